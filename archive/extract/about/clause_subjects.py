"""The subject of the clause that a figure stands in: profits of "profits rose 5%", people of "people earning $40"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.about.antecedents import antecedent
from archive.extract.about.harm_done import WHEN_OR_WHERE, before_adjunct
from archive.extract.about.inner_doers import doer_of_deed, inner_doer
from archive.extract.about.moved import before_extreme
from archive.extract.about.nouns_before import NOBODY
from archive.extract.about.only_told import FINDS, is_found, is_of_results, is_only_told
from archive.extract.about.relatives import before_relative_verbs, described_by_relative
from archive.extract.about.subjects_ending import OPENS_PERIOD, before_period, subject_ending, whose_home
from archive.extract.draft import Draft
from archive.extract.english.asides import before_aside, before_brackets
from archive.extract.english.finite_forms import is_past_tense, is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CARDINALS,
    CURRENCY_SIGNS,
    DETERMINERS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    all_forms,
    is_person,
    is_plural,
)
from archive.extract.english.noun_edges import (
    WHICH_TIME,
    Span,
    before_determiners,
    in_phrase,
    name_ending,
)
from archive.extract.english.phrases import opening_phrase, phrase_ending
from archive.extract.english.relative_clauses import PRONOUNS, clause_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import BEGINS, last_noun, trimmed
from archive.extract.english.verb_groups import verb_start
from archive.extract.english.verbs import THIRD_PERSON, is_verb
from archive.extract.english.word_classes import (
    ANYBODY,
    NOUNS_IN_ING,
    RELATIVES,
    SAYS,
    SAYS_CLAUSES,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set, words

_CLAUSE_OPENERS = word_set("rules", "subjects.clause_openers")
_TURNS = _CLAUSE_OPENERS | AUXILIARIES | VERBS | THIRD_PERSON  # the words that the way back to a subject has to look at
_OPENS_TOLD_TIME = OPENS_PERIOD | WHICH_TIME
_THEY = word_set("rules", "phrases.collectives") | word_set("rules", "phrases.spoken_of_as_they")
_ANTECEDES = frozenset(("who", "which", "that"))
_WISHES = frozenset(("plans", "hopes", "aims", "wants", "needs", "offers", "moves", "vows", "wishes"))
_ENDS_CLAUSE = frozenset((",", ".", ";", "and", "but", "which", "who", "that"))
_NOBODY = frozenset(("we", "you", "i"))
_TAKES = frozenset(("takes", "took", "take", "taken"))
_OPENS_QUOTE = frozenset('"“')
_OF_WHOM = frozenset(("whom", "which"))
_OF_THEM = frozenset(("some", "many", "most", "several", "each", "all", "both", "few", "none"))
_PARTS = CARDINALS.keys() | {"others", "some", "many", "most", "none", "few", "all", "those", "both", "another"}
_APOSTROPHE = re.compile("['’]")
_PERSONS = frozenset(("he", "she", "they"))
_SPEAK = frozenset(("authorities", "documents", "records", "papers", "reports"))
_BOUNDS = all_forms("exceed surpass top start") - {"exceeding", "surpassing", "topping"} | {"topped", "estimated"}
_THIS = frozenset(("this", "these", "those"))
_SAYINGS = word_set("rules", "subjects.not_after_in")  # "which in turn"
_JOINS_CLAUSES = frozenset(("and", "but", "while", "as", "after", "because"))
_APPROXIMATE = frozenset(("at", "least", "most", "more", "less", "fewer", "than", "up", "to", "some", "over", "a"))
_BEFORE_HAVING = frozenset((",", "after"))
_INSIDE_OF = frozenset(("which", "who"))
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
_EFFORTS = word_set("rules", "subjects.efforts")
_BEFORE_INFINITIVES = word_set("rules", "happenings.modals")
_LIES = all_forms("lie stand sit hang come go") | {"lay", "stood", "sat", "hung", "came", "went"}
_JOINS_VERBS = frozenset(("and", "but"))
_ITS = frozenset(("his", "her", "its", "their", "my", "our"))
_ONLY_SAYS = frozenset(("said", "says", "say", "told"))
_REPORTS = frozenset(("said", "says", "added", "adds"))
_WHERE_BEHIND = frozenset(("nearby", "inside", "outside", "there", "here", "dead", "today", "yesterday"))
_WHERE_INSIDE = 6  # tokens of where or when behind "which"
_LIST = 14  # tokens over which verbs share a "to"
_REACH = 45  # tokens before a figure over which its subject is looked for
_BEFORE_BARE = frozenset(("on", "for", "with", "from", "by", "against", "in"))
_BEHIND_PLURALS = frozenset(("in", "on", "from", "and", "or", "after", "with", "when", "as"))
_PARTICLES = frozenset(("up", "down", "out", "off"))
_OF_WHAT_HAPPENED = frozenset(("resulted", "results", "meant"))
_LEADS_TO = frozenset(("to", "by", "from", "at"))
_TIES_OF_TOLD = DETERMINERS | {"of", "in"}
_STANDS_FOR = frozenset(("it", "he", "she", "they"))
_OF_ONE = frozenset(("is", "was", "has", "does"))
_TOLD_OF = _THIS | _STANDS_FOR | {"that"}
_PRONOUNS_TOLD = frozenset(("him", "her", "them", "us", "me", "you", "it"))
_NO_NOUNS = ANYBODY | {"him", "them", "us", "me"}  # "which led to them spending four days in hospital"
_IS_FOUND = frozenset(("be", "have"))  # "found the rate to be 5%"; not "found a way to save $5m"
_TELL_TO = all_forms(words("rules")["subjects"]["tell_to"]) | {
    "told",
    "forecast",
    "led",
    "got",
    "calculated",
    "calculates",
}


def subject_of_clause(tk: Tokens, d: Draft) -> Span | None:
    """Return the subject of the verb before the figure, or of the figure that is a verb: "profits doubled"; no place."""
    itself = d.form == "fold" and tk.lower[d.first] in VERBS  # "doubled" is the verb
    if _is_of_those(tk, d) or (d.object is None and is_only_told(tk, d.left - 1)):
        return NOBODY
    if d.kind == "duration" and at(tk, d.right + 1) == "," and _is_fronted_behind_and(tk, d.left - 1):
        return NOBODY
    inner = None if itself else inner_doer(tk, d.left)
    if inner is not None:
        return inner
    left = before_extreme(tk, d.left - 1) + 1 if d.change_role == "level" else d.left
    bounds = d.modifier is not None and d.modifier[0] < d.first and tk.lower[d.modifier[0]] in _BOUNDS
    phrase = subject_before(tk, d.first + 1 if itself else d.first if bounds else left)  # "has exceeded 400 people"
    if phrase is None:
        return None
    if (
        phrase[0] > 1
        and tk.lower[phrase[0] - 1] == "in"
        and is_number_word(tk, phrase[0] - 2)
        and tk.opens(phrase[0] - 2)
    ):
        return NOBODY  # "889,700 in Peru have had one dose"
    if is_found(tk, d) and is_of_results(tk, phrase):
        return NOBODY
    return _behind_place(tk, phrase, d) if _is_place(tk, phrase, d.left) else phrase


def _is_fronted_behind_and(tk: Tokens, k: int) -> bool:
    """Whether a preposition at ``k`` opens another clause: "and for 12 days, the country hoped"."""
    k = before_determiners(tk, k)
    return k > 0 and tk.lower[k] in PREPOSITIONS and tk.lower[k - 1] in ("and", "but")


def _is_place(tk: Tokens, phrase: Span, left: int) -> bool:
    """Whether the phrase opens its sentence with where something is, and is no subject: "on board were 22 crew", "in the boot was a bag"."""
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    opens = tk.lower[k] in PREPOSITIONS and (k == 0 or tk.sentence[k - 1] != tk.sentence[left])
    return opens and k < phrase[0] and (tk.lower[phrase[1] + 1] in BE or tk.lower[phrase[1] + 1] in _LIES)


def _behind_place(tk: Tokens, phrase: Span, d: Draft) -> Span | None:
    """Return the subject behind its verb, before the figure: the bag of "in the boot was a bag with 7 kg"; where none stands there, the phrase of a sum."""
    first = phrase[1] + 2
    if first >= d.left:
        return phrase if d.object is None else None
    while first < d.left and tk.lower[first] in DETERMINERS:
        first += 1
    found = simple_phrase(tk, first, noun_first=True) if phrase[1] + 2 < first < d.left else None
    return found if found is not None and found[1] < d.left else phrase


def subject_before(tk: Tokens, left: int) -> Span | None:
    """Return the noun phrase before the nearest finite verb left of token ``left``; pronouns and times of day are passed over.

    A participle right behind its noun counts too: "people earning $40", "a truck carrying 12 men".
    """
    return _subject_of_unlisted(tk, left - 1) or _subject_of_verb(tk, left)


def _is_of_those(tk: Tokens, d: Draft) -> bool:
    """Whether the verb before the figure has a subject that no noun names: "those earning $40"; not "workers earning $40"."""
    if _NO_NOUNS.isdisjoint(tk.distinct):
        return False
    near = range(max(1, d.left - 3), d.left)
    return any(tk.lower[k][-3:] == "ing" and tk.lower[k] in VERBS and tk.lower[k - 1] in _NO_NOUNS for k in near)


def _subject_of_verb(tk: Tokens, left: int) -> Span | None:
    """Return the subject of the nearest verb before ``left`` that the lists hold: the firm of "the firm sold 12 shops"; None where it has none."""
    lower = tk.lower
    sentence = tk.sentence[min(left, tk.size - 1)]
    k = left - 1
    spare = aside = -1
    pronoun = ""
    stop = _reach(lower, left)
    met_verb = one = False
    first_verb = True
    sentences = tk.sentence
    while k > stop and sentences[k] == sentence:
        w = lower[k]
        maybe = (k == left - 1 and w[-1] == "s") or lower[
            k - 1
        ] in _INSIDE_OF  # "the plant emits 12 tonnes", "a mill, which crushes ore"
        if w not in _TURNS and not (maybe and is_verb(tk, k)):
            acts = w[-2:] == "ed" and (_leads_on(tk, k + 1, left) or (aside >= 0 and lower[k + 1] in PREPOSITIONS))
            phrase = _subject_of_unlisted(tk, k) if acts else None
            if phrase is not None:
                return phrase  # "Ames infiltrated the camp, killing 12 men"
            k -= 1
            continue
        if not met_verb and (
            (w in _CLAUSE_OPENERS and not (w == "that" and _is_that_of(tk, k, left)))
            or (w in _ONLY_SAYS and _has_content(tk, k, left))
        ):
            # "attacks, in which 12 people died": the figure is the subject of its own clause, or "said its order for 12 vans is"
            return None
        if (w in AUXILIARIES and not is_name(tk, k)) or (is_verb(tk, k) and not _is_plural_after_all(tk, k)):
            met_verb = True
            further = _before_passed(tk, k, left)
            if further >= 0:
                k = further
                continue
            end, finite = _before_verbs(tk, k, sentence)
            described = before_relative_verbs(tk, end, k) if finite else None
            if described is not None:
                return described
            if finite or _is_behind_its_noun(tk, k, end, left):
                phrase, nobody = _subject_or_nobody(tk, k, end, finite=finite)
                adjunct = _before_other(tk, phrase, end, left, finite=finite) if phrase is not None else -1
                if adjunct >= 0:
                    end = adjunct
                elif phrase is not None or nobody:
                    return _of_pronoun(tk, phrase, pronoun)
                one = one or lower[end + 1] in _OF_ONE
                pronoun = pronoun or _stands_for(lower[end], one=one)
            elif w[-3:] == "ing" and lower[end] == "," and end == k - 1 and left - k <= 3:
                aside = end - 1
            elif (
                spare < 0
                and lower[min(end + 1, left - 1)] == "to"
                and ((gap := _expected_of(tk, end)) is not None or not _is_chained(tk, end))
            ):
                told = gap or ((doer_of_deed(tk, end) or _told(tk, end)) if first_verb else None)
                if told is not None:
                    return told if told == NOBODY or tk.lower[told[1]] in NOUNS_IN_ING else trimmed(tk, *told)
                spare = _before_infinitive(tk, end, left)
            first_verb = False
            k = min(end, k - 1)
            continue
        k -= 1
    # "company to spend $13.6M"
    return phrase_ending(tk, spare, sentence) if spare >= 0 else opening_phrase(tk, aside, sentence)


def _before_verbs(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Return the token before the verb group that ends at ``k``, a time behind "and" aside, and whether it is finite: "lends in rand and last year made"."""
    end, finite = verb_start(tk, k, sentence)
    if finite and tk.lower[end] in TIME_HEADS and tk.lower[end - 1] in WHICH_TIME and tk.lower[end - 2] in _JOINS_VERBS:
        return end - 2, finite
    return end, finite


