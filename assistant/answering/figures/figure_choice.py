"""Which of the held figures answer a question, and which sentences they show to be of another figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import short_name
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.figures.figure_faults import asserted_units
from assistant.answering.figures.fitting import LEAST_MAIN, LEAST_NAMED
from assistant.answering.figures.whole_counts import asks_for_all
from assistant.answering.understanding.areas import names_area, tells_of_another_area
from assistant.answering.understanding.each_year import asks_each_year
from assistant.answering.understanding.names import unknown_names
from assistant.answering.understanding.question_terms import unknown_matters
from assistant.answering.understanding.sought import main_thing, telling_things
from assistant.answering.understanding.wanted import BY_NOW, PLACE_REACHED, against_year, limit_asked
from assistant.answering.understanding.whereabouts import may_be_of_others
from assistant.facts.doubts import is_of_a_part
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in
from assistant.facts.table import AIMED, REACHED
from assistant.period import moment
from assistant.quantity import base_unit, find_quantities
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Fact, Query

MOST_FIGURES = 6
LEAST_NAME = 5  # characters of an indicator's name that only has general words
MOST_YEARS = 20  # of one figure, where that of each year is asked for
# A figure this near to the best one is another answer to the same question (another period, another document).
AS_GOOD = 0.97
# Where several are asked for (分别, 各), the same figure of other places and periods may fit less well.
SPREAD = 0.6
NEARLY = 0.85  # of the best one's score, for one that is newer, where it is asked how many there are by now
LEAST_UNKNOWN = 0.2  # of the question, for a matter that a figure must be of though the library never names it
_SOME_MONTHS = re.compile(r"-\d\d\.\.|-[HQ]\d")
_SEVERAL = re.compile(
    "分别|各(?:是|为|有|多少|占)?|(?<!总)和|(?<!参)与|(?<!涉)及|、|跟|(?<![增参追])加(?![快强速])|哪个|谁|还是|这几年|历年|逐年|趋势"
)
_SHARE_OF = re.compile("占(?P<whole>全[省国市区]|[\u4e00-\u9fff]{2,4}?)(?:的)?(?:多少|几成|几分|百分之|比重|比例|多大)")
_TELLS_NO_AMOUNT = ("位", "年", "月", "天", "次", "届")  # 自2013年起连续9年居第一
_HALF = re.compile("[^；。]+")
_PIECE = re.compile("[，。；、：]")
_COUNTS = re.compile("(?:几|多少)[个座](?P<what>[一-龥]{2,6}?)(?=[？?。，]|$|在|被|是|能|会|要|可|都|属)")
PAIR, _NEAR = 2, 20  # characters: of what is counted, and before a figure
_CLAUSE = re.compile("[^，。；]+")
_LEVEL = re.compile("(?:国家|省|市|区)级(?:以上)?")
NOTHING_OF_IT = 0.1
_OF_RATES = frozenset(["%", "个百分点", "百分点", "倍", "位"])
_PROPORTIONS = (":", "∶")  # 1.0:46.5:52.5
_PROPORTION_ASKED = re.compile(
    "(?:之比|比例|结构)(?:是|为|关系)*(?:多少|怎么?样|什么样?|啥样?|如何|几比几)?(?:的|呢|啊|呀)?[？?]?$"
)


def choose_figures(gathered: Gathered) -> list[Figure]:
    """The best figure of each kind asked for, and those as good of other periods or documents, the newest first."""
    if unknown_names(gathered.terms):
        return []  # 阿里巴巴的营收 is told by nobody else's
    tells = _tells_anything(gathered)
    figures = [one for one in gathered.figures if tells or _is_called_so(gathered.query, one)]
    if asks_for_all(gathered.query, gathered.terms):
        return []  # of all firms the sentence itself must say that it counts them
    several = bool(_SEVERAL.search(gathered.query.text))
    fitting = [figure for figure in figures if figure.fits and (several or (figure.central and figure.whole))]
    fitting = [figure for figure in _at_home(gathered, fitting) if not _is_of_a_part(gathered, figure)]
    fitting = [figure for figure in fitting if not tells_of_another(gathered, _sentence_of(figure))]
    unknown = _unknown(gathered)
    fitting = [figure for figure in fitting if all(figure.matches[at] >= LEAST_MAIN for at in unknown)]
    fitting = [figure for figure in fitting if figure.fact.sure or _may_count(figure, gathered.query.text)]
    if gathered.query.kind == "verify" and not gathered.query.periods:
        # A doubtful figure of no asked time settles nothing; the best sentence may.
        fitting = [figure for figure in fitting if figure.fact.sure]
    if gathered.query.kind == "verify":
        fitting = [figure for figure in fitting if _is_of_a_claimed_unit(gathered.query, figure)]
    if base := against_year(gathered.query):
        fitting = [figure for figure in fitting if not _grew_since_another(figure, base)]
    if fitting and fitting[0].fact.sure:
        fitting = _without_doubtful(gathered, fitting)
    if gathered.query.status != "target":
        fitting = [figure for figure in fitting if not _is_outdone(figure, fitting, now=_by_now(gathered.query))]
    if _by_now(gathered.query):
        fitting = _newest_first(fitting)
    chosen: list[Figure] = []
    for kind in dict.fromkeys(measure_class(figure.fact.measure) for figure in fitting):
        of_kind = [figure for figure in fitting if measure_class(figure.fact.measure) == kind]
        least = (SPREAD if several else AS_GOOD) * of_kind[0].score
        as_good = [figure for figure in _best_of_each(of_kind) if figure.score >= least]
        if of_kind[0].score >= 0.75 * fitting[0].score:
            chosen += once(as_good)
    by_year = _year_by_year(chosen) if asks_each_year(gathered.query.text) else []
    return by_year or chosen[:MOST_FIGURES]


def _tells_anything(gathered: Gathered) -> bool:
    """Whether the question names a thing of its own, or an indicator: 产业规模多大 does not say of which industry."""
    return bool(telling_things(gathered.terms, unheld=True) or gathered.query.indicators)


def _is_called_so(query: Query, figure: Figure) -> bool:
    """Whether the question has the figure's whole name as it is printed, if only of general words (产业投资占比)."""
    name = fold(figure.fact.indicator)
    return len(name) >= LEAST_NAME and name in fold(query.text)


