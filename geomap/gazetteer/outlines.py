"""The boundaries of a user's pack, as the file that maps are drawn from."""

import unicodedata
from collections.abc import Iterator, Sequence

from geomap.gazetteer import areas
from geomap.gazetteer.locate import Area


def geojson(found: Sequence[Area]) -> str:
    """The boundaries of the pack in the shape of the shipped ones."""
    shapes = [area.shape for area in found if area.shape is not None]
    lines = []
    for area, shape in sorted(
        zip(found, areas.simplified(shapes), strict=True), key=lambda pair: pair[0].place.id
    ):
        place = area.place
        native = [name for name in area.names if not any("LATIN" in w for w in _scripts(name))]
        lines.append(
            (
                {
                    "iso": place.admin1, "name": place.name, "variants": area.names,
                    "native_names": native, "country": place.country, "capital": None,
                    "pcode": place.pcode, "pcode_set": place.pcode_set,
                    "label_lon": place.lon, "label_lat": place.lat,
                },
                shape,
            )
        )  # fmt: skip
    return areas.feature_lines(lines)


def _scripts(name: str) -> Iterator[str]:
    yield from (unicodedata.name(c, "") for c in name if c.isalpha() or c.isdigit())
