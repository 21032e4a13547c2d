"""The tokenizer against html5lib's, on every string of a small alphabet, on longer ones by chance, and by hand."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator

import html5lib
import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from sizes import either, many

from linkeddata.html.references import reference
from linkeddata.html.tokenizer import ESCAPABLE, NO_ATTRIBUTES, RAW_TEXT, TokenKind, content, tokens

KINDS = {number: name for name, number in tokenTypes.items()}
STATES = {"script": "scriptDataState", "plaintext": "plaintextState"} | dict.fromkeys(ESCAPABLE, "rcdataState")
#: A piece of text, or a tag: "start" or "end", name, attributes, whether it ends in "/>".
Seen = str | tuple[str, str, dict[str, str], bool]


def joined(seen: Iterator[Seen]) -> list[Seen]:
    """Join texts that follow each other."""
    made: list[Seen] = []
    for one in seen:
        if isinstance(one, str) and made and isinstance(made[-1], str):
            made[-1] += one
        elif one:
            made.append(one)
    return made


def ours(page: str) -> list[Seen]:
    return joined(
        content(page, token)
        if token.kind in (TokenKind.TEXT, TokenKind.RAW)
        else (
            str(token.kind),
            token.name,
            {name: a.value for name, a in token.attributes.items()} if token.kind is TokenKind.START else {},
            token.closed,
        )
        for token in tokens(page)
    )


def theirs(page: str) -> list[Seen]:
    """Return what html5lib's tokenizer sees, which is told the state that a start tag switches it to."""

    def seen() -> Iterator[Seen]:
        tokenizer, raw = HTMLTokenizer(page), False
        for token in tokenizer:
            kind, data = KINDS[token["type"]], token.get("data")
            if kind in ("Characters", "SpaceCharacters"):
                yield data if raw else data.replace("\0", "")  # the tree builder drops these
            elif kind in ("StartTag", "EndTag"):
                raw = kind == "StartTag" and token["name"] in RAW_TEXT
                if raw:
                    tokenizer.state = getattr(tokenizer, STATES.get(token["name"], "rawtextState"))
                attributes = dict(data) if kind == "StartTag" else {}
                yield kind.removesuffix("Tag").lower(), token["name"], attributes, token["selfClosing"]

    return joined(seen())


SMALL = ["<", ">", "/", "!", "-", '"', "'", "=", " ", "a", "?", "script", "<!--", "-->", "--!>", "title", "plaintext", "&amp;"]
TAGS = ["<a", "</", "<b>", ">", "--!>", "-->", '"', "=", "/", "<!--"]
LARGE = [
    *SMALL,
    *("\0", "\r", "\r\n", "\n", "\t", "\f", "\v", "\x85", "\u2028", "é", "B", "K", "ſ", "&", ";", "#", "1", "`"),
    *("<a ", "</", "<!", "<?", "</>", "<!doctype ", "<![CDATA[", "]]>", "--", "a=b", "x='", 'X="', "<a b=", "<br/>", "/>"),
    *(
        "<script>",
        "</script>",
        "</script ",
        "</SCRIPT/",
        "<script><!--",
        "<!-->",
        "<!--->",
        "</ſcript>",
        "<script/>",
        "<script ",
    ),
    *("<title>", "</title>", "<title/>", "<textarea a=b>", "</textarea", "<style>", "</style ", "<xmp>", "</xmp/", "</xmpx>"),
    *("<iframe>", "</iframe>", "<noembed>", "</noembed>", "<noframes>", "</noframes>", "<plaintext>", "<noscript>", "<pre>"),
    *(
        "&copy",
        "&copy=",
        "&notit;",
        "&notin;",
        "&#65",
        "&#x41;",
        "&#0;",
        "&#x80;",
        "&#xD800;",
        "&#99999999;",
        "&#0000000000065;",
    ),
]


