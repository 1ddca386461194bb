"""Fixed frames: a fact or a computation as a sentence that says no more than it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in
from assistant.facts.operands import RATES, bound_apart
from assistant.facts.table import AIMED, STATUS_NAMES, scope_of
from assistant.period import moment
from assistant.quantity import ABOVE, BELOW, ONE_SIDED
from assistant.quantity_forms import BOUNDS_AFTER, BOUNDS_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from assistant.model import Computed, Fact

STATUS_REMARKS = {"target": "（目标数）", "estimate": "（预计数）", "proposal": "（建议数）", "result": ""}
_BOUND_BEFORE = {">": "超过", "<": "不到", "~": "约", ">=": "不低于", "<=": "不超过"}
_PLACE = re.compile(r"第(?:[一二三四五六七八九十]+|\d+)位?")
_BOUNDED = re.compile("|".join((*BOUNDS_BEFORE, *BOUNDS_AFTER, "多", "余", "达")))
_SPEED = re.compile("(?:的)?(?:同比)?(?:增速|增幅|增长率)$")
_MOVES = {"up": "上升", "down": "下降", "": "变动"}
_ROUNDED = re.compile("（四舍五入[^（）]*）$")
_ADDED = re.compile("(?<=[0-9）]) [+] (?=[0-9（])")
_SUBTRACTED = re.compile("(?<=[0-9）]) − (?=[0-9（])")
_DIVIDED = re.compile("[0-9.]+ ÷ [0-9.]+(?: × 100%)?")
PAIR = 2
ORDERED = 3  # so many places have an order that is worth telling
_GAINS = {"up": "增加", "down": "减少", "": "变动"}
_RATE = re.compile("率|比重|占比|增速|增幅|强度|面$")
_SHARE = re.compile("占比$|比重$|强度$")
_GROWS = {"up": "增长", "down": "下降", "": "增速为"}


def fact_sentence(fact: Fact) -> str:
    """2018年，无锡服务业增加值同比增长8.08%。 The figure is printed as the document prints it."""
    return f"{_when(fact)}{_whose(fact)}{_predicate(fact)}{STATUS_REMARKS[fact.status]}。"


def fact_row(fact: Fact) -> str:
    """| 2018年 | 无锡 | 服务业增加值同比增速 | 8.08%: a row of a table; what fell or is a change is told in words."""
    grew = measure_class(fact.measure) == "增速" and fact.direction == "up"
    level = measure_class(fact.measure) in ("值", "倍数", "时长", "规格", "比例")
    told = printed_figure(fact) if grew or level else _predicate(fact).removeprefix("同比").removeprefix("年均")
    figure = f"{_compact(fact.period.printed)} | {fact.subject} | {figure_name(fact)}"
    return f"| {figure} | {told}{STATUS_REMARKS[fact.status]}"


def fact_phrase(fact: Fact) -> str:
    """Whose figure of when, without the figure: 2018年无锡服务业增加值同比增速."""
    return f"{_compact(fact.period.printed)}{_whose(fact)}{figure_name(fact).removeprefix(_what(fact))}"


def figure_name(fact: Fact) -> str:
    """What a figure is of, without place and time: 规模以上工业增加值, 地区生产总值同比增速."""
    what = _what(fact)
    measure = "变动" if fact.measure == "占比变动" and _SHARE.search(what) else fact.measure
    return what + ("" if measure_class(fact.measure) == "值" else measure)


def cell_text(fact: Fact, row: str, head: str) -> str:
    """The figure in a table's cell, with what its row and column do not say: its time, place, indicator, direction."""
    when = _compact(fact.period.printed)
    said = "" if not when or when in row or when in head else f"{when}："
    places = {name for name, _, _ in places_in(row + head)}
    if canonical_subject(fact.subject) not in places and fact.subject not in row + head:
        said += fact.subject
    if figure_name(fact) not in head:
        said += figure_name(fact)
    figure = _predicate(fact).removeprefix("为").removeprefix("同比增速为")
    if fact.measure in ("同比增速", "年均增速"):
        figure = f"{'下降' if fact.direction == 'down' else ''}{printed_figure(fact)}"
    return f"{said}{figure}{STATUS_REMARKS[fact.status]}"


