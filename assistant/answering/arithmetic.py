"""What a question wants worked out, and the operands for it among the figures that fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answering.bases import value_and_change
from assistant.answering.operand_kinds import is_one_sided
from assistant.answering.picking import (
    amounts_of_two_times,
    over_a_stretch,
    pair,
    pair_apart,
    pair_to_divide,
    share_of_place,
    target_held_against_result,
    target_of_its_own,
    two_periods,
    two_places,
    with_year_before,
)
from assistant.answering.picking_several import amounts_of_years, part_and_whole, parts_named, ranked_places, several
from assistant.errors import FactsError
from assistant.facts.base_values import value_before
from assistant.facts.compute import (
    check_claim,
    difference,
    extreme,
    mean,
    rank_of,
    ratio,
    relative,
    share,
    total,
    yearly,
)
from assistant.facts.naming import canonical_subject, measure_class, places_in
from assistant.facts.operands import RATES
from assistant.facts.table import REACHED
from assistant.numerals import number_of
from assistant.period import year_of
from assistant.quantity import find_quantities
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures import Figure
    from assistant.model import Computed, Fact, Quantity, Query

_HOW_MUCH = "(?:多少|几)"
_MORE = "(?<!最)(?:高|低|多|少|快|慢|大|小)"
DIFFERENCE = re.compile(
    r"相差|差(?:多少|几|距有|了|(?:有|得)?多大)|差距|拉开|领先|落后[^，。？]{0,8}(?:几|多少)|净增|多出|高出|超出|(?:超|少)了?几个百分点|"
    rf"[比离距][^。？]{{0,16}}(?:(?:{_HOW_MUCH}|多大)的?缺口|缺口(?:还?有|是|为)?(?:{_HOW_MUCH}|多大))|"
    rf"比.{{1,24}}(?:{_MORE}.{{0,2}}|变化了?){_HOW_MUCH}|(?:多|少)了?{_HOW_MUCH}(?!个?百分点)"
)
# How far apart two are said to be: what they are, and how far, is shown.
SAID_APART = re.compile(
    r"差了?(?:约|近|大概|差不多)?[\d一二两三四五六七八九十]|(?<!占)比[^，。]{1,12}[多少高低快慢][出了约近]*[\d]"
)
# How much one figure moved: of two times or places, never of two indicators.
MOVED = re.compile(
    f"(?:增加|增长|提高|提升|上升|下降|减少|回落|扩大|缩小|涨|升|降)了?{_HOW_MUCH}|从{_HOW_MUCH}.{{0,8}}到了?{_HOW_MUCH}"
)
# How much more or less in percent, against the other place or the earlier year.
RELATIVE = re.compile(f"(?:多|少|增|减|涨|跌|长|降|高|低)了?百分之{_HOW_MUCH}|(?<![的占])几成")
# By how much in percent between two years that are named (2022年比2020年增幅多少): not the growth of each.
GROWN_BETWEEN = re.compile(f"[比较][^，。？]{{2,14}}(?:的)?(?:增幅|涨幅|增长率|增长幅度)(?:是|为|有)?{_HOW_MUCH}")
# By how much the amounts themselves grew, whatever growth at constant prices is printed.
NOMINAL = re.compile("名义(?:上的?)?的?(?:增长|增幅|涨幅|增速)")
YEARLY = re.compile(f"(?:年均|每年平均|平均每年).{{0,6}}(?:增长|增速|增幅|涨|增加).{{0,4}}(?:{_HOW_MUCH})?")
# What an amount was on the average of years; 平均工资 and 平均每户 are figures of another kind.
MEAN = re.compile(
    f"平均(?:下来|算下来)?(?:每一?|一)年(?:的|大概|大约|约|差不多|能|有|是|为|做|完成)*(?:{_HOW_MUCH}|$)"
    f"|(?:平均|年均)(?:数|值|水平)?(?:大概|大约|约|有|是|为)*(?:{_HOW_MUCH}|[？?。]*$)|[两二三四五六几]年的?(?:平均|年均)(?:数|值)?"
)
# Who is ahead, and then by how much (谁更快，快几个百分点).
AHEAD_BY = re.compile(f"{_MORE}[出了过]*{_HOW_MUCH}|超[出了过]*{_HOW_MUCH}个?(?:百分)?点")
THEN_BY_HOW_MUCH = re.compile(f"[，、].{{0,4}}{_MORE}[出了过]*{_HOW_MUCH}")
# Which of two is the larger, or which way it went (…比去年高还是低).
WHICH_WAY = re.compile(f"(?:{_MORE}|加快|放缓|提高|降低|上升|下降|增加|减少|升|降|增|减)了?(?:一些|一点)?[，,]?还是")
# Against the year before, which is not named itself.
AGAINST_YEAR_BEFORE = re.compile(
    "[比较](?:上年|上一年|前一年|头一年|去年)(?!末|底|初)|[和与跟同](?:上年|上一年|前一年|头一年|去年)(?:相|对)?比"
)
# Which of two places is ahead, and by how much; in a question about one place the words only bound a figure.
AHEAD = re.compile(rf"超过了?|高于|低于|多于|少于|不如|赶上|比.{{1,12}}{_MORE}")
SHARE_OF_OTHER = re.compile(
    "占(?!比).{1,16}(?<![高低多少])(?:多[大少高]|几成|几分).{0,2}(?:比例|比重)?|是.{1,12}的(?:多少|几)"
)
MET = re.compile(
    r"(?:目标|计划|预期|任务)(?!(?:要|将)?(?:完成|达到|实现)(?:多少|几|什么)).{0,10}(?:完成|达到|实现|到位|达标)|(?:完成|达到|超过|实现).{0,6}(?:目标|计划|预期|任务)"
)
RATIO = re.compile(
    r"之比|比值|几分之|百分之(?:多少|几)|多少倍|几倍|翻了?(?:几|多少)[番倍]|相当于|(?:是|为).{1,16}的(?:多少|几成)"
)
SUM = re.compile(r"合计|加起来|合起来|加(?:在|到)?一[块起]|相加|总和|加总|一共|总共")
SUM_HELD_AGAINST = re.compile(
    "(?:合计|之和|总和|加起来|合起来|加一[块起]|相加)[^，。？]{0,4}(?<!占)比[^，。？]{1,16}[多少高低大小]"
    "|(?<!占)比[^，。？]{2,20}(?:合计|之和|总和|加起来|合起来|加一[块起])(?:还|要)?[多少高低大小]"
)
_COUNTERS = frozenset({"家", "户", "项", "件", "所", "座", "台", "辆"})
RANK = re.compile("第几|名次|位次|排名|排在哪|排得?(?:怎么样|怎样|如何|在什么位置|什么位置)")
EXTREME = re.compile(
    r"(?:谁|哪).{0,16}(?:最|更)|哪[一个座]?[个座]?[省市城区县年].{0,16}[高低快慢多少大小][？?]?$|最(?:高|低|大|小|多|少|快|慢)|谁(?:高|低|多|少|快|慢)"
    r"|从.{1,4}到.{1,4}.{0,4}(?:排|列)|排序|排个|(?:怎么|如何|怎样)排(?!放|水|污|查|除)"
)
# 最高资助多少, 封顶多少: the limit of a sum that a rule grants, which stands in the text; nothing is compared.
LIMIT = re.compile(
    r"最[高多](?:一?次|每年|一年)?(?:可以?|能够?|会|将|是|为)?"
    r"(?:资助|奖|补|给|支持|扶持|贴|拿|获|得|申请|享受|领|发|贷|报销|用|多少|几|不超过)"
    r"|(?:资助|奖励|补助|补贴|支持|贴息|奖补|扶持)(?:资金|金额|标准|额度|比例)*的?(?:最[高多]|上限|封顶)|封顶|上限"
)
SMALLEST = re.compile(r"最(?:低|小|少|慢)|从(?:低|小|少|慢)")
_FELL_MOST = re.compile("(?:下降|下滑|回落|下跌|跌|降)(?:幅度?)?得?最(?P<how>多|大|快|狠|厉害|少|小|慢)")
# How far it is from another place of the order (排第几，跟第二名差多少).
_FROM_A_PLACE = re.compile(
    "[和跟与比离距]第(?P<place>[一二三四五六七八九十]+|[0-9]+)(?:名|位)?(?:的|还|又|相)*(?:差|少|低|多|高|领先|落后)"
)
_DOUBLES = re.compile("翻了?(?:几|多少)")
_OF_RANKS = frozenset({"claim", "rank", "extreme"})
_CHANGED = re.compile(f"变化?了{_HOW_MUCH}")
_TOGETHER = re.compile("几倍|多少倍|之比|比值")  # 加起来 may be one printed sum
_RECKONED = re.compile(
    "[高低多少快慢][于出了过]*[约近]?[0-9一二三四五六七八九十]|于[^，。；]{1,10}同期|[比较超][^，。；]{1,14}[高低多少快慢]|差|距|倍|相当|分之|一半"
    "|提高|提升|上升|下降|增加(?!值)|减少|回落|收窄|扩大|年均|合计|总量|总共|共计|翻"
)
_SHARE_ASKED = re.compile("占|几成|几分|一半|比重")
_OF_A_WHOLE = re.compile("占[^，。；、]{1,12}?(?:一半|[^，。；、]分之[^，。；、])")
_RATES_NAMED = re.compile("增速|增幅|增长率|涨幅|降幅|百分点")
_ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A computation, or the reason why it can't be done; ``operands`` are what it rests on.

    ``also``: what is told besides, and its kind: how much that is in percent, where the question says no more than that
    something grew; how far a place is from another of the order.
    """

    kind: str
    computed: Computed | None
    operands: tuple[Fact, ...]
    reason: str = ""
    also: tuple[str, Computed] | None = None


