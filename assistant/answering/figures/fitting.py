"""Which of the held facts are the figure that is asked for.

A fact fits when its place, period, measure, unit and status agree with the question, when what the question names is
found in the fact or in what stands above it (``covered``), and when the fact's own name says nothing that the question
does not (``named``): 人均地区生产总值 is not asked for by GDP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage, title_coverage
from assistant.answering.evidence.time_and_place import is_not_the_stretch
from assistant.answering.figures.figure_faults import faults
from assistant.answering.understanding.sought import (
    LEAST_OF_THING,
    Sought,
    lacks_narrowing,
    names_one_side_only,
    narrowing,
)
from assistant.answering.understanding.wanted import PARTS_COUNTED
from assistant.facts.naming import WHOLE_ECONOMY, canonical_indicator, canonical_subject, part_and_whole_of
from assistant.facts.table import AIMED
from assistant.quantity import ONE_SIDED
from assistant.search.words import fold, shares_a_pair
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Fact, Query

SECTION_WORTH = 0.85
TITLE_WORTH = 0.8
SENTENCE_WORTH = 0.5
LEAST_COVERED = 0.5
LEAST_MAIN = 0.5
LEAST_ABOUT = 0.2  # of the things named, what the fact's own words must match and not only what stands above it
LEAST_NAMED = 0.6
_HOW_MANY = re.compile("(?:多少|几)[家个项户名]")
_COUNTED_WITHIN = 8  # characters behind 多少家 for what is counted (多少家高新技术企业)
_LAST_CLAUSE = re.compile("[^，。；：]*$")
_BEFORE_A_TOTAL = re.compile("^.*(?=总[量数计]|存量)")  # 新增上市公司48家、总量达122家: of all that there are
_LEFT_OUT = re.compile(
    "(?:刨[去除掉开]|扣[除掉去]|除[去开掉]|剔除|减去|去掉|不含|不算|不包括)"
    "(?P<what>[^，。？]{2,10}?)(?=以外|之外|外|还|后|，|有|剩|$)"
)
_NOT_SO = re.compile("(?<![是除])非(?P<what>[一-鿿]{2,3})")
_SCOPES = ("规上", "规模以上")
_SCOPE_INSIDE = re.compile("(?<=产业)(?:规模以上|规上)工业(?=总?产值)")  # of an industry's output only its scope
# Whose, 城镇 says already; 失业率 is always that of towns.
_OF_TOWN_OR_COUNTRY = re.compile("(?<=城镇|农村|城乡)居民|城镇(?=(?:登记|调查)?失业率)")
_SHARE_OF_GDP = re.compile(
    "(?:增加值)?(?:占比|占(?:全市|全省|全国)?(?:GDP|gdp|(?:地区|国内)?生产总值|经济总量)(?:的)?(?:比重|比例)?)$"
)
_SHARE_OF_A_WHOLE = re.compile("占[^占]{2,16}?(?:的)?(?:比重|比例)$")
_NAMES_AN_AMOUNT = re.compile("值|额|收|利润|投资|税|用电|贷款|产量|企业")
_NAMES_A_WHOLE = re.compile("占(?!比|多少|多大|几)")
_SECTOR = re.compile("第[一二]产业|农业|工业|建筑业|服务业|金融业|房地产业")
# 数字经济核心产业的营收 is not asked for by 服务业营收.
_INDUSTRY = re.compile("(?P<name>[一-鿿]{2,4})(?:核心)?产业(?=[^强化链园基集]|$)")
# Words of an indicator's name that add nothing: 2020年末全市高新技术企业总数 is 高新技术企业.
_NEUTRAL = re.compile(
    r"城镇(?=(?:登记|调查)?失业率)|(?:登记|调查)(?=失业率)|全市|全省|全国|全年|境内外|全社会|总数|数量|总额|累计|约|达到?|的|占|比重|比例|率|总量|规模|增速|增长|同比|数|额|值|位|名"
)


@dataclass(frozen=True)
class Figure:
    """A fact with how well it fits the question, each from 0 to 1, and what does not agree.

    All is worked out when it is asked for: of most facts it is enough that their own words match little of what is
    asked.
    """

    fact: Fact
    document: Document
    sought: Sought = field(compare=False)

    @cached_property
    def covered(self) -> float:
        """The share of the things named in the question that the fact matches; 0 where its own words match little."""
        return self.sought.share(self.matches) if self.sought.share(self._about) >= LEAST_ABOUT else 0.0

    @cached_property
    def matches(self) -> tuple[float, ...]:
        """How far the fact, its sentence and what stands above it match each of the question's terms."""
        terms, document, fact = self.sought.terms, self.document, self.fact
        sentence = fold(document.text[fact.sentence_start : fact.sentence_end])
        layers = (
            self._about,
            coverage(terms, self._section),
            title_coverage(terms, document, document.section_at(fact.start)),
            coverage(terms, sentence),
        )
        return tuple(
            max(a, SECTION_WORTH * s, TITLE_WORTH * t, SENTENCE_WORTH * w) for a, s, t, w in zip(*layers, strict=True)
        )

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What of the fact does not agree with the question."""
        found = faults(self.sought.query, self.fact, self.document)
        return found + ("indicator",) * self._is_another + ("bearer",) * self.sought.of_another(self.matches)

    @cached_property
    def named(self) -> float:
        """The share of the fact's own name that the question knows."""
        return _named(fold(_part_alone(self.sought.query, self.fact)), self._known)

    @property
    def main(self) -> float:
        """The match of the thing that weighs most."""
        return self.matches[self.sought.main] if self.sought.main is not None else 0.0

    @property
    def whole(self) -> bool:
        """Whether each thing that the question names stands in the fact or near it."""
        return all(self.matches[at] >= LEAST_OF_THING for at in self.sought.telling)

    @property
    def touched(self) -> float:
        """The match of the best matched of the things that the question names."""
        return max((self.matches[at] for at in self.sought.telling), default=1.0)

    @property
    def fits(self) -> bool:
        """Whether the fact may be given as the figure asked for."""
        return self.covered >= LEAST_COVERED and not self.faults and self.named >= LEAST_NAMED

    @property
    def central(self) -> bool:
        """Whether it is about the thing that weighs most in the question."""
        return self.main >= LEAST_MAIN

    @property
    def score(self) -> float:
        """Higher is better; facts that do not fit are compared too, to name the nearest."""
        return self.covered * self.named * (0.5 ** len(self.faults)) if self.covered else 0.0

    @cached_property
    def _about(self) -> tuple[float, ...]:
        """How far the fact's own words match the terms."""
        return coverage(self.sought.terms, fold(_own_words(self.fact)))

    @cached_property
    def _section(self) -> str:
        """The headings above the fact, folded."""
        return fold(" ".join(self.document.section_at(self.fact.start)))

    @property
    def _known(self) -> str:
        """All that the question and the headings above the fact say, folded."""
        return _known_beside(self.sought.query.text, self.sought.terms, self._section)

    @property
    def _is_of_a_sector_only(self) -> bool:
        """Whether it is a whole sector's, and the question is on an industry by a name of which nothing is met."""
        query = self.sought.query
        industry = _INDUSTRY.search(query.text)
        if industry is None or not sectors_in(self.fact.indicator) or sectors_in(query.text):
            return False
        named = [at for at, term in enumerate(self.sought.terms) if term.word in industry["name"]]
        return bool(named) and all(self.matches[at] < LEAST_OF_THING for at in named)

    @property
    def _is_another(self) -> bool:
        """Whether the fact is of another indicator than is asked for."""
        sought, fact, query = self.sought, self.fact, self.sought.query
        asked_by_name = canonical_indicator(fact.indicator) in sought.indicators
        by_unit = bool(query.units) and fact.quantity.unit.endswith(query.units)  # 面积 is told by 平方公里
        other_kind = _is_of_another_kind(fold(_part_alone(query, fact)), self._known)
        if not asked_by_name and (other_kind or _of_another_sector(query, fact, self._section)):
            return True
        if not asked_by_name and self._is_of_a_sector_only:
            return True
        return (
            _is_foreign_to(sought.indicators, canonical_indicator(fact.indicator))
            or _lacks(query, fact, self.document, self._section)
            or names_one_side_only(query.text, f"{_own_words(fact)} {canonical_indicator(fact.indicator)}")
            or _is_left_out(query.text, fact.indicator)
            or (fact.measure == "数量" and _counts_another(query.text, fact.indicator))
            or _is_no_part(query.text, fact.quantity.unit)
            or not (asked_by_name or by_unit or sought.of_named_quantity(self.matches))
            or (fact.measure == "占比" and sought.of_another_part(self.matches))
        )


