"""Uploads: laid aside, read, shown as the library would hold them, and published only then."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.facts.record import printed_figure
from assistant.library.intake import Review, correct, discard, lay_aside, review, waiting
from assistant.reading.folder import READ
from assistant.reading.stated import beside
from assistant.title_marks import in_title_marks
from assistant.web import fact_card, labels, library_work, permission, person, session, typeset
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.model import Document, Fact
    from assistant.web.jobs import Job

_SHORTLY = 1.0  # seconds a page waits for a review
_POLLED = 0.5
_FILES, _REFUSED = "upload-files", "upload-refused"
_FIGURES_SHOWN, _HEADINGS_SHOWN = 8, 12


def files() -> tuple[Path, ...]:
    """What waits."""
    return waiting(session.the_journal().folder)


def show(assistant: Assistant) -> None:
    """Draw the upload and what waits for its review."""
    if not permission.admits(Action.UPLOAD):
        return
    with st.form("upload", clear_on_submit=True, border=False):
        st.file_uploader(
            "上传文献：PDF、DOCX、Markdown、TXT、HTML、XLSX、CSV，可选几个；先检查，发布后才参加问答",
            type=[ending.removeprefix(".") for ending in READ],
            accept_multiple_files=True,
            key=_FILES,
        )
        st.form_submit_button("上传并检查", key="upload-now", type="primary", on_click=_receive, args=(assistant,))
    for told in st.session_state.get(_REFUSED, ()):
        st.error(literal(told))
    for path in files():
        with st.container(border=True, key=f"review-{path.name}", gap="small"):
            _show_waiting(assistant, path)


@permission.needs(Action.UPLOAD)
def _receive(assistant: Assistant) -> None:
    uploaded = st.session_state.get(_FILES)
    if not uploaded:
        most = assistant.settings.max_file_megabytes
        st.info(f"还没有可以检查的文件。请选择上面列出的几种文件，每个不超过 {most} MB；标红的传不了，请先移去。")
    told = (_lay_aside(assistant, file.name, file.getvalue()) for file in uploaded or ())
    st.session_state[_REFUSED] = tuple(filter(None, told))


def _lay_aside(assistant: Assistant, name: str, content: bytes) -> str:
    """Lay a file aside for its review; gives why it was not taken, to be told until the next upload."""
    journal = session.the_journal()
    try:
        path = lay_aside(journal.folder, name, content, assistant.settings)
        journal.note(person.current(), "上传文献", path.name)
    except AssistantError as error:
        return str(error)
    return ""


def _show_waiting(assistant: Assistant, path: Path) -> None:
    job = _review_job(assistant, path)
    if not job.done:
        _wait(job_name(assistant, path), path.name)
        return
    if job.failed is not None:
        st.error(literal(f"“{path.name}”检查时出了意外的错误，不能发布。请放弃它，并把服务器的日志交给管理人员。"))
        held = Review()
    else:
        held = job.result
        _show_review(path, held)
    fit = held.document is not None and not held.obstacle
    if held.document is not None:
        with st.expander("改标题、发布单位、日期、类别", key=f"correct-{path.name}"):
            _show_form(path, held.document)
    with st.container(horizontal=True, gap="xsmall"):
        if fit:
            st.button(
                "替换发布" if held.replaces else "发布", key=f"publish-{path.name}", type="primary",
                disabled=library_work.running(), on_click=library_work.publish_file, args=(assistant, path),
            )  # fmt: skip
        st.button("放弃", key=f"discard-{path.name}", on_click=_discard, args=(path,))


def job_name(assistant: Assistant, path: Path) -> str:
    """A review's name: another content, another correction or another library is another review."""
    states = [file.stat().st_mtime_ns for file in (path, beside(path)) if file.is_file()]
    return f"review {path} {states} {assistant.library.version}"


def _review_job(assistant: Assistant, path: Path) -> Job:
    jobs = session.the_jobs()
    name = job_name(assistant, path)
    held = jobs.get(name)
    if held is None:
        documents = assistant.documents()
        held = jobs.start(name, lambda _: review(path, assistant.settings, documents))
        jobs.wait(held, _SHORTLY)
    return held


