"""`scrapy clean`: plain text, JSON Lines or CSV in, the same out."""

import gzip
import json

import pytest

from tests import in_process

STORY = "Harga kopi naik, kata pedagang di London."
TITLE = "Xanu Yolda Qirin Zebo Wulun"
FLAT = f"KONTAN.CO.ID - LONDON. {STORY} Baca Juga: {TITLE} Xarax mendarat."


def test_plain_text_and_known_titles(tmp_path):
    titles = tmp_path / "titles.txt"
    titles.write_text(f"{TITLE}\n", encoding="utf-8")
    done = in_process.scrapy("clean", "--titles", str(titles), given=FLAT.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{STORY} Xarax mendarat.\n", "")


def test_what_is_not_sure_is_told():
    done = in_process.scrapy("clean", given=FLAT.encode())
    assert (done.returncode, done.stdout) == (0, f"{STORY} {TITLE} Xarax mendarat.\n")
    assert "1 title ends" in done.stderr
    sure = in_process.scrapy("clean", "--min-certainty", "0", given=FLAT.encode())
    assert TITLE not in sure.stdout


def test_json_lines_from_a_file(tmp_path):
    (tmp_path / "flat.jsonl").write_text(json.dumps({"text": FLAT}) + "\n{\n", encoding="utf-8")
    done = in_process.scrapy("clean", "--jsonl", str(tmp_path / "flat.jsonl"))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert json.loads(done.stdout)["dateline"] == "LONDON"


def test_csv():
    done = in_process.scrapy("clean", "--csv", "--column", "paragraf", given=f'n,paragraf\n1,"{FLAT}"\n'.encode())
    assert done.returncode == 0 and done.stdout.startswith("n,paragraf,authors")


def test_paragraphs():
    done = in_process.scrapy("clean", "--paragraphs", given=f'{STORY} "Panen gagal," kata Sari.'.encode())
    assert done.stdout == f'{STORY}\n\n"Panen gagal," kata Sari.\n'


@pytest.mark.parametrize("arguments", [
    ["--jsonl", "--csv"], ["a", "b"], ["--column", "x"], ["--titles", "absent"], ["--min-certainty", "2"], ["--min-certainty", "nan"],
    ["absent.txt"], ["--csv", "--column", "absent"],
])  # fmt: skip
def test_arguments_that_cannot_be_used(arguments):
    done = in_process.scrapy("clean", *arguments, given=b"a,b\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()


@pytest.mark.parametrize(("given", "remedy"), [
    (json.dumps({"text": FLAT}), "--jsonl"), ('\ufeff\n{"text": "torn', "--jsonl"), (json.dumps([{"text": FLAT}], indent=1), "--jsonl"),
    (f"<!DOCTYPE html>\n<p>{FLAT}</p>", "scrapy read"), (f"\n <P>{FLAT}</P>", "scrapy read"), ('<?xml version="1.0"?>', "scrapy read"),
    (f"id,text\n1,{FLAT}", "--csv"), (f'flat_text;"id"\r\n{FLAT};1', "--csv"),
])  # fmt: skip
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_another_format_is_no_plain_text(given, remedy, pack, tmp_path):
    (tmp_path / "flat").write_bytes(pack(given.encode()))
    done = in_process.scrapy("clean", str(tmp_path / "flat"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("scrapy clean: the input is ") and remedy in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "[Update] Harga naik.",
        "{Harga} naik.",
        "<1% saham naik.",
        "text",
        "Harga, kata text.",
        "Harga, text",
        "a" * 200_000,
        "“Naik,” kata Sari.",
    ],
)
def test_a_text_with_signs_of_a_format_is_cleaned(text):
    done = in_process.scrapy("clean", given=text.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{text}\n", "")
