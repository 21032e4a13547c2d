"""Clusters: independent of the order of documents, whole, and never against a rule."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_archive import GEO, QID, body, document, event, member, person, place, post

from linkeddata.errors import ContradictionError
from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity import Resolution, context_of, pair_verdict, policy, resolve
from linkeddata.release.identity.archive import archive_of
from linkeddata.release.identity.events import bridges
from linkeddata.release.identity.persons import count_persons
from linkeddata.release.values import Member
from linkeddata.values.corrections import Corrections, Judge, Judgement, Selector

NAMES = ("Anna Berg", "Anna BERG", "Anna Berg Jr.", "Hanna Berg", "A. Berg", "Kim Lee", "Berg")
BODIES = (
    "Ministry of Finance",
    "European Commission",
    "Holmen Institute",
    "Tanah Rescue League",
    "FRL",
    "Embassy of Norway",
    "Press Service",
    "EU",
)
PLACES = ("Oslo", "Nyhavn", "Springfield", "Main Hall", "Norway")
TITLES = ("Minister of Finance", "former Minister of Finance", "Mayor", "director", "Prime Minister")
KINDS = ("meeting", "visit", "call", "signing", "conference")
DAYS = ("2024-05-03", "2024-05-04", "2024-05", "2024-05-03T10:00:00", "", "2010-01-01")


@st.composite
def documents(draw: st.DrawFn) -> list[DocumentClaims]:
    """Draw a few documents that tell of much the same things."""
    pick = lambda values: draw(st.sampled_from(values))  # noqa: E731
    made = []
    for n in range(draw(st.integers(2, 6))):
        places = [
            place(
                f"l{k}",
                pick(PLACES),
                pick(("NO", "KE", "")),
                ("l0",) if k else (),
                pick(("City", "Place", "Country", "EventVenue")),
            )
            for k in range(draw(st.integers(0, 2)))
        ]
        bodies = [
            body(
                f"b{k}",
                pick(BODIES),
                pick(("NO", "KE", "")),
                pick(((), ("b0",), ("l0",))) if k else (),
                pick(("Organization", "Corporation", "SportsTeam")),
                alt=pick(((), (), ("FRL",), ("Holmen Institute",))),
            )
            for k in range(draw(st.integers(0, 2)))
        ]
        persons = [
            person(
                f"p{k}",
                pick(NAMES),
                post(pick(TITLES), pick(("NO", "KE", "")), pick(("", "b0"))),
                sex=pick(("", "", "man", "woman")),
                private=pick((False, False, True)),
                same=pick(((), (), (QID + "Q1",), (QID + "Q2",))),
            )
            for k in range(draw(st.integers(0, 3)))
        ]
        events = [
            event(
                f"e{k}",
                pick(KINDS),
                pick(DAYS),
                tuple(p.iri for p in (*persons, *bodies)),
                ("l0",),
                pick(("", "", "15th Fjord Forum of Towns 2024", "16th Fjord Forum of Towns 2025")),
                pick(("", "", "2024-05-06")),
                pick(("", "", "2024-05-03")),
                pick(("", "", "EventCancelled")),
                pick(("", "", "https://example.org/e")),
                ("e0",) if k and pick((True, False)) else (),
            )
            for k in range(draw(st.integers(0, 3)))
        ]
        claims: list[Claim] = [*places, *bodies, *persons, *events]
        made.append(document(f"{n}.txt", *claims, on=pick(DAYS), by=pick(("", "Office")), at=pick(("", "NO"))))
    return made


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(docs: list[DocumentClaims], random: object) -> None:
    turned = docs[:]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert resolve(turned) == resolve(docs)
    assert resolve(iter(turned), level="wide") == resolve(docs, level="wide")


@given(documents())
def test_clusters_are_whole_and_break_no_rule(docs: list[DocumentClaims]) -> None:
    found = resolve(docs)
    check(docs, found)


def check(docs: Sequence[DocumentClaims], found: Resolution) -> None:
    """Check what holds for every resolution without judgements."""
    members = [m for c in found.clusters for m in c.members]
    assert sorted(members) == sorted(Member(d.document, c.iri) for d in docs for c in d.claims if c.kind != "role")
    context = context_of(docs, found)
    for cluster in found.clusters:
        assert len(cluster.joins) == len(cluster.members) - 1
        reached = {cluster.members[0]}
        for _ in cluster.joins:
            reached |= {m for j in cluster.joins if {j.a, j.b} & reached for m in (j.a, j.b)}
        assert reached == set(cluster.members)
        assert len({m.document for m in cluster.members}) == len(cluster.members)
        things = [context.things[m] for m in cluster.members]
        assert len({t.kind for t in things}) == 1
        for a in things:
            for b in things:
                assert policy.two_identifiers(a.ids, b.ids) is None
                if a is not b:
                    one, other = policy.traits(a, context.archive), policy.traits(b, context.archive)
                    moved = a.kind == "event" and any(bridges(one, other, policy.traits(c, context.archive)) for c in things)
                    assert policy.never(a.kind, one, other, but="another-day" if moved else "") is None, (a.member, b.member)
    for proposal in found.proposals:
        assert pair_verdict(proposal.a, proposal.b, context).outcome in ("open", "refused")


@given(documents())
def test_rules_are_symmetric_and_yield_their_keys(docs: list[DocumentClaims]) -> None:
    archive = archive_of(docs)
    count_persons(archive)
    for a in archive.things:
        for b in archive.things:
            if a.kind != b.kind or a is b:
                continue
            x, y = policy.traits(a, archive), policy.traits(b, archive)
            assert (policy.never(a.kind, x, y) is None) == (policy.never(a.kind, y, x) is None)
            for rule in policy.RULES:
                if rule.kind in ("", a.kind):
                    holds = rule.holds(a, b, archive) is not None
                    assert holds == (rule.holds(b, a, archive) is not None), rule.name
                    assert not holds or set(rule.keys(a, archive)) & set(rule.keys(b, archive)), rule.name


# ---- chains

FIN = post("Minister of Finance", "NO")
BANK = body("b", "European Central Bank")


def bank(name: str, **more: object) -> tuple[Claim, Claim]:
    """Return someone of a bank."""
    return person("x", name, post("head", "", "b"), **more), BANK  # type: ignore[arg-type]


CHAINS = {
    "sex": (bank("Kim Lee", sex="man"), bank("Kim Lee"), bank("Kim Lee", sex="woman")),
    "identifiers": (bank("Kim Lee", same=(QID + "Q1",)), bank("Kim Lee"), bank("Kim Lee", same=(QID + "Q2",))),
    "two names": (
        bank("Kim Lee", alt=("Kim Ray",)),
        (person("x", "Kim Ray", post("head", "", "b"), alt=("Kim Ode",)), BANK),
        bank("Kim Ode", sex="man"),
    ),
    "hosts": (
        (body("x", "District Court of Holmen", "NO", ("l",)), place("l", "Oslo", "NO")),
        (body("x", "District Court of Holmen", "NO"),),
        (body("x", "District Court of Holmen", "NO", ("l",), "Corporation"), place("l", "Bergen", "NO")),
    ),
    "kinds": (
        (body("x", "Nyhavn Rovers", "NO", kind="SportsTeam"),),
        (body("x", "Nyhavn Rovers", "NO"),),
        (body("x", "Nyhavn Rovers", "NO", kind="Corporation"),),
    ),
    "regions": (
        (place("x", "Nyby", "NO", ("r",)), place("r", "Nordland", "NO", kind="State")),
        (place("x", "Nyby", "NO"),),
        (place("x", "Nyby", "NO", ("r",)), place("r", "Vestland", "NO", kind="State")),
    ),
}


@pytest.mark.parametrize("name", CHAINS)
def test_ends_of_a_chain_stay_apart(name: str) -> None:
    docs = [document(f"{n}.txt", *claims) for n, claims in enumerate(CHAINS[name])]
    found = resolve(docs)
    check(docs, found)
    a, c = member(docs[0]), member(docs[2])
    if name == "two names":
        return
    assert not any({a, c} <= set(k.members) for k in found.clusters)
    assert found.refusals


def test_what_fits_both_sides_joins_neither() -> None:
    docs = [document(f"{n}.txt", *claims) for n, claims in enumerate(CHAINS["sex"])]
    found = resolve(docs)
    assert all(len(k.members) == 1 for k in found.clusters if k.kind == "person")
    assert [p.rule for p in found.proposals][:1] == ["P3"]
    assert found.proposals[0].speaks_against


def test_one_odd_document_does_not_part_the_others() -> None:
    docs = [document(f"{n}.txt", *bank("Kim Lee", sex="woman" if n == 3 else "man" if n % 2 else "")) for n in range(12)]
    sizes = sorted(len(k.members) for k in resolve(docs).clusters if k.kind == "person")
    assert sizes == [1, 11]


def test_two_of_one_document_leave_the_third_open() -> None:
    twins = document("a.txt", *bank("Kim Lee"), person("y", "Kim Lee", post("clerk", "", "b")))
    one = document("b.txt", *bank("Kim Lee"))
    found = resolve([twins, one])
    assert all(len(k.members) == 1 for k in found.clusters if k.kind == "person")
    assert found.proposals


def test_two_of_one_document_do_not_part_the_others() -> None:
    docs = [document("a.txt", *bank("Kim Lee"), person("y", "Kim Lee", post("clerk", "", "b")))]
    docs += [document(f"b{n}.txt", *bank("Kim Lee")) for n in range(5)]
    assert sorted(len(k.members) for k in resolve(docs).clusters if k.kind == "person") == [1, 1, 5]


def test_rules_alone_join_no_more_than_the_largest() -> None:
    docs = [document(f"{n:03}.txt", *bank("Kim Lee")) for n in range(30)]
    found = resolve(docs, largest=10)
    assert sorted(len(k.members) for k in found.clusters if k.kind == "person") == [10, 10, 10]
    assert max(len(k.members) for k in found.clusters if k.kind == "organization") == 30  # by its identifier
    assert any("more than 10 documents" in words for p in found.proposals for words in p.speaks_against)


def test_events_and_persons_resolve_each_other() -> None:
    """P4 makes a second participant of the next day's event, which E1 then joins."""
    known = person("k", "Anna Berg", FIN), person("m", "Juma Otieno", post("Prime Minister", "KE"))
    guest = person("x", "Li Wei")
    docs = [
        document(
            k,
            *known,
            guest,
            event("e", "meeting", "2024-05-03", ("k", "m", "x")),
            event("f", "visit", "2024-05-04", ("k", "x")),
        )
        for k in ("a.txt", "b.txt")
    ]
    rules = {j.rule for c in resolve(docs).clusters for j in c.joins}
    assert {"P2", "E1", "P4"} <= rules
    assert all(len(c.members) == 2 for c in resolve(docs).clusters if c.kind == "event")


