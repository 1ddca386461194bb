"""Follow-ups that ask the same again with one thing put otherwise: 实际完成多少, 什么时候, 宁波的比上年呢.

Each rule puts what the follow-up says in the place of what the question before said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.exchange import exchange_period, exchange_place
from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved, without_then
from assistant.answering.understanding.told_before import PHASE
from assistant.answering.understanding.topic import names, own_things, without_asking
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIM = re.compile("的?(?:目标|计划数|预期目标)(?:值)?")
_REACHED_ASKED = re.compile(
    rf"{OPENING}(?:最后|最终|结果|后来|当年)?实际(?:上|又|是|呢)*(?:完成|达到|做到|增长|执行)?了?(?:多少|几何|怎么样|如何|呢)?{CLOSING}"
)
# 什么时候, after 是哪次会议确定的: of the same deed.
_WHICH_DONE = re.compile(
    "是?(?:由|在|于)?(?:哪[一-龥]{0,8}?|谁|什么[一-龥]{0,4}?)(?P<deed>(?:确定|决定|提出|签(?:署|订|约|的)?|发布|印发|出台|制定|编制"
    "|召开|举行|举办|成立|批准|通过|建成|开工|启动|设立|公布|审议|作|定|写|发)(?:下来|出来)?的)[？?]*$"
)
_ONLY_ASKS = re.compile(
    rf"{OPENING}(?:是|又是)?(?P<asks>(?:在?什么|啥)时候|何时|哪一?[年天月]|几月几[日号]|在?哪里|在?哪儿|在?什么地方|谁|哪个部门|哪家单位)(?:的事情?|的)?{CLOSING}"
)
# 那2015年按国家口径呢: how it is to be counted.
_BY_A_SCOPE = re.compile(
    "(?P<scope>按[^，。？]{1,10}?(?:口径|标准|分类|汇率|不变价|可比价|现价))(?:来?[算看说]|统计)?的?呢[？?]*$"
)
# 宁波的比上年呢, 无锡比上年提高了多少: the change of another place's figure.
_BASE = "(?:年初|上年末|上年同期|去年同期|上一?年|去年|前一年|同期)"
_CHANGE_OF = re.compile(
    rf"{OPENING}(?P<who>[^，。？比]{{2,8}}?)的?比(?P<base>{_BASE})(?:相?比)?的?"
    rf"(?:呢|(?:提高|提升|上升|增加|增长|下降|降低|减少|回落|变化|变动|涨|降|升|[高低多少])了?(?:多少|几)?(?:个?百分点|个点|呢)?){CLOSING}"
)
_CHANGED = re.compile(f"比{_BASE}.*$")
# 投资比一期多多少 after 二期呢: the other phase's, by the phase asked about last.
_BESIDE_A_PHASE = re.compile(
    rf"{OPENING}(?P<what>[^，。？比]{{2,8}}?)(?:要|又)?比(?P<than>[一二三四首]期)的?(?P<rest>(?:要|又)?[高低多少快慢大小]了?出?(?:多少|几)[^，。？]{{0,4}}){CLOSING}"
)
# 增加值占GDP多大比重 after 核心产业规上营收多少: of the same thing.
_SIDE_OF_IT = re.compile(
    "^(?:那么?|又|它的?)*(?P<side>(?:产业)?(?:增加值|产值|营收|收入|产业规模|规模))占(?:GDP|gdp|(?:地区|国内)?生产总值|全市|全省|全国)"
)
_SCOPE_LEFT = re.compile("(?:规上|规模以上)$")
# 去年不算，就说2023年，占多大比重
_LEAVE_OUT = re.compile(
    "^(?P<wrong>[^，。？]{2,12}?)的?(?:就|都|先)*(?:不算|不要|不用|撇开|先不管|不说|除外)了?[，,](?:就|只|光|单|我?只?想)(?:说|看|讲|问|要|算|知道|了解)"
    "(?P<meant>[^，。？]{2,16}?)的?(?:[，,](?P<rest>[^，。？]{2,}))?[。？?]*$"
)
_COIN = re.compile('[“"][^”"]{2,12}[”"]')
_NUMBERED = re.compile(
    f"{OPENING}(?P<part>[两三四五六七八九十][^，。？的]{{1,3}}?)(?:又|都|分别)*(?:呢|是(?:哪|什么)[^，。？]{{0,4}}){CLOSING}"
)
_SHARE = re.compile(
    rf"{OPENING}(?:又|它)?占(?:了|比)?(?:是)?(?:多[大少](?:比[重例])?|几成|百分之几|比[重例]多[大少]){CLOSING}"
)


def reached_of_aim(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """实际完成多少 after 2021年GDP增长目标是多少 → what was reached of it."""
    text = before[-1].text
    if not (_REACHED_ASKED.match(asked) and _AIM.search(text)):
        return None
    return Resolved(f"{without_asking(_AIM.sub('', text, count=1)).rstrip('的是')}实际是多少？", followed=True)


def when_done(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """什么时候 after 产业强市是哪次会议确定的 → when that was done."""
    match, done = _ONLY_ASKS.match(asked), _WHICH_DONE.search(before[-1].text)
    if not (match and done):
        return None
    return Resolved(f"{before[-1].text[: done.start()]}是{match['asks']}{done['deed']}？", followed=True)


def by_a_scope(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那2015年按国家口径呢 → the figure asked for before, of that time, counted so."""
    match = _BY_A_SCOPE.search(asked)
    rest = without_then(asked[: match.start()]) if match else ""
    if not match or own_things(rest):
        return None
    text = exchange_place(exchange_period(before[-1].text, rest), rest)[0]
    return Resolved(f"{match['scope']}，{text}", followed=True)


