"""Rules that reports from overseas taught: who somebody is, the manner of a death, an hour's day."""

import pytest
from telling import Case, case, figures, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
PROTEST = {"event_type": "Protests"}

BEFALLEN: dict[str, Case] = {
    "what somebody is suspected of is past, what befell him is not": case(
        "Two women suspected of witchcraft were beaten to death in Mbeya on Sunday.",
        CIVILIANS | {"fatalities": 2, "date_start": "2021-05-02"},
    ),
    "what somebody could not do does not deny what befell him": case(
        "On Sunday, nine passengers who could not name the saint were shot dead near Mandera.",
        CIVILIANS | {"fatalities": 9},
    ),
    "who was not attacked was not": case(
        "Drivers who were not attacked in Gao on Sunday went home.", aside=("negated",)
    ),
    "people made to lie down": case(
        "Gunmen stopped a bus near Gusau on Sunday; six traders were made to lie on the road and shot.",
        CIVILIANS | {"fatalities": 6},
    ),
    "people lined up": case(
        "Eleven herders were lined up and shot near Gao on Sunday, the mayor said.",
        CIVILIANS | {"fatalities": 11},
    ),
    "a charge that is denied": case(
        "The ministry rejected the accusation of the opposition that soldiers burned 30 houses in Gao.",
        aside=("negated",),
    ),
}

