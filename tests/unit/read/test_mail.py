"""Mails: the subject, the day, one part with text; quoted mails, signatures and attachments."""

from __future__ import annotations

import email
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.read import read_bytes
from linkeddata.read.mail import matches, unpack
from linkeddata.read.mail_dates import mail_stamp
from linkeddata.read.mail_parts import decoded_header, parse
from linkeddata.read.mail_tables import without_layout
from linkeddata.read.mail_text import is_stub, layout, unflowed
from linkeddata.values.document import Basis, BlockKind

PROSE = "The Minister for Water, Imogen Kestrel, opened the new quay in Ostburg on Monday together with Mayor Tobias Renfrew."
SECOND = "The quay cost four million crowns and took three years to build, the ministry said in a statement to the press."
HTML = f"<html><body><h1>New quay opens</h1><p>{PROSE}</p><p>{SECOND}</p></body></html>"


def mail(
    plain: str | None = None,
    html: str | None = None,
    *,
    subject: str = "New quay opens",
    date: str | None = "Mon, 03 May 2021 10:00:00 +0200",
    sender: str = "Press Office <press@quays.example>",
    files: tuple[str, ...] = (),
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "newsdesk@daily.example", subject
    if date:
        message["Date"] = date
    message["Message-ID"] = "<1@quays.example>"
    if plain is not None:
        message.set_content(plain)
        if html is not None:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    for name in files:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=name)
    return message


def read(message: EmailMessage | bytes, name: str = "mail.eml"):
    data = message if isinstance(message, bytes) else message.as_bytes(policy=SMTP)
    return read_bytes(data, name=name)


