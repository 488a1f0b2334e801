"""Whether two places of a story can be one scene: the same, one inside the other, or apart."""

from geomap.coding.places.around import are_near
from geomap.coding.places.standing import Locus
from geomap.model import Toponym

SAME_PLACE = 4  # how well two places fit that have one name


def same_name(a: Toponym, b: Toponym) -> bool:
    """Whether two toponyms are one place, or are called alike."""
    if a.text.casefold() == b.text.casefold():
        return True
    return a.place is not None and b.place is not None and a.place.id == b.place.id


def other_name(known: Locus, locus: Locus) -> bool:
    """Whether two places, each finer than a province, have no name in common."""
    wide = [place.finest.place for place in (known, locus)]
    if any(place is not None and place.kind in ("admin1", "country") for place in wide):
        return False
    return not any(same_name(a, b) for a in known.names for b in locus.names)


def within(known: Locus, locus: Locus) -> int | None:
    """Two places of one province: the same 4, one inside the other or open 3, apart None."""
    a, b = known.finest, locus.finest
    if same_name(a, b):
        return SAME_PLACE
    if (known.precision or 3) == 3 or (locus.precision or 3) == 3:
        return 3
    if _two_towns(known, locus):
        return None
    names = {t.place.id for t in (*known.names, *locus.names) if t.place}
    districts = [_district(known), _district(locus)]
    if None not in districts:
        return 3 if districts[0] == districts[1] else None
    if a.place is None or b.place is None:
        return 3 if len(names) <= 2 else 2
    shared = {t.place.id for t in known.names if t.place} & {
        t.place.id for t in locus.names if t.place
    }
    fine = [t for t in shared if not t.startswith("iso:")]
    return 3 if fine else None


def _two_towns(known: Locus, locus: Locus) -> bool:
    """Whether each is a town or village of its own, too far from the other to be its quarter."""
    a, b = known.finest.place, locus.finest.place
    if known.precision != 1 or locus.precision != 1 or a is None or b is None:
        return False
    return are_near(a, b) is False and a.kind == "settlement" and b.kind == "settlement"


def _district(locus: Locus) -> str | None:
    for toponym in locus.names:
        for place in (toponym.place, toponym.parent):
            if place is None or place.kind == "admin1":
                continue
            if place is toponym.parent and place.kind == "settlement":
                continue  # a town named near it tells no district of a place that no gazetteer has
            if place.kind == "admin2":
                return place.name
            if place.admin2:
                return place.admin2
    return None


def same_place(known: Locus, locus: Locus) -> bool:
    """Whether two places are one that is finer than a province."""
    a, b = known.finest, locus.finest
    return same_name(a, b) and (known.precision or 3) < 3


def fine_names(locus: Locus) -> set[str]:
    """The names of a place and of what it lies in, without the province, casefolded."""
    return {t.text.casefold() for t in locus.names if not (t.place and t.place.kind == "admin1")}
