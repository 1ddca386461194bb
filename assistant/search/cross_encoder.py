"""How well a passage answers a question, by any sentence-transformers CrossEncoder that lies in a folder here."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import CrossEncoder

BATCH = 16


class CrossEncoderScorer:
    """Loads the folder's model at the first question."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._loading = threading.Lock()
        self._model: CrossEncoder | None = None
        if not (Path(folder) / "config.json").is_file():
            message = (
                f"环境变量 ASSISTANT_RERANKER 的值是“{folder}”，应为 llm，或一个 CrossEncoder 模型的文件夹"
                "（里面有 config.json）。请改正或删去；本程序不联网下载模型。"
            )
            raise EmbeddingError(message)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """A score for each text, higher for a better one."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        found = self._loaded().predict(pairs, batch_size=BATCH, show_progress_bar=False)
        return [float(score) for score in found]

    def _loaded(self) -> CrossEncoder:
        with self._loading:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> CrossEncoder:
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TRANSFORMERS_OFFLINE"] = "1"
        from sentence_transformers import CrossEncoder

        try:
            made: CrossEncoder = CrossEncoder(self._folder, local_files_only=True, device="cpu")
        except Exception as error:  # a model folder can fail in any of a dozen libraries, each with its own errors
            message = (
                f"排序模型“{self._folder}”装不起来（{type(error).__name__}）。"
                "应为 sentence-transformers 的 CrossEncoder 文件夹。请检查或删去环境变量 ASSISTANT_RERANKER。"
            )
            raise EmbeddingError(message) from error
        return made
