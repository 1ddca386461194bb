"""An answer keeps to what is asked: members, a reason, what is denied, what was done, and of which year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, gathered, made

from assistant.answering.lists.titled_answer import asked_topic
from assistant.answering.sentences.choosing import choose
from assistant.answering.sentences.why import NO_REASON

REPORT = made(
    "一、2030年工作回顾\n（一）渔港建设成效显著。新建泊位六个。清理旧船任务全面完成。港口吞吐量增加。\n"
    "（二）航运扩大。十年来航运能有这样的成绩，根本在于坚持疏浚航道。\n"
    "二、2031年工作安排\n落实“三个加快”重点任务，开创新局面。\n"
    "一是加快港口更新。改造吊机。\n二是加快船队壮大。引进渔轮。\n三是加快市场开拓。举办展销。\n"
    "扩大航运是海岛振兴的必由之路。继续清理旧船。数据资源管理有待健全。办好渔民节、灯塔节、龙舟节等活动，建设渔村旅馆。"
    "推动数据资源共享，建立数据目录。",
    name="report",
    title="2031年云州政府工作报告",
)
RULES = made(
    "第一条为了保护海湾，制定本规定。\n第二条未经批准，渔船不得捕捞下列海产：\n（一）育卵的母蟹；\n（二）幼年的海龟；\n"
    "第三条渔船可以捕捞海产，应当使用合规的渔网。\n第四条教学使用的渔船，不适用本规定。\n"
    "第五条违反本规定，有下列情形之一的，处以罚款：\n（一）擅自出海的；\n（二）涂改船号的。",
    name="rules",
    title="云州海湾保护规定",
)


def test_the_list_that_the_best_sentence_only_leads_to_is_given_whole() -> None:
    text = answered("云州说的“三个加快”都是什么？", REPORT).text
    assert all(member in text for member in ("加快港口更新", "加快船队壮大", "加快市场开拓"))


def test_why_is_answered_with_the_reason_and_not_with_what_was_done() -> None:
    text = answered("云州为什么要扩大航运？", REPORT).text
    assert "必由之路" in text
    assert "新建泊位" not in text


def test_what_it_came_from_is_a_reason_too() -> None:
    assert "根本在于" in answered("云州航运取得这样的成绩靠的是什么？", REPORT).text


def test_how_something_stands_is_what_was_done_and_not_what_is_planned() -> None:
    text = answered("云州清理旧船的情况如何？", REPORT).text
    assert "清理旧船任务全面完成。" in text
    assert "继续清理旧船" not in text
    assert "港口吞吐量" not in text  # the sentence behind it takes up none of its words


def test_what_comes_next_is_not_what_is_wanting() -> None:
    text = answered("云州数据资源下一步怎么做？", REPORT).text
    assert "建立数据目录" in text
    assert "有待健全" not in text


def test_what_is_forbidden_is_asked_in_many_words() -> None:
    text = answered("哪些海产不让渔船捕捞？", RULES).text
    assert "育卵的母蟹" in text
    assert "幼年的海龟" in text
    assert "合规的渔网" not in text


def test_what_a_question_denies_is_denied_in_the_answer() -> None:
    text = answered("哪些渔船不适用云州这个规定？", RULES).text
    assert "教学使用的渔船" in text
    assert "可以捕捞" not in text


def test_an_item_is_found_by_what_leads_to_it() -> None:
    text = answered("云州擅自出海怎么处罚？", RULES).text
    assert "处以罚款" in text
    assert "擅自出海" in text
    assert "涂改船号" not in text


def test_steps_and_lessons_are_parts_of_a_document() -> None:
    plan = made(
        "为推广渔船保险，制定本计划。\n一、总体要求\n应保尽保。\n二、方法步骤\n（一）摸底。逐船登记。\n（二）投保。签订合同。\n"
        "三、保障措施\n（一）加强领导。成立专班。\n（二）增加投入。设立资金。",
        name="plan",
        title="渔船保险推广计划",
    )
    text = answered("渔船保险推广分哪几步？", plan).text
    assert "摸底" in text
    assert "成立专班" not in text


def test_of_two_years_of_aims_the_asked_one_is_given() -> None:
    plan = made(
        "为发展灯塔旅游，制定本规划。\n一、发展目标\n到2035年，灯塔开放三十座。\n到2045年，灯塔全部开放。\n二、重点任务\n修路。",
        name="plan",
        title="灯塔旅游规划",
    )
    text = answered("灯塔旅游到2035年的目标是什么？", plan).text
    assert "三十座" in text
    assert "全部开放" not in text


def test_the_pledge_behind_the_problems_is_none_of_them() -> None:
    report = made(
        "一、工作回顾\n我们也清醒地看到，发展仍有短板。航道淤积。仓库老旧。我们一定直面问题，奋力前行。\n二、安排\n疏浚。",
        name="report",
        title="云州报告",
    )
    text = answered("云州有哪些短板？", report).text
    assert "航道淤积" in text
    assert "奋力前行" not in text


def test_since_a_year_holds_of_later_years_and_this_year_is_the_report_s() -> None:
    report = made(
        "一、渔业\n2020年以来，渔业实行配额。从今年起，渔民子女免交学费；到2037年全州推行。",
        name="report",
        title="2031年云州政府工作报告",
    )
    assert "免交学费" in answered("2031年渔民孩子交学费有什么新政策？", report).text


JOINED = made(
    "一、背景与定位\n2030年两市签署协议，共建航线。双方设立专班。\n二、经费与期限\n经费十万元。期限三年。",
    name="joined",
    title="云州航线建设方案",
    kind="plan",
)


def test_under_a_heading_of_two_things_the_one_asked_for_must_be_told() -> None:
    assert "专班" not in answered("云州航线的定位是什么？", JOINED).text
    assert "期限三年" in answered("云州航线建设的期限是怎样的？", JOINED).text


def test_who_issued_it_is_not_told_by_a_sentence_that_only_has_the_word_for_such_a_body() -> None:
    notice = made(
        "《海湾通则》由云州市政府办公室印发。\n五部门公布的试点名单有海湾。",
        name="notice",
        title="云州海湾摘编",
        kind="plan",
    )
    assert "试点名单" not in answered("《海湾通则》是哪个部门印发的？", notice).text


def test_what_is_said_of_another_city_is_not_put_beside_that_of_ones_own_where_no_place_is_asked() -> None:
    own = made("“十四五”期间茶叶总产量目标为五万吨以上。", name="own", title="无锡市茶叶规划", kind="plan")
    other = made("“十四五”期间茶叶总产量目标为九万吨以上。", name="other", title="宁波市茶叶规划", kind="plan")
    held = gathered("“十四五”期间茶叶总产量的目标怎么定？", own, other)
    assert {one.document.id for one in choose(held)} == {"own"}
    of_others = gathered("“十四五”期间各市茶叶总产量的目标怎么定？", own, other)
    assert {one.document.id for one in choose(of_others)} == {"own", "other"}


def test_where_no_sentence_says_why_what_is_said_of_it_is_said_to_be_that() -> None:
    held = made("云州灯塔节每年六月举办，2030年参加的游客有三千人。", name="feast", title="云州灯塔节")
    text = answered("云州灯塔节为什么在六月举办？", held).text
    assert text.startswith(NO_REASON)
    assert "每年六月举办" in text
    assert NO_REASON not in answered("云州为什么要扩大航运？", REPORT).text


def test_beside_a_figure_no_other_is_put_that_only_the_title_makes_one_of_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.answering.sentences.choosing.TWIN", 0.9)
    park = made(
        "电影园前身是轧钢厂；2007年以后，全市关停近3000家落后企业，该厂在列。",
        name="park",
        title="国家数字电影园",
        kind="plan",
    )
    said = "2024年营利性服务业营收增长20.2%，国家数字电影园集聚影视企业800余家。"
    services = made(said, name="services", title="服务业情况", kind="plan")
    assert [one.text for one in choose(gathered("国家数字电影园有多少家企业？", services, park))] == [said]


def test_what_only_stands_below_a_heading_gives_no_figure_of_it() -> None:
    text = (
        "一、目标\n城镇新增就业13万人，居民人均可支配收入与经济增长基本同步。\n"
        "二、金融与居民收入\n金融机构贷款余额15114亿元，增长12.9%；住户存款7195亿元，增长15.6%。"
    )
    report = made(text, name="report", title="云州年度数据", kind="plan")
    assert answered("居民收入这几年涨了多少？", report).status == "refused"


STRATEGY = made(
    "一、背景\n问题倒逼：2007年水危机之后，全市转移企业3000多家。\n二、经过\n云州自2015年起走渔业强市之路。",
    name="strategy",
    title="云州渔业强市战略",
    kind="digest",
)


def test_what_led_to_a_deed_of_one_year_may_be_of_the_years_before() -> None:
    assert "3000多家" in answered("云州2015年为什么提出渔业强市？", STRATEGY).text


ADVICE = made(
    "一、现状\n云州有渔船三百艘。\n二、云州产业发展的对策和建议\n为了发展产业，提出以下建议。\n"
    "（一）办好港口\n云州有港口六个。\n（二）发展服务业\n疫情成为常态。云州可借助海湾发展康养产业，建设疗养基地。\n",
    name="advice",
    title="云州产业研究",
)


def test_a_chapter_of_advice_is_not_all_on_the_one_matter_that_a_sentence_of_it_is_on() -> None:
    held = gathered("论文建议云州怎样发展康养产业？", ADVICE)
    weights = {"康养产业": 0.6}  # as in a library where the other words stand everywhere
    terms = tuple(replace(term, weight=weights.get(term.word, 0.1)) for term in held.terms)
    assert asked_topic(held) is not None
    assert asked_topic(replace(held, terms=terms)) is None
