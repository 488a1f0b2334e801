"""Which entries of the lexicon no text of a corpus ever hits; each is worth a look.

    python -m evals.lexicon_hits [FILE...] [--table events] [--lexicon EXTRA]

FILE is JSONL with a `text` (and `title`) a line; by default the gold files in evals/gold. An entry counts as
hit where it matches by itself, also where a longer one beside it wins. That an entry is never hit does
not make it wrong: the word may be rare. It is wrong when no text could hit it (a first word that is
optional, a typing error, an inflection that English has not).
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geomap import lexicon
from geomap.coding.phrases import Phrases
from geomap.text import Document, read

GOLD = Path(__file__).parent / "gold"
# Tables whose entries are written in the notation of docs/lexicon.md; all others are plain words.
_PHRASES = ("events.", "status.", "where.back_", "people.killed.", "people.injured.", "people.displaced.",
            "people.taken.", "people.toll.", "people.words.", "actors.names.", "actors.claimants.",
            "dates.phrases.", "dates.relative.", "dates.years.")  # fmt: skip
_PLAIN = ("events.classes.", "events.nouns.", "status.factive.")
_SLOTS = {"{n}": "@n", "{nth}": "@nth", "{weekday}": "@weekday", "{month}": "@month"}
_SKIPPED = ("actors.kinds.", "actors.unarmed.")  # names of actors, not words of a text


def entries(tables: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, str]]:
    """Every entry of a lexicon with the path of its table; of a table of numbers the keys."""
    for key, value in tables.items():
        path = f"{table}{key}"
        if isinstance(value, Mapping):
            yield from entries(value, f"{path}.")
        elif isinstance(value, list):
            yield from ((path, entry) for entry in value)
        elif isinstance(value, str) and len(value.split()) > 20:
            yield from ((path, word) for word in value.split())
        else:
            yield table.rstrip("."), key


def is_phrase(path: str) -> bool:
    """Whether the entries of a table are written in the notation of phrases."""
    return path.startswith(_PHRASES) and not path.startswith(_PLAIN)


def classes(words: Mapping[str, Any], seen: set[str]) -> dict[str, set[str]]:
    """The classes that phrases name, and for slots such as {n} the words of the corpus that fill them."""
    out = {name: set(listed) for name, listed in words["events"]["classes"].items()}
    out |= {name: set(listed) for name, listed in words["people"]["words"].items()}
    out |= {name: set(listed) for name, listed in words.get("grammar", {}).items()}
    out["noun"] = set(words["events"]["nouns"]["words"])
    out["year"] = {str(year) for year in range(1900, 2100)}
    out.setdefault("verb", set())
    dates, numbers = words["dates"], words["numbers"]
    digits = {word for word in seen if word[0].isdecimal()}
    out["n"] = {*digits, *numbers["ones"], *numbers["tens"], *numbers["articles"]}
    endings = tuple(dates["ordinal_endings"])
    out["nth"] = {*dates["ordinals"], *(word for word in digits if word.endswith(endings))}
    out["weekday"], out["month"] = set(dates["weekdays"]), set(dates["months"])
    return out


def never_hit(words: Mapping[str, Any], documents: list[Document]) -> dict[str, list[str]]:
    """The entries of each table that no document hits."""
    seen = {word for document in documents for word in document.low}
    notation: dict[str, list[str]] = {}
    literal: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for path, entry in entries(words):
        if path.startswith(_SKIPPED):
            continue
        label = f"{path}\t{entry}"
        if is_phrase(path):
            notation[label] = [" ".join(_SLOTS.get(p, p) for p in _slotted(entry).split())]
        elif tokens := read(entry).low:
            literal.setdefault(tokens[0], []).append((tokens, label))
        else:
            literal.setdefault(entry, []).append(((entry,), label))
    phrases = Phrases(notation, classes(words, seen))
    missed = {*notation, *(label for rows in literal.values() for _, label in rows)}
    for document in documents:
        missed -= {hit.label for hit in phrases.find(document.low)}
        missed -= set(_literal(document.low, literal))
    out: dict[str, list[str]] = {}
    for path, entry in entries(words):
        if f"{path}\t{entry}" in missed:
            out.setdefault(path, []).append(entry)
    return out


def _slotted(entry: str) -> str:
    return entry.replace("{n}-", "{n} -")


def _literal(
    low: tuple[str, ...], literal: Mapping[str, list[tuple[tuple[str, ...], str]]]
) -> Iterator[str]:
    for token, word in enumerate(low):
        for tokens, label in literal.get(word, ()):
            if low[token : token + len(tokens)] == tokens:
                yield label


def texts(path: Path) -> Iterator[str]:
    """The texts and titles of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from (row[key] for key in ("title", "text") if row.get(key))


def main() -> None:
    """Print the entries never hit, by table, with how many there are of each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--table", default="", help="only tables whose name begins so")
    parser.add_argument("--lexicon", type=Path, help="a file merged over the lexicon")
    asked = parser.parse_args()
    words = lexicon.load(extra=asked.lexicon)
    abbreviations = frozenset(words["text"]["abbreviations"])
    documents = [
        read(text, abbreviations)
        for path in asked.files or sorted(GOLD.glob("*.jsonl"))
        for text in texts(path)
    ]
    total = {path: 0 for path, _ in entries(words)}
    for path, _ in entries(words):
        total[path] += 1
    missed = never_hit(words, documents)
    for path, count in total.items():
        if path.startswith(asked.table) and (never := missed.get(path)):
            print(f"{path}: {len(never)} of {count} never hit\n    {', '.join(never)}")
    shown = [path for path in total if path.startswith(asked.table)]
    lost = sum(len(missed.get(path, ())) for path in shown)
    print(
        f"{lost} of {sum(total[path] for path in shown)} entries never hit by {len(documents)} texts"
    )


if __name__ == "__main__":
    main()
