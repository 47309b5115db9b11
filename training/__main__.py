"""Write the weights again, of the words of pages and stories, of walls and the ends of whole articles, and of facts about lines: `python -m training`."""

from importlib.resources import files
from pathlib import Path

from kontan_crawler.parsing.wall_voice import wall_features
from kontan_crawler.text.voice import features
from training.facts import PAGE_FACTS, STORY_FACTS, features_of_row, read_rows
from training.weights import learn

_HERE = Path(__file__).parent
PAGE_LINES, STORY_LINES, WALL_BOXES, WHOLE_BOXES = (
    _HERE / f"{kind}.txt" for kind in ("page_lines", "story_lines", "wall_boxes", "whole_boxes")
)
_EVERY = 22  # of the lines of stories, some together stand for the end of a whole article
LEAST_OF_PAGE, LEAST_OF_WALL, LEAST_OF_FACT = 0.3, 0.1, 0.02
"""The least weight that is written."""


def read_texts(file: Path) -> list[str]:
    """Return the texts of a file, one in each line: a line of a page, or several with tabs between them."""
    return file.read_text("utf-8").splitlines()


def ends() -> list[str]:
    """Return what stands at the end of whole articles: boxes that look like walls, and the last lines of stories."""
    story = read_texts(STORY_LINES)
    return [*read_texts(WHOLE_BOXES), *("\t".join(story[at : at + 1 + at // _EVERY % 3]) for at in range(0, len(story), _EVERY))]


def weights_of_page() -> dict[str, int]:
    """Return the weights that tell lines of pages from those of stories."""
    return learn(read_texts(PAGE_LINES), read_texts(STORY_LINES), features, LEAST_OF_PAGE)


def weights_of_walls() -> dict[str, int]:
    """Return the weights that tell walls from what stands at the end of whole articles."""
    return learn(read_texts(WALL_BOXES), ends(), wall_features, LEAST_OF_WALL)


def weights_of_facts() -> dict[str, int]:
    """Return the weights that tell lines of pages from those of stories by what they are and where they stand."""
    return learn(read_rows(PAGE_FACTS), read_rows(STORY_FACTS), features_of_row, LEAST_OF_FACT)


if __name__ == "__main__":
    for package, name, weights in (
        ("kontan_crawler.text", "page_voice.tsv", weights_of_page()),
        ("kontan_crawler.text", "line_odds.tsv", weights_of_facts()),
        ("kontan_crawler.parsing", "wall_voice.tsv", weights_of_walls()),
    ):
        table = "".join(f"{feature}\t{weight}\n" for feature, weight in weights.items())  # in hundredths
        Path(str(files(package).joinpath(name))).write_text(table, "utf-8")
        print(f"{name}: {len(weights)} weights")
