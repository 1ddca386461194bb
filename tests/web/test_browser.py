"""The page in a real browser: ``assistant serve`` on the real corpus, a question, a citation, the marked page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from served_desk import free_port, serving

from assistant.web.literal import WORD_JOINER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

QUESTION = "论文对无锡产业发展提出了哪些对策建议？"
PAPER = "战略实施效果评价与提升策略研究"

pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose requests are watched: none may leave this machine."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(30_000)
    hosts: set[str | None] = set()
    opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    opened.on("websocket", lambda websocket: hosts.add(urlsplit(websocket.url).hostname))
    yield opened
    opened.close()
    assert hosts - {None} == {"127.0.0.1"}


def test_a_question_is_answered_and_its_citation_opens_the_marked_page(page: Page, tmp_path: Path) -> None:
    port = free_port()
    with serving(["assistant", "serve", "--port", str(port), "--address", "127.0.0.1"], port, tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text("可以这样问")).to_be_visible()
        expect(page).to_have_title("无锡政策问答助手")
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill(QUESTION)
        box.press("Enter")
        expect(page.locator(".answer .status")).to_be_visible()

        page.locator("[class*='st-key-cited-']", has_text=PAPER).locator("button:visible").first.click()
        first_mark = page.locator(".st-key-page_view .quoted").first
        expect(page.locator(".st-key-page_view img")).to_be_visible()
        expect(first_mark).to_be_in_viewport()
        image = page.locator(".st-key-page_view img").bounding_box()
        mark = first_mark.bounding_box()
        assert image is not None
        assert mark is not None
        assert image["x"] <= mark["x"] < mark["x"] + mark["width"] <= image["x"] + image["width"]
        assert 5 < mark["height"] < image["height"] / 20

        page.locator(".st-key-page_as").get_by_text("文字", exact=True).click()
        marked = page.locator(".typeset mark").first
        expect(marked).to_be_in_viewport()
        expect(page.locator(".answer")).to_contain_text(marked.inner_text()[:8])


def test_hostile_text_in_labels_and_messages_is_shown_as_it_stands(page: Page, tmp_path: Path) -> None:
    """What a reader sees is the text, letter by letter: no link, no formula, no icon, no arrow, nothing fetched."""
    from literal_page import TEXTS

    port = free_port()
    script = str(Path(__file__).with_name("literal_page.py"))
    command = ["streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false"]  # the desk's own settings lie beside another script
    with serving(command, port, tmp_path) as address:
        page.goto(address)
        for number, text in enumerate(TEXTS):
            for place in ("[data-testid='stAlertContainer']", "button:visible"):
                shown = page.locator(f".st-key-text-{number} {place}").inner_text()
                assert shown.replace(WORD_JOINER, "").strip() == text
        assert page.locator("[class*='st-key-text-'] :is(a, img, code, em, strong, del, .katex)").count() == 0
