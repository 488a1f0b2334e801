"""Five hundred made-up reports in every format that is read, and the same as plain texts."""

import csv
import html
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

from geomap.read import READERS

from . import bad

_PLACES = (
    ("Herat", "Herat"), ("Qalat", "Zabul"), ("Lashkar Gah", "Helmand"), ("Kandahar", "Kandahar"),
    ("Ghazni", "Ghazni"), ("Kunduz", "Kunduz"), ("Jalalabad", "Nangarhar"), ("Gardez", "Paktia"),
    ("Khost", "Khost"), ("Farah", "Farah"), ("Faizabad", "Badakhshan"), ("Taloqan", "Takhar"),
)  # fmt: skip
_EVENTS = (
    ("Roadside bomb kills {n} policemen, officials say",
     "A roadside bomb killed {n} policemen in {city}, the capital of {province} province, on {day}, "
     "officials said."),
    ("Gunmen shoot dead {n} teachers on their way to school",
     "Gunmen shot dead {n} teachers in {city}, the capital of {province} province, on {day}, police said."),
    ("Air strike kills {n} Taliban fighters, ministry says",
     "An air strike killed {n} Taliban fighters near {city}, the capital of {province} province, on {day}, "
     "the Defense Ministry said."),
    ("Mortar shell kills {n} civilians in their house",
     "A mortar shell hit a house in {city}, the capital of {province} province, on {day} and killed {n} "
     "civilians, the governor said."),
)  # fmt: skip
_FIRST = date(2021, 1, 4)
_APART = 4  # days between two events in one place: no two of them are one incident
_MORE = (
    "Nobody claimed the attack. Shops in the bazaar stayed closed on the day after, residents said."
)


@dataclass(frozen=True)
class Story:
    """One report: headline and paragraphs, the first of which begins with its dateline."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    published: date

    @property
    def text(self) -> str:
        """As a plain text."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"


def stories(count: int) -> list[Story]:
    """So many reports, each of an incident of its own."""
    out = []
    for number in range(count):
        turn, at = divmod(number, len(_PLACES))
        place, event = _PLACES[at], _EVENTS[(turn + at) % len(_EVENTS)]
        told = _FIRST + timedelta(days=_APART * turn)
        published = told + timedelta(days=1)
        words = {"n": 2 + number % 7, "city": place[0], "province": place[1], "day": f"{told:%A}"}
        line = (
            f"{place[0].upper()}, {published:%B} {published.day}, {published.year} (Qala News) - "
        )
        out.append(
            Story(
                number,
                event[0].format(**words),
                (line + event[1].format(**words), f"{_MORE} This was report {number}."),
                published,
            )
        )
    return out


# --- a format each --------------------------------------------------------------------------------

Files = dict[str, bytes]


def _each(ending: str, form: Callable[[Story], bytes]) -> Callable[[Sequence[Story]], Files]:
    return lambda found: {f"report {s.number}{ending}": form(s) for s in found}


def _page(story: Story) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in story.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title}</title>'
        f'<meta property="article:published_time" content="{story.published}T08:00:00Z"></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<article><h1>{html.escape(story.title)}</h1>{paragraphs}</article>"
        "<footer><p>Qala News. All rights reserved.</p></footer></body></html>"
    ).encode()


def _docx(story: Story) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:r><w:t>{html.escape(p)}</w:t></w:r></w:p>"
        for p in (story.title, *story.paragraphs)
    )
    return bad.docx(f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode())


def _odt(story: Story) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = f"<text:h>{html.escape(story.title)}</text:h>"
    body += "".join(f"<text:p>{html.escape(p)}</text:p>" for p in story.paragraphs)
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{text}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def _pdf(story: Story) -> bytes:
    from . import pdfs

    return pdfs.laid_out((story.title, *story.paragraphs))


def _mail(story: Story) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@example.org", "all@example.org", story.title
    mail["Date"] = f"{story.published:%a, %d %b %Y} 08:00:00 +0000"
    mail["Message-ID"] = f"<{story.number}@example.org>"
    mail.set_content("\n\n".join(story.paragraphs) + "\n")
    return mail.as_bytes()


