"""Figures of a document as facts: line by line, with what a clause leaves out inherited as a careful reader would.

document_setting → section_settings → for each line its label → for each figure: the words on its left (and, for a
count, the noun on its right) → subject, indicator, measure, period, direction, base, status. What is not well founded
is kept with ``sure`` False.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.cells import table_facts
from assistant.facts.clause import (
    ROW,
    STOP,
    counts_names,
    in_a_row,
    is_a_name,
    is_base,
    named_before,
    of_one_figure,
    runs_on,
    spans,
    with_units_of_the_last,
    without,
    words_behind,
)
from assistant.facts.indicator import well_named
from assistant.facts.measure import judge
from assistant.facts.naming import places_in
from assistant.facts.phrase import distribute
from assistant.facts.setting import OPENS, Setting, as_topic, document_setting, section_settings, time_of
from assistant.facts.wording import LEADS
from assistant.model import Fact, Period, Quantity
from assistant.period import year_of
from assistant.quantity import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.clause import Found
    from assistant.facts.said import Said
    from assistant.model import Document

FACTS_RECIPE = "3"
"""Changes whenever other facts are found in the same text: a library with another recipe is built anew."""

_LINE = re.compile(r"[^\n\f]+")
_BULLET = re.compile(r"\s*(?:[-*•]\s+|#{1,6}\s+)?")
_SENTENCE_END = re.compile(r"[。！？]+[”’」）)]*")
_LABEL = re.compile(r"([^，。；：:]{1,40})[：:]")
_MARKS = re.compile(r"(?:\s*（编者说明）)?(?:\s*\[[0-9]{1,3}\])+\s*")
_ASIDE = re.compile(r"（([^（）]*)）|\(([^()]*)\)")
_VERB_OF_FIGURE = re.compile(r"(?:实现|正)?(?:增长|下降|完工|加快实施|投产|开工|上榜)、")
_OPENING = re.compile(
    rf"(?:{LEADS}|截至|展望|回顾|回首|回望|面向|(?:刚刚|已经)?(?:过去|走过)的|全省|在|到|至|自|从"
    r"|[—\-－·•\s“”（）()、.．一二三四五六七八九十0-9]|[一-龥]{1,4}[省市区县])*"
)
_NEAR_OPENING = re.compile(r"[^。；]{0,14}")
_THIS = re.compile(
    r"(?:^|(?<=[，。；、：\s]))(?:而|其中)?[该此](?:类|个)?(?P<noun>[一-龥]{2,6})(?<![该此][市省区县])"
)
_EXPLAINS = re.compile(r"\s*[（(]?[0-9]{1,3}[)）.．、]\s*[“\"‘《][^：:]{1,60}[：:]")  # a report's notes say no time


def extract_facts(document: Document) -> tuple[Fact, ...]:
    """The figures of the document as facts, in the order of the text."""
    base = document_setting(document)
    starts, settings = [0], [base]
    for start, setting in section_settings(document, base):
        starts.append(start)
        settings.append(setting)
    passed_over = sorted(
        [(table.start, table.end) for table in document.tables]
        + [(section.heading_start, section.heading_end) for section in document.sections]
    )
    facts: list[Fact] = []
    carried = base.period
    at_section = -1
    for line in _LINE.finditer(document.text):
        section = bisect_right(starts, line.start()) - 1
        if section != at_section:
            at_section = section
            if settings[section].dated or settings[section].fixed or not base.report_year:
                carried = settings[section].period
        start = _after_heading(passed_over, line.start(), line.end())
        if start >= line.end():
            continue
        reader = _LineReader(document, replace(settings[section], period=carried), start, line.end())
        facts.extend(reader.facts())
        carried = reader.carried
    for table in document.tables:
        facts.extend(table_facts(document, table, settings[bisect_right(starts, table.start) - 1]))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _after_heading(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """Where the line's prose begins: behind a heading that runs on into it; the line's end for a heading or a table."""
    at = bisect_right(spans, (end, end)) - 1
    for first, last in spans[max(0, at - 1) : at + 1]:
        if first < end and start < last:
            return last
    return start


@dataclass(slots=True)
class _Known:
    """What the line has said so far, and the next clause may leave out."""

    subject: str
    indicator: str
    period: Period
    said: Said | None = None
    each: tuple[str, ...] = ()
    """The names that 分别 shares out, and which of them comes next."""
    turn: int = 0
    each_sure: bool = False
    doubtful: bool = False
    """Whether the name that stands last is not sure, so that nothing may inherit past it."""
    aside: Period | None = None
    """A period named inside a report's clause: it holds until another clause names its own indicator."""
    aside_end: int = 0
    own: Period | None = None
    """The period of the next figure alone."""
    this_end: int = -1
    """Where 该科创城 ends."""
    stretch: int = 0
    """The years that a figure is said to cover (5年增长18.7%)."""
    unclear: bool = False
    """Whether who is meant (该科创城) was not named before."""
    lost: bool = False
    """Whether the names that 分别 shares out could not be told apart."""


