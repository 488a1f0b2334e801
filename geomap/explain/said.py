"""What was read, and what came of it, in words.

Text of a report is hostile: all of it passes through `inline`, so that nothing in it can move the
cursor, pass for a line of the program's own, or turn the reading direction.
"""

from collections.abc import Iterable, Iterator, Sequence

from geomap.coding.places.standing import Locus
from geomap.coding.trace import Clause, Coding, Day, Found, Spot, Trace
from geomap.model import Claim, Mention
from geomap.read import visible
from geomap.tolls import reconcile

Row = tuple[str, int, int, str]  # kind, characters, and what was read from them

TOLLS = {"fatalities": "killed", "injured": "injured", "displaced": "displaced"}
_QUOTED = 36  # characters of the text that a quotation shows
_PRECISION = {1: "day known", 2: "within a week", 3: "within a month"}
_ROLES = {
    "part": "a part, not added",
    "vague": "a vague word",
    "withdrawn": "given up",
    "also": "on top of those told before",
    "more": "on top of those told before",
    "one": "",
    "toll": "",
}
_DAYS = {
    "event": "of the event",
    "spoken": "when somebody told of it",
    "other": "not of the event",
}


def inline(text: str) -> str:
    """Text on one line: its line breaks are spaces, whatever else could do harm is visible."""
    return visible(" ".join(text.split()))


def quote(text: str, start: int, end: int, most: int = _QUOTED) -> str:
    """Characters of the text in quotation marks, cut to so many."""
    words = inline(text[start:end])
    return f"“{words}”" if len(words) <= most else f"“{words[: most - 1]}…”"


def own_date(trace: Trace, text: str) -> str:
    """The report's own day, from which relative words count, and where it was read."""
    anchor = trace.anchor
    if anchor.day is None:
        return "not known"
    source = anchor.source or ""
    if anchor.start is not None and anchor.end is not None:
        source += f" {quote(text, anchor.start, anchor.end)} {anchor.start}-{anchor.end}"
    return f"{anchor.day} ({source})"


def rows_of(clause: Clause) -> list[Row]:
    """Everything that was read in a clause, in the order of the text."""
    rows = [
        *((f.kind, f.start, f.end, _found(f)) for f in _telling(clause)),
        *(("date", d.start, d.end, _day(d)) for d in clause.days),
        *(("place", s.start, s.end, _spot(s, clause)) for s in clause.spots),
        *(("figure", c.start, c.end, _claim(c)) for c in clause.claims),
    ]
    return sorted(rows, key=lambda row: (row[1], row[2]))


def _telling(clause: Clause) -> Iterator[Found]:
    """The words that matter: no claimant of no figure, and of cues that overlap the longest.

    Words that lead back to a place ("the city") are told with the place.
    """
    quoted = {claim.claimant for claim in clause.claims}
    cues = [found for found in clause.found if found.kind == "cue"]
    for found in clause.found:
        if found.kind == "back" or (found.kind == "claimant" and found.name not in quoted):
            continue
        longer = (
            cue is not found
            and cue.name == found.name
            and cue.start < found.end
            and found.start < cue.end
            and (found.end - found.start, -found.start) < (cue.end - cue.start, -cue.start)
            for cue in cues
        )
        if found.kind != "cue" or not any(longer):
            yield found


def _found(found: Found) -> str:
    if found.kind == "none":
        return "no event, though it looks like one"
    if found.kind == "cue" and found.name == "fresh":
        return "opens another incident"
    if found.kind == "cue":
        reach = {"before": "of what follows it", "sentence": "of the sentence"}
        return f"{found.name}, {reach.get(found.weight, found.weight)}".rstrip(", ")
    name = found.name.partition(" of {")[0]  # an actor of whichever country it is
    return f"{name}, {found.weight}" if found.weight else name


def _day(day: Day) -> str:
    span = _span(day.date_start, day.date_end) or "no date"
    known = _PRECISION.get(day.time_precision or 0)
    return "; ".join(part for part in (span, known, day.kind, _DAYS[day.role]) if part)


def _span(start: str | None, end: str | None) -> str:
    if start is None:
        return ""
    return start if end in (None, start) else f"{start} to {end}"


def _spot(spot: Spot, clause: Clause) -> str:
    toponym = spot.toponym
    back = any(f.kind == "back" and f.start == spot.start for f in clause.found)
    led = f"leads back to “{inline(toponym.text)}”" if back else ""
    place, parent = toponym.place, toponym.parent
    if place is not None:
        named = f"{place.name}, {place.kind}" + (f" of {place.admin1}" if place.admin1 else "")
    else:
        named = f"not in the gazetteer, in {parent.name}" if parent else "not in the gazetteer"
    standing = f"{spot.standing}, near" if spot.near else spot.standing
    standing += "" if spot.chosen or spot.standing != "scene" else ", not taken"
    return "; ".join(part for part in (standing, led, named, visible(toponym.why)) if part)


def _claim(claim: Claim) -> str:
    unit = f" {claim.unit}" if claim.unit else ""
    parts = [
        f"{_number(claim.value, claim.low, claim.high)}{unit} {TOLLS[claim.field]}",
        claim.side or "",
        "attackers" if claim.attacker else "",
        _ROLES.get(claim.role, claim.role),
        f"says {claim.claimant}" if claim.claimant else "",
    ]
    return "; ".join(part for part in parts if part)


def _number(value: int | None, low: int | None, high: int | None) -> str:
    if value is None:
        return "no figure"
    if low is not None and high is not None and low != high:
        return f"{value:,} ({low:,} to {high:,})"
    if low is not None and high is None:
        return f"at least {low:,}"
    if high is not None and low is None:
        return f"up to {high:,}"
    return f"{value:,}"


