"""Credits of captions, in the forms that papers print."""

from __future__ import annotations

from functools import partial

import pytest
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from archive import annotate
from archive.extract.captions import read_photo

CAPTION = "People cross the bridge in Lima on Monday."
CREDITS = [
    ("Eyad Baba / AFP - Getty Images", "Eyad Baba", ("AFP", "Getty Images")),
    ("(AP Photo/Jane Q. Doe)", "Jane Q. Doe", ("AP",)),
    ("(AP Photo/J. Scott Doe, File)", "J. Scott Doe", ("AP",)),
    ("AP Photo/Jane Doe", "Jane Doe", ("AP",)),
    ("REUTERS/Ana Perez", "Ana Perez", ("Reuters",)),
    ("(REUTERS/Ana Perez)", "Ana Perez", ("Reuters",)),
    ("Photograph by Jane Doe", "Jane Doe", ()),
    ("Photo: Jane Doe/Getty Images", "Jane Doe", ("Getty Images",)),
    ("Photo by Jane Doe", "Jane Doe", ()),
    ("Photo credit: John van der Berg / EPA-EFE", "John van der Berg", ("EPA-EFE",)),
    ("(Photo by Jane Doe/AFP via Getty Images)", "Jane Doe", ("AFP", "Getty Images")),
    ("Jane Doe for The New York Times", "Jane Doe", ("The New York Times",)),
    ("Jane Doe for The Washington Post via Getty Images", "Jane Doe", ("The Washington Post", "Getty Images")),
    ("(Jane Doe/Los Angeles Times via Getty Images)", "Jane Doe", ("Los Angeles Times", "Getty Images")),
    ("Credit: Acme Corp", None, ("Acme Corp",)),
    ("Credit: Jane Doe/Acme News", "Jane Doe", ("Acme News",)),
    ("Courtesy of Jane Doe", "Jane Doe", ()),
    ("Courtesy of Acme Museum", None, ("Acme Museum",)),
    ("Image: Getty", None, ("Getty Images",)),
    ("(Handout via REUTERS)", None, ("Reuters",)),
    ("Getty Images", None, ("Getty Images",)),
    ("Zolvex", None, ("Zolvex",)),
    ("PA Media", None, ("PA Media",)),
    ("Jane Doe and John Roe/AP", "Jane Doe and John Roe", ("AP",)),
    ("Sgt. Jane Doe/U.S. Army via AP", "Sgt. Jane Doe", ("U.S. Army", "AP")),
    ("U.S. District Court, Eastern District of Ohio", None, ("U.S. District Court", "Eastern District of Ohio")),
    ("(Jane Doe/Staff)", "Jane Doe", ()),
    ("Photo: For Acme News", None, ("Acme News",)),
    ("REUTERS/Jane Doe/File Photo", "Jane Doe", ("Reuters",)),
    ("REUTERS/Jane Doe TPX IMAGES OF THE DAY", "Jane Doe", ("Reuters",)),
    ("(Photo by Jane Doe/AFP) (Photo by JANE DOE/AFP via Getty Images)", "JANE DOE", ("AFP", "Getty Images")),
    ("Jane Doe/Pool/AFP via Getty Images/File", "Jane Doe", ("AFP", "Getty Images")),
    ("(Pool Photo via AP)", None, ("AP",)),
    ("AAP Image/Jane Doe", "Jane Doe", ("AAP Image",)),
    ("(Courtesy Jane Doe)", "Jane Doe", ()),
    ("Photo by Jane Doe on Unsplash", "Jane Doe", ("Unsplash",)),
    ("\u00a9 Jane Doe/AFP", "Jane Doe", ("AFP",)),
    ("\u2014 Reuters", None, ("Reuters",)),
]


@pytest.mark.parametrize(("credit", "photographer", "agencies"), CREDITS)
def test_a_credit_is_told_from_its_caption(credit: str, photographer: str | None, agencies: tuple[str, ...]):
    assert read_photo(f"{CAPTION} {credit}") == (CAPTION, photographer, agencies)


