"""Lists whose items are each called what is asked for, though little else of the question stands in them."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.answering.lists.counted_in_line import counted_in_line
from assistant.answering.lists.members import COUNTED_OTHERWISE

REPORT = made(
    "一、加强自身建设\n\n新任务对工作提出了更高要求。大兴学习之风，全面加强政府自身建设。\n"
    "一要建设法治政府，坚持依法决策。二要建设诚信政府，做到言而有信。三要建设廉洁政府，持续整治作风。\n\n"
    "二、实施行动\n\n全面推进工业升级。实施数字化示范行动，推进改造。实施新兴渔业创新行动，壮大船队。"
    "实施“强链”行动，抓好龙头。出台办法，加强保障。\n\n"
    "三、守牢底线\n\n守牢渔业安全。必须守住码头，不出事故。必须守住航道，保持畅通。必须守住渔场，合理捕捞。",
    title="云川市政府工作报告",
    kind="plan",
)


def test_numbered_items_that_end_in_the_kind_are_the_list() -> None:
    text = answered("政府自身建设这一块，提出要建成哪几种类型的政府？", REPORT).text
    assert all(kind in text for kind in ("法治政府", "诚信政府", "廉洁政府"))


def test_sentences_one_after_another_that_end_their_first_clause_in_the_kind_are_the_list() -> None:
    text = answered("推工业升级，安排了哪些专项行动？", REPORT).text
    assert all(kind in text for kind in ("数字化示范行动", "新兴渔业创新行动", "“强链”行动"))
    assert "出台办法" not in text


def test_a_quoted_kind_may_begin_the_sentences() -> None:
    text = answered("渔业安全讲了哪几个“必须”？", REPORT).text
    assert all(kind in text for kind in ("守住码头", "守住航道", "守住渔场"))


def test_where_another_number_is_asked_for_that_is_said() -> None:
    notes = answered("推工业升级，安排了哪五项专项行动？", REPORT).notes
    assert COUNTED_OTHERWISE in notes
    assert not answered("推工业升级，安排了哪三项专项行动？", REPORT).notes


PARTED = made(
    "一、纲要\n\n纲要提出了发展目标：渔业实力增强、港口能力提升、船队规模扩大。\n"
    "纲要明确了主要指标：一是围绕渔业，提出6项指标。二是围绕港口，提出4项指标。三是围绕船队，提出2项指标。\n\n"
    "二、海岛融合\n\n深入推进海岛融合。\n打造渔业融合样板。海岛融合渔业项目加快建设。海岛融合渔业基金设立。\n"
    "打造航运融合样板。海岛融合航线加密。\n打造情感融合样板。海岛融合活动办好。\n\n"
    "三、争创\n\n支持海州市、江北市、临港市争创民族团结示范市。",
    title="云川市报告",
    kind="plan",
)


def test_the_parts_whose_counts_make_the_whole_are_the_list() -> None:
    text = answered("纲要的12项主要指标分成哪几大类？", PARTED).text
    assert all(part in text for part in ("围绕渔业", "围绕港口", "围绕船队"))
    assert "以下3项" in text
    assert "13" not in answered("纲要的13项主要指标分成哪几大类？", PARTED).text


def test_what_something_is_parted_into_is_the_list_over_which_the_best_sentences_are_spread() -> None:
    text = answered("海岛融合分成哪几大块来推进？", PARTED).text
    assert all(part in text for part in ("渔业融合样板", "航运融合样板", "情感融合样板"))


def test_which_places_are_asked_for_is_no_word_with_what_they_do() -> None:
    text = answered("支持哪几个市去争民族团结示范市的牌子？", PARTED).text
    assert "海州市、江北市、临港市" in text


OPENED = made(
    "一、对外开放\n\n引导渔业投资。云港通、海港通、债券通相继启动，人民币结算迈出重要步伐。\n\n"
    "二、农村改革\n\n落实承包政策。探索滩涂所有权、资格权、使用权分置改革。改进管理办法。\n\n"
    "三、打好三大攻坚战\n\n要围绕年度任务，把各项工作做实做好。\n\n推动风险化解取得进展。当前风险可控。\n\n"
    "加大脱贫力度。再减少贫困渔民。\n\n推进污染防治见效。巩固治水成果。\n\n"
    "四、财政\n\n优化支出结构，加大对三大攻坚战的支持，更多向创新驱动、民生等领域倾斜。\n\n"
    "五、产业\n\n加快发展冷链产业，壮大渔业加工。",
    title="云川市政府工作报告",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("跟境外市场开通了哪几个“通”？", "云港通、海港通、债券通"),
        ("滩涂改革是哪几项权利分开设置？", "所有权、资格权、使用权"),
    ],
)
def test_one_clause_may_name_several_that_are_each_called_so(question: str, said: str) -> None:
    answer = answered(question, OPENED)
    assert (answer.status, said in answer.text) == ("answered", True)


def test_a_name_with_a_count_is_what_stands_below_the_heading_that_has_it() -> None:
    text = answered("三大攻坚战是哪三个？", OPENED).text
    assert all(one in text for one in ("风险化解", "脱贫", "污染防治"))
    assert "支出结构" not in text


def test_a_trade_that_the_report_never_names_is_not_answered_with_another() -> None:
    assert answered("石墨产业怎么发展？", OPENED).status == "refused"
    assert answered("冷链产业怎么发展？", OPENED).status == "answered"


def test_as_many_sentences_as_one_counts_are_the_list_among_others() -> None:
    told = made(
        "一、办好实事\n\n实施三大惠渔工程项目。筹措7亿元实施码头惠渔工程，新建泊位。加强培训。"
        "筹措2亿元实施鱼苗惠渔工程，扩大放流。实施平安渔港提升工程，加强检修。筹措1亿元实施冷链惠渔工程，新建冷库。",
        title="云川市政府工作报告",
        kind="plan",
    )
    text = answered("三大惠渔工程分别是哪三项？", told).text
    assert all(name in text for name in ("码头惠渔工程", "鱼苗惠渔工程", "冷链惠渔工程"))
    assert "平安渔港" not in text
    assert counted_in_line(gathered("四大惠渔工程分别是哪四项？", told)) is None


TASKS = made(
    "# 云川省政府工作报告\n\n## 今后五年任务\n\n"
    "六是产业支撑显著增强。加快推进智能算力工程、深海装备工程、现代种业工程等建设。\n"
    "七是基础设施保障显著提升。坚持适度超前。积极推进云江水利枢纽工程、云平高速铁路工程、“一主两辅”机场改造升级工程等重点工程。\n\n"
    "## 总体要求\n\n着力在促进人与自然和谐共生上走在前列、在建设现代化产业体系上走在前列、在民族团结上走在前列。\n"
    "努力走在前列。\n",
    title="云川省政府工作报告",
    kind="report",
)


def test_a_row_is_of_what_its_line_is_on_and_its_names_may_be_long_or_quoted() -> None:
    text = answered("今后五年要推进哪些重大基础设施工程？", TASKS).text
    assert "“一主两辅”机场改造升级工程" in text
    assert "智能算力工程" not in text


def test_the_sentence_that_says_it_of_each_tells_in_which_respects() -> None:
    text = answered("今后五年要在哪几个方面走在前列？", TASKS).text
    assert "在民族团结上走在前列" in text
    assert "努力走在前列" not in text


def test_titles_with_paragraphs_of_sentences_between_are_the_list_of_a_quoted_name() -> None:
    text = (
        "# 云川省政府工作报告\n\n## 今年任务\n\n打造“三大产业集群”。推动基地优化提升，更加注重集聚要素。"
        "打造精深加工产业集群。推进找矿行动，提级增储。依法推进治理，整治乱象。推动一体发展，延长链条。"
        "打造新型能源产业集群。实施电力替代，优化机组。加快管网建设，保障供气。"
        "打造酱香白酒产业集群。抓好原料，稳定产能。\n"
    )
    report = made(text, title="云川省政府工作报告", kind="report")
    told = answered("“三大产业集群”是哪三个？", report).text
    assert all(kind in told for kind in ("精深加工产业集群", "新型能源产业集群", "酱香白酒产业集群"))
    assert "找矿行动" not in told


CLUSTERS = made(
    "# 云川市现代产业体系意见\n\n## 背景\n\n“465”提法由来已久，2023年公开“465”意见，“465”建设启动。\n\n## 集群构成\n\n"
    "- 4个地标产业：物联网、集成电路、生物医药、软件。\n- 6个优势产业：装备、纺织、环保、材料、新能源、汽车。\n"
    "- 5个未来产业：量子科技、半导体、氢能、深海装备、元宇宙。\n",
    title="云川市现代产业体系意见",
    kind="plan",
)


@pytest.mark.parametrize("question", ["“465”指的是什么？", "465是什么意思？", "“465”是指哪些？"])
def test_what_a_name_of_numbers_stands_for_is_the_list_that_counts_so(question: str) -> None:
    text = answered(question, CLUSTERS).text
    assert all(kind in text for kind in ("地标产业", "优势产业", "未来产业"))
    assert "由来已久" not in text


def test_when_it_was_said_is_not_what_it_stands_for() -> None:
    assert "地标产业" not in answered("“465”哪年公开的？", CLUSTERS).text


def test_a_doubtful_count_of_something_else_is_no_answer() -> None:
    text = "三项定位：先进走廊、先试走廊、先行走廊。四项任务：联动打造集群；协同建设策源地；产城融合；深化改革。"
    answer = answered("走廊有几个街道？", made(text, title="走廊建设方案", kind="plan"))
    assert "三项定位" not in answer.text
    assert "四项任务" not in answer.text


AREAS = made(
    "云川示范区定位为高质量样板区、现代化引领区、一体化先行区。云川示范区范围为苏州、无锡、常州三市。",
    title="云川示范区方案",
    kind="plan",
)


def test_what_an_area_is_to_be_is_not_what_it_is_made_up_of() -> None:
    assert "无锡" in answered("云川示范区包括哪几个市？", AREAS).text
    assert "先行区" in answered("云川要建成哪几个区？", AREAS).text
