"""The bench of what officials ask, from questions and files to rows."""

from pathlib import Path

from assistant.evaluation.questions import Question
from training.data import PolicyText
from training.officials import officials_bench


def test_questions_that_stand_alone_go_to_whole_documents(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("产业规划\n\n到2025年，全市服务业增加值达到一万亿元。\n", encoding="utf-8")
    asked = [
        Question("a", "服务业目标是多少？", "number", "answered", document="plan"),
        Question("b", "那南京呢？", "number", "answered", document="plan", history=("服务业目标是多少？",)),
        Question("c", "明天下雨吗？", "refuse", "refused"),
        Question("d", "别的文件里怎么说？", "explain", "answered", document="elsewhere"),
    ]
    queries, passages = officials_bench(asked, [file], [PolicyText("别的", "别的文字。")])
    assert queries == [{"query": "服务业目标是多少？", "positive_id": "plan"}]
    assert [row["id"] for row in passages] == ["plan", "o0"]
    assert "一万亿元" in passages[0]["text"]
