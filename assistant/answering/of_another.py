"""A figure is told by nothing that is of another: of the city for a district, of 税收收入 for 非税收入.

Where the term file knows no such place, a figure of the whole city would else pass for one of the district.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.refusing import refuse
from assistant.answering.understanding.districts import districts_beside, is_spoken_of, places_named_first
from assistant.facts.naming import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation

NOT_OF_IT = "库中没有{}的这个数；全市的、别处的数不能当作它的。"
OF_ITS_OPPOSITE = "问的是“非{0}”的数，上面所引的是“{0}”的。"
_NOT_SUCH = re.compile("非(?P<thing>[一-龥]{2,6})")
_OF_THE_NATION, _NATIONAL = re.compile("全国|我国|中国"), re.compile("全国|我国|中国|国家|国务院|中央")
_SHORTEST = 2
_HELD_BESIDE = 10  # statements, in whose documents a name may stand in a row with districts


def none_of_another(whole: Gathered, answer: Answer) -> Answer:
    """The answer; a refusal, or partial and said so, where a figure is asked for and what is cited is of another."""
    if answer.status == "refused" or not _is_of_figures(whole, answer):
        return answer
    if untold := places_untold(whole, answer.citations):
        draft = Draft(whole.query, whole.searched)
        draft.notes.append(NOT_OF_IT.format("、".join(untold)))
        return refuse(draft, whole)
    opposite = _opposite_in(whole.query.text, " ".join(claim.text for claim in answer.claims))
    if not opposite or answer.computed or answer.status != "answered":
        return answer
    return replace(answer, status="partial", text=f"{answer.text}\n{OF_ITS_OPPOSITE.format(opposite)}")


def is_of_another(draft: Draft, gathered: Gathered) -> bool:
    """Whether a figure is asked for, and what the draft cites speaks nowhere of a place that the question names."""
    return _is_of_figures(gathered, draft) and bool(places_untold(gathered, draft.citations))


def _is_of_figures(gathered: Gathered, told: Answer | Draft) -> bool:
    return bool(told.facts or told.computed) or gathered.query.expects == "figure"


def places_untold(gathered: Gathered, citations: Iterable[Citation]) -> list[str]:
    """The places that the question names, or the whole nation, of which none of the citations speaks."""
    asked = gathered.query.text
    said = " ".join(f"{one.title} {' '.join(one.section)} {one.quote}" for one in citations)
    held = {one.document.id: one.document.text for one in gathered.statements[:_HELD_BESIDE]}
    named = (*places_named_first(asked), *districts_beside(asked, held.values()))
    untold = [name for name in named if not is_spoken_of(name, said)]
    national = _OF_THE_NATION.match(asked) and places_in(said) and not _NATIONAL.search(said)
    return [*untold, "全国"] if national else untold


def _opposite_in(asked: str, told: str) -> str:
    """What is told where what is not such a thing is asked about: 高新技术 of 非高新技术产业; "" where nothing is."""
    for found in _NOT_SUCH.finditer(asked):
        thing = found["thing"]
        shorter = (thing[:size] for size in range(len(thing), _SHORTEST - 1, -1))
        opposite = next((words for words in shorter if words in told), "")
        if opposite and f"非{thing[:_SHORTEST]}" not in told:
            return opposite
    return ""
