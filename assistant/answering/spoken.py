"""What people say put as documents write it, by the term file ``spoken.txt``: 发大水 → 洪涝.

One way and by the letter, the longest form first. What stands in quotation marks is a name and stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.term_files import read_word_lists, wrong_line

SPOKEN_FILE = Path(__file__).with_name("spoken.txt")
CALLED = "口语词典"
_OPENING = 2  # characters by which the forms that may stand at a place are looked up; no form is shorter
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

    Raises UsageError, with the line, where one is not as it should be, a form is too short, or stands for two words.
    """
    known: dict[str, str] = {}
    for number, word, forms in read_word_lists(path, CALLED, "公文用语：口头说法、口头说法"):
        for form in forms:
            if len(form) < _OPENING or form in known:
                raise wrong_line(path, CALLED, number, f"“{form}”不足两个字，或者前面已经写过")
            known[form] = word
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