def figures(query: Query, terms: Sequence[Term], facts: Iterable[tuple[Fact, Document]]) -> tuple[Figure, ...]:
    """The facts judged, the best first: score, then curated, newest, document, place."""
    sought = Sought.of(query, terms)
    judged = [Figure(fact, document, sought) for fact, document in facts]
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
    a_part = any(is_not_the_stretch(period, fact.period) for period in query.periods)  # 2025年 of 2021—2025年
    return (-round(figure.score, 6), aimed, a_part, *doubtful, newest, one_sided, fact.document_id, fact.start)


@lru_cache(maxsize=1024)
def _is_foreign_to(asked: frozenset[str], indicator: str) -> bool:
    """Whether the indicator is one of the term file and shares no word with those asked: GDP is no 服务业增加值."""
    if not asked or indicator not in load_terms().indicators.values():
        return False
    return not any(shares_a_pair(name, indicator) for name in asked)


def _part_alone(query: Query, fact: Fact) -> str:
    """The fact's name; of a share, where the question names no whole (服务业占比), the part alone.

    How fast a sector grew, is how its value added did.
    """
    of_sector = fact.measure == "同比增速" and fact.indicator.endswith("业增加值") and sectors_in(query.text)
    if of_sector and not _NAMES_AN_AMOUNT.search(query.text):
        return fact.indicator.removesuffix("增加值")
    of_share = fact.measure in ("占比", "占比变动") and "占比" in query.text
    of_gdp = of_share and not _NAMES_A_WHOLE.search(query.text)
    return _SHARE_OF_A_WHOLE.sub("", _SHARE_OF_GDP.sub("", fact.indicator)) if of_gdp else fact.indicator


