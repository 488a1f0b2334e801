"""Mail: what a message says itself, who sent it and when, and the files that hang on it."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from geomap.read.mail import own_text

from .reading import read

BOMB = "A roadside bomb killed three policemen in Zabul province on Monday."


def message(text: str = BOMB + "\n", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Security Desk <desk@ngo.example>"
    mail["Subject"] = "Daily note"
    mail["Date"] = "Tue, 04 May 2021 23:30:00 +0430"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def test_a_message(tmp_path: Path) -> None:
    (report,), notes = read(tmp_path / "a.eml", message().as_bytes())
    assert (report.text, report.title) == (BOMB + "\n", "Daily note")
    assert (report.source, report.published) == ("Security Desk", "2021-05-04")
    assert notes == []


def test_plain_text_is_preferred_to_html(tmp_path: Path) -> None:
    mail = message()
    mail.add_alternative("<p>Other words.</p>", subtype="html")
    (report,), _ = read(tmp_path / "a.eml", mail.as_bytes())
    assert report.text == BOMB + "\n"


def test_html_is_read_where_there_is_nothing_else(tmp_path: Path) -> None:
    mail = message(Archived_At="<https://lists.example/1>")
    mail.set_content(f"<style>p {{}}</style><p>{BOMB}</p><p>Two fled.</p>", subtype="html")
    (report,), _ = read(tmp_path / "a.eml", mail.as_bytes())
    assert report.text == f"{BOMB}\n\nTwo fled.\n"
    assert report.url == "https://lists.example/1"


@pytest.mark.parametrize("encoding", ["cp1252", "windows-1251", "utf-8", "base64", "x-unknown"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = (
        "Взрыв убил двоих полицейских в городе."
        if encoding == "windows-1251"
        else f"“{BOMB}” – café"
    )
    data = text.encode("utf-8" if encoding in ("base64", "x-unknown") else encoding)
    kind = f"Content-Type: text/plain; charset={encoding}\nContent-Transfer-Encoding: 8bit"
    head = f"From: a@b.example\n{kind}\n\n"
    (report,), _ = read(tmp_path / "a.eml", head.encode() + data)
    assert report.text == text + "\n"
    assert report.source == "a@b.example"


OWN = {
    "quoted lines and who wrote them": f"{BOMB}\n\nOn Mon, May 3, Somebody <a@b.c>\nwrote:\n> old\n>> oo\n",
    "a line that introduces": f"{BOMB}\n\nAm Montag schrieb X:\n\n> alt\n",
    "a signature": f"{BOMB}\n-- \nThe desk, floor 4\n",
    "the footer of a list": f"{BOMB}\n{'_' * 47}\nlist mailing list\nlist@x.example\n",
}


@pytest.mark.parametrize("name", OWN)
def test_what_a_mail_says_itself(name: str) -> None:
    assert own_text(OWN[name]) == BOMB + "\n"


def test_what_is_answered_below_dashes_is_left_out_of_a_reply_only() -> None:
    text = f"{BOMB}\n\n-----Original Message-----\nFrom: A\nSent: Monday\nTo: B\nSubject: S\n\nTen died.\n"
    assert own_text(text, is_reply=True) == BOMB + "\n"
    assert own_text(text) == text.strip() + "\n"


def test_a_mail_that_only_forwards_keeps_what_it_quotes() -> None:
    assert own_text(f"fyi\n\n> {BOMB}\n") == f"fyi\n\n{BOMB}\n"


def test_attachments_are_read_by_their_kind(tmp_path: Path) -> None:
    mail = message()
    for name, data in (
        ("one.txt", b"A mine killed a boy in Kunduz.\n"),
        ("b.exe", b"MZ"),
        ("c.png", b"\x89PNG"),
    ):
        kind = "image/png" if name == "c.png" else "application/octet-stream"
        mail.add_attachment(data, *kind.split("/"), filename=name)
    inner = message("Shots were fired in Ghor on Sunday.\n")
    mail.add_attachment(inner)
    path = tmp_path / "a.eml"
    reports, (note,) = read(path, mail.as_bytes())
    assert [(r.path, r.text) for r in reports] == [
        (str(path), BOMB + "\n"),
        (f"{path}, one.txt", "A mine killed a boy in Kunduz.\n"),
        (f"{path}, attachment 3.eml", "Shots were fired in Ghor on Sunday.\n"),
    ]
    assert note.startswith("skipped: is of kind .exe, which is not read")


def test_a_mailbox(tmp_path: Path) -> None:
    first = message(f"{BOMB}\n\n>From here on nothing is known.\n").as_bytes()
    second = message("Shots were fired in Ghor on Sunday.\n").as_bytes()
    start = b"From desk@ngo.example Mon May  3 10:00:00 2021\n"
    path = tmp_path / "a.mbox"
    reports, notes = read(path, start + first + b"\n" + start + second + b"\n")
    assert [report.path for report in reports] == [f"{path}, message 1", f"{path}, message 2"]
    assert reports[0].text == f"{BOMB}\n\nFrom here on nothing is known.\n"
    assert notes == []


def test_a_message_over_the_limit_does_not_lose_the_others(tmp_path: Path) -> None:
    start = b"From a Mon May  3 10:00:00 2021\n"
    big, small = message("word " * 2000), message()
    data = start + big.as_bytes() + b"\n" + start + small.as_bytes()
    reports, notes = read(tmp_path / "a.mbox", data, max_bytes=5000)
    assert [report.text for report in reports] == [BOMB + "\n"]
    assert notes == ["failed: is larger than 0.005 MB; allow more with --max-mb"]


def test_a_mail_nested_without_end_is_refused(tmp_path: Path) -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000)
    )
    reports, notes = read(
        tmp_path / "a.eml", "From: a@b.c\n" + parts + "Content-Type: text/plain\n\nx\n"
    )
    assert reports == []
    assert len(notes) == 1
    assert notes[0].startswith("failed: is a mail ")
