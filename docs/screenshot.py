"""Makes docs/screenshot.png, and pictures of every page and state in both themes and widths, to be looked at.

Start ``assistant serve`` over a library without uploads, then ``python docs/screenshot.py --out FOLDER``. The pictures
of the pages go to FOLDER, outside the repository.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

QUESTION = "2018年苏州和无锡的高新技术企业数相差多少家？"
LISTED = "无锡产业强市目前存在哪些问题？"
REFUSED = "2035年无锡的房价是多少？"
PICTURE = Path(__file__).with_name("screenshot.png")
SIZE = {"width": 1440, "height": 860}
WIDTHS = {"wide": {"width": 1280, "height": 860}, "narrow": {"width": 390, "height": 844}}
THEMES = ("light", "dark")
PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2025年，太湖新城集聚高新技术企业300家，产业规模达到200亿元。\n"

Scene = tuple[str, "Callable[[Page], None]"]


def ask(page: Page, question: str) -> None:
    """Ask a question and wait for the answer."""
    answers = page.locator(".answer .status").count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.locator(".answer .status").nth(answers).wait_for()


def press(page: Page, selector: str, number: int = 0) -> None:
    """Press a button without a mouse over it, whose tooltip would hide the text."""
    page.locator(f"{selector}:visible").nth(number).dispatch_event("click")


def go(page: Page, address: str, path: str, awaited: str) -> None:
    """Go to a page of the desk."""
    page.goto(f"{address}/{path}")
    page.locator(awaited).first.wait_for()


def choose(page: Page, key: str, name: str, awaited: str) -> None:
    """Choose a view."""
    page.locator(f".st-key-{key}").get_by_text(name).first.click()
    page.locator(awaited).first.wait_for()


def scenes(address: str, file: Path) -> tuple[Scene, ...]:
    """Every page and state, in the order in which a visitor comes to them."""
    return (
        ("chat-empty", lambda page: go(page, address, "", ".welcome")),
        ("chat-answer", lambda page: ask(page, QUESTION)),
        ("chat-figure", lambda page: (press(page, ".answer .figure"), page.locator(".quoted").first.wait_for())),
        ("chat-formula", lambda page: press(page, "[class*='st-key-computed-'] button")),
        ("chat-close", lambda page: press(page, ".st-key-close_source button")),
        ("chat-wrong", lambda page: page.get_by_role("button", name="有误").first.click()),
        ("chat-escape", lambda page: page.keyboard.press("Escape")),
        ("chat-export", lambda page: page.locator("[class*='st-key-export-'] button:visible").first.click()),
        ("chat-escape", lambda page: page.keyboard.press("Escape")),
        ("chat-add", lambda page: page.get_by_role("button", name="加入题集").first.click()),
        ("chat-escape", lambda page: page.keyboard.press("Escape")),
        ("chat-list", lambda page: ask(page, LISTED)),
        ("chat-refused", lambda page: ask(page, REFUSED)),
        ("chat-reloaded", lambda page: (page.reload(), page.locator(".answer .status").nth(2).wait_for())),
        ("facts-table", lambda page: go(page, address, "facts", ".fact_row:not(.head)")),
        ("facts-proof", lambda page: (press(page, "[class*='st-key-fact-'] button", 2), page.wait_for_timeout(900))),
        ("facts-close", lambda page: press(page, ".st-key-close_source button")),
        ("facts-places", lambda page: choose(page, "facts-view", "图表", ".bars")),
        ("facts-targets", lambda page: page.locator(".st-key-chart-kind").get_by_text("目标与完成").click()),
        ("facts-differences", lambda page: choose(page, "facts-view", "不一致", ".difference")),
        ("library-list", lambda page: go(page, address, "library", ".document_row")),
        ("library-document", lambda page: press(page, "[class*='st-key-document-'] button")),
        ("library-close", lambda page: press(page, ".st-key-close_source button")),
        ("library-upload", lambda page: choose(page, "library-view", "上传与审核", "[data-testid=stFileUploader]")),
        ("library-chosen", lambda page: page.locator("input[type=file]").set_input_files(file)),
        ("library-review", lambda page: (page.get_by_role("button", name="上传并检查").click(), reviewed(page))),
        ("library-correct", lambda page: page.get_by_text("改标题、发布单位").click()),
        ("library-discarded", lambda page: page.get_by_role("button", name="放弃").first.click()),
        ("library-refused", lambda page: choose(page, "library-view", "读不了的文件", ".st-key-library-update")),
        ("evaluation", lambda page: go(page, address, "evaluation", ".st-key-evaluation-start")),
        ("evaluation-report", evaluate),
        ("evaluation-again", evaluate),
        ("evaluation-history", lambda page: page.get_by_text("历次通过率").first.click()),
        ("evaluation-own", lambda page: choose(page, "evaluation-view", "自建题集", ".st-key-own-new")),
        ("administration-health", lambda page: go(page, address, "administration", ".st-key-health")),
        ("administration-people", lambda page: choose(page, "administration-view", "使用者", ".st-key-people_rows")),
        ("administration-said", lambda page: choose(page, "administration-view", "使用者评价", ".opinion, .nothing")),
        ("administration-log", lambda page: choose(page, "administration-view", "操作记录", ".log")),
        ("administration-settings", lambda page: choose(page, "administration-view", "现行设置", ".log")),
    )


def evaluate(page: Page) -> None:
    """Run a part of the set that takes seconds, and wait for the report."""
    again = page.get_by_test_id("stMetric").count() > 0
    if not again:
        page.locator(".st-key-evaluation-kinds").get_by_text("计算").click()
        page.wait_for_timeout(600)
    page.get_by_role("button", name="开始评测").click()
    page.wait_for_timeout(2500)
    page.get_by_text("与上一次" if again else "通过率").first.wait_for(timeout=90_000)


def reviewed(page: Page) -> None:
    """Wait for the review of the upload."""
    page.locator(".review").first.wait_for()


def take_every_page(browser: Browser, address: str, folder: Path) -> None:
    """A picture a scene, for each theme and width."""
    with tempfile.TemporaryDirectory() as uploads:
        file = Path(uploads) / "太湖新城规划.md"
        file.write_text(PLAN, encoding="utf-8")
        for theme in THEMES:
            for width, size in WIDTHS.items():
                context = browser.new_context(viewport=size, locale="zh-CN", color_scheme=theme)
                page = context.new_page()
                for number, (name, act) in enumerate(scenes(address, file)):
                    act(page)
                    page.wait_for_timeout(1000)
                    page.screenshot(path=folder / f"{theme}-{width}-{number:02}-{name}.png")
                context.close()


def take_the_picture(browser: Browser, address: str) -> None:
    """The picture of README: an answer with its first citation open."""
    page = browser.new_page(viewport=SIZE, locale="zh-CN")
    page.goto(address)
    ask(page, LISTED)  # a server's first question waits for the term files to be read
    press(page, ".st-key-new_conversation button")
    page.locator(".welcome").wait_for()
    ask(page, QUESTION)
    press(page, "[class*='st-key-cite-'] button")
    page.locator(".st-key-page_view .quoted").first.wait_for()
    page.wait_for_timeout(3000)
    page.screenshot(path=PICTURE)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8501")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--out", type=Path, help="folder for the pictures of every page")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox", "--disable-gpu"])
        take_the_picture(browser, options.address)
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            take_every_page(browser, options.address, options.out)
        browser.close()


if __name__ == "__main__":
    main()
