"""Follow-ups on all the years that were asked about one after another: 最后这个比最早那年多了多少, 三年平均是多少."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved
from assistant.answering.understanding.topic import period_spans, without_asking
from assistant.numerals import number_of
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_AGAINST_FIRST = re.compile(
    rf"{OPENING}(?:最后|末|最近)(?:这|那|一)*[个年]*比(?:最早|最初|最开始|开头|第一|头一?)(?:这|那|的|一)*[个年]*"
    rf"[高低多少增减涨降](?:了|出|加|长)*(?:多少|几)[^，。？]{{0,4}}{CLOSING}"
)
_MEAN_OF_ALL = re.compile(
    rf"{OPENING}(?:(?:把|再?加上|连|再?算上)?(?P<also>\d{{4}}年)(?:也|一起)?(?:算|加)?(?:上|进去|进来)?(?:的话)?[，,])?"
    rf"(?:这|那)?(?P<number>[两三四五六七八九十几])年(?:的)?(?:平均|均值)(?:下来|算下来)?(?:是|为|有)?(?:多少|几)?呢?{CLOSING}"
)


def last_against_first(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """最后这个比最早那年多了多少 → how far the same of the first and of the last year asked about are apart."""
    if not _LAST_AGAINST_FIRST.search(asked):
        return None
    years = _years(before)
    if len(years) < 2:
        return None
    return Resolved(f"{without_asking(_of(before[-1].text, f'{years[0]}和{years[-1]}'))}相差多少？", followed=True)


def mean_of_all(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """把2023年也算上，三年平均是多少 → the mean over the years asked about, and the one added."""
    if (match := _MEAN_OF_ALL.search(asked)) is None:
        return None
    years = _years(before) + ([match["also"]] if match["also"] else [])
    if len(years) < 2 or number_of(match["number"]) not in (0, len(set(years))):
        return None  # of three years no mean of the four from the first to the last
    return Resolved(f"{without_asking(_of(before[-1].text, f'{min(years)}到{max(years)}'))}平均是多少？", followed=True)


def _years(before: Sequence[Resolved]) -> list[str]:
    """The times of the questions at the end that differ in nothing but these, in the order they were asked."""
    found: list[str] = []
    last = before[-1].text
    for turn in reversed(before):
        spans = period_spans(turn.text)
        if len(spans) != 1 or (found and _asks(turn.text) != _asks(last)):
            break
        found.insert(0, turn.text[slice(*spans[0])])
    return found


def _asks(text: str) -> str:
    """What is asked, whatever the time."""
    return without_asking(_of(text, "")).rstrip("的")


def _of(text: str, time: str) -> str:
    """The question with ``time`` for the one it names."""
    found = [one for one in find_periods(text) if one.value.key]
    return text[: found[0].start] + time + text[found[0].end :] if found else text
