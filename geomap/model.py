"""The records that travel down the road from a report to the map; frozen, and without behavior.

Terms are those of `docs/codebook.md`. Offsets always count characters in `Report.text`. Dates are EDTF
strings (`2021-05-03`, `2021-05`, `XXXX-05-03` when no year is known), never `datetime` objects, so that
an unknown part stays unknown. Latitude and longitude are WGS 84 degrees.
"""

from dataclasses import dataclass

COUNTED = ("occurred", "ongoing", "claimed")
SET_ASIDE = ("historical", "future", "hypothetical", "negated", "aggregate", "not an incident")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text to be read, with what is known about it.

    `id` is given by the input or a hash of the text; `published` is an ISO 8601 day (or None), and
    `published_by` says what gave it: `metadata` (also where it is None), `digest` (the file of which
    the report is a part), `file name` or `option` (`--published`); a dateline in the text is better
    than the last three. `path` names the input in messages and is never opened again.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_by: str | None = None
    url: str | None = None
    language: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """The own day of a report as it was read, from which its relative words count (codebook section 4).

    `day` is EDTF; `by` is what gave it: metadata, dateline, text, digest, file name, option, or none.
    `doubts` are what the user should know of it: two that disagree, a day that no calendar has, a date in
    figures that can be read both ways. `where` names the report in messages.
    """

    report_id: str
    where: str
    day: str | None = None
    by: str = "none"
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One gazetteer entry.

    `id` keeps the source's id (`gn:1134720`, `iso:AF-HEL`, `iso:AF`); `kind` is country, admin1,
    admin2, settlement or feature; `admin1` is ISO 3166-2, `admin2` the district's name. A place whose
    point is not known (some districts) has `lon` and `lat` None. For an admin1 the point is the label
    point of its polygon. `population` is 0 when unknown.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    admin1_name: str | None = None
    admin2: str | None = None
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    capital_of: str | None = None  # ISO 3166-2 (or 3166-1) code of which it is the capital
    pcode: str | None = None  # P-code of the admin1 itself; only with its set
    pcode_set: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place in a text.

    `place` is what it was resolved to, or None where the gazetteer lacks the name; then `parent` is the
    nearest known place that the text itself gives for it ("Munazari village of Khashrod district").
    `role` is `place`, or `actor` where a capital or country speaks or acts ("Washington urged"),
    or `region` for a part of the world that is no country's ("West Africa").
    `cue` is the word that told its kind ("district", "city", "village", "area"), `score` 0 to 1 says how
    sure the resolution is, `why` how it was reached, for `geomap explain`.
    """

    text: str
    start: int
    end: int
    place: Place | None = None
    parent: Place | None = None
    role: str = "place"
    cue: str | None = None
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One stated figure: who says how many, of which side, in which sentence of which report.

    `field` is fatalities, injured or displaced. `value` is the codebook's reading (section 6), `low` and
    `high` its bounds, None where open. `side` is state, rebel, foreign, civilian, or None for people of
    no stated side; `attacker` is True when the text says that they are the attackers. `unit` is persons
    or families (displaced only). `claimant` is None when the report itself speaks. `role` says how the
    figure enters the sum: `toll` (as it stands), `part` (an "including N": never added), `denied` (the
    claimant rejects the toll or that anyone died; not a figure of 0), `withdrawn` (its own source took
    it back), `raised` ("the toll rose to n": lower ones told before give way), `corrected`
    (its own source puts right what it said), `vague` (a vague word
    such as "dozens" or "hundreds").
    """

    field: str
    value: int | None
    low: int | None
    high: int | None
    report_id: str
    start: int
    end: int
    claimant: str | None = None
    side: str | None = None
    attacker: bool = False
    unit: str | None = None
    role: str = "toll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that leads a value on the map back to its report; `title` is the report's headline."""

    report_id: str
    quote: str
    start: int
    end: int
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What is coded of an incident, whether by one report (`Mention`) or by several (`Incident`).

    Field names are those of `docs/codebook.md` and of the GeoJSON properties.
    """

    status: str
    event_type: str
    sub_event_type: str
    date_start: str | None = None
    date_end: str | None = None
    time_precision: int | None = None
    country: str | None = None
    admin1: str | None = None
    admin1_name: str | None = None
    admin1_pcode: str | None = None
    admin1_pcode_set: str | None = None
    admin2: str | None = None
    location: str | None = None
    location_names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    where_prec: int | None = None
    actor1: str | None = None
    actor2: str | None = None
    fatalities: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    displaced: int | None = None
    displaced_low: int | None = None
    displaced_high: int | None = None
    displaced_unit: str | None = None
    disputed: bool = False
    notes: str = ""
    targets: tuple[
        str, ...
    ] = ()  # folded words for what was hit ("mosque", "checkpoint"), for merging
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Coded):
    """One report's telling of one incident; what `geomap extract` writes, a Feature a line.

    `order` is its rank among the mentions of its report; two mentions of one report are told apart by
    that report and never merge. `anchor` is the report's own date as read (EDTF), `copy_sketch` a sketch
    of the report's text by which near-copies are found, `wire` the agency the text credits.
    `text_hash` is the hash of that text, which tells two reports apart that go by one id. `place_ids` are
    the gazetteer ids of its places, finest first.
    """

    report_id: str
    order: int = 0
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    anchor: str | None = None
    copy_sketch: str = ""
    text_hash: str = ""
    place_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An event that a report mentions and that is not counted, with the reason (codebook section 2)."""

    report_id: str
    quote: str
    start: int
    end: int
    reason: str
    trigger: str = ""
    source: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """One correction by a person that an incident has obeyed (docs/corrections.md).

    `action` is join, apart, set or place. `field` and `value` are what was set, or `value` the place, as
    it was written; `other` is the id of the incident that this one was kept apart from.
    """

    action: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    note: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Coded):
    """One incident on the map, with the mentions that tell it already reconciled.

    `source_count` counts independent sources: near-copies of one story are one. `set_by_hand` names the
    fields whose values a person has set, `corrections` what that person said.
    """

    id: str
    disorder_type: str
    report_ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    source_count: int = 0
    possible_duplicate_of: str | None = None
    reasons: tuple[str, ...] = ()  # why its mentions were merged
    set_by_hand: tuple[str, ...] = ()
    corrections: tuple[ByHand, ...] = ()
