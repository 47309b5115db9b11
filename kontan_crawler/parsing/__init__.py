"""Parse a page into an Article, or into the reason why it has none. Pure: no crawler, no settings; the clock is an argument.

`read_article` is the entry point. It calls `assemble.py`, which collects the strings of a page, then `article.py`, which cleans
them and finds the time expressions. A crawl calls both in ITEM_PIPELINES. `listings.py` reads fronts, the daily index, RSS and sitemaps.
"""

from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import ReadResult, read_article

__all__ = ["HttpResponse", "ReadResult", "read_article"]
