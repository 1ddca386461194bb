"""A rare name in quotes tells which document is meant, for what stands elsewhere in it and does not name it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.app import Assistant


def test_what_the_named_document_says_elsewhere_is_given(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("“新年第一会”定的2030年规上工业企业要多少家？")
    assert "1万家" in answer.text
    assert {citation.document_id for citation in answer.citations} == {"wuxi-new-industrialization-2030"}


def test_it_tells_no_more_than_the_document(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask("“新年第一会”定的2030年出口额要多少？").status == "refused"
    assert corpus_assistant.ask("“凤还巢”计划的财政总投入多少？").status == "refused"


def test_what_is_itself_asked_about_must_be_named(corpus_assistant: Assistant) -> None:
    assert "千企技改" in corpus_assistant.ask("怎样打造“智能强市”？").text
