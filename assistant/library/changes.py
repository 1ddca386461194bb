"""What changed in the corpus since the library was built: by content, never by name or time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from assistant.errors import ReadingError, UsageError
from assistant.library.making import Workshop, make
from assistant.reading.folder import find_files
from assistant.reading.stated import beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.library.making import Made, Spool
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

    documents: Spool | tuple[Made, ...]
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


def plan_changes(settings: Settings, held: Store | None, curated_file: Path, spool: Spool, tell: Progress) -> Changes:
    """Compare the corpus with what is held, and make up into ``spool`` what is new.

    Raises UsageError when there is no corpus folder.
    """
    if not settings.corpus.is_dir():
        message = f"找不到资料文件夹“{settings.corpus}”。请用 --corpus 或环境变量 ASSISTANT_CORPUS 指明文件放在哪里。"
        raise UsageError(message)
    limits = [settings.max_file_megabytes, settings.max_pages]
    curated = _digest(curated_file) if curated_file.is_file() else ""
    manifest = held.manifest() if held else {}
    before = _held_outcomes(held)
    # Other limits may let in what was refused.
    trusted = {p: o for p, o in before.items() if manifest.get("limits") == limits or not o.refusal}
    stored = held.paths() if held else {}

    hashes = _digests(settings.corpus)
    outcomes = {path: trusted[path] for path, sha in hashes.items() if path in trusted and trusted[path].sha256 == sha}
    waiting = sorted(set(hashes) - set(outcomes))
    with Workshop(settings, len(waiting)) as workshop:
        for done, (path, made) in enumerate(zip(waiting, workshop.make_all(waiting), strict=True), start=1):
            outcomes[path] = _outcome(path, hashes[path], made, spool)
            tell("读取文件、抽取数据", done, len(waiting))
        outcomes = _one_file_an_id(workshop, outcomes, spool)

    serving = {path: outcome.document_id for path, outcome in outcomes.items() if not outcome.refusal}
    outdated = {name for path, name in stored.items() if serving.get(path) != name or spool.has(path)}
    spool.keep_only(serving)
    new, gone = set(hashes) - set(before), set(before) - set(hashes)
    left = {before[path].sha256 for path in gone}
    moved = {path for path in new if hashes[path] in left}
    arrived = {hashes[path] for path in moved}
    return Changes(
        documents=spool,
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
        documents=tuple(map(make, documents)),
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


def _outcome(path: str, sha256: str, made: Made | ReadingError, spool: Spool) -> Outcome:
    """Keep what was made of a file, or say why nothing was."""
    if isinstance(made, ReadingError):
        return Outcome(sha256, refusal=str(made))
    spool.put(path, made)
    return Outcome(sha256, document_id=made.document_id)


def _one_file_an_id(workshop: Workshop, outcomes: Mapping[str, Outcome], spool: Spool) -> dict[str, Outcome]:
    """Where several files claim one id, the first by path has it and the others are refused.

    A file that was refused for this reason and comes first now is read, as if it were new.
    """
    settled = dict(outcomes)
    owner: dict[str, str] = {}
    for path in sorted(settled):
        outcome = settled[path]
        if outcome.refusal and outcome.document_id and outcome.document_id not in owner:
            outcome = _outcome(path, outcome.sha256, workshop.make(path), spool)
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


def _digests(corpus: Path) -> dict[str, str]:
    """The digest of each file, by its path in the corpus; several are read at a time."""
    files = tuple(find_files(corpus))
    with ThreadPoolExecutor() as threads:
        digests = threads.map(_state, files)
        return {path.relative_to(corpus).as_posix(): digest for path, digest in zip(files, digests, strict=True)}


def _state(path: Path) -> str:
    """What a document's file holds, and the file beside it where there is one: another state is read anew."""
    held = _digest(path)
    stated = beside(path)
    return sha256(f"{held} {_digest(stated)}".encode()).hexdigest() if stated.is_file() else held


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
