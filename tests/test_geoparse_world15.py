"""Places of the world: parts of districts, spellings of Ethiopia, namesakes abroad, names of armies."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse

_LEXICON = lexicon.load()


def _told(report: str) -> list[str]:
    """The names of a report: the code of the place, or of the one in which it must lie."""
    out = []
    for t in geoparse(text.read(report), gazetteer.load(), _LEXICON):
        place = t.place or t.parent
        code = place.admin1 or place.country if place else None
        out.append(f"{t.text}: {code}" if t.place else f"{t.text}: in {code}")
    return out


@pytest.mark.parametrize(
    ("report", "told"),
    [
        # Communes and localities of which no town is listed.
        ("Shells killed six in Tawila and Kutum.", ["Tawila: SD-DN", "Kutum: SD-DN"]),
        ("Two farmers were killed in Ganthier.", ["Ganthier: HT-OU"]),
        # A district of a country whose districts were not listed.
        ("Clans fought in Wapenamanda.", ["Wapenamanda: PG-EPW"]),
        # One name of Ethiopia has many spellings.
        ("Shots were heard in Horo Guduru.", ["Horo Guduru: ET-OR"]),
        (
            "Twenty died in East Wollega, three in West Hararghe, nine in Mekelle and Gondar.",
            ["East Wollega: ET-OR", "West Hararghe: ET-OR", "Mekelle: ET-TI", "Gondar: ET-AM"],
        ),
    ],
)
def test_places_that_were_lacking(report: str, told: list[str]) -> None:
    assert _told(report) == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        # The bare name of a district abroad is a village's at home ...
        (
            "Herders died near Bajil in the north of Kenya, police in Marsabit said.",
            ["Bajil: in KE-25", "Kenya: KE", "Marsabit: KE-25"],
        ),
        # ... but a county is told in full.
        (
            "A man of Cuyahoga County was killed in Nairobi, in Kenya.",
            ["Cuyahoga County: US-OH", "Nairobi: KE-30", "Kenya: KE"],
        ),
        # So is that of a parish in a small country.
        (
            "Two men died in Port-au-Prince, Haiti. The gunmen had come from Bel Air.",
            ["Port-au-Prince: HT-OU", "Haiti: HT", "Bel Air: in HT-OU"],
        ),
        # A country that only sponsors does not draw a famous name to its small town.
        (
            "Talks on Sudan that the United States sponsors opened in Geneva. Khartoum and Nyala burn.",
            ["Sudan: SD", "United States: US", "Geneva: CH-GE", "Khartoum: SD-KH", "Nyala: SD-DS"],
        ),
        # What lies behind a border is the country.
        (
            "Bandits killed ten people in Sokoto, Nigeria. Survivors fled across the border into Niger.",
            ["Sokoto: NG-SO", "Nigeria: NG", "Niger: NE"],
        ),
        ("Bandits struck in Kaduna and Niger states.", ["Kaduna: NG-KD", "Niger: NG-NI"]),
        # A country heads its paragraph.
        (
            "BRAZIL: A man died.\n\nVENEZUELA: Soldiers shot a miner in Amazonas state.",
            ["BRAZIL: BR", "VENEZUELA: VE", "Amazonas: VE-Z"],
        ),
        # What falls, falls on a place.
        ("A jet was shot down over Zaitseve, Ukraine.", ["Zaitseve: UA-14", "Ukraine: UA"]),
    ],
)
def test_namesakes_abroad(report: str, told: list[str]) -> None:
    assert _told(report) == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("The Patriotic Liberation Army of Chad attacked Faya.", ["Faya: TD-BO"]),
        ("Men of the Islamic State of Iraq held Tikrit.", ["Tikrit: IQ-SD"]),
        ("The Sudanese Armed Forces in Kadugli fired.", ["Kadugli: SD-KS"]),
        ("Fighting raged in Rakhine State of Myanmar.", ["Rakhine: MM-16", "Myanmar: MM"]),
        ("The NaMA party met in Gondar.", ["Gondar: ET-AM"]),
    ],
)
def test_names_of_armies_and_parties(report: str, told: list[str]) -> None:
    assert _told(report) == told
