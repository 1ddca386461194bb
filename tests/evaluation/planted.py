"""A small library and an assistant that answers from it by heart, so that one thing at a time can be planted in it.

The assistant is perfect: it passes every question of ``QUESTIONS`` and every measure is 1. Each of the other classes
breaks one thing.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.evaluation.questions import Question
from assistant.model import (
    Answer,
    Citation,
    Claim,
    Document,
    Evidence,
    Fact,
    Page,
    Passage,
    Quantity,
    Searched,
    Section,
)
from assistant.quantity import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.examined import ExaminedLibrary

PAGES = (
    "2018年无锡服务业增加值同比增长8.08%。\n无锡不良贷款率1.27%。\n",
    "建议有三条：\n一是加大招才引智。\n二是推动区域融合。\n三是改善金融服务。\n",
    "2018年南京高新技术企业同比增长68.54%。\n",
)
OTHER = "苏州工业园区今天下雨，地铁照常运行。\n"


def _document(name: str, title: str, pages: Sequence[str]) -> Document:
    text = "".join(pages)
    starts = [sum(map(len, pages[:at])) for at in range(len(pages))]
    numbered = tuple(
        Page(at + 1, start, start + len(page)) for at, (start, page) in enumerate(zip(starts, pages, strict=True))
    )
    section = Section(1, (title,), 0, len(text), 0, 0)
    return Document(name, title, "paper", text, numbered, "0" * 64, f"{name}.pdf", sections=(section,))


PAPER, NEWS = _document("paper", "产业强市研究", PAGES), _document("news", "天气简报", (OTHER,))


def _passages(document: Document) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            f"{document.id}-{page.number}", document.id, page.start, page.end, (), document.text[page.start : page.end]
        )
        for page in document.pages
    )


def _fact(subject: str, indicator: str, period: str, value: str, unit: str, sentence: str) -> Fact:
    start = PAPER.text.index(sentence)
    at = PAPER.text.index(value, start)
    quantity = Quantity(Decimal(value), unit, value + unit)
    span = (at, at + len(value + unit), start, start + len(sentence))
    return Fact(subject, indicator, "同比增速", parse_period(period), quantity, "paper", *span, origin="curated")


GROWTH = "2018年无锡服务业增加值同比增长8.08%。"
NANJING = "2018年南京高新技术企业同比增长68.54%。"
ITEMS = ("一是加大招才引智。", "二是推动区域融合。", "三是改善金融服务。")
FACTS = (
    _fact("无锡", "服务业增加值", "2018年", "8.08", "%", GROWTH),
    _fact("南京", "高新技术企业", "2018年", "68.54", "%", NANJING),
)

QUESTIONS = (
    Question("q1", "2018年无锡服务业增加值增速是多少？", "number", "answered", (("8.08%",),), (), (), GROWTH, "paper"),
    Question("q2", "2018年南京高企增速是多少？", "number", "answered", (("68.54%",),), (), (), NANJING, "paper"),
    Question(
        "q3", "有哪些建议？", "list", "answered", (("招才引智",), ("区域融合",), ("金融服务",)), (), (),
        "一是加大招才引智。二是推动区域融合。三是改善金融服务。", "paper",
    ),
    Question("q4", "2035年无锡的房价是多少？", "refuse", "refused"),
)  # fmt: skip
SENTENCES = {"q1": (GROWTH,), "q2": (NANJING,), "q3": ITEMS, "q4": ()}


class FakeLibrary:
    """Three pages of a paper and one of something else; the search knows where each question's evidence is."""

    version = "000001-abcdef"
    manifest: dict[str, Any] = {"recipe": {"format": 1}}  # noqa: RUF012 -- never changed
    counts: dict[str, int] = {"documents": 2, "passages": 4, "facts": 2}  # noqa: RUF012 -- never changed

    def documents(self) -> tuple[Document, ...]:
        return (PAPER, NEWS)

    def document(self, document_id: str) -> Document:
        return {"paper": PAPER, "news": NEWS}[document_id]

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return _passages(self.document(document_id))

    def facts(self) -> tuple[Fact, ...]:
        return FACTS

    def search(self, question: str, *, k: int) -> tuple[Evidence, ...]:
        asked = next((one for one in QUESTIONS if one.question == question), None)
        wanted = SENTENCES[asked.id] if asked else ()
        held = [*_passages(PAPER), *_passages(NEWS)]
        held.sort(key=lambda passage: not any(sentence in passage.text for sentence in wanted))
        return tuple(Evidence(passage, 1.0) for passage in held[:k])


