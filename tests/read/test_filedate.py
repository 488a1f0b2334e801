"""The day that a file name or a field of metadata gives, and which of them a report goes by."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Report
from geomap.read import Batch, ReadOptions
from geomap.read.filedate import day_in, file_day

STORY = "Two men were shot in Herat on Monday.\n"

NAMES = {
    "2021-05-04_herat.txt": "2021-05-04",
    "20210504-herat.txt": "2021-05-04",
    "herat 20210504T1610Z.txt": "2021-05-04",
    "IMG_20210504_161000.txt": "2021-05-04",
    "4 May 2021.docx": "2021-05-04",
    "04May2021.txt": "2021-05-04",
    "report_4th_May_2021.txt": "2021-05-04",
    "May 4, 2021.pdf": "2021-05-04",
    "Sitrep-Sept-4-2021.pdf": "2021-09-04",
    "2021_05_04.txt": "2021-05-04",
    "2021.05.04": "2021-05-04",
    "4.5.2021.txt": "2021-05-04",
    "21-05-2021.txt": "2021-05-21",
    "05-21-2021.txt": "2021-05-21",
    "2021-04-28_2021-05-04.txt": "2021-05-04",
    # no such day
    "2021-02-30.txt": None,
    "20211301.txt": None,
    "Sitrep 31 April 2021.txt": None,
    "0000-01-01.txt": None,
    # ids
    "000_d9e219da88323e4f.txt": None,
    "202105041.txt": None,
    "id20210504.txt": None,
    "20210504161000.txt": None,
    "12345-05-2021.txt": None,
    "2021-05-0412.txt": None,
    "550e8400-e29b-41d4-a716-446655440000.txt": None,
    "1234567890.txt": None,
    # no day
    "May 2021.txt": None,
    "2021/05/04/herat.txt": None,
    "4 Maybe 2021.txt": None,
    "": None,
}


@pytest.mark.parametrize(("name", "day"), NAMES.items())
def test_the_day_in_a_file_name(name: str, day: str | None) -> None:
    found = file_day(name)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("day_first", "day", "other"),
    [(None, "2021-05-04", "2021-04-05"), (True, "2021-05-04", None), (False, "2021-04-05", None)],
)
def test_figures_that_can_be_read_both_ways(
    day_first: bool | None, day: str, other: str | None
) -> None:
    found = file_day("04-05-2021.txt", day_first)
    assert found
    assert (found.day, found.other) == (day, other)


@given(st.text(max_size=400), st.sampled_from([None, True, False]))
def test_any_name_gives_a_day_or_none(name: str, day_first: bool | None) -> None:
    found = day_in(name, day_first)
    assert found is None or (len(found.day) == 10 and found.text in name)


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def read(*inputs: Path, **options: object) -> tuple[list[Report], list[str]]:
    batch = Batch([str(item) for item in inputs], ReadOptions(**options))  # type: ignore[arg-type]
    reports = list(batch)
    return reports, [note.message for note in batch.account.notes]


def test_a_file_name_is_better_than_the_option(tmp_path: Path) -> None:
    dated, plain = put(tmp_path / "2021-05-04_a.txt", STORY), put(tmp_path / "b.txt", "Other.")
    (one, other), notes = read(dated, plain, published="2021-06-01")
    assert (one.published, one.published_by) == ("2021-05-04", "file name")
    assert (other.published, other.published_by) == ("2021-06-01", "option")
    assert notes == []


def test_the_name_does_not_change_the_id(tmp_path: Path) -> None:
    (one,), _ = read(put(tmp_path / "2021-05-04.txt", STORY))
    (other,), _ = read(put(tmp_path / "a.txt", STORY))
    assert one.id == other.id


def test_a_file_name_that_can_be_read_both_ways_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "04-05-2021.txt", STORY)
    (report,), notes = read(path)
    assert report.published == "2021-05-04"
    assert notes == [
        "its file name '04-05-2021' is read as 2021-05-04, day first; if it is 2021-04-05, "
        "say --month-first"
    ]
    (report,), notes = read(path, day_first=False)
    assert (report.published, notes) == ("2021-04-05", [])


def test_the_name_of_a_file_of_many_reports_is_none_of_theirs(tmp_path: Path) -> None:
    line = json.dumps({"text": STORY})
    (report,), _ = read(put(tmp_path / "2021-05-04.jsonl", line))
    assert (report.published, report.published_by) == (None, None)


def test_standard_input_has_no_name() -> None:
    (report,) = Batch(["-"], stdin=io.BytesIO(STORY.encode()))
    assert report.published is None


PUBLISHED = {
    "2021-05-04": "2021-05-04",
    "2021-05-04T16:10:00+04:30": "2021-05-04",
    "20210504": "2021-05-04",
    "2021/05/04": "2021-05-04",
    "Tue, 04 May 2021 16:10:00 +0430": "2021-05-04",
    "4 May 2021, 16:10": "2021-05-04",
    "May 4, 2021 4:10 PM": "2021-05-04",
    "21/05/2021": "2021-05-21",
    "4.5.2021": "2021-05-04",
}


@pytest.mark.parametrize(("value", "day"), PUBLISHED.items())
def test_the_day_of_a_field(tmp_path: Path, value: str, day: str) -> None:
    (report,), notes = read(
        put(tmp_path / "a.jsonl", json.dumps({"text": STORY, "published": value}))
    )
    assert (report.published, report.published_by, notes) == (day, "metadata", [])


def test_a_field_that_can_be_read_both_ways_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", json.dumps({"text": STORY, "published": "04/05/2021"}))
    (report,), notes = read(path)
    assert report.published == "2021-05-04"
    assert notes == [
        "its 'published' '04/05/2021' is read as 2021-05-04, day first; if it is 2021-04-05, "
        "say --month-first"
    ]
    (report,), notes = read(path, day_first=False)
    assert (report.published, notes) == ("2021-04-05", [])


def test_metadata_and_a_file_name_that_disagree_are_told(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Bread</title>"
        '<meta property="article:published_time" content="2021-05-04T08:00:00Z"></head><body><article>'
        "<p>The bakery on the square sold bread and tea, as it does on every day of the year.</p>"
        "</article></body></html>"
    )
    (report,), notes = read(put(tmp_path / "2021-04-21 bread.html", page))
    assert (report.published, report.published_by) == ("2021-05-04", "metadata")
    assert notes == [
        "its metadata say 2021-05-04, its file name 2021-04-21; the metadata are followed"
    ]
    _, notes = read(
        put(tmp_path / "other" / "2021-05-07 bread.html", page)
    )  # saved some days later
    assert notes == []
