"""Kinds of HTML elements, by tag."""

from kontan_crawler.text.tables import ROW_GROUPS

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "ul",
}  # fmt: skip
"""Elements that end the paragraph before them, and their own."""
BOLD = frozenset({"b", "strong"})
CELLS = frozenset({"td", "th", "caption"})
LISTS = frozenset({"ul", "ol"})
CONTROLS = frozenset({"button", "form", "input", "select", "textarea"})
SPECIAL = BOLD | CELLS | CONTROLS | ROW_GROUPS | {"a", "img", "q", "table", "tr"}
"""Elements that are more than a block."""
CONTAINERS = frozenset({"article", "aside", "body", "div", "main", "section"})
"""Elements that hold blocks and no words of their own."""
ASIDES = frozenset({"aside", "nav"})
"""Elements that the page marks as not of the story."""
INVISIBLE_TAGS = frozenset({"script", "style", "noscript", "template"})
"""Elements without visible text. They do not separate words."""
