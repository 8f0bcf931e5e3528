"""What is so long, so fast or so far away: the knife of "a knife 5 inches long", the speeds of "speeds up to 14Mbps"."""

from __future__ import annotations

from archive.extract.about.nouns_right_before import noun_ending
from archive.extract.counted.nouns_after_units import COMPASS
from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, BE, DETERMINERS, FORMS_IN_S, IRREGULAR, is_plural
from archive.extract.english.noun_edges import Span, in_phrase, phrase_start
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set

_STEPS_AWAY = frozenset(("blocks", "streets", "doors", "stops", "floors"))
_LONG_OR_WIDE = frozenset(("long", "wide", "deep", "thick", "high", "tall", "across"))
_DIMENSIONS = frozenset(("diameter", "length", "width", "height", "depth", "circumference", "thickness"))
_CALLED = COMPASS | (word_set("rules", "subjects.peopled") - {"suburb"})  # "the town of Leeds, 12 km from" is Leeds
_EXCEEDS = frozenset(("exceeding", "topping", "surpassing"))
_SIZES = word_set("rules", "subjects.sizes")


def noun_before_maximum(tk: Tokens, d: Draft) -> Span | None:
    """Return the size right before "up to": "offers speeds up to 14Mbps", "in winds of up to"; not "lent firms up to $5m"."""
    k = d.left - 1
    if d.modifier is None or k < 0:
        return None
    if tk.lower[d.left] in _EXCEEDS:
        return noun_ending(tk, k) if in_phrase(tk, k) else None  # "with sales exceeding $50m"
    if tk.lower[d.left] != "up" or tk.lower[k] not in _SIZES:
        return None
    first = k
    while first and k - first < 4 and in_phrase(tk, first - 1) and tk.lower[first - 1] not in FORMS_IN_S:
        first -= 1
    return first, k


def noun_of_size(tk: Tokens, d: Draft) -> Span | None:
    """Return what is so long or deep.

    The knife of "armed with a knife 5 inches long", "hail over two inches in diameter"; not "the ship is".
    """
    after = tk.lower[d.right + 1 : d.right + 3]
    if not after or (after[0] not in _LONG_OR_WIDE and not (after[0] == "in" and after[-1] in _DIMENSIONS)):
        return None
    k = d.left - 1 - (tk.lower[d.left - 1] == ",")
    if k < 1 or not tk.word[k].islower() or not tk.word[k].isalpha() or not in_phrase(tk, k):
        return None
    if tk.lower[k] in ADVERBS or tk.lower[k][-2:] == "ed" or tk.lower[k] in IRREGULAR:
        return None
    first = phrase_start(tk, k)
    if first > 2 and tk.lower[first - 1] == "of" and in_phrase(tk, first - 2) and tk.lower[first - 2] not in ADVERBS:
        first = phrase_start(tk, first - 2)  # "a strip of coast 40 miles long"
    one = first > 0 and tk.lower[first - 1] in ("a", "an", "another")
    apart = k < d.left - 1  # "in blue pants, 5 feet 8 inches tall"
    if apart and first > 1 and _says_what_it_is(tk, first - 2):
        return None  # "the robber is a tall man, 6 feet tall": so long is the robber
    return (first, k) if one or (not apart and (is_plural(tk.word[k]) or after[0] == "in")) else None


def _says_what_it_is(tk: Tokens, k: int) -> bool:
    """Whether what follows the token at ``k`` and an article only says what the subject is.

    "he is (a tall man)", "was described as".
    """
    if tk.lower[k] == "as" and k > 1 and tk.lower[k - 1] == "described":
        k -= 2
    return tk.lower[k] in BE


def distant_place(tk: Tokens, d: Draft) -> Span | None:
    """Return what lies so far from somewhere: a town for "a town 12 miles south of Lahore"."""
    near = d.object is not None and tk.lower[d.object[1]] in _STEPS_AWAY  # "a shop four blocks from the bank"
    if d.kind != "measure" and not near:
        return None
    j = d.right + 1
    if tk.lower[j : j + 1] == ["("] and ")" in tk.lower[j : j + 6]:
        j = tk.lower.index(")", j) + 1  # "200 km (125 miles) south of"
    j += 2 * (tk.lower[j : j + 2] == ["to", "the"])  # "12 miles to the north"
    after = tk.lower[j] if j < tk.size else "."
    if after not in COMPASS and after not in ("from", "away", "off"):
        return None
    k = d.left - 1
    while k > 0 and (tk.lower[k] == "," or tk.lower[k] in ADVERBS):
        k -= 1
    home = k > 0 and tk.lower[k] == "home" and tk.lower[k - 1] in DETERMINERS
    if k < 1 or not tk.lower[k][0].isalpha() or not in_phrase(tk, k) or (tk.lower[k] in ADVERBS and not home):
        return None
    first = phrase_start(tk, k)
    named = tk.word[k][0].isupper() or (first > 0 and tk.lower[first - 1] in DETERMINERS)
    of = first - 2
    if (
        of > 0
        and tk.lower[of + 1] == "of"
        and tk.word[of].islower()
        and tk.lower[of] not in _CALLED
        and in_phrase(tk, of)
    ):
        first = phrase_start(tk, of)  # "in Orm, the birthplace of Lee, 150 km north of"
    return (first, k) if named else None
