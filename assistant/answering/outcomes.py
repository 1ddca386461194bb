"""What came of a plan, where only the plan is told: 创建成功了吗, 最后建成了多少, of 力争创建, 新增100万平方米以上.

What was intended tells neither that it was done nor that it was not; it is the nearest that is held, and no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft
from assistant.answering.evidence.chapters import told_at
from assistant.answering.refusing import refuse
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

ONLY_INTENDED = "库中写的是目标或打算，没有写结果："


def only_intended(whole: Gathered, answer: Answer) -> Answer:
    """The answer, refused where the question asks what came of something and all that is quoted was only intended."""
    asks = load_cues().outcomes["asked"].search(whole.query.text)
    if not asks or answer.status != "answered" or answer.facts or answer.computed:
        return answer
    said = {fold(claim.text) for claim in answer.claims if claim.kind == "quoted"}
    quoted = [one for one in whole.statements if fold(strip_marks(one.text)) in said]
    if not quoted or len(quoted) < len(said) or not all(map(_is_intended, quoted)):
        return answer
    plain = refuse(Draft(whole.query, whole.searched), whole)
    if whole.query.expects == "figure" and plain.citations:
        return plain  # the figures that are nearest, aims among them, say more than the sentence
    draft = Draft(whole.query, whole.searched)
    marks = draft.cite(quoted[0].document, quoted[0].start, quoted[0].end)
    draft.notes.append(f"{ONLY_INTENDED}“{strip_marks(quoted[0].text)}”{''.join(f'[{mark}]' for mark in marks)}")
    return refuse(draft, whole)


def _is_intended(statement: Statement) -> bool:
    """Whether the sentence, or the heading that it stands under, tells what was to be, and nothing that was done."""
    cues = load_cues().outcomes
    if told_at(statement.document, statement.start) == "proposed" and "编者说明" not in statement.text:
        return True
    return bool(cues["intended"].search(statement.text)) and not cues["done"].search(statement.text)
