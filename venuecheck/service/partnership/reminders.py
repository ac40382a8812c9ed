"""Reminder letters: to a partner's contact first, and to its chief officer where that was not answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import fill

from venuecheck.assurance.status import Status
from venuecheck.catalogue import templates
from venuecheck.collate.facts import Partner, Person
from venuecheck.collate.picture import Picture, picture
from venuecheck.collate.sent import Trouble
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.report.setting.wording import counted, day
from venuecheck.service.partnership.partners import Partners
from venuecheck.service.partnership.what_was_sent import Gathered

_WIDTH = 100
ANSWER_WITHIN = timedelta(days=14)
ESCALATE_AFTER = timedelta(days=28)
"""So long after the day on which it was due a venue's silence goes to the chief officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, plain text, ready to be put into a mail."""

    partner: str
    """Id."""
    to: Person
    is_escalation: bool
    venues: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """All letters, and the partners to whom nobody can write."""

    letters: tuple[Letter, ...]
    nobody: tuple[str, ...]
    """Names of partners that have venues overdue, and no person to write to in the list."""


def letters(gathered: Gathered, partners: Partners, *, sender: str, now: datetime) -> Letters:
    """Write a letter to each partner with venues that are overdue.

    It goes to the chief officer where a venue has been overdue for longer than `ESCALATE_AFTER`.
    """
    within = timedelta(days=partners.report_every_days + partners.grace_days)
    drawn = picture(gathered.venues, now, within)
    written: list[Letter] = []
    nobody: list[str] = []
    for partner in partners.partners:
        late = tuple(_late(partner, partners, drawn))
        if not late:
            continue
        long_ago = [one for one in late if one.due and london_day(now) - one.due > ESCALATE_AFTER]
        person = partner.chief_officer if long_ago and partner.chief_officer else partner.contact
        person = person or partner.chief_officer
        if person is None:
            nobody.append(partner.name)
        else:
            written.append(_letter(partners, partner, person, late, sender, now))
    return Letters(letters=tuple(written), nobody=tuple(nobody))


def _late(partner: Partner, partners: Partners, drawn: Picture) -> Iterator[Standing]:
    mine = {venue.id for venue in partners.venues if venue.partner == partner.id}
    return (standing for standing in drawn.standings if standing.overdue and standing.venue in mine)


TO_WHOEVER_SENT: dict[Trouble, str] = {
    Trouble.UNUSABLE: "it cannot be read; please send it again, from the newest version of venuecheck",
    Trouble.OTHER_KEY: "we cannot tell whose key signed it; please telephone us, and have its fingerprint at hand",
    Trouble.FORKED: "its records are not those of the file before; please telephone us",
    Trouble.SHORTER: "it has fewer records than the file before; please telephone us",
    Trouble.FUTURE: "it is dated in the future; please put the computer's clock right and send it again",
    Trouble.NOT_LISTED: "the venue is not in our list; please telephone us",
    Trouble.SAME: "it is a copy of another file",
    Trouble.SETTLED: "we have settled it with you since",
    Trouble.NOT_A_BUNDLE: "it is no bundle; please send the file whose name ends with .bundle",
}
"""What is wrong with what was sent, and what whoever sent it should do."""


def _heard(one: Standing) -> str:
    heard = f"last heard of on {day(one.last_heard)}, due by {day(one.due)}" if one.last_heard and one.due else ""
    troubles = dict.fromkeys(each.trouble for unusable in one.unusable for each in unusable.sent)
    unusable = "; ".join(f"something was sent and is not usable: {TO_WHOEVER_SENT[each]}" for each in troubles)
    return "; ".join(filter(None, (heard, unusable))) or "never heard of"


def _letter(  # noqa: PLR0917 - everything that a letter says
    partners: Partners, partner: Partner, person: Person, late: Sequence[Standing], sender: str, now: datetime
) -> Letter:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    is_escalation = person == partner.chief_officer
    names = {venue.id: venue.name for venue in partners.venues}
    # plain text for a mail, so nothing is escaped; names have been cleaned when the list was read
    environment = Environment(
        loader=FileSystemLoader(templates() / "reminders"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template("chief_officer.txt" if is_escalation else "contact.txt").render(
        partnership=partners.name,
        partner=partner.name,
        to=person,
        contact=partner.contact,
        sender=sender,
        today=day(london_day(now)),
        answer_by=day(london_day(now) + ANSWER_WITHIN),
        number=counted(len(late), "venue"),
        otherwise=any({one.filtering, one.bookings} - {Status.NOT_REPORTED} for one in late),
        venues=[fill(f"- {names[one.venue]}: {_heard(one)}", _WIDTH, subsequent_indent="  ") for one in late],
    )
    return Letter(
        partner=partner.id,
        to=person,
        is_escalation=is_escalation,
        venues=tuple(one.venue for one in late),
        text=text,
    )
