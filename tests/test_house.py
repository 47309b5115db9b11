"""House rules, each with its remedy in the failure's message. `make check` runs them; what they look for stands in house_rules.py."""

import ast
import pkgutil
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import kontan_crawler
from kontan_crawler import outcomes, site
from kontan_crawler import settings as project
from kontan_crawler.middlewares.offsite import StrictOffsiteMiddleware
from kontan_crawler.middlewares.request_refused import RequestRefused
from tests.crawling import ROOT
from tests.house_rules import COMMON, clocks, imports, names_of, parsed, private_names, spelled_again

PACKAGE = Path(project.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
CRAWLING = [path for path in MODULES if "replica" not in path.parts]
PRIVATE = PACKAGE / "scrapy_private.py"
PURE = {
    "text": ("text", "site", "clock", "urls"),
    "dates": ("dates", "text", "site", "clock"),
    "parsing": ("parsing", "text", "dates", "items", "urls", "outcomes", "site", "clock", "__version__"),
    "store": ("store", "items", "urls", "outcomes", "input_files", "site", "clock"),
}
"""Rooms that know no crawler, and what they may import of the project."""
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": project.SPIDER_MODULES}))
SPIDERS = [LOADER.load(name) for name in LOADER.list()]


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_swallowed(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: name the error that is expected here"
            assert not {"Exception", "BaseException"} & {getattr(name, "id", "") for name in ast.walk(node.type)}, (
                f"line {node.lineno}: name the error that is expected here"
            )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_name_says_what_a_thing_is(path):
    assert path.stem not in {"utils", "helpers", "common"}, "name it in the words of its field"


@pytest.mark.parametrize(("room", "path"), [(room, path) for room in PURE for path in (PACKAGE / room).rglob("*.py")], ids=str)
def test_pure_rooms_know_no_crawl(room, path):
    known = {name for name in imports(path) if name.split(".")[0] in ("scrapy", "twisted", "kontan_crawler")}
    allowed = {f"kontan_crawler.{name}" for name in PURE[room]}
    assert not {name for name in known if ".".join(name.split(".")[:2]) not in allowed}, "move it above, or give it as an argument"


@pytest.mark.parametrize("path", [path for room in PURE for path in (PACKAGE / room).rglob("*.py")], ids=_name)
def test_pure_rooms_look_at_no_clock(path):
    assert not list(clocks(path)), "take the moment as an argument: the same bytes give the same record whenever they are read"


@pytest.mark.parametrize("line", [
    "datetime.now()", "date.today()", "f = datetime.now", "import time", "from kontan_crawler.clock import WIB, now", "from time import monotonic",
])  # fmt: skip
def test_a_look_at_the_clock_is_found(line, tmp_path):
    (path := tmp_path / "module.py").write_text(line)
    assert list(clocks(path))


def test_settings_import_nothing_of_the_project_but_its_version():
    known = {name for name in imports(PACKAGE / "settings.py") if name.startswith("kontan_crawler")}
    assert known == {"kontan_crawler.__version__"}, "every command imports the settings: name a class by its path, as text"


@pytest.mark.parametrize("path", [path for path in CRAWLING if path != PACKAGE / "outcomes.py"], ids=_name)
def test_a_name_is_spelled_once(path):
    assert not list(spelled_again(path)), (
        "import it from outcomes.py, which gives each of these a name; a family gives the names of its own"
    )


@pytest.mark.parametrize("path", [path for path in CRAWLING if path != PRIVATE], ids=_name)
def test_private_names_of_scrapy_stand_in_one_file(path):
    assert not list(private_names(path)), f"give it a public name in {PRIVATE.name}: only there a new version of Scrapy is looked at"


def test_no_class_takes_a_private_name_of_scrapys():
    """By accident or to change what it does: the name may mean something else in the next version."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(kontan_crawler.__path__, "kontan_crawler.")]
    classes = {one for module in modules for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__}
    taken = {
        f"{one.__module__}.{one.__name__}.{name}, of {base.__name__}"
        for one in classes if one.__module__ != "kontan_crawler.scrapy_private"
        for base in one.__mro__ if base.__module__.startswith("scrapy.")
        for name in vars(one).keys() & vars(base).keys() if name.startswith("_") and not name.startswith(("__", "_abc"))
    }  # fmt: skip
    assert not taken, f"call it otherwise, or change it in {PRIVATE.name}"


@pytest.mark.parametrize("line", [
    'stats.inc_value("article/read")', 'stats.inc_value(f"article/refused/{reason}")', 'if reason == "seen_in_this_run": pass',
    'stats.inc_value(f"{kind}/refused/paywall")', 'stats.inc_value("brand/new")', 'stats.set_value(kind + "/asked", 1)',
    'stats.get_value("/".join(parts))', "self.exitcode = 1", "self.exitcode |= 1", "self.exitcode = 1 if x else 0", "sys.exit(-1)", "exit(2)", "stats.inc_value(key='a/b')", "raise SystemExit(75)", 'begin = "listing/" + name', 'COUNTS = {"item_scraped_count": 0}', 'stats.get_value("scheduler/enqueued")', 'outcome = "paywall"',
])  # fmt: skip
def test_a_name_spelled_a_second_time_is_found(line, tmp_path):
    (path := tmp_path / "module.py").write_text(f'"""article/read"""\n{line}\n')
    found = list(spelled_again(path))
    assert found and all(one.startswith("2: ") for one in found)


def test_of_names_only_everyday_words_are_let_pass():
    assert names_of(outcomes) >= COMMON
    assert all(name.isalpha() for name in COMMON)


@pytest.mark.parametrize(("line", "found"), [
    ("engine._slot.closing", ["1: _slot"]), ("self._slot = 1\nengine._slot.nextcall", ["2: _slot"]), ("import scrapy.core._x", ["1: _x"]), ("from scrapy.core._private import Thing", ["1: _private"]),
    ("from scrapy.exceptions import _Stop", ["1: _Stop"]), ('getattr(crawler, "_apply", None)', ["1: _apply"]),
    ("self._slot = self._slot", []), ("def _place(self): return other._place", []), ("import x\nx.__name__", []), ("etree._Element", []), ("point._replace(x=1)", []),
])  # fmt: skip
def test_a_private_name_is_found(line, found, tmp_path):
    (path := tmp_path / "module.py").write_text(line)
    assert list(private_names(path)) == found


@pytest.mark.parametrize(("module", "line", "told"), [
    ("text/clean.py", "from kontan_crawler.text.byline import Byline", "No cycles are allowed in kontan_crawler.text."),
    ("dates/publication_time.py", "import kontan_crawler.runs.run", "kontan_crawler.dates is not allowed to import kontan_crawler.runs:"),
    ("clock.py", "import scrapy", "kontan_crawler.clock is not allowed to import scrapy:"),
    ("settings.py", "from kontan_crawler import site", "kontan_crawler.settings is not allowed to import kontan_crawler.site:"),
    ("more.py", "", "The following modules are not listed as layers:"),
])  # fmt: skip
def test_imports_that_go_the_other_way_are_found(module, line, told, tmp_path):
    """By import-linter as `make check` runs it, in a copy."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__", "templates"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / PACKAGE.name / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    (command,) = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "importlinter" in line]
    words = [sys.executable, *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and told in done.stdout, done.stdout + done.stderr


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
    StrictOffsiteMiddleware().process_request(request)
    assert request.meta["download_slot"] == site.DOMAIN


@pytest.mark.parametrize("url", [
    "https://kontan.co.id.example.com/", "http://www.kontan.co.id/", "https://www.kontan.co.id:8080/", "https://a@www.kontan.co.id/",
    "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "file:///etc/passwd", "https:///news/a",
])  # fmt: skip
def test_no_other_host_is_asked(url):
    with pytest.raises(RequestRefused, match="off_site"):
        StrictOffsiteMiddleware().process_request(Request(url))


@pytest.mark.parametrize("address", [site.FRONT, site.RSS, site.SITEMAP, site.INDEX])
def test_only_the_site_is_asked_and_by_https(address):
    parts = urlsplit(address)
    assert parts.scheme == "https" and parts.hostname.endswith(site.DOMAIN)
