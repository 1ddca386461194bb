"""One figure set against another that the turns before told: 后者是前者的几倍, 咱们跟它差几个点, 占了全市几成.

The figures are those that the answers to the earlier questions gave, and not looked for anew by a question that is put
together: what was shown is what is worked with. A place that no turn was about is asked for in the words of the last.
民营的呢？跟上面那个差多少 is a turn, and what is worked out of it and those before.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.answering.derived.derivations import Derivation
from assistant.answering.derived.likeliest import answer_with
from assistant.answering.derived.numbers import Number
from assistant.answering.derived.working import worked_out
from assistant.answering.drafting import Draft
from assistant.answering.figures.reckoning import NOT_RECKONED
from assistant.answering.question import dated
from assistant.answering.understanding.resolved import Resolved
from assistant.answering.understanding.set_against import by_name
from assistant.answering.understanding.topic import names, own_things
from assistant.errors import FactsError
from assistant.facts.naming import canonical_subject
from assistant.numerals import number_of
from assistant.period import year_of
from assistant.quantity import find_periods
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.answering.derived.ways import Way
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Document, Fact

Place = Literal["former", "latter", "first", "other", "home", "aim"]
MOST_TURNS, PAIR = 4, 2
_HOW_MUCH = "(?:多少|几|多大)"
_MORE = "(?:多|少|高|低|快|慢|大|小|领先|落后)"
_WAYS: Mapping[Way, re.Pattern[str]] = {
    "share": re.compile(
        "(?:占|相当于|顶|抵|是|达到?)[^，。？]{0,8}?(?:百分之(?:几|多少)|几成|多大(?:比[例重]|份额)|的?(?:比[例重]|份额)(?:是?多少)?(?=[？?]*$))"
    ),
    "ratio": re.compile("(?:几|多少)倍"),
    "growth": re.compile("(?:增长|增加|增|涨|提高|增幅|涨幅)[了到]?(?:是|有)?(?:百分之(?:几|多少)|几成|多大)"),
    "sum": re.compile("加起来|加一块儿?|加在一起|合起来|合在一起|合计|相加"),
    "difference": re.compile(
        f"(?:相差|差距|差|隔)(?:了|着|有|是)*(?:{_HOW_MUCH}|$)|{_MORE}(?:了|出来|出)?(?:提高|增长|涨)?了?(?:多少|几)(?!倍)"
    ),
}
_BEHIND_OF = ("share", "ratio")  # what is named behind the verb is what the other is held against
_PLACES: Mapping[Place, re.Pattern[str]] = {
    "former": re.compile("前者|前一个|(?:前面|上面|上边|刚才)(?:的那?|那)一?个?|上一个"),
    "latter": re.compile("后者|后一个|后面(?:的那?|那)一?个?|最后(?:这|那)?一?个|这个数|这一?个|它"),
    "first": re.compile("头一个|第一个|最早(?:的|那一?个)?|最初(?:的|那一?个)?|一开始(?:的|那一?个)?"),
    "other": re.compile("人家|对方"),
    "home": re.compile("咱们?|我们|我市|本市|全市"),
    "aim": re.compile("[这那]?个?(?:目标|计划|任务)(?:值|数)?"),
}
_VERB = re.compile("占|相当于|顶得?上?|抵得?上?|是")
# What is left of the question is nothing of its own.
_NO_MATTER = re.compile(
    "[这那]?(?:两|二|三|四|几)[个类项者家地市省年种样]|[这那](?=[差多少高低])|中间|之间|其中|当中|一共|总共|只|才|约|大概|大约|那么?|要|还|又|再|就|离|跟|和|与|同|比|从|到|的|了|个|家|点|百分|数字?|亿元?|万|元|人|[呢吗啊呀？?，,。]"
)
_SEVERAL = re.compile("[两二三四](?=[个类项者家地市省年种样])")
_NAMED_LAST = re.compile("(?P<what>[这那]个?[一-龥]{2,4})")
_TURN_AND_REST = re.compile("^(?P<turn>[^，。？?]{2,16}?)[？?，,]+(?P<rest>[^，。？?]{2,20}[？?]*)$")


@dataclass(frozen=True, slots=True)
class OfTurns:
    """What is to be worked out, and of which turns; places and years are named, the others pointed at."""

    way: Way
    pointed: tuple[str, ...]
    behind: bool
    several: int

    @property
    def means_nothing_alone(self) -> bool:
        """Whether it only points at what was told: 前面那个占后面那个几成."""
        return len({"former", "latter", "first"}.intersection(self.pointed)) == PAIR


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation as it was understood, what was gathered for it, and its answer."""

    text: str
    gathered: Gathered
    answer: Answer


