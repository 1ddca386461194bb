"""Files on their way into the corpus: laid aside, read and reviewed, then published, or thrown away; and out again.

journal/incoming/   laid aside, not yet searched
corpus/uploads/     published from there
journal/removed/    taken out of the corpus, kept
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.errors import LibraryError, LibraryUnwritable, ReadingError
from assistant.facts.extract import extract_facts
from assistant.library.build import build_library
from assistant.reading.apart import ReaderApart
from assistant.reading.folder import ADVICE, READ
from assistant.reading.limits import refuse_size
from assistant.reading.passages import cut_passages
from assistant.reading.stated import beside, write_beside
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.library.progress import Progress
    from assistant.library.report import BuildReport
    from assistant.model import Document, Fact
    from assistant.settings import Settings

INCOMING, REMOVED, UPLOADS = "incoming", "removed", "uploads"
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\/:*?\"<>|]+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Review:
    """What a file would bring: the document with its passages and figures, or why it cannot be read.

    ``remarks`` say what a reader should know before it goes live; ``obstacle`` why it cannot, ``replaces`` the title of
    the document that it would replace.
    """

    document: Document | None = None
    passages: int = 0
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    obstacle: str = ""
    replaces: str = ""


def lay_aside(folder: Path, name: str, content: bytes, settings: Settings) -> Path:
    """Write an uploaded file where it waits for its review; raises ReadingError for one that no reader takes."""
    fit = _fit_name(name)
    path = folder / INCOMING / fit
    refuse_size(path, len(content), settings.max_file_megabytes)
    partial = path.with_name(f".{fit}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        beside(path).unlink(missing_ok=True)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        message = f"“{fit}”存不进“{path.parent}”（{error.strerror or error}）。请检查磁盘空间和目录权限后再传。"
        raise LibraryUnwritable(message) from error
    return path


def correct(path: Path, stated: Mapping[str, str]) -> None:
    """State this of a waiting file (title, issuer, issued, document_number, kind); the file stays as it was sent."""
    try:
        write_beside(path, stated)
    except OSError as error:
        message = f"改动写不进“{path.parent}”（{error.strerror or error}）。请检查磁盘空间和目录权限。"
        raise LibraryUnwritable(message) from error


def discard(path: Path) -> None:
    """Throw a waiting file away."""
    path.unlink(missing_ok=True)
    beside(path).unlink(missing_ok=True)


def waiting(folder: Path) -> tuple[Path, ...]:
    """The files that wait for their review, by name."""
    incoming = folder / INCOMING
    if not incoming.is_dir():
        return ()
    files = (path for path in incoming.iterdir() if path.is_file() and path.suffix.lower() in READ)
    return tuple(sorted(path for path in files if not path.name.startswith(".")))


def review(path: Path, settings: Settings, held: Iterable[Document]) -> Review:
    """Read a waiting file as the library would, and say what would come of it."""
    try:
        with ReaderApart(seconds=settings.reading_seconds) as reader:
            document = reader.read(path, max_megabytes=settings.max_file_megabytes, max_pages=settings.max_pages)
    except ReadingError as error:
        return Review(obstacle=str(error))
    facts = extract_facts(document)
    same_id = next((one for one in held if one.id == document.id), None)
    same_content = next((one for one in held if one.sha256 == document.sha256), None)
    obstacle, replaces = "", ""
    if same_content is not None:
        obstacle = f"库里已有内容完全相同的文献{in_title_marks(same_content.title)}，不必再传。"
    elif same_id is not None and same_id.path == f"{UPLOADS}/{path.name}":
        replaces = same_id.title
    elif same_id is not None:
        obstacle = f"编号“{document.id}”已被{in_title_marks(same_id.title)}使用。请把文件改名后再传。"
    return Review(document, len(cut_passages(document)), facts, remarks_on(document, facts), obstacle, replaces)


def remarks_on(document: Document, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What a reader should know of how a document was read: pages without text, no headings, no date, no figures."""
    return tuple(_remarks(document, facts))


def _remarks(document: Document, facts: Sequence[Fact]) -> Iterable[str]:
    blank = [page.number for page in document.pages if not document.text[page.start : page.end].strip()]
    if blank:
        pages = "、".join(map(str, blank[:10])) + ("等" if len(blank) > 10 else "")
        yield f"第{pages}页没有读出文字，可能是图片或空白页；这些页答不出。"
    if not document.sections:
        yield "没有认出标题；出处只能写到页，写不到章节。"
    if not document.issued:
        yield "没有读出印发日期；按年份筛选时选不到它。"
    if not facts:
        yield "没有读出数据；问数字时只能引用原句。"


def publish(settings: Settings, path: Path, progress: Progress | None = None) -> BuildReport:
    """Move a reviewed file into the corpus and bring the library up to date; where that fails, the file waits again.

    Raises what ``build_library`` raises, and ReadingError where the library did not take the file.
    """
    target = settings.corpus / UPLOADS / path.name
    places = (target, beside(target))
    before = [place.read_bytes() if place.is_file() else None for place in places]
    _move_both(path, target)
    try:
        report = build_library(settings, progress=progress)
        _require_taken(report, f"{UPLOADS}/{path.name}")
    except BaseException:
        _move_both(target, path)
        for place, content in zip(places, before, strict=True):
            if content is not None:
                place.write_bytes(content)
        raise
    return report


def withdraw(settings: Settings, folder: Path, document: Document, progress: Progress | None = None) -> BuildReport:
    """Move a document's file out of the corpus, where it is kept, and bring the library up to date."""
    source = settings.corpus / document.path
    if not source.is_file():
        raise LibraryError(f"{in_title_marks(document.title)}的文件“{document.path}”已不在资料文件夹里。请重建文献库。")
    kept = folder / REMOVED / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{source.name}"
    _move_both(source, kept)
    try:
        return build_library(settings, progress=progress)
    except BaseException:
        _move_both(kept, source)
        raise


def _move_both(source: Path, target: Path) -> None:
    """Move a file with what is stated beside it; what was stated beside another at ``target`` goes."""
    _move(source, target)
    try:
        if beside(source).is_file():
            _move(beside(source), beside(target))
        else:
            beside(target).unlink(missing_ok=True)
    except BaseException:
        _move(target, source)
        raise


def _move(source: Path, target: Path) -> None:
    """Move a file, also to another disk; under its new name it is whole or not at all."""
    partial = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, partial)
        partial.replace(target)
        source.unlink()
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        message = f"“{source.name}”移不到“{target.parent}”（{error.strerror or error}）。请检查磁盘空间和目录权限。"
        raise LibraryUnwritable(message) from error


def _require_taken(report: BuildReport, path: str) -> None:
    refused = next((one for one in report.refused if one.path == path), None)
    if refused is not None:
        raise ReadingError(refused.reason)


def _fit_name(name: str) -> str:
    """The file's own name without folders and signs; raises ReadingError for a kind that no reader takes."""
    last = re.split(r"[\\/]", name)[-1]
    stem, dot, ending = _UNFIT.sub("", last).strip(" .").rpartition(".")
    suffix = f"{dot}{ending}".lower()
    if not stem or suffix not in READ:
        advice = ADVICE.get(suffix, "请转换为 PDF、DOCX、TXT、Markdown、HTML、CSV 或 XLSX")
        raise ReadingError(f"“{last[:60]}”是不能读取的文件类型。{advice}后再上传。")
    return stem.lstrip(".~$")[:_LONGEST_NAME] + suffix
