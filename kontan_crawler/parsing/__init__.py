"""From the bytes of a page to an Article, or a reason why there is none. Pure: no crawler, no settings, the clock an argument.

`read_article` is the door. Inside, one after the other: `loading.py` gathers strings, `article.py` gives them their meaning
and finds the time expressions; a crawl does these two in ITEM_PIPELINES. `listings.py` reads fronts, the daily index, RSS and sitemaps.
"""

from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import ReadResult, read_article

__all__ = ["HttpResponse", "ReadResult", "read_article"]
