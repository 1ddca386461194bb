"""To a question on each of several names (横琴、前海各自怎么发展; 夯实基础、全面发力分别指什么) for each its own.

A sentence that tells of each in a clause of its own comes before sentences on one name alone, of these one that begins
with the name before one that only has it, and of those the ones that stand in one line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assistant.answering.sentences.signs_told import signs_told
from assistant.reading.spans import line_start
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

_JOINED = re.compile(
    "(?P<names>(?:[^，。？、；]{2,16}、)+[^，。？、；]{2,16}?|[^，。？、；]{2,16}[和与跟同][^，。？、；和与]{2,10}?)"
    "(?:[这那]?[两二三四五六七几]?[大个块种类样项家座处]{1,2}[一-鿿]{0,3})?[，,]?"
    "(?:今年|明年|去年|20[0-9]{2}年|接下来|下一步|未来|往后)?(?:各自|分别|各(?![类项地级种界方位市县区]))"
)
_PARTED = re.compile("[、和与跟同]")
_CLAUSES = re.compile("[，；,;]")
_MARKS = re.compile("[“”\"'‘’]")
FEWEST = 2
SHORTEST, LONGEST = 2, 8  # characters of a name
_KIND = 2  # characters of the word that tells what several names are of
_KINDS = frozenset(
    ["战略", "工程", "行动", "计划", "任务", "方向", "原则", "理念", "目标", "体系", "机制", "制度", "模式"]
)
LEAST_SCORE = 0.4  # of the best statement's score


def each_named(gathered: Gathered) -> list[Statement]:
    """For each name its best sentence, in the order of the question; [] unless each has one of its own."""
    if signs := signs_told(gathered):
        return signs
    asked = _JOINED.search(fold(gathered.query.text))
    if asked is None or not gathered.statements or gathered.query.expects:
        return []
    pieces = _bare(_PARTED.split(_MARKS.sub("", asked["names"])))
    least = LEAST_SCORE * gathered.statements[0].score
    near = [one for one in gathered.statements if not one.faults]
    if len(pieces) < FEWEST:
        return []
    if together := _one_on_each(near, pieces, least):
        return [together]
    having = [_having(near, piece, least, first=at == 0) for at, piece in enumerate(pieces)]
    if not all(having):
        return []
    lines = Counter(line for sentences in having for line in {_line(one) for _, one in sentences})
    chosen = (max(sentences, key=lambda found: (found[0], lines[_line(found[1])]))[1] for sentences in having)
    return list({(one.document.id, one.start): one for one in chosen}.values())


def _bare(pieces: Sequence[str]) -> list[str]:
    """The names without whose they are, and without the word that all of them end in (可持续发展战略, 民生共享战略)."""
    named = [pieces[0].rpartition("的")[2], *pieces[1:]]
    named[-1] = named[-1].partition("的")[0] or named[-1]  # 3000亿元级和2000亿元级的集群
    ends = named[0][-_KIND:]
    longer = ends in _KINDS and all(piece.endswith(ends) and len(piece) >= _KIND + SHORTEST for piece in named)
    return [piece.removesuffix(ends) for piece in named] if longer else named


def _one_on_each(near: Sequence[Statement], pieces: Sequence[str], least: float) -> Statement | None:
    """The best sentence that tells of each name in clauses of its own; the same words may lead to each of them.

    支持沈阳打造……，支持大连建设…… comes before 沈阳的基地……，大连的集群…….
    """
    telling = [(leads, one) for one in near if one.score >= least and (leads := _leads(one, pieces))]
    alike = (one for leads, one in telling if len(set(leads)) == 1 and leads[0])
    return next(alike, telling[0][1] if telling else None)


def _leads(statement: Statement, pieces: Sequence[str]) -> tuple[str, ...]:
    """What stands before each name in the first clause that has it and no other; () unless each has such a clause."""
    clauses = _CLAUSES.split(_MARKS.sub("", fold(statement.text)))
    alone = [
        [clause for clause in clauses if piece in clause and not any(p in clause for p in pieces if p != piece)]
        for piece in pieces
    ]
    if not all(alone):
        return ()
    return tuple(having[0].partition(piece)[0] for piece, having in zip(pieces, alone, strict=True))


def _having(near: Sequence[Statement], piece: str, least: float, *, first: bool) -> list[tuple[bool, Statement]]:
    """The sentences that have the name, and whether they begin with it, whatever their score; else at least ``least``.

    Words may stand before the first name.
    """
    for name in _names(piece, first=first):
        said = ((one, _MARKS.sub("", fold(one.text))) for one in near)
        told = [(text.startswith(name), one) for one, text in said if name in text and text != name]
        if found := [(begins, one) for begins, one in told if begins or one.score >= least]:
            return found
    return []


def _line(statement: Statement) -> tuple[str, int]:
    """The line that the sentence stands in: what stands together is told of alike."""
    return statement.document.id, line_start(statement.document.text, statement.start)


def _names(piece: str, *, first: bool) -> Iterator[str]:
    """What the piece may name: all of it, or of the first one its end (报告里说的夯实基础)."""
    for at in range(len(piece) - SHORTEST + 1) if first else (0,):
        name = piece[at:]
        if SHORTEST <= len(name) <= LONGEST and name not in load_terms().places:
            yield name
