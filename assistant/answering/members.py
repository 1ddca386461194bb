"""What answers in members: the list that is asked for, or the titled stretch that the question names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering import evidence_bar
from assistant.answering.choosing import asked_half, told_why
from assistant.answering.drafting import Draft
from assistant.answering.enumerations import (
    Enumeration,
    announcement,
    asked_chapter,
    consists_of_groups,
    paragraph_before,
)
from assistant.answering.form import (
    asked_count,
    counts_alike,
    counts_in,
    gives_definition,
    gives_kind,
    gives_members,
    members_given,
    reason_asked,
)
from assistant.answering.outline import WHOLE_CHARACTERS, only_bears, outline
from assistant.answering.question_terms import place_forms
from assistant.answering.relevance import coverage, is_of_field
from assistant.answering.rubric import says_little
from assistant.numerals import number_of
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end
from assistant.reading.unmarked import is_label
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.gather import Gathered
    from assistant.answering.question_terms import Term
    from assistant.answering.rubric import Rubric
    from assistant.answering.statements import Statement
    from assistant.answering.topics import Topic
    from assistant.model import Item
    from assistant.reading.spans import Span

# A list whose announcement covers the question about as well as the best sentence is what was asked for.
LIST_BEHIND_SENTENCE = 0.05
LIST_BEHIND_NO_LIST = 0.2  # where the best sentence gives no members itself
TOPIC_BAR = 0.55
ENTITLED_BAR = 0.45  # of the paragraph that the best sentence stands in
LONGEST_OPENING = 45
JOINED = re.compile("[与和及、]")
NEAR_THE_BEST_LIST = 0.15
LONGEST_INTRODUCTION = 300  # characters before a list that may count what it tells
LONGEST_ITEM = 200  # characters of an item that is given in one piece
LONGEST_LIST = 420  # characters of a list whose items are given whole
MAIN_WEIGHT = 0.35  # of the question, for the thing that it is about
LEAST_NAMED = 0.5
MANY = 5  # items, of which a list has as many as are asked for hardly by chance
SAYS_MORE = 0.1  # of the question, for a list beside a sentence that gives members itself
LEAST_ANNOUNCED = 0.7  # of the question, for a sentence right behind which the ways to do it stand
UNMARKED_STYLES = frozenset({"sections", "labels", "alike"})
LEAST_OF_ITSELF = 0.4  # of the question, for a sentence that gives the members
LISTS_BY_ITSELF = 0.2  # a sentence that gained this much by its form gives the members itself
_ANNOUNCES = re.compile(
    "(?:[一二三四五六七八九十]+|几|如下|以下|下列).{0,2}(?:个|大|项|条|点|件)?"
    "(?:方面|工作|任务|举措|措施|行动|重点|要求)?.{0,6}[：:。]$"
)
_BESIDES = "除[了去]?[^，。？]{{0,6}}{0}|{0}[^，。？]{{0,4}}[之以]外"
_REASONS_FOLLOW = re.compile("(?:考虑|原因|理由|依据)[^。：]{0,6}[：:]$")
_SEVERAL = re.compile("哪几|几[个项条点类大种]")
ON_ONE_MATTER = 0.5  # the share of a heading that the question names, where it names hardly anything else
FEWEST_ON_IT, LEAST_ON_IT = 3, 0.25  # sentences, and how far each names the matter (消费 of 提振消费)
_COUNTED = "([一二三四五六七八九十]+|[0-9]+)[件项大个条][^，。；,;”]{{0,4}}?{}"  # “四大功能”，着力 counts no 着力
_OF_EACH = re.compile("各自?|分别")
FEWEST_OF_EACH = 3
LEAST_NAME = 4  # characters: 风险挑战, 战略机遇; 问题 alone names a kind of part
TOPIC_BEHIND_SENTENCE, EXACT_TOPIC_BEHIND_SENTENCE = 0.1, 0.35


def asked_topic(gathered: Gathered) -> Topic | None:
    """The titled stretch that is asked about; None where no title names it, or a sentence says clearly more of it."""
    if not gathered.topics or gathered.query.kind not in {"explain", "summary", "list"}:
        return None
    topic = gathered.topics[0]
    best = gathered.statements[0] if gathered.statements else None
    bar = ENTITLED_BAR if best is not None and _entitles(topic, best) else TOPIC_BAR
    if topic.score < bar or (gathered.query.kind == "list" and not _has_members(topic)):
        return None
    if _of_the_other_half(gathered.query.text, topic):
        return None
    if best is None:
        return topic
    if gives_definition(gathered.query, gathered.terms, best.text):
        return None
    if told_why(gathered, best):
        return None
    if gathered.query.kind == "list" and gives_kind(gathered.query.text, best.text):
        return None
    outside = gathered.query.kind == "list" and not (topic.exact or _inside(best, topic))
    if outside and gives_members(best.text) and best.own >= topic.covered:
        return None  # 初步形成哪些产业集群: the sentence that names them, not all that stands below 产业集群
    counted = asked_count(gathered.query.text) in counts_in(best.text)  # 哪四个: 四大枢纽经济区 are named there
    by_form = (best.form >= LISTS_BY_ITSELF or counted) and gives_members(best.text) and not _inside(best, topic)
    behind = EXACT_TOPIC_BEHIND_SENTENCE if topic.exact else TOPIC_BEHIND_SENTENCE
    return topic if not by_form and (_entitles(topic, best) or topic.covered >= best.own - behind) else None


def names_more(gathered: Gathered, rubric: Rubric) -> bool:
    """Whether a title outside the part of the document says in just the question's words what is asked (风险挑战)."""
    topic = gathered.topics[0] if gathered.topics else None
    if topic is None or topic.document.id != rubric.document.id or topic.title.heading:
        return False
    inside = rubric.start <= topic.title.start < rubric.end
    return not inside and topic.focused >= 1 and topic.named >= 1 and len(topic.title.words) >= LEAST_NAME


