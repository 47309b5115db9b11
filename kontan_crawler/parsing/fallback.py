"""Extract the text of a page without a known template, with trafilatura."""

import re

_HEADLINE = re.compile(r"<h1>.*?</h1>", re.DOTALL)


def extract_body(html: str) -> str:
    """Return the main text of any page as HTML, without its headline; "" if it has none."""
    import trafilatura  # slow to import, and few pages need it
    from trafilatura.settings import Extractor

    options = Extractor(output_format="html", links=True, tables=True, comments=False, formatting=True)
    return _HEADLINE.sub("", trafilatura.extract(html, options=options) or "")
