"""The term file: names of places and indicators with their other spellings, synonyms, words that only ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from assistant.term_files import TermFileError, read_term_file

_CHINESE = re.compile(r"[\u4e00-\u9fff]")

TERM_FILE = Path(__file__).with_name("terms.yaml")
THESAURUS_FILE = Path(__file__).with_name("thesaurus.yaml")


class Names(dict[str, str]):
    """Printed forms with their canonical names, and the pattern that finds them. Not to be changed."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of the forms, in any case of its letters."""
        longest_first = sorted(self, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)", re.IGNORECASE)

    @cached_property
    def folded(self) -> dict[str, str]:
        """The mapping for a form printed in another case (gdp)."""
        return {form.casefold(): canonical for form, canonical in self.items()}


@dataclass(frozen=True, slots=True)
class Terms:
    """The term file's content; the mappings go from a printed form to its canonical name, or to a city's province.

    ``subjects``: the places, and what the office calls its own (我市). ``together``: the places that one name speaks of
    (成渝 of 成都 and 重庆); ``joint``: for a place the names that speak of it so; ``within``: its own parts.
    ``filling``: what a question says in passing, which no answer needs to say. ``told_by_name``: what nothing tells
    that does not say it (电话).
    """

    places: Names
    subjects: Names
    indicators: Names
    elsewhere: dict[str, str]
    scopes: dict[str, str]
    synonyms: tuple[tuple[str, ...], ...]
    segmentation: tuple[str, ...]
    asking: tuple[str, ...]
    home: dict[str, str]
    generic: frozenset[str]
    filling: frozenset[str]
    told_by_name: frozenset[str]
    stances: frozenset[str]
    modifiers: tuple[str, ...]
    narrowing: tuple[tuple[str, ...], ...]
    counted: tuple[str, ...]
    parallels: tuple[tuple[str, ...], ...]
    opposites: dict[str, tuple[str, ...]]
    levels: dict[str, str]
    together: dict[str, tuple[str, ...]]
    joint: dict[str, tuple[str, ...]]
    within: dict[str, tuple[str, ...]]

    def level(self, place: str) -> str:
        """The kind of place, by how its full name ends: 市, 省 (also for a 自治区), or "" for a region or a country."""
        return self.levels.get(place, "")


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a text: its canonical form and the span of what is printed."""

    canonical: str
    start: int
    end: int


@cache
def load_terms(path: Path = TERM_FILE, thesaurus: Path = THESAURUS_FILE) -> Terms:
    """The terms of the two files; raises UsageError when one is no valid YAML or a section is missing."""
    try:
        content: dict[str, Any] = read_term_file(path)
        groups = content["synonyms"] + read_term_file(thesaurus)["groups"]
        places, home = _canonical(content["places"]), _canonical(content["home"])
        elsewhere = {city: province for province, cities in content["elsewhere"].items() for city in cities}
        return Terms(
            places=places,
            subjects=Names(places | home),
            indicators=_canonical(content["indicators"]),
            elsewhere=elsewhere,
            scopes=_canonical(content["scopes"]),
            synonyms=tuple(tuple(map(str, group)) for group in groups),
            segmentation=tuple(map(str, content["segmentation"])),
            asking=tuple(map(str, content["asking"])),
            home=home,
            generic=frozenset(map(str, content["generic"])),
            filling=frozenset(map(str, content["filling"])),
            told_by_name=frozenset(map(str, content["told_by_name"])),
            stances=frozenset(map(str, content["stances"])),
            modifiers=tuple(map(str, content["modifiers"])),
            narrowing=tuple(tuple(map(str, group)) for group in content["narrowing"]),
            counted=tuple(map(str, content["counted"])),
            parallels=tuple(tuple(map(str, group)) for group in content["parallels"]),
            opposites={both: tuple(map(str, sides)) for both, sides in content["opposites"].items()},
            together=(together := {name: tuple(those) for name, those in content["joint"].items()}),
            joint=_joint(together),
            within={name: tuple(those) for name, those in content["within"].items()},
            levels=dict.fromkeys(elsewhere, "市") | _levels(places),
        )
    except (TermFileError, KeyError, TypeError, AttributeError) as error:
        message = f"术语表 {path.name} 或 {thesaurus.name} 格式有误（{error}）。请对照文件开头的说明改正。"
        raise UsageError(message) from error


def _joint(together: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name, places in together.items():
        for place in places:
            names[place] = (*names.get(place, ()), name)
    return names


def _levels(places: Names) -> dict[str, str]:
    levels: dict[str, str] = {}
    for form, place in places.items():
        if form.endswith("自治区"):
            levels[place] = "省"
        elif form[-1] in "市省":
            levels.setdefault(place, form[-1])
    return levels


_NAMED_AFTER_THE_NATION = re.compile("制造|智造|创造|式|科学院|工程院|社科院|社会科学院|(?:人民)?银行|国际进口博览会")
_OWN_CITY = frozenset(["本市", "全市", "我市"])


def names_in(text: str, names: Names) -> tuple[Name, ...]:
    """The names of the mapping that stand in ``text``, in order; where two overlap, the longer one counts.

    A short form of one character (锡, 沪) counts only where no Chinese word runs through it: beside a figure, a mark,
    the text's border, or another such short form. 本市 in 资本市场 is no city.
    """
    return tuple(
        Name(names[found[0]] if found[0] in names else names.folded[found[0].casefold()], found.start(), found.end())
        for found in names.pattern.finditer(text)
        if (len(found[0]) > 1 or _stands_alone(text, found.start(), names)) and not _is_within_a_word(text, found)
    )


def _is_within_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like one's own city begins 市场 (资本市场, 全市场), or 中国 a name (中国制造2025)."""
    if found[0] in _OWN_CITY:
        return text.startswith("场", found.end())
    return found[0] == "中国" and _NAMED_AFTER_THE_NATION.match(text, found.end()) is not None


def _stands_alone(text: str, at: int, names: Names) -> bool:
    """Whether the single character at ``at`` begins a word of its own (锡2018年, 沪宁, 锡、沪两地, 锡的高企)."""
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if before in names or after in names:
        return True
    return (not _CHINESE.match(before) or before in "和与及、对在年月日末") and (
        not _CHINESE.match(after) or after in "和与及、的在市两"
    )


def _canonical(section: dict[str, list[str]]) -> Names:
    return Names((form, name) for name, forms in section.items() for form in (name, *map(str, forms)))
