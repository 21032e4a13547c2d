"""Page furniture: phrase patterns for everything on a page around its prose, such as share buttons and legal notices.

A pattern is matched from the start of a line (or a short block), ignoring case; one that ends in `$` must match the whole line.
Lines longer than `LONGEST` code points are never furniture by their words alone.
"""

from __future__ import annotations

import re

LONGEST = 300

_GROUPS = {
    # Share and follow buttons
    "share": (
        r"share(?: (?:on|this|via|to|with)\b.{0,60}| ?:.{0,120}|=?$)",
        r"(?:partager|compartir|compartilhe|compartilhar|teilen|jaga|paylaş|bagikan|udostępnij"
            r"|condividi|delen|del|dela)\b ?(?::.{0,80}|(?:[|·].{0,60})?)$",
        r"(?:facebook|twitter|x|linkedin|whatsapp|wechat|weibo|telegram|zalo|viber|pinterest|reddit"
            r"|instagram|youtube|e-?mail|print|vk|ok|pdf|copy link|rss|save|[|·,/•]|\s)+$",
        r"(?:tweet|like|follow us|find us|connect with us|like us|join us|pin it|recommend)\b(?:"
            r" (?:on|this|via)\b.{0,60}| ?:.{0,80}|=?$)",
        r"(?:scan|use) (?:the |this |your |wechat'?s? )?.{0,30}\bqr\b.{0,80}",
        r".{0,60}\bqr[- ]?code\b.{0,60}$",
        r"(?:open|use|scan (?:with|in)) wechat\b.{0,160}",
        r"have an opinion on this\b.{0,60}",
    ),
    # Cookies, privacy, rights
    "rights": (
        r"(?:this (?:web)?site|we|our (?:web)?site)\b.{0,60}\bcookies?\b.{0,200}",
        r"(?:accept|reject|allow|manage)\b.{0,30}\bcookies?\b.{0,40}$",
        r"(?:cookie|privacy|legal|terms)\b(?: (?:policy|notice|settings|preferences|of use|and"
            r" conditions|statement))?(?: ?[|·•].{0,120})?$",
        r"(?:©|\(c\) |copyright\b).{0,200}",
        r"all rights reserved\b.{0,120}",
        r".{0,80}\ball rights reserved\.?$",
        r"(?:when (?:using|quoting)|use of|using|reproduction|reprint\w*|reproduced)\b.{0,60}\b(?:materials?"
            r"|link|source|free|permitted|permission|charge|obligatory)\b.{0,100}$",
        r"(?:public domain|creative commons|cc by)\b.{0,80}$",
        r"this work, .{0,160}\brestrictions\b.{0,160}",
    ),
    # Authors, editors, photographers
    "credits": (
        r"(?:editors?|edited by|editing by|editor[- ]in[- ]c(?:hief|harge)|web editor|responsible"
            r" editor|proofreader|copy editor|author|authors|writer|reporter|translator|translated"
            r" by|translation|compiled by|prepared by|text by|story by|written by|source|sources|texts?"
            r"|words|credit|credits|photographers?|redaktor|redacción)\s?[:：](?! ?$).{0,120}",
        r"(?:story|text|words|report(?:ed|ing)?|written|edited|editing|prepared|translated|posted"
            r"|photos?|images?|pictures?) by (?-i:[^\W\d_a-z]).{0,100}$",
        r"(?:pictured|shown|seen)(?: (?:above|below|here|left|right))?\s?(?:[:：]|\((?:from |l)).{0,240}",
        r"(?:\(?(?:from )?left(?: to right)?\)?|\(?l ?(?:to|-|–) ?r\)?|caption|above|below)\s?[:：].{0,240}",
        r"(?:from left(?: to right)?|left to right|l-r),? (?-i:[^\W\d_a-z]).{0,240}",
        r"\((?:reporting|editing|writing|additional reporting|edited|photo|photos|video|press|source"
            r"|translation)\b.{0,200}\)\.?$",
        r"(?:photos?(?:graph)?s?|pictures?|images?|foto|fotos|video|caption|file photo|illustration"
            r"|in the photo|pic)\s?(?: (?:by|courtesy(?: of)?|credit|caption|gallery|archive))?\s?[:：©/].{0,240}",
        r"(?:photo|picture|image|foto)(?:s|graph|graphs)? ?\([^()]{1,30}\)\s?[:：].{0,240}",
        r"(?:photo|picture|image|foto)(?:s|graph|graphs)? (?:via |©|\(c\)|credits? ?[-–:]).{1,120}$",
        r"(?:photo|picture|image|foto) (?:gallery|album|courtesy|credit|caption|archive)s?\b.{0,120}$",
        r"by (?-i:[^\W\d_a-z])[\w'’.\-]+(?:,? (?:and )?(?-i:[^\W\d_a-z])[\w'’.\-]*){0,6}(?: ?[|,·–-] ?.{0,60})?$",
        r"/ ?t: .{0,160}",
        r"[a-z]{2,4}(?:/[a-z]{1,4}){1,3}/?(?: .{0,20})?$",
        r"(?:\(photo\)|\(video\)|\(pictured?\))+$",
    ),
    # Position in the site
    "breadcrumbs": (
        r"(?:you are here|você está aqui|vous êtes ici|estás aquí|sie sind hier|current position"
            r"|location|path)\s?[:：].{0,200}",
        r"(?:home(?:page)?|main(?: page)?|start(?:seite)?|inicio|início|accueil|baile|index|front"
            r" page|portal)\s{0,2}(?:[>»›▸→/|·:\\]|&gt;|--?>|-(?= )).{0,200}",
        r"[^.!?|]{2,60}(?: (?:>|»|›|▸|→|::) ?[^.!?>»›▸→]{2,60}){1,6}$",
        r"(?:home|news|contact|about(?: us)?|media|events|gallery|services|search|login|sitemap"
            r"|foi|photos?|features|national|regional|world|politics|sports?|jobs|business|projects"
            r"|publications|competitions|ranking)(?:\s{2,}|\s?[|·•▾]\s?)[^.!?]{2,200}$",
        r"(?:(?:en|de|fr|it|es|pt|ru|ar|zh|english|français|español|deutsch|русский|tiếng việt"
            r"|中文|العربية|português)(?:\s?[|·/,]\s?|\s{2,}|$)){2,}",
        r"(?:(?-i:[A-ZÀ-ŽА-ЯҚ]{2,3})\b(?:\s?[|·/,]\s?|\s{1,3}|$)){3,}.{0,40}$",
        r"an official website of\b.{0,120}",
        r"(?:post date|news id|release id|article id|click num|unit)\s?[:：].{0,160}",
        r"(?:add to watchlist|set alert|leave a comment|ir para o conteúdo)\b.{0,200}",
        r".{0,80}\b(?:leave a comment|add to watchlist|click num|for visually impaired)\b.{0,80}$",
        r"(?:skip to|jump to|back to|go to|return to) (?:the )?(?:main |top|content|list|news|home"
            r"|previous|overview|start|navigation|page).{0,40}$",
        r"(?:search|menu|navigation|login|log in|sign in|register|close|toggle navigation|main"
            r" menu|contents?|top)(?:\.\.\.|…)?$",
    ),
    # Links to other pages
    "links": (
        r"(?:download|print|printable|view|open|pdf|save)\b(?: (?:this|the|as|in|version|page|article"
            r"|press release|release|pdf|full|file|document|attachment)\b.{0,60}|(?: ?[|·:(].{0,80})?)$",
        r"(?:print|mail|e-mail|drucken|imprimer|ispis|imprimir|stampa)(?: (?:page|this|version"
            r"|friendly))?(?:\s?[|·/].{0,80})?$",
        r"(?:diese seite drucken|a-\s+a\s+a\+.{0,60}|send to a friend|version for .{0,40})$",
        r"(?:previous|next|prev|older|newer)\b(?: (?:article|post|news|page|story|item|release)s?)?(?:\s?[:：].{0,160}"
            r"|\s?[|»«<>←→].{0,120}|)$",
        r"(?:more|read|continue|click here|view all|all news|see all|show more|load more|full story"
            r"|details|learn more)(?: (?:more|all|news|reading|here|on|about|from)\b.{0,60})?\s?(?:[>»→.…]{0,3})$",
        r"(?:tags?|keywords?|labels?|topics?|categor(?:y|ies)|filed under|section|registrado em"
            r"|rubric|posted in|etiquetas|hashtags?)\s?[:：].{0,200}",
        r"(?:posted|filed|published) (?:in|under) [^.!?]{2,80}$",
        r"← ?[^.!?]{2,120}$|[^.!?]{2,120} →$",
        r"(?:#[\w\-]{2,40}[ ,|]*)+$",
        r"(?:views?|visits?|reads?|number of (?:reads|views)|hits|comments?|pregleda|okunma|visitas)\s?[:：]?\s?"
        r"[\d.,]+\b.{0,120}$",
        r"\d+ (?:views?|comments?|shares?|min(?:ute)?s? read)\b.{0,80}$",
        r"(?:https?://|www\.)\S{3,200}$",
        r"[•>»→🔹▸] .{0,60}→.{0,60}$",
    ),
    # Newsletters and adverts
    "sign-up": (
        r"(?:subscribe|sign up|register|unsubscribe|join)\b(?: (?:to|for|now|here|our)\b.{0,100}|(?: ?[|·].{0,120})?)$",
        r"(?:newsletter|advertis(?:e|ement|ing)|sponsored|donate|hotline)\b(?: ?[:|].{0,160}|)$",
        r"(?:subscribe|advertise|unsubscribe|our team|ethics charter)(?:\s?[|·]\s?.{0,120})$",
        r"our (?:app|newsletter|channel)\b.{0,100}$",
    ),
    # Notices about the text itself
    "notices": (
        r"(?:\(?the |this )?(?:english|french|unofficial|courtesy) (?:version|translation|text)\b.{0,40}\b(?:reference"
            r"|information|purposes?|translation|prevails?|binding|official)\b.{0,160}",
        r"\(?(?:in case of|should there be) .{0,40}\b(?:discrepanc|inconsisten|doubt)\w*.{0,160}",
        r"for information media\b.{0,80}",
        r"(?:unofficial|courtesy|automatic|machine|working) translation\b\.?.{0,40}$",
        r"check against delivery\.?$",
        r"\(?(?:english|original) (?:version|text|only)\)?$",
        r"the views expressed\b.{0,200}",
        r"this (?:information|press release|announcement) (?:was submitted|contains|is disclosed|may contain)\b.{0,240}",
        r"disclaimer\b.{0,200}$",
        r"(?:this (?:page|site) was )?last (?:updated|modified|revised)\b[^|]{0,40}[.|] ?\S.{0,160}$",
        r"(?:web ?master|you are visitor|best viewed with)\b.{0,120}$",
    ),
    # End marks
    "end": (
        r"[\-–—*#=_~+.\s]{0,6}(?:ends?|fin|the end|end of (?:release|text|statement|document)|30"
            r"|xxx)[\-–—*#=_~+.\s]{0,6}(?=$)(?<=[\-–—*#)dDsSnN0xX])",
        r"\(ends?\)$",
        r"[#*=_~\-–—.•·\s]{2,}$",
        r"\+{3}.{0,40}",
    ),
    # Contact details
    "contact": (
        r"(?:notes? (?:to|for) (?:the )?editors?|editors?'? notes?|note to (?:the )?media|for (?:more"
            r"|further) (?:information|details|enquiries|inquiries)|for (?:media|press) (?:enquiries"
            r"|inquiries|information|contacts?)|(?:media|press)[- ](?:contacts?|enquiries|inquiries"
            r"|relations|queries|office)|contacts?(?: (?:person|for|information|us|details|the press"
            r"|the media|data)\b.{0,30})?|contact persons?|enquiries|inquiries|queries|further information"
            r"|rsvp|more information|(?:investor|media|press) (?:relations|contacts?)(?: ?/ ?\w+)?"
            r"|interview requests)\s?(?:[:：].{0,240}|[,;] .{0,160}|please (?:contact|call|visit|see).{0,200}"
            r"|$)",
        r"for (?:more|further|additional) (?:information|details)\b.{0,240}$",
        r"(?:tel|phone|telephone|mobile|mob|cell|fax|e-?mail|website|web|whatsapp|office|twitter)\b\.?\s?[:：]?\s?[+(\d@].{0,120}$",
        r"(?:e-?mail|website|web|internet|twitter|x|facebook|instagram)\s?[:：].{0,120}$",
        r"\(?\+?\d[\d ()./\-]{6,24}\d(?: ?(?:,|;|\||/|or) ?.{0,80})?$",
        r"\S{1,64}@\S{1,64}(?: ?(?:,|;|\|) ?.{0,80})?$",
    ),
}  # fmt: skip

