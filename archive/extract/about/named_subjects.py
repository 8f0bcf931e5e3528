"""Whether a subject names anything: no pronoun that nobody is told by, no "there", no noun that only opens a clause."""

from __future__ import annotations

import re

from archive.extract.about.harm_done import WHEN_OR_WHERE
from archive.extract.about.only_told import FINDS
from archive.extract.about.subjects_ending import OPENS_PERIOD, before_period, subject_ending
from archive.extract.english.asides import before_aside, before_brackets
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CARDINALS,
    CURRENCY_SIGNS,
    DETERMINERS,
    PREPOSITIONS,
    all_forms,
    is_person,
    is_plural,
)
from archive.extract.english.noun_edges import WHICH_TIME, Span, before_determiners, in_phrase, name_ending
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.relative_clauses import PRONOUNS, clause_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import last_noun, trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import NOUNS_IN_ING, RELATIVES, SAYS_CLAUSES, STOP, TIME_HEADS, is_number_word
from archive.extract.words import word_set, words

TELL_TO = all_forms(words("rules")["subjects"]["tell_to"]) | {
    "told",
    "forecast",
    "led",
    "got",
    "calculated",
    "calculates",
}
INSIDE_OF = frozenset(("which", "who"))
APOSTROPHE = re.compile("['’]")
TIES_OF_TOLD = DETERMINERS | {"of", "in"}
STANDS_FOR = frozenset(("it", "he", "she", "they"))
WHERE_INSIDE = 6  # tokens of where or when behind "which"

_OPENS_TOLD_TIME = OPENS_PERIOD | WHICH_TIME
_THEY = word_set("rules", "phrases.collectives") | word_set("rules", "phrases.spoken_of_as_they")
_NOBODY = frozenset(("we", "you", "i"))
_TAKES = frozenset(("takes", "took", "take", "taken"))
_OPENS_QUOTE = frozenset('"“')
_OF_WHOM = frozenset(("whom", "which"))
_OF_THEM = frozenset(("some", "many", "most", "several", "each", "all", "both", "few", "none"))
_PARTS = CARDINALS.keys() | {"others", "some", "many", "most", "none", "few", "all", "those", "both", "another"}
_PERSONS = frozenset(("he", "she", "they"))
_SPEAK = frozenset(("authorities", "documents", "records", "papers", "reports"))
_THIS = frozenset(("this", "these", "those"))
_SAYINGS = word_set("rules", "subjects.not_after_in")  # "which in turn"
_JOINS_CLAUSES = frozenset(("and", "but", "while", "as", "after", "because"))
_APPROXIMATE = frozenset(("at", "least", "most", "more", "less", "fewer", "than", "up", "to", "some", "over", "a"))
_LEADS_INSIDE = WHEN_OR_WHERE | {
    "by",
    "with",
    "for",
    "from",
    "over",
    "under",
    "until",
    "since",
    "despite",
    "after",
    "before",
}
_ASKS = frozenset(("why", "how", "where", "when"))
_HEARS = frozenset(("heard", "hears", "told", "show", "shows", "showed", "indicate", "indicates"))
_OF_WHAT_HAPPENED = frozenset(("resulted", "results", "meant"))
_TOLD_OF = _THIS | STANDS_FOR | {"that"}
_PRONOUNS_TOLD = frozenset(("him", "her", "them", "us", "me", "you", "it"))
_IS_FOUND = frozenset(("be", "have"))  # "found the rate to be 5%"; not "found a way to save $5m"