def turn_and_rest(question: str) -> tuple[str, str] | None:
    """A turn, and what the question wants worked out of it and those before: 民营的呢？跟上面那个差多少; else None."""
    found = _TURN_AND_REST.match(fold(question))
    return (found["turn"], found["rest"]) if found and asked_of_turns(found["rest"]) else None


def asked_of_turns(question: str) -> OfTurns | None:
    """What the question wants worked out of what the turns told; None where it names a matter of its own."""
    text = dated(fold(question), 0)  # 23年 is 2023年, of which no turn may have told
    way = next((name for name, cue in _WAYS.items() if cue.search(text)), None)
    if way is None:
        return None
    found: list[tuple[int, str]] = [
        (one.start(), name) for name, pattern in _PLACES.items() for one in pattern.finditer(text)
    ]
    found += [(name.start, name.canonical) for name in names(text)]
    found += [(one.start, one.value.printed) for one in find_periods(text) if one.value.key]
    left = text
    for pattern in (*_PLACES.values(), *_WAYS.values()):
        left = pattern.sub("", left)
    for said in (
        *(text[name.start : name.end] for name in names(text)),
        *(one.value.printed for one in find_periods(text)),
    ):
        left = left.replace(said, "")
    if own_things(_NO_MATTER.sub("", _NAMED_LAST.sub("", left))):
        return None
    pointed = tuple(name for _, name in sorted(found))
    verb = _VERB.search(text)
    behind = way in _BEHIND_OF and len(found) == 1 and verb is not None and min(found)[0] > verb.start()
    several = _SEVERAL.search(text)
    return OfTurns(way, pointed, behind, number_of(several[0].replace("两", "二")) if several else 0)


def compose_of_turns(
    asked: OfTurns, turns: Sequence[Turn], again: Callable[[str], Turn | None], document: Callable[[str], Document]
) -> tuple[Answer, str] | None:
    """The drafted answer with what the turns' figures give, and how the question was understood; None without them.

    Where the question only points at them and they cannot be worked with (6家, 14个), they are told as they are.
    ``turns``: the last ones, the earliest first. ``again``: the last question asked of another place.
    """
    told = [one for turn in turns if (one := _number_of(turn, document)) is not None]
    if not told or turns[-1].answer.status != "answered":
        return None
    operands = _operands(asked, told, again, document)
    if operands is not None:
        derivation = Derivation(asked.way, tuple(operands), {})
        with suppress(FactsError):
            return answer_with(turns[-1].gathered, derivation, worked_out(derivation)), _told(asked.way, operands)
    return (_only_told(turns[-1].gathered, told), "") if asked.means_nothing_alone else None


def _only_told(last: Gathered, told: Sequence[Number]) -> Answer:
    """The sentences that print the figures which the question points at."""
    draft = Draft(last.query, last.searched)
    for number in told[-PAIR:]:
        if number.document is not None:
            draft.introduce(number.document, number.fact.sentence_start)
            draft.quote_line(number.document, number.fact.sentence_start, number.fact.sentence_end)
    draft.say(NOT_RECKONED)
    return draft.finished("partial")


