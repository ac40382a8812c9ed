"""Publishing a quarter: its editions frozen at once from the same facts, signed and kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.collate.public import PublicNumbers, public_numbers
from venuecheck.collate.stood import Stood, stand_better
from venuecheck.core.actor import Actor
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError
from venuecheck.core.quarter import Quarter
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import Version, once_settled
from venuecheck.report.partnership.view import Correction, Edition
from venuecheck.report.setting.wording import joined
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND
from venuecheck.service.partnership.collation import Drawn, drawn
from venuecheck.service.partnership.editions import (
    EDITION_KINDS,
    Published,
    frozen,
    published_before,
    published_of,
)
from venuecheck.service.partnership.register import Became, Register
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.partnership.what_was_sent import Gathered
from venuecheck.service.record_keeping.proof import Proven, whole
from venuecheck.service.record_keeping.statements import person_problems
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_LONGEST_REASON = 300
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The editions of a quarter."""

    editions: tuple[Published, ...]
    is_new: bool
    """False where they were published before: nothing was changed."""
    named: tuple[str, ...] = ()
    """Venues and partners that the reason of a correction names."""

    @property
    def named_words(self) -> str:
        """Say that the reason of a correction names somebody; empty where it names nobody."""
        if not self.named:
            return ""
        return (
            f"The reason names {joined(self.named)}. The editions for the board and for inspection print it; the "
            "public’s does not."
        )


def quarter_to_publish(text: str, now: datetime) -> Quarter:
    """Read which quarter is meant. Raises `InvalidError` where it is none, or is not over."""
    quarter = Quarter.read(text)
    last = Quarter.of(now).before
    if quarter is None:
        raise InvalidError.of("quarter", f"'{plain(text, 60)}' is no quarter", f"write it as {last}")
    if quarter > last:
        what = f"{quarter} ends on {day(quarter.last)}, and is not over"
        raise InvalidError.of("quarter", what, f"publish {last}, or make a draft with collate")
    return quarter


def draft_of(gathered: Gathered, partners: Register, quarter: Quarter, *, now: datetime) -> Drawn:
    """Draw a quarter as it would be published now. Raises `InvalidError` where it is not over."""
    quarter_to_publish(str(quarter), now)
    return drawn(gathered, partners, now=now, as_of=quarter.last)


def stem_of(partnership: str, edition: Edition, quarter: Quarter) -> str:
    """Give what the names of an edition's files begin with; `partnership` is its id."""
    return f"{partnership}-{edition}-{str(quarter).lower()}"


def publish(
    site: Site,
    store: Store,
    gathered: Gathered,
    partners: Register | None,
    *,
    quarter: Quarter,
    person: str | Actor,
    now: datetime,
    proven: Proven | None = None,
    why: str = "",
) -> Publication:
    """Freeze the editions of a quarter that is over, as it stood at its end; once. What is there already is given back.

    Where it says `why`, what was published is corrected: new editions take the place of those that are there, which
    stay in the records. What the public was told of bookings is repeated as it was. `proven` is what was proven
    already.

    Raises `InputError` where nobody may or is named, the quarter is not over, there is no list of partners, or the
    records are not whole.
    """
    who = acting(site.people, site.venue.id, person, Doing.PUBLISH)
    name = plain(who.name, 200).strip()
    if problems := tuple(person_problems(name)):
        raise InvalidError(problems)
    quarter_to_publish(str(quarter), now)
    if partners is None:
        what = "without a list of partners nobody knows which venues are missing"
        raise InvalidError.of("partners", what, "write the list first")
    whole(store.database, store.venue, proven, read_next=(BUNDLE_KIND,))
    reason, ids = in_one_line(why, _LONGEST_REASON), IdsNow(partners)

    def attempt() -> Publication:
        there = published_of(store, str(quarter))
        if there and not reason:
            return Publication(editions=there, is_new=False)
        if reason and not there:
            what = f"nothing is published of {quarter} that could be corrected"
            raise InvalidError.of("why", what, "publish it first")
        if not there and not gathered.sources:
            what = f"nothing that was sent by the end of {quarter} is here, and what is published stays published"
            raise InvalidError.of("inputs", what, "name the folder or database that holds it, or take it in first")
        read = {one.edition: store.version(EDITION_KINDS[one.edition], str(quarter)) for one in there}
        known = replace(gathered, published=ids.published(published_before(store)))
        picture = drawn(known, partners, now=now, as_of=quarter.last)
        corrects = _correction(there, picture, reason, ids) if there else None
        made = tuple(_frozen(picture, each, now=now, person=name, who=who, corrects=corrects) for each in Edition)
        store.append_all([_new(store, each, read.get(each.edition)) for each in made])
        return Publication(editions=made, is_new=True, named=tuple(_named_in(reason, partners)))

    return once_settled(attempt, EDITION_KINDS.values())


def _named_in(reason: str, register: Register) -> Iterator[str]:
    """Give the names of venues and partners that stand in a reason, each once, whatever a venue was called and when."""
    names = [partner.name for partner in register.partners]
    for venue in register.venues:
        names += [venue.name, *(one.to for one in venue.changes if one.became is Became.RENAMED)]
    said = f" {_as_words(reason)} "
    yield from (name for name in dict.fromkeys(names) if f" {_as_words(name)} " in said)


def _as_words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _correction(there: Sequence[Published], made: Drawn, why: str, ids: IdsNow) -> Correction:
    """Say what is corrected, and whether venues stand better now: nobody is to find that out by comparing."""
    stood = next((one.stood for one in there if one.stood is not None), None)
    better = stand_better(ids.stood(stood), _stood(made)) if stood else 0
    return Correction(first_on=there[0].first_on, why=why, better=better)


def _frozen(
    made: Drawn, edition: Edition, *, now: datetime, person: str, who: Actor, corrects: Correction | None
) -> Published:
    is_public, is_board = edition is Edition.PUBLIC, edition is Edition.BOARD
    return frozen(
        *made.parted(edition, issued_on=london_day(now), corrects=corrects),
        at=now,
        person=person,
        by=who.acted,
        corrects=corrects,
        numbers=_numbers(made) if is_public else None,
        stood=_stood(made) if is_board else None,
    )


def _numbers(made: Drawn) -> PublicNumbers:
    before = made.gathered.published
    listed_before = before.listed_in(str(Quarter.of(made.picture.at)))
    return public_numbers(made.picture, [facts.venue for facts in made.venues], before.numbers, listed_before)


def _stood(made: Drawn) -> Stood:
    standings = made.picture.standings
    return Stood(
        at=made.picture.at,
        filtering={one.venue: one.filtering for one in standings},
        bookings={one.venue: one.bookings for one in standings},
        heard=frozenset(one.venue for one in standings if one.last_heard is not None),
        not_usable=frozenset(one.venue for one in standings if one.to_send_again),
        files_not_usable=frozenset(
            each.digest
            for one in standings
            for refused in one.unusable
            if not refused.late
            for each in refused.sent
            if each.digest
        ),
        booked=made.picture.quarter.total - made.picture.quarter.advice,
    )


def _new(store: Store, made: Published, over: Version | None) -> New:
    kind = EDITION_KINDS[made.edition]
    expects = (over or store.version_of_none(kind, made.quarter),)
    return New(kind=kind, key=made.quarter, venue=store.venue, payload=made, at=made.published_at, expects=expects)
