"""The English words that the date grammar uses, as tables."""

from __future__ import annotations

from linkeddata.values import dates

# Weekdays by full name; plurals ("on Sundays") mean no single day and are left out.
WEEKDAYS: dict[str, int] = {name.lower(): number for number, name in enumerate(dates.WEEKDAYS)}

# Ordinals in words; "opening" and "closing" count only before "day". -1 is the last day of a range.
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth").split(), start=1
    )
} | {"opening": 1, "closing": -1, "final": -1, "concluding": -1}

# Holidays on the same day every year: month, day.
FEASTS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

# Small numbers before "days later"; "a day later" is one day.
NUMBERS: dict[str, int] = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
} | {"a": 1}

# Word → one letter of the alphabet that the patterns of `grammar.GRAMMAR` are written in.
CLASSES: dict[str, str] = {
    word: letter
    for letter, words in {
        # what joins the ends of a range, and what stands before one
        "f": "from",
        "b": "between",
        "t": "to",
        "u": "until till through thru",
        "a": "and",
        # prepositions and the article
        "n": "in",
        "e": "on",
        "v": "of",
        "h": "the",
        "k": "since by during for before after around circa as within throughout over year years back beyond",
        # words that refer to a date before or after
        "l": "last past",
        "x": "next coming upcoming",
        "i": "this current present",
        "G": "that",
        "B": "same following previous preceding ensuing",
        "R": "every each any many some most other",
        # days relative to the day of publication
        "y": "yesterday",
        "d": "today tonight",
        "m": "tomorrow",
        # units
        "g": "day days",
        "p": "morning afternoon evening night noon midday lunchtime",
        "K": "week weeks",
        "q": "month",
        "r": "year",
        "z": "weekend",
        "j": "spring summer autumn fall winter",
        "Q": "quarter",
        "c": "early mid late",
        "H": "half start beginning end middle course close eve third",
        # earlier and later
        "A": "ago",
        "J": "before after",
        "E": "later earlier",
        "I": "inst instant",
        # clock
        "P": "am pm hrs hours uhr",
    }.items()
    for word in words.split()
}
CLASSES |= dict.fromkeys(ORDINALS, "o") | dict.fromkeys(NUMBERS, "C")
CLASSES["before"] = CLASSES["after"] = "J"
CLASSES["third"] = "o"

# How many days these words move from the day last mentioned.
SHIFTS: dict[str, int] = {"same": 0, "following": 1, "ensuing": 1, "next": 1, "previous": -1, "preceding": -1}

# A year after one of these is the number of a paper, a programme or an address, not a date: "Resolution 2254", "Vision 2030".
NUMBERED: frozenset[str] = frozenset(
    (
        "resolution agenda vision horizon article articles art no nr number law act decree regulation directive "
        "decision circular section paragraph para rule order bill file room flight boeing airbus iso ref case gate box "
        "tel fax phone postcode strategy roadmap blueprint target chapter page pp hall stand channel bus line train "
        "model series version extension code form lot psalm"
    ).split()
)

# A number before one of these counts something: "2020 people". Plurals are recognised by their ending as well.
COUNTED: frozenset[str] = frozenset(
    (
        "people persons men women children km kilometres kilometers metres meters miles tonnes tons hectares litres kg "
        "mm percent per euros dollars francs pounds yuan yen rupees seats mw kw gw hp rpm local hours hrs gmt utc cet"
    ).split()
)

# Weekdays inside names and habits: "Black Friday", "Sunday Mass", "every Monday", "the 27th Sunday in Ordinary Time".
NAMED_BEFORE: frozenset[str] = frozenset(
    ["black", "ash", "palm", "cyber", "maundy", "bloody", "shrove", "super", "whit", "casual", "wordless", "sheffield"]
)
NAMED_AFTER: frozenset[str] = frozenset(
    ("times telegraph mail express herald post islands club mosque tribune observer mirror league island").split()
)

# What may follow "the 12th" when it is a day: anything else ("the 12th session", "the 7th Fleet") makes it an ordinal.
AFTER_DAY: frozenset[str] = frozenset(
    (
        "a all an and are as at because before but by can could did during for from had has have he her his i if in "
        "instead is it its later may members must next not of on or our she should so than that the their there they "
        "this to together until was we were when where which while who whom will with without would you participants"
    ).split()
)

# A line that opens with one of these gives the day of publication; with one of UPDATE_CUES, the day of a change.
PUBLICATION_CUES: tuple[str, ...] = (
    "published",
    "posted",
    "issued",
    "released",
    "release date",
    "date of issue",
    "date of release",
    "date of publication",
    "publication date",
    "as at",
    "press release",
    "news release",
    "media release",
    "for immediate release",
    "immediate release",
    "embargoed until",
    "embargo",
    "delivered on",
    "first published",
    "submitted on",
)
UPDATE_CUES: tuple[str, ...] = ("updated", "last updated", "modified", "last modified", "revised", "last revised", "reviewed")

# Words that put a weekday or a day without a year in their sentence in the future …
FUTURE: frozenset[str] = frozenset(
    (
        "will shall would ll due scheduled slated planned expected plans hopes intends aims forthcoming upcoming "
        "tomorrow opens begins starts leaves travels flies runs arrives departs closes continues meets receives ends "
        "returns visits follows resumes travel fly leave depart arrive return begin start open close sits effective "
        "takes goes hosts plays appears holds gives delivers presents chairs attends speaks addresses joins faces "
        "programmed expire expires register deadline apply applications tickets registration join rsvp"
    ).split()
)
WEAK_FUTURE: frozenset[str] = frozenset(["is", "are", "be", "can", "must"])
PLANNED: frozenset[str] = frozenset(["due", "scheduled", "slated", "planned", "expected"])  # past after "had been"
PASSIVE: frozenset[str] = frozenset(["be", "been", "being", "is", "are"])  # the participle after them shows no tense
# … and in the past, as does every word in -ed.
PAST: frozenset[str] = frozenset(
    (
        "was were had did held took met left went came began gave said told made won lost beat paid sent spoke saw "
        "found led ran rose fell died drew drove flew got grew heard kept knew laid read rode sank sat set shot shook "
        "shut sold spent stood struck swore sang taught thought threw understood wrote broke brought built bought "
        "caught chose became yesterday ago"
    ).split()
)
# Every word above that shows a tense.
TENSED: frozenset[str] = FUTURE | WEAK_FUTURE | PLANNED | PAST | {"has", "have"}
# Words in -ed (or followed by "by") that do not show the tense of their sentence.
NO_TENSE: frozenset[str] = frozenset(
    (
        "need united speed indeed hundred shed feed seed bed red cancelled canceled postponed closed moved based named "
        "related so-called"
    ).split()
)
# Words in -ed before "by" that tell who leads, of what is to come as of what has been: "the forum organised by the port on Friday".
LED: frozenset[str] = frozenset(
    (
        "organised organized hosted chaired sponsored supported attended presented headed coordinated co-hosted co-organised "
        "joined convened staged moderated performed offered directed followed"
    ).split()
)
# What has happened where it is told of: "due in court after his arrest on Friday", "over Friday's crash".
HAPPENED: frozenset[str] = frozenset(
    (
        "arrest arrests attack attacks raid raids crash collision accident death deaths killing killings murder shooting stabbing "
        "explosion blast bombing fire quake earthquake landslide collapse storm flood floods flooding robbery theft incident burglary "
        "defeat victory resignation"
    ).split()
)
