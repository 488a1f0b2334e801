"""Inputs of any kind become reports, and the account says what became of each."""

import hashlib
import io
import json
import os
import socket
from pathlib import Path

import pytest

from geomap.model import Report
from geomap.read import READERS, Batch, Note, ReadOptions, visible

STORY = "Two men were shot in Herat on Monday.\n"


def read(
    *inputs: object, stdin: bytes | None = None, **options: object
) -> tuple[list[Report], Batch]:
    batch = Batch(
        [str(item) for item in inputs],
        ReadOptions(**options),  # type: ignore[arg-type]
        stdin=io.BytesIO(stdin) if stdin is not None else None,
    )
    reports = list(batch)
    account = batch.account
    assert account.read == len(reports)
    assert account.read + account.skipped + account.failed == account.inputs
    return reports, batch


def notes(batch: Batch, level: str) -> list[str]:
    return [note.message for note in batch.account.notes if note.level == level]


def put(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def line(**fields: object) -> str:
    return json.dumps({"text": STORY, **fields}) + "\n"


class TestText:
    def test_a_text_is_one_report_named_after_its_file(self, tmp_path: Path) -> None:
        reports, batch = read(put(tmp_path / "herat.txt", STORY), published="2021-05-04")
        assert reports == [
            Report(
                id=hashlib.sha256(STORY.encode()).hexdigest()[:16],
                text=STORY,
                source="herat.txt",
                published="2021-05-04",
                published_by="option",
                path=str(tmp_path / "herat.txt"),
            )
        ]
        assert batch.account.files[0].sha256 == hashlib.sha256(STORY.encode()).hexdigest()
        assert batch.account.files[0].bytes == len(STORY)

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Herat shooting\n\nTwo men died.", "Herat shooting"),
            ("# Herat shooting\n\nTwo men died.", "Herat shooting"),
            ("\n\nHerat shooting\n \nTwo men died.", "Herat shooting"),
            ("Two men died.\n\nThey were shot.", None),
            ("Herat shooting\nTwo men died.", None),
            ("Herat shooting", None),
            ("x" * 201 + "\n\nTwo men died.", None),
        ],
    )
    def test_a_heading_above_an_empty_line_is_the_title(
        self, tmp_path: Path, text: str, title: str | None
    ) -> None:
        (report,), _ = read(put(tmp_path / "a.txt", text))
        assert report.title == title
        assert report.text == text  # of which it stays a part

    def test_line_ends_are_one_character_before_offsets_are_counted(self, tmp_path: Path) -> None:
        (report,), _ = read(put(tmp_path / "a.txt", b"One.\r\nTwo.\rThree.\n"))
        assert report.text == "One.\nTwo.\nThree.\n"


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_unicode_is_read_without_a_word(self, tmp_path: Path, encoding: str) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", "هرات – Herāt".encode(encoding)))
        assert report.text == "هرات – Herāt"
        assert batch.account.notes == []

    def test_utf_16_both_ways_round(self, tmp_path: Path) -> None:
        for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            (report,), _ = read(put(tmp_path / "a.txt", mark + STORY.encode(encoding)))
            assert report.text == STORY

    @pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
    def test_utf_16_without_a_mark_is_read_with_a_warning(self, tmp_path: Path, order: str) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", STORY.encode(order)))
        assert report.text == STORY
        assert notes(batch, "warning") == ["is UTF-16 without a byte order mark; read as such"]

    def test_windows_1252_is_read_with_a_warning(self, tmp_path: Path) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", "A “café” in Herat".encode("cp1252")))
        assert report.text == "A “café” in Herat"
        assert notes(batch, "warning") == [
            "is not UTF-8 (byte 2); read as Windows-1252. If letters look wrong, save it as UTF-8"
        ]

    def test_cut_off_within_a_character_tells_where(self, tmp_path: Path) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", "Herāt".encode()[:-2] + b""))
        assert report.text == "Her�"
        assert notes(batch, "warning") == [
            "is cut off within a character at byte 3; what could not be read is shown as �"
        ]

    def test_a_slip_in_much_utf_8_does_not_change_the_encoding(self, tmp_path: Path) -> None:
        (report,), _ = read(put(tmp_path / "a.txt", "هرات".encode() + b"\xff" + "هرات".encode()))
        assert report.text == "هرات�هرات"

    def test_nul_is_replaced_with_a_warning(self, tmp_path: Path) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", STORY.encode() + b"\0"))
        assert report.text == STORY + "�"
        assert notes(batch, "warning") == ["held 1 NUL characters; each was replaced by �"]

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"\x89PNG\r\n\x1a\n", "is a PNG picture, not a text; save it as plain text (UTF-8)"),
            (b"\x7fELF\x02\x01\x01", "is a program, not a text; save it as plain text (UTF-8)"),
            (bytes(range(256)) * 20, "is binary data, not a text"),
        ],
    )
    def test_a_binary_is_refused(self, tmp_path: Path, data: bytes, reason: str) -> None:
        reports, batch = read(put(tmp_path / "a.txt", data))
        assert reports == []
        assert notes(batch, "failed") == [reason]

    def test_hidden_characters_are_flagged(self, tmp_path: Path) -> None:
        (report,), batch = read(put(tmp_path / "a.txt", "Herat \u202egnitoohs\u202c"))
        assert report.text == "Herat \u202egnitoohs\u202c"
        assert notes(batch, "warning") == [
            "holds 2 invisible or direction-changing characters (the first is U+202E); "
            "what it shows may not be what it says"
        ]


