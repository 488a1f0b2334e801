"""The road from reports to a map; the only module that knows the order of the stages.

Report -> Toponyms -> Mentions -> Incidents -> provinces -> page
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from geomap import text, workers
from geomap.model import Incident, Mention, Place, Report, ReportDay, SetAside, Toponym
from geomap.settings import DEFAULTS, Settings, online, tools
from geomap.timing import timed, timing

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.casebook import Book, Filed
    from geomap.coding.trace import Trace
    from geomap.corrections import Correction, Obeyed, Unmet
    from geomap.gazetteer.wanted import Wanted
    from geomap.page.about import PageAbout

__all__ = [
    "DEFAULTS", "Extracted", "Lost", "MapRun", "Merged", "Settings", "check_page",
    "count_provinces", "draw_image", "explain", "explain_report", "extract", "extract_report",
    "geoparse", "geoparse_report", "make_map", "map_book", "merge_members", "merge_mentions",
    "merge_rows", "online", "render_page", "tools", "undo_batch",
]  # fmt: skip

# An incident with its mentions: the report of each, and its order there.
Merged = tuple[Incident, tuple[tuple[str, int], ...]]
Lost = Callable[[Report, workers.Fault], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What one report tells: the incidents that count, what was set aside, and its own day.

    `unresolved` are the names that an online geocoder may be asked for, where there is one.
    """

    report_id: str
    mentions: tuple[Mention, ...]
    set_aside: tuple[SetAside, ...]
    day: ReportDay
    unresolved: "tuple[Wanted, ...]" = ()


@dataclass(slots=True, kw_only=True)
class MapRun:
    """What `make_map` found, and how long each stage took in seconds.

    `merged` are the incidents, each with the mentions that tell it; `days` the own days of the reports
    of this run; `unmet` the corrections that could not be obeyed, of as many as there are `corrections`.
    With a casebook, `book` is what it is to hold now and `changes` what is new.
    """

    merged: list[Merged]
    provinces: "GeoDataFrame"
    set_aside: list[SetAside]
    days: list[ReportDay] = field(default_factory=list)
    corrections: int = 0
    unmet: "list[Unmet]" = field(default_factory=list)
    book: "Book | None" = None
    changes: dict[str, Any] | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def timed(self, stage: str) -> AbstractContextManager[None]:
        """A `with` block whose time is added to a stage."""
        return timed(self.seconds, stage)

    @property
    def incidents(self) -> list[Incident]:
        """The incidents, in their order."""
        return [incident for incident, _ in self.merged]

    @property
    def unplaced(self) -> int:
        """Number of incidents that no province can be given to."""
        return sum(incident.admin1 is None for incident in self.incidents)


def geoparse_report(report: Report, settings: Settings = DEFAULTS) -> list[Toponym]:
    """The place names of one report, resolved, in order of appearance."""
    return _toponyms(report, _document(report, settings), settings)


def extract_report(
    report: Report,
    settings: Settings = DEFAULTS,
    places: Mapping[tuple[int, int], Place] | None = None,
) -> Extracted:
    """The incidents that one report tells; `places` are of names that no pack has, by where they stand."""
    from geomap.coding import code
    from geomap.gazetteer.wanted import filled, wanted
    from geomap.merge.copies import sketch
    from geomap.read.text import text_id

    known = tools(settings)
    document = _document(report, settings)
    toponyms = _toponyms(report, document, settings)
    if places and settings.online:
        toponyms = filled(toponyms, places, settings.online.service)
    mentions, aside, day = code(
        report, document, toponyms, known.gazetteer, known.lexicon, settings.day_first
    )
    if mentions:  # so that copies of one report are one source, and namesakes are two reports
        copied, own = sketch(report.text), text_id(report.text)
        mentions = [replace(m, copy_sketch=copied, text_hash=own) for m in mentions]
    told = Extracted(report_id=report.id, mentions=tuple(mentions), set_aside=tuple(aside), day=day)
    if settings.online and not places:
        told = replace(told, unresolved=wanted(toponyms, settings.country, mentions))
    return told


def geoparse(
    reports: Iterable[Report], settings: Settings, lost: Lost, jobs: int = 1
) -> Iterator[tuple[Report, list[Toponym]]]:
    """The place names of each report, in the order of the reports, as they come.

    Args:
        reports: read only as far ahead as there is work under way.
        settings: what the stages are told.
        lost: called with a report that could not be processed, and why; the others go on.
        jobs: number of worker processes.
    """
    tools(settings)  # a bad pack or lexicon is refused before work begins
    task = partial(geoparse_report, settings=settings)
    service = online(settings)
    for report, toponyms in _kept(workers.in_order(task, reports, jobs), lost):
        yield (
            report,
            service.completed(report.id, toponyms, settings.country) if service else toponyms,
        )


