"""Whether two tellings may be of one incident: what speaks for it, what against, and what forbids it.

Codebook section 7: same province, dates that touch within their precision, compatible types and sides,
and nothing that tells the two apart. So two tellings that agree on place and day join unless marks
against outweigh; where the day or the type is only near, something specific must speak for it too
(the toll, the target, the wording, or the place).

Points are this project's own, set on `evals/`; one point is what an equal day is worth.
"""

from math import hypot

from geomap.merge.copies import near_copies
from geomap.merge.days import gap, span
from geomap.merge.facts import Facts, Toll
from geomap.merge.kinds import kinship

JOIN = 1.0  # points from which two tellings may be one incident
DISTINCT_KM = 25.0  # two named towns or villages farther apart than this are two places
DISTINCT_AREA_KM = 40.0  # the same where one is a district or an area, about one district across
NEAR_KM = 10.0
LOOSE_DAYS = 10  # a telling that is only known within more days than these fixes no day
TELLING = 5  # people from which an equal toll is hardly chance; fewer count at one place only
REPORTED_WITHIN = 62  # days before its report in which an undated incident is looked for

_KM_A_DEGREE = 111.195  # on a sphere of 6,371 km; half a percent does not matter here
_SIMILAR, _ALIKE = 0.6, 0.8  # shares of words from which two quotes are similar, or one

# Marks that count when something else is only near, as bits of `Comparison.have`.
_BITS = {
    "copy": 1, "quotes": 2, "dead": 4, "dead_of_side": 8, "hurt": 16, "displaced": 32, "targets": 64,
    "place": 128, "district": 256, "sides_at_place": 512, "target_at_place": 1024, "day": 2048,
    "sub": 4096, "type": 8192, "few_at_place": 16384,
}  # fmt: skip
_COUNTED = 1 | 2 | 4 | 8 | 16 | 32 | _BITS["few_at_place"]
_SPECIFIC = _COUNTED | _BITS["targets"]
_AT_PLACE = _BITS["place"] | _BITS["district"]
# What makes good for something that is only near.
_SATISFIES = {
    "undated": _COUNTED | _BITS["target_at_place"],
    "year": _SPECIFIC | _AT_PLACE,  # one place on one day of two years is rare
    "month": _SPECIFIC | _AT_PLACE,
    "next_day": _SPECIFIC,
    "type": _SPECIFIC | _BITS["sides_at_place"],
    "crowd": _SPECIFIC,
}


class Comparison:
    """What was found: points, the code of what forbids joining, and the marks where they are kept.

    Args:
        keep: keep the marks, as (code, points, what), to be put in words; few comparisons ever are.
    """

    __slots__ = ("have", "marks", "needs", "refused", "score")

    def __init__(self, *, keep: bool = False) -> None:
        self.marks: list[tuple[str, float, object]] | None = [] if keep else None
        self.refused = ""
        self.score = 0.0
        self.have = 0
        self.needs: tuple[str, ...] = ()

    def mark(self, code: str, points: float, what: object = None) -> None:
        """Note what speaks for it (points above 0) or against."""
        self.score += points
        if points > 0:
            self.have |= _BITS.get(code, 0)
        if self.marks is not None:
            self.marks.append((code, points, what))

    def refuse(self, code: str, what: object = None) -> None:
        """Note what forbids it."""
        self.refused = code
        if self.marks is not None:
            self.marks.append((code, -1.0, what))

    @property
    def specific(self) -> bool:
        """Whether something speaks for it that few other incidents share."""
        return bool(self.have & _SPECIFIC)

    @property
    def joins(self) -> bool:
        """Whether the two may be one incident as far as they themselves tell."""
        if self.refused or self.score < JOIN:
            return False
        return all(self.have & _SATISFIES[need] for need in self.needs)

    @property
    def near_identical(self) -> bool:
        """Whether even two tellings without a province may be one: same text, or day, type and more."""
        if self.refused:
            return False
        if self.have & _BITS["copy"]:
            return True
        same_kind = self.have & (_BITS["sub"] | _BITS["type"])
        return bool(self.score >= JOIN and self.have & _BITS["day"] and same_kind and self.specific)


