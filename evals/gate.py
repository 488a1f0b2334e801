"""The gate: figures on the gold reports of `evals/gold` against the floors in `evals/floors.toml`.

    python -m evals.gate                             fails when a figure is below its floor
    python -m evals.gate --raise                     floors rise to the figures; none falls
    python -m evals.gate --lower --reason TEXT       floors fall to the figures, and the file says why

Each file of gold reports is one batch. A floor without a figure (its file or measure is gone) fails too.
The figures do not depend on the machine: the same tree gives the same.
"""

import argparse
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geomap import evaluate

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.toml"

# What is held, of each part; of `CEILINGS` less is better.
HELD = {
    "extract": (
        "precision",
        "recall",
        "f1",
        "fully_right",
        "event_type_accuracy",
        "sub_event_type_accuracy",
        "date_start_accuracy",
        "location_accuracy",
        "fatalities_accuracy",
        "injured_accuracy",
    ),
    "merge": ("merge_f1", "count_error"),
    "toponyms": ("f1", "resolved"),
}
CEILINGS = ("count_error",)

Key = tuple[str, str, str]  # file without its ending, part, measure

_HEAD = """\
# Floors of `make eval`, written by `python -m evals.gate --raise`. A figure of a file in evals/gold must
# not fall below its floor (count_error: not rise above it). Lowered only by --lower --reason TEXT, which
# adds to the list at the end.
"""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered on purpose."""

    what: str
    before: float
    after: float
    reason: str


@dataclass(slots=True)
class Floors:
    """The floors by file, part and measure, and those that were ever lowered."""

    values: dict[Key, float] = field(default_factory=dict)
    lowered: list[Lowered] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> "Floors":
        """The floors of a file; none where there is no file."""
        if not path.exists():
            return cls()
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        lowered = [Lowered(**row) for row in tables.pop("lowered", [])]
        values = {
            (file, part, measure): float(value)
            for file, parts in tables.items()
            for part, measures in parts.items()
            for measure, value in measures.items()
        }
        return cls(values, lowered)

    def write(self, path: Path) -> None:
        """Write the file anew; equal floors give equal bytes."""
        lines = [_HEAD]
        table = None
        for (file, part, measure), value in sorted(self.values.items(), key=_rank):
            if (file, part) != table:
                table = (file, part)
                lines.append(f"\n[{_quoted(file)}.{part}]\n")
            lines.append(f"{measure} = {value:.4f}\n")
        for row in self.lowered:
            lines.append("\n[[lowered]]\n")
            lines.append(f"what = {_quoted(row.what)}\n")
            lines += [f"{name} = {getattr(row, name):.4f}\n" for name in ("before", "after")]
            lines.append(f"reason = {_quoted(row.reason)}\n")
        path.write_text("".join(lines), encoding="utf-8")


def _rank(item: tuple[Key, float]) -> tuple[str, int, int]:
    (file, part, measure), _ = item
    return file, list(HELD).index(part), HELD[part].index(measure)


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else " " for c in plain) + '"'


def measure(folder: Path, jobs: int = 1) -> dict[Key, float]:
    """The held figures of all gold files of a folder."""
    found: dict[Key, float] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for part, score in evaluate.evaluate(evaluate.read_gold(path), jobs=jobs).items():
            for name in HELD[part]:
                figure = score.figures.get(name)
                if figure is not None:
                    found[path.stem, part, name] = float(figure)
    return found


def worse(key: Key, figure: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return figure > floor if key[2] in CEILINGS else figure < floor


def raised(floors: Floors, figures: Mapping[Key, float]) -> Floors:
    """Floors at the figures where these are better or there was no floor."""
    values = dict(floors.values)
    for key, figure in figures.items():
        if key not in values or worse(key, values[key], figure):
            values[key] = figure
    return Floors(values, floors.lowered)


def lowered(floors: Floors, figures: Mapping[Key, float], reason: str) -> Floors:
    """Floors at the figures where these are worse, or gone where there is none; each noted."""
    values, notes = dict(floors.values), list(floors.lowered)
    for key, floor in floors.values.items():
        figure = figures.get(key)
        if figure is None:
            del values[key]
        elif worse(key, figure, floor):
            values[key] = figure
        else:
            continue
        notes.append(Lowered(" ".join(key), floor, figure or 0.0, reason))
    return Floors(values, notes)


def report(floors: Floors, figures: Mapping[Key, float]) -> int:
    """Print each figure beside its floor; the number that fail."""
    failed = 0
    heading = None
    everything = {**floors.values, **figures}
    for key, _ in sorted(everything.items(), key=_rank):
        file, part, name = key
        if (file, part) != heading:
            heading = (file, part)
            print(f"{file}: {part}")
        figure, floor = figures.get(key), floors.values.get(key)
        bad = floor is not None and (figure is None or worse(key, figure, floor))
        failed += bad
        shown = "missing" if figure is None else f"{figure:.4f}"
        held = (
            "no floor"
            if floor is None
            else f"{'at most' if name in CEILINGS else 'floor'} {floor:.4f}"
        )
        print(f"  {name:<24} {shown:>8}  {held}{'  <-- FAILS' if bad else ''}")
    return failed


def main(arguments: list[str] | None = None) -> int:
    """Measure, and check or move the floors; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.gate", description="Figures on evals/gold against evals/floors.toml."
    )
    move = parser.add_mutually_exclusive_group()
    move.add_argument(
        "--raise", dest="up", action="store_true", help="raise the floors to the figures"
    )
    move.add_argument(
        "--lower", dest="down", action="store_true", help="lower the floors to the figures"
    )
    parser.add_argument("--reason", help="why the floors are lowered; kept in floors.toml")
    parser.add_argument("--jobs", type=int, default=1, help="worker processes")
    asked = parser.parse_args(arguments)
    if asked.down != bool(asked.reason and asked.reason.strip()):
        parser.error("--lower needs --reason TEXT, and --reason goes with --lower only")
    figures = measure(GOLD, asked.jobs)
    if not figures:
        print(f"no gold reports in {GOLD}", file=sys.stderr)
        return 1
    floors = Floors.read(FLOORS)
    if asked.up:
        raised(floors, figures).write(FLOORS)
    elif asked.down:
        lowered(floors, figures, asked.reason).write(FLOORS)
    failed = report(Floors.read(FLOORS), figures)
    if failed:
        print(f"{failed} below the floor; mend them, or see python -m evals.gate --help")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
