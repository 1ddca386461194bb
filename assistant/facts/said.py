"""What is said of one figure: the common word of the modules that read its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.model import Period

_PARTED = re.compile("[、和与及]")
_FLOWS = ("出栏", "出栏量", "产量", "销量", "总产值", "增加值")
Status = Literal["result", "target", "estimate", "proposal"]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one figure; an empty measure means that it is no fact, empty subject or indicator: inherited."""

    measure: str
    period: Period
    subject: str = ""
    indicator: str = ""
    direction: Literal["up", "down", ""] = ""
    base: str = ""
    status: Status = "result"
    scope: str = ""
    sure: bool = False
    unit: str = ""
    flowed: bool = False
    """Whether the figure is of what was done in the period, not of how much there was at its end."""
    crossed: bool = False
    """Whether the figure is a mark that was passed (跨上万亿元): at least so much."""
    noun: str = ""
    """The counted noun that was taken from behind the figure."""
    named: bool = False
    """Whether the figure's own clause names the indicator."""
    each: bool = False
    """Whether 分别 gives each of the figures that follow its own name."""
    alike: bool = False
    """Whether 均 gives the same figure to each of several names."""

    def settled(self, measure: str, period: Period, *, sure: bool, flowed: bool) -> Said:
        """The same with these; by the constructor, for replace() asks for each field by its name, at each figure."""
        return Said(
            measure, period, self.subject, self.indicator, self.direction, self.base, self.status, self.scope, sure,
            self.unit, flowed, self.crossed, self.noun, self.named, self.each, self.alike,
        )  # fmt: skip

    def under(self, subject: str, indicator: str) -> Said:
        """The same of this subject and under this name."""
        return Said(
            self.measure, self.period, subject, indicator, self.direction, self.base, self.status, self.scope,
            self.sure, self.unit, self.flowed, self.crossed, self.noun, self.named, self.each, self.alike,
        )  # fmt: skip

    @property
    def pulls(self) -> bool:
        """Whether it is told by how many points a part makes the whole grow (第一产业拉动GDP增长0.7个百分点)."""
        return self.measure == "量值" and self.unit == "个百分点"

    @property
    def of_the_year(self) -> bool:
        """Whether the figure is of a whole year, whatever day was named before: what grew or was added."""
        flows = self.flowed or self.indicator.endswith(_FLOWS)
        return self.named and (self.measure in ("同比增速", "年均增速") or flows)


def parts_of_base(base: str) -> tuple[str, ...]:
    """The several things that a change is measured against (去年同期和全年); the base alone where it is one."""
    return tuple(_PARTED.split(base)) if base else ("",)
