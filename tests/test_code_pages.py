"""Old encodings: what is told by the letters and signs that the bytes make, and what is not."""

from __future__ import annotations

import zlib

import pytest

from archive.reading.code_pages import Guess, _is_binary, guess
from archive.reading.encodings import decode, decode_declared, name_of_encoding

# What a code page lacks was typed otherwise in it.
TYPED = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "--",
        "…": "...",
        "€": "EUR ",
        "½": "1/2",
        "ã": "a",
    }
)
ENGLISH = {
    "pound": "The harbour board paid £340 for the crane and £1,200 for the shed.",
    "name": "The flood killed José Martin, 41, and hurt two others at noon.",
    "half": "The crossing took 3½ hours, the ferry firm said on Friday.",
    "degrees": "It was 31° at noon in Ferrow, and 12° at night.",
    "names": "Björn Ahlström met François Lefèvre in Málaga; Señor Núñez and Zoë were at a café.",
    "capitals": "CAFÉ FIRE KILLS TWO IN FERROW. The café, in São Tomé Street, burned down.",
    "all": """The bridge at Ferrow closed on Tuesday after José Araña, 41, fell into the river.

“We heard a shout,” said Renée O’Dowd, who runs the café beside it. “Then nothing – only the water.”

The board’s repairs cost £2.4 million, or €2.8 million, and took 3½ years — twice as long as planned. The ramp was closed…
The mayor didn’t reply. ‘It’s a disgrace,’ one neighbour said. Tickets were 50¢.
""",
}
TYPESET = {
    "quotes": "“The shed is gone,” said Ann Poole. “We don’t know why.” Three men were hurt.",
    "apostrophe": "The shed’s owner didn’t say how much it cost. It’s closed.",
    "dashes": "FERROW — Two men died on Monday – the third such case in 2001–2002.",
    "ellipsis": "“Well… I don’t know,” he said. ‘It’s over.’",
    "euro": "The fare rose by €3 to €14, the ferry firm said.",
    "bullets": "• Two men were hurt.\n• The ferry’s fare rose to €14.",
    "names in capitals": "A LOOK AT THE BBC’S YEAR by Sean O’Calla: the BBC’s best.",
}
FRENCH = "Le maire a déclaré mardi que le théâtre coûterait deux millions. « C’est très élevé », a répondu Hélène Garçon à l’assemblée."
GERMAN = "Die Brücke über die Weser ist am Dienstag gesperrt worden. „Das war nötig“, sagte Jörg Großmann. Fußgänger müssen Umwege nehmen."
SWEDISH = (
    "Branden på Åsgatan började på lördagen. Två män skadades när de försökte släcka elden, säger polisen i Växjö."
)
RUSSIAN = "Пожар на причале вспыхнул во вторник утром. По словам пожарных, трое рабочих получили ожоги, их доставили в больницу."
UKRAINIAN = (
    "Пожежа на причалі спалахнула у вівторок вранці. За словами рятувальників, троє робітників доставлені до лікарні."
)
POLISH = "Most w Gdańsku został zamknięty we wtorek po wypadku, w którym ranne zostały trzy osoby. Władze zapowiedziały, że naprawa potrwa pięć miesięcy."
CZECH = "Most přes řeku byl v úterý uzavřen poté, co se zranili tři dělníci. Starosta řekl, že oprava potrvá pět měsíců. Příčina není známa."
HUNGARIAN = "A hidat kedden lezárták, miután három munkás megsérült. A javítás öt hónapig tart, közölte a rendőrség, amely őrzi a helyszínt, és nem tűnik gyorsnak."
GREEK = "Η γέφυρα έκλεισε την Τρίτη μετά τον τραυματισμό τριών εργατών. Οι επισκευές θα διαρκέσουν πέντε μήνες, είπε ο δήμαρχος."
TURKISH = "Köprü, üç işçinin yaralanmasının ardından salı günü kapatıldı. Başkan onarımın beş ay süreceğini ve çok pahalı olacağını söyledi."
LATVIAN = "Tilts pār upi otrdien tika slēgts pēc tam, kad trīs strādnieki guva savainojumus. Remonts ilgs piecus mēnešus, teica pilsētas galva."
LITHUANIAN = "Tiltas per upę antradienį buvo uždarytas, kai trys darbininkai buvo sužeisti. Remontas truks penkis mėnesius, sakė miesto meras, ir kainuos du šimtus tūkstančių."
THAI = "สะพานถูกปิดเมื่อวันอังคารหลังจากคนงานสามคนได้รับบาดเจ็บ นายกเทศมนตรีกล่าวว่าการซ่อมแซมจะใช้เวลาห้าเดือน"
HEBREW = "הגשר נסגר ביום שלישי לאחר ששלושה פועלים נפצעו. ראש העיר אמר כי התיקון יימשך חמישה חודשים."
ARABIC = "أغلق الجسر يوم الثلاثاء بعد إصابة ثلاثة عمال بجروح. وقال رئيس البلدية إن الإصلاح سيستغرق خمسة أشهر."
JAPANESE = "橋は火曜日、作業員三人がけがをしたため通行止めになった。市長は修理に五か月かかると述べた。"
CHINESE = "大桥星期二因三名工人受伤而关闭。市长表示，维修将持续五个月，费用约为两百万元。事故原因仍在调查之中。"
TAIWANESE = "大橋星期二因三名工人受傷而關閉。市長表示，維修將持續五個月，費用約為兩百萬元。事故原因仍在調查之中。"
KOREAN = "노동자 세 명이 다친 뒤 다리가 화요일 폐쇄됐다. 시장은 수리에 다섯 달이 걸릴 것이라고 말했다."
WESTERN = ("cp1252", "mac-roman", "cp437", "cp850")
CENTRAL = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
ABROAD = [
    *((text, WESTERN) for text in (FRENCH, GERMAN, SWEDISH)),
    *((text, CENTRAL) for text in (POLISH, CZECH, HUNGARIAN)),
    (RUSSIAN, ("koi8-r", "cp1251", "cp866", "iso8859-5", "mac-cyrillic")),
    (UKRAINIAN, ("koi8-u", "cp1251")),
    (GREEK, ("cp1253", "iso8859-7", "cp737", "cp869")),
    (TURKISH, ("cp1254", "cp857")),
    (LATVIAN, ("cp1257",)),
    (LITHUANIAN, ("cp1257",)),
    (THAI, ("cp874",)),
    (HEBREW, ("cp1255", "cp862")),
    (ARABIC, ("cp1256", "iso8859-6")),
    (JAPANESE, ("cp932", "euc_jp")),
    (CHINESE, ("gb18030",)),
    (TAIWANESE, ("big5",)),
    (KOREAN, ("cp949",)),
]


