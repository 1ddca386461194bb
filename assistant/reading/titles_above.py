"""Titles that stand on a line of their own above their paragraph, as web pages print them, are run in again.

Reports print 大力提振消费。深入开展…… in one paragraph; a page saved from the web often has the title on its own line.
What belongs together is then read apart. So is a sentence that a sign without width parts from its rest.
"""

from __future__ import annotations

import re

from assistant.reading.headings import heading_number
from assistant.reading.unmarked import is_label

SHORTEST_TITLE, LONGEST_TITLE, LONGEST_TWO = 5, 45, 70
"""Characters of a title, and of two that stand together (五年来，……实现新跨越。经济实力显著提升。)."""
SHORTEST_BODY = 45
FARTHEST = 2
"""Lines from a title to its paragraph: right below, or below a blank one."""
FEWEST = 3
"""Titles that a text has at least where this is its way of printing."""
_TITLE = re.compile("[^。！？；：:!?|]+。(?:[^。！？；：，:!?|]+。)?")
_MARKED = re.compile(r"[#\-*>|+\d]|各位|——")
_UNSEEN = "\u200b\u2060\ufeff"
_ENDS = ("。", "！", "？", "：", "；", "”", "）", ".", "!", "?", ":", ";")


def run_in(text: str) -> str:
    """The text with its titles run in, where it prints at least a few of them above; else as it is."""
    lines = _without_unseen(text).split("\n")
    solid = [at for at, line in enumerate(lines) if line.strip()]
    joined = [
        (at, below)
        for at, below, after in zip(solid, solid[1:], (*solid[2:], -1), strict=False)
        if below - at <= FARTHEST
        and _is_title(lines[at])
        and _is_body(lines[below])
        and not (_has_title(lines[below]) and after >= 0 and _has_title(lines[after]))
    ]  # where what stands below has titles of its own, the line above leads to them
    if len(joined) < FEWEST:
        return "\n".join(lines)
    for at, below in reversed(joined):
        lines[at : below + 1] = [lines[at].rstrip() + lines[below].lstrip(" 　\t")]
    return "\n".join(lines)


def _without_unseen(text: str) -> str:
    """The text without lines that hold nothing but a sign without width; the sentence that one parts is whole again."""
    if not any(sign in text for sign in _UNSEEN):
        return text
    lines: list[str] = []
    parted = False
    for line in text.split("\n"):
        said = line.strip(_UNSEEN + " 　\t")
        if not said and line.strip():
            parted = True
            continue
        if parted and lines and lines[-1].strip() and said and not lines[-1].rstrip().endswith(_ENDS):
            lines[-1] = lines[-1].rstrip() + said
        else:
            lines.append(line)
        parted = False
    return "\n".join(lines)


def _is_title(line: str) -> bool:
    said = line.strip()
    if _MARKED.match(said) or heading_number(said) or not SHORTEST_TITLE <= len(said) <= LONGEST_TWO:
        return False
    return _TITLE.fullmatch(said) is not None and said.index("。") < LONGEST_TITLE


def _is_body(line: str) -> bool:
    said = line.strip()
    return len(said) >= SHORTEST_BODY and "。" in said and not _MARKED.match(said) and not heading_number(said)


def _has_title(line: str) -> bool:
    """Whether the line begins with a title of its own."""
    said = line.strip()
    return is_label(said[: said.find("。") + 1])
