"""Several names and their figures: 分别 gives each name a figure of its own, 均 gives all of them the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.clause import ROW, goes_beside
from assistant.facts.grammar import members
from assistant.facts.said import parts_of_base
from assistant.facts.sharing import MEASURED_NOUN, distribute
from assistant.facts.stated import well_named
from assistant.facts.wording import SPEED_NAME
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.facts.said import Said


_COMMON = re.compile(".{2,}(?:产量|产能|数量|总数|出货量|销量|市场份额|占有率)$")
_ONE_RATE = re.compile("[与等]|比率$")  # 物流总费用与地区生产总值的比率


@dataclass(slots=True)
class Turns:
    """Which names wait for figures in a sentence, and which comes next."""

    names: tuple[str, ...] = ()
    """The names that are shared out."""
    turn: int = 0
    sure: bool = False
    unit: str = ""
    """The unit of the figures that are given out: a figure in another is of something else."""
    lost: bool = False
    """Whether the names that 分别 shares out could not be told apart."""
    levels: tuple[str, ...] = ()
    """The names of the amounts so far, which a row of growths may go back to (A达到…，B达到…，分别增长9%和6%)."""
    tail: str = ""
    """What the points or shares are of beside a name: its 增速, 占总人口比重."""
    against: tuple[str, ...] = ()
    """The bases that the figures of a row have in turn, the first of them this one's."""
    pointed: bool = False
    """Whether the row of points or shares gives each name one."""
    row: tuple[str, ...] = ()
    """The names of the figures that 、 joins to the last, of which 均 may say something more."""

    def share_out(self, said: Said, row: int, left: str, last: Said | None) -> tuple[Said, ...]:
        """What is said of the figure under its own name, or under each of the names that it is the figure of.

        ``row``: how many figures stand in a row from this one on. A second run (分别从A、B增加到C、D) begins with the
        first name again.
        """
        joined = ROW.fullmatch(left) is not None
        if turned := self._against(said, row, last, joined=joined) or self._beside(said, row, last, joined=joined):
            return (turned,)
        if said.alike or (row == 1 and (_are_measures(said) or _are_rates(said))):
            return self._alike(said, last)
        self.pointed = False
        if (said.unit == "%") != (self.unit == "%") and not said.each:
            self.names = ()  # 4%，243个: a count is no growth of the names before
        growth = said.measure in ("同比增速", "年均增速") and said.unit == "%"
        growth = growth or (said.measure == "变动" and said.unit != "个百分点")  # 比2020年增加5亿元和3亿元
        whole = row if growth and not said.named and not joined else 0
        again = said.each and not said.named and 1 < row == len(self.names)
        if again and said.sure:
            self.turn = 0
        elif 1 < whole <= len(set(self.levels[-whole:])):
            self.names, self.turn, self.lost, self.sure = self.levels[-whole:], 0, False, said.sure
        elif said.each or (said.named and 1 < row == _many(said.indicator)):
            self._begin(said, row)
        elif self.lost and joined:
            return (replace(said, sure=False),)
        elif self.names and joined:
            self.turn += 1
        elif self.names and not said.named and last and said.indicator == last.indicator:
            self.turn = 0
        else:
            self.names = ()
        self.unit = said.unit
        if self.turn >= len(self.names):
            lost = self.lost and (said.each or row > 1)
            listed = row > 1 or joined or said.measure in ("排名", "倍数")
            listed = listed and "、" in said.indicator and not said.noun and not _ranks_all(said, row)
            return (replace(said, sure=False) if lost or listed else said,)
        period = last.period if self.turn and last else said.period
        return (replace(said, indicator=self.names[self.turn], period=period, sure=self.sure),)

    def _beside(self, said: Said, row: int, last: Said | None, *, joined: bool) -> Said | None:
        """The points or shares that are told of each name in turn; None for any other figure."""
        if last is None or said.alike:
            return None
        if len(self.names) > 1 and _are_points(said) and (self.pointed or not joined):
            return self._points(said, row, last, joined=joined)
        return self._shares(said, row, last, joined=joined) if said.measure == "占比" else None

    def _against(self, said: Said, row: int, last: Said | None, *, joined: bool) -> Said | None:
        """The figure against its own of several bases: 分别较去年同期和全年回落4.5、4.2个百分点; None for one base."""
        if not (said.base or self.against):
            return None
        parts = parts_of_base(said.base)
        if joined and last and len(self.against) > 1:
            self.against = self.against[1:]
            return replace(said, indicator=last.indicator, base=self.against[0], sure=last.sure)
        self.against = parts if said.each and 1 < len(parts) == row and not self.names else ()
        if len(parts) == 1:
            return None
        return replace(said, base=self.against[0]) if self.against else replace(said, sure=False)

    def _points(self, said: Said, row: int, last: Said, *, joined: bool) -> Said:
        """By how many points each of the names differs, in the same order; one figure behind several names is unsure.

        A、B产值分别增长15%、31%，高于全省10个百分点、27个百分点 are of the growths of A and B.
        """
        if joined and self.pointed:
            self.turn += 1
        elif row == len(self.names) and not joined:
            self.turn, self.pointed = 0, True
            self.tail = said.indicator.removeprefix(last.indicator)
        else:
            self.turn, self.pointed = len(self.names), False
        self.unit = said.unit
        if self.turn >= len(self.names):
            return replace(said, sure=False)
        named = self.names[self.turn].removesuffix(self.tail) + self.tail
        return replace(said, indicator=named, measure=last.measure if self.turn else said.measure, sure=self.sure)

    def _shares(self, said: Said, row: int, last: Said, *, joined: bool) -> Said | None:
        """The shares of the last amounts in turn: 男性人口24万人，女性人口23万人，分别占总人口的51%和49%."""
        if joined and self.pointed and self.turn + 1 < len(self.names):
            self.turn += 1
            return replace(said, indicator=self.names[self.turn] + self.tail, sure=self.sure)
        begins = said.each and not said.named and said.indicator.startswith(f"{last.indicator}占")
        if not (begins and 1 < row <= len(set(self.levels[-row:]))):
            return None
        self.names, self.turn, self.pointed, self.sure = self.levels[-row:], 0, True, said.sure
        self.tail, self.unit = said.indicator.removeprefix(last.indicator), said.unit
        return replace(said, indicator=self.names[0] + self.tail)

    def _begin(self, said: Said, row: int) -> None:
        self.names = distribute(said.indicator, row, of_things=said.measure == "数量")
        self.turn = 0
        self.lost = not self.names or not said.named
        self.sure = not self.lost and said.sure and all(well_named(name) for name in self.names)
        if self.lost:
            self.names = ()

    def _alike(self, said: Said, last: Said | None) -> tuple[Said, ...]:
        """非化石能源发电量、用电量占比均超过30% is said of both; a single name keeps its figure.

        A名45家、B名12家，数量均居全市第一 is said of the names of the figures before.
        """
        self.names = ()
        parts = members(said.indicator)
        named = said.named and not (last and said.alike and said.measure == "排名" and said.indicator == last.indicator)
        if named and len(parts) == 1:
            return (said,)
        names = distribute(said.indicator, len(parts), of_things=said.measure == "数量") if named else self.row
        if len(names) < 2:
            return (replace(said, sure=False),)
        return tuple(replace(said, indicator=name, sure=said.sure and well_named(name)) for name in names)

    def remember(self, said: tuple[Said, ...], left: str) -> None:
        """Keep the names of the figure for what is said of it, and of those in a row with it, later on."""
        if not all(one.sure for one in said):
            self.row = ()
            return
        names = tuple(one.indicator for one in said)
        goes_on = goes_beside(left) or ROW.fullmatch(left) is not None
        before = self.row if goes_on else ()
        self.row = (*before, *(name for name in names if name not in before))
        levels = [one for one in said if one.measure in ("量值", "数量") and (one.named or self.turn < len(self.names))]
        self.levels += tuple(one.indicator for one in levels)


