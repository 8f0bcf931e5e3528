"""The lines above an article that say where, when and by whom it was printed, and nothing of what it tells.

"THE NORTHERN ECHO, 4 March 1998, page 3", "*14 August 2003*", "By Jane Roe in New York", "LENGTH: 214 words". They are told by their words alone, so that a text gives the same paragraphs whenever it is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.head_lines import printed_key

_LONGEST = 160
_LONGEST_DATE_LINE = 120


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Days

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_BARE_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH},?[ ]\d{{4}}|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}|\d{{4}}-\d\d-\d\d)"
_DAY = rf"(?:{WEEKDAY},?[ ])?{_BARE_DAY}"
# As other lines have it, too: "March 4, 1998, Wednesday", "4-MAR-1998", "04/03/1998".
FULL_DAY = rf"(?:{WEEKDAY},?[ ])?(?P<day>{_BARE_DAY}|\d{{1,2}}-{_MONTH}-\d{{4}}|\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)\d{{4}})(?:,?[ ]{WEEKDAY})?"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d){1,2}(?:[ ]?[ap]\.?m\b\.?)?|\d{1,2}[ ]?[ap]\.?m\b\.?)(?:[ ]?\(?(?:Z|[A-Z]{2,4}|local[ ]time)\)?)?"
_MOMENT = (
    rf"(?:(?:at[ ])?{_TIME}(?:[ ]on|,)?[ ])?{_DAY}(?:(?:T|(?:,|[ ]at|[ ][-/\u2013\u2014|\u00b7\u2022])?[ ]){_TIME})?"
)
_SAID = r"(?:(?:first|last|originally|story|article)[ ])?(?:published|posted|updated|modified|created|date|added)(?:[ ](?:on|at))?[ ]?:?[ ]?"
# "May 5, 2024"; "Published 5 May 2024 10:14 GMT"; "Updated: 4:30 PM EDT, May 5, 2024 | Published May 4, 2024".
# Not: "May 5, 2024 was a cold day", "Published by Jane Doe", "May 2024", "Updated 5 minutes ago", "Sunday", "LONDON, May 5, 2024".
_DATE_LINE = re.compile(
    rf"(?:{_SAID})?{_MOMENT}(?:[ ]?[,;|\u00b7\u2022\u2013\u2014/-]?[ ]?\(?{_SAID}{_MOMENT}\)?)?[.]?", re.IGNORECASE
)
# One moment of such a line, with what happened then: all that comes before it since the moment before.
MOMENT_SAID = re.compile(rf"(?P<said>(?:{_SAID})?)(?P<moment>{_MOMENT})", re.IGNORECASE)


def is_date_line(text: str) -> bool:
    """Whether a paragraph is a day in full, with its time and with what happened then, and nothing else."""
    may_be = len(text) <= _LONGEST_DATE_LINE and _YEAR.search(text) is not None
    return may_be and _DATE_LINE.fullmatch(text) is not None


# Paper, day and page

# The words by which a name says that it is a paper's, as its last word, or before "of" or a place in brackets.
_PAPERS = _words(
    """advertiser argus bulletin chronicle citizen constitution courier daily democrat dispatch echo enquirer evening examiner
    express gazette globe guardian herald independent inquirer intelligencer journal ledger mail mercury messenger mirror monitor
    news newspaper observer post press record register reporter review sentinel standard star sun telegraph times tribune
    union weekly zeitung"""
)
# What makes another thing of a paper's word: "Good News", "Junk Mail", "World Record".
_NO_PAPERS = _words(
    """all bad best big black breaking civil credit european fake film first free from good great happy in last latest
    local long more movie new no of old on our own peer pop rising rock sad that trade traffic weather winter with world"""
)
# What no paper is called without a word before it.
_NEVER_ALONE = _words(
    "citizen daily evening mail news post press record register reporter review standard star sun union weekly"
)
_SMALL = _words("of and the & for on de la le der die el il")
_ABBREVIATED = _words("St. Ste. Ft. Mt.")
_ARTICLES = _words("the le la der die das el il")
_NAME = re.compile(r"(?P<name>[^()\[\]]+?)(?:[ ][(\[][\w .,'\u2019-]{2,30}[)\]]|,[ ][A-Z][\w.-]+(?:[ ][A-Z][\w.-]+)?)?")
_OPENING = re.compile(
    r"(?:(?:source|newspaper|paper|publication|from|in)[:]?|(?:first )?published in:?)[ ](?=[A-Z])", re.IGNORECASE
)

_ONE_DAY = re.compile(rf"(?<![\w/]){FULL_DAY}(?![\w/])", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:pages?|pgs?\b\.?|pp?\b\.?)[ ]?[A-Z]{0,2}-?\d{1,3}[A-Z]?(?:[ ]?[-\u2013,][ ]?[A-Z]?\d{1,3})?(?!\w)"
    r"|\bfront[ ]page\b",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\b(?:(?:\d(?:st|nd|rd|th)|[a-z]\w+)[ ]){1,2}edition\b(?:[ ]-[ ]final\b)?|\b(?:[a-z]\w+[ ]){1,2}desk\b"
    r"|\b(?:section|column|col\.)[ ][A-Z0-9]{1,2}\b|\b(?:no|vol)\.[ ]?[\d,]+",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")  # it is in every full day
_WORD = re.compile(r"[\W_]+")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
_PARTS = re.compile(r"[ ][|\u00b7\u2022][ ]")
_BETWEEN = " \t,;:.-\u2013\u2014/|"


# "Wigan, Tuesday, 14th March, 1882."
_SENT = re.compile(
    rf"(?P<place>[A-Z][\w.'\u2019-]*(?:[ ][A-Z][\w.'\u2019-]*){{0,2}}),[ ](?P<when>(?i:{WEEKDAY},?[ ](?:{_BARE_DAY})))[.]?"
)
# "(From Our Own Correspondent.)", "BY ELECTRIC TELEGRAPH."
_UNSIGNED = re.compile(
    r"[(\[]?(?:from|by)[ ](?:(?:our|a|an|the)[ ](?:[\w-]+[ ]){0,3}(?:correspondents?|reporters?|contributor)|(?:[\w-]+[ ])?(?:telegraph|telegram|cable|wire))[.]?[)\]]?[.]?",
    re.IGNORECASE,
)
_MAY_TELL = _PAPERS | _words("correspondent correspondents reporter reporters contributor cable wire telegram")


class TopLine(NamedTuple):
    """What such a line says, each as printed or None. ``is_lone``: it is a paper's name and nothing else, so that only a day beside it shows it."""

    paper: str | None = None
    day: str | None = None
    byline: str | None = None
    is_lone: bool = False
    place: str | None = None


