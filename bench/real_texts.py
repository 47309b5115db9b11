"""Build pages from real texts, parse them, and print the differences between record and text.

    python -m bench.real_texts FOLDER

FOLDER has files of JSON Lines: `{url, title, published_raw or timestamp, paragraphs or flat_text}`. A flat text is split
at the byline, at "Baca Juga:" with the title-cased words after it, and at the closing line.
"""

import difflib
import html
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from kontan_crawler.clock import now
from kontan_crawler.items import Article
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import build_article
from kontan_crawler.parsing.assemble import load_article

_BYLINE = re.compile(r"(?:Sumber|Reporter|Penulis)\s?:[^|]*\|\s?Editor\s?:(?:.{1,60}?(?=\s?\u200b?KONTAN)| (?:[A-Z]\w+ ?){2})")
_LABEL = re.compile(r"(?:Baca Juga|Tonton): ")
_LOWER_CASE = frozenset(
    "akibat atas bagi dan dari dengan di hingga jadi karena ke oleh pada saat sebagai setelah tak untuk usai yang vs".split()
)
_LABELLED = re.compile(r"(Baca Juga|Tonton):\s*(.*)", re.DOTALL)
_LEFT_OVER = re.compile(
    r"Baca Juga|Tonton ?:|Cek Berita|Google News|KONTAN\.CO\.ID|Editor ?:|Reporter ?:|Konten oleh|Chart by|Sumber: ?http|[\u200b\xa0]"
)
_PAGE = """<html><head><title>{title}</title></head><body><h1 class="detail-desk">{title}</h1>
<div class=" fs14 ff-opensans font-gray">{date}</div>
<div class="tmpt-desk-kon" itemprop="articleBody">{body}<!-- pagination end -->{closing}</div></body></html>"""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_CLOSING = re.compile(r"Cek Berita dan Artikel yang lain di ?Google News")


def main(folder: Path) -> None:
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            _compare(json.loads(line), counts)
    print(f"\n{counts['texts']} texts; " + "; ".join(f"{count} {name}" for name, count in counts.most_common() if name != "texts"))


def _compare(row: dict, counts: Counter[str]) -> None:
    paragraphs = row.get("paragraphs") or _split(row["flat_text"])
    article = _record(row, paragraphs)
    counts["texts"] += 1
    for left_over in _LEFT_OVER.findall(article.text):
        counts["left over"] += 1
        print(f"LEFT OVER {left_over!r}: {row['url']}")
    for kind, words in _differences(paragraphs, article):
        counts[kind] += 1
        print(f"{kind:9} {words}")
    counts.update(f"warnings {code}" for code in article.warnings)


def _split(flat: str) -> list[str]:
    byline = _BYLINE.match(flat)
    parts, end = [byline[0]] if byline else [], byline.end() if byline else 0
    for label in _LABEL.finditer(flat, end):
        parts.append(flat[end : label.start()])
        end = label.end() + _title_length(flat[label.end() :])
        parts.append(flat[label.start() : end])
    return [part for part in (*parts, flat[end:]) if part.strip()]


def _title_length(text: str) -> int:
    """Return the length of a title in title case. The word before the first lower-case word starts the next sentence."""
    end = last = 0
    for word in re.finditer(r"\S+\s*", text):
        if word[0][0].islower() and word[0].strip() not in _LOWER_CASE:
            return last
        last, end = word.start(), word.end()
    return end


def _record(row: dict, paragraphs: list[str]) -> Article:
    closing = [text for text in paragraphs if _CLOSING.fullmatch(text)]
    page = _PAGE.format(
        title=html.escape(row["title"]), date=row.get("published_raw") or row["timestamp"],
        body="\n".join(map(_html, [text for text in paragraphs if text not in closing])),
        closing='<p>Cek Berita dan Artikel yang lain di <a class="track-gnews">Google News</a></p>' if closing else "",
    )  # fmt: skip
    return build_article(load_article(HttpResponse(row["url"], page.encode()), now()))


def _html(text: str) -> str:
    labelled = _LABELLED.fullmatch(text)
    if labelled:
        return f'<p><strong>{labelled[1]}: <a href="/news/x">{html.escape(labelled[2])}</a></strong></p>'
    return f"<p>{html.escape(text)}</p>"


def _differences(paragraphs: list[str], article: Article) -> list[tuple[str, str]]:
    """Return the words lost, added, joined or separated, as (kind, words)."""
    story = [text for text in paragraphs if not (_BYLINE.fullmatch(text) or _LABELLED.fullmatch(text) or _CLOSING.fullmatch(text))]
    before, after = _tokens("\n".join(story)), _tokens(article.text)
    matcher = difflib.SequenceMatcher(a=[word for word, _ in before], b=[word for word, _ in after], autojunk=False)
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(before[i:j], after[k:m], strict=True)
            found += [("GLUED" if old else "SPLIT", word) for (word, old), (_, new) in list(pairs)[1:] if old != new]
            continue
        lost, gained = (" ".join(word for word, _ in side) for side in (before[i:j], after[k:m]))
        found += [("dateline" if i == 0 else "LOST", lost)] * bool(lost) + [("NEW", gained)] * bool(gained)
    return found


def _tokens(text: str) -> list[tuple[str, bool]]:
    text = unicodedata.normalize("NFC", text.replace("\u200b", ""))
    return [(match[0], match.start() > 0 and text[match.start() - 1].isspace()) for match in _TOKEN.finditer(text)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
