"""Term files that an official may edit: YAML, read by the C parser where there is one, and long lists of words.

The lists are plain text, a word and others on each line (洪涝：发大水、涨大水): YAML takes ten times as long to read,
and the first answer waits for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINE = re.compile("(?P<word>[^：、#]+)：(?P<others>[^：#]+)")

# Eight times as fast as the one in Python, and every question waits for it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TermFileError = yaml.YAMLError


def read_term_file(path: Path) -> Any:  # noqa: ANN401 - each file has a form of its own
    """The file's content; raises TermFileError when it is no valid YAML."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


def read_word_lists(path: Path, called: str, shape: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each line's number, its word, and the others; raises UsageError, with the line, where one is not of that shape.

    ``called`` and ``shape`` are what the error calls the file and its lines.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        told = _LINE.fullmatch(line)
        if told is None:
            raise wrong_line(path, called, number, f"不是“{shape}”的样子")
        yield number, told["word"].strip(), [word.strip() for word in told["others"].split("、")]


def wrong_line(path: Path, called: str, number: int, wrong: str) -> UsageError:
    """The error that says what is wrong with a line."""
    return UsageError(f"{called} {path.name} 第{number}行{wrong}。请照文件开头的说明改正。")
