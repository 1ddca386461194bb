"""Who sits at the desk, and with which role.

Where people log in, it is the account's subject. Without a log-in it is one person a browser, known again by a cookie
that holds nothing else.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import NotAllowed
from assistant.settings import from_environment
from assistant.web import account, session
from assistant.web.roles import Role, read_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON = "person"
_COOKIE = "desk_person"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{12,40}")
_REMEMBER = '<script>document.cookie = "{cookie}={person}; path=/; max-age=31536000; samesite=strict"</script>'


@dataclass(frozen=True, slots=True)
class Person:
    """A person's id in the journal, the name they are shown by, and their role."""

    id: str
    name: str
    role: Role
    fixed: bool = True  # the role is not one that was given at the desk


def at_desk() -> Person | None:
    """Who is at the desk now; None where people log in and this one has not.

    Asked anew each time: a role that was taken away is gone at the next click. Raises UsageError where the settings of
    log-in or roles are malformed, so that nobody comes in.
    """
    login = account.has_login()
    rules = read_rules(from_environment(), login=login)
    if not login:
        name = _browser()
        return Person(name, shown(name), rules.default)
    held = account.claims()
    if not held:
        return None
    person, name = account.person_of(held)
    fixed = bool(rules.claim) or rules.fixed(held) is not None
    return Person(person, name, rules.role(held, session.the_journal().role(person)), fixed)


def current() -> str:
    """The id of who is at the desk; raises NotAllowed where nobody is logged in."""
    found = at_desk()
    if found is None:
        raise NotAllowed("请先登录。")
    return found.id


def _browser() -> str:
    """A browser's name; one that is seen for the first time gets a new one."""
    if PERSON not in st.session_state:
        st.session_state[PERSON] = known_by(st.context.cookies) or secrets.token_urlsafe(12)
    return str(st.session_state[PERSON])


def known_by(cookies: Mapping[str, str]) -> str:
    """The name that a browser's cookies hold; empty for none, and for anything that is no such name."""
    held = cookies.get(_COOKIE, "")
    return held if _TOKEN.fullmatch(held) else ""


def remember() -> None:
    """Have the browser keep its name."""
    name = _browser()
    if _TOKEN.fullmatch(name):
        st.html(_REMEMBER.format(cookie=_COOKIE, person=name), unsafe_allow_javascript=True)


def shown(person: str, names: Mapping[str, str] = {}) -> str:
    """The name as others may see it, from ``names`` by id; a browser's whole name would open its conversations."""
    if _TOKEN.fullmatch(person):
        return f"访客 {person[:5]}"
    return names.get(person) or person
