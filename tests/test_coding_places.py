"""Where it happened, and how finely that is known (codebook section 5)."""

import pytest
from telling import Case, case, got, one, told, want

from geomap import gazetteer


def at(admin1: str | None, location: str | None, precision: int | None) -> dict[str, object]:
    return {"admin1": admin1, "location": location, "geo_precision": precision}


CASES: dict[str, Case] = {
    "a city of its province": case(
        "A bomb killed two people in the city of Kandahar on Monday.", at("AF-KAN", "Kandahar", 1)
    ),
    "the province of the same name": case(
        "A bomb killed two people in Kandahar province on Monday.", at("AF-KAN", "Kandahar", 3)
    ),
    "a district": case(
        "A bomb killed two people in Spin Boldak district of Kandahar on Monday.",
        at("AF-KAN", "Spin Boldak", 2),
    ),
    "near a town": case(
        "A bomb killed two people near Gereshk on Monday.", at("AF-HEL", "Gereshk", 2)
    ),
    "on the outskirts": case(
        "A bomb killed two people on the outskirts of Herat city on Monday.",
        at("AF-HER", "Herat", 2),
    ),
    "kilometers off a town": case(
        "A bomb killed two people 12 km north of Gereshk on Monday.", at("AF-HEL", "Gereshk", 2)
    ),
    "measured from another place": case(
        "A bomb killed two people in Maidan Shahr, 40 km from Kabul, on Monday.",
        at("AF-WAR", "Maidan Shahr", 1),
    ),
    "south of the capital": case(
        "A bomb killed two people in Pul-e Alam, south of Kabul, on Monday.",
        at("AF-LOG", "Pul-e Alam", 1),
    ),
    "measured from a town of the province told": case(
        "A bomb killed two people in Helmand province, 12 km north of Gereshk, on Monday.",
        at("AF-HEL", "Gereshk", 2),
    ),
    "measured from a town of another province": case(
        "A bomb killed two people in Wardak province, 40 km from Kabul, on Monday.",
        at("AF-WAR", "Wardak", 3),
    ),
    "there, whence somebody came": case(
        "Fighters shelled Taluqan on Sunday, killing two.\n\nGul, a widow, has come from Ishkamish, "
        "another district of Takhar. A plane bombed the bazaar there on Monday and three people were killed.",
        at("AF-TAK", "Taluqan", 1),
        at("AF-TAK", "Ishkamish", 2),
    ),
    "there, where it happened": case(
        "Gul came to Taluqan from Ishkamish. An air force plane bombed the bazaar of Khwaja Ghar on Monday; "
        "three people were killed there.",
        at("AF-TAK", "Khwaja Ghar", 1),
    ),
    "where what was told went on": case(
        "Gunmen ambushed a convoy in Kandahar province on Monday. Three guards died in the gun battle, which "
        "went on for two hours in Zhari district.",
        at("AF-KAN", "Zhari", 2),
    ),
    "a quarter that a gazetteer has": case(
        "A mine killed two in Kabul on Monday.\n\nThe blast took place in the Khairkhana neighborhood.",
        at("AF-KAB", "Khairkhana", 1),
    ),
    "the capital of another country than the reporter's": case(
        "BEIRUT — Jets bombed the Syrian town of Al-Bab on Monday, killing nine, said activists in Idlib and "
        "Damascus. Shells fell in the capital on Sunday, killing two.",
        at("SY-HL", "Al-Bab", 1),
        at("SY-DI", "Damascus", 1),
    ),
    "only the province": case(
        "A bomb killed two people in Nimroz on Monday.", at("AF-NIM", "Nimroz", 3)
    ),
    "a road": case(
        "A bomb killed two travellers on the highway between Kabul and Ghazni in Wardak province on "
        "Monday.",
        at("AF-WAR", "Wardak", 3),
    ),
    "a camp with only its province": case(
        "Rockets landed in an army camp in Helmand province on Monday.", at("AF-HEL", "Helmand", 3)
    ),
    "a village that no gazetteer knows": case(
        "A bomb killed two people in Chenarbandak village of Andar district, Ghazni province, on Monday.",
        at("AF-GHA", "Chenarbandak", 2) | {"admin2": "Andar"},
    ),
    "a village that no gazetteer knows in a province": case(
        "A bomb killed two people in the village of Chenarbandak in Ghazni province on Monday.",
        at("AF-GHA", "Chenarbandak", 3),
    ),
    "a district of a name that several provinces have": case(
        "A bomb killed two people in Nawa district of Ghazni on Monday.", at("AF-GHA", "Nawa", 2)
    ),
    "that name in the other province": case(
        "A bomb killed two people in Nawa district of Helmand on Monday.", at("AF-HEL", "Nawa", 2)
    ),
    "an owner before its part": case(
        "A bomb killed two people in Helmand's Nad Ali district on Monday.",
        at("AF-HEL", "Nad Ali", 2),
    ),
    "the dateline is not the place": case(
        "KABUL, May 4, 2021 - A bomb killed two people in Faizabad, the capital of Badakhshan, on Monday.",
        at("AF-BDS", "Faizabad", 1),
    ),
    "the dateline is not the place of what has none": case(
        "KABUL, May 4, 2021 - Rockets hit an army airfield on Monday, officials said.",
        at(None, None, None),
    ),
    "who speaks is not the place": case(
        "A bomb killed two people in Farah city on Monday, a spokesman for the interior ministry in Kabul "
        "said.",
        at("AF-FRA", "Farah", 1),
    ),
    "a capital that speaks": case(
        "Washington said that a bomb killed two soldiers in Farah city on Monday.",
        at("AF-FRA", "Farah", 1),
    ),
    "a governor's province where no other is told": case(
        "A bomb killed two policemen on Monday, the governor of Nimroz said.",
        at("AF-NIM", "Nimroz", 3),
    ),
    "a person named like a place": case(
        "A bomb killed two people in Zaranj on Monday, Farah Karimi, a member of the council, said.",
        at("AF-NIM", "Zaranj", 1),
    ),
    "driven to another town": case(
        "A bomb killed two people in Nawzad district of Helmand on Monday. The wounded were driven to a "
        "hospital in Lashkar Gah.",
        at("AF-HEL", "Nawzad", 2),
    ),
    "flown to another province in the same sentence": case(
        "A bomb wounded two people in Zaranj on Monday and they were flown to Herat for treatment.",
        at("AF-NIM", "Zaranj", 1),
    ),
    "where the victims came from": case(
        "A bomb killed two traders from Ghazni in Zaranj on Monday.", at("AF-NIM", "Zaranj", 1)
    ),
    "where the attackers came from": case(
        "Gunmen from Paktika attacked a post in Zurmat district of Paktia on Monday.",
        at("AF-PIA", "Zurmat", 2),
    ),
    "the city leads back": case(
        "HERAT, May 4, 2021 - Life in Herat city stood still on Monday. A bomb killed two people in the "
        "city in the morning.",
        at("AF-HER", "Herat", 1),
    ),
    "one toll over villages": case(
        "A storm of shells killed eleven people in the villages of Kohna Deh and Toot Mazar in Tagab "
        "district of Kapisa province on Monday.",
        {"admin1": "AF-KAP", "fatalities": 11},
    ),
    "no province can be given": case(
        "A bomb killed two soldiers at a base in the south of Afghanistan on Monday.",
        at(None, None, None) | {"country": "AF"},
    ),
    "another country": case(
        "A bomb killed two people in Mopti, Mali, on Monday.",
        at("ML-5", "Mopti", 1) | {"country": "ML"},
    ),
    "another country's province": case(
        "A bomb killed two people in Borno state of Nigeria on Monday.",
        at("NG-BO", "Borno", 3) | {"country": "NG"},
    ),
    "a capital as the place": case(
        "A bomb killed two people in Mogadishu on Monday.",
        at("SO-BN", "Mogadishu", 1) | {"country": "SO"},
    ),
    "a quarter of a city": case(
        "A bomb killed two people in the Dasht-e Barchi neighborhood of Kabul on Monday.",
        at("AF-KAB", "Dasht-e Barchi", 1),
    ),
    "an area told in the sentence after its district": case(
        "Insurgents attacked security posts in Andar district of Ghazni province on Monday, killing two "
        "soldiers.\n\nThe clash took place in the Zarkamar locality, an official said.",
        at("AF-GHA", "Zarkamar", 2) | {"admin2": "Andar"},
    ),
    "a village told in the sentence after its district": case(
        "Gunmen killed two teachers in Andar district of Ghazni province on Monday. They were shot in the "
        "village of Zarkamar.",
        at("AF-GHA", "Zarkamar", 2) | {"admin2": "Andar"},
    ),
    "a quarter of the town that is named before it": case(
        "In Kabul, meanwhile, a bomb exploded in Dasht-e Barchi on Monday, killing two people.",
        at("AF-KAB", "Dasht-e Barchi", 1),
    ),
    "a quarter that no gazetteer knows, of a town that is a province too": case(
        "Shells hit the Zarkamar quarter of Herat on Monday, killing two people.",
        at("AF-HER", "Zarkamar", 1) | {"admin2": "Herat"},
    ),
    "a town and one near it, side by side": case(
        "Bombs killed two people in Kabul and Dasht-e Barchi on Monday.", at("AF-KAB", "Kabul", 3)
    ),
    "an official in the town of another place": case(
        "Six soldiers were killed in the fall of Khwaja Ghar district in Takhar province on Monday, an "
        "official in the town of Taluqan said.",
        at("AF-TAK", "Khwaja Ghar", 2),
    ),
    "where a crowd had gathered": case(
        "Gunmen opened fire on mourners who had gathered in Andar district of Ghazni on Monday, killing two.",
        at("AF-GHA", "Andar", 2),
    ),
    "seized from a district": case(
        "Police on Monday arrested a maker of bombs from Andar district of Ghazni.",
        at("AF-GHA", "Andar", 2),
    ),
    "seized in one place, a native of another": case(
        "Police on Monday arrested two men from Ghazni in Zaranj.", at("AF-NIM", "Zaranj", 1)
    ),
    "who was hit, and where": case(
        "Gunmen killed two traders from Andar district of Ghazni in Zaranj on Monday.",
        at("AF-NIM", "Zaranj", 1),
    ),
    "what was hit": case(
        "Rockets slammed into Zaranj on Monday, killing two people.", at("AF-NIM", "Zaranj", 1)
    ),
    "where people fled": case(
        "A raid killed two people in Zaranj on Monday and forced 300 families to flee into Farah.",
        at("AF-NIM", "Zaranj", 1),
    ),
    "close to a town": case(
        "A bomb killed two people close to Gereshk on Monday.", at("AF-HEL", "Gereshk", 2)
    ),
    "the battle for a town": case(
        "Six soldiers were killed in the battle for Kunduz city on Monday.",
        at("AF-KDZ", "Kunduz", 1),
    ),
    "a part of a town, told in the sentence after it": case(
        "Rockets hit a block of flats in the city of Herat on Monday, killing two people.\n\nThe building "
        "stands in the Zarkamar quarter.",
        at("AF-HER", "Zarkamar", 1) | {"admin2": "Herat"},
    ),
    "where the bodies were brought": case(
        "Villagers carried two bodies to the house of the governor in Ghazni on Tuesday and said that an air "
        'strike had killed them.\n\n"They had no guns," said an elder from the Zarkamar area of Andar '
        "district, where the strike took place on Sunday.",
        at("AF-GHA", "Zarkamar", 2) | {"date_start": "2021-05-02"},
    ),
    "where the wounded were flown": case(
        "KABUL — Gunmen attacked a post in Andar district of Ghazni on Monday. Six soldiers were wounded "
        "and have been flown to the capital.",
        at("AF-GHA", "Andar", 2) | {"injured": 6},
    ),
    "an office that speaks": case(
        "The coalition's press office in Kabul confirmed that a bomb killed two soldiers in Zabul on Monday.",
        at("AF-ZAB", "Zabul", 3),
    ),
    "an office that is hit": case(
        "Gunmen stormed the election office in Zaranj on Monday, killing two guards.",
        at("AF-NIM", "Zaranj", 1),
    ),
    "along a frontier": case(
        "Border guards and troops traded heavy fire on Monday along the frontier in Chamkani district of "
        "Paktia province. Two of the guards were killed, said a spokesman in the province.",
        at("AF-PIA", "Chamkani", 2),
    ),
}


