"""Files with several documents, mails and saved pages on the command line."""

from __future__ import annotations

import json
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from commandline import ROOT, run

import linkeddata
from linkeddata.errors import UsageError

ONE = "Mayor Orla Venning opened the Tarn Street library in Brackholm on Tuesday."
TWO = "Premier Ulric Vane visited Norwick on Monday and met the fire brigade there."


def rss(*items: tuple[str, str, str]) -> str:
    made = "".join(
        f"<item><title>{title}</title><link>https://b.example/news/{name}</link><pubDate>Thu, 16 May 2024 09:00:00 +0200</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for name, title, text in items
    )
    return f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{made}</channel></rss>'


LIBRARY, FLOODS = ("library", "Brackholm opens library", f"<p>{ONE}</p>"), ("floods", "Norwick under water", f"<p>{TWO}</p>")


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(rss(LIBRARY, FLOODS), "utf-8")
    return path


def test_each_item_gets_an_output_named_after_it(feed: Path, tmp_path: Path) -> None:
    done = run("convert", feed, "-o", f"{tmp_path}/out/", "--to", "turtle")
    assert done.code == 0, done.err
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert written.keys() == {"library.ttl", "floods.ttl"}
    assert "<https://b.example/news/library>" in written["library.ttl"]
    assert '"Orla Venning"' in written["library.ttl"]
    assert "Orla" not in written["floods.ttl"]
    assert '"2024-05-16T09:00:00+02:00"^^xsd:dateTime' in written["floods.ttl"]


def test_several_items_need_a_folder(feed: Path) -> None:
    for arguments in ((), ("-o", "-")):
        done = run("convert", feed, *arguments)
        assert (done.code, done.out) == (2, b"")
        assert (
            f"{feed}: error: the file holds 2 documents; convert them to a folder with -o, or name one as in {feed}#library"
            in done.err
        )
    other = run("convert", feed, ROOT / "examples" / "phone-call.txt")
    assert (other.code, other.out) == (2, b"")
    assert "several inputs need a folder for their outputs" in other.err


def test_a_folder_with_a_feed(feed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "news.rss").write_text(feed.read_text("utf-8"), "utf-8")
    (folder / "note.txt").write_text(f"Brackholm opens library\n\n{ONE}\n\n{TWO}\n", "utf-8")
    for messages in ("", "3 files unchanged since the last run"):
        done = run("convert", folder, "-o", f"{tmp_path}/out/", "--jobs", "2", "--skip-unchanged")
        assert done.code == 0, done.err
        assert messages in done.err
        names = {path.name for path in (tmp_path / "out").iterdir()}
        assert {"library.jsonld", "floods.jsonld", "note.jsonld"} < names
    (folder / "news.rss").write_text(rss(FLOODS), "utf-8")
    assert run("convert", folder, "-o", f"{tmp_path}/out/", "--skip-unchanged").code == 0
    assert not (tmp_path / "out" / "library.jsonld").exists()


def test_items_beside_other_files(feed: Path, tmp_path: Path) -> None:
    note = tmp_path / "library.txt"
    note.write_text(f"Brackholm opens library\n\n{ONE}\n\n{TWO}\n", "utf-8")
    done = run("convert", feed, note, "-o", f"{tmp_path}/out/")
    assert done.code == 0, done.err
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 3
    assert names[0] == "floods.jsonld"
    assert all(name.startswith("library-") for name in names[1:])  # names that clash


def test_a_report_of_a_feed_has_an_index(feed: Path, tmp_path: Path) -> None:
    done = run("convert", feed, "-o", f"{tmp_path}/out/", "--to", "html")
    assert done.code == 0, done.err
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"library.html", "floods.html", "index.html"}
    assert "Tarn Street" in (tmp_path / "out" / "library.html").read_text("utf-8")


def test_one_item_by_its_name(feed: Path, tmp_path: Path) -> None:
    item = f"{feed}#floods"
    assert run("convert", item).text.count("Ulric Vane") > 0
    assert "Norwick under water" in run("describe", item).text
    explained = run("explain", item, "Vane", "jobTitle").text
    assert "item 2, characters" in explained
    done = run("describe", feed)
    assert done.code == 2
    assert "holds 2 documents" in done.err
    assert "feed.xml#library, or #floods" in done.err
    assert "no item 'none'" in run("describe", f"{feed}#none").err


def test_a_feed_with_one_item_is_that_item(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(FLOODS), "utf-8")
    assert "Norwick under water" in run("describe", path).text
    done = run("convert", path, "-o", tmp_path / "one.ttl")
    assert done.code == 0, done.err
    assert "Ulric Vane" in (tmp_path / "one.ttl").read_text("utf-8")
    assert run("convert", path, "-o", path).code == 2  # never over the input


def test_standard_input_may_be_a_feed_with_one_item(feed: Path, tmp_path: Path) -> None:
    done = run("convert", "-", "-o", f"{tmp_path}/out/", stdin=feed.read_bytes())
    assert (done.code, "the file holds 2 documents" in done.err) == (2, True)
    assert "Ulric Vane" in run("convert", "-", stdin=rss(FLOODS).encode()).text
    assert "Ulric Vane" in run("convert", "-", stdin=f"Norwick under water\n\n{TWO}\n".encode()).text


