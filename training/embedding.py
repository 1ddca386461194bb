"""Trains the embedding: one vector a token, learned so that a question's sum lies beside its passage's sum.

1. Each token begins as its place in the co-occurrence of words (PPMI, Levy and Goldberg 2014, reduced by SVD) and a
   random direction of its own, which keeps rare words apart; long where the token is rare (a / (a + p), Arora, Liang
   and Ma 2017).
2. Questions pull their passage and push the other passages of the batch, and a hard one where one was found (multiple
   negatives, Henderson et al. 2017). Batches hold several questions of a document: its title alone does not do.
3. Each token's vector is kept as whole numbers of one byte with one scale.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from assistant.search.embedding import RECIPE_FILE
from assistant.search.static_embedding import VOCABULARY_FILE
from training.token_vectors import TokenVectors, pace, unit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.token_vectors import Floats, Tokens

WINDOW = 4
SMOOTHING = 0.75
RARE = 5e-4
CO_OCCURRENCE_SHARE = 0.7
LARGEST_CODE = 127
# Of the loss, the share of passages that look for their question.
BACKWARD = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the passage that answers it, and a passage that looks like it and does not (may be empty)."""

    question: str
    passage: str
    hard: str = ""


@dataclass(frozen=True, slots=True)
class Training:
    """How the embedding is trained."""

    dimension: int = 256
    batch: int = 2048
    epochs: int = 4
    rate: float = 3e-3
    sharpness: float = 20.0
    block: int = 4
    seed: int = 7


def beginnings(tokens: Tokens, size: int, training: Training) -> Floats:
    """What the tokens' vectors are before training: shape (size, dimension)."""
    from scipy.sparse import coo_matrix, csr_matrix
    from sklearn.utils.extmath import randomized_svd

    chance = np.random.default_rng(training.seed)
    numbers = tokens.numbers.astype(np.int64)
    text = np.repeat(np.arange(len(tokens.ends)), tokens.ends - tokens.starts)
    counts = np.bincount(numbers, minlength=size).astype(np.float64)
    together = csr_matrix((size, size), dtype=np.float32)
    for step in range(1, WINDOW + 1):
        same = text[:-step] == text[step:]
        left, right = numbers[:-step][same], numbers[step:][same]
        weights = np.full(len(left), 1 / step, dtype=np.float32)
        together = together + coo_matrix((weights, (left, right)), shape=(size, size)).tocsr()
    together = (together + together.T).tocoo()
    total = together.data.sum()
    rows = np.asarray(together.sum(axis=1)).ravel()
    smooth = rows**SMOOTHING / (rows**SMOOTHING).sum()
    pmi = np.log(together.data / np.maximum(rows[together.row] * smooth[together.col], 1e-12))
    kept = pmi > 0
    ppmi = csr_matrix((pmi[kept].astype(np.float32), (together.row[kept], together.col[kept])), shape=(size, size))
    print(f"  {ppmi.nnz} pairs of {total:.0f} co-occur", flush=True)
    left, values, _ = randomized_svd(ppmi, training.dimension, n_iter=2, random_state=training.seed)
    learned = unit_rows(left * np.sqrt(values))
    own = unit_rows(chance.standard_normal((size, training.dimension)))
    frequent = counts / counts.sum()
    weights = RARE / (RARE + frequent)
    share = CO_OCCURRENCE_SHARE
    return (weights[:, None] * unit_rows(share * learned + (1 - share) * own)).astype(np.float32)


def train(examples: Sequence[Example], tokens: Tokens, start: Floats, training: Training, checkpoint: Path) -> Floats:
    """The tokens' vectors after training; a checkpoint lies on disk after every epoch."""
    import torch
    from torch.nn import functional

    torch.manual_seed(training.seed)
    learned = TokenVectors(start, training.rate)
    chance = Random(training.seed)
    asked = np.array([tokens.place[example.question] for example in examples])
    right = np.array([tokens.place[example.passage] for example in examples])
    hard = np.array([tokens.place[example.hard] if example.hard else -1 for example in examples])
    blocks = [np.arange(at, min(at + training.block, len(asked))) for at in range(0, len(asked), training.block)]
    steps, done = training.epochs * -(-len(asked) // training.batch), 0

    for epoch in range(training.epochs):
        started, losses = time.monotonic(), []
        chance.shuffle(blocks)
        order = np.concatenate(blocks)
        for at in range(0, len(order), training.batch):
            chosen = order[at : at + training.batch]
            others = np.concatenate((right[chosen], np.unique(hard[chosen][hard[chosen] >= 0])))
            unit = learned.embed(*tokens.of(np.concatenate((asked[chosen], others))))
            own = torch.arange(len(chosen))
            scores = unit[: len(chosen)] @ unit[len(chosen) :].T * training.sharpness
            twin = torch.from_numpy(others[None, :] == right[chosen][:, None])
            twin[own, own] = False
            scores = scores.masked_fill(twin, -1e4)
            backward = functional.cross_entropy(scores[:, : len(chosen)].T, own)
            loss = (1 - BACKWARD) * functional.cross_entropy(scores, own) + BACKWARD * backward
            loss.backward()
            done += 1
            learned.move(pace(done, steps))
            losses.append(float(loss.detach()))
        np.save(checkpoint, learned.values)
        print(f"  epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return learned.values


def export(vectors: Floats, tokenizer: str, folder: Path) -> None:
    """Write the model as sentence-transformers reads it, each vector as bytes with one scale."""
    from safetensors.numpy import save_file

    scales = np.abs(vectors).max(axis=1) / LARGEST_CODE
    scales[scales == 0] = 1
    codes = np.rint(vectors / scales[:, None]).astype(np.int8)
    folder.mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": codes, "weights": scales.astype(np.float32)}, folder / "model.safetensors")
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    tokens = json.loads(tokenizer)["model"]["vocab"]
    (folder / VOCABULARY_FILE).write_text("\n".join(sorted(tokens, key=tokens.get)) + "\n", encoding="utf-8")
    types = "sentence_transformers.sentence_transformer.modules"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{types}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{types}.Normalize"},
    ]
    _write(folder / "modules.json", modules)
    settings = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
    _write(folder / "config_sentence_transformers.json", settings)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
    digest = sha256((folder / "model.safetensors").read_bytes() + tokenizer.encode()).hexdigest()[:12]
    _write(folder / RECIPE_FILE, {"digest": digest})


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
