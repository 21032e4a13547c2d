"""`linkeddata shapes`: the profiles, their rules, and what a code means."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.options import examples
from linkeddata.errors import UsageError

_SEVERITY = {"Violation": "error", "Warning": "warning", "Info": "advice"}
#: How alike a code must be to be proposed, from 0 to 1: less than this is no slip of the keyboard.
_ALIKE = 0.5


_EXAMPLES = (
    "linkeddata shapes",
    "linkeddata shapes property-misspelt",
    "linkeddata shapes --profile core",
    "linkeddata shapes --show core",
)


@click.command("shapes", epilog=examples(*_EXAMPLES))
@click.argument("code", required=False)
@click.option("--profile", multiple=True, metavar="NAME|FILE", help="List the rules of this profile; may be repeated.")
@click.option("--show", metavar="NAME|FILE", help="Print the Turtle of this profile.")
def command(code: str | None, profile: tuple[str, ...], show: str | None) -> int:
    """List the profiles, explain the CODE of a finding, or list the rules of a profile.

    CODE is the word in square brackets at the end of a finding, such as property-misspelt.
    """
    from linkeddata.validation.shapes.profiles import find, profiles

    if sum((code is not None, bool(profile), show is not None)) > 1:
        raise UsageError("CODE, --profile and --show exclude each other", "choose one")
    if code is not None:
        output.show("".join(f"{line}\n" for line in _explained(code)))
    elif show is not None:
        output.write_out(b"\n".join(path.read_bytes() for path in find(show).paths))
    elif profile:
        output.show("".join(f"{line}\n" for name in profile for line in _rules(name)))
    else:
        listed = [f"{p.name}: {p.title}\n  {p.description}\n" for p in profiles()]
        more = "\nThe rules of a profile: linkeddata shapes --profile NAME\nWhat a code means: linkeddata shapes CODE\n"
        output.show("".join(listed) + more)
    return outcome.FINE


def _explained(code: str) -> Iterator[str]:
    from linkeddata.validation.reports.rules import every_code

    codes = every_code()
    if code not in codes:
        raise UsageError(f"there is no code {code}", _near(code, list(codes)))
    known, names = codes[code]
    what, todo = known.halves
    yield f"{known.code} ({known.severity})"
    yield f"  {known.title}."
    yield ""
    yield f"What is wrong: {what}"
    yield f"What to do:    {todo}"
    yield f"Why:           {known.why}"
    for title, example in (("Bad:", known.bad), ("Good:", known.good)):
        yield ""
        yield title
        yield from (f"    {line}" for line in example.splitlines())
    yield ""
    yield f"Source:   {known.see}"
    listed = [name for name in names if not name.startswith("*")]
    yield f"Profiles: {', '.join(listed)}" if listed else f"Found in: {names[0].strip('*')}"


def _near(code: str, codes: list[str]) -> str:
    """Say what to type in place of an unknown code."""
    from difflib import get_close_matches

    from linkeddata.validation.shapes.profiles import profiles

    if code in {p.name for p in profiles()}:
        return f"{code} is a profile: use --profile {code}"
    near = get_close_matches(code.lower().replace("_", "-"), codes, n=1, cutoff=_ALIKE)
    return f"did you mean {near[0]}?" if near else "docs/findings.md lists them all"


def _rules(name: str) -> Iterator[str]:
    from linkeddata.validation.reports.rules import plain
    from linkeddata.validation.shapes.profiles import find, load

    profile, shapes = find(name), load([name])
    yield f"{profile.name}: {profile.title}"
    if profile.description:
        yield f"  {profile.description}"
    for rule in sorted(shapes.rules.values(), key=lambda r: r.iri):
        yield ""
        local = rule.iri.replace("#", "/").rpartition("/")[2]
        yield f"  {rule.title or local} ({_SEVERITY.get(rule.severity.rpartition('#')[2], 'error')}, {local})"
        if rule.message:
            yield f"    {plain(rule.message)}"
        if rule.see:
            yield f"    see {rule.see}"
