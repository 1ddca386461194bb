"""Follow-ups that point at what was said: 前者, 那十个园, 走这条路, “X”那部分, 杭州方面有什么动作, 除去这两类还剩几个.

Each rule puts what is meant in the place of the words that point to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.understanding.exchange import exchange_place
from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved, without_then
from assistant.answering.understanding.topic import names, own_things, without_asking
from assistant.answering.understanding.wanted import GROWN

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMER, _LATTER = "前者", "后者"
# 后面这个数占前面的百分之多少
_THE_LATTER = re.compile("(?:后面?|后头)(?:[这那])?(?:一?个|项|者)?(?:数字?|数据|指标)?(?=占|比|是|除|和|跟|与|相当)")
_THE_FORMER = re.compile(
    "(?<=[占比是以和跟与于])(?:前面?|前头)(?:[这那])?(?:一?个|项|者)?(?:数字?|数据|指标)?(?=的|[多几百]|大|小|高|低)"
)
_COUNT_INSIDE = re.compile("(?:一共|总共|共)?有?(?:多少|几)[个家项条名座]")
_NUMERAL = "[一二两三四五六七八九十]"
# 那十个园也列出来, of “一核十园”: so many of what the question before names with a word that ends alike.
_SO_MANY = re.compile(
    f"^(?:那么?|这)(?P<number>{_NUMERAL}{{1,2}})[个大条项家座类](?P<what>[一-龥]{{1,4}}?)(?P<rest>(?:也|又|都|呢|分别|各|是|有|叫|给|里|具体|怎么|都是|[？?，,]|$).*)$"
)
_THIS_WAY = re.compile("(?:[这那]|此)(?:一?条路|一?步(?:棋)?|件事|一?招|个?(?:做法|思路|战略|决定|举措|定位)|举)")
# “X”那部分也展开说说
_PART = "[那这]?(?:个|一)?(?:部分|块|头|边|类|项|方面|字)"
_QUOTED_PART = re.compile(
    '^(?:那么?|再)?(?P<name>[“"][^”"]{1,8}[”"])'
    f"(?:(?:{_PART})?(?:呢|又|也|再|给|里)*(?P<tell>(?:展开|详细|细|具体)*(?:地)?(?:说|讲|列|介绍|谈)(?:说|讲|一?下|出来|清楚|怎么)*(?:呢|吧|呗|啊|的)?[。？?]*)"
    f"|{_PART}(?:呢|又|也|再|给|里)*(?P<ask>[^，。？]{{0,14}}(?:什么|啥|哪|多少|几|怎么|如何)[^，。？]{{0,10}}[。？?]*))$"
)
# 杭州方面又有什么动作
_WHAT_OF_IT = re.compile(
    f"{OPENING}(?P<who>[一-龥]{{2,8}}?)(?:方面|那边|这边|那头)?(?:呢[，,])?(?:又|则|都|还|那)*(?:有|做了?|是|出了?)?"
    f"(?:什么|啥|哪些)(?:样的)?(?:动作|做法|举措|安排|打算|动静|说法|表现|表态|行动|动向){CLOSING}"
)
_LEFT_OF_THEM = re.compile(
    f"{OPENING}(?:除去|刨去|刨掉|去掉|扣除|扣掉|减去|除开|除了)(?:[这那])(?:{_NUMERAL}|几)?(?:个|类|项|种|部分|样|些)+"
    "(?:之外|以外|外)?[，,]?(?:还|就)?(?P<rest>(?:剩|有|余下)[^，。？]{0,3}(?:多少|几)[^，。？]{0,4})[？?]*$"
)
_OF_THEM = re.compile("(?:其中|里面|当中)的?")
# 请把这几个集群的名字都列出来
_NAME_THEM = re.compile(
    "^(?=[^第]*$)(?=.*(?:[这那](?:些|几|[一二两三四五六七八九十])|名字|名称|名单|都))(?:请|麻烦|那么?|再|帮我)*(?:把|将)?[一-龥]{0,12}?"
    "(?:列|报|念|点|讲|数)(?:一?下|出来|全|清楚|给我|我听)*(?:来)?(?:呢|吧|呗|啊)?[。？?]*$"
)
_COUNTED_BEFORE = re.compile(
    "(?:一共|总共|共)?有?(?:多少|(?<!哪)几)(?:个|家|项|条|座|类|所|款)(?P<what>[0-9A-Za-z一-龥]{2,16})[？?]*$"
)
_GREW_BY = re.compile(
    f"{OPENING}(?:同比|环比|比上年同期|比上年)(?:又|呢|也|大概)*{GROWN}(?:多少|几个?(?:百分)?点|百分之几){CLOSING}"
)
_A_FIGURE = re.compile("多少|多大|几[个家亿]")
_SESSION = re.compile(f"{OPENING}(?P<which>第{_NUMERAL}{{1,2}}[届次]|首届)(?P<rest>.*)$")
_SESSION_HELD = re.compile(f"第{_NUMERAL}{{1,2}}[届次]|首届")
_EVENT_END = re.compile("峰会|大会|会议|论坛|博览会|洽谈会|座谈会|活动|赛")
_WHY_JUDGED = re.compile(f"{OPENING}(?:为什么|为何|为啥|凭什么|凭啥)(?:这么|这样|如此)?(?:判断|说|讲|认为|看|定性)")
_DOUBTED = re.compile(
    "[，,]?(?:这个?|那个?|该)?(?:数字?|数据|说法|结论|口径)?(?:存疑|可信|靠谱|靠得住|属实|准确?|可靠|站得住)(?:脚)?(?:吗|么|不|没有)?[？?]*$"
)


def former_and_latter(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """后者占前者多少 → the thing asked about last, and the one before it, in the pronouns' stead."""
    asked = _THE_FORMER.sub(_FORMER, _THE_LATTER.sub(_LATTER, asked))
    if len(before) < 2 or not (_FORMER in asked and _LATTER in asked):
        return None
    former, latter = (_COUNT_INSIDE.sub("", without_asking(turn.text)).rstrip("？?的") for turn in before[-2:])
    return Resolved(without_then(asked).replace(_LATTER, latter).replace(_FORMER, former), followed=True)


