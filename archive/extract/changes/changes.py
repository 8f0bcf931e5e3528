"""Whether a figure is a movement: up or down, and the step that was taken or the level that was reached.

Here are the words before it ("rose 5%", "a rise of 5%", "cut the price by $5"); changes_after.py
has the words behind it, levels.py what a movement led to, shared_movements.py what a figure takes over from the one before.
"""

from __future__ import annotations

from archive.extract.changes.change_words import (
    EARNED_OR_LOST,
    INFINITIVE_BEFORE,
    MULTIPLIES,
    SWINGS,
    is_amount,
    is_counted,
    is_in_steps,
    is_moved,
    is_of_a_thing,
    put_change,
)
from archive.extract.changes.changes_after import told_after
from archive.extract.changes.levels import (
    EXTREMES,
    PACES,
    REACHES,
    is_closing_on,
    is_pace,
    is_reaching,
    may_be_level,
    put_level,
)
from archive.extract.changes.taken_off import OFF, is_taken_off
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_NOUNS,
    CHANGE_OF,
    CHANGE_WORDS,
    CONJUNCTIONS,
    CURRENCY_SIGNS,
    DETERMINERS,
    MULTIPLES,
    PREPOSITIONS,
    PRONOUNS,
    all_forms,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, STOP, TIME_HEADS, before_than, is_name, is_number_word
from archive.extract.numbers.multiples import is_times
from archive.extract.words import word_set, words

_INCLUDES = word_set("rules", "subjects.includes") | {"including", "excluding"}
_VERBS_THAT_ARE_NOUNS = word_set("rules", "changes.verbs_that_are_nouns")
_RAISES_MONEY = word_set("rules", "changes.raises_money")
_FUNDS = word_set("rules", "changes.funds")
_BETWEEN = ADVERBS | DETERMINERS | word_set("rules", "changes.between")
_LEVEL = word_set("rules", "changes.level")
_SAYS = _LEVEL.union(REACHES, CHANGE_NOUNS, CHANGE_OF, CHANGE_WORDS, ("from", "by", "on", "back"))
_NO_OBJECTS = STOP | {"worth"}
_POINTS = frozenset(("points", "pts"))
_ENDS = frozenset(("end", "ends", "ended", "ending"))
_MOVES_UP_OR_DOWN = word_set("rules", "changes.moves_up_or_down")
_MOVES_DOWN_ONLY = word_set("rules", "changes.moves_down_only")
_TRANSITIVE = all_forms(words("rules")["changes"]["transitive"]) | {"cut"}
_INTRANSITIVE = word_set("rules", "changes.intransitive")
_DROPS = all_forms("drop")
_PASSES = frozenset(("above", "beyond", "below", "past", "under"))
_EXTREME_LEVELS = (["as", "low"], ["as", "high"])
_SIZED = EXTREMES | PACES | {"equivalent"}  # "to a low of 12", "to the equivalent of 12 shares"
_BEHIND_EXTREMES = frozenset(("of", "above", "below", "near", "around"))
_BALANCES = word_set("rules", "changes.balances")
_NAMES_A_JUMP = [[word] for word in ("a", "the", "long", "high", "triple")]  # "won the long jump by 12 cm"
_REVISES = frozenset(("revised", "revise", "revises", "adjusted", "restated", "scaled"))
_MEANS = frozenset(("median", "mean", "average", "total", "combined", "estimated"))
_MOVED = CHANGE_OF.keys() | CHANGE_WORDS.keys()
_AGAIN = frozenset(("again", "too", "further", "slightly", "sharply", "also"))
_LOSES = frozenset(("lose", "loses", "lost", "losing"))
_CONTESTS = word_set("rules", "changes.contests")
_KINDS_OF_GAIN = word_set("rules", "changes.kinds_of_gain")
_AWAY = word_set("rules", "changes.away")  # "the ferry sank 3 miles off the coast"
_BASES = frozenset(verb for entry in words("changes").values() for verb in entry["verbs"].split())
_MOVES_WITH_BY = {  # only with "by": "curbed output by 5%", "was extended by 40 days"; not "extended 12 loans"
    form: way for way in ("up", "down") for form in all_forms(words("rules")["changes"]["with_by"][way])
}
_TRANSITIVE_STEP = word_set("rules", "changes.transitive_step")


