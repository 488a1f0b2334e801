"""The same task over many items, in this process or in several, results in the order of the items.

A worker process that dies takes only its own item with it: the pool is built anew, the items that were
under way are tried one by one, and the one that kills its worker comes back as a `Fault`.
"""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from geomap.errors import GeomapError

T = TypeVar("T")
R = TypeVar("R")

# So many items are done here before a pool is started: a few reports never pay for one.
_FIRST = 64
# Items sent to a worker at once; about 50 ms of work, so that sending weighs little.
_CHUNK = 16
# Chunks under way for each worker; bounds memory, and none waits for work.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one item: a line for the user, and the whole story for who mends it."""

    message: str
    detail: str = ""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    task: Callable[[T], R], items: Iterable[T], jobs: int = 1
) -> Iterator[tuple[T, R | Fault]]:
    """Run a task over items as they come.

    Args:
        task: a function that can be pickled when `jobs` is more than 1.
        items: read only as far ahead as there is work under way.
        jobs: number of worker processes; 1 works in this process alone.

    Yields:
        Each item with its result, in the order of the items.

    Raises:
        GeomapError: the task raised one; any other exception becomes the `Fault` of its item.
    """
    source = iter(items)
    for item in source if jobs <= 1 else islice(source, _FIRST):
        yield item, _guarded(task, item)
    if jobs <= 1 or (upcoming := next(_chunks(source), None)) is None:
        return
    pool = _Pool(task, jobs)
    try:
        pool.submit(upcoming)
        for chunk in _chunks(source):
            while pool.full or pool.ready:
                yield from pool.oldest()
            pool.submit(chunk)
        while pool.busy:
            yield from pool.oldest()
    finally:
        pool.close()


def _chunks(source: Iterator[T]) -> Iterator[list[T]]:
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _guarded(task: Callable[[T], R], item: T) -> R | Fault:
    try:
        return task(item)
    except GeomapError:
        raise
    except Exception as error:
        # One report must not cost a batch: whatever goes wrong in reading it is told, not thrown.
        return Fault(f"a fault in geomap ({type(error).__name__}: {error})", traceback.format_exc())


def _all_guarded(task: Callable[[T], R], items: list[T]) -> list[R | Fault]:
    return [_guarded(task, item) for item in items]


def _quiet() -> None:
    """In a worker: Ctrl-C is for the parent, which ends the pool; SIGTERM just ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


class _Pool(Generic[T, R]):
    """Chunks of items under way in worker processes, oldest first."""

    def __init__(self, task: Callable[[T], R], jobs: int) -> None:
        self._task = task
        self._jobs = jobs
        self._waiting: deque[tuple[list[T], Future[list[R | Fault]] | None]] = deque()
        self._executor = ProcessPoolExecutor(jobs, initializer=_quiet)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    @property
    def full(self) -> bool:
        return len(self._waiting) >= self._jobs * _AHEAD

    @property
    def ready(self) -> bool:
        if not self._waiting:
            return False
        future = self._waiting[0][1]
        return future is None or future.done()

    def submit(self, chunk: list[T]) -> None:
        self._waiting.append((chunk, self._sent(chunk)))

    def oldest(self) -> Iterator[tuple[T, R | Fault]]:
        """Items of the oldest chunk with their results; waits for them."""
        chunk, future = self._waiting.popleft()
        try:
            results = future.result() if future else None
        except BrokenProcessPool:
            results = None
        if results is None:
            results = self._recovered(chunk)
        yield from zip(chunk, results, strict=True)

    def close(self) -> None:
        # Waits only for idle workers: Python may trip over a pool that is still closing at its exit.
        self._executor.shutdown(wait=not self._waiting, cancel_futures=True)

    def _sent(self, chunk: list[T]) -> Future[list[R | Fault]] | None:
        try:
            return self._executor.submit(_all_guarded, self._task, chunk)
        except BrokenProcessPool:
            return None

    def _recovered(self, chunk: list[T]) -> list[R | Fault]:
        # Waited for: a process with threads is not to be forked, and the old pool has one.
        self._executor.shutdown(wait=True, cancel_futures=True)
        results = [self._alone(item) for item in chunk]
        self._executor = ProcessPoolExecutor(self._jobs, initializer=_quiet)
        self._waiting = deque((waiting, self._sent(waiting)) for waiting, _ in self._waiting)
        return results

    def _alone(self, item: T) -> R | Fault:
        with ProcessPoolExecutor(1, initializer=_quiet) as executor:
            try:
                return executor.submit(_guarded, self._task, item).result()
            except BrokenProcessPool:
                return Fault("its worker process was ended (killed, or out of memory)")
