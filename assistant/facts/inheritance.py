"""What a sentence has said so far, and what the next clause may leave out of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.clause import goes_beside, goes_into
from assistant.facts.grammar import ends_named, last_word
from assistant.facts.setting import Whole
from assistant.facts.sharing import is_price, measure_of, only_says_which
from assistant.facts.stated import by_somebody
from assistant.facts.told_of import UNDATED
from assistant.facts.wording import ACTION_NOUNS, MONEY, PEOPLE

if TYPE_CHECKING:
    from assistant.facts.said import Said
    from assistant.facts.setting import Setting
    from assistant.model import Period

_GOES_INTO = re.compile("其中|[分按从](?!别)(?P<by>[一-龥、]{1,12}?)(?:看|划分|分)[，：]")
"""分类别看，食品烟酒上涨9.1%; 从主要产品产量看，精制茶增长24% says of what the parts are."""

_SECTOR = re.compile("第[一二三]产业(?:增加值)?")
_OF_AN_ECONOMY = re.compile(".{2,}(?:经济|企业)(?=增加值)")
_INSTITUTION = re.compile("[馆院站所校园社室厅库店场台队团]$")
_OF_A_PART = re.compile("(?:民营|非公有?制?|个体|私营|数字|海洋|县域|园区|开发区)[^。]*。\\s*$")
_GREW = (
    "(?:[0-9](?:个|种)|多[个种数]|主要)[一-龥]{0,8}?(?P<of>增加值|产量|产值|零售额)"
    "(?:同比)?(?:均?实现|保持|呈)?(?:不同程度|大幅|较快|快速)?正?(?:增长|下降)"
)
_SOME_GREW = re.compile(f"{_GREW}(?:，[^。；]*)?[。；]\\s*$")
"""22个行业增加值实现增长。其中，电气机械制造业增长13.1%: what is told of the parts, though no figure of the whole."""
_SOME_GREW_HERE = re.compile(f"{_GREW}，其中[，：]$")
"""The same in one sentence: 多种产品产量大幅增长，其中：变压器2828万千伏安."""
_NEAR = 120
_COUNTABLE = re.compile(
    "新.*企业|(?:单位|主体|项目|事故|活动|案件|人|生|员|业务|场次|班列|航线|机构|床位|经济|单产|亩产|数)$"
)


@dataclass(slots=True)
class Parts:
    """Which whole the figures are of parts of: 其中 at a sentence's head holds to its end, inside it up to ；."""

    whole: Whole | None = None
    """What was given last under a full name, in this sentence or the one before."""
    of: Whole | None = None
    lasts: bool = False
    before: str = ""
    """The measure that the sentence before gave something of, where this one does not say that it goes into that."""
    opening: Whole | None = None
    """What the clauses between two ； open with, which those behind the second may leave out."""
    unknown: bool = False
    """Whether parts are told of a whole that is not known (汽车类增长2%，其中新能源汽车增长35%)."""
    orphaned: bool = False
    """Whether parts are told behind a sentence on a part of the economy (民营经济…。其中，第一产业增加值…)."""
    said: int = 0
    """How many figures have followed since."""
    abreast: Whole | None = None
    """What the clauses before ； opened with, for the figure right behind it, where more was said of it."""

    def open(self, text: str, start: int) -> None:
        """Read the sentence's head: only where it goes into the sentence before has that a say in this one."""
        into = _GOES_INTO.match(text, start)
        self.lasts = into is not None
        self.of = self.whole if self.lasts else None
        if into and measure_of(into["by"] or ""):
            self.of = Whole(into["by"])
        some = _SOME_GREW.search(text[max(0, start - _NEAR) : start]) if into else None
        if some and text.startswith("其中", start):
            self.of = Whole(some["of"])
        self.opening = self.abreast = None
        self.unknown = False
        on_a_part = _OF_A_PART.search(text[max(0, start - _NEAR) : start]) if self.lasts and self.of is None else None
        self.orphaned = on_a_part is not None
        self.before = "" if self.lasts or self.whole is None else measure_of(self.whole.indicator)
        self.said = 0
        if not (self.lasts or (self.whole and _told_on(self.whole.indicator, text, start))):
            self.whole = None

    def go_on(self, left: str, text: str, before: int, begin: int) -> None:
        """Read a figure's words ``left``, which begin at ``begin``; ``before`` is where the figure before ends."""
        parted = text.find("；", before, begin) >= 0
        self.abreast = self.opening if parted and self.said > 1 and not self.of else None
        self.opening, self.said = (None, 0) if parted else (self.opening, self.said)
        listed = text.endswith(("其中，", "其中："), before, begin)
        some = _SOME_GREW_HERE.search(text, before, begin) if listed else None
        if some and self.of is None:
            self.of, self.lasts = Whole(some["of"]), True
        if self.whole is None and self.of is None:
            self.unknown = listed or goes_into(left) or (self.unknown and not parted)
        if self.lasts or self.whole is None:
            return
        if listed or goes_into(left):
            self.of = self.whole
        elif self.of and parted:
            self.of = replace(self.of, amounts=True) if self.of.unit else None

    def under(self, setting: Setting) -> Setting:
        """The setting with the whole that the figure may be of a part of."""
        whole = self.of or self.abreast
        return replace(setting, whole=whole) if whole else setting

    def goes_on_with_goods(self, said: Said) -> bool:
        """Whether a thing stands behind an output or a price with no word on it: 植物油产量30万吨；塑料制品44万吨.

        So do kinds of firms behind what firms made: 工业增加值增长3%。大型企业增长8%.
        """
        if self.orphaned and _SECTOR.fullmatch(said.indicator):
            return True
        alone = said.named and said.measure in ("同比增速", "倍数") and not self.of and _is_kind_alone(said.indicator)
        bare = said.named and said.measure == "量值" and said.unit not in PEOPLE | MONEY
        bare = bare and only_says_which(said.indicator)
        if (alone or bare) and self.unknown:
            return True
        if alone and (self.before or (self.whole is not None and measure_of(self.whole.indicator))):
            return True
        if self.of or self.whole is None or not said.named:
            return False
        output = self.whole.indicator.endswith("产量") and said.measure == "量值"
        price = is_price(self.whole.indicator) and said.measure in ("同比增速", "变动")
        return (output or price) and only_says_which(said.indicator)

    def remember(self, said: Said) -> None:
        """Keep a full name for the parts that may follow; a part is no whole."""
        self.said += 1
        if self.of and self.of.amounts and said.named and measure_of(self.of.indicator) not in said.indicator:
            self.of = None  # another indicator: the list of parts has ended
        if self.of or not (said.sure and said.indicator):
            return
        if self.opening is None and said.named and said.measure == "量值" and measure_of(said.indicator):
            self.opening = Whole(said.indicator, said.unit, amounts=True)
        if said.measure in ("量值", "数量") and said.unit not in ("%", "‰", "个百分点"):
            self.whole = Whole(said.indicator, said.unit, said.period if "@" in said.period.key else UNDATED)
        elif _grew(said) and not (self.whole and self.whole.indicator == said.indicator):
            self.whole = Whole(said.indicator)


