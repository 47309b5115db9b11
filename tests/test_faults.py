"""Network faults: retried if a retry may help, recorded with their reason otherwise, and never delivered as an article."""

from collections import Counter
from datetime import timedelta

import pytest

from tests.crawling import DAY, WEEK, crawl, scrapy_process
from tests.faulty_replica import FAULTS, TUNNEL_FAULTS, each_tenth, serve_faulty
from tests.in_process import ROOT
from tests.manifests import manifests
from tests.reextract.agreement import differences
from tests.small_site import SmallSite
from tests.spiders.test_walk import ALL, INDEX, KONTAN, HandMade, listing, row, story
from tests.spiders.test_walk import DAY as ONE_DAY

SOON = ("timeout", "reset", "reset_mid_body", "truncated", "truncated_chunked", "truncated_eof", "status_500", "status_502", "status_503")
LATER = (
    "status_429_seconds",
    "status_503_date",
    "broken_gzip",
    "truncated_gzip",
    "error_page",
    "empty_body",
    "wrong_charset",
    "unknown_charset",
)
UNPACKED = ("until_close", "bare_gzip", "bare_gzip_twice", "gzip_twice", "brotli")
BODIES = {  # fault that is retried -> reason
    "truncated_bare_gzip": "broken_encoding", "truncated_gzip_twice": "broken_encoding", "truncated_brotli": "broken_encoding",
    "truncated_zstd": "broken_encoding", "truncated_deflate": "broken_encoding", "bare_brotli": "no_html", "noise": "no_html", "document": "no_html",
}  # fmt: skip
NEXT_RUN = {  # fault that is not retried in the same run -> reason
    "redirect_to_http": "redirect_to_http", "redirect_loop": "redirect_loop", "redirect_off_site": "redirected", "redirect_private": "redirected",
    "gzip_bomb": "too_large", "too_large": "too_large", "picture": "no_html",
}  # fmt: skip
PATIENCE = {"RETRY_WAIT": 0.01, "RETRY_WAIT_MAX": 0.2, "DOWNLOAD_TIMEOUT": 2, "ERROR_SHARE_MAX": 1}


@pytest.fixture(scope="module")
def site():
    return SmallSite(DAY, refused=["removed", "paywall", "photo"])


def test_every_fault_is_tested():
    assert {*SOON, *LATER, *UNPACKED, *BODIES, *NEXT_RUN} == FAULTS.keys()
    assert {"tunnel_refused", "expired_certificate", "foreign_certificate"} == TUNNEL_FAULTS.keys()


@pytest.mark.parametrize("kinds", [SOON, LATER], ids=["soon", "later"])
def test_temporary_faults_lose_no_article(kinds, site, tmp_path):
    with serve_faulty(site, each_tenth(kinds)) as replica:
        run = crawl(*WEEK, folder=tmp_path, replica=replica, **PATIENCE)
    assert run.exit_code == 0, run.log
    assert run.stat("retry/count") >= len(kinds)
    assert Counter(record["url"] for record in run.feed) == Counter(site.expected.keys())
    for url, expected in site.expected.items():
        assert {key: run.by_url[url][key] for key in expected} == expected
    assert "Traceback" not in run.log and differences(tmp_path) == ({}, {})


def test_bodies_as_they_come(site, tmp_path):
    faults = dict(zip(site.expected, (*UNPACKED, *BODIES), strict=False))
    plan = {f"{url}?page=all": kind for url, kind in faults.items()}
    with serve_faulty(site, lambda url, attempt: plan.get(url) if attempt == 1 else None) as replica:
        run = crawl("artikel", "-a", f"url={','.join(faults)}", folder=tmp_path, replica=replica, RETRY_WAIT=0.01)
    assert (run.exit_code, run.stat("retry/count")) == (0, len(BODIES))
    assert {url: record["text"] for url, record in run.by_url.items()} == {url: site.expected[url]["text"] for url in faults}
    assert differences(tmp_path) == ({}, {})


@pytest.mark.parametrize("fault", ["truncated_brotli", "noise", "picture"])
def test_next_runs_ask_again_for_a_broken_body(fault, tmp_path):
    broken = [True]
    with serve_faulty(HandMade({ALL: story(1)}), lambda url, attempt: fault if broken and "/news/" in url else None) as replica:
        for _ in range(3):
            run = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica, RETRY_TIMES=0)
        assert not run.feed and manifests(tmp_path)[-1]["given_up"][0]["reason"] == {**BODIES, **NEXT_RUN}[fault]
        broken.clear()
        assert len(crawl("internasional", folder=tmp_path, replica=replica).feed) == 1