def computed_sentence(kind: str, computed: Computed) -> str:
    """The result in the frame of its kind, with its formula."""
    return _FRAMES[kind](computed)


def _ratio_sentence(computed: Computed) -> str:
    one, other = computed.operands[:2]
    about = "约为" if computed.quantity.bound or _ROUNDED.search(computed.label) else "为"
    what, of = _as_what(one, other)
    against = f"{fact_phrase(one)}{what}{about}{fact_phrase(other)}{of}"
    return f"{against}的{_result(computed)}（{computed.formula}，{_how(computed)}）。"


def _as_what(one: Fact, other: Fact) -> tuple[str, str]:
    """Whether each is a target or what was reached: said where they differ, and where both are only aimed at."""
    alike = one.status == other.status
    return ("", "") if alike and one.status not in AIMED else (STATUS_NAMES[one.status], STATUS_NAMES[other.status])


def _share_sentence(computed: Computed) -> str:
    if len(computed.operands) > 2:
        return _shares_sentence(computed)
    part, whole = computed.operands
    if canonical_subject(part.subject) != canonical_subject(whole.subject):
        return _ratio_sentence(computed)
    about = "约占" if computed.quantity.bound or _ROUNDED.search(computed.label) else "占"
    named = f"{fact_phrase(part)}{about}{figure_name(whole)}"
    return f"{named}的{_result(computed)}（{computed.formula}，{_how(computed)}）。"


def _share_among_sentence(computed: Computed) -> str:
    """What one place has of what all the places have together."""
    part, *among = computed.operands
    places = "、".join(fact.subject for fact in among)
    about = "约占" if computed.quantity.bound or _ROUNDED.search(computed.label) else "占"
    return f"{fact_phrase(part)}{about}{places}合计的{_result(computed)}（{computed.formula}，计算得出）。"


def _shares_sentence(computed: Computed) -> str:
    """What the parts make together of their whole, which is the last operand."""
    *parts, whole = computed.operands
    about = "约占" if computed.quantity.bound or _ROUNDED.search(computed.label) else "占"
    named = f"{fact_phrase(parts[0])}{''.join(f'、{figure_name(part)}' for part in parts[1:])}"
    return f"{named}合计{about}{figure_name(whole)}的{_result(computed)}（{computed.formula}，计算得出）。"


def _by_share_sentence(computed: Computed) -> str:
    """What is reckoned, by which share; both names of the share stand in it."""
    return f"{_ROUNDED.sub('', computed.label)}约为{_result(computed)}{_formula(computed)}。"


def _claim_sentence(computed: Computed) -> str:
    """What was asked, whether it holds, and the quotient."""
    return f"{_ROUNDED.sub('', computed.label)}{_formula(computed)}。"


def _before_sentence(computed: Computed) -> str:
    about = "约为" if computed.quantity.bound else "为"
    return f"{computed.label}{about}{_result(computed)}{_formula(computed)}。"


def _named_sentence(computed: Computed) -> str:
    """What was asked in the question's own words, which the label has."""
    about = "约" if computed.quantity.bound or _ROUNDED.search(computed.label) else ""
    label = _ROUNDED.sub("", computed.label)
    result = _result(computed).lstrip("−") if label.endswith("下降") else _result(computed)
    return f"{label}{about}{result}{_formula(computed)}。"


def _relative_sentence(computed: Computed) -> str:
    """Who has how much more or less, in percent of the other."""
    one, other = computed.operands
    value = computed.quantity.value
    if canonical_subject(one.subject) == canonical_subject(other.subject):
        grew = "增长" if value >= 0 else "下降"
        against = f"{fact_phrase(one)}比{_compact(other.period.printed)}{grew}"
    else:
        against = f"{_when(one)}{one.subject}{figure_name(one)}比{other.subject}{'多' if value >= 0 else '少'}"
    return f"{against}{_number(abs(value))}%{_formula(computed)}。"


def _yearly_sentence(computed: Computed) -> str:
    one, other = computed.operands
    value = computed.quantity.value
    grew = "增长" if value >= 0 else "下降"
    against = f"{fact_phrase(one)}与{_compact(other.period.printed)}相比，年均{grew}"
    return f"{against}{_number(abs(value))}%（{computed.formula}，按首末数值计算得出）。"