@dataclass(slots=True)
class Known:
    """What the sentence has said so far, and the next clause may leave out."""

    subject: str
    indicator: str
    period: Period
    said: Said | None = None
    kind: str = ""
    """What kind of thing the parts are that 其中 lists (项目65个，其中互联互通12个、生态环保10个)."""
    doubtful: bool = False
    """Whether the name that stands last is not sure, so that nothing may inherit past it."""
    aside: Period | None = None
    """A period named inside a report's clause: it holds until another clause names its own indicator."""
    aside_end: int = 0
    until: bool = False
    """Whether what is told is how much there was up to the day (截至2023年底，累计…), not of its year."""
    taken_end: int = 0
    """Where the period that was taken last ends."""
    compared: Period | None = None
    """The time that the sentence's changes are against (2005年与2000年相比，…)."""
    own: Period | None = None
    """The period of the next figure alone."""
    this_end: int = -1
    """Where 该科创城 ends."""
    stretch: int = 0
    """The years that a figure is said to cover (5年增长18.7%)."""
    vague: bool = False
    """Whether the period that was named last has no year (近3年 in a plan)."""
    theirs: bool = False
    """Whether the figures of this row are somebody's whom the name before only mentions (马钢退出炼铁产能)."""
    pulled: str = ""
    """What was said to grow by a part of it (第一产业拉动|GDP增长), for those of the other parts."""
    unclear: bool = False
    """Whether who is meant (该科创城) was not named before."""

    def of_the_class(self, said: Said, left: str) -> Said:
        """A part of what was counted before under a full name: 项目65个，其中互联互通12个 are 互联互通项目."""
        last = self.said
        if last and said.indicator.endswith("企业") and said.unit == last.unit and last.indicator.endswith("主体"):
            added = last.indicator.removesuffix("主体").removesuffix("经营").removesuffix("市场")
            if said.indicator in ("企业", f"{added}企业"):
                return replace(said, sure=last.sure)  # 经营主体688万户，其中企业162万户; 新增…万家、企业14万家
        if last is None or not said.measure == last.measure == "数量" or said.unit != last.unit:
            self.kind = ""
        elif goes_into(left):
            self.kind = last_word(last.indicator)
        elif not goes_beside(left):
            self.kind = ""
        whole = ends_named(said.indicator) or last_word(said.indicator) in ACTION_NOUNS
        whole = whole or _INSTITUTION.search(said.indicator) is not None  # 机构22541个，其中医院2253个
        if not (self.kind and said.named) or said.noun or whole or said.indicator.endswith(self.kind):
            return said
        return replace(said, indicator=said.indicator + self.kind)

    def remember(self, said: Said, *, joined: bool) -> None:
        """What the next clause may leave out; a doubtful name is no name to inherit. ``joined``: 、 stands before."""
        self.doubtful = not said.sure and (said.named or self.doubtful)
        self.theirs = by_somebody(said.indicator) or (self.theirs and joined)
        if not said.sure and not (self.said is None and said.indicator):
            if self.indicator:
                level = said.measure in ("量值", "数量") and not said.pulls
                kept = self.said.unit if self.said and level else said.unit
                self.said = replace(said, indicator=self.indicator, subject=self.subject, unit=kept)
            return
        self.subject = said.subject or self.subject
        if said.pulls:
            self.pulled = said.indicator.partition("拉动")[2]
        elif said.measure != "差值":
            self.indicator = said.indicator or self.indicator
        whole = said.subject == self.subject and said.indicator == self.indicator
        self.said = said if whole else said.under(self.subject, self.indicator)


def _told_on(whole: str, text: str, start: int) -> bool:
    """Whether parts may still be told behind the sentence that begins at ``start``: prices, or it is on the same part.

    民营经济增加值1554亿元。民营经济拉动生产总值增长2.6个百分点。其中，第一产业增加值256亿元.
    """
    owner = _OF_AN_ECONOMY.match(whole)
    return is_price(whole) or (owner is not None and text.startswith(owner[0], start))


def _grew(said: Said) -> bool:
    """Whether a growth is told, in percent or in times."""
    return said.measure in ("同比增速", "年均增速") or (said.measure == "倍数" and bool(said.direction))


def _is_kind_alone(name: str) -> bool:
    """Whether the name is of a kind of things that have an output or a price, but are not counted themselves."""
    return only_says_which(name) and _COUNTABLE.search(name) is None
