"""What reading has to say besides reports: notes on single inputs, and the account of all of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

LEVELS = ("warning", "skipped", "failed")
# What differs between two messages of one kind: values in quotes, days, numbers. A plain word in quotes is
# the name of a field.
_PARTICULAR = re.compile(r"('[a-z_]{1,20}')|'[^']{0,200}'|\"[^\"]{0,200}\"|\d[\d,.:-]{0,30}\d|\d")


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know of one input.

    `level` is `warning` (read all the same), `skipped` or `failed`; the last two count as one input
    each. `where` names the input as it was given, with a line where there are lines.
    """

    level: str
    where: str
    message: str

    @property
    def kind(self) -> str:
        """The message without what is this input's alone, by which notes are summed up."""
        return _PARTICULAR.sub(lambda match: match[1] or "…", self.message)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a batch, for `run.json`; `sha256` is of the `bytes` that were read."""

    name: str
    sha256: str
    bytes: int


@dataclass(slots=True)
class Account:
    """What became of the inputs of a batch: `read + skipped + failed` is their number, always.

    An input is a report: a text, a row of a table, a line of a JSONL file, a message of a mailbox. A file
    that cannot be opened, or that holds nothing, counts as one.
    """

    read: int = 0
    skipped: int = 0
    failed: int = 0
    warnings: int = 0
    files: list[FileRecord] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """How many inputs there were so far."""
        return self.read + self.skipped + self.failed

    def add(self, note: Note) -> None:
        """Keep a note, and count the input that it says was skipped or failed."""
        self.notes.append(note)
        if note.level == "skipped":
            self.skipped += 1
        elif note.level == "failed":
            self.failed += 1
        else:
            self.warnings += 1

    def __str__(self) -> str:
        """The account in a line, which adds up."""
        reports = "report" if self.read == 1 else "reports"
        inputs = "input" if self.inputs == 1 else "inputs"
        return (
            f"{self.read:,} {reports} read + {self.skipped:,} skipped + {self.failed:,} failed "
            f"= {self.inputs:,} {inputs}"
        )


def visible(text: str) -> str:
    r"""A name or message with everything that could move a cursor or hide itself made visible.

    Control characters, line breaks and bidirectional overrides come out as `\x1b` or `\u202e`;
    bytes of a file name that are no UTF-8 as `\udc..`.
    """
    if text.isprintable():
        return text
    return "".join(_shown(text))


def file_name(path: PurePath) -> str:
    """The last part of a path as a name that any output can carry."""
    return visible(path.name)


def _shown(text: str) -> Iterator[str]:
    for char in text:
        if unicodedata.category(char)[0] in "CZ" and char != " ":
            yield char.encode("unicode_escape").decode("ascii")
        else:
            yield char
