"""Any answer as an HTML document, whatever its headers and its markup say of it."""

from contextlib import suppress

from parsel import Selector
from scrapy.http import HtmlResponse, TextResponse


def document_of(response: TextResponse) -> Selector:
    """Return an answer parsed as HTML.

    Not `response.selector`: that goes by a content type that may be wrong, and fails on a broken `<base>`.
    """
    return Selector(text=text_of_answer(response), type="html")


def text_of_answer(response: TextResponse) -> str:
    """Return an answer decoded: as UTF-8 if it is, whatever it says; else as it says, if there is such a charset.

    Bytes beyond ASCII that read as UTF-8 are hardly ever anything else (RFC 3629, section 1).
    """
    with suppress(UnicodeDecodeError):
        return response.body.decode("utf-8-sig")
    html = response if isinstance(response, HtmlResponse) else response.replace(cls=HtmlResponse)
    try:
        return html.text
    except (LookupError, UnicodeError):
        return html.replace(encoding="utf-8").text