def so_many_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那十个园也列出来 after 太湖湾科创带的“一核十园”，一核是哪里 → of that belt."""
    match, last = _SO_MANY.match(asked), before[-1]
    if not match or f"{match['number']}{match['what']}" not in last.text.replace("个", "").replace("大", ""):
        return None
    listed = "有哪些？" if not re.search("多少|几|哪|什么|怎|谁", match["rest"]) else match["rest"]
    return Resolved(f"{last.topic}{match['number']}{match['what']}{listed}", followed=True, about=last.topic)


def this_way(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """为啥要走这条路 after 哪次会议定下产业强市的 → what that is, in its stead."""
    found, about = _THIS_WAY.search(asked), before[-1].topic
    clause = asked[: found.start()].rpartition("，")[2] if found else ""
    if not found or own_things(clause) or not about:
        return None
    return Resolved(f"{asked[: found.start()]}{about}{asked[found.end() :]}", followed=True, about=about)


def quoted_part(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """“X”那部分也说说 after “5+X”里“5”是哪五条赛道 → what the “X” there is."""
    match, last = _QUOTED_PART.match(asked), before[-1]
    if not match:
        return None
    begins = re.split("[，,]", last.text)[0] if "，" in last.text or "," in last.text else last.topic
    return Resolved(f"{begins}，{match['name']}{match['ask'] or '指哪些？'}", followed=True, about=last.topic)


def what_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """杭州方面又有什么动作 after 论文里南京准备怎么做 → what the paper says of 杭州."""
    match = _WHAT_OF_IT.match(asked)
    if not match or not names(match["who"]):
        return None
    exchanged, (old, new) = exchange_place(before[-1].text, match["who"])
    return Resolved(exchanged, followed=True, swapped=(old, new)) if new and old != new else None


def left_of_them(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """除去这两类还剩几个 after how many there are, and how many of two kinds: without these."""
    match = _LEFT_OF_THEM.match(asked)
    if not match or len(before) < 2:
        return None
    kinds = _OF_THEM.split(without_asking(before[-1].text))[-1].rstrip("各的？?")
    whole = without_asking(before[-2].text).rstrip("？?的")
    return Resolved(f"{whole}，除去{kinds}，还{match['rest'].removeprefix('还')}？", followed=True)


def why_judged(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """为什么这么判断 after 这个数存疑吗 → why it is doubted."""
    if not _WHY_JUDGED.match(asked) or not _DOUBTED.search(before[-1].text):
        return None
    said = _DOUBTED.sub("", before[-1].text).rstrip("，,")
    return Resolved(f"{said}为什么存疑，依据是什么？", followed=True)


def each_of_them(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """把这几个集群的名字都列出来 after 有几个2000亿元级集群 → which they are."""
    counted = _COUNTED_BEFORE.search(before[-1].text) if _NAME_THEM.match(asked) else None
    if counted is None:
        return None
    text = before[-1].text
    return Resolved(f"{text[: counted.start()]}{counted['what']}有哪些？", followed=True, about=before[-1].topic)


def grew_by(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """同比涨了几个点 after a figure of some months: the growth of that, at that time."""
    if not _GREW_BY.match(asked) or not _A_FIGURE.search(before[-1].text):
        return None
    return Resolved(f"{without_asking(before[-1].text).rstrip('的')}同比增长多少？", followed=True)


def another_session(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """第三届是在哪里办的, 首届呢 after one of a row of meetings: of that one."""
    match, held = _SESSION.match(asked), _SESSION_HELD.search(before[-1].text)
    if not match or not held or match["which"] == held[0]:
        return None
    text = before[-1].text
    about = f"{text[: held.start()]}{match['which']}{text[held.end() :]}"
    rest = match["rest"].lstrip("呢，,")
    if not rest.strip("？?"):
        return Resolved(about, followed=True, swapped=(held[0], match["which"]))
    event = _EVENT_END.search(about)
    return Resolved(f"{about[: event.end()]}{rest}", followed=True) if event else None


POINTED_AT = (
    grew_by,
    another_session,
    former_and_latter,
    left_of_them,
    each_of_them,
    so_many_of_it,
    quoted_part,
    what_of_another,
    why_judged,
    this_way,
)
