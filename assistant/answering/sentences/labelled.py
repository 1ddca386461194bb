"""The paragraph or item that a title sentence opens (打造白酒产业集群。……), given as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.blocks import blocks_of
from assistant.answering.evidence.form import gives_members
from assistant.answering.evidence.outline import MOST_SENTENCES, WHOLE_CHARACTERS, only_bears
from assistant.answering.evidence.relevance import coverage, focus
from assistant.answering.evidence.topics import LEAST_FOCUSED, below_title, taken_up
from assistant.answering.sentences.behind import of_spans
from assistant.answering.sentences.beside import NEAR_THE_BEST
from assistant.answering.understanding.question_terms import place_forms
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.spans import inside_line, line_end, line_start, next_line
from assistant.reading.unmarked import is_label
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Document
    from assistant.reading.spans import Span

LABELS_TRIED = 6
LEAST_HALF = 4  # characters at the end of each half of a title that the question may name both of
LEAST_OF_A_TITLE = 0.5  # of what the best sentence says of the question, for the title of a paragraph
LEAST_NAMED = 0.25  # of the question, for a thing whose naming in the next title goes on with the paragraph
JOINED = re.compile("[和与及]")
_DONE = re.compile("(?:全面|圆满|全部|如期|顺利|提前|超额)完成")  # a result, and no title of what follows


def labelled_paragraph(gathered: Gathered, best: Statement) -> list[Statement]:
    """The paragraph that a short sentence opens which is about as good as the best one; [] where there is none."""
    own = line_start(best.document.text, best.start)
    members = gathered.query.kind == "list" and gives_members(best.text)
    how = gathered.query.kind == "explain"
    tried = sorted(  # what opens a paragraph tells more, and most what opens the one of the best
        (s for s in gathered.statements[:LABELS_TRIED] if not _passing(gathered, s)),
        key=lambda s: ((s.document.id, s.start) != (best.document.id, own), inside_line(s.document.text, s.start)),
    )
    for statement in tried:
        if statement.own < LEAST_OF_A_TITLE * best.own:
            continue  # 地方债务怎么化解: the sentences on it, not all that stands below 处置风险隐患
        if members and statement.own < best.own:
            continue  # 新组建哪些国有企业: the sentence that names them, not the paragraph 推动国有企业做强
        paragraph: Sequence[Span] = labelled(statement)
        if _is_another_part(best, statement, paragraph):
            continue
        near = statement.score >= NEAR_THE_BEST * best.score or (how and _is_short_with(paragraph, best, statement))
        if near and paragraph:
            paragraph = _with_what_goes_on(gathered, statement, paragraph) if how else paragraph
            half = asked_half(gathered, statement.document, strip_marks(statement.text), paragraph)
            return of_spans(gathered, statement, half) or [statement, *of_spans(gathered, statement, paragraph)]
    return []


def _is_another_part(best: Statement, title: Statement, paragraph: Sequence[Span]) -> bool:
    """Whether the best statement stands in the same line under another title, and not in the paragraph of this one.

    织牢基层网底。…… 提升医疗服务。……: what stands below the second is not of 基层医疗.
    """
    text, inside = best.document.text, any(start <= best.start < end for start, end in paragraph)
    if title.document.id != best.document.id or inside or title.start == best.start or title.score >= best.score:
        return False
    return line_start(text, title.start) == line_start(text, best.start) < min(title.start, best.start)


def _is_short_with(paragraph: Sequence[Span], best: Statement, title: Statement) -> bool:
    """Whether the best statement stands in a paragraph that is no longer than an explanation."""
    of_it = title.document.id == best.document.id and any(start == best.start for start, _ in paragraph)
    return of_it and len(paragraph) < MOST_SENTENCES


def _with_what_goes_on(gathered: Gathered, title: Statement, paragraph: Sequence[Span]) -> Sequence[Span]:
    """A short paragraph with what stands below the next titles of its line or item that name the same asked thing.

    打造白酒产业集群。…… goes on with 壮大优强白酒企业。……
    """
    text = title.document.text
    things = [t for t in gathered.terms if t.thing and t.weight >= LEAST_NAMED and t.word not in place_forms()]
    things = [t for t in things if t.word not in title.missing]
    going_on, titled = [*paragraph], False
    for span in sentences(text, paragraph[-1][1], min(line_end(text, paragraph[-1][1]), _item_end(title))):
        said = fold(text[slice(*span)])
        if is_label(said):
            titled = any(coverage((thing,), said)[0] >= 1 for thing in things)
        if not titled or len(going_on) >= MOST_SENTENCES:
            break
        going_on.append(span)
    return going_on


def labelled(best: Statement) -> tuple[tuple[int, int], ...]:
    """The sentences after ``best`` in its line or item, where it is a title sentence that says what they are about."""
    text = best.document.text
    said = strip_marks(best.text)
    if said.rstrip().endswith("：") and not text[best.end : line_end(text, best.end)].strip():
        return _in_the_next_line(best)
    if not (is_label(said) or best.start in blocks_of(best.document)) or _DONE.match(said):
        return ()
    reach = min(blocks_of(best.document).get(best.start, line_end(text, best.end)), _item_end(best))
    spans = sentences(text, best.start, reach)
    opens_an_item = _item_end(best) < line_end(text, best.end)  # 二要做好外送文章。…… 三要: it is the title of it all
    if not opens_an_item and best.start > (first := line_start(text, best.start)):
        line = sentences(text, first, reach)
        at = next((i for i, span in enumerate(line) if span[0] == best.start), -1)
        spans = below_title(text, line, at) if at >= 0 else taken_up(text, spans)
    below = [span for span in spans[1:] if not only_bears(text[slice(*span)])]
    within = [span for span in below if span[1] - best.start <= WHOLE_CHARACTERS]
    return tuple(within) or tuple(below[:1])


def _in_the_next_line(best: Statement) -> tuple[tuple[int, int], ...]:
    """The sentences of the next line with text, which a line that ends in a colon announces."""
    text = best.document.text
    begin, end = next_line(text, best.end)
    spans = sentences(text, begin, end)
    return tuple(span for span in spans if span[1] - begin <= WHOLE_CHARACTERS) or tuple(spans[:1])


def asked_half(gathered: Gathered, document: Document, title: str, below: Sequence[Span]) -> list[Span]:
    """Of what stands below a title that joins two things (新兴产业和未来产业) what names the asked one, if any."""
    halves = [fold(half) for half in JOINED.split(title.rstrip("。")) if half]
    things = [term for term in gathered.terms if term.thing and term.word not in place_forms()]
    main = max(things, key=lambda term: (round(term.weight, 2), len(term.word)), default=None)
    if all(half[-LEAST_HALF:] in fold(gathered.query.text) for half in halves):
        return []
    if main is None or len(halves) != 2 or sum(any(form in half for form in main.forms) for half in halves) != 1:
        return []
    return [span for span in below if coverage((main,), fold(document.text[slice(*span)]))[0] >= 1]


def _passing(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement is a task among others of its paragraph that is about something else for the most part."""
    inside = inside_line(statement.document.text, statement.start)
    return inside and focus(gathered.terms, fold(statement.text)) < LEAST_FOCUSED


def opened_item(best: Statement) -> list[Span]:
    """The sentences behind the one that opens a numbered item, as far as an explanation is long; [] for others."""
    end = _item_end(best)
    if end >= len(best.document.text):
        return []
    return list(sentences(best.document.text, best.end, end))[: MOST_SENTENCES - 1]


def _item_end(statement: Statement) -> int:
    """Where the item ends that the statement opens; the end of the text where it opens none."""
    document = statement.document
    ends = (
        item.end
        for listed in document.lists
        for item in listed.items
        if item.start == statement.start and listed.style not in {"bullet", "sections"}
    )
    return min(ends, default=len(document.text))
