"""What the head of a table says once of the bare numbers in its rows: "in short tons:", "(mln dlrs)", "daily avgs-mlns"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.draft import Draft
from archive.extract.english.table_rows import BAR
from archive.extract.english.tokens import Tokens
from archive.extract.figures import find_figures
from archive.extract.words import word_set, words

_PROSE = word_set("rules", "table_heads.prose")
_OTHERWISE = word_set("rules", "table_heads.measured_otherwise")
_PRICES = word_set("rules", "table_heads.prices")
_SCALES = words("rules")["table_heads"]["scales"]
_SCALE = "|".join(sorted((re.escape(form) for forms in _SCALES.values() for form in forms.split()), key=len)[::-1])
_SCALE_OF = {form: scale for scale, forms in _SCALES.items() for form in forms.split()}
_UNIT = words("rules")["table_heads"]["units"].strip().replace(" ", "|")
_KIND = words("rules")["table_heads"]["kinds_of_units"].replace(" ", "|").replace(".", r"\.")
_RATE = r"(?:\s+(?:per|an?)\s+|/)[a-z]+"
_MEASURED = rf"(?:(?P<scale>{_SCALE})(?:\s+of)?\s+)?(?P<unit>(?:(?:{_KIND})\s+)?(?:{_UNIT})(?:{_RATE})?)"
_SAID = rf"(?:{_MEASURED}|(?P<lone>{_SCALE}))(?![\w/'])"
# "..., in cts per lb --", "(000 short tons)", "daily avgs-mlns", "Price per tonne is in dollars."
# Its first letter stands by itself, so that the search is for that.
_HEAD = re.compile(
    r"[iIaA(](?i:(?<=i)(?<![\w-]i)n\s+|(?<=\()\s*|(?<=a)(?<!\wa)vgs?[\s-]+)"
    rf"(?i:{_SAID}(?=\s*(?:[,;:.()\n-]|with\b|$)))"
)
_PER = re.compile(r"\bprices?\s(?:per|an?)\s([a-z]+)\s(?:is|are)\s*$", re.IGNORECASE)
_GAP = re.compile(r"\S(?: {2,}|\.{2,}) ?[\d(-]|\|")  # between the cells of a row
_LIST = re.compile(r":|\b(?:are|were|is|was|follows?)\s*[,:-]")  # how a sentence opens a list that it ends with
_OTHER_RATE = re.compile(r"\bper\s[a-z]+|\bcwt\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z%]+")
_LINE = re.compile(r"[^\n]+")
_OPENS = (":", ",", "-", "–")  # how the words end that a table follows
_NEAR = 4  # paragraphs in which the first row stands, the head's own among them
_FEW = 3  # bare numbers that make a table
_LONGEST = 9  # words of a row

Paragraphs = Sequence[tuple[Tokens, list[Draft]]]


class _Head(NamedTuple):
    """What the numbers of a table are: ``said`` is the draft of one of them that says so itself."""

    said: Draft
    start: int  # in the text of its paragraph
    end: int
    tk: Tokens
    drafts: list[Draft]
    rows: list[Draft]  # that it governs


def settle_tables(paragraphs: Paragraphs) -> None:
    """Give the bare numbers of each table what its head says of them; most documents have no table."""
    bare = [[d for d in drafts if d.bare and d.unit is None and d.object is None] for _, drafts in paragraphs]
    if sum(map(len, bare)) < _FEW:
        return
    bare = [
        list(filter(_is_cell, cells)) if cells and _may_hold_rows(tk) else []
        for (tk, _), cells in zip(paragraphs, bare, strict=True)
    ]
    if sum(map(len, bare)) < _FEW:
        return
    head: _Head | None = None
    for i, ((tk, drafts), cells) in enumerate(zip(paragraphs, bare, strict=True)):
        found = _head(tk, drafts) if any(bare[i : i + _NEAR]) else None
        if found is not None:
            if head is not None:
                _read_rows(tk, cells, head, 0, found.start, _GAP)
            _settle(head)
            head = found
            opens = _LIST.search(tk.text, head.end)
            if opens is None or opens.end() == len(tk.text.rstrip()):
                _read_rows(tk, cells, head, head.end, len(tk.text), _GAP)
            else:
                _read_rows(tk, cells, head, opens.end(), len(tk.text))
        elif head is not None and not _is_text(tk, drafts):
            _read_rows(tk, cells, head, 0, len(tk.text))
        elif head is not None and not tk.text.rstrip().endswith(_OPENS):
            _settle(head)
            head = None
    _settle(head)


def _is_cell(d: Draft) -> bool:
    return d.kind == "count" and d.scale == 1


def _may_hold_rows(tk: Tokens) -> bool:
    return (
        "  " in tk.text or ".." in tk.text or "(" in tk.distinct or BAR in tk.distinct or _PROSE.isdisjoint(tk.distinct)
    )


def _head(tk: Tokens, drafts: list[Draft]) -> _Head | None:
    """Return what the last head in a paragraph says."""
    text = tk.text
    every = list(_HEAD.finditer(text))
    if not every:
        return None
    found = every[-1]
    scale = _SCALE_OF.get((found["scale"] or found["lone"] or "").lower(), "")
    unit = found["unit"] or ""
    if _OTHER_RATE.search(text, found.end()) is not None:
        unit = unit.partition("/")[0]  # "(Dlrs/Bu-Sorghum Cwt)"
    elif (per := _PER.search(text, 0, found.start())) is not None:
        unit += f" per {per[1]}"
    _, said, _ = find_figures(f"1 {scale} {_BUSHEL.sub('bushel', unit)}")
    return _Head(said[0], found.start(), found.end(), tk, drafts, []) if said else None


_BUSHEL = re.compile(r"\bbu\b", re.IGNORECASE)


def _is_text(tk: Tokens, drafts: list[Draft]) -> bool:
    """Whether a paragraph is of sentences, not of rows."""
    if _PROSE.isdisjoint(tk.distinct):
        return not drafts and tk.text.endswith(".")
    lines = tk.text.split("\n")
    return any(not _PROSE.isdisjoint(_WORD.findall(line.lower())) and _GAP.search(line) is None for line in lines)


def _read_rows(
    tk: Tokens, cells: list[Draft], head: _Head, begin: int, end: int, parted: re.Pattern[str] | None = None
) -> None:
    """Read the rows between two places of a paragraph, where its lines are ``parted`` into cells if they stand among sentences."""
    if not cells:
        return
    for line in _LINE.finditer(tk.text, begin, end):
        row = [d for d in cells if line.start() <= tk.start[d.first] < line.end()]
        if row and (parted is None or parted.search(line[0]) is not None):
            label = _WORD.findall(line[0].lower())
            if len(label) <= _LONGEST and not _is_measured_otherwise(label, head.said):
                head.rows.extend(row)


def _is_measured_otherwise(label: list[str], said: Draft) -> bool:
    return not _OTHERWISE.isdisjoint(label) or (said.kind != "money" and not _PRICES.isdisjoint(label))


def _settle(head: _Head | None) -> None:
    """Measure the rows of a table, and drop what its head says as a figure of its own: "(averages in billions)", "in 1,000 hectares"."""
    if head is None or len(head.rows) < _FEW:
        return
    for d in head.rows:
        _measure(d, head.said)
    if head.said.scale != 1:
        head.drafts[:] = [d for d in head.drafts if not head.start <= head.tk.start[d.first] < head.end]


def _measure(d: Draft, said: Draft) -> None:
    """Make a number what the head of its table says: 680 under "avgs-mlns" is 680 million."""
    if said.scale != 1:
        d.value, d.low, d.high = (None if n is None else n * said.scale for n in (d.value, d.low, d.high))
        d.quantum, d.scale = d.quantum * said.scale, said.scale
        d.rules["value"] = "scale of the table's head"
    if said.unit is not None:
        d.kind, d.unit, d.unit_name, d.rate, d.bare = said.kind, said.unit, said.unit_name, said.rate, False
        d.rules["unit"] = d.rules["kind"] = "head of the table"
