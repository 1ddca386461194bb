"""A matter is answered where the document deals with it, and not where it is one of five things in a list."""

from __future__ import annotations

from datetime import date

import pytest
from held_library import HeldLibrary, answered, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.evidence.time_and_place import places_agree
from assistant.model import Filters

YEAR = date.today().year
REPORT = made(
    f"一、{YEAR - 1}年工作回顾\n一年来，主要做了两件事。\n（一）修建渔港。泊位六个。\n（二）恢复湿地。退渔还湖。\n"
    f"二、{YEAR}年工作安排\n"
    "加强民生科研。加强健康、敬老、助残等民生研究。推动灯塔、敬老、家政等服务扩容。\n"
    "提高社会保障。建设敬老院三座。发放敬老补贴。培训敬老护工。改造渔民住房。\n"
    "综合研判，云州今年的有利因素多于困难。云州有深水的优势、渔场的优势、船队的优势、航线的优势。\n"
    "只要用好有利因素，云州一定能行稳致远。\n"
    "处置风险隐患。压实责任，严控新设码头。化解渔债，分类推进。\n健全债务管理，盯住渔债本息。\n"
    "培育渔具产业和未来产业。做强渔网。布局潮汐发电。\n"
    "一要守好灯塔用电底线。架设海缆两条，储备柴油。检修风机。严查私拉电线。二要做好航标文章。更换浮标。",
    name="yunzhou",
    title=f"{YEAR}年云州市政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云州在敬老方面有哪些安排？", ("发放敬老补贴", "培训敬老护工"), ("民生研究",)),
        ("云州有哪些有利因素？", ("深水的优势、渔场的优势",), ()),
        ("云州渔债怎么化解？", ("化解渔债", "盯住渔债本息"), ("严控新设码头",)),
        ("云州今年怎么做好灯塔用电？", ("架设海缆", "检修风机", "严查私拉电线"), ("更换浮标",)),
        ("云州怎么培育渔具产业和未来产业？", ("做强渔网", "布局潮汐发电"), ()),
        (f"云州{YEAR - 1}年重点抓了哪几件事？", ("修建渔港", "恢复湿地"), ("敬老",)),
    ],
)
def test_the_paragraph_on_the_matter_answers(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, REPORT).text
    assert [words for words in told if words not in text] == []
    assert [words for words in silent if words in text] == []


def test_what_a_change_is_measured_from_is_no_time_that_was_read_otherwise() -> None:
    old = made("渔获量增长6%，比上年多。", name="old", title=f"{YEAR - 8}年云州市政府工作报告")
    answer = AnsweringChain(HeldLibrary([old])).answer("渔获量比上年怎么样？", [], Filters())  # type: ignore[arg-type]
    assert not any("这里的" in note for note in answer.notes)


ISLANDS = made(
    f"一、{YEAR - 1}年工作回顾\n一年来，主要做了三件事。\n"
    "（一）促进渔业发展\n渔港更新扎实开展。启动改造项目六个。建成冷库两座，改造泊位九个，新添吊机四台。\n"
    "（二）落实重大任务\n岛际交通加快建设。新辟航线三条。引进渡船两艘，培训船员一百名，改造码头五座。\n"
    "（三）改善海岛民生\n学校医院提质增效。新建小学两所。配齐医师，开通急救船，发放补贴，改造渔民住房。\n"
    "二、五年规划说明\n我们经受住台风的变化考验。这五年，渔业实力再上台阶。产量翻番。出口增长。品牌增多。"
    "这五年，海岛面貌焕然一新。道路通达。电网改造。供水入户。码头扩建。这五年，渔民生活持续改善。收入提高。住房改善。\n"
    f"三、{YEAR}年主要任务\n（一）提升三个中心能级。强化联动。\n深化航运中心建设。新辟远洋航线，引进船队。\n"
    "深化渔业中心建设。建设冷链，培育品牌。\n深化旅游中心建设。办好灯塔节，修缮步道。",
    name="islands",
    title=f"{YEAR}年云州市政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        (f"云州{YEAR - 1}年渔港更新取得了哪些进展？", ("启动改造项目六个",), ("改善海岛民生",)),
        ("这五年云州有什么变化？", ("渔业实力", "海岛面貌", "渔民生活"), ("促进渔业发展", "台风")),
        (f"三个中心{YEAR}年各自怎么建？", ("航运中心", "渔业中心", "旅游中心"), ("小学",)),
    ],
)
def test_a_list_of_something_else_gives_way(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, ISLANDS).text
    assert [words for words in told if words not in text] == []
    assert [words for words in silent if words in text] == []


