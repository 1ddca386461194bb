"""What the numbers of one sentence give: what is left of a whole, its largest part, an average, a share, a sum, a move.

303个重点项目，其中14个完工、166个加快实施: 除去完工的和加快实施的，还剩几个. Nothing is worked out unless all that is
taken away is found in one list of parts, and each number is named.
"""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.averages import amount_of_each, on_average, per_head, per_month, to_a_unit
from assistant.answering.figures.bases import asking_clause, cautions_on_reckoned_back, dates_base, reckons_back
from assistant.answering.figures.counts_within import (
    PAIR,
    counted,
    facts_in,
    is_said,
    names,
    share_within,
    stands_in,
    told_by,
    whole_of,
)
from assistant.answering.figures.of_two_numbers import (
    apart_from_before,
    apart_within,
    share_of_them,
    value_of_base,
    whole_by_fraction,
)
from assistant.answering.figures.one_of_each import one_of_each
from assistant.answering.figures.operand_kinds import is_amount, is_one_sided
from assistant.answering.figures.row_of_numbers import sum_of_row
from assistant.answering.figures.told_as_moved import moved_within
from assistant.answering.understanding.names import is_name
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import BY_SHARE, EXTREME, SMALLEST
from assistant.answering.understanding.whereabouts import is_home
from assistant.errors import FactsError
from assistant.facts.base_values import value_before
from assistant.facts.compute import by_share, extreme, remainder
from assistant.facts.naming import canonical_indicator, measure_class, part_and_whole_of
from assistant.facts.operands import signed
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.counts_within import Counted
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Computed, Fact

_LEFT = re.compile(
    "(?:除(?!以)(?:去|了|开|掉|却)?|扣(?:除|掉|去)|刨(?:去|掉|开)|减去|去掉|剔除|不算)(?P<taken>[^，。？]{2,30}?)(?:之外|以外|外)?，?(?:还|就)?(?:其余|余下|剩|有)[^，。？]{0,6}(?:多少|几)"
    "|(?:^|，|的)(?P<beside>[^，。？]{2,30}?)(?:之外|以外)，?(?:还|其余|余下|剩|有)[^，。？]{0,6}(?:多少|几)"
)
_KIND = "哪一?(?:类|种|块|方面|部分|项)"
_WHICH_PART = re.compile(f"{_KIND}[^，。？]{{0,8}}最[多少大小高低]|最[多少大小高低]的(?:是|要数)?{_KIND}")
_TRADES = ("业", "产业", "行业", "制造", "加工")
_WHICH_TRADE = re.compile(
    "哪一?个?(?:行业|产业|门类|大类|领域|板块)|(?:行业|产业|门类|大类|领域|板块)(?:里面?|中|当中)?(?:是)?(?:哪|谁)"
)
_MOVED_ASKED = re.compile("增|涨|升|降|跌|滑|减|掉|快|慢")
_FALL_ASKED = re.compile("下降|下滑|下跌|降|跌|减少|掉|负增长")
_LEAST_ASKED = re.compile("最[少小慢低](?!的?负)")
_AND = re.compile("[、和与跟及]|以及")
_WORN = re.compile("^(?:已经?|那些|其中)|(?:的|了|项目|企业|都)+$")
_HOW_MUCH = ("平均", "人均", "人均gdp", "折合", "比重", "占比", "比例", "百分比", "帮忙")
_WHAT_IS_LEFT = (
    "扣掉",
    "扣除",
    "刨去",
    "刨掉",
    "减去",
    "去掉",
    "剔除",
    "不算",
    "除去",
    "除了",
    "还剩",
    "还有",
    "剩下",
    "余下",
    "其余",
    "之外",
    "以外",
)
_RECKON = ("推算", "倒推", "反推", "反算", "折算", "估算", "换算")
_SAYS_ONLY_HOW = frozenset([*_HOW_MUCH, *_WHAT_IS_LEFT, *_RECKON, "上一年"])
# What a sentence says by from … to ….
_A_MOVE = re.compile("[开始起初最完减少砍掉缩压撤裁降低增多加扩大小涨升提高变化调整达到]+")
_MONEY_NAMED = re.compile("(?:营收|收入|产值|增加值|投资|利润|税收|生产总值|GDP|总额|余额|规模)$", re.IGNORECASE)
_LISTS_PARTS = "其中"
_SO_MUCH_THEN_HOW_IT_GREW = re.compile("[，、](?:同比|比上年(?:同期)?)?")
BY_INHABITANTS = "人均数由所引的总量和人口相除得出，与按平均人口公布的人均数可能有出入。"
_OF_A_PLACE = frozenset({"place", "unit"})
_BEST = 3  # of the sentences found
MOST_LACKING = 0.2  # of the question, in words that the sentence does not say: 集中 of 集中开工的重点项目