def _has_content(tk: Tokens, k: int, left: int) -> bool:
    """Whether what somebody says begins behind the verb at ``k`` and has its own subject, so that no figure before its verb is of who says it.

    "The firm said its order for 12 vans is", "a man told them 12 men"; not "said he's been there for 12 days", "told the 12 men".
    """
    w, first = tk.lower[k], tk.lower[k + 1]
    if first in (",", "to") or tk.lower[k - 1] in BE or (first in PREPOSITIONS and at(tk, k + 2) in _ITS):
        return False  # "says in her nine years there"
    if w == "say" and (tk.lower[k - 1] == "to" or not tk.word[k - 1][0].isalnum()):
        return False  # "a part of its value - say 1%"
    if w == "told" and (at(tk, left - 1) in PREPOSITIONS or all(v in DETERMINERS for v in tk.lower[k + 1 : left])):
        return False  # "told envoys from 30 states"
    return _APOSTROPHE.split(first, maxsplit=1)[0] not in _STANDS_FOR


def _is_that_of(tk: Tokens, k: int, left: int) -> bool:
    """Whether "that" at ``k`` stands for a noun: "will exceed that of the port in three years"; not "data showed that of 12 men"."""
    before = tk.lower[k - 1]
    return tk.lower[k + 1] == "of" and k + 3 < left and before not in SAYS and before not in (",", "and", "but")


