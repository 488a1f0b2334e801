"""From a report and its toponyms to mentions: what one report tells, coded by `docs/codebook.md`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from geomap.coding.assemble import assemble, at_home
from geomap.coding.circumstances import dating, placing
from geomap.coding.clauses import Sight, apart_from
from geomap.coding.context import Context
from geomap.coding.days.calendar import is_day
from geomap.coding.days.dates import (
    Anchor,
    Dated,
    DateWords,
    as_dated,
    find_dates,
    own_day,
    report_date,
)
from geomap.coding.days.when import When
from geomap.coding.draft import Draft
from geomap.coding.each import each_place
from geomap.coding.entries import entries
from geomap.coding.figures.captives import captives
from geomap.coding.figures.claimants import claimant_of
from geomap.coding.figures.numbers import Number, NumberWords, find_numbers
from geomap.coding.figures.restated import may_restate
from geomap.coding.frame import Frame
from geomap.coding.frames import frames
from geomap.coding.kinds import CROWD
from geomap.coding.mentions import mention, set_aside
from geomap.coding.named import off_names
from geomap.coding.phrases import Hit
from geomap.coding.places.back import led_back
from geomap.coding.places.capitals import with_capitals
from geomap.coding.places.ranks import standings
from geomap.coding.places.regions import regions
from geomap.coding.places.standing import Locus, Standing
from geomap.coding.places.trail import Trail
from geomap.coding.topic import Topic, explain
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
        self.where["skip"] |= self.words.demonyms.keys()  # "from the Iraqi city of X"


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
    toponyms = with_capitals(document, toponyms, gazetteer, tables.words, tables.where)
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
    drafts = each_place(assemble(told))
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
    own = _by_sentence(document, toponyms, find_dates(document, anchor, tables.dates))
    under = regions(document, own, tables.where)
    items = entries(document, [toponyms for toponyms, _ in own])
    reading = _Reading(report, document, toponyms, anchor, tables)
    out: list[Frame] = []
    for index, (sentence, found) in enumerate(zip(document.sentences, marks, strict=True)):
        if _is_link(document, sentence, tables.words):
            continue
        explain(out, found, index, document, tables.words)
        here, days = own[index]
        if days:
            found = apart_from(found, days, document, sentence)  # noqa: PLW2901
        if here:
            found = off_names(found, here, document, tables.words)  # noqa: PLW2901
        again = found.empty and reading.may_tell_again(sentence)
        beside = (here and placing(document, sentence, tables.words)) or (
            days and dating(document, sentence, days, tables.words)
        )
        if found.empty and not again and not beside:
            reading.pass_by(sentence, found, here, days)
            continue
        sight = reading.sight(index, found, here, days, again)
        if sights is not None:
            sights.append(sight)
        new = frames(sight, tables.words, tables.where)
        reading.learn(sight, new, under[index], sentence.paragraph in items)
        out += new
    return out


class _Reading:
    """What is known while the sentences of a report are read in turn.

    Args:
        report: the report.
        document: its tokens.
        toponyms: its place names.
        anchor: its own day.
        tables: the lexicon's.
    """

    def __init__(
        self,
        report: Report,
        document: Document,
        toponyms: Sequence[Toponym],
        anchor: Anchor,
        tables: _Tables,
    ) -> None:
        self.report, self.document, self.anchor, self.tables = report, document, anchor, tables
        self.before: str | None = None  # the claimant of the sentence before
        self.earlier: list[Claim] = []
        self.crowd = False  # whether a protest was told
        self.captives: int | None = None  # how many people were told to be taken
        self.trail, self.topic = Trail(_home(toponyms)), Topic()
        today = When(anchor.day, anchor.day, 1) if is_day(anchor.day) else None
        self.context = Context(today=today)
        if report.title:
            self.context.covers(find_dates(read(report.title), anchor, tables.dates))

    def may_tell_again(self, sentence: Sentence) -> bool:
        """Whether a sentence without an event can give the toll told before it anew."""
        return bool(self.earlier) and may_restate(self.document, sentence, self.tables.words)

    def pass_by(
        self, sentence: Sentence, found: Marks, here: Sequence[Toponym], days: Sequence[Dated]
    ) -> None:
        """Note day, place and speaker of a sentence that tells nothing of an event."""
        self._hear(sentence, found)
        standing: list[Standing] = []
        if sentence.heading:
            self.context.covers(days)
        if here or days:
            standing = standings(self.document, sentence, here, self.tables.where)
            self._note(sentence, self._told(sentence, days), standing)
        self.trail.note(standing, here, idle=not sentence.heading)

    def sight(
        self,
        index: int,
        found: Marks,
        here: Sequence[Toponym],
        days: Sequence[Dated],
        again: bool,
    ) -> Sight:
        """What a sentence is read from.

        Args:
            index: which sentence it is.
            found: what stands in it.
            here: its toponyms.
            days: its dates.
            again: whether it may only give the toll told before it anew.
        """
        document, tables = self.document, self.tables
        sentence = document.sentences[index]
        numbers: Sequence[Number] = (
            find_numbers(document, sentence.first, sentence.last, tables.numbers)
            if found.people or found.tolls or again or _seizes(found)
            else ()
        )
        standing: list[Standing] = []
        if here:
            triggers = [h.first for h in found.events if h.name != "none"]
            flight = any(_flees(document, h, tables.words) for h in found.people)
            seized = [h.first for h in found.events if h.name in _SEIZING]
            standing = standings(document, sentence, here, tables.where, triggers, flight, seized)
            self.trail.note((), here)
        standing = led_back(standing, found, self.trail, document, tables.words, tables.where)
        if sentence.heading:
            self.context.covers(days)
        return Sight(
            document, index, sentence, found, numbers, standing, self._told(sentence, days),
            self.report.id, self.before,
            told=self.context.last, crowd=self.crowd, earlier=self.earlier if again else (),
            captives=self.captives,
        )  # fmt: skip

    def learn(self, sight: Sight, new: Sequence[Frame], region: Locus | None, item: bool) -> None:
        """Lend the frames of a sentence what they lack, and note what they tell.

        Args:
            sight: what the sentence was read from.
            new: its frames.
            region: the place that the heading above it names.
            item: whether its paragraph is an item of a list.
        """
        idle = not any(frame.founding for frame in new)
        self.trail.note(sight.standing if _has_been(new) else (), idle=idle)
        self.context.lend(new, sight.sentence, region, item)
        if idle:
            self._note(sight.sentence, sight.dates, sight.standing)
        self.crowd = self.crowd or any(f.strong & CROWD and f.reason is None for f in new)
        if new:
            self.before = new[-1].claimant or self.before
            self.earlier = [claim for frame in new for claim in frame.claims] or self.earlier
        else:
            self._hear(sight.sentence, sight.marks)
        taken = (self.document, sight.sentence, sight.marks, sight.numbers, self.tables.words)
        self.captives = captives(*taken)
        self.topic.judge(new, sight.marks, sight.index, self.tables.words)

    def _hear(self, sentence: Sentence, found: Marks) -> None:
        """Note who speaks, if nothing of an event is said: “A senator gave a higher toll. He said ...”."""
        if found.claimants:
            said = (self.document, sentence, found, self.tables.words, self.before)
            self.before = claimant_of(*said) or self.before

    def _told(self, sentence: Sentence, days: Sequence[Dated]) -> list[Dated]:
        """The dates of a sentence that do not say when the report was written."""
        return [d for d in days if not _is_dateline(d, self.anchor, self.document, sentence)]

    def _note(
        self, sentence: Sentence, days: Sequence[Dated], standing: Sequence[Standing]
    ) -> None:
        self.context.note(
            sentence, days, standing, self.document, self.tables.where, self.tables.words
        )


def _home(toponyms: Sequence[Toponym]) -> str | None:
    """The country that a report names most, its dateline aside; None where none stands out."""
    told = Counter(t.place.country for t in toponyms if t.place and t.cue != "dateline")
    ranked = told.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


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


def _seizes(found: Marks) -> bool:
    """Whether people are told to be taken, whose bodies the next sentence may find."""
    return any(hit.name == "abduct" for hit in found.events)


_SEIZING = frozenset({"arrest", "abduct"})
_LINK = 4  # tokens in which a line says that it is a link or a caption


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
    head = low[first + 1 : min(first + _LINK, sentence.last)]
    if ":" not in head:
        return False
    return " ".join(low[first : first + 1 + head.index(":")]) in words.classes["skip_lines"]


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
