"""The titled stretch that a question names: whether it is what is asked for, and what is given of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.form import (
    asked_count,
    counts_in,
    gives_definition,
    gives_kind,
    gives_members,
    reason_asked,
)
from assistant.answering.evidence.of_the_time import gives_aims_of_one_year
from assistant.answering.evidence.outline import WHOLE_CHARACTERS, outline
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.title_sentences import in_lines
from assistant.answering.evidence.topics import is_called_so
from assistant.answering.lists.list_scope import LEAST_NAMED, gives_the_aims, is_told_at_its_time, main_things
from assistant.answering.sentences.choosing import told_why
from assistant.answering.sentences.labelled import asked_half
from assistant.answering.sentences.must_say import lacks_code, lacks_the_size, lacks_what_is_needed
from assistant.answering.understanding.stance import says_what_is_wrong
from assistant.answering.understanding.topic import names
from assistant.quantity import find_quantities
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.reading.unmarked import is_label
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.document_parts import Rubric
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.evidence.topics import Topic
    from assistant.answering.gather import Gathered
    from assistant.reading.spans import Span

TIED, MOST_TIED = 0.02, 5  # of a topic's score; titles side by side that name what is asked alike
BOTH = 2  # titles, of a question that names two things
TOPIC_BAR = 0.55
NEAR_BEFORE, NEAREST = 0.75, 6  # of the best score, for the sentence before a title; the statements looked at
ENTITLED_BAR = 0.45  # of the paragraph that the best sentence stands in
JOINED = re.compile("[与和及、]")
LISTS_BY_ITSELF = 0.2  # a sentence that gained this much by its form gives the members itself
ON_ONE_MATTER = 0.5  # the share of a heading that the question names, where it names hardly anything else
FEWEST_ON_IT, LEAST_ON_IT = 3, 0.25  # sentences, and how far each names the matter (消费 of 提振消费)
MAIN_OF_ALL = 0.4  # of the question: one thing that it is all about
MOSTLY = 0.7  # of a title, where it names all that is asked: 重点矛盾加快破解
LEAST_NAME = 4  # characters: 风险挑战, 战略机遇; 问题 alone names a kind of part
LEAST_OF_MAIN = 0.55  # of the main thing, in an item beside the one whose title names it: 上海 of 对接上海
_HOW = re.compile("怎么|如何|怎样")
_NAMES_AIMS = re.compile("目标|指标")  # whose members are figures
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
    if (
        gives_the_aims(gathered)
        or _of_the_other_half(gathered.query.text, topic)
        or _goes_on_from(gathered, topic)
        or _leaves_unsaid(gathered, topic)
    ):
        return None
    if best is None:
        return topic
    if _is_wider(gathered, topic, best) or _is_of_the_cure(gathered, topic, best):
        return None
    if is_told_at_its_time(gathered, topic.document, (topic.title.start, topic.title.end), best.covered):
        return None
    if gives_definition(gathered.query, gathered.terms, best.text):
        return None
    if told_why(gathered, best):
        return None
    if gathered.query.kind == "list" and gives_kind(gathered.query.text, best.text):
        return None
    outside = gathered.query.kind == "list" and not (topic.exact or is_inside(best, topic))
    if gathered.query.kind == "explain" and _is_one_sentence(topic) and not is_inside(best, topic):
        return None
    if outside and gives_members(best.text) and best.own >= topic.covered:
        return None  # 初步形成哪些产业集群: the sentence that names them, not all that stands below 产业集群
    counted = asked_count(gathered.query.text) in counts_in(best.text)  # 哪四个: 四大枢纽经济区 are named there
    by_form = (best.form >= LISTS_BY_ITSELF or counted) and gives_members(best.text) and not is_inside(best, topic)
    by_form = by_form and not is_called_so(gathered.query, topic.title)
    behind = EXACT_TOPIC_BEHIND_SENTENCE if topic.exact and not _is_a_place(topic) else TOPIC_BEHIND_SENTENCE
    return topic if not by_form and (_entitles(topic, best) or topic.covered >= best.own - behind) else None


def _leaves_unsaid(gathered: Gathered, topic: Topic) -> bool:
    """Whether the stretch has not the number by which something is called (38号文), a size, or what a person needs."""
    document, title = topic.document, topic.title
    text = document.text[title.start : title.end]
    lacks = lacks_code(gathered, fold(f"{document.title} {text}")) or lacks_the_size(gathered.query, text)
    return lacks or lacks_what_is_needed(gathered, text)


def _goes_on_from(gathered: Gathered, topic: Topic) -> bool:
    """Whether the title is a sentence inside a line, and the one right before it tells nearly as well what is asked.

    出台个体工商户支持政策。 behind 完善民营经济法规体系……。 is one deed of several, and what follows is not of it.
    """
    text, start = topic.document.text, topic.title.start
    if topic.exact or topic.title.heading or not _in_line(text, topic):
        return False
    least = NEAR_BEFORE * gathered.statements[0].score if gathered.statements else 0.0
    return any(
        one.document.id == topic.document.id
        and one.score >= least
        and line_start(text, start) <= one.start
        and one.end <= start
        and not text[one.end : start].strip()
        for one in gathered.statements[:NEAREST]
    )


def _is_of_the_cure(gathered: Gathered, topic: Topic, best: Statement) -> bool:
    """Whether what is wrong is asked and told elsewhere by the best sentence: 加强自身建设 tells what is to be done."""
    wrong = gathered.query.stance == "problem" and says_what_is_wrong(best.text)
    return wrong and not is_inside(best, topic)


def _is_wider(gathered: Gathered, topic: Topic, best: Statement) -> bool:
    """Whether a heading names all but the main thing of the question, of which only the best sentence below speaks.

    怎样发展大健康产业 is told by the sentences on it, not by all that a chapter on 产业发展的建议 says.
    """
    things = [term for term in main_things(gathered) if term.weight >= MAIN_OF_ALL]
    if not (things and topic.title.heading and is_inside(best, topic)):
        return False
    named = coverage(things, fold(" ".join((topic.title.words, *topic.title.path))))
    return max(named) < LEAST_NAMED and max(coverage(things, fold(best.text))) >= 1


def names_more(gathered: Gathered, rubric: Rubric) -> bool:
    """Whether a title outside the part of the document says in just the question's words what is asked (风险挑战)."""
    topic = gathered.topics[0] if gathered.topics else None
    if topic is None or topic.document.id != rubric.document.id or topic.title.heading:
        return False
    inside = rubric.start <= topic.title.start < rubric.end
    in_its_words = topic.named >= 1 and (topic.focused >= 1 or (topic.covered >= 1 and topic.focused >= MOSTLY))
    return not inside and in_its_words and len(topic.title.words) >= LEAST_NAME


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
    return paragraph and is_inside(best, topic) and best.start >= title.start + len(title.words)


