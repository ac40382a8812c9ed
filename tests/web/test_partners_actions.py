"""What there is to do at all venues, in one list: the most urgent first, and late only where that is known."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from tests.collate import forty
from tests.web.partnership import NOW, PARTNERS, bytes_of, drop, made
from tests.web.site import Browser
from venuecheck.assurance.fault import Fault, Look
from venuecheck.filtering.model.finding import Result
from venuecheck.service.partnership.bundle import ActionSaid

ACTIONS = f"{PARTNERS}actions/"


def asked(at: int, days: int, *actions: tuple[int, int | None]) -> forty.Made:
    """Make a bundle, made so many days ago, whose self-assessment set actions: due and closed, in days from then."""
    one = made(at, days)
    then = one.bundle.made_at
    said = tuple(
        ActionSaid(
            id=f"{one.bundle.assessments[-1].id}:a{number}",
            due=(then + timedelta(days=due)).date(),
            done=closed is not None,
            closed=None if closed is None else then + timedelta(days=closed),
        )
        for number, (due, closed) in enumerate(actions, start=1)
    )
    last = replace(one.bundle.assessments[-1], actions=len(said), actions_set=said)
    return replace(one, bundle=replace(one.bundle, assessments=(last,)))


def with_faults(at: int) -> forty.Made:
    """Make the bundle of a venue where pages opened, with what its checks found wrong."""
    one = made(at)
    newest = one.bundle.runs[-1]
    look = Look(run=newest.id, started=newest.started, by_person=False)
    wrong = [found for found in newest.findings if found.result is Result.UNDER_BLOCKED]
    faults = tuple(
        Fault(
            network="wifi",
            list_id=newest.list_id,
            item=found.page,
            shown=found.url,
            category=found.category,
            result=found.result,
            first=look,
            last=look,
        )
        for found in wrong
    )
    return replace(one, bundle=replace(one.bundle, faults=faults))


def rows(page: str) -> list[str]:
    """Give the rows of the list, as text."""
    body = page.partition('id="page"')[2].partition("</table>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", f"<tr {one}").split()) for one in body.split("<tr ")[2:]]


def test_late_is_what_was_late_when_it_was_told(coordinator: Browser) -> None:
    """What has come due since is another thing: whether it was done nobody here knows; the most urgent is first."""
    drop(coordinator, [("a.bundle", bytes_of(asked(0, 5, (-3, None), (2, None), (30, None), (-1, -1))))])
    page = coordinator.open(ACTIONS).text
    assert "Late: 1 action<" in page
    assert "Due since it was told: 1 action<" in page
    listed = rows(page)
    assert listed[0].startswith("Do what the checklist “Assess your venue” asked for Larkfield School")
    assert "Late By" in listed[0]
    assert "Due since it was told By" in listed[1]
    assert not any("Closed" in one for one in listed)
    closed = rows(coordinator.open(f"{ACTIONS}?state=closed").text)
    assert len(closed) == 1
    assert f"On {_day(NOW - timedelta(days=6))}" in closed[0]
    venue = coordinator.open(f"{PARTNERS}venues/venue-01/").text
    assert "1 of them late, 1 whose date has come since their venue told of them." in venue


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def test_it_is_narrowed_by_its_address_and_leads_to_venues(coordinator: Browser) -> None:
    """By partner, venue, state, what it is about and for whom; each leads to its venue, and its venue back."""
    drop(coordinator, [(f"{at}.bundle", bytes_of(with_faults(at))) for at in (4, 10)])
    page = coordinator.open(ACTIONS).text
    assert f'href="{PARTNERS}venues/venue-05/"' in page
    mine = rows(coordinator.open(f"{ACTIONS}?partner=partner-2&about=found_wrong").text)
    assert [one for one in mine if "Underwood School" in one] == mine
    assert mine[0].startswith(
        "Have “Gambling” blocked on wifi: 2 test pages opened Underwood School East Trust IT Open"
    )
    by_role = coordinator.open(f"{ACTIONS}?role=it&at=venue-05").text
    assert rows(by_role)
    assert all("Northgate School" in one for one in rows(by_role))
    assert '<option value="it" selected>' in by_role
    assert 'name="at" value="venue-05"' in by_role
    assert "No action is like that." in coordinator.open(f"{ACTIONS}?state=late&at=venue-05").text
    assert f'href="{ACTIONS}?at=venue-05"' in coordinator.open(f"{PARTNERS}venues/venue-05/").text


def test_the_page_of_one_venue_says_whose_it_is_and_counts_its_own_alone(coordinator: Browser) -> None:
    """With a way back to the venue; what the address calls a venue, and the list does not know, is none."""
    drop(coordinator, [("a.bundle", bytes_of(with_faults(4))), ("b.bundle", bytes_of(asked(0, 5, (-3, None))))])
    everywhere = coordinator.open(ACTIONS).text
    assert "Actions of all venues</h1>" in everywhere
    assert "Late: 1 action<" in everywhere
    mine = coordinator.open(f"{ACTIONS}?at=venue-05").text
    assert "Actions of Northgate School</h1>" in mine
    assert f'href="{PARTNERS}venues/venue-05/" class="govuk-back-link"' in mine
    assert "Late:" not in mine
    assert f'href="{ACTIONS}?state=open&amp;at=venue-05"' in mine
    unknown = coordinator.open(f"{ACTIONS}?at=%3Cb%3E").text
    assert "Actions of all venues</h1>" in unknown
    assert "No action is like that." in unknown
    assert "<b>" not in unknown
    quiet = coordinator.open(f"{ACTIONS}?at=venue-02").text
    assert "Nothing is open by what was told." in quiet


def test_it_holds_no_name_and_no_booking(coordinator: Browser) -> None:
    """What waits for a decision is counted, and none is told from another: no id of a booking, and nobody’s name."""
    one = made(4)
    drop(coordinator, [("a.bundle", bytes_of(one))])
    page = coordinator.open(f"{ACTIONS}?about=decision").text + coordinator.open(ACTIONS).text
    assert not [each.id for each in one.bundle.assessments if each.id in page]
