"""IRIs that a judgement, the office's list or a page gives to a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkeddata.errors import ContradictionError
from linkeddata.release.identity.resolution import Cluster, Resolution
from linkeddata.release.identity.slugs import RESERVED
from linkeddata.release.identity.tellings import Tellings
from linkeddata.values.iris import iri_problem

_SLUG = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class Given:
    """The IRIs that are given to clusters.

    Args:
        judged: number of the cluster → the IRI that an editor gives it.
        told: number of the cluster → IRIs of this release's own, that of the earliest document first.
        others: number of the cluster → IRIs given to it that are elsewhere: they become its `same_as`.
    """

    judged: Mapping[int, str]
    told: Mapping[int, Sequence[str]]
    others: Mapping[int, Sequence[str]]


def given_iris(resolution: Resolution, clusters: Sequence[Cluster], tellings: Tellings, base: str) -> Given:
    """Return the IRIs that are given to clusters.

    An entity has pages under its IRI. So a given IRI can be its own only if it is `{base}{kind}/{slug}`.

    Raises:
        ContradictionError: an editor gives one IRI to two clusters.
    """
    judged, told, others = dict[int, str](), defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    editors: dict[str, int] = {}
    for number, cluster in enumerate(clusters):
        for member in sorted(cluster.members, key=tellings.age):
            claim = tellings.claim(member)
            said = [(resolution.iris[member], True)] if member in resolution.iris else []
            said += [(claim.iri, False)] if claim.given else []
            for iri, by_editor in said:
                if not is_own(iri, cluster.kind, base):
                    others[number] += [iri] if iri_problem(iri) is None else []
                elif not by_editor:
                    told[number].append(iri)
                elif editors.setdefault(iri, number) != number:
                    named = " and ".join(f"“{_name(clusters[n], tellings)}”" for n in (editors[iri], number))
                    raise ContradictionError(
                        f"judgements give the IRI {iri} to {named}", "judge that the two are the same, or give two IRIs"
                    )
                else:
                    judged.setdefault(number, iri)
    return Given(judged, told, others)


def is_own(iri: str, kind: str, base: str) -> bool:
    """Return whether an IRI can be that of an entity of a release.

    >>> is_own("https://data.example.org/person/ann-berg", "person", "https://data.example.org/")
    True
    >>> is_own("https://data.example.org/news/1#person-ann-berg", "person", "https://data.example.org/")
    False
    """
    stem = f"{base}{kind}/"
    slug = iri.removeprefix(stem)
    return iri.startswith(stem) and bool(_SLUG.fullmatch(slug)) and slug not in RESERVED


def _name(cluster: Cluster, tellings: Tellings) -> str:
    return next((name for member in cluster.members for name in tellings.claim(member).names), cluster.kind)
