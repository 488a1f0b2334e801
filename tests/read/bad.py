"""The bad inputs of docs/inputs.md as files, and what each gets; made anew for every test."""

import io
import json
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geomap.read import READERS

# Tells no incident, so that a folder of bad inputs maps nothing of its own.
CALM = "The bakery on the square sold bread and tea.\n"

OK, WARNING, SKIPPED, FAILED = "ok", "warning", "skipped", "failed"


@dataclass(frozen=True)
class Bad:
    """One bad input: its row in the table, its file, what it gets, and words of the message.

    `gets` are the notes that are allowed; `read` is the number of reports that come of it all the same.
    """

    row: int
    name: str
    make: Callable[[Path], None]
    gets: tuple[str, ...]
    says: str = ""
    read: int | None = None

    @property
    def known(self) -> bool:
        """Whether its kind is read at all."""
        return Path(self.name).suffix.lower() in {*READERS, ""} or self.name.endswith("/")


def data(content: bytes | str) -> Callable[[Path], None]:
    """A maker of a file with this content."""
    raw = content.encode() if isinstance(content, str) else content

    def make(path: Path) -> None:
        path.write_bytes(raw)

    return make


def row(**fields: object) -> str:
    """A line of JSON."""
    return json.dumps({"text": CALM, **fields}) + "\n"


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: bytes) -> bytes:
    """A Word document with this `word/document.xml`."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    return _zip(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": rels.encode(),
            "word/document.xml": body,
        }
    )


def _symlink_in_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def _escaping_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def _bomb(path: Path) -> None:
    start = f'<w:document xmlns:w="{_W}"><w:body>'.encode()
    path.write_bytes(docx(start + b" " * 100_000_000))


def _nested_bomb(path: Path) -> None:
    inner = _zip({f"{n}.txt": b" " * 5_000_000 for n in range(4)})
    for _ in range(4):
        inner = _zip({f"{n}.zip": inner for n in range(4)})
    path.write_bytes(inner)


def pdf(stream: bytes, *, kids: str = "3 0 R", extra: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[%s]>>" % kids.encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), extra, stream),
        font,
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(out),
    )
    return out + head + table + tail


def _inflating_pdf(path: Path) -> None:
    blank = zlib.compress(zlib.compress(b" " * 100_000_000, 6), 6)
    path.write_bytes(pdf(blank, extra=b"/Filter[/FlateDecode/FlateDecode]"))


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]><rss><channel><title>&j;</title><item><title>&j;</title><description>&j;</description></item>"
    "</channel></rss>"
)
_ENTITY = (
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    "<rss><channel><item><title>&a;</title><description>&a;</description></item></channel></rss>"
)
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </script> ` ${7*7} {{7*7}} {% raw %} "
    "sold bread."
)


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "calm.txt").write_text(CALM + "In a loop.\n")
    (path / "loop").symlink_to(path)


def _no_permission(path: Path) -> None:
    path.write_text(CALM)
    path.chmod(0)


BAD: tuple[Bad, ...] = (
    Bad(1, "01 empty.txt", data(""), (SKIPPED,), "is empty", 0),
    Bad(2, "02 blank.txt", data(" \n\t \n"), (SKIPPED,), "is empty", 0),
    Bad(3, "03 bom.txt", data(b"\xef\xbb\xbf" + CALM.encode()), (), read=1),
    Bad(4, "04 utf16le.txt", data(b"\xff\xfe" + (CALM + "4a").encode("utf-16-le")), (), read=1),
    Bad(4, "04 utf16be.txt", data(b"\xfe\xff" + (CALM + "4b").encode("utf-16-be")), (), read=1),
    Bad(5, "05 no mark.txt", data((CALM + "5").encode("utf-16-le")), (WARNING, FAILED), "UTF-16"),
    Bad(6, "06 latin.txt", data(("Caf\xe9 cr\xe8me. " + CALM * 5).encode("latin-1")), (WARNING,), read=1),
    Bad(6, "06 quotes.txt", data(("“Caf\xe9” – " + CALM * 5).encode("cp1252")), (WARNING,), read=1),
    Bad(6, "06 arabic.txt", data(("نان و چای " * 30).encode("cp1256", "replace")), (WARNING,), read=1),
    Bad(7, "07 cut.txt", data((CALM + "Café").encode()[:-1]), (WARNING,), "byte 48", 1),
    Bad(8, "08 nul.txt", data(CALM + "8\0"), (WARNING,), "NUL", 1),
    Bad(9, "09 binary.txt", data(bytes(range(256)) * 40), (FAILED,), "binary", 0),
    Bad(10, "10 surrogate.jsonl", data('{"text": "Bread \\ud800 and tea."}\n'), (WARNING,), "surrogate", 1),
    Bad(11, "11 bidi.txt", data(CALM + "\u202ednuora\u202c \u200b"), (WARNING,), "direction-changing", 1),
    Bad(12, "12 nfd.txt", data(CALM + "Cafe\u0301"), (), read=1),
    Bad(13, "13 one line.txt", data("bread and tea " * 60_000), (OK, WARNING, FAILED)),
    Bad(14, "14 large.txt", data(CALM * 40_000), (FAILED,), "larger than 1 MB", 0),
    Bad(15, "15 digits.txt", data(CALM + "9" * 20_000), (), read=1),
    Bad(16, "16 marks.txt", data(CALM + "?" * 900_000), (), read=1),
    Bad(16, "16 spaces.txt", data("Tea." + " " * 900_000 + CALM), (), read=1),
    Bad(17, "17 february.txt", data("KABUL, 30 February 2021 - " + CALM), (WARNING,), "no calendar", 1),
    Bad(17, "17 year zero.txt", data("KABUL, May 4, 0000 - " + CALM), (WARNING,), "no calendar", 1),
    Bad(18, "18 both ways.txt", data("KABUL (04/05/2021): " + CALM), (WARNING,), "--month-first", 1),
    Bad(19, "19 broken.jsonl", data(row(id="19") + '{"text": "x\n' + row(id="19b")), (FAILED,), "line 2", 2),
    Bad(20, "20 deep.jsonl", data("[" * 10_000 + "]" * 10_000), (FAILED,), "nested too deep", 0),
    Bad(20, "20 deep.json", data("[" * 10_000 + "]" * 10_000), (FAILED,), "deep", 0),
    Bad(21, "21 ragged.csv", data(f'text,source\n"{CALM}",A\nx\n"21{CALM}",B,C,D\n'), (FAILED,), "row"),
    Bad(21, "21 quoted.csv", data('text,source\n"Bread\nand\n""tea"".",A\n'), (), read=1),
    Bad(22, "22 formula.jsonl", data(row(id="22", title="=1+1", source="@SUM(A1)")), (), read=1),
    Bad(23, "23 script.txt", data(HOSTILE), (), read=1),
    Bad(24, "24 template.jsonl", data(row(id="24", title=HOSTILE, source=HOSTILE)), (), read=1),
    Bad(25, "25 address.jsonl", data(row(id="25", url="javascript:alert(1)")), (), read=1),
    Bad(26, "26 laughs.xml", data(_LAUGHS), (FAILED,), read=0),
    Bad(27, "27 entity.xml", data(_ENTITY), (FAILED,), read=0),
    Bad(28, "28 bomb.docx", _bomb, (FAILED,), read=0),
    Bad(29, "29 bomb.zip", _nested_bomb, (FAILED,)),
    Bad(30, "30 outside.zip", data(_zip({"../../30 outside.txt": b"x", "/tmp/30 outside.txt": b"x"})),
        (FAILED,), read=0),
    Bad(31, "31 link.zip", data(_symlink_in_zip()), (FAILED,), read=0),
    Bad(31, "31 link.tar.gz", data(_escaping_tar()), (FAILED,), read=0),
    Bad(32, "32 cut.docx", data(docx(b"<x/>")[:200]), (FAILED,), read=0),
    Bad(32, "32 cut.pdf", data(pdf(b"BT ET")[:150]), (FAILED,), read=0),
    Bad(33, "33 loop.pdf", data(pdf(b"BT ET", kids="2 0 R")), (FAILED, WARNING, SKIPPED), read=0),
    Bad(33, "33 inflating.pdf", _inflating_pdf, (FAILED, WARNING, SKIPPED), read=0),
    Bad(34, "34 scanned.pdf", data(pdf(b"q 1 0 0 1 0 0 cm Q")), (WARNING, SKIPPED), "no text", 0),
    Bad(35, "35 loop/", _loop, (SKIPPED,), "already read", 1),
    Bad(36, "36 pipe.txt", os.mkfifo, (FAILED,), "pipe", 0),
    Bad(37, "37 closed.txt", _no_permission, (FAILED,), "no permission", 0),
    Bad(39, "39 dangling.txt", lambda path: path.symlink_to("nowhere"), (FAILED,), "no such file", 0),
    Bad(46, "46 \n\x1b[31mred.txt", data(""), (SKIPPED,), "is empty", 0),
)  # fmt: skip


def makable() -> list[Bad]:
    """All whose kind is read. Root may read everything: row 37 is left out for it."""
    return [bad for bad in BAD if bad.known and not (bad.row == 37 and os.geteuid() == 0)]


def made(folder: Path) -> list[Bad]:
    """Make them in a folder."""
    for bad in makable():
        bad.make(folder / bad.name.rstrip("/"))
    return makable()
