"""Whether quotations are verbatim, and whether they support what they stand behind.

Recall and precision as ALCE defines them (Gao et al., 2023, "Enabling Large Language Models to Generate Text with
Citations", section 4), with a test on words and figures in the place of a language model's entailment.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.evaluation.figures import MARK, quantities, ranks
from assistant.evaluation.intervals import mean
from assistant.evaluation.scoring import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.evaluation.figures import Figure

SUPPORT = 0.8
"""The share of a claim's letters that words of its quotations must cover; the rest may be words that join them."""
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9.]+")


def verbatim(answer: Mapping[str, Any], page_text: Callable[[str, int], str]) -> float:
    """The share of citations whose quotation stands on the cited page at the given place; NaN without citations."""
    return mean(float(stands(citation, page_text)) for citation in answer["citations"])


def stands(citation: Mapping[str, Any], page_text: Callable[[str, int], str]) -> bool:
    """Whether the page prints the quotation where the citation says."""
    page = page_text(citation["document"], citation["page"] or 1)
    return bool(citation["quote"]) and page[citation["start"] : citation["end"]] == citation["quote"]


def words(text: str) -> tuple[tuple[str, ...], ...]:
    """The text's letters, each with the words it may be covered by.

    A Chinese character may be covered by the pairs with its neighbours (alone, by itself), a run of Latin letters and
    digits, which counts as one letter, by itself.
    """
    found: list[tuple[str, ...]] = []
    for run in _RUN.findall(folded(MARK.sub("", text)).lower()):
        if run[0].isascii() or len(run) == 1:
            found.append((run,))
        else:
            pairs = [run[at : at + 2] for at in range(len(run) - 1)]
            found += [tuple(pairs[max(at - 1, 0) : at + 1]) for at in range(len(run))]
    return tuple(found)


def supports(claim: str, premises: Iterable[str], given: Iterable[Figure] = ()) -> bool:
    """Whether the premises hold every figure of the claim (or it is ``given``) and cover 80 % of its letters."""
    letters = words(claim)
    texts = tuple(premises)
    if not letters or not texts:
        return False
    figures = {figure for text in texts for figure in quantities(text)} | set(given)
    if any(figure not in figures for figure in quantities(claim)):
        return False
    held = {word for text in texts for letter in words(text) for word in letter} | set("".join(texts))
    return sum(any(word in held for word in letter) for letter in letters) >= SUPPORT * len(letters)


# What the frame of a computed sentence says of its result, and no document: how exact it is, and of what kind.
_FRAME = "按约数计算得出 实际更高 实际更低 实际更多 实际更少 实际相差更多 实际相差更少 目标数 完成数 预计数"


def recall_and_precision(answer: Mapping[str, Any], shown: Callable[[Mapping[str, Any]], str]) -> tuple[float, float]:
    """ALCE's citation recall and precision of one answer; NaN without claims or without citations.

    ``shown`` gives what a reader sees at a citation: its quotation, in a table with the columns' heads.

    Recall: the share of claims that their citations together support. Precision: the share of citations that are
    needed: their claim is supported, and each either supports it alone or the others do not without it.
    """
    marks = {citation["mark"]: citation for citation in answer["citations"]}
    supported: list[float] = []
    needed: list[float] = []
    for claim in answer["claims"]:
        cited = [marks[mark] for mark in claim["citations"] if mark in marks]
        premises = tuple(" ".join((shown(one), one["title"], *one["section"])) for one in cited)
        results = (*_computations(answer), _FRAME) if claim["kind"] == "computed" else ()
        holds = partial(_holds, claim["text"], results, ranks(answer))
        whole = holds(premises)
        supported.append(float(whole))
        for at in range(len(premises)):
            others = premises[:at] + premises[at + 1 :]
            needed.append(float(whole and (holds(premises[at : at + 1]) or not holds(others))))
    return mean(supported), mean(needed)


def _holds(claim: str, results: Sequence[str], given: Iterable[Figure], premises: Sequence[str]) -> bool:
    return bool(premises) and supports(claim, (*premises, *results), given)


def _computations(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """What the answer's computations say: a computed claim rests on its citations and on these.

    A difference below zero is told by its size (少0.18): its sign is in the words.
    """
    return tuple(
        f"{one['label']}（{one['formula']} = {one['value']}）；{value}{one['unit']}"
        for one in answer["computed"]
        for value in dict.fromkeys((one["value"], one["value"].lstrip("-")))
    )
