"""How reporters tell protests, riots and mobs, and what is none of these."""

import pytest
from telling import Case, case, figures, got, told, want

PUBLISHED = "2021-05-05"  # a Wednesday

CASES: tuple[Case, ...] = (
    case(
        "A candlelight vigil was held in Guwahati on Sunday for the slain activists.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Relatives of the missing observed a hunger strike in front of the Quetta Press Club on "
        "Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Women banged pots in Buenos Aires on Sunday night in a cacerolazo against the government.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Indigenous groups shut the Pan-American Highway near Cayambe on Monday to reject the "
        "decree.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Several hundred people formed a human chain in Beirut on Sunday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Civil servants walked off the job and assembled at the governor's office in Zinder on "
        "Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Workers of the sugar mill observed a token strike and staged a dharna in Mandya on "
        "Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Riot police fired water cannon and baton-charged protesters in Colombo on Monday, "
        "leaving three people with bruises.",
        {"sub_event_type": "Protest with intervention"} | figures(None, 3),
        published=PUBLISHED,
    ),
    case(
        "Police resorted to lathi-charge to scatter protesting teachers in Patna on Monday.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "In Algiers, police stopped the weekly Hirak march on Friday and hauled away several "
        "protesters.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Fifteen people suffered from tear gas inhalation when Israeli forces suppressed a "
        "protest in Beita on Friday.",
        {"sub_event_type": "Protest with intervention"} | figures(None, 15),
        published=PUBLISHED,
    ),
    case(
        "Riot police cleared a roadblock set up by miners in Zouerate on Monday.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "The crackdown on protesters in Bago on Friday cost four lives.",
        {"sub_event_type": "Excessive force against protesters"} | figures(4),
        published=PUBLISHED,
    ),
    case(
        "Clashes between police and protesters in Dakar on Monday left 12 people injured.",
        {"sub_event_type": "Violent demonstration"} | figures(None, 12),
        published=PUBLISHED,
    ),
    case(
        "One person died in violent protests in Conakry on Tuesday after youths clashed with "
        "gendarmes.",
        {"sub_event_type": "Violent demonstration"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Protesters vandalised the offices of the ruling party in Bamako on Sunday.",
        {"sub_event_type": "Violent demonstration"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "A crowd throwing Molotov cocktails fought with riot police in Athens on Sunday; four "
        "officers were hurt.",
        {"sub_event_type": "Violent demonstration"} | figures(None, 4),
        published=PUBLISHED,
    ),
    case(
        "Nearly 30 people including 12 policemen were injured as a mob protesting the arrest of a "
        "cleric clashed with law enforcers in Brahmanbaria on Sunday.",
        {"sub_event_type": "Violent demonstration"} | figures(None, 30),
        published=PUBLISHED,
    ),
    case(
        "Villagers stoned to death a suspected cattle rustler in Baringo on Sunday.",
        {"sub_event_type": "Mob violence"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Residents of Diepsloot beat and burned an alleged robber to death on Monday.",
        {"sub_event_type": "Mob violence"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Vigilante residents killed three alleged gang members in Port-au-Prince on Monday.",
        {"sub_event_type": "Mob violence"} | figures(3),
        published=PUBLISHED,
    ),
    case(
        "Four people accused of sorcery were burned alive by villagers in Enga, Papua New Guinea, "
        "on Monday.",
        {"sub_event_type": "Mob violence"} | figures(4),
        published=PUBLISHED,
    ),
    case(
        "At least 20 people were injured in a clash between two factions of the Chhatra League at "
        "the university in Chittagong on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None, 20),
        published=PUBLISHED,
    ),
    case(
        "One man was killed and 30 others were hurt in a clash between two groups of villagers "
        "over land in Habiganj on Monday.",
        {"sub_event_type": "Mob violence"} | figures(1, 30),
        published=PUBLISHED,
    ),
    case(
        "Israeli settlers stoned Palestinian cars near Nablus on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Mob justice claimed the life of a suspected motorcycle thief in Arua on Monday.",
        {"sub_event_type": "Mob violence"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Two journalists were roughed up by a crowd in Lucknow on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Prisoners rioted in Guayaquil prison on Monday and set mattresses on fire.",
        {"sub_event_type": "Mob violence"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Thousands turned out in Bogota on Saturday for a national strike.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "A peaceful march by lawyers took place in Port-au-Prince on Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Climate activists glued themselves to a road in Berlin on Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Bakers in Tripoli, Lebanon, stopped work on Monday and blocked the road with trucks.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Police prevented activists from marching to the parliament in Nairobi on Tuesday and "
        "arrested seven of them.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Security forces encircled protesters in Zahedan on Friday, detaining several.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Rival fans of two clans clashed with machetes in Goroka on Monday, two dying and six "
        "being hurt.",
        {"sub_event_type": "Mob violence"} | figures(2, 6),
        published=PUBLISHED,
    ),
    case(
        "Gunmen opened fire on a protest in Kandahar on Monday, killing five and injuring two.",
        {"sub_event_type": "Attack"} | figures(5, 2),
        published=PUBLISHED,
    ),
    case(
        "Transport workers blocked the main road in Cochabamba on Monday, demanding fuel.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Environmentalists staged a die-in in Vienna on Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Four demonstrators were hurt when police charged a rally in Antananarivo on Saturday.",
        {"sub_event_type": "Protest with intervention"} | figures(None, 4),
        published=PUBLISHED,
    ),
    case(
        "Police in Harare blocked opposition supporters from gathering on Monday and arrested 15.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "OMON officers grabbed and dragged away several women during a picket in Moscow on Sunday.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "A 17-year-old boy was killed by police gunfire during a demonstration in Conakry on "
        "Tuesday.",
        {"sub_event_type": "Excessive force against protesters"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Seventeen officers were wounded in clashes with demonstrators in Yerevan on Monday.",
        {"sub_event_type": "Violent demonstration"} | figures(None, 17),
        published=PUBLISHED,
    ),
    case(
        "Supporters of the losing candidate set fire to the electoral office in Kananga on Sunday.",
        {"sub_event_type": "Violent demonstration"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "A policeman was killed in clashes with protesters in Nakuru on Monday.",
        {"sub_event_type": "Violent demonstration"} | figures(1),
        published=PUBLISHED,
    ),
    case(
        "Eight people were injured in a clash between two groups of students in Aligarh on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None, 8),
        published=PUBLISHED,
    ),
    case(
        "Settlers torched a house and several cars in Huwara on Sunday.",
        {"sub_event_type": "Mob violence"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Gunmen shot at protesters in Basra on Monday, killing three.",
        {"sub_event_type": "Attack"} | figures(3),
        published=PUBLISHED,
    ),
    case(
        "Fishermen in Gwadar blocked the expressway on Monday over illegal trawling.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "One protester was killed and eight police officers injured in a riot in Majuro on Monday.",
        {"sub_event_type": "Violent demonstration"} | figures(1, 8),
        published=PUBLISHED,
    ),
    case(
        "Three members of a family were burned alive by a crowd that accused them of witchcraft "
        "in Nebaj on Sunday.",
        {"sub_event_type": "Mob violence"} | figures(3),
        published=PUBLISHED,
    ),
    case(
        "Anti-coup protesters held a flash mob in Mandalay on Monday.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "The families of victims gathered in front of the court in Beirut on Tuesday, holding "
        "pictures of their relatives.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Police fired tear gas shells to disperse a mob of protesters in Rawalpindi on Monday.",
        {"sub_event_type": "Protest with intervention"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Nine people were injured when demonstrators and police exchanged stones and tear gas in "
        "Tunis on Monday.",
        {"sub_event_type": "Violent demonstration"} | figures(None, 9),
        published=PUBLISHED,
    ),
    case(
        "A crowd in Jos attacked and killed two motorists on Monday.",
        {"sub_event_type": "Mob violence"} | figures(2),
        published=PUBLISHED,
    ),
    case(
        "Villagers torched the house of a murder suspect in Bugiri on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Six were injured when Hindu and Muslim groups pelted each other with stones in Vadodara "
        "on Monday.",
        {"sub_event_type": "Mob violence"} | figures(None, 6),
        published=PUBLISHED,
    ),
    case(
        "Hundreds joined a rally in Seoul on Saturday demanding the resignation of a minister.",
        {"sub_event_type": "Peaceful protest"} | figures(None),
        published=PUBLISHED,
    ),
    case(
        "Police shot a student dead during a protest in Sokode on Monday.",
        {"sub_event_type": "Excessive force against protesters"} | figures(1),
        published=PUBLISHED,
    ),
)

NONE = (
    "The striker shot twice in the second half as Leeds marched on to victory on Sunday in London.",
    "Liverpool's defence was left for dead by a stunning strike from the winger in Madrid on "
    "Tuesday.",
    "The union called off its strike in Nairobi on Monday after talks with the ministry.",
    "Fans marched to the stadium in Glasgow on Sunday before the cup final.",
    "The protest party won 12 seats in the elections in Prague on Sunday.",
    "The mayor of Dresden rallied support for his budget on Monday.",
    "Stocks rallied in Tokyo on Monday.",
    "A crowd of 40,000 watched the derby in Belgrade on Saturday.",
    "A minute of silence was held in Srebrenica on Monday for the victims of the 1995 massacre.",
    "The band played to a riotous crowd in Manchester on Saturday.",
    "Police officers marched in a parade in Accra on Monday to mark the national day.",
    "Pilgrims marched to the shrine in Karbala on Sunday.",
    "The opposition leader was mobbed by fans in Lilongwe on Sunday.",
    "The strike by rail workers continued in London on Monday, delaying commuters.",
    "The lawyer protested his innocence in Manila on Monday.",
    "The two sides clashed over the budget in parliament in Rome on Monday.",
    "There were no protests in Khartoum on Monday.",
    "The exhibition in Berlin shows photographs of protests.",
    "The president condemned the killing of protesters in general, speaking in Geneva on Monday.",
    "Drivers clashed with traffic in downtown Lagos, queueing for hours on Monday.",
    "Crowds flocked to the beaches of Barcelona on Sunday.",
    "The sit-in comedy opens in Sydney on Monday.",
    "The Lions marched into the semi-finals in Durban on Saturday after a 3-1 win.",
    "Residents of Lagos woke on Monday to a strike by petrol station attendants.",
    "Protest songs filled the hall in Santiago on Sunday.",
    "The president warned that protests in Harare on Friday would be met with force.",
    "The riot of colours at the market in Jaipur drew crowds on Sunday.",
)


@pytest.mark.parametrize("row", CASES, ids=lambda c: c.text[:40])
def test_told(row: Case) -> None:
    """Each telling gives its one incident."""
    assert got(row) == want(row)


@pytest.mark.parametrize("text", NONE, ids=lambda t: t[:40])
def test_no_incident(text: str) -> None:
    """The same words of something else tell no incident."""
    mentions, _ = told(text, PUBLISHED)
    assert not mentions
