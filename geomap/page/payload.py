"""Incidents as the page carries them: a small core of columns, and one packet of details a province.

Both travel as gzip in base64, whose alphabet has no character that HTML, CSS, JavaScript or a template
engine could take for its own; the page turns them into text nodes. The core holds what circles, legend,
histogram and table need; a packet is unpacked when its province is opened or a text is searched.
"""

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.model import COUNTED, Incident
from geomap.page import edtf, shapes
from geomap.page.about import MEASURES, PageAbout
from geomap.page.details import detail
from geomap.page.safe import plain

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
"""The six event types in the order of the legend (codebook section 3); others come after them."""

ROOM = (
    4_400_000  # bytes of packed data up to which `auto` keeps more of the text; pages stay < 5 MB
)
EXCERPTS = (None, 60, 0)  # characters of a sentence kept: all, an excerpt, none
LEVELS = {"auto": EXCERPTS, "full": EXCERPTS[:1], "excerpt": EXCERPTS[1:2], "none": EXCERPTS[2:]}


@dataclass(frozen=True, slots=True)
class Payload:
    """Packed data: `core`, and one packet of `details` a bucket (province, elsewhere, unplaced)."""

    core: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where incidents are counted: a province, a region that the boundaries lack, or no place."""

    iso: str
    name: str
    native: str = ""
    country: str = ""
    pcode: str = ""
    lon: float | None = None
    lat: float | None = None
    kind: str = "province"


def order(incidents: Iterable[Incident]) -> list[Incident]:
    """Counted incidents, newest first, those without a day last; the same for any input order."""

    def key(incident: Incident) -> tuple[int, int, str]:
        span = edtf.span(incident.date_start, incident.date_end)
        return (-span[0], -span[1], incident.id) if span else (1 << 40, 0, incident.id)

    return sorted((i for i in incidents if i.status in COUNTED), key=key)


def measures(incidents: Iterable[Incident]) -> list[str]:
    """Measures that the page offers: people or families displaced only where any incident has some."""
    units = {
        "displaced_families" if i.displaced_unit == "families" else "displaced_persons"
        for i in incidents
        if i.displaced
    }
    return [name for name in MEASURES if not name.startswith("displaced") or name in units]


def buckets(incidents: Sequence[Incident], provinces: "GeoDataFrame") -> list[Bucket]:
    """Provinces in their order, then regions outside the boundaries, then the unplaced.

    A region that the boundaries lack (a neighbor's province) stands at the point of its incidents
    that is given most often; one whose incidents have no point is only listed.
    """
    rows = provinces.to_dict("records") if len(provinces) else []
    out = [
        Bucket(
            iso=str(row["iso"]),
            name=_text(row.get("name")) or str(row["iso"]),
            native=_text(row.get("native_name")),
            country=_text(row.get("country")),
            pcode=" ".join(filter(None, (_text(row.get("pcode")), _text(row.get("pcode_set"))))),
            lon=row.get("label_lon"),
            lat=row.get("label_lat"),
        )
        for row in rows
    ]
    known = {bucket.iso for bucket in out}
    strangers: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.admin1 and incident.admin1 not in known:
            strangers.setdefault(incident.admin1, []).append(incident)
    for iso in sorted(strangers):
        members = strangers[iso]
        points = Counter(
            (i.longitude, i.latitude)
            for i in members
            if i.longitude is not None and i.latitude is not None
        )
        lon, lat = min(points, key=lambda p: (-points[p], p)) if points else (None, None)
        name = next((i.admin1_name for i in members if i.admin1_name), None) or iso
        country = members[0].country or iso.partition("-")[0]
        out.append(Bucket(iso, name, country=country, lon=lon, lat=lat, kind="elsewhere"))
    return [*out, Bucket("", "", kind="unplaced")]


def pack(
    incidents: Iterable[Incident],
    provinces: "GeoDataFrame",
    about: PageAbout,
    words: Mapping[str, Any],
) -> Payload:
    """Pack everything that the page shows.

    Args:
        incidents: merged incidents, in any order.
        provinces: boundaries (see `geomap.page.render`).
        about: titles and options.
        words: the page's own words.

    Returns:
        The packed core and details.
    """
    rows = order(incidents)
    where = buckets(rows, provinces)
    index = {bucket.iso: number for number, bucket in enumerate(where)}
    of = [index[incident.admin1 or ""] for incident in rows]
    for level in LEVELS[about.embed_text]:
        details = _details(rows, of, len(where), level)
        if sum(map(len, details)) <= ROOM:
            break
    core = _core(rows, of, where, about, words)
    core["excerpt"] = level
    core["shapes"], core["outlines"] = _shapes(provinces)
    return Payload(_pack(core), details)


def _details(
    rows: Sequence[Incident], of: Sequence[int], number: int, level: int | None
) -> tuple[str, ...]:
    row_of = {incident.id: row for row, incident in enumerate(rows)}
    members: list[list[Any]] = [[] for _ in range(number)]
    for row, incident in enumerate(rows):
        members[of[row]].append(detail(incident, row_of, level))
    return tuple(_pack(packet) if packet else "" for packet in members)


def _core(
    rows: Sequence[Incident],
    of: Sequence[int],
    where: Sequence[Bucket],
    about: PageAbout,
    words: Mapping[str, Any],
) -> dict[str, Any]:
    types = [*TYPES, *sorted({i.event_type for i in rows} - set(TYPES))]
    subs = sorted({i.sub_event_type for i in rows})
    spans = [edtf.span(i.date_start, i.date_end) for i in rows]
    places, place_of = _places(rows)
    families = [i.displaced_unit == "families" for i in rows]
    return {
        "words": words,
        "lang": about.lang,
        "measure": about.measure,
        "measures": measures(rows),
        "types": [plain(t) for t in types],
        "subs": [plain(s) for s in subs],
        "buckets": [
            [
                b.kind,
                *(plain(t) for t in (b.iso, b.name, b.native, b.country, b.pcode)),
                b.lon,
                b.lat,
            ]
            for b in where
        ],
        "places": places,
        "columns": {
            "bucket": list(of),
            "type": [types.index(i.event_type) for i in rows],
            "sub": [subs.index(i.sub_event_type) for i in rows],
            "status": [COUNTED.index(i.status) for i in rows],
            "first": [s[0] if s else None for s in spans],
            "length": [s[1] - s[0] if s else 0 for s in spans],
            "exact": [int(i.time_precision == 1) for i in rows],
            "killed": [i.fatalities for i in rows],
            "open": [int(i.fatalities is None or i.fatalities_high is None) for i in rows],
            "injured": [i.injured for i in rows],
            "displaced": [i.displaced for i in rows],
            "families": [int(f) for f in families],
            "place": place_of,
            "near": [int(i.geo_precision == 2) for i in rows],
        },
    }


def _places(rows: Sequence[Incident]) -> tuple[list[list[Any]], list[int]]:
    """Distinct points of incidents that have one of their own (precision 1, 2), and whose each is."""
    places: list[list[Any]] = []
    index: dict[tuple[float, float], int] = {}
    of: list[int] = []
    for incident in rows:
        lon, lat = incident.longitude, incident.latitude
        if incident.geo_precision not in {1, 2} or lon is None or lat is None:
            of.append(-1)
            continue
        point = (round(lon, 5), round(lat, 5))
        if point not in index:
            index[point] = len(places)
            places.append([*point, plain(incident.location or "")])
        of.append(index[point])
    return places, of


def _shapes(provinces: "GeoDataFrame") -> tuple[list[Any], list[Any]]:
    made = shapes.simplified(provinces)
    return (
        [shapes.packed(shape) for shape in made],
        [shapes.packed(shape) for shape in shapes.outline(provinces, made)],
    )


def _pack(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)).decode()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
