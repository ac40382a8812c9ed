"""What a test list may say of its pages, categories and sources."""

import pytest

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.confidence import Confidence
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of

PLAIN = """\
id: "own"
version: 1
title: "Own list"
edition: "none"
categories:
  - {id: "extremism", title: "Extremism", expectation: "block"}
controls:
  - {id: "control", url: "https://gov.test/"}
pages:
  - {id: "one", url: "https://harmful.test/", category: "extremism"}
"""
FULL = """\
id: "own"
version: 1
title: "Own list"
edition: "none"
sources:
  - {id: "maker", title: "A maker", url: "https://maker.test/"}
  - {id: "other", title: "Another"}
categories:
  - {id: "extremism", title: "Extremism", expectation: "block", edition: "E 2024", maps_to: ["S 1"]}
  - {id: "self-harm", title: "Self harm", expectation: "block", note: "No safe test page exists."}
controls:
  - {id: "control", url: "https://gov.test/"}
pages:
  - {id: "ext-1", url: "https://harmful.test/", category: "extremism", vouched_by: "maker", restricted: true}
  - {id: "two", url: "https://maker.test/x", category: "extremism", vouched_by: "other", confidence: "deduced"}
"""


def listed(text: str) -> TestList:
    """Read a list."""
    return read_test_list(read(text.encode(), "own.yaml"), text.encode())


def told(text: str) -> list[str]:
    """Give the mistakes and warnings of a list."""
    try:
        listed(text)
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in warnings_of(read(text.encode(), "own.yaml"))]


def test_a_list_without_any_of_it_reads_as_before() -> None:
    """Nothing is restricted, nothing is claimed of its confidence, nobody must vouch."""
    page = listed(PLAIN).pages[0]
    assert (page.restricted, page.confidence, page.shown) == (False, None, "https://harmful.test/")
    assert listed(PLAIN).sources == ()
    assert told(PLAIN) == []


def test_all_that_a_list_says_is_kept() -> None:
    """Category, page and source, word for word."""
    read_list = listed(FULL)
    extremism, self_harm = read_list.categories
    assert (extremism.edition, extremism.maps_to) == ("E 2024", ("S 1",))
    assert self_harm.note == "No safe test page exists."
    assert read_list.pages[0].shown == "restricted page ext-1"
    assert read_list.pages[1].confidence is Confidence.DEDUCED
    assert [source.url for source in read_list.sources] == ["https://maker.test/", ""]
    assert told(FULL) == [], "a category with a note is known to have no page"


MISTAKES = {
    "a source that is not there": (
        FULL.replace('vouched_by: "other"', 'vouched_by: "othr"'),
        "own.yaml:15:81: 'othr' is not among this list's sources; did you mean 'other'?",
    ),
    "nobody vouches": (
        FULL.replace(', vouched_by: "other"', ""),
        "own.yaml:15:5: nobody vouches; use one of: maker, other",
    ),
    "a mark that is none": (
        FULL.replace('"deduced"', '"guessed"'),
        "own.yaml:15:102: 'guessed' cannot be used here; use one of: confirmed, deduced, documented, from_memory",
    ),
    "restricted by another word": (
        FULL.replace("restricted: true", 'restricted: "yes, please"'),
        "own.yaml:14:105: true or false is needed here; write one of the two words, without quotes",
    ),
    "a source twice": (
        FULL.replace('id: "other", title', 'id: "maker", title'),
        "own.yaml:7:10: the id 'maker' is used already on line 6; choose another",
    ),
}


@pytest.mark.parametrize("about", MISTAKES)
def test_a_mistake_is_told_with_its_place(about: str) -> None:
    """Where, what, and what to do."""
    text, problem = MISTAKES[about]
    assert problem in told(text)


def test_an_id_that_gives_a_restricted_page_away_is_a_warning() -> None:
    """It is all that is shown of it."""
    said = told(FULL.replace('"ext-1"', '"harmful-test"'))
    assert len(said) == 1
    assert "own.yaml:14:10: warning: the id 'harmful-test' of this restricted page gives its address away" in said[0]


def test_one_voucher_for_a_category_is_a_warning_where_sources_are_named() -> None:
    """Filters know the best-known pages by heart."""
    assert "only one source vouches" in told(FULL.replace('vouched_by: "other"', 'vouched_by: "maker"'))[0]
