"""What came of a plan, where only the plan is told: 创建成功了吗, 最后建成了多少, of 力争创建, 新增100万平方米以上.

What was intended tells neither that it was done nor that it was not; it is the nearest that is held, and no answer.
Nor does what was done tell an aim: “十四五”单位能耗的降低目标 is no 下降8.1% that was reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft
from assistant.answering.evidence.chapters import told_under
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.refusing import refuse
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import LEADING, is_evidence
from assistant.facts.table import AIMED
from assistant.quantity import has_quantity
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation, Document

ONLY_INTENDED = "库中写的是目标或打算，没有写结果："
ONLY_DONE = "库中写的是完成的情况，没有写目标："


def only_intended(whole: Gathered, answer: Answer) -> Answer:
    """The answer, refused where the question asks what came of something and all that is quoted was only intended."""
    asks = load_cues().outcomes["asked"].search(whole.query.text)
    if not asks or answer.status != "answered" or answer.facts or answer.computed:
        return answer
    quoted = [one for one in answer.citations if one.document_id in whole.documents]
    if not quoted or len(quoted) < len(answer.citations):
        return answer
    if not all(_is_intended(whole.documents[one.document_id], one) for one in quoted):
        return answer
    plain = refuse(Draft(whole.query, whole.searched), whole)
    if whole.query.expects == "figure" and plain.citations:
        return plain  # the figures that are nearest, aims among them, say more than the sentence
    return _refused(whole, ONLY_INTENDED, quoted)


def only_reached(whole: Gathered, answer: Answer) -> Answer:
    """The answer; another, or a refusal, where an aim is asked for and all that is quoted was reached."""
    query = whole.query
    if query.status != "target" or query.kind == "verify" or answer.status != "answered" or answer.computed:
        return answer
    quoted = [one for one in answer.citations if one.document_id in whole.documents and has_quantity(one.quote)]
    if not quoted or len(quoted) < len(answer.citations) or any(fact.status in AIMED for fact in answer.facts):
        return answer
    if not all(_is_done(whole.documents[one.document_id], one.quote, one.section) for one in quoted):
        return answer
    for one in whole.statements[:LEADING]:
        if has_quantity(one.text) and _aims(one) and is_evidence(whole, one):
            draft = Draft(query, whole.searched)
            write_statements(draft, [one])
            return draft.finished("answered")
    return _refused(whole, ONLY_DONE, quoted)


def _refused(whole: Gathered, said: str, quoted: Sequence[Citation]) -> Answer:
    """The refusal that says what is told instead, with the quote that is nearest to the question."""
    draft = Draft(whole.query, whole.searched)
    nearest = max(quoted, key=lambda one: weighed(whole.terms, coverage(whole.terms, fold(one.quote))))
    draft.notes.append(f"{said}“{strip_marks(nearest.quote)}”[{draft.adopt(nearest)}]")
    return refuse(draft, whole)


def _aims(statement: Statement) -> bool:
    """Whether a sentence stands where it is told what is to be done, or says so itself."""
    told = told_under(statement.document, statement.document.section_at(statement.start))
    return told == "proposed" or load_cues().outcomes["intended"].search(statement.text) is not None


def _is_done(document: Document, text: str, section: Sequence[str]) -> bool:
    """Whether a text stands where results are told, and names no aim itself."""
    told = load_cues().outcomes
    aims = "目标" in text or told["intended"].search(text) is not None or by_editor(text)
    return told_under(document, tuple(section)) == "reported" and not aims


def _is_intended(document: Document, quoted: Citation) -> bool:
    """Whether the quote, or the heading that it stands under, tells what was to be, and nothing that was done."""
    cues, told = load_cues().outcomes, load_cues().asserting
    if by_editor(quoted.quote) or told["told_met"].search(quoted.quote) or told["told_missed"].search(quoted.quote):
        return False
    if told_under(document, quoted.section) == "proposed" or cues["labelled"].match(quoted.quote):
        return True
    return bool(cues["intended"].search(quoted.quote)) and not cues["done"].search(quoted.quote)
