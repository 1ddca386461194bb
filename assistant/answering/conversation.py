"""Follow-ups: what a short question takes from the questions before it.

Each rule looks at the question and at the one before (itself already resolved) and either completes the question or
leaves it alone; the first that applies counts. A question that no rule completes stands for itself: a new subject
drops the old one. What a question is about is told by ``topic.py``, the wordings by ``cues.yaml`` (follow_ups).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.question import dated, fold
from assistant.answering.understanding.asides import without_asides
from assistant.answering.understanding.asked_again import ASKED_AGAIN
from assistant.answering.understanding.exchange import AREA_NAME, exchange_period, exchange_place
from assistant.answering.understanding.numbered_sections import names_section
from assistant.answering.understanding.pointed_at import POINTED_AT
from assistant.answering.understanding.put_right import put_right, without_opening
from assistant.answering.understanding.resolved import CLOSING, OPENING, SHORT, Resolved, without_then
from assistant.answering.understanding.run_of_years import last_against_first, mean_of_all
from assistant.answering.understanding.same_matter import (
    another_side,
    at_the_event,
    doubt_of_it,
    in_other_documents,
    measures_for_it,
    share_of_it,
    the_same_of_another,
    what_its_numbers_mean,
)
from assistant.answering.understanding.set_against import (
    against_its_aim,
    any_apart,
    beside_a_base,
    beside_it,
    by_name,
    change_of_base,
    difference,
    first_of_all,
    grown_between,
    held_against,
    of_both,
    of_two,
    short_of_the_aim,
    summed,
    times_it,
)
from assistant.answering.understanding.something_else import (
    SWAP,
    TARGET,
    asked_of,
    figure_alone,
    of_something_else,
    with_its_time,
)
from assistant.answering.understanding.told_before import ASKED_BESIDE, in_full
from assistant.answering.understanding.topic import (
    first_noun,
    names,
    own_things,
    period_spans,
    stands_for_itself,
    without_asking,
    without_periods,
)
from assistant.answering.understanding.wanted import AT_PRESENT
from assistant.answering.understanding.which_item import (
    REMEDY,
    counted_list,
    item_of_last_list,
    item_of_list,
    item_to_remedy,
    names_its_list,
)
from assistant.period import year_of
from assistant.quantity import find_periods
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.resolved import Named, Rule

_THEN_ANOTHER = re.compile("^(?P<first>[^，。？?]{1,12}呢)[？?](?P<rest>[^？?]{3,}[？?]?)$")
_TWO_ASKED = re.compile(
    "^(?P<first>(?!怎么|为什么|为啥|为何)[^，。？?]{2,12}(?<!呢))[？?](?P<rest>(?=[^？?]*(?:多少|几|哪|什么|谁|怎么|如何|多[大高长]))[^？?]{5,}[？?]?)$"
)
_BACK_TO = re.compile(
    "^(?:那?(?:再)?(?:说|讲|聊)回|回到|回过头说)(?P<what>[^，。？]{1,10})[，,](?P<rest>[^，。？]{3,}[？?]?)$"
)
_SOME_OF_THEM = re.compile("^(?:那么?)?(?P<which>[^，。？谁哪]{2,12}的)(?:一共|总共|又|都)*有?(?:几|多少)[个家项座条]")
_MORE = re.compile(
    r"^(?:请|能不能|能否|可以)?(?:再|更)?(?:"
    r"(?:说|讲|写)?得?(?:详细|具体)(?:一?[点些下])?(?:说说|讲讲|说明|介绍|展开)?"
    r"|展开(?:说|讲|谈)*(?:一下)?"
    r"|(?:有没有|有)(?:什么|更|再)?(?:具体|详细)?的?(?:数据|数字|材料)(?:支撑|支持|佐证)?"
    r"|还有(?:吗|别的吗|其他的吗|没有|什么|哪些)?|继续|然后|多说一?点|接着说"
    r")[呢吗吧。？?]*$"
)
_OTHERS = re.compile("^还有")
_MORE_FIRST = re.compile(
    "^(?:那么?)?还有(?:吗|呢|没有|别的吗)[？?，,](?=.{4})"
)  # 还有吗？配套政策有多少条 asks for these
_NAMES_A_WORK = re.compile("论文|文章|报告|讲话|材料|《")
_WHY = re.compile(
    rf"{OPENING}(?:这是|这)?(?:为什么|为何|为啥|原因(?:是什么|呢|何在)?|怎么造成的|是什么原因)"
    rf"(?:呢|会这样|造成的)?{CLOSING}"
)
_ASPECT_OF_IT = re.compile(
    "的?(?:主要|根本|深层)?(?:原因|成因|表现|影响)[是有]?(?:啥|什么|哪些)?$|(?:主要|都)?(?:体现|表现|反映)在(?:哪.{0,3}|什么地方|何处)?$"
)
_CAUSE = re.compile(
    "(?:是|由)?(?:什么|啥|哪些|何种)?(?:原因|因素)?(?:造成|导致|引起)的?$|是?(?:为什么|为何|为啥)(?:会|这么)?|的?原因(?:是什么|在哪里?|何在)?$"
)
_WHY_SO = re.compile(rf"{OPENING}(?:当初|当时|最初)?(?P<so>(?:为什么|为何|为啥)(?:要|会)?(?P<rest>.{{1,8}}?)){CLOSING}")
# 要求占比到(多少), which 最后达标没有 is asked of.
_AIMED_TO = re.compile("(?<=[一-龥A-Z])定了?的?$|(?:要|须|应)做到$|(?:要|须|应)?(?:达|提高|增加|上升|降|(?<!做))到$")
_OF_THIS = re.compile(
    "(?P<does>搞|建设?|办|设立?|做|提出?|推出?|成立|出台?|制定|打造)(?:(?:这么|这样|那么)一[份个项套条]|这个[一-龥]{0,2}|这事|这件事|它)$"
)
_COMPARED = re.compile(
    "^(?:那|那么)?(?:是|比|占|相当于|(?:在)?(?:全国|全省|省内|国内|长三角|江苏)?(?:能|又)?(?:排|居|位[居列次]|名列|第几))"
)
# A share that names its whole alone: whose it is stands in the question before (占GDP多少).
_PART_OF_WHOLE = re.compile(
    "^(?:那么?|又|它)*占(?:(?:全国|全省|全市|江苏|GDP|gdp|(?:地区|国内)?生产总值|经济总量)的?)+"
    "(?:比重|比例|份额)?(?:是|有)?(?:多少|多大|几|百分之)"
)
# 二产占几成: of the year and place of the question before.
_SHARE_OF_SECTOR = re.compile(
    "(?:那么?)?(?P<asked>(?:第[一二三]产业|[一二三]产|服务业|工业|制造业|农业|建筑业|金融业|民营经济)(?:增加值)?的?占(?:比|GDP|gdp)?"
    "[^，。？0-9]{0,4}(?:多少|几成|百分之几|多大)[？?]*)"
)
# 常州呢，2021年研发经费多少: the first turn has nothing before it that 常州呢 could be asked of.
_TOPIC_FIRST = re.compile("(?:那么?)?(?P<topic>[一-龥]{2,8})呢[，,](?P<rest>[^，。？?]{4,}[？?]?)")
_ONLY_SET = re.compile("(?<=年)(?:定|提|写|说|报|安排|要求|设定)(?:的|下的|出的)(?=呢|[？?]*$)")  # 2024年定的呢
_SPENT, _SPENT_ON = re.compile("(?:投|花)了?(?:多少|几)"), re.compile("^(?!.*占).*(?:投入|投资|经费|花|资金)")
_SAME_FIGURE = re.compile(
    "(?:这|该|同)(?:一)?(?:项|个?指标|个?目标|个?数(?:据|字)?)(?:的?目标|又)?(?:定|是|为|有)?[的了]?(?:是)?(?:多少|几|呢)[^，。？?]{0,3}[？?。]*$"
)
_STATE = re.compile("(?P<what>(?![那这]|[一-龥]?[届年次])[一-龥]{2})情况")
_RESULT = re.compile("实际(?![使利]用|到位)|完成数|实绩|最终|完成了?(?:多少|几)|(?<![要应须])做到了?多少")
_FOR_EACH = re.compile(f"{OPENING}(?:按)?人均(?:下来|算下来)?(?:是|有|又是|大概是?)?(?:多少|几)?呢?{CLOSING}")
_PRODUCT = re.compile("(?<!人均)(?:GDP|gdp|(?:地区|国内)?生产总值)")
_YEARS_OF_IT = re.compile("(?<=..)[一二两三四五六七八九十]{1,2}年(?:以?来)?$")  # 产业强市五年的问题: what is wrong now
# The year before or after the one that was asked about; not what something is held against.
_YEAR_BESIDE = re.compile(
    "(?<![比较和与跟同到从至隔么咋])(?:(?P<before>[上前头]一年)|[下后]一年)(?!同期|末|底|初|度|级|相?对?比|[呢？?]|$)"
)
_ENDS = re.compile("[，。？；]")
_FIGURE_OF_IT = re.compile("增速|增幅|涨幅|降幅|比重|占比|比例|排名|位次|规模|总量")  # 这个增速比全省高多少
ENDING = 3  # characters at the end of a name, by one of which it may be called (这个园)
_DEEDS = ("行动", "计划", "工程", "规划", "活动", "改造", "建设", "改革", "合作")
_POINTERS = ("place_pronouns", "there", "pronouns", "pointing")
# What begins to ask at once has its subject in the question before.
_ASKS_AT_ONCE = re.compile(
    "^(?:那|那么)?(?:平时|平常|日常|目前|现在|通常|一般)?是?[在由从]?(?:什么时候|何时|哪[年天月一]|哪[两几些]个?(?:地|城市|地方|市)|谁|哪里|哪儿|什么地方|何地).{0,6}$"
)
# What asks for one thing's name: 它 in the next question is that thing.
_ASKS_WHICH = re.compile("哪(?:一)?(?:个|家|座|项|条|款|所|支)(?!方面|环节)|(?:叫|是)什么(?:名|[？?]?$)|谁")
_RANK_LAST = re.compile("(?:排|列|居|位列|位居)(?:在)?第几.*$")
_ASKS_THE_YEAR = re.compile("哪一?年|什么时候|何时|哪一?[天日月]")
_THERE = re.compile("[这那](?:里|儿|个地方)|此地")
_AIM_ASKED = re.compile("(?:要求|提出|规定|定|计划|打算|力争)[^，。？]*(?:达到?|到|做到|提高到)(?:多少|几)")
_REACHED_BY = re.compile(
    "^(?:那|那么)?(?:到|截至)?(?P<when>(?:19|20)[0-9]{2}年)[底末]?(?:的时候)?(?:做到|达到|完成|实现|达成|达标)了?(?:吗|没有|没)[？?]*$"
)
# 2024年怎么反而少了, after a figure of another year.
_WHY_LESS = re.compile(
    "^(?:那|那么)?(?P<when>(?:19|20)[0-9]{2}年)(?:的)?(?:怎么|为什么|为啥|咋)(?:会|就|反而|反倒|倒|还)*(?P<how>变?(?:少|低|小|多|高|大)|下降|下滑|回落|跌|降|涨|升)了?[？?]*$"
)
# What is only compared with: 增速比上年快还是慢 is of the time that was asked about before.
_ONLY_COMPARED = re.compile("[比较跟和与同](?:上一?年|去年|前一年|头一年)(?:同期)?(?:相?比)?")
_TWO_YEARS_APART = re.compile(
    "(?:19|20)[0-9]{2}年的?比(?:19|20)[0-9]{2}年的?(?:实际)?[多少高低大小快慢增涨降减提升下][^，。？]{0,10}(?:多少|几)[^，。？]{0,5}[？?]*"
)
_PAPER_SAYS = re.compile(
    "(?:那|那么)?论文(?:里|中|上)?(?:是|又)?(?:怎么|如何|咋)(?P<says>提|提到|说|写|讲|看|评价)(?:它|这个)?(?:的|到的)?[？?]*"
)
_WITH_IT = re.compile(
    "^(?:那|那么)?(?P<who>[一-龥]{2,6}?)(?:[和跟与同对])(?:它|它们|这个|该[一-龥]{1,4})(?P<rest>.*(?:关系|联系|相干|影响).*)$"
)
_HAS_A_PLACE = re.compile(
    "(?:那|里面|其中)*(?:有没有|有|包括|包含|含|覆盖)(?P<place>[一-龥]{2,5}?)(?:吗|么|没有)?[？?]*"
)
_HOW_GREAT = re.compile("(?:有|是)?多[大高长少]$")
_OF_EACH = re.compile("各自?(?:是|为|有|多少|占|达|几)|分别(?:是|为|有|多少|占|达)")
_ASKS_MEMBERS = re.compile(
    "(?:包括|包含|涵盖|覆盖|由)[^，。？]{0,4}(?:哪|什么|几)|(?:有|都是)哪[些几]个?(?:城市|成员|市|地方)"
)
_ASKS = re.compile("[？?]|还是|[吗呢]$|没有$|了没$|什么|多少|哪|几|谁|多[大高长]|怎|如何|何")
# 论文建议抓住|海潮项目: who says what to do with the thing that is named behind it
_SAYS_OF = re.compile(
    "^[^，。？]{0,6}?(?:论文|规划|文件|报告|方案|纲要|意见)(?:里|中|上)?(?:建议|提出|主张|要求|说|讲|提到|认为)"
    "(?:要|应|该)*(?:抓住|抓好|依托|借助|利用|围绕|推进|推动|建设|打造|支持|发展|对接|加快)?"
)


def resolve(question: str, history: Sequence[str], named: Named = lambda _, __: "", this_year: int = 0) -> Resolved:
    """The question completed from ``history`` (earlier questions, oldest first).

    ``named`` tells the name that answers a question (哪个集群…最大？ → 物联网), what 它 then stands for, or how an item
    of the list that answers it opens. ``this_year`` is what 今年 means, if not the calendar's.
    """
    turns: list[Resolved] = []
    for text in (*history, question):
        turns.append(_complete(dated(without_asides(fold(text)), this_year), turns, named))
    return turns[-1]


def _with_its_place(asked: str) -> str:
    """The question with the one place that it names apart put before what it asks; 那年苏州呢 names a time, too."""
    lead = _TOPIC_FIRST.fullmatch(asked)
    if not lead or names(lead["rest"]):
        return asked
    named = [lead["topic"][one.start : one.end] for one in names(lead["topic"])]
    return lead["topic"] + lead["rest"] if named == [lead["topic"]] else asked


def _complete(asked: str, before: Sequence[Resolved], named: Named) -> Resolved:
    said, asked = asked, put_right(asked, before[-1].text) if before else asked
    if (another := without_opening(asked)) != asked:
        return Resolved(another, followed=True)
    if not before and (placed := _with_its_place(asked)) != asked:
        return Resolved(placed, followed=True)
    asked, before = _back_to(_in_written_words(_with_year_beside(asked, before[-1])) if before else asked, before)
    asked = in_full(_MORE_FIRST.sub("", asked) if before else asked, [turn.text for turn in before])
    asked = _ONLY_SET.sub("", asked) if before else asked
    if before and (joined := _of_two_pieces(asked, before, named)):
        return joined
    if before and before[-1].about and (with_it := _WITH_IT.match(asked)) and names(with_it["who"]):
        return Resolved(f"{with_it['who']}和{before[-1].about}{with_it['rest']}", followed=True, about=before[-1].about)
    if before and not (names_section(asked) or names_its_list(asked)):
        last = before[-1]
        if _ASKS_WHICH.search(last.text) and _points_back(asked) and (name := named(last.text, 0)):
            before = (*before[:-1], replace(last, about=name))
        number = item_to_remedy(asked, last) if load_cues().stances["problem"].search(last.text) else 0
        if number and (wrong := named(last.text, number)):
            return Resolved(f"{wrong}的对策有哪些？", followed=True)
        for rule in RULES:
            resolved = rule(asked, before)
            if resolved is not None:
                return _of_each(asked, resolved, last)
    return item_of_list(asked) or counted_list(asked) or Resolved(asked, followed=asked != said)


def _of_each(asked: str, resolved: Resolved, last: Resolved) -> Resolved:
    """The follow-up of both that were asked about, where it asks for each: 月产能各是多少 after 一期投资, 二期呢."""
    old, new = last.swapped
    if not (old and new in resolved.text) or old in resolved.text or not _OF_EACH.search(asked):
        return resolved
    return replace(resolved, text=resolved.text.replace(new, f"{old}和{new}", 1), swapped=("", ""))


def _of_two_pieces(asked: str, before: Sequence[Resolved], named: Named) -> Resolved | None:
    """The follow-up and what is asked besides, each completed from the last: 社零呢？24年定的又是多少; None for one."""
    if then := _THEN_ANOTHER.match(asked):
        first = _complete(f"{then['first']}？", before, named)
        apart = difference(then["rest"], (*before, first)) if first.followed else None  # 那2027年呢？中间还要补多少
        rest = apart.text if apart else then["rest"]
        return replace(first, text=f"{first.text.rstrip('？?')}？{rest}") if first.followed else Resolved(asked)
    if two := _TWO_ASKED.match(asked):  # 企业有多少家？到2025年要集聚多少家
        first = _complete(f"{two['first']}？", before, named)
        if first.followed and not (first.ordinal or first.detail):
            return replace(first, text=f"{first.text.rstrip('？?')}？{two['rest']}")
    if more := ASKED_BESIDE.match(asked):
        first = _complete(f"{more['first']}？", before, named)
        if first.followed and more["also"]:  # 那2023年呢，增速也带上
            return replace(first, text=f"{first.text.rstrip('？?')}，{more['also']}？")
        if first.followed:  # 南京呢，比无锡多出多少
            told = [name.canonical for name in names(before[-1].text)]
            than = more["than"].replace("它", told[0]) if len(told) == 1 else more["than"]
            return replace(first, text=f"{without_asking(first.text).rstrip('的')}{than}？")
    return None


def _with_year_beside(asked: str, last: Resolved) -> str:
    """那上一年的占比是多少 with the year that is meant, where the question before names one year."""
    years = {year_of(one.value) for one in find_periods(last.text)}
    year = years.pop() if len(years) == 1 else None
    if year is None or find_periods(asked):
        return asked
    return _YEAR_BESIDE.sub(lambda found: f"{year - 1 if found['before'] else year + 1}年", asked)


def _in_written_words(asked: str) -> str:
    """The follow-up as it is written: 股东 as 股东呢, 有无锡吗 as 无锡在里面吗."""
    for spoken, written in load_cues().spoken_follow_ups:
        asked = spoken.sub(written, asked)
    if asked in load_cues().aspects:
        return f"{asked}呢"
    has = _HAS_A_PLACE.fullmatch(asked)
    of_it = has is not None and [(one.start, one.end) for one in names(has["place"])] == [(0, len(has["place"]))]
    return f"{has['place']}在里面吗？" if has and of_it else asked


def _back_to(asked: str, before: Sequence[Resolved]) -> tuple[str, Sequence[Resolved]]:
    """说回规模，2030年要做到多少 → 2030年要做到多少, with the questions up to the last on that; any other as it is."""
    back = _BACK_TO.match(asked)
    spoken = [at for at, turn in enumerate(before) if back and back["what"] in turn.text]
    return (back["rest"], before[: spoken[-1] + 1]) if back and spoken else (asked, before)


def _authorship(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """哪个学校的 after 论文谁写的 → the same byline."""
    authorship = load_cues().authorship
    both = authorship.search(asked) and authorship.search(before[-1].text) and not names(asked)
    return Resolved(before[-1].text, followed=True) if both and not _NAMES_A_WORK.search(asked) else None


def _more(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """再详细点, 还有吗 → the question before, answered at more length; 还有 asks for what was not said yet."""
    if not _MORE.search(asked):
        return None
    others = bool(_OTHERS.search(asked))
    return replace(before[-1], followed=True, detail=True, others=others, ordinal=0 if others else before[-1].ordinal)


def _why(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """为什么 → the reasons of what was asked before; 为什么变小了 → why that became smaller."""
    if _WHY.search(asked):
        return Resolved(f"{without_asking(_where_and_when(before)).rstrip('的')}的原因是什么？", followed=True)
    if (less := _WHY_LESS.match(asked)) and len(spans := period_spans(before[-1].text)) == 1:
        text, (start, end) = _HOW_GREAT.sub("", without_asking(before[-1].text)).rstrip("？?的"), spans[0]
        then = text[start:end]
        return Resolved(f"{text[:start]}{less['when']}{text[end:]}为什么比{then}{less['how']}了？", followed=True)
    match = _WHY_SO.search(asked)
    if match and (verb := _OF_THIS.search(match["rest"])):  # 为什么要提这个 after 产业强市是哪次会上定的
        return Resolved(f"为什么要{verb['does']}{before[-1].topic}？", followed=True)
    if not match or stands_for_itself(asked):
        return None
    if _THERE.search(match["rest"]):  # 为什么选在那里
        return Resolved(f"{before[-1].topic}{match['so']}？", followed=True)
    deed = match["rest"].strip("了的要会")
    spoken_of = next((turn for turn in reversed(before) if deed and deed in turn.text), before[-1])
    if spoken_of is not before[-1]:  # 哪年提出的, 谁是市委书记, 为什么要提
        return Resolved(f"{spoken_of.topic}{match['so']}？", followed=True, about=spoken_of.topic)
    said = without_asking(before[-1].text).rstrip("的")
    repeated = match["rest"].strip("了的") in said  # 为什么要提出 after 哪年提出产业强市
    return Resolved(f"{said}的原因是什么？" if repeated else f"{said}{match['so']}？", followed=True)


def _where_and_when(before: Sequence[Resolved]) -> str:
    """The last question, with the time and place of the one before it where it names neither (不良率是升还是降)."""
    text = before[-1].text
    if len(before) < 2 or names(text) or period_spans(text):
        return text
    earlier = before[-2].text
    named, spans = names(earlier), period_spans(earlier)
    when = earlier[slice(*spans[0])] if len(spans) == 1 else ""
    where = earlier[named[0].start : named[0].end] if len(named) == 1 else ""
    return f"{when}{where}{text}"


def asks_remedy(asked: str, before: str) -> bool:
    """Whether it is asked what to do about that which the question before says is wrong, or asks the cause of."""
    wrong = load_cues().stances["problem"].search(before) or _CAUSE.search(without_asking(before).rstrip("？?"))
    return bool(REMEDY.search(asked) and wrong)


def _remedy(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """怎么解决, 有什么对策 after a question on what is wrong → what is proposed for that."""
    text = before[-1].text
    if not asks_remedy(asked, text):
        return None
    wrong = _CAUSE.sub("", _ASPECT_OF_IT.sub("", without_asking(text).rstrip("？?")))
    about = _YEARS_OF_IT.sub("", load_cues().follow_ups["problems"].sub("", wrong).strip("的，")).strip("的，")
    return Resolved(f"{about}的对策有哪些？", followed=True)


def _points_back(asked: str) -> bool:
    """Whether the question has a word that stands for a thing named before."""
    cues = load_cues().follow_ups
    return any(cues[name].search(asked) for name in ("pronouns", "pointing"))


def _pronoun(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """它的目标是什么, 该市人口呢, 这个园区多大 → the place or thing of the question before in the pronoun's stead."""
    cues = load_cues().follow_ups
    last, text = before[-1], before[-1].text
    found = next((f for name in _POINTERS if (f := cues[name].search(asked))), None)
    if found and stands_for_itself(asked[: found.start()]):
        return None  # it points to what the question itself named before
    if found := cues["place_pronouns"].search(asked):
        places = [name.canonical for name in names(text) if load_terms().level(name.canonical)] or [last.topic]
        return _in_stead(asked, found.start(), found.end(), with_its_time(asked, text) + places[-1])
    if found := cues["there"].search(asked):
        return _in_stead(asked, found.start(), found.end(), _topic_for(asked, last))
    if found := cues["pronouns"].search(asked):
        named = next((turn for turn in reversed(before) if _names_something(turn)), last)
        return _in_stead(asked, found.start(), found.end(), _topic_for(asked, named))
    found = cues["pointing"].search(asked)
    if found and (figure := _FIGURE_OF_IT.match(asked, found.end())):
        said = without_asking(re.split("[，,]", text)[0]).rstrip("？?的")
        return _in_stead(asked, found.start(), figure.end(), said + ("" if figure[0] in said else figure[0]))
    behind = asked[found.end() :] if found else ""
    if found and (noun := first_noun(behind) or _deed(behind) or _ending_of(last.topic, behind)):
        called = _called(noun, before) or _topic_for(asked, last)
        return _in_stead(asked, found.start(), found.end() + len(noun), called)
    if (found := cues["inside"].search(asked)) and len(asked) <= SHORT and not own_things(asked[found.end() :]):
        said = f"{asked[: found.start()]}{last.topic}{asked[found.start() :]}"
        return Resolved(said, followed=True, about=last.topic)
    return None


