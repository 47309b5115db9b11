"""Regular expressions that are compiled when they are first used: a crawl sends its first request before it reads a page."""

import re
from typing import Any, cast


class LazyPattern:
    """A pattern that compiles itself. Use `lazy`."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep what `re.compile` takes."""
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep its method in the place of this one."""
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with all methods of a compiled one. An invalid one raises re.error when it is first used."""
    return cast(re.Pattern[str], LazyPattern(pattern, flags))