def told(document):
    """Return headline, day, and the paragraphs."""
    headline = document.value("headline")
    body = [b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    return headline, document.value("published"), [" ".join(p.split()) for p in body]


# What a mail is like → the mail
MAILS = {
    "plain alone": mail(f"New quay opens\n\n{PROSE}\n\n{SECOND}\n"),
    "HTML alone": mail(html=HTML),
    "both": mail(f"New quay opens\n\n{PROSE}\n\n{SECOND}\n", HTML),
    "a plain part that sends to the browser": mail("View this email in your browser: https://quays.example/1\n", HTML),
    "a plain part that says that there is HTML": mail("Your mail program does not support HTML messages.\n", HTML),
    "a subject that the text does not repeat": mail(f"{PROSE}\n\n{SECOND}\n"),
    "an HTML text without its headline": mail(html=f"<p>{PROSE}</p><p>{SECOND}</p>"),
    "a label before the subject": mail(f"{PROSE}\n\n{SECOND}\n", subject="PRESS RELEASE: New quay opens"),
    "the name of a list, and a reply": mail(f"{PROSE}\n\n{SECOND}\n", subject="Fwd: [press-list] New quay opens"),
    "attachments": mail(f"{PROSE}\n\n{SECOND}\n", files=("release.pdf", "quay.pdf")),
    "a signature": mail(f"{PROSE}\n\n{SECOND}\n\n-- \nAda Holm\nPress Office\nTel. +45 555 0100\n"),
    "a quoted mail below": mail(
        f"{PROSE}\n\n{SECOND}\n\nOn Sun, 2 May 2021, Jan Roth wrote:\n> When will the quay open? I should like to come.\n> Jan\n"
    ),
    "an Outlook mail below": mail(
        f"{PROSE}\n\n{SECOND}\n\n-----Original Message-----\nFrom: Jan Roth\nSent: Sunday, 2 May 2021 09:00\nTo: Press Office\n"
        "Subject: Quay\n\nWhen will the quay open? The paper would like to send a photographer to the opening.\n"
    ),
    "a notice of the firm": mail(
        f"{PROSE}\n\n{SECOND}\n\nThis email and any attachments are confidential and intended solely for the addressee.\n"
    ),
    "hard line breaks": mail(
        "The Minister for Water, Imogen Kestrel, opened the new quay in Ostburg\non Monday together with Mayor Tobias Renfrew.\n\n"
        "The quay cost four million crowns and took three years to build, the\nministry said in a statement to the press.\n"
    ),
}  # fmt: skip


CELL = f"<h2>New quay opens</h2><p>{PROSE}</p><p>{SECOND}</p>"
NEWSLETTER = (
    '<div style="display:none">What the inbox shows</div><table width="100%"><tr><td><table width="600">'
    '<tr><td><a href="x">View this email in your browser</a></td></tr><tr><td><img src="l.png" alt="Ministry"></td></tr>'
    f"<tr><td>{CELL}</td></tr><tr><td>You are receiving this because you signed up. <a href='u'>Unsubscribe</a></td></tr>"
    "</table></td></tr></table>"
)
MAILS["a newsletter in tables"] = mail("View this email in your browser\n", NEWSLETTER)


@pytest.mark.parametrize("kind", MAILS)
def test_headline_day_and_paragraphs(kind):
    assert told(read(MAILS[kind])) == ("New quay opens", "2021-05-03T10:00:00+02:00", [PROSE, SECOND])


def test_every_mail_was_read():
    assert len(MAILS) == 16


def test_mails_are_known_by_their_head():
    assert all(matches(m.as_bytes(policy=SMTP)) for m in MAILS.values())
    assert told(read(MAILS["both"], name="-"))[0] == "New quay opens"
    release = b"From: Ministry for Water\nTo: the press\nSubject: New quay opens\nDate: 3 May 2021\n\n" + PROSE.encode()
    assert not matches(release)  # a release may begin so too
    assert read_bytes(release, name="release.txt").source.media_type == "text/plain"
    assert not matches(PROSE.encode())
    assert not matches(b"")


def test_places_point_to_the_part():
    document = read(mail(f"{PROSE}\n", HTML))
    assert {p.where for p in document.source.places} == {"Subject", "part 1"}
    text = document.source.text
    assert [p.span.of(text).strip() for p in document.source.places] == ["New quay opens", PROSE]
    nested = mail(f"{PROSE}\n", HTML, files=("a.pdf",))
    assert read(nested).source.places[-1].where == "part 1.1"


def test_a_dateline_in_a_layout_table_is_one():
    page = (
        f'<table role="presentation"><tr><td>New quay opens</td></tr><tr><td>OSTBURG, 30 April 2021 - {PROSE}</td></tr></table>'
    )
    assert read(mail(html=page)).value("published") == "2021-04-30"


def test_tables_of_data_stay_tables():
    data = "<table><tr><th>Name</th><th>Office</th></tr><tr><td>Ada Holm</td><td>Mayor</td></tr></table>"
    assert without_layout(data) == data
    inside = f"<table><tr><td>{data}</td></tr></table>"
    assert without_layout(inside) == f"<div><div><div>{data}</div></div></div>"
    assert without_layout("<table><tr><td><p>a") == "<div><div><div><p>a"
    assert without_layout("a</table>b") == "a</table>b"


def test_a_subject_is_a_statement_of_the_head():
    given = read(mail(f"{PROSE}\n")).metadata
    assert (given["headline"].basis, given["headline"].origin) == (Basis.METADATA, "Subject")
    assert (given["published"].basis, given["published"].origin) == (Basis.METADATA, "Date")


def test_a_day_of_the_text_comes_before_that_of_the_mail():
    told_in_text = mail(f"OSTBURG, 30 April 2021 - {PROSE}\n")
    assert read(told_in_text).value("published") == "2021-04-30"
    released = mail(f"For immediate release: 2 May 2021\n\n{PROSE}\n\n{SECOND}\n")
    assert read(released).value("published") == "2021-05-02"
    without_year = mail(f"OSTBURG, 30 April - {PROSE}\n")
    assert read(without_year).value("published").startswith("2021-05-03")


STAMPS = (
    ("Mon, 03 May 2021 10:00:00 +0200", "2021-05-03T10:00:00+02:00"),
    ("Mon, 3 May 2021 23:30 -0700 (PDT)", "2021-05-03T23:30:00-07:00"),
    ("Mon, 03 May 2021 10:00:00 GMT", "2021-05-03T10:00:00Z"),
    ("Mon, 03 May 2021 10:00:00 UT", "2021-05-03T10:00:00Z"),
    ("Mon, 03 May 2021 10:00:00 -0000", "2021-05-03T10:00:00Z"),
    ("Mon, 03 May 2021 10:00:00 EST", "2021-05-03T10:00:00-05:00"),
    ("Mon, 03 May 2021 10:00:00 CST", "2021-05-03T10:00:00-06:00"),
    ("Mon, 03 May 2021 10:00:00 CEST", "2021-05-03T10:00:00+02:00"),
    ("Mon, 03 May 2021 23:30:00 BST", "2021-05-03"),  # British or Bangladesh
    ("Mon, 03 May 2021 23:30:00 K", "2021-05-03"),  # a military zone, which RFC 5322 calls unknown
    ("Mon, 03 May 2021 23:30:00", "2021-05-03"),
    ("Mon, 03 May 2021 10:00:00 +9900", "2021-05-03"),
    ("Mon, 03 May 2021 00:00:00 +0200", "2021-05-03"),
    ("Lun., 03 May 2021 10:00:00 +0200", "2021-05-03T10:00:00+02:00"),
    ("3 May 21 10:00 +0100", "2021-05-03T10:00:00+01:00"),
    ("03-May-2021 10:00:00 +0000", "2021-05-03T10:00:00+00:00"),
    ("2021-05-03T10:00:00Z", "2021-05-03T10:00:00Z"),
    ("2021-05-03 10:00:00+02:00", "2021-05-03T10:00:00+02:00"),
    ("3 May 2021", "2021-05-03"),
    ("Mon, 30 Feb 2021 10:00:00 +0200", None),
    ("Mon, 03 Mai 2021 10:00:00 +0200", None),
    ("2021-05", None),
    ("yesterday", None),
    ("", None),
)


@pytest.mark.parametrize(("written", "stamp"), STAMPS)
def test_days_of_mails(written, stamp):
    assert mail_stamp(written) == stamp


def test_days_were_tried():
    assert len(STAMPS) == 24


def test_a_mail_without_a_day_it_can_be_read():
    for date in (None, "no day"):
        message = mail(f"{PROSE}\n", date=None)
        if date:
            message["X-Date"] = date
        assert read(message).value("published") is None


HEADERS = (
    ("=?utf-8?Q?Pier_=C3=A9t=C3=A9?=", "Pier été"),
    ("=?UTF-8?B?UGllciDDqXTDqQ==?=", "Pier été"),
    ("=?UTF-8?B?UGllciDDqXTDqQ?=", "Pier été"),  # without its padding
    ("=?utf-8?Q?Pier_=C3?= =?utf-8?Q?=A9t=C3=A9?=", "Pier été"),  # a character cut in two
    ("=?utf-8?Q?Pier?=\r\n =?utf-8?Q?_opens?=", "Pier opens"),
    ("=?iso-8859-1?Q?Caf=E9?= opens", "Café opens"),
    ("=?windows-1252?Q?=93Quay=94?=", "“Quay”"),
    ("=?x-unknown?Q?Caf=C3=A9?=", "Café"),
    ("=?utf-8*en?Q?Pier?=", "Pier"),
    ("=?gb2312?B?1tC5+g==?=", "中国"),
    ("Pier =?utf-8?Q?=C3=A9t=C3=A9?= opens", "Pier été opens"),
    ("Pier\r\n  opens", "Pier opens"),
    (b"Pier \xc3\xa9t\xc3\xa9".decode("ascii", "surrogateescape"), "Pier été"),  # RFC 6532
    (b"Caf\xe9".decode("ascii", "surrogateescape"), "Café"),
    ("=?utf-8?X?Pier?=", "=?utf-8?X?Pier?="),
    ("", ""),
)


@pytest.mark.parametrize(("raw", "text"), HEADERS)
def test_headers(raw, text):
    assert decoded_header(raw) == text


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co")), max_size=60))
def test_headers_of_the_standard_library_come_back(text):
    from email.header import Header

    raw = Header(text, "utf-8").encode() if text else ""
    assert decoded_header(raw) == " ".join(text.split())


@given(st.text(max_size=200))
def test_any_header_can_be_decoded(raw):
    decoded_header(raw)


FLOWED = (
    ("The pier \r\nopened.\r\n", "The pier opened.\n"),
    ("The pier\r\nopened.", "The pier\nopened."),
    (" >not a quote", ">not a quote"),  # stuffed
    (">> The pier \n>> opened.", ">> The pier opened."),
    (">> The pier \n> opened.", ">> The pier \n> opened."),  # another depth
    ("The pier opened. \n-- \nAda", "The pier opened. \n-- \nAda"),
)


@pytest.mark.parametrize(("raw", "text"), FLOWED)
def test_flowed_text_is_joined(raw, text):
    assert unflowed(raw) == text


def test_flowed_text_with_deleted_spaces():
    assert unflowed("中国 \n上海", delete_space=True) == "中国上海"


def test_a_flowed_mail():
    message = mail(f"{PROSE}\n")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    words = PROSE.split()
    message.set_payload(" ".join(words[:8]) + " \r\n" + " ".join(words[8:]) + "\r\n")
    assert told(read(message))[2] == [PROSE]


# Charset in the head, bytes → (paragraph, code of the finding)
CHARSETS = (
    ("utf-8", "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.", "utf-8", None),
    ("iso-8859-1", "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.", "iso-8859-1", None),
    (
        "us-ascii",
        "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.",
        "utf-8",
        "encoding-mismatch",
    ),
    (
        "iso-8859-1",
        "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.",
        "utf-8",
        "encoding-mismatch",
    ),
    (
        "utf-8",
        "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.",
        "cp1252",
        "encoding-guessed",
    ),
    ("x-none", "Mayor Zoë Brunn opened the café beside the new quay in Ostburg on Monday at noon.", "utf-8", None),
    ("gb2312", "中国 Mayor Li Wen opened the quay in Ostburg on Monday at noon, and many came to see it.", "gb18030", None),
)


@pytest.mark.parametrize(("label", "text", "codec", "code"), CHARSETS)
def test_charsets_that_are_right_and_wrong(label, text, codec, code):
    head = (
        f"From: Press Office <press@quays.example>\r\nMessage-ID: <1@quays.example>\r\nSubject: Quay opens in Ostburg\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    document = read(head.encode() + text.encode(codec) + b"\r\n")
    assert told(document)[2] == [text]
    assert [f.code for f in document.findings] == ([code] if code else [])
    assert all("--encoding" not in f.message for f in document.findings)  # it would change nothing


def test_attachments_are_named():
    document = read(mail(f"{PROSE}\n", HTML, files=("release.pdf", "été.pdf", "c.pdf")))
    (finding,) = document.findings
    assert (finding.code, finding.severity.value) == ("attachments-unread", "advice")
    assert finding.message.startswith("3 attachments are not read: release.pdf, été.pdf, c.pdf; ")
    one = read(mail(f"{PROSE}\n", files=("a\x1b[31m.pdf",)))
    assert one.findings[0].message.startswith("1 attachment is not read: a")
    assert "\x1b" not in one.findings[0].message
    many = read(mail(f"{PROSE}\n", files=tuple(f"{n}.pdf" for n in range(12))))
    assert "9.pdf and 2 more;" in many.findings[0].message


def test_pictures_of_the_page_are_no_attachments():
    message = mail(html=HTML)
    message.add_related(b"GIF89a", "image", "gif", cid="<logo>")
    assert told(read(message))[2] == [PROSE, SECOND]
    assert read(message).findings == ()


def test_a_second_text_is_named():
    message = mail(f"{PROSE}\n", files=("a.pdf",))
    message.attach(mail("A note below the picture.\n"))
    found = read(message).findings[0].message
    assert found.startswith("2 attachments are not read: a.pdf, ")


def test_text_parts_without_words_are_passed_over():
    message = mail(" \n", HTML)
    assert told(read(message))[2] == [PROSE, SECOND]


def test_a_mail_within_a_mail_is_read_if_there_is_nothing_else():
    outer = mail(None, subject="Fwd: quay", date="Thu, 06 May 2021 10:00:00 +0200")
    outer.add_attachment(mail(f"{PROSE}\n\n{SECOND}\n"))
    assert told(read(outer)) == ("New quay opens", "2021-05-03T10:00:00+02:00", [PROSE, SECOND])
    beside = mail(f"{SECOND}\n", subject="Another quay")
    beside.add_attachment(mail(f"{PROSE}\n"))
    assert told(read(beside))[2] == [SECOND]
    assert "“New quay opens”" in read(beside).findings[0].message


NOTES = {
    "a note": mail("For the website, please. Thanks, Jan\n", subject="Fwd: New quay opens"),
    "a note with a signature": mail("FYI\n\n-- \nJan Roth\nNews desk of the Daily\n", subject="FW: New quay opens"),
    "a note in HTML": mail(html="<p>For the website, please.</p>", subject="WG: New quay opens"),
}


@pytest.mark.parametrize("kind", NOTES)
def test_a_mail_that_is_forwarded_as_an_attachment_is_the_release(kind):
    outer = email.message_from_bytes(NOTES[kind].as_bytes(policy=SMTP), policy=SMTP)
    outer.add_attachment(mail(f"{PROSE}\n\n{SECOND}\n", files=("quay.pdf",)))
    document = read(outer)
    assert told(document) == ("New quay opens", "2021-05-03T10:00:00+02:00", [PROSE, SECOND])
    assert [f.message.partition(";")[0] for f in document.findings] == ["1 attachment is not read: quay.pdf"]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Fwd: Another quay", "For the website, please."),
        ("Fwd: New quay opens", f"{PROSE} {SECOND}"),
        ("Fwd: New quay opens", PROSE + " More on this is to come in a second release on Friday, says the ministry of water."),
    ],
)
def test_a_mail_with_words_of_its_own_is_no_forward(subject, text):
    outer = mail(f"{text}\n", subject=subject)
    outer.add_attachment(mail(f"{SECOND}\n\n{SECOND}\n"))
    assert told(read(outer))[2] == [text]


