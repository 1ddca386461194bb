"""Which side of a matter a question asks: by whom, where, when, why, by what means, how it came out, which ones.

The field's expected answer type (Li & Roth 2002), by the words of ``cues.yaml``: a sentence that only speaks of the
matter (首颗自主产权卫星成功升空) does not answer what it leaves untold (是哪家公司的).
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.cues import load_cues

_NARROWER = (
    ("procedure", "means"),
    ("standard", "means"),
    ("reason", "means"),
    ("procedure", "standard"),
    ("completion", "progress"),
    ("areas", "where"),
    ("areas", "names"),
)


@lru_cache(maxsize=64)  # of a question, for each of its statements
def answer_types(question: str) -> tuple[str, ...]:
    """The sides that are asked for, by their names in ``cues.yaml``; none where the question has no word of any.

    A narrower one stands for a wider: how one applies for a way, what came of it for a number (最后兑现了多少).
    """
    found = [name for name, asked in load_cues().answer_types.asked.items() if asked.search(question)]
    wider = {name for narrower, name in _NARROWER if narrower in found}
    if len(found) > 1:
        wider.add("figure")
    return tuple(name for name in found if name not in wider)


@lru_cache(maxsize=64)
def asks_only_for(question: str) -> tuple[str, ...]:
    """The sides that are asked for, where nothing else is; none where the question has another interrogative.

    做了哪些事，效果如何 asks more than an effect.
    """
    cues, types = load_cues().answer_types, answer_types(question)
    left = question
    for name in types:
        left = cues.asked[name].sub("\n", left)
    left = re.sub(r"(?<=\n)[^\n]*", lambda behind: cues.trailing.sub("", behind[0]), left)
    return () if cues.left.search(left) else types


def without_asking(question: str) -> str:
    """The question without the words that ask: what is left names the matter."""
    left = question
    for name in answer_types(question):
        left = load_cues().answer_types.asked[name].sub("，", left)
    return left
