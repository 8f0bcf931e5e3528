"""The level that a movement led to or began at: "rose to 5%", "fell from 12", "up 19 cents at $58"."""

from __future__ import annotations

from archive.extract.changes.change_words import (
    CLOSING,
    EARNED_OR_LOST,
    INFINITIVE_BEFORE,
    MULTIPLIES,
    SWINGS,
    is_counted,
    is_moved,
    is_of_a_thing,
    is_time,
)
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    CHANGE_NOUNS,
    CHANGE_OF,
    CHANGE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    all_forms,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import STOP, is_number_word
from archive.extract.words import word_set

EXTREMES = word_set("rules", "changes.extremes")
_NAMES_A_PERIOD = EXTREMES | word_set("rules", "changes.names_a_period")
REACHES = word_set("rules", "changes.reaches")
_GAINS = all_forms("gain lose add") - {"gains"} | {"lost"}
PACES = frozenset(("rate", "pace"))
_PACES_OF = PACES | {"average", "annual", "annualised", "annualized", "clip"}
_BASES_OF_LEVELS = frozenset(("narrow", "slow", "soften", "firm", "crash", "contract"))
_BRINGS = word_set("rules", "changes.brings")
_SIZES = word_set("rules", "changes.sizes")
_STOPS = word_set("rules", "changes.stops")


_BACK = (18, 12)  # tokens from a level to its movement: to, from; at
_FAR_BACK = 30  # and over what says the first level again: "to 9m shares, or 7% of the total of its stock, from 8m"


def put_level(tk: Tokens, d: Draft, k: int, sentence: int, link: str) -> None:
    """Judge "rose [12 points] to 1,043", "up 19 cents at $58", "fell from 12": a level that a movement led to, or began at.

    The level itself is no movement, so ``change`` stays none; ``change_role`` says what it is.
    """
    lower = tk.lower
    edge, stepped = k, lower[d.right + 1 : d.right + 2] == ["to"]
    last = edge - (_FAR_BACK if link == "from" and lower[edge] == "," else _BACK[link == "at"])
    while k > last and k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w == "up" and k < edge and lower[k + 1] == "to" and link == "to":
            k -= 1
            continue  # "up to 5% of loans to 12 firms"; not "went up to $40 from $30"
        if w == "off" and _is_particle_off(tk, k):
            return
        if w in CHANGE_OF and tk.lower[k + 1] in ("'s", "’s") and tk.word[k][0].isupper():
            return  # "Rose's has 12 shops, compared to 10"
        if (
            w in CHANGE_OF
            or w in CHANGE_WORDS
            or w in CHANGE_NOUNS
            or w.startswith(MULTIPLIES)
            or _arrives(tk, k, link)
        ):
            if _leads(tk, k, d, link, stepped or k == edge):
                d.change_role = "level"
                d.rules["change_role"] = "movement from" if link == "from" else "movement to a level"
            return
        if k == edge and link == "at" and w in _WEAKER:
            d.change_role, d.rules["change_role"] = "level", "movement to a level"  # "was 36 cents weaker at $15.21"
            return
        if w in ";:—" or (w in _STOPS and not _joins_times(tk, k)) or _is_another_verb(tk, k):
            return
        stepped = stepped or is_number_word(tk, k)
        k -= 1


def _is_another_verb(tk: Tokens, k: int) -> bool:
    """Whether a verb stands at ``k`` that moves nothing, so that no movement before it leads on: "it rose and has 12 shops"."""
    if (
        is_plural(tk.word[k])
        or tk.lower[k] in _NO_VERBS
        or tk.lower[k] in CLOSING
        or tk.lower[k].endswith(("ing", "ed"))
    ):
        return False
    return is_verb(tk, k) and not is_moved(tk, k)


_NO_VERBS = frozenset(("point", "back"))  # "cut by a quarter point to", "was cut back to"
_SCALED = frozenset(("scale", "scales", "scaled", "scaling"))
_WEAKER = frozenset(
    ("weaker", "firmer", "stronger", "softer", "cheaper", "dearer", "better", "easier", "harder", "worse", "adrift")
)
LOWER = _WEAKER | {"higher", "lower"}


def is_closing_on(tk: Tokens, d: Draft) -> bool:
    """Whether "on" before a price leads to what it closed at: "ended 8p lower on 506p"; not "lower on 211 deals"."""
    before = tk.lower[d.left - 2] if d.left > 2 else ""
    priced = d.kind == "money" or (d.kind == "count" and d.bare and d.object is None)
    if before not in LOWER or not priced or tk.sentence[d.left - 3] != tk.sentence[d.left]:
        return False
    ends = d.right + 1 >= tk.size or not tk.lower[d.right + 1][0].isalnum() or tk.lower[d.right + 1] in STOP
    return ends and (is_number_word(tk, d.left - 3) or is_number_word(tk, d.left - 4))


