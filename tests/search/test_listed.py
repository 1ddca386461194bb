"""Listed words are found as a pattern of them would find them."""

from __future__ import annotations

import re
from random import Random

from assistant.search.listed import Listed


def test_listed_words_are_found_as_an_alternation_finds_them() -> None:
    random = Random(7)
    for _ in range(300):
        words = {"".join(random.choices("甲乙丙", k=random.randint(2, 4))) for _ in range(random.randint(0, 8))}
        text = "".join(random.choices("甲乙丙丁", k=30))
        pattern = re.compile("|".join(sorted(words, key=len, reverse=True)) or "(?!)")
        listed = Listed(words)
        assert list(listed.found_in(text)) == [(found.start(), found[0]) for found in pattern.finditer(text)]
        assert listed.replaced(text) == pattern.sub(" ", text)
        assert all(word in listed for word in words)


def test_a_word_within_another_is_found_by_itself_too() -> None:
    assert list(Listed(["高新技术", "新技术", "技术企业"]).each_in("高新技术企业")) == [
        (0, "高新技术"),
        (1, "新技术"),
        (2, "技术企业"),
    ]


def test_what_follows_may_make_a_word_none_and_a_shorter_one_is_found() -> None:
    listed = Listed(["河北", "河北省"], re.compile("(?<=[省市])长"))
    assert list(listed.found_in("河北省长到河北省")) == [(0, "河北"), (5, "河北省")]
