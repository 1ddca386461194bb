"""Lexical search: BM25 over tokens already cut, kept in a folder (tantivy; the only module that knows it).

Two indexes lie in the folder: one of passages, each together with the headings it stands under, and one of whole
documents. A passage's score is its own BM25 (over words, and less over pairs) plus a small share of its document's.
k1 = 1.2 and b = 0.75, tantivy's own; the length of a field is kept in one byte, exact up to 40 tokens.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import LibraryDamaged, LibraryUnwritable
from assistant.search.layer import GONE, Layer, Totals, write_totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import tantivy

    from assistant.search.words import SearchTerms, SearchText

    Documents = Iterable[tuple["LexicalEntry | None", Iterable["LexicalEntry"]]]

WORDS, PAIRS = "words", "pairs"
# A word found says more than the two or three pairs inside it.
FIELD_WEIGHTS = {WORDS: 1.0, PAIRS: 0.45}
# More than a little costs more than it gives where documents are many passages long (measured: docs/decisions).
DOCUMENT_SHARE = 0.05
PASSAGES, DOCUMENTS = "passages", "documents"
# How many passages and documents are scored together; what is asked for lies far above the last of them.
CANDIDATES = 200
AT_HAND = 100_000  # names and frequencies; the index never changes, and what was looked up once is asked again
WRITER_BYTES = 32_000_000
# Scores that differ by less are one score: tantivy adds single-precision numbers in an order of its own.
SCORE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """One passage with its headings, or one whole document (then ``id`` and ``document_id`` are the same)."""

    id: str
    document_id: str
    text: SearchText


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage's id with its score; the order is higher score first, then id."""

    id: str
    score: float


class Scored(NamedTuple):
    """A passage with the score of its own text, that of its whole document, and both as one.

    A tuple: a question makes two hundred, and a frozen data class takes three times as long to make.
    """

    id: str
    document_id: str
    own: float
    whole: float
    score: float