def _of_the_other_half(question: str, topic: Topic) -> bool:
    """Whether a heading joins two things of which one is asked for, and what stands below never names that one.

    Under 背景与定位 there may be nothing but the background.
    """
    title, halves = topic.title, JOINED.split(topic.title.words)
    asked = [half for half in halves if half and half in question]
    below = topic.document.text[title.start : title.end].replace(title.words, "", 1)
    return title.heading and 0 < len(asked) < len(halves) and not any(half in below for half in asked)


def _entitles(topic: Topic, best: Statement) -> bool:
    """Whether the title says what the paragraph is about in which the best sentence stands, behind the title."""
    title = topic.title
    paragraph = title.end - title.start <= WHOLE_CHARACTERS and not title.heading
    return paragraph and _inside(best, topic) and best.start >= title.start + len(title.words)


def _has_members(topic: Topic) -> bool:
    """Whether what stands below the title can be a list: several sentences, or one that gives several things."""
    text = topic.document.text
    spans = sentences(text, topic.title.start, topic.title.end)
    return len(spans) > 1 or any(gives_members(text[start:end]) for start, end in spans)


def _inside(statement: Statement, topic: Topic) -> bool:
    same = statement.document.id == topic.document.id
    return same and topic.title.start <= statement.start < topic.title.end


def write_topic(draft: Draft, gathered: Gathered, topic: Topic) -> None:
    """What stands below the title, whole or in outline."""
    document = topic.document
    if reason_asked(gathered.query.text):
        topic = _preamble(topic)
    title, text = topic.title, document.text
    line = () if title.heading else sentences(text, title.start, line_end(text, title.start))[1:]
    half = asked_half(gathered, document, title.words, line) or _on_the_matter(gathered, topic)
    for start, end in half or outline(topic, gathered.statements):
        draft.introduce(document, start)
        draft.quote_line(document, start, end)


def _on_the_matter(gathered: Gathered, topic: Topic) -> list[Span]:
    """Of a section whose heading names other things too (提振消费扩大有效投资) what is on the asked one.

    Only where several sentences are. What has titles of its own inside is told in outline.
    """
    document, title = topic.document, topic.title
    spans = sentences(document.text, title.start, title.end)[1:]
    parted = any(is_label(document.text[slice(*span)]) for span in spans)
    things = [term for term in _main_things(gathered) if coverage((term,), fold(title.words))[0] >= LEAST_NAMED]
    if not title.heading or topic.focused >= ON_ONE_MATTER or parted or len(things) != 1:
        return []
    said = [span for span in spans if coverage(things, fold(document.text[slice(*span)]))[0] >= LEAST_ON_IT]
    return said if len(said) >= FEWEST_ON_IT and len(said) < len(spans) else []