def subject_or_nobody(tk: Tokens, k: int, end: int, *, finite: bool) -> tuple[Span | None, bool]:
    """Return the subject of the verb at ``k`` that ends at ``end``, and whether that is nobody whom a noun names."""
    if finite and not INSIDE_OF.isdisjoint(tk.distinct):
        end = _before_where_inside(tk, end)
    hung = _before_hung_clause(tk, end) if finite and end > 0 and not PRONOUNS.isdisjoint(tk.distinct) else None
    if hung is not None:
        return hung, False
    ahead = before_aside(tk, end)
    if finite and ahead > 2 and tk.lower[end] in RELATIVES and tk.lower[end - 1] == ",":
        behind = before_brackets(tk, end - 1)
        ahead = behind if behind < end - 1 else ahead  # "Ann Lee (Con, Dol West), who is"
        if tk.word[end - 2].isdigit() and tk.lower[end - 3] == "," and end > 3:
            aged = name_ending(tk, end - 4)  # "Ann Lee, 66, who fled"
            if aged is not None:
                return aged, True
        named = _named_before_aside(tk, end - 1)
        if named is not None:
            return named, True
    if _is_nobody(tk, ahead, end, k):
        return None, True
    if finite and tk.lower[end] in _ASKS and tk.lower[end + 1] in AUXILIARIES:
        return _subject_asked(tk, end + 2), True  # "why are such costs still rising 5%"
    if finite and tk.lower[end] in _OF_WHOM and tk.lower[end - 1] == "of" and tk.lower[end - 2] in _OF_THEM:
        whole = phrase_ending(tk, end - 4, tk.sentence[k]) if tk.lower[end - 3] == "," else None
        if whole is not None:
            return last_noun(tk, whole), True  # "men, some of whom had lost"
    phrase = subject_ending(tk, ahead, end, tk.sentence[k], finite=finite)
    if phrase is None and finite and is_number_word(tk, end) and _opens_as_number(tk, end):
        return None, True  # "said that $768m had been paid to 12 firms"
    if (
        phrase is not None
        and phrase[0] > 1
        and tk.lower[phrase[0] - 2] == "those"
        and tk.lower[phrase[0] - 1] in PREPOSITIONS
    ):
        return None, True  # "those on high pay - judged to be $5 - are"
    return phrase, False


def _named_before_aside(tk: Tokens, end: int) -> Span | None:
    """Return the name before its age or town, which ends at the comma ``end``: "Ann Lee, aged 66, (who fled)", "Omar K., from Herat, (who)"."""
    k = end - 1
    while k > 1 and end - k < WHERE_INSIDE and (tk.word[k][0].isupper() or tk.word[k].isdigit()):
        k -= 1
    if k == end - 1 or tk.lower[k] not in _SAYS_AGE_OR_TOWN or tk.lower[k - 1] != ",":
        return None
    return name_ending(tk, k - 2) if (tk.lower[k] == "aged") == tk.word[k + 1].isdigit() else None


_SAYS_AGE_OR_TOWN = frozenset(("aged", "from", "of"))


def _before_hung_clause(tk: Tokens, end: int) -> Span | None:
    """Return what a relative clause that ends at ``end`` hangs on, where no aside holds both.

    "The toll of a quake that shook Tarn (rose)", "the cuts, half of which are in Leeds, (are)"; not "The Choir, a film that won, (is)".
    """
    clause = clause_ending(tk, end)
    if clause is not None and tk.lower[clause.first - 1] == ",":
        named = _named_before_aside(tk, clause.first - 1)
        if named is not None:
            return named
    phrase = phrase_ending(tk, clause.noun, tk.sentence[end]) if clause is not None else None
    if clause is None or phrase is None or not phrase[0]:
        return phrase
    k = before_determiners(tk, phrase[0] - 1)
    before = tk.lower[k - (k > 0 and tk.lower[k] in PREPOSITIONS)]  # "Ann Lee, of Rath, who runs a mill, (is)"
    aside = tk.lower[end] == "," and (before == "," or tk.lower[clause.first - 1] != ",")
    return None if aside or before in ("and", "or") else phrase


def _opens_as_number(tk: Tokens, k: int) -> bool:
    """Whether the number that ends at ``k`` opens its clause, so that it is the subject itself: "said that $768m had", "and $5m was"."""
    w = tk.lower[k + 1]
    if w == "am" or not (w in AUXILIARIES or w[-2:] == "ed" or is_past_tense(tk, k + 1)):
        return False  # "has claimed eight lives"
    while k > 0 and (
        is_number_word(tk, k) or tk.lower[k] in CURRENCY_SIGNS or tk.lower[k] in _APPROXIMATE or tk.lower[k] in ADVERBS
    ):
        k -= 1
    told = tk.lower[k] == "that" or tk.lower[k] in SAYS_CLAUSES
    return told or (tk.lower[k] in _JOINS_CLAUSES and tk.lower[k + 1] in CURRENCY_SIGNS)


