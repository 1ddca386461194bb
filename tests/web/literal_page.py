"""A page that shows hostile texts through ``literal`` in each place that reads Markdown; opened by test_browser.py."""

from __future__ import annotations

import streamlit as st

from assistant.web.literal import literal

TEXTS = (
    "50~150家，约~~三成~~，*强*市_战略_，`码`，**重点**",
    "$x_1$ 与 $$y$$，\\frac{1}{2}",
    "<b>粗</b> <script>alert(1)</script> &amp; &lt;",
    "[链接](javascript:alert(1)) ![图](http://example.invalid/a.png) [1] [^1]",
    "http://example.invalid/a www.example.invalid a@example.invalid",
    ":material/home: :smile: :red[红] :blue-background[蓝] :streamlit:",
    "甲 -> 乙 <- 丙 <-> 丁 -- 戊 >= 己 <= 庚 ~= 辛 ... 1/2",
    "# 标题 | 表 | 格 |",
    "1. 一",
    "- 二",
    "> 三",
)

for number, text in enumerate(TEXTS):
    with st.container(key=f"text-{number}"):
        st.error(literal(text))
        st.button(literal(text), key=f"button-{number}")
