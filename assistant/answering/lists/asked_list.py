"""Which list is asked for, and when a sentence says more of the members than any list.

A list is what was asked for where it covers the question about as well as the best sentence, is of its time, place and
count, and that sentence does not name the members itself.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.asked_kind import kind_word, telling_kind
from assistant.answering.evidence.enumerations import Enumeration, asked_chapter, is_as_counted, spells_out
from assistant.answering.evidence.form import (
    FEWEST_NAMED,
    asked_count,
    asks_deeds,
    asks_for_parts,
    counts_alike,
    counts_in,
    gives_kind,
    gives_members,
    members_given,
)
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.time_and_place import places_agree
from assistant.answering.lists.list_scope import (
    LONGEST_OPENING,
    each_named,
    gives_the_aims,
    is_of_others,
    is_told_at_its_time,
    lacks_its_amount,
    only_of_an_item,
    passes_over,
)
from assistant.answering.lists.titled_answer import LISTS_BY_ITSELF
from assistant.answering.sentences import evidence_bar
from assistant.answering.understanding.question_terms import codes_in, places_and_stances
from assistant.answering.understanding.sought import telling_things
from assistant.answering.understanding.stance import says_what_is_wrong, stance_of
from assistant.answering.understanding.telling import is_telling
from assistant.quantity import find_quantities
from assistant.reading.sentences import strip_marks
from assistant.reading.unmarked import LONGEST_LABEL, is_label
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

# A list whose announcement covers the question about as well as the best sentence is what was asked for.
LIST_BEHIND_SENTENCE = 0.05
LIST_BEHIND_NO_LIST = 0.2  # where the best sentence gives no members itself
NEAR_THE_BEST_LIST = 0.15
MANY = 5  # items, of which a list has as many as are asked for hardly by chance
SAYS_MORE = 0.1  # of the question, for a list beside a sentence that gives members itself
SHORTEST_LEAD = 3  # characters before the first item: 我们要
LEAST_OF_OUTLINE = 0.35  # of the question, for the titles of a document's chapters
LEAST_OF_UNCOUNTED = 0.5  # of the question, for a list in running text of which no count is asked for
MOST_UNNAMED = 0.3  # of the question, in things that no heading names
UNMARKED_STYLES = frozenset({"sections", "labels", "alike"})
LEAST_OF_ITSELF = 0.4  # of the question, for a sentence that gives the members
_FIGURES_ASKED = re.compile("(?:哪些|哪几|几[项个条])[一-鿿]{0,8}指标")
_WHICH_FEW = re.compile("哪几[大个项条类]")
_CLAUSES = re.compile("，")
SEVERAL_CLAUSES = 3
NAMED = 0.7  # how far the list, or what stands above it, must meet a thing that the sentence names
LEAST_OF_A_THING = 0.2  # of the question, in things that the list of a name's digits must have
LEAST_OF_A_NUMBERED = 0.5  # of the question, for the list of which an item is asked for by its number
NEAR_AS_GOOD, TRIED = 0.8, 3  # of the best statement's score, for one that says what is wrong; those looked at
NAMES_LESS = 0.25  # of the question, than the best sentence does
_OF_EACH = re.compile("各自?|分别")
_STANDS_FOR = re.compile("(?:是|指|代表|说)(?:的|是)*(?:什么|啥|哪)|什么意思|哪些|^(?:什么(?:是|叫)|何谓|何为)")
FEWEST_OF_EACH = 3


def spelt_out(gathered: Gathered) -> Enumeration | None:
    """The list that tells what each digit of a name counts, where it is asked what the name stands for (“465”)."""
    codes = codes_in(gathered.query.text)
    if not codes or not _STANDS_FOR.search(gathered.query.text):
        return None
    for one in gathered.enumerations:
        openings = [one.document.text[slice(*one.opening(item))] for item in one.list.items]
        if any(spells_out(code, openings) for code in codes):
            return None if _asks_for_more(gathered, codes, one) else one
    return None


def _asks_for_more(gathered: Gathered, codes: Iterable[str], listed: Enumeration) -> bool:
    """Whether the question names things that neither the list nor what is above it has: 465说的两个融合高地.

    Of 465跟产业强市战略是什么关系 these are 产业强市 and 战略.
    """
    document, items = listed.document, listed.list.items
    above = " ".join((document.title, *document.section_at(items[0].start)))
    said = fold(f"{above} {document.text[items[0].start : items[-1].end]}")
    asking = " ".join((*codes, *(found[0] for found in _STANDS_FOR.finditer(gathered.query.text))))
    things = [term for term in gathered.terms if term.thing and term.word not in asking]
    met = zip(things, coverage(things, said), strict=True)
    return math.fsum(term.weight for term, match in met if match < NAMED) >= LEAST_OF_A_THING


def _tells_what_is_wrong(listed: Enumeration) -> bool:
    """Whether the list stands under problems, or any item opens with one."""
    document, items = listed.document, listed.list.items
    headings = tuple(reversed(document.section_at(items[0].start)))
    openings = (document.text[slice(*listed.opening(item))] for item in items)
    announced = document.text[listed.list.lead_start : listed.list.lead_end]
    return stance_of((announced, *headings)) == "problem" or any(map(says_what_is_wrong, openings))


def asked_list(gathered: Gathered) -> Enumeration | None:
    """The enumeration that is asked for; None when members are not asked for, or a sentence says more of them."""
    query = gathered.query
    first = next((one for one in gathered.enumerations if _may_be_meant(gathered, one)), None)
    if first is None:
        return None
    named = query.kind in {"list", "summary"} or query.ordinal or _asks_of_each(gathered, first)
    if not (named or _is_called_by_its_count(gathered, first)):
        return None
    best = gathered.statements[0] if gathered.statements else None
    if query.ordinal or best is None or is_as_counted(query.text, first) or _is_the_kind(query, first, best):
        return first
    if _is_of_something_else(gathered, first) or _names_them_itself(query, first, best):
        return None
    counted = asked_count(query.text)
    tells = gives_members(best.text.rstrip("；。")) or (counted and counted in counts_in(best.text))  # 两份协议
    if query.kind == "list" and not tells and (around := _list_around(gathered, best)):
        return None if _is_labelled_so(gathered, best) else around
    begins = first.list.items[0].start
    if first.document.id == best.document.id and best.start + SHORTEST_LEAD <= begins < best.end:
        return first  # 注意把握以下几点：一是……: the best sentence announces them, and holds the first
    if counts_alike(query.text, best.text) and not first.announced_by(best.start, best.end):
        return None  # 签署协同发展和交通互联互通两份协议: of two items that each tell of an agreement none is meant
    as_many = counted == len(first.list.items)
    if as_many and first.announced_by(best.start, best.end):
        return first  # 落实“十二个奋力推进”： the best sentence only leads to them
    names_them = counted in counts_in(best.text) and gives_members(best.text)
    if not as_many and names_them:
        return None  # 6个重点方向 are named in the sentence before the list of eight aims
    sure = as_many and counted >= MANY and first.covered >= evidence_bar.BAR
    if sure and members_given(best.text) != counted and not names_them:
        return first  # 谋划9条技术路径 only counts what nine items tell
    support = max(first.covered, first.score)
    more = -SAYS_MORE if as_many and each_named(gathered, first) else SAYS_MORE
    in_kind = best.form >= LISTS_BY_ITSELF or gives_kind(query.text, best.text)
    by_form = in_kind and (best.own >= LEAST_OF_ITSELF or counted in counts_in(best.text))
    by_itself = not best.faults and by_form and first.covered < best.covered + more
    in_doubt = first.covered < evidence_bar.BAR or first.list.style in UNMARKED_STYLES
    unsuited = (in_doubt and passes_over(gathered, first)) or (by_itself and not asked_chapter(query.text))
    unsuited = unsuited or (first.list.style == "alike" and bool(tells) and _says_as_much(query, first, best))
    of_any = _tells_of_more(first, best) or _tells_it_all(gathered, first, best)
    if support < evidence_bar.BAR or unsuited or of_any:
        return None
    marked = first.list.style != "sections"
    # What stands below a title answers as well, unless it is the title of one of the items.
    entitled = is_label(best.text) and not within(best, first)
    alone = not (gives_members(best.text) or entitled)
    behind = LIST_BEHIND_NO_LIST if marked and alone else LIST_BEHIND_SENTENCE
    return first if support >= best.covered - behind else None


def _is_labelled_so(gathered: Gathered, best: Statement) -> bool:
    """Whether the sentence's own label names what is asked for: 共同短板：产业层次整体不高."""
    label, mark, _ = best.text.partition("：")
    things = [term for term in gathered.terms if term.thing and term.weight >= LEAST_OF_A_THING]
    named = coverage(things, fold(label)) if mark and len(label) <= LONGEST_LABEL else ()
    return any(match >= 1 for match in named)


