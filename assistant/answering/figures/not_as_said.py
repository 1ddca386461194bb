"""What a question says of the way a figure went, where the figures held went the other way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered

MOVED_OTHERWISE = "问题里说的是{}，库中的数是{}："
_HOW_MUCH = "了?(?:多少|几|百分之)"
_ASKED_MOVE = re.compile(
    f"(?P<down>(?:下降|减少|下滑|萎缩|回落|缩水|[跌降]){_HOW_MUCH})|(?P<up>(?:增长|上升|提高|[涨升])了(?:多少|几|百分之))"
)
_BOTH_WAYS = re.compile("还是|[升增涨][降减跌]|[降减跌][升增涨]")


def moved_otherwise(gathered: Gathered, chosen: Sequence[Figure]) -> str:
    """That the figures rose where the question says that they fell, or the other way round; "" where they did not.

    Of several times it may be from one to the next that they fell: each year's aim is a growth, and the next one lower.
    """
    asked = _ASKED_MOVE.search(gathered.query.text)
    told = {figure.fact.direction for figure in chosen}
    several = len({figure.fact.period.key for figure in chosen}) > 1
    if asked is None or several or len(told) != 1 or _BOTH_WAYS.search(gathered.query.text):
        return ""
    said, held = ("下降", "上升") if asked["down"] else ("上升", "下降")
    return MOVED_OTHERWISE.format(said, held) if told == ({"up"} if asked["down"] else {"down"}) else ""
