"""What a casebook holds, in memory."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from geomap.corrections import Correction
from geomap.gazetteer.names import fold
from geomap.model import Incident, Mention, Report, SetAside
from geomap.read.ids import given, longer, mention_called, settled
from geomap.read.text import text_id

Key = tuple[str, int]  # a mention: its report, and its rank there
Merged = tuple[Incident, tuple[Key, ...]]  # an incident, and the mentions that tell it
NoPlaces = tuple[tuple[str, str | None], ...]  # folded names, each with its report or None for all
_LONGEST = 100_000_000  # characters of a text that is unpacked; more than any that is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report that has been read; `text_hash` is the hash of its text, `batch` counts from 1.

    `packed` is its text in UTF-8, compressed (zlib), so that it can be read again when a person says that
    a name in it is no place; None where it was not kept.
    """

    id: str
    text_hash: str
    batch: int
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_by: str | None = None
    url: str | None = None
    language: str | None = None
    packed: bytes | None = field(default=None, repr=False)

    @property
    def text(self) -> str | None:
        """The text, or None where it was not kept or is damaged."""
        if self.packed is None:
            return None
        try:
            return zlib.decompressobj().decompress(self.packed, _LONGEST).decode()
        except (zlib.error, UnicodeDecodeError):
            return None

    def report(self) -> Report | None:
        """The report as it was read, or None where there is no text of it."""
        text = self.text
        if text is None:
            return None
        return Report(text=text, **{name: getattr(self, name) for name in _OF_REPORT})


