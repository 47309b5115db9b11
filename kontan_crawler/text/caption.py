"""Picture captions: "ILUSTRASI. Pekerja memanen kopi. REUTERS/Nama Fotografer"."""

from functools import lru_cache

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.words import CAPITAL

_AGENCY = rf"(?:Pool via )?(?:{site.AGENCIES}|(?i:{site.AGENCIES})(?=\s?/\s?[{CAPITAL}]))"
_NAME = rf"(?:(?:van|von|de|der|den|del|della|da|dos|el|al|bin|binti|ibn|ter|ten) )*[{CAPITAL}][\w.'’-]*"
# A known agency, with or without names after slashes. Other capitals are an agency only before a name of at least two words.
_CREDIT = lazy(
    rf"(?:^|(?<=[\s(\[.,/©]))((?<=[(\[]){_NAME}(?: {_NAME}){{1,3}}\s?/\s?{_AGENCY}|(?:(?:(?<=[.!?:] )|(?<=[(\[©])|(?<=[©|—–/] )){_NAME}(?:[ /]{_NAME}){{0,3}}[ /]via )?{_AGENCY}(?:\s?/\s?(?:{_NAME}(?: {_NAME}){{0,4}}|[a-z]{{2,5}}))*"
    rf"|(?i:{site.STOCKS_OF_PICTURES})/[a-z][\w.-]*(?: [a-z]+)?"
    rf"|(?:(?<=[.!?©—–/-] )|(?<=[(\[©]))(?:{site.AGENCIES_IN_WORDS}|(?i:{site.STOCKS_OF_PICTURES}))(?:\s?/\s?{_NAME}(?: {_NAME}){{0,4}})?"
    rf"|(?:^|(?<=[.!?] )|(?<=[(\[©]))(?i:istimewa)|(?<=[–—/-] )(?:Istimewa|ISTIMEWA)|^(?i:{site.STOCKS_OF_PICTURES})"
    rf"|(?:(?<=[.!?] )|(?<=[(\[©]))(?:{site.MEDIA}|{site.GIVERS_OF_PICTURES})/{_NAME}(?: {_NAME}){{1,4}}"
    rf"|(?:(?<=©)|(?<=© ))(?!(?i:Hak Cipta|Copyright)){_NAME}(?: {_NAME}){{0,3}}\s?/\s?{_NAME}(?: {_NAME}){{0,4}}"
    rf"|(?:(?<=[.!?©] )|(?<=[©(\[]))(?:dpa|epa|afp|ap|ntb|tt|lusa|ansa|efe|pti|apa|pap|tass|mti)/{_NAME}(?: {_NAME}){{1,3}}"  # "dpa/Nama Satu"
    rf"|(?i:dok)/[A-Z]\w+(?: [A-Z]\w+){{0,3}}|(?:THE )?[A-Z]{{2,20}}(?: [A-Z]{{2,20}})?\s?/\s?{_NAME}(?: {_NAME}){{1,4}})(?:/\d{{1,2}}/\d{{1,2}}/\d{{2,4}})?[.)\]\s]*$"
)
_LABEL = r"(?i:Foto(?:gra(?:fer|fi))?|(?:Pewarta|Sumber|Kredit|Juru) foto|Kredit|Jepretan)"
_LABELLED = lazy(
    rf"\b(?:{_LABEL}\s?:|F(?:oto oleh|OTO OLEH)|(?:(?<=[(\[|©])|(?<=[,.!?–—|] ))(?i:foto|potret|jepretan|bidikan) oleh)\s*((?:(?:[a-z]{{2,5}}|{_NAME}(?: {_NAME}){{0,3}})\s?/\s?)?{_NAME}(?: {_NAME}){{0,5}}?(?:/[a-z]{{2,12}})?|(?i:{site.STOCKS_OF_PICTURES}|istimewa|ist|dok pribadi|dok(?:\.|umentasi) ?[\w. /&,]{{2,40}}?))[.)\]\s]*$"
)
_NAME_FIRST = lazy(rf"\b{_LABEL}\s?:\s*({_NAME}(?: {_NAME}){{0,3}}\s?/\s?{_AGENCY})[.)\]\s]*$")  # "Fotografer: Tia Anjani/REUTERS"
_LABEL_BEFORE = lazy(rf"\W*(?:{_LABEL}\s?:|(?i:(?:Foto|Potret|Jepretan|Bidikan) oleh))\s*")
_FIRST = lazy(rf"{_LABEL}:\s*((?:{site.AGENCIES})\s?/\s?{_NAME}(?: {_NAME}){{0,3}})\.\s+[{CAPITAL}]")
_ARCHIVE = lazy(
    rf"(\b(?:(?:{site.AGENCIES})/)?(?:Dok|dok|DOK)\.\s*{_NAME}(?:[ /]{_NAME}){{0,5}}?|(?<=[.!?©—–|] )(?:Dok|DOK) {_NAME}(?:[ /]{_NAME}){{0,3}}|(?:(?<=[.!?©—–|] )|(?<=[(\[]))(?i:dok(?:\.|umentasi)? ?(?:pribadi|keluarga)))[.)\]\s]*$"
)
_CREDITED = lazy(rf"[^.!?]{{10,200}}\({_AGENCY}\s?/\s?[^()]{{2,40}}\)\W*")
_ENDS_WITH_CREDIT = lazy(rf".{{15,250}}[.)] {_AGENCY}/{_NAME}(?: {_NAME}){{0,3}}\W*")
_COUNTER = lazy(
    r"^(?:\d{1,2}\s?/\s?\d{1,2}|\d{1,2} dari \d{1,2}(?: foto| gambar)?|(?:Perbesar|Zoom)(?=\s*ILUSTRASI|\s*$))(?:$|\s*(?=ILUSTRASI))"
)
_STOPS = lazy(r"(?<! [A-Z])\.+$")  # not of an initial
_MAX_CAPTION = 300  # characters
_MAX_CREDIT = 120  # characters, at the end of the caption


