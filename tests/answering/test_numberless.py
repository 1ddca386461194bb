"""A number that is asked for is not answered by sentences without one."""

from __future__ import annotations

from held_library import answered, made

PROBLEMS = made(
    "第一，平台能级不高。创新平台数量偏少，区域分布不均。第二，高端人才引进急需加强。"
    "根据统计，全市人才总量与南京、苏州相比仍有差距，人才政策有待完善。第三，融资渠道不宽。"
)


def test_a_sentence_without_a_number_does_not_tell_how_many() -> None:
    answer = answered("人才总量是多少？", PROBLEMS)
    assert answer.status == "refused"
    assert "急需加强" not in answer.text


def test_the_same_sentence_tells_how_it_stands() -> None:
    assert "急需加强" in answered("高端人才引进情况怎么样？", PROBLEMS).text


def test_that_no_number_was_set_is_an_answer() -> None:
    unset = made("人才总量目标未设定具体数额。", kind="plan")
    assert "未设定" in answered("人才总量的目标是多少万人？", unset).text
