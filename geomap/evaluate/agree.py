"""When a coded incident and a gold one are the same, and which of their fields agree."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from geomap.evaluate.gold import Coded

Predicted = Mapping[
    str, Any
]  # the properties of a Feature, as `geomap extract` and `map` write them

NEAR_KM = 50.0  # a point this near the gold one is right
_EARTH_KM = 6371.0088
_ALIKE = (
    0.6  # share of the shorter quotation's words that two quotations of one passage have in common
)
_ENOUGH = 4  # words; shorter quotations tell nothing
_DAY = timedelta(days=1)


def fold(name: str | None) -> str:
    """A name as it is compared here: no case, accents, spaces or signs."""
    if not name:
        return ""
    text = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9\u0600-\u06ff]", "", plain)


def names(value: Any) -> list[str]:
    """A field that may hold one name, several or none."""
    if not value:
        return []
    return [value] if isinstance(value, str) else list(value)


def choices(value: Any) -> list[Any]:
    """A gold field may name several values, any of which is right."""
    return value if isinstance(value, list) else [value]


def _edge(text: str | None, last: bool) -> date | None:
    """The first or last day that an EDTF string can mean; None where its year is not known."""
    if not text or not re.match(r"\d{4}", text):
        return None
    numbers = [int(part) for part in text[:10].split("-")]
    year, month, day = (*numbers, 0, 0)[:3]
    try:
        if day:
            return date(year, month, day)
        if not last:
            return date(year, month or 1, 1)
        return date(year + (month in (0, 12)), (month or 12) % 12 + 1, 1) - _DAY
    except ValueError:
        return None


def dates_touch(gold: Coded, found: Predicted) -> bool:
    """Whether the dates lie within a day of one another; unknown dates touch any."""
    first, second = (
        (_edge(i.get("date_start"), False), _edge(i.get("date_end") or i.get("date_start"), True))
        for i in (gold, found)
    )
    if first[0] is None or first[1] is None or second[0] is None or second[1] is None:
        return True
    return first[0] - _DAY <= second[1] and second[0] - _DAY <= first[1]


def quotes(found: Predicted, report_id: str) -> list[str]:
    """What a coded incident quotes from a report."""
    return [
        e.get("quote") or ""
        for e in found.get("evidence") or ()
        if e.get("report_id") in (report_id, None)
    ]


def quoted_alike(gold: Coded, found: Predicted, report_id: str) -> bool:
    """Whether both lean on the same passage of the report."""
    wanted = set(re.findall(r"\w+", (gold.get("quote") or "").lower()))
    for quote in quotes(found, report_id):
        got = set(re.findall(r"\w+", quote.lower()))
        shorter = min(len(wanted), len(got))
        if shorter >= _ENOUGH and len(wanted & got) >= _ALIKE * shorter:
            return True
    return False


def agreement(gold: Coded, found: Predicted, report_id: str) -> int:
    """How much two incidents agree; 0 when they cannot be the same.

    They can when they lie in the same province, their dates touch, and they agree on one of event type,
    quoted passage and toll (where the gold quotes nothing, province and date are enough).
    """
    if "admin1" in gold and (gold["admin1"] or None) != (found.get("admin1") or None):
        return 0
    if gold.get("country") and found.get("country") and gold["country"] != found["country"]:
        return 0
    if not dates_touch(gold, found):
        return 0
    type_ok = "event_type" not in gold or found.get("event_type") in choices(gold["event_type"])
    toll_ok = bool(gold.get("fatalities")) and gold.get("fatalities") == found.get("fatalities")
    text_ok = not gold.get("quote") or quoted_alike(gold, found, report_id)
    if not (type_ok or toll_ok or text_ok):
        return 0
    place_ok = bool(gold.get("location")) and fold(gold["location"]) == fold(found.get("location"))
    date_ok = gold.get("date_start") == found.get("date_start")
    return 1 + 2 * type_ok + toll_ok + 2 * text_ok + 2 * place_ok + date_ok


def assign(
    gold: Sequence[Coded], found: Sequence[Predicted], report_id: str
) -> tuple[list[tuple[Coded, Predicted]], list[Coded], list[Predicted]]:
    """Gold and coded incidents of one report in pairs, the best agreement first, each used once.

    Returns:
        The pairs, the gold incidents that were missed, the coded ones that no gold incident answers to.
    """
    scored = sorted(
        (
            (agreement(g, p, report_id), -i, -j)
            for i, g in enumerate(gold)
            for j, p in enumerate(found)
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: list[tuple[Coded, Predicted]] = []
    for score, minus_i, minus_j in scored:
        i, j = -minus_i, -minus_j
        if score and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    missed = [g for i, g in enumerate(gold) if i not in used_gold]
    return pairs, missed, [p for j, p in enumerate(found) if j not in used_found]


def apart_km(gold: Coded, found: Predicted) -> float:
    """Great-circle distance between the points of the two, in km; infinite without a point."""
    lat, lon = found.get("latitude"), found.get("longitude")
    if lat is None or lon is None:
        return math.inf
    a, b, c, d = map(math.radians, (gold["latitude"], gold["longitude"], lat, lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def _same(field: str) -> Callable[[Coded, Predicted], bool]:
    return lambda gold, found: bool(gold[field] == found.get(field))


def _one_of(field: str) -> Callable[[Coded, Predicted], bool]:
    return lambda gold, found: found.get(field) in choices(gold[field])


def _figure(field: str) -> Callable[[Coded, Predicted], bool]:
    """A toll. Some sources write 0 where the text says nothing; their gold says `zero_is_null`."""

    def agrees(gold: Coded, found: Predicted) -> bool:
        nothing = gold.get("zero_is_null") and not gold[field] and not found.get(field)
        return bool(gold[field] == found.get(field) or nothing)

    return agrees


def _location(gold: Coded, found: Predicted) -> bool:
    name = fold(gold["location"])
    if name == fold(found.get("location")):
        return True
    return bool(gold["location"]) and name in _folded(names(found.get("location_names")))


def _folded(values: Iterable[str]) -> list[str]:
    return [fold(value) for value in values]


# Fields of an incident, and when the coded one is right.
CHECKS: Mapping[str, Callable[[Coded, Predicted], bool]] = {
    "event_type": _one_of("event_type"),
    "sub_event_type": _one_of("sub_event_type"),
    "date_start": _same("date_start"),
    "location": _location,
    "latitude": lambda gold, found: apart_km(gold, found) <= NEAR_KM,
    "geo_precision": _same("geo_precision"),
    "fatalities": _figure("fatalities"),
    "injured": _figure("injured"),
    "displaced": _same("displaced"),
}
# An incident is fully right when these are.
CORE = ("event_type", "date_start", "fatalities")
