# ruff: noqa: E501 (lines of markup, as they are written)
"""Pages as content systems, minifiers, old editors and mistakes make them, each around one press release.

`SKELETONS` names them. The release is `strategies.TEXT`, so that `strategies.sample()` describes it. Written for these tests;
what they have in common with templates of real systems is their shape alone.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass

from strategies import TEXT

HEADLINE, PROSE = (part.replace("\n", " ") for part in TEXT.strip().split("\n\n"))
ARTICLE = f"<h1>{HEADLINE}</h1>\n<p>{PROSE}</p>"
MARK = "<!-- linkeddata -->"
BLOCK = '<script type="application/ld+json" data-generator="linkeddata">'


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One page.

    Args:
        text: what it says, after the byte order mark.
        parent: the element in which an HTML parser finds the block: `head` or `body`.
        before: how the text before the block ends.
        encoding: as Python names it.
        mark: byte order mark.
        xml: whether the page is well-formed XML, and is to stay so.
        findings: codes of what is told of the page.
    """

    text: str
    parent: str = "head"
    before: str = ""
    encoding: str = "utf-8"
    mark: bytes = b""
    xml: bool = False
    findings: frozenset[str] = frozenset()

    @property
    def data(self) -> bytes:
        """Its bytes; characters that the encoding lacks as references."""
        return self.mark + self.text.encode(self.encoding, "xmlcharrefreplace")


def _plain(head: str = "<title>News</title>", body: str = ARTICLE, line: str = "\n") -> str:
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'.replace("\n", line)


def _declared(encoding: str, charset: str | None = None, **more: object) -> Skeleton:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset or encoding}">'
    return Skeleton(_plain(f"{meta}\n<title>News</title>"), before="</title>\n", encoding=encoding, **more)  # type: ignore[arg-type]


YOAST = """<script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
{"@type":"WebPage","@id":"https://news.example/ferry-week/","url":"https://news.example/ferry-week/","name":"Ferry week","isPartOf":{"@id":"https://news.example/#website"},"datePublished":"2021-01-20T08:00:00+00:00"},
{"@type":"WebSite","@id":"https://news.example/#website","url":"https://news.example/","name":"Ferry News","publisher":{"@id":"https://news.example/#organization"}},
{"@type":"Organization","@id":"https://news.example/#organization","name":"Lindo Ferry Office","url":"https://news.example/","logo":{"@type":"ImageObject","url":"https://news.example/l.png"}}]}</script>"""

WORDPRESS = f"""<!DOCTYPE html>
<html lang="en-US" class="no-js">
<head>
\t<meta charset="UTF-8" />
\t<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name='robots' content='index, follow, max-image-preview:large' />
\t<title>{HEADLINE} - Ferry News</title>
\t<link rel="canonical" href="https://news.example/ferry-week/" />
\t<meta property="og:type" content="article" />
\t<meta property="article:published_time" content="2021-01-20T08:00:00+00:00" />
\t{YOAST}
<link rel='stylesheet' id='wp-block-library-css' href='/wp-includes/css/style.min.css?ver=6.7' media='all' />
<script id="wp-emoji">window._wpemojiSettings = {{"baseUrl":"https:\\/\\/s.w.org\\/</he"+"ad>"}};</script>
<noscript><style>.lazyload{{display:none}}</style></noscript>
</head>

<body class="post-template-default single single-post">
<div id="page"><header><nav><a href="/">Home</a></nav></header>
<main><article class="post">{ARTICLE}</article></main>
<footer><p>&copy; 2021 Lindo Ferry Office</p></footer></div>
<script src='/wp-includes/js/wp-embed.min.js' id='wp-embed-js'></script>
</body>
</html>
"""

