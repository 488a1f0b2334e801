"""Archives: each file by its kind, bombs bounded, nothing written, one bad member costs only itself."""

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from geomap.read import READERS

from . import papers
from .papers import packed, w_p
from .reading import read

LEADS_OUT = "failed: has a path that leads out of the archive; it was left out"
BOMB = "failed: unpacks to more than 200 times its size, as if made to fill the memory"


def story(number: object) -> str:
    return f"Two men were shot in Herat on Monday, in case {number}.\n"


def tar(files: Mapping[str, bytes | str | None], mode: str = "w:gz") -> bytes:
    """A TAR of these files; None is a symbolic link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            about = tarfile.TarInfo(name)
            data = content.encode() if isinstance(content, str) else content or b""
            about.size = len(data)
            if content is None:
                about.type, about.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(about, io.BytesIO(data))
    return out.getvalue()


def linked() -> bytes:
    """A ZIP with a symbolic link, as Info-ZIP writes it."""
    about = zipfile.ZipInfo("link.txt")
    about.create_system = 3
    about.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(about, "/etc/passwd")
        archive.writestr("a.txt", story(1))
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """The ZIP with the mark of encryption on its first file."""
    raw = bytearray(data)
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "make"),
        [
            ("a.zip", packed),
            ("a.tar", lambda files: tar(files, "w")),
            ("a.tar.gz", tar),
            ("a.tgz", tar),
            ("a.tar.bz2", lambda files: tar(files, "w:bz2")),
            ("a.tar.xz", lambda files: tar(files, "w:xz")),
        ],
    )
    def test_each_file_is_read_by_its_own_kind(
        self, tmp_path: Path, name: str, make: Callable[[Mapping[str, bytes | str]], bytes]
    ) -> None:
        files: dict[str, bytes | str] = {
            "d/a.txt": story(1),
            "d/b.csv": f'text\n"{story(2).strip()}"\n',
            "c.docx": papers.docx(w_p(story(3).strip())),
        }
        reports, notes = read(tmp_path / name, make(files))
        assert notes == []
        assert sorted(report.text.strip() for report in reports) == [
            story(n).strip() for n in (1, 2, 3)
        ]
        found = {str(report.path): report.source for report in reports}
        assert found[f"{tmp_path / name}, d/a.txt"] == "a.txt"
        assert found[f"{tmp_path / name}, d/b.csv, row 2"] == "b.csv"

    @pytest.mark.parametrize(
        ("name", "pack"),
        [
            ("2021-05-04 a.txt.gz", gzip.compress),
            ("2021-05-04 a.txt.bz2", bz2.compress),
            ("2021-05-04 a.txt.xz", lzma.compress),
        ],
    )
    def test_a_single_file(self, tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
        (report,), notes = read(tmp_path / name, pack(story(1).encode()))
        assert (report.text, report.source, notes) == (story(1), "2021-05-04 a.txt", [])
        assert report.published == "2021-05-04"

    def test_an_archive_in_an_archive(self, tmp_path: Path) -> None:
        data = packed({"b.tar.gz": tar({"c.zip": packed({"d.txt": story(1)})})})
        (report,), notes = read(tmp_path / "a.zip", data)
        assert (report.text, notes) == (story(1), [])
        assert report.path == f"{tmp_path / 'a.zip'}, b.tar.gz, c.zip, d.txt"

    def test_what_is_no_report_is_left_out(self, tmp_path: Path) -> None:
        files: dict[str, bytes | str] = {
            "a.txt": story(1),
            "photo.jpg": b"\xff\xd8",
            "old.doc": "x",
            "__MACOSX/._a.txt": "x",
            ".DS_Store": "x",
            "d/": "",
        }
        reports, notes = read(tmp_path / "a.zip", packed(files))
        assert len(reports) == 1
        assert notes == [
            "skipped: is of kind .doc, which is not read; save it as .docx",
            "skipped: is of kind .jpg, which is not read",
            "skipped: holds 2 hidden files, such as .DS_Store; left out",
        ]

    @pytest.mark.parametrize(("name", "data"), [("a.zip", packed({})), ("a.tar", tar({}, "w"))])
    def test_empty(self, tmp_path: Path, name: str, data: bytes) -> None:
        assert read(tmp_path / name, data) == ([], ["skipped: is empty"])


class TestBombs:
    def test_a_file_of_zeros(self, tmp_path: Path) -> None:
        zeros = bytes(100_000_000)
        for name, data in (
            ("a.zip", packed({"0.txt": zeros, "a.txt": story(1)})),
            ("a.gz", gzip.compress(zeros)),
        ):
            reports, notes = read(tmp_path / name, data)
            assert notes == [BOMB]
            assert len(reports) == name.endswith("zip")

    def test_a_packed_tar_of_zeros(self, tmp_path: Path) -> None:
        data = tar({"a.txt": story(1), "0.txt": bytes(100_000_000)})
        reports, notes = read(tmp_path / "a.tgz", data)
        assert [report.text for report in reports] == [story(1)]
        assert notes == ["failed: is cut off or damaged", BOMB]

    def test_archives_in_archives_without_end(self, tmp_path: Path) -> None:
        data = packed({"0.txt": bytes(50_000_000)})
        for _ in range(5):
            data = packed({f"{n}.zip": data for n in range(4)})
        reports, notes = read(tmp_path / "a.zip", data)
        assert reports == []
        assert set(notes) == {"failed: lies in more than 3 archives, one inside the other"}

    def test_many_archives_share_one_limit(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("geomap.read.stream.Allowance.__init__.__defaults__", (9, 10_000))
        inner = packed({f"{n}.txt": story(n) for n in range(3)})
        reports, notes = read(tmp_path / "a.zip", packed({f"{n}.zip": inner for n in range(9)}))
        # Three archives with three files each would be twelve.
        assert len(reports) == 3
        assert len([note for note in notes if note.startswith("failed: holds too much")]) == 2

    def test_more_files_than_any_archive_of_reports(self, tmp_path: Path) -> None:
        end = zipfile.ZipFile(io.BytesIO(), "w")
        end.close()
        data = bytearray(packed({"a.txt": "x"}))
        at = data.rindex(b"PK\x05\x06")
        data[at + 12 : at + 16] = (50_000_000).to_bytes(4, "little")  # bytes of the list of files
        _, notes = read(tmp_path / "a.zip", bytes(data))
        assert notes == ["failed: holds too many files; unpack it and read the folder"]

    def test_xz_that_asks_for_much_memory(self, tmp_path: Path) -> None:
        filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
        data = lzma.compress(story(1).encode(), filters=filters)
        assert read(tmp_path / "a.txt.xz", data)[1] == ["failed: is cut off or damaged"]


class TestBad:
    @pytest.mark.parametrize(
        "path", ["../a.txt", "d/../../a.txt", "/tmp/a.txt", "C:\\a.txt", "..\\a.txt"]
    )
    @pytest.mark.parametrize(("name", "make"), [("a.zip", packed), ("a.tar.gz", tar)])
    def test_a_path_that_leads_out(
        self,
        tmp_path: Path,
        name: str,
        make: Callable[[Mapping[str, bytes | str]], bytes],
        path: str,
    ) -> None:
        (report,), notes = read(tmp_path / name, make({path: story(1), "b.txt": story(2)}))
        assert (report.text, notes) == (story(2), [LEADS_OUT])

    def test_symbolic_links(self, tmp_path: Path) -> None:
        link = "failed: is a symbolic link, which is not followed within archives"
        for name, data in (("a.zip", linked()), ("a.tgz", tar({"l.txt": None, "a.txt": story(1)}))):
            (report,), notes = read(tmp_path / name, data)
            assert (report.text, notes) == (story(1), [link])

    def test_nothing_is_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(scratch))
        monkeypatch.chdir(scratch)
        files = {f"{n}.txt": os.urandom(100_000).hex() + " calm" for n in range(100)}
        (tmp_path / "in").mkdir()
        reports, _ = read(
            tmp_path / "in" / "a.zip", packed({**files, "../x.txt": "x", "/x.txt": "x"})
        )
        assert len(reports) == 100
        assert list(scratch.iterdir()) == []
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "scratch"]

    def test_encrypted(self, tmp_path: Path) -> None:
        data = encrypted(packed({"a.txt": story(1), "b.txt": story(2)}))
        (report,), notes = read(tmp_path / "a.zip", data)
        assert report.text == story(2)
        assert notes == ["failed: is encrypted; pack it without a password"]

    def test_a_method_that_is_not_read(self, tmp_path: Path) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("a.txt", story(1))
        assert read(tmp_path / "a.zip", out.getvalue())[1] == [
            "failed: is packed by a method that is not read (14); use plain ZIP"
        ]

    def test_a_zip_that_is_cut_off(self, tmp_path: Path) -> None:
        data = packed({"a.txt": story(1)})
        assert read(tmp_path / "a.zip", data[:-30]) == ([], ["failed: is cut off or damaged"])

    def test_what_stands_before_a_cut_is_read(self, tmp_path: Path) -> None:
        data = tar({f"{n:02}.txt": story(n) + os.urandom(5_000).hex() for n in range(10)})
        reports, notes = read(tmp_path / "a.tar.gz", data[: len(data) // 2])
        assert [report.path for report in reports] == [
            f"{tmp_path / 'a.tar.gz'}, {n:02}.txt" for n in range(len(reports))
        ]
        assert 3 <= len(reports) <= 5
        assert (
            notes == ["failed: is cut off or damaged"] * 2
        )  # the file that was cut, and what follows

    def test_a_member_that_fails_does_not_lose_the_others(self, tmp_path: Path) -> None:
        files: dict[str, bytes | str] = {
            "a.pdf": b"%PDF-1.4\nx",
            "b.docx": "x",
            "c.txt": b"\x89PNG",
            "d.txt": story(1),
        }
        (report,), notes = read(tmp_path / "a.zip", packed(files))
        assert report.text == story(1)
        assert [note.partition(":")[0] for note in notes] == ["failed"] * 3

    def test_a_file_with_a_wrong_sum(self, tmp_path: Path) -> None:
        data = bytearray(packed({"a.txt": story(1), "b.txt": story(2)}))
        data[14] ^= 0xFF
        data[data.index(b"PK\x01\x02") + 16] ^= 0xFF
        (report,), notes = read(tmp_path / "a.zip", bytes(data))
        assert (report.text, notes) == (story(2), ["failed: is cut off or damaged"])

    @pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.gz", "a.bz2", "a.xz"])
    def test_text_under_the_name_of_an_archive(self, tmp_path: Path, name: str) -> None:
        assert read(tmp_path / name, story(1))[1] == [
            "failed: is cut off or damaged, or no archive"
        ]


class TestNamedWrong:
    """What a file holds counts where its name says nothing, or surely something else."""

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (papers.docx(w_p("Calm.")), "a Word document"),
            (papers.odt("<text:p>Calm.</text:p>"), "an OpenDocument text"),
            (papers.xlsx({"A": [["text"], ["Calm."]]}), "an Excel workbook"),
            (papers.ods([["text"], ["Calm."]]), "an OpenDocument spreadsheet"),
            (packed({"a.txt": "Calm."}), "a ZIP archive"),
            (tar({"a.txt": "Calm."}, "w"), "a TAR archive"),
            (gzip.compress(b"Calm."), "a gzip file"),
        ],
    )
    def test_what_it_is(self, tmp_path: Path, data: bytes, what: str) -> None:
        for name in ("a.txt", "a.pdf", "a.xyz"):
            (report,), notes = read(tmp_path / name, data)
            assert report.text.strip() == "Calm."
            ending = name[-4:]
            assert notes == [f"warning: its name ends in {ending}, but it is {what}; read as that"]
        (report,), notes = read(tmp_path / "a", data)
        assert (report.text.strip(), notes) == ("Calm.", [])

    def test_a_text_that_speaks_of_other_kinds_is_a_text(self, tmp_path: Path) -> None:
        text = "Files that begin with %PDF-1.4 or PK are no texts.\n"
        (report,), notes = read(tmp_path / "a.txt", text)
        assert (report.text, notes) == (text, [])

    def test_an_unknown_kind_that_is_named_lists_the_known(self, tmp_path: Path) -> None:
        assert read(tmp_path / "a.xyz", "Calm.")[1] == [
            f"failed: is of kind .xyz, which is not read. Known are: {', '.join(READERS)}"
        ]