MANNER: dict[str, Case] = {
    "deaths of long before are of no manner told later": case(
        "A grenade was thrown into a bar in Garissa on Sunday. On April 12, gunmen had killed "
        "five people in a clinic at Wajir.",
        BLAST | {"admin1": "KE-07"},
        CIVILIANS | {"admin1": "KE-46", "fatalities": 5},
    ),
    "deaths of the same day are": case(
        "A bomb killed nine in Herat on Sunday. In Kunar, six people were killed.",
        BLAST | {"fatalities": 9},
        BLAST | {"fatalities": 6},
    ),
    "raiders who leave dead attacked": case(
        'Raiders came to Banibangou on Sunday and carried off the cattle. "We counted 22 dead", '
        "the mayor said.",
        CIVILIANS | {"fatalities": 22},
    ),
    "a civil vehicle that is ambushed": case(
        "A lorry was ambushed near Torit on Sunday. The driver and one passenger died.",
        CIVILIANS | {"fatalities": 2},
    ),
    "an army vehicle that is ambushed": case(
        "An army truck was ambushed near Gao on Sunday and four soldiers were killed.",
        BATTLE | {"fatalities": 4},
    ),
    "an aircraft brought down": case(
        "A jet was brought down on Sunday over the Luhansk region.", BATTLE | {"admin1": "UA-09"}
    ),
    "soldiers who fell on a day": case(
        "Three gendarmes fell on Sunday in an ambush near Bamenda.", BATTLE | {"fatalities": 3}
    ),
    "people taken on a day": case(
        "Two nurses were taken on Friday night by gunmen in Jos.",
        CIVILIANS | {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "prices fall without a fight": case("Prices fell on Sunday in battle-scarred Maiduguri."),
}

DAYS: dict[str, Case] = {
    "the span of which it was the worst is not its day": case(
        "Rebels set off a bomb under a police truck in Cali on Sunday. It killed four officers in "
        "the deadliest blow to the force this year.",
        BLAST | {"fatalities": 4, "date_start": "2021-05-02"},
    ),
    "an hour belongs to the day told just before": case(
        "Six rangers were hurt in a gunfight in Yala yesterday.\n\nIn neighbouring Narathiwat, two "
        "monks were killed when a bomb went off at about 10am.",
        BATTLE | {"date_start": "2021-05-03"},
        BLAST | {"date_start": "2021-05-03"},
    ),
    "also on a day, at another town of the province": case(
        "A bomb killed 15 people in Khalis in Diyala province on Sunday.\n\nAlso Sunday, gunmen "
        "ambushed a police patrol in Baqubah. Three officers died in the firefight.",
        BLAST | {"fatalities": 15},
        BATTLE | {"fatalities": 3},
    ),
}

PLACES: dict[str, Case] = {
    "a village beside a town of the country is none abroad, though its name seats a province there": case(
        "EL ARISH, Egypt - Two herders died on Sunday when a shell struck a tent in the village of "
        "al-Mahdiya near Rafah, in North Sinai. The governor spoke in Arish on Monday.",
        BLAST | {"admin1": "EG-SIN", "location": "al-Mahdiya"},
    ),
    "a quarter is of the town told, not a town far off": case(
        "A bomb killed two people in Bangui on Sunday.\n\nA day later a grenade was thrown in the "
        "Bria neighbourhood, wounding three people.",
        BLAST | {"admin1": "CF-BGF"},
        BLAST | {"admin1": "CF-BGF", "location": "Bria"},
    ),
    "a quarter where its own province is told is that town's": case(
        "Soldiers fought rebels near Bria in Haute-Kotto on Sunday.",
        BATTLE | {"admin1": "CF-HK", "location": "Bria"},
    ),
    "what is told after the capital is in it": case(
        "Gunmen killed four farmers in Khost on Sunday.\n\nIn the capital, two bombs went off in "
        "Karwan Bazar on Monday, wounding three people. Kabul asked for calm.",
        CIVILIANS | {"admin1": "AF-KHO"},
        BLAST | {"admin1": "AF-KAB", "location": "Karwan Bazar"},
    ),
    "the capital of a province is not the country's": case(
        "Gunmen killed four farmers in Gardez on Sunday.\n\nIn the capital of Khost, two bombs went "
        "off in Karwan Bazar on Monday, wounding three people. Kabul asked for calm.",
        CIVILIANS | {"admin1": "AF-PIA"},
        BLAST | {"admin1": "AF-KHO"},
    ),
}

FIGURES: dict[str, Case] = {
    "counts in brackets, as in bulletins": case(
        "The army stormed a hideout in Arish on Sunday. The result was:\n\n- The killing of (20) "
        "terrorists and the wounding of (4) others.\n- (3) rifles were found.",
        BATTLE | figures(20, 4),
    ),
    "an age in brackets": case(
        "A farmer was killed and his son (12) injured by a mine in Gao on Sunday.",
        BLAST | figures(1, 1),
    ),
    "a number told twice": case(
        "Five (5) soldiers were killed in a battle in Arish on Sunday.", BATTLE | figures(5)
    ),
    "a body with wounds is nobody hurt": case(
        "The body of a rubber tapper was found on Sunday with gunshot wounds in Pattani.",
        CIVILIANS | figures(1),
    ),
    "no life lost says nothing of the hurt": case(
        "A bomb damaged the wall of a school in Charsadda on Sunday. No loss of life was reported.",
        BLAST | figures(0),
    ),
    "soldiers who kill people of no side": case(
        "Soldiers killed two men in Maiduguri on Sunday.", CIVILIANS | figures(2)
    ),
    "soldiers who kill fighters": case(
        "Soldiers killed two rebels in Maiduguri on Sunday.", BATTLE | figures(2)
    ),
    "soldiers who were killed": case(
        "Five soldiers killed, two people wounded in Gao on Sunday.", BATTLE | figures(5, 2)
    ),
    "soldiers who kill by a strike": case(
        "The army killed 20 people in an air strike on Gao on Sunday.", BLAST | figures(20)
    ),
}

CROWDS: dict[str, Case] = {
    "a march after an attack is none of it": case(
        "Gunmen shot dead three teachers near Wajir on Saturday.\n\nAbout 200 teachers who marched "
        "to the ministry were driven off by police with tear gas.",
        CIVILIANS | {"fatalities": 3},
        PROTEST | {"sub_event_type": "Protest with intervention", "fatalities": None},
    ),
    "those who marched when a bomb went off": case(
        "A bomb killed nine marchers in Quetta on Sunday.\n\nThe protesters had marched to the "
        "governor's house when the bomb went off.",
        BLAST | {"fatalities": 9},
    ),
    "rebels killed on a day are none of a march": case(
        "Protesters marched to the ministry to demand jobs.\n\nOn Sunday soldiers killed four "
        "rebels near Gao.",
        PROTEST | {"fatalities": None},
        BATTLE | {"fatalities": 4},
    ),
    "some of those who marched": case(
        "Protesters marched to the ministry.\n\nOn Sunday police shot dead two of them in Gao.",
        PROTEST | {"fatalities": 2},
    ),
}

ALL = BEFALLEN | MANNER | DAYS | PLACES | FIGURES | CROWDS


@pytest.mark.parametrize("name", ALL)
def test_a_report_is_coded_as_the_codebook_says(name: str) -> None:
    """Fields that matter to the rule, and what is set aside."""
    assert got(ALL[name]) == want(ALL[name])