def typed(text, encoding):
    """Return a text with what the code page lacks as it was typed in it."""
    signs = []
    for sign in text:
        try:
            sign.encode(encoding)
        except UnicodeEncodeError:
            signs.append(sign.translate(TYPED))
        else:
            signs.append(sign)
    return "".join(signs)


@pytest.mark.parametrize("encoding", [*WESTERN, "cp858", "latin-1"])
@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_read_in_the_code_page_that_it_was_written_in(text, encoding):
    written = typed(text, encoding)
    assert decode(written.encode(encoding))[0] == written


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("text", TYPESET.values(), ids=TYPESET)
def test_typographic_signs_are_told_by_where_they_stand(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(("text", "encoding"), [(text, each) for text, encodings in ABROAD for each in encodings])
def test_other_languages_are_told_by_their_letters(text, encoding):
    written = typed(text, encoding)
    assert decode(written.encode(encoding))[0] == written


@pytest.mark.parametrize(
    "text",
    [
        "“Well,” he said. ‘Why?’ It’s the ’90s – or 1990–91… ½ a mile, 3½ hours, 50 m², 31°C, £5, 5 €, €3bn, 50¢, §4.",
        "• First\n• Second · third — © 2001 Ferrow Echo® – the Echo™; l’Écho",
        "ÉTAT and Ó Briain, À Paris, l’ÎLE, SÃO, Ångström, Þór, Æ. N. Other; naïve façade, crème brûlée, Nº 5, ½-inch",
        "It was dear—too dear—at ¥300 and ¿Qué? and «Oui», »Ja«, „Nein“.",
        "\x81\x8d\x8f\x90\x9d and no more",
        "don´t and O‘Dowd",
        "Les données séparées ont été évaluées et généralisées, et les éléments différents.",  # one letter is no language
        "El puente «Norte» está cerrado; «¿por qué?», preguntó el número 3» de la señora Núñez según el periódico «Día».",
        "Bere aukerak: “bat“, “bi“, “hiru“, “lau“, “bost“ eta “sei“ dira (“zazpi”) edo beste edozein gehiago.",
        "L’état n’était pas déclaré. Les dépêches d’aujourd’hui l’ont d’ailleurs répété. Être élu, c’est l’idée d’un été.",
        "Il ponte è chiuso. La città è divisa: c’è chi dice sì, e c’è chi aspetta. È così da più di due anni.",
    ],
)
def test_what_stands_in_cp1252_stays_in_it(text):
    data = text.encode("cp1252", "ignore") if "\x81" not in text else text.encode("latin-1")
    assert decode(data)[1] == "cp1252"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", Guess("cp1252")),
        (b"Jos\xe9 \x93hi\x94", Guess("cp1252")),
        (b"Jos\x8e", Guess("mac-roman")),
        (b"for \x9c340", Guess("cp437")),
        (b"rose by \xd53", Guess("cp1252", is_clear=False)),  # an euro of cp858, or an apostrophe of a Macintosh
        (b"a\x81\xbf\x02b \xf7\xfe\xb8", Guess("cp1252", is_clear=False)),
        (b'{"text": "One.\\n\xc9tat, \\n\\n\xc0 Paris"}', Guess("cp1252")),
    ],
)
def test_what_is_not_plain_to_see_is_cp1252_and_said_not_to_be(data, expected):
    assert guess(data) == expected