def _mbox(found: Sequence[Story]) -> Files:
    day = "Mon Jan  4 08:00:00 2021"
    mails = (b"From desk@example.org %s\n%s\n" % (day.encode(), _mail(s)) for s in found)
    return {"all.mbox": b"".join(mails)}


def _row(story: Story) -> dict[str, str]:
    return {
        "id": f"row-{story.number}",
        "title": story.title,
        "text": "\n\n".join(story.paragraphs),
        "published": story.published.isoformat(),
        "source": "Qala News",
    }


def _csv(found: Sequence[Story]) -> Files:
    out = io.StringIO()
    table = csv.DictWriter(out, list(_row(found[0])))
    table.writeheader()
    table.writerows(map(_row, found))
    return {"rows.csv": out.getvalue().encode()}


def _xlsx(found: Sequence[Story]) -> Files:
    table = [list(_row(found[0])), *(list(_row(story).values()) for story in found)]
    rows = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{html.escape(cell)}</t></is></c>' for cell in row)
        + "</row>"
        for row in table
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{form}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet1.xml" ContentType="{form}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets>'
        '<sheet name="reports" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="sheet1.xml"/></Relationships>',
        "xl/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return {"rows.xlsx": out.getvalue()}


def _rss(found: Sequence[Story]) -> Files:
    items = "".join(
        f"<item><title>{html.escape(s.title)}</title><guid>item-{s.number}</guid>"
        f"<pubDate>{s.published:%a, %d %b %Y} 08:00:00 +0000</pubDate>"
        f"<description>{html.escape(''.join(f'<p>{p}</p>' for p in s.paragraphs))}</description></item>"
        for s in found
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Qala</title>{items}</channel></rss>'
    return {"feed.xml": feed.encode()}


def _zip(found: Sequence[Story]) -> Files:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for story in found:
            archive.writestr(f"folder/report {story.number}.txt", story.text)
    return {"pack.zip": out.getvalue()}


def _tar(found: Sequence[Story]) -> Files:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for story in found:
            member = tarfile.TarInfo(f"report {story.number}.txt")
            raw = story.text.encode()
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return {"pack.tar.gz": out.getvalue()}


def _lines(found: Sequence[Story]) -> Files:
    return {"rows.jsonl": "".join(json.dumps(_row(s)) + "\n" for s in found).encode()}


def _list(found: Sequence[Story]) -> Files:
    return {"rows.json": json.dumps([_row(s) for s in found]).encode()}


def _digest(found: Sequence[Story]) -> Files:
    return {"digest.txt": "\n\n=====\n\n".join(s.text.strip() for s in found).encode()}


_TEXT = _each(".txt", lambda story: story.text.encode())
# By the ending that must be known for it.
FORMATS: tuple[tuple[str, Callable[[Sequence[Story]], Files]], ...] = (
    (".txt", _TEXT),
    (".txt", _digest),
    (".md", _each(".md", lambda story: f"# {story.text}".encode())),
    (".txt", _each(" utf-16.txt", lambda story: story.text.encode("utf-16"))),
    (".jsonl", _lines),
    (".json", _list),
    (".csv", _csv),
    (".xlsx", _xlsx),
    (".html", _each(".html", _page)),
    (".xml", _rss),
    (".eml", _each(".eml", _mail)),
    (".mbox", _mbox),
    (".pdf", _each(".pdf", _pdf)),
    (".docx", _each(".docx", _docx)),
    (".odt", _each(".odt", _odt)),
    (".zip", _zip),
    (".gz", _tar),
)


def in_all_formats(found: Sequence[Story], folder: Path) -> list[str]:
    """Write the reports, shared out evenly over the formats that are read; the formats that are not."""
    known = [form for ending, form in FORMATS if ending in READERS]
    size = -(-len(found) // len(known))
    for number, form in enumerate(known):
        some = found[number * size : (number + 1) * size]
        _write(form(some) if some else {}, folder / f"{number:02}")
    return sorted({ending for ending, _ in FORMATS if ending not in READERS})


def as_texts(found: Sequence[Story], folder: Path) -> None:
    """Write the reports as plain texts."""
    _write(_TEXT(found), folder)


def _write(files: Files, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
