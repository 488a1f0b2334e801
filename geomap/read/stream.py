"""The bytes of one input, hashed and counted as they are read."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.errors import InputError

DEFAULT_MAX_MB = 128
TIGHTEST = (
    200  # to one: text reaches 10, documents 20, tables 100, bombs 1,000 (the most of deflate)
)
_SUSPECT = 20_000_000  # bytes from which nothing must be packed tighter than that


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What holds for all inputs of a batch.

    `published` is the ISO 8601 day of reports that do not say theirs; `day_first` says how 04/05/2021
    is read in metadata and file names (None: day first, with a warning); `max_bytes` is the largest
    text, or line of a JSONL file, that is read. `columns` are names of columns in tables by the field
    that they hold (`{"text": "Body"}`), where they are not found by themselves. `seconds` is how long
    one PDF, office file or page may take to read, or to fetch. `contact` is told to hosts of which pages are
    fetched; those that are not public are asked only with `allow_private_hosts`.
    """

    published: str | None = None
    day_first: bool | None = None
    max_bytes: int = DEFAULT_MAX_MB * 1_000_000
    columns: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 60.0
    contact: str | None = None
    allow_private_hosts: bool = False

    @property
    def published_by(self) -> str | None:
        """What gave `published` where a report has it from here (see `Report.published_by`)."""
        return "option" if self.published else None


@dataclass(slots=True)
class Allowance:
    """How much may yet be unpacked from one input, over all archives in it: a bomb ends here.

    `members` is a number of files, `bytes` what they hold unpacked.
    """

    members: int = 20_000
    bytes: int = 4_000_000_000

    def take(self, *, members: int = 0, size: int = 0) -> None:
        """Use some of it.

        Raises:
            InputError: there is not so much left.
        """
        self.members -= members
        self.bytes -= size
        if self.members < 0 or self.bytes < 0:
            raise InputError(
                "holds too much (a limit of 20,000 files or 4 GB, over all archives inside it); unpack "
                "it and read the folder"
            )


def too_tight(size: int, packed: int) -> bool:
    """Whether so many bytes, unpacked from so many, are rather a bomb than anything to be read."""
    return size > max(_SUSPECT, TIGHTEST * packed)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another (a ZIP, a mail), which a reader hands back to be read by its own kind.

    `name` is its path inside, as written there: it tells the kind and is shown, and never opened.
    """

    name: str
    file: io.BufferedIOBase


class Stream:
    """A binary file that keeps the SHA-256 and the number of the bytes that passed.

    Args:
        file: open for reading, buffered. It is not closed here.
        allowance: what may be unpacked from it; that of the file which it lies in.
        charset: the encoding that was told with it.
        address: where it was fetched from.
    """

    def __init__(
        self,
        file: io.BufferedIOBase,
        allowance: Allowance | None = None,
        charset: str | None = None,
        address: str | None = None,
    ) -> None:
        self.allowance = allowance or Allowance()
        self.charset = charset
        self.address = address
        self._file = file
        self._hash = hashlib.sha256()
        self._unread = b""
        self.bytes = 0

    def peek(self, least: int, most: int) -> bytes:
        """The next bytes, which stay unread: at least so many, save at the end, and `most` at most.

        Waits for no more than `least`, so that a slow pipe can be looked at as it comes.
        """
        while len(self._unread) < least and (more := self._file.read1(most - len(self._unread))):
            self._unread += more
        return self._unread[:most]

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; all that is left when it is negative."""
        held, self._unread = self._unread, b""
        if size < 0:
            return self._passed(held + self._file.read())
        if len(held) >= size:
            self._unread = held[size:]
            return self._passed(held[:size])
        parts = [held]
        left = size - len(held)
        while left and (more := self._file.read(left)):
            parts.append(more)
            left -= len(more)
        return self._passed(b"".join(parts))

    def read1(self, size: int = -1) -> bytes:
        """As `read`: a file here is at hand, and waits for nothing."""
        return self.read(size)

    def readline(self, size: int = -1) -> bytes:
        """One line with its end, or its first `size` bytes when it is longer; negative: no limit."""
        held, self._unread = self._unread, b""
        cut = held.find(b"\n") + 1 or len(held)
        if 0 <= size < cut:
            cut = size
        if cut < len(held) or held[cut - 1 : cut] == b"\n":
            self._unread = held[cut:]
            return self._passed(held[:cut])
        return self._passed(held + self._file.readline(size if size < 0 else size - len(held)))

    def whole(self, limit: int | None = None) -> bytes:
        """All that is left.

        Raises:
            InputError: it is more than `limit` bytes; what is beyond was not read.
        """
        data = self.read(-1 if limit is None else limit + 1)
        if limit is not None and len(data) > limit:
            raise InputError(
                f"is larger than {limit / 1e6:g} MB; split it, or allow more with --max-mb"
            )
        return data

    def sha256(self) -> str:
        """The hash of all bytes that passed, in hexadecimal."""
        return self._hash.hexdigest()

    def _passed(self, data: bytes) -> bytes:
        self._hash.update(data)
        self.bytes += len(data)
        return data
