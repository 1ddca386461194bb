"""What may help the rules: a language model that writes and rewords, a reranker. All absent unless configured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.answering.ranking import Ranker
    from assistant.answering.rewording import Reworder
    from assistant.answering.writer.writing import Writer
    from assistant.llm import Meter
    from assistant.settings import Settings

BY_MODEL = "llm"


@dataclass(frozen=True, slots=True)
class Assistance:
    """Each is None where the rules work alone."""

    writer: Writer | None = None
    reworder: Reworder | None = None
    ranker: Ranker | None = None

    def meter(self) -> Meter | None:
        """What counts one answer's calls of the model; None, and nothing imported, where the rules work alone."""
        if self == Assistance():
            return None
        from assistant.llm import Meter

        return Meter()


def open_assistance(settings: Settings) -> Assistance:
    """What the settings ask for; nothing else is imported. Raises UsageError for what cannot be used."""
    if not settings.llm and not settings.reranker:
        return Assistance()
    from assistant.answering.ranking import CrossEncoderRanker, ModelRanker
    from assistant.answering.rewording import Reworder
    from assistant.answering.writer.writing import Writer
    from assistant.llm import model_uses, open_model

    model, uses = open_model(settings), model_uses(settings)
    seconds, tokens = float(settings.llm_seconds), settings.llm_tokens
    ranker: Ranker | None = None
    if settings.reranker == BY_MODEL:
        if model is None:
            raise UsageError("环境变量 ASSISTANT_RERANKER 是 llm，却没有设 ASSISTANT_LLM。请设好大模型，或删去该变量。")
        ranker = ModelRanker(model, seconds=seconds, tokens=tokens)
    elif settings.reranker:
        from assistant.search.cross_encoder import CrossEncoderScorer

        ranker = CrossEncoderRanker(CrossEncoderScorer(settings.reranker))
    if model is None:
        return Assistance(ranker=ranker)
    writer = Writer(model, seconds=seconds, tokens=tokens) if "write" in uses else None
    reworder = Reworder(model, uses, seconds=seconds) if uses - {"write"} else None
    return Assistance(writer, reworder, ranker)
