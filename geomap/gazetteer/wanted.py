"""Which names an online geocoder is asked for, and which service that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geomap.gazetteer.names import fold
from geomap.model import Mention, Place, Toponym

_SCORE = 0.5  # of a place that no pack knows: an answer that fits, and nothing that confirms it


@dataclass(frozen=True, slots=True)
class Asked:
    """Which service is to be asked, and how.

    `service` is geopy's name of it (`nominatim`, `photon`); `user_agent` says who asks; `options` go to
    geopy's class, save `delay`, the seconds between requests. `day` is today as ISO 8601; `cache` the
    file that keeps the answers.
    """

    service: str
    user_agent: str
    options: tuple[tuple[str, str], ...]
    day: str
    cache: Path

    @property
    def domain(self) -> str:
        """The host that is asked, where the user named one."""
        return dict(self.options).get("domain", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name in a report that is to be asked for: where it stands, and what is known of its whole."""

    text: str
    start: int
    end: int
    country: str | None = None
    parent: Place | None = None


def wanted(
    toponyms: Sequence[Toponym], country: str | None, mentions: Sequence[Mention] | None = None
) -> tuple[Wanted, ...]:
    """The names that are to be asked for: of places, that no pack has.

    Args:
        toponyms: of one report.
        country: ISO 3166-1 alpha-2 code that the user prefers, or None.
        mentions: what the report tells; only names in the sentences that tell it are asked for, and
            none that an actor or claimant has. None asks for all.

    Returns:
        The names with the country in which they are to be sought: that of the parent that the text
        gives, else the user's, else the one country of the report's other places.
    """
    spans = None if mentions is None else [(e.start, e.end) for m in mentions for e in m.evidence]
    people = {
        fold(name)
        for m in mentions or ()
        for name in (m.actor1, m.actor2, *(claim.claimant for claim in m.claims))
        if name
    }
    countries = {t.place.country for t in toponyms if t.place and t.role == "place"} - {None}
    focus = country or (countries.pop() if len(countries) == 1 else None)
    return tuple(
        Wanted(t.text, t.start, t.end, (t.parent.country if t.parent else None) or focus, t.parent)
        for t in toponyms
        if t.place is None
        and t.role == "place"
        and t.cue != "dateline"
        and fold(t.text) not in people
        and (spans is None or any(start <= t.start and t.end <= end for start, end in spans))
    )


def filled(
    toponyms: Sequence[Toponym], places: Mapping[tuple[int, int], Place], service: str
) -> list[Toponym]:
    """The toponyms with the places that a service has for some, by where their names stand."""
    return [
        replace(t, place=place, score=_SCORE, why=f"not in the gazetteer; {service} has it")
        if t.place is None and (place := places.get((t.start, t.end))) is not None
        else t
        for t in toponyms
    ]
