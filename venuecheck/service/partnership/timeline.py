"""What became of one venue, thing by thing: what came, what it said, what was said, written and noted of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from venuecheck.assurance.check import aware
from venuecheck.collate.facts import Partner, Return
from venuecheck.collate.picture import stand_at
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.records import listing
from venuecheck.records.listing import ListedRecord
from venuecheck.records.signing import in_fours, in_one
from venuecheck.records.store import Store
from venuecheck.report.partnership.unusable import sides_words, way_of
from venuecheck.report.partnership.venue_page import venue_page
from venuecheck.report.partnership.view import VenuePage
from venuecheck.report.partnership.words import BOOKINGS_SAID_WORDS, FILTER_SAID_WORDS
from venuecheck.report.setting.wording import capitalised, counted, day, prose, sentence, stopped, uncapitalised
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, KEY_KIND, Kept, TrustedKey
from venuecheck.service.partnership.chase_notes import notes_of
from venuecheck.service.partnership.chasing import SentLetter, Step
from venuecheck.service.partnership.collation import Drawn
from venuecheck.service.partnership.letters_sent import letters_sent
from venuecheck.service.partnership.refusals import REFUSED_KIND
from venuecheck.service.partnership.register import Became, OnADay, Register, RegisteredVenue, listed_as
from venuecheck.service.partnership.register_records import VENUE_KIND, RecordedVenue
from venuecheck.service.partnership.register_words import change_words, gone_words
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing, on the day on which it was so."""

    on: date
    what: str
    """A few words."""
    words: tuple[str, ...] = ()
    """Sentences."""
    text: str = ""
    """Of a letter: all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One venue."""

    venue: str
    """Id."""
    partner: Partner
    """Who answers for it today, or did last."""
    stands: OnADay
    gone: str
    """What became of it, a clause; empty where it is there today."""
    page: VenuePage | None
    """Its page of the report, as of now; None where it is not there today."""
    happened: tuple[Happened, ...]
    """The newest first."""


def timeline(store: Store, register: Register, made: Drawn, venue: str) -> Timeline:
    """Give all that the records hold of a venue; `made` is the picture of now. Raises `InputError` where it is none."""
    known, today = register.venue(venue), london_day(made.made_at)
    stands = known.on(today)
    returns = tuple(_returns(store, venue))
    everything = [
        *_became(known, register),
        *_came(store, known, register, [one.said for one in returns]),
        *_refused(store, made, venue),
        *dict.fromkeys(_keys(store, register.ids_of(venue))),
        *map(_said, returns),
        *(_letter(one) for one in IdsNow(register).letters(letters_sent(store)) if venue in one.venues),
        *(_noted(one.on, one.words) for one in notes_of(store) if one.venue == venue),
        *_published(made, venue),
    ]
    everything.sort(key=lambda one: one.on)
    return Timeline(
        venue=venue,
        partner=register.by_id[stands.partner],
        stands=stands,
        gone="" if stands.is_there else gone_words(known, register, today),
        page=_page(made, register, venue),
        happened=tuple(reversed(everything)),
    )


def keys_told(store: Store, register: Register, venue: str) -> Iterator[str]:
    """Say a line for each time at which a key of a venue was trusted, compared or taken away, as its timeline does."""
    for one in sorted(dict.fromkeys(_keys(store, register.ids_of(venue))), key=lambda one: one.on):
        yield f"  on {day(one.on)}: {uncapitalised(stopped(one.what))} {' '.join(one.words)}"


def _page(made: Drawn, register: Register, venue: str) -> VenuePage | None:
    for facts, standing in zip(made.venues, made.picture.standings, strict=True):
        if facts.venue.id == venue:
            failing = tuple(page for page in made.picture.failures.pages if page.venue == venue)
            return venue_page(facts, standing, failing, register.by_id, made.picture)
    return None


def _became(known: RegisteredVenue, register: Register) -> Iterator[Happened]:
    if known.opened is not None:
        yield Happened(on=known.opened, what=f"Opened, as {known.name}")
    for change in known.changes:
        yield Happened(on=change.since, what=capitalised(change_words(change, register)))
    for other in register.venues:
        for change in other.changes:
            if change.became is Became.MERGED and change.to == known.id:
                called = other.on(change.since).name
                yield Happened(on=change.since, what=f"{called} ({other.id}) merged into it")


def _came(store: Store, known: RegisteredVenue, register: Register, returns: Sequence[Return]) -> Iterator[Happened]:
    """Give what was taken in, each with how the venue stood by all that was known of it then.

    Of each computer the newest file says it, as everywhere.
    """
    newest: dict[str, Bundle] = {}
    for entry, said in _of_ids(store, BUNDLE_KIND, register.ids_of(known.id)):
        bundle, came = listing.value_in(store, Kept, entry, said).bundle, datetime.fromisoformat(entry.at)
        newest[bundle.public_key] = bundle
        listed = listed_as(known, known.on(london_day(came)), register.by_id, london_day(came))
        said_by_then = [one for one in returns if one.said_on <= london_day(came)]
        facts = venue_facts(listed, newest.values(), said_by_then, at=came)
        then = stand_at([facts], came, register.within)[0]
        yield Happened(
            on=london_day(came),
            what="A file came, and was taken in",
            words=(
                f"Made on {day(aware(bundle.made_at))}, with {counted(len(bundle.chain), 'record')} behind it.",
                f"By all that was known then, {sides_words(then.counted)}.",
            ),
        )


