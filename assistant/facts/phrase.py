"""The words left of a figure, read from their end: what is said of it, against what, of which indicator, of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.facts.grammar import words_of
from assistant.facts.sharing import MEASURED_NOUN
from assistant.facts.wording import ADVERB, COUNT_UNITS, DOWN, REACHED, UP

ADVERBS_END = re.compile(rf"(?:{ADVERB}|了)+$")
_MOVE_END = re.compile(rf"(?:(?<!新)(?<!最)(?P<up>{UP})|(?<!最)(?P<down>{DOWN}))(?:了|幅度)?$")
_REACHED_END = re.compile(rf"(?:[拟新再]?安排|{REACHED})(?:了)?$")
_SO_MUCH_END = re.compile("[高多](?=达(?:到|了)?$)")
_EACH_END = re.compile("(?<=[到至为])人均$")  # 补助标准增加到人均280元
_FROM_END = re.compile(r"(?:从|由)(?:(?:最初|原来|原先|起初|最早)?的?)?$")
_FROM_RANK_END = re.compile(r"(?:从|由)(?:位?居)?(?P<base>全国|全省|全球|世界)?(?:位?居|列)?$")
_SHARE_END = re.compile(
    r"(?:占(?![比有用据领线便]|地(?![区方]))|相当于)(?P<whole>[^，。；]{1,24}?)(?:的)?(?P<tail>比重|比例|份额|比)?$"
)
_DONE_BY_EACH = re.compile("分别(?:实现|完成)?(?P<what>[\u4e00-\u9fff]{2,8})$")  # 纺织、化工行业分别实现增加值
_PLAN = "(?:全年|年度|年初|当年|本年|年|预期)*(?:计划|预算)(?:数|任务|目标)?"
_PLAN_END = re.compile(rf"(?:完成了?|占|为)(?P<whole>{_PLAN})$")  # 完成年计划710亿元的89.4%
_RATIO_END = re.compile(r"与(?P<whole>[^，。；与]{2,16}?)之比$")
_TIMES = "[0-9一二三四五六前上下去今本全年半季度月初末底同期—－、和与及-]"
_THAN = "(?:(?<!可)比(?![重例率])|较(?![大高快低小多少好强长]))"
_AGAINST_END = re.compile(rf"{_THAN}(?P<base>[^，。；比较]{{1,16}}?|{_TIMES}{{17,40}})(?:相比)?$")
_ABOVE_END = re.compile(r"(?P<sign>高于|低于|快于|慢于|好于|多于|少于|高出|低出)(?P<base>[^，。；]{0,14})$")
_THREE_SECTORS = re.compile("第?一、第?二、第?三次?产(?:业|(?=增加值))")
_NOTE_MARK = re.compile(r"[［\[][0-9]{1,3}[］\]]")
_MORE_END = re.compile(rf"{_THAN}(?P<base>[^，。；比较]{{1,10}}?)(?:新增|净增|多增)$")
_FIRST_OF_END = re.compile(
    r"(?:连续(?:[^，。；]{0,4}年)?)?(?P<base>全国|全省|全市|全区|全县|全球|世界|全国同类[^，。]{0,6})$"
)
_BEYOND_END = re.compile(
    r"(?P<sign>超过|超出|超|低过)(?P<base>(?:全国|全省|全市|全球|世界|同期)[^，。；]{0,10}|[^，。；]{0,6}平均(?:水平)?)$"
)
_RANK_END = re.compile(
    rf"(?:位居|位列|居|列|排名|排位|排在|排|跃居|保持|名列|位次|稳居|(?:{REACHED}))(?:在|于|到|[提上跃]?升[至到])?"
    r"(?P<base>[^，。；居列]{0,10})$"
)
_EARLIER = re.compile(r"(?:(?:19|20)[0-9]{2}\s*年|上年|[“\"]?[六七八九十][一二三四五六]?五[”\"]?)(?:同期|时期|[末底])?")
_MULTIPLE_END = re.compile("(?:是|为|相当于)(?P<base>[^，。；]{1,12})$")  # 为2012年|的4.1倍
_CUT_START = re.compile(
    rf"^(?:{ADVERB})*(?:(?P<down>压减|削减|减少|降低|精简|压缩|压降)|(?P<up>提高|提升|扩大))"
    r"(?=[\u4e00-\u9fff]{3,})(?!.*[率重度]$)"
)
_GROWN_END = re.compile("(?:增长|增加|提高|提升|扩大|上升|上涨|增|多|高)了?$")
_AMONG = ("全国", "全省", "全市", "全区", "全县", "全球", "世界", "西部", "东部", "中部")  # 综合算力指数全国排名第八
_ENDS_A_NAME = frozenset("列居排有近超在约")  # 中欧班列, 家居
_PULLED_END = re.compile("(?P<each>分别)?拉动(?P<whole>[^，。；]{0,14}?)增长(?P<after>分别)?$")
_AIM_END = re.compile(f"{_THAN}(?P<whole>[^，。；比较]{{0,12}}?(?:目标|任务|计划|预算)(?:任务|目标)?[数值]?)$")
_BY_SO_MUCH = frozenset(["增量", "净增量"])
_HAS_SIZE = re.compile("(?:规模|总?量|面积)$")
_A_PLAN_FOR = re.compile("(?:招生|招聘|培养|培训|引进|用地|用工|采购)计划$")  # 增加招生计划1.76万个: these are counted
_ONLY_JOINS = re.compile(r"[\s，、]*(?:和|与|及|以及)\s*")  # 比上年增加5亿元|和|3亿元
_JOINED = re.compile(r"\s*(?:、|[和与及]+\s*$)")
_YEARLY = re.compile("年均|年平均|平均每年|(?<!人)每年")


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a figure. ``said``: grew, reached, share, plan, aim, pulled, against, rank, times, plain."""

    said: str
    head: str
    direction: str = ""
    base: str = ""
    whole: str = ""
    adverbs: str = ""
    verb: str = ""
    joined: bool = False
    """Whether only 、 parts it from the figure before."""
    moved: bool = False
    """Whether it is the figure that something started from (从A增长到B)."""

    @property
    def yearly(self) -> str:
        """The words that say that the figure is one a year on average (年均, 每年), or ""."""
        found = _YEARLY.search(self.adverbs)
        return found[0] if found else ""


