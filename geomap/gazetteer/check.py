"""What is wrong with a pack, and what may lead to wrong places: `geomap gazetteer check`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import lexicon
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, fold
from geomap.gazetteer.build import digest
from geomap.gazetteer.identify import shortened
from geomap.gazetteer.pack import Pack, mend

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

MANY = 5  # places of one name; a name of so many is told
_OVERLAP = 0.001  # of the smaller of two divisions; less is the width of a line
_MOST_NAMES = 20  # that are told


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found; a fault must be mended, a remark is to be known."""

    fault: bool
    message: str


def check(folder: Path, known: Gazetteer) -> Iterator[Finding]:
    """Look a pack through.

    Args:
        folder: of the pack.
        known: the shipped packs, whose divisions count as there.

    Yields:
        Faults: files that are not what was written, invalid polygons, overlaps, places whose division is
        missing or has another boundary around their point. Remarks: places without division or point,
        names shared by many, names that are words.

    Raises:
        GazetteerError: the pack cannot be opened.
    """
    pack = Pack(folder)
    if digest(folder, len(pack.about.get("shards", [""]))) != pack.version:
        yield Finding(True, f"its files are not those that were written; {mend(folder)}")
    frame = _boundaries(pack)
    if frame is not None:
        yield from _areas(frame)
    yield from _places(pack, known, frame)
    yield from _names(pack)


def _boundaries(pack: Pack) -> "GeoDataFrame | None":
    import geopandas

    if pack.boundaries is None:
        return None
    try:
        return geopandas.read_file(pack.boundaries, engine="pyogrio")[["iso", "name", "geometry"]]
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise GazetteerError(
            f"boundaries {pack.boundaries}: cannot be read ({error}); {mend(pack.folder)}"
        ) from error


def _areas(frame: "GeoDataFrame") -> Iterator[Finding]:
    import shapely

    for name, shape in zip(frame["name"], frame.geometry, strict=True):
        if shape is not None and not shape.is_valid:
            yield Finding(True, f"{name}: invalid polygon ({shapely.is_valid_reason(shape)})")
    sound = frame[frame.geometry.notna() & frame.geometry.is_valid]
    for one, other, share in overlaps(list(sound.geometry)):
        names = list(sound["name"])
        yield Finding(
            True, f"{names[one]} and {names[other]} overlap by {share:.1%} of the smaller one"
        )


def overlaps(shapes: "Sequence[BaseGeometry]") -> Iterator[tuple[int, int, float]]:
    """Pairs of polygons that overlap, with the share of the smaller one's area."""
    import shapely

    tree = shapely.STRtree(shapes)
    ones, others = tree.query(shapes, predicate="intersects")
    for one, other in sorted(zip(ones.tolist(), others.tolist(), strict=True)):
        if one < other:
            common = shapely.intersection(shapes[one], shapes[other]).area
            share = common / min(shapes[one].area, shapes[other].area)
            if share > _OVERLAP:
                yield one, other, float(share)


def _places(pack: Pack, known: Gazetteer, frame: "GeoDataFrame | None") -> Iterator[Finding]:
    """Places whose division is missing, is another one by its boundary, or is not told."""
    import geopandas

    missing: list[str] = []
    homeless: list[str] = []
    pointless: list[str] = []
    points: list[tuple[str, str, float, float]] = []
    for place in pack:
        if place.kind == "country":
            continue
        if place.admin1 is None and place.admin1_name is None:
            homeless.append(place.name)
        elif place.admin1 and not (pack.by_id(f"iso:{place.admin1}") or known.admin1(place.admin1)):
            missing.append(f"{place.name} ({place.admin1})")
        if place.lon is None or place.lat is None:
            pointless.append(place.name)
        elif place.kind in ("settlement", "feature") and place.admin1:
            points.append((place.name, place.admin1, place.lon, place.lat))
    if missing:
        yield Finding(
            True,
            f"{len(missing)} of the places lie in a division that is missing: {shortened(missing)}",
        )
    if frame is not None and points:
        names, codes, lons, lats = zip(*points, strict=True)
        spots = geopandas.GeoDataFrame(
            {"place": names, "admin1": codes}, geometry=geopandas.points_from_xy(lons, lats), crs=frame.crs
        )  # fmt: skip
        inside = spots.sjoin(frame[frame.geometry.notna()], predicate="intersects")
        wrong = inside[inside["admin1"] != inside["iso"]]
        # On a common border a point lies in both.
        wrong = wrong[~wrong.index.isin(inside.index[inside["admin1"] == inside["iso"]])]
        told = [f"{n} ({a}, point in {b})" for n, a, b in wrong[["place", "admin1", "iso"]].values]
        if told:
            yield Finding(
                True, f"{len(told)} of the places lie outside their division: {shortened(told)}"
            )
    if homeless:
        yield Finding(
            False,
            f"{len(homeless)} of the places lie in no known division; incidents there are not placed: "
            f"{shortened(homeless)}",
        )
    if pointless:
        yield Finding(
            False, f"{len(pointless)} of the places have no point: {shortened(pointless)}"
        )


def _names(pack: Pack) -> Iterator[Finding]:
    """Names that many places share, and names that are words."""
    counts = Counter(fold(place.name) for place in pack)
    many = [(key, n) for key, n in counts.most_common() if n >= MANY]
    if many:
        shown = ", ".join(f"{pack.by_key(key)[0].name} ({n})" for key, n in many[:_MOST_NAMES])
        yield Finding(
            False, f"{len(many)} of the names are shared by {MANY} places or more: {shown}"
        )
    words = [
        word
        for word in str(lexicon.load()["places"]["names"]["common"]).split()
        if pack.by_key(fold(word))
    ]
    if words:
        yield Finding(
            False,
            f"{len(words)} of the names are common words ({', '.join(words[:_MOST_NAMES])}); those "
            "that are never meant as places go into a file for --not-places",
        )
