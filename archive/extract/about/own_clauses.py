"""Figures that are a subject themselves, of the verb behind them: "police said 12 people died", "two witnesses said"."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.draft import Draft
from archive.extract.english.asides import OPENS_CLAUSE, opening_word
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
)
from archive.extract.english.noun_edges import before_determiners, in_phrase
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    LISTED,
    NOUNS_IN_EST,
    NUMBER_WORDS,
    POSSESSIVES,
    SAYS,
    SAYS_CLAUSES,
    STOP,
    is_adverb_in_ly,
    is_joined,
    is_name,
    is_number_word,
)
from archive.extract.happened.happening_words import inverted_participle
from archive.extract.words import word_set

OWN_SUBJECT = "the subject of its own clause"  # the rule of such a figure
_SAYS = SAYS | word_set("rules", "subjects.says_in_ing")
_TELLS = word_set("rules", "subjects.tells")
_SKIPPED_AT_CLAUSE = (DETERMINERS - {"that", "which", "what", "all", "both"}) | {"only", "just"}
_PARTS = frozenset(("many", "most", "some", "all", "none", "any", "both"))
_ASIDE = 24  # tokens
_QUOTES = frozenset("\"”'’")
_NO_ASIDE = frozenset((";", ":", '"', "”", "he", "she", "they", "it", "but", "that"))
_ASKS = frozenset(("how", "why", "whether", "so"))  # "to find out why 12 men were", ", so 12 men went"
_MAY_OPEN = OPENS_CLAUSE | _ASKS | {",", "and"}
_BEFORE_ACTED_ON = DETERMINERS | {"themselves", "himself", "herself", "itself", "them", "him", "fire"}
_NOW = frozenset(("now", "then", "today", "currently", "also"))
_BEFORE_FRONTED = frozenset((",", "and", "but", "that"))
_PARENTHESIS = 7  # tokens of ", police said,"
_FRONTED = 16  # tokens of a clause that stands before its main clause
_ABSOLUTES = frozenset(("with", "following", "despite", "amid"))
_ENDS_ABSOLUTE: tuple[list[str], ...] = ([","], ["."], ["and"], ["while"], ["during"], ["so"], ["since"], [])
_BEFORE_WITH = frozenset((",", "ended", "ends", "began", "start", "started", "and"))
_MORE = frozenset(("further", "another", "other", "additional", "remaining", "first", "next"))
_SURELY_OPENS = frozenset(("but", "because", "although", "though", "while", "if", "unless", "whereas")) | _ASKS
_OPENS_WITH_ASIDE = _SURELY_OPENS - _ASKS
_MAY_OPEN_SOON = _SURELY_OPENS | {"until", "once", "where", "when", "after", "before"}
_NOT_FINITE = frozenset(("be", "been", "being", "having"))
_SURELY_FINITE = word_set("rules", "subjects.surely_finite")
_ENDS_REACH = STOP - PREPOSITIONS - DETERMINERS | {"that", "which", "what", "to", "ago"}


def is_own_subject(tk: Tokens, a: Draft | None, b: Draft) -> bool:
    """Whether ``b`` is a subject itself: of its own clause, or the whole of one, as the 40 of "said 12 of the 40 men fled"."""
    if a is not None:
        said = a.rules.get("about")
        if said == OWN_SUBJECT and (_is_whole_of(tk, a, b) or _is_gapped(tk, a, b)):
            return True
        if said == "noun before of" and tk.lower[a.right + 1 : b.left] == ["and"]:
            return False  # "a jury of nine men and three women was"
        if said is None and a.object is not None and a.object == b.object and _is_whole_of(tk, a, b):
            return True  # of "at stake were 12 of the 40 seats" nothing is said of either
        also = a.about is None and b.kind == "count"
        if also and (_is_added(tk, a, b) or (said == OWN_SUBJECT and _votes_too(tk, a, b))):
            return True
    if b.object is not None and tk.lower[b.object[0]] in ("whom", "which"):
        return True  # "four men, one of whom fled"
    if b.kind == "count" and _is_among(tk, b):
        return True
    if (
        b.kind != "money"
        and tk.lower[b.right] in ("whom", "which")
        and b.right + 1 < tk.size
        and _maybe_finite(tk, b.right + 1)
    ):
        return True  # "270 searches, three quarters of which involved wrecks"
    before = tk.lower[b.left - 1]
    if before in ("whom", "which") and at(tk, b.left - 2) == "of" and (before == "whom" or _are_counts(a, b)):
        return True  # "12 men, of whom two fled"; not "sales were $5m, of which $2m came"
    if a is not None and a.kind == "count" and b.kind in ("fraction", "percent") and _is_of_which(tk, a, b):
        return True  # "270 searches, three-quarters of which were at night"
    if (before in _ABSOLUTES and _opens_absolute(tk, b)) or (
        a is not None and b.object is not None and tk.lower[b.left - 1] in _TIES and _is_gapped_passive(tk, a, b)
    ):
        return True
    return _opens_own_clause(tk, a, b)


def _is_of_which(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a share of what was counted right before opens a clause: "340 rescues, half of which were"."""
    j = next((k for k in (b.right - 1, b.right + 1) if tk.lower[k : k + 2] == ["of", "which"]), 0)
    last = max(a.right, a.object[1] if a.object is not None else 0)
    comma = b.left - 1
    return j > 0 and last + 1 == comma and tk.lower[comma] == ","


