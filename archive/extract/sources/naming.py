"""Who the source of an attribution is over the whole article, and of what kind: what readers group and filter by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.sources.speakers import bare, kind_of
from archive.extract.words import word_set
from archive.model import Attribution, Mention

_LISTED = re.compile(r"\s?<[A-Z.]{1,7}>")  # the short form of a share: "Acme Banks <ACB> said"
NAMELESS = word_set("attributions", "words.nameless")


def name_sources(
    attributions: Sequence[Attribution], labels: Sequence[str | None], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Give each attribution its ``source_name`` and ``source_kind``.

    The name is the one that ``labels`` holds for it, else the source as printed; both without an article. A pronoun of which the
    article does not tell whom it means has none. The kind is that of whoever bears the name, "unnamed" for "officials" and
    "the report"; both are None where there is no source.
    """
    if not attributions:
        return ()
    # The paragraphs that are not in capitals.
    small = {a.paragraph for a in attributions if any(c.islower() for c in a.cue or "")}
    kinds = {bare(mention.name): mention.kind for mention in reversed(mentions) if mention.name}
    return tuple(
        attribution
        if attribution.source is None
        else _named(attribution, attribution.source, label, kinds, shouted=attribution.paragraph not in small)
        for attribution, label in zip(attributions, labels, strict=True)
    )


def _named(
    attribution: Attribution, source: str, label: str | None, kinds: dict[str, str], *, shouted: bool
) -> Attribution:
    name = bare(label or " ".join(source.split()))
    behind = (attribution.source_end or attribution.end) - attribution.start
    if name[:1].isupper() and _LISTED.match(attribution.exact, behind):
        return attribution._replace(source_name=name, source_kind="organisation")
    if label is None and name.lower() in NAMELESS:
        return attribution._replace(source_kind="unnamed")
    return attribution._replace(
        source_name=name,
        source_kind=kinds.get(name)
        or (kind_of(label, shouted=shouted) if label else _kind_of_printed(name, shouted=shouted)),
    )


def _kind_of_printed(name: str, *, shouted: bool) -> str:
    """Say what is printed for a source that no label names: a firm, a place, an office with its name; not "Sheriff's Deputies"."""
    kind = kind_of(name, shouted=shouted) if " " in name else "unnamed"
    named = kind != "person" or ", " in name or name.isupper()
    return kind if named else "unnamed"
