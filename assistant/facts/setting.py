"""What a figure takes from around its sentence: the document's subject and year, its section's period and topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.grammar import ends_named
from assistant.facts.meant import district_of, spoken_of
from assistant.facts.naming import canonical_subject, subjects_in
from assistant.facts.sharing import MEASURED_NOUN
from assistant.facts.titled import ASIDE, QUOTED_TITLE, title_place
from assistant.facts.told_of import HEAD, UNDATED, given_late, issued_on, over_by, report_year, this_year, told_of
from assistant.facts.wording import any_of
from assistant.model import Period
from assistant.period import parse_period, period_of_key, resolve, with_arabic_years, year_of
from assistant.quantity import find_periods, read_number
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assistant.model import Document, Section

_NATIONAL = re.compile("(?<!党中央、)国务院|全国人民代表大会|中华人民共和国")
_OPENING = 160  # of a text without a title of its own, the lines that say who reports to whom
_BY_THE_NATION = re.compile(r"(?:^|\n)[\s—]*(?:中华人民共和国)?国家统计局[\s0-9年月日（）()]*(?:\n|$)")
_SELF = re.compile(
    r"(?:(?<=在)|(?<=代表)|(?<![一-龥]))(?![省市县区在我])(?P<own>(?:(?!日在|月|年)[一-龥]){1,16}?(?:省|市|自治区|自治州|盟|县|区|旗))"
    r"(?=人民政府|人民代表大会|第[一二三四五六七八九十]+[届次])"
)
_OFFICE = re.compile(
    r"\n\s*(?P<own>[一-龥]{2,12}(?:省|市|县|区|州|旗|盟))统计局(?:[\s、]*国家统计局[一-龥]{2,8}调查总?队)?\s*\n"
)
_OUTER = re.compile("[一-龥]{2,8}?(?:省|市|自治区|自治州|盟)(?=[一-龥]+[市县区旗]$)")  # 福州市|马尾区
_INDUSTRY = re.compile(
    "(?:^|的|促进|推动|推进|发展)(?P<name>(?!重点|优势|特色|现代|地标|主导|战略性|新兴|相关)[一-龥]{2,6}?)(?:地标|先进制造)?产业"
    "(?=集群|园|发展|高质量|的|三年|行动)"
)
_AIM = re.compile(
    r"目标|(?<!稳)预期|工作(?:安排|重点|任务|建议|打算|总体要求)|重点(?:工作|任务)|主要任务|总体要求|部署|安排"
)
_NUMBERING = re.compile(
    r"^[\s#]*(?:第?[一二三四五六七八九十百]+[、章节.]|[（(][一二三四五六七八九十0-9]+[)）]|[0-9]+(?:\.[0-9]+)*[、.\s])?\s*"
)
_DONE = re.compile("实施|完成|进展|对照|现状|情况|回顾|执行")
_GROWTH = re.compile("增长|增速|增幅")
_NUMBER = "[0-9一二两三四五六七八九十]+"
_PAST_YEARS = re.compile(f"(?:过去的?|近|这|前)(?P<last>{_NUMBER})年|(?P<since>{_NUMBER})年来")
_COMING_YEARS = re.compile("(?:今后|未来|后)(?:五|5)年")
OPENS = re.compile('[“"]?十[一二三四五六]五|(?:过去的?|近|这|今后|未来)[五5]年|[五5]年来|过去的?一年|一年来|全年|今年')
_PAST_YEAR = re.compile("过去的?一年|一年来")
_AND_FIVE_YEARS = re.compile("(?:过去一年|[0-9]{4}年)[和与及、](?:过去)?[五5]年")
_FIRST_STEP = re.compile('十[一二三四五六]五[”"]?(?:规划)?(?:实现)?(?:良好)?(?:开好?局|开门红|起好?步|首)')
_WHOLES = ("全国", "全省", "国家", "中国", "我国")
_FROM_THIS_YEAR = re.compile("今年|本年|去年|上年|明年")
_WITHIN_A_YEAR = re.compile("[0-9上下年]|第?[一二三四]季度|前三?[二三]?个?季度|前.{1,2}个月")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OF_NOW = re.compile("今年|本年|去年|上年|明年|同期")
# Under 服务业规模 the figures may be of its output or its sales.
_NO_MEASURE_OF = re.compile("(?:规模|总量|水平|结构|效益)$")
_NOT_A_TOPIC = re.compile(any_of("no_topics"))


@dataclass(frozen=True, slots=True)
class Whole:
    """An indicator that parts are listed of, and the unit of its own figure; "" where only its growth is given."""

    indicator: str
    unit: str = ""
    on: Period = UNDATED
    """The day that its figure is of, which holds for the parts told in the next sentence."""
    amounts: bool = False
    """Whether only amounts in its unit are still of its parts, behind ；."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The inherited part of a fact. ``report_year`` is the year a work report was given in, 0 for other documents.

    ``this_year`` is what 今年 means: the report's year, else that of issue or of the title; 0 where none is known.
    """

    subject: str = ""
    home: str = ""
    """The place that 全市 means where the document is about something in it (无锡国家数字电影产业园)."""
    period: Period = UNDATED
    status: str = "result"
    topic: str = ""
    moves: bool = False
    """Whether a heading or label says that bare percentages are growth (2018年增长目标：)."""
    industry: str = ""
    """The industry that the document's title is about, whose scale or sales a bare 产业规模 is."""
    report_year: int = 0
    this_year: int = 0
    issued: date | None = None
    """The day of issue: what is told of months without a year was over by then."""
    last_issued: int = 0
    """The last year that the catalogue gives for the issue: what stood at the end of an earlier one was reached."""
    dated: bool = False
    """Whether the heading itself names the period."""
    annual: bool = False
    """Whether it is a communiqué, each of whose paragraphs is on its year, whatever the one before recalled."""
    fixed: bool = False
    """Whether this heading or one above it names one period alone, so that no paragraph changes it for the next."""
    whole: Whole | None = None
    """What the clause lists parts of, whose names leave its measure out (粮食播种面积42万亩。其中夏粮10万亩)."""

    @property
    def was_due(self) -> bool:
        """Whether the period is a deadline that had passed by the last issue (到2017年底, told in 2018)."""
        return self.period.key.startswith("..") and (year_of(self.period) or 9999) < self.last_issued

    def at(self, period: Period) -> Setting:
        """The same setting with another period; itself where that holds already, for most figures have their line's."""
        return self if period is self.period else replace(self, period=period)

    def carries(self, period: Period) -> bool:
        """Whether a period that opens a paragraph holds for the next: 五年来 in a review, not 到2030年 under 2026年."""
        if self.annual:
            return False
        year = year_of(period)
        spans = ".." in period.key or len(period.key) == len("2025")
        return spans and (not self.fixed or (self.status != "target" and year is not None and year < self.report_year))


