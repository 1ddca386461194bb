"""Work reports of several provinces side by side: whose part, of which time, and under what name a thing is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, gathered, made

from assistant.answering.conversation import resolve
from assistant.answering.drafting import Draft
from assistant.answering.evidence.surroundings import of_several_years, time_opened
from assistant.answering.evidence.time_and_place import period_named, places_agree, year_before
from assistant.answering.lists.members import write_list
from assistant.answering.parts.part_by_part import compose_parts
from assistant.answering.parts.text_parts import text_parts
from assistant.answering.question import understand
from assistant.quantity import find_periods
from assistant.terms import load_terms

JILIN = made(
    "一、工作回顾\n一年来，主要做了以下工作。\n一是推进乡村全面振兴。农业机械化水平提高，粮食产量达到九百万吨。建成果园八处。\n"
    "二是扩大港口开放。新辟航线三条，引进船队。\n"
    "二、2031年工作安排\n重点做好三个方面工作。\n（一）促进消费。适应结构变化，扩大消费供给。举办展销节。\n"
    "（二）壮大产业。汽车产业加快智能转型，扩大出海。食品产业突出深加工，打造名品。医药产业聚焦新药，建设园区。\n"
    "（三）稳定楼市。因城施策，盘活存量住房。\n"
    "三、“十六五”时期主要目标任务\n（一）“十六五”发展目标。到2035年，城镇化率达到七成。\n"
    "（二）重点任务。主要包括：一是做强灯塔工业；二是开辟远洋航线；三是保护候鸟湿地；四是普及水上教育。",
    name="jilin",
    title="2031年吉林省政府工作报告",
)
MENGGU = made(
    "“十五五”时期成就\n——这五年综合实力提升。产值增长。\n——这五年民生福祉增进。新建学校。\n——这五年生态屏障夯实。治沙造林。\n"
    "刚刚过去的2030年，我们攻坚克难。一是保持平稳。工业回升。二是促进消费。发放消费券。三是抓好生态。整治巴丹吉林沙漠。\n"
    "成绩固然可喜，问题也不容忽视。一是湖面萎缩时有发生。二是牧区医生偏少。三是外送通道不畅。\n"
    "“十六五”时期目标和2031年工作\n明确了“十六五”时期的要求，特别是“十六五”时期要实现收入稳居上游。\n"
    "今年的主要预期目标是：产值增长5%。\n"
    "一、落实五大定位\n建设“两个屏障”、“一个桥头堡”，是我们的使命。\n（一）坚持绿色发展，筑牢生态屏障。造林百万亩。\n"
    "（二）统筹安全，筑牢安全屏障。消除隐患。\n（三）扩大开放，打造桥头堡。建好口岸。\n"
    "二、把守望相助作为各项工作的主线\n守望相助是牧区工作的主线，也是发展之基。\n（一）宣传守望相助。开设讲堂。\n（二）奖励守望相助。评选家庭。\n"
    "三、提振消费\n大力提振消费。支持汽车下乡，清理不合理限制。",
    name="menggu",
    title="2031年内蒙古自治区政府工作报告",
)
BOTH = (JILIN, MENGGU)


def test_the_part_of_the_time_that_is_asked_for_itself_goes_before_one_within_it() -> None:
    five_years = answered("吉林“十六五”时期的重点任务有哪些？", *BOTH).text
    assert all(task in five_years for task in ("做强灯塔工业", "开辟远洋航线", "保护候鸟湿地", "普及水上教育"))
    assert "促进消费" not in five_years
    this_year = answered("吉林2031年工作要抓好哪几方面？", *BOTH).text
    assert all(task in this_year for task in ("促进消费", "壮大产业", "稳定楼市"))
    assert "灯塔" not in this_year


def test_an_aim_of_the_plan_is_not_told_from_this_years() -> None:
    text = answered("内蒙古“十六五”要达到什么目标？", *BOTH).text
    assert "收入稳居上游" in text
    assert "产值增长5%" not in text


def test_problems_are_found_however_they_are_announced() -> None:
    text = answered("内蒙古坦承自身还有哪些问题没解决？", *BOTH).text
    assert all(problem in text for problem in ("湖面萎缩", "牧区医生偏少", "外送通道不畅"))


def test_what_was_reached_in_five_years_and_in_the_last_are_two_lists() -> None:
    five = answered("内蒙古过去五年在哪些方面取得了成就？", *BOTH).text
    assert "这五年民生福祉增进" in five
    assert "保持平稳" not in five
    assert "这五年生态屏障夯实" in answered("内蒙古在“十五五”期间取得了哪些方面的成就？", *BOTH).text


def test_things_counted_in_quotation_marks_are_the_items_that_are_so_many_of_each() -> None:
    text = answered("内蒙古的“两个屏障”“一个桥头堡”分别指什么？", *BOTH).text
    assert all(item in text for item in ("筑牢生态屏障", "筑牢安全屏障", "打造桥头堡"))


def test_why_a_chapter_is_there_is_told_before_its_sections() -> None:
    text = answered("为什么内蒙古要把守望相助作为各项工作的主线？", *BOTH).text
    assert "发展之基" in text
    assert "讲堂" not in text


def test_a_review_tells_of_a_field_under_a_title_of_that_field() -> None:
    text = answered("吉林农业这一年交出了啥成绩单", *BOTH).text
    assert "粮食产量达到九百万吨" in text
    assert "航线" not in text


def test_which_way_it_goes_asks_how_it_is_developed_and_its_neighbour_in_the_list_is_silent() -> None:
    text = answered("吉林的汽车产业接下来往哪个方向走？", *BOTH).text
    assert "汽车产业加快智能转型" in text
    assert "食品产业" not in text


def test_a_part_that_leaves_out_who_is_of_the_same_place() -> None:
    question = "吉林有哪些短板？2031年打算怎样提振消费？"
    asked = [understand(part.text) for part in text_parts(understand(question))]
    assert [query.subjects for query in asked] == [("吉林",), ("吉林",)]
    answer = compose_parts([gathered(query.text, *BOTH) for query in asked])
    assert answer is not None
    assert "扩大消费供给" in answer.text
    assert "汽车下乡" not in answer.text
    assert text_parts(understand("吉林有哪些短板？数字港口是什么？"))[1].text == "数字港口是什么？"
    assert text_parts(understand("吉林有哪些短板？候鸟湿地2031年打算怎么治？"))[1].text.startswith("吉林")


def test_another_side_of_the_same_takes_the_sides_place() -> None:
    resolved = resolve("就业呢？", ["吉林教育方面准备怎么做？"])
    assert resolved.text == "吉林就业方面准备怎么做？"


def test_another_provinces_report_is_heard_only_where_it_names_the_province() -> None:
    held = gathered("吉林怎样提振消费？", *BOTH)
    said = [item.passage.text for item in held.evidence if item.passage.document_id == "menggu"]
    assert all("吉林" in text for text in said)


def test_an_autonomous_region_is_a_province_and_so_is_a_city_of_that_rank() -> None:
    assert load_terms().level("内蒙古") == "省"
    assert places_agree(["吉林"], ["2031年内蒙古自治区政府工作报告"]) is False
    assert places_agree(["湖北"], ["2031年天津市政府工作报告"]) is False
    assert places_agree(["湖北"], ["2031年苏州市政府工作报告"]) is None


@pytest.mark.parametrize(
    ("title", "years"),
    [("2031年吉林省政府工作报告", ("2030年",)), ("吉林省2031—2035年政府工作报告", ()), ("2031年灯塔维修计划", ())],
)
def test_a_report_looks_back_on_the_year_before(title: str, years: tuple[str, ...]) -> None:
    assert year_before(replace(JILIN, title=title)) == years


def test_a_year_is_within_a_plan_but_does_not_name_it() -> None:
    plan = [found.value for found in find_periods("“十五五”时期")]
    assert period_named(plan, ["“十五五”时期主要任务"])
    assert not period_named(plan, ["2026年工作安排"])


YUNZHOU = made(
    "一、“十五五”时期工作回顾\n“十五五”时期是云州的五年。\n——港口扩建。水质逐年改善。\n——航线增多。新辟航线。\n"
    "刚刚过去的2030年，我们攻坚克难。港口吞吐量增加。国控断面水质全部达标。\n"
    "在看到成绩的同时，也要看到眼前的困难：航道淤积严重。人手不足。\n"
    "二、“十六五”时期目标\n牢牢锚定建设深水港口、远洋船队、灯塔博物馆、海员学校、候鸟湿地、造船基地6个重点方向，实现以下三个目标。\n"
    "（一）港口更强。扩建码头。\n（二）航线更密。开辟航路。\n（三）海湾更美。清理海滩。\n"
    "提出增速高于邻州的目标。主要考虑：一是港口机遇叠加。航路交汇。二是船队责任。船多。三是民生需要。人多。\n"
    "推动海湾产业转型。三年来，海湾产业逐步转型。\n"
    "三、2031年工作安排\n（一）推动海湾转型\n抓实6条技术路径。深水养殖方面，投放网箱。海藻加工方面，建设工厂。引进专家。"
    "船用材料方面，研制新钢。潮汐发电方面，扩建电站。海水淡化方面，增加产量。海底探测方面，升级设备。",
    name="yunzhou",
    title="2031年云州政府工作报告",
)


def test_members_named_in_the_sentence_go_before_a_list_of_another_number() -> None:
    text = answered("云州锚定的6个重点方向分别是什么？", YUNZHOU).text
    assert "候鸟湿地" in text
    assert "（一）" not in text


def test_things_told_side_by_side_are_the_list_that_a_sentence_counts() -> None:
    text = answered("云州推动海湾转型有哪6条技术路径？", YUNZHOU).text
    sides = ("深水养殖", "海藻加工", "船用材料", "潮汐发电", "海水淡化", "海底探测")
    assert all(f"{side}方面" in text for side in sides)


def test_reasons_listed_behind_the_sentence_are_given() -> None:
    text = answered("云州为什么提出增速高于邻州的目标？", YUNZHOU).text
    assert all(reason in text for reason in ("港口机遇叠加", "船队责任", "民生需要"))


def test_a_paragraph_of_a_review_is_of_the_time_that_the_last_one_with_a_time_opened() -> None:
    of_five, of_one = (YUNZHOU.text.index(said) for said in ("水质逐年改善", "国控断面水质"))
    assert of_several_years(time_opened(YUNZHOU, of_five))
    assert not of_several_years(time_opened(YUNZHOU, of_one))
    assert "2030年" in time_opened(YUNZHOU, of_one)
    assert "全部达标" in answered("云州2030年水质改善到什么程度？", YUNZHOU).text


def test_what_is_to_come_is_no_review() -> None:
    assert gathered("云州今后五年要在哪几个方面取得突破？", YUNZHOU).rubric is None


def test_now_is_no_thing_that_a_document_must_name() -> None:
    text = answered("云州眼下还有哪些困难？", YUNZHOU).text
    assert "人手不足" in text


HEBEI = made(
    "一、回顾\n（一）渔业迈上新台阶。产量再创新高。新增渔港两座。\n（二）文旅提质。灯塔节火爆。\n"
    "我们也清醒地看到，还面临一些困难。渔网紧缺。\n"
    "二、“十六五”时期的主要目标任务\n“十六五”时期经济社会发展的主要目标是：渔业更强，港湾更美，人民更富。\n未来五年是机遇期。实现上述目标，必须努力。\n"
    "（一）努力在渔业中闯出新路。扩大养殖。\n（二）努力在港湾中彰显担当。疏浚航道。\n（三）努力在富裕中展现作为。增加收入。",
    name="hebei",
    title="2031年河北省政府工作报告",
)


def test_an_aim_told_by_a_sentence_goes_before_the_tasks_under_the_same_heading() -> None:
    text = answered("河北“十六五”时期的主要目标是什么？", HEBEI).text
    assert "港湾更美" in text
    assert "闯出新路" not in text
    assert "闯出新路" in answered("河北“十六五”时期有哪些任务？", HEBEI).text


def test_what_is_hard_is_a_difficulty() -> None:
    assert "渔网紧缺" in answered("河北眼下有啥难处", HEBEI).text


def test_a_long_item_of_a_list_is_given_sentence_by_sentence() -> None:
    said = [f"第{count}座渔港建成以后产量再创新高，渔民收入和港口吞吐量也跟着增加。" for count in "一二三四五六七八九"]
    report = made(f"一、回顾\n（一）渔业迈上新台阶。{''.join(said)}\n（二）文旅提质。灯塔节火爆。", title="渔业报告")
    held = gathered("渔业有哪些成绩？", report)
    (listed,) = (one for one in held.enumerations if one.list.section == ("一、回顾",))
    draft = Draft(held.query, held.searched)
    write_list(draft, listed, listed.list.items[0])
    lines = draft.finished("answered").text.split("\n")[1:]
    assert [line.partition("[")[0] for line in lines] == ["（一）渔业迈上新台阶。", *said]


YUNNAN = made(
    "一、“十五五”时期和2030年工作回顾\n这五年，我们建成渔港，经济迈上新台阶。\n渔获突破千吨。\n"
    "这五年，我们保护湖泊，生态展现新面貌。\n湖水变清。\n这五年，我们修路架桥，民生得到新改善。\n村村通船。\n"
    "刚刚过去的2030年，很不平凡。\n（一）渔业提质。渔获增加。\n（二）湖泊更清。水草繁茂。\n（三）民生改善。全面完成渔屋任务。新修码头九座。\n"
    "二、“十六五”时期主要目标任务\n（一）渔业取得决定性进展。扩大养殖。\n（二）湖泊取得决定性进展。退渔还湖。\n"
    "三、2031年重点工作\n经济社会发展的主要预期目标为：渔获增长5%，湖水达标。\n抓好两个方面工作。\n（一）壮大渔业。添船。\n（二）修复湖泊。种草。",
    name="yunnan",
    title="2031年云南省政府工作报告",
)


def test_an_announced_aim_of_the_year_goes_before_a_heading_of_the_plan() -> None:
    text = answered("云南2031年的主要预期目标是什么？", YUNNAN).text
    assert "渔获增长5%" in text
    assert "决定性进展" not in text


def test_what_the_last_year_reached_may_stand_under_headings_of_its_own() -> None:
    text = answered("云南2030年取得了哪些成效？", YUNNAN).text
    assert all(part in text for part in ("渔业提质", "湖泊更清", "民生改善"))
    assert "这五年" not in text


def test_the_chapters_are_no_answer_to_what_five_years_changed() -> None:
    assert "重点工作" not in answered("云南过去五年在哪些方面有新变化？", YUNNAN).text


def test_a_result_is_no_title_of_what_follows() -> None:
    assert "新修码头" not in answered("云南渔屋任务完成得怎样？", YUNNAN).text