def work_out(query: Query, figures: Sequence[Figure]) -> WorkedOut | None:
    """What the question wants worked out; None when it wants no arithmetic, or its operands are not held."""
    refused: WorkedOut | None = None
    wanted = LIMIT.sub("", query.text)  # 最多多少 holds 多多少, and wants no difference
    if SUM_HELD_AGAINST.search(wanted):
        return None  # 甲和乙合计比丙多多少 takes two steps
    for kind, pattern, attempt in ATTEMPTS:
        if query.measures == ("排名",) and kind not in _OF_RANKS:
            continue  # 占GDP比重排第几 wants no share
        if pattern.search(wanted) and (operands := attempt(query, figures)):
            if kind == "difference" and not _are_counted_so(query, operands):
                continue
            try:
                computed = _COMPUTE[kind](query, operands)
                also = _also(kind, query, operands, computed)
                return WorkedOut(_FRAME.get(kind, kind), computed, operands, also=also)
            except FactsError as error:
                refused = refused or WorkedOut(kind, None, operands, str(error))
    return refused


def _are_counted_so(query: Query, operands: Sequence[Fact]) -> bool:
    """Whether things are apart in what the question counts: 多多少家 is no difference of money, nor of ranks."""
    if "排名" not in query.measures and any(fact.measure == "排名" for fact in operands):
        return False
    counted = not _COUNTERS.isdisjoint(query.units)
    return not counted or all(fact.quantity.unit.endswith(query.units) for fact in operands)