def test_what_is_broken_is_listed_and_the_rest_done(tmp_path: Path) -> None:
    lines = [{"id": "a", "title": "Brackholm opens library", "body": ONE}, {"id": "b", "title": "Norwick", "body": TWO}]
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(lines[0]) + '\n{"id": "x"\n' + json.dumps(lines[1]) + '\n{"id": "empty"}\n', "utf-8")
    done = run("convert", path, "-o", f"{tmp_path}/out/")
    assert done.code == 3
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"a.jsonld", "b.jsonld"}
    assert f"{path}:2:" in done.err
    assert f"{path}#empty:4: error: line 4 has no text" in done.err
    assert f"{path}#line-2, {path}#empty" in done.err
    assert "2 of 4 files converted; these failed" in done.err


def test_a_feed_that_is_refused_does_not_stop_other_files(feed: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text('<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(FLOODS), "utf-8")
    done = run("convert", bad, feed, "-o", f"{tmp_path}/out/")
    assert done.code == 5
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"library.jsonld", "floods.jsonld"}
    assert run("convert", bad).code == 5
    assert run("describe", bad).code == 5


def test_facts_of_one_document_are_refused_for_several(feed: Path, tmp_path: Path) -> None:
    done = run("convert", feed, "--url", "https://b.example/all", "-o", f"{tmp_path}/out/")
    assert done.code == 2
    assert "--url gives the url of one document, and the file holds 2" in done.err
    assert run("convert", feed, "--publisher", "Brackholm", "-o", f"{tmp_path}/out/").code == 0


def test_fields_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "linkeddata.toml").write_text('[fields]\nheadline = "titel"\ntext = ["inhalt", "body"]\nid = "nr"\n', "utf-8")
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"nr": 7, "titel": "Brackholm opens library", "inhalt": ONE}) + "\n", "utf-8")
    assert "Brackholm opens library" in run("describe", path).text
    (tmp_path / "linkeddata.toml").write_text('[fields]\ntitle = "titel"\n', "utf-8")
    done = run("describe", path)
    assert done.code == 2
    assert "unknown key 'fields.title'; use one of headline, text" in done.err


def test_a_description_of_an_item_finds_its_words_again(feed: Path, tmp_path: Path) -> None:
    description = tmp_path / "floods.json"
    assert run("describe", f"{feed}#floods", "--json", "-o", description).code == 0
    assert "[Premier] Ulric Vane visited Norwick" in run("explain", description, "Vane", "jobTitle").text
    assert "visited" in run("convert", description, "--to", "html").text
    feed.write_text(rss(LIBRARY, ("floods", "Norwick", TWO)), "utf-8")  # changed
    assert "sentence" not in run("explain", description, "Vane", "jobTitle").text


def test_formats_by_option(feed: Path, tmp_path: Path) -> None:
    for option in ("rss", "wordpress"):
        assert run("describe", f"{feed}#floods", "--input-format", option).code == 0
    assert run("describe", feed, "--input-format", "atom").code == 3
    assert "rss:" not in run("describe", feed, "--input-format", "text").err


def test_a_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Press Office <press@b.example>", "Press release: Brackholm opens library"
    message["Date"], message["Message-ID"] = "Thu, 16 May 2024 23:30:00 -0400", "<1@b.example>"
    message.set_content(f"{ONE}\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    path = tmp_path / "mail.eml"
    path.write_bytes(message.as_bytes(policy=SMTP))
    done = run("convert", path, "--to", "turtle")
    assert done.code == 0
    assert 'schema:headline "Brackholm opens library"' in done.text
    assert '"2024-05-16T23:30:00-04:00"^^xsd:dateTime' in done.text
    assert "1 attachment is not read: plan.pdf" in done.err
    assert "part 1, characters" in run("explain", path, "Venning", "jobTitle").text
    page = run("convert", path, "--to", "html").text
    assert "Tarn Street" in page


def test_mails_in_other_forms_are_named(tmp_path: Path) -> None:
    mailbox = tmp_path / "in.mbox"
    mailbox.write_text("From a@b.example Thu May 16 09:00:00 2024\nFrom: a@b.example\nSubject: x\n\ny\n", "utf-8")
    outlook = tmp_path / "a.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for path, words in ((mailbox, "save each mail as .eml"), (outlook, "save it as .eml")):
        done = run("convert", path)
        assert done.code == 3
        assert words in done.err


def test_in_python(feed: Path) -> None:
    found = linkeddata.read_documents(str(feed))
    assert [document.source.name for document in found.read] == [f"{feed}#library", f"{feed}#floods"]
    assert "Ulric Vane" in linkeddata.convert(found.read[1]).text
    with pytest.raises(UsageError, match="holds 2 documents") as caught:
        linkeddata.convert(feed)
    assert "read_documents" in caught.value.todo
    assert len(linkeddata.read_documents(str(feed) + "#floods").read) == 1
