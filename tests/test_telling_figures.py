"""How reporters tell the dead, the wounded and the displaced, and what is no toll."""

import pytest
from telling import Case, case, figures, got, told, want

PUBLISHED = "2021-05-05"  # a Wednesday

CASES: tuple[Case, ...] = (
    case(
        "Two soldiers died on the spot and a third succumbed to his wounds in hospital after a "
        "landmine blast in Mopti on May 2; four others were hurt.",
        figures(3, 4),
        published=PUBLISHED,
    ),
    case(
        "The death toll from Sunday's market bombing in Maiduguri has risen to 14, up from nine, "
        "with six still in hospital.",
        figures(14, 6),
        published=PUBLISHED,
    ),
    case(
        "A rocket landed near the airport in Erbil on Monday, without causing any casualties.",
        figures(0, 0),
        published=PUBLISHED,
    ),
    case(
        "Four people, including the bomber, died when a suicide bomber blew himself up at a cafe "
        "in Mogadishu on Monday.",
        figures(4),
        published=PUBLISHED,
    ),
    case(
        "1,200 families left for Faizabad after the Taliban attacked Arghanj Khwa district of "
        "Badakhshan on Sunday.",
        figures(None, None, 1200) | {"displaced_unit": "families"},
        published=PUBLISHED,
    ),
    case(
        "Troops neutralised 15 terrorists in Sambisa forest, Borno State, on Monday.",
        figures(15),
        published=PUBLISHED,
    ),
    case(
        "Nine bandits met their Waterloo when soldiers ambushed them in Birnin Gwari, Kaduna "
        "State, on Sunday.",
        figures(9),
        published=PUBLISHED,
    ),
    case(
        "Security forces sent four khwarij to hell in an operation in Mir Ali, North Waziristan, "
        "on Monday, the ISPR said.",
        figures(4),
        published=PUBLISHED,
    ),
    case(
        "The Taliban said they had lost two men and killed seven soldiers in fighting in Gizab, "
        "Uruzgan, on Sunday.",
        figures(9),
        published=PUBLISHED,
    ),
    case(
        "Of the eight dead in Sunday's attack in Fizi, five were women and the rest children.",
        figures(8),
        published=PUBLISHED,
    ),
    case(
        "Palestinian medics reported three killed and 11 injured by Israeli fire in Jenin on "
        "Tuesday.",
        figures(3, 11),
        published=PUBLISHED,
    ),
    case(
        "A farmer was killed by a mine near Sloviansk on Monday. No one else was hurt.",
        figures(1, 0),
        published=PUBLISHED,
    ),
    case(
        "The number of people killed in Sunday's attack on Mubi has climbed to 10, while 14 were "
        "being treated for injuries.",
        figures(10, 14),
        published=PUBLISHED,
    ),
    case(
        "Eight people were killed on the spot and three more died on the way to the hospital "
        "after gunmen opened fire on a wedding in Nangarhar on Sunday.",
        figures(11),
        published=PUBLISHED,
    ),
    case(
        "The gunman who opened fire at a church in Bangui on Sunday was shot dead; nobody else "
        "was injured.",
        figures(1, 0),
        published=PUBLISHED,
    ),
    case(
        "55 lives were lost and 60 people sustained injuries in the violence in El Geneina on "
        "Saturday.",
        figures(55, 60),
        published=PUBLISHED,
    ),
    case(
        "The attack in Gao on Monday brought death to five peacekeepers and injuries to nine.",
        figures(5, 9),
        published=PUBLISHED,
    ),
    case(
        "A mine explosion in Izyum on Monday tore off the legs of two men.",
        figures(None, 2),
        published=PUBLISHED,
    ),
    case(
        "Two women, aged 65 and 71, were killed and two men aged 30 and 44 were wounded in "
        "shelling of Toretsk on Monday.",
        figures(2, 2),
        published=PUBLISHED,
    ),
    case(
        "Killed was a 34-year-old driver; four passengers were wounded when gunmen ambushed a bus "
        "in Mandera on Monday.",
        figures(1, 4),
        published=PUBLISHED,
    ),
    case(
        "Three of the kidnapped students in Kaduna were killed by their captors on Friday.",
        figures(3),
        published=PUBLISHED,
    ),
    case(
        "Officials put the toll of Monday's attack on Barsalogho at 20.",
        figures(20),
        published=PUBLISHED,
    ),
    case(
        "Shelling of Dikwa on Monday sent 15,000 people fleeing.",
        figures(None, None, 15000) | {"displaced_unit": "persons"},
        published=PUBLISHED,
    ),
    case(
        "The burning of the village of Leguet on Monday left 2,000 people homeless.",
        figures(None, None, 2000) | {"displaced_unit": "persons"},
        published=PUBLISHED,
    ),
    case(
        "Residents of some 100 families have moved out of Baghlan-e-Markazi because of Monday's "
        "clashes.",
        figures(None, None, 100) | {"displaced_unit": "families"},
        published=PUBLISHED,
    ),
    case(
        "A bomb went off outside a bank in Athens on Monday. There were no injuries or deaths.",
        figures(0, 0),
        published=PUBLISHED,
    ),
    case(
        "All passengers were unharmed when gunmen fired at a train in Bolan on Monday.",
        figures(0, 0),
        published=PUBLISHED,
    ),
    case(
        "Armed men on motorcycles killed a pastor, his wife and their daughter in Benue's Makurdi "
        "on Sunday.",
        figures(3),
        published=PUBLISHED,
    ),
    case(
        "Six persons, including a pregnant woman, were killed by suspected bandits in Kajuru, "
        "Kaduna State, on Sunday night.",
        figures(6),
        published=PUBLISHED,
    ),
    case(
        "More than 30 Boko Haram fighters were neutralised by the Multinational Joint Task Force "
        "in Lake Chad's Bosso on Monday.",
        figures(30),
        published=PUBLISHED,
    ),
    case(
        "A grenade thrown into a bar in Bujumbura on Sunday left one dead and six with injuries.",
        figures(1, 6),
        published=PUBLISHED,
    ),
    case(
        "Twelve children had to be treated for injuries after a shell hit a school in Sana'a on "
        "Monday.",
        figures(None, 12),
        published=PUBLISHED,
    ),
    case(
        "Sixty households left their village after herdsmen attacked Guma on Sunday.",
        figures(None, None, 60) | {"displaced_unit": "families"},
        published=PUBLISHED,
    ),
    case(
        "Israeli forces killed three Palestinians, aged 17, 19 and 23, in a raid in Nablus on "
        "Monday.",
        figures(3),
        published=PUBLISHED,
    ),
    case(
        "Three people died, including the attacker, and six were hurt in a knife attack in Lyon "
        "on Monday.",
        figures(3, 6),
        published=PUBLISHED,
    ),
    case(
        "Shelling in Chinagodrar on Monday killed two, wounded three and forced 40 families from "
        "their homes.",
        figures(2, 3, 40) | {"displaced_unit": "families"},
        published=PUBLISHED,
    ),
    case(
        "An 8-year-old boy had his leg blown off by a mine in Hajjah on Monday.",
        figures(None, 1),
        published=PUBLISHED,
    ),
    case(
        "One of the two guards wounded in Sunday's attack on a bank in Kabul has died.",
        figures(1),
        published=PUBLISHED,
    ),
    case(
        "Fighting in Geneina on Sunday has driven more than 25,000 people across the border into "
        "Chad.",
        figures(None, None, 25000) | {"displaced_unit": "persons"},
        published=PUBLISHED,
    ),
    case(
        "Troops of Operation Hadin Kai took out nine insurgents in Bama on Sunday.",
        figures(9),
        published=PUBLISHED,
    ),
    case(
        "The Monday blast in Hodeidah ended the lives of three children.",
        figures(3),
        published=PUBLISHED,
    ),
    case(
        "Unidentified assailants murdered a councilwoman, her driver and two escorts in Uruapan "
        "on Monday.",
        figures(4),
        published=PUBLISHED,
    ),
    case(
        "Bodies of 24 men killed in Sunday's raid on Bouti were buried on Monday.",
        figures(24),
        published=PUBLISHED,
    ),
    case(
        "One fatality and four injuries resulted from a grenade blast at a market in Bujumbura on "
        "Monday.",
        figures(1, 4),
        published=PUBLISHED,
    ),
    case(
        "The hospital director put the number of dead in Friday's mosque bombing in Kandahar at "
        "28 and that of the injured at 50.",
        figures(28, 50),
        published=PUBLISHED,
    ),
    case(
        "Four members of the Rapid Support Forces were reported dead after a drone attack on "
        "Nyala on Monday.",
        figures(4),
        published=PUBLISHED,
    ),
    case(
        "Kidnappers shot a priest and a seminarian dead in Enugu on Monday.",
        figures(2),
        published=PUBLISHED,
    ),
    case(
        "Local officials say the death toll from Sunday's attack in Plateau's Bokkos stands at 20.",
        figures(20),
        published=PUBLISHED,
    ),
    case(
        "Six farmers met their end at the hands of bandits in Faskari, Katsina State, on Sunday.",
        figures(6),
        published=PUBLISHED,
    ),
    case(
        "Five children lost limbs when an unexploded shell went off in Sarlahi on Monday.",
        figures(None, 5),
        published=PUBLISHED,
    ),
    case(
        "Rebels of the ADF killed ten people with bladed weapons in Oicha on Sunday night.",
        figures(10),
        published=PUBLISHED,
    ),
    case(
        "Three people were slightly wounded and none killed when rockets landed in Kirkuk on "
        "Monday.",
        figures(0, 3),
        published=PUBLISHED,
    ),
    case(
        "Twenty-one bodies were pulled from the rubble of a building in Dnipro that was hit by a "
        "missile on Monday.",
        figures(21),
        published=PUBLISHED,
    ),
    case(
        "A Palestinian was killed and another critically wounded by Israeli gunfire in Hebron on "
        "Monday.",
        figures(1, 1),
        published=PUBLISHED,
    ),
)

