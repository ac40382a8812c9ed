"""What follows where a venue owes an answer: from what is on record, and never from how late it is alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collate.venues import NOW, VENUE, WITHIN, check, facts, told
from venuecheck.collate.facts import Partner, Person, Refused, VenueFacts
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.collate.standing import standing
from venuecheck.service.partnership.chasing import LETTERS, Next, SentLetter, Step, next_step

TODAY = NOW.date()
OFFICE, CHIEF = Person(name="Office"), Person(name="Chief")
PARTNER = Partner(id="p", name="P", contact=OFFICE, chief_officer=CHIEF)
REFUSED = Refused(
    sent=(NotCounted(source="a.bundle", trouble=Trouble.OTHER_KEY, words="", venue="a"),), says=None, weighs=True
)


def came(*, days: int, weighs: bool) -> Refused:
    """Make something that was refused so many days ago."""
    sent = tuple(replace(one, came=NOW - timedelta(days=days)) for one in REFUSED.sent)
    return replace(REFUSED, sent=sent, weighs=weighs)


def letter(days: int, step: Step = Step.CONTACT, **said: object) -> SentLetter:
    """Make a letter about the venue that was sent so many days ago."""
    to = CHIEF if step is Step.CHIEF_OFFICER else OFFICE
    kept: dict[str, object] = {"partner": "p", "step": step, "to": to, "venues": ("a",), "text": "", "person": "C."}
    return SentLetter(on=TODAY - timedelta(days=days), **{**kept, **said})  # type: ignore[arg-type]


def follows(known: VenueFacts, *sent: SentLetter, partner: Partner = PARTNER, today: date = TODAY) -> Next | None:
    """Say what is to be done about a venue."""
    return next_step(standing(known, NOW, WITHIN, {}), partner, sent, today)


SILENT = facts(heard=200)
NEVER = facts(heard=None)
JUST_LATE = facts(heard=107)


@pytest.mark.parametrize(
    ("known", "sent", "step"),
    [
        pytest.param(facts(check()), (), None, id="heard in time"),
        pytest.param(SILENT, (), Step.CONTACT, id="long silent, nothing was sent"),
        pytest.param(NEVER, (), Step.CONTACT, id="never heard of"),
        pytest.param(SILENT, (letter(13),), Step.WAIT, id="the contact has a day left"),
        pytest.param(SILENT, (letter(14),), Step.CHIEF_OFFICER, id="the contact did not answer"),
        pytest.param(SILENT, (letter(14, venues=("b",)),), Step.CONTACT, id="a letter about another venue"),
        pytest.param(SILENT, (letter(14, partner="q"),), Step.CONTACT, id="a letter to another partner"),
        pytest.param(SILENT, (letter(201),), Step.CONTACT, id="a letter before it was last heard of"),
        pytest.param(SILENT, (letter(20, Step.SEND_AGAIN),), Step.CONTACT, id="asked to send again is not reminded"),
        pytest.param(JUST_LATE, (letter(14),), Step.WAIT, id="not due for 28 days yet"),
        pytest.param(NEVER, (letter(14),), Step.WAIT, id="never heard of, and written to 14 days ago"),
        pytest.param(NEVER, (letter(28),), Step.CHIEF_OFFICER, id="never heard of, and written to 28 days ago"),
        pytest.param(SILENT, (letter(40), letter(13, Step.CHIEF_OFFICER)), Step.WAIT, id="the chief has a day left"),
        pytest.param(SILENT, (letter(40), letter(14, Step.CHIEF_OFFICER)), Step.BOARD, id="nobody answered"),
        pytest.param(replace(SILENT, returns=(told(3),)), (letter(40),), None, id="a word by telephone"),
        pytest.param(replace(SILENT, refused=(REFUSED,)), (letter(40),), Step.SEND_AGAIN, id="something came"),
        pytest.param(
            replace(SILENT, refused=(REFUSED,)), (letter(40), letter(20, Step.CHIEF_OFFICER)), Step.SEND_AGAIN,
            id="something came after the chief was asked",
        ),
        pytest.param(facts(check(), refused=(REFUSED,)), (), Step.SEND_AGAIN, id="not overdue, and not usable"),
        pytest.param(
            facts(check(), refused=(came(days=1, weighs=False),)), (), Step.SEND_AGAIN,
            id="a stranger sent it since the last that counts"
        ),
        pytest.param(
            facts(check(), refused=(came(days=200, weighs=False),)), (), None, id="a stranger sent it before that"
        ),
        pytest.param(replace(SILENT, refused=(REFUSED,)), (letter(3, Step.SEND_AGAIN),), Step.WAIT, id="asked again"),
        pytest.param(facts(heard=None, venue=replace(VENUE, owes=False)), (), None, id="invited, never answered")
    ],
)  # fmt: skip
def test_the_next_step_follows_from_what_is_on_record(
    known: VenueFacts, sent: tuple[SentLetter, ...], step: Step | None
) -> None:
    found = follows(known, *sent)
    assert (found.step if found else None) is step


def test_without_a_contact_nobody_is_written_to() -> None:
    """Least of all the chief officer."""
    alone = replace(PARTNER, contact=None)
    assert follows(SILENT, partner=alone) == Next(step=Step.NAME_CONTACT)
    assert follows(replace(SILENT, refused=(REFUSED,)), partner=alone) == Next(step=Step.NAME_CONTACT)


def test_a_venue_that_opened_is_not_late_before_its_time() -> None:
    """It is due as if it was heard of on the day on which it opened."""
    opened = replace(VENUE, opened=TODAY - timedelta(days=10))
    new = standing(facts(heard=None, venue=opened), NOW, WITHIN, {})
    assert not new.overdue
    assert new.due == TODAY - timedelta(days=10) + WITHIN
    again = replace(VENUE, opened=TODAY - timedelta(days=10))
    assert not standing(facts(heard=300, venue=again), NOW, WITHIN, {}).overdue


_SENT = st.lists(
    st.builds(letter, st.integers(0, 300), st.sampled_from(LETTERS), partner=st.sampled_from(["p", "q"])), max_size=6
)
_KNOWN = st.builds(
    lambda heard, refused, owes: replace(facts(heard=heard), refused=refused, venue=replace(VENUE, owes=owes)),
    st.one_of(st.none(), st.integers(0, 400)),
    st.sampled_from([(), (REFUSED,), (replace(REFUSED, weighs=False),)]),
    st.booleans(),
)


@given(_KNOWN, _SENT, st.sampled_from([PARTNER, replace(PARTNER, contact=None), replace(PARTNER, chief_officer=None)]))
def test_a_chief_officer_is_asked_only_where_the_contact_was_and_nothing_came(
    known: VenueFacts, sent: list[SentLetter], partner: Partner
) -> None:
    """About this venue, since it was last heard of, 14 days before at least."""
    found = follows(known, *sent, partner=partner)
    stands = standing(known, NOW, WITHIN, {})
    if found is None:
        assert not stands.overdue
        return
    if found.step is Step.CHIEF_OFFICER:
        assert stands.overdue
        assert not stands.unusable
        assert any(
            one.step is Step.CONTACT
            and one.partner == partner.id
            and (stands.last_heard is None or one.on > stands.last_heard)
            and TODAY - one.on >= timedelta(days=14)
            for one in sent
        )
    if found.step is Step.WAIT:
        assert found.until is not None
        assert found.until > TODAY
    assert known.venue.owes or known.refused