def _is_of_something_else(gathered: Gathered, listed: Enumeration) -> bool:
    """Whether the list only passes over what is asked about, is of another time, or of more than is asked for.

    居民医保有哪些动作 asks for no chapters of the year's work, though these are of the asked year.
    """
    span = (listed.list.items[0].start, listed.list.items[-1].end)
    if only_of_an_item(gathered, listed) or is_told_at_its_time(gathered, listed.document, span, listed.covered):
        return True
    if listed.list.style == "bullet" or asked_count(gathered.query.text):
        return False
    return listed.covered < LEAST_OF_UNCOUNTED or _are_chapters_of_more(gathered, listed)


def _are_chapters_of_more(gathered: Gathered, listed: Enumeration) -> bool:
    """Whether headings are listed that, with what stands above them, leave too much of what is asked about unnamed.

    围绕哪些区域战略培育集聚区 is told below one heading of an outline on the same industry.
    """
    things = [term for term in gathered.terms if term.thing and term.word not in places_and_stances()]
    if listed.list.style != "sections" or not things:
        return False
    document = listed.document
    openings = (document.text[slice(*listed.opening(item))] for item in listed.list.items)
    said = fold(" ".join((document.title, *listed.list.section, *openings)))
    unnamed = (term.weight for term, match in zip(things, coverage(things, said), strict=True) if match < NAMED)
    return math.fsum(unnamed) > MOST_UNNAMED


