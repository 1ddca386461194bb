"""What answers outside of a titled stretch that the question's words point to, and is nearer by far.

请明确枢纽经济的总体定位 names the title 定位 of another section, and the sentence that begins with 总定位 tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.sentences.evidence_bar import best_evidence

if TYPE_CHECKING:
    from assistant.answering.evidence.topics import Topic
    from assistant.answering.gather import Gathered

LEAST_NEAR = 0.45  # the nearness of the sentence outside
NEARER = 0.25  # by so much than every sentence within


def told_outside(gathered: Gathered, topic: Topic) -> bool:
    """Whether the best sentence stands outside of the titled stretch, is nearer by far, and says more words."""
    best = best_evidence(gathered)
    if best is None or best.nearness < LEAST_NEAR:
        return False
    title = topic.title
    within = [
        one for one in gathered.statements if one.document is topic.document and title.start <= one.start < title.end
    ]
    return bool(within) and all(
        one.nearness <= best.nearness - NEARER and one.by_words < best.by_words for one in within
    )
