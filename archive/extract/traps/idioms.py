"""Numbers in set phrases, which count nothing: "forty winks", "six feet under", "put two and two together"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set


def _by_word() -> dict[str, list[tuple[int, list[str]]]]:
    """Return under each word the phrases that it is in, and where it stands in them."""
    places: dict[str, list[tuple[int, list[str]]]] = {}
    for phrase in sorted(word_set("rules", "traps.idioms")):
        said = phrase.split()
        for k, w in enumerate(said):
            places.setdefault(w, []).append((k, said))
    return places


_BY_WORD = _by_word()
# Under each word the longest other word of each of its phrases.
_SIGNS = {
    w: frozenset(max((*said[:k], *said[k + 1 :]), key=len) for k, said in places) for w, places in _BY_WORD.items()
}
IN_IDIOMS = _BY_WORD.keys()


def is_in_idiom(tk: Tokens, d: Draft) -> bool:
    """Whether a number is a word of a set phrase."""
    if _SIGNS[tk.lower[d.first]].isdisjoint(tk.distinct):
        return False
    return any(
        k <= d.first and tk.lower[d.first - k : d.first - k + len(said)] == said
        for k, said in _BY_WORD[tk.lower[d.first]]
    )
