"""The light base pack of the world: countries, their divisions, and towns of some size."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import fold
from geomap.model import Place
from scripts.areas import Districts
from scripts.divisions import Divisions, Point
from scripts.entries import Entry, split, strip_generic, table
from scripts.lacking import alone, lacking
from scripts.lending import lend, spell
from scripts.levels import Levels
from scripts.seats import Seats
from scripts.shapes import Shapes, middle
from scripts.sources import Sources
from scripts.spellings import SCRIPTS, Rules, as_printed, usable, without_article

Row = dict[str, Any]

_SHORT = 4  # letters; shorter alternate names of towns are left out
_FAMOUS = (
    500_000  # people; a smaller town has no second name that another of its country has as its own
)
_GREATER_KINDS = ("country", "admin1")
_GREATER = 5  # times as populous: a town whose name other towns cannot have as a second name


class WorldPack:
    """Gathers the entries of all countries that have no pack of their own.

    Args:
        folder: `scripts/world/`, with `world.toml` and the hand-kept tables.
        sources: the registry packages.
        without: ISO 3166-1 codes of countries that have a pack.
        say: told what was counted.
    """

    def __init__(
        self, folder: Path, sources: Sources, without: set[str], say: Callable[[str], None]
    ) -> None:
        self.about = tomllib.loads((folder / "world.toml").read_text(encoding="utf-8"))
        self.short_names = {
            r["iso"]: split(r["names"]) for r in table(folder / "country_names.csv")
        }
        self.additions = table(folder / "additions.csv")
        self.regions = table(folder / "regions.csv")
        self.sources = sources
        self.without = without
        self.say = say
        self.levels = Levels(folder, sources)
        self.seats = Seats(folder, sources, self.levels, self.about["people_of_divisions"])
        self.subdivisions = self.levels.rows
        self.labels: dict[str, Point] = {}
        self._never_bare = set(map(fold, self.about["never_bare"]))

    @cached_property
    def common(self) -> frozenset[str]:
        """The commonest words of the language of reports."""
        return self.sources.common_words(self.about["language"], self.about["common_words"])

    @cached_property
    def shapes(self) -> Shapes:
        """Natural Earth's divisions by country."""
        return Shapes(self.sources.boundaries)

    @cached_property
    def divisions(self) -> Divisions:
        """Today's divisions as Natural Earth draws them."""
        points = (
            (self.levels.of(row), (row["longitude"], row["latitude"]))
            for row in self.sources.cities500
        )
        return Divisions(self.sources.boundaries, list(points), self.levels.isos())

    @cached_property
    def _towns(self) -> dict[str, list[Row]]:
        """Towns by country, division and district."""
        out: dict[str, list[Row]] = defaultdict(list)
        for row in self.sources.cities500:
            out[row["countrycode"]].append(row)
            codes = {
                self.levels.of(row),
                self.levels.district_of(row),
                self.sources.district_of(row),
            }
            for code in codes:
                out[code].append(row)
        return out

    def entries(self) -> list[Entry]:
        """All entries: countries, first-order divisions, districts, towns by population."""
        countries = [self.country(c) for c in sorted(self.sources.countries)]
        divisions = {
            code: self._division(code, row)
            for code, row in sorted(self.subdivisions.items())
            if self.levels.is_division(row) and code.partition(".")[0] not in self.without
        }
        places = {code: entry.place for code, entry in divisions.items()}
        districts = list(self._districts(places))
        towns = list(self._town_entries(places, [*countries, *divisions.values()]))
        self.say(
            f"world: {len(countries) - len(self.without)} countries, {len(divisions)} divisions "
            f"({sum(not p.admin1 for p in places.values())} without ISO code), "
            f"{len(districts)} districts, {len(towns)} towns"
        )
        countries = [e for e in countries if e.place.country not in self.without]
        entries = [*countries, *divisions.values(), *self._regions(), *districts, *towns]
        by_id = {entry.place.id: entry for entry in entries}
        for row in self.additions:
            code = row["place"]  # of a town its id, of a division or district its GeoNames code
            known = divisions.get(code) or by_id.get(code)
            entry = known or by_id[f"gn:{self.subdivisions[code]['id']}"]
            entry.names += split(row["names"]) + split(row["native_names"])
        return entries

    def lend_names(self, entries: list[Entry], rules: Iterable[Rules]) -> None:
        """Give towns and their districts each other's names, and all of some countries those made by rule."""
        given = lend(entries, self._bare)
        articles = ["al", *self.about["articles"]]
        for language in rules:
            made = spell(entries, language, self.common, articles, self.about["known_near"])
            where = ", ".join(language.countries)
            self.say(f"made spellings of {where}: {made[0]} admitted, {made[1]} refused")
        self.say(f"{given} names from a town to its district, or to it")

    def lend_middles(self, entries: list[Entry], divisions: Mapping[str, BaseGeometry]) -> None:
        """Give districts without a town the middle of their area, where a boundary is known.

        Args:
            entries: what `entries` gave.
            divisions: boundaries by ISO 3166-2 code.
        """
        known: dict[str | None, list[Entry]] = defaultdict(list)
        for entry in entries:
            known[entry.place.country].append(entry)
        for country, layer in sorted(self.about["areas"].items()):
            own = {iso: area for iso, area in divisions.items() if iso.startswith(f"{country}-")}
            areas = self.sources.areas(layer)
            districts = Districts(known[country], own, {})
            lent, unknown = districts.lend_points(areas)
            if country in self.about["areas_alone"]:
                found = list(alone(country, districts.unlisted(areas), known[country]))
                entries += found
                self.say(f"{country}: {len(found)} districts that only their areas tell")
            self.say(
                f"{country}: {lent} districts at the middle of their area, {len(unknown)} areas unknown"
            )
        greater = {key for e in entries if e.place.kind in _GREATER_KINDS for key in e.keys}
        for country, layer in sorted(self.about["lacking"].items()):
            own = {iso: area for iso, area in divisions.items() if iso.startswith(f"{country}-")}
            parts = Districts(known[country], own, {}).unlisted(self.sources.areas(layer))
            never = self.common | greater | self._never_bare
            made = list(lacking(parts, known[country], self.about["area_words"], never))
            entries += made
            self.say(f"{country}: {len(made)} parts of districts that only their areas tell")

    def _regions(self) -> Iterator[Entry]:
        """Areas of several divisions: of what is only told to be there no division is known.

        Each stands at a middle town of the divisions in which it lies.
        """
        codes = {iso: code for code, iso in self.levels.isos().items()}
        for row in self.regions:
            inside = [codes[iso] for iso in split(row["in"])]
            towns = [(r["longitude"], r["latitude"]) for c in inside for r in self._towns[c]]
            lon, lat = middle(towns)
            place = Place(
                id=f"hand:{row['country']}-{fold(row['name'])}", name=row["name"], kind="admin1",
                country=row["country"], admin1_name=row["name"], lon=lon, lat=lat,
            )  # fmt: skip
            yield Entry(place, split(row["names"]))

    def known_near(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Folded names that no spelling made for a country's own pack may be."""
        least = self.about["known_near"]
        return frozenset(
            fold(name)
            for entry in entries
            if entry.place.kind != "settlement" or entry.place.population >= least
            for name in (entry.place.name, *entry.names)
        )

    def country(self, code: str) -> Entry:
        """A country at the label point of its largest polygon, else at its capital."""
        row = self.sources.countries[code]
        point = self.shapes.country_point(code)
        if point is None and (capital := self._capital(code)):
            point = capital["longitude"], capital["latitude"]
        names = [*self.short_names.get(code, ()), *self.sources.country_aliases.get(code, ())]
        place = Place(
            id=f"iso:{code}", name=row["name"], kind="country", country=code,
            lon=point[0] if point else None, lat=point[1] if point else None,
            population=int(row["population"]),
        )  # fmt: skip
        return Entry(place, [n for n in names if "," not in n and fold(n)])

    def _capital(self, code: str) -> Row | None:
        name = fold(self.sources.countries[code]["capital"])
        rows = self._towns[code]
        named = [r for r in rows if fold(r["name"]) == name]
        named = named or [r for r in rows if name in map(fold, r["alternatenames"])]
        return max(named, key=lambda r: int(r["population"]), default=None) if name else None

    @cached_property
    def _capitals(self) -> dict[int, str]:
        rows = ((code, self._capital(code)) for code in self.sources.countries)
        return {int(row["geonameid"]): code for code, row in rows if row}

    def _division(self, code: str, row: dict[str, str]) -> Entry:
        iso = self.levels.iso(code)
        said = [self.sources.admin_names.get(code, ""), row["name"], *split(row["aliases"])]
        names = [name for name in said if name]
        shown = self._shown(names[0], row["type"])
        towns = [(r["longitude"], r["latitude"]) for r in self._towns.get(code, ())]
        point = self.labels.get(code) or (middle(towns) if towns else None)
        place = Place(
            id=f"iso:{iso}" if iso else f"gn:{row['id']}", name=shown, kind="admin1",
            country=code.partition(".")[0], admin1=iso, admin1_name=shown,
            lon=point[0] if point else None, lat=point[1] if point else None,
        )  # fmt: skip
        listed = self._listed(names, names[0], code.partition(".")[0])
        return Entry(place, [*listed, *self._articles(listed, code.partition(".")[0])])

    def _articles(self, names: Iterable[str], country: str) -> list[str]:
        """Spellings without or with another article, where the country's language has one."""
        languages = self.sources.countries[country]["languages"]
        if not languages.startswith(self.about["article_language"]):
            return []
        articles = self.about["articles"]
        made = [form for name in names for form in without_article(name, articles)]
        return [name for name in made if fold(name) not in self.common]

    def _bare(self, name: str) -> str:
        """A name without the words for what it names; whole where it says nothing without them."""
        bare = strip_generic(name, self.about["generic"])
        for leading in self.about["generic_leading"]:
            if name.startswith(leading + " "):
                bare = name[len(leading) + 1 :]
        return name if fold(bare) in self._never_bare else bare

    def _shown(self, name: str, kind: str) -> str:
        bare = self._bare(name)
        if fold(bare) in self._never_bare:
            bare = f"{bare} {kind or 'Region'}"
        return as_printed(bare)

    def _listed(self, names: Iterable[str], main: str, country: str) -> list[str]:
        """The names of a division or district that can stand in a report, and their bare forms."""
        out: dict[str, None] = {}
        kept = self.about["kept"]
        belongs = country in self.about["kept_in"]
        for name in names:
            forms = [name, self._bare(name)]
            forms += () if belongs else [strip_generic(name, kept)]
            for form in forms:
                key = fold(form)
                clipped = belongs and any(key + fold(word) == fold(main) for word in kept)
                word = key in self.common and key != fold(self._bare(main))
                if usable(form) and key not in self._never_bare and not clipped and not word:
                    out[form] = None
        return list(out)

    def _districts(self, divisions: Mapping[str, Place]) -> Iterator[Entry]:
        quarters = set(map(fold, self.about["quarters"]))
        for code, row in sorted(self.subdivisions.items()):
            country = code.partition(".")[0]
            if country not in self.about["districts"] or country in self.without:
                continue
            part = self.levels.joined.get(code)
            if (code.count(".") < 2 and not part) or self.levels.is_division(row):
                continue
            above = part or ".".join(code.split(".")[:2])
            division = divisions.get(self.levels.joined.get(above, above))
            said = [row["name"], self.sources.admin_names.get(code, ""), *split(row["aliases"])]
            seat = max(self._towns.get(code, ()), key=lambda r: int(r["population"]), default=None)
            shown = self._shown(row["name"], row["type"] or "District")
            place = Place(
                id=f"gn:{row['id']}", name=shown, kind="admin2", country=country,
                admin1=division.admin1 if division else None,
                admin1_name=division.name if division else None, admin2=shown,
                lon=seat["longitude"] if seat else None, lat=seat["latitude"] if seat else None,
            )  # fmt: skip
            listed = self._listed([name for name in said if name], row["name"], country)
            spoken = [
                name
                for name in listed
                if fold(name.replace("-", " ").partition(" ")[2]) not in quarters
            ]
            yield Entry(place, [*listed, *self._articles(spoken, country)])

    @cached_property
    def _near(self) -> set[str]:
        """The neighbors of the countries that have packs."""
        return {
            code
            for country in self.without
            for code in self.sources.countries[country]["neighbours"].split(",")
        }

    @cached_property
    def _great_names(self) -> set[str]:
        """Names of great towns: Paris, Tennessee, is named by a common word that is a town's name."""
        least = self.about["known_by_all"]
        rows = self.sources.cities500
        return {fold(row["name"]) for row in rows if int(row["population"]) >= least}

    def _town_rows(self) -> list[Row]:
        rows = []
        bearers = Counter((r["countrycode"], fold(r["name"])) for r in self.sources.cities500)
        regions = set(map(fold, self.about["regions"]))
        for row in self.sources.cities500:
            people = int(row["population"])
            near = row["countrycode"] in self._near
            least = self.about["least_population_near" if near else "least_population"]
            key = fold(row["name"])
            word = key in self.common and key not in self._great_names
            if key in regions:
                continue
            number = int(row["geonameid"])
            # Of seats of districts the source often lacks the people; of namesakes they would be nobody's.
            office = row["countrycode"] in self.about["districts"] and self.seats.is_office(number)
            office = office and bearers[row["countrycode"], key] == 1
            large = people >= least or number in self.seats.of_divisions or (office and not people)
            if row["countrycode"] not in self.without and (
                number in self._capitals or (large and not word)
            ):
                rows.append(row)
        return sorted(rows, key=lambda r: (-int(r["population"]), int(r["geonameid"])))

    def _town_entries(self, divisions: Mapping[str, Place], proper: list[Entry]) -> Iterator[Entry]:
        """The towns; a name that is a greater place's is not listed as another name of a town."""
        rows = self._town_rows()
        greatest: dict[str, int] = {}
        bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in rows:
            greatest.setdefault(fold(row["name"]), int(row["population"]))
            bearers[row["countrycode"], fold(row["name"])].add(int(row["geonameid"]))
        owners: dict[str, set[str | None]] = defaultdict(set)
        for entry in proper:
            owners[fold(entry.place.name)].add(entry.place.country)
        sovereign: dict[str, set[str | None]] = defaultdict(set)
        for code, country in self.sources.countries.items():
            sovereign[fold(country["capital"])].add(code)
            sovereign[fold(country["name"])].add(code)
        for row in rows:
            names = [row["name"]]
            scripts = self._scripts(row)
            for name in row["alternatenames"]:
                key = fold(name)
                # "Washington" is also said to be a name of Reisterstown.
                people = int(row["population"])
                lent = any(
                    key in known and row["countrycode"] not in known[key]
                    for known in ((sovereign,) if people >= _FAMOUS else (sovereign, owners))
                )
                others = bearers[row["countrycode"], key] - {int(row["geonameid"])}
                former = row["countrycode"] in self.about["former_names"] and people < _FAMOUS
                lesser = greatest.get(key, 0) > _GREATER * people or (others and former)
                if usable(name, scripts) and len(key) >= _SHORT and key not in self.common:
                    names += [] if lent or lesser else [name]
            names += self._articles(names, row["countrycode"])
            yield Entry(self._town(row, divisions), names)

    def _scripts(self, row: Row) -> tuple[str, ...]:
        """The scripts in which a town's names are listed: more of them for large towns."""
        languages = self.sources.countries[row["countrycode"]]["languages"].split(",")
        spoken = {language.partition("-")[0] for language in languages}
        known = int(row["population"]) >= self.about["known_abroad"]
        return SCRIPTS if known or spoken & set(self.about["cyrillic"]) else SCRIPTS[:2]

    def _town(self, row: Row, divisions: Mapping[str, Place]) -> Place:
        code = self.levels.of(row)
        division = divisions.get(code)
        district = self.subdivisions.get(self.levels.district_of(row))
        named = district and not self.levels.is_division(district)
        number = int(row["geonameid"])
        return Place(
            id=f"gn:{row['geonameid']}", name=as_printed(row["name"]), kind="settlement",
            country=row["countrycode"], admin1=division.admin1 if division else self.levels.iso(code),
            admin1_name=division.name if division else None,
            admin2=self._shown(district["name"], "District") if district and named else None,
            lon=row["longitude"], lat=row["latitude"], population=int(row["population"]),
            capital_of=self._capitals.get(number) or self.seats.of_divisions.get(number),
        )  # fmt: skip
