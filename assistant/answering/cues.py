"""The cues: the wordings of questions and texts that decide something, of ``cues.yaml``, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.term_files import read_term_file

CUE_FILE = Path(__file__).with_name("cues.yaml")


@dataclass(frozen=True, slots=True)
class AnswerTypes:
    """Which side of a matter a question asks (who, where, why …), and by which words a text tells it.

    ``left``: what asks for something else still; ``trailing``: what only ends such a question; ``carries_on``: how a
    clause begins that goes on from the one before; ``none_told``: by which a text says itself that it has none;
    ``missing``: what to call that which a text does not tell.
    """

    asked: Mapping[str, re.Pattern[str]]
    left: re.Pattern[str]
    trailing: re.Pattern[str]
    told: Mapping[str, re.Pattern[str]]
    carries_on: re.Pattern[str]
    none_told: re.Pattern[str]
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue file, compiled: the patterns of each name, in the file's order."""

    declined: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    stances: Mapping[str, re.Pattern[str]]
    measures: Mapping[str, re.Pattern[str]]
    authorship: re.Pattern[str]
    voices: Mapping[str, re.Pattern[str]]
    doing: Mapping[str, re.Pattern[str]]
    announced: Mapping[str, re.Pattern[str]]
    wanting: re.Pattern[str]
    ordering: re.Pattern[str]
    told: Mapping[str, re.Pattern[str]]
    rubrics: Mapping[str, Mapping[str, re.Pattern[str]]]
    owning_up: Mapping[str, re.Pattern[str]]
    courtesies: re.Pattern[str]
    preambles: Mapping[str, re.Pattern[str]]
    targets: Mapping[str, re.Pattern[str]]
    and_value: re.Pattern[str]
    dates: re.Pattern[str]
    asides: Mapping[str, re.Pattern[str]]
    beside: Mapping[str, re.Pattern[str]]
    formal_words: tuple[tuple[re.Pattern[str], str], ...]
    spoken_words: tuple[tuple[re.Pattern[str], str], ...]
    spoken_follow_ups: tuple[tuple[re.Pattern[str], str], ...]
    spoken_periods: tuple[tuple[re.Pattern[str], str], ...]
    spoken_reviews: tuple[tuple[re.Pattern[str], str], ...]
    aspects: frozenset[str]
    apart: Mapping[str, re.Pattern[str]]
    follow_ups: Mapping[str, re.Pattern[str]]
    several: Mapping[str, re.Pattern[str]]
    comparing: Mapping[str, re.Pattern[str]]
    together: Mapping[str, tuple[str, ...]]
    surveys: Mapping[str, re.Pattern[str]]
    asserting: Mapping[str, re.Pattern[str]]
    outcomes: Mapping[str, re.Pattern[str]]
    answer_types: AnswerTypes
    reason_label: re.Pattern[str]
    labels: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    position: Mapping[str, re.Pattern[str]]
    came_about: Mapping[str, re.Pattern[str]]
    needs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    editions: Mapping[str, re.Pattern[str]]
    colophon: Mapping[str, re.Pattern[str]]
    begins: Mapping[str, re.Pattern[str]]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    opposites_alone: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    deliberate: re.Pattern[str]
    reasons_sought: str


