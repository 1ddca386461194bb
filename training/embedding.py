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
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.search.embedding import RECIPE_FILE
from assistant.search.static_embedding import VOCABULARY_FILE, TokenCutter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WINDOW = 4
SMOOTHING = 0.75
RARE = 5e-4
CO_OCCURRENCE_SHARE = 0.7
LARGEST_CODE = 127
# Of the steps, so many to the full pace; of the loss, the share of passages that look for their question.
WARMING, BACKWARD = 0.05, 0.3
FIRST, SECOND = 0.9, 0.98


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


class Tokens:
    """Texts as token numbers, cut once."""

    def __init__(self, cutter: TokenCutter, texts: Sequence[str]) -> None:
        self.place = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        numbers, lengths = [], []
        distinct = list(self.place)
        for at in range(0, len(distinct), 256):
            batch = distinct[at : at + 256]
            tokens, rows = cutter.tokens(batch)
            numbers.append(tokens.astype(np.int32))
            lengths.append(np.bincount(rows, minlength=len(batch)))
        self.numbers = np.concatenate(numbers)
        self.ends = np.cumsum(np.concatenate(lengths))
        self.starts = np.concatenate(([0], self.ends[:-1]))

    def of(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tokens of some texts one after another, and where each text begins."""
        lengths = self.ends[places] - self.starts[places]
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        within = np.arange(lengths.sum()) - np.repeat(offsets, lengths)
        return self.numbers[np.repeat(self.starts[places], lengths) + within].astype(np.int64), offsets


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
    learned = _unit(left * np.sqrt(values))
    own = _unit(chance.standard_normal((size, training.dimension)))
    frequent = counts / counts.sum()
    weights = RARE / (RARE + frequent)
    share = CO_OCCURRENCE_SHARE
    return (weights[:, None] * _unit(share * learned + (1 - share) * own)).astype(np.float32)


def train(examples: Sequence[Example], tokens: Tokens, start: Floats, training: Training, checkpoint: Path) -> Floats:
    """The tokens' vectors after training; a checkpoint lies on disk after every epoch.

    A vector is a direction times a length, each learned on its own. Only the tokens of a batch move (lazy Adam).
    """
    import torch
    from torch.nn import functional

    torch.manual_seed(training.seed)
    long = np.linalg.norm(start, axis=1, keepdims=True)
    learned = [_Learned(_unit(start), training.rate), _Learned(np.log(np.maximum(long, 1e-4)), 2 * training.rate)]
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
            numbers, offsets = tokens.of(np.concatenate((asked[chosen], others)))
            held, inverse = np.unique(numbers, return_inverse=True)
            directions, lengths = (each.rows(held) for each in learned)
            summed = functional.embedding_bag(
                torch.from_numpy(inverse), directions * lengths.exp(), torch.from_numpy(offsets), mode="sum"
            )
            unit = functional.normalize(summed, dim=1)
            own = torch.arange(len(chosen))
            scores = unit[: len(chosen)] @ unit[len(chosen) :].T * training.sharpness
            twin = torch.from_numpy(others[None, :] == right[chosen][:, None])
            twin[own, own] = False
            scores = scores.masked_fill(twin, -1e4)
            backward = functional.cross_entropy(scores[:, : len(chosen)].T, own)
            loss = (1 - BACKWARD) * functional.cross_entropy(scores, own) + BACKWARD * backward
            loss.backward()
            done += 1
            pace = min(done / (steps * WARMING), 1.0, max(0.02, (steps - done) / (steps * (1 - WARMING))))
            for each, rows in zip(learned, (directions, lengths), strict=True):
                each.move(held, rows.grad.numpy(), pace)
            losses.append(float(loss.detach()))
        vectors: Floats = learned[0].values * np.exp(learned[1].values)
        np.save(checkpoint, vectors)
        print(f"  epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return vectors


class _Learned:
    """Numbers that are learned row by row, with Adam's two moments for each."""

    def __init__(self, values: NDArray[Any], rate: float) -> None:
        self.values: Floats = values.astype(np.float32)
        self._first, self._second = np.zeros_like(self.values), np.zeros_like(self.values)
        self._moved = np.zeros(len(values), dtype=np.int64)
        self._rate = rate

    def rows(self, held: NDArray[np.int64]) -> Any:  # noqa: ANN401 - a tensor of torch, which is imported late
        """Some rows as a leaf of torch's graph."""
        import torch

        return torch.from_numpy(self.values[held]).requires_grad_()

    def move(self, held: NDArray[np.int64], slope: Floats, pace: float) -> None:
        """One step down the slope of those rows."""
        self._moved[held] += 1
        times = self._moved[held, None].astype(np.float32)
        first = self._first[held] = FIRST * self._first[held] + (1 - FIRST) * slope
        second = self._second[held] = SECOND * self._second[held] + (1 - SECOND) * slope**2
        step = first / (1 - FIRST**times) / (np.sqrt(second / (1 - SECOND**times)) + 1e-8)
        self.values[held] -= self._rate * pace * step


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


def _unit(rows: NDArray[Any]) -> NDArray[Any]:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
