"""A question set: what is asked, and what an answer must hold. JSON lines in the form of the contract.

Beyond the contract's fields a line may hold ``answer`` (a model answer, for people) and ``figures``: what each expected
figure is a figure of, as ``{"value", "unit", "subject", "indicator", "period"}``, all but ``value`` optional.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from assistant.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

KINDS = {
    "number": "数字",
    "computed": "计算",
    "compare": "比较",
    "rank": "排名",
    "list": "列举",
    "fact": "事实",
    "explain": "说明",
    "summary": "概括",
    "verify": "核实",
    "premise": "前提有误",
    "conflict": "说法不一",
    "followup": "追问",
    "refuse": "应拒答",
}
STATUSES = {"answered": "应回答", "refused": "应拒答"}
MOST_FAULTS = 20  # named in one message; who has more repairs these first


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """A figure that the answer must state; an empty field is not asked for."""

    value: Decimal
    unit: str = ""
    subject: str = ""
    indicator: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Each of ``must`` needs one of its strings in the answer, ``evidence`` stands in ``document``."""

    id: str
    question: str
    kind: str
    status: str
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    evidence: str = ""
    document: str = ""
    answer: str = ""
    figures: tuple[ExpectedFigure, ...] = ()
    line: int = field(default=0, compare=False)  # where it stands in its file, for messages

    @property
    def answerable(self) -> bool:
        """Whether an answer is expected."""
        return self.status == "answered"

    def as_record(self) -> dict[str, Any]:
        """The question as a line of its file."""
        record: dict[str, Any] = {
            "id": self.id,
            "question": self.question,
            "history": list(self.history),
            "kind": self.kind,
            "status": self.status,
            "must": [list(alternatives) for alternatives in self.must],
            "must_not": list(self.must_not),
            "evidence": self.evidence,
            "document": self.document,
            "answer": self.answer,
        }
        if self.figures:
            record["figures"] = [_figure_record(figure) for figure in self.figures]
        return record


def read_questions(file: Path) -> tuple[Question, ...]:
    """The questions of a ``.jsonl`` or ``.xlsx`` file; raises QuestionError naming every line that cannot be used."""
    if file.suffix.lower() == ".xlsx":
        from assistant.evaluation.spreadsheet import spreadsheet_records

        return questions_of(spreadsheet_records(file), file.name)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"问题集“{file}”读不出来（{error}）。应为UTF-8编码、每行一个JSON对象的 .jsonl 文件，或 .xlsx 表格。"
        raise QuestionError(message) from error
    return questions_of(_json_records(lines), file.name)


def questions_of(records: Iterable[tuple[int, Any]], name: str) -> tuple[Question, ...]:
    """The questions of ``(line number, record)`` pairs; ``name`` is the set's name in messages."""
    questions: dict[str, Question] = {}
    faults: list[str] = []
    for line, record in records:
        try:
            question = _question(record, line)
            if question.id in questions:
                raise QuestionError(f"编号“{question.id}”在第{questions[question.id].line}行已经用过，请换一个编号。")  # noqa: TRY301
            questions[question.id] = question
        except QuestionError as error:
            faults.append(f"第{line}行：{error}")
    if faults:
        more = f"\n……另有{len(faults) - MOST_FAULTS}行有误。" if len(faults) > MOST_FAULTS else ""
        raise QuestionError(f"问题集“{name}”有{len(faults)}行不能用：\n" + "\n".join(faults[:MOST_FAULTS]) + more)
    if not questions:
        raise QuestionError(f"问题集“{name}”里没有问题，应至少有一行。请先写入问题，格式可照 corpus/questions.jsonl。")
    return tuple(questions.values())


def chosen(questions: Sequence[Question], kinds: Sequence[str]) -> tuple[Question, ...]:
    """The questions of those kinds (all when none is named); raises QuestionError for an unknown kind or none left."""
    for kind in kinds:
        if kind not in KINDS:
            raise QuestionError(f"没有“{kind}”这一类问题。可用的有：{kinds_named()}。")
    left = tuple(question for question in questions if not kinds or question.kind in kinds)
    if not left:
        held = "、".join(sorted({question.kind for question in questions}))
        raise QuestionError(f"问题集里没有“{'、'.join(kinds)}”类的问题，只有：{held}。请改 --kinds。")
    return left


