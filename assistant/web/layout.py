"""What every page has: its title, its look, its language."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

NAME = "无锡政策问答助手"
_SIDEBAR_WIDTH = 330  # pixels; titles of documents are long
_STYLE = Path(__file__).with_name("style.css")
_ICON = Path(__file__).with_name("icon.svg")
# Browsers choose glyphs and line breaks by the page's language, which Streamlit sets to English.
_LANGUAGE = "<script>document.documentElement.lang = 'zh-CN'</script>"


def begin() -> None:
    """Set up the page; called once, before anything is drawn."""
    st.set_page_config(page_title=NAME, page_icon=_ICON, layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    st.html(_STYLE)
    st.html(_LANGUAGE, unsafe_allow_javascript=True)
