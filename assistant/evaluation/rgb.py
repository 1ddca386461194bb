"""RGB: what retrieval-augmented answering makes of bad passages, scored as its authors score it.

Chen et al., 2024, "Benchmarking Large Language Models in Retrieval-Augmented Generation": noise robustness, negative
rejection, information integration, counterfactual robustness; five passages a question. The published files are told
apart by their fields: ``positive_wrong`` is the counterfactual set, lists in ``positive`` the integration set. Where
their script draws passages by chance, the first ones are taken, so that a run can be repeated.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PASSAGES = 5
NOISE_RATES = (0.0, 0.2, 0.4, 0.6, 0.8)
Task = Literal["noise", "rejection", "integration", "counterfactual"]
DOUBTED = re.compile("错误|有误|不符|矛盾|不一致")


@dataclass(frozen=True, slots=True)
class Trial:
    """A question over five passages. ``answers``: each needs one of its strings in the reply."""

    id: str
    task: Task
    noise: float
    question: str
    answers: tuple[tuple[str, ...], ...]
    passages: tuple[str, ...]


def read_rgb(file: Path) -> tuple[Trial, ...]:
    """The trials of a published file (JSON lines); raises QuestionError that names a line that is not in its form."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"“{file}”读不出来（{error}）。应为RGB发布的文件，如 zh.json。") from error
    trials: list[Trial] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            trials += _trials(json.loads(line))
        except (json.JSONDecodeError, KeyError, TypeError, IndexError) as error:
            found = f"“{file}”第{number}行不是RGB的数据（{type(error).__name__}：{error}）。"
            raise QuestionError(f"{found}应有id、query、answer、positive、negative。") from error
    if not trials:
        raise QuestionError(f"“{file}”里没有问题，应为RGB发布的文件，如 zh.json。")
    return tuple(trials)


def _trials(held: Mapping[str, Any]) -> list[Trial]:
    name, asked, answers = str(held["id"]), held["query"], _answers(held["answer"])
    positive, negative = held["positive"], list(held["negative"])
    if "positive_wrong" in held:
        passages = (held["positive_wrong"] + negative)[:PASSAGES]
        return [Trial(name, "counterfactual", 0.0, asked, answers, tuple(passages))]
    if positive and isinstance(positive[0], list):
        return [Trial(name, "integration", 0.0, asked, answers, tuple(_integrated(positive, negative)))]
    rates = [Trial(name, "noise", rate, asked, answers, _noisy(positive, negative, rate)) for rate in NOISE_RATES]
    return [*rates, Trial(name, "rejection", 1.0, asked, answers, tuple(negative[:PASSAGES]))]


def _answers(given: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401
    entries = given if isinstance(given, list) else [given]
    return tuple(tuple(map(str, one)) if isinstance(one, list) else (str(one),) for one in entries)


def _noisy(positive: Sequence[str], negative: Sequence[str], rate: float) -> tuple[str, ...]:
    bad = min(math.ceil(PASSAGES * rate), len(negative))
    good = PASSAGES - bad
    if good > len(positive):
        good, bad = len(positive), PASSAGES - len(positive)
    return (*positive[:good], *negative[:bad])


def _integrated(positive: Sequence[Sequence[str]], negative: Sequence[str]) -> list[str]:
    """One passage of each part first, then the next of each, then noise."""
    deepest = max(map(len, positive))
    passages = [part[depth] for depth in range(deepest) for part in positive if depth < len(part)]
    return (passages[: max(PASSAGES, len(positive))] + list(negative))[: max(PASSAGES, len(positive))]


def holds_answer(reply: str, answers: Sequence[Sequence[str]]) -> float:
    """1 if each of the answers stands in the reply in one of its forms, white space and letter case aside."""
    said = re.sub(r"\s", "", reply).lower()
    return float(all(any(re.sub(r"\s", "", one).lower() in said for one in forms) for forms in answers))


def doubts(reply: str) -> float:
    """1 if the reply says that the passages are wrong; their script looks for “事实性错误”."""
    return float(bool(DOUBTED.search(reply)))
