"""How a clause asks whether something is so (是不是…, 完成了没有), and the plain statement that is left without it.

The words that tell live in ``cues.yaml`` (asserting).
"""

from __future__ import annotations

from typing import Literal

from assistant.answering.cues import load_cues

Answered = Literal["is", "has", "did", "can"]
_ASKS: tuple[Answered, ...] = ("has", "did", "can", "is")  # in the order in which they are looked for


def asks_whether(clause: str) -> Answered | Literal[""]:
    """How the clause asks whether something is so (有没有, 完成了没有, 是不是); "" where it does not.

    What was only heard (听说…超过20万吨了) is asked about, unless something else is asked of it.
    """
    cues = load_cues().asserting
    if cues["why"].search(clause):
        return ""
    if cues["heard"].search(clause) and not cues["open"].search(clause):
        return "is"
    return next((name for name in _ASKS if cues[f"asks_{name}"].search(clause)), "")


def without_whether(text: str) -> str:
    """The text without what asks whether it is so."""
    cues = load_cues().asserting
    text = cues["heard"].sub("", text)
    for name in _ASKS:
        text = cues[f"asks_{name}"].sub("", text)
    return text


def bare_statement(clause: str) -> str:
    """The clause as a plain statement: without what asks whether or why it is so, or who says it."""
    cues = load_cues().asserting
    said = without_whether(cues["why"].sub("", cues["grants"].sub("", clause)))
    return cues["stressed"].sub("", cues["says"].sub("", said)).strip("的是 ")
