"""How many there are by now: of several dated sentences that tell the number nearly as well, the newest.

运行三年时有577家 and 到2026年3月累计有846家 both answer 目前有多少家; the later one is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.time_and_place import dates_in
from assistant.answering.figures.counts_within import facts_in
from assistant.answering.sentences.evidence_bar import LEADING, is_evidence
from assistant.answering.understanding.wanted import BY_NOW
from assistant.facts.table import REACHED
from assistant.quantity import has_quantity

if TYPE_CHECKING:
    from datetime import date

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

NEARLY = 0.85  # of the best score
_AIMS = re.compile("目标|力争|争取|计划|预期|规划|将|拟")


def newest_in_front(gathered: Gathered) -> Gathered:
    """With the newest of the sentences that tell how many there are by now, without older ones that do, and aims."""
    query = gathered.query
    asked = query.expects == "figure" and BY_NOW.search(query.text) and not any(one.key for one in query.periods)
    if not asked or not gathered.statements:
        return gathered
    best = gathered.statements[0]
    near = [
        (told, one)
        for one in gathered.statements[:LEADING]
        if one.score >= NEARLY * best.score
        and set(best.missing) >= set(one.missing)
        and (told := _told_last(gathered, one)) is not None
    ]
    if len(near) < 2 or near[0][1] is not best:
        return gathered
    newest = max(near, key=lambda dated: dated[0])[1]
    older = [one for _, one in near if one is not newest]
    rest = (one for one in gathered.statements if one not in (newest, *older) and not _AIMS.search(one.text))
    return replace(gathered, statements=(newest, *rest))


def _told_last(gathered: Gathered, statement: Statement) -> date | None:
    """The last date of a sentence that answers by a number that was reached; None for others."""
    aimed = _AIMS.search(statement.text) or any(one.status not in REACHED for one in facts_in(gathered, statement))
    if aimed or not has_quantity(statement.text, gathered.query.units) or not is_evidence(gathered, statement):
        return None
    return max((found.value.last for found in dates_in(statement.text) if found.value.last), default=None)
