"""URLs: every printed form of an article URL has the same canonical URL, which is never on another site."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import safe_url_string

from kontan_crawler.urls import absolute, all_parts_url, canonical, is_amp, is_kontan, is_paid, kanal_of, part_url
from tests.strategies import TEXT

KOPI = "https://internasional.kontan.co.id/news/harga-kopi-naik-228"
FRONT = "https://internasional.kontan.co.id/"

SAME = [
    KOPI,
    "//internasional.kontan.co.id/news/harga-kopi-naik-228",
    "/news/harga-kopi-naik-228",
    "internasional.kontan.co.id/news/harga-kopi-naik-228",
    "http://internasional.kontan.co.id/news/harga-kopi-naik-228",
    "HTTPS://Internasional.Kontan.co.id/news/harga-kopi-naik-228",
    "https://internasional.kontan.co.id:443/news/harga-kopi-naik-228",
    "http://internasional.kontan.co.id:80/news/harga-kopi-naik-228",
    f"{KOPI}?page=all",
    f"{KOPI}?page=2",
    f"{KOPI}?source=home_popular",
    f"{KOPI}#komentar",
    f"{KOPI}?utm_source=a&utm_medium=b#c",
    f"{KOPI}/",
    f"  {KOPI}\n",
    "https://sari@internasional.kontan.co.id/news/harga-kopi-naik-228",
]

CANONICAL = [
    ("https://amp.kontan.co.id/news/harga-kopi", "https://amp.kontan.co.id/news/harga-kopi"),
    *(
        (f"https://{kanal}.kontan.co.id/news/main",) * 2
        for kanal in ("newssetup", "kesehatan", "kiaton", "caritahu", "regional", "idx", "mineral", "pemilu2029")
    ),
    ("https://english.kontan.co.id/news/coffee-prices", "https://english.kontan.co.id/news/coffee-prices"),
    ("https://global.kontan.co.id/news/harga-kopi-1", "https://global.kontan.co.id/news/harga-kopi-1"),
    ("https://global.kontan.co.id/news/café", "https://global.kontan.co.id/news/caf%C3%A9"),
    ("https://global.kontan.co.id/news/caf%C3%A9", "https://global.kontan.co.id/news/caf%C3%A9"),
    ("https://global.kontan.co.id/news/caf%c3%a9", "https://global.kontan.co.id/news/caf%C3%A9"),
    ("https://global.kontan.co.id/news/caf%E9", "https://global.kontan.co.id/news/caf%E9"),  # Latin-1: another valid URL
    ("https://global.kontan.co.id/news/100%25-kopi", "https://global.kontan.co.id/news/100%25-kopi"),
    ("https://global.kontan.co.id/news/kopi%2Fteh", "https://global.kontan.co.id/news/kopi%2Fteh"),
]

NONE = [
    "", "#", "?page=2", "javascript:void(0)", "mailto:redaksi@kontan.co.id", "tel:021", "harga kopi",
    "https://www.contoh.com/news/harga-kopi", "https://kontan.co.id.contoh.com/news/harga-kopi", "https://bukankontan.co.id/news/harga-kopi",
    "https://internasional.kontan.co.id@contoh.com/news/harga-kopi", "https://contoh.com\\.kontan.co.id/news/harga-kopi",
    "https://contoh.com/internasional.kontan.co.id/news/harga-kopi",
    "ftp://internasional.kontan.co.id/news/harga-kopi", "https://internasional.kontan.co.id:8080/news/harga-kopi",
    "https://internasional.kontan.co.id:99999/news/harga-kopi", "https://[::1/news/harga-kopi",
    "https://.kontan.co.id/news/harga-kopi", "https://a..kontan.co.id/news/harga-kopi", "https://a b.kontan.co.id/news/harga-kopi",
    "https://internasional.kontan.co.id/", "https://internasional.kontan.co.id/news", "https://internasional.kontan.co.id/news/",
    "https://internasional.kontan.co.id/news/.", "https://internasional.kontan.co.id/news/..",
    "https://internasional.kontan.co.id/news/%2E", "https://internasional.kontan.co.id/news/%2e%2e",
    "https://internasional.kontan.co.id/news/a/b", "https://internasional.kontan.co.id//news/a",
    "https://kontan.co.id/news/main", "https://www.asset.kontan.co.id/news/main", "https://x.foto.kontan.co.id/news/main",
    *(f"https://{host}.kontan.co.id/news/main" for host in ("asset", "ASSET", "assets", "www", "m", "rss", "foto", "img", "cdn", "static", "api", "ads", "login", "akun", "video", "asset2", "cdn2", "aset", "push", "subscribe")),
    "https://internasional.kontan.co.id/rubrik/12/Global", "https://www.kontan.co.id/tag/kopi",
]  # fmt: skip

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*kontan\.co\.id")
SLUGS = (
    st.sampled_from(["harga-kopi", "%2e%2e", "caf%E9"])
    | st.lists(st.sampled_from(["a", "é", "-", ".", "%2e", "%E9", "%", "/", "?", "#", ";", "\\", " ", "\u200b"]), max_size=3).map("".join)
    | st.text(st.characters())
)
LABELS = st.just("global.") | st.text("aZ-.\\@:/% é", max_size=4).map("{}.".format)
ANY_URL = TEXT | st.builds(
    "{}{}kontan.co.id{}/news/{}".format,
    st.sampled_from(["https://", "http://", "//", "", "https:", "https://a@"]), LABELS, st.sampled_from(["", ".", ":443", ":0", ".contoh.com"]), SLUGS,
)  # fmt: skip


@pytest.mark.parametrize("url", SAME)
def test_all_forms_have_one_canonical_url(url: str) -> None:
    assert canonical(url, FRONT) == KOPI


@pytest.mark.parametrize(("url", "wanted"), CANONICAL)
def test_canonical(url: str, wanted: str) -> None:
    assert canonical(url) == wanted


@pytest.mark.parametrize("url", NONE)
def test_no_article(url: str) -> None:
    assert canonical(url) is None


def test_undecodable_bytes_are_no_article() -> None:
    assert canonical("https://global.kontan.co.id/news/caf\udce9") is None  # a Latin-1 byte from a terminal


def test_root_relative_to_another_site() -> None:
    assert canonical("/news/harga-kopi", "https://www.contoh.com/") is None


@given(ANY_URL)
def test_canonical_stays_canonical(url: str) -> None:
    found = canonical(url)
    assert found is None or canonical(found) == found


@given(ANY_URL)
def test_canonical_host(url: str) -> None:
    found = canonical(url)
    assert found is None or HOST.fullmatch(urlsplit(found).netloc)


@pytest.mark.parametrize(
    ("host", "wanted"),
    [("kontan.co.id", True), ("global.kontan.co.id", True), ("bukankontan.co.id", False), ("kontan.co.id.contoh.com", False), ("", False)],
)
def test_is_kontan(host: str, wanted: bool) -> None:
    assert is_kontan(host) is wanted


@pytest.mark.parametrize(
    ("url", "kanal", "amp", "paid"),
    [
        (KOPI, "internasional", False, False),
        ("https://amp.kontan.co.id/news/a", "amp", True, False),
        ("https://insight.kontan.co.id/news/a", "insight", False, True),
        ("https://INSIGHT.kontan.co.id/news/a", "insight", False, True),
    ],
)
def test_section(url: str, kanal: str, amp: bool, paid: bool) -> None:
    assert (kanal_of(url), is_amp(url), is_paid(url)) == (kanal, amp, paid)


def test_urls_of_parts() -> None:
    assert (all_parts_url(KOPI), part_url(KOPI, 2)) == (f"{KOPI}?page=all", f"{KOPI}?page=2")


PRINTED = [
    "/",
    "//",
    "///x",
    "/news/kopi",
    "/news/../kopi",
    "/a//b",
    "//www.kontan.co.id/a",
    "//www.kontan.co.id/../a",
    "//kontan.co.id",
    "//x.id/a",
    "kopi",
    "#a",
    "?page=2",
    " /a",
    "/kopi susu",
    "/é",
]
BASES = [
    "https://www.kontan.co.id",
    "https://www.kontan.co.id/news/teh",
    "http://www.kontan.co.id/news/teh",
    "https://www.kontan.co.id:8443/",
    "https://x.id/a/",
]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("url", PRINTED)
def test_absolute_is_the_joined_url(url: str, base: str) -> None:
    joined = urljoin(base, url.strip())
    assert absolute(url, base) == (safe_url_string(joined) if urlsplit(joined).netloc else None)
