"""Follow-ups: each rule by worked examples, and what no rule may touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.conversation import resolve
from assistant.answering.understanding.resolved import Resolved
from assistant.evaluation.questions import read_questions

GROWTH = "2018年无锡服务业增加值增速是多少？"
FIRMS = "2018年无锡高新技术企业有多少家？"
BAD_LOANS = "2020年6月末无锡不良贷款率是多少？"
PROBLEMS = "无锡产业强市存在哪些问题？"
PARK = "无锡国家数字电影产业园在哪里？"


def resolved(question: str, *history: str) -> str:
    followed = resolve(question, history)
    assert followed.followed
    return followed.text


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("那南京呢？", GROWTH, "2018年南京服务业增加值增速是多少？"),
        ("南京呢", "2021年GDP是多少？", "2021年南京GDP是多少？"),
        ("全国呢", "到2025年研发强度目标是多少？", "到2025年全国研发强度目标是多少？"),
        ("南京的呢", GROWTH, "2018年南京服务业增加值增速是多少？"),
        ("换成苏州呢？", FIRMS, "2018年苏州高新技术企业有多少家？"),
        ("那江苏省呢？", GROWTH, "2018年江苏省服务业增加值增速是多少？"),
        ("2019年呢？", GROWTH, "2019年无锡服务业增加值增速是多少？"),
        ("那2020年上半年呢", GROWTH, "2020年上半年无锡服务业增加值增速是多少？"),
        ("那2017年呢？", "无锡高新技术企业有多少家？", "2017年无锡高新技术企业有多少家？"),
        ("亏损面呢？", BAD_LOANS, "2020年6月末无锡亏损面是多少？"),
        ("占服务业呢", "2018年宁波生产性服务业占GDP多少？", "2018年宁波生产性服务业占服务业多少？"),
        ("占GDP多少，全省排第几？", "南通2020年研发经费是多少？", "南通2020年研发经费占GDP多少，全省排第几？"),
        ("占全市GDP的比重是多少", "2020年无锡服务业增加值多少？", "2020年无锡服务业增加值占全市GDP的比重是多少"),
        ("占GDP呢？", "2020年无锡服务业增加值是多少？", "2020年无锡服务业增加值占GDP多少？"),
        ("那GDP呢？", GROWTH, "2018年无锡GDP增速是多少？"),
        ("那民营企业呢？", "2020年上半年国有控股企业利润增速是多少？", "2020年上半年民营企业利润增速是多少？"),
        ("农村呢？", "2020年城镇居民收入是多少？", "2020年农村居民收入是多少？"),
        ("那南京2019年呢？", GROWTH, "2019年南京服务业增加值增速是多少？"),
        ("那2016年和2017年呢？", GROWTH, "2016年和2017年无锡服务业增加值增速是多少？"),
        # the year beside the one that was asked about, and not beside today's
        ("那上一年的占比推算是多少", "2020年宁波服务业增加值占GDP比重是多少？", "宁波服务业增加值2019年的占比是多少"),
        ("二产占几成？", "2022年无锡三次产业增加值分别多少？", "2022年无锡二产占几成？"),
        ("2015年那会儿呢", "2018年无锡工业增速全省第几？", "2015年无锡工业增速全省第几？"),
        ("那倒推一下，年初是多少", BAD_LOANS, "2020年6月末无锡不良贷款率年初是多少？"),
        (
            "那2025年和2024年的目标呢？",
            "2026年无锡GDP增长目标是多少？",
            "2025年和2024年无锡GDP增长目标是多少？",
        ),
    ],
)
def test_a_place_period_indicator_or_parallel_word_takes_the_place_of_the_old_one(
    question: str, before: str, text: str
) -> None:
    assert resolved(question, before) == text


def test_what_has_nothing_to_be_exchanged_with_is_asked_of_the_same_thing() -> None:
    followed = resolved("那覆盖率呢？", "2020年无锡宽带的情况如何？")
    assert "2020年无锡宽带" in followed
    assert "覆盖率" in followed


def test_what_was_asked_to_be_there_is_what_is_spoken_of() -> None:
    before = "集成电路政策里有没有首轮流片补贴？"
    assert resolved("具体怎么补？", before) == "集成电路政策里首轮流片补贴具体怎么补？"
    assert "提到" not in resolved("有什么要求？", "方案里有没有提到无锡？")


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("两者差多少？", (FIRMS, "那苏州呢？")),
        ("相差多少？", (FIRMS, "那苏州呢？")),
        ("那他们之间差多少？", (FIRMS, "2018年苏州高新技术企业有多少家？")),
    ],
)
def test_a_difference_is_asked_between_the_subjects_of_the_last_two_questions(
    question: str, history: tuple[str, ...]
) -> None:
    text = resolved(question, *history)
    assert text.startswith("2018年无锡和苏州")
    assert "高新技术企业" in text
    assert text.endswith("相差多少？")


def test_a_difference_is_asked_within_one_question_that_names_two_subjects() -> None:
    text = resolved("差多少？", "2018年无锡和苏州的高新技术企业有多少家？")
    assert text == "2018年无锡和苏州的高新技术企业相差多少？"


def test_no_difference_is_made_up_where_only_one_subject_and_time_was_named() -> None:
    assert resolve("两者差多少？", (FIRMS,)) == Resolved("两者差多少？")


def test_a_difference_is_asked_between_the_times_of_the_last_two_questions() -> None:
    assert resolved("两年差多少？", FIRMS, "2019年呢？").startswith("2018年和2019年")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("第二个问题具体怎么说？", 2),
        ("第一条呢", 1),
        ("第3个展开讲讲", 3),
        ("那第十一条的内容", 11),
        ("最后一个呢？", -1),
        ("倒数第二个呢？", -2),
        ("倒数第一条具体怎么说", -1),
        ("第四个方面是什么", 4),
    ],
)
def test_an_ordinal_asks_for_that_item_of_the_list_asked_for_before(question: str, number: int) -> None:
    assert resolve(question, (PROBLEMS,)) == Resolved(PROBLEMS, followed=True, ordinal=number, detail=True)


def test_an_ordinal_with_a_place_of_its_own_is_a_question_of_its_own() -> None:
    assert not resolve("苏州第一产业是什么情况？", (PROBLEMS,)).followed


@pytest.mark.parametrize(
    "question",
    [
        "再详细点",
        "再详细一点",
        "具体说说",
        "展开说说",
        "展开讲一下",
        "继续",
        "接着说",
    ],
)
def test_more_is_asked_of_the_question_before(question: str) -> None:
    assert resolve(question, (GROWTH, PROBLEMS)) == Resolved(PROBLEMS, followed=True, detail=True)


@pytest.mark.parametrize("question", ["还有吗？", "还有别的吗", "还有什么？", "还有哪些"])
def test_what_else_asks_for_what_was_not_said_yet(question: str) -> None:
    asked = resolve(question, (GROWTH, PROBLEMS))
    assert (asked.text, asked.others) == (PROBLEMS, True)


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("比年初呢？", BAD_LOANS, "2020年6月末无锡不良贷款率比年初变化多少？"),
        ("那比上年同期呢", "2020年上半年无锡亏损面是多少？", "2020年上半年无锡亏损面比上年同期变化多少？"),
        ("比去年的呢？", FIRMS, "2018年无锡高新技术企业比去年变化多少？"),
    ],
)
def test_another_base_asks_for_the_change_of_what_was_asked(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("和2017年比升了几个点", BAD_LOANS, "2020年6月末无锡不良贷款率比2017年升了几个点？"),
        ("跟上一年相比呢？", FIRMS, "2018年无锡高新技术企业比上一年变化多少？"),
    ],
)
def test_what_was_asked_is_held_against_another_time(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


def test_what_names_its_own_thing_beside_another_time_stands_for_itself() -> None:
    asked = "和2017年比，苏州的高新技术企业增长多少？"
    assert resolve(asked, (FIRMS,)).text == asked


@pytest.mark.parametrize(
    ("before", "question", "resolved"),
    [
        ("港口存在哪些问题？", "怎么解决？", "港口的对策有哪些？"),
        ("制约港口发展的短板是什么？", "那该怎么办？", "港口发展的对策有哪些？"),
        ("引航员不够是什么原因造成的？", "那咋办", "引航员不够的对策有哪些？"),
        ("企业经营有哪些困难？", "有什么对策？", "企业经营的对策有哪些？"),
        ("港口规划有哪些任务？", "有什么措施？", "有什么措施？"),
    ],
)
def test_what_to_do_is_asked_of_what_was_called_wrong(before: str, question: str, resolved: str) -> None:
    assert resolve(question, (before,)).text == resolved


@pytest.mark.parametrize("question", ["为什么？", "那这是为什么呢", "原因是什么？", "为啥会这样？"])
def test_why_asks_for_the_reasons_of_what_was_asked(question: str) -> None:
    text = resolved(question, "2020年6月末无锡亏损面是多少？")
    assert text == "2020年6月末无锡亏损面的原因是什么？"


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("面积有多大？", PARK, "无锡国家数字电影产业园面积有多大？"),
        ("那投资是多少？", "华虹无锡基地二期什么时候开工？", "华虹无锡基地二期投资是多少？"),
        ("时间是什么时候？", "太湖人才峰会在哪里举办？", "太湖人才峰会时间是什么时候？"),
    ],
)
def test_a_new_thing_is_asked_of_the_subject_of_the_question_before(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


@pytest.mark.parametrize("question", ["它的目标是什么？", "上述的目标是什么？"])
def test_a_pronoun_stands_for_the_subject_of_the_question_before(question: str) -> None:
    assert resolved(question, "太湖湾科创带包括哪些区域？").startswith("太湖湾科创带")


@pytest.mark.parametrize(
    "question",
    [
        "临空经济示范区有什么进展？",
        "苏州提出了哪些创新举措？",
        "“465”现代产业集群指的是哪些产业？",
        "高层次人才可以享受哪些购房补贴政策？",
        "你好",
        "2018年南京金融业增加值同比增长多少，排名第几？",
    ],
)
def test_a_new_subject_drops_the_old_one(question: str) -> None:
    assert resolve(question, (GROWTH, PROBLEMS)) == Resolved(question)


@pytest.mark.parametrize(
    "question", ["那南京呢？", "两者差多少？", "再详细点", "第二个呢", "比年初呢？", "为什么？", "它呢"]
)
def test_without_earlier_questions_nothing_is_completed(question: str) -> None:
    assert resolve(question, ()) == Resolved(question)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ((GROWTH, "那南京呢？", "2019年呢？"), "2019年南京服务业增加值增速是多少？"),
        ((GROWTH, "那南京呢？", "苏州呢？"), "2018年苏州服务业增加值增速是多少？"),
        ((FIRMS, "那苏州呢？", "两者差多少？"), "2018年无锡和苏州高新技术企业相差多少？"),
        ((BAD_LOANS, "那苏州呢？", "比年初呢？"), "2020年6月末苏州不良贷款率比年初变化多少？"),
        ((GROWTH, FIRMS, "那南京呢？"), "2018年南京高新技术企业有多少家？"),
    ],
)
def test_a_chain_of_turns_is_resolved_turn_by_turn(turns: tuple[str, ...], text: str) -> None:
    assert resolved(turns[-1], *turns[:-1]) == text


def test_an_item_of_a_list_can_be_asked_for_in_more_detail_and_the_next_one_after_it() -> None:
    assert resolve("再详细点", (PROBLEMS, "第二个问题呢？")).ordinal == 2
    assert resolve("第三个呢？", (PROBLEMS, "第二个问题呢？")).ordinal == 3


def test_a_new_subject_in_the_middle_is_what_the_next_turn_follows() -> None:
    turns = (GROWTH, "太湖湾科创带的面积有多大？", "再详细点")
    assert resolve(turns[-1], turns[:-1]).text == "太湖湾科创带的面积有多大？"


EXCHANGES = [
    ("它的主导产业有哪些？", "江阴—靖江工业园区是哪一年成立的？", "江阴—靖江工业园区的主导产业有哪些？"),
    ("这个园区规划面积多大？", "江阴—靖江工业园区是哪一年成立的？", "江阴—靖江工业园区规划面积多大？"),
    ("该市高新技术企业有多少家？", "2017年南京的地区生产总值是多少？", "2017年南京高新技术企业有多少家？"),
    ("该市常住人口呢？", "2018年南通GDP是多少？", "2018年南通常住人口是多少？"),
    ("无锡在里面吗？", "G60科创走廊有哪些成员？", "无锡在G60科创走廊里面吗？"),
    ("什么时候印发的？", "长三角科技创新共同体规划是谁印发的？", "长三角科技创新共同体规划什么时候印发的？"),
    ("一共有多少条？", "集成电路专项政策是什么时候发布的？", "集成电路专项政策一共有多少条？"),
    ("年初是多少？", "2020年6月末不良贷款率比年初变化多少？", "2020年6月末不良贷款率年初是多少？"),
    ("目标呢", "太湖湾科创带面积多大？", "太湖湾科创带目标是什么？"),
    ("哪个学校的？", "这篇论文谁写的？", "这篇论文谁写的？"),
    ("决策机构呢", "江阴—靖江工业园区是哪一年成立的？", "江阴—靖江工业园区决策机构是什么？"),
    ("增速呢", "2022年无锡GDP是多少？", "2022年无锡GDP增速是多少？"),
    ("实际呢", "2021年无锡GDP增长目标是多少？", "2021年无锡GDP增长实际是多少？"),
    ("2023年实际是多少？", "长三角2025年研发投入强度目标是多少？", "长三角2023年研发投入强度实际是多少？"),
    ("社零呢", "2021年无锡规上工业增加值目标增长多少？", "2021年无锡社零目标增长多少？"),
    ("完成了吗？", "2021年无锡GDP增长目标是多少？", "2021年无锡GDP增长目标完成了吗？"),
    ("是2012年的多少倍？", "无锡2021年高新技术企业有多少家？", "无锡2021年高新技术企业是2012年的多少倍？"),
    ("为什么变小了？", "物联网2024年的产业规模是多少？", "物联网2024年的产业规模为什么变小了？"),
    ("无锡呢", "苏锡常第二届峰会上苏州提了哪几点建议？", "苏锡常第二届峰会上无锡提了哪几点建议？"),
    ("那苏州提的是哪几点？", "苏锡常第二届峰会上无锡提了哪五点目标？", "苏锡常第二届峰会上苏州提了哪五点目标？"),
    ("2019年同期呢", "2020年上半年无锡亏损面是多少？", "2020年上半年无锡亏损面2019年同期是多少？"),
    ("2023年是多少？", "长三角研发强度是提前完成2025年目标了吗？", "长三角研发强度2023年是多少？"),
    ("2019年纲要的中心区呢", "《城市群发展规划》的面积是多少？", "2019年纲要的中心区的面积是多少？"),
]


@pytest.mark.parametrize(("question", "before", "text"), EXCHANGES)
def test_a_follow_up_without_a_subject_is_asked_of_what_was_asked_about(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


def test_the_thing_asked_about_is_kept_from_turn_to_turn() -> None:
    turns = ("江阴—靖江工业园区是哪一年成立的？", "规划面积多大？", "它的主导产业有哪些？", "决策机构呢")
    assert resolved(turns[-1], *turns[:-1]) == "江阴—靖江工业园区决策机构是什么？"


def test_a_difference_is_asked_between_what_was_exchanged() -> None:
    turns = ("2020年无锡第二产业增加值是多少？", "第三产业呢", "两者相差多少")
    assert resolved(turns[-1], *turns[:-1]) == "2020年无锡第二产业和第三产业增加值相差多少？"


def test_no_question_of_the_set_takes_anything_from_what_was_asked_before() -> None:
    """The questions that officials run stand for themselves: whatever came before, they are asked as they are."""
    corpus = Path(__file__).parents[2] / "corpus"
    asked = [question.question for question in read_questions(corpus / "questions.jsonl") if not question.history]
    assert len(asked) > 200
    assert [text for text in asked if resolve(text, (GROWTH, PROBLEMS)).followed] == []


def test_any_follow_up_may_come_after_any_question() -> None:
    """What a follow-up asked of another question takes from this one makes some question, whatever it is."""
    sets = Path(__file__).parents[1] / "questions"
    asked = [
        question
        for name in ("follow_ups_at_length", "at_length")
        for question in read_questions(sets / f"{name}.jsonl")
    ]
    follow_ups = [question.question for question in asked if question.history]
    heads = [question.question for question in asked if not question.history]
    assert len(follow_ups) > 100
    pointing = ("跟上面那个差多少", "民营的呢？跟上面那个差多少个百分点", "咱们自己呢，落后多少", "里面那个呢")
    for place, text in enumerate((*pointing, *follow_ups)):
        for head in heads[place % 7 :: 97]:
            assert resolve(text, (head,)).text


TURNS = (
    GROWTH,
    FIRMS,
    PROBLEMS,
    "那南京呢？",
    "两者差多少？",
    "再详细点",
    "为什么？",
    "第二个呢",
    "比年初呢？",
    "2019年呢？",
    "它呢？",
)


@given(st.lists(st.sampled_from(TURNS), min_size=1, max_size=5))
def test_only_what_was_said_before_matters_and_the_same_turns_resolve_alike(turns: list[str]) -> None:
    once, again = resolve(turns[-1], turns[:-1]), resolve(turns[-1], tuple(turns[:-1]))
    assert once == again
    assert once.text
    assert len(turns) > 1 or not once.followed


@given(st.lists(st.sampled_from(TURNS), max_size=4), st.sampled_from(["　", " ", "\n"]))
def test_white_space_and_width_of_a_follow_up_do_not_matter(history: list[str], space: str) -> None:
    assert resolve(f"那南京呢?{space}", history) == resolve("那南京呢？", history)


def test_history_reads_oldest_first() -> None:
    assert resolved("那南京呢？", GROWTH, FIRMS) == "2018年南京高新技术企业有多少家？"
    assert resolved("那南京呢？", FIRMS, GROWTH) == "2018年南京服务业增加值增速是多少？"


def test_it_stands_for_the_name_that_answers_the_question_before() -> None:
    asked = ("哪个集群的规模最大？",)
    assert resolve("它的目标是多少？", asked, lambda _, __: "物联网").text == "物联网的目标是多少？"
    assert resolve("它的目标是多少？", asked).text != "物联网的目标是多少？"
    assert resolve("物联网集群的规模多大？", asked, lambda _, __: "软件").text == "物联网集群的规模多大？"


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("那2026年跟2021年比呢", "2024年社零增速目标比2021年低几个点？", "2026年社零增速目标比2021年低几个点？"),
        ("那跟2018年比呢", "科技进步贡献率2021年比2012年高几个点？", "科技进步贡献率2021年比2018年高几个点？"),
        ("宁波和南京比呢？", "2018年苏州高企比无锡多多少？", "2018年宁波高企比南京多多少？"),
        ("那2021年和2020年比呢？", "2019年无锡GDP是多少？", "2021年无锡GDP比2020年变化多少？"),
    ],
)
def test_two_others_are_held_against_each_other(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("那南京？", GROWTH, "2018年南京服务业增加值增速是多少？"),
        ("2019年", FIRMS, "2019年无锡高新技术企业有多少家？"),
        ("民企", "国企利润增长多少？", "民企利润增长多少？"),
        ("有几座？", "无锡有哪些港口？", "无锡港口有几座？"),
        ("私营的", "国有企业利润增长多少？", "私营利润增长多少？"),
        ("就业呢？", "2026年无锡GDP目标是多少？", "2026年无锡就业目标是多少？"),
        ("年初的不良率呢", "2020年6月末不良贷款余额是多少？", "年初不良率是多少？"),
    ],
)
def test_a_name_alone_is_asked_of_as_before(question: str, before: str, text: str) -> None:
    assert resolved(question, before) == text


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (("南通中心城市地位排第几？", "谁第一？"), "中心城市地位排第一的城市是哪个？"),
        (("无锡2020年服务业占比多少？", "宁波呢？", "无锡高几个点？"), "无锡和宁波2020年服务业占比相差多少？"),
        (("无锡高企2021年有多少？", "2023年呢？", "增幅呢？"), "无锡高企2023年比2021年增幅多少？"),
        (("2026年无锡GDP目标？", "就业呢？", "外资呢？"), "2026年无锡实际使用外资目标？"),
        (("465是什么？", "4指哪些？"), "465的4指哪些？"),
        (("苏州有多少家高企？", "无锡有多少？", "哪个多？"), "苏州和无锡高企相差多少？"),
        (("亏损面是多少？", "跟去年同期比呢？"), "亏损面比去年同期变化多少？"),
        (("杭州2018年文创占比多少？", "2015年呢？", "涨了几个点？"), "杭州2018年和2015年文创占比相差多少？"),
        (("2020年上半年规上工业总产值多少？", "同比？"), "2020年上半年规上工业总产值同比增速是多少？"),
        (("无锡GDP2020年多少？", "2021"), "无锡GDP2021年多少？"),
    ],
)
def test_a_chain_is_carried_on(turns: tuple[str, ...], text: str) -> None:
    assert resolved(turns[-1], *turns[:-1]) == text


@pytest.mark.parametrize("turns", [("苏州高企有多少家？", "无锡呢？"), ("苏州和无锡高企各有多少家？",)])
def test_how_many_times_one_is_the_other_is_asked_of_both(turns: tuple[str, ...]) -> None:
    assert resolved("是几倍？", *turns).startswith("苏州高企")
    assert resolved("那倍数关系呢", *turns).endswith("是无锡的几倍？")


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (("2018年无锡有多少家高企？",), "那年苏州呢", "2018年苏州有多少家高企？"),
        (("2018年无锡有多少家高企？",), "同一年苏州呢", "2018年苏州有多少家高企？"),
        (("2018年南京高企增速？", "无锡那年有多少家高企？"), "苏州呢，一共多少家", "苏州2018年有多少家高企？"),
        (("无锡2022年人均GDP是多少？",), "再往后一年呢", "无锡2023年人均GDP是多少？"),
        (("无锡2022年人均GDP是多少？",), "前一年呢，还是第一吗", "无锡2021年人均GDP是多少？"),
        (("南通的定位是什么？",), "宁波呢，想打造成什么区？", "宁波想打造成什么区？"),
        (("宁波2020年地区生产总值多少？",), "其中服务业占几成？", "2020年宁波服务业占几成？"),
        (("2018年无锡有多少家高企？",), "苏州呢？增速是多少？", "2018年苏州有多少家高企？增速是多少？"),
        (("5000亿级的集群是哪个？",), "那2000亿那档呢？", "2000亿级的集群是哪个？"),
        (("南通2018年GDP是多少？",), "当年常住人口有多少？", "南通2018年常住人口有多少？"),
        (("宁波2018年金融业增加值多少？",), "当年占GDP多少？", "宁波2018年金融业增加值占GDP多少？"),
        (("江阴靖江工业园区规划面积多大？",), "那园区的面积是谁定的？", "江阴靖江工业园区的面积是谁定的？"),
    ],
)
def test_the_year_and_the_thing_are_taken_from_before(before: tuple[str, ...], question: str, text: str) -> None:
    assert resolve(question, before).text == text


def test_without_earlier_questions_that_year_is_left_as_it_is() -> None:
    assert resolve("那年苏州呢，一共多少家？", ()).text == "那年苏州呢，一共多少家？"


@pytest.mark.parametrize("why", ["原因是啥？", "原因有哪些？", "主要表现是什么？"])
def test_a_remedy_is_for_the_problem_and_not_for_its_reasons(why: str) -> None:
    assert resolve("那有什么对策？", (f"高端人才不足的{why}",)).text == "高端人才的对策有哪些？"


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("苏州比它多多少家？", FIRMS, "2018年苏州和无锡高新技术企业相差多少？"),
        ("比苏州少多少家？", FIRMS, "2018年无锡和苏州高新技术企业相差多少？"),
        ("比民企高几个点？", "2020年上半年国企利润增长多少？", "2020年上半年国企和民企利润增长相差多少？"),
        ("跟2026年定的比呢，高了还是低了？", "2024年GDP增长目标是多少？", "2024年GDP增长目标比2026年高了还是低了？"),
        ("文号多少？", "无锡的“增强补育”实施方案主要讲什么？", "无锡的“增强补育”实施方案文号多少？"),
        ("哪年公布的？", "太湖湾科创带规划主要内容是什么？", "太湖湾科创带规划哪年公布的？"),
        ("高新技术企业呢？", "今年计划新增多少户专精特新中小企业？", "2026年计划新增多少户高新技术企业？"),
    ],
)
def test_what_is_set_against_or_asked_of_what_was_named(question: str, before: str, text: str) -> None:
    assert resolve(question, (before,), this_year=2026).text == text


@pytest.mark.parametrize("asked", ["这俩增速分别多少", "这两个的增速各是多少？"])
def test_the_measure_of_both_is_asked_of_the_two_before(asked: str) -> None:
    before = ("2023年全市社会消费品零售总额是多少？", "同年固定资产投资呢？")
    both = "2023年全市社会消费品零售总额增速和固定资产投资增速分别是多少？"
    assert resolve(asked, before).text == both
    assert resolve(asked, ("2023年无锡GDP是多少？", "苏州呢？")).text != both


def test_a_bare_side_asks_of_what_was_asked_about() -> None:
    assert resolved("面积", "G60有几个城市") == "G60面积是多少？"
    assert resolved("股东", "华虹项目在哪") == "华虹股东是什么？"


def test_whether_a_place_belongs_to_it_and_how_it_stands_to_it() -> None:
    assert resolved("有无锡吗", "G60有几个城市", "面积") == "无锡在G60里面吗？"
    assert resolved("那无锡和它什么关系", "G60有几个城市", "有无锡吗") == "无锡和G60什么关系"
    assert "里面" not in resolve("有数据吗", ("华虹项目在哪",)).text  # no place


def test_what_was_asked_about_goes_on_with_no_word_for_it() -> None:
    assert resolved("给无锡带来什么", "华虹产品有哪些") == "华虹给无锡带来什么"
    assert resolved("论文怎么提的", "华虹产品有哪些", "给无锡带来什么") == "论文怎么提华虹的？"
    assert resolved("谁能申请", "集成电路政策最高奖多少") == "集成电路政策谁能申请"
    assert resolved("目标完成没", "无锡工业增加值2021年多少") == "无锡工业增加值2021年完成没"


def test_three_that_were_asked_about_are_summed() -> None:
    history = (FIRMS, "苏州呢", "南京呢")
    assert resolved("三个加起来", *history) == "2018年无锡、苏州和南京高新技术企业合计是多少？"
    assert not resolve("四市合计", history).followed


def test_a_year_is_put_right_in_either_order() -> None:
    assert resolved("不是2023年，我要2018年的", "无锡高新技术企业2023年多少家") == "无锡高新技术企业2018年多少家"
    assert resolved("我要的是2018年，不是2023年", "无锡高新技术企业2023年多少家") == "无锡高新技术企业2018年多少家"


def test_two_years_are_held_apart_by_what_was_asked_about() -> None:
    asked = resolved("23年比22年多了多少亿", "21年全市地区生产总值", "2022年的呢")
    assert asked == "全市地区生产总值2023年比2022年多了多少亿"


def test_another_is_asked_for_as_well() -> None:
    assert resolved("苏州的也给一下", "2018年南京服务业增速", "宁波呢") == "2018年苏州服务业增速"