def _may_be_meant(gathered: Gathered, one: Enumeration) -> bool:
    """Whether the list has the amount, count and stance asked for; for 第一条具体说说, whether it was asked for at all.

    政府自身建设有什么问题: what is wanting may stand in one sentence, and not in the list of what is to be done.
    """
    query = gathered.query
    if query.ordinal and one.covered < LEAST_OF_A_NUMBERED:
        return False
    listed = (*one.document.section_at(one.list.items[0].start), one.document.title)
    if places_agree(query.subjects, (one.text, *listed)) is False:
        return False  # 宁波接轨大上海 is told by no chapters on 无锡
    if gives_the_aims(gathered) and not _opens_with_figures(one):
        return False  # 地区生产总值增长5%以上，……: the five years' headings are none of the year's marks
    wrong = query.stance == "problem" and not query.ordinal and _told_in_a_sentence(gathered)
    if wrong and not _tells_what_is_wrong(one):
        return False
    overcome = load_cues().doing["overcome"].search(query.text)
    if overcome and overcome["deed"] not in one.document.text[one.list.items[0].start : one.list.items[-1].end]:
        return False  # 克服了哪些困难 is told by no list of achievements
    return not (lacks_its_amount(gathered, one) or is_of_others(gathered, one))


def _told_in_a_sentence(gathered: Gathered) -> bool:
    """Whether one of the best sentences says what is wrong: the one behind 政府自身建设需要加强 may."""
    least = NEAR_AS_GOOD * max((one.score for one in gathered.statements[:1]), default=0.0)
    return any(one.score >= least and says_what_is_wrong(one.text) for one in gathered.statements[:TRIED])


def _tells_of_more(first: Enumeration, best: Statement) -> bool:
    """Whether the list is an outline of more than is asked for: of chapters, or of titles of which one has the answer.

    要借哪几个大会的台子 asks for no chapters; 要盯住哪些行业 is told by the sentence below one title that names them.
    """
    if first.list.style == "sections":
        return first.covered < LEAST_OF_OUTLINE
    inside = first.list.style == "labels" and within(best, first) and gives_members(best.text)
    return inside and best.covered >= first.covered + SAYS_MORE


def _tells_it_all(gathered: Gathered, first: Enumeration, best: Statement) -> bool:
    """Whether the best sentence names all that is asked and tells of it in several clauses, and the list names less.

    支持民营经济发展壮大，打造……，健全……，筛选…… tells the measures, and no list under 培育壮大实体经济.
    """
    if len(_CLAUSES.findall(best.text)) < SEVERAL_CLAUSES or best.by_words < evidence_bar.BEYOND_DOUBT:
        return False
    if first.covered < best.covered - NAMES_LESS:
        return True
    things = [gathered.terms[at] for at in telling_things(gathered.terms)]
    listed = coverage(things, fold(" ".join((first.text, *first.list.section))))
    return any(own >= 1 and match < NAMED for own, match in zip(coverage(things, fold(best.text)), listed, strict=True))


def _says_as_much(query: Query, first: Enumeration, best: Statement) -> bool:
    """Whether things of a kind are asked for, and the best sentence names some and says as much as a run of others.

    重点做好高校毕业生、农民工就业 tells 重点做好哪几类人的就业, and no three sentences that are built alike.
    """
    of_a_kind = telling_kind(query.text) and not asks_deeds(query.text)
    return bool(of_a_kind) and best.covered >= first.covered and not within(best, first)


