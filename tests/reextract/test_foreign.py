"""WARC files that another program made: articles of KONTAN among other pages, in one part or several."""

import gzip
import json
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.reextract.agreement import read_again
from tests.spiders.test_walk import sentence, story

URL = "https://internasional.kontan.co.id/news/kapal-gandum-tiba"
HTML = ("Content-Type", "text/html; charset=UTF-8")


def page(*sentences: int, **options: object) -> bytes:
    return f"<html><body>{story(*sentences, **options)}</body></html>".encode()


def write(path: Path, *answers: tuple[str, str, bytes], headers=(HTML,), packed: bool = True, status: str = "200 OK") -> Path:
    """Write answers (URL, date, body) as warcio does."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version="1.0")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another program"}))
        for url, date, body in answers:
            http = StatusAndHeaders(status, [*headers], protocol="HTTP/1.1")
            facts = {"WARC-Date": date}
            writer.write_record(
                writer.create_warc_record(url, "response", BytesIO(body), len(body), warc_headers_dict=facts, http_headers=http)
            )
    return path


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc"])
def test_an_article_among_other_pages(tmp_path, name):
    others = [
        ("https://example.com/news/a", "2026-02-04T15:30:00Z", page(9)),
        ("https://www.kontan.co.id/", "2026-02-04T15:30:00Z", page(8)),
    ]
    path = write(tmp_path / name, *others, (URL, "2026-02-04T15:30:00Z", page(1)), packed=name.endswith(".gz"))
    (line,), found = read_again(path)
    record = json.loads(line)
    assert (record["url"], record["crawled_at"], record["listed_on"]) == (URL, "2026-02-04T22:30:00+07:00", None)
    assert record["archived"]["warc"] == name and found.errors == []


def test_a_body_that_is_still_encoded(tmp_path):
    headers = (HTML, ("Content-Encoding", "gzip"))
    path = write(tmp_path / "x.warc.gz", (URL, "2026-02-04T15:30:00Z", gzip.compress(page(1))), headers=headers)
    assert sentence(1) in json.loads(read_again(path)[0][0])["text"]


def test_parts_from_another_file(tmp_path):
    first = write(tmp_path / "b.warc.gz", (URL, "2026-02-04T15:30:00Z", page(1, links="12")))
    write(tmp_path / "a.warc.gz", (f"{URL}?page=2", "2026-02-04T15:31:00Z", page(2, links="12", opening=False, closing=True)))
    write(tmp_path / "c.warc.gz", (f"{URL}?page=2", "2026-02-01T15:31:00Z", page(3, links="12", opening=False, closing=True)))
    (line,), _ = read_again(tmp_path)
    record = json.loads(line)
    assert (record["text"], record["warnings"]) == (f"{sentence(1)}\n\n{sentence(2)}", [])
    (line,), _ = read_again(first)
    assert json.loads(line)["warnings"] == ["parts_missing"]


def test_captures_of_years(tmp_path):
    days = [("2024-02-04", 1), ("2025-02-04", 1), ("2026-02-04", 2)]
    for day, number in reversed(days):
        write(tmp_path / f"{2100 - int(day[:4])}.warc.gz", (URL, f"{day}T15:30:00Z", page(number)))
    lines = [json.loads(line) for line in read_again(tmp_path)[0]]
    assert [(line["crawled_at"][:4], line["revision"]) for line in lines] == [("2026", 2), ("2024", 1)]
    assert [json.loads(line)["revision"] for line in read_again(tmp_path, every_revision=False)[0]] == [2]
