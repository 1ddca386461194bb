"""Items of a list that the last answer told in one sentence: 第六个方向 of 八个方向：扩内需、强产业、……, 最后两个.

What only names an item is answered with it, as it stands there; what asks more of it (具体安排了什么) is asked of its
name in the same document, if that tells it. Of 其中哪些…… the answer says which of the items it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft
from assistant.answering.evidence.form import counts_in
from assistant.answering.understanding.topic import names
from assistant.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation, Document

_NUMERAL = "[一二两三四五六七八九十0-9]{1,3}"
_COUNTER = "(?:个|条|项|点|样|方面|大类|类|步|张|句|块|座|家)?"
_WHICH = re.compile(
    "^(?:那么?|请|把|再|麻烦|其中|里面|里头|的|说说|讲讲|看看|谈谈|说一?下|讲一?下)*"
    f"(?:(?P<back>倒数)?第(?P<number>{_NUMERAL})|(?P<side>最后|末尾|后面|前面|前|后|头)[那这]?(?P<some>{_NUMERAL}))(?:、第?(?P<also>{_NUMERAL}))?{_COUNTER}(?:字)?"
    "(?!届|产业|批|期|季度|轮|次|年|版|代|名|位)"
    f"(?!{_NUMERAL}[大个项])(?P<noun>[一-龥]{{0,4}}?)(?P<rest>(?:再|细|仔细|具体|展开|详细|怎么|咋|怎样|如何|是|指|讲|说|写|列|给|能|有|里|都|又|呢|叫|的|安排|什么|啥|哪|[？?，,。！]|$).*)$"
)
_ASKS_MORE = re.compile("具体|详细|细|展开|怎么|咋|如何|怎样|安排|什么意思|啥意思|做什么|干什么|干啥|内容|有哪|包括")
# What a sentence lists stands behind its colon or 是, up to where another clause begins.
_OPENS = re.compile("[：:]|(?<=[一-龥])(?:分别|依次)?(?:是|为|即|指|包括|有|分为)(?!“?[^、。；]{0,30}[。；])")
_ENDS = re.compile("[。；;，,（(]|等(?=[。；;，,]|$)")
_MARKED = re.compile("、")
_JOINED = re.compile("、|(?<=[一-龥”])(?:和|以及|及|与)(?=[一-龥“])")
_NAMED_WITHIN = re.compile("“[^”]*”|《[^》]*》|（[^（）]*）")
FEWEST, LONGEST_ITEM, LONGEST_ASKED = 2, 24, 26
ASKED_FOR = "，所问的是"
_OF_THEM = re.compile("^(?:那么?)?(?:其中|里面|里头|当中|这些(?:里面?|当中|中)?)[，,]?有?(?:哪[些几]|谁)")
_ROW = re.compile("[^，。；：:]+(?:、[^，。；：:、]+)+")
NAMED_AGAIN = "上一问列出的各项里，上面提到的是：{}。"


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """Which items a follow-up asks for; ``rest``: what it asks of them, "" where it only wants to hear them."""

    first: int
    last: int
    rest: str


@dataclass(frozen=True, slots=True)
class Told:
    """An item of the last answer's sentence: its place in the document, and its name."""

    citation: Citation
    start: int
    end: int
    name: str


def items_asked(asked: str) -> ItemsAsked | None:
    """Which items are asked for by their numbers alone; counted from 0, from the end where they are below."""
    for spoken, written in load_cues().spoken_follow_ups:
        asked = spoken.sub(written, asked)
    found = _WHICH.match(asked)
    if found is None or len(asked) > LONGEST_ASKED or names(asked):
        return None
    rest = found["rest"].strip("？?。的呢，,")
    more = rest if _ASKS_MORE.search(rest) else ""
    if found["number"]:
        number = number_of(found["number"])
        if found["back"]:
            return ItemsAsked(-number, -number, more) if number else None
        also = number_of(found["also"]) if found["also"] else number
        return ItemsAsked(number - 1, also - 1, more) if number and also in (number, number + 1) else None
    some = number_of(found["some"].replace("两", "二"))
    if not some:
        return None
    if found["side"] in ("前", "前面", "头"):
        return ItemsAsked(0, some - 1, more)
    return ItemsAsked(-some, -1, more)


def told_items(answer: Answer, wanted: ItemsAsked, held: Callable[[str], Document]) -> tuple[Told, ...]:
    """The items that are wanted, of the one sentence of the answer that lists them; () where none does.

    The sentence says how many there are, and gives as many: what only has 、 in it may be no list.
    """
    for claim in answer.claims:
        cited = [citation for citation in answer.citations if citation.mark in claim.citations]
        if claim.kind != "quoted" or len(cited) != 1:
            continue
        items = _listed(cited[0], held(cited[0].document_id))
        if wanted.first >= len(items) or -wanted.first > len(items) or wanted.last >= len(items):
            continue
        end = len(items) + wanted.last + 1 if wanted.last < 0 else wanted.last + 1
        return tuple(items[wanted.first if wanted.first >= 0 else len(items) + wanted.first : end])
    return ()


def asks_which_of_them(asked: str) -> bool:
    """Whether it is asked of which of the things told before something is so (其中哪些已经……)."""
    return _OF_THEM.match(asked) is not None


def with_those_named(answer: Answer, before: Answer, held: Callable[[str], Document]) -> Answer:
    """The answer with which of the items of the last one its one sentence names in a row; as it is for none or all."""
    told = ItemsAsked(0, -1, "")
    items = [item.name for item in told_items(before, told, held)]
    rows = [row[0] for row in _ROW.finditer(answer.claims[0].text)] if len(answer.claims) == 1 else []
    named = [name for name in items if any(re.search(f"(?:^|、){re.escape(name)}", row) for row in rows)]
    if not named or len(named) == len(items):
        return answer
    return replace(answer, text=f"{answer.text}\n{NAMED_AGAIN.format('、'.join(named))}")


def compose_items(before: Gathered, items: Sequence[Told], document: Document) -> Answer:
    """The drafted answer that names the items, each as it stands."""
    draft = Draft(before.query, before.searched)
    draft.introduce(document, items[0].start, ASKED_FOR)
    for item in items:
        draft.quote(document, item.start, item.end, item.citation.passage_id)
    return draft.finished("answered")


def _listed(citation: Citation, document: Document) -> Sequence[Told]:
    """The items of a quoted sentence that counts them."""
    quote = citation.quote
    offset = document.pages[(citation.page or 1) - 1].start + citation.start
    masked = _NAMED_WITHIN.sub(lambda name: "名" * len(name[0]), quote)
    for opened in _OPENS.finditer(masked):
        ends = _ENDS.search(masked, opened.end())
        stop = ends.start() if ends else len(masked)
        for parts in (_MARKED, _JOINED):  # 人与自然和谐的湖区 is one, where 、 parts as many as are counted
            cuts = [
                opened.end(),
                *(at for part in parts.finditer(masked, opened.end(), stop) for at in part.span()),
                stop,
            ]
            spans = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts) - 1, 2)]
            counted = len(spans) >= FEWEST and len(spans) in counts_in(quote[: opened.end()])
            if counted and all(0 < end - start <= LONGEST_ITEM for start, end in spans):
                return [Told(citation, offset + start, offset + end, quote[start:end].strip()) for start, end in spans]
    return ()