def _year_by_year(chosen: Sequence[Figure]) -> list[Figure]:
    """The figures of whole years, one for each year and place, the earliest first; [] where they are of one year."""
    found: dict[tuple[str, ...], Figure] = {}
    for figure in chosen:
        fact = figure.fact
        if fact.period.key.isdecimal():
            key = (fact.period.key, canonical_subject(fact.subject), canonical_indicator(fact.indicator), fact.measure)
            found.setdefault(key, figure)
    in_order = [found[key] for key in sorted(found)]
    return in_order[:MOST_YEARS] if len({key[0] for key in found}) > 1 else []


def _newest_first(fitting: list[Figure]) -> list[Figure]:
    """Without the older of the results that fit nearly as well; some months of a year tell no year's."""
    results = [one for one in fitting if one.fact.status in REACHED and not _SOME_MONTHS.search(one.fact.period.key)]
    near = [one for one in results if one.score >= NEARLY * results[0].score]
    newest = max((one.fact.period.last for one in near if one.fact.period.last), default=None)
    kept = [one for one in near if one.fact.period.last == newest]
    return [one for one in fitting if one in kept or one.fact.status not in REACHED] if newest else fitting


def _grew_since_another(figure: Figure, base: str) -> bool:
    """Whether the figure is a growth, and its sentence does not name the year that a growth is asked against."""
    grown = measure_class(figure.fact.measure) == "增速"
    return grown and base not in figure.document.text[figure.fact.sentence_start : figure.fact.sentence_end]


