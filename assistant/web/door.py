"""The desk's door: what stands there before a log-in, who is inside, and the way out."""

from __future__ import annotations

import time
from html import escape

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import account, person, session
from assistant.web.literal import literal
from assistant.web.roles import CHINESE, Role

_NOTED = "noted-at"
_AGAIN = 60.0  # seconds after which a person's last visit is written down anew


def opens(name: str) -> bool:
    """Whether who is here may come in; where not, what to do is drawn. ``name`` is the desk's name."""
    try:
        found = person.at_desk()
        if found is not None and found.role is not Role.NONE:
            _note(found)
            if account.has_login():
                _show_account(found)
            else:
                person.remember()
            return True
    except AssistantError as error:
        st.error(literal(str(error)))
        return False
    with st.container(key="door", gap="small"):
        if found is None:
            over = "登录已经过期，请重新登录。" if account.is_over() else "请用单位的统一账号登录。"
            _say(name, over)
            st.button("登录", key="log-in", type="primary", on_click=account.log_in)
        else:
            _say(name, f"“{found.name}”没有开通使用。请找管理员开通，或换一个账号。")
            st.button("退出登录", key="log-out", on_click=_leave)
    return False


def _say(name: str, sentence: str) -> None:
    st.html(f'<div class="welcome" lang="zh-CN"><h1>{escape(name)}</h1><p>{escape(sentence)}</p></div>')


def _show_account(found: person.Person) -> None:
    """Who is logged in, in the page's upper right corner."""
    with st.container(key="account"), st.popover(literal(found.name), key="account-of"):
        st.html(f'<div class="about" lang="zh-CN">{escape(found.name)}　{CHINESE[found.role]}</div>')
        st.button("退出登录", key="log-out", on_click=_leave)


def _note(found: person.Person) -> None:
    """Write down that they are here, now and again; and a log-in, once."""
    issued = account.claims().get("iat")
    at = st.session_state.get(_NOTED)
    if at is not None and time.monotonic() - at < _AGAIN:
        return
    st.session_state[_NOTED] = time.monotonic()
    journal = session.the_journal()
    journal.see(found.id, found.name, found.role.name.lower(), fixed=found.fixed)
    if issued is not None and _is_new(found.id, float(issued)):
        journal.note(found.id, "登录", "", CHINESE[found.role])


@st.cache_resource(show_spinner=False)
def _log_ins() -> dict[str, float]:
    """When the account of each person's last log-in was issued, as far as this server has seen it."""
    return {}


def _is_new(person: str, issued: float) -> bool:
    """Whether this log-in was not seen yet: a reloaded page is none."""
    before = _log_ins().get(person, 0.0)
    _log_ins()[person] = max(before, issued)
    return issued > before


def _leave() -> None:
    found = person.at_desk()
    if found is not None:
        session.the_journal().note(found.id, "退出登录")
    account.log_out()
