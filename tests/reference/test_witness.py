"""What a reference holds of a page, and what it never does."""

from dataclasses import replace

import pytest

from tests.filtering.judging import situation
from tests.filtering.judging.steps import INNOCENT, answer, connect, http, name, tls
from tests.reference.samples import EXPECTING, answered_facts, controls
from tests.reference.test_judging import LIST
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.witness import filtered, reference_pages
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Lookup
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page
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


@pytest.mark.parametrize(
    ("address", "standing"),
    [
        ("127.0.0.1", PageHealth.DEAD),
        ("0.0.0.0", PageHealth.DEAD),
        ("64:ff9b::7f00:1", PageHealth.DEAD),
        ("203.0.113.7", PageHealth.ALIVE),
    ],
)
def test_what_the_measuring_computer_answers_itself_is_no_site(address: str, standing: PageHealth) -> None:
    assert _stands(address, controls_at="203.0.113.9") is standing


def test_where_this_computer_keeps_the_sites_itself_they_count() -> None:
    """A control that opened there shows it; so it is where the program is tried."""
    assert _stands("127.0.0.1", controls_at="127.0.0.2") is PageHealth.ALIVE


def test_where_no_control_opened_nothing_is_said_of_such_a_name() -> None:
    assert _stands("127.0.0.1", controls_at="203.0.113.9", intact=False) is PageHealth.UNSURE


@pytest.mark.parametrize(
    ("hosts", "is_filtered"),
    [(("adult.test",), False), (("adult.test", "casino.test", "weapons.test"), True)],
)
def test_one_site_that_turns_its_own_name_away_makes_no_line_filtered(
    hosts: tuple[str, ...], *, is_filtered: bool
) -> None:
    """It vouches for nothing, either; three unrelated sites that are met so show a filter."""
    pages, seen = [], []
    for number, host in enumerate(hosts):
        of = situation.page(f"https://{host}/", vouched=False, name=host)
        where = f"203.0.{number}.7"
        cut = (name(where), connect(address=where), tls(Failure.RESET))
        pages.append(of)
        seen.append(situation.observed(of, (situation.visit(*cut, INNOCENT), situation.visit(*cut, number=2))))
    around = [
        replace(check, round=number)
        for number, at in enumerate((situation.BEFORE, situation.AFTER))
        for check in situation.controls(at)
    ]
    category = Category(id="c", title="C", expectation=Expectation.BLOCK)
    test_list = replace(LIST, categories=(category,), pages=tuple(pages), controls=())
    facts = RunFacts(test_list=test_list, pages=tuple(seen), controls=tuple(around))
    found = reference_pages(facts, ())
    assert {each.standing for each in found} == {PageHealth.UNSURE}
    assert {filtered(each) for each in found} == {is_filtered}


@pytest.mark.parametrize(
    ("about", "silent", "of", "makers", "open_too", "is_filtered"),
    [
        ("most of what should be blocked is silent", 4, 5, 2, True, True),
        ("a stale list: less than half", 3, 7, 2, True, False),
        ("two sites", 2, 2, 2, True, False),
        ("pages of one maker alone", 4, 5, 1, True, False),
        ("what should open is silent as well", 4, 5, 2, False, False),
    ],
)
def test_a_line_on_which_most_of_what_should_be_blocked_is_silent_is_no_reference(
    about: str, silent: int, of: int, makers: int, *, open_too: bool, is_filtered: bool
) -> None:
    """A filter that says that there are no such names shows no sign; nor do test pages that died one by one."""
    gone = (name(failure=Failure.NXDOMAIN),)
    opens = (name("203.0.113.7"), connect(), http(answer(holds=True)))
    pages, seen = [], []
    for number in range(of + 1):
        must_open = number == of
        of_page = situation.page(
            f"http://h{number}.test/",
            name=f"h{number}",
            category=situation.MUST_OPEN if must_open else "c",
            maker=f"m{number % makers}",
        )
        steps = gone if number < silent or (must_open and not open_too) else opens
        pages.append(of_page)
        seen.append(situation.observed(of_page, situation.twice(*steps)))
    around = [
        replace(check, round=number)
        for number, at in enumerate((situation.BEFORE, situation.AFTER))
        for check in situation.controls(at)
    ]
    categories = (
        Category(id="c", title="C", expectation=Expectation.BLOCK),
        Category(id=situation.MUST_OPEN, title="O", expectation=Expectation.ALLOW),
    )
    test_list = replace(LIST, categories=categories, pages=tuple(pages), controls=())
    found = reference_pages(RunFacts(test_list=test_list, pages=tuple(seen), controls=tuple(around)), ())
    standings = {each.standing for each in found if each.page in {f"h{number}" for number in range(silent)}}
    assert any(map(filtered, found)) is is_filtered, about
    assert standings == {PageHealth.UNSURE if is_filtered else PageHealth.DEAD}, about


def _stands(address: str, *, controls_at: str, intact: bool = True) -> PageHealth:
    seen = _at(EXPECTING, address)
    there = tuple(
        replace(each, facts=_at(EXPECTING, controls_at), addresses=(controls_at,) if intact else ())
        for each in controls(intact=intact)
    )
    test_list = replace(LIST, pages=(EXPECTING,), controls=())
    (found,) = reference_pages(RunFacts(test_list=test_list, pages=(seen,), controls=there), ())
    return found.standing


def _at(page: Page, address: str) -> PageFacts:
    """Give a page that opened at this address."""
    steps = (
        replace(step, addresses=(address,))
        if isinstance(step, Lookup)
        else replace(step, address=address)
        if isinstance(step, Connection)
        else step
        for step in answered_facts(page, title="It works", holds=True).observations
    )
    return facts_of(page, tuple(steps))
