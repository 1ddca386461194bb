"""Enumerations of the evidence's documents, and how well each one is the list that is asked for."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.evidence.asked_kind import head_noun
from assistant.answering.evidence.called_items import SET_APART, called_items, called_sentences, kind_asked
from assistant.answering.evidence.chapters import told_at, told_under
from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.polarity import says_the_opposite, tells_of_none
from assistant.answering.evidence.relevance import coverage, title_coverage, weighed
from assistant.answering.evidence.siblings import is_of_a_sibling
from assistant.answering.evidence.surroundings import of_several_years, time_opened
from assistant.answering.evidence.time_and_place import period_named, periods_agree, stands_for_elsewhere
from assistant.answering.understanding.question_terms import codes_in, place_forms, places_and_stances
from assistant.answering.understanding.stance import stance_of
from assistant.numerals import number_of
from assistant.reading.headings import heading_number
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_start
from assistant.remembered import remembered
from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.evidence.topics import Topic
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Item, ItemList, Query, Stance

# What announces a list counts most, then what stands above it, then the items' own words.
LEAD_WORTH = 1.0
OPENING_WORTH = 0.95  # what the paragraph says before its list begins
SECTION_WORTH = 1.0
UPPER_WORTH = 0.85
TITLE_WORTH = 0.5
EVERY_ITEM_WORTH = 0.9  # 五大行动: each item is called 行动
CALLED_WORTH = 1.0  # items that were chosen by what they are called
ITEMS_WORTH = 0.4
COUNT_AGREES = 0.15
COUNT_DIFFERS = -0.3
CHAPTER_AGREES = 0.5
OTHER_PLACE = -0.4
OPPOSITE = -0.4
PERIOD_AGREES = 0.25
PERIOD_DIFFERS = -0.2
PERIOD_WITHIN = 0.1  # 2026年 is within “十五五”, but not what is asked of the five years
STANCE_AGREES = 0.1
REMEDIES = -0.5  # what is to be done is no list of what is wrong
STILL_TO_DO = 0.6  # of what a list covers that tells what is to be done, where what was done is asked for
WHOLE_DOCUMENT = -0.15  # its first level is asked for by chapter, hardly ever by what it is about
UNMARKED = -0.1  # what no marker shows to be a list may be none
OUTLINE = -0.05  # a list of sections is taken when no list inside them fits as well
DEEPER = 0.01
TOPIC_NAMED = 0.15
SPELT_OUT = 0.6
KIND_AGREES = 0.3  # 四项工程: each item is called 工程
KIND_NAMED = 0.2  # 哪些产业: each item begins with one (汽车产业……), and not with what is done to one
AS_COUNTED = 1.0  # “两个屏障”“两个基地”: two items have 屏障, two 基地
EACH_CALLED, MAIN_WEIGHT = 0.25, 0.3  # each item is called by what weighs most in the question, and at least so much
SUBSTANCE = 0.5
OPENING_CHARACTERS = 90
LONGEST_ANNOUNCEMENT = 200
LONGEST_OPENING = 260
LONGEST_MARKER = 4
LONGEST_NAME = 14

_KIND_ASKED = re.compile(
    r"[两二三四五六七八九十\d]+[个大项条类种]?(行动|工程|计划|产业|集群|领域|片区|园区|基地|中心|平台|任务|制度|机制|体系|城市|走廊)"
)
_WHICH = re.compile("(?:哪些|哪几[个大项条类种]*)(?=[一-鿿]{2})")
_QUOTED = re.compile('[“"「]([^”"」]{3,12})[”"」]')
_COUNTED_GROUP = re.compile("(?P<number>[一二两三四五六七八九十\\d]++)[个大项条]?(?P<thing>[一-鿿]{2,8})")
_COUNTED_NAME = re.compile(
    "(?P<number>[两二三四五六七八九十\\d]++)(?P<counter>[个大项条]?)(?P<thing>[一-鿿]{2,6}?)"
    "(?=(?:又|都|各|具体|分别)*(?:是|指|有哪|包括|叫)(?:的是)?(?:哪|什么|啥))"
)
_ITEM_MARKER = re.compile(r"^(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+(?:、|是)|\d+[.、)])\s*")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_KIND_SHORT = {"产业": "业", "特色产业": "业", "行业": "业"}  # 文化旅游业 is one of the 产业
_CHAPTER = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)(?:章|部分)|(?P<printed>\d+(?:\.\d+)+)(?:节|部分)?")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list of a document; ``covered`` is the share of the question that its announcement and headings match."""

    document: Document
    list: ItemList
    covered: float
    score: float

    @property
    def text(self) -> str:
        """The list with what announces it."""
        items = self.list.items
        announced = self.document.text[self.list.lead_start : self.list.lead_end]
        return f"{announced} {self.document.text[items[0].start : items[-1].end]}"

    def announced_by(self, start: int, end: int) -> bool:
        """Whether the sentence ``start:end`` stands right before the first item, or is the list's lead."""
        listed = self.list
        between = self.document.text[end : listed.items[0].start] if end <= listed.items[0].start else "-" * 99
        return (listed.lead_start <= start < listed.lead_end) or len(between.strip()) <= LONGEST_MARKER

    def opening(self, item: Item) -> tuple[int, int]:
        """The span of the item's first sentence (a whole bullet when it is short)."""
        spans = sentences(self.document.text, item.start, item.end)
        if not spans:
            return item.start, item.end
        if self.list.style == "bullet" and spans[-1][1] - spans[0][0] <= OPENING_CHARACTERS:
            return spans[0][0], spans[-1][1]
        return spans[0]


