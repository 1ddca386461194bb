"""An answer's text: as HTML whose figures and marks open what they stand on, and as plain text to copy."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.parts.table_text import is_row, is_rule, rows_as_lines
from assistant.journal.proof import printed_figures
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.journal.kept import Given
    from assistant.journal.proof import PrintedFigure
    from assistant.model import Answer

_MARK = re.compile(r"\[(\d{1,3})\]")


def mark_key(number: int, mark: int) -> str:
    """The key of the chip of a citation of turn ``number``."""
    return f"cite-{number}-{mark}"


def proof_key(number: int, proof: int) -> str:
    """The key of the chip of a figure."""
    return f"figure-{number}-{proof}"


def computed_key(number: int, computed: int) -> str:
    """The key of the chip of a computed figure."""
    return f"computed-{number}-{computed}"


def answer_html(number: int, given: Given) -> str:
    """The text of turn ``number``, a paragraph a line, a table where it holds one; all of it passes ``html.escape``."""
    answer = given.answer
    figures = printed_figures(answer, given.proofs)
    marks = {citation.mark for citation in answer.citations}

    def shown(start: int, end: int) -> str:
        return "".join(_pieces(number, answer, marks, figures, start, end)).strip()

    return _blocks(answer.text, shown)


def growing_html(answer: Answer) -> str:
    """The text of an answer that is still being worded: nothing in it can be opened yet."""
    return _blocks(answer.text, lambda start, end: escape(answer.text[start:end].strip()))


def _blocks(text: str, shown: Callable[[int, int], str]) -> str:
    """Paragraphs and tables; ``shown`` gives the HTML of a span of the text."""
    blocks: list[str] = []
    rows: list[str] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if is_row(line):
            cells = [shown(at + start, at + end) for start, end in cell_spans(line)]
            if not is_rule(cells):
                rows.append(_row(cells, head=not rows))
        else:
            blocks += _table(rows)
            rows = []
            html = shown(at, at + len(line))
            blocks += [f"<p>{html}</p>"] if html else []
        at += len(line)
    return "".join([*blocks, *_table(rows)])


def cell_spans(line: str) -> list[tuple[int, int]]:
    """Where the cells of a table's line stand in it, without the rules around them."""
    bars = [at for at, sign in enumerate(line) if sign == "|"]
    return [(start + 1, end) for start, end in pairwise(bars)]


def _row(cells: list[str], *, head: bool) -> str:
    tags = ["th" if head or not column else "td" for column in range(len(cells))]
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for tag, cell in zip(tags, cells, strict=True)) + "</tr>"


def _table(rows: list[str]) -> list[str]:
    return [f'<div class="answer_table"><table>{"".join(rows)}</table></div>'] if rows else []


def _pieces(
    number: int, answer: Answer, marks: set[int], figures: tuple[PrintedFigure, ...], start: int, end: int
) -> Iterator[str]:
    at = start
    for figure in figures:
        if not start <= figure.start < end:
            continue
        yield _raised(number, answer.text[at : figure.start], marks)
        yield _button("span", "figure", _opened_by(number, figure), answer.text[figure.start : figure.end])
        at = figure.end
    yield _raised(number, answer.text[at:end], marks)


def _opened_by(number: int, figure: PrintedFigure) -> str:
    if figure.proof is not None:
        return proof_key(number, figure.proof)
    if figure.computed is not None:
        return computed_key(number, figure.computed)
    return mark_key(number, figure.mark or 0)


def _raised(number: int, text: str, marks: set[int]) -> str:
    """The text with the marks of held citations as small chips; any other bracket stays as it is."""

    def raised(found: re.Match[str]) -> str:
        mark = int(found[1])
        return _button("sup", "mark", mark_key(number, mark), found[0]) if mark in marks else found[0]

    return _MARK.sub(raised, escape(text))


def _button(tag: str, name: str, opens: str, text: str) -> str:
    return f'<{tag} class="{name}" role="button" tabindex="0" data-opens="{opens}">{escape(text)}</{tag}>'


def plain(answer: Answer) -> str:
    """The answer with its sources and notes, to be pasted elsewhere."""
    lines = [answer.question, "", *rows_as_lines(answer.text)]
    if answer.citations:
        lines.append("")
    for citation in answer.citations:
        page = f"第{citation.page}页" if citation.page else ""
        place = "，".join(part for part in (in_title_marks(citation.title), *citation.section[-1:], page) if part)
        lines.append(f"[{citation.mark}] {place}：“{citation.quote}”")
    lines += [f"注：{note}" for note in answer.notes]
    return "\n".join(lines)