def test_sitemap_packed_as_a_file(tmp_path):
    sitemap = "https://www.kontan.co.id/sitemap/internasional-news.xml.gz"
    site = HandMade({
        "https://www.kontan.co.id/sitemap.xml": f"<sitemapindex><sitemap><loc>{sitemap}</loc></sitemap></sitemapindex>",
        sitemap: f"<urlset><url><loc>{KONTAN}/news/a</loc></url></urlset>",
        ALL: story(1),
    })  # fmt: skip
    faults = {1: "truncated_bare_gzip", 2: "bare_gzip"}
    with serve_faulty(site, lambda url, attempt: faults.get(attempt) if ".xml" in url else None) as replica:
        run = crawl("internasional", "-a", "kanal=internasional", folder=tmp_path, replica=replica, RETRY_WAIT=0.01)
    assert (run.stat("retry/count"), run.stat("listing/sitemap internasional-news.xml.gz/rows"), len(run.feed)) == (2, 1, 1)


def test_status_with_a_broken_body(tmp_path):
    removed = HandMade({ALL: (404, {"Content-Type": "text/html"}, "<h1>Halaman Tidak Ditemukan</h1>")})
    with serve_faulty(removed, lambda url, attempt: "truncated_brotli" if "/news/" in url else None) as replica:
        run = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica)
    assert (run.stat("article/refused/removed"), run.stat("retry/count")) == (1, 0)


def test_given_up_urls_are_listed_and_can_be_crawled_from_the_list(site, tmp_path):
    plan, faulty = each_tenth(tuple(NEXT_RUN)), [True]
    with serve_faulty(site, lambda url, attempt: plan(url, 1) if faulty else None) as replica:
        first = crawl(*WEEK, folder=tmp_path, replica=replica, **PATIENCE)
        assert not [url for url, _ in replica.requests if "kontan.co.id" not in url]
        reasons = {url: NEXT_RUN[kind] for url in (*site.expected, *site.refused) if (kind := plan(f"{url}?page=all", 1))}
        (beside,) = tmp_path.glob("*.given-up.txt")
        named = dict(line.split("  # ") for line in beside.read_text(encoding="utf-8").splitlines())
        assert named == site.refused | reasons
        assert {record["url"] for record in first.feed} == site.expected.keys() - reasons.keys()
        faulty.clear()
        second = crawl("artikel", "-a", f"file={beside}", folder=tmp_path, replica=replica, **PATIENCE)
    assert Counter(record["url"] for record in second.feed) == Counter(site.expected.keys())


@pytest.mark.parametrize(
    ("fault", "attempts", "retries", "code", "why"),
    [
        ("tunnel_refused", 1, 1, 0, None), ("tunnel_refused", 9, 3, 1, "TunnelError"),
        ("expired_certificate", 9, 0, 1, "bad_certificate"), ("foreign_certificate", 9, 0, 1, "bad_certificate"),
    ],
)  # fmt: skip
def test_connection_fault(fault, attempts, retries, code, why, site, tmp_path):
    url = next(iter(site.expected))
    with serve_faulty(site, lambda url, attempt: None, lambda url, attempt: fault if attempt <= attempts else None) as replica:
        run = crawl("artikel", "-a", f"url={url}", folder=tmp_path, replica=replica, RETRY_TIMES=3, RETRY_WAIT=0.01)
    assert run.exit_code == code
    assert [record["url"] for record in run.feed] == ([] if why else [url])
    assert run.stat("article/refused/robots_unreachable") == (why == "bad_certificate")
    assert run.stat("retry/count") == retries
    assert (f": {why}: " in run.log) == bool(why)


def test_connection_refused(tmp_path):
    run = crawl("artikel", "-a", "url=https://internasional.kontan.co.id/news/a", folder=tmp_path, RETRY_TIMES=2, RETRY_WAIT=0.01)
    assert (run.exit_code, run.stat("retry/count"), run.stat("site/unreachable/DownloadConnectionRefusedError")) == (1, 2, 1)
    assert ": DownloadConnectionRefusedError: " in run.log


