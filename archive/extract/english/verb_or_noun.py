"""Whether a form that can be a verb is a noun by what stands around it: "the plane crash killed", "land prices fell", "raised pay by 5%"."""

from __future__ import annotations

from archive.extract.english.finite_forms import is_auxiliary_ahead, is_finite_ahead, is_in_compound
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    CHANGE_OF,
    CURRENCY_SIGNS,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SCALES,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.one_verb import NOUNS_TOO, PAST_AND_BASE
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    NOUNS_IN_ING,
    QUOTES,
    SAYS,
    STOP,
    TIME_HEADS,
    WHOSE,
    ends_soon,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set

_PRONOMINAL = word_set("rules", "phrases.pronominal")
BEFORE_INFINITIVES = AUXILIARIES | {"to"}
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_ENDS_ADJECTIVE = ("ous", "ive", "able", "ible", "ful", "ical", "ional")
_NOUNS_LIKE_ADJECTIVES = word_set("rules", "phrases.nouns_like_adjectives")
_BEFORE_BARE = word_set("rules", "phrases.before_bare")
PAST_TOO = IRREGULAR | {"cost", "spread", "beat", "broadcast"}
_LEADS_TO = frozenset(("to", "by", "at", "below", "above", "nearly", "almost", "over"))
_NOUNS_OF_TABLES = word_set("rules", "phrases.nouns_of_tables")
_WHEN_AGED = frozenset(("aged", "at", "in", "after", ","))
_BOUNDS = (["at", "least"], ["more", "than"])
_FIRMS = frozenset(("inc", "corp", "plc", "ltd", "nv", "ag"))
COLLECTIVES = word_set("rules", "phrases.collectives")
_OPENS_ASIDE = frozenset("(-–—")
BEFORE_BASES = BEFORE_INFINITIVES | PRONOUNS | ADVERBS
_PLAIN_ADJECTIVES = word_set("rules", "phrases.plain_adjectives")
_CAUSES = word_set("rules", "phrases.causes")
_BEFORE_TRANSITIVES = BEFORE_INFINITIVES | PRONOUNS | _CAUSES
IN_WORDS = frozenset(("'s", "’s", "-", "'", "’", "$", "£", "€"))
NATIONAL = ("ian", "ican", "ish", "ese")  # adjectives: "the first South African feature", but "England play"
_BEHIND_NOUNS = frozenset(
    (
        "worth",
        "due",
        "totaling",
        "totalling",
        "including",
        "ranging",
        "relating",
        "resulting",
        "regarding",
        "concerning",
    )
)
_SINGULAR_STATES = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."))
_RELATIVES = frozenset(("who", "which", "that", "whoever", "what"))
_ALL_OVER = frozenset(("across", "around", "over", "throughout", "in"))
_IN_A_ROW = frozenset(
    ("last", "latest", "first", "second", "third", "next", "final", "new", "recent", "previous", "annual", "official")
)
_BEHIND_RECORD = frozenset(("by", "with", "when", "set", "in", "at", "on", ",", ".", "and"))
_KINDS_OF_RECORD = frozenset(("world", "track", "course", "olympic", "club", "league", "national", "championship"))
_SAYS_IN_S = frozenset(("shows", "says", "suggests", "reveals", "warns", "argues", "predicts", "concludes", "insists"))
_LOOK_PLURAL = frozenset(
    ("news", "series", "politics", "economics", "mathematics", "always", "perhaps", "sometimes", "towards", "besides")
)
_SAYS_WHICH = DETERMINERS | WHOSE
_RAISED_BY = frozenset(("through", "via", "with", "by"))  # "raises 200 mln marks through an issue"
_ENDS = frozenset(".,;)")
_ASIDE = 14  # tokens
_ABOUT = frozenset(("about", "around", "over", "under", "nearly", "almost", "some", "just", "roughly", "only"))
_IN_A_PLACE = frozenset(("in", "at", "across", "for", "with", "around", "throughout"))
_GOES_ON = frozenset(("who", "which", "that", "and", "or"))
_VERBS_AND_ADJECTIVES = word_set("rules", "phrases.verbs_and_adjectives")


