"""有什么部署 names the 部署 that are asked for: a heading that calls them so is on them."""

from __future__ import annotations

from held_library import answered, made

FINANCE = made(
    "一、与论文的对照\n\n无法核对：论文中2018年渔业增速8.08%、渔港企业2060家，均未见官方出处。\n\n"
    "二、渔业的部署\n\n- 规划纲要要求对接深海牧场中心，引入境外船队和养殖团队。\n"
    "- 2021年提出今后五年渔船产值突破2万亿元。\n\n"
    "三、渔业的数据\n\n- 2020年末：渔获7195万吨，增长15.6%。\n",
    name="finance",
    title="云港农业与渔业目标和数据（要点摘编）",
    kind="digest",
)


def test_what_the_heading_calls_so_comes_first() -> None:
    said = answered("云港渔业这几年有什么部署？", FINANCE).text
    assert "对接深海牧场中心" in said
    assert "未见官方出处" not in said
