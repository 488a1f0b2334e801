"""Province or town: which of the two a name means that both bear (codebook section 5)."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from geomap.geoparse.places import PROMINENT, area, is_capital
from geomap.model import Place

if TYPE_CHECKING:
    from geomap.geoparse.resolve import Resolver

_REACH = 6  # tokens on either side in which a word of town or land is heard


def settle(resolver: "Resolver") -> None:
    """Choose province, district or town for each name whose area is decided.

    Args:
        resolver: its `options` all lie in one area; `place` and `why` are set.
    """
    wholes = {
        whole
        for part, whole in enumerate(resolver.whole)
        if whole is not None and _is_land(resolver, part)
    }
    lists = _list_kinds(resolver)
    for index, place in enumerate(resolver.place):
        if place is None:
            continue
        if len(resolver.options[index]) < 2 or place.kind == "country":
            continue
        chosen, why = _kind(resolver, index, wholes, lists)
        resolver.place[index] = chosen
        if why:
            resolver.why[index] += "; " + why


def _is_land(resolver: "Resolver", part: int) -> bool:
    """Whether a name is that of a district, town or village, not of a quarter, prison or street in a town."""
    if resolver.names[part].cue in resolver.words.quarters:
        return False
    place = resolver.place[part]
    if place is not None:
        return place.kind in ("admin2", "settlement")
    return resolver.kind[part] in ("admin2", "settlement", "region")


def _kind(
    resolver: "Resolver", index: int, wholes: set[int], lists: Sequence[str | None]
) -> tuple[Place, str]:
    chosen = resolver.place[index]
    options = [p for p in resolver.options[index] if chosen and area(p) == area(chosen)]
    province = next((p for p in options if p.kind == "admin1"), None)
    town = max(
        (p for p in options if p.kind == "settlement"),
        key=lambda p: (p.capital_of is not None, p.population, p.id),
        default=None,
    )
    district = next((p for p in options if p.kind == "admin2"), None)
    if resolver.kind[index] == "admin2" and district:
        return district, "district: a word beside it says so"
    told = resolver.kind[index]
    if province is None:
        if town is None or district is None:
            return town or district or options[0], ""
        if told == "settlement" or (index not in wholes and _is_town(town)):
            return town, "the town rather than its district"
        return district, "the district rather than its seat"
    if town is None:
        return province, ""
    if told in ("admin1", "region"):
        return province, "province: a word beside it says so"
    if told == "settlement":
        return town, "town: a word beside it says so"
    if index in wholes:
        return province, "province: a part of it is named"
    return _by_company(resolver, index, province, town, lists)


def _is_town(town: Place) -> bool:
    """Whether a bare name means the town: a capital or large one; else reports mean the district."""
    return town.capital_of is not None or town.population >= PROMINENT


def _hyphened(resolver: "Resolver", index: int) -> list[int]:
    """A name and the one that a hyphen ties to it on its right ("Kabul-Kandahar highway")."""
    names, low = resolver.names, resolver.context.low
    follows = index + 1 < len(names) and names[index + 1].first == names[index].last + 1
    if follows and low[names[index].last] in ("-", "–"):
        return [index, index + 1]
    return [index]


def _called_town(resolver: "Resolver", index: int) -> bool:
    """Whether “the city” leads back to the name, in its sentence or the next, with no other name between."""
    context, words, name = resolver.context, resolver.words, resolver.names[index]
    sentences = context.document.sentences
    number = context.document.sentence_of[name.first]
    here = sentences[number]
    after = next((s for s in sentences[number + 1 : number + 2]), here)
    last = after.last if after.paragraph == here.paragraph else here.last
    later = (resolver.names[i].first for i in range(index + 1, len(resolver.names)))
    others = list(takewhile(lambda first: first < last, later))
    beyond = min([last, *(first for first in others if first >= here.last)])
    spans = [(name.last, min([here.last, *others])), (here.last, beyond)]
    low = context.low
    return any(
        low[i] in words.urban
        and words.cues.get(low[i]) == "settlement"
        and low[i - 1] in words.definite
        for first, end in spans
        for i in range(first + 1, end)
    )


def _list_kinds(resolver: "Resolver") -> list[str | None]:
    """For each list the kind of which some member can only be: a town, else a province."""
    out: list[str | None] = []
    for members in resolver.structure.lists:
        kinds = [{p.kind for p in resolver.options[i]} for i in members if resolver.options[i]]
        if any("admin1" not in kind and "settlement" in kind for kind in kinds):
            out.append("settlement")
        else:
            out.append("admin1" if any(kind == {"admin1"} for kind in kinds) else None)
    return out


def _by_company(
    resolver: "Resolver", index: int, province: Place, town: Place, lists: Sequence[str | None]
) -> tuple[Place, str]:
    number = resolver.structure.listed.get(index)
    if number is not None and lists[number] == "settlement":
        return town, "town: listed with towns"
    if number is not None and lists[number] == "admin1":
        return province, "province: listed with provinces"
    if is_capital(town, resolver.gazetteer):
        return town, "town: the capital of its country"
    whole = resolver.whole[index]
    if whole is not None and (over := resolver.place[whole]) and over.kind == "country":
        return town, "town: named with its country alone"
    if any(resolver.names[i].cue in resolver.words.roads for i in _hyphened(resolver, index)):
        return town, "town: a road leads to it"
    name = resolver.names[index]
    sentence = resolver.context.sentence(name.first)
    low = resolver.context.low
    if name.first > sentence.first and low[name.first - 1] in resolver.words.pointlike:
        return town, "town: the word before it tells of a point"
    around = {
        *low[max(sentence.first, name.first - _REACH) : name.first],
        *low[name.last : min(sentence.last, name.last + _REACH)],
    }
    if around & resolver.words.urban or around & resolver.words.travel:
        return town, "town: the words around it are of a town"
    if _called_town(resolver, index):
        return town, "town: what follows calls it one"
    if around & resolver.words.provincial:
        return province, "province: the words around it are of a province"
    return province, "province rather than town: the text does not say"