def _subject_or_nobody(tk: Tokens, k: int, end: int, *, finite: bool) -> tuple[Span | None, bool]:
    """Return the subject of the verb at ``k`` that ends at ``end``, and whether that is nobody whom a noun names."""
    if finite and not _INSIDE_OF.isdisjoint(tk.distinct):
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


def _before_hung_clause(tk: Tokens, end: int) -> Span | None:
    """Return what a relative clause that ends at ``end`` hangs on, where no aside holds both.

    "The toll of a quake that shook Tarn (rose)", "the cuts, half of which are in Leeds, (are)"; not "The Choir, a film that won, (is)".
    """
    clause = clause_ending(tk, end)
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
    return simple_phrase(tk, first, noun_first=first > k) if tk.lower[first] not in _STANDS_FOR else None


def _before_where_inside(tk: Tokens, end: int) -> int:
    """Return the pronoun before what a preposition leads, which stands between it and its verb; else ``end``.

    "The quake, which in Peru (measured 6)", "buyers, who on average (paid $5)", "a clerk who with her aunt, Eve, (fled)".
    """
    near = tk.lower[end - _WHERE_INSIDE if end > _WHERE_INSIDE else 0 : end]
    if "which" not in near and "who" not in near:
        return end
    k = end
    while k > 1 and end - k < _WHERE_INSIDE and (in_phrase(tk, k) or tk.lower[k] == ","):
        k -= 1
    k = before_determiners(tk, k) if k < end and tk.lower[k] in DETERMINERS and tk.lower[k] != "which" else k
    opens = (
        k < end and tk.lower[k] in _LEADS_INSIDE and tk.lower[k - 1] in _INSIDE_OF and tk.lower[k + 1] not in _SAYINGS
    )
    return k - 1 if opens and tk.sentence[k - 1] == tk.sentence[end] and tk.lower[k - 2] not in PREPOSITIONS else end