def test_roles_are_left_out() -> None:
    doc = document("a.txt", person("x", "Anna Berg"), Claim("r", "role", ("Head",), owner="x"))
    assert [c.kind for c in resolve([doc]).clusters] == ["document", "person"]


# ---- judgements


def sel(doc: str | None, name: str, kind: str | None = "person", **more: str) -> Selector:
    """Return a selector."""
    return Selector(document=doc, kind=kind, name=name, **more)


def judged(judge: Judge, a: Selector, b: Selector | None = None, line: int = 1, **more: str) -> Judgement:
    """Return a judgement."""
    return Judgement(judge, a, b, line=line, **more)


A, B, C = (document(f"{k}.txt", person("x", n, FIN)) for k, n in (("a", "Anna Berg"), ("b", "A. Berg"), ("c", "Anna Berg")))
SAME = judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("b.txt", "A. Berg"))
APART = judged(Judge.DIFFERENT, sel("a.txt", "Anna Berg"), sel("c.txt", "Anna Berg"), 2)


def persons(found: Resolution) -> list[list[str]]:
    """Return the documents of each person."""
    return [[m.document[0] for m in c.members] for c in found.clusters if c.kind == "person"]


def test_same_joins_what_no_rule_joins() -> None:
    found = resolve([A, B], [SAME])
    assert persons(found) == [["a", "b"]]
    join = next(j for c in found.clusters for j in c.joins)
    assert (join.rule, join.line) == ("same", 1)


