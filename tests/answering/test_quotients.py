"""What one figure is of another: in percent where that is asked, and with the sentence that prints it itself."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

COUNTS = made(
    "2023年，海州渔企6310家。2023年，云川渔企15700家。\n两地之比：2023年6310家对15700家，约40%，差距不大。\n"
    "2021年海州渔企4608家。",
    title="海州与云川渔企",
    kind="digest",
)
FACTS = (
    fact(COUNTS, ("无锡", "渔企", "数量", "2023年"), "6310家"),
    fact(COUNTS, ("苏州", "渔企", "数量", "2023年"), "15700家"),
    fact(COUNTS, ("无锡", "渔企", "数量", "2021年"), "4608家"),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年无锡渔企数量是苏州的百分之多少？", ("40.19%（6310 ÷ 15700 × 100%", "6310家对15700家，约40%")),
        ("2023年无锡渔企数量是苏州的多少倍？", ("0.402倍（6310 ÷ 15700", "6310家对15700家，约40%")),
        ("无锡2021年渔企数量相当于2023年的百分之几？", ("73.03%（4608 ÷ 6310 × 100%",)),
    ],
)
def test_the_quotient_is_told_as_it_is_asked(question: str, told: tuple[str, ...]) -> None:
    answer = answered(question, COUNTS, facts=FACTS)
    assert answer.status == "answered"
    assert all(one in answer.text for one in told), answer.text


def test_a_sentence_with_another_quotient_is_not_told() -> None:
    assert "约40%" not in answered("无锡2021年渔企数量是2023年的百分之几？", COUNTS, facts=FACTS).text


def test_by_how_many_percent_something_was_added_to_is_no_quotient() -> None:
    text = answered("无锡渔企2023年比2021年增加了百分之几？", COUNTS, facts=FACTS).text
    assert "增长36.94%（（6310 − 4608）÷ 4608 × 100%" in text
