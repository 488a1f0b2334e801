"""Which tellings are worth comparing: bounded for each, so that crowded days stay linear.

Within a province, tellings meet in the days they may lie on. A day with few tellings has all of them
compared; on a crowded one each meets those next to it in several orders (sorted neighborhood,
Hernandez and Stolfo 1995). What is left out depends on the set of tellings alone, never on the order in
which they were read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from geomap.merge.days import Span
from geomap.merge.facts import Facts

FEW = 40  # tellings of a day and place up to which all pairs are compared
WINDOW = 2  # neighbors a telling meets in each order of a crowded day and place
LONGEST = 62  # days; a telling that may lie on more of them is placed by other keys
MOST = 10  # clusters that one telling is held against
CELL = 0.2  # degrees; tellings of one cell of the map meet even if their places have other names

Key = tuple[object, ...]

_ORDERS: tuple[Callable[[Facts], Key], ...] = (
    lambda f: (f.name, f.sub, f.dead or ()),
    lambda f: (f.sub, f.dead or (), f.hurt or (), f.name),
    lambda f: (f.dead or (), f.hurt or (), f.sub, f.name),
    lambda f: (f.hurt or (), f.dead or (), f.name),
    lambda f: (sorted(f.targets), f.sub, f.dead or (), f.name),
)


def pairs(told: Sequence[Facts], chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of tellings to compare.

    Args:
        told: the tellings.
        chosen: positions in `told` of those to pair, in rising order; all of one province.

    Yields:
        Positions in `told`, the lower first; each pair once.
    """
    by_day: dict[tuple[bool, int], list[int]] = {}
    dayless: list[int] = []
    for i in chosen:
        when = told[i].when
        if when is None or when.days > LONGEST:
            dayless.append(i)
            continue
        for day in range(when.first, when.last + 2):
            by_day.setdefault((when.yearless, day), []).append(i)
    ranks = _Ranks(told, chosen)
    for (_, day), here in by_day.items():
        for i, j in _of_one_day(told, here, ranks):
            one, other = told[i].when, told[j].when
            # Two tellings that share several days are compared on the first of these.
            if one is not None and other is not None and max(one.first, other.first) == day:
                yield (i, j)
    yield from _of_one_day(told, dayless, ranks)


class _Ranks:
    """The rank of each telling in each order, found once and only if a crowded day asks for it."""

    def __init__(self, told: Sequence[Facts], chosen: Sequence[int]) -> None:
        self._told, self._chosen = told, chosen

    @cached_property
    def all(self) -> list[dict[int, int]]:
        """For each order, the rank of each position."""
        out = []
        for order in _ORDERS:
            keys = {i: _sortable(order(self._told[i])) for i in self._chosen}
            row = sorted(self._chosen, key=keys.__getitem__)
            out.append({i: rank for rank, i in enumerate(row)})
        return out


def _of_one_day(told: Sequence[Facts], here: list[int], ranks: _Ranks) -> Iterable[tuple[int, int]]:
    """Pairs of one day: of one place, or of tellings that name no place but the province."""
    if len(here) <= FEW:
        return _all(here)
    by_place: dict[Key, list[int]] = {}
    for i in here:
        for key in _places(told[i]):
            by_place.setdefault(key, []).append(i)
    found: set[tuple[int, int]] = set()
    for row in by_place.values():
        found.update(_all(row) if len(row) <= FEW else _neighbors(row, ranks))
    return sorted(found)


def _all(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for at, i in enumerate(row) for j in row[at + 1 :])


def _neighbors(here: Sequence[int], ranks: _Ranks) -> Iterator[tuple[int, int]]:
    for rank in ranks.all:
        row = sorted(here, key=rank.__getitem__)
        for step in range(1, WINDOW + 1):
            for i, j in zip(row, row[step:], strict=False):
                yield (i, j) if i < j else (j, i)


def _places(fact: Facts) -> Iterator[Key]:
    """Where a telling meets others: its district, its names, its cell of the map and that shifted."""
    if not fact.fine:
        yield ("province",)
        return
    if fact.admin2:
        yield ("name", fact.admin2)
    for name in fact.names:
        if name != fact.admin2:
            yield ("name", name)
    if fact.place:
        yield ("entry", fact.place)
    if fact.lat is not None and fact.lon is not None:
        yield ("cell", fact.lat // CELL, fact.lon // CELL)
        yield ("shifted", (fact.lat / CELL + 0.5) // 1, (fact.lon / CELL + 0.5) // 1)


def _sortable(key: Key) -> tuple[str, ...]:
    return tuple(str(part) for part in key)


class Index:
    """Clusters by what a telling may share with them; finds those worth holding a telling against."""

    def __init__(self) -> None:
        self._at: dict[Key, list[int]] = {}

    def add(self, number: int, fact: Facts) -> None:
        """Enter a cluster under everything that one of its tellings says."""
        shared = list(_shared(fact))
        days = [()] if fact.when is None or fact.when.days > LONGEST else list(_told_on(fact.when))
        for day in days:
            if day:
                self._enter(day, number)
            for key in shared:
                self._enter(day + key, number)
        if days != [()]:
            for key in shared:
                self._enter(key, number)

    def _enter(self, key: Key, number: int) -> None:
        row = self._at.setdefault(key, [])
        if not row or row[-1] != number:
            row.append(number)

    def near(self, fact: Facts) -> tuple[list[int], bool]:
        """The clusters to hold a telling against, and whether these are all that come into question.

        Args:
            fact: the telling.

        Returns:
            Numbers of at most `MOST` clusters in rising order; False where there were more or where
            the telling fixes no day: then some that may fit have not been looked at.
        """
        days = [] if fact.when is None or fact.when.days > LONGEST else list(_looked_on(fact.when))
        found: set[int] = set()
        for day in days:
            found.update(self._at.get(day, ()))
            if len(found) > MOST:
                break
        if days and len(found) <= MOST:
            return sorted(found), True
        found = set()
        keys = [day + key for day in days or [()] for key in _shared(fact)]
        for row in sorted((self._at[k] for k in keys if k in self._at), key=_least):
            found.update(row[: MOST - len(found)])
            if len(found) == MOST:
                break
        return sorted(found), False


def _least(row: list[int]) -> tuple[int, list[int]]:
    return len(row), row


def _told_on(when: Span) -> Iterator[Key]:
    """The days of a telling, and these without their year for tellings that have none."""
    for day in range(when.first, when.last + 1):
        if not when.yearless:
            yield ("day", day)
        yield ("month_day", *_month_day(day))


def _looked_on(when: Span) -> Iterator[Key]:
    """The days on which tellings of the same incident may lie."""
    for day in range(when.first - 1, when.last + 2):
        yield ("month_day", *_month_day(day)) if when.yearless else ("day", day)


def _month_day(day: int) -> tuple[int, int]:
    found = date.fromordinal(day)
    return found.month, found.day


def _shared(fact: Facts) -> Iterator[Key]:
    if fact.place:
        yield ("place", fact.place)
    for name in sorted(fact.names):
        yield ("name", name)
    if fact.dead and fact.dead[0] > 1:
        yield ("dead", fact.dead[0])
    if fact.hurt and fact.hurt[0] > 2:
        yield ("hurt", fact.hurt[0])
    for target in sorted(fact.targets):
        yield ("target", target)