def _before_other(tk: Tokens, phrase: Span, end: int, left: int, *, finite: bool) -> int:
    """Return the token before what is no subject of the verb behind ``end``: words of when or where, another object; -1 for a subject."""
    if phrase[1] == end and _is_joined_object(tk, phrase, left):
        return phrase[0] - 1
    return before_adjunct(tk, phrase, end, finite=finite)


def _is_joined_object(tk: Tokens, phrase: Span, left: int) -> bool:
    """Whether a noun that a participle describes is an object that the figure is joined to: "saw a car parked nearby and 12 men"; no subject."""
    verb = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    if (
        verb == phrase[0] - 1
        or not is_verb(tk, verb)
        or tk.lower[verb] in SAYS_CLAUSES
        or tk.sentence[verb] != tk.sentence[left - 1]
    ):
        return False
    after = tk.lower[phrase[1] + 2]
    if tk.lower[phrase[1] + 1] in AUXILIARIES:
        return False
    if after not in PREPOSITIONS and after not in _WHERE_BEHIND and after != ",":
        return False
    return (
        tk.lower[left - 1] == "and"
        or tk.lower[left - 2 : left] == ["along", "with"]
        or tk.lower[left - 3 : left] == ["as", "well", "as"]
    )


def _stands_for(w: str, *, one: bool) -> str:
    """Return the pronoun that stands for what a verb is of.

    Not the "they" of "the price is set before they go on sale but was $5".
    """
    return w if w in _STANDS_FOR and not (one and w == "they") else ""


