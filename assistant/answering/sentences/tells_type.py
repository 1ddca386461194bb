"""Whether sentences that speak of a matter tell the side of it that is asked: who, where, why, how it came out.

What the question says itself tells nothing; what counts is what stands with the matter besides: a name, a place, a
date, a reason, a means, a result. By the words of ``cues.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.matter import MASK, Matter, masked, matter_in, things_asked
from assistant.answering.sentences.why import holds_a_reason
from assistant.answering.understanding.answer_type import without_asking
from assistant.answering.understanding.asked_unit import PEOPLE, unit_asked
from assistant.answering.understanding.districts import districts_in
from assistant.answering.understanding.question_terms import place_forms
from assistant.facts.naming import places_in
from assistant.quantity import base_unit, find_periods, find_quantities
from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Citation, Query

LEAST_OF_MATTER = 0.35  # of the question's things, in the quote that has most, for anything to be told from it
AT_LENGTH = frozenset({"reason", "effect", "completion", "progress", "means"})  # which any words may tell
AS_MUCH = 0.5  # of what that quote has, for another to speak of the matter itself
NEXT_TO = 6  # characters between a quote and one that goes on from it
_FEWEST_QUOTED, _REACH = 3, 90
_LISTED = re.compile("(?:[^，。；：、0-9]{1,24}、)+[^，。；、]{1,30}")
_COUNTED = re.compile("(?:[^，。；：、]{2,24}、)+[^，。；：、]{2,30}")  # 规划布局5项、设施建设17项
_JOINED = re.compile(f"([^，。；：、0-9{MASK}]{{2,20}})[和与及]([^，。；：、0-9{MASK}]{{2,20}})")
_AND_OTHERS = re.compile(
    f"[^{MASK}，。；、]{{2,}}等[^，。；、]{{0,4}}(?:{MASK}|企业|单位|公司|高校|院校|机构|部门)"
)  # 洛轴等龙头企业
_QUOTED = re.compile("“[^”]{1,20}”")
_CLAUSE_ENDS = ",，;；:：。"
_OF_ROWS = frozenset({"names", "figure", "completion", "progress"})
_OF_RATES = ("%", "个百分点")
_A_RATE = re.compile("增速|增长|增幅|涨|降|率|比[重例]|占|几成|百分|%|快|慢|高多少|低多少")
_AN_AMOUNT = re.compile("产量|规模|总[额量值]|花费|总投资|数量|(?:[产造接发建]|生产|接待)了?多少")
_IN_CHARGE = re.compile(
    "(?:谁|哪[个些几]*(?:部门|单位|机构))(?:来|去|具体)*(?:牵头|负责|主管|主抓|统筹|监督|管)|归谁管"
)
_JOINED_BY = re.compile("(?:添|加入|进|拉|纳入|算上)[^，。？]{0,6}谁")  # a city, too
_DAY = re.compile("[0-9]·[0-9]")
_NAME_TAGS = ("nr", "ns", "nz")
_NOUN_TAGS = ("n", "j")
_ONE_ASKED = re.compile("哪一?[个家座所处条项](?!些)|叫什么|叫啥|什么名[字称]?")
_SEVERAL_ASKED = re.compile("哪(?:几个|些)")
# 川渝高竹新区成为全国首个……
_NAMED_IN_FRONT = re.compile(
    "(?P<name>[^，。；：、]{2,16}?)(?:成为|建成|获批|入选|获评|荣获|跻身|被[评列认命]为|是|为)"
)
_RANKED = re.compile("(?:[区县市镇乡]|街道)$")


@dataclass(frozen=True, slots=True)
class _Told:
    """What one quote tells of the matter: its parts, and what of them the question does not say itself."""

    query: Query
    sentence: str
    matter: Matter
    words: Sequence[tuple[str, str, str]]

    @property
    def new(self) -> str:
        return "".join(word for word, _, _ in self.words)

    @property
    def around(self) -> tuple[str, str, str]:
        """What is new in the matter's clauses, in those that go on from them, and in that which has their subject."""
        return self.new, self.new_in(self.matter.behind), self.new_in(self.matter.subject)

    def new_in(self, text: str) -> str:
        return "".join(word for word, _, _ in masked(text, self.query.text))