def read_top_line(text: str) -> TopLine | None:
    """Read a line that says nothing but paper, day, page, edition and byline, or place, weekday and day; None for any other.

    Not: "LONDON, May 5, 2024", "Paris, 4 March 1998", "Election Night, November 4, 2008", "May 2024", "Times change".
    """
    if len(text) > _LONGEST or "\n" in text or not _may_be_top(text):
        return None
    plain = _plain(text)
    if is_date_line(plain):
        return TopLine(day=plain)
    if _UNSIGNED.fullmatch(plain) is not None:
        return TopLine()
    return _told_in_parts(plain) or _told_by_key(plain) or _sent_from(plain)


_OF_SENTENCES = _words(
    "was were is are has have had that its said will would it his her their they who which not but to with"
)


def _may_be_top(text: str) -> bool:
    """Whether a digit, a key, a paper's word or a correspondent is in a line at all, as in no more than one of three, and no word of a sentence."""
    if not _OF_SENTENCES.isdisjoint(text.split()):
        return False
    return _DIGIT.search(text) is not None or ":" in text[:40] or not _MAY_TELL.isdisjoint(_WORD.split(text.casefold()))


def _sent_from(plain: str) -> TopLine | None:
    sent = _SENT.fullmatch(plain)
    return None if sent is None else TopLine(day=sent["when"], place=sent["place"])


def _told_by_key(plain: str) -> TopLine | None:
    line = printed_key(plain)
    if line is None:
        return None
    return TopLine(
        paper=line.value if line.field == "publication" and _is_name(line.value) else None,
        byline=_without_office(line.value) if line.field == "byline" else None,
    )