def _subject_asked(tk: Tokens, k: int) -> Span | None:
    """Return the subject that stands behind the auxiliary of a question, at ``k``."""
    first = k
    while first < tk.size - 1 and tk.lower[first] in DETERMINERS:
        first += 1
    return simple_phrase(tk, first, noun_first=first > k) if tk.lower[first] not in STANDS_FOR else None


def _before_where_inside(tk: Tokens, end: int) -> int:
    """Return the pronoun before what a preposition leads, which stands between it and its verb; else ``end``.

    "The quake, which in Peru (measured 6)", "buyers, who on average (paid $5)", "a clerk who with her aunt, Eve, (fled)".
    """
    near = tk.lower[end - WHERE_INSIDE if end > WHERE_INSIDE else 0 : end]
    if "which" not in near and "who" not in near:
        return end
    k = end
    while k > 1 and end - k < WHERE_INSIDE and (in_phrase(tk, k) or tk.lower[k] == ","):
        k -= 1
    k = before_determiners(tk, k) if k < end and tk.lower[k] in DETERMINERS and tk.lower[k] != "which" else k
    opens = (
        k < end and tk.lower[k] in _LEADS_INSIDE and tk.lower[k - 1] in INSIDE_OF and tk.lower[k + 1] not in _SAYINGS
    )
    return k - 1 if opens and tk.sentence[k - 1] == tk.sentence[end] and tk.lower[k - 2] not in PREPOSITIONS else end


def of_pronoun(tk: Tokens, phrase: Span | None, pronoun: str) -> Span | None:
    """Return what a pronoun between it and the verb stands for: of "it" the firm, where a spokesman for the firm said it; of "he" a person."""
    if phrase is None or not pronoun:
        return phrase
    head = next((k for k in range(phrase[0], phrase[1]) if tk.lower[k + 1] in PREPOSITIONS), phrase[1])
    if pronoun == "they":
        w = tk.lower[head]
        alone = "and" not in tk.lower[phrase[0] : phrase[1]]
        one = alone and tk.word[head].islower() and not (is_plural(w) or w in _THEY)
        return None if one else phrase  # "a framework for better lamps, meaning they are 35% cheaper"
    if pronoun != "it":
        # "Analysts said he had sold 12 shops"
        opens = tk.opens(phrase[0]) and (is_person(tk.lower[head]) or tk.lower[head] in _SPEAK)
        several = is_plural(tk.word[head]) and phrase[0] and tk.lower[phrase[0] - 1] == "the"
        several = several or (opens and is_plural(tk.lower[head]))
        if several or tk.lower[head] == "police":
            return None  # "the Eagles split up, and he had to pay $3m", "police said he had been there for an hour"
        # not "a jury convicted him, and he faces 20 years"
        somebody = not tk.word[head].islower() or any(is_person(tk.lower[k]) for k in range(phrase[0], head + 1))
        return phrase if somebody else None
    # "Analysts said it had sold 12 shops", "Police said it was sold for $50"
    if not tk.word[head].islower() and at(tk, phrase[1] + 1) == "," and at(tk, phrase[1] + 2) == "who":
        return None  # "Ann Lee, who set up a fund, said it had saved 12 shops"
    opens = head == phrase[0] and tk.opens(head) and (is_plural(tk.word[head]) or tk.lower[head] == "police")
    if not (tk.word[head].islower() or opens) or not (is_person(tk.lower[head]) or tk.lower[head] == "police"):
        return phrase
    speaks_for = head + 2 <= phrase[1] and tk.lower[head + 1] in ("for", "of", "at")
    return trimmed(tk, head + 2, phrase[1]) if speaks_for else None


