"""Dates that a text gives by day, month or year: "May 3, 2021", "9 – 15 July", "21/01/2019"."""

import re
from dataclasses import dataclass, replace
from itertools import compress

from geomap.coding.days.calendar import edtf, from_solar_hijri
from geomap.coding.days.datewords import DateWords
from geomap.coding.figures.uncounted import noun_follows
from geomap.text import Document

_DASHES = frozenset("-–—−")
_PIECES = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
# A two-digit year stands only in full numeric dates (21/01/19), as sitreps write it; it means 20xx.
CENTURY = 2000
_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1300, 1500)
# The date-time group of military messages: day, hour and minute, zone, month, year (ACP 121).
_GROUP = re.compile(r"(\d{2})([01]\d|2[0-3])[0-5]\d[A-Z] ?([A-Za-z]{3,9}) ?(\d{4}|\d{2})(?!\w)")


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes four times as long to make
class Absolute:
    """A date as written, tokens `first:last`; never changed once made.

    `year` is None where none is given; `day` None for a month or year; `month` None for a bare year.
    `day_to` (and `month_to`) end a range such as "4-9 June". `other` is the reading the other way round
    of a numeric date that can be read as day/month and as month/day, `hijri` marks Solar Hijri dates,
    `possible` is False for days that no calendar has.
    """

    first: int
    last: int
    year: int | None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    hijri: bool = False
    possible: bool = True
    other: tuple[int, int] | None = None

    def days(self) -> tuple[str | None, str | None]:
        """First and last day (or month, or year) as EDTF."""
        if self.month is None:
            text = None if self.year is None else f"{self.year:04d}"
            return text, text
        if self.hijri:
            real = None
            if self.year is not None and self.day is not None:
                real = from_solar_hijri(self.year, self.month, self.day)
            text = real.isoformat() if real else None
            return text, text
        start = edtf(self.year, self.month, self.day)
        return start, edtf(self.year, self.month, self.day_to) if self.day_to else start

    def in_year(self, year: int) -> "Absolute":
        """The same day or month in a year."""
        return Absolute(
            self.first,
            self.last,
            year,
            self.month,
            self.day,
            self.day_to,
            self.hijri,
            self.possible,
            self.other,
        )

    def turned(self) -> "Absolute":
        """The other reading of an ambiguous numeric date."""
        if self.other is None or self.month is None or self.day is None:
            return self
        day, month = self.other
        return replace(self, day=day, month=month, other=(self.day, self.month))


def absolute_at(document: Document, token: int, words: DateWords) -> Absolute | None:
    """The date that begins at a token, read day first where both readings are possible."""
    word = document.low[token]
    if word[0].isdecimal():
        if len(word) == 6:
            return _time_group(document, token, words)
        return _numeric(document, token) or _day_first(document, token, words)
    if word in words.months and not document.words[token].islower():
        return _month_first(document, token, words)
    if word in words.solar_hijri and not document.words[token].islower():
        return _hijri_month_first(document, token, words)
    return None


def absolutes(document: Document, words: DateWords) -> list[Absolute]:
    """All dates by day or month in the text, in order."""
    out: list[Absolute] = []
    low = document.low
    months = compress(range(len(low)), map(words.months.__contains__, low))
    hijri = compress(range(len(low)), map(words.solar_hijri.__contains__, low))
    token = 0
    for begin in sorted({*document.figures, *months, *hijri}):
        if begin >= token and (found := absolute_at(document, begin, words)):
            out.append(found)
            token = found.last
    return out


def _joined(document: Document, token: int) -> bool:
    """Whether a token stands right after the one before it, without a space."""
    return token < len(document.low) and document.starts[token] == document.ends[token - 1]


# --- numeric --------------------------------------------------------------------------------------


