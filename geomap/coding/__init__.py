"""From a report and its toponyms to mentions: what one report tells, coded by `docs/codebook.md`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from geomap.coding.assemble import assemble, at_home
from geomap.coding.calendar import is_day
from geomap.coding.capitals import with_capitals
from geomap.coding.clauses import Sight
from geomap.coding.context import Context
from geomap.coding.dates import (
    Anchor,
    Dated,
    DateWords,
    as_dated,
    find_dates,
    own_day,
    report_date,
)
from geomap.coding.drafts import Draft
from geomap.coding.entries import entries
from geomap.coding.frames import Frame, frames, placing
from geomap.coding.mentions import mention, set_aside
from geomap.coding.numbers import Number, NumberWords, find_numbers
from geomap.coding.phrases import Hit
from geomap.coding.regions import regions
from geomap.coding.restated import may_restate
from geomap.coding.topic import Topic
from geomap.coding.trail import Trail
from geomap.coding.when import When
from geomap.coding.where import SCENE, SPEAKER, Standing, standings
from geomap.coding.words import Marks, Words, compile_words, mark
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Mention, Report, ReportDay, SetAside, Toponym
from geomap.text import Document, Sentence, read

__all__ = ["code"]


class _Tables:
    """A lexicon compiled for coding."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self.words: Words = compile_words(lexicon)
        self.dates = DateWords.of(lexicon)
        self.numbers = NumberWords.of(lexicon)
        self.where = {name: frozenset(words) for name, words in lexicon["where"].items()}


_compiled: dict[int, tuple[Mapping[str, Any], _Tables]] = {}


def _tables(lexicon: Mapping[str, Any]) -> _Tables:
    """The compiled tables of a lexicon; a lexicon is compiled once in a process."""
    found = _compiled.get(id(lexicon))
    if found is None or found[0] is not lexicon:
        found = _compiled[id(lexicon)] = (lexicon, _Tables(lexicon))
    return found[1]


def code(
    report: Report,
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    lexicon: Mapping[str, Any],
    day_first: bool | None = None,
) -> tuple[list[Mention], list[SetAside], ReportDay]:
    """What a report tells.

    Args:
        report: the report.
        document: its text, cut into tokens and sentences.
        toponyms: its place names, resolved.
        gazetteer: for names and codes of provinces.
        lexicon: the words of its language.
        day_first: how 04/05/2021 is read; None to decide by the text.

    Returns:
        The incidents that count, in the order of the text, the events that were set aside, and the
        report's own day.
    """
    tables = _tables(lexicon)
    toponyms = with_capitals(document, toponyms, gazetteer, tables.words)
    anchor, _, drafts = _drafts(report, document, toponyms, tables, day_first=day_first)
    day = own_day(report, anchor)
    report = as_dated(report, day)
    mentions: list[Mention] = []
    aside: list[SetAside] = []
    for draft in drafts:
        if draft.reason is not None:
            aside.append(set_aside(report, draft))
            continue
        found = mention(report, draft, len(mentions), gazetteer, tables.words, anchor.day)
        if found is not None:
            mentions.append(found)
    return mentions, aside, day


def _drafts(
    report: Report,
    document: Document,
    toponyms: Sequence[Toponym],
    tables: _Tables,
    sights: list[Sight] | None = None,
    day_first: bool | None = None,
) -> tuple[Anchor, list[Frame], list[Draft]]:
    """The report's own day, its frames, and what they make; all of coding but the fields of mentions."""
    marks = mark(document, tables.words)
    anchor = report_date(report, document, tables.dates, day_first)
    told = _frames(report, document, toponyms, marks, anchor, tables, sights)
    drafts = assemble(told)
    at_home(drafts, toponyms)
    return anchor, told, drafts


