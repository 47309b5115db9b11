"""`scrapy dates`: JSON Lines in, JSON Lines out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kontan_crawler.dates.forms_page import forms_page
from tests import in_process

ROOT = Path(__file__).parents[2]

DAY = {"id": "a", "dct": "2026-08-21", "text": "Rapat digelar Kamis (20/8)."}
MOMENT = {"id": 7, "dct": "2026-08-21T18:00:00+07:00", "text": "Dua jam lalu hujan."}


@pytest.fixture
def scrapy(tmp_path):
    """Run scrapy in a project that has only our commands; returns exit code, output and errors."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = bare\n", encoding="utf-8")
    (tmp_path / "bare.py").write_text("COMMANDS_MODULE = 'kontan_crawler.commands'\n", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}

    def run(*args: str, lines: bytes = b"") -> tuple[int, str, str]:
        command = [sys.executable, "-m", "scrapy", *args]
        done = subprocess.run(command, input=lines, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def test_lines_are_tagged(scrapy):
    code, out, err = scrapy("dates", lines="\n".join(map(json.dumps, [DAY, MOMENT])).encode())
    first, second = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert first["id"] == "a"
    assert first["timexes"][0].items() >= {"start": 14, "end": 26, "type": "DATE", "value": "2026-08-20"}.items()
    assert (second["id"], second["timexes"][0]["value"]) == (7, "2026-08-21T16:00")


def test_invalid_line_sets_the_exit_code():
    done = in_process.scrapy("dates", given=b"{\n" + json.dumps(DAY).encode())
    assert (done.returncode, len(done.stdout.splitlines()), len(done.stderr.splitlines())) == (1, 1, 1)
    assert done.stderr.startswith("scrapy dates: line 1: no JSON: ")


def test_empty_input():
    done = in_process.scrapy("dates", given=b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_file_is_read(tmp_path):
    lines = tmp_path / "texts.jsonl"
    lines.write_text(json.dumps(DAY) + "\n", encoding="utf-8")
    done = in_process.scrapy("dates", str(lines), given=b"not read")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["timexes"][0]["value"] == "2026-08-20"


@pytest.mark.parametrize("arguments", [["absent.jsonl"], ["."], ["a.jsonl", "b.jsonl"], ["--forms", "a.jsonl"], ["--absent"]])
def test_arguments_that_cannot_be_used(arguments):
    done = in_process.scrapy("dates", *arguments)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert arguments[-1] in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--forms"]])
def test_closed_pipe_is_no_error(tmp_path, arguments):
    lines = tmp_path / "lines"
    lines.write_text((json.dumps(DAY) + "\n") * 2000, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "scrapy", "dates", *arguments]
    with lines.open("rb") as source, os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(command, stdin=source, stdout=closed, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_forms_page_is_up_to_date():
    assert in_process.scrapy("dates", "--forms").stdout == forms_page()
    committed = (ROOT / "docs" / "date-forms.md").read_text(encoding="utf-8")
    assert committed == forms_page(), "run: scrapy dates --forms > docs/date-forms.md"
