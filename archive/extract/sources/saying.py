"""One attribution on its way from tokens to a row."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """One attribution in tokens, first and last included. ``shape`` says where the content stands: right, left, around."""

    source: Span | None
    cue: Span | None
    content: Span | None
    stance: str
    shape: str
    shared: bool = False  # its source is that of a verb before it
    hearer: Span | None = None
    plain: bool = False  # its content is a bare noun phrase, of a verb that may mean something else
    vouches: bool = True  # the source says that the content is so; False where it only judges it
    gap: Span | None = (
        None  # what its content passes over and its source does not say: "said Ann Lee, (who has 12 men)."
    )
    speaks: bool = True  # a verb of saying; False for one of thinking, wanting, judging

    @property
    def hull(self) -> Span:
        first, second = self.source or self.cue, self.cue or self.source
        if first is None or second is None:
            raise ValueError("an attribution has a source or a cue")
        return min(first[0], second[0]), max(first[1], second[1])
