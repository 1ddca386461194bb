"""An answer part by part: to each part of the question its own, or that it was not found."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.compose import heard_others, write
from assistant.answering.drafting import SAID_BEFORE, Draft
from assistant.answering.evidence.form import asked_count, members_given, reason_asked
from assistant.answering.evidence.relevance import coverage, names_all
from assistant.answering.figures.how_far import write_how_far
from assistant.answering.figures.nearest import note_nearest
from assistant.answering.figures.numbers import write_computation
from assistant.answering.figures.quoted_figure import is_printed_in
from assistant.answering.of_another import is_of_another
from assistant.answering.parts.side_by_side import write_side_by_side
from assistant.answering.parts.told_elsewhere import (
    asks_who_did,
    leaves_its_side_untold,
    new_words_missing,
    point_to_told,
)
from assistant.answering.quoting import write_quotes
from assistant.answering.refusing import DECLINED
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import MOST_MISSING, is_evidence
from assistant.answering.sentences.why import tells_why
from assistant.answering.understanding.answer_type import asks_only_for
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.wanted import DIFFERENCE, SUM, TELLS_A_SHARE, lacks_kind, lacks_share
from assistant.answering.verdicts import write_verdict
from assistant.facts.naming import places_in
from assistant.quantity import has_quantity
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.parts.parts import Part
    from assistant.answering.parts.side_by_side import Compared
    from assistant.answering.proofs import Tried
    from assistant.model import Answer, Citation, Claim, Status

PARTS = ("关于前一问：", "关于后一问：")
NOT_FOUND = "库中没有找到能回答这一问的依据。"
NAMED = 0.75  # how well a word must be met to be spoken of
STATEMENTS_TRIED = 6
WEIGHTY, LEAST_MET = 0.2, 0.5  # of the part, for a thing that must be met so well
FEWEST_COUNTED = 3  # members; a pair may be named in any sentence
_MARKED = re.compile("^关于(?:前一|后一|第.)问：", re.MULTILINE)
_ORDINALS = "一二三四五六七八九"
_ASKS = re.compile("什么|啥|哪|谁|怎|咋|如何|为何|多少|几|[吗呢么]|是不是|是否|有没有|没有[？?]?$|了没|多[大高长久远]")


@dataclass(frozen=True, slots=True)
class PartHeld:
    """What is held for one part, for the cells of the comparison that it asks for, and for whether its aim was met."""

    part: Part
    gathered: Gathered
    compared: Compared | None
    tried: Tried | None = None


def compose_figures(whole: Gathered, parts: Sequence[PartHeld], *, only_quotes: bool = False) -> Answer | None:
    """The drafted answer, part by part; partial where something was found for some parts only.

    None where nothing was found for any. What answers every part at once is given once, without marks.
    """
    draft = Draft(whole.query, whole.searched)
    asking = _asking([held.gathered for held in parts])
    if len(asking) == 1 < len(parts):
        written = _write_part(draft, parts[0], (), only_quotes=only_quotes)
        return draft.finished("partial" if draft.partly else "answered") if written else None
    parts = [parts[at] for at in asking]
    found: list[bool] = []
    said: list[tuple[Claim, ...]] = []
    left_open: dict[int, int] = {}
    for number, held in enumerate(parts):
        before = len(draft.claims)
        draft.begin(part_mark(number, len(parts)), held.gathered.query, apart=True)
        told = said[-1] if said and _may_be_told(parts[number - 1].gathered, held.gathered, said[-1]) else ()
        hangs_loose = held.part.hangs_on and number > 0 and not found[-1]
        beside = number > 0 and _only_tells_again(draft, held, parts[number - 1].gathered)
        beside = beside or _lacks_its_share(held, told)
        written = not (hangs_loose or beside) and _write_part(draft, held, told, only_quotes=only_quotes)
        so_far = [earlier.gathered for earlier in parts[: number + 1]]
        added = bool(set(draft.claims[before:]) - {claim for claims in said for claim in claims})
        if not only_quotes and number and not (written and added):
            written = write_how_far(draft, held.gathered.query.text, so_far) or written
        found.append(written)
        said.append(draft.claims[before:])
        if not found[-1]:
            left_open[number] = draft.say(DECLINED.get(held.gathered.query.reason, NOT_FOUND))
    for number in point_to_told(draft, [held.gathered for held in parts], left_open):
        found[number] = True
    for held, told_of in zip(parts, found, strict=True):
        if not told_of:
            note_nearest(draft, held.gathered)
    if found and all(found) and not any(set(claims) - set(said[0]) for claims in said):
        once = Draft(whole.query, whole.searched)
        _write_part(once, parts[0], (), only_quotes=only_quotes)
        return once.finished("partial" if once.partly else "answered")
    return draft.finished("answered" if all(found) and not draft.partly else "partial") if any(found) else None


def _only_tells_again(draft: Draft, held: PartHeld, before: Gathered) -> bool:
    """Whether nothing but what was said already would be told of a part that names a thing which that doesn't have."""
    if held.part.refers_back or held.part.counting or held.tried is not None:
        return False
    trial = Draft(held.gathered.query, held.gathered.searched)
    written = _write_part(trial, held, (), only_quotes=False)
    return written and set(trial.claims) <= set(draft.claims) and _names_more(held.gathered, before, trial.claims)


