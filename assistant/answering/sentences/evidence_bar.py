"""The evidence bar: whether a statement answers the question, or only resembles it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.beginnings import asks_beginning, tells_beginning
from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.form import (
    FEWEST_NAMED,
    asked_count,
    asks_definition,
    asks_in_stages,
    asks_ordinal,
    counts_by_a_word_of_its_own,
    counts_in,
    gives_ordinal,
    members_given,
    reason_asked,
    tells_stages,
)
from assistant.answering.evidence.meaning import NEAR_ALONE, is_told_at_length
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.support import is_supported
from assistant.answering.evidence.surroundings import of_several_years, said_at
from assistant.answering.evidence.time_and_place import names_another_city
from assistant.answering.figures.figure_choice import contradicted
from assistant.answering.figures.quoted_figure import counts_elsewhere
from assistant.answering.figures.ranked import ranks_another
from assistant.answering.figures.reached import reaches
from assistant.answering.figures.reckoning import gives_part_and_whole
from assistant.answering.sentences.figure_bar import (
    has_what_is_apart,
    is_of_the_asked_figure,
    names_all_places,
    says_the_asked_form,
    sets_none,
)
from assistant.answering.sentences.must_say import leaves_unsaid
from assistant.answering.understanding.names import names_a_person, unknown_names
from assistant.answering.understanding.question_terms import coined_in, place_forms
from assistant.answering.understanding.sought import telling_things
from assistant.answering.understanding.told_before import PHASE
from assistant.answering.understanding.wanted import (
    DAY,
    DOUBLED,
    FIGURE_KINDS,
    PARTS_COUNTED,
    PLACE_REACHED,
)
from assistant.answering.understanding.whereabouts import is_home, may_be_of_others
from assistant.facts.own_year import own_year
from assistant.facts.titled import title_place
from assistant.numerals import number_of
from assistant.reading.spans import line_end, line_start
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

    Supported = Callable[[Gathered, Statement], bool]

# The evidence bar: the least support (0 to about 1.2) that a statement must have to be given as an answer.
# Chosen on the question sets: docs/decisions/0003-evidence-bar.md.
_BY_THE_END = re.compile("截至|截止|末|年底")
_IN_WORDS, _A_YEAR = ("list", "explain", "fact"), re.compile(r"\d{4}")
BAR = 0.55
FIGURE_BAR = 0.7  # where a figure is asked for and no fact fits
MOST_MISSING = 0.45  # the share of the question, in things named, that may stand nowhere near the statement
BEYOND_DOUBT = 0.9
LEADING = 6  # statements that may answer in the best one's stead, if it does not
NEAR_THE_BEST = 0.75
LEAST_OF_FOCUS = 0.3
_COUNTED_AS = re.compile(
    "[三四五六七八九十](?:个|项|条|大|类|种|张)[一-龥]{3,6}?(?=是|有|包括|指|都|分别|主要|具体|，|？|$)"
)
LEAST_OF_MEMBERS = 0.3  # of the question, for a thing of which as many members are given as are asked for
_WHEN = re.compile("什么时候|啥时候|何时|几时|(?<![到至])哪一?年(?![到至起开])|哪个月|几月份?")
_SINGLED_OUT = re.compile(
    "(?:对于?|关于|针对|就)(?P<focus>[^，。？对]{2,12}?)(?:又?[有作做是提]|怎么|怎样|如何|规定|都|方面)[^，。]*$"
    "|(?:^|怎么看|如何看|[看谈说讲析价待到及])(?:待|一下)?(?P<acting>[^，。？对看]{2,8}?)对[^，。？]{2,16}的?(?:影响|冲击|作用)"
)
# What is only supposed is told as no figure: 占比在五成上下时，……要求GDP增长约8.7%.
_SUPPOSED = re.compile("在[^，。]{1,8}(?:上下|左右)时，|(?:假设|假定|假如|如果|倘若)")
_WHO = re.compile("(?:是|由|为)谁|^谁|谁(?:的|来|负责|担任|牵头|主持)")
# 苏州是最早提出的吗: a sentence that tells of no first neither confirms nor denies it.
_FIRST_CLAIMED = re.compile("(?:最早|最先|第一个|头一个|头一家|第一家|率先)[^，。？]{2,}[吗吧么](?=[，。？]|$)")
_FIRST = re.compile("最[早先初]|第一[个家]|头一[个家]|率先|首[个家先创次]|起[点初]|[早先]于")
_DEED_DATED = re.compile(
    "(?:哪一?年|哪一?天|哪个月|什么时候|何时|几月几?号?)(?:正式|才|能|会|要|可以|开始|全线)*"
    "(?P<deed>开工|动工|通车|投产|建成|竣工|开通|揭牌|投用|启用|完工|开业|挂牌|开园|开馆|申报|报名|受理)"
)
_ISSUED = re.compile(
    "出台|印发|发布|公布|推出|施行|实施(?!以来)|提出|启动|首[次个版批]|审议|通过|批复|批准|制定|编制|编完|签发|下发|见报|刊发"
    "|写成|写于|签署|签订|上报|部署|确定|[0-9]号"
)
_IN_TIMES = re.compile("[番倍]")
_WHICH_PERSON = re.compile(
    "(?:哪一?位|谁|哪个)(?:[省市区县]|省委|市委|分管|常务|政府)*(?:领导|书记|省长|市长|区长|县长|负责人|院士|专家|同志|干部)"
)
_OF_WHAT_KIND = re.compile("是(?:什么|啥|何)(?P<kind>[一-龥]{2,4})[？?]?$")
_OFFICE = re.compile(r"(\w{2,})是(?:谁|哪位)")
_VERSION = re.compile(r"[0-9]\.0(?=版|$|[^0-9%])")
_ARTICLE = re.compile("第(?P<number>[0-9一二三四五六七八九十百]+)条的?(?:原文|原话|全文|条文|规定|内容)")
_ARTICLE_TOLD = re.compile("第(?P<number>[0-9一二三四五六七八九十百]+)条")
_SHORT_QUOTED = re.compile("“([一-龥]{1,2})”")
WHO_OWN = 0.5  # the office or the deed must stand in the sentence that is to name who
_SET_HOW = re.compile(
    "(?P<before>[^，。？]+?)(?:分别|各自|都|又)?是?(?:怎么|如何|怎样|按什么|根据什么)(?:设定?|确?定|计?算|得出|选|分配)(?:出来?|来)?的?[？?]*$"
)
_HEAD = re.compile("(?P<before>[^，。？]+?)的?(?:一共|总共|总计|合计|累计|共)(?:是|有|为|达到?|要)*(?:多少|几)")


def led_by_evidence(gathered: Gathered, supported: Supported = is_supported) -> Gathered:
    """With the first statement in front that answers, where the best one does not: it must leave no thing open.

    Where so many are asked for (分了哪三节), that which counts and gives just as many, before one that does not.
    ``supported``: whether words and meaning speak for a statement, as far as nothing else is against it.
    """
    if (best := best_evidence(gathered, supported)) is not None:
        counting = None if _counts_as_many(gathered, best) else _first_to_count(gathered)
        return gathered if counting is None else _with_in_front(gathered, counting)
    told = {gathered.terms[at].word for at in telling_things(gathered.terms)}
    for statement in gathered.statements[:LEADING]:
        near = statement.score >= NEAR_THE_BEST * gathered.statements[0].score
        near = near and not _only_stands_below(gathered, statement)
        if near and told.isdisjoint(statement.missing) and is_evidence(gathered, statement, supported):
            return _with_in_front(gathered, statement)
    return gathered


def _with_in_front(gathered: Gathered, statement: Statement) -> Gathered:
    behind = (one for one in gathered.statements if one is not statement)
    return replace(gathered, statements=(statement, *behind))


def _first_to_count(gathered: Gathered) -> Statement | None:
    """The first of the statements near the best one that answers, and counts and gives as many as are asked for."""
    if gathered.query.kind != "list" or not counts_by_a_word_of_its_own(gathered.query.text):
        return None
    near = (one for one in gathered.statements[:LEADING] if one.score >= NEAR_THE_BEST * gathered.statements[0].score)
    return next((one for one in near if _counts_as_many(gathered, one) and is_evidence(gathered, one)), None)


def _counts_as_many(gathered: Gathered, statement: Statement) -> bool:
    counted = counts_by_a_word_of_its_own(gathered.query.text)
    return counted in statement.text and members_given(statement.text) == asked_count(gathered.query.text)


def _only_stands_below(gathered: Gathered, statement: Statement) -> bool:
    """Whether a figure's sentence names nothing of what is asked, which stands above it, and the best one names it.

    What stands under 金融与居民收入 may be of loans.
    """
    if PARTS_COUNTED.search(gathered.query.text):
        return False  # 共36条，分六个方面: of the document that its title names
    return gathered.query.expects == "figure" and not statement.own and gathered.statements[0].own >= NEAR_THE_BEST


def _only_stands_beside(gathered: Gathered, statement: Statement) -> bool:
    """Whether a figure's sentence names nothing of what is asked, and a leading one of its paragraph names it all.

    加快建设福州、厦门、泉州省级人工智能产业园 has no number, and 实施“1131”工程 behind it is of something else.
    """
    if gathered.query.expects != "figure" or statement.own:
        return False
    text = statement.document.text
    line = line_start(text, statement.start), line_end(text, statement.start)
    leading = (one for one in gathered.statements[:LEADING] if one.document.id == statement.document.id)
    return any(one.own >= NEAR_THE_BEST and line[0] <= one.start < line[1] for one in leading)


def best_evidence(gathered: Gathered, supported: Supported = is_supported) -> Statement | None:
    """The best statement, where it answers the question."""
    best = gathered.statements[0] if gathered.statements else None
    if best is None or _only_stands_beside(gathered, best):
        return None
    return best if is_evidence(gathered, best, supported) else None


def is_evidence(gathered: Gathered, statement: Statement, supported: Supported = is_supported) -> bool:
    """Whether the statement answers; where a figure is asked for, none that is of another place or period."""
    kind = gathered.query.kind
    counted = asked_count(gathered.query.text) >= FEWEST_NAMED
    if (counted or not is_told_at_length(gathered.query)) and _leaves_most_open(gathered, statement):
        return False
    if kind == "list" and counted and _gives_another_number(gathered, statement):
        return False
    if not is_to_the_point(gathered, statement) or _is_of_another_quoted(gathered.query.text, statement.text):
        return False
    if kind in {"compare", "rank"} and not names_all_places(gathered, statement):
        return False
    if kind == "compare" and not has_what_is_apart(gathered, statement):
        return False
    if kind in FIGURE_KINDS and not says_the_asked_form(gathered, statement):
        return False
    if kind in FIGURE_KINDS and ranks_another(gathered, statement):
        return False
    if kind == "rank" and {"period", "place"} & set(statement.faults):
        return False
    if "neighbour" in statement.faults or (kind in _IN_WORDS and _is_of_other_years(gathered, statement)):
        return False
    if kind == "verify" and counts_elsewhere(gathered, statement):
        return False
    if not is_of_the_asked_figure(gathered, statement):
        return False
    return _passes_the_bar(gathered, statement, supported)


def _is_of_other_years(gathered: Gathered, statement: Statement) -> bool:
    """Whether a year is asked about, and the statement is of other years: it stands in the report of another one.

    Or it stands where several years are told of together (五年来).
    """
    periods = gathered.query.times
    of_a_year = bool(periods) and all(_A_YEAR.fullmatch(period.key) for period in periods)
    if "period" not in statement.faults or not of_a_year or _BY_THE_END.search(gathered.query.text):
        return False
    year, told = own_year(statement.document), told_at(statement.document, statement.start)
    years = {year - 1} if told == "reported" else {year} if told == "proposed" else {year - 1, year}
    if year and {int(period.key) for period in periods}.isdisjoint(years):
        return True  # 去年 of the report of 2009 is not 2014, and what it has planned is not of 2008
    return of_several_years(said_at(statement.document, statement.start, statement.end).context.opened)


def _leaves_most_open(gathered: Gathered, statement: Statement) -> bool:
    """Whether most of what the question names stands nowhere near the statement."""
    missing = math.fsum(
        term.weight * (1.0 if term.held or term.matter else 0.5)
        for term in gathered.terms
        if term.thing and term.word in statement.missing
    )
    beyond_doubt = statement.by_words >= BEYOND_DOUBT or _gives_as_many(gathered, statement)
    return missing > MOST_MISSING and not beyond_doubt


def _gives_as_many(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement names a thing of the question and gives as many members of it as are asked for.

    Hardly by chance, whatever else the question calls them (哪四张“名城”牌子: 四张“名城”名片).
    """
    asked = asked_count(gathered.query.text)
    given = members_given(statement.text) == asked or leads_to_as_many(gathered, statement)
    if gathered.query.kind != "list" or asked < FEWEST_NAMED or not given:
        return False
    said = fold(statement.text)
    if any(counted[0] in said for counted in _COUNTED_AS.finditer(fold(gathered.query.text))):
        return True  # 三项基本准则, and so many are named
    things = [term for term in gathered.terms if term.thing and term.weight >= LEAST_OF_MEMBERS]
    return any(match >= 1 for match in coverage(things, said))


