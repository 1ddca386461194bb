"""Whether what a claim says about a figure is what its fact says: place, period, indicator, direction, kind."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from assistant.answering.figures.formulas import bare_formula
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in, split_scope
from assistant.facts.table import STATUS_NAMES, scope_of
from assistant.model import Quantity
from assistant.period import moment
from assistant.quantity import find_periods, half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.model import Computed, Fact

_UP_WORDS = "增长|增加(?!值)|上升|提高|提升|高于|上涨|增幅|增速|升|涨|扩大|增(?!加值|值)|高出|多"
_DOWN_WORDS = "负增长|下降|减少|降低|低于|下跌|降幅|回落|收窄|减|降|跌|缩小"
_DOWN = re.compile(_DOWN_WORDS)
_MOVED = re.compile(f"{_DOWN_WORDS}|{_UP_WORDS}")
_FROM_BASE = re.compile("[比较](?![重例])[^，。？比较]{1,14}?(?P<way>[高多大快低少小慢])[出了过约近]*$")
LONGEST_PLACE = 24  # characters: what stands farther in front is read in vain
_SHARE = re.compile("占|比重(?!庆)|之比")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NAME_MAY_FOLLOW = re.compile(
    r"(?:[年月日末初底季期度]|其中|全市|全省|全国|全社会|规上|规模以上|规模|拥有|共有|现有|有|是|在|和|与|及|而|各类|本市|有效期内|实现|累计|平均水平|平均)$"
)
_MOVES = re.compile(r"(?:增长|下降|增加|减少|上升|提高|提升|降低|下跌|上涨|回落)(?:了)?(?:约|近|超过|超|不到)?$")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_SENTENCE = re.compile(r"[。！？\n；;]")
_CLAUSE = re.compile(r"[，。；;！？\n|、]")


def agrees(text: str, start: int, end: int, quantity: Quantity, fact: Fact, rivals: Iterable[Fact] = ()) -> bool:
    """Whether ``text`` states, at ``start:end``, the figure of ``fact`` and says nothing else of it than the fact does.

    ``rivals`` are the other facts of the answer: the indicator named last before the figure must not be one of theirs.
    """
    if not _same_figure(quantity, fact):
        return False
    first = _last(_SENTENCE, text, start)
    stop = _SENTENCE.search(text, end)
    sentence = text[first : stop.start() if stop else len(text)]
    said = text[first:start]
    return (
        _place_agrees(said, fact)
        and _period_agrees(said, fact)
        and _indicator_agrees(said, sentence, fact, rivals)
        and _direction_agrees(text[_last(_CLAUSE, text, start) : start], said, quantity, fact)
    )


def _last(pattern: re.Pattern[str], text: str, before: int) -> int:
    ends = [found.end() for found in pattern.finditer(text, 0, before)]
    return ends[-1] if ends else 0


def _same_figure(said: Quantity, fact: Fact) -> bool:
    held = fact.quantity
    value = -held.value if fact.direction == "down" and said.value < 0 else held.value
    return (said.value, said.unit, said.upper, said.bound) == (value, held.unit, held.upper, held.bound)


def _place_agrees(said: str, fact: Fact) -> bool:
    """The nearest place before the figure is the fact's; a claim without a place leaves it to its lead-in."""
    subject = canonical_subject(fact.subject)
    own = {subject} | {name for name, _, _ in places_in(fact.subject)}
    inside = {name for name, _, _ in places_in(fact.indicator + fact.base)} - own
    named = [name for name, _, _ in places_in(said) if name not in inside]
    return not named or named[-1] in own


def _period_agrees(said: str, fact: Fact) -> bool:
    """The nearest dated period before the figure is the fact's, or what the change is measured against."""
    based = {found.value.key for found in find_periods(fact.base)} - {fact.period.key}
    dated = [found.value for found in find_periods(said) if found.value.key and found.value.key not in based]
    return not dated or moment(dated[-1]) == moment(fact.period)


