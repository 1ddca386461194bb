"""The facts as a table: searched, filtered, a page at a time; a row opens its proof; the chosen can be taken away."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.export.tables import facts_csv, facts_workbook
from assistant.facts.naming import canonical_subject
from assistant.facts.record import full_record, printed_figure
from assistant.facts.table import STATUS_NAMES
from assistant.journal.proof import proof_of
from assistant.web import fact_card, labels, pager
from assistant.web import place as places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.app import Assistant
    from assistant.model import Fact

_ROWS = 20
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ORDERS = {
    "按文献": lambda fact: (fact.document_id, fact.start),
    "按主体": lambda fact: (canonical_subject(fact.subject), fact.indicator, fact.period.key),
    "按指标": lambda fact: (fact.indicator, canonical_subject(fact.subject), fact.period.key),
    "新的在前": lambda fact: (-_year(fact), fact.indicator),
}


def show(desk: str, assistant: Assistant) -> None:
    """Draw filters, rows and downloads."""
    titles = {document.id: document.title for document in assistant.documents()}
    facts = assistant.library.facts()
    chosen = _filtered(facts, titles)
    sure = sum(fact.sure for fact in facts)
    found = f"共 {len(facts)} 条，其中主体和指标都确定的 {sure} 条；符合条件的 {len(chosen)} 条"
    st.html(f'<div class="about" lang="zh-CN">{found}</div>')
    if not chosen:
        st.html('<div class="nothing" lang="zh-CN">没有符合条件的数据，请放宽条件。</div>')
        return
    shown = pager.page_of(chosen, _ROWS, "facts")
    with st.container(key="facts_rows", gap=None):
        st.html(_head())
        for number, fact in enumerate(shown):
            _show_row(desk, f"fact-{fact.document_id}-{fact.start}-{number}", assistant, fact, titles)
    pager.show(len(chosen), _ROWS, "facts")
    _show_downloads(assistant, chosen, titles)


def _filtered(facts: Sequence[Fact], titles: dict[str, str]) -> tuple[Fact, ...]:
    """The facts that pass what is set above the table, in the chosen order."""
    with st.container(horizontal=True, key="facts_filters", gap="small"):
        words = st.text_input("查找", key="facts-words", placeholder="几个词用空格分开")
        subjects = _choice("主体", "facts-subjects", {canonical_subject(fact.subject) for fact in facts if fact.sure})
        years = _choice("年份", "facts-years", {str(year) for fact in facts if (year := _year(fact))}, newest=True)
        measures = _choice("类别", "facts-measures", {fact.measure for fact in facts})
        documents = st.multiselect(
            "文献", sorted({fact.document_id for fact in facts}), key="facts-documents", placeholder="全部",
            format_func=lambda id_: titles.get(id_, id_), select_all=False,
        )  # fmt: skip
        order = st.selectbox("次序", list(_ORDERS), key="facts-order")
    unsure = st.toggle("连同主体或指标不能确定的", key="facts-unsure")
    found = [
        fact
        for fact in facts
        if (unsure or fact.sure)
        and (not subjects or canonical_subject(fact.subject) in subjects)
        and (not years or str(_year(fact)) in years)
        and (not measures or fact.measure in measures)
        and (not documents or fact.document_id in documents)
        and _holds(fact, words.split(), titles)
    ]
    return tuple(sorted(found, key=_ORDERS[order]))


def _choice(label: str, key: str, options: set[str], *, newest: bool = False) -> list[str]:
    return st.multiselect(label, sorted(options - {""}, reverse=newest), key=key, placeholder="全部", select_all=False)


def _holds(fact: Fact, words: Sequence[str], titles: dict[str, str]) -> bool:
    if not words:
        return True
    title = titles.get(fact.document_id, "")
    text = f"{fact.subject} {fact.scope}{fact.indicator} {fact.measure} {fact_card.when(fact)} {title} "
    text += printed_figure(fact)
    return all(word in text for word in words)


def _year(fact: Fact) -> int:
    """The year a fact's period ends in; 0 where it is unknown."""
    return fact.period.last.year if fact.period.last else 0


def _head() -> str:
    heads = ("主体", "指标", "时间", "数值", "文献")
    return '<div class="fact_row head" lang="zh-CN">' + "".join(f"<div>{head}</div>" for head in heads) + "</div>"


def _show_row(desk: str, key: str, assistant: Assistant, fact: Fact, titles: dict[str, str]) -> None:
    current = places.opened(desk)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"row-{key}"):
        st.html(_row(fact, titles))
        st.button(
            "原文",
            key=key,
            type="primary" if current and current.opener == key else "secondary",
            on_click=_open,
            args=(desk, key, assistant, fact),
        )


def _row(fact: Fact, titles: dict[str, str]) -> str:
    indicator = f"{fact.scope}{fact.indicator}" if fact.scope not in fact.indicator else fact.indicator
    status = "" if fact.status == "result" else f'<span class="badge">{STATUS_NAMES[fact.status]}</span>'
    unsure = "" if fact.sure else '<span class="badge">未确定</span>'
    checked = '<span class="badge checked">已核对</span>' if fact.origin == "curated" else ""
    cells = (
        escape(fact.subject or "—"),
        f"{escape(indicator or '—')}<small>{escape(fact.measure + labels.DIRECTIONS.get(fact.direction, ''))}</small>",
        escape(fact_card.when(fact)),
        f"<b>{escape(printed_figure(fact))}</b>{status}{unsure}{checked}",
        f"<small>{escape(titles.get(fact.document_id, fact.document_id))}</small>",
    )
    return '<div class="fact_row" lang="zh-CN">' + "".join(f"<div>{cell}</div>" for cell in cells) + "</div>"


def _open(desk: str, key: str, assistant: Assistant, fact: Fact) -> None:
    places.open_place(desk, places.of_proof(key, proof_of(fact, assistant.document(fact.document_id))))


def _show_downloads(assistant: Assistant, facts: Sequence[Fact], titles: dict[str, str]) -> None:
    def records() -> list[dict[str, object]]:
        return [full_record(fact, assistant.document(fact.document_id)) for fact in facts]

    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            f"下载这 {len(facts)} 条（XLSX）", lambda: facts_workbook(records(), titles), "事实数据.xlsx", _XLSX,
            key="facts-xlsx", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "下载为 CSV", lambda: facts_csv(records()), "事实数据.csv", "text/csv", key="facts-csv", on_click="ignore"
        )
