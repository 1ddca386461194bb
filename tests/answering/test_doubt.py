"""Whether something is to be trusted is told by what the editor found out; what only is counted is named elsewhere."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, answered, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.premises import CONFIRMED
from assistant.answering.evidence.doubt import doubted, with_remark
from assistant.answering.question import understand
from assistant.answering.sentences.why import NO_REASON, NO_REASON_AT_ALL
from assistant.model import Answer, Filters

PAPER = made(
    "2018年南通研发占比提高1.02个百分点。渔港投资额增长较快。2017年起出台三个航运行动计划。2018年杭州文创占比24.8%。",
    name="paper",
    title="产业研究",
)
DIGEST = made(
    "南通研发占比提高1.02个百分点：单年提高这么多缺少佐证，引用前应核实。（编者说明）\n"
    "论文没有给出渔港投资额，可用本篇数字补充。（编者说明）\n"
    "论文所引杭州文创占比24.8%用的是宽口径，与无锡不宜直接比较。（编者说明）\n"
    "2017年推出疏浚航道、改造码头、壮大船队三个航运行动计划。\n"
    "甲市服务业增速11.4%、乙市研发占比提高0.02个百分点，均有出处。",
    name="digest",
    title="数据核对（要点摘编）",
    kind="digest",
)
FACTS = (
    fact(PAPER, ("南通", "研发占比", "占比变动", "2018年"), "1.02个百分点", direction="up", base="上年"),
    fact(PAPER, ("杭州", "文创占比", "占比", "2018年"), "24.8%"),
)


def asked(question: str) -> Answer:
    library = HeldLibrary((PAPER, DIGEST), FACTS)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "found_out"),
    [
        ("南通2018年研发占比提高1.02个百分点可信吗", "缺少佐证"),
        ("渔港投资额论文给了吗", "没有给出渔港投资额"),
        ("2018年杭州文创占比24.8%能不能直接跟无锡比", "宽口径"),
        ("2018年杭州文创占比24.8%能直接和无锡比较吗", "宽口径"),
    ],
)
def test_what_is_doubted_is_answered_by_what_was_found_out(question: str, found_out: str) -> None:
    text = asked(question).text
    assert found_out in text
    assert not text.startswith(("是的", "可以"))


@pytest.mark.parametrize(
    ("question", "doubts"),
    [
        ("这个数可信吗", True),
        ("8.08%是名义增速吗", True),
        ("全口径算物联网规模有多大", False),
        ("2018年杭州文创占比是多少", False),
    ],
)
def test_whether_something_is_doubted(question: str, doubts: bool) -> None:
    assert doubted(understand(question)) is doubts


def test_what_the_paper_only_counts_is_named_by_another_document() -> None:
    assert "疏浚航道、改造码头、壮大船队" in asked("论文里的“三个航运行动计划”是哪三个").text


def test_a_stretch_with_a_thing_of_its_own_denies_nothing_of_the_one_before() -> None:
    assert not answered("甲市服务业占比下降了吗", DIGEST).text.startswith("不是")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("杭州文创占比24.8%，为何不宜与无锡直接比较", "宽口径"),
        ("南通研发占比提高1.02个百分点，为什么说缺少佐证", "单年提高这么多"),
    ],
)
def test_a_figure_that_is_right_is_not_all_of_the_answer_where_a_reason_is_asked(question: str, reason: str) -> None:
    answer = asked(question)
    assert answer.status == "answered"
    assert reason in answer.text
    assert NO_REASON not in answer.text


def test_that_no_reason_is_told_of_a_figure_that_is_right_is_said() -> None:
    digest = made("无锡2021年增长8.8%，高于7%的目标。", name="digest", title="年度目标（要点摘编）", kind="digest")
    figures = (fact(digest, ("无锡", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),)
    library = HeldLibrary((digest,), figures)
    answer = AnsweringChain(library).answer("2021年无锡GDP增长8.8%，为什么这么快", (), Filters())  # type: ignore[arg-type]
    assert answer.status == "partial"
    assert answer.text.startswith(CONFIRMED)
    assert NO_REASON_AT_ALL in answer.text


def test_cities_are_counted_by_their_own_unit() -> None:
    assert "市" in understand("中心区覆盖多少个城市？").units
    assert "市" not in understand("全市有多少个市场？").units


def test_what_is_the_editors_own_is_quoted_with_the_mark_that_says_so() -> None:
    text = "占地数字口径不同。（编者说明）[1]口径相同。[2]"
    assert text[: with_remark(text, 9)].endswith("（编者说明）")
    assert with_remark(text, len(text) - 3) == len(text) - 3


TARGETS = made(
    "## 目标\n\n到2019年：服务业增加值占地区生产总值的比重达到53%以上。\n\n"
    "## 判断\n\n2020年占比52.5%仍低于原定2019年53%以上的目标，2019年的占比数未见，"
    "只能判断“未见达标证据”。（编者说明）\n\n"
    "## 口径\n\n渔港营收2016年约2100亿元与2019年超过2800亿元两个数字口径可能有变，不宜直接连算。（编者说明）",
    name="targets",
    title="服务业计划（要点摘编）",
    kind="digest",
)
TARGET_FACTS = (
    fact(TARGETS, ("无锡", "服务业增加值占地区生产总值比重", "占比", "到2019年"), "53%以上", status="target"),
)


@pytest.mark.parametrize(
    "question",
    [
        "服务业占比53%的目标到底完成没有，怎么判断的？",
        "服务业计划53%的占比目标算不算完成了，依据是什么？",
        "服务业计划的占比目标完成了没有？",
    ],
)
def test_whether_a_target_was_met_is_told_by_what_the_editor_found(question: str) -> None:
    answer = answered(question, TARGETS, facts=TARGET_FACTS)
    assert "未见达标证据" in answer.text
    assert answer.status == "answered"


def test_why_the_figures_of_two_years_must_not_be_held_against_each_other() -> None:
    answer = answered("渔港营收2016年和2019年的数为什么不能直接拿来算增速？", TARGETS, facts=TARGET_FACTS)
    assert "不宜直接连算" in answer.text


SAYINGS = made(
    "论文提出共建云川示范区；公开资料所见的是四市签署的试验区，两者不是同一安排。（编者说明）\n"
    "渔港占地300亩、500亩、1000亩三个数字口径不同，引用时应注明出处。（编者说明）\n"
    "论文写2020年1—6月渔业利润增长2.9%；同期产值下降0.5%，即产值降而利润升，两项来源不同，没有矛盾。（编者说明）\n"
    "2012年规划核心区占地约500亩。另一份介绍写占地约300亩。2017年报道的实际占地约1000亩。\n",
    name="sayings",
    title="云川渔业（要点摘编）",
    kind="digest",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("四市签署的试验区就是论文说的云川示范区吗？", "不是同一安排"),
        ("渔港占地一会儿300亩一会儿500亩一会儿1000亩，该怎么用？", "三个数字口径不同"),
        ("2020年上半年渔业产值下降0.5%、论文却说利润增长2.9%，矛盾不矛盾？", "没有矛盾"),
    ],
)
def test_the_editor_tells_what_holds_together(question: str, told: str) -> None:
    assert told in answered(question, PAPER, SAYINGS).text