def _is_plural_after_all(tk: Tokens, k: int) -> bool:
    """Whether a form in -s at ``k`` is a noun by the bare noun and the preposition before it.

    "held on drug charges in May"; not "the price of oil rises".
    """
    if k < 2 or tk.lower[k][-1] != "s" or tk.lower[k] in AUXILIARIES:
        return False
    noun = tk.word[k - 1]
    if not (noun.islower() and noun.isalpha()) or noun in STOP or noun in ADVERBS or is_plural(noun):
        return False
    after = at(tk, k + 1)
    bare = tk.lower[k - 2] in _BEFORE_BARE and tk.lower[k - 1] not in TIME_HEADS
    return bare and (after in _BEHIND_PLURALS or not after[:1].isalnum())


def _is_behind_its_noun(tk: Tokens, k: int, end: int, left: int) -> bool:
    """Whether a form in -ing at ``k``, near the figure, is said of the noun at ``end``: "people earning $40"; not "in London trading to 40p"."""
    if tk.lower[k][-3:] != "ing" or left - k > 3 or end != k - 1 or end < 0:
        return False
    if tk.lower[end] in TIME_HEADS and tk.lower[k] in BEGINS:
        return False  # "use 3m bales in the financial year ending June after 2m"
    if tk.lower[k] in NOUNS_IN_ING and tk.lower[k + 1] == "to" and at(tk, k + 2) in VERB_BASES:
        return False  # "government spending to rise 3%"
    named = tk.lower[k] in NOUNS_IN_ING and tk.lower[k + 1] in PREPOSITIONS
    if named and end and tk.lower[end - 1] in WHEN_OR_WHERE:
        return False
    return tk.lower[end][0].isalpha() and tk.lower[end] not in STOP


def _reach(lower: Sequence[str], left: int) -> int:
    """Return the token before the first that a subject is looked for at: far back, or a semicolon: "Sales were $5; in June (they rose)", not "(a; b)"."""
    stop = max(-1, left - _REACH)
    if ";" not in lower[stop + 1 : left]:
        return stop
    return next((i for i in range(left - 1, stop, -1) if lower[i] == ";" and ")" not in lower[i:left]), stop)


def _before_passed(tk: Tokens, k: int, left: int) -> int:
    """Return the token before a verb that has no subject of its own or reports the clause before it; -1 where the verb counts.

    "To buy 12 vans, repair 40 ships": of "repair" whoever buys; "half have a car, the firm said, and 7% a boat": of "said" nobody.
    """
    compares = tk.lower[k] == "compared" and k > 0 and tk.lower[k - 1] in TIME_HEADS
    if compares or _shares_to(tk, k):
        return k - 1  # "will export 3m bales this year compared with 2m"
    if "having" in tk.distinct:
        first = k - (tk.lower[k - 1] == "been")
        first -= tk.lower[first - 1] == "having"
        if first > 1 and tk.lower[first] == "having" and tk.lower[first - 1] in _BEFORE_HAVING:
            return first - 2  # "rates were cut to 12%, having been raised by two points"
    return _before_report(tk, k, left)


def _shares_to(tk: Tokens, k: int) -> bool:
    """Whether a base form at ``k`` shares the "to" or modal of one before: "to buy 12 vans, repair 40 ships"; not "vans, and we repair"."""
    if tk.lower[k] not in VERB_BASES or not k or tk.lower[k - 1] not in (",", "and"):
        return False
    for j in range(k - 2, max(0, k - _LIST), -1):
        if tk.sentence[j] != tk.sentence[k]:
            return False
        if tk.lower[j] in VERB_BASES and tk.lower[j - 1] in _BEFORE_INFINITIVES:
            return True
    return False


