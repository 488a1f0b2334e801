"""Attacks on civilians and strategic developments as reporters tell them, and what only looks so."""

import pytest
from telling import one, told

ATTACK, ABDUCTION, SEXUAL = "Attack", "Abduction/forced disappearance", "Sexual violence"
ARREST, AGREEMENT, LOOT = "Arrests", "Agreement", "Looting/property destruction"
GROUP = "Change to group/activity"
DISRUPTED, HANDOVER, BASE = (
    "Disrupted weapons use",
    "Non-violent transfer of territory",
    "Headquarters or base established",
)
GROUP, OTHER = "Change to group/activity", "Other"

# What is told: the sub-event type, how many were killed and injured, the day of May and the province.
TELLINGS = [
    ("Two women were decapitated by militants near Maiduguri on Monday.", ATTACK, 2, None, 3, "NG-BO"),
    ("A hunter was fatally shot in Bambari on Sunday.", ATTACK, 1, None, 2, "CF-UK"),
    ("Assassins took the life of a poet in Mazar-i-Sharif on Monday.", ATTACK, 1, None, 3, "AF-BAL"),
    ("A cattle raid left nine people dead in Jonglei State on Sunday.", ATTACK, 9, None, 2, "SS-JG"),
    ("Militiamen on camels attacked herders in West Darfur on Monday, wounding three.",
     ATTACK, None, 3, 3, "SD-DW"),
    ("Gunmen killed six ethnic Amharas in Oromia on Sunday.", ATTACK, 6, None, 2, "ET-OR"),
    ("Two nurses were ambushed and killed on a road south of Juba on Monday.", ATTACK, 2, None, 3, "SS-EC"),
    ("Masked gunmen stormed a demining camp in Baghlan province on Sunday, killing 10 deminers.",
     ATTACK, 10, None, 2, "AF-BGL"),
    ("Four canal workers were killed by the Taliban on Sunday in Farah, the governor's spokesman said.",
     ATTACK, 4, None, 2, "AF-FRA"),
    ("Rebels dragged a mayor out of his house in Cauca on Monday and killed him.",
     ATTACK, 1, None, 3, "CO-CAU"),
    ("Five hunters had their throats cut in Diyala on Sunday.", ATTACK, 5, None, 2, "IQ-DI"),
    ("Three shepherds lost their lives at the hands of rustlers in Baringo on Monday.",
     ATTACK, 3, None, 3, "KE-01"),
    ("Militants tortured a villager to death in Kunar on Monday.", ATTACK, 1, None, 3, "AF-KNR"),
    ("Two displaced men were killed by gunmen in North Darfur on Monday.", ATTACK, 2, None, 3, "SD-DN"),
    ("The mutilated body of a hunter was found in Tamaulipas on Sunday.", ATTACK, 1, None, 2, "MX-TAM"),
    ("Gunmen set upon a village in Kaduna State on Sunday and killed four residents.",
     ATTACK, 4, None, 2, "NG-KD"),
    ("Gunmen wiped out a family of five in Mosul on Monday.", ATTACK, 5, None, 3, "IQ-NI"),
    ("Gunmen killed two brothers of a policeman in Kandahar city on Monday.", ATTACK, 2, None, 3, "AF-KAN"),
    ("The wife of a police officer was shot dead by gunmen in Khost on Monday.",
     ATTACK, 1, None, 3, "AF-KHO"),
    ("Gunmen killed a mother of four in Khost on Monday.", ATTACK, 1, None, 3, "AF-KHO"),
    ("Rebels attacked farmers in Dikwa, Borno, on Monday, killing two and wounding another.",
     ATTACK, 2, 1, 3, "NG-BO"),
    ("A child was killed by sniper fire in Taiz on Monday.", ATTACK, 1, None, 3, "YE-TA"),
    ("Armed men bundled a pharmacist into a car in Faryab on Monday.", ABDUCTION, None, None, 3, "AF-FYB"),
    ("Militiamen held four nurses captive in South Kivu on Sunday.", ABDUCTION, None, None, 2, "CD-SK"),
    ("Plainclothes men hauled a blogger from his home in Yangon on Monday.",
     ABDUCTION, None, None, 3, "MM-06"),
    ("Eleven hostages regained their freedom in Niger State on Monday.", ABDUCTION, None, None, 3, "NG-NI"),
    ("Six pupils escaped from their captors in Kaduna on Sunday.", ABDUCTION, None, None, 2, "NG-KD"),
    ("Ten traders fell into the hands of kidnappers in Zamfara on Monday.",
     ABDUCTION, None, None, 3, "NG-ZA"),
    ("The Taliban released nine hostages in Helmand on Sunday.", ABDUCTION, None, None, 2, "AF-HEL"),
    ("Four displaced girls were raped outside a camp in North Darfur on Monday.",
     SEXUAL, None, None, 3, "SD-DN"),
    ("Forces detained 11 youths in raids in Hebron on Monday.", ARREST, None, None, 3, "PS-HBN"),
    ("Police captured three wanted members of Daesh in Kirkuk on Sunday.", ARREST, None, None, 2, "IQ-KI"),
    ("Security forces captured the finance chief of a cell in Mosul on Sunday.",
     ARREST, None, None, 2, "IQ-NI"),
    ("Police operatives whisked away a lawmaker in Kampala on Monday.", ARREST, None, None, 3, "UG-C"),
    ("Elders brokered a week-long ceasefire in Alingar district of Laghman on Sunday.",
     AGREEMENT, None, None, 2, "AF-LAG"),
    ("A group of 12 militants joined the government in Balkh on Monday.", GROUP, None, None, 3, "AF-BAL"),
    ("Two rival clans made peace in Galkayo on Sunday.", AGREEMENT, None, None, 2, "SO-MU"),
    ("The two armies traded the bodies of 30 fighters in Marib on Monday.",
     AGREEMENT, None, None, 3, "YE-MA"),
    ("Nine fighters surrendered to the army in Achin district of Nangarhar on Sunday.",
     GROUP, None, None, 2, "AF-NAN"),
    ("A prisoner swap between the forces took place in Idlib on Monday.", AGREEMENT, None, None, 3, "SY-ID"),
    ("Settlers uprooted 40 olive trees near Nablus on Sunday.", LOOT, None, None, 2, "PS-NBS"),
    ("A clinic was burnt down by insurgents in Adamawa State on Monday.", LOOT, None, None, 3, "NG-AD"),
    ("Gunmen vandalised a telecom tower in Logar on Monday.", LOOT, None, None, 3, "AF-LOG"),
    ("Armed men broke into the office of a charity in Bria on Monday and made away with cash.",
     LOOT, None, None, 3, "CF-HK"),
    ("Insurgents destroyed the power line near Maiduguri on Sunday.", LOOT, None, None, 2, "NG-BO"),
    ("Sappers neutralised 12 explosive objects in Kharkiv on Monday.", DISRUPTED, None, None, 3, "UA-63"),
    ("Soldiers cleared 15 roadside mines in Zabul on Sunday.", DISRUPTED, None, None, 2, "AF-ZAB"),
    ("The army impounded a boat loaded with weapons near Bosaso on Monday.",
     DISRUPTED, None, None, 3, "SO-BR"),
    ("Police averted a bombing in Karachi on Sunday when they stopped a van laden with explosives.",
     DISRUPTED, None, None, 2, "PK-SD"),
    ("US forces turned over a camp in Helmand to the Afghan army on Sunday.",
     HANDOVER, None, None, 2, "AF-HEL"),
    ("The army set up a new military post in Idlib on Monday.", BASE, None, None, 3, "SY-ID"),
    ("Three armed factions merged to form one group in Idlib on Monday.", GROUP, None, None, 3, "SY-ID"),
    ("A commander pledged allegiance to Islamic State in Mopti on Sunday.", GROUP, None, None, 2, "ML-5"),
    ("More than 200 inmates broke out of a prison in Jalalabad on Monday.", OTHER, None, None, 3, "AF-NAN"),
]  # fmt: skip

