"""Numbers of records that a browser gives back: one that is none of ours is answered as what has changed."""

import pytest

from tests.web.site import BOOKING, SCHOOL, Server
from venuecheck.core.actor import Role
from venuecheck.web.numbers import number_of


@pytest.mark.parametrize("said", ["", "x", "0", "-1", "1.0", "9" * 15, "9" * 30, "9" * 5_000])
def test_a_record_of_which_there_is_none_has_changed(served: Server, said: str) -> None:
    """However long the number is: longer than a database holds, or than is read as a number at all."""
    reply = {"answerer": "police", "said": "PC 71 on 21 September: nothing known", "seq": said}
    answer = served.as_(Role.DUTY_OFFICER).post(f"/venues/{SCHOOL}/bookings/{BOOKING}/reply", reply)
    assert answer.status_code == 409


def test_a_number_is_read_as_it_was_given() -> None:
    """Of as many figures as any of ours has."""
    assert [number_of(said) for said in ("7", "0012", "9" * 15)] == [7, 12, 10**15 - 1]
