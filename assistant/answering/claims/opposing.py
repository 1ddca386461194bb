"""Whether a sentence says the other of two opposites of what is claimed (靠后, not 领先), or another place in an order.

Only a clause that names all that is claimed, of the same place and time, can stand against it. The opposites live in
``cues.yaml`` (opposites).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.figures.counts_within import facts_in
from assistant.answering.figures.fitting import sectors_in
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.spellings import SHORT_FORM_WORTH
from assistant.answering.understanding.topic import is_aspect, own_things
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import canonical_indicator, places_in
from assistant.facts.table import covers
from assistant.numerals import number_of
from assistant.quantity import find_periods, find_quantities
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold, open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

FULL = 0.95
LEAST_OWN = 0.6  # of the things claimed, what the clause itself must name
_NAMES = ("ns", "nz")  # jieba's tags of places and other names
_REFERS = re.compile("[一二两三四五六七八九十]+[市省县区地]")
_THAN = re.compile("(?<![占同环])比(?!重|例|率)|不如|不及|超过|[高低多少]于")
_MORE = "高多快大强好"
_ORDER_TOLD = re.compile(
    "比(?P<than>[^，。；比]{1,20}?)(?:相比)?(?:都|还|也|要|更|略|稍|均)*(?P<sign>[高低多少快慢大小])(?![^，。；]*[0-9])"
    "|(?P<over>[高低多少快慢大小])于(?P<behind>[^，。；(]{1,20})"
)
_CLAUSES = re.compile("[，；。;,]")
_COUNTED = "[个位家座名批届层档]"
_PLACE_IN_ORDER = re.compile(rf"第(?P<number>[一二三四五六七八九十\d]+)(?P<of>{_COUNTED})|首(?P<first>{_COUNTED})")
_IN_A_ROW = re.compile(r"(?P<unit>连续)(?P<times>[两二三四五六七八九十\d]+)年")
_KINDS_OF_PLACE = re.compile("城市|地区|省份|设区市|[省市县区]")


def may_be_opposed(claim: str) -> bool:
    """Whether the claim has a word with an opposite, or a place in an order."""
    return bool(any(_sides(claim)) or _PLACE_IN_ORDER.search(claim) or _IN_A_ROW.search(claim))


def opposes(gathered: Gathered, claim: str, statement: Statement) -> bool:
    """Whether the statement, as evidence for the claim, says the opposite of it."""
    denied = load_cues().asserting["denied"]
    if statement.faults or denied.search(claim) or not is_of_the_time(gathered, statement):
        return False
    if _gives_other_figures(gathered, statement):
        return False
    sides, places = _sides(claim), _places_in_order(claim)
    predicate = "".join(word for pair in _pairs() for side in pair for word in side.findall(claim))
    things = [term for term in gathered.terms if _is_claimed(term, predicate)]
    if not things or not (any(sides) or places):
        return False
    document = statement.document
    above = coverage(things, fold(" ".join((*document.section_at(statement.start), document.title))))
    titled = coverage(things, fold(document.title))
    least = LEAST_OWN * sum(term.weight for term, match in zip(things, titled, strict=True) if match < FULL)
    for piece, context in _pieces(claim, fold(strip_marks(statement.text))):
        own, exactly = coverage(things, context), _gives_its_figures(gathered, piece)
        named = all(max(pair) >= _least(term) for term, *pair in zip(things, own, above, strict=True))
        of_it = named and (weighed(things, own) >= least or exactly)
        if not of_it or _of_another_sector(claim, piece) or not _is_of_the_places(gathered, statement, context):
            continue
        other = any(side and told == -side for side, told in zip(sides, _sides(piece), strict=True))
        if (other and not denied.search(piece)) or _is_another_place(places, _places_in_order(piece)):
            return True
    return False


def _gives_other_figures(gathered: Gathered, statement: Statement) -> bool:
    """Whether an indicator is asked about, and all figures of the statement are of others, or of other times.

    对共建“一带一路”国家进出口增长17.4% denies no fall of all 进出口.
    """
    named = {canonical_indicator(name) for name in gathered.query.indicators}
    told = facts_in(gathered, statement) if named else []
    asked = [period for period in gathered.query.times if period.key]
    return bool(told) and not any(
        canonical_indicator(fact.indicator) in named
        and (not (asked and fact.period.key) or any(covers(wanted, fact.period) for wanted in asked))
        for fact in told
    )


def says_order(gathered: Gathered, claim: str, statement: Statement) -> bool | None:
    """Whether the sentence puts two places in the claimed order in words; None where it says nothing of it.

    无锡文化企业比苏州多 is denied by 无锡…文化企业总数比南京、苏州和常州都要少.
    """
    claimed = load_cues().asserting["compared"].fullmatch(claim.strip("？?。 "))
    if claimed is None or statement.faults or not is_of_the_time(gathered, statement):
        return None
    first, second = ({name for name, _, _ in places_in(claimed[side])} for side in ("left", "right"))
    things = [term for term in gathered.terms if term.thing and term.held and term.word not in place_forms()]
    said = fold(strip_marks(statement.text))
    for clause in _CLAUSES.split(said):
        told = _ORDER_TOLD.search(clause)
        if told is None or not first or not second or not things or min(coverage(things, clause)) < FULL:
            continue
        than = {name for name, _, _ in places_in(told["than"] or told["behind"])}
        before = {name for name, _, _ in places_in(said[: said.find(clause) + told.start()])}
        if second <= than and first <= before and first.isdisjoint(than):
            return (claimed["sign"] in _MORE) == ((told["sign"] or told["over"])[0] in _MORE)
    return None


def _least(term: Term) -> float:
    """How well a term must be met: a side of a thing may be said in short (占GDP的比重 for 占比)."""
    return SHORT_FORM_WORTH if is_aspect(term.word) else FULL


def is_of_the_time(gathered: Gathered, statement: Statement) -> bool:
    """Whether the times that the sentence names lie within the asked ones: of a half year a whole one says nothing.

    One that names none is of the time of the headings above it.
    """
    asked = gathered.query.times
    told = [found.value for found in find_periods(statement.text) if found.value.key]
    if not asked or told:
        return not asked or any(covers(wanted, held) for wanted in asked for held in told)
    return periods_agree(asked, (), tuple(reversed(statement.document.section_at(statement.start)))) is not False


def _sides(text: str) -> tuple[int, ...]:
    """Of each pair of opposites, 1 where the text is on its first side, -1 on its second; 0 on neither, or on both."""
    pairs, alone = load_cues().opposites, load_cues().opposites_alone
    sides = tuple(bool(one.search(other.sub("", text))) - bool(other.search(text)) for one, other in pairs)  # 不完善
    if _THAN.search(text):
        return sides + (0,) * len(alone)  # 比上年高 says of nothing that it is high
    return sides + tuple(bool(one.search(other.sub("", text))) - bool(other.search(text)) for one, other in alone)


def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return load_cues().opposites + load_cues().opposites_alone


def _is_claimed(term: Term, predicate: str) -> bool:
    """Whether the clause must name the term: a thing or its side (增速), not a place, nor the word with an opposite."""
    place = term.word in place_forms() or _KINDS_OF_PLACE.fullmatch(term.word)
    return (term.thing or is_aspect(term.word)) and term.held and not place and term.word not in predicate


def _gives_its_figures(gathered: Gathered, piece: str) -> bool:
    """Whether the claim has figures, and the piece has them all."""
    told = {(found.value.value, found.value.unit) for found in find_quantities(piece)}
    claimed = {(quantity.value, quantity.unit) for quantity in gathered.query.quantities}
    return bool(claimed) and claimed <= told


def _is_of_the_places(gathered: Gathered, statement: Statement, context: str) -> bool:
    """Whether the claim's cities are named there or above, and the last one named before is no other."""
    document, terms = statement.document, load_terms()
    above = " ".join((*document.section_at(statement.start), document.title, document.issuer))
    said = fold(strip_marks(statement.text))
    before = [name.canonical for name in names_in(said[: said.find(context) + len(context)], terms.places)]
    named = {*before, *(name.canonical for name in names_in(fold(above), terms.places))}
    asked = set(gathered.query.subjects)
    cities = {place for place in asked if terms.level(place)} - WHOLES
    last = next((place for place in reversed(before) if terms.level(place) and place not in WHOLES), None)
    wholes = WHOLES & asked, WHOLES & {name.canonical for name in names_in(context, terms.places)}
    if not cities <= named or last not in {None, *asked} or (all(wholes) and not wholes[0] & wholes[1]):
        return False
    unknown = (word for word, tag in open_words().tagged(context) if tag in _NAMES and word not in terms.places)
    return all(word in gathered.query.text or _is_no_place(word) for word in unknown)


