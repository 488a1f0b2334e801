"""Tolls told in ways of their own: people without a number, figures told again by others (section 6)."""

import pytest
from telling import Case, case, got, want


def dead(count: int | None) -> dict[str, object]:
    return {"fatalities": count}


def hurt(count: int | None) -> dict[str, object]:
    return {"injured": count}


CASES: dict[str, Case] = {
    # one person, by an article
    "somebody of a calling that is not listed": case(
        "A beekeeper was killed by a landmine in Gereshk on Monday.", dead(1)
    ),
    "somebody who died": case(
        "A rocket hit a house in Gereshk on Monday. A beekeeper died under the rubble.", dead(1)
    ),
    "a thing is nobody": case(
        "Gunmen attacked a convoy in Gereshk on Monday. A truck was hurt.", dead(None)
    ),
    "the driver of a thing": case(
        "A landmine killed a truck driver in Gereshk on Monday.", dead(1)
    ),
    "an age is no count": case("A landmine killed a boy of fifteen in Gereshk on Monday.", dead(1)),
    "one of those told, told by a witness": case(
        "A blast in a mosque in Gereshk killed 13 worshippers on Monday, police said. They had first spoken "
        'of eight dead. "Everything was black," said Sakhi, whose cousin was killed.',
        dead(13),
    ),
    "our son, who is one of those told": case(
        'A blast in Gereshk killed 13 people on Monday. "Our son was killed," said Sakhi.', dead(13)
    ),
    "a bomber with those he killed": case(
        "A bomber struck a post in Gereshk on Monday, killing one policeman and the bomber himself.",
        dead(2),
    ),
    "those of the side that speaks": case(
        "Two soldiers died in a clash with the Taliban in Gereshk on Monday. A Taliban spokesman said "
        "that only three of the group's men had been killed.",
        dead(5),
    ),
    # more than one, told in pieces
    "a verb in the plural": case(
        "Commander Rahim and another militant were killed by a landmine in Gereshk on Monday.",
        dead(2),
    ),
    "along with others": case(
        "Mullah Rahim was killed along with eight of his men by a landmine in Gereshk on Monday.",
        dead(9),
    ),
    "a name between commas": case(
        "A landmine killed a village elder, Haji Rahim, and two of his guards in Gereshk on Monday.",
        dead(3),
    ),
    "others of one list": case(
        "A landmine killed two soldiers and three others in Gereshk on Monday.", dead(5)
    ),
    "some among them": case(
        "A landmine killed 23 soldiers, two of their officers among them, in Gereshk on Monday.",
        dead(23),
    ),
    "bodies of a side": case(
        "Taliban attacked a checkpoint in Gereshk on Monday. The police found 34 bodies of Taliban there.",
        dead(34),
    ),
    "where somebody lives": case(
        "A bomb went off in Gereshk on Monday. A baker who lives nearby heard it.", dead(None)
    ),
    # told again
    "a bare figure by another": case(
        "A bomb killed 15 soldiers in Gereshk on Monday, officials said. The Interior Ministry gives 12.",
        dead(12),
    ),
    "a bare figure after a verb with to": case(
        "A bomb killed 25 soldiers in Gereshk on Monday, elders said. The Interior Ministry admitted to 15.",
        dead(15),
    ),
    "an age is not told again": case(
        "A bomb killed a student in Gereshk on Monday. He was 22.", dead(1)
    ),
    "another's figure after one that rose": case(
        "The death toll from Monday's truck bomb in Gereshk rose to 140, officials said. "
        "The Interior Ministry gives 117.",
        dead(117),
    ),
    "not the claim of those of whom is spoken": case(
        "Commander Rahim said that 70 Taliban had been killed in Gereshk on Monday. "
        "A Taliban spokesman put the dead at 25.",
        dead(25),
    ),
    "a toll after a visit": case(
        "Taliban attacked a post in Gereshk on Sunday. A reporter who came on Monday saw smoke. Commander "
        "Rahim said that 70 Taliban had been killed in the town.",
        dead(70),
    ),
    # whose dead
    "bodies that an enemy leaves": case(
        "Soldiers repelled an attack on a post in Gereshk on Monday. The enemy fled leaving behind "
        "11 bodies. Two soldiers were killed.",
        dead(13),
    ),
    "dead soldiers": case(
        "Taliban attacked a post in Gereshk on Monday. 25 soldiers and 300 Taliban were killed, the "
        "governor said. "
        'A council member spoke of "at least a hundred" dead soldiers. The Interior Ministry admitted to 15.',
        dead(315),
    ),
    "attackers and militiamen": case(
        "Soldiers repelled an attack on Gereshk on Monday. Fourteen attackers and three militiamen "
        "lost their lives.",
        dead(17),
    ),
    "two without an article": case(
        "A car drove over a landmine in Gereshk on Monday; driver and passenger killed.", dead(2)
    ),
    # hurt
    "he and his son": case(
        "A magnetic mine went off on the car of a judge in Gereshk on Monday; he and his son slightly hurt.",
        hurt(2),
    ),
    "hit in the leg": case(
        "Gunmen shot dead a driver in Gereshk on Monday. His brother was hit in the leg.", hurt(1)
    ),
    # nobody
    "a thing was damaged, nobody hurt": case(
        "Gunmen attacked a post in Gereshk on Monday. A police pickup was damaged but no one was hurt.",
        {**dead(0), **hurt(0)},
    ),
    "nobody died but two were hurt": case(
        "Gunmen attacked a post in Gereshk on Monday. No one died but two officers suffered leg injuries.",
        {**dead(0), **hurt(2)},
    ),
    "nil killed": case(
        "A grenade was thrown at a house in Gereshk on Monday. Windows broken, nil killed or injured.",
        {**dead(0), **hurt(0)},
    ),
    # who died of it, and who did it
    "who was hit died": case(
        "Gunmen attacked a bus in Gereshk on Monday. A driver who was hit in the neck died on the way to "
        "the hospital.",
        {**dead(1), **hurt(None)},
    ),
    "two of the wounded died later": case(
        "Gunmen attacked a post in Gereshk on Monday. Four soldiers died and five were wounded. Two of "
        "the wounded died later, a doctor said.",
        {**dead(6), **hurt(5)},
    ),
    "one of the three has since died": case(
        "A bomb hit a truck in Gereshk on Monday. Its driver died at the scene and three employees were "
        "wounded. One of the three has since passed away, a doctor said.",
        dead(2),
    ),
    "a toll that rose has them already": case(
        "Gunmen attacked a post in Gereshk on Monday, killing six soldiers. The toll has since risen to "
        "nine after three of the wounded died, a doctor said.",
        dead(9),
    ),
    "before he was shot dead": case(
        "A recruit opened fire at a post in Gereshk on Monday, killing two officers before he was shot dead.",
        dead(3),
    ),
    "before being killed himself": case(
        "A gunman attacked a post in Gereshk on Monday, killing three soldiers before being killed himself.",
        dead(4),
    ),
    "how many attackers died is not told": case(
        "Gunmen attacked a post in Gereshk on Monday, killing three soldiers before being killed themselves.",
        dead(3),
    ),
    "shot the watchman dead": case(
        "Gunmen broke into a depot in Gereshk on Monday and shot the watchman dead.", dead(1)
    ),
    "along with the driver": case(
        "A car bomb exploded in Gereshk on Monday. Two men and a child died along with the driver.",
        dead(4),
    ),
    "along with a deputy and five others": case(
        "Gunmen opened fire on Sharaf Uddin, a chief, in Gereshk on Monday. Uddin was killed along with his "
        "deputy and five other people.",
        dead(7),
    ),
    "parts between two of a list": case(
        "A bomb struck a base in Gereshk on Monday. Five citizens, including three soldiers and two "
        "contractors, and one Polish soldier were killed.",
        dead(6),
    ),
    "both of them and others": case(
        "Gunmen kidnapped two officers in Gereshk on Monday. Both of the officers and five gunmen were "
        "killed in a clash.",
        dead(7),
    ),
    "abducted and killed": case(
        "Four officers were abducted and killed in Gereshk on Monday.",
        dead(4),
    ),
    "captured, and others killed": case(
        "At least 40 Taliban were captured and five others killed in a clash in Gereshk on Monday.",
        dead(5),
    ),
    "hit by a bullet and died": case(
        "Gunmen attacked a post in Gereshk on Monday. A shopkeeper was hit by a stray bullet and died.",
        {**dead(1), **hurt(None)},
    ),
    "wounded, and others died": case(
        "Gunmen attacked a post in Gereshk on Monday. Five officers were wounded and two died.",
        {**dead(2), **hurt(5)},
    ),
    "residents of one block": case(
        "Rockets hit Gereshk on Monday. Three residents of one apartment block were killed.",
        dead(3),
    ),
    "and the bomber": case(
        "A bomber attacked police in Gereshk on Monday. Three policemen and the bomber were killed.",
        dead(4),
    ),
    "a monitor and rescue workers": case(
        "Warplanes bombed the town of Gereshk on Monday, killing 12 civilians, a monitor said, while rescue "
        "workers put the number of dead at 15.",
        {"fatalities": 12, "fatalities_high": 15},
    ),
    "his son, told again": case(
        "Gunmen shot dead an elder and his teenage son in Gereshk on Monday.\n\nThe elder was on his way "
        "when men opened fire. His son, 14, died on the way to hospital, police said.",
        dead(2),
    ),
    "a name, what he was, and another": case(
        "An air strike in Gereshk on Monday killed Abu Hamza, a trainer, and one other insurgent.",
        dead(2),
    ),
    "left four policemen and seven attackers dead": case(
        "Taliban stormed a post in Gereshk on Monday in a clash that left four policemen and seven "
        "attackers dead.",
        dead(11),
    ),
    "one body left behind": case(
        "Taliban attacked a post in Gereshk on Monday, killing two officers. The enemy left one body.",
        dead(3),
    ),
    "had earlier said": case(
        "A bomb exploded in Gereshk on Monday, killing four people. The police had earlier said that two "
        "people were killed.",
        dead(4),
    ),
    "hurt in an explosion, and dead since": case(
        "The ministry said that a soldier hurt in an explosion in Gereshk on Monday had died in a hospital.",
        {**dead(1), **hurt(None)},
    ),
    "the driver who passed": case(
        "Gunmen attacked a post in Gereshk on Monday, killing two soldiers. The driver of a motorcycle who "
        "passed there succumbed to his wounds.",
        dead(3),
    ),
    "the driver of one of them": case(
        "Gunmen abducted travelers in two buses in Gereshk on Monday. The driver of one of them sustained "
        "bullet wounds.",
        hurt(1),
    ),
    "confirmed only three": case(
        "Gunmen attacked a post in Gereshk on Monday. The union spoke of seven gunmen killed; the police "
        "confirmed only three.",
        {"fatalities": 3, "fatalities_high": 7},
    ),
    "as many": case(
        "Gunmen attacked a post in Gereshk on Monday, killing three soldiers and injuring as many.",
        {**dead(3), **hurt(3)},
    ),
    "twice as many is no figure": case(
        "Gunmen attacked a post in Gereshk on Monday, killing three soldiers and injuring twice as many.",
        {**dead(3), **hurt(None)},
    ),
    # who fled
    "who fled, in a paragraph of its own": case(
        "Gunmen attacked a post in Gereshk on Monday.\n\nNearly 1,600 people have fled, an aid agency said.",
        {"displaced": 1600, "displaced_unit": "persons"},
    ),
    "the displaced of a war": case(
        "Gunmen attacked a post in Gereshk on Monday.\n\nMore than 12 million people have been displaced "
        "by the war.",
        {"displaced": None},
        aside=("aggregate",),
    ),
    "where they spend the nights": case(
        "Gunmen attacked a post in Gereshk on Monday. About 850 households spent the two nights in schools.",
        {"displaced": 850, "displaced_unit": "families"},
    ),
    # figures that no longer hold, parts, and background
    "an earlier toll": case(
        "Five policemen and 18 militants were killed in an attack on a post in Gereshk on Monday, the army "
        "said, raising an earlier toll of a dozen dead assailants.",
        dead(23),
    ),
    "among the dead": case(
        "Ten Taliban were killed in a clash in Gereshk on Monday. Two commanders, Mullah Nader and Qari "
        "Hekmat, were among the dead, a spokesman said.",
        dead(10),
    ),
    "losses put at": case(
        "Gunmen attacked a post in Gereshk on Monday. The district chief put police losses at six dead.",
        dead(6),
    ),
    "a war that has killed": case(
        "Gunmen attacked a post in Gereshk on Monday, killing two.\n\nThe war between the generals broke "
        "out in April 2013. It has killed tens of thousands of people.",
        dead(2),
    ),
    "since rebels rose up": case(
        "A pipeline was blown up in Gereshk on Monday. There were no casualties.\n\nHundreds of people "
        "have died in the province since rebels rose up in 2004.",
        dead(0),
    ),
    # one verb, and a figure for each of several places
    "a figure for each place": case(
        "Gunmen shot dead four farmers in Herat and two in Farah on Monday.",
        {"admin1": "AF-HER", "fatalities": 4},
        {"admin1": "AF-FRA", "fatalities": 2},
    ),
    "a figure for each of three places, and the day of all at the end": case(
        "Shelling wounded five people in Kherson, two others in Beryslav and one in the village of Antonivka "
        "on Monday.",
        *(
            {"location": name, "injured": count, "date_start": "2021-05-03"}
            for name, count in (("Kherson", 5), ("Beryslav", 2), ("Antonivka", 1))
        ),
    ),
    "a figure that others divide": case(
        "At least 12 people - three in Herat and nine in Farah - were killed by bombs on Monday.",
        {"admin1": "AF-HER", "fatalities": 3},
        {"admin1": "AF-FRA", "fatalities": 9},
    ),
    "parts that do not add up divide nothing": case(
        "Bombs killed 12 people on Monday, two of them in Herat and three in Farah.",
        {"admin1": "AF-HER", "fatalities": None},
        {"admin1": "AF-FRA", "fatalities": None},
    ),
    "the hour at the head of an entry": case(
        "- 0930, 3 May: farmer killed and his son injured when a landmine exploded in Gereshk.",
        dead(1),
    ),
    "the dead of those who fled": case(
        "The assailants fled leaving nine dead bodies after a clash in Gereshk on Monday. Two soldiers were "
        "killed.",
        dead(11),
    ),
    "one more, after who says so": case(
        "Four guards were killed in a shootout in Gereshk on Monday, he said, and one of the raiders.",
        dead(5),
    ),
    "things, after who says so": case(
        "Four guards were killed in a shootout in Gereshk on Monday, he said, and two trucks destroyed.",
        dead(4),
    ),
    "two who came and killed": case(
        "Two men came to his farm in Gereshk on Monday and shot him dead.",
        {"fatalities": 1, "displaced": None},
    ),
    "people taken away with broken legs": case(
        "A car hit a bomb in Gereshk on Monday. Two officers were evacuated to Kabul with broken legs.",
        {"injured": 2, "displaced": None},
    ),
    "a figure with a verb of its own": case(
        "Gunmen shot dead four farmers in Herat and arrested two in Farah on Monday.",
        {"admin1": "AF-HER", "fatalities": 4},
        {"admin1": "AF-FRA", "fatalities": None, "sub_event_type": "Arrests"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_tolls(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
