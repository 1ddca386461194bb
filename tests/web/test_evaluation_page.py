"""The page 评测 as a visitor uses it, over a small assistant that answers by heart."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as open_docx
from fake_assistant import SERVICE, SERVICE_QUOTE, FakeAssistant
from streamlit.testing.v1 import AppTest

from assistant.evaluation.folder import RunFolder
from assistant.evaluation.own_set import OwnSet
from assistant.export.evaluation import evaluation_document
from assistant.journal.journal import Journal
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Answer, Evidence, Fact, Passage

SCRIPT = "from assistant.web import evaluation, layout\nlayout.begin()\nevaluation.page()\n"
SET: list[dict[str, Any]] = [
    {"id": "a", "question": SERVICE, "kind": "number", "status": "answered", "must": [["8.08%"]],
     "evidence": SERVICE_QUOTE, "document": "paper"},
    {"id": "b", "question": "2035年房价是多少？", "kind": "refuse", "status": "refused", "must": []},
    {"id": "c", "question": "<b>谁</b>写的？", "kind": "fact", "status": "answered", "must": [["张三"]]},
]  # fmt: skip


class ExaminedLibrary:
    """The library under the fake assistant; its search finds nothing."""

    version = "000001-abcdef"
    manifest: dict[str, Any] = {}  # noqa: RUF012 -- never changed
    counts: dict[str, int] = {"documents": 2, "passages": 0, "facts": 0}  # noqa: RUF012 -- never changed

    def __init__(self, assistant: FakeAssistant) -> None:
        self.documents, self.document = assistant.documents, assistant.document

    def passages(self, _: str) -> tuple[Passage, ...]:
        return ()

    def facts(self) -> tuple[Fact, ...]:
        return ()

    def search(self, _: str, *, k: int) -> tuple[Evidence, ...]:
        return ()


class ExaminedAssistant(FakeAssistant):
    """The fake assistant with what evaluation asks of one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.settings = Settings(corpus=folder / "corpus")
        self.library = ExaminedLibrary(self)
        self.answers_well = False

    def ask(self, question: str, *rest: Any) -> Answer:  # noqa: ANN401 -- handed on
        answer = super().ask(question, *rest)
        knows = self.answers_well and "谁" in question
        return replace(answer, status="answered", text="张三写的。") if knows else answer


@pytest.fixture
def examined(tmp_path: Path) -> ExaminedAssistant:
    (tmp_path / "corpus").mkdir()
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in SET)
    (tmp_path / "corpus" / "questions.jsonl").write_text(lines, encoding="utf-8")
    gates = "gates: [{measure: passed, at_least: 1}, {measure: quotes_verbatim, at_least: 1}]\n"
    (tmp_path / "corpus" / "gates.yaml").write_text(gates, encoding="utf-8")
    return ExaminedAssistant(tmp_path)


@pytest.fixture
def page(examined: ExaminedAssistant, tmp_path: Path) -> AppTest:
    return _opened(examined, tmp_path)


def _opened(examined: ExaminedAssistant, tmp_path: Path) -> AppTest:
    tested = AppTest.from_string(SCRIPT, default_timeout=30)
    tested.session_state["assistant"] = examined
    tested.session_state["person"] = "visitor"
    tested.session_state["journal"] = Journal(tmp_path / "journal")
    tested.session_state["evaluations"] = tmp_path / "evaluations"
    return tested.run()


def _shown(page: AppTest) -> str:
    assert not page.exception
    html = [element.proto.body for element in page.get("html")]
    said = [*page.error, *page.success, *page.info, *page.warning, *page.markdown, *page.caption]
    return "\n".join([*html, *(element.value for element in said)])


def test_a_run_ends_in_figures_failed_questions_and_reports(page: AppTest, tmp_path: Path) -> None:
    page.button(key="evaluation-start").click().run()
    shown = _shown(page)
    assert [(one.label, one.value) for one in page.metric][:2] == [("通过", "2／3 题"), ("通过率", "66.7%")]
    assert "门槛 2 项，未达到 1 项。通过率不低于100%" in shown.replace("\\", "")
    assert "缺少张三" in shown
    assert {button.key for button in page.get("download_button")} >= {"evaluation-page", "evaluation-xlsx"}
    (folder,) = (tmp_path / "evaluations").iterdir()
    assert (folder / "report.html").is_file()


def test_only_the_chosen_kinds_are_run_and_a_second_run_is_compared(page: AppTest) -> None:
    page.button(key="evaluation-start").click().run()
    page.button_group(key="evaluation-kinds").set_value(["refuse"]).run()
    page.button(key="evaluation-start").click().run()
    assert page.metric[0].value == "1／1 题"
    shown = _shown(page)
    assert "门槛" not in shown  # none is for this kind
    assert "两次都有的 1 题：修好 0 题，弄坏 0 题" in shown
    (kinds,) = (box for box in page.selectbox if box.key == "evaluation-shown")
    assert [option.split("　")[1] for option in kinds.options] == ["自带题集（应拒答）", "自带题集"]