def test_retry_times_zero(site, tmp_path):
    url = next(iter(site.expected))
    with serve_faulty(site, lambda url, attempt: "status_503" if "/news/" in url else None) as replica:
        run = crawl("artikel", "-a", f"url={url}", folder=tmp_path, replica=replica, RETRY_TIMES=0)
        requested = [url for url, _ in replica.requests if "/news/" in url]
    assert (run.exit_code, len(requested), run.stat("article/refused/http_503")) == (1, 1, 1)


def test_error_page_of_a_listing_is_retried(tmp_path):
    site = HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), ALL: story(1)})
    with serve_faulty(site, lambda url, attempt: "error_page" if "indeks" in url and attempt == 1 else None) as replica:
        run = crawl(*ONE_DAY, folder=tmp_path, replica=replica, **PATIENCE)
    assert run.exit_code == 0 and run.stat("listing/unreadable") == 0 and run.stat("retry/count") == 2
    assert run.by_url.keys() == {f"{KONTAN}/news/a"}


def test_next_run_reads_a_day_whose_listing_failed(site, tmp_path):
    broken = f"{DAY - timedelta(days=2):tanggal=%d&bulan=%m}"
    with serve_faulty(site, lambda url, attempt: "status_500" if broken in url and "kanal=global" in url else None) as replica:
        run = crawl(*WEEK, folder=tmp_path, replica=replica, **PATIENCE)
    (manifest,) = manifests(tmp_path)
    day = str(DAY - timedelta(days=2))
    assert run.exit_code == 1
    assert manifest["days_left"] == [{"kanal": "global", "since": day, "until": day}]

    with serve_faulty(site, lambda url, attempt: None) as replica:
        again = crawl(*WEEK, folder=tmp_path, replica=replica, **PATIENCE)
        listings = [url for url, _ in replica.requests if "indeks" in url]
    assert again.exit_code == 0
    assert Counter(record["url"] for record in again.feed) == Counter(site.expected.keys())
    assert {url.split("tanggal=")[1][:2] for url in listings if "kanal=internasional" in url} == {f"{DAY:%d}"}  # today has not ended
    assert {url.split("tanggal=")[1][:2] for url in listings if "kanal=global" in url} == {f"{DAY:%d}", broken[8:10]}


REASONS = {  # permanent fault -> reason
    "timeout": "DownloadTimeoutError", "reset": "DownloadFailedError", "reset_mid_body": "ResponseDataLossError", "truncated": "ResponseDataLossError",
    "truncated_chunked": "ResponseDataLossError", "truncated_eof": "truncated", "empty_body": "empty", "broken_gzip": "broken_encoding",
    "truncated_gzip": "broken_encoding", "status_500": "http_500", "status_502": "http_502", "status_503": "http_503",
    "status_429_seconds": "http_429", "status_503_date": "http_503", "error_page": "error_page", **BODIES, **NEXT_RUN,
}  # fmt: skip


def test_reason_of_each_permanent_fault_is_documented(site, tmp_path):
    faults = dict(zip(site.expected, REASONS, strict=False))
    plan = {f"{url}?page=all": kind for url, kind in faults.items()}
    with serve_faulty(site, lambda url, attempt: plan.get(url)) as replica:
        run = crawl(
            "artikel",
            "-a",
            f"url={','.join(faults)}",
            folder=tmp_path,
            replica=replica,
            **PATIENCE | {"RETRY_TIMES": 1, "DOWNLOAD_TIMEOUT": 4},
        )
    (beside,) = tmp_path.glob("*.given-up.txt")
    named = dict(line.split("  # ") for line in beside.read_text(encoding="utf-8").splitlines())
    assert {faults[url]: reason for url, reason in named.items()} == REASONS
    assert not run.feed and "Traceback" not in run.log
    docs = (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS.values() if f"`{reason}`" not in docs and not reason.startswith("http_")] == []


def test_gzip_bomb_is_not_decompressed(site, tmp_path):
    url = next(iter(site.expected))
    with serve_faulty(site, lambda url, attempt: "gzip_bomb" if "/news/" in url else None) as replica:
        run = crawl(
            "artikel", "-a", f"url={url}", folder=tmp_path, replica=replica, run=scrapy_process
        )  # `memusage` counts the whole process
    assert run.stat("memusage/max") - run.stat("memusage/startup") < 60 * 2**20
    assert run.stat("article/refused/too_large") == 1
