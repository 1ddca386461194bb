"""What a count counts: the noun behind the figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.facts.grammar import JOINS, ends_named, is_noun_phrase, is_verb, members, whole_done, words_of
from assistant.facts.wording import (
    ADVERB_WORDS,
    CLASS_NOUNS,
    COUNT_UNITS,
    DOING_VERBS,
    MANNERS,
    NOUN_STOP_WORDS,
    PERSONS,
    STOP_OF_PART,
    VERBAL_NOUNS,
)

if TYPE_CHECKING:
    from assistant.facts.grammar import Word
    from assistant.model import Quantity

PREDICATES = frozenset([*"获受被是为对向从由把将让使与在都均已", "受到", "接受", "跻身", "了", *"通入供建到"])
UNCOUNTED = re.compile(
    "(?:质量|面貌|质效|效能|实效|债务|水平|收入|经济|环境|面积|人口|率|总量|规模|产值|投资|增速|增加值|条件|能力|成本|价格|投入|支出|消费|营收|利润|税收"
    "|资金|费|补贴|补助)$"
)
_ITS_AMOUNT = re.compile("(?<=项目|企业|园区|集群|机构)(?:总?投资|总?产值|营收|营业收入|利润|税收)$")
_ACTION_END = re.compile("(?:除险|提升|升级|更新|提质)?(?:改造|治理|修复|整治|加固|更新|建设)$")
_FUNDS = re.compile("(?:资金|基金|贷款|补贴|补助)$")
_COME_ABOUT = ("完成", "开工", "建成", "启用", "运行", "运营")
_NO_NOUN = re.compile("降低|下调|上调|提高|新?台阶|大关|以上|以下|左右|左|目标|人民币|规模(?!以上|工业|企业)|的")
_PLACES = re.compile("的?(?:省|市|县|区|旗|村|镇|乡|国家)")
_MEASURED = ("比例", "占比", "比重", "率", "浓度")
ONLY_PLACES = frozenset(["省份", "国家", "国家和地区", "城市", "市县", "县市", "县市区", "区县", "地市", "市州"])
_BEGINS = re.compile(r"[\u4e00-\u9fff“A-Z]|[0-9]A级|[0-9]+(?:千伏|万?千瓦|兆瓦|万吨|米)")
_JOIN_END = re.compile("(?:[和与及或、]|以及|等)+$")
PERSON_UNITS = frozenset(["人", "名", "位"])
_OF_PEOPLE = PERSON_UNITS | {"户"}
_LISTED = frozenset("个家项条座所户种类")
_SHORTEST_WHOLE = 4
_AMONG_NONE = frozenset("的唯学医小托")
_SHORTEST_OBJECT, _LONGEST_OBJECT = 3, 24


def noun_behind(text: str, *, money: bool = False) -> tuple[int, bool]:
    """How far the noun phrase runs that opens ``text``, and whether it is clear where it ends (高职学校|入选…).

    It ends before a verb of doing, an adverb, a preposition; it is not clear where an action ends it, which may be the
    thing counted or what is done to it (1000个行政村生活污水治理), or what cannot be counted (14个市州空气质量).
    """
    words = words_of(text)
    size, clear, last = len(text), True, words[-1] if words else None
    for number, word in enumerate(words[1:], start=1):
        stops = word.text in NOUN_STOP_WORDS or (word.text in ADVERB_WORDS and word.text not in JOINS)
        stops = stops or (word.text in MANNERS and _only_done_behind(words[number + 1 :]))  # 改革任务|扎实推进
        stops = stops or whole_done(word) or word.text.endswith(_COME_ABOUT) or _among(text, word)
        if stops and word.text not in DOING_VERBS and _modifies(words[number + 1 :], word):
            continue  # 跨境资金集中|运营|中心
        if stops and {word.text, words[number - 1].text} <= VERBAL_NOUNS and number == len(words) - 1:
            continue  # 395台燃煤锅炉超低|排放|改造: an action, not a thing
        if stops and word.text in VERBAL_NOUNS and _joined_to_a_kind(words[number + 1 :]):
            continue  # 节能降碳|改造|和用能设备更新项目
        if word.tag == "nz" and word.text[0] == "“" and number == len(words) - 1:
            size, clear, last = word.start, False, words[number - 1]
            break  # 456个事项|“全区通办”
        if stops or word.text in DOING_VERBS or word.text in PREDICATES:
            size, clear, last = word.start, stops, words[number - 1]
            break
    if size == len(text) and (whole := _without_its_amount(text, words)):
        size, clear, last = whole, True, words[-2]
    uncounted = UNCOUNTED.search(text[:size]) and not (money and _FUNDS.search(text[:size]))
    if last is None or uncounted or "的" in text[:size]:
        return size, False
    doing = last.tag in ("v", "vn", "a", "ad", "an", "d") and last.text not in CLASS_NOUNS
    action = text[:size].endswith("化") or doing or last.text in VERBAL_NOUNS
    return size, clear and (not action or ends_named(text[:size]))


def _without_its_amount(text: str, words: tuple[Word, ...]) -> int:
    """How far what is counted runs where the next figure is what it costs or yields (11个重点项目|投资突破2000亿元)."""
    amount = _ITS_AMOUNT.search(text)
    return amount.start() if amount and len(words) > 1 and ends_named(text[: amount.start()]) else 0


def _joined_to_a_kind(words: tuple[Word, ...]) -> bool:
    """Whether what follows joins another such action to it, and both say what kind of projects they are."""
    return len(words) > 2 and words[0].text in ("和", "与", "及") and words[-1].text in ("项目", "工程")


def _only_done_behind(words: tuple[Word, ...]) -> bool:
    """Whether one verb ends the clause: 扎实|推进."""
    return len(words) == 1 and (words[0].text in NOUN_STOP_WORDS or words[0].text in DOING_VERBS)


def _among(text: str, word: Word) -> bool:
    """Whether what follows is of a part of the things counted: 333条国考断面|中Ⅲ类占77%."""
    return word.text == "中" and word.start >= _SHORTEST_WHOLE and text[word.end : word.end + 1] not in _AMONG_NONE


@lru_cache(maxsize=32768)
def opens_as_a_verb(text: str) -> bool:
    """Whether a verb stands behind the figure (家|入选…), not what modifies a noun (个|应用场景)."""
    words = words_of(text)
    if not words or len(words[0].text) == 1 or _modifies(words[1:], words[0]):
        return False
    done = is_verb(words[0].text) and words[0].text not in VERBAL_NOUNS  # 187亿元|办好……实事
    return words[0].text in NOUN_STOP_WORDS or (done and len(words) > 1)


def _modifies(after: tuple[Word, ...], verb: Word) -> bool:
    """Whether ``verb`` only says what kind of thing the nouns behind it are."""
    if not 0 < len(after) <= 2 or not all(word.tag[0] == "n" for word in after):
        return False
    named = verb.text in VERBAL_NOUNS and ends_named(after[-1].text)  # 生态文明|建设|示范区
    return named or after[-1].text in CLASS_NOUNS


def counted_noun(right: str, *, money: bool = False) -> tuple[str, bool]:
    """The counted noun on the right (个城镇老旧小区, 家高新技术企业, of money a fund), and whether it ends clearly."""
    text = right.replace(" ", "")
    if text.lstrip().startswith("的") or opens_as_a_verb(text):
        return "", False
    size, clear = noun_behind(text, money=money)
    noun = _JOIN_END.sub("", text[:size])
    if _NO_NOUN.match(noun) or len(noun) < 2 or not _BEGINS.match(noun):
        return "", False
    return noun, clear and STOP_OF_PART.match(text, size) is None and is_noun_phrase(noun)


def fits_unit(noun: str, unit: str) -> bool:
    """Whether so many of the noun can be counted: not 28个省份 without a name, not 22万户监测对象家庭|帮扶措施."""
    if noun in ONLY_PLACES or noun.endswith(_MEASURED):
        return False  # 74个国控断面水质优良比例: 74 of what the rate is of
    words = [word.text for word in words_of(noun)]
    return unit not in _OF_PEOPLE or words[-1] in PERSONS or not any(word in PERSONS for word in words[:-1])


def action_on(right: str) -> str:
    """What was done to so many (完成|1.7万间|中小学教室照明改造), or ""."""
    text = right.replace(" ", "")
    done = _ACTION_END.search(text)
    if not done or "的" in text:
        return ""
    words = list(words_of(text[: done.start()]))
    while words and words[-1].tag[0] == "v":
        words.pop()
    return text if words and is_noun_phrase(text[: words[-1].end]) else ""


def counts_places(unit: str, right: str) -> bool:
    """Whether places are counted that have no name here: 农村信用社改革扩大到29个省."""
    return unit == "个" and _PLACES.match(right) is not None


def stands_for(names: str, figure: Quantity) -> bool:
    """Whether the names before a figure are what it counts, one by one: 创建有色金属、工业母机2个先进制造业集群."""
    listed = "、" in names and figure.unit in _LISTED
    return listed and figure.value > 1 and len(members(names)) == figure.value


def only_done(unit: str, right: str) -> bool:
    """Whether persons or things are counted that only a verb behind them tells apart, and not clearly: 47人入选…."""
    return (unit in COUNT_UNITS or unit in PERSON_UNITS) and opens_as_a_verb(right.replace(" ", ""))
