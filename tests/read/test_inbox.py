"""The whole inbox: 500 reports in all formats among all the bad inputs give one right map."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from . import bad, inbox

COUNT = 500
# What must be the same of an incident, whatever file told it; offsets and names of files are not.
FIELDS = (
    "status", "event_type", "sub_event_type", "date_start", "date_end", "time_precision", "country", "admin1",
    "admin2", "location", "latitude", "longitude", "geo_precision", "actor1", "actor2", "fatalities",
    "fatalities_low", "fatalities_high", "injured", "disputed", "source_count",
)  # fmt: skip


@dataclass(frozen=True)
class Mapped:
    """A folder of files after `geomap map`."""

    status: int
    out: str
    err: str
    folder: Path

    @property
    def run(self) -> dict[str, Any]:
        """The record of the run."""
        found: dict[str, Any] = json.loads((self.folder / "run.json").read_bytes())
        return found

    @property
    def incidents(self) -> list[dict[str, Any]]:
        """The properties of each incident."""
        features = json.loads((self.folder / "incidents.geojson").read_bytes())["features"]
        return [feature["properties"] for feature in features]


def mapped(source: Path, out: Path) -> Mapped:
    """Run `geomap map` as a user does."""
    run = subprocess.run(
        [sys.executable, "-m", "geomap", "map", source, "-o", out, "--max-mb", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    return Mapped(run.returncode, run.stdout, run.stderr, out)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapped, Mapped, int]:
    """The map of the inbox, that of the same reports as texts, and how many bad inputs were among them."""
    base = tmp_path_factory.mktemp("inbox")
    found = inbox.stories(COUNT)
    inbox.as_texts(found, base / "texts")
    assert inbox.in_all_formats(found, base / "mixed") == []
    (base / "mixed" / "bad").mkdir()
    made = bad.made(base / "mixed" / "bad")
    return mapped(base / "mixed", base / "a"), mapped(base / "texts", base / "b"), len(made)


def facts(found: Mapped) -> Counter[tuple[Any, ...]]:
    """What each incident is, without which file told it."""
    return Counter(tuple(incident[field] for field in FIELDS) for incident in found.incidents)


def test_the_account_is_right(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, texts, _ = both
    assert (mixed.status, texts.status) == (1, 0), mixed.err
    counts = mixed.run["counts"]
    assert counts["read"] + counts["skipped"] + counts["failed"] == counts["inputs"]
    calm = sum("bad" in Path(name).parts for name in _read_of(mixed))
    assert counts["read"] == COUNT + calm
    assert mixed.out.splitlines()[0].startswith(
        f"{counts['read']:,} reports read + {counts['skipped']} skipped + {counts['failed']} failed = "
    )
    assert texts.run["counts"]["read"] == texts.run["counts"]["inputs"] == COUNT


def _read_of(found: Mapped) -> list[str]:
    """The file of each report that was read."""
    return [report["input"] for report in found.run["reports"]]


def test_every_bad_input_that_failed_is_named(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, _, _ = both
    failed = [note["input"] for note in mixed.run["notes"] if note["level"] == "failed"]
    assert all("bad" in Path(name).parts for name in failed), failed
    files = {name.split(", ")[0] for name in failed}
    assert len(files) > 15
    for name in files:
        assert f"geomap: failed: {name}" in mixed.err
    assert len(mixed.err.splitlines()) < 100
    assert "Traceback" not in mixed.err


def test_the_incidents_are_those_of_the_same_texts(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, texts, _ = both
    assert len(texts.incidents) == COUNT
    assert facts(mixed) - facts(texts) == Counter()
    assert facts(texts) - facts(mixed) == Counter()


def test_evidence_leads_to_what_was_read(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, _, _ = both
    for incident in mixed.incidents:
        assert incident["notes"]
        for evidence in incident["evidence"]:
            assert evidence["end"] - evidence["start"] == len(evidence["quote"])


def test_the_day_of_every_report_is_known(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, _, _ = both
    days = {story.published.isoformat() for story in inbox.stories(COUNT)}
    for report in mixed.run["reports"]:
        if "bad" not in Path(report["input"]).parts:
            assert report["day"] in days
            assert report["by"] in ("metadata", "dateline")


def test_the_page_holds_the_map(both: tuple[Mapped, Mapped, int]) -> None:
    mixed, _, _ = both
    assert (mixed.folder / "map.html").stat().st_size > 100_000