def _extreme_sentence(computed: Computed) -> str:
    first = computed.operands[0]
    word = "最低" if "<" in computed.formula else "最高"
    when = _compact(first.period.printed) if len({f.period.key for f in computed.operands}) > 1 else ""
    figure = f"{_predicate(first)}{STATUS_REMARKS[first.status]}"
    told = f"{word}的是{when}{first.subject}{_what(first)}，{figure}{_in_order(computed.operands, word)}"
    return f"{told}（{computed.formula}，比较得出）。"


def _in_order(ordered: Sequence[Fact], first: str) -> str:
    """Who comes after whom, where three places or more are put in an order."""
    places = [fact.subject for fact in ordered]
    if len(ordered) < ORDERED or not all(places) or len(set(places)) < len(ordered):
        return ""
    return f"，由{'低到高' if first == '最低' else '高到低'}依次为{'、'.join(places)}"


def _rank_sentence(computed: Computed) -> str:
    place = int(computed.quantity.value)
    one = computed.operands[place - 1]
    others = "、".join(fact.subject for fact in computed.operands)
    order = "由低到高" if "<" in computed.formula else "由高到低"
    return f"{fact_phrase(one)}在{others}中{order}排第{place}位（{computed.formula}，比较得出）。"


def _sum_sentence(computed: Computed) -> str:
    parts = "、".join(fact_phrase(fact) for fact in computed.operands)
    about_so = "约" if computed.quantity.bound else ""
    return f"{parts}合计{about_so}{_result(computed)}{_formula(computed)}。"


def _left_sentence(computed: Computed) -> str:
    """How many are left of the whole, and what was taken away."""
    whole, *parts = computed.operands
    taken = "、".join(figure_name(part) for part in parts)
    about_so = "约" if computed.quantity.bound else ""
    return f"{fact_phrase(whole)}除去{taken}的，还有{about_so}{_result(computed)}{_formula(computed)}。"


def _average_sentence(computed: Computed) -> str:
    amount, count = computed.operands
    of_each = f"平均每{count.quantity.unit}{figure_name(count)}"
    return f"{_when(count)}{of_each}有{figure_name(amount)}约{_result(computed)}{_formula(computed)}。"


def _mean_sentence(computed: Computed) -> str:
    """What it was on the average of the years, each of which is named."""
    first = computed.operands[0]
    years = "、".join(_compact(fact.period.printed) for fact in computed.operands)
    if first.quantity.unit in RATES:
        return f"{years}，{first.subject}{figure_name(first)}的简单平均数约为{_result(computed)}{_formula(computed)}。"
    return f"{years}，{first.subject}{figure_name(first)}平均每年约{_result(computed)}{_formula(computed)}。"


def _mean_of_places_sentence(computed: Computed) -> str:
    """What several places have on the average, each weighing the same."""
    first = computed.operands[0]
    places = "、".join(fact.subject for fact in computed.operands)
    worked = f"{_result(computed)}{_formula(computed)}"
    if first.quantity.unit in RATES:
        return f"{_when(first)}{places}{figure_name(first)}的简单平均数约为{worked}，没有按各地规模加权。"
    return f"{_when(first)}{places}{figure_name(first)}平均约为{worked}。"


def _of_rows_sentence(what: str) -> Callable[[Computed], str]:
    """What the rows of a table that stand above come to; their figures are of one name, the column's."""

    def sentence(computed: Computed) -> str:
        about_so = "约" if computed.quantity.bound or what == "平均" else ""
        first = computed.operands[0]
        return f"以上各行，{_when(first)}{first.indicator}{what}{about_so}{_result(computed)}{_formula(computed)}。"

    return sentence


def _sum_of_years_sentence(computed: Computed) -> str:
    """What the years came to together, each of which is named."""
    first, about_so = computed.operands[0], "约" if computed.quantity.bound else ""
    years = "、".join(_compact(fact.period.printed) for fact in computed.operands)
    return f"{years}，{first.subject}{figure_name(first)}合计{about_so}{_result(computed)}{_formula(computed)}。"


