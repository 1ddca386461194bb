"""Of a list whose items begin with a city each, the one that is asked about is told alone."""

from __future__ import annotations

import pytest
from held_library import answered, made

SUMMIT = made(
    "一、背景\n两市长期往来密切，产业分工尚不清楚。\n二、峰会与合作内容\n"
    "1. 首届都市圈峰会在扬州大运河会议中心举行。\n"
    "2. 镇江的五点建议：轨道互通、产业互补、平台共享、生态联治、服务共建。\n"
    "3. 扬州的五点目标：共建湾区、联合攻关、打通循环、先行示范、创造经验。\n"
    "4. 泰州回应五个方面：交通、产业、生态、文旅、公共服务。\n",
    title="都市圈一体化合作",
    kind="plan",
)


@pytest.mark.parametrize(
    ("city", "told", "others"),
    [("扬州", "共建湾区", ("轨道互通", "文旅")), ("泰州", "文旅", ("轨道互通", "共建湾区"))],
)
def test_the_item_of_the_city_is_told_alone(city: str, told: str, others: tuple[str, ...]) -> None:
    text = answered(f"{city}在都市圈峰会与合作上提了哪些内容？", SUMMIT).text
    assert told in text
    assert not any(other in text for other in others)


def test_without_a_city_all_are_told() -> None:
    text = answered("峰会与合作有哪些内容？", SUMMIT).text
    assert all(told in text for told in ("轨道互通", "共建湾区", "文旅"))
