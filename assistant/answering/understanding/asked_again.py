"""Follow-ups that ask the same again with one thing put otherwise: 实际完成多少, 什么时候, 宁波的比上年呢.

Each rule puts what the follow-up says in the place of what the question before said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.exchange import exchange_period, exchange_place
from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved, without_then
from assistant.answering.understanding.set_against import by_name
from assistant.answering.understanding.told_before import PHASE
from assistant.answering.understanding.topic import names, own_things, without_asking
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIM = re.compile("的?(?:目标|计划数|预期目标)(?:值)?")
_SET = re.compile("(?:定|设|写|提)?(?:在|为|了|的|是)*$")
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
    "(?P<scope>(?:按|换成?|改用|用)[^，。？]{1,10}?(?:口径|标准|分类|汇率|不变价|可比价|现价))(?:来?[算看说]|统计)?的?呢[？?]*$"
)
_SCOPE_BY = re.compile("^(?:按|换成?|改用|用)")
# 增长的有哪些, after 哪些行业产值是下降的
_MOVED_THE_OTHER_WAY = re.compile(
    f"{OPENING}(?P<new>增长|上升|上涨|增加|提高|下降|下滑|下跌|减少|降低|回落)了?的(?:又|都|行业|城市|地区)*(?:呢|有?(?:是|有)?哪[些几][^，。？]{{0,4}}){CLOSING}"
)
_UP, _DOWN = "(?:增长|上升|上涨|增加|提高)", "(?:下降|下滑|下跌|减少|降低|回落)"
# 去年完成450万亩是吧, after 今年计划多少万亩
_CLAIMED_THEN = re.compile(
    rf"{OPENING}(?P<when>[^，。？0-9]{{0,4}}(?:[0-9]{{4}}年|去年|前年|今年))(?:实际|就|又|已经?)*(?:完成|达到|做到|是|有|为)了?"
    rf"(?P<figure>[0-9][^，。？]{{0,10}}?)[，,]?(?:对吗|对吧|是吗|是吧|对不对|没错吧|吗|吧){CLOSING}"
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
_SCOPE_LEFT = re.compile("(?:规上|规模以上)?(?:企业)?(?:营业收入|营收|总?产值|产业规模|规模|收入|利润)?$")
# 去年不算，就说2023年，占多大比重
_LEAVE_OUT = re.compile(
    "^(?P<wrong>[^，。？]{2,12}?)的?(?:就|都|先)*(?:不算|不要|不用|撇开|先不管|不说|除外)了?[，,](?:就|只|光|单|我?只?想)(?:说|看|讲|问|要|算|知道|了解)"
    "(?P<meant>[^，。？]{2,16}?)的?(?:[，,](?P<rest>[^，。？]{2,}))?[。？?]*$"
)
_COIN = re.compile('[“"][^”"]{2,12}[”"]')
_NUMBERED = re.compile(
    f"{OPENING}(?P<part>[两三四五六七八九十][^，。？的]{{1,3}}?|[0-9])(?:又|都|分别)*(?:呢|是(?:哪|什么)[^，。？]{{0,4}}){CLOSING}"
)
_TIMES_A_PHASE = re.compile(
    f"{OPENING}(?:又|它)?(?:是|为|相当于)(?P<than>[一二三四首]期)的(?P<times>几倍|多少倍|几成|百分之几|百分之多少)(?:啊|呀|呢)?{CLOSING}"
)
_A_FIGURE = re.compile("多少|多[大高]|几[个家亿]")
_END = re.compile("最[高低大小多少快慢好差]")
_OTHER_END = re.compile(
    f"{OPENING}(?P<end>最[高低大小多少快慢好差])的?(?:又|那)?(?:一?个)?(?:呢|是?(?:哪|谁)[^，。？]{{0,4}}|排名?呢){CLOSING}"
)
_HERE = re.compile(
    f"{OPENING}(?P<who>[^，。？]{{2,6}}?)(?:这块|那块|这边|那边|方面|这头|那头)(?P<asks>[^，。？呢]{{2,12}}){CLOSING}"
)
_PLACE_ALONE = re.compile(f"{OPENING}(?P<who>[^，。？呢]{{2,6}})呢{CLOSING}")
_GROUP_OF_PLACES = re.compile(
    "(?:各|全部)?(?:[两三四五六七八九十几]+个)(?:区县|县区|市县|城市|设区市|市|区|县)(?:一共|总共|合计|共|各自|分别)?"
)
_PLANNED = re.compile(
    f"{OPENING}(?P<when>(?:19|20)[0-9]{{2}}年)(?:又|的)?(?:全年)?(?P<asks>(?:预算)?(?:安排|预期|预计|计划|打算收|打算支)了?(?:是)?多少){CLOSING}"
)
# 湖南也是3.6%，对吗, after 广东的研发投入强度是多少
_CLAIMED_OF = re.compile(
    rf"{OPENING}(?P<who>[^，。？0-9也]{{2,8}}?)的?(?:是不是|是否)?也(?:是|有|达到?了?|为|到了?)?(?P<figure>[^，。？]{{0,4}}[0-9][^，。？]{{0,8}}?)"
    rf"[，,]?(?:对吗|对吧|是吗|对不对|没错吧|吗|吧){CLOSING}"
)
_POINTS_ALONE = re.compile(
    f"{OPENING}(?:这|那)(?:一)?(?:条|项|个|块|件|一?事|政策)(?:政策|规定|工作|任务|事)?(?:是|由|归|又)*"
    f"(?P<asks>(?:谁|哪个部门|哪个单位|什么时候|啥时候|何时|哪年)[^，。？]{{0,8}}){CLOSING}"
)
_PART_SHARE = re.compile(
    f"{OPENING}(?:其中|里面)?的?(?P<part>[一-龥]{{2,8}}?)(?:一?块)?占了?(?:多少|几成|百分之几|多大(?:比[例重])?){CLOSING}"
)
# 2019年同期是多少, after a figure of 2020年上半年
_SAME_MONTHS = re.compile(
    rf"{OPENING}(?P<year>(?:19|20)[0-9]{{2}}年)的?同期的?(?:又|则)?(?:是|有|为)?(?:多少|几){CLOSING}"
)
_PLANNED_FOR = re.compile("(?:计划|打算|预计|要|目标)+$")
_A_YEAR = re.compile("(?:19|20)[0-9]{2}年")
# 服务业的那份呢, after 智能制造那个三年计划文号是啥
_KIND = "(?:份|个|项|条|家|块|篇|部|次|期)"
_THAT_OF = re.compile(
    f"{OPENING}(?P<what>[一-龥]{{2,8}}?)的?那一?{_KIND}(?:呢|又?(?:是|有)?(?:什么|多少|啥)[^，。？]{{0,4}}){CLOSING}"
)
_THAT = re.compile(f"(?P<what>[一-龥]{{2,8}})的?[这那]一?{_KIND}(?=[一-龥]{{2,}})")
_SHARE = re.compile(
    rf"{OPENING}(?:又|它)?占(?:了|比)?(?:是)?(?:多[大少](?:比[重例])?|几成|百分之几|比[重例]多[大少]){CLOSING}"
)


def reached_of_aim(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """实际完成多少 after 2021年GDP增长目标是多少 → what was reached of it."""
    text = before[-1].text
    if not (_REACHED_ASKED.match(asked) and _AIM.search(text)):
        return None
    of_what = _SET.sub("", without_asking(_AIM.sub("", text, count=1)).rstrip("？?"))
    return Resolved(f"{of_what}实际是多少？", followed=True)


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
    return Resolved(f"按{_SCOPE_BY.sub('', match['scope'])}，{text}", followed=True)


def claimed_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """湖南也是3.6%，对吗 after what 广东 had → whether 湖南 had just that of it."""
    match = _CLAIMED_OF.match(asked)
    if not match or own_things(match["who"]) or not _A_FIGURE.search(before[-1].text):
        return None
    text, swapped = exchange_place(before[-1].text, match["who"])
    of_it = by_name(Resolved(text, followed=True))
    return Resolved(f"{of_it}是{match['figure']}，对吗？", followed=True, swapped=swapped) if swapped[1] else None


def claimed_then(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """去年完成450万亩是吧 after what is planned for this year → whether it was so much then."""
    match = _CLAIMED_THEN.match(asked)
    if not match or not _A_FIGURE.search(before[-1].text):
        return None
    of_it = _PLANNED_FOR.sub("", by_name(Resolved(exchange_period(before[-1].text, match["when"]), followed=True)))
    return Resolved(f"{of_it}完成{match['figure']}，对吗？", followed=True)


def moved_the_other_way(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """增长的有哪些 after 哪些行业产值是下降的 → the same of those that moved the other way."""
    match = _MOVED_THE_OTHER_WAY.match(asked)
    if not match:
        return None
    other = _DOWN if re.fullmatch(_UP, match["new"]) else _UP
    text = re.sub(other, match["new"], before[-1].text, count=1)
    return Resolved(text, followed=True) if text != before[-1].text else None


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


def times_a_phase(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """是一期的几倍 after 一期投了多少钱, and 二期呢 → the second phase's figure, by the first's."""
    match, text = _TIMES_A_PHASE.match(asked), before[-1].text
    held = PHASE.search(text) if match else None
    if not match or not held or held[0] == match["than"] or not _A_FIGURE.search(text):
        return None
    of_it = without_asking(text).rstrip("的是")
    return Resolved(f"{of_it}是{of_it.replace(held[0], match['than'], 1)}的{match['times']}？", followed=True)


def other_end(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """最低的呢 after 哪个区县增速最高 → the other end of the same order."""
    match, held = _OTHER_END.match(asked), _END.search(before[-1].text)
    if not match or not held or held[0] == match["end"]:
        return None
    text = before[-1].text
    return Resolved(text[: held.start()] + match["end"] + text[held.end() :], followed=True)


def aspect_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """南京这块增长多快 after 苏州有多少家高新技术企业 → how fast those of 南京 grew."""
    match = _HERE.match(asked)
    named = names(match["who"]) if match else ()
    if not match or not named or (named[0].start, named[0].end) != (0, len(match["who"])) or own_things(match["asks"]):
        return None
    told = (name for turn in reversed(before) for name in (turn.topic, by_name(turn)))
    topic = next((name for name in told if names(name) and own_things(name)), "")
    about = exchange_place(topic.removesuffix("合计"), match["who"])[0] if topic else ""
    return Resolved(about + match["asks"], followed=True, about=about) if about else None


def each_of_the_group(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """东岭县呢 after 三个区县一共欠多少 → what that one owes."""
    match, group = _PLACE_ALONE.match(asked), _GROUP_OF_PLACES.search(before[-1].text)
    if not match or not group or names(before[-1].text) or len(names(match["who"])) != 1:
        return None
    text = before[-1].text
    return Resolved(text[: group.start()] + match["who"] + text[group.end() :], followed=True)


def planned_for(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """26年安排了多少 after 2025年一般公共预算收入完成预算没有 → how much of that is planned for that year."""
    match = _PLANNED.match(asked)
    turn = next((one for one in reversed(before) if names_in(one.text, load_terms().indicators)), None)
    if not match or turn is None:
        return None
    name = names_in(turn.text, load_terms().indicators)[0]
    return Resolved(f"{exchange_period(turn.text[: name.end], match['when'])}{match['asks']}？", followed=True)


def pointed_at_alone(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """这条谁负责 → who answers for what was asked about."""
    match = _POINTS_ALONE.match(asked)
    return Resolved(before[-1].topic + match["asks"], followed=True, about=before[-1].topic) if match else None


def share_of_a_total(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """餐饮占多少 after 1—10月社零总额多少 → the share that 餐饮 has of that."""
    match, text = _PART_SHARE.match(asked), before[-1].text
    if not match or names(match["part"]) or match["part"] in text or not own_things(match["part"]):
        return None
    if not (names_in(text, load_terms().indicators) and _A_FIGURE.search(text)):
        return None
    return Resolved(f"{without_asking(text).rstrip('的是')}中{match['part']}占多少？", followed=True)


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


def same_months(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """2019年同期是多少 after 2020年上半年亏损面多大 → 2019年上半年亏损面多大."""
    match, text = _SAME_MONTHS.match(asked), before[-1].text
    if not match or len(_A_YEAR.findall(text)) != 1:
        return None
    return Resolved(_A_YEAR.sub(match["year"], text), followed=True)


def that_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """服务业的那份呢 after 梁溪区智能制造那个三年计划文号是啥 → the same of the other one's."""
    match, text = _THAT_OF.match(asked), before[-1].text
    held = _THAT.search(text)
    if not (match and held) or names(match["what"]):
        return None
    placed = [name.end for name in names(text) if held.start("what") <= name.start < held.end("what")]
    start, end = max((held.start("what"), *placed)), held.end("what")
    old = text[start:end].lstrip("市区县的")
    if len(old) < len("产业") or old == match["what"]:
        return None
    again = text[: end - len(old)] + match["what"] + text[end:]
    return Resolved(again, followed=True, swapped=(old, match["what"]))


ASKED_AGAIN = (
    same_months,
    that_of_another,
    share_of_the_whole,
    reached_of_aim,
    when_done,
    by_a_scope,
    change_of_another,
    claimed_of_another,
    claimed_then,
    moved_the_other_way,
    beside_a_phase,
    side_of_it,
    left_out,
    part_of_a_coin,
    one_of_both,
    times_a_phase,
    other_end,
    aspect_of_another,
    each_of_the_group,
    planned_for,
    pointed_at_alone,
    share_of_a_total,
)
