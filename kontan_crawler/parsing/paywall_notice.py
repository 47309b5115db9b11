"""Lines that say that an article is not free: by a known phrase, or as they name both the rest of the article and what it costs."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.interface_words import names_page
from kontan_crawler.text.named import names_others
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.to_reader import asks_reader

_NOTICE, _LABEL, _MORE, _REPORTED, _PAPER, _BILL, _FORMS, _OF_OTHERS = (
    lazy(words, re.IGNORECASE)
    for words in (
        site.PAYWALL_WORDS,
        site.PAYWALL_LABEL,
        site.PAYWALL_MORE_WORDS,
        site.REPORTED_SPEECH,
        site.PAPER_NAME,
        site.PAYWALL_BILL_WORDS,
        site.PAYWALL_FORMS,
        site.PAYWALL_NEWS_WORDS,
    )
)
_BEFORE = lazy(r"^(?:\W*(?:mohon |kami mohon )?maaf,?\s+|[^\w\"“(]+)", re.IGNORECASE)
_SENTENCE_END = lazy(r"(?<=[.!?])\s+")
_NEWS = lazy(r"(?:\S+ ){4,}\S+[.!?][”\"]?")  # a sentence
_ABBREVIATION = lazy(
    r"\b(?!KONTAN|QRIS|PPN|PDF|VIP|ID)[A-Z]{3,}\b|\b\d[\d.,]*\s?(?:%|persen|juta|miliar|triliun|orang)(?! (?:dari )?(?:artikel|isi|berita))"
)
_NAMES = lazy(r"\b(?:Kontan|KONTAN) (?:Plus|Premium|Insight|Digital)\b|\b(?:Plus|Premium|Insight|Digital|Midtrans|Gopay|GoPay|Dana|Ovo)\b")
# One of them is in each line that names the rest of an article.
_OF_REST = (" ini", *"lengkap premium berbayar artikel membaca cuplikan pratinjau article story reading".split())
_MAX_NOTICE, _MAX_REST = 60, 12  # words of a notice; of a line after it, such as a price or a button
_MAX_SENTENCES = 1  # after a notice


def is_notice(line: str) -> bool:
    """Return whether a line says that this article is not free. A line that reports such words, or that is news, does not."""
    text = _bare(" ".join(line.split()))
    if text.count(" ") >= _MAX_NOTICE or not (any(map(_is_known, _sentences(text))) or _has_form(text)):
        return False
    return not any(pattern.search(text) for pattern in (_PAPER, _REPORTED, _OF_OTHERS))


def _bare(text: str) -> str:
    """Return a line without signs and courtesies before it: "🔒 Artikel ini dikunci", "Mohon maaf, ..."."""
    return text if text[:1].isalnum() and text[:1] not in "Mm" else _BEFORE.sub("", text)


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text) if any(map(text.__contains__, ".!?")) else [text]


def is_label(line: str) -> bool:
    """Return whether a line is only a label of an article that is not free: "Artikel Premium"."""
    return _LABEL.match(_bare(line)) is not None


def may_follow(notice: str, lines: list[str]) -> bool:
    """Return whether nothing but lines of a paywall follows a notice: prices, buttons, a sentence in its praise."""
    others = [line for line in lines if not _is_of_wall(line)]
    sentences = [line for line in others if _NEWS.fullmatch(line) and not (asks_reader(line) or _BILL.search(line))]
    least = 0 if is_label(notice) else _MAX_SENTENCES
    return all(len(line.split()) <= _MAX_REST for line in others) and len(sentences) <= least and not any(map(_is_of_news, sentences))


def _is_known(sentence: str) -> bool:
    return bool(_NOTICE.match(sentence) or _LABEL.match(sentence))


def _has_form(text: str) -> bool:
    """Return whether a sentence of a line names the rest of an article and what it costs, and nothing of the news: "Artikel ini hanya bisa diakses dengan akun premium."."""
    lower = text.lower()
    if not any(map(lower.__contains__, _OF_REST)):  # most lines
        return False
    return any(map(_FORMS.match, _sentences(text))) and not (_is_of_news(text) or has_speech(text))


def _is_of_news(text: str) -> bool:
    """Return whether a line names someone or a figure."""
    return _ABBREVIATION.search(text) is not None or names_others(_NAMES.sub("", text))


def _is_of_wall(line: str) -> bool:
    return names_page(line) or is_chrome_line(line) or is_notice(line) or bool(_MORE.match(line))
