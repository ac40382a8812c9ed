"""Letters that follow an assessment: made from templates that the venue can edit, and recorded."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.grounds import fact_warning
from venuecheck.assessment.letter_kind import CONFIRMS, LetterKind
from venuecheck.assessment.letter_waits import asked_in_vain, letter_waits
from venuecheck.assessment.replying import Reply, is_held, letter_for, obstacle, usual_kind
from venuecheck.core.actor import Acted
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError, InvalidError, Problem
from venuecheck.records.listing import last_place
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import Prose, Values
from venuecheck.service.bookings.candidates_room import for_electoral, of_candidates_room, reply_unread
from venuecheck.service.bookings.letter_approval import approver, in_draft
from venuecheck.service.bookings.letter_lacks import (
    lacking,
    refuse_beyond,
    refuse_told,
    reviewed_by_decider,
    taken_back,
)
from venuecheck.service.bookings.letter_templates import filled_in
from venuecheck.service.bookings.letter_told import kept_untold, tells
from venuecheck.service.bookings.letter_values import values_of
from venuecheck.service.bookings.letter_wanted import Wanted, occasion_of, said_of, sender_of
from venuecheck.service.bookings.letter_words import line, lines, text
from venuecheck.service.bookings.letters_made import LETTER, Letter, letters_of
from venuecheck.service.bookings.noted_now import reasons_noted
from venuecheck.service.bookings.organisers_forms import OrganisersForm, form_of_booking
from venuecheck.service.bookings.recorded import record_about
from venuecheck.service.bookings.referral_values import decided_on, for_decider, for_lead
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.room_clashes import Taken, clashes_of, warnings_of
from venuecheck.service.bookings.safeguarding import not_opened
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.record_keeping.readings import Reading, reading_of, refuse_another
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

FORMATS: Final = ("text", "html", "docx", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A letter drawn up, not recorded yet."""

    letter: Letter
    prose: Prose
    head: tuple[str, ...]
    lacks: tuple[Problem, ...] = ()
    """What it lacks before it can go out; only a draft lacks anything."""
    to_mind: str = ""
    """What whoever sends it minds first; empty where there is nothing."""
    series: tuple[str, ...] = ()
    """What each booking of a series is called, the first first: each has a letter of its own. Empty for one alone."""
    place: int = 0
    """Which of these it is about, counted from 0."""
    until: int = 0
    """The venue's newest record before what it speaks of was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is recorded beside a booking that letters speak of."""

    replies: Sequence[Reply] = ()
    told_at: Sequence[datetime] = ()
    """When letters were made that told the organiser what was decided."""
    noted: Mapping[str, str] = field(default_factory=dict)
    """What was noted of it since that can be a reason, by id."""
    is_noted: bool = False
    """Something is written down for the safeguarding lead, who has not opened it."""
    form: OrganisersForm | None = None
    """The organiser's part."""


def beside(store: Store, assessment: Assessment, now: datetime) -> Beside:
    """Read what is recorded beside a booking, as it counts at a moment."""
    return Beside(
        replies=replies_to(store, assessment),
        told_at=[one.made for one in letters_of(store, assessment) if tells(one.kind, one.text, one.made, assessment)],
        noted=reasons_noted(store, assessment, now),
        is_noted=bool(not_opened(store)[assessment.id]),
        form=form_of_booking(store, assessment.id),
    )


def draw_up(
    site: Site,
    store: Store,
    assessment: Assessment,
    wanted: Wanted,
    *,
    now: datetime,
    as_draft: bool = False,
    seen: str = "",
) -> Drawn:
    """Draw a letter up that may go out: of records that are proven first, unless it is looked at `as_draft`.

    `seen` is the mark of the letter as somebody read it before (`before_approval`); empty where they name none. Raises
    as `drawn_of` does, `NotWholeError`, and `ConflictError` where it says something else by now.
    """
    if seen:
        refuse_unread(site, store, assessment, wanted, now=now, seen=seen)
    if not as_draft:
        whole(store.database, store.venue, alone=True)
    until = last_place(store)
    drawn = drawn_of(site, assessment, wanted, beside(store, assessment, now), now=now, as_draft=as_draft)
    drawn = replace(drawn, until=until)
    if drawn.letter.kind not in CONFIRMS:
        return drawn
    clashes = [one for one in clashes_of(store, assessment, now) if one.taken is Taken.CONFIRMED]
    return replace(drawn, to_mind=" ".join(filter(None, (drawn.to_mind, *warnings_of(clashes)))))


def read_as(drawn: Drawn) -> Reading:
    """Give all that a letter says as somebody reads it now, so that nobody makes another that they did not read."""
    return reading_of(drawn.until, drawn.head, drawn.prose)


def before_approval(site: Site, store: Store, assessment: Assessment, wanted: Wanted, *, now: datetime) -> Reading:
    """Give what a letter says to whoever reads it before anybody approved it. Raises as `draw_up` does."""
    return read_as(draw_up(site, store, assessment, replace(wanted, approved_by=""), now=now, as_draft=True))


def refuse_unread(
    site: Site, store: Store, assessment: Assessment, wanted: Wanted, *, now: datetime, seen: str
) -> None:
    """Refuse whoever makes, or approves, a letter that they read (`seen`: its mark) where it says something else now.

    It was read before anybody approved it. Raises `ConflictError`, and as `draw_up` does.
    """
    refuse_another(
        store,
        seen,
        before_approval(site, store, assessment, wanted, now=now),
        thing=assessment.id,
        changed="the letter says something else by now",
        fix="read the letter as it is now, and make it then",
        about=assessment.id,
    )


