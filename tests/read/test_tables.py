"""Tables with a report a row: columns by name, broken rows by number, the others read."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from effort import DOUBLING, work

from geomap.cli import cli
from geomap.errors import UsageError
from geomap.read import tables

from . import papers
from .reading import read

STORY = "Two men were shot in Herat on Monday."


class TestCsv:
    @pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
    def test_columns_by_their_names(self, tmp_path: Path, sign: str) -> None:
        rows = [
            ["Story_ID", "Published At", "OUTLET", "Headline", "Body", "Link", "Lang"],
            ["7", "2021-05-04", "Wire", "Two shot", STORY, "https://example.org/7", "en"],
        ]
        (report,), notes = read(tmp_path / "a.csv", "\n".join(sign.join(row) for row in rows))
        assert notes == []
        assert (report.id, report.published, report.published_by) == ("7", "2021-05-04", "metadata")
        assert (report.source, report.title, report.text) == ("Wire", "Two shot", STORY)
        assert (report.url, report.language) == ("https://example.org/7", "en")
        assert report.path == f"{tmp_path / 'a.csv'}, row 2"

    def test_a_headline_alone_is_the_text(self, tmp_path: Path) -> None:
        data = "date,headline\n2021-05-04,Two shot in Herat\n2021-05-05,\n"
        (report,), notes = read(tmp_path / "a.csv", data)
        assert (report.text, report.title) == ("Two shot in Herat", "Two shot in Herat")
        assert notes == ["skipped: its text is empty"]

    def test_a_row_without_a_text_reads_its_headline(self, tmp_path: Path) -> None:
        reports, _ = read(tmp_path / "a.csv", f"title,text\nOne,{STORY}\nTwo shot in Farah,\n")
        assert [report.text for report in reports] == [STORY, "Two shot in Farah"]

    def test_line_breaks_signs_and_quotes_within_quotes(self, tmp_path: Path) -> None:
        data = 'id,text\r\n1,"Two, ""quoted"",\r\n\r\nmen; shot\x0bdead."\r\n2,Other.\r\n'
        (one, two), notes = read(tmp_path / "a.csv", data)
        assert notes == []
        assert one.text == 'Two, "quoted",\n\nmen; shot\x0bdead.'
        assert (two.id, two.path) == ("2", f"{tmp_path / 'a.csv'}, row 3")

    def test_ragged_rows_are_named_and_the_others_are_read(self, tmp_path: Path) -> None:
        data = "id,source,text\n1,A,One.\n2,B\n3,C,Three.,more\n\n4,D,Four.,,\n"
        reports, notes = read(tmp_path / "a.csv", data)
        assert [report.id for report in reports] == ["1", "4"]
        assert notes == [
            "failed: has 2 cells where the first row has 3",
            "failed: has 4 cells where the first row has 3",
        ]

    def test_rows_are_counted_as_a_spreadsheet_counts_them(self, tmp_path: Path) -> None:
        data = 'id,text\n1,"a\nb"\n\n2\n'
        _, notes = read(tmp_path / "a.csv", data)
        assert notes == ["failed: has 1 cells where the first row has 2"]

    def test_a_quote_that_is_never_closed_costs_one_line(self, tmp_path: Path) -> None:
        data = f'id,text\n1,"Never closed.\n2,{STORY}\n3,Other.\n'
        reports, notes = read(tmp_path / "a.csv", data)
        assert [report.id for report in reports] == ["2", "3"]
        assert notes == ["failed: has a quote that is never closed; its first line was left out"]

    def test_many_quotes_that_are_never_closed_take_work_in_proportion(
        self, tmp_path: Path
    ) -> None:
        def lines(count: int) -> int:
            return work(read, tmp_path / "a.csv", "id,text\n" + '1,"""x\n' * count)

        lines(1)  # what is loaded once
        assert lines(4_000) <= DOUBLING * lines(2_000)

    def test_a_heading_above_the_names_of_columns(self, tmp_path: Path) -> None:
        data = f"Incident log,,\n,,\nNo,Date,Text\n1,2021-05-04,{STORY}\n"
        (report,), notes = read(tmp_path / "a.csv", data)
        assert notes == []
        assert (report.text, report.published) == (STORY, "2021-05-04")

    def test_no_column_that_is_known(self, tmp_path: Path) -> None:
        reports, notes = read(tmp_path / "a.csv", "foo,b\x1bar\n1,2\n")
        assert (reports, notes) == (
            [],
            [
                "failed: has no column of texts or headlines that is known; its columns are: foo, "
                "b\\x1bar. Say which it is: --columns text=NAME (also title=, published=, source=, url=, "
                "id=, language=)"
            ],
        )

    def test_columns_that_are_asked_for(self, tmp_path: Path) -> None:
        data = f"when,What happened,title\n4 May 2021,{STORY},T\n"
        asked = {"text": "what happened", "published": "WHEN", "url": "Web"}
        (report,), notes = read(tmp_path / "a.csv", data, columns=asked)
        assert (report.text, report.published, report.title) == (STORY, "2021-05-04", "T")
        assert notes == ["warning: has no column 'Web' for url; it is left out"]

    def test_a_table_without_the_column_that_is_asked_for(self, tmp_path: Path) -> None:
        (report,), notes = read(tmp_path / "a.csv", f"text\n{STORY}\n", columns={"text": "Body"})
        assert report.text == STORY
        assert notes == ["warning: has no column 'Body' for text; another is taken by its name"]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        (report,), notes = read(tmp_path / "a.csv", "text\nZwölf in Herāt.\n".encode(encoding))
        assert (report.text, notes) == ("Zwölf in Herāt.", [])

    def test_a_cell_larger_than_the_library_reads_by_default(self, tmp_path: Path) -> None:
        (report,), _ = read(tmp_path / "a.csv", f"text\n{'Calm.' * 60_000}\n")
        assert len(report.text) == 300_000

    def test_two_columns_of_one_name(self, tmp_path: Path) -> None:
        (report,), _ = read(tmp_path / "a.csv", f"text,text\n{STORY},Other.\n")
        assert report.text == STORY

    @pytest.mark.parametrize("data", ["", "\n\n", "\ufeff"])
    def test_empty(self, tmp_path: Path, data: str) -> None:
        assert read(tmp_path / "a.csv", data) == ([], ["skipped: is empty"])

    def test_names_of_columns_and_no_row(self, tmp_path: Path) -> None:
        assert read(tmp_path / "a.csv", "id,text\n") == ([], ["skipped: is empty"])


