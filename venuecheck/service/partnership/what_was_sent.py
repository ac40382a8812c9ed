"""Gathering what venues sent: bundles from folders and databases, each read with mistrust, none lost without a word."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from venuecheck.assurance.check import aware
from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.facts import ListedVenue, Return, VenueFacts
from venuecheck.collate.gone import Gone
from venuecheck.collate.picture import before_of
from venuecheck.collate.sent import CountedBundle, NotCounted
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.venue import VenueKind
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.records.store import Store
from venuecheck.records.warehouse import write
from venuecheck.records.warehouse_told import write_told
from venuecheck.service.partnership.admitting import admitted
from venuecheck.service.partnership.anew_said import anew_words
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_checks import stored_checks
from venuecheck.service.partnership.bundle_facts import stores_told, venue_facts
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, TrustedKey, told_last
from venuecheck.service.partnership.compared_keys import (
    ComparedKeys,
    compared_key_words,
    compared_keys,
    compared_with_several,
    misheard_words,
    of_several_venues,
    one_key_words,
    without_misheard,
)
from venuecheck.service.partnership.editions import NOTHING_PUBLISHED, Before, all_published
from venuecheck.service.partnership.gone_venues import gone_venues
from venuecheck.service.partnership.missed_said import missed_words
from venuecheck.service.partnership.reading_sent import Pile, read, read_chain
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.partnership.sent_files import (
    NotUsed,
    Sent,
)
from venuecheck.service.partnership.told_again import ToldAgain
from venuecheck.service.partnership.unlisted import perhaps_of
from venuecheck.service.partnership.until_when import stands_until
from venuecheck.service.partnership.unusable import by_venue as by_venue_said
from venuecheck.service.partnership.unusable import refused_of, refused_once, venue_named
from venuecheck.service.partnership.whose_key import WhoseKey
from venuecheck.service.record_keeping.proof import Proven, whole, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that was sent, counted or named."""

    venues: tuple[VenueFacts, ...]
    sources: tuple[CountedBundle, ...]
    not_counted: tuple[NotCounted, ...]
    """Everything else that came, by name: copies, files that are no bundles, records dated in the future as well."""
    proven: tuple[str, ...]
    """Of each database, that its records are whole, and how far they go."""
    listed: bool
    """Whether a list of partners said which venues to expect."""
    to_ask: tuple[str, ...] = ()
    """What counts, and somebody asks about all the same: sentences."""
    gone: tuple[Gone, ...] = ()
    """Venues that are closed or merged, with what they told of the time before."""
    published: Before = NOTHING_PUBLISHED
    """What was published of earlier quarters, by the records of the databases."""
    until: datetime | None = None
    """Of records: the first moment at which the same ones may say something else."""

    @property
    def names(self) -> dict[str, str]:
        """What the venues are called, those that are closed or merged as well, by their ids."""
        return {one.venue.id: one.venue.name for one in (*self.venues, *(gone.facts for gone in self.gone))}


def gather(
    inputs: Sequence[str],
    partners: Register | None,
    *,
    now: datetime,
    at: datetime | None = None,
    on_file: Callable[[int, int], None] = lambda _done, _all: None,
    parquet: Path | None = None,
    trusted: Sequence[TrustedKey] = (),
    proven: Proven | None = None,
) -> Gathered:
    """Read bundles from folders, files and databases, and hold each to its venue's key and to what it sent before.

    A folder can also hold exported findings; of those what counts at the moment `at` (now, where none is named) and at
    the end of the quarter before is taken. Where `at` is named, earlier checks of bundles that count at neither are
    left out as well: what was gathered is then for a picture of `at`, and of what happened since. Where `parquet` names
    a folder, the findings of the bundles that are counted are added to it.

    `proven` is what was proven already, and is not again.
    `trusted` are keys that the coordinator's own records name, beside those of the databases that are read.
    Without a list of partners the venues are those that sent something, and who is silent cannot be told.
    `on_file` is told how many files of how many have been read. Raises `InputError` where an input is not there.
    """
    pile = Pile(trusted=list(trusted), known=proven)
    read(inputs, partners, pile, at=at or now, on_file=on_file)
    return _gathered(pile, partners, now=now, at=at, parquet=parquet)


