"""Flat texts with known borders: paragraphs and headlines of real articles, joined as scrapers join them.

A third of the articles and of the headlines, by the hash of their address or words, is unseen: nothing is learnt from it.
"""

import html
import json
import random
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

Share = Literal["learnt", "unseen"]
SENTENCE = re.compile(r"(?<=[.!?\"”])\s+(?=[A-Z“\"‘\d])")
_POINTER = re.compile(r"(?:baca juga|tonton)\s*:\s*", re.IGNORECASE)
_FOREIGN = re.compile(
    r"KONTAN\.CO\.ID|Cek Berita|Google News|Konten oleh|Chart by|^(?:Reporter|Editor|Sumber|Penulis)\s*:|Baca Juga|Tonton:", re.IGNORECASE
)
_TABLE = re.compile(r"[a-z]\d|\d[A-Z][a-z]|\w{25}")  # cells without a space between them
_LABELS = (*["Baca Juga: "] * 6, "Baca juga: ", "Tonton: ", "Tonton: ", "BACA JUGA: ", "Baca Juga:", "Baca Juga : ")
_SIGNS = '.,:;!?()"“”‘’'


class Pointer(NamedTuple):
    """A pointer in a flat text: where its label begins, where its title begins and ends."""

    start: int
    title: int
    end: int
    style: str
    """"title": in title case, as printed; "sentence": turned into sentence case; "other": of another source; "short": a clause of one; "own": where the article has it."""


class FlatText(NamedTuple):
    """A flat text and its pointers. kind: of its source."""

    kind: str
    text: str
    pointers: list[Pointer]


def share_of(key: str) -> Share:
    """Return whether an article or headline may be learnt from."""
    return "unseen" if int(sha256(key.encode()).hexdigest(), 16) % 3 == 2 else "learnt"


def headlines(folder: Path, share: Share) -> tuple[list[str], list[str]]:
    """Return the headlines of the list, and those of the articles."""
    listed = dict.fromkeys(line.strip() for line in (folder / "titles_2026.txt").read_text(encoding="utf-8").splitlines() if line.strip())
    others = [row["title"] for row in _rows(folder / "internasional_2025.jsonl", share)]
    for row in _rows(folder / "real_pages.jsonl", share):
        others += row["truth"]["title"], *row["truth"]["related"]
    return [line for line in listed if share_of(line) == share], list(dict.fromkeys(others))


def articles(folder: Path, share: Share) -> Iterator[tuple[str, list[str]]]:
    """Yield the kind and the paragraphs of each article; a pointer of its own begins with its label."""
    for row in _rows(folder / "market_2026.jsonl", share):
        yield "market", [paragraph for paragraph in map(_plain, row["paragraphs"]) if _POINTER.match(paragraph) or _is_story(paragraph)]
    for row in _rows(folder / "real_pages.jsonl", share):
        yield "pages", [paragraph for paragraph in map(_plain, row["truth"]["paragraphs"]) if _is_sentence(paragraph)]
    for text in dict.fromkeys(row["flat_text"] for row in _rows(folder / "internasional_2025.jsonl", share)):
        sentences = [sentence for sentence in map(_plain, SENTENCE.split(text)) if _is_sentence(sentence) and not sentence[0].islower()]
        yield "internasional", sentences
    for path in sorted((folder / "timex_raw").glob("*.tml")):
        if share_of(path.name) == share:
            yield "kompas", [paragraph for paragraph in _of_timeml(path) if _is_sentence(paragraph)]


def joined(folder: Path, share: Share, lower: frozenset[str], seed: int, copies: int) -> list[FlatText]:
    """Return `copies` flat texts of each article, with one to four headlines at any place. lower: words that are no names."""
    draw = random.Random(seed)
    titles = _drawn_titles(*headlines(folder, share), lower, draw)
    texts = []
    for kind, paragraphs in articles(folder, share):
        for copy in range(copies * (2 if kind == "internasional" else 1)):
            units = [(paragraph, "") for paragraph in paragraphs if not _POINTER.match(paragraph)]
            if copy == 0:
                units = [(_POINTER.sub("", one), "own" if _POINTER.match(one) else "") for one in paragraphs]
            if sum(not style for _, style in units) > 1:
                for _ in range(draw.randint(0 if copy == 0 else 1, 4)):
                    _insert(units, next(titles), draw)
                texts.append(_join(kind, units, draw))
    return [text for text in texts if text.pointers]