@st.fragment(run_every=_POLLED)
def _wait(name: str, file: str) -> None:
    job = session.the_jobs().get(name)
    if job is None or job.done:
        st.rerun()
    st.html(f'<div class="waiting" lang="zh-CN"><span class="pulse"></span>正在读“{escape(file)}”……</div>')


def _show_review(path: Path, held: Review) -> None:
    document = held.document
    if document is None:
        st.error(literal(held.obstacle))  # which begins with the file's name
        return
    sure = [fact for fact in held.facts if fact.sure]
    rows = (
        ("文件", path.name),
        ("标题", document.title),
        ("类别", labels.KINDS[document.kind]),
        ("发布", labels.provenance(document) or "没有读出"),
        ("篇幅", f"{len(document.pages)} 页，{len(document.text)} 字，{held.passages} 段"),
        ("标题数", f"{len(document.sections)} 个，列表 {len(document.lists)} 个，表格 {len(document.tables)} 个"),
        ("数据", f"{len(held.facts)} 条，其中主体和指标都确定的 {len(sure)} 条"),
    )
    cells = "".join(f"<dt>{head}</dt><dd>{escape(text)}</dd>" for head, text in rows)
    st.html(f'<div class="review" lang="zh-CN"><dl>{cells}</dl></div>')
    if held.obstacle:
        st.error(literal(held.obstacle))
    if held.replaces:
        st.warning(literal(f"发布后将替换现有的{in_title_marks(held.replaces)}。"))
    for remark in held.remarks:
        st.warning(literal(remark))
    with st.expander("读出的标题和数据", key=f"found-{path.name}"):
        st.html(_found(held))
    with st.expander("读出的第1页", key=f"first-{path.name}"):
        st.html(f'<div class="typeset" lang="zh-CN">{typeset.page_html(document, 1)}</div>')


def _found(held: Review) -> str:
    """The headings and the figures; those that are sure come first."""
    headings = [section.heading.lstrip("# ") for section in held.document.sections] if held.document else []
    figures = [_figure(fact) for fact in sorted(held.facts, key=lambda fact: not fact.sure)]
    return (
        f'<div class="review" lang="zh-CN"><div>标题</div>{_listed(headings, _HEADINGS_SHOWN)}'
        f"<div>数据</div>{_listed(figures, _FIGURES_SHOWN)}</div>"
    )


def _figure(fact: Fact) -> str:
    named = " ".join(filter(None, (fact.subject, fact.indicator, fact_card.when(fact))))
    return f"{named}：{printed_figure(fact)}" + ("" if fact.sure else "（主体或指标不确定）")


def _listed(texts: list[str], most: int) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts[:most])
    rest = f"<li>……共 {len(texts)} 个</li>" if len(texts) > most else ""
    return f"<ul>{items or '<li>没有</li>'}{rest}</ul>"


def _show_form(path: Path, document: Document) -> None:
    """What was read of the file, to be corrected; it is kept beside the file."""
    key, kinds = path.name, list(labels.KINDS)
    with st.form(f"correct-form-{key}", border=False):
        st.text_input("标题", document.title, key=f"correct-title-{key}", max_chars=200)
        st.text_input("发布单位", document.issuer, key=f"correct-issuer-{key}", max_chars=200)
        st.text_input("印发日期（如 2021-04-01）", document.issued, key=f"correct-issued-{key}", max_chars=100)
        st.text_input("文号", document.document_number, key=f"correct-document_number-{key}", max_chars=100)
        st.selectbox(
            "类别", kinds, kinds.index(document.kind), format_func=labels.KINDS.__getitem__, key=f"correct-kind-{key}"
        )
        st.form_submit_button("保存并重新检查", key=f"correct-now-{key}", on_click=_correct, args=(path,))


@permission.needs(Action.UPLOAD)
def _correct(path: Path) -> None:
    names = ("title", "issuer", "issued", "document_number", "kind")
    stated = {name: str(st.session_state.get(f"correct-{name}-{path.name}", "")).strip() for name in names}
    try:
        correct(path, stated)
        session.the_journal().note(person.current(), "改文献信息", path.name, "；".join(filter(None, stated.values())))
    except AssistantError as error:
        st.error(literal(str(error)))


@permission.needs(Action.UPLOAD)
def _discard(path: Path) -> None:
    discard(path)
    session.the_journal().note(person.current(), "放弃上传", path.name)