# What the words around a name say of the place it stands for.
STANDINGS: dict[str, Case] = {
    "a quarter of the city named before": case(
        "An elder was shot dead in Lashkargah on Monday. He was on his way home in the Chenarzai "
        "neighbourhood of the city when gunmen opened fire, police said.",
        at("AF-HEL", "Chenarzai", 1),
    ),
    "a district in one phrase with a large town": case(
        "A bomb killed two people in the Hodan district of Mogadishu on Monday.",
        at("SO-BN", "Hodan", 2),
    ),
    "but not the district that holds the town": case(
        "A bomb killed two people in Gereshk, Nahr-e Saraj district of Helmand, on Monday.",
        at("AF-HEL", "Gereshk", 1),
    ),
    "the district whose chief speaks": case(
        "The chief of Arghandab district in Kandahar province, Gul Agha, said four people died when "
        "aircraft bombed a house in the district late on Sunday.",
        at("AF-KAN", "Arghandab", 2),
    ),
    "where they were, in what somebody is quoted with": case(
        "The Taliban abducted six road workers in Ghor province on Monday, an official said.\n\n"
        '"The workers were on their way to a site in Shahrak district," the official said.',
        at("AF-GHO", "Shahrak", 2),
    ),
    "but not where he was reached who is quoted": case(
        "The Taliban abducted six road workers in Ghor province on Monday, an official said.\n\n"
        '"The workers were poor men," he said, reached in Chaghcharan.',
        at("AF-GHO", "Ghor", 3),
    ),
    "a road with both ends in one province": case(
        "A bomb killed three people on the road between Qalat and Shahjoy on Monday.",
        at("AF-ZAB", "Qalat", 2),
    ),
    "and with the ends in two": case(
        "A bomb killed three people on the road between Kandahar and Tarin Kot on Monday.",
        at(None, None, None),
    ),
    "a town told to lie in the country alone": case(
        "Jets bombed the town of Tell Sawwa in northern Syria on Monday, killing six people. The "
        "army said it had struck west of Idlib.",
        at("SY-ID", "Tell Sawwa", 3),
    ),
    "the dead of a place told in the paragraph of its district": case(
        "In Andar, now. Gunmen attacked the diggers' camp at Chenarbandak last Friday. Seven diggers "
        "died by machete.",
        at("AF-GHA", "Chenarbandak", 2) | {"fatalities": 7},
    ),
    "a district of two provinces, told from the capital": case(
        "KABUL, Afghanistan (OX) \u2014 Gunmen killed four guards in Ghazni province, police said.\n\n"
        "The guards were asleep in a school in Qarabagh district when the gunmen came late on Monday.",
        at("AF-GHA", "Qarabagh", 2),
    ),
    "a province of directions, and a district called a division": case(
        "Two soldiers were killed at Chenarbandak, Ngoketunjia Division of the North West Region, on "
        "Monday.",
        at("CM-NW", "Chenarbandak", 2),
    ),
    "a village whose name begins as a day's does": case(
        "Jets bombed Mon Twenga Village in Sagaing Region on Monday, killing two people.",
        at("MM-01", "Mon Twenga", 3),
    ),
    "an abbreviation that a town abroad is spelled as": case(
        "A bomb killed two people in Bannu on Monday. The wounded were taken to RIMS.",
        at("PK-KP", "Bannu", 1),
    ),
    "a bay": case(
        "Rebels stormed an airfield at Manda Bay in Lamu County of Kenya on Monday.",
        at("KE-21", "Manda Bay", 2),
    ),
    "where nothing could get to": case(
        "In Andar, lawyers sat down on the highway on Sunday, so that no bus could reach Qalat.",
        at("AF-GHA", "Andar", 2),
    ),
    "a district that is not named": case(
        "An air strike killed nine people in a Taliban-held district of Kunduz on Monday.",
        at("AF-KDZ", "Kunduz", 3),
    ),
    "a district that is named": case(
        "An air strike killed nine people in the district of Kunduz on Monday.",
        at("AF-KDZ", "Kunduz", 2),
    ),
    "a village beside a town, and its namesake abroad": case(
        "Warplanes bombed Saida, east of Daraa, on Monday.", at("SY-DR", "Saida", 3)
    ),
    "a village that no gazetteer has, listed with one that has a namesake abroad": case(
        "Militiamen entered Djugu territory in Ituri on Monday. Residents of Bule and Fataki fled. "
        "In Bule the gunmen shot dead two men.",
        at("CD-IT", "Bule", 2),
    ),
    "the provincial capital": case(
        "KABUL: Gunmen killed a man in Andar, Ghazni, on Monday.\n\nIn the provincial capital, a bomb killed "
        "two on Tuesday.",
        at("AF-GHA", "Andar", 2),
        at("AF-GHA", "Ghazni", 1),
    ),
    "the provincial capital, from which the report was sent": case(
        "QUETTA: Gunmen killed a man in Turbat on Monday.\n\nIn the provincial capital, a bomb killed two on "
        "Tuesday.",
        at("PK-BA", "Turbat", 1),
        at("PK-BA", "Quetta", 1),
    ),
    "the provincial capital abroad": case(
        "BAGHDAD: Gunmen killed a man in Rutba, Anbar, on Monday.\n\nIn the provincial capital, a bomb "
        "killed two on Tuesday.",
        at("IQ-AN", "Rutba", 2),
        at("IQ-AN", "Ramadi", 1),
    ),
    "the state capital abroad": case(
        "ABUJA: Gunmen killed a man in Gwoza, Borno State, on Monday.\n\nIn the state capital, a bomb killed "
        "two on Tuesday.",
        at("NG-BO", "Gwoza", 2),
        at("NG-BO", "Maiduguri", 1),
    ),
    "the regional capital abroad": case(
        "OUAGADOUGOU: Gunmen killed a man in Djibo, in the Sahel region, on Monday.\n\nIn the regional "
        "capital, a bomb killed two on Tuesday.",
        at("BF-12", "Djibo", 1),
        at("BF-12", "Dori", 1),
    ),
    "the state capital that is the country's as well": case(
        "Gunmen killed a man in Yei, Central Equatoria State, on Monday.\n\nIn the state capital, a bomb "
        "killed two on Tuesday.",
        at("SS-EC", "Yei", 1),
        at("SS-EC", "Juba", 1),
    ),
    "where newsmen were told": case(
        "The chairman told newsmen in Ghazni city that gunmen killed three farmers in Andar on Monday.",
        at("AF-GHA", "Andar", 2),
    ),
    "a village told by the way to a town": case(
        "Twenty people died when fighters raided Kojo Keje, some 150 km south of Juba, on Monday.",
        at("SS-EC", "Kojo Keje", 3),
    ),
    "other cities of a country": case(
        "Thousands demonstrated in Khartoum and other cities of Sudan on Monday.",
        at("SD-KH", "Khartoum", 1),
    ),
    "a make of cars": case(
        "Gunmen in a Toyota shot dead a teacher in Gereshk on Monday.", at("AF-HEL", "Gereshk", 2)
    ),
    "items of a summary and what is told of them": case(
        "HIGHLIGHTS\n\u2022 Attack on Chenarbandak\n\u2022 Clinic of Lashkargah looted\n\nSECURITY\n"
        "On 1 May, gunmen entered the village of Chenarbandak in Helmand and killed three civilians.\n\n"
        "On 2 May, a car hit a roadside bomb near Torwesa. Four passengers died.",
        at("AF-HEL", "Chenarbandak", 3) | {"fatalities": 3},
        at("AF-HEL", "Lashkargah", 1),
        at("AF-HEL", "Torwesa", 3) | {"fatalities": 4},
    ),
}


