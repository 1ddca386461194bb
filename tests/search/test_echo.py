"""The echo of a question's words: what they weigh, and that search goes by it."""

import json
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.search.echo import ECHO_FILE, Echo, shipped_echo
from assistant.search.words import LONG_WEIGHT, OWN_WEIGHT, open_words


def test_a_word_weighs_what_was_learned_a_pair_as_its_letters_and_the_rest_one() -> None:
    echo = Echo({"关于": 0.25}, {"关": 0.5, "机": 1.25})
    assert (echo.word("关于"), echo.word("机场")) == (0.25, 1.0)
    assert (echo.pair("关机"), echo.pair("关于"), echo.pair("场于")) == (0.625, 0.5, 1.0)


def test_the_shipped_echo_tells_what_a_text_says_from_what_only_names_its_kind() -> None:
    echo = shipped_echo()
    assert max(map(echo.word, ("关于", "若干", "何时", "管理条例"))) < 0.7
    assert min(map(echo.word, ("机场", "数据", "创新"))) > 1
    assert all(0 < weight < 2 for weights in (echo.words, echo.letters) for weight in weights.values())
    assert ECHO_FILE.stat().st_size < 300_000


def test_places_and_figures_were_not_counted() -> None:
    echo = shipped_echo()
    assert {"江苏省", "无锡", "上海市", "郑州市"}.isdisjoint(echo.words)
    assert not [token for tokens in (echo.words, echo.letters) for token in tokens if any(map(str.isdigit, token))]


def test_a_question_looks_less_for_what_only_names_a_kind_of_text() -> None:
    words = dict(open_words().of_question("关于机场的若干规定").words)
    assert words["关于"] < 0.7 * OWN_WEIGHT
    assert words["关于"] < words["机场"]
    assert dict(open_words().of_question("江苏省").words)["江苏省"] == LONG_WEIGHT


@pytest.mark.parametrize("content", ["{", "{}", '{"words": [], "letters": {}}', '{"words": {"无": "x"}}'])
def test_a_damaged_echo_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "echo.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="词的轻重表"):
        shipped_echo(file)
    file.write_text(json.dumps({"words": {"关于": 0.5}, "letters": {}}), encoding="utf-8")
    assert shipped_echo(file).word("关于") == 0.5
