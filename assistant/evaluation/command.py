"""The command ``assistant evaluate``: its options and what it does with them."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import UsageError
from assistant.evaluation.questions import chosen, kinds_named, read_questions, write_questions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from assistant.evaluation.examined import Examined, ExaminedLibrary, Opener
    from assistant.evaluation.folder import RunFolder
    from assistant.evaluation.gates import Gate
    from assistant.evaluation.questions import Question
    from assistant.settings import Settings

DEFAULT_SET, DEFAULT_GATES = "questions.jsonl", "gates.yaml"


def add_options(parser: ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="问题集，.jsonl或.xlsx")
    parser.add_argument("--out", type=Path, metavar="DIR", help="结果文件夹（默认 evaluations/日期-时间）")
    parser.add_argument("--resume", type=Path, metavar="DIR", help="接着做没有做完的评测；已做完的重新评分")
    parser.add_argument("--baseline", type=Path, metavar="DIR", help="与以前的评测比较")
    parser.add_argument("--kinds", nargs="+", default=[], metavar="KIND", help=f"只评这些类型：{kinds_named()}")
    parser.add_argument("--fail-under", type=Path, metavar="gates.yaml", help="门槛文件；有一项未达到就以1退出")
    parser.add_argument("--answers", type=Path, metavar="FILE.jsonl", help="不提问，只给ask --batch --json的输出评分")
    parser.add_argument("--repeat", type=int, default=20, metavar="N", help="抽N题问两遍，看回答是否一致（默认20）")
    parser.add_argument("--gold", type=Path, metavar="FILE.jsonl", help="人工标注的数字，用来评数字抽取")
    parser.add_argument("--check", action="store_true", help="只检查问题集，不评测")
    parser.add_argument("--convert", type=Path, metavar="FILE", help="把问题集另存为 .xlsx 表格或 .jsonl")
    parser.add_argument("--format", choices=("cmrc", "rgb"), help="公开测试集：CMRC 2018／DRCD（SQuAD格式）或RGB")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="公开测试集只用前N题")
    parser.add_argument("--judge", metavar="URL", help="另用大模型评判（OpenAI兼容接口的地址；默认不用）")
    parser.add_argument("--judge-model", default="", metavar="NAME", help="评判用的模型名")


def evaluate(settings: Settings, options: Namespace, opened: Opener) -> int:
    """Run the command; ``opened`` opens an assistant. Returns the exit status."""
    if options.format:
        return _outside(settings, options, opened)
    if options.resume and (options.files or options.out or options.answers):
        raise UsageError("--resume 接着做那个文件夹里的题，不能再给问题集、--out 或 --answers。")
    if len(options.files) > 1:
        raise UsageError(f"一次只能评一个问题集，给了{len(options.files)}个。")
    if options.repeat < 0 or options.limit < 0:
        raise UsageError("--repeat 和 --limit 应为不小于0的整数。")
    if options.check or options.convert:
        file = options.files[0] if options.files else settings.corpus / DEFAULT_SET
        questions = read_questions(file)
        return _convert(questions, options.convert) if options.convert else _check(opened(settings), questions, options)
    return _run(settings, options, opened)


def _run(settings: Settings, options: Namespace, opened: Opener) -> int:
    from assistant.evaluation.folder import RunFolder, plain
    from assistant.evaluation.gates import fallen
    from assistant.evaluation.run import ask_all, score_all
    from assistant.library.progress import terminal_progress

    gates = _gates(settings, options)
    baseline = RunFolder.opened(options.baseline) if options.baseline else None
    if baseline:
        baseline.results()  # a baseline that was never finished is refused before the questions are asked
    assistant = opened(settings)
    folder = RunFolder.opened(options.resume) if options.resume else _begun(settings, options, assistant.library)
    try:
        if options.answers:
            _take_answers(options.answers, folder)
        else:
            with terminal_progress() as progress:
                ask_all(folder, assistant, progress, repeats=options.repeat)
        if options.judge:
            _judge(folder, options)
        report = score_all(folder, assistant.library, gates=gates, baseline=baseline, gold=options.gold)
    except KeyboardInterrupt:
        _say(f"已中断，已答的{len(folder.answers())}题已保存。接着做请运行：assistant evaluate --resume {folder.path}")
        return 1
    if _as_json(options):
        _out(json.dumps(plain(report.as_record() | {"folder": str(folder.path)}), ensure_ascii=False))
    else:
        from assistant.evaluation.terminal import show

        show(report)
        _out(f"报告：{folder.path / 'report.html'}（网页）、{folder.path / 'report.xlsx'}（表格）")
    down = fallen(report.verdicts)
    if options.fail_under and down:
        _say(f"{len(down)}项门槛未达到：{'；'.join(verdict.gate.label for verdict in down)}。")
        return 1
    return 0


def _begun(settings: Settings, options: Namespace, library: ExaminedLibrary) -> RunFolder:
    from assistant.evaluation.folder import RUNS, RunFolder, dated, run_record

    file = options.files[0] if options.files else settings.corpus / DEFAULT_SET
    questions = chosen(read_questions(file), options.kinds)
    now = datetime.now().astimezone()
    path = options.out or dated(RUNS, now)
    return RunFolder.begun(path, questions, run_record(settings, library, str(file), options.kinds, now))


def _gates(settings: Settings, options: Namespace) -> Sequence[Gate]:
    """The gates asked for; for the corpus's own set its own gates are shown even when not asked for."""
    from assistant.evaluation.gates import read_gates

    own = settings.corpus / DEFAULT_GATES
    if options.fail_under:
        return read_gates(options.fail_under)
    return read_gates(own) if not options.files and not options.resume and own.is_file() else ()


