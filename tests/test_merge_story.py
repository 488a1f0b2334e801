"""Two reports of one week of fighting, one without a year: what must come out of them together."""

from typing import Any

from merging import day, told, unplaced

from geomap.merge import merge
from geomap.model import Claim, Incident, Mention

NO_YEAR: dict[str, Any] = {"published": None, "anchor": "XXXX-05-04"}
RAID: dict[str, Any] = {"geo_precision": 3, "admin2": None, "latitude": 33.0, "longitude": 66.0}


def claim(report: str, field: str, value: int, **more: Any) -> Claim:
    bounds = {"low": value, "high": None if more.get("role") == "vague" else value}
    return Claim(field=field, value=value, report_id=report, start=0, end=9, **(bounds | more))


def battle(report: str, order: int, *claims: Claim, **fields: Any) -> Mention:
    return told(
        report,
        order,
        geo_precision=2,
        status="ongoing",
        fatalities=100,
        fatalities_low=100,
        displaced=claims[-1].value,
        displaced_unit=claims[-1].unit,
        claims=claims,
        **fields,
    )


def raid(report: str, order: int, code: str, name: str, **fields: Any) -> Mention:
    place = {"admin1": code, "admin1_name": name, "location": name, "location_names": (name,)}
    return told(report, order, **RAID, **place, **fields)


def killed(report: str) -> Claim:
    return claim(report, "fatalities", 100, high=None, side="rebel", claimant="defense ministry")


DATED = [
    battle(
        "a", 0, killed("a"),
        claim("a", "displaced", 100, unit="families", role="vague", claimant="council head"),
        **day("2021-05-03", date_end="2021-05-04"),
    ),
    raid("a", 1, "AF-GHA", "Ghazni", **day("2021-05-03", date_end="2021-05-04")),
    raid("a", 2, "AF-KAN", "Kandahar", **day("2021-05-03", date_end="2021-05-04")),
    raid("a", 3, "AF-FRA", "Farah", dead=7),
    told("a", 4, **unplaced(), **day("2021-05-01")),
]  # fmt: skip
YEARLESS = [
    battle(
        "b", 0, killed("b"),
        claim("b", "displaced", 1000, unit="persons", role="vague"),
        claim("b", "displaced", 1000, unit="families", claimant="director"),
        **day("XXXX-05-03", date_end="XXXX-05-04"), **NO_YEAR,
    ),
    told(
        "b", 1, event_type="Strategic developments",
        sub_event_type="Non-violent transfer of territory", location="Helmand",
        actor1="Military Forces of the United States",
        **(RAID | day("XXXX-05-02") | NO_YEAR),
    ),
    raid("b", 2, "AF-GHA", "Ghazni", **day("XXXX-05-03", date_end="XXXX-05-04"), **NO_YEAR),
    raid("b", 3, "AF-KAN", "Kandahar", **day("XXXX-05-03", date_end="XXXX-05-04"), **NO_YEAR),
]  # fmt: skip


def by_place(incidents: list[Incident]) -> dict[tuple[str | None, str], Incident]:
    found = {(i.admin1, i.event_type): i for i in incidents}
    assert len(found) == len(incidents)
    return found


def test_both_together() -> None:
    found = by_place(merge([*DATED, *YEARLESS]))
    assert {key: i.report_ids for key, i in found.items()} == {
        (None, "Battles"): ("a",),
        ("AF-FRA", "Battles"): ("a",),
        ("AF-GHA", "Battles"): ("a", "b"),
        ("AF-KAN", "Battles"): ("a", "b"),
        ("AF-HEL", "Battles"): ("a", "b"),
        ("AF-HEL", "Strategic developments"): ("b",),
    }
    helmand = found["AF-HEL", "Battles"]
    assert (helmand.location, helmand.geo_precision) == ("Lashkar Gah", 2)
    assert (helmand.date_start, helmand.date_end) == ("2021-05-03", "2021-05-04")
    assert (helmand.fatalities, helmand.fatalities_low, helmand.fatalities_high) == (100, 100, None)
    assert (helmand.displaced, helmand.displaced_unit) == (1000, "families")
    assert (helmand.source_count, helmand.disputed) == (2, False)
    assert found["AF-HEL", "Strategic developments"].date_start == "2021-05-02"
    assert found["AF-GHA", "Battles"].date_end == "2021-05-04"


def test_the_one_without_a_year_alone() -> None:
    assert {i.date_start for i in merge(YEARLESS)} == {"XXXX-05-02", "XXXX-05-03"}
    assert len(merge(YEARLESS)) == len(YEARLESS)
