"""IRIs are minted once, and what was published stays or leads on."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from claimed import BASE, archive, document, event, frame, member, person, resolved, thing

from linkeddata.edit.corrections import file as corrections_file
from linkeddata.errors import ContradictionError, UsageError
from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity import ids_file, resolve
from linkeddata.release.identity.entries import Registry, State
from linkeddata.release.identity.registry import assigned, known, lost, opened
from linkeddata.release.identity.resolution import Resolution
from linkeddata.release.identity.slugs import short_slug
from linkeddata.release.values import Identities, Member

Archive = Mapping[str, DocumentClaims]


def again(registry: Registry) -> Registry:
    """Return a registry as the next release reads it."""
    return ids_file.parse(ids_file.lines(registry), "ids.jsonl", BASE)


def built(
    documents: Archive,
    resolution: Resolution | None = None,
    before: Registry | None = None,
    version: str = "2026-11-30",
    **more: tuple[str, ...],
) -> tuple[Identities, Registry]:
    return assigned(resolution or resolved(documents), documents, again(before or Registry()), frame(version), **more)


def iri_of(identities: Identities, documents: Archive, key: str, name: str, kind: str = "person") -> str:
    return identities.entity_of[member(documents, key, name, kind)].removeprefix(BASE)


ONE = archive(document("a.txt", person("Ann Berg"), headline="Bridge opens"))
TWO = archive(
    document("a.txt", person("Ann Berg"), day="2020-02-02", headline="Bridge opens"),
    document("b.txt", person("Ann Berg"), day="2020-01-01", headline="Bridge closes"),
)


# ---- 1: {base}{kind}/{slug}


@pytest.mark.parametrize(
    ("kind", "name", "slug"),
    [
        ("person", "Łukasz O’Brien", "person/lukasz-o-brien"),
        ("person", "Tomás Říha", "person/tomas-riha"),
        ("organization", "Harbour Board & Co.", "organization/harbour-board-co"),
        ("place", "../../etc/passwd", "place/etc-passwd"),
        ("place", "-rf", "place/rf"),
        ("event", "Meeting: Ann Berg, Tomás Říha", "event/meeting-ann-berg-tomas-riha"),
        ("organization", "Committee of the " + "North " * 20, "organization/committee-of-the-north-north-north-north-north-north-north"),
        ("person", "徐甘露", "person/x-5d365e3c"),
        ("person", "Ann\u202e Berg", "person/ann-berg"),
    ],
)  # fmt: skip
def test_iris_are_base_kind_and_slug(kind: str, name: str, slug: str) -> None:
    documents = archive(document("a.txt", thing(kind, name)))
    identities, registry = built(documents)
    assert iri_of(identities, documents, "a.txt", name, kind) == slug
    assert registry.entries[BASE + slug].first.name == name


@pytest.mark.parametrize("name", ["Index", "CON", "nul", "Com1", "—", "\u200b"])
def test_names_of_special_files_and_names_of_no_letters_get_digits(name: str) -> None:
    documents = archive(document("a.txt", thing("place", name)))
    identities, _ = built(documents)
    iri = iri_of(identities, documents, "a.txt", name, "place")
    assert len(iri.rpartition("-")[2]) >= 6 and iri.removeprefix("place/").casefold() != name.casefold()


def test_documents_are_called_by_their_headlines_or_their_files() -> None:
    documents = archive(
        document("news/2020/ferry week.txt"), document("b.txt", headline="Bridge opens"), document("mail/x.mbox#7")
    )
    identities, _ = built(documents)
    found = {m.document: iri for m, iri in identities.entity_of.items()}
    assert found["news/2020/ferry week.txt"] == BASE + "document/ferry-week"
    assert found["b.txt"] == BASE + "document/bridge-opens"
    assert found["mail/x.mbox#7"] == BASE + "document/x"


def test_namesakes_of_as_many_documents_all_get_digits() -> None:
    identities, _ = built(TWO)
    iris = {iri_of(identities, TWO, key, "Ann Berg") for key in TWO}
    assert len(iris) == 2 and all(
        iri.startswith("person/ann-berg-") and len(iri) == len("person/ann-berg-") + 6 for iri in iris
    )


def test_of_namesakes_the_one_of_most_documents_gets_the_plain_name() -> None:
    documents = {**TWO, **archive(document("c.txt", person("Ann Berg"), headline="C"))}
    pair = [member(documents, key, "Ann Berg") for key in ("a.txt", "c.txt")]
    identities, _ = built(documents, resolved(documents, pair))
    assert iri_of(identities, documents, "a.txt", "Ann Berg") == "person/ann-berg"
    assert iri_of(identities, documents, "b.txt", "Ann Berg").startswith("person/ann-berg-")


def test_a_later_namesake_gets_digits_and_the_first_keeps_its_plain_name() -> None:
    _, registry = built(archive(TWO["b.txt"]))
    second, after = built(TWO, before=registry, version="2026-12-01")
    assert iri_of(second, TWO, "b.txt", "Ann Berg") == "person/ann-berg"
    other = iri_of(second, TWO, "a.txt", "Ann Berg")
    assert other.startswith("person/ann-berg-")
    assert (after.entries[BASE + "person/ann-berg"].since, after.entries[BASE + other].since) == ("2026-11-30", "2026-12-01")


def test_a_third_namesake_gets_digits_though_the_plain_name_is_free() -> None:
    _, registry = built(TWO)
    three = {**TWO, **archive(document("c.txt", person("Ann Berg"), headline="C"))}
    identities, _ = built(three, before=registry)
    assert iri_of(identities, three, "c.txt", "Ann Berg") != "person/ann-berg"


def test_two_events_of_one_name_in_one_document_have_two_iris_that_stay() -> None:
    documents = archive(
        document(
            "a.txt",
            event("Meeting: Ann Berg", "2020-01-09"),
            event("Meeting: Ann Berg", "2020-02-09"),
            event("Meeting: Ann Berg", "2020-02-09"),
        )
    )
    identities, registry = built(documents)
    first = [identities.entity_of[Member("a.txt", c.iri)] for c in documents["a.txt"].claims[1:]]
    assert len(set(first)) == 3
    turned = archive(
        document("a.txt", *(event("Meeting: Ann Berg", day) for day in ("2020-02-09", "2020-02-09", "2020-01-09")), text="new")
    )
    identities, _ = built(turned, before=registry)
    now = [identities.entity_of[Member("a.txt", c.iri)] for c in turned["a.txt"].claims[1:]]
    assert now == [*first[1:], first[0]]


# ---- 2: minted once


@pytest.mark.parametrize(
    "now",
    [
        document("a.txt", person("Ann Berg"), text="new words"),
        document("a.txt", person("Ann Maria Berg")),
        document("a.txt", person("Ann Maria Berg", "Ann Berg"), person("Bo Ek")),
        document("a.txt", person("ANN  BERG")),
        document("a.txt", person("Änn Berg")),
        document("a.txt", person("Bo Ek"), person("Berg")),
        document("moved/a.txt", person("Ann Berg")),
    ],
    ids=["text", "better", "alias", "case", "accent", "shorter", "moved"],
)  # fmt: skip
def test_a_better_name_or_text_does_not_change_the_iri(now: DocumentClaims) -> None:
    _, registry = built(ONE)
    if now.document != "a.txt":
        now = replace(now, digest=ONE["a.txt"].digest)
    identities, after = built({now.document: now}, before=registry, version="2026-12-01")
    assert BASE + "person/ann-berg" in identities.entities
    assert after.entries[BASE + "person/ann-berg"].state is State.LIVE
    assert not identities.gone or now.document == "a.txt"
    assert BASE + "document/bridge-opens" in identities.entities


def test_a_document_keeps_its_iri_whatever_its_headline() -> None:
    _, registry = built(ONE)
    documents = archive(document("a.txt", headline="Bridge opens at last", text="new"))
    identities, _ = built(documents, before=registry)
    entity = identities.entities[BASE + "document/bridge-opens"]
    assert entity.name == "Bridge opens at last"


def test_an_event_whose_participants_are_corrected_keeps_its_iri() -> None:
    _, registry = built(archive(document("a.txt", event("Meeting: Ann Berg", "2020-01-09"), event("Visit", "2020-03-03"))))
    documents = archive(document("a.txt", event("Meeting: Ann Berg, Bo Ek", "2020-01-09"), event("Visit", "2020-03-03")))
    identities, _ = built(documents, before=registry)
    assert iri_of(identities, documents, "a.txt", "Meeting: Ann Berg, Bo Ek", "event") == "event/meeting-ann-berg"


def test_an_entity_outlives_the_document_that_it_was_minted_for() -> None:
    one = resolved(TWO, [member(TWO, key, "Ann Berg") for key in TWO])
    _, registry = built(TWO, one)
    assert registry.entries[BASE + "person/ann-berg"].first.document == "b.txt"  # the earlier day
    left = archive(TWO["a.txt"])
    identities, _ = built(left, before=registry)
    entity = identities.entities[BASE + "person/ann-berg"]
    assert entity.members == (entity.first,) and entity.first.document == "a.txt"


# ---- 3: merging


def test_the_iri_of_the_earliest_document_lives_and_others_lead_to_it() -> None:
    _, registry = built(TWO)
    identities, _ = built(TWO)
    early, late = (BASE + iri_of(identities, TWO, key, "Ann Berg") for key in ("b.txt", "a.txt"))
    together, after = built(TWO, resolved(TWO, [member(TWO, key, "Ann Berg") for key in TWO]), registry, "2026-12-01")
    assert together.merged == {late: early} and together.entities[early].former == (late,)
    assert after.entries[late].into == (early,) and after.entries[late].state is State.MERGED
    assert late not in together.entities


def test_chains_of_merged_iris_lead_to_their_end() -> None:
    documents = archive(*(document(f"{n}.txt", person("Ann Berg"), day=f"2020-01-0{9 - n}") for n in (1, 2, 3)))
    names = {n: member(documents, f"{n}.txt", "Ann Berg") for n in (1, 2, 3)}
    apart, registry = built(documents)
    one, two, three = (apart.entity_of[names[n]] for n in (1, 2, 3))
    _, registry = built(documents, resolved(documents, [names[1], names[2]]), registry)
    assert registry.entries[one].into == (two,)
    left = {key: documents[key] for key in ("2.txt", "3.txt")}
    identities, registry = built(left, resolved(left, [names[2], names[3]]), registry)
    assert dict(identities.merged) == {one: three, two: three}
    assert identities.entities[three].former == tuple(sorted((one, two)))
    identities, _ = built(archive(), resolved({}), registry)
    assert set(identities.gone) >= {one, two, three} and not identities.merged


def test_what_was_merged_by_mistake_gets_its_iri_back() -> None:
    both = resolved(TWO, [member(TWO, key, "Ann Berg") for key in TWO])
    before, registry = built(TWO)
    _, registry = built(TWO, both, registry)
    identities, registry = built(TWO, before=registry)
    assert identities.entity_of == before.entity_of and not identities.merged
    early, late = (before.entity_of[member(TWO, key, "Ann Berg")] for key in ("b.txt", "a.txt"))
    assert identities.split == {early: (late,)}  # in the release before, the one stood for both
    assert {e.state for e in registry.entries.values()} == {State.LIVE, State.SPLIT}


# ---- 4: splitting


def test_the_iri_stays_with_the_part_that_it_was_minted_for() -> None:
    both = resolved(TWO, [member(TWO, key, "Ann Berg") for key in TWO])
    _, registry = built(TWO, both)
    identities, registry = built(TWO, before=registry, version="2026-12-01")
    assert iri_of(identities, TWO, "b.txt", "Ann Berg") == "person/ann-berg"
    other = BASE + iri_of(identities, TWO, "a.txt", "Ann Berg")
    assert identities.split == {BASE + "person/ann-berg": (other,)}
    assert registry.entries[BASE + "person/ann-berg"].state is State.SPLIT
    identities, registry = built(TWO, both, registry)
    assert identities.merged == {other: BASE + "person/ann-berg"} and not identities.split
    assert registry.entries[BASE + "person/ann-berg"].state is State.LIVE


# ---- 5: gone


def test_what_is_gone_is_told_and_its_iri_goes_to_nobody_else() -> None:
    _, registry = built(ONE)
    none, registry = built(archive(), resolved({}), registry)
    assert none.gone == (BASE + "document/bridge-opens", BASE + "person/ann-berg") and not none.entities
    other = archive(document("z.txt", person("Ann Berg"), headline="Other"))
    identities, registry = built(other, before=registry)
    assert iri_of(identities, other, "z.txt", "Ann Berg").startswith("person/ann-berg-")
    assert BASE + "person/ann-berg" in identities.gone
    back, _ = built({**ONE, **other}, before=registry)
    assert iri_of(back, ONE, "a.txt", "Ann Berg") == "person/ann-berg"  # the same file tells of the same person again


# ---- 9: IRIs that are given


def test_a_given_iri_is_the_entitys_own_only_below_the_base() -> None:
    inside = replace(person("Ann Berg"), iri=BASE + "person/minister-berg", given=True)
    outside = replace(person("Bo Ek"), iri="https://elsewhere.example/bo", given=True)
    hostile = replace(person("Cy Dahl"), iri=BASE + "person/../../etc", given=True)
    documents = archive(document("a.txt", inside, outside, hostile))
    identities, _ = built(documents)
    assert iri_of(identities, documents, "a.txt", "Ann Berg") == "person/minister-berg"
    assert iri_of(identities, documents, "a.txt", "Bo Ek") == "person/bo-ek"
    assert identities.entities[BASE + "person/bo-ek"].same_as == ("https://elsewhere.example/bo",)
    assert iri_of(identities, documents, "a.txt", "Cy Dahl") == "person/cy-dahl"


def test_an_editor_gives_an_iri_and_the_old_one_leads_to_it() -> None:
    _, registry = built(ONE)
    judged = resolved(ONE, iris={member(ONE, "a.txt", "Ann Berg"): BASE + "person/berg"})
    identities, registry = built(ONE, judged, registry)
    assert iri_of(identities, ONE, "a.txt", "Ann Berg") == "person/berg"
    assert identities.merged == {BASE + "person/ann-berg": BASE + "person/berg"}
    back, _ = built(ONE, before=registry)
    assert iri_of(back, ONE, "a.txt", "Ann Berg") == "person/berg"  # it was published, so it stays


def test_an_editor_cannot_give_one_iri_to_two() -> None:
    named = {member(TWO, key, "Ann Berg"): BASE + "person/berg" for key in TWO}
    with pytest.raises(ContradictionError, match="judgements give the IRI"):
        built(TWO, resolved(TWO, iris=named))
    documents = archive(document("a.txt", person("Ann Berg"), person("Bo Ek")))
    _, registry = built(documents)
    taken = resolved(documents, iris={member(documents, "a.txt", "Bo Ek"): BASE + "person/ann-berg"})
    with pytest.raises(ContradictionError, match="is that of “Ann Berg”"):
        built(documents, taken, registry)


# ---- names


def test_the_shown_name_is_what_most_documents_say_or_what_an_editor_says() -> None:
    names = ("Ann Berg", "Ann Berg", "Dr Ann Maria Berg", "ANN BERG", "A. Berg")
    documents = archive(*(document(f"{n}.txt", person(name)) for n, name in enumerate(names)))
    members = [member(documents, f"{n}.txt", name) for n, name in enumerate(names)]
    identities, _ = built(documents, resolved(documents, members))
    (entity,) = (e for e in identities.entities.values() if e.kind == "person")
    assert entity.names == ("Ann Berg", "Dr Ann Maria Berg", "A. Berg", "ANN BERG")
    identities, _ = built(documents, resolved(documents, members, names={members[3]: "Anna Berg"}))
    assert next(e.name for e in identities.entities.values() if e.kind == "person") == "Anna Berg"


# ---- roles


def test_roles_hang_on_their_owners_and_stay_apart() -> None:
    def with_role(key: str, day: str) -> DocumentClaims:
        made = document(key, person("Ann Berg"), thing("role", "Minister"), day=day)
        article, ann, post = made.claims
        return replace(made, claims=(article, ann, replace(post, owner=ann.iri)))

    documents = archive(with_role("a.txt", "2020-01-01"), with_role("b.txt", "2020-01-02"))
    identities, _ = built(documents, resolved(documents, [member(documents, key, "Ann Berg") for key in documents]))
    roles = {iri for iri in identities.entity_of.values() if "#role-" in iri}
    assert len(roles) == 2 and all(iri.startswith(BASE + "person/ann-berg#role-") for iri in roles)
    assert not roles & identities.entities.keys()
    assert len(identities.entity_of) == sum(len(d.claims) for d in documents.values())


def test_two_copies_of_a_file_are_one_document_that_outlives_either() -> None:
    documents = archive(
        document("a.txt", headline="Bridge opens"), document("b.txt", headline="Bridge opens", day="2020-01-02")
    )
    both = resolved(documents, [member(documents, key, "document", "document") for key in documents])
    identities, registry = built(documents, both)
    assert list(identities.entities) == [BASE + "document/bridge-opens"]
    left = archive(documents["b.txt"])
    identities, registry = built(left, before=registry)
    assert list(identities.entities) == [BASE + "document/bridge-opens"]
    identities, _ = built(documents, both, registry)
    assert list(identities.entities) == [BASE + "document/bridge-opens"] and not identities.merged


def test_judgements_may_name_entities_by_their_iris() -> None:
    _, registry = built(TWO)
    early, late = (iri for iri in registry.entries if "/person/" in iri)
    lines = json.dumps({"judge": "same", "a": {"iri": early}, "b": {"iri": late}, "why": "one person"}).encode()
    corrections = corrections_file.parse(lines)
    selectors = known(corrections, TWO, registry)
    assert {s.iri for s in selectors.values()} == {member(TWO, key, "Ann Berg").claim for key in TWO}
    resolution = resolve(TWO.values(), corrections, known=selectors)
    identities, after = built(TWO, resolution, registry)
    assert len(identities.merged) == 1 and {early, late} <= {*identities.merged, *identities.entities}
    selectors = known(corrections, TWO, after)  # a merged IRI still means its member
    assert built(TWO, resolve(TWO.values(), corrections, known=selectors), after)[0] == identities
    assert known(corrections_file.parse(b""), TWO, registry) == {}


# ---- 10: private persons, and names that were dropped


def test_names_of_private_persons_are_neither_in_iris_nor_in_the_record() -> None:
    documents = archive(
        document(
            "a.txt",
            person("Juan Vidal", private=True),
            event("Arrest: Juan Vidal", "2020-01-09", types=("Event", "https://x.example/kinds#arrest")),
            headline="Police arrest Juan Vidal",
        ),
        document("juan-vidal-free.txt", person("Juan Vidal", private=True), headline="Juan Vidal free", day="2020-02-02"),
    )  # fmt: skip
    identities, registry = built(documents)
    lines = b"".join(ids_file.lines(registry)).decode().casefold()
    names = lines.replace('"document": "juan-vidal-free.txt"', "")
    assert "vidal" not in names and "vidal" not in "".join(identities.entities)
    assert iri_of(identities, documents, "a.txt", "Arrest: Juan Vidal", "event").startswith("event/arrest-2020-01-09")
    changed = {
        **documents,
        "a.txt": document("a.txt", *documents["a.txt"].claims[1:], headline="Police arrest Juan Vidal", text="x"),
    }
    later, _ = built(changed, before=registry)
    assert set(later.entities) == set(identities.entities)


def test_a_dropped_name_leaves_only_digests() -> None:
    documents = archive(
        document("a.txt", person("Juan Vidal"), person("Bo Ek"), event("Meeting: Juan Vidal, Bo Ek", "2020-01-09"))
    )
    _, registry = built(documents)
    left = archive(document("a.txt", person("Bo Ek"), event("Meeting: Bo Ek", "2020-01-09")))
    identities, registry = built(left, before=registry, forgotten=("Juan Vidal",))
    assert b"vidal" not in b"".join(ids_file.lines(registry)).lower()
    assert not any("vidal" in iri for iri in (*identities.entities, *identities.gone, *identities.merged))
    assert again(registry).is_gone(BASE + "person/juan-vidal")
    back, _ = built(documents, before=registry)
    assert iri_of(back, documents, "a.txt", "Juan Vidal") != "person/juan-vidal"


LONG = "Committee of " + "North " * 10


@pytest.mark.parametrize(
    ("left", "dropped"),
    [
        (document("juan-vidal.txt"), "Juan Vidal"),
        (document("news/2020 Juan Vidal arrested.html", headline=""), "Juan Vidal"),
        (document("post/juan-vidal.mbox#1"), "Juan Vidal"),
        (document("a.txt", thing("organization", f"{LONG}and Bergen")), f"{LONG}and Oslo"),
        (document("a.txt", person(f"{LONG}Berg"), person(f"{LONG}Dahl")), f"{LONG}Ek"),
    ],
)
def test_what_has_a_dropped_name_in_its_slug_gets_one_new_iri_and_keeps_it(left: DocumentClaims, dropped: str) -> None:
    documents = archive(left)
    _, registry = built(documents)
    first, registry = built(documents, before=registry, forgotten=(dropped,))
    assert not any(short_slug(dropped) in iri for iri in (*first.entities, *first.gone, *first.merged))
    second, after = built(documents, before=registry, version="2026-12-01", forgotten=(dropped,))
    assert second.entity_of == first.entity_of
    assert (second.gone, second.merged, after.entries) == (first.gone, first.merged, again(registry).entries)


def test_the_record_of_a_person_who_is_gone_has_no_name() -> None:
    _, registry = built(ONE)
    for left in (archive(document("a.txt", headline="Bridge opens")), archive(document("b.txt", headline="B"))):
        identities, after = built(left, before=registry)
        assert BASE + "person/ann-berg" in identities.gone and after.entries[BASE + "person/ann-berg"].first.name == ""
        back, _ = built({**left, **ONE}, before=after)
        assert iri_of(back, ONE, "a.txt", "Ann Berg") == "person/ann-berg"


def test_a_name_that_others_still_bear_is_no_secret() -> None:
    documents = archive(
        document("a.txt", person("Ann Berg"), headline="A"), document("b.txt", person("Ann Berg"), headline="B")
    )
    _, registry = built(documents)
    left = archive(document("a.txt", headline="A"), documents["b.txt"])
    identities, _ = built(left, before=registry, forgotten=("Ann Berg",))
    assert len(identities.gone) == 1


# ---- R5, R8


def test_the_order_of_files_does_not_matter() -> None:
    pairs = [(f"{n}.txt", name) for n, name in enumerate(["Ann Berg", "Ann Berg", "Bo Ek", "Cy Dahl", "Bo Ek"])]
    documents = [document(key, person(name), event("Meeting", "2020-01-01"), day="", headline="Same") for key, name in pairs]
    results = set()
    for seed in range(50):
        random.Random(seed).shuffle(documents)
        shuffled = archive(*documents)
        identities, registry = built(
            shuffled, resolved(shuffled, [member(shuffled, "0.txt", "Ann Berg"), member(shuffled, "1.txt", "Ann Berg")])
        )
        results.add((repr(identities), b"".join(ids_file.lines(registry))))
    assert len(results) == 1


def test_losing_the_registry_is_told(tmp_path: Path) -> None:
    assert lost(frame(previous=None)) == () and opened(frame()) == Registry()
    (found,) = lost(frame(previous=tmp_path))
    assert found.code == "ids-lost" and "identity/ids.jsonl" in found.message
    _, registry = built(ONE)
    (tmp_path / "identity").mkdir()
    (tmp_path / ids_file.NAME).write_bytes(b"".join(ids_file.lines(registry)))
    assert lost(frame(previous=tmp_path)) == ()
    assert opened(frame(previous=tmp_path)).entries == registry.entries
    sums = tmp_path / "SHA256SUMS"
    digest = hashlib.sha256((tmp_path / ids_file.NAME).read_bytes()).hexdigest()
    sums.write_text(f"{'0' * 64}  data.ttl\n{digest}  identity/ids.jsonl\n", "utf-8")
    assert lost(frame(previous=tmp_path)) == ()
    sums.write_text(f"{'0' * 64}  identity/ids.jsonl\n", "utf-8")  # the file was cut, or changed by hand
    (found,) = lost(frame(previous=tmp_path))
    assert found.code == "ids-changed" and found.severity == "error"
    with pytest.raises(UsageError, match=r"does not begin with https://other\.example/"):
        opened(frame(previous=tmp_path, base="https://other.example/"))