def document_setting(document: Document) -> Setting:
    """The document's own subject (the first place its title names) and, of a work report, its year.

    A report that is titled 政府工作报告 alone says below its title who gave it and when.
    """
    head = with_arabic_years(document.text[:HEAD])
    title = with_arabic_years(document.title)
    year, late = report_year(title, head), given_late(title, head)
    issued = issued_on(document, head)
    subject = title_place(title)
    national = _NATIONAL.search(title) or (not subject and _NATIONAL.search(head[:_OPENING]))
    if year and national and not _own_place(head):
        subject = "全国"
    elif not subject and not subjects_in(title):
        of_the_nation = _BY_THE_NATION.search(head) or "中央和地方" in title
        signed = _issuing_place(title, head) or _first_place(document.issuer)
        subject = _own_place(head) or signed or ("全国" if of_the_nation else "")
    elif not subject:
        subject = spoken_of(title, document.text, document.issuer)
    subject = district_of(title, subject, document.text) or subject if subject else ""
    annual = "统计公报" in title  # 本年 and 上年 in it are its own year and the one before
    period = parse_period(f"{year - 1}年") if year else told_of(title, head, issued)
    industry = _INDUSTRY.search(without_places(QUOTED_TITLE.sub("", title)))
    return Setting(
        subject=subject,
        home=_first_place(title),
        period=period,
        topic="" if year else _title_topic(title),
        industry=industry["name"] if industry and not year else "",
        report_year=year,
        annual=annual,
        issued=None if year else issued,
        last_issued=0 if year else max(map(int, _YEAR.findall(document.issued)), default=0),
        this_year=late or (year - annual if year else 0) or year_of(period) or this_year(document, issued),
    )


def _title_topic(title: str) -> str:
    """The indicator that is all a title names beside a place and a time: 2017年1—3月广东省工业增加值."""
    words = ASIDE.sub("", title)
    for found in reversed(find_periods(words)):
        words = words[: found.start] + words[found.end :]
    words = re.sub(r"\s+", "", without_places(words))
    return words if MEASURED_NOUN.search(words) and as_topic(words) else ""


def section_settings(document: Document, base: Setting) -> Iterator[tuple[int, Setting]]:
    """Where each section begins and what holds from there on, in order."""
    stack: list[tuple[Section, Setting]] = []
    for section in sorted(document.sections, key=lambda section: section.start):
        while stack and stack[-1][0].end <= section.start:
            stack.pop()
        outer = stack[-1][1] if stack else base
        inner = under_heading(section.heading, outer)
        stack.append((section, inner))
        yield section.start, inner