NONE = (
    "A bus plunged into a ravine near Cusco on Monday, killing 20 passengers and injuring 14.",
    "An earthquake in Herat on Sunday left 12 dead and 40 injured.",
    "Thousands of supporters gathered in Istanbul on Sunday to hear the president's campaign "
    "speech.",
    "The trial of nine men accused of lynching a teacher opened in Kabul on Monday.",
    "Two miners perished when a shaft collapsed in Kolwezi on Monday.",
    "The former president died of a heart attack in Lusaka on Monday and will be laid to rest "
    "on Friday.",
    "More than 3,500 civilians were killed across the country last year, the UN said.",
    "The film tells of a family of five killed during the war in Sarajevo.",
    "Two people drowned while swimming in Lake Victoria near Entebbe on Sunday.",
    "An elephant killed two farmers in Laikipia on Monday.",
    "Rebels could kill hundreds if they attack El Fasher, the envoy warned on Monday.",
    "He said that anyone who attacks the police in Kisumu would be shot dead.",
    "The ministry said 12 soldiers had been promoted in Gao on Monday.",
    "Poachers killed two elephants in Tsavo on Monday.",
    "Two pilots were killed when a training plane crashed near Peshawar on Monday because of "
    "a technical fault.",
    "The court ordered compensation for the family of a man beaten to death by police in Pune "
    "in 2015.",
    "The new bridge in Mosul cost 40 lives' worth of labour, the mayor joked on Monday.",
    "Three workers suffocated in a septic tank in Tiruppur on Monday.",
    "The city of Fallujah commemorated its dead on Monday.",
    "The rupee lost its lives of stability on Monday, traders in Karachi said.",
    "A stampede at a temple in Hathras left 12 dead on Tuesday.",
    "Nine people were killed when a minibus hit a truck near Nampula on Monday.",
    "A court in Tunis on Monday jailed eight men over the 2015 Sousse attack that killed 38.",
    "Tomatoes were thrown in the annual festival in Bunol on Wednesday.",
    "Police in Lyon prepared on Monday for a demonstration against pensions.",
    "The hospital in Dnipro received 12 injured after a bus accident on Monday.",
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
