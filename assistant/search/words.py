"""Words for search: what a text is found by, and what a question looks for.

A text is folded (half-width, lower case, simplified characters) and yields two kinds of tokens: *words* — Chinese words
with the project's own terms kept whole, figures, years and Latin terms exact — and *pairs*, the two-character stretches
of its Chinese runs, which find a word that was cut otherwise. The text that is shown and quoted is never folded.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from assistant.search.echo import shipped_echo
from assistant.search.listed import Listed
from assistant.terms import TERM_FILE, THESAURUS_FILE, load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from assistant.terms import Terms

WORDS_RECIPE = "words 2: rjieba words, exact figures, Roman numerals as such, Latin terms, pairs of Chinese characters"
"""What the library's manifest holds; tokens cut by another recipe would not meet a question's."""

HAN = r"㐀-䶿一-鿿〇"
# A figure, a year or a Latin term: 27.4%, 2018, r&d, g60, 5+x, 12; one dot or joint inside, never at the end.
EXACT = re.compile(r"[a-z0-9]+(?:[.&+/_-][a-z0-9]+)*%?")
PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<exact>{EXACT.pattern})")
SUBSCRIPT = re.compile("(?<=[a-z])_(?=[0-9])")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
SPELT_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
SPELT_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
LOOSE_SPACE = re.compile(rf"(?<=[{HAN}])[ \t\u3000]+|(?<![ \t\u3000])[ \t\u3000]+(?=[{HAN}])")
PRINTED_DASHES = str.maketrans("–—―−", "----")
# Ⅰ型 is no part of Ⅱ型, as i型 would be of ii型.
ROMAN = str.maketrans({sign: str(at % 12 + 1) for at, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ")})
LATIN_ROMAN = re.compile("(?<![a-z0-9])(?:iii|iv|ii|i|vi{1,3}|v)(?=[型类级档])")
LATIN_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}

# What a token of the question weighs, beside its echo (echo.py). Figures, years and Latin terms are meant exactly, and
# a long word is a rare one; a word of one character says little alone, and the pairs around it say it better.
OWN_WEIGHT, EXACT_WEIGHT, LONG_WEIGHT, SHORT_WEIGHT = 1.0, 1.3, 1.3, 0.5
LONG_WORD = 3
# Another spelling or a synonym is not what was asked for in so many words.
OTHER_FORM_WEIGHT = 0.5
WORD_FREQUENCY = 100_000
LONGEST_UNIT = 4
LONGEST_PIECE = 3


@dataclass(frozen=True, slots=True)
class SearchText:
    """What a text is indexed under, in the text's order and as often as it stands there."""

    words: tuple[str, ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What a question looks for: tokens with their weight, and other ways to say what it says.

    Each member of ``others`` is one thing said otherwise: of its spellings the one that fits best counts, once.
    """

    words: tuple[tuple[str, float], ...]
    pairs: tuple[tuple[str, float], ...]
    others: tuple[tuple[SearchTerms, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.pairs)


class Words:
    """Cuts texts and questions with one term file's words."""

    def __init__(self, terms: Terms) -> None:
        import rjieba

        # The module's own dictionary: another one would take as long to load again. A process has one term file.
        self._jieba = rjieba
        self._asking = {fold(word) for word in terms.asking}
        self._asking_phrases = Listed(word for word in self._asking if len(word) > 1)
        self._letters = {form: name for form, name in terms.places.items() if len(form) == 1}
        self._alternatives = _alternatives(terms)
        self._forms = Listed(self._alternatives)
        for word in sorted({*map(fold, terms.segmentation), *self._alternatives}):
            if re.fullmatch(rf"[{HAN}]+", word):
                self._jieba.add_word(word, WORD_FREQUENCY, None)

    def of_text(self, text: str) -> SearchText:
        """The tokens that ``text`` is indexed under."""
        folded = fold(text)
        return SearchText(tuple(self._words(folded)), tuple(_pairs(folded)))

    def of_question(self, question: str) -> SearchTerms:
        """The tokens that ``question`` looks for, without the words that only ask, with other spellings added."""
        asked = fold(question)
        own = self._weighted(self.without_asking(question), 1.0)
        known = {token for token, _ in own.words + own.pairs}
        others = (
            tuple(self._weighted(form, OTHER_FORM_WEIGHT, known) for form in forms)
            for forms in self._other_forms(asked, own)
        )
        return SearchTerms(own.words, own.pairs, tuple(others))

    def _weighted(self, folded: str, share: float, known: Collection[str] = ()) -> SearchTerms:
        echo = shipped_echo()
        tokens = (word for word in self._words(folded) if word not in known)
        words = {word: share * self._weight(word) * echo.word(word) for word in tokens}
        pairs = {pair: share * OWN_WEIGHT * echo.pair(pair) for pair in _pairs(folded) if pair not in known}
        return SearchTerms(tuple(sorted(words.items())), tuple(sorted(pairs.items())))

    def without_asking(self, question: str) -> str:
        """The folded question with each asking word replaced by a space.

        An asking word of one character goes only where it is a word: 请 is none in 申请.
        """
        folded = self._asking_phrases.replaced(fold(question))
        return "".join(" " if word in self._asking else word for word in self._jieba.cut(folded))

    def spellings(self, word: str) -> tuple[str, ...]:
        """The folded word, and with each long term inside it said otherwise: 十四五规划, 第十四个五年规划.

        A shorter term is meant as it stands where a title is looked for: 意见 is no 规划 there.
        """
        asked = fold(word)
        others = (
            asked[:at] + other + asked[at + len(form) :]
            for at, form in self._forms.found_in(asked)
            for other in self._alternatives[form]
            if len(form) >= LONG_WORD and len(other) > 1
        )
        return tuple(dict.fromkeys((asked, *others)))

    def pieces(self, word: str) -> tuple[str, ...]:
        """The parts of a compound that is kept whole elsewhere, the longest at each place: 扩大内需 → 扩大, 内需."""
        longest: dict[int, str] = {}
        for part in self._jieba.cut_for_search(word):
            if 1 < len(part) < min(len(word), LONGEST_PIECE + 1):
                for at in occurrences(part, word):
                    longest[at] = max(longest.get(at, ""), part, key=len)
        kept: list[str] = []
        reached = 0
        for at, part in sorted(longest.items()):
            if at >= reached:
                kept.append(part)
                reached = at + len(part)
        return tuple(kept)

    def telling(self, terms: SearchTerms) -> dict[str, tuple[str, ...]]:
        """The words of ``terms`` that tell something, each with its parts; 的, 把, 和 and their like do not."""
        return {
            word: self.pieces(word)
            for word, _ in terms.words
            if len(word) > 1 or word in self._letters or not re.fullmatch(f"[{HAN}]", word)
        }

    def cut(self, text: str) -> Iterator[str]:
        """The words of a stretch of Chinese characters."""
        yield from self._jieba.cut(text)

    def tagged(self, folded: str) -> tuple[tuple[str, str], ...]:
        """The words of a folded text with their parts of speech, in the tags of jieba (n noun, v verb, …)."""
        readable = folded.encode(errors="replace").decode()  # half a surrogate pair is no text to the tagger
        return tuple((word, tag) for word, tag in self._jieba.tag(readable) if word.strip())

    def _weight(self, word: str) -> float:
        if re.search("[a-z0-9]", word):
            return EXACT_WEIGHT
        if len(word) == 1 and word not in self._letters:
            return SHORT_WEIGHT
        return LONG_WEIGHT if len(word) >= LONG_WORD else OWN_WEIGHT

    def _words(self, folded: str) -> Iterator[str]:
        figure = ""
        reached = 0
        for piece in PIECE.finditer(folded):
            if piece.start() != reached:
                figure = ""
            reached = piece.end()
            if piece["exact"]:
                figure = piece["exact"]
                yield from _exact_forms(figure)
                continue
            for word in self._jieba.cut(piece["han"]):
                yield word
                if figure and len(word) <= LONGEST_UNIT:
                    yield figure + word
                figure = ""
                if len(word) > 1 and all(letter in self._letters for letter in word):
                    yield from word

    def _other_forms(self, asked: str, own: SearchTerms) -> Iterator[tuple[str, ...]]:
        for form in dict.fromkeys(form for _, form in self._forms.found_in(asked)):
            yield self._alternatives[form]
        for word, _ in own.words:
            if word in self._letters:
                yield (fold(self._letters[word]),)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Half-width, lower case, simplified, years and Roman numerals in digits, no space beside a Chinese character.

    Nor is there a comma that parts thousands, or the sign of a subscript (PM_2.5).
    """
    folded = unicodedata.normalize("NFKC", text.translate(ROMAN)).lower().translate(PRINTED_DASHES)
    folded = LATIN_ROMAN.sub(lambda numeral: LATIN_NUMERALS[numeral[0]], simplified(folded))
    folded = LOOSE_SPACE.sub("", folded)
    folded = THOUSANDS.sub("", folded)
    if "_" in folded:
        folded = SUBSCRIPT.sub("", folded)
    return SPELT_YEAR.sub(lambda year: year[0].translate(SPELT_DIGITS), folded)


def stands_in_order(signs: str, text: str) -> bool:
    """Whether the text has the signs in their order, others between: 长三角规划纲要 in 长江三角洲一体化规划纲要."""
    left = iter(text)
    return all(sign in left for sign in signs)


def occurrences(part: str, text: str) -> Iterator[int]:
    """Where ``part`` begins in the text, each place, overlapping ones too."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def terms_digest(paths: tuple[Path, ...] = (TERM_FILE, THESAURUS_FILE)) -> str:
    """What the library's manifest keeps of the term files: other files mean other tokens."""
    import hashlib

    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


_MAKING = Lock()


@cache
def open_words() -> Words:
    """The cutter for the project's terms; made once a process, since the dictionary takes a quarter of a second.

    By one thread, too, while the others wait: rjieba refuses to add a word to a dictionary that another thread reads.
    """
    with _MAKING:
        return _made_words()


@cache
def _made_words() -> Words:
    return Words(load_terms())


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; text that GB 2312 can write holds none, and is left alone.

    So is 〇, which GB 2312 lacks: the reader takes 40 ms to open, and the word lists hold that one.
    """
    if _is_gb2312(text) or _is_gb2312("".join(re.findall(rf"[{HAN}]", text)).replace("〇", "")):
        return text
    return "".join(map(_simple_form, _reader("t2s")(text)))


def _is_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _simple_form(sign: str) -> str:
    """A Japanese form of a traditional character (帯) as the simplified one; any other sign as it is."""
    return sign if _is_gb2312(sign) else _reader("t2s")(_reader("jp2t")(sign))


@cache
def _reader(variants: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(variants).convert
    return convert


def _exact_forms(figure: str) -> Iterator[str]:
    """27.4% also as 27.4; 2021-2025 and r&d also by their parts; 1.5 is one figure and has none."""
    yield figure
    bare = figure.rstrip("%")
    if bare != figure:
        yield bare
    parts = re.split(r"[&+/_-]", bare)
    if len(parts) > 1:
        yield from parts


def shares_a_pair(name: str, text: str) -> bool:
    """Whether the text has two characters of the name that follow each other: what says a long name in part."""
    return any(name[at : at + 2] in text for at in range(len(name) - 1))


def _pairs(folded: str) -> Iterator[str]:
    for run in re.findall(rf"[{HAN}]+", folded):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _alternatives(terms: Terms) -> dict[str, tuple[str, ...]]:
    """Each printed form of two characters or more → the other forms of the same thing."""
    groups: dict[str, dict[str, None]] = {}
    for mapping in (terms.places, terms.indicators):
        by_name: dict[str, list[str]] = {}
        for form, name in mapping.items():
            by_name.setdefault(name, []).append(form)
        for spellings in by_name.values():
            _join(groups, spellings)
    for synonyms in terms.synonyms:
        _join(groups, synonyms)
    return {form: tuple(others) for form, others in groups.items() if others}


def _join(groups: dict[str, dict[str, None]], forms: Iterable[str]) -> None:
    folded = [fold(form) for form in forms]
    for form in folded:
        if len(form) > 1:
            groups.setdefault(form, {}).update((other, None) for other in folded if other != form)
