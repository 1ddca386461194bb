"""The settings in force: each with its environment variable and whether it is the default. Secrets are not shown."""

from __future__ import annotations

import platform
from dataclasses import fields
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import streamlit as st

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.journal import Journal

_SECRET = ("key", "token", "secret", "password")
_NAMES = {
    "corpus": "资料文件夹",
    "index": "文献库文件夹",
    "journal": "记录文件夹（对话、评价、操作记录、待审文件）",
    "embedding": "向量模型",
    "embedding_question_prompt": "问题前加的提示",
    "embedding_passage_prompt": "段落前加的提示",
    "chroma_url": "Chroma 服务器",
    "max_file_megabytes": "文件大小上限（MB）",
    "max_pages": "页数上限",
    "reading_seconds": "读一个文件最多几秒",
    "watch_seconds": "每几秒检查一次资料文件夹",
}


def show(assistant: Assistant, journal: Journal) -> None:
    """Draw the table."""
    del journal
    rows = "".join(_row(assistant.settings, field.name) for field in fields(assistant.settings))
    st.html(
        '<div class="log" lang="zh-CN"><table><tr><th>设置</th><th>现值</th><th></th></tr>'
        f"{rows}</table><p>改设置：设好环境变量（见 README 的设置表）后重新启动。</p>"
        f"<p>程序版本 {escape(installed())}，Python {platform.python_version()}</p></div>"
    )


def _row(settings: Settings, name: str) -> str:
    value, default = getattr(settings, name), getattr(Settings(), name)
    secret = any(word in name for word in _SECRET)
    shown = ("已设置" if value else "未设置") if secret else str(value) or "（空）"
    changed = "" if value == default else '<span class="badge">已改</span>'
    return f"<tr><td>{escape(_NAMES.get(name, name))}</td><td>{escape(shown)}</td><td>{changed}</td></tr>"


def installed() -> str:
    """The program's version."""
    try:
        return version("policy-assistant")
    except PackageNotFoundError:
        return "未安装"
