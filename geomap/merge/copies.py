"""Near-copies: a short sketch of a text, and how alike two texts are by their sketches.

A sketch is the bottom-k of the hashes of all runs of four words (Broder 1997): two sketches estimate
the Jaccard likeness of the two sets of runs, whatever the length of the texts. Hashes are CRC-32, so
that a sketch is the same in every process and on every machine.
"""

import base64
import struct
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

RUN = 4  # words
SIZE = 32  # hashes kept: 128 bytes, 172 characters; standard error at most 0.09
# Two texts are copies of one story from here on: every eighth word replaced leaves 0.43, while reports
# of one incident that were written apart share less than 0.05 (measured, docs/merging.md).
NEAR_COPY = 0.4

_SPACES = bytes(c if chr(c).isalnum() or c >= 128 else 32 for c in range(256))


def sketch(text: str) -> str:
    """A sketch of a text, by which near-copies are found.

    Case, punctuation and the breaking of lines do not count. Linear in the length of the text.

    Args:
        text: any text.

    Returns:
        Base64 of the sketch; empty when the text holds no word.
    """
    words = text.lower().encode("utf-8", "replace").translate(_SPACES).split()
    if not words:
        return ""
    runs = zip(*(words[i:] for i in range(RUN)), strict=False) if len(words) >= RUN else [words]
    hashes = set(map(crc32, map(b"".join, runs)))
    kept = sorted(hashes) if len(hashes) <= SIZE else nsmallest(SIZE, hashes)
    return base64.b64encode(struct.pack(f"<{len(kept)}I", *kept)).decode()


def likeness(a: str, b: str) -> float:
    """Estimated Jaccard likeness of two texts, from their sketches.

    Args:
        a: a sketch.
        b: another.

    Returns:
        0 (nothing in common, or a sketch is empty or unreadable) to 1 (the same runs of words).
    """
    if a == b:
        return 1.0 if a else 0.0
    one, other = _hashes(a), _hashes(b)
    if not one or not other:
        return 0.0
    shared = one & other
    if not shared:
        return 0.0
    # Of a full sketch only the smallest hashes are known: beyond the lower of the two ends nothing is.
    lowest = nsmallest(SIZE, one | other)
    return sum(h in shared for h in lowest) / len(lowest)


def near_copies(a: str, b: str) -> bool:
    """Whether two sketches are of copies of one story."""
    return bool(a) and (a == b or likeness(a, b) >= NEAR_COPY)


@lru_cache(maxsize=65536)
def _hashes(text: str) -> frozenset[int]:
    try:
        data = base64.b64decode(text, validate=True)
        return frozenset(struct.unpack(f"<{len(data) // 4}I", data))
    except (ValueError, struct.error):
        return frozenset()
