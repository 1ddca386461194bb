"""Care of a question set: what of it is wrong, judged against the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.evaluation.retrieval import spans_of
from assistant.evaluation.scoring import folded
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evaluation.examined import Examined, ExaminedLibrary
    from assistant.evaluation.questions import Question

SHORT_EVIDENCE = 5  # letters; anything shorter stands somewhere by chance


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a question. An error must be repaired, a doubt must be looked at by a person."""

    line: int
    id: str
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"第{self.line}行（{self.id}）{'错误' if self.is_error else '存疑'}：{self.message}"

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        level = "error" if self.is_error else "doubt"
        return {"line": self.line, "id": self.id, "level": level, "message": self.message}


def remarks_on(questions: Sequence[Question], assistant: Examined) -> tuple[Remark, ...]:
    """Every remark on the set, in its order; questions that should have no answer are asked, to see what comes."""
    found = [*_duplicates(questions)]
    for question in questions:
        if question.answerable:
            found += _of_answerable(question, assistant.library)
        else:
            found += _of_unanswerable(question, assistant)
    return tuple(sorted(found, key=lambda remark: remark.line))


def _duplicates(questions: Sequence[Question]) -> Iterator[Remark]:
    first: dict[tuple[str, ...], Question] = {}
    for question in questions:
        key = tuple(folded(text).rstrip("?!。.") for text in (*question.history, question.question))
        earlier = first.setdefault(key, question)
        if earlier is not question:
            same = "" if earlier.status == question.status else "，而且一题应回答、一题应拒答"
            message = f"与第{earlier.line}行（{earlier.id}）是同一个问题{same}。请删去一题。"
            yield Remark(question.line, question.id, message)


def _of_answerable(question: Question, library: ExaminedLibrary) -> Iterator[Remark]:
    if question.kind == "refuse":
        yield Remark(question.line, question.id, "类型是应拒答（refuse），状态却是应回答（answered）。请改其中一个。")
    if not question.evidence:
        yield Remark(question.line, question.id, "没有依据原文，检索和引用无法评。请从文件里照抄一段。", is_error=False)
        return
    held = {document.id: document.title for document in library.documents()}
    if question.document not in held:
        at = _documents_with(question.evidence, library)
        hint = f"这段原文在：{'、'.join(at)}。" if at else "库中没有哪份文件有这段原文。"
        yield Remark(question.line, question.id, f"文献库里没有编号为“{question.document}”的文件。{hint}")
    elif not spans_of(question.evidence, library.document(question.document).text):
        at = _documents_with(question.evidence, library)
        hint = f"这段原文在：{'、'.join(at)}。" if at else "请对照原文逐字抄写。"
        message = f"{in_title_marks(held[question.document])}里没有这段依据：“{question.evidence}”。{hint}"
        yield Remark(question.line, question.id, message)
    elif len(folded(question.evidence)) < SHORT_EVIDENCE:
        yield Remark(question.line, question.id, "依据原文太短，可能碰巧在别处出现。请抄整句。", is_error=False)
    contradicted = [banned for banned in question.must_not if _all_satisfied_by(question, banned)]
    if contradicted:
        yield Remark(question.line, question.id, f"不得出现“{contradicted[0]}”，但它又是必须出现的。请改其中一个。")


def _of_unanswerable(question: Question, assistant: Examined) -> Iterator[Remark]:
    if question.must or question.evidence:
        yield Remark(question.line, question.id, "应拒答的题却有必须出现的字样或依据原文。请改状态，或删去这些。")
    try:
        answer = assistant.ask(question.question, question.history)
    except AssistantError:  # what cannot be asked has no answer
        return
    if answer.status != "refused" and answer.citations:
        cited = answer.citations[0]
        message = f"库中似有答案，{in_title_marks(cited.title)}：“{cited.quote}”请核对是题目标错，还是助手答错。"
        yield Remark(question.line, question.id, message, is_error=False)


def _documents_with(evidence: str, library: ExaminedLibrary) -> list[str]:
    if len(folded(evidence)) < SHORT_EVIDENCE:
        return []
    return [one.id for one in library.documents() if spans_of(evidence, library.document(one.id).text)]


def _all_satisfied_by(question: Question, banned: str) -> bool:
    """Whether some point can only be made with the banned words in the answer."""
    return any(all(folded(banned) in folded(one) for one in alternatives) for alternatives in question.must)
