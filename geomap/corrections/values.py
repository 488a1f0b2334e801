"""Which fields a person may set, to what, and which others follow."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from geomap.errors import UsageError
from geomap.model import COUNTED, Incident
from geomap.tolls import FIELDS
from geomap.types import EVENT_TYPE_OF, EVENT_TYPES, SUB_EVENT_TYPES, disorder_type

NOTHING = "null"  # how a cell says that nothing is known; an empty one may be an oversight
_LONGEST = 2000  # characters of a text
_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_LEAP = 2020  # a year that has every day, for dates without a year


def _one_of(*known: str) -> Callable[[str], str]:
    folded = {name.casefold(): name for name in known}

    def parse(text: str) -> str:
        if found := folded.get(text.casefold()):
            return found
        raise UsageError(f"must be one of: {', '.join(known)}")

    return parse


def _number(text: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) <= 9:
        return int(text)
    raise UsageError("must be a whole number like 12")


def _within(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) == 1 and low <= int(text) <= high:
            return int(text)
        raise UsageError(f"must be a whole number from {low} to {high}")

    return parse


def _flag(text: str) -> bool:
    return _one_of("true", "false")(text) == "true"


def _words(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    raise UsageError(f"must be shorter than {_LONGEST} characters")


def _day(text: str) -> str:
    found = _EDTF.fullmatch(text)
    if found and not (found[1] == "XXXX" and found[2] is None):
        year = _LEAP if found[1] == "XXXX" else int(found[1])
        try:
            date(year, int(found[2] or 1), int(found[3] or 1))
        except ValueError:
            pass
        else:
            return text
    raise UsageError("must be a day like 2021-05-03, or 2021-05, 2021, XXXX-05-03")


_FIGURES = tuple(f"{name}{part}" for name in FIELDS for part in ("", "_low", "_high"))
_PARSERS: dict[str, Callable[[str], Any]] = {
    "status": _one_of(*COUNTED),
    "event_type": _one_of(*EVENT_TYPES),
    "sub_event_type": _one_of(*EVENT_TYPE_OF),
    "date_start": _day,
    "date_end": _day,
    "time_precision": _within(1, 3),
    "admin2": _words,
    "location": _words,
    "geo_precision": _within(1, 2),
    "actor1": _words,
    "actor2": _words,
    **dict.fromkeys(_FIGURES, _number),
    "displaced_unit": _one_of("persons", "families"),
    "disputed": _flag,
    "notes": _words,
}
SETTABLE = tuple(_PARSERS)
_NEVER_NULL = (
    "status", "event_type", "sub_event_type", "location", "geo_precision", "disputed", "notes",
)  # fmt: skip


def parse(field: str, text: str) -> Any:
    """The value that a cell gives a field.

    Args:
        field: one of `SETTABLE`.
        text: the cell; `null` where nothing is known.

    Raises:
        UsageError: no such field, or a value that it cannot have; the text says what it can.
    """
    if field not in _PARSERS:
        raise UsageError(
            f"the field {field!r} cannot be set; those that can are: {', '.join(SETTABLE)}"
        )
    if text.casefold() == NOTHING and field not in _NEVER_NULL:
        return None
    try:
        return _PARSERS[field](text)
    except UsageError as error:
        also = "" if field in _NEVER_NULL else f", or {NOTHING} where it is not known"
        raise UsageError(f"{field} {error}{also}; it is {text[:60]!r}") from None


GROUPS = (
    ("event_type", "sub_event_type"),
    ("date_start", "date_end", "time_precision"),
    *((name, f"{name}_low", f"{name}_high") for name in FIELDS[:2]),
    ("displaced", "displaced_low", "displaced_high", "displaced_unit"),
    *((name,) for name in ("status", "admin2", "location", "geo_precision")),
    *((name,) for name in ("actor1", "actor2", "disputed", "notes")),
)
"""Fields that depend on each other: they are set together, or none of them is."""


def changed(incident: Incident, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a person has set, with what follows from it.

    A figure alone is exact: its bounds are the same. A sub-type brings its type. The end of an incident
    of one day moves with its start, and a date brings its precision.

    Args:
        incident: as it was merged.
        given: values of the fields of one of `GROUPS`.

    Returns:
        Every field that a person has thereby decided.

    Raises:
        UsageError: the incident cannot have these values; the text says why.
    """
    out = dict(given)
    if "event_type" in given or "sub_event_type" in given:
        _type(incident, out)
    elif given.keys() & {"date_start", "date_end", "time_precision"}:
        _dates(incident, out)
    elif "geo_precision" in given:
        if incident.geo_precision not in (1, 2):
            raise UsageError("only its province is known; use the action place")
        out["where_prec"] = given["geo_precision"]
    elif "location" in given:
        if incident.admin1 is None:
            raise UsageError("it is unplaced; use the action place")
        names = (name for name in incident.location_names if name != incident.location)
        out["location_names"] = tuple(dict.fromkeys((given["location"], *names)))
    for name in FIELDS:
        if given.keys() & {name, f"{name}_low", f"{name}_high", f"{name}_unit"}:
            _figure(incident, out, name)
    return out


def _type(incident: Incident, out: dict[str, Any]) -> None:
    sub = out.get("sub_event_type", incident.sub_event_type)
    event = out.setdefault("event_type", EVENT_TYPE_OF.get(sub, incident.event_type))
    if EVENT_TYPE_OF.get(sub) != event:
        known = ", ".join(SUB_EVENT_TYPES.get(event, ()))
        raise UsageError(
            f"{sub!r} is no sub-type of {event}; set sub_event_type to one of: {known}"
        )
    out["disorder_type"] = disorder_type(event, sub)


def _dates(incident: Incident, out: dict[str, Any]) -> None:
    if "date_start" in out and "date_end" not in out:
        one_day = incident.date_end in (None, incident.date_start)
        if one_day or out["date_start"] is None:
            out["date_end"] = out["date_start"]
    if "date_start" in out and "time_precision" not in out:
        out["time_precision"] = _precision(out["date_start"])
    start = out.get("date_start", incident.date_start)
    end = out.get("date_end", incident.date_end)
    if start is None and end is not None:
        raise UsageError("it has no date_start; set that first")
    if start and end and not ("XXXX" in start or "XXXX" in end):
        shared = min(len(start), len(end))
        if end[:shared] < start[:shared]:
            raise UsageError(f"its date_end {end} would be before its date_start {start}")


def _precision(day: str | None) -> int | None:
    """What a date says of itself: a day 1, a month 3, no more than a year nothing (codebook section 4)."""
    return {10: 1, 7: 3}.get(len(day or ""))


def _figure(incident: Incident, out: dict[str, Any], name: str) -> None:
    low, high = f"{name}_low", f"{name}_high"
    if name in out:
        out.setdefault(low, out[name])
        out.setdefault(high, out[name])
    now = replace(incident, **{key: out[key] for key in (name, low, high) if key in out})
    best = getattr(now, name)
    lowest, highest = getattr(now, low), getattr(now, high)
    if best is None and (lowest is not None or highest is not None):
        raise UsageError(f"it has bounds but no figure; set {name} too")
    if best is not None and not (lowest or 0) <= best <= (best if highest is None else highest):
        raise UsageError(f"its {name} would be {best}, which is not within {lowest} to {highest}")
    if name == "displaced" and best is not None:
        if out.get("displaced_unit", incident.displaced_unit) is None:
            raise UsageError("it has no displaced_unit; set that to persons or families too")
    elif name == "displaced" and out.get("displaced_unit"):
        raise UsageError("it has no figure that a unit could be of; set displaced too")
