"""Whether a sentence may give the figure that is asked for: of its thing and its whole, in the form that is asked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.relevance import coverage
from assistant.answering.figures.counts_within import facts_in
from assistant.answering.figures.figure_choice import tells_of_another
from assistant.answering.figures.fitting import LEAST_COVERED, LEAST_NAMED
from assistant.answering.figures.quoted_figure import gives_the_figure
from assistant.answering.figures.reckoning import gives_part_and_whole
from assistant.answering.figures.whole_counts import asks_for_all, counts_all, counts_within_a_layer, sums_up_many
from assistant.answering.understanding.sought import (
    LEAST_MAIN_OF_SENTENCE,
    lacks_narrowing,
    main_thing,
    names_one_side_only,
    telling_things,
)
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import (
    LIMIT,
    PLACE_REACHED,
    RANK,
    against_year,
    asks_extreme,
    asks_to_reckon,
    lacks_deed,
    lacks_kind,
)
from assistant.answering.understanding.wholes import wholes_divided
from assistant.facts.naming import canonical_indicator, measure_class, subjects_in
from assistant.facts.operands import RATES
from assistant.period import years_in
from assistant.quantity import base_unit, find_quantities
from assistant.reading.spans import line_start
from assistant.reading.unmarked import LONGEST_LABEL
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

FEWEST_COMPARED = 2
NAMED_WITHIN = 10
_RANKS = re.compile(
    "最|首|第[一二三四五六七八九十0-9]|领先|居(?!民)|排(?:在|第|到|名(?:[^，。；、]{0,4}(?:第|最|靠|前|后|依次|由|为|居|是|全)))|由[高大多快]|封顶|上限|不超过|以内|[高低]于|仅次"
)
# What a share is said to be of: 约占江苏全省二分之一, 全国的12%.
_DIVIDED = re.compile(
    "占([^,，。；;]{1,10})|([^,，。；;]{1,6})的?(?:近|约|超过?)?(?:[0-9.]+%|[二三四五六七八九十]分之|一半|[一二三四五六七八九]成)"
)
_AIMED_AT = re.compile(r"目标|计划|规划|预期|力争|争取|达到|要求|提高到|不[低少]于|以上|确保|安排|到\s?\d{4}|提出")
_SETS_NONE = re.compile(
    "(?:未|没有|不)再?(?:设定?|确定|明确|提出|给出|列出|载明)了?(?:具体|量化|数量)*的?(?:数额|数值|数字|指标|目标|比例)"
    "|（无数值）"
)
_HELD_AGAINST, _JOINS_CITIES = re.compile("[比较于占]$"), re.compile("[、和与及]")
_AREA_BEHIND = re.compile("[一-龥]{0,4}?(?:经济区|都市圈|城市群|经济带|开发区|新区|园区)")
_REPORT = re.compile("工作报告")
_OF_GROWTH = ("%", "百分点", "倍")
_MOVES, _LEVELS = frozenset({"变动", "增速", "差值"}), frozenset({"量值", "数量"})
_HOW_MUCH = re.compile("多少|几[个家成倍项]")
_SIZE_ASKED, _SIZE = re.compile("规模(?:能|会|有|是|为|达到?)*多[大少](?![家个人])"), re.compile("规模(?!以上|工业)")
# The limit of a sum as a rule states it; a range (1000万元至1亿元) has one too.
_LIMITS = re.compile(
    "最高|最多|封顶|上限|不超过|不高于|以内|之内|至多|限额|[元万亿%][至—~～-][0-9]"
    "|(?:给予|奖励|补助|资助|补贴|贴息)[^，。；]{0,12}?[0-9.]+[万亿]?元"
)
# 对临床试验补贴多少钱
_GRANTED_FOR = re.compile(
    "对(?P<what>[^，。？对]{2,12}?)的?(?:单个|每[一-龥]{1,2}|最高|最多|一次性)*(?:补贴|补助|奖励?|资助|支持|奖补|给予?|贴息)"
)


def is_of_the_asked_figure(gathered: Gathered, statement: Statement) -> bool:
    """Whether, where a figure is asked for, the statement is of its thing, of its whole, and of the part of it."""
    kind, asked = gathered.query.kind, gathered.query.text
    of_figures = kind in {"number", "rank"} or (kind == "compare" and _HOW_MUCH.search(asked))
    if (gathered.query.expects == "figure" or of_figures) and _leaves_a_thing_open(gathered, statement):
        return False  # the area of another zone is no area of this one
    if of_figures and tells_of_another(gathered, statement.text):
        return False
    if gathered.query.expects == "figure" and not (
        sets_none(statement) or gives_part_and_whole(gathered, statement) or gives_the_figure(gathered, statement)
    ):
        return False
    if not of_figures:
        return True
    of_another = lacks_deed(asked, statement.text) or lacks_the_kind_of_amount(asked, statement)
    if of_another or _is_granted_for_another(gathered, statement) or _gives_only_other_indicators(gathered, statement):
        return False
    grown = "%" in gathered.query.units or "同比增速" in gathered.query.measures
    if grown and (base := against_year(gathered.query)) and base not in statement.lines:
        return False  # 2023年同比增长13.2% is no growth since 2021
    if asks_for_all(gathered.query, gathered.terms) and not counts_all(gathered.terms, statement.text):
        return False  # what one industry or one day had is not what a city has
    if gathered.query.status == "target" and _tells_what_was_reached(statement):
        return False
    if sums_up_many(asked, statement.text) or counts_within_a_layer(asked, statement.text):
        return False
    if _SIZE_ASKED.search(asked) and not _tells_a_size(statement.text):
        return False
    if _tells_only_how_it_moved(gathered, statement):
        return False
    narrowed = lacks_narrowing(gathered.query, f"{statement.lines} {statement.above}")
    of_others = _is_no_share_of_the_whole(gathered, statement) or _gives_only_other_cities(gathered.query, statement)
    one_side = names_one_side_only(asked, f"{statement.text} {statement.above}")
    of_others = (
        of_others or _gives_it_of_other_times(gathered, statement) or _gives_only_kinds_of_it(gathered, statement)
    )
    return not (narrowed or one_side or of_others)


def _gives_only_kinds_of_it(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sure figures of the asked indicator are all of a kind of it: 跨境电商进出口 is no 进出口总额."""
    forms = [form for name in gathered.query.indicators for form in (fold(name), *spellings_of(fold(name)))]
    within = [figure for figure in _figures_within(gathered, statement) if figure.fact.sure] if forms else []
    own = [figure for figure in within if any(form in fold(figure.fact.indicator) for form in forms)]
    return bool(own) and all(figure.named < LEAST_NAMED for figure in own)