def compare(a: Facts, b: Facts, *, keep: bool = False) -> Comparison:
    """Compare two tellings; symmetric.

    Args:
        a: one telling.
        b: another.
        keep: keep the marks, to be put in words.
    """
    out = Comparison(keep=keep)
    if a.report == b.report:
        out.refuse("report")
        return out
    _when(a, b, out)
    if a.crowded > 1 or b.crowded > 1:
        out.needs += ("crowd",)
    if not out.refused:
        _kind(a, b, out)
    if not out.refused:
        _where(a, b, out)
    if not out.refused:
        _who(a, b, out)
        _targets(a, b, out)
        _how_many(a, b, out)
    if not out.refused:
        _wording(a, b, out)
    return out


def _when(a: Facts, b: Facts, out: Comparison) -> None:
    one, other = a.when, b.when
    if one is None or other is None:
        if not _reported_in_time(a, b):
            out.refuse("days")
            return
        out.needs += ("undated",)
        out.mark("undated", 0.0)
        return
    apart = one.first - other.last if one.first > other.last else other.first - one.last
    if one.yearless is not other.yearless:
        apart = gap(one, other)
    if apart > 1:
        out.refuse("days", apart)
        return
    if one.yearless is not other.yearless:
        out.needs += ("year",)
        out.mark("year", 0.0)
    if apart == 1:  # 0 and less: they overlap
        # Fighting goes on overnight (codebook section 1); of two blasts on two days one is another.
        goes_on = a.event == b.event == "Battles" and a.fine and not a.names.isdisjoint(b.names)
        if one.exact and other.exact and not goes_on:
            out.needs += ("next_day",)
        out.mark("next_day", -1.0)
    elif one.exact and other.exact:
        out.mark("day", 1.0)
    elif max(one.days, other.days) <= LOOSE_DAYS:
        out.mark("day", 0.5)
    else:
        out.needs += ("month",)
        out.mark("month", 0.0)


def _reported_in_time(a: Facts, b: Facts) -> bool:
    """Whether an undated telling's report is of the days after the other telling."""
    for undated, other in ((a, b), (b, a)):
        dated = other.when
        if undated.when is not None or dated is None or dated.yearless:
            continue
        report = span(undated.day or None, None, 1)
        if report is None or report.yearless:
            continue
        if dated.first > report.last + 1 or dated.last < report.first - REPORTED_WITHIN:
            return False
    return True


def _kind(a: Facts, b: Facts, out: Comparison) -> None:
    if a.sub == b.sub and a.event == b.event:
        out.mark("sub", 1.0, a.sub)
        return
    points = kinship(a.sub, b.sub)
    if points is None:
        out.refuse("types", (a.sub, b.sub))
        return
    if points < 0:
        out.needs += ("type",)
    out.mark("type", points, (a.sub, b.sub))


