"""A day at the desk in a real browser over a copy of the corpus: asked, opened, kept, exported, uploaded, evaluated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pypdfium2
import pytest
from docx import Document as open_docx
from playwright.sync_api import expect
from served_desk import person, settle

from assistant.web.pages_view import folded, render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page
    from served_desk import Desk

ROOT = Path(__file__).resolve().parents[2]
DIFFERENCE = "2018年苏州和无锡的高新技术企业数相差多少家？"
PDF = ROOT / "corpus" / "paper" / "wuxi-industry-strong-city.pdf"
PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2027年，太湖新城集聚高新技术企业317家。\n"
DROPPED = "# 惠山新城方案\n\n## 一、目标\n\n到2028年，惠山新城集聚瞪羚企业137家。\n"

pytestmark = pytest.mark.slow


@pytest.fixture
def visitor(browser: Browser, desk: Desk) -> Iterator[Callable[[], Page]]:
    """Each call is another person's browser, at the desk; none of them may speak to another machine."""
    contexts = []
    hosts: set[str | None] = set()

    def come() -> Page:
        context = person(browser)
        contexts.append(context)
        context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page = context.new_page()
        page.goto(desk.address)
        page.locator(".welcome").wait_for()
        return page

    yield come
    for context in contexts:
        context.close()
    assert hosts - {None} == {"127.0.0.1"}


def _ask(page: Page, question: str, answers: int = 1) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".answer .status")).to_have_count(answers)
    settle(page)


def _go(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").get_by_text(name, exact=True).click()


def _choose(page: Page, key: str, name: str) -> None:
    page.locator(f".st-key-{key}").get_by_text(re.compile(f"^{name}")).first.click()


def test_a_conversation_is_kept_with_its_proofs_and_taken_away(visitor: Callable[[], Page], tmp_path: Path) -> None:
    page = visitor()
    _ask(page, DIFFERENCE)

    # a figure inside the text opens its proof, marked over the words that print it
    page.locator(".answer .figure", has_text="5410家").first.click()
    expect(page.locator(".fact_card")).to_contain_text("苏州")
    mark = page.locator(".st-key-page_view .quoted").first
    expect(mark).to_be_in_viewport()
    assert "5410家" in folded(_words_under(page))
    page.locator(".st-key-page_back button").click()
    expect(page.locator(".page_number")).to_contain_text("第 3 页")
    settle(page)

    # a follow-up, and after a reload everything is where it was
    _ask(page, "那南京呢？", answers=2)
    before = page.locator(".answer").all_inner_texts()
    page.reload()
    expect(page.locator(".answer .status")).to_have_count(2)
    settle(page)
    assert page.locator(".answer").all_inner_texts() == before

    # what was wrong with it
    page.locator(".st-key-under-1").get_by_role("button", name="有误").click()
    page.get_by_text("答非所问", exact=True).click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".st-key-under-1").get_by_role("button", name="✓ 有误")).to_be_visible()

    # taken away as an official document, with its notes
    page.locator(".st-key-under-0").get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="公文格式").locator("visible=true").click()
    file = tmp_path / "answer.docx"
    download.value.save_as(file)
    document = open_docx(str(file))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == DIFFERENCE
    assert any(line.startswith("[1] 《") and "第4页" in line and "5410" in line for line in lines)
    assert [row.cells[3].text for row in document.tables[0].rows][1:3] == ["5410家", "2060家"]


def _words_under(page: Page) -> str:
    """What the PDF itself has inside the rectangles that the page shows."""
    shown = page.locator(".st-key-page_view img")
    image = render_page(PDF, 4)
    box = shown.bounding_box()
    assert box is not None
    scale = image.width / box["width"]
    words = []
    with pypdfium2.PdfDocument(PDF) as file:
        sheet = file[3]
        text, height = sheet.get_textpage(), sheet.get_height()
        for mark in page.locator(".st-key-page_view .quoted").all():
            place = mark.bounding_box()
            assert place is not None
            left, top = (place["x"] - box["x"]) * scale + image.cut, (place["y"] - box["y"]) * scale
            right, bottom = left + place["width"] * scale, top + place["height"] * scale
            words.append(text.get_text_bounded(left / 2, height - bottom / 2, right / 2, height - top / 2))
    return "".join(words)


