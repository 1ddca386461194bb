"""Follow-ups that set one figure against another: 两者差多少, 是几倍, 谁高, 和2021年比呢, 比年初呢."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.understanding.exchange import exchange_parallel, exchange_place
from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved
from assistant.answering.understanding.told_before import PHASE
from assistant.answering.understanding.topic import names, own_things, period_spans, without_asking
from assistant.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the last two questions asked about: 两者, 这两个省相比.
_BOTH = (
    "(?:(?:这|那)?(?:两者|二者|两个(?:数字?|省|市|城市|地方)?|两[省市城县区年期项类种家地边]|他们|它们|俩)(?:之间|里|中)?)?"
    "(?:相比|比起来|对比|比一比)?[，,]?"
)
_DIFFERENCE = re.compile(
    rf"{OPENING}{_BOTH}(?:相差|差|差距是?)(?:了)?(?:多少|几|多大)"
    rf"|{OPENING}(?:这|那)(?:半年|一年|[两几]年|段时间|期间)(?:里|内|间)?(?:又|一共|总共)?(?:新?增加?|减少?|多|少|涨)(?:了|出)?(?:多少|几)"
    rf"|{OPENING}(?:一年|[两三]年)(?:里|内|间|下来|下去)?(?:又|一共|总共)?(?:新?增加?|减少?|多|少|涨|降)(?:了|出)?(?:多少|几)"
    rf"|{OPENING}(?:这|那)?(?:中间|当中|之间|这中间|前后)(?:这|那)?(?:[两几]年)?(?:还|又|再)?(?:要|得|须|需要?|能)?"
    "(?:补|增加?|追加?|涨|加|提高|长|差|缺)(?:上|加|出|掉)?了?(?:多少|几)"  # 中间还要补多少
)
_WHICH_OF_TWO = re.compile(
    rf"{OPENING}{_BOTH}(?:谁|哪一?[个座家年省市边])的?(?:更|比较|要)?"
    rf"[高低多少大小快慢](?:一些|一点|些)?{CLOSING}"
)
# 无锡高几个点, 多多少: of two that were asked about.
_AHEAD = re.compile(
    rf"{OPENING}(?P<who>[^，。？]{{2,6}}?)?(?:要|又)?[高低多少快慢大小](?:了|出)?(?:多少|几个?(?:百分)?点|几){CLOSING}"
)
# 苏州比它多多少, 比民企高几个点: what was asked about beside another.
_BESIDE_IT = re.compile(
    rf"{OPENING}(?:(?P<who>[^，。？比]{{2,8}}?)(?:要|又)?比(?:它|他|她|这|那)们?|(?:它|他|她|这)?们?(?:要|又)?比(?P<whom>[^，。？它他她]{{2,8}}?))"
    rf"(?:要|还|又|能)*[高低多少快慢大小](?:了|出)?(?:多少|几)个?(?:百分)?[点家个条倍人]?{CLOSING}"
)
# 跟无锡比哪个高，高几个点: what was asked about, beside another.
_WITH_ANOTHER = re.compile(
    rf"{OPENING}(?:要是|如果)?[和与跟同](?P<who>[^，。？比]{{2,8}}?)(?:相|对)?比(?:起来|一比)?[，,]?(?:两者|两边)?"
    rf"(?:(?:谁|哪一?[个座边家])的?(?:更|要)?[高低多少快慢大小强](?:一些|一点|些)?[，,]?)?"
    rf"(?:(?:要|能|又)?(?:[高低多少快慢大小]|相?差)(?:了|出)?(?:多少|几)个?(?:百分)?[点家个条倍人亿元万]*)?{CLOSING}"
)
# 跟无锡差几个百分点: the same, without 比.
_APART_FROM = re.compile(
    rf"{OPENING}[和与跟同](?P<who>[^，。？比差]{{2,8}}?)(?:之间)?(?:的)?(?:相差|差距|差)(?:了|出|有|是)*(?:多少|多大|几)个?(?:百分)?[点家个条倍人亿元万]*{CLOSING}"
)
_MOVED_BY = re.compile(
    rf"{OPENING}(?:上涨|上升|提高|下降|回落|[上下]调|调[高低]|涨|升|降|增|减)了?(?:多少|几)个?(?:百分)?点{CLOSING}"
)
_A_YEAR = re.compile(
    rf"{OPENING}(?P<asked>(?:平均)?每年(?:平均)?(?:新?增加?|增长|提高|上升|下降|减少|多|涨))了?(?:多少|几)[个家条人亿万元]*{CLOSING}"
)
# What says no more than that two figures are held against each other.
_NOTHING_NAMED = re.compile(
    "[，,。]|照(?:这|那)?(?:两个)?数?(?:来)?[看算说]?|[这那]?(?:[一两几二三四五六]|半)(?:个)?(?:年|数|季度|月)(?:工夫|时间|下来|之间|里|内|间)*|半年|工夫|时间|期间"
    "|城乡(?:之间)?|往[上前下后]|目标|至少|起码|最少|大概|大约|究竟|到底|算下来|前后|总共|一共|[呀啊呢吧哩]|那|还|再|又|得|要|须|需|能|才|就|够得着|够得上|才行|才够|达标"
)
_APART = re.compile(
    "(?<![加最更])(?:领先|落后|拉开|相差|差|高|低|多|少|快|慢|大|小|涨|升|降|增加?(?![速幅长])|减少?|添|补|调高|调低|上调|下调|提高|下降|缩水?|扩|爬|窜|前进|退)"
    "(?:了|出|过|上)*[^，。？多少几的]{0,3}(?:多少|几)[^，。？]{0,5}"
)
_OF_SEVERAL_YEARS = re.compile("平均|每年|最早|最初|最后|分别|各")
_NAMES_ITS_THING = re.compile("比(?:上|去|前)?年|同期|年初|全国|全省")
_ASKS_FIGURE = re.compile("多少|几[家个项条座人]|多[大高]|呢|目标是什么")
_COUNTS = re.compile(
    "(?:一共|总共|共)?(?:有|是|了)(?:多少|几)(?!个?百?分?点|倍|钱|年|[万亿美]*元)[家个项条座名人户]?(?P<thing>[一-龥“”A-Z]{2,12})[？?]*$"
)
_INVESTED = re.compile("(?<=[期目段])投了?$")  # 一期投了多少
_GROWTH = re.compile(rf"{OPENING}(?:增幅|涨幅|降幅|增长率|增长了?|涨了|增加了?)(?:是|有)?(?:多少|多大|几)?呢?{CLOSING}")
_MORE_BY = re.compile(rf"{OPENING}(?P<verb>增加|减少|净增|新增)了?(?:多少|几)[家个条人亿万元]*{CLOSING}")
_TIMES_GROWN = re.compile(rf"{OPENING}(?:翻|增长|增加|涨|扩大|是|提高)了?(?:几|多少)[倍番]{CLOSING}")
_UP_OR_DOWN = re.compile(
    rf"{OPENING}(?:是)?[涨升增高多加快]+了?[，,]?(?:还)?是[跌降减低少放缓慢]+了?(?:[，,](?:相差|差|变化?|[高低多少])了?(?:多少|几)[^，。？]{{0,5}})?{CLOSING}"
)
# 谁第一, 哪个城市最高: of all places, of whose figure one was asked for.
_FIRST = re.compile(
    rf"{OPENING}(?:谁|哪一?[个座]?(?:城市|市|地方)?)(?:是|排|居|列)*(?P<place>第[一二三四五六]|最[高低大小多少快慢后前]){CLOSING}"
    rf"|{OPENING}(?P<most>最[高低大小多少快慢])的(?:是|有)?(?:谁|哪一?[个座]?(?:城市|市|地方)?){CLOSING}"
)
_RATIO = re.compile(
    rf"{OPENING}{_BOTH}的?(?:是|有|差|相差)?"
    rf"(?:几倍|多少倍|倍数(?:关系)?|几分之几|比例|比值|之比|百分比|城乡(?:收入)?比)(?:是多少|关系)?呢?{CLOSING}"
)
_HELD_APART = re.compile(
    r"(?P<one>.+?)比(?P<other>[^，。？]{1,12}?)(?:要|还)?[多少高低大小](?:了|出)?(?:几|多少)[^，。？]{0,6}[？?]?"
)
_BASE = re.compile(
    rf"{OPENING}(?:比|[跟和与同](?=[^，。？]{{2,4}}比))(?P<base>年初|上年|上年同期|去年|去年同期|同期|上月|上期)(?:相?比)?的?"
    rf"(?:呢|怎么样|如何|怎样|变化)?{CLOSING}"
)
_AGAINST = re.compile(
    rf"{OPENING}(?:[和与跟同](?P<base>\d{{4}}年[^，。？比]{{0,4}}|(?:上一?年|前一年|头一年|去年)(?:同期)?)(?:相|对)?比(?:起来)?)"
    r"[，,]?(?P<rest>[^？?]*)[？?]?$"
)
_BESIDE_A_BASE = re.compile(
    rf"{OPENING}比(?=[^，。？]{{0,4}}(?:20|19)[0-9]{{2}})[^，。？]{{5,18}}?(?:大概|大约|约|要|还|又|能)*[高低多少快慢大小]"
    rf"(?:了|出|出来)?(?:多少|几)[^，。？]{{0,6}}{CLOSING}"
)
_GROWS = re.compile("(?:打算|计划|预计|要|将)?(?:增长|增加|达到|做到)$")
_AGAINST_AIM = re.compile(
    rf"{OPENING}(?:[这那](?:一?个)?(?:数字?|成绩|水平|结果|比例|增速)?)?(?:比|[和跟与同](?=[^，。？]{{2,10}}(?:比|差)))"
    "(?:年初|当年|年度|全年|原定|预期|计划|定)*的?目标(?:相|对)?比?(?:起来)?的?"
    "(?:呢|(?:到底|算)?(?:完成|达到|实现|做)?(?:得|情况|程度)?(?:怎么?样|如何)|(?:完成|达到|实现)了?(?:没有?|吗)"
    rf"|[高低多少快慢大小]还是[高低多少快慢大小]|(?:差|[高低多少快慢])了?(?:多少|几)[^，。？]{{0,4}})?{CLOSING}"
)
_SHORT_OF = re.compile(
    rf"{OPENING}(?P<when>到?\d{{4}}年[底末]?)(?:还|尚|仍)?(?:差|缺)了?(?:多少|几)(?:没|未)?(?:达到|完成|做到)?{CLOSING}"
)
_AIM = re.compile("要求|目标|规划|计划|达到")
_AIMS_AT = re.compile("(?:的目标|目标|(?:要)?(?:达到|做到))+$")
_AND_THEN = re.compile("^呢[，,]+")  # 和2021年比呢，高了还是低了
_BASE_SAID = re.compile(r"[比较](?P<base>\d{4}年|上一?年|前一年|头一年|去年)(?=[^，。？]*[高低多少快慢升降增减涨跌])")
_OF_TWO = re.compile(
    rf"{OPENING}(?P<one>[^，。？]{{2,8}}?)[和与跟同](?P<other>[^，。？]{{2,8}}?)(?:相|对)?比(?:起来)?(?:呢|怎么样|如何|又如何)?[？?]?$"
)
_AT_BASE = re.compile(
    rf"{OPENING}(?:(?:照|按)?(?:这么|这样|此)(?:算|推|看)(?:下来|来)?[，,]?)?"
    rf"(?P<base>年初|上年末|上年同期|去年同期|同期|上一?年|头一年|前一年)的?(?:占比|比重|数|水平)?(?:大概|大约|应该|就|又)*(?:是|为|有)?(?:多少|几|多大|百分之几){CLOSING}"
)
# 这俩增速分别多少: the same measure of the two that were asked about one after the other.
_OF_BOTH = re.compile(
    rf"{OPENING}(?:这|那|上面|前面)(?:俩|两个?|二者|两者|两[项样])(?:指标|数|数据)?的?(?:各自|分别|都|各)?的?"
    rf"(?P<measure>增速|增幅|涨幅|增长率|占比|比重|目标|同比增速)(?:各自|各|分别|又|都)?(?:是|为|有)?(?:多少|几){CLOSING}"
)
# 苏州是它的几倍: one place's figure, by that of the place asked about before it.
_TIMES_IT = re.compile(
    rf"{OPENING}(?P<who>[^，。？比]{{2,8}}?)(?:是|为|占|相当于)(?:它|他|她|这|那)们?的?"
    rf"(?P<times>几倍|多少倍|几分之几|百分之几|百分之多少|几成){CLOSING}"
)
# 加起来呢: of what the last two questions asked about.
_SUM = re.compile(
    rf"{OPENING}{_BOTH}(?:一起|一共|总共)?(?:加起来|合起来|加(?:在)?一[起块]|相加|合计|一共|总共)"
    rf"(?:又|是|有|为|要)*(?:多少|几)?[个家条人]?呢?{CLOSING}"
)
# 三个加起来: of what the last three did.
_SUM_OF_MORE = re.compile(
    rf"{OPENING}(?:这|那|上面|前面)?(?P<number>[三四五])(?:个|座|家|地|市|者|省)(?:城市|地方|省)?(?:一起|一共|总共)?"
    rf"(?:加起来|合起来|加(?:在)?一[起块]|相加|合计|一共|总共)(?:又|是|有|为|要)*(?:多少|几)?[个家条人]?呢?{CLOSING}"
)
# 无锡相当于苏州的几成: of the figure asked about before, where one of them was asked about.
_TIMES_OF = re.compile(
    rf"{OPENING}(?P<who>[^，。？比]{{2,6}}?)(?:是|为|占|相当于|抵得上|顶得上)(?P<whom>[^，。？它他她]{{2,6}}?)的?"
    rf"(?P<times>几倍|多少倍|几分之几|百分之几|百分之多少|几成){CLOSING}"
)
_COUNTED = re.compile(
    "(?P<whole>[^？?]*[，里中])?(?P<thing>[一-龥]{2,8}?)(?P<asks>(?:有|是|占)?(?:几|多少)[个家项条][？?]?)"
)
_RANK_ASKED = re.compile("排?第几.*$|排名.*$|位次.*$")
_JOINED = re.compile("[、和与及跟同]")
_CHANGED = re.compile("比(?:年初|上年末|上年同期|上年|去年同期|去年|同期).*$")


def difference(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """两者差多少, 谁高, 是几倍 → that of what the last two questions asked about, in what the first of them asked."""
    rules = (_RATIO, _DIFFERENCE, _WHICH_OF_TWO, _AHEAD)
    match = next((found for rule in rules if (found := rule.search(asked))), None)
    if not match or own_things(asked[match.end() :]):
        return None
    if names(asked) and not (match.re is _AHEAD and _is_one_of(match["who"], before)):
        return None
    last = before[-1]
    swapped = last.swapped[1] and last.swapped[1] in last.text
    if match.re is not _RATIO and not swapped and len(names(last.text)) > 1:
        return Resolved(without_asking(last.text) + "相差多少？", followed=True)
    if match.re is _RATIO and (held := _HELD_APART.fullmatch(last.text)):
        return Resolved(f"{held['one']}是{held['other']}的百分之几？", followed=True)
    if (in_full := _two_in_full(before)) is not None:
        former, latter = in_full
        apart = f"{latter}是{former}的几倍？" if match.re is _RATIO else f"{latter}与{former}相差多少？"
        return Resolved(apart, followed=True)
    if (pair := _two(before)) is None:
        return None
    if match.re is _RATIO and "差" not in match[0]:
        return Resolved(f"{without_asking(pair.of(pair.one))}是{pair.other}的几倍？", followed=True)
    if match.re is _RATIO:
        return Resolved(f"{_by_name_of(pair.of(f'{pair.one}和{pair.other}'))}相差几倍？", followed=True)
    return Resolved(f"{_by_name_of(pair.of(f'{pair.one}和{pair.other}'))}相差多少？", followed=True)


def any_apart(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """半年工夫多了几家, 苏州领先南京多少, 那还得再涨多少: how far the figures of the last two questions are apart."""
    bare = _NOTHING_NAMED.sub("", asked)
    found = _APART.search(bare)
    if (
        found is None
        or _OF_SEVERAL_YEARS.search(asked)
        or len(before) < 2
        or period_spans(asked)
        or _NAMES_ITS_THING.search(bare[: found.start()])
    ):
        return None
    if names(asked) and not all(_is_one_of(name.canonical, before) for name in names(asked)):
        return None
    if own_things(_NOTHING_NAMED.sub("", found.re.sub("", bare))) or not _ask_figures(before[-2:]):
        return None
    pair = None if _two_in_full(before) else _two(before)
    if pair is not None:
        return Resolved(f"{_by_name_of(pair.of(f'{pair.one}和{pair.other}'))}相差多少？", followed=True)
    former, latter = (by_name(turn) for turn in before[-2:])
    return Resolved(f"{latter}与{former}相差多少？", followed=True)


def _two_in_full(before: Sequence[Resolved]) -> tuple[str, str] | None:
    """The figures of the last two questions by their full names, where more than one thing was exchanged between them.

    南通2020年研发强度, and then 无锡2021年的: neither is the other's with one word exchanged.
    """
    if len(before) < 2 or not _ask_figures(before[-2:]):
        return None
    pair = _two(before)
    former, latter = (by_name(turn) for turn in before[-2:])
    if pair is None or former in (_by_name_of(pair.of(pair.one)).rstrip("？?的"), latter) or not own_things(latter):
        return None
    if not (period_spans(former) and period_spans(latter)):
        return None
    return former, latter


def by_name(turn: Resolved) -> str:
    """The figure that the question asks for, by its name."""
    return _by_name_of(turn.text).rstrip("？?的")


def _by_name_of(text: str) -> str:
    """The figure that a question asks for, by the name that it has there: 2023年苏州高企 of 2023年苏州有多少高企."""
    counted = _COUNTS.search(text)
    return text[: counted.start()] + counted["thing"] if counted else _INVESTED.sub("投资", without_asking(text))


def _ask_figures(turns: Sequence[Resolved]) -> bool:
    """Whether each of the questions asks for a figure."""
    return all(_ASKS_FIGURE.search(turn.text) for turn in turns)


def beside_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """苏州比它多多少家, 比民企高几个点 → how far that is from what was asked about before, in the same figure."""
    match = _BESIDE_IT.search(asked) or _WITH_ANOTHER.search(asked) or _APART_FROM.search(asked)
    if not match:
        return None
    beside = match.re is _BESIDE_IT
    whom = match["whom"] if beside else ""
    text, new = before[-1].text, match["who"] or whom
    exchanged, (old, other) = exchange_place(text, new)
    if not other:
        exchanged, (old, other) = exchange_parallel(text, new)
    if not other or exchanged == text or old not in text:
        of_what = without_asking(text).rstrip("？?的")  # 比465集群高多少, after 特色园区营收增速是多少
        return Resolved(of_what + asked, followed=True) if whom and _ASKS_FIGURE.search(text) else None
    both = f"{other}和{old}" if beside and not whom else f"{old}和{other}"
    asked_of_both = without_asking(text.replace(old, both, 1)).removesuffix("了")
    return Resolved(f"{asked_of_both}相差多少？", followed=True)


@dataclass(frozen=True, slots=True)
class _Two:
    """Two that the same is asked of: what stands before and behind them in the question, and both."""

    begins: str
    one: str
    other: str
    ends: str

    def of(self, name: str) -> str:
        """The question asked of ``name``."""
        return f"{self.begins}{name}{self.ends}"


def _two(before: Sequence[Resolved]) -> _Two | None:
    """What was exchanged in the last question, the two places that it names, or the last question's and the first's."""
    last = before[-1]
    old, new = last.swapped
    if new and new in last.text:
        begins, _, ends = last.text.partition(new)
        return _Two(begins, old, new, ends)
    named = names(last.text)
    if len(named) == 2 and _JOINED.fullmatch(last.text[named[0].end : named[1].start]):
        one, other = named
        return _Two(last.text[: one.start], one.canonical, other.canonical, last.text[other.end :])
    earlier = names(before[-2].text) if len(before) > 1 else ()
    if not (earlier and named) or earlier[0].canonical == named[0].canonical:
        return None
    text, first = before[-2].text, earlier[0]
    return _Two(text[: first.start], first.canonical, named[0].canonical, text[first.end :])


def _is_one_of(who: str | None, before: Sequence[Resolved]) -> bool:
    """Whether ``who`` is a place that was asked about."""
    places = {name.canonical for turn in before[-2:] for name in names(turn.text)}
    named = {name.canonical for name in names(who or "")}
    return bool(named) and named <= places


def times_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """苏州是它的几倍 → that figure of the one place, by that of the place asked about before."""
    if both := _TIMES_OF.search(asked):
        return _times_of(both, before[-1].text)
    match = _TIMES_IT.search(asked)
    who = {name.canonical for name in names(match["who"])} if match else set()
    if not match or len(who) != 1:
        return None
    pair = _two(before)
    if pair is not None and who == {pair.other}:  # 无锡有多少家, 苏州呢
        return Resolved(f"{without_asking(pair.of(pair.other))}是{pair.one}的{match['times']}？", followed=True)
    text = before[-1].text
    exchanged, (old, other) = exchange_place(text, match["who"])
    if not other or old not in text:
        return None
    return Resolved(f"{without_asking(exchanged)}是{old}的{match['times']}？", followed=True)


def _times_of(match: re.Match[str], text: str) -> Resolved | None:
    """What the question before asked, of the first place by that of the second; None where it is of neither."""
    placed = [names(match[side]) for side in ("who", "whom")]
    if not all(len(found) == 1 for found in placed) or not _ASKS_FIGURE.search(text):
        return None
    (who,), (whom,) = placed
    named = {name.canonical for name in names(text)}
    if not named & {who.canonical, whom.canonical}:
        return None
    exchanged = exchange_place(text, match["who"])[0]
    return Resolved(f"{_by_name_of(exchanged)}是{match['whom']}的{match['times']}？", followed=True)


def summed(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """加起来呢 → the sum of what the last two questions asked about; 三个加起来 → of the last three places."""
    if more := _SUM_OF_MORE.search(asked):
        return _summed_of_places(before[-number_of(more["number"]) :], number_of(more["number"]))
    if not _SUM.search(asked):
        return None
    pair = _two(before) or _two_phases(before) or _two_counted(before)
    if pair is None:
        return None
    return Resolved(f"{without_asking(pair.of(f'{pair.one}和{pair.other}'))}合计是多少？", followed=True)


def _summed_of_places(turns: Sequence[Resolved], number: int) -> Resolved | None:
    """The sum over the places that so many questions asked the same about, each of one; None where they did not."""
    named = [names(turn.text) for turn in turns]
    if len(turns) < number or any(len(found) != 1 for found in named):
        return None
    (place,), text = named[0], turns[0].text
    said = [turn.text[found[0].start : found[0].end] for turn, found in zip(turns, named, strict=True)]
    if len(set(said)) < number:
        return None
    joined = f"{'、'.join(said[:-1])}和{said[-1]}"
    return Resolved(f"{without_asking(text[: place.start] + joined + text[place.end :])}合计是多少？", followed=True)


def _two_phases(before: Sequence[Resolved]) -> _Two | None:
    """The phases of one thing that the last two questions asked about (华虹无锡一期投资多少, 二期投了多少)."""
    if len(before) < 2:
        return None
    text = before[-2].text
    first, other = PHASE.search(text), PHASE.search(before[-1].text)
    if not (first and other) or first[0] == other[0]:
        return None
    return _Two(text[: first.start()], first[0], other[0], text[first.end() :])


def _two_counted(before: Sequence[Resolved]) -> _Two | None:
    """The two things of one whole that the last two questions counted (65个项目里，互联互通有几个, 生态环保几个)."""
    counted = [_COUNTED.fullmatch(turn.text) for turn in before[-2:]]
    if len(counted) < 2 or not (counted[0] and counted[1]) or counted[1]["whole"]:
        return None
    return _Two(counted[0]["whole"], counted[0]["thing"], counted[1]["thing"], counted[0]["asks"])


def first_of_all(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """谁第一 after 南通中心城市地位第几 → the same of all places."""
    match, named = _FIRST.search(asked), names(before[-1].text)
    if not match or len(named) != 1:
        return None
    text = before[-1].text
    rest = without_asking(_RANK_ASKED.sub("", f"{text[: named[0].start]}{text[named[0].end :]}")).strip("的是")
    place = match["place"] or match["most"]
    placed = f"排{place}" if place.startswith("第") else place
    return Resolved(f"{rest}{placed}的城市是哪个？", followed=True)


def grown_between(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """增幅呢 after 2021年…, 2023年呢 → by how much it grew between the two times."""
    last, (old, new) = before[-1], before[-1].swapped
    if not (period_spans(old) and period_spans(new)):
        return None
    if _MOVED_BY.search(asked):  # 2018年占比多少, 2015年呢, 涨了几个点
        return Resolved(f"{without_asking(last.text.replace(new, f'{old}和{new}', 1))}相差多少？", followed=True)
    if yearly := _A_YEAR.search(asked):  # 2023年多少家, 2022年呢, 平均每年增加多少
        both = last.text.replace(new, "到".join(sorted((old, new))), 1)
        return Resolved(f"{without_asking(both)}{yearly['asked']}多少？", followed=True)
    if _TIMES_GROWN.search(asked):
        return Resolved(
            f"{without_asking(last.text)}是{without_asking(last.text).replace(new, old, 1)}的几倍？", followed=True
        )
    if _UP_OR_DOWN.search(asked):
        return Resolved(f"{without_asking(last.text)}比{old}变化多少？", followed=True)
    if more := _MORE_BY.search(asked):
        return Resolved(f"{without_asking(last.text)}比{old}{more['verb']}多少？", followed=True)
    if not _GROWTH.search(asked):
        return None
    return Resolved(f"{without_asking(last.text)}比{old}增幅多少？", followed=True)


def held_against(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """和2021年比升了几个点, 和上一年比呢 → the figure asked for before, held against that of the other time."""
    match = _AGAINST.search(asked)
    if not match or names(asked) or own_things(match["rest"]):
        return None
    rest = _AND_THEN.sub("", match["rest"])
    bare = rest in ("", "呢", "怎么样", "如何", "变化")
    if bare and (held := _BASE_SAID.search(before[-1].text)):  # 2021年比2012年高几个点, then 跟2018年比呢
        text = before[-1].text
        return Resolved(text[: held.start("base")] + match["base"] + text[held.end("base") :], followed=True)
    rest, base = "变化多少" if bare else rest, match["base"].removesuffix("定的").removesuffix("的")
    return Resolved(f"{without_asking(before[-1].text)}比{base}{rest}？", followed=True)


def beside_a_base(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """比2021年定的目标低了几个百分点, 比2024年实际水平高多少 → of the figure that was asked for before."""
    match, text = _BESIDE_A_BASE.match(asked), before[-1].text
    if not match or not (_ASKS_FIGURE.search(text) or _AIM.search(text)):
        return None
    return Resolved(f"{_GROWS.sub('', by_name(before[-1]))}{asked}", followed=True)


def against_its_aim(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """跟目标比呢 after 2024年GDP增长多少 → whether the aim was reached."""
    if not _AGAINST_AIM.search(asked) or not _ASKS_FIGURE.search(before[-1].text) or _AIM.search(before[-1].text):
        return None
    return Resolved(f"{by_name(before[-1])}达到目标了吗？", followed=True)


def short_of_the_aim(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """到2023年底还差多少 after 纲要要求2025年铁路网密度达到多少 → how far that was from the aim by then."""
    match, text = _SHORT_OF.match(asked), before[-1].text
    aimed = period_spans(text) if match and _AIM.search(text) else []
    if not match or len(aimed) != 1:
        return None
    start, end = aimed[0]
    of_what = _AIMS_AT.sub("", without_asking(text[:start] + text[end:]))
    return Resolved(f"{match['when']}{of_what}离{text[start:end].removeprefix('到')}目标还差多少？", followed=True)


def of_two(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那2026年跟2021年比呢, 南京和宁波比呢 → the comparison asked for before, of these two."""
    match = _OF_TWO.search(asked)
    if not match:
        return None
    text, pair = before[-1].text, (match["one"], match["other"])
    for spans in (period_spans, _places_in):
        new, held = [spans(word) for word in pair], spans(text)
        if all(len(found) == 1 and found[0] == (0, len(word)) for found, word in zip(new, pair, strict=True)):
            if len(held) == 1:
                said = f"{text[: held[0][0]]}{pair[0]}{text[held[0][1] :]}"
                return Resolved(f"{without_asking(said)}比{pair[1]}变化多少？", followed=True)
            for (start, end), word in zip(reversed(held[:2]), reversed(pair), strict=False):
                text = text[:start] + word + text[end:]
            return Resolved(text, followed=True) if held else None
    return None


def _places_in(text: str) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names(text)]


def of_both(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """这俩增速分别多少 after 2023年社会消费品零售总额, 固定资产投资呢 → the growth of both in that year."""
    match, (old, new) = _OF_BOTH.match(asked), before[-1].swapped
    if not match or not new or any(names(word) or period_spans(word) for word in (old, new)):
        return None  # of two places or times the measure is compared
    both = f"{old}{match['measure']}和{new}{match['measure']}"
    about = without_asking(before[-1].text).replace(new, both, 1)
    return Resolved(f"{about}分别是多少？", followed=True)


def change_of_base(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """比年初呢 → the change against that base of what was asked before; 年初是多少 → what it was at that base."""
    at_base = _AT_BASE.search(asked)
    match = at_base or _BASE.search(asked)
    if not match:
        return None
    said = without_asking(_CHANGED.sub("", before[-1].text))
    return Resolved(
        f"{said}{match['base']}是多少？" if at_base else f"{said}比{match['base']}变化多少？", followed=True
    )
