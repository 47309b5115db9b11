"""Read a page: its bytes in, an Article out, or the reason why there is none. Pure: no crawler, no settings; the clock is an argument.

`read_article` is the entry point. It calls `assemble.py`, which gathers the strings of a page, then `article.py`, which cleans
them and finds the time expressions; a crawl calls these in ITEM_PIPELINES. `listings.py` reads fronts, the daily index, RSS and sitemaps.
"""

from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import ReadResult, read_article

__all__ = ["HttpResponse", "ReadResult", "read_article"]
