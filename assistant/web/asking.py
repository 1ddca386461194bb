"""A question becomes a turn in the journal and a job that answers it, whether or not anybody still watches."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.answering.deadline import too_slow
from assistant.answering.parts.table_text import rows_as_lines
from assistant.errors import AssistantError, LibraryError
from assistant.journal.kept import Given
from assistant.journal.proof import proofs_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.app import Assistant
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Turn
    from assistant.model import Answer, Filters
    from assistant.web.jobs import Job, Jobs

ACTION = "提问"
_UNEXPECTED = "程序出了意外的错误，这个问题没有答成。请重新提问；仍然不行的，请把服务器的日志交给管理人员。"
_MINUTE = 60.0  # seconds
_AFTER = 1.0  # seconds behind the time at which an answer gives itself up
_SHORTLY = 1.0  # seconds a page waits for an answer before it draws that it is waiting


def refusal(assistant: Assistant, journal: Journal, person: str) -> str:
    """Why a person may not ask just now; empty where they may."""
    most = assistant.settings.questions_per_minute
    if not most or journal.lately(person, ACTION, _MINUTE) < most:
        return ""
    return f"一分钟内最多问{most}个问题，您已经问满了。请稍等片刻再问。"


def may_be_elsewhere(assistant: Assistant, turn: Turn) -> bool:
    """Whether another process that shares the journal may still answer the turn."""
    asked = datetime.now().astimezone() - datetime.fromisoformat(turn.asked)
    return bool(assistant.settings.database_url) and asked.total_seconds() < assistant.settings.answer_seconds + _MINUTE


def ask(
    assistant: Assistant,
    journal: Journal,
    jobs: Jobs,
    person: str,
    conversation: str,
    question: str,
    history: Sequence[str],
    filters: Filters,
) -> Turn:
    """Write the question down, begin to answer it, and wait a moment for the end."""
    turn = journal.ask(conversation, question, history, filters)

    def work(job: Job) -> None:
        job.tell("查找依据", 0, 1)
        _answer(assistant, journal, person, turn, job)

    jobs.wait(jobs.start(turn.id, work), _SHORTLY)
    return turn


def _answer(assistant: Assistant, journal: Journal, person: str, turn: Turn, job: Job) -> None:
    """Answer a turn and write down what came of it."""
    try:
        given = _in_time(assistant.settings.answer_seconds, lambda: _given(assistant, turn, job))
        journal.answer(turn, given)
        told = "\n".join(rows_as_lines(given.answer.text))
        journal.note(person, ACTION, turn.question, f"{given.library}　{told}")
    except AssistantError as error:
        journal.fail(turn, str(error))
        journal.note(person, ACTION, turn.question, str(error))
    except BaseException:
        journal.fail(turn, _UNEXPECTED)
        raise


def _in_time(seconds: float, work: Callable[[], Given]) -> Given:
    """What the work gives; raises AnswerTooSlow where it neither ends nor gives itself up in time."""
    done: Future[Given] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 -- whatever it is, it is raised where the result is waited for
            done.set_exception(error)

    threading.Thread(target=run, name="answer", daemon=True).start()
    try:
        return done.result(seconds + _AFTER)
    except TimeoutError as error:
        raise too_slow(seconds) from error


def _given(assistant: Assistant, turn: Turn, job: Job) -> Given:
    """The answer; where a language model words it, the job shows each sentence as soon as it is proven."""

    def grown(answer: Answer) -> None:
        job.tell("行文、逐句核对", 0, 1)
        job.shown = answer

    answer = assistant.ask(turn.question, turn.history, turn.filters, grown)
    library = assistant.library
    try:
        proofs = proofs_for(answer, library.facts_beside(answer), assistant.document)
    except LibraryError:  # a document was taken out while the answer was written; its quotes are kept all the same
        proofs = ()
    return Given(answer, proofs, library=library.version)
