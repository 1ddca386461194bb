"""The sentences next to the best one go with it, as long as they are as near to the question."""

from __future__ import annotations

from held_library import answered, made

REPORT = made(
    "一、科研\n扩建实验楼两座，添置仪器三百台。赋予科研人员职务科技成果所有权和长期使用权。"
    "对承担重大攻关任务的科研人员实行灵活的薪酬制度。治理黑臭水体，疏浚河道九条。",
    name="report",
    title="云溪县工作报告",
    kind="plan",
)


def test_what_goes_on_with_the_best_sentence_is_told_and_no_more() -> None:
    text = answered("搞科研的人被条条框框捆着，怎么给他们松绑？", REPORT).text
    assert "所有权" in text
    assert "薪酬制度" in text
    assert "黑臭水体" not in text


TRADE = made(
    "一、扩大内需\n坚持内需主导，提振消费。稳住商品消费，落实以旧换新政策。扩容服务消费，升级餐饮住宿。"
    "培育新型消费，发展首店。激活农村消费，建设到村站点。治理黑臭水体，疏浚河道九条。",
    name="trade",
    title="云溪县工作报告",
    kind="plan",
)


def test_a_run_of_sentences_that_open_on_the_thing_asked_about_is_given_whole() -> None:
    text = answered("云溪县怎么提振消费？", TRADE).text
    assert all(told in text for told in ("以旧换新", "餐饮住宿", "首店", "到村站点"))
    assert "黑臭水体" not in text
