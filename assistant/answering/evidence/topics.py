"""Titled stretches of the documents — sections, titled paragraphs, items — and which of them the question is about.

An official names a subject as a heading does (怎么加快制造强省建设 and 加快制造强省建设。): what stands below the
heading is then the answer, whole where it is short, else in outline.
"""

from __future__ import annotations

import math
import operator
import re
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from assistant.answering.evidence.blocks import blocks_of
from assistant.answering.evidence.chapters import told_at, told_under
from assistant.answering.evidence.form import asked_count, counts_in
from assistant.answering.evidence.relevance import NAMED_AT_LEAST, coverage, focus, is_of_field, weighed
from assistant.answering.evidence.siblings import is_of_a_sibling
from assistant.answering.evidence.surroundings import of_several_years, tells_another_span, time_opened
from assistant.answering.evidence.time_and_place import (
    dated,
    dates_in,
    only_years,
    period_named,
    periods_agree,
    stands_for_elsewhere,
)
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.sought import bearers
from assistant.answering.understanding.stance import joins_stances, names_stance, opposed, says_what_is_wrong, stance_of
from assistant.facts.own_year import dated_title
from assistant.facts.titled import title_place
from assistant.reading.headings import bare_heading, heading_number
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.spans import inside_line, line_spans
from assistant.reading.unmarked import is_label
from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Query, Stance
    from assistant.reading.spans import Span