def leaves_untold(query: Query, terms: Sequence[Term], quotes: Sequence[Citation], types: Sequence[str]) -> bool:
    """Whether the quotes speak of the matter, and none of them tells any of the sides of it that are asked for.

    A quote that names little of the matter counts where it goes on from one that names it; what an editor remarks
    tells how things stand.
    """
    things = things_asked(terms, without_asking(query.text))
    told = [(quote, matter) for quote in quotes if (matter := matter_in(things, quote.quote)) is not None]
    most = max((matter.weight for _, matter in told), default=0.0)
    if not types or most < LEAST_OF_MATTER or any(_says_how_it_stands(quote.quote) for quote, _ in told):
        return False
    if "who" in types and any(load_cues().answer_types.told["duty"].search(quote.quote) for quote, _ in told):
        return False
    last: Citation | None = None
    for quote, matter in told:
        if matter.weight < AS_MUCH * most:
            if last is None or quote.document_id != last.document_id or not 0 <= quote.start - last.end < NEXT_TO:
                continue
            matter = Matter(quote.quote, "", "", "", matter.weight)
        if any(tells(query, quote.quote, matter, name) for name in types):
            return False
        last = quote
    return True


def tells_side(query: Query, terms: Sequence[Term], quotes: Sequence[Citation], types: Sequence[str]) -> bool:
    """Whether a quote speaks of most of the matter and tells one of the sides of it."""
    things = things_asked(terms, without_asking(query.text))
    matters = ((quote, matter_in(things, quote.quote)) for quote in quotes)
    return any(
        matter is not None
        and matter.weight >= AS_MUCH
        and any(tells(query, quote.quote, matter, name) for name in types)
        for quote, matter in matters
    )


def _says_how_it_stands(text: str) -> bool:
    return by_editor(text) or load_cues().answer_types.none_told.search(text) is not None


def tells(query: Query, sentence: str, matter: Matter, answer_type: str) -> bool:
    """Whether the sentence tells that side of the matter."""
    words = masked(matter.own, query.text)
    return _TELLS[answer_type](_Told(query, sentence, matter, words if answer_type in _OF_ROWS else _alone(words)))


