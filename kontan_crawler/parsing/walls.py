"""What may stand before the articles of a site, told by the words of the response. Walls are not kontan.co.id's own: any site may get one."""

import re
from typing import NamedTuple

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse

_MAX_LENGTH = 100_000  # characters of a response that are searched


class Wall(NamedTuple):
    """A kind of response that hides the articles."""

    name: str
    form: re.Pattern[str]
    """Matches the URL or the HTML of such a response, in lower case: a search that ignores case takes four times as long."""
    remedy: str


def _wall(name: str, form: str, remedy: str) -> Wall:
    return Wall(name, re.compile(form), remedy)


_IN_BROWSER = "open such a URL in a browser on this machine"
_ASK = f"{_IN_BROWSER}; if it works there, ask the site to let this crawler in (CONTACT), and raise DOWNLOAD_DELAY"
WALLS = (
    _wall(
        "a challenge for browsers",
        r"just a moment|checking (?:if|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|captcha|challenge-platform|cf-chl"
        r"|turnstile|incapsula|datadome|ddos|perimeterx|unusual traffic|(?:bukan|not|are you) (?:a )?robot|enable javascript and cookies",
        _ASK,
    ),
    _wall(
        "a block",
        r"access denied|request (?:rejected|blocked)|(?:was|been) (?:rejected|blocked)|page blocked|akses (?:ditolak|diblokir)|(?:internet|trust) ?positif"
        r"|\bforbidden\b|diblokir",
        _ASK,
    ),
    _wall("a limit of the rate", r"too many requests|rate.?limit|terlalu banyak permintaan", "raise DOWNLOAD_DELAY, or crawl less often"),
    _wall(
        "a login form",
        r"\A\S*/(?:log-?in|sign-?in|masuk)\b|<input[^>]+type\s*=\s*[\"']?password|<title>[^<]*\b(?:log ?in|sign in|masuk)\b",
        f"{_IN_BROWSER}; articles may need an account now",
    ),
    _wall(
        "a consent page",
        r"cookie ?(?:consent|wall)|\A\S*consent|(?:setuju|terima) (?:semua )?cookie|(?:accept|allow) (?:all )?cookies|consent[-_]?(?:form|wall|manager)",
        f"{_IN_BROWSER}; the site may need cookies now",
    ),
)  # fmt: skip
WALL_NAMES = {wall.name for wall in WALLS}
SCRIPT_ONLY = Wall("a page of scripts", re.compile(r"<script"), f"{_IN_BROWSER}; articles may need JavaScript now")
OTHER_TEMPLATE = "another template", "check such a page with scrapy doctor, and update site.py"
OTHER_PAGE = "another page of the site", f"{_IN_BROWSER}; articles may have new URLs"
UNKNOWN = "an unknown page", "check such a page with scrapy doctor"
_FEW_WORDS = 40  # visible words of a page of scripts


def likely_cause(response: HttpResponse, words: int, is_own: bool | None) -> tuple[str, str]:
    """Return what a response without an article looks like, and what to do.

    words: number of visible words. is_own: whether its headlines are about the article.
    """
    if is_own and words >= _FEW_WORDS:
        return OTHER_TEMPLATE
    html = "" if response.unreadable else response.text[:_MAX_LENGTH]
    searched = f"{response.url}\n{html}".lower()
    for wall in (*WALLS, *([SCRIPT_ONLY] if words < _FEW_WORDS else [])):
        if wall.form.search(searched):
            return wall.name, wall.remedy
    if is_own:
        return OTHER_TEMPLATE
    return OTHER_PAGE if not response.unreadable and response.document.css(site.LISTING) else UNKNOWN
