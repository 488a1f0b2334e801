"""Whether two tellings may be of one incident: what speaks for it, what against, and what forbids it.

Codebook section 7: same province, dates that touch within their precision, compatible types and sides,
and nothing that tells the two apart. So two tellings that agree on place and day join unless marks
against outweigh; where the day or the type is only near, something specific must speak for it too
(the place, the toll, the target, the wording).

Points are this project's own, set on `evals/`; one point is about what an equal day is worth.
"""

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from geomap.merge.copies import near_copies
from geomap.merge.days import gap
from geomap.merge.facts import Facts
from geomap.merge.kinds import kinship

JOIN = 1.0  # points from which two tellings may be one incident
DISTINCT_KM = 25.0  # two named towns or villages farther apart than this are two places
DISTINCT_AREA_KM = 40.0  # the same where one is a district or an area, about one district across
NEAR_KM = 10.0
LOOSE_DAYS = 10  # a telling that is only known within more days than these fixes no day
REPORTED_WITHIN = 62  # days before its report in which an undated incident is looked for

_EARTH_KM = 6371.0088
_SPECIFIC = frozenset({"copy", "quotes", "dead", "dead_of_side", "hurt", "displaced", "targets"})


@dataclass(slots=True)
class Comparison:
    """Marks for and against, as (code, points, what); `refused` is the code of what forbids joining."""

    marks: list[tuple[str, float, object]] = field(default_factory=list)
    refused: str = ""
    needs: set[str] = field(default_factory=set)  # codes of what is only near

    @property
    def score(self) -> float:
        """Sum of all points."""
        return sum(points for _, points, _ in self.marks)

    @property
    def specific(self) -> bool:
        """Whether something speaks for it that few other incidents share."""
        return any(points > 0 and code in _SPECIFIC for code, points, _ in self.marks)

    @property
    def joins(self) -> bool:
        """Whether the two may be one incident as far as they themselves tell."""
        if self.refused or self.score < JOIN:
            return False
        if not self.needs or self.specific:
            return True
        # The same named place on the same day of an unknown year is hardly another incident.
        return self.needs <= {"year", "month"} and any(
            code in ("place", "district") for code, _, _ in self.marks
        )

    @property
    def near_identical(self) -> bool:
        """Whether even two tellings without a province may be one: same text, or day, type and more."""
        if self.refused:
            return False
        codes = {code for code, points, _ in self.marks if points > 0}
        return "copy" in codes or (
            "day" in codes
            and bool(codes & {"sub", "type"})
            and bool(codes & {"targets", "dead", "hurt", "displaced", "quotes"})
            and self.score >= JOIN
        )


def compare(a: Facts, b: Facts) -> Comparison:
    """Compare two tellings; symmetric.

    Args:
        a: one telling.
        b: another.
    """
    out = Comparison()
    if a.report == b.report:
        out.refused = "report"
        return out
    out.refused = _when(a, b, out) or _kind(a, b, out) or _where(a, b, out)
    if out.refused:
        return out
    _who(a, b, out)
    _how_many(a, b, out)
    if not out.refused:
        _wording(a, b, out)
    return out


def _when(a: Facts, b: Facts, out: Comparison) -> str:
    one, other = a.when, b.when
    if one is None or other is None:
        out.needs.add("undated")
        out.marks.append(("undated", 0.0, None))
        return "" if _reported_in_time(a, b) else "days"
    apart = gap(one, other)
    if apart > 1:
        out.marks.append(("days", -1.0, apart))
        return "days"
    if one.yearless is not other.yearless:
        out.needs.add("year")
        out.marks.append(("year", 0.0, None))
    if apart == 1:
        # Fighting goes on overnight (codebook section 1); of two blasts on two days one is another.
        goes_on = a.event == b.event == "Battles" and a.fine and bool(a.names & b.names)
        if one.exact and other.exact and not goes_on:
            out.needs.add("next_day")
        out.marks.append(("next_day", -1.0, None))
    elif one.exact and other.exact:
        out.marks.append(("day", 1.0, None))
    elif max(one.days, other.days) <= LOOSE_DAYS:
        out.marks.append(("day", 0.5, None))
    else:
        out.needs.add("month")
        out.marks.append(("month", 0.0, None))
    return ""


def _reported_in_time(a: Facts, b: Facts) -> bool:
    """Whether an undated telling's report is of the days after the other telling."""
    for undated, other in ((a, b), (b, a)):
        day = _ordinal(undated.day) if undated.when is None else None
        dated = other.when
        if day is None or dated is None or dated.yearless:
            continue
        if dated.first > day + 1 or dated.last < day - REPORTED_WITHIN:
            return False
    return True


def _ordinal(day: str) -> int | None:
    from geomap.merge.days import span

    when = span(day or None, None, 1)
    return None if when is None or when.yearless else when.first


def _kind(a: Facts, b: Facts, out: Comparison) -> str:
    if a.sub == b.sub and a.event == b.event:
        out.marks.append(("sub", 1.0, a.sub))
        return ""
    points = kinship(a.sub, b.sub)
    if points is None:
        out.marks.append(("types", -1.0, (a.sub, b.sub)))
        return "types"
    if points < 0:
        out.needs.add("type")
    out.marks.append(("type", points, (a.sub, b.sub)))
    return ""