def _are_points(said: Said) -> bool:
    """Whether points are told with no name of their own: …，高于全省10个百分点、27个百分点."""
    return said.unit == "个百分点" and not said.named and said.measure in ("差值", "变动", "占比变动")


def _many(name: str) -> int:
    """How many names are joined in it; 城乡居民收入 are two."""
    return 2 if name.startswith("城乡") and len(members(name)) == 1 else len(members(name))


def _are_measures(said: Said) -> bool:
    """Whether a growth or rank is of several measures, each with a full name: 零售总额、固定资产投资增长4%."""
    if not said.named or said.measure not in ("同比增速", "年均增速", "排名", "倍数") or "、" not in said.indicator:
        return False
    parts = said.indicator.split("、")
    return len(members(said.indicator)) == len(parts) and all(map(_is_measure, parts))


def _ranks_all(said: Said, row: int) -> bool:
    """Whether a rank is that of several things by their common measure: 牛奶、牛肉、羊肉等产量居全国首位."""
    parts = said.indicator.split("、")
    things = len(members(said.indicator)) == len(parts) and all(map(well_named, parts))
    return row == 1 and said.measure == "排名" and things and _COMMON.search(parts[-1]) is not None


def _are_rates(said: Said) -> bool:
    """Whether a rate is said of several things at once: 基本养老保险和基本医疗保险参保率保持在95%以上."""
    if not (said.named and said.unit == "%" and said.measure == "量值" and said.indicator.endswith("率")):
        return False
    whole = _ONE_RATE.search(said.indicator) or said.indicator in load_terms().indicators
    return not whole and len(members(said.indicator)) > 1


def _is_measure(name: str) -> bool:
    name = SPEED_NAME.sub("", name) or name  # A、B增速居全省第二
    return MEASURED_NOUN.search(name) is not None and well_named(name) and "等" not in name
