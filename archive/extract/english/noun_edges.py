"""Where a noun before a figure begins and what stands behind it: a date, a name, the marks that may be inside a phrase."""

from __future__ import annotations

from archive.extract.english.lexicon import DETERMINERS, MONTHS, PREPOSITIONS, WEEKDAYS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, STOP, TIME_HEADS, is_joined
from archive.extract.words import word_set

Span = tuple[int, int]
TIES = DETERMINERS | {"of", "for", "in", "on", "to", "between"}  # they tie to a noun what hangs on it
WHICH_TIME = frozenset(("last", "this", "next"))
DATED = TIME_HEADS | MONTHS | WEEKDAYS | WHICH_TIME | word_set("rules", "subjects.dated")
_SUFFIXES = word_set("people", "suffixes")  # behind a name, and of it: "Ames Lee, III, 34"
_ENDS_OF_TIME = frozenset(("end", "start", "beginning", "close", "middle"))


def before_date(tk: Tokens, end: int) -> int:
    """Return the token before a date that ends at ``end``: "prices" of "raised prices in May", "loss" of "a loss last year"."""
    k = end
    while k > 0 and end - k < 8 and (tk.lower[k] in DATED or tk.lower[k].isdigit()):
        k -= 1
    if k == end or not k:
        return end
    if tk.lower[k - 1 : k + 1] == ["so", "far"]:
        return k - 2  # "its total help so far today"
    if k == end - 1 and tk.lower[end] == "yesterday":
        return k  # "forecasts yesterday of"
    if tk.lower[k] in ("later", "earlier") and tk.lower[k + 1] in WHICH_TIME:
        return k - 1  # "its offering later this week of $5m"
    if tk.lower[k] == "of" and k > 2 and tk.lower[k - 1] in _ENDS_OF_TIME:
        k = before_determiners(tk, k - 2)
        return k - 1 if tk.lower[k] in ("at", "by") else end  # "put its debts at the end of last year at $3m"
    if tk.lower[k - 1 : k + 1] == ["as", "of"]:
        return k - 2  # "put stocks as of January 1 at 18m bags"
    if tk.lower[k] in ("in", "on", "since", "during") or (tk.lower[k] == "for" and tk.lower[end + 1] in ("of", "at")):
        return k - 1
    return k if tk.lower[k + 1] in WHICH_TIME else end


def before_determiners(tk: Tokens, k: int) -> int:
    """Return the last token at ``k`` or before it that is no determiner."""
    while k > 0 and tk.lower[k] in DETERMINERS:
        k -= 1
    return k


_NOT_OF_NAMES = STOP | word_set("rules", "phrases.openers")


def name_ending(tk: Tokens, end: int) -> Span | None:
    """Return the capitalised words that end at ``end``, initials in: "Mary K. Hollis"."""
    if tk.word[end] == "." and end and tk.lower[end - 1] in _SUFFIXES:
        end -= 1
    first = end + 1
    while first > 0 and (
        tk.word[first - 1][0].isupper() or (tk.word[first - 1] == "." and first > 1 and len(tk.word[first - 2]) == 1)
    ):
        first -= 1
    if first == end and tk.lower[end] in _SUFFIXES and end > 1 and tk.word[end - 1] == ",":
        before = name_ending(tk, end - 2)
        return (before[0], end) if before is not None else None  # "Ames Lee, Jr., 27"
    first += first < end and tk.opens(first) and tk.lower[first] in _NOT_OF_NAMES  # "But Tom Price, 61, remembered"
    return (first, end) if first <= end else None


def head_of(tk: Tokens, phrase: Span) -> int:
    """Return the head of a phrase, before what hangs on it: the cases of "cases of flu among patients", the sales of "car sales"."""
    first, last = phrase
    return next((k - 1 for k in range(first + 1, last) if tk.lower[k] in PREPOSITIONS), last)


def phrase_start(tk: Tokens, k: int) -> int:
    """Return where the noun that ends at ``k`` begins: at most five tokens before it, in the same row of a table."""
    first = k
    while first > 0 and k - first < 5 and in_phrase(tk, first - 1) and not tk.new_line(first):
        first -= 1
    return first


def in_phrase(tk: Tokens, k: int) -> bool:
    """Whether token ``k`` can stand inside a noun phrase: no mark, no function word unless in a compound, no verb."""
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k) and tk.glued(k + 1)
    if w in STOP:
        return (
            tk.word[k] == "US"
            or (k > 1 and tk.lower[k - 1] in HYPHENS and tk.glued(k) and tk.glued(k - 1))
            or is_joined(tk, k + 1)
        )  # "Coke-to-go", "one-time charges"
    if w[0].isalnum():
        return not is_verb(tk, k)
    if w in ("/", "'", "’"):
        return _joins_in_phrase(tk, k)
    if w == "&":
        return 0 < k < tk.size - 1 and tk.word[k - 1][0].isupper() and tk.word[k + 1][0].isupper()
    return w in ("'s", "’s")


def _joins_in_phrase(tk: Tokens, k: int) -> bool:
    """Whether a stroke joins two words at ``k`` ("a P/E ratio"), or an apostrophe says whose it is ("teachers' pay")."""
    if not tk.glued(k) or k + 1 >= tk.size:
        return False
    if tk.word[k - 1].isdigit() and tk.word[k + 1].isdigit():
        return tk.lower[k] == "/" and len(tk.word[k - 1]) == 4  # "its estimate of 1986/87 imports"
    if not tk.word[k + 1][0].isalpha() or not tk.word[k - 1].isalpha():
        return False
    return tk.glued(k + 1) if tk.lower[k] == "/" else tk.lower[k - 1][-1] == "s" and not tk.glued(k + 1)
