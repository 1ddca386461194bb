"""Another order of the evidence: by a cross-encoder that lies on this machine, or by a language model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.answering.prompting import as_data, fence, filled, opaque_id, token_count
from assistant.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.llm import Meter, Model
    from assistant.model import Evidence
    from assistant.search.cross_encoder import CrossEncoderScorer

RERANKED = "reranker"
MOST_SECONDS = 15.0
LONGEST_PASSAGE = 400  # characters of a passage that the model sees
LONGEST_ORDER = 2000
_ID = re.compile("[A-Z]{3,8}")


class Ranker(Protocol):
    """Puts the evidence in another order."""

    def rank(self, meter: Meter, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The same evidence, the best first."""


class CrossEncoderRanker:
    """By a cross-encoder's score."""

    def __init__(self, scorer: CrossEncoderScorer) -> None:
        self._scorer = scorer

    def rank(self, meter: Meter, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """See ``Ranker.rank``."""
        texts = [f"{' '.join(one.passage.section)}\n{one.passage.lead}{one.passage.text}" for one in evidence]
        scored = zip(evidence, self._scorer.scores(question, texts), strict=True)
        ranked = [replace(one, score=score, found_by=(*one.found_by, RERANKED)) for one, score in scored]
        return tuple(sorted(ranked, key=lambda one: (-one.score, one.passage.id)))


class ModelRanker:
    """By a language model's order; what it does not name follows in the order it had."""

    def __init__(self, model: Model, *, seconds: float, tokens: int) -> None:
        self._model = model
        self._seconds = min(seconds, MOST_SECONDS)
        self._tokens = tokens

    def rank(self, meter: Meter, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """See ``Ranker.rank``; the order stays when the model does not answer."""
        shown = {opaque_id(one.passage.id, 4): one for one in evidence}
        lines, left = [], self._tokens - token_count(question)
        for name, one in shown.items():
            line = f"[{name}] {as_data(' '.join(one.passage.text.split())[:LONGEST_PASSAGE])}"
            left -= token_count(line)
            if left < 0:
                break  # the worst of the search's order are left out, and keep their place behind
            lines.append(line)
        text = "\n".join(lines)
        messages = filled("rank", question=as_data(question), evidence=text, fence=fence(text))
        reply = ""
        try:
            for piece in self._model.reply(messages, meter, self._seconds):
                reply += piece
                if len(reply) > LONGEST_ORDER:
                    break
        except LanguageModelError:
            return evidence
        return _ordered(evidence, [shown[name] for name in dict.fromkeys(_ID.findall(reply)) if name in shown])


def _ordered(evidence: Sequence[Evidence], first: Sequence[Evidence]) -> tuple[Evidence, ...]:
    order = (*first, *(one for one in evidence if one not in first))
    return tuple(
        replace(one, score=1 / (1 + place), found_by=(*one.found_by, *((RERANKED,) if one in first else ())))
        for place, one in enumerate(order)
    )
