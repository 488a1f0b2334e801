"""How QGIS draws the layers: a style for each, in the table of a GeoPackage where QGIS looks for it.

QGIS reads `layer_styles` (its own convention, no part of the GeoPackage standard) and draws a layer in its
default style as soon as it is opened. The elements are those that QGIS 3 writes itself.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

TABLE = "layer_styles"
# Event types with the colors of the map page (style.css), and the marks that are nearest to its shapes.
_TYPES = {
    "Battles": ("#a3242b", "diamond"),
    "Explosions/Remote violence": ("#b85c00", "star"),
    "Violence against civilians": ("#7a2f8f", "triangle"),
    "Protests": ("#00705f", "circle"),
    "Riots": ("#6a6200", "square"),
    "Strategic developments": ("#50606e", "hexagon"),
}
_OTHER = ("#4d5257", "triangle")
_EMPTY = "#faf9f6"  # a province without incidents
_SHADES = ("#d5e8ef", "#a0cbdc", "#5ea5c0", "#22789a", "#0a4560")  # few to many, as on the page
_STEPS = (1, 2, 5)  # upper ends of classes are one of these times a power of ten
_COLUMNS = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
    "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time",
)  # fmt: skip


def add(path: Path, counts: Sequence[int], changed: str) -> None:
    """Add the styles to a GeoPackage that has the layers `incidents` and `provinces`.

    Args:
        path: the file.
        counts: incidents of each province; they choose the classes.
        changed: when the file says that the styles were last changed, ISO 8601.
    """
    styles = {"incidents": incidents(), "provinces": provinces(counts)}
    kinds = ", ".join(
        f'"{name}" {"BOOLEAN" if name == "useAsDefault" else "DATETIME" if name == "update_time" else "TEXT"}'
        for name in _COLUMNS
    )
    marks = ", ".join("?" * len(_COLUMNS))
    with closing(sqlite3.connect(path)) as db, db:
        geometry = dict(db.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
        db.execute(
            f'CREATE TABLE "{TABLE}" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {kinds})'
        )
        db.executemany(
            f'INSERT INTO "{TABLE}" ({", ".join(_COLUMNS)}) VALUES ({marks})',  # noqa: S608
            [
                ("", "", layer, geometry[layer], "geomap", qml, "", 1, "", "", None, changed)
                for layer, qml in styles.items()
            ],
        )
        db.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
            "VALUES (?, 'attributes', ?, '', ?)",
            (TABLE, TABLE, changed),
        )


def incidents() -> str:
    """The style of incidents: a mark by event type."""
    root = _root()
    renderer = _renderer(root, "categorizedSymbol", "event_type")
    listed = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    rows = [*((name, name, look) for name, look in _TYPES.items()), ("", "other", _OTHER)]
    for number, (value, label, (color, shape)) in enumerate(rows):
        ElementTree.SubElement(
            listed, "category",
            {"render": "true", "symbol": str(number), "value": value, "label": label},
        )  # fmt: skip
        _symbol(symbols, number, "marker", "SimpleMarker", {
            "name": shape, "color": _rgba(color, 200), "outline_color": _rgba("#ffffff"),
            "outline_width": "0.3", "outline_width_unit": "MM", "size": "3.2", "size_unit": "MM",
        })  # fmt: skip
    return _text(root, "0")  # points


def provinces(counts: Sequence[int]) -> str:
    """The style of provinces: shaded by their number of incidents."""
    root = _root()
    renderer = _renderer(root, "graduatedSymbol", "incidents", graduatedMethod="GraduatedColor")
    ranges = ElementTree.SubElement(renderer, "ranges")
    symbols = ElementTree.SubElement(renderer, "symbols")
    lower = 0
    for number, (upper, color) in enumerate(zip(classes(counts), (_EMPTY, *_SHADES), strict=False)):
        row = {"render": "true", "symbol": str(number), "lower": str(lower), "upper": str(upper)}
        row["label"] = str(upper) if upper == lower else f"{lower} to {upper}"
        ElementTree.SubElement(ranges, "range", row)
        _symbol(symbols, number, "fill", "SimpleFill", {
            "color": _rgba(color), "style": "solid", "outline_color": _rgba("#85807a"),
            "outline_style": "solid", "outline_width": "0.26", "outline_width_unit": "MM",
        })  # fmt: skip
        lower = upper + 1
    return _text(root, "2")  # polygons


def classes(counts: Sequence[int]) -> list[int]:
    """The upper ends of up to six classes of counts: 0, then round numbers up to the most there are."""
    most = max(counts, default=0)
    ends = [step * 10**power for power in range(len(str(most)) + 1) for step in _STEPS]
    needed = ends[: next(n for n, end in enumerate(ends) if end >= most) + 1] if most else []
    every = -(-len(needed) // len(_SHADES)) or 1  # the last, and every so many before it
    return [0, *needed[::-every][::-1]]


def _root() -> ElementTree.Element:
    return ElementTree.Element(
        "qgis",
        {"version": "3.22.0", "styleCategories": "Symbology", "hasScaleBasedVisibilityFlag": "0"},
    )


def _renderer(root: ElementTree.Element, kind: str, field: str, **more: str) -> ElementTree.Element:
    fixed = {"symbollevels": "0", "forceraster": "0", "enableorderby": "0"}
    renderer = ElementTree.SubElement(
        root, "renderer-v2", {"type": kind, "attr": field, **fixed, **more}
    )
    return renderer


def _symbol(
    parent: ElementTree.Element, number: int, kind: str, layer: str, look: Mapping[str, str]
) -> None:
    symbol = ElementTree.SubElement(
        parent, "symbol",
        {"name": str(number), "type": kind, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"},
    )  # fmt: skip
    drawn = ElementTree.SubElement(
        symbol, "layer", {"class": layer, "enabled": "1", "locked": "0", "pass": "0"}
    )
    options = ElementTree.SubElement(drawn, "Option", {"type": "Map"})
    for name, value in look.items():
        ElementTree.SubElement(options, "Option", {"name": name, "type": "QString", "value": value})
    for name, value in look.items():  # as QGIS before 3.20 reads it
        ElementTree.SubElement(drawn, "prop", {"k": name, "v": value})


def _rgba(color: str, opaque: int = 255) -> str:
    parts: Iterable[int] = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return ",".join(map(str, (*parts, opaque)))


def _text(root: ElementTree.Element, geometry: str) -> str:
    ElementTree.SubElement(root, "blendMode").text = "0"
    ElementTree.SubElement(root, "layerGeometryType").text = geometry
    ElementTree.indent(root, " ")
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return head + ElementTree.tostring(root, encoding="unicode") + "\n"
