"""Read what stands right behind the body, where a page's template ends the body early: byline, links to the next articles."""

from dataclasses import dataclass, field

from lxml import etree

from kontan_crawler.parsing.header_place import behind
from kontan_crawler.text.after_end import closing_links
from kontan_crawler.text.boilerplate import is_chrome
from kontan_crawler.text.byline import Byline, read_byline, with_roles
from kontan_crawler.text.byline_forms import without_glue
from kontan_crawler.text.byline_lines import first_byline, join_labels
from kontan_crawler.text.byline_parts import is_byline_label
from kontan_crawler.text.clean import clean
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, is_link
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.related import Related
from kontan_crawler.text.targets import Target, target_of


@dataclass
class Footer:
    """The names and the closing links behind a body."""

    byline: Byline = field(default_factory=Byline)
    related: list[Related] = field(default_factory=list)

    def add(self, other: "Footer") -> None:
        """Add the names and links behind the body of a further part, each once."""
        self.byline.merge(other.byline)
        self.related += [link for link in other.related if link not in self.related]


def read_footer(headline: etree._Element, body: etree._Element, base: str) -> Footer:
    """Return the names and closing links in the first elements after a body. base: canonical URL of the page."""
    paragraphs = Paragraphs(paragraph for element in behind(headline, body) for paragraph in read_paragraphs(element, is_chrome))
    lines = [clean(paragraph.text) for paragraph in paragraphs if not _is_tag(paragraph, base)]
    return Footer(first_byline(lines) or _byline_in(lines), list(closing_links(paragraphs, base)))


def _is_tag(paragraph: Paragraph, base: str) -> bool:
    """Return whether a paragraph is nothing but links to tags: "Jurnalis" is no label there."""
    links = [span.link for line in paragraph.lines for span in line if span.link is not None]
    return bool(links) and is_link(paragraph) and all(target_of(link.href, base) is Target.TAG for link in links)


def _byline_in(lines: list[str]) -> Byline:
    """Return the names in the lines that are a byline."""
    byline = Byline()
    for line in join_labels(_without_heading(lines)):
        byline.merge(read_byline(with_roles(without_glue(line))) or Byline())
    return byline


def _without_heading(lines: list[str]) -> list[str]:
    """Return lines without a single label that has no colon, which is a heading: "Penulis", "Lihat Semua"."""
    labels = [line for line in lines if is_byline_label(line)]
    return [line for line in lines if [line] != labels or line.endswith(":")]