class Lexical:
    """A lexical index that was built; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raises LibraryDamaged when it is not whole."""
        layer = Layer.of(folder)
        self._passages = _Level(folder, PASSAGES, layer)
        self._documents = _Level(folder, DOCUMENTS, layer)

    def search(self, terms: SearchTerms, *, k: int, documents: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The best ``k`` passages, of ``documents`` only if given; nothing where no token is found."""
        return tuple(Hit(hit.id, hit.score) for hit in self.scored(terms, documents=documents)[: max(k, 0)])

    def scored(self, terms: SearchTerms, *, documents: Collection[str] | None = None) -> tuple[Scored, ...]:
        """The best CANDIDATES passages with both their scores, best first."""
        if not terms:
            return ()
        wholes = {name: round(score, SCORE_DIGITS) for name, _, score in self._documents.search(terms, documents)}
        found = []
        for name, document_id, score in self._passages.search(terms, documents):
            own, whole = round(score, SCORE_DIGITS), wholes.get(document_id, 0.0)
            found.append(Scored(name, document_id, own, whole, round(own + DOCUMENT_SHARE * whole, SCORE_DIGITS)))
        return tuple(sorted(found, key=_best_first))

    def rarity(self, word: str) -> float:
        """The idf of a word among the passages."""
        return idf(self._passages.frequency(WORDS, word), self._passages.size)

    def frequency(self, text: SearchText) -> int:
        """In how many passages the text's tokens stand, at most: its rarest pair bounds it, else its rarest word."""
        field, tokens = (PAIRS, text.pairs) if text.pairs else (WORDS, text.words)
        return min((self._passages.frequency(field, token) for token in tokens), default=0)


def _best_first(scored: Scored) -> tuple[float, str]:
    return -scored.score, scored.id


def idf(holding: int, entries: int) -> float:
    """BM25's rarity of a token: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return math.log(1 + (entries - holding + 0.5) / (holding + 0.5))


def build_lexical(folder: Path, documents: Documents) -> None:
    """Write both indexes into the new folder ``folder``: each document, if it is to be searched too, with its passages.

    An index is never changed in place: tantivy's document frequencies count deleted entries until it merges, and its
    scores would be others than those of one built anew. What ``layering.py`` lays over an index corrects for that.
    """
    with writing_refused():
        writers = begin_lexical(folder, documents)
        write_totals(folder, {level: writer.finish() for level, writer in writers.items()})


def begin_lexical(folder: Path, documents: Documents, mark: str = "") -> dict[str, IndexWriter]:
    """Both indexes with the documents in them, not finished yet; ``mark`` stands before each document's id."""
    writers = {level: IndexWriter(folder / level, mark) for level in (PASSAGES, DOCUMENTS)}
    for document, passages in documents:
        if document is not None:
            writers[DOCUMENTS].add(document)
        for passage in passages:
            writers[PASSAGES].add(passage)
    return writers


@contextmanager
def writing_refused() -> Iterator[None]:
    """What cannot be written is LibraryUnwritable; tantivy's own errors are ValueErrors."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise LibraryUnwritable.because(error) from error


class _Level:
    """One of the two tantivy indexes; where something is laid over it, as if it had been built with that."""

    def __init__(self, folder: Path, level: str, layer: Layer | None) -> None:
        self._schema = _schema()
        self._names: dict[tuple[int, int], tuple[str, str]] = {}
        self._frequencies: dict[tuple[str, str], int] = {}
        self._layer = layer
        self._searcher = _searcher(folder / level)
        self._gone = _searcher(folder / GONE / level) if layer else None
        self._not_counted = layer.padding[level] + int(self._gone.num_docs) if layer and self._gone else 0

    def search(self, terms: SearchTerms, documents: Collection[str] | None) -> list[tuple[str, str, float]]:
        """(id, document id, score) of the best CANDIDATES entries that hold at least one token."""
        result = self._searcher.search(self._query(terms, documents), limit=CANDIDATES, count=False)
        known, found = self._names, []
        for score, address in result.hits:
            place = address.segment_ord, address.doc
            found.append((*(known.get(place) or self._named(place)), score))
        return found

    def _named(self, place: tuple[int, int]) -> tuple[str, str]:
        """The ids of an entry and its document, by its segment and number."""
        import tantivy

        entry = self._searcher.doc(tantivy.DocAddress(*place))
        found = entry["id"][0], Layer.unmarked(entry["document"][0])
        if len(self._names) < AT_HAND:
            self._names[place] = found
        return found

    @property
    def size(self) -> int:
        """How many entries there are."""
        return int(self._searcher.num_docs) - self._not_counted

    def frequency(self, field: str, token: str) -> int:
        """How many entries hold the token in the field."""
        if (held := self._frequencies.get((field, token))) is None:
            held = int(self._searcher.doc_freq(field, token))
            held -= int(self._gone.doc_freq(field, token)) if self._gone else 0
            if len(self._frequencies) < AT_HAND:
                self._frequencies[field, token] = held
        return held

    def _query(self, terms: SearchTerms, documents: Collection[str] | None) -> tantivy.Query:
        from tantivy import Occur, Query

        found = Query.boolean_query([(Occur.Should, wanted) for wanted in self._wanted(terms)])
        if documents is None:
            if self._layer is None or not self._layer.gone:
                return found
            gone = Query.term_set_query(self._schema, "document", sorted(self._layer.gone))
            return Query.boolean_query([(Occur.Must, found), (Occur.MustNot, gone)])
        names = sorted(self._layer.names(documents) if self._layer else documents)
        allowed = Query.const_score_query(Query.term_set_query(self._schema, "document", names), 0.0)
        return Query.boolean_query([(Occur.Must, allowed), (Occur.Must, found)])

    def _wanted(self, terms: SearchTerms) -> Iterator[tantivy.Query]:
        from tantivy import Occur, Query

        for field, tokens in ((WORDS, terms.words), (PAIRS, terms.pairs)):
            for token, weight in tokens:
                found = Query.term_query(self._schema, field, token, "freq")
                yield Query.boost_query(found, weight * FIELD_WEIGHTS[field] * self._corrected(field, token))
        for spellings in terms.others:
            ways = (Query.boolean_query([(Occur.Should, part) for part in self._wanted(way)]) for way in spellings)
            yield Query.disjunction_max_query(list(ways))

    def _corrected(self, field: str, token: str) -> float:
        """The idf that a token has, by the one that tantivy gives it, which counts what is gone and what is padding."""
        if self._layer is None:
            return 1.0
        counted = int(self._searcher.doc_freq(field, token))
        if not counted:
            return 1.0
        return idf(self.frequency(field, token), self.size) / idf(counted, int(self._searcher.num_docs))


def _searcher(folder: Path) -> tantivy.Searcher:
    import tantivy

    try:
        return tantivy.Index.open(str(folder)).searcher()
    except (ValueError, OSError) as error:
        message = f"文献库的检索索引打不开（{error}）。请运行 assistant index --rebuild 重建。"
        raise LibraryDamaged(message) from error


class IndexWriter:
    """Writes one of the two tantivy indexes."""

    def __init__(self, folder: Path, mark: str) -> None:
        import tantivy

        self.documents: set[str] = set()
        """The ids of the documents that the entries are of."""
        self._mark = mark
        folder.mkdir(parents=True)
        self._writer = tantivy.Index(_schema(), path=str(folder)).writer(WRITER_BYTES, 1)
        self._new = tantivy.Document
        self._entries = self._words = self._pairs = 0

    def add(self, entry: LexicalEntry) -> None:
        """Write an entry."""
        self.documents.add(entry.document_id)
        self._entries += 1
        self._words += len(entry.text.words)
        self._pairs += len(entry.text.pairs)
        stored = self._new()
        stored.add_text("id", entry.id)
        stored.add_text("document", self._mark + entry.document_id)
        stored.add_text(WORDS, " ".join(entry.text.words))
        stored.add_text(PAIRS, " ".join(entry.text.pairs))
        self._writer.add_document(stored)

    @property
    def totals(self) -> Totals:
        """What was written so far."""
        return Totals(self._entries, self._words, self._pairs)

    def finish(self) -> Totals:
        """Bring all to the disk; how much it was."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        return self.totals


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("id", "document"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (WORDS, PAIRS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
