"""Two rankings become one."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.search.fusion import LEXICAL, RANK_OFFSET, VECTORS, fuse

RANKING = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_a_worked_example() -> None:
    fused = fuse({"one": ["a", "b"], "two": ["b"]}, {"one": 1.0, "two": 0.5})
    assert fused == (
        ("b", round(1 / (RANK_OFFSET + 2) + 0.5 / (RANK_OFFSET + 1), 9), ("one", "two")),
        ("a", round(1 / (RANK_OFFSET + 1), 9), ("one",)),
    )


@given(RANKING)
def test_a_ranking_alone_keeps_its_order(ranking: list[str]) -> None:
    assert [name for name, _, _ in fuse({LEXICAL: ranking, VECTORS: []})] == ranking


@given(RANKING, RANKING)
def test_everything_found_is_there_once_with_who_found_it(lexical: list[str], vectors: list[str]) -> None:
    fused = fuse({LEXICAL: lexical, VECTORS: vectors})
    assert sorted(name for name, _, _ in fused) == sorted({*lexical, *vectors})
    assert all(found_by == tuple(by for by, held in ((LEXICAL, lexical), (VECTORS, vectors)) if name in held)
               for name, _, found_by in fused)
    assert list(fused) == sorted(fused, key=lambda found: (-found[1], found[0]))


def test_provisional_vectors_do_not_outvote_the_best_lexical_hit() -> None:
    lexical = [f"l{rank:02}" for rank in range(50)]
    assert fuse({LEXICAL: lexical, VECTORS: ["far", *lexical[::-1]]})[0][0] == "l00"
