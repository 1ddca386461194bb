"""Which of the held facts are the figure that is asked for.

A fact fits when its place, period, measure, unit and status agree with the question, when what the question names is
found in the fact or in what stands above it (``covered``), and when the fact's own name says nothing that the question
does not (``named``): 人均地区生产总值 is not asked for by GDP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.relevance import coverage, place_forms, title_coverage
from assistant.answering.time_and_place import periods_agree
from assistant.answering.topic import is_aspect
from assistant.facts.naming import canonical_indicator, canonical_subject, known_places, measure_class, opening_area
from assistant.facts.table import AIMED, REACHED, covers
from assistant.quantity import ONE_SIDED
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.relevance import Term
    from assistant.model import Document, Fact, Period, Query

SECTION_WORTH = 0.85
TITLE_WORTH = 0.8
SENTENCE_WORTH = 0.5
LEAST_COVERED = 0.5
_RATES = ("%", "‰", "成", "倍", "半")
WHOLES = frozenset({"江苏", "全国", "长三角"})
_NAMES_A_RATE = re.compile("(?:率|比重|占比|比例|份额|比|度|水平)$")
_NAMES_A_QUANTITY = re.compile(
    "(?:(?<![数总体增份])量|(?<![成现长有])率|(?<![总金数])额|面积|人口|里程|密度|浓度|产能|[能电]耗|价格|工资|[存贷]款|利润|寿命)$"
)
LEAST_MAIN = 0.5
LEAST_MAIN_OF_SENTENCE = 0.35  # 示范区 under a title that says the rest of its name
LEAST_ABOUT = 0.2  # of the things named, what the fact's own words must match and not only what stands above it
LEAST_NAMED = 0.6
LEAST_OF_THING = 0.3
# What has figures of its own, so that those of the city around it are not its: 高新区, 科创带, 机场.
_BEARER = re.compile(
    "(?:[园新城片辖]区|[开发示范试验协同高经合作经济核心自贸保税度假]{2}区|[创兴济]带|走廊|小镇|集团|公司|机场|[^香]港|大学|学院|医院|都市圈|城市群)$"
)
_LAST_CLAUSE = re.compile("[^，；。：]*$")
LONGEST_KIND = 3  # 核心区, 高新区 alone; longer ones are names
_KINDS = ("产业", "行业")  # 新材料产业: which one, the other word says
_SCOPES = ("规上", "规模以上")
_FIELDS = re.compile(
    "(?P<group>[\u4e00-\u9fffA-Za-z]{2,10})领域(?:内|已|共|累计)*(?:集聚|聚集|拥有|有|培育|汇聚)"
    r"|(?P<of>[\u4e00-\u9fffA-Za-z]{2,12})(?:企业|公司|单位|项目)[^，。；]{0,6}[0-9][0-9.万千百多余]*[家户个项][^。；]{0,4}其中"
)
_SHARE_OF_GDP = re.compile(
    "(?:增加值)?(?:占比|占(?:全市|全省|全国)?(?:GDP|gdp|(?:地区|国内)?生产总值|经济总量)(?:的)?(?:比重|比例)?)$"
)
_NAMES_A_WHOLE = re.compile("占(?!比|多少|多大|几)")
# 排全国前十, 居全省第一: among whom somebody is, not whose figure is asked for
_AMONG = re.compile("(?:全国|全省|长三角|江苏)(?:的)?(?:前|第|首|排|位居|位列|居|领先)")
_RESULT_TOO = re.compile("实际|结果|完成|实绩|现状|目前")
# Words of an indicator's name that add nothing: 2020年末全市高新技术企业总数 is 高新技术企业.
_SECTOR = re.compile("第[一二]产业|农业|工业|建筑业|服务业|金融业|房地产业")
_NEUTRAL = re.compile(
    r"全市|全省|全国|全年|境内外|全社会|总数|数量|总额|累计|约|达到?|的|占|比重|比例|率|总量|规模|增速|增长|同比|数|额|值|位|名"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact with how well it fits the question, each from 0 to 1, and what does not agree.

    ``covered``: the share of the things named in the question that the fact matches; ``named``: the share of the fact's
    own name that the question knows; ``main``: the match of the thing that weighs most; ``whole``: whether each thing
    that the question names stands in the fact or near it; ``touched``: the match of the best matched of them.
    """

    fact: Fact
    document: Document
    covered: float
    named: float
    main: float
    faults: tuple[str, ...]
    whole: bool = True
    touched: float = 1.0

    @property
    def fits(self) -> bool:
        """Whether the fact may be given as the figure asked for."""
        return not self.faults and self.covered >= LEAST_COVERED and self.named >= LEAST_NAMED

    @property
    def central(self) -> bool:
        """Whether it is about the thing that weighs most in the question."""
        return self.main >= LEAST_MAIN

    @property
    def score(self) -> float:
        """Higher is better; facts that do not fit are compared too, to name the nearest."""
        return self.covered * self.named * (0.5 ** len(self.faults))