def _frames(
    report: Report,
    document: Document,
    toponyms: Sequence[Toponym],
    marks: Sequence[Marks],
    anchor: Anchor,
    tables: _Tables,
    sights: list[Sight] | None = None,
) -> list[Frame]:
    """The frames of all sentences, each with its own toponyms, dates and numbers.

    What each sentence was read from is added to `sights`, for `trace`.
    """
    dates = find_dates(document, anchor, tables.dates)
    out: list[Frame] = []
    before: str | None = None
    earlier: list[Claim] = []
    trail, topic = Trail(), Topic()
    context = Context(today=When(anchor.day, anchor.day, 1) if is_day(anchor.day) else None)
    if report.title:
        context.covers(find_dates(read(report.title), anchor, tables.dates))
    own = _by_sentence(document, toponyms, dates)
    under = regions(document, own, tables.where)
    items = entries(document, [toponyms for toponyms, _ in own])
    for index, (sentence, found) in enumerate(zip(document.sentences, marks, strict=True)):
        here, days = own[index]
        if days and (found.cues or found.events):  # a word of a date ("12 March") is no cue
            found = replace(  # noqa: PLW2901
                found, cues=_outside(found.cues, days, _OPENS), events=_outside(found.events, days)
            )
        if _is_link(document, sentence, tables.words):
            continue
        again = found.empty and bool(earlier) and may_restate(document, sentence, tables.words)
        if found.empty and not again and not (here and placing(document, sentence, tables.words)):
            standing: list[Standing] = []
            if sentence.heading:
                context.covers(days)
            if here or days:
                standing = standings(document, sentence, here, tables.where)
                days = [d for d in days if not _is_dateline(d, anchor, document, sentence)]
                context.note(sentence, days, standing, document, tables.where, tables.words)
            trail.note(standing, here)
            continue
        numbers: Sequence[Number] = (
            find_numbers(document, sentence.first, sentence.last, tables.numbers)
            if found.people or found.tolls or again
            else ()
        )
        triggers = [h.first for h in found.events if not h.label.startswith("event:none")]
        flight = any(_flees(document, h, tables.words) for h in found.people)
        standing = standings(document, sentence, here, tables.where, triggers, flight)
        trail.note((), here)
        standing = _led_back(standing, found, trail, document, tables)
        if sentence.heading:
            context.covers(days)
        days = [d for d in days if not _is_dateline(d, anchor, document, sentence)]
        sight = Sight(
            document, index, sentence, found, numbers, standing, days, report.id, before,
            told=context.last, earlier=earlier if again else (),
        )  # fmt: skip
        if sights is not None:
            sights.append(sight)
        new = frames(sight, tables.words, tables.where)
        trail.note(standing if _has_been(new) else ())
        context.lend(new, sentence, under[index], sentence.paragraph in items)
        if not any(frame.founding for frame in new):
            context.note(sentence, days, standing, document, tables.where, tables.words)
        if new:
            before = new[-1].claimant or before
            earlier = [claim for frame in new for claim in frame.claims] or earlier
        topic.judge(new, found, index, tables.words)
        out += new
    return out


def _has_been(frames: Sequence[Frame]) -> bool:
    """Whether a sentence tells of what was: nothing leads back to where something may happen."""
    return not frames or any(f.reason not in ("future", "hypothetical") for f in frames)


_DRIVEN = 5  # words after "drove" among which people are named


def _flees(document: Document, hit: Hit, words: Words) -> bool:
    """Whether people fled, and not "drove a truck into a post"."""
    if not hit.label.startswith("people:displaced"):
        return False
    after = document.low[hit.last : hit.last + _DRIVEN]
    return hit.kind != "follows" or any(
        word in words.sides or word in words.families or word[0].isdecimal() for word in after
    )


_LINK = 4  # tokens in which a line says that it is a link or a caption


_OPENS = frozenset({"fresh"})  # cues that may be dates ("hours earlier", "a day later")


def _outside(
    hits: Sequence[Hit], days: Sequence[Dated], kept: frozenset[str] = frozenset()
) -> tuple[Hit, ...]:
    return tuple(
        h for h in hits if h.name in kept or not any(d.first <= h.first < d.last for d in days)
    )


def _by_sentence(
    document: Document, toponyms: Sequence[Toponym], dates: Sequence[Dated]
) -> list[tuple[list[Toponym], list[Dated]]]:
    """The toponyms and the dates of each sentence, both given in the order of the text."""
    out: list[tuple[list[Toponym], list[Dated]]] = []
    place = date = 0
    for sentence in document.sentences:
        begin, first = place, date
        while place < len(toponyms) and toponyms[place].start < sentence.end:
            place += 1
        while date < len(dates) and dates[date].first < sentence.last:
            date += 1
        out.append((list(toponyms[begin:place]), list(dates[first:date])))
    return out


def _is_link(document: Document, sentence: Sentence, words: Words) -> bool:
    """Whether a line is a link to another story or a caption ("Read also: ...")."""
    low = document.low
    first = sentence.first + (low[sentence.first] in ("(", "["))
    for token in range(first + 1, min(first + _LINK, sentence.last)):
        if low[token] == ":":
            return " ".join(low[first:token]) in words.classes["skip_lines"]
    return False


def _is_dateline(dated: Dated, anchor: Anchor, document: Document, sentence: Sentence) -> bool:
    """Whether a date says when the report was written, not when something happened.

    An entry that opens with a day and a colon ("08/14/2017: Assailants attacked ...") tells that day.
    """
    entry = dated.first == sentence.first and document.low[dated.last : dated.last + 1] == (":",)
    if entry:
        return False
    if anchor.source == "text" or anchor.start is None or anchor.end is None:
        return False
    return anchor.start < dated.end and dated.start < anchor.end


def _led_back(
    standing: list[Standing], found: Marks, trail: Trail, document: Document, tables: _Tables
) -> list[Standing]:
    """With the places to which "the city" or "there" lead back, where a sentence names no scene."""
    if any(s.rank == SCENE for s in standing):
        return standing
    for hit in found.back:
        kind = hit.name
        if not tables.words.classes["who"].isdisjoint(
            document.low[max(0, hit.first - 2) : hit.first]
        ):
            continue  # "an elder who lives there"
        own = [s for s in standing if s.last <= hit.first]
        if kind in ("any", "city") and own:
            return [*standing, replace(own[-1], rank=SCENE)]
        said = not tables.words.classes["said"].isdisjoint(document.low[hit.last : hit.last + 1])
        if kind == "here" and said:
            continue
        if kind != "here" and any(s.rank == SPEAKER for s in standing):
            continue
        toponym = trail.back(kind)
        if toponym is not None:
            return [*standing, Standing(toponym, hit.first, hit.last, SCENE)]
    return standing
