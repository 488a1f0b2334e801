"""An incident while a report is being read: the record of the frames that tell it."""

from dataclasses import dataclass, field

from geomap.coding.days.when import When
from geomap.coding.frame import Frame
from geomap.coding.places.standing import Locus


@dataclass(slots=True)
class Draft:
    """The frames of one incident so far; `reason` is why it is set aside, None when it is counted."""

    reason: str | None
    frames: list[Frame] = field(default_factory=list)
    locus: Locus | None = None
    when: When | None = None
    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    figures: bool = True  # False for one of several places that share one toll
    paragraph: int = 0
    last_index: int = 0
    inherited: frozenset[str] = frozenset()  # manner of the story it goes on with
    shared: Frame | None = None  # a lead whose toll is that of several incidents
    sums: bool = False  # whether it sums up what is then told place by place

    @property
    def signals(self) -> frozenset[str]:
        """Strong and weak signals of all its frames."""
        return self.strong | self.weak

    @property
    def time(self) -> When | None:
        """Its day; where it names none the period of the whole report, or the day told last before it.

        The latter is for what has a province: without day and place too little is known to lend it one.
        """
        lent = [f.period for f in self.frames]
        if self.locus is not None and self.locus.admin1 is not None:
            lent += [f.lately for f in self.frames]
        return self.when or next((when for when in lent if when), None)
