"""The term file: names of places and indicators with their other spellings, synonyms, words that only ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import UsageError

TERM_FILE = Path(__file__).with_name("terms.yaml")


@dataclass(frozen=True, slots=True)
class Terms:
    """The term file's content; the mappings go from a printed form to its canonical name."""

    places: dict[str, str]
    indicators: dict[str, str]
    scopes: dict[str, str]
    synonyms: tuple[tuple[str, ...], ...]
    segmentation: tuple[str, ...]
    asking: tuple[str, ...]


@cache
def load_terms(path: Path = TERM_FILE) -> Terms:
    """The terms of the file; raises UsageError when it is no valid YAML or a section is missing."""
    try:
        content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Terms(
            places=_canonical(content["places"]),
            indicators=_canonical(content["indicators"]),
            scopes=_canonical(content["scopes"]),
            synonyms=tuple(tuple(map(str, group)) for group in content["synonyms"]),
            segmentation=tuple(map(str, content["segmentation"])),
            asking=tuple(map(str, content["asking"])),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        message = f"术语表 {path.name} 格式有误（{error}）。请对照文件开头的说明改正。"
        raise UsageError(message) from error


def _canonical(section: dict[str, list[str]]) -> dict[str, str]:
    return {form: name for name, forms in section.items() for form in (name, *map(str, forms))}
