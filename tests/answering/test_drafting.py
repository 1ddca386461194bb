"""The draft: quotes cut from the text, marks counted as they are used, a digest's own marks never shown."""

from __future__ import annotations

import re

import pytest
from held_library import made
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.drafting import Draft
from assistant.answering.question import understand
from assistant.model import Answer, Document, Searched, Source
from assistant.reading.sentences import sentences

OWN_MARK = re.compile(r"\[\d{1,2}\]")
SOURCES = (Source("若干政策", "https://example.org/a"), Source("政策解读", "https://example.org/b"))
DIGEST = made(
    "芯片企业流片补贴最高500万元。[1] 对车规级芯片认证给予奖励[2]。产业链协同推进（编者说明）。[1][2]\n\n"
    "| 指标 | 2022年 | 2025年目标 | 来源 |\n|---|---|---|---|\n"
    "| 产值（亿元） | 2091 | 2800 | [1] |\n| 企业（家） | 600[2] | 800 | [1][2] |",
    name="chips",
    title="芯片政策（摘编）",
    kind="digest",
    sources=SOURCES,
)
PAGED = made(
    "1 绪论\n\n港口很多。港口建设由于航道\f淤积而受阻。港口规模扩大。\n\n2 结论\n\n港口重要。", title="港口研究"
)


def draft(question: str = "港口怎么样？") -> Draft:

    return Draft(understand(question), Searched(1, 1))


def span(document: Document, text: str) -> tuple[int, int]:
    start = document.text.index(text)
    return start, start + len(text)


def shown(answer: Answer) -> str:
    """The answer's text without the marks of its own citations."""
    own = "".join(f"[{citation.mark}]" for citation in answer.citations)
    assert own
    return "\n".join(claim.text for claim in answer.claims)


def test_a_quote_is_cut_from_its_page() -> None:
    made_out = draft()
    made_out.quote(PAGED, *span(PAGED, "港口规模扩大。"))
    (citation,) = made_out.finished("answered").citations
    assert (citation.page, citation.quote, citation.section) == (2, "港口规模扩大。", ("1 绪论",))
    assert PAGED.page_text(2)[citation.start : citation.end] == citation.quote


def test_a_quote_across_a_page_end_is_cited_once_a_page() -> None:
    made_out = draft()
    made_out.quote(PAGED, *span(PAGED, "港口建设由于航道淤积而受阻。"))
    answer = made_out.finished("answered")
    assert answer.text == "港口建设由于航道淤积而受阻。[1][2]"
    assert [(one.page, one.quote) for one in answer.citations] == [(1, "港口建设由于航道"), (2, "淤积而受阻。")]
    assert all(PAGED.page_text(one.page or 1)[one.start : one.end] == one.quote for one in answer.citations)


def test_the_same_quote_keeps_its_mark() -> None:
    made_out = draft()
    for text in ("港口很多。", "港口规模扩大。", "港口很多。"):
        made_out.quote(PAGED, *span(PAGED, text))
    answer = made_out.finished("answered")
    assert [claim.citations for claim in answer.claims] == [(1,), (2,), (1,)]
    assert [citation.mark for citation in answer.citations] == [1, 2]


