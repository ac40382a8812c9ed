"""What a page gives out as a file is proven at that moment, whatever the server has read of the records before."""

from collections.abc import Callable

import pytest

from tests.service.test_whole_records import (
    changed,
    closed,
    emptied,
    gone,
    keyless,
    of_no_form,
    unanchored,
    unguarded,
)
from tests.web.site import BOOKING, SCHOOL, Server
from venuecheck.core.actor import Role
from venuecheck.service.sites.site import Site, load_site

_VENUE = f"/venues/{SCHOOL}"
_LETTER = f"{_VENUE}/bookings/{BOOKING}/letter"
_PERSON = {"name": "Priya Nandakumar", "reason": "request of 3 May, case 17"}


@pytest.mark.parametrize("loss", [changed, closed, emptied, gone, keyless, of_no_form, unanchored, unguarded])
def test_nothing_leaves_by_a_page(loss: Callable[[Site], None], served: Server) -> None:
    """Not the report, though it was shown a moment ago; no letter; and what is held of a person says first what is."""
    head, decider = served.as_(Role.SIGNER), served.as_(Role.DECIDER)
    officer = served.as_(Role.INFORMATION_GOVERNANCE)
    assert head.open(f"{_VENUE}/report").data.startswith(b"<!doctype html>")
    assert head.open(f"{_VENUE}/how-it-stands")
    letter = decider.open(_LETTER).text
    assert _is_file(decider.fill(letter, _LETTER, {"format": "text"}).headers)
    found = officer.post(f"{_VENUE}/personal-data/export", _PERSON)
    assert found.data.startswith(b'{"records": "Records whole: ')
    loss(load_site(served.folder / SCHOOL / "venuecheck.yaml"))
    assert head.get(f"{_VENUE}/report").status_code >= 400
    assert not _is_file(decider.fill(letter, _LETTER, {"format": "text"}).headers)
    found = officer.post(f"{_VENUE}/personal-data/export", _PERSON)
    assert not _is_file(found.headers) or found.data.startswith(b'{"records": "RECORDS NOT WHOLE: ')


def test_a_letter_that_is_looked_at_says_that_the_records_are_not_whole(served: Server) -> None:
    """Before the page on which it is made; nothing is said of it while they are."""
    decider = served.as_(Role.DECIDER)
    assert "RECORDS NOT WHOLE" not in decider.open(_LETTER).text
    changed(load_site(served.folder / SCHOOL / "venuecheck.yaml"))
    served.clock.move(minutes=2)
    page = decider.open(_LETTER).text
    assert page.index("RECORDS NOT WHOLE: record 2: what it says has been changed") < page.index("app-letter")


def _is_file(headers: object) -> bool:
    return "attachment" in str(headers)
