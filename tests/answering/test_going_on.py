"""What stands beside an answer and goes on with it is told, by learned weights; what does not is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.answering.sentences.going_on import shipped_weights
from assistant.errors import LibraryDamaged

if TYPE_CHECKING:
    from pathlib import Path

REPORT = made(
    "一、2030年工作回顾\n全省经济平稳运行。新修公路三百公里。举办了青少年运动会。医疗队走遍各乡。湘雅医院海岛分院正式开诊。"
    "“三甲”医院覆盖七市。高校毕业生就业稳定。稻谷亩产创了新高。",
    name="report",
    title="2031年湖南省政府工作报告",
    kind="plan",
)


def test_a_sentence_of_the_same_matter_beside_the_answer_is_told() -> None:
    text = answered("湖南2030年在医院建设上有哪些突破？", REPORT).text
    assert "湘雅医院海岛分院正式开诊" in text
    assert "“三甲”医院覆盖七市" in text
    assert "稻谷" not in text
    assert "公路" not in text


def test_what_a_sentence_announces_is_told_behind_it() -> None:
    report = made(
        "一、2031年工作安排\n深化海防建设。启动实施一批新的重大工程项目。"
        "主要是：渔港改造、海堤加固等民生项目，风电、潮汐电站等能源项目。办好全省运动会。",
        name="report",
        title="2031年湖南省政府工作报告",
        kind="plan",
    )
    text = answered("湖南2031年准备启动的重大工程项目有哪几类？", report).text
    assert "渔港改造、海堤加固等民生项目" in text
    assert "运动会" not in text


def test_weights_that_are_not_whole_are_refused_with_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "going_on.json"
    broken.write_text('{"about": ""}', encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="请重新安装"):
        shipped_weights(broken)
