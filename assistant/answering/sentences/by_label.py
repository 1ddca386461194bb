"""The sentence that is called what is asked for (成因：……, 过程：……), though others have more of the question's words.

Under 背景与定位 a digest tells one thing a line, each by its label. Such a line names the matter no more: its document,
or the heading above it, does, and the lines beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.form import reason_asked
from assistant.answering.sentences import evidence_bar
from assistant.answering.sentences.evidence_bar import is_evidence, is_to_the_point

if TYPE_CHECKING:
    import re

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

LEAST_SCORE = 0.6  # of the best score
AS_MUCH = 0.9  # of what the best sentence covers
LEAST_COVERED = 0.7  # of the question, by the sentence itself or by one of its section


def by_label(gathered: Gathered) -> Statement | None:
    """The sentence whose label says that it tells what is asked for; None for none, or where the best is a reason."""
    best, label = gathered.statements[0], label_asked(gathered.query.text)
    if label is None:
        return None
    if label.match(best.text):  # what stands behind a reason may be one, too
        return None if reason_asked(gathered.query.text) else best
    least = max(evidence_bar.BAR, LEAST_SCORE * best.score)
    labelled = (one for one in gathered.statements[1:] if one.score >= least and label.match(one.text))
    return next((one for one in labelled if _answers(gathered, one) or _stands_by_an_answer(gathered, one)), None)


def label_asked(question: str) -> re.Pattern[str] | None:
    """What a sentence is called that tells what the question asks: 成因 where it asks why, 过程 of 怎么出台的."""
    told = (label for asks, label in load_cues().labels if asks.search(question))
    return load_cues().reason_label if reason_asked(question) else next(told, None)


def _answers(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence answers by itself, and covers about as much of the question as the best one."""
    least = min(LEAST_COVERED, AS_MUCH * gathered.statements[0].covered)
    return statement.covered >= least and is_evidence(gathered, statement)


def _stands_by_an_answer(gathered: Gathered, statement: Statement) -> bool:
    """Whether a sentence of the same section covers much of the question and answers, and this one is to the point."""
    section = statement.document.section_at(statement.start)
    beside = (
        one
        for one in gathered.statements
        if one.covered >= LEAST_COVERED
        and one.document.id == statement.document.id
        and one.document.section_at(one.start) == section
    )
    return is_to_the_point(gathered, statement) and any(is_evidence(gathered, one) for one in beside)
