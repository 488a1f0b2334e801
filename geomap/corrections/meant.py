"""Which incidents are meant: names of any kind to mentions, before these are merged.

An id names the mention that founded its incident when the id was given. So whichever incident that
mention belongs to is meant, whatever it is called by now.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geomap.corrections.record import Correction, Unmet
from geomap.merge import Named, Rulings
from geomap.merge.ids import digest
from geomap.model import Mention

Key = tuple[str, int]  # a mention: its report, and its rank there
FEWEST = 6  # digits of an id that is given short
SHOWN = 5  # candidates that a message names
_ID = re.compile(rf"[0-9a-f]{{{FEWEST},64}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A correction with the mentions that it is about."""

    row: Correction
    one: Key
    other: Key | None = None


@dataclass(slots=True)
class Plan:
    """Corrections made ready: what merging must be told, what is done afterwards, what cannot be."""

    rulings: Rulings = field(default_factory=Rulings)
    anchored: list[Anchored] = field(default_factory=list)
    unmet: list[Unmet] = field(default_factory=list)


def plan(
    rows: Iterable[Correction], mentions: Sequence[Mention], aliases: Mapping[str, str]
) -> Plan:
    """Find what corrections are about.

    Args:
        rows: corrections; names that are no places are passed over, for they act where texts are read.
        mentions: all that are merged.
        aliases: ids of earlier that no mention founds any more, each with the id that stands for it.
    """
    out = Plan()
    asked = [row for row in rows if row.action != "not a place"]
    if not asked:
        return out
    finder = _Finder(mentions, aliases)
    together: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    for row in asked:
        names = [row.incident, row.other] if row.other else [row.incident]
        found = [finder.find(name) for name in names]
        reasons = [why for why in found if isinstance(why, str)]
        met = [mention for mention in found if isinstance(mention, Mention)]
        if reasons:
            out.unmet.append(Unmet(row, "; ".join(reasons)))
            continue
        if len(met) == 2 and _key(met[0]) == _key(met[1]):
            out.unmet.append(Unmet(row, "both names mean the same"))
            continue
        out.anchored.append(Anchored(row, _key(met[0]), _key(met[1]) if len(met) == 2 else None))
        if len(met) == 2:
            pair = (digest(met[0]), digest(met[1]))
            (together if row.action == "join" else apart).append(pair)
    out.rulings = Rulings(tuple(together), tuple(apart))
    return out


def _key(mention: Mention) -> Key:
    return mention.report_id, mention.order


class _Finder:
    """Mentions by everything that a person may call an incident."""

    def __init__(self, mentions: Sequence[Mention], aliases: Mapping[str, str]) -> None:
        self._mentions = mentions
        self._aliases = aliases
        self._named = Named(mentions)
        self._told: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._told[mention.report_id].append(mention)

    def find(self, name: str) -> Mention | str:
        """The mention that a name is about, or why there is none."""
        if _ID.fullmatch(name):
            found = self._named.matches(name.lower())
            if not found and name.lower() in self._aliases:
                found = self._named.matches(self._aliases[name.lower()])
            if len(found) == 1:
                return self._mentions[found[0]]
            if len(found) > 1:
                ids = [digest(self._mentions[i])[:12] for i in found[:SHOWN]]
                return f"{name} is the beginning of several ids ({', '.join(ids)})"
        return self._by_report(name)

    def _by_report(self, name: str) -> Mention | str:
        """A report that tells one incident, or one of its mentions as `geomap extract` calls it."""
        report, slash, rank = name.rpartition("/")
        if slash and rank.isascii() and rank.isdecimal() and len(rank) < 6:
            for mention in self._told.get(report, ()):
                if mention.order == int(rank):
                    return mention
        told = self._told.get(name, ())
        if len(told) == 1:
            return told[0]
        if told:
            names = [f"{name}/{mention.order}" for mention in told[:SHOWN]]
            return f"the report {name} tells several incidents ({', '.join(names)})"
        return f"no incident has the id {name}, now or earlier, and no report of that id tells one"
