"""Whether quotations are verbatim, and whether they support what they stand behind.

Recall and precision as ALCE defines them (Gao et al., 2023, "Enabling Large Language Models to Generate Text with
Citations", section 4), with a test on words and figures in the place of a language model's entailment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.evaluation.figures import MARK, quantities
from assistant.evaluation.intervals import UNDEFINED, mean
from assistant.evaluation.scoring import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

SUPPORT = 0.8
"""The share of a claim's words that its quotations must hold; the rest may be words that join them."""
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9.]+")


def verbatim(answer: Mapping[str, Any], page_text: Callable[[str, int], str]) -> float:
    """The share of citations whose quotation stands on the cited page at the given place; NaN without citations."""
    return mean(float(stands(citation, page_text)) for citation in answer["citations"])


def stands(citation: Mapping[str, Any], page_text: Callable[[str, int], str]) -> bool:
    """Whether the page prints the quotation where the citation says."""
    page = page_text(citation["document"], citation["page"] or 1)
    return bool(citation["quote"]) and page[citation["start"] : citation["end"]] == citation["quote"]


def words(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters (a single one as itself), and runs of letters and digits."""
    found: set[str] = set()
    for run in _RUN.findall(folded(MARK.sub("", text)).lower()):
        if run[0].isascii() or len(run) == 1:
            found.add(run)
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


def supports(claim: str, premises: Iterable[str], given: Iterable[tuple[Any, str]] = ()) -> bool:
    """Whether the premises hold every figure of the claim (or it is ``given``) and at least 80 % of its words."""
    said = words(claim)
    texts = tuple(premises)
    if not said or not texts:
        return False
    figures = {figure for text in texts for figure in quantities(text)} | set(given)
    if any(figure not in figures for figure in quantities(claim)):
        return False
    held = frozenset().union(*map(words, texts))
    return len(said & held) >= SUPPORT * len(said)


def recall_and_precision(answer: Mapping[str, Any]) -> tuple[float, float]:
    """ALCE's citation recall and precision of one answer; NaN without claims or without citations.

    Recall: the share of claims that their citations together support. Precision: the share of citations that are
    needed: their claim is supported, and each either supports it alone or the others do not without it.
    """
    marks = {citation["mark"]: citation for citation in answer["citations"]}
    supported: list[float] = []
    needed: list[float] = []
    for claim in answer["claims"]:
        cited = [marks[mark] for mark in claim["citations"] if mark in marks]
        given = _computed(answer) if claim["kind"] == "computed" else ()
        extra = [text for text, _ in _labels(answer)] if claim["kind"] == "computed" else []
        whole = _supported(claim["text"], cited, given, extra)
        supported.append(float(whole))
        needed += [float(whole and _is_needed(claim["text"], cited, at, given, extra)) for at in range(len(cited))]
    return mean(supported), mean(needed) if needed else UNDEFINED


def _supported(
    claim: str, cited: Sequence[Mapping[str, Any]], given: Iterable[tuple[Any, str]], extra: Iterable[str]
) -> bool:
    premises = [" ".join((one["quote"], one["title"], *one["section"])) for one in cited]
    return bool(premises) and supports(claim, (*premises, *extra), given)


def _is_needed(
    claim: str, cited: Sequence[Mapping[str, Any]], at: int, given: Iterable[tuple[Any, str]], extra: Iterable[str]
) -> bool:
    others = [one for place, one in enumerate(cited) if place != at]
    return _supported(claim, cited[at : at + 1], given, extra) or not _supported(claim, others, given, extra)


def _labels(answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(f"{one['label']} {one['formula']}", one["unit"]) for one in answer["computed"]]


def _computed(answer: Mapping[str, Any]) -> set[tuple[Any, str]]:
    """The figures that computations of the answer give or show."""
    shown = {figure for text, _ in _labels(answer) for figure in quantities(text)}
    results = {figure for one in answer["computed"] for figure in quantities(f"{one['value']}{one['unit']}")}
    return shown | results