def _also(kind: str, query: Query, operands: Sequence[Fact], computed: Computed) -> tuple[str, Computed] | None:
    """What the question wants besides what was worked out."""
    if kind == "grown" and _counts(operands):
        return "relative", relative(*operands)
    asked = _FROM_A_PLACE.search(query.text) if kind == "rank" else None
    place = number_of(asked["place"]) if asked else 0
    if not 1 <= place <= len(operands):
        return None
    ordered = computed.operands
    there = ordered[place - 1]
    own = next(fact for fact in ordered if canonical_subject(fact.subject) == _ranked(query))
    larger, smaller = sorted((there, own), key=ordered.index)
    return None if there is own else ("difference", difference(larger, smaller))


def asks_to_reckon(text: str) -> bool:
    """Whether a difference, a quotient or a sum is asked for, as documents seldom print it."""
    wanted = LIMIT.sub("", text)
    return any(pattern.search(wanted) for pattern in (DIFFERENCE, _TOGETHER, _CHANGED))


def tells_reckoned(text: str, question: str) -> bool:
    """Whether a text itself may tell how far two figures are apart, or what several make together.

    What share of a whole something is (约占全省一半) tells nothing of that, unless the question asks for a share.
    """
    said = "".join(text.split())
    return _RECKONED.search(said if _SHARE_ASKED.search(question) else _OF_A_WHOLE.sub("", said)) is not None


def asks_extreme(text: str) -> bool:
    """Whether the largest or smallest of several is asked for, not the limit of a sum."""
    return EXTREME.search(LIMIT.sub("", text)) is not None


