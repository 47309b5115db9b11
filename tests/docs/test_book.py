"""`make docs` gives no warning, and links within the project lead somewhere, also those of pages that are not in the book."""

import re
import subprocess
import sys

import pytest

from tests.in_process import ROOT
from tests.test_packaging import MAKEFILE

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_book_is_made_without_a_warning(tmp_path):
    pytest.importorskip("sphinx", reason="the book needs Python 3.11")
    (recipe,) = re.findall(r"^docs: .*\n\t@\$\(RUN\) (.+)$", MAKEFILE, re.MULTILINE)
    *words, to = recipe.split()
    assert to == "docs/_build/html" and "-W" in words
    done = subprocess.run([sys.executable, "-m", *words, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    index, readme = ((tmp_path / f"{name}.html").read_text("utf-8") for name in ("index", "readme"))
    assert 'href="readme.html"' in index and "What it has been tested on" in readme and 'href="first-crawl.html"' in readme
    assert "_static/code.css" in index and (tmp_path / "_static" / "code.css").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for path, anchor in LINK.findall(re.sub(r"```.*?```|`[^`\n]*`(?!\])", "", page.read_text("utf-8"), flags=re.DOTALL)):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target.read_text("utf-8")), f"{path}#{anchor}"
