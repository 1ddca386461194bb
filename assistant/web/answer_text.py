"""An answer's text: as HTML whose figures and marks open what they stand on, and as plain text to copy."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.journal.proof import printed_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """The text of turn ``number``, a paragraph a line, rows (| a | b) as a table; all of it passes ``html.escape``."""
    answer = given.answer
    figures = printed_figures(answer, given.proofs)
    marks = {citation.mark for citation in answer.citations}
    lines: list[str] = []
    at = 0
    for line in answer.text.splitlines(keepends=True):
        end = at + len(line)
        lines.append("".join(_pieces(number, answer, marks, figures, at, end)).strip())
        at = end
    blocks = groupby(filter(None, lines), key=lambda line: line.startswith("|"))
    return "".join(_table(block) if rows else "".join(f"<p>{line}</p>" for line in block) for rows, block in blocks)


def _table(lines: Iterable[str]) -> str:
    """Rows as Markdown writes them, the first one the head; a rule between (---) is left out."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head, *body = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)] or [[]]
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>"


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
    lines = [answer.question, "", answer.text]
    if answer.citations:
        lines.append("")
    for citation in answer.citations:
        page = f"第{citation.page}页" if citation.page else ""
        place = "，".join(part for part in (f"《{citation.title}》", *citation.section[-1:], page) if part)
        lines.append(f"[{citation.mark}] {place}：“{citation.quote}”")
    lines += [f"注：{note}" for note in answer.notes]
    return "\n".join(lines)
