"""Whole stories: every rule of the codebook at work at once, as the press writes."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}

CASES: dict[str, Case] = {
    "a bomb on a bus, with a toll that rises and a history": case(
        "GHAZNI, Nov 10, 2020 - A magnetic bomb stuck to a minibus of the education department "
        "went off in "
        "Ghazni city on Tuesday morning, killing three employees and injuring six, officials "
        "said.\n\n"
        "The death toll later rose to four when a woman died in hospital, said Zahir Shah, who "
        "runs the "
        "city's hospital.\n\n"
        "No group has claimed responsibility. A similar attack last year killed twelve people in "
        "the same "
        "city. Police warned of more bombings before the talks in Doha.\n",
        BLAST
        | {
            "admin1": "AF-GHA",
            "location": "Ghazni",
            "geo_precision": 1,
            "date_start": "2020-11-10",
            "fatalities": 4,
            "injured": 6,
        },
        published="2020-11-10",
    ),
    "an air strike with two accounts": case(
        "Residents of Baghran district in Helmand said on Sunday that an air strike on Saturday "
        "night "
        "killed at least twelve civilians, most of them women and children.\n\n"
        "The defence ministry confirmed the strike but said that only Taliban fighters, 18 of "
        "them, were "
        'killed. "We hit a gathering of militants," a spokesman said. The ministry denied that civilians '
        "were hurt.\n",
        BLAST
        | {
            "sub_event_type": "Air/drone strike",
            "admin1": "AF-HEL",
            "location": "Baghran",
            "date_start": "2021-05-01",
            "disputed": True,
        },
    ),
    "a protest shot at, and a denial": case(
        "NILI, May 4, 2021 - At least two people were killed and eleven injured on Monday when "
        "security "
        "forces opened fire on demonstrators in Nili, capital of Daykundi, witnesses said. "
        "Hundreds had "
        "gathered outside the governor's office to demand clean water.\n\n"
        "The police denied firing at the crowd and said that shots came from a nearby hill.\n",
        PROTEST
        | {
            "sub_event_type": "Excessive force against protesters",
            "admin1": "AF-DAY",
            "location": "Nili",
            "date_start": "2021-05-03",
            "fatalities": 2,
            "injured": 11,
        },
    ),
    "arms found, no attack": case(
        "MAZAR-E SHARIF - Intelligence officers found a depot of explosives in the Dehdadi "
        "district of Balkh "
        "on Sunday, a spokesman said. Two men who planned to attack the airport were detained.\n",
        STRATEGIC
        | {
            "admin1": "AF-BAL",
            "location": "Dehdadi",
            "date_start": "2021-05-02",
            "fatalities": None,
        },
    ),
    "a report without incidents": case(
        "KABUL, May 4, 2021 - The head of the peace council flew to Doha on Monday for talks. He "
        "said that "
        "the Taliban should stop attacking cities and warned that more blood would be shed if "
        "the talks "
        "failed. The war has killed tens of thousands since 2001. Diplomats expect an agreement "
        "by June.\n"
    ),
    "a weekly report": case(
        "Weekly security report, 2 - 8 May 2021\n\n"
        "Badghis\n"
        "On 3 May, armed men attacked an army convoy in Muqur district; two soldiers were killed.\n"
        "On 6 May, a landmine killed a shepherd in Ab Kamari district.\n\n"
        "Khost\n"
        "On 5 May, police arrested four men with two magnetic bombs in Khost city.\n",
        BATTLE
        | {"admin1": "AF-BDG", "location": "Muqur", "date_start": "2021-05-03", "fatalities": 2},
        BLAST
        | {
            "admin1": "AF-BDG",
            "location": "Ab Kamari",
            "date_start": "2021-05-06",
            "fatalities": 1,
        },
        STRATEGIC | {"admin1": "AF-KHO", "date_start": "2021-05-05", "fatalities": None},
        published="2021-05-09",
    ),
    "Somalia": case(
        "MOGADISHU, Jan 31, 2021 - A suicide car bomb struck a hotel in Mogadishu on Sunday and "
        "gunmen then "
        "stormed the building, police said. Five civilians and four attackers were killed.\n",
        BATTLE
        | {"country": "SO", "location": "Mogadishu", "date_start": "2021-01-31", "fatalities": 9},
        published="2021-01-31",
    ),
    "Ukraine": case(
        "Shelling killed a woman and wounded four people in Kramatorsk, in the Donetsk region, "
        "on Friday, the "
        "regional governor said. Kyiv blamed Moscow.\n",
        BLAST
        | {
            "sub_event_type": "Shelling/artillery/missile attack",
            "country": "UA",
            "location": "Kramatorsk",
            "date_start": "2021-04-30",
            "fatalities": 1,
            "injured": 4,
        },
    ),
    "Mali": case(
        "BAMAKO, Feb 4, 2021 - Ten soldiers were killed on Wednesday in an attack on their camp "
        "at Boni, in "
        "the Mopti region of central Mali, the army said. Some 30 assailants died in the "
        "fighting, it added.\n",
        BATTLE | {"country": "ML", "date_start": "2021-02-03", "fatalities": 40},
        published="2021-02-04",
    ),
    "Pakistan": case(
        "QUETTA, Pakistan - A bomb hidden in a parked motorcycle went off near a police van in "
        "Chaman, a town "
        "on the Afghan border, on Tuesday, killing two policemen and hurting a dozen passers-by.\n",
        BLAST
        | {
            "country": "PK",
            "location": "Chaman",
            "date_start": "2021-05-04",
            "fatalities": 2,
            "injured": 12,
        },
    ),
    "an attack on a post, with what officials and insurgents say": case(
        "PUL-E KHUMRI, May 4, 2021 (Northern News) - Insurgents overran a police post on the "
        "edge of "
        "Baghlan-e Markazi district late on Sunday, killing at least seven officers and "
        "capturing two "
        "more, a member of the provincial council said.\n\n"
        "The fight lasted about three hours, Safiullah Darwesh told reporters by phone. The "
        "insurgents "
        "burned the post and left with weapons and a pickup before reinforcements from Kunduz "
        "arrived.\n\n"
        "The police chief of the province said five officers had died and that eleven insurgents "
        "were "
        "killed. The Taliban did not comment.\n\n"
        "Violence has grown across the north since foreign troops began to leave on May 1.\n",
        BATTLE
        | {
            "admin1": "AF-BGL",
            "date_start": "2021-05-02",
            "fatalities": 16,
            "fatalities_low": 16,
            "disputed": False,
        },
    ),
    "Nigeria": case(
        "KANO, Nigeria, March 9, 2021 - Gunmen on motorcycles raided three villages in Zamfara "
        "State on Sunday "
        "evening, killing at least 16 people and carrying off dozens of cattle, residents said "
        "on Tuesday.\n\n"
        "The attackers burned houses in Maru district before soldiers arrived, according to Sani "
        "Bello, a "
        "farmer. The police confirmed the raid but gave no figures.\n",
        CIVILIANS
        | {"country": "NG", "admin1": "NG-ZA", "date_start": "2021-03-07", "fatalities": 16},
        published="2021-03-09",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_stories(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
