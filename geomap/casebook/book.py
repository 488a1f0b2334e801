"""What a casebook holds, in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geomap.model import Incident, Mention, Report, SetAside
from geomap.read.text import text_id

Key = tuple[str, int]  # a mention: its report, and its rank there
Merged = tuple[Incident, tuple[Key, ...]]  # an incident, and the mentions that tell it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report that has been read; `text_hash` is the hash of its text, `batch` counts from 1."""

    id: str
    text_hash: str
    batch: int
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One run that added reports; `changes` is what it wrote as `changes.json`."""

    number: int
    reports: int
    changes: Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Book:
    """A casebook as it was read, or an empty one.

    `incident_of` says which incident each mention belongs to, `rows` what the layer `incidents` says of
    each, `aliases` which incident stands for an id that is no longer in use.
    """

    reports: dict[str, Filed] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    incident_of: dict[Key, str] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    _hashes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._hashes = {filed.text_hash for filed in self.reports.values()}

    @property
    def next_batch(self) -> int:
        """The number of the batch that comes next."""
        return max((batch.number for batch in self.batches), default=0) + 1

    def new(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports that the casebook lacks, by the rules that hold within one run too.

        One whose id belongs to another text is called by its id and the first digits of its hash.
        """
        for report in reports:
            text = text_id(report.text)
            filed = self.reports.get(report.id)
            if text in self.reports or (report.id == text and text in self._hashes):
                continue
            if filed is not None and filed.text_hash != text:
                other = replace(report, id=f"{report.id}~{text[:8]}")
                if other.id not in self.reports:
                    yield other
            elif filed is None:
                yield report

    def filing(self, reports: Iterable[Report], filed: dict[str, Filed]) -> Iterator[Report]:
        """As `new`, and what is to be kept of each report goes into `filed` under its id."""
        for report in self.new(reports):
            filed[report.id] = Filed(
                id=report.id,
                text_hash=text_id(report.text),
                batch=self.next_batch,
                title=report.title,
                source=report.source,
                published=report.published,
                url=report.url,
            )
            yield report

    def grown(
        self, filed: Iterable[Filed], mentions: Iterable[Mention], aside: Iterable[SetAside]
    ) -> "Book":
        """The same with more reports and what they tell, in an order that batches do not change."""
        return replace(
            self,
            reports={**self.reports, **{row.id: row for row in filed}},
            mentions=sorted([*self.mentions, *mentions], key=lambda m: (m.report_id, m.order)),
            set_aside=sorted(
                [*self.set_aside, *aside],
                key=lambda s: (s.report_id, s.start, s.end, s.reason, s.trigger),
            ),
        )

    def closed(
        self, before: "Book", merged: Sequence[Merged], batch: int | None
    ) -> tuple["Book", dict[str, Any]]:
        """The book with its aliases and, where a batch added reports, that batch; and what changed.

        Args:
            before: the casebook as it was.
            merged: the incidents that the mentions of this book make.
            batch: the number of the batch that added reports, or None.
        """
        from geomap.casebook.changes import changes

        added = len(self.reports.keys() - before.reports.keys())
        told = changes(before, merged, added, batch)
        batches = list(self.batches)
        if batch is not None:
            batches.append(Batch(number=batch, reports=added, changes=told))
        return replace(self, batches=batches, aliases=before.aliases_once(merged)), told

    def without(self, batch: int) -> "Book":
        """The same without the reports of one batch, and without that batch."""
        reports = {name: f for name, f in self.reports.items() if f.batch != batch}
        return replace(
            self,
            reports=reports,
            mentions=[m for m in self.mentions if m.report_id in reports],
            set_aside=[item for item in self.set_aside if item.report_id in reports],
            batches=[row for row in self.batches if row.number != batch],
            _hashes=set(),
        )

    def aliases_once(self, merged: Sequence[Merged]) -> dict[str, str]:
        """The aliases once these are the incidents: each id of old that no incident has any more.

        An id of old stands for the incident that most of its mentions now belong to.
        """
        now = {key: incident.id for incident, keys in merged for key in keys}
        names = {incident.id for incident, _ in merged}
        votes: dict[str, dict[str, int]] = {}
        for key, old in self.incident_of.items():
            if key in now:
                count = votes.setdefault(old, {})
                count[now[key]] = count.get(now[key], 0) + 1
        heir = {old: min(c, key=lambda n: (n != old, -c[n], n)) for old, c in votes.items()}
        former = {**{old: old for old in self.incident_of.values()}, **self.aliases}
        found = {name: heir.get(target) for name, target in former.items() if name not in names}
        return {name: target for name, target in sorted(found.items()) if target is not None}
