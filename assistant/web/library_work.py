"""Work on the library as a job: build, publish, withdraw. One at a time; every page can show how far it has come."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError, LibraryBusy, LibraryDamaged, LibraryError, LibraryMissing, RecipeChanged
from assistant.library.build import build_library
from assistant.library.intake import publish, withdraw
from assistant.reading.folder import find_files
from assistant.web import permission, person, session
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.library.progress import Progress
    from assistant.library.report import BuildReport
    from assistant.model import Document
    from assistant.settings import Settings
    from assistant.web.jobs import Job

JOB = "library"
_BEGUN = "library-job"  # what this visitor began and has not seen the end of
_POLLED = 0.5  # seconds
_SHORTLY = 0.3
_TURN, _TURNS = 1.0, 120  # seconds between looks whether another writer is done, and how many


def running() -> bool:
    """Whether somebody's work on the library is going on."""
    job = session.the_jobs().get(JOB)
    return job is not None and not job.done


@permission.needs(Action.BUILD)
def rebuild(settings: Settings, assistant: Assistant | None) -> None:
    """Build everything anew."""
    _start("重建文献库", "", lambda tell: build_library(settings, rebuild=True, progress=tell), assistant)


@permission.needs(Action.BUILD)
def update(settings: Settings, assistant: Assistant | None) -> None:
    """Take in what changed in the corpus."""
    _start("更新文献库", "", lambda tell: build_library(settings, progress=tell), assistant)


@permission.needs(Action.PUBLISH)
def publish_file(assistant: Assistant, path: Path) -> None:
    """Publish a reviewed file."""
    _start("发布文献", path.name, lambda tell: publish(assistant.settings, path, tell), assistant)


@permission.needs(Action.PUBLISH)
def withdraw_document(assistant: Assistant, folder: Path, document: Document) -> None:
    """Take a document out."""

    def work(tell: Progress) -> BuildReport:
        return withdraw(assistant.settings, folder, document, tell)

    _start("移出文献", document.title, work, assistant)


def _start(action: str, subject: str, work: Callable[[Progress], BuildReport], assistant: Assistant | None) -> None:
    """Begin the work; what comes of it stands in the audit log."""
    journal, who = session.the_journal(), person.current()

    def noted(job: Job) -> BuildReport:
        job.tell("准备", 0, 0)
        try:
            report = _in_turn(work, job.tell)
        except AssistantError as error:
            journal.note(who, action, subject, f"没有做成：{error}")
            raise
        if assistant is not None:
            assistant.library.refresh()
        journal.note(who, action, subject, report.as_text().splitlines()[-1])
        return report

    jobs = session.the_jobs()
    st.session_state[_BEGUN] = job = jobs.start(JOB, noted)
    jobs.wait(job, _SHORTLY)


def _in_turn(work: Callable[[Progress], BuildReport], tell: Progress) -> BuildReport:
    """Do the work as soon as nobody else writes; raises LibraryBusy where somebody goes on writing."""
    for _ in range(_TURNS):
        try:
            return work(tell)
        except LibraryBusy:
            tell("等另一项更新做完", 0, 0)
            time.sleep(_TURN)
    return work(tell)


def show_progress(*, serving: bool = True) -> None:
    """Draw how far the work has come; or once, for whoever began it, what came of it.

    ``serving``: a library answers meanwhile.
    """
    job = session.the_jobs().get(JOB)
    if job is None:
        return
    if not job.done:
        _show_running("原有文献库照常可用。" if serving else "建好以后，本页会自己打开。")
    elif st.session_state.get(_BEGUN, "") == job:
        del st.session_state[_BEGUN]
        if isinstance(job.failed, AssistantError):
            st.error(literal(str(job.failed)))
        elif job.failed is not None:
            st.error("程序出了意外的错误，文献库没有更新；原有文献库不受影响。请把服务器的日志交给管理人员。")
        else:
            _show_done(job.result)


def _show_done(report: BuildReport) -> None:
    done = (("新增", report.added), ("改动", report.changed), ("移动", report.moved), ("删去", report.removed))
    parts = [f"{word}{len(paths)}份" for word, paths in done if paths]
    held = f"现有 {report.documents} 份文献、{report.passages} 个段落、{report.facts} 条数据"
    st.success(literal(f"文献库已更新（{'，'.join(parts) or '没有变化'}），{held}，用时 {report.seconds:.1f} 秒。"))


@st.fragment(run_every=_POLLED)
def _show_running(after: str) -> None:
    job = session.the_jobs().get(JOB)
    if job is None or job.done:
        st.rerun()
    share = job.steps_done / job.steps if job.steps else 0.0
    steps = f"{job.step} {job.steps_done}／{job.steps}" if job.steps else job.step
    st.progress(min(share, 1.0), f"正在更新文献库：{steps}。{after}")


def show_trouble(error: AssistantError) -> None:
    """A page without a usable library: what is wrong, and the button that builds one."""
    if isinstance(error, LibraryMissing):
        corpus = session.the_settings().corpus
        count = len(find_files(corpus)) if corpus.is_dir() else 0
        st.info(literal(f"还没有文献库。资料文件夹“{corpus}”里有 {count} 个文件，读一遍建成文献库，就可以提问了。"))
    elif isinstance(error, RecipeChanged):
        st.info("程序或术语表更新了，文献库要照新的重建一次才能使用，一般一两分钟；文献、对话和记录都不受影响。")
    elif isinstance(error, LibraryDamaged):
        st.error("文献库的文件损坏了，读不出来。文献、对话和记录都不受影响；重建一次就能用，一般一两分钟。")
    else:
        st.error(literal(str(error)))
    if not isinstance(error, LibraryError) or isinstance(error, LibraryBusy):
        return
    show_progress(serving=False)
    if running():
        return
    if isinstance(error, RecipeChanged):
        changed = str(error).partition("。")[0]  # what the command line says to do is a button here
        st.html(f'<div class="about" lang="zh-CN">{escape(changed)}。</div>')
    if not permission.may(Action.BUILD):
        st.html('<div class="about" lang="zh-CN">编辑或管理员打开本页，就能重建。</div>')
    else:
        named = "建立文献库" if isinstance(error, LibraryMissing) else "重建文献库"
        st.button(named, key="build_library", type="primary", on_click=rebuild, args=(session.the_settings(), None))
