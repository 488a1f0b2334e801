"""Streams of GeoJSON Features: one a line, or one FeatureCollection; what geomap itself writes."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from geomap.errors import InputError
from geomap.read.decode import decode, parsed
from geomap.read.find import STANDARD_INPUT, reason
from geomap.read.notes import Note
from geomap.read.stream import Stream

T = TypeVar("T")

_START = 1024  # bytes within which a collection says that it is one


def records(
    names: Sequence[str],
    build: Callable[[Mapping[str, Any]], T],
    tell: Callable[[Note], None],
    stdin: io.BufferedIOBase | None = None,
) -> Iterator[T]:
    """Records from files of Features, one after the other; a broken one does not stop the others.

    Args:
        names: files, or `-` for standard input.
        build: makes the record of a Feature, or raises InputError.
        tell: called with a note of each Feature or file that failed.
        stdin: what `-` stands for; the process's own standard input by default.
    """
    for name in names:
        shown = "standard input" if name == STANDARD_INPUT else name
        try:
            with _opened(name, stdin) as file:
                for where, feature in _features(Stream(file), shown):
                    try:
                        whole = _object(feature) if isinstance(feature, str) else feature
                        record = build(whole)
                    except InputError as error:
                        tell(Note("failed", where, str(error)))
                        continue
                    yield record
        except InputError as error:
            tell(Note("failed", shown, str(error)))
        except OSError as error:
            tell(Note("failed", shown, reason(error)))


def _opened(name: str, stdin: io.BufferedIOBase | None) -> io.BufferedIOBase:
    if name != STANDARD_INPUT:
        path = Path(name)
        if path.is_dir():
            raise InputError("is a folder; name the file of Features in it")
        return path.open("rb")
    if stdin is None and sys.stdin is None:
        raise InputError("standard input is closed")
    # A copy, so that closing it leaves the process its own.
    return stdin or cast(io.BufferedIOBase, open(sys.stdin.fileno(), "rb", closefd=False))


def _features(stream: Stream, name: str) -> Iterator[tuple[str, Any]]:
    """Each Feature with where it stands; as text where it is still to be parsed."""
    start = stream.peek(_START, _START)
    if b'"FeatureCollection"' in start or start.split(b"\n")[0].strip() == b"{":
        document = _object(decode(stream.whole())[0])
        members = document.get("features", [document])
        if not isinstance(members, list):
            raise InputError("its 'features' is no list")
        yield from ((f"{name}, feature {n}", member) for n, member in enumerate(members, 1))
        return
    number = 0
    while line := stream.readline():
        number += 1
        if text := decode(line)[0].strip("\x1e \t\r\n"):  # RFC 8142 record separators
            yield f"{name}, line {number}", text


def _object(text: str) -> Mapping[str, Any]:
    value = parsed(text)
    if not isinstance(value, Mapping):
        raise InputError("is not a GeoJSON object")
    return value