LENGTHS = [(SMALL, *either((3, 6175), (4, 111_151))), (TAGS, *either((4, 11_111), (5, 111_111)))]


@pytest.mark.parametrize(("alphabet", "longest", "count"), LENGTHS, ids=["characters", "tags"])
def test_every_string_of_a_small_alphabet(alphabet, longest, count):
    tried = 0
    for length in range(longest + 1):
        for pieces in itertools.product(alphabet, repeat=length):
            page = "".join(pieces)
            tried += 1
            assert ours(page) == theirs(page), page
    assert tried == count


@pytest.mark.parametrize(
    "around", ["<a {}>b", '<a b="{}>c', "<a b={}>c", "<script>{}</script>b", "<!--{}-->b", "<title>{}</title>b"]
)
def test_every_string_in_a_place(around):
    tried = 0
    longest, count = either((2, 343), (3, 6175))
    for length in range(longest + 1):
        for pieces in itertools.product(SMALL, repeat=length):
            page = around.format("".join(pieces))
            tried += 1
            assert ours(page) == theirs(page), page
    assert tried == count


ONLY = frozenset({"script", "link"})


def assert_skipped_alike(page: str) -> None:
    """Assert that `only` leaves out tokens of other elements and changes no other."""
    every, some = list(tokens(page)), list(tokens(page, only=ONLY))
    kept = [t for t in every if t.name in ONLY | RAW_TEXT | {"svg", "math"}]
    assert [t[:4] + t[5:] for t in some if t.name in ONLY | RAW_TEXT | {"svg", "math"}] == [t[:4] + t[5:] for t in kept], page
    assert [dict(t.attributes) for t in some if t.name in ONLY] == [dict(t.attributes) for t in kept if t.name in ONLY], page
    assert {t[:4] for t in some} <= {t[:4] for t in every}, page


@pytest.mark.parametrize("alphabet", [SMALL, TAGS], ids=["characters", "tags"])
def test_only_some_elements_of_every_small_string(alphabet):
    tried = 0
    for pieces in itertools.product(alphabet, repeat=3):
        assert_skipped_alike("".join(pieces))
        tried += 1
    assert tried == len(alphabet) ** 3


def test_only_some_elements_of_longer_strings_by_chance():
    chance = random.Random(20261130)
    pieces = [
        *LARGE,
        "<svg>",
        "</svg>",
        "<svg/>",
        "<math>",
        "</math>",
        "<link",
        "<LINK a=b>",
        "</p>",
        "<p>",
        "<linked>",
        "<a b='<link>'>",
    ]
    for _ in range(many(20_000)):
        assert_skipped_alike("".join(chance.choices(pieces, k=chance.randint(4, 24))))


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("<p title='<script>'>a</p><script>b</script>", ["script", "script", "script"]),
        ("<p>a<b>c</b></p><link rel=next>", ["link"]),
        ('<!-- <link> --><a b="<link>"><linked></linked><LINK>', ["link"]),
        ("<svg><p><link></svg>", ["svg", "p", "link", "svg"]),
        ("1 < 2 <", []),
    ],
)
def test_only_some_elements(page, names):
    assert [t.name for t in tokens(page, only=ONLY) if t.kind is not TokenKind.TEXT] == names


def test_text_and_other_tags_are_not_yielded():
    assert list(tokens("a<p>b</p>c", only=ONLY)) == []


def test_skipping_takes_linear_time():
    for piece in ("<a b='", "<a ", "<", "</", "<a b=c ", "<p>", "<!--", "<a b='c'"):
        began = time.process_time()
        list(tokens(piece * 50_000, only=ONLY))
        assert time.process_time() - began < 2, piece


def test_longer_strings_by_chance():
    chance = random.Random(20260712)
    tried = 0
    for _ in range(many(20_000)):
        page = "".join(chance.choices(LARGE, k=chance.randint(4, 24)))
        tried += 1
        assert ours(page) == theirs(page), page
    assert tried == many(20_000)


