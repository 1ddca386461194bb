"""The facts table: what is held, indexed by the one name of each indicator, and looked up with what is left open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from assistant.facts.naming import (
    SAME_BUT_FOR_SCOPE,
    canonical_indicator,
    canonical_scope,
    canonical_subject,
    measure_class,
    split_scope,
)
from assistant.model import Period
from assistant.period import printed_key
from assistant.quantity import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.model import Document, Fact

NEAR = 12
LONGEST_NAME = 24
_STATUSES = ("result", "estimate", "target", "proposal")
# What was reached, or is reckoned to be, and what was only aimed at.
REACHED, AIMED = frozenset({"result", "estimate"}), frozenset({"target", "proposal"})
STATUS_NAMES = {"result": "完成数", "target": "目标数", "estimate": "预计数", "proposal": "建议数"}
_GENERAL = frozenset({"", "总量", "规模", "增加值", "企业", "产值", "收入", "投资", "面积", "项目"})


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that answers a look-up, with what must be said beside it (scope, target, another name)."""

    fact: Fact
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up brought: the matches, best first, and near it the same figure of other periods or subjects."""

    matches: tuple[Match, ...] = ()
    other_periods: tuple[Fact, ...] = ()
    other_subjects: tuple[Fact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.matches)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the matches, best first."""
        return tuple(match.fact for match in self.matches)


class FactTable:
    """Facts by indicator. Curated ones come before extracted ones; unsure ones are held, and left out of answers."""

    def __init__(self, facts: Iterable[Fact], documents: Iterable[Document] = ()) -> None:
        self.facts = tuple(facts)
        self.documents = {document.id: document for document in documents}
        self._of_indicator: dict[str, list[Fact]] = defaultdict(list)
        self._with_pair: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            self._of_indicator[canonical_indicator(fact.indicator)].append(fact)
        for name in self._of_indicator:
            for at in range(len(name) - 1):
                self._with_pair[name[at : at + 2]].add(name)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The canonical names of all indicators held."""
        return tuple(self._of_indicator)

    def look_up(
        self,
        subjects: Sequence[str] = (),
        indicators: Sequence[str] = (),
        measures: Sequence[str] = (),
        periods: Sequence[Period] = (),
        *,
        scopes: Sequence[str] = (),
        documents: Sequence[str] = (),
        unsure: bool = False,
    ) -> Found:
        """The facts for what is given; what is left empty is open. Without indicators nothing is found.

        Where nothing has exactly the asked indicator, indicators that contain it or that it contains are taken, and
        the note says so.
        """
        wanted = {canonical_subject(subject) for subject in subjects}
        classes = {measure_class(measure) for measure in measures}
        matches: list[Match] = []
        other_periods: list[Fact] = []
        other_subjects: list[Fact] = []
        for asked in dict.fromkeys(indicators):
            for fact, renamed in self._named(asked):
                if (not unsure and not fact.sure) or (documents and fact.document_id not in documents):
                    continue
                if classes and measure_class(fact.measure) not in classes:
                    continue
                if wanted and canonical_subject(fact.subject) not in wanted:
                    if not periods or any(covers(period, fact.period) for period in periods):
                        other_subjects.append(fact)
                elif periods and not any(covers(period, fact.period) for period in periods):
                    other_periods.append(fact)
                else:
                    notes = (*renamed, *notes_on(fact, asked, scopes, periods))
                    matches.append(Match(fact, tuple(dict.fromkeys(notes))))
        matches.sort(key=lambda match: _order(match.fact, periods, scopes))
        return Found(tuple(_once(matches)), _near(other_periods), _near(other_subjects))

    def named_in(self, text: str) -> tuple[str, ...]:
        """The held indicators of at least three characters that stand in ``text``, none inside a longer one's name."""
        found: list[str] = []
        compact = half_width("".join(text.split()))
        covered = 0
        for at in range(len(compact)):
            for length in range(min(LONGEST_NAME, len(compact) - at), 2, -1):
                name = compact[at : at + length]
                if at + length > covered and name in self._of_indicator and name not in _GENERAL:
                    found.append(name)
                    covered = at + length
                    break
        return tuple(dict.fromkeys(found))

    def _named(self, asked: str) -> Iterable[tuple[Fact, tuple[str, ...]]]:
        """Facts of the indicator; failing that, of indicators whose name contains or is contained in it."""
        name = canonical_indicator(asked)
        if name in self._of_indicator:
            return ((fact, ()) for fact in self._of_indicator[name])
        related = self._longer(name) or self._shorter(name)
        return (
            (fact, (f"问的是“{asked}”，库中是“{fact.indicator}”。",))
            for held in related
            for fact in self._of_indicator[held]
        )

    def _longer(self, name: str) -> tuple[str, ...]:
        if len(name) < 2:
            return ()
        pairs = [self._with_pair.get(name[at : at + 2], set()) for at in range(len(name) - 1)]
        candidates = min(pairs, key=len)
        return tuple(sorted((held for held in candidates if name in held), key=lambda held: (len(held), held)))

    def _shorter(self, name: str) -> tuple[str, ...]:
        """The longest held name inside ``name`` that says enough on its own."""
        for length in range(len(name) - 1, 2, -1):
            for at in range(len(name) - length + 1):
                part = name[at : at + length]
                if part in self._of_indicator and part not in _GENERAL:
                    return (part,)
        return ()


