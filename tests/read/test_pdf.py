"""PDFs: columns in order, words and paragraphs whole, headers left out; bad ones cost only themselves."""

import zlib
from pathlib import Path

import pytest
from effort import DOUBLING, work
from reportlab.lib import pdfencrypt

from geomap.read import layout, pdf, reflow

from . import pdfs
from .reading import read
from .stories import STORIES, plain

ALL = [paragraph for story in STORIES.values() for paragraph in story]
WHOLE = "\n\n".join(ALL) + "\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)


def of_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (
        size, table, size, len(out),
    )  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def form(content: bytes) -> bytes:
    """A drawing that is used by others, and uses object 6 itself."""
    return stream(
        content,
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>",
    )


def text(data: bytes) -> str:
    """The text of a PDF as a reader has it; `Batch` may find several reports in it."""
    [found] = pdf.parse(data)
    assert found["warnings"] == []
    return f"{found['text']}\n"


class TestText:
    def test_a_page_is_the_text_that_it_was_made_of(self, tmp_path: Path) -> None:
        (report,), notes = read(tmp_path / "a.pdf", pdfs.laid_out(STORIES["gardez"]))
        assert notes == []
        assert report.text == plain("gardez")
        assert report.title == "Market bombing kills six in Gardez"
        assert (report.source, report.published) == ("a.pdf", None)

    @pytest.mark.parametrize("columns", [1, 2, 3])
    def test_columns_are_read_one_after_the_other(self, columns: int) -> None:
        assert text(pdfs.laid_out(ALL, columns=columns)) == WHOLE

    def test_justified_columns_with_indented_first_lines(self) -> None:
        assert text(pdfs.justified(ALL, columns=2)) == WHOLE

    def test_columns_that_the_file_has_row_by_row(self) -> None:
        left = ["Two men were shot in Herat on", "Monday, police said. The gunmen", "escaped."]
        right = [
            "In Kabul, three people were",
            "wounded by a bomb on Tuesday.",
            "Nobody claimed it.",
        ]
        assert text(pdfs.lines_across(left, right)) == (
            "Two men were shot in Herat on Monday, police said. The gunmen escaped.\n\n"
            "In Kabul, three people were wounded by a bomb on Tuesday. Nobody claimed it.\n"
        )

    def test_headers_footers_and_page_numbers_are_left_out(self) -> None:
        long = ALL * 3
        found = text(pdfs.laid_out(long, decoration=pdfs.running))
        assert found == "\n\n".join(long) + "\n"

    def test_words_divided_at_the_end_of_a_line_are_whole_again(self) -> None:
        lines = [
            "Insurgents attacked a check-",
            "point in the north-",
            "eastern province; the north-eastern army corps sent help. A three-year-",
            "old boy, the U.S.-",
            "led mission and a man of 60-",
            "odd years were named. From Farah-",
            "Herat highway.",
        ]
        assert text(pdfs.of_lines(lines)) == (
            "Insurgents attacked a checkpoint in the north-eastern province; the north-eastern army corps "
            "sent help. A three-year-old boy, the U.S.-led mission and a man of 60-odd years were named. "
            "From Farah-Herat highway.\n"
        )

    def test_lists_and_gaps_begin_paragraphs(self) -> None:
        lines = [
            "Weekly note",
            "",
            "- Herat: Two men were shot on Monday by gunmen on a motorcycle who escaped, the police",
            "  said on Tuesday.",
            "- Kabul: No incident.",
        ]
        assert text(pdfs.of_lines(lines)) == (
            "Weekly note\n\n- Herat: Two men were shot on Monday by gunmen on a motorcycle who escaped, the "
            "police said on Tuesday.\n\n- Kabul: No incident.\n"
        )

    @pytest.mark.parametrize("upright", ["TOP", "MIDDLE", "BOTTOM"])
    def test_the_rows_of_a_table_stay_together(self, upright: str) -> None:
        table = pdfs.table(
            [
                ("Date", "Province", "Incident"),
                (
                    "3 May",
                    "Helmand",
                    "Five policemen were killed at a checkpoint on the road to the north.",
                ),
                ("5 May", "Zabul", "A bomb hit a bus."),
                ("6 May", "Uruzgan", "Clashes; no details."),
            ],
            upright,
        )
        assert text(table) == (
            "Date | Province | Incident\n\n"
            "3 May | Helmand | Five policemen were killed at a checkpoint on the road to the north.\n\n"
            "5 May | Zabul | A bomb hit a bus.\n\n6 May | Uruzgan | Clashes; no details.\n"
        )

    def test_a_short_heading_over_columns_stands_above_what_follows(self) -> None:
        found = text(
            pdfs.sections([("South", STORIES["gardez"][1:]), ("West", STORIES["khost"][1:])])
        )
        parts = ["South", *STORIES["gardez"][1:], "West", *STORIES["khost"][1:]]
        assert found == "\n\n".join(parts) + "\n"

    def test_what_a_browser_prints_around_a_page_is_left_out(self) -> None:
        page = pdfs.of_lines(
            ["Two men were shot in Herat on Monday."],
            edges=("11/21/26, 11:49 AM", "https://example.org/a 1/1"),
        )
        assert text(page) == "Two men were shot in Herat on Monday.\n"

    @pytest.mark.parametrize("turned", [0, 90, 180, 270])
    def test_a_page_that_is_shown_turned(self, turned: int) -> None:
        lines = ["Two men were shot in Herat", "on Monday, police said."]
        page = pdfs.of_lines(lines, turned=turned)
        assert text(page) == "Two men were shot in Herat on Monday, police said.\n"


