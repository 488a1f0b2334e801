"""Archives (ZIP, TAR, and either or a single file packed by gzip, bzip2 or xz): each file by its own kind.

Nothing is unpacked to disk under a name from an archive: members are read as streams, and an archive that
must be searched is kept in a temporary file without a name. What is unpacked is bounded in size, number,
depth and proportion to what it was packed in, over all archives within one input together.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Protocol, cast

from geomap.errors import InputError
from geomap.read.notes import Note, visible
from geomap.read.stream import TIGHTEST, Allowance, Member, ReadOptions, Stream, too_tight

_IN_MEMORY = 16_000_000  # bytes of a ZIP; a larger one is kept in a temporary file meanwhile
_CHUNK = 1 << 20
_DIRECTORY = 10_000_000  # bytes of the list of members of a ZIP, which is read at once
_XZ_MEMORY = 128 << 20  # bytes that xz may ask for; its strongest preset takes 65 MB
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    struct.error,
)
_CUT_OFF = "is cut off or damaged"
# What systems put beside the files of a user; names that begin with a full stop are hidden ones.
_SYSTEM = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_END = b"PK\x05\x06"  # of the list of members (APPNOTE.TXT, 4.3.16)
_END_64 = b"PK\x06\x06"


class _Readable(Protocol):
    def read1(self, size: int, /) -> bytes: ...


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Note | Member]:
    """Hand back the files of an archive, one after the other; one that is broken does not stop the others.

    Args:
        stream: the bytes.
        name: what messages call the archive.
        source: its name without folders.
        options: what holds for all inputs.

    Raises:
        InputError: it is no archive, cut off, or holds more than may be unpacked.
    """
    start = stream.peek(6, 512)
    if start.startswith(b"PK"):
        members = _zip(stream, name)
    elif unpacked := _unpacked(stream, start):
        bounded = _Bounded(unpacked, stream.allowance, packed=stream)
        inside = io.BufferedReader(bounded)
        if _is_tar(inside.peek(512)):
            bounded.ends = True
            members = _tar(inside, bounded, stream.allowance, name)
        else:
            inner = source[: source.rindex(".")] if "." in source[1:] else source
            stream.allowance.take(members=1)
            members = iter([Member(inner, inside)])
    elif _is_tar(start):
        bounded = _Bounded(stream, None)
        members = _tar(io.BufferedReader(bounded), bounded, stream.allowance, name)
    elif start.strip(b"\0"):
        raise InputError(f"{_CUT_OFF}, or no archive")
    else:
        return
    hidden: list[str] = []
    for member in members:
        if isinstance(member, Member) and _is_hidden(member.name):
            hidden.append(member.name)
        else:
            yield member
    if hidden:
        first = visible(hidden[0])
        yield Note("skipped", name, f"holds {len(hidden)} hidden files, such as {first}; left out")


def _zip(stream: Stream, name: str) -> Iterator[Note | Member]:
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        allowed = stream.allowance.bytes
        while chunk := stream.read(_CHUNK):
            allowed -= len(chunk)
            if allowed < 0:
                raise InputError("is too large for an archive; unpack it and read the folder")
            file.write(chunk)
        _check_directory(cast(IO[bytes], file))
        try:
            archive = zipfile.ZipFile(cast(IO[bytes], file))
        except _BROKEN:
            raise InputError(_CUT_OFF) from None
        for about in sorted(archive.infolist(), key=lambda about: about.filename):
            stream.allowance.take(members=1)
            if not about.filename:
                yield Note("failed", name, "holds a file without a name, which was left out")
                continue
            if about.is_dir():
                continue
            where = f"{name}, {about.filename}"
            mode = about.external_attr >> 16
            wrong = _wrong_path(about.filename) or _wrong_kind(mode) or _wrong_packing(about)
            if wrong:
                yield Note("failed", where, wrong)
                continue
            try:
                inner = archive.open(about)
            except _BROKEN:
                yield Note("failed", where, _CUT_OFF)
                continue
            with inner:
                bounded = _Bounded(cast(_Readable, inner), stream.allowance, about.compress_size)
                yield Member(about.filename, io.BufferedReader(bounded))


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a ZIP whose list of members alone would fill the memory.

    Raises:
        InputError: it says that the list is longer than that of any archive of reports.
    """
    file.seek(max(file.seek(0, io.SEEK_END) - 66_000, 0))
    tail = file.read()
    at, at_64 = tail.rfind(_END), tail.rfind(_END_64)
    size = struct.unpack_from("<I", tail, at + 12)[0] if 0 <= at <= len(tail) - 16 else 0
    if size == 0xFFFFFFFF and 0 <= at_64 <= len(tail) - 48:
        size = struct.unpack_from("<Q", tail, at_64 + 40)[0]
    if size > _DIRECTORY and size != 0xFFFFFFFF:
        raise InputError("holds too many files; unpack it and read the folder")
    file.seek(0)