def covers(asked: Period, held: Period) -> bool:
    """Whether a fact of ``held`` answers a question about ``asked``: the same key, its deadline, or its end."""
    if asked.key == held.key:
        return True
    if held.key.startswith(".."):
        return asked.key == held.key[2:]
    if asked.key.startswith(".."):
        return held.key == asked.key[2:]
    if held.key.endswith("@"):
        return asked.last is not None and asked.last == held.last and not asked.key.endswith("@")
    return False


def notes_on(fact: Fact, asked: str, scopes: Sequence[str], periods: Sequence[Period]) -> Iterable[str]:
    """What differs between the question and the fact, in sentences."""
    _, scope_asked = split_scope(asked)
    wanted = {canonical_scope(scope) for scope in scopes} | ({scope_asked} if scope_asked else set())
    held = scope_of(fact)
    if wanted and held not in wanted:
        yield f"口径不同：问的是{'、'.join(sorted(wanted))}，库中是{held or '未注明口径'}。"
    elif held and not wanted:
        yield f"口径：{held}。"
    if note := note_on_name(fact, asked):
        yield note
    if fact.status != "result":
        yield f"这是{STATUS_NAMES[fact.status]}，不是完成数。"
    if periods and fact.period.key.endswith("@") and all(period.key != fact.period.key for period in periods):
        yield f"这是{printed_key(fact.period.key)}的时点数。"
    if fact.note:
        yield fact.note


def note_on_name(fact: Fact, asked: str) -> str:
    """That the fact goes by another name than what is asked, which may not cover quite the same; else ""."""
    for one, other in SAME_BUT_FOR_SCOPE:  # the first alone: 三产 stands in 第三产业, too
        if (one in asked and other in fact.indicator) or (other in asked and one in fact.indicator):
            return f"原文写的是“{fact.indicator}”；{one}与{other}的统计范围可能略有出入。"
    return ""


def says_enough(name: str) -> bool:
    """Whether an indicator's name says by itself what it is of."""
    return name not in _GENERAL


def figure_of(fact: Fact) -> tuple[object, ...]:
    """What a figure is and of what: the same for one that a document prints twice."""
    return (
        fact.document_id, canonical_subject(fact.subject), canonical_indicator(fact.indicator), fact.measure,
        fact.period.key, fact.quantity.value, fact.quantity.unit, fact.status,
    )  # fmt: skip


def standing(fact: Fact) -> int:
    """Which of two facts comes first: curated before extracted, then results, estimates, targets and proposals."""
    return len(_STATUSES) * (fact.origin != "curated") + _STATUSES.index(fact.status)


def newest_first(fact: Fact) -> int:
    """Smaller for a later period; 0 where it has no date."""
    return -fact.period.last.toordinal() if fact.period.last else 0


def best_first(fact: Fact) -> tuple[object, ...]:
    """The order of facts where no period and no scope is asked for."""
    return standing(fact), newest_first(fact), fact.document_id, fact.start


def scope_of(fact: Fact) -> str:
    """The fact's scope, from its field or from the front of its indicator."""
    return canonical_scope(fact.scope) if fact.scope else split_scope(fact.indicator)[1]


def _order(fact: Fact, periods: Sequence[Period], scopes: Sequence[str]) -> tuple[object, ...]:
    asked = {period.key for period in periods}
    in_scope = not scopes or scope_of(fact) in {canonical_scope(scope) for scope in scopes}
    exact = fact.period.key in asked if asked else True
    return (not exact, not in_scope, *best_first(fact))


def _once(matches: Iterable[Match]) -> Iterable[Match]:
    """One match for a figure that a document prints twice, and none extracted where a curated one stands."""
    seen: set[tuple[object, ...]] = set()
    for match in matches:
        if (key := figure_of(match.fact)) not in seen:
            seen.add(key)
            yield match


def _near(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    def order(fact: Fact) -> tuple[bool, int, str, int]:
        return fact.origin != "curated", newest_first(fact), fact.document_id, fact.start

    return tuple(nsmallest(NEAR, facts, key=order))
