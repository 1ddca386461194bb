"""Whether a text's lines are cut at a width, and what such a text shows of where its paragraphs begin.

A cut line has a comma or full stop inside and none at its end: prose that runs on printed as lines. Where a quarter of
a text's lines are such, the text is cut, and the widths of those lines say how wide a full line is. The lines behind
them are never the first of a paragraph, the lines behind full stops often are; if only these are indented, or only
before these stands a blank line, paragraphs are known by it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.reading.line_signs import (
    HEADINGS,
    STYLES,
    balanced,
    ends_sentence,
    marker,
    markers_inside,
    one_phrase,
    opens_in_prose,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDEST = 160
"""Columns (a Chinese character takes two) of the widest page; longer lines are paragraphs, not lines."""
FULL = 0.88
"""Share of the usual width, or of the narrowest cut line's, from which on a line counts as full."""
FEWEST_CUT = 3
SHARE_CUT, SHARE_CUT_EVENLY = 0.25, 0.1
"""Share of cut lines from which on a text is cut; the second where they are all about equally wide."""
EVEN = 0.85
"""Least width of four fifths of the cut lines against the greatest, where lines are cut at one width."""
UNLIKE = 0.3
"""Narrower than this against the widest, cut lines are cut by chance: headings and notes."""
_INNER = re.compile(r"[，。；,;](?=.)")
_WIDE = re.compile("[\u1100-\U0010ffff“”‘’…—·]+")
_COLUMNS = re.compile(r"\S(?: {2,}|[\t　] ?)\S.*\S(?: {2,}|[\t　] ?)\S|(?: [-—]?[\d.,]+[%％]?){2,}$")
_LABEL = re.compile("[一-鿿“”、]{4,13}。(?=.)")
_DEEP = 12
"""Columns of white space before a line that stands in the middle or on the right."""


UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One line without white space at its ends."""

    text: str
    page: int = 0
    lead: str = ""
    """White space before it."""
    blanks: int = 0
    """Blank lines before it; UNKNOWN where the printer put something between."""
    apart: bool = False
    """Whether it stands by itself whatever is around it: a row of a table, a marked heading, code."""
    certain: bool = False
    """Whether the format says that it begins a paragraph."""
    level: int = 0
    """1 to 9 where the format says that it is a heading."""

    @property
    def indent(self) -> int:
        """Columns of white space before it."""
        return columns(self.lead)

    @property
    def columns(self) -> int:
        """Columns that it takes, white space before it included."""
        return columns(self.lead) + columns(self.text)

    @property
    def characters(self) -> int:
        """Characters that it has, white space before it included."""
        return len(self.lead) + len(self.text)


@dataclass(frozen=True, slots=True)
class Cut:
    """How a text is cut. Widths are in columns or in characters, whichever are more alike."""

    in_columns: bool
    usual: int
    full: int
    """Width from which on a line that ends no sentence goes on."""
    brim: int
    """Width from which on a line may go on that ends a sentence."""
    even: bool
    """Whether the lines are cut at one width, so that a narrower line is the last of its paragraph."""
    indent: int
    """Usual indentation of lines inside a paragraph."""
    blanks: int
    """Usual number of blank lines inside a paragraph."""
    by_indent: bool
    by_blanks: bool
    """Whether paragraphs are known by their indentation, by a blank line before them."""
    opening: frozenset[str]
    """Styles of markers that stand at the beginning of paragraphs, not inside them."""
    alone: frozenset[str]
    """Styles of markers that are those of headings on a line of their own."""
    labelled: bool = False
    """Whether paragraphs begin with a short title sentence."""

    @property
    def nearly_full(self) -> int:
        """Width from which on prose goes on all the same, where figures and Latin words are not cut."""
        if not self.even:
            return 3 * self.full // 4
        return self.full - 2 * (self.usual - self.brim) - (2 if self.in_columns else 1)

    def width(self, line: Line) -> int:
        """Width of the line as this text's are measured."""
        return line.columns if self.in_columns else line.characters

    def indented(self, line: Line) -> bool:
        """Whether it is indented as the first lines of paragraphs are."""
        return self.by_indent and line.indent > self.indent + 1

    def titled(self, line: Line) -> bool:
        """Whether the line begins with a title sentence, as the paragraphs of this text do."""
        return self.labelled and bool(_LABEL.match(line.text))

    def set_off(self, line: Line) -> bool:
        """Whether the format, white space or a blank line says that it begins a paragraph."""
        return line.certain or self.indented(line) or (self.by_blanks and line.blanks > self.blanks)

    def as_wide_as(self, other: Cut) -> Cut:
        """As this text is cut, with the other's widths."""
        same = ("in_columns", "usual", "full", "brim", "even")
        return replace(self, **{name: getattr(other, name) for name in same})


def columns(text: str) -> int:
    """Columns that the text takes when printed: two for a Chinese sign or mark."""
    return len(text) + sum(map(len, _WIDE.findall(text)))


def line_of(raw: str, blanks: int, page: int = 0) -> Line:
    """The line that is printed so; the rows of tables stand apart."""
    text = raw.strip()
    tabular = text.startswith("|") or (len(text) <= WIDEST and bool(_COLUMNS.search(text)))
    return Line(text, page, raw[: len(raw) - len(raw.lstrip())], blanks, tabular)


def centred(line: Line, cut: Cut) -> bool:
    """Whether the line stands in the middle or on the right, as titles, signatures and dates do."""
    return line.indent >= cut.indent + _DEEP