def kinds_named() -> str:
    """Every kind with its Chinese name, for messages."""
    return "、".join(f"{kind}（{label}）" for kind, label in KINDS.items())


def write_questions(questions: Iterable[Question], file: Path) -> None:
    """Write JSON lines; what is there is replaced at once."""
    text = "".join(json.dumps(question.as_record(), ensure_ascii=False) + "\n" for question in questions)
    partial = file.with_suffix(file.suffix + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(file)


# --- reading one record ------------------------------------------------------------------------------------------


class _Malformed:
    """Stands for a line that is no JSON, with what is wrong."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _json_records(lines: Iterable[str]) -> Iterable[tuple[int, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            yield number, _Malformed(f"不是有效的JSON（{error.msg}，第{error.colno}个字符）。请检查引号、逗号和括号。")


def _question(record: Any, line: int) -> Question:  # noqa: ANN401
    if isinstance(record, _Malformed):
        raise QuestionError(record.reason)
    if not isinstance(record, dict):
        raise QuestionError('不是JSON对象，应形如 {"id": "1", "question": "……"}。')
    missing = [name for name in ("id", "question", "kind", "status", "must") if name not in record]
    if missing:
        raise QuestionError(f"缺少{'、'.join(missing)}，请补上。")
    question = Question(
        id=_text(record, "id", needed=True),
        question=_text(record, "question", needed=True),
        kind=_text(record, "kind", needed=True),
        status=_text(record, "status", needed=True),
        must=tuple(_texts(alternatives, "must") for alternatives in _list(record, "must")),
        must_not=_texts(record.get("must_not") or [], "must_not"),
        history=_texts(record.get("history") or [], "history"),
        evidence=_text(record, "evidence"),
        document=_text(record, "document"),
        answer=_text(record, "answer"),
        figures=tuple(_figure(figure) for figure in _list(record, "figures")),
        line=line,
    )
    if question.kind not in KINDS:
        raise QuestionError(f"没有“{question.kind}”这一类问题。kind应为：{kinds_named()}。")
    if question.status not in STATUSES:
        raise QuestionError(f"status是“{question.status}”，应为answered（应回答）或refused（应拒答）。")
    if question.answerable and not question.must:
        raise QuestionError("应回答的题must不能为空，请写明答案里必须出现的字样。")
    if any(not alternatives for alternatives in question.must):
        raise QuestionError("must里有一组是空的，每组至少写一种说法。")
    return question


def _text(record: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = record.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise QuestionError(f"{name}是{_shown(value)}，应为文字。")
    if needed and not value.strip():
        raise QuestionError(f"{name}是空的，请补上。")
    return value.strip()


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name) or []
    if not isinstance(value, list):
        raise QuestionError(f'{name}是{_shown(value)}，应为列表，如 [["8.08%"], ["增长", "上升"]]。')
    return value


def _texts(value: Any, name: str) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise QuestionError(f"{name}里有{_shown(value)}，应为不空的文字组成的列表。")
    return tuple(one.strip() for one in value)


def _figure(value: Any) -> ExpectedFigure:  # noqa: ANN401
    if not isinstance(value, dict) or not isinstance(value.get("value"), str):
        raise QuestionError(f'figures里有{_shown(value)}，应形如 {{"value": "8.08", "unit": "%"}}。')
    try:
        number = Decimal(value["value"])
    except InvalidOperation as error:
        raise QuestionError(f"figures里的value是“{value['value']}”，应为一个数，如“8.08”。") from error
    slots = {name: _text(value, name) for name in ("unit", "subject", "indicator", "period")}
    return ExpectedFigure(number, **slots)


def _figure_record(figure: ExpectedFigure) -> dict[str, str]:
    slots = {"unit": figure.unit, "subject": figure.subject, "indicator": figure.indicator, "period": figure.period}
    return {"value": format(figure.value, "f")} | {name: text for name, text in slots.items() if text}


def _shown(value: Any) -> str:  # noqa: ANN401
    return f"“{json.dumps(value, ensure_ascii=False, default=str)[:60]}”"