def _where(a: Facts, b: Facts, out: Comparison) -> str:
    other_country = a.country and b.country and a.country != b.country
    if other_country or (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        out.marks.append(("places", -2.0, None))
        return "places"
    if not (a.fine and b.fine):
        return ""
    if a.names & b.names or (a.place and a.place == b.place and (a.precise or b.precise)):
        out.marks.append(("place", 2.0, a.name))
        return ""
    same_district = bool(a.admin2) and bool(b.admin2) and a.admin2 == b.admin2
    named_district = a.admin2 in b.names or b.admin2 in a.names
    km = apart_km(a, b)
    if a.precise and b.precise and km is not None and km > DISTINCT_KM:
        out.marks.append(("places", -2.0, km))
        return "places"
    if same_district or named_district or (a.place and a.place == b.place) or a.places & b.places:
        out.marks.append(("district", 1.0, a.admin2 or a.name))
        return ""
    other_district = bool(a.admin2) and bool(b.admin2)
    too_far = km is not None and km > DISTINCT_AREA_KM
    if too_far or (other_district and (km is None or km > NEAR_KM)):
        out.marks.append(("places", -2.0, km))
        return "places"
    if km is not None and km <= NEAR_KM:
        out.marks.append(("near", 0.5, km))
    else:
        out.marks.append(("names", -0.5, (a.name, b.name)))
    return ""


def apart_km(a: Facts, b: Facts) -> float | None:
    """Great-circle distance in km, None when a point is not known.

    The haversine formula rather than geopy's geodesic: it is called a million times, and 0.5 % do not
    matter here.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    h = sin((lat_b - lat_a) / 2) ** 2
    h += cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))


def _who(a: Facts, b: Facts, out: Comparison) -> None:
    if not a.actors or not b.actors:
        return
    shared = a.actors & b.actors
    if shared:
        out.marks.append(("actors", 0.5 * len(shared), shared))
    else:
        out.marks.append(("actors", -1.0, a.actors | b.actors))


def _how_many(a: Facts, b: Facts, out: Comparison) -> None:
    targets_apart = _targets(a, b, out)
    dead = _toll("dead", a.dead, b.dead, out)
    if dead < 0 and targets_apart and _cannot_be_same(a.dead, b.dead):
        out.refused = "tolls"
        return
    for side in a.dead_by_side.keys() & b.dead_by_side.keys() - {""}:
        same = a.dead_by_side[side] & b.dead_by_side[side]
        if same and max(same) > 1 and dead <= 0:
            out.marks.append(("dead_of_side", 1.0, (max(same), side)))
    _toll("hurt", a.hurt, b.hurt, out)
    if a.displaced and a.displaced == b.displaced:
        out.marks.append(("displaced", 1.0, a.displaced))


def _targets(a: Facts, b: Facts, out: Comparison) -> bool:
    """Compare what was hit; True when both tell it and nothing is shared."""
    if not a.targets or not b.targets:
        return False
    shared = a.targets & b.targets
    if shared:
        out.marks.append(("targets", min(1.5, 0.5 + 0.5 * len(shared)), shared))
        return False
    out.marks.append(("targets", -1.0, a.targets | b.targets))
    return True


_Toll = tuple[int, int | None, int | None] | None


def _toll(code: str, a: _Toll, b: _Toll, out: Comparison) -> float:
    """Compare two tolls: equal ones tell more the larger they are; far ones speak against."""
    if a is None or b is None:
        return 0.0
    if a[0] == b[0]:
        points = 0.0 if a[0] == 0 else 0.5 if a[0] == 1 else 1.0 if a[0] < 5 else 2.0
        out.marks.append((code if a[0] > 1 else f"{code}_one", points, a[0]))
        return points
    points = _toll_distance(a, b)
    out.marks.append((f"{code}_apart" if points < 0 else f"{code}_within", points, (a[0], b[0])))
    return points


def _toll_distance(
    a: tuple[int, int | None, int | None], b: tuple[int, int | None, int | None]
) -> float:
    """Points for two unequal tolls, by how far their bounds are from each other."""
    low, high = (a, b) if a[0] < b[0] else (b, a)
    top = low[2] if low[2] is not None else 10**9 if low[1] is not None else low[0]
    bottom = high[1] if high[1] is not None else 0
    if top >= bottom:
        return 0.25 if high[0] <= 3 * max(1, low[0]) else -0.5
    ratio = high[0] / max(0.5, low[0])
    if ratio <= 1.5:
        return 0.25
    return -0.5 if ratio <= 3 else -1.5 if ratio <= 5 else -2.5


def _cannot_be_same(a: _Toll, b: _Toll) -> bool:
    """Whether two exact tolls are too far apart for two counts of the same dead.

    Claimants have differed by three times in the gold reports, by more only with the target named
    alike.
    """
    if a is None or b is None or not (a[0] == a[1] == a[2] and b[0] == b[1] == b[2]):
        return False
    low, high = sorted((a[0], b[0]))
    return high > 3 * low and high - low >= 4


def _wording(a: Facts, b: Facts, out: Comparison) -> None:
    copies = near_copies(a.sketch, b.sketch)
    fewer = min(len(a.words), len(b.words))
    share = len(set(a.words).intersection(b.words)) / fewer if fewer >= 5 else 0.0
    if copies and (share >= 0.8 or (share == 0.0 and a.words == b.words)):
        out.marks.append(("copy", 6.0, None))
    elif share >= 0.6:
        out.marks.append(("quotes", 2.0 if share >= 0.8 else 1.0, None))