_OF_REPORT = tuple(f.name for f in fields(Filed) if f.name not in ("text_hash", "batch", "packed"))


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
    each, `aliases` which incident stands for an id that is no longer in use; `corrections` are obeyed by
    every run. A run without a casebook has one that does not last: it keeps no texts, and what it
    holds stays in the order of reading.
    """

    reports: dict[str, Filed] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    corrections: tuple[Correction, ...] = ()
    incident_of: dict[Key, str] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    lasting: bool = True

    @property
    def next_batch(self) -> int:
        """The number of the batch that comes next."""
        return max((batch.number for batch in self.batches), default=0) + 1

    def filing(self, reports: Iterable[Report], filed: dict[str, Filed]) -> Iterator[Report]:
        """The reports that the casebook lacks; what is to be kept of each goes into `filed`.

        One whose id belongs to another text is called by its id and the first digits of its hash.
        """
        batch = self.next_batch
        for report in reports:
            text_hash = text_id(report.text)
            first = given(report.id, text_hash)
            names = (first, longer(first, text_hash))
            if any(n in self.reports and self.reports[n].text_hash == text_hash for n in names):
                continue
            new = replace(report, id=names[1]) if report.id in self.reports else report
            packed = zlib.compress(new.text.encode("utf-8", "replace")) if self.lasting else None
            known = {name: getattr(new, name) for name in _OF_REPORT}
            filed[new.id] = Filed(**known, text_hash=text_hash, batch=batch, packed=packed)
            yield new

    def grown(
        self, filed: Iterable[Filed], mentions: Iterable[Mention], aside: Iterable[SetAside]
    ) -> "Book":
        """The same with more reports and what they tell, in an order that batches do not change."""
        book = replace(
            self,
            reports={**self.reports, **{row.id: row for row in filed}},
            mentions=[*self.mentions, *mentions],
            set_aside=[*self.set_aside, *aside],
        )
        return book.settled()

    def settled(self) -> "Book":
        """The same with the ids that its reports have whatever the order in which they came."""
        called = settled((name, filed.text_hash) for name, filed in self.reports.items())
        now = {name: to for (name, _), to in called.items()}
        if now:
            moved = [replace(f, id=now.get(f.id, f.id)) for f in self.reports.values()]
            book = replace(
                self,
                reports={filed.id: filed for filed in moved},
                mentions=[
                    mention_called(m, now[m.report_id]) if m.report_id in now else m
                    for m in self.mentions
                ],
                set_aside=[
                    replace(item, report_id=now.get(item.report_id, item.report_id))
                    for item in self.set_aside
                ],
                incident_of={
                    (now.get(name, name), rank): incident
                    for (name, rank), incident in self.incident_of.items()
                },
            )
            return book.in_order()
        return self.in_order()

    def in_order(self) -> "Book":
        """The same in an order that depends on nothing but what it holds, if it lasts."""
        if self.lasting:
            self.mentions.sort(key=lambda m: (m.report_id, m.order))
            self.set_aside.sort(key=lambda s: (s.report_id, s.start, s.end, s.reason, s.trigger))
        return self

    def concerned(self, before: NoPlaces, now: NoPlaces) -> list[Filed]:
        """The reports that read otherwise once other names are no places: those that have the names."""
        differ = set(before) ^ set(now)
        if not differ:
            return []
        everywhere = [key for key, only in differ if only is None]
        out = [
            self.reports[only] for _, only in differ if only is not None and only in self.reports
        ]
        if everywhere:
            out += [
                filed
                for filed in self.reports.values()
                if (text := filed.text) is None or _has(text, everywhere)
            ]
        return sorted({filed.id: filed for filed in out}.values(), key=lambda filed: filed.id)

    def reread(
        self, again: Collection[str], mentions: Sequence[Mention], aside: Iterable[SetAside]
    ) -> "Book":
        """The same with what some reports tell now in place of what they told.

        A mention that begins where one began before belongs to its incident still.
        """
        began: dict[tuple[str, int], list[int]] = {}
        for mention in self.mentions:
            began.setdefault((mention.report_id, _start(mention)), []).append(mention.order)
        incident_of = {key: name for key, name in self.incident_of.items() if key[0] not in again}
        for mention in mentions:
            ranks = began.get((mention.report_id, _start(mention)), [-1])
            rank = mention.order if mention.order in ranks else ranks[0]
            if before := self.incident_of.get((mention.report_id, rank)):
                incident_of[mention.report_id, mention.order] = before
        book = replace(
            self,
            mentions=[*(m for m in self.mentions if m.report_id not in again), *mentions],
            set_aside=[*(s for s in self.set_aside if s.report_id not in again), *aside],
            incident_of=incident_of,
        )
        return book.in_order()

    def closed(
        self,
        before: "Book",
        merged: Sequence[Merged],
        batch: int | None,
        done: Mapping[str, Any] | None = None,
    ) -> tuple["Book", dict[str, Any]]:
        """The book with its aliases and, where a batch added reports, that batch; and what changed.

        Args:
            before: the casebook as it was.
            merged: the incidents that the mentions of this book make.
            batch: the number of the batch that added reports, or None.
            done: what else is to be said of what was done.
        """
        from geomap.casebook.changes import changes

        added = max(0, len(self.reports) - len(before.reports))
        told = {**changes(self, merged, added, batch), **(done or {})}
        batches = list(self.batches)
        if batch is not None:
            batches.append(Batch(number=batch, reports=added, changes=told))
        return replace(self, batches=batches, aliases=self.aliases_once(merged)), told

    def without(self, batch: int) -> "Book":
        """The same without the reports of one batch, and without that batch."""
        reports = {name: f for name, f in self.reports.items() if f.batch != batch}
        book = replace(
            self,
            reports=reports,
            mentions=[m for m in self.mentions if m.report_id in reports],
            set_aside=[item for item in self.set_aside if item.report_id in reports],
            batches=[row for row in self.batches if row.number != batch],
        )
        return book.settled()

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


def _start(mention: Mention) -> int:
    return mention.evidence[0].start if mention.evidence else -1


def _has(text: str, names: Iterable[str]) -> bool:
    # Not through the cache of `fold`, which would keep every text.
    folded = fold.__wrapped__(text)
    return any(name in folded for name in names)
