"""Dense work reports: what was done and what is to be done, lists that nothing marks, reasons in the next paragraph."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.conversation import resolve

DENSE = made(
    "一、2030年工作回顾\n过去一年，我们攻坚克难。\n——基础设施不断完善。灯塔大桥通车。\n——人民生活改善。新建渔村旅馆。\n"
    "一年来，主要做了以下工作：\n（一）防范风险有力有效。健全金融风险防控机制，处置旧债。\n（二）改善民生。在教育方面。新建海员学校三所。\n"
    "同时，我们也清醒看到，发展还有不少困难：航道淤积严重；船员短缺。我们一定直面问题。我们坚信，没有过不去的坎！\n"
    "二、“十六五”时期成就和目标任务\n过去五年，我们负重前行。基础设施全面提升，航道通达全部岛屿，灯塔增至百座。\n"
    "三、2031年重点工作\n今年的主要预期目标是：经济增长4.5%左右，渔获量只增不减。\n"
    "提出这些目标，既体现积极进取的姿态，又保持稳妥审慎的基调。\n重点抓好以下工作：\n"
    "（一）壮大海岛产业。培育壮大新兴产业和未来产业。引进大船。推动深海采矿、潮汐发电、海藻医药等未来产业尽快成势。\n"
    "（二）持之以恒抓好渔业工作。保护渔场。\n"
    "（三）办好民生实事。筹措三亿元实施灯塔惠民工程，修缮灯塔。更新灯具。筹措两亿元实施渡船惠民工程，更新渡船。"
    "筹措一亿元实施饮水惠民工程，铺设水管。\n强化“一老一小”服务。改造敬老院。落实育儿补贴。\n"
    "（四）守牢安全底线。深化金融化险改革。完善金融机构治理，推动存量风险出清，处置坏账。坚决打击逃债。\n坚持优先发展教育。一是扩建校舍；二是培训教师；三是减轻负担。",
    name="dense",
    title="2031年云州政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云州2031年要重点抓哪几项工作？", ("壮大海岛产业", "抓好渔业工作", "守牢安全底线"), ()),
        ("云州要提前布局哪些未来产业？", ("深海采矿、潮汐发电、海藻医药",), ("引进大船",)),
        ("2031年云州要办哪三大惠民工程？", ("灯塔惠民工程", "渡船惠民工程", "饮水惠民工程"), ("更新灯具",)),
        ("云州2031年在养老和托育上打算做些什么？", ("改造敬老院", "育儿补贴"), ("渡船",)),
        ("云州自己觉得还有哪些困难？", ("航道淤积严重", "船员短缺"), ("我们坚信", "过不去的坎")),
        ("云州为什么把2031年的增速目标定在4.5%左右？", ("既体现积极进取",), ("灯塔",)),
        ("云州2031年的增长目标是出于什么考虑提出来的？", ("既体现积极进取",), ("“十六五”",)),
        ("过去五年云州基础设施有哪些变化？", ("航道通达全部岛屿",), ("灯塔大桥",)),
        ("云州打算怎么化解金融风险？", ("处置坏账",), ("处置旧债",)),
        ("云州过去一年在教育方面做了哪些事？", ("新建海员学校三所",), ("扩建校舍",)),
    ],
)
def test_a_dense_report_answers_to_the_point(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, DENSE).text
    assert all(words in text for words in told)
    assert not any(words in text for words in silent)


def test_what_looks_back_on_all_of_it_is_not_said_under_the_last_section() -> None:
    assert "改善民生" not in answered("云州自己觉得还有哪些困难？", DENSE).text


def test_a_thing_is_defined_by_what_follows_upon_its_whole_name() -> None:
    plan = made("海岛场景是以渔港为依托的试验。海岛场景多。港口场景加快发展。", name="plan", title="海岛场景行动计划")
    text = answered("什么是海岛场景？", plan).text
    assert "以渔港为依托" in text
    assert "加快发展" not in text


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("那金融风险呢？", "江苏打算怎么化解地方债的风险？", "江苏打算怎么化解金融风险？"),
        ("那有效投资呢？", "江苏打算怎样提振消费？", "江苏打算怎样提振有效投资？"),
        ("就业呢？", "江苏怎么把房地产市场稳住？", "江苏怎么把就业稳住？"),
        ("数字经济呢？", "江苏低空经济怎么发展？", "江苏数字经济怎么发展？"),
        ("就业呢？", "江苏在外贸上取得了什么进展？", "江苏在就业上取得了什么进展？"),
        ("医疗呢？", "江苏存在哪些问题？", "江苏医疗方面存在哪些问题？"),
        ("目标呢？", "江苏怎么发展人工智能？", "江苏目标是什么？"),
        ("医疗呢？", "江苏的情况如何？", "江苏医疗是什么？"),
    ],
)
def test_another_thing_is_dealt_with_in_the_same_way(question: str, before: str, whole: str) -> None:
    assert resolve(question, [before]).text == whole
