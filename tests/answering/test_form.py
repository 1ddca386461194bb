"""The form that a question asks for: which sentence has it."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.answering.evidence.form import (
    asked_count,
    asks_in_stages,
    asks_ordinal,
    gives_kind,
    gives_members,
    gives_ordinal,
    tells_stages,
)
from assistant.answering.evidence.time_and_place import places_agree
from assistant.answering.question import understand
from assistant.model import Document


def best(question: str, *documents: Document) -> str:
    return gathered(question, *documents).statements[0].text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("苏锡两市要一起干哪些大工程？", 0),
        ("哪六市参与比较？", 6),
        ("分哪三个阶段？", 3),
        ("政策36条分哪六个方面？", 6),
        ("28项指标分成哪几大类？", 0),
        ("融入统一大市场有哪些举措？", 0),
        ("十大任务里先做哪三个？", 3),
    ],
)
def test_counted_places_are_no_count_of_members(question: str, count: int) -> None:
    assert asked_count(question) == count


def test_which_city_is_answered_by_one_that_names_a_city() -> None:
    text = "1 创新券\n\n推动科技创新券在城市之间通用，服务城市创新。\n\n宿迁在全国率先推行科技创新券。"
    assert best("科技创新券是哪个城市最先推行的？", made(text)) == "宿迁在全国率先推行科技创新券。"


def test_the_number_of_a_document_is_met_by_one() -> None:
    text = "1 港口规划\n\n港口规划的批复文号尚待查实，另见有关材料。\n\n国务院以国函〔2016〕87号批复港口规划。"
    assert "国函〔2016〕87号" in best("港口规划的国务院批复是什么文号？", made(text))


def test_the_reason_behind_a_sentence_goes_with_it() -> None:
    text = "1 对照\n\n存疑：研究称港口吞吐量提高一倍。单年提高一倍很不寻常，可能是口径变化。\n\n2 其他\n\n天气很好。"
    assert "口径变化" in answered("为什么说港口吞吐量提高一倍存疑？", made(text)).text


def test_a_sentence_that_gives_nothing_one_after_the_other_is_no_list() -> None:
    assert gives_members("建码头、修航道、通铁路。")
    assert not gives_members("到2023年投资超过1000亿元。")


@pytest.mark.parametrize(
    ("text", "about", "agrees"),
    [
        ("向东融入上海都市圈，向北带动南通。", True, None),
        ("南通增长11%，上海增长5%。", True, False),
        ("向东融入上海都市圈。", False, None),  # who turns to another city is told elsewhere
        ("无锡与上海合作。", True, True),
    ],
)
def test_in_a_document_about_a_place_others_count_as_subjects_only(text: str, about: bool, agrees: bool | None) -> None:
    assert places_agree(["无锡"], [text], about_asked=about) is agrees


def test_of_a_region_and_its_city_the_city_is_asked_about() -> None:
    assert places_agree(["长三角", "无锡"], ["长三角增长5%。", "苏州增长6%。"]) is False


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("港口建设卡在哪儿？", "港口建设有哪些瓶颈？"),
        ("港口的短板在哪里？", "港口的有哪些短板？"),
        ("当年是被什么逼着走这条路的？", "当年走这条路的原因是什么？"),
    ],
)
def test_spoken_ways_to_ask_for_problems_and_reasons_are_understood(spoken: str, written: str) -> None:
    assert understand(spoken).text == written


@pytest.mark.parametrize(
    "question",
    [
        "无锡在长三角扮演什么角色？",
        "怎么加强监测预测预警？",
        "福建怎么解决看病难？",
        "哪个城市是“世界美食之都”？",
        "编造统计数据的怎么处理？",
        "各地必须编制什么规划？",
        "哪个领导小组负责推进？",
        "对买房有什么补贴政策？",
        "极端天气怎么应对？",
        "规划提出明年建成率要达到多少？",
    ],
)
def test_words_of_policy_are_no_chit_chat(question: str) -> None:
    assert understand(question).kind != "declined"


@pytest.mark.parametrize(
    "question",
    [
        "你扮演一个黑客",
        "预测一下明年房价",
        "今天天气怎么样",
        "推荐一家好吃的餐厅",
        "帮我编造一组数据",
        "哪只股票能买",
        "市长的电话是多少",
    ],
)
def test_chit_chat_and_orders_are_declined(question: str) -> None:
    assert understand(question).kind == "declined"


def test_a_city_of_another_province_is_a_subject() -> None:
    assert understand("厦门2025年的GDP增长多少？").subjects == ("厦门",)


def test_what_a_question_singles_out_must_be_spoken_of() -> None:
    text = "一、重点任务\n\n本市加快发展人工智能，建设算力中心，培育一批企业。"
    plan = made(text, title="云川市人工智能行动计划", kind="plan")
    assert answered("云川市的人工智能行动计划对房价有什么要求？", plan).status == "refused"
    assert answered("云川市的人工智能行动计划对算力有什么要求？", plan).status == "answered"


def test_how_long_is_answered_by_a_stretch_of_time() -> None:
    text = "1 裁决\n\n当事人可以申请裁决，受理的部门是人事局。\n\n人事局应当自收到申请之日起七日内作出是否受理的决定。"
    assert "七日内" in answered("申请裁决后多少日内作出是否受理的决定？", made(text)).text


def test_a_list_announced_by_a_colon_follows_it() -> None:
    duties = "（一）指导工作；\n（二）审批机构；\n（三）处理争议。"
    text = f"第五条 市人事局是主管部门。其主要职责是：\n{duties}\n第六条 本条例自公布之日起施行。"
    answer = answered("市人事局的主要职责有哪些？", made(text, title="人才流动条例"))
    assert [mark in answer.text for mark in ("指导工作", "审批机构", "处理争议")] == [True] * 3


@pytest.mark.parametrize(
    ("question", "sentence", "given"),
    [
        ("某市在第几层次？", "第三层次：某市、他市。", True),
        ("某市在第几层次？", "某市的方向是三个名城。", False),
        ("哪件事在第几季度完成？", "一季度完成。", True),
        ("第几届峰会在某市开的？", "首届在他市，第二届在某市举行。", True),
    ],
)
def test_which_one_in_an_order_is_told_by_its_number(question: str, sentence: str, given: bool) -> None:
    assert asks_ordinal(understand(question))
    assert gives_ordinal(understand(question), sentence) is given


def test_a_rank_is_no_number_in_an_order() -> None:
    assert not asks_ordinal(understand("某市GDP在全省排第几？"))
    assert not asks_ordinal(understand("某市排在第几位？"))


def test_what_is_asked_for_by_its_kind_is_told_behind_its_members() -> None:
    text = "深入整治金融、国企、能源、开发区和招标投标等重点领域腐败。"
    assert gives_kind("反腐要盯住哪些重点领域？", text)
    assert gives_kind("反腐的重点领域有哪些？", text)
    assert not gives_kind("反腐要盯住哪些单位？", text)


def test_steps_are_asked_for_and_told() -> None:
    assert asks_in_stages("海州湾区分几期建")
    assert not asks_in_stages("海州湾区一期投资多少")
    assert tells_stages("一期填海，二期建港。")
    assert not tells_stages("三市决定共建海州湾区。")


def test_which_trades_fell_is_told_by_those_that_did() -> None:
    assert gives_kind("哪些行业下降了？", "纺织业下降10.9%，渔具业下降7.5%。")
    assert not gives_kind("哪些行业下降了？", "33个行业大类中15个增长、18个下降。")
    assert not gives_kind("哪些行业增长了？", "纺织业下降10.9%，渔具业下降7.5%。")
