"""Search indexes written by processes of their own: Chroma holds Python's lock while it takes vectors in.

What a process took of the memory is free again when it ends. ``python -m assistant.library.indexes_apart VERSION [GRAPH
AFTER COUNT]`` is such a process, for the words or for a graph of vectors; it ends with whoever started it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import LibraryUnwritable
from assistant.library.indexes import Graph, write_vectors, write_words
from assistant.library.store import STORE_FILE, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

_ROOT = Path(__file__).resolve().parents[2]


def words_apart(folder: Path) -> AbstractContextManager[None]:
    """Write the words of the version in ``folder``, whose store is whole, beside what the block does.

    Raises LibraryUnwritable when the block is left and they could not be written.
    """
    return _apart(str(folder))


def write_apart(folder: Path, graphs: Sequence[Graph]) -> None:
    """Write the words and the graphs of that version, as many at a time as there are processors.

    Raises LibraryUnwritable when one of them could not be written; no other is begun then.
    """
    waiting = [words_apart(folder), *(_apart(str(folder), one.folder, one.after, str(one.count)) for one in graphs)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        begun = [pool.submit(_wait_for, each) for each in waiting]
        try:
            for ended in as_completed(begun):
                ended.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _wait_for(apart: AbstractContextManager[None]) -> None:
    with apart:
        pass


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
            last = said.strip().splitlines()[-1] if said.strip() else "写检索索引的进程中断"
            whole = last.removeprefix(f"{LibraryUnwritable.__module__}.{LibraryUnwritable.__name__}: ")
            raise LibraryUnwritable(whole) if whole != last else LibraryUnwritable.because(last)


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
