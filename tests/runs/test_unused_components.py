"""Components that a setting turns off are not imported; one that a user turns on, or lists, works."""

import os
import subprocess
import sys

import pytest
from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from kontan_crawler.runs.unused_components import SWITCHES, UnusedComponents
from tests.in_process import ROOT

START = """
import sys
from scrapy.cmdline import execute
try:
    execute(["scrapy", "crawl", "artikel", "-a", "url=https://internasional.kontan.co.id/news/a", "-s", "OUTPUT_DIR=" + sys.argv[1],
             "-s", "RETRY_TIMES=0", "-s", "LOG_ENABLED=0"])
finally:
    print(*sys.modules)
"""


def components(name, **given):
    settings = Settings(dict.fromkeys(SWITCHES, False) | given)
    UnusedComponents().update_settings(settings)
    return settings.get_component_priority_dict_with_base(name)


@pytest.mark.parametrize(("switch", "name", "path"), [(switch, *rest) for switch, rest in SWITCHES.items()])
def test_setting(switch, name, path):
    assert path not in components(name)
    assert path in components(name, **{switch: "1"})
    assert components(name, **{name: {path: 5}})[path] == 5


@pytest.mark.parametrize("path", [path for _, path in SWITCHES.values()])
def test_component_of_scrapy(path):
    assert load_object(path)


def test_start_of_a_crawl_does_not_import_them(tmp_path):
    no_network = os.environ | {"https_proxy": "http://127.0.0.1:9", "no_proxy": ""}
    done = subprocess.run([sys.executable, "-c", START, tmp_path], cwd=ROOT, env=no_network, capture_output=True, text=True, check=False)
    imported = done.stdout.split()
    assert "kontan_crawler.spiders.artikel" in imported, done.stderr
    assert not {path.rpartition(".")[0] for _, path in SWITCHES.values()} & {*imported}
    assert not {"aiohttp", "requests"} & {*imported}
