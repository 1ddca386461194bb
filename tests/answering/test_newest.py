"""How many there are by now is told by the newest of the sentences that tell the number."""

from __future__ import annotations

from held_library import answered, made

TOWN = made(
    "一、实施情况\n\n- 云港渔业城2021年1月启动建设；运行三年时有渔业企业577家、龙头23家。\n"
    "- 到2026年3月的五年总结：云港渔业城累计有渔业企业846家、龙头48家。\n"
    "- 云港渔业城到2030年力争渔业企业达到2000家。\n",
    title="云港渔业城（要点摘编）",
    kind="digest",
)


def test_the_newest_number_is_told() -> None:
    said = answered("云港渔业城目前有多少家渔业企业？", TOWN).text
    assert "846家" in said
    assert "577家" not in said
    assert "2000家" not in said


def test_of_its_own_time_the_older_one_is_told() -> None:
    assert "577家" in answered("云港渔业城运行三年时有多少家渔业企业？", TOWN).text
