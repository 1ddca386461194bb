"""Whether a count is one of all that a place has, where a question names nothing but what is counted (多少家企业).

Neither 集聚企业2000家 in a plan on one industry nor the 22个项目 that were signed on a day are a city's firms or
projects; 全市企业总数45万户 are. Nor is what many projects cost together the cost of one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.answering.understanding.question_terms import place_forms
from assistant.quantity import find_periods, find_quantities
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

_CLAUSES = re.compile("[^,，;；。:：]+")
# What may stand beside a count of everything; any other word makes it one of a part.
_NEUTRAL = re.compile(
    "截至|目前|现在|至今|已经?|拥有|[共实现]有?|一共|合计|总计|累计|总[数量]|数量?|各类|达到?|[到至为的有约近超]|突破"
)
_ALL_TOLD = re.compile("[共实]有|一?共|合计|总计|总[数量]")
_COUNTERS = frozenset({"家", "个", "户", "人", "名"})
# One project or park that is named, and not how many there are or some of them.
_ONE_OF_A_KIND = re.compile(
    "(?<![0-9几个些类批大])(?P<name>(?:(?!的)[一-龥]){2,8}?)(?P<kind>项目|工程|园区|基地|企业|公司)(?!总?数)"
)
_OF_THIS_LAYER = re.compile("[这该]一?(?P<layer>[层批类档组轮])[^，。；：]{0,4}?(?:共|有)?[0-9]+个")
_OTHERS_SUMMED_UP = re.compile("(?P<kind>项目|工程|园区|平台|基地)[0-9]{2,}[个项]、(?:总|计划)?投资")
_INVESTED = re.compile("投资|投了")
_OPENS_A_LAYER = re.compile("第[一二三四五六七八九十](?P<layer>[层批类档组轮])[^，。；：]{0,16}：")
_NAME_OF_LAYER = re.compile("第[一二三四五六七八九十][层批类档组轮][次级]?[（(“](?P<name>[^）)”]{3,})[）)”]")
_HOW_MANY = re.compile("多少(?=[一-龥])|几[家个户名]")
_HAN = re.compile("[一-龥]")


def asks_for_all(query: Query, terms: Sequence[Term]) -> bool:
    """Whether a count is asked for of what is counted everywhere (企业, 项目, 园区), and nothing says of which."""
    things = _things(terms)
    counted = all(term.word in load_terms().counted for term in things)
    how_many = not _COUNTERS.isdisjoint(query.units) or _HOW_MANY.search(query.text) is not None
    return bool(things) and counted and query.kind == "number" and how_many and not query.quantities


def counts_all(terms: Sequence[Term], text: str) -> bool:
    """Whether the text names a place, and one of its clauses counts all of the things of the question."""
    names = tuple(form for term in _things(terms) for form in term.forms)
    placed = _whose().search(text) is not None
    return any(_is_of_the_whole(clause, names, placed=placed) for clause in _CLAUSES.findall(text))


def _things(terms: Sequence[Term]) -> list[Term]:
    """What the question says but for places; what only asks for a number (数量) is none of it."""
    places, generic = place_forms(), load_terms().generic  # asked of each sentence: no union is built
    return [term for term in terms if term.word not in places and term.word not in generic]


def _is_of_the_whole(clause: str, names: tuple[str, ...], *, placed: bool) -> bool:
    """Whether the clause has one number, of what is counted and all of it; ``placed``: the sentence names a place."""
    numbers = find_quantities(clause)
    if len(numbers) != 1 or not any(name in clause for name in names):
        return False
    if not (_whose().search(clause) or (placed and _ALL_TOLD.search(clause))):
        return False
    spans = [(numbers[0].start, numbers[0].end), *((found.start, found.end) for found in find_periods(clause))]
    left = "".join(sign for at, sign in enumerate(clause) if not any(start <= at < end for start, end in spans))
    for name in names:
        left = left.replace(name, "")
    return not _HAN.search(_NEUTRAL.sub("", _whose().sub("", left)))


@cache
def _whose() -> re.Pattern[str]:
    """What names a place as a whole."""
    return re.compile(f"全[市省区县国]|{load_terms().subjects.pattern.pattern}")


def sums_up_many(asked: str, said: str) -> bool:
    """Whether one named project or park is asked about, and a text sums up many: 当天共209个项目，总投资3139亿元.

    Who asks how many there are, or of a batch of them (那批集中开工项目), asks of many. Or the amount is of things that
    the question does not name: 标志性工程14个、总投资948亿元.
    """
    others = _OTHERS_SUMMED_UP.search(said)
    if others is not None and _INVESTED.search(asked) and others["kind"] not in asked:
        return True
    return any(
        re.search(f"[0-9]{{2,}}个[^，。；0-9]{{0,6}}{one['kind']}，(?:总|年度)?(?:计划)?(?:投资|产值|营收)", said)
        and not re.search(f"(?:多少|几)[个项]{one['kind']}|集中[^，。？]{{2,4}}[，那的]|[首本该这那]批", asked)
        for one in _ONE_OF_A_KIND.finditer(asked)
    )


def counts_within_a_layer(asked: str, said: str) -> bool:
    """Whether a text counts within one layer or batch (这一层共19个：江苏7个), of which the question says nothing.

    It speaks of the layer too by the name that the text gives it: 第五层次（全球功能支撑性节点城市）.
    """
    within = _OF_THIS_LAYER.search(said) or _OPENS_A_LAYER.match(said)
    if within is None or within["layer"] in asked:
        return False
    named = _NAME_OF_LAYER.search(said)
    return named is None or named["name"].removesuffix("城市") not in asked
