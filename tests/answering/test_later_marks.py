"""A year's result may be held against the mark set for a later year, and the answer says that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.verdicts import LATER_MARK

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "reached", "told"),
    [
        ("2023年长三角研发强度达到目标了吗", True, ("3.33%", "到2025年", "超过3%（目标数）")),
        ("2021年生物医药产业规模达到目标了吗", False, ("1409.01亿元", "到2025年", "超过2000亿元（目标数）", "590.99")),
    ],
)
def test_the_mark_of_a_later_year_is_called_so(
    question: str, told: tuple[str, ...], corpus_assistant: Assistant, *, reached: bool
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(LATER_MARK[reached])
    assert all(one in answer.text for one in told), answer.text


def test_the_mark_of_the_same_year_is_no_later_one(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("2024年GDP增长目标完成了吗").text
    assert not any(mark in text for mark in LATER_MARK.values())


def test_the_target_of_another_single_year_decides_nothing(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2023年社零增速达到目标了吗")
    assert answer.status == "partial"
    assert "6.9%" in answer.text
    assert "（目标数）" not in answer.text
    assert {fact.period.key for fact in answer.facts} == {"2023"}