SIGNED = {
    "two lines": "Kind regards\nAda Holm",
    "a comma and an office": "Best wishes,\n\nAda Holm\nHead of press, Ministry of Water\nTel. 555 0100",
    "a letter": "Yours sincerely,\n\n\nAda Holm",
    "on one line": "Many thanks, Ada",
    "on one line with a dot": "Thanks. Ada Holm",
    "lower case": "thanks and best regards\nada",
    "warm": "With warm regards,\nAda Holm and the press team",
}


@pytest.mark.parametrize("kind", SIGNED)
@pytest.mark.parametrize("html", [False, True])
def test_what_follows_a_greeting_at_the_end_is_a_signature(html, kind):
    text = f"{PROSE}\n\n{SECOND}\n\n{SIGNED[kind]}\n"
    page = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in text.strip().split("\n\n"))
    message = mail(html=f"<html><body>{page}</body></html>") if html else mail(text)
    assert told(read(message))[2] == [PROSE, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        f"Many thanks\n\n{PROSE}\n\n{SECOND}",
        f"{PROSE}\n\nThanks to all who helped, the quay is open.\n\n{SECOND}",
        f"{PROSE}\n\nBest wishes for 2022 came from the mayor.\n\n{SECOND}",
        f"{PROSE}\n\nMany Thanks Day\n\nThe town celebrates Many Thanks Day on 4 May. Everyone is invited.",
        f"{PROSE}\n\nKind regards\nAda Holm\n\nPRESS RELEASE\n\n{SECOND}\n\n{SECOND}",
    ],
)
def test_a_greeting_before_more_text_is_no_signature(text):
    assert not layout(text).furniture


