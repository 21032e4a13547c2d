"""Cases of the rules: documents, and what is decided about two things of them."""

from __future__ import annotations

from dataclasses import dataclass

from small_archive import document

from linkeddata.release.claims import Claim, DocumentClaims


@dataclass(frozen=True)
class Case:
    """Documents whose first and last tell of `x`: what is decided, and by which rule."""

    rule: str
    outcome: str
    documents: tuple[DocumentClaims, ...]
    level: str = "standard"


def two(rule: str, outcome: str, a: Claim | tuple[Claim, ...], b: Claim | tuple[Claim, ...], **more: str) -> Case:
    """Return a case of two documents; `on`, `on2`, `by`, `by2`, `at`, `at2` say when, by whom and where they were published."""
    first = a if isinstance(a, tuple) else (a,)
    last = b if isinstance(b, tuple) else (b,)
    level = more.pop("level", "standard")
    told = {k: v for k, v in more.items() if not k.endswith("2")}
    also = told | {k[:-1]: v for k, v in more.items() if k.endswith("2")}
    return Case(rule, outcome, (document("a.txt", *first, **told), document("b.txt", *last, **also)), level)


def often(rule: str, outcome: str, a: Claim, b: Claim, level: str = "standard", **told: str) -> Case:
    """Return a case in which each side is told of in three documents."""
    return Case(rule, outcome, tuple(document(f"{n}.txt", a if n < 3 else b, **told) for n in range(6)), level)
