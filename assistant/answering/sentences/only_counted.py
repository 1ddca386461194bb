"""An answer that only counts what it is asked to name: the paper's 三个三年行动计划, and not which three.

Another document may name them; it is then asked without the paper's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import FEWEST_NAMED, asked_count, counts_in, members_given
from assistant.answering.sentences.evidence_bar import is_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Query

ONLY_COUNTED = "库中只说到一共有多少，没有逐项列出。"
_WHICH = re.compile("名单|哪[一二两三四五六七八九十0-9]+[个大项件条种类]|(?:是|有|分别)哪")
_WHAT = re.compile(
    "(?P<number>[两二三四五六七八九十]+)[个大项条类种](?P<thing>[一-龥]{1,4}?)(?:具体|分别|各|都)*(?:是|有|指|叫)?哪"
)
_MEMBERS = re.compile("、[^，；。]+、")
_TRIED = 6
_PIECES = re.compile("[^，、；：。]+")
_OF_THE_PAPER = re.compile("(?:论文|文章)(?:里面?|中|文中)?(?:所?(?:[提说讲写][到了过]?|列))?(?:出)?的?")


def only_counted(query: Query, answer: Answer) -> bool:
    """Whether so many things are to be named, and every claim says how many they are and none names as many."""
    asked = asked_count(query.text)
    if query.kind != "list" or asked < 2 or not answer.claims:
        return ONLY_COUNTED in answer.notes
    return all(asked in counts_in(one.text) and not _names(one.text, asked) for one in answer.claims)


def counts_alone(query: Query, chosen: Sequence[Statement]) -> bool:
    """Whether so many things are to be named, the first sentence only says how many, and none names as many."""
    asked = asked_count(query.text)
    if query.kind != "list" or asked < FEWEST_NAMED or not chosen or not _WHICH.search(query.text):
        return False
    if not _counts(chosen[0].text, asked, query.text) or len(chosen) >= asked:
        return False
    pieces = len(_PIECES.findall(chosen[0].text))  # each clause may name one; in others they tell of something else
    return pieces < asked and not any(_names(one.text, asked) for one in chosen)


def lists_as_many(gathered: Gathered) -> Statement | None:
    """The first good sentence whose label counts as many as are to be named: 九个成员：……; None where none does."""
    asked = asked_count(gathered.query.text)
    for statement in gathered.statements[:_TRIED]:
        label, colon, listed = statement.text.partition("：")
        if colon and asked in counts_in(label) and _MEMBERS.search(listed) and is_evidence(gathered, statement):
            return statement
    return None


def _counts(text: str, asked: int, question: str) -> bool:
    """Whether the text says that they are so many, also in the short name of them (“一核十园” of 十个园)."""
    what = _WHAT.search(question)
    return asked in counts_in(text) or (what is not None and f"{what['number']}{what['thing']}" in text)


def _names(text: str, number: int) -> bool:
    return members_given(text) >= number or text.count("、") + 1 >= number


def without_paper(query: Query) -> str:
    """The question for members asked of any document; "" where it asks for none, or does not name the paper."""
    asked = _OF_THE_PAPER.sub("", query.text).lstrip("，,")
    return asked if query.kind == "list" and asked != query.text else ""
