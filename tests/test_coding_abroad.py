"""Rules that reports from many countries taught: what is a total, whose the dead are, where it was."""

import pytest
from telling import Case, case, figures, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}

ASIDE: dict[str, Case] = {
    "a toll told across a country": case(
        "Some 709 civilians were killed across Iraq in April, the mission said.",
        aside=("aggregate",),
    ),
    "a toll across a country, headed by its capital": case(
        "BAGHDAD - Car bombs killed 41 people across Iraq on Monday, police said.",
        aside=("aggregate",),
    ),
    "a toll of a country and a day past": case(
        "The militants killed at least 30 soldiers in Mali over the past week, the ministry said.",
        aside=("aggregate",),
    ),
    "one attack in a country is no total": case(
        "Gunmen killed nine villagers in Burkina Faso on Sunday, the government said.",
        CIVILIANS | {"country": "BF", "fatalities": 9},
    ),
    "a place in the country is no total either": case(
        "Gunmen killed nine people near Gao in Mali over the past 24 hours, the army said.",
        CIVILIANS | {"admin1": "ML-7"},
    ),
    "attacks repelled by the dozen": case(
        "The defenders repelled 52 attacks over the past day, the staff said.", aside=("aggregate",)
    ),
    "reports that turned out untrue": case(
        "Reports on Monday of a bomb attack at Herat airport turned out to be untrue.",
        aside=("negated",),
    ),
    "reports that were denied": case(
        "Reports that a trader was executed in Mosul on Monday were denied by the group.",
        aside=("negated",),
    ),
    "an anniversary": case(
        "It is a year to the day since gunmen stormed a hotel in Mombasa and killed 16 people.",
        aside=("historical",),
    ),
    "a weekday of long ago": case(
        "In March 2019 a bomb killed seven people on a Friday evening in Quetta.",
        aside=("historical",),
    ),
    "how long, and not how much later": case(
        "In November 2018 the port was closed for two weeks after a missile was fired at Jeddah.",
        aside=("historical",),
    ),
    "two weeks later": case(
        "Two weeks after a missile was fired at Riyadh, a drone hit the port of Jeddah on Monday.",
        BLAST | {"date_start": "2021-04-19"},
        BLAST | {"date_start": "2021-05-03"},
    ),
    "what a clause adds about a place": case(
        "Soldiers exchanged fire with rebels on Monday at the airport of Goma, where all flights remain "
        "canceled.",
        BATTLE | {"admin1": "CD-NK"},
    ),
    "what is itself cancelled": case(
        "The rally in Goma on Monday, where thousands were to march, was cancelled.",
        aside=("negated",),
    ),
    "a match by the way": case(
        "Rebels have killed at least 28 people in an attack on a village in Ituri province on Sunday, "
        "officials say. Many people had gathered to watch football.\n\nOn Monday a lorry was ambushed near "
        "Beni. Four soldiers died.",
        CIVILIANS | {"date_start": "2021-05-02", "fatalities": 28},
        BATTLE | {"admin1": "CD-NK", "fatalities": 4},
        aside=(),
    ),
    "displaced people are no flight": case(
        "A bomb killed two traders in Mardan on Monday.\n\nIn a camp near Kohat people displaced from Buner "
        "asked for tents.",
        BLAST | {"admin1": "PK-KP"},
    ),
}
PEOPLE: dict[str, Case] = {
    "an age between two people": case(
        "A landmine killed a girl of nine and her brother near Taiz on Monday.", figures(2)
    ),
    "an age between commas": case(
        "A bomb killed a boy, aged 12, and his uncle in Herat city on Monday.", figures(2)
    ),
    "both of those just told": case(
        "Gunmen shot dead a teacher and his brother, both settlers from Punjab, in Quetta on Monday.",
        figures(2),
    ),
    "both who were killed": case(
        "A mine hit their car near Quetta on Monday and both policemen were killed.", figures(2)
    ),
    "those who died with their victims": case(
        "Two women blew themselves up at a market in Potiskum on Monday, killing 13 people as well as "
        "themselves.",
        figures(15),
    ),
    "who killed others besides himself": case(
        "A bomber killed 12 worshippers besides himself at a mosque in Zaria on Monday.",
        figures(13),
    ),
    "people buried by those who tell": case(
        "Gunmen attacked Barkin Ladi on Sunday. Villagers said they had buried 14 of their neighbours.",
        figures(14),
    ),
    "whose men were lost": case(
        "Security forces killed 24 rebels and lost three men near Gao on Monday.", figures(27)
    ),
    "not a single one": case(
        "Troops killed nine rebels near Gao on Monday. A spokesman for the rebels said not a single fighter "
        "had been killed.",
        figures(9),
    ),
    "two who fled are not displaced": case(
        "Two suspects fled after they shot dead a trader in Kano on Monday.", figures(1)
    ),
    "nobody was hurt by it": case(
        "Rebels burned two trucks near Gao on Monday without hurting anyone.", figures(0, 0)
    ),
}
PLACES: dict[str, Case] = {
    "a country's capital": case(
        "A bomb killed nine people in Somalia's capital on Monday.",
        BLAST | {"location": "Mogadishu"},
    ),
    "streets that a crowd took to": case(
        "Hundreds took to the streets of Jos, the Plateau State capital, on Monday to protest.",
        PROTEST | {"location": "Jos"},
    ),
    "whose a monitor is": case(
        "Rebels hold the road to Aleppo. Britain-based monitors said they stormed a post near Khanasira on "
        "Monday and killed nine soldiers.",
        BATTLE | {"location": "Khanasira", "admin1": "SY-HL"},
    ),
    "what a place borders": case(
        "In Ituri rebels burned a village on Sunday. Nine people were taken hostage near Kasinda, on the "
        "border with Uganda, on Monday.",
        STRATEGIC | {"admin1": "CD-IT"},
        CIVILIANS | {"admin1": "CD-IT"},
    ),
    "what is told long after moves nothing": case(
        "In North Kivu militias fought near Nyabira on Sunday and 17 fighters were killed.\n\nThe governor "
        "spoke of schools.\n\nA joint operations center may open in Beni.",
        BATTLE | {"location": "Nyabira"},
    ),
}
KINDS: dict[str, Case] = {
    "a prison stormed": case(
        "Raiders stormed the central jail in Owerri on Saturday night and let 1,800 inmates go.",
        BATTLE | {"admin1": "NG-IM", "fatalities": None},
    ),
    "a bus under fire": case(
        "A minibus with teachers came under fire near Baquba on Monday and four women were killed.",
        CIVILIANS | {"fatalities": 4},
    ),
    "a mayor under fire": case("The mayor of Lagos came under fire on Monday for his trip."),
    "mines that were hit": case(
        "The column was hit by mines near Goma on Monday. Seven soldiers died.", BLAST | figures(7)
    ),
    "bombs that somebody carried": case(
        "Bombs carried by two girls exploded at a market in Mubi on Monday, killing nine.",
        BLAST | {"sub_event_type": "Suicide bomb"},
    ),
    "a missile and the search after it": case(
        "The enemy hit an apartment block in Kurakhove with a missile on Monday. Three people were killed. "
        "The search operation continues.",
        BLAST | {"sub_event_type": "Shelling/artillery/missile attack", "fatalities": 3},
    ),
    "vehicles taken away": case(
        "Armed men entered the warehouse of a charity in Aden on Monday, tied up the guards and took away "
        "two vehicles.",
        STRATEGIC | {"sub_event_type": "Looting/property destruction"},
    ),
    "bodies lie where it was": case(
        "Rebels attacked the prison of Goma on Saturday. Bodies lay at its gate on Sunday: four guards were "
        "killed.",
        BATTLE | {"date_start": "2021-05-01", "fatalities": 4},
    ),
}
TWO: dict[str, Case] = {
    "dead at two places of one province": case(
        "A roadside bomb killed two policemen in Mosul on Monday and gunmen shot dead three traders in Tal "
        "Kayf.",
        BLAST | {"location": "Mosul", "fatalities": 2},
        CIVILIANS | {"location": "Tal Kayf", "fatalities": 3, "date_start": "2021-05-03"},
    ),
    "the same by others later": case(
        "Gunmen shot dead a lecturer in Mosul on Monday, and an hour later others killed a translator and "
        "his son in Tal Kayf.",
        CIVILIANS | {"location": "Mosul", "fatalities": 1},
        CIVILIANS | {"location": "Tal Kayf", "fatalities": 2},
    ),
    "a place told before both": case(
        "In Mosul, two policemen were killed and three traders were wounded in the Tal Kayf area on Monday.",
        CIVILIANS | {"fatalities": 2, "injured": 3},
    ),
}
ALL = TWO | ASIDE | PEOPLE | PLACES | KINDS


@pytest.mark.parametrize("name", ALL)
def test_a_report_is_coded_as_the_codebook_says(name: str) -> None:
    """Fields that matter to the rule, and what is set aside."""
    assert got(ALL[name]) == want(ALL[name])