def attach_change(tk: Tokens, d: Draft) -> None:
    """Look for the word of movement that governs the figure: after it ("5% higher", "a 5% rise") or before it ("rose 5%")."""
    if d.kind in ("age", "ordinal") or d.change_role is not None:
        return
    if d.form == "fold":
        _fold(tk, d)
        return
    if d.kind == "duration" and tk.lower[d.right + 1 : d.right + 4] in _RUNNING:
        return  # "sales are down six months in a row"
    if d.right + 1 < tk.size and tk.lower[d.right + 1] in OFF and is_taken_off(tk, d):
        put_change(d, "down", "step", "taken off")
        return
    if told_after(tk, d) or (tk.lower[d.left - 1] == "." and _is_dotted(tk, d)):
        return
    _before(tk, d)


_RUNNING = (["in", "a", "row"], ["in", "succession", "."], ["in", "succession", ","])


def _is_dotted(tk: Tokens, d: Draft) -> bool:
    """Let the direction at the other end of a row of dots say what the figure is: "16,806 down....1,161"."""
    k = d.left - 1
    if k < _DOTS or tk.lower[k - 1] != ".":
        return False
    while k > d.left - _LONGEST_ROW and k and tk.lower[k] == ".":
        k -= 1
    if tk.lower[k] not in ("up", "down"):
        return False
    put_change(d, tk.lower[k], "step", "direction before a row of dots")
    return True


_GROWS = all_forms("grow")
_TURNS = all_forms("turn")
_REFUSES = all_forms("turn vote shoot strike throw")  # "turned down the plan by 9 votes to 5"


def _is_grown(tk: Tokens, d: Draft, w: str) -> bool:
    """Whether a share is what is grown, and nothing of it: "smallholders grow 60 per cent of the crop"; not "grew 6 per cent"."""
    return w in _GROWS and d.kind in ("percent", "fraction") and tk.lower[d.right + 1 : d.right + 2] == ["of"]


_DOTS = 2  # at least
_LONGEST_ROW = 16  # dots