def names(page: str) -> list[str]:
    return [
        ("/" if t.kind is TokenKind.END else "") + t.name for t in tokens(page) if t.kind in (TokenKind.START, TokenKind.END)
    ]


PAGES = [
    ("<p>a</p>", ["p", "/p"]),
    ("<!-- <head></head> --><P>", ["p"]),
    ("<!--><b>-->", ["b"]),
    ("<!---><b>", ["b"]),
    ("<!-- a --!><b>", ["b"]),
    ("<!-- a --!-- ><b> --><i>", ["i"]),
    ("<!-- never closed <b>", []),
    ("<!doctype html><html>", ["html"]),
    ("<?xml version='1.0'?><html>", ["html"]),
    ("<![CDATA[ <b> ]]><i>", ["i"]),
    ("<![CDATA[ x > <b> ]]><i>", ["b", "i"]),
    ("<title></head></title></head>", ["title", "/title", "/head"]),
    ("<textarea><b></textarea>", ["textarea", "/textarea"]),
    ("<style></head></STYLE >", ["style", "/style"]),
    ("<script>'</head>'</script>", ["script", "/script"]),
    ("<script><!-- <script> </script> --></script><b>", ["script", "/script", "b"]),
    ("<script><!-- </script><b>", ["script", "/script", "b"]),
    ("<script><!--> <script> </script><b>", ["script", "/script", "b"]),
    ("<script>never closed <b>", ["script"]),
    ('<a title="</head>">', ["a"]),
    ("<a title='>'><b>", ["a", "b"]),
    ("1 < 2 <b>", ["b"]),
    ("</ p><b>", ["b"]),
    ("</<p><b>", ["b"]),
    ("</'<p><b>", ["b"]),
    ("<a", []),
    ('<p a="><b>', []),
    ("<b><p a='><i>", ["b"]),
    ("<br/><img src=a/b>", ["br", "img"]),
    ("<plaintext><b>", ["plaintext"]),
    ("<title/><b></title>", ["title", "/title"]),
    ("<script/><b></script>", ["script", "/script"]),
    ("<lin\u212a>", ["lin\u212a"]),
    ("<p\x0bx>", ["p\x0bx"]),
    ("<p\xa0>", ["p\xa0"]),
    # svg and math
    ("<svg><title><b></title></svg><title><b>", ["svg", "title", "b", "/title", "/svg", "title"]),
    ("<svg><title/></svg><b>", ["svg", "title", "/svg", "b"]),
    ("<svg><style/><script/></svg><b>", ["svg", "style", "script", "/svg", "b"]),
    ("<svg/><style><b>", ["svg", "style"]),
    ("<svg><![CDATA[ > <b> ]]><path/></svg>", ["svg", "path", "/svg"]),
    ("<math><mi><style><b></style></mi><style/><mo/></math>", ["math", "mi", "style", "/style", "/mi", "style", "mo", "/math"]),
    ("<svg><p><style><b>", ["svg", "p", "style"]),
    ("<svg><font color=a><style><b>", ["svg", "font", "style"]),
    ("<svg><font><style><b>", ["svg", "font", "style", "b"]),
    ("<div><svg></div><style><b>", ["div", "svg", "/div", "style"]),
    ("<svg><foreignObject><br><style><b></style></foreignObject><style/></svg>", None),
    ("<svg><desc><![CDATA[<b>]]><i><![CDATA[ <b> ]]></i></desc></svg>", None),
    ("<math><annotation-xml encoding=TEXT/html><style><b></style></annotation-xml><style/><mo></math>", None),
    ("<math><annotation-xml><style><![CDATA[<b>]]></style></annotation-xml></math>", None),
]


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=range(len(PAGES)))
def test_tags(page, expected):
    if expected is not None:
        assert names(page) == expected
    else:  # None: what html5lib says
        assert names(page) == [("/" if tag[0] == "end" else "") + tag[1] for tag in in_tree(page) if not isinstance(tag, str)]


