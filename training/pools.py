"""The benches made of what was held out: questions and passages in the form that ``training.bench`` reads.

- government:   template questions to the whole documents of a part
- headings:     headings to the paragraphs below them
- questions:    encyclopaedia questions to their passages, among the passages of all parts
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from training.data import QUESTIONS_SOURCE
from training.questions import Style, questions_of, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from training.data import Data, Part

QUESTIONS_OF_A_DOCUMENT = 4
MOST_QUESTIONS = 1500
DISTRACTORS = 6000
# A shorter one (由谁负责？) could be asked of any document.
SHORTEST_QUESTION = 16
# No synonyms: the search's own thesaurus would be measured with itself.
AS_MEASURED = Style(of_a_passage=1, titled=0.2, replaced=0.0, loose=False)
Row = dict[str, Any]


def write_pools(data: Mapping[Part, Data], part: Part, folder: Path, seed: int) -> None:
    """Write ``NAME.queries.jsonl`` and ``NAME.passages.jsonl`` of each bench of the part."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "government": government(data[part], seed),
        "headings": headings(data, part, seed),
        "questions": encyclopaedia(data, part, seed),
    }
    for name, (asked, texts) in made.items():
        _write(folder / f"{name}.queries.jsonl", asked)
        _write(folder / f"{name}.passages.jsonl", texts)


def government(data: Data, seed: int) -> tuple[list[Row], list[Row]]:
    """Questions to whole documents."""
    chance = Random(seed)
    asked: list[Row] = []
    texts: list[Row] = []
    for number, text in enumerate(data.texts):
        texts.append({"id": f"g{number}", "title": text.title, "text": text.text})
        made = list(questions_of(read_text(text, f"g{number}"), chance, AS_MEASURED))
        made = [each for each in made if len(each.question) >= SHORTEST_QUESTION]
        for each in chance.sample(made, min(QUESTIONS_OF_A_DOCUMENT, len(made))):
            asked.append({"query": each.question, "positive_id": f"g{number}", "passage": each.passage.text})
    return chance.sample(asked, min(MOST_QUESTIONS, len(asked))), texts


def headings(data: Mapping[Part, Data], part: Part, seed: int) -> tuple[list[Row], list[Row]]:
    """Headings to paragraphs."""
    return _paired(data, part, seed, lambda kind, source: kind == "heading_para")


def encyclopaedia(data: Mapping[Part, Data], part: Part, seed: int) -> tuple[list[Row], list[Row]]:
    """Questions to passages."""
    return _paired(data, part, seed, lambda kind, source: kind == "qa")


def _paired(data: Mapping[Part, Data], part: Part, seed: int, wanted) -> tuple[list[Row], list[Row]]:  # noqa: ANN001
    chance = Random(seed)
    mine = [pair for pair in data[part].pairs if wanted(pair.kind, pair.source)]
    others = sorted({pair.text for held in data.values() for pair in held.pairs if wanted(pair.kind, pair.source)})
    chosen = chance.sample(mine, min(MOST_QUESTIONS, len(mine)))
    distractors = chance.sample(others, min(DISTRACTORS, len(others)))
    texts = list(dict.fromkeys((*(pair.text for pair in chosen), *distractors)))
    name = {text: f"p{number}" for number, text in enumerate(texts)}
    # Passages of the encyclopaedia overlap: any one of the document that holds the answer is right.
    of_document: dict[str, set[str]] = {}
    for held in data.values():
        for pair in held.pairs:
            if pair.text in name and pair.document.startswith(QUESTIONS_SOURCE):
                of_document.setdefault(pair.document, set()).add(name[pair.text])
    answers: dict[str, set[str]] = {}
    for pair in chosen:
        answers.setdefault(pair.question, set()).update(of_document.get(pair.document, {name[pair.text]}))
    asked = [{"query": question, "positive_ids": sorted(ids)} for question, ids in answers.items()]
    return asked, [{"id": name[text], "text": text} for text in texts]


def _write(path: Path, rows: Iterable[object]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
