"""What nothing else tells: an office, a telephone number, who was to do it, a code, a title must be said itself.

A sentence on a laboratory has most of the words of 实验室现任主任是哪位, and names no director. The words that nothing
else tells are listed in ``terms.yaml`` (told_by_name).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.question_terms import quoted_names
from assistant.quantity import base_unit, find_quantities, in_ones
from assistant.search.words import fold, stands_in_order
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Quantity, Query

SAID = 0.75  # of a word, by itself or another form of it
_PERSON_ASKED = re.compile(
    "(?:现任|时任|目前的?|现在的?|如今的?)?(?P<office>(?:常务)?副?(?:总?经理|主任|书记|[市区县省局处院校厅部司行董秘会]长|董事长|秘书长|理事长|主席|负责人|法人(?:代表)?|专员|所长|馆长|主编))"
    "(?:现在|目前|是|叫|由)*(?:谁|哪位|哪个人|什么名字|何人|姓什么)"
)
_WHO_DOES = re.compile(
    "由(?:哪[一几]?[家个些](?:单位|部门|机构|企业|公司|学校|院校)?|谁|什么(?:单位|部门|机构))(?:来)?"
    "(?P<deed>牵头|组建|承办|主办|承建|设计|施工|监理|验收|评审|审批|运营|审计)"
)
_BY_WHOM = re.compile("(?<![理来缘])由[一-龥“]{2,}")
_CODE = re.compile("(?<![a-z0-9.])[a-z][0-9]{1,4}(?![a-z0-9.])")
# The how manieth of its kind something is, or its number: 第四层次, 第三届, 38号文.
_DESIGNATED = re.compile(
    "第[一二三四五六七八九十0-9]+(?:层次|梯队|层级|档次|[届版]|(?<!第一)批)|(?<![0-9月第.])[0-9]{1,3}号(?=文|呢|$|[，。？的是])"
)
# What is called by how many great ones it has: 四大主导产业 are no four other things that stand in a list.
_GREAT_ONES = re.compile(
    "[两三四五六七八九十]大(?P<what>(?:(?![具分都各是有指为叫包里中又啥什哪的])[一-龥]){4,6}+)(?=[具分都各是有指为叫包里中又，。？?]|$)"
)
_PIECES = re.compile("[，、；。：,;:]")
_RANKED = re.compile(r"第[一二三四五六七八九十\d]+(?!产业|[届批])|首位|榜首|首[个家座]")
_ONLY_A_RANK = re.compile("[排位列居]*(?:在|于|全国|全省|全球|世界)*(?:第|首位|榜首)")
FEWEST_RANKED = 2  # pieces that have a place in an order
# A part that is called by one character, and what is asked of it: “补”的目标; not 四个“区”, nor 带“强”字的.
_ONE_SIGN = re.compile(
    "(?<!个)“([一-龥])”(?:[这那]?一?(?:块|项|部分|条|方面))?的?(?:分项|具体|主要)*(?:定了|有|是)?(?:什么|哪些)?"
    "(?:目标|指标|任务|措施|举措)"
)
# A document that is asked; of 《生物多样性公约》COP15大会 a meeting is.
_TITLE = re.compile("《([^》]{4,})》(?![A-Za-z0-9]|第[一二三四五六七八九十0-9]+[次届]|缔约)")
_BY_AMOUNT = frozenset({"fact", "list"})
# Of what size the members are that are asked for: 哪些产业上了万亿, 千亿级集群.
_SIZES = {"十亿": Decimal(10) ** 9, "百亿": Decimal(10) ** 10, "千亿": Decimal(10) ** 11, "万亿": Decimal(10) ** 12}
_SIZE = re.compile(r"(?<![百千])(?:[百千万十]亿)(?!斤|吨|度|千瓦|人|平方)")
TRIED = 12  # of the sentences found, for one that has the amount
_LEAST_OF_TITLE = 6  # characters; a shorter one may be how something is called


def leaves_unsaid(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question asks for what must be said itself, and the statement does not say it."""
    asked = fold(gathered.query.text)
    said = fold(f"{statement.lines} {statement.above}")
    offices = [found["office"] for found in _PERSON_ASKED.finditer(asked)]
    if any(re.search(f"(?<!副){office}", said) is None for office in offices):  # 市长 is no 副市长
        return True
    by_name = load_terms().told_by_name
    wanted = [term for term in gathered.terms if any(word in term.word for word in by_name)]
    does = _BY_WHOM.search(statement.text) is None  # 由平台企业汇聚制造资源 tells who leads
    deeds = [match["deed"] for match in _WHO_DOES.finditer(asked) if does]
    wanted += [term for term in gathered.terms if any(term.word in deed or deed in term.word for deed in deeds)]
    if wanted and min(coverage(wanted, said)) < SAID:
        return True
    if lacks_code(gathered, said) or _is_of_another_title(gathered, statement):
        return True
    if lacks_sign(asked, said) or _lacks_a_name(gathered, said):
        return True
    if lacks_what_is_needed(gathered, statement.lines):
        return True
    if lacks_the_size(gathered.query, statement.lines):
        return True
    return _is_of_another_amount(gathered, statement) or _ranks_only_others(gathered, statement)


