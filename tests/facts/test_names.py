"""A name is found by its words: what opens it as a verb, what tells things apart, what only says the class."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.extract import extract_facts
from assistant.facts.grammar import is_noun_phrase, is_told, opening_verbs, words_of
from assistant.facts.head import read_head
from assistant.facts.sharing import distribute
from assistant.model import Document, Fact, Page

REPORT = "2026年江西省政府工作报告"


def facts_of(text: str, title: str = REPORT) -> tuple[Fact, ...]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract_facts(Document("d", title, "upload", text, (Page(1, 0, len(text)),), digest, "d.txt"))


def sure(text: str, title: str = REPORT) -> list[tuple[str, ...]]:
    return [
        (fact.subject, fact.indicator, fact.measure, fact.period.key, f"{fact.quantity.value}{fact.quantity.unit}")
        for fact in facts_of(text, title)
        if fact.sure
    ]


# --- whose ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("泉州市2025年国民经济和社会发展统计公报", "泉州"),
        ("青禾县2026年政府工作报告", "青禾县"),
        ("关于印发梅岭市低空经济发展行动方案的通知", "梅岭"),
        ("城市更新行动方案", ""),
        ("论文六市2018年数据核对要点", ""),
    ],
)
def test_a_place_that_no_list_names_is_still_whose_figures_they_are(title: str, subject: str) -> None:
    text = "2025年，高新技术企业达到120家。"
    assert [fact.subject for fact in facts_of(text, title)] == [subject]


def test_a_document_on_something_in_a_city_is_about_that_and_全市_is_the_city() -> None:
    text = "2022年，入驻企业400家。2022年，全市高新技术企业5000家。"
    assert [fact.subject for fact in facts_of(text, "无锡国家数字电影产业园（要点摘编）")] == [
        "无锡国家数字电影产业园",
        "无锡",
    ]


def test_a_city_inside_a_report_and_its_own_area_are_subjects() -> None:
    text = "泸州经济总量突破3000亿元，川南经济区经济总量达到9000亿元。"
    assert [row[0] for row in sure(text)] == ["泸州", "川南经济区"]


# --- what ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新（改）建农村公路1.2万公里。", "新改建农村公路"),
        ("45个县（市、区）整县建设美丽乡村。", ""),
        ("稳妥推进55个扩面试点项目。", "扩面试点项目"),
        ("完成大中型灌区现代化改造222.2万亩。", "大中型灌区现代化改造"),
        ("实施光电、制储氢等10个聚力攻坚专项。", "聚力攻坚专项"),
        ("新增黄石、咸宁等全国文明城市12个。", "新增全国文明城市"),
        ("省属企业完成产业类投资553.1亿元。", "省属企业产业类投资"),
        ("中央财政安排优抚事业费74.6亿元。", "优抚事业费"),
        ("开展绩效评审、兑现以旧换新补贴169亿元。", "以旧换新补贴"),
        ("建设高标准农田910万亩。", "高标准农田"),
        ("开行中欧班列721列。", "中欧班列"),
        ("再生水利用率达到35%。", "再生水利用率"),
        ("认定7家跨境资金集中运营中心。", "跨境资金集中运营中心"),
        ("开工建设10亿元以上重大产业项目47个。", "10亿元以上重大产业项目"),
        ("全省性“高效办成一件事”重点事项达到60项。", "全省性“高效办成一件事”重点事项"),
        ("8所高校入选国家名单。", "入选国家名单高校"),
        ("完成1000个行政村生活污水治理。", "行政村生活污水治理"),
        ("14个市州空气质量全面达标。", "空气质量全面达标市州"),
        ("86个县市区开展县域医共体建设。", "开展县域医共体建设县市区"),
        ("3家企业主板上市。", "主板上市企业"),
        ("燕山石化、华北制药等6家企业通过国家评估。", "通过国家评估企业"),
        ("为2.15万名劳动者追回工资。", "追回工资劳动者"),
        ("352项重要改革举措稳步实施。", "重要改革举措"),
        ("12480个入河排污口整治。", ""),
        ("两项指标均位列全省第6。", ""),
        ("61%的城市污水处理厂完成提标改造。", "城市污水处理厂完成提标改造占比"),
        ("89.4%的公园实现24小时开放。", ""),
        ("围绕产业需求布局建设5条铁路专用线。", "铁路专用线"),
        ("优先在边境地区、集体经济薄弱村新建各类棚室5万个。", "新建各类棚室"),
        ("在鄂投资世界500强企业达到300家。", "在鄂投资世界500强企业"),
        ("船舶平均待泊时间减少8.9小时。", "船舶平均待泊时间"),
        ("林草产业总产值在全国率先突破万亿元。", "林草产业总产值"),
        ("探明特大型铀矿、白云岩等大中型矿产地35处。", "大中型矿产地"),
        ("110米口径望远镜等重大科技项目实现突破。", ""),
        ("10家实验室占据席位的。", ""),
        ("新建22个750千伏和330千伏电网工程。", "新建750千伏和330千伏电网工程"),
        ("贸易伙伴覆盖155个国家或地区。", "贸易伙伴覆盖国家或地区"),
        ("绿电外送拓展至22个省区市。", "绿电外送拓展至省区市"),
        ("对外贸易增至22个省区市。", ""),
        ("育儿补贴惠及120余万婴幼儿。", "育儿补贴惠及婴幼儿"),
        ("民生政策惠及251.6万人。", "民生政策惠及人数"),
        ("为企业减税降费446亿元。", "为企业减税降费"),
        ("产业营收2638亿元。", ""),
        ("新签约亿元以上项目186个。", "新签约亿元以上项目"),
        ("免除3000万名农村寄宿制学生住宿费。", ""),
        ("完成1.7万间中小学教室照明改造。", "中小学教室照明改造"),
        ("改造和新建200所乡镇卫生院。", "乡镇卫生院"),
        ("高新技术企业净增700家以上。", "净增高新技术企业"),
        ("设立100亿元南疆发展专项资金。", "南疆发展专项资金"),
        ("城镇累计新增就业239.2万人。", "城镇新增就业"),
        ("年接待游客超过8亿人次。", "年接待游客"),
        ("制定专利条例等行政法规8件。", "行政法规"),
        ("22.24万户监测对象家庭帮扶措施全面落实。", ""),
        ("提升39个欠发达县域托底性帮扶质效。", ""),
        ("28个省份实现了互认。", "实现互认省份"),
        ("直接扶持创业26.9万人。", ""),
        ("使用1000亿元失业保险基金支持稳岗。", ""),
        ("对小微企业年应纳税所得额100万元至300万元部分减半征收。", ""),
        ("落实生育津贴、育儿补贴、满3岁即入园等政策。", ""),
        ("育儿补贴政策惠及80余万名婴幼儿。", "育儿补贴政策惠及婴幼儿"),
        ("中央财政安排补助资金101亿元。", ""),
        ("在鄂投资世界500强企业325家。", "在鄂投资世界500强企业"),
        ("新建和改善绿水长廊1272公里。", "新建和改善绿水长廊"),
        ("金融机构发放科技型企业信用贷款1110亿元。", "金融机构发放科技型企业信用贷款"),
        ("哈大齐自主创新示范区落地创新成果104项。", ""),
        ("城乡居民基础养老金调增19.6%。", "城乡居民基础养老金"),
        ("劳动年龄人口平均受教育年限提高到11.7年。", "劳动年龄人口平均受教育年限"),
        ("中央和地方投入105亿元。", ""),
        ("备案上线大模型数量居全国首位。", "备案上线大模型数量"),
        ("纳入“无事不扰”白名单企业55万户。", "纳入“无事不扰”白名单企业"),
        ("城乡居民基本医保财政补助标准增加到人均280元。", "城乡居民基本医保财政补助标准"),
        ("国务院提请全国人大常委会审议法律议案13件。", "法律议案"),
        ("精细化治理1411条背街小巷。", "背街小巷"),
        ("完成燕莎桥等251座桥系桥下空间整治。", "桥系桥下空间整治"),
        ("年度计划投资超过71亿元。", "年度计划投资"),
        ("中央安排30亿元国债资金支持乡镇卫生院建设。", ""),
    ],
)
def test_the_name_of_one_figure(text: str, name: str) -> None:
    assert [row[1] for row in sure(f"2025年，{text}")] == ([name] if name else [])


def test_what_there_is_now_stands_behind_what_was_added() -> None:
    text = "五年来，高速公路通车里程新增3000公里、突破1.1万公里、居全国第3位。"
    assert [row[1:4] for row in sure(text)] == [
        ("新增高速公路通车里程", "量值", "2021..2025"),
        ("高速公路通车里程", "量值", "2025"),
        ("高速公路通车里程", "排名", "2025"),
    ]


def test_a_share_of_a_share_and_the_growth_behind_it_are_of_the_part() -> None:
    text = "2025年，生产性服务业增加值3361亿元，占GDP31.2%，占服务业增加值68.1%，年均增长8.5%。"
    assert [row[1] for row in sure(text)] == [
        "生产性服务业增加值",
        "生产性服务业增加值占GDP比重",
        "生产性服务业增加值占服务业增加值比重",
        "生产性服务业增加值",
    ]


def test_growths_in_a_row_go_back_to_the_amounts_before_them() -> None:
    text = "城镇居民人均可支配收入17175元，农村居民人均纯收入5153元，实际增长9.8%和8.5%。"
    assert [row[1] for row in sure(text)][2:] == ["城镇居民人均可支配收入", "农村居民人均纯收入"]


def test_what_a_rate_came_to_behind_its_rise_is_a_level() -> None:
    text = "五年来，常住人口城镇化率提高4.7个百分点，达到60.2%，民间投资占比提高2个百分点、达到55%。"
    assert [row[2:4] for row in sure(text)] == [
        ("变动", "2021..2025"),
        ("量值", "2025"),
        ("占比变动", "2021..2025"),
        ("占比", "2025"),
    ]


def test_parts_that_其中_counts_are_of_the_whole() -> None:
    text = "2025年安排65个重大项目，其中互联互通12个、生态环保10个。"
    assert [row[1] for row in sure(text)] == ["重大项目", "互联互通重大项目", "生态环保重大项目"]


def test_under_a_list_of_products_each_is_an_output() -> None:
    found = sure("主要工业产品产量：汽车18.6万辆，增长21.4%；集成电路35.2亿块。", "泉州市2025年统计公报")
    assert [row[1] for row in found] == ["汽车产量", "汽车产量", "集成电路产量"]


def test_one_sentence_that_gives_two_values_to_one_thing_lost_what_tells_them_apart() -> None:
    text = "2025年，甲校在校学生1.2万人，乙校规模以上企业12家，规模以上企业15家。"
    assert [row[1] for row in sure(text)] == [row[1] for row in sure(text) if row[1] != "规模以上企业"]


def test_what_came_after_an_event_has_no_time_and_what_is_supposed_is_no_fact() -> None:
    assert sure("2007年太湖水危机之后，全市关停印染企业300家。", "无锡市要点") == []
    assert sure("2018年，若服务业增加值增长11.8%，工业增加值只能增长2%。", "无锡市要点") == []


# --- laws ----------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["普惠性养老床位", "城镇老旧小区", "高标准农田", "以旧换新补贴", "国家级零碳园区", "省级重点技改项目"]
)
VERBS = st.lists(
    st.sampled_from(["建成", "加快", "推进", "实施", "打造", "支持", "扎实", "精准"]), min_size=1, max_size=3
)


@given(NAMES, VERBS)
def test_verbs_that_open_a_name_are_no_part_of_it(name: str, verbs: list[str]) -> None:
    opened = verbs if verbs[-1] not in ("扎实", "精准") else [*verbs, "建设"]
    assert read_head("".join(opened) + name).indicator == name


@given(st.text(alphabet="建设完成高标准农田和、的企业“”新增老旧小区", max_size=30))
def test_words_cover_their_text(text: str) -> None:
    words = words_of(text)
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)
    assert 0 <= opening_verbs(text) <= len(text)


@given(st.lists(st.sampled_from(["城镇", "农村", "工业", "农业", "民间"]), min_size=2, max_size=4, unique=True))
def test_a_tail_that_is_shared_is_given_to_each(parts: list[str]) -> None:
    assert distribute("、".join(parts) + "投资", len(parts)) == tuple(f"{part}投资" for part in parts)


@pytest.mark.parametrize("of_things", [True, False])
@pytest.mark.parametrize("name", ["产值和占比", "研发投入、占比", "企业、比重"])
def test_a_bare_share_in_a_row_names_no_figure(name: str, of_things: bool) -> None:
    assert distribute(name, 2, of_things=of_things) == ()


ODD_PARTS = st.sampled_from(["占比", "比重", "企业", "新建", "等", "对", "，", "存", "贷款", "级", ""])


@given(st.lists(ODD_PARTS, min_size=1))
def test_names_of_odd_parts_end_no_reading(parts: list[str]) -> None:
    """An error here would refuse the whole document."""
    for of_things in (True, False):
        assert isinstance(distribute("、".join(parts), len(parts), of_things=of_things), tuple)


@pytest.mark.parametrize("name", ["总产值", "产业规模", "新增企业", "总里程", "相关项目"])
def test_a_class_alone_says_nothing(name: str) -> None:
    assert not is_told(name)


@pytest.mark.parametrize("name", ["农村公路建成比例", "生猪出栏", "每万人口高价值发明专利拥有量", "金融减费让利"])
def test_what_makes_a_name(name: str) -> None:
    assert is_noun_phrase(name)


@pytest.mark.parametrize("name", ["企业获批", "各地发放消费券", "为企业减负", "之一", "任务归"])
def test_what_makes_none(name: str) -> None:
    assert not is_noun_phrase(name)


# --- what stands in brackets ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("2025年，中欧班列（赣州）开行600列。", "中欧班列（赣州）开行"),  # which of them
        ("2025年，新建现代农（牧）事综合服务中心200家。", "新建现代农（牧）事综合服务中心"),
        ("2025年，全省新增公路（预计）260公里。", "新增公路"),  # said beside it
        ("2025年，新（改）建农村公路6000公里。", "新改建农村公路"),
    ],
)
def test_what_tells_things_apart_stays_in_the_name(text: str, indicator: str) -> None:
    assert [fact.indicator for fact in facts_of(text)] == [indicator]


def test_behind_a_count_a_bracket_parts_no_noun() -> None:
    facts = facts_of("2025年，强化12所师范（教师教育）院校对县域的帮扶。")
    assert [fact.indicator for fact in facts] == ["师范院校"]


def test_actions_that_are_joined_say_what_kind_of_projects_are_counted() -> None:
    assert ("江西", "节能降碳改造和用能设备更新项目", "数量", "2025", "200个") in sure(
        "2025年，实施200个以上节能降碳改造和用能设备更新项目。"
    )


@pytest.mark.parametrize("opening", ["坚持集群发展", "现代化机场群建设初见成效"])
def test_a_deed_that_opens_a_sentence_is_no_zone(opening: str) -> None:
    assert {fact.subject for fact in facts_of(f"2025年，{opening}，新建特色小镇23个。")} == {"江西"}


def test_what_was_traded_at_a_fair_is_not_the_places() -> None:
    assert not sure("2025年，第八届国际进口博览会成功举办，意向成交金额834.9亿美元。")


def test_the_market_of_capital_is_no_city() -> None:
    assert ("江西", "资本市场融资", "同比增速", "2025", "41.3%") in sure("2025年，资本市场融资增长41.3%。")


def test_places_that_the_same_reaches_are_not_all_there_are() -> None:
    text = "2025年，贸易网络辐射全国75个城市、164个铁路站点。"
    assert [row[1] for row in sure(text)] == ["贸易网络辐射全国城市", "贸易网络辐射全国铁路站点"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一般公共预算收支分别突破9千亿元、3万亿元。", ["一般公共预算收入", "一般公共预算支出"]),
        ("实际使用内外资分别增长10%、6.4%。", ["实际使用内资", "实际使用外资"]),
        ("牛羊出栏分别增长5.2%、1.9%。", ["牛出栏", "羊出栏"]),
        ("存贷款余额分别增长5.2%、1.9%。", ["存款余额", "贷款余额"]),
        ("争取中央预算内投资、超长期特别国债分别增长64.8%、42.5%。", ["中央预算内投资", "超长期特别国债"]),
        ("刑事案件、治安案件、命案数分别下降55.8%、44.5%、43.7%。", ["刑事案件", "治安案件", "命案数"]),
    ],
)
def test_each_of_several_things_has_its_figure(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(f"2025年，{text}")] == names


def test_an_amount_behind_a_share_is_not_called_a_share() -> None:
    rows = sure("2025年，每年将75%以上的财力用于民生，累计投入6200多亿元。")
    assert [row[1:3] for row in rows] == [("财力用于民生占比", "占比")]
