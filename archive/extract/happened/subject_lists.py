"""Lists of subjects that share one verb: "two nurses, a cook and three drivers were killed"; and totals with their parts."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PERSON_MASS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, is_number_word
from archive.extract.happened.happening_verbs import SAYING, TELLING

_NO_MEMBER = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | PRONOUNS - DETERMINERS
_ENDS_PART = frozenset((",", ";", "—", "–", "whose", "who"))  # "and five whose names are not known"
_MEMBERS = 8
_WORDS = 5  # of one member


def past_list(tk: Tokens, j: int) -> int:
    """Return the verb that a list of subjects shares, where one goes on at ``j``, the comma behind its first member; else ``j``.

    "Two nurses, a cook and three drivers were killed", "five men, and a boy died"; but "two men, a driver and a guard, were held".
    """
    k = j
    for _ in range(_MEMBERS):
        k += at(tk, k) == ","
        last = at(tk, k) in ("and", "or")
        if k == j and not last:
            return j
        k += last
        end = _member_end(tk, k, last=last)
        if end is None:
            return j
        k = end + 1
        if last:
            return k
    return j


def _member_end(tk: Tokens, k: int, *, last: bool) -> int | None:
    """Return the last token of the member that begins at ``k``: "a cook", "his son", "train drivers", "police"; None if there is none."""
    one = at(tk, k) in DETERMINERS or at(tk, k) == "one"
    for i in range(k, min(k + _WORDS + 4 * (at(tk, k + 2) in HYPHENS), tk.size - 1)):
        w = tk.lower[i]
        if w in HYPHENS and i > k and tk.glued(i) and tk.glued(i + 1):
            continue  # "her 15-year-old daughter"
        if not w[0].isalnum() or (w in _NO_MEMBER and not (one and i == k)) or tk.sentence[i] != tk.sentence[k]:
            return None
        noun = is_plural(tk.word[i]) or w in PERSON_MASS or (one and i > k)
        if (
            noun
            and not is_number_word(tk, i)
            and not (tk.lower[i + 1] in HYPHENS and tk.glued(i + 1))
            and (_is_shared_verb(tk, i + 1) if last else tk.lower[i + 1] in (",", "and"))
        ):
            return i
    return None


def _is_shared_verb(tk: Tokens, k: int) -> bool:
    """Whether the verb of the whole list stands at ``k``."""
    w = tk.lower[k]
    if w in SAYING:
        return False  # "twelve people, officials and witnesses said, were hurt"
    return w in AUXILIARIES or (w in TELLING and not is_plural(tk.word[k])) or (w in VERBS and is_verb(tk, k))


def total_of(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the figure just before whose parts add up to it, this one among them: "forty died, 30 men and 10 women"."""
    for first in range(index, max(0, index - 4), -1):
        whole = drafts[first - 1]
        if whole.measure is not None and isinstance(whole.value, int) and whole.kind == "count":
            return whole if _adds_up(tk, whole, drafts, first, index) else None
    return None


def _adds_up(tk: Tokens, whole: Draft, drafts: list[Draft], first: int, index: int) -> bool:
    """Whether the figures from ``first`` on are parts that make up the whole, with no verb among them."""
    total, last = 0, first - 1
    for part in drafts[first : first + 8]:
        if part.kind != "count" or not isinstance(part.value, int) or part.unit not in ("people", None, whole.unit):
            return False
        total, last = total + part.value, last + 1
        if total >= (whole.value or 0):
            break
    if (
        total != whole.value
        or last == first
        or last < index
        or tk.sentence[drafts[last].right] != tk.sentence[whole.left]
    ):
        return False
    end = drafts[last].right + 1
    while end < tk.size and tk.sentence[end] == tk.sentence[whole.left] and tk.lower[end] not in _ENDS_PART:
        end += 1
    return not any(tk.lower[k] in AUXILIARIES or is_verb(tk, k) for k in range(drafts[first].left, end))
