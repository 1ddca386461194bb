"""The bench: its yardstick against a brute-force twin, and its four rankings from files to figures."""

import json
import math
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.settings import Settings
from training.bench import K1, Asked, B, Text, Yardstick, better_by, main, measure, read_bench, score

LETTERS = st.text(alphabet="无锡产业强 a1，", max_size=12)
LONG = "本市支持企业开展技术改造。" * 60
PASSAGES = [
    {"id": "甲/1", "title": "服务业", "text": "2018年无锡服务业增加值同比增长8.08%，占地区生产总值的比重过半。"},
    {"id": "乙 2", "text": LONG + "\n\n太湖湾科创带建设由市科技局牵头，每年安排专项资金。\n\n" + LONG},
    {"id": "丙", "text": "机场三期扩建工程完成后，旅客吞吐量达到1000万人次。"},
]
QUERIES = [
    {"query": "服务业增加值增长多少？", "positive_id": "甲/1"},
    {"query": "太湖湾科创带由谁牵头？", "positive_ids": ["乙 2"]},
    {"query": "旅客吞吐量达到多少人次？", "positive_id": "丙"},
]


def grams(text: str) -> list[str]:
    singles = [letter for letter in text if letter.isalnum()]
    return singles + [text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum()]


def twin(texts: list[str], question: str) -> list[float]:
    held = [Counter(grams("\n" + text)) for text in texts]
    mean = sum(one.total() for one in held) / len(held)
    scores = []
    for one in held:
        total = 0.0
        for gram in grams(question):
            n = sum(gram in other for other in held)
            idf = math.log(1 + (len(held) - n + 0.5) / (n + 0.5))
            total += idf * one[gram] * (K1 + 1) / (one[gram] + K1 * (1 - B + B * one.total() / max(mean, 1)))
        scores.append(total)
    return scores


@given(st.lists(LETTERS, min_size=1, max_size=5), LETTERS)
def test_the_yardstick_is_bm25_over_characters_and_their_pairs(texts: list[str], question: str) -> None:
    texts = [text.replace(" ", "") for text in texts]
    ranked = Yardstick([Text(str(at), text) for at, text in enumerate(texts)]).rank(question.replace(" ", ""))
    scores = twin(texts, question.replace(" ", ""))
    assert len(ranked) == len(texts)
    by_twin = [scores[int(name)] for name in ranked]
    assert all(left >= right - 1e-9 for left, right in pairwise(by_twin))


def test_a_score_counts_a_questions_first_passage() -> None:
    ranks = {"first": ["a", "a", "b"], "second": ["b", "b", "a"], "none": ["b"]}
    reached = score([Asked(question, frozenset("ac")) for question in ranks], ranks.__getitem__)
    assert reached.recall_1 == pytest.approx(1 / 3)
    assert reached.recall_5 == pytest.approx(2 / 3)
    assert reached.mrr_10 == pytest.approx((1 + 1 / 2) / 3)


def test_how_much_better_is_told_with_its_uncertainty() -> None:
    ranks, others = [1] * 60 + [2] * 40, [1] * 50 + [0] * 10 + [2] * 40
    (least, mean, most), (_, mrr, _) = better_by(ranks, others)
    assert mean == pytest.approx(mrr) == pytest.approx(0.1)
    assert 0 < least < mean < most < 0.2
    assert better_by(ranks, ranks) == ((0, 0, 0), (0, 0, 0))


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_four_rankings_find_the_documents_long_or_short(tmp_path: Path) -> None:
    files = write(tmp_path, "q.jsonl", [*QUERIES]), write(tmp_path, "p.jsonl", [*PASSAGES])
    reached = dict(measure(*read_bench(*files), tmp_path / "made", Settings()))
    assert list(reached) == ["yardstick", "words", "vectors", "ask"]
    assert reached["words"].recall_1 == reached["ask"].recall_1 == 1
    assert all(each.recall_5 == 1 for each in reached.values())


def test_wrong_input_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = write(tmp_path, "q.jsonl", [{"query": "问", "positive_id": "没有"}])
    passages = write(tmp_path, "p.jsonl", [*PASSAGES])
    assert main([str(queries), str(passages)]) == 1
    assert "没有" in capsys.readouterr().err
