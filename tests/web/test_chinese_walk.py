"""Nothing that an official sees or hears read out is English: texts, labels, placeholders, in every page and state."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from served_desk import free_port, person, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page
    from served_desk import Desk

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "2018年苏州和无锡的高新技术企业数相差多少家？"
# Names that are the same in every language: of formats, programs and keys, and what a setting holds.
NAMES = {
    *("PDF", "DOCX", "TXT", "HTML", "XLSX", "CSV", "Markdown", "README", "GDP", "LED", "Chroma", "Python", "Ctrl"),
    *("Esc", "builtin", "write", "corpus", "index", "journal"),
}
# Printed as they are: paths, names of files, ids, a browser's name, a unit of size.
PRINTED = re.compile(r"(?:[\w.-]*/)+[\w.-]+|[\w-]*\.\w{2,5}\b|\b\w+(?:-\w+)+|访客 \S+")
# Every text that is drawn, and every label that a screen reader reads out, with the element it stands in. Words inside
# icons are drawn as pictures, and text of size nothing is not drawn.
SEEN = r"""() => {
  const found = [];
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const drawn = (one) => one.checkVisibility({checkVisibilityCSS: true}) && size(one) > 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), held = walk.currentNode.parentElement;
    if (!text || !held || held.closest("script, style, noscript, [data-testid=stIconMaterial]")) continue;
    if (drawn(held)) found.push(text);
  }
  for (const label of ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"])
    for (const one of document.querySelectorAll(`[${label}]`)) found.push(one.getAttribute(label));
  return [document.title, ...found];
}"""

pytestmark = pytest.mark.slow


@pytest.fixture
def address(desk: Desk) -> str:
    return desk.address


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = person(browser, request.param, 860)
    yield context.new_page()
    context.close()


def english(page: Page) -> set[str]:
    """What is English on the page now: words of three letters and more that are no names."""
    settle(page)
    found = set()
    for text in page.evaluate(SEEN):
        words = re.findall(r"[A-Za-z]{3,}", PRINTED.sub("", text))
        if any(word not in NAMES for word in words):
            found.add(text)
    return found


def _press(page: Page, selector: str, number: int = 0) -> None:
    page.locator(f"{selector}:visible").nth(number).dispatch_event("click")


def _choose(page: Page, key: str, name: str) -> None:
    page.locator(f".st-key-{key}").get_by_text(re.compile(f"^{name}")).first.click()


def _each_state(page: Page, states: tuple[tuple[str, Callable[[], object]], ...]) -> None:
    found = {}
    for name, act in states:
        act()
        if left := english(page):
            found[name] = left
    assert found == {}


def test_asking(page: Page, address: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")

    def ask() -> None:
        box.fill(QUESTION)
        box.press("Enter")
        page.locator(".answer .status").wait_for()

    _each_state(
        page,
        (
            ("empty", lambda: (page.goto(address), page.locator(".welcome").wait_for())),
            ("typing", lambda: box.fill("无锡")),
            ("answered", ask),
            ("figure", lambda: _press(page, ".answer .figure")),
            ("words", lambda: _choose(page, "page_as", "文字")),
            ("closed", lambda: _press(page, ".st-key-close_source button")),
            ("wrong", lambda: page.get_by_role("button", name="有误").first.click()),
            ("saying", lambda: page.locator("[class*='st-key-said-'] textarea").fill("不对")),
            ("away", lambda: page.keyboard.press("Escape")),
            ("export", lambda: page.get_by_role("button", name="导出").last.click()),
            ("away", lambda: page.keyboard.press("Escape")),
            ("into the set", lambda: page.get_by_role("button", name="加入题集").click()),
            ("its kinds", lambda: page.locator("[class*='st-key-add-kind-'] [role=combobox]").last.click()),
        ),
    )


def test_the_sidebar(page: Page, address: str) -> None:
    wide = (page.viewport_size or {"width": 0})["width"] > 900
    page.goto(address)
    page.locator(".welcome").wait_for()
    chosen = page.locator(".st-key-documents input")

    def look_for(text: str) -> None:
        chosen.click()
        chosen.fill(text)

    _each_state(
        page,
        (
            ("opened", lambda: None if wide else page.get_by_test_id("stExpandSidebarButton").click()),
            ("years", lambda: page.locator(".st-key-years input").click()),
            ("a year", lambda: page.get_by_role("option").first.click()),
            ("away", lambda: page.keyboard.press("Escape")),
            ("nothing found", lambda: look_for("没有这样的文献")),
            ("found", lambda: look_for("无锡")),
            ("a document", lambda: page.get_by_role("option").first.click()),
        ),
    )


def test_facts_and_documents(page: Page, address: str, tmp_path: Path) -> None:
    plan, program = tmp_path / "plan.md", tmp_path / "a.exe"
    plan.write_text("# 太湖新城规划\n\n到2025年，太湖新城集聚高新技术企业300家。\n", encoding="utf-8")
    program.write_bytes(b"MZ")
    words = page.locator(".st-key-facts-words input")
    chosen, review = page.locator("input[type=file]"), page.locator(".review").first

    def refused() -> None:
        """Nothing is sent to the server: the chip itself says, for all to see, why the file is not taken."""
        chosen.first.set_input_files(program)
        said = page.get_by_test_id("stFileChip").get_by_text("不能读取这种文件")
        expect(said).to_be_visible()
        assert (said.bounding_box() or {"height": 0})["height"] > 10

    _each_state(
        page,
        (
            ("facts", lambda: (page.goto(f"{address}/facts"), page.locator(".fact_row:not(.head)").first.wait_for())),
            ("typing", lambda: words.fill("苏州")),
            ("proof", lambda: _press(page, "[class*='st-key-fact-'] button")),
            ("closed", lambda: _press(page, ".st-key-close_source button")),
            ("subjects", lambda: page.locator(".st-key-facts-subjects input").click()),
            ("order", lambda: (page.keyboard.press("Escape"), page.locator(".st-key-facts-order input").click())),
            ("charts", lambda: (page.keyboard.press("Escape"), _choose(page, "facts-view", "图表"))),
            ("differences", lambda: _choose(page, "facts-view", "不一致")),
            ("library", lambda: (page.goto(f"{address}/library"), page.locator(".document_row").first.wait_for())),
            ("document", lambda: _press(page, "[class*='st-key-document-'] button")),
            ("more", lambda: page.locator("[class*='st-key-more-'] button").click()),
            ("outline", lambda: (page.keyboard.press("Escape"), page.locator("[class*='outline-'] input").click())),
            ("closed", lambda: (page.keyboard.press("Escape"), _press(page, ".st-key-close_source button"))),
            ("uploads", lambda: _choose(page, "library-view", "上传与审核")),
            ("chosen", lambda: chosen.set_input_files(plan)),
            ("reviewed", lambda: (page.get_by_role("button", name="上传并检查").click(), review.wait_for())),
            ("corrected", lambda: page.get_by_text("改标题、发布单位、日期、类别").click()),
            ("a kind", lambda: page.locator("[class*='st-key-correct-kind-'] input").click()),
            ("thrown away", lambda: (page.keyboard.press("Escape"), page.get_by_role("button", name="放弃").click())),
            ("another kind", refused),
            ("nothing chosen", lambda: (page.reload(), _choose(page, "library-view", "上传与审核"))),
            ("sent empty", lambda: page.get_by_role("button", name="上传并检查").click()),
            ("refused", lambda: _choose(page, "library-view", "读不了的文件")),
        ),
    )


def test_evaluation_and_administration(page: Page, address: str) -> None:
    page.goto(f"{address}/evaluation")
    page.locator(".st-key-evaluation-start").wait_for()

    def evaluate() -> None:
        page.get_by_role("button", name="开始评测").click()
        page.get_by_test_id("stMetricValue").first.wait_for()

    def view(name: str) -> None:
        _choose(page, "administration-view", name)

    def nowhere() -> None:
        page.goto(f"{address}/nonsense")
        page.get_by_text("没有这一页").wait_for()  # the frame is there before the page's own script has run once

    _each_state(
        page,
        (
            ("evaluation", lambda: None),
            ("checked", lambda: page.get_by_role("button", name="只检查题集").click()),
            ("evaluated", evaluate),
            ("uploading", lambda: _choose(page, "evaluation-which", "上传一套")),
            ("own set", lambda: _choose(page, "evaluation-view", "自建题集")),
            ("new question", lambda: page.get_by_text("新增一题").click()),
            ("health", lambda: (page.goto(f"{address}/administration"), page.locator(".st-key-health").wait_for())),
            ("people", lambda: view("使用者")),
            ("opinions", lambda: view("使用者评价")),
            ("log", lambda: view("操作记录")),
            ("settings", lambda: view("现行设置")),
            ("no such page", nowhere),
            ("a key of the frame", lambda: (page.goto(address), page.keyboard.press("c"))),
        ),
    )


def test_a_service_that_is_gone_is_told_in_chinese(browser: Browser, tmp_path: Path) -> None:
    """The frame's own dialogue stands there when the server does not answer any more."""
    port = free_port()
    (tmp_path / "page.py").write_text("from assistant.web import layout\nlayout.begin()\nlayout.title('管理')\n")
    command = [sys.executable, "-m", "streamlit", "run", "page.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    server = subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    page = person(browser).new_page()
    try:
        for _ in range(200):
            page.wait_for_timeout(100)
            try:
                page.goto(f"http://127.0.0.1:{port}")
                break
            except Exception:  # noqa: BLE001 -- not up yet: Playwright has one error for all
                continue
        page.locator(".page_title").wait_for()
        settle(page)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    dialogue = page.get_by_role("dialog")
    expect(dialogue).to_contain_text("连不上服务", timeout=60_000)
    assert re.findall(r"[A-Za-z]{3,}", dialogue.inner_text()) == []
    page.context.close()
