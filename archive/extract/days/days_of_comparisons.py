"""Dates of what a figure is held against, or on which something falls due: "3% more than in May", "up from $4m in 2019", "due 2027".

What hangs on the figure alone is looked for once for each figure, what hangs on the date alone once for each date, so that a list of
many of both costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.days.days_of_levels import (
    AMOUNT,
    Dated,
    is_held_from,
    is_judged,
    is_of_moving,
    is_of_start,
    levels_behind,
)
from archive.extract.days.days_of_nouns import is_possessive
from archive.extract.days.days_of_verbs import closing_comma, main_verb
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_NEAR = 80  # characters before a date in which stands what it is the date of
_WIDE = 140  # and in which stands what it is held against
_BACK = 16  # characters before a figure in which stands that it is what another is held against
# What a figure before it is held against: its date is not that of the figure. Between it and the date only small words stand.
_SMALL = r"(?:\s+(?:in|on|at|of|for|the|that|this|those|same|corresponding|comparable|period|point|stage|time|month|quarter|week|year|half|end|all))*\s*$"
_PART = r"(?:half|thirds?|quarters?|fifths?|tenths?|fraction)"
_OF_EXTREME = (
    r"\s(?:of\s)?(?:the|its|their|that)\s(?:all-time\s)?"
    r"(?:record|peak|number|level|figure|total|amount|toll|tally|harvest|crop|catch|output|production)\b"
)
_HELD = re.compile(
    rf"""
    (?:(?<!\w)|(?=[,%])) (?:                                                           # most places are inside a word
    \b(?:compared\s(?:to|with)|up\sfrom|down\sfrom|the\ssame\sas)\b
    | \b(?:versus|vs\.?|against){AMOUNT}
    | \b(?:against|compared\swith)\s(?:(?:more|less|fewer|than|about|nearly|almost|just|over|under|around)\s)*(?:half|an?\s{_PART}|(?:two|three)[\s-]{_PART})\b   # two-thirds, against fewer than half in May
    | \b(?:double|twice|triple|treble|times){AMOUNT}                                  # £18m, almost double the £9.6m spent in 2015
    | \b(?:what|than)\s(?:it|they|he|she)\s(?:was|were|had\sbeen|did)\b                   # double what it was in May
    | ,\s(?:up|down|off)\s(?:[^,;]|,\d){{1,30}}\s(?:from|over|since|than)\b              # 6.7m, up 3% from 6.5m in May
    | \b(?:is|are|was|were|been)\s(?:up|down|off)\s(?:[^,;]|,\d){{1,30}}\s(?:from|over|since|than)\b   # 6.7m were up 3% from May
    | ,\san?\s(?:\w+\s)?(?:increase|rise|gain|jump|drop|fall|decline|decrease)\sof\s(?:[^,;]|,\d){{1,70}}\s(?:from|over|on|since|than)\b
    | ,\san?\s(?:\w+\s){{0,2}}(?:change|improvement|turnaround|swing|increase|rise|jump|drop|fall)\sfrom\b   # 6.7m, a big change from 2m in May
    | \b(?:against|towards?|short\sof)\s(?:an?|the|its|their)\s(?:[\w-]+\s){{0,2}}(?:target|goal|aim|quota|ceiling|budget)\b   # 56%, against a target of 80% by 2030
    | \b{_PART}{_OF_EXTREME}                                                         # 840,000 tonnes, less than a third of the record in 1999
    | (?:%|\bpct|\bper\s?cent)\s(?:more|fewer|less|higher|lower)\sthan{AMOUNT}       # 3m tonnes, or 16% less than the 4m in May
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of these is in what ``_HELD`` takes.
_HOLDS = tuple(
    "from than since over compared against vs versus what half third quarter fifth tenth fraction toward short double twice triple treble times same".split()
)
_IS_HELD = re.compile(r"\b(?:compared\s(?:to|with)|from|versus|vs|against)\s$")
# "12% more than $300 in May", "12 died, more than the 9 in May"; a bound of its own amount has a verb or a preposition before it,
# as in "killed 12 and wounded more than 30 in May".
_EXCEEDS = re.compile(
    rf"""
    \s*(?:
        (?:more|fewer|less|higher|lower)\sthan{AMOUNT}
      | (?:\s[a-z]+)?,\s(?:(?:more|fewer|less)\sthan\s(?:the|an?|its|their)\s|(?:higher|lower)\sthan{AMOUNT})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = ("til ", "ill ")
_HELD_TILL = re.compile(
    r"\b(?:enough|withstand|survive|delayed|postponed|suspended|not|remanded|bailed|adjourned|custody|detained|released|on bail)\b.*\b(?:until|till) $"
)
_OF_THEN = re.compile(_OF_EXTREME)  # "half" of "half of the number in 2000"
_HELD_DATE = re.compile(
    rf"\b(?:than(?:\s(?:it|they|he|she)\s(?:was|were|had\sbeen))?|times\s(?:its|their|the)\s(?:level|price|value|rate|number|size|average)|(?:compared|contrast(?:s|ed|ing)?) (?:to|with)|(?:unchanged|little changed|steady) from|(?<!a )(?:double|triple))\b{_SMALL[:-1]}(?:\d{{4}}[-–])?$",
    re.IGNORECASE,
)
_HELD_BY = ("than", "times", "compared", "contrast", "changed", "steady", "double", "triple")  # one of these is in it
# What a number is held against, which may tell far from its date which one it is: "more than the sum promised to voters in 1999", "three times as
# many as in 1988", "5 points down on Labour's share in 2017", "twice what was asked in 2014", "well short of the 48% they took in 2013".
# Not a bound ("more than 30 in May"), nor what somebody did to a mark ("fell below the target in May").
_WHICH = r"(?=(?:the|its|their|his|her|our|your|that|those|these|what|any|it|they|he|she|in|on|at|during|for|before|under|last|previous|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?['’]s?)\b)"
_COMPARAND = re.compile(
    rf"""
    (?:(?<!\w)|(?=\W|way|up|down)) (?:                                                # most places are inside a word
        \b(?:more|less|fewer|worse|(?!(?:other|rather|ever|never|whether|either|over|under|after)\b)[a-z]{{2,}}er)(?:\s(?!than\b)[a-z-]+){{0,2}}\sthan
      | \bas\s(?:many|much|few|little|high|low|big|large|great|fast|often|long|bad|good)(?:\s[a-z-]+){{0,2}}\sas
      | \btwice(?!\s(?:in|on|at|during|for|before|under)\b)
      | (?:\btimes|(?:\b(?:is|are|was|were|be|been|or|at|for|and|still)|['’]s|,|—)\s(?:(?:still|more|less|fewer|than|nearly|almost|about|roughly|exactly|well|over)\s)*(?:double|triple|treble|quadruple|(?:half|an?\s(?:third|quarter|fifth|tenth))(?=\s(?:the|its|their)\s[$£€]?\d)))(?!\s(?:in|on|at|during|for|before|under)\b)
      | \bfar\scry\sfrom
      | \b(?:half|thirds?|quarters?|fifths?|tenths?)(?:\sof)?(?=\s(?:what|that(?!\sin\b)|those|(?:the|its|their|his|her)\s(?:[\w-]+\s)?(?:average|share|rate|value|price|record|peak|level|total|number|figure)s?)\b)(?![^,;.]{{1,40}}\bsince\b)
      | \bshort\sof(?![^,;]{{1,40}}\b(?:needed|required|sought|wanted)\b) | \b(?:shy|ahead|wide|on\stop)\sof | way\soff | (?:up|down)\son
      | \b(?:\d\S*|%|per\scent|percent|pct|pc|points?|pence|cents|[a-z]illion|degrees|well|far|just|slightly|still|comfortably|even)\s(?:above|below|beyond|under|behind)
    )\s{_WHICH}
    """,
    re.VERBOSE,
)
_GOES_ON_FOR = re.compile(
    r"(?:(?!\s(?:and|but|while|or)\s(?![\dA-Z]))[^,;()—]|,(?=\d|\s(?:reached|set|seen|hit|recorded|touched)\s(?:in|on)\s))*"
)  # up to the date: no other clause begins
_PARTS = "(;)—"  # over none of which it goes on
_LAST_SEEN = re.compile(r"\blast\s(?:seen|reached|recorded|hit|set)\s(?:in|on|at|during)\s(?:the\s)?$")
# "Up 5% on 2019", "a rise of 5% against last year", "fell from a year ago": what a movement is measured from, where it is no day.
_MEASURED = re.compile(
    r"\b(?:on|against|(?:up|down)(?:\s\w+)?\sfrom|(?:increase|rise|gain|jump|improvement|advance|growth)(?:\sof\s(?:[^,;]|,\d){1,40})?\sover)\s(?:(?:in|the|that of)\s)?(?:the\ssame\s[a-z]+\s(?:(?:of|in)\s)?)?$"
)
_MOVES = re.compile(r"\b(?:unchanged|up|down|off|rise|increase|gain|growth|jump|fall|drop|decline|decrease)\b")
_BEFORE_THAT = re.compile(
    r"(?:an?|one|the)\s(?:year|month|week|quarter)\s(?:ago|earlier|before)|(?:the\s)?year-(?:ago|earlier)"
)
_PERIOD = re.compile(r"(?:\d{3,4}|XXXX)(?:-(?:\d\d|[QH]\d|W\d\d|XX|QX|WXX)|/\d{4})?")
# "Notes due 2017", "bonds maturing in May": when they end, not when they were sold.
_MATURES = re.compile(
    rf"\b(?:due(?:\sfor\s(?:(?:re)?payment|(?:delivery|completion|renewal)(?:\sbetween|\sfrom)?))?|maturing(?:\sbetween|\sfrom)?|matures?|expir(?:ing|es?)|payable|redeemable|callable|of\srecord(?:\sas)?)\b{_SMALL}"
    r"|,\s(?:originally|initially|previously|once)\s(?:due|scheduled|set|planned|expected|slated)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_ENDS = (
    "originally",
    "initially",
    "previously",
    "once",
    "due",
    "matur",
    "expir",
    "payable",
    "redeemable",
    "callable",
    "record",
)  # one of these is in it
_OF_BOND = re.compile(r"\s(?:[a-z-]+\s)?(?:bonds?|notes?|gilts?|debentures?|maturit(?:y|ies))\b")
_COUPON = re.compile(r"(?:\bpct|\bper\s?cent|%)\s(?:[A-Z][a-z]+\s)?\d{4}\s[a-z]$")  # "the 8.50 pct June 1997 tap stock"
_BONDS = re.compile(
    r"\b(?:pct|percent|per\scent|bonds?|notes?|gilts?|debentures?|maturities)\sof\s(?:\d{4}\s(?:to|and)\s)?$"
)
# One of these is in a paragraph that compares; the commonest first, as most paragraphs have one.
_COMPARES = tuple(
    (
        "from|on |over|turn|after|following|since|than|due|compar|versus|vs|against|matur|expir|payable|redeem"
        "|callable|record|contrast|until|till | bond| note| stock| issue|gilt|debenture|maturit|s of|pct of|cent of|beat|same as|top|pass|exceed|below|above|erior|double|triple|half |twice |times |what |premium|discount|last seen|last hit|last re|last set"
    ).split("|")
)
# "Beating 2002's high", "below last year's total": no time of the figure before. With a number of its own behind other words, too.
_OUTDOES = re.compile(
    r"\b(?:(?:premium|discount)(?:\sof\s[^,;]{1,24})?\sto|than|over|below|above|beat(?:s|ing)?|top(?:s|ped|ping)|pass(?:es|ed|ing)|exceed(?:s|ed|ing))\s$"
)
# "3% below 1985", "6.7% above the January level", "inferior to the 1993 record"; not "hotter than the June average" of its own.
_SET_OFF = re.compile(
    r"\b(?:above|below|half|twice|double|triple|times|(?:inf|sup)erior(?:\sonly)?\sto)\s(?:(?:the|its|their|a)\s)?(?:\d{4}[-–])?$"
)
_IN_EVENT = re.compile(r"\b(?:in|at|during|on|by|after|of|for|since|following|and)\s(?:the\s)?$|[,;:]\s$")
_SET_BESIDE = re.compile(r"\b(?:from|against|vs|versus|to|with|and)\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)\s$", re.IGNORECASE)
# A level of another time, right before its date: "from $150m in 2022", "against 5 to 6 pct a week ago".
_OF_LEVEL = re.compile(
    rf"(?:\bfrom(?:\sa(?:ll-time)?\s(?:(?:record|all-time)\s)?(?:peak|high|low|record)\sof)?|(?:er\sthan|above|below)\sthe|\d(?:[^;.]|\.\d){{0,45}}\s(?:against|vs\.?|versus|compared\s(?:to|with))){AMOUNT}[\d.,/-]*(?:m|bn|tn|k|p|%)?(?:\s(?:to|or)\s[\d.,/-]+)?(?:\s(?!(?:to|by|since)\b)[^\W\d]+){{0,3}}\s(?:(?:in|for|at)\s)?(?:the\s)?(?:(?:same|corresponding|comparable|equivalent)\s[a-z]+\s(?:(?:of|in)\s)?)?$"
)
_SUM_FROM = re.compile(
    r"(?:\d%?|\b(?:per\scent|percent|pct|points?|cents|pence|yen|dollars|pounds|euros|francs|[a-z]illion)|\d(?:p|pc|m|bn)),?\s$"
)
_FROM_RIGHT = re.compile(rf",?\sfrom{AMOUNT}(?:(?!\s(?:and|until|till|through)\s)[^;,]|,(?=\d))*")
# "Stood at 48 from 45 in May"; not "removed 48 from 12 lakes in May".
_BARE_FROM = re.compile(
    rf"from{AMOUNT}[\d.,/-]*\s(?:(?:in|for|at)\s)?(?:the\s)?(?:(?:same|comparable|corresponding)\s(?:[a-z]+\s(?:of|in)\s)?)?"
)
_BEFORE_LEVELS = (
    "from",
    "er than the",
    "above the",
    "below the",
    "vs",
    "versus",
    "against",
    "compared",
)  # one of these is in it
# "Rose from May's rate of 12 units and": a level with a time of its own, which is that of no figure behind.
_OWN_LEVEL = re.compile(r"['’]s(?:\s[^\W\d]+){1,3}\sof\s[$£€]?\d(?:[^;,.]|[.,]\d)*?(?:\sand\s|,\s)")
# "After January's 2% rise", "after a February fall": a movement of its own.
_HAS_MOVED = re.compile(
    r"(?:['’]s)?\s(?:[$£€]?\d|(?:[a-z-]+\s)?(?:rise|gain|increase|growth|jump|fall|drop|decline|decrease|advance|loss)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\sand\s|[^;]*?,")
_APART = re.compile(r",|\sand\s")
_OWN_NUMBER = re.compile(r"(?:['’][sS])?\s[$£€]?\d")
_SAYS = word_set("dates", "timing.says")
_MORE_THAN = re.compile(r"(?:more|less|fewer) than\b")
# "Reached 74,960 yesterday, 3,214 more than a year ago", "10bn yuan, 2.2 billion yuan more than a day earlier"; not "saw 12 men more than a year ago".
_NUMBER_ENDS = re.compile(
    r"(?:\d(?:%|\sper\scent|\spercent|\spct|\s[a-z]illion)?|[,(–—-]\s?(?:[a-z]+\s){0,2}[$£€]?\d\S*(?:\s[a-z]+){1,3}|[,(–—-]\s?(?:one|two|three|four|five|six|seven|eight|nine|ten)(?:\s[a-z]+)?)\s$"
)
_COMPOUND = ("-earlier", "-ago")


# "5% above the same period a year ago", "down 5% from the comparable week of 1986"; not "from $5m in the same period of 1986".
_SAMES = ("same", "comparable", "corresponding")
_OVER_SAME = re.compile(
    r"\b(?:above|below|over|from|on|against)\s(?:the|its|their)\s(?:same|comparable|corresponding)\s(?:[\w-]+\s)?"
    r"(?:period|quarter|half|month|week|day|time|stage|point)\s(?:(?:of|in)\s)?(?:the\s)?$"
)
_OVER = re.compile(r"\b(?:above|below|over|from|on|against)\s$")
_THERE = frozenset(("same_month_there", "same_quarter_there", "same_week_there"))


def _is_same_elsewhere(found: TimeExpression, before: str) -> bool:
    """Whether a movement is measured from the same time of another year."""
    return _OVER_SAME.search(before) is not None or (found.rule in _THERE and _OVER.search(before) is not None)


# One of these is in what ``_COMPARAND`` takes.
_COMPARANDS = tuple(
    "than|times|as |far cry|double|twice|triple|treble|quadruple|half|third|quarter|fifth|tenth|short|shy|ahead|wide|on top|way off|p on|n on|above|below|beyond|under|behind".split(
        "|"
    )
)


def _comparand(text: str, start: int, end: int) -> int | None:
    """Return where what a number is held against is named, if it goes on up to a date at ``end``: "than the sum promised in"; None where none does."""
    words = " ".join(text[start:end].split())
    near = words[max(map(words.rfind, _PARTS)) + 1 :]
    if not any(map(near.__contains__, _COMPARANDS)):
        return None  # as nearly always, and quickly told
    for held in _COMPARAND.finditer(text, start, end + _BACK):
        if held.end() <= end and _GOES_ON_FOR.fullmatch(text, held.end(), end):
            return held.end()
    return None


class _Lead(NamedTuple):
    """What the words before a date say of it, whatever the figure."""

    matures: bool
    held: int | None  # where what it is held against begins: "than in"
    outdone: bool
    base: bool  # a movement is measured from it
    of_level: int | None  # where a level from which something moved begins right before it: "from $150m in 2022"
    follows: bool  # a movement comes after that of it: "after December's 4% rise"


def _is_base(text: str, found: TimeExpression) -> bool:
    """Whether a movement before is measured from a time before its own, which is that of no figure behind.

    "fell from a year ago, with 12 cars sold", "rose 2% from May, the largest gain in ten years", "down 2 percent from the August forecast, with".
    """
    if _OWN_NUMBER.match(text, found.end):
        return False
    if text.startswith("from ", found.start - 5) and _BEFORE_THAT.fullmatch(found.exact) is not None:
        return True
    if found.earliest == found.latest or not _AFTER_STEP.intersection(
        text[max(0, found.start - _NEAR) : found.start].split()
    ):
        return False
    if _STEP_FROM.search(text, max(0, found.start - _NEAR), found.start) is None:
        return False
    return _STEP_ENDS.match(text, found.end) is not None


_STEP = r"(?:\d[\d.,/-]*(?:%|p|pc|\s(?:per\scent|percent|pct|(?:[a-z]+\s)?points?|cents))|half\sa\s(?:[a-z]+\s)?point)"
_STEP_FROM = re.compile(
    rf"(?<!\bto)\s[$£€]?{_STEP}\s(?:from|over)\s(?:(?:the|its|their)\s)?(?:(?:same|prior|previous|comparable|corresponding)\s[a-z]+\s(?:(?:of|in)\s)?)?$"
)
_AFTER_STEP = frozenset(("from", "over"))
_STEP_ENDS = re.compile(r"(?:['’]s)?(?:\s[a-z-]+){0,2}(?:,|\sand\s)")


def _is_left(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a figure stands apart from what another is held against: "a premium of 27% to Monday's close and 34% to"; not "from last year's 4 and 5"."""
    if not is_possessive(text, found) or _OWN_NUMBER.match(text, found.end) is not None:
        return False
    return _APART.search(text, found.end, figure.start) is not None


def _closed(text: str, found: TimeExpression) -> int:
    """Return where a date ends, behind a comma that closes its year: "above the May, 2021, level of 12"."""
    return found.end + (text.startswith(",", found.end) and "," in found.exact)


class Comparisons:
    """What the figures of a paragraph, ``tk``, are held against; ``lowered`` is its text in lower case, ``day`` that of the article."""

    def __init__(self, tk: Tokens, lowered: str, day: str | None) -> None:
        self.tk, self._text, self.day = tk, tk.text, day
        self._any = any(map(lowered.__contains__, _COMPARES))
        self.holds = [word for word in _HOLDS if word in lowered]
        self._same = any(map(lowered.__contains__, _SAMES))
        self._held_by = any(map(lowered.__contains__, _HELD_BY))
        self._compares = any(map(lowered.__contains__, _COMPARANDS))
        self._ends = any(map(lowered.__contains__, _ENDS))
        self._leads: dict[int, _Lead] = {}

    def of(self, figure: Figure, inside: Sequence[Dated], start: int) -> Comparison | None:
        """Return what one figure of a clause, which begins at ``start``, is held against; None where the paragraph compares nothing."""
        return Comparison(self, figure, inside, start) if self._any else None

    def inside(self, figure: Figure, days: Sequence[Dated], start: int) -> Sequence[Dated]:
        """Return those of several days that tell of what another number is held against, which the figure is: "by May, on top of the 12 cut in March"."""
        if not self._compares:
            return days
        leads = [(pair, self.lead(pair[1], start).held) for pair in days if pair[1].start > figure.start]
        return [pair for pair, held in leads if held is not None and held <= figure.start] or days

    def lead(self, found: TimeExpression, start: int) -> _Lead:
        """Return what the words before a date of a clause say of it."""
        lead = self._leads.get(found.start)
        if lead is None:
            before = self._text[max(start, found.start - _NEAR) : found.start]
            held = _HELD_DATE.search(before) if self._held_by else None
            held_from = None if held is None else found.start - len(before) + held.start()
            if held_from is None and self._compares:
                held_from = _comparand(self._text, max(start, found.start - _WIDE), found.start)
            leads = any(map(before.__contains__, _BEFORE_LEVELS))
            level = _OF_LEVEL.search(before) if leads else None
            after = before[-12:].rstrip().lower().endswith(("after", "following"))
            lead = self._leads[found.start] = _Lead(
                (self._ends and _MATURES.search(before) is not None)
                or (before[-4:] in _UNTIL and self._lasts_until(found, before))
                or self._is_of_bonds(found, before),
                held_from,
                self._is_outdone(found, before) or ("last" in before and _LAST_SEEN.search(before) is not None),
                (
                    (found.latest is None and before.endswith("over "))
                    or _PERIOD.fullmatch(found.value or "") is not None
                )
                and _MEASURED.search(before) is not None,
                None if level is None else found.start - len(before) + level.start(),
                after and _AFTER.search(before) is not None and _HAS_MOVED.match(self._text, found.end) is not None,
            )
        return lead

    def _lasts_until(self, found: TimeExpression, before: str) -> bool:
        """Whether a day to come is when something ends: "faces three charges and was remanded until July 15"."""
        ends = _HELD_TILL.search(before) is not None
        return ends and self.day is not None and (found.earliest or "") > self.day

    def _is_of_bonds(self, found: TimeExpression, before: str) -> bool:
        """Whether a year to come is when a loan ends.

        "the 9-1/4 pct bonds of 2016", "a 2016 bond"; not "12 pct of 1986 sales".
        """
        if self.day is None or (found.earliest or "") <= self.day:
            return False
        behind = self._text[found.end : found.end + 2]
        if _BONDS.search(before) is not None or _COUPON.search(before + found.exact + behind) is not None:
            return True
        return found.exact.isdigit() and _OF_BOND.match(self._text, found.end) is not None

    def _is_outdone(self, found: TimeExpression, before: str) -> bool:
        """Whether a date has what another number is set beside: "beating 2002's record", "from year-earlier 14,589 units"; not "in 2002's storm"."""
        if self._same and _is_same_elsewhere(found, before):
            return True
        has = is_possessive(self._text, found)
        if (has and _OUTDOES.search(before)) or (_PERIOD.fullmatch(found.value or "") and _SET_OFF.search(before)):
            return True
        if not has and not found.exact.lower().endswith(_COMPOUND):
            return False
        if has and self._has_number(found):
            return (
                _IN_EVENT.search(before) is None
            )  # "a gap of $5m, turning round May's $6m"; not "died in May's 7.8 quake"
        return _SET_BESIDE.search(before) is not None and self._has_number(found)

    def _has_number(self, found: TimeExpression) -> bool:
        """Whether a number of its own stands behind a date: "last year's 12"; not "last year's record"."""
        return _OWN_NUMBER.match(self._text, found.end) is not None


class Comparison:
    """What one figure is held against, to be asked for date by date."""

    def __init__(
        self,
        every: Comparisons,
        figure: Figure,
        inside: Sequence[Dated],
        start: int,
    ) -> None:
        self._every, self._tk, self._figure, self._start = every, every.tk, figure, start
        self._text = text = every.tk.text
        last = inside[-1][1].start
        self._levels = levels_behind(text, figure, inside) if figure.change_role is not None else None
        self._exceeds = _EXCEEDS.match(text, figure.end, last) if last > figure.end else None
        behind = text[figure.end : last].lower()
        held = _HELD.search(text, figure.end, last) if any(map(behind.__contains__, self._every.holds)) else None
        is_held = held and _IS_HELD.search(text, max(0, figure.start - _BACK), figure.start)
        if self._exceeds is None and figure.kind == "fraction":
            self._exceeds = _OF_THEN.match(text, figure.end, last)
        self._held = None if held is None or is_held else (held.end(), self._held_until(held.end(), last))

    def _held_until(self, held: int, last: int) -> int:
        """Return where the clause goes on behind a comparison: the comma before the verb of "300, up from 200 last year, marched on Monday"."""
        closed = closing_comma(self._tk, held, last)
        return last + 1 if closed < 0 or self._tk.lower[main_verb(self._tk, closed)] in _SAYS else closed

    def has(self, found: TimeExpression) -> bool:
        """Whether a date is that of what the figure is held against, or falls due: "3% more than in May", "due 2017"; not "3% more in May"."""
        figure, text = self._figure, self._text
        if (
            " than " in found.exact
            and _MORE_THAN.match(found.exact)
            and _NUMBER_ENDS.search(text, max(0, found.start - 2 * _BACK), found.start)
        ):
            return True
        lead = self._every.lead(found, self._start)
        if lead.matures or is_held_from(text, found, figure, self._start, self._every.day):
            return True
        if lead.held is not None:
            return figure.start < lead.held or _APART.search(text, _closed(text, found), figure.start) is not None
        if figure.end >= found.start:
            return figure.start > found.end and (
                _is_base(text, found)
                or (lead.outdone and _is_left(text, found, figure))
                or (figure.change_role == "level" and is_of_start(text, found, figure))
                or (lead.base and "," in text[found.end : figure.start])
                or (
                    text.startswith("from", found.start - 5)
                    and _OWN_LEVEL.match(text, found.end, figure.start) is not None
                )
                or (lead.of_level is not None and _GOES_ON.match(text, found.end, figure.start) is not None)
            )
        if lead.base and (figure.change_role == "step" or _MOVES.search(text, figure.end, found.start)):
            return True
        if lead.follows and figure.change_role is not None:
            return True
        if self._is_of_level(found, lead):
            return True
        if lead.outdone or (self._held is not None and self._held[0] <= found.start < self._held[1]):
            return True
        levels = self._levels
        if levels and levels.began <= found.start < levels.led and not self._is_of_both(found):
            return True
        return self._exceeds is not None and "," not in text[self._exceeds.end() : found.start]

    def _is_to_come(self, found: TimeExpression) -> bool:
        """Whether a time right behind a figure and a level has not begun on the day of the article."""
        if self._every.day is None or (found.earliest or "") <= self._every.day:
            return False
        return _FROM_RIGHT.fullmatch(self._text, self._figure.end, found.start) is not None

    def _is_of_both(self, found: TimeExpression) -> bool:
        """Whether a date behind two levels is when it moved, or a time to come, which is of both: "to 2.1% from 2.8% in 2027"."""
        return is_of_moving(self._text, found) or self._is_to_come(found)

    def _is_of_level(self, found: TimeExpression, lead: _Lead) -> bool:
        """Whether a level behind has the date: "rose 5% to 7 from 6, and sales rose to 9 from 8 a year ago"; not "12 men from 40 ports in May"."""
        figure, text = self._figure, self._text
        if lead.of_level is None or lead.of_level < figure.end or is_of_moving(text, found):
            return False
        if text.startswith("from", lead.of_level) and self._is_to_come(found):
            return False  # "to 2.1% from 2.8% in 2027": both are of that year
        if figure.change_role is not None or not text.startswith("from", lead.of_level):
            return True
        if text.startswith("from a", lead.of_level):
            return True  # "the lowest in 12 years, from a peak of 64 in May"
        summed = _SUM_FROM.search(text, max(figure.start, lead.of_level - _BACK), lead.of_level)
        if summed is not None and (
            not summed[0][:-1].isdigit() or _BARE_FROM.fullmatch(text, lead.of_level, found.start)
        ):
            return not is_judged(text, figure)  # "a ten-month high of 9.2 percent, from 9.1 percent in May"
        return text.startswith("to ", figure.start - 3) or text.startswith("revised ", lead.of_level - 8)
