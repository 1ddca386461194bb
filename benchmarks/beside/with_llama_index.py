"""LlamaIndex as its starter tutorial with a local embedder does it: VectorStoreIndex, kept in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import measure


def _embedder(model: str) -> None:
    from llama_index.core import Settings
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    Settings.embed_model = HuggingFaceEmbedding(model_name=model)
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
