"""What an override must carry, and what it is about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.overrides import _year_after, override, overrides_of, withdraw
from venuecheck.service.sites.site import Site, read_site

_SITE = b"""
venue: {id: "st-aidans"}
networks: [{id: "pupil-wifi"}, {id: "guest-wifi"}]
"""
RUN = made.mixed_run()
PAGE = RUN.findings[0].page
TODAY = made.NOW.date()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school."""
    return read_site(read(_SITE, "venuecheck.yaml"), tmp_path / "venuecheck.yaml")


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Give its store, with one run."""
    with Store.open(site.store_url, site.venue.id) as opened:
        opened.append("run", RUN.run.id, RUN, made.NOW)
        yield opened


def say(
    site: Site,
    store: Store,
    *,
    where: str = "latest",
    page: str = PAGE,
    verdict: Verdict = Verdict.REACHED,
    reason: str = "Opened by hand, twice",
    person: str = "Dana",
    until: date = TODAY,
) -> Override:
    """Override one page, whatever stands there."""
    said = {"verdict": verdict, "reason": reason, "person": person, "until": until}
    return override(site, store, where, page, now=made.NOW, replaces=True, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["latest", RUN.run.id, "pupil-wifi"])
def test_a_run_or_a_network_can_be_named(site: Site, store: Store, where: str) -> None:
    """It is about the page of that list on that network."""
    kept = say(site, store, where=where)
    assert (kept.network, kept.list_id, kept.page) == ("pupil-wifi", "uk-schools", PAGE)
    assert overrides_of(store) == (kept,)


def test_a_smaller_check_since_does_not_hide_a_page_of_the_network(site: Site, store: Store) -> None:
    """Of a network the newest check that has the page is meant; the list is then that check's."""
    later = replace(RUN.run, id="smaller", started=made.NOW + timedelta(hours=1), list_id="other")
    smaller = replace(RUN, run=later, findings=tuple(each for each in RUN.findings if each.page != PAGE))
    store.append("run", "smaller", smaller, made.NOW + timedelta(hours=1))
    assert say(site, store, where="pupil-wifi").list_id == RUN.run.list_id
    back = withdraw(
        site, store, "pupil-wifi", PAGE, reason="It was another page", person="Dana", now=made.NOW, replaces=True
    )
    assert back.withdrawn
    with pytest.raises(InputError, match="no page of this id"):
        say(site, store, where="latest")


def test_a_newer_one_takes_the_place_of_the_older(site: Site, store: Store) -> None:
    """Both records stay, the newest counts."""
    say(site, store)
    newer = say(site, store, verdict=Verdict.INCONCLUSIVE)
    assert overrides_of(store) == (newer,)


def test_everything_that_is_wrong_is_said_at_once(site: Site, store: Store) -> None:
    """Reason, person and end."""
    with pytest.raises(InputError) as refused:
        say(site, store, reason=" \u202e ", person="--", until=TODAY + timedelta(days=367))
    assert [problem.field for problem in refused.value.problems] == ["reason", "person", "until"]
    assert overrides_of(store) == ()


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, True), (365, True), (366, False)])
def test_it_ends_within_a_year(site: Site, store: Store, days: int, *, fine: bool) -> None:
    """From today to a year ahead."""
    until = TODAY + timedelta(days=days)
    if fine:
        assert say(site, store, until=until).until == until
    else:
        with pytest.raises(InputError, match="until: "):
            say(site, store, until=until)


@pytest.mark.parametrize(
    ("where", "page", "said"),
    [
        ("guest-wifi", PAGE, "no check of this network is recorded"),
        ("pupil-wfi", PAGE, "did you mean 'pupil-wifi'?"),
        ("latest", PAGE + "x", f"did you mean '{PAGE}'?"),
    ],
)
def test_what_is_not_there_cannot_be_overridden(site: Site, store: Store, where: str, page: str, said: str) -> None:
    """With what was probably meant."""
    with pytest.raises(InputError) as refused:
        say(site, store, where=where, page=page)
    assert said in str(refused.value)


def test_hostile_words_are_kept_harmless(site: Site, store: Store) -> None:
    """Control and direction characters go before anything is stored."""
    kept = say(site, store, reason="\x1b[31mopened by hand\u202e\n twice", person="Dana <b>")
    assert (kept.reason, kept.person) == ("[31mopened by hand twice", "Dana <b>")


def test_a_year_ends_on_the_same_day() -> None:
    """Whatever its length."""
    assert _year_after(date(2027, 9, 14)) == date(2028, 9, 14)
    assert _year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_what_was_measured_is_no_override(site: Site, store: Store) -> None:
    """It would say nothing, and look as if somebody had doubted the check."""
    with pytest.raises(InputError, match="verdict: the check itself says that this page "):
        say(site, store, verdict=RUN.findings[0].verdict)
    assert overrides_of(store) == ()


def take_back(site: Site, store: Store, *, page: str = PAGE, reason: str = "Looked again, the check was right") -> None:
    """Withdraw one."""
    later = made.NOW + timedelta(hours=1)
    withdraw(site, store, "pupil-wifi", page, reason=reason, person="Robin", now=later, replaces=True)


def test_an_override_can_be_withdrawn_and_made_again(site: Site, store: Store) -> None:
    """The records keep who did it and why."""
    say(site, store)
    take_back(site, store)
    assert overrides_of(store) == ()
    kept = store.all("override", Override)
    assert [(each.person, each.reason, each.withdrawn) for each in kept] == [
        ("Robin", "Looked again, the check was right", True)
    ]
    again = say(site, store)
    assert overrides_of(store) == (again,)


def test_only_what_stands_is_withdrawn_and_with_a_reason(site: Site, store: Store) -> None:
    """Neither twice, nor silently, nor another page's."""
    with pytest.raises(InputError, match="no override of this page is recorded for pupil-wifi"):
        take_back(site, store)
    say(site, store)
    with pytest.raises(InputError, match="reason: "):
        take_back(site, store, reason="no")
    with pytest.raises(InputError, match=f"did you mean '{PAGE}'"):
        take_back(site, store, page=PAGE + "x")
    take_back(site, store)
    with pytest.raises(InputError, match=r"it was withdrawn by Robin on .*: Looked again, the check was right"):
        take_back(site, store)


@pytest.mark.parametrize("hidden", ["\u202e", "\x07", "\x00"])
def test_a_name_with_what_is_never_shown_is_refused_and_not_changed(site: Site, store: Store, hidden: str) -> None:
    with pytest.raises(InvalidError, match="characters that are never shown"):
        say(site, store, person=f"Da{hidden}na")