def figures(query: Query, terms: Sequence[Term], facts: Iterable[tuple[Fact, Document]]) -> tuple[Figure, ...]:
    """The facts judged, the best first: score, then curated, newest, document, place."""
    sought = _Sought.of(query, terms)
    judged = [_judge(sought, fact, document) for fact, document in facts]
    return tuple(sorted(judged, key=lambda figure: _order(query, figure)))


def _order(query: Query, figure: Figure) -> tuple[object, ...]:
    """The best first; of equal ones what was reached before what is aimed at, in the question's own words, exact."""
    fact = figure.fact
    at_home = not query.subjects and canonical_subject(fact.subject) in load_terms().home.values()
    newest = -fact.period.last.toordinal() if fact.period.last else 0
    aimed = fact.status in AIMED and query.status != "target"
    in_its_words = fold(fact.indicator) in query.text.lower()
    narrower = any(scope in fact.indicator and scope not in query.text for scope in _SCOPES)
    doubtful = (narrower, not at_home, not fact.sure, fact.origin != "curated", not in_its_words)
    one_sided = fact.quantity.bound in ONE_SIDED
    return (-round(figure.score, 6), aimed, *doubtful, newest, one_sided, fact.document_id, fact.start)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What the question says of the figure that it asks for, told once for all facts; terms by their places.

    ``things`` says what it is of, with the sum of their weights; ``main``, the weightiest; ``telling``, those that tell
    it from others; ``quantities``, what the figure itself is called; ``bearers``, the zone or body that it is of.
    """

    query: Query
    terms: tuple[Term, ...]
    things: tuple[int, ...]
    weight: float
    main: int | None
    telling: tuple[int, ...]
    quantities: tuple[int, ...]
    bearers: tuple[int, ...]
    indicators: frozenset[str]

    @classmethod
    def of(cls, query: Query, terms: Sequence[Term]) -> _Sought:
        """Places are held against the fact's own; three cities asked for at once are never all in one fact."""
        things = tuple(at for at, term in enumerate(terms) if term.thing and term.word not in place_forms())
        main = main_thing(terms)
        if main is None:
            main = max((at for at in things if terms[at].held), key=lambda at: terms[at].weight, default=None)
        return cls(
            query=query,
            terms=tuple(terms),
            things=things,
            weight=sum(terms[at].weight for at in things) or 1.0,
            main=main,
            telling=telling_things(terms),
            quantities=tuple(at for at, term in enumerate(terms) if term.thing and _NAMES_A_QUANTITY.search(term.word)),
            bearers=_bearers(terms),
            indicators=frozenset(canonical_indicator(name) for name in query.indicators),
        )

    def share(self, matches: Sequence[float]) -> float:
        """The share of the things named that the terms' ``matches`` cover, from 0 to 1."""
        return sum(self.terms[at].weight * matches[at] for at in self.things) / self.weight

    def of_named_quantity(self, matches: Sequence[float]) -> bool:
        """Whether the fact matches what the question calls the figure itself: a number of firms is no 用电量."""
        return not self.quantities or max(matches[at] for at in self.quantities) >= LEAST_OF_THING

    def of_another(self, matches: Sequence[float]) -> bool:
        """Whether the fact is of none of the zones or bodies that the question names; by name, where it names one."""
        return bool(self.bearers) and max(matches[at] for at in self.bearers) < LEAST_MAIN_OF_SENTENCE


