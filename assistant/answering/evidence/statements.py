"""Statements: the sentences of the evidence, each with what it inherits, and how well it answers the question."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence import weights
from assistant.answering.evidence.beginnings import earliest_first
from assistant.answering.evidence.chapters import told_at, told_of_sentence
from assistant.answering.evidence.courtesies import asks_for_preamble, is_courtesy, is_preamble
from assistant.answering.evidence.doubt import by_editor, doubted, warns
from assistant.answering.evidence.form import form_gained, gives_reason, kind_met, reason_asked, remains_of_a_list
from assistant.answering.evidence.in_a_row import is_one_of_a_row
from assistant.answering.evidence.meaning import TOLD_AT_LENGTH, with_meaning
from assistant.answering.evidence.of_the_time import gives_aims_of_one_year
from assistant.answering.evidence.opening_clauses import opening
from assistant.answering.evidence.orders import gives_orders
from assistant.answering.evidence.polarity import lacks_denial, says_the_opposite
from assistant.answering.evidence.relevance import (
    close_coverage,
    coverage,
    have_short_names,
    is_of_field,
    parted_coverage,
    title_coverage,
    weighed,
)
from assistant.answering.evidence.surroundings import Context, said_at
from assistant.answering.evidence.time_and_place import periods_agree, says_when
from assistant.answering.evidence.when_and_where import when_and_where
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.stance import announces_what_is_wrong, opposed, says_what_is_wrong
from assistant.answering.understanding.telling import amount_of, is_telling
from assistant.answering.understanding.wanted import DAY
from assistant.quantity import find_quantities
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start, lines_around
from assistant.remembered import remembered_at
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Evidence, Period, Query, Stance


ANSWERS, BEST = 0.55, 12  # a score that answers, among so many of the best
OTHER_HALF: dict[str, Stance] = {"proposed": "reported", "reported": "proposed"}
OPENING = 400  # characters of a document within which its title may stand as a line
PARAGRAPH_REACH = 600  # characters of the best passage's paragraph that are heard beyond the passage
NEAR_ENOUGH = 0.6  # of the best score, for a sentence that prints the amount which is asked about
MOST_COMPANY = 5  # sentences of a paragraph that name the main thing
FIELD_WORTH = 0.75  # of a word that speaks of the field of what is asked about
_A_DAY = re.compile(r"\d{1,2}\s*[日号]")
_A_MONTH = re.compile(r"\d\s*月|月[初中底末]")
_NO_DAY = 0.6  # of the score of a sentence that dates it to no day, where the day is asked
_VOCATIVE = re.compile(r"(?:各位\w{1,6}|同志们|朋友们)[！!：:，,。]?")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (or table row) of a document with its support for the question.

    ``covered``: share of the question matched by the sentence with its context; ``own``: by its words alone;
    ``form``: what it gained by having the form asked for (members, a reason, an ordinal);
    ``matches``: how far each term of the question is matched; ``score``: ``covered`` after what is missing or
    contradicts, with ``meant``; ``missing``: terms matched nowhere; ``faults``: which of period, place, side, figure,
    unit and date does not agree; ``nearness``: the cosine with the question, where no figure settles it (0 to 1), and
    ``meant`` what the score gained or lost by it (``meaning.py``).
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
    nearness: float = 0.0
    meant: float = 0.0

    @property
    def text(self) -> str:
        """The statement as printed, with its source marks."""
        return self.document.text[self.start : self.end]

    @property
    def by_words(self) -> float:
        """The score without what meaning gives or takes."""
        return self.score - self.meant

    @property
    def lines(self) -> str:
        """The lines that it stands in, whole."""
        return self.document.text[slice(*lines_around(self.document.text, self.start, self.end))]

    @property
    def above(self) -> str:
        """The headings that it stands under, and the title."""
        return " ".join((*self.document.section_at(self.start), self.document.title))

    def is_of(self, times: Sequence[Period]) -> bool | None:
        """Whether it, or else the nearest heading that names a time, names one of these; None where none names any."""
        return periods_agree(times, (self.text,), tuple(reversed(self.document.section_at(self.start))))


def statements(
    query: Query, terms: tuple[Term, ...], evidence: Iterable[Evidence], document: Callable[[str], Document]
) -> tuple[Statement, ...]:
    """The statements of the evidence, best first (ties: document id, then place in the text).

    Where it is asked since when something is so, the earliest beginning comes first.
    """
    found: dict[tuple[str, int], Statement] = {}
    for rank, item in enumerate(evidence):
        holder = document(item.passage.document_id)
        reach = item.passage.end
        if not rank and query.kind in TOLD_AT_LENGTH:  # the best passage's paragraph is heard to its end
            reach = min(line_end(holder.text, max(reach - 1, 0)), reach + PARAGRAPH_REACH)
        for start, end in sentences(holder.text, item.passage.start, reach):
            if (holder.id, start) in found or not _is_heard(holder, start, end):
                continue
            retrieved = weights.WEIGHTS.retrieved / (1 + rank)
            found[holder.id, start] = _judge(query, terms, holder, start, end, item.passage.id, retrieved)
    judged = _with_company(query, terms, with_meaning(query, terms, tuple(found.values())))
    ranked = _its_amount_first(query, _opening_first(query, terms, sorted(judged, key=_best_first)))
    return earliest_first(query, terms, _done_or_to_do(query, ranked))


def _best_first(statement: Statement) -> tuple[float, str, int]:
    return -round(statement.score, 9), statement.document.id, statement.start


def _its_amount_first(query: Query, ranked: list[Statement]) -> list[Statement]:
    """The statements, those first that print the amount by which members are singled out (哪几个集群要做到5000亿)."""
    said = [amount for quantity in query.quantities if is_telling(quantity) and (amount := amount_of(quantity))[0]]
    if query.kind != "list" or not said or not ranked:
        return ranked
    near = [one for one in ranked[:BEST] if one.score >= NEAR_ENOUGH * ranked[0].score and not one.faults]
    of_it = [one for one in near if any(amount_of(found.value) in said for found in find_quantities(one.text))]
    return [*of_it, *(one for one in ranked if one not in of_it)]


def _opening_first(query: Query, terms: tuple[Term, ...], ranked: list[Statement]) -> list[Statement]:
    """The statements, those among the best scored higher that begin with what is asked about.

    强化生育保障，…… is more on 生育 than what has it fourth of five things.
    """
    if query.kind != "explain" or reason_asked(query.text):
        return ranked
    things = [term for term in terms if term.thing and term.held and term.word not in place_forms()]
    if not things:
        return ranked
    gain = weights.WEIGHTS.opens
    first = [
        replace(one, score=one.score + gain * weighed(things, coverage(things, fold(opening(one.text)))))
        for one in ranked[:BEST]
    ]
    return [*sorted(first, key=_best_first), *ranked[BEST:]]


def _with_company(query: Query, terms: tuple[Term, ...], judged: Sequence[Statement]) -> Sequence[Statement]:
    """The statements, those that name the main thing in a paragraph whose other sentences name it too scored higher.

    A paragraph of six sentences on 养老 is where it is dealt with, and not a list that has it among five other things.
    """
    things = [term for term in terms if term.thing and term.held and term.word not in place_forms()]
    main = max(things, key=lambda term: term.weight, default=None)
    if query.kind not in TOLD_AT_LENGTH or main is None or reason_asked(query.text):
        return judged
    lines = [(one.document.id, line_start(one.document.text, one.start)) for one in judged]
    named = [coverage((main,), fold(one.text))[0] >= 1 for one in judged]
    company = Counter(line for line, is_named in zip(lines, named, strict=True) if is_named)
    gain = weights.WEIGHTS.company * main.weight
    return [
        replace(one, score=one.score + gain * (min(company[line], MOST_COMPANY) - 1)) if is_named else one
        for one, line, is_named in zip(judged, lines, named, strict=True)
    ]


def _done_or_to_do(query: Query, ranked: list[Statement]) -> list[Statement]:
    """The statements without those of what was done, where what is to be done is asked for, or the other way round.

    They are left where nothing else answers.
    """
    other = half_left_out(query, ranked)
    return [one for one in ranked if _told(one) != other] if other else ranked


def half_left_out(query: Query, ranked: Sequence[Statement]) -> Stance:
    """What no answer may be taken from: what is to be done, where what was done is asked and told, or the other way."""
    other = OTHER_HALF.get(query.stance, "")
    answered = any(one.score >= ANSWERS and _told(one) == query.stance for one in ranked[:BEST])
    return other if answered else ""


def _told(statement: Statement) -> Stance:
    told = told_at(statement.document, statement.start)
    return told if told == told_of_sentence(statement.document, statement.start, statement.end) else ""


@remembered_at
def _is_heard(document: Document, start: int, end: int) -> bool:
    """Whether the span says something, and orders nothing; the same whatever is asked."""
    return not (_says_nothing(document, start, end) or gives_orders(document, start, end))


def _says_nothing(document: Document, start: int, end: int) -> bool:
    """Whether the span is the title, a heading, an address or a table's heads and no more.

    An article's text follows its number in its sentence.
    """
    if any(table.start == start for table in document.tables):
        return True
    if _VOCATIVE.fullmatch(document.text, start, end) or is_courtesy(document.text[start:end]):
        return True
    if start < OPENING and fold(document.text[start:end]) == fold(document.title):
        return True
    at = bisect_right(document.sections, start, key=lambda section: section.heading_start) - 1
    return at >= 0 and start < (heading_end := document.sections[at].heading_end) and end <= heading_end + 1


def _judge(
    query: Query, terms: tuple[Term, ...], document: Document, start: int, end: int, passage_id: str, retrieved: float
) -> Statement:
    said = said_at(document, start, end)
    own_text, context = said.own, said.context
    own = kind_met(query, terms, own_text, close_coverage(terms, said.folded))
    if query.expects != "figure":
        own = _or_of_the_field(terms, said.folded, own)
    if have_short_names(terms):
        own = tuple(map(max, own, parted_coverage(terms, said.folded, said.titled)))
    reasons = reason_asked(query.text) and gives_reason(own_text)
    line = weights.WEIGHTS.reasoned_line if reasons else weights.WEIGHTS.line
    label, section, title = weights.WEIGHTS.label_line, weights.WEIGHTS.section, weights.WEIGHTS.title
    layers = zip(
        own,
        coverage(terms, said.line),
        coverage(terms, said.label),
        coverage(terms, said.section),
        title_coverage(terms, document, context.section),
        strict=True,
    )
    matched = tuple([max(o, line * n, label * b, section * s, title * t) for o, n, b, s, t in layers])
    covered = weighed(terms, matched)
    factor, faults = _agreement(query, document, own_text, context)
    if gives_aims_of_one_year(query, document, start, end):
        factor, faults = factor * weights.WEIGHTS.other_period, (*faults, "period")
    if says_the_opposite(query, terms, own_text):
        factor, faults = factor * weights.WEIGHTS.opposite, (*faults, "opposite")
    elif lacks_denial(query, terms, own_text):
        factor *= weights.WEIGHTS.not_denied
    told = context.told
    done = query.stance == "problem" and told == "reported" and not says_what_is_wrong(own_text)
    if done or {query.stance, told} == {"proposed", "reported"}:
        factor *= weights.WEIGHTS.reviewed
    wanting = query.stance == "proposed" and says_what_is_wrong(own_text)
    if wanting:
        factor *= weights.WEIGHTS.other_stance
    told_wrong = query.stance == "proposed" and announces_what_is_wrong(own_text)
    if told_wrong or opposed(query.stance, told) or (query.stance, told) == ("reported", "problem"):
        factor, faults = factor * weights.WEIGHTS.other_stance, (*faults, "stance")
    form = 0.0 if wanting else covered * form_gained(query, terms, own_text)
    if doubted(query) and warns(own_text):
        form += covered * weights.WEIGHTS.warns
    announced = load_cues().announced.get(query.stance)
    announces = query.kind in {"list", "explain"} and announced is not None and announced.search(own_text) is not None
    announced_so = weights.WEIGHTS.announced * covered * announces
    if is_one_of_a_row(query, terms, own_text):
        factor, form, announced_so = factor * weights.WEIGHTS.one_of_a_row, 0.0, 0.0
    return Statement(
        document, start, end, passage_id,
        score=(covered + weights.WEIGHTS.own * weighed(terms, own)) * factor + form + announced_so + retrieved,
        covered=covered,
        own=weighed(terms, own),
        form=form,
        matches=matched,
        missing=tuple(term.word for term, match in zip(terms, matched, strict=True) if match < 0.3),
        faults=faults,
    )  # fmt: skip


def _or_of_the_field(terms: tuple[Term, ...], said: str, matches: tuple[float, ...]) -> tuple[float, ...]:
    """The matches, at least what a word of the field is worth where ``said`` has one."""
    return tuple(
        FIELD_WORTH if match < FIELD_WORTH and is_of_field(term, said) else match
        for term, match in zip(terms, matches, strict=True)
    )


def _agreement(query: Query, document: Document, own: str, context: Context) -> tuple[float, tuple[str, ...]]:
    """What is left of the score, and which of figure, unit, date, period and place does not agree."""
    left = {**_what_is_expected(query, own), **when_and_where(query, document, own, context)}
    factor = math.prod(left.values())
    factor *= remains_of_a_list(query, own)
    if query.kind in TOLD_AT_LENGTH and is_preamble(own) and not asks_for_preamble(query.text):
        factor *= weights.WEIGHTS.preamble
    if by_editor(own):
        factor *= weights.WEIGHTS.remark_on_doubt if doubted(query) else weights.WEIGHTS.editors_remark
    if "论文" in query.text and document.kind != "paper":
        of_it = "论文" in own or "论文" in document.title
        factor *= weights.WEIGHTS.speaks_of_the_paper if of_it else weights.WEIGHTS.not_the_paper
    return factor, tuple(fault for fault in left if fault)


def _what_is_expected(query: Query, own: str) -> dict[str, float]:
    """What remains where the figure, its unit or the date that is asked for does not stand in the sentence."""
    left: dict[str, float] = {}
    if query.expects == "figure":
        quantities = find_quantities(own)
        if not quantities:
            left["figure"] = weights.WEIGHTS.no_figure
        elif query.units and not any(found.value.unit.endswith(query.units) for found in quantities):
            left["unit"] = weights.WEIGHTS.other_unit
    day_asked = query.expects == "date" and DAY.search(query.text) and not _A_DAY.search(own)
    if query.expects == "date" and not (_A_MONTH.search(own) if day_asked else says_when(own)):
        left["date"] = weights.WEIGHTS.no_date
    elif day_asked:
        left[""] = _NO_DAY  # 2019年12月 tells less than 12月16日
    return left