def _names_them_itself(query: Query, first: Enumeration, best: Statement) -> bool:
    """Whether the best sentence gives the members behind their name (把握以下原则：甲；乙；丙), outside the list.

    So it does where it says how many they are: 布了哪几大片区 is told by 布局空港、海港、高铁、陆港四大枢纽经济区.
    """
    kind = kind_word(query.text)
    if not kind or within(best, first) or first.announced_by(best.start, best.end):
        return False
    if _WHICH_FEW.search(query.text) and _tells_its_count(best):
        return True
    label, colon, behind = best.text.partition("：")
    return bool(colon) and fold(label).endswith(kind) and gives_members(behind.rstrip("；。"))


def _tells_its_count(best: Statement) -> bool:
    """Whether a clause of the sentence gives members and says how many they are."""
    clauses = (clause for clause in _CLAUSES.split(best.text) if members_given(clause) >= FEWEST_NAMED)
    return any(members_given(clause) in counts_in(clause) for clause in clauses)


def _is_the_kind(query: Query, first: Enumeration, best: Statement) -> bool:
    """Whether the list alone is of the kind that is asked for: the parts of something, or 指标 with their figures."""
    return _are_the_parts(query, first, best) or _has_the_figures(query, first, best)


def _has_the_figures(query: Query, first: Enumeration, best: Statement) -> bool:
    """Whether 指标 are asked for, of which most items of the list are told by a figure and the best sentence none."""
    if not _FIGURES_ASKED.search(query.text) or first.covered < evidence_bar.BAR or _tells_a_figure(best.text):
        return False
    items = [first.document.text[item.start : item.end] for item in first.list.items]
    return 2 * sum(map(_tells_a_figure, items)) > len(items)


def _opens_with_figures(listed: Enumeration) -> bool:
    """Whether most items of the list begin with what a figure tells."""
    openings = [listed.document.text[slice(*listed.opening(item))] for item in listed.list.items]
    return 2 * sum(map(_tells_a_figure, openings)) > len(openings)


def _tells_a_figure(text: str) -> bool:
    return any(is_telling(found.value) for found in find_quantities(strip_marks(text)))


def _are_the_parts(query: Query, first: Enumeration, best: Statement) -> bool:
    """Whether it is asked into what something is parted, and the list numbers parts of it: 一是围绕经济发展…….

    Then no other sentence that names it, and other things, tells that. How many there are in all must be right.
    """
    counted = any(quantity.unit for quantity in query.quantities)
    if counted or not asks_for_parts(query.text) or first.list.style in UNMARKED_STYLES:
        return False
    return first.covered >= max(evidence_bar.BAR, best.covered - LIST_BEHIND_NO_LIST)


def _asks_of_each(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether each of a number of things is asked about (五个中心各自怎么建), and the list has just those for items."""
    counted = asked_count(gathered.query.text)
    as_many = counted >= FEWEST_OF_EACH and counted == len(enumeration.list.items)
    return as_many and _OF_EACH.search(gathered.query.text) is not None and each_named(gathered, enumeration)


def _is_called_by_its_count(gathered: Gathered, enumeration: Enumeration) -> bool:
    """Whether the question only names the thing with its number (八个“明显提升”目标), and the list has as many."""
    counted = asked_count(gathered.query.text)
    as_many = counted >= FEWEST_OF_EACH and counted == len(enumeration.list.items)
    numbered = enumeration.list.style not in UNMARKED_STYLES  # 四大主导产业 are no four titles that stand side by side
    return as_many and numbered and gathered.query.kind == "explain" and enumeration.covered >= evidence_bar.BAR


def within(statement: Statement, enumeration: Enumeration) -> bool:
    """Whether the statement stands in the list."""
    items = enumeration.list.items
    same = statement.document.id == enumeration.document.id
    return same and items[0].start <= statement.start < items[-1].end


def _list_around(gathered: Gathered, best: Statement) -> Enumeration | None:
    """The list that has the best sentence for one of its items, where it is about as good as the best list."""
    lists = gathered.enumerations
    for enumeration in lists:
        listed = enumeration.list
        same = listed.style != "sections" and enumeration.document.id == best.document.id
        within = (item for item in listed.items if best.start <= item.start < best.end)
        ends = any(item.end <= best.end + LONGEST_OPENING for item in within)
        if same and ends and not is_of_others(gathered, enumeration):
            near = enumeration.score >= lists[0].score - NEAR_THE_BEST_LIST and enumeration.covered >= evidence_bar.BAR
            return enumeration if near else None
    return None
