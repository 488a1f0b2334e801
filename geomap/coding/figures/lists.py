"""What may stand between two people of one list ("a girl of nine and her brother")."""

from geomap.coding.figures.scene import Scene

_NAME = 7  # words of a name between commas
_CLAUSE = 14  # words of ", who planted bombs along the road,"
_AGE = 2  # words of "of nine"
_AGED = 4  # those of ", aged 12,"


def without_name(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """The words between two people, without a name or clause set between commas.

    “a chief, Mullah X, and two”, “Mullah X, who led them, and two”.
    """
    low, written = scene.document.low, scene.document.words
    if low[first : first + 1] == (",",):
        if not scene.words.classes["who"].isdisjoint(low[first + 1 : first + 2]):
            clause = range(first + 2, min(first + _CLAUSE, last))
            return next((low[t:last] for t in clause if low[t] == ","), low[first:last])
        for token in range(first + 1, min(first + _NAME, last)):
            if low[token] == ",":
                return low[token:last]
            if not written[token][0].isupper():
                break
    return low[first:last]


def without_clause(scene: Scene, between: tuple[str, ...]) -> tuple[str, ...]:
    """Words without a clause about who was named: “Mullah X, who led them, and”."""
    who = scene.words.classes["who"]
    begins = [i for i in range(len(between) - 1) if between[i] == "," and between[i + 1] in who]
    ends = [i for i in range(len(between)) if begins and between[i] == "," and i > begins[0]]
    return (*between[: begins[0]], *between[ends[0] :]) if begins and ends else between


def joined(scene: Scene, between: tuple[str, ...]) -> bool:
    """“a woman and her two children”, “an elder along with two guards”: people of one list."""
    classes = scene.words.classes
    between = _past_age(scene, between)
    if not 0 < len(between) <= 3:
        return False
    if " ".join(between) in classes["along_with"]:
        return True
    determined = between[-1] in classes["definite"] and len(between) > 1
    links = between[:-1] if determined else between
    return len(links) <= 2 and classes["links"].issuperset(links)


def _past_age(scene: Scene, between: tuple[str, ...]) -> tuple[str, ...]:
    """The words after an age: "a girl of nine and her brother", "a boy, aged 12, and his uncle"."""
    classes = scene.words.classes
    if len(between) > _AGE and between[0] in classes["of"] and between[2] in classes["links"]:
        return between[2:]
    aged = (
        len(between) > _AGED and between[0] == between[3] == "," and between[1] in classes["aged"]
    )
    return between[4:] if aged else between