def test_same_joins_even_private_persons_and_against_never() -> None:
    docs = [document("a.txt", person("x", "Anna Berg", private=True)), document("b.txt", person("x", "Hanna Berg", sex="man"))]
    assert persons(resolve(docs, [judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("b.txt", "Hanna Berg"))])) == [["a", "b"]]


def test_different_keeps_apart_what_a_rule_joins() -> None:
    found = resolve([A, C], [APART])
    assert persons(found) == [["a"], ["c"]]
    assert [(r.rule, r.line) for r in found.refusals] == [("different", 2)]


def test_different_holds_for_clusters() -> None:
    found = resolve([A, B, C], [SAME, APART])
    assert persons(found) == [["a", "b"], ["c"]]


def test_unsure_joins_nothing_and_proposes_nothing() -> None:
    found = resolve([A, C], [judged(Judge.UNSURE, APART.a, APART.b)])
    assert persons(found) == [["a"], ["c"]]
    assert not found.proposals


def test_the_later_line_holds() -> None:
    again = judged(Judge.SAME, APART.a, APART.b, 3)
    assert persons(resolve([A, C], [APART, again])) == [["a", "c"]]


def test_same_and_different_contradict() -> None:
    more = judged(Judge.SAME, sel("b.txt", "A. Berg"), sel("c.txt", "Anna Berg"), 3)
    with pytest.raises(ContradictionError) as raised:
        resolve([A, B, C], [SAME, APART, more])
    assert raised.value.exit_code == 1
    assert "line 2" in str(raised.value)
    assert "1" in str(raised.value)


