"""A caption paragraph -> what it says, who took the picture, and for which agencies.

The credit is what stands behind the last full stop, in brackets at the end, or behind "Photo:" and its like. It is read
part by part: a part is an agency if the roll or its words say so, else the first that looks like a name is the photographer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.extract.english.rolls import NOT_PERSONS, ORG_HEADS, ORG_SUFFIXES, organisations
from archive.model import Photo
from archive.paragraphs import last_sentence


class Credit(NamedTuple):
    """What a caption paragraph holds; ``caption`` is a slice of it, without the credit."""

    caption: str
    photographer: str | None
    agencies: tuple[str, ...]


_LED = re.compile(
    r"""
    (?:\A|(?<=[\s(\[.!?)"'\u201d|]))(?<!FILE\ )(?<!File\ )(?<!file\ )      # not: "FILE PHOTO: A man walks"
    (?:
      (?:Photo(?:graph|graphy)?|Image|Picture|Illustration|Graphic|Video\ and\ photo)s?
      (?:\ (?:credit|courtesy|illustration|source))?s?(?::|\ by:?|\ courtesy\ of:?|\ of:)
    | (?:Credit|Source|Courtesy|PHOTO|Image\ Credit|Photo\ Credit)s?(?::|\ of|\ by)(?:\ Courtesy(?:\ of|:))?
    )\ ?(?=[A-Z@\u00a9])      # Photograph by Jane Doe    Photo: Jane Doe/AP    Courtesy of Acme     not: "in a photo by the sea"
    """,
    re.VERBOSE,
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,100})[)\]]\.?\Z")
_AGENCY_FIRST = re.compile(
    r"(?<!\w)(?:AP|AAP|AFP|EPA|PTI|UPI|PA|Reuters|REUTERS|Getty)(?:[ -](?:Photo|Images?|PHOTO))?s?\ ?(?:/|:\ ?|\ by\ )(?=[A-Z])"
)
_PARTS = re.compile(
    r"\s*(?:/|\||;|\s[-\u2013\u2014]\s|,?\svia\s|\son\s(?=Unsplash|Flickr|Pexels|X\b|Twitter|Instagram|Facebook)|,\s(?=[A-Z]))\s*|\s+(?:for)\s+(?=(?:The\s)?[A-Z])|\s+courtesy\sof\s+"
)
_NO_PART = frozenset(
    [
        "staff",
        "contributor",
        "handout",
        "pool",
        "file",
        "stringer",
        "stock",
        "photo",
        "photos",
        "image",
        "images",
        "afp-photo",
        "composite",
        "archive",
        "file photo",
        "file image",
        "pool photo",
        "illustration",
    ]
)
_AGENCIES = {
    "REUTERS": "Reuters",
    "Getty": "Getty Images",
    "AP Photo": "AP",
    "AP Images": "AP Images",
    "AFP Photo": "AFP",
    "AFP PHOTO": "AFP",
    "Reuters Photo": "Reuters",
    "EPA Photo": "EPA",
    "AP file": "AP",
}
_KNOWN = frozenset(
    [
        "AP",
        "AFP",
        "EPA",
        "UPI",
        "PA",
        "DPA",
        "ANP",
        "ANSA",
        "EFE",
        "TASS",
        "Reuters",
        "Alamy",
        "Anadolu",
        "Bloomberg",
        "Xinhua",
        "NurPhoto",
        "Shutterstock",
        "Unsplash",
        "iStock",
        "Redux",
        "Magnum",
        "Corbis",
        "Sipa",
        "Zuma",
        "ZUMA",
        "Imago",
        "Pexels",
        "IMAGO",
        "Polaris",
        "Rex",
        "WireImage",
        "FilmMagic",
        "Handout",
        "Flickr",
        "Wikimedia",
        "YouTube",
        "Instagram",
        "Facebook",
        "Twitter",
    ]
)
_PERSON = re.compile(
    r"(?:[A-Z][\w'\u2019-]*\.?|de|da|van|von|der|den|al|el|bin|la|le)(?:\ (?:[A-Z][\w'\u2019-]*\.?|de|da|van|von|der|den|al|el|bin|la|le|and|&)){1,5}\Z"
)
_SLASHED = re.compile(r"[A-Z][\w.'\u2019-]*(?:\ [A-Z][\w.'\u2019-]*){0,3}\ ?[/|]\ ?[A-Z][\w. ]{1,30}\Z")  # Jane Doe/BBC
_OF_THE_DAY = re.compile(r"\s+(?:TPX\ )?IMAGES\ OF\ THE\ DAY\.?\Z")  # behind a credit of Reuters
# Behind what is shown: "They fled. — Reuters".
_DASHED = re.compile(r"[.!?\"\u201d')]\s*[\u2014\u2013-]{1,2}\s*([A-Z][\w.'\u2019/ ]{1,40})\Z")
_BBC = re.compile(r"Image (?P<what>source|caption), (?=[A-Z\d\"\u201c])")  # how the BBC's pages mark both
# A place ends in a state: "in Windham, N.H. (Jane Doe / AP)" has no sentence before the name.
_STATE = re.compile(
    r"(?:[NS]\.[A-Z]\.|R\.I\.|D\.C\.|W\.Va\.|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|Okla|Ore|Pa|Tenn|Va|Vt|Wash|Wis|Wyo)\.)\s+(?=[A-Z])"
)
# What agencies say of a picture's rights, behind its credit, in capitals.
_NOTICES = re.compile(
    r"(?:(?<=[\s.])(?:ATTENTION EDITORS|THIS (?:IMAGE|PICTURE|PHOTO) (?:HAS BEEN|WAS) (?:SUPPLIED|PROVIDED) BY A THIRD PARTY|MANDATORY CREDIT"
    r"|(?:NO|NOT FOR) (?:RE)?(?:SALES?|ARCHIVES?|USE)|EDITORIAL USE ONLY)[.;, -]*)+\Z"
)
_LONGEST_NOTICES = 400
_LONGEST = 100
_SHORTEST_WORD = 4
_BEFORE_CREDITS = " \n|([\u2014\u2013-\u00a9"


def read_photo(text: str) -> Credit:
    """Take a caption paragraph apart. Where it has no credit that can be read, all of it is the caption."""
    flat = _OF_THE_DAY.sub("", text.rstrip())
    if notices := _NOTICES.search(flat, max(0, len(flat) - _LONGEST_NOTICES)):
        credited = read_photo(flat[: notices.start()])
        return credited if credited.photographer or credited.agencies else Credit(flat.strip(), None, ())
    marked = _BBC.match(flat)
    if marked and marked["what"] == "source":
        return Credit("", *_parts(flat[marked.end() :]))
    begin = marked.end() if marked else 0
    start, end = _credit(flat)
    if end <= start:
        return Credit(flat[begin:].strip(), None, ())
    photographer, agencies = _parts(flat[start:end])
    if photographer is None and not agencies:
        return Credit(flat[begin:].strip(), None, ())
    caption = flat[begin : _lead(flat, start)].rstrip(_BEFORE_CREDITS)
    return Credit(_without_credit(caption).strip(), photographer, agencies)


def _without_credit(caption: str) -> str:
    """Return a caption without a credit in brackets, as one may stand before another: "(Photo by Jane Doe/AFP)" before Getty's."""
    bracketed = _BRACKETED.search(caption, max(0, len(caption) - _LONGEST - 4))
    if bracketed and _LED.match(caption, bracketed.start(1)):
        return caption[: bracketed.start()].rstrip(_BEFORE_CREDITS)
    return caption


def photo_of(position: int, text: str) -> Photo:
    """Return the photo that a caption paragraph describes."""
    return Photo(position, *read_photo(text))


def _lead(text: str, start: int) -> int:
    """Return where the words begin that introduce the credit at ``start``: "Photograph by "."""
    window = max(0, start - _LONGEST)
    for found in _LED.finditer(text, window, len(text)):
        if found.end() == start:
            return found.start()
    return start


def _credit(text: str) -> tuple[int, int]:
    """Return where the credit stands; twice 0 where there is none."""
    bracketed = _BRACKETED.search(text, max(0, len(text) - _LONGEST - 4))
    if bracketed:
        lead = _LED.match(text, bracketed.start(1))
        start = lead.end() if lead else bracketed.start(1)
        if lead or _is_credit(text[start : bracketed.end(1)]):
            return start, bracketed.end(1)
    leads = list(_LED.finditer(text))
    last = last_sentence(text)
    if leads and len(text) - leads[-1].end() <= _LONGEST:
        end = leads[-1].end()
        stop = _repeat(text, leads[-1].start(), end)
        return end, stop
    tail = text[last:].strip()
    first = _AGENCY_FIRST.search(text, last)
    if first and len(text) - first.start() <= _LONGEST and not (last and len(tail) <= _LONGEST and _is_credit(tail)):
        return first.start(), len(text)
    dashed = _DASHED.search(text, max(0, len(text) - _LONGEST))
    if dashed and _is_credit(dashed[1]):
        return dashed.start(1), len(text)
    if last and 0 < len(tail) <= _LONGEST and _is_credit(tail):
        return len(text) - len(tail), len(text)
    firm, colon, rest = text.partition(":")
    if colon and "\n" not in firm and len(firm) >= _SHORTEST_WORD and rest.endswith(f" {firm}"):
        return len(text) - len(firm), len(text)
    agency = _SLASHED.search(text, max(0, len(text) - _LONGEST))
    if agency and _is_credit(agency[0]):
        state = _STATE.match(agency[0])
        return agency.start() + (state.end() if state else 0), len(text)
    return 0, 0


def _repeat(text: str, lead: int, start: int) -> int:
    """Return where a credit ends before the caption said once more, as pages do that hold it twice."""
    opening = text[:lead].strip()[:20]
    again = text.find(opening, start) if opening else -1
    return again if again > start else len(text)


def _is_credit(text: str) -> bool:
    """Whether a tail reads as a credit: names and agencies, no sentence."""
    words = text.replace("/", " ").split()
    small = {
        "for",
        "of",
        "the",
        "via",
        "and",
        "by",
        "de",
        "van",
        "von",
        "al",
        "la",
        "le",
        "da",
        "der",
        "den",
        "el",
        "bin",
        "-",
        "|",
        "\u2013",
        "\u2014",
        "&",
    }
    return 0 < len(words) <= 14 and all(word[0].isupper() or word in small or word[0] == "@" for word in words)


def _parts(credit: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the photographer and the agencies of a credit, in order."""
    first = _AGENCY_FIRST.match(credit)
    agencies: list[str] = []
    if first:
        agencies.append(_agency(re.split(r"\ ?(?:/|:|\ by\ )", first[0])[0].strip()))
        credit = credit[first.end() :]
    photographer: str | None = None
    for raw in _PARTS.split(credit.strip(" .\u00a9")):
        part = re.sub(r"\A(?:by|The photo by|Courtesy(?:\s+of)?)\s+", "", raw.strip(" .,()\u00a9")) if raw else ""
        if not part or part.lower() in _NO_PART:
            continue
        if part.startswith(("For ", "for ")):
            part = part[4:]
        if photographer is None and not agencies[1:] and _is_person(part):
            photographer = part
        elif _agency(part) not in agencies and (part[0].isupper() or part[0] == "@") and len(part) <= 60:
            agencies.append(_agency(part))
    return photographer, tuple(agencies)


def _agency(part: str) -> str:
    return _AGENCIES.get(part, part)


def _is_person(part: str) -> bool:
    words = [word.strip(".").lower() for word in part.split()]
    if (
        part in _AGENCIES
        or part in _KNOWN
        or part in organisations()
        or words[0] == "the"
        or (part.isupper() and len(words) == 1)
    ):
        return False
    return (
        bool(_PERSON.match(part))
        and not any(
            word in ORG_HEADS
            or word in ORG_SUFFIXES
            or word in NOT_PERSONS
            or word in ("images", "image", "u.s", "photos", "photo", "pool", "district", "via", "media")
            for word in words[1:] or words
        )
        and words[0] not in ("u.s", "us", "united", "national", "getty", "pa", "ap", "afp")
    )
