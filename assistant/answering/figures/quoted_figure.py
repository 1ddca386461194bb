"""Whether a sentence that is quoted for a figure gives one of what is asked about, and not only others beside it.

In 赛力斯等品牌竞争力提升，全年汽车产量129.6万辆 the output is the city's, and 广大干部倾情投入，3.76万名志愿者 counts
no officials. Figures that the facts table has are held against the question elsewhere (``figures.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.names import is_name
from assistant.answering.understanding.sought import main_thing
from assistant.answering.understanding.wanted import PARTS_COUNTED
from assistant.quantity import base_unit, find_quantities, has_quantity
from assistant.reading.sentences import strip_marks
from assistant.reading.spans import line_start
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Claim, Query

OPENS_WITH = 8  # characters by which a sentence is known
_COUNTERS = "家个项条座名所辆台套件处只头亩张部种类户门间栋艘架片支批本颗枚株棵块对"
_COUNTED = re.compile(
    f"(?P<before>[一-鿿]{{2,10}}?)(?:一共|总共|共|总计|现在?|已经?)?(?:有|是|为|达到?)?(?:多少|几)(?:万|亿)?[{_COUNTERS}](?=[?？。,，]|$)"
    f"|(?:多少|几)(?:万|亿)?[{_COUNTERS}]?(?P<behind>[一-鿿]{{2,10}}?)(?=[,，。?？、;；]|$|是|在|被|和)"
)
_AMOUNT_ASKED = re.compile(
    "(?:规模|产值|营收|体量|总额|金额|投资)(?:一共|总共|大概|大约)*(?:是|有|为|达到?)*(?:多少|多大|几)"
)
_THAT_STEP = re.compile("这[一个](?:关|步|轮|环节|阶段)$")  # 走到了路演这一关
_SAYS_OF_IT = re.compile("(?:这|该|其|此|共|总)")  # 这一层共19个: of what was told before
_POINTS_BACK = re.compile(f"[这该此上述][0-9一二两三四五六七八九十百]*[{_COUNTERS}]")
_QUOTES = '“"「『《'
_CLAUSES = re.compile("[^,，;；。]+")
_PARTS = re.compile("[^;；。]+")
# 2023年7月：江阴、锡山、惠山三地举行……: names in a row, behind the time if one is told
_OPENING_ROW = re.compile("(?:[^:：]{0,12}[:：])?(?:[一-龥“”]{2,8}、)+|[^:：]{0,12}[:：]")
LONGEST_OF_ROW = 4  # characters of the last name
OPENING = 12  # characters that say what a sentence is about
WEIGHTY = 0.25  # of the question, for a thing that no text has, without which there is no answer
NAMED = 0.75  # a word itself, another form of it, or its short form
TAIL = 2  # characters at the end of what is counted, where they are of no known word
BESIDE = 12  # characters between a count and what is counted


def gives_the_figure(gathered: Gathered, statement: Statement) -> bool:
    """Whether a figure of the statement is of the main thing, the name and the counted thing of the question."""
    if statement.document.in_table(statement.start):
        return True  # a row is of what its heads say
    unknown = (term for term in gathered.terms if term.thing and not term.held and term.weight >= WEIGHTY)
    if any(term.word in statement.missing for term in unknown) or _names_others(gathered.query, statement):
        return False
    said, above = fold(strip_marks(statement.text)), fold(f"{statement.above} {_pointed_to(statement)}")
    main = main_thing(gathered.terms)
    names = [term for term in gathered.terms if term.thing and term.held and is_name(term.word)]
    things = [] if main is None else [gathered.terms[main]]
    asked = gathered.query.text
    amount = _AMOUNT_ASKED.search(asked) is not None and _COUNTED.search(fold(asked)) is None  # 开了多少个，投资多大
    return _counts_it(gathered, said) and any(
        _may_be(amount, clause)
        and all(_is_named(term, f"{above} {clause} {_led_by(names, before)}") for term in names)
        and all(_is_named(term, f"{above} {said[:OPENING]} {' '.join(before)} {clause}") for term in things)
        for before, clause in _counting(said, gathered.query.units)
    )


def _names_others(query: Query, statement: Statement) -> bool:
    """Whether the indicator that is asked for stands only in names of others there: GDP in 人均GDP."""
    indicators = load_terms().indicators
    asked, text = set(query.indicators), f"{statement.lines} {statement.above}"
    told = names_in(text, indicators)
    forms = tuple(form for form, name in indicators.items() if name in asked)
    longer = any(form in text[name.start : name.end] for name in told for form in forms)
    return longer and all(name.canonical not in asked for name in told)


def _pointed_to(statement: Statement) -> str:
    """What stands before the sentence in its line, where it points back to that (这39家园区)."""
    if not _POINTS_BACK.search(statement.text):
        return ""
    text = statement.document.text
    return text[line_start(text, statement.start) : statement.start]


def _led_by(names: Sequence[Term], clauses: Sequence[str]) -> str:
    """Those of the clauses that begin with a name of the question, of which what follows is told, or have them all."""
    forms = tuple(form for name in names for form in name.forms)
    return " ".join(
        clause
        for clause in clauses
        if _OPENING_ROW.sub("", clause.lstrip(_QUOTES)).startswith(forms)
        or any(form in _opening_row(clause) for form in forms)
        or (len(names) > 1 and all(_is_named(name, clause) for name in names))
    )


def _opening_row(clause: str) -> str:
    """What a clause names in a row at its beginning (江阴、锡山、惠山三地举行……), with what stands behind the last."""
    found = _OPENING_ROW.match(clause)
    return clause[: found.end() + LONGEST_OF_ROW] if found else ""


def _may_be(amount: bool, clause: str) -> bool:
    """Whether the clause has a figure that may be an amount, where one is asked for: 三个集群 is no size of a trade."""
    return not amount or any(found.value.unit[-1:] not in _COUNTERS for found in find_quantities(clause))


def _counting(said: str, units: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each clause that has a figure in one of ``units``, with those before it that have none.

    物联网稳步发展，营收2638亿元 is of 物联网, and 占66.3% behind 民营经济增加值10255亿元 tells the share of that.
    What was told in other units before a semicolon is no such clause (免税占8%；旅游收入83.9亿元).
    """
    before: list[str] = []
    for part in _PARTS.findall(said):
        told, others = len(before), False
        for clause in _CLAUSES.findall(part):
            if has_quantity(clause, units):
                yield tuple(before), clause
                before.clear()
                told = 0
            else:
                before.append(clause)
                others = others or bool(units and find_quantities(clause))
        if others:
            del before[told:]


