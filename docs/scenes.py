"""Every page and state of the desk, in the order in which a visitor comes to them: what is photographed and looked at.

A scene is a name and what a visitor does. ``screenshot.py`` serves the desks and takes the pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

Act = Callable[["Page"], object]
Scene = tuple[str, Act]

QUESTION = "2018年苏州和无锡的高新技术企业数相差多少家？"
LISTED = "无锡产业强市目前存在哪些问题？"
TABLE = "2018年无锡、苏州、南京的高新技术企业数分别是多少？"
UPLOADER = "[data-testid=stFileUploader]"
REFUSED = "2035年无锡的房价是多少？"
PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2025年，太湖新城集聚高新技术企业300家，产业规模达到200亿元。\n"


def ask(page: Page, question: str) -> None:
    """Ask a question and wait for the answer."""
    answers = page.locator(".answer .status").count()
    say(page, question)
    page.locator(".answer .status").nth(answers).wait_for()


def say(page: Page, question: str) -> None:
    """Ask a question."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def press(page: Page, selector: str, number: int = 0) -> None:
    """Press a button without a mouse over it, whose tooltip would hide the text."""
    page.locator(f"{selector}:visible").nth(number).dispatch_event("click")


def go(page: Page, address: str, path: str, awaited: str) -> None:
    """Go to a page of the desk."""
    page.goto(f"{address}/{path}")
    page.locator(awaited).first.wait_for(state="attached")


def choose(page: Page, key: str, name: str, awaited: str) -> None:
    """Choose a view."""
    page.locator(f".st-key-{key}").get_by_text(name).first.click()
    page.locator(awaited).first.wait_for(state="attached")


def type_in(page: Page, key: str, text: str) -> None:
    """Write into a field, and confirm it."""
    field = page.locator(f".st-key-{key} input").first
    field.fill(text)
    field.press("Enter")


def escape(page: Page) -> None:
    """Shut what lies above the page."""
    page.keyboard.press("Escape")


def sidebar(page: Page) -> None:
    """Open the sidebar where the screen is narrow."""
    opens = page.get_by_test_id("stExpandSidebarButton")
    if opens.is_visible():
        opens.click()


def no_sidebar(page: Page) -> None:
    """Shut it there again."""
    if (page.viewport_size or {"width": 0})["width"] < 768:
        page.get_by_test_id("stSidebarCollapseButton").locator("button").click()


def down(page: Page) -> None:
    """Scroll to the end of the page."""
    page.get_by_test_id("stMain").evaluate("(one) => one.scrollTo(0, one.scrollHeight)")


# --- a desk in order ------------------------------------------------------------------------------------------------


def in_order(address: str, folder: Path) -> tuple[Scene, ...]:
    """All pages of a desk with a library."""
    return (*_asking(address), *_facts(address), *_library(address, folder), *_evaluation(address), *_managing(address))


def _asking(address: str) -> tuple[Scene, ...]:
    return (
        ("chat-empty", lambda page: go(page, address, "", ".welcome")),
        ("chat-answer", lambda page: ask(page, QUESTION)),
        ("chat-figure", lambda page: (press(page, ".answer .figure"), page.locator(".marks .here").wait_for())),
        ("chat-formula", lambda page: press(page, "[class*='st-key-computed-'] button")),
        ("chat-words", lambda page: page.locator(".st-key-page_as").get_by_text("文字").click()),
        ("chat-shut", escape),
        ("chat-wrong", lambda page: press(page, "[class*='st-key-wrong-'] button")),
        ("chat-wrong-chosen", lambda page: page.get_by_text("数字不对").click()),
        ("chat-wrong-sent", lambda page: page.get_by_role("button", name="提交").click()),
        ("chat-export", lambda page: press(page, "[class*='st-key-export-'] button")),
        ("chat-add", lambda page: (escape(page), press(page, "[class*='st-key-test-'] button"))),
        ("chat-added", lambda page: page.get_by_role("button", name="加入", exact=True).click()),
        ("chat-list", lambda page: (escape(page), ask(page, LISTED))),
        ("chat-digest", lambda page: (ask(page, "“465”现代产业集群指的是哪些产业？"), _cite_last(page))),
        ("chat-table", lambda page: (escape(page), ask(page, TABLE))),
        ("chat-refused", lambda page: ask(page, REFUSED)),
        ("chat-further", lambda page: press(page, "[class*='st-key-further-'] button")),
        ("chat-reloaded", lambda page: (page.reload(), page.locator(".answer .status").nth(4).wait_for())),
        ("chat-sidebar", sidebar),
        ("chat-rename", lambda page: press(page, ".st-key-rename button")),
        ("chat-export-all", lambda page: (escape(page), press(page, ".st-key-export_all button"))),
        ("chat-delete", lambda page: (escape(page), press(page, ".st-key-delete button"))),
        ("chat-years", lambda page: (escape(page), page.locator(".st-key-years input").click())),
        ("chat-documents", lambda page: (escape(page), page.locator(".st-key-documents input").fill("无锡市"))),
        ("chat-document", lambda page: page.get_by_role("option").first.click()),
        ("chat-sidebar-shut", lambda page: (escape(page), no_sidebar(page))),
    )


