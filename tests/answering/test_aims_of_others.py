"""A target that is another year's or another place's is held against the figure as that, and by no other target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.claims.claim_kinds import target_claimed

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("said", "aimed"),
    [
        ("无锡2021年GDP增速达到2024年的目标", "2024年无锡GDP增速目标是多少？"),
        ("无锡2021年研发投入强度达到G60科创走廊2025年的目标", "G60科创走廊2025年研发投入强度目标是多少？"),
        ("无锡2025年GDP增速完成了年初定下的目标", "无锡2025年GDP增速目标是多少？"),
    ],
)
def test_whose_target_it_is_goes_into_the_question_for_it(said: str, aimed: str) -> None:
    read = target_claimed(said)
    assert read is not None
    assert read[1][1] == aimed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("无锡2021年研发投入强度达到G60科创走廊2025年的目标了吗？", ("3.21%", "3.2%以上（目标数）")),
        ("无锡2021年GDP增速达到2024年的目标了吗？", ("8.8%", "2024年", "5.5%左右（目标数）")),
        ("2022年实际使用外资达到2021年的目标没有？", ("38.26亿美元", "38亿美元（目标数）")),
    ],
)
def test_it_is_held_against_that_target(question: str, told: tuple[str, ...], corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(("是的", "已经达到"))
    assert all(one in answer.text for one in told), answer.text


def test_a_growth_that_is_aimed_at_is_held_against_a_growth(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2024年GDP完成目标了没有")
    assert answer.status == "answered"
    assert "5.8%左右（预计数）" in answer.text
    assert "5.5%左右（目标数）" in answer.text


def test_no_other_citys_target_is_told(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2022年GDP完成目标了吗")
    assert answer.status == "partial"
    assert "宁波" not in answer.text
