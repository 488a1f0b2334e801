"""Where the wounded are brought, one of several told, courts and periods, districts that change hands."""

import pytest
from telling import Case, case, got, told, want

CASES = {
    # The town to which the wounded are brought is no scene, though told by its rank or led back to.
    "flown to the capital of a state": case(
        "Rebels raided a post in Bama in Borno on Monday. Six soldiers were hurt and airlifted to "
        "Maiduguri, the state capital.",
        {"event_type": "Battles", "location": "Bama", "injured": 6},
    ),
    "a bomb in the capital of a province": case(
        "A bomb went off in Gardez, the provincial capital, on Monday.",
        {"location": "Gardez", "geo_precision": 1},
    ),
    "a nurse there": case(
        "Jets bombed homes in Barmal district of Paktika on Monday. Two injured women were taken to "
        "the clinic in Sharana, a nurse there said.",
        {"location": "Barmal", "injured": 2},
    ),
    # A quarter and its city are no list of two towns.
    "a quarter, its city": case(
        "A bomb hit a bus in Lekki, Lagos city, on Monday.",
        {"location": "Lekki", "geo_precision": 1},
    ),
    "three cities": case(
        "Bombs went off in Gardez, Ghazni and Kabul on Monday.",
        {"location": "Gardez"},
        {"location": "Ghazni"},
        {"location": "Kabul"},
    ),
    # All who are told to be among the counted are a part of them.
    "three children and two women among them": case(
        "Nine passengers, three children and two women among them, died when a bomb hit a bus in "
        "Herat on Monday.",
        {"fatalities": 9},
    ),
    "three sides of one toll": case(
        "Two policemen, three farmers and a child were killed when a bomb hit a bus in Herat on Monday.",
        {"fatalities": 6},
    ),
    "no dead": case(
        "A grenade was thrown at a checkpoint in Herat on Monday: two policemen wounded, no dead.",
        {"sub_event_type": "Grenade", "fatalities": 0},
    ),
    # What could be done is set aside, also where the word stands within what is told.
    "jets that could strike": case(
        "The minister said that the air force could strike camps in Kunar again.",
        aside=("hypothetical",),
    ),
    # Totals of a period and of what is told of no place; what a court has ordered.
    "a period of report": case(
        "During the reporting period the office recorded 60 civilian casualties (12 killed, 48 "
        "wounded). Land mines remained the main cause.",
        aside=("aggregate", "aggregate"),
    ),
    "more districts": case(
        "Officials conceded on Tuesday that more districts had changed hands.",
        aside=("aggregate",),
    ),
    "two districts of a province": case(
        "Two more districts fell to the Taliban in Faryab province on Monday.",
        {"sub_event_type": "Non-state actor overtakes territory", "location": "Faryab"},
    ),
    "flogged by a court": case(
        "Nine men were flogged in public by order of the de facto court, in Khost and Logar.",
        aside=("not an incident",),
    ),
    "flogged by gunmen": case(
        "Gunmen flogged three men in Bama in Borno on Monday.",
        {"event_type": "Violence against civilians", "location": "Bama"},
    ),
    "those who fled an offensive": case(
        "Elders said that fighters who escaped the operations in Achin district had come to Laghman."
    ),
    # Districts are seized, people are too; how they are tells the type.
    "a district of a long name": case(
        "The Taliban also captured Nahr-i-Saraj district in Helmand on Monday.",
        {"sub_event_type": "Non-state actor overtakes territory", "location": "Nahr-i-Saraj"},
    ),
    "overpowered": case(
        "In Chahab district of Takhar, soldiers resisted for a day before they were overpowered on Sunday.",
        {"sub_event_type": "Non-state actor overtakes territory"},
    ),
    "safe passage": case(
        "Insurgents walked into the center of Khwahan district in Badakhshan on Monday after the "
        "police accepted an offer of safe passage.",
        {"sub_event_type": "Non-violent transfer of territory"},
    ),
    "police seize men": case(
        "Police seized two men at a hotel in Herat on Monday.",
        {"sub_event_type": "Arrests", "location": "Herat"},
    ),
    "police seize rifles": case(
        "Police seized two rifles from men at a hotel in Herat on Monday.",
        {"sub_event_type": "Disrupted weapons use"},
    ),
    # A door that is blown in by raiders is no bombing; who gathers with demands protests.
    "doors blown in": case(
        "Soldiers raided homes in Sangin on Monday, blew up the doors with charges and killed five "
        "villagers.",
        {"sub_event_type": "Attack", "fatalities": 5},
    ),
    "gathered with demands": case(
        "On 3 May some 20 nurses gathered in Taloqan, Takhar, to demand their wages.",
        {"sub_event_type": "Peaceful protest", "location": "Taloqan"},
    ),
    "gathered to discuss": case(
        "On 3 May elders gathered in Taloqan, Takhar, to discuss the harvest."
    ),
}


@pytest.mark.parametrize("report", CASES.values(), ids=CASES.keys())
def test_coding_of(report: Case) -> None:
    """What each report tells, and why the rest is set aside."""
    assert got(report) == want(report)
    if report.aside is not None:
        assert tuple(s.reason for s in told(report.text)[1]) == report.aside