def write_within(draft: Draft, gathered: Gathered) -> bool:
    """The sentence whose numbers give what is asked, and what is worked out of them; False where none does."""
    for statement in gathered.statements[:_BEST]:
        found = _found(gathered, statement)
        if found is not None:
            _write(draft, statement, *found)
            if found[0] == "before":
                draft.notes += cautions_on_reckoned_back(found[1].operands[0])
            if found[0] == "per head":
                draft.notes.append(BY_INHABITANTS)
            return True
    return False


def write_of_base(draft: Draft, gathered: Gathered) -> bool:
    """What that was which a sentence holds the asked figure against (比全省平均高6.6个百分点); False where none does.

    Before all else where it is to be reckoned back: the growth that stands beside is one against the year before.
    """
    return _write_first(draft, gathered, "before", value_of_base, _OF_A_PLACE)


def write_by_fraction(draft: Draft, gathered: Gathered) -> bool:
    """The whole of which the question gives the fraction that a sentence tells (917家，约占全市三分之一); or False."""
    return _write_first(draft, gathered, "by share", whole_by_fraction, _OF_A_PLACE | {"no place"})


def _write_first(
    draft: Draft,
    gathered: Gathered,
    kind: str,
    work_out: Callable[[Gathered, Statement], Computed | None],
    bearable: frozenset[str],
) -> bool:
    """The first of the best sentences of which something is worked out, and that; False where none gives it.

    ``bearable``: what may be wrong with the sentence besides.
    """
    for statement in gathered.statements[:_BEST]:
        try:
            worked = work_out(gathered, statement) if set(statement.faults) <= bearable else None
        except FactsError:
            continue
        if worked is not None:
            _write(draft, statement, kind, worked)
            return True
    return False


def _write(draft: Draft, statement: Statement, kind: str, computed: Computed) -> None:
    draft.introduce(statement.document, statement.start)
    draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
    marks = draft.cite(statement.document, statement.start, statement.end, statement.passage_id)
    draft.work_out(kind, computed, marks)


def _found(gathered: Gathered, statement: Statement) -> tuple[str, Computed] | None:
    """What the sentence's numbers give, where it is of all that is asked; of the year before it has none itself."""
    asked = asking_clause(gathered.query.text)
    passed = _SAYS_ONLY_HOW | load_terms().home.keys() if is_home(statement.document) else _SAYS_ONLY_HOW
    missing = [word for word in statement.missing if word not in passed]
    lacking = [term for term in gathered.terms if term.word in missing and not _is_counted(term, gathered.query.text)]
    open_yet = any(is_name(term.word) for term in lacking) or math.fsum(t.weight for t in lacking) > MOST_LACKING
    try:
        if not (open_yet or (set(statement.faults) - {"unit"} and not _is_dated_by_its_facts(gathered, statement))):
            for kind, work_out in _OF_ONE_SENTENCE:
                with suppress(FactsError):  # what one way refuses, another may give
                    if (computed := work_out(gathered, statement)) is not None:
                        return kind, computed
        if all(map(_A_MOVE.fullmatch, missing)) and (moved := moved_within(gathered, statement)) is not None:
            return "difference", moved
        if set(statement.faults) <= {"period"} and not any(word in asked for word in missing):
            earlier = before_growth(gathered, statement) or amount_before(gathered, statement)
            return ("before", earlier) if earlier is not None else None
    except FactsError:
        return None
    return None


def _is_counted(term: Term, asked: str) -> bool:
    """Whether the word is only how the question counts something (26个市)."""
    return re.search(f"[0-9]{re.escape(term.word)}", asked) is not None


