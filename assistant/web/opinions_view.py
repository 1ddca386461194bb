"""What people said of answers, to be worked through."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answering.parts.table_text import rows_as_lines
from assistant.web import into_set, layout, pager, permission, person
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Opinion

_ROWS = 10
_WAITING, _WRONG, _USEFUL, _HANDLED = "待处理", "有误", "有用", "已处理"


def show(journal: Journal) -> None:
    """Draw the opinions, those not worked through first."""
    opinions = journal.opinions()
    if not opinions:
        layout.empty("还没有人评价过回答。回答下面的“有用”“有误”会列在这里。")
        return
    useful = sum(opinion.verdict == "up" for opinion, _, _ in opinions)
    shown = st.pills(
        f"共 {len(opinions)} 条：有用 {useful} 条，有误 {len(opinions) - useful} 条",
        (_WAITING, _WRONG, _USEFUL, _HANDLED), default=_WAITING, required=True, key="opinions-shown",
    )  # fmt: skip
    chosen = [one for one in opinions if _belongs(one[0], shown or _WAITING)]
    if not chosen:
        layout.empty("这里没有评价。")
    names = journal.names()
    for opinion, question, answer in pager.page_of(chosen, _ROWS, "opinions"):
        with st.container(border=True, gap="xsmall", key=f"opinion-{opinion.turn}"):
            word = _USEFUL if opinion.verdict == "up" else _WRONG
            said = f"<div>{escape(opinion.reason)}</div>" if opinion.reason else ""
            told = "\n".join(rows_as_lines(answer))
            st.html(
                f'<div class="opinion" lang="zh-CN"><span class="badge">{word}</span><b>{escape(question)}</b>{said}'
                f"<p>{escape(told)}</p><small>{escape(opinion.at[:16].replace('T', ' '))}　"
                f"{escape(person.shown(opinion.person, names))}</small></div>"
            )
            with st.container(horizontal=True, gap="xsmall"):
                st.button(
                    "改回待处理" if opinion.handled else "处理完毕", key=f"handle-{opinion.turn}",
                    on_click=_handle, args=(journal, opinion, question),
                )  # fmt: skip
                turn = journal.turn(opinion.turn)
                if turn is not None and turn.given is not None:
                    layout.drawer("加入题集", f"test-{turn.id}", partial(into_set.show, turn, turn.given))
    pager.show(len(chosen), _ROWS, "opinions")


def _belongs(opinion: Opinion, shown: str) -> bool:
    if shown in (_WAITING, _HANDLED):
        return opinion.handled == (shown == _HANDLED)
    return opinion.verdict == ("up" if shown == _USEFUL else "down")


@permission.needs(Action.HANDLE)
def _handle(journal: Journal, opinion: Opinion, question: str) -> None:
    journal.handle(opinion.turn, handled=not opinion.handled)
    journal.note(person.current(), "改回待处理" if opinion.handled else "处理评价", question, opinion.reason)
