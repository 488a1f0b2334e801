"""A task over many items: in order, in any number of processes, whatever becomes of one item."""

import os
import signal
from collections.abc import Iterator

import pytest

from geomap.errors import GazetteerError
from geomap.workers import Fault, in_order

MANY = 200  # more than are done before a pool is started


def square(number: int) -> int:
    return number * number


def halting(number: int) -> int:
    if number == 77:
        raise ZeroDivisionError("seventy-seven")
    return number


def dying(number: int) -> int:
    if number == 150:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    raise GazetteerError("no pack")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(square, range(MANY), jobs)) == [(n, n * n) for n in range(MANY)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_costs_its_own_item_only(jobs: int) -> None:
    results = dict(in_order(halting, range(MANY), jobs))
    fault = results.pop(77)
    assert isinstance(fault, Fault)
    assert fault.message == "a fault in geomap (ZeroDivisionError: seventy-seven)"
    assert "in halting" in fault.detail
    assert results == {n: n for n in range(MANY) if n != 77}


def test_a_killed_worker_costs_its_own_item_only() -> None:
    results = list(in_order(dying, range(MANY), 2))
    assert [item for item, _ in results] == list(range(MANY))
    assert [result for item, result in results if item != result] == [
        Fault("its worker process was ended (killed, or out of memory)")
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_meant_for_the_user_is_raised(jobs: int) -> None:
    with pytest.raises(GazetteerError, match="no pack"):
        list(in_order(refused, range(MANY), jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_read_only_a_little_ahead(jobs: int) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(100_000):
            read += 1
            yield number

    results = in_order(square, items(), jobs)
    assert next(results) == (0, 0)
    assert read == 1
    for _ in range(499):
        next(results)
    assert read < 800
    results.close()  # type: ignore[attr-defined]
