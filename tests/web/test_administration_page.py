"""The page 管理 over the real corpus: health, opinions worked through, the audit log, settings without secrets."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from desk_page import open_drawer
from streamlit.testing.v1 import AppTest

from assistant.evaluation.own_set import OwnSet
from assistant.journal.kept import Entry, Given
from assistant.model import Filters
from assistant.settings import Settings
from assistant.web import settings_view
from assistant.web.audit_view import as_csv

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.journal.journal import Journal

SCRIPT = "from assistant.web import administration, layout\nlayout.begin()\nadministration.page()\n"
PERSON = "abcdefghijkl-secret"


@pytest.fixture
def administration_page(corpus_assistant: Assistant, journal: Journal) -> AppTest:
    tested = AppTest.from_string(SCRIPT, default_timeout=30)
    tested.session_state["assistant"] = corpus_assistant
    tested.session_state["journal"] = journal
    tested.session_state["person"] = PERSON
    return tested.run()


def _shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def _opened(page: AppTest, view: str) -> AppTest:
    return page.segmented_control(key="administration-view").set_value(view).run()


def test_health_shows_what_is_held(administration_page: AppTest, corpus_assistant: Assistant) -> None:
    metrics = {metric.label: metric.value for metric in administration_page.metric}
    assert metrics["文献"] == str(corpus_assistant.library.counts["documents"])
    assert corpus_assistant.library.version in _shown(administration_page)
    assert "文献库正常" in administration_page.success[0].value


def test_opinions_are_worked_through(administration_page: AppTest, journal: Journal) -> None:
    conversation = journal.begin(PERSON, "题")
    turn = journal.ask(conversation.id, "<b>问？</b>", (), Filters())
    journal.judge(turn, PERSON, "down", "数字不对")
    page = _opened(administration_page, "使用者评价")
    assert "&lt;b&gt;问？&lt;/b&gt;" in _shown(page)
    assert "数字不对" in _shown(page)
    page.button(key=f"handle-{turn.id}").click().run()
    assert "这里没有评价" in _shown(page)
    assert journal.opinions()[0][0].handled
    assert journal.entries()[0].action == "处理评价"


def test_a_judged_answer_becomes_a_question_of_the_own_set(
    administration_page: AppTest, journal: Journal, corpus_assistant: Assistant
) -> None:
    conversation = journal.begin("another-person", "题")
    turn = journal.ask(conversation.id, "2018年无锡服务业增加值增速是多少？", (), Filters())
    journal.answer(turn, Given(corpus_assistant.ask(turn.question)))
    journal.judge(turn, "another-person", "down", "没有答全")
    page = _opened(administration_page, "使用者评价")
    open_drawer(page, f"test-{turn.id}").text_area(key=f"add-must-{turn.id}").set_value("8.08%")
    page.button(key=f"add-now-{turn.id}").click().run()
    assert not page.exception
    (added,) = OwnSet(journal.folder).questions()
    assert (added.question, added.must) == (turn.question, (("8.08%",),))


def test_the_audit_log_is_shown_and_searched(administration_page: AppTest, journal: Journal) -> None:
    journal.note(PERSON, "提问", "增速<script>？", "000001　8.08%")
    journal.note(PERSON, "导出", "别的")
    page = _opened(administration_page, "操作记录")
    assert "增速&lt;script&gt;？" in _shown(page)
    page.text_input(key="audit-words").set_value("8.08").run()
    assert "别的" not in _shown(page)
    assert "增速" in _shown(page)


def test_nobody_learns_the_name_that_opens_anothers_conversations(
    administration_page: AppTest, journal: Journal
) -> None:
    journal.note(PERSON, "提问", "问？")
    page = _opened(administration_page, "操作记录")
    table = next(element.proto.body for element in page.get("html") if 'class="log entries"' in element.proto.body)
    assert PERSON not in table
    assert "访客 abcde" in table
    assert PERSON not in as_csv(journal.entries(), {}).decode()


def test_every_setting_is_shown_under_a_chinese_name(administration_page: AppTest) -> None:
    page = _opened(administration_page, "现行设置")
    for field in fields(Settings):
        assert settings_view._NAMES[field.name] in _shown(page)


def test_without_a_library_the_records_are_there_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_INDEX", str(tmp_path / "none"))
    journal.note(PERSON, "提问", "增速？")
    journal.see(PERSON, "访客", "admin")
    tested = AppTest.from_string(SCRIPT, default_timeout=30)
    tested.session_state["journal"] = journal
    tested.session_state["person"] = PERSON
    tested.run()
    assert "还没有文献库" in tested.info[0].value
    assert "增速？" in _shown(_opened(tested, "操作记录"))
    assert "访客 abcde" in _shown(_opened(tested, "使用者"))
    assert "资料文件夹" in _shown(_opened(tested, "现行设置"))


def test_a_cell_of_the_log_is_no_formula() -> None:
    entries = (Entry("2026", "甲", "提问", "=1+1", "@x"), Entry("2026", "甲", "提问", "-5", "-5+1"))
    rows = list(csv.reader(io.StringIO(as_csv(entries, {}).decode("utf-8-sig"))))
    assert [row[3:] for row in rows[1:]] == [["'=1+1", "'@x"], ["-5", "'-5+1"]]


def test_a_word_of_the_programs_own_is_shown_in_chinese() -> None:
    assert settings_view.meant("embedding", "builtin") == "内置"
    assert settings_view.meant("embedding", "/models/bge") == "/models/bge"
    assert settings_view.meant("llm_uses", "write, split") == "行文、拆开几问"
    assert settings_view.meant("llm", "openai:write") == "openai:write"


def test_an_address_is_shown_without_its_password() -> None:
    assert settings_view._without_password("http://name:word@host:8000/v1") == "http://host:8000/v1"
    assert settings_view._without_password("postgresql://h/x?user=a&password=word&b=1").endswith("password=&b=1")
    assert settings_view._without_password("corpus") == "corpus"


def test_without_a_language_model_there_is_nothing_to_test(administration_page: AppTest) -> None:
    page = _opened(administration_page, "现行设置")
    assert "没有设大模型" in _shown(page)
    assert not any(button.key == "llm-test" for button in page.button)
