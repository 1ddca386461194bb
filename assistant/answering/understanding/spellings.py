"""How else a word of a question may stand in a text: another spelling, a short form, a misspelling, parts of it.

营收 stands in 营业收入 (a short form keeps the order of the characters), 旅客量 in 旅客吞吐量 (they share pairs of
characters).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.search.words import fold, occurrences
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

# What a match is worth when only a looser form of the word stands there.
SHORT_FORM_WORTH = 0.75
PAIRS_WORTH = 0.6
MISSPELT_WORTH = 0.6
FEWEST_MET = 2  # characters of a form that a text must hold to match it loosely
LONGEST_SHORT_FORM, MOST_BETWEEN = 4, 4  # characters of a short form, and between its halves
_ENDS_CLAUSE = re.compile(r"[，。；：、,;:\s]|\Z")
_NUMERAL = re.compile(r"^[一二三四五六七八九]")
_A_NUMERAL = re.compile("[一二三四五六七八九十0-9]")
_ORDINAL = re.compile("第[一二三四五六七八九十0-9](?!产业)")


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Each folded spelling of the term file with all spellings of the same thing."""
    terms = load_terms()
    groups: list[list[str]] = [list(group) for group in terms.synonyms]
    for names in (terms.places | terms.home, terms.indicators, terms.scopes):
        by_name: dict[str, list[str]] = {}
        for form, name in names.items():
            by_name.setdefault(name, []).append(form)
        groups += by_name.values()
    found: dict[str, set[str]] = {}
    for group in groups:
        folded = {fold(form) for form in group}
        for form in folded:
            found.setdefault(form, set()).update(other for other in folded if len(other) > 1)
    return {form: tuple(sorted(others | {form})) for form, others in found.items()}


def spellings_of(word: str) -> tuple[str, ...]:
    """The folded word with its other spellings and synonyms in the term files."""
    return _spellings().get(word, (word,))


def forms_of(word: str) -> tuple[str, ...]:
    """The word with its other spellings; 五市 is also written 5市."""
    forms = _spellings().get(word, (word,))
    digit = _NUMERAL.sub(lambda numeral: str("一二三四五六七八九".index(numeral[0]) + 1), word)
    return forms if digit == word else (*forms, digit)


class LooseForm(NamedTuple):
    """A form of a word that a text may have loosely, taken apart once: it is held against a thousand texts."""

    form: str
    pairs: tuple[str, ...]

    @classmethod
    def of(cls, form: str) -> Self | None:
        """The form taken apart; None for one that only stands in a text as it is: 第三层次 is met by no 第五层次."""
        if len(form) < 2 or form.isascii() or _ORDINAL.match(form):
            return None
        return cls(form, tuple(form[at : at + 2] for at in range(len(form) - 1)))

    def worth(self, text: str) -> float:
        """What the form, which does not stand in the text, is worth by a short form, a misspelling, or its parts."""
        form = self.form
        met = 0
        for sign in form:  # a loop takes half the time of a sum over a generator
            met += sign in text
        if met < FEWEST_MET:
            return 0.0
        if met == len(form) <= LONGEST_SHORT_FORM and _is_short_form(form, text):
            return SHORT_FORM_WORTH
        if met >= len(form) - 1 >= 2 and _misspelt(form, text):
            return MISSPELT_WORTH
        if len(form) == 2:
            return 0.0
        stand = 0
        for pair in self.pairs:
            stand += pair in text
        return PAIRS_WORTH * stand / len(self.pairs)


def _misspelt(form: str, text: str) -> bool:
    """亏孙面 for 亏损面: whether the text has the form with one character inside it written wrong.

    第二产业 is not 第三产业 written wrong.
    """
    return any(
        text.startswith(form[wrong + 1 :], at + wrong + 1) and not _A_NUMERAL.match(text, at + wrong)
        for wrong in range(1, len(form) - 1)
        if not _A_NUMERAL.match(form[wrong])
        for at in occurrences(form[:wrong], text)
    )


def _is_short_form(form: str, text: str) -> bool:
    """营收 → 营…收, 三年计划 → 三年…计划: whether the halves stand in the text with a few characters between."""
    first, *others = [form[:2], form[2:]] if len(form) == LONGEST_SHORT_FORM else list(form)
    return any(_follow(others, text, at + len(first)) for at in occurrences(first, text))


def _follow(parts: Sequence[str], text: str, start: int) -> bool:
    """Whether the parts follow one upon the other from ``start`` on, a few characters of a clause between them."""
    if not parts:
        return True
    first, *others = parts
    for at in range(start, start + MOST_BETWEEN + 1):
        if text.startswith(first, at) and _follow(others, text, at + len(first)):
            return True
        if _ENDS_CLAUSE.match(text, at):
            return False
    return False