FORWARDS = {
    "Gmail": "FYI\n\n---------- Forwarded message ---------\nFrom: Press Office <press@quays.example>\nDate: Mon, 3 May 2021 at 10:00\n"
    "Subject: New quay opens\nTo: <desk@daily.example>\n\n\n",
    "Outlook": "For you.\n\n________________________________\nFrom: Press Office <press@quays.example>\nSent: 3 May 2021 10:00\n"
    "To: Jan Roth <jan@daily.example>\nSubject: New quay opens\n\n",
    "Apple": "Begin forwarded message:\n\nFrom: Press Office <press@quays.example>\nSubject: New quay opens\n"
    "Date: 3 May 2021 at 10:00:00 CEST\nTo: desk@daily.example\n\n",
    "Thunderbird": "\n\n-------- Forwarded Message --------\nSubject: \tNew quay opens\nDate: \tMon, 3 May 2021 10:00:00 +0200\n"
    "From: \tPress Office <press@quays.example>\nTo: \tdesk@daily.example\n\n\n",
}  # fmt: skip


@pytest.mark.parametrize("program", FORWARDS)
def test_a_forwarded_release_is_the_release(program):
    forwarded = mail(
        FORWARDS[program] + f"{PROSE}\n\n{SECOND}\n", subject="Fwd: New quay opens", date="Thu, 06 May 2021 10:00:00 +0200"
    )
    headline, day, paragraphs = told(read(forwarded))
    assert (headline, day[:10], paragraphs) == ("New quay opens", "2021-05-03", [PROSE, SECOND])


