"""Flat texts in JSON Lines and CSV, as `scrapy clean` reads them."""

import csv
import io
import json

import pytest

from kontan_crawler.parsing.flat_lines import clean_csv, clean_json_lines, clean_text
from kontan_crawler.parsing.flat_records import FlatOptions, clean_record, original_text

STORY = "Harga kopi naik pada Rabu (4/2/2026), kata pedagang yang ada di London."
FLAT = (
    f"Sumber: Reuters | Editor: Budi Santosa KONTAN.CO.ID - LONDON.\xa0{STORY} Baca Juga: Petani Kopi Lampung Kurangi Pupuk, Ini Alasannya"
)
OPTIONS = FlatOptions()


def lines(*records: object) -> list[bytes]:
    return [record if isinstance(record, bytes) else json.dumps(record).encode() + b"\n" for record in records]


def run_json(*records: object) -> tuple[list[dict], list[str]]:
    errors: list[str] = []
    return list(map(json.loads, clean_json_lines(lines(*records), OPTIONS, errors.append))), errors


def test_record():
    record = {"id": 7, "flat_text": FLAT, "published_at": "2026-02-05T09:00:00+07:00", "views": [1]}
    (cleaned,), errors = run_json(record)
    assert not errors
    assert cleaned.items() >= record.items()
    assert (cleaned["text"], cleaned["authors"], cleaned["editors"], cleaned["sources"]) == (STORY, [], ["Budi Santosa"], ["Reuters"])
    assert (cleaned["dateline"], cleaned["headings"]) == ("LONDON", [])
    assert cleaned["related"] == [{"kind": "baca_juga", "title": "Petani Kopi Lampung Kurangi Pupuk, Ini Alasannya"}]
    assert [(date["text"], date["value"]) for date in cleaned["dates"]] == [("Rabu (4/2/2026)", "2026-02-04")]
    assert [entry["kind"] for entry in cleaned["removed"]] == ["byline", "dateline", "related"]
    assert all(FLAT[entry["start"] : entry["end"]] == entry["text"] for entry in [*cleaned["removed"], *cleaned["changed"]])
    assert original_text(cleaned) == FLAT


@pytest.mark.parametrize(("keys", "dates"), [
    ({"published_raw": "Kamis, 05 Februari 2026 / 09:10 WIB"}, 1),
    ({"published_at": "2026-02-05"}, 1),
    ({"published_at": None, "published_raw": "kemarin"}, 0),
    ({"published_raw": "3 jam lalu"}, 0),  # three hours before nobody knows what
    ({}, 0),
])  # fmt: skip
def test_dates_need_the_publication(keys, dates):
    (cleaned,), errors = run_json({"text": FLAT, **keys})
    assert (len(cleaned["dates"]), errors) == (dates, [])


def test_names_of_the_record_stay_where_the_text_has_none():
    record = {"text": STORY, "authors": ["Sari"], "dateline": "LONDON"}
    assert clean_record(record, OPTIONS).items() >= record.items()


@pytest.mark.parametrize("bad", [
    b"{\n", b"[1]\n", b"\xff\n", {"id": 1}, {"text": None}, {"flat_text": ["a"]}, {"text": 5}, b"[" * 100_000 + b"\n", b'{"text": "a", "n": NaN}\n',
])  # fmt: skip
def test_bad_lines_are_reported_and_cost_no_other(bad):
    cleaned, errors = run_json({"text": STORY}, bad, {"text": STORY})
    assert ([record["text"] for record in cleaned], len(errors)) == ([STORY, STORY], 1)
    assert errors[0].startswith("line 2: ")


@pytest.mark.parametrize("published", ["soon", 5, "2026-13-45"])
def test_invalid_publication_costs_only_the_dates(published):
    (cleaned,), errors = run_json({"text": FLAT, "published_at": published})
    assert (cleaned["text"], cleaned["dates"], cleaned["published_at"], len(errors)) == (STORY, [], published, 1)


def test_byte_order_mark_and_blank_lines():
    cleaned, errors = run_json(b"\xef\xbb\xbf" + json.dumps({"text": STORY}).encode() + b"\n", b"\n", b"  \n")
    assert (len(cleaned), errors) == (1, [])


def run_csv(data: str, column: str | None = None) -> tuple[list[dict], list[str]]:
    errors: list[str] = []
    written = "\n".join(clean_csv(io.BytesIO(data.encode()), OPTIONS, column, errors.append))
    delimiter = ";" if ";" in data.partition("\n")[0] else ","
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter)), errors


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv(delimiter):
    data = f'\ufeffid{delimiter}paragraf\r\n1{delimiter}"{FLAT}"\r\n2{delimiter}"Satu ""dua"".\nTiga."\r\n\r\n'
    rows, errors = run_csv(data, "paragraf")
    assert (errors, [row["id"] for row in rows], [row["paragraf"] for row in rows]) == ([], ["1", "2"], [STORY, 'Satu "dua".\nTiga.'])
    assert json.loads(rows[0]["editors"]) == ["Budi Santosa"]
    removed, changed = json.loads(rows[0]["removed"]), json.loads(rows[0]["changed"])
    assert original_text({"text": rows[0]["paragraf"], "removed": removed, "changed": changed}) == FLAT


def test_ragged_rows_are_reported_and_cost_no_other():
    rows, errors = run_csv(f"id,text\n1,{STORY.replace(',', '')}\n2\n3,a,b\n4,b\n")
    assert ([row["id"] for row in rows], len(errors)) == (["1", "4"], 2)


def test_rows_keep_their_columns_if_one_has_an_invalid_date():
    rows, errors = run_csv("id,text,published_at\n1,Harga naik.,kemarin\n2,Emas naik.,2026-02-05\n")
    assert ([(row["text"], row["dates"]) for row in rows], len(errors)) == ([("Harga naik.", "[]"), ("Emas naik.", "[]")], 1)


def test_head_alone_is_written():
    errors: list[str] = []
    assert list(clean_csv([b"id,text\n"], OPTIONS, None, errors.append)) == [
        "id,text,authors,editors,sources,dateline,headings,related,removed,changed,dates"
    ]


@pytest.mark.parametrize("data", [
    'id,text\n1,"Harga naik.\n2,Turun.\n', "id,text\n1,caf\udce9\n",
])  # fmt: skip
def test_damaged_tables_are_reported(data):
    errors: list[str] = []
    list(clean_csv(data.encode("utf-8", "surrogateescape").splitlines(True), OPTIONS, None, errors.append))
    assert len(errors) == 1


def test_delimiter_that_gives_the_column():
    assert next(clean_csv([b'text;"judul, kota, tanggal, x"\n'], OPTIONS, None, print)).startswith("text;")


def test_cleaned_records_keep_what_was_found():
    once = clean_record({"flat_text": FLAT}, OPTIONS)
    again = clean_record({name: value for name, value in once.items() if name != "flat_text"}, OPTIONS)
    assert original_text(again) == FLAT and again["related"] == once["related"]


@pytest.mark.parametrize("data", ["", "id,name\n1,2\n", "\n", "text,text\n1,2\n"])
def test_csv_without_the_column(data):
    with pytest.raises(ValueError, match="column"):
        run_csv(data)


def test_plain_text_that_is_not_utf_8():
    errors: list[str] = []
    assert clean_text([b"Harga caf\xe9.\n", "the gzip data is damaged"], OPTIONS, errors.append).text == "Harga caf\ufffd."
    assert len(errors) == 2
