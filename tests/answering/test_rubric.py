"""The part of a document that a question asks for by its kind: problems, aims, tasks, principles, safeguards."""

from __future__ import annotations

from held_library import answered, gathered, made

REPORT = made(
    "各位代表：\n一、2030年工作回顾\n一年来，我们新建泊位六个。港口吞吐量增加。\n"
    "我们也清醒地看到，全州发展还有不少短板。航道淤积严重。仓储设施老旧。人手不足。\n"
    "二、2031年工作安排\n做好今年工作的总体要求是：守住底线，稳中求进。\n"
    "今年的主要预期目标是：货物增长6%，泊位再添三个。\n重点抓好三个方面工作。\n"
    "（一）建设港口。疏浚航道，更新吊机。\n（二）培育航运。引进船队，开辟航线。\n（三）保护湿地。退渔还湖，恢复芦苇。\n"
    "各位代表！加强政府自身建设，一是依法办事，二是勤俭节约，三是公开透明。",
    name="report",
    title="云州政府工作报告",
)
PLAN = made(
    "为加快帆船运动发展，解决场地少、教练少的困难，制定本方案。\n一、总体要求\n（一）指导思想。以人为本，稳步推广。\n"
    "（二）基本原则。\n——坚持安全第一。先训练，后下水。\n——坚持开放办赛。欢迎各地俱乐部参加。\n"
    "二、重点任务\n（一）建设码头。改造旧码头，设置浮桥。\n（二）培训教练。开办学校，组织考核。\n"
    "三、保障措施\n（一）加强领导。成立专班。\n（二）增加投入。设立资金。",
    name="plan",
    title="帆船运动推广方案",
)


def test_the_problems_of_a_report_are_the_paragraph_that_announces_them_whole() -> None:
    answer = answered("云州现在面临哪些突出矛盾和困难？", REPORT, PLAN)
    for problem in ("航道淤积严重。", "仓储设施老旧。", "人手不足。"):
        assert problem in answer.text
    assert "教练少" not in answer.text


def test_tasks_aims_and_principles_are_found_under_their_headings_or_announcements() -> None:
    tasks = answered("云州2031年重点要抓好哪几件事？", REPORT, PLAN).text
    assert all(task in tasks for task in ("建设港口", "培育航运", "保护湿地"))
    assert "货物增长6%" in answered("云州2031年的目标有哪些？", REPORT, PLAN).text
    principles = answered("推广帆船运动要坚持什么原则？", REPORT, PLAN).text
    assert "坚持安全第一。" in principles
    assert "坚持开放办赛。" in principles


def test_the_document_is_known_by_its_preamble_and_the_part_by_another_word_for_it() -> None:
    answer = answered("帆船场地少、教练少，靠什么保障落实？", REPORT, PLAN)
    assert "加强领导" in answer.text
    assert "增加投入" in answer.text


def test_what_is_named_beyond_document_and_part_is_a_topic_of_its_own() -> None:
    assert gathered("云州湿地保护有哪些问题？", REPORT, PLAN).rubric is None
    assert gathered("云州为什么有这些短板？", REPORT, PLAN).rubric is None


def test_a_problem_of_its_own_and_how_problems_are_solved_are_no_part_of_the_report() -> None:
    assert gathered("云州有哪些突出问题？", REPORT).rubric is not None
    for question in ("云州如何看待环境污染问题？", "云州的短板如何补齐？", "云州怎么解决存在的困难？"):
        assert gathered(question, REPORT).rubric is None, question


def test_where_two_documents_may_be_meant_none_is_chosen() -> None:
    other = made("一、形势\n我们也清醒地看到，还有不少短板。桥梁太少。", name="other", title="云州交通报告")
    assert gathered("云州有哪些短板？", REPORT, other).rubric is None


def test_a_count_that_the_part_does_not_have_is_of_something_else() -> None:
    assert gathered("云州的五大任务是什么？", REPORT).rubric is None


def test_chapters_are_the_tasks_of_a_document_made_of_measures() -> None:
    measures = made(
        "为支持渔业，制定以下措施。\n一、更新渔船\n补贴发动机。\n二、修建冷库\n每县一座。\n三、开拓市场\n办展销会。",
        title="支持渔业若干措施",
    )
    answer = answered("支持渔业的措施分成哪几块？", measures)
    assert all(chapter in answer.text for chapter in ("更新渔船", "修建冷库", "开拓市场"))
    report = made("一、绪论\n写在前面。\n二、现状\n渔船老旧。\n三、结论\n应当更新。", title="渔业研究")
    assert gathered("渔业研究提出哪些措施？", report).rubric is None