def extract(
    reports: Iterable[Report], settings: Settings, lost: Lost, jobs: int = 1
) -> Iterator[Extracted]:
    """What each report tells, in the order of the reports, as they come; see `geoparse`."""
    tools(settings)
    task = partial(extract_report, settings=settings)
    service = online(settings)
    for report, extracted in _kept(workers.in_order(task, reports, jobs), lost):
        # Asked in one process, for a service allows so many requests a second.
        if service and (places := service.places(extracted.unresolved, report.id)):
            again = partial(extract_report, settings=settings, places=places)
            yield from (told for _, told in _kept(workers.in_order(again, [report]), lost))
        else:
            yield extracted


def explain_report(report: Report, settings: Settings = DEFAULTS) -> "Trace":
    """How one report is coded: the steps of `extract_report`, with what passes between them."""
    from geomap.coding.trace import trace

    known = tools(settings)
    document = _document(report, settings)
    toponyms = _toponyms(report, document, settings)
    return trace(report, document, toponyms, known.gazetteer, known.lexicon, settings.day_first)


def explain(
    reports: Iterable[Report], settings: Settings, lost: Lost, jobs: int = 1
) -> Iterator[tuple[Report, "Trace"]]:
    """How each report is coded, in the order of the reports, as they come; see `geoparse`."""
    tools(settings)
    task = partial(explain_report, settings=settings)
    yield from _kept(workers.in_order(task, reports, jobs), lost)


def merge_mentions(mentions: Iterable[Mention]) -> list[Incident]:
    """Mentions of many reports as incidents; the order of the mentions does not matter."""
    from geomap.merge import merge

    return merge(mentions)


def merge_members(
    mentions: Sequence[Mention],
    corrected: "Sequence[Correction]" = (),
    settings: Settings = DEFAULTS,
    aliases: Mapping[str, str] | None = None,
) -> "Obeyed":
    """Mentions as incidents, each with the mentions that tell it, as a person has corrected them.

    Args:
        mentions: what the reports tell, in any order.
        corrected: corrections (docs/corrections.md).
        settings: which gazetteer places are looked up in.
        aliases: ids of earlier that no mention founds any more, each with the id that stands for it.
    """
    from geomap import corrections
    from geomap.corrections.places import Atlas
    from geomap.merge import merge_members as members

    plan = corrections.plan(corrected, mentions, aliases or {})
    known = tools(settings)
    atlas = Atlas(known.gazetteer, known.lexicon, settings.country)
    return corrections.obey(plan, members(mentions, plan.rulings), atlas)


def merge_rows(incidents: Sequence[Incident]) -> Iterator[dict[str, Any]]:
    """What was merged and why, and what almost was, as the lines of `merges.jsonl`."""
    from geomap.merge import merge_rows as rows

    return rows(incidents)


def count_provinces(
    incidents: Sequence[Incident],
    settings: Settings = DEFAULTS,
) -> "GeoDataFrame":
    """Provinces of all countries concerned, with their counts.

    The country of the settings is among them in any case. Where nothing else tells which country it
    is about, it is those of the first gazetteer pack, so that a map without incidents is still one.
    """
    from geomap.join import join

    countries = [settings.country] if settings.country else []
    if not countries and not any(incident.country for incident in incidents):
        first = tools(settings).gazetteer.packs[0]
        countries = [code for code in first.about.get("countries", ()) if code != "*"]
    # Packs of the user have boundaries of their own; without them no pack need be opened.
    own = tools(settings).gazetteer.boundaries() if settings.gazetteers else ()
    return join(incidents, countries, own)


def check_page(about: "PageAbout") -> None:
    """Refuse what a page cannot show before any work is done for it.

    Raises:
        UsageError: no such language or tile provider.
    """
    from geomap.page import words

    words.load(about.lang)
    if about.tiles:  # a provider is best checked by an empty page with its tiles
        render_page([], count_provinces([]), about)


def draw_image(
    incidents: Sequence[Incident], areas: "GeoDataFrame", about: "PageAbout", kind: str
) -> bytes:
    """The map as a static picture; `kind` is `png` or `svg`."""
    from geomap.page import static_image

    return static_image(incidents, areas, about, kind)


