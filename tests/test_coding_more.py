"""More wordings of one rule or another."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}
RIOT = {"event_type": "Riots"}

CASES: dict[str, Case] = {
    "dead and missing after an attack": case(
        "At least 15 people died and 20 are missing after an attack on a village in Gizab district of "
        "Daykundi on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 15},
    ),
    "among the dead": case(
        "Eleven people were killed when a bomb hit a bus in Ghoryan district of Herat on Sunday. Among the "
        "dead were three women and a child.",
        BLAST | {"fatalities": 11},
    ),
    "the dead by groups": case(
        "A bomb killed two policemen, a driver and three passers-by in Herat city on Sunday.",
        BLAST | {"fatalities": 6},
    ),
    "leaving dead": case(
        "Gunmen raided a wedding in Ghoryan district of Herat on Sunday, leaving nine guests dead.",
        CIVILIANS | {"fatalities": 9},
    ),
    "lost their lives": case(
        "Five farmers lost their lives when they drove over a mine in Ghoryan district of Herat on Sunday.",
        BLAST | {"fatalities": 5},
    ),
    "claimed lives": case(
        "A bomb in a bazaar in Ghoryan district of Herat claimed seven lives on Sunday.",
        BLAST | {"fatalities": 7},
    ),
    "no civilians among the dead": case(
        "Six insurgents were killed in an air strike in Ghoryan district of Herat on Sunday. There were no "
        "civilian casualties, the army said.",
        BLAST | {"fatalities": 6},
    ),
    "killed and captured": case(
        "Commandos killed eight militants and captured five in a raid in Ghoryan district of Herat on "
        "Sunday.",
        BATTLE | {"fatalities": 8},
    ),
    "without saying how many": case(
        "Some insurgents were killed in a clash in Ghoryan district of Herat on Sunday, the governor said "
        "without giving a number.",
        BATTLE | {"fatalities": None},
    ),
    "heavy losses": case(
        "The insurgents suffered heavy losses in a clash in Ghoryan district of Herat on Sunday.",
        BATTLE | {"fatalities": None},
    ),
    "a percentage and a sum": case(
        "A bomb destroyed 40 percent of a market in Herat city on Sunday and caused a loss of $300,000.",
        BLAST | {"fatalities": None, "injured": None},
    ),
    "dozens against hundreds": case(
        "Dozens of soldiers held off hundreds of insurgents in a battle in Ghoryan district of Herat on "
        "Sunday.",
        BATTLE | {"fatalities": None},
    ),
    "wounded by type": case(
        "A bomb wounded 12 people in Herat city on Sunday, four of them seriously.",
        BLAST | {"injured": 12},
    ),
    "a child more": case(
        "Two women and a child died when a shell hit a house in Ghoryan district of Herat on Sunday.",
        BLAST | {"fatalities": 3},
    ),
    "neither side": case(
        "Soldiers and insurgents clashed in Ghoryan district of Herat on Sunday. Neither side gave figures "
        "of its dead.",
        BATTLE | {"fatalities": None},
    ),
    "a bomb under an army vehicle": case(
        "Three soldiers died when their vehicle hit a roadside bomb in Ghoryan district of Herat on Sunday.",
        BLAST | {"sub_event_type": "Remote explosive/landmine/IED", "fatalities": 3},
    ),
    "a magnetic bomb on an official's car": case(
        "A sticky bomb attached to the car of a prosecutor wounded him in Herat city on Sunday.",
        BLAST | {"injured": 1},
    ),
    "a rocket on a base": case(
        "A rocket landed inside an army base in Ghoryan district of Herat on Sunday without causing damage.",
        BLAST | {"sub_event_type": "Shelling/artillery/missile attack"},
    ),
    "an insider": case(
        "A policeman opened fire on his colleagues at a checkpoint in Ghoryan district of Herat on Sunday, "
        "killing three.",
        BATTLE | {"fatalities": 3},
    ),
    "a school burned": case(
        "Unknown men set fire to a girls' school in Ghoryan district of Herat on Sunday night.",
        STRATEGIC | {"sub_event_type": "Looting/property destruction"},
    ),
    "released": case(
        "The Taliban released 12 prisoners in Ghoryan district of Herat on Sunday under the agreement.",
        STRATEGIC | {"sub_event_type": "Agreement"},
    ),
    "protesters with stones, police with guns": case(
        "Protesters threw stones at police in Herat city on Sunday and torched two vehicles. Police fired "
        "in the air to drive them off.",
        RIOT | {"sub_event_type": "Violent demonstration"},
    ),
    "a district changes hands without a shot": case(
        "Ghoryan district of Herat fell to the Taliban on Sunday without a shot being fired; the garrison "
        "had left during the night.",
        STRATEGIC | {"sub_event_type": "Non-violent transfer of territory"},
    ),
    "an ambush on a convoy of an official": case(
        "Gunmen ambushed the convoy of a district governor in Ghoryan district of Herat on Sunday and "
        "wounded two of his guards.",
        BATTLE | {"injured": 2},
    ),
    "an assassination": case(
        "A member of the provincial council was assassinated in Herat city on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 1},
    ),
    "while in another province": case(
        "Insurgents attacked a post in Ghoryan district of Herat on Sunday, while in Bakwa district of Farah "
        "a bomb killed a policeman.",
        BATTLE | {"admin1": "AF-HER", "fatalities": None},
        BLAST | {"admin1": "AF-FRA", "fatalities": 1},
    ),
    "a report on the first quarter": case(
        "The UN said on Monday that 573 civilians were killed in Afghanistan in the first three months of "
        "the year.",
        aside=("aggregate",),
    ),
    "in the air force's own words": case(
        "Pilots will soon fly strikes by night, the air force said in Kabul on Monday.",
        aside=("future",),
    ),
    "between two towns": case(
        "Gunmen stopped a bus between Gereshk and Lashkar Gah in Helmand on Sunday and killed three "
        "passengers.",
        CIVILIANS | {"admin1": "AF-HEL", "fatalities": 3},
    ),
    "east of a city": case(
        "A bomb killed two people 20 kilometers east of Jalalabad on Sunday.",
        BLAST | {"admin1": "AF-NAN", "location": "Jalalabad", "geo_precision": 2},
    ),
    "killed along with": case(
        "The head of Bamyan's prison was killed along with two of his guards when a bomb in his car went "
        "off in Bamyan city on Sunday.",
        BLAST | {"fatalities": 3},
    ),
    "a woman and her two children": case(
        "A woman and her two children were killed by a mortar shell in Nirkh district of Wardak on Sunday.",
        BLAST | {"fatalities": 3},
    ),
    "a suicide bomb on a convoy": case(
        "Four civilians were killed in a suicide attack on a convoy of foreign troops in Daman district of "
        "Kandahar on Sunday.",
        BLAST | {"sub_event_type": "Suicide bomb", "fatalities": 4},
    ),
    "captives found dead": case(
        "The bodies of seven abducted policemen were found in Charkh district of Logar on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 7},
    ),
    "of them, one sentence on": case(
        "More than 200 insurgents attacked the center of Sherzad district in Nangarhar on Monday. Nineteen "
        "of them were killed and 26 injured, the police said. Three policemen were also killed.",
        BATTLE | {"fatalities": 22, "injured": 26},
    ),
    "the number of dead stands at": case(
        "A bomb went off in Herat city on Sunday. The number of dead stands at 13, with 40 wounded.",
        BLAST | {"fatalities": 13, "injured": 40},
    ),
    "two provinces, two tolls, one sentence": case(
        "A mine killed two soldiers in Ghoryan district of Herat and a rocket wounded a woman in Bakwa "
        "district of Farah on Sunday.",
        BLAST | {"admin1": "AF-HER", "fatalities": 2, "injured": None},
        BLAST | {"admin1": "AF-FRA", "fatalities": None, "injured": 1},
    ),
    "an attack recalled": case(
        "Residents of Kabul lit candles on Monday for the victims of the attack on the university last "
        "November, in which 22 people died."
    ),
    "earlier the same day": case(
        "Gunmen shot dead a doctor in Herat city on Monday evening. Earlier in the day a bomb wounded two "
        "people in Farah city.",
        CIVILIANS | {"date_start": "2021-05-03", "admin1": "AF-HER"},
        BLAST | {"date_start": "2021-05-03", "admin1": "AF-FRA"},
    ),
    # what is told beside an event
    "a bomb with gunmen after it": case(
        "A suicide car bomb and gunmen targeted the office of a bank in Herat city on Sunday. Three "
        "attackers and five guards were killed.",
        BATTLE | {"fatalities": 8},
    ),
    "a bomb against a convoy": case(
        "A suicide bomber attacked a convoy of the army in Herat city on Sunday and wounded four soldiers.",
        BLAST | {"sub_event_type": "Suicide bomb", "injured": 4},
    ),
    "killed, and others arrested": case(
        "Police killed four Taliban fighters and arrested two in Ghoryan district of Herat on Sunday.",
        BATTLE | {"fatalities": 4},
    ),
    "a drone that kills": case(
        "A drone killed a family of five in Ghoryan district of Herat on Sunday.",
        BLAST | {"sub_event_type": "Air/drone strike", "fatalities": 5},
    ),
    "clearers of mines": case(
        "Masked gunmen killed ten mine clearers in Ghoryan district of Herat on Sunday.",
        CIVILIANS | {"fatalities": 10},
    ),
    "days after another": case(
        "A bomb killed three people in Herat city on Monday. The attack came four days after gunmen stormed "
        "a hotel in Kabul and killed 22 people.",
        BLAST | {"admin1": "AF-HER", "date_start": "2021-05-03", "fatalities": 3},
        CIVILIANS | {"admin1": "AF-KAB", "date_start": "2021-04-29", "fatalities": 22},
    ),
    "a day after the fight began": case(
        "Troops fought on Monday to win back ground around Lashkar Gah, a day after insurgents stormed posts "
        "on the outskirts of the city.",
        BATTLE | {"admin1": "AF-HEL"},
    ),
    "two places and two tolls with an and in each": case(
        "Bombs in Herat city killed nine passengers and wounded 15, and a blast in Kabul killed at least two "
        "worshippers and wounded ten on Monday.",
        BLAST | {"admin1": "AF-HER", "fatalities": 9, "injured": 15},
        BLAST | {"admin1": "AF-KAB", "fatalities": 2, "injured": 10},
    ),
    "a head that sums up": case(
        "Four explosions shook the country on Sunday and killed 30 people. In Herat city, 18 worshippers "
        "died in a mosque. In Kunduz city, 12 were killed on a bus.",
        BLAST | {"admin1": "AF-HER", "date_start": "2021-05-02", "fatalities": 18},
        BLAST | {"admin1": "AF-KDZ", "date_start": "2021-05-02", "fatalities": 12},
        aside=("aggregate",),
    ),
    "where the victims worked": case(
        "Three women who worked for a radio station in Jalalabad were gunned down on Sunday.",
        CIVILIANS | {"admin1": "AF-NAN", "location": "Jalalabad", "fatalities": 3},
    ),
    "a capital without its name": case(
        "A bomb killed two people in the Somali capital on Monday.",
        BLAST | {"country": "SO", "location": "Mogadishu", "fatalities": 2},
    ),
    "families who fled from it": case(
        "On Sunday a clash in Dawlatabad district of Faryab left four soldiers dead. Some 250 families were "
        "displaced to Maymana.",
        BATTLE | {"fatalities": 4, "displaced": 250},
    ),
    # tolls
    "five soldiers and three others": case(
        "Five soldiers and three others were killed by a bomb in Herat city on Monday.",
        BLAST | {"fatalities": 8},
    ),
    "three others later": case(
        "A bomb killed a policeman in Herat city on Monday. Three other people died in hospital.",
        BLAST | {"fatalities": 4},
    ),
    "also killed": case(
        "A bomb killed three people in Herat city on Monday. Two women were also killed.",
        BLAST | {"fatalities": 5},
    ),
    "a total taken apart": case(
        "Eight people were killed by a bomb in Herat city on Monday. Police said five policemen and three "
        "others were killed.",
        BLAST | {"fatalities": 8},
    ),
    "he died the next day": case(
        "A mine in Ghoryan district of Herat wounded a boy on Saturday. He died the next day.",
        BLAST | {"fatalities": 1, "date_start": "2021-05-01", "date_end": "2021-05-01"},
    ),
    "three more than was said": case(
        "A bomb killed 36 people in Herat city on Monday, three more than was said at first.",
        BLAST | {"fatalities": 36},
    ),
    "one of each taken apart": case(
        "Ten civilians and two soldiers, one of the army and one of the police, were killed by a bomb in "
        "Herat city on Monday.",
        BLAST | {"fatalities": 12},
    ),
    "a child among them": case(
        "A mine wounded three people, a child among them, in Herat city on Monday.",
        BLAST | {"injured": 3},
    ),
    "among 25 killed": case(
        "A reporter was among 25 people killed by a bomb in Herat city on Monday.",
        BLAST | {"fatalities": 25},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_more(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
