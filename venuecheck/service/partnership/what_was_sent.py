"""Gathering what venues sent: bundles from folders and databases, each read with mistrust, none lost without a word."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from venuecheck.collate.facts import Check, ListedVenue, Return, VenueFacts
from venuecheck.collate.picture import QUARTER
from venuecheck.collate.sent import CountedBundle, NotCounted, Trouble
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.core.venue import VenueKind
from venuecheck.records import listing
from venuecheck.records.beginning import not_whole
from venuecheck.records.codec import decode
from venuecheck.records.database import Database
from venuecheck.records.signing import fingerprint
from venuecheck.records.verifying import verify
from venuecheck.records.warehouse import duckdb_on, is_warehouse, reduce, write
from venuecheck.records.warehouse_told import StoreTold, read_told, write_told
from venuecheck.report.setting.wording import aware, day
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_facts import check_bundle, stored_checks, stores_told, venue_facts
from venuecheck.service.partnership.bundle_import import BUNDLE_KIND, REFUSED_KIND, Kept, forked_at, read_bundle
from venuecheck.service.partnership.partners import Partners
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn

SUFFIX = ".bundle"
_MOST_FILES = 50_000
_CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that was sent, counted or named."""

    venues: tuple[VenueFacts, ...]
    sources: tuple[CountedBundle, ...]
    not_counted: tuple[NotCounted, ...]
    other_files: int
    """Files in the folders that are no bundles by their names, and were not opened."""
    proven: tuple[str, ...]
    """Of each database, that its records are whole, and how far they go."""
    listed: bool
    """Whether a list of partners said which venues to expect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    source: str
    digest: str
    bundle: Bundle


@dataclass(slots=True)
class _Pile:
    sent: list[_Sent] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    heard: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    exported: dict[str, list[Check]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[StoreTold]] = field(default_factory=lambda: defaultdict(list))
    not_counted: list[NotCounted] = field(default_factory=list)
    proven: list[str] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)
    """Venues that sent records which do not go on those that they sent before."""
    other_files: int = 0


def gather(
    inputs: Sequence[str],
    partners: Partners | None,
    *,
    now: datetime,
    on_file: Callable[[int, int], None] = lambda _done, _all: None,
    parquet: Path | None = None,
) -> Gathered:
    """Read bundles from folders, files and databases, and hold each to its venue's key and to what it sent before.

    A folder can also hold exported findings; of those what counts now and a quarter ago is taken. Where `parquet` names
    a folder, the findings of the bundles that are counted are added to it.

    Without a list of partners the venues are those that sent something, and who is silent cannot be told.
    `on_file` is told how many files of how many have been read. Raises `InputError` where an input is not there.
    """
    pile = _Pile()
    files: list[Path] = []
    for each in inputs:
        path = Path(each)
        if path.is_dir() and is_warehouse(path):
            _from_findings(path, pile, now)
        elif path.is_dir():
            files += _bundles_in(path, pile)
        elif path.suffix == SUFFIX and path.is_file():
            files.append(path)
        else:
            _from_database(each, pile)
    if len(files) > _MOST_FILES:
        fix = "import them into a database, or collate them in parts"
        raise InputError.at(
            inputs[0], f"there are more than {_MOST_FILES} bundles", fix, then=Then(step=Step.IMPORT_BUNDLES)
        )
    for number, path in enumerate(dict.fromkeys(files), start=1):
        _from_file(path, pile)
        on_file(number, len(files))
    accepted = _accepted(pile, partners, now)
    if parquet is not None:
        _export(accepted, parquet)
    listed = partners.venues if partners else _venues_of(accepted, {**pile.exported, **pile.told})
    returns: dict[str, list[Return]] = defaultdict(list)
    for one in pile.returns:
        returns[one.venue].append(one)
    by_venue: dict[str, list[_Sent]] = defaultdict(list)
    for sent in accepted:
        by_venue[sent.bundle.venue.id].append(sent)
    return Gathered(
        venues=tuple(
            replace(
                venue_facts(
                    venue,
                    [sent.bundle for sent in by_venue[venue.id]],
                    returns[venue.id],
                    pile.heard.get(venue.id, []),
                    exported=pile.exported.get(venue.id, []),
                    told=pile.told.get(venue.id, []),
                ),
                doubted=venue.id in pile.doubted,
            )
            for venue in listed
        ),
        sources=tuple(_source(sent, partners) for sent in accepted),
        not_counted=tuple(pile.not_counted),
        other_files=pile.other_files,
        proven=tuple(pile.proven),
        listed=partners is not None,
    )


def _bundles_in(folder: Path, pile: _Pile) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix == SUFFIX:
            yield path
        else:
            pile.other_files += 1


def _from_file(path: Path, pile: _Pile) -> None:
    try:
        received = read_bundle(path)
        check_bundle(received.bundle, str(path))
    except InputError as error:
        problem = error.problems[0]
        said = plain(problem.what + (f"; {problem.fix}" if problem.fix else ""), 500)
        pile.not_counted.append(NotCounted(source=plain(path.name, 200), trouble=Trouble.UNUSABLE, words=said))
        return
    pile.sent.append(_Sent(source=plain(path.name, 200), digest=received.digest, bundle=received.bundle))


def database_url(name: str) -> str:
    """Give the address of a database that a person named: an address, or a file. Raises `InputError`."""
    if "://" in name:
        return name
    path = Path(name)
    if not path.is_file():
        what = "there is no such folder, bundle or database"
        raise InputError.at(name, what, "name a folder of bundles (*.bundle), or the coordinator's venuecheck.db")
    return f"sqlite:///{path.resolve().as_posix()}"


def _export(accepted: Sequence[_Sent], folder: Path) -> None:
    # named after what is in it: the same bundles exported twice are there once
    name = hashlib.sha256("".join(sorted(sent.digest for sent in accepted)).encode()).hexdigest()[:16]
    write(folder, stored_checks(sent.bundle for sent in accepted), name)
    by_venue: dict[str, list[Bundle]] = defaultdict(list)
    for sent in sorted(accepted, key=lambda sent: aware(sent.bundle.made_at)):
        by_venue[sent.bundle.venue.id].append(sent.bundle)
    write_told(folder, (each for bundles in by_venue.values() for each in stores_told(bundles)), name)


def _from_findings(folder: Path, pile: _Pile, now: datetime) -> None:
    with duckdb_on(folder) as connection:
        told = read_told(connection, folder)
        for venue, checks in reduce(connection, folder, [now, now - QUARTER]).items():
            # where faults are told, they tell what became of whatever a check found
            pile.exported[venue] += [replace(check, followed=venue in told) for check in checks]
        for venue, stores in told.items():
            pile.told[venue] += stores


def _from_database(name: str, pile: _Pile) -> None:
    url = database_url(name)
    with Database.open(url) as database:
        proven = verify(database)
        if not proven.is_whole:
            raise not_whole(database.shown, proven.faults)
        pile.proven.append(f"Records of {database.shown} whole: {proven.mark.words if proven.mark else 'none yet'}")
        for entry, said in listing.newest_of_kind(database, BUNDLE_KIND):
            source = f"record {entry.seq} of {Path(database.shown).name}"
            try:
                kept = decode(Kept, said)
                check_bundle(kept.bundle, source)
            except (ValidationError, InputError):
                words = "this record does not hold what a bundle holds; verify the records"
                pile.not_counted.append(NotCounted(source=source, trouble=Trouble.UNUSABLE, words=words))
                continue
            pile.sent.append(_Sent(source=source, digest=kept.digest, bundle=kept.bundle))
        imported = {
            entry.key.partition("/")[0]: entry.seq for entry, _ in listing.newest_of_kind(database, BUNDLE_KIND)
        }
        for entry, _ in listing.newest_of_kind(database, REFUSED_KIND):
            venue = entry.key.partition("/")[0]
            if entry.seq > imported.get(venue, 0):
                pile.doubted.add(venue)
        for key, moments in listing.moments(database, BUNDLE_KIND).items():
            venue = key.partition("/")[0]
            # of all but the newest, which says itself when it was made
            pile.heard[venue] += [datetime.fromisoformat(at) for at in sorted(moments)[:-1]]
        for _entry, said in listing.newest_of_kind(database, RETURN_KIND):
            pile.returns.append(decode(RecordedReturn, said).said)


def _accepted(pile: _Pile, partners: Partners | None, now: datetime) -> list[_Sent]:
    expected = {venue.id for venue in partners.venues} if partners else None
    by_venue: dict[str, dict[str, _Sent]] = defaultdict(dict)
    for sent in pile.sent:
        venue = sent.bundle.venue.id
        if expected is not None and venue not in expected:
            words = (
                f"it comes from {plain(sent.bundle.venue.name, 120)} ({venue}), which is not in the list of partners"
            )
            _refuse(pile, sent, Trouble.NOT_LISTED, f"{words}; add the venue, or ask who sent it")
        elif aware(sent.bundle.made_at) > now + _CLOCKS_DIFFER:
            words = f"it says that it was made on {day(sent.bundle.made_at)}, which is still to come"
            _refuse(pile, sent, Trouble.FUTURE, f"{words}; ask the venue to put its clock right and send it again")
        else:
            by_venue[venue].setdefault(sent.digest, sent)
    accepted: list[_Sent] = []
    for venue in sorted(by_venue):
        accepted += _of_one_venue(venue, list(by_venue[venue].values()), partners, pile)
    return accepted


def _of_one_venue(venue: str, sent: list[_Sent], partners: Partners | None, pile: _Pile) -> Iterable[_Sent]:
    known = partners.keys.get(venue, ()) if partners else ()
    keys = {one.bundle.public_key for one in sent}
    if not known and len(keys) > 1:
        words = f"bundles of {venue} are signed with {len(keys)} different keys, and none has been compared"
        fix = "telephone the venue, and write its fingerprint into the list of partners as 'keys:'"
        for one in sent:
            _refuse(pile, one, Trouble.OTHER_KEY, f"{words} (this one: {fingerprint(one.bundle.public_key)}); {fix}")
        return
    before: dict[str, _Sent] = {}
    for one in sorted(sent, key=lambda one: (len(one.bundle.chain), aware(one.bundle.made_at))):
        key = one.bundle.public_key
        if known and fingerprint(key).replace(" ", "") not in known:
            words = (
                f"it is signed with the key {fingerprint(key)}, which is not the one of {venue} in the list of partners"
            )
            _refuse(pile, one, Trouble.OTHER_KEY, f"{words}; telephone the venue")
            continue
        earlier = _longer_before(one, sent)
        if earlier:
            words = f"{venue} had {earlier} records when it sent before, and has {len(one.bundle.chain)} in this"
            pile.doubted.add(venue)
            _refuse(
                pile, one, Trouble.SHORTER, f"{words}; ask whether a backup was brought back, or records taken away"
            )
            continue
        place = forked_at(before[key].bundle.chain, one.bundle.chain) if key in before else 0
        if place:
            words = f"the records of {venue} are not those that it sent before, from record {place} on"
            pile.doubted.add(venue)
            _refuse(pile, one, Trouble.FORKED, f"{words}; ask whether a backup was brought back, or records changed")
            continue
        before[key] = one
        yield one


def _longer_before(one: _Sent, sent: Iterable[_Sent]) -> int:
    """Give how many records a store told in a bundle made before this one, where they were more; else 0."""
    longer = [
        len(other.bundle.chain)
        for other in sent
        if other.bundle.public_key == one.bundle.public_key
        and aware(other.bundle.made_at) < aware(one.bundle.made_at)
        and len(other.bundle.chain) > len(one.bundle.chain)
    ]
    return max(longer, default=0)


def _refuse(pile: _Pile, sent: _Sent, trouble: Trouble, words: str) -> None:
    pile.not_counted.append(NotCounted(source=sent.source, trouble=trouble, words=words))


def _venues_of(accepted: Sequence[_Sent], exported: Mapping[str, object]) -> tuple[ListedVenue, ...]:
    newest = {sent.bundle.venue.id: sent.bundle.venue for sent in sorted(accepted, key=lambda one: one.bundle.made_at)}
    found = {
        venue.id: ListedVenue(id=venue.id, name=plain(venue.name, 200).strip(), kind=venue.kind, partner="")
        for venue in newest.values()
    }
    for venue in exported:
        named = plain(venue, 64)
        found.setdefault(venue, ListedVenue(id=named, name=named, kind=VenueKind.OTHER, partner=""))
    return tuple(found[name] for name in sorted(found))


def _source(sent: _Sent, partners: Partners | None) -> CountedBundle:
    named = fingerprint(sent.bundle.public_key)
    return CountedBundle(
        source=sent.source,
        venue=sent.bundle.venue.id,
        made_at=aware(sent.bundle.made_at),
        digest=sent.digest,
        fingerprint=named,
        compared=bool(partners and named.replace(" ", "") in partners.keys.get(sent.bundle.venue.id, ())),
    )