def _alone(words: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The words without the names that stand in a row with the thing that is asked about.

    What was set up beside it (组建甲、乙、丙) tells nothing of it. Where the question has several, all are left.
    """
    kept: list[tuple[str, str, str]] = []
    for clause in _split(words, _CLAUSE_ENDS):
        names = _split(clause, "、")
        things = [name for at, name in enumerate(names) if _is_the_thing(name) or (not at and _ends_as_asked(name))]
        kept += things[0] if len(things) == 1 < len(names) else clause
    return kept


def _split(words: Sequence[tuple[str, str, str]], marks: str) -> list[list[tuple[str, str, str]]]:
    parts: list[list[tuple[str, str, str]]] = [[]]
    for word in words:
        parts[-1].append(word)
        if word[2] in marks:
            parts.append([])
    return parts


def _is_the_thing(name: Sequence[tuple[str, str, str]]) -> bool:
    """Whether a name begins as the question has it, and is mostly the question's."""
    said = [word for word in name if word[2] not in f"{_CLAUSE_ENDS}、“”"]
    said = said[: next((at for at, word in enumerate(said) if word[2] == "等"), len(said))]
    asked = sum(len(printed) for word, _, printed in said if word == MASK)
    return bool(said) and said[0][0] == MASK and asked * 2 > sum(len(printed) for _, _, printed in said)


def _ends_as_asked(name: Sequence[tuple[str, str, str]]) -> bool:
    """Whether what opens a row, behind what is done with it, ends in a word of the question (推动姑苏)."""
    said = [word for word, _, printed in name if printed not in "、“”"]
    return bool(said) and said[-1] == MASK


def _names(told: _Told) -> bool:
    """Whether things are named one after the other that the question does not name."""
    own, behind, asked = told.matter.own, told.matter.behind, fold(told.query.text)
    own += "".join(_clause_of(coined, told.sentence) for coined in _QUOTED.findall(told.query.text))
    said = f"{own}{behind}"
    rows = [*_LISTED.findall(said), *_COUNTED.findall(said if behind[:1] in ("：", ":") else own)]
    rows += [row for row in _COUNTED.findall(behind) if row.count("、") > 1]
    if any(sum(fold(name) not in asked for name in row.split("、")) > 1 for row in rows):
        return True
    if _ONE_ASKED.search(told.query.text) and (_opens_with(told, _NAME_TAGS) or _has_a_name_in_front(told)):
        return True  # 哪个园区入选: one name in front is all that is asked for
    return len(_QUOTED.findall(said)) >= _FEWEST_QUOTED or _JOINED.search(told.new) is not None


def _has_a_name_in_front(told: _Told) -> bool:
    """Whether the matter's clause begins with a name that is not the question's, of what it says that it is."""
    found = _NAMED_IN_FRONT.match(told.matter.own.lstrip("，。；："))
    if found is None:
        return False
    words, asked = open_words().tagged(found["name"]), fold(told.query.text)
    own = sum(len(word) for word, tag in words if word not in asked)
    return own > 1 and not words[0][1].startswith(("v", "d", "p"))


def _clause_of(coined: str, sentence: str) -> str:
    """The clause that has the name in quotes which the question has too (实现甲、乙和丙的“三个转变”)."""
    return next((clause for clause in re.split("[，；：。]", sentence) if coined in clause), "")


def _place(told: _Told) -> bool:
    """Whether a place is named that the question does not name."""
    cues, places, asked = load_cues().answer_types.told, place_forms(), fold(told.query.text)
    if _opens_with(told, _NAME_TAGS) or any(cues["where"].search(text) for text in told.around):
        return True
    matter = told.matter
    rows = _LISTED.findall(told.sentence) if _SEVERAL_ASKED.search(told.query.text) else ()
    if any(sum(map(_is_a_place, row.split("、"))) > 1 for row in rows):
        return True  # 依托海口、三亚等市疾控中心，建设区域中心: the places stand with what is built on them
    for said in (matter.own, matter.behind, matter.subject):
        if any(name not in told.query.subjects and fold(said[a:b]) not in asked for name, a, b in places_in(said)):
            return True
    return any(
        word != MASK
        and (
            (tag.startswith("ns") and word not in places)
            or (cues["place"].fullmatch(word) and word[:-1] not in asked and not cues["no_place"].search(word))
        )
        for word, tag, _ in told.words
    )


def _is_a_place(name: str) -> bool:
    return bool(places_in(name)) or any(tag.startswith("ns") for _, tag in open_words().tagged(name))


def _areas(told: _Told) -> bool:
    """Whether districts, counties or cities are named, at least as the last of a row; one, in front of what is done.

    姑苏、太湖、龙城三个实验室 are none.
    """
    if _ONE_ASKED.search(told.query.text) and _opens_with_a_place(told):
        return True
    rows = (row.split("、") for row in _LISTED.findall(told.sentence))
    last = (open_words().tagged(row[-1].removesuffix("等"))[-1:] for row in rows)
    named = any(tag.startswith("ns") or _RANKED.search(word) for one in last for word, tag in one)
    return named or bool(districts_in(told.sentence))


def _day(told: _Told) -> bool:
    return bool(find_periods(told.sentence)) or _DAY.search(told.sentence) is not None


def _doer(told: _Told) -> bool:
    """Whether a body or a person is named: by its kind, in front of what was done, or behind 由, 与, 获 and the like.

    Others that were set up beside the thing (组建甲、乙、丙) are none that did it.
    """
    cues = load_cues().answer_types.told
    kind = "body" if _IN_CHARGE.search(told.query.text) else "who"
    if any(cues[kind].search(text) for text in told.around) or _opens_with(told, _NOUN_TAGS):
        return True
    if _AND_OTHERS.search(told.new) or any(
        not found["whom"].startswith(MASK) for found in cues["by"].finditer(told.new)
    ):
        return True
    return _JOINED_BY.search(told.query.text) is not None and _place(told)


def _opens_with(told: _Told, tags: tuple[str, ...]) -> bool:
    """Whether a new noun stands in front of all that the question says but places, and of what is done."""
    places, passed, manner = place_forms(), load_terms().generic, load_cues().answer_types.told["manner"]
    for word, tag, printed in told.words:
        if manner.fullmatch(word):
            continue  # 全面推进 names no one
        if (word == MASK and printed not in places) or (word != MASK and tag.startswith("v")):
            return False
        if word != MASK and len(word) > 1 and word not in passed and (tag.startswith(tags) or not tag):
            return True
    return False


def _opens_with_a_place(told: _Told) -> bool:
    """Whether a place that is no city stands in front of what is done: 惠州博罗成为……."""
    for word, tag, _ in told.words:
        if word == MASK or tag.startswith("v"):
            return False
        if tag.startswith(_NAME_TAGS) and word not in place_forms():
            return True
    return False


def _reason(told: _Told) -> bool:
    """Whether a reason or a purpose is told, with the matter or in what leads up to it or goes on from it."""
    cues, matter = load_cues().answer_types.told, told.matter
    said = (told.new, matter.ahead, matter.subject, matter.behind, matter.rest)
    if cues["stated"].search(told.sentence) or any(
        holds_a_reason(text) or cues["reason"].search(text) for text in said
    ):
        return True
    if cues["cause"].search(matter.before[-_REACH:]):
        return True
    ends = told.new.rpartition(MASK)[2] if MASK in told.new else ""
    clauses = (ends, *matter.behind.split("，")[1:], *told.new.split("，")[1:])
    return any(cues["purpose"].search(clause.lstrip("”、")) for clause in clauses)


def _means(told: _Told) -> bool:
    matter = told.matter
    said = (matter.behind, matter.ahead, matter.subject, matter.rest)
    return _in_words("means", told.new.replace(MASK, "，"), *said)


def _effect(told: _Told) -> bool:
    return _in_words("effect", *told.around, told.matter.rest) or _in_words("done", told.new)


def _completion(told: _Told) -> bool:
    """Whether it is told that something was done; by the question's own word, too (建成了没有: 全面建成).

    A mark that is only aimed at (到2023年超过1000亿元) tells nothing of what came of it.
    """
    matter = told.matter
    if _in_words("done", matter.own, matter.behind, matter.rest):
        return True
    return _in_words("completion", matter.own) and not _in_words("aimed", matter.own)


def _progress(told: _Told) -> bool:
    """Whether more is told than the question says itself: that it began, what was done, a number."""
    return _completion(told) or _effect(told) or _in_words("started", *told.around, told.matter.rest)


def _occasion(told: _Told) -> bool:
    return _in_words("occasion", told.new, told.matter.behind, told.matter.subject, told.matter.before)


def _standard(told: _Told) -> bool:
    return _in_words("standard", *told.around)


def _procedure(told: _Told) -> bool:
    return _in_words("procedure", *told.around, told.matter.rest)


def _in_words(name: str, *texts: str) -> bool:
    told_by = load_cues().answer_types.told[name]
    return any(told_by.search(text) for text in texts)


def _figure(told: _Told) -> bool:
    """Whether the sentence has a number in the unit that is asked for, and of an amount more than rates."""
    unit, asked = unit_asked(told.query.text), fold(told.query.text)
    found = [one.value for one in find_quantities(told.sentence) if fold(one.value.printed) not in asked]
    if unit and unit not in _OF_RATES:
        kinds = (base_unit(one.unit)[0] for one in found)
        return any(kind.endswith(unit) or (unit == "人" and kind in PEOPLE) for kind in kinds)
    text = told.query.text
    amount = unit not in _OF_RATES and bool(_AN_AMOUNT.search(text)) and not _A_RATE.search(text)
    return any(not amount or one.unit not in _OF_RATES for one in found)


_TELLS: Mapping[str, Callable[[_Told], bool]] = {
    "procedure": _procedure,
    "names": _names,
    "where": _place,
    "areas": _areas,
    "occasion": _occasion,
    "when": _day,
    "who": _doer,
    "reason": _reason,
    "effect": _effect,
    "completion": _completion,
    "progress": _progress,
    "standard": _standard,
    "figure": _figure,
    "means": _means,
}