def test_contradiction_that_only_the_archive_shows() -> None:
    """The selectors differ, what they mean does not."""
    more = judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("c.txt", "Anna Berg", None), 3)
    with pytest.raises(ContradictionError, match=r"line 3 .* line 2"):
        resolve([A, C], [APART, more])


def test_same_against_one_document() -> None:
    both = document("a.txt", person("x", "Anna Berg"), person("y", "Knut Lie"))
    with pytest.raises(ContradictionError, match=r"line 1 .*a\.txt tells of both"):
        resolve([both, B], [judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("a.txt", "Knut Lie"))])


def test_same_against_one_document_by_closure() -> None:
    both = document("a.txt", person("x", "Anna Berg"), person("y", "Knut Lie"))
    lines = [
        judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("b.txt", "A. Berg")),
        judged(Judge.SAME, sel("b.txt", "A. Berg"), sel("a.txt", "Knut Lie"), 2),
    ]
    with pytest.raises(ContradictionError, match="line 2"):
        resolve([both, B], lines)


def test_same_against_identifiers() -> None:
    docs = [document(f"{k}.txt", person("x", "Anna Berg", same=(QID + q,))) for k, q in (("a", "Q1"), ("b", "Q2"))]
    with pytest.raises(ContradictionError, match=r"Q1 and .*Q2"):
        resolve(docs, [judged(Judge.SAME, sel("a.txt", "Anna Berg"), sel("b.txt", "Anna Berg"))])


def test_same_of_two_kinds() -> None:
    docs = [document("a.txt", person("x", "Anna Berg")), document("b.txt", body("x", "Anna Berg"))]
    with pytest.raises(ContradictionError, match="organization and person"):
        resolve(docs, [judged(Judge.SAME, sel("a.txt", "Anna Berg", None), sel("b.txt", "Anna Berg", None))])


def test_stale_lines_are_told() -> None:
    lines = [
        SAME,
        judged(Judge.SAME, sel("gone.txt", "Anna Berg"), sel("b.txt", "A. Berg"), 7),
        judged(Judge.NAME, sel(None, "Nobody"), line=8, value="X"),
    ]
    assert [j.line for j in resolve([A, B], lines).stale] == [7, 8]


