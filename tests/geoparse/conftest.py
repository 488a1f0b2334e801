"""A country of three provinces, small enough to hold in the head, and a neighbor.

Ruritania: Norland (capital Norburg, which is also a town name of Sudmark), Sudmark (capital of the
same name), Westria (capital Westburg). Millbrook is a district of Norland and of Westria; Strelsau is
the capital of the country and a province of its own. Graustark is the neighbor.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geomap import lexicon, text
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.pack import Pack, build
from geomap.geoparse import geoparse
from geomap.model import Place, Toponym


def _province(code: str, name: str, lat: float) -> Place:
    return Place(
        id=f"iso:{code}", name=name, kind="admin1", country="RU", admin1=code, admin1_name=name,
        lat=lat, lon=10.0,
    )  # fmt: skip


def _inside(
    number: int, name: str, kind: str, code: str, *, people: int = 0, seat_of: str | None = None,
    district: str | None = None, lat: float = 50.0, lon: float = 10.0,
) -> Place:  # fmt: skip
    return Place(
        id=f"gn:{number}", name=name, kind=kind, country=code[:2], admin1=code, admin2=district,
        population=people, capital_of=seat_of, lat=lat, lon=lon,
    )  # fmt: skip


def _places() -> Iterator[tuple[Place, tuple[str, ...]]]:
    yield Place(id="iso:RU", name="Ruritania", kind="country", country="RU", lat=50.5, lon=10.5), ()
    yield Place(id="iso:GK", name="Graustark", kind="country", country="GK", lat=40.0, lon=20.0), ()
    yield _province("RU-NO", "Norland", 52.0), ()
    yield _province("RU-SU", "Sudmark", 48.0), ("Südmark",)
    yield _province("RU-WE", "Westria", 50.0), ()
    yield _province("RU-ST", "Strelsau", 50.5), ()
    yield _inside(1, "Norburg", "settlement", "RU-NO", people=90_000, seat_of="RU-NO"), ()
    yield _inside(2, "Norburg", "settlement", "RU-SU", people=3_000), ()
    yield _inside(3, "Sudmark", "settlement", "RU-SU", people=70_000, seat_of="RU-SU"), ()
    yield _inside(4, "Westburg", "settlement", "RU-WE", people=60_000, seat_of="RU-WE"), ()
    capital = _inside(
        5, "Strelsau", "settlement", "RU-ST", people=900_000, seat_of="RU-ST", lat=50.5, lon=10.5
    )
    yield capital, ()
    yield _inside(6, "Millbrook", "admin2", "RU-NO", district="Millbrook"), ()
    yield _inside(7, "Millbrook", "admin2", "RU-WE", district="Millbrook"), ()
    yield _inside(8, "Pul-e Alma", "settlement", "RU-WE", people=8_000), ()
    yield _inside(9, "Zenda", "settlement", "RU-NO", people=20_000, district="Zenda"), ()
    yield _inside(10, "Zenda", "admin2", "RU-NO", district="Zenda"), ()
    yield _inside(11, "Reading", "admin2", "RU-SU", district="Reading"), ()
    yield _inside(12, "Hentzau", "admin2", "RU-WE", district="Hentzau"), ()
    yield _inside(13, "Edelweiss", "settlement", "GK-ED", people=500_000), ("ادلوایس",)
    yield _inside(14, "Hofbau", "settlement", "GK-ED", people=12_000), ()


@pytest.fixture(scope="session")
def ruritania(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("packs") / "ruritania"
    build(folder, _places(), {"name": "ruritania", "countries": ["RU", "GK"]})
    return Gazetteer([Pack(folder)])


Parse = Callable[..., list[Toponym]]


@pytest.fixture(scope="session")
def parse(ruritania: Gazetteer) -> Parse:
    """Geoparse a text in Ruritania."""
    words = lexicon.load("en")
    abbreviations = frozenset(words["text"]["abbreviations"])

    def parsed(report: str, country: str | None = None) -> list[Toponym]:
        document = text.read(report, abbreviations)
        return geoparse(document, ruritania, words, country=country)

    return parsed


@pytest.fixture(scope="session")
def ids(parse: Parse) -> Callable[[str], list[tuple[str, str | None]]]:
    """The names in a text with the ids of their places."""

    def named(report: str) -> list[tuple[str, str | None]]:
        return [(t.text, t.place.id if t.place else None) for t in parse(report)]

    return named
