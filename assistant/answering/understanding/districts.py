"""Districts, counties, towns and cities that a text names and the term file does not know: 梁溪区2023年GDP是多少.

A figure of the city, or of the district beside, is told of none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from assistant.facts.naming import canonical_subject, known_places, places_in
from assistant.search.words import open_words

if TYPE_CHECKING:
    from collections.abc import Iterable

# 六市, 中心区, 全市; 十堰市 and 三亚 are names.
_NO_NAME = "[年月日的在和与比就是各全本]|[两二三四五六七八九十几](?=[个省市县区城大地])|城[市镇中]|都市|中心"
_DISTRICT = re.compile(
    f"(?=(?P<name>(?!{_NO_NAME})[一-龥]{{2}}(?<!高新|经开)"
    "(?:新区|街道|自治[县州]|(?<![城上])[镇市]|[区县乡])|高新区|经开区))"
)
OF_THE_CITY = re.compile("占[^，。？]{0,2}(?:全市|全省|全县|全州)")
ASKS_DISTRICT = re.compile("[哪各][一几两些个]*(?:区县|县区|市县|县市|区市|区|县)")
RANKS = ("区", "县", "旗")
_RANKED = re.compile("[一-龥]{2,3}[区县旗]|[一-龥]{2,4}(?:高新|经开|新|开发)区")
_GENERIC = re.compile(_NO_NAME)
_UNNAMED = frozenset({"高新区", "经开区"})  # whose it is goes without saying
_RANK = re.compile("(?<=[一-龥]{2})(?:新区|街道|自治[县州]|[市区县镇乡])$")
_SHORTEST = 2
_IN_A_ROW, _NEAR, _ROWS_TRIED = r"(?=[0-9、]|\s*\|)", 40, 4
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_PLACES = frozenset({"ns", "nr", "nrt"})  # jieba's tags of places, and of persons, whose names many a town has


def is_district(name: str) -> bool:
    """Whether a name is a district's or county's by its rank, and no place's of the term file: 清源区."""
    return _RANKED.fullmatch(name) is not None and canonical_subject(name) not in known_places()


@lru_cache(maxsize=8192)
def districts_in(text: str) -> tuple[tuple[str, int], ...]:
    """The names of districts and where each starts, in the text's order; those of the term file are none of them."""
    bounds, tags = _tokens(text)
    found: list[tuple[str, int]] = []
    for match in _DISTRICT.finditer(text):
        start, name = match.start(), match["name"]
        if start not in bounds or start + len(name) not in bounds or places_in(name):
            continue
        if name in _UNNAMED or any(tags.get(at) in _PLACES for at in range(start, start + len(name))):
            found.append((name, start))
    return tuple(found)


def places_named_first(text: str) -> tuple[str, ...]:
    """The districts, and what the tagger takes for a place at the start of the text or beside a year (2023年浦东).

    None of them is one of the term file.
    """
    bounds, tags = _tokens(text)
    years = [(year.start(), year.end()) for year in _YEAR.finditer(text)]
    first, last = {0, *(end for _, end in years)}, {start for start, _ in years}
    names = dict.fromkeys(name for name, _ in districts_in(text))
    for start, tag in tags.items():
        end = min((at for at in bounds if at > start), default=len(text))
        word = text[start:end]
        if tag != "ns" or len(word) < _SHORTEST or _GENERIC.match(word) or places_in(word):
            continue
        if (start in first or end in last) and not any(word in name for name in names):
            names[word] = None
    return tuple(names)


def districts_beside(text: str, told: Iterable[str]) -> tuple[str, ...]:
    """What the text names that one of the texts ``told`` has in a row with districts: 石桥区6130万元、清源区1590万元.

    The tagger takes 清源 for a word like any other; the row tells that it is a name.
    """
    bounds, _ = _tokens(text)
    known = {name for name, _ in districts_in(text)}
    names = {found["name"] for found in _DISTRICT.finditer(text) if found.start() in bounds} - known
    return tuple(sorted(name for name in names if not places_in(name) and any(_in_a_row(name, one) for one in told)))


def _in_a_row(name: str, text: str) -> bool:
    """Whether the text has the name before a figure, a comma or a cell, near another district."""
    for found in islice(re.finditer(f"{name}{_IN_A_ROW}", text), _ROWS_TRIED):
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if any(other != name for other, _ in districts_in(near)):
            return True
    return False


def is_spoken_of(name: str, text: str) -> bool:
    """Whether the text names the place, with or without its rank: 海州 for 海州市, but 高新技术 for no 高新区.

    A zone may be named without its city: 高新区.
    """
    zone = next((one for one in _UNNAMED if name.endswith(one)), name)
    return zone in text or (name not in _UNNAMED and _RANK.sub("", name) in text)


def district_of(text: str, at: int) -> str:
    """The last district that the text names in front of a place in it; "" where it names none."""
    return next((name for name, start in reversed(districts_in(text)) if start < at), "")


def _tokens(text: str) -> tuple[frozenset[int], dict[int, str]]:
    """Where words start and end, and the tag of the word at each start."""
    at, bounds, tags = 0, {0}, {}
    for word, tag in open_words().tagged(text):
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        tags[start] = tag
        bounds |= {start, at}
    return frozenset(bounds), tags