def render_page(incidents: Sequence[Incident], areas: "GeoDataFrame", about: "PageAbout") -> str:
    """The map page, as HTML."""
    from geomap.page import render

    return render(incidents, areas, about)


def make_map(
    reports: Iterable[Report],
    settings: Settings,
    lost: Lost,
    jobs: int = 1,
    begun: Callable[[str], None] = lambda what: None,
    book: "Book | None" = None,
    corrected: "Sequence[tuple[bool, Correction]]" = (),
) -> MapRun:
    """All stages up to the provinces, over one batch of reports.

    Args:
        reports: read only as far ahead as there is work under way.
        settings: what the stages are told.
        lost: called with a report that could not be processed, and why; the others go on.
        jobs: number of worker processes.
        begun: called with a few words when a stage begins that can take long.
        book: a casebook; what it holds is mapped too, its corrections are obeyed, and its reports are
            not read again, save for those in which other names are no places now.
        corrected: corrections to obey, and to add to those of the casebook, in their order; each with
            whether it is retracted.
    """
    from geomap import casebook, corrections

    before = book if book is not None else casebook.Book(lasting=False)
    kept = corrections.add(before.corrections, corrected)
    settings = replace(settings, no_places=corrections.no_places(kept.rows))
    seconds: dict[str, float] = {"read": 0.0, "extract": 0.0}
    filed: dict[str, Filed] = {}
    done: list[Extracted] = []
    reports = before.filing(timing(reports, seconds, "read"), filed)
    with timed(seconds, "extract"):
        done.extend(extract(reports, settings, lost, jobs))
    seconds["extract"] -= seconds["read"]
    grown = replace(before, corrections=kept.rows).grown(
        [filed[one.report_id] for one in done],
        [mention for one in done for mention in one.mentions],
        [item for one in done for item in one.set_aside],
    )
    again = partial(extract, settings=settings, lost=lambda report, fault: None, jobs=jobs)
    grown, reread, unread = casebook.reread(before, grown, again)
    run = map_book(grown, settings, begun, seconds)
    run.days = [one.day for one in done]
    run.unmet = [*kept.unmet, *unread, *run.unmet]
    if book is not None:
        did = {"added": kept.added, "replaced": kept.replaced, "retracted": kept.retracted}
        run.book, run.changes = grown.closed(
            book,
            run.merged,
            book.next_batch if done else None,
            {"reports_reread": reread, "corrections": did},
        )
    return run


def undo_batch(book: "Book", number: int, settings: Settings = DEFAULTS) -> MapRun:
    """The map of a casebook without the reports of one batch."""
    rest = book.without(number)
    run = map_book(rest, settings)
    run.book, changes = rest.closed(book, run.merged, None)
    run.changes = {**changes, "undone": number}
    return run


def map_book(
    book: "Book",
    settings: Settings = DEFAULTS,
    begun: Callable[[str], None] = lambda what: None,
    seconds: dict[str, float] | None = None,
) -> MapRun:
    """What a casebook holds, merged, corrected and counted; see `make_map`."""
    seconds = {} if seconds is None else seconds
    begun(f"merging {len(book.mentions):,} mentions")
    with timed(seconds, "merge"):
        found = merge_members(book.mentions, book.corrections, settings, book.aliases)
    begun(f"counting {len(found.merged):,} incidents by province")
    with timed(seconds, "join"):
        areas = count_provinces([incident for incident, _ in found.merged], settings)
    return MapRun(
        merged=found.merged,
        provinces=areas,
        set_aside=[*book.set_aside, *found.set_aside],
        corrections=len(book.corrections),
        unmet=found.unmet,
        seconds=seconds,
    )


def _document(report: Report, settings: Settings) -> text.Document:
    return text.read(report.text, tools(settings).abbreviations)


def _toponyms(report: Report, document: text.Document, settings: Settings) -> list[Toponym]:
    from geomap.geoparse import geoparse as toponyms_of

    known = tools(settings)
    return toponyms_of(
        document,
        known.gazetteer,
        known.lexicon,
        country=settings.country,
        no_places=[name for name, only in settings.no_places if only in (None, report.id)],
        source=report.source,
        url=report.url,
    )


def _kept(results: Iterable[tuple[Report, Any]], lost: Lost) -> Iterator[tuple[Report, Any]]:
    for report, result in results:
        if isinstance(result, workers.Fault):
            lost(report, result)
        else:
            yield report, result
