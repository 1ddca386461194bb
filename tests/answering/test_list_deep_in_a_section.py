"""A list at the end of a section that the question names by its title is not told as if it were all of it."""

from __future__ import annotations

from held_library import answered, made

PAPER = made(
    "3 发展成果\n3.1 打造“蓝海强市”\n"
    "启动战略以来，首先优先发展海洋观测产业体系，伴随发展专业园区，培育一批龙头企业，加快引进检测等环节向高端发展。"
    "与此同时，努力打造“海洋名城”，发展信息区和产业集聚区。\n"
    "在船舶制造方面，推动多个工程，打造“蓝海强市”。首先，开展“百企技改”升级行动，推进重点船厂改造。"
    "其次，在装备方面，实施强基工程，引导企业自主创新。最后，开展“英才计划”，建立健全人才培养机制。\n"
    "3.2 构建“服务高地”\n现代服务业分为生产性和生活性两类，发展产业基金。\n",
)


def test_what_the_section_says_before_its_list_is_told_too() -> None:
    text = answered("论文讲的“蓝海强市”具体做了什么？", PAPER).text
    assert all(told in text for told in ("海洋观测", "海洋名城", "百企技改", "强基工程", "英才计划"))
