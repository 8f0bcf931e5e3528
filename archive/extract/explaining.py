"""Why the figures of a text are what they are: `archive extract --explain`, and how the rules are debugged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.extract.draft import Draft, Rejected
from archive.extract.english.tokens import printable
from archive.extract.figures import find_figures
from archive.extract.finishing import finish
from archive.model import Figure, Paragraph


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure, and for each field that a rule set the name of that rule, in the order of the fields."""

    figure: Figure
    rules: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one paragraph gave: the figures, and the numbers that were seen and are none, both in reading order.

    Offsets are into ``text`` (that given, with U+FFFD for what no file can hold); a rejected number is (start, end, surface, reason).
    """

    text: str
    figures: tuple[Explained, ...]
    rejected: tuple[Rejected, ...]


def explain(text: str) -> Explanation:
    """Find the figures of one paragraph and say which rule set each field, and what was rejected and why.

    The text is not split: line ends are white space. A figure's ``base_figure`` is an index into ``figures``.
    """
    text = printable(text)
    tokens, drafts, rejected = find_figures(text)
    figures = finish(tokens, drafts, "", Paragraph(1, "body", 0, len(text), text), 1, first=0)
    return explained(text, figures, drafts, rejected)


def explained(
    text: str, figures: Sequence[Figure], drafts: Sequence[Draft], rejected: Iterable[Rejected]
) -> Explanation:
    """Say of each figure of a paragraph, as the whole document left it, which rule set each field; one figure for each draft."""
    found = []
    for figure, draft in zip(figures, drafts, strict=True):
        rules = _rules(figure, draft)
        if figure.attribution is not None and figure.certainty != (draft.certainty or "asserted"):
            rules["certainty"] = "who says it"
        found.append(Explained(figure, rules))
    return Explanation(text, tuple(found), tuple(sorted(rejected)))


_FIELDS = (
    "value", "low", "high", "comparator", "kind", "unit", "unit_name", "object", "about", "change", "change_role",
    "measure", "base_figure", "certainty",
)  # fmt: skip


def _rules(figure: Figure, draft: Draft) -> dict[str, str]:
    """Put the draft's rules in the order of the fields, and say what follows from another field."""
    rules = {
        field: draft.rules[field] for field in _FIELDS if field in draft.rules and getattr(figure, field) is not None
    }
    if figure.change_role is not None and "change_role" not in rules:
        rules["change_role"] = draft.rules.get("change", "the same movement")
    for bound in ("low", "high"):
        if getattr(figure, bound) is not None and bound not in rules:
            rules[bound] = _bound_rule(figure)
    if figure.change == "none":
        rules.pop("change", None)
    return {field: rules[field] for field in _FIELDS if field in rules}


def _bound_rule(figure: Figure) -> str:
    """Say in plain words where a bound is from that no rule of its own has set."""
    named = {"between": "an end of the range that is printed", "=": "the number itself"}
    return named.get(figure.comparator, "the number that is printed, as a bound")