def _is_of_a_claimed_unit(query: Query, figure: Figure) -> bool:
    """Whether the figure may be what a question claims to be so many 条, or in such a place: no amount in 亿元 is."""
    if not query.quantities and PLACE_REACHED.search(query.text):
        return figure.fact.measure == "排名"
    claimed = asserted_units(query)
    counts = bool(claimed) and claimed.isdisjoint(_OF_RATES)
    return not counts or base_unit(figure.fact.quantity.unit)[0] in claimed | _OF_RATES


def _may_count(figure: Figure, question: str) -> bool:
    """Whether a doubtful figure may count what the question counts: 三项定位 are no 几个城市."""
    counted = _COUNTS.search(question)
    if counted is None:
        return True
    text, fact = figure.document.text, figure.fact
    ends = _PIECE.search(text, fact.end)
    near = text[max(fact.sentence_start, fact.start - _NEAR) : ends.start() if ends else fact.end]
    return counted["what"][-PAIR:] in near or counted["what"][-PAIR:] in fact.indicator


def _at_home(gathered: Gathered, fitting: list[Figure]) -> list[Figure]:
    """Without those of other cities, where no place is asked for and the library has figures of its own city."""
    return [one for one in fitting if not is_of_another_city(one)] if wants_own_city(gathered) else fitting


def is_of_another_city(figure: Figure) -> bool:
    """Whether the figure is of a city that is not the library's own."""
    terms, place = load_terms(), canonical_subject(figure.fact.subject)
    return terms.level(place) == "市" and place not in terms.home.values()


def wants_own_city(gathered: Gathered) -> bool:
    """Whether the question names no place, and the library has figures of its own city."""
    home = set(load_terms().home.values())
    own = any(canonical_subject(figure.fact.subject) in home for figure in gathered.figures)
    return own and not may_be_of_others(gathered.query)


def _without_doubtful(gathered: Gathered, fitting: Sequence[Figure]) -> list[Figure]:
    """The sure figures, beside which a doubtful one only misleads, unless it is of a city that none of them is of."""
    sure = [figure for figure in fitting if figure.fact.sure]
    told = {canonical_subject(figure.fact.subject) for figure in sure}
    missing = {place for place in gathered.query.subjects if load_terms().level(place)} - told
    return sure + [f for f in fitting if not f.fact.sure and canonical_subject(f.fact.subject) in missing]


def _by_now(query: Query) -> bool:
    """Whether it is asked how much there is by now (目前), and no time is named."""
    return BY_NOW.search(query.text) is not None and not any(period.key for period in query.periods)


def _is_outdone(figure: Figure, fitting: Sequence[Figure], *, now: bool) -> bool:
    """Whether the figure was only aimed at, and what was reached of the same thing at the same time is held too.

    Where it is asked how much there is by ``now``, what was reached at any time outdoes the aim.
    """
    if figure.fact.status not in AIMED:
        return False
    return any(
        other.fact.status in REACHED
        and other.fact.sure
        and canonical_subject(other.fact.subject) == canonical_subject(figure.fact.subject)
        and canonical_indicator(other.fact.indicator) == canonical_indicator(figure.fact.indicator)
        and measure_class(other.fact.measure) == measure_class(figure.fact.measure)
        and (now or moment(other.fact.period) == moment(figure.fact.period))
        for other in fitting
    )


def _best_of_each(figures: Sequence[Figure]) -> list[Figure]:
    """The best figure, and of every other place and period the best of the same indicator, or one as good."""
    best: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        fact = figure.fact
        key = (canonical_subject(fact.subject), moment(fact.period), canonical_indicator(fact.indicator))
        other_value = figure.score >= AS_GOOD * figures[0].score and fact.quantity.value
        best.setdefault((*key, other_value), figure)
    first = figures[0]
    indicator = canonical_indicator(first.fact.indicator)
    return [
        figure
        for figure in best.values()
        if canonical_indicator(figure.fact.indicator) == indicator or figure.score >= AS_GOOD * first.score
    ]


