"""Which of a kind rose and which fell (哪些行业增长、哪些下降): the sentence that names them, beside one that counts.

2020年1—6月分行业：通信电子业增长12.2%，…；纺织业下降10.9% names them by the kind that is asked about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.topic import first_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

_RISES, _FALLS = "增长|上升|上涨|增加|回升", "下降|回落|减少|下滑|下跌"
_ASKED = re.compile(f"哪[些几]个?(?P<what>[^，。？、]{{2,12}}?)(?:是|在)?(?:同比)?(?:{_RISES}|{_FALLS})")
_MOVED = re.compile(
    f"(?:^|[，；、：,;:])(?P<name>[一-龥A-Za-z（）]{{2,14}}?)(?:同比|分别)?(?P<way>{_RISES}|{_FALLS})[0-9.]+(?:%|个百分点)"
)
_WAYS = (re.compile(_RISES), re.compile(_FALLS))
_FEWEST = 2  # that moved the way asked for, or one each way
_LABEL = re.compile("^[^：:]{2,20}[：:]")


def which_moved(gathered: Gathered, chosen: Sequence[Statement]) -> Statement | None:
    """The sentence of the best one's section that names which of the kind moved as is asked; None where one is chosen.

    Its label must name the kind (分行业：…), and its time must be that of the question.
    """
    asked = _ASKED.search(gathered.query.text) if gathered.query.kind == "list" and chosen else None
    kind = first_noun(asked["what"]) if asked else ""
    if not kind or any(_names_movers(gathered, one) for one in chosen):
        return None
    section = chosen[0].document.id, chosen[0].document.section_at(chosen[0].start)
    for one in gathered.statements:
        label = _LABEL.match(one.text)
        beside = (one.document.id, one.document.section_at(one.start)) == section
        if label and kind in label[0] and beside and not one.faults and _names_movers(gathered, one):
            return one
    return None


def _names_movers(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence names at least two with how far they moved, and some that moved each way asked about."""
    told = [found["way"] for found in _MOVED.finditer(statement.text)]
    wanted = [way for way in _WAYS if way.search(gathered.query.text)]
    return len(told) >= _FEWEST and all(any(map(way.fullmatch, told)) for way in wanted)
