"""Verbs whose people are none: “no soldier was hurt”, “none of its men died”, “killed no civilians”."""

from typing import NamedTuple

from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit

_SUBJECT = 7  # words from "none" to the verb or its auxiliary
_OBJECT = 4  # words after the verb among which its people are named


class Nobody(NamedTuple):
    """Who was not hurt: the token that says so, the side of those of whom it is said, if they are all."""

    first: int
    side: str | None
    told: bool = True


def nobody(scene: Scene, hit: Hit) -> Nobody | None:
    """The people of a verb where these are none; else None.

    Args:
        scene: the sentence.
        hit: a verb of dying or wounding.
    """
    low, classes = scene.document.low, scene.words.classes
    if hit.last < scene.sentence.last and low[hit.last] in classes["nil"]:
        ahead = low[hit.last + 1 : min(hit.last + 1 + _OBJECT, scene.sentence.last)]
        ends = next((i for i, word in enumerate(ahead) if not word[0].isalnum()), len(ahead))
        return _of(scene, range(hit.last, hit.last + 1 + ends))
    end = hit.first
    while end > scene.sentence.first and low[end - 1] in classes["auxiliary"]:
        end -= 1
    for at in range(end - 1, max(scene.sentence.first, end - 1 - _SUBJECT) - 1, -1):
        if not low[at][0].isalpha() or low[at] in classes["stop"]:
            return None
        of = low[at + 1 : at + 2] and low[at + 1] in classes["of"]
        if low[at] in classes["nil"] or (low[at] in classes["none"] and of):
            return _of(scene, range(at, end))
    return None


def _of(scene: Scene, phrase: range) -> Nobody | None:
    """Nobody of those whom the words after "no" name, if they name people and count none."""
    low, sides = scene.document.low, scene.words.sides
    named = [sides[low[t]] for t in phrase if low[t] in sides]
    if not scene.words.classes["bystanders"].isdisjoint(low[phrase.start : phrase.stop]):
        return Nobody(phrase.start, None, told=False)  # who else was hurt is not said
    if not named or any(
        q.stated and phrase.start <= q.first < phrase.stop for q in scene.quantities
    ):
        return None  # "no fewer than four soldiers"
    return Nobody(phrase.start, {"attacker": "rebel", "unsaid": None}.get(named[-1], named[-1]))
