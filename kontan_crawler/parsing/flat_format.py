"""Whether a text for `scrapy clean` is one: in JSON, CSV or HTML, words of the format would be cleaned with those of the story."""

import re

from kontan_crawler.parsing.flat_records import TEXT_KEYS

DELIMITERS = ",;\t|"
_JSON = re.compile(r"\s*\[?\s*\{\s*\"")
_MARKUP = re.compile(r"\s*<(?:[!?]|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def refuse_other_format(text: str) -> None:
    """Raise ValueError, with the option or command to use, if a text begins as JSON, CSV, HTML or XML does."""
    if _JSON.match(text):
        raise ValueError("the input is JSON, not plain text; use --jsonl, with one object a line")
    if _MARKUP.match(text):
        raise ValueError(
            "the input is HTML or XML, not plain text; use scrapy read PAGE.html --url URL for a page of the site, or give its text"
        )
    cells = [{cell.strip('"') for cell in text.partition("\n")[0].rstrip("\r").split(sign)} for sign in DELIMITERS]
    if any(len(names) > 1 and names & {*TEXT_KEYS} for names in cells):
        raise ValueError("the input is a table, not plain text; use --csv")
