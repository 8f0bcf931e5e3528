"""Who is of an age: "Jane Doe, 42", "children under 5", "the girl is 12 years old"."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.about.clause_subjects import subject_before
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import IN
from archive.extract.english.lexicon import (
    ADDRESS_WORDS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.english.noun_edges import Span, before_determiners, name_ending
from archive.extract.english.phrase_insides import ARTICLES
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, TIME_HEADS
from archive.extract.numbers.life_decades import owner_before
from archive.extract.words import word_set

_AGE_WORDS = frozenset(("age", "aged", "ages"))
_SEVERAL = word_set("rules", "phrases.collectives") | {"police"}
_STREETS = ADDRESS_WORDS - {"st", "court", "place", "trail", "pike", "way", "circle", "terrace"}
_AROUND_AGES = _AGE_WORDS | MONTHS | WEEKDAYS | TIME_HEADS | {"the", ",", "last", "this", "ago", "now"}

_AROUND_DECADES = _AROUND_AGES | {"well", "now", "still", "both", "all", "mostly", "probably", "likely"}
_OF_ITS_AGE = frozenset(("as", "at", "than"))
_DESCRIPTION = 24  # tokens of "a black male, between 20 and 25 years old, standing 5 feet 6"
_ENDS_DESCRIPTION = frozenset((";", ":", "who", "said"))
_FRONTS = frozenset(("in", "by", "at", "now", "during"))
_THOUGHT = frozenset(("believed", "thought", "said", "estimated", "reported", "understood"))
_AT_DEATH = frozenset(("at", "aged"))
_LONGEST_ASIDE = 40  # tokens of "Ann Lee, actress and singer, dead at 73"
_CODE = 5  # letters, or tokens, of a code for race and sex
_ENDS_APPOSITION = frozenset((",", ".", "who", "from"))
_RANGING = frozenset(("ranging", "varying"))  # "boys ranging in age from 9 to 12"
_OTHERS = frozenset(("other", "others", "one", "those", "some", "most", "many"))


def person_of_age(tk: Tokens, d: Draft) -> Span | None:
    """Return who is of that age: "Jane Doe, 42", "children under 5", "the girl is 12 years old"."""
    k = (d.left if d.form != "decade" else owner_before(tk, d.first)) - 1
    if k < 0:
        return None
    if d.rules.get("kind") == "died at N":
        return _if_somebody(tk, subject_before(tk, d.left))
    if (described := somebody_described(tk, d)) is not None:
        return described
    return _told_in_front(tk, d, k) or _person_before(tk, d, k)


def youngest(tk: Tokens, d: Draft) -> Span | None:
    """Return the superlative that stands for who is of the age: "two sons, the youngest only 12 weeks old", "the oldest of whom is 12"."""
    if _YOUNGEST.isdisjoint(tk.distinct):
        return None
    k = d.left - 1
    k -= tk.lower[k] == "," and k > 1 and tk.lower[k - 1] in _OF_THEM
    while k > 2 and d.left - k < _BEFORE_AGE and tk.lower[k] in _LEADS_TO_AGE:
        k -= 1
    k -= 2 * (k > 2 and tk.lower[k] in _OF_THEM and tk.lower[k - 1] == "of")
    if k < 1 or tk.lower[k] not in _YOUNGEST or tk.lower[k - 1] != "the":
        return None
    before = tk.lower[k - 2] if k > 1 else "."
    return (k, k) if tk.opens(k - 1) or not before[0].isalnum() or before == "and" else None


_YOUNGEST = frozenset(("youngest", "oldest", "eldest", "latest"))
_OF_THEM = frozenset(("whom", "them", "which"))
_LEADS_TO_AGE = frozenset(("only", "just", "aged", "is", "was", "now", "about", "barely", "nearly", "almost"))
_BEFORE_AGE = 4  # tokens from there to the age


def somebody_described(tk: Tokens, d: Draft) -> Span | None:
    """Return who is described as so old or tall: the man of "police described the man as white, 12 to 15 and 5 feet tall", "a man, described as 12"."""
    if "described" not in tk.distinct and "describe" not in tk.distinct:
        return None
    sentence = tk.sentence[d.left]
    lead = 0
    for k in range(d.left - 1, max(0, d.left - _DESCRIPTION), -1):
        if tk.sentence[k] != sentence or tk.lower[k] in _ENDS_DESCRIPTION:
            return None
        if tk.lower[k] == "as":
            lead = k
        elif tk.lower[k] in ("described", "describe", "describes") and lead:
            if lead > k + 1:
                told = tk.lower[k + 1] not in PREPOSITIONS and tk.lower[k - 1] not in BE
                last = next(
                    (i - 1 for i in range(k + 3, lead) if tk.lower[i] == "to"), lead - 1
                )  # "the man to officers"
                return _if_somebody(tk, trimmed(tk, k + 1, last) if told else None)
            phrase = phrase_ending(tk, k - 2, sentence) if tk.lower[k - 1] == "," else None
            return _if_somebody(tk, phrase)
    return None


def _person_before(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return who is told of in the words that end at ``k``, right before the age."""
    dead = _dead_before(tk, d, k)
    if dead >= 0:
        return _persons_ending(tk, dead, tk.sentence[d.left])
    if tk.lower[k] in ("now", "also", "then", "just", "both") and k and tk.lower[k - 1] == ",":
        k -= 1
    k = _before_ages(tk, k)
    coded = _before_code(tk, k)
    if coded is not None:
        return coded
    w = tk.lower[k]
    if w in (",", "(") or w in DASHES:
        return _with_office(
            tk,
            _behind_street(tk, _hyphened(tk, name_ending(tk, k - 1)))
            or _persons_ending(tk, k - 1, tk.sentence[d.left]),
        )
    if w in PREPOSITIONS and w not in _OF_ITS_AGE and tk.lower[d.right] == "old" and tk.lower[d.right - 1] in HYPHENS:
        return None  # "the death of 15-year-old", "held after 15-year-old stabbed": it says itself who is of that age
    if w in _AGE_WORDS or w in PREPOSITIONS:
        return _behind_preposition(tk, d, k)
    if d.rules.get("kind") == "name N has":
        return name_ending(tk, k)
    if w == "turns":
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # no verb to `is_verb`: it may be a noun
    if w in DETERMINERS and tk.lower[d.right] == "old":
        return _who_is(tk, d, k)
    if (article := _before_adjective(tk, d, k)) >= 0:
        return _who_is_so(tk, d, article)
    bounded = d.modifier is not None and d.modifier[0] == d.left and k and tk.lower[k - 1] in DETERMINERS
    if is_person(w) and (bounded or is_plural(tk.word[k])):  # "men aged 40", "no person under 21 years old"
        phrase = phrase_ending(tk, k, tk.sentence[d.left])
        return _after_preposition(tk, phrase) if phrase else None
    if tk.lower[d.right] == "old" and tk.word[k].islower() and is_plural(tk.word[k]) and not is_verb(tk, k):
        return phrase_ending(tk, k, tk.sentence[d.left])  # "e-mails more than three months old"
    phrase = subject_before(tk, d.left)
    if phrase is not None and w in BE and k and tk.lower[k - 1] in ("he", "she"):
        person = tk.word[phrase[1]][0].isupper() or is_person(tk.lower[phrase[1]])
        return phrase if person else None  # "the house was sold when she was 16"
    return phrase


