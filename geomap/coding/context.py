"""What sentences without an event lend to those that follow: a day, a place, the period of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geomap.coding.days.dates import Dated
from geomap.coding.days.when import When, event_time, gap_days
from geomap.coding.frame import Frame
from geomap.coding.places.standing import SCENE, SPEAKER, Locus, Standing
from geomap.coding.places.where import loci
from geomap.coding.words import Words
from geomap.model import Toponym
from geomap.text import Document, Sentence

_HEAD = 2  # paragraphs at the head of a report in which its day can be told
_LATELY = 3  # paragraphs over which a day goes on, from one incident to the next
_PERIOD = 3  # days from which a range in a heading is the period that the report covers
_ROAD = 3  # geo_precision of what is told to be on a road


@dataclass(slots=True)
class Context:
    """What was said just before, in the same paragraph or in a heading."""

    paragraph: int = -1
    when: When | None = None
    places: list[Locus] = field(default_factory=list)
    last: When | None = None  # the day told last
    last_in: int = -1  # the paragraph of that, or of the last incident to which it was lent
    day: When | None = None  # told at the head of the report, for the items of its list
    period: When | None = None
    founded: int = -1  # the paragraph of the last incident with a day
    dated: int = -1  # the same, with a day of its own
    today: When | None = None  # the report's own day
    lead: Frame | None = None  # sums up, with its day, what the report then tells place by place
    past: int = -1  # the paragraph in which what was told last is history
    history: int = -1  # the paragraph of the last event that is history

    def note(
        self,
        sentence: Sentence,
        days: Sequence[Dated],
        standing: Sequence[Standing],
        document: Document,
        table: Mapping[str, frozenset[str]],
        words: Words,
    ) -> None:
        """Remember the day and place of a sentence that tells no event."""
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.when, self.places = sentence.paragraph, None, []
        when, _ = event_time(
            document, days, sentence.first, sentence.last, sentence.first, words, goes_on=True
        )
        if when is not None:
            self.past = sentence.paragraph if when.reason == "historical" else -1
        if when is not None and when.reason is None:
            if sentence.heading and when.precision in (1, 2) and when.length + 1 >= _PERIOD:
                self.period = When(when.date_start, when.date_end, 2)
            elif when.day_known:
                self.when = when
                if self.day is None and sentence.paragraph <= _HEAD:
                    self.day = when
        scenes = loci([s for s in standing if s.rank == SCENE], sentence.first, table, document.low)
        placed = [locus for locus in scenes if locus.admin1]
        if len({locus.admin1 for locus in placed}) == 1:  # a list of provinces lends none of them
            self.places = placed

    def covers(self, days: Sequence[Dated]) -> None:
        """Take the range that a title or heading gives as the period of the report."""
        for dated in days:
            when = When(dated.date_start, dated.date_end, 2)
            if dated.kind == "range" and when.date_start and when.length + 1 >= _PERIOD:
                self.period = self.period or when

    def lend(
        self,
        new: Sequence[Frame],
        sentence: Sentence,
        region: Locus | None = None,
        item: bool = False,
    ) -> None:
        """Give day and place to frames that tell an event and name none.

        Args:
            new: the frames of a sentence.
            sentence: the sentence.
            region: the place that the heading above it names.
            item: whether its paragraph is an item of a list.
        """
        for frame in new:
            frame.item = item
            self._heed(frame, sentence)
            if frame.founding and frame.reason is None:
                self._lend(frame, sentence, region)

    def _heed(self, frame: Frame, sentence: Sentence) -> None:
        """Remember what a frame tells for those that follow, and whether it goes on with history."""
        at = sentence.paragraph
        if frame.when is not None and frame.when.day_known and frame.when.reason is None:
            self.last, self.last_in = frame.when, at
        if not frame.loci and at == self.paragraph and self.places:
            frame.home = self.places[0].admin1
        goes_on = self.past == at and _goes_on(frame)
        then = self.history == at and frame.when is None and "then" in frame.flags
        if goes_on or then:
            frame.reason = "historical"
        if frame.founding and frame.reason == "historical":
            self.history = at
        wide = all(locus.admin1 is None for locus in frame.loci)
        if frame.reason == "aggregate" and wide and (at < _HEAD or self.founded < 0):
            self.lead = self.lead or frame

    def _lend(self, frame: Frame, sentence: Sentence, region: Locus | None) -> None:
        """Give day and place to a frame that tells an incident and names none."""
        at = sentence.paragraph
        self.past = self.history = -1
        if frame.when is not None:
            self.dated = at
            self.when = None if frame.when.day_known else self.when  # told before another story
        else:
            # "Said on Monday that ... before dawn"
            same = (self.last or frame.spoken) if "sameday" in frame.flags else None
            frame.when = self._led(frame, at) or same or self._told(frame, at)
        self._place(frame, at == self.paragraph, region)
        if frame.when is not None and frame.strong:
            self.founded = at
        if frame.when is None and not frame.definite and self._lately(frame):
            frame.lately, self.last_in = self._by_then(frame), at
        if frame.when is None:
            frame.period = self.period or (self.day if sentence.bullet else None)
            today = frame.hour or "present" in frame.flags
            if today and frame.period is None and not _one_day(frame.lately):
                frame.period = self.today  # an hour without a day is one of the report's own

    def _led(self, frame: Frame, at: int) -> When | None:
        """The day of the lead that sums up what a frame tells."""
        if frame.definite or self.dated == at or self.lead is None or not self._leads(frame):
            return None
        return self.lead.when

    def _told(self, frame: Frame, at: int) -> When | None:
        """The day that was told before in the same paragraph; a toll added to an incident has its own."""
        adds = not frame.strong and self.founded == at
        return None if frame.definite or adds or at != self.paragraph else self.when

    def _place(self, frame: Frame, near: bool, region: Locus | None) -> None:
        """Give a frame the place told before, or that of the heading above it."""
        if near and not frame.definite and (not frame.loci or self._spoken_of(frame)):
            frame.loci = list(self.places)
        if region is not None and not frame.definite and _on_way(frame.loci, region):
            frame.loci = [_within(region, locus) for locus in frame.loci] or [region]
        if near:
            self._narrow(frame.loci)

    def _lately(self, frame: Frame) -> bool:
        """Whether the day told last was told so shortly before that a reader takes it to go on."""
        near = frame.sentence.paragraph - self.last_in <= _LATELY
        return near and "undated" not in frame.flags

    def _by_then(self, frame: Frame) -> When | None:
        """The day told last, or the other one, or the week, in which what followed was announced.

        An earlier one too: nothing is announced on the day before it happens.
        """
        last, spoken = self.last, frame.spoken
        if last is None or spoken is None or spoken.date_start is None or spoken.reason:
            return last
        return last if gap_days(last, spoken) == 0 else spoken

    def _spoken_of(self, frame: Frame) -> bool:
        """Whether those who speak are all that has a place, in the province in which the scene was set."""
        told = {(locus.admin1, locus.rank == SPEAKER) for locus in frame.loci}
        return told == {(locus.admin1, True) for locus in self.places[:1]}

    def _narrow(self, loci: Sequence[Locus]) -> None:
        """What follows lies where it was last told, in the district that heads the paragraph."""
        if len(loci) != 1 or len(self.places) != 1 or loci[0].several:
            return
        if _lies_in(loci[0].finest, self.places[0].finest):
            self.places = list(loci)

    def _leads(self, frame: Frame) -> bool:
        """Whether a frame tells one of what the lead sums up."""
        lead = self.lead
        if lead is None or lead.when is None:
            return False
        # "A wave of attacks killed 13 people on Sunday": of whatever manner each of them was.
        return bool(lead.strong & frame.signals) or "several" in lead.flags


def _on_way(loci: Sequence[Locus], region: Locus) -> bool:
    """Whether nothing is named but a road, and what lies on it, by a town outside the heading's region."""
    return all(locus.admin1 != region.admin1 and _of_road(locus) for locus in loci)


