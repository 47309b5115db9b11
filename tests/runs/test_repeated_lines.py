"""A line in many articles is named by the log, the manifest and the doctor, and left out if it is listed."""

import json
import re
import shutil
from hashlib import sha256

import pytest

from kontan_crawler.report.page import Report
from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
from kontan_crawler.runs.summary import summary_of
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.ledger import Ledger
from tests.crawling import scrapy
from tests.manifests import a_manifest, manifests
from tests.runs.setting_checks.test_paths import settings_with
from tests.spiders.test_walk import KONTAN, run, sentence, story

PROMPT = "Kontan, media bisnis Indonesia"
MANY = range(6)


def page(number, *more):
    """Return the page of article `number`, with these lines as paragraphs."""
    return story(number).replace("</div>", "".join(f"<p>{line}</p>" for line in more) + "</div>").replace("Tiba", f"Tiba {number}", 1)


def crawl_pages(folder, pages, *, first=0, **settings):
    urls = [f"{KONTAN}/news/a{number}" for number in range(first, first + len(pages))]
    replies = {f"{url}?page=all": html for url, html in zip(urls, pages, strict=True)}
    return run(replies, folder, "artikel", "-a", f"url={','.join(urls)}", **settings)[0]


def doctor(folder, *words):
    done = scrapy("doctor", "--lines", "-s", f"OUTPUT_DIR={folder}", *words)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A run of six articles with the prompt; its folder."""
    folder = tmp_path_factory.mktemp("crawled")
    return folder, crawl_pages(folder, [page(number, PROMPT) for number in MANY])


def test_a_run_names_the_line(crawled):
    folder, done = crawled
    assert done.exit_code == 0 and f"{PROMPT!r} stands in 6 of the last 6 articles" in done.log
    assert sorted(record["text"] for record in done.feed) == [f"{sentence(number)}\n\n{PROMPT}" for number in MANY]
    (manifest,) = manifests(folder)
    assert manifest["repeated_lines"] == [{"line": PROMPT, "articles": 6, "of": 6}]
    assert manifest["counts"]["article/repeated_lines"] == 1 and manifest["failed_checks"] == []


def test_the_doctor_lists_it_and_reads_its_own_list(crawled, tmp_path):
    folder, _ = crawled
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, out, err = doctor(folder)
    assert (code, err) == (0, "") and {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert [line for line in out.splitlines() if line and not line.startswith("#")] == [PROMPT]
    assert "6 of the last 6" in out and len(re.findall(f"{KONTAN}/news/a[0-5]", out)) == 3
    (tmp_path / "lines.txt").write_text(out)
    code, out, _ = doctor(folder, "-s", f"BOILERPLATE_LINES={tmp_path / 'lines.txt'}")
    assert code == 0 and PROMPT not in out


def test_listed_lines_are_left_out(crawled, tmp_path):
    shutil.copytree(crawled[0], folder := tmp_path / "output")
    (tmp_path / "lines.txt").write_text(f"# 6 articles\n{PROMPT}\n")
    done = crawl_pages(folder, [page(7, PROMPT), page(8)], first=7, BOILERPLATE_LINES=tmp_path / "lines.txt")
    new = [record for record in done.feed if record["url"][-1] in "78"]
    assert [record["text"] for record in new] == [sentence(7), sentence(8)]
    assert new[0]["content_hash"] == sha256(f"{new[0]['title']}\n\n{sentence(7)}".encode()).hexdigest()
    assert new[0]["word_count"] == len(sentence(7).split())
    assert done.exit_code == 0 and done.stat("article/lines_left_out") == 1 and PROMPT not in done.log
    assert manifests(folder)[-1]["repeated_lines"] == []


def test_no_article_is_refused_because_of_a_list(tmp_path):
    """Neither one of listed lines alone, nor one without a date that is short without them."""
    undated = f"<h1>Kapal Tiba</h1><div class='tmpt-desk-kon' itemprop='articleBody'>{''.join(f'<p>{sentence(one)}</p>' for one in range(20))}</div>"
    (tmp_path / "lines.txt").write_text("\n".join(map(sentence, range(19))))
    done = crawl_pages(tmp_path / "output", [story(1, 2), undated], BOILERPLATE_LINES=tmp_path / "lines.txt")
    texts = {record["url"][-1]: record["text"] for record in done.feed}
    assert texts == {"0": f"{sentence(1)}\n\n{sentence(2)}", "1": sentence(19)} and done.exit_code == 0


def test_a_new_list_is_no_revision(crawled, tmp_path):
    shutil.copytree(crawled[0], folder := tmp_path / "output")
    (tmp_path / "lines.txt").write_text(PROMPT)
    pages = {f"{KONTAN}/news/a{number}?page=all": page(number, PROMPT) for number in MANY}
    urls = ",".join(url.removesuffix("?page=all") for url in pages)
    done, _ = run(pages, folder, "artikel", "-a", f"url={urls}", "-a", "refresh=9999", BOILERPLATE_LINES=tmp_path / "lines.txt")
    assert len(done.feed) == len(pages) and done.stat("article/unchanged") == done.stat("article/lines_left_out") == len(pages)


def test_a_lost_ledger_counts_the_feeds_at_hand(crawled, tmp_path):
    shutil.copytree(crawled[0], folder := tmp_path / "output")
    before = Ledger(folder)
    lines = before.lines.find()
    before.close()
    for path in folder.glob(f"{LEDGER_NAME}*"):
        path.unlink()
    for _ in range(2):
        assert scrapy("recover", "-s", f"OUTPUT_DIR={folder}", "-s", "REPLICA_DIR=.").returncode == 0
        after = Ledger(folder)
        assert after.lines.find() == lines and lines[0].articles == 6
        after.close()


def test_a_killed_run_is_counted_once(crawled, tmp_path):
    """Its lines stand in a part file; the next run delivers it."""
    (feed,) = crawled[0].glob("*.jsonl")
    (tmp_path / "artikel-1.jsonl.part").write_bytes(feed.read_bytes() + b'{"id": "torn')
    for first in (6, 7):
        done = crawl_pages(tmp_path, [page(first)], first=first)
    assert done.exit_code == 0 and manifests(tmp_path)[-1]["repeated_lines"] == [{"line": PROMPT, "articles": 6, "of": 8}]


def test_a_feed_that_the_ledger_cannot_learn_from(tmp_path):
    urls = ",".join(f"{KONTAN}/news/a{number}" for number in MANY)
    replies = {f"{KONTAN}/news/a{number}?page=all": page(number, PROMPT) for number in MANY}
    done, _ = run(replies, tmp_path, "artikel", "-a", f"url={urls}", "-O", str(tmp_path / "x.csv"))
    assert done.exit_code == 0 and "stands in 6 of the last 6 articles" in done.log


def test_summary_of_several_lines():
    found = [{"line": "Bagikan " * 30, "articles": 14, "of": 120}, {"line": PROMPT, "articles": 7, "of": 100}]
    (line,) = (line for line in summary_of(a_manifest(repeated_lines=found)) if "stands" in line)
    assert "14 of the last 120" in line and " 1 " in line and len(line) < 250
    assert not any("stands" in line for line in summary_of(a_manifest()))


# Without lines


def test_doctor_without_repeated_lines(tmp_path):
    crawl_pages(tmp_path, [page(0, PROMPT)])
    code, out, err = doctor(tmp_path)
    assert (code, err) == (0, "") and all(line.startswith("#") for line in out.splitlines())


def test_doctor_without_a_ledger(tmp_path):
    code, out, err = doctor(tmp_path)
    assert (code, out) == (1, "") and str(tmp_path) in err and err.count("\n") == 1 and not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"no ledger" * 999, b""], ids=["damaged", "of an earlier version"])
def test_doctor_with_an_unreadable_ledger(content, tmp_path):
    (tmp_path / LEDGER_NAME).write_bytes(content)
    code, out, err = doctor(tmp_path)
    assert (code, out) == (1, "") and LEDGER_NAME in err and err.count("\n") == 1


@pytest.mark.parametrize("words", [(f"{KONTAN}/news/a",), ("page.html",), ("--url", f"{KONTAN}/news/a")])
def test_doctor_with_lines_and_a_page(words, tmp_path):
    code, out, err = doctor(tmp_path, *words)
    assert (code, out) == (2, "") and "--lines" in err and err.count("\n") == 1


# The setting and the option

BAD = ["{tmp}/missing", "{tmp}", "{tmp}/latin", "", "~/lines.txt", "{tmp}/\0", "/dev/null"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "latin").write_bytes("Sélasa".encode("latin-1"))
    (tmp_path / "good").write_bytes(b"\xef\xbb\xbfBagikan\n")
    return tmp_path


@pytest.mark.parametrize("value", BAD)
def test_invalid_file(value, folder):
    given = value.format(tmp=folder)
    with pytest.raises(ArgumentError, match=re.escape(f"BOILERPLATE_LINES={given!r}" if given else "BOILERPLATE_LINES")):
        boilerplate_lines(settings_with("BOILERPLATE_LINES", given))


def test_valid_file(folder):
    assert boilerplate_lines(settings_with("BOILERPLATE_LINES", str(folder / "good"))) == {"Bagikan"}
    assert boilerplate_lines(settings_with("BOILERPLATE_LINES", None)) == set()


@pytest.mark.parametrize("words", [("crawl", "internasional"), ("doctor", "--lines"), ("schedule", "--every", "1h", "--print", "cron")])
def test_each_command_checks_the_file(words, folder):
    done = scrapy(*words, "-s", f"BOILERPLATE_LINES={folder / 'latin'}", "-s", f"OUTPUT_DIR={folder / 'output'}")
    assert (done.returncode, done.stdout) == (2, "") and "latin" in done.stderr and done.stderr.count("\n") == 1
    assert not (folder / "output").exists()


def test_read_leaves_lines_out(folder):
    (folder / "pages.jsonl").write_text(json.dumps({"url": f"{KONTAN}/news/a", "html": page(1, "Bagikan", "Cetak")}))
    (folder / "a.html").write_text(page(1, "Bagikan", "Cetak"))
    for words in ((folder / "pages.jsonl",), (folder / "a.html", "--url", f"{KONTAN}/news/a")):
        done = scrapy("read", "--lines", str(folder / "good"), *map(str, words))
        assert json.loads(done.stdout)["text"].split("\n\n") == [sentence(1), "Cetak"]


def test_read_checks_the_file(folder):
    for value in BAD:
        given = value.format(tmp=folder)
        done = scrapy("read", "--lines", given, given=b"{}")
        assert (done.returncode, done.stdout) == (2, "") and "--lines" in done.stderr and done.stderr.count("\n") == 1


def test_the_report_shows_the_line(crawled):
    (section,) = Report(crawled[0]).lines.sections()
    assert section.table.rows == [(PROMPT, 6, 6)] and "lines" in [one.id for one in Report(crawled[0]).sections()]
