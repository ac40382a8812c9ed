"""What a person said gives way to another's word only where that is meant: who, what and when is said before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.report import samples as made
from venuecheck.core.problem import ConflictError, NotFoundError
from venuecheck.filtering.model.finding import Verdict
from venuecheck.plans.said import Stated
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.filter_checks import overrides, retirements
from venuecheck.service.record_keeping import record_groups
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions
from venuecheck.service.venue_reports.reporting import venue_report
from venuecheck.service.venue_reports.sign_offs import sign

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


def _sign(site: Site, store: Store, person: str, **how: Any) -> object:
    words: Any = {
        "plan": "dfe-filtering-monitoring",
        "requirement": "roles",
        "stated": Stated.NOT_MET,
        "role": "governor",
    }
    return sign(site, store, statement=f"Two are not trained, says {person}", person=person, now=NOW, **words, **how)


WORDS = {
    "what is signed of a requirement": Word(
        say=_sign,
        kind="sign_off",
        key="dfe-filtering-monitoring/roles",
        stands="Not met, because “Two are not trained, says Ann Able”",
    ),
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


def _withdraw(site: Site, store: Store, person: str, **how: Any) -> object:
    reason = "It was another page"
    return overrides.withdraw(site, store, "latest", PAGE, reason=reason, person=person, now=NOW, **how)


def _take_back(site: Site, store: Store, person: str, **how: Any) -> object:
    reason = "It is in use after all"
    return retirements.take_back(site, store, "pupil-wifi", reason=reason, person=person, now=NOW, **how)


def _close(site: Site, store: Store, person: str) -> object:
    reason = f"A lottery for charity, says {person}"
    return actions.close(site, store, GAMBLING, reason=reason, person=person, now=NOW)


def _reopen(site: Site, store: Store, person: str, **how: Any) -> object:
    return actions.reopen(site, store, GAMBLING, reason="It was a mistake", person=person, now=NOW, **how)


def _release(site: Site, store: Store, person: str, **how: Any) -> object:
    reason = "The claim is over"
    return record_groups.release(site, store, made.booking().id, reason=reason, person=person, now=NOW, **how)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Something that takes a person's word back."""

    say: Callable[..., object]
    undo: Callable[..., object]
    kind: str
    key: str
    stands: str
    """What is told of what stands."""
    undone: str
    """What is told once it was taken back."""


UNDOING = {
    "a verdict is withdrawn": Undoing(
        say=_override,
        undo=_withdraw,
        kind="override",
        key=f"pupil-wifi/uk-schools/{PAGE}",
        stands="Opened, as Ann Able saw",
        undone="it was withdrawn by Bob Best on",
    ),
    "what is retired counts again": Undoing(
        say=_retire,
        undo=_take_back,
        kind="retirement",
        key="pupil-wifi//",
        stands="it is retired, because “Given up, says Ann Able”",
        undone="it was taken back by Bob Best on",
    ),
    "an action is opened again": Undoing(
        say=_close,
        undo=_reopen,
        kind="action",
        key=GAMBLING,
        stands="it is closed, because “A lottery for charity, says Ann Able”",
        undone="it was opened again by Bob Best on",
    ),
    "a hold is released": Undoing(
        say=_hold,
        undo=_release,
        kind="hold",
        key=made.booking().id,
        stands="it is held, because “A claim of Ann Able is open”",
        undone="it was released by Bob Best on",
    ),
}


@pytest.mark.parametrize("word", UNDOING.values(), ids=UNDOING)
def test_somebody_elses_word_is_told_before_it_is_taken_back(site: Site, store: Store, word: Undoing) -> None:
    """Nothing is written until whoever takes it back has read it; of the second who does, the first is named."""
    word.say(site, store, "Ann Able")
    read = store.version(word.kind, word.key)
    with pytest.raises(ConflictError) as caught:
        word.undo(site, store, "Bob Best")
    assert (caught.value.by, caught.value.since) == ("Ann Able", NOW)
    assert caught.value.problems[0].field == "replace"
    assert word.stands in str(caught.value)
    assert store.version(word.kind, word.key) == read
    word.undo(site, store, "Bob Best", replaces=True)
    with pytest.raises(NotFoundError, match=word.undone):
        word.undo(site, store, "Cat Cole", replaces=True)


@pytest.mark.parametrize("word", UNDOING.values(), ids=UNDOING)
def test_ones_own_word_and_what_was_read_are_taken_back_without_a_question(
    site: Site, store: Store, word: Undoing
) -> None:
    word.say(site, store, "Ann Able")
    word.undo(site, store, "Ann Able")
    word.say(site, store, "Ann Able")
    word.undo(site, store, "Bob Best", seen=store.version(word.kind, word.key))


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


def test_who_said_that_a_requirement_is_not_met_is_shown_beside_who_signs_it_later(site: Site, store: Store) -> None:
    """By name and day, with the figure, until they say otherwise themselves; two who agree are asked nothing."""
    words: Any = {"plan": "dfe-filtering-monitoring", "requirement": "roles"}
    ann: Any = words | {"person": "Ann Able", "role": "governor", "statement": "78 of a hundred are trained"}
    bob: Any = words | {"person": "Bob Best", "role": "headteacher", "statement": "All are trained, as the list says"}
    sign(site, store, **ann, stated=Stated.NOT_MET, figure=78, target=85, now=NOW)
    sign(site, store, **bob, now=NOW + timedelta(minutes=1), replaces=True)

    def shown(after: int) -> str:
        view = venue_report(site, store, now=NOW + timedelta(minutes=after))
        assert view.requirements is not None
        return next(
            piece.words
            for plan in view.requirements.plans
            for each in plan.requirements
            for piece in each.evidence
            if each.number == "roles" and piece.target == "signatures"
        )

    assert "Ann Able, governor, said: Not met. 78 against a target of 85. 78 of a hundred are trained." in shown(2)
    sign(site, store, **ann | {"statement": "All are trained by now"}, now=NOW + timedelta(minutes=3))
    assert "said:" not in shown(4)
