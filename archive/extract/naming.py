"""Who the source of an attribution is over the whole article, and of what kind: what readers group and filter by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.model import Attribution, Mention

_DETERMINERS = ("the ", "a ", "an ")


def name_sources(
    attributions: Sequence[Attribution], speakers: Sequence[str | None], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Give each attribution its ``source_name`` and ``source_kind``.

    The name is the full one that ``speakers`` holds for it, else the source as printed, without its article. The kind is that
    of whoever bears the name, "unnamed" for "officials" and "the report"; both are None where there is no source.
    """
    kinds = {mention.name: mention.kind for mention in reversed(mentions) if mention.name}
    return tuple(
        attribution if attribution.source is None else _named(attribution, attribution.source, speaker, kinds)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def _named(attribution: Attribution, source: str, speaker: str | None, kinds: dict[str, str]) -> Attribution:
    printed = " ".join(source.split())
    bare = next((printed[len(word) :] for word in _DETERMINERS if printed.lower().startswith(word)), printed)
    name = speaker or bare
    return replace(attribution, source_name=name, source_kind=kinds.get(name, "unnamed"))
