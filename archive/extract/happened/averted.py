"""What did not happen, though its verb is there: "prevented 14,000 deaths", "nearly killed two workers", "capable of killing 300"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, all_forms
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set, words

_AVERTS = frozenset(all_forms(words("rules")["averted"]["averts"])) | word_set("rules", "averted.averts_too")
_NEARLY = word_set("rules", "averted.nearly")
_AIMS = {tuple(pair.split()) for pair in words("rules")["averted"]["aims"]}
_BETWEEN = DETERMINERS | word_set("rules", "averted.between")
_REACH = 8


def is_averted(tk: Tokens, d: Draft) -> bool:
    """Whether what happened to the figure was kept from happening: "averted 300 deaths", "stopped the killing of 30 prisoners"."""
    k = d.left - 1
    while k >= 0 and d.left - k < _REACH and tk.lower[k] in _BETWEEN:
        k -= 1
    if k < 0 or tk.sentence[k] != tk.sentence[d.left]:
        return False
    doing = any(w.endswith("ing") for w in tk.lower[k + 1 : d.left])
    return tk.lower[k] in _AVERTS or (doing and tk.lower[k] in ("stopped", "stop", "stops", "halted"))


def is_not_done(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` was nearly done, or only aimed at: "nearly killed", "close to killing", "capable of killing"."""
    before = at(tk, k - 1)
    return before in _NEARLY or (at(tk, k - 2), before) in _AIMS or before in _AVERTS
