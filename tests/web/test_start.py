"""Where somebody begins: with what they are there for."""

import pytest

from tests.web.site import SCHOOL, Server
from venuecheck.core.actor import Role

_BEGINS = {
    Role.CLERK: "bookings/",
    Role.DUTY_OFFICER: "bookings/",
    Role.DECIDER: "bookings/",
    Role.MANAGER: "bookings/",
    Role.CARETAKER: "today",
    Role.SIGNER: "how-it-stands",
    Role.DSL: "how-it-stands",
    Role.INFORMATION_GOVERNANCE: "personal-data/find",
    Role.IT: "web-filter/",
    Role.ADMINISTRATOR: "settings/",
    Role.COORDINATOR: "for-the-coordinator/",
    Role.AUTHOR: "/account",
}


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_each_role_begins_with_what_it_is_for(served: Server, role: Role) -> None:
    """A headteacher with the tiles, whoever searches for people with that; an author has no page yet but their own."""
    begins = _BEGINS[role]
    where = begins if begins.startswith("/") else f"/venues/{SCHOOL}/{begins}"
    assert served.as_(role).get(f"/venues/{SCHOOL}/").location == where


def test_whoever_takes_bookings_and_signs_begins_with_the_bookings(served: Server) -> None:
    """What waits comes before what is read."""
    both = served.accounts.book.add("Ruth Adeyemi", {SCHOOL: (Role.SIGNER, Role.DECIDER)}, served.clock().timestamp())
    assert served.browser(both.id).get(f"/venues/{SCHOOL}/").location == f"/venues/{SCHOOL}/bookings/"
