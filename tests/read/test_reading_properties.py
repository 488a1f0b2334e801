"""What holds for all bytes: they are read or refused in words, and work grows with their length."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from effort import DOUBLING, work
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.model import Report
from geomap.read import READERS, Batch, ReadOptions
from geomap.read.decode import clean, decode
from geomap.read.digest import parts
from geomap.read.filedate import day_in

# Those that are parsed in this process; the others are for scripts/fuzz_readers.py.
_PLAIN = {".txt", ".md", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".html", ".htm", ".xml", ".rss",
          ".atom", ".eml", ".mbox"}  # fmt: skip
KINDS = sorted(_PLAIN & READERS.keys())

# Pieces of every format, so that made-up files get past the first look at them.
PIECES = st.sampled_from(
    [
        b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xff", b"\xed\xa0\x80", b"\x1e", b"\r\n", b"\n\n", b"\t",
        b'{"text": "', b'"}', b'"', b"\\ud800", b"[", b"]", b"{", b"}", b"null", b"1e999", b",", b";",
        b"text,published,source\n", b"<html><body><p>", b"</p>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
        b"&#0;", b"&#x110000;", b"&amp;", b"<?xml version='1.0' encoding='utf-7'?>",
        b"<rss><channel><item><title>",
        b"</title><description>", b"</description></item></channel></rss>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"From a@example.org Mon Jan  4 08:00:00 2021\n", b"Subject: =?utf-8?b?AAAA?=\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n", b"--x\n", b"--x--\n", b"Date: Tue, 99 Foo 2021\n",
        b"Content-Transfer-Encoding: base64\n", b"charset=utf-7", "Herāt ".encode(), "هرات".encode("cp1256"),
        b"KABUL, May 4, 2021 (X) - A bomb killed three policemen in Herat city on Monday.", b"2021-02-30",
        b"04/05/2021", b"=====\n", b"A headline of some five words\n", b"\x0c", b"9" * 50,
    ]
)  # fmt: skip
FILES = st.one_of(st.lists(PIECES, max_size=30).map(b"".join), st.binary(max_size=300))


@pytest.mark.parametrize("ending", KINDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=FILES)
def test_any_bytes_are_read_or_refused(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    batch = Batch([str(path)], ReadOptions(max_bytes=100_000))
    reports = list(batch)
    account = batch.account
    assert account.read == len(reports)
    assert account.inputs >= 1
    assert all(note.message and note.where.startswith(str(path)) for note in account.notes)
    for report in reports:
        assert report.text.strip()
        assert report.id
        assert "\0" not in report.text
        assert "\r" not in report.text
        report.text.encode()  # no halves of surrogate pairs
        assert clean(report.text)[0] == report.text  # what is shown is what was cleaned
    assert [r.text for r in Batch([str(path)], ReadOptions(max_bytes=100_000))] == [
        r.text for r in reports
    ]


# What scripts/fuzz_readers.py found, once mended.
FOUND = {
    "a table of nothing but a header that is no UTF-8": (
        ".csv",
        b'id,title,tills 2 policemen ,officials sa.y",\xff\xff\xff\xff"\xffERA',
    ),
    "a ZIP with a file without a name": (
        ".zip",
        b"PK\x03\x04\x14\0\0\0\0\0\0\0!\0" + b"\0" * 12 + b"\0\0\0\0"
        b"PK\x01\x02\x14\x03\x14\0\0\0\0\0\0\0!\0" + b"\0" * 30
        + b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\x1e\0\0\0\0\0",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "content"), FOUND.values(), ids=FOUND.keys())
def test_what_the_fuzzer_found(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    batch = Batch([str(path)])
    assert list(batch) == []
    assert batch.account.inputs == 1
    assert not [note for note in batch.account.notes if "a fault in geomap" in note.message]


def test_a_fault_in_a_reader_costs_its_own_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(*args: object) -> Iterator[Report]:
        raise IndexError("oh")
        yield

    monkeypatch.setitem(READERS, ".md", stumbling)
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_text(f"Story of {name}.")
    batch = Batch([str(tmp_path)])
    assert [report.text for report in batch] == ["Story of b.txt."]
    assert [note.message for note in batch.account.notes] == ["a fault in geomap (IndexError: oh)"]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, warnings = decode(data)
    except ValueError as error:
        assert str(error)
    else:
        assert clean(clean(text)[0])[0] == clean(text)[0]
        assert all(warnings)


ITEM = (
    "Gunmen kill two teachers in Herat\n\nHERAT, May 4 (X) - Gunmen shot dead two teachers in Herat city on "
    "Monday, police said. Nobody claimed the attack.\n\n"
)
REPEATED = ["=====\n", "4 May 2021\n", "\f", "\n", "A headline of five words\n", "4 May 2021\n=====\n", ITEM,
            "= = = ", "May 4 ", "e\u0301", "a\u0301\u0323", "\u202e", "\r", "\ud800"]  # fmt: skip


def cut(text: str) -> list[Report]:
    return parts(Report(id="r", text=text))


@pytest.mark.parametrize("unit", REPEATED)
@pytest.mark.parametrize("function", [cut, clean, day_in])
def test_work_grows_with_the_length_of_the_text(function: Any, unit: str) -> None:
    work(function, unit)  # what is loaded once
    once, twice = (work(function, unit * (times * 20_000 // len(unit))) for times in (1, 2))
    assert twice <= DOUBLING * once + 50
