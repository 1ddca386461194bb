"""What people say put as documents write it, by the term file ``spoken.txt``: 发大水 → 洪涝.

One way and by the letter, the longest form first. What stands in quotation marks is a name and stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.errors import UsageError

SPOKEN_FILE = Path(__file__).with_name("spoken.txt")
_OPENING = 2  # characters by which the forms that may stand at a place are looked up; no form is shorter
_LINE = re.compile("(?P<written>[^：、#]+)：(?P<spoken>[^：#]+)")
# A form that ends so is none where the last character begins another word: 种地的人|口, 没用好的地|区.
_GOES_ON = {
    "人": "口才员均们数群工",
    "地": "方区块带位段铁下",
    "路": "灯面段线口网",
    "房": "子屋价间产租",
    "事": "业件故项务",
}
_NAMED = re.compile(r"[“\"「『《][^”\"」』》]*[”\"」』》]?")


@cache
def load_spoken(path: Path = SPOKEN_FILE) -> dict[str, tuple[tuple[str, str], ...]]:
    """The forms with what is written for them, by their first two characters, the longest first.

    A line has one word and what is said for it (洪涝：发大水、涨大水). Not YAML, which takes ten times as long to read,
    and the first answer waits for it. Raises UsageError, with the line, where one is not so, a form is too short, or
    one stands for two words.
    """
    known: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        told = _LINE.fullmatch(line)
        forms = [form.strip() for form in told["spoken"].split("、")] if told else []
        wrong = next((form for form in forms if len(form) < _OPENING or form in known), None)
        if told is None or wrong is not None:
            what = f"“{wrong}”不足两个字，或者前面已经写过" if told else "不是“公文用语：口头说法、口头说法”的样子"
            message = f"口语词典 {path.name} 第{number}行{what}。请照文件开头的说明改正。"
            raise UsageError(message)
        known.update(dict.fromkeys(forms, told["written"].strip()))
    openings: dict[str, list[tuple[str, str]]] = {}
    for form, word in known.items():
        openings.setdefault(form[:_OPENING], []).append((form, word))
    return {opening: tuple(sorted(held, key=lambda pair: -len(pair[0]))) for opening, held in openings.items()}


def as_written(text: str) -> str:
    """The text with each spoken form put as documents write it."""
    openings, pieces, at = load_spoken(), [], 0
    while at < len(text):
        if named := _NAMED.match(text, at):
            pieces.append(named[0])
            at = named.end()
            continue
        held = openings.get(text[at : at + _OPENING], ())
        fits = (pair for pair in held if text.startswith(pair[0], at) and not _goes_on(pair[0], text, at))
        form, word = next(fits, (text[at], text[at]))
        pieces.append(word)
        at += len(form)
    return "".join(pieces)


def _goes_on(form: str, text: str, at: int) -> bool:
    """Whether the last character of the form at ``at`` begins another word there."""
    behind = text[at + len(form) : at + len(form) + 1]
    return bool(behind) and behind in _GOES_ON.get(form[-1], "")
