"""Numbers in circles and names beside them, laid out so that none lies over another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

CROWD = 400  # places above which those without incidents are not named
NAME = 10  # size of a province's name, in pixels
CELL = 48  # pixels
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle: its bucket's number, name, center and radius in pixels, and its value."""

    bucket: int
    name: str
    x: float
    y: float
    value: int
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text centered at a point: the count in a circle, or the name beside it."""

    text: str
    x: float
    y: float
    size: float
    kind: str  # count, strong (a province with incidents) or weak (one without)


class Boxes:
    """Boxes, each with a number (1 if none is given), found again by the cells they lie in."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def _near(self, box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
            for y in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
                yield x, y

    def add(self, box: Box, of: int = 1) -> None:
        """Add a box."""
        for key in self._near(box):
            self._cells.setdefault(key, []).append((box, of))

    def over(self, box: Box) -> Iterator[int]:
        """The numbers of the boxes that lie over this one."""
        for key in self._near(box):
            for other, of in self._cells.get(key, ()):
                if not (
                    box[2] <= other[0]
                    or box[0] >= other[2]
                    or box[3] <= other[1]
                    or box[1] >= other[3]
                ):
                    yield of


def labels(spots: Sequence[Spot], number: Callable[[int], str], width: float) -> list[Label]:
    """Numbers in circles and names beside them, the largest first, none over another.

    The same rule as `layNames` in script/names.js.

    Args:
        spots: circles, largest first.
        number: writes a whole number.
        width: width of the drawing in pixels; nothing is written beyond it.
    """
    out, taken = _counts(spots, number)
    counted = {(label.x, label.y) for label in out}
    for spot in spots:
        if spot.value:
            taken.add(around(spot))
    for spot in spots:
        if not spot.value and len(spots) > CROWD:
            break
        name = spot.name if len(spot.name) <= 26 else spot.name[:25] + "…"
        text = (
            name
            if (spot.x, spot.y) in counted or not spot.value
            else f"{name} {number(spot.value)}"
        )
        half, high = wide(text, NAME) / 2, NAME * 0.62
        away = spot.radius + 2
        sides = ((0, away + high), (0, -away - high), (away + half, 0), (-away - half, 0))
        for dx, dy in sides if spot.value else ((0, 0), (0, 8), (0, -8)):
            x, y = spot.x + dx, spot.y + dy
            box = (x - half, y - high, x + half, y + high)
            if box[0] >= 0 and box[2] <= width and not any(taken.over(box)):
                kind = "strong" if spot.value else "weak"
                out.append(Label(text, round(x, 1), round(y, 1), NAME, kind))
                taken.add(box)
                break
    return out


def _counts(spots: Sequence[Spot], number: Callable[[int], str]) -> tuple[list[Label], Boxes]:
    """Numbers that fit into their circles, and the boxes they take."""
    out: list[Label] = []
    taken, circles = Boxes(), Boxes()
    for n, spot in enumerate(spots):
        if spot.value:
            circles.add(around(spot), n)
    for n, spot in enumerate(spots):
        text = number(spot.value)
        # As large as the circle holds: half the width and the height of digits, corner to center.
        fits = (spot.radius - 0.5) / hypot(wide(text, 1, bold=True) / 2, 0.36)
        size = min(15.0, fits, max(NAME - 1, spot.radius * 0.8))
        half, high = wide(text, size, bold=True) / 2, size * 0.4
        box = (spot.x - half, spot.y - high, spot.x + half, spot.y + high)
        if (
            spot.value
            and size >= NAME - 1.5
            and not any(taken.over(box))
            and not any(m > n and covers(spots[m], box) for m in circles.over(box))
        ):
            out.append(Label(text, spot.x, spot.y, round(size, 1), "count"))
            taken.add(box)
    return out, taken


def around(spot: Spot) -> Box:
    """The box around a circle."""
    r = spot.radius
    return spot.x - r, spot.y - r, spot.x + r, spot.y + r


def covers(spot: Spot, box: Box) -> bool:
    """Whether a circle lies over a box."""
    x, y = max(box[0], min(spot.x, box[2])), max(box[1], min(spot.y, box[3]))
    return hypot(spot.x - x, spot.y - y) < spot.radius - 1


def wide(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is, in pixels: no font is at hand, so a broad one is assumed."""
    return len(text) * size * (0.68 if bold else 0.6)
