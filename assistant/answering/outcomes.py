"""What came of a plan, where only the plan is told: 创建成功了吗, 最后建成了多少, of 力争创建, 新增100万平方米以上.

What was intended tells neither that it was done nor that it was not; it is the nearest that is held, and no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft
from assistant.answering.evidence.chapters import told_under
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.refusing import refuse
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation, Document

ONLY_INTENDED = "库中写的是目标或打算，没有写结果："


def only_intended(whole: Gathered, answer: Answer) -> Answer:
    """The answer, refused where the question asks what came of something and all that is quoted was only intended."""
    asks = load_cues().outcomes["asked"].search(whole.query.text)
    if not asks or answer.status != "answered" or answer.facts or answer.computed:
        return answer
    documents = {one.document.id: one.document for one in whole.statements}
    quoted = [one for one in answer.citations if one.document_id in documents]
    if not quoted or len(quoted) < len(answer.citations):
        return answer
    if not all(_is_intended(documents[one.document_id], one) for one in quoted):
        return answer
    plain = refuse(Draft(whole.query, whole.searched), whole)
    if whole.query.expects == "figure" and plain.citations:
        return plain  # the figures that are nearest, aims among them, say more than the sentence
    draft = Draft(whole.query, whole.searched)
    nearest = max(quoted, key=lambda one: weighed(whole.terms, coverage(whole.terms, fold(one.quote))))
    draft.notes.append(f"{ONLY_INTENDED}“{strip_marks(nearest.quote)}”[{draft.adopt(nearest)}]")
    return refuse(draft, whole)


def _is_intended(document: Document, quoted: Citation) -> bool:
    """Whether the quote, or the heading that it stands under, tells what was to be, and nothing that was done."""
    cues, told = load_cues().outcomes, load_cues().asserting
    if by_editor(quoted.quote) or told["told_met"].search(quoted.quote) or told["told_missed"].search(quoted.quote):
        return False
    if told_under(document, quoted.section) == "proposed" or cues["labelled"].match(quoted.quote):
        return True
    return bool(cues["intended"].search(quoted.quote)) and not cues["done"].search(quoted.quote)
