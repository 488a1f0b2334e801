"""Parsers in a process apart: limits hold, the next file is read, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import InputError
from geomap.read import guarded

HERE = Path(__file__).parent
LINUX = sys.platform == "linux"


def length(data: bytes) -> Iterator[int]:
    yield len(data)


def process(data: bytes) -> Iterator[int]:
    yield os.getpid()


def endless(data: bytes) -> Iterator[int]:
    while True:
        pass
    yield 0


def hungry(data: bytes) -> Iterator[int]:
    held = []
    while True:
        held.append(bytearray(100_000_000))
    yield 0


def deadly(data: bytes) -> Iterator[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield 0


def talkative(data: bytes) -> Iterator[str]:
    while True:
        yield "x" * 20_000_000


def refusing(data: bytes) -> Iterator[int]:
    raise InputError("is not to be read")
    yield 0


def faulty(data: bytes) -> Iterator[int]:
    raise KeyError(1)
    yield 0


def three(data: bytes) -> Iterator[list[str]]:
    yield from ([data.decode(), str(number)] for number in range(3))


def given(data: bytes, **arguments: object) -> Iterator[dict[str, object]]:
    yield arguments


def run(task: Callable[..., Iterator[Any]], data: bytes = b"", seconds: float = 20) -> list[Any]:
    return list(guarded.run(task, data, seconds=seconds))


def test_one_process_serves_all_files() -> None:
    [first], [second] = run(process), run(process)
    assert first == second != os.getpid()


def test_data_and_arguments_go_over_and_come_back() -> None:
    assert run(length, bytes(5_000_000)) == [5_000_000]
    assert run(three, b"a") == [["a", "0"], ["a", "1"], ["a", "2"]]
    assert list(guarded.run(given, b"", seconds=20, a={"b": [1, None]})) == [
        {"a": {"b": [1, None]}}
    ]


@pytest.mark.parametrize(
    ("task", "seconds", "reason"),
    [
        (
            endless,
            0.5,
            "took more than 0.5 s to read and was given up; it is damaged or very large",
        ),
        (
            deadly,
            20,
            "ended the process that read it (killed, out of memory, or a fault in the library); it is "
            "damaged or made to do so",
        ),
        (refusing, 20, "is not to be read"),
        (faulty, 20, "is damaged, or of a form that is not known (KeyError: 1)"),
        (talkative, 60, "holds more than 256 MB of text; split it"),
        pytest.param(
            hungry,
            60,
            "takes more than 1.5 GB of memory to read; it is damaged or made to do so",
            marks=pytest.mark.skipif(not LINUX, reason="no limit of memory"),
        ),
    ],
)
def test_what_goes_wrong_costs_one_file(
    task: Callable[..., Iterator[Any]], seconds: float, reason: str
) -> None:
    with pytest.raises(InputError) as error:
        run(task, seconds=seconds)
    assert str(error.value) == reason
    assert run(length, b"abc") == [3]


def test_time_that_the_caller_takes_does_not_count() -> None:
    answers = guarded.run(three, b"a", seconds=1)
    next(answers)
    time.sleep(1.2)
    assert len(list(answers)) == 2


def test_a_file_can_be_read_before_another_is_done_with() -> None:
    outer = guarded.run(three, b"a", seconds=20)
    next(outer)
    assert run(three, b"b")[0] == ["b", "0"]
    assert [number for _, number in outer] == ["1", "2"]


def test_a_worker_that_was_ended_in_between_is_replaced() -> None:
    [first] = run(process)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)
    [second] = run(process)
    assert second != first


def test_a_forked_process_has_a_worker_of_its_own() -> None:
    [ours] = run(process)
    with get_context("fork").Pool(1) as pool:
        [theirs] = pool.apply(run, (process,))
    assert theirs != ours
    assert run(process) == [ours]


def program(folder: Path, last: str) -> list[str]:
    """A program that starts a worker, says which, and then does the last line."""
    path = folder / "program.py"
    path.write_text(
        textwrap.dedent(
            f"""
            import os, sys, time
            sys.path[:0] = {[str(HERE.parent.parent)]}
            from geomap.read import guarded
            from tests.read import test_guarded as tasks
            if __name__ == "__main__":
                print(tasks.run(tasks.process)[0], flush=True)
                {last}
            """
        )
    )
    return [sys.executable, str(path)]


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True  # ended, and only waits for the system to notice
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    "last", ["time.sleep(60)", "tasks.run(tasks.endless, seconds=60)"], ids=["idle", "at work"]
)
def test_no_worker_outlives_its_parent(tmp_path: Path, how: signal.Signals, last: str) -> None:
    with subprocess.Popen(program(tmp_path, last), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.send_signal(how)
    assert gone(worker)


def test_a_program_that_just_ends_leaves_no_worker(tmp_path: Path) -> None:
    done = subprocess.run(
        program(tmp_path, "pass"), capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    assert gone(int(done.stdout))


def test_a_module_where_geomap_is_called_is_not_taken_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('imported from the folder of the reports')")
    monkeypatch.chdir(tmp_path)
    run(process)
    guarded._office.close()
    assert run(length, b"ab") == [2]
