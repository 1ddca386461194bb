"""Charts of what is comparable, with the unit and the sources under each, and a chip a bar that opens its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.facts.record import printed_figure
from assistant.facts.series import find_series
from assistant.journal.proof import proof_of
from assistant.title_marks import in_title_marks
from assistant.web import place as places
from assistant.web.bars import Bar, bars_html
from assistant.web.literal import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.app import Assistant
    from assistant.facts.series import Point, Series
    from assistant.model import Fact

_KINDS = {"places": "各地比较", "years": "历年变化", "targets": "目标与完成"}


def show(desk: str, assistant: Assistant) -> None:
    """Draw the choice of a chart and the chart."""
    series = find_series(assistant.library.facts())
    held = [kind for kind in _KINDS if any(one.kind == kind for one in series)]
    if not held:
        st.html('<div class="nothing" lang="zh-CN">库里还没有可以放在一起比较的数据。</div>')
        return
    kind = st.pills("比什么", held, default=held[0], required=True, format_func=_KINDS.__getitem__, key="chart-kind")
    offered = {one.title: one for one in series if one.kind == (kind or held[0])}
    title = st.selectbox("图表", list(offered), format_func=lambda name: _named(offered, name), key=f"chart-{kind}")
    st.html('<div class="about" lang="zh-CN">只把指标、类别、单位、口径和比较基准都相同的数放在一张图里。</div>')
    if title:
        _show_chart(desk, assistant, offered[title])


def _named(offered: dict[str, Series], title: str) -> str:
    return f"{title}（{len(offered[title].points)} 项）" if title in offered else title


def _show_chart(desk: str, assistant: Assistant, series: Series) -> None:
    titles = {document.id: document.title for document in assistant.documents()}
    bars = [Bar(point.label, point.value, printed_figure(point.fact), _tone(point)) for point in series.points]
    st.html(bars_html(series.title, bars, tuple(_below(series, titles))))
    current = places.opened(desk)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="chart_points"):
        st.html('<div class="cited" lang="zh-CN">看原文</div>', width="content")
        for number, point in enumerate(series.points):
            key = f"point-{number}"
            st.button(
                literal(f"{point.label} {printed_figure(point.fact)}"),
                key=key,
                type="primary" if current and current.opener == key else "secondary",
                on_click=_open,
                args=(desk, key, assistant, point.fact),
            )


def _tone(point: Point) -> str:
    return "" if point.fact.status == "result" else "target"


def _below(series: Series, titles: dict[str, str]) -> Iterator[str]:
    """Unit, sources, what else a reader must know."""
    yield f"单位：{series.unit}" + ("（斜纹为目标数、预计数或建议数）" if any(map(_tone, series.points)) else "")
    named = dict.fromkeys(titles.get(point.fact.document_id, point.fact.document_id) for point in series.points)
    yield "来源：" + "、".join(in_title_marks(title) for title in named)
    for point in series.points:
        for other in point.others:
            yield f"{point.label}：{in_title_marks(titles.get(other.document_id, ''))}作{printed_figure(other)}"
    yield from dict.fromkeys(f"注：{point.fact.note}" for point in series.points if point.fact.note)


def _open(desk: str, key: str, assistant: Assistant, fact: Fact) -> None:
    places.open_place(desk, places.of_proof(key, proof_of(fact, assistant.document(fact.document_id))))
