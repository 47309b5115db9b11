"""Import paths of components, checked without importing them, and settings of downloads."""

import json
import re
import sys

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.downloads import check_downloads
from kontan_crawler.runs.setting_checks.imports import check_imports, check_modules
from kontan_crawler.spider_args import ArgumentError

INVALID = [  # setting, value, what is named
    ("SCHEDULER", "foo", "foo"), ("SCHEDULER", "scrapy.Foo", "scrapy.Foo"), ("STATS_CLASS", "no.such.Class", "no.such.Class"),
    ("DUPEFILTER_CLASS", "", "DUPEFILTER_CLASS"), ("TWISTED_REACTOR", "asyncio", "asyncio"), ("ASYNCIO_EVENT_LOOP", "uvloop", "uvloop"),
    ("LOG_FORMATTER", "kontan_crawler.Nothing", "kontan_crawler.Nothing"), ("HTTPCACHE_STORAGE", "disk", "disk"),
    ("EXTENSIONS", {"foo.Bar": 1}, "foo.Bar"), ("EXTENSIONS", {"scrapy.Spider": "first"}, "first"), ("ADDONS", {"a.B": 1}, "a.B"), ("SPIDER_MIDDLEWARES", {}, "NoArticleMiddleware"),
    ("ITEM_PIPELINES", {"scrapy.Spider": [1]}, "[1]"), ("DOWNLOADER_MIDDLEWARES", {"": 1}, "DOWNLOADER_MIDDLEWARES"),
    ("FEED_EXPORTERS", {"yaml": "yaml"}, "yaml"), ("DOWNLOAD_HANDLERS", {"https": "no.Handler"}, "no.Handler"),
]  # fmt: skip
DOWNLOADS = [
    ("DOWNLOAD_BIND_ADDRESS", "eth0"), ("DOWNLOAD_BIND_ADDRESS", "192.0.2.1"), ("DOWNLOAD_BIND_ADDRESS", "127.0.0.1:80"),
    ("DOWNLOAD_SLOTS", {"kontan.co.id": 3}), ("DOWNLOAD_SLOTS", {"kontan.co.id": {"delay": "2"}}), ("DOWNLOAD_SLOTS", {"a": {"delay": -2}}),
]  # fmt: skip


def settings_with(name, value):
    settings = get_project_settings()
    settings.set(name, json.dumps(value) if isinstance(value, dict) else value, priority="cmdline")
    return settings


@pytest.mark.parametrize(("name", "value", "named"), INVALID, ids=str)
def test_invalid_path(name, value, named):
    with pytest.raises(ArgumentError, match=rf"{name}.*{re.escape(named)}" if named != name else name):
        check_imports(settings_with(name, value))


def test_valid_paths():
    check_imports(get_project_settings())
    check_imports(settings_with("EXTENSIONS", {"scrapy.extensions.statsmailer.StatsMailer": 1.5, "scrapy.Spider": None}))


def test_nothing_is_imported(tmp_path, monkeypatch):
    (tmp_path / "odd_extension.py").write_text("raise SystemExit")
    monkeypatch.syspath_prepend(str(tmp_path))
    check_imports(settings_with("EXTENSIONS", {"odd_extension.Extension": 1}))
    assert "odd_extension" not in sys.modules


def test_missing_spider_module():
    check_modules(get_project_settings())
    with pytest.raises(ArgumentError, match="no_spiders"):
        check_modules(settings_with("SPIDER_MODULES", "kontan_crawler.spiders,no_spiders"))


@pytest.mark.parametrize(("name", "value"), DOWNLOADS, ids=str)
def test_invalid_download_setting(name, value):
    with pytest.raises(ArgumentError, match=name):
        check_downloads(settings_with(name, value))


def test_valid_download_settings():
    for name, value in [("DOWNLOAD_BIND_ADDRESS", "127.0.0.1"), ("DOWNLOAD_SLOTS", {"kontan.co.id": {"delay": 2, "concurrency": 1}})]:
        check_downloads(settings_with(name, value))