def _of_road(locus: Locus) -> bool:
    place = locus.finest.place
    known = place or locus.finest.parent
    lies = place is None or locus.precision == _ROAD
    return lies and known is not None and known.kind == "settlement"


def _within(region: Locus, locus: Locus) -> Locus:
    """The region, or a place in it that no gazetteer has."""
    if locus.finest.place is not None:
        return region
    name = replace(locus.finest, parent=region.finest.place)
    return replace(region, names=(name, *region.names), first=locus.first)


def _one_day(when: When | None) -> bool:
    """Whether a time is a single day, to which an hour told soon after it belongs."""
    return when is not None and when.day_known and when.length == 0


def _lies_in(part: Toponym, whole: Toponym) -> bool:
    """Whether a place just told is in the district that heads its paragraph ("In X. ... at Y. Two died")."""
    district, place = whole.place, part.place
    if district is None or district.kind != "admin2":
        return False
    if place is None:
        return part.parent is not None and part.parent.id == district.id
    return (
        place.kind == "settlement"
        and place.admin1 == district.admin1
        and place.admin2 == district.name
    )


def _goes_on(frame: Frame) -> bool:
    """Whether what has no day or place of its own goes on with what was told just before.

    A toll does, and a clause that says so ("then they set fire to the houses").
    """
    if frame.when is not None or any(locus.admin1 for locus in frame.loci):
        return False
    return "then" in frame.flags or (not frame.founding and any(c.value for c in frame.claims))