class TestProperties:
    def test_a_title_that_the_text_does_not_have_is_not_its_title(self, tmp_path: Path) -> None:
        lines = ["Two men were shot in Herat on Monday, police said."]
        for title in ("Microsoft Word - template.docx", "untitled", ""):
            (report,), _ = read(tmp_path / "a.pdf", pdfs.of_lines(lines, title=title))
            assert report.title is None

    def test_a_title_with_which_the_text_begins_is(self, tmp_path: Path) -> None:
        lines = ["TWO MEN SHOT IN HERAT! They were shot on Monday, police said."]
        title = "Two men shot in Herat"
        (report,), _ = read(tmp_path / "a.pdf", pdfs.of_lines(lines, title=title))
        assert report.title == title

    def test_the_day_on_which_it_was_made_is_not_that_of_the_report(self, tmp_path: Path) -> None:
        data = pdfs.of_lines(["Two men were shot."])
        assert b"/CreationDate (D:2000" in data
        (report,), _ = read(tmp_path / "a.pdf", data)
        assert report.published is None
        (report,), _ = read(tmp_path / "2021-05-04 a.pdf", data)
        assert (report.published, report.published_by) == ("2021-05-04", "file name")


@pytest.mark.parametrize("shape", ["row", "grid", "scattered"])
def test_pages_full_of_single_letters_are_laid_out_with_work_in_proportion(shape: str) -> None:
    def lines(count: int) -> int:
        found: dict[str, list[tuple[float, float]]] = {
            "row": [(n * 6, 10) for n in range(count)],
            "grid": [(n % 100 * 6, n // 100 * 12) for n in range(count)],
            "scattered": [(n * 7919 % 500, n * 104_729 % 8000 / 10) for n in range(count)],
        }
        runs = [reflow.Line("w", x, y, x + 3, y + 10, 10) for x, y in found[shape]]
        return work(layout.text_of, [layout.Page(runs, 800)])

    assert lines(4_000) <= DOUBLING * lines(2_000)


class TestBad:
    def test_a_scan_is_skipped_and_says_what_to_do(self, tmp_path: Path) -> None:
        reports, notes = read(tmp_path / "a.pdf", pdfs.scanned())
        assert reports == []
        assert notes == [
            "skipped: holds no text (a scan?); make one with text recognition (OCR) and read that"
        ]

    def test_encrypted(self, tmp_path: Path) -> None:
        lock = pdfencrypt.StandardEncryption("secret", "owner")
        reports, notes = read(tmp_path / "a.pdf", pdfs.of_lines(["x"], encrypt=lock))
        assert (reports, notes) == ([], ["failed: is encrypted; save it without a password"])

    def test_one_that_only_must_not_be_printed_is_read(self) -> None:
        lock = pdfencrypt.StandardEncryption("", "owner", canPrint=0)
        assert text(pdfs.of_lines(["Two men."], encrypt=lock)) == "Two men.\n"

    @pytest.mark.parametrize("part", [0.05, 0.5, 0.9])
    def test_cut_off(self, tmp_path: Path, part: float) -> None:
        data = pdfs.laid_out(STORIES["gardez"])
        reports, notes = read(tmp_path / "a.pdf", data[: int(len(data) * part)])
        assert (reports, notes) == ([], ["failed: is cut off or damaged"])

    def test_pages_that_lead_in_a_circle(self, tmp_path: Path) -> None:
        data = of_objects(CATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>")
        reports, notes = read(tmp_path / "a.pdf", data)
        assert (reports, notes) == ([], ["failed: is damaged: none of its pages can be read"])

    def test_more_pages_than_any_report_has(self, tmp_path: Path) -> None:
        data = of_objects(CATALOG, b"<</Type/Pages/Count 100000/Kids[2 0 R 2 0 R]>>")
        _, notes = read(tmp_path / "a.pdf", data)
        assert notes == ["failed: has 100,000 pages; split it (5,000 are read at most)"]

    def test_drawings_that_use_each_other_without_end(self, tmp_path: Path) -> None:
        """Each of thirty uses the next ten times; or one uses itself."""
        deep = [stream(b"/X Do"), FONT]
        for number in range(7, 37):
            deep.append(form(b"/X Do " * 10).replace(b"/X 6 0 R", b"/X %d 0 R" % number))
        deep.append(form(b"BT /F1 12 Tf 5 5 Td (a) Tj ET"))
        self.is_stopped(tmp_path, of_objects(CATALOG, PAGES, PAGE, *deep))

    def test_a_page_that_inflates(self, tmp_path: Path) -> None:
        packer = zlib.compressobj(1)
        parts = [packer.compress(b"BT /F1 12 Tf 9 9 Td (ab) Tj ET\n" * 300_000) for _ in range(20)]
        data = zlib.compress(b"".join(parts) + packer.flush(), 9)
        page = stream(data, b"/Filter[/FlateDecode/FlateDecode]")
        self.is_stopped(tmp_path, of_objects(CATALOG, PAGES, PAGE, page, FONT))

    @staticmethod
    def is_stopped(folder: Path, data: bytes) -> None:
        """It fails within the limit of time, or by that of memory, and the file after it is read."""
        (folder / "a.pdf").write_bytes(data)
        (folder / "b.pdf").write_bytes(pdfs.of_lines(["Two men were shot."]))
        reports, notes = read(folder, seconds=3.0)
        assert [report.text for report in reports] == ["Two men were shot.\n"]
        (note,) = notes
        assert note.startswith(("failed: took more than 3 s to read", "failed: ended the process"))
