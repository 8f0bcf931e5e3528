"""What is plainly not English, and what only looks so."""

from __future__ import annotations

import pytest
from growth import grows_no_faster

from archive.extract import annotate
from archive.languages import is_english
from archive.model import Document, Identity


@pytest.mark.parametrize(
    ("language", "english"),
    [("en", True), ("en-GB", True), ("EN_us", True), ("eng", True), ("English", True), ("de", False), ("pt-br", False)],
)
def test_what_a_source_says_of_its_language_decides(language: str, english: bool):
    for text in ("The mill burnt down on the night of the flood.", "Die Mühle brannte nieder, und das Dorf mit ihr."):
        assert is_english(language, text) is english


@pytest.mark.parametrize(
    "text",
    [
        "Bei dem Angriff wurden 1.200 Menschen getötet, sagte ein Sprecher.",
        "Kremlchef sagt Treffen ab: 1.200 Haushalte wurden nicht versorgt und sind ohne Strom",
        "Au moins 12 personnes sont mortes et 30 autres ont été blessées, selon la police.",
        "Al menos 12 personas murieron y otras 30 resultaron heridas, según la policía.",
        "Pelo menos 12 pessoas morreram e 30 ficaram feridas, segundo a polícia.",
        "Almeno 12 persone sono morte e 30 sono rimaste ferite nella notte, secondo la polizia.",
        "Bij de brand zijn 12 mensen om het leven gekomen, en 30 werden er gewond.",
        "Minst 12 personer dog och 30 skadades, enligt polisen som inte vill säga mer.",
        "Mindst 12 personer døde, og 30 blev såret, siger politiet efter branden.",
        "Co najmniej 12 osób zginęło, a 30 zostało rannych. Tak podała policja, że jest źle.",
        "En az 12 kişi öldü ve 30 kişi yaralandı. Polis bu sabah için bir açıklama yaptı.",
        "Sedikitnya 12 orang tewas dan 30 lainnya terluka dalam kebakaran itu, kata polisi.",
        "По меньшей мере 12 человек погибли и 30 получили ранения.",
        "至少 12 人死亡，30 人受伤，警方说。",
        "قتل 12 شخصا على الأقل وأصيب 30 آخرون",
    ],
)
def test_a_text_in_another_language_is_told_by_its_words(text: str):
    assert not is_english(None, text)
    assert not is_english("", text + "\n\n" + text)
    document = Document(text=text, identity=Identity("key", "", "k"), format="text")
    found = annotate(document)
    assert [p.text for p in found.paragraphs] == [text]
    assert not any((found.figures, found.dates, found.attributions, found.quotes, found.mentions))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "Twelve dead in mill fire",
        "Müller beats Čilić 6-4, 6-3",
        "São Paulo: 12 killed",
        "EPS 31c vs est 28c; sales 2.2 mln vs est 2.1 mln; FY est 1.10",
        "Le Monde, El País and Der Spiegel said 12 died",
        "Erdoğan, Özil and Gündoğan met İlkay Çakır, Şükrü Öztürk and Ağca on Friday, they said.",
        "The president of Côte d'Ivoire told Les Échos that the cacao of the west was safe.",
        "ACME CORP 4TH QTR NET\nShr 12 cts vs 10 cts\nNet 1,200,000 vs 900,000\nRevs 12.3 mln vs 11.1 mln",
        "La Nación | 12 | 30\nEl Mundo | 14 | 28",
        "https://com.example/de/com/se https://x.example/com @com #und www.com.com",
        "He sang 'Non, je ne regrette rien' and the crowd of 12,000 sang with him.",
    ],
)
def test_names_and_words_from_elsewhere_make_no_other_language(text: str):
    assert is_english(None, text)


def test_cost_does_not_grow_with_a_text_whose_beginning_tells():
    assert grows_no_faster(lambda size: lambda: is_english(None, "x.y" * size), 20_000)
