"""A library as an older program would have left it: whole, but made by another recipe."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.library.seal import SEAL_FILE, seal
from assistant.library.store import STORE_FILE
from assistant.library.versions import current_version

if TYPE_CHECKING:
    from pathlib import Path


def make_older(index: Path) -> None:
    """Make the serving version one of another way to cut words, sealed as it is then."""
    folder = index / str(current_version(index))
    with closing(sqlite3.connect(folder / STORE_FILE)) as store:
        ((written,),) = store.execute("SELECT value FROM manifest WHERE key = 'recipe'").fetchall()
        older = json.loads(written) | {"words": "an older one"}
        store.execute("UPDATE manifest SET value = ? WHERE key = 'recipe'", (json.dumps(older),))
        store.commit()
    (folder / SEAL_FILE).unlink()
    seal(folder)
