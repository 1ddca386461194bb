"""The page 事实数据 as a visitor uses it, over the real corpus."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assistant.export.tables import facts_csv, facts_workbook
from assistant.facts.conflicts import by_figure, find_conflicts
from assistant.facts.record import full_record
from assistant.facts.table import STATUS_NAMES, FactTable
from assistant.web.bars import Bar, bars_html

if TYPE_CHECKING:
    from assistant.app import Assistant

SCRIPT = "from assistant.web import facts, layout\nlayout.begin()\nfacts.page()\n"


@pytest.fixture
def page(corpus_assistant: Assistant) -> AppTest:
    tested = AppTest.from_string(SCRIPT, default_timeout=30)
    tested.session_state["assistant"] = corpus_assistant
    tested.session_state["person"] = "visitor"
    return tested.run()


def _shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def _rows(page: AppTest) -> list[str]:
    rows = re.findall(r'<div class="fact_row" lang="zh-CN">(.*?)</div></div>', _shown(page))
    return [re.sub(r"<[^>]*>", " ", row) for row in rows]


def test_facts_are_found_by_words_and_filters(page: AppTest) -> None:
    assert len(_rows(page)) == 20
    page.text_input(key="facts-words").set_value("高新技术企业 2018年").run()
    page.multiselect(key="facts-subjects").select("苏州").run()
    rows = _rows(page)
    assert rows
    assert all("苏州" in row and "高新技术企业" in row and "2018年" in row for row in rows)
    assert any("5410家" in row for row in rows)


def test_pages_are_turned(page: AppTest) -> None:
    first = _rows(page)
    page.button(key="facts-on").click().run()
    assert len(_rows(page)) == 20
    assert _rows(page) != first
    page.button(key="facts-back").click().run()
    assert _rows(page) == first


def test_nothing_found_is_said(page: AppTest) -> None:
    page.text_input(key="facts-words").set_value("没有这样的指标").run()
    assert "没有符合条件的数据" in _shown(page)


def test_a_row_opens_its_proof(page: AppTest) -> None:
    page.text_input(key="facts-words").set_value("苏州 高新技术企业 5410家 提升策略研究").run()
    button = next(button for button in page.button if (button.key or "").startswith("fact-"))
    button.click().run()
    shown = _shown(page)
    assert re.search("<b>5410 ?家</b>", shown)
    assert 'class="quoted' in shown
    page.button(key="close_source").click().run()
    assert 'class="quoted' not in _shown(page)


def test_a_chart_has_its_figures_unit_and_sources(page: AppTest) -> None:
    page.segmented_control(key="facts-view").set_value("图表").run()
    page.pills(key="chart-kind").set_value("years").run()
    page.selectbox(key="chart-years").set_value("无锡历年地区生产总值").run()
    shown = _shown(page)
    assert shown.count('class="track"') == 4
    for told in ("2020年", "12370.48亿元", "单位：亿元", "来源：《"):
        assert told in shown
    page.button(key="point-0").click().run()
    assert "<b>12370.48" in _shown(page)


def test_differences_show_both_sides(page: AppTest) -> None:
    page.segmented_control(key="facts-view").set_value("不一致").run()
    shown = _shown(page)
    assert shown.count('class="side"') >= 2 * shown.count('class="difference"') > 2
    page.button(key="side-0-1").click().run()
    assert 'class="fact_card"' in _shown(page)


def test_documents_that_disagree_on_one_figure_are_one_matter(corpus_assistant: Assistant) -> None:
    documents = corpus_assistant.documents()
    conflicts = find_conflicts(FactTable(corpus_assistant.library.facts(), documents))
    groups = by_figure(conflicts)
    assert sorted(map(id, chain.from_iterable(groups))) == sorted(map(id, conflicts))
    ones = [group[0].one for group in groups]
    assert len(groups) < len(conflicts)
    assert len({(one.subject, one.indicator, one.period.key, one.measure) for one in ones}) == len(groups)


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"])
def test_no_cell_of_a_table_to_take_away_is_a_formula(text: str, corpus_assistant: Assistant) -> None:
    (fact, *_) = corpus_assistant.library.facts()
    record = full_record(fact, corpus_assistant.document(fact.document_id)) | {"sentence": text, "value": "-8.08"}
    rows = list(csv.reader(io.StringIO(facts_csv([record]).decode("utf-8-sig"))))
    assert f"'{text}" in rows[1]
    assert "-8.08" in rows[1]
    sheet = load_workbook(io.BytesIO(facts_workbook([record], {}))).active
    assert sheet is not None
    assert "f" not in {cell.data_type for row in sheet.rows for cell in row}


def test_tables_to_take_away_hold_every_fact(corpus_assistant: Assistant) -> None:
    facts = corpus_assistant.library.facts()[:30]
    records = [full_record(fact, corpus_assistant.document(fact.document_id)) for fact in facts]
    rows = list(csv.reader(io.StringIO(facts_csv(records).decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(facts_workbook(records, {}))).active
    assert sheet is not None
    held = list(sheet.values)
    assert len(rows) == len(held) == len(facts) + 1
    numbers = [(cells[4].value, cells[4].number_format) for cells in list(sheet.rows)[1:]]
    assert [row[4] for row in rows[1:]] == [f"{number:.{len(form[2:])}f}" for number, form in numbers]
    heads = rows[0]
    for fact, row in zip(facts, rows[1:], strict=True):
        told = dict(zip(heads, row, strict=True))
        assert told["原文写法"].startswith("".join(fact.quantity.printed.split()))
        assert told["性质"] == STATUS_NAMES[fact.status]
        assert not {"up", "down", "curated", "extracted", "result", "target"} & set(row)
    assert [str(fact.quantity.value) for fact in facts] == [row[4] for row in rows[1:]]


def test_a_share_is_drawn_against_the_whole_and_nothing_has_no_bar() -> None:
    """Three of four questions passed is three quarters of the track, even where no kind did better."""
    html = bars_html("通过率", [Bar("甲", Decimal("0.75"), "3／4"), Bar("乙", Decimal(0), "0／4")], whole=Decimal(1))
    assert re.findall(r"width:([\d.]+)%", html) == ["75.00"]
    assert html.count('class="track"') == 2


@given(st.lists(st.decimals(-999, 999, places=2), min_size=1, max_size=5), st.text("<b>&\"'年 ", max_size=6))
def test_bars_stay_in_their_track_and_text_stays_text(values: list[Decimal], label: str) -> None:
    html = bars_html(label, [Bar(label, value, label) for value in values], (label,))
    for start, width in re.findall(r"margin-left:([\d.]+)%;width:([\d.]+)%", html):
        assert 0 <= float(start) <= float(start) + float(width) <= 100.02
    assert set(re.findall(r"<(\w+)", html)) <= {"div", "h3", "p"}
