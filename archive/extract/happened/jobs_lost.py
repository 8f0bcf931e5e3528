"""Jobs and posts that go: "axed 300 jobs", "the loss of 90 jobs", "500 jobs to go", "300 job cuts", and "90 jobs at risk", which is to come."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, BE, all_forms, singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.happened.happening_words import NEGATIONS, opening_mark, past_mark
from archive.extract.words import word_set

AT_RISK = "noun of jobs at risk"
_CUT_RULE = "noun of jobs cut"
_JOBS = frozenset(("job", "post", "position"))
_OTHER_POSTS = word_set("rules", "happenings.other_posts")
_SITES = word_set("rules", "happenings.sites")
_CUTS = all_forms("cut shed axe slash eliminate lose scrap abolish") | {"lost"}
_DONE = frozenset(("lost", "cut", "axed", "shed", "slashed", "eliminated", "scrapped", "abolished", "gone"))
_LOSSES = word_set("rules", "happenings.losses_of_jobs")
_SAVES = all_forms("save safeguard protect secure rescue create guarantee")
_RISKS = frozenset((("at", "risk"), ("at", "stake"), ("in", "jeopardy"), ("in", "danger"), ("under", "threat")))
_THREATENS = frozenset(("threaten", "threatens", "threatened", "threatening", "risk", "risks", "risking"))
_COSTS = frozenset(("cost", "costs", "costing"))
_BEHIND_GO = word_set("rules", "happenings.behind_go") | {""}  # a sentence may end there
_BEFORE_GO = frozenset(("to", "will", "would", "could", "may", "might", "must", "should"))
_PUT = frozenset(("put", "left", "placed", "now", "still", "also"))
_FEWEST = 10  # who lost two jobs was no firm
_CLAUSE = 8  # tokens


def by_jobs(tk: Tokens, d: Draft, noun: str) -> tuple[str, str] | None:
    """Read what becomes of counted jobs and posts; nothing is told of those that are saved, made or vacant."""
    if noun in ("loss", "cut") and d.object_head is not None and singular(at(tk, d.object_head - 1)) in _JOBS:
        return "laid_off", _CUT_RULE  # "300 job cuts"
    if noun not in _JOBS or d.value == 0 or (noun == "post" and _is_other_post(tk, d)):
        return None
    left, after = opening_mark(tk, d), _clause_behind(tk, d)
    if not _SAVES.isdisjoint((*tk.lower[max(0, left - 4) : left], *after)) or not NEGATIONS.isdisjoint(after):
        return None
    if _are_cut(tk, d, left) or _are_gone(after):
        return "laid_off", _CUT_RULE
    return ("laid_off", AT_RISK) if _are_at_risk(tk, left, after) else None


def _is_other_post(tk: Tokens, d: Draft) -> bool:
    """Whether posts are of wood or were written: "fence posts", and any where a site is spoken of."""
    kind = at(tk, d.object_head - 1) if d.object_head else ""
    return kind in _OTHER_POSTS or not _SITES.isdisjoint(tk.distinct)


def _clause_behind(tk: Tokens, d: Draft) -> list[str]:
    """Return the words behind the figure up to the first mark."""
    j = past_mark(tk, d, d.right + 1)
    end = j
    while end < min(tk.size, j + _CLAUSE) and tk.word[end][0].isalnum() and tk.sentence[end] == tk.sentence[d.right]:
        end += 1
    return tk.lower[j:end]


def _are_cut(tk: Tokens, d: Draft, left: int) -> bool:
    """Whether a verb or noun before the figure says that they are cut: "axed 300 jobs", "cost 40 jobs", "the loss of 90 jobs"."""
    before = at(tk, left - 1)
    if before in _COSTS or (before == "of" and at(tk, left - 2) in _LOSSES):
        return True
    return not _CUTS.isdisjoint(tk.lower[max(0, left - 3) : left]) and (d.value is None or d.value >= _FEWEST)


def _are_gone(after: list[str]) -> bool:
    """Whether the words behind the figure say that they go: "lost", "to be cut", "were lost", "will go"; not "to go to Leeds"."""
    for k, w in enumerate(after):
        before = after[k - 1] if k else ""
        behind = after[k + 1] if k + 1 < len(after) else ""
        if w in _DONE and (k == 0 or not BE.isdisjoint(after[:k]) or before in ("have", "had", "has")):
            return w != "gone" or behind in _BEHIND_GO
        if (w == "go" and before in _BEFORE_GO) or (w == "went" and k == 0):
            return behind in _BEHIND_GO
    return False


def _are_at_risk(tk: Tokens, left: int, after: list[str]) -> bool:
    """Whether they may go: "jobs at risk", "jobs are under threat", "threatens 300 jobs"."""
    if at(tk, left - 1) in _THREATENS or (at(tk, left - 2), at(tk, left - 1)) in _RISKS:
        return True
    k = 0
    while k < len(after) and (after[k] in AUXILIARIES or after[k] in _PUT):
        k += 1
    return tuple(after[k : k + 2]) in _RISKS or after[k : k + 1] == ["threatened"]
