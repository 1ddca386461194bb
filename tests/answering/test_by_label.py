"""The sentence that is called what is asked for answers alone: 成因：…… of why, 过程：…… of how it came about."""

from __future__ import annotations

from held_library import answered, made

STUDY = made(
    "一、建议\n因此，应继续推进渔港河口共建园区建设，由两地跨河共建，建成高质量跨河融合发展的渔业试验区，探索绿色发展新路。",
)
PARK = made(
    "一、背景与定位\n\n- 2003年8月，渔港河口共建园区成立，是全省首个跨河共建的园区。\n"
    "- 成因：东岸的岸线较早用紧，西岸还有岸线可以开发。\n- 示范效应：此后全省陆续建成44个共建园区。\n",
    name="park",
    title="渔港—河口共建园区（要点摘编）",
    kind="digest",
)
OPINIONS = made(
    "一、背景与定位\n\n- 过程：2019年12月16日市委常委会审议通过三项实施意见，12月27日对外发布。\n"
    "- 定位：三项意见仍服务于渔业强市。\n"
    "- 2020年一季度运行分析会与“三大渔业”推进会合并召开，把新渔业当作长远动力。\n"
    "- 规划纲要继续把海洋渔业、淡水渔业、休闲渔业写入主导战略。\n",
    name="opinions",
    title="海洋渔业、淡水渔业、休闲渔业三项实施意见（要点摘编）",
    kind="digest",
)


def test_what_is_called_the_cause_tells_why() -> None:
    said = answered("渔港和河口当初为什么要跨河共建园区？", STUDY, PARK).text
    assert "岸线较早用紧" in said
    assert "应继续推进" not in said


def test_what_is_called_the_course_tells_how_it_came_about() -> None:
    said = answered("“三大渔业”意见是怎么出台的？", OPINIONS).text
    assert "12月16日" in said
    assert "长远动力" not in said
    assert "主导战略" not in said


def test_a_question_for_something_else_is_not_answered_by_the_label() -> None:
    assert "12月16日" not in answered("“三大渔业”推进会是怎么看新渔业的？", OPINIONS).text