class TestJsonLines:
    def test_all_fields_are_used(self, tmp_path: Path) -> None:
        fields = {
            "id": "r1",
            "title": "T",
            "source": "S",
            "published": "2021-05-04",
            "url": "https://example.org/1",
            "language": "en",
        }
        path = put(tmp_path / "a.jsonl", line(**fields))
        (report,), _ = read(path)
        where = f"{path}, line 1"
        assert report == Report(text=STORY, path=where, published_by="metadata", **fields)

    def test_what_is_missing_is_filled_in(self, tmp_path: Path) -> None:
        (report,), _ = read(put(tmp_path / "a.jsonl", line(id=7)), published="2021-05-04")
        assert (report.id, report.source, report.published) == ("7", "a.jsonl", "2021-05-04")

    def test_the_id_of_a_line_without_one_does_not_hang_on_options(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", line())
        (one,), _ = read(path)
        (other,), _ = read(path, published="2021-05-04")
        assert one.id == other.id

    def test_a_time_is_cut_to_its_day(self, tmp_path: Path) -> None:
        (report,), _ = read(put(tmp_path / "a.jsonl", line(published="2021-05-04T16:10:00+04:30")))
        assert report.published == "2021-05-04"

    @pytest.mark.parametrize("value", ["2021-02-30", "0000-01-01", "May 4", 20210504, ["x"]])
    def test_what_is_no_day_is_left_out_with_a_warning(self, tmp_path: Path, value: object) -> None:
        (report,), batch = read(put(tmp_path / "a.jsonl", line(published=value)))
        assert report.published is None
        assert notes(batch, "warning") == [
            f"its 'published' {json.dumps(value)} is no day like 2021-05-04 and was left out"
        ]

    def test_a_broken_line_is_named_and_the_others_are_read(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", line(id=1) + '{"text": "x\n\n' + line(id=2))
        reports, batch = read(path)
        assert [report.id for report in reports] == ["1", "2"]
        (note,) = [note for note in batch.account.notes if note.level == "failed"]
        assert note.where == f"{path}, line 2"
        assert note.message.startswith("is not valid JSON (")
        assert batch.account.inputs == 3

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("[1]", "is not a JSON object; each line must be one, with the field 'text'"),
            ('{"body": "x"}', "the field 'text' is missing (its fields: 'body')"),
            ("{}", "the field 'text' is missing (its fields: none)"),
            ('{"text": 5}', "the field 'text' is no text"),
            ("[" * 100_000, "is JSON nested too deep"),
        ],
    )
    def test_a_line_that_is_no_report_fails(self, tmp_path: Path, row: str, reason: str) -> None:
        _, batch = read(put(tmp_path / "a.jsonl", row + "\n" + line()))
        assert notes(batch, "failed") == [reason]
        assert batch.account.read == 1

    def test_half_a_surrogate_pair_is_replaced(self, tmp_path: Path) -> None:
        data = '{"id": "1", "text": "Herat \\ud800 \\ud83d\\ude00"}\n'
        (report,), batch = read(put(tmp_path / "a.jsonl", data))
        assert report.text == "Herat � 😀"
        assert notes(batch, "warning") == [
            "held half a surrogate pair at character 6; replaced by �"
        ]

    def test_a_line_over_the_limit_fails_and_the_others_are_read(self, tmp_path: Path) -> None:
        big = line(id="big", text="x" * 5000)
        path = put(tmp_path / "a.jsonl", line(id="1") + big + line(id="2"))
        reports, batch = read(path, max_bytes=1000)
        assert [report.id for report in reports] == ["1", "2"]
        assert notes(batch, "failed") == ["is longer than 0.001 MB; allow more with --max-mb"]
        assert batch.account.files[0].bytes == path.stat().st_size

    def test_utf_16_lines(self, tmp_path: Path) -> None:
        text = line(id="1") + line(id="2")
        reports, batch = read(put(tmp_path / "a.jsonl", text.encode("utf-16")))
        assert [report.id for report in reports] == ["1", "2"]
        assert batch.account.notes == []

    def test_record_separators_and_crlf(self, tmp_path: Path) -> None:
        data = "\x1e" + line(id="1").replace("\n", "\r\n") + "\r\n\x1e" + line(id="2")
        reports, _ = read(put(tmp_path / "a.jsonl", data))
        assert [report.id for report in reports] == ["1", "2"]