def enumerations(
    query: Query,
    terms: Sequence[Term],
    holders: Iterable[Document],
    about: Sequence[Topic],
    lines: Iterable[tuple[Document, int]] = (),
) -> tuple[Enumeration, ...]:
    """The enumerations of the documents, best first; ``about`` are the topics that the question names.

    ``lines``: where the paragraphs are that speak most of what is asked.
    """
    count = asked_count(query.text)
    kind = _kind_asked(query.text)
    groups = counted_groups(query.text)
    named = _COUNTED_NAME.search(query.text)
    chapter, codes = asked_chapter(query.text), codes_in(query.text)
    things = [term for term in terms if term.thing and term.word not in places_and_stances()]
    kind_of_thing = kind_asked(query.text, things) if query.kind == "list" else None
    main = max(things, key=lambda term: term.weight, default=None)
    main = main if main is not None and main.weight >= MAIN_WEIGHT else None
    found: list[Enumeration] = []
    for rank, holder in enumerate(holders):
        for listed, called in _lists_of(query, holder, kind_of_thing, lines):
            topic = _topic_of(holder, listed, about)
            covered = _covered(terms, holder, listed, CALLED_WORTH if called else EVERY_ITEM_WORTH)
            covered = max(covered, topic.score if topic else 0.0)
            told = _told(holder, listed)
            still_to_do = (query.stance, told) == ("reported", "proposed")
            covered *= STILL_TO_DO if still_to_do or _of_more_years(query, holder, listed) else 1.0
            score = covered + DEEPER * len(listed.section) - 0.02 * rank
            if count:
                score += COUNT_AGREES if count == len(listed.items) else COUNT_DIFFERS
            if listed.style in {"labels", "alike"}:
                score += UNMARKED
            if listed.style == "sections":
                score += OUTLINE if listed.section else WHOLE_DOCUMENT
            score += _agreement(query, terms, holder, listed)
            openings = _titles(holder, listed) if kind or groups or codes else []
            if kind and all(kind in text for text in openings):
                score += KIND_AGREES
                score += KIND_NAMED * all(_is_a(kind, text) for text in openings)
            if (groups and _consists_of(groups, openings)) or _is_headed(named, listed):
                score, covered = score + AS_COUNTED, max(covered, AS_COUNTED)
            if any(spells_out(code, openings) for code in codes):
                score += SPELT_OUT
            titled = (called or listed.style == "sections") and not still_to_do
            if main is not None and titled and _each_called(main, holder, listed):
                score += EACH_CALLED
            if topic:
                score += TOPIC_NAMED * topic.named
            if chapter:
                score += CHAPTER_AGREES * (1 if chapter in map(heading_number, listed.section) else -1)
            found.append(Enumeration(holder, listed, covered, score))
    return tuple(sorted(found, key=lambda e: (-round(e.score, 9), e.document.id, e.list.items[0].start)))


def _lists_of(
    query: Query, holder: Document, kind: Term | None, lines: Iterable[tuple[Document, int]]
) -> Iterator[tuple[ItemList, bool]]:
    """The document's lists, and whether their items were chosen by what they are called.

    好于预期 is no list of what 没有达到预期.
    """
    for listed, called in (*((one, False) for one in holder.lists), *_called(kind, holder, lines)):
        if not tells_of_none(query, holder.text[listed.lead_start : listed.items[-1].end]):
            yield listed, called


def _called(kind: Term | None, holder: Document, lines: Iterable[tuple[Document, int]]) -> list[tuple[ItemList, bool]]:
    """The items of the document's lists, and the sentences of the lines, that alone are called what is asked for."""
    if kind is None or any(form in fold(holder.title) for form in kind.forms):
        return []
    listed = [(one, _titles(holder, one)) for one in holder.lists if one.style in SET_APART]
    parts = [called_items(kind, holder, one, titles) for one, titles in listed]
    parts += [called_sentences(kind, holder, at) for document, at in lines if document.id == holder.id]
    return [(part, True) for part in parts if part is not None]


