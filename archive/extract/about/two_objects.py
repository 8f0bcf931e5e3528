"""Verbs with two objects before a sum: who is fined so much is what it is said of, who is given so much is not."""

from __future__ import annotations

from archive.extract.about.nouns_before import NOBODY
from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, BE, DETERMINERS, PREPOSITIONS, PRONOUNS, all_forms
from archive.extract.english.noun_edges import Span, in_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import words

_FINES = frozenset(all_forms(words("rules")["subjects"]["fines"]))
_GIVES = frozenset(all_forms(words("rules")["subjects"]["gives"])) | {"gave", "given", "paid", "lent"}
_GIVES_SHARES = frozenset(all_forms("give hand award")) | {"gave", "given"}
_BEFORE_SUMS = frozenset(
    ("a", "an", "projected", "estimated", "another", "record", "total", "additional", "extra", "further", "the", "of")
)
_NO_VERB_BEHIND = (DETERMINERS | PREPOSITIONS) - {"to"}
_TAKES = frozenset(("take", "takes", "took", "taken", "taking"))
_WHEN_BEHIND = frozenset(("later", "ago", "earlier", "before", "after", "from", "in", "of", "-", "'", "’"))
_BEFORE_TAKES = frozenset(("has", "had", "have", "would", "will", "may", "could", "only", "just", "'s", "’s"))
_LEAVES = frozenset(
    ("leave", "leaves", "left", "leaving", "put", "puts", "putting", "had", "has", "gave", "gives", "shows", "showed")
)
_AHEAD = frozenset(("ahead", "behind", "clear", "adrift"))
_INSIDE = frozenset(("'s", "’s", "and"))  # "cost the firm and its clients $3m"
_PHRASE = 7  # tokens of who gets it


def fined(tk: Tokens, d: Draft) -> Span | None:
    """Return who is fined so much: "the court fined Acme $3m", "council fines wrong person $40"; nobody of "fined him $40"."""
    return _receiver(tk, d, _FINES) if d.left and not _FINES.isdisjoint(tk.distinct) else None


def put_so_far(tk: Tokens, d: Draft) -> Span | None:
    """Return who needs so long, is put so far ahead or given such a share: "it took the crew 12 days to", "left Orm 12 points behind", "gave Orm 12% of the vote"; not "took the tram 12 days ago"."""
    if d.kind == "duration":
        if _TAKES.isdisjoint(tk.distinct) or tk.lower[d.left - 1] in PREPOSITIONS or not _it_takes(tk, d.left):
            return None
        return _receiver(tk, d, _TAKES) if at(tk, d.right + 1) not in _WHEN_BEHIND else None
    if d.kind == "percent" and (given := _receiver(tk, d, _GIVES_SHARES)) is not None and given != NOBODY:
        return given
    if _AHEAD.isdisjoint(tk.distinct) or _LEAVES.isdisjoint(tk.distinct) or at(tk, d.right + 1) not in _AHEAD:
        return None
    return _receiver(tk, d, _LEAVES)


def _it_takes(tk: Tokens, left: int) -> bool:
    """Whether nothing but "it" takes so long: "it (would have) took the crew 12 days to"; not "the trip took the crew 12 days"."""
    for k in range(left - 2, max(0, left - 2 - _PHRASE - 2), -1):
        if tk.lower[k] in _TAKES:
            k -= 1
            while k and tk.lower[k] in _BEFORE_TAKES:
                k -= 1
            return tk.lower[k] == "it"
    return False


def is_given(tk: Tokens, d: Draft) -> bool:
    """Whether the noun before a sum is only who gets it: "he gave the man $40", "it cost the economy $3m"."""
    return d.kind == "money" and _receiver(tk, d, _GIVES) is not None


def _receiver(tk: Tokens, d: Draft, verbs: frozenset[str]) -> Span | None:
    """Return the noun between one of the verbs and the sum."""
    last = d.left - 1
    while last > 0 and tk.lower[last] in _BEFORE_SUMS:
        last -= 1
    if tk.lower[last] in ADVERBS or tk.lower[last] in verbs:
        return None  # "the court took just 12 minutes"
    for k in range(last - 1, max(-1, last - _PHRASE), -1):
        w = tk.lower[k]
        if w in verbs and not (k and (tk.lower[k - 1] in _NO_VERB_BEHIND or tk.lower[k - 1] in BE)):
            first = k + 1 + (tk.lower[k + 1] in DETERMINERS)
            if tk.lower[last] in PRONOUNS or first > last:
                return NOBODY
            return (first, last) if in_phrase(tk, last) and tk.sentence[k] == tk.sentence[last] else None
        if not in_phrase(tk, k) and w not in DETERMINERS and w not in _INSIDE:
            return None
    return None
