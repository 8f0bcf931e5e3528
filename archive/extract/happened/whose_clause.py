"""Whose clause a figure stands in: its own, that of the whole that it is part of, one that it only opens, or an aside."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, is_number_word
from archive.extract.happened.happening_verbs import PASSED_OVER, SAYING, TELLING
from archive.extract.happened.happening_words import DIED, SUBJECT_VERBS
from archive.extract.words import word_set

GROUPS = word_set("rules", "happenings.groups")
CLAUSE_ENDS = frozenset((";", ":", "“", '"'))
_LEARNS = word_set("rules", "happenings.learns")
_CLAUSE_EDGES = CLAUSE_ENDS.union(("—", "–", "(", "and", "but", "that"))
_OPEN_CLAUSES = frozenset(("after", "before", "since", "until", "till", "as", "than", "by", "from"))
_MARKS_OF_ASIDES = frozenset((",", "—", "–", "("))
_LISTING = frozenset(("including", "among", "excluding"))  # behind a comma: what is told in it is told of members
_NO_ASIDE = CONJUNCTIONS | {"that", "he", "she", "they", "it"}
_PLURAL_VERBS = frozenset(("were", "are", "have"))
_OPENS_PHRASE = PREPOSITIONS.union(VERBS)
_RELATIVE = frozenset(("who", "that", "which", "where", "when"))
_JOINS_CLAUSES = CONJUNCTIONS - {"that", "which", "who"}
_FINITE = frozenset(("was", "were", "is", "are", "has", "have", "had", "will"))
_PARTS_OF = frozenset(
    (
        *(
            "none",
            "neither",
            "nobody",
            "some",
            "any",
            "part",
            "half",
            "several",
            "majority",
            "minority",
            "percent",
            "cent",
        ),
        *("handful", "few", "many", "most", "rest", "remainder"),
    )
)


def fronted_by(tk: Tokens, d: Draft) -> str | None:
    """Return the preposition that opens the clause with the figure in its phrase: "Of the 30 aboard, four died", "In a group of 12"."""
    k = _past_determiners(tk, d.left - 1)
    if k < 0 or d.range_end is not None or tk.lower[k] not in PREPOSITIONS or tk.lower[k] in _OPEN_CLAUSES:
        return None
    if tk.lower[k] == "of" and not _begins_clause(tk, k):
        k -= 1
        for _ in range(3):  # "in the angry group of"
            if k < 0 or tk.lower[k] in PREPOSITIONS or tk.lower[k] in DETERMINERS:
                break
            k -= 1
        k = _past_determiners(tk, k)
        if k < 0 or tk.lower[k] not in PREPOSITIONS:
            return None
    return tk.lower[k + 1 if tk.lower[k] == "out" else k] if _begins_clause(tk, k) else None


def fronted_end(tk: Tokens, d: Draft) -> int:
    """Return where a figure that a preposition puts before its clause is no longer spoken of: the comma or the next number.

    "Of the 30 people on board, four were killed" says of the 30 what stands before the comma: "Of the 30 arrested, four fled".
    """
    first = max(d.right, d.object_head or 0) + 1
    if fronted_by(tk, d) is None:
        return tk.size
    for k in range(first, min(first + 24, tk.size)):
        if tk.lower[k] == "," or is_number_word(tk, k):
            return k
    return tk.size


def _past_determiners(tk: Tokens, k: int) -> int:
    """Return the first token at ``k`` or before it that is no determiner."""
    first = max(-1, k - 3)
    while k > first and tk.lower[k] in DETERMINERS:
        k -= 1
    return k


def _begins_clause(tk: Tokens, k: int) -> bool:
    if k == 0 or tk.sentence[k - 1] != tk.sentence[k] or tk.lower[k - 1] in _CLAUSE_EDGES:
        return True
    return tk.lower[k - 1] == "," and tk.lower[k] in ("of", "out", "among")


def part_of(tk: Tokens, d: Draft) -> bool:
    """Whether only a part of the figure is spoken of: "one of three suspects fled", "none of the 12 was killed"."""
    k = d.left - 1
    if k > 0 and tk.lower[k] in ("the", "his", "her", "its", "their", "those", "these"):
        k -= 1
    if k > 2 and tk.lower[k] in ("'s", "’s"):  # "twelve of the ship's 300 passengers"
        k = next((m for m in range(k - 2, max(k - 6, 0), -1) if tk.lower[m] == "of"), k)
    if k < 1 or tk.lower[k] != "of":
        return False
    k = k - 2 if k > 1 and tk.lower[k - 1] == "out" else k - 1  # "12 out of 40 patients"
    return tk.lower[k] in _PARTS_OF or is_number_word(tk, k)


def is_object_of_gerund(tk: Tokens, d: Draft) -> bool:
    """Whether the figure is what others do something to: "men accused of killing 12 people were held", "men carrying two boys"."""
    k = _past_determiners(tk, d.left - 1)
    if k < 1 or not tk.lower[k].endswith("ing") or tk.lower[k] not in VERBS or tk.lower[k] in PREPOSITIONS:
        return False
    if tk.lower[k] in _LEARNS:
        return False  # "after learning two people were shot"
    return tk.lower[k - 1] in PREPOSITIONS or (is_plural(tk.word[k - 1]) and is_person(tk.word[k - 1]))


def is_object(tk: Tokens, d: Draft) -> bool:
    """Whether the figure is the object of a verb or preposition before it: "robbed 12 men and were caught", "fired at 12 men and"."""
    k = _past_determiners(tk, d.left - 1)
    if k < 0 or tk.sentence[k] != tk.sentence[d.left] or tk.lower[k + 1] == "that":
        return False
    if tk.lower[k] in PREPOSITIONS:
        return tk.lower[k] not in _OPEN_CLAUSES and tk.lower[k] not in ("including", "of", "among")
    return is_verb(tk, k) and tk.lower[k] not in SAYING and tk.lower[k] not in _LEARNS


def hangs_on_another(tk: Tokens, j: int, start: int) -> bool:
    """Whether the relative clause that opens at ``j`` hangs on a noun behind the figure, whose phrase ends before ``start``.

    "Two sons of a woman who had vanished", "two nurses at a clinic where 12 died"; "two men in a car who were shot" are hurt
    themselves, and so are "two men and a woman who were shot".
    """
    between = tk.lower[start:j]
    if "and" in between or "," in between or _OPENS_PHRASE.isdisjoint(between):
        return False
    noun = tk.lower[j - 1]
    if tk.lower[j] == "where":
        return True
    if is_person(noun) is not (tk.lower[j] == "who") or noun in PREPOSITIONS or not noun[0].isalpha():
        return False
    return at(tk, j + 1) not in _PLURAL_VERBS or is_plural(tk.word[j - 1])


def past_clause(tk: Tokens, j: int) -> int:
    """Return the verb of the main clause behind the relative clause that opens at ``j``; the end of the text where none follows."""
    k = next((k for k in range(j + 1, min(j + 12, tk.size)) if tk.lower[k] in AUXILIARIES or is_verb(tk, k)), tk.size)
    while k < tk.size and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS):
        k += 1
    if at(tk, k + 1) == "and" and at(tk, k + 2) in VERBS:
        k += 2  # "who chased and killed a jogger"
    inner = 0  # relative clauses in this one whose verb has not come yet: "who survived the fall in which 14 died"
    for i in range(k + 1, min(k + 20, tk.size)):
        if tk.sentence[i] != tk.sentence[j] or not (tk.lower[i][0].isalnum() or tk.lower[i] in ("'s", "’s", "-")):
            break
        inner += tk.lower[i] in _RELATIVE
        if tk.lower[i] in _FINITE or (is_verb(tk, i) and (inner or tk.lower[i] in SUBJECT_VERBS)):
            if not inner:
                return i
            inner -= 1
        if tk.lower[i] in _JOINS_CLAUSES:
            break
    return tk.size


def may_be_singular(tk: Tokens, d: Draft) -> bool:
    """Whether a verb in the singular may be said of the figure: of one, of a share, of a group or total of so many."""
    if d.value == 1 or d.kind != "count":
        return True
    return d.left > 1 and tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] in GROUPS


def marks_aside(tk: Tokens, j: int) -> bool:
    """Whether a comma, dash or bracket at ``j`` interrupts what is said of the figure: a list goes on."""
    if tk.lower[j] in HYPHENS:
        return not tk.glued(j) and not tk.glued(j + 1)
    return tk.lower[j] in _MARKS_OF_ASIDES and not _lists_on(tk, j)


def past_aside(tk: Tokens, mark: int) -> int:
    """Return the token to read on from: the end of an aside that begins at ``mark``, else the mark itself.

    "Ten people, 12 of whom were hurt, ..."; "five people - three men and two women - were killed"; "12 people, including Ames, were".
    """
    w = tk.lower[mark]
    following = next(
        (tk.lower[k : k + 2] for k in range(mark + 2, min(mark + 6, tk.size)) if tk.lower[k] == "of"), []
    )  # ", 12 of whom", ", at least 30 of whom"
    if w != ",":
        closing = ")" if w == "(" else w
        return next((k for k in range(mark + 2, min(mark + 22, tk.size)) if tk.lower[k] == closing), mark)
    if following in (["of", "whom"], ["of", "which"]):
        return next((k for k in range(mark + 4, min(mark + 20, tk.size)) if tk.lower[k] == ","), tk.size)
    if at(tk, mark + 1) in _NO_ASIDE:
        return mark
    listed = at(tk, mark + 1) in _LISTING
    described = False  # "two guards, militiamen who are paid $60 a month, also died"
    for k in range(mark + 1, min(mark + 18, tk.size - 1)):
        verb = k + 1 + (tk.lower[k + 1] in _ALSO)
        if tk.lower[k] == "," and (at(tk, verb) in AUXILIARIES or at(tk, verb) in SUBJECT_VERBS):
            return k
        described = (described or (tk.lower[k] in _DESCRIBES and k > mark + 1)) and tk.lower[k] != ","
        if described:
            continue
        if tk.lower[k] in AUXILIARIES or (tk.lower[k] in TELLING and not (listed or _is_passed_over(tk, k))):
            return mark
    return mark


_DESCRIBES = frozenset(("who", "that", "which"))
_ALSO = frozenset(("also", "both", "all", "later"))


def _is_passed_over(tk: Tokens, k: int) -> bool:
    """Whether a word that may tell something tells nothing in an aside: "including", or a noun, as in "a cook and two nurses"."""
    before = tk.lower[k - 1]
    return tk.lower[k] in PASSED_OVER or before in ("a", "an", "the") or is_number_word(tk, k - 1)


def _lists_on(tk: Tokens, comma: int) -> bool:
    """Whether another counted thing follows the comma: "ten men, four women and three children were rescued"."""
    if tk.lower[comma] != "," or comma + 2 >= tk.size or others_speak(tk, comma + 1):
        return False
    w = tk.lower[comma + 2]
    return is_number_word(tk, comma + 1) and w[0].isalpha() and w not in PREPOSITIONS and w not in DETERMINERS


def others_speak(tk: Tokens, j: int) -> bool:
    """Whether another number with its own verb stands at ``j``: "12 aboard, four were hurt"."""
    return j + 1 < tk.size and is_number_word(tk, j) and (tk.lower[j + 1] in AUXILIARIES or tk.lower[j + 1] in DIED)