def _judge(sought: _Sought, fact: Fact, document: Document) -> Figure:
    query, terms, above = sought.query, sought.terms, document.section_at(fact.start)
    section = fold(" ".join(above))
    sentence = fold(document.text[fact.sentence_start : fact.sentence_end])
    about = coverage(terms, fold(_about(fact)))
    matches = [
        max(a, SECTION_WORTH * s, TITLE_WORTH * t, SENTENCE_WORTH * w)
        for a, s, t, w in zip(
            about,
            coverage(terms, section),
            title_coverage(terms, document, above),
            coverage(terms, sentence),
            strict=True,
        )
    ]
    known = _known(query.text, terms, section)
    asked_by_name = canonical_indicator(fact.indicator) in sought.indicators
    by_unit = bool(query.units) and fact.quantity.unit.endswith(query.units)  # 面积 is told by 平方公里
    another = (
        (not asked_by_name and (_is_another(fold(fact.indicator), known) or _of_another_sector(query, fact)))
        or _lacks(query, fact, document, section)
        or not (asked_by_name or by_unit or sought.of_named_quantity(matches))
    )
    told = [matches[at] for at in sought.telling]
    return Figure(
        fact,
        document,
        covered=sought.share(matches) if sought.share(about) >= LEAST_ABOUT else 0.0,
        named=_named(fold(_of_gdp(query, fact)), known),
        main=matches[sought.main] if sought.main is not None else 0.0,
        faults=_faults(query, fact, document) + ("indicator",) * another + ("bearer",) * sought.of_another(matches),
        whole=all(match >= LEAST_OF_THING for match in told),
        touched=max(told, default=1.0),
    )


def _of_gdp(query: Query, fact: Fact) -> str:
    """The fact's name; of a share of GDP, where the question names no whole (服务业占比), the part alone."""
    of_share = fact.measure in ("占比", "占比变动") and "占比" in query.text
    of_gdp = of_share and not _NAMES_A_WHOLE.search(query.text)
    return _SHARE_OF_GDP.sub("", fact.indicator) if of_gdp else fact.indicator


def _bearers(terms: Sequence[Term]) -> tuple[int, ...]:
    """The terms that name a zone or a body; those that only say its kind where none names one."""
    found = [at for at, term in enumerate(terms) if term.thing and _BEARER.search(term.word)]
    return tuple([at for at in found if len(terms[at].word) > LONGEST_KIND] or found)


@lru_cache(maxsize=512)
def _known(question: str, terms: tuple[Term, ...], section: str) -> str:
    """All that the question and the heading say, folded."""
    return fold(" ".join((question, *(form for term in terms for form in term.forms), section)))


def main_thing(terms: Sequence[Term]) -> int | None:
    """Which term says what the figure is of: the weightiest that the library holds, by its place in ``terms``."""
    return max(telling_things(terms), key=lambda at: terms[at].weight, default=None)


def telling_things(terms: Sequence[Term], *, unheld: bool = False) -> tuple[int, ...]:
    """The terms that say what a figure is of; a place, or a word that only names a side (面积, 总投资), does not.

    A word that the library never uses may be another one for what it does; ``unheld`` counts these too.
    """
    return _telling_things(tuple(terms), unheld=unheld)


@lru_cache(maxsize=64)
def _telling_things(terms: tuple[Term, ...], *, unheld: bool) -> tuple[int, ...]:
    return tuple(
        at
        for at, term in enumerate(terms)
        if term.thing
        and (unheld or term.held)
        and term.word not in place_forms()
        and not (is_aspect(term.word) or term.word in _KINDS)
    )


