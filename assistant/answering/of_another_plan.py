"""What is asked of a five-year plan is told by nothing else: “十五五”规划提到产业强市了吗 by no document of 2015.

Where that plan is not held and nothing that is cited speaks of it, that is said. A yearly report of its years, or of
the one before, lays the plan out itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.refusing import refuse
from assistant.facts.own_year import own_year
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation, Document

PLAN_NOT_HELD = "库中没有“{}”规划，也没有说到它怎么写的话；别的文件的话不能当作它的。"
_PLAN = re.compile("“?(?P<name>十[一二三四五六七八九]五)”?(?:时期)?(?:发展)?(?:规划|纲要)")


def only_of_the_plan(whole: Gathered, answer: Answer) -> Answer:
    """The answer; a refusal where a five-year plan is asked and nothing that is cited is of it or speaks of it."""
    named = _PLAN.search(whole.query.text)
    if named is None or answer.status == "refused" or not answer.citations:
        return answer
    if any(_is_of_it(named["name"], one, whole.documents) for one in answer.citations):
        return answer
    draft = Draft(whole.query, whole.searched)
    draft.notes.append(PLAN_NOT_HELD.format(named["name"]))
    return refuse(draft, whole)


def _is_of_it(name: str, cited: Citation, documents: Mapping[str, Document]) -> bool:
    said = " ".join((cited.title, *cited.section, cited.quote))
    if name in said or f"第{name[:-1]}个五年" in said:
        return True
    document, years = documents.get(cited.document_id), find_periods(name)[0].value
    if document is None or years.first is None or years.last is None:
        return False
    return years.first.year - 1 <= own_year(document) <= years.last.year