@cache
def load_cues(path: Path = CUE_FILE) -> Cues:
    """The cues of the file."""
    content = read_term_file(path)
    return Cues(
        declined=_any_of_each(content["declined"]),
        kinds=_any_of_each(content["kinds"]),
        stances=_any_of_each(content["stances"]),
        measures=_any_of_each(content["measures"]),
        authorship=_any_of(content["authorship"]),
        voices=_compiled(content["voices"]),
        doing=_compiled(content["doing"]),
        announced=_any_of_each(content["announced"]),
        wanting=_any_of(content["wanting"]),
        ordering=_any_of(content["ordering"]),
        told=_any_of_each(content["told"]),
        rubrics={name: _compiled(patterns) for name, patterns in content["rubrics"].items()},
        owning_up=_compiled(content["owning_up"]),
        courtesies=_any_of(content["courtesies"]),
        preambles=_compiled(content["preambles"]),
        targets=_any_of_each(content["targets"]),
        and_value=_any_of(content["and_value"]),
        dates=_any_of(content["dates"]),
        asides=_any_of_each(content["asides"]),
        beside=_any_of_each(content["beside"]),
        formal_words=_rewritten(_filled_in(content["formal_words"], content["formal_parts"])),
        spoken_words=_rewritten(content["spoken_words"]),
        spoken_follow_ups=_rewritten(content["spoken_follow_ups"]),
        spoken_periods=_rewritten(content["spoken_periods"]),
        spoken_reviews=_rewritten(content["spoken_reviews"]),
        aspects=frozenset(content["follow_ups"]["aspects"]),
        apart=_compiled(content["apart"]),
        follow_ups=_compiled(content["follow_ups"]),
        several=_compiled(content["several"]),
        comparing=_compiled(content["comparing"]),
        surveys=_compiled(content["surveys"]),
        asserting=_compiled(content["asserting"]),
        outcomes=_compiled(content["outcomes"]),
        answer_types=_answer_types(content["answer_types"]),
        reason_label=re.compile(content["labels"]["reason"]),
        labels=tuple((re.compile(asked), re.compile(label)) for asked, label in content["labels"]["others"]),
        position=_compiled(content["position"]),
        came_about=_compiled(content["came_about"]),
        needs=tuple((re.compile(asked), re.compile(said)) for asked, said in content["needs"]),
        editions=_compiled(content["editions"]),
        colophon=_compiled(content["colophon"]),
        begins=_compiled(content["begins"]),
        deliberate=re.compile(content["deliberate"]["asked"]),
        reasons_sought=content["deliberate"]["sought"],
        opposites=tuple((re.compile(one), re.compile(other)) for one, other in content["opposites"]),
        opposites_alone=tuple((re.compile(one), re.compile(other)) for one, other in content["opposites_alone"]),
        together={word: tuple(members) for word, members in content["comparing"]["together"].items()},
    )


def _answer_types(section: Mapping[str, Any]) -> AnswerTypes:
    return AnswerTypes(
        asked=_compiled(section["asked"]),
        left=re.compile(section["left"]),
        trailing=re.compile(section["trailing"]),
        told=_compiled(section["told"]),
        carries_on=re.compile(section["carries_on"]),
        none_told=re.compile(section["none_told"]),
        missing=section["missing"],
    )


class Patterns(Mapping[str, re.Pattern[str]]):
    """Patterns by name, each compiled when it is first asked for.

    No question needs them all, and the first answer of a process waits for each that is compiled.
    """

    def __init__(self, written: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._written, self._flags = written, flags
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern; KeyError where there is none of that name."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._written[name], self._flags)
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """The names, in the file's order."""
        return iter(self._written)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._written)


def _filled_in(pairs: list[tuple[str, str]], parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs with each part in the place of its name in braces; a part may name those above it."""
    for name, part in reversed(tuple(parts.items())):
        pairs = [(spoken.replace(f"{{{name}}}", part), written) for spoken, written in pairs]
    return pairs


def _rewritten(pairs: list[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is said, as a pattern, with what is written for it."""
    return tuple((re.compile(spoken), written) for spoken, written in pairs)


def _compiled(section: Mapping[str, object]) -> Patterns:
    """The section's patterns; what else it holds is left out."""
    return Patterns({name: pattern for name, pattern in section.items() if isinstance(pattern, str)})


def _any_of_each(section: Mapping[str, list[str]]) -> Patterns:
    """For each name of the section a pattern that finds any of its patterns."""
    return Patterns({name: _joined(patterns) for name, patterns in section.items()}, re.IGNORECASE)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(_joined(patterns), re.IGNORECASE)


def _joined(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)
