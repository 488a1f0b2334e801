"""What a page says of itself: title, outlet, day, address and language.

From JSON-LD (schema.org Article and its kinds), then OpenGraph and other meta tags, then `<time>` and
microdata, then the head of the page. What comes first is followed. A day that is only that of the last
change is given as such.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urljoin

from geomap.read.hosts import host_of

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle report blogposting "
    "liveblogposting socialmediaposting techarticle advertisercontentarticle".split()
)
_PUBLISHED = (
    "article:published_time article.published og:article:published_time og:published_time "
    "datepublished dcterms.issued dc.date.issued dcterms.date dc.date dcterms.created "
    "dc.date.created parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date "
    "publication_date citation_publication_date citation_date cxenseparse:recs:publishtime "
    "rnews:datepublished date"
).split()
_CHANGED = (
    "article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified "
    "last-modified lastmod revised"
).split()
_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language")

_MOST_SCRIPTS = 50
_LARGEST_SCRIPT = 2_000_000  # characters; a live blog may carry all its posts
_MOST_OBJECTS = 2_000  # of one page's JSON-LD that are looked at
_MOST_TAGS = 2_000  # meta tags
_LONGEST = 500  # characters of a value
_BETWEEN = re.compile(r"\s+(?:[|»·•–—-]|::)\s+|\s*\|\s*")
_PERMALINK = re.compile(r"/((?:19|20)[0-9]{2})/([01]?[0-9])/([0-3]?[0-9])(?=/|$)")
_CHANGED_TIME = re.compile(r"updat|modif|revis", re.I)
_PUBLISHED_TIME = re.compile(r"publi|entry-date|post-date|posted|created|pubdate", re.I)


@dataclass(slots=True)
class Facts:
    """What a page says of itself; None where it does not.

    `titles` are all that it may be called, the best first; they were `given` as such, or are pieces of the
    title of the page. `published` is as it is written, `changed` the
    same of its last change; `body` is the text that JSON-LD gives, for pages that scripts fill.
    """

    titles: list[str] = field(default_factory=list)
    given: bool = False
    source: str | None = None
    published: str | None = None
    changed: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None


def facts_of(root: Any, address: str | None = None) -> Facts:
    """What a parsed page says of itself.

    Args:
        root: its `html` element, of lxml.
        address: where it was fetched from, if it was.
    """
    tags = _tags(root)
    told = _json_ld(root)
    facts = Facts()
    facts.source = _text(_name(told.get("publisher"))) or _first(tags, _OUTLETS)
    outlet = (facts.source or "").casefold()
    given = [_text(told.get("headline")), *(_text(tags.get(name)) for name in _TITLES)]
    facts.given = any(given)
    titles = dict.fromkeys((*given, *_pieces(root)))
    facts.titles = [title for title in titles if title and title.casefold() != outlet]
    times = root.xpath("//time[@datetime or @pubdate] | //*[@itemprop='datePublished']")[:100]
    facts.published = _text(told.get("datePublished")) or _first(tags, _PUBLISHED) or _time(times)
    facts.url = _address(root, tags, address)
    facts.published = facts.published or _permalink_day(facts.url or "")
    facts.changed = _text(told.get("dateModified")) or _first(tags, _CHANGED)
    facts.language = _text(
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    facts.language = (
        facts.language or _text(_name(told.get("inLanguage"))) or _first(tags, _LANGUAGES)
    )
    body = told.get("articleBody")
    facts.body = body if isinstance(body, str) else None
    return facts


def settle(facts: Facts, title: str | None) -> None:
    """Take the outlet out of the titles, now that it is known which of them stands over the article.

    Args:
        facts: of the page; changed.
        title: the heading of the article, or None.
    """
    whole = facts.titles[-1] if facts.titles else ""
    pieces = [piece.strip() for piece in _BETWEEN.split(whole) if piece.strip()]
    if title and facts.source is None and len(pieces) > 1:
        rest = [piece for piece in pieces if piece.casefold() not in title.casefold()]
        facts.source = rest[0] if len(rest) == 1 else None
    if title is None and facts.given:
        title = facts.titles[0]
    elif title is None:
        outlet = (facts.source or "").casefold()
        title = max(
            (p for p in pieces if outlet and p.casefold() != outlet), key=len, default=whole
        )
    if title:
        facts.titles.insert(0, title)
    if facts.source is None:
        facts.source = host_of(facts.url)


def _tags(root: Any) -> dict[str, str]:
    """Meta tags, the first of each name."""
    tags: dict[str, str] = {}
    for tag in root.xpath(f"(//meta[@content])[position() <= {_MOST_TAGS}]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := tag.get(key):
                tags.setdefault(name.lower()[:100], tag.get("content")[:_LONGEST])
    return tags


def _first(tags: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((text for name in names if (text := _text(tags.get(name)))), None)


def _text(value: Any) -> str | None:
    """A value as a line of text, or None."""
    if not isinstance(value, str):
        return None
    return " ".join(value[:_LONGEST].split()) or None


def _name(value: Any) -> Any:
    """The name of a thing of JSON-LD, which may be given as a text, an object, or a list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, Mapping) else value


def _pieces(root: Any) -> Iterator[str]:
    """The title of the page, which may name the outlet too: its pieces, then the whole."""
    whole = _text(root.xpath("string((//head/title | //title)[1])"))
    if whole:
        yield from (piece for piece in _BETWEEN.split(whole) if piece != whole)
        yield whole


def _json_ld(root: Any) -> Mapping[str, Any]:
    """The first article that the page describes in JSON-LD, or nothing."""
    left = _MOST_OBJECTS
    for script in root.xpath("//script[@type='application/ld+json']")[:_MOST_SCRIPTS]:
        text = script.text or ""
        if len(text) > _LARGEST_SCRIPT:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            left -= 1
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting.extend(thing[:_MOST_OBJECTS])
            elif isinstance(thing, Mapping):
                kinds = thing.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.lower() in _ARTICLES for kind in kinds):
                    return thing
                for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                    if isinstance(thing.get(key), list | Mapping):
                        waiting.append(thing[key])
    return {}


def _time(times: Sequence[Any]) -> str | None:
    """The day of publication among the `<time>` elements: one that is marked as it, or the first.

    One that stands for an update is none, nor one of an hour only.
    """
    given = []
    for element in times:
        mark = " ".join(element.get(key, "") for key in ("class", "itemprop", "id"))
        value = element.get("datetime") or element.get("content") or element.text
        text = _text(value)
        if text and len(text) >= 8 and not _CHANGED_TIME.search(mark):
            sure = element.get("pubdate") is not None or _PUBLISHED_TIME.search(mark) is not None
            given.append((not sure, text))
    return min(given, key=lambda row: row[0])[1] if given else None


def _permalink_day(url: str) -> str | None:
    """The day in an address such as /2021/05/04/title, which many systems make of that of publication."""
    found = _PERMALINK.search(url[:_LONGEST])
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _address(root: Any, tags: Mapping[str, str], address: str | None) -> str | None:
    links = root.xpath("//link[@rel='canonical']/@href")[:1]
    for link in (*links, tags.get("og:url")):
        url = urljoin(address or "", link.strip()) if link else ""
        if url.startswith(("http://", "https://")):
            return url
    return address
