"""What a name in quotes stands for is told by a sentence that has the name: “两条底线”是什么意思.

Of the sentences on the same matter another may be nearer by its other words, and speak of “三根支柱”.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.sentences.evidence_bar import LEADING, is_evidence
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered

_ASKED = re.compile(
    "“(?P<name>[^”]{2,12})”(?:的|又|都|分别|具体|究竟|到底|各)*"
    "(?:是(?:指|哪|什么|啥)|指(?:的是)?(?:什么|啥|哪)|代表|包括(?:哪|什么)|有(?:哪|什么)|什么意思|啥意思|怎么理解|怎么解释|如何理解)"
)


def quoted_in_front(gathered: Gathered) -> Gathered:
    """With the best sentence that tells what the quoted name stands for first, where that is asked."""
    asked = _ASKED.search(gathered.query.text)
    if asked is None or not gathered.statements:
        return gathered
    name = fold(asked["name"])
    near = [
        one for one in gathered.statements[:LEADING] if _tells_it(name, fold(one.text)) and is_evidence(gathered, one)
    ]
    if not near or near[0] is gathered.statements[0]:
        return gathered
    rest = (one for one in gathered.statements if one is not near[0])
    return replace(gathered, statements=(near[0], *rest))


def _tells_it(name: str, said: str) -> bool:
    """Whether things are named right before the name (甲和乙“两条底线”), it labels them, or it is said what it is."""
    quoted = re.escape(name)
    before, label = f"[^,;。:]{{2,}}[、和与及][^,;。:、]{{2,}}“{quoted}”", f"^“?{quoted}”?[^,;。:]{{0,8}}:"
    return re.search(f"{before}|{label}|“?{quoted}”?,?(?:就是|即|是指|指|:)", said) is not None
