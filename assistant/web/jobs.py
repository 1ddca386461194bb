"""Work outside the script run: what is begun here ends, whatever is clicked or reloaded meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_WORKERS = 6
_KEPT = 500  # finished jobs that can still be looked up
_LOG = logging.getLogger(__name__)


class Job:
    """One piece of work: how far it has come, and when it is done."""

    def __init__(self) -> None:
        self.step, self.steps_done, self.steps = "排队等候", 0, 0
        self.begun = time.monotonic()
        self.future: Future[Any] | None = None
        self.shown: Any = None  # what of its result can be shown already

    def tell(self, step: str, done: int, total: int) -> None:
        """The work says how far it has come."""
        self.step, self.steps_done, self.steps = step, done, total

    @property
    def done(self) -> bool:
        """Whether it ended, well or not."""
        return self.future is not None and self.future.done()

    @property
    def failed(self) -> BaseException | None:
        """The error it ended with."""
        return self.future.exception() if self.done and self.future else None

    @property
    def result(self) -> Any:  # noqa: ANN401 -- what the work gave
        """What it gave; only where it ended well."""
        return self.future.result() if self.future is not None else None

    @property
    def seconds(self) -> float:
        """How long ago it was begun."""
        return time.monotonic() - self.begun


class Jobs:
    """The jobs of this server by name; safe to share between threads."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="job")
        self._lock = threading.Lock()
        self._held: dict[str, Job] = {}

    def start(self, name: str, work: Callable[[Job], object]) -> Job:
        """Begin a job; one of that name that still runs is given back instead."""
        with self._lock:
            held = self._held.get(name)
            if held is not None and not held.done:
                return held
            job = Job()
            self._held.pop(name, None)
            self._held[name] = job
            for old in [name for name, one in self._held.items() if one.done][:-_KEPT]:
                del self._held[old]
            job.future = self._pool.submit(work, job)
        job.future.add_done_callback(_log)
        return job

    def get(self, name: str) -> Job | None:
        """The job of that name, running or lately done; None for one that this server never began."""
        with self._lock:
            return self._held.get(name)

    def wait(self, job: Job, seconds: float) -> bool:
        """Wait for the end of a job, but not longer; whether it ended."""
        if job.future is not None:
            wait((job.future,), timeout=seconds)
        return job.done

    def close(self) -> None:
        """Wait for what runs, begin nothing more."""
        self._pool.shutdown(cancel_futures=True)


def _log(future: Future[Any]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        _LOG.error("a job failed", exc_info=error)