DRUPAL = f"""<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/  dc: http://purl.org/dc/terms/  schema: http://schema.org/">
  <head>
    <meta charset="utf-8" />
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />
    <title>{HEADLINE} | Lindo Ferry Office</title>
    <script type="application/json" data-drupal-selector="drupal-settings-json">{{"path":{{"baseUrl":"\\/"}}}}</script>
  </head>
  <body class="path-node">
    <article data-history-node-id="7" about="/node/7" typeof="schema:Article"><span property="schema:name" content="{HEADLINE}"></span>{ARTICLE}</article>
  </body>
</html>
"""

TYPO3 = f"""<!DOCTYPE html>
<html lang="en">
<head>

<meta charset="utf-8">
<!--
\tThis website is powered by TYPO3 - inspiring people to share!
\tThe end of the head is written </head>.
-->
<title>{HEADLINE}</title>
<link rel="stylesheet" href="/typo3temp/assets/compressed/merged.css" media="all">
</head>
<body id="p12">
<!--TYPO3SEARCH_begin-->{ARTICLE}<!--TYPO3SEARCH_end-->
</body>
</html>"""

JOOMLA = f"""<!DOCTYPE html>
<html lang="en-gb" dir="ltr">
<head>
\t<base href="https://lindo.example/news">
\t<meta charset="utf-8">
\t<title>{HEADLINE}</title>
\t<script type="application/json" class="joomla-script-options new">{{"joomla.jtext":{{}}}}</script>
\t</head>
<body class="site com_content"><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="en-GB">{ARTICLE}</div></body>
</html>
"""

SHAREPOINT = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\r
<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="en-us" dir="ltr">\r
<head><meta http-equiv="X-UA-Compatible" content="IE=11" /><meta name="GENERATOR" content="Microsoft SharePoint" /><title>\r
\t{HEADLINE}\r
</title><!--[if gte mso 9]><xml><mso:CustomDocumentProperties></mso:CustomDocumentProperties></xml><![endif]-->\r
<script type="text/javascript">// <![CDATA[\r
document.write("<script>var g = 1;</" + "script>");\r
// ]]></script></head>\r
<body><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" />{ARTICLE}</form></body>\r
</html>\r
"""

XHTML = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
  <head>
    <title>News &amp; views</title>
    <link rel="stylesheet" type="text/css" href="a.css" />
    <script type="text/javascript">//<![CDATA[
      if (1 < 2 && 2 > 1) {{ window.a = "</head>"; }}
    //]]></script>
  </head>
  <body>
    {ARTICLE}
  </body>
</html>
"""

FRAMES = """<html>
<head><title>Frames</title></head>
<frameset cols="20%,80%">
  <frame src="menu.html">
  <frame src="news.html">
  <noframes><body><p>No frames.</p></body></noframes>
</frameset>
</html>
"""

AMP = f"""<!doctype html>
<html amp lang="en">
<head>
<meta charset="utf-8">
<script async src="https://cdn.ampproject.example/v0.js"></script>
<title>{HEADLINE}</title>
<link rel="canonical" href="https://news.example/ferry-week">
<style amp-boilerplate>body{{animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><noscript><style amp-boilerplate>body{{animation:none}}</style></noscript>
</head>
<body><amp-img src="a.jpg" width="1" height="1"></amp-img>{ARTICLE}</body>
</html>
"""

ADDRESS = "https://news.example/ferry-week"
CANONICAL = f'<title>News</title>\n<link rel="canonical" href="{ADDRESS}">'
JOINED = frozenset({"article-joined"})


def _data(*blocks: object) -> str:
    return "\n".join(f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks)


def _with_data(*blocks: object, findings: frozenset[str] = JOINED, head: str = CANONICAL) -> Skeleton:
    return Skeleton(_plain(f"{head}\n{_data(*blocks)}"), before="</script>\n", findings=findings)


