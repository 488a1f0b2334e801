"""Encodings: found, named in a warning, and never garbled in silence."""

import json
import unicodedata
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.read.decode import codec

from .reading import read

WORDS = {
    "fa": "در انفجار بمب در شهر كابل پنج نفر كشته و ده نفر زخمي شدند. پليس گفت كه هيچ گروهي آن را نپذيرفت.",
    "ar": "قتل خمسة أشخاص وأصيب عشرة آخرون في انفجار قنبلة في مدينة كابول يوم الاثنين، بحسب الشرطة.",
    "ru": "В результате взрыва в городе Кабул погибли пять человек, ещё десять получили ранения.",
    "uk": "Внаслідок вибуху в місті загинули п'ять осіб, ще десять поранено, повідомила поліція.",
    "el": "Πέντε άνθρωποι σκοτώθηκαν και δέκα τραυματίστηκαν από έκρηξη βόμβας στην Καμπούλ.",
    "he": "חמישה בני אדם נהרגו ועשרה נפצעו בפיצוץ פצצה בקאבול ביום שני, אמרה המשטרה.",
    "ja": "カブールで月曜日に爆弾が爆発し、5人が死亡、10人が負傷したと警察が発表した。",
    "zh": "周一喀布尔发生炸弹爆炸，造成五人死亡，十人受伤，警方说。",
    "ko": "월요일 카불에서 폭탄이 터져 5명이 숨지고 10명이 다쳤다고 경찰이 밝혔다.",
    "fr": "L’explosion a tué cinq personnes près de l’hôpital, à l’entrée de la ville, a déclaré la police.",
    "de": "Bei dem Anschlag wurden fünf Menschen getötet – größer wäre die Zahl gewesen, hätte …",
    "es": "La explosión mató a cinco personas en el año más violento, según informó la policía.",
}
ENCODED = [
    ("fa", "cp1256", "Windows-1256"),
    ("ar", "cp1256", "Windows-1256"),
    ("ar", "iso8859_6", "ISO-8859-6"),
    ("ru", "cp1251", "Windows-1251"),
    ("ru", "koi8_r", "KOI8-R"),
    ("ru", "iso8859_5", "ISO-8859-5"),
    ("ru", "cp866", "CP866"),
    ("uk", "cp1251", "Windows-1251"),
    ("el", "cp1253", "Windows-1253"),
    ("he", "cp1255", "Windows-1255"),
    ("ja", "cp932", "Shift JIS"),
    ("ja", "euc_jp", "EUC-JP"),
    ("zh", "gb18030", "GB 18030"),
    ("ko", "cp949", "EUC-KR"),
    ("fr", "cp1252", "Windows-1252"),
    ("de", "cp1252", "Windows-1252"),
    ("es", "latin-1", "Windows-1252"),
]


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize(("language", "encoding", "name"), ENCODED)
def test_row_6_an_encoding_is_found_and_named(
    tmp_path: Path, language: str, encoding: str, name: str, times: int
) -> None:
    text = WORDS[language] * times
    data = text.encode(encoding)
    (report,), (note,) = read(tmp_path / "a.txt", data)
    assert report.text == text
    first = next(at for at, byte in enumerate(data) if byte > 127)
    assert note.startswith(f"warning: is not UTF-8 (byte {first}); read as {name}. If letters")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", WORDS)
def test_rows_3_and_4_marks_are_followed(tmp_path: Path, language: str, encoding: str) -> None:
    (report,), notes = read(tmp_path / "a.txt", WORDS[language].encode(encoding))
    assert report.text == WORDS[language]
    assert notes == []


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", WORDS)
def test_row_5_utf_16_without_a_mark_is_never_garbled(
    tmp_path: Path, language: str, order: str
) -> None:
    text = WORDS[language] + "\n"
    reports, (note,) = read(tmp_path / "a.txt", text.encode(order))
    if reports:
        assert reports[0].text == text
        assert note == "warning: is UTF-16 without a byte order mark; read as such"
    else:
        assert note.startswith("failed: ")


def test_row_7_a_text_cut_off_in_a_character(tmp_path: Path) -> None:
    data = "Cinq morts à l’hôpital".encode()[:-1] + "é".encode()[:1]
    (report,), notes = read(tmp_path / "a.txt", data)
    assert report.text == "Cinq morts à l’hôpita�"
    assert notes == [
        f"warning: is cut off within a character at byte {len(data) - 1}; what could not be read is "
        "shown as �"
    ]


def test_row_9_bytes_of_no_text_are_refused(tmp_path: Path) -> None:
    reports, (note,) = read(tmp_path / "a.txt", bytes(range(256)) * 20)
    assert reports == []
    assert note == "failed: is binary data, not a text"


def test_all_lines_are_of_one_encoding_and_it_is_said_once(tmp_path: Path) -> None:
    rows = [json.dumps({"text": WORDS["ru"]}, ensure_ascii=False), '{"text": "Взрыв."}']
    reports, (note,) = read(tmp_path / "a.jsonl", "\n".join(rows).encode("cp1251"))
    assert [report.text for report in reports] == [WORDS["ru"], "Взрыв."]
    assert note.startswith("warning: is not UTF-8 (byte 10); read as Windows-1251.")


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("ISO-8859-1", "cp1252"),
        ("'windows-1251'", "cp1251"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("UTF-16", "utf-8"),
        ("koi8-u", "koi8-u"),
        ("zip", None),
        ("base64", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("x\0y", None),
        ("", None),
    ],
)
def test_names_of_encodings_are_those_of_browsers(declared: str, name: str | None) -> None:
    assert codec(declared) == name


PLACES = "Gunmen attacked Popayán in Colombia, then fled to Medellín and São Paulo."


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_row_12_decomposed_accents_are_the_same_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(unicodedata.normalize(form, PLACES), encoding="utf-8")  # type: ignore[arg-type]
    with pytest.raises(SystemExit):
        main(["geoparse", str(path), "--jobs", "1"])
    row = json.loads(capsys.readouterr().out)
    assert [t["name"] for t in row["toponyms"]] == ["Popayán", "Colombia", "Medellín", "São Paulo"]
    assert None not in [t["place_id"] for t in row["toponyms"]]
