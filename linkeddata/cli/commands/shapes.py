"""`linkeddata shapes`: the profiles and their rules."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.options import examples
from linkeddata.errors import UsageError

_SEVERITY = {"Violation": "error", "Warning": "warning", "Info": "advice"}


_EXAMPLES = (
    "linkeddata shapes",
    "linkeddata shapes --profile core",
    "linkeddata shapes --show core",
)


@click.command("shapes", epilog=examples(*_EXAMPLES))
@click.option("--profile", multiple=True, metavar="NAME|FILE", help="List the rules of this profile; may be repeated.")
@click.option("--show", metavar="NAME|FILE", help="Print the Turtle of this profile.")
def command(profile: tuple[str, ...], show: str | None) -> int:
    """List the profiles, or print the rules or the Turtle of one."""
    from linkeddata.validation.shapes.profiles import find, profiles

    if show is not None:
        if profile:
            raise UsageError("--show and --profile cannot be used together", "choose one")
        output.write_out(find(show).path.read_bytes())
    elif profile:
        output.show("".join(f"{line}\n" for name in profile for line in _rules(name)))
    else:
        listed = [f"{p.name}: {p.title}\n  {p.description}\n" for p in profiles()]
        output.show("".join(listed) + "\nTo list the rules of a profile: linkeddata shapes --profile NAME\n")
    return outcome.FINE


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
