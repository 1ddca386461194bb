"""Answers as Markdown: text of documents and questions is escaped, so that it shows as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.parts.table_text import row_line, rule_line
from assistant.export.numbered import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.export.numbered import Numbered, Pieces

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~$!&{}])")
_FIRST = re.compile(r"^([-+=]|\d+[.)](?=\s|$))")  # 12. begins a list, 8.08 does not
_ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)


def markdown(numbered: Numbered) -> str:
    """The whole file."""
    return "\n".join(_lines(numbered)) + "\n"


def _lines(numbered: Numbered) -> Iterator[str]:
    yield f"# {escaped(numbered.title)}"
    yield f"\n（{numbered.day}整理）"
    for part in numbered.parts:
        yield f"\n## {escaped(part.question)}{part.status}\n"
        for block in part.blocks:
            yield ("\n".join(_table(block)) if isinstance(block, Grid) else _line(block)) + "\n"
        if part.remarks:
            yield "\n>\n".join(f"> 说明：{escaped(remark)}" for remark in part.remarks)
    if numbered.notes:
        yield "\n## 注释\n"
    for note in numbered.notes:
        yield f"- \\[{note.number}\\] {escaped(note.place)}：“{escaped(note.quote)}”"
        yield from (f"  - 所据来源：{escaped(source.title)} {escaped(source.url)}".rstrip() for source in note.sources)
    if numbered.figures:
        yield "\n## 所用数据\n\n| 主体 | 指标 | 时间 | 数值 | 说明 | 出处 |\n| --- | --- | --- | --- | --- | --- |"
    for figure in numbered.figures:
        source = f"注\\[{figure.note}\\]" if figure.note else escaped(figure.source)
        texts = (figure.subject, figure.indicator, figure.period, figure.value, figure.remark)
        yield "| " + " | ".join([*map(escaped, texts), source]) + " |"


def _line(pieces: Pieces) -> str:
    return "".join(f"\\[{note}\\]" if note else escaped(text) for text, note in pieces)


def _table(grid: Grid) -> Iterator[str]:
    for number, cells in enumerate(grid.rows):
        yield row_line([_line(cell) for cell in cells])
        if not number:
            yield rule_line(len(cells))


def escaped(text: str) -> str:
    """One line of Markdown that shows exactly these characters: nothing in it is a sign, a link or a tag."""
    line = _ACTIVE.sub(r"\\\1", " ".join(text.split()))
    parted = _ADDRESS.sub("\u2060", line)
    return _FIRST.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", parted)