def outcome(clause: Clause) -> tuple[str, str]:
    """What came of a clause, and the style to show it in."""
    incidents = " and ".join(str(number + 1) for number in clause.incidents)
    noun = "incidents" if len(clause.incidents) > 1 else "incident"
    lent = [
        f"its {what} from a sentence before"
        for what, taken in (("day", clause.day_lent), ("place", clause.place_lent))
        if taken
    ]
    note = f" ({', '.join(lent)})" if lent else ""
    if clause.outcome == "aside":
        cue = f", by “{visible(clause.cue)}”" if clause.cue else ""
        return f"set aside: {clause.reason}{cue}", "aside"
    if clause.outcome == "nothing":
        return "tells no incident by itself and adds to none", "faint"
    verb = {"founds": "founds", "adds": "adds to", "places": "says where it was:"}[clause.outcome]
    return f"{verb} {noun} {incidents}{note}", "good"


def told_in(sentences: Sequence[int]) -> str:
    """The sentences that tell an incident, numbered from 1."""
    noun = "sentence" if len(sentences) == 1 else "sentences"
    return f"{noun} {', '.join(str(index + 1) for index in sentences)}"


def _triggers(coding: Coding, trace: Trace, text: str) -> dict[str, list[str]]:
    """The words of each signal of an incident."""
    number = next(i for i, other in enumerate(trace.incidents) if other is coding)
    out: dict[str, list[str]] = {}
    for told in trace.sentences:
        for clause in told.clauses:
            if clause.outcome != "aside" and number in clause.incidents:
                for found in clause.found:
                    if found.kind == "trigger":
                        words = out.setdefault(found.name, [])
                        words.append(quote(text, found.start, found.end))
    return out


def type_of(coding: Coding, trace: Trace, text: str) -> str:
    """What the type was chosen from: signals with their words, who was hit, what was hit."""
    scene = coding.scene
    words = _triggers(coding, trace, text)
    decisive = sorted(coding.decisive)
    others = sorted(scene.all - set(decisive))

    def named(names: Iterable[str]) -> str:
        return ", ".join(
            f"{name} ({', '.join(dict.fromkeys(words[name]))})" if name in words else name
            for name in names
        )

    targets = ["armed"] * scene.armed_target + ["civilian"] * scene.civil_target
    parts = [
        f"decided by {named(decisive)}" if decisive else "",
        f"{'beside it' if decisive else 'signals'} {named(others)}" if others else "",
        f"as in the story before: {', '.join(coding.inherited)}" if coding.inherited else "",
        f"dead or hurt: {', '.join(sorted(scene.victims))}" if scene.victims else "",
        f"target: {' and '.join(targets)}" if targets else "",
        f"sides: {', '.join(sorted(side for side in scene.sides if side))}" if scene.sides else "",
    ]
    return "; ".join(part for part in parts if part)


def date_of(coding: Coding, mention: Mention) -> str:
    """The days of an incident, how well they are known, and the words they come from."""
    span = _span(mention.date_start, mention.date_end)
    if not span:
        return "not told"
    said = f"from “{inline(coding.when.words)}”" if coding.when and coding.when.words else ""
    precision = _PRECISION.get(mention.time_precision or 0)
    return "; ".join(part for part in (span, precision, said) if part)


def place_of(locus: Locus | None, mention: Mention, text: str) -> str:
    """The place of an incident, its precision, and why the name was resolved so."""
    if locus is None:
        return "not told: unplaced"
    finest = locus.finest
    read = f"from {quote(text, finest.start, finest.end)} {finest.start}-{finest.end}"
    why = visible(finest.why)
    if mention.admin1 is None:
        return "; ".join(p for p in ("no province can be given: unplaced", read, why) if p)
    where = [mention.location, mention.admin2, f"{mention.admin1_name} ({mention.admin1})"]
    names = ", ".join(dict.fromkeys(visible(name) for name in where if name))
    parts = (names, f"geo_precision {mention.geo_precision}", read, why)
    return "; ".join(part for part in parts if part)


def toll_of(field: str, mention: Mention) -> str:
    """A toll as the sum of its sides, each with who says what."""
    value = getattr(mention, field)
    claims = [claim for claim in mention.claims if claim.field == field]
    if value is None and not claims:
        return "nothing said"
    low, high = getattr(mention, f"{field}_low"), getattr(mention, f"{field}_high")
    total = _number(value, low, high)
    if field == "displaced" and mention.displaced_unit:
        total += f" {mention.displaced_unit}"
    sides = by_side(field, claims)
    if len(claims) == 1 and not claims[0].claimant and claims[0].role == "toll":
        told = claims[0].side or ""
        return f"{total}; {told}" if told else total
    sums = sum(best or 0 for _, best, _ in sides) == value
    shown = [
        f"{side} {'no figure' if best is None else f'{best:,}'} "
        f"({'; '.join(_voice(claim) for claim in of_side)})"
        for side, best, of_side in sides
    ]
    return f"{total} = {' + '.join(shown)}" if sums else f"{total}, from {', '.join(shown)}"


def by_side(field: str, claims: Sequence[Claim]) -> list[tuple[str, int | None, list[Claim]]]:
    """The claims of each side, and what they come to by themselves."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.side or "no stated side", []).append(claim)
    return [(side, getattr(reconcile(own), field), own) for side, own in groups.items()]


def _voice(claim: Claim) -> str:
    who = claim.claimant or "the report"
    role = _ROLES.get(claim.role, claim.role)
    figure = _number(claim.value, claim.low, claim.high)
    return f"{who}: {figure}{f', {role}' if role else ''}"
