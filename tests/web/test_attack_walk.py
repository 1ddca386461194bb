"""Hostile texts through every page in a real browser: they show as they stand, run nothing and call nobody.

They stand in documents (title, issuer, headings, sentences with figures, tables, file names), questions, conversation
titles, reasons, a question set, and what is typed into each field.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from served_desk import free_port, person, serving, settle

from assistant.web.literal import WORD_JOINER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HOST = "attacker.invalid"
IMAGE = f'<img src="http://{HOST}/i.png" onerror="window.hit=1">'
SVG = "<svg onload=window.hit=2></svg>"
LINK = "[此处](javascript:window.hit=3)"
PICTURE = f"![图](http://{HOST}/m.png)"
LATEX = r"$$\def\a{\a\a}\a$$ $\href{javascript:window.hit=4}{式}$"
SIGNS = ":material/home: :red[红] :streamlit: ~~划~~ **粗** `码`"
BREAK = '"><script>window.hit=5</script><style>*{display:none}</style>'
ADDRESS = f"http://{HOST}/a www.{HOST} a@{HOST}"
ALL = " ".join((IMAGE, SVG, LINK, PICTURE, LATEX, SIGNS, BREAK, ADDRESS))
MARK = "甲乙丙"  # stands in every hostile text, so that it can be looked for
TITLE = f"{MARK}规划{IMAGE}{LINK}"
PLAN = f"""---
id: hostile
title: {json.dumps(TITLE, ensure_ascii=False)}
issuer: {json.dumps(MARK + SVG + PICTURE, ensure_ascii=False)}
issued: "2021-04-01"
kind: plan
sources:
  - title: {json.dumps(MARK + BREAK, ensure_ascii=False)}
    url: "javascript:window.hit=6"
  - title: "来源"
    url: "http://{HOST}/x\\" onmouseover=\\"window.hit=7"
---

# {MARK}目标{LATEX} {SVG}

到2025年，无锡{MARK}企业达到317家{IMAGE}。{LINK} {PICTURE} {SIGNS}

## {MARK}措施{BREAK}

扶持{MARK}企业{ADDRESS}，每家奖励50万元{LATEX}。

| {MARK}指标{SVG} | 2025年 |
| --- | --- |
| 无锡{MARK}产值{IMAGE} | 200亿元 |
"""
QUESTION = f"无锡{MARK}企业2025年达到多少家？"
SET = [
    {"id": "a", "question": f"{MARK}{IMAGE}{LINK}{LATEX}？", "kind": "number", "status": "answered",
     "must": [[f"317家{SVG}"]], "must_not": [BREAK], "history": [f"{MARK}{PICTURE}"], "evidence": f"{MARK}{IMAGE}"},
    {"id": f"b{SVG}", "question": QUESTION, "kind": "fact", "status": "answered", "must": [["317家"]]},
]  # fmt: skip
# What of it came alive: scripts that ran, and elements that only hostile text can have made.
ALIVE = f"""() => {{
  const found = [];
  if (window.hit !== undefined) found.push(`ran ${{window.hit}}`);
  const made = {{
    image: 'img:not([src^="data:image/png"])', svg: "svg[onload]", katex: ".katex, .katex-error",
    frame: "iframe, object, embed", script: "a[href^='javascript' i]", handler: "[onerror], [onload], [onmouseover]",
    address: `a[href*="{HOST}"]:not([rel="noopener noreferrer"])`, // a digest's named source may be gone to
    sign: "[data-testid=stMarkdownContainer] :is(del, strong, code, em)", icon: ".stMarkdownMaterialIcon",
  }};
  for (const [name, selector] of Object.entries(made))
    for (const one of document.querySelectorAll(selector)) {{
      const bold = name === "sign" && one.closest("[data-testid=stAlertContainer]"); // there a file's name is bold
      if (!bold) found.push(`${{name}}: ${{one.outerHTML.slice(0, 200)}}`);
    }}
  if (!document.querySelector("[data-testid=stApp]").checkVisibility()) found.push("hidden");
  return found;
}}"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attack")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / f"{MARK}<img src=x onerror=window.hit=8>.md").write_text(PLAN, encoding="utf-8")
    page = f"<html><head><title>{MARK}网页</title></head><body><h1>{MARK}通知</h1><p>{MARK}企业补贴80万元。"
    (corpus / "page.html").write_text(f"{page}{SVG}{BREAK}&lt;img src=x onerror=window.hit=9&gt;</p></body></html>")
    (corpus / f"{MARK}[坏](javascript:window.hit=10).pdf").write_bytes(b"no pdf")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in SET)
    (corpus / "questions.jsonl").write_text(lines, encoding="utf-8")
    port = free_port()
    command = ["assistant", "--corpus", str(corpus), "serve", "--port", str(port), "--address", "127.0.0.1"]
    with serving(command, port, folder) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = person(browser)
    hosts: set[str | None] = set()
    context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    opened = context.new_page()
    opened.on("dialog", lambda dialog: hosts.add(f"dialog {dialog.message}"))
    yield opened
    context.close()
    assert hosts - {None} == {"127.0.0.1"}


