"""The sentence right before or behind what answers, where it goes on with it: a learned score.

Dense reports tell a matter in a run of sentences of which one may have no word of the question (文艺、考古有哪些亮点):
《雪域欢歌》震撼人心，春晚分会场惊艳出圈。玛不错遗址荣获考古新发现。 The weights: ``training/going_on.py``.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.errors import LibraryDamaged
from assistant.reading.unmarked import is_label
from assistant.search.closeness import closenesses
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.reading.spans import Span

WEIGHTS_FILE = Path(__file__).parents[2] / "models" / "going_on.json"
LEAST_NEAR = 0.05  # of the best sentence's cosine with the question, where the others are held against it


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence next to the run of chosen ones around the best, with what speaks for its going on with them.

    ``features`` by name: ``nearness`` its cosine with the question; ``as_near`` that by the best one's (2 at most);
    ``to_the_best`` its cosine with that; ``says`` and ``best_says`` how far it and the best one match the question's
    terms (0 to 1); ``of_the_field`` whether it is of a field that the question names; ``below_a_title`` whether it
    stands behind the best one, and that is a title sentence; ``length`` the logarithm of its characters; ``behind``
    whether it stands behind.
    """

    span: Span
    features: Mapping[str, float]


def going_on(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The sentences beside the chosen ones that go on with them, the likelier first; one side at most each."""
    weights = shipped_weights()
    scored = [(one.span, _score(one, weights)) for one in beside_the_run(gathered, chosen)]
    spans = [span for span, score in sorted(scored, key=lambda one: -one[1]) if score > 0]
    return of_spans(gathered, chosen[0], spans)


def beside_the_run(gathered: Gathered, chosen: Sequence[Statement]) -> list[Beside]:
    """The sentences right before and behind the run of chosen ones around the best, in its line."""
    best = chosen[0]
    spans, at = with_line(best)
    if len(spans) < 2 or spans[at][0] != best.start:
        return []
    held = {one.start for one in chosen if one.document.id == best.document.id}
    first = last = at
    while first > 0 and spans[first - 1][0] in held:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][0] in held:
        last += 1
    places = [place for place in (first - 1, last + 1) if 0 <= place < len(spans)]
    places = [place for place in places if not best.document.text[slice(*spans[place])].rstrip().endswith(("：", ":"))]
    return [
        Beside(spans[place], _features(gathered, best.document.text, (spans[at], spans[place]))) for place in places
    ]


def _features(gathered: Gathered, text: str, spans: tuple[Span, Span]) -> dict[str, float]:
    """What speaks for the second span's going on with the first, the best one's."""
    best, said = (text[start:end] for start, end in spans)
    near_best, near = closenesses(gathered.query.text, [best, said])
    things = [term for term in gathered.terms if term.thing]
    return {
        "nearness": near,
        "as_near": min(near / max(near_best, LEAST_NEAR), 2.0),
        "to_the_best": closenesses(best, [said])[0],
        "says": _matched(gathered, said),
        "best_says": _matched(gathered, best),
        "of_the_field": float(any(is_of_field(thing, fold(said)) for thing in things)),
        "below_a_title": float(spans[1] > spans[0] and is_label(best)),
        "length": math.log(len(said)),
        "behind": float(spans[1] > spans[0]),
    }


def _matched(gathered: Gathered, text: str) -> float:
    matches = coverage(gathered.terms, fold(text))
    return math.fsum(term.weight * match for term, match in zip(gathered.terms, matches, strict=True))


def _score(one: Beside, weights: Mapping[str, float]) -> float:
    return weights["bias"] + math.fsum(weights[name] * value for name, value in one.features.items())


@cache
def shipped_weights(path: Path = WEIGHTS_FILE) -> Mapping[str, float]:
    """The weights that were learned; raises LibraryDamaged when the file is not what it should be."""
    try:
        return {str(name): float(weight) for name, weight in json.loads(path.read_bytes())["weights"].items()}
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = f"“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error
