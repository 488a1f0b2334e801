"""Work in merging grows with the number of mentions, also where they are alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from effort import DOUBLING, work
from merging import TEXTS, told

from geomap.coding.days.calendar import shift
from geomap.merge import merge, sketch
from geomap.model import Mention


def by_day(count: int) -> list[Mention]:
    """Reports of one place, a day and a story each."""
    days = [shift("2020-01-01", 3 * n) for n in range(count)]
    return [
        told(f"r{n}", date_start=day, date_end=day, quote=f"{TEXTS['a']} {n}")
        for n, day in enumerate(days)
    ]


def one_story(count: int) -> list[Mention]:
    """Copies of one wire story in as many outlets."""
    copied = sketch(TEXTS["a"])
    return [replace(told(f"r{n}"), copy_sketch=copied, source=f"S{n}") for n in range(count)]


def undated(count: int) -> list[Mention]:
    """Reports of one province that say no day."""
    return [
        told(
            f"r{n}", quote=f"{TEXTS['b']} {n}", date_start=None, date_end=None, time_precision=None
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("make", [by_day, one_story, undated])
def test_work_grows_with_the_number_of_mentions(make: Callable[[int], list[Mention]]) -> None:
    merge(make(4))  # what is loaded once
    # More than the few tellings of one day and place up to which all pairs are compared.
    once, twice = work(merge, make(400)), work(merge, make(800))
    assert twice <= DOUBLING * once
