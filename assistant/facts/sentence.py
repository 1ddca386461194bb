"""One sentence, figure by figure: what a clause leaves out is inherited from the clauses before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.facts.assumed import assumed_since, is_against_another
from assistant.facts.clause import (
    NAMES_A_TIME,
    STOP,
    behind_an_aside,
    by_then,
    goes_beside,
    in_a_row,
    is_base,
    is_before,
    is_told_on,
    named_before,
    of_one_figure,
    opens_clause,
    runs_on,
    spans,
    without,
    without_asides,
    words_before,
    words_behind,
)
from assistant.facts.dating import many_years
from assistant.facts.doers import doers
from assistant.facts.inheritance import Known, Parts
from assistant.facts.meant import as_meant, of_nobody
from assistant.facts.measure import judge
from assistant.facts.naming import subjects_in
from assistant.facts.passed_over import (
    clause_passed_over,
    goes_on,
    is_narrower,
    with_its_name,
    with_the_sectors,
    without_some,
)
from assistant.facts.setting import time_of
from assistant.facts.told_again import is_told_again
from assistant.facts.turns import Turns
from assistant.facts.wording import MONEY, NAMING_START
from assistant.model import Fact, Period, Quantity
from assistant.period import parse_period, year_before, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.clause import Found
    from assistant.facts.said import Said
    from assistant.facts.setting import Setting, Whole
    from assistant.model import Document

_MARKS = re.compile(r"(?:\s*（编者说明）)?(?:\s*\[[0-9]{1,3}\])+\s*")
_VERB_OF_FIGURE = re.compile(r"(?:实现|正)?(?:增长|下降|完工|加快实施|投产|开工|上榜)、")
_OF_AN_AIRPORT = re.compile("旅客|货邮|吞吐|航线|航班|起降")
_ON_AVERAGE = re.compile("[，、\\s]*(?:年均|年?平均)")
_WITHIN_A_YEAR = re.compile("[0-9]{4}-(?:[HQ][1-4]|[0-9]{2}(?:\\.\\.[0-9]{4}-[0-9]{2})?)")
_TWO, _NEAR = 2, 150
_STEP = re.compile("新?(?:台阶|大关|关口)")
_ITS_VALUE = re.compile("的(?=[0-9])")  # 较2020年的9323.1亿元增加
_AGAINST_ITS_VALUE = re.compile("[比较]的$")
_SUPPORTED = re.compile("支持(?P<who>[一-龥]{2,6}?)(?:打造|建设|创建|做优|做强|做大|加快|争创)")
_FORECAST = re.compile("(?:经?初步)?(?:预计|预测|测算)，")
_OF_A_TIME = MONEY | frozenset(["吨", "斤", "公斤", "千瓦时", "人次"])
_OF_RATES = ("%", "百分点", "个百分点", "倍", "‰")
_FOR_ALL_TIME = re.compile("投资|资本|资金|基金|产能|能力|储量|库容")
_THIS = re.compile(
    r"(?:^|(?<=[，。；、：\s]))(?:而|其中)?[该此](?![市省县])(?:类|个)?(?P<noun>[一-龥]{2,6})(?<![该此][市省区县])"
)


def _bounded(quantity: Quantity, said: Said) -> Quantity:
    """The figure with the bound that is meant: 跨上万亿元 is at least so much, 比目标275亿元超过50亿元 just so much."""
    if said.measure == "差值" and quantity.printed.startswith("超"):
        return replace(quantity, bound="")
    return replace(quantity, bound=">=") if said.crossed and not quantity.bound else quantity


class SentenceReader:
    """Reads the figures of one sentence; ``explains`` marks a report's note, whose figures have no time."""

    def __init__(
        self, document: Document, setting: Setting, line_start: int, *, whole: Whole | None = None, explains: bool
    ) -> None:
        self._document = document
        self._text = document.text
        self._setting = setting
        self._start = line_start
        self._explains = explains
        self._known = Known(setting.subject, setting.topic, setting.period)
        self._turns = Turns()
        self.parts = Parts(whole)

    def facts(self, found: list[Found], start: int, end: int) -> Iterator[Fact]:
        """The facts of the figures among ``found``, which stand in ``start:end``."""
        start = self._open(start, end)
        known = self._known
        this = _THIS.search(self._text, start, end)
        before = start
        opening, moved, reached = known.period, None, start
        assumed = assumed_since(self._text, start, end)
        opened = doers(self._text, start, end)
        forecast = _FORECAST.match(self._text, start, end)
        for number, item in enumerate(found):
            if before > start and "；" in self._text[max(before, reached) : item.start]:
                moved = known.period if known.period.key != opening.key else moved
                known.period = opening
            reached = item.start
            if isinstance(item.value, Period):
                self._take_period(item, item.value, start)
                if opens_clause(self._text, item.start, start, report=False):
                    moved = None
                if item.start - start <= len("其中，"):
                    opening = known.period
                continue
            if this and this.end() <= item.start:
                before = self._take_this(this)
                this = _THIS.search(self._text, this.end(), end)
            begin = words_before(self._text, before, item.start)
            passed_over, left = self._words(found, number, before, begin)
            right = words_behind(found, number, self._text, end)
            self.parts.go_on(left, self._text, before, begin)
            said = known.of_the_class(self._judged(left, right, item.value, item.start), left)
            if not said.measure and item.value.unit in ("年", "个月"):
                known.stretch = 0 if left.endswith("连续") else int(item.value.value)
                continue
            guessed = item.end > assumed or is_against_another(self._text, start, item.start, known.taken_end)
            run_on = before != known.this_end and runs_on(self._text, before, start, begin, item.start)
            guessed = guessed or (moved is not None and self._torn(said, moved, left, right, item))
            guessed = guessed or (self._text.find("；", before, begin) >= 0 and self._new_or_held(said, left))
            guessed = guessed or without_some(self._text, before, begin)
            guessed = guessed or (not said.subject and self._supports_another(start, begin))
            doer = next((one.name for one in opened if one.start <= begin < one.end), None)
            guessed = guessed or (said.named and not said.subject and doer == "")
            aside = behind_an_aside(self._text, start, begin)
            apart = said.named and begin - 1 > before
            narrower = apart and is_narrower(self._text[before : begin - 1], said.indicator)
            doubts = self._doubts(said, left, passed_over, run_on=run_on, aside=aside, narrower=narrower)
            doubtful = guessed or any(doubts)
            if is_told_again(found, number, self._text) and known.said is not None:
                said = replace(known.said, noun="", unit=item.value.unit)
            elif doubtful:
                said = replace(said, sure=False)
            if forecast and said.status == "result":
                said = replace(said, status="estimate")
            ones = self._turns.share_out(said, in_a_row(found, number, self._text), left, known.said)
            place = (item.start, item.end), (start, end)
            facts = [self._fact(one, item.value, *place, doer or "") for one in ones]
            yield from (fact for fact in facts if fact is not None)
            if facts[0] is not None:
                self._turns.remember(ones, left)
                one = ones[0] if len(ones) == 1 else replace(said, sure=False)
                stepped = not doubtful and self._is_a_step(left, item)
                known.remember(replace(one, sure=one.sure or stepped), joined=goes_beside(left))
                self.parts.remember(one)
            before = self._behind(item, said, found[number + 1].start if number + 1 < len(found) else end)
            known.own, known.stretch = None, 0

    def _open(self, start: int, end: int) -> int:
        """Read the sentence's head: whom it means, of which whole it lists parts; returns where its words begin."""
        marks = _MARKS.match(self._text, start, end)
        start = marks.end() if marks else start
        while start < end and self._text[start].isspace():
            start += 1
        self.parts.open(self._text, start)
        self._setting = as_meant(self._setting, self._text, self._whole_begins(start), end)
        if self.parts.of and self.parts.of.on.key:
            self._known.period = self.parts.of.on
        return start

    def _take_period(self, item: Found, printed: Period, start: int) -> None:
        """A period holds for the next figure, for its clause, or for the rest of the sentence."""
        known = self._known
        if is_told_on(item, self._text):
            return
        if is_base(item, self._text, self._start):
            if self._gives_its_value(item):
                known.own = time_of(printed, self._setting.at(known.period))
                year = year_of(known.own)  # “十三五”末 is 2020
                known.compared = parse_period(f"{year}年") if year and "五" in printed.printed else printed
                return
            known.compared = printed if self._text.startswith("相比", item.end) else known.compared
            return
        period = time_of(by_then(printed, self._text, item.end), self._setting.at(known.period))
        known.vague = is_before(item, self._text) or not (period.key or "同期" in printed.printed)
        if known.vague or not period.key:
            return
        known.taken_end = item.end
        known.until = self._text.endswith(("截至", "截止", "截止到", "截止至"), 0, item.start)
        if of_one_figure(item, self._text, start):
            before = printed.printed.startswith("上年") and len(known.period.key) == len("2025")
            known.own = year_before(known.period) if before else period  # 由上年729万人增加到732万人
        elif self._setting.report_year and not opens_clause(self._text, item.start, start, report=True):
            known.aside, known.aside_end = period, item.end
        else:
            known.period, known.aside, known.own = period, None, None

    def _take_this(self, this: re.Match[str]) -> int:
        """该科创城 becomes the subject, where it was named before; returns where the words after it begin."""
        known = self._known
        known.subject, size = named_before(this["noun"], self._text[self._start : this.start()])
        known.unclear = not known.subject
        known.this_end = this.start("noun") + size
        return known.this_end

    def _judged(self, left: str, right: str, figure: Quantity, at: int) -> Said:
        """What is said of a figure; a period named inside a clause before ends where another indicator begins."""
        known = self._known
        setting = self.parts.under(self._setting.at(known.aside or known.period))
        said = judge(left, right, figure, known.said, known.own, setting)
        if known.aside and said.named and STOP.search(self._text, known.aside_end, at):
            known.aside, setting = None, setting.at(known.period)
            said = judge(left, right, figure, known.said, known.own, setting)
        at_its_end = setting.period.key.endswith("-12-31@") and said.of_the_year and not known.until
        if at_its_end and STOP.search(self._text, known.taken_end, at):
            whole = parse_period(f"{setting.period.key[:4]}年")  # 年末失业率5.5%，居民消费价格上涨2%
            said = judge(left, right, figure, known.said, known.own, setting.at(whole))
        if known.stretch > 1 and said.measure in ("同比增速", "变动") and _ON_AVERAGE.match(left):
            return self._averaged(said, setting.period)
        if known.stretch and spans(setting.period, known.stretch):
            return replace(said, period=setting.period)
        if known.compared and said.measure in ("同比增速", "变动") and not said.base:
            said = replace(said, base=known.compared.printed)
            return replace(said, measure="变动") if many_years(said) else said
        return said

    def _averaged(self, said: Said, period: Period) -> Said:
        """A growth on the average of the years that end with ``period``: 2022年…，两年平均增长2.5%."""
        last = year_of(period)
        if said.unit == "%" and self._known.stretch == _TWO and _WITHIN_A_YEAR.fullmatch(period.key):
            return replace(said, measure="年均增速", base="")  # 上半年增长12.3%，两年平均增长9.1%
        if said.unit != "%" or last is None or not period.key.isdecimal():
            return said
        years = parse_period(f"{last - self._known.stretch + 1}—{last}年")
        return replace(said, measure="年均增速", period=years, base="")

    def _torn(self, said: Said, moved: Period, left: str, right: str, item: Found) -> bool:
        """Whether the figure has another time if what a clause before ； named (去年达到…；) goes on."""
        held, self._known.period = self._known.period, moved
        other = self._judged(left, right, item.value, item.start) if isinstance(item.value, Quantity) else said
        self._known.period = held
        return other.period.key != said.period.key

    def _doubts(
        self, said: Said, left: str, passed_over: str, *, run_on: bool, aside: bool, narrower: bool
    ) -> Iterator[bool]:
        """What the sentence so far makes doubtful in a figure.

        ``run_on``: no mark parts it from the one before; ``aside``: only a bracket parts it from its clause;
        ``narrower``: the clause before speaks of something of the same measure.
        """
        known = self._known
        averaged = said.measure == "年均增速" and _WITHIN_A_YEAR.fullmatch(said.period.key)
        # 近3年提升21个百分点: which years
        yield known.stretch > 0 and not (averaged or spans(said.period, known.stretch))
        yield known.vague
        yield not said.named and not goes_on(passed_over)  # 招商成效明显，达到80亿元
        yield self._strays(said, left)
        # 收入增速高于经济增速、突破3万元: the income did
        yield said.measure == "差值" and said.indicator.endswith(("增速", "增幅")) and said.unit not in _OF_RATES
        yield narrower
        yield self.parts.goes_on_with_goods(said)
        yield aside and said.named
        whose = said.indicator.removeprefix(known.indicator) in ("增速", "增幅", "涨幅", "降幅")  # 增幅提高2个百分点
        yield known.doubtful and (whose or not said.named)
        yield known.theirs and goes_beside(left)  # 马钢退出炼铁产能100万吨、炼钢产能128万吨
        of_the_last = known.said is not None and known.said.noun and said.indicator.startswith(known.said.noun)
        yield said.named and run_on and not of_the_last  # 810个省重点项目完成投资10428.6亿元

    def _is_a_step(self, left: str, item: Found) -> bool:
        """Whether the amount is only a mark that was passed, of something that is named without doubt."""
        if isinstance(item.value, Period) or _STEP.match(self._text, item.end) is None:
            return False
        return self._judged(left, "", item.value, item.start).sure

    def _supports_another(self, start: int, at: int) -> bool:
        """Whether the sentence is on what a place is helped to become: 支持成都打造航空枢纽，旅客吞吐量9000万人次."""
        helped = _SUPPORTED.search(self._text, start, at)
        if helped is None or self._known.subject != self._setting.subject:
            return False
        named = subjects_in(helped["who"])
        return bool(named) and named[0][1] == 0 and named[0][0] != self._setting.subject

    def _new_or_held(self, said: Said, left: str) -> bool:
        """Whether it is not said if so many were added or are held: 新发展内资企业1.6万户；外资企业180户."""
        last = self._known.said
        if last is None or said.indicator != left.strip(" ，、") or not NAMING_START.match(last.indicator):
            return False
        return said.unit == last.unit not in ("%", "‰") and not NAMING_START.match(said.indicator)

    def _strays(self, said: Said, left: str) -> bool:
        """Whether a report's clause names an indicator behind one on a part: 长水机场旅客…，运营机场数… is whose."""
        part = self._known.subject not in ("", self._setting.subject) and self._setting.report_year > 0
        its_own = self._known.subject.endswith("机场") and _OF_AN_AIRPORT.search(said.indicator) is not None
        return part and said.named and not (said.subject or its_own) and not goes_beside(left)

    def _words(self, found: list[Found], number: int, before: int, begin: int) -> tuple[str, str]:
        """The clause passed over and the figure's own words, with what they leave out of what was said before."""
        left = self._left(found[:number], before, begin, found[number].start)
        passed_over = clause_passed_over(self._text, before, begin, left)
        left = with_its_name(passed_over, left)
        if self._known.pulled:  # 第二、三产业分别拉动增长2.1和2.4个百分点
            left = left.replace("拉动增长", f"拉动{self._known.pulled}")
        if in_a_row(found, number, self._text) == len("一二三"):
            left = with_the_sectors(left, self._text[max(self._start, begin - _NEAR) : begin])
        return passed_over, left

    def _left(self, earlier: list[Found], before: int, begin: int, start: int) -> str:
        """The clause's words from the last mark or figure up to this one, without the periods and durations in it."""
        inside = [item for item in earlier if begin <= item.start and item.end <= start]
        gone = [
            item
            for item in inside
            if not (isinstance(item.value, Period) and is_base(item, self._text, self._start))
            or self._gives_its_value(item)
        ]
        verb = _VERB_OF_FIGURE.match(self._text, begin, start) if begin == before else None
        begin = verb.end() if verb else begin
        return _AGAINST_ITS_VALUE.sub("", without_asides(without(gone, self._text[begin:start], begin)))

    def _gives_its_value(self, item: Found) -> bool:
        """Whether the time that something is held against stands with what there was then."""
        held_against = self._text[item.start - 1 : item.start] in ("比", "较")
        return held_against and _ITS_VALUE.match(self._text, item.end) is not None

    def _behind(self, item: Found, said: Said, limit: int) -> int:
        """Where the next figure's words begin: behind the noun that this one counts."""
        if not said.noun:
            step = _STEP.match(self._text, item.end)  # 跃上1.4万亿斤新台阶、亩产提升…
            return step.end() if step else item.end
        last = said.noun[-2:]  # an aside may part it: 45个县（市、区）
        at = self._text.find(last, item.end, min(item.end + len(said.noun) + 18, limit))
        if at >= 0:
            return at + len(last)
        sizes = range(len(said.noun), 0, -1)  # 4个国家级、4个省级区域医疗中心: the rest stands behind the next figure
        return item.end + next((size for size in sizes if self._text.startswith(said.noun[:size], item.end)), 0)

    def _timeless(self, said: Said, end: int) -> bool:
        """Whether the figure needs no date: a size or count in a document whose setting names no time at all."""
        undated = not self._setting.period.key and not self._setting.report_year
        said_when = undated and NAMES_A_TIME.search(self._text, self._start, end)  # 一季度…, of which year
        flows = said.unit in _OF_A_TIME and not _FOR_ALL_TIME.search(said.indicator)  # 产值3000亿元: of when
        flows = flows or NAMING_START.match(said.indicator) is not None
        return said.measure in ("量值", "数量") and undated and not said_when and not flows

    def _fact(
        self, said: Said, quantity: Quantity, span: tuple[int, int], sentence: tuple[int, int], doer: str
    ) -> Fact | None:
        known = self._known
        if not said.measure:
            return None
        unknown = not said.subject and of_nobody(self._setting, self._text, self._whole_begins(sentence[0]), span[0])
        whose = doer if known.subject == self._setting.subject else ""
        subject = said.subject or whose or ("" if unknown else known.subject)
        indicator = said.indicator or known.indicator
        founded = bool(subject and indicator) and (bool(said.period.key) or self._timeless(said, span[1]))
        return Fact(
            subject=subject,
            indicator=indicator,
            measure=said.measure,
            period=said.period,
            quantity=_bounded(quantity, said),
            document_id=self._document.id,
            start=span[0],
            end=span[1],
            sentence_start=sentence[0],
            sentence_end=sentence[1],
            direction=said.direction,
            base=said.base,
            status=said.status,
            scope=said.scope,
            sure=said.sure and founded and not known.unclear and not self._misplaced(said, span[1]),
        )

    def _whole_begins(self, start: int) -> int:
        """Where the sentence begins that says whose the figures are: the one before, where this one goes into that.

        In a county's document 全市居民消费价格上涨2.7%。其中，食品价格上涨8.4% are both the city's.
        """
        if not self.parts.lasts:
            return start
        return max(self._text.rfind("。", self._start, max(self._start, start - 1)) + 1, self._start)

    def _misplaced(self, said: Said, end: int) -> bool:
        """Whether the figure is a note's, an aim of the past or of the day it was set, or a condition's."""
        year = year_of(said.period)
        aim = said.status == "target"
        late = aim and not said.scope and year is not None and year < self._setting.report_year
        day = aim and "-" in said.period.key and not self._setting.report_year
        return self._explains or late or day or self._text.startswith(("（含）以上的", "（含）的"), end)
