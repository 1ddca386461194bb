"""Makes docs/screenshot.png, and pictures of every page and state in both themes and widths, to be looked at.

``python docs/screenshot.py`` serves the repository's corpus by itself and takes the picture of README. With
``--out FOLDER`` it serves desks in every condition (see ``scenes.py``) and takes all pictures into that folder, outside
the repository; ``--only NAME`` leaves the others out.
"""

from __future__ import annotations

import argparse
import http.server
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import scenes
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
PICTURE = Path(__file__).with_name("screenshot.png")
SIZE = {"width": 1440, "height": 860}
WIDTHS = {"wide": {"width": 1280, "height": 860}, "narrow": {"width": 390, "height": 844}}
THEMES = ("light", "dark")
FEW_QUESTIONS = 60
LOG_IN = '[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\ncookie_secret = "a long random string"\n' \
    'client_id = "desk"\nclient_secret = "secret"\nserver_metadata_url = "http://127.0.0.1:9/"\n'  # fmt: skip


# --- desks ----------------------------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of a desk that keeps all it has in ``folder``; nothing is built first."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = {f"ASSISTANT_{name.upper()}": str(folder / name) for name in ("corpus", "index", "journal")}
    command = [sys.executable, "-m", "assistant.web.server", "--port", str(port), "--address", "127.0.0.1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | places | dict(settings)
    server = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(f"{address}/_stcore/health"):
            time.sleep(0.2)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def build(folder: Path) -> None:
    """Build the library of a desk."""
    command = [sys.executable, "-m", "assistant", "--corpus", str(folder / "corpus"), "--index", str(folder / "index")]
    subprocess.run([*command, "index"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def in_order(folder: Path) -> dict[str, str]:
    """The corpus with a file that cannot be read, and a part of its questions."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "corpus" / "扫描件.pdf").write_bytes(b"no pdf at all")
    questions = folder / "corpus" / "questions.jsonl"
    lines = questions.read_text(encoding="utf-8").splitlines(keepends=True)
    questions.write_text("".join(lines[:: len(lines) // FEW_QUESTIONS]), encoding="utf-8")
    build(folder)
    return {}


def not_built(folder: Path) -> dict[str, str]:
    """The corpus, and no library."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return {}


def empty(folder: Path) -> dict[str, str]:
    """A library of nothing."""
    (folder / "corpus").mkdir()
    build(folder)
    return {}


def read_only(folder: Path) -> dict[str, str]:
    """Everybody is a reader."""
    return in_order(folder) | {"ASSISTANT_DEFAULT_ROLE": "reader"}


def damaged(folder: Path) -> dict[str, str]:
    """The store was cut short."""
    in_order(folder)
    (store,) = (folder / "index").glob("*/library.sqlite")
    os.truncate(store, store.stat().st_size // 2)
    return {}


def another_recipe(folder: Path) -> dict[str, str]:
    """The library was made with another embedding's prompts."""
    return in_order(folder) | {"ASSISTANT_EMBEDDING": str(ROOT)}


def logged_out(folder: Path) -> dict[str, str]:
    """A log-in is configured."""
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(LOG_IN, encoding="utf-8")
    return in_order(folder)


class _Silent(http.server.BaseHTTPRequestHandler):
    """A language model's server that takes its time and then gives nothing."""

    def do_POST(self) -> None:
        time.sleep(60)

    def log_message(self, *_: object) -> None:
        pass


def slow_model(folder: Path) -> dict[str, str]:
    """A language model is configured that does not answer."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    settings = {"ASSISTANT_LLM": "openai:qwen3", "ASSISTANT_LLM_URL": url, "ASSISTANT_LLM_SECONDS": "8"}
    return in_order(folder) | settings


STAGES = {
    "order": (in_order, scenes.in_order),
    "first": (not_built, scenes.first_run),
    "empty": (empty, scenes.nothing_held),
    "reader": (read_only, scenes.read_only),
    "damaged": (damaged, scenes.damaged),
    "recipe": (another_recipe, scenes.another_recipe),
    "slow": (slow_model, scenes.slow_model),
    "door": (logged_out, scenes.logged_out),
}


# --- pictures -------------------------------------------------------------------------------------------------------


def take_every_page(browser: Browser, out: Path, only: str) -> None:
    """A picture a scene, for each stage, theme and width."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (make, acts) in STAGES.items():
        if only in ("", name):
            with ExitStack() as held:
                folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
                address = held.enter_context(served(folder, make(folder)))
                for theme in THEMES:
                    for width in WIDTHS:
                        _take(browser, theme, width, acts(address, folder), out)
    if only in ("", "first"):
        with tempfile.TemporaryDirectory() as made, served(Path(made), not_built(Path(made))) as address:
            _take(browser, "light", "wide", scenes.first_build(address, Path(made)), out)


def _take(browser: Browser, theme: str, width: str, acts: tuple[scenes.Scene, ...], out: Path) -> None:
    context = browser.new_context(viewport=WIDTHS[width], locale="zh-CN", color_scheme=theme)
    page = context.new_page()
    for number, (name, act) in enumerate(acts):
        try:
            act(page)
        except Exception as error:  # noqa: BLE001 -- the picture shows what was there instead
            sys.stderr.write(f"{theme} {width} {name}: {str(error).splitlines()[0]}\n")
        page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
        page.wait_for_timeout(1000)
        page.screenshot(path=out / f"{number:02}-{name}-{theme}-{width}.png")
    context.close()


def take_the_picture(browser: Browser, address: str) -> None:
    """The picture of README: an answer with its first citation open."""
    page = browser.new_page(viewport=SIZE, locale="zh-CN")
    page.goto(address)
    page.locator(".welcome").wait_for()
    scenes.ask(page, scenes.QUESTION)
    scenes.press(page, "[class*='st-key-cite-'] button")
    page.locator(".marks .here").wait_for()
    page.wait_for_timeout(3000)
    page.screenshot(path=PICTURE)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--out", type=Path, help="folder for the pictures of every page")
    parser.add_argument("--only", default="", choices=STAGES, help="one condition of the desk")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox", "--disable-gpu"])
        if options.out:
            take_every_page(browser, options.out, options.only)
        else:
            with tempfile.TemporaryDirectory() as made, served(Path(made), in_order(Path(made))) as address:
                take_the_picture(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
