"""The embedder seam: texts become unit vectors.

Two kinds: the built-in ``HashedEmbedder``, which needs no model, and any sentence-transformers model by path or id.
Nothing is ever fetched: a model that does not lie on this machine is an error, said at once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import numpy as np

from assistant.errors import EmbeddingError
from assistant.search.words import fold
from assistant.settings import BUILT_IN_EMBEDDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from assistant.settings import Settings

    Vectors = NDArray[np.float32]

HASHED_DIMENSION = 256
NGRAMS = (1, 2, 3)
# Longer stretches of equal characters say more; single characters only keep a short text from being blank.
NGRAM_WEIGHTS = {1: 0.3, 2: 1.0, 3: 1.0}
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
        return HashedEmbedder()
    return SentenceTransformerEmbedder(
        settings.embedding,
        question_prompt=settings.embedding_question_prompt,
        passage_prompt=settings.embedding_passage_prompt,
    )


def embedder_name(settings: Settings) -> str:
    """The name that ``open_embedder`` would give, without loading anything."""
    if settings.embedding == BUILT_IN_EMBEDDING:
        return HashedEmbedder.name
    return _model_name(settings.embedding, settings.embedding_question_prompt, settings.embedding_passage_prompt)


class HashedEmbedder:
    """Character n-grams hashed to places with a sign, counted as 1 + ln(count): alike in letters, not in meaning.

    Provisional, until a trained model is shipped; deterministic on every machine.
    """

    name = f"hashed-{HASHED_DIMENSION}-{'.'.join(map(str, NGRAMS))}"
    dimension = HASHED_DIMENSION

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors; a text without letters or digits gets the zero vector."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = _hashed(text)
        return vectors

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """The same as for passages."""
        return self.encode_passages(texts)


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


def _model_name(model: str, question_prompt: str, passage_prompt: str) -> str:
    prompts = f"|{question_prompt}|{passage_prompt}" if question_prompt or passage_prompt else ""
    return model + prompts


def _load_model(model: str) -> SentenceTransformer:
    # Read when huggingface_hub is first imported; set here too, so that a look-up is refused rather than retried.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model, local_files_only=True, device="cpu")
    except Exception as error:  # a model folder can fail in any of a dozen libraries, each with its own errors
        message = (
            f"向量模型“{model}”在本机装不起来。应为本机上的模型文件夹，或已下载到本机缓存的模型名；本程序不联网下载。"
            f"请检查环境变量 ASSISTANT_EMBEDDING，或删去它以使用内置模型。（{type(error).__name__}）"
        )
        raise EmbeddingError(message) from error


def _hashed(text: str) -> Vectors:
    """The vector of one text, shape (HASHED_DIMENSION,)."""
    letters = np.frombuffer("".join(filter(str.isalnum, fold(text))).encode("utf-32-le"), dtype=np.uint32)
    vector = np.zeros(HASHED_DIMENSION)
    for size in NGRAMS:
        if len(letters) < size:
            break
        codes = np.zeros(len(letters) - size + 1, dtype=np.uint64)
        for at in range(size):
            codes = codes << np.uint64(21) | letters[at : len(letters) - size + 1 + at]
        grams, counts = np.unique(codes, return_counts=True)
        mixed = _mixed(grams + np.uint64(size))
        places = (mixed % np.uint64(HASHED_DIMENSION)).astype(np.intp)
        signs = np.where(mixed >> np.uint64(63), 1.0, -1.0)
        weights = NGRAM_WEIGHTS[size] * (1 + np.log(counts)) * signs
        vector += np.bincount(places, weights=weights, minlength=HASHED_DIMENSION)
    length = np.linalg.norm(vector)
    return (vector / length if length else vector).astype(np.float32)


def _mixed(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the code moves every bit of the result."""
    codes = (codes ^ (codes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    codes = (codes ^ (codes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return codes ^ (codes >> np.uint64(31))