def _indicator_agrees(said: str, sentence: str, fact: Fact, rivals: Iterable[Fact]) -> bool:
    """The indicator named last before the figure is the fact's; it stands alone, not inside a longer name."""
    own = _forms(fact.indicator) | {_bare(scope_of(fact) + fact.indicator)}
    others = {form for rival in rivals for form in _forms(rival.indicator)} - own
    bare = _bare(said)
    mentions = [
        (found.end(), len(form), form)
        for form in own | others
        for found in re.finditer(re.escape(form), bare)
        if form in others or _begins_a_name(bare, found.start(), fact.subject)
    ]
    if mentions:
        at, _, form = max(mentions)
        between = bare[at:]
        return form in own and ("占" in fact.indicator or not _SHARE.search(between))
    behind = _bare(sentence)[len(bare) :]
    return any(form in behind for form in own)


def _begins_a_name(text: str, at: int, subject: str) -> bool:
    """Whether an indicator may begin at ``at``: after its subject, a date, a mark, a word of scope."""
    if at == 0 or not _CHINESE.match(text[at - 1]) or _NAME_MAY_FOLLOW.search(text, 0, at):
        return True
    near = text[max(0, at - LONGEST_PLACE) : at]
    return text[:at].endswith(_bare(subject)) or any(end == len(near) for _, _, end in places_in(near))


@lru_cache(maxsize=4096)
def _forms(indicator: str) -> frozenset[str]:
    """Spellings under which a claim may name the indicator: as printed, without its scope, by its one name."""
    bare, scope = split_scope(indicator)
    forms = {_bare(indicator), _bare(bare), _bare(canonical_indicator(indicator)), _bare(scope + bare)}
    return frozenset(form for form in forms if len(form) > 1)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return re.sub(r"[\s“”\"《》的_]+", "", half_width(text)).replace("GDP", "地区生产总值")  # PM_2.5, of Markdown PM2.5


def _direction_agrees(clause: str, said: str, quantity: Quantity, fact: Fact) -> bool:
    """增 and 降 nearest before the figure are the fact's own (a minus is 降); a level is not called a growth."""
    if not fact.direction:
        return not _MOVES.search(clause)
    if quantity.value < 0:
        return fact.direction == "down" and not _DOWN.search(clause)
    return (direction_before(clause) or direction_before(said)) == fact.direction


def direction_before(clause: str) -> Literal["up", "down", ""]:
    """Which way the clause, up to a figure, says that it moved."""
    words = _MOVED.findall(clause)
    if not words:
        return ""
    return "down" if _DOWN.fullmatch(words[-1]) else "up"


def direction_from_base(clause: str) -> Literal["up", "down", ""]:
    """Which way the clause, up to a figure, says that it lies from what it is held against: 比上年同期低."""
    held = _FROM_BASE.search(clause)
    if held is None:
        return ""
    return "down" if held["way"] in "低少小慢" else "up"


# --- computations --------------------------------------------------------------------------------------------------


def states(text: str, start: int, end: int, quantity: Quantity, computed: Computed) -> bool:
    """Whether ``text`` states, at ``start:end``, the result of the computation, or a number of its formula as shown."""
    first = _last(_SENTENCE, text, start)
    stop = _SENTENCE.search(text, end)
    sentence = text[first : stop.start() if stop else len(text)]
    if not _winner_agrees(sentence, computed):
        return False
    if _stands_in_formula(sentence, start - first, end - first, quantity, computed):
        return True
    return _result_stated(quantity, computed, text[_last(_CLAUSE, text, start) : start]) and _about_operands(
        sentence, computed
    )


def _stands_in_formula(sentence: str, start: int, end: int, quantity: Quantity, computed: Computed) -> bool:
    """Whether the number is one of the formula's, at its place there, or the result right behind it (= 3350)."""
    formula, at = _formula_in(sentence, computed)
    if at < 0 or _CHINESE.search(sentence[end : end + 1]) or quantity.unit not in ("", "%"):
        return False
    place = len(bare_formula(sentence[:start]))
    result = replace(computed.quantity, unit="")
    if at <= place < at + len(formula):
        inside = place - at, place - at + len(bare_formula(sentence[start:end]))  # with its sign: （−8.6）
        return any(inside[0] < number.end() <= inside[1] for number in _NUMBER.finditer(formula))
    return place >= at + len(formula) and _number_of(quantity, result)


