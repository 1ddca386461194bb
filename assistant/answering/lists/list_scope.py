"""What of a list is asked about: all of it, one of its items, or something that it only passes over."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.answering.evidence.enumerations import Enumeration, announcement, paragraph_before
from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.answering.evidence.rubric import says_little
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.evidence.topics import MARKER
from assistant.answering.sentences.must_say import lacks_the_size
from assistant.answering.understanding.question_terms import place_forms, places_and_stances
from assistant.answering.understanding.telling import amount_of, is_telling
from assistant.facts.naming import places_in
from assistant.numerals import number_of
from assistant.quantity import find_quantities
from assistant.search.words import HAN, fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Item
    from assistant.reading.spans import Span

_AIMS_TOLD = re.compile("预期目标(?:是|为)?[：:]")
LONGEST_OPENING = 45  # characters of an item, or of a stretch before a list, that say what it is about
LONGEST_INTRODUCTION = 300  # characters before a list that may count what it tells
LONGEST_LIST = 420  # characters of a list whose items are given whole
MAIN_WEIGHT = 0.35  # of the question, for the thing that it is about
LEADING, LEAST_LEADING = 0.9, 0.25  # of the heaviest thing, and of the question
NAMES_IT = 0.7  # of what the question names, for the title of the one item that is asked for
QUOTED = 5  # characters of an item's opening that a question has from it, and from no other
LEAST_NAMED = 0.5  # of a thing, for a text that names it
_BESIDES = "除[了去]?[^，。？]{{0,6}}{0}|{0}[^，。？]{{0,4}}[之以]外"
_MAY_LEAVE_OUT = re.compile("除|[之以]外")
_DIGIT = re.compile('(?<=[的里中“"])(\\d)(?=[”"指是代分说]|[，。？]|$)')
_COUNTED_NAME = re.compile("“((?:[一二两三四五六七八九十][^“”，。一二两三四五六七八九十]{1,4}){1,4})”")
_DATED_LABEL = re.compile(
    "[-—·*\\s]*(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|末|初|上半年|下半年)?[:：]"
)
_COURSE_ASKED = re.compile(
    "年|月|季|目标|指标|要求|进展|变化|情况|数据|历程|沿革|过程|脉络|演变|动作|动态|节点|步|成果|成效|成绩|进度|落实|实施|后续|举措|措施"
    "|政策|文件|会议|活动|事|做|干|推进|时间|历史|经过|走|阶段|轮|次|届|版"
)
_NUMERAL = re.compile("[一二两三四五六七八九十]")
_SEVERAL = re.compile("哪几|几[个项条点类大种]")
# “四大功能”，着力 counts no 着力, and 第十五个五年规划纲要 no 纲要
_COUNTED = "(?<![第一二三四五六七八九十0-9])([一二三四五六七八九十]+|[0-9]+)[件项大个条][^，。；,;”]{{0,4}}?{}"


def passes_over(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether neither the list nor what stands above it names the thing that the question is about."""
    document, items = enumeration.document, enumeration.list.items
    main = main_things(gathered)
    leading = [] if main else leading_things(gathered)
    if not (main or leading):
        return False
    first = paragraph_before(document, enumeration.list)[0]
    named = document.text[first : items[-1].end]
    if len(named) > LONGEST_LIST:
        # What a long item has somewhere among other things is not what the list is of.
        opened = [document.text[item.start : item.end].split("\n", 1)[0][:LONGEST_OPENING] for item in items]
        named = document.text[first : items[0].start] + " ".join(opened)
    said = f"{document.title} {' '.join(enumeration.list.section)} {named}"
    named = fold(said)
    return not (all(_names(thing, named) for thing in main) if main else any(_names(one, named) for one in leading))


def is_told_at_its_time(gathered: Gathered, document: Document, span: Span, covered: float) -> bool:
    """Whether another document's best sentence names the time that is asked about, and the list or stretch none of it.

    What was wrong in 2015 is told by what speaks of those years, and not by the four problems of another paper.
    """
    asked = gathered.query.times
    best = gathered.statements[0] if gathered.statements else None
    if not asked or best is None or best.document.id == document.id or best.covered < covered:
        return False
    told = " ".join((*document.section_at(span[0]), document.text[slice(*span)]))
    return bool(periods_agree(asked, (best.text,))) and not periods_agree(asked, (told,))