def _counts_it(gathered: Gathered, said: str) -> bool:
    """Whether a count stands beside what is counted, where the question names it so (多少所中小学, 博物馆有多少家)."""
    if parts := PARTS_COUNTED.search(gathered.query.text):  # 政策一共多少条: those of the document itself
        return any(found.value.unit == parts["unit"] for found in find_quantities(said))
    asked = _COUNTED.search(fold(gathered.query.text))
    before, behind = (asked["before"] or "", _THAT_STEP.sub("", asked["behind"] or "")) if asked else ("", "")
    counted = [term for term in gathered.terms if term.thing and _stands(term.word, before, behind)]
    if not counted:
        return True
    whole = any(behind.endswith(term.word) for term in gathered.terms)  # of 失业金 only 失业 is a word that is known
    tail = "" if whole else behind[-TAIL:]
    return any(tail in near and _are_named(counted, near) for near in _near_counts(said))


def _are_named(counted: Sequence[Term], near: str) -> bool:
    """Whether the thing that is counted stands there, and of several words that say which most (44个南北共建园区)."""
    named = [_is_named(term, near) for term in counted]
    return all(named) or (named[-1] and sum(named) > len(named) / 2)


def _near_counts(said: str) -> Iterator[str]:
    """What stands beside each figure in its clause, with what was told before where the clause refers to that."""
    for told, clause in _counting(said):
        before = " ".join(told) if _SAYS_OF_IT.match(clause) else ""
        for found in find_quantities(clause):
            yield before + clause[max(0, found.start - BESIDE) : found.end + BESIDE]


def _stands(word: str, before: str, behind: str) -> bool:
    """Whether the word ends what stands before a count, or is of what stands behind it."""
    return before.endswith(word) or word in behind


def _is_named(term: Term, text: str) -> bool:
    return coverage((term,), text)[0] >= NAMED


def counts_elsewhere(gathered: Gathered, statement: Statement) -> bool:
    """Whether a figure is asserted of a place, and those of its unit in the statement are others, of other places."""
    query = gathered.query
    asserted = [(quantity, base_unit(quantity.unit)) for quantity in query.quantities if quantity.unit]
    if not query.subjects or not asserted:
        return False
    beside = [
        figure
        for figure in gathered.figures
        if figure.document.id == statement.document.id and statement.start <= figure.fact.start < statement.end
    ]
    alike = [
        figure
        for figure in beside
        for quantity, (unit, _) in asserted
        if base_unit(figure.fact.quantity.unit)[0] == unit or (not unit and not figure.fact.quantity.unit.endswith("%"))
    ]
    same = any(figure.fact.quantity.value == quantity.value for figure in alike for quantity, _ in asserted)
    return bool(alike) and not same and all("place" in figure.faults for figure in alike)


def is_printed_in(figure: Figure, claims: Sequence[Claim]) -> bool:
    """Whether what was said has the figure, in the sentence that it stands in."""
    text, fact = figure.document.text, figure.fact
    printed, opens = text[fact.start : fact.end], text[fact.sentence_start : fact.start].strip()[:OPENS_WITH]
    return any(printed in claim.text and opens in claim.text for claim in claims)
