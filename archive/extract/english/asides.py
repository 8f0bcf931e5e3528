"""Asides between a subject and its verb, stepped over from the verb to the left: "the firm, based in Ohio, sold 12 ships"."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.gazetteer import IN
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS
from archive.extract.english.noun_edges import before_determiners, in_phrase
from archive.extract.english.tokens import DASHES, Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    RELATIVES,
    SAYS,
    SAYS_CLAUSES,
    STOP,
    TIME_HEADS,
    TIME_TAIL,
    is_adverb_in_ly,
    is_number_word,
)
from archive.extract.words import word_set

COMPASS = word_set("rules", "objects.compass")
OPENS_CLAUSE = word_set("rules", "subjects.opens_clause") | {":", ";", "—", "–", "“", '"'}
_CLOSES_ASIDE = DASHES | {",", ")"}
_TELLING = 7  # tokens of who told, and of whom he told
_WHERE = IN | {"of", "at", "from"}
_ASIDE = 30  # tokens that an aside may have
_OPENS_ASIDE = OPENS_CLAUSE | {"who", "which", "whose", "excluding", "including"}
_MOVES = frozenset(
    (
        "went",
        "came",
        "ran",
        "walked",
        "fled",
        "arrived",
        "returned",
        "fell",
        "rose",
        "jumped",
        "climbed",
        "stopped",
        "crashed",
        "collapsed",
    )
)
_INCLUDES = frozenset(("including", "excluding"))
_ENDS_HUNG = frozenset((";", ":", '"', "”", "“", "he", "she", "they", "it", "who", "that", "which", "said", "says"))
_ONLY_DONE = word_set("rules", "phrases.only_done") | {"swollen", "sworn", "founded", "based", "located"}
_CONTRASTS = frozenset(("unlike", "contrast"))
_AFTER_PLACE = frozenset((",", "which", "that", "who"))
_BEFORE_PARTICIPLES = ADVERBS - PREPOSITIONS | {"first", "long", "since"}
DONE = word_set("rules", "phrases.only_done") | word_set("rules", "phrases.done")
_DONE_TOO = frozenset(("hit", "cut", "set", "put", "shut", "split", "shot"))  # in the past, too
_ADJECTIVES = word_set("rules", "phrases.with_what_follows")
_ALONE_AT_FRONT = ADVERBS | {"meanwhile", "however"}


def before_aside(tk: Tokens, end: int) -> int:
    """Return where the subject ends whose verb follows token ``end``: before the aside that a comma, dash or bracket closes.

    In "the firm, based in Ohio, sold 12 ships" that is "firm"; in "he shot a guard, wounded 12 men" the comma joins two verbs,
    and -1 says that the subject stands further left.
    """
    if end < 0 or tk.lower[end] not in _CLOSES_ASIDE or (tk.lower[end] in DASHES and tk.glued(end)):
        return end
    if tk.lower[end] != ",":
        return _before_mark(tk, end)
    described = _before_participle(tk, end)
    if described >= 0:
        return described
    told = _before_telling(tk, end) if "told" in tk.distinct else -1
    if told < 0 and not _INCLUDES.isdisjoint(tk.distinct):
        told = _before_including(tk, end)
    if told < 0:
        told = _before_hung(tk, end)
    return before_brackets(tk, told if told >= 0 else _before_comma(tk, end))


def _before_participle(tk: Tokens, end: int) -> int:
    """Return where the noun ends that opens its sentence and that a participle behind a comma describes, up to the comma ``end``; else -1.

    "Orm, dropped twice, (scored)", "a loan, signed in May, $2m more than before, (is)", "Acme, only 15% insured, (paid)".
    """
    first = k = bisect_left(tk.sentence, tk.sentence[end])
    k += tk.lower[k] in DETERMINERS
    k += in_phrase(tk, k)  # "the loan", which is no verb there
    while k < end and k - first < _NOUN and in_phrase(tk, k) and not is_verb(tk, k):
        k += 1
    if k == first or k > end - 2 or tk.lower[k] != ",":
        return -1
    j = k + 1
    while j < end and (_is_adverb(tk.lower[j]) or is_number_word(tk, j) or tk.lower[j] in _WEIGHED):
        j += 1
    w = tk.lower[j]
    if not (w[-2:] == "ed" or w in _ONLY_DONE) or not is_verb(tk, j) or end - k > _ASIDE:
        return -1
    return -1 if any(tk.word[i] in _ENDS_PARTICIPLE for i in range(j, end)) else k - 1  # not the month of May


_NOUN = 8  # tokens of a noun that opens its sentence
_WEIGHED = frozenset(("only", "just", "%", "percent", "pct", "per", "cent"))
_ENDS_PARTICIPLE = RELATIVES | AUXILIARIES | _ENDS_HUNG | {"we", "i", "you"}


def _before_hung(tk: Tokens, end: int) -> int:
    """Return the token before a participle or a preposition with all that hangs on it, which ends at the comma ``end`` before the verb; else -1.

    The plan of "the plan, financed by a rise in the sales tax, calls for"; not "he walked to his car, returned to the shop, shot".
    """
    k = end + 1
    w = tk.lower[k] if k < tk.size else "."
    present = w in AUXILIARIES or (w[-1] == "s" and w not in STOP and is_verb(tk, k))
    if not (present or is_past_tense(tk, k)):
        return -1
    for k in range(end - 2, max(0, end - _ASIDE), -1):
        purpose = tk.lower[k] == "be" and tk.lower[k - 2 : k] == [",", "to"]
        if (
            tk.sentence[k] != tk.sentence[end]
            or (tk.lower[k] in AUXILIARIES and not purpose)
            or tk.lower[k] in _ENDS_HUNG
        ):
            return -1
        if tk.lower[k] == "," and not _parts_a_place(tk, k):
            return k - 1 if _is_hung(tk, k + 1, present=present) else -1
    return -1


def _is_hung(tk: Tokens, j: int, *, present: bool) -> bool:
    """Whether a participle or adjective of the noun before stands at ``j``, adverbs aside, or before a ``present`` verb a preposition.

    "The canal, originally due to open in May, will", "the cuts, to be made by May, should"; not "he went home, to be told that".
    """
    while j < tk.size and _is_adverb(tk.lower[j]):
        j += 1
    if j + 1 >= tk.size:
        return False
    w, behind = tk.lower[j], tk.lower[j + 1]
    if w == "to":
        return present and behind == "be" and (tk.lower[j + 2][-2:] == "ed" or tk.lower[j + 2] in DONE)
    if w in PREPOSITIONS:
        return present
    if w in _ADJECTIVES:
        return behind in PREPOSITIONS
    if w in _ONLY_DONE:
        return True
    return w[-2:] == "ed" and (behind == "by" or (present and behind in PREPOSITIONS))


def _is_adverb(w: str) -> bool:
    """Whether a word may stand before the participle that opens an aside: ", now led by", ", already stretched,"."""
    return w in _BEFORE_PARTICIPLES or is_adverb_in_ly(w)


def before_brackets(tk: Tokens, end: int) -> int:
    """Return the token before brackets that end at ``end``, and a comma behind them: "Ann Lee (Con, Dol West), who is 72"; else ``end``."""
    k = end - (end > 0 and tk.lower[end] == ",")
    return _before_mark(tk, k) if k > 0 and tk.lower[k] == ")" else end


def _before_including(tk: Tokens, end: int) -> int:
    """Return the token before ", including pens, ink and paper to write on," that ends at the comma ``end``, -1 where nothing of that kind does."""
    if end + 1 >= tk.size or not (tk.lower[end + 1] in AUXILIARIES or is_verb(tk, end + 1)):
        return -1
    for k in range(end - 1, max(0, end - _ASIDE), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[end] or w in AUXILIARIES or w in RELATIVES or w in SAYS_CLAUSES:
            return -1
        if w in _INCLUDES:
            return _before_last_comma(tk, k - 1)
    return -1


def _before_last_comma(tk: Tokens, k: int) -> int:
    """Return the token before the comma at ``k``; before one a little further left where "and" stands there: ", base 1953 and excluding tax,"."""
    stop = k if tk.lower[k] == "," else k - 6 if tk.lower[k] == "and" else k + 1
    for i in range(k, max(0, stop - 1), -1):
        if tk.lower[i] == ",":
            return i - 1
        if is_verb(tk, i):
            return -1
    return -1


def _before_telling(tk: Tokens, end: int) -> int:
    """Return the token before ", Smith told reporters," that ends at the comma ``end``, -1 where nothing of that kind does."""
    told = next((k for k in range(end - 1, max(0, end - _TELLING), -1) if tk.lower[k] == "told"), 0)
    after = tk.lower[end + 1] if end + 1 < tk.size else "."
    if not told or "," in tk.lower[told:end] or after not in AUXILIARIES:
        return -1
    for k in range(told - 1, max(0, told - _TELLING), -1):
        if tk.lower[k] == ",":
            return k - 1 if k < told - 1 else -1
        if tk.lower[k] in RELATIVES or not tk.word[k][0].isalpha() or tk.lower[k] in OPENS_CLAUSE:
            return -1
    return -1


def _before_mark(tk: Tokens, end: int) -> int:
    """Return the token before the bracket or dash that opens the aside which ends at ``end``; ``end`` where none does."""
    opens = "(" if tk.lower[end] == ")" else tk.lower[end]
    for k in range(end - 1, max(0, end - _ASIDE), -1):
        if tk.sentence[k] != tk.sentence[end]:
            break
        if tk.lower[k] == opens and not (opens != "(" and tk.glued(k)):
            return k - 1
    return end


def _before_comma(tk: Tokens, end: int) -> int:
    """Return the token before the aside that the comma at ``end`` closes; -1 where it joins two verbs, ``end`` where it closes none."""
    lower = tk.lower
    verdict = None  # of the first verb met: no aside, unless a comma and an opener stand before it
    verb = 0
    relative = place = 0
    purpose = False  # of the first to reach the island
    found = -1
    for k in range(end - 1, max(-1, end - _ASIDE), -1):
        if tk.sentence[k] != tk.sentence[end]:
            break
        if lower[k] == ",":
            if _parts_a_place(tk, k):
                place = k
                continue
            apposition = (verdict == end or purpose) and _opens_apposition(tk, k + 1)
            if verdict is not None and not (
                apposition or lower[k + 1] in _OPENS_ASIDE or lower[end - 1] in _INSERTED_SAYS
            ):
                return _behind_its_comma(tk, k + 1, verb, end) if verdict == end else verdict
            if relative and _is_fronted_place(tk, k):
                return relative - 1
            if not _is_list_item(tk, k, end):
                return _before_apposition(tk, k, end)
            found = k - 1
        elif lower[k - 1] in RELATIVES and (lower[k] in AUXILIARIES or is_verb(tk, k)):
            relative = relative or k - 1
        elif place and not relative and verdict is None and lower[k] in SAYS_CLAUSES:
            return place - 1  # "it said the plant in Lima, Ohio, will be closed"
        elif verdict is None and _may_be_finite(tk, k):
            opens = k - (k > 2 and _is_adverb(lower[k - 1]))
            if opens > 1 and lower[opens - 1] == "," and _is_participle_phrase(tk, k, end):
                return opens - 2  # "the ship, called the Swan, is", "the team, now led by Ames, has"
            purpose, verb = lower[k - 1] == "to", k
            verdict = -1 if _has_its_object(tk, k, end) else end  # "he went to his car, grabbed a gun"
    if found >= 0:
        return found
    if verdict is None:
        return (relative or place or end + 1) - 1  # "the plant in Lima, Ohio, will be closed"
    alone = verdict == end and not relative and not purpose
    return -1 if alone and _shares_subject(tk, verb, end) else verdict


def _begins_verb(tk: Tokens, j: int) -> bool:
    """Whether a finite verb stands at ``j``, adverbs and a time aside: "was", "now runs", "last year made"."""
    now = _is_adverb(tk.lower[j])
    j += now or 2 * (tk.lower[j] in ("last", "this") and tk.lower[j + 1] in TIME_HEADS)
    if tk.lower[j] in AUXILIARIES or is_past_tense(tk, j):
        return True
    finite = now or tk.lower[j][-2:] == "ed" or tk.lower[j][-1] == "s"
    return finite and tk.lower[j][-3:] != "ing" and is_verb(tk, j)


def _opens_apposition(tk: Tokens, j: int) -> bool:
    return tk.lower[j] in DETERMINERS or tk.lower[j] == "or" or is_number_word(tk, j)


def _has_its_object(tk: Tokens, k: int, end: int) -> bool:
    """Whether the verb at ``k`` has all that it needs before the comma ``end``: "is", "went", "killed 12"; not "maintains a quota, set at"."""
    if tk.lower[k] in AUXILIARIES:
        return True
    if tk.lower[k][-1] == "s" and _is_done_to(tk, end + 1):
        return False
    return tk.lower[k] in _MOVES or _leads_to_object(tk, k + 1)


def _behind_its_comma(tk: Tokens, j: int, verb: int, end: int) -> int:
    """Return the token before the aside that begins at ``j``, behind a comma, and holds ``verb``; -1 where that is one of the subject's own.

    "The firm, based in Dol, makes hats, exports them".
    """
    if verb == j and _is_finite_by_form(tk, j) and _shares_subject(tk, j, end):
        return -1
    return j - 2 if _is_participle_aside(tk, j, end) else end


def _shares_subject(tk: Tokens, k: int, end: int) -> bool:
    """Whether the verb at ``k``, before which no comma stands, and the one behind the comma ``end`` have one subject: "it lost power near Dol, came down"."""
    before = tk.lower[k - 1]
    if tk.sentence[k - 1] != tk.sentence[end] or (before in STOP and before not in AUXILIARIES and before != ","):
        return False
    j = end + 1
    while j < tk.size and _is_adverb(tk.lower[j]):
        j += 1
    if j + 1 >= tk.size:
        return False
    w, behind = tk.lower[j], tk.lower[j + 1]
    if w in AUXILIARIES or is_past_tense(tk, j):
        return True
    done = w[-2:] == "ed" or w in DONE or w in _DONE_TOO
    third = w[-1] == "s" and behind[0].isalnum() and (behind not in PREPOSITIONS or _is_listed(tk, j))
    acts = third or (done and not _is_done_to(tk, j))
    return acts and is_verb(tk, j)


def _is_finite_by_form(tk: Tokens, k: int) -> bool:
    return tk.lower[k][-1] == "s" or (is_past_tense(tk, k) and tk.lower[k] not in DONE)


def _is_done_to(tk: Tokens, k: int) -> bool:
    """Whether a past form at ``k`` is a participle by the preposition behind it: "(a quota), set at 12 tonnes"; not "(it sank), drifted at sea and was raised"."""
    w = tk.lower[k]
    done = w[-2:] == "ed" or w in DONE or w in _DONE_TOO
    return done and tk.lower[k + 1] in PREPOSITIONS and not _is_listed(tk, k)


def _is_listed(tk: Tokens, k: int) -> bool:
    """Whether "and" and a finite verb follow the form in -ed at ``k``, which stands in one row with that: "(it sank), drifted at sea and was raised"."""
    for j in range(k + 1, min(k + _ASIDE, tk.size - 1)):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or w in _OPENS_ASIDE:
            return False
        if w == "and":
            return tk.lower[j + 1] == "," or _begins_verb(tk, j + 1)
    return False


def _leads_to_object(tk: Tokens, j: int) -> bool:
    """Whether an article or a number stands at ``j``, what makes it less exact aside: "killed at least 12 people, injured 40"."""
    if tk.lower[j] in DETERMINERS:
        return True
    while tk.lower[j] in _INEXACT:
        j += 1
    return is_number_word(tk, j)


_INSERTED_SAYS = SAYS - {"know", "mean"}
_INEXACT = frozenset(
    ("at", "least", "more", "than", "about", "some", "nearly", "almost", "up", "to", "fewer", "around")
)


def _before_apposition(tk: Tokens, k: int, end: int) -> int:
    """Return the token before the aside that the comma at ``k`` opens: "Jane Doe, 42, of Leeds, was"; ``end`` where the subject begins there."""
    if not _CONTRASTS.isdisjoint(tk.distinct) and _is_contrast(tk, k):
        return end
    aged = k > 2 and tk.word[k - 1].isdigit() and tk.lower[k - 2] == ","
    return k - 3 if aged else k - 1


def _is_contrast(tk: Tokens, k: int) -> bool:
    """Whether what opens the sentence, and ends at the comma ``k``, holds the subject behind it against another: "Unlike the old notes, the loan for Ruse, made"."""
    first = next((i + 1 for i in range(k - 1, max(-1, k - _ASIDE), -1) if tk.sentence[i] != tk.sentence[k]), 0)
    opener = tk.lower[first]
    return "," not in tk.lower[first:k] and (
        opener in _CONTRASTS or (tk.lower[first + 1] in _CONTRASTS and opener in PREPOSITIONS)
    )


def _may_be_finite(tk: Tokens, k: int) -> bool:
    if tk.lower[k] in AUXILIARIES:
        return True
    if not is_verb(tk, k) or tk.lower[k].endswith("ing"):
        return False
    before, after = tk.lower[k - 1], tk.lower[k + 1]
    if tk.lower[k][-1] != "s":
        return True
    acts = after[0].isalnum() and after not in ("and", "or")
    return acts and tk.word[k].islower() and before[-3:] != "ing" and before not in STOP and not _is_adverb(before)


def _is_participle_phrase(tk: Tokens, k: int, end: int) -> bool:
    """Whether what begins with the past form at ``k`` and ends at the comma ``end`` is an aside, not a clause."""
    return tk.lower[k] not in AUXILIARIES and (
        tk.lower[k + 1] in PREPOSITIONS
        or tk.lower[k + 1] in TIME_TAIL
        or tk.lower[k + 1][-3:] == "ing"  # ", found clinging to a buoy,"
        or (tk.lower[k].endswith("ed") and tk.lower[end + 1] in AUXILIARIES)
    )


def _is_participle_aside(tk: Tokens, k: int, end: int) -> bool:
    """Whether a participle at ``k`` and what hangs on it part a subject from the verb behind ``end``: "the plant, hidden in a shed, could"."""
    done = tk.lower[k][-2:] == "ed" or tk.lower[k] in DONE
    led = tk.lower[k + 1] in PREPOSITIONS or tk.lower[k + 1] in TIME_TAIL or tk.lower[k + 1] == "this"
    if not (done and led and is_verb(tk, k)):
        return False
    return tk.lower[end + 1] in AUXILIARIES or (is_verb(tk, end + 1) and tk.lower[end + 1][-3:] != "ing")


def _is_list_item(tk: Tokens, k: int, end: int) -> bool:
    """Whether the comma at ``k`` parts names of a list that ends at ``end``: "a friend of Iran, Russia and China,"."""
    named = tk.word[k + 1][0].isupper() and tk.word[k - 1][0].isupper()
    return named and any(w in ("and", "or", ",") for w in tk.lower[k + 2 : min(k + 6, end)])


def _parts_a_place(tk: Tokens, k: int) -> bool:
    """Whether the comma at ``k`` stands between a town and its state: ", a Dayton, Ohio maker of lamps,", ", at a fair in Lima, Ohio,"."""
    named = tk.word[k + 1][0].isupper() and tk.word[k - 1][0].isupper()
    behind = tk.lower[k + 2 : k + 4]  # ", Ohio,", ", Calif.,"
    if named and (behind[:1] == [","] or behind == [".", ","]) and _is_behind_where(tk, k - 1):
        return True
    return named and k > 2 and tk.lower[k - 2] in ("a", "an", "the") and tk.lower[k - 3] == ","


def _is_behind_where(tk: Tokens, k: int) -> bool:
    """Whether "in", "of" or their like stand before the name that ends at ``k``: "in Auburn Hills"."""
    j = k - 1
    while j > 0 and k - j < 3 and tk.word[j][0].isupper() and tk.lower[j] not in _WHERE:
        j -= 1
    return j >= 0 and tk.lower[j] in _WHERE


def before_where(tk: Tokens, first: int) -> int:
    """Return the token before what says where or of which party, in commas, that begins at ``first``; -1 for a subject.

    "Ames Lee, D-Leeds, who", "two fires near Dol, north of Leeds, which", "a mill in Lima, Ohio, that".
    """
    if first < 3 or tk.lower[first - 1] != ",":
        return -1
    if tk.lower[first] in COMPASS and tk.lower[first + 1] == "of":
        return first - 2
    party = len(tk.word[first]) < 4 and tk.lower[first + 1] in HYPHENS and tk.word[first + 2 : first + 3] != []
    named = tk.word[first][0].isupper() and tk.word[first - 2][0].isupper()
    if not named or not (party and tk.glued(first + 2) and tk.word[first + 2][0].isupper()):
        return first - 2 if named and tk.lower[first + 1] in _AFTER_PLACE and _is_behind_where(tk, first - 2) else -1
    return first - 2


def before_since(tk: Tokens, k: int) -> int:
    """Return the token before "since" where the verb at ``k`` only says since when: "the toll since the war began (at 40)"; else -1."""
    if tk.lower[k] not in _BEGINS or "since" not in tk.distinct:
        return -1
    first = k - 1
    while first > 1 and k - first < _NOUN and in_phrase(tk, first):
        first -= 1
    since = before_determiners(tk, first)
    return since - 1 if tk.lower[since] == "since" and since < k - 1 else -1


_BEGINS = frozenset(("began", "begun", "begins", "started", "starts", "erupted", "opened"))


def _is_fronted_place(tk: Tokens, k: int) -> bool:
    """Whether the comma at ``k`` closes words that open the sentence: "In May, the firm which", "Meanwhile, the firm which"."""
    opener = opening_word(tk, k, 8)
    return opener in PREPOSITIONS or opener in _ALONE_AT_FRONT


def opening_word(tk: Tokens, k: int, reach: int) -> str:
    """Return the word that opens the sentence of ``k``; of a longer sentence the word ``reach`` tokens before ``k``."""
    first = k
    while first > 0 and k - first < reach and tk.sentence[first - 1] == tk.sentence[k]:
        first -= 1
    return tk.lower[first]
