"""Districts and their parts that only a boundary tells, at the middle of their area."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from geomap.gazetteer.names import fold
from geomap.model import Place
from scripts.entries import Entry, strip_generic
from scripts.spellings import as_printed

_LEAST = 4  # letters; a shorter name is more often a word or a person's

Found = tuple[Sequence[str], str, tuple[float, float]]  # names, division, middle


def alone(country: str, areas: Iterable[Found], known: Iterable[Entry]) -> Iterator[Entry]:
    """The districts of a country that the other sources lack.

    Args:
        country: its ISO code.
        areas: those of no listed district.
        known: its other entries.
    """
    shown = _shown(known)
    for names, iso, point in areas:
        yield Entry(
            _district(f"gb:{country}-{fold(names[0])}", names[0], iso, shown, point), [*names[1:]]
        )


def lacking(
    areas: Iterable[Found], known: Sequence[Entry], words: Iterable[str], never: Collection[str]
) -> Iterator[Entry]:
    """The parts of districts that no district or town of their division has the name of.

    Args:
        areas: those of no listed district.
        known: the country's other entries.
        words: what areas are, which belongs to no name.
        never: folded words and names of greater places, which none of them may be.
    """
    shown = _shown(known)
    taken = {(entry.place.admin1, key) for entry in known for key in entry.keys}
    words = list(words)
    for names, iso, point in areas:
        # Numbered parts of one commune, and names that the source tells apart by a code, are no one's names.
        said = [as_printed(strip_generic(name, words)) for name in names]
        usable = [name for name in said if _is_name(name) and fold(name) not in never]
        keys = {(iso, fold(name)) for name in usable}
        if usable and not keys & taken:
            taken |= keys
            yield Entry(
                _district(f"gb:{iso}-{fold(usable[0])}", usable[0], iso, shown, point), usable[1:]
            )


def _is_name(name: str) -> bool:
    return (
        len(fold(name)) >= _LEAST
        and " - " not in name
        and not set("(0123456789").intersection(name)
    )


def _shown(known: Iterable[Entry]) -> dict[str | None, str]:
    """The names of the divisions by their code."""
    return {e.place.admin1: e.place.name for e in known if e.place.kind == "admin1"}


def _district(
    number: str, name: str, iso: str, shown: dict[str | None, str], point: tuple[float, float]
) -> Place:
    lon, lat = point
    return Place(
        id=number, name=name, kind="admin2", country=iso.partition("-")[0],
        admin1=iso, admin1_name=shown[iso], admin2=name, lon=lon, lat=lat,
    )  # fmt: skip
