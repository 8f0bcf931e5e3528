"""Numbers behind a month or a day that are none of its days: "On May 5, 12 people died", "In May 12 people died"."""

from __future__ import annotations

from archive.extract.english.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, is_person, is_plural
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb

_GO_ON = (PREPOSITIONS - {"of"}) | CONJUNCTIONS | {"through", "till", "&"}  # "May 5, 12 and 19", "May 5, 12 in Leeds"


def opens_clause(tk: Tokens, k: int) -> bool:
    """Whether the number at ``k``, behind a day and a comma, is the first word of a clause.

    "On May 5, 12 people died" counts people; "May 5, 12 and 19" and "May 5, 12." are days.
    """
    after = at(tk, k + 1)
    return after[:1].isalpha() and after not in _GO_ON and not tk.glued(k + 1)


def counts_behind_month(tk: Tokens, k: int) -> bool:
    """Whether the number at ``k`` that a month stands before counts what follows: "In May 12 people died", "by 3 May 12 people had".

    Nothing happens *in* a day, so "in" belongs to the month alone; other things than persons must have their verb, since "in May 12
    elections" has none.
    """
    month = k - 2 if at(tk, k - 1) == "." else k - 1
    before = at(tk, month - 1)
    if not is_plural(printed(tk, k + 1)) or not (before == "in" or (before.isdigit() and len(before) < 3)):
        return False
    if is_person(tk.word[k + 1]):
        return True
    return k + 2 < tk.size and (tk.lower[k + 2] in AUXILIARIES or is_verb(tk, k + 2))
