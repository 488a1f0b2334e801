"""Figures of nobody: “no casualties” is 0, a denied toll is no figure (codebook section 6)."""

from geomap.coding.figures.nobody import nobody
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit
from geomap.model import Claim

NOBODY = {
    "said:nobody:": ("fatalities", "injured"),
    "said:nobody_killed:": ("fatalities",),
    "said:nobody_injured:": ("injured",),
}

_FIELD = {"killed": "fatalities", "injured": "injured"}
_CLAUSE = 4  # words from "no casualties" to "among"
_SIDES = frozenset({"state", "rebel", "civilian", "foreign"})
_BEARERS = 4  # words from whose they would be to "suffered no casualties"
_SIDE = 5  # words from there to those who had none


def zeros(scene: Scene, claims: list[tuple[int, Claim]], report_id: str) -> list[tuple[int, Claim]]:
    """Said to be none ("no casualties" is 0), denied, or withdrawn."""
    out: list[tuple[int, Claim]] = []
    have = {c.field for _, c in claims}
    untold = {h.first for h in scene.marks.said if h.label == "said:unknown:"}
    for hit in scene.marks.said:
        if hit.first in untold:
            continue  # "no casualty figures are available": not that there was none
        start, end = scene.document.starts[hit.first], scene.document.ends[hit.last - 1]
        for field in NOBODY.get(hit.label, ()):
            if field not in have:
                have.add(field)
                claim = Claim(
                    field=field, value=0, low=0, high=0, report_id=report_id, start=start, end=end,
                    claimant=scene.claimant(hit.first), side=_whose(scene, hit),
                )  # fmt: skip
                out.append((hit.first, claim))
        if hit.label == "said:denied:":
            claim = Claim(
                field="fatalities", value=None, low=None, high=None, report_id=report_id,
                start=start, end=end, role="denied", claimant=scene.claimant(hit.first),
            )  # fmt: skip
            out.append((hit.first, claim))
    out += [claim for claim in _named(scene, report_id) if claim[1].field not in have]
    return out


def _named(scene: Scene, report_id: str) -> list[tuple[int, Claim]]:
    """“no soldier was hurt”, “killed no civilians”: the zeros of those who are named."""
    out: list[tuple[int, Claim]] = []
    for hit in scene.marks.people:
        field = _FIELD.get(hit.name)
        if field and (none := nobody(scene, hit)) and none.told:
            claim = Claim(
                field=field, value=0, low=0, high=0, report_id=report_id,
                start=scene.document.starts[none.first], end=scene.document.ends[hit.last - 1],
                claimant=scene.claimant(none.first), side=none.side,
            )  # fmt: skip
            out.append((none.first, claim))
    return out


def _whose(scene: Scene, hit: Hit) -> str | None:
    """“no casualties among the security forces”, “police suffered none”: the side that had none.

    Such a zero is no rival to the dead of the other side.
    """
    low, words, last = scene.document.low, scene.words, scene.sentence.last
    told = (words.sides.get(word) for word in low[hit.first : hit.last])
    if own := next((side for side in told if side in _SIDES), None):
        return own  # "no American casualties"
    for at in range(hit.last, min(hit.last + _CLAUSE, last)):
        if low[at] in words.classes["of_side"]:
            ahead = map(words.sides.get, low[at + 1 : min(at + 1 + _SIDE, last)])
            side = next((side for side in ahead if side), None)
            return side if side in _SIDES else None
        if not low[at][0].isalpha():
            return None
    if low[hit.first - 1] not in words.classes["suffers"]:
        return None
    led = low[max(scene.sentence.first, hit.first - 1 - _BEARERS) : hit.first - 1]
    if led[-1:] and led[-1] in words.classes["speaker_pronouns"]:
        led = tuple((scene.claimant(hit.first) or "").split())  # "they suffered none": who says so
    return next((side for word in led if (side := words.sides.get(word)) in _SIDES), None)
