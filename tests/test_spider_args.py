"""Spider arguments: their values, or an error of one line with the name, the invalid value and a valid one."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.spider_args import ArgumentError, check_span, day, kanal, parse_arguments, url_file, urls

KOPI = "https://internasional.kontan.co.id/news/harga-kopi"
TEH = "https://global.kontan.co.id/news/harga-teh"
READERS = {"since": day, "kanal": kanal, "url": urls, "file": url_file}
TODAY = date(2026, 2, 4)

RIGHT = [
    ({}, {}),
    ({"_job": "7f3a", "_version": "1"}, {}),
    ({"since": "2026-02-01"}, {"since": date(2026, 2, 1)}),
    ({"since": " 2026-02-01 "}, {"since": date(2026, 2, 1)}),
    ({"since": "2011-01-01"}, {"since": date(2011, 1, 1)}),
    ({"kanal": "internasional,global"}, {"kanal": ("internasional", "global")}),
    ({"kanal": " Internasional , GLOBAL,global "}, {"kanal": ("internasional", "global")}),
    ({"url": f"{KOPI}?page=2"}, {"url": [KOPI]}),
    ({"url": f"{KOPI}, {TEH},{KOPI}?page=all"}, {"url": [KOPI, TEH]}),
    ({"url": "internasional.kontan.co.id/news/harga-kopi"}, {"url": [KOPI]}),
    ({"url": "https://amp.kontan.co.id/news/harga-kopi"}, {"url": ["https://amp.kontan.co.id/news/harga-kopi"]}),
]

WRONG = [  # argument, value, value in the message
    ("sinec", "2026-02-01", "since"),
    ("", "x", "since"),
    ("since", "kemarin", "2026-02-04"),
    ("since", "", "2026-02-04"),
    ("since", "01-02-2026", "2026-02-04"),
    ("since", "2026-02-30", "2026-02-04"),
    ("since", "2026-02-01T10:00", "2026-02-04"),
    ("since", "2010-12-31", "2011-01-01"),
    ("kanal", "olahraga", "internasional"),
    ("kanal", "internasional,", "internasional"),
    ("kanal", "", "internasional"),
    ("kanal", "insight", "'insight' is paid, and never requested"),
    ("kanal", "global,Insight", "'insight' is paid, and never requested"),
    ("url", "https://www.contoh.com/news/a", "kontan.co.id/news/"),
    ("url", f"{KOPI},https://www.contoh.com/news/a", "kontan.co.id/news/"),
    ("url", "https://internasional.kontan.co.id/", "kontan.co.id/news/"),
    ("url", "https://insight.kontan.co.id/news/a", "insight"),
    ("url", "harga kopi", "kontan.co.id/news/"),
    ("url", "https://global.kontan.co.id/news/caf\udce9", "kontan.co.id/news/"),
    ("file", "/tidak/ada.txt", "No such file"),
    ("file", "/", "directory"),
    ("file", "a\0b", "null"),
]

FILES = [  # content, URLs
    (f"{KOPI}\n{TEH}\n", [KOPI, TEH]),
    (f"{KOPI}\r\n{TEH}\r\n", [KOPI, TEH]),
    (f"{KOPI}\n\n  \n{KOPI}?page=2\n", [KOPI]),
    (f"\ufeff{KOPI}", [KOPI]),
    (f"# kopi\n  # teh\n{KOPI} # lama\n", [KOPI]),
    (f"\t# kopi\n{KOPI}\t# lama\n", [KOPI]),
    (f"{KOPI}#komentar\n", [KOPI]),
    ("", []),
]

WRONG_SPANS = [
    (date(2026, 2, 3), date(2026, 2, 2), "until"),
    (date(2026, 2, 5), date(2026, 2, 5), "since"),
    (date(2026, 2, 1), date(2026, 2, 5), "until"),
]

VALUES = st.text(st.characters()) | st.text(st.characters()).map(f"{KOPI}{{}}".format) | st.text("0123456789-").map("20{}".format)


@pytest.mark.parametrize(("typed", "wanted"), RIGHT)
def test_valid(typed: dict[str, str], wanted: dict) -> None:
    assert parse_arguments(READERS, typed) == wanted


@pytest.mark.parametrize(("name", "value", "named"), WRONG)
def test_invalid(name: str, value: str, named: str) -> None:
    with pytest.raises(ArgumentError) as error:
        parse_arguments(READERS, {name: value})
    line = str(error.value)
    assert (name in line, named in line, len(line.splitlines())) == (True, True, 1)


@pytest.mark.parametrize(("content", "wanted"), FILES)
def test_file(content: str, wanted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "alamat.txt"
    path.write_text(content, encoding="utf-8", newline="")
    assert url_file("file", str(path)) == wanted


def test_file_with_an_invalid_line(tmp_path: Path) -> None:
    path = tmp_path / "alamat.txt"
    path.write_text(f"{KOPI}\nharga kopi\n", encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"line 2: 'harga kopi'"):
        url_file("file", str(path))


def test_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "alamat.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ArgumentError):
        url_file("file", str(path))


@pytest.mark.parametrize("since", [date(2026, 2, 1), TODAY])
def test_span(since: date) -> None:
    check_span(since, TODAY, TODAY)


@pytest.mark.parametrize(("since", "until", "named"), WRONG_SPANS)
def test_wrong_span(since: date, until: date, named: str) -> None:
    with pytest.raises(ArgumentError, match=f"^{named}="):
        check_span(since, until, TODAY)


@given(st.dictionaries(st.sampled_from([*READERS, "_job", "sinec"]), VALUES))
def test_raises_only_argument_error(typed: dict[str, str]) -> None:
    try:
        parse_arguments(READERS, typed)
    except ArgumentError as error:
        assert len(str(error).splitlines()) == 1