def _take_answers(file: Path, folder: RunFolder) -> None:
    """Take over answers that were made elsewhere; those to other questions are left out."""
    from assistant.evaluation.generate import answers_in

    try:
        given = answers_in(file)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        message = f"回答文件“{file}”读不出来（{error}）。应为 assistant ask --batch FILE --json 的输出。"
        raise UsageError(message) from error
    wanted = [given[question.id] for question in folder.questions() if question.id in given]
    if not wanted:
        raise UsageError(f"回答文件“{file}”里没有这个问题集的回答，请核对编号（id）。")
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in wanted)
    folder.answers_file.write_text(text, encoding="utf-8")


def _judge(folder: RunFolder, options: Namespace) -> None:
    from assistant.evaluation.llm_judge import ChatModel, judge_answers
    from assistant.library.progress import terminal_progress

    with terminal_progress() as progress:
        model = ChatModel.at(options.judge, options.judge_model)
        judge_answers(folder.questions(), folder.answers(), folder.judgements_file, model, progress)


def _check(assistant: Examined, questions: Sequence[Question], options: Namespace) -> int:
    from assistant.evaluation.care import remarks_on

    remarks = remarks_on(questions, assistant)
    errors = sum(remark.is_error for remark in remarks)
    if _as_json(options):
        _out(json.dumps([remark.as_record() for remark in remarks], ensure_ascii=False))
    else:
        for remark in remarks:
            _out(str(remark))
        _out(f"共{len(questions)}题，错误{errors}处，存疑{len(remarks) - errors}处。")
    return 1 if errors else 0


def _convert(questions: Sequence[Question], target: Path) -> int:
    suffix = target.suffix.lower()
    if suffix == ".xlsx":
        from assistant.evaluation.spreadsheet import write_spreadsheet

        write_spreadsheet(questions, target)
    elif suffix == ".jsonl":
        write_questions(questions, target)
    else:
        raise UsageError(f"--convert 的文件名是“{target}”，应以 .xlsx 或 .jsonl 结尾。")
    _out(f"已写入{len(questions)}题：{target}")
    return 0


def _outside(settings: Settings, options: Namespace, opened: Opener) -> int:
    from assistant.evaluation.outside import run_outside

    if not options.files:
        raise UsageError(f"请给出{options.format.upper()}的数据文件（本程序不附带）。")
    scores = run_outside(options.format, options.files, settings, opened, limit=options.limit)
    _out(json.dumps(scores.as_record(), ensure_ascii=False) if _as_json(options) else scores.as_text())
    return 0


def _as_json(options: Namespace) -> bool:
    return bool(getattr(options, "json", False))


def _out(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