@lru_cache(maxsize=8192)
def read_left(text: str, unit: str) -> Left:
    """Take the words off the end, one layer after the other, until the indicator's name is left."""
    text = _THREE_SECTORS.sub("三次产业", _NOTE_MARK.sub("", text))
    read = _layers("" if _ONLY_JOINS.fullmatch(text) else text, unit)
    return replace(read, joined=True) if _JOINED.match(text) else read


def _layers(text: str, unit: str) -> Left:
    bare = text.strip(" ，、：:；")
    text = _SO_MUCH_END.sub("", _EACH_END.sub("", bare.removesuffix("的")))  # 夏粮总产量高达
    if (done := _DONE_BY_EACH.search(text)) and MEASURED_NOUN.search(done["what"]):
        read = _layers(text[: done.start()] + done["what"], unit)
        return replace(read, adverbs=f"分别{read.adverbs}")
    if planned := _planned_or_pulled(text, unit):
        return planned
    rest, adverbs = _cut(ADVERBS_END, text)
    if unit == "位" and (since := _FROM_RANK_END.search(rest)):  # 加工量从全国第11位跃升至第4位
        return Left("rank", rest[: since.start()], base=since["base"] or "", adverbs=adverbs, moved=True)
    moved = _FROM_END.search(rest) is not None
    if moved:
        rest, more = _cut(ADVERBS_END, _FROM_END.sub("", rest))
        adverbs = more + adverbs
    if unit == "位" and (rank := _RANK_END.search(rest) or _FIRST_OF_END.search(rest)):
        head, more = _cut(ADVERBS_END, rest[: rank.start()])
        whole = "" if rank["base"] else next((among for among in _AMONG if head.endswith(among)), "")
        return Left("rank", head.removesuffix(whole), base=rank["base"] or whole, adverbs=more)
    if unit == "倍" and (times := _times(rest, of=bare.endswith("的"))):
        return times
    if beyond := _beyond(rest, unit, adverbs):
        return beyond
    verb = ""
    reached = _REACHED_END.search(rest)
    if reached and (reached[0] not in _ENDS_A_NAME or words_of(rest)[-1].text == reached[0]):
        verb = reached[0]
        rest, more = _cut(ADVERBS_END, rest[: reached.start()])
        adverbs = more + adverbs
    elif moves := _moves(rest, adverbs, unit):
        return moves
    if unit in ("%", "‰") and rest.endswith("占"):
        head, more = _cut(ADVERBS_END, rest[:-1])
        return Left("share", head, adverbs=more + adverbs, verb=verb, moved=moved)
    if unit in ("%", "‰", "成") and (share := _SHARE_END.search(rest) or _RATIO_END.search(rest)):
        head, more = _cut(ADVERBS_END, rest[: share.start()])
        return Left("share", head, whole=share["whole"], adverbs=more + adverbs, verb=verb, moved=moved)
    return Left("reached" if verb else "plain", rest, adverbs=adverbs, verb=verb, moved=moved)


