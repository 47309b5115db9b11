"""Drop the blocks of a page that are foreign to the story, from the inside out."""

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.elements import SECTIONS, names_subhead
from kontan_crawler.text.features import Reads
from kontan_crawler.text.foreign_blocks import is_foreign
from kontan_crawler.text.introduced import introduces, is_step
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.paragraphs import Group
from kontan_crawler.text.shapes import Shapes, is_long_sentence, part_names

_MAX_WORDS = 150  # of a foreign block


class BlockDropper:
    """Drops foreign blocks. One that stands apart and is dropped says nothing of the blocks around it."""

    def __init__(self, draft: Draft, shapes: Shapes) -> None:
        """Prepare to judge the blocks of a draft by their shapes, too."""
        self._draft, self._shapes = draft, shapes
        self._total = sum(features.words for features in draft.found if features.reads is Reads.STORY)
        # Which paragraphs say something of their block: pointers with a label, and rules, stand between paragraphs of the story.
        self._counted = [
            not (features.is_labelled or dropped) and any(map(str.isalnum, features.text))
            for features, dropped in zip(draft.found, draft.dropped, strict=True)
        ]
        self._controls = [0] * len(draft.found)  # of the blocks dropped, at the first paragraph of each

    def drop(self) -> None:
        """Drop the foreign blocks, except items of a list that are its steps. No step has a button."""
        for group in self._draft.paragraphs.groups:
            if self._is_plain(group) or self._is_subhead(group):
                continue
            block = self._block(group)
            is_item = group.tag == "li" and group.stop == group.start + 1 and not group.controls
            is_steps = group.tag in ("ol", "li") and group.start in self._draft.steps
            if block and not is_steps and is_foreign(block) and not (is_item and is_step(self._draft, group.start)):
                self._drop(group)

    def _is_plain(self, group: Group) -> bool:
        """Return whether a block is a bare `p` with a sentence of news, as most blocks are: no closer look is needed."""
        if group.tag != "p" or group.names or group.controls or group.pictures or group.stop != group.start + 1:
            return False
        features = self._draft.found[group.start]
        return is_long_sentence(features)

    def _is_subhead(self, group: Group) -> bool:
        """Return whether a block is one line that its class makes a subheading, whatever its words: "Jawaban"."""
        if group.stop > group.start + 1 or not group.names or group.controls or self._draft.found[group.start].links:
            return False
        is_heading = self._draft.paragraphs[group.start].heading
        return (is_heading and names_subhead(group.names)) or group.start in self._draft.subheads

    def _block(self, group: Group) -> PageBlock | None:
        """Return a group of paragraphs as a block; None if it is the whole body, says nothing or is too long to be foreign."""
        found, dropped = self._draft.found, self._draft.dropped
        if group.stop - group.start == len(found):
            return None
        numbers = [number for number in range(group.start, group.stop) if self._counted[number]]
        inside = [found[number] for number in numbers]
        if not inside or sum([features.words for features in inside]) > _MAX_WORDS:
            return None
        is_apart, of_story = group in self._shapes.apart, self._shapes.of_story
        return PageBlock(
            inside=inside,
            left=[found[number] for number in numbers if not dropped[number]],
            controls=group.controls - (0 if is_apart else sum(self._controls[group.start : group.stop])),
            pictures=group.pictures,
            slots=group.slots,
            is_set_apart=group.slots > 0 and any(paragraph.is_set_apart for paragraph in self._draft.paragraphs[group.start : group.stop]),
            tag=group.tag,
            is_quoted=self._draft.paragraphs[group.start].quote,
            is_introduced=group.start > 0 and not dropped[group.start - 1] and introduces(found[group.start - 1]),
            total=self._total,
            is_apart=is_apart,
            holds_story=any(not dropped[n] and n in of_story and found[n].reads is Reads.STORY for n in numbers),
            names=self._shapes.names_of(group),
            is_part=self._is_part(group),
            is_section=group.tag in SECTIONS and not self._shapes.sections.isdisjoint(part_names(group)),
            story_words=lambda: self._draft.story_words,
        )

    def _is_part(self, group: Group) -> bool:
        """Return whether a block is a part of the story: by its name, or because the lines of the story stand right in such blocks."""
        if group.shape in self._shapes.chunks and any(
            self._draft.shapes[number] == group.shape for number in range(group.start, group.stop)
        ):
            return True
        return not self._shapes.parts.isdisjoint(part_names(group))

    def _drop(self, group: Group) -> None:
        paragraphs = slice(group.start, group.stop)
        others = [0] * (group.stop - group.start - 1)
        self._draft.drop(group.start, group.stop)
        self._controls[paragraphs] = [group.controls, *others]
        if group in self._shapes.apart:
            self._counted[paragraphs] = [False, *map(bool, others)]
