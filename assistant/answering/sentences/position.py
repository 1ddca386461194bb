"""What a place is meant to be within a larger one, told by the document on that: 无锡在上海大都市圈里是什么定位.

Its sentences say it by level, aim or name (第三层次：无锡……, 目标是战略支点城市), and seldom by the word 定位, which a
sentence elsewhere may have of another plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.facts.naming import places_in
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered


def position(gathered: Gathered) -> list[Statement]:
    """What the document that has the larger place in its title says of the smaller one's part in it; [] for none."""
    cues = load_cues().position
    asked = cues["asked"].search(gathered.query.text)
    if asked is None:
        return []
    whole = fold(asked["of"])
    places = {name for name, _, _ in places_in(asked["who"])}
    told = [
        one
        for one in gathered.statements
        if cues["told"].search(one.text)
        and whole in fold(one.document.title)
        and places & {name for name, _, _ in places_in(one.text)}
        and is_to_the_point(gathered, one)
    ]
    return [one for one in told if one.document.id == told[0].document.id] if told else []
