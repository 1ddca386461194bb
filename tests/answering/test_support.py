"""Whether what was found answers: a learned score of the statement and of what else was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, answered, made

from assistant.answering.evidence.support import FEATURES, features_of, is_supported, shipped_weights
from assistant.answering.gather import Gathered, Shelf, gather
from assistant.answering.question import understand
from assistant.errors import LibraryDamaged
from assistant.model import Filters

if TYPE_CHECKING:
    from pathlib import Path

REPORT = made(
    "一、2031年工作安排\n扩建渔港三座，新建冷库五座，培训渔民两千名。放宽渔船更新补贴，船龄二十年以上的优先。办好全省运动会。"
    "\n二、民生\n修缮海滨小学，新建幼儿园四所。改造老旧小区一百个。",
    name="report",
    title="2031年湖南省政府工作报告",
    kind="plan",
)


def found(question: str) -> Gathered:
    return gather(understand(question, Filters()), Shelf(HeldLibrary((REPORT,))))  # type: ignore[arg-type]


def test_what_says_it_in_other_words_is_supported() -> None:
    gathered = found("湖南2031年给旧渔船换新怎么补贴？")
    best = gathered.statements[0]
    assert "渔船更新补贴" in best.text
    assert is_supported(gathered, best)


@pytest.mark.parametrize(
    "question", ["湖南2031年怎么治理沙漠？", "湖南2031年怎样发展半导体产业？", "湖南怎么管理网约车？"]
)
def test_what_is_of_something_else_is_not(question: str) -> None:
    assert answered(question, REPORT).status == "refused"


def test_one_that_has_a_name_and_nothing_like_the_rest_is_not() -> None:
    assert answered("渔港的停泊费缴纳逾期怎么罚款？", REPORT).status != "answered"


def test_the_features_are_those_that_have_weights() -> None:
    gathered = found("湖南2031年给旧渔船换新怎么补贴？")
    features = features_of(gathered, gathered.statements[0])
    assert set(features) == set(FEATURES)
    assert 0.75 <= features["second"] <= 2  # hardly anything else was found
    assert features["far_from_the_rest"] == 0


def test_weights_that_are_not_whole_are_refused_with_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "support.json"
    broken.write_text('{"weights": {"score": 1}}', encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="请重新安装"):
        shipped_weights(broken)
