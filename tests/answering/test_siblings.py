"""Of parallel things (数字经济, 总部经济, 枢纽经济) what stands under one is not told of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.evidence.siblings import is_of_a_sibling

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("asked", "above", "sibling"),
    [
        ("总部经济的目标有哪些", "枢纽经济：目标", True),
        ("枢纽经济的目标有哪些", "枢纽经济：目标", False),
        ("总部经济的目标有哪些", "数字经济与总部经济", False),
        ("渔业的目标有哪些", "枢纽经济：目标", False),
        ("总部经济的目标有哪些", "目标", False),
        ("二期投资多少", "一期", False),
    ],
)
def test_a_sibling_is_another_of_its_group_and_not_one_beside_it(asked: str, above: str, *, sibling: bool) -> None:
    assert is_of_a_sibling(asked, above) is sibling


@pytest.mark.parametrize(("question", "told"), [("总部经济的目标有哪些", False), ("枢纽经济的目标有哪些", True)])
def test_the_airport_is_told_of_the_hub_economy_alone(
    question: str, corpus_assistant: Assistant, *, told: bool
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert ("旅客吞吐量1500万人次" in answer.text) is told
