"""Asides between a subject and its verb, stepped over from the verb to the left: "the firm, based in Ohio, sold 12 ships"."""

from __future__ import annotations

from archive.extract.english.gazetteer import IN
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, is_plural
from archive.extract.english.tokens import DASHES, Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import RELATIVES, SAYS_CLAUSES, TIME_TAIL, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set

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
_BEFORE_PARTICIPLES = frozenset(
    ("now", "also", "once", "still", "then", "first", "long", "often", "previously", "formerly", "since")
)
DONE = word_set("rules", "phrases.only_done") | word_set("rules", "phrases.done")
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
    told = _before_telling(tk, end) if "told" in tk.distinct else -1
    if told < 0 and not _INCLUDES.isdisjoint(tk.distinct):
        told = _before_including(tk, end)
    return before_brackets(tk, told if told >= 0 else _before_comma(tk, end))


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
    relative = place = 0
    found = -1
    for k in range(end - 1, max(-1, end - _ASIDE), -1):
        if tk.sentence[k] != tk.sentence[end]:
            break
        if lower[k] == ",":
            if _parts_a_place(tk, k):
                place = k
                continue
            apposition = verdict == end and (
                lower[k + 1] in DETERMINERS or lower[k + 1] == "or" or is_number_word(tk, k + 1)
            )
            if verdict is not None and not (
                apposition or lower[k + 1] in _OPENS_ASIDE or lower[end - 1] in SAYS_CLAUSES
            ):
                return k - 1 if verdict == end and _is_participle_aside(tk, k + 1, end) else verdict
            if relative and _is_fronted_place(tk, k):
                return relative - 1
            if not _is_list_item(tk, k, end):
                aged = k > 2 and tk.word[k - 1].isdigit() and lower[k - 2] == ","
                return k - 3 if aged else k - 1  # "Jane Doe, 42, of Leeds, was"
            found = k - 1
        elif lower[k - 1] in RELATIVES and (lower[k] in AUXILIARIES or is_verb(tk, k)):
            relative = relative or k - 1
        elif place and not relative and verdict is None and lower[k] in SAYS_CLAUSES:
            return place - 1  # "it said the plant in Lima, Ohio, will be closed"
        elif verdict is None and _may_be_finite(tk, k):
            opens = k - (k > 2 and (lower[k - 1] in _BEFORE_PARTICIPLES or is_adverb_in_ly(lower[k - 1])))
            if (
                opens > 1
                and lower[opens - 1] == ","
                and lower[k] not in AUXILIARIES
                and _is_participle_phrase(tk, k, end)
            ):
                return opens - 2  # "the ship, called the Swan, is", "the team, now led by Ames, has"
            followed = lower[k + 1] in DETERMINERS or is_number_word(tk, k + 1) or lower[k] in AUXILIARIES
            verdict = -1 if followed or lower[k] in _MOVES else end  # "he went to his car, grabbed a gun"
    if found >= 0:
        return found
    if verdict is None and place and not relative:
        return place - 1  # "the plant in Lima, Ohio, will be closed"
    return verdict if verdict is not None else relative - 1 if relative else end


def _may_be_finite(tk: Tokens, k: int) -> bool:
    if tk.lower[k] in AUXILIARIES:
        return True
    return is_verb(tk, k) and not tk.lower[k].endswith("ing") and not is_plural(tk.word[k])


def _is_participle_phrase(tk: Tokens, k: int, end: int) -> bool:
    """Whether what begins with the past form at ``k`` and ends at the comma ``end`` is an aside, not a clause."""
    return (
        tk.lower[k + 1] in PREPOSITIONS
        or tk.lower[k + 1] in TIME_TAIL
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
    if named and k > 1 and tk.lower[k - 2] in _WHERE and (behind[:1] == [","] or behind == [".", ","]):
        return True
    return named and k > 2 and tk.lower[k - 2] in ("a", "an", "the") and tk.lower[k - 3] == ","


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