def _is_no_place(word: str) -> bool:
    """Whether a word that is tagged as a name is who says it (论文), or only refers to places (六市)."""
    return load_cues().voices["paper"].fullmatch(word) is not None or _REFERS.fullmatch(word) is not None


def _pieces(claim: str, said: str) -> Iterator[tuple[str, str]]:
    """Each stretch up to 、, with what stands before it in its clause: 服务业增速偏低、占比下降 is both of 服务业.

    A stretch that names nothing but what is claimed goes on from the clauses before it (…活力较强，但水平不高);
    one that names a thing of its own (…服务业增速11.4%、研发占比提高…) is of that.
    """
    reached = 0
    for clause in _CLAUSES.split(said):
        at = reached
        for piece in clause.split("、"):
            goes_on = all(word in claim for word in own_things(_bare(piece)))
            yield piece, said[0 if goes_on else at : at + len(piece)]
            at += len(piece) + 1
        reached += len(clause) + 1


def _bare(piece: str) -> str:
    """The piece without the words that have opposites."""
    for pair in _pairs():
        for side in reversed(pair):
            piece = side.sub("", piece)
    return piece


def _of_another_sector(claim: str, piece: str) -> bool:
    asked, told = sectors_in(claim), sectors_in(piece)
    return bool(asked and told) and asked.isdisjoint(told)


def _places_in_order(text: str) -> dict[str, int]:
    """What is counted, by its measure word, with its place: 第三个 → 个: 3."""
    found = _PLACE_IN_ORDER.finditer(text)
    told = {(one["of"] or one["first"]).replace("名", "位"): number_of(one["number"] or "一") for one in found}
    return told | {one["unit"]: number_of(one["times"]) for one in _IN_A_ROW.finditer(text)}


def _is_another_place(claimed: dict[str, int], told: dict[str, int]) -> bool:
    return any(told.get(of, number) != number for of, number in claimed.items())