def _told_in_parts(plain: str) -> TopLine | None:
    parts: list[TopLine] = []
    for each in _PARTS.split(plain):
        part = _part(each.strip(_BETWEEN))
        if part is None:
            return None
        parts.append(part)
    papers, days, bylines = ([value for value in values if value] for values in list(zip(*parts, strict=True))[:3])
    if max(len(papers), len(days), len(bylines)) > 1 or (bylines and len(parts) == 1):
        return None
    paper, day, byline = (next(iter(values), None) for values in (papers, days, bylines))
    return TopLine(paper, day, byline, is_lone=len(parts) == 1 and parts[0].is_lone)


def is_top_line(text: str, before: str | None, after: str | None) -> bool:
    """Whether a line is such a one where it stands: a paper's name by itself is one beside a day."""
    line = read_top_line(text)
    if line is None or not line.is_lone:
        return line is not None
    beside = (read_top_line(other) for other in (before, after) if other)
    return any(other is not None and other.day for other in beside)


def _plain(text: str) -> str:
    """Return a line without the signs of Markdown for emphasis, on single blanks."""
    line = " ".join(text.split())
    return _EMPHASIS.sub("", line) if "*" in line or "_" in line else line


def _part(text: str) -> TopLine | None:
    if (signed := _SIGNED.fullmatch(text)) is not None:
        return TopLine(byline=_without_office(signed["names"]))
    days = [found[0] for found in _ONE_DAY.finditer(text)] if _YEAR.search(text) is not None else []
    rest = _ONE_DAY.sub("\0", text) if days else text
    paged = _PAGE.sub("\0", rest)
    has_page = paged != rest
    if not days and not has_page and not _is_name(text.partition(" - ")[0].partition(" (")[0]):
        return None  # as most lines are told
    names = [part.strip(_BETWEEN) for part in _EDITION.sub("\0", paged).split("\0")]
    names = [part for part in names if part]
    if len(days) > 1 or len(names) > 1:
        return None
    day = days[0] if days else None
    if not names:
        return TopLine(day=day) if day or has_page else None
    opening = _OPENING.match(names[0]) if day else None
    return _named(names[0][opening.end() if opening else 0 :], day, has_page=has_page)


def _named(name: str, day: str | None, *, has_page: bool) -> TopLine | None:
    found = _NAME.fullmatch(name)
    words = found["name"].split() if found else []
    if not _is_name(" ".join(words)):
        return None
    if _says_paper(words) and (len(words) > 1 or day):
        return TopLine(name, day, is_lone=day is None and not has_page)
    if not (day and has_page):
        return None
    return TopLine(name if words[0].casefold() in _ARTICLES and len(words) > 1 else None, day)


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 6 and all(map(_is_of_a_name, words))


def _is_of_a_name(word: str) -> bool:
    return (word[0].isupper() and (word[-1] not in ".,:;!?" or word in _ABBREVIATED)) or word in _SMALL


def _says_paper(words: list[str]) -> bool:
    lower = [word.casefold() for word in words]
    last = lower.index("of") if "of" in lower[1:] else len(lower)  # "The Times of Tarrow"
    word = re.split(r"['\u2019-]", lower[last - 1])[-1]  # "Post-Dispatch"
    before = lower[last - 2] if last > 1 else ""
    return word in _PAPERS and (before not in _NO_PAPERS if before else word not in _NEVER_ALONE)


# Bylines

