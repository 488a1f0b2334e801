"""Packs and lookups, on a country small enough to hold in the head."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import gazetteer
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, fold
from geomap.gazetteer.pack import Pack, build
from geomap.gazetteer.suggest import suggest
from geomap.model import Place

NORLAND = Place(
    id="iso:RU-NO", name="Norland", kind="admin1", country="RU", admin1="RU-NO",
    admin1_name="Norland", lon=0.0, lat=52.0, pcode="RU01", pcode_set="first",
)  # fmt: skip
SUDMARK = Place(
    id="iso:RU-SU", name="Sudmark", kind="admin1", country="RU", admin1="RU-SU",
    admin1_name="Sudmark", lon=10.0, lat=48.0,
)  # fmt: skip
NORBURG = Place(
    id="gn:1", name="Norburg", kind="settlement", country="RU", admin1="RU-NO",
    admin1_name="Norland", admin2="Norburg", lon=0.5, lat=52.5, population=90_000,
    capital_of="RU-NO",
)  # fmt: skip
HAMLET = Place(
    id="gn:2", name="Norburg", kind="settlement", country="RU", admin1="RU-SU",
    admin1_name="Sudmark", lon=10.5, lat=48.5,
)  # fmt: skip
DISTRICT = Place(
    id="hand:RU-SU/zenda", name="Zenda", kind="admin2", country="RU", admin1="RU-SU",
    admin1_name="Sudmark", admin2="Zenda",
)  # fmt: skip
COUNTRY = Place(id="iso:RU", name="Ruritania", kind="country", country="RU", lon=5.0, lat=50.0)


def entries() -> Iterator[tuple[Place, list[str]]]:
    yield COUNTRY, ["R.U."]
    yield SUDMARK, ["Südmark"]
    yield NORLAND, ["نورلند"]
    yield NORBURG, ["Nor-Burg", "Nörbürg"]
    yield HAMLET, []
    yield DISTRICT, []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ru"
    former = {"iso:RU-OL": "iso:RU-NO"}
    build(folder, entries(), {"name": "ru", "countries": ["RU"]}, former)
    return folder


@pytest.fixture
def ruritania(folder: Path) -> Gazetteer:
    return gazetteer.load([str(folder)])


def test_a_place_comes_back_as_it_was_put_in(ruritania: Gazetteer) -> None:
    assert list(ruritania) == [COUNTRY, SUDMARK, NORLAND, NORBURG, HAMLET, DISTRICT]


def test_names_are_found_in_every_listed_spelling(ruritania: Gazetteer) -> None:
    for name in ("Norburg", "NORBURG", "nor burg", "Nor-Burg", "No\u0308rbu\u0308rg", "N'orburg"):
        assert ruritania.by_name(name) == (NORBURG, HAMLET), name
    assert ruritania.by_name("نورلند") == (NORLAND,)
    assert ruritania.by_key("sudmark") == (SUDMARK,)


def test_a_name_that_is_not_listed_is_not_guessed(ruritania: Gazetteer) -> None:
    for name in ("Norburk", "Norbur", "", "-", "#iso:RU-NO", "#admin1 of RU"):
        assert ruritania.by_name(name) == (), name


def test_prefixes_are_listed_names_only(ruritania: Gazetteer) -> None:
    assert ruritania.prefixes("norburgzenda") == ["norburg"]
    assert ruritania.prefixes("zend") == []


def test_codes_lead_to_places_also_those_no_longer_in_use(ruritania: Gazetteer) -> None:
    assert ruritania.by_id("gn:1") == NORBURG
    assert ruritania.by_id("gn:3") is None
    assert ruritania.admin1("RU-NO") == NORLAND
    assert ruritania.admin1("RU-OL") == NORLAND
    assert ruritania.country("RU") == COUNTRY
    assert ruritania.country("GK") is None
    assert ruritania.admin1_of("RU") == (NORLAND, SUDMARK)
    assert ruritania.admin1_of("GK") == ()


def test_of_two_packs_the_first_is_believed(folder: Path, tmp_path: Path) -> None:
    later = Place(id="gn:1", name="Norburg", kind="settlement", country="RU", population=1)
    other = Place(id="gn:9", name="Norburg", kind="settlement", country="GK", population=5)
    build(tmp_path / "gk", [(later, []), (other, [])], {"name": "gk", "countries": ["GK"]})
    both = gazetteer.load([str(folder), str(tmp_path / "gk")])
    assert both.by_name("Norburg") == (NORBURG, HAMLET, other)
    assert both.by_id("gn:1") == NORBURG
    assert both.prefixes("norburgx") == ["norburg"]
    assert both.countries() == ["GK", "RU"]


def test_a_pack_is_opened_once(folder: Path) -> None:
    assert gazetteer.load([str(folder)]) is gazetteer.load([str(folder)])


def test_the_version_of_a_pack_is_its_content(folder: Path, tmp_path: Path) -> None:
    about = {"name": "ru", "countries": ["RU"]}
    build(tmp_path / "again", entries(), about, {"iso:RU-OL": "iso:RU-NO"})
    build(tmp_path / "less", list(entries())[1:], about)
    version = Pack(folder).version
    assert len(version) == 12
    assert Pack(tmp_path / "again").version == version
    assert Pack(tmp_path / "less").version != version
    for name in ("places.jsonl", "names.marisa", "pack.json"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_close_names_are_suggested_and_never_used(ruritania: Gazetteer) -> None:
    assert suggest(ruritania, "Norbrg") == ["Norburg (Norland)"]
    assert suggest(ruritania, "Norbrg", country="GK") == []
    assert suggest(ruritania, "x" * 10_000) == []
    assert suggest(ruritania, "") == []
    assert ruritania.by_name("Norbrg") == ()


def _cut(folder: Path) -> None:
    (folder / "places.jsonl").write_bytes((folder / "places.jsonl").read_bytes()[:-20])


def _empty(folder: Path) -> None:
    (folder / "names.marisa").write_bytes(b"")


def _gone(folder: Path) -> None:
    (folder / "places.jsonl").unlink()


def _no_json(folder: Path) -> None:
    (folder / "pack.json").write_text("{")


def _list(folder: Path) -> None:
    (folder / "pack.json").write_text("[]")


def _other_trie(folder: Path) -> None:
    size = (folder / "names.marisa").stat().st_size
    (folder / "names.marisa").write_bytes(b"x" * size)


@pytest.mark.parametrize("damage", [_cut, _empty, _gone, _no_json, _list, _other_trie])
def test_a_damaged_pack_is_refused_with_the_way_out(folder: Path, damage: object) -> None:
    assert callable(damage)
    damage(folder)
    with pytest.raises(GazetteerError) as caught:
        gazetteer.load([str(folder)])
    assert str(folder) in str(caught.value)
    assert "rebuild the pack with python -m scripts.build_data" in str(caught.value)


def test_a_row_damaged_in_place_is_refused_when_met(folder: Path) -> None:
    rows = (folder / "places.jsonl").read_bytes()
    (folder / "places.jsonl").write_bytes(rows.replace(b'"name":"Zenda"', b'"name":"Zenda]'))
    damaged = gazetteer.load([str(folder)])
    assert damaged.by_name("Sudmark") == (SUDMARK,)
    with pytest.raises(GazetteerError, match="rebuild the pack"):
        damaged.by_name("Zenda")


def test_a_pack_of_another_format_is_refused(folder: Path) -> None:
    about = json.loads((folder / "pack.json").read_text())
    (folder / "pack.json").write_text(json.dumps({**about, "format": 99}))
    with pytest.raises(GazetteerError, match="format 99, this version reads 1; rebuild"):
        gazetteer.load([str(folder)])


def test_an_unknown_pack_is_answered_with_the_known_ones() -> None:
    with pytest.raises(GazetteerError, match="'nowhere': not known; give one of af, world"):
        gazetteer.load(["nowhere"])


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("Nād ‘Alī", "Nad-e Ali".replace("-e", ""), "NAD ALI", "Nad'ali"), "nadali"),
        (("لشكرگاہ", "لشکرگاه", "لشکر گاه", "لشکر\u200cگاه", "لَشکَرگاه", "لشـکرگاه"), "لشکرگاه"),
        (("Qalʻah", "Qal‘ah", "Qal'ah", "Qal`ah", "Qalah"), "qalah"),
        (("U.S.", "US", "u.s"), "us"),
        (("Łódź", "Lodz"), "lodz"),
        (("Straße", "STRASSE"), "strasse"),
        (("", "-", " . ", "\u200f"), ""),
    ],
)
def test_fold(spellings: tuple[str, ...], key: str) -> None:
    assert {fold(spelling) for spelling in spellings} == {key}


@given(st.text(max_size=60))
def test_folding_is_done_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
