"""`scrapy dates`: JSON Lines in, JSON Lines out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kontan_crawler.dates.forms_page import page

ROOT = Path(__file__).parents[2]

GOOD = {"id": "a", "dct": "2026-08-21", "text": "Rapat digelar Kamis (20/8)."}
MOMENT = {"id": 7, "dct": "2026-08-21T18:00:00+07:00", "text": "Dua jam lalu hujan."}


@pytest.fixture
def scrapy(tmp_path):
    """Run scrapy in a project that has our commands; answers with exit code, output and errors."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = bare\n", encoding="utf-8")
    (tmp_path / "bare.py").write_text("COMMANDS_MODULE = 'kontan_crawler.commands'\n", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}

    def run(*args: str, lines: bytes = b"") -> tuple[int, str, str]:
        command = [sys.executable, "-m", "scrapy", *args]
        done = subprocess.run(command, input=lines, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def test_lines_are_tagged(scrapy):
    code, out, err = scrapy("dates", lines="\n".join(map(json.dumps, [GOOD, MOMENT])).encode())
    first, second = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert first["id"] == "a"
    assert first["timexes"][0].items() >= {"start": 14, "end": 26, "type": "DATE", "value": "2026-08-20"}.items()
    assert (second["id"], second["timexes"][0]["value"]) == (7, "2026-08-21T16:00")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "Expecting"),
        (b"[]", "not an object"),
        (b'{"id": 1, "text": "kemarin"}', "not an object"),
        (b'{"id": 1, "dct": "2026-02-30", "text": "kemarin"}', "impossible publication moment '2026-02-30'"),
        (b'{"id": 1, "dct": "20141229", "text": "kemarin"}', "impossible publication moment '20141229': neither YYYY-MM-DD"),
        (b'{"id": 1, "dct": "2014-W52-1", "text": "kemarin"}', "impossible publication moment '2014-W52-1': neither YYYY-MM-DD"),
        (b'{"id": 1, "dct": "2014-12-29T1000", "text": "kemarin"}', "impossible publication moment"),
        (b'{"id": 1, "dct": "0001-01-01", "text": "kemarin"}', "impossible publication moment"),
        (b'{"id": 1, "dct": "2026-02-03", "text": "\xff"}', "can't decode"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_are_tagged(scrapy, line, message):
    good = json.dumps(GOOD).encode()
    code, out, err = scrapy("dates", lines=b"\n".join([good, line, b"", good]))
    assert code == 1
    assert len(out.splitlines()) == 2
    assert err.startswith("line 2: ")
    assert message in err


def test_no_input_is_no_output(scrapy):
    assert scrapy("dates") == (0, "", "")


@pytest.mark.parametrize("arguments", [[], ["--forms"]])
def test_a_reader_that_has_had_enough_is_no_error(tmp_path, arguments):
    lines = tmp_path / "lines"
    lines.write_text((json.dumps(GOOD) + "\n") * 2000, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "scrapy", "dates", *arguments]
    with lines.open("rb") as source, os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(command, stdin=source, stdout=closed, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_the_page_of_forms_is_up_to_date(scrapy):
    assert scrapy("dates", "--forms")[1] == page()
    written = (ROOT / "docs" / "date-forms.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: scrapy dates --forms > docs/date-forms.md"