LONGEST_TITLE = 45
WHOLE_LINE, LEAST_REACH = 600, 150
LEAST_UNDER = 90  # characters below a title inside a line that parts it
FEWEST_PARTS, LEAST_PART = 3, 30  # titles that part a line throughout, and characters below each but the first
UPPER_WORTH = 0.85
BODY_WORTH = 0.6
WITHIN_PERIOD = 0.85  # “十五五” holds the asked year, but what is to be done in the year stands under its own heading
OTHER_PERIOD, OTHER_PLACE, OTHER_STANCE, OPPOSED_STANCE, STILL_TO_DO = 0.5, 0.5, 0.85, 0.6, 0.7
OTHER_WORD = 0.05  # a title that says it otherwise (任务 for 目标) comes behind one in the question's own words
FOCUS_SHARE = 0.3
LEAST_NAMED = 0.55
# A title that names nothing but what the question names may name less of it.
EXACT, LEAST_NAMED_EXACTLY = 0.8, 0.35
LEAST_FOCUSED = 0.25  # the share of a title inside a line that the question must name
LEAST_OF_A_THING = 0.4
STANCE_WORTH = 0.7
FIELD_FOCUS = 0.5
FIELD_WORTH = 0.75  # a title that names the field of the thing that is asked about, over a text that names the thing
PERIOD_WEIGHT = 0.4
COUNT_AGREES = 0.15
_DEED_ASKED = re.compile("(?:什么|哪些|哪几项)(?:新的?|具体|主要|重点|相关)*(?P<deed>部署|安排|举措|数据)(?=[？?，]|$)")
_TELLING = ("n", "v", "j", "i", "l", "eng")
_TITLE_END = re.compile("([。；：:！？])")
_ASPECT = re.compile("从(?P<words>[^，。；：]{2,12}?)(?:上|方面)?来?看，")  # 从战略机遇看，……
MARKER = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:是|[，,、：: ])|[一二三四五六七八九十]{1,3}(?:是|要)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、)）]\s?|[①-⑳]|首先[，,]|其次[，,]|最后[，,])"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the stretch it stands over; ``path`` are the headings above it, ``heading`` whether it is one too."""

    words: str
    start: int
    end: int
    path: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A titled stretch with how well it fits.

    ``named``: the share of what the question names, beyond what holds for the whole document, that the title names;
    ``focused``: the share of the title that the question names;
    ``covered``: the share of the question that the title, the headings above and the text below match.
    """

    document: Document
    title: Title
    named: float
    focused: float
    covered: float
    score: float

    @property
    def text(self) -> str:
        """The title with what it stands over."""
        return self.document.text[self.title.start : self.title.end]

    @property
    def exact(self) -> bool:
        """Whether the title names the subject of the question and nothing else."""
        return self.focused >= EXACT


def topics(
    query: Query,
    terms: tuple[Term, ...],
    held: Iterable[tuple[Document, Sequence[Title]]],
) -> tuple[Topic, ...]:
    """The topics of the documents, given with their titles, that name what is asked about, best first."""
    found = []
    listed, zones = tuple(held), bearers(terms)
    devoted = {holder.id: coverage(terms, fold(holder.title)) for holder, _ in listed}
    for holder, held_titles in listed:
        whole = coverage(terms, fold(f"{holder.title} {holder.issuer}"))
        of_a_thing = any(whole[at] >= 1 for at, term in enumerate(terms) if term.word not in place_forms())
        others = () if of_a_thing else [named for name, named in devoted.items() if name != holder.id]
        asked = [at for at, term in enumerate(terms) if term.word not in place_forms() and whole[at] < 1]
        only_stance = all(terms[at].word in load_terms().stances for at in asked)
        for title in held_titles:
            if only_stance and not title.heading:
                continue  # 有哪些问题: a task whose title has the word 问题 is not what is wrong
            if _has_document_of_its_own(terms, title, others):
                continue
            if any(other[at] >= 1 for other in others for at in zones) and not _names_any(terms, zones, title):
                continue  # the layout of the city is not that of a zone which has a document of its own
            topic = _judge(query, terms, holder, title, whole, asked)
            if topic is not None:
                found.append(topic)
    return tuple(sorted(found, key=lambda t: (-round(t.score, 9), t.document.id, t.title.start, t.title.end)))


def _names_any(terms: tuple[Term, ...], zones: Sequence[int], title: Title) -> bool:
    named = coverage(terms, fold(" ".join((title.words, *title.path))))
    return any(named[at] >= LEAST_OF_A_THING for at in zones)


def _has_document_of_its_own(terms: tuple[Term, ...], title: Title, others: Iterable[Sequence[float]]) -> bool:
    """Whether all that the title names of the question is what one of the ``others`` is about as a whole.

    An item on G60科创走廊 in a plan says less of it than the document on G60科创走廊.
    """
    named = [at for at, match in enumerate(coverage(terms, fold(title.words))) if match >= 1 and terms[at].thing]
    return bool(named) and any(all(other[at] >= 1 for at in named) for other in others)


def _judge(
    query: Query, terms: tuple[Term, ...], holder: Document, title: Title, whole: tuple[float, ...], asked: list[int]
) -> Topic | None:
    above = (title.words, *reversed(title.path))
    if is_of_a_sibling(query.text, " ".join(above)):
        return None
    told = "problem" if says_what_is_wrong(title.words) else told_of(holder, title)
    own = [
        max(match, STANCE_WORTH) if told and told == query.stance and names_stance(term.word, told) else match
        for term, match in zip(terms, coverage(terms, fold(title.words)), strict=True)
    ]
    of_field = _speaks_of_fields(terms, holder, title, own)
    for at in of_field:
        own[at] = FIELD_WORTH
    things = [at for at in asked if terms[at].word not in load_terms().stances]
    if things and not title.heading and max(own[at] for at in things) < LEAST_OF_A_THING:
        return None  # 进展 alone names nothing: 取得更大进展 is of whatever it says
    weights = [terms[at].weight for at in asked]
    matches = [own[at] for at in asked]
    periods = query.times
    if periods and (agrees := periods_agree(periods, (title.words,))) is not None:
        weights.append(PERIOD_WEIGHT)
        matches.append(1.0 if agrees else 0.0)
    weight = math.fsum(weights)
    called_so = is_called_so(query, title) and max(own, default=0.0) >= 1
    named = math.fsum(map(operator.mul, weights, matches)) / weight if weight else float(called_so)
    focused = max(focus(terms, fold(title.words)), FIELD_FOCUS if of_field else 0.0)
    if named < (LEAST_NAMED_EXACTLY if focused >= EXACT else LEAST_NAMED):
        return None
    if focused < LEAST_FOCUSED and _inside_a_line(holder, title):
        return None  # one of many tasks, and not what the others are about: 整治农村乱占耕地建房
    upper = coverage(terms, fold(" ".join(title.path)))
    body = coverage(terms, _stretch(holder, title))
    main = [at for at in things if terms[at].weight >= weight / 2]
    if named < LEAST_NAMED and not _are_met(main, own, upper, body, whole):
        return None  # 重点任务, of another matter than the one whose 重点任务 are asked for
    matches = [max(o, UPPER_WORTH * u, BODY_WORTH * b, w) for o, u, b, w in zip(own, upper, body, whole, strict=True)]
    covered = weighed(terms, matches)
    score = covered * (1 - FOCUS_SHARE + FOCUS_SHARE * focused)
    said = fold(title.words)
    score -= OTHER_WORD * any(own[at] >= 1 and terms[at].word not in said for at in asked)
    count = asked_count(query.text)
    if count and count in counts_in(title.words):
        score += COUNT_AGREES
    score *= _of_the_time(query, holder, title, told)
    nearest_first = (*above, title_place(holder.title), holder.title, holder.issuer)
    if query.subjects and stands_for_elsewhere(query.subjects, nearest_first, holder, (title.start, title.end)):
        score *= OTHER_PLACE
    return Topic(holder, title, named, focused, covered, score * _of_the_stance(query.stance, told, title))


def _of_the_stance(asked: Stance, told: Stance, title: Title) -> float:
    """What remains of a topic's score where its stretch takes another stance than is asked for."""
    if opposed(asked, told):
        return OPPOSED_STANCE
    if (asked, told) == ("reported", "proposed"):
        return STILL_TO_DO
    return OTHER_STANCE if asked and ((told and told != asked) or joins_stances(title.words)) else 1.0