def lacks_its_amount(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether an amount singles out members (哪几个集群要做到5000亿) and neither the list nor its lead has it."""
    document, items = enumeration.document, enumeration.list.items
    start = min(enumeration.list.lead_start, paragraph_before(document, enumeration.list)[0])
    if lacks_the_size(gathered.query, document.text[start : items[-1].end]):
        return True
    named = (amount_of(quantity) for quantity in gathered.query.quantities if is_telling(quantity))
    said = [amount for amount in named if amount[0]]
    if not said:
        return False
    told = {amount_of(found.value) for found in find_quantities(document.text[start : items[-1].end])}
    return told.isdisjoint(said)


def gives_the_aims(gathered: Gathered) -> bool:
    """Whether 预期目标 are asked for, and the best sentence gives them one by one: 主要预期目标是：…增长5%以上，……."""
    best = gathered.statements[0] if gathered.statements else None
    if best is None or "预期目标" not in gathered.query.text:
        return False
    told = _AIMS_TOLD.search(best.text)
    return told is not None and any(is_telling(found.value) for found in find_quantities(best.text[told.end() :]))


def only_of_an_item(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether a thing asked about stands neither above the list nor in half of its items, and is no one item."""
    document, listed = enumeration.document, enumeration.list
    spans = ((listed.lead_start, listed.lead_end), announcement(document, listed), paragraph_before(document, listed))
    above = " ".join((document.title, *listed.section, *(document.text[start:end] for start, end in spans)))
    told = [fold(document.text[item.start : item.end]) for item in listed.items]

    def is_passed_over(thing: Term) -> bool:
        named = sum(_names(thing, text) for text in told)
        return not _names(thing, fold(above)) and 2 * named < len(told)

    asked = main_things(gathered) or leading_things(gathered)
    return any(map(is_passed_over, asked)) and named_item(enumeration, gathered) is None


def is_of_others(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether the items are no members of what is asked about: as many as it has are others, or it is its course."""
    return _is_counted_otherwise(gathered, enumeration) or _tells_how_it_went(gathered, enumeration)


def _is_counted_otherwise(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether what stands above the list counts what is asked about, and the list has not as many items."""
    document, items = enumeration.document, enumeration.list.items
    if _is_of_another_count(gathered.query.text, len(items)):
        return True
    begins = items[0].start
    headed = max((one.heading_end for one in document.sections if one.heading_end <= begins < one.end), default=0)
    above = fold(document.text[max(headed, begins - LONGEST_INTRODUCTION) : begins])
    counted = [
        number_of(found[1])
        for thing in main_things(gathered)
        for form in thing.forms
        if form in above  # no pattern is made for what does not stand there
        for found in re.finditer(_COUNTED.format(re.escape(form)), above)
    ]
    return bool(counted) and len(items) not in counted


def _tells_how_it_went(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether each item tells of a year or a month (2024年：规模首次突破千亿元), where members are asked for.

    未来产业有哪些 asks for trades; its results, its course and its aims are asked for by such words.
    """
    document, items = enumeration.document, enumeration.list.items
    dated = all(_DATED_LABEL.match(document.text[item.start : item.end]) for item in items)
    asked = gathered.query.text
    return dated and not gathered.query.stance and not gathered.query.times and not _COURSE_ASKED.search(asked)


def _is_of_another_count(asked: str, items: int) -> bool:
    """Whether names in quotes say how many things they are made of (“五转变一迈进”), and the list has another number.

    Several names (“两个屏障”“一个桥头堡”) may each be a list, or one list together.
    """
    named = [
        [number_of(numeral.replace("两", "二")) for numeral in _NUMERAL.findall(name)]
        for name in _COUNTED_NAME.findall(asked)
    ]
    if not named:
        return False
    counts = [count for name in named for count in name]
    return items not in (*counts, *map(sum, named), sum(counts))


def _names(thing: Term, text: str) -> bool:
    """Whether a folded text names a thing, or speaks of its field: 价格 of 物价."""
    return coverage((thing,), text)[0] >= LEAST_NAMED or is_of_field(thing, text)


def main_things(gathered: Gathered) -> list[Term]:
    """The things that the question is about, each a large part of it."""
    return [thing for thing in _things(gathered) if thing.weight >= MAIN_WEIGHT]


def leading_things(gathered: Gathered) -> list[Term]:
    """The things that weigh as much as any other, where none is a large part of the question: 景区申报5A."""
    things = _things(gathered)
    most = max((thing.weight for thing in things), default=0.0)
    return [thing for thing in things if thing.weight >= max(LEADING * most, LEAST_LEADING)]


def _things(gathered: Gathered) -> list[Term]:
    passed = places_and_stances()
    things = [term for term in gathered.terms if term.thing and term.held and term.word not in passed]
    return [thing for thing in things if not _is_besides(gathered, thing)]


def _is_besides(gathered: Gathered, thing: Term) -> bool:
    """Whether the question leaves the thing out: 汽车之外还有哪些产业."""
    asked = gathered.query.text
    return _MAY_LEAVE_OUT.search(asked) is not None and any(
        re.search(_BESIDES.format(re.escape(form)), asked) for form in thing.forms
    )


def each_named(gathered: Gathered, enumeration: Enumeration) -> bool:
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
    if topic is None or topic.document.id != enumeration.document.id:
        return False
    items, at = enumeration.list.items, topic.title.start
    if topic.exact:
        return any(item.start <= at < item.end for item in items)
    asked = sum(term.weight for term in gathered.terms if term.thing)
    if topic.named < NAMES_IT * (asked or 1.0) or all(item.start != at for item in items):
        return False
    text = enumeration.document.text
    others = [fold(text[item.start : item.end][:LONGEST_OPENING]) for item in items if item.start != at]
    things = main_things(gathered)
    return bool(things) and not any(_names(thing, other) for thing in things for other in others)


def _item_in_its_words(enumeration: Enumeration, gathered: Gathered) -> Item | None:
    """The one item whose opening the question quotes at length: 融入服务全国统一大市场, of which no other has so much.

    What the title or the headings above say too names the whole list.
    """
    document, asked = enumeration.document, fold(gathered.query.text)
    above = fold(" ".join((document.title, *enumeration.list.section)))
    openings = [fold(document.text[slice(*enumeration.opening(item))]) for item in enumeration.list.items]
    runs = [(_shared(asked, opening), item) for opening, item in zip(openings, enumeration.list.items, strict=True)]
    longest, item = max(runs, key=lambda run: len(run[0]))
    others = max((len(run) for run, other in runs if other is not item), default=0)
    return item if len(longest) >= QUOTED and 2 * others <= len(longest) and longest not in above else None


def _shared(one: str, other: str) -> str:
    """The longest run of Chinese characters that both have."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return max(re.findall(f"[{HAN}]+", one[found.a : found.a + found.size]), key=len, default="")


def _item_of_the_place(enumeration: Enumeration, gathered: Gathered) -> Item | None:
    """The one item that begins with the only city asked about (无锡的五点目标：……), where others begin with others."""
    cities = [place for place in gathered.query.subjects if load_terms().level(place)]
    if len(cities) != 1:
        return None
    text = enumeration.document.text
    opened = [(_place_at(MARKER.sub("", text[item.start : item.end])), item) for item in enumeration.list.items]
    of_it = [item for place, item in opened if place == cities[0]]
    others = {place for place, _ in opened} - {"", cities[0]}
    return of_it[0] if len(of_it) == 1 and others else None


def _place_at(text: str) -> str:
    """The city or province that the text begins with; "" where it begins otherwise."""
    named = places_in(text[:LONGEST_OPENING])
    return named[0][0] if named and named[0][1] == 0 and load_terms().level(named[0][0]) else ""


def named_item(enumeration: Enumeration, gathered: Gathered) -> Item | None:
    """The one item that opens with all that the question names beyond the list: of 人才方面有什么不足 the one on 人才.

    None where the list as a whole is named, or where another item speaks of it too. A digit of a name (“465”里的“6”)
    is told by the item that counts so many.
    """
    document, listed = enumeration.document, enumeration.list
    if (of_place := _item_of_the_place(enumeration, gathered)) is not None:
        return of_place
    if (digit := _DIGIT.search(gathered.query.text)) is not None:
        counting = [item for item in listed.items if re.match(rf"{digit[1]}\D", document.text[item.start : item.end])]
        return counting[0] if len(counting) == 1 else None
    if gathered.query.ordinal or asked_count(gathered.query.text) or _SEVERAL.search(gathered.query.text):
        return None
    if (quoted := _item_in_its_words(enumeration, gathered)) is not None:
        return quoted
    lead = document.text[slice(*paragraph_before(document, listed))]
    above = fold(" ".join((document.title, *listed.section, lead)))
    passed = places_and_stances()
    things = [
        term
        for term in gathered.terms
        if term.thing
        and term.held
        and term.word not in passed
        and not says_little(term)
        and not coverage((term,), above)[0]
        and not _is_besides(gathered, term)
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
