"""What is there already, whatever is planned with it: the number of "wants to sell its 12 shops", the rate of "will redeem the 12 pct notes"."""

from __future__ import annotations

from archive.extract.certainty.far_modals import DEFINITE, OWNS
from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS, PRONOUNS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_LOANS = word_set("hedges", "words.loans")
_REPAYS = word_set("hedges", "words.repays")
_ACQUIRES = word_set("hedges", "words.acquires")
_HELD = DEFINITE | OWNS | {"all", "outstanding", "existing"}
_NOUNS_OF = word_set("hedges", "words.to_come")
_ENDS_PHRASE = AUXILIARIES | {"a", "an", ","}
_BODIES = word_set("hedges", "words.bodies")
_PHRASE = 6  # tokens of the noun phrase that a rate stands in
_REPAID = 16  # tokens from the word for paying back to the rate of what is paid


def is_granted(tk: Tokens, d: Draft) -> bool:
    """Whether a figure stands in a phrase for what is there: "plans to sell its 12 shops", "wants the 12 men to go"; not "its 12% growth"."""
    if d.change_role is not None or d.measure is not None:
        return False
    before = at(tk, d.left - 1)
    if before == "of":
        return d.kind == "count" and (_is_apposed(tk, d) or is_whole(tk, d))
    if d.modifier is not None:
        return False
    if d.kind == "percent":
        return is_coupon(tk, d)
    if d.kind != "count" or d.object is None or d.object[1] != d.right:
        return False
    if before not in _HELD:
        return before in _ACQUIRES and _describes_name(tk, d)
    return (
        tk.lower[d.right] not in _NOUNS_OF and at(tk, d.right + 1) not in PRONOUNS
    )  # not "the 12 jobs it hopes to make"


def _describes_name(tk: Tokens, d: Draft) -> bool:
    """Whether a number and its noun, joined by a hyphen, describe a name: "to buy 300-bed Hotel Sigma"; not "to buy 300-bed hotels"."""
    k = d.right + 1
    return "-" in tk.lower[d.first : d.right] and k < tk.size and tk.word[k][0].isupper()


def is_coupon(tk: Tokens, d: Draft) -> bool:
    """Whether a percentage only says which loan is meant: "will redeem all its 12 pct bonds", "to repay an $80m 4 pct note"; not "will issue 12 pct notes"."""
    if d.about is None or d.about[0] <= d.last or tk.lower[d.about[1]] not in _LOANS:
        return False
    for k in range(d.left - 1, max(-1, d.left - _PHRASE), -1):
        w = tk.lower[k]
        if w in _HELD:
            return True
        if w in PREPOSITIONS or w in _ENDS_PHRASE:
            break
    first = max(0, d.left - _REPAID)
    return any(tk.lower[k] in _REPAYS and tk.sentence[k] == tk.sentence[d.left] for k in range(first, d.left))


def is_whole(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is the size of what somebody has: "will oversee its sales division of 12 people"; not "its target of 12 shops"."""
    k = d.left - 2
    if at(tk, k) not in _BODIES:
        return False
    first = next((i for i in range(k - 1, max(-1, k - _PHRASE), -1) if tk.lower[i] in OWNS), -1)
    return first >= 0 and all(tk.lower[i].isalpha() and tk.lower[i] not in PREPOSITIONS for i in range(first + 1, k))


def is_what_a_part_is_of(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is what another is a part of, and is there whatever befalls that: "four of the union's 12 mills will close"."""
    k = d.left - 1
    if at(tk, k) not in DEFINITE and at(tk, k) not in OWNS:
        return False
    for j in range(k, max(0, k - _PHRASE), -1):
        w = tk.lower[j]
        if w == "of":
            return is_number_word(tk, j - 1) or tk.lower[j - 1] in ("half", "most", "some")
        if w not in OWNS and w not in DEFINITE and (not w[0].isalnum() or w in PREPOSITIONS or w in AUXILIARIES):
            return False
    return False


def _is_apposed(tk: Tokens, d: Draft) -> bool:
    """Whether a figure says in an aside what a name is: "plans to buy Sigma, a chain of 12 shops"; not "to build in Rome a chain of"."""
    for k in range(d.left - 2, max(1, d.left - _PHRASE), -1):
        w = tk.lower[k]
        if w == "a" or w == "an":
            return tk.lower[k - 1] == "," and (tk.word[k - 2][0].isupper() or tk.lower[k - 2] in (")", ">"))
        if not w.isalpha() or w in PREPOSITIONS:
            return False
    return False
