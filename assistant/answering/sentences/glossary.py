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
    "(?:是|指|指的是|包括|包含|涵盖|有|说的)(?:的是)?(?:什么|啥|哪)|什么意思|啥意思|分别|怎么解释|(?:怎么|咋|啥|什么)回事|什么概念|含义|内涵|(?:各(?:自|是|由)?|分别)(?:是|由)?(?:谁|什么人|哪一?方)"
    "|哪[两二三四五六七八九十几][个大张项条类种]|谁帮谁|图(?:个|的是?)?(?:什么|啥)|干(?:什么|啥|嘛)|做什么用|管(?:什么|啥)|(?:什么|啥)名堂|目的"
)
_ASKS_TO_TELL_APART = re.compile("区别|差别|不同|两码事|怎么区分|怎样区分|如何区分")
_KINDS = frozenset({"list", "explain", "compare", "fact"})
_UNMEANT = re.compile('[“”"《》的]')


def glossary_entry(gathered: Gathered) -> list[Statement]:
    """The note that tells what the name stands for which the question asks about; [] where there is none.

    Of two names that are to be told apart (甲核算和乙核算有什么区别), the notes on both.
    """
    query = gathered.query
    apart = _ASKS_TO_TELL_APART.search(query.text) is not None
    if query.kind not in _KINDS or not (apart or _ASKS_WHAT_IT_IS.search(query.text)):
        return []
    asked, quoted = fold(_UNMEANT.sub("", query.text)), fold(query.text)
    told: dict[str, list[Statement]] = {}
    for statement in gathered.statements:
        name, note = _note_of(gathered, statement)
        named = name in asked and (len(name) >= SHORTEST or f"“{name}”" in quoted)
        if note and named and not apart:
            return note
        if note and named:
            told.setdefault(name, note)
    return [one for note in told.values() for one in note] if len(told) > 1 else []


def _note_of(gathered: Gathered, statement: Statement) -> tuple[str, list[Statement]]:
    """The name that the statement's line is a note on, folded, and the note; no note where it is none."""
    text = statement.document.text
    entry = _ENTRY.match(text, line_start(text, statement.start), line_end(text, statement.end))
    if entry is None:
        return "", []
    begin = entry.start("told") if entry["told"] else line_end(text, entry.end()) + 1
    spans = sentences(text, begin, line_end(text, begin))
    if not spans or _ENTRY.match(text, begin):
        return "", []
    label = (line_start(text, statement.start), begin if entry["told"] else entry.end())
    note = [label, *spans] if not entry["told"] else [(label[0], spans[-1][1])]
    return fold(_UNMEANT.sub("", entry["name"])), of_spans(gathered, statement, note)
