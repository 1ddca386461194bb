"""A part of a question that is told by the document which tells the other part.

宁波舟山港打算转成什么样的港？另外他们“十四五”末GDP定的多少: the plan that tells the one tells the other. A part is
asked of that document where nothing was found for it, or where it leaves open of which one it is asked and that one
tells it as well as any other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.compose import compose
from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage
from assistant.answering.gather import gather
from assistant.answering.of_the_last import answers_as_well, leaves_document_open, says_all
from assistant.answering.question import asks_the_paper, understand
from assistant.answering.understanding.sought import main_thing
from assistant.answering.understanding.topic import names
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer

_LATER = re.compile("后来|之后|以后|现在|目前|如今|实际|结果|进展|别的|其他")
_SHORTEST = 4  # characters; less asks nothing by itself
# What points back to what the part before is about: 他们, 其, 这套体系; 规划给无锡定的…
_POINTS_BACK = re.compile(
    "^(?:它|他们?|它们|其(?!他|它|中|余)|该|(?:这|那)[个条份项套片座家类次])的?|^(?:规划|方案|纲要|计划|意见|文件)(?=[里中上给对把为])[里中上]?"
)

# 营收多少, 面积多大: of what, the part before says.
_ONLY_A_FIGURE = re.compile("(?:又|还|现在|目前)*[一-龥A-Z]{2,4}(?:又|是|有)?(?:多少|多大|几何)[？?]?")
LEAST_TOLD = 0.75  # how well what the part is about must be met
# 比南京少多少: what is held against that stands in the part before.
_IS_HELD_AGAINST = re.compile("^(?:又|还|再)*(?:比(?![重例率])|较|[跟和与同离距])[^，。？]*(?:多少|几)")


def in_one_document(parts: Sequence[Gathered], shelf: Shelf) -> tuple[Gathered, ...]:
    """The parts, those gathered anew that the document of the others tells; as they are where none is."""
    answers = [compose(part) for part in parts]
    told = [answer.status == "answered" for answer in answers]
    if not any(told) or any(part.query.filters.documents for part in parts):
        return tuple(parts)
    first = told.index(True)
    documents = list(dict.fromkeys(one.document_id for one in answers[first].citations))
    anew = list(parts)
    for at, (part, answer) in enumerate(zip(parts, answers, strict=True)):
        if at == first or part.query.kind == "declined":
            continue
        repeats = at > 0 and set(answer.claims) <= set(answers[at - 1].claims)
        elsewhere = {one.document_id for one in answer.citations}.isdisjoint(documents)
        later = _LATER.search(part.query.said) or asks_the_paper(parts[first].query)  # 论文怎么建议，后来进展怎样
        may_be = (
            (elsewhere or repeats)
            and at > first
            and not later
            and leaves_document_open(_without_home(part.query.said or part.query.text))
        )
        if told[at] and not may_be:
            continue
        said_before = set(answers[at - 1].claims) if repeats else set()
        tried = (found for document in documents for found in _told_by(part, document, shelf))
        within = next((found for found in tried if not set(compose(found).claims) <= said_before), None)
        if within is not None and (not told[at] or answers_as_well(within, part)):
            anew[at] = within
    return tuple(anew)


def _without_home(text: str) -> str:
    """The text without the library's own city: most of its documents are of that, and name it nowhere."""
    home = set(load_terms().home.values())
    for name in reversed(names(text)):
        text = text if name.canonical not in home else text[: name.start] + text[name.end :]
    return text


def _told_by(part: Gathered, document: str, shelf: Shelf) -> Iterator[Gathered]:
    """What the document holds for the part, as it was completed and as it was said, where that answers it."""
    filters = replace(part.query.filters, documents=(document,))
    said = _POINTS_BACK.sub("", load_cues().apart["leads"].sub("", part.query.said))
    for text in dict.fromkeys((part.query.text, said)):
        if len(text) < _SHORTEST or (text == said and _IS_HELD_AGAINST.match(said)):
            continue
        found = gather(replace(understand(text, filters), said=part.query.said), shelf)
        answer = compose(found)
        if text == said and _is_of_another_thing(part, said, answer):
            continue
        if answer.status == "answered" and says_all(found.terms, _without_home(said or text), answer):
            yield found


def _is_of_another_thing(part: Gathered, said: str, answer: Answer) -> bool:
    """Whether only a figure is named (营收多少), and what answers it does not speak of what the part is about."""
    main = main_thing(part.terms)
    if main is None or not _ONLY_A_FIGURE.fullmatch(said):
        return False
    told = " ".join(" ".join((one.title, *one.section, one.quote)) for one in answer.citations)
    return coverage((part.terms[main],), fold(told))[0] < LEAST_TOLD
