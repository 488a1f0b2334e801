"""Places of one name, told apart by what else a report names; with the data that are shipped."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse

_LEXICON = lexicon.load()


def _where(report: str, name: str) -> set[str]:
    """Where the name lies as told by the report: `country` or ISO 3166-2 codes, with the kind."""
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    places = [toponym.place for toponym in found if toponym.text.removesuffix(" State") == name]
    return {f"{p.kind} {p.admin1 or p.country}" if p else "unresolved" for p in places}


_SENSES = [  # name, report, country or province
    (
        "Tripoli",
        "Rival militias clashed in Tripoli, and flights to Misrata and Benghazi stopped.",
        "LY-TB",
    ),
    (
        "Tripoli",
        "Gunmen shot at an army post in Tripoli; the army in Beirut and Sidon was put on alert.",
        "LB-AS",
    ),
    (
        "Hyderabad",
        "Lawyers in Hyderabad, Sukkur and Karachi stayed away from the courts of Sindh.",
        "PK-SD",
    ),
    (
        "Hyderabad",
        "Two men were stabbed in Hyderabad; Telangana police sent men from Warangal.",
        "IN-TS",
    ),
    (
        "Punjab",
        "A bomb killed two in Lahore, in Punjab; Multan and Faisalabad were quiet.",
        "PK-PB",
    ),
    (
        "Punjab",
        "Farmers blocked trains in Ludhiana and Amritsar, and all of Punjab stood still.",
        "IN-PB",
    ),
    (
        "Georgia",
        "Shots were fired near Gori, said Georgia, and Tbilisi called up its reserve.",
        "country GE",
    ),
    ("Georgia", "A man was shot in Atlanta, Georgia, and another in Savannah.", "US-GA"),
    (
        "Niger",
        "Bandits took eleven villagers in Niger State, near Minna, on the road from Kaduna.",
        "NG-NI",
    ),
    (
        "Niger",
        "Gunmen from Mali killed nine in Niger, near Tillabery, said the army in Niamey.",
        "country NE",
    ),
    ("Guinea", "Soldiers fired on a crowd in Conakry and Kankan, in Guinea.", "country GN"),
    ("Valencia", "Police beat protesters in Valencia and Maracay; Caracas was calm.", "VE-G"),
    (
        "Valencia",
        "A crowd threw stones at the police in Valencia; in Madrid and Alicante all was calm.",
        "ES-VC",
    ),
    (
        "Córdoba",
        "Looters broke into shops in Córdoba and Rosario, and Buenos Aires sent gendarmes.",
        "AR-X",
    ),
    ("Córdoba", "Two were stabbed in Córdoba; police from Sevilla and Granada helped.", "ES-AN"),
    ("Córdoba", "Gunmen killed a farmer in Montería, in Córdoba department, Colombia.", "CO-COR"),
    (
        "Victoria",
        "Police shot a man in Melbourne and another in Geelong, both in Victoria.",
        "AU-VIC",
    ),
    (
        "Victoria",
        "A logging road near Victoria, Vancouver Island, was blocked; police came from Vancouver.",
        "CA-BC",
    ),
    (
        "San José",
        "Stones flew in San José as Costa Rica's police cleared the road to Cartago.",
        "CR-SJ",
    ),
    (
        "San José",
        "Cattle thieves shot two in San José de Mayo, and Montevideo sent police to San José, "
        "Uruguay.",
        "UY-SJ",
    ),
    (
        "Santiago",
        "Hooded men burned a church in Santiago; Valparaíso and Concepción saw marches.",
        "CL-RM",
    ),
    (
        "Santiago",
        "A police patrol was attacked in Santiago, north of Santo Domingo, in the Dominican "
        "Republic.",
        "DO-25",
    ),
    (
        "Jalalabad",
        "A suicide bomber struck in Jalalabad, in Nangarhar, on the road to Torkham.",
        "AF-NAN",
    ),
    (
        "Jalalabad",
        "Crowds clashed in Jalalabad and Osh, and Bishkek sent troops to southern Kyrgyzstan.",
        "KG-J",
    ),
    ("Farah", "Taliban attacked two posts in Farah, and Herat sent commandos.", "AF-FRA"),
    (
        "Zabol",
        "Two guards were shot in Zabol; Zahedan and the rest of Sistan and Baluchestan were quiet.",
        "IR-11",
    ),
    ("Zabol", "Police in Qalat, in Zabol province of Afghanistan, hit a mine.", "AF-ZAB"),
    ("Kalat", "Gunmen stopped a bus in Kalat, south of Quetta, in Balochistan.", "PK-BA"),
    (
        "Kalat",
        "A mine killed a driver in Kalat, the capital of Zabul, on the road from Kandahar.",
        "AF-ZAB",
    ),
]


@pytest.mark.parametrize(("name", "report", "expected"), _SENSES)
def test_what_else_is_named_tells_which(name: str, report: str, expected: str) -> None:
    (found,) = _where(report, name)
    assert found.endswith(expected)


def test_a_state_is_no_country() -> None:
    report = "Guinea-Bissau and Equatorial Guinea closed their borders with Guinea."
    assert _where(report, "Guinea") == {"country GN"}
    assert _where(report, "Guinea-Bissau") == {"country GW"}
    assert _where(report, "Equatorial Guinea") == {"country GQ"}


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        ("Tripoli Post of Libya", None, "LY-TB"),
        ("The Lebanese Daily", None, "LB-AS"),
        (None, "https://news.example.lb/2021/05/a-story", "LB-AS"),
        (None, "https://news.example.ly/2021/05/a-story", "LY-TB"),
        (None, None, "LY-TB"),
    ],
)
def test_the_outlet_tells_of_where_it_reports(
    source: str | None, url: str | None, expected: str
) -> None:
    report = text.read("Three people were shot dead in Tripoli at dawn.")
    (found,) = geoparse(report, gazetteer.load(), _LEXICON, source=source, url=url)
    assert found.place is not None
    assert found.place.admin1 == expected


@pytest.mark.parametrize(
    ("name", "report", "expected"),
    [
        (  # a city is no village of that name
            "Kostiantynivka",
            "Two were hurt when a drone fell on the city of Kostiantynivka; Kherson was calm.",
            "settlement UA-14",
        ),
        (
            "Georgievka",
            "A shell fell on the village of Georgievka in Samara on Monday.",
            "settlement RU-SAM",
        ),
        (  # a region called after a district that was told is no province of another country
            "Beni",
            "Rebels killed two in Beni territory, North Kivu. The region of Beni has seen years of war.",
            "admin2 CD-NK",
        ),
        ("Beni", "A flood cut the roads of the region of Beni, in Bolivia.", "admin1 BO-B"),
        # a village is no province, and one told to lie in a province not its namesake abroad
        ("Oro", "Rebels killed four in the villages of Oro and Lopa, in Ituri.", "unresolved"),
        ("Lopa", "Rebels killed four in the villages of Oro and Lopa, in Ituri.", "unresolved"),
        # listed with villages of one country, it is no village abroad
        (
            "Fino",
            "In Garissa he said that men would go to Lafey and Fino in December.",
            "unresolved",
        ),
    ],
)
def test_what_the_words_beside_it_rule_out(name: str, report: str, expected: str) -> None:
    assert _where(report, name) == {expected}


@pytest.mark.parametrize(
    ("report", "province"),
    [
        (
            "A crowd stood in Ghazni City. Four were seized on the road between Kabul and Kandahar.\n\n"
            "The crowd came from the Tolvash area.",
            "AF-GHA",
        ),
        (
            "Shells fell on Taiz. Her brother has gone to Aden.\n\nOne hit a school in Tolvash.",
            "YE-TA",
        ),
        (
            "Shells fell on Kherson.\n\nTroops held off an attack near Tolvash, north-east of Kupiansk.",
            "UA-63",
        ),
        ("Shells fell on Taiz. One fell in Aden.\n\nOne hit a school in Tolvash.", "YE-AD"),
    ],
)
def test_where_an_unknown_name_lies(report: str, province: str) -> None:
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    (parent,) = {toponym.parent for toponym in found if toponym.text == "Tolvash"}
    assert parent is not None
    assert parent.admin1 == province


@pytest.mark.parametrize(
    ("report", "names"),
    [
        (
            "Gunmen stormed the Medina hotel in Beledweyne on Monday.",
            ["Beledweyne"],
        ),  # no hotel is a town elsewhere
        ("A bomb went off at the Ghazni restaurant in Kabul.", ["Kabul"]),
        ("Two were shot on Damascus street in Beirut.", ["Beirut"]),
        ("Two were shot at Ghazni hospital in Ghazni province.", ["Ghazni", "Ghazni"]),
        ("A bomb went off at the gate of Geneva School in Lahore.", ["Lahore"]),
        ("Nine bodies were brought to Herat hospital from Shindand.", ["Herat", "Shindand"]),
        ("A bomb killed two in Herat, a doctor told Aryana 24.", ["Herat"]),
        ("HERAT, Afghanistan (ESNA) -- Two died, a doctor told ESNA.", ["HERAT", "Afghanistan"]),
        ("SPIN BOLDAK (KANDAHAR) - Two died on Monday.", ["SPIN BOLDAK", "KANDAHAR"]),
        (
            "Unity: Shots were heard in Bentiu on 9 May.\n\nLakes: Two herders died near Rumbek.\n\n"
            "All is quiet in South Sudan else.",
            ["Unity", "Bentiu", "Lakes", "Rumbek", "South Sudan"],
        ),
        ("Unity: this is what the elders of Bamyan want.", ["Bamyan"]),
    ],
)
def test_which_names_are_places(report: str, names: list[str]) -> None:
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    assert [toponym.text for toponym in found] == names


def test_in_a_list_by_places_a_name_means_what_lies_under_its_head() -> None:
    report = (
        "HELMAND: A bomb killed two in Nawa.\n\nGHAZNI: A bomb killed three in Nawa.\n\n"
        "KHOST: Gunmen killed one in Sabari."
    )
    assert _where(report, "Nawa") == {"admin2 AF-HEL", "admin2 AF-GHA"}


def test_elsewhere_a_name_means_one_place() -> None:
    report = "A bomb killed two in Nawa, in Helmand.\n\nIn Ghazni all was calm, as in Nawa."
    assert _where(report, "Nawa") == {"admin2 AF-HEL"}


def test_an_aid_group_is_no_town() -> None:
    assert (
        _where("Gunmen attacked the office of an international NGO in Gao, Mali.", "NGO") == set()
    )


def test_a_township_told_in_a_region_is_no_town_of_its_name_elsewhere() -> None:
    report = (
        "Troops burned 200 houses in Bin, a village in Kani township, Sagaing Region, on Monday."
    )
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    assert [(t.text, t.place, t.parent and t.parent.admin1) for t in found[:2]] == [
        ("Bin", None, "MM-01"),
        ("Kani", None, "MM-01"),
    ]


def test_a_quarter_told_to_lie_in_a_town_is_of_it_and_not_of_what_is_named_next() -> None:
    report = (
        "Two were killed in al-Rawzad, a residential quarter in the east of Taiz, a doctor said. In Dhale "
        "the fighting goes on."
    )
    name = geoparse(text.read(report), gazetteer.load(), _LEXICON)[0]
    assert (name.text, name.place, name.parent and name.parent.name) == ("al-Rawzad", None, "Taiz")
