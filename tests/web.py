"""A web page as newspapers have them: an article of three paragraphs, and what its head says of it."""

from __future__ import annotations

import json

FIRST = "The mill at Tarrow burnt down on Friday night, and twelve people were killed, the police said on Saturday."
SECOND = (
    "Firefighters from four towns fought the flames for nine hours, said Jane Doe, who leads the brigade of the county."
)
THIRD = "The mill was built in 1902 and gave work to 340 people, most of whom live in the village, before it closed in 2019."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
LD = {"@type": "NewsArticle", "headline": "Mill burns down", "datePublished": "2024-05-24T23:30:00-05:00"}


def page(body=BODY, head="", h1="Mill burns down", html="<html lang=en-GB>"):
    shown = f"<h1>{h1}</h1>" if h1 else ""
    return f"<!doctype html>{html}<head>{head}</head><body><article>{shown}{body}</article></body></html>"


def ld(*values):
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
