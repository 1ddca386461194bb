"""What a report's notes say of a name: ［18］五张清单：项目盯引清单、储备清单……, in its line or the next one.

The report itself only uses the name (做实“五张清单”［18］): its own sentence does not say what it stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.sentences.behind import of_spans
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

SHORTEST = 3  # characters of a name that is not put in quotes
_ENTRY = re.compile(
    r"\s*[［\[（(]?\s*[0-9]{1,3}\s*[］\]）).．、]+\s*(?P<name>[^：:。，\n]{2,24})[：:][ \t]*(?P<told>[^\n]*)"
)
_ASKS_WHAT_IT_IS = re.compile(
    "(?:是|指|指的是|包括|包含|涵盖|有|说的)(?:的是)?(?:什么|啥|哪)|什么意思|啥意思|分别|怎么解释|(?:怎么|咋|啥|什么)回事|什么概念"
    "|哪[两二三四五六七八九十几][个大张项条类种]"
)
_QUOTES = re.compile("[“”\"《》]")


def glossary_entry(gathered: Gathered) -> list[Statement]:
    """The note that tells what the name stands for which the question asks about; [] where there is none."""
    query = gathered.query
    if query.kind not in {"list", "explain"} or not _ASKS_WHAT_IT_IS.search(query.text):
        return []
    asked, quoted = fold(_QUOTES.sub("", query.text)), fold(query.text)
    for statement in gathered.statements:
        text = statement.document.text
        entry = _ENTRY.match(text, line_start(text, statement.start), line_end(text, statement.end))
        name = fold(_QUOTES.sub("", entry["name"])) if entry else ""
        named = name in asked and (len(name) >= SHORTEST or f"“{name}”" in quoted)
        if entry is None or not named:
            continue
        begin = entry.start("told") if entry["told"] else line_end(text, entry.end()) + 1
        spans = sentences(text, begin, line_end(text, begin))
        if spans and not _ENTRY.match(text, begin):
            label = (line_start(text, statement.start), begin if entry["told"] else entry.end())
            return of_spans(gathered, statement, [label, *spans] if not entry["told"] else [(label[0], spans[-1][1])])
    return []
