"""The head left of a figure taken apart: whose the figure is, and what it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.grammar import (
    Word,
    ends_named,
    is_all_verbs,
    is_specific,
    is_verb,
    last_clause,
    object_verb,
    opening_verbs,
    words_of,
)
from assistant.facts.naming import subjects_in
from assistant.facts.phrase import ADVERBS_END
from assistant.facts.wording import (
    ADVERB,
    CLASS_NOUNS,
    DEALING_VERBS,
    DOING_VERBS,
    LEADS,
    NAMING_VERBS,
    SHORT_LEADS,
    VERBAL_NOUNS,
    VERBS,
    WHOLES,
    any_of,
)

_DISTRICT = re.compile(
    r"[\u4e00-\u9fff](?![地园片景社城灾湾库校小市郊厂院病街商全本该新山成])[\u4e00-\u9fff]区(?![域块位间划])"
    r"(?=[\u4e00-\u9fff]{3})"
)
_LEADS_START = re.compile(
    rf"^(?:(?:{any_of('attributions')})[中里]?(?:{any_of('said_by')})?的?|(?:年度|总体)?目标[为是]|[一二三四五六七八九十]{{1,3}}是"
    rf"|按[^，。、]{{2,12}}?(?:计算|测算|折算)的?|(?:最终|初步|经)*(?:核算|核定|测算|推算|计算(?!机))(?=.{{3}})"
    rf"|“[^“”]{{2,12}}”(?:推动|助推|促进)(?=.{{3}})|年度(?!计划|投资|目标)|要(?![素害求点])|(?!全面小康|首次公开)(?:{LEADS})|[、，,：:；\s—）)”])+"
)
# An institution is spoken of by what it does; 江苏省实验室12家 are counted.
_DOES = "(?:实验室|博物院)(?=集聚|聚集|汇聚|实施|转化|获|取得|研发|承担|攻克|发布|位列|入选|接待)"
_ENTITY = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9\-—]{{0,8}}?(?:{any_of('entities')}|{_DOES})")
_OWN_ENTITY = re.compile(
    r"[^\W0-9A-Za-z_在]{2,12}?(?:国际机场|经济区|经济圈|都市圈|城市群|大湾区|经济带|高新区|经开区|经济开发区|合作区|综保区|综合保税区|保税港区|自贸试验区|(?<!高)新区|(?:产业园|科技城|科学城)(?=新签约|新增|新引进|新开工|入驻|落户))"
    r"(?!总|数|规(?!模以上|上))"
    r"|[\u4e00-\u9fff]{2,4}?[两三四五六七八九十]+个?(?:省区市|省市区|省区|省市|地州市|地州|州市|市州|省|市|县|州|区(?![域块位间划]))"
    r"|[\u4e00-\u9fff]{2,5}(?<![进出离到入])港(?=沿海|货物|集装箱|吞吐|海上|港口|通达|开通|新增外贸)|京津冀(?:区域|地区)?"
)
_SO_FAR = re.compile("(?<=[\u4e00-\u9fff”）]{2})累计(?=[\u4e00-\u9fff]{2,8}$)")
_HAS_A_WAY = re.compile("有(?:组织|规模|效|序|意向|偿|限|色|机)")  # 有组织外出就业 is one name
_INSTITUTION = re.compile("(?:博物馆|美术馆|图书馆|大剧院|大学)[“《\u4e00-\u9fff]")
_COUNTED = re.compile("(?:数量|总数|人数|家数|件数)$")  # 备案上线大模型数量: the verbs say which
_THERE_IS = re.compile("[共拥实现设建]?有")
_DONE_BEFORE = re.compile("完成|实现|推动|推进")
_BY_THE_TREASURY = re.compile(
    "^(?:(?:中央|地方|国家|各级|省级?|市级?|中央和地方)(?:各级)?(?:财政|政府)|国务院)(?:再|将|每年|累计|共)*"
    "(?:安排|投入|下达|拨付|发放|补助)(?=[\u4e00-\u9fff]{2})"
)
_SUBMITTED = re.compile("^(?:国务院|[省市]政府|自治区政府|我们)?提请.{2,12}?(?:审议|制定|修订|修改)+(?:通过)?")
_LISTED_END = re.compile(
    "(?:等(?:重点)?(?:领域|行业|方面)?|[、和与]|(?<![惠普涉])及|(?:新|又|首)?一批|首批|第[一二三四五六]批)$"
)
_DONE = re.compile(f"(?:{ADVERB})*完成(投资|产值)$")
_WHOLE = re.compile(rf"(?:{WHOLES}|我国)(?!性)的?")
_VERB_ONLY = re.compile(rf"^(?:{VERBS}|{NAMING_VERBS}|{ADVERB}|{LEADS}|了)*$")
_JOINS = ("和", "与", "、", "及")
_SOME_AREA = re.compile("周边|周围|邻近|贫困|农村|边境|边远|偏远|民族|山区|革命|欠发达|脱贫|沿海|沿边|内陆")
_NEWLY = "(?:(?<![创革更翻高])(?=新)|(?!新))"  # 创新发展 is not what was newly developed
_NAMING_OPENS = re.compile(rf"{_NEWLY}(?P<verb>{NAMING_VERBS})(?=.{{2}})")
_SOMEWHERE = ("在", "围绕", "根据", "立足", "聚焦", "依托", "针对", "优先在", "重点在")
_SHORTEST_PLACE_WORDS = 3
_NAMING_END = re.compile(rf"{_NEWLY}(?P<verb>{NAMING_VERBS})$")


@dataclass(frozen=True, slots=True)
class Named:
    """The head taken apart: the subject it names (empty: none), the indicator (empty: none), a verb before a count."""

    subject: str
    indicator: str
    verb: str = ""
    acted: bool = False
    """Whether a verb stood before the name (建成中小学校): so many in the period, not so many at its end."""
    doubtful: bool = False
    """Whether several places share the head (泰州、连云港、无锡医药集群)."""


@lru_cache(maxsize=8192)
def read_head(head: str) -> Named:
    """Subject and indicator of what was left; a place anywhere before the name is its subject."""
    text = head.replace(" ", "").strip("，：:；的")
    if _LISTED_END.search(text):  # 改造机场大道、友谊路等58条道路, 落地新一批22项事项: what is counted stands behind
        naming = _NAMING_OPENS.match(text)  # 新开工郁江新里等8个更新项目
        all_so = naming is not None and not opening_verbs(text[naming.end() :])  # 新建提升: some of them were there
        verb = naming["verb"] if naming and all_so else ""
        return Named("", "", verb=verb, acted=naming is not None or opening_verbs(text) > 0)
    led, text = _without_leads(text.strip("、"))
    text = text[_done_somewhere(text) :]
    whose = _whose(text)
    if whose is None:
        return Named("", text, doubtful=True)
    subject, size = whose
    more, text = _without_leads(text[size:].strip("，、：:；的"))
    if whole := _WHOLE.match(text):
        text = text[whole.end() :]
    return _what(subject, text, led=led or more)


def _done_somewhere(text: str) -> int:
    """Where the deed begins behind the words on where or for what it is done (围绕产业需求|布局建设…); else 0."""
    if not text.startswith(_SOMEWHERE) or subjects_in(text):
        return 0
    words = words_of(text)
    where = 1 if words[0].text in _SOMEWHERE else 2  # 优先|在边境地区新建
    for word in words[where + 1 :]:
        if is_verb(word.text) or _NAMING_OPENS.match(word.text + "  "):
            return word.start if len(text[: word.start]) > _SHORTEST_PLACE_WORDS else 0
    return 0


def _whose(text: str) -> tuple[str, int] | None:
    """The subject that opens the text ("": none) and its size; None where several places or a house of one share it."""
    places = [place for place in subjects_in(text) if _is_subject(text, place[1], place[2])]
    if places:
        name, start, end = places[0]
        several = len(subjects_in(text)) > 1
        if several and (start or text[end : end + 1] in ("、", "和", "与")):
            return None
        if _INSTITUTION.match(text, end):
            return None  # 上海博物馆大展总营收 is no 博物馆大展总营收 of 上海
        entity = _ENTITY.match(text, end)
        longer = entity is not None and entity.end() > end
        return (text[start : entity.end()], entity.end()) if entity and longer else (name, end)
    if (entity := _OWN_ENTITY.match(text)) and len(text) > entity.end() and not opening_verbs(entity[0]):
        return entity[0], entity.end()
    if text and _is_area(area := words_of(text)[0]) and text[area.end : area.end + 1] not in ("", "级"):
        return area.text, area.end
    if (district := _DISTRICT.match(text)) and words_of(text)[0].text != district[0]:
        return district[0], district.end()
    whole = _WHOLE.match(text)
    return (whole[0].removesuffix("的"), whole.end()) if whole else ("", 0)


def _what(subject: str, text: str, *, led: bool) -> Named:
    """The indicator, or the verb alone where the counted noun stands behind; ``led``: a verb led in (完成营造林)."""
    if led and text in VERBAL_NOUNS:
        return Named(subject, text, acted=True)
    naming = _NAMING_END.search(text)
    if _VERB_ONLY.match(text) or is_all_verbs(text):
        joined = naming is not None and text[: naming.start()].endswith(_JOINS)  # 改造和新建: both are done
        return Named(subject, "", naming["verb"] if naming and not joined else text)
    words = words_of(text)  # 全市有体育场13个
    if words and words[0].text == "有" and "的" not in text and not _HAS_A_WAY.match(text):
        text = text[words[0].end :]
    text, so_far = _SO_FAR.subn("", text)  # 中欧班列累计|开行
    led = led or so_far > 0
    if naming and not ends_named(text):
        return Named(subject, ADVERBS_END.sub("", text[: naming.start()]), naming["verb"])
    text, submitted = _SUBMITTED.subn("", text[last_clause(text) :])
    led = led or submitted > 0
    opened = 0 if _COUNTED.search(text) or _is_status(text) else opening_verbs(text)
    last = words_of(text)[-1] if text else None
    if last and not (opened or led) and last.text in DOING_VERBS:
        return Named(subject, text[: last.start], last.text)
    if opened and _THERE_IS.fullmatch(text[:opened]):
        return Named(subject, _object(text[opened:]), acted=led)
    if opened and is_specific(text[opened:]):
        return Named(subject, _dealt_with(text[:opened]) + _object(text[opened:]), acted=True)
    return Named(subject, _object(text), acted=led or opened > 0)


def _dealt_with(opening: str) -> str:
    """The verbs of the opening without which the name would be of something else: 处置|不良贷款, 治理|水土流失面积."""
    return "".join(word.text for word in words_of(opening) if word.text in DEALING_VERBS)


def _is_status(text: str) -> bool:
    """Whether the verb that opens the text tells its things apart (纳入白名单|企业) and is no deed done to them."""
    words = words_of(text)
    return len(words) > 2 and words[0].text in ("纳入", "列入") and words[-1].text in CLASS_NOUNS


def _is_area(word: Word) -> bool:
    """Whether the word is a county or district by name (古浪县), not a kind of one (都市, 城区)."""
    named = word.tag == "ns" and len(word.text) > 2 and word.text[-1] in "市县区州盟旗"
    return named and _SOME_AREA.match(word.text) is None


def _object(text: str) -> str:
    """The name without 完成 or 实现 in it: 工业企业实现利润 is 工业企业利润."""
    text = _BY_THE_TREASURY.sub("", _DONE.sub(r"\1", text).strip("的"))
    verb = object_verb(text)
    if not verb:
        return text
    who, what = ADVERBS_END.sub("", text[: verb[0]]), text[verb[1] :].removeprefix("了")
    return what if who.endswith("业") and what.startswith(who.removesuffix("业")) else who + what  # 邮政业|邮政函件业务


def _without_leads(text: str) -> tuple[bool, str]:
    """The text without what leads in, and whether that held a verb of doing (完成营造林)."""
    rest = text
    while True:
        leads = _LEADS_START.match(rest)
        size = leads.end() if leads else 0
        if not size and rest and (first := words_of(rest)[0]).text in SHORT_LEADS:  # 并 but not in 并网容量
            size = first.end
        if not size:
            break
        rest = rest[size:]
    return _DONE_BEFORE.search(text[: len(text) - len(rest)]) is not None, rest


def _is_subject(text: str, start: int, end: int) -> bool:
    """A place is who is spoken of at the start, or when only it is left (相邻城市苏州); 国家 and 全省 are not."""
    printed = text[start:end]
    if text[end : end + 1] == "级":
        return False  # 苏州市级总部
    if printed in ("国家", "中国", "全国", "全省") or _WHOLE.match(text, start):
        return False
    return start == 0 or end == len(text)
