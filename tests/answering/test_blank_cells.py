"""A row whose asked columns have no figure answers in part only, and the note names the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.sentences.blank_cells import NO_FIGURE

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("2026年一般公共预算收入目标比2025年高吗", ("2025年目标", "2026年目标")),
        ("2025年上半年外资是增是减", ("2025年目标",)),
    ],
)
def test_columns_without_a_figure_are_named(
    question: str, columns: tuple[str, ...], corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "partial"
    assert [note for note in answer.notes if "一栏" in note] == [NO_FIGURE.format(one) for one in columns]


@pytest.mark.parametrize("question", ["2024年实际使用外资目标是多少", "2026年实际使用外资目标是多少"])
def test_a_figure_or_that_none_was_set_answers(question: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert not [note for note in answer.notes if "一栏" in note]
