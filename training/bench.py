"""Measures retrieval on questions whose passage is known: ``python -m training.bench QUERIES.jsonl PASSAGES.jsonl``.

A question is ``{"query", "positive_id"}``, or with ``"positive_ids"`` where several passages answer it; a passage is
``{"id", "text"}`` and may have a ``"title"``. Passages may be of any length: each becomes a document of a library in a
temporary folder, cut as the library cuts, and the best piece names it. Four rankings are printed:

- yardstick: BM25 (k1 1.2, b 0.75) over the characters and pairs of characters of whole documents
- words:     the library's lexical ranking alone
- vectors:   the embedding alone, nearest piece first
- ask:       ``Library.search``, what an answer is written from

and below them by how much ask is better than the yardstick, with the 95% interval of a bootstrap over the questions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.library.build import build_documents
from assistant.library.open import Library
from assistant.library.store import STORE_FILE, Store
from assistant.library.versions import LEXICAL_FOLDER
from assistant.reading.draft import Draft
from assistant.reading.files import assemble
from assistant.search.embedding import open_embedder
from assistant.search.lexical import Lexical
from assistant.search.words import fold, open_words
from assistant.settings import from_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.model import Document
    from assistant.settings import Settings

    Ranking = Callable[[str], Sequence[str]]
    Interval = tuple[float, float, float]

K1, B = 1.2, 0.75
DEPTH = 10
SAMPLES = 1000
# Several of the best pieces may be of one document; so many are looked at to find DEPTH documents.
PIECES = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the ids of the passages that answer it, and where it is known the very piece of them."""

    question: str
    positives: frozenset[str]
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage of the bench."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What a ranking reached, over all questions, and what a question took.

    ``ranks`` has for each question the place of its first right passage, 0 where none is among the first DEPTH.
    """

    recall_1: float
    recall_5: float
    mrr_10: float
    milliseconds: float
    ranks: tuple[int, ...] = ()


def read_bench(queries: Path, passages: Path) -> tuple[list[Asked], list[Text]]:
    """Both files; raises ValueError that names the line for what is not as it should be."""
    rows = _rows(passages, "id", "text")
    texts = [Text(str(row["id"]), str(row["text"]), str(row.get("title") or "")) for row in rows]
    known = {text.id for text in texts}
    if len(known) != len(texts):
        message = f"{passages}: {len(texts) - len(known)} ids stand there more than once"
        raise ValueError(message)
    asked = []
    for row in _rows(queries, "query"):
        several = row["positive_ids"] if "positive_ids" in row else [row["positive_id"]]
        positives = frozenset(map(str, several))
        if not positives & known:
            message = f"{queries}: no passage has the id {sorted(positives)[:3]} of the question {row['query'][:40]!r}"
            raise ValueError(message)
        asked.append(Asked(str(row["query"]), positives, str(row.get("passage") or "")))
    return asked, texts


def measure(
    asked: Sequence[Asked], texts: Sequence[Text], folder: Path, settings: Settings
) -> Iterator[tuple[str, Score]]:
    """Each ranking's name and score; a library of the texts is built in ``folder``."""
    settings = replace(settings, corpus=folder / "corpus", index=folder / "index", chroma_url="")
    build_documents(settings, list(documents_of(texts)))
    yield "yardstick", score(asked, Yardstick(texts).rank)
    library = Library.open(settings)
    try:
        for name, ranking in rankings(library, settings).items():
            yield name, score(asked, _ids(texts, ranking))
    finally:
        library.close()


def rankings(library: Library, settings: Settings) -> dict[str, Ranking]:
    """The library's own rankings; each gives document ids, best first, with repetitions."""
    passages = {piece.id: piece for document in library.documents() for piece in library.passages(document.id)}
    names = sorted(passages)
    lexical = Lexical(settings.index / library.version / LEXICAL_FOLDER)
    embedder = open_embedder(settings)
    with closing(Store.published(settings.index / library.version / STORE_FILE)) as store:
        vectors = dict(store.vectors())
    matrix = np.vstack([np.frombuffer(vectors[name], dtype="<f4") for name in names])

    def by_words(question: str) -> list[str]:
        hits = lexical.search(open_words().of_question(question), k=PIECES)
        return [passages[hit.id].document_id for hit in hits]

    def by_vectors(question: str) -> list[str]:
        near = matrix @ embedder.encode_questions([open_words().without_asking(question)])[0]
        return [passages[names[at]].document_id for at in best(near, PIECES)]

    def as_asked(question: str) -> list[str]:
        return [found.passage.document_id for found in library.search(question, k=PIECES)]

    return {"words": by_words, "vectors": by_vectors, "ask": as_asked}


def score(asked: Sequence[Asked], ranking: Ranking) -> Score:
    """Recall@1, recall@5 and MRR@10 (a question's own: the first of its passages counts), milliseconds a question."""
    ranking(asked[0].question)  # what is loaded at the first question is no question's own cost
    started = time.perf_counter()
    found = [list(dict.fromkeys(ranking(each.question)))[:DEPTH] for each in asked]
    seconds = time.perf_counter() - started
    ranks = tuple(
        next((rank for rank, name in enumerate(names, start=1) if name in each.positives), 0)
        for each, names in zip(asked, found, strict=True)
    )
    return Score(*reached(ranks), 1000 * seconds / len(asked), ranks)


def reached(ranks: Sequence[int]) -> tuple[float, float, float]:
    """Recall@1, recall@5 and MRR@10 of ranks, of which 0 is no rank."""
    of_all = max(len(ranks), 1)
    return (
        sum(rank == 1 for rank in ranks) / of_all,
        sum(0 < rank <= 5 for rank in ranks) / of_all,
        sum(1 / rank for rank in ranks if rank) / of_all,
    )


