"""A run of a question set as a job: begun, watched, gone on with after a restart. One at a time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from assistant.errors import AssistantError
from assistant.evaluation.folder import RUNS, SUMMARY, RunFolder, dated, run_record, runs_in
from assistant.evaluation.questions import chosen
from assistant.evaluation.run import ask_all, score_all
from assistant.web import permission, person, session
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.app import Assistant
    from assistant.evaluation.gates import Gate
    from assistant.evaluation.questions import Question
    from assistant.web.jobs import Job

RUNS_KEY = "evaluations"
SHOWN = "evaluation-shown"
JOB = "evaluation"
_POLLED = 0.5
_SHORTLY = 2.0


def folder_of_runs() -> Path:
    """Where runs are kept; a test sets another folder in the session's state."""
    return cast("Path", st.session_state.get(RUNS_KEY, RUNS))


def running() -> bool:
    """Whether a run is going on."""
    job = session.the_jobs().get(_name())
    return job is not None and not job.done


@permission.needs(Action.EVALUATE)
def begin(
    assistant: Assistant, name: str, questions: tuple[Question, ...], kinds: Sequence[str], gates: Sequence[Gate]
) -> None:
    """Begin a run in a folder of its own; raises QuestionError and UsageError where it cannot begin."""
    wanted = chosen(questions, kinds)
    now = datetime.now().astimezone()
    record = run_record(assistant.settings, assistant.library, name, kinds, now)
    run = RunFolder.begun(dated(folder_of_runs(), now), wanted, record)
    st.session_state[SHOWN] = run.path.name
    session.the_journal().note(person.current(), "评测", Path(name).name, f"{len(wanted)}题，{run.path.name}")
    go_on(assistant, run, gates)


@permission.needs(Action.EVALUATE)
def go_on(assistant: Assistant, run: RunFolder, gates: Sequence[Gate]) -> None:
    """Ask what is still to be asked, and score, as a job; what is answered is kept whatever happens.

    A run of some kinds of the set stands against the gates of these kinds alone.
    """
    baseline, kinds = _last_of_same_set(run), run.record["kinds"]
    asked = [gate for gate in gates if not kinds or gate.kind in kinds]

    def work(job: Job) -> None:
        ask_all(run, assistant, job.tell)
        job.tell("评分", 0, 1)
        score_all(run, assistant.library, gates=asked, baseline=baseline)

    jobs = session.the_jobs()
    jobs.wait(jobs.start(_name(), work), _SHORTLY)


def show_progress() -> None:
    """Draw how far the run has come, or why it stopped."""
    job = session.the_jobs().get(_name())
    if job is None:
        return
    if not job.done:
        _show_running(_name())
    elif isinstance(job.failed, AssistantError):
        st.error(literal(str(job.failed)))
    elif job.failed is not None:
        st.error("评测时出了意外的错误；已答的题都留着，可以接着做。请把服务器的日志交给管理人员。")


@st.fragment(run_every=_POLLED)
def _show_running(name: str) -> None:
    job = session.the_jobs().get(name)
    if job is None or job.done:
        st.rerun()
    count = f"：{job.steps_done}／{job.steps} 题" if job.steps > 1 else ""
    told = f"正在{job.step}{count}。可以离开本页，做完会留在这里。"
    st.progress(min(job.steps_done / max(job.steps, 1), 1.0), told)


def _name() -> str:
    """The job's name: one a folder of runs."""
    return f"{JOB} {folder_of_runs()}"


def _last_of_same_set(run: RunFolder) -> RunFolder | None:
    """The last run of the same kinds of the set, else of any of them."""
    of_set = [one for one in runs_in(folder_of_runs()) if one != run and one.record["set"] == run.record["set"]]
    earlier = [one for one in of_set if (one.path / SUMMARY).is_file()]
    same = (one for one in earlier if one.record["kinds"] == run.record["kinds"])
    return next((one for group in (same, earlier) for one in group), None)