def leads_to_as_many(gathered: Gathered, statement: Statement) -> bool:
    """Whether a list stands right behind the statement that has as many items as are asked for."""
    asked = asked_count(gathered.query.text)
    return asked >= FEWEST_NAMED and any(
        one.document.id == statement.document.id
        and len(one.list.items) == asked
        and one.announced_by(statement.start, statement.end)
        for one in gathered.enumerations
    )


def _gives_another_number(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement says how many it gives, and another number of them is asked for (五张, of 四张名片)."""
    given, told = members_given(statement.text), counts_in(statement.text)
    return given in told and asked_count(gathered.query.text) not in told


def is_to_the_point(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement lacks nothing that any answer must have: the name, who, since when, what is singled out."""
    if _lacks_what_is_asked(gathered, statement) or _is_of_another_name(gathered, statement):
        return False
    return not _is_beside_the_point(gathered, statement)


def _passes_the_bar(gathered: Gathered, statement: Statement, supported: Supported) -> bool:
    """Whether the statement has support enough; of a figure asked for, whether it gives it or says that none is set."""
    query = gathered.query
    claimed = query.kind == "verify" and bool(query.indicators and query.quantities)  # GDP实际增长是7%吗
    if (query.expects == "figure" or claimed) and (
        _SUPPOSED.search(statement.text) or _is_of_another_city(gathered, statement)
    ):
        return False
    if query.expects != "figure":
        enough = is_told_at_length(query) or statement.score >= BAR
        return enough and supported(gathered, statement)
    if sets_none(statement):
        return statement.own >= BAR  # 外贸进出口稳中提质，未设定具体数额; the score of what has no figure is halved
    if gives_part_and_whole(gathered, statement):
        return statement.score >= BAR and set(statement.faults) <= {"unit"}
    return statement.score >= FIGURE_BAR and not statement.faults and not contradicted(gathered, statement)


def is_told_elsewhere(statement: Statement) -> bool:
    """Whether the statement, or else what it stands under, names cities, and none of them is the library's own."""
    document, section = statement.document, statement.document.section_at(statement.start)
    nearest_first = (statement.text, *reversed(section), title_place(document.title), document.title)
    return names_another_city(nearest_first)


def _is_of_another_city(gathered: Gathered, statement: Statement) -> bool:
    """Whether a figure of no place that is named would be taken from what is told of another city than one's own."""
    query = gathered.query
    if may_be_of_others(query) or not any(is_home(one.document) for one in gathered.statements):
        return False
    return is_told_elsewhere(statement)


def _is_of_another_name(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question names a firm or person that the library does not know at all (阿里巴巴)."""
    sure = statement.nearness >= NEAR_ALONE
    return not unknown_names(gathered.terms, sure=sure).isdisjoint(statement.missing)


def _is_beside_the_point(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement tells what is wrong where a remedy is asked for, or not what is singled out or reached."""
    if gathered.query.stance == "proposed" and "stance" in statement.faults:
        return True
    return _of_focus(gathered, statement) < LEAST_OF_FOCUS or not reaches(gathered, statement)


def _lacks_what_is_asked(gathered: Gathered, statement: Statement) -> bool:
    """Whether who, since when, the how manieth, or the place reached is asked, and the statement does not say it."""
    query, said = gathered.query, statement.text
    lacking = (_lacks_its_name, _lacks_its_head, _lacks_a_word, leaves_unsaid, _lacks_its_time)
    if any(lacks(gathered, statement) for lacks in lacking):
        return True
    if query.kind == "fact" and _WHO.search(query.text) and not _names_who(gathered, statement):
        return True
    if _WHICH_PERSON.search(query.text) and not names_a_person(said):
        return True  # 由一名市领导负责统筹 says that one does, and not who
    if _is_of_another_version(query.text, statement) or _lacks_the_article(query.text, statement.lines):
        return True
    if _FIRST_CLAIMED.search(query.text) and not _FIRST.search(said):
        return True
    if asks_beginning(query) and not tells_beginning(gathered.terms, said):
        return True
    if asks_ordinal(query) and not gives_ordinal(query, said):
        return True
    if DOUBLED.search(query.text) and not _IN_TIMES.search(said):
        return True
    return asks_in_stages(query.text) and not tells_stages(said)


def _lacks_its_time(gathered: Gathered, statement: Statement) -> bool:
    """Whether it is asked when something was, and the statement dates nothing, or another deed."""
    query, said = gathered.query, statement.text
    if query.expects != "date":
        return False
    dated = _DEED_DATED.search(query.text)
    if dated and dated["deed"] in statement.missing:
        return True  # the day on which a tunnel was agreed upon is not that on which work began
    issue = load_cues().colophon["issued"].search(query.text) and not asks_beginning(query)
    if issue and not _ISSUED.search(said):
        return True  # a summit on a plan is not its issue
    if (DAY.search(query.text) or _WHEN.search(query.text)) and "date" in statement.faults:
        return True
    return bool(PLACE_REACHED.search(query.text)) and not PLACE_REACHED.search(said)


def _lacks_a_word(gathered: Gathered, statement: Statement) -> bool:
    """Whether it is asked what a name stands for that the library never uses (太湖三白指什么), or why of a place."""
    query, named = gathered.query, [term for term in gathered.terms if term.word not in place_forms()]
    if not named:
        return reason_asked(query.text)  # 无锡为什么叫无锡
    kind = _OF_WHAT_KIND.search(query.text)
    if kind and any(not term.held and term.word == kind["kind"] for term in named):
        return True  # 王明琪是什么职称, of which no document speaks
    if query.kind != "explain" or not asks_definition(query):
        return False
    said_of_any = load_terms().generic | load_terms().stances  # 新能源建设的安排是什么 asks for no word
    return any(not t.held and t.word in statement.missing and t.word not in said_of_any for t in named)


def _lacks_its_head(gathered: Gathered, statement: Statement) -> bool:
    """Whether the thing that is counted (财政资金一共多少), or asked how it is set (权重是怎么定的), is none here.

    It is no word of the library, and the statement has not its like.
    """
    missing = [term.word for term in gathered.terms if not term.held and term.word in statement.missing]
    if not missing:
        return False
    asked = (_HEAD if gathered.query.expects == "figure" else _SET_HOW).search(gathered.query.text)
    return asked is not None and any(fold(asked["before"]).endswith(word) for word in missing)


def _lacks_its_name(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question has a name made of counts (一核三带, 三期) that stands neither in the line nor above it."""
    phases = {found[0] for found in PHASE.finditer(gathered.query.text)}
    names = (*coined_in(gathered.query.text), *(phases if len(phases) == 1 else ()))
    if not names:
        return False  # almost every question
    said = fold(f"{statement.lines} {statement.above}").replace("首期", "一期")
    return any(fold(name) not in said for name in names)


def _of_focus(gathered: Gathered, statement: Statement) -> float:
    """How far the statement speaks of what the question singles out (对房价有什么要求); 1 where it singles out nothing.

    What a plan says in general is no answer to what it says of house prices.
    """
    found = _SINGLED_OUT.search(gathered.query.text)
    focus = fold(found["focus"] or found["acting"]) if found else ""
    asked = [
        (term.weight, match)
        for term, match in zip(gathered.terms, statement.matches, strict=True)
        if term.word in focus and term.word not in place_forms()
    ]
    weight = math.fsum(weight for weight, _ in asked)
    return math.fsum(w * match for w, match in asked) / weight if weight else 1.0


def _is_of_another_version(asked: str, statement: Statement) -> bool:
    """Whether a version is asked about (2.0版) of which the statement does not tell, in a document of several."""
    versions, held = set(_VERSION.findall(asked)), set(_VERSION.findall(statement.document.text))
    told = f"{statement.text} {statement.above}"
    return bool(versions) and len(held) > 1 and not any(version in told for version in versions)


def _lacks_the_article(asked: str, said: str) -> bool:
    """Whether the wording of a numbered article is asked for, and the statement has no such number."""
    article = _ARTICLE.search(asked)
    if article is None:
        return False
    number = number_of(article["number"])
    return not any(number_of(found["number"]) == number for found in _ARTICLE_TOLD.finditer(said))


def _is_of_another_quoted(asked: str, said: str) -> bool:
    """Whether a short word in quotes is asked about (“补”这一块), and the statement opens with another (“增”的)."""
    words, opening = {found[1] for found in _SHORT_QUOTED.finditer(asked)}, _SHORT_QUOTED.match(said.strip())
    if opening is None or not words or opening[1] in words:
        return False
    return not any(f"“{word}”" in said for word in words)


def _names_who(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence is of the office or the deed that is asked about: 董事长是谁 wants the word 董事长."""
    office = _OFFICE.search(gathered.query.text)
    asked = [term for term in gathered.terms if office and office[1].endswith(term.word)]
    said = fold(statement.text)
    for term in asked:  # 总书记 is no 书记 of a province, 副省长 no 省长
        said = re.sub(f"[总副原前]{re.escape(term.word)}", "", said)
    return statement.own >= WHO_OWN and all(match >= 1 for match in coverage(asked, said))
