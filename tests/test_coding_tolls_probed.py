"""Victims told over several sentences, whose the losses are, tolls put right (codebook section 6)."""

import pytest
from telling import Case, case, figures, got, want

MINE = "A mine killed two farmers in Gereshk on Monday. "
FIGHT = "The Taliban attacked Gereshk on Monday. "

CASES: dict[str, Case] = {
    # who is told by how many they were with him
    "a third died in hospital": case(MINE + "A third died in hospital.", figures(3)),
    "a third of another side": case(MINE + "A third man, a policeman, died later.", figures(3)),
    "another body in the rubble": case(
        "A rocket killed four people in Gereshk on Monday. A fifth body was found on Tuesday.",
        figures(4 + 1),
    ),
    "a third one hurt": case(
        "A bomb wounded two guards in Gereshk on Monday. A third was badly hurt.", figures(None, 3)
    ),
    "a second where only one died": case(
        "A bomb killed a guard in Gereshk on Monday. A second guard was wounded.", figures(1, 1)
    ),
    "a third attacker": case(
        "Two attackers were shot dead in Gereshk on Monday and a third blew himself up. Four policemen "
        "were killed.",
        figures(4 + 3),
    ),
    "a second of five is one of them": case(
        "A bomb killed five guards in Gereshk on Monday. A second guard died of burns.", figures(5)
    ),
    "a third is a share": case(
        "A bomb killed two guards in Gereshk on Monday. A third of the shops was destroyed.",
        figures(2),
    ),
    "who played dead": case(
        "Gunmen killed six weavers in Gereshk on Monday. A seventh survived by playing dead.",
        figures(6),
    ),
    # who died later, told in the same breath
    "two who died later": case(
        "A grenade went off in Gereshk on Monday. A woman was killed outright and two buyers died later.",
        figures(1 + 2),
    ),
    "five at once and five later are the ten": case(
        "A grenade went off in Gereshk on Monday. Ten people were killed, five at once and five later "
        "died in hospital.",
        figures(10),
    ),
    # whom a verb takes
    "the driver of those told before a place": case(
        "Two judges were shot dead in Gereshk on Monday, and their driver was hurt.", figures(2, 1)
    ),
    "a man and his driver": case(
        "A bomb went off in Gereshk on Monday. Abdul Karim and his driver were hurt.",
        figures(None, 2),
    ),
    "a family stabbed to death": case(
        "Men broke into a house in Gereshk on Monday and stabbed a man, his wife and two sons to death.",
        figures(4),
    ),
    "ages in words": case(
        "A mine in Gereshk wounded two girls on Monday. The girls, aged eight and eleven, lost their legs.",
        figures(None, 2),
    ),
    "attempts on a life": case(
        "Gunmen shot dead a judge in Gereshk on Monday. He had survived two attempts on his life.",
        figures(1),
    ),
    # losses of both sides
    "one side and the other": case(
        "A clash over land in Gereshk on Monday killed three on one side and two on the other.",
        figures(3 + 2),
    ),
    "one's own losses": case(
        FIGHT
        + "The police chief put the Taliban's losses at nine killed and his own at three killed and "
        "four wounded.",
        figures(9 + 3, 4),
    ),
    "the losses of those who attacked": case(
        FIGHT + "The Taliban put the army's losses at 20 and their own at two.", figures(20 + 2)
    ),
    "those of the enemy": case(
        FIGHT + "The army put its own losses at two and those of the Taliban at 14.",
        figures(2 + 14),
    ),
    "the zero of one side": case(
        FIGHT
        + "Ten Taliban were killed and six hurt. There were no casualties among the police, an "
        "officer said.",
        figures(10, 6),
    ),
    "the zero of all": case(FIGHT + "There were no casualties.", figures(0, 0)),
    "their losses, by those who had them": case(
        "The army said it had killed 40 Taliban in Gereshk on Monday. The Taliban put their losses at two "
        "dead and said that five soldiers had been killed.",
        figures(2 + 5) | {"fatalities_high": 40 + 5},
    ),
    # ages
    "between two ages": case(
        "Eight people aged between 17 and 25 were gunned down in Gereshk on Monday.", figures(8)
    ),
    "between the ages of": case(
        "A shell killed a woman in Gereshk on Monday. Four boys between the ages of nine and 14 were hurt.",
        figures(1, 4),
    ),
    "ranging in age": case(
        "Six girls, ranging in age from 8 to 13, were wounded by a shell in Gereshk on Monday.",
        figures(None, 6),
    ),
    "children under an age and their mother": case(
        "Five children, all under the age of 12, and their mother died when a shell hit their house in "
        "Gereshk on Monday.",
        figures(6),
    ),
    "an age and five others": case(
        "A boy aged 12 and five others were killed by a shell in Gereshk on Monday.", figures(6)
    ),
    # one person and a clause about him
    "a third man, who was asleep": case(
        "Gunmen shot dead two barbers in Gereshk on Monday. A third man, who was asleep, received injuries.",
        figures(2, 1),
    ),
    "a teacher, who passed by": case(
        "A bomb went off in Gereshk on Monday. A teacher, who was passing by, died.", figures(1)
    ),
    "who only tells of the dead": case(
        "A bomb went off in Gereshk on Monday. A teacher, who passed by, said two students died.",
        figures(2),
    ),
    "some of the badly wounded": case(
        "A bomb hurt 120 people in Gereshk on Monday. Several of the critically wounded were women.",
        figures(None, 120),
    ),
    # somebody's life is no day of his death
    "who was killed as well, and joined two years ago": case(
        "A policeman shot dead two officers in Gereshk on Monday. The attacker, who was also killed, had "
        "joined the army two years ago.",
        figures(2 + 1) | {"date_start": "2021-05-03"},
    ),
    "who was shot, and came home last month": case(
        "Gunmen shot dead a farmer in Gereshk on Monday. The victim, who was shot outside his home, had "
        "returned from Iran last month.",
        figures(1) | {"date_start": "2021-05-03"},
    ),
    "a death of its own day, in such a clause": case(
        "Two policemen, who were killed in Gereshk on Monday, had joined the force last month.",
        figures(2) | {"date_start": "2021-05-03"},
    ),
    # like those told before
    "another soldier": case(
        "A soldier was killed and another wounded by a mine in Gereshk on Monday. Five civilians were "
        "also wounded.",
        figures(1, 1 + 5),
    ),
    "others of the enemy": case(
        "Ten Taliban were killed and five others wounded in a clash in Gereshk on Monday. One soldier was "
        "martyred and another wounded.",
        figures(11, 5 + 1),
    ),
    "others beside a policeman": case(
        "A bomb in Gereshk on Monday killed a policeman and wounded six others. Four civilians were hurt.",
        figures(1, 6),
    ),
    # people of one list
    "a shopkeeper, his brother and a friend": case(
        "A shell hit the bazaar of Gereshk on Monday. A shopkeeper, his brother and a friend lost their "
        "lives, and six were injured.",
        figures(3, 6),
    ),
    "two policemen and a motorbike": case(
        "A bomb went off in Gereshk on Monday. Two policemen and a motorbike were hit and injured.",
        figures(None, 2),
    ),
    "somebody by name and office, along with his men": case(
        "Police killed Mullah Naqib, a Taliban governor, along with six of his men in Gereshk on Monday.",
        figures(1 + 6),
    ),
    "an age between commas": case(
        "A shell wounded a man in Gereshk on Monday and killed his wife, 63, and their two grandchildren.",
        figures(1 + 2, 1),
    ),
    "all five were something else": case(
        "A raid in Gereshk on Monday killed five civilians. The governor said all five were rebels and "
        "that three other rebels were hurt.",
        figures(5, 3),
    ),
    "the loss of soldiers": case(
        "Up to 60 Taliban were killed in Gereshk on Monday, said the army, which admitted the loss of "
        "seven soldiers.",
        figures(60 + 7),
    ),
    "the loss of things": case(FIGHT + "The army admitted the loss of two tanks.", figures(None)),
    # a toll put right
    "what was said first": case(
        "A bomb hit a bus in Gereshk on Monday. The ministry initially said five people had been killed, "
        "but later said the toll stood at three.",
        figures(3),
    ),
    "a figure lowered": case(
        "A bomb hit a bus in Gereshk on Monday. Police initially reported 12 dead before lowering the "
        "figure to nine.",
        figures(9),
    ),
    "an earlier figure that nothing replaces": case(
        "A bomb killed four people in Gereshk, police said earlier on Monday.", figures(4)
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_toll(case: Case) -> None:
    assert got(case) == want(case)