def _cite_last(page: Page) -> None:
    page.wait_for_timeout(500)
    page.locator("[class*='st-key-turn-']").last.locator("[class*='st-key-cite-'] button:visible").first.dispatch_event(
        "click"
    )


def _facts(address: str) -> tuple[Scene, ...]:
    return (
        ("facts-table", lambda page: go(page, address, "facts", ".fact_row:not(.head)")),
        ("facts-subjects", lambda page: page.locator(".st-key-facts-subjects input").click()),
        ("facts-none", lambda page: (escape(page), type_in(page, "facts-words", "没有这样的数据"))),
        ("facts-some", lambda page: type_in(page, "facts-words", "无锡 生产总值")),
        ("facts-end", down),
        ("facts-proof", lambda page: (press(page, "[class*='st-key-fact-'] button", 2), page.wait_for_timeout(900))),
        ("facts-places", lambda page: (escape(page), choose(page, "facts-view", "图表", ".bars"))),
        ("facts-years", lambda page: page.locator(".st-key-chart-kind").get_by_text("历年变化").click()),
        ("facts-targets", lambda page: page.locator(".st-key-chart-kind").get_by_text("目标与完成").click()),
        ("facts-bar", lambda page: press(page, ".st-key-chart_points button", 1)),
        ("facts-differences", lambda page: (escape(page), choose(page, "facts-view", "不一致", ".difference"))),
        ("facts-side", lambda page: press(page, "[class*='st-key-side-'] button")),
    )


def _library(address: str, folder: Path) -> tuple[Scene, ...]:
    file, program = folder / "太湖新城规划.md", folder / "程序.exe"
    file.write_text(PLAN, encoding="utf-8")
    program.write_bytes(b"MZ")
    return (
        ("library-list", lambda page: go(page, address, "library", ".document_row")),
        ("library-none", lambda page: type_in(page, "library-words", "没有这样的文献")),
        ("library-found", lambda page: type_in(page, "library-words", "十四五")),
        ("library-paper", lambda page: (type_in(page, "library-words", ""), _open_paper(page))),
        ("library-outline", lambda page: page.locator("[class*='st-key-outline-'] input").click()),
        ("library-heading", lambda page: page.get_by_role("option").nth(8).click()),
        ("library-hits", lambda page: type_in(page, "within-wuxi-industry-strong-city", "高新技术企业")),
        ("library-next-hit", lambda page: press(page, ".st-key-hit_on button")),
        ("library-more", lambda page: press(page, "[class*='st-key-more-'] button")),
        ("library-upload", lambda page: (escape(page), press(page, ".st-key-close_source button"), _uploads(page))),
        ("library-unfit", lambda page: page.locator("input[type=file]").set_input_files(program)),
        ("library-chosen", lambda page: page.locator("input[type=file]").set_input_files(file)),
        ("library-review", lambda page: (press(page, ".st-key-upload-now button"), _reviewed(page))),
        ("library-figures", lambda page: page.get_by_text("读出的标题和数据").click()),
        ("library-correct", lambda page: _unfold(page, page.get_by_text("改标题、发布单位"))),
        ("library-publish", lambda page: press(page, "[class*='st-key-publish-'] button")),
        ("library-published", lambda page: page.get_by_text("文献库已更新").wait_for()),
        ("library-refused", lambda page: choose(page, "library-view", "读不了的文件", ".st-key-library-update")),
        ("library-rebuild", lambda page: press(page, ".st-key-library-rebuild button")),
        ("library-rebuilt", lambda page: page.get_by_text("文献库已更新").wait_for(timeout=120_000)),
        ("library-out", _take_out),
    )