def _are_met(terms: Sequence[int], *told: Sequence[float]) -> bool:
    """Whether each of the terms is met by the title, or by what stands above or below it."""
    return all(max(matches[at] for matches in told) >= NAMED_AT_LEAST for at in terms)


def is_called_so(query: Query, title: Title) -> bool:
    """Whether a heading has the word for what is asked for: 金融业的部署, of 金融业有什么部署.

    Where the document's own title names the matter, no title inside need say more of it.
    """
    asked = _DEED_ASKED.search(query.text)
    return title.heading and asked is not None and asked["deed"] in title.words


def _speaks_of_fields(terms: tuple[Term, ...], holder: Document, title: Title, own: Sequence[float]) -> list[int]:
    """The terms of whose field the title of a paragraph is, where what stands below speaks of them."""
    fields = [at for at, match in enumerate(own) if match < FIELD_WORTH and _of_field(terms[at], title)]
    if not fields:
        return []  # almost every title
    body = coverage(terms, _stretch(holder, title))
    below = fold(holder.text[title.start + len(title.words) : title.end])
    return [at for at in fields if body[at] >= 1 or is_of_field(terms[at], below)]


def _stretch(holder: Document, title: Title) -> str:
    """What the title stands over, with it, folded."""
    return fold(holder.text[title.start : title.end])


def told_of(holder: Document, title: Title) -> Stance:
    """What the stretch under the title tells: by its chapter, or where that says nothing by its own words."""
    if title.heading:
        return told_under(holder, (*title.path, title.words))
    return told_at(holder, title.start) or stance_of((title.words,))


def _of_the_time(query: Query, holder: Document, title: Title, told: Stance) -> float:
    """What remains of a topic's score where its stretch is of another time than is asked about, or of a longer one."""
    periods = query.times
    opened = time_opened(holder, title.start) if told == "reported" else ""
    if not periods:
        return OTHER_PERIOD if tells_another_span(query.text, opened) else 1.0
    titled = {found.value.key for found in dates_in(dated_title(holder))}
    if all(".." in period.key.strip(".") and period.key in titled for period in periods):
        return 1.0  # “十四五”纲要……哪几个发展战略: the plan's own years
    above = (title.words, *reversed(title.path))
    # A report of 2026 reviews the years before; a plan of 2019 is no plan of 2010.
    above = above if told == "reported" else (*above, dated_title(holder), holder.issued)
    near, several = (holder.text[title.start : title.end][:LONGEST_TITLE],), of_several_years(opened)
    if several and only_years(periods) and not dated(near):
        return OTHER_PERIOD  # 五年来 tells of no single year
    if periods_agree(periods, near, above) is False:
        return OTHER_PERIOD
    within = any(dates_in(words) for words in title.path) and not period_named(periods, (), above)
    return (WITHIN_PERIOD if within else 1.0) * (WITHIN_PERIOD if several else 1.0)


def _inside_a_line(holder: Document, title: Title) -> bool:
    return not title.heading and inside_line(holder.text, title.start)


def _of_field(term: Term, title: Title) -> bool:
    """Whether the title of a paragraph names the field that the term is of (农业: 推进乡村全面振兴)."""
    return not title.heading and is_of_field(term, fold(title.words))


def titles(document: Document) -> tuple[Title, ...]:
    """The titles of a document in reading order."""
    return tuple(sorted(_titles(document), key=lambda title: (title.start, -title.end)))


def _titles(document: Document) -> Iterator[Title]:
    text = document.text
    for section in document.sections:
        words = bare_heading(section.heading)
        if words:
            yield Title(words, section.heading_start, section.end, section.path[:-1], heading=True)
    opened = set()
    for start, end in line_spans(text):
        for title in _titles_in_line(document, start, end):
            opened.add(title.start)
            yield title
    for listed in document.lists:
        if listed.style not in {"sections", "labels"}:
            for item in listed.items:
                words = _item_title(strip_marks(text[item.start : item.end]), listed.style)
                if words and not (listed.style == "alike" and item.start in opened):  # whose last item ends by guess
                    yield Title(words, item.start, item.end, document.section_at(item.start))