_NAME_WORD = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|de|da|van|von|der|den|bin|al)"
_PERSON = rf"{_NAME_WORD}(?:[ ]{_NAME_WORD}){{1,4}}"
_PLACE = r"[A-Z][\w.'\u2019-]*(?:[ ][A-Z][\w.'\u2019-]*){0,3}(?:,[ ][A-Z][\w.'\u2019-]*(?:[ ][A-Z][\w.'\u2019-]*)?)?"
_OFFICES = "reporter|correspondent|editor|writer|staff|columnist|bureau|critic|contributor|journalist|agency|reuters|associated press"
_OFFICE = re.compile(
    rf",[ ](?:(?!and\b)[\w.'\u2019&-]+[ ]){{0,5}}?(?:{_OFFICES})s?\b(?:[ ](?!and\b)[\w.'\u2019&-]+){{0,5}}",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(rf",?[ ](?:in|at|IN|AT)[ ]{_PLACE}(?=[ ](?:and|AND)\b|[,;]|\Z)")
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reported by|Story by|Words by|\(?Reporting by|\(?Additional reporting by|\(?Writing by)[ ]+"
    r"(?P<names>(?=[A-Z])(?:\b[A-Z]\.|[^.!?\n]){2,120}?)\.?\)?"
)
# "From JANE ROE", "From Jane Roe in Tarrow"; not "From Russia With Love".
_FROM = re.compile(
    rf"(?:From|FROM)[ ](?P<names>(?<=From[ ])[A-Z][A-Z.'\u2019-]+(?:[ ][A-Z][A-Z.'\u2019-]+){{1,3}}(?:,?[ ]in[ ]{_PLACE})?|{_PERSON}(?:[ ]in[ ]{_PLACE}|,[ ][^.!?\n]{{2,60}}))"
)
_SIGNED = re.compile(
    rf"(?:by|By|BY)[ ](?P<names>{_PERSON}(?:(?:,|[ ]and|[ ]AND|[ ]&)[ ]{_PERSON})*(?:,?[ ](?:in|at|IN|AT)[ ]{_PLACE}|,[ ][\w '\u2019&-]{{2,60}})?)"
)
# How a byline opens; nearly all lines are told from it by this.
_MAY_SIGN = re.compile(
    r"[*_|( ]*(?:by|from|written|reported|story|words|reporting|additional|writing|author)", re.IGNORECASE
)
_BEGINS = _words(
    """A All An Another Any Both Each Every His Her If It Its January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Now One Some That The Then These This Those Two"""
)


def byline_names(text: str) -> str | None:
    """Return the names in a line such as "By Jane Doe, Chief Reporter", None where it is no such line.

    Of what else it says the office and the place are left out.
    """
    if "\n" in text:
        found = _BYLINE.fullmatch(text)
        return found["names"].strip() if found else None
    if _MAY_SIGN.match(text) is None:
        return None
    plain = _plain(text)
    if _UNSIGNED.fullmatch(plain) is not None:
        return None
    line = printed_key(plain)
    if line is not None and line.field == "byline":
        return _without_office(line.value)
    found = _BYLINE.fullmatch(plain) or _FROM.fullmatch(plain)
    if found is None and plain.startswith("| "):
        found = _SIGNED.fullmatch(plain[2:])
    if found is None or (found.re is _FROM and "," in found["names"] and not _OFFICE.search(found["names"])):
        return None
    return _without_office(found["names"])


def is_signature(text: str) -> bool:
    """Whether a line that no blank line parts from the next is a byline all the same: names and an office, and no word of a sentence."""
    names = byline_names(text)
    plain = _plain(text) if names is not None else ""
    if names is None or plain.startswith("("):
        return False
    begins = _BYLINE.match(plain) is None or plain.split()[1] not in _BEGINS
    return begins and all(_is_of_a_name(word.rstrip(",.;")) for word in names.split() if word.rstrip(",.;"))


def _without_office(names: str) -> str:
    kept = _IN_PLACE.sub("", _OFFICE.sub("", names.strip())).strip(" ,")
    before, _, paper = kept.rpartition(", ")
    if before and _says_paper(paper.split()):
        kept = before
    return re.sub(r",(?=[ ](?:and|AND)\b)", "", kept) if kept != names.strip() else kept


# Which lines of a text stand alone

_TOP = 12  # lines
_LEADS_ON = _words("a an and as at by for from in of on or since that the to until with")


def lone_lines(lines: Sequence[str], *, lower: Sequence[bool]) -> set[int]:
    """Return which of the first lines of a text are paragraphs of their own, whatever lines stand above and below.

    Below the first line that ends as a sentence does there are none: a day that ends the first line of a sentence belongs to it.
    ``lower``: which lines begin with a small letter, and so go on with the one above.
    """
    found = set()
    for at, line in enumerate(lines[:_TOP]):
        before = lines[at - 1] if at else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        goes_on = after is not None and lower[at + 1]
        led_on = before is not None and (before[-1] in ",;(" or before.rsplit(" ", 1)[-1] in _LEADS_ON)
        if not goes_on and not led_on and (is_top_line(line, before, after) or is_signature(line)):
            found.add(at)
        elif line.rstrip()[-1:] in ".!?" and not line.isupper():
            break
    return found
