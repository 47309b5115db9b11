"""Scrapy imports all command modules and the settings for every command: they import little at module level."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontan_crawler import commands, settings
from tests.in_process import ROOT

LIGHT = {
    "__future__", "argparse", "collections.abc", "functools", "importlib", "importlib.util", "json", "logging", "os", "pathlib", "sys", "typing",
    "scrapy.commands", "scrapy.commands.crawl", "scrapy.crawler", "scrapy.exceptions", "scrapy.settings",
    "kontan_crawler", "kontan_crawler.commands.options", "kontan_crawler.outcomes",
}  # fmt: skip
"""Modules that Scrapy has already imported, and `outcomes`."""
READ_AT_EVERY_START = [Path(settings.__file__), *sorted(Path(commands.__file__).parent.glob("*.py"))]
START = """
import sys
from scrapy.cmdline import execute
try:
    execute(["scrapy", "version"])
finally:
    print(*(name for name in sys.modules if name.partition(".")[0] == "kontan_crawler"), sep="\\n")
"""


def imported(body: list[ast.stmt]) -> Iterator[str]:
    """Yield the names of modules imported at module level, except under TYPE_CHECKING."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif not isinstance(node, ast.FunctionDef) and "TYPE_CHECKING" not in ast.unparse(node).partition("\n")[0]:
            yield from imported(list(getattr(node, "body", [])))


@pytest.mark.parametrize("path", READ_AT_EVERY_START, ids=lambda path: path.name)
def test_module_level_imports_are_light(path):
    heavy = set(imported(ast.parse(path.read_text(encoding="utf-8")).body)) - LIGHT
    assert not heavy, f"{path.name} imports {', '.join(sorted(heavy))} at its top; import it inside the method that needs it"


def test_start_imports_no_other_module():
    done = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True)
    found = set(done.stdout.splitlines()[1:])
    assert "kontan_crawler.commands.crawl" in found
    assert {name for name in found if ".commands" not in name} == {
        "kontan_crawler",
        "kontan_crawler.settings",
        "kontan_crawler.outcomes",
    }, "find the command that imports it at module level, and import it inside the method that needs it"


def test_flat_texts_are_imported_when_they_are_asked_for():
    code = "import sys, kontan_crawler.parsing.article as _; from kontan_crawler import text; print('kontan_crawler.text.flat' in sys.modules, text.clean_flat('a').text)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, check=True).stdout == "False a\n"


def test_a_crawl_imports_no_library_that_it_may_not_need():
    code = "import sys, kontan_crawler.runs.crawl_invocation, kontan_crawler.spiders.internasional, kontan_crawler.pipelines; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, check=True).stdout.split()
    assert not {"prometheus_client", "rich", "trafilatura", "dateparser", "pyarrow"} & {*loaded}