#: Group name → one pattern for the group.
GROUPS = {group: re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) for group, patterns in _GROUPS.items()}

#: Headings of lists of links to other pages.
RELATED = re.compile(
    r"(?:related(?: (?:news|articles?|links?|stories|documents?|content|posts?|information"
    r"|items|topics|releases|pages))?|read (?:also|more|next)"
    r"|see also|more (?:from|news|on this|stories|in this section|releases)\b.{0,40}|other"
    r" (?:news|releases|stories|articles)\b.{0,40}"
    r"|latest(?: (?:news|articles|stories|posts|releases))?|most (?:read|popular|viewed)|recommended(?:"
    r" for you)?|you (?:may|might) also (?:like|be interested).{0,20}"
    r"|trending|recent (?:news|posts|articles)|further reading|associated links|useful links"
    r"|links|top stories|editor'?s'? picks?|popular"
    r"|don'?t miss|in other news|also (?:on|in) this site|comments|news in pictures|hot topics"
    r"|in this section|attachments?|downloads?|documents)\s?[:：>»]?$",
    re.IGNORECASE,
)

_STORIES = r"(?:news|stories|story|articles?|posts?|reading|coverage|releases|headlines|reads|updates|announcements)"
# Headings of lists of other stories: what stands below them belongs to other pages, prose too.
_OTHER_STORIES = re.compile(
    rf"related(?: (?:{_STORIES}|press releases|news items|links?|content|pages?|topics?|media releases|news and events))?"
    rf"|(?:more|other|latest|recent|previous|earlier|older|further|all|top|popular|similar|suggested|recommended|featured|linked)"
    rf" (?:(?:news|press|media|top|related|recent|latest|popular) )?{_STORIES}"
    r"(?: (?:from|on|about|in|by) (?P<source>.{1,40})| (?:and|&) (?:events|stories|views|updates|press releases))?"
    rf"|(?:news|press|media) (?:archive|releases)|{_STORIES} (?:like this|you may have missed)"
    r"|more (?:from|on|about|in|like)\b(?P<topic>.{1,40})|recommended(?: (?:for you|by .{1,30}))?|suggested for you"
    r"|(?:you|readers?|people) (?:may|might|could|will|would)(?: also)? (?:like|be interested(?: in)?|enjoy|want to read|have missed)"
    r"(?: (?:this|these|to read|reading))?|others? (?:also )?(?:read|liked|viewed)|people also (?:read|liked?|viewed)"
    r"|(?:read|see|watch|view) (?:also|next|these|this too)|also (?:read|interesting|in the news|on this site|of interest)|see also"
    r"|(?:what to read|up|read this) next|what to read|what else is new"
    r"|(?:keep|continue|further) reading|most (?:read|popular|viewed|shared)(?: (?:today|this week|stories|news))?"
    r"|trending(?: (?:now|today|stories|news))?|top picks|editor(?:'|’)?s(?:'|’)? (?:picks?|choice)|don(?:'|’)?t miss"
    r"|in (?:other|related) news|elsewhere(?: (?:on|in) .{1,40})?|(?:discover|explore) more"
    r"|from (?:the|our) (?:archives?|blog|newsroom)|about (?:the|this|our) (?:authors?|writers?|contributors?|photographers?)"
    r"|(?:in case|if) you missed it|around the web|from around the web|you might have missed",
    re.IGNORECASE,
)