def _refused(store: Store, made: Drawn, venue: str) -> Iterator[Happened]:
    """Give what was refused and is of this venue, or may be, as the report words it."""
    came = {(one.key.split("/")[1], datetime.fromisoformat(one.at)) for one in listing.of_kinds(store, {REFUSED_KIND})}
    for one in made.gathered.not_counted:
        if one.came is not None and (one.digest, one.came) in came and venue in one.concerns:
            perhaps = "" if one.venue == venue else ", which may be of this venue"
            what = f"A file came{perhaps}, and is not counted"
            words = (sentence(stopped(plain(one.words, 1_000))),)
            yield Happened(on=london_day(one.came), what=what, words=words)


def _of_ids(store: Store, kind: str, ids: Iterable[str]) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Give the records of a venue, under each id that it had, as they came."""
    found = [each for one in ids for each in listing.beginning(store, kind, f"{one}/")]
    yield from sorted(found, key=lambda each: each[0].seq)


def _keys(store: Store, ids: Sequence[str]) -> Iterator[Happened]:
    """Give which keys of it were trusted as files came, and which the register names since: somebody compared these.

    And when it was given another id, by `ids` in turn.
    """
    compared: dict[str, datetime] = {}
    for entry, said in (each for one in ids for each in listing.versions(store, VENUE_KIND, one)):
        written = listing.value_in(store, RecordedVenue, entry, said)
        at = datetime.fromisoformat(entry.at)
        for one in [each for each in compared if each not in written.keys and written.reason]:
            compared.pop(one)
            yield _taken_away(in_fours(one), london_day(at), written.person, written.reason)
        if written.renumbered:
            what = f"It was given the id {written.renumbered}, in place of {entry.key}"
            words = f"Said by {plain(written.person)}. What came under the earlier one is its own as well."
            yield Happened(on=london_day(at), what=what, words=(words,))
        for one in dict.fromkeys(written.keys):
            if compared.setdefault(one, at) == at and not written.renumbered:
                on = london_day(at)
                by = f"Put into the register as compared by {plain(written.person)}."
                yield Happened(on=on, what=f"A key was compared: {in_fours(one)}", words=(by,))
    for entry, said in _of_ids(store, KEY_KIND, ids):
        key = listing.value_in(store, TrustedKey, entry, said)
        if key.taken_away:
            yield _taken_away(key.fingerprint, london_day(key.since), key.person, key.taken_away)
            continue
        by = f"{plain(key.person)} compared it on the telephone." if key.person else _before(compared, key)
        yield Happened(on=london_day(key.since), what=f"A key was trusted: {key.fingerprint}", words=(by,))


def _taken_away(fingerprint: str, on: date, person: str, reason: str) -> Happened:
    words = (f"By {plain(person)}: {stopped(prose(reason))}", "What it signed as this venue counts no more.")
    return Happened(on=on, what=f"A key was taken away: {fingerprint}", words=words)


def _before(compared: Mapping[str, datetime], key: TrustedKey) -> str:
    """Say of a key that was trusted as a file came whether anybody had compared it before."""
    on = compared.get(in_one(key.fingerprint))
    if on is None:
        return "Nobody has compared it."
    return "The register named it as compared already." if on <= aware(key.since) else "Nobody had compared it then."


def _returns(store: Store, venue: str) -> Iterator[RecordedReturn]:
    for entry, said in listing.beginning(store, RETURN_KIND, f"{venue}/"):
        yield listing.value_in(store, RecordedReturn, entry, said)


def _said(one: RecordedReturn) -> Happened:
    note = (sentence(f"Note: {prose(one.said.note)}"),) if one.said.note else ()
    return Happened(
        on=one.said.said_on,
        what=f"Said ({plain(one.said.how, 80) or 'how is not recorded'}); no evidence",
        words=(
            sentence(f"{FILTER_SAID_WORDS[one.said.filtering]}; {BOOKINGS_SAID_WORDS[one.said.bookings]}"),
            *note,
            f"Written down by {plain(one.taken_by)} on {day(one.taken_at)}.",
        ),
    )


_LETTERS: dict[Step, str] = {
    Step.CONTACT: "A letter went to the contact",
    Step.CHIEF_OFFICER: "A letter went to the chief officer",
    Step.SEND_AGAIN: "The contact was asked to send it again",
}


def _letter(one: SentLetter) -> Happened:
    about = f"Sent by {plain(one.person)}, about {counted(len(one.venues), 'venue')}."
    what = _LETTERS.get(one.step, "A letter went")
    return Happened(on=one.on, what=f"{what}, {plain(one.to.name)}", words=(about,), text=one.text)


def _noted(on: date, words: str) -> Happened:
    return Happened(on=on, what="Noted", words=(words,))


def _published(made: Drawn, venue: str) -> Iterator[Happened]:
    """Give how it was published of each quarter."""
    for stood in made.gathered.published.stood.values():
        if venue in stood.filtering:
            unusable = venue in (stood.not_usable or ())
            sides = (way_of(side[venue], unusable=unusable) for side in (stood.filtering, stood.bookings))
            filtering, bookings = (side.words.lower() for side in sides)
            words = f"Web filter: {filtering}; bookings and procedures: {bookings}."
            what = "As it was published of the quarter that ended on this day"
            yield Happened(on=london_day(stood.at), what=what, words=(words,))
