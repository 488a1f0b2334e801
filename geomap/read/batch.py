"""One batch over inputs of any kind: their reports, one after the other, and the account of them."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from geomap.errors import GeomapError, InputError
from geomap.model import Report
from geomap.read import digest, kinds, long
from geomap.read.filedate import dated
from geomap.read.find import STANDARD_INPUT, Finder, Found, reason
from geomap.read.hosts import host_of, refuse_private
from geomap.read.ids import longer
from geomap.read.kinds import READERS, ROWS
from geomap.read.notes import Account, FileRecord, Note, file_name, visible
from geomap.read.stream import Member, ReadOptions, Stream
from geomap.read.text import text_id

if TYPE_CHECKING:
    from geomap.read.web import Web

_DEEPEST = 3  # files inside files: a mail in a ZIP in a mail


class Batch:
    """Reports of many inputs, one after the other, and the account of what became of each input.

    Args:
        inputs: files, folders, globs, addresses, or `-`.
        options: what holds for all of them.
        tell: called with each note as it comes up.
        stdin: what `-` stands for; the process's own standard input by default.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        options: ReadOptions | None = None,
        tell: Callable[[Note], None] = lambda note: None,
        stdin: io.BufferedIOBase | None = None,
    ) -> None:
        self.account = Account()
        self.bytes_done = 0
        self._options = options or ReadOptions()
        self._tell = tell
        self._stdin = stdin
        self._found = list(Finder(tuple(READERS)).find(inputs))
        self._web = self._opened_web()
        files = [item for item in self._found if isinstance(item, Found)]
        self.bytes_total = sum(item.size for item in files)
        self.files_done = 0
        self.files_total = len(files)
        self.from_stdin = any(str(item.path) == STANDARD_INPUT for item in files)
        self._texts_by_id: dict[str, set[str]] = {}

    def __iter__(self) -> Iterator[Report]:
        """The reports, in the order of the inputs. One that was given before is skipped."""
        for item in self._found:
            if isinstance(item, Note):
                self._note(item)
                continue
            name = item.address or str(item.path)
            before = self.bytes_done
            with self._failing(name):
                yield from self._file(item, name)
            self.bytes_done = max(self.bytes_done, before + item.size)
            self.files_done += 1

    def warn(self, where: str, message: str) -> None:
        """Say what the user should know of a report of this batch."""
        self._note(Note("warning", where, message))

    def lost(self, report: Report, why: str) -> None:
        """Say that a report of this batch could not be processed after all."""
        self.account.read -= 1
        self._note(Note("failed", report.path or report.id, why))

    def _opened_web(self) -> "Web | None":
        """What fetches pages, if any is asked for."""
        urls = [item.address for item in self._found if isinstance(item, Found) and item.address]
        if not urls:
            return None
        options = self._options
        if not options.allow_private_hosts:
            refuse_private(urls)
        from geomap.read.web import Web

        return Web(
            contact=options.contact,
            allow_private=options.allow_private_hosts,
            max_bytes=options.max_bytes,
            seconds=options.seconds,
        )

    def _file(self, item: Found, name: str) -> Iterator[Report]:
        if item.address and self._web:
            yield from self._page(item.address, self._web)
            return
        if name == STANDARD_INPUT:
            stream = Stream(self._stdin or _standard_input())
            yield from self._reports(stream, item.path, "standard input")
            return
        with item.path.open("rb") as file:
            yield from self._reports(Stream(file), item.path, name)

    def _page(self, url: str, web: "Web") -> Iterator[Report]:
        page = web.fetch(url)
        file = cast(io.BufferedIOBase, io.BytesIO(page.data))
        stream = Stream(file, charset=page.charset, address=page.url)
        for report in self._reports(stream, Path(page.name), url):
            yield report if report.url else replace(report, url=page.url)

    def _reports(self, stream: Stream, path: Path, name: str) -> Iterator[Report]:
        before = self.bytes_done
        for report in self._items(stream, path, name):
            self.bytes_done = before + stream.bytes
            yield report
        self.account.files.append(FileRecord(visible(name), stream.sha256(), stream.bytes))

    def _items(self, stream: Stream, path: Path, name: str, depth: int = 0) -> Iterator[Report]:
        """The reports of one file, and of the files inside it."""
        if depth > _DEEPEST:
            raise InputError(f"lies in more than {_DEEPEST} archives, one inside the other")
        inputs = self.account.inputs
        reader, warning = kinds.chosen(path, stream)
        if warning:
            self._note(Note("warning", name, warning))
        source = host_of(stream.address) or file_name(path if depth else Path(name))
        for item in reader(stream, name, source, self._options):
            if isinstance(item, Note):
                self._note(item)
            elif isinstance(item, Member):
                yield from self._member(item, f"{name}, {item.name}", stream, depth)
            elif reader in ROWS:
                yield from self._counted(item)
            else:
                for part in digest.parts(self._dated(item, path)):
                    yield from self._counted(part)
        if self.account.inputs == inputs:
            self._note(Note("skipped", name, "is empty"))

    def _member(self, member: Member, name: str, outer: Stream, depth: int) -> Iterator[Report]:
        path = Path(member.name)
        if path.suffix and not kinds.is_read(path):  # nobody named it: as what else a folder holds
            self._note(Note("skipped", name, kinds.unknown(path.suffix.lower())))
            return
        with self._failing(name):
            stream = Stream(member.file, outer.allowance)
            yield from self._items(stream, path, name, depth + 1)

    @contextmanager
    def _failing(self, name: str) -> Iterator[None]:
        """What goes wrong in reading an input is told of that input; the others are read."""
        try:
            yield
        except InputError as error:
            self._note(Note("failed", name, str(error)))
        except OSError as error:
            self._note(Note("failed", name, reason(error)))
        except (GeomapError, MemoryError):
            raise
        except Exception as error:
            # A slip in a reader must not cost a batch of thousands (DESIGN.md, "Two broad excepts").
            what = f"{type(error).__name__}: {error}"[:200]
            self._note(Note("failed", name, f"a fault in geomap ({what})"))

    def _counted(self, report: Report) -> Iterator[Report]:
        if len(report.text) > long.MOST:
            self._note(Note("warning", report.path or report.id, long.told(report)))
        for piece in long.pieces(report):
            if admitted := self._admitted(piece):
                self.account.read += 1
                yield admitted

    def _dated(self, report: Report, path: Path) -> Report:
        """The report with the day that the name of its file gives, if it needs one."""
        report, doubt = dated(report, path.name, self._options.day_first)
        if doubt:
            self._note(Note("warning", report.path or report.id, doubt))
        return report

    def _admitted(self, report: Report) -> Report | None:
        """The report, unless it was given before; under a new id if another report has its own."""
        where = report.path or report.id
        text = text_id(report.text)
        if text in self._texts_by_id.get(report.id, ()):
            self._note(Note("skipped", where, "was already read: the same report was given before"))
            return None
        texts = self._texts_by_id.setdefault(report.id, set())
        texts.add(text)
        if len(texts) > 1:
            renamed = longer(report.id, text)
            message = f"its id {report.id!r} belongs to another report; it is called {renamed!r}"
            self._note(Note("warning", where, message))
            report = replace(report, id=renamed)
        return report

    def _note(self, note: Note) -> None:
        self.account.add(note)
        self._tell(note)


def _standard_input() -> io.BufferedIOBase:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    return cast(io.BufferedIOBase, sys.stdin.buffer)