#: A line with one link to another page.
RELATED_INLINE = re.compile(
    r"(?:read (?:also|more|next)|see also|related(?: (?:news|article|story|link))?|also read"
    r"|more on this|don'?t miss)\s?[:：>»] ?\S.{0,200}$",
    re.IGNORECASE,
)

_SAYS = re.compile(r"\b(?:will|is|are|was|were|be|has|have|can|to follow|follows)\b", re.IGNORECASE)
_MARKS = " \t*_=#~-–—|:：.…>»›→<«‹•·▸▾↓!\"'“”"
_WHO = r"(?-i:[^\W\d_a-z])[^.!?()\[\]]{1,80}"
_CREDIT = re.compile(
    rf"[.!?…]['\"”’)]*\s(?P<credit>[(\[](?:(?:file )?(?:photo|picture|image|foto|video|illustration)(?:graph)?s?"
    rf"(?: (?:by|credits?|courtesy(?: of)?))?\s?[:：©/]?|credits?\s?[:：]|©)\s?{_WHO}[)\]]"
    rf"|(?:(?:file )?(?:photo|picture|image|foto|illustration)(?:graph)?s?(?: (?:by|credits?|courtesy(?: of)?))?\s?[:：©]"
    rf"|(?:(?:photo|picture|image)(?:graph)?s? (?:by|courtesy of))|(?:photo )?credits?\s?[:：]|©)\s?{_WHO})[.\s]*$",
    re.IGNORECASE,
)
_CONTACT_DATA = re.compile(
    r"\S@\S|\+\d[\d ()/\-]{6,}|\(0\)|\b0\d{1,4}[ /\-]\d{3}|\b\d{3}[- ]\d{4}\b|https?://|www\.", re.IGNORECASE
)


