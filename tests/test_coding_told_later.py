"""What is told a day later, elsewhere or in passing: days to come, arrests elsewhere, no figures."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
ARREST = {"sub_event_type": "Arrests"}
CROWD = {"event_type": "Protests"}
UNKNOWN = {"fatalities": None, "injured": None}

# How a report says that it knows no toll, which is not that there was none.
NO_FIGURES = (
    "No casualty figures are available.",
    "No casualty details were given.",
    "The ministry gave no casualty toll.",
)
# What people do who come out together, in words that are also those of everyday life.
TOGETHER = (
    "Some 40 women stood outside the ministry in Herat city on Sunday to demand their jobs back.",
    "Hundreds of people gathered in Herat city on Sunday, asking the government to send troops.",
    "Residents carried the bodies of the dead to the governor's compound in Herat city on Sunday.",
    "Teachers in Herat city blocked the road on Sunday to ask for four months of unpaid salaries.",
)

CASES: dict[str, Case] = {
    **{
        text: case(f"Clashes erupted in Obe district of Herat on Sunday. {text}", BATTLE | UNKNOWN)
        for text in NO_FIGURES
    },
    **{text: case(text, CROWD | {"date_start": "2021-05-02"}) for text in TOGETHER},
    "no casualties are nought": case(
        "Clashes erupted in Obe district of Herat on Sunday. No casualties were reported.",
        BATTLE | {"fatalities": 0, "injured": 0},
    ),
    "a day later, after a day not told yet": case(
        "HERAT (AP) - Gunmen led away 13 passengers in western Afghanistan, and the bodies of five of them "
        "were found a day later, officials said Tuesday.\n\nThe passengers were taken on Friday in Obe "
        "district of Herat.",
        CIVILIANS | {"date_start": "2021-04-30", "location": "Obe"},
    ),
    "an arrest elsewhere beside a bomb": case(
        "A policeman was injured by a bomb in Guzara district of Herat on Sunday and a commander of the "
        "group was detained by agents in Obe district.",
        BLAST | {"location": "Guzara", "injured": 1},
        ARREST | {"location": "Obe"},
    ),
    "arrested those elsewhere themselves": case(
        "Police killed two militants in Guzara district and arrested four others in Obe district of Herat "
        "on Sunday.",
        BATTLE | {"location": "Guzara", "fatalities": 2, "date_start": "2021-05-02"},
        ARREST | {"location": "Obe", "date_start": "2021-05-02"},
    ),
    "arrested where it was": case(
        "Gunmen killed a teacher in Guzara district of Herat on Sunday and police arrested two men.",
        CIVILIANS | {"location": "Guzara", "fatalities": 1},
    ),
    "a shell crashes, a lorry crashes": case(
        "A shell crashed into a house in Obe district of Herat on Sunday, killing two people.\n\nA fuel "
        "truck crashed into a bus in Guzara district on Sunday, killing 12.",
        BLAST | {"location": "Obe", "fatalities": 2},
    ),
    "took place is not taken": case(
        "A man was shot dead by gunmen in the western Herat province on Sunday. The incident "
        "took place in the bazaar of Obe district.",
        CIVILIANS | {"location": "Obe"},
    ),
    "brought to the city is not taken": case(
        "Relatives took the bodies to the city of Herat for burial on Sunday."
    ),
    "begins with the strike": case(
        "The strike hit a compound in Obe district of Herat on Sunday.",
        BLAST | {"location": "Obe", "date_start": "2021-05-02"},
    ),
    "the town on which they moved": case(
        "Afghan forces recaptured Obe district in Herat on Sunday.\n\nThe first shots were fired on "
        "Saturday, when militants from Guzara and Ghoryan moved on the town.",
        BATTLE | {"location": "Obe", "date_start": "2021-05-02"},
        {"location": "Obe", "date_start": "2021-05-01"},
    ),
    **{
        f"a seat, {told}": case(
            f"Gunmen shot dead a former district chief in {told} on Sunday.",
            CIVILIANS | {"location": town, "geo_precision": 1},
        )
        for told, town in (
            ("the Farah capital", "Farah"),
            ("Helmand's capital", "Lashkar Gah"),
            ("the capital of Helmand province", "Lashkar Gah"),
            ("Lashkar Gah, the capital of Helmand,", "Lashkar Gah"),
        )
    },
    **{
        f"three, {told}": case(
            f"Gunmen killed {told} in Herat city on Sunday.", CIVILIANS | {"fatalities": 3}
        )
        for told in (
            "Abdul Rahim Noori, head of the provincial court of appeal, along with his two guards",
            "Obe district governor Haji Zaman along with two of his guards",
        )
    },
    "whose brothers are not killed with him": case(
        "Gunmen killed a shepherd in Herat city on Sunday. If you kill the shepherd, his five brothers "
        "take the gun, an elder said.",
        CIVILIANS | {"fatalities": 1},
    ),
    "near the border of another province": case(
        "Gunmen opened fire on a police station in Obe, near the Badghis border, on Sunday in Herat. "
        "Officials said four policemen died.",
        BATTLE | {"location": "Obe", "fatalities": 4},
    ),
    "workers who were blocking a road": case(
        "Police opened fire on garment workers who were blocking the highway at Obe in Herat on Sunday, "
        "leaving one dead.",
        CROWD | {"sub_event_type": "Excessive force against protesters", "fatalities": 1},
    ),
    "gunmen who were blocking a road": case(
        "Gunmen who were blocking the road near Obe in Herat opened fire on a bus on Sunday, killing two.",
        CIVILIANS | {"fatalities": 2},
    ),
    **{
        f"held from the first to the second, {told}": case(
            told, CIVILIANS | {"date_start": "2021-04-20", "date_end": "2021-05-02"}
        )
        for told in (
            "On Sunday police freed four clerks in Herat who had been kidnapped 12 days earlier.",
            "Four clerks who were kidnapped in Herat on April 20 were freed on Sunday.",
            "Police on Sunday rescued a boy who was abducted in Herat city on April 20.",
        )
    },
    "taken on one of some days, freed later": case(
        "Between 27 and 29 April, in Obe district of Herat, gunmen abducted 11 men. Seven were released on "
        "30 April; the others remain in captivity.",
        CIVILIANS | {"date_start": "2021-04-27", "location": "Obe"},
    ),
    "a march over those who were killed elsewhere": case(
        "Protesters angry over a rocket attack that killed seven children marched through Herat city on "
        "Sunday.",
        CROWD | {"sub_event_type": "Peaceful protest", "fatalities": None},
    ),
    "the town of its province": case(
        "Fighting broke out in Farah province on Sunday. Taliban fighters attacked two outposts on the "
        "outskirts of Farah city, where six policemen were killed.",
        BATTLE | {"location": "Farah", "geo_precision": 2, "fatalities": 6},
    ),
    **{
        f"a civilian, {told}": case(
            f"Gunmen shot dead {told} in Herat city on Sunday.", CIVILIANS | {"fatalities": 1}
        )
        for told in ("an off-duty policeman", "a soldier who was home on leave")
    },
    "a policeman": case("Gunmen shot dead a policeman in Herat city on Sunday.", BATTLE),
    "council members of a district": case(
        "Gunmen ambushed a convoy in Obe district of Herat on Sunday, killing three district council "
        "members and two bodyguards.",
        BATTLE | {"fatalities": 5},
    ),
    "vehicles carrying soldiers": case(
        "A bomb destroyed three army vehicles carrying soldiers and killed two policemen in Herat city on "
        "Sunday.",
        BLAST | {"fatalities": 2},
    ),
    "no American casualties, and four Afghans": case(
        "A bomber struck a convoy in Obe district of Herat on Sunday, killing four Afghan soldiers. There "
        "were no American casualties.",
        BLAST | {"fatalities": 4},
    ),
    "a total of years": case(
        "In Herat, a prosecutor was killed by gunmen on Sunday. More than 200 officials were killed in the "
        "first two years of their rule, a rights group said.",
        CIVILIANS | {"fatalities": 1, "fatalities_high": 1},
    ),
    "the town that is then called the city": case(
        "In Herat, a prosecutor was killed by gunmen in the city's tenth police district on Sunday.",
        CIVILIANS | {"location": "Herat", "geo_precision": 1},
    ),
    **{
        f"fighting that {told}": case(
            f"The Taliban attacked Obe in Herat on Saturday and the fighting {told} Sunday.",
            BATTLE | {"date_start": "2021-05-01", "date_end": "2021-05-02"},
        )
        for told in ("went on through", "lasted until", "continued into")
    },
    "beat two teachers": case(
        "Fighters entered a school in Obe district of Herat on Sunday and beat two teachers.",
        CIVILIANS | {"location": "Obe"},
    ),
    "a tribe is no place": case(
        "In Khost, elders of the Zadran tribe signed a truce on Sunday.",
        {"event_type": "Strategic developments", "admin1": "AF-KHO"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_told_later(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
