"""Document -> Paragraphs, each an exact slice of the document's text.

A source that marks its paragraphs says where they are and of what kind. Plain text does not: newspapers mark a paragraph in
five ways, and files mix them: a blank line, a line end, an indent with the lines wrapped
hard, a blank line with the lines wrapped hard, or nothing at all where somebody stripped the markup ("...Tree Farm.He
then..."). Which of them a text uses is read off the whole of it (``_Layout``); then each pair of lines is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from archive.head_lines import passed_over, printed_key
from archive.model import Document, Paragraph
from archive.top_lines import byline_names, is_top_line, lone_lines

# A line from its first letter to its end. Blank lines and indents lie between two finds, so each character is read once.
_LINE = re.compile(r"\S[^\n\r\v\f\u2028\u2029]*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_STOP = re.compile(r"[.!?:…][\"'”’)\]»]*\Z")
_ENDS = frozenset(".!?:…")
_CLOSERS = frozenset("\"'”’)]»")
_SIGNATURE = re.compile(r"(?:REUTER|Reuter)S?(?: .{0,3})?|\(?(?:END|ENDS)\)?|#{3,}|-30-|[*=_~-]{3,}|(?:\* ){2,}\*")
_BULLET = re.compile(r"(?:[•*·▪◦‣●–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_ADDRESS = re.compile(r"https?:|www\.|[#@]|[\w.-]+\.[a-z]{2,4}/", re.I)

_OPEN_WORDS = frozenset(["the", "a", "an", "of", "and", "that", "to", "with", "from", "or", "said"])
_WIDEST_WRAP = 150  # nobody wraps wider; a longer line is a paragraph of its own
_NARROWEST_WRAP = 30
BETWEEN = "\n\n"  # what parts the paragraphs of a document that knows their kinds
_INDENT = 2  # columns beyond the margin that begin a paragraph
_DEEP_INDENT = 4  # and that wire services and typists use for nothing else; lists of links are set in by two


def split(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs in order, stripped, disjoint, positions from 1; of the head those lines that give no field.

    A paragraph of hard-wrapped lines keeps its line ends: ``document.text[start:end]`` is its text. The title line, if
    ``document`` says where it is, is a paragraph of kind ``heading``. Cost grows with the length of the text, whatever
    the text is.
    """
    text = document.text
    position = 0
    if document.kinds is None and document.body_start:
        for position, (start, end) in enumerate(passed_over(text, document.body_start), 1):
            yield Paragraph(position, "other", start, end, text[start:end])
    spans = list(_spans(document))
    texts = [text[start:end] for start, end in spans]
    top = _end_of_top(texts) if document.kinds is None else 0
    before = None
    for at, (start, end) in enumerate(spans):
        own = texts[at]
        if start == document.headline_start:
            kind = "heading"
        elif document.kinds is not None and document.kinds[at] != "body":
            kind = document.kinds[at]
        else:
            after = texts[at + 1] if at + 1 < len(texts) else None
            kind = _kind(own, before, after, at)
            if document.kinds is None and kind in _MAY_BE_TOP and _is_top(own, before, after, is_above=at < top):
                kind = "other" if byline_names(own) is None else "byline"
            if document.kinds is not None and kind == "heading" and _INTRODUCES.search(own):
                kind = "body"  # a source that marks its headings: "The mayor wrote:" is the sentence before a quotation
        yield Paragraph(position + at + 1, kind, start, end, own)
        before = own


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    text, begin = document.text, document.body_start
    if document.kinds is not None:
        yield from _marked_spans(text, begin)
        return
    if document.headline_start is not None and document.headline_end is not None:
        yield from _body_spans(text, begin, document.headline_start)
        yield document.headline_start, document.headline_end
        begin = document.headline_end
    yield from _body_spans(text, begin, len(text))


