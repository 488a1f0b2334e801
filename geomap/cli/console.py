"""What the commands say on standard error, and how data go to standard output."""

import json
import logging
import shutil
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.cli import PipeClosedError
from geomap.errors import OutputError
from geomap.read import Note, visible

if TYPE_CHECKING:
    from geomap.read import Batch

T = TypeVar("T")

# So many notes of one kind are told one by one; the rest is summed up (all with --verbose). Kinds beyond
# the first few dozen count as one.
_TOLD = 3
_KINDS = 50
# Failures are told one by one, save those of more pieces of one file (lines, members) than this.
_FAILED = 10
_EVERY = 0.2  # seconds between two drawings of the progress line
_PATIENCE = 1.0  # seconds before the progress line first shows


def say(message: str) -> None:
    """One line on standard error; nothing in it can move the cursor or pass for another line."""
    print(f"geomap: {visible(message)}", file=sys.stderr, flush=True)


class Console:
    """Notes and progress of one command.

    Args:
        quiet: only failures are told.
        verbose: every note is told; otherwise the first few of each kind, and how many more there are.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.failed = 0
        self._notes: Counter[tuple[str, str]] = Counter()  # by level and kind
        self._line = _Line()
        # What the stages have to warn of comes the same way as all else, and only once.
        logging.getLogger("geomap").handlers[:] = [_Warnings(self)]

    def note(self, note: Note) -> None:
        """Tell a note of an input: every file that failed, others unless quiet, none without end."""
        failed = note.level == "failed"
        self.failed += failed
        if self.quiet and not failed:
            return
        # What follows the first comma of a name is a place in the file, if it is not of the name itself.
        key = (note.level, f"{note.where.split(', ')[0]}: {note.kind}" if failed else note.kind)
        if not failed and key not in self._notes and len(self._notes) >= _KINDS:
            key = (note.level, "")
        self._notes[key] += 1
        if self._notes[key] <= (_FAILED if failed else _TOLD) or self.verbose:
            self.say(f"{note.level}: {note.where}: {note.message}")

    @property
    def shortened(self) -> bool:
        """Whether some notes were only counted."""
        return any(True for _ in self._untold())

    def _untold(self) -> Iterator[tuple[str, str, int]]:
        """Level, kind and number of the notes that were only counted."""
        for (level, kind), count in self._notes.items():
            more = count - (_FAILED if level == "failed" else _TOLD)
            if more > 0 and not self.verbose:
                yield level, kind, more

    def say(self, message: str) -> None:
        """One line, above the progress line if there is one."""
        self._line.clear()
        say(message)

    def doing(self, what: str) -> None:
        """Show on a terminal what is being done, until the next line of any kind."""
        if not self.quiet:
            self._line.draw(f"{what} ...")

    def done(self) -> None:
        """Take away what `doing` showed."""
        self._line.clear()

    def detail(self, text: str) -> None:
        """Several lines that only --verbose shows, such as where a fault lies."""
        if self.verbose:
            for line in text.rstrip().splitlines():
                self.say(line)

    def status(self) -> int:
        """The exit status: 1 when an input failed. Sums up what was not told one by one."""
        for level, kind, more in self._untold():
            inputs = "input" if more == 1 else "inputs"
            what = f"more {inputs}: {kind}" if kind else "more of other kinds"
            self.say(f"{level}: {more:,} {what} (-v tells each)")
        return 1 if self.failed else 0

    def following(self, batch: "Batch", items: Iterable[T]) -> Iterator[T]:
        """The items; a progress line is drawn on a terminal as they pass, if that takes long."""
        if self.quiet or not sys.stderr.isatty():
            yield from items
            return
        begun = drawn = time.monotonic()
        try:
            for count, item in enumerate(items, 1):
                now = time.monotonic()
                if now - begun > _PATIENCE and now - drawn > _EVERY:
                    drawn = now
                    self._line.draw(_progress(batch, count, now - begun))
                yield item
        finally:
            self._line.clear()


class _Warnings(logging.Handler):
    def __init__(self, told: Console) -> None:
        super().__init__(logging.WARNING)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        if not self._told.quiet:
            self._told.say(f"warning: {record.getMessage()}")


class _Line:
    """A last line on a terminal that is drawn over; nothing where standard error is none."""

    def __init__(self) -> None:
        self._shown = False

    def draw(self, text: str) -> None:
        if sys.stderr.isatty():
            # One that is wrapped could not be drawn over.
            width = shutil.get_terminal_size((80, 24)).columns
            sys.stderr.write(f"\r\x1b[K{text[: width - 1]}")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def _progress(batch: "Batch", count: int, seconds: float) -> str:
    """Reports, files and megabytes, how long it will take yet, and what there is to see to."""
    done, total = batch.bytes_done, batch.bytes_total
    parts = [f"{count:,} reports"]
    if batch.from_stdin or not done:
        parts.append(f"{done / 1e6:,.1f} MB")
    else:
        if batch.files_total > 1:
            parts.append(f"{batch.files_done:,} of {batch.files_total:,} files")
        parts.append(f"{done / 1e6:,.1f} of {total / 1e6:,.1f} MB")
        parts.append(f"about {_duration(seconds * max(total - done, 0) / done)} left")
    account = batch.account
    for number, what in ((account.failed, "failed"), (account.warnings, "warnings")):
        if number:
            parts.append(f"{number:,} {what}")
    parts.append(f"{count / seconds:,.0f} a second")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    if seconds < 6000:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def columns(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Rows of cells as lines, each column as wide as its widest cell; the `right` ones end together."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def json_line(row: Mapping[str, Any]) -> bytes:
    """One object as a line of UTF-8."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def write(data: bytes) -> None:
    """Bytes to standard output, at once.

    Raises:
        PipeClosedError: nobody reads them any more.
        OutputError: they cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise PipeClosedError from error
    except OSError as error:
        raise OutputError(f"standard output: {error.strerror or error}") from error


def show(text: str) -> None:
    """Lines for the user to standard output; what the terminal cannot show becomes a question mark."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write(f"{text}\n".encode(encoding, "replace"))
