"""Tokens and where sentences end."""

from __future__ import annotations

from archive.extract.english.tokens import Tokens


def test_wire_quotes_open_sentences():
    tk = Tokens("``We lost 40 men.'' Officials said 12 died. ``It was bad,'' he said.")
    assert tk.sentence[tk.word.index("bad")] > tk.sentence[tk.word.index("died")] > tk.sentence[tk.word.index("men")]