def _before_report(tk: Tokens, k: int, left: int) -> int:
    """Return the token before the comma of ", the firm said, and" whose verb stands at ``k``; -1 where it is none: "the firm said 7%"."""
    if tk.lower[k] not in _REPORTS or k + 1 >= left:
        return -1
    mark = k + 1 + (tk.lower[k + 1] == "on")
    mark += tk.lower[mark] in WEEKDAYS
    if tk.lower[mark] != "," or not _goes_on_behind(tk, mark + 1, left):
        return -1
    phrase = phrase_ending(tk, k - 1, tk.sentence[k])
    comma = before_determiners(tk, phrase[0] - 1) if phrase is not None and phrase[0] else 0
    return comma - 1 if comma > 0 and tk.lower[comma] == "," else -1


def _goes_on_behind(tk: Tokens, j: int, left: int) -> bool:
    """Whether the clause that is reported goes on at ``j``: "he said, and 7%", "scattering debris over 12 km", "some 8 km from", "including 10"."""
    w = at(tk, j)
    return w in ("and", "while", "including") or (w.endswith("ing") and j < left) or j == left


def _subject_of_unlisted(tk: Tokens, k: int) -> Span | None:
    """Return the noun before a form in -ed at ``k`` that no list holds: "the film grossed $12m", "the side chalked up 12 wins"."""
    if k > 0 and tk.lower[k] in _PARTICLES and tk.lower[k - 1][-2:] == "ed":
        k -= 1
    if k < 1 or not is_unlisted_past(tk, k):
        return None
    verb = k
    while k > 1 and is_adverb_in_ly(tk.lower[k - 1]) and _leads_on(tk, verb + 1, verb + 1):
        k -= 1  # "the firm nearly maxed out its loans"
    before = tk.lower[k - 1]
    if before not in _ANTECEDES and (
        before in STOP or before in ADVERBS or is_adverb_in_ly(before) or is_verb(tk, k - 1)
    ):
        return None
    if not before[0].isalpha():
        return None
    if tk.sentence[k] != tk.sentence[k - 1]:
        return None
    phrase = whose_home(tk, phrase_ending(tk, before_aside(tk, k - 1), tk.sentence[k]))
    described = antecedent(tk, phrase) if phrase is not None and phrase[1] == k - 1 else None
    return described or phrase


def _leads_on(tk: Tokens, k: int, left: int) -> bool:
    """Whether an object, a particle or the figure stands at ``k`` behind a form in -ed, as behind a verb."""
    return tk.lower[k] in DETERMINERS or tk.lower[k] in _PARTICLES or _leads_to(tk, k, left)


def _leads_to(tk: Tokens, k: int, left: int) -> bool:
    """Whether a number with a word before it that leads there stands at ``k``: "(sales softened) to $3bn", "(fires raged) for at least 12 days"."""
    if k + 1 == left and tk.lower[k] in PREPOSITIONS:
        return True
    return k + 1 < tk.size and tk.lower[k] in _LEADS_TO and is_number_word(tk, k + 1)


def _before_infinitive(tk: Tokens, end: int, left: int) -> int:
    """Return where the noun ends whose infinitive follows ``end``: the snow of "the snow thinned to reveal two regions"; -1 where none does."""
    if _is_agent(tk, end):
        return -1  # "it was forced by a court to pay"
    if tk.lower[end - 1] in BE or (tk.lower[end - 1] == "not" and tk.lower[end - 2] in BE):
        return -1  # "he is proud to have served"
    return end - 1 if is_unlisted_past(tk, end) or _is_wish(tk, end, left) else end


def _expected_of(tk: Tokens, end: int) -> Span | None:
    """Return what a relative clause says somebody expects of it, whose verb stands before "to" at ``end``: "inflation, which economists had expected (to slow to 3%)"."""
    if tk.lower[end] not in _TELL_TO or tk.lower[end + 1] != "to" or _ANTECEDES.isdisjoint(tk.distinct):
        return None
    k = end - 1
    while k > 1 and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        if tk.lower[k] in BE:
            return None  # "which is expected to"
        k -= 1
    last = k
    while (
        k > 1
        and last - k < _WHERE_INSIDE
        and tk.lower[k] not in _ANTECEDES
        and (in_phrase(tk, k) or tk.lower[k] in _TIES_OF_TOLD)
    ):
        k -= 1
    if k == last or tk.lower[k] not in _ANTECEDES or tk.sentence[k] != tk.sentence[end]:
        return None
    phrase = phrase_ending(tk, k - 1 - (tk.lower[k - 1] == ","), tk.sentence[k])
    if tk.lower[k] == "that" and (phrase is None or not tk.opens(_with_articles(tk, phrase[0]))):
        return None  # "told Reuters that Peru expected to"
    return described_by_relative(tk, phrase, k) if phrase is not None else None


