"""Messages and boxes of them, well made and not, and the articles that come of them."""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import partial

import documents
import pytest
from commands import run
from documents import paragraphs
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableSource
from archive.model import Document, Identity, Source
from archive.paragraphs import split
from archive.reading import mail, read
from archive.reading.encodings import decode
from archive.reading.flowed import unflow

HEAD = "From: The Herald <news@herald.example>\nSubject: Mill burns\nDate: Fri, 24 May 2024 23:30:00 -0500\nMessage-ID: <1@herald.example>\n"
SEPARATOR = "From news@herald.example Fri May 24 10:00:00 2024\n"


articles = partial(documents.articles, name="a.eml")
article = partial(documents.article, name="a.eml")
refused = partial(documents.refused, name="a.eml")


def body(head: str, text: str | bytes) -> list[str]:
    text = text.encode() if isinstance(text, str) else text
    return paragraphs(article((HEAD + head).encode() + b"\n" + text))[1:]


def parts(kind: str, *each: str) -> str:
    return (
        f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\nA preamble.\n"
        + "".join(f"--b\n{part}\n" for part in each)
        + "--b--\n"
    )


PLAIN = "Content-Type: text/plain\n\nIt burnt at five, and fell at six.\n"
MARKED = "Content-Type: text/html\n\n<p>It burnt at five.</p><ul><li>It fell at six.</li></ul>\n"
PICTURE = "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"


# What a mail is


@pytest.mark.parametrize(
    ("data", "is_mail"),
    [
        (HEAD + "\nIt burnt.", True),
        ("Received: from a\n\tby b\nSubject: x\n\nIt burnt.", True),
        ("\r\nReceived: from a\r\nSubject: x\r\n\r\nIt burnt.", True),
        (SEPARATOR + HEAD + "\nIt burnt.", True),
        ("Path: news!a\nFrom: jane@x.org (Jane)\nNewsgroups: misc.news\n\nIt burnt.", True),
        ("Message-ID: <1@x>\n" + "X-Long: " + "a" * 5000, False),
        ("Message-ID: <1@x>\nDate: 24 May 2024\nX-Long: " + "a" * 5000, True),
        ("Received: from a\r\n", False),
        ("Title: Mill burns\nDate: 24 May 2024\n\nIt burnt.", False),
        ("Date: 24 May 2024\nSubject: Mill burns\n\nIt burnt.", False),
        ("Subject: Mill burns\nFrom: Jane Doe\nDate: 24 May 2024\n\nIt burnt.", False),
        ("Date: 24 May 2024\nTo: the editor\n\nSir, it burnt.", False),
        ("From Monday at 10:00 the fares rise.\nThat is all.", False),
        ("From the mill: 3 dead\nSubject: x\n\n", False),
        ("From: jane@x.org\nIt burnt.\nSubject: x\n", False),
        (" Received: from a\nSubject: x\n\n", False),
        ("It burnt.", False),
        ("", False),
    ],
)
def test_a_mail_is_known_by_headers_that_no_article_has_above_it(data: str, is_mail: bool):
    assert mail.is_mine(data.encode(), decode(data.encode()[:4096])[0]) is is_mail