def is_second_noun(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun at ``k``: a verb would not agree with the noun in the singular before it.

    "The plane crash killed", "its planned strike in May". What may agree after all is a verb: "workers at the plant strike in",
    "the team face", "let the firm work"; and so is what has an object: "oil and gas account for 70 pct".
    """
    before = tk.lower[k - 1]
    if before in ("and", "or") and is_finite_ahead(tk, k + 1):
        return True  # "food and drink rose"
    adverb = before in ADVERBS or is_adverb_in_ly(before)
    if adverb and not (before in BEFORE_NOUNS and k > 1 and tk.lower[k - 2] in DETERMINERS):
        return False
    if not before[0].isalpha() or before in STOP or is_plural(before):
        return False
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    if after in _SAYS_IN_S or _is_kind_of_record(tk, k):
        return True  # "a welfare report shows 1%", "smashed the world record seven times"
    if before in TIME_HEADS and k > 1 and tk.lower[k - 2] in ("this", "last"):
        return False  # "sales so far this year stand at"
    if before in _PLAIN_ADJECTIVES and not is_name(tk, k - 1):
        return True  # "net yield on the issue was"; not "Acme Medical plan to"
    if before in VERBS and (k < 2 or not (tk.lower[k - 2] in DETERMINERS or is_in_compound(tk, k - 1))):
        if before in VERB_BASES and k > 1 and tk.lower[k - 2] in PREPOSITIONS and tk.lower[k - 2] != "to":
            return True  # "director of export finance at"
        if before in VERB_BASES:
            return before not in _CAUSES and is_plural(after)  # "face jail terms"
        return before in SAYS or is_finite_ahead(tk, k + 1)  # "said trade had slowed", "said call money was"
    if before in _FIRMS or is_finite_ahead(tk, k + 1) or (after == "," and _opens_aside(tk, k + 2)):
        return True  # "Unilever Plc share 49.57p", "the Swan Growth fund, a buyer of"
    if _is_object_before_and(tk, k) or _opens_relative(tk, k + 1) or _describes_doer(tk, k, after):
        return True
    if tk.lower[k] == "forecast" and after in ("to", "at") and k + 2 < tk.size and is_number_word(tk, k + 2):
        return True  # "the inflation forecast to 3 percent"
    if (tk.lower[k] in PAST_TOO and after != "for") or before in COLLECTIVES or _may_agree(tk, k):
        return False
    return _goes_on_as_noun(tk, k, after)


def is_of_one_noun(tk: Tokens, k: int) -> bool:
    """Whether a noun in the singular goes on at a base form, which is then no verb: "went to a membership vote first", "raised fuel prices".

    Not behind a crowd or another subject ("oil and gas account for"), nor where "let" or a plural may govern it: "workers at the plant strike".
    """
    w, before = tk.lower[k], tk.lower[k - 1]
    if before == "police":
        return k > 2 and (tk.lower[k - 2] in ("a", "an") or tk.lower[k - 3] in PREPOSITIONS)  # "to the police report"
    if (
        w in PAST_TOO
        or k + 2 >= tk.size
        or before in TIME_HEADS
        or not tk.word[k - 1].islower()
        or not _may_be_of_noun(tk, k - 1)
    ):
        return before in ("this", "that") and _is_this(tk, k)
    j = k - 1
    while j >= 0 and k - j < 7 and (_may_be_of_noun(tk, j) or tk.lower[j] in IN_WORDS):
        j -= 1
    if j < 0 or tk.sentence[j] != tk.sentence[k]:
        return True
    opener = tk.lower[j]
    if opener in DETERMINERS and j and opener not in _PRONOMINAL:
        opener = tk.lower[j - 1]
    if opener in ("and", "or"):
        return is_plural(tk.word[k + 1]) and is_finite_ahead(tk, k + 2)  # "and furniture store sales fell"
    if opener in _CAUSES or is_plural(opener):
        return False
    return not (opener in PREPOSITIONS or opener in VERBS) or not _has_plural_subject(tk, j - 1)


def _is_this(tk: Tokens, k: int) -> bool:
    """Whether "this" or "that" before a base form is its article: "this estimate took", "of that total"; not "fears that strike"."""
    return (tk.lower[k - 1] == "this" and tk.lower[k] not in PAST_TOO) or (k > 1 and tk.lower[k - 2] in PREPOSITIONS)


def _may_be_of_noun(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` may be a noun or adjective in the singular before another noun: "retail", "membership", "pay"."""
    w = tk.lower[k]
    if not w[0].isalnum() or w in STOP or w in ADVERBS or is_plural(w) or is_adverb_in_ly(w):
        return False
    if w in COLLECTIVES and (k == 0 or tk.lower[k - 1] not in ("a", "an")):
        return False  # "the team face"; but "a family dispute"
    return w not in VERBS or w in NOUNS_TOO or w in _PLAIN_ADJECTIVES


def is_sizing(tk: Tokens, k: int) -> bool:
    """Whether "average" or "total" at ``k`` says how much a plural before its place is: "Rents in the city average £1,200"; not "pay above the city average"."""
    j = k + 1
    while j < tk.size and tk.lower[j] in _ABOUT:
        j += 1
    amount = j < tk.size and (tk.lower[j] in CURRENCY_SIGNS or is_number_word(tk, j))
    if not amount or k < 3 or tk.sentence[j] != tk.sentence[k]:
        return False
    i = k - 1
    while i > 1 and k - i < 4 and tk.word[i].isalpha() and tk.lower[i] not in STOP:
        i -= 1
    i -= tk.lower[i] in DETERMINERS
    if tk.lower[i] not in _IN_A_PLACE or not 0 < i < k - 1:
        return False
    return is_plural(tk.word[i - 1]) or _has_plural_subject(tk, i - 1)


def _has_plural_subject(tk: Tokens, k: int) -> bool:
    """Whether a plural stands left of ``k`` with no finite verb behind it, which what follows may agree with: "workers at the (plant)"."""
    for j in range(k, max(-1, k - 12), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or w in AUXILIARIES:
            return False
        if w in _RELATIVES or w in _CAUSES or w in ("and", "or") or (is_plural(w) and w not in VERBS):
            return True
        if not (w[0].isalnum() or w in IN_WORDS) or (w in IRREGULAR and w not in VERB_BASES):
            return False
    return False


def ends_noun(tk: Tokens, k: int) -> bool:
    """Whether a base form ends its clause behind a noun in the singular, or is one of something: "a police chase.", "one suspect has"."""
    before = tk.lower[k - 1]
    if before in ("one", "every"):
        return k < 2 or tk.lower[k - 2] not in ("no", "any")
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    if after not in _ENDS or not tk.word[k - 1].islower() or tk.lower[k] in SAYS:
        return False
    return (
        before[-1].isalpha()
        and before not in STOP
        and before not in ADVERBS
        and before not in COLLECTIVES
        and not (is_plural(before) or is_adverb_in_ly(before) or tk.lower[k] in PAST_TOO)
        and (before not in VERBS or before in NOUNS_TOO or before in _PLAIN_ADJECTIVES)
    )


def _is_behind_its_name(tk: Tokens, k: int) -> bool:
    """Whether a name with an adjective and an owner or article stands before the base form at ``k``: "his last Facebook post at"; not "the young Lee play"."""
    if k < 3 or is_plural(tk.word[k - 1]) or tk.lower[k - 2] not in _IN_A_ROW:
        return False
    return tk.lower[k - 3] in DETERMINERS or tk.lower[k - 3] in ("'s", "’s", "'", "’")


def is_own_record(tk: Tokens, k: int) -> bool:
    """Whether "record" at ``k`` is somebody's, which he broke: "broke her own 60m hurdles record by"; not "the firms record sales"."""
    if at(tk, k + 1) not in _BEHIND_RECORD:
        return False
    j = k - 1
    while j > 1 and k - j < 7 and (tk.word[j].isalnum() and tk.lower[j] not in STOP):
        j -= 1
    return tk.lower[j] in WHOSE and tk.lower[j - 1] in VERBS and j < k - 1


def _is_kind_of_record(tk: Tokens, k: int) -> bool:
    """Whether "record" at ``k`` is one of the world or a course: "the world record"; not "banks in the world record sales"."""
    if tk.lower[k] != "record" or tk.lower[k - 1] not in _KINDS_OF_RECORD or tk.lower[k - 2] not in _SAYS_WHICH:
        return False
    where = k > 2 and tk.lower[k - 1] == "world" and tk.lower[k - 3] in _ALL_OVER
    return not (where and k + 1 < tk.size and is_number_word(tk, k + 1))  # not "banks across the world record 12 sales"


def _describes_doer(tk: Tokens, k: int, after: str) -> bool:
    """Whether the noun behind the base form at ``k`` has a verb in the singular: "a balcony collapse survivor dies", "a building collapse kills 12"."""
    if k + 3 >= tk.size or not after.isalpha() or is_plural(after) or after.lower() in STOP:
        return False
    verb = tk.lower[k + 2]
    return verb[-1] == "s" and verb in VERBS and (acts_on_number(tk, k + 2) or tk.lower[k + 3] in _WHEN_AGED)


def _opens_relative(tk: Tokens, k: int) -> bool:
    """Whether a clause on the noun before opens at ``k``: "(a roof collapse) that killed", "who"; not "(they fear) that he"."""
    if k + 1 >= tk.size or tk.lower[k] not in ("that", "which", "who"):
        return False
    return tk.lower[k] != "that" or tk.lower[k + 1] in AUXILIARIES or tk.lower[k + 1] in VERBS


def _goes_on_as_noun(tk: Tokens, k: int, after: str) -> bool:
    """Whether nothing that a verb would act on follows the base form at ``k``, or it is somebody's: "raised its key rate a quarter point"."""
    if k > 1 and tk.lower[k - 2] in WHOSE:
        return True
    if (after.lower() in DETERMINERS and after not in _PRONOMINAL) or (after == "for" and tk.lower[k] == "account"):
        return False  # "oil and gas account for 70 pct"
    if k + 1 < tk.size and is_number_word(tk, k + 1):
        return False
    return not is_plural(after) or after.lower() in VERBS


def is_behind_state(tk: Tokens, k: int) -> bool:
    """Whether a state in the singular stands before the base form at ``k`` and a noun behind it: "the US trade deficit"; not "the UK play 12"."""
    if k == 0 or tk.word[k - 1] not in _SINGULAR_STATES or tk.new_line(k) or k + 1 >= tk.size:
        return False
    after = tk.word[k + 1]
    return tk.word[k].islower() and after.isalpha() and after.lower() not in STOP and not is_number_word(tk, k + 1)


_SAYS_OR_CAUSES = SAYS | _CAUSES


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
    return (verb in IRREGULAR or verb.endswith("ed")) and verb in VERBS and verb not in _SAYS_OR_CAUSES


def _opens_aside(tk: Tokens, k: int) -> bool:
    """Whether an aside on the noun before the comma opens at ``k``: ", a buyer of land,", ", which"."""
    return k < tk.size and tk.lower[k] in ("a", "an", "which", "whose")


def stands_before_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form at ``k`` describes the plural behind it, which has a verb of its own: "land prices fell"; not "they land planes"."""
    if (
        tk.lower[k] not in VERB_BASES
        or k + 2 >= tk.size
        or not is_plural(tk.word[k + 1])
        or not tk.word[k + 1].isalpha()
    ):
        return False
    if k and tk.sentence[k - 1] == tk.sentence[k]:
        before = tk.lower[k - 1]
        opens = before in STOP and before not in BEFORE_INFINITIVES and before not in PRONOUNS
        first = k == 1 or tk.sentence[k - 2] != tk.sentence[k]
        alone = opens or is_number_word(tk, k - 1) or (first and not is_plural(before) and before not in COLLECTIVES)
        if before[0].isalnum() and not alone and not is_inside_noun(tk, k):
            return False  # "telephone call centres are" has its noun
    return is_finite_ahead(tk, k + 2)


def is_inside_noun(tk: Tokens, k: int) -> bool:
    """Whether a determiner opens a noun in the singular that goes on at ``k``: "its comparable store sales", not "the staff store goods"."""
    if tk.lower[k - 1] in COLLECTIVES or is_plural(tk.word[k - 1]) or tk.word[k - 1][0].isupper():
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
        return not tk.lower[j].endswith(NATIONAL)
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


def is_owned(tk: Tokens, k: int) -> bool:
    """Whether an apostrophe before ``k`` says whose it is: "the teachers' pay"; not "'pay'"."""
    return (
        k > 1 and tk.lower[k - 1] in ("'", "’") and tk.glued(k - 1) and not tk.glued(k) and tk.lower[k - 2][-1] == "s"
    )


def is_moved(tk: Tokens, k: int) -> bool:
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
        elif (plural and j < k - 1) or w in STOP or not (w[0].isalpha() or w in IN_WORDS):
            return False
    return False


def is_plural_noun(tk: Tokens, k: int) -> bool:
    """Whether a form in -s is a noun at ``k``: "exports also fell", "to restore power supplies"; not "it exports 12 tons"."""
    if (
        k > 2
        and tk.lower[k - 2] in VERBS
        and tk.lower[k - 2] not in SAYS
        and tk.lower[k - 2] not in NOUNS_IN_ING
        and tk.word[k - 1].islower()
        and tk.lower[k - 1] not in STOP
        and tk.lower[k - 1] not in ADVERBS
        and tk.lower[k - 3] not in DETERMINERS
        and not is_in_compound(tk, k - 2)  # "the floating-rate class totals $5m"
        and (tk.lower[k][:-1] in NOUNS_TOO or not _has_object(tk, k + 1))
    ):
        return True
    if k > 1 and tk.word[k - 1] in _SINGULAR_STATES and tk.lower[k - 2] in PREPOSITIONS:
        return True  # "between US exports and imports"
    if k > 1 and tk.lower[k - 1] in VERBS and tk.lower[k - 2] in _BEFORE_TRANSITIVES and not _has_noun(tk, k - 2):
        return True  # "they put purchases at", "to boost imports to", "help lower costs by"
    noun_too = tk.lower[k][:-1] in NOUNS_TOO
    after = tk.lower[k + 1]
    ends = after in PREPOSITIONS or not after[0].isalpha()
    if after in _BEHIND_NOUNS or (k and tk.lower[k - 1] in _PLAIN_ADJECTIVES and ends and not is_name(tk, k - 1)):
        return True  # "notes worth $5m", "special advances at 5%", "in straight sets,"; not "Lee Financial plans to"
    if noun_too and k and _is_noun_before(tk, k, after, ends=ends):
        return True
    if ends and _is_in_object(tk, k):
        return True
    if (ends or after in _GOES_ON) and k > 1 and _is_counted_behind_noun(tk, k):
        return True
    if tk.lower[k] == "rates" and _is_kind_of_rates(tk, k):
        return True
    if after in _OPENS_ASIDE and not tk.glued(k + 1):
        return True  # "repair rates - the share of buses - are"
    if after == "," and noun_too and is_before_aside(tk, k + 1):
        return True  # "interest costs, at $5m, were", "contract rates, which cover"
    if after in VERB_BASES and k and (not tk.lower[k - 1][0].isalpha() or _is_base_before_number(tk, k + 1)):
        return True  # ", rates rise to 70%", "Israeli strikes kill 30"
    return is_finite_ahead(tk, k + 1) or is_auxiliary_ahead(tk, k + 1)


def is_before_aside(tk: Tokens, k: int) -> bool:
    """Whether the comma at ``k`` opens what is told of the noun before it: ", which cover", ", long a worry, were"."""
    if at(tk, k + 1) in ("which", "whose") or (at(tk, k + 2) == "which" and at(tk, k + 1) in PREPOSITIONS):
        return True
    for j in range(k + 2, min(k + _ASIDE, tk.size - 1)):
        w = tk.lower[j]
        if w == ",":
            w = at(tk, j + 1)
            third = w[-1:] == "s" and w not in STOP and w in VERBS and w[:-1] not in NOUNS_TOO
            return third or (is_finite_ahead(tk, j + 1) and w not in ("being", "having"))
        if tk.sentence[j] != tk.sentence[k] or w in AUXILIARIES or w in PRONOUNS or w in ("and", "but", "or"):
            return False
    return False


def _has_object(tk: Tokens, k: int) -> bool:
    """Whether what a verb acts on opens at ``k``: "(a mark bond carries) two warrants"."""
    return is_number_word(tk, k) or tk.lower[k] in DETERMINERS or tk.lower[k] in CURRENCY_SIGNS


_NOT_SURELY_VERBS = PAST_TOO | _VERBS_AND_ADJECTIVES


def _is_noun_before(tk: Tokens, k: int, after: str, *, ends: bool) -> bool:
    """Whether a form in -s that may be a noun is one at ``k`` by the word before it or behind it."""
    if ends and k > 1 and (_is_behind_nation(tk, k - 1) or _is_behind_plural(tk, k)):
        return True  # "its earnings estimates for"
    if (after == "and" or not after[0].isalpha()) and _is_behind_name(tk, k):
        return True
    if after.endswith("ing") and (
        after in CHANGE_OF or (k > 1 and is_number_word(tk, k - 2) and not is_plural(tk.word[k - 1]))
    ):
        return True  # "growth forecasts slipping to", "12 bond issues totalling $5m"
    if after in PAST_AND_BASE:
        return _acts_on(tk, k + 2)  # "foreign exchange reserves hit a high"
    # "interest rates look set"; not "it charges average fees"
    return after in VERB_BASES and after not in NOUNS_TOO and after not in _NOT_SURELY_VERBS


def _is_behind_plural(tk: Tokens, k: int) -> bool:
    """Whether a plural stands before the form in -s, which would be no verb of it: "its earnings estimates for"; not "the firm that sells cars plans to"."""
    before = tk.word[k - 1]
    if not (before.islower() and before.isalpha() and is_plural(before)) or before in STOP or before in _LOOK_PLURAL:
        return False
    if tk.lower[k + 1] in ("to", "from"):
        return False  # "the bids ranges from"
    opener = tk.lower[k - 2]  # not "the price of the shares rises in"
    return opener == "that" or (opener in _SAYS_WHICH and tk.lower[max(0, k - 3)] not in PREPOSITIONS)


def _acts_on(tk: Tokens, k: int) -> bool:
    return k < tk.size and (tk.lower[k] in DETERMINERS or is_number_word(tk, k) or tk.lower[k] in PREPOSITIONS)


def is_counted_noun(tk: Tokens, k: int) -> bool:
    """Whether a form in -s at ``k`` is counted or ends its clause behind a noun: "two counts each", "gunshot wounds."; not "it charges."."""
    if tk.lower[k][:-1] not in NOUNS_TOO:
        return False
    if tk.lower[k + 1] == "and" and k + 3 < tk.size and is_plural(tk.word[k + 2]) and is_finite_ahead(tk, k + 3):
        return _is_behind_singular(tk, k - 1)  # "development costs and fees were"
    return _is_counted(tk, k) or (tk.lower[k + 1] in _ENDS and _is_behind_singular(tk, k - 1))


def _is_counted(tk: Tokens, k: int) -> bool:
    """Whether a number before the form in -s counts it: "on two counts each", "in 21 races"; not "Windows 10 runs"."""
    before = tk.lower[k - 1]
    if before in CARDINALS:
        return before != "one" and tk.word[k - 1].islower()
    if not before.isdigit() or k < 2 or tk.glued(k - 1):
        return False
    return tk.lower[k - 2] in PREPOSITIONS or tk.lower[k - 2] in VERBS


def _is_behind_singular(tk: Tokens, k: int) -> bool:
    """Whether a noun or adjective in the singular and in small letters stands at ``k``: gunshot of "gunshot wounds."; not "it still runs."."""
    w = tk.lower[k]
    if not tk.word[k].islower() or w in STOP or w in ADVERBS or is_plural(w) or is_adverb_in_ly(w):
        return False
    return w not in VERBS or w in NOUNS_TOO or w in _PLAIN_ADJECTIVES or w[-2:] == "ed"


def _is_behind_nation(tk: Tokens, k: int) -> bool:
    """Whether an adjective of a nation without article is at ``k``: "cut Brazilian exports by"; not "the Brazilian leads by"."""
    opens = tk.sentence[k - 1] != tk.sentence[k] or tk.lower[k - 1] in DETERMINERS
    return tk.word[k][0].isupper() and tk.lower[k].endswith(NATIONAL) and not opens


def _is_counted_behind_noun(tk: Tokens, k: int) -> bool:
    """Whether a number and a noun in the singular stand before ``k``: "two gunshot wounds to"; not "the 737 crash kills 12"."""
    noun = tk.word[k - 1].islower() and not is_plural(tk.word[k - 1]) and tk.lower[k - 1] not in ADVERBS
    if (
        not noun
        or (tk.lower[k - 1] in SCALES and not _RAISED_BY.isdisjoint(tk.lower[k + 1 : k + 2]))
        or not is_number_word(tk, k - 2)
        or tk.glued(k - 2)
        or is_number_word(tk, k + 1)
    ):
        return False  # nor "BA.2 now accounts for", "the PS5 version features 3"
    w = tk.lower[k - 2]
    return w in CARDINALS and w != "one" if w.isalpha() else tk.lower[k - 3] not in DETERMINERS


def _is_behind_name(tk: Tokens, k: int) -> bool:
    """Whether a name with its article and a preposition stand before the form in -s: "in the Gaza strikes and"; not "the head of the Bank plans, he"."""
    if k < 3 or not tk.word[k - 1].istitle() or is_plural(tk.word[k - 1]) or tk.lower[k - 2] != "the":
        return False
    return tk.lower[k - 3] in PREPOSITIONS and tk.lower[k - 3] != "of"


def _is_in_object(tk: Tokens, k: int) -> bool:
    """Whether a form in -s ends the object of the verb before: "sold the corporate issues to"; not "said the firm plans to", "who owns the mill works in"."""
    if tk.lower[k][:-1] not in NOUNS_TOO or k < 4 or not tk.word[k - 1].islower() or is_plural(tk.word[k - 1]):
        return False
    verb = k - 3
    if tk.lower[k - 2] not in DETERMINERS or tk.lower[k - 2] in _PRONOMINAL or tk.lower[verb] not in VERBS:
        return False
    return tk.lower[verb] not in SAYS and _RELATIVES.isdisjoint(tk.lower[max(0, verb - 3) : verb])


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
        (after in PREPOSITIONS or after in ADVERBS or after in ("which", "that") or not after[0].isalpha())
        and (before.islower() or before == "Interest")  # "U.S. Interest rates"
        and before not in STOP
        and before not in ADVERBS
    )


def _is_base_before_number(tk: Tokens, k: int) -> bool:
    """Whether a base form that is no noun stands at ``k`` before a number, so that a plural before it is its subject: "(strikes) kill at least 30"."""
    if tk.lower[k] in NOUNS_TOO or k + 1 >= tk.size:
        return False
    bound = tk.lower[k + 1 : k + 3] in (["at", "least"], ["more", "than"], ["up", "to"])
    return bound or is_number_word(tk, k + 1)


def is_singular_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form before a finite verb is its subject: "the least popular train carried"; not "police say fired"."""
    before = tk.lower[k - 1]
    if before in BEFORE_BASES or tk.lower[k] in SAYS or (is_plural(before) and tk.word[k - 1].islower()):
        return False
    if tk.word[k].isupper() and _is_in_shouted_compound(tk, k):
        return True
    return acts_on_number(tk, k + 1) or is_finite_ahead(tk, k + 1)


def acts_surely(tk: Tokens, k: int) -> bool:
    """Whether a third person that is no plural noun stands at ``k`` with a number behind it: "(a shooting) leaves three dead"; not "(finance) charges 4 mln"."""
    return acts_on_number(tk, k) and tk.lower[k] not in _NOUNS_OF_TABLES


def acts_on_number(tk: Tokens, k: int) -> bool:
    """Whether a third person stands at ``k`` with a number behind it: "(a hotel fire) kills 12", "(the rate) rises to 5%", "kills at least 12"."""
    if k + 1 >= tk.size or tk.lower[k][-1] != "s" or tk.lower[k] not in VERBS:
        return False
    k += 1
    k += tk.lower[k] in QUOTES and tk.glued(k + 1)  # "kills ‘at least 12’"
    k += 2 if tk.lower[k : k + 2] in _BOUNDS else tk.lower[k] in _LEADS_TO
    k += k < tk.size and tk.lower[k] in CURRENCY_SIGNS
    return k < tk.size and is_number_word(tk, k)


def _is_in_shouted_compound(tk: Tokens, k: int) -> bool:
    """Whether a base form in a headline in capitals stands between two nouns, the first in the singular: "U.K. TRADE DEFICIT 2 BLN"."""
    before = tk.word[k - 1]
    if not before.isupper() or len(before) < 2 or before.lower() in STOP or k + 2 >= tk.size:
        return False
    after = tk.lower[k + 1]
    return tk.word[k + 1].isupper() and after.isalpha() and after not in STOP and is_number_word(tk, k + 2)


def is_noun_by_its_left(tk: Tokens, k: int, w: str, before: str) -> bool:
    """Whether a base form or one in -s is a noun at ``k`` by the word before it, which no subject of it can be.

    "belong to members", "dwindling reserves", "serious wounds", "held three posts", "takes place", "a brief visit".
    """
    plural = w[-1] == "s"
    if (w[:-1] if plural else w) not in NOUNS_TOO or w in PAST_TOO or w in _NEVER_NOUNS or not before.isalpha():
        return False
    if plural and before == "to":
        return True
    if plural and before.endswith("ing") and before in VERBS and before not in NOUNS_IN_ING:
        return tk.word[k - 1].islower()
    if not tk.word[k - 1].islower():
        return not plural and _is_behind_its_name(tk, k)
    if before in IRREGULAR and before not in VERB_BASES and before not in AUXILIARIES and before not in _BEFORE_BARE:
        return True
    described = before.endswith(_ENDS_ADJECTIVE) and before not in _NOUNS_LIKE_ADJECTIVES
    if not described and not (before in _PLAIN_ADJECTIVES and (plural or ends_soon(tk, k + 1))):
        return False
    # not "to previous purchases and sales rose", "12 tons probable reserves grading"
    joined = plural and at(tk, k + 1) == "and" and is_plural(at(tk, k + 2))
    return not (joined or (plural and k > 1 and is_plural(tk.word[k - 2])))
