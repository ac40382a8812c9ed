"""What a reference holds of a page, and what it never does."""

from dataclasses import replace

from tests.reference.samples import EXPECTING, answered_facts
from tests.reference.test_judging import LIST
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.witness import reference_pages
from venuecheck.filtering.model.page import Expect
from venuecheck.filtering.model.reference import PageHealth
from venuecheck.records.codec import encode


def test_nothing_that_leads_to_a_restricted_page_is_in_a_reference() -> None:
    """Its id and how it stands, and no address, title or expected text."""
    secret = replace(EXPECTING, url="http://secret-place.test/", restricted=True, expect=Expect(contains="own words"))
    seen = answered_facts(secret, title="The secret place", likeness="ab" * 32, holds=True)
    test_list = replace(LIST, pages=(secret,))
    (found,) = reference_pages(RunFacts(test_list=test_list, pages=(seen,), controls=()), ())
    assert (found.page, found.standing, found.expected_seen) == ("p", PageHealth.ALIVE, True)
    written = str(encode(found)).lower()
    assert not [word for word in ("secret", "own words", "ab" * 32, "203.0.113") if word in written]
