"""What is held for each thing that a question asks: the whole, its parts, a comparison's cells, an assertion."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.answering.claims.assertions import assertion_of
from assistant.answering.compose import compose
from assistant.answering.gather import Gathered, gather
from assistant.answering.parts.comparison import comparison_of
from assistant.answering.parts.editions import EditionHeld, named_document
from assistant.answering.parts.part_by_part import PartHeld
from assistant.answering.parts.side_by_side import Compared, figures_of
from assistant.answering.proofs import Tried, is_due
from assistant.answering.question import asks_the_paper, understand
from assistant.answering.sentences.only_counted import only_counted, without_paper
from assistant.answering.sentences.survey import SURVEYED, Surveyed, forms_of
from assistant.facts.naming import measure_class

if TYPE_CHECKING:
    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.gather import Ranked, Shelf
    from assistant.answering.parts.comparison import Comparison
    from assistant.answering.parts.editions import Editions
    from assistant.answering.parts.parts import Part
    from assistant.answering.sentences.survey import Survey
    from assistant.library.open import Library
    from assistant.model import DocumentKind, Fact, Filters, Query

_GROWTHS = ("增速", "年均增速")


def _targets(aims: Gathered) -> list[Fact]:
    return [figure.fact for figure in figures_of(aims) if figure.fact.status == "target"]


class Holdings:
    """Gathers from one version of a library."""

    def __init__(self, library: Library, shelf: Shelf) -> None:
        self._library, self._shelf = library, shelf

    def of_editions(self, editions: Editions | None, filters: Filters) -> tuple[EditionHeld, ...]:
        """The documents that the question compares by name, each with what it holds of what is asked."""
        if editions is None:
            return ()
        held: dict[str, EditionHeld] = {}
        for name in editions.names:
            found = gather(understand(name, filters), self._shelf)
            document = named_document(name, found, self._library.rarity)
            if document is not None:
                query = understand(editions.asked, replace(filters, documents=(document.id,)))
                held[document.id] = EditionHeld(document, gather(query, self._shelf))
        return tuple(held.values())

    def of_assertion(self, whole: Query, assertion: Assertion) -> Tried:
        """What is held for the figures that decide whether the assertion is so, and for what else is asked."""

        def held(query: Query) -> Gathered:
            return gather(query, self._shelf)

        said = understand(f"{assertion.said}，对吗？", whole.filters) if assertion.said else None
        claim = partial(held, replace(said, kind="verify", expects="")) if said else None
        members = [understand(question, whole.filters) for question in assertion.members]
        if assertion.kind == "target":  # a growth is held against a growth, an amount against an amount
            members[0] = replace(members[0], measures=members[1].measures, status="result")
        elif len(members) > 1 and not members[1].measures:
            members[1] = replace(members[1], measures=members[0].measures)
        rest = (lambda: held(understand(assertion.rest, whole.filters))) if assertion.rest else None
        found = self._of_target(*members) if assertion.kind == "target" else [held(member) for member in members]
        return Tried(assertion, tuple(found), rest, claim)

    def _of_target(self, reached: Query, aimed: Query) -> list[Gathered]:
        """What was reached and what was aimed at: of the year itself, else what is set for a later one.

        Where a growth is aimed at (GDP目标), that it is a growth that was reached.
        """
        aims = gather(aimed, self._shelf)
        targets = _targets(aims)
        if not targets:
            of_any_time = gather(replace(aimed, periods=()), self._shelf)  # 2023年达标了吗: by the mark set for 2025
            if due := tuple(held for held in of_any_time.facts if is_due(held[0], aimed.periods)):
                aims = replace(of_any_time, facts=due)
                targets = _targets(aims)
        growths = [fact.measure for fact in targets if measure_class(fact.measure) in _GROWTHS]
        if growths and not reached.measures:
            reached = replace(reached, measures=(growths[0],))
        return [gather(reached, self._shelf), aims]

    def of_part(self, part: Part, filters: Filters, ranked: Ranked | None) -> PartHeld:
        """What is held for one part of a question for several figures."""
        query = replace(understand(part.text, filters), said=part.said)
        comparison = comparison_of(query)
        compared = self.of_comparison(query, comparison) if comparison else None
        assertion = assertion_of(query)
        met = assertion is not None and assertion.asked and assertion.kind == "target"  # ……目标是多少，达到没有
        tried = self.of_assertion(query, assertion) if assertion and met else None
        return PartHeld(part, self.of_question(query, ranked), compared, tried)

    def of_question(self, query: Query, ranked: Ranked | None) -> Gathered:
        """What is held for one question; where it asks what the paper says, of the paper alone if that answers."""
        if asks_the_paper(query):
            of_the_paper = replace(query, filters=replace(query.filters, kinds=("paper",)))
            gathered = gather(of_the_paper, self._shelf, ranked)
            if compose(gathered).status == "answered":
                return gathered
            others = gather(query, self._shelf, ranked)
            return replace(others, paper_silent=gathered.searched.documents > 0)
        gathered = gather(query, self._shelf, ranked)
        if (asked := without_paper(query)) and only_counted(query, compose(gathered)):
            named = gather(understand(asked, query.filters), self._shelf, ranked)
            return gathered if only_counted(query, compose(named)) else named
        return gathered

    def of_survey(self, whole: Query, survey: Survey) -> Surveyed:
        """What is held for a survey: deeper than for one answer, and all the documents that speak of its topic."""

        def asked(question: str, kinds: tuple[DocumentKind, ...] = ()) -> Gathered:
            filters = replace(whole.filters, kinds=kinds) if kinds else whole.filters
            query = replace(understand(question, filters), kind="explain", expects="")
            return gather(query, self._shelf, passages=SURVEYED)

        if survey.kind == "proposal":
            return Surveyed(survey, asked(survey.topic), asked(survey.topic, ("paper",)), ())
        if survey.kind == "across":
            return Surveyed(survey, asked(survey.topic), None, ())
        forms = forms_of(survey.topic)
        found = frozenset[str]().union(*(self._library.documents_with(form, whole.filters) for form in forms))
        return Surveyed(survey, asked(survey.topic), None, tuple(map(self._library.document, sorted(found))))

    def of_comparison(self, whole: Query, comparison: Comparison) -> Compared:
        """What is held for each cell of the comparison, and for each row in the question's own words."""

        def asked(question: str) -> Gathered:
            query = understand(question, whole.filters)
            same_kind = len(comparison.aspects) == 1 and not query.measures
            return gather(replace(query, measures=whole.measures) if same_kind else query, self._shelf)

        cells = tuple(tuple(asked(question) for question in row) for row in comparison.cells)
        return Compared(whole.text, comparison, cells, lambda: tuple(asked(question) for question in comparison.texts))
