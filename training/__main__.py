"""Write the weights of the words of pages and stories again: `python -m training`."""

from importlib.resources import files
from pathlib import Path

from training.weights import learn

_HERE = Path(__file__).parent
PAGE_LINES, STORY_LINES = (_HERE / f"{kind}_lines.txt" for kind in ("page", "story"))


def read_lines(file: Path) -> list[str]:
    """Return the lines of a file, one paragraph each."""
    return file.read_text("utf-8").splitlines()


def table(page: list[str], story: list[str]) -> str:
    """Return the weights learnt from lines of pages and of stories, a line each: the feature, a tab, the weight in hundredths."""
    return "".join(f"{feature}\t{weight}\n" for feature, weight in learn(page, story).items())


if __name__ == "__main__":
    out = Path(str(files("kontan_crawler.text").joinpath("page_voice.tsv")))
    out.write_text(table(read_lines(PAGE_LINES), read_lines(STORY_LINES)), "utf-8")
    print(f"{out.name}: {len(out.read_text('utf-8').splitlines())} weights")
