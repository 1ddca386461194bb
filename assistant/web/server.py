"""The desk as a process: what must be in order is checked, then Streamlit serves the page, warm for the first question.

``assistant serve`` starts it. It says on stderr what an operator must know, and refuses to start with settings of the
log-in that cannot be used: a desk that should ask for a log-in must never serve without one.
"""

from __future__ import annotations

import argparse
import ipaddress
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit import config
from streamlit.web import bootstrap

from assistant.errors import AssistantError, UsageError
from assistant.settings import Settings, from_environment
from assistant.web import account, session
from assistant.web.roles import Role, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE = Path(__file__).resolve().parents[2] / "streamlit_app.py"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until the process is told to end; returns the exit status."""
    parser = argparse.ArgumentParser(prog="assistant serve")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--address", required=True)
    options = parser.parse_args(arguments)
    flags: dict[str, Any] = {
        "server_port": options.port,
        "server_address": options.address,
        "server_headless": True,
        "browser_gatherUsageStats": False,
        "logger_hideWelcomeMessage": True,
    }
    config._main_script_path = str(PAGE)  # as Streamlit's own command does: its settings lie beside the page
    bootstrap.load_config_options(flags)
    try:
        for warning in warnings_on(from_environment(), options.address, login=account.has_login()):
            _say(f"注意：{warning}")
    except AssistantError as error:
        _say(str(error))
        return 2 if isinstance(error, UsageError) else 1
    _say(f"问答网页：http://{options.address}:{options.port}（按 Ctrl+C 停止）")
    threading.Thread(target=warm, name="warm", daemon=True).start()
    bootstrap.run(str(PAGE), is_hello=False, args=[], flag_options=flags)
    return 0


def warnings_on(settings: Settings, address: str, *, login: bool) -> Iterator[str]:
    """What an operator must know of who can come in; raises UsageError for settings that cannot be used."""
    rules = read_rules(settings, login=login)
    account.pseudonym_key()
    if not login and not is_this_machine(address):
        able = "上传、发布、重建和管理" if rules.default >= Role.ADMIN else "提问和查阅"
        yield (
            f"网页开在 {address}，没有启用登录：能连到这台机器的人都能{able}。"
            "请只开在可信的内网里，或启用统一登录（见 README）；只给人查阅的，设 ASSISTANT_DEFAULT_ROLE=reader。"
        )
    named = Role.ADMIN in (rules.named or {}).values()
    if login and not (rules.claim or named or rules.default is Role.ADMIN):
        yield "启用了登录，但没有人是管理员。请用 ASSISTANT_ROLES 指定一份角色名单，或设 ASSISTANT_ROLE_CLAIM。"


def is_this_machine(address: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def warm() -> None:
    """Open what the first visitor would wait for; what cannot be opened is told on the page."""
    try:
        session.open_for_all()
    except AssistantError as error:
        _say(str(error))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- this process's messages


if __name__ == "__main__":
    sys.exit(main())
