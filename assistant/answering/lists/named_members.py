"""Things of one kind that a text names one by one, asked for by their number: 就业惠民工程…交通惠民工程.

Nothing marks such a list: its members stand in sentences of their own, each followed by what is to be done there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import asked_count, counts_in, gives_members
from assistant.reading.spans import lines_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Document
    from assistant.reading.spans import Span

FEWEST = 3
SENTENCES_TRIED = 6
_KIND = re.compile(
    r"[两二三四五六七八九十\d](?:大|个|项|类|种)?(?P<kind>[一-鿿]{2,8}?)(?:各|分别|都|具体)*(?:是|有|指|为|包括)?(?:哪些|什么)?[？?。]*$"
)
_PLAIN = "[^，。；：、“”（）\\n一二三四五六七八九十大]"
_CLAUSE_BEGINS = re.compile("[，。；：\n][^，。；：\n]*$")
_CLAUSE_ENDS = re.compile("[，。；：\n]")


@dataclass(frozen=True, slots=True)
class NamedMembers:
    """The clauses that name the members, in reading order, each once."""

    document: Document
    clauses: tuple[Span, ...]


def named_members(gathered: Gathered) -> NamedMembers | None:
    """As many things of the asked kind as are asked for, named in one paragraph or else in one section."""
    count, asked = asked_count(gathered.query.text), _KIND.search(gathered.query.text)
    if gathered.query.kind != "list" or count < FEWEST or asked is None:
        return None
    best = gathered.statements[:SENTENCES_TRIED]
    if count in counts_in(best[0].text) and gives_members(best[0].text):
        return None  # a sentence gives them all: ……办法等6项封关政策
    tried: dict[tuple[str, Span], None] = {}
    for statement in best:
        tried[statement.document.id, lines_around(statement.document.text, statement.start, statement.end)] = None
    for statement in best:
        for section in statement.document.sections:
            if section.start <= statement.start < section.end and section.level > 1:
                tried[statement.document.id, (section.heading_end, section.end)] = None
    held = {statement.document.id: statement.document for statement in best}
    for name, stretch in tried:
        clauses = dict(_named(held[name].text, stretch, asked["kind"]))
        if len(clauses) == count:
            return NamedMembers(held[name], tuple(dict.fromkeys(clauses.values())))
    return None


def _named(text: str, stretch: Span, kind: str) -> Iterator[tuple[str, Span]]:
    """Each thing of the kind that the stretch names, with the clause that does; the first clause for each."""
    seen: set[str] = set()
    for found in _names(kind).finditer(text, *stretch):
        if (name := found["name"]) not in seen:
            seen.add(name)
            before = _CLAUSE_BEGINS.search(text, stretch[0], found.start("name"))
            ends = _CLAUSE_ENDS.search(text, found.end(), stretch[1])
            yield name, (before.start() + 1 if before else stretch[0], ends.start() if ends else stretch[1])


@lru_cache(maxsize=64)
def _names(kind: str) -> re.Pattern[str]:
    return re.compile(
        "(?:实施|开展|推进|打造|建设|组织|启动|推动|办好|落实|培育|形成|聚焦|构建|[、和与“（])"
        f"(?P<name>(?:“[^”\n]{{1,20}}”{_PLAIN}{{0,16}}?|{_PLAIN}{{2,16}}?){re.escape(kind)})"
    )


def write_named_members(draft: Draft, members: NamedMembers) -> None:
    """The clauses, led in by how many there are."""
    draft.introduce(members.document, members.clauses[0][0], f"以下{len(members.clauses)}项")
    for start, end in members.clauses:
        draft.quote(members.document, start, end)
