"""Online geocoders, through geopy: asked only when the user says so, for names that no pack has.

Nothing is sent but the name and the code of the country in which it is sought; never a name of a person
or an organization, never a sentence. Names are asked for after a report was coded, and only those that
stand in a sentence that tells an incident; the report is then coded again with the places found. So a
place is asked for once, however often it is named, and coding treats it as any other place. Answers are
kept on disk with the day on which they were fetched.
"""

import inspect
import json
import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.answers import Answer, Chooser, answer, from_json, to_json
from geomap.gazetteer.wanted import Asked, Wanted, filled, wanted
from geomap.model import Place, Toponym

DELAY = 1.0  # seconds between requests: at most one a second, as the public Nominatim wants it
_PUBLIC = "nominatim.openstreetmap.org"
_TIMEOUT = 10.0  # seconds
_PATIENCE = 3  # failures one after the other; then nothing more is asked for
_MOST = 10  # answers to one name
_NOT_OPTIONS = ("self", "user_agent", "adapter_factory", "ssl_context")
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Use:
    """A place that was taken from a service, and the reports in which its name stands."""

    name: str
    found: Answer
    fetched: str
    reports: list[str] = field(default_factory=list)


@lru_cache(maxsize=4)
def opened(asked: Asked, gazetteer: Gazetteer) -> "Online":
    """The service of a request; opened once in each process.

    Raises:
        UsageError: no such service, no user agent, or options that it has not.
        GazetteerError: the file of answers cannot be opened.
    """
    return Online(asked, gazetteer)


