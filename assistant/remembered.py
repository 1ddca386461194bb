"""What is worked out once for a document, and remembered while it is among those asked for lately."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Document

Result = TypeVar("Result")
DOCUMENTS = 256


def remembered(work: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """``work`` with its results for the last documents kept.

    A document is known by its id, digest and head, and by whether its text is there: hashing all that it holds would
    take longer than most of what is worked out.
    """
    held: dict[tuple[str | int, ...], Result] = {}

    @wraps(work)
    def once(document: Document) -> Result:
        head = (document.title, document.kind, document.issuer, document.issued)
        key = (document.id, document.sha256, *head, len(document.text))
        if key not in held:
            if len(held) >= DOCUMENTS:
                held.clear()
            held[key] = work(document)
        return held[key]

    return once


def remembered_at(work: Callable[[Document, int, int], Result]) -> Callable[[Document, int, int], Result]:
    """``work`` on spans of a document, with its results kept beside what else is remembered of the document."""

    @remembered
    def held_of(document: Document) -> dict[tuple[int, int], Result]:
        return {}  # filled as spans are asked for

    @wraps(work)
    def once(document: Document, start: int, end: int) -> Result:
        held = held_of(document)
        if (start, end) not in held:
            held[start, end] = work(document, start, end)
        return held[start, end]

    return once