def test_two_people_at_once_have_conversations_of_their_own(visitor: Callable[[], Page]) -> None:
    one, other = visitor(), visitor()
    _ask(one, DIFFERENCE)
    _ask(other, "无锡产业强市目前存在哪些问题？")
    expect(one.locator(".answer")).to_contain_text("3350")
    expect(other.locator(".answer")).to_contain_text("高端人才")
    for page in (one, other):
        expect(page.locator("[class*='st-key-talk-'] button")).to_have_count(1)
    other.goto(one.url)  # the address alone opens nothing
    other.locator(".welcome").wait_for()


def test_facts_are_filtered_and_drawn(visitor: Callable[[], Page]) -> None:
    page = visitor()
    _go(page, "事实数据")
    words = page.locator(".st-key-facts-words input")
    words.fill("苏州 高新技术企业 5410家")
    words.press("Enter")
    expect(page.locator(".fact_row:not(.head)").first).to_contain_text("5410家")
    settle(page)
    page.locator("[class*='st-key-fact-'] button:visible").first.click()
    expect(page.locator(".fact_card")).to_contain_text("苏州")
    _choose(page, "facts-view", "图表")
    expect(page.locator(".bars .track").first).to_be_visible()
    longest = [bar.bounding_box() for bar in page.locator(".bars .bar").all()]
    assert max(box["width"] for box in longest if box) > 50
    expect(page.locator(".bars .about")).to_contain_text("来源：《")


def test_an_upload_is_reviewed_published_and_answers(visitor: Callable[[], Page], tmp_path: Path) -> None:
    file = tmp_path / "太湖新城规划.md"
    file.write_text(PLAN, encoding="utf-8")
    page = visitor()
    _go(page, "文献库")
    _choose(page, "library-view", "上传与审核")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_test_id("stFileUploader")).to_contain_text("太湖新城规划.md")
    page.get_by_role("button", name="上传并检查").click()
    expect(page.locator(".review").first).to_contain_text("太湖新城规划")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_test_id("stAlertContentSuccess")).to_contain_text("新增1份")
    _go(page, "问答")
    _ask(page, "太湖新城到2027年集聚多少家高新技术企业？")
    expect(page.locator(".answer")).to_contain_text("317家")


def test_a_file_dropped_into_the_folder_answers_by_itself(visitor: Callable[[], Page], desk: Desk) -> None:
    page = visitor()
    (desk.folder / "corpus" / "惠山新城方案.md").write_text(DROPPED, encoding="utf-8")
    _go(page, "管理")
    _choose(page, "administration-view", "操作记录")
    for _ in range(60):  # each opens the log anew
        if page.locator(".log").get_by_text("自动更新").count():
            break
        page.wait_for_timeout(200)
        _choose(page, "administration-view", "现行设置")
        _choose(page, "administration-view", "操作记录")
        settle(page)
    _go(page, "问答")
    _ask(page, "惠山新城到2028年集聚多少家瞪羚企业？")
    expect(page.locator(".answer")).to_contain_text("137家")


def test_a_set_is_run_and_the_report_shown(visitor: Callable[[], Page], desk: Desk) -> None:
    page = visitor()
    _go(page, "评测")
    before = set(desk.runs())
    page.get_by_role("button", name="开始评测").click()
    settle(page)
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    (run,) = set(desk.runs()) - before
    assert (run / "report.html").is_file()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("2／2 题")
    expect(page.locator(".bars").first).to_contain_text("100.0%")
    _go(page, "管理")
    _choose(page, "administration-view", "操作记录")
    expect(page.locator(".log")).to_contain_text("评测")
