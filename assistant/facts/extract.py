"""Figures of a document as facts: line by line, with what a clause leaves out inherited as a careful reader would.

document_setting → section_settings → for each line its label → for each figure: the words on its left (and, for a
count, the noun on its right) → subject, indicator, measure, period, direction, base, status. What is not well founded
is kept with ``sure`` False.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.facts.cells import table_facts
from assistant.facts.clause import (
    by_then,
    dates_a_base,
    goes_into,
    is_base,
    is_before,
    is_of_a_base,
    is_told_on,
    opens,
    with_units_of_the_last,
    without,
)
from assistant.facts.doubts import doubted
from assistant.facts.in_a_name import (
    counts_names,
    in_quoted_name,
    is_a_name,
    is_an_age,
    is_of_schooling,
    names_a_class,
    names_a_policy,
    numbers_a_name,
    without_grades,
)
from assistant.facts.meant import speaks_of
from assistant.facts.naming import subjects_in
from assistant.facts.sentence import SentenceReader
from assistant.facts.setting import OPENS, Setting, as_topic, document_setting, section_settings, time_of
from assistant.facts.wording import JIANGSU
from assistant.model import Fact, Period, Quantity
from assistant.period import year_of
from assistant.quantity import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.clause import Found
    from assistant.facts.setting import Whole
    from assistant.model import Document, Section

_LINE = re.compile(r"[^\n\f]+")
_BULLET = re.compile(
    r"\s*(?:[-*•]\s+|。\s*|#{1,6}\s+|[0-9]{1,2}[.．、](?![0-9])\s*"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])?"
)
_SENTENCE_END = re.compile(r"[。！？]+[”’」）)]*")
_RUN_IN = re.compile(r"[一-龥]{2,6}[ \u3000]+(?=全年|年末|年底|截至|根据|初步|[12][0-9]{3}年|全[省市县区])")
"""A heading of a paragraph that it opens with: 人口 年末全县常住人口94.5万人."""
_MOST_FIGURES = 100  # a sentence with more is none: cells run together, where nothing says what a figure is of
_OF_THE_CITY = re.compile("(?:从)?全市(?:层面|范围|情况|总体|来看)*")  # in a document on a zone of it
_LABEL = re.compile(r"([^，。；：:]{1,40})[：:]")
_CENSUS = re.compile(
    "(?:第[一二三四五六七八九十]+次)?全国(?:第?[一二三四五六七八九十]+次)?[一-龥]{2,4}普查(?:结果|数据|公报)?"
)
_ASIDE = re.compile(r"（([^（）]*)）|\(([^()]*)\)")
_NARROW_MARK = re.compile(r"(?<=[\u4e00-\u9fff”）)%％])[,;:]|[,;:](?=[\u4e00-\u9fff“（])")
_WIDE_MARKS = {",": "，", ";": "；", ":": "："}
_DOTS = re.compile("[●■◆▲◎▪◇]")  # each begins an item, wherever lines were joined
_TELLS_A_FIGURE = re.compile("[增长降涨跌达为成现][^，。；]{0,4}[0-9]")
_TITLE_LINE = re.compile("[^，。；]{0,30}(?:工作报告|统计公报)[^，。；]{0,12}")
"""The title above a text, whose year is not that of what follows: 2026年政府工作报告."""
_EXPLAINS = re.compile(r"\s*[（(]?[0-9]{1,3}[)）.．、]\s*[“\"‘《][^：:]{1,60}[：:]")  # a report's notes say no time


def extract_facts(document: Document) -> tuple[Fact, ...]:
    """The figures of the document as facts, in the order of the text."""
    document = replace(document, text=_with_wide_marks(document.text))
    base = document_setting(document)
    starts, settings = [0], [base]
    for start, setting in section_settings(document, base):
        starts.append(start)
        settings.append(setting)
    passed_over = sorted(
        [(table.start, table.end) for table in document.tables]
        + [
            (section.heading_start, section.heading_end)
            for section in document.sections
            if not (section.heading_end < len(document.text) and _tells_a_figure(document.text, section))
        ]
    )
    facts: list[Fact] = []
    carried = base.period
    at_section, whole, other = -1, None, False
    for line in _LINE.finditer(document.text):
        section = bisect_right(starts, line.start()) - 1
        if section != at_section:
            at_section, whole, other = section, None, False
            if settings[section].dated or settings[section].fixed or not base.report_year:
                carried = settings[section].period
        start = _after_heading(passed_over, line.start(), line.end())
        if start >= line.end():
            continue
        reader = _LineReader(document, settings[section].at(carried), start, line.end(), whole, other=other)
        facts.extend(reader.facts())
        carried, whole, other = reader.carried, reader.whole, reader.other
    for table in document.tables:
        facts.extend(table_facts(document, table, settings[bisect_right(starts, table.start) - 1]))
    return tuple(sorted(doubted(document, facts, base.subject), key=lambda fact: (fact.start, fact.end)))


def _with_wide_marks(text: str) -> str:
    """The text with the marks of Chinese prose in their Chinese form, character for character: every offset stays.

    8.08%,而南京 has a comma, 1,234 has none.
    """
    return _DOTS.sub("。", _NARROW_MARK.sub(lambda mark: _WIDE_MARKS[mark[0]], text))


def _tells_a_figure(text: str, section: Section) -> bool:
    """Whether a heading is the first sentence of its paragraph and tells a figure: 一、财政收入增长5%。其中，…."""
    runs_on = text.startswith("。", section.heading_end)
    return runs_on and _TELLS_A_FIGURE.search(text, section.heading_start, section.heading_end) is not None


def _after_heading(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """Where the line's prose begins: behind a heading that runs on into it; the line's end for a heading or a table."""
    at = bisect_right(spans, (end, end)) - 1
    for first, last in spans[max(0, at - 1) : at + 1]:
        if first < end and start < last:
            return last
    return start


class _LineReader:
    """One paragraph or list item: its label, then its sentences, figure by figure."""

    def __init__(
        self, document: Document, setting: Setting, start: int, end: int, whole: Whole | None, *, other: bool
    ) -> None:
        self._document = document
        self._text = document.text
        self._setting = setting
        self._begins = start
        self._start = self._content_start(start, end)
        self._end = end
        self.other = other
        """Whether the last sentence was on another place, so that the next may be."""
        self._explains = bool(setting.report_year) and _EXPLAINS.match(self._text, start, end) is not None
        self.whole = whole if goes_into(self._text[self._start : end]) else None
        """What the next line may list parts of, where it opens with 其中."""
        self.carried = setting.period
        """The period that holds for the next line of a report: 五年来 and 过去一年 open a run of paragraphs."""

    def _content_start(self, start: int, end: int) -> int:
        bullet = _BULLET.match(self._text, start, end)
        start = bullet.end() if bullet else start
        run_in = _RUN_IN.match(self._text, start, end)
        return run_in.end() if run_in and not subjects_in(run_in[0]) else start

    def facts(self) -> Iterator[Fact]:
        found = [item for item in scan(self._text, self._start, self._end) if not self._belongs_to_a_name(item)]
        found = [item for item, after in zip_longest(found, found[1:]) if not names_a_class(item, after, self._text)]
        found = with_units_of_the_last(without_grades(found, self._text), self._text)
        if not found:
            return
        dated = isinstance(found[0].value, Period) and opens(self._text, found[0].start, self._start, report=False)
        self.other = self.other and not dated and self._start == self._begins
        body = self._read_label(found)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, body, self._end)]
        if not ends or ends[-1] < self._end:
            ends.append(self._end)
        first, moved = 0, False
        start = body
        for end in ends:
            last = first
            while last < len(found) and found[last].start < end:
                last += 1
            inside = [item for item in found[first:last] if item.start >= start]
            moved = self._read_opening(inside, start, cue=start != body) or moved
            dated = any(isinstance(item.value, Period) for item in inside)
            if 0 < sum(isinstance(item.value, Quantity) for item in inside) <= _MOST_FIGURES:
                reader = SentenceReader(
                    self._document, self._setting, self._start, whole=self.whole, explains=self._explains
                )
                labelled = start == body  # a quote without its label (2018年苏南五市合计：) would be of someone else
                for fact in self._of_whom(tuple(reader.facts(inside, start, end)), start, end):
                    whole_line = labelled and fact.sentence_start != self._start
                    if moved and not dated and fact.period.key == self._setting.period.key:
                        fact = replace(fact, sure=False)
                    yield replace(fact, sentence_start=self._start) if whole_line else fact
                self.whole = reader.parts.whole
            first, start = last, end

    def _of_whom(self, facts: tuple[Fact, ...], start: int, end: int) -> Iterator[Fact]:
        """The sentence's facts, unsure where they may be of the other place that the sentence before was on.

        徐州生产总值9326亿元。规上工业增加值增长8%, in a document on the province, may be of either.
        """
        own = self._setting.subject
        open_to = self.other and own and not speaks_of(own, self._text, start, end)
        for fact in facts:
            yield replace(fact, sure=False) if open_to and fact.sure and fact.subject == own else fact
        if facts and not (open_to and facts[-1].subject == own):
            self.other = not self._setting.report_year and facts[-1].subject not in ("", own)

    def _is_a_year_of_many(self, item: Found, period: Period) -> bool:
        """Whether the year only dates its own figure in a report's review of several years.

        2025年主导产业占比较2020年提高14个百分点。新增景区7个: they are of all five.
        """
        first, parted, last = self._setting.period.key.partition("..")
        of_many = bool(self._setting.report_year and parted) and first <= period.key <= last
        over = last[:4].isdecimal() and int(last[:4]) < self._setting.report_year
        of_many = of_many and over  # 今年是“十五五”开局之年 goes on with this year
        return of_many and period.key.isdecimal() and not self._text.startswith(("，", "以来"), item.end)

    def _belongs_to_a_name(self, item: Found) -> bool:
        text = self._text
        if is_a_name(item, text) or dates_a_base(item, text):
            return True
        named = in_quoted_name(item, text) or is_of_a_base(item, text) or numbers_a_name(item, text)
        named = named or is_an_age(item, text) or names_a_policy(item, text) or is_of_schooling(item, text)
        return named or counts_names(item, text, self._start)

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
        rest = _CENSUS.sub("", rest)  # 2023年全国第五次经济普查结果： says nothing of whom
        aside = " ".join(part for pair in _ASIDE.findall(rest) for part in pair)
        bare = _ASIDE.sub("", rest)
        places = self._places(bare) or self._places(aside)
        if "核心区" in aside and not places:
            setting = replace(setting, subject=f"{setting.subject}核心区")
        elif not places and setting.home and _OF_THE_CITY.fullmatch(bare):
            setting = replace(setting, subject=setting.home)
        elif len({name for name, _, _ in places}) > 1:
            setting = replace(setting, subject="")
        elif places:
            setting = replace(setting, subject=places[0][0])
            bare = bare[: places[0][1]] + bare[places[0][2] :] if self._places(bare) else bare
        issued = self._document.issued[:4]
        past = setting.was_due or (issued.isdecimal() and (year_of(setting.period) or 9999) < int(issued))
        if past and setting.period.key != self._setting.period.key and not re.search("目标|计划", bare):
            setting = replace(setting, status="result")
        elif setting.period.key.startswith("..") or re.search("目标|计划数", bare):
            setting = replace(setting, status="target")
        topic = as_topic(re.sub(r"增长目标|目标|合计|数据", "", bare))
        moves = setting.moves or re.search("增长|增速|增幅", bare) is not None
        self._setting = replace(setting, topic=topic or setting.topic, moves=moves)
        self._carry(self._setting.period)
        return label.end()

    def _places(self, words: str) -> tuple[tuple[str, int, int], ...]:
        """The places a label names; 全省 is Jiangsu only in a document on a city of Jiangsu."""
        ours = self._setting.subject in JIANGSU
        return tuple(place for place in subjects_in(words) if ours or words[place[1] : place[2]] != "全省")

    def _carry(self, period: Period) -> None:
        """Let the period hold for the report's next lines, where its section leaves that open."""
        titled = _TITLE_LINE.fullmatch(self._text, self._start, self._end) is not None
        if self._setting.report_year and self._setting.carries(period) and not titled:
            self.carried = period

    def _read_opening(self, found: list[Found], start: int, *, cue: bool) -> bool:
        """A period that opens the line holds for it; one that opens a report's sentence (五年来) for what follows.

        Returns whether another period opens a later sentence, so that what follows undated may be of either.
        """
        item = found[0] if found else None
        if item is None or not isinstance(item.value, Period) or is_base(item, self._text, self._start):
            return False
        if is_told_on(item, self._text):
            return False
        if not opens(self._text, item.start, start, report=bool(self._setting.report_year)):
            return False
        if item.value.printed in ("年末", "年底"):
            return False  # 年末耕地面积3.7万公顷。粮食播种面积3.6万公顷: the next sentence is on the year
        if cue and not (self._setting.report_year and OPENS.match(item.value.printed)):
            other = time_of(item.value, self._setting)
            aside = (
                self._setting.report_year
                or "@" in other.key
                or self._text.startswith(("其中", "分", "按", "从"), start)
            )
            return not aside and other.key not in ("", self._setting.period.key)
        period = time_of(by_then(item.value, self._text, item.end), self._setting)
        if not period.key or is_before(item, self._text):
            return False
        after = found[1] if len(found) > 1 and found[1].start == item.end else None
        if after and isinstance(after.value, Period):  # 今年|上半年
            inner = time_of(after.value, self._setting.at(period))
            period = inner if inner.key else period
        if self._is_a_year_of_many(item, period):
            return False
        self._setting = self._setting.at(period)
        self._carry(period)
        return False
