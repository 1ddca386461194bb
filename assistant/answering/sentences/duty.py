"""Who is responsible for a task: what plans print in brackets behind it (（发展改革委牵头）), or on a line of its own.

The bracket names no task and the task names no body, so that neither answers by itself: both are given.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document
    from assistant.reading.spans import Span

LEAST_NAMED = 0.6  # of the things that the question names, for a task
TITLE_GAIN = 0.3
_ASKED = re.compile(
    "(?:由|归|找|是)(?:谁|哪[个些几家]*(?:单位|部门|机构)?)(?:来|去)?(?:负责|牵头|管|落实|承担|主管|主抓|抓|办)"
    "|(?:谁|哪[个些几家]*(?:单位|部门|机构))(?:来|去)?(?:负责|牵头|主管|主抓)|(?:负责|牵头|责任)(?:的)?(?:单位|部门)"
)
_BEARS = re.compile(
    "[（(](?=[^（）()]{0,80}?(?:负责|牵头|责任单位|配合))[^（）()]{2,160}[）)]"
    "|(?:牵头|责任|负责|主办|配合)(?:单位|部门)[：:][^\n]{2,160}"
)
_DUTY_WORDS = re.compile("负责|牵头|责任|单位|部门|工作|主管|事项|任务")


@dataclass(frozen=True, slots=True)
class _Task:
    document: Document
    title: Span
    bearer: Span
    named: float


def write_duty(draft: Draft, gathered: Gathered) -> bool:
    """Write the task that the question names with its bearer; False where none is asked for, or none is printed."""
    if not _ASKED.search(gathered.query.text):
        return False
    about = [term for term in gathered.terms if term.thing and not _DUTY_WORDS.search(term.word)]
    tasks = sorted(_tasks(gathered, about), key=lambda task: (-task.named, task.document.id, task.bearer))
    if not about or not tasks or tasks[0].named < LEAST_NAMED:
        return False
    task = tasks[0]
    draft.introduce(task.document, task.title[0])
    draft.quote(task.document, *task.title)
    draft.quote(task.document, *task.bearer)
    return True


def _tasks(gathered: Gathered, about: list[Term]) -> Iterator[_Task]:
    """The tasks of the evidence that have a bearer printed behind them."""
    weight = math.fsum(term.weight for term in about) or 1.0
    seen: set[tuple[str, int]] = set()
    for statement in gathered.statements:
        document, text = statement.document, statement.document.text
        first, last = line_start(text, statement.start), line_end(text, statement.start)
        if (document.id, first) in seen:
            continue
        seen.add((document.id, first))
        spans = sentences(text, first, last)
        bearer = _BEARS.search(text, first, last) or _BEARS.match(text, last + 1)
        if not spans or bearer is None or bearer.start() == first:
            continue
        matches = coverage(about, fold(text[first:last]))
        titled = coverage(about, fold(text[slice(*spans[0])] + " ".join(document.section_at(first)[-1:])))
        named = math.fsum(t.weight * (m + TITLE_GAIN * w) for t, m, w in zip(about, matches, titled, strict=True))
        yield _Task(document, spans[0], bearer.span(), named / weight)
