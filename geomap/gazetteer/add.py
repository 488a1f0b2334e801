"""A pack of the user's own, made from their files: `geomap gazetteer add`."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from geomap import lexicon
from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer import Gazetteer, areas, fold, geonames, own, rows
from geomap.gazetteer.build import build
from geomap.gazetteer.columns import TERMS, Wanted
from geomap.gazetteer.identify import Identifier, country_code, shortened
from geomap.gazetteer.locate import Area, Locator
from geomap.gazetteer.outlines import geojson
from geomap.gazetteer.pack import BOUNDARIES, COMMAND, NOT_PLACES
from geomap.model import Place

_CODED = frozenset(
    ("OCHA COD-AB", "own", "plain")
)  # layouts whose codes are P-codes, not row numbers
_KNOWN_BY_ALL = 100_000  # people; a smaller place of a dump whose name is a common word is left out
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a pack is to be made from.

    `countries` are ISO 3166-1 alpha-2 codes: one is that of all divisions and places which do not say
    theirs; of a dump of GeoNames only these are taken. `command` is what makes the pack anew.
    """

    name: str
    boundaries: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    not_places: tuple[Path, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    columns: Mapping[str, str] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    classes: str = geonames.USUAL
    least_population: int = 0
    license: str | None = None
    command: str = ""


@dataclass(slots=True)
class Draft:
    """A pack while it is made; `failed` tells of each record that was left out."""

    firsts: dict[str, Area] = field(default_factory=dict)
    seconds: list[Area] = field(default_factory=list)
    countries: dict[str, Area] = field(default_factory=dict)
    others: list[tuple[Place, tuple[str, ...]]] = field(default_factory=list)
    dumps: dict[Path, geonames.Divisions] = field(default_factory=dict)
    layouts: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)


def add(request: Request, known: Gazetteer) -> list[str]:
    """Make a pack, and put it into the user's folder.

    Args:
        request: what it is made from.
        known: the shipped packs, for ISO codes and the divisions of places outside all boundaries.

    Returns:
        What was left out, a line each: which record of which file, and why.

    Raises:
        GazetteerError: a file cannot be read, or the pack cannot be written.
        UsageError: columns or countries are not known and must be told, or there is nothing to add.
    """
    draft = Draft()
    never = list(_not_places(request.not_places))
    with own.replacing(request.name) as folder:
        if request.boundaries:
            _add_boundaries(draft, request, known)
        lists = [path for path in request.places if not geonames.is_dump(path)]
        for path in request.places:
            if path not in lists:
                _scan_dump(draft, path, request, known)
        locator = Locator(list(draft.firsts.values()), draft.seconds, known)
        for path in lists:
            _add_rows(draft, path, request, known, locator)
        _add_countries(draft, known)
        about = _about(request, draft)
        entries = _boxed(_entries(draft, request, locator), about["boxes"])
        build(folder, entries, about)
        if (folder / "places.jsonl").stat().st_size == 0 and not never:
            raise UsageError(f"gazetteer pack {request.name!r}: nothing to add was found")
        shapes = [area for area in draft.firsts.values() if area.shape is not None]
        if shapes:
            (folder / BOUNDARIES).write_text(geojson(shapes), encoding="utf-8")
        if never:
            (folder / NOT_PLACES).write_text("\n".join(never) + "\n", encoding="utf-8")
        (folder / COMMAND).write_text(request.command + "\n", encoding="utf-8")
    return draft.failed


def _not_places(paths: Iterable[Path]) -> Iterator[str]:
    """Names that are no places': a name a line, # begins a comment."""
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            raise GazetteerError(
                f"not-a-place list {path}: cannot be read ({error}); give UTF-8 text, a name a line"
            ) from error
        names = (line.partition("#")[0].strip() for line in lines)
        yield from (name for name in names if fold(name))


