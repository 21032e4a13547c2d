"""The score that portals will give a catalogue, before anybody else counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linkeddata.release.catalogue.graph import Statements
from linkeddata.release.catalogue.indicators import BANDS, MQA, OPEN, Indicator
from linkeddata.release.catalogue.online import Answer
from linkeddata.release.catalogue.stars import Star
from linkeddata.schema import eu_lists

#: Why a line may be without its points and nobody has to do anything.
HOST = "Only the host can earn it: check again with --at and the address at which it is served."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a score.

    Args:
        dimension: its heading; "" where there is none.
        name: what it asks for.
        got, possible: points.
        todo: what would raise it; "" if nothing is missing.
        reason: why it is right that points are missing; "" if it is not, or if nothing is missing.
    """

    dimension: str
    name: str
    got: int
    possible: int
    todo: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Defect:
    """Something in a release that is not as its catalogue says.

    Args:
        file: path from the release's folder, or an address.
        sentence: what is wrong.
    """

    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Score:
    """What a release scores.

    Args:
        mqa: the 23 lines of data.europa.eu.
        udata: the nine lines of portals that run udata, a point each.
        stars: the five stars.
        problems: what is not as the catalogue says.
        online: whether a server was asked.
    """

    mqa: tuple[Line, ...]
    udata: tuple[Line, ...]
    stars: tuple[Star, ...] = ()
    problems: tuple[Defect, ...] = ()
    online: bool = False

    @property
    def points(self) -> int:
        """Points of data.europa.eu."""
        return sum(line.got for line in self.mqa)

    @property
    def possible(self) -> int:
        """All points of data.europa.eu: 405."""
        return sum(line.possible for line in self.mqa)

    @property
    def band(self) -> str:
        """The band of data.europa.eu: `excellent`, `good`, `sufficient` or `bad`."""
        return next(name for least, name in BANDS.items() if self.points >= least)

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong, and every missing point has a reason."""
        return not self.problems and all(line.got == line.possible or line.reason for line in self.mqa)


def mqa(
    said: Statements, broken: Sequence[str], answers: Mapping[str, Answer] | None, reasons: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return the lines of data.europa.eu.

    Where a catalogue has several data sets or files, every one must earn the points: then it does not matter whether a portal
    takes the best or the mean.

    Args:
        said: the catalogue.
        broken: what the rules of DCAT-AP find, in words.
        answers: address → what the server says; None if it was not asked.
        reasons: name of a line → why it is right that points are missing.
    """
    return tuple(_line(one, said, broken, answers, reasons.get(one.name, "")) for one in MQA)


def _line(one: Indicator, said: Statements, broken: Sequence[str], answers: Mapping[str, Answer] | None, reason: str) -> Line:
    subjects = list(said.of("dcat:Dataset" if one.on == "dataset" else "dcat:Distribution"))
    if one.test == "valid":
        got = one.points if subjects and not broken else 0
        return Line(one.dimension, one.name, got, one.points, "" if got else (broken[0] if broken else one.todo))
    if one.test == "answers" and answers is None:
        return Line(one.dimension, one.name, 0, one.points, one.todo, HOST)
    properties = one.property.split()
    fine = [prop for prop in properties if subjects and all(_earned(one, said.values(s, prop), answers) for s in subjects)]
    got = one.points * len(fine) // len(properties)
    if got == one.points:
        return Line(one.dimension, one.name, got, one.points)
    return Line(one.dimension, one.name, got, one.points, one.todo, reason)


def _earned(one: Indicator, values: list[str], answers: Mapping[str, Answer] | None) -> bool:
    """Return whether a thing earns the points of an indicator with its values of one property."""
    if not values:
        return False
    if one.test == "among":
        return all(value in one.values for value in values)
    if one.test == "begins":
        return all(value.startswith(tuple(one.values)) for value in values)
    if one.test == "answers":
        return all(value in (answers or {}) and (answers or {})[value].fine for value in values)
    return any(value.strip() for value in values)


#: A description must be longer than this, in characters: udata's standard setting.
_DESCRIPTION = 100


def udata(said: Statements, answers: Mapping[str, Answer] | None) -> tuple[Line, ...]:
    """Return the nine lines of portals that run udata, such as data.gouv.fr."""
    sets, files = list(said.of("dcat:Dataset")), list(said.of("dcat:Distribution"))
    frequency = {value.rpartition("/")[2] for one in sets for value in said.values(one, "dcterms:accrualPeriodicity")}
    known = bool(frequency) and not frequency & {"UNKNOWN", "OTHER"}
    urls = [url for one in files for url in said.values(one, "dcat:downloadURL")]
    reached = None if answers is None else bool(urls) and all(url in answers and answers[url].fine for url in urls)

    def every(things: Iterable[str], prop: str) -> bool:
        listed = list(things)
        return bool(listed) and all(said.value(one, prop) for one in listed)

    rows: tuple[tuple[str, bool | None, str], ...] = (
        ("licence", every(files, "dcterms:license"), "Give licence in linkeddata.toml."),
        ("time", every(sets, "dcterms:temporal"), "Give documents or events a date."),
        ("place", every(sets, "dcterms:spatial"), "Give release.spatial in linkeddata.toml."),
        ("frequency", known, "Give release.frequency in linkeddata.toml."),
        ("kept in time", known, "Give release.frequency in linkeddata.toml, and publish as often."),
        (
            "description",
            all(len(said.value(one, "dcterms:description")) > _DESCRIPTION for one in sets) and bool(sets),
            f"Write more than {_DESCRIPTION} characters in release.description.",
        ),
        ("open format", any(said.value(one, "dcterms:format") in OPEN for one in files), "List a file in an open format."),
        ("all files answer", reached, "Publish all files of the release."),
        ("files described", every(files, "dcterms:description"), "Make the release again; every file has a description."),
    )
    return tuple(
        Line("", name, int(earned is True), 1, "" if earned else todo, HOST if earned is None else "")
        for name, earned, todo in rows
    )


def reasons_of(said: Statements, first_day: str | None) -> dict[str, str]:
    """Return why points may be missing though nobody can do anything: name of a line → sentence.

    Args:
        said: the catalogue.
        first_day: what the release says of its period; "" if no document has a date, None if it is not known.
    """
    found = {}
    if first_day == "":
        found["time"] = "No document and no event of the release has a date."
    licences = {value for one in said.of("dcat:Distribution") for value in said.values(one, "dcterms:license")}
    own = {value for value in licences if not value.startswith(eu_lists.AUTHORITY)}
    if own and not any(map(eu_lists.licence, own)):
        found["licence from the EU's list"] = f"No code here stands for {', '.join(sorted(own))}."
    return found
