"""The LLM writer: the composed answer told in better sentences, each proven before it is shown.

The composed answer comes first and stays the measure: what it refuses stays refused, what it states as a figure, a
computation or a list stays stated. The model's sentences are taken as they arrive; those that do not stand are told
to it once, with the reasons; what is then still missing the program adds from the composed answer. Where nothing that
the model writes stands, or it does not answer, the composed answer is given, and says so.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.prompting import prompts
from assistant.answering.writer.brief import brief_for, documents_of
from assistant.answering.writer.proof import Refusal, Sentence, judge
from assistant.answering.writer.sentences import SentenceReader
from assistant.answering.writer.sheet import Sheet
from assistant.errors import LanguageModelError
from assistant.facts.table import notes_on
from assistant.llm import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.answering.gather import Gathered
    from assistant.answering.writer.brief import Brief
    from assistant.answering.writer.sentences import Written
    from assistant.llm import Meter, Model
    from assistant.model import Answer

    Prove = Callable[[Answer], Answer]
    Show = Callable[[Answer], None]

MOST_CHARACTERS = 6000  # of a reply; a longer one will not end
LEAST_SECONDS = 2.0  # a second round with less time left is not begun
MOST_TOLD = 12  # refused sentences that are told to the model
WRITTEN = "文字由大模型组织，数字、引文和出处都经程序核对。"
COMPLETED = "文字由大模型组织，没有写到的由程序照原文补上；数字、引文和出处都经程序核对。"
NO_REPLY = "大模型没有答成，这是程序照原文整理的回答。"
NOT_PROVEN = "大模型写的没有通过核对，这是程序照原文整理的回答。"


class Writer:
    """Writes with one model; safe to share between threads."""

    def __init__(self, model: Model, *, seconds: float, tokens: int) -> None:
        self._model = model
        self._seconds = seconds
        self._tokens = tokens

    def write(
        self,
        gathered: Sequence[Gathered],
        composed: Answer,
        prove: Prove,
        meter: Meter,
        show: Show = lambda answer: None,
    ) -> Answer:
        """The answer in the model's words, or the composed one with a note of why.

        ``gathered``: the question as a whole, then its parts. ``show`` is called with the answer as far as it stands
        each time a sentence was added; its text is always the beginning of what is returned.
        """
        if not may_be_reworded(gathered, composed):
            return composed
        brief = brief_for(gathered, composed, self._tokens)
        return _Writing(self._model, brief, prove, meter, show).answer(self._seconds) if brief.exhibits else composed


def may_be_reworded(gathered: Sequence[Gathered], composed: Answer) -> bool:
    """Whether a model may word the answer.

    Not one that refuses, that confirms or corrects a figure of the question, that is a table, or that rests on
    documents which are not among ``gathered`` (the cells of a comparison): such an answer is given as it is.
    """
    if composed.status != "answered":
        return False
    rows = any(claim.text.lstrip().startswith("|") for claim in composed.claims)
    held = documents_of(gathered)
    known = all(citation.document_id in held for citation in composed.citations)
    return bool(composed.claims) and known and not rows and not gathered[0].query.quantities


class _Writing:
    """One answer being written."""

    def __init__(self, model: Model, brief: Brief, prove: Prove, meter: Meter, show: Show) -> None:
        self._model, self._brief, self._meter, self._show = model, brief, meter, show
        self._sheet = Sheet(brief, prove)
        self._judged: dict[Written, Sentence | Refusal] = {}
        self._until = 0.0

    def answer(self, seconds: float) -> Answer:
        self._until = time.monotonic() + seconds
        broken = False
        refused: list[Refusal] = []
        try:
            messages = self._brief.messages()
            refused = self._round(messages)
            if self._worth_repairing(refused):
                self._round((*messages, *self._repairs(refused)))
        except LanguageModelError:
            broken = True
        if self._sheet.answer is None:
            return self._composed(NO_REPLY if broken else NOT_PROVEN)
        return self._completed(broken=broken)

    def _round(self, messages: Sequence[Message]) -> list[Refusal]:
        """Take the sentences of one reply as they arrive; those that do not stand, with why."""
        refused: list[Refusal] = []
        for written in self._sentences(messages):
            found = self._judged.get(written) or judge(written, self._brief, self._sheet.stands)
            self._judged[written] = found  # a model that is told what does not stand often says it again
            if isinstance(found, Refusal):
                refused.append(found)
            elif self._sheet.add(found) and self._sheet.answer is not None:
                self._show(self._sheet.answer)
        return refused

    def _sentences(self, messages: Sequence[Message]) -> Iterator[Written]:
        reader, read = SentenceReader(), 0
        for piece in self._model.reply(messages, self._meter, self._until - time.monotonic()):
            yield from reader.feed(piece[: MOST_CHARACTERS - read])
            read += len(piece)
            if read >= MOST_CHARACTERS:
                raise LanguageModelError("大模型的答复没有尽头。")
        yield from reader.finish()

    def _worth_repairing(self, refused: Sequence[Refusal]) -> bool:
        wanting = refused or self._sheet.answer is None or self._sheet.missing(whole=False)
        return bool(wanting) and self._until - time.monotonic() >= LEAST_SECONDS

    def _repairs(self, refused: Sequence[Refusal]) -> tuple[Message, ...]:
        """What the model wrote that did not stand, and what it is told about it."""
        told = list(refused[:MOST_TOLD])
        told += [Refusal(f"（没有写到）⟦{token}⟧", "答复里必须用到") for token in self._unused()]
        lines = "\n".join(f"- {one.written}——{one.reason}" for one in told)
        before = "\n".join(one.written for one in refused[:MOST_TOLD]) or "（空）"
        return (Message("assistant", before), Message("user", prompts()["repair"].format_map({"refused": lines})))

    def _unused(self) -> Iterator[str]:
        missing = self._sheet.missing(whole=False)
        facts = {fact for claim in missing for fact in self._sheet.facts_of(claim)}
        for token in self._brief.required:
            if self._brief.facts.get(token) in facts or self._brief.computed.get(token) in missing:
                yield token

    def _completed(self, *, broken: bool) -> Answer:
        """What stands, with what it still lacks of the composed answer, and the notes."""
        missing = self._sheet.missing(whole=broken)
        for claim in missing:
            facts = self._sheet.facts_of(claim)
            if self._sheet.add(Sentence(claim.text, claim.kind, facts=facts, taken=claim, opens=True)):
                self._show_answer()
        composed = self._brief.composed
        notes = (*composed.notes, *self._remarks(), COMPLETED if missing else WRITTEN)
        answer = self._sheet.finished(notes)
        if answer is None:
            return self._composed(NOT_PROVEN)
        if self._sheet.missing(whole=False):
            answer = replace(answer, status="partial")
        use = self._meter.use("completed" if missing else "written")
        return replace(answer, id=composed.id, understood=composed.understood, model_use=use)

    def _remarks(self) -> Iterator[str]:
        """What a careful reader must know beside the figures that the composed answer does not state."""
        stated = self._sheet.answer.facts if self._sheet.answer else ()
        query, held = self._brief.query, self._brief.composed.facts
        for fact in stated:
            if fact not in held:
                yield from notes_on(fact, next(iter(query.indicators), fact.indicator), (), query.periods)

    def _show_answer(self) -> None:
        if self._sheet.answer is not None:
            self._show(self._sheet.answer)

    def _composed(self, note: str) -> Answer:
        composed = self._brief.composed
        use = self._meter.use("composed")
        return replace(composed, notes=(*composed.notes, note), model_use=use)
