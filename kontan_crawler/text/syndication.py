"""The line that names the medium of a syndicated story: "Artikel ini telah tayang di Kompas.com dengan judul ..."."""

import re
from collections.abc import Sequence

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.byline import Byline, read_byline
from kontan_crawler.text.pointing import is_headline

_SYNDICATED = lazy(site.SYNDICATED, re.IGNORECASE)
_ELSEWHERE = lazy(site.SYNDICATED_ELSEWHERE, re.IGNORECASE | re.DOTALL)
_FIRST_TITLE, _OF_MEDIUM = lazy(site.SYNDICATED_FIRST, re.IGNORECASE), lazy(site.SYNDICATED_OF_MEDIUM, re.IGNORECASE)
_TITLED = lazy(r":\s*[\"“‘']|\b(?:ber|dengan )judul\b\W*(?:[\"“‘']|(?-i:[A-Z\d])|$)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z]\.(?: [A-Z]|$)")
_CREDIT = lazy(
    r"([^.\"“”‘’]{8,80})\b(?P<site>[\w-]{2,20}(?:\.(?:com|net|org|co|id|tv|news))+)\b([^.\"“”]{0,40})[\"“](?P<title>.{15,250})[\"”]((?:, (?:\w+ ){1,3}[A-Z]\w+(?: [A-Z]\w+)?)?)[.)\s]*"
)
_WORDS = (  # one of them is in each line of the forms above
    "tayang", "terbit", "dimuat", "publi", "appeared", "bersumber", "disadur", "diterjemah", "disunting", "diolah", "dikutip", "kerja", "kolaborasi", "asli", "judul",
)  # fmt: skip
_BEGINS = lazy(  # each line of the forms above but _CREDIT
    r"\W*(?:sebelumnya|sebagian|artikel|berita|tulisan|konten|naskah|laporan|cerita|telah|sudah|pernah|juga|lebih|pertama|tayang|terbit|di(?:muat|tayang|terbit|publi|sadur|sunting|olah|kutip|terjemah|salin)|bersumber|originally|published|appeared|baca)",
    re.IGNORECASE,
)
_SISTER = lazy(site.SISTER_SITES, re.IGNORECASE)
_BEFORE_TITLE = " :“\"'"
_MAX_CREDIT = 16  # words beside the medium and the title
_MAX_BARE = 7  # words of a line that begins with "Tayang di"
_LONG, _MAX_SYNDICATED = 320, 400  # characters
_MAX_SENTENCES = 2  # of a long line; one with a long title and its address has fewer


def drop_syndication(body: Body) -> None:
    """Remove "Artikel ini telah tayang di Kompas.com ..." and the names after it."""
    for number in range(len(body.blocks) - 1, -1, -1):
        if is_syndication(line := body.blocks[number].text):
            behind = body.blocks[number + 1 :]
            titles = int(_awaits_title(line) and bool(behind) and not (behind[0].heading or behind[0].text.endswith((".", ":", "”"))))
            body.blocks[number : number + 1 + titles + _count_of_names(behind[titles:])] = []


def _awaits_title(line: str) -> bool:
    """Return whether the title of a syndicated story follows its line: "... di Kompas.com dengan judul:"."""
    return line.rstrip(_BEFORE_TITLE).endswith((" judul", " berjudul", " judul berikut"))


def _credit(line: str) -> re.Match[str] | None:
    credited = _CREDIT.fullmatch(line)
    if credited is None or " ini " not in credited[1] or "kontan" in line.lower():
        return None
    return credited if len(f"{credited[1]}{credited[3]}{credited[5]}".split()) <= _MAX_CREDIT else None


def _credits_sister_site(line: str) -> bool:
    """Return whether a line credits a site of the same publisher, and the title there is a headline: in any words that of a syndicated story."""
    credited = _credit(line)
    return credited is not None and _SISTER.fullmatch(credited["site"]) is not None and is_headline(credited["title"])


def _count_of_names(blocks: Sequence[Block]) -> int:
    """Return how many blocks name the author and editor of a syndicated story. With a source or a second author they are the paper's own."""
    known = Byline()
    for number, block in enumerate(blocks):
        lines = block.text.split("\n")
        found = [byline for byline in map(read_byline, lines) if byline and not byline.sources]
        is_again = any((byline.authors and known.authors) or (byline.editors and known.editors) for byline in found)
        if is_again or len(found) < len(lines):
            return number
        for byline in found:
            known.merge(byline)
    return len(blocks)


def is_syndication(line: str) -> bool:
    """Return whether a line names the medium of a syndicated story: "Artikel ini telah tayang di Kompas.com dengan judul ..."."""
    may_credit, may_say_where = ".com" in line or ".id" in line, _BEGINS.match(line) is not None
    if not (may_credit or may_say_where) or len(line) > _MAX_SYNDICATED:  # most lines
        return False
    if len(line) > _LONG and len(_SENTENCE_END.findall(line)) > _MAX_SENTENCES:
        return False
    if may_credit and _credits_sister_site(line):
        return True
    if not (may_say_where and any(map(line.lower().__contains__, _WORDS))):
        return False
    if _ELSEWHERE.fullmatch(line) or _FIRST_TITLE.match(line) or _OF_MEDIUM.match(line):
        return True
    found = _SYNDICATED.match(line)
    is_short = len(line.split()) <= _MAX_BARE
    if not found or not (found["what"] or found["when"] or is_short):
        return False  # "Dimuat di Nature.com, temuan itu ..."
    is_bare = found["what"] and found["when"] and is_short  # "Tulisan ini pertama kali dimuat di Kompas."
    return bool(is_bare or _TITLED.search(line) or "." in found["medium"])
