"""The terms of a question: its telling words with their other forms, weighted by part of speech and rarity."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.fields import is_matter, is_written, phrases_in
from assistant.answering.understanding.spellings import LooseForm, forms_of
from assistant.answering.understanding.stance import names_other_stance
from assistant.facts.naming import subjects_in
from assistant.quantity import find_periods, find_quantities
from assistant.search.listed import Listed
from assistant.search.words import fold, open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.model import Query

DOING_SHARE = 0.2  # of a compound of a doing and its thing
SHORTEST_COMPOUND = 4
# What a word counts by its part of speech: things are asked for, doings are said in many ways.
THING_WORTH = 1.0
DOING_WORTH = 0.3
PLACE_WORTH = 0.5
STANCE_WORTH = 0.5  # 问题, 建议, 成果: what kind of saying is asked for, which a heading or the saying itself may show
# A word counts by its rarity, but no name so much that the rest is nothing; one that the library never uses may be the
# very thing it does not hold, or only another way to say what it does.
RAREST = 0.75
UNSEEN_RARITY = 0.4
_TELLS_DOCUMENT = 0.8  # the rarity of a name that only a few documents have
_DOINGS = ("v", "a", "z", "b")
_EMPTY = ("u", "p", "c", "d", "r", "f", "y", "x", "e", "o", "q", "k", "h", "m", "w")
_VERBAL_NOUNS = ("vn", "an")
_FOREIGN = "eng"
# 一期, 首轮, 第二届: numerals that tell one thing from another.
_ORDERED = re.compile(r"^第?[一二三四五六七八九十首]+(?:期|轮|批|届|次|版|档|层|线|产业|阶段)$")
# How many are asked for is held against the list, not against its words.
_COUNTS = re.compile(r"[一二两三四五六七八九十]+(?:大|个|项|条|类|方面|种|件)(?=[^\s，。？])")
# 分成哪几个板块: what the parts are called says nothing of what is parted.
_PARTS_ASKED = re.compile(
    r"(?:划|归|细)?[分归](?:成|为|作|了|的|是)*(?:哪?几|哪[一两二三四五六七八九十\d]+)大?(?:(?:个|类)?(?:板块|部分)|块)(?=[，。？?]|$)"
)
# 哪几个市去争创: which places are asked for is no word with what they do.
_PLACES_WHICH = re.compile(
    "(哪(?:些|几|[一二两三四五六七八九十]+)[个座]?)([省市区县州盟旗镇])(?=[去来在要被能会可获拿争创进上搞建])"
)
# 多少部老旧电梯: the measure word is no part of the next word.
_COUNTER = re.compile(
    "(多少|几)(?:部(?![门分队])|辆|台(?![湾账])|座(?!谈)|条(?![件款])|所(?![得有])|套(?!餐)|栋|间(?!隔)|艘|架(?!构)|张(?!家)|场(?![所馆地])|趟"
    "|支(?![出持援])|株|枚|盏|扇)(?=[一-龥]{2})|(多少|几)[万亿]+(?:人次|人|户)(?=[，。？?]|$)"
)
# 集聚区要建几个, 渔业带有多少家: the area's kind is no part of the next word.
_AREA_DOES = re.compile("(?<=[一-龥]{2}[区带园城圈港])(?=(?:要|将|拟|共|建|有|计划)[一-龥]{0,5}?(?:多少|几))")
# 两市, 三地, 六城: they only refer to what was named.
_COUNTED_PLACES = re.compile(r"^[一二两三四五六七八九十\d]+[市省地城区县者]$")
_DOES_WHICH = re.compile("(布局|部署|规划|安排|设计)(?=了?(?:哪些|哪几))")  # a doing here, though a noun elsewhere
_DOES_HOW_MANY = re.compile("(安排|部署|布局|规划)(?=了?(?:多少|几)[个项家名座条所种类件场批](?!$|[，。？是]))")
_ASPECT = re.compile("(?:这)?方面|这一?块|领域|上(?=[有取做的怎如今还存会])")
# 取得成效, 接下来怎么发展: they say no more than which stance is asked for.
_BEARS_A_STANCE = re.compile("取得|存在|面临|采取|接下来|下一步|今后|往后|准备|安排|部署")
_OF_NOW = re.compile("眼下|当前|当下|如今|现下")
_SOME_SIDES = re.compile("[个几些多各]方面")  # of several sides is asked; 教育方面 says no more than 教育
_RUNS = re.compile("[一-鿿]{2,}")
_NUMBERED_NAME = re.compile("(?![一二三四五六七八九十])[一-鿿]+[一二三四五六七八九十](?!.*[的了和与是在])[一-鿿]+")
LONGEST_NAME = 8
SHORTEST_WORD = 2
HARBOUR = "港口"
# 3000亿元级集群, 千亿县: which ones, and not how large.
_OF_A_SIZE = re.compile(r"\d+[万千百]?亿元级|[十百千万]亿(?:县|镇|村|区|城市?)(?![域块间])")
# 拉回来, 用不起, 省里, 示范市的牌子: what is asked is not in them.
_BY_THE_WAY = re.compile(
    "[起下上出回过进][来去]|不(?:了|起|掉|下去)(?=[，。？]|$)|的牌子(?=[，。？?]|$)|(?:^|(?<=[，,。？?：:；;年]))(?:[全咱]?[省市区县州]|自治区)里"
)
_YEARS_RUN = re.compile(
    "(?:这|过去|最近|近|头)[一两三四五六七八九十几]{1,2}年(?:以?来|间|里)?|[两三四五十]年(?=(?:以?来|间|共|一共|总共|累计)?新?(?:增|建|改))"
)
_CODE = re.compile(r"(?<![\d.])[1-9]{3,4}(?![\d.])")
_SIGNS_APART = re.compile("“?(?<![一-龥])[一-龥]”?(?:、“?[一-龥]”?){2,5}(?=这?[三四五六几]个?字)")
_NO_SIGN = re.compile("[“”、]")
_BARE_CODE = re.compile(r"(?<![\d.“”\"A-Za-z+－—-])[1-9]\d{2,4}(?![\d.%％“”\"年月日号万亿元家个人名项＋+－—-])")
_COINED = re.compile("(?:[一二两三四五六七八九十][核带环轴翼圈区廊园极心点链湾网城体片层横纵]){2,}")
_NAME_IN_QUOTES = re.compile('[“"]([一-龥]{2,6})[”"]')
_TRADES = ("产业", "行业", "工业", "养殖", "种植", "加工")
_GOES_ON = re.compile("(?<=[省市县区])长|(?<=中)试")  # 河北省长 is the head of Hebei
_AWARDED = re.compile(
    r"[“\"「『《][^”\"」』》]{1,30}[”\"」』》](?:的?(?:称号|名单|名录|荣誉|奖项?|榜单?))?了?[吗呢吧]?[？?。]?$"
)
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{1,30})[”\"」』》]")


@dataclass(frozen=True, slots=True, eq=False)  # one object a question: what is kept of it is found at once
class Term:
    """A word of the question with its other forms; the weights of a question's terms sum to 1.

    ``thing``: a noun or name, which an answer must be about; else a doing, which may be said in other words.
    ``held``: whether the library uses the word, or another form of it, at all. ``parts``: the words that a compound is
    made of, each with its share of what the compound says, by rarity. ``tells_document``: it is a name that so few
    passages have that it tells which document is meant (“新年第一会”). ``signs``: the characters of all its forms;
    ``loose``: those of its forms that a text may have loosely.
    """

    word: str
    weight: float
    forms: tuple[str, ...]
    thing: bool
    held: bool = True
    parts: tuple[tuple[str, float], ...] = ()
    tells_document: bool = False
    matter: bool = False
    signs: frozenset[str] = field(init=False, repr=False)
    loose: tuple[LooseForm, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Told once: a term is held against a thousand texts."""
        object.__setattr__(self, "signs", frozenset("".join(self.forms)))
        object.__setattr__(self, "loose", tuple(form for form in map(LooseForm.of, self.forms) if form))