def _is_a_place(topic: Topic) -> bool:
    """Whether the title says only of which place something is told (梁溪区：……), and not what."""
    return any(name.end - name.start == len(topic.title.words) for name in names(topic.title.words))


def _is_one_sentence(topic: Topic) -> bool:
    """Whether the titled stretch is one sentence of a line (G60科创走廊：……), which is judged as the others are."""
    title = topic.title
    return not (topic.exact or title.heading) and len(sentences(topic.document.text, title.start, title.end)) == 1


def _has_members(topic: Topic) -> bool:
    """Whether what stands below the title can be a list: several sentences, or one that gives several things."""
    text = topic.document.text
    spans = sentences(text, topic.title.start, topic.title.end)
    if len(spans) > 1 or any(gives_members(text[start:end]) for start, end in spans):
        return True
    aims = _NAMES_AIMS.search(topic.title.words) is not None
    return aims and any(len(find_quantities(text[start:end])) > 1 for start, end in spans)


def is_inside(statement: Statement, topic: Topic) -> bool:
    """Whether the statement stands in the titled stretch."""
    same = statement.document.id == topic.document.id
    return same and topic.title.start <= statement.start < topic.title.end


def both_named(gathered: Gathered) -> tuple[Topic, ...]:
    """Two titled stretches of a document that the question names outright (战略机遇和风险挑战分别是什么), in order."""
    if gathered.query.kind not in {"explain", "summary", "list"} or len(gathered.topics) < BOTH:
        return ()
    asked = fold(gathered.query.text)
    named = [one for one in gathered.topics if one.exact and fold(one.title.words) in asked]
    found: dict[str, Topic] = {}
    for topic in named:
        apart = all(fold(topic.title.words) not in other and other not in fold(topic.title.words) for other in found)
        if apart and len(topic.title.words) >= LEAST_NAME and topic.document.id == named[0].document.id:
            found[fold(topic.title.words)] = topic
    return tuple(sorted(found.values(), key=lambda one: one.title.start)) if len(found) == BOTH else ()


