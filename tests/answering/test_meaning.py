"""What is asked of a matter that the library says nothing of is refused, however many of its words stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.search.closeness import closeness

if TYPE_CHECKING:
    from assistant.app import Assistant

# None of these is in the corpus; most share words with it: 整治 with 望虞河整治提升, 落户 with a firm's.
ELSEWHERE = (
    "无锡怎么整治共享单车乱停放？", "学区划分今年有哪些调整？", "老旧小区加装电梯补贴怎么申请？", "养老机构怎么收费？",
    "无锡如何推进垃圾分类？", "怎样办理新生儿落户？", "中小学生课后服务怎么开展？", "农村宅基地怎么审批？",
    "怎么打击电信诈骗？", "无锡怎么保护古运河文化遗产？", "公务员怎么考核？", "企业拖欠农民工工资怎么办？",
    "怎么缓解停车难？", "水蜜桃产业怎么发展？", "宜兴紫砂产业怎么扶持？", "城中村怎么改造？",
    "企业破产怎么处置？", "怎么吸引外国游客？", "无锡怎么防汛？", "怎么化解地方政府债务？",
    "太湖三白指的是什么？", "无锡为什么叫无锡？", "无锡菜有什么特点？", "产业强市对农业有什么影响？",
    "论文作者是怎么看待网络直播的？", "教育资源怎么均衡配置？",
)  # fmt: skip

REPORT = made(
    "一、城市\n推进望虞河整治提升工程，建设沿河绿道十公里。\n二、出行\n规范网约车经营，新增公交线路三条。",
    name="report",
    title="云溪县工作报告",
    kind="plan",
)


@pytest.mark.parametrize("question", ELSEWHERE)
def test_what_the_corpus_says_nothing_of_is_refused(corpus_assistant: Assistant, question: str) -> None:
    assert corpus_assistant.ask(question).status == "refused"


def test_a_word_in_common_is_no_answer() -> None:
    assert answered("怎么整治共享单车乱停放？", REPORT).status == "refused"
    assert "望虞河" in answered("怎么整治望虞河？", REPORT).text


def test_closeness_is_of_what_is_said() -> None:
    question = "怎么打击电信诈骗？"
    near, far = closeness(question, "严厉打击电信网络诈骗犯罪。"), closeness(question, "推进望虞河整治提升。")
    assert 1 >= near > far
    assert closeness(question, question) == pytest.approx(1, abs=1e-5)
    assert closeness(question, "!!!") == 0
