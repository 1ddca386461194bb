"""A figure that the question takes for granted, held against what the library holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.amounts import equal, rounds_to, satisfies
from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.asserted import Asserted, Judged, is_aim_of_a_year, is_asked_of
from assistant.answering.claims.order_besides import asserts_order
from assistant.answering.cues import load_cues
from assistant.answering.evidence.form import reason_asked
from assistant.answering.figures.arithmetic import asserts_ratio
from assistant.answering.figures.fitting import LEAST_COVERED
from assistant.answering.figures.numbers import note_conflicts
from assistant.answering.understanding.topic import own_things
from assistant.facts.conflicts import find_conflicts
from assistant.facts.table import AIMED, REACHED, FactTable, note_on_name
from assistant.quantity import find_quantities
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Quantity

CONFIRMED = "问题中的数字与库中资料一致。"
AS_PRINTED = "原文有这个数："
ROUGHLY = "问题中的约数与库中资料大致相符。"
CORRECTED = "问题中的数字与库中资料不符。"
ONLY_AIMED = "库中只有目标数，没有完成数，不能说是否做到："
ONLY_STRIVEN = "数字与库中资料一致，但原文写的是“{}”，不是“{}”："
ONLY_ESTIMATED = "数字与库中资料一致，但原文写明是预计数，不是最后的数："
ONLY_REACHED = "库中只有完成数，没有目标数，不能说是否做到："
ONLY_ABOUT = "库中的数带“超过”之类的约数，不能断定："
DISPUTED = "问题里的说法与库中资料不符。"
YES = {"is": "是的，", "has": "有，", "did": "是的，", "can": "可以，", "": ""}
NO = {"is": "不是，", "has": "没有，", "did": "没有，", "can": "不可以，", "": ""}
KINDS = frozenset({"verify", "explain", "compare"})
FAR_BEYOND = "库中的数远大于问题中的数字，不能说问题中的数字就是它："
OF_OTHERS = "问题中的数字，库中说的是另一回事："
EACH_TOLD = "问的数都有出处，所说的范围或口径可能不同："
_REACHED_ASKED = re.compile(
    "(?:实现|完成|达到|达成|达标|做到|兑现)了?(?:吗|没|吧|与否)|(?:是否|有没有|是不是)(?:已经?)?(?:实现|完成|达到|达标)"
)
_OWN_CLAUSE = re.compile("[，；。;]")
_FROM_TO = re.compile(r"从[^，。？]*\d[^，。？]*到[^，。？]*\d")
_WEIGHED = re.compile("[高低多少大小快慢好差]|正常|合理|严重")  # 1.27%算高吗 asks for a judgement
_CHOICE = re.compile(r"\d(?!\d*年)[^，。？]{0,8}还是[^，。？]{0,8}\d")
# A choice between two figures, a difference, or who was the first to pass a mark, is no figure of one place that could
# be right or wrong.
NO_LEVEL = re.compile(
    r"差了?(?:约|近|大概|差不多)?[\d一二两三四五六七八九十]|(?<!占)比(?!上?年[初末]|[上去]一?年|前一年|头一年|同期|上月)[^，。]{1,12}[多少高低][出了约近]*[\d.一二两三四五六七八九十]++(?!个?百分点|%|成)|"
    "第[一二三四五六七八九十]+[个家座批届]|首[个家座批届]|唯一|还是(?!约?近?[0-9])|比.{1,12}(?:多|高|少|低|快|慢|大|小)了?(?:多少|几)|相差|差了?(?:多少|几)"
)
# A bare small count (三个, 5家) is rarely a premise; a share, an amount, a large count is.
_COUNTED = re.compile("^[个家户座条项名位市县区州省国镇乡村]$")


def write_premise(draft: Draft, gathered: Gathered) -> Judged:
    """Correct or confirm the figures asserted in the question; "" when it asserts none, or nothing is held on them.

    Each is held against what is held for the place, the indicator and the period named before it; where it is not that
    figure, the right one is stated and, if the asserted number is another's, whose it is. A rise is not confirmed by a
    fall, nor a level by a change.
    """
    if _CHOICE.search(gathered.query.text):
        return _write_choice(draft, gathered)
    verdict, figures = judge_premise(gathered)
    query = gathered.query
    aims = query.status != "target" and not reason_asked(query.text)  # 为什么定在5%左右 takes it for an aim itself
    if verdict == "confirmed" and aims and all(is_aim_of_a_year(one.fact) for one in figures):
        asserted = [Asserted(gathered, found) for found in find_quantities(query.text)]
        reached = [figure for one in asserted for figure in one.asked(REACHED)][:1]
        verdict, figures = ("corrected", (*reached, *figures)) if reached else ("aimed", figures)
    if verdict == "confirmed" and _REACHED_ASKED.search(query.text) and all(f.fact.status in AIMED for f in figures):
        verdict = "aimed"  # 65%这个目标，最终实现了吗: that it was aimed at is not asked
    only_figures = asks_only_figures(query.text) and not asserts_ratio(query, gathered.figures)
    asked = asks_whether(query.text) if only_figures else ""
    if verdict == "confirmed" and asked == "can":
        return ""  # 24.8%能不能直接比: it is not asked whether that is the figure
    if verdict == "confirmed" and load_cues().voices["doubted"].search(query.text):
        draft.say(AS_PRINTED)  # 这个数靠得住吗: that it is printed so is no answer
    elif verdict == "confirmed" and (words := _striven_not_bound(query.text, figures)):
        draft.say(ONLY_STRIVEN.format(*words))
    elif verdict == "confirmed" and _is_estimated_only(query.text, figures):
        draft.say(NO[asked] + ONLY_ESTIMATED)
    elif verdict == "confirmed":
        roughly = any(_is_rough(gathered, figure) for figure in figures)
        led = "" if asserts_order(query.text) else YES[asked]  # 是的 would hold of the place in the order too
        draft.say(led + (ROUGHLY if roughly else CONFIRMED))
    elif verdict in ("aimed", "open", "far"):
        draft.say({"aimed": ONLY_AIMED, "open": ONLY_ABOUT, "far": FAR_BEYOND}[verdict])
        draft.partly = verdict == "aimed"
    elif verdict:
        draft.say(OF_OTHERS if verdict == "another's" else NO[asked] + CORRECTED)
    for figure in figures:
        draft.state(figure.document, figure.fact)
        draft.notes += filter(None, [note_on_name(figure.fact, query.text)])
    _note_rivals(draft, gathered, figures)
    return verdict


def _note_rivals(draft: Draft, gathered: Gathered, figures: Sequence[Figure]) -> None:
    """State too what another document gives for the very figure by which the question was judged."""
    told = [figure.fact for figure in figures]
    for rival in gathered.figures if told else ():
        if not (rival.fits and rival.fact.sure and rival.fact.status in REACHED) or rival.fact in told:
            continue
        for figure in figures:
            documents = {one.document.id: one.document for one in (figure, rival)}
            if find_conflicts(FactTable((figure.fact, rival.fact), documents.values())):
                draft.state(rival.document, rival.fact)
                note_conflicts(draft, (figure.fact, rival.fact), documents)
                return


def _leaves_asked_open(text: str, asserted: Sequence[Asserted]) -> bool:
    """Whether it is asked of one figure whether it is so, and only others are judged (…1783亿，翻了一番没有)."""
    asked = [one for one in asserted if is_asked_of(text, one.found)]
    return bool(asked) and not any(one.telling and one.judged()[0] for one in asked)


def _is_rough(gathered: Gathered, figure: Figure) -> bool:
    """Whether the figure is not what a question says, and only near to it."""
    asserted = [Asserted(gathered, found).quantity for found in find_quantities(gathered.query.text)]
    near = [
        one for one in asserted if rounds_to(one, figure.fact) or (one.bound == "~" and satisfies(one, figure.fact))
    ]
    return bool(near) and not any(equal(one, figure.fact) for one in near)


def _striven_not_bound(text: str, figures: Sequence[Figure]) -> tuple[str, str] | None:
    """What a figure's clause says of how it is aimed at (力争), and what the question says that it must (必须)."""
    cues = load_cues().asserting
    bound = cues["bound_to"].search(text)
    if bound is None or cues["striven"].search(text):
        return None
    for figure in figures:
        clause = _OWN_CLAUSE.split(figure.document.text[figure.fact.sentence_start : figure.fact.start])[-1]
        if striven := cues["striven"].search(clause):
            return striven[0], bound[0]
    return None


