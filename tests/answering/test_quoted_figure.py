"""A sentence is quoted for a figure only where it gives one of what is asked about, and not only others beside it."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.facts.extract import extract_facts

REPORT = made(
    "一、工业\n长安和赛力斯等品牌竞争力持续提升，便捷超充行动顺利完成，全年新能源汽车产量达到129.6万辆。"
    "物联网产业稳步发展，营业收入达到2638.7亿元。\n"
    "二、民生\n广大干部群众倾情投入，3.76万名志愿者无私奉献。新建续建保障性安居工程3.95万套，改造老旧小区38个。"
    "云溪学院成功更名为大学，研发投入强度达3.15%，新增重点实验室9家。全年失业率为4.7%，发放补贴3亿元。"
    "博物馆分馆挂牌，10个项目列入预备名单。人才大赛48个团队进入答辩评审。改造农村公路1500公里，接待入境游客60万人次。",
    name="report",
    title="云溪县2025年工作报告",
    kind="plan",
)


@pytest.mark.parametrize(
    "question",
    [
        "赛力斯卖出多少辆车？",  # the output is of all makers
        "查处了多少名干部？",  # volunteers are counted, in a clause of their own
        "新建多少所中小学？",
        "有多少所大学？",
        "发放了多少失业金？",
        "博物馆有多少家？",
    ],
)
def test_figures_of_other_things_are_no_answer(question: str) -> None:
    assert answered(question, REPORT).status == "refused"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("改造了多少公里农村公路？", "1500公里"),
        ("接待了多少人次入境游客？", "60万人次"),
        ("改造老旧小区多少个？", "38个"),
        ("人才大赛有多少个团队走到了答辩这一关？", "48个"),
        ("物联网产业的营业收入是多少？", "2638.7亿元"),
        ("发放了多少补贴支持？", "3亿元"),
    ],
)
def test_the_figure_of_the_thing_is(question: str, figure: str) -> None:
    assert figure in answered(question, REPORT).text


CLUSTER = made(
    "一、产业\n2021年：泰州、连云港、无锡医药集群工业产值304亿元，同比增长15%，约占全国3.2%。南京机器人企业12家、苏州造船企业7家。",
    name="cluster",
    title="江苏医药产业资料",
    kind="plan",
)


def test_a_row_of_places_has_its_figure_together() -> None:
    """Each of 泰州、连云港、无锡 stands in a piece of its own, and the figure is of all of them."""
    assert "304亿元" in answered("泰州和连云港那个医药集群2021年工业产值是多少？", CLUSTER).text


def test_a_sentence_that_points_back_is_of_what_stands_before_it() -> None:
    told = made(
        "特色渔港：先后认定两批、共39家市级特色渔业港区。2025年1—8月，这39家港区集聚企业10285家，规上总营收4593.80亿元。\n"
        "规上渔业营收8000亿元。",
        title="云川市渔业意见",
        kind="plan",
    )
    assert "4593.80" in answered("2025年1—8月39家特色渔业港区规上营收总共多少？", told).text


ZONES = made(
    "中心区27个城市、22.5万平方公里；示范区为上海青浦、江苏吴江、浙江嘉善，约2300平方公里。\n"
    "依托“云溪之光”攻关计划，每年实施30项前沿技术研发项目。云溪把全市工业大会作为“新年第一会”，会期两天。",
    name="zones",
    title="区域规划",
    kind="plan",
)


def test_a_figure_behind_a_clause_with_all_the_names_is_of_them() -> None:
    assert "2300平方公里" in answered("青浦、吴江、嘉善那个示范区面积约多少？", ZONES).text


def test_the_deed_before_a_count_is_told_in_other_words() -> None:
    assert "30项" in answered("“云溪之光”攻关计划每年安排多少项前沿技术研发？", ZONES).text


def test_a_name_with_a_number_is_not_parted_within_the_word_behind_it() -> None:
    terms = {term.word for term in gathered("新年第一会定的会期是几天？", ZONES).terms}
    assert "新年第一会" in terms
    assert "会定" not in terms


INCOMES = made(
    "一、实施情况\n2023年云溪城乡收入比2.07∶1，2018年为2.26∶1；沿江各县人均GDP 12.86万元。",
    name="incomes",
    title="云溪县规划实施情况",
    kind="plan",
)


def test_an_indicator_is_not_told_by_another_of_a_longer_name() -> None:
    assert answered("2018年GDP是多少？", INCOMES).status == "refused"
    assert "12.86万元" in answered("沿江各县人均GDP是多少？", INCOMES).text


SIZES = made(
    "一、集群\n2023年：规模超过2000亿元的集群有6个；物联网、纺织、医药三个集群入选国家集群。\n"
    "二、物联网\n2023年：全口径规模超过4500亿元，同比增长13.2%。\n三、影视园\n影视园：2022年摄制318部，到2023年集聚企业800余家。",
    name="sizes",
    title="云溪产业资料",
    kind="plan",
)


@pytest.mark.parametrize("question", ["2023年物联网规模多大？", "2023年物联网产业规模多少？"])
def test_a_count_of_clusters_is_no_size_of_a_trade(question: str) -> None:
    assert "三个集群" not in answered(question, SIZES).text


@pytest.mark.parametrize("question", ["影视园2023年产值", "影视园2023年产值多少？"])
def test_the_bare_name_of_a_figure_asks_for_it_in_its_unit(question: str) -> None:
    assert answered(question, SIZES).status == "refused"


def test_the_parts_of_a_document_are_its_own() -> None:
    policy = made("当时云州有四个渔业园区。\n\n共36条，分六个方面。", title="云州渔业园区若干政策", kind="plan")
    assert "36条" in answered("云州渔业园区政策总共多少条", policy, facts=extract_facts(policy)).text
    parks = made("当时云州有四个渔业园区。", title="云州渔业园区若干政策", kind="plan")
    assert "四个" not in answered("云州渔业园区政策总共多少条", parks, facts=extract_facts(parks)).text


def test_how_often_something_doubled_is_not_told_by_how_much_there_is() -> None:
    firms = made("2018年云州高新技术企业2060家。", title="云州统计", kind="plan")
    assert "2060" not in answered("云州高新技术企业翻了几番", firms, facts=extract_facts(firms)).text
    doubled = made("2021年云州高新技术企业4608家，三年约翻一番多。", title="云州统计", kind="plan")
    assert "翻一番" in answered("云州高新技术企业翻了几番", doubled, facts=extract_facts(doubled)).text
