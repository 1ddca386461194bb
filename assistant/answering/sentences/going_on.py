"""The sentences right before and behind what answers, where they go on with it: a learned score.

Dense reports tell a matter in a run of sentences of which one may have no word of the question (文艺、考古有哪些亮点):
《雪域欢歌》震撼人心，春晚分会场惊艳出圈。玛不错遗址荣获考古新发现。 The weights: ``training/going_on.py``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import asks_deeds
from assistant.answering.evidence.of_the_time import gives_aims_of_one_year
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.learned import BIAS, linear_score, named_weights
from assistant.reading.unmarked import is_label
from assistant.search.closeness import closeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.reading.spans import Span

WEIGHTS_FILE = Path(__file__).parents[2] / "models" / "going_on.json"
FEATURES = (
    "nearness",
    "best_nearness",
    "to_the_best",
    "score",
    "share",
    "faulty",
    "distance",
    "behind",
    "below_a_title",
    "title",
    "best_length",
    "run_length",
    "told_length",
    "opens_the_line",
    "run_opens_it",
    "question_length",
    "deeds_asked",
    "between",
    "to_the_title",
)
"""Of a sentence next to the run of chosen ones around the best, by name.

``nearness`` and ``best_nearness``: the cosines of the sentence and of the best one with the question, ``to_the_best``:
that of the two; ``score``: the sentence's own support, 0 where it was not found, and ``share`` that by the best one's;
``faulty``: whether it is of another time, place or side; ``distance``: how many sentences it is away from the run (1 to
FARTHEST); ``behind``: whether it stands behind it; ``below_a_title``: whether the best one is a title sentence,
``title``: whether it is one itself; ``best_length``, ``run_length``, ``told_length`` and ``question_length``: the
logarithms of the characters of the best sentence, the run, all that is told and the question; ``opens_the_line`` and
``run_opens_it``: whether it, or the run, is the first of the line; ``deeds_asked``: whether measures are asked for;
``between``: whether a chosen one stands close behind it, seen from the run; ``to_the_title``: the cosine with the title
sentence that opens the line, 0 without one.
"""
FARTHEST = 3
NEAR = 2  # sentences away
LEAST_LIKE = 0.12  # the nearness to the question, or to the best sentence, that what goes on has at least
LEAST_BEST_SCORE = 0.05  # where the others' scores are held against it
# 启动一批重大工程。主要是：……: what the sentence before announces, whatever the score.
_SPELLS_OUT = re.compile("(?:主要|具体|分别)(?:是|有|为|包括|表现在|体现在|表现为)|(?:即|包括)[：:]")
# 一些问题矛盾亟待破解。 says that there is trouble; the next sentence says which.
_SAYS_THERE_IS_TROUBLE = re.compile(
    "(?:问题|困难|矛盾|短板|挑战|不足|弱项)[^，。；]{0,8}(?:亟待|有待|仍|依然|尚|需要?)[^，。；]{0,8}。$"
    "|(?:存在|面临)(?:着|的)?(?:一些|不少|许多|诸多)?(?:困难|问题|挑战|短板)[^，。；]{0,6}。$"
)
_TROUBLE = re.compile("不足|不够|不强|不高|不快|不畅|不优|不大|薄弱|短板|压力|突出|滞后|差距|偏低|较少|制约")


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence next to the run of chosen ones around the best, with its FEATURES by name."""

    span: Span
    features: Mapping[str, float]
    spells_out: bool