@pytest.mark.parametrize(
    "text",
    [
        CAPTION,
        "A woman in a photo by the sea.",
        "A cat (left) and a dog.",
        "The men (and one woman) of the crew",
        "Crowds in the rain. They waited for the news of the day, Photo: -",
        "x",
        "",
    ],
)
def test_a_caption_without_a_credit_is_all_caption(text: str):
    assert read_photo(text) == (text, None, ())


def test_a_picture_from_the_files_is_credited_behind_what_it_shows():
    text = "FILE PHOTO: A man walks past a bank in Rome, Italy, March 3, 2023. REUTERS/Ana Perez"
    assert read_photo(text) == (text.removesuffix(" REUTERS/Ana Perez"), "Ana Perez", ("Reuters",))


def test_a_state_before_a_name_is_of_the_caption():
    assert read_photo("She waves in Windham, N.H. Jane Doe / AP") == ("She waves in Windham, N.H.", "Jane Doe", ("AP",))
    assert read_photo("Sgt. Jane Doe / AP") == ("", "Sgt. Jane Doe", ("AP",))


def test_the_bbc_marks_captions_and_sources():
    assert read_photo("Image caption, Two men fled on Monday") == ("Two men fled on Monday", None, ())
    assert read_photo("Image source, Getty Images") == ("", None, ("Getty Images",))
    assert read_photo("Image source of the file") == ("Image source of the file", None, ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police in the road where two men were hurt last night (Image: Jane Doe/Leeds Live)", "caption"),
        ("The mayor speaks to reporters. [Jane Doe/Al Jazeera]", "caption"),
        ("Ann Lee, 30, with her three children. (Courtesy Ann Lee)", "caption"),
        ("Image caption, Two men fled on Monday", "caption"),
        ("It rained in all twelve of the towns (and/or cities)", "body"),
        ("The mayor named her image (the old one) a lie.", "body"),
        ("Twelve stamps: (Courtesy of Lee1119)", "body"),
        ("He paid for his courtesy (and hers).", "body"),
    ],
)
def test_a_credit_in_brackets_makes_a_caption(text: str, kind: str):
    assert annotate(f"It rained all day.\n\n{text}\n\nThen it stopped at last.").paragraphs[1].kind == kind


def test_a_firms_own_picture_is_credited_to_it():
    assert read_photo("Zolvex: a new kind of pump Zolvex") == ("Zolvex: a new kind of pump", None, ("Zolvex",))


def test_what_an_agency_says_of_the_rights_is_no_credit():
    notice = "THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. MANDATORY CREDIT. NO RESALES. NO ARCHIVES."
    assert read_photo(f"{CAPTION} Ana Perez/Handout via REUTERS {notice}") == (CAPTION, "Ana Perez", ("Reuters",))
    assert read_photo(f"{CAPTION} {notice}") == (f"{CAPTION} {notice}", None, ())


def test_a_credit_alone_leaves_no_caption():
    assert read_photo("Jane Doe/BBC") == ("", "Jane Doe", ("BBC",))


def test_a_caption_that_a_page_holds_twice_is_read_once():
    text = "The ice at dawn, from above.Photograph by Jane Doe The ice at dawn, from above."
    assert read_photo(text) == ("The ice at dawn, from above.", "Jane Doe", ())


def test_photos_are_of_the_paragraphs_that_are_captions():
    text = f"It rained all day.\n\n{CAPTION} Jane Doe / AFP - Getty Images\n\nThen it stopped at last."
    (photo,) = annotate(text).photos
    assert (photo.paragraph, photo.caption, photo.photographer) == (2, CAPTION, "Jane Doe")


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Photo", ":", " ", "by", "/", "(", ")", "AP", "Jane", "Doe", ".", "via", "\n"])).map(
        "".join
    )
)
def test_a_caption_is_a_slice_of_its_text(text: str):
    assert read_photo(text).caption in text


@pytest.mark.parametrize(
    "unit", ["Photo: A ", "(", "Jane Doe / ", "AP Photo/", "A. ", "Photo by ", "A/", "[(", "Zolvex: ", "NO SALES. "]
)
def test_cost_grows_with_length_and_no_faster(unit: str):
    assert grows_no_faster(lambda length: partial(read_photo, unit * (length // len(unit))), 4_000, limit=9)
