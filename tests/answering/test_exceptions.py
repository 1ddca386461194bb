"""A rule is given with its exception, and what is forbidden is told by what forbids."""

from __future__ import annotations

from held_library import answered, made

RULES = made(
    "取水办法\n\n第一章 取水\n\n"
    "第一条 直接从河道取用水资源的单位和个人，应当申请领取取水许可证。家庭生活少量取水的除外。\n\n"
    "第二条 水工程由县级人民政府划定保护范围，并设立标志。在水工程保护范围内，禁止爆破、打井、采石、采砂。\n\n"
    "第三条 本办法所称主要河道，是指甲河、乙河、丙河。河道整治应当保护生态。\n\n"
    "第四条 河道规划分为流域规划、区域规划和专业规划。规划应当经过批准。",
    kind="upload",
)


def test_a_rule_is_given_with_its_exception() -> None:
    text = answered("从河道取水要不要办取水许可证？", RULES).text
    assert "家庭生活少量取水的除外" in text


def test_what_is_forbidden_is_told_by_what_forbids() -> None:
    text = answered("水工程保护范围内不许干什么？", RULES).text
    assert "禁止爆破" in text
    assert "设立标志" not in text


def test_what_a_name_stands_for_is_its_definition_alone() -> None:
    text = answered("主要河道指哪些河？", RULES).text
    assert "甲河、乙河、丙河" in text
    assert "保护生态" not in text


def test_kinds_are_told_by_the_sentence_that_divides() -> None:
    text = answered("河道规划分成哪几种？", RULES).text
    assert "流域规划、区域规划和专业规划" in text