# 升上去没有 asks whether, 有多长 how much; what was said 会上 hardly repeats it.
_OF_NOTHING = frozenset({"没有", "会上", *(f"多{size}" for size in "大高长宽重远久")})
_TAKES_A_PLACE = re.compile("(?:位|名)?[排居列]+(?:在|名|到)?$")


def question_terms(query: Query, rarity: Callable[[str], float]) -> tuple[Term, ...]:
    """The terms of the question that a text is held against; periods are compared apart and left out.

    ``rarity(word)`` is how rare the word is in the library, from 0 (everywhere) to 1 (nowhere).
    """
    words = dict(reversed(tuple(_words(query))))  # where a word comes twice, its first and higher worth counts
    if query.stance:  # in 人才问题有哪些对策 the problem is only what the proposals are for
        words = {word: worth for word, worth in words.items() if not names_other_stance(word, query.stance)}
        words = {word: worth for word, worth in words.items() if not _BEARS_A_STANCE.fullmatch(word)} or words
    if deed := load_cues().deliberate.search(query.text):  # why it was done (为什么提出) is told without the doing
        words = {word: worth for word, worth in words.items() if not deed[0].endswith(word)} or words
    if place_forms().issuperset(words) and (name := _name_held(query.text, rarity, 2 + bool(words))):
        words[name] = THING_WORTH
    words = {word: worth for word, worth in words.items() if word not in _OF_NOTHING}
    words = _parted_right(words, fold(query.text), rarity)
    weights: dict[str, float] = {}
    unheld: set[str] = set()
    telling = _coined_names(query.text)
    for word, worth in words.items():
        rarest = min(rarity(form) for form in forms_of(word))
        if rarest >= 1:
            unheld.add(word)
        if not _TELLS_DOCUMENT <= rarest < 1:
            telling.discard(word)
        weights[word] = worth * (UNSEEN_RARITY if rarest >= 1 else min(rarest, RAREST))
    passed = telling | places_and_stances()
    if all(worth != THING_WORTH or word in passed for word, worth in words.items()):
        telling = set()  # 怎样打造“智能强市”: it is itself what is asked about
    total = math.fsum(weights.values())
    return tuple(
        Term(
            *(word, weights[word] / total, forms_of(word), words[word] != DOING_WORTH, word not in unheld),
            _parts(word, rarity),
            word in telling,
            is_matter(word) or _is_a_trade(word, query.text),
        )
        for word in words
        if total
    )


