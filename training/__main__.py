"""Makes what is shipped: ``python -m training DATA_FOLDER`` writes assistant/models/, with a fixed seed.

1. the data is split by document; 2. letters and the echo of words are counted on the training part; 3. examples are
made of it; 4. the embedding is trained, refined on questions in an asker's own words, and written; 5. the ranking's
weights are learned on the ranking part, with that embedding; 6. all is measured on the test part.
Stages that lie in the work folder are not done again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.search.echo import ECHO_FILE
from assistant.search.embedding import BUILT_IN_FOLDER
from assistant.search.features import FEATURES
from assistant.search.fusion import RANKING_FILE
from assistant.search.letters import LETTERS_FILE
from assistant.search.static_embedding import TokenCutter
from assistant.settings import Settings
from training.bench import Yardstick, better_by, reached, read_bench, score
from training.data import load_data
from training.echo import write_echo
from training.embedding import Training, beginnings, export, train
from training.examples import made_examples, paired_examples, texts_of
from training.letters import write_letters
from training.nearness import Refining, asked_of, joined, refine
from training.pools import GROUPS, write_pools
from training.ranking import Judged, judged, learn, ranks
from training.spoken import CORPUS_FILE, corpus_texts, load_sayings, load_spoken, spoken_examples
from training.token_vectors import Tokens
from training.vocabulary import fit_vocabulary, write_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 7
POOL_SEED = 11
VOCABULARY = 60_000
RANKING_QUESTIONS = 400


def main() -> int:
    """Train and write everything."""
    parser = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="checkpoints and benches")
    parser.add_argument("--ranking-only", action="store_true", help="keep the shipped embedding")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    data = load_data(options.data)
    # Before anything is searched for: the examples' hard passages are, and the candidates.
    write_letters((pair.text for pair in data["train"].pairs), LETTERS_FILE)
    write_echo(data["train"].pairs, ECHO_FILE)
    for part in ("ranking", "test"):
        write_pools(data, part, options.work / part, POOL_SEED)
    if not options.ranking_only:
        own = corpus_texts()
        spoken = load_spoken(data["train"].texts, "train")
        sayings = load_sayings((*data["train"].texts, *own))
        examples = [
            *made_examples(data["train"], SEED),
            *paired_examples(data["train"].pairs, SEED),
            *spoken_examples(spoken, SEED),
        ]
        print(f"{len(examples)} examples", flush=True)
        policy, pairs = data["train"].texts, data["train"].pairs
        read = [text.text for text in policy] + [text for pair in pairs for text in (pair.question, pair.text)]
        read += [question for each in spoken for question in each.questions]
        read += [way for saying in sayings for way in saying.ways]
        vocabulary = fit_vocabulary(dict.fromkeys(read), VOCABULARY)
        tokens = Tokens(TokenCutter(vocabulary), list(texts_of(examples)))
        training = Training(seed=SEED)
        start = beginnings(tokens, len(vocabulary), training)
        vectors = train(examples, tokens, start, training, options.work / "vectors.npy")
        asked = [*asked_of(spoken), joined(asked_of(load_spoken(own, None, CORPUS_FILE)))]
        vectors = refine(vectors, asked, sayings, TokenCutter(vocabulary), Refining(seed=SEED))
        export(vectors, write_tokenizer(vocabulary), BUILT_IN_FOLDER)
    groups = _judged(options.work, "ranking", RANKING_QUESTIONS)
    weights = learn(groups)
    write_ranking(weights, RANKING_FILE)
    measured = _judged(options.work, "test", None)
    for name, held in measured.items():
        compare(name, ranks(held, weights), _yardstick(options.work / "test", name))
    report("all features", measured, weights)
    for name in FEATURES:
        report(f"without {name}", measured, learn(groups, [other for other in FEATURES if other != name]))
    return 0


def write_ranking(weights: dict[str, float], path: Path) -> None:
    """The weights as a file that can be read."""
    about = "what each feature is: assistant/search/features.py; how its weight was learned: training/ranking.py"
    content = {"about": about, "weights": weights}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def report(name: str, groups: dict[str, list[Judged]], weights: dict[str, float]) -> None:
    """One line: recall@1, recall@5 and MRR@10 of each group."""
    line = [f"{name:24}"]
    for group, held in groups.items():
        line += [group, *(f"{score:.3f}" for score in reached(ranks(held, weights)))]
    print(*line, flush=True)


def compare(name: str, found: Sequence[int], others: Sequence[int]) -> None:
    """One line: what the yardstick and what the learned ranking reach, and by how much the latter is better."""
    line = [f"{name:14} {len(found):5} questions"]
    for who, held in (("yardstick", others), ("ask", found)):
        line += [f" {who}", *(f"{score:.3f}" for score in reached(held))]
    for what, (least, mean, most) in zip(("recall@1", "MRR@10"), better_by(found, others), strict=True):
        line.append(f" {what} {mean:+.3f} ({least:+.3f} to {most:+.3f})")
    print(*line, flush=True)


def _yardstick(folder: Path, name: str) -> tuple[int, ...]:
    asked, texts = read_bench(folder / f"{name}.queries.jsonl", folder / f"{name}.passages.jsonl")
    return score(asked, Yardstick(texts).rank).ranks


def _judged(work: Path, part: str, most: int | None) -> dict[str, list[Judged]]:
    settings = Settings()
    return {
        name: list(
            judged(
                work / part / f"{name}.queries.jsonl",
                work / part / f"{name}.passages.jsonl",
                work / part / f"{name}-library",
                settings,
                most,
            )
        )
        for name in GROUPS
    }


if __name__ == "__main__":
    sys.exit(main())
