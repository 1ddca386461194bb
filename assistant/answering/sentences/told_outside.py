"""What answers outside of a list or titled stretch that the question's words point to, and is nearer by far.

国内对“产业强市”的研究侧重哪块 names the heading 国内研究现状, and one sentence elsewhere tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.sentences.evidence_bar import best_evidence

if TYPE_CHECKING:
    from assistant.answering.evidence.enumerations import Enumeration
    from assistant.answering.evidence.topics import Topic
    from assistant.answering.gather import Gathered
    from assistant.model import Document

LEAST_NEAR = 0.45  # the nearness of the sentence outside
NEARER = 0.25  # by so much than every sentence within


def told_outside_topic(gathered: Gathered, topic: Topic) -> bool:
    """Whether the best sentence stands outside of the titled stretch and is nearer by far."""
    return _told_outside(gathered, topic.document, topic.title.start, topic.title.end)


def told_outside_list(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether the best sentence stands outside of the list, with what announces it, and is nearer by far."""
    listed = enumeration.list
    begins = listed.lead_start if listed.lead_end > listed.lead_start else listed.items[0].start
    return _told_outside(gathered, enumeration.document, begins, listed.items[-1].end)


def _told_outside(gathered: Gathered, document: Document, start: int, end: int) -> bool:
    best = best_evidence(gathered)
    if best is None or best.nearness < LEAST_NEAR:
        return False
    within = [one for one in gathered.statements if one.document is document and start <= one.start < end]
    return all(one.nearness <= best.nearness - NEARER for one in within)
