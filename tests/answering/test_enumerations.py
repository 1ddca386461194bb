"""Lists: the one that is asked for, whole, in order, with its count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, gathered, made

from assistant.answering.compose import compose
from assistant.answering.evidence.enumerations import asked_chapter
from assistant.answering.parts.part_by_part import compose_parts
from assistant.answering.understanding.question_terms import codes_in
from assistant.answering.verification import verify
from assistant.model import Answer, Document

PAPER = made(
    "1 成效\n\n产业规模扩大。\n\n2 问题\n\n目前港口建设存在四个问题。第一，龙头企业带动能力不强。千亿级企业少。"
    "第二，高端人才不足。高校不多。\f第三，土地资源紧张。第四，科技成果转化不畅。\n\n3 对策建议\n\n"
    "3.1 做强龙头企业\n\n应当支持兼并重组。\n\n"
    "3.2 引进高端人才\n\n应当提高人才待遇。\n\n3.3 盘活土地资源\n\n应当清理低效用地。",
    title="港口发展研究",
)
PLAN = made(
    "一、总体要求\n\n港口发展坚持三条原则：（一）坚持绿色发展。（二）坚持创新驱动。（三）坚持开放合作。\n\n"
    "二、保障措施\n\n港口发展有两项保障措施：一是加强组织领导；二是加大资金投入。",
    name="plan",
    title="港口发展规划",
    kind="plan",
)
BULLETS = made(
    "支持重点\n\n一、支持方向\n\n- 设备和材料。\n- 设计工具。优先支持国产工具。\n- 先进封装。\n\n二、其他\n\n没有。",
    name="bullets",
    title="芯片政策",
    kind="digest",
)


def claims(question: str, *documents: Document) -> list[str]:
    return [claim.text for claim in answered(question, *documents).claims]


def test_a_list_is_given_whole_and_in_order_over_a_page_end() -> None:
    assert claims("港口建设存在哪些问题？", PAPER) == [
        "第一，龙头企业带动能力不强。千亿级企业少。",
        "第二，高端人才不足。高校不多。",
        "第三，土地资源紧张。",
        "第四，科技成果转化不畅。",
    ]


def test_of_a_long_list_each_item_gives_its_opening() -> None:
    text = PAPER.text.replace("千亿级企业少。", "千亿级企业少，带动作用还不够明显。" * 10)
    long = made(text.replace("高校不多。", "本地高校不多，毕业生也留不住。" * 20), title="港口发展研究")
    assert claims("港口建设存在哪些问题？", long) == [
        "第一，龙头企业带动能力不强。",
        "第二，高端人才不足。",
        "第三，土地资源紧张。",
        "第四，科技成果转化不畅。",
    ]


def test_a_list_is_led_in_by_its_count_its_heading_and_its_speaker() -> None:
    lead = answered("港口建设存在哪些问题？", PAPER).text.split("\n")[0]
    assert "4项" in lead
    assert "问题" in lead
    assert "论文" in lead


def test_in_two_parts_each_list_keeps_its_own_count() -> None:
    parts = [gathered(question, PLAN) for question in ("港口发展坚持哪些原则？", "港口发展有哪些保障措施？")]
    drafted = compose_parts(parts)
    assert drafted is not None
    proven = verify(drafted, lambda _, page: PLAN.page_text(page), (PLAN.title,))
    assert proven == drafted
    leads = [line for line in proven.text.split("\n") if line.endswith("项：")]
    assert [lead[-5:] for lead in leads] == ["以下3项：", "以下2项："]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("港口发展坚持哪些原则？", ["坚持绿色发展", "坚持创新驱动", "坚持开放合作"]),
        ("港口发展有哪些保障措施？", ["加强组织领导", "加大资金投入"]),
        ("港口发展坚持哪三条原则？", ["坚持绿色发展", "坚持创新驱动", "坚持开放合作"]),
    ],
)
def test_of_several_lists_the_one_asked_for_is_given(question: str, members: list[str]) -> None:
    given = claims(question, PLAN)
    assert len(given) == len(members)
    assert all(member in claim for member, claim in zip(members, given, strict=True))


def test_sections_are_the_list_of_their_chapter() -> None:
    given = claims("提出了哪些对策建议？", PAPER)
    assert [claim.split(" ")[0] for claim in given] == ["3.1", "3.2", "3.3"]


def test_bullets_are_given_whole_where_they_are_short() -> None:
    assert claims("支持方向有哪些？", BULLETS) == ["设备和材料。", "设计工具。优先支持国产工具。", "先进封装。"]


def test_each_item_is_cited_on_its_own_page() -> None:
    answer = answered("港口建设存在哪些问题？", PAPER)
    pages = {citation.quote: citation.page for citation in answer.citations}
    assert pages["第一，龙头企业带动能力不强。千亿级企业少。"] == 1
    assert pages["第四，科技成果转化不畅。"] == 2
    assert [claim.citations for claim in answer.claims] == [(1,), (2,), (3,), (4,)]


@pytest.mark.parametrize(
    ("question", "chapter"),
    [
        ("第四章讲了哪些内容？", "4"),
        ("第12章有哪些建议？", "12"),
        ("第二部分的要点有哪些", "2"),
        ("3.2节提出了什么", "3.2"),
        ("4.1.2有哪些措施", "4.1.2"),
        ("存在哪些问题？", ""),
    ],
)
def test_the_chapter_that_a_question_names(question: str, chapter: str) -> None:
    assert asked_chapter(question) == chapter


@pytest.mark.parametrize(("chapter", "first"), [("第二章", "第一，龙头"), ("第三章", "3.1")])
def test_a_chapter_asked_for_decides_between_lists(chapter: str, first: str) -> None:
    best = gathered(f"论文{chapter}讲了哪几点？", PAPER).enumerations[0]
    assert PAPER.text[best.list.items[0].start :].startswith(first)


@pytest.mark.parametrize(("count", "number"), [("三条", 3), ("两项", 2)])
def test_a_count_asked_for_decides_between_lists(count: str, number: int) -> None:
    best = gathered(f"港口发展有哪{count}内容？", PLAN).enumerations[0]
    assert len(best.list.items) == number


def asked_again(question: str, ordinal: int) -> Answer:
    held = gathered(question, PAPER)
    return compose(replace(held, query=replace(held.query, ordinal=ordinal, detail=True)))


@pytest.mark.parametrize(
    ("ordinal", "said"),
    [
        (1, "第一，龙头企业带动能力不强。千亿级企业少。"),
        (2, "第二，高端人才不足。高校不多。"),
        (4, "第四，科技成果转化不畅。"),
        (-1, "第四，科技成果转化不畅。"),
    ],
)
def test_one_item_is_given_whole_when_it_is_asked_for_by_number(ordinal: int, said: str) -> None:
    answer = asked_again("港口建设存在哪些问题？", ordinal)
    assert [claim.text for claim in answer.claims] == [said]


def test_lists_are_judged_alike_in_whatever_order_documents_come() -> None:
    forward = gathered("港口发展坚持哪些原则？", PLAN, BULLETS).enumerations[0]
    backward = gathered("港口发展坚持哪些原则？", BULLETS, PLAN).enumerations[0]
    assert (forward.document.id, forward.list) == (backward.document.id, backward.list)


def test_of_a_list_the_one_item_that_is_named_is_given() -> None:
    assert claims("港口在土地资源方面存在什么问题？", PAPER) == ["第三，土地资源紧张。"]
    assert len(claims("港口存在哪些问题？", PAPER)) == 4


def test_what_is_wrong_does_not_answer_what_to_do_about_it() -> None:
    said = " ".join(claims("论文对高端人才问题提出了哪些对策？", PAPER))
    assert "应当提高人才待遇" in said
    assert "高校不多" not in said


def test_a_list_that_holds_the_best_sentence_as_an_item_is_given_whole() -> None:
    rules = made(
        "第九条船主向港务局提出停泊申请。申请材料应至少包括：\n（一）船主的基本情况；\n（二）船舶检验证书；\n"
        "（三）停泊申请的证明材料；\n（四）保险凭证。\n第十条停泊申请由港务局受理、审核，结果公布。",
        title="停泊管理规范",
    )
    text = answered("申请停泊要交哪些材料？", rules).text
    assert "保险凭证" in text
    assert "船舶检验证书" in text


CODED = made(
    "一、目标\n\n到2025年做到三件事：\n（一）营收2.6万亿元。\n（二）园区39家。\n（三）企业1万家。\n\n"
    "二、构成\n\n（一）4个地标产业：物联网等。\n（二）6个优势产业：新材料等。\n（三）5个未来产业：氢能等。",
    title="云川“465”体系建设意见",
    kind="plan",
)


def test_what_the_digits_of_a_name_count_is_told_by_the_list_that_begins_with_them() -> None:
    answer = answered("465各指什么？", CODED)
    assert answer.status == "answered"
    assert [claim.text[3:8] for claim in answer.claims] == ["4个地标产", "6个优势产", "5个未来产"]


def test_a_number_with_a_unit_or_a_year_is_no_name() -> None:
    assert codes_in("2018年有2060家，5.3%") == ()
    assert codes_in("“121”战略和465体系") == ("121", "465")
    assert codes_in("465里3000亿元级的集群") == ("465", "3000亿元级")


def test_as_many_members_as_are_asked_for_are_found_though_the_question_calls_them_otherwise() -> None:
    told = "云川设定了四张“渔城”名片：捕捞渔城、加工渔城、垂钓渔城、美食渔城。\n云川的牌子有口皆碑。"
    aims = made(told, title="云川远景")
    text = answered("云川想打响哪四张“渔城”牌子？", aims).text
    assert "捕捞渔城、加工渔城、垂钓渔城、美食渔城" in text
    assert answered("云川想打响哪五张“渔城”牌子？", aims).status == "refused"
