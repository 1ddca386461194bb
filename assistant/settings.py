"""Settings: one frozen value, read from the environment once, at the door."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

BUILT_IN_EMBEDDING = "builtin"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what is used; every field has an environment variable (see ``from_environment``)."""

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    journal: Path = Path("journal")
    database_url: str = ""
    embedding: str = BUILT_IN_EMBEDDING
    embedding_question_prompt: str = ""
    embedding_passage_prompt: str = ""
    chroma_url: str = ""
    max_file_megabytes: int = 50
    max_pages: int = 2000
    reading_seconds: int = 120
    watch_seconds: int = 30
    answer_seconds: int = 120
    questions_per_minute: int = 20
    llm: str = ""
    llm_url: str = ""
    llm_uses: str = "write"
    llm_seconds: int = 60
    llm_tokens: int = 6000
    reranker: str = ""
    roles: str = ""
    role_claim: str = ""
    default_role: str = ""
    login_hours: int = 12
    journal_days: int = 0


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ``ASSISTANT_*``; raises UsageError for a value that is no number where one is needed."""
    default = Settings()
    return Settings(
        corpus=Path(environment.get("ASSISTANT_CORPUS") or default.corpus),
        index=Path(environment.get("ASSISTANT_INDEX") or default.index),
        journal=Path(environment.get("ASSISTANT_JOURNAL") or default.journal),
        database_url=environment.get("ASSISTANT_DATABASE_URL", "").strip(),
        embedding=environment.get("ASSISTANT_EMBEDDING") or default.embedding,
        embedding_question_prompt=environment.get("ASSISTANT_EMBEDDING_QUESTION_PROMPT", ""),
        embedding_passage_prompt=environment.get("ASSISTANT_EMBEDDING_PASSAGE_PROMPT", ""),
        chroma_url=environment.get("ASSISTANT_CHROMA_URL") or default.chroma_url,
        max_file_megabytes=_whole_number(environment, "ASSISTANT_MAX_FILE_MB", default.max_file_megabytes),
        max_pages=_whole_number(environment, "ASSISTANT_MAX_PAGES", default.max_pages),
        reading_seconds=_whole_number(environment, "ASSISTANT_READING_SECONDS", default.reading_seconds),
        watch_seconds=_whole_number(environment, "ASSISTANT_WATCH_SECONDS", default.watch_seconds, least=0),
        answer_seconds=_whole_number(environment, "ASSISTANT_ANSWER_SECONDS", default.answer_seconds),
        questions_per_minute=_whole_number(
            environment, "ASSISTANT_QUESTIONS_PER_MINUTE", default.questions_per_minute, least=0
        ),
        llm=environment.get("ASSISTANT_LLM", "").strip(),
        llm_url=environment.get("ASSISTANT_LLM_URL", "").strip(),
        llm_uses=environment.get("ASSISTANT_LLM_USES") or default.llm_uses,
        llm_seconds=_whole_number(environment, "ASSISTANT_LLM_SECONDS", default.llm_seconds),
        llm_tokens=_whole_number(environment, "ASSISTANT_LLM_TOKENS", default.llm_tokens),
        reranker=environment.get("ASSISTANT_RERANKER", "").strip(),
        roles=environment.get("ASSISTANT_ROLES", "").strip(),
        role_claim=environment.get("ASSISTANT_ROLE_CLAIM", "").strip(),
        default_role=environment.get("ASSISTANT_DEFAULT_ROLE", "").strip(),
        login_hours=_whole_number(environment, "ASSISTANT_LOGIN_HOURS", default.login_hours),
        journal_days=_whole_number(environment, "ASSISTANT_JOURNAL_DAYS", default.journal_days, least=0),
    )


def _whole_number(environment: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    raw = environment.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal() or int(raw) < least:
        wanted = "大于0的整数" if least else "整数，0表示不用"
        message = f"环境变量 {name} 的值是“{raw}”，应为{wanted}。请改正或删去该变量。"
        raise UsageError(message)
    return int(raw)