def _each_called(main: Term, holder: Document, listed: ItemList) -> bool:
    """Whether each item's title names what the question is about (在哪几方面迈出步伐: 改革开放迈出坚实步伐……)."""
    return all(coverage((main,), title)[0] >= 1 for title in _titles(holder, listed))


def spells_out(code: str, openings: Sequence[str]) -> bool:
    """Whether a list tells what the digits of a name count: 465 is 4个地标产业, 6个优势产业, 5个未来产业."""
    digits = [_ITEM_MARKER.sub("", opening)[:1].translate(_DIGITS) for opening in openings]
    return digits == list(code)


def _agreement(query: Query, terms: Sequence[Term], holder: Document, listed: ItemList) -> float:
    """What the list gains or loses by its place, its time, its stance, and by denying what is asked."""
    above = (_text_of(holder, listed), *reversed(listed.section))
    gained = 0.0
    start = listed.lead_start if listed.lead_end else listed.items[0].start
    under, span = (*reversed(listed.section), holder.title), (start, listed.items[-1].end)
    if query.subjects and stands_for_elsewhere(query.subjects, under, holder, span):
        gained += OTHER_PLACE
    if is_of_a_sibling(query.text, " ".join((*listed.section, holder.text[listed.lead_start : listed.lead_end]))):
        gained += OTHER_PLACE
    if says_the_opposite(query, terms, above[0]):
        gained += OPPOSITE
    periods = query.times
    if periods and (agrees := periods_agree(periods, above)) is not None:
        itself = agrees and period_named(periods, above)
        gained += PERIOD_AGREES if itself else PERIOD_WITHIN if agrees else PERIOD_DIFFERS
    if query.stance and (told := _told(holder, listed)):
        remedies = query.stance == "problem" and told == "proposed"
        gained += STANCE_AGREES if told == query.stance else REMEDIES if remedies else -STANCE_AGREES
    return gained


def _of_more_years(query: Query, holder: Document, listed: ItemList) -> bool:
    """Whether one year is asked about, and the list's paragraph began with five (这五年，……)."""
    years = [period.key for period in query.times]
    return (
        years != []
        and all(map(str.isdecimal, years))
        and of_several_years(
            time_opened(holder, listed.items[0].start) if told_at(holder, listed.items[0].start) == "reported" else ""
        )
    )


def _told(holder: Document, listed: ItemList) -> Stance:
    """What the list tells: what is wrong where its lead says so, else by its chapter."""
    led = stance_of((_text_of(holder, listed),))
    if led == "problem":
        return led
    sections = listed.style == "sections"  # the first of them tells of itself
    return (told_under(holder, listed.section) if sections else told_at(holder, listed.items[0].start)) or led


def _kind_asked(question: str) -> str:
    """What each member is called: 行动 of 五大行动, 结合 of 坚持哪些结合; "" where the question does not say."""
    if counted := _KIND_ASKED.search(question):
        return fold(counted[1])
    named = _WHICH.search(question)
    kind = head_noun(question[named.end() :]) if named else ""
    if kind in load_terms().stances or kind in load_terms().generic or len(kind) < 2:
        return ""
    return _KIND_SHORT.get(kind, kind)


def _is_a(kind: str, title: str) -> bool:
    """Whether the title begins with the name of a thing of the kind: 绿色石化产业……, but not 聚焦首都产业优势."""
    at = title.find(kind)
    words = open_words().tagged(title[: at + len(kind)]) if 0 < at <= LONGEST_NAME else ()
    return bool(words) and not any(tag.startswith("v") and tag != "vn" for _, tag in words)


def counted_groups(question: str) -> tuple[tuple[int, str], ...]:
    """What the question counts in quotation marks: 2 屏障 and 1 桥头堡 of “两个屏障”、“一个桥头堡”."""
    found = (_COUNTED_GROUP.fullmatch(quoted) for quoted in _QUOTED.findall(question))
    return tuple((number_of(one["number"]), fold(one["thing"])) for one in found if one)


def is_as_counted(question: str, enumeration: Enumeration) -> bool:
    """Whether the list is made of just those things that the question counts in quotation marks (“两个屏障”).

    So it is where just so many items stand below a heading that has the name which is asked about (三大攻坚战是哪三个).
    """
    groups = counted_groups(question)
    if _is_headed(_COUNTED_NAME.search(question), enumeration.list):
        return True
    return bool(groups) and _consists_of(groups, _titles(enumeration.document, enumeration.list))


def _consists_of(groups: Sequence[tuple[int, str]], openings: Sequence[str]) -> bool:
    counted = sum(number for number, _ in groups)
    alike = all(sum(thing in text for text in openings) == number for number, thing in groups)
    return counted == len(openings) and alike


