"""The folder that `geomap map` writes: page, data, and the record of the run."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import features
from geomap.export import csv, geojson
from geomap.export.files import Replacing
from geomap.model import Incident, SetAside

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

PAGE = "map.html"
RUN = "run.json"


def write(
    folder: Path,
    *,
    incidents: Sequence[Incident],
    provinces: "GeoDataFrame",
    set_aside: Iterable[SetAside],
    merges: Iterable[Mapping[str, Any]],
    pages: Mapping[Path, bytes],
    run: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
) -> None:
    """Write all files of a map; either all of them come into place or none.

    Args:
        folder: exists and can be written to.
        incidents: the merged incidents.
        provinces: with their counts.
        set_aside: what was not counted.
        merges: what was merged and why, and what almost was.
        pages: the map page and its pictures, by the files they go to.
        run: what `run.json` says.
        changes: what the batch added to the casebook; None without one, and then nothing is written.

    Raises:
        OutputError: a file cannot be written; all that stood there before is whole.
    """
    aside = "".join(geojson.line(features.set_aside_row(item)) + "\n" for item in set_aside)
    merged = "".join(geojson.line(row) + "\n" for row in merges)
    contents = {
        **pages,
        folder / "incidents.geojson": geojson.incidents(incidents),
        folder / "provinces.geojson": geojson.provinces(provinces),
        folder / "incidents.csv": csv.incidents(incidents),
        folder / "set_aside.jsonl": aside.encode(),
        folder / "merges.jsonl": merged.encode(),
        folder / RUN: json.dumps(run, ensure_ascii=False, indent=2).encode() + b"\n",
    }
    if changes is not None:
        text = json.dumps(changes, ensure_ascii=False, indent=2)
        contents[folder / "changes.json"] = text.encode() + b"\n"
    with Replacing() as files:
        for path, data in contents.items():
            with files.open(path) as file:
                file.write(data)
