"""With which words documents write of a matter that a question names by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.answering.understanding.fields import load_fields, phrases_in
from assistant.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

REPORT = made(
    "一、民生\n健全分级诊疗体系，推动优质医院下沉，新建医共体十二个。开展高额彩礼专项治理，推进移风易俗。\n"
    "二、产业\n加快数控机床改造，建设标准厂房，引进配套项目十个。开展经营主体培育，强化要素保障。",
    name="report",
    title="云溪县工作报告",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "said"), [("看病怎么更方便？", "分级诊疗"), ("面子工程和彩礼怎么治理？", "高额彩礼专项治理")]
)
def test_a_sentence_of_the_field_answers(question: str, said: str) -> None:
    assert said in answered(question, REPORT).text


def test_a_figure_of_the_field_is_no_figure_of_the_thing() -> None:
    """医共体十二个 tells not how many clinics there are."""
    assert answered("看病的诊所有多少家？", REPORT).status == "refused"


def test_a_word_that_would_be_cut_is_one_word() -> None:
    assert list(phrases_in("面子工程怎么治理？")) == ["面子工程"]
    assert list(phrases_in("看病怎么更方便？")) == []


def test_the_shipped_words_say_more_than_themselves() -> None:
    fields = load_fields()
    assert len(fields) > 1000
    assert [word for word, others in fields.items() if word in others or not others] == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [("看病 医院", "第1行不是"), ("看病：医院\n看病：医保", "第2行“看病”前面已经写过")],
)
def test_a_wrong_line_is_named(tmp_path: Path, lines: str, said: str) -> None:
    path = tmp_path / "fields.txt"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_fields(path)