@pytest.mark.parametrize("name", STANDINGS)
def test_standings(name: str) -> None:
    assert got(STANDINGS[name]) == want(STANDINGS[name])


@pytest.mark.parametrize("name", CASES)
def test_places(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])


def test_a_province_is_drawn_at_the_label_of_its_area() -> None:
    mention = one("A bomb killed two people in Kandahar province on Monday.")
    province = gazetteer.load().admin1("AF-KAN")
    city = one("A bomb killed two people in the city of Kandahar on Monday.")
    assert province is not None
    assert (mention.latitude, mention.longitude) == (province.lat, province.lon)
    assert (mention.latitude, mention.longitude) != (city.latitude, city.longitude)
    assert mention.admin1_name == "Kandahar"
    assert mention.admin1_pcode == province.pcode
    assert mention.admin1_pcode_set == province.pcode_set is not None


def test_a_village_that_is_not_known_stands_at_its_district() -> None:
    village = one(
        "A bomb killed two people in Chenarbandak village of Andar district, Ghazni province, on Monday."
    )
    district = one("A bomb killed two people in Andar district of Ghazni on Monday.")
    assert (village.latitude, village.longitude) == (district.latitude, district.longitude)
    assert "Chenarbandak" in village.location_names


def test_a_capital_that_speaks_makes_no_incident_there() -> None:
    mentions, _ = told("Kabul said that a bomb killed two people in Zaranj on Monday.")
    assert [mention.admin1 for mention in mentions] == ["AF-NIM"]


def test_where_those_who_told_of_it_had_got_to_is_not_where_it_was() -> None:
    mention = one(
        "Gunmen stormed the village of Zorbakan in Helmand province on Monday and shot dead two traders, "
        "residents who had reached Sangin said."
    )
    assert (mention.location, mention.admin1) == ("Zorbakan", "AF-HEL")
    assert (mention.admin2, mention.geo_precision) == (None, 3)


def test_a_village_that_is_only_named_near_a_town_has_no_district() -> None:
    (town, village), _ = told(
        "A bomb killed three people in Ghazni city on Monday.\n\nGunmen shot dead two traders in the "
        "village of Zorbakan on Sunday."
    )
    assert town.admin2 == "Ghazni"
    assert (village.location, village.admin2) == ("Zorbakan", None)
