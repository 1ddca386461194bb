"""What the first visitors of a server would wait for, done before they come."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.app import Assistant

_PAGES = ("chat", "facts", "library", "evaluation", "administration")


def warm(assistant: Assistant) -> None:
    """Import the pages, answer, draw a page of a PDF; then keep what stays from being looked through for garbage."""
    for page in _PAGES:
        import_module(f"assistant.web.{page}")
    assistant.warm()
    _draw_a_page(assistant)
    gc.collect()
    gc.freeze()


def _draw_a_page(assistant: Assistant) -> None:
    from assistant.web.pages_view import render_page

    files = filter(None, map(assistant.source_file, assistant.documents()))
    file = next((file for file in files if file.suffix.lower() == ".pdf"), None)
    try:
        if file is not None:
            render_page(file, 1)
    except AssistantError:
        return  # whoever opens it is told
