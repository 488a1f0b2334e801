"""Whole stories of the African press: what only a report of many paragraphs shows."""

import pytest
from telling import Case, case, figures, got, want

BATTLE = {"event_type": "Battles"}
CIVILIANS = {"event_type": "Violence against civilians"}
CLASH = {"sub_event_type": "Armed clash"}
SUICIDE = {"sub_event_type": "Suicide bomb"}
BOMB = {"sub_event_type": "Remote explosive/landmine/IED"}


def day(text: str) -> dict[str, str]:
    """One day."""
    return {"date_start": text, "date_end": text}


CASES: dict[str, Case] = {
    "who is displaced since a month long past is no part of the attack": case(
        "Gunmen attacked the village of Kotiary in Tambacounda region of Senegal on Monday, killing four"
        " herders.\n\nAccording to OCHA, more than 200,000 people have been displaced since mid-December.",
        CIVILIANS | {"admin1": "SN-TC"} | figures(4),
        aside=("historical",),
        published="2021-03-02",
    ),
    "who speaks abroad takes the story nowhere, and a count of a later day is of what was told": case(
        "Militants attacked Palma in Cabo Delgado province on Wednesday, killing dozens.\n\nIn Geneva, the"
        " UN human rights chief denounced the killings.\n\nAround 3,000 people had fled the town by Monday,"
        " aid agencies said.",
        CIVILIANS | {"admin1": "MZ-P"} | day("2021-03-24") | figures(12, displaced=3000),
        aside=(),
        published="2021-03-30",
    ),
    "the town of a name leads back to no other": case(
        "Gunmen killed nine farmers in Bama in Borno state on Saturday. Three people were abducted near"
        " Gwoza on Sunday. Some 2,000 people had fled to the town of Dikwa by Monday.",
        CIVILIANS | figures(9),
        CIVILIANS | {"location": "Gwoza", "displaced": 2000},
        published="2022-06-14",
    ),
    "what a statesman says of attacks is none": case(
        "Gunmen killed 30 villagers in Gimbi district of Oromia region of Ethiopia on Saturday. The prime"
        ' minister wrote of "horrific acts" in a tweet on Monday. "Attacks on innocent civilians are'
        ' unacceptable," he wrote.',
        CIVILIANS | day("2022-06-18") | figures(30),
        aside=("not an incident",),
        published="2022-06-20",
    ),
    "two stories of a headline": case(
        "Suicide bomber kills six in Mogadishu as Al-Shabaab overruns base in Lower Shabelle\n\nA suicide"
        " bomber blew himself up at a tea shop in Mogadishu on Wednesday, killing six people. Militants"
        " stormed a base at Barawe in Lower Shabelle on Thursday.",
        SUICIDE | {"admin1": "SO-BN"} | day("2021-09-15") | figures(7),
        BATTLE | {"admin1": "SO-SH"} | day("2021-09-16") | figures(None),
        published="2021-09-16",
    ),
    "the day of another story is not lent to what goes on with the last one": case(
        "A convoy was ambushed near Ndop in Cameroon on Thursday. Eight soldiers died.\n\nIn Kumba, in the"
        " Southwest region, gunmen on Wednesday kidnapped a headmaster. He was released the next day, a"
        " priest said. On Tuesday a student was killed when soldiers opened fire at a checkpoint in Buea."
        " The army said a gendarme fired warning shots at a car that refused to stop.",
        BATTLE | CLASH | day("2021-09-16") | figures(8),
        CIVILIANS | {"location": "Kumba"},
        {"location": "Buea"} | day("2021-09-14") | figures(1),
        published="2021-09-17",
    ),
    "the day on which bodies were found is not that of the killing": case(
        "At least 30 people were killed on Friday and Saturday in an attack blamed on rebels in Ituri"
        " province in the Democratic Republic of Congo. Thirty bodies were found on Saturday near Komanda.",
        CIVILIANS | {"date_start": "2021-09-03", "date_end": "2021-09-04"} | figures(30),
        published="2021-09-06",
    ),
    "tribal clashes of the headline are the fighting told below": case(
        "Nine dead in tribal clashes in West Darfur\n\nAt least nine people were killed and fifteen others"
        " wounded in fighting between Arab herders and farmers in West Darfur on Saturday and Sunday.",
        {"admin1": "SD-DW", "date_start": "2021-09-25", "date_end": "2021-09-26"} | figures(9, 15),
        published="2021-09-28",
    ),
    "a word in quotes ends no list of people": case(
        "A convoy was ambushed near Ndop in Cameroon on September 16. Eight soldiers and “several” civilians"
        " died, a spokesman said.",
        BATTLE | {"admin1": "CM-NW"} | figures(11),
        published="2021-09-17",
    ),
    "operations that an attack was to avenge make no battle of it": case(
        "Gunmen killed 12 farmers in Zabarmari in Borno state on Saturday. The governor said the militants"
        " attacked in retaliation for operations by the army.",
        CIVILIANS | {"admin1": "NG-BO"} | figures(12),
        published="2022-06-20",
    ),
    "a title that begins with its country leaves the dateline one": case(
        "Mali: dozens of soldiers killed in attacks on camps\n\nBAMAKO, March 7 (Reuters) - Militants killed"
        " at least 27 soldiers in an attack on a military base in central Mali on Friday, one of the"
        " deadliest raids in recent months, the army said.\n\nOn Monday, a convoy hit an explosive device"
        " north of Mopti, killing two peacekeepers.",
        BATTLE | {"admin1": None} | day("2022-03-04") | figures(27),
        BOMB | {"admin1": "ML-5"} | day("2022-03-07") | figures(2),
        published="2022-03-07",
    ),
    "who has been killed since months ago is no toll of a day": case(
        "Shells hit a market in El Fasher in North Darfur on Tuesday, killing 28 people. More than 780"
        " civilians have been killed in the city since the siege began in May.",
        {"admin1": "SD-DN"} | figures(28),
        aside=("historical",),
        published="2024-09-25",
    ),
    "but since Monday is": case(
        "At least 12 people have been killed in Bama in Borno state since fighting broke out on Monday.",
        BATTLE | {"location": "Bama"} | figures(12),
        published="2024-09-25",
    ),
    "the day of a statement is that on which it was said": case(
        "The army spokesman, in a statement on Thursday, said troops of 25 Brigade repelled an attack in"
        " Damboa in Borno on Wednesday night.",
        BATTLE | {"location": "Damboa"} | day("2021-04-28"),
        published="2021-04-29",
    ),
    "a title tells two stories, one of them without its place": case(
        "South Sudan: 20 killed in cattle raid, aid workers attacked in Pibor\n\nJUBA, South Sudan (Radio) -"
        " At least 20 people were killed in a cattle raid in Duk County of Jonglei State on Sunday.\n\nA"
        " convoy of the World Food Programme was ambushed on Saturday in Pibor, killing two drivers.",
        CIVILIANS | {"location": "Duk"} | day("2023-02-05") | figures(20),
        BATTLE | {"location": "Pibor"} | day("2023-02-04") | figures(2),
        published="2023-02-07",
    ),
    "a title whose second part has no subject tells one": case(
        "Bandits storm village in Kaduna, kill 12, abduct 30\n\nBandits stormed Kajuru village in Kaduna"
        " state on Monday, killing 12 people and abducting 30.",
        CIVILIANS | {"location": "Kajuru"} | figures(12),
        published="2023-02-07",
    ),
    "who died of wounds at a hospital was hurt elsewhere": case(
        "The unit was ambushed in Banibangou, in the Tillaberi region of Niger, on Saturday. Eleven soldiers"
        " were killed at the scene and another died of his wounds at the hospital in Niamey.",
        BATTLE | {"location": "Banibangou", "admin1": "NE-6"},
        published="2021-05-02",
    ),
    "but who was killed at one was hit there": case(
        "Three nurses were killed in an attack at the hospital in Banibangou in Niger on Saturday.",
        CIVILIANS | {"location": "Banibangou"} | figures(3),
        published="2021-05-02",
    ),
    "between two months of last year": case(
        "A nurse was abducted by gunmen from a clinic in Gumuruk in Jonglei State on 27 January. Between"
        " January and September last year, 2,240 civilians were killed or abducted, according to the UN.",
        CIVILIANS | {"admin1": "SS-JG"} | day("2023-01-27") | figures(None),
        aside=("historical",),
        published="2023-02-07",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_story(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
