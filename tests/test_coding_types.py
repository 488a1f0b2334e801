"""Which type an incident is (codebook section 3, after ACLED)."""

from typing import Any

import pytest
from telling import Case, case, got, one, want

BATTLES = "Battles"
PROTESTS = "Protests"
RIOTS = "Riots"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
STRATEGIC = "Strategic developments"


def kind(event_type: str, sub_event_type: str) -> dict[str, Any]:
    return {"event_type": event_type, "sub_event_type": sub_event_type}


CLASH = kind(BATTLES, "Armed clash")
TAKEN = kind(BATTLES, "Non-state actor overtakes territory")
REGAINED = kind(BATTLES, "Government regains territory")
BOMB = kind(EXPLOSIONS, "Remote explosive/landmine/IED")
SUICIDE = kind(EXPLOSIONS, "Suicide bomb")
STRIKE = kind(EXPLOSIONS, "Air/drone strike")
SHELLING = kind(EXPLOSIONS, "Shelling/artillery/missile attack")
ATTACK = kind(CIVILIANS, "Attack")

CASES: dict[str, Case] = {
    # What only sounds like a capture, an arrest or a clash
    "a crowd that took to the streets took no town": case(
        "Some 400 traders took to the streets of Herat city on Monday to demand lower taxes.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "lessons that were held": case("Lessons were held in Herat city again on Monday."),
    "men who were held": case(
        "Three men were held in Herat city on Monday, police said.", kind(STRATEGIC, "Arrests")
    ),
    "held by those who stopped them, and let go": case(
        "A lorry was stopped by armed men in Andar district of Ghazni on Monday. Its driver and a boy "
        "were held for a night and then released.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "a camp of herders is no post": case(
        "Armed youths raided a nomad camp in Andar district of Ghazni on Sunday. Four herders were killed.",
        ATTACK | {"fatalities": 4},
    ),
    "a camp of soldiers is one": case(
        "Armed youths raided an army camp in Andar district of Ghazni on Sunday. Four soldiers were killed.",
        CLASH | {"fatalities": 4},
    ),
    "a car taken on the road": case(
        "Two armed men carjacked a Land Cruiser of an aid group in Herat city on Monday.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "people taken away": case(
        "Armed men stopped a cart near Herat city on Monday and took away six rice traders.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "a mock exercise": case(
        "Police conducted a mock exercise in Herat city on Monday, in which four 'terrorists' were 'killed'."
    ),
    "killed by fire of guards": case(
        "A herder was killed and two were injured by fire of border guards near Herat city on Monday.",
        ATTACK | {"fatalities": 1, "injured": 2},
    ),
    "raids that planes waged": case(
        "The army's warplanes waged four raids on Andar district of Ghazni on Sunday. No one killed or hurt.",
        STRIKE | {"fatalities": 0, "injured": 0},
    ),
    "a named man who was shot": case(
        "On Sunday Aziz Khan was killed. Two men on a motorbike fired at him as he came out of a mosque in "
        "Herat city.",
        ATTACK | {"fatalities": 1},
    ),
    "a bridge closed by those who want something": case(
        "Some 200 shopkeepers closed the bridge in the middle of Herat city on Monday to demand electricity.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "arrested over a killing": case(
        "Police arrested four men in Herat city on Monday over the killing of a journalist last month.",
        kind(STRATEGIC, "Arrests") | {"fatalities": None},
    ),
    "arrested, accused of killings": case(
        "Police arrested four men in Herat city on Monday accused of killing two traders.",
        kind(STRATEGIC, "Arrests") | {"fatalities": None},
    ),
    "killed and arrested": case(
        "Police killed two robbers and arrested four in Herat city on Monday.",
        kind(STRATEGIC, "Arrests") | {"fatalities": 2},
    ),
    "killed, accused of kidnapping": case(
        "The Taliban hanged two men accused of kidnapping in Herat city on Monday.",
        ATTACK | {"fatalities": 2},
    ),
    "a sit-in after a raid": case(
        "Residents held a sit-in in Herat city on Monday after a night raid in which, they said, two "
        "brothers were killed by special forces.",
        kind(PROTESTS, "Peaceful protest") | {"fatalities": None},
    ),
    "a protest after which shots were fired": case(
        "A protest in Herat city on Monday turned violent after police opened fire, killing two people.",
        kind(PROTESTS, "Excessive force against protesters") | {"fatalities": 2},
    ),
    "killed in an encounter": case(
        "Two militants were killed in a brief encounter in Andar district of Ghazni on Sunday.", CLASH
    ),
    "shells of tear gas": case(
        "Youths threw stones at officers in Herat city on Monday. The officers lobbed teargas shells.",
        kind(RIOTS, "Violent demonstration"),
    ),
    "people killed by gunmen who took others with them": case(
        "Four persons were killed by gunmen in Andar district of Ghazni on Sunday. Nine others were "
        "whisked away.",
        ATTACK | {"fatalities": 4},
    ),
    "captives who are liberated are no town": case(
        "Soldiers clashed with bandits in Andar district of Ghazni on Sunday. Nine hostages were liberated.",
        CLASH,
    ),
    "freed for prisoners": case(
        "Two engineers were freed in Andar district of Ghazni on Sunday in exchange for five prisoners.",
        kind(STRATEGIC, "Agreement"),
    ),
    "driven away with passengers": case(
        "Hooded men stopped a coach in Andar district of Ghazni on Sunday and drove off with six passengers.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "a driver who saves his passengers": case(
        "Gunmen fired at a bus in Andar district of Ghazni on Sunday. The driver drove away with the "
        "passengers.",
        ATTACK,
    ),
    "buildings burnt": case(
        "Armed men burnt two schools in Andar district of Ghazni on Sunday.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "explosives on his body": case(
        "A man with explosives around his waist walked into a bank in Herat city on Monday and "
        "detonated, killing three customers.",
        SUICIDE | {"fatalities": 3},
    ),
    # Who does it, and to whom
    "a crowd that drags somebody away and kills him": case(
        "A crowd stopped a taxi in Herat city on Monday, pulled the driver from his seat and stoned "
        "him to death.",
        kind(RIOTS, "Mob violence") | {"fatalities": 1},
    ),
    "gunmen who drag somebody out of a crowd": case(
        "Gunmen fired into a crowd in Herat city on Monday and dragged two men out of it.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "a mob that burns shops": case(
        "A mob torched two shops in Herat city on Sunday.", kind(RIOTS, "Mob violence")
    ),
    "stones, and then tear gas": case(
        "Farmers hurled stones at the town hall of Baghlan on Monday. Police used tear gas. One farmer "
        "died.",
        kind(RIOTS, "Violent demonstration") | {"fatalities": 1},
    ),
    "a man who came under fire": case(
        "A judge was walking to the mosque in Herat city on Monday when he came under gunfire. He was "
        "killed.",
        ATTACK,
    ),
    "a patrol that came under fire": case(
        "A patrol came under gunfire in Deh Rawud district of Uruzgan on Monday. Two soldiers were "
        "killed.",
        CLASH,
    ),
    "a village that bandits invade": case(
        "Bandits invaded the village of Deh Kepak in Ghazni province on Sunday. Nine people were "
        "killed.",
        ATTACK,
    ),
    "soldiers who catch up with rebels": case(
        "Soldiers caught up with a band of rebels in Chak district of Wardak on Monday.", CLASH
    ),
    "police who catch up with thieves": case(
        "Police caught up with the thieves in Herat city on Monday and arrested three of them.",
        kind(STRATEGIC, "Arrests"),
    ),
    # Searches
    "a search that finds arms": case(
        "During a search operation in Chimtal district of Balkh on Monday, troops seized 20 rifles and "
        "ammunition.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "a search with dead": case(
        "Commandos killed five Taliban and arrested two in an operation in Chimtal district of Balkh on "
        "Monday.",
        CLASH,
    ),
    # A crowd and what it came for
    "a gathering to condemn": case(
        "Around 200 teachers staged a gathering in Herat on Monday to condemn the arrest of a colleague.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a crowd that asks for a trial": case(
        "Hundreds of people marched through the city on Monday and demanded that the officers be put on "
        "trial, residents of Herat said.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a trial and no crowd": case("Two officers were put on trial in Herat city on Monday."),
    "petrol poured into a school": case(
        "Attackers poured petrol over the desks of a school in Andar district of Ghazni on Sunday night.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "a post evacuated without any fight": case(
        "Soldiers evacuated the centre of Nawa district of Helmand on Monday without any fight, and the "
        "Taliban went in.",
        kind(STRATEGIC, "Non-violent transfer of territory"),
    ),
    # Battles
    "two armed sides": case(
        "Soldiers and insurgents exchanged fire in Deh Rawud district of Uruzgan on Monday.", CLASH
    ),
    "dead of both sides and no verb": case(
        "Khogyani district, Nangarhar: 9 insurgents KIA, 2 ANA WIA, 6 April.", CLASH
    ),
    "an attack on a post": case(
        "Gunmen attacked a police post in Aybak, the capital of Samangan, on Monday and killed two "
        "officers.",
        CLASH,
    ),
    "an attack on a convoy": case(
        "Insurgents ambushed an army convoy in Azra district of Logar on Sunday. Three soldiers were "
        "wounded.",
        CLASH,
    ),
    "an attack on a patrol": case(
        "Militants opened fire on a police patrol in Kandahar city on Monday night, wounding an officer.",
        CLASH,
    ),
    "police killed by gunmen": case(
        "Unknown gunmen shot dead two policemen in Kunduz city on Monday.", CLASH
    ),
    "a colleague turns his gun on soldiers": case(
        "A soldier shot dead four of his comrades at an outpost in Garmsir district of Helmand on Sunday.",
        CLASH,
    ),
    "a raid of the army": case(
        "Commandos raided a Taliban hideout in Chak district of Wardak on Sunday and killed four "
        "militants.",
        CLASH,
    ),
    "a bomb that opens an assault": case(
        "Taliban fighters set off a truck bomb at the gate of an army base in Pul-e Alam on Monday and "
        "then stormed it, killing 12 soldiers.",
        CLASH,
    ),
    "a suicide bomber opens the way for gunmen": case(
        "A suicide bomber blew up the gate of the police headquarters in Gardez on Sunday; gunmen then "
        "rushed in and fought with officers for three hours.",
        CLASH,
    ),
    "a town taken": case(
        "The Taliban captured the town of Burka in Baghlan on Monday after the garrison ran out of "
        "ammunition.",
        TAKEN,
    ),
    "a district that fell": case(
        "Waygal district of Nuristan fell to the Taliban on Sunday after a night of fighting.", TAKEN
    ),
    "territory regained": case(
        "Government forces retook the center of Dawlat Shah district in Laghman from the Taliban on "
        "Monday.",
        REGAINED,
    ),
    "taken and lost again": case(
        "The Taliban captured the center of Almar district in Faryab on Sunday, but soldiers retook it "
        "on Monday.",
        CLASH,
    ),
    "a post taken and lost again": case(
        "Insurgents overran a checkpoint in Nad Ali district of Helmand on Sunday. Soldiers pushed them "
        "back a few hours later.",
        CLASH,
    ),
    "a town taken by an armed group elsewhere": case(
        "Fighters of the ELN and the army clashed near Saravena, in the Colombian department of Arauca, "
        "on Sunday.",
        CLASH | {"country": "CO"},
    ),
    # Protests
    "a peaceful protest": case(
        "Hundreds of teachers protested over unpaid wages in Taluqan, the capital of Takhar, on Monday.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a sit-in": case(
        "Doctors staged a sit-in outside the hospital of Zaranj on Sunday to demand protection.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a protest that police disperse": case(
        "Police used tear gas to disperse a protest of students in Mazar-e Sharif on Monday.",
        kind(PROTESTS, "Protest with intervention"),
    ),
    "protesters arrested": case(
        "Women protested outside the ministry in Kabul on Sunday. Police detained six of the protesters.",
        kind(PROTESTS, "Protest with intervention"),
    ),
    "police shoot at a peaceful protest": case(
        "Police opened fire on a peaceful rally in Maimana on Monday, killing two protesters.",
        kind(PROTESTS, "Excessive force against protesters") | {"fatalities": 2},
    ),
    # Riots
    "a crowd with stones": case(
        "Demonstrators threw stones at the governor's office in Multan, Pakistan, and set tires on fire "
        "on Sunday.",
        kind(RIOTS, "Violent demonstration"),
    ),
    "a protest that turned violent": case(
        "A protest against power cuts in Basra, Iraq, turned violent on Sunday when the crowd torched a "
        "municipal building.",
        kind(RIOTS, "Violent demonstration"),
    ),
    "a mob": case(
        "A mob beat a man to death in Sialkot, Pakistan, on Sunday after he was accused of theft.",
        kind(RIOTS, "Mob violence") | {"fatalities": 1},
    ),
    # Explosions
    "a bomb alone": case(
        "A bomb planted in a cart killed three people in a bazaar in Khost city on Monday.", BOMB
    ),
    "a bomb against a patrol": case(
        "A roadside bomb hit a police patrol in Nahri Saraj district of Helmand on Sunday and killed two "
        "officers.",
        BOMB,
    ),
    "a mine": case(
        "A farmer was killed when he stepped on a mine in Panjwai district of Kandahar on Saturday.", BOMB
    ),
    "an unexploded shell": case(
        "Three children died when an unexploded shell they had found went off in Surkh Rod district of "
        "Nangarhar on Sunday.",
        BOMB,
    ),
    "a suicide bomber alone": case(
        "A suicide bomber blew himself up in a mosque in Peshawar, Pakistan, on Friday, killing 11 "
        "worshippers.",
        SUICIDE,
    ),
    "a car driven by a suicide bomber": case(
        "A suicide car bomb went off near a bank in Lashkar Gah on Sunday and wounded 20 people.", SUICIDE
    ),
    "a drone strike": case(
        "A drone fired two missiles at a pickup in Ghani Khel district of Nangarhar on Sunday, killing four "
        "militants.",
        STRIKE,
    ),
    "jets": case("Jets bombed a market in Marib, Yemen, on Sunday and killed nine people.", STRIKE),
    "mortars": case(
        "Mortar rounds landed in a wedding party in Tagab district of Kapisa on Saturday, killing six "
        "guests.",
        SHELLING,
    ),
    "rockets": case("Rockets fired from across the river hit Kharkiv, Ukraine, on Monday.", SHELLING),
    "shells": case(
        "The army shelled three villages in Idlib province of Syria on Monday, killing a girl.", SHELLING
    ),
    "a grenade": case(
        "Two men on a motorbike threw a grenade into a shop in Quetta, Pakistan, on Monday, wounding "
        "three people.",
        kind(EXPLOSIONS, "Grenade"),
    ),
    "gas": case(
        "A chlorine bomb fell on Saraqib in the Syrian province of Idlib on Sunday, and 12 people were "
        "treated for breathing problems.",
        kind(EXPLOSIONS, "Chemical weapon"),
    ),
    # Violence against civilians
    "unarmed people shot": case(
        "Gunmen shot dead a radio presenter in Kandahar city on Monday.", ATTACK
    ),
    "passengers killed": case(
        "Armed men stopped a bus in Jaghori district of Ghazni on Sunday and killed five passengers.", ATTACK
    ),
    "villagers killed in a raid": case(
        "Gunmen on motorbikes raided the village of Dinki in Katsina State, Nigeria, on Sunday and killed "
        "18 villagers.",
        ATTACK,
    ),
    "beaten": case(
        "Soldiers beat a journalist at a checkpoint in Goma, in the Democratic Republic of Congo, on "
        "Monday.",
        ATTACK,
    ),
    "stabbed": case("Two men stabbed an imam to death in Herat city on Monday evening.", ATTACK),
    "a body found": case(
        "The beheaded body of a policeman's brother was found in Aqcha district of Jowzjan on Sunday.",
        ATTACK,
    ),
    "rape": case(
        "Three militiamen raped a woman in Pibor, South Sudan, on Sunday.", kind(CIVILIANS, "Sexual violence")
    ),
    "kidnapped": case(
        "Gunmen kidnapped two engineers from a road project in Adraskan district of Herat on Monday.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "kidnapped pupils": case(
        "Bandits abducted 27 pupils from a school in Kagara, Niger State, Nigeria, on Sunday night.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "taken hostage and killed": case(
        "Taliban fighters stopped a minibus in Charkh district of Logar on Sunday, took three men away and "
        "killed them.",
        ATTACK,
    ),
    # Strategic developments
    "a truce": case(
        "Two tribes signed a ceasefire agreement in Alingar district of Laghman on Monday.",
        kind(STRATEGIC, "Agreement"),
    ),
    "surrender": case(
        "Twenty Taliban fighters laid down their weapons and joined the peace process in Herat on Sunday.",
        kind(STRATEGIC, "Change to group/activity"),
    ),
    "arrests": case(
        "Police arrested three suspected members of Islamic State in Jalalabad on Monday.",
        kind(STRATEGIC, "Arrests"),
    ),
    "weapons seized": case(
        "Border guards seized 40 rifles and 2,000 rounds of ammunition in Torkham on Sunday.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "a bomb defused": case(
        "Experts defused a car bomb in the west of Kabul on Monday, police said.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "a missile shot down": case(
        "Air defences intercepted two missiles over Riyadh on Sunday.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "a base set up": case(
        "The army set up a new base in Waras district of Bamyan on Sunday.",
        kind(STRATEGIC, "Headquarters or base established"),
    ),
    "houses burned": case(
        "Gunmen torched 12 houses in Shirin Tagab district of Faryab on Monday.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "pylons blown up": case(
        "Saboteurs blew up two power pylons in Surobi district of Kabul on Sunday.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "a base handed over": case(
        "American troops handed over Camp Shorab in Helmand to the Afghan army on Sunday.",
        kind(STRATEGIC, "Non-violent transfer of territory"),
    ),
    "left without a fight": case(
        "Soldiers abandoned two outposts in Barmal district of Paktika on Sunday, and the Taliban moved in "
        "without a fight.",
        kind(STRATEGIC, "Non-violent transfer of territory"),
    ),
    # What decides between types
    "things carried off are loot, people are not": case(
        "Gunmen broke into a clinic in Gereshk on Sunday and carried off generators. In Musa Qala they "
        "carried off three nurses on Monday.",
        kind(STRATEGIC, "Looting/property destruction"),
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "lorries stopped and burned, drivers let go": case(
        "Bandits stopped two lorries near Gereshk on Sunday and set them ablaze; the drivers were let go.",
        kind(STRATEGIC, "Looting/property destruction"),
    ),
    "rounds found and blown up by those who found them": case(
        "Police found 40 mortar shells hidden in a well in Andar district of Ghazni on Sunday. They were "
        "blown up in place.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "a house blown up by a mine is no find": case(
        "Two policemen were blown up by a mine in Andar district of Ghazni on Sunday.", BOMB
    ),
    "soldiers win a district back": case(
        "Commandos took back Sangin district in Helmand on Sunday after a night of fighting.", REGAINED
    ),
    "a city long besieged is shelled": case(
        "A shell hit a school in the besieged city of Lashkar Gah on Sunday, killing four children.",
        SHELLING,
    ),
    "rebels besiege a town": case(
        "The rebels besieged the town of Sangin in Helmand on Sunday; four soldiers died.", CLASH
    ),
    "guns that fall silent take nothing": case(
        "Border guards traded heavy fire with Iranian troops in Islam Qala on Sunday. By evening the guns "
        "had fallen silent.",
        CLASH,
    ),
    "a march that goes off quietly": case(
        "Teachers marched through Herat city on Monday. The march went off peacefully.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "shooting that breaks out": case(
        "Shooting broke out between two clans in Shinwar district of Nangarhar on Sunday; nine men died.",
        CLASH,
    ),
    "hooded men are no crowd": case(
        "Hooded men shot dead a teacher in Jalalabad on Sunday.", ATTACK
    ),
    "gunmen fire into shoppers": case(
        "Gunmen fired into a crowd of shoppers in Jalalabad on Sunday, killing three people.", ATTACK
    ),
    "police fire into protesters": case(
        "Police fired into the crowd in Jalalabad on Sunday, killing three protesters.",
        kind(PROTESTS, "Excessive force against protesters"),
    ),
    "villagers who beat a thief": case(
        "Villagers beat a thief to death in Andar district of Ghazni on Sunday.",
        kind(RIOTS, "Mob violence"),
    ),
    "villagers tell of gunmen who beat a man": case(
        "Villagers said gunmen beat a man to death in Andar district of Ghazni on Sunday.", ATTACK
    ),
    # Who did it
    "rebels win a town back": case(
        "The rebels have won back the town of Sangin in Helmand on Sunday.", TAKEN
    ),
    "rebels drive the army out": case(
        "Taliban fighters drove the army out of Sangin district in Helmand on Sunday.", TAKEN
    ),
    "rebels are driven out": case(
        "The Taliban were driven out of Sangin district in Helmand on Sunday by commandos.", REGAINED
    ),
    "police lead men away": case(
        "On Sunday police officers came to a hostel in Ghazni city and took away 20 students.",
        kind(STRATEGIC, "Arrests"),
    ),
    "men in police uniforms lead men away": case(
        "Men in police uniforms took away 14 people in Andar district of Ghazni on Sunday.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "policemen are led away": case(
        "Two policemen were led away by gunmen in Andar district of Ghazni on Sunday.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    # What belongs to another
    "a family on its way from the fighting": case(
        "A drone hit a car in which a family was fleeing the fighting in Sangin district of Helmand on "
        "Sunday, killing five of them.",
        STRIKE,
    ),
    "families flee the fighting": case(
        "Forty families fled the fighting in Sangin district of Helmand on Sunday.", CLASH
    ),
    "a crowd is told of again after another killing": case(
        "Police opened fire on protesters in Khost city on Monday and killed two of them. On Sunday two "
        "brothers had been shot dead by soldiers at their home in Tani district. Policemen had been pelted "
        "with stones, the governor said.",
        kind(PROTESTS, "Excessive force against protesters"),
        ATTACK,
    ),
    "shots are no surrender like the one told before": case(
        "In Ghazni, 12 fighters laid down their weapons in Andar district on Sunday. In Herat, gunmen fired "
        "on a judge in Injil district on Monday.",
        kind(STRATEGIC, "Change to group/activity"),
        ATTACK,
    ),
    "the crowd of a murder is told after it": case(
        "Residents of Tani district in Khost caught a man on Sunday and stabbed him to death. A policeman "
        "had failed to rescue him from the crowd.",
        kind(RIOTS, "Mob violence"),
    ),
    "the two deaths are those told": case(
        "A suicide bomber killed two foreign soldiers and four civilians in Khost city on Monday. A "
        "spokesman for the army at Kabul acknowledged the two deaths.",
        SUICIDE | {"fatalities": 6},
    ),
    "what a crowd told before was about": case(
        "Hundreds marched through Khost city on Monday. They demonstrated over the killing of two "
        "brothers by soldiers in Tani district on Sunday.",
        kind(PROTESTS, "Peaceful protest") | {"admin1": "AF-KHO", "fatalities": None},
        ATTACK | {"date_start": "2021-05-02", "fatalities": 2},
    ),
    "a second crowd that is about the same": case(
        "Hundreds marched through Khost city on Monday. In Gardez too people marched on Monday against the "
        "killing of two brothers in Tani district.",
        kind(PROTESTS, "Peaceful protest"),
        kind(PROTESTS, "Peaceful protest") | {"admin1": "AF-PIA", "fatalities": None},
    ),
    "the dead by a day": case(
        "Fighting broke out on Thursday in Sangin district of Helmand. By Sunday 16 soldiers were dead, "
        "officials said.",
        CLASH | {"date_start": "2021-04-29", "date_end": "2021-05-02", "fatalities": 16},
    ),
    "the dead of a bomb by a day": case(
        "A bomb exploded in Kabul on Thursday. By Sunday 16 people had died, officials said.",
        BOMB | {"date_start": "2021-04-29", "date_end": "2021-04-29", "fatalities": 16},
    ),
    "traders snatched from their shop": case(
        "Gunmen snatched two traders from their shop in Sangin district of Helmand on Sunday.",
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    # Things, people and words of other trades
    "sheep seized, and herders": case(
        "Armed men seized 200 sheep near Farah city on Sunday. In Bala Buluk district armed men seized 12 "
        "herders on Monday.",
        kind(STRATEGIC, "Looting/property destruction"),
        kind(CIVILIANS, "Abduction/forced disappearance"),
    ),
    "a bomb factory destroyed": case(
        "Troops destroyed a bomb factory in Andar district of Ghazni on Sunday.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "riot gear makes no riot": case(
        "Police in riot gear broke up a sit-in in Herat city on Sunday with tear gas.",
        kind(PROTESTS, "Protest with intervention"),
    ),
    "a lynching": case(
        "Residents lynched a suspected kidnapper in Herat city on Sunday.",
        kind(RIOTS, "Mob violence"),
    ),
    "a suicide bomb told with its truck": case(
        "A truck bomb driven by a suicide attacker exploded at a police post in Khost city on Sunday.",
        SUICIDE,
    ),
    "a truce that took effect in a district": case(
        "A ceasefire between two clans took effect in Tani district of Khost on Sunday.",
        kind(STRATEGIC, "Agreement"),
    ),
    "prices explode": case("Prices exploded in Kabul on Sunday."),
    "bakers strike": case("Kabul was hit on Sunday by a strike of bakers."),
    # Who was hit, and what did not go off
    "rebels storm a prison, protesters too": case(
        "Insurgents stormed a prison in Jalalabad on Sunday. In Herat city protesters stormed a prison on "
        "Monday.",
        CLASH,
        kind(RIOTS, "Violent demonstration"),
    ),
    "passengers ambushed, and officers": case(
        "Rebels ambushed a bus in Sangin district of Helmand on Sunday, killing nine passengers. In Herat "
        "city rebels ambushed a police car on Monday, killing two officers.",
        ATTACK,
        CLASH,
    ),
    "women shot in a car at a checkpoint": case(
        "Soldiers opened fire on a car at a checkpoint in Herat city on Sunday, killing two women.",
        ATTACK,
    ),
    "a road that is sat on": case(
        "Residents sat on the railway tracks in Herat city on Sunday.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a road that is occupied": case(
        "A nationalist party occupied the national highway in Herat on Sunday.",
        kind(PROTESTS, "Peaceful protest"),
    ),
    "a raid in which somebody was killed": case(
        "Soldiers killed a leader of the ELN in a raid in Herat on Sunday.", CLASH
    ),
    "those who were soldiers": case(
        "The Taliban killed three former soldiers in Herat on Sunday.",
        kind(CIVILIANS, "Attack") | {"fatalities": 3},
    ),
    "a drone that fell on people": case(
        "A drone fell on a market in Herat city on Sunday, killing five traders.",
        kind(EXPLOSIONS, "Air/drone strike"),
    ),
    "what was left of a drone that was shot down": case(
        "Fragments of a downed drone sparked a blaze at a refinery in Herat city on Sunday.",
        kind(EXPLOSIONS, "Air/drone strike"),
    ),
    "an air force that operates": case(
        "An aerial operation of the air force in Herat city on Sunday killed nine.",
        kind(EXPLOSIONS, "Air/drone strike"),
    ),
    "a mine that was found": case(
        "A landmine was found near a school in Herat city on Sunday.",
        kind(STRATEGIC, "Disrupted weapons use"),
    ),
    "rebels surrender": case(
        "Thirty insurgents surrendered in Sangin district of Helmand on Sunday.",
        kind(STRATEGIC, "Change to group/activity"),
    ),
    "a district taken and left again": case(
        "The rebels captured the town of Sangin and later withdrew, officials in Helmand said on Sunday.",
        CLASH,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_types(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])


def test_police_who_tell_of_a_bomb_among_civilians_are_no_side_of_it() -> None:
    told = one(
        "Unknown men threw a grenade at a shop in Herat city, wounding six civilians, police said."
    )
    assert (told.actor1, told.actor2) == ("Unidentified Armed Group", "Civilians")
    fought = one(
        "Gunmen attacked a post in Herat city on Monday and killed two officers, police said."
    )
    assert "Police Forces of Afghanistan" in (fought.actor1, fought.actor2)
