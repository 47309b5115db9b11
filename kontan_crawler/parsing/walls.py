"""What may stand before the articles of a site, told by the words of the response. Walls are not kontan.co.id's own: any site may get one."""

import re
from typing import NamedTuple

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse

_MAX_LENGTH = 100_000  # characters of a response that are searched


class Wall(NamedTuple):
    """A kind of response that hides the articles."""

    name: str
    forms: tuple[re.Pattern[str], ...]
    """One of them matches in the URL or the HTML of such a response, in lower case: a search that ignores case takes four times as long. Each
    begins with letters or at the start of the text, for speed."""
    remedy: str

    def hides(self, searched: str) -> bool:
        """Return whether a URL and HTML, in lower case, have one of the forms."""
        return any(form.search(searched) for form in self.forms)


def _wall(name: str, remedy: str, *forms: str) -> Wall:
    return Wall(name, tuple(map(re.compile, forms)), remedy)


_IN_BROWSER = "open such a URL in a browser on this machine"
_ASK = f"{_IN_BROWSER}; if it works there, ask the site to let this crawler in (CONTACT), and raise DOWNLOAD_DELAY"
WALLS = (
    _wall(
        "a challenge for browsers",
        _ASK,
        "just a moment", r"checking (?:if|your browser)", r"verify(?:ing)? (?:that )?you are (?:a )?human", "captcha", "challenge-platform", "cf-chl",
        "turnstile", "incapsula", "datadome", "ddos", "perimeterx", "unusual traffic", r"bukan (?:a )?robot", r"not (?:a )?robot", r"are you (?:a )?robot",
        "enable javascript and cookies",
    ),
    _wall(
        "a block",
        _ASK,
        "access denied", r"request (?:rejected|blocked)", r"was (?:rejected|blocked)", r"been (?:rejected|blocked)", "page blocked",
        r"akses (?:ditolak|diblokir)", r"internet ?positif", r"trust ?positif", r"forbidden(?<=\bforbidden)\b", "diblokir",
    ),
    _wall(
        "a limit of the rate",
        "raise DOWNLOAD_DELAY, or crawl less often",
        "too many requests", r"rate.?limit", "terlalu banyak permintaan",
    ),
    _wall(
        "a login form",
        f"{_IN_BROWSER}; articles may need an account now",
        r"\A\S*/(?:log-?in|sign-?in|masuk)\b", r"<input[^>]+type\s*=\s*[\"']?password", r"<title>[^<]*\b(?:log ?in|sign in|masuk)\b",
    ),
    _wall(
        "a consent page",
        f"{_IN_BROWSER}; the site may need cookies now",
        r"cookie ?(?:consent|wall)", r"\A\S*consent", r"setuju (?:semua )?cookie", r"terima (?:semua )?cookie", r"accept (?:all )?cookies",
        r"allow (?:all )?cookies", r"consent[-_]?(?:form|wall|manager)",
    ),
)  # fmt: skip
WALL_NAMES = {wall.name for wall in WALLS}
SCRIPT_ONLY = _wall("a page of scripts", f"{_IN_BROWSER}; articles may need JavaScript now", "<script")
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
        if wall.hides(searched):
            return wall.name, wall.remedy
    if is_own:
        return OTHER_TEMPLATE
    return OTHER_PAGE if not response.unreadable and response.document.css(site.LISTING) else UNKNOWN
