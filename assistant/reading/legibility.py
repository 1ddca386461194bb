"""Whether a text is readable characters or the garble of a font without a character map or of a wrong encoding."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.errors import GarbledFile

if TYPE_CHECKING:
    from pathlib import Path

LEGIBLE = 0.8
"""Share of readable characters that a text has at least; good prose has more than 0.99."""
COMMON = 0.4
"""Share of everyday characters among the Chinese ones; traditional script has about 0.6, a wrong encoding below 0.3."""
_ENOUGH = 50

_READABLE = re.compile(
    r"[\x20-\x7e\n\t\u00b0\u00b1\u00b2\u00b3\u00b7\u00d7\u00f7\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u2070-\u209f\u20ac"
    r"\u2100-\u22ff\u2460-\u24ff\u2500-\u26ff\u3000-\u303f\u3105-\u312f\u3220-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffe5"
    r"\U00020000-\U0003134f]"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_GLYPH_NAMES = re.compile(r"(?:\(cid:\d+\)|/g(?:id)?\d{1,5}|/uni[0-9A-Fa-f]{4}|/C\d{1,3}){4,}")


def legible(text: str) -> bool:
    """Whether the text can be read; an empty one can."""
    solid = "".join(text.split())
    if not solid:
        return True
    named = sum(len(match.group()) for match in _GLYPH_NAMES.finditer(solid))
    readable = len(_READABLE.findall(solid)) - named
    chinese = _CHINESE.findall(solid)
    if len(chinese) >= _ENOUGH and sum(map(_everyday, chinese)) < COMMON * len(chinese):
        return False
    return readable >= LEGIBLE * len(solid)


def refuse_garbled(path: Path, text: str) -> None:
    """Raises GarbledFile for a text that cannot be read."""
    if not legible(text):
        message = (
            f"“{path.name}”里的文字是乱码（多半是字体没有文字对照表，或编码不对）。"
            "请从原文件重新导出，或另存为 UTF-8 编码、可复制文字的格式。"
        )
        raise GarbledFile(message)


@cache
def _everyday(character: str) -> bool:
    """The first level of GB 2312: 3,755 characters, more than 97% of any modern simplified text."""
    try:
        return 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
