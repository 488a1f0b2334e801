"""The places named so far in a report, to which "the city" or "there" lead back."""

from collections.abc import Iterator, Sequence

from geomap.coding.places.standing import APART, SCENE, SPEAKER, Standing, admin1_of, country_of
from geomap.model import Toponym


def kinds_of(toponym: Toponym) -> Iterator[str]:
    """The words by which a text leads back to a place: "the district", "the city"."""
    place = toponym.place
    kind = place.kind if place else ""
    if kind == "admin1":
        yield "province"
    if kind == "admin2" or toponym.cue == "district":
        yield "district"
    if kind == "settlement":
        yield "city"
        if place and place.capital_of == place.country:
            yield "capital"


class Trail:
    """The places named so far, to which "the city" or "there" lead back.

    Args:
        country: of which the report tells; a reporter in the capital of another is not in "the capital".
    """

    def __init__(self, country: str | None = None) -> None:
        self._country = country
        self._last: dict[str, Toponym] = {}

    def note(
        self, standing: Sequence[Standing], toponyms: Sequence[Toponym] = (), idle: bool = False
    ) -> None:
        """Remember the scenes of a sentence, and the dateline, which is what "here" means.

        Args:
            standing: its places.
            toponyms: its names of places.
            idle: whether it tells no event of its own; then no story moves to the capital with it, or abroad.
        """
        for toponym in toponyms:
            if toponym.cue == "dateline" and admin1_of(toponym) and "here" not in self._last:
                self._last["here"] = toponym
                place = toponym.place
                if place and place.capital_of == place.country and self._is_home(place.country):
                    self._last["capital"] = toponym
        if idle:  # "In Geneva, the UN deplored the killings"
            standing = [s for s in standing if self._is_home(country_of(s.toponym))]
        if not standing:
            return
        for toponym in [s.toponym for s in standing if s.rank >= SPEAKER]:
            if admin1_of(toponym) is None:
                continue
            for kind in kinds_of(toponym):
                self._last[kind] = toponym

        placed = [s for s in standing if s.rank >= SPEAKER and admin1_of(s.toponym)]
        # "The area" is that of the scene, not of the officials who tell of it.
        scenes = [s.toponym for s in placed if s.rank == SCENE] or [s.toponym for s in placed]
        if idle:
            scenes = [toponym for toponym in scenes if not self._leaves_for_capital(toponym)]
        self._last.pop("there", None)
        if not scenes and (left := _left(standing)):
            self._last["there"] = left
        if scenes:
            narrow = [t for t in scenes if not (t.place and t.place.kind in ("admin1", "country"))]
            self._last["any"] = min(reversed(narrow or scenes), key=_width)
            self._last["last"] = (narrow or scenes)[-1]

    def _leaves_for_capital(self, toponym: Toponym) -> bool:
        """Whether a place is the capital, while the story is elsewhere ("In Kabul they kept silent")."""
        place, last = toponym.place, self._last.get("last")
        if place is None or last is None or place.capital_of != place.country:
            return False
        return admin1_of(last) != place.admin1

    def back(self, kind: str) -> Toponym | None:
        """The place that a word such as "the city" leads back to."""
        if kind == "there":
            return self._last.get("there") or self._last.get("last")
        return self._last.get(kind) or (self._unnamed_town() if kind == "city" else None)

    def _unnamed_town(self) -> Toponym | None:
        """“The town”, where none was named: a name that no gazetteer has, else what holds it."""
        if (last := self._last.get("last")) is not None and last.place is None:
            return last
        district, province = self._last.get("district"), self._last.get("province")
        if district is None or province is None:
            return district or province
        return district if admin1_of(district) == admin1_of(province) else province

    def _is_home(self, country: str | None) -> bool:
        return self._country in (None, country)


_WIDTHS = {"settlement": 1, "admin2": 2, "admin1": 3, "country": 4}


def _width(toponym: Toponym) -> int:
    """How wide a place is: a bridge, or a name that no gazetteer has, lies in the town told with it."""
    return _WIDTHS.get(toponym.place.kind, 0) if toponym.place else 0


def _left(standing: Sequence[Standing]) -> Toponym | None:
    """The only place of a sentence, from which somebody came: "a jet bombed the bazaar there"."""
    placed = [s for s in standing if admin1_of(s.toponym)]
    first = placed[0] if placed else None
    if first is None or first.rank != APART or first.near or first.between:
        return None
    same = {admin1_of(s.toponym) for s in placed}
    return first.toponym if len(same) == 1 and all(s.rank == APART for s in placed) else None