def _gives_it_of_other_times(gathered: Gathered, statement: Statement) -> bool:
    """Whether a report's sentence has what is asked for several years alone, by sure facts: 五年新增48家, of 2025年.

    Of a growth that is asked for, by its growths (年均增长13.2%), whatever else it tells of the year.
    """
    if not gathered.query.times or not _REPORT.search(statement.document.title):
        return False
    own = [figure for figure in _figures_within(gathered, statement) if "indicator" not in figure.faults]
    own = [figure for figure in own if figure.fact.sure and figure.covered >= LEAST_COVERED]
    if _MOVES & {measure_class(measure) for measure in gathered.query.measures}:
        own = [figure for figure in own if measure_class(figure.fact.measure) in _MOVES] or own
    return bool(own) and all("period" in one.faults and years_in(one.fact.period) > 1 for one in own)


def _figures_within(gathered: Gathered, statement: Statement) -> list[Figure]:
    """The judged figures that stand in the statement."""
    return [
        figure
        for figure in gathered.figures
        if figure.document.id == statement.document.id and statement.start <= figure.fact.start < statement.end
    ]


def _gives_only_other_cities(query: Query, statement: Statement) -> bool:
    """Whether a city is asked about, and each figure stands right behind another one, or an area named after one.

    支持成都做优做强，泸州突破3000亿元 and 成都平原经济区达到4万亿元 tell nothing of what 成都 has.
    """
    level = load_terms().level
    asked = {place for place in query.subjects if level(place) == "市"}
    text = statement.text if asked else ""
    cities = [(name, start, end) for name, start, end in subjects_in(text) if level(name) in ("市", "")]
    told = [(_area_of(query, text, end) or name, start, end) for name, start, end in cities]
    told = [city for city in told if not _HELD_AGAINST.search(text, 0, city[1])]
    units = tuple(unit for unit in query.units if unit not in RATES)  # a share may be worked out of two amounts
    if query.measures == ("同比增速",):
        units = _OF_GROWTH
    figures = [found.start for found in find_quantities(text) if found.value.unit.endswith(units or "")]
    return bool(figures) and not any(_may_be_of(asked, text, told, at) for at in figures)


