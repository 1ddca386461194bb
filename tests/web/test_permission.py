"""What each role may: every page and every action asks on the server, whatever is drawn."""

from __future__ import annotations

import ast
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_page import open_page
from streamlit.testing.v1 import AppTest

from assistant.web import account, administration, chat, evaluation, facts, library, permission
from assistant.web.permission import Action
from assistant.web.roles import Role

if TYPE_CHECKING:
    from fake_assistant import FakeAssistant

    from assistant.journal.journal import Journal

WEB = Path(permission.__file__).parent
PAGES = (chat, facts, library, evaluation, administration)
AUTH = {"auth": {"redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "c" * 32, "client_id": "desk"}}
# Calls every guarded function with nothing at all: one that let the call through would fail on its arguments.
EACH_ACTION = """
import importlib
import streamlit as st
from assistant.web import permission
for name in st.session_state["guarded"]:
    module, function = name.rsplit(".", 1)
    getattr(importlib.import_module(module), function)()
st.html("all called")
"""


def _logged_in(tested: AppTest, subject: str = "s-1", **claims: object) -> AppTest:
    tested.secrets.update(AUTH)
    tested.user = {"is_logged_in": True, "sub": subject, "name": "张三", "iat": int(time.time()), **claims}
    return tested


def _as(role: Role, journal: Journal, script: str) -> AppTest:
    journal.see("oidc:s-1", "张三")
    journal.give_role("oidc:s-1", role.name.lower())
    tested = _logged_in(AppTest.from_string(script, default_timeout=30))
    tested.session_state["journal"] = journal
    tested.session_state["guarded"] = tuple(sorted(permission.GUARDED))
    return tested.run()


def _said(page: AppTest) -> str:
    return "\n".join([*(one.value for one in page.error), *(one.proto.body for one in page.get("html"))])


def test_a_reader_is_refused_every_action_that_is_an_editors_or_an_administrators(journal: Journal) -> None:
    above = {name for name, action in permission.GUARDED.items() if action.least > Role.READER}
    assert len(above) >= 12
    tested = _logged_in(AppTest.from_string(EACH_ACTION, default_timeout=30))
    tested.session_state["journal"] = journal
    tested.session_state["guarded"] = tuple(sorted(above))
    tested.run()
    assert not tested.exception
    assert "all called" in _said(tested)
    refused = [one.value for one in tested.error]
    assert len(refused) == len(above)
    assert all("您的角色是“读者”" in one for one in refused)
    noted = [entry for entry in journal.entries(newest=-1) if entry.action == permission.REFUSED]
    assert {(entry.person, entry.detail) for entry in noted} == {("oidc:s-1", name.rsplit(".", 1)[1]) for name in above}


@pytest.mark.parametrize("role", [Role.NONE, Role.EDITOR, Role.ADMIN])
def test_each_role_reaches_what_it_may_and_no_more(role: Role, journal: Journal) -> None:
    script = "from assistant.web.permission import Action, refusal\nimport streamlit as st\n"
    script += "st.html(','.join(a.name for a in Action if not refusal(a)))"
    allowed = set(filter(None, _said(_as(role, journal, script)).split(",")))
    assert allowed == {action.name for action in Action if action.least <= role}


def test_whoever_is_not_logged_in_may_nothing(journal: Journal) -> None:
    tested = AppTest.from_string(EACH_ACTION, default_timeout=30)
    tested.secrets.update(AUTH)
    tested.user = {"is_logged_in": False}
    tested.session_state["journal"] = journal
    tested.session_state["person"] = "abcdefghijklmn"  # a browser's name is no account
    tested.session_state["guarded"] = tuple(sorted(permission.GUARDED))
    tested.run()
    assert not tested.exception
    assert len(tested.error) == len(permission.GUARDED)
    assert journal.entries() == ()


def test_what_changes_something_is_guarded() -> None:
    """Whoever writes to the audit log in a person's name, or begins work on the library, carries ``needs``."""
    # what is begun from a guarded function, or writes down only that somebody is here or leaves
    through = {
        *("library_work: _start", "library_work: noted", "incoming: _lay_aside"),
        *("asking: ask", "asking: _answer", "session: _watch", "session: changed"),
        *("door: _note", "door: _leave", "permission: _turn_away"),
    }
    unguarded = []
    for path in sorted(WEB.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or f"{path.stem}: {node.name}" in through:
                continue
            calls = {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
            writes = any(call.endswith(".note") for call in calls)
            guarded = any(ast.unparse(one).startswith("permission.needs(") for one in node.decorator_list)
            if writes and not guarded:
                unguarded.append(f"{path.name}: {node.name}")
    assert unguarded == []


def test_every_page_asks_before_it_draws_anything() -> None:
    for module in PAGES:
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        page = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "page")
        first = page.body[1]  # after the docstring
        assert ast.unparse(first).startswith("if not permission.admits(Action.")


# --- the log-in ----------------------------------------------------------------------------------------------------


def test_the_desk_is_closed_until_somebody_logs_in(assistant: FakeAssistant, journal: Journal) -> None:
    tested = open_page(assistant, journal)
    tested.secrets.update(AUTH)
    tested.user = {"is_logged_in": False}
    tested.run()
    assert "请用单位的统一账号登录" in _said(tested)
    assert [button.key for button in tested.button] == ["log-in"]
    assert tested.chat_input.len == 0
    assert journal.people("") == ()


def test_a_log_in_that_has_lasted_too_long_is_over(assistant: FakeAssistant, journal: Journal) -> None:
    for issued in (int(time.time()) - 13 * 3600, None, "2026-01-01"):
        tested = _logged_in(open_page(assistant, journal), iat=issued).run()
        assert "登录已经过期" in _said(tested)
        assert tested.chat_input.len == 0


def test_an_account_that_is_not_admitted_is_told_so(
    assistant: FakeAssistant, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_DEFAULT_ROLE", "none")
    tested = _logged_in(open_page(assistant, journal)).run()
    assert "没有开通使用" in _said(tested)
    assert [button.key for button in tested.button] == ["log-out"]


def test_a_list_that_cannot_be_read_lets_nobody_in(
    assistant: FakeAssistant, journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_ROLES", str(tmp_path / "none.yaml"))
    tested = _logged_in(open_page(assistant, journal)).run()
    assert "角色名单" in _said(tested)
    assert tested.chat_input.len == 0


def test_a_log_in_is_noted_once_and_not_with_every_page(assistant: FakeAssistant, journal: Journal) -> None:
    issued = int(time.time()) - 60
    for _ in range(3):
        _logged_in(open_page(assistant, journal), "s-noted", iat=issued).run()
    assert [entry.action for entry in journal.entries()] == ["登录"]
    _logged_in(open_page(assistant, journal), "s-noted", iat=issued + 30).run()
    assert [entry.action for entry in journal.entries()] == ["登录", "登录"]


def test_a_conversation_is_the_accounts(assistant: FakeAssistant, journal: Journal) -> None:
    tested = _logged_in(open_page(assistant, journal)).run()
    tested.chat_input[0].set_value("服务业增速是多少？").run()
    (held,) = journal.conversations("oidc:s-1")
    other = _logged_in(open_page(assistant, journal), "s-2")
    other.query_params["c"] = held.id
    other.run()
    assert "服务业增速是多少" not in _said(other)
    assert journal.entries(containing="提问")[0].person == "oidc:s-1"
    assert [(one.id, one.name, one.had) for one in journal.people("提问")][-1] == ("oidc:s-1", "张三", "reader")


def test_people_go_by_pseudonyms_where_that_is_set(
    assistant: FakeAssistant, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(account.PSEUDONYM_KEY, "a-key-of-the-office-01")
    tested = _logged_in(open_page(assistant, journal)).run()
    tested.chat_input[0].set_value("服务业增速是多少？").run()
    (one,) = journal.people("提问")
    assert one.id.startswith("alias:")
    assert one.name.startswith("用户 ")
    assert one.counted == 1
    kept = " ".join(f"{entry.person} {entry.subject} {entry.detail}" for entry in journal.entries())
    assert "张三" not in kept
    assert "s-1" not in kept
    monkeypatch.setenv(account.PSEUDONYM_KEY, "another-key-of-it-002")
    assert account.person_of({"sub": "s-1", "name": "张三"})[0] != one.id  # without the key nobody finds them again
    monkeypatch.setenv(account.PSEUDONYM_KEY, "short")
    assert "ASSISTANT\\_PSEUDONYM\\_KEY" in _said(_logged_in(open_page(assistant, journal)).run())


def test_a_browser_cannot_claim_an_account(assistant: FakeAssistant, journal: Journal) -> None:
    """Without a log-in a cookie names the browser; it can hold no account's name."""
    from assistant.web.person import known_by

    assert known_by({"desk_person": "oidc:s-1234567890"}) == ""
    assert known_by({"desk_person": "abcdefghijklmn"}) == "abcdefghijklmn"