def test_what_is_no_mail_is_refused():
    assert article("Subject: Mill burns\n\nIt burnt.").headline == "Mill burns"  # its suffix says that it is one
    with pytest.raises(
        UnreadableSource, match="this is no mail: it does not begin with a header such as From: or Subject:"
    ):
        read(b"It burnt.", Source("a.eml"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEAD.replace("Mill burns", "") + "\n", "a message with neither a text nor a subject"),
        (HEAD + "Content-Type: application/pdf\n\n%PDF", "a message with attachments and no text: save them and load those"),
        (parts("mixed", PICTURE), "a message with attachments and no text"),
        (parts("mixed", "Content-Type: text/html\n\n<img src='cid:a'>", PICTURE), "a message with attachments and no text"),
        (parts("mixed", "Content-Type: text/plain\nContent-Disposition: attachment\n\nIt burnt."), "a message with attachments"),
        (parts("alternative", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"), "a message with attachments"),
        (HEAD + "Content-Type: message/rfc822\n\n" + HEAD + "\nIt burnt.", "a message with attachments"),
        (HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000)), "a message that cannot be taken apart (RecursionError)"),
        (parts("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1"), "a message that is encrypted"),
        (HEAD + "Content-Type: application/pkcs7-mime\n\nMII", "a message that is encrypted, or packed by S/MIME"),
        (HEAD + "\n-----BEGIN PGP MESSAGE-----\n\nhQ\n", "a message that is encrypted (PGP): decrypt it"),
        (HEAD + "Content-Type: multipart/mixed; boundary=x\n\n--y\n\nIt burnt.\n", "a message whose parts cannot be told apart"),
        (HEAD + "Content-Type: multipart/mixed\n\n--y\n\nIt burnt.\n", "a message whose parts cannot be told apart"),
        ("From: <Saved by Blink>\nSnapshot-Content-Location: https://a.org/\nMIME-Version: 1.0\nSubject: x\n\n", "a web page that a browser saved"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_told_what_to_do(data: str, reason: str):
    assert refused(data).startswith(reason)


def test_a_subject_alone_is_the_text():
    found = article(HEAD + "\n \n")
    assert (found.text, paragraphs(found)) == ("Mill burns", ["heading: Mill burns"])


# Fields


def test_a_message_has_headline_day_sender_and_identity():
    found = article(HEAD + "Archived-At: <https://herald.example/1>\nContent-Language: en, fr\n\nIt burnt.")
    assert (found.headline, found.headline_source) == ("Mill burns", "given")
    assert (found.published, found.published_text) == (date(2024, 5, 24), "Fri, 24 May 2024 23:30:00 -0500")
    assert (found.published_source, found.publication) == ("field Date", "The Herald")
    assert (found.url, found.language, found.line, found.kinds) == ("https://herald.example/1", "en", None, None)
    assert found.identity == Identity("id", "The Herald", "1@herald.example")


def test_a_message_without_an_id_is_known_by_its_file():
    assert article(HEAD.replace("Message-ID: <1@herald.example>\n", "") + "\nIt burnt.").identity == Identity(
        "file", "", "news/a.eml"
    )


@pytest.mark.parametrize(
    ("head", "publication"),
    [
        ("From: The Herald <news@herald.example>", "The Herald"),
        ('From: "Herald, The" <news@herald.example>', "Herald, The"),
        ('From: "The \\"Herald\\"" <news@herald.example>', 'The "Herald"'),
        ("From: =?utf-8?q?Caf=C3=A9_=3Cnews=3E?= <news@herald.example>", "Café <news>"),
        ("From: news@herald.example (The Herald)", "The Herald"),
        ("From: news@herald.example", "herald.example"),
        ("From: <news@Herald.example>", "herald.example"),
        ("From: news@herald.example <news@herald.example>", "herald.example"),
        ('From: news@herald.example\nList-Id: "Morning letter" <a.herald.example>', "Morning letter"),
        ("From: news@herald.example\nList-Id: <a.herald.example>", "herald.example"),
        ("From: undisclosed\nReply-To: x", None),
        ("From:\nReply-To: x", None),
    ],
)
def test_a_publication_is_who_sends(head: str, publication: str | None):
    assert article(f"{head}\nMessage-ID: <1@x>\nSubject: x\n\nIt burnt.").publication == publication


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: Fwd: Mill\n  burns", "Re: Fwd: Mill burns"),
        ("=?UTF-8?B?Q2Fmw6k=?= burnt", "Café burnt"),
        ("=?UTF-8?Q?Caf=C3?=\n =?UTF-8?Q?=A9_burnt?=", "Café burnt"),
        ("=?iso-8859-1?Q?Caf=E9?= =?koi8-r?B?zcnS?=", "Caféмир"),
        ("=?x-unknown?Q?Caf=E9?=", "Café"),
        ("=?undefined?Q?Cafe?=", "Cafe"),
        ("=?utf-8?B?A?=", "=?utf-8?B?A?="),
        ("=?utf-8?Q?a?= \\u00g \\", "a \\u00g \\"),
        ("Café burnt", "Café burnt"),
    ],
)
def test_a_subject_is_decoded_as_far_as_it_goes(subject: str, headline: str):
    assert article(HEAD.replace("Mill burns", subject) + "\nIt burnt.").headline == headline


def test_a_header_may_have_stray_bytes():
    found = article(HEAD.encode().replace(b"Mill burns", b"Caf\xe9 burns") + b"\nIt burnt.")
    assert found.headline == "Café burns"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Fri, 24 May 2024 23:30:00 -0400 (EDT)", date(2024, 5, 24)),
        ("24 May 2024 23:30 +0000", date(2024, 5, 24)),
        ("24 May 24 23:30 +0000", None),
        ("Friday noon", None),
    ],
)
def test_the_day_of_a_message_is_the_one_that_is_printed(printed: str, day: date | None):
    found = article(HEAD.replace("Fri, 24 May 2024 23:30:00 -0500", printed) + "\nIt burnt.")
    assert (found.published, found.published_text) == (day, printed)


# Bodies


