"""Who may do what at the desk. Every page and every action asks here, on the server, each time.

A page begins with ``admits``; a function that changes something carries ``needs``. What a person may not do is not
drawn for them either, but that is courtesy: the check is here.
"""

from __future__ import annotations

from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import person, session
from assistant.web.literal import literal
from assistant.web.roles import CHINESE, Role

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
REFUSED = "越权被拒"


class Action(Enum):
    """What can be done: its name, and the least role that may do it."""

    READ = ("查阅文献", Role.READER)
    ASK = ("提问", Role.READER)
    JUDGE = ("评价回答", Role.READER)
    UPLOAD = ("上传文献", Role.EDITOR)
    PUBLISH = ("发布或移出文献", Role.EDITOR)
    BUILD = ("更新或重建文献库", Role.EDITOR)
    EVALUATE = ("评测", Role.EDITOR)
    EDIT_SET = ("修改题集", Role.EDITOR)
    ADMINISTER = ("进入管理", Role.ADMIN)
    HANDLE = ("处理评价", Role.ADMIN)
    GIVE_ROLE = ("设定角色", Role.ADMIN)
    TEST_MODEL = ("测试大模型连接", Role.ADMIN)

    def __init__(self, chinese: str, least: Role) -> None:
        self.chinese = chinese
        self.least = least


GUARDED: dict[str, Action] = {}  # the functions that carry ``needs``, by module and name


def may(action: Action) -> bool:
    """Whether the person at the desk may do this now."""
    return not refusal(action)


def refusal(action: Action) -> str:
    """The sentence that says why not; empty where they may."""
    found = person.at_desk()
    if found is None:
        return f"登录以后才能{action.chinese}。请先登录。"
    if found.role >= action.least:
        return ""
    if found.role is Role.NONE:
        return "您的账号没有开通使用。请找管理员开通。"
    needed, own = CHINESE[action.least], CHINESE[found.role]
    return f"您的角色是“{own}”，不能{action.chinese}；要有“{needed}”的角色。需要的话，请找管理员。"


def admits(action: Action) -> bool:
    """Whether a page may be drawn; where not, the sentence is drawn in its place, and the audit log keeps the try."""
    said = refusal(action)
    if said:
        _turn_away(action, "打开网页", said)
    return not said


def needs(action: Action) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """A function that does this action: whoever may not is told so, and nothing is done."""

    def around(work: Callable[Given, None]) -> Callable[Given, None]:
        GUARDED[f"{work.__module__}.{work.__name__}"] = action

        @wraps(work)
        def guarded(*args: Given.args, **named: Given.kwargs) -> None:
            said = refusal(action)
            if said:
                _turn_away(action, work.__name__, said)
            else:
                work(*args, **named)

        return guarded

    return around


def _turn_away(action: Action, tried: str, said: str) -> None:
    found = person.at_desk()
    try:
        if found is not None:
            session.the_journal().note(found.id, REFUSED, action.chinese, tried)
    except AssistantError as error:
        st.error(literal(str(error)))
    st.error(literal(said))
