"""Which words are verbs where they stand: most of what can be a verb in English can be a noun, an adjective or a name too."""

from __future__ import annotations

from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_OF,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SCALES,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.tokens import Tokens
from archive.extract.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    NOUNS_IN_ING,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_joined,
    is_name,
    is_noun_after_all,
    is_number_word,
)
from archive.extract.words import word_set

THIRD_PERSON = word_set("rules", "phrases.third_person")
_PRONOMINAL = word_set("rules", "phrases.pronominal")
_PARTICLES = word_set("rules", "phrases.particles")
_BEFORE_INFINITIVES = AUXILIARIES | {"to"}
_VERBAL_PREFIXES = frozenset(("re", "co", "de"))
_NOUNS_TOO = word_set("rules", "phrases.nouns_too")
_PAST_TOO = IRREGULAR | {"cost", "spread", "beat", "broadcast"}
_FIRMS = frozenset(("inc", "corp", "plc", "ltd", "nv", "ag"))
_COLLECTIVES = word_set("rules", "phrases.collectives")
_SAYS = word_set("rules", "subjects.says_clauses") | word_set("rules", "subjects.says")
_OPENS_ASIDE = frozenset("(-–—")
_BEFORE_BASES = _BEFORE_INFINITIVES | PRONOUNS | ADVERBS
_PLAIN_ADJECTIVES = word_set("rules", "phrases.plain_adjectives")
_WHEN_NOUNS_ARE = frozenset(("so", "this", "last"))  # "purchases so far are", "sales this week stood"
_NOT_PAST = word_set("rules", "subjects.not_past")
_NO_PASSIVE = word_set("rules", "phrases.no_passive")
_CAUSES = word_set("rules", "phrases.causes")
_BEFORE_VERBS = frozenset("he she we they can could would should must".split())
_BEFORE_TRANSITIVES = _BEFORE_INFINITIVES | PRONOUNS | _CAUSES
_BEFORE_ADJECTIVES = frozenset(("local", "new", "foreign", "private"))
_BEHIND_HEADS = PREPOSITIONS - {"to", "than", "as", "out", "up", "down", "off"}
_SURELY_FINITE = word_set("rules", "subjects.surely_finite") - VERB_BASES
_MOVED = frozenset(w for w in CHANGE_OF if w not in VERB_BASES and w[-1] != "s" and not w.endswith("ing"))
_IN_WORDS = frozenset(("'s", "’s", "-", "'", "’", "$", "£", "€"))
_SIZING = frozenset(("total", "average"))
_OPENS_AS_ADJECTIVE = frozenset(("average", "record", "total", "operating"))
_NATIONAL = ("ian", "ican", "ish", "ese")  # adjectives: "the first South African feature", but "England play"
_VALUES = frozenset(("par", "face", "book", "market", "nominal", "asset"))
_MAY_DESCRIBE = frozenset(("won", "working", "value", "remaining", "existing"))
_SINGULAR_STATES = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."))
_WHOSE = frozenset(("its", "their", "his", "her", "our", "my"))
_APOSTROPHES = (["'s"], ["’s"])
_BEHIND_NOUNS = frozenset(("worth", "due"))
_DAYS_BEFORE = frozenset(("today", "yesterday", "earlier", "later", "also"))
_CLAUSE = 12  # tokens from a noun to its verb
_SINGULAR_SUBJECTS = frozenset(("he", "she", "it", "that", "which", "who"))


