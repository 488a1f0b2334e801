"""Which ACLED type a set of signals makes (codebook section 3).

A signal is what a trigger phrase says by itself ("airstrike", "clash"); an incident collects those of
all its sentences, and one type is chosen by the codebook's ranking.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

BATTLES = "Battles"
PROTESTS = "Protests"
RIOTS = "Riots"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
STRATEGIC = "Strategic developments"

# Signals that tell one manner and nothing else, in the codebook's order.
_EXPLOSIVE = {
    "chemical": "Chemical weapon",
    "airstrike": "Air/drone strike",
    "suicide": "Suicide bomb",
    "shelling": "Shelling/artillery/missile attack",
    "missile": "Shelling/artillery/missile attack",
    "ied": "Remote explosive/landmine/IED",
    "grenade": "Grenade",
    "blast": "Remote explosive/landmine/IED",
}
REMOTE = frozenset(_EXPLOSIVE)
_BOMBS = frozenset({"suicide", "ied", "blast"})
_PLUNDER = frozenset({"loot", "attack"})  # things taken or burned by those who attacked
FOUGHT = frozenset({"clash", "assault", "operation"})  # armed sides against each other
_STRATEGIC = {
    "agreement": "Agreement",
    "group": "Change to group/activity",
    "disrupt": "Disrupted weapons use",
    "arrest": "Arrests",
    "base": "Headquarters or base established",
    "loot": "Looting/property destruction",
    "jailbreak": "Other",
    "displacement": "Other",
    "lockdown": "Other",
}
BLOODLESS = frozenset(_STRATEGIC)  # nobody is killed in the manner of an arrest
CROWD = frozenset({"protest", "dispersal", "excessive", "riot", "mob"})
_GROUND = FOUGHT | {"repel"}
FAMILIES = {
    **dict.fromkeys(_EXPLOSIVE, "explosive"),
    **dict.fromkeys(_GROUND | {"capture", "recapture"}, "ground"),
    "transfer": "handover",
    **dict.fromkeys(CROWD, "crowd"),
    **dict.fromkeys(("shoot", "abduct", "sexual", "beat"), "civilians"),
    "murder": "murder",
    "found": "killing",
    "freed": "civilians",
    "attack": "attack",
    "killing": "killing",
    "gunmen": "attack",
    **dict.fromkeys(_STRATEGIC, "strategic"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an incident when its type is chosen.

    `strong` and `weak` are the signals told, `victims` the sides of the dead and wounded, `armed_target`
    and `civil_target` whether what was hit is a post or a mosque, `sides` the kinds of actors named, `dead`
    whether anyone was killed, `harmed` killed or hurt.
    """

    strong: Set[str]
    weak: Set[str] = frozenset()
    victims: Set[str] = frozenset()
    armed_target: bool = False
    civil_target: bool = False
    sides: Set[str] = frozenset()
    dead: bool = False
    harmed: bool = False

    @property
    def all(self) -> Set[str]:
        """Strong and weak signals."""
        return self.strong | self.weak


def choose(scene: Scene) -> tuple[str, str] | None:
    """Event type and sub-event type of an incident, or None where its signals make none."""
    strong = scene.strong - _unmet(scene)
    scene = replace(scene, strong=strong)
    explosive = [name for name in _EXPLOSIVE if name in strong]
    if _raided(scene):
        return choose(replace(scene, strong=strong - {"dispersal"}))
    if strong & CROWD and not explosive and not strong & {"clash", "assault"}:
        return _crowd(scene)
    if _crowd_fights(scene):
        return _crowd(replace(scene, strong=(strong - {"clash"}) | {"riot"}))
    if "shoot" in strong and "protest" in scene.weak and not (explosive or strong & _GROUND):
        return _crowd(scene)  # shots at a crowd
    if found := _territory(scene, bool(explosive)):
        return found
    quiet = _searched(scene) or _waylaid(scene)
    if strong & _GROUND and not _bomb_only(scene, explosive) and not quiet:
        return BATTLES, "Armed clash"
    killed_in_action = _killed_in_action(scene)
    if killed_in_action and "disrupt" in strong and set(explosive) <= {"ied"}:
        return BATTLES, "Armed clash"  # mines defused where fighters of one side were killed
    if explosive:
        unused = strong & {"disrupt", "arrest"} and not scene.harmed and "shoot" not in strong
        if unused and "blast" not in strong:  # a bomb that was found, and did not go off
            return STRATEGIC, _STRATEGIC["disrupt" if "disrupt" in strong else "arrest"]
        return _explosion(scene, explosive)
    if strong & CROWD:
        return _crowd(scene)
    if found := _against_civilians(scene):
        return found
    if killed_in_action and strong & {"arrest", "disrupt", "group", "loot"}:
        return BATTLES, "Armed clash"
    for name, sub in _STRATEGIC.items():
        if name in strong:
            # "39 people were killed in four days of fighting, and 20,000 fled": the fighting counts.
            fought = name == "displacement" and scene.dead and scene.weak & FOUGHT
            return (fought and _by_victims(scene)) or (STRATEGIC, sub)
    return _by_victims(scene)


