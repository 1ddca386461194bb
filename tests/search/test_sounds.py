"""Names typed with other characters of the same sound are read as the names; what the library holds is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import LibraryDamaged
from assistant.search.sounds import LOOKS_FILE, as_named, letter_looks, letter_sounds
from assistant.terms import load_terms


def only_names(word: str) -> bool:
    """A library that holds the names of the term files and nothing else."""
    terms = load_terms()
    return word in terms.indicators or word in terms.indicators.values() or word in terms.segmentation


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("苏州2018年高薪技术企业有多少", "苏州2018年高新技术企业有多少"),
        ("不良代款率是多少", "不良贷款率是多少"),
        ("规模工业亏孙面", "规模工业亏损面"),
        ("不良货款率是多少", "不良贷款率是多少"),
        ("高新枝术企业有多少", "高新技术企业有多少"),
        ("高新技术企业有多少", "高新技术企业有多少"),
        ("第三产业增加值", "第三产业增加值"),
        ("", ""),
    ],
)
def test_what_sounds_like_a_name_is_read_as_it(typed: str, meant: str) -> None:
    assert as_named(typed, only_names) == meant


def test_each_character_looks_like_those_of_one_line_alone() -> None:
    lines = [line for line in LOOKS_FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert sum(map(len, lines)) == len(set("".join(lines))) == len(letter_looks())


def test_what_the_library_holds_is_no_slip() -> None:
    assert as_named("高薪技术企业", lambda _: True) == "高薪技术企业"


def test_a_name_that_the_library_does_not_hold_is_not_put_into_the_question() -> None:
    assert as_named("高薪技术企业", lambda _: False) == "高薪技术企业"


@given(st.text(alphabet="高薪新技术企业亏孙损面2018年，有多少", max_size=24))
def test_the_length_stays_and_nothing_is_left_to_read(text: str) -> None:
    read = as_named(text, only_names)
    assert len(read) == len(text)
    assert as_named(read, only_names) == read


def test_a_damaged_file_of_sounds_is_named(tmp_path: Path) -> None:
    (tmp_path / "sounds.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="字音表"):
        letter_sounds(tmp_path / "sounds.json")
