"""What is made of a file: its document, passages and facts, as the rows that the store writes.

Reading, cutting and extraction are most of the work of an index, so several processes apart do it side by side, each
with file after file; what comes back is written by the one writer, in the order of the files.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from assistant.errors import ReadingError
from assistant.facts.extract import extract_facts
from assistant.library.rows import document_row, fact_row, passage_row
from assistant.reading.apart import ReaderApart, outcome_of
from assistant.reading.passages import cut_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from assistant.model import Document, Passage
    from assistant.settings import Settings

    Row = tuple[Any, ...]

WORK = "assistant.library.making:make_apart"
FILES_A_PROCESS = 8
"""A process more is started for every so many files: one takes half a second to begin."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document as the store holds it."""

    document_id: str
    document: Row
    passages: tuple[Row, ...]
    embedded: tuple[tuple[str, str], ...]
    facts: tuple[Row, ...]


def make(document: Document) -> Made:
    """All that is made of a document; ``embedded`` are the ids of its passages with what their vectors are made of."""
    passages = cut_passages(document)
    return Made(
        document.id,
        document_row(document),
        tuple(map(passage_row, passages)),
        tuple((passage.id, embedded(passage, document.title)) for passage in passages),
        tuple(map(fact_row, extract_facts(document))),
    )


def embedded(passage: Passage, title: str) -> str:
    """What a passage's vector is made of: its text under the title and the headings that it stands under."""
    above = [heading for heading in (title, *passage.section) if heading and heading not in passage.text]
    return "\n".join((*above, *filter(None, (passage.lead,)), passage.text))


class Workshop:
    """Makes files up in processes apart, as many as there are processors, or fewer for few files."""

    def __init__(self, settings: Settings, files: int) -> None:
        self._settings = settings
        count = max(1, min(os.cpu_count() or 1, files // FILES_A_PROCESS))
        self._readers = [ReaderApart(seconds=settings.reading_seconds, work=WORK) for _ in range(count)]
        self._idle: SimpleQueue[ReaderApart] = SimpleQueue()
        for reader in self._readers:
            self._idle.put(reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers:
            reader.close()

    def make_all(self, paths: Iterable[str]) -> Iterator[Made | ReadingError]:
        """What is made of each of the corpus's files, or why nothing is, in their order."""
        with ThreadPoolExecutor(len(self._readers)) as threads:
            yield from threads.map(self.make, paths)

    def make(self, path: str) -> Made | ReadingError:
        """What is made of one file."""
        reader, settings = self._idle.get(), self._settings
        limits = (settings.max_file_megabytes, settings.max_pages)
        try:
            made: Made = reader.ask(settings.corpus / path, path, *limits)
        except ReadingError as error:
            return error
        else:
            return made
        finally:
            self._idle.put(reader)


class Spool:
    """What was made, on disk until it is written, so that memory does not grow with the corpus; in the order of ids."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the spool
        self._places: dict[str, tuple[str, int, int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, path: str, made: Made) -> None:
        """Keep what was made of a file."""
        start = self._file.seek(0, os.SEEK_END)
        length = self._file.write(pickle.dumps(made))
        self._places[path] = (made.document_id, start, length, len(made.passages))

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget the other files."""
        kept = set(paths)
        self._places = {path: place for path, place in self._places.items() if path in kept}

    def has(self, path: str) -> bool:
        """Whether the file was made up."""
        return path in self._places

    @property
    def passages(self) -> int:
        """How many passages the documents have together."""
        return sum(passages for _, _, _, passages in self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Made]:
        for _, start, length, _ in sorted(self._places.values()):
            self._file.seek(start)
            yield pickle.loads(self._file.read(length))


def make_apart(path: Path, stored_as: str, max_megabytes: int, max_pages: int) -> Made | ReadingError:
    """What a process apart does with one file."""
    document = outcome_of(path, max_megabytes, max_pages)
    return document if isinstance(document, ReadingError) else make(replace(document, path=stored_as))