class TestXlsx:
    def test_days_numbers_and_formulas(self, tmp_path: Path) -> None:
        rows: list[list[object]] = [
            ["No", "Date", "Report", "Source"],
            [7, date(2021, 5, 4), STORY, "=1+1"],
            [None, None, None, None],
            [8, "5 May 2021", "Other.", 3.5],
        ]
        data = papers.xlsx({"Sheet1": rows})
        (one, two), notes = read(tmp_path / "a.xlsx", data, columns={"id": "No"})
        assert notes == []
        assert (one.id, one.published, one.source, one.text) == ("7", "2021-05-04", "42", STORY)
        assert (two.id, two.published, two.source) == ("8", "2021-05-05", "3.5")
        assert two.path == f"{tmp_path / 'a.xlsx'}, row 4"

    def test_the_first_sheet_with_a_column_of_texts(self, tmp_path: Path) -> None:
        sheets: dict[str, list[list[object]]] = {
            "Notes": [["About", "this"], ["x", "y"]],
            "Old": [["text"], ["hidden"]],
            "May": [["Title of all"], [], ["Date", "Text"], [date(2021, 5, 4), STORY]],
            "June": [["Text"], ["Other."]],
        }
        (report,), notes = read(tmp_path / "a.xlsx", papers.xlsx(sheets, hidden=["Old"]))
        assert (report.text, report.published) == (STORY, "2021-05-04")
        assert report.path == f"{tmp_path / 'a.xlsx'}, sheet 'May', row 4"
        assert notes == ["warning: only its sheet 'May' is read, not 'Notes', 'June'"]

    def test_open_document(self, tmp_path: Path) -> None:
        (report,), notes = read(
            tmp_path / "a.ods", papers.ods([["Text", "Outlet"], [STORY, "Wire"]])
        )
        assert (report.text, report.source, notes) == (STORY, "Wire", [])

    def test_no_column_that_is_known(self, tmp_path: Path) -> None:
        (note,) = read(tmp_path / "a.xlsx", papers.xlsx({"A": [["foo", "bar"], [1, 2]]}))[1]
        assert note.startswith(
            "failed: has no column of texts or headlines that is known; its columns are: foo, bar. Say"
        )

    @pytest.mark.parametrize("rows", [[], [["text"]]])
    def test_empty(self, tmp_path: Path, rows: list[list[object]]) -> None:
        data = papers.xlsx({"A": rows})
        assert read(tmp_path / "a.xlsx", data) == ([], ["skipped: is empty"])

    def test_cut_off_encrypted_or_none(self, tmp_path: Path) -> None:
        data = papers.xlsx({"A": [["text"], [STORY]]})
        assert read(tmp_path / "a.xlsx", data[:-100])[1] == ["failed: is cut off or damaged"]
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        assert read(tmp_path / "a.xlsx", locked)[1] == [
            "failed: is encrypted; save it without a password"
        ]
        assert read(tmp_path / "a.xlsx", papers.packed({"xl/a": "x"}))[1] == [
            "failed: is damaged, or no spreadsheet"
        ]

    def test_a_bomb_is_stopped(self, tmp_path: Path) -> None:
        data = papers.xlsx({"A": [["text"], ["a" * 100_000_000]]})
        assert read(tmp_path / "a.xlsx", data)[1] == [
            "failed: unpacks to more than 20 MB, as if made to fill the memory"
        ]

    def test_many_rows(self, tmp_path: Path) -> None:
        rows: list[list[object]] = [["id", "text"]]
        rows.extend([n, f"{STORY} {n}"] for n in range(5_000))
        reports, _ = read(tmp_path / "a.xlsx", papers.xlsx({"A": rows}))
        assert [report.id for report in reports] == [str(n) for n in range(5_000)]


class TestAsked:
    def test_names_may_hold_commas_and_signs(self) -> None:
        assert tables.asked("text=Body, or so,published = Date=day") == {
            "text": "Body, or so",
            "published": "Date=day",
        }

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("Body", "'Body' is not of the form text=Body"),
            ("text=", "'text=' is not of the form text=Body"),
            (
                "txt=Body",
                "no field 'txt'; known are: text, title, published, source, url, id, language",
            ),
        ],
    )
    def test_what_is_no_field_is_refused(self, text: str, reason: str) -> None:
        with pytest.raises(UsageError) as error:
            tables.asked(text)
        assert str(error.value) == reason

    def test_the_option(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("When,What\n2021-05-04,Two men were shot in Herat city.\n")
        path = str(tmp_path / "a.csv")
        done = CliRunner().invoke(cli, ["geoparse", "--columns", "text=What", path])
        assert (done.exit_code, '"text":"Herat"' in done.stdout) == (0, True)
        done = CliRunner().invoke(cli, ["geoparse", "--columns", "what", path])
        assert done.exit_code == 2
        assert "'what' is not of the form text=Body." in done.stderr
