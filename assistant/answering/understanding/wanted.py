"""The words by which a question wants figures worked out: how far apart, how many times, together, by years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.numerals import number_of
from assistant.period import year_of

if TYPE_CHECKING:
    from assistant.model import Query

AT_PRESENT = re.compile("目前|现在|如今|眼下|当前")
BY_NOW = re.compile(f"{AT_PRESENT.pattern}|最新|至今")
FIGURE_KINDS = frozenset({"number", "compare", "rank", "verify"})  # of questions that figures answer
AMOUNT_KINDS = FIGURE_KINDS - {"verify"}  # of those that ask for figures, and not whether one is right
_HOW_MUCH = "(?:多少|几)"
MORE = "(?<!最)(?:高|低|多|少|快|慢|大|小)"
GROWN = "(?:增长|增加|上涨|下降|涨|增|升|降|跌)了?"
DIFFERENCE = re.compile(
    r"相差(?![几多]少?倍)|差(?:多少(?!倍)|几(?!倍)|距有|了|(?:有|得)?多大)|差距|拉开|领先|落后[^，。？]{0,8}(?:几|多少)|净增|多出|高出|超出|(?:超|少)了?几个百分点|"
    rf"[比离距][^。？]{{0,16}}(?:(?:{_HOW_MUCH}|多大)的?缺口|缺口(?:还?有|是|为)?(?:{_HOW_MUCH}|多大))|"
    rf"比.{{1,24}}(?:{MORE}.{{0,2}}|变化了?|(?:[上下]调|调[高低])了?){_HOW_MUCH}|(?:多|少)了?{_HOW_MUCH}(?!个?百分点)"
)
# How far apart two are said to be: what they are, and how far, is shown.
SAID_APART = re.compile(
    r"差了?(?:约|近|大概|差不多)?[\d一二两三四五六七八九十]|(?<!占)比[^，。]{1,12}[多少高低快慢][出了约近]*[\d]"
)
# How much one figure moved: of two times or places, never of two indicators.
MOVED = re.compile(
    f"(?:增加|增长|提高|提升|上升|下降|减少|回落|扩大|缩小|净增|净减|涨|升|降)了?{_HOW_MUCH}|从{_HOW_MUCH}.{{0,8}}到了?{_HOW_MUCH}"
)
# How much more or less in percent, against the other place or the earlier year; but 占无锡几成 asks for a share.
RELATIVE = re.compile(
    f"(?:多|少|增|加|减|涨|跌|长|降|高|低)了?百分之{_HOW_MUCH}|(?:^|[，。？])(?:(?!占)[^，。？])*(?<!的)几成"
)
# By how much in percent between two years that are named (2022年比2020年增幅多少): not the growth of each.
GROWN_BETWEEN = re.compile(f"[比较][^，。？]{{2,14}}(?:的)?(?:增幅|涨幅|增长率|增长幅度)(?:是|为|有)?{_HOW_MUCH}")
# By how much the amounts themselves grew, whatever growth at constant prices is printed.
NOMINAL = re.compile(
    "名义(?:上的?)?的?(?:增长|增幅|涨幅|增速)|现价(?:口径|计算)?(?:下|上)?的?(?:增长|增幅|涨幅|增速|[涨升增多]了)"
    "|(?:按|拿|用)(?:着|照)?[^，。？]{0,8}(?:总量|现价|绝对值|绝对数)(?:直接|来|去|硬)?(?:算|计算|相比|一比)(?=[^。？]*[增涨升降长])"
)
YEARLY = re.compile(f"(?:年均|每年平均|平均每年).{{0,6}}(?:增长|增速|增幅|涨|增加).{{0,4}}(?:{_HOW_MUCH})?")
# What an amount was on the average of years; 平均工资 and 平均每户 are figures of another kind.
MEAN = re.compile(
    f"平均(?:下来|算下来)?(?:每一?|一)年(?:的|大概|大约|约|差不多|能|有|是|为|做|完成)*(?:{_HOW_MUCH}|$)"
    f"|(?:平均|年均)(?:数|值|水平)?(?:大概|大约|约|有|是|为)*(?:{_HOW_MUCH}|[？?。]*$)|[两二三四五六几]年的?(?:平均|年均)(?:数|值)?"
)
# What an amount of several months was on the average of a month.
MONTHLY = re.compile("(?:平均|均)(?:下来|算下来)?(?:每一?|一)个?月|月均|每个?月平均")
# 三市增速平均下来是多少; 全国平均水平 is no average to be worked out
MEAN_OF_PLACES = re.compile("(?<!全国)(?<!全省)(?<!长三角)平均(?!水平|每|线|受|寿)|均值")
# The plain average of rates, which have none in earnest: asked for by that name alone.
PLAIN_MEAN = re.compile("(?:简单|算术)(?:地|的)?(?:平均|均值)")
# Who is ahead, and then by how much (谁更快，快几个百分点).
AHEAD_BY = re.compile(f"{MORE}[出了过]*{_HOW_MUCH}|超[出了过]*{_HOW_MUCH}个?(?:百分)?点")
THEN_BY_HOW_MUCH = re.compile(f"[，、].{{0,4}}{MORE}[出了过]*{_HOW_MUCH}")
# Which of two is the larger, or which way it went (…比去年高还是低).
WHICH_WAY = re.compile(f"(?:{MORE}|加快|放缓|提高|降低|上升|下降|增加|减少|升|降|增|减)了?(?:一些|一点)?[，,]?还是")
# Against the year before, which is not named itself.
AGAINST_YEAR_BEFORE = re.compile(
    "[比较](?:上年|上一年|前一年|头一年|去年)(?!末|底|初)|[和与跟同](?:上年|上一年|前一年|头一年|去年)(?:相|对)?比"
)
# Which of two places is ahead, and by how much; in a question about one place the words only bound a figure.
AHEAD = re.compile(rf"超过了?|高于|低于|多于|少于|不如|赶上|比.{{1,12}}{MORE}")
SHARE_OF_OTHER = re.compile(
    "占(?!比).{1,16}(?<![高低多少])(?:多[大少高]|几成|几分).{0,2}(?:比例|比重)?|是.{1,12}的(?:多少|几)"
)
MET = re.compile(
    r"(?:目标|计划|预期|任务)(?!(?:要|将)?(?:完成|达到|实现)(?:多少|几|什么)).{0,10}(?:完成|达到|实现|到位|达标)|(?:完成|达到|超过|实现).{0,6}(?:目标|计划|预期|任务)"
)
RATIO = re.compile(
    r"之比|比值|几分之|(?<![增加减涨跌长降升多少高低])(?<![增加减涨跌长降升多少高低]了)百分之(?:多少|几)|多少倍|几倍|翻了?(?:几|多少)[番倍]|相当于|(?:是|为).{1,16}的(?:多少|几成)"
)
# What one of several places has of all of them together (五市研发经费里，无锡占多大比重).
SHARE_AMONG = re.compile(
    "(?:[里中]|合计|总[数和量额]|之和|加起来)[，,的里中]*[^，。？]{0,6}?占(?:比|了|到)?(?:是)?(?:多[大少]|几成|百分之几|[？?。]*$)"
)
# The amount that a share is of, or is a share of, from the one that is held.
_RECKON_BACK = "(?:倒推|反推|推算|反算|倒算|折算|估算|测算|换算)"
BY_SHARE = re.compile(
    "(?:按|根据|用|由|拿|照|从|凭|以)[^。？]{0,24}(?:占比|比重|比例|份额)(?:，|[^。？]{0,12}[推算])"
    f"|(?:占比|比重|比例|份额|分量)[^。？]{{0,24}}{_RECKON_BACK}"
    f"|占[^，。？]{{1,10}}[0-9.]+%，[^。？]{{0,8}}{_RECKON_BACK}"
)
# Which day something is or was: a sentence without a time does not tell it.
DAY = re.compile("哪一?天|几号|几月几|哪一?日|具体日期")
_AGAINST_YEAR = re.compile("(?:比|较)(?:起)?(?P<base>(?:19|20)[0-9]{2})年?(?![0-9])")
# 年均 asks for what each year has, and nothing else.
_YEARLY_AVERAGE = re.compile("(?:平均|均摊|摊|分)[^，。？]{0,4}[每一]?年|年均|每一?年平均")
_SUMMED = re.compile(
    "(?P<number>[两二三四五六七八九])(?:类|市|个?城市|家|种|块|项|大?产业|期|年)"
    "(?=[^，。？]{0,40}?(?:合计|加总|总和|加起来|之和|相加|总共|一共))|合计[^，。？]{0,40}?(?P<n>[两二三四五六七八九])市"
)
# 一共有多少高层次人才 asks for one number; 一期和二期一共投了多少 for the sum of two.
SUM = re.compile(
    "合计|统共|拢共|合到一[起块]|加起来|合起来|加(?:在|到)?一[块起]|相加|总和|加总|[、和与跟及加各几两三四五六七八九十][^。？]*?(?:一共|总共)"
)
# What joins things that are to be summed, or taken away; by which words a question speaks of growths and rates.
JOINED = re.compile("、|以及|再加上|(?<!再)加上|(?<=[一-龥])[和与跟及](?=[一-龥])|[+＋]")
RATE_NAMED = re.compile("增速|增长|增幅|涨|快|慢|率|百分点|个点|几个?点|降|跑")
# What several years came to together.
SUM_OF_YEARS = re.compile(f"{SUM.pattern}|累计")
SUM_HELD_AGAINST = re.compile(
    "(?:合计|之和|总和|加起来|合起来|加一[块起]|相加)[^，。？]{0,4}(?<!占)比[^，。？]{1,16}[多少高低大小]"
    "|(?<!占)比[^，。？]{2,20}(?:合计|之和|总和|加起来|合起来|加一[块起])(?:还|要)?[多少高低大小]"
)
PLACE_REACHED = re.compile(
    "第一(?![产期批次季轮个届步条项])|首位|榜首|居首|第[二三四五六七八九十0-9]+[位名]|前[二三四五六七八九十0-9]+(?![0-9年个月季期天周])"
)
RANK = re.compile("第几|名次|位次|排名|排在哪|排得?(?:怎么样|怎样|如何|在什么位置|什么位置)")
_WHICH = "(?:谁|哪[一个座]?[个座]?[省市城区县年])"
_BY_WHICH = "(?:一?些|一?点)?(?:呢|啊|了)?[？?]?$"
EXTREME = re.compile(
    rf"(?:谁|哪).{{0,16}}(?:最|更)|{_WHICH}.{{0,16}}(?<!多)[高低快慢多少大小]{_BY_WHICH}|最(?:高|低|大|小|多|少|快|慢)|谁(?:高|低|多|少|快|慢)"
    r"|从.{1,4}到.{1,4}.{0,4}(?:排|列)|排序|排个|(?:怎么|如何|怎样)排(?!放|水|污|查|除)"
)
# 最高资助多少, 封顶多少: the limit of a sum that a rule grants, which stands in the text; nothing is compared.
LIMIT = re.compile(
    r"最[高多](?:一?次|每年|一年)?(?:可以?|能够?|会|将|是|为)?"
    r"(?:资助|奖|补|给|支持|扶持|贴|拿|获|得|申请|享受|领|发|贷|报销|用|多少|几|不超过)"
    r"|(?:资助|奖励|补助|补贴|支持|贴息|奖补|扶持)(?:资金|金额|标准|额度|比例)*的?(?:最[高多]|上限|封顶)|封顶|上限"
)
DOUBLED = re.compile("翻了?(?:几|多少)番|翻番了?(?:吗|没有|没)|翻没翻番")
# 政策一共多少条: of the document itself, whichever its edition (政策3.0版), and nothing else that it counts.
PARTS_COUNTED = re.compile(
    "(?:政策|新政|意见|规划|办法|方案|纲要|措施|条例)[”》]?(?:[0-9.]+版本?|(?:升级|修订|最新)版)?[里中]?"
    "(?:一共|总共|共|总计|合计|有|是)*(?:多少|几)(?P<unit>[条款章])"
)
SMALLEST = re.compile(
    rf"最(?:低|小|少|慢)|从(?:低|小|少|慢)|谁[更较]?[低小少慢]|{_WHICH}[^多]{{0,16}}[低小少慢]{_BY_WHICH}"
)
_OF_CITIES = re.compile("城市|哪一?[个座]?[市省地]|谁|各[市地]")
_OF_TRADES = re.compile("[两三四五六七八九十几]个?(?:行业|产业|门类|领域)")
# Both ends of the order: 哪一年最高，哪一年最低; 谁快谁慢.
_BOTH_ENDS = re.compile(
    f"最(?:高|大|多|快)(?:(?!排).)*最(?:低|小|少|慢)|最(?:低|小|少|慢)(?:(?!排).)*最(?:高|大|多|快)|{_WHICH}[高大多快]{_WHICH}[低小少慢]"
)
_KIND_OF_AMOUNT = re.compile(
    "(?P<kind>收入|支出|产值|增加值|利润|余额)(?:总额|总量)?(?:分别|各|一共|总共|大概)?(?:是|为|有|达到?|完成)?了?多少"
)
_CHANGED = re.compile(f"变化?了{_HOW_MUCH}")
_TOGETHER = re.compile("几倍|多少倍|之比|比值")  # 加起来 may be one printed sum
_RECKONED = re.compile(
    "[高低多少快慢][于出了过]*[约近]?[0-9一二三四五六七八九十]|于[^，。；]{1,10}(?:同期|[0-9.]+个百分点)|[比较超][^，。；]{1,14}[高低多少快慢]|差|距|倍|相当|分之|一半"
    "|提高|提升|上升|下降|增加(?!值)|减少|回落|收窄|扩大|年均|合计|总量|总共|共计|翻|[0-9][:∶][0-9]"
)
# It is to be reckoned, whatever it is, and not what documents print.
_TO_BE_RECKONED = re.compile(f"(?:倒推|反推|推算|反算|倒算|折算|换算)(?!值|数|的)|满打满算|{MONTHLY.pattern}")
_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_SHARE_ASKED = re.compile("占|几成|几分|一半|比重")
_OF_A_WHOLE = re.compile("占[^，。；、]{1,12}?(?:一半|[^，。；、]分之[^，。；、])")
_HOW_LARGE_A_SHARE = re.compile(
    "占[^，。？]{0,12}(?:几成|百分之几|多大比例|多少比例)|(?:比例|比率)(?:大概|大约|约)*(?:是|为|有)?多少"
)
TELLS_A_SHARE = re.compile("占(?!地|用)|比重|比例|份额|分之|的[0-9.]+%")  # 按投资的5%奖励
# How many something is done to.
_DONE_TO = re.compile(
    "(?P<deed>改造|淘汰|关停|关闭|搬迁|整治|拆除|修缮|培训|扶持|资助|奖励|清退|重组|整合)(?:成|好|完成)?了?(?:多少|几)[家个户项名座]"
)


def asks_to_reckon(text: str) -> bool:
    """Whether a difference, a quotient or a sum is asked for, as documents seldom print it."""
    wanted = _QUOTED.sub("", LIMIT.sub("", text))  # 定位里有“全球领先的制造业基地”吗
    return any(pattern.search(wanted) for pattern in (DIFFERENCE, _TOGETHER, _CHANGED))


def is_to_be_reckoned(text: str) -> bool:
    """Whether the words say that something is reckoned from others, or for each month."""
    return _TO_BE_RECKONED.search(text) is not None


def asks_yearly_average(text: str) -> bool:
    """Whether what there is for each year is asked for (年均, 平均每年)."""
    return _YEARLY_AVERAGE.search(text) is not None


def sums_as_many(text: str, count: int) -> bool:
    """Whether so many are to be summed, where the question says how many (五市……合计, 三类企业加总)."""
    found = _SUMMED.search(text)
    return found is None or number_of((found["number"] or found["n"]).replace("两", "二")) == count


def tells_reckoned(text: str, question: str) -> bool:
    """Whether a text itself may tell how far two figures are apart, or what several make together.

    What share of a whole something is (约占全省一半) tells nothing of that, unless the question asks for a share.
    """
    said = "".join(text.split())
    return _RECKONED.search(said if _SHARE_ASKED.search(question) else _OF_A_WHOLE.sub("", said)) is not None


def asks_extreme(text: str) -> bool:
    """Whether the largest or smallest of several is asked for, not the limit of a sum."""
    return EXTREME.search(LIMIT.sub("", text)) is not None


def limit_asked(text: str) -> str:
    """The words that ask what is granted at most (最高奖励), whole; "" where that is not asked."""
    found = LIMIT.search(text)
    return text[found.start() : found.end() + 1] if found else ""


def asks_first_city(text: str) -> bool:
    """Whether the city that is first or last of several is asked for (服务业占比最低的城市是哪个)."""
    return asks_extreme(text) and _OF_CITIES.search(text) is not None and _OF_TRADES.search(text) is None


def asks_both_ends(text: str) -> bool:
    """Whether the largest and the smallest of several are asked for."""
    return _BOTH_ENDS.search(LIMIT.sub("", text)) is not None


def against_year(query: Query) -> str:
    """The year that a growth is asked against, where it is not the one before (2023年比2021年增长多少); else ""."""
    found = _AGAINST_YEAR.search(query.text)
    years = {year_of(period) for period in query.periods if period.key} - {None}
    later = [year for year in years if found and year and year - int(found["base"]) > 1]
    return found["base"] if found and later else ""


def years_held_apart(query: Query) -> tuple[int, frozenset[int]] | None:
    """The year that something is held against (比2024年), and the other years asked about; None where none is."""
    found = _AGAINST_YEAR.search(query.text)
    base = int(found["base"]) if found else 0
    others = frozenset(year for time in query.times if (year := year_of(time)) and year != base)
    return (base, others) if base and others else None


def measured_from(query: Query, text: str) -> bool:
    """Whether the only year asked about is that against which a change is told, in the text too (比2015年降)."""
    asked, told = _AGAINST_YEAR.search(query.text), _AGAINST_YEAR.search(text)
    only = [year_of(period) for period in query.times]
    return asked is not None and told is not None and asked["base"] == told["base"] and only == [int(asked["base"])]


def lacks_share(question: str, text: str) -> bool:
    """Whether a share is asked for (占几成, 比例多少), and the text tells none: a growth in percent is no share."""
    return _HOW_LARGE_A_SHARE.search(question) is not None and not TELLS_A_SHARE.search(text)


def lacks_kind(question: str, text: str) -> bool:
    """Whether an amount is asked for by its kind (快递业务收入多少), and the text has none of it (业务量)."""
    found = _KIND_OF_AMOUNT.search(question)
    return found is not None and found["kind"] not in text


def lacks_deed(question: str, text: str) -> bool:
    """Whether it is asked how many something is done to (要改造多少家企业), and the text says it of none.

    How many firms of a trade there are is no number of those rebuilt.
    """
    found = _DONE_TO.search(question)
    return found is not None and found["deed"] not in text
