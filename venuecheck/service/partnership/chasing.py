"""What follows where a venue owes an answer: from what was sent about it, never from how late it is alone.

Pure: standings, letters and a day in, a step out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from venuecheck.collate.facts import Partner, Person
from venuecheck.collate.sent import Trouble
from venuecheck.collate.standing import Standing
from venuecheck.core.actor import Acted

ANSWER_WITHIN = timedelta(days=14)
ESCALATE_AFTER = timedelta(days=28)
"""So long after the day on which it was due a venue's silence goes to the chief officer at the earliest."""


class Step(StrEnum):
    """What is to be done about a venue."""

    CONTACT = "contact"
    """Write to the partner's contact."""
    CHIEF_OFFICER = "chief_officer"
    """Write to its chief officer: the contact did not answer."""
    SEND_AGAIN = "send_again"
    """Ask the contact to send again what came and is not usable."""
    ASSIGN = "assign"
    """Say of which venue it is what came under another id: the venue itself has nothing to do."""
    WAIT = "wait"
    BOARD = "board"
    """Tell the board: nobody answered."""
    NAME_CONTACT = "name_contact"
    """Find out whom to write to: a chief officer never gets the first letter."""


LETTERS = (Step.SEND_AGAIN, Step.CONTACT, Step.CHIEF_OFFICER)
"""The steps that are a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter that somebody sent, as it is recorded."""

    partner: str
    """Id."""
    step: Step
    to: Person
    venues: tuple[str, ...]
    on: date
    """The day on which it was sent."""
    text: str
    person: str
    """Who sent it."""
    by: Acted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What is to be done next about a venue."""

    step: Step
    until: date | None = None
    """Until when an answer is waited for."""
    after: SentLetter | None = None
    """The letter that was sent last about this."""


def next_step(
    standing: Standing, partner: Partner, sent: Sequence[SentLetter], today: date, *, resembled: bool = False
) -> Next | None:
    """Say what is to be done about a venue; None where nothing is. `sent` is every letter that was sent to anybody.

    A letter counts that went to this partner about this venue since it was last heard of. Where it is `resembled`,
    something came under an id that is nearly its own: no chief officer is asked until it is said whose that is.
    """
    came = standing.to_send_again
    if not (standing.overdue or came):
        return None
    mine = sorted(
        (
            one
            for one in sent
            if one.partner == partner.id
            and standing.venue in one.venues
            and (standing.last_heard is None or one.on > standing.last_heard)
            and one.on <= today
        ),
        key=lambda one: one.on,
    )
    if came and all(one.trouble is Trouble.NOT_LISTED for each in standing.unusable for one in each.sent):
        return Next(step=Step.ASSIGN)
    if came:
        return _to_send_again(partner, mine, today)
    follows = _silent(standing, partner, mine, today)
    return replace(follows, step=Step.ASSIGN) if resembled and follows.step is Step.CHIEF_OFFICER else follows


def _to_send_again(partner: Partner, sent: Sequence[SentLetter], today: date) -> Next:
    asked = next((one for one in reversed(sent) if one.step is Step.SEND_AGAIN), None)
    if asked is not None and today < asked.on + ANSWER_WITHIN:
        return Next(step=Step.WAIT, until=asked.on + ANSWER_WITHIN, after=asked)
    return Next(step=Step.SEND_AGAIN if partner.contact else Step.NAME_CONTACT, after=asked)


def _silent(standing: Standing, partner: Partner, sent: Sequence[SentLetter], today: date) -> Next:
    chief = next((one for one in reversed(sent) if one.step is Step.CHIEF_OFFICER), None)
    if chief is not None:
        answer_by = chief.on + ANSWER_WITHIN
        waits = today < answer_by
        return Next(step=Step.WAIT if waits else Step.BOARD, until=answer_by if waits else None, after=chief)
    contact = next((one for one in reversed(sent) if one.step is Step.CONTACT), None)
    if contact is None:
        return Next(step=Step.CONTACT if partner.contact else Step.NAME_CONTACT)
    # of what was never heard of nobody knows since when it was due: at the latest since the letter said so
    since = standing.due or next(one.on for one in sent if one.step is Step.CONTACT)
    from_then = max(contact.on + ANSWER_WITHIN, since + ESCALATE_AFTER)
    if today < from_then:
        return Next(step=Step.WAIT, until=from_then, after=contact)
    return Next(step=Step.CHIEF_OFFICER if partner.chief_officer else Step.BOARD, after=contact)
