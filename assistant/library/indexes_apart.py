"""A search index written by a process of its own: Chroma holds Python's lock while it takes vectors in.

``python -m assistant.library.indexes_apart VERSION [GRAPH AFTER COUNT]`` is that process, for the words or for a graph
of vectors; it ends with whoever started it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import LibraryUnwritable
from assistant.library.indexes import Graph, write_vectors, write_words
from assistant.library.store import STORE_FILE, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

_ROOT = Path(__file__).resolve().parents[2]


def words_apart(folder: Path) -> AbstractContextManager[None]:
    """Write the words of the version in ``folder``, whose store is whole, beside what the block does.

    Raises LibraryUnwritable when the block is left and they could not be written.
    """
    return _apart(str(folder))


def graph_apart(folder: Path, graph: Graph) -> AbstractContextManager[None]:
    """Write a graph of the version's vectors in the same way."""
    return _apart(str(folder), graph.folder, graph.after, str(graph.count))


@contextmanager
def _apart(*arguments: str) -> Iterator[None]:
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "assistant.library.indexes_apart", *arguments]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    with child:
        try:
            yield
        except BaseException:
            child.kill()
            raise
        assert child.stderr is not None
        said = child.stderr.read()
        if child.wait():
            raise LibraryUnwritable.because(said.strip().splitlines()[-1] if said.strip() else "写检索索引的进程中断")


def _end_with_parent() -> None:
    sys.stdin.read()  # it ends when the other end is closed, by whatever ends the parent
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    version = Path(sys.argv[1])
    with closing(Store.published(version / STORE_FILE)) as held:
        if sys.argv[2:]:
            place, after, count = sys.argv[2:]
            write_vectors(version, "", held, Graph(place, after, int(count)))
        else:
            write_words(version, held)
