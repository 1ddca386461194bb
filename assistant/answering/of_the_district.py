"""A figure of a district that the question names is told by nothing that does not name it: 梁溪区2023年GDP是多少.

Where the term file knows no such place, a figure of the whole city would else pass for one of the district.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.refusing import refuse
from assistant.answering.understanding.districts import districts_in

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

NOT_OF_IT = "库中没有{}的这个数；全市的、别处的数不能当作它的。"


def only_of_the_district(whole: Gathered, answer: Answer) -> Answer:
    """The answer; a refusal where a figure is asked for and nothing that is cited names a district of the question."""
    asked = dict.fromkeys(name for name, _ in districts_in(whole.query.text))
    if answer.status == "refused" or not (answer.facts or answer.computed or whole.query.expects == "figure"):
        return answer
    said = " ".join(f"{one.title} {' '.join(one.section)} {one.quote}" for one in answer.citations)
    untold = [name for name in asked if name not in said]
    if not untold:
        return answer
    draft = Draft(whole.query, whole.searched)
    draft.notes.append(NOT_OF_IT.format("、".join(untold)))
    return refuse(draft, whole)
