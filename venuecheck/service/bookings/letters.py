"""Letters that follow an assessment: made from templates that the venue can edit, and recorded."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment, Occasion
from venuecheck.assessment.event_days import occasion_days
from venuecheck.assessment.replying import LetterKind, obstacle, usual_kind
from venuecheck.core import day_words
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError, Problem
from venuecheck.core.step import Step, Then
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import LONGEST_TEMPLATE, Prose, Values, filled, read_template
from venuecheck.service.bookings.holding_words import GROUNDS, check_gives_nothing_away
from venuecheck.service.bookings.letter_approval import approver, in_draft, missing_approval
from venuecheck.service.bookings.letter_recipients import missing_recipient, recipient
from venuecheck.service.bookings.letter_values import Said, Sender, values_of
from venuecheck.service.bookings.letter_words import line, lines, text
from venuecheck.service.bookings.recorded import record_about
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting, role_of

LETTER: Final = "letter"
FORMATS: Final = ("text", "html", "docx", "pdf")
_MOST_ASKED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks for."""

    kind: LetterKind | None = None
    """None for the letter that comes next."""
    to: str = ""
    """To whom; empty for whom the record says (`letter_recipients`)."""
    person: str = ""
    """Who signs; empty for whoever decided, or answered."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that was made: which, to whom, when, by whom. The program sends nothing; a person does."""

    assessment: str
    kind: LetterKind
    to: str
    person: str
    role: str
    made: datetime
    format: str
    digest: str
    """SHA-256 of `text`, hexadecimal."""
    text: str
    """What it says."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    approved_by: str = ""
    """Who approved that a referral, or advice to an owner, goes out. Empty for other letters."""
    purpose: str = ""
    """Of a referral; so with the next one."""
    lawful_basis: str = ""
    legal_advice: str = ""
    """Of advice to an owner that names a hirer or a speaker; empty for other letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A letter drawn up, not recorded yet."""

    letter: Letter
    prose: Prose
    head: tuple[str, ...]
    lacks: tuple[Problem, ...] = ()
    """What it lacks before it can go out; only a draft lacks anything."""


def draw_up(
    site: Site, store: Store, assessment: Assessment, wanted: Wanted, *, now: datetime, as_draft: bool = False
) -> Drawn:
    """Draw a letter up, of records that are proven first.

    Raises `InputError` where it may not go out, or lacks something that it must say, and `NotWholeError`. `as_draft`:
    to be read before somebody approves it, as it will go out but for what is lacking, which is named.
    """
    whole(store.database, store.venue)
    replies = replies_to(store, assessment)
    kind = wanted.kind or usual_kind(assessment, replies)
    found = obstacle(assessment, kind, replies, london_day(now))
    if found is not None:
        raise ForbiddenError.at(assessment.id, found.what, found.fix, then=found.then)
    who = acting(site.people, site.venue.id, wanted.person, Doing.WRITE_LETTERS)
    approves = approver(site, kind, wanted.approved_by)
    said = _said(site, assessment, kind, _clean(wanted), person=who.name, approved_by=approves.name if approves else "")
    occasion = _occasion(assessment, wanted.occasion)
    _refuse_beyond(assessment, kind, occasion)
    values = values_of(assessment, said, _sender(site), london_day(now), occasion, replies=replies)
    decided = assessment.decision.by if assessment.decision else assessment.by
    missing = _missing(assessment, kind, values)
    lacks = missing_approval(
        kind,
        values,
        assessment,
        legal_advice=text(wanted.legal_advice),
        legal_services=line(site.letters.legal),
    )
    problems = [*([missing] if missing is not None else []), *lacks]
    if problems and not as_draft:
        raise InvalidError(problems)
    if as_draft:
        values = in_draft(values)
    path = template_path(site, kind)
    names = frozenset(values) - (GROUNDS if kind is LetterKind.HOLDING else frozenset())
    blocks = read_template(_read(path), str(path), names)
    if kind is LetterKind.HOLDING:
        # what the venue and the event are called says nothing about why
        others = dict.fromkeys(("booking", "to", "venue", "event", "covers"), "-")
        signed = f"{values['signed']}\n{values['role']}"
        check_gives_nothing_away(filled(blocks, {**values, **others, "signature": signed}), path)
    prose = filled(blocks, values)
    content = prose_formats.text(prose).decode()
    letter = Letter(
        assessment=assessment.id,
        kind=kind,
        to=str(values["to"]),
        person=str(values["signed"]),
        role=str(values["role"]),
        made=now,
        format="text",
        digest=hashlib.sha256(content.encode()).hexdigest(),
        text=content,
        by=who.acted if wanted.person else decided,
        approved_by=said.approved_by,
        purpose=said.purpose,
        lawful_basis=said.lawful_basis,
        legal_advice=text(wanted.legal_advice),
    )
    organisation = line(site.letters.organisation)
    runs_it = (organisation,) if organisation and organisation != site.venue.name else ()
    head = (site.venue.name, *runs_it, *lines(site.letters.address), "", str(values["date"]))
    return Drawn(letter=letter, prose=prose, head=head, lacks=tuple(problems))


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
    record_about(store, about, LETTER, new_id(LETTER, made.made), made, at=made.made)
    return made


def letters_of(store: Store, assessment: Assessment) -> tuple[Letter, ...]:
    """Give the letters that were made for an assessment, in order."""
    return tuple(one for one in store.all(LETTER, Letter) if one.assessment == assessment.id)


def template_path(site: Site, kind: LetterKind) -> Path:
    """Give the template: the venue's own, in the folder `letters` beside its configuration, or the shipped one."""
    own = site.path.parent / "letters" / f"{kind.value}.txt"
    return own if own.exists() else catalogue.templates() / "letters" / f"{kind.value}.txt"


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(4 * LONGEST_TEMPLATE + 4).decode("utf-8-sig")
    except OSError as error:
        what = f"this template cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check who may read it") from None
    except UnicodeDecodeError:
        raise InputError.at(str(path), "this template is no text in UTF-8", "save it as UTF-8 text") from None


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