def _numeric(document: Document, token: int) -> Absolute | None:
    """21/01/2019, 3-5-2021, 2021-05-03, 12.05.2021, 11 05 2019."""
    low = document.low
    word = low[token]
    if "." in word:
        if len(word) > 10 or _runs_on(document, token):
            return None
        match = _PIECES.fullmatch(word)
        return None if match is None else _figures(token, token + 1, list(match.groups()), True)
    if token + 2 >= len(low):
        return None
    sign = low[token + 1]
    if not (sign == "/" or sign in _DASHES or sign[0].isdecimal()):
        return None
    if not word.isdecimal() or len(word) > 4 or _runs_on(document, token):
        return None
    if not sign[0].isdecimal():
        stop = token + 5
        if stop > len(low) or low[token + 3] != sign:
            return None
        if not all(_joined(document, at) for at in range(token + 1, stop)):
            return None
        pieces = [low[token], low[token + 2], low[token + 4]]
        if stop < len(low) and _joined(document, stop) and low[stop] == sign:
            return None
    else:
        stop = token + 3
        pieces = list(low[token:stop])
        if [len(p) for p in pieces] != [2, 2, 4] or any(
            document.text[document.ends[at - 1] : document.starts[at]] != " "
            for at in (token + 1, token + 2)
        ):
            return None
        sign = " "
    if not all(p.isdecimal() for p in pieces):
        return None
    return _figures(token, stop, pieces, sign != "/" and sign not in _DASHES)


def _time_group(document: Document, token: int, words: DateWords) -> Absolute | None:
    """041630Z MAY 21, 041630DMAY2021."""
    match = _GROUP.match(document.text, document.starts[token])
    month = words.months.get(match[3].lower()) if match else None
    if match is None or month is None:
        return None
    last = token + 1
    while last < len(document.low) and document.starts[last] < match.end():
        last += 1
    year = int(match[4]) + (CENTURY if len(match[4]) == 2 else 0)
    return _checked(Absolute(token, last, year, month, int(match[1])))


def _runs_on(document: Document, token: int) -> bool:
    """Whether digits only go on with what stands before them."""
    before = document.low[token - 1] if token else ""
    return bool(before) and _joined(document, token) and (before in "/-." or before.isdecimal())


def _figures(first: int, last: int, pieces: list[str], day_first: bool) -> Absolute | None:
    """A numeric date of three pieces; `day_first` where the form leaves no doubt."""
    sizes = [len(p) for p in pieces]
    a, b, c = (int(p) for p in pieces)
    if sizes[0] == 4 and sizes[1] <= 2 and sizes[2] <= 2:
        return _checked(Absolute(first, last, a, b, c, hijri=a in _HIJRI_YEARS))
    if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in (2, 4):
        return None
    year = c if sizes[2] == 4 else CENTURY + c
    if year in _HIJRI_YEARS:  # no report is of those years of the Gregorian calendar
        return _checked(Absolute(first, last, year, b, a, hijri=True))
    if b > 12 >= a:
        return _checked(Absolute(first, last, year, a, b))
    other = (b, a) if a <= 12 and b <= 12 and a != b and not day_first else None
    return _checked(Absolute(first, last, year, b, a, other=other))


def _checked(date: Absolute) -> Absolute:
    """Marked as impossible where there is no such day."""
    start, end = date.days()
    if start is not None and end is not None:
        return date
    if date.hijri and date.year is None:
        fits = date.day is not None and 1 <= date.day <= 31
        return date if fits else replace(date, possible=False)
    return replace(date, possible=False)


# --- with the name of a month ---------------------------------------------------------------------


def _day(document: Document, token: int, words: DateWords) -> tuple[int, int] | None:
    """A day of the month ("3", "3rd") and the token after it."""
    low = document.low
    if token >= len(low) or len(low[token]) > 2 or not low[token].isdecimal():
        return None
    stop = token + 1
    if stop < len(low) and low[stop] in words.ordinal_endings and _joined(document, stop):
        stop += 1
    return int(low[token]), stop


def _month(document: Document, token: int, words: DateWords) -> tuple[int, bool, int] | None:
    """Number of the month, whether Solar Hijri, and the token after its name (and full stop)."""
    if token >= len(document.low) or document.words[token].islower():
        return None
    word = document.low[token]
    stop = token + 1
    if word in words.months:
        if (
            word in words.sets["short_dot"]
            and stop < len(document.low)
            and document.low[stop] == "."
        ):
            stop += _joined(document, stop)
        return words.months[word], False, stop
    if word in words.solar_hijri:
        return words.solar_hijri[word], True, stop
    return None