class PerfectAssistant:
    """Answers every question of ``QUESTIONS`` with the sentences that hold its evidence."""

    def __init__(self) -> None:
        self.library: ExaminedLibrary = FakeLibrary()
        self.asked: list[str] = []

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append(question)
        known = next((one for one in QUESTIONS if one.question == question), None)
        sentences = SENTENCES[known.id] if known else ()
        return answer_of(question, sentences)


def answer_of(question: str, sentences: Sequence[str]) -> Answer:
    """An answer that quotes the sentences, or a refusal when there are none."""
    citations = tuple(cite(mark, sentence) for mark, sentence in enumerate(sentences, start=1))
    claims = tuple(Claim(sentence, "quoted", (mark,)) for mark, sentence in enumerate(sentences, start=1))
    facts = tuple(
        fact for fact in FACTS if any(PAPER.text[fact.sentence_start : fact.sentence_end] == s for s in sentences)
    )
    text = "\n".join(f"{sentence}[{mark}]" for mark, sentence in enumerate(sentences, start=1)) or "库中没有依据。"
    status = "answered" if sentences else "refused"
    return Answer("a", question, status, text, claims, citations, facts, (), (), Searched(2, 4), 0.01)


def cite(mark: int, sentence: str) -> Citation:
    page = PAPER.page_at(PAPER.text.index(sentence))
    start = PAPER.page_text(page.number).index(sentence)
    return Citation(
        mark, "paper", PAPER.title, page.number, (), sentence, start, start + len(sentence), f"paper-{page.number}"
    )


# --- one defect each ---------------------------------------------------------------------------------------------


class WrongDocumentLibrary(FakeLibrary):
    """The search finds only the other document."""

    def search(self, question: str, *, k: int) -> tuple[Evidence, ...]:
        return tuple(Evidence(passage, 1.0) for passage in _passages(NEWS)[:k])


class WrongDocumentRetrieved(PerfectAssistant):
    def __init__(self) -> None:
        super().__init__()
        self.library = WrongDocumentLibrary()


class DigitChanged(PerfectAssistant):
    """8.08% becomes 8.80%, in the text, the claim and the fact alike; the citation stays."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        claims = tuple(replace(claim, text=claim.text.replace("8.08", "8.80")) for claim in answer.claims)
        facts = tuple(
            replace(fact, quantity=Quantity(Decimal("8.80"), "%", "8.80%"))
            if fact.quantity.value == Decimal("8.08")
            else fact
            for fact in answer.facts
        )
        return replace(answer, text=answer.text.replace("8.08", "8.80"), claims=claims, facts=facts)


class UnitChanged(PerfectAssistant):
    """8.08% becomes 8.08个百分点."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        claims = tuple(replace(claim, text=claim.text.replace("8.08%", "8.08个百分点")) for claim in answer.claims)
        return replace(answer, text=answer.text.replace("8.08%", "8.08个百分点"), claims=claims)


class OtherCity(PerfectAssistant):
    """The figure is right, but said to be Suzhou's."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        return replace(answer, facts=tuple(replace(fact, subject="苏州") for fact in answer.facts))


class OtherPage(PerfectAssistant):
    """Every citation points to the page after the right one."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        return replace(answer, citations=tuple(replace(one, page=(one.page or 0) % 3 + 1) for one in answer.citations))


class NeverRefuses(PerfectAssistant):
    """Refusal is switched off: something is quoted whatever is asked."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        return answer if answer.status != "refused" else answer_of(question, (GROWTH,))


class AlwaysRefuses(PerfectAssistant):
    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        return answer_of(question, ())


class ItemLost(PerfectAssistant):
    """A list loses its last item."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        return answer if len(answer.claims) < 2 else answer_of(question, ITEMS[:-1])


class CitationSwapped(PerfectAssistant):
    """Each claim cites a quotation that has nothing to do with it."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        other = "无锡不良贷款率1.27%。"
        return replace(answer, citations=tuple(cite(one.mark, other) for one in answer.citations))


class Fickle(PerfectAssistant):
    """Every second answer to a question is worded otherwise."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        answer = super().ask(question, history)
        return replace(answer, text=answer.text + "　") if self.asked.count(question) % 2 == 0 else answer


class Crashes(PerfectAssistant):
    """One question brings it down."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        if "南京" in question:
            raise ValueError("boom")
        return super().ask(question, history)
