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
    *(entry(name, entry_id=name) for name in ("Ansar al Islam", "Hizballah", "Zorblax Action", "Jaish e Mohammed")),
    entry("Zorblaxian Quux Front", "ZQF"),
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
        pytest.param("Hezbollah Leeds", ["strong"], id="one word and a town"),
        pytest.param("Hizballah Youth", ["strong"], id="one word and an everyday one"),
        pytest.param("Team Hizballah", ["strong"], id="an everyday word before it"),
        pytest.param("Hizbullah King", [], id="an everyday word that is a surname"),
        pytest.param("Tom Reed (Zorblax Action)", ["strong"], id="a body in brackets behind a forename"),
        pytest.param("Zorblax Action / Tom Reed", ["strong"], id="a body before a name"),
        pytest.param("Tom Reed (Ansarul Islam)", ["weak"], id="what people are called, in brackets"),
        pytest.param("Ann Hill", [], id="nobody"),
    ],
)
def test_what_people_are_called_is_weak_and_a_body_beside_a_name_is_not_silent(
    given: str, strengths: list[str]
) -> None:
    assert that_count(given, Within.PERSON) == strengths


@pytest.mark.parametrize(
    ("given", "strengths"),
    [
        ("Evening with the boys of the ZQF, and food for all", ["weak"]),
        ("Music evening of the Z Q F, and food for all", ["weak"]),
        ("Members of the Z.Q.F. meet, tea served", ["weak"]),
        ("Evening for the neighbours of all streets / ZQF, and food", ["weak"]),
        ("An afternoon where ZQF supporters meet for tea", ["weak"]),
        ("Tea at four, then bring form ZQF 7 to room two", []),
    ],
)
def test_initials_in_a_longer_text_count_where_it_speaks_of_a_body(given: str, strengths: list[str]) -> None:
    assert that_count(given, Within.TEXT) == strengths


def that_count(given: str, within: Within) -> list[str]:
    """Screen a text against the list and give the strengths of what counts."""
    done = screen_names(
        [Asked(name=given)], {"proscribed": LISTED}, [], on=NOW.date(), made=NOW, needed=frozenset({"proscribed"})
    )
    return [one.strength.value for one in those_that_count(done.names[0].matches, within)]