def test_forwards_were_tried():
    assert len(FORWARDS) == 4


BOTH = f"<div>{PROSE}</div><div>{SECOND}</div>"
ASKED = "<p>When will the quay open? Tell us, please.</p>"
QUOTES = {
    "Thunderbird": f'{BOTH}<div class="moz-cite-prefix">Jan Roth wrote:</div><blockquote type="cite">{ASKED}</blockquote>',
    "Gmail": f'{BOTH}<div class="gmail_quote"><div class="gmail_attr">On Sun, 2 May 2021 Jan Roth wrote:</div>'
    f'<blockquote class="gmail_quote">{ASKED}</blockquote></div>',
    "a signature of Gmail": f'{BOTH}<div class="gmail_signature"><div>Ada Holm is head of the press office of the ministry.</div></div>',
    "Outlook": f'{BOTH}<hr><div id="divRplyFwdMsg"><b>From:</b> Jan Roth<br><b>Sent:</b> 2 May 2021 09:00<br><b>To:</b> Press Office<br>'
    f"<b>Subject:</b> Quay</div><div>{ASKED}</div>",
}


@pytest.mark.parametrize("program", QUOTES)
def test_quoted_html_is_furniture(program):
    assert told(read(mail(html=QUOTES[program])))[2] == [PROSE, SECOND]