def without_counter(caption: str) -> str:
    """Return a caption without the counter of a gallery before it: "1/3"."""
    return _COUNTER.sub("", caption)


@lru_cache(maxsize=16)  # several questions are asked about a caption
def credit_of(caption: str) -> str | None:
    """Return the photographer or agency at the end of a caption, or before it behind a label; None without one."""
    end = caption[-_MAX_CREDIT:]
    match = ("dok" in end.lower() and _ARCHIVE.search(end)) or (":" in end and _NAME_FIRST.search(end)) or _CREDIT.search(end)
    if not match and (":" in caption or " oleh" in end.lower()):  # few captions
        match = _LABELLED.search(end) or _FIRST.match(caption)
    return _STOPS.sub("", match[1]) if match else None


def is_credit(line: str) -> bool:
    """Return whether a line is a credit and nothing else, with or without a label: "Fotografer: REUTERS/Nama Satu"."""
    credit = credit_of(line)
    return credit is not None and credit.rstrip(".") == _LABEL_BEFORE.sub("", line, count=1).strip("()[]./ ©—–-")


def has_own_credit(line: str) -> bool:
    """Return whether a line ends with an agency and a name that are no part of its sentence."""
    credit = credit_of(line) or ""
    if credit.lower().startswith("dok"):
        return line[: line.rfind(credit)].rstrip().endswith((".", "?", "!"))  # in brackets it may be that of a sentence
    return "/" in credit and line[: line.rfind(credit)].rstrip().endswith((".", "?", "!", "(", "[", ":", "©"))


def with_space_before_credit(caption: str) -> str:
    """Return a caption whose credit stands in an element of its own, right behind the last sentence, with a space between them."""
    credit = credit_of(caption)
    start = caption.rfind(credit) if credit else 0
    return f"{caption[:start]} {caption[start:]}" if caption[start - 1 : start] in (".", "?", "!") else caption


def is_credited(line: str) -> bool:
    """Return whether a whole line is a caption that ends with an agency and a name: "Kapal di dermaga (REUTERS/Tia Anjani)"."""
    if len(line) > _MAX_CAPTION or "/" not in line:
        return False
    return bool(_ENDS_WITH_CREDIT.fullmatch(line) or (line.rstrip().endswith((")", ").")) and _CREDITED.fullmatch(line)))