def _add_boundaries(draft: Draft, request: Request, known: Gazetteer) -> None:
    found = areas.read(request.boundaries, request.wanted)
    draft.failed += found.failed
    draft.layouts.update(found.layouts)
    given = request.countries[0] if len(request.countries) == 1 else None
    identifier = Identifier(known, given)
    pcodes = f"{request.name}, {', '.join(found.layouts)}"
    coded = _CODED.issuperset(found.layouts)
    for each in identifier.firsts([d for d in found.divisions if d.level == 1]):
        division = each.division
        lon, lat = areas.label_point(division.shape)
        pcode = division.code if coded else None
        place = Place(
            id=f"iso:{each.code}", name=division.name, kind="admin1", country=each.country,
            admin1=each.code, admin1_name=division.name, lon=lon, lat=lat,
            pcode=pcode, pcode_set=pcodes if pcode else None,
        )  # fmt: skip
        draft.firsts[each.code] = Area(place, list(division.names), division.shape, division.code)
        _note_country(draft, each.country, division.country)
    locator = Locator(list(draft.firsts.values()), [], known)
    homeless = []
    for division in (d for d in found.divisions if d.level == 2):
        lon, lat = areas.label_point(division.shape)
        told = locator.parent(division.parent, given) if division.parent else None
        holder = told or (near.place if (near := locator.at(lon, lat, given)) else None)
        if holder is None:
            homeless.append(division.name)
        country = holder.country if holder else identifier.country(division)
        place = Place(
            id=f"own:{request.name}/{fold(division.code or division.name)}", name=division.name,
            kind="admin2", country=country, admin1=holder.admin1 if holder else None,
            admin1_name=holder.admin1_name if holder else None, admin2=division.name,
            lon=lon, lat=lat, pcode=division.code if coded else None,
            pcode_set=pcodes if coded and division.code else None,
        )  # fmt: skip
        draft.seconds.append(Area(place, list(division.names), division.shape, division.code))
        _note_country(draft, country or "", division.country)
    if homeless:
        _log.warning(
            "%d of the second-level divisions lie in no known first-level one: %s",
            len(homeless), shortened(homeless),
        )  # fmt: skip


def _note_country(draft: Draft, code: str, told: Iterable[str]) -> None:
    """Remember a country, with the name that the file has for it."""
    if code:
        area = draft.countries.setdefault(
            code, Area(Place(id=f"iso:{code}", name=code, kind="country"))
        )
        area.names += [name for name in told if len(name) > 3 and name not in area.names]


def _scan_dump(draft: Draft, path: Path, request: Request, known: Gazetteer) -> None:
    """The divisions of a dump of GeoNames; where boundaries have them, their names are added there."""
    draft.layouts.add("GeoNames")
    found = geonames.divisions(path, _choice(request), known)
    for code in found.countries:
        _note_country(draft, code, ())
    for key, line in found.first.items():
        names = [name for name in line.others if geonames.usable(name)]
        iso = found.iso.get(key) or _drawn(draft, line)
        if iso in draft.firsts:
            draft.firsts[iso].names += [line.name, *names]
        elif not any(
            area.place.country == line.country for area in draft.firsts.values() if area.shape
        ):
            place = Place(
                id=f"iso:{iso}" if iso else f"gn:{line.id}", name=line.name, kind="admin1",
                country=line.country, admin1=iso, admin1_name=line.name, lon=line.lon, lat=line.lat,
            )  # fmt: skip
            draft.firsts[iso or place.id] = Area(place, names)
    draft.dumps[path] = found


def _drawn(draft: Draft, line: geonames.Line) -> str | None:
    """The code of the division with boundaries that a line of a dump names."""
    key = fold(line.name)
    return next(
        (
            code
            for code, area in draft.firsts.items()
            if area.shape is not None
            and area.place.country == line.country
            and key in map(fold, (area.place.name, *area.names))
        ),
        None,
    )


def _choice(request: Request) -> geonames.Choice:
    return geonames.Choice(frozenset(request.countries), request.classes, request.least_population)


def _add_rows(
    draft: Draft, path: Path, request: Request, known: Gazetteer, locator: Locator
) -> None:
    """The places of a list, each in its division."""
    given = request.countries[0] if len(request.countries) == 1 else None
    missing, guessed = [], []
    ids = {place.id for place, _ in draft.others}
    for row in rows.read(path, request.columns, draft.failed):
        country = country_code(row.country, known) if row.country else given
        parent = locator.parent(row.parents, country) if row.parents else None
        if row.parents and parent is None:
            missing.append(f"{row.name} ({row.parents[0]})")
        holder = parent
        if holder is None and row.lon is not None and row.lat is not None:
            near = locator.at(row.lon, row.lat, country)
            holder = near.place if near else None
            guessed += [row.name] if near and near.guessed else []
        country = country or (holder.country if holder else None)
        if country is None:
            draft.failed.append(
                f"{row.where}: {row.name}: its country is not known; give --country CC; left out"
            )
            continue
        _note_country(draft, country, ())
        place = _of_row(row, request.name, country, holder)
        if place.kind == "country":
            draft.countries[country] = Area(place, list(row.variants))
        else:
            draft.others.append((_with_new_id(place, ids), row.variants))
    for what, names in (
        ("lie in a division that neither the pack nor the shipped ones know", missing),
        ("have the division of the nearest known town, for no boundary holds them", guessed),
    ):
        if names:
            _log.warning(
                "%s: %d of its places %s: %s", path.name, len(names), what, shortened(names)
            )


