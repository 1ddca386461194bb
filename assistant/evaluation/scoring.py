"""Does an answer pass a question? The rule of the question set's contract, as pure functions."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


STATUS_WORDS = {"answered": "回答", "partial": "部分回答", "refused": "拒答"}


def folded(text: str) -> str:
    """The text as it is compared: NFKC, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def failures(question: Mapping[str, Any], answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Why the answer (the contract's JSON object) does not pass the question; empty when it passes.

    It passes when its status is the expected one, each list of ``must`` has one of its strings in the answer's text,
    and none of ``must_not`` stands there.
    """
    if "error" in answer:
        return (f"出错：{answer['error']}",)
    found: list[str] = []
    if answer["status"] != question["status"]:
        found.append(f"应为{STATUS_WORDS[question['status']]}，实为{STATUS_WORDS[answer['status']]}")
    text = folded(answer["answer"])
    for alternatives in question.get("must", ()):
        if not any(folded(alternative) in text for alternative in alternatives):
            found.append(f"缺少{'或'.join(alternatives)}")
    found += [f"不应出现{banned}" for banned in question.get("must_not", ()) if folded(banned) in text]
    return tuple(found)