def sentence_case(title: str, lower: frozenset[str]) -> str:
    """Return a headline as KONTAN printed it before 2022: only its first word, names and abbreviations capitalised."""
    first, *others = title.split(" ")
    return " ".join(
        [first, *(word.lower() if word.strip(_SIGNS).istitle() and word.strip(_SIGNS).lower() in lower else word for word in others)]
    )


def _drawn_titles(listed: list[str], others: list[str], lower: frozenset[str], draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield headlines and their style without end, each as often as the others, a third of them in sentence case."""
    clauses = [clause for title in listed for clause in title.split(", ") if title.count(", ") == 1 and len(clause.split()) > 2]
    while True:
        pool = [(title, "title") for title in listed] + [(title, "other") for title in others] * 2
        pool += [(clause, "short") for clause in draw.sample(clauses, len(clauses) // 3)]
        draw.shuffle(pool)
        for title, style in pool:
            changed = sentence_case(title, lower) if style in ("title", "short") and draw.random() < 0.35 else title
            changed += "." if draw.random() < 0.03 and changed[-1].isalpha() else ""
            yield changed, "sentence" if changed.removesuffix(".") != title.removesuffix(".") and style == "title" else style


def _insert(units: list[tuple[str, str]], title: tuple[str, str], draw: random.Random) -> None:
    """Insert a headline between two paragraphs, two sentences, or in the middle of a sentence."""
    place, chance = draw.randrange(1, len(units) + 1), draw.random()
    if chance > 0.55 and place < len(units) and not units[place][1]:
        paragraph = units[place][0]
        pieces = SENTENCE.split(paragraph) if chance < 0.85 else paragraph.split() if chance < 0.91 else []
        if len(pieces) > (1 if chance < 0.85 else 8):
            cut = draw.randrange(1, len(pieces)) if chance < 0.85 else draw.randrange(3, len(pieces) - 2)
            units[place : place + 1] = [(" ".join(pieces[:cut]), ""), (" ".join(pieces[cut:]), "")]
            place += 1
    units.insert(place, title)


def _join(kind: str, units: Iterable[tuple[str, str]], draw: random.Random) -> FlatText:
    """Join units by spaces, by line breaks, or as lines wrapped at some column."""
    form = draw.choices(("flat", "lines", "paragraphs", "wrapped"), (12, 2, 1, 2))[0]
    between = {"lines": "\n", "paragraphs": "\n\n"}.get(form, " ")
    text, pointers = "", []
    for unit, style in units:
        text += between if text else ""
        if style:
            label = draw.choice(_LABELS)
            pointers.append(Pointer(len(text), len(text) + len(label), len(text) + len(label) + len(unit), style))
            text += label
        text += unit
    return FlatText(kind, _wrapped(text, draw.randint(50, 90)) if form == "wrapped" else text, pointers)


def _wrapped(text: str, width: int) -> str:
    """Return a text with a line break for the first space after each `width` characters."""
    letters, column = list(text), 0
    for number, letter in enumerate(letters):
        column += 1
        if letter == " " and column > width:
            letters[number], column = "\n", 0
    return "".join(letters)


def _rows(path: Path, share: Share) -> Iterator[dict]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return (row for row in rows if share_of(row["url"]) == share)


def _of_timeml(path: Path) -> Iterator[str]:
    raw = path.read_bytes()
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
    for paragraph in re.split(r"\n\s*\n", body[1] if body else ""):
        yield " ".join(html.unescape(re.sub(r"<[^>]+>", "", paragraph)).split())


def _plain(text: str) -> str:
    return text.replace("\xa0", " ").strip()


def _is_story(paragraph: str) -> bool:
    return not _FOREIGN.search(paragraph) and len(_TABLE.findall(paragraph)) < 2 and 0 < len(paragraph) <= 1500


def _is_sentence(paragraph: str) -> bool:
    return _is_story(paragraph) and len(paragraph.split()) > 5 and paragraph.endswith((".", "?", "!", '"', "”", ")"))