def test_what_government_asks_of_itself_is_listed_though_the_text_prints_no_marker() -> None:
    report = made(
        "一、2031年工作安排\n（一）建设港口。疏浚航道。\n（二）保护湿地。退渔还湖。\n"
        "各位代表！做好工作，对政府自身建设提出了更高要求。要持续加强廉洁建设。管住公款。查处贪腐。公开账目。厉行节约。"
        "要持续加强效能建设。减少会议。限时办结。下沉乡镇。要持续加强法治建设。依法办事。接受监督。清理规章。\n"
        "各位代表！前景光明。\n各位代表！让我们共同努力。",
        title="云州政府工作报告",
    )
    text = answered("云州对政府自身怎么建设提了哪些要求？", report).text
    assert all(f"要持续加强{what}建设。" in text for what in ("廉洁", "效能", "法治"))
    assert "各位代表" not in text


def test_what_was_done_in_a_year_is_the_list_of_the_review() -> None:
    report = made(
        "一、2031年工作回顾\n一年来，主要做了两个方面工作：\n（一）建成港口。泊位六个。\n（二）恢复湿地。退渔还湖。\n"
        "二、2032年工作安排\n（一）发展航运。引进船队。\n（二）开拓市场。办展销会。",
        title="云州政府工作报告",
    )
    text = answered("过去一年云州主要做了哪些事？", report).text
    assert "建成港口" in text
    assert "恢复湿地" in text
    assert "航运" not in text


STAGES = made(
    "一、目标指标（到2027年，全市）\n（一）渔港规模2000亿元。\n（二）渔村15个。\n（三）头部渔企10家。\n"
    "二、实施情况与后续目标\n（一）2024年：渔港规模首次突破千亿元。\n（二）2026年：渔港规模1450亿元。\n（三）2030年：渔港规模3000亿元。",
    name="stages",
    title="云州渔港发展意见",
    kind="plan",
)


def test_the_aims_of_a_year_stand_under_the_heading_that_names_it_in_brackets() -> None:
    text = answered("2024年云州渔港意见给2027年定了哪些目标？", STAGES).text
    assert "渔村15个" in text
    assert "3000亿元" not in text


def test_a_line_that_only_announces_is_given_with_the_line_that_it_announces() -> None:
    report = made(
        "二、2031年工作安排\n今年的主要预期目标是：\n货物增长6%，泊位再添三个。\n我们要埋头苦干。",
        name="cut",
        title="云州政府工作报告",
    )
    text = answered("云州2031年的主要预期目标有哪些？", report).text
    assert "货物增长6%" in text
    assert "埋头苦干" not in text


def test_what_is_to_be_done_is_not_told_by_what_was_done_nor_a_list_of_which_one_item_speaks_of_it() -> None:
    report = made(
        "一、2030年工作回顾\n一年来，加强政府自身建设，开展学习，精简会议。\n"
        "二、未来五年目标\n（一）在建设港口中取得进展。扩大码头。\n（二）在开放航路中取得进展。开通航线。\n"
        "（三）在保护湿地中取得进展。退渔还湖。\n"
        "三、2031年工作安排\n（一）开放航路。引进船队，简化通关。\n（二）保护湿地。恢复芦苇。\n"
        "各位代表！我们要努力建设人民满意的政府。\n要忠诚履职。学深悟透。\n要依法办事。公开透明。\n要清廉勤俭。压减开支。",
        title="云州政府工作报告",
    )
    required = answered("政府自身建设提了哪几条要求？", report).text
    assert all(item in required for item in ("要忠诚履职", "要依法办事", "要清廉勤俭"))
    assert "精简会议" not in required
    measures = answered("开放航路有哪些举措？", report).text
    assert "在保护湿地中取得进展" not in measures


def test_the_years_aims_are_not_the_list_behind_them() -> None:
    report = made(
        "一、“十五五”时期的考虑\n五年里要把海湾建成航运中心。\n"
        "二、2026年工作安排\n今年的主要预期目标是：货物增长6%，渔获增长5%，新增泊位三个，旅客增长一成。重点做好以下工作：\n"
        "（一）建设港口。疏浚航道。\n（二）培育航运。引进船队。\n（三）保护湿地。恢复芦苇。",
        title="2026年云州政府工作报告",
    )
    aims = answered("今年的主要预期目标有哪些？", report).text
    assert "货物增长6%" in aims
    assert "建设港口" not in aims
    assert gathered("“十五五”时期的主要目标有哪些？", report).rubric is None


def test_a_list_is_not_what_the_words_above_it_count_otherwise() -> None:
    report = made(
        "一、2026年工作安排\n（一）保障民生。坚持为民，办好三十件渔民实事。\n促进就业。开办渔校，介绍工作。\n"
        "办好教育。新建小学，招聘教师。\n改善医疗。扩建医院，增加床位。",
        title="2026年云州政府工作报告",
    )
    assert "以下3项" not in answered("渔民实事有哪几件？", report).text


def test_what_a_question_leaves_out_is_not_what_it_asks_for() -> None:
    report = made(
        "一、重点产业\n今年重点发展的产业如下。\n渔业产业扩大船队，引进渔轮。船厂产业更新吊机。航运产业开辟航线。",
        title="2026年云州政府工作报告",
    )
    text = answered("渔业之外，还有哪些产业是今年重点发展的？", report).text
    assert "船厂产业" in text
    assert "航运产业" in text
