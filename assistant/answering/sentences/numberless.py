"""Sentences without the number that is asked for: 高端人才引进急需加强 does not tell how many there are.

One that says that no number was set (未设定具体数额) does answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.telling import is_telling
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.model import Query

_NONE_SET = re.compile("未(?:设|定|给|公布|见|列|注明|明确|提)|没有|不设|均无|尚无|不详|未有")
_ORDINAL = "位"
_NAME = re.compile("“[一-龥、]{2,12}”")


def tells_no_number(query: Query, chosen: Sequence[Statement]) -> bool:
    """Whether an amount is asked for and none of the sentences has one (第二，…… is none), or says there is none."""
    if query.expects != "figure" or _ORDINAL in query.units:
        return False
    return not any(_tells(one.text) for one in chosen)


def tells_none_of_the_kind(query: Query, chosen: Sequence[Statement]) -> bool:
    """Whether the question tells a figure (面积有300平方公里，是吧), and no sentence has one in its unit."""
    units = {_kind(one.unit) for one in query.quantities if is_telling(one)}
    if not units or "" in units:
        return False  # 4500多亿 leaves out what it counts
    told = {_kind(found.value.unit) for one in chosen for found in find_quantities(one.text)}
    return units.isdisjoint(told) and not any(_NONE_SET.search(one.text) for one in chosen)


def _kind(unit: str) -> str:
    """The unit without its power of ten; points may be asked of a percentage by mistake, and 元 of 美元."""
    base = "%" if unit == "个百分点" else base_unit(unit)[0]
    return "元" if base.endswith("元") else base


def _tells(text: str) -> bool:
    """Whether a text has a number that is no part of a name (“三个一批”), or says that there is none."""
    told = find_quantities(_NAME.sub("“”", text))
    return _NONE_SET.search(text) is not None or any(one.value.unit != _ORDINAL for one in told)
