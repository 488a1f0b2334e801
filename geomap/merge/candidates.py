"""Which tellings are worth comparing: bounded for each, so that crowded days stay linear.

Within a province, tellings meet in the days they may lie on. A day with few tellings has all of them
compared; on a crowded one each meets those next to it in several orders (sorted neighborhood,
Hernandez and Stolfo 1995). What is left out depends on the set of tellings alone, never on the order in
which they were read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from geomap.merge.days import Span
from geomap.merge.facts import Facts

FEW = 40  # tellings of a day up to which all pairs are compared
WINDOW = 8  # neighbors a telling meets in each order of a crowded day
LONGEST = 62  # days; a telling that may lie on more of them is placed by other keys
MOST = 40  # clusters that one telling is held against

Key = tuple[object, ...]

_ORDERS: tuple[Callable[[Facts], Key], ...] = (
    lambda f: (f.admin2, f.name, f.sub, f.dead or ()),
    lambda f: (f.sub, f.dead or (), f.hurt or (), f.name),
    lambda f: (f.dead or (), f.hurt or (), f.sub, f.admin2),
    lambda f: (f.hurt or (), f.dead or (), f.name),
    lambda f: (sorted(f.targets), f.sub, f.admin2, f.dead or ()),
)


def pairs(told: Sequence[Facts], chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of tellings to compare.

    Args:
        told: the tellings of one province.
        chosen: positions in `told` of those to pair, in rising order.

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
    for (_, day), here in by_day.items():
        for i, j in _of_one_day(told, here):
            one, other = told[i].when, told[j].when
            # Two tellings that share several days are compared on the first of these.
            if one is not None and other is not None and max(one.first, other.first) == day:
                yield (i, j)
    yield from _of_one_day(told, dayless)


def _of_one_day(told: Sequence[Facts], here: list[int]) -> Iterable[tuple[int, int]]:
    if len(here) <= FEW:
        return [(i, j) for at, i in enumerate(here) for j in here[at + 1 :]]
    found: set[tuple[int, int]] = set()
    for order in _ORDERS:
        row = sorted(here, key=lambda i: (_sortable(order(told[i])), i))
        for step in range(1, WINDOW + 1):
            found.update((i, j) if i < j else (j, i) for i, j in zip(row, row[step:], strict=False))
    return sorted(found)


def _sortable(key: Key) -> tuple[str, ...]:
    return tuple(str(part) for part in key)


class Index:
    """Clusters by what a telling may share with them; finds those worth holding a telling against."""

    def __init__(self) -> None:
        self._at: dict[Key, list[int]] = {}

    def add(self, number: int, fact: Facts) -> None:
        """Enter a cluster under everything that one of its tellings says."""
        for key in self._when(fact.when):
            self._enter(key, number)
        for key in _shared(fact):
            self._enter(key, number)

    def _enter(self, key: Key, number: int) -> None:
        row = self._at.setdefault(key, [])
        if not row or row[-1] != number:
            row.append(number)

    def _when(self, when: Span | None) -> Iterator[Key]:
        if when is None or when.days > LONGEST:
            return
        for day in range(when.first, when.last + 1):
            if not when.yearless:
                yield ("day", day)
            yield ("month_day", *_month_day(day))

    def near(self, fact: Facts) -> tuple[list[int], bool]:
        """The clusters to hold a telling against, and whether these are all that come into question.

        Args:
            fact: the telling.

        Returns:
            Numbers of at most `MOST` clusters in rising order; False where there were more or where
            the telling fixes no day: then some that may fit have not been looked at.
        """
        days = set[int]()
        for key in self._days(fact.when):
            days.update(self._at.get(key, ()))
        if days and len(days) <= MOST:
            return sorted(days), True
        found: set[int] = set()
        for row in sorted((self._at[k] for k in _shared(fact) if k in self._at), key=len):
            close = [n for n in row if n in days] if days else row
            found.update(close[: MOST - len(found)])
            if len(found) >= MOST:
                break
        return sorted(found), False

    @staticmethod
    def _days(when: Span | None) -> Iterator[Key]:
        if when is None or when.days > LONGEST:
            return
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