def change_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """宁波的比上年呢 after what 无锡 had → how much 宁波 had more than the year before."""
    match = _CHANGE_OF.match(asked)
    if not match or own_things(match["who"]) or not names(match["who"]) or not names(before[-1].text):
        return None
    text = exchange_place(_CHANGED.sub("", before[-1].text), match["who"])[0]
    return Resolved(f"{without_asking(text).rstrip('的')}比{match['base']}变化多少？", followed=True)


def beside_a_phase(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """投资比一期多多少 after 华虹无锡二期何时开工 → what the second phase costs, beside the first."""
    match, held = _BESIDE_A_PHASE.match(asked), PHASE.search(before[-1].text)
    if not match or not held or held[0] == match["than"]:
        return None
    name, what = before[-1].text[: held.start()], match["what"]
    return Resolved(f"{name}{held[0]}{what}比{name}{match['than']}{what}{match['rest']}？", followed=True)


def side_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """增加值占GDP多大比重 after 2022年数字经济核心产业规上营收多少 → of that industry, in that year."""
    if not _SIDE_OF_IT.match(asked) or names(asked):
        return None
    about = _SCOPE_LEFT.sub("", before[-1].topic)
    return Resolved(about + without_then(asked), followed=True) if own_things(about) else None


def left_out(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """2022年的不算，就说2023年，占多大比重 → the question before of 2023年 alone, and what is asked of it."""
    match = _LEAVE_OUT.match(asked)
    if not match:
        return None
    meant, text = match["meant"], before[-1].text
    exchanged = exchange_place(exchange_period(text, meant), meant)[0]
    if exchanged == text and meant not in text:
        return None
    rest = match["rest"] or ""
    return Resolved(f"{without_asking(exchanged).rstrip('的')}{rest}？" if rest else exchanged, followed=True)


def part_of_a_coin(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那三基地呢 after “三港三城三基地”里的三港是哪三个 → which the three 基地 of that are."""
    match = _NUMBERED.match(asked)
    coin = next((one for one in _COIN.finditer(before[-1].text) if match and match["part"] in one[0]), None)
    if match is None or coin is None:
        return None
    return Resolved(f"{before[-1].text[: coin.end()]}里的{match['part']}有哪些？", followed=True)


def one_of_both(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """换成出口呢 after 进出口总额多少 → that of the one side alone."""
    said = re.sub(rf"{OPENING}(?:换成|改成|单|只)?", "", asked).rstrip("？?").removesuffix("呢")
    both = next((name for name, sides in load_terms().opposites.items() if said in sides), "")
    if not both or both not in before[-1].text or not asked.rstrip("？?").endswith("呢"):
        return None
    return Resolved(before[-1].text.replace(both, said, 1), followed=True, swapped=(both, said))


def share_of_the_whole(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """占多大比重 after 江阴GDP多少, and 那一年全市呢 → the share that 江阴 has of the city."""
    old, new = before[-1].swapped
    home = next((name for name, parts in load_terms().within.items() if old in parts), "")
    if not (_SHARE.match(asked) and home and load_terms().subjects.get(new) == home and new in before[-1].text):
        return None
    part = without_asking(before[-1].text.replace(new, old, 1)).rstrip("的是")
    return Resolved(f"{part}占{new}多大比重？", followed=True)


ASKED_AGAIN = (
    share_of_the_whole,
    reached_of_aim,
    when_done,
    by_a_scope,
    change_of_another,
    beside_a_phase,
    side_of_it,
    left_out,
    part_of_a_coin,
    one_of_both,
)
