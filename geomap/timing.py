"""How long each stage takes, in seconds."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """A `with` block whose time is added to a stage."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - begun


def timing(items: Iterable[T], seconds: dict[str, float], stage: str) -> Iterator[T]:
    """The items, with the time that it took to get each added to a stage."""
    source = iter(items)
    while True:
        with timed(seconds, stage):
            try:
                item = next(source)
            except StopIteration:
                return
        yield item