def test_one_euro_tells_what_is_cp1252_but_for_eight_signs():
    text = "Renée’s café cost €2.8 million in Málaga.".replace("’", "'")
    assert decode(text.encode("iso8859-15")) == (text, "iso8859-15")


def test_a_text_that_is_cut_within_a_character_loses_that_alone():
    assert decode(JAPANESE.encode("cp932")[:-3]) == (JAPANESE[:-2] + "\ufffd", "cp932")


@pytest.mark.parametrize(
    ("declared", "given", "expected"),
    [
        ("iso-8859-1", None, "cp1252"),  # a page is believed
        ("iso-8859-1", "mac-roman", "cp1252"),
        ("us-ascii", None, "mac-roman"),  # which is not true
        ("utf-8", None, "mac-roman"),
        (None, None, "mac-roman"),
        (None, "cp850", "cp850"),
        ("nonsense", "cp850", "cp850"),
        ("hex", "cp850", "cp850"),
        ("utf-8", "cp1252", "cp1252"),
        ("big5", "cp437", "cp437"),
        ("macintosh", "cp437", "mac-roman"),
    ],
)
def test_what_is_declared_counts_then_what_is_given_then_the_bytes(declared, given, expected):
    assert decode_declared("“Don’t,” said José.".encode("mac-roman"), declared, given)[1] == expected


def test_what_is_given_is_not_put_over_what_shows_itself():
    for encoding in ("utf-8", "utf-16"):
        assert decode("Don’t, José".encode(encoding), "mac-roman")[0] == "Don’t, José"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mac-roman", "mac-roman"),
        ("Macintosh", "mac-roman"),
        ("437", "cp437"),
        ("windows-1251", "cp1251"),
        ("latin1", "cp1252"),
        ("UTF-8", "utf-8"),
        ("shift_jis", "cp932"),
        ("hex", None),
        ("rot13", None),
        ("idna", None),
        ("", None),
        ("klingon", None),
        ("a\0b", None),
    ],
)
def test_encodings_are_known_by_all_their_names(name, expected):
    assert name_of_encoding(name) == expected


def test_what_is_no_text_is_not_weighed_letter_by_letter():
    """A damaged archive of pages asks this of each of its pieces: hundreds of times, as binary as the first."""
    compressed = zlib.compress(b"The mill burned down on Monday, and nobody was hurt. " * 400 + bytes(range(256)) * 40)
    assert _is_binary(compressed)
    assert guess(compressed) == Guess("cp1252", is_clear=False)
    assert not _is_binary("“It was late,” said Mr. Lee.\r\n\x1a".encode("cp1252"))
