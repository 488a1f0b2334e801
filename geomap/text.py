"""Tokens and sentences with their character offsets; what geoparse and coding both read.

Own rules rather than a library: measured at 47 MB/s against 4 (punkt) and 0.2 (pysbd), and offsets stay
exact. Linear in the length of the text.
"""

import html
import re
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d{1,15}(?:[.,]\d{1,15})*"  # 1,000 and 2.5
    r"|['’](?:s|S)\b"  # the possessive, a token of its own
    r"|[^\W\d_](?:[^\W_]|['’`](?=[^\W\d_]{2}))*"  # words; Qal'eh is one
    r"|[^\w\s]"
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
_BULLET = re.compile(r"[ \t]*(?:[•*·▪◦●■–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>|&(?:#\d{1,6}|[a-zA-Z]{2,8});")
_LONGEST = 160  # tokens; a longer sentence is cut, so that no rule meets an endless one
_BREAK = re.compile(r"[ \t\r]*\n[ \t\r]*(?:\n\s*)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: characters `start:end`, tokens `first:last`, and where it stands.

    `paragraph` counts from 0; `bullet` is True for the items of a list, `heading` for a short line
    without a full stop that stands alone.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    bullet: bool = False
    heading: bool = False


@dataclass(frozen=True)
class Document:
    """A text cut into tokens and sentences.

    `words` are the tokens as written, `low` lower-cased with typographic apostrophes made plain;
    `starts` and `ends` their characters.
    """

    text: str
    words: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Index of the sentence that each token belongs to."""
        out: list[int] = []
        for index, sentence in enumerate(self.sentences):
            out.extend([index] * (sentence.last - len(out)))
        out.extend([len(self.sentences) - 1] * (len(self.words) - len(out)))
        return tuple(out)


def read(text: str, abbreviations: frozenset[str] = frozenset()) -> Document:
    """Cut a text into tokens and sentences.

    Args:
        text: any text.
        abbreviations: lower-case words after which a full stop ends no sentence ("gen", "mr").

    Returns:
        The document; every token and sentence keeps its offsets in `text`.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    plain = _TAG.sub(_blank, text) if "<" in text or "&" in text else text
    for match in _TOKEN.finditer(plain):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    low = tuple(w.lower().replace("’", "'") for w in words)
    sentences = _sentences(plain, low, words, starts, ends, abbreviations)
    return Document(text, tuple(words), low, tuple(starts), tuple(ends), tuple(sentences))


def _blank(match: re.Match[str]) -> str:
    """A tag or entity as text of the same length, so that offsets stay true."""
    found = match.group()
    if found[0] == "<":
        return " " * len(found)
    return html.unescape(found)[:1].ljust(len(found))


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Lines that end a sentence, as (start, end, paragraph); a hard-wrapped line runs on."""
    rows = [(m.start(), m.end(), text.count("\n", m.start(), m.end())) for m in _BREAK.finditer(text)]
    cuts: list[tuple[int, int]] = []
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    # A text is hard-wrapped when most of its lines are nearly as long as the longest, which is short.
    longest = max(lengths, default=0)
    wrapped = longest <= 100 and sum(n > 0.7 * longest for n in lengths) > 0.6 * len(lengths) > 3
    previous = 0
    for start, end, breaks in rows:
        follows = text[end : end + 1]
        runs_on = breaks == 1 and not _BULLET.match(text, end) and (
            follows.islower() or (wrapped and text[start - 1 : start] not in _ENDS)
        ) and text[start - 1 : start] not in _ENDS and start > previous
        if not runs_on:
            cuts.append((start, end))
            previous = end
    lines: list[tuple[int, int, int]] = []
    position = 0
    for paragraph, (start, end) in enumerate([*cuts, (len(text), len(text))]):
        if text[position:start].strip():
            lines.append((position, start, paragraph))
        position = end
    return lines


def _sentences(
    text: str,
    low: tuple[str, ...],
    words: list[str],
    starts: list[int],
    ends: list[int],
    abbreviations: frozenset[str],
) -> list[Sentence]:
    out: list[Sentence] = []
    token = 0
    total = len(words)
    for line_start, line_end, paragraph in _lines(text):
        bullet = bool(_BULLET.match(text, line_start))
        first = token
        begun = len(out)
        while token < total and starts[token] < line_end:
            word = words[token]
            token += 1
            if word not in _ENDS and not (
                token - first >= _LONGEST and (word in ",;" or token - first >= 2 * _LONGEST)
            ):
                continue
            while token < total and starts[token] < line_end and (
                words[token] in _ENDS
                or (words[token] in _CLOSERS and starts[token] == ends[token - 1])
            ):
                token += 1
            if token < total and starts[token] < line_end and (
                _goes_on(low, words, starts, ends, token, abbreviations)
            ):
                continue
            out.append(
                Sentence(starts[first], ends[token - 1], first, token, paragraph, bullet)
            )
            first = token
        if first < token:
            alone = len(out) == begun
            short = token - first <= 14 and alone and not bullet and low[token - 1] != ","
            out.append(
                Sentence(
                    starts[first], ends[token - 1], first, token, paragraph, bullet, heading=short
                )
            )
    return out


def _goes_on(
    low: tuple[str, ...],
    words: list[str],
    starts: list[int],
    ends: list[int],
    token: int,
    abbreviations: frozenset[str],
) -> bool:
    """Whether the sentence runs on over the full stop just before `token`."""
    follows = words[token]
    if starts[token] == ends[token - 1] and follows[0].isalnum():
        return True  # "10.30", "example.org"
    if words[token - 1] != ".":
        return follows[0].islower()
    before = low[token - 2] if token >= 2 else ""
    if before in abbreviations or (len(before) == 1 and before.isalpha() and before != "i"):
        return True  # "Gen. Dostum", "John F. Kirby"
    return follows[0].islower()