def lacks_the_size(query: Query, text: str) -> bool:
    """Whether things of a size are asked for (哪些产业上了万亿), and the text has neither it nor such an amount."""
    named = _SIZE.findall(query.text) if query.kind == "list" else []
    if not named or any(size in text for size in named):
        return False
    least = min(_SIZES[size] for size in named)
    money = (found.value for found in find_quantities(text) if base_unit(found.value.unit)[0] == "元")
    return not any(in_ones(one) >= least for one in money)


def _lacks_a_name(gathered: Gathered, said: str) -> bool:
    """Whether a number is asked for of a name that stands in quotes in a sentence found, and what is said has it not.

    Of a name of no known words nothing else is left that is looked for: 凤, 还 and 巢 of 太湖人才计划凤还巢.
    """
    if gathered.query.kind != "number":
        return False
    asked = fold(gathered.query.text)
    for period in gathered.query.times:
        asked = asked.replace(fold(period.printed), "")  # “十四五” is a time
    coined = {name for one in gathered.statements[:TRIED] for name in quoted_names(fold(one.text))}
    return any(
        name in asked and name not in said and not any(name in one.word or one.word in name for one in gathered.terms)
        for name in coined
    )


def lacks_sign(question: str, text: str) -> bool:
    """Whether a single character by which the question calls a part is none here: the aims of “补” are not “增”'s."""
    return any(f"“{sign}”" not in text for sign in _ONE_SIGN.findall(question))


def _ranks_only_others(gathered: Gathered, statement: Statement) -> bool:
    """Whether a place in an order is asked for, and the piece with the thing has none, where its neighbours have one.

    无锡高新区第18位，无锡国际生命科学园第36位，惠山生命科技产业园首次登榜.
    """
    if gathered.query.kind != "rank":
        return False
    pieces = _PIECES.split(fold(statement.text))
    of_it = [at for at, piece in enumerate(pieces) if min(coverage(gathered.terms, piece), default=0) >= SAID]
    if len(of_it) != 1 or sum(_RANKED.search(piece) is not None for piece in pieces) < FEWEST_RANKED:
        return False
    own, behind = pieces[of_it[0]], "".join(pieces[of_it[0] + 1 :][:1])
    return not (_RANKED.search(own) or _ONLY_A_RANK.match(behind))


def lacks_what_is_needed(gathered: Gathered, text: str) -> bool:
    """Whether the text has no word of what is asked of a person or thing: a later post, an opening, an award."""
    needed = (told for asks, told in load_cues().needs if asks.search(gathered.query.text))
    return gathered.query.kind != "verify" and not all(told.search(text) for told in needed)


def lacks_code(gathered: Gathered, said: str) -> bool:
    """Whether what is said (folded) has not each code and number by which the question calls something."""
    asked = fold(gathered.query.text)
    if any(code not in said for code in _CODE.findall(asked)):
        return True
    if any(found["what"] not in said for found in _GREAT_ONES.finditer(asked)):
        return True
    numbered = () if gathered.query.kind == "verify" else _DESIGNATED.findall(asked)
    return bool(numbered) and not any(one in said for one in numbered)  # 第一届、第二届 are told apart


def _is_of_another_amount(gathered: Gathered, statement: Statement) -> bool:
    """Whether something is asked for by an amount of money (拿到1亿元的团队), and another sentence has it."""
    query = gathered.query
    amounts = [one for one in query.quantities if one.unit.endswith("元") and one.value]
    if query.kind not in _BY_AMOUNT or query.expects or not amounts:
        return False
    has = [_has_amount(one.text, amounts) for one in gathered.statements[:TRIED]]
    return any(has) and not _has_amount(statement.text, amounts)


def _has_amount(text: str, amounts: Sequence[Quantity]) -> bool:
    found = [_in_yuan(one.value) for one in find_quantities(text)]
    return any(_in_yuan(amount) in found for amount in amounts)


def _in_yuan(quantity: Quantity) -> tuple[Decimal, str]:
    unit, power = base_unit(quantity.unit)
    return quantity.value.scaleb(power), unit


def _is_of_another_title(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question names a document in 《》 of which the statement's own says nothing, nor is it that one."""
    named = [fold(title) for title in _TITLE.findall(gathered.query.text) if len(title) >= _LEAST_OF_TITLE]
    if not named:
        return False  # almost every question
    title, text = fold(statement.document.title), fold(statement.document.text)
    return not any(name in text or stands_in_order(name, title) or stands_in_order(title, name) for name in named)