def test_names_and_iris_of_judgements() -> None:
    lines = [
        judged(Judge.NAME, sel(None, "Anna Berg"), line=1, value="Anna Berg-Lie"),
        judged(Judge.ID, sel("b.txt", "A. Berg"), line=2, iri="https://example.org/person/berg"),
    ]
    found = resolve([A, B, C], lines)
    assert found.names == {member(A): "Anna Berg-Lie", member(C): "Anna Berg-Lie"}
    assert found.iris == {member(B): "https://example.org/person/berg"}


def test_selectors_without_a_document_mean_every_document() -> None:
    docs = [document(f"{k}.txt", person("x", n)) for k, n in (("a", "Li Wei"), ("b", "Li Wei"), ("c", "Wei Li"))]
    assert persons(resolve(docs, [judged(Judge.SAME, sel(None, "Li Wei"), sel(None, "Wei Li"))])) == [["a", "b", "c"]]


def test_selectors_by_other_words_by_date_by_kind_of_event_and_by_iri() -> None:
    docs = [document(f"{k}.txt", event("x", "visit", "2024-05-03"), event("y", "visit", "2024-05-04")) for k in ("a", "b")]
    by_day = judged(Judge.SAME, Selector("a.txt", "visit", None, "2024-05-03"), Selector("b.txt", "event", None, "2024-05-03"))
    assert [len(c.members) for c in resolve(docs, [by_day]).clusters if c.kind == "event"] == [2, 1, 1]
    by_iri = judged(Judge.SAME, Selector(iri=member(docs[0]).claim), Selector(iri=member(docs[1]).claim))
    assert resolve(docs, [by_iri]).clusters == resolve(docs, [by_day]).clusters
    called = [document("a.txt", Claim("x", "person", ("Anna Berg",), ("Person",), called=("berg",))), B]
    assert persons(resolve(called, [judged(Judge.SAME, sel("a.txt", "BERG"), sel("b.txt", "A. Berg"))])) == [["a", "b"]]


def test_an_entity_that_was_published_is_a_selector() -> None:
    line = judged(Judge.SAME, Selector(iri="https://data.example.org/person/anna-berg"), sel("b.txt", "A. Berg"))
    known = {"https://data.example.org/person/anna-berg": sel("a.txt", "Anna Berg")}
    assert persons(resolve([A, B], [line], known=known)) == [["a", "b"]]
    assert resolve([A, B], [line]).stale == (line,)


def test_an_ambiguous_selector_means_nothing_there() -> None:
    both = document("a.txt", person("x", "Li Wei"), person("y", "Li Wei"))
    line = judged(Judge.SAME, sel("a.txt", "Li Wei"), sel("b.txt", "A. Berg"))
    assert resolve([both, B], [line]).stale == (line,)


def test_the_file_is_named() -> None:
    corrections = Corrections(
        (
            SAME,
            APART,
            judged(Judge.SAME, APART.a, sel("b.txt", "A. Berg"), 3),
            judged(Judge.SAME, sel("b.txt", "A. Berg"), APART.b, 4),
        ),
        source="ours.jsonl",
    )
    with pytest.raises(ContradictionError, match=r"ours\.jsonl:2"):
        resolve([A, B, C], corrections)


def test_verdicts_tell_the_way_and_the_third() -> None:
    docs = [document(f"{k}.txt", *bank("Kim Lee")) for k in "abc"]
    found = resolve(docs)
    verdict = pair_verdict(member(docs[0]), member(docs[2]), context_of(docs, found))
    assert verdict.outcome == "joined"
    assert [j.rule for j in verdict.path] == ["P3", "P3"]
    oslo = [document(k, place("x", "Oslo", "NO", same=(GEO + "3143244/",))) for k in ("a.txt", "b.txt")]
    assert pair_verdict(member(oslo[0]), member(oslo[1]), context_of(oslo, resolve(oslo))).rule == "L3"
    apart = pair_verdict(member(A), member(C), context_of([A, C], resolve([A, C], [APART])))
    assert (apart.outcome, apart.rule) == ("refused", "different")
    assert apart.also.startswith("P2")
