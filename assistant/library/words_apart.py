"""The lexical index written by a process of its own: Chroma holds Python's lock while it takes vectors in.

``python -m assistant.library.words_apart FOLDER`` is that process; it ends with whoever started it.
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
from assistant.library.indexes import write_words
from assistant.library.store import STORE_FILE, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def words_apart(folder: Path) -> Iterator[None]:
    """Write the words of the version in ``folder``, whose store is whole, beside what the block does.

    Raises LibraryUnwritable when the block is left and they could not be written.
    """
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "assistant.library.words_apart", str(folder)]
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
        write_words(version, held)