def _open_paper(page: Page) -> None:
    page.wait_for_timeout(800)
    press(page, "[class*='st-key-document-'] button")
    page.locator(".print").wait_for()


def _uploads(page: Page) -> None:
    choose(page, "library-view", "上传与审核", UPLOADER)


def _reviewed(page: Page) -> None:
    page.locator(".review").first.wait_for()


def _take_out(page: Page) -> None:
    choose(page, "library-view", "文献", ".document_row")
    type_in(page, "library-words", "太湖新城规划")
    page.wait_for_timeout(1000)
    press(page, "[class*='st-key-document-'] button")
    page.locator("[class*='st-key-more-']").wait_for()
    press(page, "[class*='st-key-more-'] button")
    page.locator("[class*='st-key-withdraw-'] button:visible").dispatch_event("click")
    page.get_by_text("删去1份").wait_for(timeout=120_000)


def _evaluation(address: str) -> tuple[Scene, ...]:
    return (
        ("evaluation", lambda page: go(page, address, "evaluation", ".st-key-evaluation-start")),
        ("evaluation-checked", lambda page: (press(page, ".st-key-evaluation-check button"), _checked(page))),
        ("evaluation-running", lambda page: (press(page, ".st-key-evaluation-start button"), _runs(page))),
        ("evaluation-report", _evaluated),
        ("evaluation-documents", lambda page: _unfold(page, page.get_by_text("按依据所在文献").first)),
        ("evaluation-question", lambda page: _unfold(page, page.get_by_test_id("stExpander").last)),
        ("evaluation-some", _evaluate_some),
        ("evaluation-history", lambda page: _unfold(page, page.get_by_text("历次通过率").first)),
        ("evaluation-changes", _changes),
        ("evaluation-upload", lambda page: choose(page, "evaluation-which", "上传一套", UPLOADER)),
        ("evaluation-own", lambda page: choose(page, "evaluation-view", "自建题集", ".st-key-own-new")),
        ("evaluation-new", lambda page: page.get_by_text("新增一题").click()),
        ("evaluation-bad", lambda page: press(page, ".st-key-own-save-new button")),
        ("evaluation-edit", lambda page: _unfold(page, page.get_by_test_id("stExpander").last)),
    )


def _unfold(page: Page, folded: Locator) -> None:
    """Open what is folded, and go to the end of it."""
    page.wait_for_timeout(800)  # what is drawn anew would shut it again
    folded.click()
    page.wait_for_timeout(800)
    down(page)


def _runs(page: Page) -> None:
    page.get_by_test_id("stProgress").wait_for()


def _checked(page: Page) -> None:
    page.get_by_text("存疑").wait_for()


def _evaluated(page: Page) -> None:
    page.locator(".st-key-evaluation-start button:enabled").wait_for(timeout=90_000)
    page.locator(".bars").first.wait_for()


def _evaluate_some(page: Page) -> None:
    page.locator(".st-key-evaluation-kinds").get_by_text("计算").click()
    page.wait_for_timeout(800)
    press(page, ".st-key-evaluation-start button")
    page.wait_for_timeout(2500)
    _evaluated(page)


def _changes(page: Page) -> None:
    for changed in page.locator(".st-key-evaluation-changes summary").all():  # none where nothing changed
        changed.click()
    down(page)