def _unmet(scene: Scene) -> Set[str]:
    """Shots in the air by gunmen who seize people: they disperse no crowd."""
    crowd = scene.strong & CROWD == {"dispersal"} and "protest" not in scene.weak
    gunmen = "rebel" in scene.sides or "state" not in scene.sides  # and not police
    return {"dispersal"} if crowd and gunmen and "abduct" in scene.strong else frozenset()


def _crowd_fights(scene: Scene) -> bool:
    """Whether those who clash are a crowd: a protest or riot is told, and nobody armed but police."""
    strong = scene.strong
    told = strong & {"protest", "riot", "mob", "dispersal"} and "clash" in strong
    armed = strong & (set(_EXPLOSIVE) | {"assault", "capture", "recapture", "gunmen", "abduct"})
    return bool(told) and not armed and "rebel" not in scene.sides


def _raided(scene: Scene) -> bool:
    """“They fired in the air, then killed eleven villagers and burned shops”: nobody dispersed a crowd."""
    alone = scene.strong & CROWD == {"dispersal"} and "protest" not in scene.weak
    killed = scene.dead and scene.victims == {"civilian"} and "state" not in scene.sides
    return alone and killed and "loot" in scene.strong


def _waylaid(scene: Scene) -> bool:
    """Unarmed people murdered by those who lay in wait for them: an ambush, but no fight."""
    unarmed = scene.victims == {"civilian"} and not scene.armed_target
    ground = scene.strong & _GROUND
    return (
        "murder" in scene.strong and unarmed and ground == {"clash"} and "state" not in scene.sides
    )


def _searched(scene: Scene) -> bool:
    """A search in which men were detained or arms found, and nobody was hurt: an operation, but no fight."""
    found = scene.strong & {"arrest", "disrupt"}
    return (
        bool(found)
        and scene.strong & _GROUND == {"operation"}
        and not (scene.harmed or "killing" in scene.all)
    )


def _killed_in_action(scene: Scene) -> bool:
    """Dead of one armed side at the hands of the other ("police killed four rebels and arrested two")."""
    armed = scene.victims & {"state", "rebel"} and "civilian" not in scene.victims
    return scene.dead and bool(armed) and {"state", "rebel"} <= scene.sides


def _crowd(scene: Scene) -> tuple[str, str]:
    strong = scene.strong
    if "mob" in strong and "protest" not in strong and (scene.dead or "riot" not in strong):
        return RIOTS, "Mob violence"  # also where police shot to save its victim
    if "riot" in strong and "state" in scene.victims:
        return RIOTS, "Violent demonstration"  # who hurt police were no peaceful crowd
    if "excessive" in strong or (scene.dead and "shoot" in strong):
        return PROTESTS, "Excessive force against protesters"
    if "riot" in strong or ("loot" in strong and "mob" not in strong):
        return RIOTS, "Violent demonstration"  # also who only burned cars
    if scene.dead and strong & {"dispersal", "beat"}:
        return PROTESTS, "Excessive force against protesters"
    if strong & {"dispersal", "beat"} or ("arrest" in strong and "protest" in strong):
        return PROTESTS, "Protest with intervention"
    return PROTESTS, "Peaceful protest"


