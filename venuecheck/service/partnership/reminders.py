"""Reminder letters, as they are proposed: which are due, to whom, about which venues, in which words."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import fill

from venuecheck.assurance.status import Status
from venuecheck.catalogue import templates
from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Partner, Person
from venuecheck.collate.picture import stand_at
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.records.envelope import TOO_LARGE
from venuecheck.report.partnership.public import quarter_words
from venuecheck.report.setting.wording import counted, day
from venuecheck.service.partnership.bundle_reading import CHANGED
from venuecheck.service.partnership.chasing import ANSWER_WITHIN, LETTERS, Next, SentLetter, Step, next_step
from venuecheck.service.partnership.editions import Before
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.what_was_sent import Gathered

_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, plain text, ready to be put into a mail."""

    partner: str
    """Id."""
    step: Step
    to: Person
    venues: tuple[str, ...]
    on: date
    """The day that it bears."""
    text: str
    written_by: str = ""
    """Who had it written, and signs it; empty in one that was proposed before this was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """What is to be done about one venue."""

    partner: str
    """Id."""
    standing: Standing
    next: Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """All letters that are due, and everything else that is to be done."""

    letters: tuple[Letter, ...]
    chased: tuple[Chased, ...]
    """Every venue about which something is to be done, or waited for, in the register's order."""


def letters(
    gathered: Gathered, register: Register, *, sender: str, now: datetime, sent: Sequence[SentLetter] = ()
) -> Letters:
    """Write the letters that are due: one to each partner for each step. `sent` is what was sent before.

    A chief officer is written to only after the contact was, and about nothing of which something came.
    """
    standings = stand_at(gathered.venues, now, register.within)
    chased = whom_to_chase(gathered, standings, register, sent, london_day(now))
    written = []
    for partner in register.partners:
        for step in LETTERS:
            mine = [one for one in chased if one.partner == partner.id and one.next.step is step]
            if mine:
                written.append(_letter(register, partner, step, mine, sender, london_day(now), gathered.published))
    return Letters(letters=tuple(written), chased=chased)


def whom_to_chase(
    gathered: Gathered,
    standings: Sequence[Standing],
    register: Register,
    sent: Sequence[SentLetter],
    today: date,
) -> tuple[Chased, ...]:
    """Give each venue about which something is to be done, or waited for; `standings` are those of its venues."""
    partners = register.by_id
    resembled = {one.resembles for one in gathered.not_counted if one.is_lost}
    found = []
    for facts, standing in zip(gathered.venues, standings, strict=True):
        is_near = standing.venue in resembled
        follows = next_step(standing, partners[facts.venue.partner], sent, today, resembled=is_near)
        if follows is not None:
            found.append(Chased(partner=facts.venue.partner, standing=standing, next=follows))
    return tuple(found)


def due_steps(chased: Iterable[Chased]) -> frozenset[tuple[str, Step]]:
    """Give what there is to do about each venue today."""
    return frozenset((one.standing.venue, one.next.step) for one in chased)


def not_due(letter: Letter | SentLetter, due: Container[tuple[str, Step]]) -> tuple[str, ...]:
    """Give the venues of a letter of which it is not due any more (`due_steps`)."""
    return tuple(venue for venue in letter.venues if (venue, letter.step) not in due)


TO_WHOEVER_SENT: dict[Trouble, str] = {
    Trouble.UNUSABLE: "it cannot be read; please send it again, from the newest version of venuecheck",
    Trouble.OTHER_KEY: "we cannot tell whose key signed it; please telephone us, and have its fingerprint at hand",
    Trouble.FORKED: "its records are not those of the file before; please telephone us",
    Trouble.SHORTER: "it has fewer records than the file before; please telephone us",
    Trouble.FUTURE: "it is dated in the future; please put the computer's clock right and send it again",
    Trouble.NOT_LISTED: "it bears another id than the venue has in our list; please telephone us",
    Trouble.NOT_THERE: "the venue has closed since by our list; please tell us if it has not",
    Trouble.OLDER: "it is older than what we have; please make a new one",
    Trouble.SAME: "it is a copy of another file",
    Trouble.SETTLED: "we have settled it with you since",
    Trouble.NOT_A_BUNDLE: "it is no bundle; please send the file whose name ends with .bundle",
}
"""What is wrong with what was sent, and what whoever sent it should do."""


def _heard(one: Standing, counted_in: str) -> Iterator[str]:
    """Say when a venue was last heard of; `counted_in` is the last quarter of which something of it was published."""
    never = f"nothing since {quarter_words(counted_in)}" if counted_in else "never heard of"
    if one.overdue and one.last_heard and one.due:
        yield f"last heard of on {day(one.last_heard)}, due by {day(one.due)}"
    elif one.overdue and one.due:
        yield f"{never}, due by {day(one.due)}"
    troubles = dict.fromkeys(_to_whoever_sent(each) for unusable in one.unusable for each in unusable.sent)
    if troubles:
        yield f"something was sent and is not usable: {'; '.join(troubles)}"
    elif one.overdue and not one.due:
        yield never


def _to_whoever_sent(one: NotCounted) -> str:
    if one.trouble is Trouble.UNUSABLE and CHANGED in one.words:
        return "it was changed on its way; please send the file again, as it was made"
    if one.trouble is Trouble.UNUSABLE and TOO_LARGE in one.words:
        return f"{TOO_LARGE.replace('this file', 'it')}, which is too large to be read; please export it anew"
    return TO_WHOEVER_SENT[one.trouble]


def _letter(  # noqa: PLR0917 - everything that a letter says
    register: Register,
    partner: Partner,
    step: Step,
    chased: Sequence[Chased],
    sender: str,
    today: date,
    published: Before,
) -> Letter:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    to = partner.chief_officer if step is Step.CHIEF_OFFICER else partner.contact
    if to is None:
        message = f"a letter to nobody: {step} of {partner.id}"
        raise ValueError(message)
    names = {venue.id: venue.name for venue in register.on(today)}
    standings = [one.standing for one in chased]
    before = max((one.next.after for one in chased if one.next.after), key=lambda one: one.on, default=None)
    # plain text for a mail, so nothing is escaped; names have been cleaned when the list was read
    environment = Environment(
        loader=FileSystemLoader(templates() / "reminders"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template(f"{step}.txt").render(
        partnership=register.name,
        partner=partner.name,
        to=to,
        # a list often has an address, and no name
        dear=to.name if "@" not in to.name else "colleague",
        is_duty=partner.bound_on(today) is Bound.DUTY,
        written_to=before.to.name if before else "",
        written_on=day(before.on) if before else "",
        sender=sender,
        today=day(today),
        answer_by=day(today + ANSWER_WITHIN),
        number=counted(len(chased), "venue"),
        otherwise=any({one.filtering, one.bookings} - {Status.NOT_REPORTED} for one in standings),
        venues=[
            fill(
                f"- {names[one.venue]}: {'; '.join(_heard(one, published.counted_in(one.venue)))}",
                _WIDTH,
                subsequent_indent="  ",
            )
            for one in standings
        ],
    )
    return Letter(
        partner=partner.id,
        step=step,
        to=to,
        venues=tuple(one.venue for one in standings),
        on=today,
        text=text,
        written_by=sender,
    )
