"""The command line: results on stdout, messages on stderr; exit 0 done, 1 failed, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from assistant import asking
from assistant.errors import AssistantError, LibraryDamaged, LibraryMissing, RecipeChanged, UsageError
from assistant.evaluation.command import add_options, evaluate
from assistant.settings import Settings, from_environment
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Parser(argparse.ArgumentParser):
    """An argument parser that says in Chinese what is wrong."""

    def error(self, message: str) -> NoReturn:
        print(f"用法有误：{message}\n{self.format_usage()}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the machine's own: the contract says UTF-8
    options = _parser().parse_args(arguments)
    try:
        settings = _settings(options)
        status: int = options.run(settings, options)
    except UsageError as error:
        _say(str(error))
        return 2
    except AssistantError as error:
        _say(str(error))
        return 1
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say("已中断。原有文献库不受影响。")
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--corpus", type=Path, metavar="DIR", help="资料文件夹（默认 corpus）")
    everywhere.add_argument("--index", type=Path, metavar="DIR", help="文献库文件夹（默认 index）")
    everywhere.add_argument("--json", action="store_true", help="以JSON输出")

    parser = _Parser(prog="assistant", description="无锡“产业强市”政策问答助手", parents=[everywhere])
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="命令")

    def command(name: str, run: Any, summary: str) -> argparse.ArgumentParser:  # noqa: ANN401
        made = commands.add_parser(name, help=summary, description=summary, parents=[everywhere])
        made.set_defaults(run=run)
        return made

    index = command("index", _index, "建立或更新文献库：只处理新增、改动和删去的文件")
    either = index.add_mutually_exclusive_group()
    either.add_argument("--rebuild", action="store_true", help="全部重建")
    either.add_argument("--rollback", action="store_true", help="退回上一个版本（语料不动）")

    asking.add_options(command("ask", asking.ask, "提问"))

    facts = command("facts", _facts, "列出库中的数据")
    for name, what in (("subject", "地区或主体"), ("indicator", "指标"), ("period", "时间"), ("document", "文件的id")):
        facts.add_argument(f"--{name}", default="", metavar=name.upper(), help=what)
    facts.add_argument("--conflicts", action="store_true", help="列出各文件之间不一致的数据")
    facts.add_argument("--format", choices=("table", "csv", "json"), default="table", help="输出形式（默认 table）")

    show = command("show", _show, "显示文件某页的文字")
    show.add_argument("document", help="文件的id（见 assistant status）")
    show.add_argument("--page", type=int, default=1, metavar="N", help="页码，从1起")

    status = command("status", _status, "文献库现状")
    status.add_argument("--llm", action="store_true", help="只试一试所设的大模型是否答话")

    add_options(command("evaluate", _evaluate, "用问题集评测，出报告"))

    command("backup", _backup, "备份语料和对话记录").add_argument("file", type=Path, metavar="FILE.tar.gz")
    command("restore", _restore, "从备份恢复").add_argument("file", type=Path, metavar="FILE.tar.gz")

    serve = command("serve", _serve, "打开问答网页（没有文献库时先建立）")
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument("--address", default="localhost")
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    settings = from_environment()
    return replace(
        settings,
        corpus=getattr(options, "corpus", settings.corpus),
        index=getattr(options, "index", settings.index),
    )


def _as_json(options: argparse.Namespace) -> bool:
    return bool(getattr(options, "json", False))


def _out(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def _dump(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False)


# --- index -------------------------------------------------------------------------------------------------------


def _index(settings: Settings, options: argparse.Namespace) -> int:
    if options.rollback:
        return _roll_back(settings, options)
    from assistant.library.build import build_library
    from assistant.library.progress import terminal_progress

    with terminal_progress() as progress:
        report = build_library(settings, rebuild=options.rebuild, progress=progress)
    _out(_dump(report.as_record()) if _as_json(options) else report.as_text())
    return 0


def _roll_back(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.library.following import one_writer_of_all
    from assistant.library.versions import roll_back

    with one_writer_of_all(settings) as shared:
        version = shared.roll_back() if shared else roll_back(settings.index)
        if shared:
            shared.take_over(settings.index)
    said = f"已退回文献库版本 {version}。语料没有改动；再运行 assistant index 会照语料重新更新。"
    _out(_dump({"version": version}) if _as_json(options) else said)
    return 0


# --- facts -------------------------------------------------------------------------------------------------------


def _facts(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.facts.conflicts import find_conflicts
    from assistant.facts.record import as_text, conflict_record, conflicts_as_text, full_record, matching
    from assistant.facts.table import FactTable
    from assistant.library.open import Library

    library = Library.open(settings)
    form = "json" if _as_json(options) else options.format
    documents = {listed.id: library.document(listed.id) for listed in library.documents()}
    if options.document and options.document not in documents:
        library.document(options.document)  # raises the sentence that says so
    chosen = matching(library.facts(), options.subject, options.indicator, options.period, options.document)
    if options.conflicts:
        conflicts = find_conflicts(FactTable(chosen, documents.values()))
        _out(conflicts_as_text((conflict_record(conflict, documents) for conflict in conflicts), form))
    else:
        _out(as_text([full_record(fact, documents[fact.document_id]) for fact in chosen], form))
    return 0


# --- show, status, backup, serve ---------------------------------------------------------------------------------


def _show(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.library.open import Library

    document = Library.open(settings).document(options.document)
    if document.page(options.page) is None:
        message = f"{in_title_marks(document.title)}共{len(document.pages)}页，没有第{options.page}页。"
        raise UsageError(message)
    text = document.page_text(options.page)
    if _as_json(options):
        _out(_dump({"document": document.id, "title": document.title, "page": options.page, "text": text}))
    else:
        _out(text)
    return 0


def _status(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.library.open import Library

    if options.llm:
        return _model_status(settings, options)
    library = Library.open(settings)
    documents = library.documents()
    counts = library.counts
    if _as_json(options):
        columns = ("id", "title", "kind", "issuer", "issued")
        listed = [{c: getattr(d, c) for c in columns} | {"pages": len(d.pages)} for d in documents]
        _out(_dump({"counts": counts, "manifest": library.manifest, "documents": listed}))
        return 0
    _out(f"文献库：{counts['documents']}份文件，{counts['passages']}个段落，{counts['facts']}条数据")
    for document in documents:
        _out(f"  {document.id}  {document.title}（{document.issuer or '发布者不详'}，{document.issued or '日期不详'}）")
    return 0


def _model_status(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.llm import check_connection, model_uses, open_model

    model, uses = open_model(settings), sorted(model_uses(settings))
    if model is None:
        none = "没有设大模型（环境变量 ASSISTANT_LLM），答案由程序照原文整理。"
        _out(_dump({"llm": None}) if _as_json(options) else none)
        return 0
    checked = check_connection(model)
    if _as_json(options):
        told = {"model": checked.model, "address": model.address, "uses": uses, "reply": checked.reply}
        _out(_dump({"llm": told | {"seconds": round(checked.seconds, 3)}}))
    else:
        _out(f"大模型：{checked.model}（{model.address}），用于 {', '.join(uses)}")
        _out(f"答话正常，用时{checked.seconds:.2f}秒：“{checked.reply}”")
    return 0


def _evaluate(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.app import open_assistant

    return evaluate(settings, options, open_assistant)


def _backup(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.backup import back_up

    files = back_up(settings, options.file)
    said = f"已备份到 {options.file}：{files} 个文件（语料和对话记录；文献库可随时重建，不在其中）。"
    _out(_dump({"archive": str(options.file), "files": files}) if _as_json(options) else said)
    return 0


def _restore(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.backup import restore

    moved = [str(place) for place in restore(settings, options.file)]
    kept = f"原有的改名保留为：{'、'.join(moved)}。" if moved else ""
    said = f"已从 {options.file} 恢复。{kept}请运行 assistant index 更新文献库，并重新启动 assistant serve。"
    _out(_dump({"archive": str(options.file), "moved": moved}) if _as_json(options) else said)
    return 0


# With an arena for each thread that ever lived, glibc keeps some megabytes more after each library that is built.
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}


def _serve(settings: Settings, options: argparse.Namespace) -> NoReturn:
    from assistant.library.open import Library
    from assistant.reading.resting import RESTING

    try:
        Library.open(settings).close()
    except LibraryMissing:
        _say("还没有文献库，先行建立……")
        _index(settings, argparse.Namespace(rebuild=False, rollback=False))
    except (RecipeChanged, LibraryDamaged) as error:
        _say(f"{error}网页照常打开，在上面点“重建文献库”也可以。")
    RESTING.end_all()  # of a process that another takes the place of, nothing is run at its end
    places = {"ASSISTANT_CORPUS": str(settings.corpus), "ASSISTANT_INDEX": str(settings.index)}
    command = [sys.executable, "-m", "assistant.web.server"]
    command += ["--port", str(options.port), "--address", options.address]
    environment = FEW_ARENAS | os.environ | places
    os.execve(sys.executable, command, environment)  # the server takes this process's place and signals
