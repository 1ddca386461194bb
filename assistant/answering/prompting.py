"""The prompts of ``prompts.yaml``, filled; and how text from outside is fenced as data."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from assistant.llm import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

PROMPT_FILE = Path(__file__).with_name("prompts.yaml")
_ID_LETTERS = "BCFHJKMQVWXZ"
_CHARACTERS_A_TOKEN = 3  # of ASCII text; any other sign is counted as a token of its own
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OUTSIDE = str.maketrans({"⟦": "〔", "⟧": "〕", "〚": "〔", "〛": "〕", "<": "＜", ">": "＞"})


@cache
def prompts(path: Path = PROMPT_FILE) -> Mapping[str, Any]:
    """The file's content."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def filled(name: str, **values: str) -> tuple[Message, ...]:
    """The system and the user message of that name, with their places filled."""
    prompt = prompts()[name]
    return (
        Message("system", prompt["system"].format_map(values)),
        Message("user", prompt["user"].format_map(values)),
    )


def as_data(text: str) -> str:
    """Text from outside that can neither close its fence nor pass for a token: such signs in their wide form."""
    return _CONTROL.sub("", text.translate(_OUTSIDE)).replace("=====", "＝＝＝＝＝")


def fence(text: str) -> str:
    """The line around ``text`` that nothing inside it can guess."""
    return f"====={opaque_id(text, 8)}====="


def opaque_id(content: str, letters: int = 3) -> str:
    """A short id without digits; the same content has the same one."""
    number = int.from_bytes(hashlib.blake2b(content.encode(), digest_size=16).digest(), "big")
    found = ""
    for _ in range(letters):
        number, at = divmod(number, len(_ID_LETTERS))
        found += _ID_LETTERS[at]
    return found


def token_count(text: str) -> int:
    """How many tokens the text takes at most, whatever the model's own vocabulary: an estimate from above."""
    plain = len(text.encode("ascii", "ignore"))
    return len(text) - plain + -(-plain // _CHARACTERS_A_TOKEN)
