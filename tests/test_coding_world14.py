"""What is called off, nicknames, the same region, namesakes of a country, capitals abroad, leads, both."""

import pytest
from telling import Case, case, got, told, want

CASES = {
    # What is called off is an event only where it says so.
    "a search called off": case(
        "Rescuers called off their search on Tuesday after a strike on a hotel in Kharkiv killed 13.",
        {"event_type": "Explosions/Remote violence", "fatalities": 13},
    ),
    "a walkout called off": case(
        "Unions called off a strike in Lahore on Monday after talks.", aside=("negated",)
    ),
    "a march that was called off": case(
        "The march in Lahore was called off on Monday.", aside=("negated",)
    ),
    # Weapons and lights that have the names of deeds.
    "assault rifles": case(
        "Gang members with assault rifles rampaged through Gonaives on Monday, killing 25 people.",
        {"event_type": "Violence against civilians", "fatalities": 25},
    ),
    "torches in their hands": case(
        "Women marched through Moirang on Monday with torches.",
        {"sub_event_type": "Peaceful protest"},
    ),
    # Who is met with live rounds is a crowd; whose camp is no post is unarmed.
    "met with live rounds": case(
        "Students who marched to the town hall in Lodwar on Sunday were met with live ammunition.",
        {"sub_event_type": "Excessive force against protesters"},
    ),
    "a camp of tents": case(
        "Masked gunmen fired on a protest camp in Karbala on Monday and killed five people.",
        {"event_type": "Violence against civilians", "fatalities": 5},
    ),
    "a camp of the army": case(
        "Masked gunmen fired on a military camp in Karbala on Monday and killed five soldiers.",
        {"event_type": "Battles", "fatalities": 5},
    ),
    "a jet that attacks": case(
        "A jet fighter attacked a village near Myitkyina on Monday, killing two women.",
        {"sub_event_type": "Air/drone strike", "fatalities": 2},
    ),
    # Who is called by the name of a place.
    "a nickname": case(
        "Gunmen on Sunday shot dead a rebel commander nicknamed “Cairo” in the town of Bunia.",
        {"country": "CD", "location": "Bunia", "fatalities": 1},
    ),
    "known as": case(
        "On Sunday the army captured a regional boss of the cartel known as “El Toro” in Uruapan.",
        {"sub_event_type": "Arrests", "location": "Uruapan", "admin1": "MX-MIC"},
    ),
    "a village known as": case(
        "Rebels killed three villagers on Monday in a hamlet known as “Bunia”.",
        {"country": "CD", "location": "Bunia"},
    ),
    "suspects picked up": case(
        "Two suspected informants of the bandits were picked up in Gusau on Monday.",
        {"sub_event_type": "Arrests", "admin1": "NG-ZA"},
    ),
    # A country, and its province of the same name.
    "a side of the country": case(
        "Fighting between rival gangs in western Mexico left eight people dead on Monday.",
        {"admin1": None, "fatalities": 8},
    ),
    "the province of that name": case(
        "Gunmen killed five people on Monday in Toluca, Mexico state.", {"admin1": "MX-MEX"}
    ),
    # "The same region" is that told last, and what lies in it another place.
    "in the same region": case(
        "Troops repelled an assault on Monday near Toretsk, in Donetsk region. On Tuesday they took"
        " control of the village of Karlivka, in the same region.",
        {"admin1": "UA-14", "location": "Toretsk"},
        {"admin1": "UA-14", "location": "Karlivka"},
    ),
    "in the same province, of which no word says that it is one": case(
        "In Khost, soldiers found a weapons cache on Friday in Terayzai district. Two men were"
        " killed in a clash overnight in Sabari, in the same province.",
        {"admin1": "AF-KHO", "location": "Terayzai"},
        {"admin1": "AF-KHO", "location": "Sabari"},
    ),
    "the same district of one attack": case(
        "On Monday gunmen killed two people in Shiroro district. The attack left four wounded.",
        {"fatalities": 2, "injured": 4},
    ),
    "what the other side claims of it": case(
        "On Monday the army attacked Taliban positions in Dashti Qala district, Takhar, killing 17"
        " militants. The Taliban claim that they killed 6 soldiers, in the same district.",
        {"admin1": "AF-TAK", "event_type": "Battles"},
    ),
    "died since": case(
        "Protests broke out on March 1. More than 280 people have died since, according to a count.",
        aside=("historical", "historical"),
    ),
    "troops who enter a market": case(
        "On Monday troops entered Zorwan market in Helmand province and took away 14 young men.",
        {"admin1": "AF-HEL", "location": "Zorwan"},
    ),
    # A capital abroad holds no quarter told after it.
    "agreed abroad": case(
        "Taiz, the third city of Yemen, lies near Ibb. A truce for the city was agreed in Stockholm"
        " in 2018.\n\nOn Monday three mortar bombs landed in Kalaba, a quarter under the hills,"
        " killing two.",
        {"country": "YE", "location": "Kalaba", "fatalities": 2},
        aside=("historical",),
    ),
    # A crowd that blocked a gate is at it.
    "who had blocked a gate": case(
        "Soldiers opened fire on Monday on demonstrators who had blocked the entrance to the port of"
        " Umm Qasr, killing four, while rallies went on across the country's south.",
        {"location": "Umm Qasr", "fatalities": 4},
    ),
    # What is granted governs nothing after its comma.
    "although there was none": case(
        "On Monday, although there was no battle there, a jet bombed the village of Mongyu, killing"
        " three people.",
        {"sub_event_type": "Air/drone strike", "fatalities": 3},
    ),
    "a list after a comma": case(
        "On Monday, while he denied any role in attacks, bombings and killings, Gao was calm.",
    ),
    # What a lead names is what is told of it later.
    "elsewhere in the lead": case(
        "MORELIA, Mexico - Fighting between cartels in Mexico left eight people dead, officials said"
        " Monday, as gunmen elsewhere massacred customers of a bar.\n\nThe clashes broke out on"
        " Friday in Cenobio Moreno, Michoacan state.\n\nGunmen burst into a bar in Celaya late"
        " Saturday and opened fire, killing seven people.",
        {"location": "Cenobio Moreno", "fatalities": 8},
        {"location": "Celaya", "fatalities": 7},
    ),
    # Figures of two kinds beside one verb.
    "left dead and displaced": case(
        "Clashes in Goma left 12 dead and 3,000 displaced on Monday.",
        {"fatalities": 12, "displaced": 3000},
    ),
    "left dead and homeless": case(
        "Fighting in Goma left four people dead and 1,130 people homeless on Monday.",
        {"fatalities": 4, "displaced": 1130},
    ),
    "left displaced alone": case(
        "Fighting in Goma left some 1,130 families displaced on Monday.", {"displaced": 1130}
    ),
    # Both are those told before.
    "both died": case(
        "A mob cornered two men in Nairobi on Saturday and set them ablaze. Both died at once.",
        {"sub_event_type": "Mob violence", "fatalities": 2},
    ),
    "both who were shot dead": case(
        "Gunmen shot dead two teachers near Kisumu on Saturday. Both were killed on the spot.",
        {"fatalities": 2},
    ),
    "both of the wounded": case(
        "A bomb wounded two teachers near Kisumu on Saturday. Both were taken to hospital.",
        {"fatalities": None, "injured": 2},
    ),
    "both sides": case(
        "Clashes near Kisumu on Saturday killed four people. Both sides suffered losses.",
        {"fatalities": 4},
    ),
    # The name of an army, and not small arms fire.
    "an army by its letters": case(
        "A drone struck the market of Abu Zabad on Monday, killing 14 people. The Rapid Support"
        " Forces (RSF) accused the Sudanese Armed Forces (SAF) of the attack; SAF has not commented.",
        {"sub_event_type": "Air/drone strike", "fatalities": 14},
    ),
    "small arms fire": case(
        "A patrol received SAF near Gereshk on Monday; one soldier was wounded.",
        {"event_type": "Battles", "injured": 1},
    ),
    # Shots in the air by those who carry people off disperse nobody.
    "shots in the air of kidnappers": case(
        "Gunmen broke into a school in Gusau on Monday and marched dozens of students into the forest."
        " They fired into the air to scare the residents.",
        {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "shots in the air of police": case(
        "Police fired into the air in Gusau on Monday to scatter traders.",
        {"sub_event_type": "Protest with intervention"},
    ),
    # Those who drag men out of a bus, blades in their hands, are a crowd.
    "residents with machetes": case(
        "Residents carrying machetes stopped a minibus in Saint-Marc on Monday and dragged three men"
        " out of it. The men were hacked to death.",
        {"sub_event_type": "Mob violence"},
    ),
    # What a name is, told after it, shows that it is a place's.
    "a settlement by its aside": case(
        "A guided bomb fell on Stepnohirsk, a settlement 30km south of Zaporizhzhia, on Monday and"
        " killed a man.",
        {"admin1": "UA-23", "location": "Stepnohirsk", "fatalities": 1},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_tells(name: str) -> None:
    """What each report tells."""
    one: Case = CASES[name]
    assert got(one) == want(one)


def test_what_is_called_off_is_set_aside_with_its_words() -> None:
    """An operation that did not take place."""
    _, aside = told("The army called off an operation in Gao on Monday.")
    assert [row.reason for row in aside] == ["negated"]
