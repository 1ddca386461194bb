"""Answers without a language model: sentences as they stand in the documents, lists whole, refusals plain."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.arithmetic import LIMIT, RANK, asks_extreme
from assistant.answering.byline import write_byline
from assistant.answering.detail import NOTHING_MORE, write_around, write_others
from assistant.answering.drafting import Draft
from assistant.answering.enumerations import announcement, asked_chapter
from assistant.answering.figures import LEAST_MAIN_OF_SENTENCE, main_thing, telling_things
from assistant.answering.form import asked_count, counts_in, gives_members, gives_reason, reason_asked
from assistant.answering.numbers import contradicted, write_computation, write_figures
from assistant.answering.outline import WHOLE_CHARACTERS, outline
from assistant.answering.premises import write_premise
from assistant.answering.reached import reaches, write_reached
from assistant.answering.refusing import decline, refuse
from assistant.answering.relevance import coverage, place_forms
from assistant.answering.side_by_side import LEAST_MEMBERS, write_side_by_side
from assistant.answering.survey import write_survey
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.unmarked import LONGEST_LABEL, is_label
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.enumerations import Enumeration
    from assistant.answering.gather import Gathered
    from assistant.answering.relevance import Term
    from assistant.answering.side_by_side import Compared
    from assistant.answering.statements import Statement
    from assistant.answering.survey import Surveyed
    from assistant.answering.topics import Topic
    from assistant.model import Answer
    from assistant.reading.spans import Span

# The evidence bar: the least support (0 to about 1.2) that a statement must have to be given as an answer.
# Chosen on the question sets: docs/decisions/0003-evidence-bar.md.
BAR = 0.55
FIGURE_BAR = 0.7  # where a figure is asked for and no fact fits
MOST_MISSING = 0.45  # the share of the question, in things named, that may stand nowhere near the statement
BY_OTHERS = "论文里没有找到这方面的话；以上出自其他文件。"
BEYOND_DOUBT = 0.9
LEAST_OF_FOCUS = 0.3
_SINGLED_OUT = re.compile(
    "(?:对于?|关于|针对|就)(?P<focus>[^，。？对]{2,12}?)(?:又?[有作做是提]|怎么|怎样|如何|规定|都|方面)[^，。]*$"
)
_WHO = re.compile("(?:是|由|为)谁|^谁|谁(?:的|来|负责|担任|牵头|主持)")
_OFFICE = re.compile(r"(\w{2,})是(?:谁|哪位)")
WHO_OWN = 0.5  # the office or the deed must stand in the sentence that is to name who
FIGURE_KINDS = frozenset({"number", "compare", "rank", "verify"})
# A list whose announcement covers the question about as well as the best sentence is what was asked for.
LIST_BEHIND_SENTENCE = 0.05
LIST_BEHIND_NO_LIST = 0.2  # where the best sentence gives no members itself
TOPIC_BAR = 0.55
TOPIC_BEHIND_SENTENCE, EXACT_TOPIC_BEHIND_SENTENCE = 0.1, 0.35
LONGEST_OPENING = 45
UNANNOUNCED = frozenset({"sections", "labels", "alike", "bullet"})  # lists that no sentence need announce
SAYS_MORE = 0.1  # of the question, for a list beside a sentence that gives members itself
LISTS_BY_ITSELF = 0.2  # a sentence that gained this much by its form gives the members itself
MOST_SENTENCES = {"explain": 5, "summary": 5, "list": 4, "compare": 4, "fact": 2, "verify": 2, "number": 2, "rank": 2}
NEAR_THE_BEST = 0.85  # of the best score, for a statement elsewhere
LABELS_TRIED = 6
LONGEST_PARAGRAPH = 420  # characters given of what stands below a title sentence
NAMED_WITHIN = 10
TWIN = 0.95  # for the only other sentence of a short answer
_NAMES_GIVEN = (
    re.compile(r"[：:](?P<name>[\w“”·—-]{2,14})[。；]?$"),
    re.compile(r"^(?P<name>[^，。；：的]{2,14}?)(?:被[定列]为|是|为|系)"),
)
_RANKS = re.compile("最|首|第[一二三四五六七八九十0-9]|领先|居|排|由[高大多快]|封顶|上限|不超过|以内|[高低]于|仅次")
_HOW_MUCH = re.compile("多少|几[个家成倍项]")
# The limit of a sum as a rule states it; a range (1000万元至1亿元) has one too.
_LIMITS = re.compile(
    "最高|最多|封顶|上限|不超过|不高于|以内|之内|至多|限额|[元万亿%][至—~～-][0-9]"
    "|(?:给予|奖励|补助|资助|补贴|贴息)[^，。；]{0,12}?[0-9.]+[万亿]?元"
)
BESIDE_THE_BEST = 0.65  # for one of the same section
_ANNOUNCES = re.compile(
    "(?:[一二三四五六七八九十]+|几|如下|以下|下列).{0,2}(?:个|大|项|条|点|件)?"
    "(?:方面|工作|任务|举措|措施|行动|重点|要求)?.{0,6}[：:。]$"
)
# A statement that covers this much more of the question is added to one that leaves it open.
WORTH_ADDING = 0.12
ADDED_AT_LEAST = 0.5


def compose(gathered: Gathered, *, only_quotes: bool = False) -> Answer:
    """The drafted answer, with nothing but sentences of the documents if wanted; it is still to be verified."""
    draft = Draft(gathered.query, gathered.searched)
    if gathered.query.kind == "declined":
        return decline(draft)
    if gathered.query.others:
        return _compose_others(draft, gathered)
    written = write_quotes(draft, gathered) if only_quotes else write(draft, gathered)
    if written and gathered.query.detail and not gathered.query.ordinal:
        write_around(draft, gathered)
    if written and gathered.paper_silent:
        draft.notes.append(BY_OTHERS)
        return draft.finished("partial")
    return draft.finished("answered") if written else refuse(draft, gathered)


def compose_comparison(whole: Gathered, compared: Compared | None, least: int = LEAST_MEMBERS) -> Answer | None:
    """The drafted answer to a comparison, member by member; None where fewer than ``least`` of them are held."""
    if compared is None or whole.query.quantities:
        return None
    draft = Draft(whole.query, whole.searched)
    return draft.finished("answered") if write_side_by_side(draft, compared, is_evidence, least) else None


def compose_survey(whole: Gathered, surveyed: Surveyed | None) -> Answer | None:
    """The drafted answer from several documents; None where fewer than two speak of what is asked."""
    if surveyed is None:
        return None
    draft = Draft(whole.query, whole.searched)
    return draft.finished("answered") if write_survey(draft, surveyed, BAR) else None


def _compose_others(draft: Draft, gathered: Gathered) -> Answer:
    """What the answer to the question before did not say yet."""
    before = Draft(gathered.query, gathered.searched)
    write(before, gathered)
    if write_others(draft, gathered, before):
        return draft.finished("answered")
    draft.say(NOTHING_MORE)
    return draft.finished("refused")


def write(draft: Draft, gathered: Gathered) -> bool:
    """Write what answers the question, by the first way that fits; False when nothing does."""
    query, statements = gathered.query, gathered.statements
    if gathered.bylines:
        write_byline(draft, gathered.bylines[0])
        return True
    evident = bool(statements) and is_evidence(gathered, statements[0])
    if query.quantities and (verdict := write_premise(draft, gathered)):
        if evident and verdict == "confirmed":
            _write_statements(draft, choose(gathered))
        return True
    if write_reached(draft, gathered):
        return True
    if query.kind in FIGURE_KINDS and (write_computation(draft, gathered) or write_figures(draft, gathered)):
        return True
    return write_quotes(draft, gathered)


def write_quotes(draft: Draft, gathered: Gathered) -> bool:
    """Write the list or the sentences that answer, as they stand in the documents."""
    evident = bool(gathered.statements) and is_evidence(gathered, gathered.statements[0])
    enumeration = _asked_list(gathered) or (_announced(gathered) if evident else None)
    if enumeration is not None and not _is_one_item(enumeration, gathered):
        _write_list(draft, enumeration)
        return True
    if (topic := _asked_topic(gathered)) is not None:
        _write_topic(draft, gathered, topic)
        return True
    if evident:
        _write_statements(draft, choose(gathered))
    return evident


def is_evidence(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement answers; where a figure is asked for, none that is of another place or period."""
    missing = math.fsum(
        term.weight * (1.0 if term.held else 0.5)
        for term in gathered.terms
        if term.thing and term.word in statement.missing
    )
    if gathered.query.kind == "fact" and _WHO.search(gathered.query.text) and not _names_who(gathered, statement):
        return False
    if missing > MOST_MISSING and statement.score < BEYOND_DOUBT:
        return False
    if _of_focus(gathered, statement) < LEAST_OF_FOCUS or not reaches(gathered, statement):
        return False
    if gathered.query.kind in {"compare", "rank"} and not _names_all_places(gathered):
        return False
    if gathered.query.kind in FIGURE_KINDS and not _says_the_asked_form(gathered, statement):
        return False
    kind = gathered.query.kind
    of_figures = kind in {"number", "rank"} or (kind == "compare" and _HOW_MUCH.search(gathered.query.text))
    if gathered.query.expects != "figure" and not (of_figures and _leaves_a_thing_open(gathered, statement)):
        return statement.score >= BAR
    if _leaves_a_thing_open(gathered, statement):
        return False  # the area of another zone is no area of this one
    return statement.score >= FIGURE_BAR and not statement.faults and not contradicted(gathered, statement)


