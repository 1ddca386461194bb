"""What stands between two sentences that are given is given too; requirements stand below what leads to them."""

from __future__ import annotations

from held_library import answered, gathered, made

from assistant.answering.question import understand
from assistant.answering.sentences.choosing import between_chosen

POWER = made(
    "# 云川省政府工作报告\n\n## 重点工作\n\n"
    "加快建设能源强省。聚力打造全国重要的新能源及新能源装备制造基地，新能源装机规模达到1亿千瓦。建成云电入海工程，"
    "开工建设云电入江工程，加快建设750千伏北通道工程，开展二回等通道前期工作。推动抽水蓄能电站高效建设。"
    "实施“新能源+”行动，促进新能源多维度、多产业、多元化融合发展。积极开展绿电直连试点，加快新型储能项目建设。"
    "加快甲、乙、丙等煤矿建设，争取丁煤矿项目核准，原煤、原油产量分别达到7000万吨、1280万吨。"
    "老工业基地的地位，奠基于资源能源；服务新发展格局的作为，也必定体现于资源能源。\n\n"
    "提升社会保障水平。扩大失业保险覆盖面，提高参保率。\n",
    title="云川省政府工作报告",
    kind="report",
)
DUTIES = made(
    "面对新要求，各级政府及其工作人员，一定要牢记使命，勤勉工作，全心为民。\n\n"
    "要永葆忠诚。始终把政治建设摆在首位，坚决贯彻各项部署。\n\n"
    "要依法行政。严格规范公正文明执法，自觉接受监督。\n\n"
    "要实干担当。坚决整治形式主义，把精力放到抓落实上。\n\n"
    "要恪守清廉。锲而不舍纠治四风，守住廉洁底线。\n",
    title="云川省政府工作报告",
    kind="report",
)


def test_what_stands_between_belongs_to_the_matter() -> None:
    found = gathered("新能源及外送通道建设的安排是什么？", POWER)
    first, last = (next(one for one in found.statements if words in one.text) for words in ("1亿千瓦", "绿电直连"))
    told = [one.text for one in between_chosen(found, [first, last])]
    assert any("750千伏北通道" in text for text in told)
    assert not any("老工业基地" in text or "能源强省" in text for text in told)


def test_arrangements_are_no_word_to_be_defined() -> None:
    assert answered("新能源建设的安排是什么？", POWER).status == "answered"


def test_the_requirements_stand_below_what_leads_to_them() -> None:
    answer = answered("对各级政府和工作人员提出了哪几方面要求？", DUTIES)
    assert all(told in answer.text for told in ("要永葆忠诚", "要依法行政", "要实干担当", "要恪守清廉"))


def test_whether_something_will_go_on_is_a_forecast() -> None:
    assert understand("明年咱们省常住人口还能保持净流入吗？").reason == "forecast"
    assert understand("2027年常住人口还会继续增加吗？").reason == "forecast"
    assert understand("明年的常住人口目标还保持不变吗？").reason != "forecast"


CARE = made(
    "# 云川省政府工作报告\n\n## 民生\n\n"
    "强化“一老一小”服务。改造提升公办养老机构20个以上，增加失能老人照护床位。有序扩大长期护理保险制度覆盖面。"
    "向中度以上失能老年人发放养老服务消费补贴。海陵建成示范街区。落实育儿补贴等支持政策，建设友好型社会。\n",
    title="云川省政府工作报告",
    kind="report",
)


def test_one_sentence_between_two_need_not_name_the_matter() -> None:
    found = gathered("家里有失能老人的，能享受到什么政策？", CARE)
    first, last = (next(one for one in found.statements if words in one.text) for words in ("公办养老", "失能老年人"))
    assert any("长期护理保险" in one.text for one in between_chosen(found, [first, last]))
