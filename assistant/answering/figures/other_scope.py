"""A quoted sentence that tells of another scope than is asked about: 规上营收多少, 全口径规模超过4500亿元.

A stated figure carries its scope with it; a quoted sentence may stand for the answer though it says 全口径.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft

_SCOPES = {"规模以上": re.compile("规模以上|规上|限额以上"), "全口径": re.compile("全口径")}
_ABOVE_SIZE = "规模以上"


def note_other_scope(draft: Draft, question: str) -> None:
    """Say so where the question names one scope, and all that is quoted tells of another, or none, and that is one."""
    asked = [scope for scope, words in _SCOPES.items() if words.search(question)]
    narrowed = [fact.indicator for fact in draft.facts if fact.indicator.startswith(_ABOVE_SIZE)]
    if not asked and narrowed and len(narrowed) == len(draft.facts):
        draft.notes.append(f"口径提示：问的没有限定口径，所引的是{narrowed[0]}，不含规模以下的。")
    if len(asked) != 1 or any(_SCOPES[asked[0]].search(claim.text) for claim in draft.claims):
        return
    told = [scope for scope, words in _SCOPES.items() if any(words.search(claim.text) for claim in draft.claims)]
    if told:
        draft.notes.append(f"口径不同：问的是{asked[0]}，所引的是{'、'.join(told)}。")
