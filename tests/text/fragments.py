"""Bodies from pieces of HTML."""

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.parts import join_parts, read_part


def read_body(fragment: str, base: str, number: int = 1) -> Body:
    """Return the body of a part, given as HTML."""
    return read_part(parse_html(fragment), base, number).body


def read_story(parts: list[str], base: str) -> Body:
    """Return the bodies of the parts, given as HTML in order, as one."""
    return join_parts([read_body(part, base, number) for number, part in enumerate(parts, 1)])