def in_formula(text: str, start: int, computed: Computed) -> bool:
    """Whether what begins at ``start`` stands inside the computation's formula, as shown: 2000 − 1450 names no year.

    Nor does its result right behind it: = 2000.
    """
    formula, at = _formula_in(text, computed)
    place, behind = len(bare_formula(text[:start])), at + len(formula)
    result = re.compile(rf"=−?{abs(computed.quantity.value):f}(?![0-9.])")
    is_result = at >= 0 and place > behind and result.match(bare_formula(text), behind) is not None
    return 0 <= at <= place < behind or (is_result and place <= behind + len("=−"))


def _formula_in(text: str, computed: Computed) -> tuple[str, int]:
    """The formula, bare, and where it stands in the bare text with whole numbers at its ends; −1 where it does not."""
    formula = bare_formula(computed.formula)
    found = re.search(rf"(?<![0-9.]){re.escape(formula)}(?![0-9.%])", bare_formula(text)) if formula else None
    return formula, found.start() if found else -1


def _winner_agrees(sentence: str, computed: Computed) -> bool:
    """Whether 最高, 最低 and who comes first, or the place in the order, are as the formula's order says."""
    if not _ORDER.search(computed.formula):
        return True
    first = computed.operands[0]
    if computed.quantity.unit == "位":
        ranked = computed.operands[int(computed.quantity.value) - 1]
        named = [name for name, _, _ in places_in(sentence)]
        order = [canonical_subject(fact.subject) for fact in computed.operands]
        falls = _RISES.search(sentence) is None if ">" in computed.formula else _FALLS.search(sentence) is None
        return falls and (not named or named == [canonical_subject(ranked.subject), *order])
    superlative = _SUPERLATIVE.search(sentence)
    if superlative is None:
        return True
    if bool(_LESS.search(superlative[0])) != ("<" in computed.formula):
        return False
    behind = sentence[superlative.end() :]
    named = _named_in(behind, computed.operands)
    if named and named[0] != canonical_subject(first.subject):
        return False
    wrong_way = _RISES if ">" in computed.formula else _FALLS
    in_turn = [canonical_subject(fact.subject) for fact in computed.operands]
    if _IN_TURN.search(behind) and (named[1:] != in_turn or wrong_way.search(behind)):
        return False
    name = canonical_indicator(first.indicator)
    dated = [found.value for found in find_periods(behind) if found.value.key]
    if dated and moment(dated[0]) != moment(first.period):
        return False
    # 生产总值 is 地区生产总值, and no other indicator that the sentence might name.
    others = (one for one in computed.operands[1:] if canonical_indicator(one.indicator) != name)
    rivals = {form for fact in others for form in _forms(fact.indicator)} - _forms(first.indicator)
    return not any(form in _bare(behind[: behind.find("（")]) for form in rivals)


def _number_of(said: Quantity, held: Quantity) -> bool:
    return abs(said.value) == abs(held.value) and said.unit == held.unit


def _result_stated(said: Quantity, computed: Computed, clause: str) -> bool:
    """The result with its sign: a negative one is printed with a minus or called 下降, 减少, 少, 低."""
    held = computed.quantity
    if (said.unit, said.upper) != (held.unit, held.upper) or not {said.bound, held.bound} <= {"", "~", said.bound}:
        return False
    if said.bound not in ("", "~", held.bound):
        return False
    less = _LESS.search(clause[-4:])  # 少, 减少了约; 小巨人 further in front is a name
    if said.value == held.value and (held.value < 0 or not less or not _has_order(computed)):
        return True
    return _has_order(computed) and held.value < 0 and said.value == -held.value and bool(less)


def _has_order(computed: Computed) -> bool:
    """Whether the sign of the result says which operand is larger."""
    if "−" not in computed.formula or len(computed.operands) != 2 or _ORDER.search(computed.formula):
        return False
    one, other = computed.operands
    return measure_class(one.measure) == measure_class(other.measure)


