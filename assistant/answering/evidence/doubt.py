"""Whether a figure or a saying is to be trusted, or told at all: what the editor of a digest found out about it.

That a figure stands in the paper is no answer to 1.02个点可信吗; what the editor remarks on it is one, and a warning
more than a remark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.form import reason_asked

if TYPE_CHECKING:
    from assistant.model import Query

_REMARK = "（编者说明）"


def doubted(query: Query) -> bool:
    """Whether the question asks how far something is to be trusted, or whether it is told at all (可信吗, 给没给).

    为什么说它存疑 asks for the reasons; why two sayings differ is what was looked into.
    """
    voices = load_cues().voices
    if query.kind in {"number", "rank"} or (reason_asked(query.text) and not voices["differing"].search(query.text)):
        return False
    return voices["doubted"].search(query.text) is not None


def asks_identity(query: Query) -> bool:
    """Whether the question asks if two things are one and the same (是不是一回事, 是同一个指标吗)."""
    return load_cues().voices["identity"].search(query.text) is not None


def calls_unfit(query: Query) -> bool:
    """Whether the question asks why a figure must not be used so (为什么说不合适, 为何不宜直接比)."""
    return reason_asked(query.text) and load_cues().voices["unfit"].search(query.text) is not None


def by_editor(text: str) -> bool:
    """Whether a sentence of a digest is its editor's own."""
    return _REMARK in text


def with_remark(text: str, end: int) -> int:
    """Where a sentence that ends at ``end`` ends with the mark that tells that it is the editor's own."""
    return end + len(_REMARK) if text.startswith(_REMARK, end) else end


def warns(text: str) -> bool:
    """Whether the editor warns of using a figure or a saying so."""
    return by_editor(text) and load_cues().voices["warns"].search(text) is not None
