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
from math import isfinite
from typing import TYPE_CHECKING, Any

from geomap.model import COUNTED, Incident
from geomap.page import details, edtf, shapes
from geomap.page.about import MEASURES, PageAbout
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
    4_500_000  # bytes of packed data up to which `auto` keeps more of the text; pages stay < 5 MB
)
SAMPLE = 4000  # incidents from which the size of all is foretold, so that most packing is done once
EXCERPTS = (None, 60, 40, 0)  # characters of a sentence kept: all, excerpts, none
LEVELS = {"auto": EXCERPTS, "full": EXCERPTS[:1], "excerpt": EXCERPTS[1:2], "none": EXCERPTS[3:]}


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


def least_only(incident: Incident) -> bool:
    """Whether the killed may well be more: no figure, no upper bound, or others who state more."""
    best, high = incident.fatalities, incident.fatalities_high
    return best is None or high is None or (incident.fatalities_low == best and high > best)


def measures(incidents: Iterable[Incident], asked: str) -> list[str]:
    """Measures that the page offers: of those displaced only the one asked for, and those with any."""
    offered = {
        "displaced_families" if i.displaced_unit == "families" else "displaced_persons"
        for i in incidents
        if i.displaced
    } | {asked}
    return [name for name in MEASURES if not name.startswith("displaced") or name in offered]


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
            lon=_degrees(row.get("label_lon")),
            lat=_degrees(row.get("label_lat")),
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
    rows: Sequence[Incident],
    provinces: "GeoDataFrame",
    about: PageAbout,
    words: Mapping[str, Any],
) -> Payload:
    """Pack everything that the page shows.

    Args:
        rows: counted incidents as `order` gives them.
        provinces: boundaries (see `geomap.page.render`).
        about: titles and options.
        words: the page's own words.

    Returns:
        The packed core and details.
    """
    where = buckets(rows, provinces)
    index = {bucket.iso: number for number, bucket in enumerate(where)}
    of = [index[incident.admin1 or ""] for incident in rows]
    core = _core(rows, of, where, about, words)
    core["shapes"], core["outlines"] = _shapes(provinces)
    core["excerpt"] = None
    packed = _pack(core)
    level, packets = _packets(rows, of, len(where), about.embed_text, ROOM - len(packed))
    if level is not None:
        packed = _pack(core | {"excerpt": level})
    return Payload(packed, packets)


def _packets(
    rows: Sequence[Incident], of: Sequence[int], number: int, embed_text: str, room: int
) -> tuple[int | None, tuple[str, ...]]:
    """The packed details of each bucket, with as much of the texts as `embed_text` and `room` allow."""
    row_of = {incident.id: row for row, incident in enumerate(rows)}
    names = [plain(i.location or "") if _point(i) else "" for i in rows]
    # A place has one name in the core, that of its first incident.
    first: dict[tuple[float, float], str] = {}
    for incident, name in zip(rows, names, strict=True):
        if (point := _point(incident)) is not None:
            first.setdefault(point, name)
    members: list[list[int]] = [[] for _ in range(number)]
    for row, bucket in enumerate(of):
        members[bucket].append(row)

    def columns(chosen: Sequence[int]) -> details.Columns:
        points = (_point(rows[row]) for row in chosen)
        return details.columns(
            [rows[row] for row in chosen], [first[p] if p else "" for p in points], row_of
        )

    levels = LEVELS[embed_text]
    if len(levels) > 1 and len(rows) > 2 * SAMPLE:
        step = len(rows) // SAMPLE
        sample = columns([row for rows_of in members for row in rows_of[::step]])
        share = len(rows) / max(1, len(sample["id"]))
        levels = (
            *(n for n in levels[:-1] if len(_pack(details.cut(sample, n))) * share < room * 1.1),
            levels[-1],
        )
    full = [columns(chosen) if chosen else None for chosen in members]
    for level in levels:
        packets = tuple(_pack(details.cut(c, level)) if c else "" for c in full)
        if sum(map(len, packets)) <= room:
            break
    return level, packets


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
        "measures": measures(rows, about.measure),
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
        "hand": [row for row, incident in enumerate(rows) if incident.corrections],
        "columns": {
            "bucket": list(of),
            "type": [types.index(i.event_type) for i in rows],
            "sub": [subs.index(i.sub_event_type) for i in rows],
            "status": [COUNTED.index(i.status) for i in rows],
            "first": [s[0] if s else None for s in spans],
            "length": [s[1] - s[0] if s else 0 for s in spans],
            "exact": [int(i.time_precision == 1) for i in rows],
            "killed": [i.fatalities for i in rows],
            "open": [int(least_only(i)) for i in rows],
            "injured": [i.injured for i in rows],
            "displaced": [i.displaced for i in rows],
            "families": [int(f) for f in families],
            "place": place_of,
            "near": [int(i.geo_precision == 2) for i in rows],
        },
    }


_PROVINCE = 4  # UCDP's where_prec from which a point is that of a province or a wider area


def _point(incident: Incident) -> tuple[float, float] | None:
    """The point of an incident that has one of its own (precision 1, 2), as lon, lat.

    A district whose point no source has stands at its province's (`where_prec` 4): no point of its own.
    """
    lon, lat = incident.longitude, incident.latitude
    if (incident.where_prec or 0) >= _PROVINCE:
        return None
    if incident.geo_precision not in {1, 2} or lon is None or lat is None:
        return None
    return round(lon, 5), round(lat, 5)


def _places(rows: Sequence[Incident]) -> tuple[list[list[Any]], list[int]]:
    """Distinct points, in the order in which incidents first stand there, and the point of each incident.

    An incident's point is 0 for none, 1 for the next one not met yet, else its number plus 2; so a
    page with as many points as incidents is no larger for it.
    """
    lons, lats, names = [], [], []
    index: dict[tuple[float, float], int] = {}
    of: list[int] = []
    for incident in rows:
        point = _point(incident)
        if point is None:
            of.append(0)
        elif point in index:
            of.append(index[point] + 2)
        else:
            index[point] = len(index)
            of.append(1)
            lons.append(point[0])
            lats.append(point[1])
            names.append(plain(incident.location or ""))
    return [lons, lats, names], of


def _shapes(provinces: "GeoDataFrame") -> tuple[list[Any], list[Any]]:
    made = shapes.simplified(provinces)
    return (
        [shapes.packed(shape) for shape in made],
        [shapes.packed(shape) for shape in shapes.outline(provinces, made)],
    )


def _pack(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    # The hardest setting takes four times as long on large columns and saves 3 %.
    level = 9 if len(text) < 1_000_000 else 6
    return base64.b64encode(gzip.compress(text, level, mtime=0)).decode()


def _degrees(value: object) -> float | None:
    return value if isinstance(value, float) and isfinite(value) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
