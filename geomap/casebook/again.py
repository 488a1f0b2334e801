"""Reading reports of a casebook again: those in which other names are no places than before."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from geomap.casebook.book import Book
from geomap.corrections import Unmet, no_places
from geomap.model import Mention, Report, SetAside


class Told(Protocol):
    """What one report tells, as the pipeline extracts it."""

    @property
    def report_id(self) -> str:
        """The report."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """The incidents that count."""

    @property
    def set_aside(self) -> Sequence[SetAside]:
        """What does not."""


def reread(
    before: Book, grown: Book, read: Callable[[Sequence[Report]], Iterable[Told]]
) -> tuple[Book, int, list[Unmet]]:
    """Read those reports again in which other names are no places now.

    Args:
        before: the casebook as it was.
        grown: the same with this run's reports and corrections; what is new has been read by these.
        read: reads reports; one that it cannot read is left out.

    Returns:
        The casebook with what they tell now, how many they were, and the corrections that could not act.
    """
    acting = [row for row in grown.corrections if row.action == "not a place"]
    unmet = [
        Unmet(row, f"there is no report {row.report}")
        for row in acting
        if row.report is not None and row.report not in grown.reports
    ]
    old, now = no_places(before.corrections), no_places(grown.corrections)
    concerned = [filed for filed in grown.concerned(old, now) if filed.id in before.reports]
    reports = [report for filed in concerned if (report := filed.report()) is not None]
    done = list(read(reports)) if reports else []
    again = {told.report_id for told in done}
    unmet += [
        Unmet(row, f"the report {filed.id} cannot be read again; it tells what it told before")
        for filed in concerned
        for row in acting
        if filed.id not in again and row.report in (None, filed.id)
    ]
    mentions = [mention for told in done for mention in told.mentions]
    aside = [item for told in done for item in told.set_aside]
    return grown.reread(again, mentions, aside), len(done), unmet
