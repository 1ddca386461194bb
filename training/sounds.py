"""Writes how the common Chinese characters sound: what tells a name that was typed with others of its sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)  # the characters of GB 2312


def write_sounds(sound_of: Callable[[str], str], path: Path) -> None:
    """Write what ``assistant.search.sounds`` reads; ``sound_of`` gives a character's pinyin without tone.

    The shipped file was made with ``pypinyin.lazy_pinyin`` (0.55.0, MIT).
    """
    alike: dict[str, str] = {}
    for letter in common_letters():
        sound = sound_of(letter)
        if sound.isalpha() and sound.isascii():
            alike[sound] = alike.get(sound, "") + letter
    about = "characters by their sound, without tone: training/sounds.py; read by assistant/search/sounds.py"
    content = {"about": about, "sounds": dict(sorted(alike.items()))}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def common_letters() -> Iterator[str]:
    """The 6,763 characters of GB 2312."""
    for row in _ROWS:
        for cell in _CELLS:
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
