"""Makes docs/screenshot.png from the running page: ``assistant serve``, then ``python docs/screenshot.py``.

It asks one question, opens the first citation and waits until the quoted words are marked on the page.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUESTION = "2018年苏州和无锡的高新技术企业数相差多少家？"
PICTURE = Path(__file__).with_name("screenshot.png")
SIZE = {"width": 1440, "height": 860}


def ask(page: Page, address: str) -> None:
    """Ask the question."""
    page.goto(address)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTION)
    box.press("Enter")
    page.locator(".answer .status").wait_for()


def open_the_first_citation(page: Page) -> None:
    """Open the first page that is cited, and wait until nothing moves any more."""
    # Without a mouse on the button, whose tooltip would hide the text.
    page.locator("[class*='st-key-cited-'] button:visible").first.dispatch_event("click")
    page.locator(".st-key-page_view .quoted").first.wait_for()
    page.wait_for_timeout(3000)


def main() -> None:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8501")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="zh-CN")
        ask(page, options.address)  # a server's first question waits for the term files to be read
        ask(page, options.address)
        open_the_first_citation(page)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
