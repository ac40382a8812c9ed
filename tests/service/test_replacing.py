"""What a person said gives way to another's word only where that is meant: who, what and when is said before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.report import samples as made
from venuecheck.core.problem import ConflictError
from venuecheck.filtering.model.finding import Verdict
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.filter_checks import overrides, retirements
from venuecheck.service.record_keeping import record_groups
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions

from . import venues

NOW = made.NOW
GAMBLING = "pupil-wifi:gambling:under_blocked"
PAGE = made.mixed_run().findings[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Something that a person puts on record in place of what stood."""

    say: Callable[..., object]
    kind: str
    key: str
    stands: str
    """What is told of it."""


def _override(site: Site, store: Store, person: str, **how: Any) -> object:
    words: Any = {"verdict": Verdict.REACHED, "reason": f"Opened, as {person} saw", "until": NOW.date()}
    return overrides.override(site, store, "latest", PAGE, person=person, now=NOW, **words, **how)


def _assign(site: Site, store: Store, person: str, **how: Any) -> object:
    due = NOW.date() + timedelta(days=len(person))
    return actions.assign(site, store, GAMBLING, owner=person, due=due, person=person, now=NOW, **how)


def _retire(site: Site, store: Store, person: str, **how: Any) -> object:
    words: Any = {"reason": f"Given up, says {person}", "person": person}
    return retirements.retire(site, store, "pupil-wifi", now=NOW, **words, **how)


def _hold(site: Site, store: Store, person: str, **how: Any) -> object:
    words: Any = {"reason": f"A claim of {person} is open", "person": person}
    return record_groups.hold(site, store, made.booking().id, now=NOW, **words, **how)


WORDS = {
    "a verdict on a page": Word(
        say=_override, kind="override", key=f"pupil-wifi/uk-schools/{PAGE}", stands="Opened, as Ann Able saw"
    ),
    "who does an action": Word(say=_assign, kind="action", key=GAMBLING, stands="Ann Able, by "),
    "what is retired": Word(say=_retire, kind="retirement", key="pupil-wifi//", stands="Given up, says Ann Able"),
    "what is held": Word(
        say=_hold, kind="hold", key=made.booking().id, stands="it is held, because “A claim of Ann Able is open”"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school with two checks, a booking and an override of another page."""
    return venues.school(tmp_path / "school")


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Open its records."""
    with open_store(site) as opened:
        yield opened


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_what_stands_is_told_before_another_takes_its_place(site: Site, store: Store, word: Word) -> None:
    """Nothing is written, until whoever says it means to, or names the version that they read."""
    word.say(site, store, "Ann Able")
    read = store.version(word.kind, word.key)
    assert read.seq
    with pytest.raises(ConflictError) as caught:
        word.say(site, store, "Bob Best")
    assert (caught.value.by, caught.value.since) == ("Ann Able", NOW)
    assert caught.value.problems[0].field == "replace"
    assert word.stands in str(caught.value)
    assert store.version(word.kind, word.key) == read
    word.say(site, store, "Bob Best", replaces=True)
    now = store.version(word.kind, word.key)
    assert now.seq > read.seq
    word.say(site, store, "Cat Cole", seen=now)
    stale: Version = now
    with pytest.raises(ConflictError, match="Cat Cole"):
        word.say(site, store, "Dan Dale", seen=stale)


def test_what_stands_beside_takes_nothing_back(site: Site, store: Store) -> None:
    """A date for an action that has an owner alone; the same word once more."""
    who: Any = {"person": "Ann Able", "now": NOW}
    actions.assign(site, store, GAMBLING, owner="IT", due=None, **who)
    note = actions.assign(site, store, GAMBLING, owner="", due=NOW.date(), **who)
    assert (note.owner, note.due) == ("IT", NOW.date())
    actions.assign(site, store, GAMBLING, owner="IT", due=NOW.date(), **who)


def test_what_has_ended_or_was_taken_back_stands_no_longer(site: Site, store: Store) -> None:
    _override(site, store, "Ann Able")
    overrides.withdraw(site, store, "latest", PAGE, reason="It was another page", person="Ann Able", now=NOW)
    _override(site, store, "Bob Best")
    tomorrow = NOW + timedelta(days=1)
    words: Any = {"verdict": Verdict.REACHED, "reason": "Opened by hand", "until": tomorrow.date()}
    overrides.override(site, store, "latest", PAGE, person="Cat Cole", now=tomorrow, **words)
    _retire(site, store, "Ann Able")
    retirements.take_back(site, store, "pupil-wifi", reason="It is in use after all", person="Ann Able", now=NOW)
    _retire(site, store, "Bob Best")
    _hold(site, store, "Ann Able")
    record_groups.release(site, store, made.booking().id, reason="The claim is over", person="Ann Able", now=NOW)
    _hold(site, store, "Bob Best")
