"""The verbs around a date: behind which comma the clause goes on, and whether a verb is in the present."""

from __future__ import annotations

from archive.extract.english.lexicon import AUXILIARIES, FORMS_IN_S, IRREGULAR, VERB_BASES
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.model import Figure

_WALK = 8  # tokens before a figure in which its verb stands
_STILL = frozenset(("now", "also", "still", "then"))
_PAST_TOO = frozenset(("hit", "cost", "cut", "put", "set", "hurt", "spread", "beat", "shut", "let"))
_PRESENT = frozenset(("is", "are", "has", "have", "'s", "’s", "will"))


def closing_comma(tk: Tokens, start: int, end: int) -> int:
    """Return the offset of the first comma of ``start..end`` behind which the verb of the clause stands, -1 where none does.

    The second of "Lee, who won 12 races, says"; none of "Lee, killing 12".
    """
    comma = tk.text.find(",", start, end)
    while comma >= 0 and not _verb_follows(tk, comma):
        comma = tk.text.find(",", comma + 1, end)
    return comma


def main_verb(tk: Tokens, comma: int) -> int:
    """Return the token behind a comma, and behind "now" or "still", which is the verb where the clause goes on there."""
    k = tk.first_at(comma) + 1
    while k + 1 < tk.size and tk.lower[k] in _STILL:
        k += 1
    return k


def _verb_follows(tk: Tokens, comma: int) -> bool:
    """Whether the clause on whose subject an aside hangs goes on behind a comma: ", says", ", has"; not ", killing"."""
    k = main_verb(tk, comma)
    if k >= tk.size or tk.lower[k].endswith("ing"):
        return False
    if tk.lower[k] in AUXILIARIES:
        return True
    return is_verb(tk, k) and (tk.lower[k] in FORMS_IN_S or tk.lower[k + 1 : k + 2] not in (["by"], ["in"]))


def is_in_present(tk: Tokens, figure: Figure, start: int) -> bool:
    """Whether the verb before a figure of a clause, which begins at ``start``, is in the present: "has 12", "has been 12"; not "killed 12", "was 12"."""
    at = tk.first_at(figure.start)
    for k in range(at - 1, max(tk.first_at(start), at - _WALK) - 1, -1):
        if tk.lower[k] in AUXILIARIES or is_verb(tk, k):
            if tk.lower[k].endswith("ing"):
                continue  # "has been working"
            if k and tk.lower[k - 1] == "to":
                return False
            return is_present(tk, k) or (k > 0 and tk.lower[k - 1] in ("has", "have"))
    return False


def is_present(tk: Tokens, k: int) -> bool:
    """Whether a finite verb at ``k`` is in the present, or looks ahead: "has", "employs", "will"; not "had", "killed", "cost"."""
    w = tk.lower[k]
    return (
        w in _PRESENT
        or (w in VERB_BASES and w not in IRREGULAR and w not in _PAST_TOO)
        or (w[-1] == "s" and w != "was")
    )
