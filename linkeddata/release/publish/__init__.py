"""The folder that the web sees: it holds the release before or the new one, and never something between.

    PUBLIC/                 a real folder; what others put here stays as it is
    ├── current             a link to `versions/VERSION`, replaced in one step; the web root is PUBLIC/current
    ├── versions/VERSION/   whole releases, the last few of them
    └── .linkeddata/        `Frame.work`, kept between runs
        ├── staging/        the release that is being written; removed when a run begins and when it ends
        ├── pending         the version that is about to be switched to
        ├── current.new     the new link, for a moment
        └── .linkeddata.lock

    place.py      the folder, opened by one run at a time
    versions.py   names of versions, and their days
    sums.py       SHA256SUMS: written, and verified
    durable.py    everything to the disk
    switch.py     staging → versions → current, and old versions removed

Versions may share files by hard links, so nobody writes into a file that has another name: a file that changes is a new file, renamed
or written to a name that is free. The files of a version never change once it stands in `versions`.

On Windows there is no lock, a link needs a right that users do not have (developer mode), and a link to a folder cannot be replaced by
renaming: releases are made there in WSL.
"""

from linkeddata.release.publish.place import begun, opened, published
from linkeddata.release.publish.sums import fingerprint, looks_as_noted, verified, write_sums
from linkeddata.release.publish.switch import publish
from linkeddata.release.publish.versions import day_of, issued_of, next_version

__all__ = [
    "begun",
    "day_of",
    "fingerprint",
    "issued_of",
    "looks_as_noted",
    "next_version",
    "opened",
    "publish",
    "published",
    "verified",
    "write_sums",
]