def _about(fact: Fact) -> str:
    return f"{fact.subject} {fact.scope} {fact.indicator} {fact.measure} {fact.base} {fact.period.printed}"


@lru_cache(maxsize=65536)
def _named(indicator: str, known: str) -> float:
    """The share of the indicator's characters that the question, its synonyms or the heading know."""
    bare = _NEUTRAL.sub("", indicator)
    if not bare:
        return 1.0
    met = [False] * len(bare)
    for at in range(len(bare) - 1):
        if bare[at : at + 2] in known:
            met[at] = met[at + 1] = True
    if len(bare) == 1:
        met = [bare in known]
    return sum(met) / len(met)


@lru_cache(maxsize=65536)
def _is_another(indicator: str, known: str) -> bool:
    """Whether a word that the question does not know makes the fact's indicator another one (人均, 民营 …)."""
    left_out = ("占", *_SCOPES)  # the sentence that states it names its scope
    return any(word in indicator and word not in known for word in load_terms().modifiers if word not in left_out)


def _of_another_sector(query: Query, fact: Fact) -> bool:
    """Whether the question is on one sector and the fact on another, though both stand in the document's title."""
    asked, told = (set(_SECTOR.findall(text.replace("第三产业", "服务业"))) for text in (query.text, fact.indicator))
    return bool(asked and told) and not asked & told


def _lacks(query: Query, fact: Fact, document: Document, section: str) -> bool:
    """Whether the question narrows the figure to a part (人均, 生产性), and the fact does not."""
    if not _narrowing(query.text):
        return False  # almost every question
    clause = _LAST_CLAUSE.search(document.text, fact.sentence_start, fact.start)
    return lacks_narrowing(query, f"{_about(fact)} {clause[0] if clause else ''} {section}")


def lacks_narrowing(query: Query, told: str) -> bool:
    """Whether the question has a word that makes another figure of it (人均, 生产性, 出口), and the text has none.

    What names both sides (进出口) names neither alone.
    """
    if len([period for period in query.periods if period.key]) > 1:
        return False  # what was added from one year to another is worked out of the two numbers
    named = _narrowing(query.text)
    return bool(named) and not any(map(_without_both_sides(told).__contains__, named))


@lru_cache(maxsize=64)
def _narrowing(question: str) -> tuple[str, ...]:
    """All spellings of the words that narrow the figure asked for to a part."""
    asked = _without_both_sides(question)
    groups = load_terms().narrowing
    return tuple(word for group in groups if any(name in asked for name in group) for word in group)


def _without_both_sides(text: str) -> str:
    for both in load_terms().opposites:
        text = text.replace(both, "")
    return text


def _faults(query: Query, fact: Fact, document: Document) -> tuple[str, ...]:
    """Which of place, period, measure, unit and status the fact does not share with the question."""
    faults = []
    subject = canonical_subject(fact.subject)
    named = {name.canonical for name in names_in(fact.subject, load_terms().places)} or {subject}
    elsewhere = bool(named & known_places()) and not named & set(query.subjects)
    area = opening_area(fact.subject)
    of_an_area = bool(area) and area == fact.subject and fold(area) not in fold(query.text)  # 苏南五市 is not 无锡
    elsewhere = elsewhere or (subject in WHOLES and len(query.subjects) > 1 and _AMONG.search(query.text) is not None)
    elsewhere = elsewhere or of_an_area or _is_another_subject(query, fact)
    if (query.subjects and (not subject or elsewhere)) or _other_whole(query, fact):
        faults.append("place")
    periods = [period for period in query.periods if period.key]
    if periods and not _of_asked_period(periods, fact, document):
        faults.append("period")
    if not _measure_asked(query, fact):
        faults.append("measure")
    if query.units and len(query.measures) < 2 and not fact.quantity.unit.endswith(query.units):
        faults.append("unit")
    both = query.status == "target" and _RESULT_TOO.search(query.text)
    if query.status == "target" and fact.status in REACHED and not both:
        faults.append("status")
    if query.status == "result" and fact.status in AIMED:
        faults.append("status")
    if fact.measure == "数量" and _is_of_a_field(query, fact, document):
        faults.append("field")
    return tuple(faults)


