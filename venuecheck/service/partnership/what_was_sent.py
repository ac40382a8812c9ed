"""Gathering what venues sent: bundles from folders and databases, each read with mistrust, none lost without a word."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.facts import Check, ListedVenue, Return, VenueFacts
from venuecheck.collate.picture import before_of
from venuecheck.collate.sent import CountedBundle, NotCounted, Trouble
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.core.venue import VenueKind
from venuecheck.records import listing
from venuecheck.records.address import refuse_secret, shown_as
from venuecheck.records.codec import decode
from venuecheck.records.database import Database
from venuecheck.records.outside import Beside, beside_file
from venuecheck.records.signing import fingerprint
from venuecheck.records.store import Store
from venuecheck.records.warehouse import duckdb_on, is_warehouse, reduce, write
from venuecheck.records.warehouse_told import StoreTold, read_told, write_told
from venuecheck.report.setting.wording import aware
from venuecheck.service.partnership.admitting import admitted
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_checks import stored_checks
from venuecheck.service.partnership.bundle_facts import stores_told, venue_facts
from venuecheck.service.partnership.bundle_import import BUNDLE_KIND, KEY_KIND, Kept, TrustedKey
from venuecheck.service.partnership.bundle_numbers import check_bundle
from venuecheck.service.partnership.compared_keys import ComparedKeys, compared_keys, of_several_venues
from venuecheck.service.partnership.editions import NOTHING_PUBLISHED, Before, all_published, published_before
from venuecheck.service.partnership.refused_before import refused_before
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.partnership.sent_files import (
    FoundFile,
    NotUsed,
    Sent,
    files_in,
    is_bundle,
    read_sent,
)
from venuecheck.service.partnership.unusable import by_venue as by_venue_said
from venuecheck.service.partnership.unusable import refused_of, venue_named
from venuecheck.service.record_keeping.proof import whole, words_of

_MOST_FILES = 50_000


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
    published: Before = NOTHING_PUBLISHED
    """What was published of earlier quarters, by the records of the databases."""


@dataclass(slots=True)
class _Pile:
    sent: list[Sent] = field(default_factory=list)
    not_used: list[NotUsed] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    heard: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    exported: dict[str, list[Check]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[StoreTold]] = field(default_factory=lambda: defaultdict(list))
    proven: list[str] = field(default_factory=list)
    trusted: list[TrustedKey] = field(default_factory=list)
    published: list[Before] = field(default_factory=list)


def gather(
    inputs: Sequence[str],
    partners: Register | None,
    *,
    now: datetime,
    at: datetime | None = None,
    on_file: Callable[[int, int], None] = lambda _done, _all: None,
    parquet: Path | None = None,
    trusted: Sequence[TrustedKey] = (),
) -> Gathered:
    """Read bundles from folders, files and databases, and hold each to its venue's key and to what it sent before.

    A folder can also hold exported findings; of those what counts at the moment `at` (now, where none is named) and at
    the end of the quarter before is taken. Where `parquet` names
    a folder, the findings of the bundles that are counted are added to it.

    `trusted` are keys that the coordinator's own records name, beside those of the databases that are read.
    Without a list of partners the venues are those that sent something, and who is silent cannot be told.
    `on_file` is told how many files of how many have been read. Raises `InputError` where an input is not there.
    """
    pile = _Pile(trusted=list(trusted))
    _read(inputs, partners, pile, at=at or now, on_file=on_file)
    return _gathered(pile, partners, now=now, at=at, parquet=parquet)


def gather_recorded(store: Store, register: Register, *, now: datetime) -> Gathered:
    """Gather what a coordinator's own records hold, whose store is open. Raises `NotWholeError`."""
    pile = _Pile(proven=[words_of(whole(store.database, store.venue))])
    _from_chain(store, pile)
    return _gathered(pile, register, now=now)


def _gathered(
    pile: _Pile, partners: Register | None, *, now: datetime, at: datetime | None = None, parquet: Path | None = None
) -> Gathered:
    compared = compared_keys(partners, pile.trusted)
    held = admitted(pile.sent, partners, compared, now=now, at=at or now)
    accepted, not_used = held.counted, (*pile.not_used, *held.refused)
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
    venues = tuple(
        venue_facts(
            venue,
            [sent.bundle for sent in by_venue[venue.id]],
            returns[venue.id],
            pile.heard.get(venue.id, []),
            exported=pile.exported.get(venue.id, []),
            told=pile.told.get(venue.id, []),
            refused=refused_of(venue, refused.get(venue.id, ()), by_venue[venue.id], compared),
        )
        for venue in listed
    )
    return Gathered(
        venues=venues,
        sources=tuple(_source(sent, compared) for sent in accepted),
        not_counted=(
            *(each.why for each in not_used),
            *(each for facts in venues for each in dated_ahead(facts, now)),
        ),
        proven=tuple(pile.proven),
        listed=partners is not None,
        to_ask=tuple(_to_ask(pile.sent, not_used)),
        published=all_published(pile.published),
    )


def _to_ask(sent: Sequence[Sent], not_used: Sequence[NotUsed]) -> Iterator[str]:
    refused = [one.says for one in not_used if one.proven and one.says is not None]
    for key, venues in of_several_venues([*(one.bundle for one in sent), *refused]):
        named = ", ".join(plain(venue, 64) for venue in venues)
        yield (
            f"The key {fingerprint(key)} signed for {len(venues)} venues: {named}. "
            "Ask whether these are one, and whether a file was sent under another venue's id."
        )


