"""Throw damaged files at the readers: python -m scripts.fuzz_readers [--minutes 10] [ENDING...].

Needs atheris (`pip install atheris`; it is no dependency, and CI does not run this). Each kind of file has
its turn in a process of its own, beginning from a few good files of that kind and from the bad ones of
the tests. What is looked for: any exception but an InputError, an account that does not add up, text that
was not cleaned, work that takes longer than a few seconds. A finding is kept in `outputs/fuzz/`, and
belongs in a test.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

FOUND = Path("outputs/fuzz")
_LONGEST = 8192  # bytes of a made-up file
_SLOW = 5.0  # seconds that one file may take
_TESTS = Path(__file__).parent.parent / "tests"

# The file that is written anew and read for each try, in the process of one kind.
_PLACE = Path(tempfile.gettempdir()) / "geomap-fuzz"


def directly(
    task: Callable[..., Any], data: bytes, *, seconds: float, **arguments: Any
) -> Iterator[Any]:
    """As `geomap.read.guarded.run`, in this process, which is the one that is looked into."""
    from geomap.errors import InputError

    del seconds  # the fuzzer has a limit of its own
    try:
        for item in task(data, **arguments):
            yield json.loads(json.dumps(item))
    except InputError:
        raise
    except Exception as error:
        # What a parser throws at a broken file refuses that file; it is no finding.
        raise InputError(f"is damaged ({type(error).__name__})") from error


def check(path: Path, data: bytes) -> None:
    """Read some bytes as a file of some kind, and hold what comes of it against what must be."""
    from geomap.read import Batch, ReadOptions
    from geomap.read.decode import clean

    path.write_bytes(data)
    batch = Batch([str(path)], ReadOptions(max_bytes=200_000))
    begun = time.monotonic()
    reports = list(batch)
    account = batch.account
    assert account.read == len(reports), "the account does not add up"
    assert account.inputs > 0, "an input that is nowhere in the account"
    faults = [note.message for note in account.notes if "a fault in geomap" in note.message]
    assert not faults, faults
    for report in reports:
        assert report.text.strip(), "a report without text"
        assert clean(report.text)[0] == report.text, "a text that was not cleaned"
        report.text.encode()
    assert time.monotonic() - begun < _SLOW, "too slow"


def seeds(ending: str) -> list[bytes]:
    """A few good files of a kind, and the bad ones of the tests."""
    sys.path.insert(0, str(_TESTS))
    bad, inbox = import_module("read.bad"), import_module("read.inbox")

    out: list[bytes] = []
    for known, form in inbox.FORMATS:
        if known == ending:
            out += list(form(inbox.stories(2)).values())
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(bad.BAD):
            if one.name.endswith(ending) and one.row not in (13, 14, 16, 28, 29, 33, 36, 37, 39):
                path = Path(folder) / f"{number}{ending}"
                one.make(path)
                if path.stat().st_size <= _LONGEST:
                    out.append(path.read_bytes())
    return [data for data in out if len(data) <= _LONGEST]


def fuzz(ending: str, seconds: int) -> None:
    """Fuzz one kind in this process, which atheris ends."""
    import atheris

    with atheris.instrument_imports(include=["geomap.read", "json", "csv", "email"]):
        from geomap.read import READERS, guarded

        assert ending in READERS
    guarded.run = directly
    corpus = FOUND / "corpus" / ending[1:]
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(ending)):
        (corpus / f"seed-{number}").write_bytes(data)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        f"-artifact_prefix={FOUND}/{ending[1:]}-",
    ]
    _PLACE.mkdir(mode=0o700, exist_ok=True)
    atheris.Setup([sys.argv[0], *options, str(corpus)], partial(check, _PLACE / f"fuzz{ending}"))
    atheris.Fuzz()


def main() -> int:
    """Give each kind its share of the time; 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("endings", nargs="*", help="kinds, as .html; all by default")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--one", metavar="SECONDS", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        fuzz(asked.endings[0], asked.one)
    from geomap.read import READERS

    # Endings that share a reader are one kind.
    known = list({reader: ending for ending, reader in reversed(READERS.items())}.values())
    endings = asked.endings or sorted(known)
    share = max(int(asked.minutes * 60 / len(endings)), 1)
    found = []
    for ending in endings:
        run = subprocess.run(
            [sys.executable, "-m", "scripts.fuzz_readers", "--one", str(share), ending],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        runs = [line for line in run.stderr.splitlines() if "number_of_executed_units" in line]
        print(
            f"{ending:8} {'found something' if run.returncode else 'nothing found'}  {' '.join(runs)}"
        )
        if run.returncode:
            found.append(ending)
            print(run.stdout[-3000:], run.stderr[-800:])
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
