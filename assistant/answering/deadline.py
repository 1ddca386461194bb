"""The time an answer may take: looked at wherever a step, a part or a cell begins, however deep."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from assistant.errors import AnswerTooSlow

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALLOWED: ContextVar[tuple[float, float]] = ContextVar("allowed", default=(math.inf, math.inf))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Allow the block so many seconds; ``keep_time`` in it raises AnswerTooSlow when they are over."""
    token = _ALLOWED.set((time.monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _ALLOWED.reset(token)


def keep_time() -> None:
    """Raise AnswerTooSlow when the time is over."""
    until, seconds = _ALLOWED.get()
    if time.monotonic() >= until:
        raise too_slow(seconds)


def too_slow(seconds: float) -> AnswerTooSlow:
    """The error that says so."""
    return AnswerTooSlow(
        f"这个问题{seconds:.0f}秒还没有答完，已经停下。请把问题问得具体一些（写明地区、年份、指标），或拆成几个问题再问。"
    )
