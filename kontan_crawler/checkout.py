"""The project's folder, which an installed wheel or egg has not."""

from pathlib import Path

FOLDER = Path(__file__).parents[1]
"""The project's folder, if `is_checkout`; otherwise the folder of installed packages."""


def is_checkout() -> bool:
    """Return whether this file lies in the project's folder, not in an installed wheel or an egg."""
    return (FOLDER / "scrapy.cfg").exists()
