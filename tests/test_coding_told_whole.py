"""What a whole story tells: parts of a toll, side clauses, what goes on where it was told, worst months."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}

# How the list of those who are included may go on; of seven dead each time.
INCLUDED = (
    "including the district chief and three police officers",
    "among them the head of the customs house, two of his guards and a child",
    "including Gul Agha Karimi and three policemen",
    "including the bomber and three policemen",
    "including the bomber, his brother and two guards",
)

CASES: dict[str, Case] = {
    f"seven, {included}": case(
        f"Seven people, {included}, were killed when a bomb went off in Herat city on Sunday.",
        BLAST | {"fatalities": 7},
    )
    for included in INCLUDED
} | {
    "those included end where others have a verb of their own": case(
        "A bomb in Herat city on Sunday wounded seven people, including the mayor and two children, and "
        "three guards were killed.",
        BLAST | {"fatalities": 3, "injured": 7},
    ),
    "in the worst of several": case(
        "Blasts shook the west on Sunday. In the worst of them, ten people, four of them women, were killed "
        "when a mine went off under a bus in Obe district of Herat.",
        BLAST | {"fatalities": 10},
    ),
    "in one of several": case(
        "Blasts shook the west on Sunday. In one of them, ten people were killed when a mine went off under "
        "a bus in Obe district of Herat.",
        BLAST | {"fatalities": 10},
    ),
    "killed or captured": case(
        "The Taliban attacked posts in Obe district of Herat on Sunday. Some 50 policemen had been killed or "
        "captured, they said.",
        BATTLE | {"fatalities": None},
    ),
    "killed, wounded or captured": case(
        "The Taliban attacked posts in Obe district of Herat on Sunday and 50 policemen were killed, wounded "
        "or captured.",
        BATTLE | {"fatalities": None, "injured": None},
    ),
    "harmed nobody": case(
        "Two rockets landed in Herat city at dawn on Sunday, killing and wounding nobody, police said.",
        BLAST | {"fatalities": 0, "injured": 0},
    ),
    "hurt no one": case(
        "A bomb went off in a park of Herat city on Sunday but hurt no one.",
        BLAST | {"fatalities": 0, "injured": 0},
    ),
    "a vehicle of a nation is nobody": case(
        "A Canadian tank was blown to pieces by a mine in Obe district of Herat on Sunday.",
        BLAST | {"fatalities": None},
    ),
    "who died since is in the toll": case(
        "At least 18 people have died in Sunday's bombing in Herat city, after three of the wounded "
        "succumbed to their injuries.",
        BLAST | {"fatalities": 18},
    ),
    "he was shot in the leg": case(
        "Gunmen fired at the car of a judge in Herat city on Sunday. He was shot in the left leg.",
        CIVILIANS | {"fatalities": None, "injured": 1},
    ),
    "he is one of those told": case(
        "Gunmen fired at a bus in Herat city on Sunday, wounding four people. He was hit in the arm, the "
        "driver said.",
        CIVILIANS | {"injured": 4},
    ),
    "a verb lent to one person": case(
        "Bombs killed four soldiers in Badghis on Sunday and a judge in Kunduz on Saturday, officials said.",
        BLAST | {"admin1": "AF-BDG", "fatalities": 4, "date_start": "2021-05-02"},
        BLAST | {"admin1": "AF-KDZ", "fatalities": 1, "date_start": "2021-05-01"},
    ),
    "a verb lent to a family": case(
        "Bombs killed four soldiers in Badghis on Sunday and a family of five in northern Kunduz a day "
        "earlier, officials said.",
        BLAST | {"admin1": "AF-BDG", "fatalities": 4, "date_start": "2021-05-02"},
        BLAST | {"admin1": "AF-KDZ", "fatalities": 5, "date_start": "2021-05-01"},
    ),
    "another bomb": case(
        "A bomb killed a clerk in Kabul on Saturday; another, on Sunday, wounded two policemen in Paghman "
        "district.",
        BLAST | {"fatalities": 1, "injured": None},
        BLAST | {"location": "Paghman", "fatalities": None, "injured": 2},
    ),
    "what was seized in a district": case(
        "The Taliban seized ammunition in Chora district of Uruzgan on Sunday.",
        STRATEGIC | {"sub_event_type": "Disrupted weapons use"},
    ),
    "drugs are no district": case("Police seized drugs in Chora district of Uruzgan on Sunday."),
    "the district is": case(
        "The Taliban seized most of Chora district of Uruzgan on Sunday.",
        BATTLE | {"sub_event_type": "Non-state actor overtakes territory"},
    ),
    "families are driven from no territory": case(
        "Trucks with families expelled from Pakistan reached Torkham on Sunday."
    ),
    "militants are": case(
        "The army expelled the militants from Khogyani district of Nangarhar on Sunday.",
        BATTLE | {"sub_event_type": "Government regains territory"},
    ),
    "who joins the other side": case(
        "Forty policemen joined the Taliban in Chimtal district of Balkh on Sunday with all their weapons.",
        STRATEGIC | {"sub_event_type": "Change to group/activity"},
    ),
    "seized along with": case(
        "A lawmaker was seized along with her driver on the highway in Ghazni province on Sunday.",
        CIVILIANS | {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "years of a side clause": case(
        "The Taliban captured a district of Ghor on Sunday, which had been quiet for two years.",
        BATTLE | {"admin1": "AF-GHO", "date_start": "2021-05-02"},
    ),
    "years of a side clause and no day": case(
        "The Taliban captured a district of Ghor, while talks in Doha have gone on for years.",
        BATTLE | {"admin1": "AF-GHO", "date_start": None},
    ),
    "years of the event itself": case(
        "Clashes between two tribes of Ghor, which have gone on for two years, cost 40 lives.",
        aside=("historical",),
    ),
    "a trial that is demanded": case(
        "The council of Baghlan said that 15 elders had been killed by foreign forces in Burka district on "
        "Sunday and demanded that those responsible be put on trial.",
        CIVILIANS | {"location": "Burka", "fatalities": 15},
    ),
    "a trial": case(
        "Two men are on trial in Baghlan for the killing of 15 people in Burka district on Sunday.",
        aside=("not an incident",),
    ),
    "the worst month": case(
        "A bomb wounded 15 people in Kabul on Sunday. May has become the deadliest month for the police "
        "since the start of the war, with at least 55 of them killed.",
        BLAST | {"fatalities": None, "injured": 15},
        aside=("aggregate",),
    ),
    "what happens every week": case(
        "The soldiers of the base in Kunduz now fight almost weekly.", aside=("historical",)
    ),
    "a daily event": case(
        "Attacks on officials are a daily event in Kandahar.", aside=("historical",)
    ),
    "months later": case(
        "The agreement was signed on Feb 29, 2020. Eighteen months later the Taliban took Kabul.",
        aside=("historical",),
        published="2024-05-04",
    ),
    "uprising forces and no uprising": case(
        "The Taliban attacked Malistan district of Ghazni on Sunday. Officials say nine public uprising "
        "members have been killed.",
        BATTLE | {"fatalities": 9},
    ),
    "the center of the place told before": case(
        "Kohistanat, a district of Sar-e Pol province, fell late on Sunday, a spokesman said.\n\nOn Saturday "
        "the insurgents had overrun posts on the hills around the center and taken the hospital.",
        BATTLE | {"location": "Kohistanat", "date_start": "2021-05-01", "date_end": "2021-05-02"},
    ),
    "the center of a named district": case(
        "The Taliban took over Malistan district center, Ghazni, on Sunday.",
        BATTLE | {"location": "Malistan", "geo_precision": 2},
    ),
    "a day and how it is known": case(
        "On 2 May 2021 (as reported), Taliban militants killed 3 farmers in Arghandab district, Kandahar.",
        CIVILIANS | {"date_start": "2021-05-02"},
    ),
    "a name with al- between two of a list": case(
        "Gunmen shot dead a judge, Fawzi al-Tikriti, and his driver in Mosul on Sunday.",
        CIVILIANS | {"fatalities": 2},
    ),
    "no fewer than": case(
        "No fewer than 38 persons killed by bandits in Birane village of Zurmi were buried, an elder said.",
        CIVILIANS | {"fatalities": 38, "fatalities_high": None},
    ),
    "a toll put on a day": case(
        "Bandits attacked the town of Zurmi on Saturday. Police put the dead at 18 on Sunday. On Monday they "
        "said 21 had died, as three more victims died in hospital.",
        CIVILIANS | {"fatalities": 21, "date_start": "2021-05-01"},
    ),
    "fighting before flight": case(
        "At least 39 people were killed in four days of fighting between the army and the militia in Nyala, "
        "doctors said on Monday. Some 20,000 people had fled the town.",
        BATTLE | {"fatalities": 39, "displaced": 20000},
    ),
    "the only casualty": case(
        "A suicide bomber attacked a convoy in Obe district of Herat on Sunday. The assailant was the only "
        "reported casualty.",
        BLAST | {"fatalities": 1},
    ),
    "a name before others": case(
        "The police commander Gul Agha and two others were killed in Obe district of Herat on Sunday.",
        BATTLE | {"fatalities": 3},
    ),
    "a day before others": case(
        "Two policemen were killed in Obe district of Herat on Sunday and four others were hurt.",
        BATTLE | {"fatalities": 2, "injured": 4},
    ),
    "killed him and others": case(
        "Gunmen killed Gul Agha and three others in Herat city on Sunday.", CIVILIANS | {"fatalities": 4}
    ),
    "an office and a name before a list": case(
        "A police commander, Abdul Zahir Kabuli, and two guards were killed in Herat city on Sunday.",
        BATTLE | {"fatalities": 3},
    ),
    "together with, after a day": case(
        "A Taliban shadow governor was killed in an air strike in Obe district of Herat on Sunday together "
        "with three of his guards.",
        BLAST | {"sub_event_type": "Air/drone strike", "fatalities": 4},
    ),
    "whose bodies were left": case(
        "Seven policemen were killed and ten hurt in Obe district of Herat on Sunday, whereas the rebels "
        "left behind 16 dead bodies.",
        BATTLE | {"fatalities": 23, "injured": 10},
    ),
    "an anniversary of a day": case(
        "The president marked the anniversary of the April 27 attacks on Herat and Farah.",
    ),
    "a note of protest": case(
        "The Foreign Office in Islamabad said that it had lodged a strong protest with the envoy on Sunday."
    ),
    "a flag that will be raised": case(
        "The day is near on which the white flag will be raised over Kabul.", aside=("future",)
    ),
    "opposite": case(
        "Gunmen hurled a grenade at a shop in Spin Boldak, opposite Chaman, on Sunday. One trader died.",
        BLAST | {"location": "Spin Boldak", "fatalities": 1},
    ),
    "out of their car": case(
        "Gunmen took two Afghan employees of a health charity out of their car in Andar district of Ghazni "
        "on Sunday.",
        CIVILIANS | {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "a shout goes on": case(
        "The crowd marched through Herat city on Sunday, shouting \"Death to America!\", and set two cars "
        "ablaze.",
        {"event_type": "Riots", "location": "Herat"},
    ),
    "there were no casualties": case(
        "The Taliban blew up a bridge on the road from Kunduz to Baghlan on Sunday, police said. There were "
        "no casualties.",
        STRATEGIC | {"fatalities": 0, "injured": 0},
    ),
    "places of a side clause": case(
        "Fighters stormed a base in northern Afghanistan on Sunday, officials said, while envoys of both "
        "sides met in Doha.",
        BATTLE | {"admin1": None},
    ),
    "a report that is not correct": case(
        "Reports of a night raid in Qush Tepa district of Jowzjan on Sunday are not correct.",
        aside=("negated",),
    ),
    "what lies in a country": case(
        "Gunmen killed nine people in Yoro in central Mali on Sunday.",
        CIVILIANS | {"country": "ML", "admin1": None},
    ),
    "whose forces, seen from a capital abroad": case(
        "BEIRUT - Syrian government forces captured the town of Kafr Nabudahun on Sunday after days of "
        "fighting with insurgents.",
        BATTLE | {"country": "SY", "admin1": None},
    ),
    "after a rumor": case(
        "A mob lynched a woman in Dhaka on Sunday after a rumor that she was a kidnapper.",
        {"event_type": "Riots", "sub_event_type": "Mob violence", "fatalities": 1},
    ),
    "there were rumors": case(
        "There were rumors that the Taliban had attacked Herat on Sunday.", aside=("hypothetical",)
    ),
    "who later died": case(
        "Five policemen were killed in a gunbattle in Herat city on Sunday. An officer was badly wounded and "
        "later died in hospital.",
        BATTLE | {"fatalities": 6},
    ),
    "raids on villages": case(
        "Bandits killed 34 people in raids on two villages of Zurmi in Zamfara state on Sunday.",
        CIVILIANS | {"fatalities": 34},
    ),
    "a toll before any place": case(
        "At least 20 insurgents were killed in separate clashes on Sunday. The clashes took place in Kunar "
        "and Helmand provinces.",
        BATTLE | {"admin1": "AF-KNR", "fatalities": None},
        BATTLE | {"admin1": "AF-HEL", "fatalities": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
