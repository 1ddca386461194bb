"""Lines that count what they name and name just as many: 四大定位：甲、乙、丙、丁; 共36条，分六个方面：…….

Such a line is what 哪几个定位 asks for, however little else of the question it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.evidence.asked_kind import COUNTERS, NUMBER, kind_word
from assistant.answering.evidence.form import (
    asked_count,
    asks_deeds,
    asks_for_parts,
    counts_in,
    gives_members,
    reason_asked,
)
from assistant.answering.evidence.relevance import coverage
from assistant.answering.lists.list_scope import leading_things, main_things
from assistant.numerals import number_of
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

FEWEST = 2
NEAR_AS_GOOD, TRIED = 0.85, 6  # of the best statement's score, for a row; the statements looked at
MOST_OF_IT = 0.5  # of the question, that a sentence says itself
_IN_HOW_MANY = re.compile("哪几(?:个|大)?(?:方面|项|条|点)")
NEAR_THE_BEST = 0.6  # of the best statement's score, for a line of another document
_LABEL = re.compile(
    rf"(?P<before>.?)(?<![\d.])(?P<number>{NUMBER}){COUNTERS}*(?P<what>[^，。；：、\d]{{0,12}}?)(?:[：:]|分别[为是]|[为是](?=[^，。；]+、))(?P<members>[^。\n]+)"
)
_NAMED_IN_A_ROW = "、[^，。；：、]{1,10}?(?:各个?|等各?)"  # 设计、制造、装备和材料各(环节)
# 物联网、高端纺织、生物医药三个集群入选……: what is said of the things is said behind their number.
_COUNTED_ROW = re.compile(
    f"(?P<row>[^，。；：、]{{2,12}}(?:、[^，。；：、]{{2,12}})*、[^，。；：、]{{2,12}}?)等?(?P<number>{NUMBER}){COUNTERS}"
    "(?P<said>[^，。；：]{4,})"
)
_PARTS = re.compile("方面|部分|板块|大?块|大?类|门类|领域|[级层档]|$")
# 分基础设施、产业创新、公共服务三类: what is parted is counted behind its parts.
_PARTED_BEFORE = re.compile(
    f"分(?:为|成)?(?P<members>[^，。；：]+、[^，。；：]+?)等?(?P<number>{NUMBER})(?:大|个)?(?:类|种|方面|部分|板块|层级?|级)"
)

# In which respects something is done: 升级在哪些地方, 从哪几个方面升级.
_RESPECTS = "哪(?:些|几(?:个|大)?)(?:地方|方面|点|处)"
_DEED_BEHIND = re.compile(
    f"[在从]{_RESPECTS}(?:上)?(?:进行|实现|得到|有所|做|作)?了?(?P<deed>[一-龥]{{2}})(?:了|的)*[?。]*$"
)
_DEED_BEFORE = re.compile(
    "(?P<deed>(?!体现|表现|反映)[一-龥]{2})(?:[了的](?:主要|具体)?|[了的]?(?:主要|具体|到底|都)*[在是])" + _RESPECTS
)


@dataclass(frozen=True, slots=True)
class CountedLabel:
    """How many things a line says that it names, what it calls them, and whether it parts something into them."""

    number: int
    what: str
    parts: bool


def counted_labels(text: str) -> Iterator[CountedLabel]:
    """The labels of the text that count just what stands behind them."""
    at = 0
    while found := _LABEL.search(text, at):
        number = number_of(found["number"])
        counts = number >= FEWEST and number in _members(found["members"])
        if counts:
            yield CountedLabel(number, fold(found["what"]), found["before"] in "分归成为")
        at = found.end() if counts else found.end("number")  # “十五五”期间的任务归为四项： 四 counts, 十五 does not


def _members(said: str) -> set[int]:
    """How many things are named: what ； parts, or what 、 parts before the first ；."""
    first, *rest = said.split("；")
    return {first.count("、") + 1, len(rest) + 1}


def names_as_counted(question: str, text: str) -> bool:
    """Whether the text counts what the question asks for and names as many."""
    asked, kind, parted = asked_count(question), kind_word(question), asks_for_parts(question)
    return any(
        asked in (0, one.number)
        and ((kind != "" and one.what.startswith(kind)) or (parted and one.parts and bool(_PARTS.match(one.what))))
        for one in counted_labels(text)
    )


def _names_the_asked(question: str, text: str) -> bool:
    """Whether the text counts, by the very word of the question, what it names as many of (五个副中心为甲、乙……)."""
    asked, said, generic = asked_count(question), fold(question), load_terms().generic
    return any(
        asked in (0, one.number) and len(one.what) >= FEWEST and one.what in said and one.what not in generic
        for one in counted_labels(text)
    )


def _counts_itself(question: str, text: str) -> bool:
    """Whether a sentence names several things and says behind them how many (甲、乙、丙等五方面), or what, they are."""
    asked, kind = asked_count(question), kind_word(question)
    parted = _PARTED_BEFORE.search(text) if asks_for_parts(question) else None
    if parted is not None and number_of(parted["number"]) == len(re.findall("[、和与]", parted["members"])) + 1:
        return True
    of_kind = kind != "" and re.search(f"(?:{NUMBER}{COUNTERS}*|{_NAMED_IN_A_ROW}){re.escape(kind)}", fold(text))
    counted = asked in counts_in(text) or of_kind
    return bool(counted) and gives_members(text) and not names_as_counted(question, text)


def _tells_respects(gathered: Gathered) -> list[Statement]:
    """The one sentence of the best document that counts and names in which respects the asked deed is done.

    升级在哪些地方 is told by 升级方向有三：甲、乙、丙, and by no list of what was granted.
    """
    question = fold(gathered.query.text)
    asked = _DEED_BEHIND.search(question) or _DEED_BEFORE.search(question)
    if asked is None or not gathered.statements:
        return []
    deed, best = asked["deed"], gathered.statements[0]
    return [
        one
        for one in gathered.statements
        if one.document.id == best.document.id
        and not one.faults
        and one.score >= NEAR_THE_BEST * best.score
        and deed in fold(one.text).partition(":")[0]
        and any(counted_labels(one.text))
    ]


def counts_them_out(gathered: Gathered) -> bool:
    """Whether the best sentence says itself how many there are, and names them (升级在哪几个方面: 升级方向有三：……)."""
    query, best = gathered.query, gathered.statements[0] if gathered.statements else None
    if best is not None and query.kind == "list" and len(_tells_respects(gathered)) == 1:
        return True
    if best is None or query.kind != "list" or not _IN_HOW_MANY.search(query.text) or best.own < MOST_OF_IT:
        return False
    return any(counted_labels(best.text))


def counted_row(gathered: Gathered) -> Statement | None:
    """The only sentence near the best that names several things, counts them and says of them what is asked; or None.

    Beside 物联网、高端纺织、生物医药三个集群入选…… what tells it of one of them only repeats a part of it.
    """
    query = gathered.query
    main = main_things(gathered) or leading_things(gathered)
    if query.kind != "list" or not main or asks_deeds(query.text) or reason_asked(query.text):
        return None
    least, asked = NEAR_AS_GOOD * gathered.statements[0].score, asked_count(query.text)
    found = [
        one
        for one in gathered.statements[:TRIED]
        if one.score >= least and not one.faults and _says_of_a_row(one, main, asked)
    ]
    return found[0] if len(found) == 1 else None


def _says_of_a_row(statement: Statement, main: Sequence[Term], asked: int) -> bool:
    """Whether so many things are named in a row as are counted behind it, and the main things stand behind that.

    One of them may stand above it instead: 云川渔业集群 is the title.
    """
    return any(
        number_of(row["number"]) == row["row"].count("、") + 1
        and asked in (0, number_of(row["number"]))
        and max(coverage(main, row["said"])) >= 1
        and min(coverage(main, f"{row['said']} {fold(statement.above)}")) >= 1
        for row in _COUNTED_ROW.finditer(fold(strip_marks(statement.text)))
    )


def counted_line(gathered: Gathered) -> list[Statement]:
    """The one line of the document that answers best which counts what is asked for and names as many; [] for none.

    Where none does, the only line of all that counts it by the question's own word.
    """
    query, best = gathered.query, gathered.statements[0]
    if query.kind != "list" or _counts_itself(query.text, best.text):
        return []
    if len(respects := _tells_respects(gathered)) == 1:
        return respects
    same = [one for one in gathered.statements if one.document.id == best.document.id and not one.faults]
    lines = [one for one in same if names_as_counted(query.text, one.text)]
    if not lines:
        lines = [one for one in gathered.statements if not one.faults and _names_the_asked(query.text, one.text)]
    if not lines and asked_count(query.text) and asks_for_parts(query.text):  # 任务归成哪四项: 任务归为四项：……
        near = (one for one in gathered.statements if not one.faults and one.score >= NEAR_THE_BEST * best.score)
        lines = [one for one in near if names_as_counted(query.text, one.text)]
    return lines if len(lines) == 1 else []
