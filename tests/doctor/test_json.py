"""`scrapy doctor --json`: one object in every mode, with the documented keys, that agrees with the report."""

import json
import os
import re
import subprocess
from datetime import datetime

import pytest

from kontan_crawler.doctor.contact.finding import DIFFERS, HOLDS
from kontan_crawler.doctor.page_json import page_object
from kontan_crawler.doctor.pages import PLACEHOLDER
from kontan_crawler.doctor.report import report_on
from kontan_crawler.doctor.result import examine_page
from kontan_crawler.items import Article
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from tests.archive.exchanges import archived
from tests.crawling import SCRAPY, scrapy
from tests.doctor.test_contact_requests import NO_PROXY, QUICK, SITES, doctor
from tests.doctor.test_doctor import FORBIDDEN, PROBLEMS, ROWS, WIRE, fetch, stored
from tests.doctor.test_kept import PAGE, URL
from tests.in_process import ROOT
from tests.parsing.test_recorded_pages import FILES, RECEIVED
from tests.spiders.test_walk import ALL, KONTAN, story
from tests.store.test_repeated_lines import PROMPT, SENTENCE, article, learn

DOCS = (ROOT / "docs" / "doctor-json.md").read_text(encoding="utf-8")
DOCUMENTED = {
    section.partition("\n")[0].lower(): re.findall(r"^\| `([\w.\[\]]+)` \|", section, re.MULTILINE) for section in DOCS.split("\n## ")[1:]
}
WHOLE = {"record", "expected"}  # keys whose content another page describes, or site.py
HOSTILE = WIRE.replace("Harga <em>", "\x1b[31m\u202e&#x9b;2J&#xd800;\x85\u2028\ufdd0 <em>").encode().replace(b"Salmon", b"Salm\xffon")


def found(done):
    """Return the object that a finished command printed: one line, without control characters."""
    assert done.stdout.endswith("}\n") and done.stdout.count("\n") == 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", done.stdout[:-1])
    return json.loads(done.stdout)