def _is_estimated_only(text: str, figures: Sequence[Figure]) -> bool:
    """Whether the figures are said to be final (正式数字), and are estimates."""
    final = load_cues().asserting["final"].search(text) is not None
    return final and all(figure.fact.status == "estimate" for figure in figures)


def judge_premise(gathered: Gathered) -> tuple[Judged, tuple[Figure, ...]]:
    """What is to be said of the figures that the question asserts, all together, and the figures that prove it."""
    text = gathered.query.text
    states = gathered.query.kind == "number" and not load_cues().several["asks"].search(text)  # asks for no figure
    if not (gathered.query.kind in KINDS or states) or NO_LEVEL.search(text):
        return "", ()
    asserted = [Asserted(gathered, found) for found in find_quantities(text)]
    judged = [one.judged() for one in asserted if one.telling]
    verdicts = {verdict for verdict, _ in judged if verdict}
    if not verdicts or (verdicts == {"confirmed"} and _leaves_asked_open(text, asserted)):
        return "", ()
    figures = tuple(figure for _, found in judged for figure in found)
    if reason_asked(text) and _FROM_TO.search(text) and "confirmed" in verdicts:
        return "", ()  # 从2000多家到3657家为什么跳这么多: the first is of another time, which is not named
    return verdicts.pop() if len(verdicts) == 1 else "corrected", figures


