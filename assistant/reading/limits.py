"""How large a file may be: bytes, pages, and what an archive unpacks to."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from assistant.errors import BrokenFile, FileTooLarge, LockedFile

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
_UNPACKED = 20
"""An archive may unpack to this many times the limit on files; real DOCX and XLSX stay far below."""
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def refuse_size(path: Path, size: int, max_megabytes: int) -> None:
    """Raises FileTooLarge for a file of ``size`` bytes over the limit."""
    if size > max_megabytes * MEGABYTE:
        message = (
            f"“{path.name}”有 {size / MEGABYTE:.1f} MB，超过上限 {max_megabytes} MB。"
            "请拆分该文件，或调高环境变量 ASSISTANT_MAX_FILE_MB。"
        )
        raise FileTooLarge(message)


def refuse_pages(path: Path, pages: int, max_pages: int) -> None:
    """Raises FileTooLarge for a document of more pages than the limit."""
    if pages > max_pages:
        message = (
            f"“{path.name}”有 {pages} 页，超过上限 {max_pages} 页。请拆分该文件，或调高环境变量 ASSISTANT_MAX_PAGES。"
        )
        raise FileTooLarge(message)


def refuse_archive(path: Path, content: bytes, max_megabytes: int) -> None:
    """Raises what is wrong with the archive that a DOCX or XLSX is, before anything unpacks it."""
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            message = f"“{path.name}”设有打开密码。请去掉密码后另存，再重新放入。"
            raise LockedFile(message)
        message = f"“{path.name}”是旧版 Office 格式，与扩展名 {path.suffix} 不符。请用 Office 或 WPS 另存为新格式。"
        raise BrokenFile(message)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise broken(path) from error
    refuse_size(path, unpacked // _UNPACKED, max_megabytes)


def broken(path: Path) -> BrokenFile:
    """The error for a file that its own kind of program could not open either."""
    kind = path.suffix.lower().lstrip(".").upper()
    return BrokenFile(f"“{path.name}”已损坏，或者不是 {kind} 文件。请重新导出或重新下载后重新放入。")
