"""Term files: YAML that an official may edit, read by the C parser where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

# Eight times as fast as the one in Python, and every question waits for it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TermFileError = yaml.YAMLError


def read_term_file(path: Path) -> Any:  # noqa: ANN401 - each file has a form of its own
    """The file's content; raises TermFileError when it is no valid YAML."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
