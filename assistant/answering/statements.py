"""Statements: the sentences of the evidence, each with what it inherits, and how well it answers the question."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.orders import gives_orders
from assistant.answering.question import load_cues
from assistant.answering.relevance import close_coverage, coverage, focus, place_forms, title_coverage, weighed
from assistant.facts.naming import places_in
from assistant.numerals import number_of
from assistant.quantity import find_periods, find_quantities
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.unmarked import LONGEST_LABEL, is_label
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.answering.relevance import Term
    from assistant.model import Document, Evidence, Period, Query
    from assistant.quantity import Located

@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much in a statement's support; how they were chosen: docs/decisions/0004-support.md.

    The first four: what a term of the question is worth that stands in the sentence's line (with a table's heads), in
    the headings above, in the document's title (1 in the sentence itself). Then what is added, and what remains of the
    score when something that was asked for is missing or contradicts.
    """

    line: float = 0.6
    section: float = 0.9
    title: float = 0.9
    own: float = 0.05
    retrieved: float = 0.1
    count_agrees: float = 0.3
    as_many: float = 0.3
    reason: float = 0.15
    stated_reason: float = 0.25
    label: float = 0.25
    titled: float = 0.3
    defines: float = 0.15
    announced: float = 0.25
    figure_named: float = 0.2
    asked_form: float = 0.25
    broad_period: float = 0.85
    no_figure: float = 0.5
    other_unit: float = 0.6
    no_date: float = 0.5
    other_period: float = 0.3
    no_period: float = 0.75
    other_place: float = 0.5
    no_place: float = 0.7
    label_line: float = 0.85
    no_members: float = 0.8
    no_places: float = 0.6
    editors_remark: float = 0.93  # a digest's editor compares and sums up; what the sources say comes first
    not_the_paper: float = 0.6


