"""Split an element tree into paragraphs, as a browser displays them. Iterative, so that nesting may have any depth."""

from lxml import etree

from kontan_crawler.text.end_of_story import move_end
from kontan_crawler.text.paragraph_builder import ElementTest, ParagraphBuilder
from kontan_crawler.text.paragraphs import Paragraphs


def read_paragraphs(root: etree._Element, is_skipped: ElementTest = lambda _: False, is_end: ElementTest = lambda _: False) -> Paragraphs:
    """Return the paragraphs of `root` in reading order.

    is_skipped: whether to leave out an element with all its content; the words before and after it stay separate.
    is_end: whether an element with attributes, or a comment, ends the story. Paragraphs after it have `after_end` set, if there is text before it.
    White space stays as in the source, but for that at the start of a line. A table is one paragraph, its cells joined by " | "; one that only arranges blocks is none.
    """
    builder = ParagraphBuilder(is_end)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped = None
    for event, node in events:
        if event == "start":
            if node.tag == "br":
                builder.break_line()
            elif is_skipped(node) and node is not root:
                builder.skip(node)
                events.skip_subtree()
                skipped = node
            elif node.tag == "sup" and builder.text.add_superscript(node):
                events.skip_subtree()
                skipped = node
            else:
                builder.start(node)
            continue
        if node is not skipped and node.tag != "br":
            builder.end(node)
        if node is not root and (text := node.tail):
            builder.text.add(text)
    builder.close_paragraph()
    if builder.text.paragraph.after_end:
        move_end(builder.paragraphs)
    return builder.paragraphs
