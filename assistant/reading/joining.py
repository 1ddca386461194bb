"""Lines of a cut text become paragraphs: which of them begins one, and the text that they make together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.reading.cut_lines import UNKNOWN, centred, cut_of, lone_number
from assistant.reading.headings import LONGEST, LONGEST_RUN_IN
from assistant.reading.line_signs import (
    balanced,
    cannot_begin,
    ends_sentence,
    glued,
    goes_on,
    marker,
    one_phrase,
    opens,
    opens_in_prose,
    parts_figure,
    prose,
)
from assistant.reading.margins import without_page_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.reading.cut_lines import Cut, Line

FAR_TOO_WIDE, FAR_TOO_WIDE_UNEVEN = 1.5, 2.0
"""Wider than this many usual lines, a line is a paragraph that was not cut."""
_RUN_IN = re.compile("[^，。；：]{1,14}。")
LONGEST_HEADING = 3
"""Lines of a heading at most."""
SHORTEST_LABEL = 6
"""Characters of a title sentence at least; a shorter one is the end of the heading before it."""
LOST_INDENT = 2


def rejoin(lines: Sequence[Line]) -> list[list[Line]] | None:
    """The lines of each paragraph, without what the printer put among them; None where no lines are cut."""
    cut = cut_of(lines)
    if not cut:
        return None
    kept = without_page_ends(lines, cut)
    return list(paragraphs(kept, [cut_of(kept) or cut]))


def together(paragraph: Sequence[Line]) -> str:
    """The text that the lines make."""
    return glued([line.text for line in paragraph])


def paragraphs(lines: Sequence[Line], cuts: Sequence[Cut]) -> Iterator[list[Line]]:
    """The lines of each paragraph; ``cuts`` says how the lines of each page are cut."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, cuts[paragraph[-1].page]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Sequence[Line], line: Line, cut: Cut) -> bool:
    """Whether ``line`` begins a paragraph behind those lines."""
    before = paragraph[-1]
    if before.apart or line.apart or line.certain or lone_number(before) or lone_number(line):
        return True
    if _whole(before, cut) or centred(before, cut) or centred(line, cut):
        return True
    if cannot_begin(line.text) or (parts_figure(before.text, line.text) and not cut.set_off(line)):
        return False
    if ends_sentence(before.text):
        return _begins_behind_end(before, line, cut)
    if goes_on(before.text):
        return cut.set_off(line) and opens_in_prose(line.text)
    if marker(line.text) in cut.opening and opens_in_prose(line.text, before.text):
        return True
    heading = len(paragraph) <= LONGEST_HEADING and marker(paragraph[0].text) in cut.alone
    if heading and one_phrase("".join(one.text for one in paragraph)):
        return not _rest_of_heading(paragraph, line, cut)
    return _begins_behind_phrase(before, line, cut, first=len(paragraph) == 1)


def _whole(line: Line, cut: Cut) -> bool:
    """Whether the line is a paragraph that was not cut: too wide, and no sentence is left unfinished in it."""
    far = (FAR_TOO_WIDE if cut.even else FAR_TOO_WIDE_UNEVEN) * cut.usual
    return cut.width(line) > far and (ends_sentence(line.text) or not prose(line.text))


def _begins_behind_end(before: Line, line: Line, cut: Cut) -> bool:
    """Behind the end of a sentence or a colon."""
    if cut.set_off(line) or marker(line.text) in cut.opening or opens(line.text):
        return True
    if cut.even:
        return cut.width(before) < cut.brim or (not cut.by_indent and not cut.by_blanks and cut.titled(line))
    # lines of any width: few are cut right behind a full stop
    told = cut.by_indent or (cut.by_blanks and line.blanks != UNKNOWN)
    return not told and (cut.width(before) < cut.full or before.text[-1] not in "；;：:")


def _begins_behind_phrase(before: Line, line: Line, cut: Cut, *, first: bool) -> bool:
    """Behind what ends no sentence: a full line goes on, a shorter one is a heading, a signature, an address."""
    width = cut.width(before)
    if cut.set_off(line):
        return cut.indented(line) or width < cut.full or not prose(before.text)
    if prose(before.text):
        return width < cut.nearly_full
    # whoever copies lines loses the two characters of white space before the first of a paragraph
    lost = LOST_INDENT if first and cut.even and not marker(before.text) else 0
    return width + (lost if not cut.in_columns else 2 * lost) < cut.full


def _rest_of_heading(paragraph: Sequence[Line], line: Line, cut: Cut) -> bool:
    """Whether ``line`` is what a heading that fills its line goes on with, text behind its full stop included."""
    if cut.width(paragraph[-1]) < cut.full or cut.set_off(line):
        return False
    complete = balanced(paragraph[0].text)
    length = sum(len(one.text) for one in (*paragraph, line))
    if not one_phrase(line.text):
        run_in = _RUN_IN.match(line.text)
        if not run_in or ((complete or cut.labelled) and len(run_in[0]) >= SHORTEST_LABEL):
            return False
        return length - len(line.text) + len(run_in[0]) <= LONGEST_RUN_IN
    if complete or length > LONGEST:
        return False
    return cut.width(line) < cut.full or (not cut.even and 2 * len(line.text) <= LONGEST)
