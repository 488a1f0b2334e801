"""Fights, posts and towns taken, strikes and bombs, told as reporters of many desks tell them."""

import pytest
from telling import one, told

CLASH = "Armed clash"
TAKEN = "Non-state actor overtakes territory"
REGAINED = "Government regains territory"
AIR = "Air/drone strike"
SHELL = "Shelling/artillery/missile attack"
MINE = "Remote explosive/landmine/IED"
SUICIDE = "Suicide bomb"
GRENADE = "Grenade"

# Text, sub-event type, admin1, day, killed, injured; the reports are of Tuesday, 4 May 2021.
TELLINGS = [
    (
        "Positional battles continued near Avdiivka, Donetsk oblast, on Monday.",
        CLASH, "UA-14", "05-03", None, None,
    ),
    (
        "The enemy tried to break through our defences near Kupiansk, Kharkiv region, on Monday.",
        CLASH, "UA-63", "05-03", None, None,
    ),
    (
        "Our troops held their lines near Vovchansk in Kharkiv region on Monday.",
        CLASH, "UA-63", "05-03", None, None,
    ),
    (
        "Defence forces stopped 14 attacks near Pokrovsk, Donetsk oblast, on Monday.",
        CLASH, "UA-14", "05-03", None, None,
    ),
    (
        "Fierce battles took place in Saraqib, Idlib, on Sunday.",
        CLASH, "SY-ID", "05-02", None, None,
    ),
    (
        "The army foiled a Houthi infiltration attempt in Taiz on Sunday.",
        CLASH, "YE-TA", "05-02", None, None,
    ),
    (
        "Southern forces broke a Houthi attack in Taiz on Sunday, leaving six Houthis dead.",
        CLASH, "YE-TA", "05-02", 6, None,
    ),
    (
        ("The enemy's attack on Shirin Tagab, Faryab, was rebuffed on Monday with the loss of "
         "three of its men."),
        CLASH, "AF-FYB", "05-03", 3, None,
    ),
    (
        "Six rebels bit the dust in Ghazni's Giro district on Monday after running into a police ambush.",
        CLASH, "AF-GHA", "05-03", 6, None,
    ),
    (
        "Three Abu Sayyaf members fell in a firefight with marines in Jolo, Sulu, on Saturday.",
        CLASH, "PH-14", "05-01", 3, None,
    ),
    (
        "Three officers were felled by bandits' bullets in Lodwar, Turkana, on Sunday.",
        CLASH, "KE-43", "05-02", 3, None,
    ),
    (
        "Police operatives repelled bandits in Jibia, Katsina State, on Sunday, neutralising 13 of them.",
        CLASH, "NG-KT", "05-02", 13, None,
    ),
    (
        "Rwandan troops engaged terrorists near Palma, Mozambique, on Sunday, killing two.",
        CLASH, "MZ-P", "05-02", 2, None,
    ),
    (
        ("Seven Maoists were gunned down in an encounter with the reserve guard in Sukma, "
         "Chhattisgarh, on Monday."),
        CLASH, "IN-CG", "05-03", 7, None,
    ),
    (
        "Taliban infighting in Faizabad district of Jowzjan claimed three lives and wounded four on Monday.",
        CLASH, "AF-JOW", "05-03", 3, 4,
    ),
    (
        "A police van was fired upon in Quetta on Monday.",
        CLASH, "PK-BA", "05-03", None, None,
    ),
    (
        ("Four FC soldiers embraced shahadat in a fire raid on their check post in Kech, "
         "Balochistan, on Monday."),
        CLASH, "PK-BA", "05-03", 4, None,
    ),
    (
        ("A suicide car bomb followed by gunfire hit a police base in Gardez on Monday, killing "
         "five policemen."),
        CLASH, "AF-PIA", "05-03", 5, None,
    ),
    (
        "Jawand district in Badghis slipped out of government control on Monday.",
        TAKEN, "AF-BDG", "05-03", None, None,
    ),
    (
        ("Taliban militants wrested control of Nerkh district of Maidan Wardak from government "
         "forces on Monday."),
        TAKEN, "AF-WAR", "05-03", None, None,
    ),
    (
        "Taliban gain control of Bala Buluk district in Farah on Monday",
        TAKEN, "AF-FRA", "05-03", None, None,
    ),
    (
        "Rebels said they had taken a military base at Bourem, in Mali's Gao region, on Sunday.",
        TAKEN, "ML-7", "05-02", None, None,
    ),
    (
        "Insurgents planted their flag in the centre of Arghandab district, Zabul, on Monday.",
        TAKEN, "AF-ZAB", "05-03", None, None,
    ),
    (
        "Jalrez district of Wardak collapsed to the Taliban on Monday.",
        TAKEN, "AF-WAR", "05-03", None, None,
    ),
    (
        "RSF forces seized El Fula, the capital of West Kordofan, on Sunday.",
        TAKEN, "SD-GK", "05-02", None, None,
    ),
    (
        "Khas Uruzgan district of Uruzgan is in Taliban hands since Sunday, a council member said.",
        TAKEN, "AF-URU", "05-02", None, None,
    ),
    (
        "Security forces lost Charsada district of Ghor to the Taliban on Monday.",
        TAKEN, "AF-GHO", "05-03", None, None,
    ),
    (
        "Kohistanat district of Sar-e Pul returned to government control on Monday.",
        REGAINED, "AF-SAR", "05-03", None, None,
    ),
    (
        "Dasht-e Archi district of Kunduz was cleansed of Taliban on Monday.",
        REGAINED, "AF-KDZ", "05-03", None, None,
    ),
    (
        "The Syrian army wrested back Palmyra from Islamic State on Sunday.",
        REGAINED, "SY-HI", "05-02", None, None,
    ),
    (
        "Balakliia in Kharkiv region is back under Ukrainian control since Monday.",
        REGAINED, "UA-63", "05-03", None, None,
    ),
    (
        "Government forces captured Kidal from the rebels on Sunday.",
        REGAINED, "ML-8", "05-02", None, None,
    ),
    (
        "Air Force jets took out 12 bandits in Shinkafi, Zamfara State, on Monday.",
        AIR, "NG-ZA", "05-03", 12, None,
    ),
    (
        "Coalition aircraft carried out raids on Saada, Yemen, on Sunday that killed eight people.",
        AIR, "YE-SD", "05-02", 8, None,
    ),
    (
        "Four people were killed when a Shahed slammed into an apartment block in Zaporizhzhia on Monday.",
        AIR, "UA-23", "05-03", 4, None,
    ),
    (
        ("An attack drone flew into a petrol station in Kharkiv on Monday, killing two workers "
         "and injuring five."),
        AIR, "UA-63", "05-03", 2, 5,
    ),
    (
        "Seven fighters were killed in an unmanned aerial vehicle attack in Nazyan, Nangarhar, on Monday.",
        AIR, "AF-NAN", "05-03", 7, None,
    ),
    (
        "An Antonov dropped its payload on Zalingei, Central Darfur, on Sunday, killing six.",
        AIR, "SD-DC", "05-02", 6, None,
    ),
    (
        "The occupiers hit Zaporizhzhia with S-300 missiles on Monday.",
        SHELL, "UA-23", "05-03", None, None,
    ),
    (
        ("Two soldiers were killed in a ballistic missile attack on a military parade in Aden, "
         "Yemen, on Sunday."),
        SHELL, "YE-AD", "05-02", 2, None,
    ),
    (
        "An Iskander smashed into a hotel in Zaporizhzhia on Monday and killed two guests.",
        SHELL, "UA-23", "05-03", 2, None,
    ),
    (
        "Three people were killed by remnants of war in Benghazi, Libya, on Saturday.",
        MINE, "LY-BA", "05-01", 3, None,
    ),
    (
        "Four children were killed by a leftover mortar shell in Khost on Monday.",
        MINE, "AF-KHO", "05-03", 4, None,
    ),
    (
        ("An attack with explosives against a police station left eight injured in Jamundí, "
         "Valle del Cauca, on Sunday."),
        MINE, "CO-VAC", "05-02", None, 8,
    ),
    (
        "The activation of an explosive artefact left four soldiers dead in Saravena, Arauca, on Sunday.",
        MINE, "CO-ARA", "05-02", 4, None,
    ),
    (
        "Three civilians became victims of a roadside bomb in Shah Wali Kot, Kandahar, on Monday.",
        MINE, "AF-KAN", "05-03", 3, None,
    ),
    (
        "A human bomb killed eight at a tea shop in Mogadishu on Sunday.",
        SUICIDE, "SO-BN", "05-02", 8, None,
    ),
    (
        ("An explosives-laden Humvee rammed into the gate of an army base in Ghazni on Monday, "
         "killing four soldiers."),
        SUICIDE, "AF-GHA", "05-03", 4, None,
    ),
    (
        "At least 50 mourners were killed as a man detonated explosives at a funeral in Jalalabad on Sunday.",
        SUICIDE, "AF-NAN", "05-02", 50, None,
    ),
    (
        "A grenade attack on a police post in Quetta claimed two lives on Monday.",
        GRENADE, "PK-BA", "05-03", 2, None,
    ),
    (
        "A man blew up a grenade in a courtyard in Odesa on Monday; one person was killed.",
        GRENADE, "UA-51", "05-03", 1, None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "admin1", "day", "killed", "injured"), TELLINGS)
