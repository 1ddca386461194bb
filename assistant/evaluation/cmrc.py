"""CMRC 2018 and DRCD: reading comprehension in Chinese, scored as their authors score it.

Cui et al., 2019, "A Span-Extraction Dataset for Chinese Machine Reading Comprehension"; Shao et al., 2018, "DRCD". Both
are published in SQuAD's form, CMRC also as a flat list (``context_text``, ``query_text``); both forms are read.
Their script parts runs of Latin letters by nltk; here a run is parted at white space and punctuation.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PUNCTUATION = frozenset("-:_*^/\\~`+=，。：？！“”；’《》……·、「」（）－～『』")
_PIECE = re.compile(r"[\u4e00-\u9fa5]|[^\s\w]|[^\W\u4e00-\u9fa5]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its title."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question on a paragraph with the answers that count as right."""

    id: str
    question: str
    paragraph: str
    answers: tuple[str, ...]


def read_cmrc(file: Path) -> tuple[tuple[Paragraph, ...], tuple[Reading, ...]]:
    """The paragraphs and questions of a file; raises QuestionError when it is in neither published form."""
    try:
        held = json.loads(file.read_text(encoding="utf-8-sig"))
        pairs = list(_flat(held) if isinstance(held, list) else _squad(held))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        found = f"“{file}”不是CMRC 2018或DRCD的数据（{type(error).__name__}：{error}）。"
        raise QuestionError(f"{found}应为官方发布的JSON文件，如 cmrc2018_dev.json。") from error
    readings = tuple(reading for _, questions in pairs for reading in questions)
    if not readings:
        raise QuestionError(f"“{file}”里没有问题，应为官方发布的CMRC 2018或DRCD数据文件。")
    return tuple(paragraph for paragraph, _ in pairs), readings


def _squad(held: dict[str, Any]) -> Iterator[tuple[Paragraph, list[Reading]]]:
    for number, article in enumerate(held["data"]):
        for place, block in enumerate(article["paragraphs"]):
            name = f"{number}-{place}"
            readings = [
                Reading(str(asked["id"]), asked["question"], name, tuple(one["text"] for one in asked["answers"]))
                for asked in block["qas"]
            ]
            yield Paragraph(name, str(article.get("title") or ""), block["context"]), readings


def _flat(held: list[Any]) -> Iterator[tuple[Paragraph, list[Reading]]]:
    for number, block in enumerate(held):
        readings = [
            Reading(str(asked["query_id"]), asked["query_text"], str(number), tuple(asked["answers"]))
            for asked in block["qas"]
        ]
        yield Paragraph(str(number), str(block.get("title") or ""), block["context_text"]), readings


# --- their measures ----------------------------------------------------------------------------------------------


def exact_match(prediction: str, answers: Iterable[str]) -> float:
    """1 if the prediction is one of the answers, punctuation and letter case aside."""
    return float(any(_bare(prediction) == _bare(answer) for answer in answers))


def f1(prediction: str, answers: Iterable[str]) -> float:
    """The best F1 of the longest common run of segments against an answer."""
    return max((_f1(_segments(prediction), _segments(answer)) for answer in answers), default=0.0)


def contains(prediction: str, answers: Iterable[str]) -> float:
    """1 if one of the answers stands in the prediction; ours, because this assistant answers in whole sentences."""
    return float(any(_bare(answer) in _bare(prediction) for answer in answers if _bare(answer)))


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower().strip() if sign not in PUNCTUATION)


def _segments(text: str) -> list[str]:
    return _PIECE.findall(_bare(text))


def _f1(prediction: Sequence[str], answer: Sequence[str]) -> float:
    run = _longest_common_run(prediction, answer)
    if not run:
        return 0.0
    precision, recall = run / len(prediction), run / len(answer)
    return 2 * precision * recall / (precision + recall)


def _longest_common_run(one: Sequence[str], other: Sequence[str]) -> int:
    best, above = 0, [0] * (len(other) + 1)
    for piece in one:
        row = [0] * (len(other) + 1)
        for at, candidate in enumerate(other, start=1):
            if piece == candidate:
                row[at] = above[at - 1] + 1
                best = max(best, row[at])
        above = row
    return best