def pair_that_moved(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures apart; of growth rates only where rates are named: 比上年增长多少 is answered by a rate itself."""
    found = pair_apart(query, figures)
    rates = any(measure_class(fact.measure) in ("增速", "年均增速") for fact in found)
    return () if rates and not _RATES_NAMED.search(query.text) else found


def grown(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of two times whose growth is asked for (2021年4608家，到2023年增长多少), where none is held."""
    if "百分点" in query.units or any(figure.fits and figure.fact.sure for figure in figures):
        return ()  # amounts do not lie points apart
    before = AGAINST_YEAR_BEFORE.search(query.text)
    found = with_year_before(query, figures) if before else amounts_of_two_times(query, figures)
    return two_in_time(found) if found else ()


def amounts_years_apart(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of two times more than a year apart; from one year to the next the growth itself is printed."""
    found = amounts_of_two_times(query, figures)
    years = [year_of(fact.period) or 0 for fact in found]
    return found if found and abs(years[0] - years[1]) > 1 else ()


def amounts_by_name(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts whose nominal growth is asked for: of the two times named, or of one and the year before it."""
    times = [period for period in query.periods if period.key]
    if "元" in query.units or not times:
        return ()  # by how many 亿元, or since when nobody knows
    told = [figure for figure in figures if figure.fact.status in REACHED and not is_one_sided(figure.fact)]
    amounts = [figure for figure in told if measure_class(figure.fact.measure) == "值"]
    return amounts_of_two_times(query, amounts) if len(times) > 1 else with_year_before(query, amounts)


def against_year_before(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figure and that of the year before, where this is what it is held against."""
    return with_year_before(query, figures) if AGAINST_YEAR_BEFORE.search(query.text) else ()


def _pair(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures that differ as the question says; what is held against the year before, against nothing else."""
    return () if AGAINST_YEAR_BEFORE.search(query.text) else pair(query, figures)


def two_named_apart(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair, where the question names the two places or the two times itself."""
    named = len(query.subjects) == 2 or len([period for period in query.periods if period.key]) == 2
    return pair_apart(query, figures) if named else ()


def _counts(operands: Sequence[Fact]) -> bool:
    """Whether things are counted: the growth of money is told at constant prices, and not by its amounts."""
    return all("元" not in fact.quantity.unit and fact.quantity.unit not in RATES for fact in operands)


def asserts_ratio(query: Query, figures: Sequence[Figure]) -> bool:
    """Whether the question asserts that one figure is so many times another (不到苏州的一半, 翻了一番)."""
    return any(map(_is_doubling, query.quantities)) or bool(claimed_ratio(query, figures))


def _is_doubling(quantity: Quantity) -> bool:
    return quantity.unit == "倍" and quantity.printed.startswith("翻")


def claimed_ratio(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures whose quotient the question asserts (不到一半, 1/3), the one named first above."""
    of_tenths = len(query.subjects) == 2 and any(quantity.unit == "成" for quantity in query.quantities)
    if not of_tenths and not any(quantity.unit == "倍" for quantity in query.quantities):
        return ()
    return pair_to_divide(query, figures)


def _difference(query: Query, operands: Sequence[Fact]) -> Computed:
    """The result against its target, 甲比乙 in the order of the question; else the larger first."""
    one, other = operands[:2]
    worked = difference(one, other)
    apart = canonical_subject(one.subject) != canonical_subject(other.subject) or one.period.key != other.period.key
    in_order = one.status != other.status or (apart and _COMPARES.search(query.text))
    return worked if worked.quantity.value >= 0 or in_order else difference(other, one)


def _in_order_of_question(query: Query, operands: Sequence[Fact]) -> list[Fact]:
    return sorted(operands, key=lambda fact: (_asked_place(query, fact), _first_named(query.text, fact, operands)))


def _ratio(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = two_in_time(operands) if _DOUBLES.search(query.text) else _in_order_of_question(query, operands)
    percent = re.search("百分之|占", query.text) and not one.quantity.unit.endswith(("%", "百分点"))
    together = one.period.key == other.period.key or {one.status, other.status} == {"result", "target"}
    return share(one, other) if percent and together else ratio(one, other)


def _claim(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = _in_order_of_question(query, operands)
    found = next(found for found in find_quantities(query.text) if found.value.unit in ("倍", "成"))
    told = found.value
    times = replace(told, value=told.value / 10, unit="倍") if told.unit == "成" else told  # 四成: 0.4
    if _is_doubling(told):  # of the earlier one, and more will do
        one, other = two_in_time(operands)
        times = replace(times, bound=times.bound or ">=")
    return check_claim(one, other, _bounded(times, query.text[: found.start]))


def _bounded(claimed: Quantity, before: str) -> Quantity:
    """The quantity with the bound that the clause puts before its place (不到苏州的一半)."""
    if claimed.bound or not (words := _BOUND.findall(before[max(before.rfind("，"), before.rfind("。")) + 1 :])):
        return claimed
    return replace(claimed, bound="<" if words[-1] in _BELOW else ">")


def _relative(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = operands[:2] if len(query.subjects) == 2 else two_in_time(operands)
    return relative(one, other)


def two_in_time(operands: Sequence[Fact]) -> tuple[Fact, Fact]:
    """The later and the earlier of two."""
    one, other = sorted(operands[:2], key=lambda fact: fact.period.last or date.min)
    return other, one


def _asked_place(query: Query, fact: Fact) -> int:
    """Which of the question's times is the operand's: 2021年是2012年的多少倍 divides the first by the second."""
    keys = [period.key for period in query.periods]
    return keys.index(fact.period.key) if fact.period.key in keys else len(keys)


def _first_named(question: str, fact: Fact, operands: Sequence[Fact]) -> int:
    """Where the question begins to name what tells the operand from the others (its place, or its own words)."""
    own = fact.subject + fact.indicator
    shared = "".join(other.subject + other.indicator for other in operands if other is not fact)
    pairs = [own[at : at + 2] for at in range(len(own) - 1)]
    telling = [question.find(pair) for pair in pairs if pair not in shared and pair in question]
    return min(telling, default=len(question))


def _ranked(query: Query) -> str:
    """The place whose rank is asked for: the one named behind the others (苏州、南京里南京排第几), else the first."""
    before = query.text[: asked.start()] if (asked := RANK.search(query.text)) else ""
    home = load_terms().home
    ours = next((home[form] for form in home if before.rstrip("的排列居").endswith(form)), "")
    if ours in query.subjects:
        return ours  # 苏州、南京、无锡三家里咱们排第几
    among = max(before.rfind(sign) for sign in "里中")
    behind = [name for name, start, _ in places_in(before) if start > among >= 0]
    return behind[-1] if behind and behind[-1] in query.subjects else query.subjects[0]


def _extreme(query: Query, operands: Sequence[Fact]) -> Computed:
    fell = _FELL_MOST.search(query.text)  # who fell most grew least
    smallest = fell["how"] not in "少小慢" if fell else SMALLEST.search(query.text) is not None
    return extreme(operands, smallest=smallest)


_BELOW = ("不到", "不足", "低于", "少于", "不及", "没到")
_BOUND = re.compile("|".join((*_BELOW, "超过", "高于", "多于", "不止")))
_COMPARES = re.compile(rf"比.{{1,24}}{_MORE}")
_COMPUTE: dict[str, Callable[[Query, Sequence[Fact]], Computed]] = {
    "claim": _claim,
    "difference": _difference,
    "grown": _difference,
    "relative": _relative,
    "ratio": _ratio,
    "share": lambda _, operands: share(*operands[:2]),
    "yearly": lambda _, operands: yearly(*operands[:2]),
    "before": lambda _, operands: value_before(*operands[:2]),
    "rank": lambda query, operands: rank_of(_ranked(query), operands),
    "extreme": _extreme,
    "sum": lambda _, operands: total(operands),
    "mean": lambda _, operands: mean(operands),
}
_FRAME = {"grown": "difference"}  # told in the frame of another kind
# In this order; the first whose words stand in the question and whose operands are held.
ATTEMPTS: tuple[tuple[str, re.Pattern[str], Callable[[Query, Sequence[Figure]], tuple[Fact, ...]]], ...] = (
    ("claim", _ANY, claimed_ratio),
    ("before", _ANY, value_and_change),
    ("yearly", YEARLY, two_periods),
    ("mean", MEAN, amounts_of_years),
    ("relative", NOMINAL, amounts_by_name),
    ("relative", GROWN_BETWEEN, amounts_years_apart),
    ("relative", RELATIVE, pair_apart),
    ("ratio", RATIO, pair_to_divide),
    ("difference", DIFFERENCE, against_year_before),
    ("difference", WHICH_WAY, against_year_before),
    ("difference", DIFFERENCE, _pair),
    ("difference", DIFFERENCE, target_of_its_own),
    ("grown", MOVED, grown),
    ("difference", SAID_APART, two_named_apart),
    ("difference", MOVED, pair_that_moved),
    ("difference", MOVED, over_a_stretch),
    ("difference", WHICH_WAY, two_named_apart),
    ("difference", THEN_BY_HOW_MUCH, two_places),
    ("difference", THEN_BY_HOW_MUCH, _pair),
    ("rank", RANK, ranked_places),
    ("extreme", EXTREME, several),
    ("share", _ANY, part_and_whole),
    ("ratio", SHARE_OF_OTHER, two_places),
    ("ratio", _ANY, share_of_place),
    ("difference", AHEAD, two_places),
    ("difference", MET, target_held_against_result),
    ("sum", SUM, parts_named),
    ("sum", SUM, several),
)
