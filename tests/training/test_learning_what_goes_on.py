"""Learning when a sentence beside an answer goes on with it: its data is held against the texts, a law is found."""

from __future__ import annotations

import json
from hashlib import blake2b
from random import Random
from typing import TYPE_CHECKING

import pytest

from training.data import PolicyText
from training.going_on import examples_of
from training.logistic import Example, cross_validated, learn
from training.reports import load_report_questions
from training.spoken import DIGEST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

REPORT = PolicyText(
    "2031年湖南省政府工作报告",
    "一、2030年工作回顾\n全省经济平稳运行。新修公路三百公里。医疗队走遍各乡。湘雅医院海岛分院正式开诊。“三甲”医院覆盖七市。稻谷亩产创了新高。",
)


def row(said: str) -> dict[str, object]:
    start = REPORT.text.index(said)
    digest = blake2b(said.encode(), digest_size=DIGEST_BYTES).hexdigest()
    spans = [[start, start + len(said)]]
    return {
        "document": REPORT.title,
        "spans": spans,
        "digest": digest,
        "question": "湖南2030年在医院建设上有哪些突破？",
    }


def test_a_question_stands_with_the_sentences_that_answer_it(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(row("湘雅医院海岛分院正式开诊。")), encoding="utf-8")
    (question,) = load_report_questions([REPORT], file)
    beside = list(examples_of([question]))
    assert beside
    assert not any(one.right for one in beside)  # only the sentence itself was told to answer


def test_a_text_that_is_another_by_now_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({**row("湘雅医院海岛分院正式开诊。"), "digest": "00000000"}), encoding="utf-8")
    with pytest.raises(ValueError, match="has not that text"):
        load_report_questions([REPORT], file)


def test_what_tells_gets_the_weight() -> None:
    chance = Random(7)
    examples = []
    for number in range(200):
        near = chance.random()
        examples.append(Example(number, {"near": near, "noise": chance.random()}, right=near > 0.6))
    weights = learn(examples, ["near", "noise"], ridge=1.0, least=0.3)
    assert weights["near"] > 10 * abs(weights["noise"])
    judged = list(cross_validated(examples, ["near", "noise"], ridge=1.0, least=0.3))
    assert len(judged) == len(examples)
    right = sum(told and one.right for one, told in judged)
    assert right >= 0.9 * sum(one.right for one in examples)
    assert right >= 0.8 * sum(told for _, told in judged)
    more = sum(told for _, told in cross_validated(examples, ["near", "noise"], ridge=1.0, least=0.1))
    assert more > sum(told for _, told in judged)
