"""Chooses the headline among the lines before the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.read.dateline import dates_in
from linkeddata.schema import titles

# Labels for the kind of text; a line with only a label is the headline only if no other line can be.
LABEL = re.compile(
    r"[(\[*\-–— ]{0,4}(?:(?:joint |official |unofficial |oral |written |final |media |news"
    r" |press |public |short |daily |weekly |ministerial )*"
    r"(?:press|media|news|public|official)[ -](?:releases?|statements?|notes?|advisory|advisories"
    r"|bulletins?|briefings?|communiqu[eé]s?|announcements?|notices?|kits?|briefs?|invitations?"
    r"|information|service|room|office)"
    r"|for immediate (?:release|use|publication)|(?:not )?for (?:immediate )?(?:release|publication"
    r"|broadcast)\b.{0,40}|(?:strictly )?embargoed?\b.{0,80}|under embargo\b.{0,60}"
    r"|(?:joint |final |oral )?(?:communiqu[eé]|comunicado|statement|declaration|readout|announcement"
    r"|advisory|circular|bulletin|newsletter|pressemitteilung|medienmitteilung|nota (?:à|de)"
    r" (?:imprensa|prensa)|noticias?|news|update|correction|release|memorandum|protocol note"
    r"|notice|notification|speech|remarks|transcript|interview|invitation|save the date|programme"
    r"|program|agenda|diary|(?:news )?in brief)"
    r"|(?:situation report|stock exchange (?:announcement|release)|provisional programme|rns"
    r" number|company announcement|regulatory news|police report|(?:first|second|third|final)"
    r" (?:announcement|circular))|oral statement to parliament|written (?:ministerial )?statement"
    r"|live ticker|latest news|news archive|breaking(?: news)?|court circular)"
    r"(?:[ ,:|–—\-/(\[]{1,4}(?:no\.?|nr\.?|n[º°o]\.?|#|number|ref\.?|issue|vol\.?|rev\.?)?\s?[\w./\-]{0,16}\d[\w./\-]{0,16}"
    r"|[ :|–—\-]{1,3}(?:for (?:immediate release|planning purposes only|information)|unofficial"
    r" .{0,30}|english|\(?.{0,24}translation\)?|under embargo.{0,60}|embargoed.{0,60}))?"
    r"[)\]*:.!\-–— ]{0,4}$",
    re.IGNORECASE,
)
# Numbers and references: "No. 12/2021", "Ref. BIHS/PL/22", "SECGEN/APT/318", "IP/21/1234"
_NUMBER = re.compile(
    r"(?:\(?(?:ref(?:erence)?|no|nr|n[º°]|number|our ref|file|circular|document|doc|order|bulletin"
    r"|protocol note|press release|issue|vol|newsletter|release)\b\.?:?\s?(?:no\.?|nr\.?|n[º°]\.?"
    r"|#)?\s?[\w./\- ]{0,20}\d[\w./\- ]{0,20}\)?"
    r"|[A-Z]{2,10}(?:/[A-Z0-9.]{1,10}){1,4}|[A-Z]{1,5}[-/ ]?\d{1,5}(?:[-/]\d{1,6}){0,3}|#?\d{1,6}(?:[-/.]\d{1,6}){0,3})$",
    re.IGNORECASE,
)

# Nouns at the end of a publisher's name.
_PUBLISHER_END = (
    r"agency|university|universities|college|school|institute|institut|institution|academy"
        r"|polytechnic|federation|association|union|alliance|league|club|council|commission"
    r"|committee|chamber|ministry|department|directorate|office|secretariat|presidency|government"
        r"|embassy|consulate|mission|delegation|municipality|county|city hall|parliament"
    r"|bank|company|corporation|group|holding|ltd|limited|plc|inc|llc|gmbh|ag|s\.a|sa|s\.p\.a"
        r"|co|oy|ab|asa|as|n\.v|b\.v|a\.ş|d\.o\.o|foundation|fund|trust|society|network"
    r"|centre|center|library|museum|gallery|theatre|theater|festival|orchestra|hospital|police"
        r"|army|navy|guard|service|services|authority|board|bureau|forum|assembly|court"
    r"|news|newswire|wire|courier|ledger|herald|times|post|gazette|tribune|daily|observer|press"
        r"|media|radio|tv|television|broadcasting|journal|dispatch|bulletin|online|review"
    r"|affairs|organi[sz]ation|organisations|party|diocese|church|cathedral|parish|newsroom"
        r"|secretariat|airlines?|airways|air|division|section|hotel|region|province|oblast|republic"
)  # fmt: skip
_PUBLISHER_START = (
    r"ministry|ministère|ministério|ministerio|ministria|ministerstvo|embassy|consulate|government"
        r"|governo|gobierno|republic|république|república|kingdom|state of|office of|department"
        r"|directorate|general directorate|permanent mission|permanent committee|mission of|delegation"
        r" of"
    r"|presidency|press (?:service|office|department|and)|information (?:service|office)|friends"
        r" of|municipality|municipio|ayuntamiento|city of|town of|county of|diocese|the diocese"
        r"|university of|universität|universidad|universidade|université|instituto|institut|institute"
        r"|academy of"
    r"|association|federation|union of|chamber of|council of|commission|bank of|national (?:library"
        r"|museum|institute|agency|assembly|investigation|police|bank|archives|gallery|council"
        r"|academy|centre|center|university)|international|european (?:commission|union|parliament"
        r"|council)|united nations|agência|agencia|agentur|agence|agency for|club|the office|house"
        r" of|society|corporate|public affairs|fakultet|faculty of|secretariat|league of|confederation"
        r"|congress of|parliament of|police"
)  # fmt: skip
_ENDS_AS_PUBLISHER = re.compile(
    rf"(?:.*\s)?(?:{_PUBLISHER_END})\b\.?(?:\s(?:of|for|in|and)\s[^.!?]{{2,60}})?(?:,? (?-i:[^\W\d_a-z])[\w.\-]{{2,20}}){{0,1}}(?:"
    rf" ?\([^()]{{2,24}}\))?$",
    re.IGNORECASE,
)
_STARTS_AS_PUBLISHER = re.compile(rf"(?:the |les? |la |el |o |a )?(?:{_PUBLISHER_START})\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"[^.!?:]{4,80} ?\([A-ZÀ-Ž][\w&.\-]{1,11}\)$")
# Verbs and words of titles that are not in a publisher's name.
_VERBS = re.compile(
    r"\b(?:to|is|are|was|were|has|have|had|will|says?|said|meets?|met|visits?|visited|receives?"
        r"|received|holds?|held|opens?|opened|signs?|signed|launch(?:es|ed)?|hosts?|hosted|wins?"
        r"|won"
    r"|takes?|took|calls?|urges?|welcomes?|condemns?|appoint(?:s|ed)|named?|names|elect(?:s"
        r"|ed)|gets?|gives?|gave|makes?|made|joins?|joined|leaves?|left|ends?|begins?|starts?|marks?"
        r"|marked|sends?|sent"
    r"|gathers?|gathered|attends?|attended|concludes?|concluded|presents?|presented|brings?"
        r"|brought|discuss(?:es|ed)?|pays?|paid|shares?|plans?|agrees?|agreed|awards?|awarded|celebrates?"
        r"|announces?|announced"
    r"|back|backs|kills?|killed|dead|dies|died|rescued|halves|takes|hand(?:s|ed)|returns?|returned"
        r"|arrives?|arrived|confirms?|denies|denied|extends?|put|puts|seat|tells|told|goes|go|come"
        r"|comes|loses|lost|faces?"
    r"|chairs?|renews?|inspects?|commissions|summed|completed?|accelerates?|sentenced|picks"
        r"|patronizes|derails?|enters?|passes|passed|approves?|approved|adopts?|adopted|strengthens?"
        r"|wraps|tours?|witness|need|needs|boost|boosts|breaks|commissions|delivers|inaugurates?"
        r"|inaugurated|reports?|publishes|unveils|cancel(?:s|led))\b",
    re.IGNORECASE,
)  # fmt: skip
_ADDRESS = re.compile(
    r".{0,60}\b(?:street|str\.?|road|rd\.?|avenue|ave\.?|boulevard|blvd\.?|lane|square|plaza"
    r"|p\.? ?o\.? box|floor|suite|building|postal code|zip)\b.{0,60}\d.{0,40}$|\d{1,5}[A-Z]?,?"
    r" .{2,40}\b(?:street|st|road|rd|avenue|ave|lane|drive|square|boulevard)\b.{0,60}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:venue|place|where|when|what|who|date(?: ?(?:&|and) ?time)?|time|period|organi[sz]ers?"
    r"|organi[sz]ed by|host|hosts|contacts?|opening|speaker|speakers|admission|entry|tickets?"
    r"|language|to|from|cc|subject|re|attn|attention|tel|phone|e-?mail|issued|delivered on"
    r"|updated?|location|chair|moderator|sources?|text|photos?|dateline|embargo|written by"
    r"|by)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:subject|re|title|headline|topic)\s?[:：]\s{0,4}(?=\S)", re.IGNORECASE)
# Labels after which the rest of the line is only a number and a date
_DATED_LABEL = re.compile(
    r"(?:rns number|(?:stock exchange|company) (?:announcement|release)|circular no|\d{1,2}\.\d{1,2}\.\d{4})\b.{0,60}$",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(r"(?:[A-Z][\w']*\s?){1,3}")  # "PUBLIC ADVISORY": the headline if there is nothing better
_GREETING = re.compile(
    r"(?:dear|to whom|ladies and gentlemen|excellenc|your excellenc|madam|hello|hi)\b",
    re.IGNORECASE,
)
#: "Mr Speaker, …": group 1 is a courtesy title.
_GREETED_CHAIR = re.compile(r"([^\W\d_]+)\.? (?:speaker|president|chair)\b", re.IGNORECASE)
#: "Question: …", "MR. HALL: …": group 1 is one of `_SPEAKERS` or a courtesy title.
_SPOKEN = re.compile(r"([^\W\d_]+)\s?[:.]")
_SPEAKERS = frozenset(("question", "q", "answer", "moderator"))


def is_masthead(line: str) -> bool:
    """Return whether a line is a publisher's name and nothing else.

    >>> is_masthead("Ministry of Fisheries of Ostland"), is_masthead("Ministry opens fish market")
    (True, False)
    """
    line = line.strip(" *_-–—|")
    words = line.split()
    if (
        not 1 <= len(words) <= 14
        or len(line) > 110
        or (line[-1:] in ".!?" and not line.lower().endswith((".a.", "inc.", "ltd.", "co.", "ş.", "s.a.", "e.v.")))
    ):
        return False
    name = re.split(r"\s[|–—\-/»>]\s", line)[0]
    if _VERBS.search(re.sub(r"\b(?:press|news) (?:release|note|statement|report)s?\b", "", name, flags=re.IGNORECASE)):
        return False
    if any(
        w[0].islower() and len(w) > 3 and w not in {"dhe", "para", "della", "delle", "pour", "from", "with"}
        for w in name.split()
    ):
        return False
    if ":" in name or '"' in name or "“" in name or any(c.isdigit() for c in name):
        return False
    return bool(_STARTS_AS_PUBLISHER.match(name) or _ENDS_AS_PUBLISHER.match(name) or _ABBREVIATED.match(name))


def choose(lines: Sequence[tuple[int, str, bool, bool]], has_body: bool) -> int | None:
    """Return the index of the headline among the candidate lines, or None.

    Args:
        lines: index, text, whether a blank line comes before and after; in order.
        has_body: whether a paragraph follows.
    """
    best, score = None, -1.0
    for rank, (index, line, before, after) in enumerate(lines):
        points = _points(line, before, after) - 0.35 * rank
        if points > score:
            best, score = index, points
    if not has_body and len(lines) <= 2 and best is not None:
        line = next(text for index, text, _, _ in lines if index == best)
        if len(line) > 120 or re.search(r"[.!?] |[.!?#@]", line) or line[:1].islower():
            return None  # a social media post, not a page
    return best


def _is_spoken(line: str) -> bool:
    """Return whether a line greets a chair ("Mr Speaker, …") or belongs to a transcript ("Question: …", "MR. HALL: …")."""
    greeted, spoken = _GREETED_CHAIR.match(line), _SPOKEN.match(line)
    if greeted and greeted[1].lower() in titles.courtesy_titles():
        return True
    return spoken is not None and spoken[1].lower() in _SPEAKERS | titles.courtesy_titles()


def _points(line: str, before: bool, after: bool) -> float:
    words = line.split()
    points = 1.0 + (0.5 if before and after else 0.0) + (0.6 if len(words) >= 4 else 0.0) + (0.6 if len(words) >= 6 else 0.0)
    if _VERBS.search(line):
        points += 0.8
    if (
        LABEL.match(line)
        or _DATED_LABEL.match(line)
        or _NUMBER.match(line)
        or _GREETING.match(line)
        or _is_spoken(line)
        or _ADDRESS.match(line)
    ):
        points -= 2.4 if _PLAIN_LABEL.fullmatch(line) else 4
    if _LABELLED.match(line) and not _SUBJECT.match(line):
        points -= 3
    if is_masthead(line):
        points -= 2.9
    days = dates_in(line)
    if days and not re.search(r"\w[^(]{20,}\(?[^()]{0,30}$", line[: days[0].start]):
        points -= 1.6  # "Pune, 20/02/2018": a place and a date
    if len(words) <= 3 and line.isupper():
        points -= 1
    if line.endswith((".", ",", ";")) and not line.endswith("..."):
        points -= 1.6
    if line[:1].islower() or re.match(r"[-*•–—▪·|>]\s", line):
        points -= 1.5
    if line.endswith(":"):
        points -= 1.2
    if len(line) > 130:
        points -= 1 if len(line) > 200 else 0.7
    if "|" in line or "  " in line:
        points -= 1 + 0.8 * line.count("|")
    return points