def _beyond(rest: str, unit: str, adverbs: str) -> Left | None:
    """What lies above or below another's; 浓度低于每立方米|19微克 is a limit, against nobody."""
    above = _ABOVE_END.search(rest) or (_BEYOND_END.search(rest) if unit == "个百分点" else None)
    if above is None:
        return None
    if above["base"].startswith("每"):
        return Left("plain", rest[: above.start()], adverbs=adverbs)
    direction = "down" if above["sign"][0] in "低慢少" else "up"
    head, more = _cut(ADVERBS_END, rest[: above.start()])  # 投资、消费增速分别快于全国3.4个、1个百分点
    return Left("against", head, direction, above["base"], adverbs=more + adverbs)


def _planned_or_pulled(text: str, unit: str) -> Left | None:
    """What was planned or aimed at (完成年计划710亿元, 比目标3000亿元), or makes the whole grow (拉动GDP增长)."""
    if planned := _PLAN_END.search(text):
        head, adverbs = _cut(ADVERBS_END, text[: planned.start()])
        return Left("share" if unit in ("%", "‰") else "plan", head, whole=planned["whole"], adverbs=adverbs)
    if text[-1:] in "标务划算数值" and (aim := _AIM_END.search(text)):
        return Left("aim", text[: aim.start()], whole=aim["whole"])
    if unit == "个百分点" and (pulled := _PULLED_END.search(text)):
        head, adverbs = _cut(ADVERBS_END, text[: pulled.start()])
        adverbs += (pulled["each"] or "") + (pulled["after"] or "")
        return Left("pulled", head, whole=pulled["whole"], adverbs=adverbs)
    return None


def _times(rest: str, *, of: bool) -> Left | None:
    """So many times what it was: 为2012年的, 比2012年; by so many times more than then: 比2012年增长."""
    times = _MULTIPLE_END.search(rest)
    if times and (of or _EARLIER.fullmatch(times["base"])):
        return Left("times", rest[: times.start()], base=times["base"])
    against = _AGAINST_END.search(rest)
    if against is None:
        return None
    head, base = rest[: against.start()], against["base"]
    if grown := _GROWN_END.search(base):
        return Left("grew", head, "up", base[: grown.start()], verb=grown[0])
    return Left("times", head, base=base)


def _moves(rest: str, adverbs: str, unit: str) -> Left | None:
    """A rise or a fall: 比上年增长, 新增, and of percentages 压减政府性基金项目30%."""
    if rest in _BY_SO_MUCH:  # 生产总值达到5万亿元、五年增量1.4万亿元
        return Left("grew", "", "up", adverbs=adverbs, verb=rest)
    if more_than := _MORE_END.search(rest):
        return Left("grew", rest[: more_than.start()], "up", more_than["base"], adverbs=adverbs, verb="新增")
    if move := _MOVE_END.search(rest):
        rest, more = _cut(ADVERBS_END, rest[: move.start()])
        direction = "up" if move["up"] else "down"
        if against := _AGAINST_END.search(rest):
            head, still = _cut(ADVERBS_END, rest[: against.start()])
            return Left("grew", head, direction, against["base"], "", still + more + adverbs, move[0])
        if move[0] == "减量" and not _HAS_SIZE.search(rest):  # 低效用地减量7平方公里: so much was given up
            return None
        if move[0] == "净增" and unit in COUNT_UNITS:  # 高新技术企业净增700家: so many were added
            return None
        return Left("grew", rest, direction, "", "", more + adverbs, move[0])
    if unit in ("%", "‰") and (cut := _CUT_START.match(rest)):
        down = bool(cut["down"])
        return Left("grew", rest[cut.end() :], "down" if down else "up", adverbs=adverbs, verb=cut[0])
    return None


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    if found is None or _A_PLAN_FOR.search(text):
        return text, ""
    return text[: found.start()].rstrip(" ，、"), found[0]
