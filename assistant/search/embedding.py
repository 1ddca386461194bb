"""The embedder seam: texts become unit vectors.

Two kinds: the built-in one, trained by ``training/``, and any sentence-transformers model by path or id.
Nothing is ever fetched: a model that does not lie on this machine is an error, said at once.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from assistant.errors import EmbeddingError
from assistant.settings import BUILT_IN_EMBEDDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from assistant.settings import Settings

    Vectors = NDArray[np.float32]

BUILT_IN_FOLDER = Path(__file__).parents[1] / "models" / "policy-static"
# Beside the model: its digest, so that the library's manifest can name it without reading the model.
RECIPE_FILE = "recipe.json"
MODEL_BATCH = 64


class Embedder(Protocol):
    """What makes vectors. ``name`` goes into the library's manifest: another name means another library."""

    @property
    def name(self) -> str:
        """The name and the settings that shape the vectors."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text: float32 of shape (len(texts), dimension)."""

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """The same for questions, which some models read with another prompt."""


def open_embedder(settings: Settings) -> Embedder:
    """The embedder that ``settings.embedding`` names; raises EmbeddingError when it cannot be loaded."""
    if settings.embedding == BUILT_IN_EMBEDDING:
        return shipped_embedder()
    return SentenceTransformerEmbedder(
        settings.embedding,
        question_prompt=settings.embedding_question_prompt,
        passage_prompt=settings.embedding_passage_prompt,
    )


def embedder_name(settings: Settings) -> str:
    """The name that ``open_embedder`` would give, without loading anything."""
    if settings.embedding == BUILT_IN_EMBEDDING:
        return _built_in_name(BUILT_IN_FOLDER)
    return _model_name(settings.embedding, settings.embedding_question_prompt, settings.embedding_passage_prompt)


class BuiltInEmbedder:
    """The embedding that comes with the project; questions and passages are read alike."""

    def __init__(self, folder: Path = BUILT_IN_FOLDER) -> None:
        from assistant.search.static_embedding import StaticEmbedding

        self.name = _built_in_name(folder)
        try:
            self._model = StaticEmbedding(folder)
        except (OSError, KeyError, ValueError) as error:
            message = f"内置的向量模型“{folder}”不完整（{type(error).__name__}）。请重新安装本程序。"
            raise EmbeddingError(message) from error
        self.dimension = self._model.dimension

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors; a text without a known character gets the zero vector."""
        return self._model.encode(texts)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """The same as for passages."""
        return self._model.encode(texts)


@cache
def shipped_embedder() -> BuiltInEmbedder:
    """The embedding that comes with the project, loaded once."""
    return BuiltInEmbedder()


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers loads, from a folder or from the local model cache."""

    def __init__(self, model: str, *, question_prompt: str = "", passage_prompt: str = "") -> None:
        self.name = _model_name(model, question_prompt, passage_prompt)
        self._question_prompt = question_prompt
        self._passage_prompt = passage_prompt
        self._model = _load_model(model)
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, each text read after the passage prompt."""
        return self._encode([self._passage_prompt + text for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, each text read after the question prompt."""
        return self._encode([self._question_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(
            texts, batch_size=MODEL_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(encoded, dtype=np.float32)


def _built_in_name(folder: Path) -> str:
    try:
        digest = json.loads((folder / RECIPE_FILE).read_bytes())["digest"]
    except (OSError, KeyError, ValueError) as error:
        message = f"内置的向量模型“{folder}”不完整（{type(error).__name__}）。请重新安装本程序。"
        raise EmbeddingError(message) from error
    return f"{folder.name}-{digest}"


def _model_name(model: str, question_prompt: str, passage_prompt: str) -> str:
    prompts = f"|{question_prompt}|{passage_prompt}" if question_prompt or passage_prompt else ""
    return model + prompts


def _load_model(model: str) -> SentenceTransformer:
    if not _lies_here(model):
        raise EmbeddingError(_unusable(model, "找不到"))
    # Read when huggingface_hub is first imported: what a model that is here lacks is refused, not looked up for long.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model, local_files_only=True, device="cpu")
    except Exception as error:  # a model folder can fail in any of a dozen libraries, each with its own errors
        raise EmbeddingError(_unusable(model, type(error).__name__)) from error


def _lies_here(model: str) -> bool:
    """Whether the model is a folder with something in it, or in the cache of the model hub's own tools."""
    if Path(model).is_dir():
        return any(Path(model).iterdir())
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    caches = (os.environ.get("SENTENCE_TRANSFORMERS_HOME"), os.environ.get("HF_HUB_CACHE"), home / "hub")
    folders = [f"models--{name.replace('/', '--')}" for name in (model, f"sentence-transformers/{model}")]
    return any(Path(cache, folder).is_dir() for cache in caches if cache for folder in folders)


def _unusable(model: str, why: str) -> str:
    return (
        f"向量模型“{model}”在本机装不起来（{why}）。应为本机上的模型文件夹，或已下载到本机缓存的模型名；本程序不联网下载。"
        "请检查环境变量 ASSISTANT_EMBEDDING，或删去它以使用内置模型。"
    )
