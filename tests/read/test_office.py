"""Word documents and OpenDocument texts: what is shown, in its order, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from . import papers
from .papers import w_p
from .reading import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "bomb"><!ENTITY b "&a;&a;">]>'


def text_of(folder: Path, name: str, data: bytes) -> str:
    (report,), notes = read(folder / name, data)
    assert notes == []
    return report.text


class TestDocx:
    def text(self, folder: Path, body: str, **more: str) -> str:
        return text_of(folder, "a.docx", papers.docx(body, **more))

    def test_paragraphs_and_the_heading(self, tmp_path: Path) -> None:
        body = w_p("Two shot", "Heading1") + w_p("In Herat.") + w_p("") + w_p("On Monday.")
        (report,), notes = read(tmp_path / "a.docx", papers.docx(body))
        assert notes == []
        assert report.text == "Two shot\n\nIn Herat.\n\nOn Monday.\n"
        assert (report.title, report.source, report.published) == ("Two shot", "a.docx", None)

    def test_runs_breaks_tabs_and_hyphens_of_a_paragraph(self, tmp_path: Path) -> None:
        run = "<w:r><w:t>Six</w:t><w:t>teen</w:t><w:tab/><w:t>north</w:t><w:noBreakHyphen/></w:r>"
        link = "<w:hyperlink><w:r><w:t>east</w:t><w:softHyphen/><w:t>ern</w:t></w:r></w:hyperlink>"
        tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
        body = f"<w:p>{tabs}{run}{link}<w:r><w:br/><w:t>Line</w:t></w:r></w:p>"
        assert self.text(tmp_path, body) == "Sixteen north-eastern\nLine\n"

    def test_what_was_deleted_or_is_hidden_is_not_read(self, tmp_path: Path) -> None:
        body = (
            "<w:p><w:ins><w:r><w:t>Five</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>Six</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>Seven</w:t></w:r></w:moveFrom>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Eight</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> died</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        )
        assert self.text(tmp_path, body) == "Five died\n"

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{w_p('In the box.')}</w:txbxContent>"
        both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        body = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent><w:t>Around.</w:t></w:r></w:p>"
        assert self.text(tmp_path, body) == "In the box.\n\nAround.\n"

    def test_lists_by_number_and_by_style(self, tmp_path: Path) -> None:
        styles = '<w:style w:styleId="L"><w:pPr><w:numPr/></w:pPr></w:style>'
        item = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Kabul.</w:t></w:r></w:p>"
        none = item.replace("w:val='1'", "w:val='0'").replace("Kabul", "Herat")
        body = w_p("North:") + item + w_p("Farah.", "L") + none
        assert (
            self.text(tmp_path, body, styles=styles) == "North:\n\n- Kabul.\n- Farah.\n\nHerat.\n"
        )

    def test_a_table_of_contents_is_left_out(self, tmp_path: Path) -> None:
        styles = '<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>'
        body = w_p("Herat ..... 4", "V1") + w_p("Herat was calm.")
        assert self.text(tmp_path, body, styles=styles) == "Herat was calm.\n"

    def test_tables_stand_in_their_place_a_row_a_paragraph(self, tmp_path: Path) -> None:
        def row(*cells: str) -> str:
            return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

        table = (
            row(w_p("3 May"), w_p("Farah"), w_p("Calm."))
            + row(w_p("4 May"), w_p(""), w_p("Two shot."))
            + row(w_p("Letterhead"))
            + row(w_p("Left."), w_p("One.") + w_p("Two."))
        )
        body = w_p("Before.") + f"<w:tbl>{table}</w:tbl>" + w_p("After.")
        assert self.text(tmp_path, body) == (
            "Before.\n\n3 May | Farah | Calm.\n\n4 May | Two shot.\n\nLetterhead\n\n"
            "Left.\n\nOne.\n\nTwo.\n\nAfter.\n"
        )

    def test_a_title_of_the_properties_counts_where_the_text_has_it(self, tmp_path: Path) -> None:
        body = w_p("TWO SHOT IN HERAT. They were shot on Monday.")
        (report,), _ = read(tmp_path / "a.docx", papers.docx(body, title="Two shot in Herat"))
        assert report.title == "Two shot in Herat"
        (report,), _ = read(tmp_path / "b.docx", papers.docx(body, title="Letter template 2"))
        assert report.title is None

    def test_empty(self, tmp_path: Path) -> None:
        assert read(tmp_path / "a.docx", papers.docx(w_p(" "))) == ([], ["skipped: holds no text"])


class TestOdt:
    def text(self, folder: Path, body: str) -> str:
        return text_of(folder, "a.odt", papers.odt(body))

    def test_paragraphs_spaces_and_breaks(self, tmp_path: Path) -> None:
        body = (
            "<text:h>Two\n shot</text:h><text:p/>"
            "<text:p>In<text:s/>Herat<text:tab/>city,<text:s text:c='9'/>"
            "on <text:span>Mon</text:span>day.<text:line-break/>Line</text:p>"
        )
        (report,), notes = read(tmp_path / "a.odt", papers.odt(body))
        assert notes == []
        assert report.text == "Two shot\n\nIn Herat city, on Monday.\nLine\n"
        assert report.title == "Two shot"

    def test_lists_and_tables(self, tmp_path: Path) -> None:
        item = "<text:list-item><text:p>{}</text:p></text:list-item>"
        cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
        body = (
            f"<text:list>{item.format('Kabul.')}{item.format('Farah.')}</text:list><table:table>"
            f"<table:table-row>{cell.format('3 May')}{cell.format('Calm.')}</table:table-row>"
            "</table:table><text:p>After.</text:p>"
        )
        assert self.text(tmp_path, body) == "- Kabul.\n- Farah.\n\n3 May | Calm.\n\nAfter.\n"

    def test_notes_comments_and_deleted_text_are_left_out(self, tmp_path: Path) -> None:
        body = (
            "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
            "<text:table-of-content><text:p>Herat 4</text:p></text:table-of-content>"
            "<text:p>Five<text:note><text:p>Or six.</text:p></text:note> died"
            "<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>"
        )
        assert self.text(tmp_path, body) == "Five died.\n"

    def test_encrypted(self, tmp_path: Path) -> None:
        data = papers.odt("<text:p>x</text:p>", encrypted=True)
        assert read(tmp_path / "a.odt", data)[1] == [
            "failed: is encrypted; save it without a password"
        ]


def docx_body(size: int) -> bytes:
    return papers.docx(w_p("a" * size))


def odt_body(size: int) -> bytes:
    return papers.odt(f"<text:p>{'a' * size}</text:p>")


@pytest.mark.parametrize(("name", "make"), [("a.docx", docx_body), ("a.odt", odt_body)])
class TestBoth:
    def test_a_bomb_is_stopped(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes]
    ) -> None:
        data = make(100_000_000)
        reports, notes = read(tmp_path / name, data)
        assert (reports, notes) == (
            [],
            ["failed: unpacks to more than 20 MB, as if made to fill the memory"],
        )

    @pytest.mark.parametrize("part", [0.01, 0.5, 0.95])
    def test_cut_off(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes], part: float
    ) -> None:
        data = make(50)
        _, notes = read(tmp_path / name, data[: int(len(data) * part)])
        assert notes == ["failed: is cut off or damaged"]

    def test_a_byte_that_is_wrong(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes]
    ) -> None:
        data = bytearray(make(50))
        main = b"word/document.xml" if name.endswith("docx") else b"content.xml"
        data[data.index(main) + len(main) + 20] ^= 0xFF
        _, notes = read(tmp_path / name, bytes(data))
        assert notes == ["failed: is cut off or damaged"]

    def test_of_the_old_format_or_encrypted(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes]
    ) -> None:
        (note,) = read(tmp_path / name, OLE)[1]
        assert note.startswith("failed: is of the old format, not a")
        locked = OLE + "EncryptedPackage".encode("utf-16-le")
        assert read(tmp_path / name, locked)[1] == [
            "failed: is encrypted; save it without a password"
        ]

    def test_another_kind_of_zip(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes]
    ) -> None:
        (note,) = read(tmp_path / name, papers.packed({"a.txt": "x"}))[1]
        assert note.startswith("failed: is no ")
        assert "it has no part" in note

    def test_text_under_its_name(
        self, tmp_path: Path, name: str, make: Callable[[int], bytes]
    ) -> None:
        (note,) = read(tmp_path / name, b"Two men were shot.")[1]
        assert note in (
            "failed: is no Word document (.docx)",
            "failed: is no OpenDocument text (.odt)",
        )


@pytest.mark.parametrize(
    "before",
    [
        DOCTYPE,
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused_and_nothing_is_fetched(tmp_path: Path, before: str) -> None:
    reports, notes = read(tmp_path / "a.docx", papers.docx(w_p("x"), before=before))
    assert reports == []
    assert notes == [
        "failed: declares a document type or entities in its XML, which no document needs"
    ]


def test_xml_that_is_broken_is_told_with_its_place(tmp_path: Path) -> None:
    (note,) = read(tmp_path / "a.docx", papers.docx("<w:p></w:q>"))[1]
    assert note.startswith(
        "failed: is damaged: a part of it is not valid XML (mismatched tag: line 1"
    )


def test_a_million_parts_are_refused(tmp_path: Path) -> None:
    data = papers.docx(w_p("x")) + b"PK\x01\x02" * 10_001
    assert read(tmp_path / "a.docx", data)[1] == [
        "failed: has more than 10,000 parts, and is not read"
    ]


def test_elements_a_hundred_thousand_deep(tmp_path: Path) -> None:
    deep = 100_000
    data = papers.docx("<w:tbl><w:tr><w:tc>" * deep + w_p("x") + "</w:tc></w:tr></w:tbl>" * deep)
    assert text_of(tmp_path, "a.docx", data) == "x\n"