@pytest.mark.parametrize(
    ("head", "text", "said"),
    [
        ("", "It burnt.\n\n> It fell.\n\n-- \nJane\n", ["body: It burnt.", "quote: > It fell.", "other: --", "body: Jane"]),
        ("", "Mill burns\n\nIt burnt.", ["body: It burnt."]),
        ("Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n", "Caf=C3=A9 bu=\nrnt.", ["body: Café burnt."]),
        ("Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n", "Q2Fmw6k=", ["body: Café"]),
        ("Content-Transfer-Encoding: base64\n", "Q2Fmw6k", ["body: Café"]),
        ("Content-Type: text/plain; charset=windows-1251\n", "мир".encode("cp1251"), ["body: мир"]),
        ("Content-Type: text/plain; charset=iso-2022-jp\n", "火事".encode("iso-2022-jp"), ["body: 火事"]),
        ("Content-Type: text/plain; charset=gb2312\n", "鎔火".encode("gb18030"), ["body: 鎔火"]),
        ("Content-Type: text/plain; charset=x-nonsense\n", "Café".encode("cp1252"), ["body: Café"]),
        ("Content-Type: text/plain; charset=us-ascii\n", "Café €".encode(), ["body: Café €"]),
        ("Content-Type: text/plain; format=flowed\n", "It burnt \nat five.\n", ["body: It burnt at five."]),
        ("Content-Type: text/html; charset=utf-8\n", "<meta charset=koi8-r><p>Café.</p><blockquote>Fell</blockquote>", ["body: Café.", "quote: Fell"]),
        ("Content-Type: text/html\n", b"<meta charset=koi8-r><p>\xcd\xc9\xd2.</p>", ["body: мир."]),
        ("Content-Type: nonsense\n", "It burnt.", ["body: It burnt."]),
        ("Content-Type: text/plain; name*\n", "It burnt.", ["body: It burnt."]),
        ("Cc: a@b.org,\nTo: (c):\n", "It burnt.", ["body: It burnt."]),
    ],
)  # fmt: skip
def test_a_body_is_read_in_whatever_it_is_sent(head: str, text: str | bytes, said: list[str]):
    assert body(head, text) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (parts("alternative", PLAIN, MARKED), ["body: It burnt at five, and fell at six."]),
        (parts("alternative", MARKED), ["body: It burnt at five.", "list: It fell at six."]),
        (parts("alternative", "Content-Type: text/plain\n\n", MARKED), ["body: It burnt at five.", "list: It fell at six."]),
        (
            parts("alternative", "Content-Type: text/plain\n\nSee it online: https://herald.example/1/2/3/4/5/6/7/8/9", MARKED.replace("five", "five " + "and later " * 9)),
            ["body: It burnt at five " + "and later " * 8 + "and later .", "list: It fell at six."],
        ),
        (
            parts("alternative", "Content-Type: text/plain\n\nOpen it in your browser.", MARKED.replace("at six", "at six in the morning")),
            ["body: It burnt at five.", "list: It fell at six in the morning."],
        ),
        (parts("alternative", PLAIN, f"Content-Type: multipart/related; boundary=c\n\n--c\n{MARKED}\n--c\n{PICTURE}\n--c--\n"), ["body: It burnt at five, and fell at six."]),
        (parts("mixed", PLAIN, PICTURE, "Content-Type: text/plain\n\nA footer of the list.\n"), ["body: It burnt at five, and fell at six.", "body: A footer of the list."]),
        (parts("mixed", PLAIN, MARKED), ["body: It burnt at five, and fell at six.", "body: It burnt at five.", "list: It fell at six."]),
        (parts("signed", PLAIN, "Content-Type: application/pgp-signature\n\nx"), ["body: It burnt at five, and fell at six."]),
        (parts("mixed", PLAIN, "Content-Type: message/rfc822\n\n" + HEAD + "\nAnother."), ["body: It burnt at five, and fell at six."]),
    ],
)  # fmt: skip
def test_of_many_parts_those_are_read_that_say_the_text(data: str, said: list[str]):
    assert paragraphs(article(data)) == ["heading: Mill burns", *said]


@pytest.mark.parametrize(
    ("text", "delete_space", "flows"),
    [
        ("a \nb\nc", False, "a b\nc"),
        ("a \n\nb", False, "a \nb".replace("\nb", "") + "\nb"),
        ("> a \n> b\nc", False, "> a b\nc"),
        ("> a \n>> b \n>> c", False, "> a \n>> b c"),
        (" From x\n >y", False, "From x\n>y"),
        ("a \n-- \nJane", False, "a \n-- \nJane"),
        ("火 \n事", True, "火事"),
        ("", False, ""),
        ("a \nb ", False, "a b "),
    ],
)
def test_text_that_flows_is_joined(text: str, delete_space: bool, flows: str):
    assert unflow(text, delete_space=delete_space) == flows


# Boxes