def _lacks_its_share(held: PartHeld, told: Sequence[Claim]) -> bool:
    """Whether a share is asked for (占几成, 比例多少), and nothing that would be said of it tells one."""
    if not lacks_share(held.gathered.query.text, ""):
        return False  # nearly every part
    trial = Draft(held.gathered.query, held.gathered.searched)
    _write_part(trial, held, told, only_quotes=False)
    return not any(one.kind == "computed" or TELLS_A_SHARE.search(one.text) for one in trial.claims or told)


def _may_be_told(before: Gathered, part: Gathered, claims: Sequence[Claim]) -> bool:
    """Whether what answers the part before may answer this one.

    It is not of another time, nor a target of a result, nor without a place that only this one names (苏州呢).
    """
    another = {place for place in part.query.subjects if place not in before.query.subjects}
    if not another <= {name for claim in claims for name, _, _ in places_in(claim.text)}:
        return False
    times = [{period.key for period in gathered.query.periods if period.key} for gathered in (before, part)]
    aimed = [gathered.query.status == "target" for gathered in (before, part)]
    return (not times[1] or times[0] == times[1]) and aimed[0] == aimed[1]


def compose_parts(parts: Sequence[Gathered], tried: Sequence[Tried | None] = ()) -> Answer | None:
    """The drafted answer to a question in parts that ask in words, each marked; None where no part can be answered.

    ``tried``: what each part asks whether it is so. A part that can't be answered is named, and the answer is partial.
    """
    if not parts:
        return None
    draft = Draft(parts[0].query, parts[0].searched)
    tried = tried or (None,) * len(parts)
    asking = _asking(parts)
    parts, tried = [parts[at] for at in asking], [tried[at] for at in asking]
    if len(parts) == 1 and tried[0] is None:
        return draft.finished("answered") if write(draft, parts[0]) else None
    statuses: list[Status] = []
    left_open: dict[int, int] = {}
    for number, (part, asserted) in enumerate(zip(parts, tried, strict=True)):
        draft.begin(part_mark(number, len(parts)), part.query)
        verdict = write_verdict(draft, part, asserted) if asserted else None
        before = parts[number - 1] if number else None
        statuses.append(verdict or ("answered" if _write_words(draft, part, before) else "refused"))
        if statuses[-1] == "refused":
            left_open[number] = draft.say(DECLINED.get(part.query.reason, NOT_FOUND))
    for number in point_to_told(draft, parts, left_open):
        statuses[number] = "answered"
    if set(statuses) == {"refused"}:
        return None
    by_others = heard_others(draft, parts)
    return draft.finished("answered" if set(statuses) == {"answered"} and not by_others else "partial")


def _asking(parts: Sequence[Gathered]) -> list[int]:
    """Where the parts stand that ask something; the first always does."""
    return [at for at, part in enumerate(parts) if not (at and _only_says_how(part, parts[at - 1]))]


def _only_says_how(part: Gathered, before: Gathered) -> bool:
    """Whether a part asks nothing (连年份一起列给我, 道理讲一下), and no more is told of it than of the one before."""
    if _ASKS.search(part.query.text):
        return False  # nearly every part
    if not set(part.query.indicators) <= set(before.query.indicators):
        return False  # 还有年末的坏账率
    trial = Draft(before.query, before.searched)
    write(trial, before)
    told = len(trial.claims)
    return not _write_words(trial, part, before) or len(trial.claims) == told