def _deed(text: str) -> str:
    """The deed that the text begins with, which is called by a verb: 行动 of 行动定的目标."""
    return next((deed for deed in _DEEDS if text.startswith(deed)), "")


def _ending_of(about: str, text: str) -> str:
    """The letter or two that the text begins with and what is spoken of ends with: 园 of 江阴—靖江工业园区."""
    return next((text[:size] for size in (2, 1) if len(text) > size and text[:size] in about[-ENDING:]), "")


def _names_something(turn: Resolved) -> bool:
    """Whether a question is about a thing that a pronoun may stand for, and not only of a time (2022年接了多少部戏)."""
    return stands_for_itself(without_periods(turn.topic))


def _called(noun: str, before: Sequence[Resolved]) -> str:
    """The name that ends in the noun, as an earlier question opens with it (这个计划 after 三年行动计划要求……)."""
    for turn in reversed(before):
        name = turn.text[: turn.text.find(noun) + len(noun)] if noun in turn.text else ""
        name = _SAYS_OF.sub("", name)
        if len(name) > len(noun) and not _ENDS.search(name) and stands_for_itself(name.removesuffix(noun)):
            return name
    return ""


def _in_stead(asked: str, start: int, end: int, stands_for: str) -> Resolved:
    """The question with ``stands_for`` put for ``asked[start:end]``; one that ends in 呢 is asked of it."""
    rest = asked[end:]
    if not asked[:start].strip("那么") and rest.rstrip("？?").endswith("呢"):
        return asked_of(stands_for, SWAP.sub(r"\g<new>", rest).strip("的") or "情况")
    opening = without_then(asked[:start])
    return Resolved(opening + stands_for + rest, followed=True, about=stands_for if not opening else "")


