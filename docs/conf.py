"""The book of docs/, for Sphinx: `make docs`."""

import re
from pathlib import Path

from sphinx.application import Sphinx

project = "kontan_crawler"
html_title = project
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 4  # links to headings, as GitHub has them
exclude_patterns = ["_build"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["code.css"]
html_show_sphinx = html_show_copyright = html_copy_source = False
linkcheck_ignore = [r"https?://"]  # links within the book are checked by every build; other hosts cannot be reached from a closed machine


def _read_readme(app: Sphinx, page: str, source: list[str]) -> None:
    """Put README.md in the place of the page `readme`, its links as seen from docs/: to a page of the book, else to a copy of the file."""
    if page == "readme":
        text = Path(app.srcdir, "..", "README.md").read_text(encoding="utf-8").replace("](docs/", "](./")
        source[0] = re.sub(r"\]\((?!\./|https?:|#)", "](path:../", text)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _read_readme)