def _fold(tk: Tokens, d: Draft) -> None:
    """Judge "doubled", "a threefold increase", "rose tenfold", "grew more than sixfold", "rose by a factor of 10"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else ""
    k = d.left - 4 if tk.lower[max(0, d.left - 3) : d.left] == ["a", "factor", "of"] else d.left - 1
    before = at(tk, k - 1 if at(tk, k) == "by" else k)
    word = tk.lower[d.first]
    if word.startswith(MULTIPLIES) and not (word in MULTIPLES and is_times(tk, d.first)):
        put_change(d, "up", "step", "a verb of multiplication")
    elif word.startswith("halv"):
        put_change(d, "down", "step", "a verb of division")
    elif after in CHANGE_NOUNS:
        put_change(d, CHANGE_NOUNS[after], "step", "noun of movement after")
    elif before in CHANGE_OF and after not in ("a", "an", "per", "each", "every"):  # not "cut four times a year"
        put_change(d, CHANGE_OF[before], "step", "verb of movement before")


def _before(tk: Tokens, d: Draft) -> None:
    """Walk left over what may stand between a movement and its number, to the word that says what the figure is."""
    lower, sentence = tk.lower, tk.sentence[d.left]
    k = d.left - 1
    if d.kind == "percent" and lower[k] == "of" and (moved := _noun_moved(tk, k)) is not None:
        put_change(d, CHANGE_NOUNS[moved], "step", "noun of movement before")
        return
    if lower[k] == "of" and lower[k - 1] in _BALANCES:
        k = _before_balance(tk, k)
    for _ in range(5):
        if k < 0 or tk.sentence[k] != sentence or lower[k] == "that":  # "adding that four"
            return
        if lower[k] in _SAYS and _is_said_by(tk, k, d):
            return
        past = before_than(tk, k)
        if past < k:
            k = past  # "rose to a better-than-expected $3bn"
        elif _is_passed(tk, k) or (k == d.left - 1 and _is_how_much(tk, k, d)):
            k = _before_period(tk, k)
        else:
            if d.kind == "percent" or (
                (d.kind == "money" or d.unit in _STEPS_OF_RATES) and k == d.left - 1 and _ends_object(tk, k)
            ):
                _with_object(tk, d, k, sentence)
            return


_STEPS_OF_RATES = frozenset(("point", "basis point"))  # "cut its rate 50 basis points"


def _noun_moved(tk: Tokens, of: int) -> str | None:
    """Return the noun of movement before what is moved, which ends at "of": "a decline in volumes of 7 percent"; else None."""
    for k in range(of - 1, max(0, of - _MOVED_NOUN), -1):
        w = tk.lower[k]
        if w == "in":
            noun = tk.lower[k - 1]
            return noun if k < of - 1 and noun in CHANGE_NOUNS and not is_verb(tk, k - 1) else None
        if not w.isalpha() or w in PREPOSITIONS or w in CONJUNCTIONS or (is_verb(tk, k) and not is_plural(w)):
            return None
    return None


_MOVED_NOUN = 6  # tokens


def _is_said_by(tk: Tokens, k: int, d: Draft) -> bool:
    """Let the word at ``k`` say what the figure is. Return whether it had a say, if only to tell that nothing moved."""
    w = tk.lower[k]
    after, sentence = tk.lower[k + 1], tk.sentence[d.left]
    if w == "to" and tk.lower[k - 1] in _AMOUNTS_TO and tk.lower[k - 2] not in DETERMINERS:
        return True  # "tax increases amounting to $6bn"
    if w == "to" and tk.lower[k - 1] == "up" and tk.lower[k - 2] in _ADDS:
        return True  # "the bills add up to $6bn"
    if w in _PARTICLES and k == d.left - 1 and _is_told_by_particle(tk, k, d):
        return True
    reaching = is_reaching(tk, k, d)
    if reaching or w in _LEVEL or w == "from":
        if w == "at" and is_pace(tk, k, d):
            put_change(d, CHANGE_OF.get(tk.lower[k - 1], "up"), "step", "movement at a rate")
        elif may_be_level(tk, k, d):
            put_level(tk, d, k - 1 - reaching, sentence, w)
    elif w in CHANGE_NOUNS and after == "of":
        if not is_name(tk, k) and not is_amount(tk, d, w):
            put_change(d, CHANGE_NOUNS[w], "step", "noun of movement before")
    elif w in CHANGE_OF and not is_name(tk, k):
        if not _is_past(tk, d) and _moves(tk, k, d) and not _is_grown(tk, d, w):
            put_change(d, CHANGE_OF[w], "step", "verb of movement before")
    elif w in CHANGE_WORDS:
        if not _is_particle(tk, k, d):
            put_change(d, CHANGE_WORDS[w], "step", "up or down before")
    elif w == "by":
        _by(tk, d, k - 1, sentence)
    else:
        return False
    return True


_PARTICLES = frozenset(("on", "back", "up"))
_MARKET_VERBS = {  # "gave up 210 points", "put on 5 per cent"
    f"{verb} {particle}": way
    for way, phrases in words("rules")["changes"]["with_particles"].items()
    for base, particle in (phrase.split() for phrase in phrases)
    for verb in all_forms(base)
}


def _is_told_by_particle(tk: Tokens, k: int, d: Draft) -> bool:
    """Let a verb with its particle at ``k`` say what the figure is, or "lower on" before a price. Return whether one had a say."""
    way = _MARKET_VERBS.get(f"{tk.lower[k - 1]} {tk.lower[k]}")
    if way is not None and _is_of_market(tk, d):
        put_change(d, way, "step", "verb of movement with its particle")
        return True
    if tk.lower[k] != "on" or not is_closing_on(tk, d):
        return False
    d.change_role, d.rules["change_role"] = "level", "movement to a level"
    return True


def _is_of_market(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is how far a price or an index went: points, a share, a price; not "gave up 5% of its stake", "put on $3m"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else "."
    if d.kind == "percent" or d.unit in ("point", "basis point"):
        return after not in ("of", "stake", "share") or tk.lower[d.right] in _POINTS
    leads = after in ("to", "at") and d.right + 2 < tk.size and is_number_word(tk, d.right + 2)
    return d.kind == "money" and (d.rate is not None or leads)


_ADDS = all_forms("add")
_AMOUNTS_TO = frozenset(("amount", "amounts", "amounted", "amounting"))


def _ends_object(tk: Tokens, k: int) -> bool:
    """Whether the noun right before a sum may be what moved: "raised its dividend 5 cents", not "tax cuts worth $5m"."""
    return tk.word[k][0].isalpha() and tk.lower[k] not in _NO_OBJECTS and not is_verb(tk, k)


def _is_past(tk: Tokens, d: Draft) -> bool:
    """Whether the verb of movement leads past or down to the figure, which is then a level: "rose above $18", "fall as low as 15%"."""
    if tk.lower[d.left] not in _PASSES and tk.lower[d.left : d.left + 2] not in _EXTREME_LEVELS:
        return False
    d.change_role, d.rules["change_role"] = "level", "movement past a level"
    return True


def _is_passed(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` may stand between a word of movement and its number: "rose sharply by", "to a low of $12"."""
    w = tk.lower[k]
    if w in _BETWEEN or w[-2:] == "ly" or (w in _SIZED and tk.lower[k + 1] in _BEHIND_EXTREMES):
        return True
    return w == "of" and k > 0 and tk.lower[k - 1] in _SIZED


