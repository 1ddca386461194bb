"""A question as it stands for itself, and what a follow-up may take from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.understanding.topic import topic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands for itself; ``followed`` tells whether it was completed from earlier ones.

    ``others`` asks for what was not said yet; ``swapped``: what was exchanged for what, in a question that repeats the
    one before; ``about``: what it is about, where it was completed with that. ``counted``: how many the question says
    that the list has, and ``count_asked`` whether it asks if that is so. ``said``: the piece of a longer question that
    it was, before it was completed.
    """

    text: str
    followed: bool = False
    ordinal: int = 0
    detail: bool = False
    others: bool = False
    swapped: tuple[str, str] = ("", "")
    about: str = ""
    counted: int = 0
    count_asked: bool = False
    said: str = ""

    @property
    def topic(self) -> str:
        """What the question is about."""
        return self.about or topic(self.text)


if TYPE_CHECKING:
    Rule = Callable[[str, Sequence[Resolved]], Resolved | None]
    """What a question becomes behind those before it (oldest first), or None where the rule does not apply."""

    Named = Callable[[str, int], str]
    """The name that answers a question; with a number other than 0, how that item of the answering list opens."""

# What a follow-up may begin and end with.
OPENING = r"^(?:那么|那)?"
CLOSING = r"[？?]?$"
SHORT = 16
"""A question longer than this says itself what it is about."""


def without_then(asked: str) -> str:
    """The question without the 那么 or 那 that it begins with."""
    return asked.removeprefix("那么").removeprefix("那")
