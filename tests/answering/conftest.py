"""An assistant over a few documents made in a test.

Laws have no deadline: the first question of a process opens the dictionaries and takes as long as a thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from assistant.app import Assistant, open_assistant
from assistant.library.build import build_library
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

settings.register_profile("dictionaries", deadline=None)
settings.load_profile("dictionaries")


@pytest.fixture(scope="module")
def assistant_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Assistant]]:
    """What opens an assistant over documents of these texts alone, each by the name of its file."""
    opened: list[Assistant] = []

    def over(**texts: str) -> Assistant:
        folder = tmp_path_factory.mktemp("library")
        held = Settings(corpus=folder / "corpus", index=folder / "index")
        held.corpus.mkdir()
        for name, text in texts.items():
            (held.corpus / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
        build_library(held)
        opened.append(open_assistant(held))
        return opened[-1]

    yield over
    for assistant in opened:
        assistant.close()