def _is_dated_by_its_facts(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence names no time itself, and all its figures are known to be of the one asked about."""
    asked = {period.key for period in gathered.query.periods if period.key}
    told = {fact.period.key for fact in facts_in(gathered, statement)}
    return set(statement.faults) == {"no period"} and len(told) == 1 and told == asked


def _share_of_said(gathered: Gathered, statement: Statement) -> Computed | None:
    """The share of a whole that the question itself gives by its number: 33个大类里下滑的占几成."""
    whole = whole_of(gathered, counted(gathered, statement))
    shares = "占比" in gathered.query.measures and not any(figure.fits for figure in gathered.figures)
    return share_within(gathered, statement) if shares and whole and is_said(gathered, whole[0]) else None


def whole_by_share(gathered: Gathered, statement: Statement) -> Computed | None:
    """What the whole has of which the sentence gives a part and its share: 产量432.83亿块，占全国12%.

    Where it is to be reckoned so, and the question names the whole in other words than those of the share itself, and
    not a place that has the share, whose part ``part_by_share`` gives.
    """
    asked = _asked_for(gathered)
    inside = facts_in(gathered, statement)
    for share in _shares(inside) if asked else ():
        part, whole = part_and_whole_of(share.indicator)
        amounts = [fact for fact in inside if fact.start < share.start and canonical_indicator(fact.indicator) == part]
        amount = _amount_of(share, amounts)
        named = whole and any(form in asked for form in spellings_of(whole))
        if amount and _is_money(whole) and not amount.quantity.unit.endswith("元"):
            continue  # 39家园区 are no 营收, of which they have 40%
        if named and amount and not _is_the_asked_place(share, amount, gathered):
            return by_share(replace(amount, subject="", sure=True), replace(share, subject="", sure=True))
    return None


def _is_money(name: str) -> bool:
    return _MONEY_NAMED.search(name) is not None


def part_by_share(gathered: Gathered, statement: Statement) -> Computed | None:
    """What a place has of which the sentence gives the share, and the whole: 全市产值890亿元，高新区占全市产值的75%."""
    inside = facts_in(gathered, statement)
    for share in _shares(inside) if _asked_for(gathered) else ():
        whole = part_and_whole_of(share.indicator)[1]
        amounts = [fact for fact in inside if _of_trades(fact.indicator) == _of_trades(whole)]
        amount = _amount_of(share, amounts)
        if amount and _is_the_asked_place(share, amount, gathered):
            unnamed = replace(share, subject="", indicator=share.subject + share.indicator, sure=True)
            return by_share(replace(amount, subject="", indicator=whole, sure=True), unnamed)
    return None


def _asked_for(gathered: Gathered) -> str:
    """What is asked for, where it is to be reckoned by a share: what stands behind 按占比推算，; else ""."""
    asked = gathered.query.text
    return asked[asked.find("，") + 1 :] if BY_SHARE.search(asked) else ""


def _shares(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.measure == "占比" and fact.quantity.unit == "%" and not is_one_sided(fact)]


def _amount_of(share: Fact, facts: Sequence[Fact]) -> Fact | None:
    """The last of the facts that is an amount of the share's time."""
    of_its_time = [fact for fact in facts if is_amount(fact) and fact.period.key == share.period.key]
    return next((fact for fact in reversed(of_its_time) if not is_one_sided(fact)), None)


def _is_the_asked_place(share: Fact, amount: Fact, gathered: Gathered) -> bool:
    """Whether the share is another place's than the amount, and what is asked for is that place's."""
    own = share.subject.removeprefix(amount.subject)
    return share.subject != amount.subject and len(own) >= PAIR and own in _asked_for(gathered)


def _of_trades(indicator: str) -> str:
    """The indicator's name, 产业产值 as 产值."""
    return canonical_indicator(indicator).replace("产业产值", "产值")


def left_of_whole(gathered: Gathered, statement: Statement) -> Computed | None:
    """The whole less the parts that the question takes away; None where one of them is not told, or not plain."""
    asked = _LEFT.search(gathered.query.text)
    divided = _whole_and_parts(gathered, statement) if asked else None
    if asked is None or divided is None:
        return None
    whole, parts = divided
    pieces = [_WORN.sub("", piece) for piece in _AND.split(asked["taken"] or asked["beside"])]
    taken = [_named_by(piece, parts) for piece in pieces]
    found = [part for part in taken if part is not None]
    if len(found) < len(pieces) or len({fact.start for fact, _ in found}) < len(found):
        return None
    return remainder(told_by(whole, whole[0]), [told_by(part, whole[0]) for part in found])


def _whole_and_parts(gathered: Gathered, statement: Statement) -> tuple[Counted, list[Counted]] | None:
    """The whole that the sentence counts by name, with the parts that it lists of it; None where it counts none."""
    told = counted(gathered, statement)
    whole = whole_of(gathered, told)
    return (whole, _parts(statement, whole, told)) if whole is not None and whole[1] else None


def _parts(statement: Statement, whole: Counted, told: Sequence[Counted]) -> list[Counted]:
    """The parts of the whole that one list gives behind it, which 其中 opens: none counts what another does."""
    text, offset = statement.text, statement.start
    opened = text.find(_LISTS_PARTS, whole[0].end - offset)
    closed = min((at for sign in "；。" if (at := text.find(sign, opened)) >= 0), default=len(text))
    if opened < 0 or text.count(_LISTS_PARTS) > 1:
        return []
    inside = [one for one in told if opened < one[0].start - offset < closed]
    unit, most = whole[0].quantity.unit, whole[0].quantity.value
    alike = all(fact.quantity.unit == unit for fact, _ in inside)
    return inside if alike and sum(fact.quantity.value for fact, _ in inside) <= most else []


def extreme_part(gathered: Gathered, statement: Statement) -> Computed | None:
    """The largest or the smallest of the parts of a whole, where that is asked for: 哪类最多, of …其中公共服务26个."""
    divided = _whole_and_parts(gathered, statement) if _WHICH_PART.search(gathered.query.text) else None
    if divided is None:
        return None
    whole, parts = divided
    if len(parts) <= PAIR or not all(words for _, words in parts):
        return None
    smallest = SMALLEST.search(gathered.query.text) is not None
    return extreme([told_by(part, whole[0]) for part in parts], smallest=smallest)


def extreme_of_row(gathered: Gathered, statement: Statement) -> Computed | None:
    """Which trade grew or fell the most, of a sentence that gives how each did: 纺织业下降10.9%，金属制品业下降9.1%.

    Those that rose and those that fell are held apart: of the fallen the one that fell the least is no growth.
    """
    asked = gathered.query.text
    if not (_WHICH_TRADE.search(asked) and EXTREME.search(asked)) or not _MOVED_ASKED.search(asked):
        return None
    fallen = _FALL_ASKED.search(asked) is not None
    row = [fact for fact in facts_in(gathered, statement) if fact.sure and measure_class(fact.measure) == "增速"]
    named = {fact.indicator for fact in row if fact.indicator.endswith(_TRADES)}
    if len(row) <= PAIR or len(named) < len(row) or len({(f.subject, f.period.key) for f in row}) > 1:
        return None
    moved = [fact for fact in row if (signed(fact).value < 0) == fallen]
    return extreme(moved, smallest=fallen != bool(_LEAST_ASKED.search(asked))) if len(moved) >= PAIR else None


def _named_by(piece: str, parts: Sequence[Counted]) -> Counted | None:
    """The one part that a piece of the question names."""
    named = [part for part in parts if part[1] and piece and (names(part[1], piece) or names(piece, part[1]))]
    return named[0] if len(named) == 1 else None


def before_growth(gathered: Gathered, statement: Statement) -> Computed | None:
    """How many there were before, of a number and the growth of what it counts: 486个进入路演，进入路演数增长38.1%."""
    told = counted(gathered, statement)
    for figure in gathered.figures:
        grown, stem = figure.fact, figure.fact.indicator.removesuffix("数")
        of_counts = grown.sure and measure_class(grown.measure) == "增速" and stem != grown.indicator
        named = len(stem) > PAIR and stem[-PAIR:] in gathered.query.text
        if not (of_counts and named and stands_in(figure, statement) and dates_base(gathered.query, grown)):
            continue
        counts = [fact for fact, words in told if words.startswith(stem) and fact.period.key == grown.period.key]
        if len(counts) == 1 and counts[0].start < grown.start:
            value = replace(told_by((counts[0], grown.indicator), grown), subject=grown.subject, period=grown.period)
            return value_before(replace(value, scope=grown.scope, measure="数量"), grown)
    return None


def amount_before(gathered: Gathered, statement: Statement) -> Computed | None:
    """What an amount was before, reckoned back when asked, of what it names: 规上总营收4593.80亿元，同比增长6.9%."""
    query = gathered.query
    if not reckons_back(query):
        return None
    inside = facts_in(gathered, statement)
    asked = query.text.replace("总", "")
    for value, grown in pairwise(inside):
        between = statement.text[value.end - statement.start : grown.start - statement.start].rstrip("增长下降了")
        one_thing = canonical_indicator(value.indicator) == canonical_indicator(grown.indicator)
        named = value.indicator.replace("总", "") in asked
        plain = is_amount(value) and not is_one_sided(value) and measure_class(grown.measure) == "增速"
        if plain and one_thing and named and _SO_MUCH_THEN_HOW_IT_GREW.fullmatch(between) and dates_base(query, grown):
            # Whose it is the quoted sentence says.
            return value_before(replace(value, subject="", sure=True), replace(grown, subject="", sure=True))
    return None


_OF_ONE_SENTENCE: tuple[tuple[str, Callable[[Gathered, Statement], Computed | None]], ...] = (
    ("left", left_of_whole),
    ("extreme", extreme_part),
    ("extreme", extreme_of_row),
    ("average", on_average),
    ("average", amount_of_each),
    ("average", to_a_unit),
    ("average", one_of_each),
    ("monthly", per_month),
    ("per head", per_head),
    ("share", _share_of_said),
    ("sum", sum_of_row),
    ("by share", whole_by_share),
    ("by share", part_by_share),
    ("share", share_of_them),
    ("difference", apart_from_before),
    ("difference", apart_within),
)
