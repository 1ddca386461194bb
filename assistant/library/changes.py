"""What changed in the corpus since the library was built: by content, never by name or time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import file_digest
from typing import TYPE_CHECKING

from assistant.errors import ReadingError, UsageError
from assistant.reading.apart import ReaderApart
from assistant.reading.folder import find_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.library.progress import Progress
    from assistant.library.store import Store
    from assistant.model import Document
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its document's id, or the refusal; both where another file has that id already."""

    sha256: str
    document_id: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be done. Paths are relative to the corpus, in order.

    ``documents`` are to be written, ``outdated`` ids removed first, ``gone`` paths forgotten. ``outcomes`` names what
    became of every file. False where the library is up to date.
    """

    documents: tuple[Document, ...]
    outdated: tuple[str, ...]
    gone: tuple[str, ...]
    outcomes: Mapping[str, Outcome]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    limits: list[int]
    curated: str
    rewritten: bool

    def __bool__(self) -> bool:
        return self.rewritten


def plan_changes(settings: Settings, held: Store | None, curated_file: Path, tell: Progress) -> Changes:
    """Compare the corpus with what is held and read what is new; raises UsageError when there is no corpus folder."""
    if not settings.corpus.is_dir():
        message = f"找不到语料目录“{settings.corpus}”。请用 --corpus 或环境变量 ASSISTANT_CORPUS 指明文件所在的目录。"
        raise UsageError(message)
    limits = [settings.max_file_megabytes, settings.max_pages]
    curated = _digest(curated_file) if curated_file.is_file() else ""
    manifest = held.manifest() if held else {}
    before = _held_outcomes(held)
    # Other limits may let in what was refused.
    trusted = {p: o for p, o in before.items() if manifest.get("limits") == limits or not o.refusal}
    stored = {document.path: document.id for document in held.documents()} if held else {}

    hashes = {path.relative_to(settings.corpus).as_posix(): _digest(path) for path in find_files(settings.corpus)}
    outcomes = {path: trusted[path] for path, sha in hashes.items() if path in trusted and trusted[path].sha256 == sha}
    read: dict[str, Document] = {}
    with ReaderApart(seconds=settings.reading_seconds) as reader:
        for done, path in enumerate(waiting := sorted(set(hashes) - set(outcomes)), start=1):
            outcomes[path] = _read(settings, reader, path, hashes[path], read)
            tell("读取文件", done, len(waiting))
        outcomes = _one_file_an_id(settings, reader, outcomes, read)

    serving = {path: outcome.document_id for path, outcome in outcomes.items() if not outcome.refusal}
    outdated = {name for path, name in stored.items() if serving.get(path) != name or path in read}
    documents = tuple(sorted((read[path] for path in serving if path in read), key=lambda document: document.id))
    new, gone = set(hashes) - set(before), set(before) - set(hashes)
    left = {before[path].sha256 for path in gone}
    moved = {path for path in new if hashes[path] in left}
    arrived = {hashes[path] for path in moved}
    return Changes(
        documents=documents,
        outdated=tuple(sorted(outdated)),
        gone=tuple(sorted(gone)),
        outcomes=dict(sorted(outcomes.items())),
        added=tuple(sorted(path for path in new - moved if not outcomes[path].refusal)),
        changed=tuple(sorted(path for path in set(hashes) & set(before) if before[path].sha256 != hashes[path])),
        moved=tuple(sorted(moved)),
        removed=tuple(sorted(path for path in gone if before[path].sha256 not in arrived)),
        unchanged=sum(before.get(path) == outcome for path, outcome in outcomes.items()),
        limits=limits,
        curated=curated,
        rewritten=outcomes != before or manifest.get("limits") != limits or manifest.get("curated") != curated,
    )


def of_documents(documents: Sequence[Document], settings: Settings) -> Changes:
    """What must be done for a library of these documents alone, which were read from no corpus."""
    return Changes(
        documents=tuple(documents),
        outdated=(),
        gone=(),
        outcomes={},
        added=tuple(document.path for document in documents),
        changed=(),
        moved=(),
        removed=(),
        unchanged=0,
        limits=[settings.max_file_megabytes, settings.max_pages],
        curated="",
        rewritten=True,
    )


def _held_outcomes(held: Store | None) -> dict[str, Outcome]:
    rows = held.files() if held else {}
    return {path: Outcome(row["sha256"], row["document_id"], row["refusal"]) for path, row in rows.items()}


def _read(settings: Settings, reader: ReaderApart, path: str, sha256: str, read: dict[str, Document]) -> Outcome:
    """Read a file into ``read``, or say why not."""
    try:
        document = reader.read(
            settings.corpus / path, max_megabytes=settings.max_file_megabytes, max_pages=settings.max_pages
        )
    except ReadingError as error:
        return Outcome(sha256, refusal=str(error))
    read[path] = replace(document, path=path)
    return Outcome(sha256, document_id=document.id)


def _one_file_an_id(
    settings: Settings, reader: ReaderApart, outcomes: Mapping[str, Outcome], read: dict[str, Document]
) -> dict[str, Outcome]:
    """Where several files claim one id, the first by path has it and the others are refused.

    A file that was refused for this reason and comes first now is read, as if it were new.
    """
    settled = dict(outcomes)
    owner: dict[str, str] = {}
    for path in sorted(settled):
        outcome = settled[path]
        if outcome.refusal and outcome.document_id and outcome.document_id not in owner:
            outcome = _read(settings, reader, path, outcome.sha256, read)
        name = outcome.document_id
        if name and not outcome.refusal and name not in owner:
            owner[name] = path
        elif name:
            outcome = replace(outcome, refusal=_duplicate(name, owner[name]))
        settled[path] = outcome
    return settled


def _duplicate(document_id: str, owner: str) -> str:
    return (
        f"文件编号“{document_id}”已被 {owner} 使用。一个编号只能有一份文件，"
        "请改文件开头的 id（没有写 id 的改文件名），或移走其中一份。"
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
