"""What two tellings are compared by: the fields of a mention, folded and parsed once."""

import re
from array import array
from dataclasses import dataclass
from zlib import crc32

from geomap.gazetteer.names import fold
from geomap.merge.days import Span, span
from geomap.model import Coded, Incident, Mention
from geomap.types import UNIDENTIFIED

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_QUOTES = 3  # evidence sentences that are looked at


@dataclass(slots=True, kw_only=True)
class Facts:
    """A telling, made ready for comparison.

    `report` is the report it stands in (an incident's own id when incidents are compared); `key` puts
    tellings in an order that depends on nothing but themselves. `fine` is True when the place is finer
    than a province. `dead` and `hurt` are (value, low, high) or None; `dead_by_side` the stated dead of
    each side. `words` are hashes of the longer words of the quotes.
    """

    key: tuple[str, ...]
    report: str
    country: str | None
    admin1: str | None
    when: Span | None
    fine: bool
    precise: bool
    name: str
    names: frozenset[str]
    place: str | None
    places: frozenset[str]
    admin2: str
    lat: float | None
    lon: float | None
    event: str
    sub: str
    actors: frozenset[str]
    dead: tuple[int, int | None, int | None] | None
    hurt: tuple[int, int | None, int | None] | None
    dead_by_side: dict[str, set[int]]
    displaced: int | None
    targets: frozenset[str]
    words: "array[int]"
    sketch: str
    day: str


def facts(told: Coded) -> Facts:
    """The facts of a mention or of an incident."""
    report, place_ids, sketch, day, order = _origin(told)
    fine = told.geo_precision in (1, 2) and bool(told.location)
    names = (told.location, *told.location_names) if fine else ()
    return Facts(
        key=_key(told, report, day, order),
        report=report,
        country=told.country,
        admin1=told.admin1,
        when=span(told.date_start, told.date_end, told.time_precision),
        fine=fine,
        precise=fine and told.geo_precision == 1,
        name=fold(told.location or "") if fine else "",
        names=frozenset(fold(name) for name in names if name),
        place=place_ids[0] if fine and place_ids else None,
        places=frozenset(place_ids) if fine else frozenset(),
        admin2=fold(told.admin2 or "") if fine else "",
        lat=told.latitude if fine else None,
        lon=told.longitude if fine else None,
        event=told.event_type,
        sub=told.sub_event_type,
        actors=frozenset(a for a in (told.actor1, told.actor2) if a and a != UNIDENTIFIED),
        dead=_toll(told.fatalities, told.fatalities_low, told.fatalities_high),
        hurt=_toll(told.injured, told.injured_low, told.injured_high),
        dead_by_side=_by_side(told),
        displaced=told.displaced,
        targets=frozenset(told.targets),
        words=_words(told),
        sketch=sketch,
        day=day,
    )


def _origin(told: Coded) -> tuple[str, tuple[str, ...], str, str, int]:
    if isinstance(told, Mention):
        day = told.published or told.anchor or ""
        return told.report_id, told.place_ids, told.copy_sketch, day, told.order
    identity = told.id if isinstance(told, Incident) else ""
    return identity, (), "", "", 0


def _key(told: Coded, report: str, day: str, order: int) -> tuple[str, ...]:
    """Earlier reports first, those without a full date last; then what makes the telling unique."""
    dated = day[:10] if re.match(r"\d{4}-\d\d-\d\d", day) else "~"
    start = f"{told.evidence[0].start:09d}" if told.evidence else ""
    return (dated, report, f"{order:06d}", start, told.date_start or "", told.sub_event_type)


def _toll(
    value: int | None, low: int | None, high: int | None
) -> tuple[int, int | None, int | None] | None:
    return None if value is None else (value, low, high)


def _by_side(told: Coded) -> dict[str, set[int]]:
    out: dict[str, set[int]] = {}
    for claim in told.claims:
        if claim.field == "fatalities" and claim.role == "toll" and claim.value:
            out.setdefault(claim.side or "", set()).add(claim.value)
    return out


def _words(told: Coded) -> "array[int]":
    found: set[str] = set()
    for evidence in told.evidence[:_QUOTES]:
        found.update(_WORD.findall(evidence.quote.lower()))
    return array("I", sorted(crc32(word.encode()) for word in found))
