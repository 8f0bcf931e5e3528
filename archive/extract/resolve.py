"""What needs the whole article: quotations that run on, who a source is, which source a figure has.

Paragraphs come with their tokens; rows go out in reading order, with indexes that hold for the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter

from archive.extract.english.clause_words import TITLES
from archive.extract.english.lexicon import AUXILIARIES, IRREGULAR, PREPOSITIONS, VERBS, is_person
from archive.extract.english.tokens import Tokens
from archive.extract.sources.attributions import find_attributions, is_media
from archive.extract.sources.cues import VERB_CUES
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.quotes import Found, find_quotes
from archive.extract.sources.saying import Draft, Span
from archive.extract.sources.speakers import People
from archive.model import Attribution, Figure, Mention, Paragraph, Quote

_MOST_INSIDE = 20  # mentions that are looked at in one source
_NEAR = 64  # contents that are looked at before a place: more do not begin in one sentence
_PLACE = attrgetter("attribution.paragraph", "attribution.start", "attribution.end")
_START = attrgetter("start")
_FRONT = 60  # characters of an adverbial before a subject
# What a subject may stand behind: "But Ann Lee", "On Friday, Ann Lee", "Later Ann Lee"; not "In Rome she met Ann Lee".
_FRONTED = re.compile(
    r"""
    (?:^|[.!?”"]\s|\n)
    (?: But|And|Yet|Now|Then|Later|Meanwhile,?|However,?
      | (?:In|On|At|By|After|Before|During|Since|For|Last|Earlier)[ ][^.,;:“"]{1,40},
    )\s$
    """,
    re.VERBOSE,
)
# "“...” is a film", "“...” That was what Lee said".
_TAKEN_UP = re.compile(r"\s*(?:[a-z]|(?:That|This|These|Those|Such|So)\b)")
_SENTENCE = re.compile(r"[.!?][”\"']?\s|\n")  # its end
_OPENS_OFFICE = frozenset(("The", "A", "An", "One", "Another"))
_LONGEST_OFFICE = 14  # words
_TELLS = frozenset(VERB_CUES) - TITLES
_OPENING = ("“", '"', "``", "„", "«", "‘")


@dataclass(slots=True)
class _Row:
    """An attribution on its way to its index in the article."""

    attribution: Attribution
    vouches: bool = True  # its content is what the source says is so: a figure in it is the source's
    via: _Row | None = None
    continues: _Row | None = None
    index: int = -1
    shape: str = "right"
    block: bool = False  # its content is a paragraph that its source marks as quoted
    gap: tuple[int, int] | None = None  # characters of its content that are not said
    opens: bool = False  # what it says stands in the next paragraph: "Ann Lee said:"

    @property
    def root(self) -> _Row:
        """The row that has a source: a long quotation goes on from its beginning, not from piece to piece."""
        return self.continues or self


@dataclass(slots=True)
class _Piece:
    """A quotation on its way to its row."""

    paragraph: Paragraph
    found: Found
    row: _Row | None = None
    continues: bool = False  # the piece before it


@dataclass(slots=True)
class Sources:
    """The attributions and quotations of an article.

    ``speakers[i]`` is the full name of the source of attribution ``i``, where it has one; ``labels[i]`` what the source is
    filed under, which a pronoun may have from a source without a name ("a spokeswoman"); ``vouched[i]`` whether its content
    is what the source says is so.
    """

    attributions: list[Attribution] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    speakers: list[str | None] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    vouched: list[bool] = field(default_factory=list)
    gaps: dict[int, tuple[int, int]] = field(default_factory=dict)  # what content passes over and nobody says


def find_sources(
    paragraphs: Sequence[Paragraph], tokens: Sequence[Tokens], mentions: Sequence[Mention] = ()
) -> Sources:
    """Return the attributions and quotations of an article. ``tokens`` are those of each paragraph, ``mentions`` who is named."""
    quotes = [find_quotes(paragraph.text) for paragraph in paragraphs]
    running = _keep_running(paragraphs, quotes)
    rows: list[_Row] = []
    pieces: list[_Piece] = []
    for at, paragraph in enumerate(paragraphs):
        own = _rows(paragraph, tokens[at], quotes[at])
        opener = _take_opener(rows, own, paragraph, quotes[at])
        if quotes[at]:
            here = _pieces(paragraph, quotes[at], own)
            if opener is not None:
                here[0].row = opener
            elif at and running[at - 1]:
                _run_on(pieces, here, own)
            elif _stands_alone(paragraph, here, own) or (at and _goes_on(paragraphs[at - 1], paragraph, here, rows)):
                _carry(rows, here, own, paragraph)
            pieces.extend(here)
        rows.extend(own)
    _take_opener(rows, [], None, [])
    rows.sort(key=_PLACE)
    return _finish(paragraphs, rows, pieces, mentions)


def attach_sources(
    figures: Sequence[Figure],
    sources: Sources,
    facts: Set[str] = frozenset(),
    estimates: Set[str] = frozenset(),
) -> list[Figure]:
    """Give each figure the attribution whose content holds it, the innermost, and the stance of that as its certainty.

    A figure that stands in a source or cue is not what that source says, and one that a source only judges ("criticised the
    12 appointments") is not vouched for. A hedge of the figure's own is kept. ``facts`` are the keys of figures that are no
    part of what is expected ("expects $3m, against $2m last year"), ``estimates`` of those that only "an estimated" hedges:
    they are as sure as who says so.
    """
    contents: dict[int, list[tuple[int, int]]] = {}
    for index, attribution in enumerate(sources.attributions):
        if attribution.content_start is not None and sources.vouched[index]:
            contents.setdefault(attribution.paragraph, []).append((attribution.content_start, index))
    for of_paragraph in contents.values():
        of_paragraph.sort()
    return [
        _with_source(figure, contents[figure.paragraph], sources, facts, estimates)
        if figure.paragraph in contents
        else figure
        for figure in figures
    ]


_SPOKEN = frozenset(("said", "says", "say", "told", "added", "announced"))


def _with_source(
    figure: Figure, contents: list[tuple[int, int]], sources: Sources, facts: Set[str], estimates: Set[str]
) -> Figure:
    last = bisect_right(contents, (figure.number_start, len(sources.attributions)))
    near = [index for _, index in contents[max(0, last - _NEAR) : last]]
    at, gaps = figure.number_start, sources.gaps
    holding = [
        index
        for index in near
        if _holds(sources.attributions[index], figure) and not (index in gaps and _within(at, *gaps[index]))
    ]
    if not holding:
        return figure
    best = min(holding, key=lambda index: _content_size(sources.attributions[index]))
    stance = sources.attributions[best].stance
    begun = sources.attributions[best].continues
    best = best if begun is None else begun
    told = stance == "reported" and figure.key in estimates  # "said an estimated 40 died"
    # what is denied is denied, however it was hedged
    hedged = figure.certainty != "asserted" and not told and stance != "disputed"
    was = figure.key in facts and stance in ("projected", "believed")
    own = hedged or was or (stance != "reported" and _is_somebodys_age(figure))
    certainty = figure.certainty if own else stance
    if was and not hedged and sources.attributions[best].cue in _SPOKEN:
        certainty = "reported"  # "said it expects $3m, against $2m last year"
    return figure._replace(attribution=best, certainty=certainty)


def _is_somebodys_age(figure: Figure) -> bool:
    """Whether a figure says how old somebody is, whatever is said of him: "hopes to see the 12-year-old", "suspect Lee, 22,"."""
    bare = figure.exact.isdigit() and figure.change_role is None
    return figure.kind == "age" and (bare or "year-old" in figure.exact)


def _holds(a: Attribution, figure: Figure) -> bool:
    """Whether a figure stands in the content of an attribution that begins before it, and in neither its source nor its cue."""
    at = figure.number_start
    if a.content_end is None or figure.number_end > a.content_end:
        return False
    if _within(at, a.source_start, a.source_end) or _within(at, a.cue_start, a.cue_end):
        return False
    return not _within(at, a.source_end, a.cue_start)  # "“It is done,” Ann Lee, 27, said"


def _within(at: int, first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and first <= at < last


def _content_size(a: Attribution) -> int:
    return (a.content_end or 0) - (a.content_start or 0)


def _take_opener(rows: list[_Row], own: list[_Row], paragraph: Paragraph | None, quotes: list[Found]) -> _Row | None:
    """Give what a paragraph opens with to who "said:" at the end of the one before: a quotation, or all of a block quotation.

    A row that nothing answers ("Here is what Lee said:", and no quotation) is dropped. The row of a quotation is returned.
    """
    last = rows[-1] if rows else None
    if last is None or paragraph is None:
        _drop_opener(rows)
        return None
    follows = last.attribution.paragraph == paragraph.position - 1
    block = paragraph.kind == "quote" and not quotes and not own
    if block and follows and (last.opens or (last.block and last.continues is not None)):
        own.append(_continuing(paragraph, 0, len(paragraph.text), last))
        own[0].block = True
        return None
    if last.opens and follows and quotes and not own and not paragraph.text[: quotes[0].start].strip():
        row = _continuing(paragraph, quotes[0].start, quotes[0].end, last)
        own.append(row)
        return row
    _drop_opener(rows)
    return None


def _drop_opener(rows: list[_Row]) -> None:
    """Drop a last row whose content should stand in the next paragraph and does not, with who passes it on."""
    if rows and rows[-1].opens:
        via = rows.pop().via
        if via is not None:
            rows.remove(via)


# --- quotations over paragraphs -------------------------------------------------------------------------------------


def _keep_running(paragraphs: Sequence[Paragraph], quotes: list[list[Found]]) -> list[bool]:
    """Say which paragraphs end inside a quotation, and drop marks that nothing closes and nothing takes up."""
    running = [False] * len(paragraphs)
    for at, found in enumerate(quotes):
        if not found or found[-1].closed:
            continue
        last = found[-1]
        following = paragraphs[at + 1].text.lstrip()[:2] if at + 1 < len(paragraphs) else ""
        running[at] = following.startswith(_OPENING)
        if not running[at] and not (last.kind == "direct" and not paragraphs[at].text[: last.start].strip()):
            found.pop()
    return running


def _pieces(paragraph: Paragraph, quotes: list[Found], own: list[_Row]) -> list[_Piece]:
    contents = _Contents(own)
    here = [_Piece(paragraph, found, contents.holding(found.start, found.end)) for found in quotes]
    _join(here)
    return here


def _join(here: list[_Piece]) -> None:
    """Join the pieces of one interrupted quotation: they have one attribution and are not words picked out of a sentence."""
    for k in range(1, len(here)):
        a, b = here[k - 1], here[k]
        if (
            a.row is not None
            and a.row is b.row
            and a.row.shape == "around"
            and a.found.kind == "direct"
            and b.found.kind != "scare"
        ):
            row = a.row.attribution
            between = row.start >= a.found.end and row.end <= b.found.start
            if between or b.found.kind == "direct":
                b.continues = True


def _run_on(pieces: list[_Piece], here: list[_Piece], own: list[_Row]) -> None:
    before = pieces[-1]
    first = here[0]
    first.continues = True
    if first.row is None and before.row is not None:
        first.row = _continuation(first, before.row)
        own.append(first.row)
    elif before.row is None and first.row is not None:
        before.row = first.row


def _stands_alone(paragraph: Paragraph, here: list[_Piece], own: list[_Row]) -> bool:
    """Whether a paragraph is one direct quotation and nothing else."""
    found = here[0].found
    rest = paragraph.text[: found.start].strip() + paragraph.text[found.end :].strip(" .\n")
    return len(here) == 1 and found.kind == "direct" and not rest and here[0].row is None and not own


def _goes_on(before: Paragraph, paragraph: Paragraph, here: list[_Piece], rows: list[_Row]) -> bool:
    """Whether a paragraph opens with a finished quotation that nobody in it says, and that before ends in words like "..., said Lee"."""
    first = here[0]
    if first.row is not None or first.found.kind != "direct" or paragraph.text[: first.found.start].strip():
        return False
    if paragraph.text[first.found.inner_start : first.found.inner_end].rstrip()[-1:] not in (".", "!", "?"):
        return False
    last = rows[-1] if rows else None
    if last is None or last.attribution.paragraph != before.position or last.shape != "left" or not last.vouches:
        return False
    rest = before.text[last.attribution.end :].rstrip()
    return _SENTENCE.search(rest[:-1]) is None and not _TAKEN_UP.match(paragraph.text, first.found.end)


def _carry(rows: list[_Row], here: list[_Piece], own: list[_Row], paragraph: Paragraph) -> None:
    """Give a quotation that stands alone the source of the paragraph before it, if that has one."""
    for row in reversed(rows):
        if row.attribution.paragraph != paragraph.position - 1:
            return
        if row.vouches and row.attribution.content_start is not None:
            here[0].row = _continuation(here[0], row)
            own.append(here[0].row)
            return


def _continuation(piece: _Piece, before: _Row) -> _Row:
    """Make the row of a quotation that runs on."""
    return _continuing(piece.paragraph, piece.found.start, piece.found.end, before)


def _continuing(paragraph: Paragraph, start: int, end: int, before: _Row) -> _Row:
    """Make the row of content that runs on: it has neither source nor cue, and its exact is the content."""
    attribution = Attribution(
        paragraph=paragraph.position,
        start=start,
        end=end,
        exact=paragraph.text[start:end],
        source=None,
        source_start=None,
        source_end=None,
        cue=None,
        cue_start=None,
        cue_end=None,
        content_start=start,
        content_end=end,
        stance=before.attribution.stance,
    )
    return _Row(attribution, before.vouches, continues=before.root)


# --- rows -----------------------------------------------------------------------------------------------------------


def _rows(paragraph: Paragraph, tk: Tokens, quotes: list[Found]) -> list[_Row]:
    rows: list[_Row] = []
    view: View | None = None
    for draft in find_attributions(tk, quotes):
        row = _Row(_attribution(paragraph, tk, draft), draft.vouches, shape=draft.shape, opens=draft.content is None)
        if draft.gap is not None:
            row.gap = tk.start[draft.gap[0]], tk.end[draft.gap[1]]
        if draft.hearer is not None:
            view = view or View(tk, quotes)
            if is_media(view, draft.hearer):
                row.via = _Row(_attribution(paragraph, tk, Draft(draft.hearer, None, None, "reported", "right")))
                rows.append(row.via)
        rows.append(row)
    return rows


def _attribution(paragraph: Paragraph, tk: Tokens, draft: Draft) -> Attribution:
    text = paragraph.text
    source_start, source_end = _characters(tk, draft.source)
    cue_start, cue_end = _characters(tk, draft.cue)
    content_start, content_end = _characters(tk, draft.content)
    first, last = draft.hull
    start, end = tk.start[first], tk.end[last]
    return Attribution(
        paragraph=paragraph.position,
        start=start,
        end=end,
        exact=text[start:end],
        source=None if source_start is None else text[source_start:source_end],
        source_start=source_start,
        source_end=source_end,
        cue=None if cue_start is None else text[cue_start:cue_end],
        cue_start=cue_start,
        cue_end=cue_end,
        content_start=content_start,
        content_end=content_end,
        stance=draft.stance,
    )


def _characters(tk: Tokens, span: Span | None) -> tuple[int | None, int | None]:
    """Return where the first token of a span begins and where its last ends."""
    return (tk.start[span[0]], tk.end[span[1]]) if span is not None else (None, None)


class _Contents:
    """The contents of a paragraph's rows, to look up which one holds a quotation."""

    def __init__(self, rows: list[_Row]) -> None:
        held = [(row.attribution.content_start, row.attribution.content_end or 0, row) for row in rows]
        self.held = sorted(((a, b, row) for a, b, row in held if a is not None), key=lambda content: content[:2])

    def holding(self, start: int, end: int) -> _Row | None:
        """Return the row with the smallest content that holds the characters."""
        last = bisect_right(self.held, start, key=lambda content: content[0])
        near = [(b - a, n, row) for n, (a, b, row) in enumerate(self.held[max(0, last - _NEAR) : last]) if end <= b + 1]
        return min(near, key=lambda content: content[:2])[2] if near else None


def _finish(
    paragraphs: Sequence[Paragraph], rows: list[_Row], pieces: list[_Piece], mentions: Sequence[Mention]
) -> Sources:
    for index, row in enumerate(rows):
        row.index = index
    speakers, labels = _identify(paragraphs, rows, mentions)
    sources = Sources(speakers=speakers, labels=labels, vouched=[row.vouches for row in rows])
    sources.attributions = [_linked(row) for row in rows]
    sources.gaps = {row.index: row.gap for row in rows if row.gap is not None}
    sources.quotes = [_quote(piece, at, speakers) for at, piece in enumerate(pieces)]
    return sources


def _linked(row: _Row) -> Attribution:
    """Return the attribution of a row with the indexes of those that it hangs on."""
    if row.via is not None:
        return row.attribution._replace(via=row.via.index)
    if row.continues is not None:
        return row.attribution._replace(continues=row.continues.index)
    return row.attribution


def _quote(piece: _Piece, at: int, speakers: list[str | None]) -> Quote:
    found, row = piece.found, piece.row
    kind = found.kind
    if kind == "scare" and row is not None:
        kind = "mixed"
    return Quote(
        paragraph=piece.paragraph.position,
        start=found.start,
        end=found.end,
        exact=piece.paragraph.text[found.start : found.end],
        kind=kind,
        speaker=speakers[row.index] if row is not None else None,
        speaker_text=row.root.attribution.source if row is not None else None,
        attribution=row.index if row is not None else None,
        continues=at - 1 if piece.continues else None,
    )


def _identify(
    paragraphs: Sequence[Paragraph], rows: list[_Row], mentions: Sequence[Mention]
) -> tuple[list[str | None], list[str | None]]:
    """Say who each row's source is, in reading order: its full name, and what it is filed under."""
    speakers: list[str | None] = []
    labels: list[str | None] = []
    if not rows:
        return speakers, labels
    texts = [paragraph.text for paragraph in paragraphs]
    lengths = accumulate((len(text) + 1 for text in texts), initial=0)
    starts = {paragraph.position: at for paragraph, at in zip(paragraphs, lengths, strict=False)}

    text = "\n".join(texts)
    persons = [
        (starts[m.paragraph] + m.start, starts[m.paragraph] + m.end, m.name)
        for m in mentions
        if m.kind == "person" and m.name is not None
    ]
    people = People(text, mentions, _subjects(text, starts, mentions), sorted(persons))
    named: dict[int, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(mention.paragraph, []).append(mention)
    passing = {id(row.via) for row in rows if row.via is not None}
    for row in rows:
        a = row.attribution
        if row.continues is not None:
            speakers.append(speakers[row.continues.index])
            labels.append(None)
        elif a.source_start is None or a.source_end is None:
            speakers.append(None)
            labels.append(None)
        else:
            inside = _inside(named.get(a.paragraph, []), a.source_start, a.source_end)
            # who passes it on is no "he" of the next line
            listener = People("", mentions) if id(row) in passing else people
            name, label = listener.identify(a, inside, starts[a.paragraph] + a.source_start)
            speakers.append(name)
            labels.append(label)
    return speakers, labels


def _subjects(text: str, starts: dict[int, int], mentions: Sequence[Mention]) -> list[tuple[int, str, int]]:
    """Return the named persons that begin a sentence: where in the article, their full name, and the paragraph."""
    out = []
    for m in mentions:
        if m.kind == "person" and m.name is not None:
            at = starts[m.paragraph] + m.start
            before = text[max(0, at - _FRONT * 2) : at] if m.start else ""
            begins = before[-2:].strip() in ("", ".", "!", "?", "”", '"') or _opens(text, at) or _has_office(before)
            if begins and not _owns_person(text, at + m.end - m.start):
                out.append((at, m.name, m.paragraph))
    return sorted(out)


def _opens(text: str, at: int) -> bool:
    """Whether nothing but "But" or an adverbial stands before ``at`` in its sentence: "In the autumn, Ann Lee left"; not "In Rome she met Ann Lee"."""
    return _FRONTED.search(text, max(0, at - _FRONT), at) is not None


def _has_office(before: str) -> bool:
    """Whether only what somebody is stands before his name in its sentence: "The delegate of Chile, (Ann Lee)", "Sweden's (King Carl)".

    Not in "The mayor met the poet, (Ann Lee)", "Police held (Ann Lee)".
    """
    *earlier, sentence = _SENTENCE.split(before)
    if not earlier and len(before) == _FRONT * 2:
        return False
    office, comma, rest = sentence.partition(", ")
    words = office.split()
    if rest or not 0 < len(words) <= _LONGEST_OFFICE or not words[0][0].isupper():
        return False
    if any(
        w in _TELLS or w in AUXILIARIES or (w in VERBS and w.endswith(("ed", "s"))) or w in IRREGULAR for w in words
    ):
        return False
    if comma:
        head = next((k for k, w in enumerate(words) if k and w in PREPOSITIONS), len(words)) - 1
        return words[0] in _OPENS_OFFICE and (words[head] in TITLES or is_person(words[head]))
    owned = len(words) == 1 and words[0].endswith(("'s", "’s"))
    return owned or (words[0] in _OPENS_OFFICE and all(w[0].isupper() or w in TITLES for w in words[1:]))


def _owns_person(text: str, end: int) -> bool:
    """Whether a name that ends there is only whose somebody is: "Ann Lee's spokesman", not "Ann Lee's plan"."""
    if text[end : end + 2] not in ("'s", "’s"):
        return False
    return any(is_person(w) or w in TITLES for w in text[end + 2 : end + 40].split()[:3])


def _inside(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    first = after = bisect_left(mentions, start, key=_START)
    while after < len(mentions) and after < first + _MOST_INSIDE and mentions[after].end <= end:
        after += 1
    return mentions[first:after]
