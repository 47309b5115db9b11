"""The book of docs/, for Sphinx: `make docs`."""

project = "kontan_crawler"
html_title = project
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 4  # links to headings, as GitHub has them
exclude_patterns = ["_build"]
html_theme = "furo"
html_show_sphinx = html_show_copyright = html_copy_source = False
linkcheck_ignore = [r"https?://"]  # links within the book are checked by every build; other hosts cannot be reached from a closed machine
