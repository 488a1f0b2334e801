"""What two tellings are compared by: the fields of a mention, folded and parsed once."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from zlib import crc32

from geomap.gazetteer.names import fold
from geomap.merge.days import Span, span
from geomap.merge.kinds import kind_of
from geomap.model import Coded, Incident, Mention
from geomap.types import UNIDENTIFIED, state_of

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_QUOTES = 3  # evidence sentences that are looked at
_WORD_BITS = 1024  # of the set of words of the quotes; two words in thirty share a bit by chance
_SOME_DAYS = 10  # a telling over more days than these crowds no day
_KINDS = 3  # kinds of act that one incident may be told as: a bomb, a fight, an attack on civilians
_TOLLS = 7  # tolls that reports of one incident may give before they must be of several


Key = tuple[object, ...]
Toll = tuple[int, int | None, int | None]  # value, low, high


@dataclass(slots=True, kw_only=True)
class Facts:
    """A telling, made ready for comparison.

    `report` is the report it stands in (an incident's own id when incidents are compared); `key` puts
    tellings in an order that depends on nothing but themselves. `fine` is True when the place is finer
    than a province, `precise` for a town or village; `shown` is its name as told, `shrink` the cosine of
    its latitude. `states` are those whose army, police or government is among the actors;
    `dead_by_side` the stated dead of each side, as (side, number); `words` the longer words of the
    quotes, as the bits of a Bloom filter, and `word_bits` the number of these. `crowded` is set by
    `mark_crowded`: where it is not 0, place and day alone tell little.
    """

    key: tuple[str, ...]
    report: str
    country: str | None
    admin1: str | None
    when: Span | None
    fine: bool
    precise: bool
    shown: str
    name: str
    names: frozenset[str]
    place: str | None
    places: frozenset[str]
    admin2: str
    lat: float | None
    lon: float | None
    shrink: float
    event: str
    sub: str
    actors: frozenset[str]
    states: frozenset[str]
    dead: Toll | None
    hurt: Toll | None
    dead_by_side: frozenset[tuple[str, int]]
    displaced: int | None
    targets: frozenset[str]
    words: int
    word_bits: int
    sketch: str
    day: str
    crowded: int = 0


def mark_crowded(told: Iterable[Facts]) -> None:
    """Mark the places and days that hold several incidents for certain.

    A place is crowded on a day (1) when one report tells two incidents there, and thronged (2) when more
    kinds of act or more tolls are told than one incident has.
    """
    here = [f for f in told if f.when is not None and f.when.days <= _SOME_DAYS]
    seen: set[tuple[str, Key]] = set()
    crowd: dict[Key, int] = {}
    kinds: dict[Key, set[str]] = {}
    tolls: dict[Key, set[int]] = {}
    tells = Counter(fact.report for fact in here if fact.fine)
    for fact in here:
        for key in _place_days(fact):
            if tells[fact.report] > 1 and fact.fine:
                if (fact.report, key) in seen:
                    crowd[key] = 1
                seen.add((fact.report, key))
            kinds.setdefault(key, set()).add(kind_of(fact.sub))
            if fact.dead:
                tolls.setdefault(key, set()).add(fact.dead[0])
    crowd |= {key: 2 for key, found in kinds.items() if len(found) > _KINDS}
    crowd |= {key: 2 for key, found in tolls.items() if len(found) > _TOLLS}
    for fact in here:
        fact.crowded = max((crowd.get(key, 0) for key in _place_days(fact)), default=0)


def _place_days(fact: Facts) -> set[Key]:
    """The places of a telling with each of its days and the next."""
    when = fact.when
    if when is None:
        return set()
    names = fact.names | {fact.admin2} if fact.fine and fact.admin2 else fact.names
    return {
        (fact.admin1, name, when.yearless, day)
        for day in range(when.first, when.last + 2)
        for name in (names or ("",))
    }


def facts(told: Coded) -> Facts:
    """The facts of a mention or of an incident."""
    report, place_ids, sketch, day, order = _origin(told)
    fine = told.geo_precision in (1, 2) and bool(told.location)
    names = (told.location, *told.location_names) if fine else ()
    words = _words(told)
    actors = _known(told.actor1, told.actor2)
    return Facts(
        key=_key(told, report, day, order),
        report=report,
        country=told.country,
        admin1=told.admin1,
        when=span(told.date_start, told.date_end, told.time_precision),
        fine=fine,
        precise=fine and told.geo_precision == 1,
        shown=told.location or "",
        name=fold(told.location or "") if fine else "",
        names=_folded(names),
        place=place_ids[0] if fine and place_ids else None,
        places=_set(place_ids) if fine else frozenset(),
        admin2=fold(told.admin2 or "") if fine else "",
        lat=told.latitude if fine else None,
        lon=told.longitude if fine else None,
        shrink=cos(radians(told.latitude)) if fine and told.latitude is not None else 1.0,
        event=told.event_type,
        sub=told.sub_event_type,
        actors=actors,
        states=_states(actors),
        dead=_toll(told.fatalities, told.fatalities_low, told.fatalities_high),
        hurt=_toll(told.injured, told.injured_low, told.injured_high),
        dead_by_side=_by_side(told),
        displaced=told.displaced,
        targets=_set(told.targets),
        words=words,
        word_bits=words.bit_count(),
        sketch=sketch,
        day=day,
    )


# Thousands of tellings name the same few places, sides and targets. Each set of them is kept once: it is
# less to keep, and less to fetch when tellings are compared.
_kept_once = lru_cache(maxsize=65536)


@_kept_once
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@_kept_once
def _folded(names: tuple[str | None, ...]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if name)


@_kept_once
def _known(*actors: str | None) -> frozenset[str]:
    return frozenset(a for a in actors if a and a != UNIDENTIFIED)


@_kept_once
def _states(actors: frozenset[str]) -> frozenset[str]:
    return frozenset(state for actor in actors if (state := state_of(actor)))


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


def _toll(value: int | None, low: int | None, high: int | None) -> Toll | None:
    return None if value is None else (value, low, high)


def _by_side(told: Coded) -> frozenset[tuple[str, int]]:
    return frozenset(
        (claim.side, claim.value)
        for claim in told.claims
        if claim.field == "fatalities"
        and claim.role == "toll"
        and claim.side
        and claim.value is not None
        and claim.value > 1
    )


def _words(told: Coded) -> int:
    bits = 0
    for evidence in told.evidence[:_QUOTES]:
        for word in _WORD.findall(evidence.quote.lower()):
            bits |= 1 << crc32(word.encode()) % _WORD_BITS
    return bits