def _same_figure(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """2024年这项定的多少 → the figure of the question before, of another time."""
    if not (_SAME_FIGURE.search(asked) and find_periods(asked)):
        return None
    return Resolved(exchange_period(before[-1].text, asked), followed=True)


def _per_head(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """人均多少 → the product of the place and time asked about before, for each inhabitant."""
    if not _FOR_EACH.match(asked):
        return None
    told = next((turn.text for turn in reversed(before) if _PRODUCT.search(turn.text)), "")
    return Resolved(_PRODUCT.sub(r"人均\g<0>", told, count=1), followed=True) if told else None


def _years_apart(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """2023年比2022年多了多少 → of what was asked about before, in these two years."""
    if not _TWO_YEARS_APART.fullmatch(asked):
        return None
    about = without_periods(without_asking(before[-1].text)).strip("的，")
    return Resolved(f"{about}{asked}", followed=True) if about else None


def _said_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """论文怎么提的 → what the paper says of that which was asked about before."""
    said = _PAPER_SAYS.fullmatch(asked)
    about = next((turn.about for turn in reversed(before) if turn.about), before[-1].topic)
    return Resolved(f"论文怎么{said['says']}{about}的？", followed=True, about=about) if said and about else None


def _some_of_them(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """过百亿的有几个, 干完的几个 → of those that the question before was about."""
    match = _SOME_OF_THEM.match(asked)
    if not match or own_things(match["which"]) or names(match["which"]):
        return None
    about = before[-1].topic
    return Resolved(f"{about}{asked.removeprefix('那么').removeprefix('那')}", followed=True, about=about)


def _sector_of_it(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """二产占几成 after 2022年无锡三次产业增加值分别多少 → of that year and place, where each is one."""
    text, share = before[-1].text, _SHARE_OF_SECTOR.fullmatch(asked)
    spans, placed = period_spans(text), names(text)
    if share is None or len(spans) != 1 or len({name.canonical for name in placed}) != 1:
        return None
    when, where = text[slice(*spans[0])], text[placed[0].start : placed[0].end]
    return Resolved(f"{when}{where}{share['asked']}", followed=True)


def _carried_on(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """一共多少条, 完成了吗 → asked of what the question before was about, if it names nothing."""
    last, text = before[-1], before[-1].text
    if len(asked) > SHORT:
        return None
    of_a_whole = _PART_OF_WHOLE.match(asked) or (_COMPARED.search(asked) and not own_things(asked))
    if of_a_whole or load_cues().follow_ups["completed"].search(asked):
        said = _AIMED_TO.sub("目标", without_asking(text))
        aim = "目标" if not of_a_whole and _AIM_ASKED.search(text) and "目标" not in said else ""
        return Resolved(said + aim + without_then(asked), followed=True)
    if by := _REACHED_BY.match(asked):  # 到2023年做到了吗 after what is aimed at
        about = TARGET.sub("", without_periods(without_asking(text))).strip("，的")
        return Resolved(f"{by['when']}{about}达到目标了吗？", followed=True)
    if asked.startswith("那") and names(asked) and not own_things(asked):
        return Resolved(exchange_place(text, asked)[0], followed=True)
    nameless = _ASKS_AT_ONCE.search(asked) or not stands_for_itself(asked)
    if not nameless or names(asked) or not _ASKS.search(asked):
        return None
    aspects = [word for word in load_cues().aspects if word in asked and word not in ("实际", "目标", "结果")]
    state = _STATE.search(asked)  # 2023年那一届签约情况怎么样, after 多少家企业参展
    another = state is not None and state["what"] not in text
    if find_periods(asked) and _SPENT.search(asked):  # 2012年投了多少, after what was spent and which share that is
        spent = next((turn.text for turn in reversed(before) if _SPENT_ON.search(turn.text)), text)
        return Resolved(exchange_period(spent, asked), followed=True)
    if (against := _ONLY_COMPARED.search(asked)) and find_periods(asked[: against.start()]):
        then = by_name(Resolved(exchange_period(text, asked[: against.start()]), followed=True))
        return Resolved(then + asked[against.start() :], followed=True)  # 2022年比上年多多少
    if find_periods(asked) and not (aspects or another) and not text.rstrip("？?").endswith(("吗", "没有")):
        return Resolved(_as_asked(exchange_period(text, asked), asked), followed=True)
    said = without_then(asked)
    about = _topic_for(asked, last)
    about = without_periods(about).strip("，的") or about if said.startswith("后来") else about
    joint = "的" if about[-1:].isalnum() and about[-1:].isascii() and said[:1].isdecimal() else ""  # 465的4指哪些
    return Resolved(about + joint + said, followed=True, about=last.topic)


RULES: tuple[Rule, ...] = (
    _years_apart,
    _authorship,
    *POINTED_AT,
    *ASKED_AGAIN,
    difference,
    summed,
    times_it,
    beside_it,
    first_of_all,
    grown_between,
    last_against_first,
    mean_of_all,
    any_apart,
    item_of_last_list,
    _more,
    change_of_base,
    short_of_the_aim,
    against_its_aim,
    beside_a_base,
    held_against,
    of_two,
    of_both,
    _why,
    _remedy,
    doubt_of_it,
    share_of_it,
    what_its_numbers_mean,
    measures_for_it,
    at_the_event,
    the_same_of_another,
    another_side,
    in_other_documents,
    _same_figure,
    _per_head,
    _said_of_it,
    _pronoun,
    _some_of_them,
    of_something_else,
    figure_alone,
    _sector_of_it,
    _carried_on,
)


def _topic_for(asked: str, last: Resolved) -> str:
    """What the question before is about, without its time where the follow-up names one of its own."""
    about = _RANK_LAST.sub("", last.topic).rstrip("，,的") or last.topic
    if _ASKS_MEMBERS.search(asked) and (area := AREA_NAME.match(about)):
        return area[0]  # 包括哪些城市, after 上海大都市圈经济总量
    own_time = find_periods(_ONLY_COMPARED.sub("", asked)) or _ASKS_THE_YEAR.search(asked) or AT_PRESENT.search(asked)
    return (without_periods(about) or about).strip("，的") if own_time else about


def _as_asked(text: str, asked: str) -> str:
    """The question for a target asked for the result, or the other way round, where the follow-up says so."""
    if TARGET.search(asked) and not TARGET.search(text):
        return f"{without_asking(text).rstrip('的')}目标是多少？"
    return TARGET.sub("实际", text, count=1) if _RESULT.search(asked) else text
