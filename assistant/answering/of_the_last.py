"""A question that leaves open of what it is asked, told by what the one before was about.

岸线有多长 names a thing of its own; after 太湖湾科创带怎么布局 the belt's shore is meant. It shows where only that is
answered: what comes of it must say all that the question itself names.

保障措施有哪几条 may be asked of many plans; after a question that one plan answers it is asked of that one, if that
answers about as well as any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.conversation import resolve
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.question import WHOLE_PROVINCE
from assistant.answering.question import fold as as_asked
from assistant.answering.understanding.something_else import with_its_time
from assistant.answering.understanding.topic import first_noun, names, own_things, without_asking
from assistant.quantity import find_periods
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Answer

LONGEST = 24  # characters; a longer question says itself what it is about
LEAST_SAID = 0.75
_AIM = re.compile("目标|预期|力争|到20[0-9]{2}年|计划")
AS_WELL = 0.75  # of the best score in the library: what was spoken of before is meant sooner
_HOW = re.compile("多[大高长宽重远少久]")
# What an answer need not say again: 龙头是哪家企业 is told by a firm's name, and 其中, 相比 name nothing.
_UNSAID = re.compile(
    "(?:哪[一几两]?[家个座位]|什么)(?:企业|公司|城市|地方|单位|部门|机构|项目)|当中|其中|里[面头]|相比|相较|对比|变化|[区差]别"
)


def of_the_last(question: str, history: Sequence[str]) -> Iterator[str]:
    """The question with what the last one was about before it, or what that one asked, or what all began with."""
    placed = names(fold(question).replace(WHOLE_PROVINCE, "").replace("全国", ""))  # 比全省高多少: what is?
    if not history or len(question) > LONGEST or placed or find_periods(question):
        return
    last = resolve(history[-1], history[:-1])
    began = resolve(history[0], ()).topic
    began = began if own_things(began) else ""  # 2022年苏州和无锡 is nothing to ask of
    asked = dict.fromkeys((last.topic, without_asking(last.text).rstrip("？?的"), began))
    yield from (f"{about}{question}" for about in asked if about)


def leaves_document_open(question: str) -> bool:
    """Whether a follow-up may be asked of the document spoken of: short, and of no place by its matter."""
    asked = as_asked(question)
    return not (len(asked) > LONGEST or (names(asked) and own_things(asked)))


def with_last_time(question: str, last: str) -> str:
    """固定资产投资的目标呢 with the time of the question before it; another than that is not meant."""
    asked = as_asked(question)
    return with_its_time(asked, as_asked(last)) + question if asked.rstrip("？?").endswith("呢") else question


def names_a_thing_alone(question: str) -> bool:
    """Whether a short question names a thing, and neither a place nor a time: 专项资金加到了多少."""
    asked = as_asked(question)
    return (
        len(asked) <= LONGEST
        and bool(own_things(asked) or first_noun(asked))
        and not (names(asked) or find_periods(asked))
    )


def is_of_the_time(answer: Answer, understood: str) -> bool:
    """Whether a quote, or what is above it, may be of the time that the follow-up was understood to ask about."""
    asked = [found.value for found in find_periods(understood) if found.value.key]
    quoted = [(one.quote, one.section[::-1]) for one in answer.citations]
    return not asked or any(periods_agree(asked, (quote,), section) is not False for quote, section in quoted)


def is_of_what_it_says(answer: Answer, question: str) -> bool:
    """Whether a quote, or what is above it, has the time that the follow-up itself names, and an aim where it asks one.

    2035年目标 is asked of no sentence that tells of no year, and “补”的目标 of none that only tells what 补 is.
    """
    said = [(one.quote, one.section[::-1]) for one in answer.citations]
    asked = [found.value for found in find_periods(as_asked(question)) if found.value.key]
    of_the_time = not asked or any(periods_agree(asked, (quote,), section) for quote, section in said)
    if "目标" not in question:
        return of_the_time
    return of_the_time and any(_AIM.search(" ".join((quote, *section))) for quote, section in said)


def answers_as_well(within: Gathered, free: Gathered) -> bool:
    """Whether the best sentence of the document spoken of tells nearly as much as the best of the library."""
    if not (within.statements and free.statements):
        return False
    return within.statements[0].score >= AS_WELL * free.statements[0].score


def says_all(terms: Sequence[Term], question: str, answer: Answer) -> bool:
    """Whether the answer's quotes, or their headings, have each thing that the follow-up itself names.

    What names nothing (其中哪类最多) is answered where something was worked out.
    """
    named = _UNSAID.sub("", fold(question))
    own = [term for term in terms if term.word in named and not _HOW.match(term.word)]
    said = fold(" ".join(part for one in answer.citations for part in (*one.section, one.quote)))
    return bool(answer.computed) if not own else min(coverage(own, said)) >= LEAST_SAID
