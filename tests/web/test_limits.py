"""What one person may ask for: so many questions a minute, and an answer in time; nothing hangs."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from fake_assistant import PROBLEMS, SERVICE

from assistant.model import Filters

if TYPE_CHECKING:
    import pytest
    from fake_assistant import FakeAssistant
    from streamlit.testing.v1 import AppTest

    from assistant.journal.journal import Journal


def warnings(page: AppTest) -> list[str]:
    return [warning.value for warning in page.warning]


def test_more_questions_than_a_minute_allows_are_not_taken(
    page: AppTest, assistant: FakeAssistant, journal: Journal
) -> None:
    assistant.settings = replace(assistant.settings, questions_per_minute=2)
    for question in (SERVICE, PROBLEMS, SERVICE):
        page.chat_input[0].set_value(question).run()
    assert len(assistant.asked) == 2
    (said,) = warnings(page)
    assert "一分钟内最多问2个问题" in said
    assert SERVICE in said
    (conversation,) = journal.conversations("visitor")
    assert len(journal.turns(conversation.id)) == 2
    journal.delete(conversation.id, "visitor")  # what was asked stays counted
    page.chat_input[0].set_value(SERVICE).run()
    assert len(assistant.asked) == 2
    assert journal.lately("visitor", "提问", 0.0) == 0


def test_each_person_has_their_own_count(page: AppTest, assistant: FakeAssistant, journal: Journal) -> None:
    assistant.settings = replace(assistant.settings, questions_per_minute=1)
    for _ in range(3):
        journal.note("somebody else", "提问", SERVICE)
    journal.ask(journal.begin("a third", "题").id, SERVICE, (), Filters())
    page.chat_input[0].set_value(SERVICE).run()
    assert warnings(page) == []
    assert len(assistant.asked) == 1


def test_any_number_may_be_asked_where_none_is_set(page: AppTest, assistant: FakeAssistant) -> None:
    assistant.settings = replace(assistant.settings, questions_per_minute=0)
    for _ in range(25):
        page.chat_input[0].set_value(SERVICE).run()
    assert len(assistant.asked) == 25


def test_an_answer_that_never_comes_is_given_up_and_says_so(
    page: AppTest, assistant: FakeAssistant, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is free again, though the answer's own thread still hangs."""
    monkeypatch.setattr("assistant.web.asking._AFTER", 0.1)
    assistant.settings = replace(assistant.settings, answer_seconds=0)
    assistant.held = threading.Event()
    page.chat_input[0].set_value(SERVICE).run()
    (conversation,) = journal.conversations("visitor")
    (turn,) = journal.turns(conversation.id)
    assert turn.state == "failed"
    assert "还没有答完，已经停下" in turn.error
    assert [error.value for error in page.error] == [turn.error]
    assistant.held.set()


def test_an_answer_of_another_process_is_waited_for(page: AppTest, assistant: FakeAssistant, journal: Journal) -> None:
    """Where several processes share the journal, a turn without a job here is not yet cut off."""
    conversation = journal.begin("visitor", "题")
    turn = journal.ask(conversation.id, SERVICE, (), Filters())
    page.session_state["conversation"] = conversation.id
    alone = page.run()
    assert [error.value for error in alone.error] == ["这个问题还没有答完，服务就中断了。"]
    assistant.settings = replace(assistant.settings, database_url="postgresql://host/desk")
    together = page.run()
    assert not together.error
    assert any("正在回答" in element.proto.body for element in together.get("html"))
    journal.fail(turn, "没有答成。")
    assert [error.value for error in page.run().error] == ["没有答成。"]
