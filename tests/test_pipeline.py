"""The stages in their order, and the public functions that run them."""

import random
from collections.abc import Callable

import pytest

import geomap
from geomap import pipeline, workers
from geomap.errors import GazetteerError
from geomap.model import Report

TEXTS = {
    "r1": "QALAT, May 4, 2021 - A roadside bomb killed three policemen and wounded two in Qalat, the "
    "capital of Zabul province, on Monday.",
    "r2": "HERAT, May 4, 2021 - Gunmen shot dead two teachers in Herat city on Monday, police said.",
    "r3": "KABUL, May 5, 2021 - A roadside bomb killed four policemen in Qalat, the capital of Zabul "
    "province, on Monday, officials said. The Taliban threatened more attacks.",
}
REPORTS = [Report(id=key, text=text, source=key.upper()) for key, text in TEXTS.items()]


def unlost(report: Report, fault: workers.Fault) -> None:
    pytest.fail(f"{report.id}: {fault.message}")


def test_a_report_by_itself() -> None:
    extracted = geomap.extract_report(REPORTS[0])
    (mention,) = extracted.mentions
    assert extracted.report_id == "r1"
    assert (mention.admin1, mention.date_start, mention.fatalities) == ("AF-ZAB", "2021-05-03", 3)
    assert [toponym.text for toponym in geomap.geoparse_report(REPORTS[0])] == [
        "QALAT",
        "Qalat",
        "Zabul",
    ]


def test_all_stages() -> None:
    run = pipeline.make_map(REPORTS, pipeline.Settings(), unlost)
    assert [(i.admin1, i.source_count) for i in run.incidents] == [("AF-HER", 1), ("AF-ZAB", 2)]
    assert [item.reason for item in run.set_aside] == ["future"]
    assert run.unplaced == 0
    counts = run.provinces.set_index("iso")["incidents"]
    assert counts[counts > 0].to_dict() == {"AF-HER": 1, "AF-ZAB": 1}
    assert set(run.seconds) == {"read", "extract", "merge", "join"}


def test_the_order_of_reports_does_not_matter() -> None:
    expected = pipeline.make_map(REPORTS, pipeline.Settings(), unlost).incidents
    for seed in range(5):
        mixed = random.Random(seed).sample(REPORTS, len(REPORTS))
        assert pipeline.make_map(mixed, pipeline.Settings(), unlost).incidents == expected


def test_a_report_that_cannot_be_processed_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = pipeline.extract_report

    def stumbling(report: Report, settings: pipeline.Settings) -> pipeline.Extracted:
        if report.id == "r2":
            raise ValueError("no")
        return honest(report, settings)

    monkeypatch.setattr(pipeline, "extract_report", stumbling)
    lost: list[tuple[str, str]] = []
    found = pipeline.extract(
        REPORTS, pipeline.Settings(), lambda report, fault: lost.append((report.id, fault.message))
    )
    assert [extracted.report_id for extracted in found] == ["r1", "r3"]
    assert lost == [("r2", "a fault in geomap (ValueError: no)")]


def test_a_map_without_incidents_shows_the_country_of_the_first_pack() -> None:
    assert len(pipeline.count_provinces([])) == 34
    assert len(pipeline.count_provinces([], pipeline.Settings(country="AF"))) == 34


@pytest.mark.parametrize("stage", [pipeline.extract, pipeline.geoparse])
def test_a_bad_pack_is_refused_before_any_report_is_read(stage: Callable[..., object]) -> None:
    def reports() -> object:
        pytest.fail("a report was read")
        yield

    settings = pipeline.Settings(gazetteers=("atlantis",))
    with pytest.raises(GazetteerError):
        list(stage(reports(), settings, unlost))  # type: ignore[call-overload]


def test_every_public_name_is_there() -> None:
    for name in geomap.__all__:
        assert getattr(geomap, name) is not None
    assert set(geomap.__all__) <= set(dir(geomap))
    with pytest.raises(AttributeError, match="no attribute 'maps'"):
        _ = geomap.maps
