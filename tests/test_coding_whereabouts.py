"""Where an event was, told by whose place it is, by what leads back to it, or by the road beside it."""

import pytest
from telling import case, got, want

CASES = {
    "what only tells who somebody is": case(
        "KABUL, May 4 - On Monday, Hassan Gul, who sold tyres in the village of Barkule in Helmand, "
        "was led out and shot dead. In Farah two policemen were killed by a roadside bomb.",
        {"admin1": "AF-HEL", "location": "Barkule"},
        {"admin1": "AF-FRA"},
    ),
    "but the scene, where there is one": case(
        "KAMPALA, May 4 - In Arua district soldiers on Monday shot dead a teacher whose brother sings "
        "in Mbale. In Lira two people were wounded by a grenade.",
        {"admin1": "UG-N", "location": "Arua"},
        {"admin1": "UG-N", "location": "Lira"},
    ),
    "the same office, and no story moves to a capital that is silent": case(
        "On Sunday hundreds of people protested outside the governor's office in Lashkar Gah. In Kabul "
        "the ministry kept silent. On Monday police fired at a crowd at the gate of the same office "
        "and killed two men.",
        {"location": "Lashkar Gah"},
        {"location": "Lashkar Gah", "fatalities": 2},
    ),
    "the town, where only its province was named": case(
        "On May 2 shells fell in Helmand province and hurt nobody. Nobody knows who fired them. On "
        "May 3 gunmen shot dead a cleric at home in the town.",
        {"admin1": "AF-HEL"},
        {"admin1": "AF-HEL", "fatalities": 1},
    ),
    "whose army it is does not say where": case(
        "On Sunday gunmen killed two drivers in Mayuge. Soldiers of Uganda's army exchanged fire with gangs "
        "in Tekela on Monday, police said.",
        {"admin1": "UG-E", "location": "Mayuge"},
        {"admin1": "UG-E", "location": "Tekela"},
    ),
    "the ends of a road hold a name last": case(
        "Rebels killed nine people on Sunday in Idowe, Ituri province, on the road which links Beni "
        "with Malakanga. In a separate incident on Monday gunmen fired on a lorry near Malakanga and "
        "killed its driver.",
        {"admin1": "CD-IT", "location": "Idowe"},
        {"admin1": "CD-IT", "location": "Malakanga"},
    ),
    "to the side of a town": case(
        "On Sunday a bomb killed two men in Lira. On Monday gunmen shot dead a trader in Kalita, to the "
        "west of Mbarara.",
        {"location": "Lira", "admin1": "UG-N"},
        {"location": "Kalita", "admin1": "UG-W"},
    ),
    "a gang's name is no place abroad": case(
        "PORT-AU-PRINCE, Haiti - Fighters of the Queens gang and their rivals clashed on Monday in "
        "Carrefour. Six people were killed, police said.",
        {"admin1": "HT-OU", "location": "Carrefour", "fatalities": 6},
    ),
    "a province spelled otherwise holds its districts": case(
        "A roadside bomb killed two soldiers on Monday in the province of Beluchestan, Pakistan. It "
        "was aimed at a convoy in Mastung district.",
        {"location": "Mastung", "geo_precision": 2},
    ),
    "along with his driver": case(
        "A judge along with his driver was killed by a roadside bomb in Herat on Monday.",
        {"fatalities": 2},
    ),
    "those who are called occupiers fight for a state": case(
        "On Monday nine of the invaders were killed in an ambush in Warsaj district of Takhar. Two of our "
        "fighters were martyred.",
        {"fatalities": 11, "admin1": "AF-TAK"},
    ),
    "one dead is not the toll of what follows": case(
        "On Sunday a soldier died after a roadside bomb attack in southern Afghanistan. Insurgents fired "
        "on a school in Qadis district, Badghis province, on Monday, killing a watchman.",
        {"fatalities": 1, "admin1": None},
        {"fatalities": 1, "admin1": "AF-BDG"},
    ),
    "what fell from a drone": case(
        "Two grenades fell from a drone on a checkpoint in Gereshk, Helmand, on Monday, wounding a guard.",
        {"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"},
    ),
    "led away and shot": case(
        "On Monday a baker was led out of his shop in Gereshk, Helmand, with his hands tied and shot in "
        "the chest by the road.",
        {"event_type": "Violence against civilians", "sub_event_type": "Attack"},
    ),
    "fell in an attack": case(
        "Seven gendarmes fell in an attack upon their post in Dori, Burkina Faso, on Monday.",
        {"fatalities": 7},
    ),
    "women from a place that no gazetteer has": case(
        "Shells fell in Gereshk, Helmand, on Sunday. On Monday two women from Shoraki were shot dead by "
        "gunmen on a farm outside the village.",
        {"location": "Gereshk"},
        {"location": "Shoraki", "fatalities": 2},
    ),
    "a village under the head of a province that has none of its name": case(
        "HELMAND: On May 2 a roadside bomb killed two policemen in Nad Ali.\n\n"
        "GHOR: On May 3 gunmen shot dead a teacher in Muqur.\n\n"
        "BALKH: On May 3 rebels attacked a post in Chimtal and two guards were flown to Kabul.",
        {"admin1": "AF-HEL"},
        {"admin1": "AF-GHO", "location": "Muqur"},
        {"admin1": "AF-BAL", "location": "Chimtal"},
    ),
    "a particle within a name": case(
        "JABAL-US-SERAJ, Afghanistan (AB) - Rebels killed two guards in Charikar on Sunday. On Monday "
        "jets bombed Jabal-us-Seraj, wounding three children, a doctor at the hospital said.",
        {"location": "Charikar"},
        {"location": "Jabal-us-Seraj", "injured": 3},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_coded(name: str) -> None:
    """Each report, in the fields that its rule is about."""
    assert got(CASES[name]) == want(CASES[name])
