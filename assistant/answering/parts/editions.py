"""Two documents compared by name (甲意见和乙方案的目标有什么不同): what each says of what is asked.

Each name is looked for among the documents that the search finds for it; where the title has the name's own words, the
question is asked of that document alone. The words that tell live in ``cues.yaml`` (editions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.compose import write
from assistant.answering.cues import load_cues
from assistant.answering.drafting import Draft, source_name
from assistant.answering.evidence.relevance import coverage, focus, weighed
from assistant.answering.evidence.time_and_place import issued_in
from assistant.answering.sentences.evidence_bar import BEYOND_DOUBT, best_evidence
from assistant.answering.understanding.question_terms import question_terms
from assistant.answering.understanding.topic import without_periods
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Document, Query

LEAST_NAMED = 0.6  # of a name's own words, what the title must have
_BRACKETS = re.compile("(?:（[^（）]*）|\\([^()]*\\))+$")
SILENT = "这份文件里没有找到这方面的话。"


@dataclass(frozen=True, slots=True)
class Editions:
    """The two names, and what is asked of each, as a question."""

    names: tuple[str, str]
    asked: str


@dataclass(frozen=True, slots=True)
class EditionHeld:
    """A document that the question names, with what it holds of what is asked."""

    document: Document
    gathered: Gathered


def editions_of(query: Query) -> Editions | None:
    """The documents that the question compares and what of them; None where it names no two."""
    cues = load_cues().editions
    if query.kind == "declined" or query.ordinal or query.detail or not cues["each"].search(query.text):
        return None
    text = query.text.rstrip("？?。 ")
    for joint in cues["joint"].finditer(text):
        one = cues["ends"].search(text[: joint.start()])
        other = cues["begins"].match(text[joint.end() :])
        if other is None or not (one or cues["short"].search(text[: joint.start()])):
            continue
        second = other["name"]
        first = one["name"] if one else _like(text[: joint.start()], second)
        asked = cues["edges"].sub("", cues["compares"].sub("", other["rest"]))
        if len(asked) > 1 and first != second and not cues["counts"].search(asked):
            return Editions((first, second), f"{asked}是什么？")
    return None


def _like(short: str, second: str) -> str:
    """2024年 before 2023年的政府工作报告 → 2024年的政府工作报告."""
    return short + without_periods(second)


def named_document(name: str, gathered: Gathered, rarity: Callable[[str], float]) -> Document | None:
    """The document found for the name whose title has its words, and its time if it names one; None for none or two.

    Of several the one whose title ends in the name's last word (纲要) and says least besides.
    """
    cues = load_cues().editions
    terms = [term for term in question_terms(gathered.query, rarity) if not cues["kind"].fullmatch(term.word)]
    weight = sum(term.weight for term in terms)
    documents = {statement.document.id: statement.document for statement in gathered.statements}
    fitting = []
    for one in documents.values():
        named = weighed(terms, coverage(terms, fold(one.title)))
        if named >= LEAST_NAMED * weight and issued_in(gathered.query.periods, one):
            ends = _BRACKETS.sub("", one.title).endswith(name[-2:])
            fitting.append(((round(named, 6), ends, round(focus(terms, one.title), 6)), one.id))
    best = max(fitting, default=None)
    alone = best is not None and [order for order, _ in fitting].count(best[0]) == 1
    return documents[best[1]] if best is not None and alone else None


def compose_editions(whole: Gathered, held: Sequence[EditionHeld]) -> Answer | None:
    """The drafted answer, document by document; None where fewer than two are known, or one sentence compares them."""
    if len(held) < 2 or _is_compared_already(whole):
        return None
    draft = Draft(whole.query, whole.searched)
    found = []
    for edition in held:
        draft.begin(f"{source_name(edition.document)}：", edition.gathered.query)
        found.append(_speaks_of_it(edition.gathered) and write(draft, edition.gathered))
        if not found[-1]:
            draft.say(SILENT)
    if not any(found):
        return None
    return draft.finished("answered" if all(found) else "partial")


def _speaks_of_it(gathered: Gathered) -> bool:
    """Whether the document has a figure or a sentence that answers, not only a heading that is like the question."""
    return best_evidence(gathered) is not None or any(figure.fits and figure.central for figure in gathered.figures)


def _is_compared_already(whole: Gathered) -> bool:
    """Whether the best sentence for the question as a whole says itself what differs."""
    best = best_evidence(whole)
    if best is None or best.score < BEYOND_DOUBT:
        return False
    return load_cues().editions["told"].search(best.text) is not None
