"""kill -9 at random moments of indexing, while a reader asks: ``python -m benchmarks.crash [KILLS]``.

After each kill the next run must finish, and hold passage by passage, vector by vector and fact by fact what a clean
build of the same corpus holds. The reader must never fail and never see two rounds of the corpus at once.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.library.store import STORE_FILE, Store
from assistant.library.versions import current_version
from assistant.settings import Settings
from benchmarks.rounds import QUESTIONS, rounds_in, write_round

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 200


class Reader:
    """Asks without a pause; what goes wrong is kept."""

    def __init__(self, settings: Settings) -> None:
        self._library = Library.open(settings)
        self._done = threading.Event()
        self.asked, self.wrong = 0, []
        self._thread = threading.Thread(target=self._ask_on)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _ask_on(self) -> None:
        chance = random.Random(1)
        while not self._done.is_set():
            try:
                self._library.refresh()
                found = self._library.search(chance.choice(QUESTIONS), k=10)
                if not found or len(rounds_in(found)) > 1 or self._library.trouble:
                    self.wrong.append(f"{rounds_in(found)} {self._library.trouble}")
            except Exception as error:  # noqa: BLE001 - any error at all is the finding
                self.wrong.append(repr(error))
            self.asked += 1


def main(arguments: list[str]) -> None:
    kills = int(arguments[0]) if arguments else KILLS
    chance = random.Random(0)
    died = equal = 0
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(corpus=Path(folder, "corpus"), index=Path(folder, "index"))
        write_round(settings.corpus, 1)
        begun = time.perf_counter()
        _index(settings).wait()
        whole_run = time.perf_counter() - begun
        with Reader(settings) as reader:
            for number in range(2, kills + 2):
                write_round(settings.corpus, number)
                process = _index(settings)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(chance.uniform(0.05, 1.0) * whole_run)
                process.kill()
                died += process.wait() != 0
                if _index(settings).wait() == 0 and _held(settings) == _held(_clean(settings, Path(folder))):
                    equal += 1
                else:
                    print(f"kill {number - 1}: the next run did not mend it")
    print(f"{kills} runs of {whole_run:.1f} s, {died} of them killed before they ended; {equal} equal to a clean build")
    print(f"{reader.asked} searches meanwhile, {len(reader.wrong)} of them wrong {reader.wrong[:3]}")


def _index(settings: Settings) -> subprocess.Popen[bytes]:
    places = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    return subprocess.Popen([sys.executable, "-m", "assistant", "index", *places], stdout=subprocess.DEVNULL)


def _clean(settings: Settings, folder: Path) -> Settings:
    clean = Settings(corpus=settings.corpus, index=folder / "clean")
    build_library(clean, rebuild=True)
    return clean


def _held(settings: Settings) -> tuple[object, ...]:
    version = current_version(settings.index)
    with contextlib.closing(Store.published(settings.index / str(version) / STORE_FILE)) as store:
        return store.passages(), store.vectors(), store.facts(), tuple(_texts(store))


def _texts(store: Store) -> Iterator[tuple[str, str]]:
    return ((document.id, document.text) for document in store.whole_documents())


if __name__ == "__main__":
    main(sys.argv[1:])