class _LineReader:
    """One paragraph or list item: its label, then its sentences, figure by figure."""

    def __init__(self, document: Document, setting: Setting, start: int, end: int) -> None:
        self._document = document
        self._text = document.text
        self._setting = setting
        self._start = self._content_start(start, end)
        self._end = end
        self._passed: set[int] = set()
        """Where the durations stand that were passed over (五年新增 …)."""
        self._explains = bool(setting.report_year) and _EXPLAINS.match(self._text, start, end) is not None
        self.carried = setting.period
        """The period that holds for the next line of a report: 五年来 and 过去一年 open a run of paragraphs."""

    def _content_start(self, start: int, end: int) -> int:
        bullet = _BULLET.match(self._text, start, end)
        return bullet.end() if bullet else start

    def facts(self) -> Iterator[Fact]:
        found = [item for item in scan(self._text, self._start, self._end) if not is_a_name(item, self._text)]
        found = with_units_of_the_last([item for item in found if not counts_names(item, self._text, self._start)], self._text)
        if not found:
            return
        body = self._read_label(found)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, body, self._end)]
        if not ends or ends[-1] < self._end:
            ends.append(self._end)
        first = 0
        start = body
        for end in ends:
            last = first
            while last < len(found) and found[last].start < end:
                last += 1
            inside = [item for item in found[first:last] if item.start >= start]
            self._read_opening(inside, start, cue=start != body)
            if any(isinstance(item.value, Quantity) for item in inside):
                yield from self._sentence(inside, start, end)
            first, start = last, end

    # --- what the line says before its figures ---------------------------------------------------------------------

    def _read_label(self, found: list[Found]) -> int:
        """Take a label (2018年：, 到2015年（核心区）：) into the setting; returns where the body begins."""
        label = _LABEL.match(self._text, self._start, self._end)
        if not label or any(isinstance(item.value, Quantity) and item.start < label.end() for item in found):
            return self._start
        words = label[1]
        setting = self._setting
        for item in found:
            if isinstance(item.value, Period) and item.end <= label.end():
                period = time_of(item.value, setting)
                setting = replace(setting, period=period if period.key else setting.period)
        rest = without([item for item in found if item.end <= label.end()], words, label.start(1))
        aside = " ".join(part for pair in _ASIDE.findall(rest) for part in pair)
        bare = _ASIDE.sub("", rest)
        places = places_in(bare) or places_in(aside)
        if "核心区" in aside and not places:
            setting = replace(setting, subject=f"{setting.subject}核心区")
        elif len({name for name, _, _ in places}) > 1:
            setting = replace(setting, subject="")
        elif places:
            setting = replace(setting, subject=places[0][0])
            bare = bare[: places[0][1]] + bare[places[0][2] :] if places_in(bare) else bare
        issued = self._document.issued[:4]
        past = issued.isdecimal() and (year_of(setting.period) or 9999) < int(issued)
        if past and setting.period.key != self._setting.period.key and not re.search("目标|计划", bare):
            setting = replace(setting, status="result")
        elif setting.period.key.startswith("..") or re.search("目标|计划数", bare):
            setting = replace(setting, status="target")
        topic = as_topic(re.sub(r"增长目标|目标|合计|数据", "", bare))
        moves = setting.moves or re.search("增长|增速|增幅", bare) is not None
        self._setting = replace(setting, topic=topic or setting.topic, moves=moves)
        self._carry(self._setting.period)
        return label.end()

    def _carry(self, period: Period) -> None:
        """Let the period hold for the report's next lines, where its section leaves that open."""
        if self._setting.report_year and self._setting.carries(period):
            self.carried = period

    def _read_opening(self, found: list[Found], start: int, *, cue: bool) -> None:
        """A period that opens the line holds for it; one that opens a report's sentence (五年来) for what follows."""
        item = found[0] if found else None
        if item is None or not isinstance(item.value, Period) or is_base(item, self._text, self._start):
            return
        if not self._opens(item.start, start):
            return
        if cue and not (self._setting.report_year and OPENS.match(item.value.printed)):
            return
        period = time_of(item.value, self._setting)
        if period.key:
            self._setting = replace(self._setting, period=period)
            self._carry(period)

    def _opens(self, at: int, start: int) -> bool:
        """Whether only words that lead in stand between the start and ``at``; other documents may name who first."""
        opening = _OPENING if self._setting.report_year else _NEAR_OPENING
        return at - start <= 20 and opening.fullmatch(self._text, start, at) is not None

    def _opens_clause(self, at: int, start: int) -> bool:
        stops = [stop.end() for stop in STOP.finditer(self._text, start, at)]
        return self._opens(at, stops[-1] if stops else start)

    # --- a sentence ------------------------------------------------------------------------------------------------

    def _sentence(self, found: list[Found], start: int, end: int) -> Iterator[Fact]:
        marks = _MARKS.match(self._text, start, end)
        start = marks.end() if marks else start
        while start < end and self._text[start].isspace():
            start += 1
        known = _Known(self._setting.subject, self._setting.topic, self._setting.period)
        this = _THIS.search(self._text, start, end)
        before = start
        for number, item in enumerate(found):
            if isinstance(item.value, Period):
                self._take_period(item, start, known)
                continue
            if this and this.end() <= item.start:
                before = self._take_this(this, known)
                this = _THIS.search(self._text, this.end(), end)
            left = self._left(found[:number], before, item.start)
            right = words_behind(found, number, self._text, end)
            said = self._judged(left, right, item, known)
            if not said.measure and item.value.unit in ("年", "个月"):
                known.stretch = int(item.value.value)
                self._passed.add(item.start)
                continue
            if any(self._doubts(said, left, before, start, known)):
                said = replace(said, sure=False)
            said = self._shared_out(said, found, number, left, known)
            fact = self._fact(said, item.value, (item.start, item.end), known, (start, end))
            if fact is not None:
                yield fact
                self._remember(said, known)
            before = self._behind(item, said)
            known.own, known.stretch = None, 0

    def _take_period(self, item: Found, start: int, known: _Known) -> None:
        """A period holds for the next figure, for its clause, or for the rest of the sentence."""
        if is_base(item, self._text, self._start):
            return
        period = time_of(item.value, replace(self._setting, period=known.period))  # type: ignore[arg-type]
        if not period.key:
            return
        if of_one_figure(item, self._text, start):
            known.own = period
        elif self._setting.report_year and not self._opens_clause(item.start, start):
            known.aside, known.aside_end = period, item.end
        else:
            known.period, known.aside, known.own = period, None, None

    def _take_this(self, this: re.Match[str], known: _Known) -> int:
        """该科创城 becomes the subject, where it was named before; returns where the words after it begin."""
        known.subject, size = named_before(this["noun"], self._text[self._start : this.start()])
        known.unclear = not known.subject
        known.this_end = this.start("noun") + size
        return known.this_end

    def _judged(self, left: str, right: str, item: Found, known: _Known) -> Said:
        """What is said of a figure; a period named inside a clause before ends where another indicator begins."""
        setting = replace(self._setting, period=known.aside or known.period)
        said = judge(left, right, item.value, known.said, known.own, setting)  # type: ignore[arg-type]
        if known.aside and said.named and STOP.search(self._text, known.aside_end, item.start):
            known.aside, setting = None, replace(setting, period=known.period)
            said = judge(left, right, item.value, known.said, known.own, setting)  # type: ignore[arg-type]
        return said

    def _doubts(self, said: Said, left: str, before: int, start: int, known: _Known) -> Iterator[bool]:
        """What the sentence so far makes doubtful in a figure."""
        yield known.stretch > 0 and not spans(said.period, known.stretch)  # 近3年提升21个百分点: which years
        yield known.doubtful and not said.named
        yield said.named and before != known.this_end and runs_on(self._text, before, start, left)
        yield bool(known.each) and not said.named and "均" in left[:2]  # 分别达46%、43%，均居第2: neither alone

    def _shared_out(
        self, said: Said, found: list[Found], number: int, left: str, known: _Known
    ) -> Said:
        """Give each figure after 分别 its own name; a second run (分别从A、B增加到C、D) begins with the first again."""
        if said.each:
            of_things = said.measure == "数量"
            known.each = distribute(said.indicator, in_a_row(found, number, self._text), of_things=of_things)
            known.turn = 0
            known.lost = not known.each or not said.named
            if known.lost:
                return replace(said, sure=False)
            known.each_sure = said.sure and all(well_named(name) for name in known.each)
        elif known.lost and ROW.fullmatch(left):
            return replace(said, sure=False)
        elif known.each and ROW.fullmatch(left):
            known.turn += 1
        elif known.each and said.indicator and known.said and said.indicator == known.said.indicator:
            known.turn = 0
        else:
            known.each = ()
        if known.turn < len(known.each):
            period = known.said.period if known.turn and known.said else said.period
            return replace(said, indicator=known.each[known.turn], period=period, sure=known.each_sure)
        return said

    def _remember(self, said: Said, known: _Known) -> None:
        """What the next clause may leave out; a doubtful name is no name to inherit."""
        known.doubtful = not said.sure and (said.named or known.doubtful)
        if not said.sure and not (known.said is None and said.indicator):
            if known.indicator:
                known.said = replace(said, indicator=known.indicator, subject=known.subject)
            return
        known.subject = said.subject or known.subject
        if said.measure != "差值":
            known.indicator = said.indicator or known.indicator
        known.said = replace(said, subject=known.subject, indicator=known.indicator)

    def _left(self, earlier: list[Found], before: int, start: int) -> str:
        """The clause's words from the last mark or figure up to this one, without the periods in it."""
        stops = [stop.end() for stop in STOP.finditer(self._text, before, start)]
        begin = stops[-1] if stops else before
        inside = [item for item in earlier if begin <= item.start < start and item.end <= start]
        verb = _VERB_OF_FIGURE.match(self._text, begin, start) if begin == before else None
        begin = verb.end() if verb else begin
        gone = [
            item
            for item in inside
            if item.start in self._passed or not (isinstance(item.value, Period) and is_base(item, self._text, self._start))
        ]
        return without(sorted(gone, key=lambda item: item.start), self._text[begin:start], begin)

    def _behind(self, item: Found, said: Said) -> int:
        """Where the next figure's words begin: behind the noun that this one counts."""
        at = self._text.find(said.noun, item.end, item.end + len(said.noun) + 4) if said.noun else -1
        return at + len(said.noun) if at >= 0 else item.end

    def _timeless(self, said: Said) -> bool:
        """Whether the figure needs no date: a size or count in a document whose setting names no time at all."""
        return said.measure in ("量值", "数量") and not self._setting.period.key and not self._setting.report_year

    def _fact(
        self, said: Said, quantity: Quantity, span: tuple[int, int], known: _Known, sentence: tuple[int, int]
    ) -> Fact | None:
        if not said.measure:
            return None
        subject = said.subject or known.subject
        indicator = said.indicator or known.indicator
        founded = bool(subject and indicator) and (bool(said.period.key) or self._timeless(said))
        return Fact(
            subject=subject,
            indicator=indicator,
            measure=said.measure,
            period=said.period,
            quantity=replace(quantity, bound=">=") if said.crossed and not quantity.bound else quantity,
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

    def _misplaced(self, said: Said, end: int) -> bool:
        """Whether the figure is a note's, an aim of the past or of the day it was set, or a condition's."""
        year = year_of(said.period)
        aim = said.status == "target"
        late = aim and year is not None and year < self._setting.report_year
        day = aim and "-" in said.period.key and not self._setting.report_year
        return self._explains or late or day or self._text.startswith(("（含）以上的", "（含）的"), end)
