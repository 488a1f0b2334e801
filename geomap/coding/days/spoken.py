"""What the phrases of time mean, counted from the report's own day: "last night", "this week"."""

from collections.abc import Callable
from dataclasses import dataclass

from geomap.coding.days.calendar import parts, shift, shift_month
from geomap.coding.days.dateline import Anchor
from geomap.coding.days.datewords import Said

Offset = tuple[int, int, int, str]

# First and last day, counted from the anchor, precision and kind.
_OFFSETS: dict[str, Offset] = {
    "today": (0, 0, 1, "day"),
    "yesterday": (-1, -1, 1, "day"),
    "before_yesterday": (-2, -2, 1, "day"),
    "tomorrow": (1, 1, 1, "future"),
    "last_night": (-1, -1, 1, "day"),
    "through_last_night": (-1, 0, 1, "range"),
    "overnight": (-1, 0, 1, "range"),
    "day_past": (-1, 0, 1, "range"),
    "few_days_past": (-3, 0, 2, "period"),
    "week_past": (-6, 0, 2, "period"),
    "month_past": (-30, 0, 3, "period"),
    "fortnight_ago": (-14, -14, 2, "day"),
}

_HOURS = 24  # of a day; what lies fewer hours off is of the same one


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes four times as long to make
class Value:
    """First and last day of a date, its precision and kind, as in `Dated`; never changed once made."""

    start: str | None
    end: str | None
    precision: int | None
    kind: str
    relative: bool = False
    offset: int | None = None
    nth: int | None = None
    ambiguous: bool = False
    absolute: bool = False
    nightly: bool = False


def spoken(said: Said, anchor: Anchor) -> Value:
    """First and last day, precision and kind of a phrase.

    Args:
        said: the phrase as found.
        anchor: the report's own day.
    """
    day, n, action = anchor.day, said.value, said.action
    if action.startswith("relative"):
        key = action.removeprefix("relative ")
        offset = {"n": n, "-n": -n, "h": n // _HOURS, "-h": -(n // _HOURS)}.get(key)
        offset = int(key) if offset is None else offset
        return Value(None, None, None, "relative", True, offset)
    if action == "bare_day":
        return Value(None, None, None, "bare", offset=n)
    if action in ("history", "future", "recurring", "nothing"):
        return Value(None, None, None, action)
    if action == "fought":
        return Value(None, None, None, action, nth=n)
    if action.endswith("year") or action == "year_ago_today":
        return _in_year(action, n, day)
    if day is None:
        kind = "weekday" if "weekday" in action else "period"
        return Value(None, None, None, kind, nth=n if action == "nth_day" else None)
    if action == "week_past" and anchor.period is not None:
        return Value(*anchor.period, 2, "period")  # the week that a weekly report covers
    if action in _OFFSETS:
        begin, finish, precision, kind = _OFFSETS[action]
        nightly = action.endswith("night")
        return Value(shift(day, begin), shift(day, finish), precision, kind, nightly=nightly)
    if action in _COUNTED:
        begin, finish, precision, kind = _COUNTED[action](n)
        nth = n if action == "nth_day" else None
        return Value(shift(day, begin), shift(day, finish), precision, kind, nth=nth)
    if "month" in action:
        return _in_month(action, n, day)
    return _in_week(action, n, anchor)


_COUNTED: dict[str, Callable[[int], Offset]] = {
    "hours_past": lambda n: (-max(1, -(-n // 24)), 0, 1, "range"),
    "days_past": lambda n: (1 - max(1, n), 0, 1, "range"),
    "weeks_past": lambda n: (1 - 7 * n, 0, 3 if n > 1 else 2, "period"),
    "hours_ago": lambda n: (-(n // 24), -(n // 24), 1, "day"),
    "days_ago": lambda n: (-n, -n, 1, "day"),
    "weeks_ago": lambda n: (-7 * n, -7 * n, 2, "day"),
    "nth_day": lambda n: (1 - max(1, n), 0, 1, "range"),
}


def _in_year(action: str, n: int, day: str | None) -> Value:
    year, month, of_month = parts(day)
    if year is None:
        return Value(None, None, None, "history")
    if action == "year_ago_today" and month is not None and of_month is not None:
        past = shift(f"{year - n:04d}-{month:02d}-{of_month:02d}", 0)
        return Value(past, past, 1, "history")
    text = f"{year - (action == 'last_year'):04d}"
    return Value(text, text, None, "history")


def _in_month(action: str, n: int, day: str) -> Value:
    month = parts(day)[1]
    if month is None:
        return Value(None, None, None, "period")
    if action.startswith("day_of"):
        base = shift_month(day, -1 if action == "day_of_last_month" else 0)
        text = f"{base}-{n:02d}" if base else None
        exact = text if text is not None and 1 <= n <= 31 and _real(text) else None
        return Value(exact, exact, 1, "day" if exact else "impossible")
    if action.endswith("named"):
        back = (month - n) % 12
        if action == "last_month_named" and back == 0:
            back = 12
        ahead = action == "this_month_named" and back > 6
        text = shift_month(day, 12 - back if ahead else -back)
    else:
        back = {"this_month": 0, "last_month": 1, "months_ago": n}[action]
        text = shift_month(day, -back)
    return Value(text, text, 3, "period")


def _real(text: str) -> bool:
    """Whether there is such a day (its year may be unknown)."""
    try:
        return shift(text, 0) == text
    except ValueError:
        return False


def _in_week(action: str, n: int, anchor: Anchor) -> Value:
    """Weeks begin on Sunday (codebook section 4)."""
    kind = "weekday" if "weekday" in action else "period"
    if anchor.weekday is None or anchor.day is None:
        return Value(None, None, None, kind)
    day = anchor.day
    since_sunday = (anchor.weekday + 1) % 7
    sunday = shift(day, -since_sunday)
    if kind == "weekday":
        value = latest_weekday(anchor, n)
        if value is not None and action == "last_weekday" and value == day:
            value = shift(value, -7)
        elif action == "weekday_last_week":
            value = shift(sunday, -7 + (n + 1) % 7)
        elif value is not None and action == "weekday_before_last":
            value = shift(value, -7)
        elif value is not None and action == "weekday_night_before":
            return Value(shift(value, -1), value, 1, "range")
        return Value(value, value, 1, "weekday")
    if action == "this_week":
        return Value(sunday, day, 2, "period")
    if action == "weekend":
        saturday = shift(day, -((anchor.weekday - 5) % 7))
        end = day if saturday == day else shift(saturday, 1)
        return Value(saturday, end, 1, "range")
    weeks = 2 if action == "week_before_last" else 1
    return Value(shift(sunday, -7 * weeks), shift(sunday, 6 - 7 * weeks), 2, "period")


def latest_weekday(anchor: Anchor, weekday: int) -> str | None:
    """The latest such day on or before the anchor."""
    if anchor.weekday is None or anchor.day is None:
        return None
    return shift(anchor.day, -((anchor.weekday - weekday) % 7))
