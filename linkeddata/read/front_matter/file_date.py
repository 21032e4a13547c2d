"""The day of publication in the name of a file, where site generators expect it: `_posts/2020-01-20-title.md`.

Source: Jekyll (`YEAR-MONTH-DAY-title`), Eleventy (also in the name of the folder of an index), Docusaurus.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from linkeddata.values.dates import Day

_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_. ]|\Z)")
_INDEX = frozenset({"index", "_index"})


def file_date(name: str) -> str | None:
    """Return the day that begins the name of a file, or of its folder if the file is an index; None if there is none.

    Args:
        name: the file's path as typed.

    >>> file_date("_posts/2020-01-20-title.md"), file_date("news/2020-01-20/index.md"), file_date("2020-01-20/title.md")
    ('2020-01-20', '2020-01-20', None)
    """
    path = PurePath(name)
    match = _DATED.match(path.parent.name if path.stem in _INDEX else path.stem)
    try:
        return Day(int(match[1]), int(match[2]), int(match[3])).iso if match else None
    except ValueError:
        return None