def _coined_names(question: str) -> set[str]:
    """What the question has in quotes or writes with digits or letters: a name that somebody gave to something.

    One that the question ends with (哪个村入选“最佳旅游乡村”) is what is asked about, and tells no document.
    """
    quoted = {fold(name) for name in _QUOTED.findall(_AWARDED.sub("", question))}
    return quoted | {fold(name) for name in (*codes_in(question), *coined_in(question))}


def unknown_matters(terms: Sequence[Term]) -> list[Term]:
    """The matters (共享单车, 生育, 老旧小区改造) that the question names and the library never."""
    stances = tuple(load_terms().stances)  # 奋斗目标 is no matter
    unheld = (term for term in terms if term.thing and not term.held and not term.word.endswith(stances))
    return [term for term in unheld if term.matter or is_written(term.word)]


def _is_a_trade(word: str, question: str) -> bool:
    """Whether the question calls a noun a trade: 石墨 of 石墨产业, which no report need mention."""
    behind = fold(question).partition(word)[2]
    named = len(word) > 1 and behind.startswith(_TRADES)
    return named and dict(open_words().tagged(word)).get(word, "").startswith("n")


def _name_held(question: str, rarity: Callable[[str], float], shortest: int) -> str:
    """The longest stretch of a question without words that the library has: 凤还巢, which falls into single signs."""
    left = open_words().without_asking(question)
    for place in names_in(left, load_terms().subjects):
        left = f"{left[: place.start]}{'，' * (place.end - place.start)}{left[place.end :]}"
    runs: list[str] = _RUNS.findall(left)
    for length in range(LONGEST_NAME, shortest - 1, -1):
        for run in runs:
            for at in range(len(run) - length + 1):
                if rarity(run[at : at + length]) < 1:
                    return run[at : at + length]
    return ""