_AT = {"@context": "https://schema.org"}
_OLD = {"@context": "http://schema.org"}
_OFFICE = {"@type": "GovernmentOrganization", "name": "Lindo Ferry Office", "url": "https://lfo.example/"}
_LOGO = {"@type": "ImageObject", "url": "https://lfo.example/logo.png", "width": 60, "height": 60}
_NEWS = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2021-01-20T08:00:00+00:00"}
_WRITER = {"@type": "Person", "@id": f"{ADDRESS}#writer", "name": "Jo Ek", "url": "https://news.example/jo"}
_GRAPH = [
    {
        "@type": "Article",
        "@id": f"{ADDRESS}#article",
        "isPartOf": {"@id": ADDRESS},
        "author": {"@id": f"{ADDRESS}#writer"},
        **{k: v for k, v in _NEWS.items() if k != "@type"},
        "mainEntityOfPage": {"@id": ADDRESS},
        "publisher": {"@id": "https://news.example/#org"},
    },
    {
        "@type": "WebPage",
        "@id": ADDRESS,
        "url": ADDRESS,
        "name": "Ferry week",
        "isPartOf": {"@id": "https://news.example/#site"},
    },
    {
        "@type": "WebSite",
        "@id": "https://news.example/#site",
        "url": "https://news.example/",
        "name": "Ferry News",
        "publisher": {"@id": "https://news.example/#org"},
    },
    {
        "@type": "Organization",
        "@id": "https://news.example/#org",
        "name": "Ferry News",
        "url": "https://news.example/",
        "logo": _LOGO,
    },
    _WRITER,
]
_CRUMBS = {
    **_AT,
    "@type": "BreadcrumbList",
    "itemListElement": [{"@type": "ListItem", "position": 1, "name": "News", "item": "https://news.example/"}],
}
_RELATED = {
    **_AT,
    "@type": "ItemList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "url": ADDRESS},
        {"@type": "ListItem", "position": 2, "url": "https://news.example/old"},
    ],
}
_ITEM = f'<meta itemprop="datePublished" content="2021-01-20"><h1 itemprop="headline">{HEADLINE}</h1><div itemprop="articleBody"><p>{PROSE}</p></div>'
_RDFA = f'<h1 property="headline">{HEADLINE}</h1><time property="datePublished" datetime="2021-01-20">20 January 2021</time><p>{PROSE}</p>'
FRONT = f"---\ntitle: {HEADLINE}\ndate: 2021-01-20\nlayout: post\n---\n"

OLD = BLOCK + '\n{"@context": "https://schema.org", "@id": "#old", "@type": "NewsArticle", "headline": "Old"}\n</script>'

