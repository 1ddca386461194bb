"""Answers in the documents' own sentences: the list, the titled stretch, the verdict in words or the best sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.premises import NO, YES
from assistant.answering.claims.said_alike import said_alike
from assistant.answering.claims.told_number import (
    IN_ANOTHER_CURRENCY,
    is_in_another_currency,
)
from assistant.answering.claims.whether import NOT_SAID, SAID_SO, lacks_the_deed, leaves_open, says_whether
from assistant.answering.drafting import Draft
from assistant.answering.evidence.asked_kind import quoted_kind
from assistant.answering.evidence.doubt import doubted
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.form import asked_count, asks_for_parts, reason_asked
from assistant.answering.evidence.rubric import write_rubric
from assistant.answering.evidence.time_and_place import places_agree
from assistant.answering.figures.counts_within import stands_in
from assistant.answering.figures.numbers import say_only_planned
from assistant.answering.lists.asked_list import asked_list, spelt_out, within
from assistant.answering.lists.called_lists import called_list, each_called, spread_list
from assistant.answering.lists.called_rows import called_row, row_and_kind, told_of_each
from assistant.answering.lists.chronology import chronology
from assistant.answering.lists.counted_clauses import counted_clauses
from assistant.answering.lists.counted_in_line import counted_in_line
from assistant.answering.lists.counted_labels import counted_line, counted_row, counts_them_out
from assistant.answering.lists.list_scope import is_one_item, named_item
from assistant.answering.lists.member_roll import member_roll
from assistant.answering.lists.members import announced, listed_reasons, measures_around, write_list
from assistant.answering.lists.named_members import named_members, write_named_members
from assistant.answering.lists.titled_answer import asked_topic, both_named, names_more, write_topic
from assistant.answering.sentences.blank_cells import NO_FIGURE, blank_columns
from assistant.answering.sentences.by_label import by_label
from assistant.answering.sentences.choosing import choose, write_statements
from assistant.answering.sentences.defined import NO_DEFINITION, lacks_definition, only_of_the_best
from assistant.answering.sentences.each_named import each_named
from assistant.answering.sentences.evidence_bar import best_evidence
from assistant.answering.sentences.glossary import glossary_notes, write_notes
from assistant.answering.sentences.must_say import lacks_code, lacks_sign
from assistant.answering.sentences.numberless import tells_no_number, tells_none_of_the_kind
from assistant.answering.sentences.only_counted import ONLY_COUNTED, counts_alone, lists_as_many
from assistant.answering.sentences.told_outside import told_outside
from assistant.answering.sentences.which_moved import which_moved
from assistant.answering.sentences.why import NO_REASON, holds_a_reason, tells_why
from assistant.answering.tables.table_questions import write_rows
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.evidence.topics import Topic
    from assistant.answering.gather import Gathered

# What is asked openly before 是不是: 算什么性质的文件，是不是法定规划 is answered by what it is.
_ASKS_BESIDES = re.compile("(?:什么|哪|怎么|如何|谁|多少)[^，。？]*[，？].*(?:是不是|是否|[吗么])")


def write_quotes(draft: Draft, gathered: Gathered) -> bool:
    """Write the list or the sentences that answer, as they stand in the documents."""
    query = gathered.query
    if write_rows(draft, gathered) or _write_named_parts(draft, gathered):
        return True
    evident = best_evidence(gathered) is not None
    if evident and (reasons := listed_reasons(gathered)) is not None:
        if not within(gathered.statements[0], reasons):
            write_statements(draft, [gathered.statements[0]])
        write_list(draft, reasons)
        return True
    if evident and not reason_asked(query.text) and (labelled := by_label(gathered)) is not None:
        write_statements(draft, [labelled])
        return True
    each = each_named(gathered)
    # A sentence that tells why is what 为什么 asks for, whatever list of deeds it leads to.
    why = evident and reason_asked(query.text) and tells_why(gathered.statements[0])
    if not (each or why) and _write_members(draft, gathered, evident=evident):
        return True
    whether = asks_whether(gathered.query.text)
    if not (whether or doubted(query)) and (topic := _topic_asked_for(gathered, each)) is not None:
        if reason_asked(query.text) and not holds_a_reason(topic.text):
            draft.say(NO_REASON)  # a table of growth rates tells not why they fell
        write_topic(draft, gathered, topic)
        return True
    if whether and (alike := said_alike(gathered)) is not None:
        draft.say((YES if alike[0] else NO)["is"] + SAID_SO)
        write_statements(draft, alike[1])
        return True
    if evident and whether and (outright := says_whether(gathered)):
        draft.say(outright[0])
        write_statements(draft, [outright[1]])
    elif evident and whether and lacks_the_deed(gathered):
        return False
    elif evident or each:
        return _write_best(draft, gathered, each)
    return evident


def _topic_asked_for(gathered: Gathered, each: Sequence[Statement]) -> Topic | None:
    """The titled stretch that is asked for; None where the best sentence tells it elsewhere, or one is told of each."""
    topic = asked_topic(gathered) or _topic_of_item(gathered)
    if topic is None or told_outside(gathered, topic):
        return None
    elsewhere = places_agree(gathered.query.subjects, (topic.text, topic.document.title)) is False
    if elsewhere and not topic.title.heading and not places_agree(gathered.query.subjects, (topic.document.title,)):
        return None  # 上海为超大城市……: the row of other cities is none of 无锡's class
    if lacks_sign(gathered.query.text, topic.text):
        return None
    if lacks_code(gathered, fold(" ".join((topic.document.title, *topic.title.path, topic.title.words)))):
        return None  # 第三层次有哪些城市: not all that is told of the levels
    # 可持续发展和民生共享分别讲什么: not the stretch on one of them
    return None if any(not topic.title.start <= one.start < topic.title.end for one in each) else topic


def _write_best(draft: Draft, gathered: Gathered, each: Sequence[Statement]) -> bool:
    """Write the sentences that answer best; False where they lack the number, or the members, that are asked for."""
    query = gathered.query
    row, whether = None if each else counted_row(gathered), asks_whether(query.text)
    chosen = list(each) or ([row] if row else choose(gathered))
    if tells_no_number(query, chosen) or (whether and tells_none_of_the_kind(query, chosen)):
        return False
    if counts_alone(query, chosen) and (named := lists_as_many(gathered)) is not None:
        chosen = [named]
    elif counts_alone(query, chosen):
        draft.notes.append(ONLY_COUNTED)
        return False
    elif (moved := which_moved(gathered, chosen)) is not None:
        chosen.append(moved)
    if whether and is_in_another_currency(query, chosen):
        draft.say(NO["is"] + IN_ANOTHER_CURRENCY)
    elif whether and leaves_open(gathered) and not _ASKS_BESIDES.search(query.text):
        draft.say(NOT_SAID)
    elif reason_asked(query.text) and not any(tells_why(told) for told in chosen):
        draft.say(NO_REASON)
    elif lacks_definition(gathered, chosen):
        draft.say(NO_DEFINITION)
        draft.partly = True
        chosen = only_of_the_best(chosen, gathered.statements[0])
    for head in blank_columns(query, chosen):
        draft.notes.append(NO_FIGURE.format(head))
        draft.partly = True
    told = [figure for figure in gathered.figures if any(stands_in(figure, one) for one in chosen)]
    say_only_planned(draft, query.text, told)
    write_statements(draft, chosen)
    return True


def _topic_of_item(gathered: Gathered) -> Topic | None:
    """The titled item of the best list that is asked for: 高效转化科技成果, of 促进科技成果转化有哪些安排."""
    listed = asked_list(gathered) if gathered.query.kind == "list" else None
    return gathered.topics[0] if listed is not None and is_one_item(listed, gathered) else None


def _write_members(draft: Draft, gathered: Gathered, *, evident: bool) -> bool:
    """Write the members that are asked for: a list, or what names just as many of the kind; False where neither is."""
    query = gathered.query
    if (roll := member_roll(gathered)) is not None:
        write_statements(draft, [roll])
        return True
    if course := chronology(gathered):
        for listed in course:
            write_list(draft, listed)
        return True
    enumeration = spelt_out(gathered) or (measures_around(gathered) if evident else None) or asked_list(gathered)
    enumeration = enumeration or (announced(gathered) if evident else None)
    if enumeration is not None and _is_of_another_part(gathered, enumeration):
        enumeration = None
    as_many = enumeration is not None and asked_count(query.text) == len(enumeration.list.items)
    if enumeration is not None and quoted_kind(query.text) and not each_called(query.text, enumeration):
        as_many = False  # three sections are no 三个“化”
    if evident and not as_many and (behind := counted_in_line(gathered)) is not None:
        write_list(draft, behind)
        return True
    counted = [] if as_many or not evident else counted_line(gathered) or counted_clauses(gathered)
    counted = counted or told_of_each(gathered) or ([] if as_many else row_and_kind(gathered))
    if row := counted or ([] if as_many else called_row(gathered)):
        write_statements(draft, row)
        return True
    if evident and not as_many and (members := named_members(gathered)) is not None:
        write_named_members(draft, members)
        return True
    called = called_list(gathered) or spread_list(gathered) if evident else None
    if called is not None and _is_of_another_part(gathered, called):
        called = None
    if called is not None and not (as_many and enumeration is not None and each_called(query.text, enumeration)):
        write_list(draft, called)
        return True
    if enumeration is not None and not is_one_item(enumeration, gathered):
        write_list(draft, enumeration, named_item(enumeration, gathered))
        return True
    return False


def _is_of_another_part(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether a list has not the sign or number by which the question calls a part: 第四层次, “补”的目标."""
    said = fold(" ".join((enumeration.text, *enumeration.list.section, enumeration.document.title)))
    return lacks_sign(gathered.query.text, said) or lacks_code(gathered, said)


def _write_named_parts(draft: Draft, gathered: Gathered) -> bool:
    """Write the note on a name, the part of a document that is asked for by its kind, or the two by their titles."""
    if notes := glossary_notes(gathered):
        write_notes(draft, notes)
        return True
    asks_parts = asks_for_parts(gathered.query.text) and best_evidence(gathered) is not None
    parted = (asks_parts and counted_line(gathered)) or counts_them_out(gathered)  # 分六个方面：……
    rubric = gathered.rubric
    if rubric is not None and lacks_sign(gathered.query.text, rubric.document.text[rubric.start : rubric.end]):
        rubric = None
    if rubric is not None and not (parted or names_more(gathered, rubric)):
        if rubric.listed is not None:
            write_list(draft, Enumeration(rubric.document, rubric.listed, 1.0, 1.0))
        else:
            write_rubric(draft, gathered, rubric)
        return True
    both = both_named(gathered)
    for topic in both:
        write_topic(draft, gathered, topic)
    return bool(both)