def test_pages_counted():
    assert len(PAGES) == 49


class Recording(HTMLTokenizer):
    """html5lib's tokenizer that gets its state from the tree builder, and notes what it saw."""

    def __iter__(self):
        for token in super().__iter__():
            kind = KINDS[token["type"]]
            if kind in ("Characters", "SpaceCharacters"):
                self.parser.seen.append(token["data"])
            elif kind in ("StartTag", "EndTag"):
                self.parser.seen.append((kind.removesuffix("Tag").lower(), token["name"]))
            yield token


class Parser(html5lib.HTMLParser):
    def mainLoop(self):  # noqa: N802 (html5lib's name)
        self.tokenizer.__class__, self.seen = Recording, []
        super().mainLoop()


def in_tree(page: str) -> list[Seen]:
    parser = Parser()
    parser.parse(page)
    return joined(iter(parser.seen))


FOREIGN = [
    *("<svg>", "</svg>", "<svg/>", "<math>", "</math>", "<title>", "</title>", "<title/>", "<style>", "</style>", "<style/>"),
    *(
        "<script>",
        "</script>",
        "<script/>",
        "<![CDATA[",
        "]]>",
        "<g>",
        "</g>",
        "<path/>",
        "<b>",
        "<p>",
        "<div>",
        "<br>",
        "<li>",
    ),
    *("<desc>", "</desc>", "<foreignObject>", "</foreignObject>", "<mi>", "</mi>", "<textarea>", "</textarea>", "a", "&amp;"),
    *("<annotation-xml encoding='text/html'>", "</annotation-xml>", "<font>", "<font color=a>", "<xmp>", "</xmp>", "<mo/>"),
]


def leaves(page: str) -> bool:
    """Tell whether an end tag may close an element outside svg or math from inside: the tokenizer does not know those outside."""
    opened: list[str] = []
    for token in tokens(page):
        if token.kind is TokenKind.END:
            inner = max((at for at, name in enumerate(opened) if name in ("svg", "math")), default=0)
            if token.name in opened[:inner] and token.name not in opened[inner:] and token.name not in ("svg", "math"):
                return True
        elif token.kind is TokenKind.START and not token.closed:
            opened.append(token.name)
    return False


def test_svg_and_math_by_chance():
    """Without end tags of HTML, for which the elements outside would have to be known."""
    chance = random.Random(7)
    tried = 0
    for _ in range(many(8000)):
        page = "<body>" + "".join(chance.choices(FOREIGN, k=chance.randint(2, 6)))
        if leaves(page):
            continue
        found = [one if isinstance(one, str) else one[:2] for one in ours(page)]
        tried += 1
        assert found == in_tree(page), page
    assert tried > many(7900)


def test_tokens_cover_the_source():
    page = "<p a=1 b='2' c=\"3\" d>text<!-- c -->more</p><script>x<y</script><svg><![CDATA[z]]></svg>"
    assert [(t.kind, page[t.start : t.end], t.name) for t in tokens(page)] == [
        (TokenKind.START, "<p a=1 b='2' c=\"3\" d>", "p"),
        (TokenKind.TEXT, "text", ""),
        (TokenKind.TEXT, "more", ""),
        (TokenKind.END, "</p>", "p"),
        (TokenKind.START, "<script>", "script"),
        (TokenKind.RAW, "x<y", "script"),
        (TokenKind.END, "</script>", "script"),
        (TokenKind.START, "<svg>", "svg"),
        (TokenKind.RAW, "z", ""),
        (TokenKind.END, "</svg>", "svg"),
    ]


