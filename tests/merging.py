"""Mentions for the tests of merging: a battle at Lashkar Gah unless told otherwise."""

from dataclasses import replace
from typing import Any

from geomap.merge import merge, sketch
from geomap.model import Claim, Evidence, Incident, Mention

BASE = Mention(
    report_id="a",
    source="Outlet A",
    published="2021-05-04",
    status="occurred",
    event_type="Battles",
    sub_event_type="Armed clash",
    date_start="2021-05-03",
    date_end="2021-05-03",
    time_precision=1,
    country="AF",
    admin1="AF-HEL",
    admin1_name="Helmand",
    admin2="Lashkar Gah",
    location="Lashkar Gah",
    location_names=("Lashkar Gah",),
    latitude=31.59,
    longitude=64.37,
    geo_precision=1,
    place_ids=("gn:1135689",),
    actor1="Taliban",
    actor2="Military Forces of Afghanistan",
)
TEXTS = {
    "a": "Fighters attacked posts around the town at dawn and were driven back by noon, officials said.",
    "b": "Residents heard gunfire for hours; the governor spoke of a heavy assault from three sides.",
    "c": "The ministry says its men answered an attack near the river, and that it is over.",
    "d": "Shops stayed closed as soldiers and insurgents fought on the road to the airport.",
    "e": "An elder counted the dead of both sides after the battle of the previous evening.",
}
OUTLETS = {report: f"Outlet {report.upper()}" for report in TEXTS}


def told(report: str = "a", order: int = 0, **fields: Any) -> Mention:
    """A mention of a report; `dead` makes a claim of an exact toll, `quote` its evidence."""
    dead, quote = fields.pop("dead", None), fields.pop("quote", TEXTS.get(report, report))
    if dead is not None:
        claim = Claim(
            field="fatalities",
            value=dead,
            low=dead,
            high=dead,
            report_id=report,
            start=0,
            end=9,
            claimant=fields.pop("claimant", None),
            side=fields.pop("side", None),
        )
        fields |= {"fatalities": dead, "fatalities_low": dead, "fatalities_high": dead}
        fields["claims"] = (claim, *fields.get("claims", ()))
    start = 100 * order
    fields.setdefault("source", OUTLETS.get(report))
    fields.setdefault("notes", quote)
    fields.setdefault("copy_sketch", sketch(TEXTS.get(report, report)))
    fields.setdefault(
        "evidence",
        (Evidence(report_id=report, quote=quote, start=start, end=start + len(quote)),),
    )
    return replace(BASE, report_id=report, order=order, **fields)


def day(date: str, **fields: Any) -> dict[str, Any]:
    """Fields of an incident of one known day."""
    return {"date_start": date, "date_end": date, "time_precision": 1} | fields


def province_only(**fields: Any) -> dict[str, Any]:
    """Fields of an incident of which only the province is known."""
    return {
        "admin2": None,
        "location": "Helmand",
        "location_names": ("Helmand",),
        "geo_precision": 3,
        "place_ids": ("iso:AF-HEL",),
        "latitude": 31.0,
        "longitude": 64.0,
    } | fields


def unplaced(**fields: Any) -> dict[str, Any]:
    """Fields of an incident that no province can be given to."""
    return {
        "admin1": None,
        "admin1_name": None,
        "admin2": None,
        "location": None,
        "location_names": (),
        "geo_precision": None,
        "place_ids": (),
        "latitude": None,
        "longitude": None,
    } | fields


def at(name: str, lat: float, lon: float, admin2: str | None, **fields: Any) -> dict[str, Any]:
    """Fields of an incident at another named place of the province."""
    return {
        "location": name,
        "location_names": (name,),
        "place_ids": (f"x:{name}",),
        "latitude": lat,
        "longitude": lon,
        "admin2": admin2,
    } | fields


GARMSIR = at("Garmsir", 31.12, 64.20, "Garmsir")


def groups(*mentions: Mention) -> list[list[str]]:
    """The reports of each incident, sorted."""
    return sorted(sorted(i.report_ids) for i in merge(mentions))


def one(*mentions: Mention) -> Incident:
    """The only incident that the mentions make."""
    incidents = merge(mentions)
    assert len(incidents) == 1, [i.report_ids for i in incidents]
    return incidents[0]