def _is_nobody(tk: Tokens, ahead: int, end: int, k: int) -> bool:
    """Whether the verbs from ``end`` to ``k`` have a subject that names nobody: "we have cut", "said there are"."""
    if 0 <= ahead < end and tk.lower[ahead] in _PARTS and tk.opens(ahead) and tk.lower[end] == ",":
        return True  # "One, from a group of fans, is worth $5m"
    if tk.lower[end] in _PERSONS and at(tk, end - 1) in _HEARS:
        return True  # "the court heard he stabbed her 27 times"
    if tk.lower[end] in _TOLD_OF and _is_pronoun_told(tk, end):
        return True
    ruled = at(tk, end - 2) in ("between", "of")  # "talks between the two"
    if tk.lower[end] in CARDINALS and at(tk, end - 1) in ("the", "these", "those", "all") and not ruled:
        return True  # "said the two had met and played 12 games", "said all five will cost $3m"
    if tk.lower[end] == "which" and at(tk, end - 1) == "," and at(tk, end + 1) in _OF_WHAT_HAPPENED:
        return True  # "it bought two banks, which resulted in 66 new offices"
    if tk.lower[end] in STANDS_FOR and at(tk, end - 1) == "that" and at(tk, end - 2) in BE:
        return True  # "a condition will be that it is sold over six months"
    if tk.lower[k - 1] == "here" and (tk.opens(k - 1) or tk.lower[k - 2] == ","):
        return True  # "in May, here are two songs"
    there = any(tk.lower[i] == "there" and tk.lower[i + 1] in AUXILIARIES for i in range(end + 1, k))
    w = tk.lower[end]
    said = APOSTROPHE.split(w, maxsplit=1)[0] if "'" in w or "’" in w else w  # "I've had"
    if said != w and said in STANDS_FOR and at(tk, end - 1) in _OPENS_QUOTE:
        return True  # 'said: "They've lost 12 shops"'
    return there or said in _NOBODY or (ahead >= 0 and tk.lower[ahead] in _NOBODY)


def _is_pronoun_told(tk: Tokens, end: int) -> bool:
    """Whether a pronoun at ``end`` is the subject of what somebody says, and never he who says it.

    "Lee said this would take 12 years", "said that worked out at $3", 'said: "They lost 12 shops"', "it takes 12 months to", "it will be two days before".
    """
    w, before = tk.lower[end], at(tk, end - 1)
    if w in _THIS:
        return before in SAYS_CLAUSES or (before == "that" and w == "this")
    if w == "that":
        return before in SAYS_CLAUSES and is_past_tense(tk, end + 1)
    if w == "it" and (takes := _behind_impersonal(tk, end + 1)):
        leads = _UNTIL if tk.lower[takes - 1] in BE else _UNTIL | {"to", "for"}
        if not TIME_HEADS.isdisjoint(tk.lower[takes : takes + 5]) and not leads.isdisjoint(
            tk.lower[takes : takes + 10]
        ):
            return True
    return w in STANDS_FOR and before in _OPENS_QUOTE and not tk.glued(end - 1)


def _behind_impersonal(tk: Tokens, k: int) -> int:
    """Return the token behind "takes", "would take" or "will be" at ``k``; 0 where none stands there."""
    while at(tk, k) in AUXILIARIES or at(tk, k) in ADVERBS:
        k += 1
    takes = at(tk, k) in _TAKES
    return k + takes if takes or tk.lower[k - 1] in BE else 0


_UNTIL = frozenset(("before", "until", "since"))


def told_subject(tk: Tokens, end: int) -> Span | None:
    """Return who is told or expected to act before the "to" behind ``end``, words of time behind it aside; None where nobody is.

    "Analysts expect sales this year to fall 12%", "it was hard for Harris to earn"; not "sold its ships to pay $3m".
    """
    before = before_period(tk, end)
    before -= before < end and tk.lower[before] in WHICH_TIME
    timed = before < end and tk.lower[before + 1] in _OPENS_TOLD_TIME and tk.lower[before] not in STOP
    last = before if timed else end
    k = last
    while (
        k > 0
        and last - k < 10
        and (
            in_phrase(tk, k)
            or tk.lower[k] in TIES_OF_TOLD
            or tk.lower[k] in _PRONOUNS_TOLD
            or (k == last and tk.lower[k] in NOUNS_IN_ING)  # "expects borrowing to come in at"
        )
    ):
        k -= 1
    if k == last or tk.lower[last] in TIME_HEADS or is_number_word(tk, last - 1):
        return None
    if tk.lower[k + 1] == "in" and tk.lower[k - 1] in BE:
        return None  # "output is forecast in the report to rise to"
    tells = tk.lower[k] in TELL_TO or (tk.lower[k] in FINDS and at(tk, end + 2) in _IS_FOUND)
    return (k + 1, last) if tk.lower[k] == "for" or (tells and is_verb(tk, k)) else None