def _siblings(gathered: Gathered, topic: Topic) -> list[Topic]:
    """The titles of paragraphs beside the topic's that name what is asked as well as it does, in order, with it.

    怎么融入首都: 融入首都产业协同圈, 融入首都通勤圈 and 融入首都功能圈 are all of it. [] where it stands alone.
    """
    text = topic.document.text
    if topic.exact or topic.title.heading or gathered.query.kind != "explain" or _in_line(text, topic):
        return []
    tied = {
        one.title.start: one
        for one in gathered.topics
        if one.document.id == topic.document.id
        and one.title.path == topic.title.path
        and not _in_line(text, one)
        and one.named == topic.named
        and one.score >= topic.score - TIED
        and not one.title.heading
    }
    return [tied[start] for start in sorted(tied)] if 1 < len(tied) <= MOST_TIED else []


def _items_beside(gathered: Gathered, topic: Topic) -> list[Span]:
    """The run of items around the topic's that each name the main thing, where it is asked how that is dealt with.

    怎么对接上海: 对接上海的合作领域 is followed by 与上海共建的产业链, 金融对接 and 开放平台. [] where it stands alone,
    or its title names nothing else.
    """
    document, title = topic.document, topic.title
    how = gathered.query.kind == "explain" and _HOW.search(gathered.query.text)
    listed = next(
        (one for one in document.lists if one.style == "bullet" and any(i.start == title.start for i in one.items)),
        None,
    )
    things = [term for term in main_things(gathered) if coverage((term,), fold(title.words))[0] >= LEAST_NAMED]
    if not how or topic.exact or listed is None or not things:
        return []
    main = max(things, key=lambda term: term.weight)
    named = [coverage((main,), fold(document.text[one.start : one.end]))[0] >= LEAST_OF_MAIN for one in listed.items]
    at = next(number for number, one in enumerate(listed.items) if one.start == title.start)
    first = last = at
    while first > 0 and named[first - 1]:
        first -= 1
    while last + 1 < len(named) and named[last + 1]:
        last += 1
    run = listed.items[first : last + 1]
    return [(one.start, one.end) for one in run] if 1 < len(run) <= MOST_TIED else []


def _in_line(text: str, topic: Topic) -> bool:
    start = topic.title.start
    return line_start(text, start) != start


def write_topic(draft: Draft, gathered: Gathered, topic: Topic) -> None:
    """What stands below the title, whole or in outline; of several that fit alike, what each begins with."""
    document = topic.document
    if siblings := _siblings(gathered, topic):
        for one in siblings:
            line = sentences(document.text, one.title.start, line_end(document.text, one.title.start))
            for start, end in in_lines(document, line[:2]):
                draft.introduce(document, start)
                draft.quote_line(document, start, end)
        return
    if items := _items_beside(gathered, topic):
        for start, end in items:
            draft.introduce(document, start)
            draft.quote(document, start, end)
        return
    if reason_asked(gathered.query.text):
        topic = _preamble(topic)
    title, text = topic.title, document.text
    line = () if title.heading else sentences(text, title.start, line_end(text, title.start))[1:]
    half = asked_half(gathered, document, title.words, line) or _on_the_matter(gathered, topic)
    told = half or outline(topic, gathered.statements)
    of_it = [span for span in told if not gives_aims_of_one_year(gathered.query, document, *span)]
    for start, end in in_lines(document, of_it or told):
        draft.introduce(document, start)
        draft.quote_line(document, start, end)


def _on_the_matter(gathered: Gathered, topic: Topic) -> list[Span]:
    """Of a section whose heading names other things too (提振消费扩大有效投资) what is on the asked one.

    Only where several sentences are. What has titles of its own inside is told in outline.
    """
    document, title = topic.document, topic.title
    spans = sentences(document.text, title.start, title.end)[1:]
    parted = any(is_label(document.text[slice(*span)]) for span in spans)
    things = [term for term in main_things(gathered) if coverage((term,), fold(title.words))[0] >= LEAST_NAMED]
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