def test_a_place_that_is_cut_short_is_still_the_asked_one() -> None:
    assert places_agree(["上海"], ["推进在沪国家实验室建设。", "2031年上海市政府工作报告"], about_asked=True) is True


STEPPE = made(
    f"一、五年和{YEAR - 1}年工作回顾\n"
    "这五年，我们坚持扩大港口开放。港口泊位翻番。\n这五年，我们坚持改善渔民生活。渔民收入翻番。\n"
    "这五年，我们坚持保护海岛湿地。湿地面积翻番。\n"
    f"刚刚过去的{YEAR - 1}年，主要做了以下工作。\n（一）高水平推进港口开放。新辟航线三条，设立港口办事处。\n"
    "（二）加快渔业发展。引进船队两支。\n"
    f"二、{YEAR}年重点工作\n（一）坚持内需主导，持续提振消费扩大投资\n"
    "坚持促消费和惠民生相结合。实施消费专项行动，办好渔灯节。清理消费领域不合理限制。"
    "开工码头三座，改造泊位九个。建设冷库两座。\n（二）增进民生福祉\n支持托育服务。新建养老院三座。修缮步道。",
    name="steppe",
    title=f"{YEAR}年云州市政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        (f"{YEAR - 1}年云州港口开放有哪些成绩？", ("新辟航线三条",), ("泊位翻番",)),
        (f"云州{YEAR}年怎么提振消费？", ("实施消费专项行动", "清理消费领域"), ("修缮步道",)),
        (f"云州{YEAR}年养老托育有哪些打算？", ("支持托育服务", "新建养老院三座"), ("开工码头",)),
    ],
)
def test_one_year_and_one_of_two_matters(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, STEPPE).text
    assert [words for words in told if words not in text] == []
    assert [words for words in silent if words in text] == []


MARKET = made(
    "一、2026年工作安排\n（一）培育壮大实体经济\n"
    "发展壮大特色产业：一是渔业产业加速转型，建设冷链。\n二是食品产业突出精深加工，建设基地。\n三是船舶产业持续提质，建设船坞。\n"
    "（二）突出改革牵引作用\n深化国资改革。"
    "支持民营经济发展壮大，打造助企服务平台，健全政策送达机制，筛选100家优质企业，集中资源帮扶。",
    title="2026年云州市政府工作报告",
)


def test_a_sentence_on_all_that_is_asked_comes_before_a_list_on_some_of_it() -> None:
    text = answered("支持民营经济发展壮大有什么举措？", MARKET).text
    assert "助企服务平台" in text
    assert "冷链" not in text


def test_a_paragraph_under_another_title_of_the_line_is_no_answer() -> None:
    report = made(
        "一、民生\n悉心呵护百姓健康。织牢基层网底。实施海岛医疗强基工程，建设渔村医共体，开展巡诊。"
        "提升医疗服务。推进智慧医院试点，优化先诊疗后付费。",
        title="云州市政府工作报告",
    )
    text = answered("基层医疗底子薄，云州打算怎么补", report).text
    assert "渔村医共体" in text


def test_what_is_wrong_is_not_told_by_what_is_to_be_done() -> None:
    report = made(
        "一、问题\n政府自身建设有待进一步加强，形式主义现象依然存在。\n"
        "二、加强政府自身建设\n（一）旗帜鲜明讲政治。常学。\n（二）依法行政。常查。\n（三）务实高效。常改。\n",
        title="云州市政府工作报告",
    )
    assert "形式主义" in answered("政府自身还有哪些毛病没改掉", report).text