def test_a_box_is_read_message_by_message():
    second = HEAD.replace("Mill burns", "Fares rise").replace("<1@", "<2@")
    box = (
        SEPARATOR + HEAD + "\nIt burnt.\n\n>From five on.\n>>From six on.\n\nFrom 10:00 to 12:00\nnobody came.\n\n"
        + SEPARATOR + second + "Content-Type: multipart/mixed; boundary=none\n\nx\n\n"
        + SEPARATOR + second + "\nThey rose.\n"
    )  # fmt: skip
    first, broken, last = articles(box)
    assert paragraphs(first)[1:] == [
        "body: It burnt.",
        "body: From five on.",
        "quote: >From six on.",
        "body: From 10:00 to 12:00\nnobody came.",
    ]
    assert str(broken).startswith("a.eml, line 15: a message whose parts cannot be told apart")
    assert (first.line, last.line, last.headline) == (1, 24, "Fares rise")
    assert [each.headline for each in articles(box.replace("\n", "\r\n")) if isinstance(each, Document)] == [
        "Mill burns",
        "Fares rise",
    ]


def test_a_line_that_says_from_parts_no_message_without_a_blank_one_before_and_headers_behind():
    text = f"It burnt.\n{SEPARATOR}Note: this.\n\n{SEPARATOR}no header"
    assert len(articles(SEPARATOR + HEAD + "\n" + text)) == 1


# Whatever comes

PIECES = st.sampled_from(
    ["From: ", "Subject: ", "Date: ", "Content-Type: ", "multipart/mixed; boundary=b", "multipart/alternative; boundary=b", "text/html", "text/plain",
     "; charset=", "undefined", "unicode_escape", "utf-16", "; format=flowed", "Content-Transfer-Encoding: ", "base64", "quoted-printable",
     "x-uuencode", "\n", "\n\n", "--b", "--b--", "begin 644 a", "=?utf-8?b?", "?=", "=C3", "<", ">", "(", '"', "@", "\0", " ", ";", "*=", "\\u",
     "Message-ID: <[a@b]>", "To: (c):", SEPARATOR, "message/rfc822", "a text. ", "Content-Disposition: ", "é"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([HEAD, SEPARATOR + HEAD]))
def test_any_mail_is_articles_or_said_to_be_unreadable(text: str, head: str):
    data = (head + text).encode()
    found = list(mail.read(data, Source("a.eml", "n/a.eml"))[1])
    assert found
    for each in found:
        if isinstance(each, Document):
            assert each.text.strip()
            assert [each.text[p.start : p.end] for p in split(each)] == [p.text for p in split(each)]
            each.text.encode()


@given(st.binary(max_size=300))
def test_any_bytes_are_mail_or_said_to_be_none(data: bytes):
    try:
        list(mail.read(data, Source("a.eml"))[1])
    except UnreadableSource:
        return


@pytest.mark.untraced
@pytest.mark.parametrize(
    "piece", ["a", "\n", "From: <", ": ", "--b\n", "> \n", "=?utf-8?q?a?= ", "\n =?utf-8?q?a?=", SEPARATOR + "A: b\n\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"]
)  # fmt: skip
@pytest.mark.parametrize("head", ["Content-Type: multipart/alternative; boundary=b\n\n--b\n\n", "\n", "X-A: "])
def test_cost_grows_with_the_length_of_the_mail(piece: str, head: str):
    def work(length: int):
        data = (SEPARATOR + HEAD + head + piece * (length // len(piece))).encode()
        return lambda: list(mail.read(data, Source("a.eml"))[1])

    assert grows_no_faster(work, 40_000)


# Into the archive


def test_a_box_is_loaded_once_and_a_changed_message_is_a_revision(tmp_path):
    path, db = tmp_path / "herald.mbox", tmp_path / "a.db"

    def load(text: str):
        second = HEAD.replace("<1@", "<2@") + "Content-Type: image/png\n\nx\n"
        path.write_text(f"{SEPARATOR}{HEAD}\n{text}\n\n{SEPARATOR}{second}", encoding="utf-8")
        return run("load", path, "--db", db, "--jobs", "1")

    def count(table: str) -> int:
        with sqlite3.connect(db) as conn:
            (found,) = conn.execute(f"select count(*) from {table}").fetchone()
        conn.close()
        return int(found)

    first = load("Some 40 people fled the mill.")
    assert first.exit_code != 0
    assert "1 added" in first.output
    assert "line 9: a message with attachments and no text" in first.output
    assert (count("articles"), count("revisions")) == (1, 1)
    load("Some 40 people fled the mill.")
    assert (count("articles"), count("revisions")) == (1, 1)
    load("Some 50 people fled the mill.")
    assert (count("articles"), count("revisions")) == (1, 2)


@pytest.mark.parametrize(
    ("header", "private"),
    [("", False), ("Sensitivity: Company-Confidential\n", True), ("Sensitivity: Private\n", True), ("Sensitivity: Normal\n", False)],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_mail_that_is_not_for_everybody_is_private(header, private, kind):
    assert article(f"{HEAD}{header}Content-Type: {kind}\n\nIt burnt.").private is private