def test_a_fight_or_bomb_is_told(
    text: str, kind: str, admin1: str, day: str, killed: int | None, injured: int | None
) -> None:
    """However it is put, the same thing is coded."""
    mention = one(text)
    assert (
        mention.sub_event_type,
        mention.admin1,
        mention.date_start,
        mention.fatalities,
        mention.injured,
    ) == (kind, admin1, f"2021-{day}", killed, injured)


NOTHING = [
    "The governor launched an offensive against corruption in Herat on Monday.",
    "Two lawmakers clashed over the budget in parliament in Kabul on Monday.",
    "Firefighters battled a blaze at a market in Mazar-e-Sharif on Monday.",
    "A boiler exploded in a textile factory in Dhaka on Monday, killing five workers.",
    "A lightning strike killed two farmers in Ghor on Monday.",
    "The two sides exchanged fire over tariffs in Geneva on Monday.",
    "The chess player was under siege from the press in Chennai on Monday.",
    "Fireworks exploded over Kyiv on Monday to mark the new year.",
    "The shelling of peanuts employs many women in Kano.",
    "The singer's new single hit Lagos like a bomb on Monday.",
    "A mine collapse killed 12 workers in Samangan on Monday.",
    "Three miners were killed in a coal mine explosion in Baghlan on Monday.",
    "A transformer exploded in Port Harcourt on Monday, leaving the city without power.",
    "Locusts invaded the fields of Herat on Monday.",
    "Rebel lawmakers seized control of the agenda in London on Monday.",
    "The students bombarded the minister with questions in Accra on Monday.",
    "The party regained control of the city council of Johannesburg on Monday.",
    "Kenyan runners conquered the marathon in Boston on Sunday.",
    "Infighting in the ruling party cost the mayor of Karachi his job on Monday.",
    "Fierce battles for the league title continued in Lagos on Sunday.",
    "The army took full control of the vaccination drive in Karachi on Monday.",
    "Students planted their flag on top of a hill in Nairobi on Monday.",
    "The man picked up a mine detector in Kandahar on Monday.",
    "Iran expelled the Taliban envoy in Tehran on Monday.",
    "The photographer captured Kabul in the snow on Monday.",
    "Police captured Kunduz governor Ahmad in Kabul on Sunday.",
    "Fifty families received mortar and bricks in Khost on Monday.",
    "The company launched drones for farmers in Kharkiv on Monday.",
    "Negotiators held their line in Geneva on Monday.",
    "The water tank exploded in a residential building in Cairo on Monday, injuring two.",
    "The bus fell from a bridge in Nuwakot on Monday, killing seven.",
    "Airlines launched an assault on fuel taxes in Brussels on Monday.",
    "A mortar was donated to the museum of Herat on Monday.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_of_something_else_tell_nothing(text: str) -> None:
    """Sport, politics, accidents and figures of speech are no fights."""
    mentions, _ = told(text)
    assert mentions == ()


def test_who_may_not_speak_does_not_take_back_what_he_tells() -> None:
    """ "Not authorised to speak" says nothing of the toll that follows."""
    text = (
        "Troops had a gun duel with bandits at Runka in Safana, Katsina State, on Monday. A source, who was "
        "not authorised to speak, said three of the bandits were neutralised."
    )
    assert one(text).fatalities == 3