def _tar(
    inside: IO[bytes], bounded: "_Bounded", allowance: Allowance, name: str
) -> Iterator[Note | Member]:
    try:
        with tarfile.open(fileobj=inside, mode="r|", errors="surrogateescape") as archive:
            for about in archive:
                allowance.take(members=1)
                if about.isdir():
                    continue
                where = f"{name}, {about.name}"
                if wrong := _wrong_path(about.name) or _wrong_entry(about):
                    yield Note("failed", where, wrong)
                elif about.islnk():
                    yield Note("skipped", where, "is another name of a file in this archive")
                elif file := archive.extractfile(about):
                    yield Member(
                        about.name, io.BufferedReader(_Bounded(cast(_Readable, file), None))
                    )
    except InputError:
        raise
    except _BROKEN:
        raise bounded.refused or InputError(_CUT_OFF) from None
    if bounded.refused:
        raise bounded.refused


def _wrong_path(name: str) -> str | None:
    """Why a name is none of a file within an archive."""
    plain = name.replace("\\", "/")
    absolute = plain.startswith("/") or plain[1:2] == ":"
    if absolute or ".." in plain.split("/"):
        return "has a path that leads out of the archive; it was left out"
    return None


def _wrong_kind(mode: int) -> str | None:
    """Why what a ZIP says of the kind of a file makes it none that is read."""
    if stat.S_ISLNK(mode):
        return "is a symbolic link, which is not followed within archives"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is no ordinary file"
    return None


def _wrong_packing(about: zipfile.ZipInfo) -> str | None:
    if about.flag_bits & 1:
        return "is encrypted; pack it without a password"
    if about.compress_type not in _METHODS:
        return f"is packed by a method that is not read ({about.compress_type}); use plain ZIP"
    return None


def _wrong_entry(about: tarfile.TarInfo) -> str | None:
    if about.issym():
        return _wrong_kind(stat.S_IFLNK)
    return None if about.isfile() or about.islnk() else "is no ordinary file"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part in _SYSTEM or part.startswith(".") for part in parts)


def _is_tar(start: bytes) -> bool:
    return start[257:262] == b"ustar"


def _unpacked(stream: Stream, start: bytes) -> _Readable | None:
    """What a packed file holds, as it is read; None where it is not packed."""
    # All three only ever call `read` on what they unpack.
    file = cast(IO[bytes], stream)
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if start.startswith(b"\xfd7zXZ\0"):
        return _Xz(stream)
    return None


class _Xz:
    """An xz file as it is read; `lzma.LZMAFile` knows no limit of memory."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._packed = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def read1(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        out = b""
        while not out and not self._packed.eof:
            more = self._stream.read(_CHUNK) if self._packed.needs_input else b""
            if not more and self._packed.needs_input:
                raise EOFError
            out = self._packed.decompress(more, size)
        return out


class _Bounded(io.RawIOBase):
    """A file that is unpacked as it is read, until it comes to too much.

    Args:
        file: gives what is unpacked.
        allowance: what it is charged to; None where a layer below is.
        size: bytes that it is packed in, where they are known.
        packed: what it is unpacked from, where they are not.

    Attributes:
        ends: whether it seems to end where it is cut off, so that what stands before can be read.
        refused: what was wrong then.
    """

    def __init__(
        self,
        file: _Readable,
        allowance: Allowance | None,
        size: int = 0,
        packed: Stream | None = None,
    ) -> None:
        self._allowance = allowance
        self.ends = False
        self.refused: InputError | None = None
        self._file = file
        self._size = size
        self._packed = packed
        self._read = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]
        """Read into a buffer; how many bytes.

        Raises:
            InputError: it is cut off, or comes to more than is allowed.
        """
        data = b""
        try:
            if self.refused is None:
                data = self._file.read1(len(buffer))
                self._charge(len(data))
        except InputError as error:
            self.refused = error
        except _BROKEN:
            self.refused = InputError(_CUT_OFF)
        if self.refused:
            if self.ends:
                return 0
            raise self.refused
        buffer[: len(data)] = data
        return len(data)

    def _charge(self, count: int) -> None:
        self._read += count
        packed = self._packed.bytes if self._packed else self._size
        if packed and too_tight(self._read, packed):
            raise InputError(
                f"unpacks to more than {TIGHTEST} times its size, as if made to fill the memory"
            )
        if self._allowance:
            self._allowance.take(size=count)
