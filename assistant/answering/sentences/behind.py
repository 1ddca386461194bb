"""What follows upon a statement in its line, or opens the next one: reasons, exceptions, what it frames."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import gives_reason
from assistant.answering.evidence.polarity import excepts
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, lines_around

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.reading.spans import Span

REASONS_WITHIN = 2  # sentences behind; further on in a long paragraph something else is told
_TAKES_UP = re.compile(
    "(?:确定|设定|提出|制定|安排|把|将)[^，。]{0,24}(?:目标|任务|指标)|[0-9.]+[%％](?:左右|以上)?的?[^，。]{0,6}目标|(?:以上|上述|这[一些个样])|之所以|主要考虑"
)
_HOW_IT_WORKS = re.compile("(?:怎么|如何|怎样|咋)(?:来)?(?:运转|运作|运行|组织|落实|推进|推动|实施|操作|抓)")
_ITS_WAY = re.compile(
    "(?:组织|运行|运作|工作|推进|管理|实施|协调|联动|议事|决策)(?:方式|机制|架构|流程|办法|模式)|具体做法|分工|职责"
)


def reasons_behind(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The sentences that follow soon upon a chosen one and say why it is so: in its line, or opening the next one.

    确定这样的增长目标，…… takes up what stands in the paragraph above.
    """
    in_line = sentences_behind(gathered, chosen, gives_reason, most=REASONS_WITHIN)
    below = (one for statement in chosen for one in taken_up_below(gathered, statement))
    return in_line or [one for one in below if one not in chosen]


def taken_up_below(gathered: Gathered, statement: Statement) -> list[Statement]:
    """The first sentence of the next line, where it takes up what the statement says and gives a reason."""
    text = statement.document.text
    below = line_end(text, statement.end) + 1
    opening = sentences(text, below, line_end(text, below))[:1]
    spans = [span for span in opening if _TAKES_UP.match(text[slice(*span)]) and gives_reason(text[slice(*span)])]
    return of_spans(gathered, statement, spans)


def ways_below(gathered: Gathered, statement: Statement) -> list[Statement]:
    """The first sentence of the next line, where it is asked how something works and that line opens with the way."""
    if not _HOW_IT_WORKS.search(gathered.query.text):
        return []
    text = statement.document.text
    below = line_end(text, statement.end) + 1
    opening = sentences(text, below, line_end(text, below))[:1]
    return of_spans(gathered, statement, [span for span in opening if _ITS_WAY.match(text[slice(*span)])])


def exceptions_behind(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The sentence right behind a chosen one in its line that takes something out of it: no rule without it."""
    return sentences_behind(gathered, chosen, excepts, most=1)


def sentences_behind(
    gathered: Gathered, chosen: Sequence[Statement], wanted: Callable[[str], bool], most: int
) -> list[Statement]:
    """Of the ``most`` sentences behind each chosen one in its line, those wanted and not chosen yet, each once."""
    added: dict[tuple[str, int], Statement] = {}
    for statement in chosen:
        text = statement.document.text
        behind = sentences(text, statement.end, line_end(text, statement.end))[:most]
        spans = [span for span in behind if wanted(text[slice(*span)])]
        for one in of_spans(gathered, statement, spans):
            if one not in chosen:
                added.setdefault((one.document.id, one.start), one)
    return list(added.values())


def with_line(statement: Statement) -> tuple[Sequence[Span], int]:
    """The sentences of the statement's lines, and which of them it is; the first where it is no whole sentence."""
    text = statement.document.text
    spans = sentences(text, *lines_around(text, statement.start, statement.end))
    return spans, next((at for at, (start, _) in enumerate(spans) if start == statement.start), 0)


def of_spans(gathered: Gathered, best: Statement, spans: Sequence[tuple[int, int]]) -> list[Statement]:
    """The statements of the spans in the best one's document; one that was not judged is given like it."""
    judged = {(s.document.id, s.start): s for s in gathered.statements}
    return [judged.get((best.document.id, start)) or replace(best, start=start, end=end) for start, end in spans]