def lone_number(line: Line) -> bool:
    """Whether nothing but a whole number stands on the line: no cut leaves that, so it is no part of a sentence."""
    return line.text.isdecimal() and len(line.text) <= 4


def cut_of(lines: Sequence[Line]) -> Cut | None:
    """How the text is cut; None where its lines are paragraphs."""
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if _unfinished(line) and not (line.apart or below.apart or below.certain or opens_in_prose(below.text))
    ]
    counted = sum(not line.apart and (ends_sentence(line.text) or bool(_INNER.search(line.text))) for line in lines)
    if len(pairs) < FEWEST_CUT or len(pairs) < SHARE_CUT_EVENLY * counted:
        return None
    in_columns = _spread([line.columns for line, _ in pairs]) <= _spread([line.characters for line, _ in pairs])
    widths = sorted(line.columns if in_columns else line.characters for line, _ in pairs)
    narrow, low, usual, high, wide = (_quantile(widths, at) for at in (0.03, 0.15, 0.5, 0.85, 0.9))
    even = low >= EVEN * high
    limit = 1.3 * _quantile(sorted(line.columns for line, _ in pairs), 0.9)
    wider = sum(not line.apart and line.columns > limit for line in lines)
    share = SHARE_CUT_EVENLY if even and wider <= 0.05 * counted else SHARE_CUT
    if len(pairs) < share * counted or wider > 0.1 * counted or limit > 1.3 * WIDEST or low < UNLIKE * wide:
        return None
    step = 2 if in_columns else 1
    inside = [below for _, below in pairs if below.blanks != UNKNOWN]
    behind = [below for line, below in pairwise(lines) if ends_sentence(line.text) and below.blanks != UNKNOWN]
    indent = _most(line.indent for line in inside)
    blanks = _most(line.blanks for line in inside)
    # as far below the narrow ones as these are below the usual: figures and Latin words make lines uneven
    brim = 2 * low - usual if even else narrow
    full = brim - step if even else int(FULL * narrow)
    begun = [below.text for line, below in pairwise(lines) if (line.columns if in_columns else line.characters) < brim]
    return Cut(
        in_columns=in_columns,
        usual=usual,
        full=full,
        brim=brim,
        even=even,
        indent=indent,
        blanks=blanks,
        by_indent=_tells([line.indent > indent + 1 for line in behind], [line.indent > indent + 1 for line in inside]),
        by_blanks=_tells([line.blanks > blanks for line in behind], [line.blanks > blanks for line in inside]),
        opening=_opening(lines),
        alone=_alone(lines, full, in_columns=in_columns),
        labelled=5 * sum(bool(_LABEL.match(text)) for text in begun) >= 2 * len(begun) > 0,
    )


def cut_by_width(lines: Sequence[Line]) -> Cut | None:
    """How lines are cut that are known to be, where their ends do not tell: at the width that most keep below."""
    if not lines:
        return None
    usual = min(_quantile(sorted(line.columns for line in lines), 0.9), WIDEST)
    indent, blanks = _most(line.indent for line in lines), _most(line.blanks for line in lines)
    full = int(FULL * usual)
    return Cut(
        in_columns=True,
        usual=usual,
        full=full,
        brim=full,
        even=True,
        indent=indent,
        blanks=blanks,
        by_indent=True,
        by_blanks=True,
        opening=frozenset(STYLES),
        alone=_alone(lines, full, in_columns=True),
    )


def _unfinished(line: Line) -> bool:
    return not ends_sentence(line.text) and _INNER.search(line.text) is not None


def _spread(widths: Sequence[int]) -> float:
    """How far the widths are from the middle one, on average and against it."""
    middle = max(_quantile(sorted(widths), 0.5), 1)
    return sum(abs(width - middle) for width in widths) / len(widths) / middle


def _quantile(ordered: Sequence[int], share: float) -> int:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _most(numbers: Iterable[int]) -> int:
    return max(Counter(numbers).most_common(1), default=(0, 0))[0]


def _tells(behind: Sequence[bool], inside: Sequence[bool]) -> bool:
    """Whether a sign that lines behind full stops bear, and lines inside sentences do not, tells paragraphs."""
    return 2 * sum(behind) >= len(behind) > 0 and 10 * sum(inside) <= len(inside)


def _opening(lines: Sequence[Line]) -> frozenset[str]:
    """Styles that stand at the beginning of lines at least as often as inside: a cut puts few of them there."""
    begin = Counter(marker(line.text) for line in lines)
    inside = Counter(style for line in lines for style in markers_inside(line.text))
    return frozenset(style for style, times in begin.items() if style and times >= inside[style])


def _alone(lines: Sequence[Line], full: int, *, in_columns: bool) -> frozenset[str]:
    """Styles of headings: half of their lines are phrases that leave room, or half of their full phrases are balanced.

    The latter are headings as long as the lines are wide.
    """
    marked, short, long, halved = (Counter[str]() for _ in range(4))
    for line in lines:
        style = marker(line.text)
        marked[style] += 1
        if one_phrase(line.text):
            narrow = (line.columns if in_columns else line.characters) < full
            (short if narrow else long)[style] += 1
            halved[style] += not narrow and balanced(line.text)
    return frozenset(
        style
        for style in HEADINGS
        if marked[style] and (2 * short[style] >= marked[style] or 2 * halved[style] >= long[style] > 1)
    )