def _of_focus(gathered: Gathered, statement: Statement) -> float:
    """How far the statement speaks of what the question singles out (对房价有什么要求); 1 where it singles out nothing.

    What a plan says in general is no answer to what it says of house prices.
    """
    found = _SINGLED_OUT.search(gathered.query.text)
    focus = fold(found["focus"]) if found else ""
    asked = [
        (term.weight, match)
        for term, match in zip(gathered.terms, statement.matches, strict=True)
        if term.word in focus and term.word not in place_forms()
    ]
    weight = math.fsum(weight for weight, _ in asked)
    return math.fsum(w * match for w, match in asked) / weight if weight else 1.0


def _says_the_asked_form(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement has a place in an order, or a limit, where that is what is asked for."""
    asked = gathered.query.text
    if LIMIT.search(asked):
        return _LIMITS.search(statement.text) is not None
    return _RANKS.search(statement.text) is not None or not (RANK.search(asked) or asks_extreme(asked))


def _leaves_a_thing_open(gathered: Gathered, statement: Statement) -> bool:
    """Whether a thing that the figure is to be of stands neither in the statement nor near it."""
    main = main_thing(gathered.terms)
    if main is not None and _own_match(gathered.terms[main], statement) < LEAST_MAIN_OF_SENTENCE:
        return True
    limit = LIMIT.search(gathered.query.text)  # what a rule grants to one it does not grant to another
    things = [gathered.terms[at].word for at in telling_things(gathered.terms, unheld=limit is not None)]
    return any(word in statement.missing and not (limit and word in limit[0]) for word in things)


def _own_match(term: Term, statement: Statement) -> float:
    """How far the statement or what stands above it matches the term; what its neighbours speak of is theirs.

    A table's row, which says nothing without its heads, may be matched by them too.
    """
    document = statement.document
    if any(table.start <= statement.start < table.end for table in document.tables):
        return 1.0
    above = " ".join((*document.section_at(statement.start), document.title))
    first = document.text.rfind("\n", 0, statement.start) + 1
    label = document.text[first : statement.start].partition("：")[0]
    said = f"{label if len(label) <= LONGEST_LABEL else ''} {statement.text} {above}"
    return coverage((term,), fold(said))[0]


def _names_who(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence is of the office or the deed that is asked about: 董事长是谁 wants the word 董事长."""
    office = _OFFICE.search(gathered.query.text)
    asked = [term for term in gathered.terms if office and office[1].endswith(term.word)]
    said = fold(statement.text)
    for term in asked:  # 总书记 is no 书记 of a province, 副省长 no 省长
        said = re.sub(f"[总副原前]{re.escape(term.word)}", "", said)
    return statement.own >= WHO_OWN and all(match >= 1 for match in coverage(asked, said))


# --- topics ------------------------------------------------------------------------------------------------------


def _asked_topic(gathered: Gathered) -> Topic | None:
    """The titled stretch that is asked about; None where no title names it, or a sentence says clearly more of it."""
    if not gathered.topics or gathered.query.kind not in {"explain", "summary", "list"}:
        return None
    topic = gathered.topics[0]
    if topic.score < TOPIC_BAR or (gathered.query.kind == "list" and not _has_members(topic)):
        return None
    best = gathered.statements[0] if gathered.statements else None
    if best is None:
        return topic
    counted = asked_count(gathered.query.text) in counts_in(best.text)  # 哪四个: 四大枢纽经济区 are named there
    by_form = (best.form >= LISTS_BY_ITSELF or counted) and gives_members(best.text) and not _inside(best, topic)
    behind = EXACT_TOPIC_BEHIND_SENTENCE if topic.exact else TOPIC_BEHIND_SENTENCE
    return topic if not by_form and topic.covered >= best.own - behind else None


def _has_members(topic: Topic) -> bool:
    """Whether what stands below the title can be a list: several sentences, or one that gives several things."""
    text = topic.document.text
    spans = sentences(text, topic.title.start, topic.title.end)
    return len(spans) > 1 or any(gives_members(text[start:end]) for start, end in spans)


def _inside(statement: Statement, topic: Topic) -> bool:
    same = statement.document.id == topic.document.id
    return same and topic.title.start <= statement.start < topic.title.end


def _write_topic(draft: Draft, gathered: Gathered, topic: Topic) -> None:
    document = topic.document
    for start, end in outline(topic, gathered.statements):
        draft.introduce(document, start)
        draft.quote_line(document, start, end)


# --- lists -------------------------------------------------------------------------------------------------------


def _asked_list(gathered: Gathered) -> Enumeration | None:
    """The enumeration that is asked for; None when members are not asked for, or a sentence says more of them."""
    query, lists = gathered.query, gathered.enumerations
    if not lists or not (query.kind in {"list", "summary"} or query.ordinal):
        return None
    first = lists[0]
    if query.ordinal or not gathered.statements:
        return first
    best = gathered.statements[0]
    support = max(first.covered, first.score)
    as_many = asked_count(query.text) == len(first.list.items) and _each_named(gathered, first)
    by_itself = best.form >= LISTS_BY_ITSELF and first.covered < best.covered + (-SAYS_MORE if as_many else SAYS_MORE)
    if support < BAR or (by_itself and not asked_chapter(query.text)):
        return None
    marked = first.list.style != "sections"
    behind = LIST_BEHIND_NO_LIST if marked and not gives_members(best.text) else LIST_BEHIND_SENTENCE
    return first if support >= best.covered - behind else None


def _each_named(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether each item begins with a thing that the question names (始终锚定…): what is counted."""
    text = enumeration.document.text
    openings = [fold(text[item.start : item.end][:LONGEST_OPENING]) for item in enumeration.list.items]
    named = [coverage(gathered.terms, opening) for opening in openings]
    return any(
        term.thing and term.word not in place_forms() and all(matches[at] >= 1 for matches in named)
        for at, term in enumerate(gathered.terms)
    )


def _is_one_item(enumeration: Enumeration, gathered: Gathered) -> bool:
    """Whether one item of the list is about exactly what is asked: “多园” is the second part of 产业布局."""
    topic = gathered.topics[0] if gathered.topics else None
    if topic is None or not topic.exact or topic.document.id != enumeration.document.id:
        return False
    title = topic.title
    return any(item.start <= title.start < item.end for item in enumeration.list.items)


def _announced(gathered: Gathered) -> Enumeration | None:
    """The list that the best sentence announces (重点做好六个方面工作：), where members or reasons are asked for."""
    best = gathered.statements[0]
    announces = _ANNOUNCES.search(best.text) or best.text.rstrip().endswith(("：", ":"))
    if gathered.query.kind not in {"list", "explain", "summary"} or not announces:
        return None
    return next(
        (
            enumeration
            for enumeration in gathered.enumerations
            if enumeration.document.id == best.document.id and enumeration.announced_by(best.start, best.end)
        ),
        None,
    )


def _write_list(draft: Draft, enumeration: Enumeration) -> None:
    document, items, ordinal = enumeration.document, enumeration.list.items, draft.query.ordinal
    if ordinal and (ordinal == -1 or ordinal <= len(items)):
        item = items[-1 if ordinal == -1 else ordinal - 1]
        draft.introduce(document, item.start)
        draft.quote(document, item.start, item.end)
        return
    draft.introduce(document, items[0].start, f"以下{len(items)}项", enumeration.list.section)
    if ordinal:
        draft.notes.append("问到的那一项原文没有，以上是列出的全部各项。")
    whole = items[-1].end - items[0].start <= WHOLE_CHARACTERS
    for item in items:
        draft.quote(document, *((item.start, item.end) if whole else enumeration.opening(item)))


def _names_all_places(gathered: Gathered) -> bool:
    """Whether each city that is to be compared is named in the evidence's sentences."""
    terms = load_terms()
    cities = {place for place in gathered.query.subjects if terms.level(place)}
    if len(cities) < 2:
        return True
    said = fold(" ".join(statement.text for statement in gathered.statements[:NAMED_WITHIN]))
    return cities <= {name.canonical for name in names_in(said, terms.places)}


# --- sentences ---------------------------------------------------------------------------------------------------


def choose(gathered: Gathered) -> list[Statement]:
    """The statements to give, grouped by document in reading order.

    The best one; for an explanation those beside it that are nearly as good; then, as long as a part of the question is
    left open, the one that covers most of it.
    """
    best, query = gathered.statements[0], gathered.query
    most = MOST_SENTENCES[query.kind]
    chosen = [best]
    if query.kind in {"explain", "summary", "list"}:
        for statement in gathered.statements[:LABELS_TRIED]:
            if statement.score >= NEAR_THE_BEST * best.score and (paragraph := _labelled(statement)):
                return [statement, *_of_spans(gathered, statement, paragraph)]
    if query.kind in {"explain", "summary", "list"}:
        chosen += [s for s in gathered.statements[1:] if s.score >= max(BAR, _floor(s, best) * best.score)][: most - 1]
    elif most > 1:
        chosen += [s for s in gathered.statements[1:2] if s.score >= TWIN * best.score and _may_join(gathered, s)]
    while len(chosen) < most and (added := _completing(gathered, chosen)):
        chosen.append(added)
    if reason_asked(query.text):
        chosen += _reasons_behind(gathered, chosen)[: most - len(chosen)]
    order = list(dict.fromkeys(statement.document.id for statement in chosen))
    return sorted(chosen, key=lambda s: (order.index(s.document.id), s.start))


def _reasons_behind(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The sentences that follow upon a chosen one in its line and say why it is so."""
    added: list[Statement] = []
    for statement in chosen:
        text = statement.document.text
        last = text.find("\n", statement.end)
        behind = sentences(text, statement.end, last if last >= 0 else len(text))
        reasons = [(start, end) for start, end in behind if gives_reason(text[start:end])]
        added += [s for s in _of_spans(gathered, statement, reasons) if s not in chosen and s not in added]
    return added


def _labelled(best: Statement) -> tuple[tuple[int, int], ...]:
    """The sentences after ``best`` in its line, where it is a title sentence that says what they are about."""
    text = best.document.text
    if not is_label(strip_marks(best.text)) or _is_item(best):
        return ()
    last = text.find("\n", best.end)
    spans = sentences(text, best.start, last if last >= 0 else len(text))
    within = [span for span in spans[1:] if span[1] - best.start <= LONGEST_PARAGRAPH]
    return tuple(within) or spans[1:2]


def _is_item(statement: Statement) -> bool:
    """Whether the statement opens an item of an enumeration that runs on in its line."""
    return any(
        item.start == statement.start and listed.style not in {"bullet", "sections"}
        for listed in statement.document.lists
        for item in listed.items
    )


def _of_spans(gathered: Gathered, best: Statement, spans: Sequence[tuple[int, int]]) -> list[Statement]:
    """The statements of the spans in the best one's document; one that was not judged is given like it."""
    judged = {(s.document.id, s.start): s for s in gathered.statements}
    return [
        judged.get((best.document.id, start)) or replace(best, start=start, end=end) for start, end in spans
    ]


def _floor(statement: Statement, best: Statement) -> float:
    if statement.document.id != best.document.id:
        return NEAR_THE_BEST
    same_section = statement.document.section_at(statement.start) == best.document.section_at(best.start)
    return BESIDE_THE_BEST if same_section else NEAR_THE_BEST


def _may_join(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement may stand beside the best one: where a figure is asked for, only if it answers too."""
    return gathered.query.kind not in {"number", "rank"} or is_evidence(gathered, statement)


def _completing(gathered: Gathered, chosen: Sequence[Statement]) -> Statement | None:
    """The statement that covers most of what the chosen ones leave open, if it is worth adding."""
    held = [max(matches) for matches in zip(*(statement.matches for statement in chosen), strict=True)]

    def gain(statement: Statement) -> float:
        return math.fsum(
            term.weight * max(0.0, match - covered)
            for term, match, covered in zip(gathered.terms, statement.matches, held, strict=True)
        )

    rest = [s for s in gathered.statements if s not in chosen and s.score >= ADDED_AT_LEAST * chosen[0].score]
    rest = [s for s in rest if _may_join(gathered, s)]
    best = max(rest, key=gain, default=None)
    return best if best is not None and gain(best) >= WORTH_ADDING else None


def name_asked_for(gathered: Gathered) -> str:
    """The name that the best statement gives behind its colon or as its subject, or "".

    5000亿元级集群1个：物联网。 and 物联网是唯一的5000亿元级集群。 both name 物联网.
    """
    if not gathered.statements or not is_evidence(gathered, best := gathered.statements[0]):
        return ""
    said = strip_marks(best.text).strip()
    return next((named["name"] for pattern in _NAMES_GIVEN if (named := pattern.search(said))), "")


def _lead_of(statement: Statement) -> Span | None:
    """The sentence with a colon that announces the list whose item the statement is (学校不承担责任：)."""
    document = statement.document
    for listed in document.lists:
        if listed.style not in UNANNOUNCED and any(item.start == statement.start for item in listed.items):
            start, end = announcement(document, listed)
            return (start, end) if document.text[start:end].rstrip().endswith(("：", ":")) else None
    return None


def _write_statements(draft: Draft, chosen: Sequence[Statement]) -> None:
    for statement in chosen:
        draft.introduce(statement.document, statement.start)
        lead = _lead_of(statement)
        if lead and not draft.has_quoted(statement.document, *lead):
            draft.quote(statement.document, *lead)
        draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
