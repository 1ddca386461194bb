"""Telling how far indexing has come: a bar on the terminal, or nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Progress(Protocol):
    """Called while indexing goes on."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """``done`` of ``total`` pieces of the step of that Chinese name are finished."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def terminal_progress() -> Iterator[Progress]:
    """A bar a step on stderr; where stderr is no terminal, nothing is drawn."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield show