def is_verb(tk: Tokens, k: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a preposition or a possessive, not a name.

    Every second question was asked before, by another rule: what was said is kept with the tokens.
    """
    known = tk.verbs.get(k)
    if known is None:
        known = tk.verbs[k] = _is_verb(tk, k)
    return known


def _is_verb(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    if w not in VERBS:
        return (w in THIRD_PERSON or tk.lower[k - 1] in _BEFORE_VERBS) and _is_unlisted_verb(tk, k, w)
    if _is_no_verb(tk, k, w):
        return False
    if (w == "last" and _is_time_last(tk, k)) or (w in _SIZING and _is_before_noun(tk, k)):
        return False
    if tk.word[k][0].isupper() and k > 0 and tk.sentence[k - 1] == tk.sentence[k] and not tk.word[k].isupper():
        return False
    if k == 0 or (tk.sentence[k - 1] != tk.sentence[k] and w[-1] != "s"):
        return _opens_as_verb(tk, k)
    before = tk.lower[k - 1]
    if w in VERB_BASES and (_is_noun_too(tk, k, w) or _is_singular_subject(tk, k)):
        return False
    if before in ("'s", "’s"):
        return w in IRREGULAR and k + 1 < tk.size and is_number_word(tk, k + 1)  # "Reddy's fell 93%"
    if before in DETERMINERS and before not in _PRONOMINAL and not (before == "another" and _is_past_tense(tk, k)):
        return False
    if w in VERB_BASES and k > 1 and tk.lower[k - 2] in ("'s", "’s") and not is_plural(tk.word[k - 1]):
        return False  # "the coin's current value"
    if w.endswith("ing") and before not in BE and (_is_finite_ahead(tk, k + 1) or _is_described(tk, k)):
        return False  # "the cost of living rose", "brings total funding to"
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing") and not (k > 2 and is_joined(tk, k - 2)):
        return before in _PARTICLES and not (before == "as" and w[-2:] != "ed" and _is_finite_ahead(tk, k + 1))
    if w.endswith("s") and k + 1 < tk.size and _is_plural_noun(tk, k):
        return False
    if k + 1 < tk.size and tk.lower[k + 1] == "of":
        return _is_verb_before_of(tk, k)
    return True


def _is_no_verb(tk: Tokens, k: int, w: str) -> bool:
    """Whether a name or a part of a compound stands at ``k``, or what describes the noun behind it: "Rose's has", "working capital"."""
    if tk.word[k][0].isupper() and (is_name(tk, k) or (w != "let" and tk.lower[k + 1 : k + 2] in _APOSTROPHES)):
        return True
    if w in _MAY_DESCRIBE or (w[-2:] == "ed" and tk.lower[k - 1] in _BEFORE_ADJECTIVES):
        return _describes(tk, k, w)
    return _is_in_compound(tk, k)


def _describes(tk: Tokens, k: int, w: str) -> bool:
    """Whether the form at ``k`` is no verb by its neighbours: "8,492 billion won", "working capital", "par value", "remaining shares"."""
    before, after = tk.lower[k - 1] if k else ".", tk.lower[k + 1] if k + 1 < tk.size else "."
    if w == "won":
        return before in SCALES or _is_in_compound(tk, k)
    if w == "working":
        return after == "capital" or _is_in_compound(tk, k)
    if w == "value":
        return before in _VALUES or _is_in_compound(tk, k)
    described = before in PREPOSITIONS if w in ("remaining", "existing") else before in _BEFORE_ADJECTIVES
    return (described and after[0].isalpha() and after not in STOP) or _is_in_compound(tk, k)


def _is_noun_too(tk: Tokens, k: int, w: str) -> bool:
    """Whether a base form is a noun at ``k`` by what stands around it: "the plane crash killed", "land prices fell", "raised pay by 5%"."""
    if _is_owned(tk, k):
        return True
    return w in _NOUNS_TOO and (
        (
            tk.lower[k - 1] in VERBS and w not in _PAST_TOO and _is_inside_noun(tk, k)
        )  # "on a deadly conduct charge two hours"
        or _is_behind_state(tk, k)
        or _is_second_noun(tk, k)
        or _stands_before_subject(tk, k)
        or _heads_subject(tk, k)
        or _is_moved(tk, k)
    )


def _is_behind_state(tk: Tokens, k: int) -> bool:
    """Whether a state in the singular stands before the base form at ``k`` and a noun behind it: "the US trade deficit"; not "the UK play 12"."""
    if k == 0 or tk.word[k - 1] not in _SINGULAR_STATES or tk.new_line(k) or k + 1 >= tk.size:
        return False
    after = tk.word[k + 1]
    return tk.word[k].islower() and after.isalpha() and after.lower() not in STOP and not is_number_word(tk, k + 1)


def _opens_as_verb(tk: Tokens, k: int) -> bool:
    """Whether what opens its sentence is a verb: "Add two eggs"; not "Exports fell", "Land prices fell", "Lending fell", "Demand for oil rose"."""
    w, behind = tk.lower[k], k + 1
    if is_plural(tk.word[k]) or _stands_before_subject(tk, k) or w in _OPENS_AS_ADJECTIVE:
        return False
    if w in VERB_BASES:
        return not (w in _NOUNS_TOO and (_is_finite_ahead(tk, behind) or _heads_subject(tk, k)))
    if not w.endswith("ing") or behind + 1 >= tk.size:
        return True
    return not (_is_finite_ahead(tk, behind) or (tk.lower[behind] in _PAST_TOO and is_number_word(tk, behind + 1)))


def _heads_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun with a preposition behind it, since the clause has another verb: "demand for oil rose".

    Not behind "to" or "can", nor behind a plural, which it may agree with: "workers strike at plants".
    """
    if k + 3 >= tk.size or tk.lower[k + 1] not in _BEHIND_HEADS:
        return False
    if k and tk.sentence[k - 1] == tk.sentence[k]:
        before = tk.lower[k - 1]
        if before in _BEFORE_BASES or (before in ADVERBS and before not in BEFORE_NOUNS) or is_plural(before):
            return False
    return _has_verb_soon(tk, k + 2)


def _has_verb_soon(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands in the same clause a few words from ``k`` on."""
    for j in range(k, min(k + _CLAUSE, tk.size)):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or not (w[0].isalnum() or w in _IN_WORDS):
            return False
        if w in AUXILIARIES:
            return not is_name(tk, j)
        if w in _SURELY_FINITE or (w in _MOVED and _leads_on(tk, j + 1)) or (w in THIRD_PERSON and is_verb(tk, j)):
            return True
        if w[-1] == "s" and w in VERBS and not is_plural(tk.word[j - 1]) and j + 1 < tk.size:
            return is_number_word(tk, j + 1)  # "a strike on a port kills 12"
        if w in STOP and w not in PREPOSITIONS and (w not in DETERMINERS or w in ("that", "which", "what")):
            return False
        if w in VERBS and w.endswith("ing") and w not in NOUNS_IN_ING:
            return False
    return False


def _leads_on(tk: Tokens, k: int) -> bool:
    """Whether a past form of movement before ``k`` leads to a number or a level: "fell 4%", "rose sharply", "dropped to"."""
    return k < tk.size and (is_number_word(tk, k) or tk.lower[k] in ("to", "by", "from") or tk.lower[k].endswith("ly"))


def _is_verb_before_of(tk: Tokens, k: int) -> bool:
    """Whether a form before "of" is a verb at ``k``: "reports spoke of 50 people", "died of", "consisting of"; no base, no "the shooting of"."""
    w = tk.lower[k]
    if _is_past_tense(tk, k) or w.endswith("ed"):
        return True
    if w in NOUNS_IN_ING and tk.lower[k - 1] not in BE:
        return False  # "the G7 meeting of seven nations"
    adjective = tk.lower[k - 1] in _PLAIN_ADJECTIVES  # "record high borrowing of $5bn"
    return w.endswith("ing") and not adjective and not (k > 1 and tk.lower[k - 2] in DETERMINERS)


def _is_owned(tk: Tokens, k: int) -> bool:
    """Whether an apostrophe before ``k`` says whose it is: "the teachers' pay"."""
    return (
        k > 1 and tk.lower[k - 1] in ("'", "’") and tk.glued(k - 1) and not tk.glued(k) and tk.lower[k - 2][-1] == "s"
    )


def _is_moved(tk: Tokens, k: int) -> bool:
    """Whether a base form is what the verb of movement before it moves: "raised pay by 5%", "cut its sales target to $3m".

    Not "reduced the price customers pay by 5%": there it has a plural for its subject.
    """
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if (after[0].isalpha() and after not in PREPOSITIONS) or not k:
        return False
    plural = is_plural(tk.word[k - 1])
    for j in range(k - 1, max(-1, k - 6), -1):
        w = tk.lower[j]
        if w in CHANGE_OF and w in VERBS and (j == 0 or tk.lower[j - 1] not in DETERMINERS):
            return tk.sentence[j] == tk.sentence[k]
        if w in DETERMINERS:
            plural = False
        elif (plural and j < k - 1) or w in STOP or not (w[0].isalpha() or w in _IN_WORDS):
            return False
    return False


def _is_time_last(tk: Tokens, k: int) -> bool:
    """Whether "last" says which time: "rose 12% last year to 40", "a great last two days"; "will last a year", "talks last two days"."""
    if k + 2 >= tk.size or (k and tk.lower[k - 1] in _BEFORE_INFINITIVES):
        return False
    if tk.lower[k + 1] in TIME_HEADS:
        return True
    return is_number_word(tk, k + 1) and tk.lower[k + 2] in TIME_HEADS and not is_plural(tk.word[k - 1])


def _is_described(tk: Tokens, k: int) -> bool:
    """Whether a form in -ing is a noun by its adjective or its verb: "total funding", "public spending", "fierce fighting raged"."""
    if tk.lower[k] not in NOUNS_IN_ING:
        return False
    before = tk.lower[k - 1]
    return before in _PLAIN_ADJECTIVES or before in _SIZING or (k + 1 < tk.size and is_unlisted_past(tk, k + 1))


def _is_before_noun(tk: Tokens, k: int) -> bool:
    """Whether "total" or "average" at ``k`` is an adjective: "brings total funding to"; not "sales total about", "will average"."""
    if k + 1 >= tk.size or (k and tk.lower[k - 1] in _BEFORE_INFINITIVES):
        return False
    after = tk.lower[k + 1]
    return after[0].isalpha() and after not in STOP and after not in ADVERBS and not is_number_word(tk, k + 1)


def _is_in_compound(tk: Tokens, k: int) -> bool:
    """Whether a word is glued to another by a hyphen: "a Leeds-based firm"; "re-elected" is a verb all the same."""
    lower = tk.lower
    if k + 2 < tk.size and lower[k + 1] in HYPHENS and tk.glued(k + 1) and tk.glued(k + 2):
        return True
    return (
        k > 1 and lower[k - 1] in HYPHENS and tk.glued(k) and tk.glued(k - 1) and lower[k - 2] not in _VERBAL_PREFIXES
    )


def _is_past_tense(tk: Tokens, k: int) -> bool:
    """Whether a finite verb in the past stands at ``k``, or behind an adverb there, with no noun of its own: "exports also fell"."""
    if tk.lower[k] in ADVERBS and k + 1 < tk.size:
        k += 1
    w = tk.lower[k]
    return w in IRREGULAR and w in VERBS and w not in VERB_BASES


def _is_finite_ahead(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands at ``k``: "has", "fell", "surged by"; in "of using stolen cars" none does."""
    if k >= tk.size or tk.lower[k] in AUXILIARIES or _is_past_tense(tk, k):
        return k < tk.size
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if not (tk.lower[k] in VERBS and tk.lower[k].endswith("ed")):
        return False
    return after in STOP or not after[0].isalpha() or is_number_word(tk, k + 1)


def _is_plural_noun(tk: Tokens, k: int) -> bool:
    """Whether a form in -s is a noun at ``k``: "exports also fell", "wheat exports in 2021 are", "to restore power supplies"."""
    if (
        k > 2
        and tk.lower[k - 2] in VERBS
        and tk.lower[k - 2] not in _SAYS
        and tk.word[k - 1].islower()
        and tk.lower[k - 1] not in STOP
        and tk.lower[k - 3] not in DETERMINERS
        and not _is_in_compound(tk, k - 2)  # "the floating-rate class totals $5m"
    ):
        return True
    if k > 1 and tk.lower[k - 1] in VERBS and tk.lower[k - 2] in _BEFORE_TRANSITIVES and not _has_noun(tk, k - 2):
        return True  # "they put purchases at", "to boost imports to", "help lower costs by"
    after = tk.lower[k + 1]
    if after in _BEHIND_NOUNS or (k and tk.lower[k - 1] in _PLAIN_ADJECTIVES and after in PREPOSITIONS):
        return True  # "notes worth $5m", "special advances at 5%"
    if tk.lower[k] == "rates" and _is_kind_of_rates(tk, k):
        return True
    if after in _OPENS_ASIDE and not tk.glued(k + 1):
        return True  # "repair rates - the share of buses - are"
    if after in VERB_BASES and k and (not tk.lower[k - 1][0].isalpha() or _is_base_before_number(tk, k + 1)):
        return True  # ", rates rise to 70%", "Israeli strikes kill 30"
    return _is_finite_ahead(tk, k + 1) or _is_auxiliary_ahead(tk, k + 1)


def _has_noun(tk: Tokens, k: int) -> bool:
    """Whether the pronoun at ``k`` begins a relative clause on the noun before it: "the land they own covers 12 acres"."""
    if k == 0 or tk.lower[k] not in PRONOUNS or tk.sentence[k - 1] != tk.sentence[k]:
        return False
    before = tk.word[k - 1]
    if not (before.isalpha() and before.islower()) or before in STOP or before in ADVERBS:
        return False
    return before not in VERBS or (k > 1 and tk.lower[k - 2] in DETERMINERS)


def _is_kind_of_rates(tk: Tokens, k: int) -> bool:
    """Whether "rates" at ``k`` is a noun by the one before it: "putting interest rates at 4%"; not "the agency rates the bond"."""
    after, before = tk.lower[k + 1], tk.word[k - 1]
    return (
        (after in PREPOSITIONS or after in ADVERBS or not after[0].isalpha())
        and before.islower()
        and before not in STOP
        and before not in ADVERBS
    )


def _is_base_before_number(tk: Tokens, k: int) -> bool:
    """Whether a base form that is no noun stands at ``k`` before a number, so that a plural before it is its subject."""
    if tk.lower[k] in _NOUNS_TOO or k + 1 >= tk.size:
        return False
    bound = tk.lower[k + 1 : k + 3] in (["at", "least"], ["more", "than"], ["up", "to"])
    return bound or is_number_word(tk, k + 1)


def _is_auxiliary_ahead(tk: Tokens, k: int) -> bool:
    """Whether an auxiliary stands at ``k``, or a few words behind it with a preposition there: "are", "in 2021 are"."""
    if tk.lower[k] in AUXILIARIES:
        return True
    if (tk.lower[k] not in PREPOSITIONS and tk.lower[k] not in _WHEN_NOUNS_ARE) or tk.lower[k] == "to":
        return False
    for j in range(k + 1, min(k + _CLAUSE, tk.size)):
        w = tk.lower[j]
        if (
            w in AUXILIARIES
            or w in _SURELY_FINITE
            or (
                w in ("stand", "stood", "total", "totalled")
                and tk.lower[j - 1] not in DETERMINERS
                and tk.lower[j - 1] not in PREPOSITIONS
            )
        ):
            return True  # "purchases so far this year stand at"
        if w == "/" or w in PREPOSITIONS:
            continue  # "1986/87", "rates from Lima to Rome have"
        if not w[0].isalnum() or w in VERBS or (w in STOP and w not in DETERMINERS) or w in ("that", "which", "what"):
            return False
    return False


def _is_second_noun(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun at ``k``: a verb would not agree with the noun in the singular before it.

    "The plane crash killed", "its planned strike in May". What may agree after all is a verb: "workers at the plant strike in",
    "the team face", "let the firm work"; and so is what has an object: "oil and gas account for 70 pct".
    """
    before = tk.lower[k - 1]
    if before in ("and", "or") and _is_finite_ahead(tk, k + 1):
        return True  # "food and drink rose"
    adverb = before in ADVERBS or is_adverb_in_ly(before)
    if adverb and not (before in BEFORE_NOUNS and k > 1 and tk.lower[k - 2] in DETERMINERS):
        return False
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    if not before[0].isalpha() or before in STOP or is_plural(before):
        return False
    if before in TIME_HEADS and k > 1 and tk.lower[k - 2] in ("this", "last"):
        return False  # "sales so far this year stand at"
    if before in _PLAIN_ADJECTIVES:
        return True  # "net yield on the issue was"
    if before in VERBS and (k < 2 or not (tk.lower[k - 2] in DETERMINERS or _is_in_compound(tk, k - 1))):
        if before in VERB_BASES and k > 1 and tk.lower[k - 2] in PREPOSITIONS and tk.lower[k - 2] != "to":
            return True  # "director of export finance at"
        if before in VERB_BASES:
            return before not in _CAUSES and is_plural(after)  # "face jail terms"
        return before in _SAYS or _is_finite_ahead(tk, k + 1)  # "said trade had slowed", "said call money was"
    if before in _FIRMS or _is_finite_ahead(tk, k + 1) or (after == "," and _opens_aside(tk, k + 2)):
        return True  # "Unilever Plc share 49.57p", "the Swan Growth fund, a buyer of"
    if _is_object_before_and(tk, k):
        return True
    if (tk.lower[k] in _PAST_TOO and after != "for") or before in _COLLECTIVES or _may_agree(tk, k):
        return False
    return _goes_on_as_noun(tk, k, after)


def _goes_on_as_noun(tk: Tokens, k: int, after: str) -> bool:
    """Whether nothing that a verb would act on follows the base form at ``k``, or it is somebody's: "raised its key rate a quarter point"."""
    if k > 1 and tk.lower[k - 2] in _WHOSE:
        return True
    if (after.lower() in DETERMINERS and after not in _PRONOMINAL) or (after == "for" and tk.lower[k] == "account"):
        return False  # "oil and gas account for 70 pct"
    if k + 1 < tk.size and is_number_word(tk, k + 1):
        return False
    return not is_plural(after) or after.lower() in VERBS


def _is_object_before_and(tk: Tokens, k: int) -> bool:
    """Whether a compound before "and" is the object of a past form: "declared a stock split and is"; not "said the firm split and"."""
    if tk.lower[k + 1 : k + 2] != ["and"] or k < 3:
        return False
    j = k - 2
    while j > 1 and k - j < 7 and not HYPHENS.isdisjoint(tk.lower[j - 1 : j + 2]):
        j -= 1  # "a three-for-two stock split"
    if tk.lower[j] not in ("a", "an"):
        return False
    verb = tk.lower[j - 1]
    return (verb in IRREGULAR or verb.endswith("ed")) and verb in VERBS and verb not in _SAYS | _CAUSES


def _opens_aside(tk: Tokens, k: int) -> bool:
    """Whether an aside on the noun before the comma opens at ``k``: ", a buyer of land,", ", which"."""
    return k < tk.size and tk.lower[k] in ("a", "an", "which", "whose")


def _stands_before_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form at ``k`` describes the plural behind it, which has a verb of its own: "land prices fell", "when fuel costs rose"."""
    if (
        tk.lower[k] not in VERB_BASES
        or k + 2 >= tk.size
        or not is_plural(tk.word[k + 1])
        or not tk.word[k + 1].isalpha()
    ):
        return False
    if k and tk.sentence[k - 1] == tk.sentence[k]:
        before = tk.lower[k - 1]
        opens = before in STOP and before not in _BEFORE_INFINITIVES and before not in PRONOUNS
        first = k == 1 or tk.sentence[k - 2] != tk.sentence[k]
        alone = opens or is_number_word(tk, k - 1) or (first and not is_plural(before) and before not in _COLLECTIVES)
        if before[0].isalnum() and not alone and not _is_inside_noun(tk, k):
            return False  # "telephone call centres are" has its noun
    return _is_finite_ahead(tk, k + 2)


def _is_inside_noun(tk: Tokens, k: int) -> bool:
    """Whether a determiner opens a noun in the singular that goes on at ``k``: "its comparable store sales", not "the staff store goods"."""
    if tk.lower[k - 1] in _COLLECTIVES or is_plural(tk.word[k - 1]) or tk.word[k - 1][0].isupper():
        return False
    j = k - 1
    while j > 0 and k - j < 4 and tk.word[j].isalpha() and tk.word[j].islower() and tk.lower[j] not in STOP:
        j -= 1
    if tk.sentence[j] != tk.sentence[k]:
        return False
    return j < k - 1 and (tk.lower[j] in DETERMINERS or tk.lower[j] in ("'s", "’s")) and not _may_agree(tk, k)


def _may_agree(tk: Tokens, k: int) -> bool:
    """Whether the word before ``k`` is a team ("England play"), or a plural or a verb that takes a bare infinitive stands before its phrase."""
    j = k - 1
    if tk.word[j][0].isupper() and (j == 0 or tk.lower[j - 1] not in DETERMINERS):
        return not tk.lower[j].endswith(_NATIONAL)
    j -= 1
    while j > 0 and k - j < 5 and tk.lower[j][0].isalpha() and tk.lower[j] not in STOP and tk.lower[j] not in _CAUSES:
        j -= 1
    indefinite = tk.lower[j] in ("a", "an")
    if j > 0 and tk.lower[j] in DETERMINERS:
        j -= 1
    w = tk.lower[max(j, 0)]
    if indefinite and w in _CAUSES and not w.startswith(("let", "help")):
        return False  # "made a cautious start to"
    return w in _CAUSES or (w in PREPOSITIONS and w != "of" and j > 0 and is_plural(tk.word[j - 1]))


def _is_in_shouted_compound(tk: Tokens, k: int) -> bool:
    """Whether a base form in a headline in capitals stands between two nouns, the first in the singular: "U.K. TRADE DEFICIT 2 BLN"."""
    before = tk.word[k - 1]
    if not before.isupper() or len(before) < 2 or before.lower() in STOP or k + 2 >= tk.size:
        return False
    after = tk.lower[k + 1]
    return tk.word[k + 1].isupper() and after.isalpha() and after not in STOP and is_number_word(tk, k + 2)


def _is_singular_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form before a finite verb is its subject: "the least popular train carried"; not "police say fired"."""
    before = tk.lower[k - 1]
    if before in _BEFORE_BASES or tk.lower[k] in _SAYS or is_plural(before):
        return False
    if tk.word[k].isupper() and _is_in_shouted_compound(tk, k):
        return True
    acts = tk.lower[k + 1 : k + 2] != [] and tk.lower[k + 1][-1] == "s" and tk.lower[k + 1] in VERBS
    if acts and k + 2 < tk.size and is_number_word(tk, k + 2):
        return True  # "a hotel fire kills 12"
    return _is_finite_ahead(tk, k + 1)


def _is_unlisted_verb(tk: Tokens, k: int, w: str) -> bool:
    """Whether a word that is no verb elsewhere is one at ``k``: behind "he", or in the third person before a number."""
    if k and tk.lower[k - 1] in _BEFORE_VERBS:
        return w.isalpha() and w not in STOP and w not in ADVERBS  # "he works out six times a week", "can cash checks"
    return w in THIRD_PERSON and _is_third_person(tk, k)


def _is_third_person(tk: Tokens, k: int) -> bool:
    """Whether a form that is nearly always a plural noun is a verb at ``k``: "the college offers 12 courses"."""
    before = tk.lower[k - 1] if k else "."
    if not before[0].isalpha() or before in ADVERBS or is_plural(before) or k + 1 >= tk.size:
        return False
    if before in VERBS and (k < 2 or tk.lower[k - 2] not in DETERMINERS):
        return False
    if before in STOP and before not in _SINGULAR_SUBJECTS:
        return False
    if is_name(tk, k):
        return False  # "cost the United States $12m"
    number = k + 2 if tk.lower[k + 1] == "at" else k + 1  # "the share trades at 12 times its earnings"
    return tk.lower[k + 1] in ("a", "an") or (number < tk.size and is_number_word(tk, number))


def is_finite_in_ed(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed at ``k`` is the verb of its clause: "had arrested", "showed the reporters", "cut 12 jobs", "responded"."""
    if not (tk.lower[k].endswith("ed") and is_verb(tk, k)):
        return False
    if tk.lower[k] in _NO_PASSIVE and k and tk.lower[k - 1][0].isalpha():
        return True
    after = tk.lower[k + 1]
    if tk.lower[k - 1] in _DAYS_BEFORE and tk.lower[k - 2] not in DETERMINERS:
        return True  # "the ministers early today abandoned talks"
    return tk.lower[k - 1] in AUXILIARIES or after in DETERMINERS or after in _SIZING or is_number_word(tk, k + 1)


def is_unlisted_past(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed that no list holds stands at ``k``: "the film grossed $12m"; no noun such as "speed"."""
    w = tk.word[k]
    return w[-2:] == "ed" and len(w) > 4 and w.islower() and w not in VERBS and w not in _NOT_PAST and w != "unchanged"


def verb_start(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Walk over a verb group to its left: (the token before it, whether it is finite)."""
    lower = tk.lower
    finite = False
    while k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES and not is_name(tk, k):
            finite = True
        elif is_verb(tk, k):
            finite = finite or not w.endswith("ing")
        elif w == "to":
            return k - 1, False
        elif w == "than" and k and lower[k - 1] in ("more", "less"):
            k -= 1  # "sales more than doubled"
        elif (
            not (w in ADVERBS or is_adverb_in_ly(w) or w in ("n't", "not"))
            or is_noun_after_all(tk, k)
            or _is_lone_name(tk, k)
        ):
            break
        k -= 1
    return k, finite


def _is_lone_name(tk: Tokens, k: int) -> bool:
    """Whether a word that begins its sentence is a name in -ly: Italy has no subject before it."""
    return tk.lower[k].endswith("ly") and tk.word[k][0].isupper() and (k == 0 or tk.sentence[k - 1] != tk.sentence[k])