def _write_words(draft: Draft, part: Gathered, before: Gathered | None) -> bool:
    """Write what answers the part; what the parts before said already is pointed to, if it says what this one asks."""
    trial = Draft(part.query, part.searched)
    if part.query.kind == "declined" or not write(trial, part):
        return False
    if leaves_its_side_untold(trial, part) or is_of_another(trial, part):
        return False
    if set(trial.claims) <= set(draft.claims):
        best = part.statements[0] if part.statements else None
        if best is not None and _held_but_missing(part, best) > MOST_MISSING and not part.bylines:
            return False
        if best is not None and before is not None and asks_who_did(part) and new_words_missing(part, best, [before]):
            return False  # 谁来监督, of what is only told
        if before is not None and (more := _of_the_new(draft, part, before)) is not None:
            write_statements(draft, [more])
            return True
        if _names_more(part, before, trial.claims) or not _is_told(part, trial.claims):
            tried = (one for one in part.statements[:STATEMENTS_TRIED] if is_evidence(part, one))
            other = next((one for one in tried if _tells(part, one)), None)
            if other is not None:
                write_statements(draft, [other])
            return other is not None
        draft.say(SAID_BEFORE)
        return True
    return write(draft, part)


def _names_more(part: Gathered, before: Gathered | None, claims: Sequence[Claim]) -> bool:
    """Whether the part names a thing that neither the one before it has nor what was said: 跨省市通兑."""
    if any(figure.fits and figure.fact.sure and is_printed_in(figure, claims) for figure in part.figures):
        return False  # 人均17万元 is the 人均GDP that is asked for
    asked = {term.word for term in before.terms} if before else set[str]()
    said, passed = fold(" ".join(claim.text for claim in claims)), load_terms().generic | load_terms().stances
    own = (term for term in part.terms if term.thing and term.held and term.weight >= WEIGHTY)
    new = [term for term in own if term.word not in asked | passed]
    return any(match < LEAST_MET for match in coverage(new, said))


def _is_told(part: Gathered, claims: Sequence[Claim]) -> bool:
    """Whether what was said already has the reason, or as many members, as this part asks for."""
    if reason_asked(part.query.text):
        said = fold(" ".join(claim.text for claim in claims))
        return any(tells_why(one) for one in part.statements if fold(strip_marks(one.text)) in said)
    members = part.query.kind == "list" and "哪" in part.query.text
    asked = asked_count(part.query.text) if members else 0
    if asked < FEWEST_COUNTED:
        return True
    return len(claims) >= asked or any(members_given(claim.text) >= asked for claim in claims)


def _tells(part: Gathered, statement: Statement) -> bool:
    """Whether the statement has the reason, or as many members, as the part asks for."""
    if reason_asked(part.query.text):
        return tells_why(statement)
    return members_given(statement.text) >= asked_count(part.query.text)


def _of_the_new(draft: Draft, part: Gathered, before: Gathered) -> Statement | None:
    """The first statement that says what this part asks besides the one before, where nothing said so far does."""
    asked = {term.word for term in before.terms}
    said = fold(" ".join(claim.text for claim in draft.claims))
    new = [term for term in part.terms if term.held and term.word not in asked and coverage((term,), said)[0] < NAMED]
    if not new:
        return None
    places = place_forms()
    things = [term for term in part.terms if term.thing and term.weight >= WEIGHTY and term.word not in places]
    told = coverage(things, fold(part.statements[0].text))  # 获得 alone is told of many another thing
    return next(
        (
            statement
            for statement in part.statements[:STATEMENTS_TRIED]
            if min(coverage(new, own := fold(statement.text))) >= NAMED and is_evidence(part, statement)
            and all(match >= min(best, NAMED) for match, best in zip(coverage(things, own), told, strict=True))
        ),
        None,
    )  # fmt: skip


def _held_but_missing(gathered: Gathered, statement: Statement) -> float:
    """The share of the question, in words that the library has, that stands nowhere near the statement."""
    return math.fsum(term.weight for term in gathered.terms if term.held and term.word in statement.missing)