def _preamble(topic: Topic) -> Topic:
    """What a chapter says before its first section, which tells why; the topic itself where it says nothing there."""
    document, title = topic.document, topic.title
    inside = [one for one in document.sections if title.start < one.start < title.end] if title.heading else []
    own = next((one for one in document.sections if one.heading_start == title.start), None)
    if not inside or own is None or not document.text[own.heading_end : inside[0].start].strip():
        return topic
    return replace(topic, title=replace(title, end=inside[0].start))


def asked_list(gathered: Gathered) -> Enumeration | None:
    """The enumeration that is asked for; None when members are not asked for, or a sentence says more of them."""
    query = gathered.query
    lists = [one for one in gathered.enumerations if not _is_counted_otherwise(gathered, one)]
    if not lists:
        return None
    first = lists[0]
    if not (query.kind in {"list", "summary"} or query.ordinal or _asks_of_each(gathered, first)):
        return None
    if query.ordinal or not gathered.statements or consists_of_groups(query.text, first):
        return first
    if _only_of_an_item(gathered, first):
        return None
    best = gathered.statements[0]
    counted = asked_count(query.text)
    tells = gives_members(best.text.rstrip("；。")) or (counted and counted in counts_in(best.text))  # 两份协议
    if query.kind == "list" and not tells and (around := _list_around(best, lists)):
        return around
    begins = first.list.items[0].start
    if first.document.id == best.document.id and best.start + LEAST_NAME <= begins < best.end:
        return first  # 注意把握以下几点：一是……: the best sentence announces them, and holds the first
    if counts_alike(query.text, best.text) and not first.announced_by(best.start, best.end):
        return None  # 签署协同发展和交通互联互通两份协议: of two items that each tell of an agreement none is meant
    as_many = counted == len(first.list.items)
    if as_many and first.announced_by(best.start, best.end):
        return first  # 落实“十二个奋力推进”： the best sentence only leads to them
    if not as_many and counted in counts_in(best.text) and gives_members(best.text):
        return None  # 6个重点方向 are named in the sentence before the list of eight aims
    sure = as_many and counted >= MANY and first.covered >= evidence_bar.BAR
    if sure and members_given(best.text) != counted:
        return first  # 谋划9条技术路径 only counts what nine items tell
    support = max(first.covered, first.score)
    more = -SAYS_MORE if as_many and _each_named(gathered, first) else SAYS_MORE
    by_form = best.form >= LISTS_BY_ITSELF and (best.own >= LEAST_OF_ITSELF or counted in counts_in(best.text))
    by_itself = not best.faults and by_form and first.covered < best.covered + more
    in_doubt = first.covered < evidence_bar.BAR or first.list.style in UNMARKED_STYLES
    passes_over = in_doubt and _passes_over(gathered, first)
    if support < evidence_bar.BAR or passes_over or (by_itself and not asked_chapter(query.text)):
        return None
    marked = first.list.style != "sections"
    # What stands below a title answers as well, unless it is the title of one of the items.
    entitled = is_label(best.text) and not _within(best, first)
    alone = not (gives_members(best.text) or entitled)
    behind = LIST_BEHIND_NO_LIST if marked and alone else LIST_BEHIND_SENTENCE
    return first if support >= best.covered - behind else None