def paths(value, name=""):
    """Yield the names of the keys of an object, as the docs write them."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        dotted = f"{name}{key}"
        objects = inner if isinstance(inner, list) else [inner]
        inside = {path for one in objects for path in paths(one, f"{dotted}[]." if isinstance(inner, list) else f"{dotted}.")}
        yield from inside if inside and key not in WHOLE else [dotted]


def undocumented(*objects):
    """Return the keys that are in one of these objects or in the docs of their mode, but not in both. Null may stand for an object."""
    printed = {path for one in objects for path in paths(one)}
    (mode,) = {one["mode"] if "error" not in one else "error" for one in objects}
    return {path for path in printed ^ {*DOCUMENTED[mode]} if not any(other.startswith((f"{path}.", f"{path}[]")) for other in printed)}


def examined(page, folder, *words):
    """Return the exit code of a stored page, which is that of the report, and the object."""
    file = folder / "page.html"
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    done, report = scrapy("doctor", "--json", str(file), *words), scrapy("doctor", str(file), *words)
    assert (done.returncode, done.stderr, report.stderr) == (report.returncode, "", "")
    return done.returncode, found(done)


# Pages


def test_documented_keys_of_an_article(tmp_path):
    pages = [WIRE, story(1, 2, links="23").replace('href="', f'href="{PLACEHOLDER}'), b"PK\x03\x04"]
    objects = [examined(page, tmp_path)[1] for page in pages]
    assert not undocumented(*objects)
    assert [one["further_parts"] and one["further_parts"]["last_part"] for one in objects] == [2, 3, None]
    assert objects[1]["further_parts"] == {"linked": True, "last_part": 3, "next_part": 2}
    assert len({tuple(one) for one in objects}) == 1  # the same keys in each


def test_documented_keys_of_a_listing(tmp_path):
    link = f'<link rel="canonical" href="{KONTAN}/">'
    objects = [examined(page, tmp_path)[1] for page in (link + ROWS, link + "<p>x</p>", link.encode() + bytes(range(256)) * 9)]
    assert not undocumented(*objects)
    shown = [(one["ok"], one["rows"] and len(one["rows"]), bool(one["refused"])) for one in objects]
    assert shown == [(True, 5, False), (False, None, False), (False, None, True)]
    assert objects[0]["rows"][0]["article"] == f"{KONTAN}/news/a0" and datetime.fromisoformat(objects[0]["rows"][0]["date"]).tzinfo
    used = {one["selector"]: one["used"] for one in objects[0]["selectors"] if one["name"] in ("ROW", "ROW_LINK")}
    assert [*used.values()] == [None, 0, 5, 0]


@pytest.mark.parametrize("name", PROBLEMS)
def test_problems_are_those_of_the_report(name, tmp_path):
    result = examine_page(stored(PROBLEMS[name][0], tmp_path), RECEIVED)
    printed, report = page_object(result), " ".join(" ".join(report_on(result)).split())
    assert len(printed["advice"]) == len(PROBLEMS[name][1]) and printed["ok"] == (not printed["advice"])
    assert report.partition("WHAT TO DO ")[2] == (" ".join(f"- {sentence}" for sentence in printed["advice"]) or "No problems found.")
    assert printed["refused"] is None or f"refuse it: {printed['refused']} " in report or f"refused: {printed['refused']} " in report
    assert printed["bytes"] is None or f" {printed['bytes']:,} bytes; " in report


def test_record_is_that_of_a_feed(tmp_path):
    url, at = f"{KONTAN}/news/pelabuhan", RECEIVED.isoformat()
    line = scrapy("read", str(FILES / "desktop_wire.html"), "--url", url, "--at", at).stdout
    _, printed = examined((FILES / "desktop_wire.html").read_bytes(), tmp_path, "--url", url)
    assert printed["url"] == url and printed["origin"]["url_from"] == "option"
    assert printed["record"] | {"crawled_at": at} == json.loads(line) | {"crawled_at": at}
    used = {one["field"]: one["value"] for one in printed["selectors"] if one["result"] == "used"}
    assert used["title"] == printed["record"]["title"]
    assert {one["value"] for one in printed["selectors"] if one["result"] == "no_match"} == {None}


def test_a_kept_page_and_a_requested_one(tmp_path):
    archived(tmp_path / "archive", [PAGE], run="run")
    kept, fresh = (found(fetch({ALL: story(1, 2)}, tmp_path, URL, "--json", *words)[0]) for words in ((), ("--fresh",)))
    assert kept["origin"] == {
        "kind": "kept", "file": "run-00000.warc.gz", "received": PAGE.received.isoformat(),
        "requested_as": ALL, "url_from": None, "other_site": None,
    }  # fmt: skip
    assert kept["record"]["archived"]["warc"] == "run-00000.warc.gz" and {*kept["record"]} == {*Article.__dataclass_fields__}
    assert (fresh["origin"]["kind"], fresh["origin"]["file"], fresh["record"]["archived"]) == ("requested", None, None)
    assert fresh["origin"]["requested_as"] == ALL and fresh["origin"]["received"] and {*fresh} == {*kept}
    assert {one["status"] for one in (kept, fresh)} == {200}


@pytest.mark.parametrize(("responses", "refused", "status"), [(FORBIDDEN, "robots", None), ({}, "removed", 404)])
def test_a_refused_response(responses, refused, status, tmp_path):
    done, _ = fetch(responses, tmp_path, URL, "--json")
    printed = found(done)
    assert (done.returncode, printed["mode"], printed["refused"], printed["status"]) == (1, "article", refused, status)
    assert printed["record"] is printed["selectors"] is None and not printed["ok"]


def test_no_response(tmp_path):
    done, _ = fetch({ALL: story(1)}, tmp_path, URL, "--json", "-s", "CLOSESPIDER_PAGECOUNT=1")  # which is robots.txt
    printed = found(done)
    assert not undocumented(printed) and (done.returncode, printed["mode"], printed["ok"]) == (1, "article", False)
    assert URL in printed["error"] and done.stderr == f"scrapy doctor: {printed['error']}\n"


@pytest.mark.parametrize("page", [HOSTILE, bytes(range(256)) * 9, b"", b"<h1>\xff\xfe\x00", PROBLEMS["gzip"][0]])
def test_odd_pages(page, tmp_path):
    code, printed = examined(page, tmp_path)
    assert printed["ok"] == (code == 0)


def test_a_file_name_that_is_no_unicode(tmp_path):
    name = os.fsdecode(bytes(tmp_path / "hal") + b"\xff\x1b.html")
    with open(name, "w", encoding="utf-8") as file:
        file.write(WIRE)
    assert found(scrapy("doctor", "--json", name))["origin"]["file"] == name


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_encodings_of_the_terminal(encoding, tmp_path):
    (tmp_path / "page.html").write_bytes(WIRE.replace("Harga", "Harga “ikan” \U0001f41f").encode())
    command = [*SCRAPY, "doctor", "--json", str(tmp_path / "page.html")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding}, check=True)
    assert done.stdout.isascii() == (encoding != "utf-8")
    assert "Harga “ikan” \U0001f41f" in json.loads(done.stdout)["record"]["title"] and done.stderr == b""


# The site, the lines


def test_documented_keys_of_a_contact(dataset, tmp_path):
    with serve(Site(dataset)) as replica:
        done, requests = doctor(replica, tmp_path, "--json")
    printed = found(done)
    assert not undocumented(printed) and done.returncode == 0 and printed["ok"] and printed["replica"] and printed["contact_is_set"]
    assert [one["url"] for one in printed["requests"]] == requests
    facts = {one["name"]: one for one in printed["facts"]}
    hosts = "internasional.kontan.co.id, www.kontan.co.id"
    assert facts["DOMAIN"] == {"name": "DOMAIN", "state": "holds", "expected": "kontan.co.id", "found": hosts}
    assert {one["state"] for one in printed["facts"]} == {"holds", "not_seen"}
    assert facts["FIRST_ISSUE"]["expected"] == "1996-01-01" and facts["end of the index"]["expected"] is None


def test_a_contact_with_problems_agrees_with_the_report(tmp_path):
    printed, reports = [], []
    for words, outputs in ((("--json",), printed), ((), reports)):
        with serve(SITES["captcha"][0]) as replica:
            outputs.append(doctor(replica, tmp_path, "-s", "CONTACT=", *words)[0])
    (done,), (report,) = printed, reports
    contact = found(done)
    assert done.returncode == report.returncode == 1
    assert not contact["ok"] and not contact["contact_is_set"] and contact["problems"]
    shown = " ".join(report.stdout.split())
    assert all(f"- {sentence}" in shown for sentence in contact["problems"])
    counts = [sum(one["state"] == verdict for one in contact["facts"]) for verdict in (HOLDS, DIFFERS)]
    assert "A run would fail. {} facts hold, {} differ, ".format(*counts) in shown


def test_documented_keys_of_lines(ledger, tmp_path):
    learn(ledger, *(article(number, *[SENTENCE, "  Ikan 鱼"][: number + 1], *[PROMPT][: number % 2]) for number in range(24)))
    done = scrapy("doctor", "--lines", "--json", "-s", f"OUTPUT_DIR={tmp_path}")
    printed = found(done)
    assert not undocumented(printed) and (done.returncode, done.stderr, printed["ok"]) == (0, "", True)
    lines = {one["line"]: (one["articles"], one["of"], one["looks_like_story"]) for one in printed["lines"]}
    assert lines[SENTENCE] == (24, 24, True) and lines[PROMPT] == (12, 24, False)
    report = scrapy("doctor", "--lines", "-s", f"OUTPUT_DIR={tmp_path}").stdout.splitlines()
    assert [one["line"] for one in printed["lines"]] == [line for line in report if line and not line.startswith("#")]
    assert [url for one in printed["lines"] for url in one["urls"]] == [line[2:] for line in report if line.startswith("# https")]


# Errors


def quiet():
    hour = datetime.now(RECEIVED.tzinfo).hour
    return "-s", f"QUIET_HOURS={hour:02}:00-{(hour + 2) % 24:02}:00"


ERRORS = {  # words -> mode, a word of the message
    "no network": (QUICK, "contact", "DownloadConnectionRefusedError"),
    "quiet hours": (quiet(), "contact", "QUIET_HOURS"),
    "quiet hours, article": ((URL, *quiet()), "article", "QUIET_HOURS"),
    "quiet hours, listing": (("internasional.kontan.co.id", *quiet()), "listing", "QUIET_HOURS"),
    "no ledger": (("--lines",), "lines", "OUTPUT_DIR"),
}


@pytest.mark.parametrize(("words", "mode", "named"), ERRORS.values(), ids=ERRORS)
def test_an_error_gives_an_object_too(words, mode, named, tmp_path):
    done, report = (scrapy("doctor", *words, *more, "-s", f"OUTPUT_DIR={tmp_path}", environment=NO_PROXY) for more in (("--json",), ()))
    printed = found(done)
    assert not undocumented(printed) and (printed["mode"], printed["ok"]) == (mode, False) and named in printed["error"]
    assert done.returncode == report.returncode == 1 and report.stdout == ""
    assert done.stderr == report.stderr == f"scrapy doctor: {printed['error']}\n"


@pytest.mark.parametrize("words", [("halaman.html",), ("--fresh",), ("--url", URL), ("--lines", URL), ("-s", "RETRY_TIMES=x")])
def test_invalid_arguments_print_no_object(words, tmp_path):
    done = scrapy("doctor", "--json", *words, "-s", f"OUTPUT_DIR={tmp_path}", environment=NO_PROXY)
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith("scrapy doctor: ")


# Standard output


@pytest.mark.parametrize("words", [(), ("--json",)])
@pytest.mark.parametrize(("name", "code"), [("desktop_wire", 0), ("fallback", 1)])
def test_closed_pipe_is_no_error(name, code, words):
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        command = [*SCRAPY, "doctor", str(FILES / f"{name}.html"), *words]
        done = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_standard_output_that_cannot_be_written(redirection, words):
    command = " ".join([*SCRAPY, "doctor", str(FILES / "desktop_wire.html"), *words, redirection])
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1) and b"Traceback" not in done.stderr