def gather_recorded(
    store: Store, register: Register, *, now: datetime, at: datetime | None = None, proven: Proven | None = None
) -> Gathered:
    """Gather what a coordinator's own records hold, whose store is open; as of the moment `at`, or now.

    For the rest as `gather`. Raises `NotWholeError`, where they are not `proven` already.
    """
    pile = Pile(proven=[words_of(whole(store.database, store.venue, proven, alone=True, read_next=(BUNDLE_KIND,)))])
    read_chain(store, pile, at or now, register)
    said = [*(one.bundle for one in pile.sent), *(each.says for each in pile.not_used if each.says)]
    until = stands_until(said, [each.at for came in pile.came_before.values() for each in came], now)
    return replace(_gathered(pile, register, now=now, at=at), until=until)


def _gathered(
    pile: Pile, partners: Register | None, *, now: datetime, at: datetime | None = None, parquet: Path | None = None
) -> Gathered:
    bundles = [one.bundle for one in pile.sent]
    ids_listed = frozenset(partners.ids) if partners else frozenset()
    compared, misheard = without_misheard(compared_keys(partners, pile.trusted), bundles, ids_listed)
    held = admitted(pile.sent, partners, compared, now=now, at=at or now)
    ids = IdsNow(partners)
    accepted = tuple(map(ids.sent, held.counted))
    told_again = ToldAgain(accepted)
    not_used = tuple(_dated(told_again(ids.not_used(each))) for each in (*pile.not_used, *held.refused))
    came, earlier = tuple(map(ids.sent, pile.sent)), tuple(map(ids.sent, held.earlier))
    pile.came_before = ids.lists(pile.came_before)
    pile.exported, pile.told = ids.lists(pile.exported), ids.lists(pile.told)
    whose = WhoseKey(
        compared, [*(one.bundle for one in pile.sent), *(each.says for each in not_used if each.proven and each.says)]
    )
    not_used = tuple(map(whose, not_used))
    if partners:
        listed_ids = {venue.id for venue in partners.venues}
        not_used = tuple(replace(each, why=perhaps_of(each.why, listed_ids)) for each in not_used)
    if parquet is not None:
        _export(accepted, parquet)
    refused = by_venue_said(not_used)
    listed = (
        partners.on(london_day(at or now))
        if partners
        else _venues_of(accepted, refused, {**pile.exported, **pile.told})
    )
    returns: dict[str, list[Return]] = defaultdict(list)
    for one in pile.returns:
        returns[one.venue].append(one)
    by_venue: dict[str, list[Sent]] = defaultdict(list)
    for sent in accepted:
        by_venue[sent.bundle.venue.id].append(sent)
    sources = tuple(_source(sent, compared) for sent in accepted)
    asked_about = {key for _, key, _ in misheard}
    several = compared_with_several(partners, london_day(now)) if partners else ()
    twice = [(key, venues) for key, venues in several if key not in asked_about]
    names = {venue.id: venue.name for venue in listed}
    to_ask = (
        *(misheard_words(*one, names) for one in misheard),
        *_to_ask(came, not_used, compared, twice, names),
    )
    # what a bundle says is let go once it is facts: all bundles and all facts at once are much
    pile.sent.clear()
    del held, accepted, came, bundles
    moments = (at, before_of(at)) if at else ()
    venues = tuple(
        _facts(
            venue,
            by_venue.pop(venue.id, []),
            pile,
            returns=returns[venue.id],
            refused=refused.get(venue.id, ()),
            compared=compared,
            moments=moments,
            at=at or now,
        )
        for venue in listed
    )
    return Gathered(
        venues=venues,
        sources=sources,
        not_counted=(
            *(each.why for each in not_used),
            *(each for facts in venues for each in dated_ahead(facts, now)),
        ),
        proven=tuple(pile.proven),
        listed=partners is not None,
        to_ask=to_ask,
        gone=tuple(gone_venues(partners, earlier, at or now)) if partners else (),
        published=ids.published(all_published(pile.published)),
    )