def _managing(address: str) -> tuple[Scene, ...]:
    return (
        ("managing-health", lambda page: go(page, address, "administration", ".st-key-health")),
        ("managing-people", lambda page: choose(page, "administration-view", "使用者", ".st-key-people_rows")),
        ("managing-said", lambda page: choose(page, "administration-view", "使用者评价", ".opinion, .nothing")),
        ("managing-handled", lambda page: press(page, "[class*='st-key-handle-'] button")),
        ("managing-log", lambda page: choose(page, "administration-view", "操作记录", ".log")),
        ("managing-found", lambda page: type_in(page, "audit-words", "评价")),
        ("managing-none", lambda page: type_in(page, "audit-words", "没有这样的记录")),
        ("managing-settings", lambda page: choose(page, "administration-view", "现行设置", ".log")),
        ("managing-settings-end", down),
    )


# --- a desk in other conditions -------------------------------------------------------------------------------------


def first_run(address: str, _: Path) -> tuple[Scene, ...]:
    """No library yet: each page says so, and builds one."""
    return (
        ("first-chat", lambda page: go(page, address, "", ".st-key-build_library")),
        ("first-facts", lambda page: go(page, address, "facts", ".st-key-build_library")),
        ("first-library", lambda page: go(page, address, "library", ".st-key-build_library")),
        ("first-managing", lambda page: go(page, address, "administration", ".st-key-build_library")),
    )


def first_build(address: str, _: Path) -> tuple[Scene, ...]:
    """The first library is built on the page."""
    return (
        ("first-building", lambda page: (go(page, address, "", ".st-key-build_library"), _build(page))),
        ("first-built", lambda page: page.locator(".welcome").wait_for(timeout=120_000)),
    )


def _build(page: Page) -> None:
    press(page, ".st-key-build_library button")


def nothing_held(address: str, _: Path) -> tuple[Scene, ...]:
    """A library of no document."""
    return (
        ("nothing-chat", lambda page: go(page, address, "", ".welcome")),
        ("nothing-refused", lambda page: ask(page, QUESTION)),
        ("nothing-facts", lambda page: go(page, address, "facts", ".nothing")),
        ("nothing-library", lambda page: go(page, address, "library", ".nothing")),
        ("nothing-evaluation", lambda page: go(page, address, "evaluation", UPLOADER)),
    )


def read_only(address: str, _: Path) -> tuple[Scene, ...]:
    """A reader, who may not all."""
    return (
        ("reader-answer", lambda page: (go(page, address, "", ".welcome"), ask(page, QUESTION))),
        ("reader-library", lambda page: go(page, address, "library", ".document_row")),
        ("reader-evaluation", lambda page: go(page, address, "evaluation", ".nothing, .bars")),
        ("reader-managing", lambda page: go(page, address, "administration", "[data-testid=stAlert]")),
    )


def damaged(address: str, _: Path) -> tuple[Scene, ...]:
    """The library's store is not whole."""
    return _without_library(address, "damaged")


def another_recipe(address: str, _: Path) -> tuple[Scene, ...]:
    """The library is to be built anew."""
    return _without_library(address, "recipe")


def _without_library(address: str, name: str) -> tuple[Scene, ...]:
    return tuple(
        (f"{name}-{path or 'chat'}", partial(go, address=address, path=path, awaited="[data-testid=stAlert]"))
        for path in ("", "library", "evaluation", "administration")
    )


def slow_model(address: str, _: Path) -> tuple[Scene, ...]:
    """A language model that does not answer."""
    return (
        ("slow-waiting", lambda page: (go(page, address, "", ".welcome"), say(page, QUESTION), _waits(page))),
        ("slow-answered", lambda page: page.locator(".answer .status").wait_for(timeout=60_000)),
        ("slow-settings", lambda page: (go(page, address, "administration", ".st-key-health"), _settings(page))),
        ("slow-testing", lambda page: (press(page, ".st-key-llm-test button"), down(page))),
        ("slow-tested", lambda page: (page.get_by_test_id("stAlert").wait_for(timeout=90_000), down(page))),
    )


def _waits(page: Page) -> None:
    page.locator(".waiting").wait_for()


def _settings(page: Page) -> None:
    choose(page, "administration-view", "现行设置", ".log")
    down(page)


def logged_out(address: str, _: Path) -> tuple[Scene, ...]:
    """A desk with a log-in, before it."""
    return (("door", lambda page: go(page, address, "", ".st-key-door")),)
