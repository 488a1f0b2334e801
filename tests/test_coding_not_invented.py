"""What a report tells without counting it: the past in side clauses, denials, reasons, drills, plans."""

import pytest
from telling import Case, case, figures, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
ARREST = {"event_type": "Strategic developments", "sub_event_type": "Arrests"}

CASES: dict[str, Case] = {
    "the past of a place, after the event": case(
        "Gunmen killed three traders on Monday in Maru district of Zamfara state, where raids have left 300 "
        "people dead this year.",
        CIVILIANS | {"date_start": "2021-05-03", **figures(3)},
        aside=("historical",),
    ),
    "the past of a place, before the event": case(
        "In the northeast, where an insurgency has killed 40,000 people since 2009, soldiers repelled an "
        "attack on a base in Buni Yadi, Yobe state, on Monday, killing five of the attackers.",
        BATTLE | {"admin1": "NG-YO", **figures(5)},
        aside=("historical",),
    ),
    "the past of a place does not make the event history": case(
        "Three policemen were killed on Sunday in Bannu, where a suicide bomber killed 12 people in 2019.",
        BATTLE | {"date_start": "2021-05-02", **figures(3)},
    ),
    "the past of a place, in the middle": case(
        "A bomb in Quetta, which has lost hundreds of people in such blasts over the years, killed three on "
        "Sunday.",
        BLAST | figures(3),
    ),
    "what befell his brother": case(
        "Ahmad Gul, whose brother was killed by a roadside bomb in Qarabagh in 2018, was shot dead by "
        "gunmen in Ghazni city on Sunday.",
        CIVILIANS | {"location": "Ghazni", **figures(1)},
    ),
    "what the arrested did long ago": case(
        "Police in Mandera on Monday arrested two men who helped the gunmen who killed 28 passengers in "
        "November 2014.",
        ARREST | figures(None),
    ),
    "the past of the attackers": case(
        "Militants who killed six soldiers in 2019 attacked a base in Bannu on Monday, killing two guards.",
        BATTLE | figures(2),
    ),
    "a known raid is that of its clause": case(
        "The raid on a mosque in Peshawar, which killed nine people last year, was condemned again.",
        aside=("historical",),
    ),
    "a war's beginning is no past of something else": case(
        "The conflict, which broke out in April 2014, has killed more than 10,300 people in Donetsk.",
        aside=("historical",),
    ),
    "a day of the dead is told as an event": case(
        "Families of the 21 worshippers who were killed in the June 2018 bombing of the Gardez mosque lit "
        "candles in Khost.",
        aside=("historical",),
    ),
    "who was displaced long ago": case(
        "In Helmand, 3,450 people who were displaced by the fighting in Nawa-e-Barakzaiy in October 2020 "
        "received kits last week.",
        aside=("historical",),
    ),
    "officers who say so are none of the dead": case(
        "A bomb in Kirkuk on Sunday killed four policemen, two officers said.", BLAST | figures(4)
    ),
    "a witness who says so is none of the dead": case(
        "An attack in Kirkuk on Sunday killed four policemen and a child, one resident said by phone.",
        {"fatalities": 5},
    ),
    "the last of a list are of the dead": case(
        "A bomb in Kirkuk on Sunday killed four policemen, three soldiers and two officials, a doctor said.",
        BLAST | figures(9),
    ),
    "closed because of": case("Schools in Goma were shut because of clashes nearby."),
    "suspended due to": case("Flights to Aden were suspended due to heavy shelling."),
    "fled because of": case(
        "Some 300 families have left their homes in Ghormach district of Badghis because of fighting on "
        "Sunday.",
        BATTLE | {"displaced": 300},
    ),
    "travel warned against": case(
        "The embassy warned its citizens last week not to travel to Zamfara because of kidnappings and "
        "armed attacks.",
        aside=("hypothetical",),
    ),
    "a plan for a town": case(
        "A contingency plan for Lashkargah foresees up to 50,000 displaced people should the city be "
        "attacked.",
        aside=("hypothetical",),
    ),
    "a drill": case(
        "On 2 May, a two-day simulation exercise was held at Herat hospital: 60 volunteers acted as "
        "victims of a bomb explosion.",
        aside=("hypothetical",),
    ),
    "what a fall would mean": case(
        "The fall of the road would mean that Mosul is encircled.", aside=("hypothetical",)
    ),
    "a report by somebody is denied": case(
        "The army denied a report by the Amaq agency that a helicopter had been shot down near Qayyara on "
        "Monday.",
        aside=("negated",),
    ),
    "what goes on everywhere adds to nothing": case(
        "On 2 May, a car hit an improvised explosive device in Imam Sahib district of Kunduz, wounding two "
        "nurses.\n\nArmed clashes and air strikes continued to put civilians at risk.",
        BLAST | figures(None, 2),
    ),
    "what is denied elsewhere, with its reasons": case(
        "Two traders were shot dead in Shopian on Sunday.\n\nThe police chief denied reports that a grenade "
        'had been hurled at a school in Pulwama. "A few shots were fired in the air. There was no grenade '
        'and nobody was hurt," he said.\n\nThe two dead men were from Punjab.',
        CIVILIANS | {"location": "Shopian", **figures(2)},
    ),
    "what is denied of the event itself": case(
        "Gunmen killed four soldiers at a post in Andar district of Ghazni on Sunday. The ministry denied "
        "that the post had fallen. It said 12 attackers were killed.",
        BATTLE | figures(16),
    ),
    "news that are spread, at the head of a statement": case(
        "Some voices on social networks have spread since yesterday the news of an attack on the detachment "
        "of Pama. The detachment of Pama was not attacked.\n\nOn Sunday, a supply convoy escorted by a unit "
        "of the 14th regiment was attacked near the village of Gaskinde, in Soum province. Eleven soldiers "
        "were killed.",
        BATTLE | {"location": "Gaskinde", **figures(11)},
    ),
    "a patrol that was attacked": case(
        "A patrol was attacked on Monday in Kidal, the army said.", BATTLE | figures(None)
    ),
    "the loss of a town": case(
        "The loss of Khwaja Ghar, which fell to the Taliban on Sunday, cuts the road to Taloqan.",
        BATTLE | {"location": "Khwaja Ghar", **figures(None)},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_not_invented(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