def _marked_spans(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield what blank lines part, where the reader of the format has put them between the paragraphs."""
    while begin < len(text):
        end = text.find(BETWEEN, begin)
        end = len(text) if end < 0 else end
        yield begin, end
        begin = end + len(BETWEEN)


def _body_spans(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    blocks = list(_parted(text, list(_blocks(text, begin, end))))
    layout = _Layout.of(blocks)
    for block in blocks:
        first = line = block[0]
        for following in block[1:]:
            if layout.breaks(line, following):
                yield from _unglued(text, first.start, line.end)
                first = following
            line = following
        yield from _unglued(text, first.start, line.end)


# Lines and layout


class _Line(NamedTuple):
    start: int
    end: int
    indent: int  # columns of white space before it
    width: int  # the indent counted
    first_word: str
    is_lower: bool  # begins with a small letter, and no address does
    has_stop: bool
    is_item: bool  # of a list, or the signature of an agency
    words: str

    @property
    def is_open(self) -> bool:
        """Whether it ends in a word that no sentence and no title ends in."""
        return self.words[-5:].rsplit(" ", 1)[-1] in _OPEN_WORDS


def _blocks(text: str, begin: int, end: int) -> Iterator[list[_Line]]:
    """Yield the runs of lines that no blank line interrupts."""
    block: list[_Line] = []
    last = begin
    for found in _LINE.finditer(text, begin, end):
        start, indent = found.start(), 0
        gap = text[last:start]
        if gap != "\n":  # as most are, and nothing is to be asked of it
            if block and _has_blank_line(gap):
                yield block
                block = []
            indent = _indent(gap)
        line = _line(start, found[0].rstrip(), indent)
        block.append(line)
        last = line.end
    if block:
        yield block


def _parted(text: str, blocks: list[list[_Line]]) -> Iterator[list[_Line]]:
    """Yield the blocks, those lines at the top by themselves that are paragraphs whatever stands beside them."""
    if all(len(block) == 1 for block in blocks[:_LONE_AMONG]):
        yield from blocks  # nearly all: blank lines part them as it is
        return
    top = [line for block in blocks[:_LONE_AMONG] for line in block[:_LONE_AMONG]][:_LONE_AMONG]
    lone = lone_lines([text[line.start : line.end] for line in top], lower=[line.is_lower for line in top])
    if not lone:
        yield from blocks
        return
    starts = {top[at].start for at in lone}
    for block in blocks:
        if block[0].start > max(starts):
            yield block
            continue
        rest: list[_Line] = []
        for line in block:
            if line.start in starts:
                yield from filter(None, (rest, [line]))
                rest = []
            else:
                rest.append(line)
        yield from filter(None, (rest,))


def _has_blank_line(gap: str) -> bool:
    plain = not gap.strip("\n \t")  # nearly always, and counted faster
    return gap.count("\n") > 1 if plain else len(_LINE_END.findall(gap)) > 1


def _indent(gap: str) -> int:
    """Return the columns of white space between the last line end of a gap and its end."""
    if gap[-1:] in "\n":
        return 0
    tail = gap[gap.rfind("\n") + 1 :]
    if tail.strip(" \t"):
        tail = tail[max(tail.rfind(mark) for mark in "\r\v\f\u2028\u2029") + 1 :]
    return len(tail) + 3 * tail.count("\t")


def _line(start: int, words: str, indent: int) -> _Line:
    first = words[:40].split(None, 1)[0]
    head, last = first[0], words[-1]
    plain = first.isalpha()  # no address, no bullet: most lines are told at a glance
    lower = head.islower() and (plain or _ADDRESS.match(first) is None)
    stop = last in _ENDS or (last in _CLOSERS and _STOP.search(words[-8:]) is not None)
    # as it begins, or a signature
    may_be_item = head in "RE" or not (plain or (head.isalpha() and first[1:2] != ")"))
    item = may_be_item and (_BULLET.match(words) is not None or _SIGNATURE.fullmatch(words) is not None)
    width = len(words)
    return _Line(start, start + width, indent, indent + width, first, lower, stop, item, words)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text shows its paragraphs.

    ``width`` is what its lines are wrapped at, None where a line is a paragraph; ``margin`` the columns that all lines stand
    in from the left; ``indents`` whether some lines stand in further, as the first of a paragraph does.
    """

    width: int | None
    margin: int
    indents: bool

    @classmethod
    def of(cls, blocks: list[list[_Line]]) -> _Layout:
        margin = min([line.indent for block in blocks for line in block], default=0)
        pairs = [pair for block in blocks for pair in pairwise(block)]
        flush = [(line, following) for line, following in pairs if following.indent < margin + _INDENT]
        widths = sorted(line.width for line, _ in flush)
        width = widths[len(widths) * 19 // 20] if widths else _WIDEST_WRAP + 1
        if width > _WIDEST_WRAP:
            return cls(None, margin, False)
        indents = any(following.indent >= margin + _DEEP_INDENT for _, following in pairs)
        wrapped = sum([_flows(*pair) for pair in flush]) >= 0.15 * len(flush)
        if not wrapped and width >= _NARROWEST_WRAP:
            # Where an indent begins a paragraph, a line at the margin goes on with the one above, if that has no stop.
            full = sum(not pair[0].has_stop and (indents or _is_full(*pair, width)) for pair in flush)
            wrapped = full >= 0.6 * len(flush)
        return cls(width if wrapped else None, margin, indents)

    def breaks(self, line: _Line, following: _Line) -> bool:
        """Whether a paragraph ends between two lines that no blank line parts."""
        if following.is_item:
            return True
        if following.indent >= self.margin + _INDENT:
            runs_on = following.indent == line.indent and not line.has_stop and self._is_full(line, following)
            return not (runs_on or _flows(line, following))
        if self.width is None:
            return True
        if self.indents or _flows(line, following) or self._is_full(line, following):
            return False
        return line.has_stop or line.width < 0.75 * self.width

    def _is_full(self, line: _Line, following: _Line) -> bool:
        return self.width is not None and _is_full(line, following, self.width)


def _flows(line: _Line, following: _Line) -> bool:
    """Whether a sentence plainly runs on into the next line."""
    return not line.has_stop and (following.is_lower or line.is_open)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word had no room on this one."""
    return line.width + 1 + len(following.first_word) > width


# Glued paragraphs


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GLUE = re.compile(
    r"""
    [.!?]  # first, so that the scan is for these three characters
    (?=["\u201c\u201d]{0,2}[A-Z])  # nearly all have a blank behind them
    (?: (?<=[a-z]{2}.) | (?<=\d{3}\.) | (?<=[ap]\.m\.) | (?<=[A-Z]{2}\.) )
    (?P<quotes>["\u201c\u201d]{0,2})
    (?=(?P<word>[A-Z][a-z]*)(?:['\u2019]s)?,?[ ]\S)
    # Farm.He then    said."It was    p.m.The court       not: Node.JS  Booking.com  J.K.Rowling  Tree.Farm
    """,
    re.VERBOSE,
)
# What begins a sentence and no second half of a name: "One.Tel directors", but "Street.The suspect".
_BEGINNERS = _words(
    """A According After All Although An And Another Anyone As At Authorities Because Both But By Detectives During Each
    Earlier Every Firefighters For From He Her His How However I If In Investigators It Its Last Later Many Meanwhile Most
    Mr Mrs Ms My Neighbors Neither No None Not Now Of Officers Officials On Once One Our Police Prosecutors Residents She
    Since So Some Somebody Someone Still That The Their Then There These They This Those Though Three Through To Two Under
    Until We What When Where While Who Why Witnesses With You Your"""
)
_TITLES = _words("mr mrs ms dr prof gen sen rep gov lt col sgt capt st mt ft no vs jr sr rev hon maj cpl pvt")
_NAME_ENDS = _words("Com Net Org Co Uk Gov Edu Io Tv Js Us De Fr Eu Info")
_CREDIT_WORDS = _words("Photo Photos Photograph Photography Image Images Picture Credit Courtesy Illustration")
_TOKEN_SIGNS = frozenset("./\\@=<>_&")


def _unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where a sentence ends and the next begins with no space between.

    "...Tree Farm.He then..." is what is left of two paragraphs when the markup is taken away. Names, addresses and
    abbreviations look alike: where in doubt nothing is cut.
    """
    quotes_seen = counted_to = 0
    at = start
    for found in _GLUE.finditer(text, start, end):
        if not _is_glue(text, start, found):
            continue
        if found["quotes"] == '"':
            quotes_seen += text.count('"', counted_to or start, found.start("quotes"))
            counted_to = found.start("quotes")
            cut = found.end() if quotes_seen % 2 else found.start("quotes")
        else:
            opening = found["quotes"].find("\u201c")
            cut = found.end() if opening < 0 else found.start("quotes") + opening
        yield at, cut
        at = cut
    yield at, end


def _is_glue(text: str, start: int, found: re.Match[str]) -> bool:
    before = text[max(start, found.start() - 40) : found.start()].split()
    token = before[-1].lstrip("\"'\u201c\u2018(") if before else ""
    beginner = found["word"] in _BEGINNERS
    if token[-3:] in ("a.m", "p.m"):
        return beginner
    if _TOKEN_SIGNS.intersection(token) or token.lower() in _TITLES or found["word"] in _NAME_ENDS | _CREDIT_WORDS:
        return False
    if beginner or found["quotes"]:
        return len(found["word"]) > 1 or found[0][0] == "."
    if found[0][0] != "." or len(found["word"]) < 2:
        return False
    # Either an ordinary word ends the sentence, or a name of several words: "Logan Airport.Officers", not "One.Tel".
    return not token[:1].isupper() or (len(before) > 1 and before[-2][:1].isupper() and before[-2][-1:].isalpha())


# Kinds

# The last words of what ``_AGENCY`` matches; a bracket or a full stop may follow them at the end of a paragraph.
_AGENCIES = (
    "AP", "AFP", "EPA", "UPI", "PA", "Reuters", "REUTERS", "Getty", "Images", "Press", "France-Presse", "Shutterstock",
    "Bloomberg", "Xinhua", "Anadolu", "NurPhoto", "Alamy", "Zuma", "ZUMA", "TASS", "Sipa", "USA", "iStock", "Unsplash", "Redux",
    "Magnum", "Corbis", "Handout",
)  # fmt: skip
_ENDS_OF_AGENCIES = frozenset(name[-1] for name in _AGENCIES)
_AGENCY = r"""(?:AP|AFP|EPA|UPI|PA|Reuters|REUTERS|Getty(?:[ ]Images)?|Associated[ ]Press|Agence[ ]France-Presse|Shutterstock|Bloomberg
    |Xinhua|Anadolu|NurPhoto|Alamy|Zuma(?:[ ]Press)?|ZUMA(?:[ ]Press)?|TASS|Sipa(?:[ ]USA)?|iStock|Unsplash|Redux|Magnum|Corbis|Handout)"""
_CREDITED = re.compile(
    rf"""
      \(?\b(?:AP|AFP|EPA|Reuters|REUTERS|Getty)[ ]?Photos?(?:/|:|[ ]by[ ]).{{2,60}}\Z    # (AP Photo/Jane Doe)
    | (?:/[ ]?|[ ]-[ ]|[ ]via[ ]|\|[ ]?){_AGENCY}(?:[ ]via[ ]{_AGENCY})?[).]?\Z            # Eyad Baba / AFP - Getty Images
    | \b(?:REUTERS|AFP|EPA)/[A-Z].{{2,60}}\Z                                            # REUTERS/Jane Doe
    | (?:\A|[.!?)\]"'\u201d][ ]?)[([]?(?:Photo(?:graph)?s?|Image|Picture|Illustration|Credit|Courtesy)s?
      (?:[ ](?:credit|courtesy|illustration))?(?:[ ]by|[ ]of|[ ]courtesy[ ]of|:)[ ][A-Z].{{2,80}}\Z   # Photograph by Jane Doe
    | (?<!:[ ])[([](?:Photo(?:graph)?|Image|Pic(?:ture)?|Credit|Courtesy(?:[ ]of)?):?[ ][A-Z][^()\[\]]{{2,80}}[)\]]\.?\Z    # (Image: Jane Doe/Leeds Live)
    | [([][A-Z][\w.'\u2019-]*(?:[ ][A-Z][\w.'\u2019-]*){{1,3}}/[A-Z][\w.'\u2019& /-]{{2,50}}[)\]]\.?\Z      # [Jane Doe/Al Jazeera]
    | \AImage[ ](?:source|caption),[ ]
    | [ ]Photo(?:graph)?(?:[ ]by|[ ]courtesy[ ]of|:)[ ][A-Z].{{2,60}}\Z
    | \A(?:FILE[ ]-|FILE[ ]PHOTO:|File[ ]photo:|In[ ]this[ ](?:file[ ])?(?:photo|image|picture)\b)
    """,
    re.VERBOSE,
)
_CREDIT_LINE = re.compile(
    r"[A-Z][\w.'\u2019-]*"
    r"(?:(?:,?[ ]|[ ]?[/|&\u2013\u2014][ ]?|[ ]-[ ])(?:for|of|the|via|and|by|de|van|von|al|in|[A-Z][\w.'\u2019-]*)){0,11}"
)
# A firm's own picture of its own thing: "Strava: Leaderboard integrity powered by AI Strava".
_HANDOUT = re.compile(r"(?P<firm>[A-Z]\w{3,})(?:['\u2019]s|:) [^.]{10,100} (?P=firm)")
_DATELINE = re.compile(
    r"""
    (?P<place>[A-Z][A-Z.'\u2019-]+(?:[ ][A-Z][A-Z.'\u2019-]*){0,4}(?:/[A-Z][A-Z ]+)?)   # NEW YORK   LONDON/PARIS
    (?:,[ ][A-Z][\w.]*(?:[ ][A-Z][\w.]*){0,2}?)?                                        # , Kenya   , Calif.
    (?:,?[ ](?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?
    (?:[ ]\([A-Z][\w /]{1,30}\))?                                                       # (AP)  (Thomson Reuters)
    (?:[ ]?(?:--|[-\u2013\u2014_])(?:[ ]+|\Z)|\Z)
    """,
    re.VERBOSE,
)
_CORRECTION = re.compile(
    r"(?:An? )?(?:Corrections?|CORRECTIONS?|Clarifications?|CLARIFICATION|Correction appended)\b[^.]{0,40}[:.]|(?:An earlier|A previous) version of this "
    r"|(?:Editor[\u2019']s note|EDITOR[\u2019']S NOTE)[:.]? .{0,200}\b(?:updated|corrected|amended)"
    r"|This (?:story|article|post|report) (?:has been|was) (?:updated|corrected|amended)"
)
_LETTER = re.compile(r"[^\W\d_]")
_BOILERPLATE = re.compile(
    r"(?:https?://|www\.)\S+|(?:\u00a9|\(c\)|Copyright\b).{0,200}|All rights reserved.?|[Aa]dvertisement|ADVERTISEMENT"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|Mt|Ft|No|vs|Jr|Sr|Rev|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec|Calif|Fla|Mass|Conn|Ill|Pa|Va|Md|Ga|Ala|Ariz|Ark|Colo|Del|Ind|Kan|Ky|La|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Penn|Tenn|Tex|Vt|Wash"
    r"|Wis|Wyo|approx|feat|est|etc|al|U\.S|U\.K|U\.N|e\.g|i\.e)|\b[A-Z])\Z"
)
_SENTENCE_END = re.compile(
    r"""[.!?\u2026]["'\u201d\u2019)\]]*(?=\s+["'\u201c\u2018(\[]*[A-Z0-9\u00c0-\u00de$\u20ac\u00a3])"""
)

# How ``_SIGNATURE`` and ``_BOILERPLATE`` begin: most paragraphs are told from both by their first letter.
_OTHER_STARTS = frozenset("Rr(E#-*=_~hwCAa\u00a9")
_BYLINE_STARTS = frozenset("BWRSAFabPNTO(*_|")  # and a byline

# The end of a sentence that a quotation or a list completes; "How to Vote:" looks like one and is left in doubt, "Prices:" is a heading.
_INTRODUCES = re.compile(r"\s[a-z]{2,}\b.*:\Z")

_LONGEST_CAPTION = 500
_LONGEST_CREDIT = 80
_LONGEST_HEADING = 90
_TOP = 4  # paragraphs among which a byline or a lone dateline stands
_TOP_LINES = 8  # and among which a line of paper, day and page does
_LONE_AMONG = 12  # lines that may be paragraphs by themselves
_MAY_BE_TOP = ("body", "heading", "list", "dateline")


def _kind(text: str, before: str | None, after: str | None, at: int) -> str:
    """Tell what a paragraph is. In doubt it is body: a figure in the body is read with the fewest questions."""
    first = text[0]
    if first in _OTHER_STARTS and (_SIGNATURE.fullmatch(text) or _BOILERPLATE.fullmatch(text)):
        return "other"
    plain = first.isalpha()
    if not plain and not _LETTER.search(text):
        return "other"
    if first == ">":
        return "quote"
    # "\u2014 A man was shot": its dateline was cut off
    if (not plain or text[1:2] == ")") and _BULLET.match(text) and (at or first not in "\u2013\u2014"):
        return "list"
    if first in "ACET" and _CORRECTION.match(text):
        return "correction"
    if at < _TOP or after is None:
        if first in _BYLINE_STARTS and byline_names(text) is not None:
            return "byline"
        if is_dateline(text):
            return "byline" if _is_person(text, after) else "dateline"
    if _is_caption(text, before, after):
        return "caption"
    return "heading" if _is_heading(text, before, after) else "body"


def _end_of_top(texts: list[str]) -> int:
    """Return how many of the paragraphs may say where and when a plain text was printed: those above its first sentence."""
    for at, text in enumerate(texts[:_TOP_LINES]):
        if has_stop(text) and not text.isupper() and not _BOILERPLATE.fullmatch(text):
            return max(at, _TOP)
    return _TOP_LINES


def _is_top(text: str, before: str | None, after: str | None, *, is_above: bool) -> bool:
    """Whether a paragraph of a plain text says nothing but where and when it was printed; at its end, in an archive's own words."""
    if is_above:
        return is_top_line(text, before, after)
    return printed_key(text) is not None and (after is None or printed_key(after) is not None)


def _is_person(text: str, after: str | None) -> bool:
    """Whether what looks like a lone dateline is a name and an office, since the dateline stands below: "JOHN RIVERA, New York"."""
    name, _, place = text.partition(", ")
    is_bare = " " in name and place.replace(" ", "").isalpha()
    return is_bare and after is not None and 0 < dateline_end(after) < len(after)


def _is_caption(text: str, before: str | None, after: str | None) -> bool:
    """Whether a paragraph ends in a credit: an agency's, "Photograph by", or a bare name after the last full stop.

    The bare name is believed only between other paragraphs: what stands last is as likely a signature or an advertisement.
    """
    if len(text) > _LONGEST_CAPTION or (before is None and after is None):
        return False
    ended = after is None or has_stop(text)
    credited = _may_be_credited(text)
    if (ended and not credited) or text.isupper():
        return False
    text = " ".join(text.split())
    if credited and _CREDITED.search(text):
        return True
    if ended:
        return False
    if _HANDOUT.fullmatch(text):
        return True
    last = last_sentence(text)
    caption, credit = text[:last], text[last:].strip()
    if len(credit) > _LONGEST_CREDIT or caption.count(" ") < 3 or not _CREDIT_LINE.fullmatch(credit):
        return False
    return " " in credit or "/" in credit or credit in caption


def _may_be_credited(text: str) -> bool:
    """Whether any word stands in a paragraph that ``_CREDITED`` asks for: a dozen plain searches cost less than that one."""
    end = len(text) - (text[-1] in ").")
    return (
        "Photo" in text
        or (text[end - 1 : end] in _ENDS_OF_AGENCIES and text.endswith(_AGENCIES, 0, end))
        or text[:4] in ("FILE", "File")
        or (text[:2] == "In" and "this" in text[:12])
        or "Image" in text
        or "Credit" in text
        or "Courtesy" in text
        or "Picture" in text
        or "Illustration" in text
        or ("/" in text and (text[-1] in ")]" or "REUTERS/" in text or "AFP/" in text or "EPA/" in text))
    )


def is_dateline(text: str) -> bool:
    """Whether a paragraph is nothing but a place in capitals, perhaps with day and agency."""
    rest = dateline_end(text)
    return rest == len(text) and ("," in text or "(" in text or text[-1] in "-_\u2013\u2014")


def dateline_end(text: str) -> int:
    """Return where the dateline ends that a paragraph begins with, dash included; 0 where there is none.

    "NAIROBI, Kenya (AP) _ ", "LONDON, March 3 - ", "MEXICO CITY (AP) \u2014 ".
    """
    found = None if text[1:2].islower() else _DATELINE.match(text)  # most paragraphs are told by their second letter
    return found.end() if found else 0


def first_sentence(text: str) -> int:
    """Return where the first sentence of a paragraph ends."""
    return next(_sentence_ends(text), len(text))


def last_sentence(text: str) -> int:
    """Return where the last sentence of a paragraph begins, or the white space before it."""
    return max(_sentence_ends(text), default=0)


def _sentence_ends(text: str) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(text):
        if found[0][0] != "." or not _ABBREVIATION.search(text, max(0, found.start() - 12), found.start()):
            yield found.end()


def has_bullet(text: str) -> bool:
    """Whether an item of a list begins with its own bullet or number."""
    return _BULLET.match(text) is not None


def has_stop(text: str) -> bool:
    """Whether a line ends as sentences do. "Woman sues Acme Inc." does too; a title line that does is taken for body."""
    last = text[-1:]
    return last in _ENDS or (last in _CLOSERS and _STOP.search(text, max(0, len(text) - 12)) is not None)


def _is_heading(text: str, before: str | None, after: str | None) -> bool:
    """Whether a short line without a full stop stands between paragraphs that have one: lists are no headings."""
    if before is None or after is None or len(text) > _LONGEST_HEADING or len(after) < len(text):
        return False
    if (has_stop(text) and not text.endswith(":")) or not text[0].isalnum() or text[0].islower():
        return False
    plain = "\n" not in text and "  " not in text and "://" not in text and text[-1] not in ",;"
    return plain and has_stop(before) and has_stop(after)


def is_credited(text: str) -> bool:
    """Whether a line ends in the credit of a picture, with the agency or the word "photo" in it."""
    return len(text) <= _LONGEST_CAPTION and _may_be_credited(text) and _CREDITED.search(text) is not None