def _about_operands(sentence: str, computed: Computed) -> bool:
    """The places, periods and the indicator of the sentence are those of the operands, in the order 甲比乙."""
    operands = computed.operands
    subjects = [canonical_subject(fact.subject) for fact in operands]
    inside = {name for fact in operands for name, _, _ in places_in(fact.subject + fact.indicator + fact.base)}
    named = _named_in(sentence, operands)
    if any(name not in subjects and name not in inside for name in named):
        return False
    if named and not set(subjects) <= set(named) and len(set(subjects)) > 1:
        return False
    if not _periods_of(sentence, computed):
        return False
    # An order (17.6 > 2.9) may name the winner alone; a sum, a difference or a share names all that goes into it.
    needed = operands[:1] if _ORDER.search(computed.formula) else operands
    named_indicators = {
        canonical_indicator(fact.indicator)
        for fact in operands
        if _names(_bare(sentence), fact, "占" in computed.label)
    }
    if not {canonical_indicator(fact.indicator) for fact in needed} <= named_indicators:
        return False
    return not _has_order(computed) or _order_agrees(sentence, subjects, computed)


def _named_in(sentence: str, operands: Sequence[Fact]) -> list[str]:
    """Whom the sentence names, in order: the operands' own subjects (长三角核心区 is not 长三角), and other places."""
    found: dict[int, str] = {}
    taken: set[int] = set()
    for subject in sorted({fact.subject for fact in operands if fact.subject}, key=len, reverse=True):
        for told in re.finditer(re.escape(subject), sentence):
            if taken.isdisjoint(range(*told.span())):
                found[told.start()] = canonical_subject(subject)
                taken.update(range(*told.span()))
    found |= {start: name for name, start, _ in places_in(sentence) if start not in taken}
    return [found[start] for start in sorted(found)]


def _periods_of(sentence: str, computed: Computed) -> bool:
    """The dated periods of the sentence are the operands'; of two different ones both are named, in their order."""
    own = [moment(fact.period) for fact in computed.operands]
    known = set(own) | {found.value.key for fact in computed.operands for found in find_periods(fact.base)}
    known |= {key for found in find_periods(computed.label) for key in (found.value.key, moment(found.value))}
    told = (found for found in find_periods(sentence) if not in_formula(sentence, found.start, computed))
    said = [moment(found.value) for found in told if found.value.key]
    if len({measure_class(fact.measure) for fact in computed.operands}) > 1:
        # A value and its change give a value at the base: of its time, not of theirs.
        return set(said) <= ({found.value.key for found in find_periods(computed.label) if found.value.key} or known)
    if not set(said) <= known:
        return False
    if not said or len(set(own)) < 2:
        return True
    return set(said) >= set(own) and (not _has_order(computed) or "比" not in sentence or said[0] == own[0])


def _names(bare: str, fact: Fact, of_a_share: bool) -> bool:
    """Whether the sentence names the fact's indicator by itself, not as a part of another's name."""
    for form in _forms(fact.indicator):
        for found in re.finditer(re.escape(form), bare):
            shared = "占" not in form and _SHARE.match(bare, found.end()) is not None
            whole = of_a_share and bare.startswith("占", found.start() - 1)
            if (whole or _begins_a_name(bare, found.start(), fact.subject)) and (of_a_share or not shared):
                return True
    return False


def _order_agrees(sentence: str, subjects: list[str], computed: Computed) -> bool:
    """Whether 甲比乙多 names first what the sign of the result says, by place or by target and result."""
    compared = _COMPARED.search(sentence)
    if not compared:
        return True
    before, (one, other) = sentence[: compared.start()], computed.operands
    if len(set(subjects)) > 1:
        named = [name for name in _named_in(before, computed.operands) if name in subjects]
        if not named:
            return True
        first = named[-1] == subjects[0]
    elif moment(one.period) != moment(other.period):
        return True  # whose order _periods_of looks at
    elif one.status != other.status:
        first = before.endswith(STATUS_NAMES[one.status])
    else:
        return False  # two indicators are not compared with 比
    leads = (computed.quantity.value > 0) == first
    return leads != bool(_LESS.search(compared[0]))


_LESS = re.compile("少|低|慢|小|降|减")
_ORDER = re.compile("[<>]")
_FALLS, _RISES = re.compile("由?高到低|从高到低|大到小"), re.compile("由?低到高|从低到高|小到大")
_IN_TURN = re.compile("依次")
_SUPERLATIVE = re.compile("最(?:高|低|大|小|多|少|快|慢)的是")
_COMPARED = re.compile(r"(?<![同环])比(?!重(?!庆)|[例率])[^，。；;]*?(?:多|少|高|低|快|慢|大|小)")
