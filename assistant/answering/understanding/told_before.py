"""What a follow-up tells by what was told before: 那年, 再往后一年, and 苏州呢，一共多少家 as one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.leading_clause import says_what_is_done
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.resolved import without_then
from assistant.answering.understanding.topic import names, own_things, topic, without_asking, without_periods
from assistant.answering.understanding.wanted import GROWN
from assistant.period import year_of
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_THAT_YEAR = re.compile(
    "(?<!最[早初后近])(?<!开头)(?:那|这)一?年(?!代|末|底|初|度|级)|同一?年(?!龄|级|代|度)|^(?:那么?)?当年的?(?=[^，。？被]{1,12}(?:多少|几))"
    "|(?<=全[市省国])当年(?=[^，。？被]{0,12}(?:多少|几))"
)
_NEW_ONES = re.compile("(?:新增|净增|增加|新认定|认定|引进|减少)了?(?:多少|几)[家个项户](?=[？?]?$)")
_COUNTED = re.compile("(?:多少|几)[家个项户](?P<what>[一-龥]{2,10})[？?]?$")
_YEAR_AFTER = re.compile(
    "^(?:那么?)?(?:再?(?:往后|往下|后面?)(?:推|数)?一?年|接下来一?年|下一?年|转过年来?|第二年)(?=呢|，|[？?]|$)"
)
_YEAR_BEFORE = re.compile("^(?:那么?)?(?:再?(?:往前|前面?)(?:推|数)?一?年|上一?年|头一年)(?=呢|，|[？?]|$)")
# 怎么下一年只剩2500亿了: why the figure asked for was so in the year after.
_WHY_THEN = re.compile(
    "^(?P<why>怎么|为什么|为何|为啥|咋)(?:到了?)?(?:下一年|次年|第二年|转过年来?)(?=[^，。？]*了[？?]*$)"
)
# 比头一年同期多多少: what it is held against, and not the year before as a question of its own.
_THAN_BEFORE = re.compile(
    "^(?P<than>(?:那么?)?(?:又|还|要)?[比较])(?:头|前|上)一年(?P<same>的?(?:同期|同月|这个?时候))?"
)
# 二期呢，又投了多少 after 华虹无锡一期…: a phase of what one was spoken of.
_A_PHASE = "[一二三四五六首]期(?!限|货|刊|间)"
PHASE = re.compile(_A_PHASE)
_PHASE = re.compile(f"^(?:那么?)?(?P<phase>{_A_PHASE})")
_HAS_PHASES = re.compile(rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9—-]{{2,16}}?)(?:项目|工程)?的?{_A_PHASE}")
_THEN_ASKED = re.compile(
    "^(?:那么?)?(?P<new>[^，。？呢]{2,10}?)(?:那边|那儿|那头|的话)?呢[，,](?P<rest>[^？?]{2,}?)[？?]*$"
)
_WHICH_SORT = re.compile("是[^，。？]{0,8}还是[^，。？]{0,8}")  # 22年的呢，是实际数还是预计的: the note says it
_HOW_IT_GREW = re.compile(f"(?:同比|环比|比上年)?(?:又|也|则)?{GROWN}(?:多少|几个?(?:百分)?点)")
# 同一张表里无锡是多少, 比刚才说的无锡多多少: where it stands, and that it was spoken of, exchange nothing.
_SAME_TABLE = re.compile(
    "^(?:那么?)?(?:还是)?(?:在)?(?:同一?|同样)(?:一)?[张份个](?:表格?|文件|材料|资料|口径|报告)(?:里面?|中|上|下)?的?[，,]?"
)
_POINTS_BACK = re.compile(
    "(?:刚刚?才?|前面|上面|先前|之前|方才)(?:你|您|我|我们)?(?:说|讲|提|问|查|答|报)(?:到|过|起|及)?的(?:那个?)?"
)
# 那2023年呢，增速也带上; 南京呢，比无锡多出多少: what is asked beside the same of another.
ASKED_BESIDE = re.compile(
    "^(?P<first>[^，。？?]{1,12}呢)[，,](?:(?P<also>[^，。？?]{2,8}?(?:也|一起|一并|一块儿?|都)+(?:给我)?"
    "(?:带上|加上|附上|算上|说|讲|报|给|写上|列上|要)我?(?:一下|出来)?)"
    "|(?:又|那)?(?P<than>比[^，。？比]{1,10}?[高低多少快慢大小]出?了?(?:多少|几)[^，。？]{0,4}))[。？?]*$"
)
# A part that has no name without its whole.
_PART = re.compile(
    "^(?:那么?)?(?P<part>起步区|启动区|核心区|先行区|先导区|中心区|拓展区|示范区|规划(?:范围|面积|期限|人口))(?P<rest>(?:的?呢|的?(?:面积|范围|规模)|有?多大|在哪|是哪|有哪|包括|有几|定在|怎么).*|[？?]?)$"
)
_A_WORK = re.compile("(?:发展)?(?:规划|方案|纲要)$")
_SAYS_OF = re.compile(
    "^(?:那么?)?(?:有没有|是否|是不是)?(?:(?:提到|提及|写到|涉及|点到|说到|列入|纳入|写进)|有(?:什么|哪些)(?P<what>[一-龥]{2,6})(?=[？?]?$))"
)
_STANDS_ALONE = re.compile("论文|报告|城市|文件|地方|原因|影响|表现|好处|意义|区别")
# 到年底呢, 下半年呢: of the year spoken of.
_PART_OF_IT = re.compile(
    "^(?:那么?)?(?:到|截至)?(?P<part>年底|年末|上半年|下半年|[一二三四]季度|前三季度)(?=呢|，|又|是|[？?]|$)"
)
_OF_A_LEVEL = re.compile(
    "^(?:那么?)?(?P<amount>[0-9]+[百千]?[万亿]+元?)(?:级别?|那?一?[档级]|以上)(?:的|集群|企业|园区|项目)*"
    "(?:呢|有哪些|有哪几个|有几个|是哪些|是哪个|是什么)?[？?]*$"
)
_LEVEL_TOLD = re.compile("[0-9]+[百千]?[万亿]+元?(?=级)")
# A thing of which one kind was spoken of, called by its kind alone.
_CALLED = re.compile(
    "^(?:那么?|这个?|该)?(?P<noun>园区|项目|规划|方案|协议|基地|走廊|示范区|平台|计划|纲要|意见)(?=[的里由是在要有会谁什哪怎多何]|规划面积)"
)
_OF_IT = re.compile("^(?:那么?)?(?:这)?(?:其中|里面)的?(?=[^，。？]{2,})")
_OPEN = re.compile("什么|啥|哪|谁|怎|如何|为何")
_DONE = re.compile("(?:又|还|也|一共|总共)*[\u4e00-\u9fff]{1,2}了")
_BETWEEN = re.compile("(?:这|那)?(?:中间|当中|之间|这中间|前后)")  # 中间还差多少
_ONLY_HOW_MUCH = re.compile("(?:又|一共|总共|总的|大概|大约|具体)*(?:是|有|为|达到?)?(?:多少|几)[\u4e00-\u9fff]{0,3}")


def in_full(asked: str, before: Sequence[str]) -> str:
    """The follow-up with the year that it means, and one that names its thing apart (苏州呢，一共多少家) as one.

    ``before`` holds the earlier questions, oldest first; without any the question is left alone.
    """
    if not before:
        return asked
    asked = _POINTS_BACK.sub("", _of_the_same_table(asked))
    if of_its_level := _of_its_level(asked, before):
        return of_its_level
    asked = _THAN_BEFORE.sub(lambda than: than["than"] + ("上年同期" if than["same"] else "上一年"), asked)
    asked = _of_what_was_asked(_of_a_part(asked, before), before)
    return _as_one(_of_a_phase(_with_its_name(_of_it(_with_its_year(asked, before), before), before), before))


def _of_the_same_table(asked: str) -> str:
    """同一张表里无锡是多少 → 无锡是多少, of where it was told; 同一份文件里还说了什么 asks of the document."""
    rest = _SAME_TABLE.sub("", asked)
    return rest if names(rest) or find_periods(rest) else asked


def _with_its_year(asked: str, before: Sequence[str]) -> str:
    told = [year for text in before for period in find_periods(text) if (year := year_of(period.value)) is not None]
    if not told or any(found.value.key for found in find_periods(asked)):
        return asked
    if why := _WHY_THEN.match(asked):
        of_what = without_asking(without_periods(before[-1]))
        return f"{told[-1] + 1}年{of_what}{why['why']}{asked[why.end() :]}"
    if part := _PART_OF_IT.match(asked):
        return f"{told[-1]}{'' if part['part'][0] == '年' else '年'}{part['part']}{asked[part.end() :]}"
    for pattern, later in ((_THAT_YEAR, 0), (_YEAR_AFTER, 1), (_YEAR_BEFORE, -1)):
        if found := pattern.search(asked):
            if not (found.start() or later) and load_cues().several["continues"].match(asked[found.end() :]):
                return asked[found.end() :]  # 当年占GDP多少: of the figure asked for before, and of its time
            placed = later or names_in(asked, load_terms().subjects) or names(asked)
            place = _place_told(before[-1]) if not (found.start() or placed) else ""
            return _of_what_was_counted(pattern.sub(f"{place}{told[-1] + later}年", asked, count=1), before[-1])
    return asked


def _of_what_was_counted(asked: str, before: str) -> str:
    """当年新增了几家 after 累计有多少家高新技术企业 → 新增了几家高新技术企业; any other question as it is."""
    found, counted = _NEW_ONES.search(asked), _COUNTED.search(before)
    return f"{asked[: found.end()]}{counted['what']}？" if found and counted else asked


def _place_told(question: str) -> str:
    """The one place that a question is on; "" where it names none or several."""
    places = {name.canonical: question[name.start : name.end] for name in names(question)}
    return next(iter(places.values())) if len(places) == 1 else ""


def _of_its_level(asked: str, before: Sequence[str]) -> str:
    """2000亿那档呢 after what 5000亿级的集群 are: the question before with the other amount; "" where none is asked."""
    found = _OF_A_LEVEL.match(asked)
    held = _LEVEL_TOLD.search(before[-1]) if found else None
    return f"{before[-1][: held.start()]}{found['amount']}{before[-1][held.end() :]}" if found and held else ""


def _of_it(asked: str, before: Sequence[str]) -> str:
    """其中服务业占几成 after 宁波2020年…: of that time and place."""
    found = _OF_IT.match(asked)
    if found is None or not own_things(asked[found.end() :]):
        return asked  # 里面有什么企业: of the park itself
    return time_and_place(before[-1], asked[found.end() :]) + asked[found.end() :]


def _with_its_name(asked: str, before: Sequence[str]) -> str:
    """那园区谁决策 after 江阴靖江工业园区…: with the name that ends in the noun that is all the follow-up calls it."""
    found = _CALLED.match(asked)
    if found is None or names(asked):
        return asked
    named = re.compile(f"[\\u4e00-\\u9fffA-Za-z0-9—-]{{2,16}}?{found['noun']}")
    whole = next((match[0] for text in reversed(before) if (match := named.match(without_periods(text)))), "")
    return whole + asked[found.end("noun") :] if whole else asked


def _of_a_phase(asked: str, before: Sequence[str]) -> str:
    """二期呢，又投了多少 after 华虹无锡一期…: with the name of what has phases."""
    found = _PHASE.match(asked)
    if found is None or names(asked):
        return asked
    if _ONLY_HOW_MUCH.fullmatch(asked[found.end() :].rstrip("？?")) and (held := PHASE.search(before[-1])):
        return before[-1][: held.start()] + found["phase"] + before[-1][held.end() :]  # 二期又是多少
    told = (_HAS_PHASES.match(without_periods(text)) for text in reversed(before))
    name = next((match["name"] for match in told if match), "")
    return name + asked[found.start("phase") :] if name else asked


def _of_a_part(asked: str, before: Sequence[str]) -> str:
    """起步区多大 after 锡澄协同发展区…, 中心区呢 after 长三角有几个城市: that part of what was spoken of."""
    found = _PART.match(asked)
    whole = topic(before[-1]) if found else ""
    if found is None or names(asked) or not whole or found["part"] in whole or whole not in before[-1]:
        return asked
    if found["rest"].strip("？?的") in ("呢", ""):
        if found["part"].startswith("规划"):
            return f"{_A_WORK.sub('', whole)}{found['part']}是什么？"
        return before[-1].replace(whole, _A_WORK.sub("", whole) + found["part"], 1)
    return _A_WORK.sub("", whole) + asked[found.start("part") :]


def _of_what_was_asked(asked: str, before: Sequence[str]) -> str:
    """提到无锡了吗, 有什么政策: what begins with a verb that needs somebody is of what was spoken of."""
    found = _SAYS_OF.match(asked)
    if found is None or _STANDS_ALONE.search(asked) or found["what"] in load_terms().stances:
        return asked
    about = topic(before[-1])
    return about + without_then(asked) if about and about not in asked else asked


def _as_one(asked: str) -> str:
    """宁波呢，想打造成什么区 → 宁波想打造成什么区; what asks for nothing of its own adds nothing: 苏州呢."""
    found = _THEN_ASKED.match(asked)
    if found is None or ASKED_BESIDE.match(asked) or not _is_whole(found["new"]):
        return asked
    rest = found["rest"]
    if _WHICH_SORT.fullmatch(rest):
        return f"{found['new']}呢？"
    if _HOW_IT_GREW.fullmatch(rest):
        return f"{found['new']}呢？{rest}？"
    apart = load_cues().several["difference"].match(rest) or _BETWEEN.match(rest)
    done = apart or says_what_is_done(rest) or _DONE.match(rest)
    if done and not (own_things(rest) or _OPEN.search(rest) or _ONLY_HOW_MUCH.fullmatch(rest)):
        return f"{found['new']}呢？{rest}？"  # 二期呢，用了多少钱: the same of it, and what it cost
    of_itself = own_things(rest) or (_OPEN.search(rest) and not _ONLY_HOW_MUCH.fullmatch(rest))
    return f"{found['new']}{rest}？" if of_itself else f"{found['new']}呢？"


def _is_whole(new: str) -> bool:
    """Whether a place, a time or a phase is all that is said."""
    if _HAS_PHASES.fullmatch(new):
        return True
    spans = [(name.start, name.end) for name in names(new)] + [(one.start, one.end) for one in find_periods(new)]
    return (0, len(new)) in spans