def _of_row(row: rows.Row, pack: str, country: str, holder: Place | None) -> Place:
    kind = row.kind or "settlement"
    if kind == "country":
        return Place(
            id=f"iso:{country}", name=row.name, kind=kind, country=country, lon=row.lon, lat=row.lat,
            population=row.population,
        )  # fmt: skip
    if kind == "admin1":
        own_code = row.id or fold(row.name)
        code = own_code if own_code.startswith(f"{country}-") else f"{country}-{own_code}"
        return Place(
            id=f"iso:{code}", name=row.name, kind=kind, country=country, admin1=code,
            admin1_name=row.name, lon=row.lon, lat=row.lat, population=row.population,
        )  # fmt: skip
    district = row.name if kind == "admin2" else None
    return Place(
        id=f"own:{pack}/{row.id or fold(row.name)}", name=row.name, kind=kind, country=country,
        admin1=holder.admin1 if holder else None, admin1_name=holder.admin1_name if holder else None,
        admin2=district or (holder.admin2 if holder else None), lon=row.lon, lat=row.lat,
        population=row.population,
    )  # fmt: skip


def _with_new_id(place: Place, ids: set[str]) -> Place:
    number, new = 1, place.id
    while new in ids:
        number += 1
        new = f"{place.id}-{number}"
    ids.add(new)
    return replace(place, id=new)


def _add_countries(draft: Draft, known: Gazetteer) -> None:
    """An entry for each country of the pack, so that it can be used without others."""
    for code, area in draft.countries.items():
        if area.place.country:
            continue  # a row of the user's own list
        if (place := known.country(code)) is not None:
            area.place = place
        else:
            name, *others = area.names or [code]
            area.place = Place(id=f"iso:{code}", name=name, kind="country", country=code)
            area.names = others


def _boxed(
    entries: Iterable[tuple[Place, Iterable[str]]], boxes: dict[str, list[float]]
) -> Iterator[tuple[Place, Iterable[str]]]:
    """The entries as they come; the box around the places of each country grows with them."""
    for place, names in entries:
        if place.country and place.lon is not None and place.lat is not None:
            lon, lat = place.lon, place.lat
            west, south, east, north = boxes.get(place.country, (lon, lat, lon, lat))
            boxes[place.country] = [
                min(west, lon),
                min(south, lat),
                max(east, lon),
                max(north, lat),
            ]
        yield place, names


def _entries(
    draft: Draft, request: Request, locator: Locator
) -> Iterator[tuple[Place, Iterable[str]]]:
    """All entries of the pack; those of dumps as they are read."""
    for area in (*draft.countries.values(), *draft.firsts.values(), *draft.seconds):
        yield area.place, area.names
    yield from draft.others
    for path, found in draft.dumps.items():
        yield from _of_dump(draft, path, found, request, locator)


def _of_dump(
    draft: Draft, path: Path, found: geonames.Divisions, request: Request, locator: Locator
) -> Iterator[tuple[Place, Iterable[str]]]:
    choice = _choice(request)
    drawn = {area.place.country for area in draft.firsts.values() if area.shape is not None}
    districts = bool(draft.seconds)
    common = frozenset(map(fold, str(lexicon.load()["places"]["names"]["common"]).split()))
    words = []
    for line in geonames.lines(path, draft.failed):
        what = geonames.kind(line) if choice.takes(line) else None
        if what in (None, "country", "admin1") or (what == "admin2" and districts):
            continue
        if fold(line.name) in common and line.population < _KNOWN_BY_ALL:
            words.append(line.name)
            continue
        holder: Place | None
        if line.country in drawn:
            holder = near.place if (near := locator.at(line.lon, line.lat, line.country)) else None
        else:
            key = (line.country, line.admin1)
            first = found.first.get(key)
            code = found.iso.get(key) or (f"gn:{first.id}" if first else "")
            holder = draft.firsts[code].place if code in draft.firsts else None
        names = [n for n in line.others if geonames.usable(n) and fold(n) not in common]
        yield geonames.place(line, what or "", found, holder), names
    if words:
        _log.warning(
            "%s: %d of its places are left out, for their name is a common word: %s",
            path.name, len(words), shortened(words),
        )  # fmt: skip


def _about(request: Request, draft: Draft) -> dict[str, Any]:
    terms = [request.license] if request.license else []
    terms += [f"{layout}: {TERMS[layout]}" for layout in sorted(draft.layouts) if layout in TERMS]
    return {
        "name": request.name,
        "own": True,
        "countries": sorted(draft.countries),
        "boxes": {},  # filled while the places are written
        "sources": [
            f"{path.name} (sha256 {_sha256(path)[:16]})"
            for path in (*request.boundaries, *request.places, *request.not_places)
        ],
        "licenses": terms,
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
