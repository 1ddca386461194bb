"""The form that a question asks for — members, so many of them, a reason, a number — and whether a sentence has it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.cues import load_cues
from assistant.answering.evidence import weights
from assistant.answering.evidence.relevance import coverage, focus, short_name
from assistant.answering.evidence.time_and_place import OPENING
from assistant.answering.understanding.question_terms import place_forms
from assistant.facts.naming import places_in, subjects_in
from assistant.numerals import number_of
from assistant.reading.unmarked import LONGEST_LABEL, is_label
from assistant.search.words import fold, occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

FEWEST_NAMED = 3  # members of which a sentence has as many as are asked for hardly by chance
_MEMBERS = re.compile("[、；]")
_DEFINES = re.compile("(?:主要)?(?:是(?:指|：)|为：|划?分[为成]|是指|包括|主要有|有：|如下)")
_CONSISTS_OF = re.compile(
    "(?:是|为|有|包括|涵盖|覆盖)[^，。；、是为]{1,14}、[^，。；、是为]{1,14}(?:[、，。；]|等|和|$)"
)
_DEFINITION_ASKED = re.compile(
    "什么(?:叫|是)|何谓|何为|[叫是指]的?是?什么(?:意思|概念)?[？?。]*$|定义|含义|指(?:的是)?哪[些几]"
)
_NAME_DEFINED = re.compile('(?:什么(?:叫|是)|何谓|何为)[“"]?(?P<name>[^，。？”"]{2,16})')
_IS_DEFINED = re.compile(r"(?:\([^)]*\)|[”】])*,?(?:是指|系指|指的是|指:|是一种|是[以由将把通])")  # as folded
_REASON_ASKED = re.compile(
    "(?<![列定作称分评认])为什么|(?<=[列定作称分评认])为什么(?=[要会不没这那是能还都在把被有选定比只设提])|为何|为啥|原因|缘由|凭什么|[依根]据(?:是|的是)?什么|什么(?:依据|根据|考虑|理由)|靠(?:的)?(?:是)?什么(?=[？?。]*$)"
    "|得益于(?:什么|哪)|归功于|秘诀|哪些考虑|(?:考虑|理由|初衷|出发点)(?:是|有|在于|又是|主要)+(?:什么|哪些|啥)"
    "|(?:理由|考虑)(?:作了?|做了?|有|是)?(?:什么|何|怎样|如何|怎么)(?:的)?(?:说明|解释|交代)"
)
_STATED_REASON = re.compile("原因|理由|起因|成因|缘由|倒逼|之所以|(?:根本|关键|主要)在于|得益于|归功于")
_WHO_ASKED = re.compile(r"都?有谁|哪(?:些|[几一二两三四五六七八九十\d]+[个座家])(?:城市|成员|单位|地方)|谁和谁")
_PLACES_ASKED = re.compile("(?:哪|几)[一两二三四五六七八九十几些]*个?(?:城市|地市|省份?|市|区县|县|地区)")
_MEMBERS_LABEL = re.compile("成员|名单|组成|包括|范围")
# What the form of an answer must be when the question names it: 第几层 → 第三层次, 文号 → 〔2016〕87号.
_ORDINAL_ASKED = re.compile("第几(?![位名个])([\u4e00-\u9fff])")
_STAGES_ASKED = re.compile("分(?:了|成|为)?(?:几|哪几)个?大?(?:期|批|步|阶段)")
_STAGES = re.compile(
    "[一二三四五六七八九十两0-9首分]个?大?(?:期|批|步|阶段)|[近远中]期|到(?:20[0-9]{2}年|“?十[三四五六]五”?)"
)
_WHICH_MOVED = re.compile(
    "(?:哪些|哪几[个类])(?:行业|产业)[^，。？]{0,6}(?P<one>下降|增长|上升|回落)|(?P<other>下降|增长|上升|回落)的(?:行业|产业)(?:有|是)?哪"
)
_NUMBERED_DOCUMENT = re.compile(r"[〔\[]\d{4}[〕\]]")
_REASON = re.compile(
    "统计(?:范围|口径)|口径(?:不同|不一|调整|变化|可能)|由于|因为|因此|导致|原因|理由|受.{1,12}影响|鉴于|为了|使得|所以|归因于|源于|缘于|可能是|倒逼|缺少佐证"
    "|有利于|有助于|必然要求|迫切需要|内在要求|重要力量|重要举措|重要途径|迫切任务|重要保障|关键支撑|战略选择|必由之路|必然选择|客观要求|现实需要"
    "|(?:总体|相互?|紧密|有机)衔接|(?:基本|相|总体)(?:吻合|匹配|适应)|综合考虑|考虑[到了]|既考虑|既体现|统筹考虑|主要是考虑|兼顾了|留有余地|留出[^，。；]{0,8}空间|按照[^，。]{2,40}的?(?:思路|考虑)|根本在于|关键在于|主要在于|得益于|归功于|离不开|，主要是(?![：:])"
)
_WHO_DOES = re.compile(
    "(?:由|归|找|向|被|是)谁|^谁|(?<![和与跟同及])谁(?=[来负牵审主制管办批发签组监裁解核])"
    "|(?:哪|什么)一?[个些家]?(?:单位|部门|机构|机关|局|委)"
)
_BODY = re.compile("局|委员会|委办|办公室|厅|部门|政府|法院|检察院|公司|集团|银行|学院|大学|单位：")
_BY_WHOM = re.compile("由(?:谁|哪[个些家]?(?:单位|部门|机构)?)(?:来|去|负责)?(?P<deed>[一-鿿]{2})")
_HOW_LONG = re.compile("(?:多少|几)个?(?:工作日|日|天|小时|年)|多少个?月(?!产)|几个月[之以]?内|多久|多长时间")
_DURATION = re.compile(r"[一二三四五六七八九十百\d]+个?(?:工作日|日|天|小时|月|年)(?!\d)(?:[之以]?内|起|前)?")
_RUN_NAMED = re.compile(r"连续(?:几|多少|[一二两三四五六七八九十\d]+)个?[年届次]")
_RUN = re.compile(r"连续[一二两三四五六七八九十\d]+个?[年届次]")
# 东北首个双跑道运行的机场, 靖江园区头一个过亿美元的项目
_FIRST_NAMED = re.compile("(?:首|第一|头一)[个家座条款台艘颗批例所](?=[一-龥“0-9])(?!是|问题|建议|方面|阶段|季度)")
_FIRST_TOLD = re.compile("(?:首|第一|头一)[个家座条款台艘颗批例所]|首次|率先|最早")
# 拿到牌子之前做成了什么 is told by what came first, and the other 随后.
_BEFORE_ASKED = re.compile("[一-鿿](?:之前|以前)，?[^。？]*(?:什么|哪些)")
_AND_THEN = re.compile("随后|此后|之后|而后|继而")
_RULES = re.compile("不得|不可以|可以|应当|必须|禁止|不准|不予")
# 哪个城市: what answers names one, whether or not it has the word 城市.
_PLACE_ASKED = re.compile("(?:哪|什么)[一二两三四五六七八九十几些]?[个座]?(城市|地市|省份|省|市|地区|地方)")
_BODY_ASKED = re.compile("(?:哪|什么)一?[个家]?(部门|单位|机构|机关)")
_DATE_NAMED = re.compile("(?:日期|时点)$")
_CHANGE = "变化"
_CHANGED = re.compile("[转改变]为|转向|改称|改由")
_DATED = re.compile(r"\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")
# What only one kind of unit can measure need not be named beside it.
_MEASURED = {
    "面积": re.compile(r"\d[万亿]?(?:平方公里|平方千米|平方米|公顷|亩)"),
    "长度": re.compile(r"\d(?:公里|千米)"),
    "里程": re.compile(r"\d(?:公里|千米)"),
}
_HOW_MANY_OF = re.compile("几([个大条项类层点张块步种件])")
BODY_WORTH = 0.75  # what a body's name is worth where 哪个部门 is asked and the sentence is of the matter
UNNAMED_KIND = 0.3  # what the kind of the answer (城市) is worth in a sentence that names none
_COUNTS_WHAT = re.compile(r"(?P<number>[两二三四五六七八九十\d]+)(?P<what>[份个项条类张篇部][一-鿿]{2})")
_JOINS = re.compile("[^，。；]{2}[和与及、][^，。；]{2,}$")
_COUNTED = re.compile(
    r"[一两二三四五六七八九十\d]+(?=个|大|条|项|张|类|层|区|方面|化|块|点|家|座|处|种|名|市|县|城|件|桩|步|章|节|份|篇|部|支|所|段)"
)
_COUNTED_APART = re.compile("哪(?P<counted>[三四五六七八九十](?:节|章|桩|篇|部|支|所|段|张|座|区|城|步|层))")
_COMES_AFTER = re.compile(r"继[^，。；]{2,40}?[之以]?后[，的]?[^，。；]{0,6}第[一二三四五六七八九十\d]+[个家座条项大]")
_WHICH_COUNT = re.compile(r"哪([两二三四五六七八九十\d]+)(?:大|个|条|项|类|种|张|方面)")
# What is parted, which a question may count too, stands before it: 28项指标分成哪几大类.
_PARTED_INTO = re.compile(
    r"[分归](?:成|为|作|了|的|是)*(?:哪?几|多少|哪(?P<parts>[一两二三四五六七八九十\d]+))大?(?:个|条|项|类|块|方面|部分|种|片|步|档|层)"
)
_FIGURE = re.compile(r"(?<![\d.])(?:\d{2,}(?:\.\d+)?|\d\.\d+)(?![\d.]|年)")
_COUNTED_KIND = re.compile(r"[两二三四五六七八九十\d][个大条项类座处种](\w{2})")
_WHICH = re.compile(
    "(?:(?:哪些|哪几[个大条项类种]*|什么)(?P<asked>[\u4e00-\u9fff]{2,8})"
    "|的(?P<named>[\u4e00-\u9fff]{2,6}?)(?:主要|都|各)?(?:有|是|包括|为)(?:哪些|什么))[？?。]*$"
)
# 十五五八个目标: the number of the five years is none of the things.
_FIVE_YEARS = re.compile("“?十[一二三四五]五”?(?=[一二三四五六七八九十])")
# 有哪些举措: each sentence on the matter is one of them, whether or not it lists several things.
_DEEDS_ASKED = re.compile(
    "(?:哪些|什么|哪几[个项条]|啥)(?:新|具体|主要|重点|重要|实际|有力|相应)*的?"
    "(?:安排|举措|措施|做法|打算|办法|动作|部署|进展|成效|成绩|成果|变化|支持|政策|要求|考虑|事|工作)"
)
_HAN = re.compile("[一-鿿]")
FEWEST_SEPARATORS = 2
_JOINTS = ("、", "和", "与", "及", "以及")


def asks_definition(query: Query) -> bool:
    """Whether the question asks what something is, or what its name stands for."""
    return _DEFINITION_ASKED.search(query.text) is not None


def gives_definition(query: Query, terms: Sequence[Term], text: str) -> bool:
    """Whether the question asks what something is, and the text says so (…是指…)."""
    if not asks_definition(query):
        return False
    said, asked = fold(text), _NAME_DEFINED.search(query.text)
    if asked and (at := said.find(name := fold(asked["name"]))) >= 0 and _IS_DEFINED.match(said, at + len(name)):
        return True
    return _is_followed(terms, said, _IS_DEFINED)


@lru_cache(maxsize=64)  # of a question, for each of its statements
def reason_asked(question: str) -> bool:
    """Whether the question asks why."""
    return _REASON_ASKED.search(question) is not None


def gives_reason(text: str) -> bool:
    """Whether the text says why something is so."""
    return _REASON.search(text) is not None


def states_reason(text: str) -> bool:
    """Whether the text says in so many words what the reason is."""
    return _STATED_REASON.search(text) is not None


class _KindsAsked(NamedTuple):
    """The words of a question that only name the kind of its answer: of a place or body, of what is measured."""

    place: str
    body: str
    measured: tuple[str, ...]
    number: bool
    date: bool
    change: bool


@lru_cache(maxsize=64)  # of a question, for each of its statements
def _kinds_asked(question: str, terms: tuple[Term, ...]) -> _KindsAsked:
    place, body = _PLACE_ASKED.search(question), _BODY_ASKED.search(question)
    return _KindsAsked(
        place=place[1] if place else "",
        body=body[1] if body else "",
        measured=tuple(kind for kind in _MEASURED if kind in question),
        number="文号" in question,
        change=any(term.word == _CHANGE for term in terms),
        date=any(_DATE_NAMED.search(term.word) for term in terms),
    )


def kind_met(query: Query, terms: Sequence[Term], own: str, matches: tuple[float, ...]) -> tuple[float, ...]:
    """The matches with the word that only names the kind of the answer met by what is of that kind.

    文号 is met by 国函〔2016〕87号, 面积 by so many 平方公里, 开工日期 by a date beside 开工; of 哪个城市 the word 城市
    is met by a city's name, and in full by nothing else; of 哪个部门 the word 部门 is met by a body's name too; of
    有什么变化 the word 变化 by what became something else (由……转为……).
    """
    asked = _kinds_asked(query.text, tuple(terms))
    numbered = asked.number and _NUMBERED_DOCUMENT.search(own) is not None
    place, body = asked.place, asked.body
    measured = {kind for kind in asked.measured if _MEASURED[kind].search(own)}
    changed = asked.change and _CHANGED.search(own) is not None
    dated = asked.date and _DATED.search(own) is not None
    if not (numbered or place or measured or body or dated or changed):
        return matches
    named = bool(place) and bool(subjects_in(own))
    of_it = any(term.thing and match and term.word != body for term, match in zip(terms, matches, strict=True))

    def met(term: Term, match: float) -> float:
        if not measured.isdisjoint(term.forms):
            return 1.0
        if (numbered and "文号" in term.forms) or (changed and term.word == _CHANGE):
            return 1.0
        if dated and (named_date := _DATE_NAMED.search(term.word)) and term.word[: named_date.start()] in own:
            return 1.0
        if place and term.word == place:
            return 1.0 if named else UNNAMED_KIND * match
        if body and term.word == body:
            return max(match, BODY_WORTH) if of_it and _BODY.search(own) else match
        return match

    return tuple(met(term, match) for term, match in zip(terms, matches, strict=True))


def form_gained(query: Query, terms: tuple[Term, ...], own: str) -> float:
    """What a statement gains by having the form that is asked for: members, a reason, an ordinal, a document number."""
    why = reason_asked(query.text)
    gained = weights.WEIGHTS.titled * focus(terms, fold(own)) if is_label(own) and not why else 0.0
    consists = query.kind == "list" and _is_followed(terms, own, _CONSISTS_OF)
    if consists or (not why and _is_followed(terms, own, _DEFINES)):
        gained += weights.WEIGHTS.defines
    if gives_definition(query, terms, own):
        gained += weights.WEIGHTS.definition
    if query.kind in {"list", "explain", "verify"} and any(figure in own for figure in _FIGURE.findall(query.text)):
        gained += weights.WEIGHTS.figure_named
    if query.kind == "list":
        gained += _gained_as_list(query, terms, own)
    if query.kind == "verify":
        gained += _gained_as_verdict(query, own)
    if why:
        stated = _STATED_REASON.search(own) is not None
        gained += weights.WEIGHTS.stated_reason if stated else weights.WEIGHTS.reason * bool(_REASON.search(own))
    met = sum(form.search(own) is not None for form in _forms_asked(query.text, query.kind))
    return gained + weights.WEIGHTS.asked_form * met


def _gained_as_list(query: Query, terms: tuple[Term, ...], own: str) -> float:
    """What a sentence gains by giving members: as many as asked for, behind a label that names what they are."""
    gained = 0.0
    asked, listed = asked_count(query.text), own[own.find("：") + 1 :]
    if asked and asked in counts_in(own):
        gained += weights.WEIGHTS.count_agrees
    elif asked == members_given(listed):
        gained += weights.WEIGHTS.as_many
    label, colon, _ = own.partition("：")
    if colon and len(label) <= LONGEST_LABEL and len(_MEMBERS.findall(listed)) > 1 and _labels(query, terms, label):
        gained += weights.WEIGHTS.label
    if gives_kind(query.text, own):
        gained += weights.WEIGHTS.label
    if set(query.subjects) & {name for name, _, _ in places_in(own[:OPENING])}:  # 无锡的五点目标：…
        gained += weights.WEIGHTS.place_named
    several = _HOW_MANY_OF.search(query.text)
    if several and re.search(f"[两二三四五六七八九十]{several[1]}[^：。；]*：", own):
        gained += weights.WEIGHTS.counted_alike
    return gained


def gives_kind(question: str, text: str) -> bool:
    """Whether the text lists things by the name of what is asked for (哪些未来产业: 储能、量子科技等未来产业).

    Of 促消费的活动 the name is 活动. 哪些行业下降 is told where so many are named that did (纺织业下降10.9%，……).
    """
    moved = _WHICH_MOVED.search(question)
    if moved and len(re.findall(f"业(?:同比)?{moved['one'] or moved['other']}(?:了)?[0-9]", text)) > 1:
        return True
    asked = _WHICH.search(question)
    if asked is None:
        return False
    kind = re.escape((asked["asked"] or asked["named"]).rpartition("的")[2])
    return re.search(f"、[^，。；：]{{2,40}}等[^，。；、]{{0,6}}{kind}", text) is not None


def _gained_as_verdict(query: Query, own: str) -> float:
    """What a sentence gains that can settle whether something is so: it names the place, or says what is allowed."""
    named = bool(set(query.subjects) & {name for name, _, _ in places_in(own)})
    return weights.WEIGHTS.place_named * (named + bool(_RULES.search(own)))


def names_a_run(question: str) -> bool:
    """Whether the question speaks of years in a row (连续几年, 连续9年)."""
    return _RUN_NAMED.search(question) is not None


def tells_of_a_run(text: str) -> bool:
    """Whether the text tells of so many years in a row."""
    return _RUN.search(text) is not None


def asks_ordinal(query: Query) -> bool:
    """Whether the question asks which one in a numbered order it is (第几层次, 第几批); a rank is a figure."""
    return _ORDINAL_ASKED.search(query.text) is not None


def gives_ordinal(query: Query, own: str) -> bool:
    """Whether the sentence numbers what the question asks the number of: 第三层次, 一季度."""
    asked = _ORDINAL_ASKED.search(query.text)
    return asked is not None and re.search(_ordinal_of(asked[1]), own) is not None


def asks_in_stages(question: str) -> bool:
    """Whether the question asks in how many steps something is done (分几期建, 分几步走)."""
    return _STAGES_ASKED.search(question) is not None


def tells_stages(text: str) -> bool:
    """Whether the text tells of steps, or of a year by which one of them ends."""
    return _STAGES.search(text) is not None


def _ordinal_of(kind: str) -> str:
    classed = "|(?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)型" if kind in "档类级型线" else ""  # 第几档城市: Ⅱ型大城市
    return f"(?:首|第?[一二三四五六七八九十0-9]+){kind}{classed}"


@lru_cache(maxsize=64)  # of a question, for each of its statements
def _forms_asked(question: str, kind: str) -> tuple[re.Pattern[str], ...]:
    """The forms that the question names: an occasion, an ordinal, who does it, a stretch of time, what came first."""
    ordinal, by = _ORDINAL_ASKED.search(question), _BY_WHOM.search(question)
    sides = load_cues().answer_types
    asked = (
        sides.asked["occasion"].search(question) and sides.told["occasion"],
        ordinal and re.compile(_ordinal_of(ordinal[1])),
        kind == "fact" and _WHO_DOES.search(question) and _BODY,
        by and re.compile(f"由[^，。；]{{1,14}}{by['deed']}"),
        _HOW_LONG.search(question) and _DURATION,
        names_a_run(question) and _RUN,
        _FIRST_NAMED.search(question) and _FIRST_TOLD,
        _BEFORE_ASKED.search(question) and _AND_THEN,
        "文号" in question and _NUMBERED_DOCUMENT,
    )
    return tuple(form for form in asked if form)


def _is_followed(terms: Sequence[Term], text: str, words: re.Pattern[str]) -> bool:
    """Whether such words follow upon a thing that is asked for and say what it is: 主要目标是：, 工作原则包括."""
    return words.search(text) is not None and any(
        words.match(text, at + len(form))
        for term in terms
        if term.thing and term.word not in place_forms()
        for form in (*term.forms, *short_name(term))
        for at in occurrences(form, text)
    )


def asks_who_belongs(question: str) -> bool:
    """Whether it is asked which cities or bodies belong to something (包括哪几个城市, 都有谁)."""
    return _WHO_ASKED.search(question) is not None


def labels_members(label: str) -> bool:
    """Whether what stands before a colon says that members follow it (成员为“1+8”)."""
    return len(label) <= LONGEST_LABEL and _MEMBERS_LABEL.search(label) is not None


def _labels(query: Query, terms: Sequence[Term], label: str) -> bool:
    """Whether what stands before the colon says that the members asked for follow."""
    if asks_who_belongs(query.text) and labels_members(label):
        return True
    counted = _COUNTED_KIND.search(query.text)
    if counted and label.endswith(counted[1]) and not _COUNTED.search(label):
        return False  # 哪四个片区: 四大片区： announces them, 空港片区： is one of them
    return any(term.thing and match >= 1 for term, match in zip(terms, coverage(terms, fold(label)), strict=True))


def gives_members(text: str) -> bool:
    """Whether the text gives several things one after the other."""
    return len(_MEMBERS.findall(text)) >= FEWEST_SEPARATORS


def members_given(said: str) -> int:
    """How many things a sentence lists: what ； parts, where it parts any, else what 、 parts.

    渔业成为继林业、牧业之后第三个百亿级产业 names three.
    """
    return said.count("；" if "；" in said else "、") + 1 + (_COMES_AFTER.search(said) is not None)


def counts_in(text: str) -> frozenset[int]:
    """The numbers of things that a text names (四大定位, 两个方面)."""
    return frozenset(number_of(word) for word in _COUNTED.findall(text))


def counts_alike(question: str, text: str) -> bool:
    """Whether the text joins things and counts them as the question does (哪两份协议: 甲和乙两份协议)."""
    asked = _COUNTS_WHAT.search(question)
    if asked is None:
        return False
    number, what = number_of(asked["number"]), asked["what"]
    told = (one for one in _COUNTS_WHAT.finditer(text) if one["what"] == what)
    return any(number_of(one["number"]) == number and _JOINS.search(text[: one.start()]) is not None for one in told)


def asked_count(question: str) -> int:
    """How many members the question expects (哪四个, 三个定位是什么), or 0.

    Of 36条分哪六个方面 it is six; 36条分成哪几个板块 counts what is parted, and not the parts.
    """
    question = _FIVE_YEARS.sub("，", question)
    if parted := _PARTED_INTO.search(question):
        return number_of(parted["parts"] or "零")
    numbers: list[tuple[bool, int]] = []
    for counted in _COUNTED.finditer(question):
        unit, before = question[counted.end() : counted.end() + 1], question[: counted.start()][-1:]
        of_places = unit in "市县城区" and _HAN.match(before) and before not in "哪这的有是"
        number = number_of(counted[0])
        if not of_places and not (before == "统" and number == 1):  # 苏锡两市 asks for no two, 统一大市场 for none
            numbers.append((before != "哪", number))
    return min(numbers, key=lambda one: one[0])[1] if numbers else 0


def counts_by_a_word_of_its_own(question: str) -> str:
    """How many are asked for in a word that counts few things (哪三节: 三节); "" for 三个, 三项 and the like."""
    found = _COUNTED_APART.search(question)
    return found["counted"] if found else ""


def which_count(question: str) -> int:
    """How many are asked for in so many words (哪五项), or 0."""
    asked = _WHICH_COUNT.search(question)
    return number_of(asked[1]) if asked else 0


def asks_for_parts(question: str) -> bool:
    """Whether it is asked what something is parted into (分成哪几个板块)."""
    return _PARTED_INTO.search(question) is not None


def asks_deeds(question: str) -> bool:
    """Whether deeds are asked for (有哪些举措), of which each sentence on the matter tells one."""
    return _DEEDS_ASKED.search(question) is not None


def remains_of_a_list(query: Query, own: str) -> float:
    """What remains of a sentence's score where members, or places, are asked for and it gives too few."""
    if query.kind != "list" or asks_deeds(query.text):
        return 1.0
    wanted = min(FEWEST_SEPARATORS, max(asked_count(query.text) - 1, 0) or FEWEST_SEPARATORS)
    left = weights.WEIGHTS.no_members if len(_MEMBERS.findall(own)) < wanted else 1.0
    return left * (weights.WEIGHTS.no_places if _PLACES_ASKED.search(query.text) and not _lists_places(own) else 1.0)


def _lists_places(own: str) -> bool:
    """Whether the sentence gives places one after the other (苏州、南通、宁波)."""
    joints = (own[one[2] : other[1]].strip("市省县区") for one, other in pairwise(places_in(own)))
    return sum(joint in _JOINTS for joint in joints) >= FEWEST_SEPARATORS
