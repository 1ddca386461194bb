"""The settings in force, and whether each is the default. The model's key is no setting, and shown nowhere."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import fields
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError, UsageError
from assistant.llm import KEY_VARIABLE, check_connection, open_model
from assistant.settings import BUILT_IN_EMBEDDING, Settings
from assistant.web import account, permission, person, session
from assistant.web.literal import literal
from assistant.web.permission import Action
from assistant.web.roles import CHINESE, WRITTEN

if TYPE_CHECKING:
    from assistant.journal.journal import Journal
    from assistant.llm import Checked
    from assistant.web.jobs import Job

_TEST = "llm-test"
_PASSWORD = re.compile(r"(://)[^/@\s]*@|(password=)[^&\s]*")
_NAMES = {
    "corpus": "资料文件夹",
    "index": "文献库文件夹",
    "journal": "记录文件夹（对话、评价、操作记录、待审文件）",
    "database_url": "数据库（空：记录文件夹里的文件）",
    "embedding": "向量模型",
    "embedding_question_prompt": "问题前加的提示",
    "embedding_passage_prompt": "段落前加的提示",
    "chroma_url": "Chroma 服务器",
    "max_file_megabytes": "文件大小上限（MB）",
    "max_pages": "页数上限",
    "reading_seconds": "读一个文件最多几秒",
    "watch_seconds": "每几秒检查一次资料文件夹",
    "answer_seconds": "一个问题最多答几秒",
    "questions_per_minute": "每人每分钟最多问几个问题（0：不限）",
    "llm": "大模型",
    "llm_url": "大模型服务地址",
    "llm_uses": "大模型的用处",
    "llm_seconds": "一个回答最多等大模型几秒",
    "llm_tokens": "一次最多给大模型多少依据（词元数）",
    "reranker": "依据的重新排序",
    "roles": "角色名单",
    "role_claim": "账号里给出角色的一项",
    "default_role": "没有写明的人的角色",
    "login_hours": "一次登录管几小时",
    "journal_days": "记录保留几天（0：一直保留）",
}
# What a setting's words mean; README's table has the words themselves.
_MEANT = {
    "embedding": {BUILT_IN_EMBEDDING: "内置"},
    "llm_uses": {"write": "行文", "follow_up": "补全追问", "split": "拆开几问", "translate": "翻译问题"},
    "reranker": {"llm": "由大模型排"},
    "default_role": {written: CHINESE[role] for written, role in WRITTEN.items()},
}


def show(journal: Journal) -> None:
    """Draw the table."""
    settings = session.the_settings()
    rows = "".join(_row(settings, field.name) for field in fields(settings))
    rows += "".join(f"<tr><td>{head}</td><td>{escape(said)}</td><td></td></tr>" for head, said in _kept_secret())
    st.html(
        '<div class="log" lang="zh-CN"><table><tr><th>设置</th><th>现值</th><th></th></tr>'
        f"{rows}</table><p>改设置：设好环境变量（见 README 的设置表）后重新启动。</p>"
        f"<p>程序版本 {escape(installed())}，Python {platform.python_version()}</p></div>"
    )
    _show_model_test(settings, journal)


def _kept_secret() -> tuple[tuple[str, str], ...]:
    """What is set elsewhere: how people log in, and whether the secrets are there; never what they are."""
    login = "统一登录（secrets.toml）" if account.has_login() else "没有启用"
    return (
        ("登录", login),
        ("使用者用假名", "是" if account.pseudonym_key() else "否"),
        ("大模型的密钥", "已设" if os.environ.get(KEY_VARIABLE) else "未设"),
    )


def _row(settings: Settings, name: str) -> str:
    value, default = getattr(settings, name), getattr(Settings(), name)
    shown = meant(name, _without_password(str(value))) or "（空）"
    changed = "" if value == default else '<span class="badge">已改</span>'
    return f"<tr><td>{escape(_NAMES.get(name, name))}</td><td>{escape(shown)}</td><td>{changed}</td></tr>"


def meant(name: str, value: str) -> str:
    """The setting's value in Chinese where it is a word of the program's own."""
    words = _MEANT.get(name)
    return "、".join(words.get(part.strip(), part) for part in value.split(",")) if words else value


def _without_password(text: str) -> str:
    """An address without the name and password that may stand before its host."""
    return _PASSWORD.sub(r"\1\2", text)


def _show_model_test(settings: Settings, journal: Journal) -> None:
    """A button that asks the configured language model for a word, as a job."""
    if not settings.llm:
        st.html('<div class="about" lang="zh-CN">没有设大模型；回答由程序从原文组织。</div>')
        return
    job = session.the_jobs().get(_TEST)
    running = job is not None and not job.done
    st.button("测试大模型连接", key="llm-test", disabled=running, on_click=_begin_test, args=(settings, journal))
    if running:
        _wait_for_test()
    elif job is not None:
        _show_tested(job)


@permission.needs(Action.TEST_MODEL)
def _begin_test(settings: Settings, journal: Journal) -> None:
    journal.note(person.current(), Action.TEST_MODEL.chinese, settings.llm)
    session.the_jobs().start(_TEST, lambda _: _tested(settings))


@st.fragment(run_every=0.5)
def _wait_for_test() -> None:
    job = session.the_jobs().get(_TEST)
    if job is None or job.done:
        st.rerun()
    waited = f'<span class="pulse"></span>正在等大模型应答…… {job.seconds:.0f} 秒'
    st.html(f'<div class="waiting" lang="zh-CN">{waited}</div>')


def _show_tested(job: Job) -> None:
    if job.failed is not None:
        st.error(literal(str(job.failed) if isinstance(job.failed, AssistantError) else "测试时出了意外的错误。"))
    else:
        st.success(literal(f"{job.result.model} 应答了“{job.result.reply}”，用时 {job.result.seconds:.1f} 秒。"))


def _tested(settings: Settings) -> Checked:
    model = open_model(settings)
    if model is None:
        raise UsageError("没有设大模型。请设环境变量 ASSISTANT_LLM 后重新启动。")
    return check_connection(model)


def installed() -> str:
    """The program's version."""
    try:
        return version("policy-assistant")
    except PackageNotFoundError:
        return "未安装"
