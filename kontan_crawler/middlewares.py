"""Politeness toward the site as a whole, and no step outside of it."""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from kontan_crawler import site
from kontan_crawler.addresses import is_kontan, is_paid
from kontan_crawler.refusals import NotFollowed


class OneSlotMiddleware:
    """Puts all hosts of the site, robots.txt included, into one download slot: their delays are one delay."""

    def process_request(self, request: Request) -> None:
        if is_kontan(urlsplit(request.url).hostname or ""):
            request.meta["download_slot"] = site.DOMAIN


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, which lets requests pass that wait for the same robots.txt: of those only the first gets its rules."""

    async def robot_parser(self, request: Request) -> RobotParser | None:
        await super().robot_parser(request)
        return self._parsers[urlsplit(request.url).netloc]


class SiteRedirectMiddleware(RedirectMiddleware):
    """Follows redirects within the site and not behind its payment; each ends as an answer or as a reason.

    Not filtered as duplicates, or an article would vanish without a word; a second delivery is dropped later.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if is_paid(followed.url):
            raise NotFollowed("paywall")
        if not is_kontan(urlsplit(followed.url).hostname or ""):
            raise NotFollowed("redirected")
        return followed.replace(dont_filter=True)