def test_attributes_have_their_places():
    page = "<A B='1&amp;2' c=3/ d E = \"\" b=x f= >"
    (token,) = tokens(page)
    assert {n: (a.value, page[a.start : a.end] if a.start is not None else None) for n, a in token.attributes.items()} == {
        "b": ("1&2", "1&amp;2"),
        "c": ("3/", "3/"),
        "d": ("", None),
        "e": ("", ""),
        "f": ("", ""),
    }
    assert token.attributes.texts == {"b": "1&2", "c": "3/", "d": "", "e": "", "f": ""}


def test_tags_without_attributes_share_an_empty_mapping():
    first, _, last = tokens("<a>b</a >")
    assert first.attributes is NO_ATTRIBUTES is last.attributes
    assert dict(NO_ATTRIBUTES) == {}


def test_an_address_keeps_what_looks_like_a_reference():
    (token,) = tokens('<a href="?a=1&copy=2&region=3&amp;b&lt">')
    assert token.attributes["href"].value == "?a=1&copy=2&region=3&b<"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 4, [(TokenKind.TEXT, 0, 4)]),
        (2, 9, [(TokenKind.TEXT, 2, 5), (TokenKind.START, 5, 8), (TokenKind.TEXT, 8, 9)]),
        (5, 7, []),
        (9, 14, [(TokenKind.END, 9, 13), (TokenKind.TEXT, 13, 14)]),
        (8, 10, [(TokenKind.TEXT, 8, 10)]),
        (8, 11, [(TokenKind.TEXT, 8, 11)]),
        (14, 21, [(TokenKind.TEXT, 14, 15)]),
        (22, 22, []),
    ],
)
def test_a_range_is_read_as_if_nothing_stood_around_it(start, end, expected):
    page = "aaaaa<b>c</b>dd<!-- e -->f"
    assert [(t.kind, t.start, t.end) for t in tokens(page, start, end)] == expected


def test_every_range_is_read_as_a_page_of_its_own():
    page = "a<b c='d>'>&amp;<!-- e --!><title>f</title><svg><![CDATA[g]]></svg></ h><script><!--<script></script>--></script>i"
    tried = 0
    for start in range(len(page)):
        for end in range(start, len(page) + 1):
            tried += 1
            within = [(t.kind, t.start, t.end, dict(t.attributes).keys()) for t in tokens(page, start, end)]
            alone = [(t.kind, start + t.start, start + t.end, dict(t.attributes).keys()) for t in tokens(page[start:end])]
            assert within == alone, page[start:end]
    assert tried > 5000


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("&amp;", "&"),
        ("&ampx", "&x"),
        ("&nosuch;", "&nosuch;"),
        ("&#x1F600;", "\U0001f600"),
        ("&#128;", "€"),
        ("&#129;", "\x81"),
        ("&#x110000;", "\ufffd"),
        ("&#" + "9" * 10_000 + ";", "\ufffd"),
        ("&#" + "0" * 10_000 + "65;", "A"),
        ("&#x;", "&#x;"),
        ("&;", "&;"),
    ],
    ids=range(11),
)
def test_references(text, stands_for):
    assert content(text, next(tokens(text))) == stands_for
    if stands_for != text:
        assert reference(text) == stands_for


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<a ", '<a b="', "<a b='", "<!--", "<script>", "<script><!--<script>", "</script", "<a b=c ", "<title>", "<a/"),
        *(
            "<a =",
            "<a b=",
            "</title",
            "<title></title ",
            "<svg>",
            "<svg><p>",
            "<svg><title>",
            "<svg><![CDATA[",
            "<!",
            "--!",
            "&#1",
        ),
        *("<a b >", "<a \t\n", "a=", "</"),
    ],
)
def test_hostile_repetition_takes_linear_time(piece):
    length, seconds = either((100_000, 1), (400_000, 15))
    page = piece * (length // len(piece))
    started = time.process_time()
    for token in tokens("<a " + page):
        content(page, token), dict(token.attributes)
    for token in tokens(page):
        content(page, token), dict(token.attributes)
    assert time.process_time() - started < seconds