WEIGHTS = Weights()
_MEMBERS = re.compile("[、；]")
_DEFINES = "(?:主要)?(?:是(?:指|：)|为：|是指|包括|主要有|有：|如下)"
_VOCATIVE = re.compile(r"(?:各位\w{1,6}|同志们|朋友们)[！!：:，,。]?")
_REASON_ASKED = re.compile("为什么|为何|为啥|原因|缘由|凭什么")
_STATED_REASON = re.compile("原因|理由|起因|缘由|倒逼|之所以")
_WHO_ASKED = re.compile("都?有谁|哪些(?:城市|成员|单位|地方)|谁和谁")
_PLACES_ASKED = re.compile("(?:哪|几)[一两二三四五六七八九十几些]*个?(?:城市|地市|省份?|市|区县|县|地区)")
_MEMBERS_LABEL = re.compile("成员|名单|组成|包括|范围")
# What the form of an answer must be when the question names it: 第几层 → 第三层次, 文号 → 〔2016〕87号.
_ORDINAL_ASKED = re.compile("第几(.)")
_NUMBERED_DOCUMENT = re.compile(r"[〔\[]\d{4}[〕\]]")
_REASON = re.compile("由于|因为|因此|导致|原因|理由|受.{1,12}影响|鉴于|为了|使得")
_COUNTED = re.compile(
    r"[一两二三四五六七八九十\d]+(?=个|大|条|项|张|类|层|区|方面|化|块|点|家|座|处|种|名|市|县|城|件|步|章)"
)
_FIGURE = re.compile(r"(?<![\d.])\d{2,}(?:\.\d+)?(?![\d.]|年)")
_COUNTED_KIND = re.compile(r"[两二三四五六七八九十\d][个大条项类座处种](\w{2})")
FEWEST_SEPARATORS = 2
_JOINTS = ("、", "和", "与", "及", "以及")
LINE_REACH = 250  # characters of its line that a sentence's reader keeps in mind, on either side
_SPEAKERS_OWN = re.compile("[全我本咱][省市]|咱们市|无锡全市")  # the place of whoever speaks: the title tells which
_COUNTRY = frozenset({"全国"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (or table row) of a document with its support for the question.

    ``covered``: share of the question matched by the sentence with its context; ``own``: by its words alone;
    ``form``: what it gained by having the form asked for (members, a reason, an ordinal);
    ``matches``: how far each term of the question is matched; ``score``: ``covered`` after what is missing or
    contradicts; ``missing``: terms matched nowhere; ``faults``: which of period, place, figure, unit and date does not
    agree.
    """

    document: Document
    start: int
    end: int
    passage_id: str
    score: float
    covered: float
    own: float
    form: float
    matches: tuple[float, ...]
    missing: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def text(self) -> str:
        """The statement as printed, with its source marks."""
        return self.document.text[self.start : self.end]


def statements(
    query: Query, terms: tuple[Term, ...], evidence: Iterable[Evidence], document: Callable[[str], Document]
) -> tuple[Statement, ...]:
    """The statements of the evidence, best first (ties: document id, then place in the text)."""
    found: dict[tuple[str, int], Statement] = {}
    for rank, item in enumerate(evidence):
        holder = document(item.passage.document_id)
        for start, end in sentences(holder.text, item.passage.start, item.passage.end):
            if (holder.id, start) in found or _says_nothing(holder, start, end) or gives_orders(holder, start, end):
                continue
            judged = _judge(query, terms, holder, start, end, item.passage.id)
            found[holder.id, start] = replace(judged, score=judged.score + WEIGHTS.retrieved / (1 + rank))
    return tuple(sorted(found.values(), key=lambda s: (-round(s.score, 9), s.document.id, s.start)))


def _says_nothing(document: Document, start: int, end: int) -> bool:
    """Whether the span is a heading or an address and no more; an article's text follows its number in its sentence."""
    if _VOCATIVE.fullmatch(document.text, start, end):
        return True
    at = bisect_right(document.sections, start, key=lambda section: section.heading_start) - 1
    return at >= 0 and start < (heading_end := document.sections[at].heading_end) and end <= heading_end + 1


def _judge(
    query: Query, terms: tuple[Term, ...], document: Document, start: int, end: int, passage_id: str
) -> Statement:
    own_text = strip_marks(document.text[start:end])
    context = Context.around(document, start, end)
    own = close_coverage(terms, fold(own_text))
    layers = (
        (1.0, own),
        (WEIGHTS.line, coverage(terms, fold(context.line))),
        (WEIGHTS.label_line, coverage(terms, fold(context.label))),
        (WEIGHTS.section, coverage(terms, fold(" ".join(context.section)))),
        (WEIGHTS.title, title_coverage(terms, document, context.section)),
    )
    matched = tuple(map(max, zip(*([worth * match for match in matches] for worth, matches in layers), strict=True)))
    covered = weighed(terms, matched)
    factor, faults = _agreement(query, document, own_text, context)
    form = covered * _bonus(query, terms, own_text)
    announced = load_cues().announced.get(query.stance)
    announces = query.kind in {"list", "explain"} and announced is not None and announced.search(own_text) is not None
    return Statement(
        document, start, end, passage_id,
        score=(covered + WEIGHTS.own * weighed(terms, own)) * factor + form + WEIGHTS.announced * covered * announces,
        covered=covered,
        own=weighed(terms, own),
        form=form,
        matches=matched,
        missing=tuple(term.word for term, match in zip(terms, matched, strict=True) if match < 0.3),
        faults=faults,
    )  # fmt: skip


def _bonus(query: Query, terms: tuple[Term, ...], own: str) -> float:
    """What a statement gains by having the form that is asked for: members, a reason, an ordinal, a document number."""
    reason_asked = _REASON_ASKED.search(query.text) is not None
    gained = WEIGHTS.titled * focus(terms, fold(own)) if is_label(own) and not reason_asked else 0.0
    if any(definition.search(own) for definition in _definitions(terms)):
        gained += WEIGHTS.defines
    if query.kind in {"list", "explain"} and any(figure in own for figure in _FIGURE.findall(query.text)):
        gained += WEIGHTS.figure_named
    if query.kind == "list":
        asked, listed = asked_count(query.text), own[own.find("：") + 1 :]
        if asked and asked in counts_in(own):
            gained += WEIGHTS.count_agrees
        elif asked == _members(listed):
            gained += WEIGHTS.as_many
        label = own.partition("：")[0]
        if len(label) <= LONGEST_LABEL and len(_MEMBERS.findall(listed)) > 1 and _labels(query, terms, label):
            gained += WEIGHTS.label
    if reason_asked:
        gained += WEIGHTS.stated_reason if _STATED_REASON.search(own) else WEIGHTS.reason * bool(_REASON.search(own))
    ordinal = _ORDINAL_ASKED.search(query.text)
    if ordinal and re.search(f"第[一二三四五六七八九十0-9]+{ordinal[1]}", own):
        gained += WEIGHTS.asked_form
    if "文号" in query.text and _NUMBERED_DOCUMENT.search(own):
        gained += WEIGHTS.asked_form
    return gained


@lru_cache(maxsize=256)
def _definitions(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], ...]:
    """主要目标是：, 工作原则包括: what follows upon a thing that is asked for says what it is."""
    return tuple(
        re.compile(f"(?:{'|'.join(map(re.escape, term.forms))}){_DEFINES}")
        for term in terms
        if term.thing and term.word not in place_forms()
    )


def _labels(query: Query, terms: Sequence[Term], label: str) -> bool:
    """Whether what stands before the colon says that the members asked for follow."""
    if _WHO_ASKED.search(query.text) and _MEMBERS_LABEL.search(label):
        return True
    counted = _COUNTED_KIND.search(query.text)
    if counted and label.endswith(counted[1]) and not _COUNTED.search(label):
        return False  # 哪四个片区: 四大片区： announces them, 空港片区： is one of them
    return any(term.thing and match >= 1 for term, match in zip(terms, coverage(terms, fold(label)), strict=True))


def _members(said: str) -> int:
    """How many things a sentence lists: what ； parts, where it parts any, else what 、 parts."""
    return said.count("；" if "；" in said else "、") + 1


def counts_in(text: str) -> frozenset[int]:
    """The numbers of things that a text names (四大定位, 两个方面)."""
    return frozenset(number_of(word.replace("两", "二")) for word in _COUNTED.findall(text))


def asked_count(question: str) -> int:
    """How many members the question expects (哪四个, 三个定位是什么), or 0."""
    counted = _COUNTED.search(question)
    return number_of(counted[0].replace("两", "二")) if counted else 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader takes along to a sentence: its line (with a table's head), the headings, title and issuer.

    ``label`` is a short first sentence that says what its paragraph is about (持续优化营商环境。).
    """

    line: str
    section: tuple[str, ...]
    title: str
    issuer: str
    issued: str
    label: str

    @classmethod
    def around(cls, document: Document, start: int, end: int) -> Context:
        """The context of ``document.text[start:end]``."""
        text = document.text
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = last if last >= 0 else len(text)
        line = strip_marks(text[max(first, start - LINE_REACH) : min(last, end + LINE_REACH)])
        for table in document.tables:
            if table.start <= start < table.end:
                head = " ".join(text[cell.start : cell.end] for cell in table.cells if cell.row == 0)
                line = f"{head} {line}"
        label = ""
        opening = sentences(text, first, min(last, first + LINE_REACH))[:1]
        if opening and opening[0][0] < start and opening[0][1] - opening[0][0] <= LONGEST_LABEL:
            label = text[opening[0][0] : opening[0][1]]
        return cls(line, document.section_at(start), document.title, document.issuer, document.issued, label)


def _agreement(query: Query, document: Document, own: str, context: Context) -> tuple[float, tuple[str, ...]]:
    """What is left of the score, and which of figure, unit, date, period and place does not agree."""
    left = {**_what_is_expected(query, own), **_when_and_where(query, own, context)}
    factor = math.prod(left.values())
    wanted = min(FEWEST_SEPARATORS, max(asked_count(query.text) - 1, 0) or FEWEST_SEPARATORS)
    if query.kind == "list" and len(_MEMBERS.findall(own)) < wanted:
        factor *= WEIGHTS.no_members
    if query.kind == "list" and _PLACES_ASKED.search(query.text) and not _lists_places(own):
        factor *= WEIGHTS.no_places
    if "（编者说明）" in own:
        factor *= WEIGHTS.editors_remark
    if "论文" in query.text and document.kind != "paper":
        factor *= WEIGHTS.not_the_paper
    return factor, tuple(fault for fault in left if fault)


def _lists_places(own: str) -> bool:
    """Whether the sentence gives places one after the other (苏州、南通、宁波)."""
    joints = (own[one[2] : other[1]].strip("市省县区") for one, other in pairwise(places_in(own)))
    return sum(joint in _JOINTS for joint in joints) >= FEWEST_SEPARATORS


def _what_is_expected(query: Query, own: str) -> dict[str, float]:
    """What remains where the figure, its unit or the date that is asked for does not stand in the sentence."""
    left: dict[str, float] = {}
    if query.expects == "figure":
        quantities = find_quantities(own)
        if not quantities:
            left["figure"] = WEIGHTS.no_figure
        elif query.units and not any(found.value.unit.endswith(query.units) for found in quantities):
            left["unit"] = WEIGHTS.other_unit
    if query.expects == "date" and not _periods(own):
        left["date"] = WEIGHTS.no_date
    return left


def _when_and_where(query: Query, own: str, context: Context) -> dict[str, float]:
    """What remains where the sentence is of another period or place than is asked for; "" names no fault."""
    left: dict[str, float] = {}
    periods = [period for period in query.periods if period.key]
    if periods and query.kind != "verify":  # a wrong year may be the very premise that the answer corrects
        issued = () if query.expects == "figure" else (context.issued,)  # a date of issue dates no figure
        agrees = periods_agree(periods, (own, context.line), (*reversed(context.section), context.title, *issued))
        if agrees is None:
            left["no period"] = WEIGHTS.no_period
        elif not agrees:
            left["period"] = WEIGHTS.other_period
        elif names_only_stretches(own):
            left[""] = WEIGHTS.broad_period
    nearest_first = (own, context.line, *reversed(context.section), context.title, context.issuer)
    agrees = places_agree(query.subjects, nearest_first) if query.subjects else True
    if agrees is False:
        left["place"] = WEIGHTS.other_place
    elif agrees is None and query.expects == "figure":
        left["no place"] = WEIGHTS.no_place
    return left


def periods_agree(asked: Sequence[Period], near: Iterable[str], above: Iterable[str] = ()) -> bool | None:
    """Whether the nearest text that names a time names one that overlaps an asked one; None when none names any.

    ``near`` are the sentence and its line, ``above`` the headings and the title, each nearest first: a stretch of years
    in a heading or title (2021—2025年) dates nothing that stands below it.
    """
    named_near = ([found.value for found in find_periods(text)] for text in near)
    named_above = ([found.value for found in find_periods(text) if not _is_stretch(found.value)] for text in above)
    for named in (*named_near, *named_above):
        if named:
            return any(_overlap(a, b) for a in asked for b in named)
    return None


@lru_cache(maxsize=8192)
def _periods(text: str) -> tuple[Located[Period], ...]:
    return find_periods(text)


def _is_stretch(period: Period) -> bool:
    return ".." in period.key.strip(".")


def names_only_stretches(text: str) -> bool:
    """Whether every time that the text names is a stretch of years."""
    named = _periods(text)
    return bool(named) and all(_is_stretch(found.value) for found in named)


def _overlap(one: Period, other: Period) -> bool:
    if not (one.last and other.last):
        return one.key == other.key
    return (one.first or one.last) <= other.last and (other.first or other.last) <= one.last


def places_agree(asked: Sequence[str], nearest_first: Iterable[str]) -> bool | None:
    """Whether the nearest text that names a place of an asked one's level (city, province, region) names an asked one.

    None when no text names such a place: what is said may be about any.
    """
    terms = load_terms()
    levels = {terms.level(place) for place in asked}
    for text in nearest_first:
        said = _SPEAKERS_OWN.sub("", fold(text))
        named = {name.canonical for name in names_in(said, terms.places)} - _COUNTRY
        if named & set(asked):
            return True
        if any(terms.level(place) in levels for place in named):
            return False
    return None
