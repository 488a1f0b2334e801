"""Headings that are nothing but the name of a region, and the items that stand under them.

A situation report names each province once, above its items: "HELMAND", then a list; or at the head of a
paragraph: "HELMAND: On 4 April ...". An item that names no place of its own happened there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.coding.days.dates import Dated
from geomap.coding.places.ranks import standings
from geomap.coding.places.standing import SCENE, Locus
from geomap.coding.places.where import loci
from geomap.model import Toponym
from geomap.text import Document, Sentence

_LONGEST = 8  # tokens of such a heading
_HEAD = 4  # of one at the head of a paragraph


def regions(
    document: Document,
    own: Sequence[tuple[Sequence[Toponym], Sequence[Dated]]],
    table: Mapping[str, frozenset[str]],
) -> list[Locus | None]:
    """The region under whose heading each sentence stands, or None.

    One such heading alone does not make a list by regions: it counts only for the items of a list.

    Args:
        document: the text.
        own: the toponyms and dates of each sentence.
        table: the lexicon's `where` table.
    """
    out: list[Locus | None] = [None] * len(document.sentences)
    named: dict[int, Locus] = {}
    region: Locus | None = None
    capitals = False
    run_in: Locus | None = None
    paragraph = -1
    for index, sentence in enumerate(document.sentences):
        if sentence.heading:
            found = _region(document, sentence, own[index][0], table)
            upper = document.text[sentence.start : sentence.end].isupper()
            if found is not None:
                region, capitals = found, upper
                named[index] = found
            elif upper == capitals:  # a section beside that of the region, not one within it
                region = None
            continue
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            run_in = _run_in(document, sentence, own[index][0], table)
            if run_in is not None:
                named[index] = run_in
        out[index] = run_in or region
    if len({locus.admin1 for locus in named.values()}) > 1:
        return out
    pairs = zip(out, document.sentences, strict=True)
    return [locus if sentence.bullet else None for locus, sentence in pairs]


def _run_in(
    document: Document,
    sentence: Sentence,
    toponyms: Sequence[Toponym],
    table: Mapping[str, frozenset[str]],
) -> Locus | None:
    """The province that heads a paragraph, before a colon ("HELMAND: On 4 April ...").

    A town that does so, and is not called as its province is, is where a reporter wrote.
    """
    head = document.low[sentence.first : sentence.first + _HEAD]
    if ":" not in head or not toponyms or toponyms[0].start != sentence.start:
        return None
    end = sentence.first + head.index(":")
    place = toponyms[0].place
    if toponyms[0].end > document.starts[end] or place is None or place.name != place.admin1_name:
        return None
    return _region(document, replace(sentence, last=end), toponyms[:1], table)


def _region(
    document: Document,
    sentence: Sentence,
    toponyms: Sequence[Toponym],
    table: Mapping[str, frozenset[str]],
) -> Locus | None:
    """The place that a heading names, if it says nothing else ("1. HELMAND PROVINCE:")."""
    if not toponyms or sentence.last - sentence.first > _LONGEST:
        return None
    inside = [(t.start, t.end) for t in toponyms]
    for token in range(sentence.first, sentence.last):
        word, start = document.low[token], document.starts[token]
        named = any(begin <= start < end for begin, end in inside)
        if not (named or word in table["skip"] or word in table["wide"] or not word[0].isalpha()):
            return None
    standing = [s for s in standings(document, sentence, toponyms, table) if s.rank == SCENE]
    found = [x for x in loci(standing, sentence.first, table, document.low) if x.admin1]
    return found[0] if len(found) == 1 else None
