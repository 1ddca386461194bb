"""Places that a clause calls members of a group: 无锡跟苏州不都是G60科创走廊的成员嘛.

A 不是 denies that they are, and 成员吗 asks whether they are; 不是……嘛 says that they surely are.
"""

from __future__ import annotations

import re

from assistant.answering.cues import load_cues
from assistant.answering.understanding.topic import names

_TOGETHER = re.compile("[、和与跟同及]|以及")
_SURELY = re.compile("[嘛吗么]")


def called_members(clause: str) -> tuple[tuple[str, ...], str] | None:
    """The places, each once, and the group that they are said to be of; None where the clause does not say so."""
    placed = names(clause)
    if not placed:
        return None
    joined = [placed[0]]
    for name in placed[1:]:
        if not _TOGETHER.fullmatch(clause, joined[-1].end, name.start):
            break
        joined.append(name)
    found = load_cues().asserting["called_member"].match(clause, joined[-1].end)
    if found is None or bool(found["not"]) != bool(_SURELY.search(found["tail"])):
        return None
    return tuple(dict.fromkeys(name.canonical for name in joined)), found["of"]
