"""What a measure or sum is counted by: "per gallon", "a barrel", "/month", "per child per year"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    RATE_NOUNS,
    UNIT_FORMS,
    VERBS,
    is_plural,
    singular,
)
from archive.extract.english.tokens import TYING, Tokens
from archive.extract.words import word_set

_NOT_A_RATE = word_set("rules", "units.not_a_rate")


def attach_rate_of_unit(tk: Tokens, d: Draft) -> None:
    """Take the rate that stands behind a unit, behind "cash" or behind a conversion in brackets."""
    attach_rate(tk, d, _past_cash(tk, d.after + 1))
    if d.rate is None and d.kind == "money" and d.after + 1 < tk.size and tk.word[d.after + 1] == "(":
        _rate_after_brackets(tk, d)


def attach_rate(tk: Tokens, d: Draft, j: int) -> None:
    """Take "per gallon", "a barrel", "/month", "-a-day" that stands at token ``j``."""
    lower, n = tk.lower, tk.size
    if j + 1 >= n or d.rate is not None:
        return
    w, start = _rate_begins(tk, j)
    if start < 0:
        return
    found = _rate_noun(tk, start, strict=w in ("a", "an"))
    if found is not None and w in ("a", "an") and found[0] in _PERSONS and _acts(tk, found[2] + 1):
        return  # "found 12 books a student wrote"
    if found is None or (w not in ("per", "/") and _is_time_between(tk, found[2] + 1)):
        return
    name, code, end = found
    if d.unit is not None and d.unit.endswith(f"/{code}") and d.kind not in ("money", "percent"):
        return  # "one mln bpd per day"
    d.rate = name
    d.unit_name = f"{d.unit_name} per {name}" if d.unit_name else f"per {name}"
    if d.kind not in ("money", "percent"):
        d.unit = f"{d.unit}/{code}" if d.unit else f"/{code}"
    first = d.unit_text[0] if d.unit_text else j
    d.unit_text = (first, end)
    d.right = d.after = end
    d.rules["unit_name"] = "rate"
    again = (
        _rate_noun(tk, end + 2, strict=lower[end + 1] != "per")
        if lower[end + 1 : end + 2] in (["per"], ["a"])
        else None
    )
    if again is not None and not (again[2] + 1 < n and lower[again[2] + 1] in _NOT_A_RATE):  # "$17 per child per year"
        d.unit_name += f" per {again[0]}"
        d.unit = f"{d.unit}/{again[1]}" if d.kind not in ("money", "percent") else d.unit
        d.unit_text = (first, again[2])
        d.right = d.after = again[2]


_TIMES = word_set("rules", "numerals.time_units")


def _acts(tk: Tokens, j: int) -> bool:
    """Whether a finite verb stands at ``j``."""
    w = tk.lower[j] if j < tk.size else ""
    return w in AUXILIARIES or (w in VERBS and not w.endswith("ing"))


_PERSONS = frozenset(("student", "pupil", "person", "passenger"))


def _is_time_between(tk: Tokens, j: int) -> bool:
    """Whether what stands at ``j`` makes a time of the words before it: "a year earlier", "a year and a day ago"."""
    lower = tk.lower
    if j < tk.size and lower[j] == "and":
        return any(w in _AGO for w in lower[j + 3 : j + 5])
    return j < tk.size and lower[j] in _NOT_A_RATE


_AGO = frozenset(("ago", "earlier"))


def _past_cash(tk: Tokens, j: int) -> int:
    """Return the token behind "cash" or "in cash" at ``j``, where a rate follows: "71 dlrs cash per share"."""
    k = j + (tk.lower[j : j + 1] == ["in"])
    return k + 1 if tk.lower[k : k + 1] == ["cash"] and tk.lower[k + 1 : k + 2] in (["per"], ["a"]) else j


def _rate_begins(tk: Tokens, j: int) -> tuple[str, int]:
    """Return the word that ties a rate to the amount before ``j``, and where what it is of begins; -1 where none stands.

    "$3m each".
    """
    lower = tk.lower
    w = lower[j]
    if w in TYING and tk.glued(j) and lower[j + 1] in ("a", "an", "per") and j + 3 < tk.size and lower[j + 2] in TYING:
        return lower[j + 1], j + 3  # "5-a-day"
    if w in ("each", "every"):
        return w, j + 1 if lower[j + 1] in _TIMES else -1
    if w == "/" and not (tk.glued(j) and tk.glued(j + 1)):
        return w, -1
    return w, j + 1 if w in ("per", "a", "an", "/") else -1


def attach_rate_behind(tk: Tokens, d: Draft, j: int) -> None:
    """Take a rate at token ``j`` that something stands before: "9 billion shekels ($2.4 billion) a year". It is no part of the span."""
    kept = d.right, d.after, d.unit_text
    attach_rate(tk, d, j)
    d.right, d.after, d.unit_text = kept


def _rate_after_brackets(tk: Tokens, d: Draft) -> None:
    """Read the rate behind a conversion in brackets."""
    for k in range(d.after + 2, min(d.after + 9, tk.size)):
        if tk.word[k] == ")":
            attach_rate_behind(tk, d, k + 1)
            return


def _rate_noun(tk: Tokens, j: int, *, strict: bool) -> tuple[str, str, int] | None:
    """Read what the rate is of: (its name in the singular, its unit, its last token)."""
    lower, word, n = tk.lower, tk.word, tk.size
    if j >= n:
        return None
    count = ""
    k = j
    if word[j][0].isdigit() and not strict:
        count = word[j] + " "  # "per 100,000 people"
        k += 1
        while k < n and lower[k] in ("thousand", "million", "billion"):
            count += lower[k] + " "
            k += 1
        if k >= n:
            return None
    for form, unit in UNIT_FORMS.get(lower[k], ()):
        end = k + len(form) - 1
        if (
            tuple(lower[k : end + 1]) == form
            and unit.kind != "percent"
            and (not strict or lower[end] in RATE_NOUNS or unit.kind == "duration")
        ):
            return count + unit.unit_name, unit.unit, end
    w = "share" if lower[k] == "shr" else lower[k]
    if strict:
        return (singular(w), singular(w), k) if w in RATE_NOUNS and not _noun_follows(tk, k) else None
    if w == "capita":
        return "capita", "capita", k
    if w == "mo":
        return "month", "mo", k  # "$29/mo"; elsewhere a name
    if not word[k][0].isalpha() or w in ("cent", "the", "a", "se"):
        return None
    if count and _noun_follows(tk, k) and not is_plural(word[k]):
        return f"{count}{w} {lower[k + 1]}", singular(lower[k + 1]), k + 1  # "per 1,000 live births"
    if not count and w in _DESCRIBES and k + 1 < n and word[k + 1].isalpha():
        return f"{w} {singular(lower[k + 1])}", singular(lower[k + 1]), k + 1  # "per diluted share"
    if count or not _noun_follows(tk, k):
        return count + (singular(w) if not count else w), singular(w), k
    return f"{w} {singular(lower[k + 1])}", singular(lower[k + 1]), k + 1


def _noun_follows(tk: Tokens, k: int) -> bool:
    """Whether "a game" goes on as "a game plan"... the next word is a lower-case plural noun, glued by nothing but a space."""
    return (
        k + 1 < tk.size
        and tk.word[k + 1].isalpha()
        and tk.word[k + 1].islower()
        and is_plural(tk.word[k + 1])
        and tk.lower[k + 1] not in _NOT_NOUNS
    )


_DESCRIBES = word_set("rules", "units.describes_a_rate")
_NOT_NOUNS = word_set("rules", "units.not_nouns")
