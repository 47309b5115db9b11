"""House rules, each with its remedy in the failure's message."""

import ast
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from kontan_crawler import settings as project
from kontan_crawler import site
from kontan_crawler.middlewares.one_site import OneSiteMiddleware
from kontan_crawler.parsing.refusals import NotTaken

PACKAGE = Path(project.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [path for room in ("text", "dates") for path in (PACKAGE / room).rglob("*.py")]
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": project.SPIDER_MODULES}))
SPIDERS = [LOADER.load(name) for name in LOADER.list()]


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_swallowed(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: name the error that is expected here"
            assert not {"Exception", "BaseException"} & {getattr(name, "id", "") for name in ast.walk(node.type)}, (
                f"line {node.lineno}: name the error that is expected here"
            )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_name_says_what_a_thing_is(path):
    assert path.stem not in {"utils", "helpers", "common"}, "name it in the words of its field"


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_pure_rooms_know_no_crawl(path):
    known = {name for name in _imports(path) if name.startswith(("scrapy", "twisted", "itemloaders", "kontan_crawler"))}
    assert all(name.startswith(("kontan_crawler.text", "kontan_crawler.dates")) for name in known), (
        "move it above, or give it as an argument"
    )


@pytest.mark.parametrize("spider", SPIDERS, ids=lambda spider: spider.name)
def test_no_spider_is_ruder_than_the_project(spider):
    assert not spider.custom_settings, "politeness is the project's, in settings.py"
    assert spider.allowed_domains == [site.DOMAIN]


def test_nobody_can_get_in_and_no_certificate_is_believed_unseen():
    assert not project.REMOTE_CONTROL_ENABLED and not project.TELNETCONSOLE_ENABLED
    assert project.DOWNLOAD_VERIFY_CERTIFICATES
    assert project.DOWNLOAD_MAXSIZE <= 8 * 2**20


def test_the_project_is_polite():
    assert project.ROBOTSTXT_OBEY and project.DOWNLOAD_DELAY >= 1 and project.CONCURRENT_REQUESTS == 1
    assert project.BOT_NAME in project.USER_AGENT


@pytest.mark.parametrize("host", ["www", "internasional", "amp"])
def test_all_hosts_share_one_download_slot(host):
    request = Request(f"https://{host}.kontan.co.id/robots.txt")
    OneSiteMiddleware().process_request(request)
    assert request.meta["download_slot"] == site.DOMAIN


@pytest.mark.parametrize("url", [
    "https://kontan.co.id.example.com/", "http://www.kontan.co.id/", "https://www.kontan.co.id:8080/", "https://a@www.kontan.co.id/",
    "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "file:///etc/passwd", "https:///news/a",
])  # fmt: skip
def test_no_other_host_is_asked(url):
    with pytest.raises(NotTaken, match="off_site"):
        OneSiteMiddleware().process_request(Request(url))


@pytest.mark.parametrize("address", [site.FRONT, site.RSS, site.SITEMAP, site.INDEX])
def test_only_the_site_is_asked_and_by_https(address):
    parts = urlsplit(address)
    assert parts.scheme == "https" and parts.hostname.endswith(site.DOMAIN)
