"""A small library with hand-made answers, and a PDF to show: what the page's tests run against."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from assistant.errors import QuestionError
from assistant.model import (
    Answer,
    Citation,
    Claim,
    Computed,
    Document,
    Fact,
    Filters,
    Page,
    Period,
    Quantity,
    Searched,
    Section,
    Source,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

FONT = "STSong-Light"
PAPER_PAGES = (
    ("1 绪论", "无锡把产业强市作为主导战略，", "服务业增加值增速仍有差距。"),
    ("2 成效", "2018年无锡服务业增加值同比", "增长8.08%，占比为51.1%。", "占比为51.1%，高于上年。"),
)
SERVICE_QUOTE = "2018年无锡服务业增加值同比增长8.08%，占比为51.1%。"
PROBLEM_QUOTE = "服务业增加值增速仍有差距。"
DIGEST_QUOTE = "到2025年，规模以上物联网企业达到*50~150*家，年均增长>=10%。[2]"
DIGEST_TEXT = f"## 目标\n\n- {DIGEST_QUOTE}\n- <script>alert(1)</script>与$x_1$照原样显示。\n"
SERVICE, PROBLEMS, TWICE = "服务业增速是多少？", "物联网目标是什么？", "摘编说了哪两点？"
NOTHING, BROKEN = "2035年房价是多少？", "？"


def draw_pdf(path: Path, pages: Sequence[Sequence[str]], *, rotate: int = 0) -> Path:
    """A PDF with one printed line per string, the first at 100 points from the left and 742 from the bottom."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    sheet = canvas.Canvas(str(path), pagesize=A4)
    for lines in pages:
        if rotate:
            sheet.setPageRotation(rotate)
        sheet.setFont(FONT, 14)
        for number, line in enumerate(lines):
            sheet.drawString(100, 742 - 30 * number, line)
        sheet.showPage()
    sheet.save()
    return path


def paper() -> Document:
    """The two pages of the PDF as they are read: broken sentences joined."""
    texts = (
        f"1 绪论\n无锡把产业强市作为主导战略，{PROBLEM_QUOTE}\n",
        f"2 成效\n{SERVICE_QUOTE}占比为51.1%，高于上年。\n",
    )
    first = len(texts[0])
    return Document(
        id="paper",
        title="产业强市研究",
        kind="paper",
        text="".join(texts),
        pages=(Page(1, 0, first), Page(2, first, first + len(texts[1]))),
        sha256="0" * 64,
        path="paper.pdf",
        issuer="无锡太湖学院",
        sections=(
            Section(1, ("1 绪论",), 0, first, 0, 4),
            Section(1, ("2 成效",), first, first + len(texts[1]), first, first + 4),
        ),
    )


def digest() -> Document:
    return Document(
        id="digest",
        title="物联网规划（要点摘编）",
        kind="digest",
        text=DIGEST_TEXT,
        pages=(Page(1, 0, len(DIGEST_TEXT)),),
        sha256="1" * 64,
        path="digest.md",
        paged=False,
        issuer="无锡市人民政府",
        issued="2021-08-05",
        sections=(Section(2, ("目标",), 0, len(DIGEST_TEXT), 3, 5),),
    )


def figure(printed: str, indicator: str, measure: str) -> Fact:
    """A figure of the sentence that SERVICE_QUOTE is, in the paper's text."""
    text = paper().text
    sentence, start = text.index(SERVICE_QUOTE), text.index(printed, text.index(SERVICE_QUOTE))
    return Fact(
        subject="无锡",
        indicator=indicator,
        measure=measure,
        period=Period("2018", "2018年"),
        quantity=Quantity(Decimal(printed.removesuffix("%")), "%", printed),
        document_id="paper",
        start=start,
        end=start + len(printed),
        sentence_start=sentence,
        sentence_end=sentence + len(SERVICE_QUOTE),
        origin="curated",
    )