def _operands(
    asked: OfTurns,
    told: Sequence[Number],
    again: Callable[[str], Turn | None],
    document: Callable[[str], Document],
) -> list[Number] | None:
    """The figures in the order of the formula; None where it is not plain which are meant."""
    if asked.way == "sum":
        many = asked.several or PAIR
        return list(told[-many:]) if len(told) >= many and not asked.pointed else None
    named = [_pointed_at(one, told) or _of_another(one, again, document) for one in asked.pointed]
    chosen = [one for one in named if one is not None]
    if len(chosen) < len(named) or len(chosen) > PAIR:
        return None
    beside = [one for one in reversed(told) if one.fact not in {number.fact for number in chosen}]
    chosen = [*chosen, *beside][:PAIR]
    if len(chosen) < PAIR or chosen[0].kind != chosen[1].kind:
        return None
    larger_first = chosen[0].size > chosen[1].size
    turned = asked.behind if asked.pointed else asked.way in _BEHIND_OF and larger_first != (asked.way == "ratio")
    turned = not larger_first if asked.way == "difference" else turned
    return chosen[::-1] if turned else chosen


def _of_another(place: str, again: Callable[[str], Turn | None], document: Callable[[str], Document]) -> Number | None:
    """The figure of a place that no turn was about."""
    turn = again(place) if place not in _PLACES or place == "home" else None
    return _number_of(turn, document) if turn is not None else None


def _pointed_at(pointed: str, told: Sequence[Number]) -> Number | None:
    """The figure of the turn that is pointed at, or that is of the place or year named."""
    if pointed == "latter":
        return told[-1]
    if pointed == "former":
        return told[-2] if len(told) > 1 else None
    if pointed == "first":
        return told[0]
    home = set(load_terms().home.values())
    if pointed == "aim":
        return next((one for one in reversed(told) if one.fact.status == "target"), None)
    if pointed == "other":
        return next((one for one in reversed(told) if canonical_subject(one.fact.subject) not in home), None)
    wanted = home if pointed == "home" else {pointed}
    found = [one for one in told if canonical_subject(one.fact.subject) in wanted]
    found = found or [one for one in told if _is_of_time(pointed, one)]
    return found[-1] if found else None


def _is_of_time(printed: str, one: Number) -> bool:
    times = [found.value for found in find_periods(printed)]
    return bool(times) and year_of(times[0]) in one.years


def _number_of(turn: Turn, document: Callable[[str], Document]) -> Number | None:
    """The one figure that the turn's answer gave; None where it gave several, or none that is asked for."""
    if turn.answer.status != "answered" or len(turn.answer.computed) > 0:
        return None
    fact = turn.answer.facts[0] if len(turn.answer.facts) == 1 else _quoted_figure(turn)
    if fact is None or len(turn.answer.facts) > 1 or fact.quantity.upper is not None:
        return None
    year = year_of(fact.period)
    years = frozenset({year}) if year else frozenset()
    called = f"{fact.period.printed}{fact.subject}{fact.indicator}" if fact.sure else by_name(Resolved(turn.text))
    return Number(fact, document(fact.document_id), called, fold(called), years=years)


def _quoted_figure(turn: Turn) -> Fact | None:
    """The figure that fits the question best, in a sentence that was quoted; None where another does as well."""
    quotes = [(one.document_id, one.quote) for one in turn.answer.citations]
    fitting = [
        figure
        for figure in turn.gathered.figures
        if set(figure.faults) <= {"place"}  # which the sentence that answers tells
        and any(
            figure.document.id == held
            and figure.document.text[figure.fact.start : figure.fact.end] in quote
            and quote[:20].strip() in figure.document.text[figure.fact.sentence_start : figure.fact.sentence_end + 1]
            for held, quote in quotes
        )
    ]
    fitting = [figure for figure in fitting if not figure.faults] or fitting
    best = [figure for figure in fitting if figure.score >= fitting[0].score]
    return (
        best[0].fact if best and len({(one.fact.quantity.value, one.fact.quantity.unit) for one in best}) == 1 else None
    )


def _told(way: Way, operands: Sequence[Number]) -> str:
    one, other = operands[0].called, operands[-1].called
    if way == "sum":
        return "、".join(number.called for number in operands) + "合计多少？"
    if way == "share":
        return f"{one}占{other}的百分之几？"
    if way == "ratio":
        return f"{one}是{other}的几倍？"
    if way == "growth":
        return f"{one}比{other}增长百分之几？"
    return f"{one}与{other}相差多少？"