def _read(
    inputs: Sequence[str],
    partners: Register | None,
    pile: _Pile,
    *,
    at: datetime,
    on_file: Callable[[int, int], None],
) -> None:
    found: dict[Path, FoundFile] = {}
    for each in inputs:
        path = Path(each)
        if path.is_dir() and is_warehouse(path):
            _from_findings(path, pile, at)
        elif path.is_dir():
            for file in files_in(path):
                if isinstance(file, FoundFile):
                    found.setdefault(file.path.resolve(), file)
                else:
                    pile.not_used.append(NotUsed(why=file))
        elif is_bundle(path.name) and path.is_file():
            found.setdefault(path.resolve(), FoundFile(path=path, name=plain(path.name, 200)))
        else:
            _from_database(each, pile)
    if len(found) > _MOST_FILES:
        fix = "import them into a database, or collate them in parts"
        raise InputError.at(
            inputs[0], f"there are more than {_MOST_FILES} bundles", fix, then=Then(step=Step.IMPORT_BUNDLES)
        )
    expected = [venue.id for venue in partners.venues] if partners else []
    for number, file in enumerate(found.values(), start=1):
        read = read_sent(file, expected)
        if isinstance(read, Sent):
            pile.sent.append(read)
        else:
            pile.not_used.append(read)
        on_file(number, len(found))


def database_url(name: str) -> str:
    """Give the address of a database that a person named: an address, or a file. Raises `InputError`."""
    if "://" in name:
        refuse_secret(name, shown_as(name))
        return name
    path = Path(name)
    if not path.is_file():
        what = "there is no such folder, bundle or database"
        raise InputError.at(name, what, "name a folder of bundles (*.bundle), or the coordinator's venuecheck.db")
    return f"sqlite:///{path.resolve().as_posix()}"


def _export(accepted: Sequence[Sent], folder: Path) -> None:
    # named after what is in it: the same bundles exported twice are there once
    name = hashlib.sha256("".join(sorted(sent.digest for sent in accepted)).encode()).hexdigest()[:16]
    write(folder, stored_checks(sent.bundle for sent in accepted), name)
    by_venue: dict[str, list[Bundle]] = defaultdict(list)
    for sent in sorted(accepted, key=lambda sent: aware(sent.bundle.made_at)):
        by_venue[sent.bundle.venue.id].append(sent.bundle)
    write_told(folder, (each for bundles in by_venue.values() for each in stores_told(bundles)), name)


def _from_findings(folder: Path, pile: _Pile, at: datetime) -> None:
    with duckdb_on(folder) as connection:
        told = read_told(connection, folder)
        for venue, checks in reduce(connection, folder, [at, before_of(at)]).items():
            # where faults are told, they tell what became of whatever a check found
            pile.exported[venue] += [replace(check, followed=venue in told) for check in checks]
        for venue, stores in told.items():
            pile.told[venue] += stores


def _from_database(name: str, pile: _Pile) -> None:
    url = database_url(name)
    # those of a database on a server are where the coordinator's configuration is: where this is run
    with Database.open(url, beside_file(url) or Beside(Path())) as database:
        here = database.held_here()
        if not here:
            whole(database)  # refuses, where anything is recorded
            pile.proven.append(f"Records of {database.shown} whole: none yet")
        for chain in here:
            # what another key signed can be anybody's, who has the database and nothing beside it
            pile.proven.append(f"Records of {database.shown}, {chain}. {words_of(whole(database, chain))}")
            _from_chain(Store(database, chain), pile)


def _from_chain(store: Store, pile: _Pile) -> None:
    newest: dict[str, datetime] = {}
    for entry, said in listing.newest_of_kind(store, BUNDLE_KIND):
        source = f"record {entry.seq} of {Path(store.shown).name}"
        try:
            kept = decode(Kept, said)
            check_bundle(kept.bundle, source)
        except (ValidationError, InputError):
            words = "this record does not hold what a bundle holds; verify the records"
            why = NotCounted(
                source=source, trouble=Trouble.UNUSABLE, words=words, venue=plain(entry.key.partition("/")[0], 64)
            )
            pile.not_used.append(NotUsed(why=why))
            continue
        pile.sent.append(Sent(source=source, digest=kept.digest, bundle=kept.bundle))
        venue, made = kept.bundle.venue.id, aware(kept.bundle.made_at)
        newest[venue] = max(newest.get(venue, made), made)
    trusted = [(entry.seq, decode(TrustedKey, said)) for entry, said in listing.newest_of_kind(store, KEY_KIND)]
    pile.trusted += [key for _, key in trusted]
    pile.not_used += refused_before(store, newest, trusted)
    for key, moments in listing.moments(store, BUNDLE_KIND).items():
        venue = key.partition("/")[0]
        # of all but the newest, which says itself when it was made
        pile.heard[venue] += [datetime.fromisoformat(at) for at in sorted(moments)[:-1]]
    for _entry, said in listing.newest_of_kind(store, RETURN_KIND):
        pile.returns.append(decode(RecordedReturn, said).said)
    pile.published.append(published_before(store))


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
