"""Titles that the question names, and documents of other places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, gathered, made

from assistant.answering.question import understand
from assistant.answering.understanding.stance import joins_stances, stance_of
from assistant.answering.understanding.whereabouts import is_elsewhere, places_named, without_elsewhere

REPORT = made(
    "一、工作回顾\n加快制造强市建设取得成效。全年新增企业不少，园区面貌改观。\n"
    "二、工作安排\n加快制造强市建设。实施技术改造，推广智能工厂。培育单项冠军，壮大产业集群。\n"
    "扩大有效投资。加快港口项目，争取上级支持。\n三、其他\n做好档案工作。",
    title="甘州市政府工作报告",
)


def test_what_stands_below_a_title_that_the_question_names_is_the_answer() -> None:
    answer = answered("甘州怎么加快制造强市建设？", REPORT)
    assert answer.status == "answered"
    assert "实施技术改造，推广智能工厂。" in answer.text
    assert "培育单项冠军，壮大产业集群。" in answer.text
    assert "港口" not in answer.text


def test_a_question_of_what_is_to_be_done_prefers_the_plans_to_the_review() -> None:
    best = gathered("甘州如何推进制造强市建设？", REPORT).topics[0]
    assert best.title.path == ("二、工作安排",)


def test_no_topic_where_no_title_names_what_is_asked() -> None:
    assert gathered("甘州的养老床位怎么增加？", REPORT).topics == ()


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        (("一、工作回顾",), "reported"),
        (("3.3 存在的问题", "一、工作回顾"), "problem"),
        (("重点任务",), "proposed"),
        (("总则",), ""),
    ],
)
def test_the_nearest_heading_that_shows_a_stance_tells_it(words: tuple[str, ...], stance: str) -> None:
    assert stance_of(words) == stance


def test_a_chapter_of_results_and_problems_yields_to_its_section_on_problems() -> None:
    report = made("3 云川发展成果及瓶颈问题\n3.1 发展成果\n港口扩大。\n3.2 云川发展存在的问题\n泊位老旧。航道淤积。")
    assert joins_stances("云川发展成果及瓶颈问题")
    assert gathered("云川发展的瓶颈怎么样？", report).topics[0].title.words == "云川发展存在的问题"


def test_the_tasks_of_another_city_are_not_the_ones_asked_about() -> None:
    tasks = "一、重点任务\n对接上海港口。建设航道。"
    other = made(tasks, name="other", title="南通建设上海门户城市方案")
    own = made(tasks, name="own", title="无锡建设上海门户城市方案")
    found = gathered("无锡对接上海的重点任务有哪些？", other, own).topics
    scores = {topic.document.id: topic.score for topic in found}
    assert scores["other"] < scores["own"]


def test_a_document_of_another_place_is_left_out() -> None:
    rules = made("本条例自2022年7月1日起施行。", title="汕头经济特区科技创新条例")
    assert is_elsewhere(rules, places_named("珠海的科技创新条例什么时候施行？"))
    assert not is_elsewhere(rules, places_named("汕头的科技创新条例什么时候施行？"))
    assert not is_elsewhere(rules, places_named("科技创新条例什么时候施行？"))
    assert not is_elsewhere(rules, places_named("我市科技创新条例什么时候施行？"))
    assert answered("珠海的科技创新条例什么时候施行？", rules).status == "refused"


def test_a_document_that_mentions_the_place_or_says_nothing_of_its_own_is_kept() -> None:
    asked = places_named("珠海怎么发展会展业？")
    assert not is_elsewhere(made("学习珠海经验，发展会展业。", title="汕头会展业方案"), asked)
    assert not is_elsewhere(made("发展会展业。", title="会展业发展方案"), asked)
    together = made("加快建设成渝会展走廊。", title="重庆市会展业方案")
    assert not is_elsewhere(together, places_named("与成都怎么办好会展？"))
    assert is_elsewhere(together, places_named("与昆明怎么办好会展？"))
    assert not is_elsewhere(made("发展会展业。", title="内河港口城市研究"), asked)
    assert is_elsewhere(made("发展会展业。", title="云川市会展业方案"), asked)  # which no list of places names


def test_who_holds_an_office_is_answered_only_by_a_sentence_on_that_office() -> None:
    report = made("支持云翼航空扩大产能。云翼航空由钱某任董事长，总部设在甘州。", title="甘州低空经济计划")
    other = made("支持云翼航空扩大产能，引进整机企业。", title="甘州低空经济计划")
    assert "钱某" in answered("云翼航空的董事长是谁？", report).text
    assert answered("云翼航空的董事长是谁？", other).status == "refused"


def test_causes_are_no_list_of_problems() -> None:
    text = "1 现状\n1.1 成效\n好。\n1.2 存在的问题\n第一，港产联动不紧密。货源少。\n第二，多式联运不畅。短驳多。\n"
    text += "1.3 成因分析\n造成港口上述问题的原因主要有三个方面：体制、市场、人才。\n1.4 其他\n完。"
    answer = answered("目前存在哪些问题？", made(text, title="港口研究"))
    assert "港产联动不紧密" in answer.text
    assert "多式联运不畅" in answer.text


def test_a_plan_of_another_year_is_not_the_one_asked_for() -> None:
    older = made("背景与定位\n- 给河谷的三项定位：门户、中心、圈。\n- 范围是两省。", name="older", title="河谷区域规划")
    newer = made("背景与定位\n- 五项定位：增长极、样板区、示范区。\n- 范围是三省。", name="newer", title="河谷规划纲要")
    held = (replace(older, issued="2010-05-24"), replace(newer, issued="2019-12-01"))
    assert "五项" not in answered("2010年的河谷规划把河谷定位成什么？", *held).text
    assert "三项" not in answered("2019年的河谷规划把河谷定位成什么？", *held).text


def test_the_paragraph_of_the_best_sentence_is_given_whole_where_its_title_names_the_thing() -> None:
    report = made(
        "一、工作安排\n持续激发渔业潜力。扶持远洋渔业船队，改造渔港。发展垂钓比赛。建设鱼市。\n做好防汛。加固堤坝。",
        title="云州政府工作报告",
    )
    answer = answered("云州怎么扩大渔业？", report)
    assert "发展垂钓比赛。" in answer.text
    assert "建设鱼市。" in answer.text
    assert "堤坝" not in answer.text


def test_what_a_thing_is_is_told_by_its_definition() -> None:
    plan = made(
        "一、概况\n智能渔船是指装有感知装置、能自主航行的渔船。\n二、任务\n推广智能渔船。补贴智能渔船改造。"
        "\n三、标准\n制定智能渔船标准体系。明确等级。",
        title="渔船方案",
    )
    assert answered("什么叫智能渔船？", plan).text.endswith("能自主航行的渔船。[1]")


def test_a_document_that_never_mentions_the_place_says_nothing_of_it_where_the_place_has_its_own() -> None:
    own = made("一、问题\n航道淤积。", name="own", title="江西省政府工作报告")
    general = made("一、原则\n解决突出矛盾。", name="general", title="养老服务方案")
    assert without_elsewhere((own, general), places_named("江西有哪些矛盾")) == (own,)
    assert without_elsewhere((general,), places_named("江西有哪些矛盾")) == (general,)


def test_a_title_that_shares_only_the_kind_of_saying_names_nothing() -> None:
    report = made(
        "一、回顾\n一是缩小差距取得更大进展。修路架桥，惠及山村。二是创新引领成势见效。建成实验室，转化专利。",
        title="云州政府工作报告",
    )
    assert all("差距" not in topic.title.words for topic in gathered("云州的创新有哪些进展？", report).topics)


def test_how_to_deal_with_a_risk_is_told_by_what_is_to_be_done() -> None:
    report = made(
        "一、2031年工作回顾\n稳妥化解堤坝风险，三处险段加固完成。\n二、2032年工作安排\n防控堤坝风险。建立巡查制度，逐段加固险工。",
        title="云州政府工作报告",
    )
    answer = answered("云州如何化解堤坝风险？", report)
    assert "建立巡查制度，逐段加固险工。" in answer.text
    assert understand("云州如何化解堤坝风险？").stance == "proposed"


def test_a_title_in_the_question_s_own_words_comes_before_one_that_says_it_otherwise() -> None:
    plan = made(
        "一、重点任务\n疏浚航道，更新吊机。\n二、目标指标（到2030年，云州全州）\n货物吞吐量翻一番。",
        name="ports",
        title="云州港口行动方案",
        kind="plan",
    )
    topics = gathered("港口到2030年有什么目标？", plan).topics
    assert topics[0].title.words.startswith("目标指标")