def test_a_run_is_compared_with_any_earlier_one(page: AppTest, examined: ExaminedAssistant, tmp_path: Path) -> None:
    page.button(key="evaluation-start").click().run()
    examined.answers_well = True
    page.button(key="evaluation-start").click().run()
    page.button(key="evaluation-start").click().run()
    (newest, second, first) = sorted((run.name for run in (tmp_path / "evaluations").iterdir()), reverse=True)
    assert "修好 0 题，弄坏 0 题" in _shown(page)
    page.selectbox(key=f"evaluation-baseline-{newest}").set_value(first).run()
    assert "修好 1 题，弄坏 0 题" in _shown(page)
    page.button_group(key=f"evaluation-questions-{newest}").set_value("修好").run()
    shown = _shown(page)
    assert "<b>那一次所答</b>" in shown
    assert second not in shown


def test_questions_are_shown_as_text(page: AppTest) -> None:
    page.button(key="evaluation-start").click().run()
    labels = [expander.label for expander in page.expander]
    assert labels[-1] == r"c \<b\>谁\<\/b\>写的？"


def test_the_set_is_checked(page: AppTest) -> None:
    page.button(key="evaluation-check").click().run()
    assert "共 3 题，错误 0 处，存疑 1 处。" in _shown(page)


def test_an_unfinished_run_can_be_gone_on_with(page: AppTest, examined: ExaminedAssistant, tmp_path: Path) -> None:
    page.button(key="evaluation-start").click().run()
    (folder,) = (tmp_path / "evaluations").iterdir()
    (folder / "summary.json").unlink()
    answers = folder / "answers.jsonl"
    answers.write_text("".join(answers.read_text(encoding="utf-8").splitlines(keepends=True)[:1]), encoding="utf-8")
    later = _opened(examined, tmp_path)
    assert "已答 1／3 题" in _shown(later)
    later.button(key="evaluation-resume").click().run()
    _shown(later)
    assert len(answers.read_text(encoding="utf-8").splitlines()) == 3
    assert _opened(examined, tmp_path).metric[0].value == "2／3 题"


def test_each_question_shows_expected_and_given_side_by_side(page: AppTest, tmp_path: Path) -> None:
    page.button(key="evaluation-start").click().run()
    (folder,) = (tmp_path / "evaluations").iterdir()
    page.button_group(key=f"evaluation-questions-{folder.name}").set_value("通过").run()
    shown = _shown(page)
    assert shown.count('class="sides"') == 2
    assert "<b>必须出现</b><br>8.08%" in shown
    assert "<b>所答</b><br>2018年无锡服务业增加值同比增长8.08%" in shown


def test_the_report_is_a_document_too(page: AppTest, tmp_path: Path) -> None:
    page.button(key="evaluation-start").click().run()
    (folder,) = (tmp_path / "evaluations").iterdir()
    document = open_docx(io.BytesIO(evaluation_document(RunFolder.opened(folder), "甲")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:2] == ["问答评测报告", "（甲）"]
    assert "共3题，通过2题，通过率66.7%。" in lines
    kinds, failed = document.tables
    assert {row.cells[0].text for row in kinds.rows} == {"类型", "数字", "事实", "应拒答"}
    assert [cell.text for cell in failed.rows[1].cells][:2] == ["c", "<b>谁</b>写的？"]


def test_the_own_set_is_written_edited_and_run(page: AppTest, tmp_path: Path) -> None:
    page.segmented_control(key="evaluation-view").set_value("自建题集").run()
    page.text_area(key="own-question-new").set_value(SERVICE)
    page.text_area(key="own-must-new").set_value("8.08%|8.1%\n51.1%")
    page.button(key="own-save-new").click().run()
    own = OwnSet(tmp_path / "journal")
    (question,) = own.questions()
    assert (question.id, question.must) == ("desk-001", (("8.08%", "8.1%"), ("51.1%",)))
    page.text_area(key="own-must-desk-001").set_value("8.08%")
    page.button(key="own-save-desk-001").click().run()
    assert own.questions()[0].must == (("8.08%",),)
    page.segmented_control(key="evaluation-view").set_value("评测").run()
    page.button_group(key="evaluation-which").set_value("自建题集").run()
    page.button(key="evaluation-start").click().run()
    assert page.metric[0].value == "1／1 题"
    page.segmented_control(key="evaluation-view").set_value("自建题集").run()
    page.button(key="own-remove-desk-001").click().run()
    assert own.questions() == ()


def test_a_question_that_cannot_be_used_is_not_saved(page: AppTest, tmp_path: Path) -> None:
    page.segmented_control(key="evaluation-view").set_value("自建题集").run()
    page.text_area(key="own-question-new").set_value("没有写必须出现的字样？")
    page.button(key="own-save-new").click().run()
    assert "必须出现的字样" in page.error[0].value
    assert OwnSet(tmp_path / "journal").questions() == ()


def test_a_bad_set_is_refused_with_its_line(page: AppTest, examined: ExaminedAssistant) -> None:
    (examined.settings.corpus / "questions.jsonl").write_text("{坏", encoding="utf-8")
    assert "第1行：不是有效的JSON" in _shown(page.run()).replace("\\", "")


def test_without_a_set_one_is_asked_for(page: AppTest, examined: ExaminedAssistant) -> None:
    (examined.settings.corpus / "questions.jsonl").unlink()
    assert "请上传一个" in _shown(page.run())
