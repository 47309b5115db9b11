"""The ledger's short lines: how many of the newest delivered articles have the same one."""

import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kontan_crawler.store.compact import expand_url
from kontan_crawler.store.feed_records import DeliveredArticle, StoryText
from kontan_crawler.text.lines import looks_like_story, short_lines

MAX_ARTICLES, MAX_AGE = 1000, timedelta(days=30)
"""The newest delivered articles whose lines are counted."""
_WINDOW = 100  # articles: a line is compared with those since its first article, and with at least so many
_MIN_ARTICLES, _MIN_SHARE = 5, 0.05
_MIN_STORIES, _MIN_STORY_SHARE = 20, 0.5  # of a line that looks like a part of the story: others write the same sentence, too
_SAMPLES = 3


@dataclass(frozen=True)
class RepeatedLine:
    """A short line that stands in many articles: in `articles` of the last `of`. urls: of the newest."""

    line: str
    articles: int
    of: int
    urls: tuple[str, ...] = ()
    looks_like_story: bool = False
    """It is like a sentence of a story, so that it must stand in more articles."""


class RepeatedLines:
    """The short lines of the newest delivered articles."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def count(self, articles: Iterable[DeliveredArticle], now: datetime) -> None:
        """Count the lines of delivered articles, once for each article, and forget old articles. Idempotent. now: aware."""
        since = (now - MAX_AGE).timestamp()
        recent = [(one.compact_url, one.story) for one in articles if one.story and one.story.crawled >= since]
        for compact, story in recent[-MAX_ARTICLES:]:
            self._add(compact, story)
        self._database.execute(
            "DELETE FROM counted WHERE crawled < ? OR number IN (SELECT number FROM counted ORDER BY crawled DESC, number DESC LIMIT -1 OFFSET ?)",
            (since, MAX_ARTICLES),
        )

    def forget(self, articles: Iterable[DeliveredArticle]) -> None:
        """Remove articles with their lines."""
        self._database.executemany("DELETE FROM counted WHERE address = ?", [(article.compact_url,) for article in articles])

    def find(self, listed: Collection[str] = ()) -> list[RepeatedLine]:
        """Return the lines that stand in many articles, the most frequent first. listed: lines that are known as boilerplate."""
        moments = [moment for (moment,) in self._database.execute("SELECT crawled FROM counted ORDER BY crawled")]
        rows = self._database.execute(
            "SELECT text, count(*), min(crawled), max(story) FROM line JOIN counted ON number = article"
            " WHERE text IN (SELECT text FROM line GROUP BY text HAVING count(*) >= ?)"  # few are, and the others need no join
            " GROUP BY text ORDER BY count(*) DESC, text",
            (_MIN_ARTICLES,),
        ).fetchall()
        found = [
            (line, count, _articles_since(first, moments), bool(story) or looks_like_story(line))
            for line, count, first, story in rows if line not in listed
        ]  # fmt: skip
        return [RepeatedLine(line, count, of, self._samples(line), story) for line, count, of, story in found if _is_many(count, of, story)]

    def _add(self, compact: str, story: StoryText) -> None:
        added = self._database.execute("INSERT OR IGNORE INTO counted (address, crawled) VALUES (?, ?)", (compact, story.crawled))
        if added.rowcount:
            lines = short_lines(story.text, story.headings)
            self._database.executemany(
                "INSERT INTO line VALUES (?, ?, ?)", [(line, added.lastrowid, is_heading) for line, is_heading in lines.items()]
            )

    def _samples(self, line: str) -> tuple[str, ...]:
        rows = self._database.execute(
            "SELECT address FROM line JOIN counted ON number = article WHERE text = ? ORDER BY crawled DESC, number DESC LIMIT ?",
            (line, _SAMPLES),
        )
        return tuple(expand_url(compact) for (compact,) in rows)


def _articles_since(first: int, moments: list[int]) -> int:
    """Return the number of moments since the first one, but at least the last _WINDOW."""
    return max(len(moments) - bisect_left(moments, first), min(len(moments), _WINDOW))


def _is_many(count: int, of: int, looks_like_story: bool) -> bool:
    least, share = (_MIN_STORIES, _MIN_STORY_SHARE) if looks_like_story else (_MIN_ARTICLES, _MIN_SHARE)
    return count >= max(least, share * of)
