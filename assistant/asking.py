"""The command ``assistant ask``: its options, one question or a file of them, and an answer as it is read."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, QuestionError, UsageError
from assistant.kept_patterns import kept_patterns
from assistant.model import Filters
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from assistant.app import Assistant
    from assistant.model import Answer
    from assistant.settings import Settings

STATUS_NAMES = {"answered": "已回答", "partial": "部分回答", "refused": "未找到依据"}


def add_options(parser: ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("question", nargs="?", help="问题")
    parser.add_argument("--document", nargs="+", default=[], metavar="ID", help="只在这些文件里找")
    before = "本次对话先前的问题，由早到晚；可以写几次"
    parser.add_argument("--history", nargs="+", action="extend", default=[], metavar="QUESTION", help=before)
    parser.add_argument("--suggest", action="store_true", help="答后列出三个还可以问的问题（都试问过，库里答得出）")
    parser.add_argument("--batch", type=Path, metavar="FILE.jsonl", help="逐行读入问题，逐行输出回答")


def ask(settings: Settings, options: Namespace) -> int:
    """Run the command; returns the exit status."""
    if (options.question is None) == (options.batch is None):
        raise UsageError("请给出一个问题，或用 --batch 给出一个问题文件，二者取一。")
    gc.disable()  # what is imported stays; to look for garbage in it again and again takes a tenth of a cold answer
    with kept_patterns():
        status = _ask(settings, options)
    gc.freeze()  # nor is it looked through when the process ends
    return status


def _ask(settings: Settings, options: Namespace) -> int:
    from assistant.app import open_assistant

    assistant = open_assistant(settings)
    if options.batch is not None:
        gc.enable()
        for record in _answer_batch(assistant, options.batch):
            _out(_dump(record))
        _say_trouble(assistant)
        return 0
    filters = Filters(documents=tuple(options.document))
    answer = assistant.ask(options.question, options.history, filters)
    _say_trouble(assistant)
    further = assistant.suggestions(answer) if options.suggest else ()
    if getattr(options, "json", False):
        _out(_dump(_record(assistant, answer) | ({"suggestions": list(further)} if options.suggest else {})))
    else:
        _out("\n".join([_readable(answer), *(f"还可以问：{question}" for question in further)]))
    return 0


def _say_trouble(assistant: Assistant) -> None:
    if assistant.library.trouble:
        print(assistant.library.trouble, file=sys.stderr, flush=True)  # noqa: T201


def _answer_batch(assistant: Assistant, file: Path) -> Iterator[dict[str, Any]]:
    """One record a line of ``file``, in its order; a line that cannot be used yields an error record."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"问题文件“{file}”读不出来（{error}）。应为UTF-8编码、每行一个JSON对象的文件。"
        raise UsageError(message) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        identifier: object = None
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise QuestionError('这一行不是JSON对象，应形如 {"id": "1", "question": "……"}。')
            identifier = asked.get("id")
            yield _record(assistant, _answer_line(assistant, asked)) | {"id": identifier}
        except json.JSONDecodeError as error:
            yield {"id": identifier, "line": number, "error": f"第{number}行不是有效的JSON（{error.msg}）。"}
        except AssistantError as error:
            yield {"id": identifier, "line": number, "error": f"第{number}行：{error}"}


def _answer_line(assistant: Assistant, asked: dict[str, Any]) -> Answer:
    question, history = asked.get("question"), asked.get("history") or []
    if not isinstance(question, str):
        raise QuestionError("缺少“question”，应为一句话。")
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise QuestionError("“history”应为先前问题的列表，每项一句话。")
    return assistant.ask(question, history)


def _record(assistant: Assistant, answer: Answer) -> dict[str, Any]:
    from assistant.answering.record import answer_record

    return answer_record(answer, assistant.document)


def _readable(answer: Answer) -> str:
    from assistant.answering.parts.table_text import aligned, is_row

    text = aligned(answer.text)
    lines = [f"【{STATUS_NAMES[answer.status]}】" + ("\n" if is_row(text) else "") + text]
    if answer.understood:
        lines.insert(0, f"理解为：{answer.understood}")
    for citation in answer.citations:
        place = f"第{citation.page}页" if citation.page else ""
        parts = (in_title_marks(citation.title), place, " > ".join(citation.section))
        where = "，".join(part for part in parts if part)
        lines.append(f"[{citation.mark}] {where}：“{citation.quote}”")
    lines += [f"注：{note}" for note in answer.notes]
    lines.append(f"（检索了{answer.searched.documents}份文件、{answer.searched.passages}个段落）")
    return "\n".join(lines)


def _dump(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _out(text: str) -> None:
    print(text, flush=True)  # noqa: T201