def _parted_right(words: dict[str, float], question: str, rarity: Callable[[str], float]) -> dict[str, float]:
    """The words, with a name with a number in it that the library has for those into which it was parted wrongly.

    In 新年第一会定的目标 no library has a word 会定, and this one has 新年第一会.
    """
    short = [word for word in words if len(word) == SHORTEST_WORD]
    for word in [word for word in short if all(rarity(form) >= 1 for form in forms_of(word))]:
        end = question.find(word) + 1
        for length in range(min(LONGEST_NAME, end), SHORTEST_COMPOUND - 1, -1):
            name = question[end - length : end]
            if _NUMBERED_NAME.fullmatch(name) and rarity(name) < 1:
                left = {one: worth for one, worth in words.items() if one != word and one not in name}
                return {**left, name: THING_WORTH}
    return words


def _parts(word: str, rarity: Callable[[str], float]) -> tuple[tuple[str, float], ...]:
    """The words that a name of four characters or more is made of, where it is made of several.

    What is done to a thing (拉动 in 拉动消费) may be said in many ways, and counts little beside the thing.
    """
    if len(word) < SHORTEST_COMPOUND or word.isascii():
        return ()
    parts = open_words().pieces(word)
    weights = [min(rarity(part), RAREST) for part in parts]
    total = math.fsum(weights)
    if len(parts) < 2 or not total:
        return ()
    if len(parts) == 2 and _does(dict(open_words().tagged(parts[0])).get(parts[0], "")):
        return ((parts[0], DOING_SHARE), (parts[1], 1 - DOING_SHARE))
    return tuple((part, weight / total) for part, weight in zip(parts, weights, strict=True))


def _words(query: Query) -> Iterator[tuple[str, float]]:
    """The question's words with their worth: quoted ones, names the term file knows, then things and doings."""
    left = _without_times_and_bounds(query.text)
    for quoted in _QUOTED.findall(left):
        for word in re.split(r"[、,，和与]", quoted):
            if word.strip():
                yield fold(word), THING_WORTH
    for code in (*codes_in(left), *coined_in(left)):
        yield code, THING_WORTH
    words = open_words()
    left = _AREA_DOES.sub("，", _COUNTER.sub(r"\1\2，", _PLACES_WHICH.sub(r"\1，", left)))
    left = _PARTS_ASKED.sub("，", _COINED.sub("，", _QUOTED.sub("，", left)))
    left = _COUNTS.sub("，", words.without_asking(left))
    if _harbours().search(left):
        yield HARBOUR, THING_WORTH
    left = _harbours().sub(" ", left)
    for _, word in known_names().found_in(left):
        little = DOING_WORTH if word in load_terms().generic else THING_WORTH
        yield word, PLACE_WORTH if word in place_forms() else little
    left = known_names().replaced(left)
    for name in reversed(names_in(left, load_terms().subjects)):
        yield left[name.start : name.end], PLACE_WORTH
        left = f"{left[: name.start]} {left[name.end :]}"
    doings = _DOES_WHICH.findall(query.text)
    left = _YEARS_RUN.sub("，", _BY_THE_WAY.sub("，", left))
    phrases = () if query.expects == "figure" else tuple(phrases_in(left))  # a figure is of the words themselves
    for phrase in phrases:
        yield phrase, THING_WORTH
        left = left.replace(phrase, "，")
    yield from _things_and_doings(left, query.text, doings)


