"""A figure that a question asserts, judged by the figures that are held: right, another's, or not what is held."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.answering.claims.amounts import (
    amounts_of,
    equal,
    is_in_another_unit,
    leaves_open,
    rounds_to,
    satisfies,
    times_beyond,
)
from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.claimed import SHARE_SAID, as_claimed
from assistant.answering.claims.exactly_said import IN_A_ROW, bounds_alike, names_all_asked
from assistant.answering.cues import load_cues
from assistant.answering.evidence.time_and_place import apart_as_stretches
from assistant.answering.figures.agreement import direction_before, direction_from_base
from assistant.answering.figures.figure_choice import is_of_another_city, wants_own_city
from assistant.answering.figures.fitting import LEAST_COVERED, LEAST_NAMED
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import (
    canonical_indicator,
    canonical_subject,
    measure_class,
    part_and_whole_of,
    places_in,
    split_scope,
)
from assistant.facts.own_year import own_year
from assistant.facts.table import AIMED, covers, scope_of
from assistant.period import year_of
from assistant.quantity import ABOVE, ONE_SIDED, find_periods, in_ones
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Fact, Period, Quantity
    from assistant.quantity import Located

Judged = Literal["", "confirmed", "corrected", "aimed", "open", "far", "another's"]
ABOUT_AS_NAMED = 0.2
FAR, ANOTHER_UNIT = 3, 100  # times the asserted number: no mark that one would name; hardly the same unit
_TELLING = re.compile(r"[%％]|百分点|元|\d[.．]\d|\d{3}|位")
_MANY, _SEVERAL = 100, 10  # of which a question that asks whether it is so may be told that it is not
_OF_A_SHARE = re.compile("占|比[重例]|份额|强度|率")
FEWEST_SIGNS = 2  # of a name, by which a question may call it
_DIGITS, FEWEST_DIGITS = re.compile("[0-9]"), 3  # of a number that two figures hardly share by chance
_CHANGE_SAID = re.compile("变动|变化|(?:比|较)[^，。？]{0,10}(?:高|低|多|少|升|降|增|减)")
_AGAINST_BASE = re.compile("[比较](?:上?年[初末]|[上去]一?年|前一年|头一年|同期|上月)")
_EXACTLY = re.compile("(?:正好|恰好|刚好|不多不少)(?:就?是|为|有|达到)?$")
_ALL_ALIKE = re.compile("都|均|同样|一样")
_EXACTLY_BEHIND = re.compile("整(?![体个合治改年])")
_CLAUSE_END = re.compile("[，。；？]")
_NO_MOVE = re.compile("差不多|新增|增加值|增值|升级")  # what is counted, not which way it went
_ENDED_AT = re.compile("[长高升降加少落大小](?:到了?|至|为)[^，。？]*$")
_AIMED_AT = re.compile("(?:目标|计划数?|预期)(?:是|为|定的?|值|数|要)*$")
_TO_BE = re.compile(
    "(?:必须|需要|需|须|应当?|将|力争|(?<![只主需重首])要)(?:翻|达|到|实现|建|新建|新增|新开|培育|打造|改造|完成|增|做|突破|超过|提高|冲)[^，。？]*$"
)
_AIM_BEHIND = re.compile("的?(?:年度|全年|预期)?(?:目标|任务|计划)")  # 完成38亿美元目标了吗
_ACHIEVED = re.compile(
    "完成|实际(?!使用|利用|到账)|实现|达到|突破|超过|做到|到了|了(?:吗|没)|已经?(?:到|有|是|过|满|够)"
)


def is_asked_of(text: str, found: Located[Quantity]) -> bool:
    """Whether it is asked of the figure itself whether it is so: in its own clause, or by 对吗 right behind it."""
    own, behind, _ = (*_CLAUSE_END.split(text[found.end :], maxsplit=2), "", "")[:3]
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, found.start)), default=0)
    return bool(asks_whether(text[start : found.end] + own) or load_cues().asserting["tags"].fullmatch(behind))


def is_aim_of_a_year(fact: Fact) -> bool:
    """Whether the figure was aimed at for a year, and is no mark that is set for a day to come (到2030年)."""
    return fact.status == "target" and not fact.period.key.startswith("..")


class Asserted:
    """One figure that the question asserts, with what the question says of it."""

    def __init__(self, gathered: Gathered, found: Located[Quantity]) -> None:
        text, self.found = gathered.query.text, found
        self._text = text
        clause = text[max(text.rfind(sign, 0, found.start) for sign in "，。；？") + 1 : found.start]
        asked = is_asked_of(text, found)
        behind = _CLAUSE_END.split(text[found.end :], maxsplit=1)[0]
        self._terms = [term for term in gathered.terms if term.word in fold(clause + behind)]
        self.quantity = as_claimed(found.value, clause, behind, asked=asked)
        self._bounded = bool(found.value.bound)
        self._printed_bound = found.value.bound
        self._exactly = bool(_EXACTLY.search(clause) or _EXACTLY_BEHIND.match(behind))
        amount = in_ones(found.value)  # 20万吨 are many
        many = amount >= _MANY or bool(_TELLING.search(found.value.printed))
        many = many or (asked and (bool(self.quantity.bound) or amount >= _SEVERAL))
        a_size = text.startswith("级", found.end)  # 2000亿元级集群 are so called
        singled_out = text.endswith("前", 0, found.start)  # 前十个集群 are as many as one wants
        self.telling = self.quantity.unit not in ("", "倍") and many and not a_size and not singled_out
        self._clause = clause
        self._of_change = bool(_CHANGE_SAID.search(clause)) or found.value.unit == "个百分点"
        self._against_base = _AGAINST_BASE.search(clause) is not None and found.value.unit != "%"
        self._to_be = _TO_BE.search(clause + found.value.printed) is not None  # 要翻到3000亿, 要超过3万亿元
        self._of_aims = gathered.query.status == "target" or self._to_be
        self._several = len(gathered.query.times) > 1
        self._period = _last_period(text, found.start)
        all_alike = self._several and _ALL_ALIKE.search(clause)  # 2026年和2025年一样都是5%以上
        self._each_period = gathered.query.times if all_alike else ()
        self._places = {name for name, _, _ in places_in(clause)}
        self._is_said_to_be_reached = _ACHIEVED.search(text) is not None
        self._of_own_city = wants_own_city(gathered)
        self._is_doubted = gathered.query.kind == "verify"
        self._indicators = {canonical_indicator(name) for name in gathered.query.indicators}
        self._sure = [figure for figure in gathered.figures if figure.fact.sure]
        self._figures = [figure for figure in self._sure if figure.named >= LEAST_NAMED]
        share = found.value.unit in ("%", "成") and SHARE_SAID.search(clause)
        if share or "占比" in gathered.query.measures:  # a growth is not what a share is held against
            self._figures = [figure for figure in self._figures if measure_class(figure.fact.measure) != "增速"]
        if not self._bounded and any(map(self._is_anothers, self._figures)):
            self.quantity = replace(self.quantity, bound="")  # 苏州达到2060家了吗: the 2060 are 无锡's
        # 增长目标7%完成了没有: the 7% is what was aimed at
        if self._to_be or _AIMED_AT.search(clause) or _AIM_BEHIND.match(behind):
            self._figures, self._aimed = [f for f in self._figures if f.fact.status in AIMED], []
        elif self._is_said_to_be_reached and gathered.query.status != "target":
            # What was aimed at neither confirms nor denies that it was reached.
            reached_at = [figure for figure in self._figures if figure.fact.status not in AIMED]
            self._aimed = [figure for figure in self._figures if figure.fact.status in AIMED]
            self._figures = reached_at
        else:
            self._aimed = []

    def _is_anothers(self, figure: Figure) -> bool:
        """Whether the number that is said to be reached is just what another place has."""
        return self.quantity.bound in ABOVE and set(figure.faults) == {"place"} and equal(self.quantity, figure.fact)

    def judged(self) -> tuple[Judged, tuple[Figure, ...]]:
        """The verdict, and the figures that it rests on: what is held for the question, and whose the number is.

        What is said of several years alike must be so of each of them.
        """
        if not self._each_period:
            return self._judged_once()
        told: list[tuple[Judged, tuple[Figure, ...]]] = []
        for period in self._each_period:
            self._period = period
            told.append(self._judged_once())
        verdicts = {verdict for verdict, _ in told}
        figures = tuple(dict.fromkeys(figure for _, found in told for figure in found[:1]))
        of_one = len({canonical_subject(figure.fact.subject) for figure in figures}) == 1
        if not of_one or ("corrected" not in verdicts and len(verdicts) > 1):
            return "", ()
        alike = len({figure.fact.quantity.bound for figure in figures}) == 1  # 5%以上 and 5% are not the same
        return ("corrected" if "corrected" in verdicts or not alike else verdicts.pop()), figures

    def _judged_once(self) -> tuple[Judged, tuple[Figure, ...]]:
        owners = [figure for figure in self._figures if equal(self.quantity, figure.fact)]
        if any(self._is_of_another_run(figure) for figure in self.right()):
            return "", ()  # 连续四年居首位, where it was so three years running
        if self.quantity.bound and IN_A_ROW.search(self._text):
            return "", ()  # 连续10年在430亿斤以上: one year's figure does not tell
        if right := self.right():
            return "confirmed", (right[0],)
        asked = self._all_asked()
        unlike = [figure for figure in asked if not self._is_the_very(figure)]
        if any(equal(self.quantity, f.fact) and self._kind_agrees(f.fact) for f in unlike):
            return "", ()  # the number is there, and whether of what is asked is not sure
        other_kind = [f for f in owners if f in asked and not self._kind_agrees(f.fact)]
        if other_kind:
            return "corrected", (other_kind[0], *self._owner(other_kind[0]))
        other_unit = [figure for figure in asked if is_in_another_unit(self.quantity, figure.fact)]
        if other_unit:
            moved = [f for f in asked if f.fact.quantity.unit == self.quantity.unit and self._kind_agrees(f.fact)]
            return "corrected", (*moved[:1], other_unit[0])
        if moved := [figure for figure in asked if self._is_moved_in_points(figure.fact)]:
            return "corrected", (moved[0],)
        if held := self._held(asked):
            return self._weighed(held)
        if aimed := [f for f in self._aimed if self._is_asked(f, of_any_status=True) and self._comparable(f.fact)]:
            return "aimed", (aimed[0],)
        near = [figure for figure in owners if self._is_of_another(figure) and self._is_of_it(figure)]
        near = [figure for figure in near if figure.fact.status == "result" and not self.quantity.bound]
        near = near or self._aimed_at_another_time() or self._of_another_indicator()
        return ("another's", (near[0],)) if near else ("", ())

    def _is_moved_in_points(self, fact: Fact) -> bool:
        """Whether a share is said to have grown by so many %, and moved by percentage points, in whatever way."""
        of_a_share = measure_class(fact.measure) == "变动" and fact.quantity.unit == "个百分点"
        of_a_share = of_a_share and _OF_A_SHARE.search(self._clause) is not None
        return of_a_share and self.quantity.unit == "%" and self._kind_agrees(fact, any_direction=True)

    def _of_another_indicator(self) -> list[Figure]:
        """Whose the number is, of the same place and time: 工业增加值增长8.08%, by which 服务业增加值 grew."""
        if not self._is_doubted or self._period is None or self.quantity.bound:
            return []
        if len(_DIGITS.findall(self.quantity.printed)) < FEWEST_DIGITS:
            return []
        return [
            figure
            for figure in self._sure
            if equal(self.quantity, figure.fact)
            and figure.fact.status == "result"
            and covers(self._period, figure.fact.period)
            and canonical_subject(figure.fact.subject) in (self._places or set(load_terms().home.values()))
            and not self._names_any_of(figure.fact)
            and self._kind_agrees(figure.fact)
        ]

    def _names_any_of(self, fact: Fact) -> bool:
        """Whether the question names the indicator, or what its name begins with (服务业 of 服务业增加值)."""
        return fact.indicator[:FEWEST_SIGNS] in self._text or canonical_indicator(fact.indicator) in self._indicators

    def _held(self, asked: Sequence[Figure]) -> list[Figure]:
        """What is held in the unit of the number, the exact figures first."""
        held = [figure for figure in asked if self._comparable(figure.fact)]
        if self._against_base:  # no level says by how much it moved
            held = [figure for figure in held if measure_class(figure.fact.measure) in ("变动", "差值", "增速")]
        held = [figure for figure in held if figure.whole] or held  # of G60, and not of 杭州 beside it
        held.sort(key=lambda figure: figure.fact.quantity.bound in ONE_SIDED)
        return held

    def _weighed(self, held: Sequence[Figure]) -> tuple[Judged, tuple[Figure, ...]]:
        """What the figures held of the very thing say of the number, and those that say it."""
        same_kind = [figure for figure in held if self._kind_agrees(figure.fact, any_direction=True)]
        alike = [f for f in same_kind if f.whole and equal(self.quantity, f.fact) and not f.fact.quantity.bound]
        first = self._passing(same_kind) or (alike or same_kind or held)[0]
        if is_aim_of_a_year(first.fact) and not (self._of_aims or self._is_of_the_year_planned(first)):
            return "aimed", (first,)  # what was aimed at tells neither that it was reached nor that it was not
        met = satisfies(self.quantity, first.fact) and first in same_kind and self._is_bounded_alike(first.fact)
        if met and (beyond := times_beyond(self.quantity, first.fact)) > FAR:
            return "far" if beyond < ANOTHER_UNIT else "corrected", (first,)
        if met and first.whole:
            return "confirmed", (first,)
        if first.whole and first in same_kind and not self._exactly and rounds_to(self.quantity, first.fact):
            return "confirmed", (first,)
        aim = first.fact.status == "target" and self._of_aims  # 超过2000亿 is what is aimed at
        if first in same_kind and not aim and leaves_open(self.quantity, first.fact):
            return "open", (first,)
        if not names_all_asked([term for term in self._terms if term.held], first) or self._is_narrower(first.fact):
            return "", ()  # 303个重点项目 are not corrected by the 14 of another list
        exact = [figure for figure in held if not (self._printed_bound or figure.fact.quantity.bound)]
        if any(equal(self.quantity, figure.fact) and self._kind_agrees(figure.fact) for figure in exact):
            return "", ()  # the number is held, though another figure has more of what the question calls it
        return "corrected", (first, *self._owner(first))

    def _is_of_the_year_planned(self, figure: Figure) -> bool:
        """Whether the number is of the year that the document plans, and is not said to be reached: it is an aim."""
        year = own_year(figure.document)
        return not self._is_said_to_be_reached and bool(year) and year_of(figure.fact.period) == year

    def _is_of_another_run(self, figure: Figure) -> bool:
        """Whether something is said to be so so many times in a row, and the sentence says another number of them."""
        said = {row["times"] for row in IN_A_ROW.finditer(self._text)}
        text = figure.document.text[figure.fact.sentence_start : figure.fact.sentence_end]
        told = {row["times"] for row in IN_A_ROW.finditer(text)}
        return bool(said and told) and said.isdisjoint(told)

    def _is_narrower(self, fact: Fact) -> bool:
        """Whether the figure is of a scope that the question does not name: 工业企业 are not only 规模以上 ones."""
        scope = scope_of(fact)
        return bool(scope) and fact.measure == "数量" and not any(word in self._text for word in ("规", "限额", scope))

    def asked(self, statuses: Collection[str]) -> list[Figure]:
        """The figures of what is asked that have one of the statuses, in the order of how well they fit."""
        told = [figure for figure in self._sure if figure.named >= LEAST_NAMED and figure.fact.status in statuses]
        return [figure for figure in told if self._is_asked(figure) and self._comparable(figure.fact)]

    def _is_bounded_alike(self, fact: Fact) -> bool:
        """Whether the figure is as exact as it is said to be: 超过3.2万亿元 is not 正好3.2万亿元.

        What is aimed at is so by its words: an aim of 5% is none of 5%以上, nor 5.5%左右 one of 5.5%以上.
        """
        bound = fact.quantity.bound
        if self._exactly and bound:
            return False
        if (self._to_be or self._bounded) and fact.status in AIMED and not equal(self.quantity, fact):
            return False  # 要达到1000亿元 is not what 超过2000亿元 aims at, nor 10万个以上 what 20万个以上 does
        of_an_aim = fact.status in AIMED and self._bounded and equal(self.quantity, fact)
        return not of_an_aim or bounds_alike(bound, self._printed_bound)

    def _passing(self, held: Sequence[Figure]) -> Figure | None:
        """Of a mark that was passed at no named time, the earliest year in which it was: half a year proves nothing."""
        if self.quantity.bound not in ABOVE or self._period is not None:
            return None
        passed = [figure for figure in held if satisfies(self.quantity, figure.fact) and figure.fact.period.last]
        return min(passed, key=lambda figure: str(figure.fact.period.last), default=None)

    def right(self) -> list[Figure]:
        """The figures that are what the question says; a mark that was passed only where no exact amount is held."""
        asked = [figure for figure in self._all_asked() if self._kind_agrees(figure.fact)]
        asked = [figure for figure in asked if self._is_the_very(figure)]
        asked = [figure for figure in asked if not self._named_better(figure, asked)]
        exact = any(f.fact.quantity.bound not in ONE_SIDED and self._comparable(f.fact) for f in asked)
        return [
            figure
            for figure in asked
            if equal(self.quantity, figure.fact)
            and self._is_bounded_alike(figure.fact)
            and (self.quantity.bound not in ONE_SIDED or figure.fact.quantity.bound == self.quantity.bound)
            and (figure.fact.quantity.bound not in ONE_SIDED or self.quantity.bound in ONE_SIDED or not exact)
        ]

    def _is_the_very(self, figure: Figure) -> bool:
        """Whether the figure is of all that the question's clause names: what it is called, and of which kind."""
        return figure.whole and self._is_called(figure.fact) and names_all_asked(self._terms, figure)

    def _is_called(self, fact: Fact) -> bool:
        """Whether the fact has the name of an indicator that the question names: 文创产业 is no 第三产业."""
        names = {canonical_indicator(fact.indicator), canonical_indicator(split_scope(fact.indicator)[0])}
        part, whole = part_and_whole_of(fact.indicator)
        if part and {part, whole} <= self._indicators:
            return True  # 服务业占GDP的52.5%
        return not self._indicators or not self._indicators.isdisjoint(names) or fact.indicator in self._text

    def _named_better(self, figure: Figure, asked: Sequence[Figure]) -> bool:
        """Whether another figure of the time has more of its name in the question: 铁路密度 is none of 高速公路."""
        of_the_time = [other for other in asked if other.fact.period.key == figure.fact.period.key]
        return max(other.named for other in of_the_time) - figure.named > ABOUT_AS_NAMED

    def _all_asked(self) -> list[Figure]:
        """The figures of what is asked; of one's own city alone where no place is named and it has any."""
        asked = [figure for figure in self._figures if self._is_asked(figure)]
        home = set(load_terms().home.values())
        own = [figure for figure in asked if canonical_subject(figure.fact.subject) in home]
        return own if own and self._of_own_city and not self._places else asked

    def _is_asked(self, figure: Figure, *, of_any_status: bool = False) -> bool:
        """Whether the figure is of the place, indicator and period that the question names; its kind may differ."""
        may_differ = {"measure", "unit", "status"} if of_any_status else {"measure", "unit"}
        if not set(figure.faults) <= may_differ or not self._is_of_it(figure):
            return False
        if self._of_own_city and is_of_another_city(figure):
            return False
        fact = figure.fact
        named = {name for name, _, _ in places_in(fact.subject)} or {canonical_subject(fact.subject)}
        among = {name for name, _, _ in places_in(fact.base)} if fact.measure == "排名" else set()
        if (self._places and not self._places & (named | among)) or (among and WHOLES & self._places - among):
            return False  # what is said of 南京 is no figure of 无锡, nor is 全省第4位 one in 全国
        if self._period is not None and apart_as_stretches(self._period, fact.period):
            return False
        return not self._several or self._period is None or covers(self._period, figure.fact.period)

    def _is_of_another(self, figure: Figure) -> bool:
        """Whether only the place, or only the time, is another: 增长了68.54% names no kind that a growth is not of."""
        apart = set(figure.faults) - ({"measure", "unit"} if self._kind_agrees(figure.fact) else set())
        if self._of_own_city and is_of_another_city(figure):
            apart |= {"place"}
        return apart in ({"place"}, {"period"})

    def _aimed_at_another_time(self) -> list[Figure]:
        """Whose aim for another time the number is: 2024年做到2000亿了吗, where these are aimed at for 2027."""
        of_aims = self._of_aims or "目标" in self._text
        if of_aims or self._period is None or not self._is_said_to_be_reached:
            return []
        told = [f for f in self._sure if f.named >= LEAST_NAMED and f.whole and set(f.faults) <= {"period", "status"}]
        number = replace(self.quantity, bound="")
        aims = [f for f in told if f.fact.status == "target" and "period" in f.faults and not f.fact.quantity.bound]
        return [figure for figure in aims if equal(number, figure.fact)]

    def _is_of_it(self, figure: Figure) -> bool:
        """Whether the figure is about what is asked, whatever else the question speaks of (有什么经验)."""
        return figure.covered >= LEAST_COVERED or canonical_indicator(figure.fact.indicator) in self._indicators

    def _owner(self, first: Figure) -> tuple[Figure, ...]:
        """Whose the asserted number is: of much the same, or of what stands in one sentence with what is right."""
        if self._bounded:
            return ()
        told = [first.fact, *(one.fact for one in self._sure if _is_the_same_number(one.fact, first.fact))]
        for figure in self._sure:
            beside = any(_in_one_sentence(figure.fact, one) for one in told)
            named = figure.named >= LEAST_NAMED and self._is_of_it(figure)
            same = _says_the_same(figure.fact, first.fact)
            if (named or beside) and equal(self.quantity, figure.fact) and not same:
                return (figure,)
        return ()

    def _comparable(self, fact: Fact) -> bool:
        return amounts_of(self.quantity, fact) is not None

    def _direction(self, fact: Fact) -> str:
        """Which way the question says that the figure moved; the words of its name tell nothing (改造提升农村公路)."""
        clause = self._clause.replace(fact.indicator, "")
        if not fact.direction and direction_before(fact.indicator):
            return ""  # 对全省经济增长的贡献率
        if _ENDED_AT.search(clause):  # 提高至27.4% says where a rise ended, not by how much
            return ""
        return direction_from_base(clause) or direction_before(_NO_MOVE.sub("", clause))

    def _kind_agrees(self, fact: Fact, *, any_direction: bool = False) -> bool:
        """Whether a level, a growth or a change is asserted as what it is, and a rise as a rise."""
        kind = measure_class(fact.measure)
        direction = self._direction(fact)
        if direction and fact.direction and direction != fact.direction and not any_direction:
            return False
        if kind in ("变动", "差值"):
            return self._of_change or bool(direction)
        if kind == "值" and (self._of_change or direction):
            return self.quantity.unit != "个百分点" and not direction
        return True


def _last_period(text: str, before: int) -> Period | None:
    dated = [found.value for found in find_periods(text, 0, before) if found.value.key]
    return dated[-1] if dated else None


def _in_one_sentence(one: Fact, other: Fact) -> bool:
    """Whether two figures stand in one sentence; quotes marked by hand share their beginning."""
    same = one.sentence_start == other.sentence_start or one.sentence_end == other.sentence_end
    return same and one.document_id == other.document_id


def _is_the_same_number(one: Fact, other: Fact) -> bool:
    """Whether both print one number of one place, time and kind, under whatever name (规模工业利润, 工业企业利润)."""
    return (one.quantity.value, one.quantity.unit, one.period.key, one.measure, canonical_subject(one.subject)) == (
        other.quantity.value,
        other.quantity.unit,
        other.period.key,
        other.measure,
        canonical_subject(other.subject),
    )


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether another document, or another line, prints the same figure."""
    same_name = canonical_indicator(one.indicator) == canonical_indicator(other.indicator)
    same = (one.quantity.value, one.quantity.unit, one.period.key) == (
        other.quantity.value,
        other.quantity.unit,
        other.period.key,
    )
    return same and same_name and canonical_subject(one.subject) == canonical_subject(other.subject)
