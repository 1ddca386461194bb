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
from assistant.facts.indicator import well_named
from assistant.facts.measure import judge
from assistant.facts.naming import places_in
from assistant.facts.phrase import distribute
from assistant.facts.setting import OPENS, Setting, as_topic, document_setting, section_settings, time_of
from assistant.facts.wording import LEADS
from assistant.model import Fact, Period, Quantity
from assistant.period import year_of
from assistant.quantity import base_unit, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.said import Said
    from assistant.model import Document
    from assistant.quantity import Located

FACTS_RECIPE = "3"
"""Changes whenever other facts are found in the same text: a library with another recipe is built anew."""

_LINE = re.compile(r"[^\n\f]+")
_BULLET = re.compile(r"\s*(?:[-*•]\s+|#{1,6}\s+)?")
_SENTENCE_END = re.compile(r"[。！？]+[”’」）)]*")
_STOP = re.compile(r"[，。；;！？：:（）()\n]")
_LABEL = re.compile(r"([^，。；：:]{1,40})[：:]")
_MARKS = re.compile(r"(?:\s*（编者说明）)?(?:\s*\[[0-9]{1,3}\])+\s*")
_ASIDE = re.compile(r"（([^（）]*)）|\(([^()]*)\)")
_BASE_BEFORE = re.compile(r"(?:比|较|高于|低于|快于|相当于|为|是|超过)$")
_BASE_AFTER = re.compile(r"\s*(?:的|同期|底|末|相比|增|提|高|低|下|上|减|翻|多|少|扩|缩|水平)")
_VERB_OF_FIGURE = re.compile(r"(?:实现|正)?(?:增长|下降|完工|加快实施|投产|开工|上榜)、")
_GROWN_TO = re.compile("[长高升加大展降少续增减][到至]$")
_FROM = re.compile(r"(?:从|由)$")
_OPENING = re.compile(
    rf"(?:{LEADS}|截至|展望|回顾|回首|回望|面向|(?:刚刚|已经)?(?:过去|走过)的|全省|在|到|至|自|从|[—\-－·•\s“”（）()、.．一二三四五六七八九十0-9]|[一-龥]{{1,4}}[省市区县])*"
)
_NEAR_OPENING = re.compile(r"[^。；]{0,14}")
_THIS = re.compile(
    r"(?:^|(?<=[，。；、：\s]))(?:而|其中)?[该此](?:类|个)?(?P<noun>[一-龥]{2,6})(?<![该此][市省区县])"
)
_EXPLAINS = re.compile(r"\s*[（(]?[0-9]{1,3}[)）.．、]\s*[“\"‘《][^：:]{1,60}[：:]")  # a report's notes say no time
_SHARED_OUT = re.compile(r"[^，。；;！？：:、0-9]{2,20}分别")
_NAMED_BY = re.compile("版|规划|纲要|开局|收官|远景目标|远景规划")


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
        found = [item for item in scan(self._text, self._start, self._end) if not self._is_a_name(item)]
        found = _with_units_of_the_last([item for item in found if not self._counts_names(item)], self._text)
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

    def _read_label(self, found: list[Located[Quantity | Period]]) -> int:
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
        rest = _without([item for item in found if item.end <= label.end()], words, label.start(1))
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

    def _read_opening(self, found: list[Located[Quantity | Period]], start: int, *, cue: bool) -> None:
        """A period that opens the line holds for it; one that opens a report's sentence (五年来) for what follows."""
        item = found[0] if found else None
        if item is None or not isinstance(item.value, Period) or self._is_base(item):
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
        stops = [stop.end() for stop in _STOP.finditer(self._text, start, at)]
        return self._opens(at, stops[-1] if stops else start)

    # --- a sentence ------------------------------------------------------------------------------------------------

    def _sentence(self, found: list[Located[Quantity | Period]], start: int, end: int) -> Iterator[Fact]:
        marks = _MARKS.match(self._text, start, end)
        start = marks.end() if marks else start
        while start < end and self._text[start].isspace():
            start += 1
        known = _Known(self._setting.subject, self._setting.topic, self._setting.period)
        this, meant = _THIS.search(self._text, start, end), -1
        before = start
        own_period: Period | None = None
        for number, item in enumerate(found):
            if isinstance(item.value, Period):
                if self._is_base(item):
                    continue
                period = time_of(item.value, replace(self._setting, period=known.period))
                if not period.key:
                    continue
                if self._of_one_figure(item, start):
                    own_period = period
                elif self._setting.report_year and not self._opens_clause(item.start, start):
                    known.aside, known.aside_end = period, item.end
                else:
                    known.period, known.aside, own_period = period, None, None
                continue
            if this and this.end() <= item.start:
                known.subject, meant = self._meant(this)
                before = meant
                known.unclear = not known.subject
                this = _THIS.search(self._text, this.end(), end)
            left = self._left(found[:number], before, item.start)
            right = self._right(found, number, end)
            setting = replace(self._setting, period=known.aside or known.period)
            said = judge(left, right, item.value, known.said, own_period, setting)
            if known.aside and said.named and _STOP.search(self._text, known.aside_end, item.start):
                known.aside, setting = None, replace(setting, period=known.period)
                said = judge(left, right, item.value, known.said, own_period, setting)
            if not said.measure and item.value.unit in ("年", "个月"):
                known.stretch = int(item.value.value)
                self._passed.add(item.start)
                continue
            if known.stretch and not _spans(said.period, known.stretch):
                said = replace(said, sure=False)  # 近3年提升21个百分点: which years is not sure
            known.stretch = 0
            if known.doubtful and not said.named:
                said = replace(said, sure=False)
            if said.named and before != meant and self._runs_on(before, start, left):
                said = replace(said, sure=False)
            if known.each and not said.named and "均" in left[:2]:
                said = replace(said, sure=False)  # 分别达46%、43%，均居全国第2: of both, and so of neither alone
            said = self._shared_out(said, found, number, left, known)
            fact = self._fact(said, item.value, (item.start, item.end), known, (start, end))
            if fact is not None:
                yield fact
                self._remember(said, known)
            before, own_period = self._behind(item, said), None

    def _meant(self, this: re.Match[str]) -> tuple[str, int]:
        """Whom 该科创城 means: the name with that ending before it in the line (or none), and where 该科创城 ends."""
        for size in range(len(this["noun"]), 1, -1):
            names = re.findall(rf"(?:^|[，。；、：“\s])([一-龥]{{2,12}}{this['noun'][:size]})", self._text[self._start : this.start()])
            if names:  # the last one named
                return names[-1], this.start("noun") + size
        return "", this.start("noun")

    def _shared_out(
        self, said: Said, found: list[Located[Quantity | Period]], number: int, left: str, known: _Known
    ) -> Said:
        """Give each figure after 分别 its own name; a second run (分别从A、B增加到C、D) begins with the first again."""
        if said.each:
            of_things = said.measure == "数量"
            known.each = distribute(said.indicator, self._run(found, number), of_things=of_things)
            known.turn = 0
            known.lost = not known.each or not said.named
            if known.lost:
                return replace(said, sure=False)
            known.each_sure = said.sure and all(well_named(name) for name in known.each)
        elif known.lost and re.fullmatch(r"[、，,和与及\s]*", left):
            return replace(said, sure=False)
        elif known.each and re.fullmatch(r"[、，,和与及\s]*", left):
            known.turn += 1
        elif known.each and said.indicator and known.said and said.indicator == known.said.indicator:
            known.turn = 0
        else:
            known.each = ()
        if known.turn < len(known.each):
            period = known.said.period if known.turn and known.said else said.period
            return replace(said, indicator=known.each[known.turn], period=period, sure=known.each_sure)
        return said

    def _run(self, found: list[Located[Quantity | Period]], number: int) -> int:
        """How many figures stand in a row from this one on."""
        count = 1
        for one, other in zip(found[number:], found[number + 1 :], strict=False):
            if not re.fullmatch(r"[、，,和与及\s]*", self._text[one.end : other.start]):
                break
            count += 1
        return count

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

    def _left(self, earlier: list[Located[Quantity | Period]], before: int, start: int) -> str:
        """The clause's words from the last mark or figure up to this one, without the periods in it."""
        stops = [stop.end() for stop in _STOP.finditer(self._text, before, start)]
        begin = stops[-1] if stops else before
        inside = [item for item in earlier if begin <= item.start < start and item.end <= start]
        verb = _VERB_OF_FIGURE.match(self._text, begin, start) if begin == before else None
        begin = verb.end() if verb else begin
        gone = [
            item
            for item in inside
            if item.start in self._passed or not (isinstance(item.value, Period) and self._is_base(item))
        ]
        return _without(sorted(gone, key=lambda item: item.start), self._text[begin:start], begin)

    def _behind(self, item: Located[Quantity | Period], said: Said) -> int:
        """Where the next figure's words begin: behind the noun that this one counts."""
        at = self._text.find(said.noun, item.end, item.end + len(said.noun) + 4) if said.noun else -1
        return at + len(said.noun) if at >= 0 else item.end

    def _timeless(self, said: Said) -> bool:
        """Whether the figure needs no date: a size or count in a document whose setting names no time at all."""
        return said.measure in ("量值", "数量") and not self._setting.period.key and not self._setting.report_year

    def _runs_on(self, before: int, start: int, left: str) -> bool:
        """Whether the words go on right behind the figure before (59项测评点中有22项): whose they are is not sure."""
        behind = before > start and left[:1] == self._text[before] and "\u4e00" <= left[:1] <= "\u9fff"
        return behind and not _STOP.search(self._text, before, before + len(left))

    def _right(self, found: list[Located[Quantity | Period]], number: int, end: int) -> str:
        """The words up to the next mark or figure."""
        here = found[number].end
        limit = found[number + 1].start if number + 1 < len(found) else end
        stop = re.compile(r"[，。；;！？：:、（）()]").search(self._text, here, limit)
        return self._text[here : stop.start() if stop else limit]

    def _of_one_figure(self, item: Located[Quantity | Period], start: int) -> bool:
        """Whether the period is that of the next figure alone: 从2020年的3.68万亿元增长到2025年的4.93万亿元."""
        if _FROM.search(self._text, max(start, item.start - 1), item.start):
            return True
        reached = self._text[max(start, item.start - 1) : item.start] in ("到", "至")
        return reached and not item.value.printed.startswith(("到", "至"))

    def _counts_names(self, item: Located[Quantity | Period]) -> bool:
        """Whether a number only counts the names before it (电子信息、装备制造两个产业规模分别达): no figure of its own."""
        if not isinstance(item.value, Quantity) or item.value.unit not in ("个", "大", "类", "项", "种"):
            return False
        clause = re.split(r"[，。；;！？：:]", self._text[self._start : item.start])[-1]
        behind = _SHARED_OUT.match(self._text, item.end)
        return behind is not None and len(re.findall("[、和与及]", clause)) + 1 == item.value.value

    def _is_a_name(self, item: Located[Quantity | Period]) -> bool:
        """Whether a period only names something: “十五五”规划, 2025年版, “2030启航计划” (but 2017、2018年)."""
        if not isinstance(item.value, Period):
            return False
        printed = item.value.printed
        if printed.isdecimal() and self._text[item.end : item.end + 1] not in tuple("、和与及"):
            return True
        return printed.endswith("规划") or _NAMED_BY.match(self._text, item.end) is not None

    def _is_base(self, item: Located[Quantity | Period]) -> bool:
        """Whether the period is what something is measured against: 比2020年增长, 为2012年的4.1倍, 比年初."""
        before = self._text[max(self._start, item.start - 4) : item.start].rstrip()
        if re.search("[比较]$", before):
            return True
        if item.value.printed.endswith("同期") and re.search("[高低快慢多少]于$", before):
            return True
        return bool(_BASE_BEFORE.search(before)) and _BASE_AFTER.match(self._text, item.end) is not None

    def _fact(
        self, said: Said, quantity: Quantity, span: tuple[int, int], known: _Known, sentence: tuple[int, int]
    ) -> Fact | None:
        if not said.measure:
            return None
        subject = said.subject or known.subject
        indicator = said.indicator or known.indicator
        year = year_of(said.period) or 9999
        late = said.status == "target" and year < self._setting.report_year
        day = said.status == "target" and "-" in said.period.key and not self._setting.report_year
        bounded = self._text.startswith(("（含）以上的", "（含）的"), span[1])
        late = late or day or bounded  # an aim is not of the day it was set; 500万元（含）以上的 is a condition
        doubtful = late or self._explains or known.unclear
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
            sure=said.sure and not doubtful and bool(subject and indicator) and (bool(said.period.key) or self._timeless(said)),
        )