def _monthly_sentence(computed: Computed) -> str:
    fact = computed.operands[0]
    return f"{_when(fact)}{fact.subject}{figure_name(fact)}平均每月约{_result(computed)}{_formula(computed)}。"


def _per_head_sentence(computed: Computed) -> str:
    product, people = computed.operands
    reckoned = f"按{figure_name(people)}推算，人均{figure_name(product)}约{_result(computed)}"
    return f"{_when(people)}{reckoned}{_formula(computed)}。"


def _difference_sentence(computed: Computed) -> str:
    """Who has more by how much, from the two operands of a difference."""
    one, other = computed.operands
    value, unit = computed.quantity.value, computed.quantity.unit
    same_subject = canonical_subject(one.subject) == canonical_subject(other.subject)
    same_period = moment(one.period) == moment(other.period)
    when, (what, of) = _when(one) if same_period else "", _as_what(one, other)
    about_so = "约" if computed.quantity.bound else ""
    amount, formula = f"{about_so}{_number(abs(value))}{unit}", _formula(computed)
    if same_subject and same_period and one.status != other.status:
        held = f"{when}{one.subject}{figure_name(one)}{what}"
        against = ("" if figure_name(other) == figure_name(one) else figure_name(other)) + of
        return f"{held}{f'比{against}{_more(value, unit)}{amount}' if value else f'与{against}相同'}{formula}。"
    if same_subject and same_period and figure_name(one) == figure_name(other):  # of two moments that have no date
        return f"{when}{one.subject}{figure_name(one)}{what}前后相差{amount}{formula}。"
    if same_subject and same_period:  # two indicators of one place
        return f"{when}{one.subject}{figure_name(one)}与{figure_name(other)}{what}相差{amount}{formula}。"
    named = _what(one) if one.indicator == other.indicator else canonical_indicator(one.indicator)
    about = named + ("" if measure_class(one.measure) == "值" else one.measure)
    left = one.subject if same_period else f"{_compact(one.period.printed)}{one.subject}"
    right = other.subject if same_period else _compact(other.period.printed).removeprefix("到")
    if not value and what == of:
        return f"{when}{left}与{right}{about}{what}相同{formula}。"
    about, right = about + what, right + of  # this year's target against what was reached last year
    return f"{when}{left}{about}{f'比{right}{_more(value, unit)}{amount}' if value else f'与{right}相同'}{formula}。"


def _more(value: Decimal, unit: str) -> str:
    if unit in ("个百分点", "%"):
        return "高" if value > 0 else "低"
    return "多" if value > 0 else "少"


def _result(computed: Computed) -> str:
    return f"{_number(computed.quantity.value)}{computed.quantity.unit}"


def _formula(computed: Computed) -> str:
    return f"（{computed.formula} = {_number(computed.quantity.value)}，{_how(computed)}）"


def _how(computed: Computed) -> str:
    return f"按约数计算得出{_on_which_side(computed)}" if computed.quantity.bound else "计算得出"


def _on_which_side(computed: Computed) -> str:
    """Whether what was worked out is really more or less, where limits were counted (超过2800亿元)."""
    if _ADDED.search(computed.formula):
        bounds = {fact.quantity.bound for fact in computed.operands} - {""}
        more, less = bool(bounds) and bounds <= ABOVE, bool(bounds) and bounds <= BELOW
        return "，实际不少于此数" if more else "，实际不多于此数" if less else ""
    side = bound_apart(*computed.operands) if len(computed.operands) == PAIR else ""
    if side not in ONE_SIDED:
        return ""
    if _DIVIDED.fullmatch(computed.formula):  # 6310 of 超过1.57万 is less, as 6310 less 超过1.57万 is
        return "，实际更高" if side in ABOVE else "，实际更低"
    if not _SUBTRACTED.search(computed.formula):
        return ""
    return "，实际相差更多" if (side in ABOVE) == (computed.quantity.value >= 0) else "，实际相差更少"