def better_by(ranks: Sequence[int], others: Sequence[int]) -> tuple[Interval, Interval]:
    """By how much recall@1 and MRR@10 are higher than with the other ranks of the same questions: least, mean, most."""
    first, second = (np.array(held, dtype=np.float64) for held in (ranks, others))
    picked = np.random.default_rng(0).integers(0, len(first), (SAMPLES, len(first)))
    intervals = []
    for worth in (lambda held: held == 1, lambda held: np.divide(1, held, out=np.zeros_like(held), where=held > 0)):
        gained = worth(first).astype(np.float64) - worth(second)
        least, most = np.percentile(gained[picked].mean(axis=1), (2.5, 97.5))
        intervals.append((float(least), float(gained.mean()), float(most)))
    return intervals[0], intervals[1]


class Yardstick:
    """BM25 with idf ln(1 + (N - n + 0.5) / (n + 0.5)) over characters and pairs of them, title and text as one."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._names = [text.id for text in texts]
        grams = [_grams(f"{text.title}\n{text.text}") for text in texts]
        lengths = np.array([len(held) for held in grams], dtype=np.float64)
        rows = np.repeat(np.arange(len(texts)), lengths.astype(np.int64))
        codes, columns = np.unique(np.concatenate(grams), return_inverse=True)
        cells, counts = np.unique(columns.astype(np.int64) * len(texts) + rows, return_counts=True)
        columns, self._rows = cells // len(texts), cells % len(texts)
        self._starts = np.searchsorted(columns, np.arange(len(codes) + 1))
        self._place = {int(code): at for at, code in enumerate(codes)}
        held_by = np.diff(self._starts)
        idf = np.log(1 + (len(texts) - held_by + 0.5) / (held_by + 0.5))
        norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
        self._weights = idf[columns] * counts * (K1 + 1) / (counts + norm[self._rows])

    def rank(self, question: str) -> list[str]:
        """The ids of the best documents."""
        scores = np.zeros(len(self._names))
        for code in _grams(question):
            if (at := self._place.get(int(code))) is not None:
                held = slice(self._starts[at], self._starts[at + 1])
                scores[self._rows[held]] += self._weights[held]
        return [self._names[at] for at in best(scores, DEPTH)]


def best(scores: NDArray[Any], k: int) -> NDArray[np.int64]:
    """The places of the ``k`` highest scores, highest first, equal ones in their order."""
    near = np.argpartition(-scores, k - 1)[:k] if k < len(scores) else np.arange(len(scores))
    return near[np.lexsort((near, -scores[near]))]


def documents_of(texts: Iterable[Text]) -> Iterator[Document]:
    """The texts as the library reads plain text; numbered, since an id may hold anything."""
    for number, text in enumerate(texts):
        name = _name(number)
        yield assemble(Path(f"{name}.txt"), text.text.encode(), Draft(text=text.text, id=name, title=text.title))


def _name(number: int) -> str:
    return f"d{number:07d}"


def ids_of(texts: Sequence[Text]) -> dict[str, str]:
    """The id of each text, by that of the document that ``documents_of`` makes of it."""
    return {_name(number): text.id for number, text in enumerate(texts)}


def _ids(texts: Sequence[Text], ranking: Ranking) -> Ranking:
    ids = ids_of(texts)
    return lambda question: [ids[name] for name in ranking(question)]


def _grams(text: str) -> NDArray[np.uint64]:
    codes = np.frombuffer(fold(text).encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    told = np.array([chr(code).isalnum() for code in codes], dtype=bool)
    pairs = codes[:-1] << np.uint64(21) | codes[1:]
    return np.concatenate((codes[told], pairs[told[:-1] & told[1:]] | np.uint64(1 << 42)))


def _rows(path: Path, *needed: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            row = json.loads(line)
            if missing := [name for name in needed if name not in row]:
                message = f"{path}:{number}: {', '.join(missing)} is missing"
                raise ValueError(message)
            yield row


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m training.bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("queries", type=Path, metavar="QUERIES.jsonl")
    parser.add_argument("passages", type=Path, metavar="PASSAGES.jsonl")
    parser.add_argument("--json", action="store_true", help="a line of JSON a ranking")
    options = parser.parse_args(arguments)
    try:
        asked, texts = read_bench(options.queries, options.passages)
    except (ValueError, KeyError, OSError) as error:
        print(f"training.bench: {error}", file=sys.stderr)
        return 1
    if not options.json:
        print(f"{len(asked)} questions, {len(texts)} passages")
        print(f"{'':10} recall@1  recall@5   MRR@10  ms a question", flush=True)
    scores = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, each in measure(asked, texts, Path(folder), from_environment()):
            scores[name] = each
            row = (each.recall_1, each.recall_5, each.mrr_10, each.milliseconds)
            if options.json:
                keys = ("recall@1", "recall@5", "mrr@10", "milliseconds")
                print(json.dumps({"ranking": name} | dict(zip(keys, row, strict=True))), flush=True)
            else:
                print(f"{name:10} {row[0]:8.3f} {row[1]:9.3f} {row[2]:8.3f} {row[3]:10.1f}", flush=True)
    if not options.json:
        gained = better_by(scores["ask"].ranks, scores["yardstick"].ranks)
        for name, (least, mean, most) in zip(("recall@1", "MRR@10"), gained, strict=True):
            print(f"ask is better than the yardstick in {name} by {mean:+.3f} ({least:+.3f} to {most:+.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
