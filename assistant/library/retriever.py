"""The library as a LangChain retriever, for chains that expect one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.library.open import Library
from assistant.model import Filters

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun

    from assistant.model import Evidence


class LibraryRetriever(BaseRetriever):
    """``invoke(question)`` gives the best passages, best first, each with where it stands in its metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 12
    filters: Filters = Filters()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [self._with_place(found) for found in self.library.search(query, k=self.k, filters=self.filters)]

    def _with_place(self, evidence: Evidence) -> LangChainDocument:
        passage = evidence.passage
        document = self.library.document(passage.document_id)
        place: dict[str, Any] = {
            "passage": passage.id,
            "document": document.id,
            "title": document.title,
            "section": list(passage.section),
            "page": document.page_at(passage.start).number if document.paged else None,
            "start": passage.start,
            "end": passage.end,
            "score": evidence.score,
            "found_by": list(evidence.found_by),
        }
        return LangChainDocument(id=passage.id, page_content=passage.text, metadata=place)
