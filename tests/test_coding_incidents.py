"""What is one incident and what are two (codebook section 1)."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}

CASES: dict[str, Case] = {
    "days of fighting at one place": case(
        "KUNDUZ, May 4, 2021 - Taliban fighters and government troops fought for the third day in Imam "
        "Sahib district of Kunduz province on Tuesday. The clashes began on Sunday and have left nine "
        "soldiers dead.",
        BATTLE
        | {
            "admin1": "AF-KDZ",
            "location": "Imam Sahib",
            "date_start": "2021-05-02",
            "date_end": "2021-05-04",
            "fatalities": 9,
        },
    ),
    "days of fighting told from its first day to its last": case(
        "From Friday to Sunday, soldiers and insurgents fought over the town of Ishkamish in Takhar "
        "province. Twelve insurgents were killed.",
        BATTLE | {"date_start": "2021-04-30", "date_end": "2021-05-02", "fatalities": 12},
    ),
    "a strike inside a fight": case(
        "Insurgents stormed an army base in Shindand district of Herat province on Monday, officials "
        "said. Warplanes were called in and bombed the attackers during the battle. Eleven insurgents "
        "were killed.",
        BATTLE | {"sub_event_type": "Armed clash", "admin1": "AF-HER", "fatalities": 11},
    ),
    "shelling inside a fight": case(
        "Clashes broke out between soldiers and gunmen in Bala Murghab district of Badghis province on "
        "Sunday. Mortar shells landed on the bazaar during the fighting and killed two shopkeepers.",
        BATTLE | {"admin1": "AF-BDG", "fatalities": 2},
    ),
    "a strike with no fight around it": case(
        "An air strike killed six Taliban fighters in Bala Buluk district of Farah province on Sunday, "
        "the army said.",
        BLAST | {"sub_event_type": "Air/drone strike", "admin1": "AF-FRA", "fatalities": 6},
    ),
    "in a separate incident": case(
        "A roadside bomb killed two policemen in Pul-e Khumri on Monday. In a separate incident, gunmen "
        "shot dead a teacher in the city the same day.",
        BLAST | {"admin1": "AF-BGL", "date_start": "2021-05-03", "fatalities": 2},
        CIVILIANS | {"admin1": "AF-BGL", "date_start": "2021-05-03", "fatalities": 1},
    ),
    "meanwhile, in another district": case(
        "Four soldiers died when a mine went off under their vehicle in Maiwand district of Kandahar "
        "province on Sunday. Meanwhile, in Zhari district, a magnetic bomb wounded three people.",
        BLAST | {"location": "Maiwand", "fatalities": 4, "injured": None},
        BLAST | {"location": "Zhari", "fatalities": None, "injured": 3},
    ),
    "villages that no gazetteer has": case(
        "Gunmen kidnapped two teachers in the village of Tolonqar in Helmand province on Sunday.\n\n"
        "A roadside bomb went off in the village of Marzovan in Helmand province.",
        CIVILIANS | {"location": "Tolonqar"},
        BLAST | {"location": "Marzovan"},
    ),
    "a village that no gazetteer has, and then the town": case(
        "Gunmen attacked the village of Tolonqar in Helmand province on Sunday and kidnapped two "
        "teachers.\n\nA bomb killed three people in Lashkar Gah, the provincial capital.",
        CIVILIANS | {"location": "Tolonqar", "fatalities": None},
        BLAST | {"location": "Lashkar Gah", "fatalities": 3},
    ),
    "a village in the district told before": case(
        "A bomb went off in Nad Ali district of Helmand on Sunday.\n\nGunmen then opened fire in the "
        "village of Tolonqar in Nad Ali district and killed three people.",
        BLAST | {"location": "Tolonqar", "fatalities": 3},
    ),
    "a quarter of the town told before": case(
        "A bomb killed three people in Lashkar Gah, the capital of Helmand, on Sunday.\n\nThe bomb had "
        "been hidden in the Tolonqar quarter of Lashkar Gah.",
        BLAST | {"admin1": "AF-HEL", "fatalities": 3},
    ),
    "what a crowd asks for befell others elsewhere": case(
        "Police opened fire on demonstrators in Firozkoh, the capital of Ghor, on Monday and killed one. "
        "They had marched to ask for the arrest of the men behind the killing of traders in Dawlatyar "
        "district. On Saturday gunmen stopped a minibus in Dawlatyar and shot dead four of them.",
        {"event_type": "Protests", "location": "Firozkoh", "fatalities": 1},
        CIVILIANS | {"location": "Dawlatyar", "fatalities": 4, "date_start": "2021-05-01"},
    ),
    "elsewhere": case(
        "Gunmen attacked a police checkpoint in Qalat, the capital of Zabul, on Monday and killed three "
        "officers. Elsewhere in the country, a roadside bomb killed a farmer in Sayed Abad district of "
        "Wardak the same day.",
        BATTLE | {"admin1": "AF-ZAB", "fatalities": 3},
        BLAST | {"admin1": "AF-WAR", "date_start": "2021-05-03", "fatalities": 1},
    ),
    "another bomb on the same day in the same town": case(
        "A bomb fixed to a bicycle killed one man in Mehtarlam on Monday morning. Another bomb exploded "
        "in Mehtarlam in the evening and wounded four people.",
        BLAST | {"fatalities": 1},
        BLAST | {"injured": 4},
    ),
    "two provinces in two sentences": case(
        "Militants killed five policemen in an attack on a checkpoint in Logar province on Saturday. In "
        "Paktia province, two soldiers were killed when their convoy was ambushed on Sunday.",
        BATTLE | {"admin1": "AF-LOG", "date_start": "2021-05-01", "fatalities": 5},
        BATTLE | {"admin1": "AF-PIA", "date_start": "2021-05-02", "fatalities": 2},
    ),
    "told again in the same report": case(
        "GARDEZ - Gunmen killed a prosecutor in Gardez city on Monday, police said. The prosecutor was "
        "shot on his way to work. Nobody has claimed responsibility for the killing of the prosecutor.",
        CIVILIANS | {"admin1": "AF-PIA", "fatalities": 1},
    ),
    "one incident for each place that is named": case(
        "Taliban fighters attacked outposts in at least four provinces on Monday night, including "
        "Takhar and Badakhshan, the defence ministry said.",
        BATTLE | {"admin1": "AF-TAK", "fatalities": None},
        BATTLE | {"admin1": "AF-BDS", "fatalities": None},
    ),
    "one toll over districts of one province": case(
        "Nine soldiers were killed in clashes in Khogyani and Sherzad districts of Nangarhar province "
        "on Sunday.",
        BATTLE | {"admin1": "AF-NAN", "location": "Nangarhar", "fatalities": 9},
    ),
    "one toll over two provinces": case(
        "Fourteen policemen were killed in clashes in Ghor and Badghis provinces on Sunday.",
        BATTLE | {"admin1": "AF-GHO", "fatalities": None},
        BATTLE | {"admin1": "AF-BDG", "fatalities": None},
    ),
    "a bomb on reinforcements": case(
        "Gunmen attacked a police post in Andar district of Ghazni province on Sunday night, killing "
        "five officers. A roadside bomb struck reinforcements on their way to the post and wounded two "
        "more.",
        BATTLE | {"admin1": "AF-GHA", "fatalities": 5, "injured": 2},
    ),
    "a bomb on reinforcements at another place": case(
        "Gunmen attacked a police post in Andar district of Ghazni province on Sunday night, killing "
        "five officers. A roadside bomb struck reinforcements in Qarabagh district and wounded two "
        "soldiers.",
        BATTLE | {"location": "Andar", "fatalities": 5, "injured": None},
        BLAST | {"location": "Qarabagh", "injured": 2},
    ),
    "captives freed later": case(
        "Gunmen abducted four aid workers in Dawlat Yar district of Ghor province on April 20. The four "
        "were freed on Monday, elders said.",
        CIVILIANS
        | {
            "sub_event_type": "Abduction/forced disappearance",
            "date_start": "2021-04-20",
            "date_end": "2021-05-03",
        },
    ),
    "a captive killed later": case(
        "Gunmen abducted a judge, Aziz Khan, in Dawlat Yar district of Ghor province on April 20. Khan was "
        "shot dead on Monday, elders said.",
        CIVILIANS
        | {
            "sub_event_type": "Attack",
            "date_start": "2021-04-20",
            "fatalities": 1,
        },
    ),
    "another, elsewhere in the same city": case(
        "Gunmen attacked a police checkpoint in Herat city on Monday, killing two policemen. A sticky bomb "
        "wounded a lawyer as he drove to work elsewhere in the city.",
        BATTLE | {"admin1": "AF-HER", "fatalities": 2, "injured": None},
        BLAST | {"admin1": "AF-HER", "fatalities": None, "injured": 1},
    ),
    "an exchange of prisoners": case(
        "The army and the Taliban exchanged 20 prisoners in Jalrez district of Wardak province on "
        "Monday.",
        STRATEGIC | {"sub_event_type": "Agreement", "admin1": "AF-WAR", "fatalities": None},
    ),
    "a link to another story": case(
        "Three soldiers were killed in a clash in Qaysar district of Faryab province on Monday.\n\n"
        "Read also: Suicide bomber kills 30 in Kabul\n",
        BATTLE | {"admin1": "AF-FYB", "fatalities": 3},
    ),
    "a caption": case(
        "Three soldiers were killed in a clash in Qaysar district of Faryab province on Monday.\n\n"
        "File photo: smoke rises after a bomb blast in Kunduz city on Sunday\n",
        BATTLE | {"admin1": "AF-FYB", "fatalities": 3},
    ),
    "arrests at the scene": case(
        "A car bomb killed three people in Jalalabad on Monday. Police arrested two suspects at the "
        "scene.",
        BLAST | {"admin1": "AF-NAN", "fatalities": 3},
    ),
    "arrests on another day": case(
        "A car bomb killed three people in Jalalabad on Saturday. On Monday police arrested two men in "
        "the city over the bombing.",
        BLAST | {"date_start": "2021-05-01", "fatalities": 3},
        STRATEGIC | {"sub_event_type": "Arrests", "date_start": "2021-05-03", "fatalities": None},
    ),
    "arrests at another place": case(
        "A car bomb killed three people in Jalalabad on Monday. Police arrested two suspects in Asadabad, "
        "the capital of Kunar, the same evening.",
        BLAST | {"admin1": "AF-NAN", "fatalities": 3},
        STRATEGIC | {"sub_event_type": "Arrests", "admin1": "AF-KNR"},
    ),
    "withdrawn and come back": case(
        "Taliban fighters attacked a post in Khogyani district of Nangarhar on Saturday and withdrew "
        "after an hour. On Monday they came back and attacked the post again, killing two soldiers.",
        BATTLE | {"date_start": "2021-05-01", "fatalities": None},
        BATTLE | {"date_start": "2021-05-03", "fatalities": 2},
    ),
    "a massacre, and a clash with its authors": case(
        "Gunmen shot dead nine miners in Nahrin district of Baghlan on Friday. On Sunday the army clashed "
        "with the gunmen in the same district and killed four of them.",
        CIVILIANS | {"date_start": "2021-04-30", "fatalities": 9},
        BATTLE | {"date_start": "2021-05-02", "fatalities": 4},
    ),
    "an incident that cannot be placed": case(
        "Rockets hit an army airfield on Saturday, the defence ministry said. Two soldiers were hurt.",
        BLAST
        | {
            "admin1": None,
            "latitude": None,
            "longitude": None,
            "geo_precision": None,
            "injured": 2,
        },
    ),
    "another part of the country opens another incident": case(
        "Soldiers fought rebels in Sangin district of Helmand on Monday.\n\n"
        "In the north, gunmen on Sunday killed a teacher, police said. She was shot in the head in Khulm "
        "district of Balkh province.",
        BATTLE | {"admin1": "AF-HEL", "fatalities": None},
        CIVILIANS | {"admin1": "AF-BAL", "fatalities": 1, "date_start": "2021-05-02"},
    ),
    "a bomb in one town, shots near another that no gazetteer has": case(
        "A roadside bomb exploded near an army patrol in Mosul, Iraq, on Monday, killing two "
        "soldiers.\n\n"
        "Gunmen opened fire on a checkpoint near Hawzabul, and three guards were killed.",
        BLAST | {"location": "Mosul", "fatalities": 2},
        BATTLE | {"location": "Hawzabul", "fatalities": 3},
    ),
    "the chief of a district just named is of no district before": case(
        "A roadside bomb killed five policemen in Garmser district of Helmand on Monday.\n\n"
        "On Sunday, gunmen ambushed a convoy in Kandahar province.\n\n"
        "Three guards died in the gun battle, which went on for an hour along the road through Zhari "
        "district, the district chief said.",
        BLAST | {"admin1": "AF-HEL", "fatalities": 5},
        BATTLE | {"admin1": "AF-KAN", "fatalities": 3},
    ),
    "a lead that tells only how far it was from the capital": case(
        "A bomb killed five people 40 km south of the Afghan capital on Monday.\n\n"
        "The blast in Pul-e Alam, Logar province, wounded ten others.",
        BLAST | {"admin1": "AF-LOG", "location": "Pul-e Alam", "fatalities": 5, "injured": 10},
    ),
    "another event in another province than such a lead": case(
        "A bomb killed five people 40 km south of the Afghan capital on Monday.\n\n"
        "Gunmen shot dead a teacher in Charikar, Parwan province.",
        BLAST | {"admin1": "AF-KAB", "fatalities": 5},
        CIVILIANS | {"admin1": "AF-PAR", "fatalities": 1},
    ),
    "a list of items": case(
        "Security summary for Monday, May 3:\n\n"
        "- Herat: gunmen shot dead a money changer in Herat city.\n"
        "- Nangarhar: a roadside bomb wounded two policemen in Behsud district.\n"
        "- Ghazni: soldiers and insurgents clashed in Giro district; three insurgents were killed.\n",
        CIVILIANS | {"admin1": "AF-HER", "fatalities": 1, "date_start": "2021-05-03"},
        BLAST | {"admin1": "AF-NAN", "injured": 2, "date_start": "2021-05-03"},
        BATTLE | {"admin1": "AF-GHA", "fatalities": 3, "date_start": "2021-05-03"},
    ),
    "two days after one event, another": case(
        "Two days after gunmen killed five teachers in Farah city, police arrested a man in Herat city on "
        "Sunday.",
        CIVILIANS | {"admin1": "AF-FRA", "date_start": "2021-04-30", "fatalities": 5},
        STRATEGIC | {"admin1": "AF-HER", "date_start": "2021-05-02"},
    ),
    "hours after one event, another": case(
        "Hours after a bomb killed nine people in Zaranj on Sunday, gunmen attacked a police post in "
        "Gereshk.",
        BLAST | {"admin1": "AF-NIM", "date_start": "2021-05-02", "fatalities": 9},
        BATTLE | {"admin1": "AF-HEL", "date_start": "2021-05-02"},
    ),
    "a day after an event, what is none": case(
        "A day after border guards clashed at Torkham, trucks were stranded on Monday on both sides.",
        BATTLE | {"location": "Torkham", "date_start": "2021-05-02"},
    ),
    "a heading over what is told": case(
        "GHAZNI: ATTACK ON POLICE POST\n\n\u2022 On 2 May, gunmen attacked a police post in Andar, "
        "killing two.",
        BATTLE | {"location": "Andar", "date_start": "2021-05-02", "fatalities": 2},
    ),
    "operations that are only counted": case(
        "The army conducted 17 offensive and defensive operations in the last 24 hours, killing 117 "
        "militants."
        "\n\n\u2022 51 Taliban were killed in Zhari district of Kandahar when they attacked security "
        "posts.",
        BATTLE | {"location": "Zhari", "fatalities": 51},
        aside=("aggregate",),
    ),
    "the latest of many": case(
        "Gunmen shot dead an editor in the southwest of Afghanistan on Sunday, the latest in a string "
        "of killings "
        "of journalists.\n\nHe was getting out of his car in Zaranj when the assailants walked up to him.",
        CIVILIANS | {"admin1": "AF-NIM", "date_start": "2021-05-02", "fatalities": 1},
    ),
    "far from the packs of one country": case(
        "MAIDUGURI, May 4, 2021 - Suspected Boko Haram fighters stormed an army base in Dikwa, Borno "
        "State, on Monday and killed seven soldiers. In a separate attack, a landmine killed two farmers "
        "near Gwoza.",
        BATTLE | {"country": "NG", "admin1": "NG-BO", "location": "Dikwa", "fatalities": 7},
        BLAST | {"country": "NG", "admin1": "NG-BO", "location": "Gwoza", "fatalities": 2},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_incidents(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