def drawn_of(
    site: Site, assessment: Assessment, wanted: Wanted, known: Beside, *, now: datetime, as_draft: bool = False
) -> Drawn:
    """Draw a letter up of a booking and what is recorded beside it.

    Raises `InputError` where it may not go out, or lacks something that it must say. `as_draft`: to be read before
    somebody approves it, as it will go out but for what is lacking, which is named.
    """
    kind = wanted.kind or usual_kind(assessment, known.replies)
    found = obstacle(assessment, kind, known.replies, london_day(now), site.venue.nation)
    is_silent = kind is not LetterKind.REFERRAL and is_held(assessment, known.replies)
    if is_silent and (found is not None or kind is LetterKind.HOLDING):
        refuse_told(assessment, occasion_of(assessment, wanted.occasion), known.told_at)
    if found is not None:
        raise ForbiddenError.at(assessment.id, found.what, found.fix, then=found.then)
    who = acting(site.people, site.venue.id, wanted.person, Doing.WRITE_LETTERS)
    approves = approver(site, kind, wanted.approved_by)
    said = said_of(site, assessment, kind, wanted, person=who.name, approved_by=approves.name if approves else "")
    occasion = occasion_of(assessment, wanted.occasion)
    refuse_beyond(assessment, kind, occasion)
    values: Values = {
        **values_of(
            assessment,
            said,
            sender_of(site),
            london_day(now),
            occasion,
            kind=kind,
            replies=known.replies,
            told_at=known.told_at,
        ),
        **decided_on(assessment, known.replies, known.noted),
        **for_lead(assessment, is_noted=known.is_noted),
        **of_candidates_room(assessment),
        **for_electoral(assessment, site.venue.nation, site.venue.body),
    }
    values = {**values, **for_decider(assessment, values, is_other=bool(wanted.to))}
    lacks = (
        *taken_back(known.form, assessment, kind),
        *reply_unread(assessment, kind, known.replies),
        *lacking(site, assessment, kind, values, legal_advice=wanted.legal_advice),
    )
    if lacks and not as_draft:
        raise InvalidError(lacks)
    if as_draft:
        values = in_draft(values)
    prose = filled_in(site, kind, values)
    signs = approves.acted if approves and kind is LetterKind.OWNER_ADVICE else _author(assessment)
    letter = replace(
        _letter(assessment, kind, values, prose, made=now, by=who.acted if wanted.person else signs),
        approved_by=said.approved_by,
        purpose=said.purpose,
        lawful_basis=said.lawful_basis,
        legal_advice=text(wanted.legal_advice),
    )
    told = assessment.decision if kind in _AGAINST else None
    notes = (
        letter_waits(assessment, known.replies, london_day(now), site.venue.nation)
        if kind is LetterKind.HOLDING
        else "",
        asked_in_vain(assessment, known.replies, site.venue.nation) if kind is letter_for(assessment) else "",
        fact_warning(told, known.replies) if told else "",
        reviewed_by_decider(assessment, kind, values),
        kept_untold(assessment, kind, known.told_at),
    )
    return Drawn(
        letter=letter,
        prose=prose,
        head=_head(site, str(values["date"])),
        lacks=lacks,
        to_mind=" ".join(filter(None, notes)),
        series=_series(assessment),
        place=assessment.occasions.index(occasion) + 1 if occasion else 0,
    )


def _series(assessment: Assessment) -> tuple[str, ...]:
    further = [line(one.subject) for one in assessment.occasions]
    return (line(assessment.subject), *further) if further else ()


_AGAINST: Final = frozenset({LetterKind.REFUSED, LetterKind.CANCELLED, LetterKind.IN_PART})


def _letter(
    assessment: Assessment, kind: LetterKind, values: Values, prose: Prose, *, made: datetime, by: Acted | None
) -> Letter:
    content = prose_formats.text(prose).decode()
    return Letter(
        assessment=assessment.id,
        kind=kind,
        to=str(values["to"]),
        person=str(values["signed"]),
        role=str(values["role"]),
        made=made,
        format="text",
        digest=hashlib.sha256(content.encode()).hexdigest(),
        text=content,
        by=by,
    )


def _author(assessment: Assessment) -> Acted | None:
    """Give who signs where nobody is named: whoever decided, or answered."""
    return assessment.decision.by if assessment.decision else assessment.by


def _head(site: Site, day: str) -> tuple[str, ...]:
    organisation = line(site.letters.organisation)
    runs_it = (organisation,) if organisation and organisation != site.venue.name else ()
    return (site.venue.name, *runs_it, *lines(site.letters.address), "", day)


def set_out(drawn: Drawn, format_: str) -> bytes:
    """Write a letter in one of `FORMATS`. Raises `InputError` where a library for it is missing."""
    makers: Mapping[str, Callable[[], bytes]] = {
        "text": lambda: prose_formats.text(drawn.prose),
        "html": lambda: prose_formats.html(drawn.prose, catalogue.templates(), drawn.head),
        "docx": lambda: prose_formats.docx(drawn.prose, author=drawn.head[0], head=drawn.head),
        "pdf": lambda: prose_formats.pdf(
            drawn.prose, catalogue.templates(), made=drawn.letter.made.isoformat(timespec="seconds"), head=drawn.head
        ),
    }
    return makers[format_]()


def record_letter(store: Store, drawn: Drawn, format_: str, *, about: Recorded[Assessment]) -> Letter:
    """Record that the letter was made, in which form, and what it says.

    Raises `ConflictError` where somebody changed the assessment since it was read: the letter may say what is not so;
    `InvalidError` where it is a draft that lacks something.
    """
    if drawn.lacks:
        raise InvalidError(drawn.lacks)
    made = replace(drawn.letter, format=format_)
    record_about(store, about, LETTER, made, at=made.made)
    return made