def _may_be_of(asked: Collection[str], text: str, cities: Sequence[tuple[str, int, int]], at: int) -> bool:
    """Whether the figure there stands behind no city, or behind an asked one, alone or with others (苏州、无锡)."""
    behind = [city for city in reversed(cities) if city[1] < at]
    owners = {behind[0][0]} if behind else set()
    for later, earlier in pairwise(behind):
        if not _JOINS_CITIES.fullmatch(text, earlier[2], later[1]):
            break
        owners.add(earlier[0])
    return not owners or not owners.isdisjoint(asked)


def _area_of(query: Query, text: str, end: int) -> str:
    """What makes an area of the city's name that ends there (平原经济区), unless the question names it too."""
    area = _AREA_BEHIND.match(text, end)
    return area[0] if area and area[0] not in query.text else ""


def _is_granted_for_another(gathered: Gathered, statement: Statement) -> bool:
    """Whether it is asked what is granted for a thing, and neither the sentence nor what is above it names it."""
    found = _GRANTED_FOR.search(gathered.query.text)
    return found is not None and any(
        term.thing and term.word in found["what"] and term.word in statement.missing for term in gathered.terms
    )


def _gives_only_other_indicators(gathered: Gathered, statement: Statement) -> bool:
    """Whether an indicator is asked for by its name, and all figures of the sentence are of others, by sure facts.

    社会消费品零售总额178.55亿元；12月当月16.82亿元 tells nothing of 进出口总额.
    """
    named = {canonical_indicator(name) for name in gathered.query.indicators}
    facts = facts_in(gathered, statement) if named else []
    if not facts or not all(fact.sure for fact in facts):
        return False
    said = fold(f"{statement.text} {statement.above}")
    if any(fold(form) in said for name in gathered.query.indicators for form in (name, *spellings_of(fold(name)))):
        return False
    told = {canonical_indicator(fact.indicator) for fact in facts}
    return not any(one in other or other in one for one in named for other in told)


def lacks_the_kind_of_amount(asked: str, statement: Statement) -> bool:
    """Whether the amount is asked for by its kind (快递业务收入), and sentence and headings don't have it (业务量)."""
    return lacks_kind(asked, f"{statement.text} {statement.above}")


def _tells_a_size(text: str) -> bool:
    """Whether a sentence calls something the size (规模), or gives an amount of money or an area.

    How many blocks are made, or how many firms are listed, is no 产业规模.
    """
    units = {base_unit(found.value.unit)[0] for found in find_quantities(text)}
    return _SIZE.search(text) is not None or any(unit.endswith(("元", "平方米", "公里", "亩")) for unit in units)