def _with_units_of_the_last(
    found: list[Located[Quantity | Period]], text: str
) -> list[Located[Quantity | Period]]:
    """1.28万亿、1.18万亿和8200亿元: what is left out behind a power of ten stands behind the last of the row."""
    whole = list(found)
    for at in range(len(whole) - 2, -1, -1):
        item, after = whole[at], whole[at + 1]
        if not (isinstance(item.value, Quantity) and isinstance(after.value, Quantity)):
            continue
        unit, power = base_unit(item.value.unit)
        if power and not unit and text[item.end : after.start] in ("、", "和", "与", "，") and base_unit(after.value.unit)[1]:
            whole[at] = replace(item, value=replace(item.value, unit=item.value.unit + base_unit(after.value.unit)[0]))
    return whole


def _spans(period: Period, years: int) -> bool:
    first, _, last = period.key.partition("..")
    return first.isdecimal() and last.isdecimal() and int(last) - int(first) + 1 == years


def _without(items: list[Located[Quantity | Period]], text: str, offset: int) -> str:
    """The text without the spans of the items."""
    for item in reversed(items):
        before = text[: max(0, item.start - offset)]
        led_in = before[-1:] in ("到", "至", "于", "自", "在") and not _GROWN_TO.search(before)
        if isinstance(item.value, Period) and led_in:
            before = before[:-1]
        text = before + text[item.end - offset :]
    return text
