"""Build the egg for scrapyd: `python setup.py bdist_egg`, or `scrapyd-deploy`. flit builds wheels, from pyproject.toml."""

from setuptools import Distribution, find_packages, setup

from kontan_crawler import __version__


class Egg(Distribution):
    """A distribution that is described in this file only."""

    def parse_config_files(self, filenames: list[str] | None = None, ignore_option_errors: bool = False) -> None:
        """Ignore pyproject.toml, which is for flit: setuptools would drop the entry point that it does not list."""
        super().parse_config_files(filenames or [], ignore_option_errors)


setup(
    distclass=Egg,
    name="kontan-crawler",
    version=__version__,
    packages=find_packages(include=["kontan_crawler", "kontan_crawler.*"]),
    package_data={
        "kontan_crawler": ["py.typed"],
        "kontan_crawler.store": ["migrations/*.sql"],
        "kontan_crawler.parsing": ["wall_voice.tsv"],
        "kontan_crawler.text": ["line_odds.tsv", "page_voice.tsv"],
        "kontan_crawler.text.flat": ["borders.json"],
        "kontan_crawler.replica": ["templates/*"],
        "kontan_crawler.dataset": ["templates/*"],
        "kontan_crawler.report": ["templates/*"],
        "kontan_crawler.schedule": ["templates/*"],
    },
    zip_safe=False,  # the replica reads its templates from a folder
    entry_points={"scrapy": ["settings = kontan_crawler.settings"]},
)