def test_quotes_were_tried():
    assert len(QUOTES) == 4


def test_a_forward_in_html_is_the_release():
    head = "---------- Forwarded message ---------<br>From: Press Office<br>Date: 3 May 2021<br>Subject: New quay opens<br>To: desk"
    quoted = f'<div>FYI</div><div class="gmail_quote"><div class="gmail_attr">{head}</div><p>{PROSE}</p><p>{SECOND}</p></div>'
    headline, day, paragraphs = told(
        read(mail(html=quoted, subject="Fwd: New quay opens", date="Thu, 06 May 2021 10:00:00 +0200"))
    )
    assert (headline, day, paragraphs) == ("New quay opens", "2021-05-03", [PROSE, SECOND])


def test_stubs():
    assert is_stub("View this email in your browser", "word " * 100)
    assert is_stub("", "word")
    assert is_stub("Please enable HTML e-mail to see this message.", "word " * 50)
    assert is_stub("The quay opened.", "word " * 50)  # much shorter
    assert not is_stub("The quay opened on Monday, the ministry said.", "The quay opened on Monday, the ministry said.")
    assert not is_stub("word " * 60, "word " * 100)


def test_senders_that_are_publishers():
    told_by_head = read(mail(f"{PROSE}\n", sender="Ministry for Water <press@water.example>")).metadata["publisher"]
    assert (told_by_head.value, told_by_head.origin) == ("Ministry for Water", "From")
    in_comment = mail(f"{PROSE}\n", sender="press@water.example")
    in_comment.replace_header("From", "press@water.example (Ministry for Water)")
    assert read(in_comment).value("publisher") == "Ministry for Water"
    assert read(mail(f"{PROSE}\n", sender="Ada Holm <ada@water.example>")).value("publisher") is None
    assert read(mail(f"{PROSE}\n", sender="press@water.example")).value("publisher") is None
    issued = f"Issued by the Harbour Board of Ostburg\n\n{PROSE}\n\n{SECOND}\n"
    assert read(mail(issued, sender="Ministry for Water <a@b.example>")).value("publisher") == "Harbour Board of Ostburg"