def _asks_of_each(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether each of a number of things is asked about (五个中心各自怎么建), and the list has just those for items."""
    counted = asked_count(gathered.query.text)
    as_many = counted >= FEWEST_OF_EACH and counted == len(enumeration.list.items)
    return as_many and _OF_EACH.search(gathered.query.text) is not None and _each_named(gathered, enumeration)


def _within(statement: Statement, enumeration: Enumeration) -> bool:
    items = enumeration.list.items
    same = statement.document.id == enumeration.document.id
    return same and items[0].start <= statement.start < items[-1].end


def _passes_over(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether neither the list nor what stands above it names the thing that the question is about."""
    document, items = enumeration.document, enumeration.list.items
    main = _main_things(gathered)
    if not main:
        return False
    first = paragraph_before(document, enumeration.list)[0]
    named = document.text[first : items[-1].end]
    if len(named) > LONGEST_LIST:
        # What a long item has somewhere among other things is not what the list is of.
        opened = [document.text[item.start : item.end].split("\n", 1)[0][:LONGEST_OPENING] for item in items]
        named = document.text[first : items[0].start] + " ".join(opened)
    said = f"{document.title} {' '.join(enumeration.list.section)} {named}"
    return not all(_names(thing, fold(said)) for thing in main)


def _only_of_an_item(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether a thing asked about stands neither above the list nor in half of its items, and is no one item."""
    document, listed = enumeration.document, enumeration.list
    spans = ((listed.lead_start, listed.lead_end), announcement(document, listed), paragraph_before(document, listed))
    above = " ".join((document.title, *listed.section, *(document.text[start:end] for start, end in spans)))
    told = [fold(document.text[item.start : item.end]) for item in listed.items]

    def is_passed_over(thing: Term) -> bool:
        named = sum(_names(thing, text) for text in told)
        return not _names(thing, fold(above)) and 2 * named < len(told)

    return any(map(is_passed_over, _main_things(gathered))) and named_item(enumeration, gathered) is None


def _is_counted_otherwise(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether what stands above the list counts what is asked about, and the list has not as many items."""
    document, items = enumeration.document, enumeration.list.items
    begins = items[0].start
    headed = max((one.heading_end for one in document.sections if one.heading_end <= begins < one.end), default=0)
    above = fold(document.text[max(headed, begins - LONGEST_INTRODUCTION) : begins])
    counted = [
        number_of(found[1])
        for thing in _main_things(gathered)
        for form in thing.forms
        for found in re.finditer(_COUNTED.format(re.escape(form)), above)
    ]
    return bool(counted) and len(items) not in counted


def _names(thing: Term, text: str) -> bool:
    """Whether a folded text names a thing, or speaks of its field: 价格 of 物价."""
    return coverage((thing,), text)[0] >= LEAST_NAMED or is_of_field(thing, text)


def _main_things(gathered: Gathered) -> list[Term]:
    passed = place_forms() | load_terms().stances
    things = [t for t in gathered.terms if t.thing and t.held and t.weight >= MAIN_WEIGHT and t.word not in passed]
    return [thing for thing in things if not _is_besides(gathered, thing)]


def _is_besides(gathered: Gathered, thing: Term) -> bool:
    """Whether the question leaves the thing out: 汽车之外还有哪些产业."""
    return any(re.search(_BESIDES.format(re.escape(form)), gathered.query.text) for form in thing.forms)


def _list_around(best: Statement, lists: Sequence[Enumeration]) -> Enumeration | None:
    """The list that has the best sentence for one of its items, where it is about as good as the best list."""
    for enumeration in lists:
        listed = enumeration.list
        same = listed.style != "sections" and enumeration.document.id == best.document.id
        within = (item for item in listed.items if best.start <= item.start < best.end)
        if same and any(item.end <= best.end + LONGEST_OPENING for item in within):
            near = enumeration.score >= lists[0].score - NEAR_THE_BEST_LIST and enumeration.covered >= evidence_bar.BAR
            return enumeration if near else None
    return None


def _each_named(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether each item begins with a thing that the question names (始终锚定…): what is counted."""
    text = enumeration.document.text
    openings = [fold(text[item.start : item.end][:LONGEST_OPENING]) for item in enumeration.list.items]
    named = [coverage(gathered.terms, opening) for opening in openings]
    return any(
        term.thing and term.word not in place_forms() and all(matches[at] >= 1 for matches in named)
        for at, term in enumerate(gathered.terms)
    )


def is_one_item(enumeration: Enumeration, gathered: Gathered) -> bool:
    """Whether one item of the list is about exactly what is asked: “多园” is the second part of 产业布局."""
    topic = gathered.topics[0] if gathered.topics else None
    if topic is None or not topic.exact or topic.document.id != enumeration.document.id:
        return False
    title = topic.title
    return any(item.start <= title.start < item.end for item in enumeration.list.items)


def named_item(enumeration: Enumeration, gathered: Gathered) -> Item | None:
    """The one item that opens with all that the question names beyond the list: of 人才方面有什么不足 the one on 人才.

    None where the list as a whole is named, or where another item speaks of it too.
    """
    document, listed = enumeration.document, enumeration.list
    if gathered.query.ordinal or asked_count(gathered.query.text) or _SEVERAL.search(gathered.query.text):
        return None
    lead = document.text[slice(*paragraph_before(document, listed))]
    above = fold(" ".join((document.title, *listed.section, lead)))
    passed = place_forms() | load_terms().stances
    things = [
        term
        for term in gathered.terms
        if term.thing and term.held and term.word not in passed and not says_little(term)
        and not coverage((term,), above)[0] and not _is_besides(gathered, term)
    ]
    if not things:
        return None
    speaking = [
        item
        for item in listed.items
        if all(match >= 1 for match in coverage(things, fold(document.text[item.start : item.end])))
    ]
    if len(speaking) != 1:
        return None
    opening = fold(document.text[slice(*enumeration.opening(speaking[0]))])
    return speaking[0] if all(match >= 1 for match in coverage(things, opening)) else None


def announced(gathered: Gathered) -> Enumeration | None:
    """The list that the best sentence announces (重点做好六个方面工作：), where members or reasons are asked for."""
    best = gathered.statements[0]
    how = gathered.query.stance == "proposed" and best.covered >= LEAST_ANNOUNCED  # 怎样扩大消费: 扩大消费。一是……
    how = how and not _stands_deep(best, gathered.topics)
    announces = how or _ANNOUNCES.search(best.text) or best.text.rstrip().endswith(("：", ":"))
    if gathered.query.kind not in {"list", "explain", "summary"} or not announces:
        return None
    counted = asked_count(gathered.query.text)
    said = counted in counts_in(best.text) and gives_members(best.text)  # it gives them, and announces others
    return next(
        (
            enumeration
            for enumeration in gathered.enumerations
            if enumeration.document.id == best.document.id
            and enumeration.announced_by(best.start, best.end)
            and not (how and enumeration.list.style in UNMARKED_STYLES)
            and not (said and counted != len(enumeration.list.items))
            and not _is_counted_otherwise(gathered, enumeration)
        ),
        None,
    )


def _stands_deep(best: Statement, topics: Sequence[Topic]) -> bool:
    """Whether the titled stretch that the question names says more before the sentence: the list is only its end."""
    topic = topics[0] if topics else None
    if topic is None or not topic.exact or not _inside(best, topic):
        return False
    between = topic.document.text[topic.title.start : best.start]
    return len(between.strip()) > len(topic.title.words) + LONGEST_OPENING


def listed_reasons(gathered: Gathered) -> Enumeration | None:
    """Where it is asked why, the list of reasons behind the best sentence in its line (主要考虑：一是……)."""
    if not reason_asked(gathered.query.text) or not gathered.statements:
        return None
    best = gathered.statements[0]
    until = line_end(best.document.text, best.end)
    for one in best.document.lists:
        lead = best.document.text[one.lead_start : one.lead_end]
        behind = best.start <= one.lead_start and one.items[0].start < until
        if behind and one.style != "sections" and _REASONS_FOLLOW.search(lead):
            return Enumeration(best.document, one, 1.0, 1.0)
    return None


def write_list(draft: Draft, enumeration: Enumeration, named: Item | None = None) -> None:
    """The list in order, led in by its count, or the one item that is asked for, by its number or as ``named``."""
    document, items, ordinal = enumeration.document, enumeration.list.items, draft.query.ordinal
    if ordinal and (ordinal == -1 or ordinal <= len(items)):
        named = items[-1 if ordinal == -1 else ordinal - 1]
    if named is not None:
        draft.introduce(document, named.start)
        long = named.end - named.start > LONGEST_ITEM
        for start, end in sentences(document.text, named.start, named.end) if long else ((named.start, named.end),):
            if not only_bears(document.text[start:end]):
                draft.quote(document, start, end)
        return
    draft.introduce(document, items[0].start, f"以下{len(items)}项", enumeration.list.section)
    if ordinal:
        draft.notes.append("问到的那一项原文没有，以上是列出的全部各项。")
    whole = items[-1].end - items[0].start <= LONGEST_LIST
    for item in items:
        draft.quote(document, *((item.start, item.end) if whole else enumeration.opening(item)))
