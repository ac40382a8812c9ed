"""What a page held is relied on until a day; after it, its presence still shows that the page opened."""

from datetime import date

import pytest

from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.vantage.answer import Keeping, keep
from venuecheck.filtering.vantage.http_step import RawAnswer

_URL = "http://test.test/"
_TOKEN = "SFf84Q2LRDkv02bV"
_PAGE = Page(id="p", url=_URL, expect=Expect(contains=_TOKEN, source="maker", until=date(2027, 2, 28)))


@pytest.mark.parametrize(
    ("day", "body", "holds"),
    [
        (date(2027, 2, 28), _TOKEN, True),
        (date(2027, 2, 28), "Another text", False),
        (date(2027, 3, 1), _TOKEN, True),
        (date(2027, 3, 1), "Another text", None),
    ],
)
def test_after_its_day_the_lack_of_a_text_proves_nothing(day: date, body: str, holds: bool | None) -> None:  # noqa: FBT001
    raw = RawAnswer(status=200, body=body.encode(), complete=True)
    answer, _ = keep(raw, _PAGE.on(day), parse_address(_URL), parse_address(_URL), Keeping())
    assert answer is not None
    assert answer.body is not None
    assert answer.body.holds_expected is holds


def test_a_page_that_is_past_its_day_expects_nothing() -> None:
    """So silence, which counts where a text is known, is "could not tell"."""
    past = _PAGE.on(date(2027, 3, 1))
    assert (past.expect, past.lapsed) == (None, _PAGE.expect)
    assert Page(id="p", url=_URL, expect=Expect(contains=_TOKEN)).on(date(2099, 1, 1)).expect is not None
