"""Whether a sentence says why something is so; what is only said of it is no reason, and is said to be that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import gives_reason
from assistant.reading.spans import line_start

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement

NO_REASON = "没有找到直接说明原因的话，相关的话是："
NO_REASON_AT_ALL = "没有找到直接说明原因的话。"
_TELLS_A_CAUSE = re.compile(
    "成因|意义|挑战|问题|[是即]因|基于|旨在|目的|以便|从而|难以|不足|不高|不强|缺|短板|压力"
    "|(?:事件|危机|事故|之)后|受|较[低弱少小]|提供|冲击|口径"
)


def tells_why(statement: Statement) -> bool:
    """Whether the statement, or what its line says before it, gives a reason, or says what is wrong or to be gained."""
    return holds_a_reason(statement.document.text[line_start(statement.document.text, statement.start) : statement.end])


def holds_a_reason(text: str) -> bool:
    """Whether some words of the text give a reason, or say what is wrong or to be gained."""
    return gives_reason(text) or _TELLS_A_CAUSE.search(text) is not None