GROWTH = figure("8.08%", "服务业增加值", "同比增速")
SHARE = figure("51.1%", "服务业占比", "占比")
SHARE_OF_THE_REST = Computed("其余产业的占比", "100 − 51.1", Quantity(Decimal("48.9"), "%", ""), (SHARE,))


def cite(mark: int, document: Document, page: int | None, quote: str, sources: tuple[Source, ...] = ()) -> Citation:
    start = document.page_text(page or 1).index(quote)
    return Citation(
        mark=mark,
        document_id=document.id,
        title=document.title,
        page=page,
        section=document.sections[-1].path,
        quote=quote,
        start=start,
        end=start + len(quote),
        passage_id=f"{document.id}-{start}",
        sources=sources,
    )


class FakeLibrary:
    """The library under the fake assistant: it holds one fact, which stands in a quote."""

    version = "000001-abcdef"

    def facts(self) -> tuple[Fact, ...]:
        return (GROWTH,)

    def facts_beside(self, answer: Answer) -> tuple[Fact, ...]:
        return (GROWTH,) if answer.citations else ()


class FakeAssistant:
    """Knows three questions, refuses the rest, and cannot use a bare question mark; remembers how it was asked."""

    def __init__(self, folder: Path) -> None:
        self.pdf = draw_pdf(folder / "paper.pdf", PAPER_PAGES)
        self.settings = Settings()
        self.library: Any = FakeLibrary()
        self.held: threading.Event | None = None  # an answer waits for it
        self.grown: Answer | None = None  # what is shown of it while it waits
        self.broken = False
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []

    def documents(self) -> tuple[Document, ...]:
        return (digest(), paper())

    def document(self, document_id: str) -> Document:
        return {"paper": paper(), "digest": digest()}[document_id]

    def examples(self) -> tuple[str, ...]:
        return (SERVICE, PROBLEMS)

    def source_file(self, document: Document) -> Path | None:
        return self.pdf if document.id == "paper" else None

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = Filters(),  # noqa: B008
        show: Callable[[Answer], None] = lambda _: None,
    ) -> Answer:
        self.asked.append((question, tuple(history), filters))
        if self.held is not None:
            if self.grown is not None:
                show(self.grown)
            self.held.wait(20)
        if self.broken:
            raise ZeroDivisionError
        if question == BROKEN:
            raise QuestionError("问题是“？”，应为一句话。请写出要问的内容。")
        sources = (Source("物联网规划", "https://example.invalid/plan"), Source("转载稿", "javascript:alert(1)"))
        citations = {
            SERVICE: (cite(1, paper(), 2, SERVICE_QUOTE),),
            PROBLEMS: (cite(1, digest(), None, DIGEST_QUOTE, sources), cite(2, paper(), 1, PROBLEM_QUOTE)),
            TWICE: (cite(1, digest(), None, DIGEST_QUOTE), cite(2, digest(), None, "照原样显示。")),
        }.get(question, ())
        text = "".join(f"{citation.quote.removesuffix('[2]')}[{citation.mark}]\n" for citation in citations)
        return Answer(
            id=f"answer-{len(self.asked)}",
            question=question,
            status="answered" if citations else "refused",
            text=text or "库中没有2035年房价的依据。",
            claims=tuple(Claim(citation.quote, "quoted", (citation.mark,)) for citation in citations),
            citations=citations,
            facts=(),
            computed=(SHARE_OF_THE_REST,) if question == SERVICE else (),
            notes=("摘编不是公文原文。",) if question == PROBLEMS else (),
            searched=Searched(documents=2, passages=9),
            seconds=0.02,
            understood="2018年无锡服务业增加值增速是多少？" if question == SERVICE else "",
        )

    def suggestions(self, answer: Answer) -> tuple[str, ...]:
        return (PROBLEMS,) if answer.question == SERVICE else ()

    def close(self) -> None:
        """Holds nothing open."""
