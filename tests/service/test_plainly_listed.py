"""Which matches with what stands in a person's place are shown, and how strongly."""

from datetime import UTC, datetime

import pytest

from tests.screening.samples import entry, names
from venuecheck.assessment.screened import Within
from venuecheck.screening.result import Asked
from venuecheck.screening.screen import screen_names
from venuecheck.service.bookings.plainly_listed import those_that_count

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
LISTED = names(
    *(entry(name, entry_id=name) for name in ("Ansar al Islam", "Hizballah", "Zorblax Action", "Jaish e Mohammed"))
)


@pytest.mark.parametrize(
    ("given", "strengths"),
    [
        pytest.param("Ansarul Islam", ["weak"], id="a given and a family name"),
        pytest.param("Ansar al-Islam", ["strong"], id="written as no person is"),
        pytest.param("Jaish-e-Mohammed", ["strong"], id="joined as no person is"),
        pytest.param("Friends of Ansarul Islam", ["strong"], id="friends of it are a body"),
        pytest.param("Mohammad Afif Hezbollah", ["weak"], id="a body behind a whole name"),
        pytest.param("Hizbullah Ahmed Khan", [], id="a forename before two names"),
        pytest.param("Hizbullah Khan", [], id="a forename"),
        pytest.param("Zorblax Action", ["strong"], id="a body in a person's place"),
        pytest.param("Ann Hill", [], id="nobody"),
    ],
)
def test_what_people_are_called_is_weak_and_a_body_beside_a_name_is_not_silent(
    given: str, strengths: list[str]
) -> None:
    done = screen_names(
        [Asked(name=given)], {"proscribed": LISTED}, [], on=NOW.date(), made=NOW, needed=frozenset({"proscribed"})
    )
    assert [one.strength.value for one in those_that_count(done.names[0].matches, Within.PERSON)] == strengths