def _is_particle_off(tk: Tokens, k: int) -> bool:
    """Whether "off" at ``k`` belongs to a verb that moves nothing: "kicked off with 12 farmers from 4 states"; not "closed off 3 at 40"."""
    verb = tk.lower[k - 1] if k else "."
    return verb[-1] in "ds" and verb not in CLOSING and verb not in CHANGE_OF and is_verb(tk, k - 1)


def may_be_level(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "to", "from" or "at" at ``k`` may lead to a level: not "at a two-year high", "to several towns", "at the 12 schools"."""
    if tk.lower[k] == "from" and k == d.left - 1 and "to" in tk.lower[d.first : d.last]:
        return tk.lower[k - 1] == "," and d.kind in ("money", "percent")  # not "loans from $500 to $1,000"
    if d.kind == "duration":
        return d.right + 1 >= tk.size or tk.lower[d.right + 1] not in _NAMES_A_PERIOD
    if d.kind != "count":
        return True
    if is_of_a_thing(tk, d):
        return False
    if not is_counted(tk, d):
        return True
    return not (
        d.vague or tk.lower[d.left - 1] in DETERMINERS or (tk.lower[k] == "at" and tk.lower[k - 1] not in CLOSING)
    )


def is_reaching(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k`` ends a movement: "climbed 4% to reach $3m"; to reach 12 huts one need not move up."""
    w = tk.lower[k]
    if d.kind == "duration":
        return False
    return (
        w in REACHES
        and k > 1
        and (tk.lower[k - 1] == "to" or w.endswith("ing"))
        and (d.kind != "count" or d.object is None)
    )


def is_pace(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "at" behind a verb of movement leads to how fast it went: "growing at 9%", "rose at an annual rate of 3%"."""
    mover = tk.lower[k - 1]
    if d.kind != "percent" or not (mover == "growth" or (mover in CHANGE_OF and not is_plural(mover))):
        return False
    near = tk.lower[k + 1 : d.left] + tk.lower[d.right + 1 : d.right + 3]
    return d.left == k + 1 or not _PACES_OF.isdisjoint(near)


def _arrives(tk: Tokens, k: int, link: str) -> bool:
    """Whether a verb at ``k`` that is another word elsewhere leads over ``link`` to a level: "will slow to 3%", "swung to a loss of"."""
    w = tk.lower[k]
    if w in _BASES_OF_LEVELS:
        return tk.lower[k - 1] in INFINITIVE_BEFORE or tk.lower[k - 1] in ADVERBS
    if w in _BRINGS and link == "to":
        return _is_brought(tk, k)
    if w in _SCALED:
        return tk.lower[k + 1] in ("back", "down", "up")
    return w in SWINGS and link in ("to", "from")


def _is_brought(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` leads a number or a size to a level: "bringing the total to 40", "took its stake to 12%"."""
    for j in range(k + 1, min(k + 9, tk.size)):
        if tk.lower[j] == "to":
            return singular(tk.lower[j - 1]) in _SIZES and j > k + 1
        if tk.lower[j] in STOP and tk.lower[j] not in DETERMINERS and tk.lower[j] not in ("of", "for", "in"):
            return False
        if tk.lower[j] in ("of", "for", "in") and singular(tk.lower[j - 1]) in _SIZES:
            return True  # "brings the number of shops to 40"
    return False


def _joins_times(tk: Tokens, k: int) -> bool:
    """Whether "and" at ``k`` stands between two times: "fell 2% between May and June to £300"."""
    return tk.lower[k] == "and" and tk.lower[k - 2 : k - 1] == ["between"] and is_time(tk, k - 1)


def _leads(tk: Tokens, k: int, d: Draft, link: str, stepped: bool) -> bool:
    """Whether the movement at ``k`` leads over ``link`` to the figure; ``stepped``: nothing or a number stands between."""
    w = tk.lower[k]
    after = tk.lower[k + 1]
    if after == "due":
        return False
    if w in _GAINS and link == "to" and (not stepped or after == "to"):
        return False  # "gained access to 12 homes", "lost to 12 men"
    if link == "from" and w in EARNED_OR_LOST and is_of_a_thing(tk, d):
        return False  # "a gain of $1m from the $3m sale"
    if link == "from":
        return stepped or not is_counted(tk, d)  # "raised cash from 12 investors"
    if link != "at" or tk.lower[d.left - 2] in CLOSING:
        return True
    if w in CHANGE_WORDS and after != "to":
        # "up 25p since yesterday at 57p"; not "lower rates at", "up to 300 shares at"
        return stepped or after in PREPOSITIONS or after in ADVERBS or after.endswith("ly") or is_time(tk, k + 1)
    return stepped and w in CHANGE_OF and not (after == "at" and w in CHANGE_NOUNS)  # "the long jump at 6.6 metres"
