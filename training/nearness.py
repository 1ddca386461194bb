"""Trains the embedding further, so that a question in the asker's own words finds its sentence.

The pairs of ``embedding.py`` set a passage against those of other documents. Here a question is set against every
sentence of the document that it was asked of, each alone and, a little, with what stands before it: what the answers
are chosen from. And an everyday way of saying something is set against the clauses and words of other things, which
is where most of the words are learned that no document uses. Of a question's tokens some are left out each time, so
that none of them answers for the whole.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.answering.evidence.meaning import BEFORE_WORTH, said_before
from assistant.reading.sentences import sentences
from training.token_vectors import Tokens, TokenVectors, pace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.search.static_embedding import TokenCutter
    from training.spoken import Saying, Spoken
    from training.token_vectors import Floats

    Cut = tuple[NDArray[np.int64], NDArray[np.int64]]

SHORTEST_SENTENCE = 6  # characters; shorter ones are numbers of items and the like
SAME = 0.5  # of the shorter of the two, for a sentence to be what was asked of


@dataclass(frozen=True, slots=True)
class Refining:
    """How the embedding is trained further: so many questions of a document, or ways of saying, are a step."""

    epochs: int = 6
    rate: float = 5e-3
    sharpness: float = 18.0
    questions: int = 64
    ways: int = 512
    left_out: float = 0.2
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """A document's sentences, what stands before each, and questions with the places of the sentences that answer."""

    sentences: tuple[str, ...]
    before: tuple[str, ...]
    questions: tuple[tuple[str, tuple[int, ...]], ...]


def asked_of(spoken: Iterable[Spoken]) -> Iterator[Asked]:
    """The questions by the document that they were asked of; without those of what is no sentence of it."""
    ordered = sorted(spoken, key=lambda one: (one.text.title, one.start, one.end))
    for text, of_it in groupby(ordered, key=lambda one: one.text):
        spans = [span for span in sentences(text.text) if span[1] - span[0] >= SHORTEST_SENTENCE]
        questions = []
        for one in of_it:
            answers = tuple(at for at, span in enumerate(spans) if _is_of(one, *span))
            questions += [(question, answers) for question in one.questions if answers]
        yield Asked(
            tuple(text.text[start:end] for start, end in spans),
            tuple(said_before(text.text, start) for start, _ in spans),
            tuple(questions),
        )


def joined(asked: Iterable[Asked]) -> Asked:
    """Short documents as one: ten sentences are soon told apart."""
    sentences_, before, questions = [], [], []
    for one in asked:
        begun = len(sentences_)
        sentences_ += one.sentences
        before += one.before
        questions += [(question, tuple(begun + at for at in answers)) for question, answers in one.questions]
    return Asked(tuple(sentences_), tuple(before), tuple(questions))


def refine(
    vectors: Floats, asked: Sequence[Asked], sayings: Sequence[Saying], cutter: TokenCutter, refining: Refining
) -> Floats:
    """The tokens' vectors after questions and sayings have moved them."""
    import torch

    torch.manual_seed(refining.seed)
    chance, drawn = Random(refining.seed), np.random.default_rng(refining.seed)
    learned = TokenVectors(vectors, refining.rate)
    ways = [(way, at) for at, saying in enumerate(sayings) for way in saying.ways]
    texts = [
        text for one in asked for text in (*one.sentences, *one.before, *(question for question, _ in one.questions))
    ]
    texts += [saying.said for saying in sayings] + [way for way, _ in ways]
    tokens = Tokens(cutter, texts)
    steps, done = refining.epochs * len(_shuffled(asked, ways, refining, chance)), 0
    for epoch in range(refining.epochs):
        started, losses = time.monotonic(), []
        for one, chosen in _shuffled(asked, ways, refining, chance):
            step = _of_sentences(one, chosen) if one is not None else _of_sayings(sayings, ways, chosen)
            cut = [_cut(tokens, part) for part in step.texts if part]
            cut[0] = _some_left_out(cut[0], refining.left_out, drawn)
            scores = step.scores(learned.embed(*_joined(cut))) * refining.sharpness
            right = torch.from_numpy(step.right)
            found = torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
            loss = (torch.logsumexp(scores, 1) - found).mean()
            loss.backward()
            done += 1
            learned.move(pace(done, steps))
            losses.append(float(loss.detach()))
        print(f"  refining {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return learned.values


@dataclass(frozen=True, slots=True)
class _Step:
    """Texts that look for others: the questions, what they may find, and (or nothing) what stands before each of it.

    ``right``: shape (questions, what they may find), where it is what they look for.
    """

    texts: tuple[tuple[str, ...], ...]
    right: NDArray[np.bool_]

    def scores(self, unit: Any) -> Any:  # noqa: ANN401 - tensors of torch
        """How near each text is to each question, of the unit vectors of all texts one after another."""
        first, second = len(self.texts[0]), len(self.texts[0]) + len(self.texts[1])
        near = unit[:first] @ unit[first:second].T
        return near + BEFORE_WORTH * (unit[:first] @ unit[second:].T) if self.texts[2] else near


def _of_sentences(one: Asked, chosen: Sequence[int]) -> _Step:
    questions = [one.questions[at] for at in chosen]
    right = np.zeros((len(questions), len(one.sentences)), dtype=np.bool_)
    for at, (_, answers) in enumerate(questions):
        right[at, list(answers)] = True
    return _Step((tuple(question for question, _ in questions), one.sentences, one.before), right)


def _of_sayings(sayings: Sequence[Saying], ways: Sequence[tuple[str, int]], chosen: Sequence[int]) -> _Step:
    said = [ways[at] for at in chosen]
    places = sorted({place for _, place in said})
    right = np.array([place for _, place in said])[:, None] == np.array(places)[None, :]
    return _Step((tuple(way for way, _ in said), tuple(sayings[place].said for place in places), ()), right)


def _shuffled(
    asked: Sequence[Asked], ways: Sequence[tuple[str, int]], refining: Refining, chance: Random
) -> list[tuple[Asked | None, list[int]]]:
    """The steps of an epoch: a document (or none, for sayings) with the places of its questions, in any order."""
    steps: list[tuple[Asked | None, list[int]]] = []
    for one, many, most in [
        *((one, len(one.questions), refining.questions) for one in asked),
        (None, len(ways), refining.ways),
    ]:
        order = chance.sample(range(many), many)
        steps += [(one, order[at : at + most]) for at in range(0, many, most)]
    chance.shuffle(steps)
    return steps


def _is_of(one: Spoken, start: int, end: int) -> bool:
    shared = min(end, one.end) - max(start, one.start)
    return shared >= SAME * min(end - start, one.end - one.start)


def _cut(tokens: Tokens, texts: Sequence[str]) -> Cut:
    return tokens.of(np.array([tokens.place[text] for text in texts], dtype=np.int64))


def _some_left_out(cut: Cut, share: float, drawn: np.random.Generator) -> Cut:
    """The texts without some of their tokens, never the first."""
    numbers, offsets = cut
    kept = drawn.random(len(numbers)) >= share
    kept[offsets[offsets < len(numbers)]] = True
    before = np.concatenate(([0], np.cumsum(kept)))
    return numbers[kept], before[offsets]


def _joined(cuts: Sequence[Cut]) -> Cut:
    """The texts of several cuts one after another."""
    lengths = np.cumsum([0, *(len(numbers) for numbers, _ in cuts)])
    offsets = [offsets + begun for (_, offsets), begun in zip(cuts, lengths[:-1], strict=True)]
    return np.concatenate([numbers for numbers, _ in cuts]), np.concatenate(offsets)