def _territory(scene: Scene, explosive: bool) -> tuple[str, str] | None:
    strong = scene.strong
    fought = strong & (FOUGHT | {"attack"}) or "abduct" in scene.all
    # "The town changed hands without a shot", "elders handed the district over": nobody who bears arms.
    unarmed = not (scene.sides - {"civilian"} or scene.harmed)
    if "transfer" in strong and (unarmed or scene.sides & {"state", "rebel"}) and not fought:
        return STRATEGIC, "Non-violent transfer of territory"
    if "transfer" in scene.weak and "capture" in strong and not fought and not scene.dead:
        return STRATEGIC, "Non-violent transfer of territory"  # taken, and "no shots were fired"
    if "recapture" in strong:
        if "capture" in strong:
            return BATTLES, "Armed clash"
        return BATTLES, "Government regains territory"
    if "capture" in strong and "repel" in scene.all:  # taken, and not held
        return BATTLES, "Armed clash"
    people = "abduct" in strong and not strong & FOUGHT and not scene.armed_target
    if "capture" in strong and not (
        people and "state" not in scene.sides
    ):  # it was people who were seized
        return BATTLES, "Non-state actor overtakes territory"
    return None


def _bomb_only(scene: Scene, explosive: list[str]) -> bool:
    """A strike or bomb with no ground fight told by itself: an "operation" that was an air strike."""
    return bool(explosive) and not scene.strong & {"clash", "assault"}


def _explosion(scene: Scene, explosive: list[str]) -> tuple[str, str]:
    ground = scene.strong & {"shoot"} or "gunmen" in scene.weak
    civilian = "civilian" in scene.victims or (scene.civil_target and "state" not in scene.victims)
    if ground and explosive[0] in _BOMBS and not civilian:
        return BATTLES, "Armed clash"
    if ground and explosive[0] in _BOMBS and (scene.armed_target or "gunmen" in scene.weak):
        return BATTLES, "Armed clash"
    return EXPLOSIONS, _EXPLOSIVE[explosive[0]]


def _against_civilians(scene: Scene) -> tuple[str, str] | None:
    strong = scene.strong
    if "sexual" in strong:
        return CIVILIANS, "Sexual violence"
    if _let_go(scene):
        return CIVILIANS, "Abduction/forced disappearance"
    if (
        strong & {"disrupt", "arrest"}
        and not (scene.victims or ("abduct" in strong and "freed" in scene.weak))
        and not strong & {"shoot", "murder", "found"}
    ):
        return None
    killed = bool(strong & {"murder", "found", "shoot"}) or "killing" in scene.all
    armed = bool(scene.victims & {"state", "rebel"}) or scene.armed_target
    if "abduct" in strong:
        if (
            "attack" in strong
            and armed
            and "civilian" not in scene.sides
            and not scene.civil_target
        ):
            return BATTLES, "Armed clash"
        shot = "murder" in strong and "shoot" in scene.all  # "was led out and shot in the chest"
        if killed and (scene.dead or shot):
            fell = armed and "found" not in strong  # bodies found are of those who were taken
            battle = fell and "civilian" not in scene.victims
            return (BATTLES, "Armed clash") if battle else (CIVILIANS, "Attack")
        return CIVILIANS, "Abduction/forced disappearance"
    if strong & {"murder", "found", "beat"}:
        return CIVILIANS, "Attack"
    if "loot" in strong and strong <= _PLUNDER | {"displacement"} and not (scene.harmed or armed):
        return None  # "stopped two lorries and burned them; the drivers were let go"
    unarmed = scene.victims <= {"civilian"} and not (scene.armed_target or scene.weak & FOUGHT)
    others = "state" in scene.sides and not scene.victims  # who said so, or did it
    if scene.dead and unarmed and "loot" in strong and not others:
        return CIVILIANS, "Attack"  # "killed 30 villagers and burned their houses"
    if "shoot" in strong or "attack" in scene.all:
        if armed and "civilian" not in scene.victims:
            return BATTLES, "Armed clash"
        if scene.civil_target or "civilian" in scene.victims or "shoot" in strong:
            return CIVILIANS, "Attack"
        if "attack" in strong and "state" in scene.sides and "civilian" not in scene.victims:
            return BATTLES, "Armed clash"
        if "attack" in strong:
            return (
                (BATTLES, "Armed clash")
                if {"rebel", "state"} <= scene.sides
                else (CIVILIANS, "Attack")
            )
    return None


