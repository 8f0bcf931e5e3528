"""Dates that belong to a noun beside a figure: of a law, a delivery, a contract, of what is inquired into.

"Fined $5 under the Water Act 1997", "bought 12 tonnes for May shipment", "jailed 12 people over the 2017 riot": the figure holds on
another day. "In the 2017 riot" it holds in 2017.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.extract.dates.tenses import is_past
from archive.extract.english.lexicon import CHANGE_OF
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_BACK = 24  # characters before a date in which stands what it is the date of
_AHEAD = 48
_CRIME_BACK = 90
_LAW = re.compile(
    r"\b(?:Act|Bill|Law|Code|Rules?|Regulations?|Order|Convention|Directive|Treaty|Decree|Ordinance)(?:,|\sof)?\s$"
)
# "For May shipment", "for April 10/May 10 delivery"; not "a drop in May shipments". A future has its month for a name.
_FOR_DELIVERY = re.compile(r"\bfor\b[^,;.]*$")
_DELIVERED = re.compile(
    r"""
    (?:\s?(?:/|-|to|and|or)\s?(?:[A-Z][a-z]+\.?(?:\s\d\d?)?|\d\d?))*       # April 10/May 10, June-July
    (?:\s\d{4})?\s(?:shipments?|deliver(?:y|ies)|loading|arrival|settlement|expiry)\b
    """,
    re.VERBOSE,
)
_ONE_DELIVERY = ("shipment", "delivery", "loading", "arrival")
_DELIVERED_IN = re.compile(
    r"\b(?:for\s(?:delivery|shipment|loading|arrival|settlement|completion)|deliverable)\s(?:in|by|from)\s$"
)
# What one is on: "killed on the May 3 flight".
_ABOARD = re.compile(
    r"\s(?:flight|march|walk|ride|trip|tour|cruise|voyage|mission|raid|show|programme|program|broadcast|edition|episode|train|bus|ferry|drive)\b"
)
# "Troops there under a 2020 accord": not since 2020. "Still in camps after the January quake": so today.
_ACCORD = re.compile(
    r"\s(?:[a-z-]+\s)?(?:accords?|agreement|treaty|pact|cease-?fire|truce|deal|armistice|memorandum|charter|convention|protocol|constitution|bill|act|law|legislation|statute|rules?|regulations?|directive)\b"
)
_UNDER = re.compile(r"\b(?:under|by|of|to|per|despite|violating|honouring|honoring)\s(?:the|an?|its|their|that)\s$")
_LEFT_BY = re.compile(r"\b(?:after|since|following)\s(?:the|an?|last)\s$")
_STILL = re.compile(r"\b(?:still\s(?!had|was|were)|remains?\b)")
_CONTRACT = re.compile(r"\s(?:futures|contracts?)\b")
# "December corn closed at $3", "benchmark March wheat was up 2 cents"; not "in December corn rose", "December corn exports".
_GOODS = "|".join(sorted(word_set("dates", "timing.futures")))
_TRADES = (
    rf"(?:{'|'.join(sorted(w for w in CHANGE_OF if is_past(w)))}|was|were|is|are|stood|closed|settled|ended|finished|traded|opened|last|at|up"
    r"|down|off)\b"
)
_FUTURE = re.compile(
    rf"\s(?:(?:[a-z]+|[A-Z]{{2,}}|Brent|North Sea|West Texas)\s)??(?:{_GOODS})\s(?:(?:futures|contracts?)\b"
    rf"|(?:on\sthe\s[A-Z][^,;.]{{1,50}}?\s)?{_TRADES})",
    re.IGNORECASE,
)
# "Silver for July gained 3 cents"; not "sales of silver for July rose".
_GOODS_FOR = re.compile(rf"(?<!\bof\s)\b(?:[a-z]+\s)??(?:{_GOODS})\s(?:futures\s)?for\s$", re.IGNORECASE)
_NO_GOODS_FOR = re.compile(r"\b(?:of|in|on)\s(?:[a-z]+\s)?[a-z]+\s(?:futures\s)?for\s$", re.IGNORECASE)
_TRADED = re.compile(rf"\s(?:[a-z]+ly\s)?{_TRADES}", re.IGNORECASE)
# In a report of what is traded a month alone is a contract: "corn rose, with July at $3.34", "in London, May fell $18 to $1,907",
# "orders for July beans"; not "oil exports rose, with July up 3%".
_WITH = re.compile(r"\bwith\s$")
_MARKET = re.compile(r"(?:^|[.;:,]\s|\b(?:market|exchange|board|while|and|but)\s)$", re.IGNORECASE)
_NO_PERCENT = r"\s(?:\w+\s)?[$£€]?\d[\d.,¼½¾⅛⅜⅝⅞/-]*(?!\s?(?:%|per\scent|percent|pct)|[\d.,])"
_AT_PRICE = re.compile(rf"\s(?:\w+\s)?(?:{_TRADES})(?:\s(?:at|up|down|off|by))?{_NO_PERCENT}")
_ORDERED = re.compile(r"\b(?:orders?|bids?|offers?|prices?|quotes?|options?|contracts?|limit)\s(?:for|on|in)\s$")
_ORDERED_GOODS = re.compile(rf"\s(?:{_GOODS})\b")
_TRADED_GOODS = word_set("dates", "timing.futures") | {"futures", "contract", "contracts"}
_OBLIQUE = re.compile(r"\b(?:into|over|about|against|on|from)\s(?:the|an?|its|his|her|their)\s$")
# "Held a boy in connection with a shooting on Sunday": who is sought or held for it is so today.
_CONNECTED = re.compile(r"\bin\sconnection\s(?:with|to)\s(?:the|an?|its|his|her|their|two|three|several)\s[^,;]*$")
# "A previously convicted man", "as previously announced": no time of what is told; not "had previously sold 12 mills".
_ONCE = re.compile(r"-[a-z]+|\s(?:[a-z]+ed|sold|bought|held|told|made|given|set|known|built|won|lost|cut)\b")
_DESCRIBES_ONCE = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our|any|some|all|this|that|these|those|as|of|from|with|by|for|years?[\s-]old)|['’]s?)\s$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|to|with)\s(?:the|an?|its|his|her|their)\s$")
_JUDGES = word_set("dates", "timing.judges")
_WORDS = re.compile(r"[a-z]+")
# "Fined $5m for breaking rules in 2019", whatever was broken; "held for questioning on Monday" tells when.
_OFFENCE = re.compile(r"\bfor\s(?:having\s|allegedly\s)?(?!questioning\b|being\b|trading\b)[a-z]+ing\b(?=[^,;.]*$)")
_ANNIVERSARY = re.compile(r"\banniversar(?:y|ies)\sof\b(?:(?!\b(?:is|are|was|were|will|has|had|falls?|fell)\b)[^,;])*$")
_CRIME = re.compile(
    rf"""
    \b(?:for|over|charged\swith|accused\sof|suspected\sof|suspicion\sof|charges\sof|(?:role|part)\sin)
    \s(?:the|his|her|their|its|an?)?\s?(?:[\w-]+\s){{0,2}}(?:{"|".join(sorted(word_set("dates", "timing.crimes")))})\b(?=[^,;.]*$)
    """,
    re.VERBOSE,
)
# "Over the 2012 season", "on the May 3 anniversary" say when.
_NOUN = re.compile(
    r"""
    \s(?!(?:season|period|quarter|half|year|term|weekend|holiday|holidays|anniversary|eve|session|campaign|fiscal|financial
           |and|or|but|when|after|before|that|to|for|by|in|on|at|of|as|with|from|until|through|is|was|are|were|has|had)\b)
    [A-Za-z]
    """,
    re.VERBOSE,
)
# A date that describes a noun, whose day is no day of what is said of it: "pay for the 2015 attack", not "died in the 2015 attack".
_OF_NOUN = re.compile(
    r"(?:(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bduring ))\b(?:the|its|their|his|her|our|this|that|an?)\s$", re.IGNORECASE
)
_IN = re.compile(r"\b(?:in|at|on|during|by)\s$", re.IGNORECASE)
_ANY_NOUN = re.compile(r"\s(?!(?:and|or|but|when|after|before|that|to|for|by|in|on|at|of|as|with|from)\b)[a-z]")
# "Held on $5m bail pending a hearing on May 3", "12 debates ahead of May's vote"; not "12 seconds ahead of Lee in May".
_IN_EVENT = re.compile(
    r"\b(?:from|in|after|by|at|following)\s(?:the\s|last\s)?$"
)  # not "the number of Monday's arrests"
_TOLL = re.compile(r"\b(?:toll|number|count|tally|total)\b")
_AWAITED = re.compile(
    r"\b(?:(?:pending|awaiting)\s(?!(?:in|on|at|before|since|as)\b)[^,;.]*|(?:ahead|in\sadvance)\sof\s(?:(?:the|an?|its|their|his|her)\s(?:(?!(?:in|on|at|by|since|during|for)\b)[a-z-]+\s){0,3})?)$"
)
_BASE = re.compile(r"\bbase\s(?:year\s)?$", re.IGNORECASE)  # "the index (base 1980) fell to 99"
# "Output, in 1981 prices", "in constant 2012 dollars"; not "the rise in 2023 prices".
_PRICES = re.compile(r"\s(?:prices|dollars|dlrs|pounds|terms|currency)\b")
_AT_PRICES = re.compile(r"(?:,\s(?:in|at)|\bconstant|\b(?:measured|valued|priced|expressed)\s(?:in|at))\s$")
_COPYRIGHT = re.compile(r"(?:©|\([Cc]\)|\b[Cc]opyright)\s(?:by\s)?$")
_DECADE = re.compile(r"\d{4}s|['’]?\d0s")  # "a 1950s crooner"; not "the 1950s"
# "A 19th-century mill", "45 modern and 19th century paintings"; not "in the 19th century 12 mills", "in 19th century Leeds".
_CENTURY = re.compile(r"\d\d?(?:st|nd|rd|th)[\s-][Cc]entury|[a-z-]+[\s-]century")
_OWN_NOUN = re.compile(r"(?:['’]s)?\s[\w-]+(?:\s[\w-]+)?\sof\s")
_HAS = ("'s ", "’s ")  # "last year's 12"
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# A date that only says before or after which something is: "pre-1949 bonds", "on a post-May 2020 basis".
_TIMED = ("post-", "pre-", "Post-", "Pre-")
_ANY_OF = re.compile(r"\s(?!(?:and|or|but|when|that|to|for|by|in|on|at|of|as|with|from|is|was|are|were)\b)[\w-]")
_SHORTLY = 12  # characters before a date in which stands the word that it hangs on


class _Leaning(NamedTuple):
    """What the words beside a date say of the noun that it leans on, whatever the figure."""

    always: bool  # it is that of a law, a contract, a delivery, whatever else is told
    oblique: str | None  # what ties its noun to the clause: "over the" of "over the 2017 riot"
    by_for: bool  # "for the 1999 cup"
    still: int | None = None  # where the sentence begins that "after the January quake" stands in


class Nouns:
    """The dates of nouns in a paragraph, to be asked for figure by figure; what hangs on the date alone is looked for once."""

    def __init__(self, tk: Tokens, lowered: str) -> None:
        self._text = tk.text
        self._judges = not _JUDGES.isdisjoint(tk.distinct)
        self._awaits = "pending" in lowered or "awaiting" in lowered or "ahead of" in lowered or "in advance" in lowered
        self._remembers = "anniversar" in lowered
        self._counts = ("'s" in lowered or "’s" in lowered) and _TOLL.search(lowered) is not None
        self._connects = "in connection" in lowered
        self._trades = not _TRADED_GOODS.isdisjoint(tk.distinct)
        self._leans: dict[int, _Leaning] = {}

    def has(self, found: TimeExpression, figure: Figure, *, among_others: bool = False) -> bool:
        """Whether a date is that of a noun which is not the figure's: "held 12 over the 2017 riot"; not "the 2017 deaths of 12".

        ``among_others``: where another date may be the figure's, "tickets for the 1999 cup go on sale Friday" is of a noun, too.
        """
        leaning = self.leaning(found)
        if self._awaits and found.start > figure.end and _AWAITED.search(self._text, figure.end, found.start):
            return True
        if (self._remembers and self._is_remembered(found, figure)) or (
            self._counts and self._is_of_toll(found, figure)
        ):
            return True
        if self._connects and figure.end < found.start and _CONNECTED.search(self._text, figure.end, found.start):
            return True
        if leaning.always or (self._judges and _is_of_crime(self._text, found, figure)):
            return True
        if found.start < figure.end:
            return False
        if leaning.still is not None and _STILL.search(
            self._text, max(leaning.still, figure.start - _BACK), found.start
        ):
            return True
        if leaning.oblique is not None:
            return not _says_when(self._text, found, figure, leaning.oblique)
        named = found.exact.isdigit() and self._text[found.end + 1 : found.end + 2].isupper()
        return (among_others or named) and leaning.by_for  # "tickets for the 2006 World Cup"

    def leaning(self, found: TimeExpression) -> _Leaning:
        """Return how a date leans on a noun; each is looked at once."""
        leaning = self._leans.get(found.start)
        if leaning is None:
            leaning = self._leans[found.start] = _leaning_of(self._text, found, trades=self._trades)
        return leaning

    def _is_of_toll(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date says of what event a toll is: "the death toll from Friday's fire rose to 12"; "Friday's fire killed 12"."""
        told = figure.measure is not None and figure.about is not None and _TOLL.search(figure.about) is not None
        return (
            told
            and self._text.startswith(_POSSESSIVE, found.end)
            and _IN_EVENT.search(self._text[max(0, found.start - _SHORTLY) : found.start]) is not None
            and f" {found.exact}" in (figure.about or "")
        )

    def _is_remembered(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether an anniversary is of a date: "50 marked the 40th anniversary of the 1984 riots"; not "the 40th anniversary of the riots was in May"."""
        if found.start < figure.end:
            return False
        if figure.kind != "ordinal" and _NOUN.match(self._text, found.end) is None:
            return False  # "50 marked the 40th anniversary of the riots in May"
        return _ANNIVERSARY.search(self._text, figure.start, found.start) is not None


def _leaning_of(text: str, found: TimeExpression, *, trades: bool) -> _Leaning:
    """Return how a date leans on a noun: always that of "the 1950s crooner", by "over the" that of "over the 2017 riot"; not "in 2017"."""
    before = text[max(0, found.start - _BACK) : found.start]
    if found.value == "PAST_REF":
        describes = _ONCE.match(text, found.end) is not None and _DESCRIBES_ONCE.search(before) is not None
        return _Leaning(describes, None, by_for=False)
    goes_on = text[found.end : found.end + 1].isspace()
    always = (
        _LAW.search(before) is not None
        or (goes_on and _CONTRACT.match(text, found.end) is not None)
        or (goes_on and trades and found.rule == "month" and _is_of_future(text, found, before))
        or _is_of_delivery(text, found, before)
        or _DELIVERED_IN.search(before) is not None
        or (before.endswith(_TIMED) and _ANY_OF.match(text, found.end) is not None)
        or _COPYRIGHT.search(before) is not None
        or _BASE.search(before) is not None
        or (goes_on and _PRICES.match(text, found.end) is not None and _AT_PRICES.search(before) is not None)
        or (
            _DECADE.fullmatch(found.exact) is not None
            and not _IN.search(before)
            and _NOUN.match(text, found.end) is not None
        )
    )
    always = always or (_CENTURY.fullmatch(found.exact) is not None and _ANY_NOUN.match(text, found.end) is not None)
    if always or not goes_on or _NOUN.match(text, found.end) is None:
        return _Leaning(always, None, by_for=False)
    if _ACCORD.match(text, found.end) is not None and _UNDER.search(before) is not None:
        return _Leaning(True, None, by_for=False)
    oblique = _OBLIQUE.search(before)
    by_for = oblique is None and _FOR.search(before) is not None
    still = text.rfind(". ", 0, found.start) + 1 if _LEFT_BY.search(before) is not None else None
    return _Leaning(False, oblique and oblique[0], by_for, still)


def _is_of_future(text: str, found: TimeExpression, before: str) -> bool:
    """Whether a month is that of a future: "December corn closed at $3", "silver for July gained 3 cents"; not "in July, silver gained"."""
    named = _GOODS_FOR.search(before) is not None and _NO_GOODS_FOR.search(before) is None
    if named and _TRADED.match(text, found.end) is not None:
        return True
    if _ORDERED.search(before) is not None and _ORDERED_GOODS.match(text, found.end) is not None:
        return True
    if before.endswith("for "):
        return False
    if _WITH.search(before) is not None or _MARKET.search(before) is not None:
        return _AT_PRICE.match(text, found.end) is not None or _FUTURE.match(text, found.end) is not None
    return _FUTURE.match(text, found.end) is not None and _IN.search(before) is None


def _is_of_delivery(text: str, found: TimeExpression, before: str) -> bool:
    """Whether a date is that of a delivery: "for May shipment", "two cargoes of May shipment sugar", "of Apr/May"; not "a drop in May shipments"."""
    if "/" in (text[found.start - 1 : found.start], text[found.end : found.end + 1]) and _is_pair(text, found):
        return True
    delivered = _DELIVERED.match(text, found.end, found.end + _AHEAD)
    if delivered is None:
        return False
    return _FOR_DELIVERY.search(before) is not None or (
        delivered[0].endswith(_ONE_DELIVERY) and _IN.search(before) is None
    )


def _is_pair(text: str, found: TimeExpression) -> bool:
    """Whether a month is one of two in which goods are delivered: "sold at $4 for Aug/Sept"; not "the July/June year", "(July/June)"."""
    begin = text.rfind(" ", 0, found.start) + 1
    pair = _PAIR.match(text, begin)
    return pair is not None and _NO_PAIR.search(text[max(0, begin - _SHORTLY) : begin]) is None


_PAIR = re.compile(
    r"[A-Z][a-z]{2,8}/[A-Z][a-z]{2,8}\b(?!\s(?:\d{4}|period|quarter|(?:[a-z]+\s)?year|season|term)|[)-])"
)
_NO_PAIR = re.compile(r"\b(?:in|during|the|late|early|by|from|since|until|on)\s$", re.IGNORECASE)


def _says_when(text: str, found: TimeExpression, figure: Figure, oblique: str) -> bool:
    """Whether a date before a noun is when it was: "hurt on the Monday march", "12 minutes into the May 3 final"."""
    if oblique.startswith("on"):
        return found.exact.lower().endswith("day") or _ABOARD.match(text, found.end) is not None
    return oblique.startswith("into") and figure.kind == "duration"


def _is_of_crime(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a date is that of what somebody is judged for: "serves 12 years for the murders of two men in 1998"; the two are of 1998."""
    begin = max(0, found.start - _CRIME_BACK)
    crime = _CRIME.search(text, begin, found.start) or (
        _OFFENCE.search(text, max(begin, figure.end), found.start) if found.earliest != found.latest else None
    )
    if crime is None or crime.end() <= figure.start < found.start:
        return False
    before = text[max(0, crime.start() - _CRIME_BACK) : crime.end()].lower()
    return not _JUDGES.isdisjoint(_WORDS.findall(before))  # not "the figure for murders in 1998 was 340"


def only_describes(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a date only describes a noun, which counts where another date may be the figure's: "its 2020 debt", "Monday's murder".

    Not in "died in Monday's fire", nor where the noun is the figure's own: "the 2020 total of 12".
    """
    if _OWN_NOUN.fullmatch(text, found.end, max(found.end, figure.start)) or (
        found.end < figure.start and text[found.end : figure.start] in _HAS
    ):
        return False
    before = text[max(0, found.start - _SHORTLY) : found.start]
    if is_possessive(text, found):
        return _IN.search(before) is None
    return _OF_NOUN.search(before) is not None and _ANY_NOUN.match(text, found.end) is not None


def is_possessive(text: str, found: TimeExpression) -> bool:
    """Whether a date is one that has something: "Monday's", "last year's"; not "Monday"."""
    return found.exact.endswith(_POSSESSIVE) or text.startswith(_POSSESSIVE, found.end)
