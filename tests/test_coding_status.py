"""What is counted, and what is set aside with its reason (codebook section 2)."""

import pytest
from telling import Case, case, got, told, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}

CASES: dict[str, Case] = {
    "the thirty-first day before still counts": case(
        "A car bomb killed eight people in Herat city on April 3.",
        BLAST | {"status": "occurred", "date_start": "2021-04-03"},
        aside=(),
    ),
    "the thirty-second day before is history": case(
        "A car bomb killed eight people in Herat city on April 2.", aside=("historical",)
    ),
    "history told by years": case(
        "More than 100 British soldiers died in fighting in Sangin district of Helmand between 2006 and "
        "2010.",
        aside=("historical",),
    ),
    "since a year": case(
        "Since 2001 more than 2,400 American soldiers have been killed in Afghanistan.",
        aside=("historical",),
    ),
    "a war of many years": case(
        "The 20-year war has killed tens of thousands of civilians.", aside=("historical",)
    ),
    "since the start of the week": case(
        "Some 3,500 families have been displaced by fighting around Herat city since the start of the "
        "week.",
        BATTLE | {"displaced": 3500},
        aside=(),
    ),
    "since the start of a month": case(
        "More than 500 people have been killed in attacks in Herat since the beginning of March.",
        aside=("historical",),
    ),
    "in recent weeks": case(
        "In recent weeks fighting has escalated in Helmand and Baghlan.", aside=("historical",)
    ),
    "this year alone": case(
        "This year alone, roadside bombs have killed 60 people in Nangarhar province.",
        aside=("historical",),
    ),
    "last year": case(
        "Last year gunmen attacked a maternity ward in the west of Kabul and killed 24 people.",
        aside=("historical",),
    ),
    "history beside an event of now": case(
        "A roadside bomb wounded three policemen in Qalat on Monday. In 2019 a truck bomb outside the "
        "hospital of Qalat killed 39 people.",
        BLAST | {"injured": 3, "fatalities": None},
        aside=("historical",),
    ),
    "earlier this month": case(
        "Earlier this month a policeman shot dead five colleagues in Dara district of Panjshir.",
        {"date_start": "2021-05", "time_precision": 3, "fatalities": 5},
        published="2021-05-20",
    ),
    "vowed": case(
        "The Taliban vowed to attack foreign troops in Kandahar after May 1.", aside=("future",)
    ),
    "planned": case(
        "Students plan to march in Herat on Friday against the new tax.", aside=("future",)
    ),
    "warned of": case(
        "Police warned of suicide attacks on mosques in Kabul during the holidays.",
        aside=("future",),
    ),
    "threatened": case(
        "The group threatened to bomb polling stations in Jalalabad.", aside=("future",)
    ),
    "is to be handed over": case(
        "The base in Nangarhar will be handed over to Afghan troops next month.", aside=("future",)
    ),
    "feared": case(
        "Officials fear that fighting could reach the city of Faizabad.", aside=("hypothetical",)
    ),
    "if": case(
        "If the insurgents attack Ghazni city, the garrison has food for two weeks.",
        aside=("hypothetical",),
    ),
    "could": case(
        "Diplomats said that the Taliban could overrun Maimana, the capital of Faryab.",
        aside=("hypothetical",),
    ),
    "no attack took place": case(
        "No attack took place in Bamyan city on Monday, the police chief said.",
        aside=("negated",),
    ),
    "denied outright": case(
        "The governor denied that an explosion had hit Charikar on Monday.", aside=("negated",)
    ),
    "a denied toll does not undo the event": case(
        "A drone strike hit a house in Achin district of Nangarhar on Sunday. Elders said seven civilians "
        "were killed. The army denied that any civilians died.",
        BLAST | {"status": "occurred", "fatalities": 7, "disputed": True},
    ),
    "repelled": case(
        "Soldiers repelled a Taliban attack on a checkpoint in Dand district of Kandahar on Monday "
        "night and killed three attackers.",
        BATTLE | {"status": "occurred", "admin1": "AF-KAN", "fatalities": 3},
        aside=(),
    ),
    "failed to capture": case(
        "The Taliban failed to capture the center of Baharak district in Takhar province in a night of "
        "fighting on Sunday.",
        BATTLE | {"sub_event_type": "Armed clash", "admin1": "AF-TAK"},
        aside=(),
    ),
    "a foiled attack with shots": case(
        "Guards foiled an attack on the governor's compound in Sharana on Monday; two gunmen were shot "
        "dead at the gate.",
        BATTLE | {"admin1": "AF-PKA", "fatalities": 2},
    ),
    "claimed by an armed group and rejected": case(
        "The Taliban claimed to have captured Chimtal district in Balkh province on Monday, which the "
        "interior ministry rejected.",
        BATTLE | {"status": "claimed", "admin1": "AF-BAL"},
    ),
    "officials on an attack on their own men": case(
        "Insurgents killed six soldiers in an attack on an outpost in Nijrab district of Kapisa on "
        "Monday, the defence ministry said.",
        BATTLE | {"status": "occurred", "fatalities": 6},
    ),
    "going on": case(
        "Fighting between soldiers and insurgents is still going on in Gizab district of Daykundi, the "
        "governor said on Tuesday.",
        BATTLE | {"status": "ongoing", "date_start": "2021-05-04"},
    ),
    "a total of the country": case(
        "At least 100 people were killed across the country in the past 24 hours, the ministry said.",
        aside=("aggregate",),
    ),
    "a total in provinces that follow it": case(
        "The defence ministry said that 61 insurgents were killed and 20 wounded in operations in Herat, "
        "Farah, Nimroz and Badghis provinces over the past 24 hours.",
        aside=("aggregate",),
    ),
    "a joint toll of two attacks": case(
        "A bomb hit a bus in Charikar on Monday, and gunmen attacked a police post in Pul-e Alam the "
        "same day. Twelve people were killed in the two attacks.",
        BLAST | {"admin1": "AF-PAR", "fatalities": None},
        BATTLE | {"admin1": "AF-LOG", "fatalities": None},
    ),
    "diplomacy": case("The president discussed the peace talks in Doha with the envoy on Monday."),
    "an election": case("Voters in Ghazni will elect a new council on Saturday."),
    "a withdrawal as politics": case(
        "Washington said on Monday that all its troops will leave Afghanistan by September 11."
    ),
    "a court about an old bombing": case(
        "A court in Kabul sentenced three men to death on Monday for a bombing in 2018 that killed 20 "
        "people."
    ),
    "an execution by a court": case(
        "A man convicted of murder was hanged in a prison in Tehran on Monday, the judiciary said."
    ),
    "a match": case(
        "Afghanistan beat Ireland by six wickets in Abu Dhabi on Monday; Khan took four."
    ),
    "a flood": case("Flash floods killed 12 people in Injil district of Herat on Sunday."),
    "an accident on the road": case(
        "Nine passengers were killed when a bus overturned on the highway in Zabul province on Monday."
    ),
    "a fire in a market": case("A fire destroyed forty shops in a market in Kabul on Sunday."),
    "an illness": case("Doctors in Herat said that Covid-19 killed 14 people on Monday."),
    "the reader is told what to expect of the weather": case(
        "Snow and strong winds will hit Badakhshan and Nuristan on Wednesday."
    ),
    "battles that are none": case(
        "The battle against polio in Kandahar goes on, the health ministry said on Monday."
    ),
    "a report that is denied": case(
        "The police denied on Monday a report that gunmen had attacked a bank in Herat city.",
        aside=("negated",),
    ),
    "an officer dismissed after what did happen": case(
        "The ministry dismissed the police chief after reports that gunmen had attacked a bank in Herat "
        "city on Sunday.",
        CIVILIANS,
    ),
    "a sum of all the country": case(
        "Fourteen policemen died in raids all over the country since Friday.",
        aside=("aggregate",),
    ),
    "acquitted of an ambush": case(
        "A court in Ghazni on Monday acquitted two men of an ambush in Andar district.",
        aside=("not an incident",),
    ),
    "an attack that was warned of": case(
        "The UN warned on Monday that an attack on Sangin in Helmand would be a disaster.",
        aside=("future",),
    ),
    "a mock attack on a post": case(
        "The police held a mock attack on an office in Herat city on Sunday."
    ),
    "suspects let go": case(
        "Police released on Sunday ten men who had been held over an attack on a mosque in Khost city.",
        aside=("historical",),
    ),
    "an attack rehearsed": case("Soldiers rehearsed an assault on a village near Herat on Sunday."),
    "a film about a siege": case("A film about the siege of Kunduz opened in Kabul on Sunday."),
    "reports that were untrue": case(
        "The army said on Monday that reports of an attack on its base in Gardez were untrue.",
        aside=("negated",),
    ),
    "a sum of many provinces": case(
        "In the past 24 hours 45 militants were killed in 12 provinces, the ministry said.",
        aside=("aggregate",),
    ),
    "an agreement to stop the fighting": case(
        "The two presidents agreed on Sunday in Herat to stop the fighting along the border."
    ),
    "a gas cylinder": case(
        "A gas cylinder exploded in a restaurant in Herat city on Sunday, killing two.",
        aside=("not an incident",),
    ),
    "a mock attack": case("The army staged a mock attack on Ghazni airport on Sunday."),
    "fought for a cup": case("Horsemen fought for the governor's cup in Ghazni city on Sunday."),
    "a blast of wind": case("A blast of icy wind brought snow to Bamyan on Sunday."),
    "an end to hostilities is agreed": case(
        "Ministers agreed in Geneva on Sunday on a cessation of hostilities."
    ),
    "reports that are rejected": case(
        "The governor on Monday denied reports on Facebook that the centre of Khwaja Ghar district of "
        "Takhar province had been taken by the Taliban.",
        aside=("negated",),
    ),
    "a toll that is rejected": case(
        "The Taliban captured Khwaja Ghar district of Takhar province on Sunday. The governor rejected "
        "the reports that 20 policemen had been killed there.",
        {"sub_event_type": "Non-state actor overtakes territory", "fatalities": None},
    ),
    "an assurance that is belied": case(
        "The attack belies the army's claim that the militants had been driven out of Chak district of "
        "Wardak.",
        aside=("negated",),
    ),
    "reports that were false": case(
        "Reports that jets had bombed a market in Kunduz city on Sunday were false, the ministry said.",
        aside=("negated",),
    ),
    "talks about an exchange": case(
        "Two weeks of talks in Doha on a swap of captives ended on Monday without a result."
    ),
    "an exchange after talks": case(
        "The two sides exchanged prisoners in Ghazni city on Monday after two days of talks on the "
        "release.",
        {"sub_event_type": "Agreement", "location": "Ghazni"},
    ),
    "a protest that is planned": case(
        "A protest planned for Friday in Herat city may close roads, the office said.",
        aside=("future",),
    ),
    "a death that no enemy caused": case(
        "A soldier died in a non-combat incident in Kandahar province on Sunday.",
        aside=("not an incident",),
    ),
    "what is asked for": case(
        "Elders in Ghazni city on Monday asked for the arrest of the provincial police chief."
    ),
    "what is asked for, and then happened": case(
        "Gunmen asked for the papers of the drivers in Andar district of Ghazni on Monday and shot dead "
        "two of them.",
        {"sub_event_type": "Attack", "fatalities": 2},
    ),
    "what came then, long ago": case(
        "The old man remembers the day in 1999 on which the militia came to Istalif. Then they set fire "
        "to the houses.",
        aside=("historical",),
    ),
    "what came then, the other day": case(
        "Gunmen stopped a bus in Andar district of Ghazni on Monday. Then they shot dead the driver.",
        {"sub_event_type": "Attack", "location": "Andar", "fatalities": 1},
    ),
    "the toll of a month": case(
        "More than 400 people were killed in acts of violence in April, according to the mission.",
        aside=("aggregate",),
    ),
    "what a month counts": case(
        "Monitors recorded 61 kidnappings in the country in April.", aside=("aggregate",)
    ),
    "one event of a month, with its place": case(
        "Two teachers were kidnapped in Andar district of Ghazni in April.",
        {"sub_event_type": "Abduction/forced disappearance", "time_precision": 3},
    ),
    "a number of attacks that fell": case(
        "The number of bombings in Herat city has fallen sharply since the spring."
    ),
    "a town that fell": case(
        "The town of Sangin has fallen to the rebels, officials in Helmand said on Monday.",
        {"sub_event_type": "Non-state actor overtakes territory"},
    ),
    "an offensive of the season that is announced": case(
        "The rebels announced their annual summer offensive on Sunday in Ghazni."
    ),
    "dozens of districts": case(
        "Since the spring dozens of districts have been handed over to the rebels without a fight.",
        aside=("aggregate",),
    ),
    "men put to death by a court": case(
        "A court in Herat had three men executed for murder on Sunday.",
        aside=("not an incident",),
    ),
    "a court that gunmen attack": case(
        "Gunmen attacked a court in Herat on Monday and executed four guards.",
        {"fatalities": 4},
    ),
    "men put to death by gunmen": case(
        "Gunmen executed three men in Andar district of Ghazni on Sunday.",
        {"sub_event_type": "Attack", "fatalities": 3},
    ),
    "prosecutors who tell of shelling": case(
        "Artillery shelled Herat city on Sunday, prosecutors said. Two women died.",
        {"sub_event_type": "Shelling/artillery/missile attack", "fatalities": 2},
    ),
    "prisoners of whose release somebody speaks": case(
        "An elder in Herat said on Monday that the Taliban who are set free should return to their farms."
    ),
    "what those who are arrested did before": case(
        "Police in Herat city arrested five men, one of them suspected of planning last year's attack on "
        "a hotel.",
        {"sub_event_type": "Arrests", "location": "Herat", "date_start": None},
    ),
    "an arrest of last year": case(
        "Police in Herat city arrested five men last year who had planned an attack on a hotel.",
        aside=("historical",),
    ),
    "a crowd that went home without incident": case(
        "Students marched through Herat city on Sunday and dispersed without any incident.",
        {"sub_event_type": "Peaceful protest", "date_start": "2021-05-02"},
    ),
    "a convoy that passed without incident": case(
        "A convoy that rebels had attacked before reached Herat city on Sunday without incident.",
        aside=("negated",),
    ),
    "a bus that fell": case(
        "A bus plunged into a river in Takhar on Monday and left four passengers dead, police said.",
        aside=("not an incident",),
    ),
    "a bus that fell because of a bomb": case(
        "A bus plunged into a ravine in Ghazni on Monday after it hit a roadside bomb. Five died.",
        {"sub_event_type": "Remote explosive/landmine/IED", "fatalities": 5},
    ),
    "a helicopter that crashed": case(
        "A helicopter crashed in Baghlan on Monday because of bad weather, killing two soldiers.",
        aside=("not an incident",),
    ),
    "the weeks after something long ago": case(
        "A dozen civilians were shot in Farah in the first weeks after the city fell last September.",
        aside=("historical", "historical"),
    ),
    "a toll since violence erupted": case(
        "Rivals exchanged fire in Andar on Sunday. More than 130 people have died since the violence "
        "erupted on "
        "May 1.",
        {"sub_event_type": "Armed clash", "fatalities": None},
        aside=("historical",),
    ),
    "what a year saw": case(
        "The mission said 2020 saw 220 incidents between communities in Herat, with 531 people killed.",
        aside=("aggregate",),
    ),
    "more of it is likely": case(
        "Further attacks in Herat are likely on Tuesday.", aside=("hypothetical",)
    ),
    "what somebody used to speak against": case(
        "He used to speak against suicide attacks in his Friday sermons in Herat city.",
        aside=("historical",),
    ),
    "an accident of the day before yesterday": case(
        "A bus that plunged into a river in Takhar the day before yesterday left four passengers dead.",
        aside=("not an incident",),
    ),
    "a heading that says what is known": case(
        "What we know about the fighting in Herat on Monday."
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_status(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])


def test_what_is_set_aside_keeps_its_sentence() -> None:
    text = (
        "HERAT, May 4, 2021 - Gunmen shot dead two teachers in Herat city on Monday. The group "
        "threatened to attack more schools."
    )
    _, (aside,) = told(text)
    assert aside.reason == "future"
    assert aside.trigger == "threatened"
    assert aside.quote == "The group threatened to attack more schools."
    assert text[aside.start : aside.end] == aside.quote
