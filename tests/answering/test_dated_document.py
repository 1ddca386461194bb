"""A document that is told by its year and its kind (2019年渔业规划纲要) is that document, and no figure of the year."""

from dataclasses import replace

import pytest
from held_library import made

from assistant.answering.understanding.dated_document import by_its_year

OUTLINE = replace(made("中心港27个。", name="outline", title="云川三角洲渔业一体化规划纲要"), issued="2019-12-01公布")
OLDER = replace(made("共26个港。", name="older", title="云川三角洲渔业群发展规划"), issued="2016-06-03")
REPORT = replace(made("渔业增长。", name="report", title="云川渔业报告"), issued="2019-01-05")
OF_2019 = made("渔业增长。", name="of_2019", title="2019年云川市政府工作报告")
OF_2024 = made("渔业下降。", name="of_2024", title="云川市2024年政府工作报告")


@pytest.mark.parametrize(
    ("asked", "read", "document"),
    [
        ("2019年云川渔业规划纲要的中心港有几个？", "云川渔业规划纲要的中心港有几个？", "outline"),
        ("2019年印发的那份云川渔业规划纲要里中心港有几个？", "云川渔业规划纲要里中心港有几个？", "outline"),
        ("2016年云川三角洲渔业发展规划有几个港？", "云川三角洲渔业发展规划有几个港？", "older"),
        ("2018年云川渔业规划纲要的中心港有几个？", "", ""),
        ("2019年云川渔业规划目标是多少？", "", ""),
        ("2019年的规划有几个港？", "", ""),
        ("2019年云川渔业规划纲要后来落实得怎么样？", "", ""),
        ("论文怎么看2019年云川渔业规划纲要？", "", ""),
        ("2019年云川渔业增长多少？", "", ""),
        ("2019年政府工作报告怎么看渔业？", "政府工作报告怎么看渔业？", "of_2019"),
        ("2024年云川政府工作报告的问题体现在哪些方面？", "云川政府工作报告的问题体现在哪些方面？", "of_2024"),
        ("2019年报告里渔业有什么进展？", "报告里渔业有什么进展？", "of_2019"),
        ("2019年报告里的渔业目标后来实现了吗？", "", ""),
        ("2018年政府工作报告怎么看渔业？", "", ""),
    ],
)
def test_the_year_tells_which_document_is_meant(asked: str, read: str, document: str) -> None:
    assert by_its_year(asked, (OUTLINE, OLDER, REPORT, OF_2019, OF_2024)) == (read or asked, document)