def going_on(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The sentences beside the chosen ones that go on with them, the likelier first; none behind one that does not."""
    weights = shipped_weights()
    told: list[tuple[float, Span]] = []
    for side in beside_the_run(gathered, chosen):
        for one in side:
            like = max(one.features["nearness"], one.features["to_the_best"]) >= LEAST_LIKE
            score = math.inf if one.spells_out else linear_score(one.features, weights)
            if score <= 0 or not (like or one.spells_out):
                break
            if gives_aims_of_one_year(gathered.query, chosen[0].document, *one.span):
                break  # of the five years that are asked about
            told.append((score, one.span))
    return of_spans(gathered, chosen[0], [span for _, span in sorted(told, key=lambda one: -one[0])])


def beside_the_run(gathered: Gathered, chosen: Sequence[Statement]) -> tuple[list[Beside], list[Beside]]:
    """The sentences before and behind the run of chosen ones around the best in its line, each side from the run on."""
    best = chosen[0]
    spans, at = with_line(best)
    if len(spans) < 2 or spans[at][0] != best.start:
        return [], []
    held = {one.start for one in chosen if one.document.id == best.document.id}
    first = last = at
    while first > 0 and spans[first - 1][0] in held:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][0] in held:
        last += 1
    shared = _shared_features(gathered, chosen, spans[first : last + 1]) | {"run_opens_it": float(first == 0)}
    before = range(first - 1, max(first - 1 - FARTHEST, -1), -1)
    behind = range(last + 1, min(last + 1 + FARTHEST, len(spans)))
    return _side(gathered, best, spans, before, shared, held), _side(gathered, best, spans, behind, shared, held)


def _side(
    gathered: Gathered,
    best: Statement,
    spans: Sequence[Span],
    places: range,
    shared: Mapping[str, float],
    held: set[int],
) -> list[Beside]:
    """The sentences of one side, as far as the next chosen one or what only announces others."""
    text = best.document.text
    judged = {one.start: one for one in gathered.statements if one.document.id == best.document.id}
    said_in = [text[start:end].strip() for start, end in spans]
    chosen_at = [at for at, (start, _) in enumerate(spans) if start in held]
    title = said_in[0] if is_label(said_in[0]) else ""
    found = []
    for distance, place in enumerate(places, 1):
        start, end = spans[place]
        said = said_in[place]
        if start in held or said.endswith(("：", ":")):
            break
        one = judged.get(start)
        score = one.score if one else 0.0
        behind = places.step > 0
        spells_out = behind and distance == 1 and _is_spelt_out(said_in[place - 1], said)
        own = {
            "nearness": closeness(gathered.query.text, said),
            "to_the_best": closeness(best.text, said),
            "score": score,
            "share": score / max(best.score, LEAST_BEST_SCORE),
            "faulty": float(one is not None and bool(one.faults)),
            "distance": float(distance),
            "behind": float(behind),
            "title": float(is_label(said)),
            "opens_the_line": float(place == 0),
            "between": float(any(0 < places.step * (at - place) <= NEAR for at in chosen_at)),
            "to_the_title": closeness(title, said) if title else 0.0,
        }
        found.append(Beside((start, end), {**shared, **own}, spells_out))
    return found


def _is_spelt_out(before: str, said: str) -> bool:
    """Whether a sentence says what the one before it only announces."""
    if _SPELLS_OUT.match(said):
        return True
    return _SAYS_THERE_IS_TROUBLE.search(before) is not None and _TROUBLE.search(said) is not None


def _shared_features(gathered: Gathered, chosen: Sequence[Statement], run: Sequence[Span]) -> dict[str, float]:
    """What is the same for all sentences beside the run."""
    best, asked = chosen[0].text, gathered.query.text
    return {
        "best_nearness": closeness(asked, best),
        "below_a_title": float(is_label(best)),
        "best_length": math.log(len(best)),
        "run_length": math.log(sum(end - start for start, end in run)),
        "told_length": math.log(sum(len(one.text) for one in chosen)),
        "question_length": math.log(len(asked)),
        "deeds_asked": float(asks_deeds(asked)),
    }


@cache
def shipped_weights(path: Path = WEIGHTS_FILE) -> Mapping[str, float]:
    """The weights that were learned; raises LibraryDamaged when the file does not hold them."""
    return named_weights(path, (*FEATURES, BIAS))