def _tells_only_how_it_moved(gathered: Gathered, statement: Statement) -> bool:
    """Whether an amount is asked for by its name, and the statement gives only by how much that one moved.

    不良贷款余额比年初增加52.1亿元 does not tell how much it is.
    """
    query = gathered.query
    if not query.indicators or set(query.measures) - _LEVELS or (query.units and set(query.units) <= {"%", "百分点"}):
        return False
    named = {canonical_indicator(name) for name in query.indicators}
    within = (figure.fact for figure in _figures_within(gathered, statement))
    own = [fact for fact in within if canonical_indicator(fact.indicator) in named]
    return bool(own) and all(measure_class(fact.measure) in _MOVES for fact in own)


def _tells_what_was_reached(statement: Statement) -> bool:
    """Whether the statement stands where results are told, and says nothing of an aim itself."""
    return told_at(statement.document, statement.start) == "reported" and not _AIMED_AT.search(statement.lines)


def _is_no_share_of_the_whole(gathered: Gathered, statement: Statement) -> bool:
    """Whether a share of the whole country or province is asked for, and the sentence gives none of such a whole."""
    asked = wholes_divided(gathered.query.text)
    divided = " ".join("".join(found) for found in _DIVIDED.findall(fold(statement.lines)))
    return bool(asked) and asked.isdisjoint(name.canonical for name in names_in(divided, load_terms().places))


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
    if document.in_table(statement.start):
        return 1.0
    label = document.text[line_start(document.text, statement.start) : statement.start].partition("：")[0]
    said = f"{label if len(label) <= LONGEST_LABEL else ''} {statement.text} {statement.above}"
    return coverage((term,), fold(said))[0]


def says_the_asked_form(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement has a place in an order, or a limit, where that is what is asked for."""
    asked = gathered.query.text
    if LIMIT.search(asked):
        return _LIMITS.search(statement.text) is not None
    if gathered.query.kind == "rank" and asks_extreme(asked) and _is_the_other_end(asked, statement.text):
        return False
    claimed = gathered.query.kind == "verify" and PLACE_REACHED.search(asked)  # 排第一，没错吧
    return _RANKS.search(statement.text) is not None or not (claimed or RANK.search(asked) or asks_extreme(asked))


def _is_the_other_end(asked: str, text: str) -> bool:
    """Whether the first of an order is asked for and the text tells the last, or the other way round."""
    cues = load_cues().asserting
    most, least = cues["said_most"], cues["said_least"]
    same, other = (most, least) if most.search(asked) else (least, most)
    return same.search(asked) is not None and same.search(text) is None and other.search(text) is not None


def names_all_places(gathered: Gathered, statement: Statement) -> bool:
    """Whether each city that is to be compared is named in the evidence's sentences, and one where it states this."""
    terms = load_terms()
    cities = {place for place in gathered.query.subjects if terms.level(place)}
    if len(cities) < 2:
        return True
    said = fold(" ".join(near.text for near in gathered.statements[:NAMED_WITHIN]))
    if not cities <= {name.canonical for name in names_in(said, terms.places)}:
        return False
    here = fold(" ".join((statement.lines, *statement.document.section_at(statement.start))))
    return not cities.isdisjoint(name.canonical for name in names_in(here, terms.places))


def has_what_is_apart(gathered: Gathered, statement: Statement) -> bool:
    """Whether, where it is asked how far two cities lie apart in an indicator, the statement has a figure of that.

    What one industry's share of GDP is tells nothing of how far GDP lies apart.
    """
    query, terms = gathered.query, load_terms()
    cities = [place for place in query.subjects if terms.level(place)]
    if len(cities) < FEWEST_COMPARED or not query.indicators or not asks_to_reckon(query.text):
        return True
    asked = set(map(canonical_indicator, query.indicators))
    return any(canonical_indicator(fact.indicator) in asked for fact in facts_in(gathered, statement))


def sets_none(statement: Statement) -> bool:
    """Whether the statement says that no figure is set."""
    return set(statement.faults) <= {"figure", "unit"} and _SETS_NONE.search(statement.text) is not None
