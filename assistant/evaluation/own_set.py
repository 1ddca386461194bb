"""The desk's own question set: kept beside the journal, grown from answers, edited on the page."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from assistant.errors import QuestionError
from assistant.evaluation.questions import Question, questions_of, read_questions, write_questions

if TYPE_CHECKING:
    from pathlib import Path

FILE = "questions.jsonl"
_NUMBER = re.compile(r"desk-(\d+)")
_WRITING = threading.Lock()


class OwnSet:
    """The set in ``folder``; a file that cannot be used raises QuestionError at every call and is left as it is."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    def questions(self) -> tuple[Question, ...]:
        """What is held, in order of adding; none where there is no file yet."""
        return read_questions(self.file) if self.file.is_file() and self.file.stat().st_size else ()

    def next_id(self) -> str:
        """An id that no question has."""
        numbers = [int(found[1]) for one in self.questions() if (found := _NUMBER.fullmatch(one.id))]
        return f"desk-{max(numbers, default=0) + 1:03d}"

    def put(self, question: Question) -> None:
        """Add a question, or replace the one of its id; raises QuestionError for one that cannot be used."""
        if not question.question:
            raise QuestionError("问题是空的，请写上要问的话。")
        if question.answerable and not question.must:
            raise QuestionError("应回答的题，要写明答案里必须出现的字样，一行一个。")
        (checked,) = questions_of([(1, question.as_record())], "自建题集")
        with _WRITING:
            held = {one.id: one for one in self.questions()}
            self._write({**held, checked.id: checked})

    def remove(self, question_id: str) -> None:
        """Take a question out."""
        with _WRITING:
            self._write({one.id: one for one in self.questions() if one.id != question_id})

    def _write(self, questions: dict[str, Question]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_questions(questions.values(), self.file)
