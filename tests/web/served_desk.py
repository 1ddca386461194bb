"""A desk served to a real browser: how it is started, and the browser's quiet."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing but the page may speak: the browser's own look-ups are off.
BROWSER_OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
STARTING_SECONDS = 90
PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)
# Notes when the page last asked for a run of its script, when it last was told that one runs, and when it last changed.
NOTED = """
window.noted = {asked: 0, ran: 0, changed: 0};
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (...given) {
  window.noted.asked = performance.now();
  return send.apply(this, given);
};
new MutationObserver(() => {
  window.noted.changed = performance.now();
  const app = document.querySelector("[data-testid=stApp]");
  if (app && app.dataset.testScriptState !== "notRunning") window.noted.ran = window.noted.changed;
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
QUIET, UNHEARD = 150, 1500  # milliseconds without a change; after which what was asked began no run
SETTLED = f"""() => {{
  const {{asked, ran, changed}} = window.noted, now = performance.now();
  const app = document.querySelector("[data-testid=stApp]");
  if (!window.deskListens || !app || app.dataset.testScriptState !== "notRunning") return false;
  return now - Math.max(asked, changed) > {QUIET} && (ran >= asked || now - asked > {UNHEARD});
}}"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A served desk: its address, and the folder that it keeps all it has in."""

    address: str
    folder: Path

    def runs(self) -> tuple[Path, ...]:
        """The folders of the evaluations that were made."""
        return tuple((self.folder / "evaluations").glob("*/")) if (self.folder / "evaluations").is_dir() else ()


def the_browser() -> str:
    """The browser's program; a test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"没有浏览器：在PATH中找不到 {'、'.join(BROWSERS)}。Debian请安装 chromium 与 fonts-noto-cjk。")
    return found


def person(browser: Browser, width: int = 1280, height: int = 900) -> BrowserContext:
    """A person's own browser, patient, that notes what ``settle`` asks for."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(NOTED)
    return context


def settle(page: Page) -> None:
    """Wait until the page's own script listens, what was last done has had its run, and the page stands still."""
    page.wait_for_timeout(50)  # for what is done on the page itself before it asks
    page.wait_for_function(SETTLED, polling=25)


@contextmanager
def serving(
    command: list[str], port: int, folder: Path, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """The address of a server started with ``command``; it and its children end with the block."""
    log = folder / "serve.log"
    environment = os.environ | {
        "ASSISTANT_CORPUS": str(ROOT / "corpus"),
        "ASSISTANT_INDEX": str(folder / "index"),
        "ASSISTANT_JOURNAL": str(folder / "journal"),
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    with log.open("wb") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,  # where evaluations are kept
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + STARTING_SECONDS
        while not _answers(f"{address}/_stcore/health"):
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
            time.sleep(0.2)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
