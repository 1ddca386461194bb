"""LlamaIndex as its starter tutorial with a local embedder does it: VectorStoreIndex, kept in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import measure


def _embedder(model: str) -> None:
    """A custom embedding, as its documentation shows one: HuggingFaceEmbedding takes no static model."""
    from llama_index.core import Settings
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(model, device="cpu")

    class Static(BaseEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return loaded.encode(texts).tolist()  # type: ignore[no-any-return]

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    Settings.embed_model = Static(embed_batch_size=64)
    Settings.llm = None


def index(corpus: Path, place: Path, model: str) -> None:
    """From documents."""
    from llama_index.core import Document, VectorStoreIndex

    _embedder(model)
    documents = [Document(text=text, metadata={"file_name": name}) for name, text in measure.texts(corpus)]
    VectorStoreIndex.from_documents(documents).storage_context.persist(str(place))


def opened(place: Path, model: str) -> Callable[[str], Sequence[object]]:
    """The index's retriever."""
    from llama_index.core import StorageContext, load_index_from_storage

    _embedder(model)
    held = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(place)))
    return held.as_retriever(similarity_top_k=measure.TOP).retrieve  # type: ignore[no-any-return]


if __name__ == "__main__":
    measure.run(index, opened)
