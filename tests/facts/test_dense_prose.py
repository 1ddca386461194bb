"""Dense prose of work reports and communiqués: numbers in names, names told in one breath, whose and without what."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_reports import facts_of, sure

from assistant.facts.sharing import distribute
from assistant.quantity import find_quantities

COMMUNIQUE = "青禾县2024年国民经济和社会发展统计公报"
REPORT = "2026年山东省政府工作报告"


def rows(text: str, title: str = COMMUNIQUE) -> list[tuple[str, str, str]]:
    return [(row[1], row[2], row[4]) for row in sure(text, title)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("生活用品和服务、医疗保健、衣着价格", ("生活用品和服务价格", "医疗保健价格", "衣着价格")),
        ("粮食、生猪收购价格", ("粮食收购价格", "生猪收购价格")),
        ("水稻、玉米种植面积", ("水稻种植面积", "玉米种植面积")),
        ("小麦、玉米播种面积", ("小麦播种面积", "玉米播种面积")),
        ("蔬菜、浆果设施产量占比", ("蔬菜设施产量占比", "浆果设施产量占比")),
        ("城镇、农村居民人均消费支出", ("城镇居民人均消费支出", "农村居民人均消费支出")),
        ("城镇居民、农村居民消费支出", ("城镇居民消费支出", "农村居民消费支出")),
        ("城市、县城建成区面积", ("城市建成区面积", "县城建成区面积")),
        ("存款、贷款余额", ("存款余额", "贷款余额")),
        ("开发区规上工业增加值、工业投资", ("开发区规上工业增加值", "开发区工业投资")),
        ("非化石能源发电量、用电量占比", ("非化石能源发电量占比", "非化石能源用电量占比")),
        ("工业、制造业、工业技改投资", ("工业投资", "制造业投资", "工业技改投资")),
        ("新落地项目、实际利用内资", ()),
        ("粮食、油料生产能力", ()),
    ],
)
def test_each_name_gets_the_whole_tail_it_shares(name: str, parts: tuple[str, ...]) -> None:
    assert distribute(name, max(2, len(parts))) == parts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("60岁及以上人口40万人，占23%。",
         [("60岁及以上人口", "量值", "40万人"), ("60岁及以上人口占比", "占比", "23%")]),
        ("每千人口拥有3岁以下婴幼儿托位数4.6个。", [("每千人口拥有3岁以下婴幼儿托位数", "数量", "4.6个")]),
        ("人均预期寿命79岁。", [("人均预期寿命", "量值", "79岁")]),
        ("出台工业20条、服务业20条等政策措施，建筑业产值90亿元。", [("建筑业产值", "量值", "90亿元")]),
        ("粮食产量跃上1.4万亿斤新台阶、油料产量增长5%。",
         [("粮食产量", "量值", "1.4万亿斤"), ("油料产量", "同比增速", "5%")]),
        ("一般公共预算收入突破200亿元大关、达204亿元。",
         [("一般公共预算收入", "量值", "200亿元"), ("一般公共预算收入", "量值", "204亿元")]),
        ("保险公司全年保费收入178亿元，其中财产险业务39亿元。",
         [("保险公司保费收入", "量值", "178亿元"), ("财产险业务保费收入", "量值", "39亿元")]),
        ("监测对象2.9万户6.3万人。", [("监测对象", "量值", "2.9万户"), ("监测对象", "量值", "6.3万人")]),
        ("经营主体6万户，其中企业2万户。", [("经营主体", "量值", "6万户"), ("企业", "量值", "2万户")]),
        ("基础设施、公共服务等领域32个共建重点项目完成投资53亿元。",
         [("共建重点项目", "数量", "32个"), ("共建重点项目投资", "量值", "53亿元")]),
        ("吸纳技术合同成交额20亿元。", [("吸纳技术合同成交额", "量值", "20亿元")]),
        ("6座博物馆晋级国家一级博物馆。", [("晋级国家一级博物馆", "数量", "6座")]),
    ],
)  # fmt: skip
def test_a_number_inside_a_name_is_no_figure_and_parts_nothing(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert rows(text) == figures


def test_what_is_left_out_makes_another_measure() -> None:
    text = "固定资产投资增长4.7%，扣除房地产开发投资，固定资产投资增长11.2%。"
    assert rows(text) == [("固定资产投资", "同比增速", "4.7%")]
    text = "居民人均可支配收入增长5%，扣除价格因素，实际增长4%。"
    assert rows(text) == [("居民人均可支配收入", "同比增速", "5%"), ("居民人均可支配收入", "同比增速", "4%")]


def test_what_follows_on_a_firm_may_be_the_firm_s() -> None:
    assert rows("青钢集团改造实现产业重塑，高端产品占比提高到70%。", REPORT) == []
    text = "青钢集团改造实现产业重塑；全省装备制造业增加值增长7%。"
    assert rows(text, REPORT) == [("装备制造业增加值", "同比增速", "7%")]


def test_growths_against_another_s_are_shared_out_in_turn() -> None:
    text = "工业技改投资、制造业技改投资增速分别高于全国12.7个、12个百分点。"
    assert rows(text, REPORT) == [
        ("工业技改投资增速", "差值", "12.7个百分点"),
        ("制造业技改投资增速", "差值", "12个百分点"),
    ]


def test_beside_another_全省_only_compares() -> None:
    text = "全年地区生产总值增长6%，高于全国、全省1个、0.2个百分点，总量跨过3000亿元。"
    assert {fact.subject for fact in facts_of(text, "安庆市2025年政府工作报告")} == {"安庆"}


def test_a_title_spread_out_is_a_report_s() -> None:
    head = "政 府 工 作 报 告\n——2021年2月2日在潮州市第十五届\n人民代表大会第七次会议上\n"
    assert [row[3] for row in sure(f"{head}全市地区生产总值增长4.5%。", "政 府 工 作 报 告")] == ["2020"]


def test_a_minus_behind_and_stays_with_its_figure() -> None:
    text = "贡献率分别为67.5%、69.6%和-37.1%"
    assert [found.value.value for found in find_quantities(text)] == [
        Decimal("67.5"), Decimal("69.6"), Decimal("-37.1"),
    ]  # fmt: skip


def test_a_paragraph_on_another_year_dates_none_behind_it_in_a_communique() -> None:
    text = (
        "全年生产总值317亿元。\n2023年全国第五次经济普查结果：生产总值297亿元，其中：第一产业增加值50亿元。\n"
        "年末全县常住人口77.6万人。\n全年出生人口0.6万人。\n"
    )
    assert [(row[0], row[1], row[3]) for row in sure(text, COMMUNIQUE)] == [
        ("青禾县", "生产总值", "2024"),
        ("青禾县", "生产总值", "2023"),
        ("青禾县", "第一产业增加值", "2023"),
        ("青禾县", "常住人口", "2024-12-31@"),
        ("青禾县", "出生人口", "2024"),
    ]


def test_what_the_same_means_of_transport_carried_is_its_own() -> None:
    text = "铁路旅客运输总量268万人次，增长79.9%；旅客运输周转量3.45亿人公里。民航货运总量42吨，货运周转量43万吨公里。"
    assert [row[0] for row in rows(text)] == [
        "铁路旅客运输总量", "铁路旅客运输总量", "铁路旅客运输周转量", "民航货运总量", "民航货运周转量",
    ]  # fmt: skip


def test_the_sectors_behind_the_private_economy_are_its_own_or_nobody_s() -> None:
    growth = "民营经济拉动地区生产总值增长2.6个百分点。其中，第一产业增加值256亿元。"
    assert [row[0] for row in rows(f"民营经济增加值1554亿元。{growth}")] == [
        "民营经济增加值",
        "民营经济拉动地区生产总值增长",
        "民营经济第一产业增加值",
    ]
    assert [row[0] for row in rows(growth)] == ["民营经济拉动地区生产总值增长"]
    assert [row[0] for row in rows("地区生产总值1554亿元。其中，第一产业增加值256亿元。")] == [
        "地区生产总值",
        "第一产业增加值",
    ]


@pytest.mark.parametrize(
    ("text", "title", "whose"),
    [
        ("", "2023年秀山土家族苗族自治县国民经济和社会发展统计公报", ("秀山土家族苗族自治县", "2023")),
        ("", "关于2024年清河市国民经济和社会发展的统计公报", ("清河", "2024")),
        ("", "清河市清溪区2024年国民经济和社会发展统计公报", ("清溪区", "2024")),
        ("", "清河盟2024年国民经济和社会发展统计公报", ("清河盟", "2024")),
        ("", "最新发布！清河市2025年政府工作报告", ("清河", "2024")),
        ("清河市统计局 国家统计局清河调查队", "2024年国民经济和社会发展统计公报", ("清河", "2024")),
        ("二〇二五年一月八日在清河市第八届人民代表大会第五次会议上", "政府工作报告", ("清河", "2024")),
        ("——二○二五年一月八日在日照市第八届人民代表大会第五次会议上", "政府工作报告", ("日照", "2024")),
    ],
)
def test_whose_a_document_is_and_of_when_in_its_title_or_below(text: str, title: str, whose: tuple[str, str]) -> None:
    body = f"{title}\n{text}\n地区生产总值增长6.2%。\n"
    assert [(row[0], row[3]) for row in sure(body, title)] == [whose]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("处置不良贷款500亿元。", [("处置不良贷款", "量值", "500亿元")]),
        ("综合治理水土流失面积3.5万平方公里。", [("综合治理水土流失面积", "量值", "3.5万平方公里")]),
        ("偿还政府债务20亿元。", [("偿还政府债务", "量值", "20亿元")]),
        ("完成石漠化综合治理47.9万亩。", [("石漠化综合治理", "量值", "47.9万亩")]),
        ("治理1411条背街小巷。", [("背街小巷", "数量", "1411条")]),
        ("建成中小学校11所。", [("中小学校", "数量", "11所")]),
    ],
)
def test_what_is_done_away_with_or_mended_is_told_with_its_verb(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert rows(text, REPORT) == figures


def test_what_the_same_persons_have_each_and_who_is_at_the_same_school() -> None:
    text = "城市居民人均衣着支出2202元，增长17%；人均交通支出2830元。普通高校招生3.6万人，在校生10.1万人。"
    assert [row[0] for row in rows(text)] == [
        "城市居民人均衣着支出", "城市居民人均衣着支出", "城市居民人均交通支出", "普通高校招生", "普通高校在校生",
    ]  # fmt: skip


def test_units_are_read_to_their_end() -> None:
    assert rows("累计实施保护性耕作1.19亿亩次。", REPORT) == [("保护性耕作", "量值", "1.19亿亩次")]


@pytest.mark.parametrize(
    ("text", "rows_"),
    [
        ("年末拥有文化馆8个，本年新增电子图书12.9万册。", [("文化馆", "2024-12-31@"), ("新增电子图书", "2024")]),
        ("上年末文化馆7个。", [("文化馆", "2023-12-31@")]),
    ],
)
def test_this_year_in_a_communique_is_the_year_that_it_is_on(text: str, rows_: list[tuple[str, str]]) -> None:
    assert [(row[1], row[3]) for row in sure(text, COMMUNIQUE)] == rows_


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("乡镇卫生院973个，床位2.41万张，卫生技术人员1.84万人。",
         ["乡镇卫生院", "乡镇卫生院床位", "乡镇卫生院卫生技术人员"]),
        ("美术展览创作机构11个，其中美术馆10个。", ["美术展览创作机构", "美术馆"]),
        ("细颗粒物(PM2.5)平均浓度34微克/立方米。", ["细颗粒物平均浓度"]),
        ("二氧化硫(SO2)、二氧化氮(NO2)年平均浓度分别为12微克/立方米、19微克/立方米。",
         ["二氧化硫年平均浓度", "二氧化氮年平均浓度"]),
        ("第一产业占地区生产总值的比重上升3.82个百分点。", ["第一产业占地区生产总值的比重"]),
        ("三次产业对经济增长的贡献分别为6.5%、61.2%、32.3%。",
         ["第一产业对经济增长的贡献", "第二产业对经济增长的贡献", "第三产业对经济增长的贡献"]),
        ("已获批准的国家级自然保护区6个。", ["国家级自然保护区"]),
        ("全年平均气温14.0℃。", ["平均气温"]),
    ],
)  # fmt: skip
def test_institutions_their_staff_and_what_is_in_the_air(text: str, names: list[str]) -> None:
    assert [row[0] for row in rows(text)] == names


def test_an_amount_a_year_is_not_that_of_all_the_years() -> None:
    past = "一、五年工作回顾\n五年来，城镇新增就业{}70万人。"
    assert rows(past.format("年均超过"), REPORT) == [("年均城镇新增就业", "量值", "70万人")]
    assert rows(past.format("每年超过"), REPORT) == [("每年城镇新增就业", "量值", "70万人")]
    assert rows(past.format("累计超过"), REPORT) == [("城镇新增就业", "量值", "70万人")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("学前教育毛入园率、高中阶段和高等教育毛入学率分别达到93.5%、98.5%、64.3%。",
         [("学前教育毛入园率", "量值", "93.5%"), ("高中阶段毛入学率", "量值", "98.5%"),
          ("高等教育毛入学率", "量值", "64.3%")]),
        ("累计推动农房风貌提升26.4万户。", [("农房风貌提升", "量值", "26.4万户")]),
        ("推动69家省级共享农庄提档升级。", [("省级共享农庄", "数量", "69家")]),
        ("支持22个国家级产业融合载体延伸上下游产业链。", [("国家级产业融合载体", "数量", "22个")]),
        ("选派1200名以上科技特派员到基层开展科技服务。", [("科技特派员", "数量", "1200名")]),
        ("2款一类创新药集中获批上市。", [("获批上市一类创新药", "数量", "2款")]),
        ("7个盟市接通高铁、所有盟市互通高速。", []),  # of all of them something else is said
        ("完成10个整县推进美丽乡村建设。", []),
        ("建好首批24个拔尖创新人才培养改革试点项目。", [("拔尖创新人才培养改革试点项目", "数量", "24个")]),
        ("核定公布第十一批省级文物保护单位133处。", [("第十一批省级文物保护单位", "数量", "133处")]),
        ("动力电池、储能电池出货量稳居全球第一。", [("动力电池、储能电池出货量", "排名", "1位")]),
        ("上榜全球承包商250强、数量居全国第2。", []),  # of how many it is the number is not said
        ("建强2个国家级和22个省级区域医疗中心。",
         [("国家级区域医疗中心", "数量", "2个"), ("省级区域医疗中心", "数量", "22个")]),
        ("13个县被命名为国家生态文明建设示范区。", [("被命名为国家生态文明建设示范区县", "数量", "13个")]),
        ("在湘“两院”院士达49名。", [("在湘“两院”院士", "数量", "49名")]),
        ("新开工锦江里等8个更新项目。", [("新开工更新项目", "数量", "8个")]),
        ("年度36项重点改革任务扎实推进。", [("重点改革任务", "数量", "36项")]),
        ("全面建立四级三类国土空间规划体系。", []),
        ("173名个人和6个团队入选英才计划。", [("入选英才计划团队", "数量", "6个")]),
        ("周边地区货物中转率达到50%。", [("周边地区货物中转率", "量值", "50%")]),
    ],
)  # fmt: skip
def test_dense_reports_are_read_clause_by_clause(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert rows(text, REPORT) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("在产的34个大类行业中，22个行业增加值实现增长。其中，金属制品业同比增长2.6%。",
         [("金属制品业增加值", "同比增速", "2.6%")]),
        ("277种工业产品中，136种产品产量同比实现增长。其中，发电机组1580.70万千瓦，同比增长45.1%。",
         [("发电机组产量", "量值", "1580.70万千瓦"), ("发电机组产量", "同比增速", "45.1%")]),
        ("港口完成货物吞吐量10.3亿吨，其中，沿海港口完成7.1亿吨。",
         [("港口货物吞吐量", "量值", "10.3亿吨"), ("沿海港口货物吞吐量", "量值", "7.1亿吨")]),
        ("居民消费价格上涨0.5%。其中，城市上涨0.6%。",
         [("居民消费价格", "同比增速", "0.5%"), ("城市居民消费价格", "同比增速", "0.6%")]),
        ("猪、牛、家禽出栏分别为73.02万头、6.38万头、256.87万只。",
         [("猪出栏", "数量", "73.02万头"), ("牛出栏", "数量", "6.38万头"), ("家禽出栏", "数量", "256.87万只")]),
    ],
)  # fmt: skip
def test_parts_are_of_what_some_of_them_were_told_of(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert [row for row in rows(text) if row[2][-1] not in "个种"] == figures


def test_since_a_plan_began_is_up_to_the_year_under_review() -> None:
    text = "一、2024年工作回顾\n经济总量达2010.9亿元，“十四五”以来年均增长7.8%；规上工业增加值增长7.6%。"
    assert [(row[1], row[3]) for row in sure(text, REPORT.replace("2026", "2025"))] == [
        ("经济总量", "2024"),
        ("经济总量", "2021..2024"),
        ("规上工业增加值", "2024"),
    ]


def test_homes_of_the_old_in_a_town_are_counted() -> None:
    assert rows("新建3家乡镇孝老食堂。") == [("新建乡镇孝老食堂", "数量", "3家")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("4所高职院校入选国家第二期“双高计划”。", [("入选国家第二期“双高计划”高职院校", "数量", "4所")]),
        ("6个科技创新团队入选“珠峰英才”计划。", [("入选“珠峰英才”计划科技创新团队", "数量", "6个")]),
        ("第三轮中央督察反馈问题整改完成率达94.2%。", [("第三轮中央督察反馈问题整改完成率", "量值", "94.2%")]),
    ],
)
def test_rounds_and_quoted_plans_are_part_of_a_name(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert rows(text, REPORT) == figures


def test_a_record_is_no_span_of_years() -> None:
    text = "网上零售额26亿元，增长6%，增速创近3年同期新高，占零售额比重20.1%，比上年提高2.3个百分点。"
    assert {row[3] for row in sure(text, COMMUNIQUE)} == {"2024"}


def test_what_is_also_done_is_no_aside() -> None:
    found = facts_of("新（改）建农村公路1.2万公里，新(改、扩)建学校12所。", REPORT)
    assert [(fact.indicator, fact.sure) for fact in found] == [("新改建农村公路", True), ("新改扩建学校", True)]


def test_what_people_are_paid_has_its_standard_in_common() -> None:
    found = facts_of("城乡居民基础养老金、城市低保、农村低保标准分别提高84%、40%、59%。", REPORT)
    assert [fact.indicator for fact in found if fact.sure] == [
        "城乡居民基础养老金标准",
        "城市低保标准",
        "农村低保标准",
    ]


def test_several_names_held_against_one_base_are_told_apart() -> None:
    found = facts_of("固定资产投资、社会消费品零售总额增速分别快于全国3.4个、1个百分点。", REPORT)
    assert [(fact.indicator, fact.base) for fact in found if fact.sure] == [
        ("固定资产投资增速", "全国"),
        ("社会消费品零售总额增速", "全国"),
    ]


def test_what_is_counted_ends_before_what_it_costs() -> None:
    found = facts_of("推动11个能源重点领域项目投资突破2000亿元。", REPORT)
    assert [(fact.indicator, str(fact.quantity.value)) for fact in found if fact.sure] == [
        ("能源重点领域项目", "11"),
        ("能源重点领域项目投资", "2000"),
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "学前教育毛入园率、九年义务教育巩固率、高中阶段毛入学率分别提升至95%左右、96%以上、93%以上。",
            [
                ("学前教育毛入园率", "量值", "95%"),
                ("九年义务教育巩固率", "量值", "96%"),
                ("高中阶段毛入学率", "量值", "93%"),
            ],
        ),
        ("高等教育新增学位15.4万个。", [("高等教育新增学位", "数量", "15.4万个")]),
        ("打造海陵“青云市集”等夜间消费聚集区55个。", [("夜间消费聚集区", "数量", "55个")]),
        ("向民间资本推介项目325个。", [("向民间资本推介项目", "数量", "325个")]),
        ("74个国控断面水质优良比例连续保持100%。", []),  # 74 of what the rate is of
    ],
)
def test_what_a_number_in_prose_is_of(text: str, held: list[tuple[str, str, str]]) -> None:
    assert rows(text, REPORT) == held


def test_what_is_generated_is_not_newly_added() -> None:
    text = "今年，确保新增新能源装机3000万千瓦、新能源发电量超3000亿度。"
    assert ("新能源发电量", "量值", "3000亿度") in rows(text, REPORT)


def test_an_airport_has_its_passengers_and_its_freight() -> None:
    told = sure("去年，云川国际机场旅客超4850万人次，国际货邮吞吐量增长111%。", REPORT)
    assert [(row[0], row[1]) for row in told] == [("云川国际机场", "旅客"), ("云川国际机场", "国际货邮吞吐量")]
