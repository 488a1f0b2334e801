"""What is said to be none: nobody of all or of one side, or a toll that is denied (codebook section 6)."""

from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit
from geomap.model import Claim

NOBODY = {
    "said:nobody:": ("fatalities", "injured"),
    "said:nobody_killed:": ("fatalities",),
    "said:nobody_injured:": ("injured",),
}
_SIDES = frozenset({"state", "rebel", "civilian", "foreign"})
_AMONG = 5  # tokens from "no casualties among" to whose they would be
_BEARERS = 4  # tokens from whose they would be to "suffered no casualties"


def nobody(
    scene: Scene, claims: list[tuple[int, Claim]], report_id: str
) -> list[tuple[int, Claim]]:
    """Said to be none ("no casualties" is 0), denied, or withdrawn."""
    out: list[tuple[int, Claim]] = []
    have = {c.field for _, c in claims}
    for hit in scene.marks.said:
        start, end = scene.document.starts[hit.first], scene.document.ends[hit.last - 1]
        for field in NOBODY.get(hit.label, ()):
            if field not in have:
                have.add(field)
                claim = Claim(
                    field=field, value=0, low=0, high=0, report_id=report_id, start=start, end=end,
                    side=_side(scene, hit), claimant=scene.claimant(hit.first),
                )  # fmt: skip
                out.append((hit.first, claim))
        if hit.label == "said:denied:":
            claim = Claim(
                field="fatalities", value=None, low=None, high=None, report_id=report_id,
                start=start, end=end, role="denied", claimant=scene.claimant(hit.first),
            )  # fmt: skip
            out.append((hit.first, claim))
    return out


def _side(scene: Scene, hit: Hit) -> str | None:
    """Whose casualties there were none: "among the security forces", "police suffered none"; None for all.

    Such a zero is no rival to the dead of the other side.
    """
    low, classes, sides = scene.document.low, scene.words.classes, scene.words.sides
    led: list[str] = []
    if hit.last < scene.sentence.last and low[hit.last] in classes["among"]:
        led = list(low[hit.last + 1 : min(hit.last + 1 + _AMONG, scene.sentence.last)])
    elif low[hit.first - 1] in classes["suffers"]:
        led = list(low[max(scene.sentence.first, hit.first - 1 - _BEARERS) : hit.first - 1])
    return next((sides[word] for word in led if sides.get(word) in _SIDES), None)
