"""What is told in other words than usual, and what only looks like an incident."""

import pytest
from telling import Case, case, one, told

PROTEST = {"event_type": "Protests"}
CLASH = {"event_type": "Battles", "sub_event_type": "Armed clash"}
HANDOVER = {"sub_event_type": "Non-violent transfer of territory"}
TAKEN = {"sub_event_type": "Abduction/forced disappearance"}
STRIKE = {"sub_event_type": "Air/drone strike"}
CAUGHT = {"sub_event_type": "Arrests"}
SWAP = {"sub_event_type": "Agreement"}

TOLD = [
    # Crowds that walk, sit, gather or close a way to ask for something.
    case("Some 40 bakers closed the bridge in the middle of Kunduz on Monday.", PROTEST),
    case("On Monday 200 men drove to the highway at Jalalabad and sat across it.", PROTEST),
    case("Widows laid out the shoes of their husbands in front of the town hall in Goma.", PROTEST),
    case("Nurses stood at the gate of the ministry in Nairobi on Monday.", PROTEST),
    case("On Monday fishermen tied their boats across the harbour mouth at Dakar.", PROTEST),
    case("Police cleared the highway in Sukkur of lawyers who sat on it.", PROTEST),
    case(
        "On Monday a hungry crowd broke into a food warehouse in Port Sudan.",
        {"event_type": "Riots"},
    ),
    # Places that change hands, told from the side that loses them.
    case("The soldiers of Kidal drove off on Monday and the rebels came in an hour later.", HANDOVER),
    case("The district of Arghanj in Badakhshan was handed over by its elders on Monday.", HANDOVER),
    case(
        "The army no longer holds Babanusa since Monday, a resident said.",
        {"sub_event_type": "Non-state actor overtakes territory"},
    ),
    case(
        "On Monday troops retook Baidoa, a town which the militants had held since 2009.",
        {"sub_event_type": "Government regains territory"},
    ),
    # Patrols that meet rebels, posts that are held, attempts of last night.
    case("On Monday a patrol came upon rebels in the forest around Beni.", CLASH),
    case("Gunmen opened up on an army post in Mubi on Monday.", CLASH),
    case("On Monday border guards blazed away at each other at Torkham.", CLASH),
    case("Volunteers held their post at Djibo against a column of jihadists on Monday.", CLASH),
    case("The enemy intended to attack positions of the army in Gao region last night.", CLASH),
    # People led away, fugitives, prisoners.
    case("On Monday gunmen in Kaya walked two traders away.", TAKEN),
    case("A priest was taken on Monday by four men from the presbytery of Kafanchan.", TAKEN),
    case("Eight of the fugitives were caught again on Monday near Kumasi.", CAUGHT),
    case("On Monday 80 prisoners of the rebels were flown home to Aden.", SWAP),
    # Weapons and what they did.
    case("Drones came in low overnight and started a fire at a depot in Izmail.", STRIKE),
    case("On Monday an aerial vector treated a gathering of terrorists near Gao.", STRIKE),
    case("On Monday a mine under the road threw a lorry into a ditch near Spin Boldak.",
         {"sub_event_type": "Remote explosive/landmine/IED"}),
    # A cue that only tells to whom it was done.
    case("Drivers who would not stop were shot by gunmen near Djibo on Monday.",
         {"sub_event_type": "Attack"}),
    # The ground of a sport is a place.
    case("A bomber blew himself up at a cricket ground in Asadabad on Monday.",
         {"sub_event_type": "Suicide bomb"}),
]  # fmt: skip


@pytest.mark.parametrize("told_so", TOLD, ids=lambda c: c.text[:50])
def test_other_words(told_so: Case) -> None:
    (mention,) = told(told_so.text)[0]
    for field, value in told_so.want[0].items():
        assert getattr(mention, field) == value


NOTHING = [
    "The engineers closed the bridge in Kunduz on Monday for repairs.",
    "Residents walked to the river in Faizabad on Monday to fetch water.",
    "Pilgrims walked in silence from Najaf to Karbala on Monday.",
    "The house in Herat is theirs, the court ruled on Monday.",
    "On Monday a patrol of the police came upon a lost child in Beni.",
    "The party held its post in the council of Djibo on Monday.",
    "Polio workers went from house to house in Zurmi on Monday.",
    "The goats were caught again on Monday near Yakhchal.",
    "In the eighties shells hit the school in Khost.",
    "An oxygen cylinder exploded in a hospital in Baghdad on Monday.",
    "The paper called the tax an assault on every farmer in Punjab on Monday.",
    "Nobody has attacked Muqur on Monday, the governor said.",
    "The embassy handed a protest note to the ministry in Dhaka on Monday.",
    "Whenever there are clashes in Sadr City the market closes.",
    "A feast on Monday marked two years since the attack on the university in Garissa.",
    "The blast in Bara on Monday was first told as an air strike; it was a generator.",
    "He told the youths of Jos to stop or else their protest would be crushed.",
    "In 2019 we counted 40 murders of journalists in Mexico.",
]


@pytest.mark.parametrize("text", NOTHING, ids=lambda t: t[:50])
def test_no_incident(text: str) -> None:
    assert told(text)[0] == ()


def test_a_group_that_shuts_the_roads() -> None:
    mention = one("The ELN imposed an armed strike in Arauca on Monday; no boat moves.")
    assert (mention.event_type, mention.sub_event_type) == ("Strategic developments", "Other")
    assert told("The ELN threatened an armed strike in Choco next week.")[0] == ()


def test_an_hour_is_no_year() -> None:
    text = "KANDAHAR: 13 Apr, 1945h, two men on a motorbike shot and killed a trader."
    assert one(text).date_start == "2021-04-13"
    assert told("Two men were shot in Homs on 13 March 1945.")[0] == ()


def test_who_still_counts() -> None:
    assert (
        one("No one was hurt when rebels attacked the base at Beni on Monday.").event_type
        == "Battles"
    )
    assert one("A gas cylinder plant in Homs was hit by an air strike on Monday.").admin1 == "SY-HI"
    assert (
        one(
            "Twelve soldiers have so far been killed in Monday's attack on the base at Inates."
        ).fatalities
        == 12
    )


def test_volunteers_who_help_bear_no_arms() -> None:
    mention = one("Gunmen attacked Red Crescent volunteers in Gao on Monday, killing two.")
    assert mention.event_type == "Violence against civilians"