def _year(document: Document, token: int, hijri: bool, words: DateWords) -> tuple[int | None, int]:
    """The year at a token, after a comma perhaps or a stroke, and the token after it."""
    low = document.low
    at = token + 1 if token < len(low) and low[token] in (",", "/") else token
    if at >= len(low) or len(low[at]) != 4 or not low[at].isdecimal():
        return None, token
    if at + 1 < len(low) and low[at + 1] in words.sets["clock"]:
        return None, token  # "13 Mar, 1945h": an hour
    year = int(low[at])
    if year not in (_HIJRI_YEARS if hijri else _YEARS):
        return (None, token) if year else (0, at + 1)
    rounded = year % 100 == 0 and noun_follows(document, at + 1, words.numbers)
    return (None, token) if rounded else (year, at + 1)


def _day_first(document: Document, token: int, words: DateWords) -> Absolute | None:
    """Day before month: "3 May 2021", "3rd of May", "11-May-2019", "9 – 15 July 2018", "5/6 Jun"."""
    low = document.low
    begun = _day(document, token, words)
    if begun is None:
        return None
    day, at = begun
    day_to: int | None = None
    while at < len(low) and (low[at] in words.joins or (low[at] == "," and day_to is None)):
        end = _day(document, at + 1, words)
        if end is None:
            break
        if end[0] <= (day_to or day):
            return None
        if low[at] == "," and not _goes_on(document, end[1], words):
            break  # "killed 3, 12 May"
        day_to, at = end
    if at < len(low) and low[at] in words.sets["month_of"]:
        at += 1
    hyphen = (
        at < len(low)
        and (low[at] in _DASHES or low[at] == "/")
        and _joined(document, at)
        and _joined(document, at + 1)
    )
    month = _month(document, at + hyphen, words)
    if month is None:
        return None
    number, hijri, stop = month
    if hyphen and stop < len(low) and low[stop] in _DASHES and _joined(document, stop):
        stop += 1
    year, stop = _year(document, stop, hijri, words)
    if hijri and day_to is not None:
        return None
    return _checked(
        Absolute(token, stop, year, number, day, day_to=day_to, hijri=hijri, possible=day > 0)
    )


def _goes_on(document: Document, token: int, words: DateWords) -> bool:
    """Whether a list of days goes on at a token ("19, 20 and 22 May")."""
    low = document.low
    joined = token < len(low) and low[token] in words.sets["and"]
    return joined and _day(document, token + 1, words) is not None


def _month_first(document: Document, token: int, words: DateWords) -> Absolute | None:
    """Month before day: "May 3, 2021", "June 4-9"; a bare month only after a word such as "in"."""
    low = document.low
    month = _month(document, token, words)
    if month is None:
        return None
    number, _, at = month
    begun = _day(document, at, words)
    if begun is not None and _is_day_of(document, token, at, begun[1], words):
        day, stop = begun
        day_to: int | None = None
        joined = stop < len(low) and low[stop] in words.joins and low[stop] != "/"
        if joined and (end := _day(document, stop + 1, words)):
            free = low[stop] not in words.sets["and"] or not noun_follows(
                document, end[1], words.numbers
            )
            if day < end[0] <= 31 and free and _month(document, end[1], words) is None:
                day_to, stop = end
        year, stop = _year(document, stop, False, words)
        return _checked(Absolute(token, stop, year, number, day, day_to=day_to))
    year, stop = _year(document, at, False, words)
    before = low[token - 1] if token else ""
    if token > 1 and before in _DASHES:
        before = low[token - 2]
    if year is None and before not in words.sets["before_month"]:
        return None
    return _checked(Absolute(token, stop, year, number))


def _hijri_month_first(document: Document, token: int, words: DateWords) -> Absolute | None:
    """Sawr 14, 1400; only with its year, for names of months are names of people too."""
    begun = _day(document, token + 1, words)
    if begun is None:
        return None
    year, stop = _year(document, begun[1], True, words)
    if not year:
        return None
    month = words.solar_hijri[document.low[token]]
    return _checked(Absolute(token, stop, year, month, begun[0], hijri=True))


def _is_day_of(document: Document, token: int, at: int, stop: int, words: DateWords) -> bool:
    """Whether the number after a month is its day: "in May 12 soldiers died" counts soldiers."""
    low = document.low
    if int(low[at]) > 31 or (stop < len(low) and low[stop] == ":" and _joined(document, stop + 1)):
        return False
    before = low[token - 1] if token else ""
    return before not in words.numbers.sets["month_in"] or not noun_follows(
        document, stop, words.numbers
    )