# --- what cannot be read ---

HEAD = "From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: Quay\r\nMIME-Version: 1.0\r\n"
BROKEN = {
    "no head": ("Just a sentence.\r\n", "head of a mail"),
    "empty": ("", "head of a mail"),
    "no text": (f"{HEAD}\r\n", "no text"),
    "a picture alone": (
        f"{HEAD}Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nxx",
        "1 attachment: a.png",
    ),
    "no boundary": (f"{HEAD}Content-Type: multipart/mixed\r\n\r\n{PROSE}\r\n", "boundary"),
    "a boundary that is nowhere": (f'{HEAD}Content-Type: multipart/mixed; boundary="q"\r\n\r\n{PROSE}\r\n', "boundary"),
    "cut off in its text": (
        f'{HEAD}Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nThe Minister for Water, Imo',
        "cut off",
    ),
    "base64 that is cut off": (
        f"{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlI\r\n",
        "base64",
    ),
    "encrypted": (f'{HEAD}Content-Type: multipart/encrypted; boundary="q"\r\n\r\n--q\r\n\r\nx\r\n--q--\r\n', "encrypted"),
    "binary": (f"{HEAD}Content-Type: text/plain\r\n\r\n%PDF-1.7 \x00\x01\x02", "PDF"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_mails(kind):
    text, message = BROKEN[kind]
    with pytest.raises(UnreadableError, match=message) as caught:
        read(text.encode())
    assert caught.value.exit_code == 3
    assert caught.value.source == "mail.eml"
    assert caught.value.todo


def test_broken_mails_were_tried():
    assert len(BROKEN) == 10


def test_a_mail_that_is_cut_behind_its_text_is_read_with_a_warning():
    whole = mail(f"{PROSE}\n", files=("a.pdf",)).as_bytes(policy=SMTP)
    cut = whole[: whole.rindex(b"--===")]
    document = read(cut)
    assert told(document)[2] == [PROSE]
    assert sorted(f.code for f in document.findings) == ["attachments-unread", "mail-cut-off"]


def nested(depth: int) -> bytes:
    text = f"Content-Type: text/plain\r\n\r\n{PROSE}\r\n"
    for n in range(depth):
        text = f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n{text}\r\n--b{n}--\r\n'
    return (HEAD + text).encode()


def test_depth_is_limited():
    assert told(read(nested(5)))[2] == [PROSE]
    with pytest.raises(RefusedError, match="nested deeper than 3 levels") as caught:
        parse(nested(4), "mail.eml", max_depth=3)
    assert caught.value.exit_code == 5


def test_containers_are_counted_before_anything_is_parsed():
    with pytest.raises(RefusedError, match="more than 3 parts hold other parts"):
        parse(nested(4), "mail.eml", max_containers=3)


def test_layout_of_what_is_no_mail():
    assert layout("").furniture == ()
    assert layout(f"{PROSE}\n\n{SECOND}").furniture == ()
    assert layout("Date: 3 May 2021\nSubject: the quay\n\nThe quay opens.").furniture == ()


@given(
    st.lists(
        st.sampled_from(["> a", "-- ", "", "From: x", "To: y", "Sent: z", "Subject: q", "On 1 May A wrote:", "word " * 9]),
        max_size=12,
    )
)
def test_any_layout_marks_whole_lines_in_order(lines):
    text = "\n".join(lines)
    places = layout(text).furniture
    assert [p.of(text) for p in places] == [line for line in (p.of(text) for p in places) if "\n" not in line]
    assert all(a.end < b.start for a, b in pairwise(places))


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_head_are_read_or_refused(body):
    with suppress(UnreadableError, RefusedError):
        unpack(HEAD.encode() + b"Content-Type: text/plain\r\n\r\n" + body, "mail.eml")