NOTHING = [
    "The opposition was massacred at the polls in Kano on Sunday.",
    "The firm arrested a decline in its share price in Johannesburg on Monday.",
    "The two firms signed an agreement on gas exports in Baku on Monday.",
    "India and Pakistan signed a trade deal in Islamabad on Sunday.",
    "A murder suspect appeared in court in Karachi on Monday.",
    "Iran executed two drug traffickers in Shiraz on Monday.",
    "Kidnappings have risen by 30 percent in Port-au-Prince, a report said.",
    "Kidnapping for ransom is common in Zamfara, residents say.",
    "A leopard killed two villagers in Uttarakhand on Monday.",
    "The police received training in bomb disposal in Kabul on Monday.",
    "Police said they had found no weapons in the house in Lyon on Monday.",
    "Lawmakers attacked the budget in Abuja on Monday.",
    "The trial of six men for the abduction of a banker opened in Madrid on Monday.",
    "The court freed a journalist on bail in Harare on Monday.",
    "The city was robbed of victory in Naples on Sunday.",
    "A senator defected to the ruling party in Abuja on Monday.",
    "The bomb turned out to be a toy, police in Paris said on Monday.",
    "The museum acquired a cache of letters in Prague on Monday.",
    "The committee executed the budget in full in Bogotá on Monday.",
    "A ceasefire could be agreed in Khartoum this week, mediators said on Monday.",
    "A man set himself on fire in Tunis on Monday over unemployment.",
    "Two workers were killed when a wall collapsed in Mumbai on Monday.",
    "A film on kidnapping won the prize in Cannes on Sunday.",
    "The opposition party joined the government in Rome on Monday.",
    "Two companies settled their dispute in London on Monday.",
    "Cholera claimed 15 lives in Marib on Sunday.",
]


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda row: row[0])
def test_telling(telling: tuple[str, str, int | None, int | None, int, str]) -> None:
    text, kind, killed, injured, day, province = telling
    found = one(text)
    got = (found.sub_event_type, found.fatalities, found.injured, found.date_start, found.admin1)
    assert got == (kind, killed, injured, f"2021-05-{day:02d}", province)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told(text: str) -> None:
    assert told(text)[0] == ()
