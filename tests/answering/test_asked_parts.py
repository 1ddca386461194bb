"""Into what something is parted, which titled item is asked for, and what says more than a figure of nobody."""

from __future__ import annotations

from dataclasses import replace

from held_library import HeldLibrary, answered, fact, gathered, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.lists.called_rows import called_row
from assistant.answering.lists.list_scope import is_one_item
from assistant.answering.parts.completing import completed
from assistant.model import Filters

GOALS = made(
    "# 云川省政府工作报告\n\n## 目标任务\n\n编制了云川省第十五个五年规划纲要（草案）。\n"
    "《纲要（草案）》提出了奋斗目标：实力显著增强，创新更加有力，服务大幅提高，形成活力迸发、文化彰显、人民安康的图景。\n"
    "《纲要（草案）》明确了主要指标：一是围绕经济发展，提出6项指标。二是围绕创新驱动，提出5项指标。"
    "三是围绕民生福祉，提出8项指标。\n\n"
    "## 科技创新\n\n"
    "增强高质量科技供给。主动融入国家战略布局，深化与实验室合作，高标准建设平台。\n\n"
    "高效转化科技成果。组建省产业技术研究院，新建概念验证中心5家、中试基地10家。\n\n"
    "强化企业主体地位。实施梯度培育行动，新增专精特新企业300家。\n\n"
    "## 开放\n\n系统推进基础研究、技术创新、成果转化、产业应用全链条提升，加快创建有影响力的开放高地。\n",
    title="云川省政府工作报告",
    kind="report",
)
HUBS = made(
    "# 云川省政府工作报告\n\n## 物流\n\n支持海陵、江北、临港建设国家物流枢纽城市，打通物流堵点，降低物流成本。\n\n"
    "## 中心城市\n\n支持省会推进国际研发中心城市、国际会展中心城市、国际消费中心城市建设。\n",
    title="云川省政府工作报告",
    kind="report",
)
AIMS = made(
    "2026年的主要预期目标是：地区生产总值增长5.5%左右，居民消费价格涨幅2%左右。\n"
    "5.5%左右的预期增长目标与五年目标总体衔接，与增长潜力基本吻合，与支撑条件基本匹配，既积极有为，又切实可行。\n",
    title="云川省2026年政府工作报告",
    kind="report",
)
PLAN = made(
    "## 背景\n\n“渔业强补”对应四项任务：支持渔企增资扩产、做强渔港、补齐短板、育新产业。\n\n"
    "## 目标\n\n1000万元以上的渔企“增资扩产”项目，每年实施600个。\n",
    title="“渔业强补”方案",
    kind="plan",
)
PLAN_FACTS = (fact(PLAN, ("", "“渔业强补”对应", "数量", ""), "四项", sure=False),)


def test_what_it_is_parted_into_is_the_numbered_list() -> None:
    text = answered("“十五五”规划纲要草案里的指标分哪几个方面？", GOALS).text
    assert all(part in text for part in ("围绕经济发展", "围绕创新驱动", "围绕民生福祉"))
    assert "奋斗目标" not in text


def test_the_title_of_one_item_may_turn_the_words_of_the_question_round() -> None:
    found = gathered("促进科技成果转化，有哪些安排？", GOALS)
    listed = next(one for one in found.enumerations if one.list.style == "labels")
    assert found.topics[0].title.words == "高效转化科技成果"
    assert is_one_item(listed, found)


def test_places_called_alike_elsewhere_are_not_the_ones_asked_for() -> None:
    found = gathered("国家物流枢纽城市，省里支持哪几个市来建？", HUBS)
    hubs = next(one for one in found.statements if "物流枢纽" in one.text)
    others = next(one for one in found.statements if "会展中心" in one.text)
    near, far = (replace(found, statements=(hubs, replace(others, score=part * hubs.score))) for part in (0.9, 0.5))
    assert [one.text for one in called_row(near)] == [others.text]
    assert not called_row(far)


def test_why_an_aim_is_set_so_is_told_by_what_it_goes_with() -> None:
    assert "基本吻合" in answered("2026年增长目标为什么定在5.5%左右？", AIMS).text


def test_a_figure_of_nobody_does_not_go_before_what_says_more() -> None:
    text = answered("“渔业强补”方案要求一年搞多少个千万元以上的增资扩产项目？", PLAN, facts=PLAN_FACTS).text
    assert "每年实施600个" in text
    assert "四项" not in text


SAFETY = made(
    "# 云川省政府工作报告\n\n## 安全稳定\n\n"
    "强化公共安全治理。压紧压实责任，以煤矿为重点，统筹非煤矿山、危化品、燃气、消防等重点行业和学校、医院、商超等人员密集场所，"
    "常态排查整治安全隐患。\n\n"
    "防范化解风险隐患。有序化解债务风险，推进平台转型退出，完成年度任务。\n\n"
    "切实加强社会治理。推动矛盾纠纷就地化解，健全工作机制。\n",
    title="云川省政府工作报告",
    kind="report",
)


def test_the_sentence_that_names_them_goes_before_the_titles() -> None:
    text = answered("今年查安全隐患，要盯住哪些行业和人多的地方？", SAFETY).text
    assert "非煤矿山" in text
    assert "加强社会治理" not in text


TUNNEL = made(
    "一、协议\n2022年11月24日，云州、海州签署两份协议，把云海隧道列入合作工程。\n"
    "二、园区\n云海园区称号：2009年中国渔具产业基地，2014年省级渔业园区。",
    title="云海协议",
    kind="plan",
)


def test_the_day_of_an_agreement_is_not_that_on_which_work_began() -> None:
    assert "2022年" not in answered("云海隧道哪年开工", TUNNEL).text
    assert "2022年11月24日" in answered("云海隧道哪年列入合作工程", TUNNEL).text


def test_what_asks_nothing_is_no_part_of_the_question() -> None:
    chain = AnsweringChain(HeldLibrary((TUNNEL,)))  # type: ignore[arg-type]
    answer = chain.answer("云海园区这些年获得什么称号？连年份一起列给我", (), Filters())
    assert answer.status == "answered"
    assert "关于后一问" not in answer.text


def test_a_later_part_is_of_what_the_first_one_names() -> None:
    assert completed("哪年开工？", ["苏州到无锡的太湖隧道总投资多少？"]) == "苏州到无锡的太湖隧道哪年开工？"