def group_of(line: str) -> str | None:
    """Return the group of page furniture that a line belongs to by its words alone, or None.

    >>> group_of("Share on wechat"), group_of("The ministers share a border and a language.")
    ('share', None)
    """
    if len(line) > LONGEST:
        return None
    for group, pattern in GROUPS.items():
        if pattern.match(line):
            return group
    return "links" if RELATED_INLINE.match(line) else None


def is_other_stories(line: str) -> bool:
    """Return whether a line is the heading of a list of other stories, perhaps with marks around it.

    >>> is_other_stories("*** You may also like: ***"), is_other_stories("More news will follow")
    (True, False)
    """
    line = " ".join(line.split())
    match = _OTHER_STORIES.fullmatch(line.strip(_MARKS)) if len(line) <= 80 else None
    return match is not None and not _SAYS.search(match["source"] or match["topic"] or "")


def credit_at_end(line: str) -> int | None:
    """Return where the credit of a photograph begins at the end of a paragraph, or None if there is none.

    >>> credit_at_end("The bridge is open. (Photo: Ada Byrne)"), credit_at_end("She bought a photo by Ada Byrne.")
    (20, None)
    """
    match = _CREDIT.search(line, max(0, len(line) - LONGEST))
    return match.start("credit") if match else None


def has_contact_data(line: str) -> bool:
    """Return whether a short line contains a telephone number, an e-mail address or a web address."""
    return len(line) <= LONGEST and bool(_CONTACT_DATA.search(line))