@lru_cache(maxsize=512)
def _known_beside(question: str, terms: tuple[Term, ...], section: str) -> str:
    """All that the question and the heading say, folded."""
    return f"{_known_of(question, terms)} {section}"


@lru_cache(maxsize=64)
def _known_of(question: str, terms: tuple[Term, ...]) -> str:
    """All that the question says, in other spellings too, folded."""
    return fold(" ".join((question, *(form for term in terms for form in term.forms))))


def _own_words(fact: Fact) -> str:
    name = canonical_indicator(fact.indicator) if fact.indicator in WHOLE_ECONOMY else fact.indicator
    if fact.measure == "占比" and (whole := part_and_whole_of(canonical_indicator(fact.indicator))[1]):
        name = f"{name}，占{whole}"  # 第三产业增加值占比 is that of GDP
    # Commas, for no word may be read across them: 产业规模 and its 量值 are no 产量.
    return f"{fact.subject} {fact.scope} {name}，{fact.measure}，{fact.base} {fact.period.printed}"


@lru_cache(maxsize=65536)
def _named(indicator: str, known: str) -> float:
    """The share of the indicator's characters that the question, its synonyms or the heading know."""
    bare = _bare(indicator)
    if not bare:
        return 1.0
    met = [False] * len(bare)
    for at in range(len(bare) - 1):
        if bare[at : at + 2] in known:
            met[at] = met[at + 1] = True
    if len(bare) == 1:
        met = [bare in known]
    return sum(met) / len(met)


@lru_cache(maxsize=16384)
def _bare(indicator: str) -> str:
    """The indicator without what adds nothing to its name."""
    return _NEUTRAL.sub("", indicator)


def _is_of_another_kind(indicator: str, known: str) -> bool:
    """Whether a word that the question does not know makes the fact's indicator another one (人均, 民营 …)."""
    return any(word not in known for word in _modifiers_in(indicator))


@lru_cache(maxsize=16384)
def _modifiers_in(indicator: str) -> tuple[str, ...]:
    """The words that make an indicator another one, but its scope, which the sentence that states it names."""
    left_out, said = ("占", *_SCOPES), _OF_TOWN_OR_COUNTRY.sub("", _SCOPE_INSIDE.sub("", indicator))
    return tuple(word for word in load_terms().modifiers if word in said and word not in left_out)


def _of_another_sector(query: Query, fact: Fact, section: str) -> bool:
    """Whether the question is on one sector and the fact, or the heading of one that names none, on another."""
    told = sectors_in(fact.indicator) or sectors_in(section)
    asked = sectors_in(query.text) if told else frozenset()
    return bool(asked) and asked.isdisjoint(told)


def sectors_in(text: str) -> frozenset[str]:
    """The sectors of the economy that the text names; 第三产业 is 服务业."""
    return frozenset(_SECTOR.findall(text.replace("第三产业", "服务业")))


def _is_no_part(asked: str, unit: str) -> bool:
    """Whether it is asked how many parts a document has, and the figure counts something else."""
    parts = PARTS_COUNTED.search(asked)
    return parts is not None and unit != parts["unit"]


@lru_cache(maxsize=4096)
def _counts_another(asked: str, indicator: str) -> bool:
    """Whether the indicator counts something else than the question: 工业企业扩产项目有多少个 asks for no firms."""
    counted = load_terms().counted
    how_many = _HOW_MANY.search(asked)
    if how_many is None or not indicator.endswith(counted):
        return False
    behind = [(asked.find(word, how_many.end()), word) for word in counted]
    near = [(at, word) for at, word in behind if 0 <= at - how_many.end() <= _COUNTED_WITHIN]
    before = [(at, word) for word in counted if (at := asked.rfind(word, 0, how_many.start())) >= 0]
    named = min(near)[1] if near else max(before)[1] if before else ""
    return bool(named) and named not in indicator


@lru_cache(maxsize=4096)
def _is_left_out(asked: str, indicator: str) -> bool:
    """Whether the question wants what remains without just this figure's thing (刨去设计业, 非生产性服务业)."""
    left_out = _LEFT_OUT.search(asked)
    if left_out and left_out["what"].removesuffix("的")[-2:] in indicator:
        return True
    return any(found["what"] in indicator and found[0] not in indicator for found in _NOT_SO.finditer(asked))


def _lacks(query: Query, fact: Fact, document: Document, section: str) -> bool:
    """Whether the question narrows the figure to a part (人均, 生产性), and the fact does not."""
    if not narrowing(query.text):
        return False  # almost every question
    clause = _LAST_CLAUSE.search(document.text, fact.sentence_start, fact.start)
    named = f"{_own_words(fact)} {canonical_indicator(fact.indicator)}"
    said = _BEFORE_A_TOTAL.sub("", clause[0]) if clause else ""
    return lacks_narrowing(query, f"{named} {said} {section}")
