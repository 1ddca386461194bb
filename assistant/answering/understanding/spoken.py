"""What people say put as documents write it, by the term file ``spoken.txt``: 发大水 → 洪涝.

One way and by the letter, the longest form first. What stands in quotation marks is a name and stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.search.listed import Listed
from assistant.term_files import read_word_lists, wrong_line

SPOKEN_FILE = Path(__file__).with_name("spoken.txt")
CALLED = "口语词典"
_SHORTEST = 2  # characters of a form
# A form that ends so is none where the last character begins another word: 种地的人|口, 没用好的地|区.
_GOES_ON = re.compile(
    "(?<=人)[口才员均们数群工]|(?<=地)[方区块带位段铁下]|(?<=路)[灯面段线口网]|(?<=房)[子屋价间产租]|(?<=事)[业件故项务]"
)
_NAMED = re.compile(r"[“\"「『《][^”\"」』》]*[”\"」』》]?")


@cache
def load_spoken(path: Path = SPOKEN_FILE) -> dict[str, str]:
    """What is written for each form.

    Raises UsageError, with the line, where one is not as it should be, a form is too short, or stands for two words.
    """
    known: dict[str, str] = {}
    for number, word, forms in read_word_lists(path, CALLED, "公文用语：口头说法、口头说法"):
        for form in forms:
            if len(form) < _SHORTEST or form in known:
                raise wrong_line(path, CALLED, number, f"“{form}”不足两个字，或者前面已经写过")
            known[form] = word
    return known


@cache
def _forms() -> Listed:
    return Listed(load_spoken(), _GOES_ON)


def as_written(text: str) -> str:
    """The text with each spoken form put as documents write it."""
    pieces: list[str] = []
    end = 0
    for named in _NAMED.finditer(text):
        pieces += (_put(text[end : named.start()]), named[0])
        end = named.end()
    return "".join((*pieces, _put(text[end:])))


def _put(text: str) -> str:
    return _forms().replaced(text, load_spoken().__getitem__)
