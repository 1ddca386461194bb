"""The chapters of a year's work are no answer to what is asked of one matter in that year."""

from __future__ import annotations

from held_library import answered, made

REPORT = made(
    "一、2031年重点工作\n（一）稳定经济运行。落实好各项政策。\n（二）发展现代农业。提高稻谷亩产。\n"
    "（三）扩大对外开放。用好海港。\n（四）保障改善民生。整合城乡居民基本医保制度，财政补助提高到每人每年420元。"
    "改革医保支付方式，推进异地就医结算。办好全省运动会。\n（五）加强自身建设。严守纪律。",
    name="report",
    title="2031年湖南省政府工作报告",
    kind="plan",
)


def test_one_matter_is_told_by_its_sentences() -> None:
    text = answered("2031年居民医保在制度合并、补助标准和费用结算上有哪些动作？", REPORT).text
    assert "整合城乡居民基本医保制度" in text
    assert "异地就医结算" in text
    assert "扩大对外开放" not in text


def test_the_chapters_are_told_where_they_are_asked_for() -> None:
    text = answered("湖南2031年重点工作有哪五项？", REPORT).text
    assert "稳定经济运行" in text
    assert "加强自身建设" in text


def test_an_outline_that_names_nothing_of_it_is_not_told() -> None:
    opinion = made(
        "一、总体要求\n全面贯彻新发展理念，坚持稳中求进。\n二、夯实数字渔业发展基础\n围绕海湾经济带、沿江走廊等区域战略，培育数字渔业集聚区。\n"
        "三、培育数字渔业新型业态\n发展云上鱼市。\n四、保障措施\n加强领导。",
        name="opinion",
        title="实施意见",
        kind="plan",
    )
    text = answered("推动数字渔业高质量发展的意见提出围绕哪些区域战略培育集聚区？", opinion).text
    assert "海湾经济带" in text
    assert "总体要求" not in text