def _is_headed(named: re.Match[str] | None, listed: ItemList) -> bool:
    """Whether the heading right above has the name with its count, and the list so many items (打好三大攻坚战)."""
    if named is None:
        return False
    number = number_of(named["number"])
    counted = f"{named['number']}{named['counter']}{named['thing']}"
    return number == len(listed.items) and bool(listed.section) and counted in listed.section[-1]


def _titles(document: Document, listed: ItemList) -> list[str]:
    """The folded openings of the items, up to their first full stop."""
    return [fold(document.text[item.start : item.end][:OPENING_CHARACTERS].split("。")[0]) for item in listed.items]


def _topic_of(document: Document, listed: ItemList, about: Sequence[Topic]) -> Topic | None:
    """The best topic that the list is the substance of: it stands below the title and fills most of the stretch."""
    first, last = listed.items[0].start, listed.items[-1].end
    for topic in about:
        title = topic.title
        inside = topic.document.id == document.id and title.start < first and last <= title.end
        if inside and last - first >= SUBSTANCE * (title.end - title.start):
            return topic
    return None


def asks_for_members(query: Query) -> bool:
    """Whether an enumeration may be what the question wants."""
    return query.kind in {"list", "explain", "summary"} or bool(query.ordinal)


def _text_of(document: Document, listed: ItemList) -> str:
    """What announces the list: its lead, and the sentence before the first item."""
    start, end = announcement(document, listed)
    return f"{document.text[listed.lead_start : listed.lead_end]} {document.text[start:end]}"


def announcement(document: Document, listed: ItemList) -> tuple[int, int]:
    """The span of the sentence right before the first item, which announces the list where nothing else does."""
    before = sentences(document.text, max(0, listed.items[0].start - LONGEST_ANNOUNCEMENT), listed.items[0].start)
    return before[-1] if before else (0, 0)


def paragraph_before(document: Document, listed: ItemList) -> tuple[int, int]:
    """What stands before the first item in its paragraph, as far as it is near."""
    first = listed.items[0].start
    return max(line_start(document.text, first), first - LONGEST_OPENING), first


def asked_chapter(question: str) -> str:
    """The number of the chapter or section that the question names (第四章 → 4, 3.2节 → 3.2), or ""."""
    named = _CHAPTER.search(question)
    if not named:
        return ""
    return named["printed"] or str(number_of(named["number"]))


def _covered(terms: Sequence[Term], document: Document, listed: ItemList, every: float) -> float:
    said = _said_around(document, listed)
    matches = [[worth * match for match in coverage(terms, words)] for worth, words in said.layers]
    whole = title_coverage(terms, document, listed.section)
    # the place that a document is about holds for all of it; of the other words of its title a part may say more
    worth = [UPPER_WORTH if term.word in place_forms() else TITLE_WORTH for term in terms]
    matches.append(list(map(operator.mul, worth, whole)))
    matches.append([every * match for match in _in_each(terms, said.openings)])
    return weighed(terms, [max(column) for column in zip(*matches, strict=True)])


class _SaidAround(NamedTuple):
    """What stands above and in a list, each with its worth, and how its items open; all folded."""

    layers: tuple[tuple[float, str], ...]
    openings: tuple[str, ...]


def _said_around(document: Document, listed: ItemList) -> _SaidAround:
    """The same whatever is asked, and asked for with every question that wants a list."""
    held = _held_of(document)
    place = (listed.section, listed.lead_start, listed.lead_end, *((item.start, item.end) for item in listed.items))
    if place not in held:
        text, own, upper = document.text, listed.section[-1:], listed.section[:-1]
        layers = (
            (LEAD_WORTH, text[listed.lead_start : listed.lead_end]),
            (LEAD_WORTH, text[slice(*announcement(document, listed))]),
            (OPENING_WORTH, text[slice(*paragraph_before(document, listed))]),
            (SECTION_WORTH, " ".join(own)),
            (UPPER_WORTH, " ".join(upper)),
            (ITEMS_WORTH, text[listed.items[0].start : listed.items[-1].end]),
        )
        held[place] = _SaidAround(
            tuple((worth, fold(words)) for worth, words in layers),
            tuple(fold(text[item.start : item.end][:OPENING_CHARACTERS]) for item in listed.items),
        )
    return held[place]


@remembered
def _held_of(document: Document) -> dict[tuple[object, ...], _SaidAround]:
    return {}  # filled as lists are asked for


def _in_each(terms: Sequence[Term], texts: Iterable[str]) -> tuple[float, ...]:
    """How far each term is matched by the text that matches it least."""
    least = (1.0,) * len(terms)
    for text in texts:
        least = tuple(map(min, least, coverage(terms, text)))
        if not any(least):
            break  # most lists end at their first item
    return least
