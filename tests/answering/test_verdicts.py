"""What a question asserts is confirmed, denied or left open by figures; what is granted and false is never let pass."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.assertions import assertion_of
from assistant.answering.claims.called_members import called_members
from assistant.answering.claims.premises import DISPUTED, ONLY_AIMED, ONLY_REACHED
from assistant.answering.question import understand
from assistant.answering.verdicts import UNDECIDED
from assistant.model import Answer, Filters

REPORT = made(
    "2021年常州地区生产总值增长8.8%，南通地区生产总值增长6.5%。"
    "2021年常州地区生产总值增长目标为7%。2022年常州粮食产量90万吨。2021年常州粮食产量95万吨。"
    "2022年常州进出口下降3.1%。2022年常州制造业竞争力居全省第4位。2022年常州民宿收入12亿元左右。2022年南通民宿收入120000万元。"
    "今后要培育民宿集群，支持乡村旅游。",
    name="report",
    title="常州发展报告",
    kind="plan",
)
GROWTH = ("地区生产总值", "同比增速")


FACTS = (
    fact(REPORT, ("常州", *GROWTH, "2021年"), "8.8%", direction="up"),
    fact(REPORT, ("南通", *GROWTH, "2021年"), "6.5%", direction="up"),
    fact(REPORT, ("常州", *GROWTH, "2021年"), "7%", direction="up", status="target"),
    fact(REPORT, ("常州", "粮食产量", "量值", "2022年"), "90万吨"),
    fact(REPORT, ("常州", "粮食产量", "量值", "2021年"), "95万吨"),
    fact(REPORT, ("常州", "进出口", "同比增速", "2022年"), "3.1%", direction="down"),
    fact(REPORT, ("常州", "制造业竞争力", "排名", "2022年"), "第4位"),
    fact(REPORT, ("常州", "民宿收入", "量值", "2022年"), "12亿元左右"),
    fact(REPORT, ("南通", "民宿收入", "量值", "2022年"), "120000万元"),
)


def asked(question: str) -> Answer:
    library = HeldLibrary((REPORT,), FACTS)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


def opening(answer: Answer) -> str:
    return answer.text.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2021年常州GDP增速是不是比南通高？", "是的，"),
        ("2021年南通GDP增速比常州快吗？", "不是，"),
        ("2021年南通GDP增速有没有超过常州？", "没有，"),
        ("2022年常州粮食产量高于2021年吗？", "不是，"),
        ("2021年南通GDP增速6.5%高于常州的8.8%，对吗？", "不是，"),
        ("2021年南通GDP增速6.5%低于常州的8.8%，对吗？", "是的，"),
        ("2021年常州GDP增长目标完成了没有？", "是的，"),
        ("2021年常州GDP增长8.8%，超过年度目标了吗？", "是的，"),
        ("2021年常州GDP增长目标7%完成了没有？", "是的，"),
        ("2021年常州GDP增长7%的目标超额完成了吧？", "是的，"),
        ("2022年常州制造业竞争力是不是居全省第一？", "不是，"),
        ("2022年常州制造业竞争力居全省第4位，对吗？", "是的，"),
        ("2022年常州进出口是不是增长了？", "不是，"),
        ("2021年常州GDP增速比南通高2.3个百分点吗？", "是的，"),
        ("2021年常州GDP增速比南通高3.2个百分点吗？", "不是，"),
        ("2021年南通GDP增速比常州高2.3个百分点吗？", "不是，"),
        ("2021年南通GDP增速比常州低约2.3个百分点，对吗？", "是的，"),
        ("2022年常州粮食产量比2021年少5万吨吧？", "是的，"),
        ("2022年常州粮食产量比2021年多5万吨吧？", "不是，"),
    ],
)
def test_whether_it_is_so_is_answered_yes_or_no_with_the_figures(question: str, said: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(said)
    assert answer.facts
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2021年GDP增速，南通在几个城市里是不是最低？", "是的，"),
        ("2021年南通GDP增速是不是垫底？", "是的，"),
        ("2021年南通GDP增速倒数第一吗？", "是的，"),
        ("2021年GDP增速，常州排最后吗？", "不是，"),
        ("2021年GDP增速常州是各市里最高的吗？", "是的，"),
    ],
)
def test_whether_a_place_is_the_first_or_the_last_is_told_by_the_figures_of_all_places_held(
    question: str, said: str
) -> None:
    answer = asked(question)
    assert answer.status == "answered"
    assert answer.text.startswith(said)
    assert "南通" in opening(answer)
    assert "常州" in opening(answer)
    assert {fact.quantity.printed for fact in answer.facts} == {"8.8%", "6.5%"}


def test_a_place_of_which_no_figure_is_held_is_not_called_the_last() -> None:
    assert not asked("2021年扬州GDP增速是不是最低？").text.startswith(("是的", "不是"))


@pytest.mark.parametrize(
    "question",
    [
        "既然2021年南通GDP增速超过了常州，原因是什么？",
        "考虑到2021年南通GDP增速比常州还快，有什么经验？",
        "为什么2021年南通GDP增速反而高于常州？",
        "2022年常州粮食产量比2021年多，原因是什么？",
        "2022年常州进出口为什么增长？",
        "鉴于2022年常州制造业竞争力居全省第一，下一步怎么办？",
        "鉴于2022年常州粮食产量已超过一百万吨，下一步怎么办？",
        "既然常州粮食产量过了一百万吨，下一步怎么办？",
    ],
)
def test_what_is_granted_and_false_is_disputed_with_the_figures(question: str) -> None:
    answer = asked(question)
    assert opening(answer) == DISPUTED
    assert answer.facts


@pytest.mark.parametrize(
    "question",
    [
        "既然2021年常州GDP增速超过了南通，原因是什么？",
        "为什么2022年常州粮食产量比2021年少？",
        "2022年常州进出口为什么下降？",
        "2021年常州GDP增速比南通高多少？",
        "既然常州粮食产量过了92万吨，下一步怎么办？",
    ],
)
def test_what_is_granted_and_true_is_not_spoken_of(question: str) -> None:
    assert DISPUTED not in asked(question).text


def test_what_else_is_asked_beside_a_false_premise_is_answered_too() -> None:
    answer = asked("考虑到2021年南通GDP增速比常州快，常州民宿集群要怎么培育？")
    assert opening(answer) == DISPUTED
    assert "今后要培育民宿集群" in answer.text


def test_round_figures_that_do_not_differ_decide_nothing() -> None:
    answer = asked("2022年常州民宿收入是不是高于南通？")
    assert opening(answer) == UNDECIDED
    assert len(answer.facts) == 2


@pytest.mark.parametrize(
    "question",
    [
        "2019年常州GDP增速是不是比南通高？",
        "2021年常州火山灰出口比南通多吗？",
        "2021年常州GDP增速是不是比徐州高？",
    ],
)
def test_nothing_is_said_of_it_where_a_figure_is_not_held(question: str) -> None:
    answer = asked(question)
    assert not answer.text.startswith(("是的", "不是", "没有，", DISPUTED))


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("无锡比苏州2023年GDP高吗？", ("无锡2023年GDP是多少？", "苏州2023年GDP是多少？")),
        ("2023年无锡GDP超过苏州了吗？", ("2023年无锡GDP是多少？", "2023年苏州GDP是多少？")),
        ("无锡服务业增加值超过第二产业了吗？", ("无锡服务业增加值是多少？", "无锡第二产业增加值是多少？")),
        ("湖南GDP比重庆高吗？", ("湖南GDP是多少？", "重庆GDP是多少？")),
        ("2023年粮食产量是否低于2022年？", ("2023年粮食产量是多少？", "2022年粮食产量是多少？")),
        ("宁波2020年服务业占比比无锡低，是这样吗？", ("宁波2020年服务业占比是多少？", "无锡2020年服务业占比是多少？")),
    ],
)
def test_what_the_second_leaves_out_is_as_in_the_first(question: str, members: tuple[str, str]) -> None:
    found = assertion_of(understand(question))
    assert found is not None
    assert found.members == members


@pytest.mark.parametrize(
    "question",
    [
        "无锡GDP比苏州高多少？",
        "无锡服务业占比上升了多少？",
        "有哪些问题？",
        "2023年无锡GDP比上年高吗？",
        "怎么提高无锡服务业占比？",
    ],
)
def test_what_asks_for_a_figure_or_a_thing_asserts_nothing(question: str) -> None:
    assert assertion_of(understand(question)) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("听说2021年南通GDP增速超过了常州？", "不是，"),
        ("不是说2022年常州制造业竞争力居全省第一吗？", "不是，"),
        ("2022年常州制造业竞争力不是全省第4位吗？", "是的，"),
        ("2021年常州GDP增长8.8%，听说已经超过南通了？", "是的，"),
    ],
)
def test_what_was_only_heard_is_held_against_the_figures(question: str, said: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(said), answer.text
    assert answer.facts


def test_a_place_in_the_nation_is_not_told_by_one_in_the_province() -> None:
    ranked = fact(REPORT, ("常州", "制造业竞争力", "排名", "2022年"), "第4位", base="全省")
    library = HeldLibrary((REPORT,), (ranked,))
    question = "2022年常州制造业竞争力是不是居全国第4位？"
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert not answer.text.startswith(("是的", "不是"))


def test_of_two_places_of_which_one_is_held_nothing_is_decided_and_the_other_is_named() -> None:
    answer = asked("2021年常州GDP增速是不是比徐州高？")
    assert answer.status == "partial"
    assert "没有徐州的同一数据" in opening(answer)
    assert "8.8%" in answer.text


TRADE = made(
    "2021年全县渔获12万吨，超过全年预期目标。受台风影响，全县蔬菜外销出现下降，预期目标未能实现。",
    name="trade",
    title="海安县2021年工作总结",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2021年渔获的目标完成了没有？", "是的，"),
        ("2021年渔获是不是没完成目标？", "不是，"),
        ("2021年蔬菜外销的目标完成了没有？", "没有，"),
    ],
)
def test_whether_a_target_was_met_is_told_by_the_sentence_that_says_it(question: str, said: str) -> None:
    answer = AnsweringChain(HeldLibrary((TRADE,))).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(said), answer.text
    assert answer.citations


INCOMES = made(
    "2024年通州城镇居民人均可支配收入增长4.5%，农村居民人均可支配收入增长5.7%。2024年通州新增就业61万人。"
    "2024年通州新增就业目标为50万人以上。2025年通州新增就业目标为55万人。",
    name="incomes",
    title="通州发展报告",
    kind="plan",
)
INCOME_FACTS = (
    fact(INCOMES, ("通州", "城镇居民人均可支配收入", "同比增速", "2024年"), "4.5%", direction="up"),
    fact(INCOMES, ("通州", "农村居民人均可支配收入", "同比增速", "2024年"), "5.7%", direction="up"),
    fact(INCOMES, ("通州", "新增就业", "量值", "2024年"), "61万人"),
    fact(INCOMES, ("通州", "新增就业", "量值", "2024年"), "50万人以上", status="target"),
    fact(INCOMES, ("通州", "新增就业", "量值", "2025年"), "55万人", status="target"),
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2024年通州城镇居民收入增速是不是快于农村居民？", "不是，"),
        ("2024年通州新增就业有没有完成50万人以上的目标？", "有，"),
        ("2025年通州新增就业的目标完成了没有？", ONLY_AIMED),
        ("2024年通州城镇居民人均可支配收入增长目标完成了没有？", ONLY_REACHED),
        ("2024年通州新增就业目标是不是比2024年实际还低？", "是的，"),
    ],
)
def test_things_of_one_place_and_targets_of_a_bound_are_held_against_each_other(question: str, said: str) -> None:
    library = HeldLibrary((INCOMES,), INCOME_FACTS)
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(said)
    assert answer.facts


ALLIANCE = made(
    "一、范围\n九个成员：上海、苏州、杭州、湖州、嘉兴、金华、合肥、芜湖、宣城，总面积7.62万平方公里。\n"
    "二、合作\n到2024年，与南京、常州、镇江等开展合作，范围包括人才、交通。",
    name="alliance",
    title="海丝走廊建设方案",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("苏州是不是海丝走廊的成员？", "是的，"),
        ("南京是海丝走廊的成员吗？", "不是，"),
        ("海丝走廊的成员包括湖州吗？", "是的，"),
        ("海丝走廊的成员有没有包括扬州？", "没有，"),
    ],
)
def test_a_place_is_a_member_where_the_whole_list_has_it(question: str, said: str) -> None:
    library = HeldLibrary((ALLIANCE,))
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(said)
    assert "九个成员" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "南京在海丝走廊里承担什么任务？",
        "南京作为海丝走廊九城之一，要承担哪些任务？",
        "海丝走廊苏州、南京都入列，南京在里面承担什么？",
        "南京是哪年进的海丝走廊？",
        "苏州跟南京不都是海丝走廊的成员嘛，南京是哪年进的？",
        "南京是海丝走廊的成员，哪年加入的？",
    ],
)
def test_what_is_taken_for_a_member_is_said_to_be_none(question: str) -> None:
    answer = AnsweringChain(HeldLibrary((ALLIANCE,))).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(DISPUTED + "原文列出的成员里没有南京")
    assert "九个成员" in answer.text


def test_what_is_a_member_is_answered_as_asked() -> None:
    library = HeldLibrary((ALLIANCE,))
    for question in ("湖州在海丝走廊里承担什么任务？", "湖州、苏州都是海丝走廊的成员，总面积多大？"):
        answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
        assert DISPUTED not in answer.text


def test_a_member_that_is_denied_is_not_taken_for_one() -> None:
    assert called_members("南京不是海丝走廊的成员") is None
    assert called_members("南京是海丝走廊的成员吗") is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("湖州是不是海丝走廊的成员，扬州呢？", ("是的，", "不是，")),
        ("南京是海丝走廊的成员吗？苏州呢？", ("不是，", "是的，")),
    ],
)
def test_each_of_two_that_are_asked_about_gets_its_own_verdict(question: str, said: tuple[str, str]) -> None:
    answer = AnsweringChain(HeldLibrary((ALLIANCE,))).answer(question, (), Filters())  # type: ignore[arg-type]
    parts = (part for part in answer.text.split("关于")[1:] if part.startswith(("前一问", "后一问")))
    behind = [part.partition("：\n")[2] for part in parts]
    assert [text.startswith(one) for text, one in zip(behind, said, strict=True)] == [True, True], answer.text
    assert answer.status == "answered"


def test_of_two_that_are_asked_about_one_may_be_left_open() -> None:
    library = HeldLibrary((REPORT,), FACTS)
    question = "2021年常州GDP增速是不是比南通高？2021年常州GDP增速是不是比徐州高？"
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.status == "partial"
    assert "没有徐州的同一数据" in answer.text


def test_of_a_list_that_may_not_be_whole_nobody_is_said_to_be_missing() -> None:
    part = made("海丝走廊的合作范围包括苏州、杭州、湖州等地。", name="part", title="海丝走廊", kind="plan")
    library = HeldLibrary((part,))
    answer = AnsweringChain(library).answer("南京是海丝走廊的成员吗？", (), Filters())  # type: ignore[arg-type]
    assert not answer.text.startswith(("不是", "没有，"))


def test_without_a_time_a_move_is_denied_where_all_figures_went_the_other_way() -> None:
    trade = made("2025年通州民间投资增长2.1%。", name="trade", title="通州报告", kind="plan")
    held = (fact(trade, ("通州", "民间投资", "同比增速", "2025年"), "2.1%", direction="up"),)
    library = HeldLibrary((trade,), held)
    answer = AnsweringChain(library).answer("考虑到通州民间投资下降，采取了什么措施？", (), Filters())  # type: ignore[arg-type]
    assert opening(answer) == DISPUTED
    assert "2.1%" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("三个未来产业里有没有量子科技？", "有，"),
        ("量子科技是三个未来产业之一吗？", "是的，"),
        ("三个未来产业里有没有低空经济？", "没有，"),
        ("低空经济是不是三个未来产业之一？", "不是，"),
    ],
)
def test_whether_a_thing_is_one_of_a_group_is_told_by_the_list_that_counts_all(question: str, said: str) -> None:
    listed = made("3个未来产业：量子科技、氢能储能、深海装备。", name="listed", title="产业体系", kind="plan")
    library = HeldLibrary((listed,), ())
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(said)


def test_a_list_that_leaves_some_out_says_of_none_that_it_is_no_member() -> None:
    for text in ("未来产业：量子科技、氢能储能、深海装备等。", "3个未来产业：量子科技、氢能储能、深海装备等领域。"):
        listed = made(text, name="listed", title="产业体系", kind="plan")
        library = HeldLibrary((listed,), ())
        answer = AnsweringChain(library).answer("未来产业里有没有低空经济？", (), Filters())  # type: ignore[arg-type]
        assert not answer.text.startswith("没有，")


def test_the_least_of_changes_is_told_with_the_changes() -> None:
    shares = made("2018年常州研发占比比上年上升0.02个百分点，南通研发占比比上年上升1.02个百分点。", title="研发报告")
    held = tuple(
        fact(shares, (place, "研发占比", "占比变动", "2018年"), printed, direction="up", base="上年")
        for place, printed in (("常州", "0.02个百分点"), ("南通", "1.02个百分点"))
    )
    chain = AnsweringChain(HeldLibrary((shares,), held))  # type: ignore[arg-type]
    answer = chain.answer("常州2018年研发占比提高幅度在几个城市里垫底吗", (), Filters())
    assert answer.text.startswith("是的，")
    assert "0.02 < 1.02" in answer.text


# --- what is asked besides what is not so ---------------------------------------------------------------------------


def test_the_other_place_is_told_beside_what_is_not_so() -> None:
    answer = asked("2021年常州GDP增长了5%，南通呢？")
    assert "常州地区生产总值同比增长8.8%" in answer.text
    assert "南通地区生产总值同比增长6.5%" in answer.text


def test_the_amount_is_asked_for_and_not_the_growth_again() -> None:
    said = assertion_of(understand("2021年常州粮食产量增长5%，总量是多少？"))
    assert said is not None
    assert said.rest == "2021年常州粮食产量总量是多少？"


@pytest.mark.parametrize(
    "question", ["2021年常州GDP增长5%，那实际增速是多少？", "2021年常州GDP增长5%，真实的数是多少？"]
)
def test_how_it_really_is_is_what_the_verdict_tells(question: str) -> None:
    assert "其余部分" not in asked(question).text


def test_a_part_that_adds_nothing_says_so() -> None:
    lines = asked("2021年常州GDP增长6.5%，南通呢？").text.split("\n")
    assert not any(line.endswith("：") and line is lines[-1] for line in lines)
