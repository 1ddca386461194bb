"""The connection test where an official or an administrator meets it: ``assistant status --llm`` and the page 管理."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chat_server import READ, Behaviour, chat_server
from streamlit.testing.v1 import AppTest

from assistant.app import Assistant
from assistant.cli import main
from assistant.journal.journal import Journal
from assistant.journal.kept import Given
from assistant.model import Filters

if TYPE_CHECKING:
    from pathlib import Path

KEY = "sk-secret-0123456789"
PAGE = "from assistant.web import administration, layout\nlayout.begin()\nadministration.page()\n"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM", "openai:qwen")
    monkeypatch.setenv("ASSISTANT_LLM_KEY", KEY)


def status(address: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setenv("ASSISTANT_LLM_URL", address)
    return main(["status", "--llm", *more])


def test_the_command_says_that_the_model_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_USES", "write,translate")
    behaviour = Behaviour("你好")
    with chat_server(behaviour) as address:
        assert status(address, monkeypatch) == 0
        plain = capsys.readouterr().out
        assert status(address, monkeypatch, "--json") == 0
        told = json.loads(capsys.readouterr().out)["llm"]
    assert f"openai:qwen（{address}），用于 translate, write" in plain
    assert "答话正常" in plain
    assert (told["model"], told["address"], told["uses"]) == ("openai:qwen", address, ["translate", "write"])
    assert (told["reply"], behaviour.keys) == ("你好", [f"Bearer {KEY}"] * 2)
    assert KEY not in plain


def test_the_command_fails_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with chat_server(Behaviour(status=429)) as address:
        assert status(address, monkeypatch) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "HTTP 429" in err
    assert KEY not in err
    monkeypatch.delenv("ASSISTANT_LLM")
    assert main(["status", "--llm", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"llm": None}


@pytest.mark.parametrize(("behaviour", "said"), [(Behaviour("你好"), "应答了"), (Behaviour(status=500), "HTTP 500")])
def test_the_page_tries_it_with_a_button(
    behaviour: Behaviour, said: str, corpus_assistant: Assistant, tmp_path: Path
) -> None:
    with chat_server(behaviour) as address:
        settings = replace(corpus_assistant.settings, llm="openai:qwen", llm_url=address)
        journal = Journal(tmp_path)
        page = AppTest.from_string(PAGE, default_timeout=30)
        page.session_state["assistant"] = Assistant(settings, corpus_assistant.library)
        page.session_state["journal"] = journal
        page.session_state["person"] = "abcdefghijkl-secret"
        page.run().segmented_control(key="administration-view").set_value("现行设置").run()
        page.button(key="llm-test").click().run()
        until = time.monotonic() + 10
        while not (shown := [one.value for one in (*page.success, *page.error)]) and time.monotonic() < until:
            time.sleep(0.05)
            page.run()
    assert any(said in one for one in shown), shown
    assert not page.exception
    assert journal.entries()[0].action == "测试大模型连接"
    journal.close()


def test_what_an_answer_cost_is_kept_in_the_journal(corpus_assistant: Assistant, tmp_path: Path) -> None:
    journal, question = Journal(tmp_path), "无锡产业强市存在哪些问题？"
    turn = journal.ask(journal.begin("p", question).id, question, (), Filters())
    with chat_server(Behaviour("没有依据。[QQQ]", before=0.05)) as address:
        settings = replace(corpus_assistant.settings, llm="openai:qwen", llm_url=address)
        journal.answer(turn, Given(Assistant(settings, corpus_assistant.library).ask(question)))
    (kept,) = journal.turns(turn.conversation)
    assert kept.given is not None
    use = kept.given.answer.model_use
    assert use is not None
    assert (use.model, use.outcome, use.calls, use.tokens_in) == ("openai:qwen", "composed", 2, 2 * READ)
    assert 0.1 <= use.seconds <= kept.given.answer.seconds
    assert use.tokens_out > 0
    journal.close()