def _where(a: Facts, b: Facts, out: Comparison) -> None:
    other_country = a.country and b.country and a.country != b.country
    if other_country or (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        out.refuse("places")
        return
    if not (a.fine and b.fine):
        if not (a.fine or b.fine):
            out.mark("province", -0.25)
        return
    same_entry = a.place is not None and a.place == b.place
    if not a.names.isdisjoint(b.names) or (same_entry and (a.precise or b.precise)):
        out.mark("place", 1.0 if a.crowded or b.crowded else 2.0, a.shown)
        return
    km = apart_km(a, b)
    if a.precise and b.precise and km is not None and km > DISTINCT_KM:
        out.refuse("places", km)
        return
    both_known = bool(a.admin2) and bool(b.admin2)
    same_district = both_known and a.admin2 == b.admin2
    if same_district or same_entry or a.admin2 in b.names or b.admin2 in a.names:
        out.mark("district", 1.0, a.shown)
    elif km is not None and km <= NEAR_KM:
        out.mark("near", 0.5, km)
    elif both_known or (km is not None and km > DISTINCT_AREA_KM):
        out.refuse("places", km)
    else:
        out.mark("names", -2.5 if a.precise and b.precise else -0.5, (a.shown, b.shown))


def apart_km(a: Facts, b: Facts) -> float | None:
    """Distance in km, None when a point is not known.

    Reckoned on a plane, not by geopy: it is asked a million times, about places in one province.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    east = abs(a.lon - b.lon)
    east = min(east, 360.0 - east) * (a.shrink + b.shrink) / 2
    return hypot(a.lat - b.lat, east) * _KM_A_DEGREE


def _who(a: Facts, b: Facts, out: Comparison) -> None:
    if not a.actors or not b.actors:
        return
    shared = a.actors & b.actors
    if not shared:
        if states := a.states & b.states:
            # One report's soldiers are another's police, and "security forces" to a third.
            out.mark("state", 0.25, states)
        else:
            out.mark("actors", -0.75, a.actors | b.actors)
        return
    out.mark("actors", 0.5 * len(shared), shared)
    if out.have & _BITS["place"] and not (a.crowded or b.crowded):
        out.mark("sides_at_place", 0.25)


def _targets(a: Facts, b: Facts, out: Comparison) -> None:
    if not a.targets or not b.targets:
        return
    shared = a.targets & b.targets
    if not shared:
        out.mark("targets", -0.5, a.targets | b.targets)
        return
    out.mark("targets", min(1.5, 0.5 + 0.5 * len(shared)), shared)
    if out.have & _AT_PLACE:
        out.mark("target_at_place", 0.25)


def _how_many(a: Facts, b: Facts, out: Comparison) -> None:
    dead = _toll("dead", a.dead, b.dead, out)
    if dead < 0 and _cannot_be_same(a, b, out):
        out.refuse("tolls")
        return
    if dead <= 0 and a.dead_by_side and b.dead_by_side:
        same = a.dead_by_side & b.dead_by_side
        if same:
            most = max(same, key=lambda pair: (pair[1], pair[0]))
            out.mark("dead_of_side" if most[1] >= TELLING else "few_of_side", 1.0, most)
    _toll("hurt", a.hurt, b.hurt, out)
    if a.displaced and a.displaced == b.displaced:
        out.mark("displaced", 1.0, a.displaced)


def _toll(code: str, a: Toll | None, b: Toll | None, out: Comparison) -> float:
    """Compare two tolls: equal ones tell more the larger they are; far ones speak against."""
    if a is None or b is None:
        return 0.0
    if a[0] == b[0]:
        points = 0.0 if a[0] == 0 else 0.5 if a[0] == 1 else 1.0 if a[0] < TELLING else 2.0
        out.mark(code if a[0] >= TELLING else f"{code}_few", points, a[0])
        if 1 < a[0] < TELLING and out.have & _AT_PLACE:
            out.mark("few_at_place", 0.25)
        return points
    points = _toll_distance(a, b)
    out.mark(f"{code}_apart" if points < 0 else f"{code}_within", points, (a[0], b[0]))
    return points


def _toll_distance(a: Toll, b: Toll) -> float:
    """Points for two unequal tolls, by how far their bounds are from each other."""
    low, high = (a, b) if a[0] < b[0] else (b, a)
    top = low[2] if low[2] is not None else 10**9 if low[1] is not None else low[0]
    bottom = high[1] if high[1] is not None else 0
    if top >= bottom:
        return 0.25 if high[0] <= 3 * max(1, low[0]) else -0.5
    ratio = high[0] / max(0.5, low[0])
    if ratio <= 1.5:
        return 0.25
    return -0.5 if ratio <= 3 else -1.0 if ratio <= 5 else -2.0


def _cannot_be_same(a: Facts, b: Facts, out: Comparison) -> bool:
    """Whether two exact tolls are too far apart for two counts of the same dead.

    Claimants have differed by five times in the gold reports; so this holds only where the targets
    differ too and the place does not speak for one incident.
    """
    if a.dead is None or b.dead is None or out.have & _BITS["place"]:
        return False
    if not a.targets or not b.targets or a.targets & b.targets:
        return False
    exact = a.dead[0] == a.dead[1] == a.dead[2] and b.dead[0] == b.dead[1] == b.dead[2]
    low, high = sorted((a.dead[0], b.dead[0]))
    return exact and high > 3 * low and high - low >= 4


def _wording(a: Facts, b: Facts, out: Comparison) -> None:
    fewer = a.word_bits if a.word_bits < b.word_bits else b.word_bits
    share = (a.words & b.words).bit_count() / fewer if fewer >= 5 else 0.0
    if (share >= _ALIKE or a.words == b.words) and near_copies(a.sketch, b.sketch):
        out.mark("copy", 6.0)
    elif share >= _SIMILAR:
        # "Protesters blocked a road in X on Monday", and on Tuesday: alike in what any such report says
        out.mark(*(("quotes", 2.0) if share >= _ALIKE else ("wording", 1.0)))