def asks_only_figures(text: str) -> bool:
    """Whether it is only asked whether the figures are right (…2060家，对吗), and not whether something else is so."""
    if load_cues().voices["doubted"].search(text):
        return False  # 1.02个点可信吗: that it stands in the paper is no answer
    clauses = [clause for clause in re.split("[，。；？]", text) if clause]
    asking, tags = [clause for clause in clauses if asks_whether(clause)], load_cues().asserting["tags"]
    return bool(asking) and all(tags.fullmatch(clause) or _is_all_of_a_figure(clause) for clause in asking)


def _is_all_of_a_figure(clause: str) -> bool:
    """Whether the clause asks of a figure that it is so, and nothing else of it (24.8%是不是国家统计口径)."""
    figures = find_quantities(clause)
    behind = clause[figures[-1].end :] if figures else ""
    for name in reversed(names_in(behind, load_terms().indicators)):
        behind = behind[: name.start] + behind[name.end :]
    return bool(figures) and not own_things(behind) and not _WEIGHED.search(behind)


def _write_choice(draft: Draft, gathered: Gathered) -> Judged:
    """Which of two figures (450亿还是445亿) is held, and by whom; both where the documents differ."""
    asserted = [Asserted(gathered, found) for found in find_quantities(gathered.query.text)]
    named = [figure for one in asserted for figure in one.right()[:1]]
    if not named:
        return _write_told_choice(draft, gathered)
    for figure in named:
        draft.state(figure.document, figure.fact)
    documents = {figure.document.id: figure.document for figure in named}
    note_conflicts(draft, [figure.fact for figure in named], documents)
    return "corrected"


def _write_told_choice(draft: Draft, gathered: Gathered) -> Judged:
    """Which of two figures (26个城市还是27个) the sentences give: one that gives both, else one for each."""
    asserted = [found.value for found in find_quantities(gathered.query.text)]
    told = [statement for statement in gathered.statements if not statement.faults]
    both = [s for s in told if all(_gives(s, quantity) for quantity in asserted)]
    apart = [next((s for s in told if s.covered >= LEAST_COVERED and _gives(s, one)), None) for one in asserted]
    chosen = both[:1] or [statement for statement in apart if statement is not None]
    if not both and len({(s.document.id, s.start) for s in chosen}) < len(asserted):
        return ""
    if not both:
        draft.say(EACH_TOLD)
    for statement in chosen:
        draft.introduce(statement.document, statement.start)
        draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
    return "corrected"


def _gives(statement: Statement, quantity: Quantity) -> bool:
    """Whether the statement prints that many, of whatever is counted (26个城市, 26市)."""
    counted = _COUNTED.search(quantity.unit) is not None
    return any(
        found.value.value == quantity.value
        and (found.value.unit == quantity.unit or (counted and _COUNTED.search(found.value.unit) is not None))
        for found in find_quantities(statement.text)
    )