def _facts(
    venue: ListedVenue,
    sent: Sequence[Sent],
    pile: Pile,
    *,
    returns: Sequence[Return],
    refused: Sequence[NotUsed],
    compared: ComparedKeys,
    moments: Sequence[datetime],
    at: datetime,
) -> VenueFacts:
    counting = {one.bundle.public_key for one in sent}
    return venue_facts(
        venue,
        [one.bundle for one in sent],
        returns,
        # of a key of which nothing counts, what came before does not either
        [one.at for one in pile.came_before.get(venue.id, ()) if one.public_key in counting],
        exported=pile.exported.get(venue.id, []),
        told=pile.told.get(venue.id, []),
        refused=refused_of(venue, refused, sent, compared, at=at),
        refused_once=tuple(refused_once(venue, refused)),
        anew=any(map(compared.unasked, told_last(one.bundle for one in sent))),
        moments=moments,
        at=at,
    )


def _dated(each: NotUsed) -> NotUsed:
    """Say when something came: a file of a folder not before it was made."""
    if each.why.came is not None or each.says is None:
        return each
    return replace(each, why=replace(each.why, came=aware(each.says.made_at)))


def _to_ask(
    sent: Sequence[Sent],
    not_used: Sequence[NotUsed],
    compared: ComparedKeys,
    compared_twice: Iterable[tuple[str, Sequence[str]]],
    names: Mapping[str, str],
) -> Iterator[str]:
    refused = [one.says for one in not_used if one.proven and one.says is not None]
    signed = dict(of_several_venues([*(one.bundle for one in sent), *refused]))
    for key, venues in signed.items():
        yield one_key_words(key, venues, names)
    for bundle in sorted(told_last(one.bundle for one in sent), key=lambda one: one.venue.id):
        yield from anew_words(bundle.venue.id, compared.unasked(bundle))
        yield from missed_words(bundle.venue.id, bundle.missed)
    asked = {in_one(fingerprint(key)) for key in signed}
    yield from (compared_key_words(key, venues, names) for key, venues in compared_twice if key not in asked)


def _export(accepted: Sequence[Sent], folder: Path) -> None:
    # named after what is in it: the same bundles exported twice are there once
    name = hashlib.sha256("".join(sorted(sent.digest for sent in accepted)).encode()).hexdigest()[:16]
    write(folder, stored_checks(sent.bundle for sent in accepted), name)
    by_venue: dict[str, list[Bundle]] = defaultdict(list)
    for sent in sorted(accepted, key=lambda sent: aware(sent.bundle.made_at)):
        by_venue[sent.bundle.venue.id].append(sent.bundle)
    write_told(folder, (each for bundles in by_venue.values() for each in stores_told(bundles)), name)


def _venues_of(
    accepted: Sequence[Sent], refused: Mapping[str, Sequence[NotUsed]], exported: Mapping[str, object]
) -> tuple[ListedVenue, ...]:
    newest = {sent.bundle.venue.id: sent.bundle.venue for sent in sorted(accepted, key=lambda one: one.bundle.made_at)}
    found = {
        venue.id: ListedVenue(id=venue.id, name=plain(venue.name, 200).strip(), kind=venue.kind, partner="")
        for venue in newest.values()
    }
    for venue, some in refused.items():
        found.setdefault(venue, venue_named(some[-1]))
    for venue in exported:
        named = plain(venue, 64)
        found.setdefault(venue, ListedVenue(id=named, name=named, kind=VenueKind.OTHER, partner=""))
    return tuple(found[name] for name in sorted(found))


def _source(sent: Sent, compared: ComparedKeys) -> CountedBundle:
    return CountedBundle(
        source=sent.source,
        venue=sent.bundle.venue.id,
        made_at=aware(sent.bundle.made_at),
        digest=sent.digest,
        fingerprint=fingerprint(sent.bundle.public_key),
        compared=compared.signed(sent.bundle),
    )
