"""A matter that the library tells of, but not the side of it that is asked: that is said, and it is no answer.

首颗自主产权卫星在酒泉成功升空 tells where and that it succeeded; 是哪家公司的 is not told. The sentence is shown as the
nearest that is held, and the answer is refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.premises import DISPUTED, NO
from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft
from assistant.answering.evidence.form import FEWEST_NAMED, asked_count
from assistant.answering.evidence.matter import matter_in, things_asked
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.refusing import refuse
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import LEADING, is_evidence
from assistant.answering.sentences.tells_type import AS_MUCH, leaves_untold, tells
from assistant.answering.understanding.answer_type import answer_types, asks_only_for, without_asking
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

ONLY_SPOKEN_OF = "库中提到了这件事，没有写{}："
NOT_TOLD = "所引的话没有写{}。"
_DENIALS = (DISPUTED, *filter(None, NO.values()))  # which tell how it is, whatever else is asked
_MET_BY_THEIR_KIND = frozenset({"procedure", "names", "where", "who", "standard"})
"""Sides that only words of one kind can tell; why and how may be told in any."""


def only_what_is_told(whole: Gathered, answer: Answer) -> Answer:
    """The answer; another one, or a refusal, where it tells of the matter and nothing of the side that is asked."""
    if answer.status == "refused" or not answer.citations or answer.text.startswith(_DENIALS):
        return answer
    types = asks_only_for(whole.query.text)
    if not types:
        return _with_what_is_missing(whole, answer)
    if answer.facts or answer.computed or _gives_as_many(whole, answer):
        return answer
    if not leaves_untold(whole.query, whole.terms, answer.citations, types):
        return answer
    if (other := _that_tells(whole, types)) is not None:
        draft = Draft(whole.query, whole.searched)
        write_statements(draft, [other])
        return draft.finished("answered")
    draft = Draft(whole.query, whole.searched)
    nearest = max(answer.citations, key=lambda one: weighed(whole.terms, coverage(whole.terms, fold(one.quote))))
    said = ONLY_SPOKEN_OF.format(load_cues().answer_types.missing[types[0]])
    draft.notes.append(f"{said}“{strip_marks(nearest.quote)}”[{draft.adopt(nearest)}]")
    return refuse(draft, whole)


def _gives_as_many(whole: Gathered, answer: Answer) -> bool:
    """Whether just as many things are quoted one by one as are to be named: 一是深化就业增收工程……八是……."""
    asked = asked_count(whole.query.text) if whole.query.kind == "list" else 0
    return asked >= FEWEST_NAMED and sum(claim.kind == "quoted" for claim in answer.claims) == asked


def _with_what_is_missing(whole: Gathered, answer: Answer) -> Answer:
    """The answer, partial where it leaves one of several things that are asked untold: which they are, of 多少个."""
    types = [name for name in answer_types(whole.query.text) if name in _MET_BY_THEIR_KIND]
    if answer.status != "answered" or answer.computed or not types:
        return answer
    if not leaves_untold(whole.query, whole.terms, answer.citations, types):
        return answer
    missing = NOT_TOLD.format(load_cues().answer_types.missing[types[0]])
    return replace(answer, status="partial", text=f"{answer.text}\n{missing}")


def _that_tells(whole: Gathered, types: Sequence[str]) -> Statement | None:
    """The first of the best statements that answers, speaks as much of the matter, and tells the side."""
    things = things_asked(whole.terms, without_asking(whole.query.text))
    matters = [(one, matter_in(things, one.text)) for one in whole.statements[:LEADING]]
    most = max((matter.weight for _, matter in matters if matter is not None), default=0.0)
    for one, matter in matters:
        if matter is None or matter.weight < max(AS_MUCH * most, AS_MUCH):
            continue
        if any(tells(whole.query, one.text, matter, name) for name in types) and is_evidence(whole, one):
            return one
    return None
