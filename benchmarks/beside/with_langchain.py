"""LangChain as its retrieval tutorial does it: RecursiveCharacterTextSplitter, HuggingFaceEmbeddings, Chroma."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import measure

AT_ONCE = 5000  # Chroma takes no more in one call


def store(place: Path, model: str):  # type: ignore[no-untyped-def] # noqa: ANN201 - in its own environment
    """The vector store in the folder."""
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings

    return Chroma("policies", HuggingFaceEmbeddings(model_name=model), persist_directory=str(place))


def index(corpus: Path, place: Path, model: str) -> None:
    """Split and add."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    documents = [Document(text, metadata={"source": name}) for name, text in measure.texts(corpus)]
    splits = RecursiveCharacterTextSplitter(chunk_size=350, chunk_overlap=50).split_documents(documents)
    held = store(place, model)
    for at in range(0, len(splits), AT_ONCE):
        held.add_documents(splits[at : at + AT_ONCE])


def opened(place: Path, model: str) -> Callable[[str], Sequence[object]]:
    """Similarity search."""
    held = store(place, model)
    return lambda question: held.similarity_search(question, k=measure.TOP)


if __name__ == "__main__":
    measure.run(index, opened)
