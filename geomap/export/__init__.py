"""Incidents in other formats: a file a format, chosen by the ending of the file's name."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.export import csv, geojson, gpkg
from geomap.export.files import Replacing
from geomap.model import Incident

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["EXPORTERS", "exporter", "write"]

Provinces = Callable[[], "GeoDataFrame"]
Exporter = Callable[[Sequence[Incident], Provinces, Path, Replacing], None]


def _bytes(form: Callable[[Sequence[Incident]], bytes]) -> Exporter:
    def exporter(
        found: Sequence[Incident], provinces: Provinces, path: Path, files: Replacing
    ) -> None:
        with files.open(path) as file:
            file.write(form(found))

    return exporter


def _geopackage(
    found: Sequence[Incident], provinces: Provinces, path: Path, files: Replacing
) -> None:
    gpkg.write(found, provinces(), files.place(path))


# Format by the ending of the file's name. A new format is one module and one line.
EXPORTERS: dict[str, Exporter] = {
    ".geojson": _bytes(geojson.incidents),
    ".csv": _bytes(csv.incidents),
    ".gpkg": _geopackage,
}


def exporter(path: Path) -> Exporter:
    """The exporter for a file.

    Raises:
        UsageError: there is none for the ending of its name.
    """
    if found := EXPORTERS.get(path.suffix.lower()):
        return found
    kind = f"the ending {path.suffix!r}" if path.suffix else "a name without an ending"
    raise UsageError(f"{path}: no format for {kind}; known are: {', '.join(EXPORTERS)}")


def write(found: Sequence[Incident], provinces: Provinces, path: Path) -> None:
    """Write incidents to a file in the format that its name tells; whole, or not at all.

    Args:
        found: the incidents.
        provinces: called for the provinces with their counts, by formats that hold them.
        path: the file.

    Raises:
        UsageError: no such format.
        OutputError: the file cannot be written.
    """
    chosen = exporter(path)
    with Replacing() as files:
        chosen(found, provinces, path, files)