def _before_code(tk: Tokens, k: int) -> Span | None:
    """Return the name before brackets that open with a code for race and sex, behind which the age stands: "ROE, ANN (WFA, 54, HELD)"."""
    if k < 3 or tk.lower[k] != ",":
        return None
    first = k - 1
    while (
        first > 0
        and k - first < _CODE
        and (tk.word[first].isupper() or tk.word[first] == "/")
        and len(tk.word[first]) < _CODE
    ):
        first -= 1
    name = _hyphened(tk, name_ending(tk, first - 1)) if first and first < k - 1 and tk.lower[first] == "(" else None
    if name is None or name[0] < 2 or tk.word[name[0] - 1] != "," or not tk.word[name[0] - 2].isupper():
        return name
    surname = name_ending(tk, name[0] - 2)
    return name if surname is None else (surname[0], name[1])


def _told_in_front(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return the person whose age opens the sentence, or is guessed in an aside: "In his 20s, Lee worked", "a man, believed to be in his 20s,"."""
    j = d.right + 2
    if d.form != "decade" or not tk.opens(k) or j >= tk.size or tk.lower[j - 1] != "," or tk.lower[k] not in _FRONTS:
        return _thought_to_be(tk, k, tk.sentence[d.left])
    while j < tk.size and tk.lower[j] in DETERMINERS:
        j += 1
    return _if_somebody(tk, simple_phrase(tk, j, noun_first=True) if j < tk.size else None)


def _if_somebody(tk: Tokens, phrase: Span | None) -> Span | None:
    return phrase if phrase is not None and _is_somebody(tk, phrase) else None


def _thought_to_be(tk: Tokens, k: int, sentence: int) -> Span | None:
    """Return whose age an aside guesses: "found a man, believed to be in his 20s, unresponsive"."""
    k -= tk.lower[k] in PREPOSITIONS
    while k > 3 and tk.lower[k] in ("around", "about", "aged"):
        k -= 1
    if k < 4 or tk.lower[k - 1 : k + 1] != ["to", "be"] or tk.lower[k - 2] not in _THOUGHT or tk.lower[k - 3] != ",":
        return None
    first = next((i for i in range(k - 4, max(-1, k - 14), -1) if is_verb(tk, i) or tk.sentence[i] != sentence), -1)
    return _if_somebody(tk, trimmed(tk, first + 1, k - 4) if first >= 0 else None)


def _before_ages(tk: Tokens, k: int) -> int:
    """Return the dash before "ages" or "aged" at ``k``: "two sons - ages 16 and 19 -"; ``k`` where none stands there."""
    dashed = k > 1 and tk.lower[k] in ("ages", "aged") and tk.lower[k - 1] in DASHES and not tk.glued(k - 1)
    return k - 1 if dashed else k


def _dead_before(tk: Tokens, d: Draft, k: int) -> int:
    """Return the token before "dead at", "found dead aged"; -1 where the figure stands behind nothing like that."""
    k -= 3 * (tk.lower[max(0, k - 3) : k + 1] == ["at", "the", "age", "of"])
    if tk.lower[k] not in _AT_DEATH or k < 2:
        return -1
    k -= 1 + (tk.lower[k - 1] == ",")
    if tk.lower[k] != "dead":
        return -1
    k -= 1
    while k > 0 and (tk.lower[k] in ("found", "shot", "stabbed", "pronounced") or tk.lower[k] in AUXILIARIES):
        k -= 1
    if tk.lower[k] != ",":
        return k
    first = max(bisect_left(tk.sentence, tk.sentence[k]), k - _LONGEST_ASIDE)
    return tk.lower.index(",", first) - 1  # "Ann Lee, actress and singer, dead at 73"


def _behind_preposition(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return who is of the age that "at", "aged" or "in" at ``k`` stands before: "a man in his 40s", "Ames died of a heart attack aged 72"."""
    around = _AROUND_AGES if d.form != "decade" else _AROUND_DECADES
    while k > 0 and (tk.lower[k] in PREPOSITIONS or tk.lower[k] in around):
        k -= 1
    k -= tk.lower[k] in _RANGING
    if tk.lower[k] == "those" or (d.form == "decade" and tk.lower[k] in _OTHERS):
        return None  # "were those aged 15", "one in his 20s, the other in his 60s"
    persons = is_person(tk.lower[k])
    name = tk.word[k][0].isupper() and not _is_where(tk, k)  # "died in Miami at the age of 87"
    if name and (one := _victim(tk, k, tk.sentence[d.left])) is not None:
        return one
    named = persons or name or _AGE_WORDS.isdisjoint(tk.lower[k + 1 : d.left])
    phrase = phrase_ending(tk, k, tk.sentence[d.left]) if named and not is_verb(tk, k) else None
    if phrase is not None and phrase[1] == k:
        return _after_preposition(tk, phrase) if persons else phrase
    return _if_one(tk, d, subject_before(tk, d.left))


def _victim(tk: Tokens, end: int, sentence: int) -> Span | None:
    """Return the person whose murder or the like the phrase names that ends at ``end``: "the murder of Constable Ian Lee, aged 26"."""
    first = end
    end -= tk.lower[end] == ","
    first = end
    while first > 1 and tk.word[first - 1][0].isupper() and tk.sentence[first - 1] == sentence:
        first -= 1
    done = first > 1 and tk.lower[first - 1] == "of" and tk.lower[first - 2] in _DONE_TO
    return (first, end) if done and first < end else None


_DONE_TO = frozenset(
    "murder killing death manslaughter murders shooting abduction kidnapping rape assassination disappearance arrest".split()
)


def _with_office(tk: Tokens, phrase: Span | None) -> Span | None:
    """Return the office with the place that it is of: "the mayor of Dol, 52,"; else the phrase."""
    if phrase is None or phrase[0] < 2 or tk.lower[phrase[0] - 1] != "of" or not is_person(tk.lower[phrase[0] - 2]):
        return phrase
    return (
        (phrase[0] - 2, phrase[1])
        if tk.word[phrase[0] - 2].islower() and not is_plural(tk.word[phrase[0] - 2])
        else phrase
    )


def _if_one(tk: Tokens, d: Draft, phrase: Span | None) -> Span | None:
    """Return the phrase unless it names several, and the decade is one's: "(officers found a man, believed to be) in his 40s"."""
    if phrase is None or d.form != "decade" or tk.lower[owner_before(tk, d.first)] not in ("his", "her"):
        return phrase
    head = tk.word[phrase[1]]
    return None if is_plural(head) or head.lower() in _SEVERAL else phrase


def _hyphened(tk: Tokens, name: Span | None) -> Span | None:
    """Return the whole of a name with a hyphen, of which ``name`` is the second half: "Ben Roe-Coe"."""
    if name is None or name[0] < 2 or tk.lower[name[0] - 1] != "-" or not tk.glued(name[0]):
        return name
    first = name_ending(tk, name[0] - 2)
    return name if first is None else (first[0], name[1])


def _behind_street(tk: Tokens, name: Span | None) -> Span | None:
    """Return a name of two words or more without the street that it runs into: "was held at 12 Mill Street Ann Lee, 40,"."""
    if name is None:
        return None
    first = next((i + 1 for i in range(name[1] - 2, name[0] - 1, -1) if tk.lower[i] in _STREETS), name[0])
    return first, name[1]


def _persons_ending(tk: Tokens, end: int, sentence: int) -> Span | None:
    """Return the phrase that ends at ``end`` if it names persons: "the other man, 28"; not "after a long inquiry, 28-year-old"."""
    phrase = phrase_ending(tk, end, sentence)
    if phrase is None:
        return None
    for k in range(phrase[1] - 1, phrase[0], -1):
        if tk.lower[k] == "and" and tk.lower[k + 1] in DETERMINERS and tk.lower[end + 2] != "both":
            phrase = k + 2, phrase[1]  # "her son and his friend, 13,"
            break
    return phrase if _is_somebody(tk, phrase) else None


def _is_somebody(tk: Tokens, phrase: Span) -> bool:
    """Whether a phrase has a name or a word for persons in it: "the former minister", "Ann Lee"; not "the price"."""
    return any(is_person(tk.lower[k]) or tk.word[k][0].isupper() for k in range(phrase[0], phrase[1] + 1))


def _is_where(tk: Tokens, k: int) -> bool:
    """Whether the capitalised words that end at ``k`` say where: "in Miami", "at Leeds General"."""
    while k > 0 and tk.word[k][0].isupper() and not tk.opens(k):
        k -= 1
    return tk.lower[before_determiners(tk, k)] in _PLACED


_PLACED = IN | {"at", "from", "to", "outside"}


def _who_is(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return who "a 30-year-old" behind the determiner at ``k`` is: the subject of "is", the name before ", a"; else nobody named."""
    before = tk.lower[k - 1] if k else ""
    if before in BE:
        return subject_before(tk, d.left)
    if before != "," or k < 2 or tk.lower[k] not in ("a", "an") or _is_where(tk, k - 2):
        return None  # "In the West Bank, a 19-year-old"
    return name_ending(tk, k - 2)


def _before_adjective(tk: Tokens, d: Draft, k: int) -> int:
    """Return the article before the adjective at ``k`` of "the talented 20-year-old"; -1 where none stands there."""
    whole = tk.lower[d.right] == "old" and tk.lower[d.right - 1] in HYPHENS and at(tk, d.right + 1) not in HYPHENS
    plain = k > 1 and tk.lower[k - 1] in ARTICLES and tk.word[k].islower() and not is_person(tk.lower[k])
    return k - 1 if whole and plain else -1


def _who_is_so(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return who "a talented 20-year-old" is, whose article stands at ``k``: the subject of "is", or of "left as"; else nobody named."""
    before = tk.lower[k - 1]
    if before in BE or before == "as":
        return subject_before(tk, d.left)
    apart = before == "," and at(tk, d.right + 1) in _ENDS_APPOSITION
    return name_ending(tk, k - 2) if apart and tk.lower[k] in ("a", "an") else None


def _after_preposition(tk: Tokens, phrase: Span) -> Span:
    """Return the last noun of a phrase: of "unsuitable for children", aged under five, the children."""
    first, last = phrase
    while first < last and not any(tk.lower[k] in PREPOSITIONS for k in (last - 1, last)):
        last -= 1
    return (last if first < last else first, phrase[1])
