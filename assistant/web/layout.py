"""What every page has: its title, its look, its language, and what its script listens for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "无锡政策问答助手"
_SIDEBAR_WIDTH = 320  # pixels; titles of documents are long
_HERE = Path(__file__).parent
_STYLES = ("style.css", "pages.css")


def begin() -> None:
    """Set up the page; called once, before anything is drawn."""
    st.set_page_config(
        page_title=NAME, page_icon=_HERE / "icon.svg", layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH
    )
    for style in _STYLES:
        st.html(_HERE / style)
    st.html(_script(), unsafe_allow_javascript=True)


@cache
def _script() -> str:
    """What listens on the page, with the Chinese of the frame's own words."""
    words = yaml.safe_load((_HERE / "frame_words.yaml").read_text(encoding="utf-8"))
    said = json.dumps(list(words.items()), ensure_ascii=False).replace("<", "\\u003c")
    return (_HERE / "page.js").read_text(encoding="utf-8").replace("FRAME_WORDS", said)


def title(text: str, below: str = "") -> None:
    """A page's heading with a sentence below it."""
    said = f"<p>{below}</p>" if below else ""
    st.html(f'<div class="page_title" lang="zh-CN"><h1>{text}</h1>{said}</div>')


def empty(text: str) -> None:
    """What stands where there is nothing yet."""
    st.html(f'<div class="nothing" lang="zh-CN">{text}</div>')


def drawer(label: str, key: str, show: Callable[[], None]) -> None:
    """A button that opens what ``show`` draws; nothing of it is drawn, or sent, while it is shut."""
    held = st.popover(label, key=key, on_change="rerun")
    if held.open:
        with held:
            show()


def shut(key: str) -> None:
    """Shut a drawer; to be called before it is drawn, so in what a click begins."""
    st.session_state[key] = False
