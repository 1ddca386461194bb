"""What was only intended does not answer what came of it; it is told beside the refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.outcomes import ONLY_INTENDED

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "plan"),
    [("国家级新区批下来了吗", "建成国家级新区为目标"), ("上市企业市值现在突破2万亿了吗", "上市企业市值突破2万亿元")],
)
def test_a_plan_is_no_outcome(question: str, plan: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "refused"
    assert plan not in answer.text
    assert any(note.startswith(ONLY_INTENDED) and plan in note for note in answer.notes)
    assert any(plan in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "done"),
    [
        ("华虹一期投产了吗", "一期建成投片"),
        ("华虹二期投产了吗", "二期建成投片"),
        ("2024年GDP增长目标完成了吗", "5.8%左右（预计数）"),
    ],
)
def test_what_was_done_is_told(question: str, done: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert done in answer.text
