"""Letters as evidence: BM25 against a brute-force twin, and how rare a letter is."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import LibraryDamaged
from assistant.search.letters import HEADING_SHARE, K1, LETTERS_FILE, B, letter_rarity, letter_scores

TEXT = st.text(alphabet="无锡产业的2018，。 ", max_size=20)
WORTH = {"": 9.0, "的": 0.5, "锡": 6.0, "业": 2.0}


def twin(asked: str, texts: list[str], headings: list[str]) -> list[float]:
    lengths = [len(text) + HEADING_SHARE * len(heading) for text, heading in zip(texts, headings, strict=True)]
    mean = max(sum(lengths) / len(lengths), 1)
    scores = []
    for text, heading, length in zip(texts, headings, lengths, strict=True):
        total = 0.0
        for letter in asked:
            if letter.isalnum():
                tf = text.count(letter) + HEADING_SHARE * heading.count(letter)
                total += WORTH.get(letter, 9.0) * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean))
        scores.append(total)
    return scores


@given(TEXT, st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6))
def test_scores_are_those_of_a_twin(asked: str, passages: list[tuple[str, str]]) -> None:
    texts, headings = map(list, zip(*passages, strict=True))
    scores = letter_scores(asked, texts, headings, WORTH)
    assert scores.tolist() == pytest.approx(twin(asked, texts, headings))


def test_a_short_form_is_found_by_its_letters() -> None:
    texts = ["江苏省产业技术研究院在无锡设分院。", "产业和技术由省里的院所研究，在江苏。", "机场旅客吞吐量。"]
    scores = letter_scores("江苏产研院无锡", texts, [""] * 3)
    assert scores[0] > scores[1] > scores[2]


def test_no_letters_no_scores() -> None:
    assert letter_scores("，。 ", ["无锡"], [""]).tolist() == [0.0]
    assert letter_scores("无锡", [], []).tolist() == []


def test_the_shipped_letters_are_those_of_the_language() -> None:
    rarity = letter_rarity()
    assert rarity["的"] < rarity["业"] < rarity["锡"] < rarity[""]
    assert LETTERS_FILE.stat().st_size < 100_000


def test_damaged_letters_are_named(tmp_path: Path) -> None:
    (tmp_path / "letters.json").write_text(json.dumps({"held": {}}), encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="字频表"):
        letter_rarity(tmp_path / "letters.json")
    (tmp_path / "letters.json").write_text(json.dumps({"passages": 3, "held": {"的": 3}}), encoding="utf-8")
    assert letter_rarity(tmp_path / "letters.json")["的"] == pytest.approx(math.log(1 + 0.5 / 3.5))
