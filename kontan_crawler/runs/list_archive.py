"""`scrapy archive list`: what each file of an archive holds, and the space that all take."""

from collections.abc import Iterator
from pathlib import Path

from kontan_crawler.archive.contents import Contents, contents_of
from kontan_crawler.archive.names import warcs_in
from kontan_crawler.archive.scan import NotWarc
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.runs.archiving import space
from kontan_crawler.runs.summary import size_of


def list_archive(folder: Path, errors: list[str]) -> Iterator[str]:
    """Yield a line for each WARC file in a folder and the folders in it, then the totals. errors: gets a line for each file that cannot be read.

    Raises OSError.
    """
    answers, articles = 0, set[str]()
    warcs = warcs_in(folder)
    for warc in warcs:
        try:
            contents, size = contents_of(warc), warc.stat().st_size
        except (NotWarc, MissingExtraError) as error:
            errors.append(str(error))
            continue
        except OSError as error:
            errors.append(f"{error.filename or warc} cannot be read: {error.strerror}")
            continue
        answers += contents.answers
        articles |= contents.articles
        yield f"{warc.relative_to(folder)}  {_days(contents)}  {_counts(contents.answers, len(contents.articles))}, {size_of(size)}"
    taken, free = space(folder)
    yield f"files: {len(warcs)}, {_counts(answers, len(articles))}, {size_of(taken)} in all, {size_of(free)} free"


def _days(contents: Contents) -> str:
    return f"{contents.first} to {contents.last}" if contents.first else "no answer with a date"


def _counts(answers: int, articles: int) -> str:
    return f"answers: {answers}, articles: {articles}"
