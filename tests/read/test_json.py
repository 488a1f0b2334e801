"""JSON files: a report an object, by the names that services give their fields."""

import json
from pathlib import Path
from typing import Any

import pytest

from .reading import read

TEXT = "Gunmen killed a judge in Kabul city on Monday."


def test_an_array_of_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    (one, two), notes = read(path, json.dumps([{"text": TEXT, "id": 7}, {"text": "Other."}]))
    assert (one.id, one.text, one.path) == ("7", TEXT, f"{path}, object 1")
    assert two.text == "Other."
    assert notes == []


@pytest.mark.parametrize(
    "row",
    [
        {"text": TEXT, "title": "T", "source": "Herald", "published": "2021-05-04", "url": "https://h.example/1"},
        {"content": f"<p>{TEXT}</p>", "headline": "T", "outlet": {"id": None, "name": "Herald"},
         "publishedAt": "2021-05-04T10:00:00Z", "link": "https://h.example/1"},
        {"id": "5", "fields": {"title": "T", "body": TEXT, "date": {"created": "2021-05-04T00:00:00+00:00"},
         "source": [{"name": "Herald"}], "url": "https://h.example/1"}},
        {"_source": {"body": TEXT, "title": "T", "publisher": "Herald", "timestamp": 1620086400,
         "url": "https://h.example/1"}},
    ],
)  # fmt: skip
@pytest.mark.parametrize("shell", [[], ["articles"], ["data"], ["response", "results"]])
def test_names_of_fields(tmp_path: Path, row: dict[str, Any], shell: list[str]) -> None:
    document: Any = [row]
    for name in reversed(shell):
        document = {"status": "ok", name: document}
    (report,), notes = read(tmp_path / "a.json", json.dumps(document))
    assert (report.text.strip(), report.title, report.source) == (TEXT, "T", "Herald")
    assert (report.published, report.url) == ("2021-05-04", "https://h.example/1")
    assert notes == []


def test_a_single_object_is_one_report(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    (report,), _ = read(path, json.dumps({"body": TEXT, "tags": [{"name": "x"}]}))
    assert (report.text, report.path) == (TEXT, str(path))


def test_a_bad_object_does_not_lose_the_others(tmp_path: Path) -> None:
    rows = [{"text": TEXT}, 5, {"headline": "x"}, {"text": ["y"]}, {"text": "Other."}]
    reports, notes = read(tmp_path / "a.json", json.dumps(rows))
    assert [report.text for report in reports] == [TEXT, "Other."]
    assert notes == [
        "failed: is not a JSON object with a text",
        "failed: the field 'text' is missing (its fields: 'headline')",
        "failed: the field 'text' is no text",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[" * 10_000, "is JSON nested too deep"),
        ('{"a":' * 10_000, "is JSON nested too deep"),
        ('{"text": "x"', "is not valid JSON ("),
        ("[]", "holds no objects with a text; each report must be one, with the field 'text'"),
        ('{"type": "FeatureCollection", "features": []}', "is GeoJSON, not reports; "),
    ],
)
def test_what_holds_no_reports(tmp_path: Path, data: str, reason: str) -> None:
    reports, (note,) = read(tmp_path / "a.json", data)
    assert reports == []
    assert note.startswith(f"failed: {reason}")


def test_a_number_of_20000_digits_is_told(tmp_path: Path) -> None:
    _, (note,) = read(tmp_path / "a.json", '[{"text": ' + "9" * 20_000 + "}]")
    assert note.startswith("failed: is not valid JSON (")
