"""What may stand above an article in its own text: a date line, ``Key: value`` lines, YAML front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from archive.errors import UnreadableSource
from archive.head_lines import KEY_LINE, chosen, is_known, is_printed, key_of
from archive.reading.dates import read_date, why_no_day
from archive.reading.fields import KNOWN, FieldError, Fields, take

_DATE_LINE = re.compile(r"\s{0,80}?date (\d{4}-\d{2}-\d{2})(?:\s+|\Z)")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
_EMPTY = re.compile(r"[ \t]*(?:\n|\Z)")
_BLANK = re.compile(r"\s*")
_YAML_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\"']?[\w -]{1,40}[\"']?:(?:\s|\Z)")
_LONGEST_HEAD = 65_536
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says, where the body begins, and in whose words the day is given (``published_source``)."""

    fields: Fields
    end: int
    place: str

    @property
    def published_source(self) -> str | None:
        if self.fields.published_text is None:
            return None
        return self.place if self.place == "date line" else f"{self.place} field {self.fields.published_from}"


def find_head(text: str, name: str) -> Head:
    """Find the head of a plain text; one that ends at 0 where there is none.

    Raises UnreadableSource, with the line, where front matter is plainly meant and is no YAML: as text it would put the
    article's own fields among its paragraphs.
    """
    return _front_matter(text, name) or _key_lines(text, name) or date_line(text) or Head(Fields(), 0, "")


def date_line(text: str) -> Head | None:
    """Find the seed's head, `` date 2024-05-24 ``, glued to the first paragraph.

    A day that is not in the calendar leaves ``published`` None.
    """
    found = _DATE_LINE.match(text)
    if found is None:
        return None
    day: date | None = read_date(found[1])
    return Head(Fields(published=day, published_text=found[1]), found.end(), "date line")


def _front_matter(text: str, name: str) -> Head | None:
    opening = _FENCE.match(text)
    if opening is None or text[0] != "-":
        return None
    closing = _FENCE.search(text, opening.end(), opening.end() + _LONGEST_HEAD)
    if closing is None or not _YAML_KEY.match(text, opening.end(), closing.start()):
        return None  # a rule above the text, or a thing of its own between two rules
    try:
        fields = take(_load_yaml(text[opening.end() : closing.start()], name))
    except FieldError as error:
        raise UnreadableSource(name, f"front matter: {error}") from error
    return Head(fields, _after_blank(text, closing.end()), "front matter")


def _load_yaml(text: str, name: str) -> dict[str, object]:
    """Read YAML into strings: 2024-05-24 stays as printed, 007 keeps its zeros, and Norwegian ``no`` stays a language."""
    import yaml

    try:
        record = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else None
        raise UnreadableSource(name, f"front matter is no YAML: {error.problem or error.context}", line) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableSource(name, f"front matter is no YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(record, dict):
        raise UnreadableSource(name, "front matter holds no fields", 1)
    empty = ("", "null", "Null", "NULL", "~")
    return {str(key).strip().lower(): None if value in empty else value for key, value in record.items()}


def _key_lines(text: str, name: str) -> Head | None:
    """Find ``Key: value`` lines that a known key leads.

    Up to a blank line all must be such lines, known or not; where the body follows at once, only those belong to the head
    that are known or that archives print ("Page: 3"). One alone is believed where it can hardly be a sentence ("Source: police say so.").
    """
    at = _BLANK.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    lines = _run_of_key_lines(text, at)
    at = lines[-1].end() if lines else at
    closed = _EMPTY.match(text, at) is not None
    if not closed:
        lines = list(takewhile(lambda line: is_known(line) or is_printed(line), lines))
    known = sum(map(is_known, lines))
    if not known or not is_known(lines[0]):
        return None
    told = chosen(lines)
    try:
        fields = take({field: line["value"].strip() for field, line in told.items()})
    except FieldError as error:
        if known == 1:
            return None  # "Private: the life of a spy." is a sentence
        raise UnreadableSource(name, f"head: {error}") from error
    end = _after_blank(text, lines[-1].end())
    if known == 1 and not (key_of(lines[0]) in KNOWN and _is_alone(fields, closed=closed, body=text[end : end + 1])):
        return None
    day = told.get("published")
    return Head(replace(fields, published_from=key_of(day) if day else None), end, "head")


def _run_of_key_lines(text: str, at: int) -> list[re.Match[str]]:
    lines: list[re.Match[str]] = []
    while len(lines) < _MOST_LINES and (line := KEY_LINE.match(text, at)):
        lines.append(line)
        at = line.end()
    return lines


def _is_alone(fields: Fields, *, closed: bool, body: str) -> bool:
    """Whether one known field by itself makes a head."""
    if not body:
        return False
    if fields.headline or fields.published or fields.private or why_no_day(fields.published_text or ""):
        return True
    rest = (fields.key, fields.id, fields.url, fields.publication, fields.byline, fields.dateline, fields.language)
    return closed and any(value and not value.endswith((".", "!", "?", '"', "”")) for value in rest)


def _after_blank(text: str, at: int) -> int:
    """Step over blank lines, but not into the indent of the first line of the body."""
    blank = _BLANK.match(text, at)
    end = blank.end() if blank else at
    return max(at, text.rfind("\n", at, end) + 1) if end < len(text) else end
