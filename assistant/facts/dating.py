"""When a figure holds and whether it is a result: its period, as its setting and its clause give it, and its status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.grammar import last_word
from assistant.facts.phrase import read_left
from assistant.facts.wording import ACTION_NOUNS, AIM_AFTER, NAMING_VERBS
from assistant.model import Period
from assistant.period import parse_period, year_of
from assistant.quantity import half_width

if TYPE_CHECKING:
    from assistant.facts.indicator import Name
    from assistant.facts.phrase import Left
    from assistant.facts.said import Said, Status
    from assistant.facts.setting import Setting

_TARGET = re.compile(
    "力争|(?<!稳)预期(?!寿命)|争取|确保|拟[按安新建]|计划(?:新|完成|投资|实施|建设|推进|到|用|将|年|$)|目标(?:为|是|达|$)"
)
_SET = re.compile(f"{_TARGET.pattern}|目标|计划|规划|要求|提出|设定|部署|实现|达到")
_QUOTED = re.compile("“[^“”]*”")
# Under 重点任务 too: what was signed or won that year is no aim.
_HAPPENED = re.compile("签约|签下|签署|入选|获批|揭牌|上榜|参展")
_ESTIMATE = re.compile("预计")
_FLOW = re.compile(
    rf"(?:{NAMING_VERBS})|^新[增建设开引认签改投获入登培创晋当筹评招植装]"
    "|^(?:综合)?(?:治理|整治|修复|解决|化解|帮助|受理|办结|处置|查处)|^(?:实际)?(?:利用|使用|到位)[内外]资|累计|完成|实施|发射|年均|每年|减少|净增|增补|引进|改造|发放|支持"
)
_STOCK = re.compile("总|累计|拥有|保有|存量|余额|[率比重度]$")
_EVENTS = frozenset(["场", "场次", "次", "例", "起", "趟", "架次"])
_ALL_ALONG = re.compile("一直|始终|持续|长期|接连|先后|相继")
_BY_NOW = re.compile("[达至到]|突破")
_FOUND_WORK = re.compile("(?:留.{1,3}|转移|再|创业)就业$")
_ATTAINED = re.compile("[达增升降至到]|突破|跨上|站上|迈上")


def status_of(left: str, right: str, last: Said | None, setting: Setting) -> Status:
    """A forecast, an aim, or a result; in a report the period decides, and 争取 in a review was won."""
    goes_on = last is not None and last.status == "estimate" and not read_left(left, "%").head
    if goes_on or _ESTIMATE.search(left) or _ESTIMATE.search(right[:6]):
        return "estimate"
    left = _QUOTED.sub("", left)
    year = year_of(setting.period) or 0
    if AIM_AFTER.match(right):
        return "target"  # 超额完成增长5%的目标, in a review: what was aimed at, not what was reached
    reviewed = setting.status == "result" or ".." in setting.period.key
    if setting.report_year and reviewed and 0 < year < setting.report_year:
        return "result"
    if setting.report_year and year >= setting.report_year:
        return "target"
    if setting.was_due and not _SET.search(left):
        return "result"
    if _TARGET.search(left) or setting.period.key.startswith(".."):
        return "target"
    goes_on = last is not None and (last.status, last.period.key) == ("result", setting.period.key)
    happened = goes_on or _HAPPENED.search(left)
    dated = year and ".." not in setting.period.key
    return "target" if setting.status == "target" and not (happened and dated) else "result"


def period_of(
    read: Left, said: Said, own: Period | None, last: Said | None, setting: Setting, *, flowed: bool
) -> Period:
    """In a report on several years a level is one of the last year, what it started from one of the year before."""
    if own is not None:
        return own
    if last and _is_of_the_last(said, last, setting):
        over = last.status == "target" and said.status == "result"  # 比目标3000亿元超过1070亿元
        return parse_period(f"{last.period.key.removeprefix('..')}年") if over else last.period
    held = setting.period
    first, _, final = held.key.partition("..")
    if read.yearly and not first and setting.report_year and final == str(setting.report_year + 4):
        return parse_period(f"{setting.report_year}—{final}年")  # 到“十五五”末，年均增长5%: in each year of the plan
    if not (first and len(final) == 4):
        if read.yearly and setting.report_year and held.key == str(setting.report_year - 1):
            return parse_period(f"{setting.report_year - 5}—{setting.report_year - 1}年")
        return Period("") if read.moved else held  # 由2.1%提高到2.5%: since when is not said
    if read.moved:
        since = _since(held.printed, int(first), int(final))
        return parse_period(f"{since}年") if since else Period("")
    if _came_from(said, last, int(first)):  # 2013—2023年，从2659亿元跃升到5264亿元
        return parse_period(f"到{final}年" if said.status == "target" else f"{final}年")
    level = said.measure in ("量值", "数量", "占比", "排名") and not flowed and not _held(read)
    if setting.report_year and level:
        return parse_period(f"到{final}年" if said.status == "target" else f"{final}年")
    return held


def _since(printed: str, first: int, last: int) -> int:
    """The year that something moved from: 2020 of 2020年到2025年 and of 2021—2025年; 0 where that is not clear.

    Five or ten whole years begin with a first of their own; where one year more is printed, that one is left.
    """
    if re.search("年[到至]", printed) or (last - first) % 5 == 0:
        return first
    return first - 1 if (last - first + 1) % 5 == 0 or not printed[:4].isdecimal() else 0


def _came_from(said: Said, last: Said | None, first: int) -> bool:
    """Whether the figure is where something moved to that the figure before says where it came from."""
    return (
        last is not None
        and not said.named
        and said.indicator == last.indicator
        and said.measure == last.measure
        and year_of(last.period) in (None, first, first - 1)
        and len(last.period.key) in (0, len("2013"))
    )


def _is_of_the_last(said: Said, last: Said, setting: Setting) -> bool:
    """Whether the figure only sets the one before beside another's: 毛入学率96.9%，高于全国4.9个百分点."""
    if said.named or last.measure not in ("量值", "数量"):
        return False
    share = said.measure == "占比" and last.flowed and said.indicator.startswith(f"{last.indicator}占")
    day = last.period.key.endswith("@") or setting.period.key.endswith("@")
    held = day and said.measure in ("同比增速", "变动")  # 9月末余额1460亿元，同比增长10.7%
    return share or ((said.measure == "差值" or held) and said.indicator == last.indicator)