SKELETONS: dict[str, Skeleton] = {
    # content systems
    "wordpress": Skeleton(WORDPRESS, before="</noscript>\n"),
    "wordpress-crlf": Skeleton(WORDPRESS.replace("\n", "\r\n"), before="</noscript>\r\n"),
    "drupal": Skeleton(DRUPAL, before="}}</script>\n", findings=JOINED),
    "typo3": Skeleton(TYPO3, before='media="all">\n'),
    "joomla": Skeleton(JOOMLA, before="{}}</script>\n", findings=JOINED),
    "sharepoint": Skeleton(SHAREPOINT, before="// ]]></script>"),
    "amp": Skeleton(AMP, before="</noscript>\n"),
    "single-page-application": Skeleton(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"/><title>News</title><script defer="defer" src="/main.8a1.js"></script></head>'
        f'<body><noscript>Enable JavaScript.</noscript><div id="root">{ARTICLE}</div></body></html>',
        before='8a1.js"></script>',
    ),
    "newsletter": Skeleton(
        '<html xmlns:v="urn:schemas-microsoft-com:vml"><head><!--[if mso]><style>td{font-family:Arial}</style></head><![endif]--><title>News</title></head>'
        f"<body bgcolor=#ffffff><center><table width=600><tr><td><table><tr><td>{ARTICLE}</table></table></center></body></html>",
        before="<title>News</title>",
    ),
    "server-side-includes": Skeleton(
        f'<!--#include virtual="/top.html" -->\n<html><head><title>News</title>\n<?php echo "</head>"; ?>\n<!--#include virtual="/head.html" --></head><body>{ARTICLE}</body></html>\n',
        before="<title>News</title>\n",  # what stands behind the > of the string in PHP is text, to every parser
    ),
    # minified, and with what HTML lets be left out
    "minified": Skeleton(
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>News</title><link href=/a.css rel=stylesheet></head><body>{ARTICLE}</body></html>",
        before="rel=stylesheet>",
    ),
    "minified-without-tags": Skeleton(
        f"<!doctype html><meta charset=utf-8><title>News</title><style>h1>b{{top:0}}</style><h1>{HEADLINE}</h1><p>{PROSE}",
        before="</style>",
    ),
    "head-without-end": Skeleton(f"<html><head><title>News</title>\n<body>{ARTICLE}</body></html>", before="</title>\n"),
    "only-a-head-start": Skeleton(f"<head><p>{HEADLINE}<p>{PROSE}", before="<head>"),
    "no-head": Skeleton(f"<html>\n<body>\n{ARTICLE}\n</body>\n</html>\n", "body", "</p>\n"),
    "no-head-no-body": Skeleton(f"<html>\n{ARTICLE}\n</html>\n", "body", "</p>\n"),
    "fragment": Skeleton(f"{ARTICLE}\n", "body", "</p>\n"),
    "text": Skeleton(f"<b>{HEADLINE}</b><br>{PROSE}", "body", PROSE),
    "body-end-twice": Skeleton(f"<body>{ARTICLE}</body><p>After.</p></body></html>", "body", "After.</p>"),
    # frames and XHTML
    "frameset": Skeleton(FRAMES, before="</title>"),
    "frameset-without-head": Skeleton(FRAMES.replace("<head><title>Frames</title></head>\n", ""), before="<html>\n"),
    "xhtml": Skeleton(XHTML, before="//]]></script>\n", xml=True),
    "xhtml-without-head": Skeleton(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{ARTICLE}<hr/></body></html>', "body", "<hr/>", xml=True
    ),
    "xhtml-utf-16": Skeleton(
        XHTML.replace("UTF-8", "UTF-16"), before="//]]></script>\n", encoding="utf-16-le", mark=codecs.BOM_UTF16_LE, xml=True
    ),
    # encodings and line ends
    "gb18030": _declared("gb18030"),
    "gb2312": _declared("gb18030", "gb2312"),
    "big5": _declared("big5"),
    "windows-1252": _declared("cp1252", "windows-1252"),
    "iso-8859-1": _declared("cp1252", "iso-8859-1"),
    "windows-1250": _declared("cp1250", "windows-1250"),
    "koi8-r": _declared("koi8-r"),
    "shift-jis": _declared("cp932", "shift_jis"),
    "iso-2022-jp": Skeleton(
        _plain('<meta charset="iso-2022-jp"><title>ニュース</title>'), before="</title>\n", encoding="iso2022_jp"
    ),
    "utf-8-mark": Skeleton(_plain(), before="</title>\n", mark=codecs.BOM_UTF8),
    "utf-16-le": Skeleton(_plain(), before="</title>\n", encoding="utf-16-le", mark=codecs.BOM_UTF16_LE),
    "utf-16-be": Skeleton(_plain(), before="</title>\n", encoding="utf-16-be", mark=codecs.BOM_UTF16_BE),
    "cr": Skeleton(_plain(line="\r"), before="</title>\r"),
    "mixed-line-ends": Skeleton(
        _plain().replace("<title>", "<title>\r\n").replace("<body>\n", "<body>\r"), before="</title>\n"
    ),
    "tabs": Skeleton(_plain().replace("\n<", "\n\t\t<"), before="</title>\n"),
    # what is there already
    "broken-script": Skeleton(
        _plain('<title>News</title>\n<script type="application/ld+json">{"@type": "WebSite",</script>'),
        before=",</script>\n",
        findings=frozenset({"broken-json-ld"}),
    ),
    "another-article": Skeleton(
        _plain(
            '<title>News</title>\n<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry"}</script>'
        ),
        before="}</script>\n",
        findings=JOINED,
    ),
    "mark": Skeleton(_plain(f"{MARK}\n<title>News</title>"), before=f"{MARK}\n"),
    "mark-in-body": Skeleton(_plain(body=f"{ARTICLE}\n<div>{MARK}</div>"), "body", f"<div>{MARK}"),
    "mark-elsewhere-too": Skeleton(
        _plain(f'<script>"{MARK}"</script><!-- no {MARK[5:]}\n<title>{MARK}</title>'), before="</title>\n"
    ),
    # mistakes
    "unclosed": Skeleton(
        f"<html><head><title>News</title><meta charset=utf-8></head><body><div><table><tr><td><b><i>{ARTICLE}<ul><li><a href=/x>More",
        before="charset=utf-8>",
    ),
    "paragraph-in-head": Skeleton(
        f"<html><head><title>News</title><p>Oops</p><link rel=x></head><body>{ARTICLE}</body></html>",
        before="<title>News</title>",
    ),
    "comments": Skeleton(
        f"<!-- ></head>--><html><head><!-- </head> --!><title>News</title><!----><!-- <script> --></head><body><!-- </body> -->{ARTICLE}</body></html>",
        before="<!-- <script> -->",
    ),
    "comment-that-ends-at-once": Skeleton(f"<!--></head>--><html><body>{ARTICLE}</body></html>", before="<!-->"),
    "strings": Skeleton(
        _plain(
            '<title>News </head></title>\n<script>var a = "</head>", b = "<!-- <script>"; /* --> */</script>\n<meta name="x" content="</head>">'
        ),
        before='content="</head>">\n',
    ),
    "noscript-pixel": Skeleton(
        _plain('<title>News</title>\n<noscript><img height="1" src="https://px.example/t"></noscript>'), before="</noscript>\n"
    ),
    "template-in-head": Skeleton(
        _plain("<title>News</title>\n<template><div></head><script>1</script></div></template>"), before="</template>\n"
    ),
    "unclosed-drawing": Skeleton(f"<html><body>{ARTICLE}<svg><g></body></html>", before="<html>"),
    "capitals": Skeleton(
        f"<HTML><HEAD><TITLE>News</TITLE></HEAD>\n<BODY BGCOLOR=white>{ARTICLE}</BODY></HTML>", before="</TITLE>"
    ),
    # what content systems say of the article, the site and its publisher
    "graph-with-article": _with_data({**_AT, "@graph": _GRAPH}),
    "graph-with-article-http": _with_data({**_OLD, "@graph": _GRAPH}),
    "article-for-amp": _with_data(
        {
            **_OLD,
            **_NEWS,
            "mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS},
            "author": {"@type": "Person", "name": "Jo Ek"},
            "publisher": {**_OFFICE, "logo": _LOGO},
        }
    ),
    "article-with-the-page-s-address": _with_data(
        {**_AT, **_NEWS, "@id": ADDRESS, "mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS}}
    ),
    "article-with-an-address-as-text": _with_data(
        {
            **_AT,
            **_NEWS,
            "@type": "Article",
            "url": ADDRESS + "/",
            "mainEntityOfPage": ADDRESS + "/",
            "publisher": {"@type": "Organization", "name": "Ferry News"},
        }
    ),
    "article-without-address": _with_data({**_AT, "@graph": [{**_NEWS, "publisher": _OFFICE}]}, head="<title>News</title>"),
    "article-of-another-name": _with_data(
        {**_AT, **_NEWS, "@id": f"{ADDRESS}#a", "headline": "Ferry week opens in the harbour"}
    ),
    "blog-posting-in-a-page": _with_data(
        {
            **_AT,
            "@type": "WebPage",
            "@id": ADDRESS,
            "name": "x",
            "mainEntity": {**_NEWS, "@type": "BlogPosting", "@id": f"{ADDRESS}#post"},
        }
    ),
    "article-and-lists": _with_data(_CRUMBS, {**_AT, **_NEWS, "@id": f"{ADDRESS}#a"}, _RELATED),
    "two-schemes": _with_data({**_OLD, **_OFFICE, "logo": "https://lfo.example/l.png"}, {**_AT, **_NEWS, "url": ADDRESS}),
    "office-without-id": _with_data(
        {**_AT, **_OFFICE, "logo": _LOGO, "sameAs": ["https://social.example/lfo"]}, findings=frozenset()
    ),
    "office-with-id-http": _with_data({**_OLD, **_OFFICE, "@id": "https://lfo.example/#office"}, findings=frozenset()),
    "another-page-s-article": _with_data(
        {**_AT, **_NEWS, "headline": "Quay closes", "url": "https://news.example/quay"}, findings=frozenset({"second-article"})
    ),
    "microdata-article": Skeleton(
        _plain(CANONICAL, f'<article itemscope itemtype="http://schema.org/NewsArticle">{_ITEM}</article>'),
        before='ferry-week">\n',
        findings=JOINED,
    ),
    "microdata-article-with-id": Skeleton(
        _plain(
            CANONICAL, f'<article itemscope itemid="{ADDRESS}#m" itemtype="https://schema.org/NewsArticle">{_ITEM}</article>'
        ),
        before='ferry-week">\n',
        findings=JOINED,
    ),
    "rdfa-article": Skeleton(
        _plain(CANONICAL, f'<article vocab="https://schema.org/" typeof="NewsArticle" resource="#rdfa">{_RDFA}</article>'),
        before='ferry-week">\n',
        findings=JOINED,
    ),
    # pages with front matter, before the generator has seen them
    "front-matter": Skeleton(f"{FRONT}<p>{PROSE}</p>\n", "body", f"{PROSE}</p>\n"),
    "front-matter-with-headline": Skeleton(f"{FRONT}{ARTICLE}\n", "body", f"{PROSE}</p>\n"),
    "front-matter-and-page": Skeleton(
        f"{FRONT}<!doctype html>\n<html><head><title>{{{{ page.title }}}}</title></head>\n<body>{ARTICLE}</body></html>\n",
        "body",
        f"{PROSE}</p>",
    ),
    "front-matter-toml": Skeleton(f'+++\ntitle = "{HEADLINE}"\ndate = 2021-01-20\n+++\n{ARTICLE}\n', "body", f"{PROSE}</p>\n"),
    # policies
    "front-matter-json": Skeleton(
        '{\n  "title": ' + json.dumps(HEADLINE, ensure_ascii=False) + f',\n  "date": "2021-01-20"\n}}\n{ARTICLE}\n',
        "body",
        f"{PROSE}</p>\n",
    ),
    "front-matter-spaces-after-fence": Skeleton(FRONT.replace("---\n", "---  \n") + f"{ARTICLE}\n", "body", f"{PROSE}</p>\n"),
    "front-matter-crlf": Skeleton((FRONT + f"{ARTICLE}\n").replace("\n", "\r\n"), "body", f"{PROSE}</p>\r\n"),
    "front-matter-list-of-authors": Skeleton(
        FRONT.replace("layout: post", "authors:\n  - name: Jo Ek\n    role: Press officer\ntags: [ports, ferries]")
        + f"{ARTICLE}\n",
        "body",
        f"{PROSE}</p>\n",
    ),
    "front-matter-jekyll-layout": Skeleton(
        FRONT + "{% include head.html %}\n" + f"{ARTICLE}\n" + "{{ content | markdownify }}\n", "body", "markdownify }}\n"
    ),
    "front-matter-eleventy-and-data": Skeleton(
        FRONT.replace("layout: post", "permalink: /news/ferry-week/")
        + f"<!doctype html>\n<html>\n<head>\n<title>News</title>\n</head>\n<body>\n{ARTICLE}\n</body>\n</html>\n",
        "body",
        f"{PROSE}</p>\n",
    ),
    "hugo-shortcodes": Skeleton(_plain(body=f'{{{{< figure src="a.jpg" >}}}}\n{ARTICLE}'), before="</title>\n"),
    "jinja-blocks": Skeleton(_plain(body=f"{{% block body %}}\n{ARTICLE}\n{{% endblock %}}"), before="</title>\n"),
    "aria-hidden-article": Skeleton(
        _plain(body=f'<div class="page" aria-hidden="true"><main>{ARTICLE}</main></div><div role="dialog">Cookies</div>'),
        before="</title>\n",
    ),
    "two-languages": Skeleton(
        _plain(
            body=f'<main><div lang="en">{ARTICLE}</div><div lang="de"><h1>Fährwoche</h1><p>Der Hafen ist offen.</p></div></main>'
        ),
        before="</title>\n",
    ),
    "related-news": Skeleton(
        _plain(body=f'<article>{ARTICLE}</article><aside><h2>Related news</h2><a href="/b">Mayor opens fair</a></aside>'),
        before="</title>\n",
    ),
    "microdata-and-json-ld": Skeleton(
        _plain(
            CANONICAL + _data({**_AT, **_OFFICE}),
            f'<div itemscope itemtype="https://schema.org/NewsArticle" itemid="{ADDRESS}#a">{_ITEM}</div></div>',
        ),
        before="</script>\n",
        findings=JOINED,
    ),
    "table-of-the-nineties": Skeleton(
        "<HTML>\n<HEAD>\n<TITLE>News</TITLE>\n</HEAD>\n<BODY BGCOLOR=#FFFFFF>\n<TABLE><TR><TD><A HREF=index.htm>Home</A></TD>"
        f"<TD><FONT SIZE=4><B>{HEADLINE}</B></FONT><P>{PROSE}</TD></TR></TABLE>\n</BODY>\n</HTML>\n",
        before="</TITLE>\n",
    ),
    "web-component": Skeleton(
        _plain(body=f"<x-shell><template shadowrootmode=open><slot></slot></template><article>{ARTICLE}</article></x-shell>"),
        before="</title>\n",
    ),
    "policy": Skeleton(
        _plain(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; script-src 'self'\">\n<title>News</title>"
        ),
        before="</title>\n",
        findings=frozenset({"policy-hash"}),
    ),
    "nonce": Skeleton(
        _plain('<title>News</title>\n<script nonce="r4nd0m">window.a = 1</script>'),
        before="</script>\n",
        findings=frozenset({"policy-nonce"}),
    ),
}

#: Pages that have blocks of ours → the page without them.
EMBEDDED: dict[str, tuple[str, str]] = {
    "once": (_plain(f"<title>News</title>\n{OLD}"), _plain("<title>News</title>")),
    "twice": (_plain(f"{OLD}\n<title>News</title>\n{OLD}"), _plain("<title>News</title>")),
    "in-body": (_plain(body=f"{OLD}\n{ARTICLE}"), _plain(body=ARTICLE)),
    "in-one-line": (_plain(f"<title>News</title>{OLD}<meta name=a>"), _plain("<title>News</title><meta name=a>")),
    "away-from-the-mark": (_plain(f"{MARK}\n<title>News</title>\n{OLD}"), _plain(f"{MARK}\n<title>News</title>")),
    "other-attributes": (
        _plain(f"<title>News</title>\n{OLD.replace('type=', 'id=x nonce=y type=')}"),
        _plain("<title>News</title>"),
    ),
}