def _titles_in_line(document: Document, start: int, end: int) -> Iterator[Title]:
    """The titles in the line, each over what stands below it; one task among others stands over nothing."""
    text, blocks = document.text, blocks_of(document)
    spans = sentences(text, start, end)
    if spans and (aspect := _ASPECT.match(text, *spans[0])):
        yield Title(aspect["words"], spans[0][0], spans[-1][1], document.section_at(start))
    alone = len(spans) == 1 and blocks.get(spans[0][0], 0) > end
    for at, (first, last) in enumerate(spans if alone else spans[:-1]):
        if not is_label(text[first:last]) or "《" in text[first:last]:  # 制定《…条例》 is a task, and no title
            continue
        if at:
            reach = below_title(text, spans, at)[-1][1]
        else:
            reach = spans[-1][1] if end - start <= WHOLE_LINE else _reach(text, spans)
            reach = blocks.get(first, reach) if reach == spans[-1][1] else reach
        if reach > last:
            yield Title(text[first:last].rstrip("。"), first, reach, document.section_at(first))


def _reach(text: str, spans: Sequence[Span]) -> int:
    """Where that which a title sentence inside a line is about ends: at the next such sentence, but not too soon."""
    first = spans[0][0]
    for (start, end), (_, following) in pairwise(spans[2:]):
        if start - first >= LEAST_REACH and is_label(text[start:end]) and following - end > end - start:
            return start
    return spans[-1][1]


def below_title(text: str, spans: Sequence[Span], at: int) -> tuple[Span, ...]:
    """The title sentence ``spans[at]`` of a line with those behind it that it stands over.

    Where several titles part the line, each with a good deal below it, they reach from one to the next; else as far as
    what follows takes up a word of it, and not beyond the next such sentence.
    """
    titled = [is_label(said := text[slice(*span)]) and not heading_number(said) for span in spans]
    labels = list(_titling(text, spans, titled))
    ends = [*labels[1:], len(spans)][: len(labels)]
    long = {
        label: end
        for label, end in zip(labels, ends, strict=True)
        if end - label > 1 and spans[end - 1][1] - spans[label][1] >= LEAST_UNDER
    }
    if at in long and len(long) > 1:
        return tuple(spans[at : long[at]])
    if at in labels and _parts_the_line(text, spans, labels, ends):
        return tuple(spans[at : ends[labels.index(at)]])
    reach = _reach(text, spans[at:])
    return tuple(span for span in taken_up(text, spans[at:]) if span[1] <= reach) or tuple(spans[at : at + 1])


def _titling(text: str, spans: Sequence[Span], titled: Sequence[bool]) -> Iterator[int]:
    """Which of the short sentences are titles: of a row of them the first that the next sentence takes up a word of.

    推动“吉电入京”通道开工建设。强化项目要素保障。完善……重大项目建设长效机制: the first is but a task.
    """
    for is_one, run in groupby(range(len(spans)), key=titled.__getitem__):
        if is_one:
            row = list(run)
            over = (at for at in row if len(taken_up(text, spans[at : at + 2])) > 1)
            yield row[0] if len(row) == 1 else next(over, row[0])


def _parts_the_line(text: str, spans: Sequence[Span], labels: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether the line falls into parts with a title each: it begins with one, and something stands below each.

    A heading with its number may stand in the line before the first.
    """
    under = [spans[end - 1][1] - spans[label][1] for label, end in zip(labels, ends, strict=True)]
    begins = not labels[0] or (labels[0] == 1 and bool(heading_number(text[slice(*spans[0])])))
    return len(labels) >= FEWEST_PARTS and begins and min(under[1:]) >= LEAST_PART


def taken_up(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The first sentence, a title inside a line, with those behind it that take up a word of it one after the other.

    法治政府建设不断加强。 between other short sentences is the title of nothing.
    """
    told = [word for word, tag in open_words().tagged(fold(text[slice(*spans[0])])) if _tells(word, tag or "n")]
    words = {part for word in told for part in (word, *open_words().pieces(word)) if _tells(part, "n")}
    following = takewhile(lambda span: any(word in fold(text[slice(*span)]) for word in words), spans[1:])
    return (spans[0], *following)


def _tells(word: str, tag: str) -> bool:
    return len(word) > 1 and tag.startswith(_TELLING) and word not in load_terms().generic


def _item_title(item: str, style: str) -> str:
    """What an item is about: its words up to the colon, or the first of its sentences where more follow; else "".

    A bullet that is no more than a sentence has no title.
    """
    bare = MARKER.sub("", item).strip()
    title, sign, rest = _TITLE_END.split(bare, maxsplit=1) if _TITLE_END.search(bare) else (bare, "", "")
    if not rest.strip() or (style == "bullet" and sign not in "：:"):
        return ""
    return title if len(title) <= LONGEST_TITLE else title.split("，", maxsplit=1)[0][:LONGEST_TITLE]
