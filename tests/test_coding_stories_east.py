"""Rules that whole stories and digests from the Middle East and eastern Europe taught."""

import pytest
from telling import Case, case, figures, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}

TOLD: dict[str, Case] = {
    "more dead elsewhere are those of another attack": case(
        "A car bomb exploded near a market in Karrada on Monday, killing six people and wounding 14. "
        "Another three people were killed when a bomb went off in Sadr City.",
        BLAST | {"location": "Karrada", "fatalities": 6, "injured": 14},
        BLAST | {"location": "Sadr City", "fatalities": 3, "injured": None},
    ),
    "more dead at no place of their own are of the same": case(
        "A car bomb exploded in Sadr City on Monday, killing six people. Three more died when a second "
        "blast hit those who came to help.",
        BLAST | {"location": "Sadr City"},
    ),
    "meanwhile, right before the verb": case(
        "A car bomb exploded in Sadr City on Monday, killing six people.\n\n"
        "Gunmen armed with silenced pistols meanwhile shot dead two clerks in the Mansour neighbourhood.",
        BLAST | {"location": "Sadr City", "fatalities": 6},
        CIVILIANS | {"location": "Mansour", "fatalities": 2},
    ),
    "a list headed as a total, each item with its place and dead": case(
        "The casualties on Monday are distributed as follows: seven civilians were killed in airstrikes "
        "on Maarrat al-Numan; four civilians in airstrikes on Saraqeb; and three people, including a "
        "woman, in shelling of the town of Binnish.",
        BLAST | {"location": "Maarrat al-Numan", "fatalities": 7},
        BLAST | {"location": "Saraqeb", "fatalities": 4},
        BLAST | {"location": "Binnish", "fatalities": 3},
    ),
    "an age that ends a sentence": case(
        "Shelling of Nikopol on Monday injured one woman, 71.",
        BLAST | {"location": "Nikopol"} | figures(None, 1),
    ),
    "a number that ends a sentence and is no age": case(
        "Shelling of Nikopol on Monday killed three and wounded others, 12.",
        BLAST | {"location": "Nikopol", "fatalities": 3},
    ),
    "a word that a hyphen ties to what it qualifies is no place": case(
        "On Monday a gunman killed five people in the ultra-Orthodox city of Bnei Brak.",
        CIVILIANS | {"location": "Bnei Brak", "fatalities": 5},
    ),
    "a make of missile is no place": case(
        "The rebels fired a Badr-1 ballistic missile at a camp in the province of Jizan on Tuesday.",
        BLAST | {"admin1": "SA-09"},
    ),
    "a week before that": case(
        "On April 29 gunmen killed five people in Hadera. A week before that, an assailant stabbed four "
        "people to death in Beersheba.",
        CIVILIANS | {"location": "Hadera", "date_start": "2021-04-29"},
        CIVILIANS | {"location": "Beersheba", "date_start": "2021-04-22"},
    ),
    "ages of several": case(
        "Two men, 46 and 71, were injured on Monday when a missile hit Kupiansk.",
        BLAST | {"location": "Kupiansk"} | figures(None, 2),
    ),
    "a range after a plural is no row of ages": case(
        "On Monday, over the past 24 hours, 27-36 Taliban were killed in clashes in Chak.",
        BATTLE | {"fatalities": 27},
    ),
    "a name tied to a word that tells whose somebody is": case(
        "Shells killed three people in Kherson on Monday and in the afternoon a bomb went off at a "
        "market, a Moscow-installed official said.",
        BLAST | {"admin1": "UA-65", "fatalities": 3},
    ),
    "earlier on the same day": case(
        "Two soldiers were killed in an attack near Kifri on Sunday night.\n\nEarlier on Sunday, a roadside "
        "bomb hit a police car on the road between Daquq and Tuz Khurmatu. Three policemen were wounded.",
        BATTLE | {"fatalities": 2, "injured": None},
        BLAST | {"date_start": "2021-05-02", "injured": 3},
    ),
    "a list of provinces lends none of them": case(
        "Security has worsened in Diyala, Kirkuk and Salahaddin. On Monday a roadside bomb killed two "
        "policemen.",
        BLAST | {"admin1": None, "fatalities": 2},
    ),
    "tensions beside a strike are no fight": case(
        "A drone strike killed two journalists in Lebanon's city of Sidon on Monday, as cross-border "
        "hostilities between Israel and Hezbollah escalated.",
        BLAST | {"country": "LB", "fatalities": 2},
    ),
    "the hour before fighting counts no operations": case(
        "Two soldiers were killed in an attack near Kifri on Sunday.\n\nMilitants opened fire at around 11 "
        "pm, triggering clashes that lasted two hours.",
        BATTLE | {"fatalities": 2},
        aside=(),
    ),
    "the dead that a month counts": case(
        "Jets hit a market in Saraqeb on Sunday, killing 11 people. The group documented in April the "
        "death of 211 civilians in Idlib.",
        BLAST | {"location": "Saraqeb", "fatalities": 11},
        aside=("aggregate",),
    ),
    "what goes on as it is written": case(
        "Fierce clashes continue between the army and rebels around the town of Saraqeb.",
        BATTLE | {"location": "Saraqeb", "date_start": "2021-05-04", "status": "ongoing"},
    ),
    "what went on, nobody says when": case(
        "Fierce clashes continued between the army and rebels around the town of Saraqeb.",
        BATTLE | {"location": "Saraqeb", "date_start": None},
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_told(name: str) -> None:
    assert got(TOLD[name]) == want(TOLD[name])