def _dead(page: Page, states: tuple[tuple[str, Callable[[], object]], ...]) -> None:
    """After each step nothing hostile is alive."""
    alive = {}
    for name, act in states:
        act()
        settle(page)
        if found := page.evaluate(ALIVE):
            alive[name] = found
    assert alive == {}


def _press(page: Page, selector: str, number: int = 0) -> None:
    page.locator(f"{selector}:visible").nth(number).dispatch_event("click")


def _hover(page: Page, selector: str) -> None:
    page.locator(f"{selector}:visible").first.hover()
    page.wait_for_timeout(600)


def _ask(page: Page, question: str) -> None:
    answers = page.locator("[class*='st-key-turn-']").count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.locator(f".st-key-turn-{answers} .status, .st-key-turn-{answers} [data-testid=stAlert]").first.wait_for()


def _type(page: Page, key: str, text: str) -> None:
    field = page.locator(f".st-key-{key} :is(input, textarea)").first
    field.fill(text)
    field.press("Enter")


def _choose(page: Page, key: str, name: str) -> None:
    page.locator(f".st-key-{key}").get_by_text(name).first.click()


def test_answers_conversations_and_reasons(page: Page, address: str) -> None:
    reason = "[class*='st-key-said-'] textarea"

    def rename() -> None:
        field = page.locator("[class*='st-key-new-title-'] input")
        field.fill(SIGNS[9:49])
        field.press("Enter")
        settle(page)
        _press(page, ".st-key-rename_save button")

    _dead(
        page,
        (
            ("open", lambda: (page.goto(address), page.locator(".welcome").wait_for())),
            ("answer", lambda: _ask(page, QUESTION)),
            ("chip", lambda: _hover(page, "[class*='st-key-cite-'] button")),
            ("figure", lambda: _press(page, ".answer .figure")),
            ("cited", lambda: _press(page, "[class*='st-key-cite-'] button")),
            ("hostile question", lambda: _ask(page, ALL[:480])),
            ("sources", lambda: _press(page, "[class*='st-key-further-'] button")),
            ("rename", lambda: _press(page, ".st-key-rename button")),
            ("renamed", rename),
            ("wrong", lambda: _press(page, "[class*='st-key-wrong-'] button")),
            ("reason", lambda: (page.locator(reason).fill(ALL[:450]), page.get_by_role("button", name="提交").click())),
            ("given", lambda: _press(page, "[class*='st-key-wrong-'] button")),
            ("export", lambda: (page.keyboard.press("Escape"), _press(page, ".st-key-export_all button"))),
            ("chosen", lambda: page.locator("[class*='st-key-export-which-'] input").click()),
            ("add", lambda: (page.keyboard.press("Escape"), page.keyboard.press("Escape"),
                             _press(page, "[class*='st-key-test-'] button"))),
            ("documents", lambda: (page.keyboard.press("Escape"), page.locator(".st-key-documents input").click())),
            ("document", lambda: page.get_by_role("option").first.click()),
            ("reloaded", lambda: (page.reload(), page.locator(".answer .status").first.wait_for())),
        ),
    )  # fmt: skip
    assert MARK in page.locator(".answer").first.inner_text()
    title = page.locator("[class*='st-key-talk-'] button").first.inner_text().replace(WORD_JOINER, "")
    assert title.startswith(SIGNS[9:29])
    assert SVG in page.locator(".question").nth(1).inner_text()


