"""Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark, and one kind of line end."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from assistant.errors import GarbledFile

if TYPE_CHECKING:
    from pathlib import Path

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(path: Path, content: bytes) -> str:
    """The text of a file; raises GarbledFile where no known encoding fits."""
    for name in _candidates(content):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    message = f"“{path.name}”的文字编码无法识别（试过 UTF-8、UTF-16、GB18030）。请另存为 UTF-8 编码后重新放入。"
    raise GarbledFile(message)


def _candidates(content: bytes) -> tuple[str, ...]:
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return (name,)
    # Latin letters, digits and line ends in UTF-16 leave zero bytes on every other place; other encodings have none
    head = content[:4096]
    if head.count(0) > len(head) // 50:
        return ("utf-16-le", "utf-16-be") if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be", "utf-16-le")
    return ("utf-8", "gb18030")
