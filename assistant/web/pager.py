"""A long list a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = TypeVar("Row")


def page_of(rows: Sequence[Row], size: int, key: str) -> Sequence[Row]:
    """The rows of the page that is open; the last page where there are fewer by now."""
    at = _page(len(rows), size, key)
    return rows[at * size : (at + 1) * size]


def show(count: int, size: int, key: str) -> None:
    """Draw what turns the pages, where there are several."""
    last = max((count - 1) // size, 0)
    if not last:
        return
    at = _page(count, size, key)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"pager_{key}"):
        st.button("前一页", key=f"{key}-back", disabled=not at, on_click=_turn, args=(key, at - 1))
        st.html(f'<div class="page_number" lang="zh-CN">{at + 1}／{last + 1}</div>', width="content")
        st.button("后一页", key=f"{key}-on", disabled=at >= last, on_click=_turn, args=(key, at + 1))


def _page(count: int, size: int, key: str) -> int:
    return min(int(st.session_state.get(f"{key}-page", 0)), max((count - 1) // size, 0))


def _turn(key: str, page: int) -> None:
    st.session_state[f"{key}-page"] = page
