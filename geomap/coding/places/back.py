"""The places to which “the city”, “there” or “that district” lead back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.coding.phrases import Hit
from geomap.coding.places.around import brought_into, carried_to, measured_from
from geomap.coding.places.standing import APART, MOVED, SCENE, SPEAKER, Standing
from geomap.coding.places.trail import Trail, kinds_of
from geomap.coding.words import Marks, Words
from geomap.text import Document

_BROUGHT = 8  # tokens of "taken by helicopter to the military hospital in"
_CARRIED = 4  # tokens of "taken by helicopter to"


def _is_seat(standing: Standing, kind: str) -> bool:
    """Whether a country's capital speaks of a province or district, which then is not its own."""
    return kind in ("province", "district") and "capital" in kinds_of(standing.toponym)


def _is_said_to_be(document: Document, hit: Hit, words: Words) -> bool:
    """“It was night and there was nobody”: no place, as in "the house there was hit"."""
    low, classes = document.low, words.classes
    if low[hit.last : hit.last + 1] and low[hit.last] not in classes["auxiliary"]:
        return False
    before = low[hit.first - 1] if hit.first else ""
    opens = (
        classes["cut"] | classes["split"] | classes["said"] | classes["halts"] | classes["whereof"]
    )
    return not before[:1].isalpha() or before in opens


def _came_from(told: Sequence[Standing]) -> bool:
    """Whether somebody came from several places, none of which is then the one that is meant."""
    return len(told) > 1 and all(s.rank == APART and not (s.near or s.between) for s in told)


def _brought(
    own: Sequence[Standing], low: Sequence[str], table: Mapping[str, frozenset[str]]
) -> bool:
    """Whether the place named last is one to which dead or wounded were brought."""
    if not own or own[-1].rank != MOVED:
        return False
    before = low[max(0, own[-1].first - _BROUGHT) : own[-1].first]
    return carried_to(before[-_CARRIED:], table) or brought_into(before, table)


def led_back(
    standing: list[Standing],
    found: Marks,
    trail: Trail,
    document: Document,
    words: Words,
    table: Mapping[str, frozenset[str]],
) -> list[Standing]:
    """With the places to which "the city" or "there" lead back, where a sentence names no scene.

    Args:
        standing: the toponyms of the sentence.
        found: what stands in it.
        trail: the places named before.
        document: the tokens.
        words: the compiled lexicon.
        table: the lexicon's `where` table.
    """
    if not found.back or any(s.rank == SCENE for s in standing):
        return standing
    for hit in found.back:
        kind = hit.name
        if not words.classes["who"].isdisjoint(document.low[max(0, hit.first - 2) : hit.first]):
            continue  # "an elder who lives there"
        named = any(s.first == hit.last + 1 for s in standing)
        if named and document.low[hit.last] in words.classes["of"]:
            continue  # "fled to the town of X"
        before = document.low[max(0, hit.first - _CARRIED) : hit.first]
        if carried_to(before, table) or measured_from(before, table):
            continue  # "the wounded were flown to the capital", "far from there"
        own = [s for s in standing if s.last <= hit.first]
        if own and document.low[own[-1].last : hit.first] == (",",):
            continue  # "police in X, the capital, said": of X, and back to nothing
        left = not own or own[-1].rank < SPEAKER
        if kind == "there" and left and _is_said_to_be(document, hit, words):
            continue  # "There were no casualties", "they came from X, and there was nobody to fight"
        if kind in ("any", "city") and _came_from(own) and (town := trail.back(kind)):
            # "Rebels from X and Y moved on the town": on the one told before
            return [*standing, Standing(town, hit.first, hit.last, SCENE)]
        said = not words.classes["said"].isdisjoint(document.low[hit.last : hit.last + 1])
        if kind == "there" and said and _brought(own, document.low, table):
            continue  # "the wounded were taken to X, a doctor there said": who speaks, and no scene
        if kind in ("any", "there", "city") and own:
            return [*standing, replace(own[-1], rank=SCENE)]
        seat = [s for s in own if kind == "capital" and "capital" in kinds_of(s.toponym)]
        if seat:  # "those who came to Damascus spoke of an attack near the capital"
            return [*standing, replace(seat[-1], rank=SCENE)]
        if kind == "here" and said:
            continue
        # "The command in Kabul said that a strike in the province": of any province
        speakers = [s for s in standing if s.rank == SPEAKER and not _is_seat(s, kind)]
        if kind != "here" and speakers:
            meant = [s for s in speakers if s.last <= hit.first and kind in kinds_of(s.toponym)]
            if meant:  # "the chief of X district said that a house in the district was bombed"
                return [*standing, replace(meant[-1], rank=SCENE)]
            continue
        alike = [s for s in own if kind in kinds_of(s.toponym)]
        if alike and document.low[hit.first] not in words.classes["definite"]:
            # "an elder of X was held in that district"
            return [*standing, replace(alike[-1], rank=SCENE)]
        if alike:
            continue  # "through X district, the district chief said": of X, and no other
        toponym = trail.back(kind)
        if toponym is not None:
            return [*standing, Standing(toponym, hit.first, hit.last, SCENE)]
    return standing
