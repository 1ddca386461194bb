"""The matter of an earlier question, asked of its measures, of others at its event, or of other documents."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.exchange import asks_how, exchange_place, without_how
from assistant.answering.understanding.resolved import CLOSING, OPENING, Resolved, without_then
from assistant.answering.understanding.topic import names, own_things, without_asking
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEASURES = re.compile(
    f"{OPENING}(?:具体|主要|都|分别|又|还)*(?:有|采取了?|包括|用了?)?(?:哪些|什么)(?:具体|主要|实际)?的?(?:措施|举措|做法|办法|安排|行动|动作|招数?){CLOSING}"
)
_PART_OF_IT = re.compile(
    f"{OPENING}(?:其中|里面)?的?(?P<part>(?![^，。？]*[的比])[一-龥]{{2,8}})占(?:了|比)?"
    f"(?:多少|几成|百分之几|多大比[例重]){CLOSING}"
)
_COUNTED = re.compile(
    "(?P<whose>[^，。？]*?)(?:一共|总共|共)?有?(?:多少|几)[个家人名万位]*(?P<what>[一-龥]{2,10})[？?]?$"
)
_ITS_FIGURE = re.compile(f"{OPENING}[这那]个?(?:数字|数据|数|说法|提法|结论|口径|名次)")
_ITS_NUMBERS = re.compile(
    f"{OPENING}(?:这|里面的?)?(?:[几两三四五六])?(?:个)?(?:数字|数)(?:分别|各自|都|又)*(?:指|是|代表|说|讲)(?:的是|的)?"
    f"(?:什么|啥|哪些|谁)(?:意思)?{CLOSING}"
)
_AT_THE_TIME = re.compile("(?:自己)?(?:当时|当天|那时|那次|那会儿|会上|会议上)(?:又|也|都)?")
_AN_EVENT = re.compile("^[^，。？]{2,20}?(?:峰会|大会|会议|论坛|座谈会|发布会|推进会|活动)(?:上|中|期间)")
# 治理那一块又怎么安排的 after 数字生活方面部署了些啥
_ITS_SIDE = re.compile(
    f"{OPENING}(?P<side>[一-龥]{{2,6}}?)(?:[这那]一?(?:块|头|摊|方面|边)儿?|方面)(?:又|是|呢|有|都|则)*(?:怎么|如何|怎样|咋|哪些|什么|啥|$)"
)
_SIDE = re.compile("(?P<side>[一-龥]{2,4})(?:方面|领域|[这那]一?块)")
# 无锡提的又是哪几点 after 苏州提了哪五点建议
_DONE_BY = re.compile(
    f"{OPENING}(?P<who>[^，。？]{{2,8}}?)(?:自己)?(?P<did>提|做|签|定|列|承诺|要求|部署)(?:出|了)?的?(?:又|则|那|呢)*是?(?:哪|什么|多少)"
)
_SO_MANY = re.compile("哪[一二三四五六七八九十]+[点条项个](?:[一-龥]{2}(?=[？?]*$))?")  # another may have told others
_OTHER_DOCUMENTS = re.compile(
    f"{OPENING}(?:(?:其他|其它|别的|另外的)(?:文件|资料|材料|规划|地方)(?:里|中)?(?:又|也)?(?:是)?(?:怎么|咋|如何)?(?:说|讲|写|提)?(?:的|过|了)*(?:没有|吗|什么)?|还有(?:别的|其他)(?:文件|资料|说法)吗?)呢?{CLOSING}"
)
_OF_A_DOCUMENT = re.compile(
    "^[^，。？]{2,14}?(?:意见|规划|纲要|方案|计划|报告|论文|协议|文件|办法)(?:里|中|上)(?:面)?的?，?"
)


def doubt_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """这个数靠得住吗 → how far that is to be trusted of which the question before asks."""
    if not _ITS_FIGURE.match(asked) or not load_cues().voices["doubted"].search(asked):
        return None
    return Resolved(f"{without_asking(before[-1].text).rstrip('的')}，{asked}", followed=True)


def share_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """海归占多少 after 一共有多少高层次人才 → the share that those have of these."""
    part, counted = _PART_OF_IT.match(asked), _COUNTED.match(before[-1].text)
    if not (part and counted) or part["part"] in counted["what"]:
        return None
    return Resolved(f"{counted['whose']}{counted['what']}里{part['part']}占多少？", followed=True)


def what_its_numbers_mean(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """这三个数字分别指什么 after “121”战略是什么时候提出的 → what that strategy is made of."""
    about = before[-1].topic
    if not (_ITS_NUMBERS.match(asked) and re.search("[0-9]", about)):
        return None
    return Resolved(f"{about}的具体内容是什么？", followed=True, about=about)


def measures_for_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """具体有哪些措施 after 怎么扩大内需 → the measures by which that is done."""
    last = before[-1]
    if not (_MEASURES.match(asked) and asks_how(last.text)):
        return None
    about = without_how(last.text).rstrip("？?的")
    return Resolved(f"{about}的具体措施有哪些？", followed=True, about=last.topic)


def at_the_event(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """无锡当时提了什么 after 峰会上苏州提了哪些建议 → what 无锡 proposed at that event."""
    then = _AT_THE_TIME.search(asked)
    if not then or own_things(asked) or find_periods(asked):
        return None
    event = next((found[0] for turn in reversed(before) if (found := _AN_EVENT.match(turn.text))), "")
    said = asked[: then.start()] + asked[then.end() :]
    return Resolved(event + without_then(said), followed=True) if event else None


def another_side(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """治理那一块又怎么安排的 after 数字生活方面部署了些啥 → what was arranged on that side."""
    text = before[-1].text
    match, held = _ITS_SIDE.match(asked), _SIDE.search(text)
    if not (match and held) or match["side"] in text:
        return None
    return Resolved(text[: held.start("side")] + match["side"] + text[held.end("side") :], followed=True)


def the_same_of_another(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """无锡提的又是哪几点 after 苏州提了哪五点建议, and another question between → what 无锡 proposed."""
    match = _DONE_BY.match(asked)
    if not match or not names(match["who"]) or match["did"] in before[-1].text:
        return None
    for turn in reversed(before[:-1]):
        exchanged, (old, new) = exchange_place(turn.text, match["who"])
        if match["did"] in turn.text and new and old != new:
            return Resolved(_SO_MANY.sub("哪几点", exchanged), followed=True, swapped=(old, new))
    return None


def in_other_documents(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """其他文件怎么说 → what the question before asks, without the document that it asks of."""
    if not _OTHER_DOCUMENTS.match(asked):
        return None
    return replace(before[-1], text=_OF_A_DOCUMENT.sub("", before[-1].text), followed=True, detail=True, others=True)
