"""A document that is told by its year and its kind: 2019年的长三角规划纲要 is one document, and no figure of 2019.

So is 2009年政府工作报告, where reports of several years are held: what another year's report says is no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.search.words import stands_in_order
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Document

_NAMED = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年(?:[一-龥]{0,4}(?:印发|发布|出台|公布|批复|批准|颁布|制定|通过|签署?|定)|国家|国务院)?的?(?:那|这)?[份个]?"
    "(?P<name>《?[一-龥A-Za-z0-9“”]{2,20}?(?:规划纲要|规划(?!期|建设|面积|目标|投资|总)|纲要|行动计划|方案|意见|协议|办法|条例|决定|政策(?!性|体系|支持|目标|环境|资金|工具|取向|力度)|若干措施))》?"
)
_REPORT_NAMED = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年的?(?:那|这)?[份个]?(?P<name>《?(?:[一-龥]{0,20}?政府工作|工作)?报告(?!期|会|文学|厅|制度))》?"
)
_OF_OTHERS_TOO = re.compile("后来|之后|以后|后续|此后|如今|(?<![体表实呈出])现在|落实|兑现|执行|进展|实施情况|哪些文件")
"""What came of a document, or who else speaks of it, stands in others."""
_OF_OTHER_REPORTS = re.compile("后来|此后|后续|如今|兑现|实现了[吗没]")
"""A report tells of 进展 and 落实 itself."""
_SIGN = re.compile("[一-龥A-Za-z0-9]")
_ASIDE = re.compile("(?:那|这)[份个项]|新(?=政策)|的(?=政策|意见|办法)")  # 集成电路那份新政策
_FEWEST_SIGNS = 5  # 2019年的规划 tells no document


def by_its_year(question: str, documents: Iterable[Document]) -> tuple[str, str]:
    """The question without the year that only tells which document is meant, and that document's id; else as it is.

    It is the only one of the ``documents`` of the year whose title has the signs of the name in their order.
    """
    named, others = [one for one in _NAMED.finditer(question) if len(one["name"]) >= _FEWEST_SIGNS], _OF_OTHERS_TOO
    if reports := list(_REPORT_NAMED.finditer(question)):
        named, others = reports, _OF_OTHER_REPORTS
    if len(named) != 1 or others.search(question) or load_cues().voices["paper"].search(question):
        return question, ""
    year, name = named[0]["year"], named[0]["name"]
    meant = [
        one.id
        for one in documents
        if (_is_its_report(year, one) if reports else one.issued.startswith(year))
        and any(stands_in_order(form, one.title) for form in (_bare(name), _ASIDE.sub("", _without_home(_bare(name)))))
    ]
    if len(meant) != 1:
        return question, ""
    return question[: named[0].start()] + name + question[named[0].end() :], meant[0]


def _is_its_report(year: str, document: Document) -> bool:
    """Whether the document is the work report that its title calls the year's."""
    return "工作报告" in document.title and f"{year}年" in document.title


def _without_home(name: str) -> str:
    """The name without one's own city, which the titles of its documents may leave out."""
    home = load_terms().home
    forms = sorted({*home, *home.values(), *(f"{city}市" for city in home.values())}, key=len, reverse=True)
    return next((name.removeprefix(form) for form in forms if name.startswith(form)), name)


def _bare(name: str) -> str:
    """The name without its quotes and title marks."""
    return "".join(_SIGN.findall(name))