@given(
    st.lists(st.sampled_from([(one, *where) for one in (PAGED, DIGEST) for where in sentences(one.text)]), min_size=1)
)
def test_whatever_is_quoted_stands_on_its_page_and_marks_count_from_one(
    quoted: list[tuple[Document, int, int]],
) -> None:
    made_out = draft()
    for document, start, end in quoted:
        made_out.quote_line(document, start, end)
    answer = made_out.finished("answered")
    held = {document.id: document for document in (PAGED, DIGEST)}
    assert [one.mark for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    for one in answer.citations:
        assert held[one.document_id].page_text(one.page or 1)[one.start : one.end] == one.quote
        assert one.quote == one.quote.strip() != ""
    assert len({(one.document_id, one.page, one.start, one.quote) for one in answer.citations}) == len(answer.citations)
    assert not OWN_MARK.search(shown(answer))
    assert {mark for claim in answer.claims for mark in claim.citations} <= {one.mark for one in answer.citations}


@pytest.mark.parametrize(
    ("text", "said", "quote", "sources"),
    [
        (
            "芯片企业流片补贴最高500万元。[1]",
            "芯片企业流片补贴最高500万元。",
            "芯片企业流片补贴最高500万元。",
            SOURCES[:1],
        ),
        (
            "芯片企业流片补贴最高500万元。",
            "芯片企业流片补贴最高500万元。",
            "芯片企业流片补贴最高500万元。",
            SOURCES[:1],
        ),
        ("对车规级芯片认证给予奖励[2]。", "对车规级芯片认证给予奖励。", "对车规级芯片认证给予奖励[2]。", SOURCES[1:]),
        ("产业链协同推进（编者说明）。[1][2]", "产业链协同推进（编者说明）。", "产业链协同推进（编者说明）。", SOURCES),
    ],
)
def test_a_digests_own_marks_are_not_shown_and_become_the_citations_sources(
    text: str, said: str, quote: str, sources: tuple[Source, ...]
) -> None:
    made_out = draft()
    made_out.quote(DIGEST, *span(DIGEST, text))
    answer = made_out.finished("answered")
    assert answer.text == f"{said}[1]"
    assert (answer.citations[0].quote, answer.citations[0].sources) == (quote, sources)


def test_a_mark_without_a_listed_source_has_none() -> None:
    document = made("港口很多。[7]", kind="digest", sources=SOURCES)
    made_out = draft()
    made_out.quote(document, *span(document, "港口很多。[7]"))
    assert made_out.finished("answered").citations[0].sources == ()


def test_a_table_row_stands_under_its_columns_heads_without_rules_and_mark_cells() -> None:
    made_out = draft("集成电路产值是多少？")
    start = DIGEST.text.index("| 产值（亿元）")
    made_out.quote_line(DIGEST, start, DIGEST.text.index("\n", start))
    answer = made_out.finished("answered")
    heads, row = answer.text.split("\n")
    assert heads.startswith("指标 | 2022年 | 2025年目标")
    assert re.sub(r"(\[\d\])+$", "", row) == "产值（亿元） | 2091 | 2800"
    assert [one.quote for one in answer.citations][-1] == "产值（亿元） | 2091 | 2800"


def test_marks_inside_a_tables_cells_are_not_shown() -> None:
    made_out = draft("企业有多少家？")
    start = DIGEST.text.index("| 企业（家）")
    made_out.quote_line(DIGEST, start, len(DIGEST.text))
    assert made_out.finished("answered").claims[-1].text == "企业（家） | 600 | 800"


@pytest.mark.parametrize(
    ("kind", "heading", "lead"),
    [
        ("paper", "对策和建议", "关于“对策和建议”，论文提出："),
        ("paper", "存在的问题", "关于“存在的问题”，论文指出："),
        ("paper", "绪论", "关于“绪论”，论文写道："),
        ("digest", "主要成效", "关于“主要成效”，要点摘编写道："),
    ],
)
def test_the_lead_in_names_heading_speaker_and_the_stance_of_the_heading(kind: str, heading: str, lead: str) -> None:
    document = made(f"1 {heading}\n\n港口很多。\n\n2 结论\n\n港口重要。", kind=kind)  # type: ignore[arg-type]
    made_out = draft("提出了哪些建议？")
    made_out.introduce(document, document.text.index("港口很多"))
    assert made_out.finished("answered").text == lead


def test_a_lead_in_is_said_once_for_what_follows_under_the_same_heading() -> None:
    made_out = draft()
    for text in ("港口很多。", "港口规模扩大。", "港口重要。"):
        made_out.introduce(PAGED, PAGED.text.index(text))
        made_out.quote(PAGED, *span(PAGED, text))
    assert [line.endswith("：") for line in made_out.finished("answered").text.split("\n")] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_a_document_without_pages_is_cited_without_one() -> None:
    made_out = draft()
    made_out.quote(DIGEST, *span(DIGEST, "芯片企业流片补贴最高500万元。"))
    assert made_out.finished("answered").citations[0].page is None


def test_the_id_of_an_answer_is_the_questions() -> None:
    assert draft("港口？").finished("refused").id == draft("港口？").finished("answered").id
    assert draft("港口？").finished("refused").id != draft("航道？").finished("refused").id


def test_notes_are_given_once() -> None:
    made_out = draft()
    made_out.notes += ["口径：规上。", "口径：规上。"]
    assert made_out.finished("answered").notes == ("口径：规上。",)


def test_rows_of_one_table_stand_under_its_heads_once() -> None:
    made_out = draft()
    for row in ("| 产值（亿元） | 2091 | 2800 | [1] |", "| 企业（家） | 600[2] | 800 | [1][2] |"):
        made_out.quote_line(DIGEST, *span(DIGEST, row))
    assert made_out.finished("answered").text.count("2025年目标") == 1