def _is_of_a_field(query: Query, fact: Fact, document: Document) -> bool:
    """Whether the count is of a field, or of a group told before it, that the question does not name.

    物联网领域集聚…上市企业83家 counts no city's listed firms; nor does 机器人企业200多家，其中上市企业10家.
    """
    before = document.text[fact.sentence_start : fact.start]
    known = f"{query.text} {fact.subject} {fact.indicator}".lower()
    groups = ((found["group"] or found["of"]).lower() for found in _FIELDS.finditer(before))
    return any(not any(group[at : at + 2] in known for at in range(len(group) - 1)) for group in groups)


def _is_another_subject(query: Query, fact: Fact) -> bool:
    """Whether the fact is of something that the question does not name, in an asked place or elsewhere (兰州新区)."""
    subject = fold(fact.subject)
    if not query.subjects or not subject or canonical_subject(subject) in known_places():
        return False
    for place in query.subjects:
        subject = subject.replace(fold(place), "")
    asked = query.text.lower()
    return len(subject) >= 2 and not any(subject[at : at + 2] in asked for at in range(len(subject) - 1))


def _other_whole(query: Query, fact: Fact) -> bool:
    """Whether the share is of another whole than is asked for (全省, 全国)."""
    held = WHOLES & {name.canonical for name in names_in(fact.indicator, load_terms().places)}
    asked = WHOLES & set(query.subjects)
    return fact.measure == "占比" and bool(held and asked) and not held & asked


def _of_asked_period(periods: Sequence[Period], fact: Fact, document: Document) -> bool:
    """Whether the fact is of an asked period; one without a period takes the heading's or the title's."""
    if fact.period.key:
        return any(_period_agrees(period, fact.period) for period in periods)
    return periods_agree(periods, (), (*reversed(document.section_at(fact.start)), document.title)) is True


def _period_agrees(asked: Period, held: Period) -> bool:
    """Whether ``held`` is the asked period, lies within an asked stretch of years, or is the year that ends at it."""
    if ".." in asked.key.strip(".") and asked.first and asked.last and held.last:
        return asked.first <= held.last <= asked.last
    year_end = asked.key.endswith("-12-31@") and held.key in (asked.key[:4], f"..{asked.key[:4]}")
    return year_end or covers(asked, held)


def _measure_asked(query: Query, fact: Fact) -> bool:
    """Whether the fact is of a kind that is asked for; a bare question for percent may mean a growth or a share."""
    if "倍" in query.units and fact.quantity.unit == "倍":
        return True  # 增长了几倍
    if not query.measures:
        percent = "%" in query.units and fact.quantity.unit == "%"
        if query.status == fact.status == "target" and not query.units and measure_class(fact.measure) == "增速":
            return True  # GDP目标: what is aimed at is told as a growth
        if fact.measure == "占比":  # a rate may be recorded as a share; the share of a thing is not the thing
            return percent or canonical_indicator(fact.indicator) in query.indicators
        return measure_class(fact.measure) == "值" or (percent and measure_class(fact.measure) == "增速")
    if fact.measure == "占比" and "占比" not in query.measures and "量值" not in query.measures:
        return False
    only_share = "占比" in query.measures and "量值" not in query.measures
    if only_share and fact.measure in ("量值", "数量"):  # an amount is no share, nor is a bare 服务业8.08%
        return fact.quantity.unit.endswith(_RATES) and _NAMES_A_RATE.search(fact.indicator) is not None
    asked = {measure_class(measure) for measure in query.measures}
    if asked & {"变动", "增速"} and fact.quantity.unit == "%" and not set(query.units) & {"百分点"}:
        asked |= {"变动", "增速"}  # 下降多少 may be told as a rate or as a change in percent
    return measure_class(fact.measure) in asked