def under_heading(heading: str, outer: Setting) -> Setting:
    """The setting below a heading: the period, place, aim and topic that it names."""
    words = _NUMBERING.sub("", heading)
    setting = replace(outer, topic="", dated=False, moves=bool(_GROWTH.search(words)))
    periods = [time_of(found.value, outer) for found in find_periods(words)]
    if outer.report_year and _FIRST_STEP.search(words):
        periods = [parse_period(f"{outer.report_year}年")]  # “十五五”开好局: the plan's first year
    periods = [period for period in periods if period.key]
    if periods:
        one = len({period.key for period in periods}) == 1 and not _AND_FIVE_YEARS.search(words)
        setting = replace(setting, period=periods[0], dated=True, fixed=one)
    year = year_of(setting.period) or 0
    ahead = bool(periods and outer.report_year) and year >= outer.report_year
    past = bool(periods) and 0 < year < outer.report_year  # “十三五”规划目标提前实现: they were reached
    if ahead or (_AIM.search(words) and not (past or _DONE.search(words))):
        setting = replace(setting, status="target")
    elif periods:
        setting = replace(setting, status="result")
    bare = ASIDE.sub("", words)
    place = "" if outer.report_year else _own_heading(words)
    if place:
        setting = replace(setting, subject=place)
    topic = bare
    for found in reversed(find_periods(bare)):
        topic = topic[: found.start] + topic[found.end :]
    topic = without_places(topic)
    named = "" if _NO_MEASURE_OF.search(topic) else as_topic(topic)
    return replace(setting, topic=named or _topic_aside(words))


def _topic_aside(words: str) -> str:
    """The known indicator that a heading names in brackets: 服务业规模（全市，第三产业增加值）."""
    parts = [part for aside in ASIDE.findall(words) for part in re.split("[，、；,（）()]", aside)]
    return next((part for part in parts if part in load_terms().indicators), "")


def without_places(text: str) -> str:
    """The text without the places that it names."""
    for _, start, end in reversed(subjects_in(text)):
        text = text[:start] + text[end:]
    return text


def as_topic(text: str) -> str:
    """The indicator that a heading or label names, or the empty text."""
    name = re.sub(r"\s+", "", text).removeprefix("的").removesuffix("的")
    if name in load_terms().indicators:
        return name
    clean = 2 <= len(name) <= 16 and ends_named(name) and not _NOT_A_TOPIC.search(name)
    return name if clean and not re.search("[，,。、与和“”：:]", name) else ""


def time_of(period: Period, setting: Setting) -> Period:
    """The period with the year that the setting gives it; it keeps the empty key where none does."""
    if period.key:
        return _up_to_now(period, setting) if period.printed.endswith("以来") else period
    year = setting.report_year
    if year and (past := _PAST_YEARS.search(period.printed)) and not _PAST_YEAR.search(period.printed):
        stretch = read_number(past["last"] or past["since"])
        if stretch:
            return parse_period(f"{year - int(stretch)}—{year - 1}年" if stretch > 1 else f"{year - 1}年")
        return period
    if year and _COMING_YEARS.search(period.printed):
        return parse_period(f"{year}—{year + 4}年")
    if (over := setting.report_year or setting.this_year) and _PAST_YEAR.search(period.printed):
        return parse_period(f"{over - 1}年")
    year = setting.this_year
    if year and _FROM_THIS_YEAR.match(period.printed):
        return _with_year(period, year)
    near = year_of(setting.period)
    if near is None:
        within = setting.issued and _WITHIN_A_YEAR.match(period.printed)
        return over_by(period, setting.issued) if setting.issued and within else period
    if (".." in setting.period.key or _OF_NOW.match(period.printed)) and not _WITHIN_A_YEAR.match(period.printed):
        return period
    return _with_year(period, near)


def _up_to_now(period: Period, setting: Setting) -> Period:
    """The years of a plan that are over: “十四五”以来 in a review of 2024 is 2021—2024年."""
    first, _, last = period.key.partition("..")
    now = setting.report_year - 1 if setting.report_year else year_of(setting.period)
    if not (now and len(first) == len(last) == len("2021") and int(first) <= now < int(last)):
        return period
    return replace(parse_period(f"{first}—{now}年" if int(first) < now else f"{now}年"), printed=period.printed)


def _with_year(period: Period, year: int) -> Period:
    """The period as one of ``year``, printed with it: nobody should read 今年 beside a figure."""
    held = resolve(period.printed, year)
    return period_of_key(held.key) if held.key else period


def _first_place(text: str) -> str:
    places = subjects_in(text)
    return places[0][0] if places else ""


def _issuing_place(title: str, head: str) -> str:
    """The place whose statistics office signs a communiqué that names none in its title; "" for any other document."""
    found = _OFFICE.search(head) if "统计公报" in title else None
    return canonical_subject(found["own"]) if found else ""


def _own_heading(words: str) -> str:
    """The place that a heading is about; 全国 and 全省 in it only compare."""
    return next((name for name, start, end in subjects_in(words) if words[start:end] not in _WHOLES), "")


def _own_place(head: str) -> str:
    """The place that a report's head names as its own, of places one in the other the last."""
    found = _SELF.search(head)
    if found is None:
        return ""
    own = found["own"]
    while outer := _OUTER.match(own):
        own = own[outer.end() :]
    return (_first_place(own) if own[-1] not in "县旗" else "") or canonical_subject(own)
