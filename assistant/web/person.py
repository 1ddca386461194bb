"""Who sits at the desk. Without accounts: one person a browser, known again by a cookie that holds nothing else.

This module is the only one to change where people log in: ``current`` then gives the account's name.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON = "person"
_COOKIE = "desk_person"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{12,40}")
_REMEMBER = '<script>document.cookie = "{cookie}={person}; path=/; max-age=31536000; samesite=strict"</script>'


def current() -> str:
    """The person's name in the journal; a browser seen for the first time gets a new one."""
    if PERSON not in st.session_state:
        st.session_state[PERSON] = known_by(st.context.cookies) or secrets.token_urlsafe(12)
    return str(st.session_state[PERSON])


def known_by(cookies: Mapping[str, str]) -> str:
    """The name that a browser's cookies hold; empty for none, and for anything that is no such name."""
    held = cookies.get(_COOKIE, "")
    return held if _TOKEN.fullmatch(held) else ""


def remember() -> None:
    """Have the browser keep the name."""
    person = current()
    if _TOKEN.fullmatch(person):
        st.html(_REMEMBER.format(cookie=_COOKIE, person=person), unsafe_allow_javascript=True)


def shown(person: str) -> str:
    """The name as others may see it; a browser's whole name would open its conversations."""
    return f"访客 {person[:5]}" if _TOKEN.fullmatch(person) else person
