"""Lists that the best sentence leads to, of measures, reasons or what it announces; and how a list is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.premises import NO, YES
from assistant.answering.drafting import Draft
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.form import (
    asked_count,
    counts_in,
    gives_members,
    reason_asked,
    which_count,
)
from assistant.answering.evidence.outline import only_bears
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.topics import MARKER
from assistant.answering.lists.asked_list import UNMARKED_STYLES, asked_list, within
from assistant.answering.lists.list_scope import (
    LONGEST_LIST,
    LONGEST_OPENING,
    is_of_others,
    main_things,
)
from assistant.answering.lists.titled_answer import is_inside
from assistant.answering.sentences import evidence_bar
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end
from assistant.reading.unmarked import shared_opening
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.evidence.topics import Topic
    from assistant.answering.gather import Gathered
    from assistant.model import Item

LONGEST_ITEM = 200  # characters of an item that is given in one piece
LEAST_ANNOUNCED = 0.7  # of the question, for a sentence right behind which the ways to do it stand
_ANNOUNCES = re.compile(
    "(?:[一二三四五六七八九十]+|几|如下|以下|下列).{0,2}(?:个|大|项|条|点|件)?"
    "(?:方面|工作|任务|举措|措施|行动|重点|要求)?.{0,6}[：:。]$"
)
_IN_HOW_MANY = re.compile("哪几(?:个|大)?(?:方面|项|条|点)")
_REASONS_FOLLOW = re.compile("(?:考虑|原因|理由|依据)[^。：]{0,6}[：:]$")
_MEASURES = "(?:措施|办法|举措|做法|对策|抓手)"
_MEASURES_ASKED = re.compile(
    f"{_MEASURES}(?:主要|具体|一共|都)*(?:有|是|包括)?哪|哪[些几][个项条]?(?:主要|具体|重要)*的?{_MEASURES}"
)
_MEASURES_FOLLOW = re.compile(f"{_MEASURES}(?:是|有|为|包括|如下)?[：:]$")
LISTED = "原文列出的是："
COUNTED_OTHERWISE = "问题里说的条数与原文不符，原文列出的就是以上各项。"
SEEN_IN_PART = "原文说的确是这么多项，库中收录的只有以上各项。"


def item_asked_for(gathered: Gathered) -> str:
    """How the item opens whose number is asked for (高端人才引进急需加强), without the number; "" where none is."""
    enumeration = asked_list(gathered)
    item = _item_at(enumeration.list.items, gathered.query.ordinal) if enumeration else None
    if enumeration is None or item is None:
        return ""
    start, end = enumeration.opening(item)
    return MARKER.sub("", enumeration.document.text[start:end]).strip("。；;，, ")


def _item_at(items: Sequence[Item], ordinal: int) -> Item | None:
    """The item of that number, from the end where it is below 0; None where there are not so many, or it is 0."""
    if not 1 <= abs(ordinal) <= len(items):
        return None
    return items[ordinal if ordinal < 0 else ordinal - 1]


def measures_around(gathered: Gathered) -> Enumeration | None:
    """Where measures are asked for, the list announced as such (主要措施是：一要……) that has the best sentence in it.

    扶持“三农”的主要办法有哪几条: its first item has the word 三农 and the others are of the same matter.
    """
    if gathered.query.kind != "list" or not gathered.statements or not _MEASURES_ASKED.search(gathered.query.text):
        return None
    best = gathered.statements[0]
    text = best.document.text
    for listed in best.document.lists:
        around = Enumeration(best.document, listed, 1.0, 1.0)
        announces = _MEASURES_FOLLOW.search(text[listed.lead_start : listed.lead_end]) is not None
        if listed.style != "sections" and announces and within(best, around):
            return None if is_of_others(gathered, around) else around
    return None


def announced(gathered: Gathered) -> Enumeration | None:
    """The list that the best sentence announces (重点做好六个方面工作：), where members or reasons are asked for."""
    best = gathered.statements[0]
    asks_how = gathered.query.stance == "proposed" or gathered.query.kind == "explain"
    how = asks_how and best.covered >= LEAST_ANNOUNCED  # 怎样扩大消费: 扩大消费。一是……
    how = how and not _stands_deep(best, gathered.topics)
    # 全省各级政府……一定要牢记使命。 and below it 要永葆忠诚……, 要厉行法治……: the requirements that 哪几方面 asks for
    leads = _IN_HOW_MANY.search(gathered.query.text) is not None and not gives_members(best.text)
    leads = leads or evidence_bar.leads_to_as_many(gathered, best)  # 持续办好为民实事。一是……, of ten
    outright = leads or _ANNOUNCES.search(best.text) or best.text.rstrip().endswith(("：", ":"))
    if gathered.query.kind not in {"list", "explain", "summary"} or not (how or outright):
        return None
    counted = asked_count(gathered.query.text)
    said = counted in counts_in(best.text) and gives_members(best.text)  # it gives them, and announces others
    return next(
        (
            enumeration
            for enumeration in gathered.enumerations
            if enumeration.document.id == best.document.id
            and enumeration.announced_by(best.start, best.end)
            and not (how and not outright and enumeration.list.style in UNMARKED_STYLES)
            and not (said and counted != len(enumeration.list.items))
            and not is_of_others(gathered, enumeration)
        ),
        None,
    )


def _stands_deep(best: Statement, topics: Sequence[Topic]) -> bool:
    """Whether the titled stretch that the question names says more before the sentence: the list is only its end."""
    topic = topics[0] if topics else None
    if topic is None or not (topic.exact or topic.title.heading) or not is_inside(best, topic):
        return False
    between = topic.document.text[topic.title.start : best.start]
    return len(between.strip()) > len(topic.title.words) + LONGEST_OPENING


def listed_reasons(gathered: Gathered) -> Enumeration | None:
    """Where it is asked why, the list of reasons behind the best sentence in its line (主要考虑：一是……), or around it.

    我们的信心来源于…… opens every item of a list that tells why there is 信心.
    """
    if not reason_asked(gathered.query.text) or not gathered.statements:
        return None
    best = gathered.statements[0]
    for one in best.document.lists:
        listed = Enumeration(best.document, one, 1.0, 1.0)
        if one.style == "alike" and within(best, listed) and _opens_on_the_matter(gathered, listed):
            return listed
    until = line_end(best.document.text, best.end)
    for one in best.document.lists:
        lead = best.document.text[one.lead_start : one.lead_end]
        behind = best.start <= one.lead_start and one.items[0].start < until
        if behind and one.style != "sections" and _REASONS_FOLLOW.search(lead):
            return Enumeration(best.document, one, 1.0, 1.0)
    return None


def _opens_on_the_matter(gathered: Gathered, listed: Enumeration) -> bool:
    """Whether all items open with the same words, and these name the main thing of the question."""
    openings = [listed.document.text[slice(*listed.opening(item))] for item in listed.list.items]
    return any(match >= 1 for match in coverage(main_things(gathered), fold(shared_opening(openings))))


def write_list(draft: Draft, enumeration: Enumeration, named: Item | None = None) -> None:
    """The list in order, led in by its count, or the one item that is asked for, by its number or as ``named``."""
    document, items, ordinal = enumeration.document, enumeration.list.items, draft.query.ordinal
    named = _item_at(items, ordinal) or named
    if named is not None:
        draft.introduce(document, named.start)
        long = named.end - named.start > LONGEST_ITEM
        for start, end in sentences(document.text, named.start, named.end) if long else ((named.start, named.end),):
            if not only_bears(document.text[start:end]):
                draft.quote(document, start, end)
        return
    counted_right = draft.query.counted == len(items)
    if draft.query.count_asked:
        draft.say((YES if counted_right else NO)["is"] + LISTED)
    draft.introduce(document, items[0].start, f"以下{len(items)}项", enumeration.list.section)
    said = which_count(draft.query.text) or (0 if draft.query.count_asked else draft.query.counted)
    if said not in (0, len(items)):
        above = " ".join(enumeration.list.section)  # 大会部署的五个方面，所见四项
        draft.notes.append(SEEN_IN_PART if said > len(items) and said in counts_in(above) else COUNTED_OTHERWISE)
    if ordinal:
        draft.notes.append("问到的那一项原文没有，以上是列出的全部各项。")
    whole = items[-1].end - items[0].start <= LONGEST_LIST
    for item in items:
        draft.quote(document, *((item.start, item.end) if whole else enumeration.opening(item)))