def _things_and_doings(left: str, question: str, doings: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The words of what is left of the question, each with its worth."""
    places = {name for name, _, _ in subjects_in(left)}  # 大连 is tagged as an adverb
    for word, tag in open_words().tagged(left):
        if _OF_NOW.fullmatch(word) or (word == "方面" and not _SOME_SIDES.search(question)):
            continue
        of_a_count = word in _DOES_HOW_MANY.findall(question)  # 每年安排多少项研发 asks for no plan
        worth = DOING_WORTH if of_a_count else _worth(word, "v" if word in doings else "ns" if word in places else tag)
        named = worth == DOING_WORTH and word not in load_terms().generic
        if named and (is_matter(word) or _names_an_aspect(left, word)):
            worth = THING_WORTH
        if worth:
            yield word, worth


def _without_times_and_bounds(question: str) -> str:
    """The question with a comma for each time, bounded figure and rank: no text has the words 突破一万亿元."""
    left = question
    for located in reversed(find_periods(left)):
        left = f"{left[: located.start]}，{left[located.end :]}"
    for found in reversed(find_quantities(left)):
        if found.value.unit == "位" or (found.value.bound and found.value.unit):
            left = f"{_TAKES_A_PLACE.sub('', left[: found.start])}，{left[found.end :]}"
    return left


def codes_in(question: str) -> tuple[str, ...]:
    """The numbers of the question that count nothing and so are names (“465”, “121”战略); years are none."""
    counting = [(found.start, found.end) for found in find_quantities(question) if found.value.unit]
    counting += [(found.start, found.end) for found in find_periods(question)]
    codes = _CODE.finditer(question)
    named = tuple(c[0] for c in codes if not any(start < c.end() and c.start() < end for start, end in counting))
    return (*named, *_OF_A_SIZE.findall(question))


def with_codes_marked(question: str, held: Callable[[str], bool]) -> str:
    """The question with what the library has as names in the marks that it has there: “465”到2025年, “增强补育”四个字.

    Without them 465到2025年 would be read as a stretch of years, and the characters of 增、强、补、育四个字 as no word.
    """
    marked = _BARE_CODE.sub(lambda code: told if held(told := f"“{code[0]}”") else code[0], question)
    return _SIGNS_APART.sub(lambda signs: told if held(told := f"“{_NO_SIGN.sub('', signs[0])}”") else signs[0], marked)


def coined_in(question: str) -> tuple[str, ...]:
    """The names of the question that are made of counts (一核十园): another one of the same make is another thing."""
    return tuple(found[0] for found in _COINED.finditer(question))


def quoted_names(folded: str) -> tuple[str, ...]:
    """The names of a few signs that stand in quotes in a folded text (“凤还巢”), by which a question may call it."""
    return tuple(_NAME_IN_QUOTES.findall(folded))


def _names_an_aspect(text: str, word: str) -> bool:
    """Whether the word is what is asked about, though it is a doing (看病方面)."""
    return _ASPECT.match(text, text.find(word) + len(word)) is not None


def _worth(word: str, tag: str) -> float:
    """What a word counts by its part of speech (jieba's tag); 0 when it says nothing of what is asked about."""
    if (tag == "m" and _ORDERED.search(word)) or (len(word) == 1 and word.isascii() and word.isalpha()):
        return THING_WORTH
    if tag == _FOREIGN and len(word) > 1:
        return THING_WORTH  # EDA, AI: a name
    if is_matter(word) and len(word) == 1:
        return THING_WORTH  # 碳, 债
    if tag.startswith(_EMPTY) or word.isdecimal() or word[0] in "那这哪某" or (len(word) == 1 and not word.isascii()):
        return 0.0
    doing = _does(tag)
    if word in load_terms().stances:
        return STANCE_WORTH
    if doing or word in load_terms().generic or _COUNTED_PLACES.search(word):
        return DOING_WORTH
    return THING_WORTH


def _does(tag: str) -> bool:
    return tag.startswith(_DOINGS) and tag not in _VERBAL_NOUNS


@cache
def known_names() -> Listed:
    """Every name of the term file with two characters or more."""
    terms = load_terms()
    listed = (*terms.indicators, *terms.places, *terms.home, *terms.segmentation)
    names = {fold(name) for name in listed if len(name) > 1}
    names |= {fold(word) for group in terms.synonyms for word in group if len(word) > 2}
    return Listed(names, _GOES_ON)


@cache
def _harbours() -> re.Pattern[str]:
    """A harbour called by its place: of 天津港 the place is asked about no more than the harbour."""
    places = "|".join(map(re.escape, sorted(place_forms(), key=lambda name: (-len(name), name))))
    return re.compile(f"(?:{places})港(?![口澳资产股币珠])")


@cache
def place_forms() -> frozenset[str]:
    """Every spelling of a place, as words of a question are written."""
    return frozenset(fold(name) for name in (*load_terms().places, *load_terms().home))


@cache  # asked of each statement: no union is built there
def places_and_stances() -> frozenset[str]:
    """What says where, or whether problems or measures are asked for, and not of what thing."""
    return place_forms() | load_terms().stances
