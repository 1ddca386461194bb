"""Who has been here: role, when last, how many questions; and the role given here, where no claim or list decides."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.settings import from_environment
from assistant.web import account, asking, layout, pager, permission, person
from assistant.web.literal import literal
from assistant.web.permission import Action
from assistant.web.roles import CHINESE, WRITTEN, Role, read_rules

if TYPE_CHECKING:
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Seen
    from assistant.web.roles import Rules

_ROWS = 20
_BY_RULE = ""  # no role given here


def show(journal: Journal) -> None:
    """Draw the people, the last one first."""
    login = account.has_login()
    rules = read_rules(from_environment(), login=login)
    st.html(f'<div class="about" lang="zh-CN">{escape(_told(rules, login=login))}</div>')
    words = st.text_input(
        "查找使用者", key="people-words", placeholder="查找：姓名、账号", label_visibility="collapsed"
    ).strip()
    people = [one for one in journal.people(asking.ACTION) if not words or words in f"{one.name} {one.id}"]
    if not people:
        layout.empty("没有相符的使用者。" if words else "还没有人来过。")
        return
    can_give = login and not rules.claim
    with st.container(key="people_rows", gap=None):
        for one in pager.page_of(people, _ROWS, "people"):
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"row-person-{one.id}"):
                st.html(_row(one, login=login))
                if can_give and not one.fixed and one.id != person.current():
                    _show_choice(journal, one, rules)
    pager.show(len(people), _ROWS, "people")


def _told(rules: Rules, *, login: bool) -> str:
    """How roles come about here."""
    default = CHINESE[rules.default]
    if not login:
        return f"没有启用登录：一个浏览器算一人，人人都是“{default}”。要分别授权，请启用统一登录（见 README）。"
    if rules.claim:
        return f"角色由统一登录的账号给出（{rules.claim}），没有给出的是“{default}”；在这里不能改。"
    named = "写在角色名单里的以名单为准；" if rules.named else ""
    return f"{named}其余的人是“{default}”，可以在这里设定。设定以后，从那人下一次点击起生效。"


def _row(one: Seen, *, login: bool) -> str:
    account_id = one.id.partition(":")[2] if login else ""
    role = CHINESE[WRITTEN.get(one.had, Role.READER)] + ("（名单或账号所定）" if login and one.fixed else "")
    told = f"最近 {one.last_seen[:16].replace('T', ' ')} · 提问 {one.counted} 次 · 首次 {one.first_seen[:10]}"
    return (
        f'<div class="document_row" lang="zh-CN"><div>{escape(person.shown(one.id, {one.id: one.name}))}'
        f' <span class="badge">{role}</span></div><small>{told}</small><small>{escape(account_id)}</small></div>'
    )


def _show_choice(journal: Journal, one: Seen, rules: Rules) -> None:
    """The role to give; the first choice takes back what was given."""
    key = f"role-{one.id}"
    offered = [_BY_RULE, *WRITTEN]
    default = CHINESE[rules.default]
    st.selectbox(
        f"{one.name}的角色", offered, offered.index(one.role) if one.role in offered else 0, key=key,
        format_func=lambda role: CHINESE[WRITTEN[role]] if role else f"未设定（{default}）",
        label_visibility="collapsed", width=150, on_change=_give, args=(journal, one, key),
    )  # fmt: skip


@permission.needs(Action.GIVE_ROLE)
def _give(journal: Journal, one: Seen, key: str) -> None:
    role = str(st.session_state.get(key, _BY_RULE))
    if one.id == person.current():
        st.error("不能改自己的角色，免得没有人能管理。请另一位管理员来改。")
        return
    journal.give_role(one.id, role)
    given = CHINESE[WRITTEN[role]] if role else "未设定"
    journal.note(person.current(), Action.GIVE_ROLE.chinese, one.name, given)
    st.success(literal(f"{one.name}的角色：{given}。"))