class TestGivenTwice:
    def test_the_same_text_under_two_names_is_read_once(self, tmp_path: Path) -> None:
        put(tmp_path / "a.txt", STORY)
        put(tmp_path / "b.txt", STORY)
        _, batch = read(tmp_path)
        assert (batch.account.read, batch.account.skipped) == (1, 1)
        assert notes(batch, "skipped") == ["was already read: the same report was given before"]

    def test_the_same_batch_again_adds_nothing(self, tmp_path: Path) -> None:
        put(tmp_path / "a.jsonl", line(id=1) + line(id=2, text="Other."))
        put(tmp_path / "again.jsonl", line(id=1) + line(id=2, text="Other."))
        _, batch = read(tmp_path)
        assert (batch.account.read, batch.account.skipped) == (2, 2)

    def test_a_file_named_twice_is_opened_once(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", line(id=1) + line(id=2, text="Other."))
        _, batch = read(path, tmp_path)
        assert (batch.account.read, batch.account.skipped) == (2, 1)

    def test_copies_with_ids_of_their_own_are_reports_of_their_own(self, tmp_path: Path) -> None:
        """Two outlets that print one wire story; that they are one source is for merging to see."""
        put(tmp_path / "a.jsonl", line(id=1, source="A") + line(id=2, source="B"))
        reports, _ = read(tmp_path)
        assert [report.id for report in reports] == ["1", "2"]

    def test_two_reports_with_one_id_are_both_kept(self, tmp_path: Path) -> None:
        put(tmp_path / "a.jsonl", line(id=1) + line(id=1, text="Other."))
        (one, other), batch = read(tmp_path)
        assert one.id == "1"
        assert other.id == "1~" + hashlib.sha256(b"Other.").hexdigest()[:8]
        assert notes(batch, "warning") == [
            f"its id '1' belongs to another report; it is called {other.id!r}"
        ]


class TestFiles:
    def test_a_folder_is_walked_in_order(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "c.JSONL", "a/b/x.txt"):
            put(tmp_path / name, line(text=name) if name.endswith("L") else name)
        reports, _ = read(tmp_path)
        assert [report.text for report in reports] == ["a/b/x.txt", "a/z.md", "b.txt", "c.JSONL"]

    def test_other_kinds_in_a_folder_are_skipped_and_hidden_files_left_alone(
        self, tmp_path: Path
    ) -> None:
        put(tmp_path / "a.txt", STORY)
        put(tmp_path / "photo.jpg", b"\xff\xd8")
        put(tmp_path / ".git/config.txt", "x")
        _, batch = read(tmp_path)
        assert (batch.account.read, batch.account.skipped) == (1, 1)
        kinds = ", ".join(sorted(READERS))
        assert notes(batch, "skipped") == [f"is of no kind that is read in folders ({kinds})"]

    def test_another_kind_that_is_named_fails(self, tmp_path: Path) -> None:
        _, batch = read(put(tmp_path / "a.xyz", "x"), put(tmp_path / "a.doc", "x"))
        kinds = ", ".join(READERS)
        assert notes(batch, "failed") == [
            f"is of kind .xyz, which is not read. Known are: {kinds}",
            f"is of kind .doc, which is not read; save it as .docx. Known are: {kinds}",
        ]

    def test_a_name_without_an_ending_is_read_for_what_it_holds(self, tmp_path: Path) -> None:
        reports, _ = read(put(tmp_path / "a", STORY), put(tmp_path / "b", line(id="b", text="B.")))
        assert [report.id for report in reports][1] == "b"

    def test_globs(self, tmp_path: Path) -> None:
        put(tmp_path / "x/a.txt", "A.")
        put(tmp_path / "y/b.txt", "B.")
        put(tmp_path / "[1].txt", "C.")
        reports, batch = read(tmp_path / "*/*.txt", tmp_path / "[1].txt", tmp_path / "*.nothing")
        assert [report.text for report in reports] == ["A.", "B.", "C."]
        assert notes(batch, "failed") == ["no file matches this pattern"]

    @pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
    def test_empty_is_skipped(self, tmp_path: Path, text: str) -> None:
        _, batch = read(
            put(tmp_path / "a.txt", text), put(tmp_path / "b.jsonl", text.strip("\ufeff"))
        )
        assert (batch.account.skipped, batch.account.failed) == (2, 0)
        assert notes(batch, "skipped") == ["is empty", "is empty"]

    def test_over_the_limit(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", "x" * 2_000_001)
        _, batch = read(path, max_bytes=2_000_000)
        assert notes(batch, "failed") == [
            "is larger than 2 MB; split it, or allow more with --max-mb"
        ]

    def test_missing_and_unreadable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = put(tmp_path / "a.txt", STORY)

        def denied(self: Path, *args: object) -> object:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "open", denied)
        _, batch = read(path, tmp_path / "nowhere.txt", tmp_path / "nul\0.txt")
        assert notes(batch, "failed")[0] == "no permission to read it"
        assert notes(batch, "failed")[1] == "no such file or folder"
        assert batch.account.failed == 3

    def test_vanished_while_read(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", STORY)
        batch = Batch([str(path)])
        path.unlink()
        assert list(batch) == []
        assert notes(batch, "failed") == ["no such file or folder"]

    def test_pipes_sockets_and_devices_fail_and_do_not_hang(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "socket.txt"))
            _, batch = read(tmp_path, "/dev/zero")
        assert notes(batch, "failed") == [
            "is a pipe; to read from one use - (standard input)",
            "is a socket",
            "is a device",
        ]

    def test_a_link_in_a_circle_is_walked_once(self, tmp_path: Path) -> None:
        put(tmp_path / "in/a.txt", STORY)
        (tmp_path / "in/loop").symlink_to(tmp_path / "in")
        (tmp_path / "self.txt").symlink_to("self.txt")
        reports, batch = read(tmp_path)
        assert len(reports) == 1
        assert notes(batch, "skipped") == ["is a folder that was already read under another name"]
        assert notes(batch, "failed") == ["is a symbolic link that leads to itself"]

    def test_what_geomap_wrote_is_no_input(self, tmp_path: Path) -> None:
        for name in ("run.json", "incidents.geojson", "set_aside.jsonl"):
            put(tmp_path / "outputs" / name, "{}")
        _, batch = read(tmp_path)
        assert notes(batch, "skipped") == ["holds what geomap wrote, not reports"]

    def test_the_source_of_an_oddly_named_file_can_be_written(self, tmp_path: Path) -> None:
        (tmp_path / os.fsdecode(b"a\xff\n.txt")).write_text(STORY)
        (report,), _ = read(tmp_path)
        assert report.source == "a\\udcff\\n.txt"


class TestStandardInput:
    def test_text(self) -> None:
        (report,), batch = read("-", stdin=STORY.encode())
        assert (report.text, report.source) == (STORY, "standard input")
        assert batch.from_stdin

    def test_lines(self) -> None:
        reports, _ = read("-", stdin=(line(id="a") + line(id="b")).encode())
        assert [report.id for report in reports] == ["a", "b"]

    def test_lines_are_read_as_they_come(self) -> None:
        """The first report is there before the second was written."""
        out, into = os.pipe()
        with os.fdopen(out, "rb") as file, os.fdopen(into, "wb", buffering=0) as writer:
            reports = iter(Batch(["-"], stdin=file))
            writer.write(line(id="a").encode())
            assert next(reports).id == "a"
            writer.write(line(id="b").encode())
            assert next(reports).id == "b"


def test_notes_are_told_as_they_come(tmp_path: Path) -> None:
    told: list[Note] = []
    list(Batch([str(tmp_path / "no.txt")], tell=told.append))
    assert told == [Note("failed", str(tmp_path / "no.txt"), "no such file or folder")]


def test_nothing_in_a_message_moves_the_cursor() -> None:
    assert visible("a\n\x1b[31mb\u202e\u2028 é هرات") == "a\\n\\x1b[31mb\\u202e\\u2028 é هرات"
