"""What a report's notes say of a name: ［18］五张清单：项目盯引清单、储备清单……, in its line or the next one.

The report itself only uses the name (做实“五张清单”［18］): its own sentence does not say what it stands for, and the
note need not speak of what the question names beside it (黎安试验区的“五互一共”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end
from assistant.remembered import remembered
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Document

SHORTEST = 3  # characters of a name that is not put in quotes
FEWEST_NOTES = 3  # fewer numbered labels are items of some list
MOST_LINES = 8  # of a note that a web page's markup has broken
_ENTRY = re.compile(
    r"^[ \t]*[［\[（(]?\s*[0-9]{1,3}\s*[］\]）).．、]+[ \t]*(?P<name>[^：:。，\n]{2,24})[：:][ \t]*(?P<told>[^\n]*)",
    re.MULTILINE,
)
_ENDS = re.compile(r"[。！？；][”’」』）)》]*\s*$")
_ASKS_WHAT_IT_IS = re.compile(
    "(?:是|指|指的是|包括|包含|涵盖|有|说的)(?:的是)?(?:什么|啥|哪)|什么意思|啥意思|分别|怎么解释|(?:怎么|咋|啥|什么)回事|什么概念|含义|内涵|(?:各(?:自|是|由)?|分别)(?:是|由)?(?:谁|什么人|哪一?方)"
    "|哪[两二三四五六七八九十几][个大张项条类种句]|谁帮谁|图(?:个|的是?)?(?:什么|啥)|干(?:什么|啥|嘛)|做什么用|管(?:什么|啥)|(?:什么|啥)名堂|目的"
    "|(?:什么|啥)(?:是|叫)|做什么的|怎么理解|玩法|(?:逐[一个条项]|[一都])?(?:列[一]?下|列出|列名|列举)|(?:叫|报)(?:什么|啥|[几个一下]*)名字"
)
_ASKS_OF_IT = re.compile("(?:哪些|什么|啥|哪几[个项])的?(?:成效|成果|进展|效果|变化|问题|困难|要求|经验|亮点)")
_ASKS_TO_TELL_APART = re.compile("区别|差别|不同|两码事|怎么区分|怎样区分|如何区分")
_KINDS = frozenset({"list", "explain", "compare", "fact"})
_UNMEANT = re.compile('[“”"《》的]')
_QUOTED = re.compile("“([^”]+)”")  # “六横六纵”现代化水网体系 is called 六横六纵
_YEAR = re.compile("^[0-9]{4}年")


@dataclass(frozen=True, slots=True)
class Note:
    """A document's note: the name that it is on, whole and in short, and where it stands, name and all."""

    document: Document
    name: str
    short: str
    start: int
    end: int


def glossary_notes(gathered: Gathered) -> tuple[Note, ...]:
    """The note that tells what the name stands for which the question asks about; () where there is none.

    Of two names that are to be told apart (甲核算和乙核算有什么区别), the notes on both. Searched are the notes of the
    documents that were found, in the order in which they were.
    """
    query = gathered.query
    apart = _ASKS_TO_TELL_APART.search(query.text) is not None
    asks = apart or (_ASKS_WHAT_IT_IS.search(query.text) and not _ASKS_OF_IT.search(query.text))
    if query.kind not in _KINDS or not asks:
        return ()
    documents = {one.document.id: one.document for one in gathered.statements}
    told: dict[str, Note] = {}
    for document in documents.values():
        for note in _notes_of(document):
            if _names(query.text, note.name) or _names(query.text, note.short):
                told.setdefault(note.name, note)
    if apart:
        return tuple(told.values()) if len(told) > 1 else ()
    return (max(told.values(), key=lambda note: len(note.name)),) if told else ()


def write_notes(draft: Draft, notes: tuple[Note, ...]) -> None:
    """The notes as they stand: they belong to no section of what the document tells."""
    for note in notes:
        draft.introduce(note.document, note.start, section=())
        draft.quote(note.document, note.start, note.end)


def _names(question: str, name: str) -> bool:
    """Whether the question names it; a short name only in quotes, for it may be part of another word."""
    if len(name) >= SHORTEST:
        return name in _called(question)
    return f"“{name}”" in fold(question)


@remembered
def _notes_of(document: Document) -> tuple[Note, ...]:
    """The document's notes, in order, on names that it uses elsewhere too."""
    entries = list(_ENTRY.finditer(document.text))
    if len(entries) < FEWEST_NOTES:
        return ()
    text = _called(document.text)
    notes: list[Note] = []
    for entry, following in zip_longest(entries, entries[1:]):
        quoted = _QUOTED.search(entry["name"])
        name, short = _called(entry["name"]), _called(quoted[1] if quoted else _YEAR.sub("", entry["name"]))
        end = _end_of(document.text, entry, following.start() if following else len(document.text))
        if text.count(short) > 1 and end > entry.start("name"):
            notes.append(Note(document, name, short, entry.start("name"), end))
    return tuple(notes)


def _called(text: str) -> str:
    """The text folded, without what a name is told with or without."""
    return fold(_UNMEANT.sub("", text))


def _end_of(text: str, entry: re.Match[str], before: int) -> int:
    """Where the entry's note ends: with its line, or where its sentence does; at its start where it is empty."""
    at = entry.end() if entry["told"] else line_end(text, min(entry.end() + 1, len(text)))
    for _ in range(MOST_LINES):
        if at >= before or _ENDS.search(text, entry.start(), at):
            break
        at = line_end(text, at + 1)
    told = sentences(text, entry.end("name") + 1, min(at, before))
    return told[-1][1] if told else entry.start("name")