def _let_go(scene: Scene) -> bool:
    """Whether people stopped by gunmen were released: no police are told, who would let a suspect go.

    "Stopped at a checkpoint of rebels, and held for five hours": those who held them are the rebels.
    """
    held = scene.strong == {"attack", "arrest"} and "state" not in scene.sides
    stopped = scene.strong <= {"attack"} and ("rebel" in scene.sides or "state" not in scene.sides)
    return "freed" in scene.weak and not scene.harmed and (held or stopped)


def _by_victims(scene: Scene) -> tuple[str, str] | None:
    """Where only deaths are told: armed dead are a clash, civilians an attack."""
    if scene.weak & set(_EXPLOSIVE):
        name = next(n for n in _EXPLOSIVE if n in scene.weak)
        return EXPLOSIONS, _EXPLOSIVE[name]
    told = scene.all & (FOUGHT | {"killing", "attack", "capture", "shoot", "found"})
    if not told and not _killed_in_action(
        scene
    ):  # "9 fighters KIA, 2 soldiers WIA": no verb at all
        return None
    if "found" in scene.weak and not scene.weak & FOUGHT:
        return CIVILIANS, "Attack"
    if scene.weak & FOUGHT:
        return BATTLES, "Armed clash"
    if scene.victims & {"state", "rebel"} and "civilian" not in scene.victims:
        return BATTLES, "Armed clash"
    if scene.victims == {"civilian"}:
        return CIVILIANS, "Attack"  # though a governor is told, who may only say so
    if {"state", "rebel"} <= scene.sides:
        return BATTLES, "Armed clash"
    if scene.victims or scene.civil_target:
        return CIVILIANS, "Attack"
    if scene.dead and "attack" in scene.weak and "state" in scene.sides:
        return BATTLES, "Armed clash"  # "soldiers killed a leader of the group in a raid"
    # "Bandits killed four", "Monday's attack left six dead": people of no stated side.
    if scene.dead and ("attack" in told or "rebel" in scene.sides):
        return CIVILIANS, "Attack"
    if (
        "shoot" in scene.weak
        and {"rebel", "civilian"} <= scene.sides
        and "state" not in scene.sides
    ):
        return CIVILIANS, "Attack"  # "gunmen shot at a teacher", who was not hit
    if "killing" in told and not scene.harmed and scene.sides and scene.sides <= {"state", "rebel"}:
        return (
            BATTLES,
            "Armed clash",
        )  # "fifty fighters were killed or captured": how many died is not told
    return None


def of_clause(strong: frozenset[str], weak: frozenset[str]) -> frozenset[str]:
    """The strong signals of one clause, where two of them together tell something else.

    A bomb against a post or convoy is no assault unless shots are told. Codebook section 3: "a bomb against
    a convoy or patrol with no shooting after it" is remote violence. A crowd that burns or loots is a mob.
    """
    if "loot" in strong and strong <= _PLUNDER and "protest" in weak:
        return strong | {"mob"}
    if "repel" in strong and strong & CROWD:
        return (strong - {"repel"}) | {"dispersal"}  # "guards drove the crowd back"
    if "suicide" in strong and strong & CROWD == {"protest"}:
        strong -= {"protest"}  # the bomber came to it, and is none of the crowd
    alone = strong & _BOMBS and not (strong | weak) & {"clash", "shoot", "repel"}
    return (strong - {"assault"}) | {"attack"} if alone and "assault" in strong else strong


def families(signals: Iterable[str]) -> frozenset[str]:
    """The families of some signals; two tellings whose families differ are seldom one incident."""
    return frozenset(FAMILIES[s] for s in signals if s in FAMILIES)
