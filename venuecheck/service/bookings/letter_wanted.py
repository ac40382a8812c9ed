"""What somebody asks for of a letter, and what follows from the record and the settings where they do not say it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from venuecheck.assessment.assessment import Assessment, Occasion
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.actor import Actor
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.letter_recipients import recipient
from venuecheck.service.bookings.letter_values import Said, Sender
from venuecheck.service.bookings.letter_words import line, text
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import role_of_named

_MOST_ASKED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks for."""

    kind: LetterKind | None = None
    """None for the letter that comes next."""
    to: str = ""
    """To whom; empty for whom the record says (`letter_recipients`)."""
    person: str = ""
    """Who signs; empty for whoever decided, or answered, and of advice to an owner for whoever approves it."""
    role: str = ""
    said: str = ""
    """The reasons as the organiser may read them; empty for those of the decision."""
    asks: tuple[str, ...] = ()
    """What the organiser is asked for."""
    reply_by: date | None = None
    note: str = ""
    """Anything to add to a referral."""
    approved_by: str | Actor = ""
    """Who approves that a referral, or advice to an owner, goes out."""
    legal_advice: str = ""
    """Who gave legal advice on a letter to an owner that names a hirer or a speaker, when, and what they said."""
    purpose: str = ""
    """What its recipient is to use it for."""
    lawful_basis: str = ""
    """On which lawful basis personal data are shared in it."""
    occasion: int | None = None
    """Which further booking of a series the letter is about, counted from 1; 0 for the first, None for the newest."""


def said_of(
    site: Site, assessment: Assessment, kind: LetterKind, asked: Wanted, *, person: str, approved_by: str
) -> Said:
    """Bound what was written; add to whom it goes, who signs and in which role from the record and the settings."""
    decision, wanted = assessment.decision, _clean(asked)
    # what an owner is advised is the word of whoever approves it, and not of whoever answered the questions
    answers_for_it = (
        approved_by if kind is LetterKind.OWNER_ADVICE else decision.person if decision else assessment.person
    )
    person = line(person or answers_for_it)
    same = decision is not None and person == line(decision.person)
    listed = role_of_named(site.people, site.deciders, site.venue.id, person)
    return Said(
        to=wanted.to or recipient(site, assessment, kind),
        person=person,
        role=wanted.role or (line(decision.role) if decision and same else "") or listed,
        reasons=wanted.said,
        asks=wanted.asks,
        reply_by=wanted.reply_by,
        note=wanted.note,
        approved_by=line(approved_by),
        purpose=wanted.purpose,
        lawful_basis=wanted.lawful_basis,
    )


def sender_of(site: Site) -> Sender:
    """Say what the venue says of itself."""
    own = site.letters
    return Sender(
        venue=site.venue.name,
        review=text(own.review),
        contact=text(own.contact),
        privacy=text(own.privacy),
        nation=site.venue.nation,
        electoral=text(own.electoral),
    )


def occasion_of(assessment: Assessment, wanted: int | None) -> Occasion | None:
    """Give the further booking that a letter is about; None for the first one. Raises `InvalidError`."""
    number = len(assessment.occasions) if wanted is None else wanted
    if not 0 <= number <= len(assessment.occasions):
        what = f"there is no booking {number} of this series"
        raise InvalidError.of("occasion", what, f"name one from 0 (the first) to {len(assessment.occasions)}")
    return assessment.occasions[number - 1] if number else None


def _clean(wanted: Wanted) -> Wanted:
    """Bound what was written, and bring names to one line."""
    if len(wanted.asks) > _MOST_ASKED:
        raise InvalidError.of("ask", f"more than {_MOST_ASKED} things are asked for", "ask for what you need to decide")
    return replace(
        wanted,
        to=line(wanted.to),
        role=line(wanted.role),
        said=text(wanted.said),
        asks=tuple(filter(None, map(text, wanted.asks))),
        note=text(wanted.note),
        purpose=text(wanted.purpose),
        lawful_basis=text(wanted.lawful_basis),
    )