def _held(read: Left) -> bool:
    """Whether the figure is said of the whole time: 一直控制在3%以内."""
    return read.verb in ("稳定在", "保持在") or _ALL_ALONG.search(read.adverbs) is not None


def flows(read: Left, named: Name, said: Said, last: Said | None, *, goes_on: bool) -> bool:
    """Whether so many came in the period (建成10所) rather than were there at its end (达到10所)."""
    if named.acted and not (_ATTAINED.search(read.verb) or _BY_NOW.search(read.adverbs)):
        return True
    listed = last is not None and last.unit == said.unit and not _STOCK.search(said.indicator)  # 新线…，复线…
    goes_on = goes_on or (listed and read.said == "plain" and not _ATTAINED.search(read.adverbs))
    total = said.named and last is not None and said.indicator in last.indicator and _ATTAINED.search(read.adverbs)
    if last and last.flowed and last.measure in ("量值", "数量") and not (read.verb or total) and goes_on:
        return True  # but 新增装机10万千瓦、总装机达50万千瓦
    if said.unit in _EVENTS or last_word(said.indicator) in ACTION_NOUNS:  # 免费送戏下乡超8万场
        return True
    if _FOUND_WORK.search(said.indicator):  # 毕业生留省就业66万人
        return True
    return bool(_FLOW.search(read.head) or _FLOW.search(read.adverbs) or _FLOW.match(said.indicator))


def many_years(said: Said) -> bool:
    """Whether the growth is against a year that is not the one before."""
    if re.fullmatch("[2-9二三四五六七八九十]+年前|.*(?:之初|初期|之前|以前)", said.base):
        return True
    base, year = re.match("(?:19|20)[0-9]{2}", half_width(said.base)), year_of(said.period)
    return base is not None and year is not None and year - int(base[0]) > 1
