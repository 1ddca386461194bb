"""A question's way, in four steps: understand → gather → write → verify.

Where a language model is configured it may word the question, order the evidence, and tell the verified answer in
sentences of its own, each verified in turn; everything it does has the rules' way behind it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import Runnable

from assistant.answering.asked_instead import told_when_asked
from assistant.answering.assistance import Assistance
from assistant.answering.claims.another_class import of_another_class
from assistant.answering.claims.assertions import assertion_of
from assistant.answering.claims.whether import NOT_SAID
from assistant.answering.compose import compose, compose_comparison, compose_reconciled, compose_survey
from assistant.answering.conversation import resolve
from assistant.answering.deadline import keep_time
from assistant.answering.derived.likeliest import compose_derived
from assistant.answering.doubts_noted import with_doubts_noted
from assistant.answering.drafting import Draft, names_held
from assistant.answering.figure_near import figure_near
from assistant.answering.figures.asked_for import is_all_asked_for, only_what_is_asked
from assistant.answering.figures.part_of_year import told_of_part_of_year
from assistant.answering.gather import Gathered, Shelf, gather
from assistant.answering.holdings import Holdings
from assistant.answering.in_passing import at_another_time, claim_and_rest, lead_put_right, rest_of
from assistant.answering.in_words import in_words
from assistant.answering.item_of_the_last import (
    asks_which_of_them,
    compose_items,
    items_asked,
    told_items,
    with_those_named,
)
from assistant.answering.lists.members import item_asked_for
from assistant.answering.of_another import none_of_another
from assistant.answering.of_another_place import told_of_another_place
from assistant.answering.of_another_plan import only_of_the_plan
from assistant.answering.of_the_last import (
    answers_as_well,
    is_of_the_time,
    is_of_what_it_says,
    leaves_document_open,
    names_a_thing_alone,
    of_the_last,
    says_all,
    with_last_time,
)
from assistant.answering.of_turns import MOST_TURNS, Turn, asked_of_turns, compose_of_turns, turn_and_rest
from assistant.answering.operations.worked_out import compose_operation, left_open
from assistant.answering.outcomes import only_intended, only_reached
from assistant.answering.parts.comparison import by_how_much, comparison_of
from assistant.answering.parts.editions import compose_editions, editions_of
from assistant.answering.parts.one_of_several import note_untold_indicators
from assistant.answering.parts.part_by_part import answers_by_parts, compose_figures, compose_parts, with_gaps
from assistant.answering.parts.parts import figure_parts
from assistant.answering.parts.same_document import in_one_document
from assistant.answering.parts.side_by_side import LEAST_MEMBERS
from assistant.answering.parts.text_parts import text_parts
from assistant.answering.parts.told_together import compose_together
from assistant.answering.question import FORECAST, FOREIGN, fold, require_fit, understand
from assistant.answering.refusing import refuse
from assistant.answering.sentences.choosing import name_asked_for
from assistant.answering.sentences.survey import survey_of
from assistant.answering.tables.table_questions import compose_of_rows, row_of_the_thing
from assistant.answering.understanding.dated_document import by_its_year
from assistant.answering.understanding.exchange import exchange_place
from assistant.answering.understanding.led_in import LEAD_NOT_HELD, lead_is_open
from assistant.answering.understanding.numbered_sections import by_title
from assistant.answering.understanding.own_place import own_place, says_ours, told_outright, with_us_named
from assistant.answering.understanding.plainer import put_plainly
from assistant.answering.understanding.question_terms import with_codes_marked
from assistant.answering.understanding.resolved import Resolved
from assistant.answering.understanding.this_year import note_of_year
from assistant.answering.understanding.whereabouts import is_home
from assistant.answering.untold import only_what_is_told
from assistant.answering.verdicts import compose_verdict
from assistant.answering.verification import HeldTitles, verify
from assistant.search.slips import put_right
from assistant.search.sounds import as_named
from assistant.terms import load_terms
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langchain_core.runnables import RunnableConfig

    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.parts.comparison import Comparison
    from assistant.answering.parts.editions import EditionHeld, Editions
    from assistant.answering.parts.part_by_part import PartHeld
    from assistant.answering.parts.parts import Part
    from assistant.answering.parts.side_by_side import Compared
    from assistant.answering.proofs import Tried
    from assistant.answering.sentences.survey import Survey, Surveyed
    from assistant.library.open import Library
    from assistant.llm import Meter
    from assistant.model import Answer, Filters, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes in: the question, the conversation's earlier questions, and what the search is restricted to."""

    question: str
    history: tuple[str, ...]
    filters: Filters
    meter: Meter | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as a whole; where it asks two things, each by itself; where it compares, what it compares.

    ``figures``: the parts of a question for several figures; ``assertion``: what it asserts that figures can decide;
    ``asserted``: what each of its ``parts`` asks whether it is so, where one does; ``editions``: the documents that it
    compares by name.
    """

    whole: Query
    parts: tuple[Query, ...]
    comparison: Comparison | None
    survey: Survey | None = None
    figures: tuple[Part, ...] = ()
    meter: Meter | None = None
    assertion: Assertion | None = None
    asserted: tuple[Assertion | None, ...] = ()
    editions: Editions | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What was gathered for the question as a whole, then its parts; for the cells of a comparison; for a survey."""

    gathered: tuple[Gathered, ...]
    compared: Compared | None
    surveyed: Surveyed | None
    figures: tuple[PartHeld, ...] = ()
    tried: Tried | None = None
    parts_tried: tuple[Tried | None, ...] = ()
    editions: tuple[EditionHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer still to be verified, how to write it anew with nothing but quotes, and what it was written from."""

    answer: Answer
    only_quotes: Callable[[], Answer]
    gathered: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A proven answer, with what it was written from: the question as a whole, then its parts."""

    answer: Answer
    gathered: tuple[Gathered, ...]


WHERE_NOTHING_IS_FOUND = (
    row_of_the_thing,
    of_another_class,
    at_another_time,
    told_of_another_place,
    told_when_asked,
    rest_of,
    in_words,
    figure_near,
)
"""Other ways to an answer, the first that finds one."""
RECENT = 3  # earlier questions whose 今年, place and document a follow-up may take over
_UNMARKED = str.maketrans("", "", "“”")
LATEST = 50  # earlier questions that a follow-up may be about


def show_nothing(answer: Answer) -> None:
    """Who asks waits for the whole answer."""


class _Step(Runnable[Any, Any]):
    """A step of the chain.

    Callbacks hear of the chain as a whole. A RunnableLambda would tell them of each step, and look up anew at each
    question whether its function takes a configuration.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work

    def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Any:  # noqa: ANN401
        """What the step makes of what the one before it made."""
        return self._work(input)


def _as_it_is(answer: Answer) -> Answer:
    """An answer of nothing but quotes, which is none to write anew."""
    return answer


def _said_lately(asked: Asked) -> str:
    """The question with those before it whose time and place it may take over."""
    return " ".join((*asked.history[-RECENT:], asked.question))


class AnsweringChain:
    """The four steps over one version of a library, as one LangChain Runnable from Asked to Verified."""

    def __init__(self, library: Library, assistance: Assistance = Assistance()) -> None:  # noqa: B008 - a frozen value
        """``library`` must not change while an answer is written: give a snapshot."""
        self.version = library.version
        self._library = library
        self._assistance = assistance
        self._shelf = Shelf(library)
        self._holdings = Holdings(library, self._shelf)
        self._titles = HeldTitles(lambda: names_held(library.documents()))
        self.runnable: Runnable[Asked, Verified] = (
            _Step(self._understand) | _Step(self._gather) | _Step(self._write) | _Step(self._verify)
        )

    def answer(
        self,
        question: str,
        history: Sequence[str],
        filters: Filters,
        show: Callable[[Answer], None] = show_nothing,
    ) -> Answer:
        """The verified answer, with the time it took; ``show`` is called with it as far as it stands while it grows."""
        begun, meter = time.perf_counter(), self._assistance.meter()
        require_fit(question, history)
        history = history[-LATEST:]
        asked = Asked(self._as_meant(question), tuple(map(self._as_meant, history)), filters, meter)
        verified = (
            self._items_of_the_last(asked)
            or self._of_turns(asked)
            or self._of_the_last(
                asked, self._in_its_document(asked, self._put_plainly(asked, self.runnable.invoke(asked)))
            )
        )
        answer, writer = self._with_year_noted(asked, self._of_them(asked, verified)), self._assistance.writer
        if asked.question.translate(_UNMARKED) != question.translate(_UNMARKED) and not answer.understood:
            answer = replace(answer, understood=asked.question)
        if writer is not None and meter is not None:
            answer = writer.write(verified.gathered, answer, self._proven, meter, show)
        answer = with_doubts_noted(answer, self._library)
        use = answer.model_use or (meter.use("composed") if meter is not None and meter.calls else None)
        return replace(answer, question=question, seconds=time.perf_counter() - begun, model_use=use)

    def _of_turns(self, asked: Asked) -> Verified | None:
        """What is worked out of the figures that the last turns told; None where that is not asked, or not plain."""
        two = turn_and_rest(asked.question) if asked.history else None
        if two is not None and self._resolved(replace(asked, question=two[0])).followed:
            asked = replace(asked, question=two[1], history=(*asked.history, two[0]))
        wanted = asked_of_turns(asked.question) if asked.history else None
        if wanted is None:
            return None
        first = max(0, len(asked.history) - MOST_TURNS)
        turns = [self._turn(replace(asked, history=asked.history[: at + 1])) for at in range(first, len(asked.history))]
        composed = compose_of_turns(
            wanted, turns, partial(self._of_another_place, asked, turns[-1]), self._library.document
        )
        if composed is None:
            return None
        answer, understood = composed
        proven = self._proven(answer)
        if proven.status != answer.status:
            return None
        return Verified(replace(proven, understood=understood), (turns[-1].gathered,))

    def _turn(self, asked: Asked) -> Turn:
        """What the last question of the history was answered."""
        verified = self._before(asked)
        return Turn(verified.gathered[0].query.text, verified.gathered[0], verified.answer)

    def _of_another_place(self, asked: Asked, last: Turn, place: str) -> Turn | None:
        """The last question asked of another place; None where it names none that could be exchanged."""
        place = next(iter(load_terms().home.values())) if place == "home" else place
        text, _ = exchange_place(last.text, place)
        if text == last.text:
            return None
        verified = self.runnable.invoke(replace(asked, question=text, history=()))
        return Turn(text, verified.gathered[0], verified.answer)

    def _put_plainly(self, asked: Asked, verified: Verified) -> Verified:
        """What is answered in full without the half sentences that only stand beside the question, if it is not so."""
        declined = any(gathered.query.kind == "declined" for gathered in verified.gathered)
        plainly = "" if declined or verified.answer.status == "answered" else put_plainly(asked.question)
        again = self.runnable.invoke(replace(asked, question=plainly)) if plainly else None
        if again is None:
            return verified
        # 是多少？只要2019年那个 asks nothing behind the question, which is refused then as a whole.
        only_shortened = asked.question.startswith(plainly.rstrip("？?"))
        if again.answer.status != "answered" and not (again.answer.status == "refused" and only_shortened):
            return verified
        return replace(again, answer=replace(again.answer, understood=again.answer.understood or plainly))

    def _items_of_the_last(self, asked: Asked) -> Verified | None:
        """The items of a sentence of the last answer, or what its document says of one; None where none is meant."""
        wanted = items_asked(asked.question) if asked.history else None
        if wanted is None:
            return None
        before = self._before(asked)
        items = told_items(before.answer, wanted, self._library.document)
        if not items:
            return None
        name, document = items[0].name, items[0].citation.document_id
        if wanted.rest and len(items) == 1:
            of_it = replace(asked, filters=replace(asked.filters, documents=(document,)), history=())
            told = self._in_full(replace(of_it, question=f"{name}{wanted.rest}"), name)
            if told is not None and told.answer.citations[0].quote != items[0].citation.quote:
                return replace(told, answer=replace(told.answer, understood=f"{name}{wanted.rest}"))
        answer = compose_items(before.gathered[0], items, self._library.document(document))
        return Verified(
            self._proven(replace(answer, understood=f"{before.answer.question}{asked.question}")), before.gathered
        )

    def _of_them(self, asked: Asked, verified: Verified) -> Answer:
        """The answer, where it is asked of which of the last one's items it is so, with those that it names."""
        if not (asked.history and asks_which_of_them(asked.question)) or verified.answer.status != "answered":
            return verified.answer
        before = self._before(asked).answer
        return self._proven(with_those_named(verified.answer, before, self._library.document))

    def _of_the_last(self, asked: Asked, verified: Verified) -> Verified:
        """What is answered in full where the question is asked of what the one before was about, if it is not so."""
        declined = any(gathered.query.kind == "declined" for gathered in verified.gathered)
        told = verified.answer.status == "partial" and verified.answer.understood  # 两市差多少: of one of them only
        if declined or told or verified.answer.status == "answered":
            return verified
        for text in of_the_last(asked.question, asked.history):
            again = self._in_full(replace(asked, question=text, history=()), asked.question)
            if again is not None and is_of_what_it_says(again.answer, asked.question):
                return replace(again, answer=replace(again.answer, understood=again.answer.understood or text))
        return verified

    def _in_full(self, again: Asked, question: str) -> Verified | None:
        """What is answered where it is asked so; None where nothing is, or not all that ``question`` names."""
        told = self.runnable.invoke(again)
        answered = told.answer.status == "answered" and says_all(told.gathered[0].terms, question, told.answer)
        return told if answered else None

    def _in_its_document(self, asked: Asked, verified: Verified) -> Verified:
        """What the document that answered the question before says, where that is asked for as well as any other."""
        if not self._may_be_of_its_document(asked, verified):
            return verified
        before = self._before(asked)
        cited = dict.fromkeys(citation.document_id for citation in before.answer.citations)
        told = {citation.document_id for citation in verified.answer.citations}
        if len(cited) != 1 or told == set(cited):
            return verified
        filters = replace(asked.filters, documents=tuple(cited))
        question = with_last_time(asked.question, asked.history[-1])
        again = self._in_full(replace(asked, question=question, history=(), filters=filters), asked.question)
        if again is None or not is_of_the_time(again.answer, verified.answer.understood):
            return verified
        if verified.answer.understood and not is_of_what_it_says(again.answer, asked.question):
            return verified
        if verified.answer.status == "answered" and not answers_as_well(again.gathered[0], verified.gathered[0]):
            return verified
        title = in_title_marks(self._library.document(next(iter(cited))).title)
        return replace(again, answer=replace(again.answer, understood=f"{title}：{question}"))

    def _may_be_of_its_document(self, asked: Asked, verified: Verified) -> bool:
        """Whether a question that no rule completed, or none so that it is answered, may be of the last document."""
        if asked.filters.documents or not (asked.history and fold(asked.history[-1])):
            return False
        if any(gathered.query.kind == "declined" for gathered in verified.gathered):
            return False
        if verified.answer.understood:
            return verified.answer.status != "answered" and (
                names_a_thing_alone(asked.question) or leaves_document_open(asked.question)
            )
        return leaves_document_open(asked.question)

    def _before(self, asked: Asked) -> Verified:
        """What was answered to the question before, as far as a few more before it tell: each may hang on its own."""
        last = replace(asked, question=asked.history[-1], history=asked.history[-1 - RECENT : -1])
        return self._in_its_document(last, self.runnable.invoke(last))

    def _with_year_noted(self, asked: Asked, answer: Answer) -> Answer:
        """The answer with what 今年 was taken for, where only documents of another year are held."""
        cited = dict.fromkeys(citation.document_id for citation in answer.citations)
        year = self._this_year(asked)
        note = note_of_year(_said_lately(asked), year, answer, map(self._library.document, cited)) if year else ""
        return replace(answer, notes=(note, *answer.notes)) if note else answer

    def _understand(self, asked: Asked) -> Understood:
        # The report that a question tells by its year is whose 今年 and 上一年 it speaks of, and is known before these.
        question, asked = self._of_its_document(asked.question, asked)
        resolved = self._by_title(self._told_outright(self._resolved(replace(asked, question=question))))
        text, asked = self._of_its_document(resolved.text, asked)
        if asked.filters.documents and (text, question) != (resolved.text, asked.question):
            resolved = replace(resolved, text=text, followed=True)
        query = understand(resolved.text, asked.filters, resolved.text if resolved.followed else "")
        whole = replace(
            query,
            ordinal=resolved.ordinal,
            detail=resolved.detail,
            others=resolved.others,
            counted=resolved.counted,
            count_asked=resolved.count_asked,
        )
        survey = survey_of(whole)
        figures = () if survey else figure_parts(whole)
        parts = () if figures else tuple(self._parts(whole, asked))
        comparison = None if parts or survey or figures else comparison_of(whole)
        understood = Understood(whole, parts, comparison, survey, figures, asked.meter)
        asserted = tuple(assertion_of(part) for part in parts)
        if any(assertion and assertion.asked for assertion in asserted):  # 湖州是不是成员，扬州呢: each by itself
            return replace(understood, asserted=asserted, editions=editions_of(whole))
        nothing = (None,) * len(parts)
        return replace(understood, assertion=assertion_of(whole), asserted=nothing, editions=editions_of(whole))

    def _told_outright(self, resolved: Resolved) -> Resolved:
        """With the place that 全省 or 我市 means, where the library is another place's than home."""
        text = told_outright(resolved.text, self._own_place) if says_ours(resolved.text) else resolved.text
        text = with_us_named(text, self._home)
        return resolved if text == resolved.text else replace(resolved, text=text, followed=True)

    def _as_meant(self, question: str) -> str:
        """The question with what was typed with wrong characters of the same sound or look put right, names marked."""
        question = with_codes_marked(question, lambda name: bool(self._library.documents_with(name)))
        named = as_named(question, lambda word: self._library.rarity(word) < 1)
        return put_right(named, self._library.rarity)

    def _by_title(self, resolved: Resolved) -> Resolved:
        """With numbered sections by their titles."""
        text = by_title(resolved.text, self._library.documents(), self._library.document)
        return resolved if text == resolved.text else replace(resolved, text=text, followed=True)

    def _of_its_document(self, question: str, asked: Asked) -> tuple[str, Asked]:
        """The question without the year that only tells which document it asks, and what restricts it to that one."""
        if asked.filters.documents:
            return question, asked
        text, document = by_its_year(question, self._library.documents())
        if not document:
            return question, asked
        return text, replace(asked, filters=replace(asked.filters, documents=(document,)))

    @cached_property
    def _home(self) -> str:
        """One's own place, where documents of it are held, or else the only place that any are of."""
        at_home = any(map(is_home, self._library.documents()))
        return next(iter(load_terms().home.values())) if at_home else self._own_place

    @cached_property
    def _own_place(self) -> str:
        return own_place(self._library.documents(), self._library.document)

    def _resolved(self, asked: Asked) -> Resolved:
        """The question as it stands for itself, by the model where one may reword, else by the rules."""
        if asked.history and understand(asked.question, asked.filters).reason == FORECAST:
            return Resolved(asked.question)  # 你看今年能不能完成 is a forecast of whatever it is about
        reworder, meter = self._assistance.reworder, asked.meter
        named, year = partial(self._named, asked.filters), self._this_year(asked)
        if reworder is None or meter is None or not _may_be_reworded(asked):
            return resolve(asked.question, asked.history, named, year)
        translated = reworder.translate(asked.question, meter)
        resolved = resolve(translated or asked.question, asked.history, named, year)
        if not (resolved.ordinal or resolved.detail or resolved.others):
            completed = reworder.follow_up(translated or asked.question, asked.history, meter)
            resolved = Resolved(completed, followed=True) if completed else resolved
        return replace(resolved, followed=True) if translated else resolved

    def _this_year(self, asked: Asked) -> int:
        return self._shelf.this_year(_said_lately(asked), asked.filters)

    def _named(self, filters: Filters, question: str, item: int) -> str:
        """The name that answers an earlier question, for a pronoun that stands for it; how the list's item opens."""
        gathered = gather(replace(understand(question, filters), ordinal=item), self._shelf)
        return item_asked_for(gathered) if item else name_asked_for(gathered)

    def _parts(self, whole: Query, asked: Asked) -> Iterator[Query]:
        """What a question in two or three parts asks one after the other, each completed from those before it."""
        parts = text_parts(whole, asked.history) if whole.kind != "declined" else ()
        reworder, meter = self._assistance.reworder, asked.meter
        if reworder is not None and meter is not None and not parts and whole.kind != "declined":
            said = reworder.split(whole.text, meter)
            parts = tuple(resolve(part, (*asked.history, *said[:number])) for number, part in enumerate(said))
        for part in parts:
            query = understand(part.text, asked.filters)
            yield replace(query, ordinal=part.ordinal, detail=part.detail, others=part.others, said=part.said)

    def _gather(self, understood: Understood) -> Material:
        ranker, meter = self._assistance.ranker, understood.meter
        ranked = partial(ranker.rank, meter) if ranker is not None and meter is not None else None
        queries = (understood.whole, *understood.parts)
        held = self._holdings
        gathered = tuple(held.of_question(query, ranked) for query in queries)
        comparison, survey = understood.comparison, understood.survey
        compared = held.of_comparison(understood.whole, comparison) if comparison else None
        figures = tuple(held.of_part(part, understood.whole.filters, ranked) for part in understood.figures)
        surveyed = held.of_survey(understood.whole, survey) if survey else None
        tried = held.of_assertion(understood.whole, understood.assertion) if understood.assertion else None
        parts_tried = tuple(
            held.of_assertion(part, assertion) if assertion else None
            for part, assertion in zip(understood.parts, understood.asserted, strict=True)
        )
        editions = held.of_editions(understood.editions, understood.whole.filters)
        everything = (*gathered, *(part.gathered for part in figures))
        return Material(everything, compared, surveyed, figures, tried, parts_tried, editions)

    def _write(self, material: Material) -> Drafted:
        """The answer to both parts, to the members of a comparison, or to the question as a whole.

        What is held of one member only is given, with what is not, where the question as a whole gives no more.
        """
        keep_time()
        whole, figures = material.gathered[0], material.figures
        nothing = partial(refuse, Draft(whole.query, whole.searched), whole)
        if (answer := compose_reconciled(whole)) or (answer := compose_verdict(whole, material.tried)):
            return Drafted(answer, lambda: compose(whole, only_quotes=True), material.gathered)
        if drafted := self._figure_by_figure(material):
            return drafted
        parts = () if figures else material.gathered[1:]
        answer = compose_survey(whole, material.surveyed)
        if answer is None and _is_open(answer := compose_parts(parts, material.parts_tried)):
            answer = compose_parts(in_one_document(parts, self._shelf), material.parts_tried)
        if parts and answer and answer.status == "partial" and (told := compose_together(whole, parts)):
            return Drafted(told, partial(_as_it_is, told), material.gathered)
        answer = answer or compose_comparison(whole, material.compared)
        answer = answer or compose_editions(whole, material.editions) or self._told_by_the_whole(material)
        answer = only_what_is_asked(whole.query, answer)
        quoted = partial(compose, whole, only_quotes=True)
        if worked := self._worked_out(whole, answer):
            return Drafted(worked, quoted, material.gathered)
        answer = with_gaps(left_open(whole, answer), figures) or nothing()
        return Drafted(answer, lambda: with_gaps(quoted(), figures) or nothing(), material.gathered)

    def _figure_by_figure(self, material: Material) -> Drafted | None:
        """The answer to a question for several figures, each by itself; None where none of them is found so."""
        whole, figures = material.gathered[0], material.figures
        if not figures:
            return None
        answer = compose_figures(whole, figures)
        if _is_open(answer):
            anew = in_one_document([part.gathered for part in figures], self._shelf)
            figures = tuple(replace(part, gathered=told) for part, told in zip(figures, anew, strict=True))
            answer = compose_figures(whole, figures)
        apart = [part.gathered for part in figures]
        if not (answer and answer.status == "answered") and (told := compose_together(whole, apart)):
            return Drafted(told, partial(_as_it_is, told), material.gathered)
        if answer is None:
            return None
        answer = only_what_is_asked(whole.query, answer)
        if worked := self._worked_out(whole, answer):
            return Drafted(worked, partial(_as_it_is, worked), material.gathered)
        again = partial(compose_figures, whole, figures, only_quotes=True)
        refused = partial(refuse, Draft(whole.query, whole.searched), whole)
        left = left_open(whole, answer, [part.query for part in apart])
        return Drafted(left, lambda: again() or refused(), material.gathered)

    def _worked_out(self, whole: Gathered, answer: Answer) -> Answer | None:
        """What the question wants worked out: of figures that it names, else of the numbers that were found."""
        named = compose_operation(whole, answer, self._shelf)
        if named is not None and is_all_asked_for(whole.query, named):
            return named
        derived = compose_derived(whole, answer, self._shelf)
        if derived is None or not is_all_asked_for(whole.query, derived):
            return None
        return derived if self._proven(derived).status == derived.status else None

    def _told_by_the_whole(self, material: Material) -> Answer:
        """The answer to the question as one, by the first way that finds it."""
        whole = material.gathered[0]
        answer = compose(whole)
        of_rows = None if answer.computed else compose_of_rows(whole, self._shelf)
        if of_rows is not None and self._proven(of_rows).status == of_rows.status:
            return of_rows
        of_figures = 0 < len(answer.facts) < LEAST_MEMBERS
        if answer.status != "answered" or of_figures:
            answer = compose_comparison(whole, material.compared, least=1) or answer
        if answer.status != "answered" and not material.compared:
            answer = self._held_apart(whole) or answer
        if answer.status != "answered" and not material.figures:
            answer = compose_together(whole, ()) or answer
        if answer.status == "refused":
            others = (way(whole, self._shelf) for way in WHERE_NOTHING_IS_FOUND)
            told = claim_and_rest(whole, material.tried, self._shelf)
            return told or next(filter(None, others), answer)
        if answer.text.startswith(NOT_SAID):
            answer = told_when_asked(whole, self._shelf) or told_of_another_place(whole, self._shelf) or answer
        if lead_is_open(whole.query.text, answer.text):
            return lead_put_right(whole, self._shelf) or replace(answer, notes=(*answer.notes, LEAD_NOT_HELD))
        return answer

    def _held_apart(self, whole: Gathered) -> Answer | None:
        """The two figures that are held against each other, each asked by itself; a target against what was reached."""
        answer = None
        for reached in (False, True) if whole.query.status == "target" else (False,):
            if apart := by_how_much(whole.query, reached=reached):
                answer = compose_comparison(whole, self._holdings.of_comparison(whole.query, apart)) or answer
            if answer is not None and answer.status == "answered":
                break
        return answer

    def _verify(self, drafted: Drafted) -> Verified:
        """The proven answer; where the gate took something out, the sentences themselves if they stand the test."""
        keep_time()
        told = drafted.answer
        if drafted.gathered:
            told = only_reached(drafted.gathered[0], only_intended(drafted.gathered[0], told))
            told = told_of_part_of_year(told, drafted.gathered[0])
            told = note_untold_indicators(drafted.gathered[0], told)
            told = told if answers_by_parts(told) else only_what_is_told(drafted.gathered[0], told)
            told = only_of_the_plan(drafted.gathered[0], none_of_another(drafted.gathered[0], told))
        answer = self._proven(told)
        if answer.status != told.status:
            quoted = self._proven(drafted.only_quotes())
            answer = quoted if quoted.status == "answered" else answer
        return Verified(answer, drafted.gathered)

    def _proven(self, answer: Answer) -> Answer:
        return verify(answer, lambda document, page: self._library.document(document).page_text(page), self._titles)


def _is_open(answer: Answer | None) -> bool:
    """Whether a part is not answered yet, or the parts are told by several documents."""
    several = answer is not None and len({citation.document_id for citation in answer.citations}) > 1
    return answer is None or answer.status != "answered" or several


def _may_be_reworded(asked: Asked) -> bool:
    """Whether the question is not one that is declined as it stands; one in a foreign language may be translated."""
    return understand(asked.question, asked.filters).reason in ("", FOREIGN)
