"""The benches made of what was held out: questions and passages in the form that ``training.bench`` reads.

- questions:    encyclopaedia questions to their passages
- sentences:    encyclopaedia questions to the sentences that answer them
- excerpts:     a sentence of an encyclopaedia passage to what is left of the passage
- government:   template questions to whole documents
- titles:       titles to whole documents, from which they are cut out
- surroundings: sentences of reports and laws to the text around them
- headings:     headings to the paragraphs below them
- spoken:       questions in the asker's own words to the passages of their documents

Questions are of one part; where passages are short, those of the other parts stand among them.
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from assistant.reading.passages import cut_passages
from assistant.reading.sentences import sentences
from training.data import QUESTIONS_SOURCE
from training.questions import Style, questions_of, read_text
from training.spoken import load_spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from training.data import Data, Part, PolicyText
    from training.spoken import Spoken

    Row = dict[str, Any]
    Bench = tuple[list[Row], list[Row]]

# The kind of the pairs that a bench is made of.
PAIRED = {"questions": "qa", "sentences": "qa_sent", "surroundings": "ict", "headings": "heading_para"}
GROUPS = ("questions", "sentences", "excerpts", "government", "titles", "surroundings", "headings", "spoken")
QUESTIONS_OF_A_DOCUMENT = 4
MOST_QUESTIONS = 1200
DISTRACTORS = 12_000
# A shorter one (由谁负责？) could be asked of any document.
SHORTEST_QUESTION = 16
SHORTEST_EXCERPT, LONGEST_EXCERPT = 10, 60
FEWEST_SENTENCES = 3
# No synonyms: the search's own thesaurus would be measured with itself.
AS_MEASURED = Style(of_a_passage=1, titled=0.2, replaced=0.0, loose=False)


def write_pools(data: Mapping[Part, Data], part: Part, folder: Path, seed: int) -> None:
    """Write ``NAME.queries.jsonl`` and ``NAME.passages.jsonl`` of each of the GROUPS for the part."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {name: paired(data, part, seed, kind) for name, kind in PAIRED.items()}
    made |= {
        "excerpts": excerpts(data, part, seed),
        "government": government(data[part], seed),
        "titles": titles(data[part]),
        "spoken": spoken_to_passages(load_spoken(data["train"].texts, part), seed),
    }
    for name in GROUPS:
        asked, texts = made[name]
        write_rows(folder / f"{name}.queries.jsonl", asked)
        write_rows(folder / f"{name}.passages.jsonl", texts)


def government(data: Data, seed: int) -> Bench:
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


def spoken_to_passages(spoken: Sequence[Spoken], seed: int) -> Bench:
    """Spoken questions to the passage that answers them, each passage of their documents by itself."""
    chance = Random(seed)
    asked: list[Row] = []
    texts: list[Row] = []
    of_text: dict[PolicyText, list[Spoken]] = {}
    for each in spoken:
        of_text.setdefault(each.text, []).append(each)
    for number, (text, of_it) in enumerate(of_text.items()):
        passages = cut_passages(read_text(text, f"s{number}"))
        texts += ({"id": f"s{number}-{at}", "text": passage.text} for at, passage in enumerate(passages))
        for each in of_it:
            right = [f"s{number}-{at}" for at, passage in enumerate(passages) if each.stretch in passage.text]
            asked += ({"query": question, "positive_ids": right} for question in each.questions if right)
    return chance.sample(asked, min(MOST_QUESTIONS, len(asked))), texts


def titles(data: Data) -> Bench:
    """Titles to whole documents without them, as headlines to news."""
    bare = [text.text.replace(text.title, "") for text in data.texts]
    asked = [{"query": text.title, "positive_id": f"g{number}"} for number, text in enumerate(data.texts)]
    return asked, [{"id": f"g{number}", "text": text} for number, text in enumerate(bare)]


def excerpts(data: Mapping[Part, Data], part: Part, seed: int) -> Bench:
    """Sentences to the rest of their passage, one passage a document."""
    chance = Random(seed)
    passage_of: dict[tuple[Part, str], str] = {}
    for whose, held in data.items():
        for pair in held.pairs:
            if pair.kind == PAIRED["questions"]:
                passage_of.setdefault((whose, pair.document), pair.text)
    asked: list[Row] = []
    texts: list[Row] = []
    for number, ((whose, _), text) in enumerate(sorted(passage_of.items())):
        parts = [text[start:end] for start, end in sentences(text, 0, len(text))]
        if whose == part and len(parts) >= FEWEST_SENTENCES:
            excerpt = parts.pop(chance.randrange(len(parts)))
            if len(excerpt) >= SHORTEST_EXCERPT:
                asked.append({"query": excerpt[:LONGEST_EXCERPT], "positive_id": f"e{number}"})
                text = "".join(parts)
        texts.append({"id": f"e{number}", "text": text})
    return asked, texts


def paired(data: Mapping[Part, Data], part: Part, seed: int, kind: str) -> Bench:
    """The first texts of the pairs of a kind to the second ones."""
    chance = Random(seed)
    mine = [pair for pair in data[part].pairs if pair.kind == kind]
    every = [pair for held in data.values() for pair in held.pairs if pair.kind == kind]
    others = sorted({pair.text for pair in every})
    chosen = chance.sample(mine, min(MOST_QUESTIONS, len(mine)))
    distractors = chance.sample(others, min(DISTRACTORS, len(others)))
    texts = list(dict.fromkeys((*(pair.text for pair in chosen), *distractors)))
    name = {text: f"p{number}" for number, text in enumerate(texts)}
    held = [pair for pair in every if pair.text in name]
    # Passages of the encyclopaedia overlap: any one of the document that holds the answer is right.
    of_document: dict[str, set[str]] = {}
    for pair in held:
        if kind == PAIRED["questions"] and pair.document.startswith(QUESTIONS_SOURCE):
            of_document.setdefault(pair.document, set()).add(name[pair.text])
    # What two passages answer, as headings often do, either of them answers.
    answers: dict[str, set[str]] = {}
    for pair in held:
        answers.setdefault(pair.question, set()).update(of_document.get(pair.document, {name[pair.text]}))
    questions = dict.fromkeys(pair.question for pair in chosen)
    asked = [{"query": question, "positive_ids": sorted(answers[question])} for question in questions]
    return asked, [{"id": name[text], "text": text} for text in texts]


def write_rows(path: Path, rows: Iterable[object]) -> None:
    """A line of JSON for each."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
