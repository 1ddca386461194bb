"""What one person waits for on the screen: ``assistant serve``, then ``python -m benchmarks.screen``.

In a real Chromium, timed by the page itself: from Enter to the whole answer, and from the click on a citation to its
page with the quoted words marked. Each ends with the frame that shows it. Promised: half of the answers within 1 s,
half of the pages within 500 ms, with no language model.
"""

from __future__ import annotations

import argparse
import shutil
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from assistant.evaluation.intervals import percentile
from benchmarks.desk import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

ROUNDS = 5
MOST_CHIPS = 4  # citations that are opened of one answer
# Waits, a frame at a time, for what ``there`` finds on the screen; then for the frame that draws it.
TIMED = """(begin, there) => new Promise((done) => {
  const begun = performance.now();
  begin();
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
  const look = () => (there() ? drawn() : requestAnimationFrame(look));
  look();
})"""
ANSWERED = f"""(turn) => ({TIMED})(
  () => {{}},
  () => document.querySelector(`.st-key-turn-${{turn}} .answer .status`),
)"""
OPENED = f"""(key) => ({TIMED})(
  () => document.querySelector(`.st-key-${{key}} button`).click(),
  () => {{
    const view = document.querySelector(".st-key-page_view");
    const here = view && view.querySelector(".here"), image = view && view.querySelector("img");
    if (!here || (image && !image.complete)) return false;
    const [frame, quote] = [view, here].map((one) => one.getBoundingClientRect());
    return quote.height > 0 && quote.bottom > frame.top && quote.top < frame.bottom;
  }},
)"""


def ask(page: Page, question: str, turn: int) -> float:
    """The seconds from Enter to the whole answer of turn ``turn`` on the screen."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    waiting = page.evaluate_handle(f"() => ({{it: ({ANSWERED})({turn})}})")
    box.press("Enter")
    return float(waiting.evaluate("(held) => held.it")) / 1000


def open_pages(page: Page) -> list[float]:
    """The seconds from the click on each of the last answer's citations to its marked page on the screen."""
    chips = page.locator("[class*='st-key-turn-']").last.locator("[class*='st-key-cite-']")
    keys = chips.evaluate_all("(all) => all.map((one) => one.className.match(/st-key-(cite-[-0-9]+)/)[1])")
    seconds = []
    for key in keys[:MOST_CHIPS]:
        settle(page)
        seconds.append(page.evaluate(OPENED, key) / 1000)
        settle(page)
        page.locator(".st-key-close_source button:visible").click()
        page.locator(".st-key-page_view").wait_for(state="detached")
    return seconds


def settle(page: Page) -> None:
    """Wait for the end of the script's run, as a reader does without knowing."""
    page.wait_for_timeout(300)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def visit(page: Page, address: str) -> tuple[list[float], list[float]]:
    """The seconds of all answers and of all pages of one conversation."""
    page.goto(address)
    page.locator(".welcome").wait_for()
    answers, pages = [], []
    for turn, question in enumerate(QUESTIONS):
        settle(page)
        answers.append(ask(page, question, turn))
        pages += open_pages(page)
    return answers, pages


def report(address: str, program: str, rounds: int) -> None:
    """Print what the first visitor waited for, and the others."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        kept: tuple[list[float], list[float]] = ([], [])
        for number in range(rounds):
            context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="zh-CN")
            found = visit(context.new_page(), address)
            context.close()
            if number == 0:
                _print("first visitor", found)
            for held, new in zip(kept, found, strict=True):
                held += new
        _print(f"{rounds} visitors", kept)
        browser.close()


def _print(who: str, found: Sequence[Sequence[float]]) -> None:
    for name, seconds in zip(("answers", "marked pages"), found, strict=True):
        middle, most = (1000 * percentile(seconds, share) for share in (0.5, 0.95))
        print(f"{who}: {len(seconds)} {name}, p50 {middle:.0f} ms, p95 {most:.0f} ms")


def main() -> None:
    """Look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8501")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    report(options.address, options.browser, options.rounds)


if __name__ == "__main__":
    main()