def test_facts_and_documents(page: Page, address: str, tmp_path: Path) -> None:
    upload = tmp_path / f"{MARK}<svg onload=window.hit=11>.md"
    upload.write_text(PLAN.replace("id: hostile", "id: another"), encoding="utf-8")
    _dead(
        page,
        (
            ("facts", lambda: (page.goto(f"{address}/facts"), page.locator(".fact_row:not(.head)").first.wait_for())),
            ("unsure", lambda: page.get_by_text("连同主体或指标不能确定的").click()),
            ("subjects", lambda: page.locator(".st-key-facts-documents input").click()),
            ("proof", lambda: (page.keyboard.press("Escape"), _press(page, "[class*='st-key-fact-'] button"))),
            ("typed", lambda: _type(page, "facts-words", ALL)),
            ("differences", lambda: _choose(page, "facts-view", "不一致")),
            ("charts", lambda: _choose(page, "facts-view", "图表")),
            ("library", lambda: (page.goto(f"{address}/library"), page.locator(".document_row").first.wait_for())),
            ("document", lambda: _press(page, ".st-key-document-hostile button")),
            ("outline", lambda: page.locator("[class*='st-key-outline-'] input").click()),
            ("heading", lambda: page.get_by_role("option").last.click()),
            ("within", lambda: _type(page, "within-hostile", IMAGE)),
            ("more", lambda: _press(page, "[class*='st-key-more-'] button")),
            ("web page", lambda: (page.keyboard.press("Escape"), _press(page, ".st-key-document-page button"))),
            ("typed", lambda: _type(page, "library-words", ALL)),
            ("refused", lambda: _choose(page, "library-view", "读不了的文件")),
            ("upload", lambda: (_choose(page, "library-view", "上传与审核"),
                                page.locator("input[type=file]").set_input_files(upload))),
            ("review", lambda: (_press(page, ".st-key-upload-now button"), page.locator(".review").first.wait_for())),
            ("found", lambda: page.get_by_text("读出的标题和数据").click()),
            ("first page", lambda: page.get_by_text("读出的第1页").click()),
            ("correct", lambda: page.get_by_text("改标题、发布单位").click()),
            ("corrected", lambda: (page.locator("[class*='st-key-correct-title-'] input").fill(TITLE + BREAK),
                                   page.get_by_role("button", name="保存并重新检查").click())),
            ("thrown away", lambda: page.get_by_role("button", name="放弃").click()),
        ),
    )  # fmt: skip


def test_question_sets_and_administration(page: Page, address: str, tmp_path: Path) -> None:
    own, bad = tmp_path / f"{MARK}<svg onload=window.hit=12>.jsonl", tmp_path / "bad.jsonl"
    own.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in SET), encoding="utf-8")
    bad.write_text(json.dumps({**SET[0], "kind": ALL}, ensure_ascii=False), encoding="utf-8")
    asked = page.locator(".st-key-own-question-new textarea")
    files = page.locator("input[type=file]")

    def view(name: str) -> None:
        _choose(page, "administration-view", name)

    def begin() -> None:
        page.goto(f"{address}/evaluation")
        page.locator(".bars, .nothing").first.wait_for()

    def work(button: str) -> None:
        _press(page, f".st-key-{button} button")
        settle(page)
        expect(page.get_by_test_id("stProgress")).to_have_count(0)
        settle(page)

    def run() -> None:
        work("evaluation-start")
        page.get_by_test_id("stMetricValue").first.wait_for()

    _dead(
        page,
        (
            ("evaluation", begin),
            ("checked", lambda: work("evaluation-check")),
            ("run", run),
            ("question", lambda: page.get_by_test_id("stExpander").last.click()),
            ("bad set", lambda: (_choose(page, "evaluation-which", "上传一套"), files.set_input_files(bad))),
            ("set", lambda: files.set_input_files(own)),
            ("its run", run),
            ("own", lambda: _choose(page, "evaluation-view", "自建题集")),
            ("new", lambda: page.get_by_text("新增一题").click()),
            ("saved", lambda: (asked.fill(f"{MARK}{ALL[:300]}？"),
                               page.locator(".st-key-own-must-new textarea").fill(SVG),
                               page.locator(".st-key-own-save-new button").click())),
            ("health", lambda: (page.goto(f"{address}/administration"), page.locator(".st-key-health").wait_for())),
            ("people", lambda: view("使用者")),
            ("opinions", lambda: view("使用者评价")),
            ("log", lambda: view("操作记录")),
            ("searched", lambda: _type(page, "audit-words", ALL)),
            ("settings", lambda: view("现行设置")),
            ("conversation", lambda: page.goto(f"{address}/?c=%3Csvg%20onload=window.hit=13%3E")),
            ("address", lambda: page.goto(f"{address}/%3Csvg%20onload=window.hit=14%3E")),
        ),
    )  # fmt: skip
