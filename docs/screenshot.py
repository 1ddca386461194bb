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
    """Ask the question and open the first page that is cited."""
    page.goto(address)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTION)
    box.press("Enter")
    page.locator(".answer .status").wait_for()
    page.locator("[class*='st-key-cited-'] button:visible").first.click()
    page.locator(".st-key-page_view .quoted").first.wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)  # the page scrolls to the marked words


def main() -> None:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8501")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="zh-CN")
        ask(page, options.address)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
