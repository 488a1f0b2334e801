"""RSS, Atom and RDF feeds: a report an entry.

Read with entities off: a file that declares some is refused, whatever they are for. A feed that is broken
gives what can be read of it.
"""

import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from typing import Any
from urllib.parse import urljoin

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import guarded, record
from geomap.read.decode import decode
from geomap.read.html import declared, fragment
from geomap.read.notes import Note, visible
from geomap.read.stream import ReadOptions, Stream

_ROOTS = ("rss", "feed", "RDF")
# Where the text of an entry stands, the fullest first (RSS 1.0 module content; RSS 2.0; RFC 4287).
_TEXTS = ("encoded", "content", "fullText", "description", "summary")
_DAYS = ("pubDate", "published", "issued", "date", "created")
_CHANGED = ("updated", "modified")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})  # entities of XML itself

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARES = re.compile(r"<!DOCTYPE[^<>]{0,1000}\[.{0,10000}?<!ENTITY", re.DOTALL)
_DECLARATION = re.compile(r"\s{0,100}<\?xml\s[^>]{0,200}\?>")
_MOST_NOTED = 3  # faults of a file that are named

# Faults after which the rest of a file may be missing (libxml2 xmlerror.h): it ends too early, or what ends
# is not what began.
_BROKEN = frozenset({4, 5, 73, 74, 76, 77})


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one feed.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name of the source where the feed has no title.
        options: what holds for all inputs.

    Raises:
        InputError: it is no feed, too large, or declares entities.
    """
    data = stream.whole(options.max_bytes)
    if data.strip():
        yield from reports(data, name, source, options, stream.charset, stream.address)


def reports(
    data: bytes,
    name: str,
    source: str,
    options: ReadOptions,
    charset: str | None = None,
    address: str | None = None,
) -> Iterator[Report | Note]:
    """The reports of a feed that was got otherwise; arguments as of `html.report`."""
    count = failed = 0
    task = guarded.run(parse, data, seconds=options.seconds, charset=charset, address=address)
    for found in task:
        if "row" not in found:
            yield from (Note(note["level"], name, note["message"]) for note in found["notes"])
            failed += sum(note["level"] == "failed" for note in found["notes"])
            continue
        count += 1
        where = f"{name}, entry {count}"
        try:
            yield from record.build(found["row"], where, source, options)
        except InputError as error:
            yield Note("failed", where, str(error))
    if not count and not failed:
        yield Note("skipped", name, "is a feed without entries")


def parse(
    data: bytes, charset: str | None = None, address: str | None = None
) -> Iterator[dict[str, Any]]:
    """The entries of a feed, each as a dict of `row`; last a dict of `notes`, each of `level` and `message`.

    Args:
        data: the feed.
        charset: the encoding that was told with it.
        address: where it was fetched from.

    Raises:
        InputError: it is no feed, or declares entities.
    """
    text, warnings = decode(data, charset or declared(data))
    notes = [{"level": "warning", "message": warning} for warning in warnings]
    root, faults = tree(text)
    kind = _local(root)
    if kind not in _ROOTS:
        raise InputError(
            f"is XML of the kind <{visible(kind[:40])}>, which is no feed (RSS, Atom or RDF); save the "
            "reports as text, HTML or JSON Lines"
        )
    channel = next((part for part in root if _local(part) == "channel"), root)
    about = _About(channel, root, address)
    changed = 0
    for entry in root.iter("{*}item", "{*}entry"):
        row = about.row(entry)
        changed += row.pop("changed")
        yield {"row": row}
    if changed:
        message = f"the day of {changed} of its entries is only that of their last change"
        notes.append({"level": "warning", "message": message})
    yield {"notes": notes + faults}


def tree(text: str) -> tuple[Any, list[dict[str, str]]]:
    """An XML document parsed as far as it can be: its root, and notes on what is wrong with it.

    Raises:
        InputError: it declares entities, or is no XML.
    """
    from lxml import etree

    text = _DECLARATION.sub("", text, count=1)  # it names an encoding that the text no longer has
    if _DECLARES.search(text[:100_000]):
        raise _refused()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    text = _ENTITY.sub(_plain_entity, text)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is not valid XML ({visible(str(error.msg))[:200]})") from None
    if root is None:
        raise InputError("is not XML, whatever its name or its beginning says")
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and next(iter(subset.iterentities()), None) is not None:
        raise _refused()
    return root, _faults(parser.error_log)


def _refused() -> InputError:
    return InputError(
        "declares entities of its own, which can be made to read other files or to grow without end; "
        "nothing of it was read. Remove its DOCTYPE"
    )


def _plain_entity(match: re.Match[str]) -> str:
    """An entity of HTML, which XML does not know and feeds use all the same, as its character."""
    name = match[1]
    return match[0] if name in _OWN else html5.get(f"{name};", match[0])


def _faults(log: Sequence[Any]) -> list[dict[str, str]]:
    faults = [entry for entry in log if entry.level_name in ("ERROR", "FATAL")]
    if not faults:
        return []
    broken = any(entry.type in _BROKEN for entry in faults)
    first = "; ".join(f"line {e.line}: {visible(e.message)[:100]}" for e in faults[:_MOST_NOTED])
    if broken:
        return [{"level": "failed", "message": f"is broken XML ({first}); what could be read, was"}]
    return [{"level": "warning", "message": f"is not quite valid XML ({first})"}]


class _About:
    """What holds for all entries of a feed."""

    def __init__(self, channel: Any, root: Any, address: str | None) -> None:
        self.title = _line(_child(channel, "title"))
        self.language = _language(channel) or _language(root) or _line(_child(channel, "language"))
        self.base = _link(channel) or address or ""

    def row(self, entry: Any) -> dict[str, Any]:
        """What an entry tells, as `record.build` takes it, and whether its day is that of its last change."""
        title = _line(_child(entry, "title"))
        text = next((text for name in _TEXTS if (text := _text(_child(entry, name)))), "")
        day = _first(entry, _DAYS)
        changed = None if day else _first(entry, _CHANGED)
        link = _link(entry)
        origin = _child(entry, "source")
        named = None if origin is None else _line(_child(origin, "title")) or _line(origin)
        return {
            "text": text or title or "",
            "title": title,
            "source": named or self.title,
            "published": day or changed,
            "url": urljoin(self.base, link) if link else None,
            "language": _language(entry) or self.language,
            "changed": changed is not None,
        }


def _local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _child(element: Any, name: str) -> Any:
    """The first child of a name, in any namespace, or None; not one of a namespace of pictures and sound."""
    for child in element.iterchildren(f"{{*}}{name}"):
        if "/mrss" not in child.tag and "itunes" not in child.tag:
            return child
    return None


def _first(entry: Any, names: Sequence[str]) -> str | None:
    return next((text for name in names if (text := _line(_child(entry, name)))), None)


def _line(element: Any) -> str | None:
    """The text of an element as one line, without markup, or None."""
    text = _text(element)
    return " ".join(text.split()) or None


def _text(element: Any) -> str:
    """The text of an element, which may be HTML in it or written as text; paragraphs apart."""
    if element is None:
        return ""
    if len(element):  # xhtml, or markup that should have been escaped
        from lxml import etree

        return fragment(etree.tostring(element, encoding="unicode", with_tail=False))
    text = element.text or ""
    if element.get("type") in ("text", "text/plain"):
        return text.strip()
    return fragment(text).strip()


def _link(element: Any) -> str | None:
    """The address of an entry or a feed: that of the page, not of the feed itself or what lies beside it."""
    for link in element.iterchildren("{*}link"):
        href = link.get("href") or (link.text or "").strip()
        if href and link.get("rel", "alternate") == "alternate":
            return str(href)
    guid = _child(element, "guid")
    text = "" if guid is None else (guid.text or "").strip()
    return text if text.startswith(("http://", "https://")) else None


def _language(element: Any) -> str | None:
    return element.get(f"{_XML}lang") or None