def _is_added(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is counted with the subject ``a``: "16 dogs have been sent, as well as 90 tents", "40 men slept there, along with 12 goats, 9 pigs"."""
    if b.object is None or a.object is None or tk.sentence[a.left] != tk.sentence[b.left]:
        return False
    between = tk.lower[a.right + 1 : b.left]
    if between[-2:] == ["along", "with"] or between[-3:] == ["as", "well", "as"]:
        return True
    return tk.lower[a.left - 1] in _ADDS and tk.lower[a.object[1] + 1 : b.left] in LISTED


_ADDS = frozenset(("with", "as"))


def _votes_too(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether so many do something else than those who are the subject before: "four say sell, eleven keep it and two advise waiting"."""
    j = b.right + 1
    apart = tk.lower[b.left - 1] not in (",", "and") or tk.sentence[a.left] != tk.sentence[b.left]
    if b.object is not None or apart or j >= tk.size:
        return False
    return is_past_tense(tk, j) or (tk.lower[j] in VERB_BASES and is_verb(tk, j) and tk.lower[j] not in PREPOSITIONS)


def _is_among(tk: Tokens, d: Draft) -> bool:
    """Whether an aside only says of how many its noun is one: "Dol, the largest of the 12 wards", ", one of 40 men who"; not "is one of 40"."""
    k = before_determiners(tk, d.left - 1)
    if k < 2 or tk.lower[k] != "of":
        return False
    w = tk.lower[k - 1]
    if not (w in _AMONG or (w[-3:] == "est" and w not in NOUNS_IN_EST)):
        return False
    k = before_determiners(tk, k - 2)
    return tk.lower[k] == "," or (tk.lower[k] in DASHES and not tk.glued(k))


_AMONG = frozenset(("one", "first", "second", "third", "last", "senior", "worst"))


def _is_whole_of(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``a`` is a part of ``b``: "12 of the 40 men", "three of the port's eight wards"."""
    between = tk.lower[a.right + 1 : b.left]
    if between in _OF_OR_OF_THE:
        return True
    whose = between[:1] == ["of"] and between[-1] in POSSESSIVES and len(between) < _WHOSE
    return whose and all(in_phrase(tk, k) or tk.lower[k] in DETERMINERS for k in range(a.right + 2, b.left))


_WHOSE = 7  # tokens of "of the city's"


def _is_gapped_passive(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is what was also done to: "76 guards have been hurt, 144 houses damaged and 467 cars burned", "12 will be built and 40 sold"."""
    if b.object is None or b.object[1] < b.left or tk.lower[b.left - 1] not in (",", "and"):
        return False
    if a.object is None and a.rules.get("about") != OWN_SUBJECT:
        return False
    j = b.object[1] + 1
    if at(tk, j) == "and" and is_number_word(tk, j + 1):
        j = next((k for k in range(j + 2, min(j + 5, tk.size)) if tk.lower[k][-2:] == "ed"), j)
    own = a.rules.get("about") == OWN_SUBJECT
    in_state = own and (tk.lower[b.object[1]] in _STATES or _is_in_state(tk, j))
    in_state = in_state and AUXILIARIES.isdisjoint(tk.lower[a.right + 1 : b.left])
    if not in_state and (not _is_done(tk, j) or at(tk, j + 1) in DETERMINERS):
        return False
    if own and a.right + 1 == b.left - 1:
        return True  # "144 houses and 178 sheds damaged"
    first = a.right + 1
    while first < b.left and tk.lower[first] in AUXILIARIES:
        first += 1
    passive = first > a.right + 1 and any(w in _BEING for w in tk.lower[a.right + 1 : first])
    gone = own and (
        at(tk, first)[-2:] == "ed"
        or _is_in_state(tk, first)
        or tk.lower[a.object[1] if a.object else a.right] in _STATES
    )
    return (passive or gone) and b.left - first < _GAPPED and tk.sentence[a.left] == tk.sentence[b.left]


def _is_done(tk: Tokens, j: int) -> bool:
    """Whether a participle stands at ``j``: "(144 houses) damaged", "(500 roads) cut"."""
    w = at(tk, j)
    if w[-2:] == "ed":
        return is_verb(tk, j)
    after = at(tk, j + 1)
    ends = not after[:1].isalnum() or after in _STATES or after in PREPOSITIONS or after == "and"
    return ends and w in IRREGULAR and w not in _SURELY_FINITE  # not "(40 men) fell"


def _is_in_state(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` says in what state the counted are left: "(people) still missing", "injured"."""
    k += at(tk, k) in _STILL
    return at(tk, k) in _STATES


_STILL = frozenset(("still", "also", "feared", "presumed", "confirmed", "reported", "seriously", "critically"))
_STATES = frozenset(
    (
        "dead",
        "missing",
        "injured",
        "wounded",
        "killed",
        "hurt",
        "homeless",
        "displaced",
        "stranded",
        "arrested",
        "detained",
    )
)
_BEING_DONE = frozenset(("have", "were", "are"))  # "and 200 acres have burned"
_TIES = frozenset((",", "and"))
_BEING = frozenset(("be", "been", "being", "was", "were", "are"))
_GAPPED = 8  # tokens from the first verb to the next member


def _is_gapped(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is the subject of the verb that ``a`` has, in another place: "12% live in Leeds, 5% in York"."""
    tie = at(tk, b.right + 1)
    if tie not in PREPOSITIONS or tie == "of" or a.unit != b.unit or b.object is not None:
        return False
    between = tk.lower[a.right + 1 : b.left]
    if not 2 < len(between) < 9 or between[-1] not in (",", "and") or tie not in between[:3]:
        return False
    return tk.sentence[a.right] == tk.sentence[b.left] and all(w[0].isalnum() or w == "," for w in between)


def _opens_absolute(tk: Tokens, d: Draft) -> bool:
    """Whether the figure does what a form in -ing behind it tells, with no clause of its own.

    "with 12 fires raging", "following 300 people crossing".
    """
    k = d.left - 1
    if d.object is None or d.kind not in ("count", "percent", "fraction"):
        return False
    j = _behind_counted(tk, d)
    apart = tk.lower[k - 1] == "," or tk.lower[k - 1] in DASHES
    if tk.lower[k] == "with" and apart and (tk.lower[d.object[1]] in _STATES or _is_in_state(tk, j)):
        return True  # ", with 12 injured in Hull", ", with 21 people still missing"
    if tk.lower[k] == "with" and not (tk.lower[k - 1] in _BEFORE_WITH or tk.lower[k - 1] in DASHES):
        return False  # "reached agreement with five lenders providing for"
    j += j < tk.size and tk.lower[j] in ADVERBS
    if j >= tk.size or tk.sentence[j] != tk.sentence[d.left]:
        return False
    if tk.lower[j][-2:] == "ed":  # "with 24 notices issued, while"; not "with 12 shops located in Leeds"
        ends = tk.lower[j + 1 : j + 2] in _ENDS_ABSOLUTE
        return is_verb(tk, j) and (ends or (d.unit == "people" and tk.lower[j] not in _OF_ITS_OWN))
    return tk.lower[j][-3:] == "ing" and (tk.lower[j] in ("being", "having") or is_verb(tk, j))


_OF_ITS_OWN = frozenset(("employed", "aged", "based", "registered", "involved", "trained", "named", "called"))
_OF_OR_OF_THE = (["of"], ["of", "the"])


def _are_counts(a: Draft | None, b: Draft) -> bool:
    return b.kind == "count" and (a is None or a.kind == "count")


def _opens_own_clause(tk: Tokens, before: Draft | None, d: Draft) -> bool:
    """Whether the figure opens a clause whose verb follows it: "police said 12 people died", "fled, two witnesses said".

    ``before`` is the figure before it, which may stand in one list with it: "fees of $3m and $5m were paid".
    """
    if d.kind in ("age", "score") or d.change != "none":
        return False
    lower = tk.lower
    k = _before_small_words(tk, d)
    if k < 0:
        return False
    opener = lower[k]
    if opener in BE and (_is_inverted(tk, k) or (d.kind == "count" and _is_behind_place(tk, k))):
        return True
    says = opener in _SAYS or (k > 1 and lower[_before_told(tk, k) if tk.word[k][0].isupper() else k - 1] in _TELLS)
    if (
        opener in SAYS_CLAUSES
        and d.object is not None
        and (lower[k - 1] in _QUOTES or (lower[k - 1] == "," and at(tk, d.object[1] + 1) in (".", "")))
    ):
        return True  # '... ," said one lawyer.', "..., say two reports."
    if not says and not _may_open(tk, k):
        # not "the man who fled after 12 days was"
        return lower[d.left - 1] not in _NO_FRONT and _is_behind_front(tk, d)
    if not says and _is_amount_inside(tk, before, d, k):
        return False
    j = _behind_counted(tk, d)
    j = _past_relative(tk, j) if lower[j : j + 1] in _WHO else j
    while j < tk.size and (tk.lower[j] in ADVERBS or tk.lower[j].endswith("ly")):
        j += 1
    aside = says or opener in _OPENS_WITH_ASIDE or (d.kind == "count" and (opener == ":" or opener in _ASKS))
    j = _past_dashes(tk, j) if aside else j  # "while 12 wells, some of them deep, are being"
    if j >= tk.size or tk.sentence[j] != tk.sentence[d.left] or tk.sentence[k] != tk.sentence[j]:
        return False
    return _has_its_verb(tk, d, k, j, says=says)


_MAY_GO_BEFORE = frozenset(("all", "of", ","))


def _before_small_words(tk: Tokens, d: Draft) -> int:
    """Return the token before the figure and the small words before it, which opens its clause or not; -1 where none stands there."""
    lower = tk.lower
    k = d.left - 1
    while k >= 0 and (
        lower[k] in _SKIPPED_AT_CLAUSE or (lower[k] in _MORE and (d.kind == "count" or d.object is not None))
    ):
        k -= 1
    if k < 0:
        return -1
    if lower[k] not in _MAY_GO_BEFORE and lower[k - 1] != "and":
        return k
    if lower[k] == "all" and k == d.left - 1 and k > 0:
        k -= 1  # "and all three are waiting"
    if k > 0 and lower[k - 1] == "and" and (lower[k] in _NOW or is_adverb_in_ly(lower[k])):
        k -= 1  # "and now 40% of Danes own a car"
    if lower[k] == "of" and k > 0 and lower[k - 1] in _PARTS and lower[k - 2] != "how":
        k -= 2  # "if it opens, many of the 300 families will be moved"
    if k > 0 and lower[k] == "," and lower[k - 1] in SAYS_CLAUSES and _is_parenthesis(tk, k):
        k -= 1  # "on Monday, police said, two officers shot and killed a man"
    return k


def _is_behind_front(tk: Tokens, d: Draft) -> bool:
    """Whether a time or place opens a clause, with no comma, before the figure that its verb stands behind.

    "the cause is plain: last year at this time some 40 men had fled", "and in all 12 shops have closed".
    """
    if d.kind not in _TOLD_IN_CLAUSES or AUXILIARIES.isdisjoint(tk.lower[d.right + 1 : d.right + _FRONTED]):
        return False
    j = _behind_counted(tk, d)
    if at(tk, j) not in (_BEING_DONE if d.kind == "measure" else AUXILIARIES) or at(tk, j) in _NOT_FINITE:
        return False
    k = d.left - 1
    while k >= 0 and d.left - k < _FRONTED and tk.sentence[k] == tk.sentence[d.left]:
        if tk.lower[k] in _BEFORE_FRONT:
            break
        if (is_number_word(tk, k) and tk.lower[k] != "one") or not (in_phrase(tk, k) or tk.lower[k] in _IN_FRONT):
            return False
        k -= 1
    first = k < 0 or tk.sentence[k] != tk.sentence[d.left]  # then nothing stands before that it could be said of
    opens = d.object is None if first else tk.lower[k] in _BEFORE_FRONT
    return opens and k + 2 < d.left and tk.lower[k + 1] in _FRONTS


_TOLD_IN_CLAUSES = frozenset(("count", "percent", "fraction", "measure"))
_NO_FRONT = (PREPOSITIONS | DETERMINERS | AUXILIARIES | {"(", "-", "$"}) - {"all"}  # "in all"
_FRONTS = (PREPOSITIONS | {"last", "this", "next"}) - {"of", "than", "as", "to"}
_IN_FRONT = PREPOSITIONS | DETERMINERS
_BEFORE_FRONT = frozenset((":", ";", ",", "and", "but", "that", "because"))


def _past_relative(tk: Tokens, j: int) -> int:
    """Return the auxiliary behind a relative clause that opens at ``j``: "half of those who have crossed have gone to Spain"; else ``j``."""
    k = j + 1
    while k < tk.size and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS):
        k += 1
    for i in range(k + 1, min(k + _FRONTED, tk.size)):
        w = tk.lower[i]
        if w in AUXILIARIES and w not in _NOT_FINITE:
            return i
        if not w[0].isalnum() or w in OPENS_CLAUSE or w in _ENDS_RELATIVE:
            return j
    return j


_WHO = (["who"], ["that"])
_ENDS_RELATIVE = frozenset(("and", "who", "which", "he", "she", "they", "it", "what", "said"))


def _is_parenthesis(tk: Tokens, k: int) -> bool:
    """Whether ", police said" ends at the comma ``k``, with a comma before it."""
    for j in range(k - 2, max(0, k - _PARENTHESIS), -1):
        if tk.lower[j] == ",":
            return tk.sentence[j] == tk.sentence[k]
        if not tk.word[j][0].isalnum():
            return False
    return False


def _has_its_verb(tk: Tokens, d: Draft, k: int, j: int, *, says: bool) -> bool:
    """Whether the verb of a clause stands at ``j``, behind what is counted, or soon after; the word at ``k`` opens the clause."""
    opener, w = tk.lower[k], tk.lower[j]
    surely = (w in AUXILIARIES and w not in _NOT_FINITE) or w in _SURELY_FINITE
    if says:
        return (
            surely
            or (w[-2:] == "ed" and at(tk, j + 1) in _SURELY_FINITE)  # "found 12% of those surveyed thought"
            or (_maybe_finite(tk, j) and (opener in SAYS_CLAUSES or at(tk, j + 1) in _BEFORE_ACTED_ON))
            or _is_finite_soon(tk, j, past=opener in SAYS_CLAUSES)
        )
    soon = d.object is not None and w not in OPENS_CLAUSE and _is_finite_soon(tk, j, past=False)
    if opener in (",", "and"):  # "12 shops and 30 stores located in Leeds"
        # "and 300 families lost their homes"
        acts = at(tk, j + 1) in _BEFORE_ACTED_ON and _maybe_finite(tk, j)
        return (
            surely
            or acts
            or (d.value == 1 and w[-1] == "s" and opener == "and" and is_verb(tk, j))  # "and one shop alone sells"
            or (opener == "," and _is_who_says(tk, d, j))
            or (soon and opener == "and")
            or (opener == "," and (soon or _maybe_finite(tk, j)) and _is_fronted(tk, k))
            or (d.value == 1 and w[-1] == "s" and _maybe_finite(tk, j))  # "and one firm expects to"
        )
    # "but 12 people in Leeds said"
    return opener not in (",", "and") and (surely or _maybe_finite(tk, j) or (soon and opener in _MAY_OPEN_SOON))


def _is_who_says(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether so many persons say what stands before them: "the firm will close, two people close to the talks said"."""
    if d.object is None or not is_person(tk.lower[d.object[1]]):
        return False
    for k in range(j, min(j + _SAID, tk.size)):
        w = tk.lower[k]
        if (w in SAYS_CLAUSES or w == "told") and tk.lower[k - 1] not in DETERMINERS and w[-3:] != "ing":
            return tk.sentence[k] == tk.sentence[j]
        if w in AUXILIARIES or not (w[0].isalnum() or w in POSSESSIVES) or w in OPENS_CLAUSE:
            return False
    return False


_SAID = 12  # tokens to the verb of "two guards with knowledge of the ledger said"


def _is_amount_inside(tk: Tokens, before: Draft | None, d: Draft, k: int) -> bool:
    """Whether an amount behind what could open a clause opens none.

    Not "of the $3m it will get, $1m will go to", nor "nothing was sold and $3m was spent".
    """
    if d.kind not in ("duration", "measure", "money") or (d.object is not None and d.kind == "measure"):
        return False
    if d.kind != "money":
        return d.kind != "measure" or at(tk, d.right + 1) not in _BEING_DONE
    if tk.lower[k] == ",":
        return not _is_fronted(tk, k)
    return tk.lower[k] != "and" or (before is not None and tk.lower[before.right + 1 : d.left] in LISTED)


def _may_open(tk: Tokens, k: int) -> bool:
    """Whether a clause may begin behind the token at ``k``.

    "but", ":", a dash between blanks ("fans come from afar - 25% of them are Danes").
    """
    return tk.lower[k] in _MAY_OPEN or (tk.lower[k] in DASHES and not tk.glued(k))


def _past_dashes(tk: Tokens, j: int) -> int:
    """Return the token behind an aside in dashes that opens at ``j``: "says 80 ships - most old - have left"; else ``j``."""
    if j < tk.size and tk.lower[j] == ",":
        return _past_commas(tk, j)
    if j >= tk.size or tk.lower[j] not in DASHES or tk.glued(j):
        return j
    return next((k + 1 for k in range(j + 1, min(j + _ASIDE, tk.size - 1)) if tk.lower[k] == tk.lower[j]), j)


def _past_commas(tk: Tokens, j: int) -> int:
    """Return the token behind an aside in commas that opens at ``j``, if a finite verb stands there.

    "said three men, one a Dane, were".
    """
    for k in range(j + 1, min(j + _ASIDE, tk.size - 1)):
        if tk.sentence[k] != tk.sentence[j] or tk.lower[k] in _NO_ASIDE:
            return j
        if tk.lower[k] == ",":
            w = tk.lower[k + 1]
            finite = (w in AUXILIARIES and w not in _NOT_FINITE) or w in _SURELY_FINITE or is_past_tense(tk, k + 1)
            if finite or (w[-2:] == "ed" and is_verb(tk, k + 1) and tk.lower[k + 2 : k + 3] != ["by"]):
                return k + 1
    return j


def _before_told(tk: Tokens, k: int) -> int:
    """Return the token before whoever is told, who ends at ``k``: "told" of "told them", "told The Leeds Mail"."""
    first = k
    while (
        first > 1
        and k - first < 5
        and tk.word[k][0].isupper()
        and (tk.word[first - 1][0].isupper() or tk.lower[first - 1] in ("of", "the"))
    ):
        first -= 1
    return first - 1


def _is_inverted(tk: Tokens, last: int) -> bool:
    """Whether a participle opens the sentence whose verb stands at ``last``: "Elected in May were (four women)"."""
    first = inverted_participle(tk, last)
    return first >= 0 and (tk.lower[first].endswith("ed") or tk.lower[first] in IRREGULAR)


def _is_behind_place(tk: Tokens, last: int) -> bool:
    """Whether nothing but where they are opens the sentence whose verb stands at ``last``: "At stake were (168 seats)", "Also on the way are"."""
    k = bisect_left(tk.sentence, tk.sentence[last])
    k += tk.lower[k] in _ALSO
    if tk.lower[k] not in PREPOSITIONS or last - k > _PLACE or k + 1 >= last:
        return False
    said = next((i for i in range(k + 1, last) if tk.lower[i] == ","), last)
    if said < last and not (tk.lower[last - 1] == "," and tk.lower[last - 2] in SAYS_CLAUSES):
        return False  # "Also on the shelf, curators said, are"
    first = k + 1
    while first < said and tk.lower[first] in DETERMINERS:
        first += 1
    # One noun and no number: "At noon shares were" and "In 1985 the surplus was" have a subject before the verb.
    return first == said - 1 and in_phrase(tk, first) and not is_number_word(tk, first)


_ALSO = frozenset(("also", "still", "already", "now"))
_PLACE = 14  # tokens of where
_TIES_NOUNS = PREPOSITIONS | {"or"}


def _is_finite_soon(tk: Tokens, j: int, *, past: bool) -> bool:
    """Whether a finite verb stands a few words behind, with no clause between: "said 12 people in the car died".

    Behind "said" any form in -ed will do (``past``), which elsewhere may be a participle.
    """
    if j >= tk.size or tk.lower[j] not in _TIES_NOUNS or tk.lower[j] == "to":
        return False
    for i in range(j + 1, min(j + 11, tk.size)):
        w = tk.lower[i]
        if (w in AUXILIARIES and w not in _NOT_FINITE and not is_name(tk, i)) or w in _SURELY_FINITE:
            return True
        if (w == "and" and tk.lower[i - 1] in PREPOSITIONS) or is_joined(tk, i) or is_joined(tk, i + 1):
            continue  # "12 people in and around Leeds are", "two bouts of nose-and-throat fever were"
        if is_name(tk, i):
            continue  # "two changes in the Dow Jones Industrial Average were"
        if not (w[0].isalnum() or w in ("'s", "’s")) or w in _ENDS_REACH or w in VERBS:
            return past and w in VERBS and w.endswith("ed")
    return False


def _behind_counted(tk: Tokens, d: Draft) -> int:
    """Return the token behind the figure and what it counts: the verb of "12 of the 40 men fled"."""
    j = max(d.right, d.object[1] if d.object is not None else 0) + 1
    while tk.lower[j : j + 1] == ["and"] and j + 2 < tk.size:
        counted = is_number_word(tk, j + 1)
        joined = simple_phrase(tk, j + 1 + counted)  # "two women and two children were", "12 passengers and crew were"
        if joined is None or not (counted or at(tk, joined[1] + 1) in AUXILIARIES):
            break
        j = joined[1] + 1
    if d.object is None and tk.lower[j : j + 1] == ["of"]:
        k = j + 1
        while k < tk.size and k - j < 6 and (tk.lower[k] in DETERMINERS or is_number_word(tk, k)):
            k += 1
        if tk.lower[k - 1] in _TAKEN_UP and k == j + 2 and _is_past(tk, k):
            return k  # "but 3% of that went to schools"
        phrase = simple_phrase(tk, k, noun_first=True)
        return phrase[1] + 1 if phrase is not None else j
    return j


_TAKEN_UP = frozenset(("that", "this", "these", "those"))


def _is_past(tk: Tokens, k: int) -> bool:
    return tk.lower[k] in AUXILIARIES or is_past_tense(tk, k)


def _maybe_finite(tk: Tokens, j: int) -> bool:
    return is_verb(tk, j) and not tk.lower[j].endswith("ing")


def _is_fronted(tk: Tokens, k: int) -> bool:
    """Whether a clause or a place stands before the comma at ``k``: "when the roof fell,", "in a poll in May,"."""
    opener = opening_word(tk, k, 24)
    if _has_fronted_clause(tk, k):
        return True
    hedged = opener in NUMBER_WORDS or opener in _HEDGES  # "Nearly five months after the fire,"
    return opener in OPENS_CLAUSE or opener in PREPOSITIONS or (hedged and _is_time_after(tk, k))


def _has_fronted_clause(tk: Tokens, k: int) -> bool:
    """Whether a clause ends at the comma ``k`` that "and", "that" or another comma stands before: "he woke, and when the roof fell,"."""
    for i in range(k - 1, max(0, k - _FRONTED), -1):
        if tk.sentence[i] != tk.sentence[k] or tk.lower[i] in _BEFORE_FRONTED:
            return False
        if tk.lower[i] in OPENS_CLAUSE and tk.word[i].isalpha():
            return tk.lower[i - 1] in _BEFORE_FRONTED
    return False


def _is_time_after(tk: Tokens, k: int) -> bool:
    """Whether the sentence with a comma at ``k`` opens with a time after or before something: "Twenty years after the war,"."""
    first = bisect_left(tk.sentence, tk.sentence[k])
    return not {"after", "before", "since"}.isdisjoint(tk.lower[first + 1 : min(first + 6, k)])


_HEDGES = frozenset(
    ("nearly", "almost", "about", "some", "just", "barely", "more", "less", "only", "roughly", "around")
)
