"""What is laid over a lexical index, against an index built anew of the same documents: the same entries and scores."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.search.layer import Totals, padding
from assistant.search.layering import lay_over
from assistant.search.lexical import Lexical, LexicalEntry, Scored, build_lexical
from assistant.search.words import SearchTerms, SearchText

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
Texts = dict[str, list[SearchText]]


def entries(texts: Texts) -> list[tuple[LexicalEntry, list[LexicalEntry]]]:
    made = []
    for name, parts in sorted(texts.items()):
        words = tuple(word for text in parts for word in text.words)
        pairs = tuple(pair for text in parts for pair in text.pairs)
        passages = [LexicalEntry(f"{name}-{hash(text) % 10**9}-{at}", name, text) for at, text in enumerate(parts)]
        made.append((LexicalEntry(name, name, SearchText(words, pairs)), passages))
    return made


def changed(below: Texts, after: Texts) -> tuple[Texts, Texts]:
    """What is gone of the one, and new in the other."""
    gone = {name: parts for name, parts in below.items() if after.get(name) != parts}
    return gone, {name: parts for name, parts in after.items() if below.get(name) != parts}


def found(lexical: Lexical, terms: SearchTerms, documents: Sequence[str] | None = None) -> dict[str, Scored]:
    return {hit.id: hit for hit in lexical.scored(terms, documents=documents)}


def assert_same(layered: Lexical, anew: Lexical, terms: SearchTerms, slack: float, among: Sequence[str]) -> None:
    for documents in (None, among):
        one, other = found(layered, terms, documents), found(anew, terms, documents)
        assert one.keys() == other.keys()
        for name, hit in one.items():
            assert hit.document_id == other[name].document_id
            assert (hit.own, hit.whole) == pytest.approx((other[name].own, other[name].whole), rel=slack, abs=2e-4)
    for letter in LETTERS:
        assert layered.rarity(letter) == pytest.approx(anew.rarity(letter))
        both = (lexical.frequency(SearchText((letter,), ())) for lexical in (layered, anew))
        assert len(set(both)) == 1


TEXT = st.builds(
    SearchText,
    st.lists(st.sampled_from(LETTERS[:6]), max_size=60).map(tuple),
    st.lists(st.sampled_from(LETTERS[:9]), max_size=60).map(tuple),
)
TEXTS = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(TEXT, min_size=1, max_size=3), max_size=6)


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.lists(st.sampled_from(LETTERS[:9]), min_size=1, max_size=4, unique=True))
def test_a_layer_finds_what_a_new_index_finds(below: Texts, once: Texts, twice: Texts, asked: list[str]) -> None:
    """Twice in a row, the second on the same index below; small indexes are half a token off in many hundred."""
    terms = SearchTerms(tuple((letter, 1.0) for letter in asked), tuple((letter, 1.3) for letter in asked))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # tantivy may still tidy up
        place = Path(folder)
        build_lexical(place / "below", entries(below))
        before = place / "below"
        for number, texts in enumerate((once, twice)):
            gone, new = changed(below, texts)
            lay_over(place / f"over{number}", before, entries(gone), entries(new), os.link)
            before = place / f"over{number}"
            build_lexical(place / f"anew{number}", entries(texts))
            tokens = [sum(len(text.words) for parts in texts.values() for text in parts),
                      sum(len(text.pairs) for parts in texts.values() for text in parts)]  # fmt: skip
            slack = 1 / max(min(filter(None, tokens), default=1), 1)
            assert_same(Lexical(before), Lexical(place / f"anew{number}"), terms, slack, sorted(texts)[::2])


def test_in_a_larger_index_the_scores_are_the_same_to_the_last_digit_that_counts(tmp_path: Path) -> None:
    chance = Random(1)

    def text() -> SearchText:
        words, pairs = (tuple(chance.choice(LETTERS) for _ in range(chance.randrange(1, 200))) for _ in range(2))
        return SearchText(words, pairs)

    below = {f"d{at:03}": [text() for _ in range(5)] for at in range(400)}
    after = below | {f"d{at:03}": [text() for _ in range(7)] for at in (3, 99, 250, 401, 402)}
    del after["d017"]
    build_lexical(tmp_path / "below", entries(below))
    build_lexical(tmp_path / "anew", entries(after))
    gone, new = changed(below, after)
    files = {path: path.read_bytes() for path in (tmp_path / "below").rglob("*") if path.is_file()}
    lay_over(tmp_path / "over", tmp_path / "below", entries(gone), entries(new), os.link)
    layered, anew = Lexical(tmp_path / "over"), Lexical(tmp_path / "anew")
    for _ in range(50):
        asked = chance.sample(LETTERS, 3)
        terms = SearchTerms(tuple((letter, 1.0) for letter in asked), tuple((letter, 0.5) for letter in asked))
        hits, others = layered.scored(terms), anew.scored(terms)
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in others], rel=3e-6, abs=1.1e-4)
        certain = {hit.id for hit in others if hit.score > others[-1].score + 3e-4}
        assert certain <= {hit.id for hit in hits}
    assert files == {path: path.read_bytes() for path in files}


@given(*(st.tuples(*(st.integers(0, 500),) * 3) for _ in range(2)))
def test_padding_makes_the_average_that_of_what_is_held(held: tuple[int, ...], gone: tuple[int, ...]) -> None:
    """To half a token in all, and never by taking any away."""
    all_, lost = Totals(*held), Totals(*gone)
    pad = padding(all_, lost)
    assert min(pad.entries, pad.words, pad.pairs) >= 0
    if all_.entries:
        for field in ("words", "pairs"):
            tokens, entries_ = (getattr(lost, field) + getattr(pad, field), lost.entries + pad.entries)
            if getattr(all_, field):
                assert abs(tokens - entries_ * getattr(all_, field) / all_.entries) <= 0.5