def once(figures: Sequence[Figure]) -> list[Figure]:
    """One figure for each that is held: the same value of the same thing is given once."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        fact = figure.fact
        key = (
            canonical_subject(fact.subject), canonical_indicator(fact.indicator), moment(fact.period),
            fact.quantity.value, fact.quantity.unit,
        )  # fmt: skip
        seen.setdefault(key, figure)
    return list(seen.values())


def is_of_others(gathered: Gathered, operands: Sequence[Fact]) -> bool:
    """Whether the question is about a matter that the library never names, and none of the operands is of it."""
    of_them = [figure for figure in gathered.figures if figure.fact in operands]
    return any(all(figure.matches[at] < LEAST_MAIN for figure in of_them) for at in _unknown(gathered))


def contradicted(gathered: Gathered, statement: Statement) -> bool:
    """Whether every figure of the statement is of another place, period or kind than is asked for.

    Where some have the unit asked for, only these count: 余额多少亿元 is not answered by a rate beside a change.
    A share of the very whole that is asked about (占全省多少: 约占全省一半) is the one asked for.
    """
    whole = _SHARE_OF.search(gathered.query.text)
    told = whole and re.search(f"[占近约超][^，。；]{{0,4}}{re.escape(whole['whole'])}[^，。；]{{0,8}}", statement.text)
    if told and find_quantities(told[0]):
        return False
    if _tells_it_of_others(gathered, statement):
        return True
    inside = [
        figure
        for figure in gathered.figures
        if figure.document.id == statement.document.id and statement.start <= figure.fact.start < statement.end
    ]
    if gathered.query.units:
        inside = [figure for figure in inside if "unit" not in figure.faults] or inside
    if inside and all(_counts_a_part(gathered, figure) or _is_of_a_part(gathered, figure) for figure in inside):
        return True
    if not inside or _has_another_of_the_time(gathered, statement, inside):
        return False
    if _has_another_of_the_thing(gathered, statement, inside):
        return False
    return all(_other_figure(gathered, figure) for figure in inside)


def _has_another_of_the_time(gathered: Gathered, statement: Statement, inside: Sequence[Figure]) -> bool:
    """Whether a clause that names the time asked about has a figure besides the facts (到2025年成为2000亿元级集群)."""
    query = gathered.query
    asked = query.times
    clauses = _CLAUSE.finditer(statement.text) if asked else ()
    told = [
        statement.start + clause.start() + found.start
        for clause in clauses
        if periods_agree(asked, (clause[0],))
        for found in find_quantities(clause[0])
        if (found.value.unit.endswith(query.units) if query.units else not found.value.unit.endswith(_TELLS_NO_AMOUNT))
    ]
    return any(not any(figure.fact.start <= at < figure.fact.end for figure in inside) for at in told)


def _tells_it_of_others(gathered: Gathered, statement: Statement) -> bool:
    """Whether what the statement tells of the thing it tells of other places, each in a piece of its own.

    宁波服务业增速11.4%、苏州高新技术企业5410家 says nothing of 苏州's 服务业; 泰州、连云港、无锡医药集群 is of all of
    them.
    """
    places, main = set(gathered.query.subjects), main_thing(gathered.terms)
    if not places or main is None:
        return False
    rows = (clause for clause in _CLAUSE.findall(statement.text) if find_quantities(clause))
    if len(places) > 1 and any(places <= {name for name, _, _ in places_in(clause)} for clause in rows):
        return False
    pieces = [fold(piece) for piece in _PIECE.split(statement.text) if find_quantities(piece)]
    of_it = [piece for piece in pieces if any(form in piece for form in gathered.terms[main].forms)]
    told = [{name for name, _, _ in places_in(piece)} for piece in of_it]
    return bool(told) and all(named and named.isdisjoint(places) for named in told)


def _has_another_of_the_thing(gathered: Gathered, statement: Statement, inside: Sequence[Figure]) -> bool:
    """Whether a half of the sentence names the thing asked about and has a figure of the unit that is no sure fact.

    中心区27个城市、22.5万平方公里；示范区为青浦、吴江、嘉善，约2300平方公里.
    """
    main = main_thing(gathered.terms)
    units = gathered.query.units or (_PROPORTIONS if _PROPORTION_ASKED.search(gathered.query.text) else ())
    names = (*gathered.terms[main].forms, *short_name(gathered.terms[main])) if main is not None else ()
    halves = [half for half in _HALF.finditer(statement.text) if any(name in fold(half[0]) for name in names)]
    if not units or len(halves) != 1 or "；" not in statement.text:
        return False
    asked = gathered.query.times
    if asked and periods_agree(asked, (halves[0][0],)) is False:
        return False  # 2021年：集群产值3040亿元；该集群2022年入选: none of 2022
    begins = statement.start + halves[0].start()
    amounts = ((found, found.value.unit) for found in find_quantities(halves[0][0]))
    told = [begins + found.start for found, unit in amounts if unit.endswith(units) or unit.startswith(_PROPORTIONS)]
    sure = [figure.fact for figure in inside if figure.fact.sure]
    return any(not any(fact.start <= at < fact.end for fact in sure) for at in told)


def _other_figure(gathered: Gathered, figure: Figure) -> bool:
    """Whether the figure is not the one asked for, or of another thing.

    The place of an unsure fact proves nothing, nor that it is told of a day of the asked year or month.
    """
    bearable = {"unit", "field"} if figure.fact.sure else {"unit", "field", "place"}  # the sentence names its field
    if limit_asked(gathered.query.text):
        bearable.add("period")  # 2019年那18条政策最多给多少: what a rule grants is of no year
    asked = [period.key.removesuffix("@") for period in gathered.query.times]
    within = [key for key in asked if figure.fact.period.key.startswith(key)]
    if within and not (figure.fact.sure and set(map(len, within)) == {len("2018")}):
        bearable.add("period")  # 8月31日 is a day of the month that is asked about, or the end of it
    return bool(set(figure.faults) - bearable) or (figure.fact.sure and figure.touched < NOTHING_OF_IT)


def _counts_a_part(gathered: Gathered, figure: Figure) -> bool:
    """Whether the fact counts only some of what is asked for, by a name of their own: 集成电路上市企业 of 上市公司.

    How high something ranks (国家级开发区) is no such name.
    """
    main, named = main_thing(gathered.terms), fold(_LEVEL.sub("", figure.fact.indicator))
    if main is None or figure.fact.measure != "数量" or figure.named >= LEAST_NAMED:
        return False
    return named.endswith(gathered.terms[main].forms) and named not in gathered.terms[main].forms


def _is_of_a_part(gathered: Gathered, figure: Figure) -> bool:
    """Whether the fact is said to be a share of its place, and no area that it may be of is asked for by a name.

    917家，约占全市三分之一, in a plan of a belt: not how many the city has, but how many the belt has.
    """
    fact = figure.fact
    if fact.measure != "数量" or not is_of_a_part(figure.document, fact, fact.subject):
        return False
    asked = [at for at in telling_things(gathered.terms) if names_area(gathered.terms[at].word)]
    return not any(figure.matches[at] >= LEAST_MAIN for at in asked)


def tells_of_another(gathered: Gathered, text: str) -> bool:
    """Whether the text tells of the whole city or of a sister area where one area is asked about."""
    things = (gathered.terms[at].word for at in telling_things(gathered.terms))
    return tells_of_another_area(things, gathered.query.text, text)


def _sentence_of(figure: Figure) -> str:
    return figure.document.text[figure.fact.sentence_start : figure.fact.sentence_end]


def _unknown(gathered: Gathered) -> list[int]:
    """Which of the question's terms are matters that the library never names."""
    unknown = {term.word for term in unknown_matters(gathered.terms) if term.weight >= LEAST_UNKNOWN}
    return [at for at, term in enumerate(gathered.terms) if term.word in unknown]