class Online:
    """A service with its answers of earlier.

    Args:
        asked: which service, and how.
        gazetteer: whose divisions places are put in.

    Raises:
        UsageError: see `opened`.
        GazetteerError: see `opened`.
    """

    def __init__(self, asked: Asked, gazetteer: Gazetteer) -> None:
        self.asked = asked
        self.sent = 0
        self.kept = 0
        self.uses: dict[str, Use] = {}
        self._failures = 0
        self._terms: set[str] = set()
        self._request = _service(asked)
        self._answers = _Answers(asked)
        self._chooser = Chooser(gazetteer)

    def places(self, names: Sequence[Wanted], report_id: str) -> dict[tuple[int, int], Place]:
        """The places of names in a report, by where the names stand; those not found are left out."""
        out = {}
        for name in names:
            answers, fetched = self.ask(name.text, name.country)
            place, found = self._chooser.choose(name, answers)
            if place is not None and found is not None:
                out[name.start, name.end] = place
                use = self.uses.setdefault(found.id, Use(name.text, found, fetched))
                if report_id not in use.reports:
                    use.reports.append(report_id)
        return out

    def completed(
        self, report_id: str, toponyms: Sequence[Toponym], country: str | None
    ) -> list[Toponym]:
        """The toponyms of a report, with places for those that the packs lack and the service has."""
        places = self.places(wanted(toponyms, country), report_id)
        return filled(toponyms, places, self.asked.service)

    def place(self, found: Answer) -> Place:
        """An answer as an entry of the gazetteer."""
        return self._chooser.place(found)

    def ask(self, name: str, country: str | None) -> tuple[list[Answer], str]:
        """What the service has for a name, and the day on which it said so.

        Args:
            name: of a place.
            country: ISO 3166-1 alpha-2 code of the only country to look in.

        Returns:
            Nothing where it has none, cannot be reached, or failed several times before; a warning
            tells of failures.
        """
        known = self._answers.get(name, country)
        if known is not None:
            self.kept += 1
            self._terms.update(each.license for each in known[0] if each.license)
            return known
        if self._failures >= _PATIENCE:
            return [], self.asked.day
        from geopy.exc import GeopyError

        try:
            self.sent += 1
            answers = self._request(name, country)
        # What a service sends can be of any shape, and geopy reads it as it likes.
        except (GeopyError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            self._failures += 1
            rest = "; it is asked no more" if self._failures >= _PATIENCE else ""
            _log.warning(
                "geocoder %s: no answer for %s (%s: %s); it stays without a place%s",
                self.asked.service, name[:80], type(error).__name__, str(error)[:200], rest,
            )  # fmt: skip
            return [], self.asked.day
        self._failures = 0
        self._terms.update(each.license for each in answers if each.license)
        self._answers.put(name, country, answers)
        return answers, self.asked.day

    def summary(self) -> str:
        """A line on what was asked and found, and whom to credit for it."""
        counts = f"{self.sent} names sent, {self.kept} answered from {self.asked.cache.name}"
        used = f", {len(self.uses)} places used" if self.uses else ""
        terms = f" ({'; '.join(sorted(self._terms))})" if self._terms else ""
        return f"geocoder {self.asked.service}: {counts}{used}{terms}"

    def record(self) -> dict[str, Any]:
        """What `run.json` says: the service, and each place that was taken from it."""
        return {
            "service": self.asked.service,
            "domain": self.asked.domain or None,
            "sent": self.sent,
            "kept": self.kept,
            "places": [
                {
                    "name": use.name,
                    "place_id": use.found.id,
                    "address": use.found.address,
                    "latitude": use.found.lat,
                    "longitude": use.found.lon,
                    "fetched": use.fetched,
                    "license": use.found.license,
                    "report_ids": use.reports,
                }
                for _, use in sorted(self.uses.items())
            ],
        }


def _service(asked: Asked) -> Callable[[str, str | None], list[Answer]]:
    """A function that asks the service of a name, at most so often as is allowed.

    Raises:
        UsageError: no such service, no user agent, or options that it has not.
    """
    from geopy.exc import GeocoderNotFound, GeopyError
    from geopy.extra.rate_limiter import RateLimiter
    from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

    # geopy logs what it tries again, with names and tracebacks; what matters is told here.
    logging.getLogger("geopy").addHandler(logging.NullHandler())
    try:
        kind = get_geocoder_for_service(asked.service)
    except GeocoderNotFound:
        known = ", ".join(sorted(SERVICE_TO_GEOCODER))
        raise UsageError(f"geocoder {asked.service!r}: not known; geopy has {known}") from None
    if not asked.user_agent.strip():
        raise UsageError(
            f"geocoder {asked.service}: says to the service who asks; give --user-agent, as "
            "'our-newsroom/1.0 (maps@example.org)'"
        )
    options, delay = _options(asked, kind)
    try:
        geocoder = kind(user_agent=asked.user_agent, **options)
    except (GeopyError, TypeError, ValueError) as error:
        raise UsageError(f"geocoder {asked.service}: {error}; see --geocoder-option") from error
    limited = RateLimiter(
        geocoder.geocode, min_delay_seconds=delay, max_retries=1, error_wait_seconds=2 * delay,
        swallow_exceptions=False,
    )  # fmt: skip
    accepted = inspect.signature(geocoder.geocode).parameters

    def ask(name: str, country: str | None) -> list[Answer]:
        found = limited(name, **_parameters(accepted, country))
        rows = found if isinstance(found, list) else [found] if found is not None else []
        answers = [answer(asked.service.lower(), row) for row in rows[:_MOST]]
        return [each for each in answers if each is not None]

    return ask


def _options(asked: Asked, kind: Any) -> tuple[dict[str, Any], float]:
    """The options for geopy's class, and the seconds between requests."""
    known = [n for n in inspect.signature(kind.__init__).parameters if n not in _NOT_OPTIONS]
    out: dict[str, Any] = {"timeout": _TIMEOUT} if "timeout" in known else {}
    delay = DELAY
    for key, value in asked.options:
        if key != "delay" and key not in known:
            raise UsageError(
                f"geocoder {asked.service}: has no option {key!r}; it has {', '.join([*known, 'delay'])}"
            )
        try:
            number = float(value) if key in ("timeout", "delay") else 0.0
        except ValueError:
            number = -1.0
        if not 0 <= number < 3600:
            raise UsageError(
                f"geocoder {asked.service}: {key}={value[:40]} is no number of seconds"
            )
        if key == "delay":
            delay = number
        else:
            out[key] = number if key == "timeout" else value
    if getattr(kind, "__name__", "") == "Nominatim" and out.get("domain", _PUBLIC) == _PUBLIC:
        delay = max(delay, DELAY)  # https://operations.osmfoundation.org/policies/nominatim/
    return out, delay


def _parameters(accepted: Mapping[str, Any], country: str | None) -> dict[str, Any]:
    """The parameters of a request beside the name: the country, and how the answer is to look."""
    out: dict[str, Any] = {"exactly_one": False} if "exactly_one" in accepted else {}
    details = {"addressdetails": True, "namedetails": True, "language": "en", "limit": _MOST}
    if "osm_tag" in accepted or "namedetails" in accepted:  # Photon, Nominatim
        out |= {key: value for key, value in details.items() if key in accepted}
    if country and "country_codes" in accepted:
        out["country_codes"] = country.lower()
    elif country and "country" in accepted:
        out["country"] = country
    elif country and "components" in accepted:
        out["components"] = {"country": country}
    return out


class _Answers:
    """The file that keeps answers, also that there was none."""

    def __init__(self, asked: Asked) -> None:
        self._key = f"{asked.service.lower()} {asked.domain}".strip()
        self._day = asked.day
        self._path = asked.cache
        try:
            asked.cache.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(asked.cache, timeout=30, isolation_level=None)
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS answers (service TEXT, name TEXT, country TEXT, "
                "fetched TEXT, answers TEXT, PRIMARY KEY (service, name, country))"
            )
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> GazetteerError:
        return GazetteerError(
            f"answers of geocoders {self._path}: cannot be used ({error}); remove the file, or mend the "
            "permissions of its folder"
        )

    def get(self, name: str, country: str | None) -> tuple[list[Answer], str] | None:
        try:
            row = self._file.execute(
                "SELECT answers, fetched FROM answers WHERE service = ? AND name = ? AND country = ?",
                (self._key, name, country or ""),
            ).fetchone()
            return ([from_json(each) for each in json.loads(row[0])], str(row[1])) if row else None
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            raise self._unusable(error) from error

    def put(self, name: str, country: str | None, answers: Sequence[Answer]) -> None:
        text = json.dumps([to_json(each) for each in answers], ensure_ascii=False)
        try:
            self._file.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                (self._key, name, country or "", self._day, text),
            )
        except sqlite3.Error as error:
            raise self._unusable(error) from error