_FRAMES: dict[str, Callable[[Computed], str]] = {
    "claim": _claim_sentence,
    "difference": _difference_sentence,
    "named": _named_sentence,
    "relative": _relative_sentence,
    "ratio": _ratio_sentence,
    "share": _share_sentence,
    "share among": _share_among_sentence,
    "by share": _by_share_sentence,
    "yearly": _yearly_sentence,
    "before": _before_sentence,
    "rank": _rank_sentence,
    "extreme": _extreme_sentence,
    "sum": _sum_sentence,
    "sum of years": _sum_of_years_sentence,
    "left": _left_sentence,
    "average": _average_sentence,
    "mean": _mean_sentence,
    "mean of places": _mean_of_places_sentence,
    "mean of rows": _of_rows_sentence("平均"),
    "sum of rows": _of_rows_sentence("合计"),
    "monthly": _monthly_sentence,
    "per head": _per_head_sentence,
}


def _when(fact: Fact) -> str:
    printed = _compact(fact.period.printed)
    return f"{printed}，" if printed else ""


def _whose(fact: Fact) -> str:
    """The subject and the indicator; one that begins with the subject has it already (全国财政收入)."""
    what = _what(fact)
    return what if fact.subject and what.startswith(fact.subject) else f"{fact.subject}{what}"


def _what(fact: Fact) -> str:
    """The indicator with its scope; 增速 is left to the predicate (服务业增速同比增长 says it twice)."""
    scope = scope_of(fact)
    indicator = _SPEED.sub("", fact.indicator) if measure_class(fact.measure) == "增速" else fact.indicator
    return f"{scope}{indicator}" if scope and fact.scope else indicator or fact.indicator


def _predicate(fact: Fact) -> str:
    printed = printed_figure(fact)
    if fact.measure == "同比增速":
        return f"同比{_GROWS[fact.direction]}{printed}"
    if fact.measure == "年均增速":
        return f"年均{_GROWS[fact.direction]}{printed}"
    if measure_class(fact.measure) == "变动":
        yearly = fact.measure == "占比变动" and ".." not in fact.period.key
        base = f"比{fact.base}" if fact.base else "同比" if yearly else ""
        moves = _MOVES if fact.quantity.unit in ("%", "个百分点") else _GAINS
        growth = "增速" if fact.measure == "变动" and _of_growth(fact) else ""  # GDP增速比2024年上升1.8个百分点
        return f"{growth}{base}{moves[fact.direction]}{printed}"
    if fact.measure == "差值" and fact.base and fact.direction:
        return f"{'增速' if _of_growth(fact) else ''}{'高于' if fact.direction == 'up' else '低于'}{fact.base}{printed}"
    if fact.measure == "倍数" and fact.base and not fact.direction:
        return f"为{fact.base}的{printed}"
    if fact.measure == "倍数" and fact.direction:
        return f"{f'比{fact.base}' if fact.base else ''}{_GROWS[fact.direction]}{printed}"
    if fact.measure == "排名":
        return f"{f'居{fact.base}' if fact.base else '排'}{_place_in_order(fact, printed)}"
    return printed if _BOUNDED.match(printed) else f"为{printed}"


def _place_in_order(fact: Fact, printed: str) -> str:
    """The place as the document prints it (第四 is 第四位), where it prints a place and not who has it."""
    if printed == "首位":
        return printed
    return f"{printed.removesuffix('位')}位" if _PLACE.fullmatch(printed) else f"第{fact.quantity.value:f}位"


def _of_growth(fact: Fact) -> bool:
    """Whether a difference in percentage points is one of growths: the indicator itself is no rate."""
    return fact.quantity.unit == "个百分点" and not _RATE.search(fact.indicator)


def printed_figure(fact: Fact) -> str:
    """The figure as printed, with the bound that the document puts beside it."""
    printed = _compact(fact.quantity.printed)
    if fact.quantity.unit and fact.quantity.unit not in printed and re.fullmatch(r"[^\d]*[\d.,]+", printed):
        printed += fact.quantity.unit  # a table's cell, whose unit stands in the column's head
    if fact.quantity.bound and not _BOUNDED.search(printed):
        return _BOUND_BEFORE[fact.quantity.bound] + printed
    return printed


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _number(value: object) -> str:
    return f"{value:f}".replace("-", "−")
