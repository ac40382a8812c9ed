"""Twenty made-up bookings: what the clerk is told to do next, in words that accuse nobody."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.assessment.samples import booking
from tests.screening.samples import entry, names
from tests.yaml_data import read_yaml
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.given_files import Given
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues
from .kept_lists import keep_list, whole

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
BOOKINGS: list[dict[str, Any]] = read_yaml(
    Path(__file__).with_name("bookings_with_names.yaml").read_text(encoding="utf-8")
)
ACCUSING = re.compile(
    r"\b(suspect|suspicious|terrorist|extremist|dangerous|guilty|criminal|threat|hit)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A place with whole lists of today: the proscribed organisations that ship, and a made-up sanctions list."""
    made = venues.office(tmp_path_factory.mktemp("names"))
    today = NOW.date()
    keep_list(made, whole(today))
    keep_list(made, names(entry("Zorblax Trading FZE", entry_id="ABC0001"), list_id="sanctions", dated=today))
    return made


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Its records."""
    with open_store(site) as opened:
        yield opened


def assessed(site: Site, store: Store, case: dict[str, Any]) -> Assessment:
    """Assess one of them."""
    knitters = {
        "organiser": "Carol Hughes",
        "booking_for": "own_group",
        "organisation": "Tuesday Knitters",
        "event": "Weekly knitting and tea, about twelve people, all welcome",
        "planned": ["none"],
        "identity": "known",
        "hire_terms": "agreed",
        "concerns": ["none"],
    }
    answers = {**knitters, **case["answers"]}
    if answers["booking_for"] == "myself":
        del answers["organisation"]
    written = {
        "checklist": "venue-booking",
        "subject": case.get("subject", "Room 2, Tuesday"),
        "person": "Pat Green",
        "answers": answers,
    }
    file = read_answers(Given(name="answers.yaml", content=yaml.safe_dump(written).encode()), booking())
    return assess(
        booking(),
        file.answers,
        venue=site.venue,
        subject=file.subject,
        person=file.person,
        now=NOW,
        assessment_id="a-1",
        screener=SiteScreener(site, store, NOW),
    )


@pytest.mark.parametrize("case", BOOKINGS, ids=[one["title"] for one in BOOKINGS])
def test_the_clerk_is_told_what_to_do_next(site: Site, store: Store, case: dict[str, Any]) -> None:
    """In each booking, and nobody is accused or refused."""
    found = assessed(site, store, case)
    held = [one for one in found.screened if one.to_judge]
    shown = [match.listed for one in found.screened for match in one.matches]
    told = {"judge": bool(held), "look": bool(shown) and not held, "nothing": not shown}
    assert told[case["next"]], shown
    assert any(case.get("listed", "") in listed for listed in shown or [""]), shown
    tasks = {one.id: one.due for one in found.actions}
    judge_today = found.recommendation.kind is OutcomeKind.REFER and tasks.get("ask-about-names") == NOW.date()
    assert judge_today is (case["next"] == "judge")
    assert ("ask-about-names" in tasks) is judge_today
    assert found.recommendation.kind is not OutcomeKind.REFUSE
    assert found.recommendation.kind in {OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS} or judge_today
    assert all(one.lists and one.said for one in found.screened), "every name says on which lists it was looked up"
    said = " ".join([*found.recommendation.reasons, *(f.text for f in found.flags), *(a.text for a in found.actions)])
    assert not ACCUSING.search(said)


ORDINARY_PEOPLE = """
    Jane Smith, Dafydd ap Rhys, Siobhán O'Neill, Hizbullah Khan, Hamas Ahmed, Jihad al-Masri, Ansar Ali, Shahid
    Hussain, Mohammed Islam, Fatima Begum, Abdul Rahman Noor, Harpreet Kaur Singh, Priya Patel, Nkechi Okafor, José
    de la Cruz, Zofia Wójcik, Moshe Cohen, Rivka Levi, Olena Kovalenko, Nguyen Van An, Li Na, Kim Min-jun, Abdi
    Warsame, Berivan Kurd, Arjan Hoxha, Isis Brown, Al Shabaz Malik, Mahatma Church, Rose Hall, Youth Adebayo
"""
PEOPLE = [" ".join(one.split()) for one in ORDINARY_PEOPLE.split(",")]
BESIDE = (
    "",
    " from Larkfield Chess Club",
    " of Larkfield Islamic Centre",
    ", chair of the Friends of Larkfield Museum",
    " (Larkfield Mosque secretary)",
    " chairman",
    " on behalf of Larkfield Palestine Solidarity Campaign",
    ", Unite the Union representative",
    " from Belfast for Larkfield Kurdish Community Centre",
)


@pytest.mark.parametrize("beside", BESIDE)
def test_ordinary_people_and_their_ordinary_bodies_raise_nothing(site: Site, store: Store, beside: str) -> None:
    """Of whatever community; and of what stands beside a name it is shown what was looked up, never the name alone."""
    speakers = [
        {"speaker_name": f"{name}{beside}", "speaker_topic": "Family life", "speaker_check": "nothing"}
        for name in PEOPLE
    ]
    answers = {"organiser": f"Carol Hughes{beside}", "planned": ["guest"], "speakers": speakers}
    found = assessed(site, store, {"answers": answers})
    named = [one for one in found.screened if one.question == "organiser" or one.question.endswith("speaker_name")]
    assert [(one.name, [each.listed for each in one.matches]) for one in named if one.matches] == []
    assert found.recommendation.kind in {OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS}
    assert len({one.question for one in named}) == (len(PEOPLE) + 1 if beside else 0)
    assert not any(one.kind == "person" for one in found.screened)


def test_half_of_them_hide_a_name() -> None:
    """So that the scenarios stay what they are said to be."""
    assert len(BOOKINGS) == 35
    assert sum("listed" in one for one in BOOKINGS[:10]) == 10
