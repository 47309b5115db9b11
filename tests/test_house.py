"""House rules. A failure's message gives the fix. `make check` runs them with the checkers of tests/house_rules.py."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import kontan_crawler
from kontan_crawler import settings as project
from kontan_crawler import site
from kontan_crawler.middlewares.offsite import StrictOffsiteMiddleware
from kontan_crawler.middlewares.request_refused import RequestRefused
from tests.house_rules import clocks, spelled_again, swallowed_errors, vague_names
from tests.in_process import ROOT
from tests.private_names import private_names

PACKAGE = Path(project.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [path for room in ("dates", "parsing", "store", "text") for path in (PACKAGE / room).rglob("*.py")]
CRAWLING = {path for path in MODULES if "replica" not in path.parts}
PRIVATE = PACKAGE / "scrapy_private.py"
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": project.SPIDER_MODULES}))
SPIDERS = [LOADER.load(name) for name in LOADER.list()]


@pytest.mark.parametrize(("rule", "paths", "remedy"), [
    (swallowed_errors, MODULES, "catch only the expected error"),
    (vague_names, MODULES, "name the module after its content"),
    (clocks, PURE, "take the time as an argument, so that the same bytes always give the same record"),
    (spelled_again, CRAWLING - {PACKAGE / "outcomes.py"}, "import the name from outcomes.py, or build it with a Family there"),
    (private_names, CRAWLING - {PRIVATE}, f"give it a public name in {PRIVATE.name}, to be checked when Scrapy is updated"),
], ids=lambda value: getattr(value, "__name__", ""))  # fmt: skip
def test_rule(rule: Callable[[Path], Iterator[str]], paths: Iterable[Path], remedy: str):
    found = [f"{path.relative_to(ROOT)}:{one}" for path in sorted(paths) for one in rule(path)]
    assert not found, "\n".join([remedy, *found])


def test_no_class_overrides_a_private_name_of_scrapy():
    """The name may have another meaning in the next version of Scrapy."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(kontan_crawler.__path__, "kontan_crawler.")]
    classes = {one for module in modules for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__}
    taken = {
        f"{one.__module__}.{one.__name__}.{name}, of {base.__name__}"
        for one in classes if one.__module__ != "kontan_crawler.scrapy_private"
        for base in one.__mro__ if base.__module__.startswith("scrapy.")
        for name in vars(one).keys() & vars(base).keys() if name.startswith("_") and not name.startswith(("__", "_abc"))
    }  # fmt: skip
    assert not taken, f"choose another name, or override it in {PRIVATE.name}"


@pytest.mark.parametrize("spider", SPIDERS, ids=lambda spider: spider.name)
def test_no_spider_overrides_politeness(spider):
    assert not spider.custom_settings, "use settings.py: politeness is the same for all spiders"
    assert spider.allowed_domains == [site.DOMAIN]


def test_remote_control_is_off_and_certificates_are_verified():
    assert not project.REMOTE_CONTROL_ENABLED and not project.TELNETCONSOLE_ENABLED
    assert project.DOWNLOAD_VERIFY_CERTIFICATES
    assert project.DOWNLOAD_MAXSIZE <= 8 * 2**20


def test_politeness():
    assert project.ROBOTSTXT_OBEY and project.DOWNLOAD_DELAY >= 1 and project.CONCURRENT_REQUESTS == 1
    assert project.BOT_NAME in project.USER_AGENT


@pytest.mark.parametrize("host", ["www", "internasional", "amp"])
def test_all_hosts_share_one_download_slot(host):
    request = Request(f"https://{host}.kontan.co.id/robots.txt")
    StrictOffsiteMiddleware().process_request(request)
    assert request.meta["download_slot"] == site.DOMAIN


@pytest.mark.parametrize("url", [
    "https://kontan.co.id.example.com/", "http://www.kontan.co.id/", "https://www.kontan.co.id:8080/", "https://a@www.kontan.co.id/",
    "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "file:///etc/passwd", "https:///news/a",
])  # fmt: skip
def test_no_other_host_is_requested(url):
    with pytest.raises(RequestRefused, match="off_site"):
        StrictOffsiteMiddleware().process_request(Request(url))


@pytest.mark.parametrize("url", [site.FRONT, site.RSS, site.SITEMAP, site.INDEX])
def test_listings_are_on_the_site_over_https(url):
    parts = urlsplit(url)
    assert parts.scheme == "https" and parts.hostname.endswith(site.DOMAIN)