def _with_articles(tk: Tokens, first: int) -> int:
    """Return where the determiners before a phrase that begins at ``first`` begin."""
    while first > 0 and tk.lower[first - 1] in DETERMINERS:
        first -= 1
    return first


def _is_agent(tk: Tokens, end: int) -> bool:
    """Whether whoever ends at ``end`` asked or forced somebody else: "was told by the firm"."""
    k = end
    while k > 2 and end - k < _WHERE_INSIDE and (in_phrase(tk, k) or tk.lower[k] in DETERMINERS):
        k -= 1
    return tk.lower[k] == "by" and k < end and tk.lower[k - 1] in _TELL_TO and tk.lower[k - 2] in BE


def _is_wish(tk: Tokens, k: int, left: int) -> bool:
    """Whether "plans" at ``k`` is a verb: in "Italy plans to raise $5m" no other follows, in "sales plans to raise $5m were dropped" one does."""
    before = tk.lower[k - 1] if k else "."
    if tk.lower[k] not in _WISHES or before in PREPOSITIONS or before in VERBS:
        return False
    if is_plural(before) and tk.word[k - 1].islower():
        return False  # not "the Ministry of Civil Affairs plans"
    for w in tk.lower[left : left + 10]:
        if w in AUXILIARIES:
            return False
        if w in _ENDS_CLAUSE:
            break
    return True


def _of_pronoun(tk: Tokens, phrase: Span | None, pronoun: str) -> Span | None:
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
    if tk.lower[end] in _STANDS_FOR and at(tk, end - 1) == "that" and at(tk, end - 2) in BE:
        return True  # "a condition will be that it is sold over six months"
    if tk.lower[k - 1] == "here" and (tk.opens(k - 1) or tk.lower[k - 2] == ","):
        return True  # "in May, here are two songs"
    there = any(tk.lower[i] == "there" and tk.lower[i + 1] in AUXILIARIES for i in range(end + 1, k))
    w = tk.lower[end]
    said = _APOSTROPHE.split(w, maxsplit=1)[0] if "'" in w or "’" in w else w  # "I've had"
    if said != w and said in _STANDS_FOR and at(tk, end - 1) in _OPENS_QUOTE:
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
    return w in _STANDS_FOR and before in _OPENS_QUOTE and not tk.glued(end - 1)


def _behind_impersonal(tk: Tokens, k: int) -> int:
    """Return the token behind "takes", "would take" or "will be" at ``k``; 0 where none stands there."""
    while at(tk, k) in AUXILIARIES or at(tk, k) in ADVERBS:
        k += 1
    takes = at(tk, k) in _TAKES
    return k + takes if takes or tk.lower[k - 1] in BE else 0


_UNTIL = frozenset(("before", "until", "since"))


def _is_chained(tk: Tokens, k: int) -> bool:
    """Whether the infinitive behind ``k`` hangs on another verb, whose subject is meant: "had aimed to save", "takes steps to cut"; not "a firm to"."""
    if tk.lower[k] in _EFFORTS:
        return True
    before = k - 1
    while before > 0 and tk.lower[before] in ADVERBS:
        before -= 1
    return k > 0 and tk.lower[k] in VERBS and tk.lower[k].endswith(("ed", "ing")) and tk.lower[before] in AUXILIARIES


def _told(tk: Tokens, end: int) -> Span | None:
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
            or tk.lower[k] in _TIES_OF_TOLD
            or tk.lower[k] in _PRONOUNS_TOLD
            or (k == last and tk.lower[k] in NOUNS_IN_ING)  # "expects borrowing to come in at"
        )
    ):
        k -= 1
    if k == last or tk.lower[last] in TIME_HEADS or is_number_word(tk, last - 1):
        return None
    if tk.lower[k + 1] == "in" and tk.lower[k - 1] in BE:
        return None  # "output is forecast in the report to rise to"
    tells = tk.lower[k] in _TELL_TO or (tk.lower[k] in FINDS and at(tk, end + 2) in _IS_FOUND)
    return (k + 1, last) if tk.lower[k] == "for" or (tells and is_verb(tk, k)) else None
