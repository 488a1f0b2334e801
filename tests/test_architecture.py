"""Imports run one way: records and errors <- tools <- places and words <- stages <- pipeline <- cli."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "geomap"

# Rooms by the floor they stand on. A room may use those of lower floors, and none of its own.
FLOORS = (
    ("model", "errors", "types"),
    ("text", "features", "tolls", "timing", "workers"),
    ("lexicon",),
    ("gazetteer",),
    ("settings",),
    ("read", "geoparse", "coding", "merge", "join", "page", "export"),
    ("corrections",),
    ("casebook",),
    ("pipeline",),
    ("evaluate", "explain"),
    ("cli",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# The rooms within `coding`, the lowest first; what is in none of them puts a report together from all.
CODING = ("phrases", "words", "figures", "days", "places")

# What takes long to import, and must wait until it is needed.
HEAVY = ("branca", "folium", "geopandas", "geopy", "numpy", "pandas", "pyogrio", "shapely")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Names of all modules that a module imports, also within functions."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            assert node.module
            if node.module == "geomap":
                yield from (f"geomap.{alias.name}" for alias in node.names)
            else:
                yield node.module


def rooms_used(module: Path) -> set[str]:
    names = {name.split(".")[1] for name in imported(module) if name.startswith("geomap.")}
    return {name for name in names if name in FLOOR} - {room(module)}


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(module: Path) -> None:
    here = room(module)
    if here in ("__init__", "__main__"):
        return  # the doors of the house
    assert here in FLOOR, f"{here} is on no floor yet; say in DESIGN.md what it is for"
    turned = {used for used in rooms_used(module) if FLOOR[used] >= FLOOR[here]}
    assert not turned, f"{module.relative_to(PACKAGE)} imports {sorted(turned)}"


def within_coding(name: str) -> int:
    """The floor of a module within `coding`, from its name ("geomap.coding.days.when")."""
    parts = [*name.split("."), ""]
    return CODING.index(parts[2]) if parts[2] in CODING else len(CODING)


@pytest.mark.parametrize(
    "module",
    [m for m in modules() if room(m) == "coding"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_imports_within_coding_run_one_way(module: Path) -> None:
    own = ".".join(("geomap", *module.relative_to(PACKAGE).with_suffix("").parts))
    here = within_coding(own)
    used = [name for name in imported(module) if name.startswith("geomap.coding.")]
    assert [name for name in used if within_coding(name) > here] == []


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = {
        str(path.relative_to(PACKAGE)): count
        for path in modules()
        if (count := len(path.read_text().splitlines())) > 400
    }
    assert not long


def test_no_test_holds_a_clock_against_the_machine() -> None:
    """A busy machine is no bug: tests count work (`effort.py`), and `evals/` measures time."""
    clocks = ("process_time(", "perf_counter(", "begun <", "timeit")
    timed = {
        path.name
        for path in Path(__file__).parent.rglob("*.py")
        if path != Path(__file__) and any(clock in path.read_text() for clock in clocks)
    }
    assert not timed


@pytest.mark.parametrize("module", ["geomap", "geomap.pipeline", "geomap.cli", "geomap.cli.map"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print([n for n in {HEAVY} if n in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
