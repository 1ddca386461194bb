"""The statements that may stand beside the best one: nearly as good, of its matter, and of no other item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.evidence.blocks import blocks_of
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.form import gives_members, gives_reason, reason_asked
from assistant.answering.evidence.opening_clauses import opens_on
from assistant.answering.evidence.polarity import lacks_denial
from assistant.answering.evidence.relevance import coverage
from assistant.answering.sentences import evidence_bar
from assistant.answering.sentences.behind import reasons_behind
from assistant.answering.sentences.must_say import lacks_sign
from assistant.answering.understanding.question_terms import place_forms, places_and_stances
from assistant.reading.spans import line_end, line_start
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

NEAR_THE_BEST = 0.85  # of the best score, for a statement elsewhere
BESIDE_THE_BEST = 0.65  # for one of the same section
# How much of what the best one says in its own words another must say in its own; what only its heading says is less.
LEAST_OWN = {"explain": 0.4, "summary": 0.0, "list": 0.5}
MAIN_WEIGHT = 0.4  # of the question, for the thing that it is about
DENSE = 120  # characters of a paragraph that tells of several things
LEAST_OPENED = 0.25  # of the question, for a thing that a sentence must begin with to be on the matter
LEAST_OF_SEVERAL = 0.15  # and for one of several that the question names in a row (地方债、房地产和金融风险)
SAYS_ALL, LEAST_WEIGHED = 0.95, 0.15  # of the question; beside a sentence that says all of it none lacks so much of it
OF_THE_FORM = 0.2  # a sentence that gained this much by its form is what is asked for, however it says it
OF_THE_MATTER = 0.75  # of what the best reason says of the matter, for a reason given in another paragraph


def beside(gathered: Gathered, best: Statement, *, why: bool) -> list[Statement]:
    """The statements that are nearly as good as the best one and say enough of it themselves; of reasons, reasons."""
    query = gathered.query
    near = [s for s in gathered.statements[1:] if s.score >= max(evidence_bar.BAR, _floor(s, best) * best.score)]
    near = [s for s in near if s.form >= OF_THE_FORM or s.own + s.form >= LEAST_OWN[query.kind] * best.own]
    says_all = query.kind == "explain" and best.own >= SAYS_ALL
    least = LEAST_WEIGHED if says_all else MAIN_WEIGHT
    main = {t.word for t in gathered.terms if (t.thing or says_all) and t.weight >= least} - set(best.missing)
    near = [s for s in near if main.isdisjoint(s.missing) and not _of_another_item(gathered, best, s)]
    if query.kind == "list" and gives_members(best.text):
        near = [s for s in near if s.form >= OF_THE_FORM or gives_members(s.text)]
    near = [s for s in of_the_phrase(gathered, best, near) if not lacks_sign(query.text, s.text)]
    if query.kind == "explain" and not why and in_dense_prose(best):
        near = [s for s in near if _is_on_the_matter(gathered, best, s)]
    if query.stance == "proposed" and not by_editor(best.text):  # an editor proposes nothing
        near = [s for s in near if not by_editor(s.text)]
    if query.stance == "proposed" and "stance" not in best.faults:
        near = [s for s in near if "stance" not in s.faults]
    if not reason_asked(query.text):  # why something is not so is told by what is so
        near = [s for s in near if not lacks_denial(query, gathered.terms, s.text) or s.own > best.own]
    if why:  # what else is said of it is no reason
        near = [s for s in near if gives_reason(s.text) or reasons_behind(gathered, [s])]
        near = [s for s in near if _side_by_side(best, s) or s.own >= OF_THE_MATTER * best.own]
    return near


def in_dense_prose(statement: Statement) -> bool:
    """Whether the statement stands in a long paragraph, and not among short ones that each tell one thing."""
    text = statement.document.text
    return line_end(text, statement.end) - line_start(text, statement.start) >= DENSE


def _is_on_the_matter(gathered: Gathered, best: Statement, other: Statement) -> bool:
    """Whether another statement goes on with the best one, or begins with a thing that this names, as it does itself.

    What has 养老托育 among five other things is not on it. Where the best one does not begin with a thing either, the
    others of its line may stand beside it, and those elsewhere that say more.
    """
    passed = places_and_stances()
    things = [t for t in gathered.terms if t.thing and t.word not in passed and t.word not in best.missing]
    least = LEAST_OF_SEVERAL if "、" in gathered.query.text else LEAST_OPENED
    main = [t for t in things if t.weight >= least]
    if not main or opens_on(main, other.text):
        return True
    if opens_on(main, best.text):
        behind = best.document.id == other.document.id and best.end <= other.start
        return behind and not other.document.text[best.end : other.start].strip("\n ")
    return _of_one_line(best, other) or other.own > best.own


def of_the_phrase(gathered: Gathered, best: Statement, others: Sequence[Statement]) -> list[Statement]:
    """Those that have the question's phrases that the best one has (老年教育, and no 老年护理), or are of its line."""
    phrases = [phrase for phrase in _phrases(gathered) if phrase in fold(best.text)]
    return [s for s in others if _of_one_line(best, s) or all(phrase in fold(s.text) for phrase in phrases)]


def _phrases(gathered: Gathered) -> list[str]:
    """What two things of the question that stand side by side are together."""
    things = [term.word for term in gathered.terms if term.thing and term.word not in place_forms()]
    asked = fold(gathered.query.text)
    return [one + other for one in things for other in things if one != other and one + other in asked]


def _of_one_line(one: Statement, other: Statement) -> bool:
    """Whether both stand in one line, or below one title whose paragraph goes on over line ends."""
    if one.document.id != other.document.id:
        return False
    text = one.document.text
    if line_start(text, one.start) == line_start(text, other.start):
        return True
    return any(
        start <= min(one.start, other.start) and max(one.start, other.start) < end
        for start, end in blocks_of(one.document).items()
    )


def _side_by_side(one: Statement, other: Statement) -> bool:
    """Whether two statements stand in one line or in two that follow upon each other."""
    first, last = sorted((one, other), key=lambda s: s.start)
    same = one.document.id == other.document.id
    return same and one.document.text[first.end : last.start].strip("\n").count("\n") <= 1


def _of_another_item(gathered: Gathered, best: Statement, other: Statement) -> bool:
    """Whether the other stands in another item of a list and names less: 食品产业…… beside 汽车产业……."""
    document = best.document
    if other.document.id != document.id:
        return False
    apart = any(
        best.start < item.end and item.start <= best.start and not item.start <= other.start < item.end
        for listed in document.lists
        if listed.style != "sections" and listed.items[0].start <= other.start < listed.items[-1].end
        for item in listed.items
    )
    if not apart:
        return False
    things = [term for term in gathered.terms if term.thing and term.word not in place_forms()]
    said = zip(coverage(things, fold(best.text)), coverage(things, fold(other.text)), strict=True)
    return any(own >= 1 and named < 1 for own, named in said)


def _floor(statement: Statement, best: Statement) -> float:
    if statement.document.id != best.document.id:
        return NEAR_THE_BEST
    same_section = statement.document.section_at(statement.start) == best.document.section_at(best.start)
    return BESIDE_THE_BEST if same_section else NEAR_THE_BEST
