"""Tellings into clusters, one an incident; the result depends on the set of tellings alone.

Tellings are first put in an order of their own (`Facts.key`). Those with a place finer than a province
and a date join first, best agreement first, never two of one report and never two that compare as
different. Then come those that name only the province, then those without a year or a fixed date: each
joins where exactly one cluster fits, or where one fits decisively better; else it stays and names the
best as its possible duplicate (codebook section 7).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geomap.merge.candidates import LONGEST, Index, pairs
from geomap.merge.compare import JOIN, LOOSE_DAYS, Comparison, compare
from geomap.merge.days import gap
from geomap.merge.facts import Facts

TELLERS = 4  # tellings of a cluster that speak for it when it is compared
DECISIVE = 1.5  # points by which one of several fitting clusters must lead


@dataclass(slots=True)
class Cluster:
    """One incident's tellings, by position, with the reports that tell it."""

    members: list[int]
    reports: set[str]
    barred: frozenset[int] = frozenset()  # tellings that a person keeps apart from these
    # Of the incidents that a person brought together, each of which may say something else, the members
    # and those of them that speak for it; one part where no person did.
    parts: list[list[int]] = field(default_factory=list)
    tellers: list[list[int]] = field(default_factory=list)
    duplicate_of: int | None = None  # a member of the cluster that it may be the same as


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a telling fits a cluster."""

    score: float
    cluster: int
    specific: bool


class Clusters:
    """A partition of tellings that knows what must not come together.

    Args:
        told: the tellings, in the order of their keys.
    """

    def __init__(self, told: Iterable[Facts]) -> None:
        self.told = list(told)
        self._bars: dict[int, frozenset[int]] = {}
        self.known: dict[tuple[int, int], float] = {}  # points of pairs that were just compared
        self._gathered: list[Sequence[int]] = []
        self._welds: list[tuple[int, int]] = []
        self._of = list(range(len(self.told)))
        self._all = {
            i: Cluster([i], {fact.report}, parts=[[i]], tellers=[[i]])
            for i, fact in enumerate(self.told)
        }

    def number(self, i: int) -> int:
        """The cluster of a telling, named by its lowest member."""
        return self._of[i]

    def cluster(self, number: int) -> Cluster:
        """A cluster by its number."""
        return self._all[number]

    def all(self) -> list[Cluster]:
        """All clusters, by their lowest member."""
        return [self._all[number] for number in sorted(self._all)]

    def among(self, positions: Iterable[int]) -> list[Cluster]:
        """The clusters of some tellings, by their lowest member."""
        return [self._all[number] for number in sorted({self._of[i] for i in positions})]

    def dissolve(self, positions: Iterable[int]) -> None:
        """Make each of some tellings a cluster of its own again.

        Args:
            positions: all members of the clusters they are in.
        """
        gone = set(positions)
        for i in gone:
            barred = self._bars.get(i, frozenset())
            self._of[i] = i
            self._all[i] = Cluster([i], {self.told[i].report}, barred, [[i]], [[i]])
        for row in self._gathered:
            if not gone.isdisjoint(row):
                self._unite_all(row)
        for i, j in self._welds:
            if i in gone or j in gone:
                self._weld(i, j)

    def join(self, i: int, j: int, least: float = JOIN) -> bool:
        """Bring the clusters of two tellings together unless something in them forbids it.

        Args:
            i: a telling of the one cluster.
            j: a telling of the other.
            least: points that their tellings must reach on average.
        """
        a, b = sorted((self._of[i], self._of[j]))
        if a == b:
            return True
        one, other = self._all[a], self._all[b]
        if one.reports & other.reports or one.barred.intersection(other.members):
            return False
        parts = self._agreeing(one, other, least)
        if parts is None:
            return False
        self._unite(a, b, parts)
        return True

    def gather(self, members: Sequence[int]) -> None:
        """Make one incident of tellings for good, as it was found."""
        self._gathered.append(members)
        self._unite_all(members)

    def weld(self, i: int, j: int) -> None:
        """Bring the clusters of two tellings together for good, whatever they say."""
        self._welds.append((i, j))
        self._weld(i, j)

    def _unite_all(self, members: Sequence[int]) -> None:
        for i in members:
            a, b = sorted((self._of[members[0]], self._of[i]))
            if a != b:
                self._unite(a, b, (0, 0))

    def _weld(self, i: int, j: int) -> None:
        a, b = sorted((self._of[i], self._of[j]))
        if a != b:
            self._unite(a, b, None)

    def barred(self, i: int, j: int) -> bool:
        """Whether a person keeps two tellings apart."""
        return j in self._bars.get(i, ())

    def bar(self, i: int, j: int) -> None:
        """Keep the clusters of two tellings apart from now on; before any are joined."""
        for one, other in ((i, j), (j, i)):
            self._bars[one] = self._bars.get(one, frozenset()) | {other}
            self._all[self._of[one]].barred |= {other}

    def _unite(self, a: int, b: int, parts: tuple[int, int] | None) -> None:
        """Make one cluster of two, and one part of the given part of each, if any."""
        one, other = self._all[a], self._all[b]
        one.members = sorted((*one.members, *other.members))
        one.reports |= other.reports
        one.barred |= other.barred
        if parts is None:
            one.parts, one.tellers = one.parts + other.parts, one.tellers + other.tellers
        else:
            p, q = parts
            one.parts[p] = sorted((*one.parts[p], *other.parts[q]))
            # The first few of both are among the first few of each: no need to look at all members.
            one.tellers[p] = self._tellers(sorted((*one.tellers[p], *other.tellers[q])))
            one.parts += other.parts[:q] + other.parts[q + 1 :]
            one.tellers += other.tellers[:q] + other.tellers[q + 1 :]
        for member in other.members:
            self._of[member] = a
        del self._all[b]

    def _tellers(self, members: Iterable[int]) -> list[int]:
        """Members that say something different from each other, a few, and the same few always."""
        seen: dict[tuple[object, ...], int] = {}
        for i in members:
            fact = self.told[i]
            seen.setdefault((fact.name, fact.when, fact.sub, fact.dead, fact.targets), i)
            if len(seen) == TELLERS:
                break
        return list(seen.values())

    def _agreeing(self, one: Cluster, other: Cluster, least: float) -> tuple[int, int] | None:
        """The first two parts of two clusters that may be one incident, or None."""
        for p, mine in enumerate(one.tellers):
            for q, others in enumerate(other.tellers):
                if self._agree(mine, others, least):
                    return p, q
        return None

    def _agree(self, mine: Sequence[int], others: Sequence[int], least: float) -> bool:
        tellers = (*mine, *others)
        score = 0.0
        for i in mine:
            for j in others:
                known = self.known.get((i, j) if i < j else (j, i))
                if known is not None:
                    score += known
                    continue
                found = compare(self.told[i], self.told[j])
                if found.refused and not self._bridged(found, i, j, tellers):
                    return False
                score += found.score
        return score >= least * len(mine) * len(others)

    def _bridged(self, found: Comparison, i: int, j: int, tellers: Iterable[int]) -> bool:
        """Whether days that lie apart are days of one fight, by a telling that spans both."""
        one, other = self.told[i].when, self.told[j].when
        if found.refused != "days" or one is None or other is None:
            return False
        return any(
            when is not None and when.exact and gap(when, one) == 0 == gap(when, other)
            for when in (self.told[k].when for k in tellers)
        )

    def fit(self, i: int, number: int, *, strict: bool = False) -> _Fit | None:
        """How a telling fits a cluster; None when it does not.

        Args:
            i: the telling.
            number: the cluster.
            strict: ask for near-identical evidence, as for a telling without a province.
        """
        cluster, fact = self._all[number], self.told[i]
        if fact.report in cluster.reports or i in cluster.barred:
            return None
        fits = [self._best(i, tellers) for tellers in cluster.tellers]
        able = [f for f in fits if f is not None and (f.near_identical if strict else f.joins)]
        if not able:
            return None
        best = max(able, key=lambda found: found.score)
        return _Fit(best.score, number, best.specific)

    def _best(self, i: int, tellers: Sequence[int]) -> Comparison | None:
        """The best agreement of a telling with some of one incident; None where any refuses it."""
        best: Comparison | None = None
        for j in tellers:
            found = compare(self.told[i], self.told[j])
            if found.refused and not self._bridged(found, i, j, tellers):
                return None
            if not found.refused and (best is None or found.score > best.score):
                best = found
        return best


def cluster_province(clusters: Clusters, here: Sequence[int]) -> None:
    """Cluster the tellings of one province.

    Args:
        clusters: where they are joined.
        here: their positions, rising; each is alone, or welded to others.
    """
    told = clusters.told
    fixed = [i for i in here if _fixed(told[i])]
    coarse = [i for i in fixed if not told[i].fine]
    loose = [i for i in here if not _fixed(told[i])]
    done = [i for i in fixed if told[i].fine]
    _join_pairs(clusters, done)
    for later in (coarse, loose):
        settle(clusters, later, done)
        done = [*done, *later]


def settle(
    clusters: Clusters, chosen: Sequence[int], among: Sequence[int], *, strict: bool = False
) -> None:
    """Join tellings to the clusters of others where exactly one fits, then what is left to each other.

    Args:
        clusters: where they are joined.
        chosen: positions of the tellings, rising; those that are not alone are welded to others and
            stay where they are.
        among: positions of tellings that are done; any of `chosen` among them are passed over.
        strict: ask for near-identical evidence.
    """
    chosen = [i for i in chosen if len(clusters.cluster(clusters.number(i)).members) == 1]
    _attach(clusters, chosen, sorted(set(among).difference(chosen)), strict=strict)
    alone = [i for i in chosen if len(clusters.cluster(clusters.number(i)).members) == 1]
    _join_pairs(clusters, alone, careful=True, strict=strict)


def cluster_unplaced(clusters: Clusters, unplaced: Sequence[int]) -> None:
    """Cluster the tellings without a province, on near-identical evidence only.

    Args:
        clusters: where they are joined; all others are in their final clusters.
        unplaced: their positions, rising; each is alone.
    """
    if unplaced:
        settle(clusters, unplaced, range(len(clusters.told)), strict=True)


def _fixed(fact: Facts) -> bool:
    """Whether the date says on which days it was, give or take a few."""
    when = fact.when
    if when is None or when.yearless:
        return False
    return when.days <= LOOSE_DAYS or (when.exact and when.days <= LONGEST)


def _join_pairs(
    clusters: Clusters, chosen: Sequence[int], *, careful: bool = False, strict: bool = False
) -> None:
    """Join pairs of tellings, best agreement first.

    Args:
        clusters: what they are joined in.
        chosen: positions of the tellings, rising.
        careful: leave a telling alone that fits two others which are told apart from each other,
            unless one fits decisively better.
        strict: ask for near-identical evidence.
    """
    told = clusters.told
    edges: list[_Edge] = []
    for i, j in pairs(told, chosen):
        found = compare(told[i], told[j])
        if (found.near_identical if strict else found.joins) and not clusters.barred(i, j):
            edges.append((found.score, i, j, found.specific))
    if careful:
        edges = _clear(clusters, edges)
    edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    clusters.known = {(i, j): score for score, i, j, _ in edges}
    for _, i, j, _ in edges:
        clusters.join(i, j)
    clusters.known = {}


_Edge = tuple[
    float, int, int, bool
]  # points, two positions, whether something specific speaks for it


def _clear(clusters: Clusters, edges: Sequence[_Edge]) -> list[_Edge]:
    """The edges without those of tellings that cannot say which of two incidents they tell."""
    options: dict[int, list[tuple[float, int, bool]]] = {}
    for score, i, j, specific in edges:
        options.setdefault(i, []).append((-score, j, specific))
        options.setdefault(j, []).append((-score, i, specific))
    unclear: set[int] = set()
    for i, row in options.items():
        row.sort()
        best, _, specific = row[0]
        rivals = [j for score, j, _ in row if score < best + DECISIVE or not specific][:TELLERS]
        if any(
            compare(clusters.told[a], clusters.told[b]).refused
            for at, a in enumerate(rivals)
            for b in rivals[at + 1 :]
        ):
            unclear.add(i)
            clusters.cluster(i).duplicate_of = row[0][1]
    return [edge for edge in edges if edge[1] not in unclear and edge[2] not in unclear]


def _attach(
    clusters: Clusters, chosen: Sequence[int], among: Iterable[int], *, strict: bool = False
) -> None:
    """Join each telling to the one cluster that it fits.

    Args:
        clusters: what they are joined in.
        chosen: positions of the tellings, rising, each still alone.
        among: positions whose clusters come into question.
        strict: ask for near-identical evidence.
    """
    if not chosen:
        return
    ready: list[tuple[float, int, int]] = []
    index = _index(clusters, among)
    for i in chosen:
        numbers, complete = index.near(clusters.told[i])
        fits = [f for n in numbers if (f := clusters.fit(i, n, strict=strict)) is not None]
        if not fits:
            continue
        fits.sort(key=lambda fit: (-fit.score, fit.cluster))
        best, second = fits[0], fits[1].score if len(fits) > 1 else 0.0
        decisive = best.specific and (len(fits) == 1 or best.score >= second + DECISIVE)
        if decisive or (complete and len(fits) == 1):
            ready.append((-best.score, i, best.cluster))
        else:
            clusters.cluster(clusters.number(i)).duplicate_of = best.cluster
    for _, i, number in sorted(ready):
        clusters.join(i, number, least=-1.0)


def _index(clusters: Clusters, positions: Iterable[int]) -> Index:
    """The clusters of some tellings that are done, by what another telling may share with them."""
    index = Index()
    for found in clusters.among(positions):
        number = clusters.number(found.members[0])
        for i in (i for tellers in found.tellers for i in tellers):
            index.add(number, clusters.told[i])
    return index
