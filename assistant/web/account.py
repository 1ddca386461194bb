"""The account that a person logged in with (OpenID Connect, by Streamlit's own log-in); the only module that knows it.

The desk has a log-in where secrets.toml has a section [auth]. A secrets.toml that cannot be read, or one that is taken
away while the server runs, opens nothing: then nobody comes in.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from assistant.errors import UsageError
from assistant.settings import from_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

PSEUDONYM_KEY = "ASSISTANT_PSEUDONYM_KEY"
_SECTION = "auth"
_SHORTEST_KEY = 16  # characters
_HOUR = 3600
_SEEN = threading.Event()  # a log-in was configured when this server looked last


def has_login() -> bool:
    """Whether people log in; raises UsageError where secrets.toml is there and cannot be read."""
    if st.secrets.load_if_toml_exists():
        found = _SECTION in st.secrets
        if st.secrets is not secrets_singleton:
            return found
        if found:
            _SEEN.set()
    elif any(Path(file).exists() for file in st.config.get_option("secrets.files")):
        raise UsageError("登录设置文件 secrets.toml 读不出来，应为 TOML 格式。改好并重新启动以前，谁也进不来。")
    return _SEEN.is_set()


def claims() -> Mapping[str, Any]:
    """What the provider said of who is logged in; empty where nobody is, or the log-in is over."""
    held: dict[str, Any] = dict(st.user.to_dict())
    return held if held.get("is_logged_in") is True and held.get("sub") and not _over(held) else {}


def is_over() -> bool:
    """Whether somebody is logged in, but for longer than a log-in lasts."""
    held: dict[str, Any] = dict(st.user.to_dict())
    return held.get("is_logged_in") is True and _over(held)


def _over(held: Mapping[str, Any]) -> bool:
    """Streamlit keeps a log-in for 30 days and looks at no expiry; the account's own time of issue is held here."""
    issued = held.get("iat")
    hours = from_environment().login_hours
    return not isinstance(issued, int | float) or time.time() - issued > hours * _HOUR


def person_of(held: Mapping[str, Any]) -> tuple[str, str]:
    """A person's id in the journal and the name they are shown by, both made unreadable where pseudonyms are wanted.

    The colon keeps ids of accounts apart from those that a browser without a log-in may claim.
    """
    provider = str(held.get("provider") or "default")
    person = f"{'oidc' if provider == 'default' else provider}:{held['sub']}"
    key = pseudonym_key()
    if key:
        pseudonym = hmac.new(key.encode(), person.encode(), hashlib.sha256).hexdigest()[:24]
        return f"alias:{pseudonym}", f"用户 {pseudonym[:6]}"
    name = next((held[claim] for claim in ("name", "preferred_username", "email") if held.get(claim)), held["sub"])
    return person, " ".join(str(name).split())[:40]


def pseudonym_key() -> str:
    """The secret that pseudonyms are made with, from the environment; empty for none.

    Raises UsageError for a weak one.
    """
    key = os.environ.get(PSEUDONYM_KEY, "")
    if key and len(key) < _SHORTEST_KEY:
        found = f"环境变量 {PSEUDONYM_KEY} 只有 {len(key)} 个字符"
        raise UsageError(f"{found}，至少要 {_SHORTEST_KEY} 个，否则假名可以猜出来。")
    return key


def log_in() -> None:
    """Send the browser to the provider."""
    st.login()


def log_out() -> None:
    """Forget the account in this browser, and at the provider where it offers that."""
    st.logout()
