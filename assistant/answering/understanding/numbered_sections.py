"""A section of the paper that is asked for by its number: 第四部分, 第三章, 4.2节 are told by their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.numerals import number_of
from assistant.reading.headings import bare_heading, heading_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.model import Document

_NUMBERED = re.compile(
    r"第(?P<whole>[一二三四五六七八九十\d]{1,2})(?:个?大?部分|章)(?!之|民)|(?P<last>最后)一?(?:个?大?部分|章)"
    r"|第?(?P<dotted>\d{1,2}(?:[.．]\d{1,2}){1,2})(?:小?节|部分|章)"
)
_WHAT_IT_SAYS = re.compile(
    "^(?:里|中|里面)?(?:主要|大概|都|具体)*(?:讲|说|写|谈|论述|介绍|分析)(?:了|的)?是?(?:些)?(?:什么|啥)(?=[？?。]|$)"
)
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+(?:[.．]\d+)*")


def by_title(question: str, documents: Iterable[Document], whole: Callable[[str], Document]) -> str:
    """The question with the title of the section that it asks for by number; itself where the paper has none such.

    Only the paper's sections are so asked for. ``whole`` gives a document with its sections by its id.
    """
    asked = _NUMBERED.search(question)
    if asked is None or not load_cues().voices["paper"].search(question):
        return question
    papers = [document.id for document in documents if document.kind == "paper"]
    paper = whole(papers[0]) if len(papers) == 1 else None
    number = asked["dotted"] or asked["whole"]
    title = "" if paper is None else _last_title(paper) if asked["last"] else _title(paper, number)
    behind = _WHAT_IT_SAYS.sub("的主要内容有哪些", question[asked.end() :])
    return f"{question[: asked.start()]}“{title}”{behind}" if title else question


def names_section(question: str) -> bool:
    """Whether the question asks for a section of the paper by its number: it stands for itself."""
    return _NUMBERED.search(question) is not None and load_cues().voices["paper"].search(question) is not None


def _title(document: Document, number: str) -> str:
    wanted = _value(number)
    found = (bare_heading(section.path[-1]) for section in document.sections if _of(section.path[-1]) == wanted)
    return next(found, "")


def _last_title(document: Document) -> str:
    """The heading of the last chapter that has a number."""
    headings = [section.path[-1] for section in document.sections if len(_of(section.path[-1])) == 1]
    return bare_heading(headings[-1]) if headings else ""


def _of(heading: str) -> tuple[int, ...]:
    numeral = _NUMERAL.search(heading_number(heading))
    return _value(numeral[0]) if numeral else ()


def _value(number: str) -> tuple[int, ...]:
    """4.2 as (4, 2), 四 as (4,)."""
    return tuple(number_of(part) for part in re.split("[.．]", number))