def _is_how_much(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether an adjective with its article stands between the verb and the figure: "rose a meagre 0.3 percent"; not "sank a birdie two"."""
    w = tk.lower[k]
    if tk.lower[k - 1] not in ("a", "an") or not w.isalpha() or d.kind == "measure" or d.modifier is not None:
        return False  # "cut a path up to a mile wide"
    if d.kind == "count" and (d.value or 0) < _LARGE_STEP:
        return False
    led = tk.lower[k - 2] in CHANGE_OF or tk.lower[k - 2] in _LEVEL or tk.lower[k - 2] == "by"
    return led and w not in CHANGE_NOUNS and w not in PREPOSITIONS


_LARGE_STEP = 100


def _before_balance(tk: Tokens, k: int) -> int:
    """Return the "from" or "to" before the balance that ends at the "of" at ``k``, else ``k``: "up from a net loss of $5 million"."""
    link = next((i for i in range(k - 2, max(0, k - 6), -1) if tk.lower[i] in ("from", "to")), k)
    return link if tk.lower[link] == "from" or tk.lower[link - 1] in CHANGE_OF or tk.lower[link - 1] in SWINGS else k


def _before_period(tk: Tokens, k: int) -> int:
    """Return the word before ``k``; before the high or low of a period, that before the period: "a 10-year high of 42"."""
    if k > 1 and tk.lower[k] == "ago" and tk.lower[k - 1] in HYPHENS:
        return k - 3  # "from year-ago 12"
    if k > 1 and tk.lower[k] in EXTREMES and tk.lower[k - 1] in TIME_HEADS:
        return next((i for i in range(k - 2, max(-1, k - 9), -1) if tk.lower[i] in DETERMINERS), k - 1)
    return k - 1


def _is_particle(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "up", "down" or "off" at ``k`` belongs to a verb that moves nothing: "snapped up 12 stores", "makes up 5%"."""
    verb = tk.lower[k - 1] if k else ","
    if verb in _REVISES:
        return False
    if verb in HYPHENS and tk.glued(k):
        return True  # "a follow-up of 4.6 years"
    if is_of_a_thing(tk, d):
        return True
    if tk.lower[k] == "off" and not tk.word[k].isupper():
        return (
            verb not in AUXILIARIES
            and verb != ","
            and (d.kind != "percent" or tk.lower[k + 1] in DETERMINERS or is_verb(tk, k - 1))
        )
    if verb in AUXILIARIES or not verb[0].isalpha():
        return False
    if d.kind == "duration" or verb in PRONOUNS or _is_way(tk, d):
        return True  # "turned up two days later", "flagged them down"
    infinitive = k > 1 and tk.lower[k - 2] in INFINITIVE_BEFORE
    if is_counted(tk, d):
        return infinitive or (verb not in CONJUNCTIONS and verb not in ADVERBS)  # "closed down three plants"
    if verb in _TURNS and tk.lower[k] == "down" and d.kind == "money":
        return True  # "turned down $3m for the striker"
    if verb in _MOVES_UP_OR_DOWN or verb in CHANGE_OF:
        return tk.lower[k] == "up" and verb in _MOVES_DOWN_ONLY and not (verb in _ENDS and _is_at_close(tk, d))
    return infinitive or is_verb(tk, k - 1) or verb.endswith("ed")


def _is_at_close(tk: Tokens, d: Draft) -> bool:
    """Whether an index or price may have ended up by so much: "ended up 82.61 points", "ended up 3 percent"; not "ended up 3 points behind"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else "."
    amount = d.kind == "percent" or (d.object is not None and tk.lower[d.right] in _POINTS)
    return amount and (after in ("at", "on", "to") or not after[0].isalpha())


def _is_money_got(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether money is raised by the verb at ``k``, and no price: "has raised 280 million", "90 pct of the funds"; not "was raised 50 cents"."""
    if d.object is not None and not _FUNDS.isdisjoint(tk.lower[d.object[0] : d.object[1] + 1]):
        return True
    if d.kind != "money" and not (d.bare and d.scale >= 1000):
        return False
    before = k - 1 - (tk.lower[k - 1] in ADVERBS)
    return not (k > 0 and tk.lower[k][-2:] == "ed" and tk.lower[before] in BE)


def _with_object(tk: Tokens, d: Draft, k: int, sentence: int) -> None:
    """Judge "cut target prices 10 pct", "raised its dividend 5 percent": the verb, what it moved, and the step."""
    if d.unit == "point" and tk.lower[d.right + 1 : d.right + 2] and tk.lower[d.right + 1] in _AHEAD:
        return  # "lifted Leeds two points clear of Hull"
    whose = k == d.left - 1 and (
        tk.lower[k][-3:] == "est" or tk.lower[k] in _OF_A_RANKING
    )  # "for the richest 1 percent"
    for _ in range(8):
        tied = (
            tk.lower[k] in ("of", "for") and k < d.left - 1 and not whose
        )  # "raised its price for crude oil 50 cents"
        if (
            k < 0
            or tk.sentence[k] != sentence
            or not (tk.lower[k][0].isalpha() or _is_year(tk.lower[k]))
            or (tk.lower[k] in PREPOSITIONS and not tied)
        ):
            return
        if tk.lower[k] in _TRANSITIVE and tk.lower[k - 1 : k] not in (["a"], ["the"]):
            if not _is_past(tk, d):
                put_change(d, CHANGE_OF[tk.lower[k]], "step", "verb of movement with its object")
            return
        k -= 1


def _is_year(w: str) -> bool:
    """Whether a word is the year of what moved: "reduced 1985 net 192,000 dlrs"."""
    return len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")


_AHEAD = frozenset(("clear", "ahead", "above", "behind", "adrift", "off", "short", "from", "away"))
_OF_A_RANKING = frozenset(("top", "bottom", "first", "last", "other", "remaining"))


def _by(tk: Tokens, d: Draft, k: int, sentence: int) -> None:
    """Judge "grow sales by 35%", "increased the price by $5": the verb may have its object in between."""
    if is_of_a_thing(tk, d):
        return  # "lifted by a $300m bid for the firm"
    if k > 1 and tk.lower[k] == ",":
        k = _before_aside(tk, k, d)
    for _ in range(_TO_WHAT_MOVES):
        if k < 0 or tk.sentence[k] != sentence or tk.lower[k] in ",;:—":
            return
        w = tk.lower[k]
        if w[-3:] == "ing" and (w in _INTRANSITIVE or w not in CHANGE_OF) and _is_in_object(tk, k):
            k -= 1
            continue  # "cut the cost of rising bills by £50", "raise starting pay by 9 percent"
        if w in _LOSES and (tk.lower[k + 1] == "by" or d.object is not None):
            return  # "lost by 300 votes", "lost the final by 12 points"
        if w in CHANGE_OF and tk.lower[k - 1 : k] not in _NAMES_A_JUMP:
            if w[-1] == "s" and tk.lower[k + 1] == "by" and is_counted(tk, d) and not is_verb(tk, k):
                return  # "cuts by four banks": they made them
            put_change(d, CHANGE_OF[w], "step", "verb of movement with by")
            return
        if w in _MOVES_WITH_BY:
            if d.kind in ("percent", "money", "fraction", "duration", "measure") or is_in_steps(tk, d):
                put_change(d, _MOVES_WITH_BY[w], "step", "verb of movement with by")
            return
        if w in CHANGE_WORDS:
            if not (_is_particle(tk, k, d) or tk.lower[k - 1] in _REFUSES):
                put_change(d, CHANGE_WORDS[w], "step", "up or down with by")
            return
        if is_verb(tk, k) and not is_plural(tk.word[k]) and not is_moved(tk, k):
            return
        k -= 1


def _is_in_object(tk: Tokens, k: int) -> bool:
    """Whether the form in -ing at ``k`` belongs to what is moved: "cut the risk of (developing) polyps by", "of serious (bleeding) by"."""
    if tk.lower[k + 1] == "by" and tk.lower[k] in _INTRANSITIVE:
        return False
    before = tk.lower[max(0, k - 1) : k]
    if before and before[0].isalpha() and before[0] not in _OPENS_NOUN and not is_verb(tk, k - 1):
        before = tk.lower[max(0, k - 2) : k - 1]
    return bool(before) and (before[0] in _OPENS_NOUN)


_OPENS_NOUN = PREPOSITIONS | DETERMINERS | CHANGE_OF.keys()


def _before_aside(tk: Tokens, k: int, d: Draft) -> int:
    """Return the token before what stands between a movement and the comma at ``k`` before "by".

    "Slipped again, by 3 per cent", "rose even faster, by 4 per cent", "trim its rate, now 9.5 percent, by".
    """
    i = k - 1
    while (
        i > k - 4 and i > 0 and (tk.lower[i] in _AGAIN or tk.lower[i] in ADVERBS or tk.lower[i][-3:] in ("ter", "wer"))
    ):
        i -= 1
    if tk.lower[i] in _MOVED:
        return i
    for i in range(k - 1, max(0, k - _IN_ASIDE) if d.kind != "count" else k, -1):
        if tk.lower[i] == "," and tk.sentence[i] == tk.sentence[k]:
            return i - 1
    return k


_IN_ASIDE = 9  # tokens
_TO_WHAT_MOVES = 16  # tokens from "by" to the verb, over its object


def _moves(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k`` makes the figure a movement: "gained 12 points" does, "grow 12 plants", "dropped 4 bombs" do not."""
    w = tk.lower[k]
    noun = w in _VERBS_THAT_ARE_NOUNS and tk.lower[max(0, k - 1)] in _KINDS_OF_GAIN
    if k and (noun or (w in EARNED_OR_LOST and _is_included(tk, k))):
        return False  # "includes pretax gain 17.2 mln dlrs", "excludes unusual investment gains 3 mln dlrs"
    if d.kind == "duration" or _is_way(tk, d) or d.unit == "life":
        return False  # "lost 12 lives"
    if d.unit is not None and d.unit.startswith("{count}/"):
        return False  # "will be cut four times a year"
    if tk.lower[d.right + 1 : d.right + 3] == ["short", "of"] or (
        w in _DROPS and tk.lower[d.right + 1 : d.right + 2] == ["bombs"]
    ):
        return False  # "fell 20 short of a majority", "dropped 500-pound bombs"
    if is_of_a_thing(tk, d):
        return False  # "lost his $400 phone", "dropped a 6,800 kilogram bomb"
    if w in _LOSES and d.kind == "money" and tk.lower[k + 1] in ("a", "an") and tk.lower[k + 2] in _MEANS:
        return False  # "victims lost a median of £79"
    if (w in _RAISES_MONEY and _is_money_got(tk, k, d)) or (w in _LOSES and _is_sum(tk, d)):
        return False
    if (w in _LOSES or w in _DROPS) and _is_lost(tk, k, d):
        return False
    if d.kind in ("percent", "money"):
        return True
    if CHANGE_OF[w] == "down" and tk.lower[d.right] in _CONTESTS:
        return False  # "lost three matches"
    if w in _BASES and _begins_sentence(tk, k) and d.object is not None and not is_in_steps(tk, d):
        return False  # "Add two eggs"
    if d.object is None or tk.lower[k + 1] == "by":
        return True
    return (w in _TRANSITIVE_STEP and d.unit not in ("people",)) or is_in_steps(tk, d)


def _is_included(tk: Tokens, k: int) -> bool:
    """Whether the gain or loss at ``k`` is one that a balance includes, or the next one: "excludes loss 1.2 mln dlrs in quarter and gain"."""
    back = _TO_NEXT_RESULT if tk.lower[k - 1] == "and" else 4
    first = max(0, k - back)
    return any(tk.lower[i] in _INCLUDES and tk.sentence[i] == tk.sentence[k] for i in range(first, k))


_TO_NEXT_RESULT = 40  # tokens


def _is_lost(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether so many or so much is what was lost or dropped, and nothing fell: "lost two fingers", "lost 17 of 26", "dropped 43 tons of it"."""
    if d.kind == "measure":
        return tk.lower[k] in _DROPS and tk.lower[d.right + 1 : d.right + 2] == ["of"]
    if d.kind == "money":
        return (
            d.rate == "share" and tk.lower[k - 1] not in ("shares", "stock") and k > 0
        )  # "would have lost six cents a share"
    after = tk.lower[d.right + 1 : d.right + 3]
    if d.object is not None:
        few = d.kind == "count" and (d.value or 0) < _FEW_LOST and after[:1] != ["to"]
        return few and not is_in_steps(tk, d)
    return d.kind == "count" and (
        (after[:1] == ["of"] and d.scale == 1) or after in (["in", "a"], ["in", "succession"], ["straight", "."])
    )


_FEW_LOST = 10


def _is_sum(tk: Tokens, d: Draft) -> bool:
    """Whether so much money is what was lost, and no step of a price: "the firm lost $2 million"; not "its shares lost 12 cents"."""
    after = d.right + 1
    leads = tk.lower[after : after + 1] == ["to"] and after + 1 < tk.size  # "lost $1,200 to $40,300"; not "to thieves"
    reached = leads and (tk.lower[after + 1] in CURRENCY_SIGNS or is_number_word(tk, after + 1))
    return d.kind == "money" and d.value is not None and d.value >= _LOSS and not reached


_LOSS = 1000


def _is_way(tk: Tokens, d: Draft) -> bool:
    """Whether the figure says how far something went, or how far off it is: "3 miles off the coast"."""
    k = d.right + 1
    if d.kind != "measure" or k >= tk.size:
        return False
    k += tk.lower[k] == "." and tk.glued(k)  # "a bomb fell 20ft. from the gate"
    if at(tk, k) == "from" and not _LEVELS_LEFT.isdisjoint(tk.lower[k + 1 : k + 4]):
        return False  # "the river fell 2ft from its peak"
    return at(tk, k) in _AWAY


_LEVELS_LEFT = frozenset("level levels peak high low record average mark year month day previous".split())


def _begins_sentence(tk: Tokens, k: int) -> bool:
    return k == 0 or tk.sentence[k - 1] != tk.sentence[k]
