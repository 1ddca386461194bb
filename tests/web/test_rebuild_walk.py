"""``assistant serve`` over a library of another recipe: the desk opens, says so, rebuilds, and then answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from older_library import make_older
from playwright.sync_api import expect
from served_desk import free_port, serving

from assistant.library.build import build_library
from assistant.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2025年，太湖新城集聚高新技术企业300家。\n"

pytestmark = pytest.mark.slow


def test_a_changed_recipe_is_rebuilt_on_the_page(browser: Browser, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    build_library(Settings(corpus=corpus, index=tmp_path / "index"))
    make_older(tmp_path / "index")
    port = free_port()
    command = ["assistant", "--corpus", str(corpus), "serve", "--port", str(port), "--address", "127.0.0.1"]
    with serving(command, port, tmp_path) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        page.set_default_timeout(30_000)
        page.goto(address)
        expect(page.get_by_test_id("stAlert").first).to_contain_text("要照新的重建一次")
        page.get_by_role("button", name="重建文献库").click()
        page.locator(".welcome").wait_for()
        _ask(page)
        page.close()
    log = (tmp_path / "serve.log").read_text(encoding="utf-8")
    assert "已改变：分词方法" in log
    assert "Traceback" not in log


def _ask(page: Page) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("太湖新城到2025年集聚多少家高新技术企业？")
    box.press("Enter")
    expect(page.locator(".answer")).to_contain_text("300家")
