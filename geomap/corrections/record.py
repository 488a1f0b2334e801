"""One instruction of a person, and what to call it in messages."""

from dataclasses import dataclass

from geomap.gazetteer.names import fold

# What can be asked for, each with the cells that it needs and those that it may have beside `note` and
# `author`. `place` needs one of two ways to say where, see `table`.
ACTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "join": (("incident", "other"), ()),
    "apart": (("incident", "other"), ()),
    "drop": (("incident",), ()),
    "set": (("incident", "field", "value"), ()),
    "place": (("incident",), ("place", "lon", "lat")),
    "not a place": (("name",), ("report",)),
}
COLUMNS = (
    "action", "incident", "other", "field", "value", "place", "lon", "lat", "name", "report",
    "note", "author",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One instruction; `action` is one of `ACTIONS`, and the rest are the cells of its row.

    `incident` and `other` name incidents: by an id of now or of earlier, by its first digits, or by a
    report that tells it. `lon` and `lat` are WGS 84 degrees. `where` says where it stands, for messages;
    it does not make two instructions differ.
    """

    action: str
    incident: str = ""
    other: str = ""
    field: str = ""
    value: str = ""
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    name: str = ""
    report: str | None = None
    note: str | None = None
    author: str | None = None
    where: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it decides: a later instruction with the same key takes its place."""
        if self.action in ("join", "apart"):
            one, other = sorted((self.incident, self.other))
            return "pair", one, other
        if self.action == "not a place":
            return "name", fold(self.name), self.report or ""
        return self.action, self.incident, self.field

    @property
    def told(self) -> str:
        """The instruction in a few words."""
        if self.action == "join":
            return f"join {self.incident} and {self.other}"
        if self.action == "apart":
            return f"keep {self.incident} and {self.other} apart"
        if self.action == "drop":
            return f"drop {self.incident}"
        if self.action == "set":
            return f"set {self.field} of {self.incident} to {self.value}"
        if self.action == "place":
            where = self.place or f"lon {self.lon}, lat {self.lat}"
            return f"place {self.incident} at {where}"
        return f"{self.name!r} is not a place" + (f" in {self.report}" if self.report else "")

    @property
    def said(self) -> str:
        """Who said so, and why; empty when neither is told."""
        return " ".join(filter(None, (self.note, f"({self.author})" if self.author else "")))

    def decides_as(self, other: "Correction") -> bool:
        """Whether two about one thing decide it alike, whatever is said about it."""
        names = ("action", "value", "place", "lon", "lat")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def same(self, other: "Correction") -> bool:
        """Whether two say the same in the same words, wherever they stand."""
        return all(getattr(self, name) == getattr(other, name) for name in COLUMNS)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A correction that could not be obeyed, or not wholly, and why."""

    row: Correction
    why: str
