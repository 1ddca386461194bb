"""What a question is about, and what it asks of it: the two halves that a follow-up takes from the question before."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.cues import load_cues
from assistant.answering.understanding.districts import districts_in
from assistant.answering.understanding.question_terms import codes_in
from assistant.facts.naming import is_listed, subjects_in
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import open_words
from assistant.terms import Name, load_terms

_NOUNS = ("n", "l", "i", "j", "eng")
# What a topic does not end with: verbs, adverbs, particles, prepositions, conjunctions.
_LOOSE = ("v", "d", "u", "p", "c", "r", "y", "q", "x")
_VERBAL_NOUNS = ("vn",)
_MARKED = re.compile(r"[《“\"「『]")
_BY_NOW = re.compile("(?:(?<![实表体发出再呈涌展])现在?|目前|如今|眼下|当前)$")  # 现|在有多少企业
_ASKING_BEGINS = re.compile(
    r"百分之(?:多少|几)|(?:是|有|在|(?<![理缘来])由|于|为|从|到底)*(?:什么|何时|何地|哪|多少|几[个家年月项条点座]|怎么|怎样|如何|为什么|为何|谁|多[大高少长远]|是否|有没有)"
    r"|(?:[^，。？]{0,1}不[^，。？]{0,1})?吗[？?]?$|目标是"
)
_COUNT_ASKED = re.compile(  # 苏州有多少家高企: what is counted stays
    r"(?:一共|总共|共)?(?:有|是)?(?:多少|几)[家个条座项名](?=[一-鿿]{2,10}[？?。]*$)(?!百分点)"
)
_ASKING_INSIDE = re.compile(
    r"是?(?:哪一?[年天月]|什么时候|何时)|有?(?:哪些|哪[几一二两三四五六七八九十]+[个项条点方座家处种类份]?|什么(?!时候))"
)
_ASKING_END = re.compile(
    r"(?:分别|各)?(?:是|为|有|达到|要)?(?:多少|几)(?:个百分点|[^，。？?]{0,4})?[？?。]*$|(?:是|有)什么[？?。]*$"
    r"|(?<=规模)(?:是|有)?多大[？?。]*$"
    r"|(?:怎么样|如何|怎样)[？?。]*$|(?:了|没有|是|对)?[吗呢][？?。]*$|[？?。]+$"
)
_YES_NO = re.compile("(?:吗|吧|没有|了没|是否.{1,12}|是不是.{1,12})[？?]?$")
_SAID_OF_IT = re.compile("是|有没有|已经?|提前|完成|达到|超过|能不?能?|会不?会?|够")
_COUNTED_DOES = re.compile("(?:是|有|在)*(?:多少|几)(?:项(?!目)|[个家座条名位])?(?=[一-鿿“]{6,})")
_HOW_DONE = re.compile(
    "(?:怎么|怎样|如何)(?:去|来|样)?(?P<deed>(?![说讲写看办算得])[^，。？?；]{3,16}?)(?:的|了|呢)*(?=[，。？?；]|$)"
)
_COUNTING = re.compile("[两三四五六七八九十][大个项类]$")
_CLOSING = '》”"」』）)'
_DEADLINE = re.compile(r"到\d{4}年.{0,8}$")
_WHY_SO = re.compile("^(?:为什么|为何|凭什么)(?:说|会|讲)?(?=.{4})")  # what is asked why is what it is about
# 建多少亩高标准农田, but not 有多少家企业, which are somebody's
_TO_BE_DONE = re.compile("(?:要|将|拟|计划|打算|准备|已|已经)*(?:新建|改造|建设|建成|新增|完成|修|建)+$")
_COUNTED_THING = re.compile(
    "(?:多少|几)[万亿]?(?:亩|公里|平方米|平方公里|公顷|米|吨|千瓦)的?(?P<thing>[一-鿿]{2,12})[？?。]*$"
)
_SET = re.compile("(?:(?:定|设|写|规定|要求|规划)(?:下来?|出来?|了)?的)$")  # 到2027年定的(多少规模)
_MAINLY = re.compile(
    "(?:的?主要内容|最[高多](?:能|可以?|会)?(?:奖励?|补助?|补贴|资助|支持|给)?|主要|大概|大致|具体|究竟|到底|都|一共|总共|(?<![主重需首概纪摘提纲])要)+$"
)
_NAMED_WORK = re.compile(
    '的[《“"「『]|的.{2,}(?:规划|纲要|方案|计划|意见|战略|办法|政策|报告|行动|工程)(?:主要|大概|都|具体)*$'
)
_ITS_SIZE = re.compile("(?<=.{2})的?总?(?:规划|占地|建筑)(?:总)?(?:面积)?(?:有|是)?$")
_NO_THING = ("时候", "地方", "时间", "日子")  # 什么时候投产
_WHETHER_THERE = re.compile("(?:有没有|有无(?!锡)|是否有)(?P<thing>[一-鿿“”]{3,12})[？?。]*$")
_SHARE = re.compile("占.{0,12}$")
_OF_A_MONTH = re.compile("(?<=[一-龥])(?<![上本当每个一二三四五六七八九十])月$")  # 一期月, of 一期月产能


def names(text: str) -> tuple[Name, ...]:
    """The places named in a question, also the cities and the districts that the term file does not know."""
    cities = [Name(*found) for found in subjects_in(text)]
    districts = [Name(name, start, start + len(name)) for name, start in districts_in(text)]
    apart = [one for one in districts if not any(one.start < city.end and city.start < one.end for city in cities)]
    return tuple(sorted((*cities, *apart), key=lambda one: one.start))


def place_level(place: str) -> str:
    """The kind of place (市, 省), 区 for a district or county; "" for a region or a country."""
    return load_terms().level(place) or ("区" if districts_in(place) else "市" if is_listed(place) else "")


def period_spans(text: str) -> list[tuple[int, int]]:
    """Where the times that a question names stand in it."""
    return [(found.start, found.end) for found in find_periods(text) if found.value.key]


def topic(text: str) -> str:
    """What a question is about: 江阴—靖江工业园区规划面积多大？ → 江阴—靖江工业园区.

    What stands before it begins to ask, without an aspect after 的 and without loose words at the end; its place where
    nothing else is left.
    """
    text = _WHY_SO.sub("", text)
    asking = _ASKING_BEGINS.search(text)
    before = _SET.sub("", text[: asking.start()] if asking else text.rstrip("？?。"))
    before = _BY_NOW.sub("", before) or before
    if asking and asking[0].startswith("多"):  # 园区规划多大 is about the 园区
        before = _ITS_SIZE.sub("", before) or before
    if asking and not own_things(before) and (counted := _COUNTED_DOES.match(text, asking.start())):
        rest = text[counted.end() :].rstrip("？?。了")
        if any(tag == "v" for _, tag in open_words().tagged(rest)):  # 江苏有多少项目进了项目库: the ones that did
            return (before + rest).strip("，,的")
    if asking and not own_things(before) and (how := _HOW_DONE.match(text, asking.start())):
        return f"{before}{how['deed']}"  # 重庆怎么稳就业: how 重庆稳就业, and not all of 重庆
    if asking and (there := _WHETHER_THERE.match(text, asking.start())) and _is_a_thing(there["thing"]):
        return f"{before}{there['thing']}"  # 政策里有没有首轮流片补贴 is about that
    if _YES_NO.search(text) and (said := _SAID_OF_IT.search(before, 2)):
        before = before[: said.start()]
    if asking and (thing := _asked_thing(text[asking.start() :])):
        before = _TO_BE_DONE.sub("", _trimmed(before)) + thing
    owner, of, _ = before.rpartition("的")
    only_when = bool(find_periods(owner)) and not own_things(owner) and bool(own_things(before[len(owner) :]))
    whose = bool(names(owner)) and not own_things(owner) and _NAMED_WORK.match(before, len(owner)) is not None
    quoted = of and before[len(owner) + 1 :].startswith(("“", "《", '"'))  # 智能制造里的“千企技改”行动
    if (
        of and len(owner) >= 2 and not quoted and not _is_done(owner) and not (only_when or whose)
    ):  # 2025年的楼市情况 is about 楼市
        before = owner
    before = _without_aspects(_SHARE.sub("", _DEADLINE.sub("", _trimmed(_MAINLY.sub("", before)))))
    before = _OF_A_MONTH.sub("", _MAINLY.sub("", before))
    if len(before.strip("，,的")) >= 2:
        return before.strip("，,的")
    named = names(text)
    return named[0].canonical if named else without_asking(text)


def _is_a_thing(text: str) -> bool:
    """Whether the text names a thing, and does not begin with a deed (提到无锡)."""
    words = open_words().tagged(text)
    return names_a_thing(text) and not (words[0][1].startswith("v") and words[0][1] not in _VERBAL_NOUNS)


def _is_done(text: str) -> bool:
    """Whether the text ends in what is done to what follows: 苏锡共建的示范区 is about the zone."""
    words = open_words().tagged(text)
    return bool(words) and words[-1][1].startswith("v") and words[-1][1] not in _VERBAL_NOUNS


def without_asking(text: str) -> str:
    """The question without its asking words: 2018年无锡服务业增加值增速是多少？ → 2018年无锡服务业增加值增速."""
    return _ASKING_INSIDE.sub("", _ASKING_END.sub("", _COUNT_ASKED.sub("", text)))


def asking_of(text: str) -> str:
    """How a question asks, without what it is about: …的面积是多少？ → 的面积是多少？."""
    about = topic(text)
    return text.partition(about)[2] if about in text else ""


def without_periods(text: str) -> str:
    """The text without the times that it names."""
    for found in reversed(find_periods(text)):
        text = text[: found.start] + text[found.end :]
    return text


def without_quantities(text: str) -> str:
    """The text without the figures that it names."""
    for found in reversed(find_quantities(text)):
        text = text[: found.start] + text[found.end :]
    return text


def without_places(text: str, gap: str = "") -> str:
    """The text without the places that it names, with ``gap`` where they stood."""
    for name in reversed(names(text)):
        text = f"{text[: name.start]}{gap}{text[name.end :]}"
    return text


def own_things(text: str) -> tuple[str, ...]:
    """The nouns of a question that say what it is about, beyond places and words that only name an aspect (面积)."""
    return tuple(
        word
        for word, tag in _tagged(without_places(without_periods(text), " "))
        if (not tag or tag.startswith(_NOUNS)) and len(word) > 1 and not is_aspect(word)
    )


def names_a_thing(text: str) -> bool:
    """Whether the text ends in a noun, be it one that may name an aspect too (企业, 重点消费项目)."""
    words = _tagged(text)
    return bool(words) and (words[-1][1].startswith(_NOUNS) or is_aspect(words[-1][0]))


def stands_for_itself(text: str) -> bool:
    """Whether the question names what it is about: a place, a name in quotes or digits, a noun that is no aspect."""
    return bool(_MARKED.search(without_periods(text)) or names(text) or own_things(text) or codes_in(text))


def is_aspect(word: str) -> bool:
    """Whether the word only says which side of something is asked about."""
    return word in load_cues().aspects or word in load_terms().generic


def first_noun(text: str) -> str:
    """The noun that the text begins with, or "" (园区 of 园区规划面积多大)."""
    word, tag = next(iter(_tagged(text)), ("", ""))
    return word if (not tag or tag.startswith(_NOUNS)) and text.startswith(word) else ""


@lru_cache(maxsize=1024)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    words = open_words()
    return words.tagged(words.without_asking(text))


def _asked_thing(asking: str) -> str:
    """What a question asks for by name (签了什么协议 → 协议) or counts; nothing where it asks for an aspect."""
    if counted := _COUNTED_THING.match(asking):
        return counted["thing"]
    found = re.match(r"[^\u4e00-\u9fff]*(?:是|有)?(?:什么|哪些)(?P<thing>[\u4e00-\u9fff]{2,6})[？?。]*$", asking)
    thing = found["thing"] if found else ""
    return "" if is_aspect(thing) or thing in load_terms().stances or thing.startswith(_NO_THING) else thing


def _trimmed(text: str) -> str:
    """The text without loose words at its end (集聚了, 提出, 包括)."""
    words, end = list(open_words().tagged(text)), len(text)
    while words and words[-1][1].startswith(_LOOSE) and words[-1][1] not in _VERBAL_NOUNS:
        word = words.pop()[0]
        if not text.endswith(word, 0, end) or word in _CLOSING:
            break
        end -= len(word)
    return text[:end]


def _without_aspects(text: str) -> str:
    """The text without the aspects that stand at its end without 的 (园区规划面积 → 园区)."""
    words = list(open_words().tagged(text))
    while len(words) > 1 and is_aspect(words[-1][0]) and text.endswith(words[-1][0]):
        if _COUNTING.search(text.removesuffix(words[-1][0])):
            return text  # 三大经济: what is counted is the thing itself
        text = text.removesuffix(words.pop()[0])
    return text