def with_gaps(answer: Answer, parts: Sequence[PartHeld]) -> Answer | None:
    """The answer to the question as a whole, partial with a line for each part that it does not say.

    None where it says none of them.
    """
    if answer.status != "answered":
        return answer
    open_parts = [
        part_mark(number, len(parts)) + NOT_FOUND
        for number, held in enumerate(parts)
        if not any(_answers(held.gathered, claim, _above(answer.citations, claim)) for claim in answer.claims)
    ]
    if not open_parts:
        return answer
    if len(open_parts) == len(parts):
        return None
    return replace(answer, status="partial", text="\n".join((answer.text, *open_parts)))


def answers_by_parts(answer: Answer) -> bool:
    """Whether the answer is marked part by part."""
    return _MARKED.search(answer.text) is not None


def part_mark(number: int, of: int) -> str:
    """关于前一问：, or 关于第一问： where there are more than two."""
    return PARTS[number] if of == len(PARTS) else f"关于第{_ORDINALS[number]}问："


def _write_part(draft: Draft, held: PartHeld, before: Sequence[Claim], *, only_quotes: bool) -> bool:
    """Write what answers the part; ``before`` is what the part before it said."""
    gathered, compared = held.gathered, held.compared
    if gathered.query.kind == "declined":
        return False
    if held.part.counting and before:
        draft.say(SAID_BEFORE)
        return True
    if held.part.refers_back:
        return _said_before(draft, gathered, before)
    if gathered.query.expects == "date" and not _says_when(gathered):
        return False
    stated = len(draft.claims)
    if held.tried is not None and (verdict := write_verdict(draft, gathered, held.tried)):
        draft.partly = draft.partly or verdict == "partial"
        return verdict != "refused"
    if only_quotes:
        written = write_quotes(draft, gathered)
    elif held.part.difference and DIFFERENCE.search(gathered.query.text):
        written = write_computation(draft, gathered)
    else:
        summed = SUM.search(gathered.query.text) is not None and _works_out(gathered)
        written = compared is not None and not summed and write_side_by_side(draft, compared, is_evidence)
        written = written or (not _is_untold(gathered) and write(draft, gathered))
    if written and len(draft.claims) == stated:
        draft.say(SAID_BEFORE)
    return written or _said_before(draft, gathered, before)


def _works_out(gathered: Gathered) -> bool:
    """Whether what would be written of the part by itself is worked out (二期呢，加起来多少), and not only quoted."""
    trial = Draft(gathered.query, gathered.searched)
    return write(trial, gathered) and bool(trial.computed)


def _is_untold(gathered: Gathered) -> bool:
    """Whether what would be written leaves the asked side untold, or is of another place."""
    trial = Draft(gathered.query, gathered.searched)
    if not write(trial, gathered):
        return False
    of_its_side = bool(asks_only_for(gathered.query.text)) and leaves_its_side_untold(trial, gathered)
    return of_its_side or is_of_another(trial, gathered)


def _says_when(gathered: Gathered) -> bool:
    """Whether the best statement names all that is asked for: 哪年通车 is not answered by the day of an agreement."""
    held = {term.word for term in gathered.terms if term.held}
    return bool(gathered.statements) and not held & set(gathered.statements[0].missing)


def _said_before(draft: Draft, gathered: Gathered, before: Sequence[Claim]) -> bool:
    """Point to the claims of the part before, where one of them says what this part asks."""
    told = any(_answers(gathered, claim, _above(draft.citations, claim)) for claim in before)
    if told:
        draft.say(SAID_BEFORE)
    return told


def _above(citations: Sequence[Citation], claim: Claim) -> str:
    """The titles and the headings that the claim's quotes stand under."""
    cited = (citation for citation in citations if citation.mark in claim.citations)
    return " ".join(dict.fromkeys(words for one in cited for words in (one.title, *one.section)))


def _answers(gathered: Gathered, claim: Claim, above: str = "") -> bool:
    """Whether the claim says what is asked: it names all its things, and has a figure, of the unit asked for if any.

    ``above``: what it stands under, which may name them too.
    """
    if gathered.query.measures == ("占比",) and not TELLS_A_SHARE.search(claim.text):
        return False  # a growth in percent is no share
    if claim.kind != "computed" and lacks_share(gathered.query.text, claim.text):
        return False
    if claim.kind != "computed" and lacks_kind(gathered.query.text, f"{above} {claim.text}"):
        return False  # 快递业务量 is no 快递业务收入
    told = names_all(gathered.terms, fold(f"{above} {claim.text}"))
    return told and has_quantity(claim.text, gathered.query.units)
