"""One country's pack in full: provinces, districts and settlements with all their spellings."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import fold
from geomap.model import Place
from scripts.areas import Districts
from scripts.entries import Entry, admit, shown, split, strip_generic, table
from scripts.sources import Sources
from scripts.spellings import Rules, script, usable

Row = dict[str, Any]


class CountryError(Exception):
    """The files of a country do not fit the sources."""


@dataclass(frozen=True)
class Country:
    """What `scripts/<code>/` says of a country."""

    about: Row
    provinces: list[dict[str, str]]
    additions: list[dict[str, str]]
    areas: list[dict[str, str]]

    @classmethod
    def read(cls, folder: Path) -> "Country":
        """Read `country.toml`, `provinces.csv`, `additions.csv` and `areas.csv` of the folder."""
        about = tomllib.loads((folder / "country.toml").read_text(encoding="utf-8"))
        names = ("provinces.csv", "additions.csv", "areas.csv")
        return cls(about, *(table(folder / name) for name in names))

    @property
    def code(self) -> str:
        """ISO 3166-1 alpha-2."""
        return str(self.about["code"])

    def bare(self, name: str) -> str:
        """A name without generic words."""
        return strip_generic(name, self.about["generic"], self.about["generic_izafe"])

    def shown(self, name: str) -> str:
        """A name as it is shown."""
        return shown(name, self.about["generic"], self.about["generic_izafe"])


class CountryPack:
    """Gathers the entries of one country.

    Args:
        country: its files.
        sources: the registry packages.
        polygons: its provinces by ISO 3166-2 code, as fine as the source has them.
        labels: a label point for each.
        common: common words of the language of reports.
        say: told what the sources disagree about.
    """

    def __init__(
        self,
        country: Country,
        sources: Sources,
        polygons: Mapping[str, BaseGeometry],
        labels: Mapping[str, tuple[float, float]],
        common: frozenset[str],
        say: Callable[[str], None],
    ) -> None:
        self.country = country
        self.sources = sources
        self.polygons = polygons
        self.labels = labels
        self.common = common
        self.say = say
        self._settled: set[str] = set()  # ids of places whose shown name is chosen by hand
        self.rows = {row["iso_3166_2"]: row for row in country.provinces}
        self.subdivisions = {
            row["code"]: row
            for row in sources.subdivisions
            if row["code"].startswith(f"{country.code}.")
        }

    def entries(self, rules: Rules, foreign: frozenset[str]) -> list[Entry]:
        """All entries, the country first, then provinces, districts, settlements and features.

        Args:
            rules: how names are spelled.
            foreign: folded names of other countries' places, which no made spelling may be.
        """
        provinces = self._provinces()
        settlements = self._settlements()
        districts = self._districts(settlements)
        entries = [*provinces, *districts, *settlements]
        for row in self.country.additions:
            self._add(row, entries)
        self._agree_on_names(districts, settlements)
        self._drop_lent(districts, settlements)
        self._lend_points(entries)
        self._lend_native_names(entries)
        self._drop_words(entries)
        admitted, refused = admit(entries, rules, foreign)
        self.say(f"made spellings: {admitted} admitted, {refused} refused")
        self._lend_middles(entries, rules)
        return entries

    def _provinces(self) -> list[Entry]:
        out = []
        for iso, row in sorted(self.rows.items()):
            lon, lat = self.labels[iso]
            place = Place(
                id=f"iso:{iso}", name=row["name"], kind="admin1", country=self.country.code,
                admin1=iso, admin1_name=row["name"], lon=lon, lat=lat,
                pcode=row["pcode"], pcode_set=self.country.about["pcode_set"],
            )  # fmt: skip
            source = self.subdivisions[row["geonames_admin1"]]
            names = [self.country.bare(n) for n in (source["name"], *split(source["aliases"]))]
            listed = split(row["variants"]) + split(row["native_names"])
            out.append(Entry(place, [*listed, *filter(usable, names)]))
        return out

    def _settlements(self) -> list[Entry]:
        rows = [r for r in self.sources.cities500 if r["countrycode"] == self.country.code]
        rows.sort(key=lambda r: (-int(r["population"]), int(r["geonameid"])))
        found = self.country.about["capitals"]
        capitals = {
            row["capital_geonameid"] or str(found.get(row["iso_3166_2"], "")): row
            for row in self.country.provinces
        }
        nation = self.sources.countries[self.country.code]["capital"]
        return [self._settlement(r, capitals.get(str(r["geonameid"])), nation) for r in rows]

    def _settlement(self, row: Row, capital: dict[str, str] | None, nation: str) -> Entry:
        iso = self._province_of(row)
        district = self.subdivisions.get(self.sources.district_of(row))
        name = self.country.shown(row["name"])
        names = [row["name"], *filter(usable, row["alternatenames"])]
        bases = [name]
        capital_of = None
        if capital:
            own = [capital["capital"], *split(capital["capital_variants"])]
            name = own[0]
            names = [*own, *split(capital["capital_native_names"]), *names]
            bases = own
            capital_of = self.country.code if name == nation else capital["iso_3166_2"]
        names += [self.country.bare(n) for n in names]
        place = Place(
            id=f"gn:{row['geonameid']}", name=name, kind="settlement", country=self.country.code,
            admin1=iso, admin1_name=self.rows[iso]["name"],
            admin2=self.country.shown(district["name"]) if district else None,
            lon=row["longitude"], lat=row["latitude"], population=int(row["population"]),
            capital_of=capital_of,
        )  # fmt: skip
        if not capital:
            names = [
                n for n in names if fold(n) == fold(name) or fold(n) not in self._province_keys
            ]
        return Entry(place, names, bases)

    @cached_property
    def _province_keys(self) -> set[str]:
        """Names of provinces: GeoNames lends them to towns as well, which only capitals may keep."""
        rows = self.rows.values()
        return {fold(n) for row in rows for n in (row["name"], *split(row["variants"]))}

    def _province_of(self, row: Row) -> str:
        """The province whose polygon has the point; GeoNames' own where none has it."""
        point = Point(row["longitude"], row["latitude"])
        said = self.subdivisions[f"{self.country.code}.{row['admin1code']}"]["iso"]
        found = [iso for iso, polygon in self.polygons.items() if polygon.covers(point)]
        if not found:
            self.say(f"gn:{row['geonameid']} {row['name']}: in no polygon, {said} by GeoNames")
            return said
        if said not in found:
            self.say(f"gn:{row['geonameid']} {row['name']}: in {found[0]}, {said} by GeoNames")
        return said if said in found else found[0]

    def _districts(self, settlements: list[Entry]) -> list[Entry]:
        seats: dict[str, list[Entry]] = defaultdict(list)
        codes = {
            f"gn:{row['geonameid']}": self.sources.district_of(row)
            for row in self.sources.cities500
            if row["countrycode"] == self.country.code
        }
        for entry in settlements:
            seats[codes[entry.place.id]].append(entry)
        out = []
        for code, row in sorted(self.subdivisions.items()):
            if code.count(".") == 2:
                out.append(self._district(code, row, seats.get(code, [])))
        return out

    def _district(self, code: str, row: dict[str, str], seats: list[Entry]) -> Entry:
        iso = self.subdivisions[code.rpartition(".")[0]]["iso"]
        name = self.country.shown(row["name"])
        said = [row["name"], self.sources.admin_names.get(code, ""), *split(row["aliases"])]
        names = list(filter(usable, [*said, *map(self.country.bare, said)]))
        # Of several towns the one of the district's name is its seat, else the most populous.
        seat = next((e for e in seats if {fold(name)} & e.keys), seats[0] if seats else None)
        place = Place(
            id=f"gn:{row['id']}", name=name, kind="admin2", country=self.country.code,
            admin1=iso, admin1_name=self.rows[iso]["name"], admin2=name,
            lon=seat.place.lon if seat else None, lat=seat.place.lat if seat else None,
        )  # fmt: skip
        return Entry(place, names, [self.country.shown(n) for n in names if script(n) == "LATIN"])

    def _add(self, row: dict[str, str], entries: list[Entry]) -> None:
        """Apply one row of `additions.csv`: names for a known place, or a place of its own."""
        names = split(row["names"])
        native = split(row["native_names"])
        if row["place"]:
            entry = self._known(row["place"], entries)
            if row["name"]:
                self._settled.add(entry.place.id)
            if row["name"] and row["name"] != entry.place.name:
                names.append(entry.place.name)
                former = entry.place
                entry.place = replace(former, name=row["name"])
                if former.kind == "admin2":
                    entry.place = replace(entry.place, admin2=row["name"])
                    self._rename_district(former, row["name"], entries)
            if row["lon"]:
                entry.place = replace(entry.place, lon=float(row["lon"]), lat=float(row["lat"]))
        else:
            entry = Entry(self._new_place(row))
            entries.append(entry)
        entry.names += [*names, *native]
        entry.bases += names
        entry.by_hand |= {fold(name) for name in (*names, *native)}

    def _rename_district(self, district: Place, name: str, entries: list[Entry]) -> None:
        for entry in entries:
            place = entry.place
            if place.admin1 == district.admin1 and place.admin2 == district.name:
                entry.place = replace(place, admin2=name)

    def _known(self, key: str, entries: list[Entry]) -> Entry:
        """The entry that a row names: by id, ISO code or GeoNames code."""
        source = self.subdivisions.get(key)
        wanted = {key, f"iso:{key}", f"gn:{source['id']}" if source else key}
        found = [entry for entry in entries if entry.place.id in wanted]
        if len(found) != 1:
            raise CountryError(f"additions.csv: {key!r} is the id of {len(found)} places")
        return found[0]

    def _new_place(self, row: dict[str, str]) -> Place:
        iso = row["province"]
        if iso not in self.rows:
            raise CountryError(f"additions.csv: {row['name']}: {iso!r} is no province")
        slug = "-".join(row["name"].lower().split())
        return Place(
            id=f"hand:{iso}/{slug}", name=row["name"], kind=row["kind"], country=self.country.code,
            admin1=iso, admin1_name=self.rows[iso]["name"],
            admin2=row["name"] if row["kind"] == "admin2" else row["district"] or None,
            lon=float(row["lon"]) if row["lon"] else None,
            lat=float(row["lat"]) if row["lat"] else None,
        )  # fmt: skip

    def _agree_on_names(self, districts: list[Entry], settlements: list[Entry]) -> None:
        """Show a seat by its district's name where both have it, so that one place has one spelling."""
        towns: dict[tuple[str | None, str], Entry] = {}
        for entry in districts:
            for key in entry.keys:
                towns.setdefault((entry.place.admin1, key), entry)
        for entry in settlements:
            place = entry.place
            district = towns.get((place.admin1, fold(place.name)))
            if district is None or place.capital_of or place.id in self._settled:
                continue
            name = district.place.name
            if name != place.name and fold(name) in entry.keys:
                entry.names.append(place.name)
                entry.place = replace(place, name=name)

    def _drop_lent(self, districts: list[Entry], settlements: list[Entry]) -> None:
        """Take away second names that are the name of another place, save those of a seat's district.

        GeoNames has "Khanabad" for Taloqan too; Khanabad is a town of the next province.
        """
        owners: dict[str, set[str]] = defaultdict(set)
        seats: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
        for entry in (*districts, *settlements):
            owners[fold(entry.place.name)].add(entry.place.id)
        for entry in districts:
            seats[entry.place.admin1, entry.place.admin2] |= entry.keys
        for entry in (*districts, *settlements):
            place = entry.place
            own = seats[place.admin1, place.admin2] if place.kind == "settlement" else set()
            lent = owners.keys() - {fold(place.name), *entry.by_hand, *own}
            entry.names = [name for name in entry.names if fold(name) not in lent]
            entry.bases = [name for name in entry.bases if fold(name) not in lent]

    def _drop_words(self, entries: list[Entry]) -> None:
        """Take away second names that are common words, and those the country's file drops."""
        dropped = {fold(name) for name in self.country.about["drop"]}
        for entry in entries:
            main = fold(entry.place.name)
            entry.names = [
                name
                for name in entry.names
                if (key := fold(name)) not in dropped and (key == main or key not in self.common)
            ]

    def _lend_points(self, entries: list[Entry]) -> None:
        """Give a district without a seat the point of the settlement of its name, if there is one."""
        towns: dict[tuple[str | None, str], Place] = {}
        for entry in entries:
            if entry.place.kind == "settlement" and entry.place.lon is not None:
                for key in entry.keys:
                    towns.setdefault((entry.place.admin1, key), entry.place)
        for entry in entries:
            if entry.place.kind != "admin2" or entry.place.lon is not None:
                continue
            if town := towns.get((entry.place.admin1, fold(entry.place.name))):
                entry.place = replace(entry.place, lon=town.lon, lat=town.lat)

    def _lend_middles(self, entries: list[Entry], rules: Rules) -> None:
        """Give a district that no settlement has a point for the middle of its area."""
        by_hand = {row["area"]: (row["province"], row["district"]) for row in self.country.areas}
        districts = Districts(entries, self.polygons, by_hand, rules.spellings)
        lent, unknown = districts.lend_points(self.sources.areas(self.country.about["areas"]))
        lacking = sum(e.place.kind == "admin2" and e.place.lon is None for e in entries)
        self.say(f"districts: {lent} at the middle of their area, {lacking} without a point")
        if unknown:
            self.say(f"areas of no known district: {', '.join(unknown)}")

    def _lend_native_names(self, entries: list[Entry]) -> None:
        """Give a district the names in its own script of the settlement that has the same name."""
        towns = {
            (entry.place.admin1, fold(entry.place.name)): entry
            for entry in entries
            if entry.place.kind == "settlement"
        }
        for entry in entries:
            town = towns.get((entry.place.admin1, fold(entry.place.name)))
            if town and entry.place.kind == "admin2":
                entry.names += [name for name in town.names if script(name) == "ARABIC"]