def _said(
    site: Site, assessment: Assessment, kind: LetterKind, wanted: Wanted, *, person: str, approved_by: str
) -> Said:
    """Add what is not said from the record and the configuration: to whom it goes, who signs, in which role."""
    decision = assessment.decision
    person = line(person or (decision.person if decision else assessment.person))
    same = decision is not None and person == line(decision.person)
    return Said(
        to=wanted.to or recipient(site, assessment, kind),
        person=person,
        role=wanted.role or (line(decision.role) if decision and same else "") or _listed(site, person),
        reasons=wanted.said,
        asks=wanted.asks,
        reply_by=wanted.reply_by,
        note=wanted.note,
        approved_by=line(approved_by),
        purpose=wanted.purpose,
        lawful_basis=wanted.lawful_basis,
    )


def _listed(site: Site, person: str) -> str:
    """Say in which role the venue lists somebody, whoever names them; empty where it does not."""
    try:
        who = site.people.actor(person)
    except InputError:
        return ""  # two of this name, or somebody who is listed no more
    return role_of(site.people, site.deciders, site.venue.id, who)


def _sender(site: Site) -> Sender:
    own = site.letters
    return Sender(venue=site.venue.name, review=text(own.review), contact=text(own.contact), privacy=text(own.privacy))


def _occasion(assessment: Assessment, wanted: int | None) -> Occasion | None:
    """Give the further booking that a letter is about; None for the first one. Raises `InvalidError`."""
    number = len(assessment.occasions) if wanted is None else wanted
    if not 0 <= number <= len(assessment.occasions):
        what = f"there is no booking {number} of this series"
        raise InvalidError.of("occasion", what, f"name one from 0 (the first) to {len(assessment.occasions)}")
    return assessment.occasions[number - 1] if number else None


def _refuse_beyond(assessment: Assessment, kind: LetterKind, occasion: Occasion | None) -> None:
    """Raise `ForbiddenError` where a booking of a series would be confirmed beyond what was decided."""
    ends = assessment.decision.valid_until if assessment.decision else None
    days = occasion_days(occasion) if occasion else None
    if kind in _CONFIRMS and days is not None and ends is not None and days.first > ends:
        what = f"it is on {day_words.day(days.first)}, and what was decided counts until {day_words.day(ends)}"
        then = Then(step=Step.DECIDE, about=assessment.id)
        raise ForbiddenError.at(assessment.id, what, "assess that booking, and decide on it by itself", then=then)


_CONFIRMS: Final = frozenset({LetterKind.APPROVED, LetterKind.CONDITIONS})


def _missing(assessment: Assessment, kind: LetterKind, values: Values) -> Problem | None:
    """Say what a letter cannot do without."""
    if not values["to"]:
        return missing_recipient(assessment, kind)
    if not any(char.isalpha() for char in values["signed"]):
        return Problem(field="person", what="nobody signs this letter", fix="name them")
    if kind in _WITH_REVIEW and not values["review"]:
        fix = "write 'review:' under 'letters:' in venuecheck.yaml: to whom, by when, and who looks at it"
        return Problem(
            file=f"letter '{kind}'", what="it does not say how to have the decision looked at again", fix=fix
        )
    if kind is LetterKind.MORE_INFORMATION and not values["asks"]:
        return Problem(field="ask", what="it does not say what you need", fix="name each thing")
    return None


_WITH_REVIEW: Final = frozenset({LetterKind.REFUSED, LetterKind.CONDITIONS, LetterKind.CANCELLED})
