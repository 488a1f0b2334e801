"""From a draft to a Mention: every field coded from the frames that tell it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from geomap.coding.draft import Draft
from geomap.coding.figures.sums import summed
from geomap.coding.frame import Frame
from geomap.coding.kinds import (
    BATTLES,
    CIVILIANS,
    CROWD,
    EXPLOSIONS,
    PROTESTS,
    REMOTE,
    RIOTS,
    Scene,
    choose,
    families,
)
from geomap.coding.places.standing import Locus
from geomap.coding.words import Words
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Evidence, Mention, Place, Report, SetAside, Toponym
from geomap.tolls import reconcile

_UNKNOWN = "Unidentified Armed Group"
_PLAIN = frozenset({"shoot", "shelling", "grenade"})  # shots are shots, whatever was told before


def mention(
    report: Report, draft: Draft, order: int, gazetteer: Gazetteer, words: Words, anchor: str | None
) -> Mention | None:
    """The Mention of a draft, or None where its signals make no event type.

    Args:
        report: the report that tells it.
        draft: its frames.
        order: its rank among the mentions of the report.
        gazetteer: for the names and codes of its province.
        words: the compiled lexicon.
        anchor: the report's own date, EDTF.
    """
    claims = _claims(draft)
    actors = _actors(draft)
    country = (
        gazetteer.country(draft.locus.country) if draft.locus and draft.locus.country else None
    )
    scene = _scene(draft, claims, actors, words)
    kind = _kind(draft, scene)
    if kind is None:
        return None
    event_type, sub_event_type = kind
    if scene.victims == {"civilian"}:  # police who tell of a bomb in a market are no side of it
        actors -= Counter(name for f in draft.frames for name in dict.fromkeys(f.heard))
    sides = _sides(event_type, _named(actors, country), words)
    actor1, actor2 = (_in_country(name, country) for name in sides)
    best = _telling(draft)
    when = draft.time
    return Mention(
        report_id=report.id,
        order=order,
        title=report.title,
        source=report.source,
        published=report.published,
        url=report.url,
        anchor=anchor,
        status=_status(draft),
        event_type=event_type,
        sub_event_type=sub_event_type,
        date_start=when.date_start if when else None,
        date_end=when.date_end if when else None,
        time_precision=when.precision if when else None,
        actor1=actor1,
        actor2=actor2,
        notes=report.text[best.sentence.start : best.sentence.end],
        targets=tuple(sorted({t for f in draft.frames for t in f.targets})),
        evidence=tuple(_evidence(report, draft.frames)),
        claims=tuple(claims),
        **_figures(claims),
        **_place(draft.locus, gazetteer),
    )


def _kind(draft: Draft, scene: Scene) -> tuple[str, str] | None:
    """Its event type and sub-event type, in the manner of the story it goes on with where it tells none."""
    # Nobody protests by dying, one mob makes no other, and neither rebels nor air strikes are a crowd.
    apart = "rebel" in scene.sides or (draft.weak & REMOTE and (scene.harmed or scene.civil_target))
    inherited = draft.inherited - CROWD if apart else draft.inherited
    crowd = "mob" in inherited or ("crowd" in families(inherited) and scene.dead)
    own = draft.strong or draft.weak & _PLAIN
    kind = choose(scene) if own or crowd or not inherited else None
    return kind or choose(replace(scene, strong=scene.strong | inherited))


def _figures(claims: Sequence[Claim]) -> dict[str, Any]:
    """The fields of the tolls (codebook section 6)."""
    tolls = reconcile(claims)
    return {
        "fatalities": tolls.fatalities,
        "fatalities_low": tolls.fatalities_low,
        "fatalities_high": tolls.fatalities_high,
        "injured": tolls.injured,
        "injured_low": tolls.injured_low,
        "injured_high": tolls.injured_high,
        "displaced": tolls.displaced,
        "displaced_low": tolls.displaced_low,
        "displaced_high": tolls.displaced_high,
        "displaced_unit": tolls.displaced_unit,
        "disputed": tolls.disputed,
    }


def set_aside(report: Report, draft: Draft) -> SetAside:
    """The record of a draft that is not counted."""
    frame = draft.frames[0]
    return SetAside(
        report_id=report.id,
        quote=report.text[frame.sentence.start : frame.sentence.end],
        start=frame.sentence.start,
        end=frame.sentence.end,
        reason=draft.reason or "not an incident",
        trigger=frame.cue,
        source=report.source,
        published=report.published,
    )


def scene_of(draft: Draft, words: Words) -> Scene:
    """What the type of an incident is chosen from."""
    return _scene(draft, _claims(draft), _actors(draft), words)


def _claims(draft: Draft) -> list[Claim]:
    if not draft.figures:
        return summed(c for f in _own(draft.frames) for c in f.claims)
    return summed(c for f in draft.frames if f is not draft.shared for c in f.claims)


def _own(frames: Sequence[Frame]) -> Iterator[Frame]:
    """Of one of several places with a joint toll the frames that tell it alone, or go on with those."""
    paragraph = -1
    for frame in frames:
        places = sum(locus.admin1 is not None for locus in frame.loci)
        if places == 1:
            paragraph = frame.sentence.paragraph
        if places == 1 or (not places and frame.sentence.paragraph == paragraph):
            yield frame


def _actors(draft: Draft) -> Counter[str]:
    return Counter(name for f in draft.frames for name in dict.fromkeys(f.actors))


_COUNTRY = "{country}"


def _named(actors: Counter[str], country: Place | None) -> Counter[str]:
    """The actors, a force named with the country where it happened and without it as one."""
    own = {_in_country(name, country): name for name in actors if _COUNTRY in name}
    out: Counter[str] = Counter()
    for name, count in actors.items():
        out[own.get(name, name)] += count
    return out


def _in_country(name: str | None, country: Place | None) -> str | None:
    """“Military Forces of {country}” with the country of the incident, or without any."""
    if name is None or _COUNTRY not in name:
        return name
    return name.replace(_COUNTRY, country.name) if country else name.split(" of ")[0]


def _scene(draft: Draft, claims: Iterable[Claim], actors: Counter[str], words: Words) -> Scene:
    victims = {
        c.side for c in claims if c.side and c.field in ("fatalities", "injured") and not c.attacker
    }
    return Scene(
        strong=draft.strong,
        weak=draft.weak,
        victims=frozenset(victims),
        armed_target=any(f.armed_target for f in draft.frames),
        civil_target=any(f.civil_target for f in draft.frames),
        sides=frozenset(words.actor_kinds.get(name, "") for name in actors),
        dead=any(c.field == "fatalities" and c.value for c in claims),
        harmed=any(c.field != "displaced" and c.value for c in claims),
    )


def _sides(event_type: str, actors: Counter[str], words: Words) -> tuple[str | None, str | None]:
    """The two actors: who acted, and against whom; victims of attacks on civilians are actor2."""
    by_kind: dict[str, list[str]] = {"rebel": [], "state": [], "civilian": []}
    for name, _ in actors.most_common():
        by_kind.setdefault(words.actor_kinds.get(name, "civilian"), []).append(name)
    rebels = [n for n in by_kind["rebel"] if n != _UNKNOWN] or by_kind["rebel"]
    states, civilians = by_kind["state"], by_kind["civilian"]
    rebel, state = next(iter(rebels), None), next(iter(states), None)
    civilian = next(iter(civilians), None)
    if event_type in (PROTESTS, RIOTS):
        crowd = "Protesters" if event_type == PROTESTS else "Rioters"
        return crowd, state if event_type == PROTESTS else None
    if event_type == CIVILIANS:
        return rebel or state or _UNKNOWN, "Civilians"
    if event_type == BATTLES:
        other = state or (rebels[1] if len(rebels) > 1 else None)
        return rebel or state or _UNKNOWN, other if rebel or state != other else None
    if event_type == EXPLOSIONS:
        return rebel or state or _UNKNOWN, (state if rebel else None) or (civilian and "Civilians")
    other = states[1] if len(states) > 1 else None
    return state or rebel, (rebel or other) if state else None


def _telling(draft: Draft) -> Frame:
    """The one frame that tells it best: with place, day, toll and a trigger of its own."""

    def weight(frame: Frame) -> tuple[int, int]:
        told = (
            2 * frame.founding
            + bool(frame.loci)
            + bool(frame.when)
            + bool(frame.claims)
            + bool(frame.strong)
        )
        return told, -frame.index

    return max(draft.frames, key=weight)


def _status(draft: Draft) -> str:
    flags = [f.flags for f in draft.frames]
    if any("ongoing" in f for f in flags):
        return "ongoing"
    if all("claimed" in f.flags for f in draft.frames if f.founding) and any(
        "claimed" in f for f in flags
    ):
        return "claimed"
    return "occurred"


def _evidence(report: Report, frames: Iterable[Frame]) -> Iterable[Evidence]:
    seen: set[int] = set()
    for frame in frames:
        sentence = frame.sentence
        if sentence.start in seen:
            continue
        seen.add(sentence.start)
        yield Evidence(
            report_id=report.id,
            quote=report.text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            title=report.title,
            source=report.source,
            published=report.published,
            url=report.url,
        )


def _place(locus: Locus | None, gazetteer: Gazetteer) -> dict[str, Any]:
    """The fields of a place (codebook section 5); an unknown place stands at its nearest known parent."""
    if locus is None:
        return {}
    finest = locus.finest
    province = gazetteer.admin1(locus.admin1) if locus.admin1 else None
    parent = _shared_parent(locus) if locus.several > 1 else None
    point, precision = _point(locus, parent, province)
    several = locus.names[: locus.several] if locus.several > 1 else (finest,)
    if parent is not None:
        location = parent.text
    elif locus.several > 1 and province is not None:
        location = province.name
    else:
        location = finest.text
    names = [location]
    for toponym in several:
        names += [toponym.text, *([toponym.place.name] if toponym.place else [])]
    return {
        "country": locus.country,
        "admin1": locus.admin1,
        "admin1_name": province.name if province else None,
        "admin1_pcode": province.pcode if province else None,
        "admin1_pcode_set": province.pcode_set if province and province.pcode else None,
        "admin2": _admin2(locus),
        "location": location if locus.admin1 else None,
        "location_names": tuple(dict.fromkeys(names)) if locus.admin1 else (),
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geo_precision": precision,
        "where_prec": _ucdp(precision, point, finest),
        "place_ids": tuple(dict.fromkeys(t.place.id for t in locus.names if t.place)),
    }


def _point(
    locus: Locus, parent: Toponym | None, province: Place | None
) -> tuple[Place | None, int | None]:
    """Where a place is drawn and how sure that is; an unknown place stands at its nearest known parent.

    A district whose point the gazetteer lacks keeps its precision; it is drawn at its province's label
    point, and UCDP's where_prec says so.
    """
    if locus.admin1 is None:
        return None, None
    finest = parent or locus.finest
    if locus.several > 1 and parent is None:
        return province, 3
    place = finest.place
    if place is None or (place.kind == "feature" and place.lat is None):
        above = _above(locus, finest)
        if above is None or above.kind == "admin1":
            return province, 3
        # A quarter is known as well as the town that it is a part of; a village by a town is not.
        known = 1 if locus.quarter and above.kind == "settlement" else 2
        return (above if above.lat is not None else province), max(locus.precision or 2, known)
    precision = locus.precision
    if parent is not None:
        precision = 2
    if place.lat is None and place.kind == "settlement":
        above = _above(locus, finest)  # a quarter without a point stands at its town
        place = above if above is not None and above.kind == "settlement" else place
    return (place if place.lat is not None else province), precision


def _above(locus: Locus, finest: Toponym) -> Place | None:
    """The narrowest known place that holds one that the gazetteer lacks."""
    for toponym in locus.names:
        for place in (toponym.place if toponym is not finest else None, toponym.parent):
            if place is not None and place.kind != "admin1":
                return place
    return None


_TOLD = 0.6  # score of a name that the text itself tells to lie in its parent (geoparse)


def _shared_parent(locus: Locus) -> Toponym | None:
    """The district that holds all of several places and is named with them, if there is one."""
    wider = [t for t in locus.names[locus.several :] if t.place and t.place.kind == "admin2"]
    return wider[0] if len(wider) == 1 else None


def _admin2(locus: Locus) -> str | None:
    """The district; that of a town near which an unknown village is only named is none of its own."""
    for toponym in locus.names:
        over = toponym.parent
        near = over is not None and over.kind == "settlement" and toponym.score < _TOLD
        for place in (toponym.place, over if locus.quarter or not near else None):
            if place is not None and place.kind != "admin1" and place.admin2:
                return place.admin2
    return None


def _ucdp(precision: int | None, point: Place | None, finest: Toponym) -> int | None:
    """UCDP's where_prec of the point: 1 exact, 2 near, 3 district, 4 province, 5 a wider area, 6 country."""
    if precision is None:
        return 6
    if point is None or point.kind == "admin1":
        return 4 if finest.place or precision == 2 else 5
    return 3 if point.kind == "admin2" else min(precision, 2)
