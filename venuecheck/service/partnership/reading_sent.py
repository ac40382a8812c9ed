"""Reading what was sent: files of folders, exported findings, records of databases, each with mistrust."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from venuecheck.assurance.check import aware
from venuecheck.collate.facts import Check, Return
from venuecheck.collate.picture import before_of
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.quarter import Quarter
from venuecheck.core.step import Step, Then
from venuecheck.records import listing
from venuecheck.records.address import of_file, refuse_secret, shown_as
from venuecheck.records.codec import decode_text
from venuecheck.records.database import refuse_what_is_gone
from venuecheck.records.looking import opened_to_read
from venuecheck.records.outside import Beside, beside_file
from venuecheck.records.store import Store
from venuecheck.records.warehouse import duckdb_on, is_warehouse, reduce
from venuecheck.records.warehouse_told import StoreTold, read_told
from venuecheck.service.partnership.bundle_numbers import check_bundle
from venuecheck.service.partnership.bundles_kept import (
    BUNDLE_KIND,
    KEY_KIND,
    Kept,
    TrustedKey,
    earlier,
    keys_trusted,
    took_over,
)
from venuecheck.service.partnership.editions import Before, published_before
from venuecheck.service.partnership.refused_before import refused_before
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.partnership.sent_files import (
    FoundFile,
    NotUsed,
    Sent,
    came_on,
    files_in,
    is_bundle,
    read_sent,
    told_apart,
)
from venuecheck.service.record_keeping.proof import Proven, each_whole, whole, words_of

_MOST_FILES = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBefore:
    """That a bundle came of which a newer one of the same key is here."""

    public_key: str
    at: datetime
    """When it came, and not after the newer one was made."""


@dataclass(slots=True)
class Pile:
    """What was read, before anything is held to a key or to what came before."""

    sent: list[Sent] = field(default_factory=list)
    not_used: list[NotUsed] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    came_before: dict[str, list[CameBefore]] = field(default_factory=lambda: defaultdict(list))
    exported: dict[str, list[Check]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[StoreTold]] = field(default_factory=lambda: defaultdict(list))
    proven: list[str] = field(default_factory=list)
    trusted: list[TrustedKey] = field(default_factory=list)
    published: list[Before] = field(default_factory=list)
    known: Proven | None = None
    """What was proven already."""


def read(
    inputs: Sequence[str],
    partners: Register | None,
    pile: Pile,
    *,
    at: datetime,
    on_file: Callable[[int, int], None],
) -> None:
    """Read folders, files and databases onto a pile; of exported findings what counts at `at`, and a quarter before.

    Raises `InputError` where an input is not there, or records are not whole.
    """
    found: dict[Path, FoundFile] = {}
    expected = partners.ids if partners else ()
    for each in inputs:
        path = Path(each)
        if path.is_dir() and is_warehouse(path):
            _from_findings(path, pile, at)
        elif path.is_dir():
            for file in files_in(path, expected):
                if isinstance(file, FoundFile):
                    found.setdefault(file.path.resolve(), file)
                else:
                    pile.not_used.append(NotUsed(why=file))
        elif is_bundle(path.name) and path.is_file():
            found.setdefault(path.resolve(), FoundFile(path=path, name=plain(path.name, 200)))
        else:
            _from_database(each, pile, at, partners)
    if len(found) > _MOST_FILES:
        fix = "import them into a database, or collate them in parts"
        raise InputError.at(
            inputs[0], f"there are more than {_MOST_FILES} bundles", fix, then=Then(step=Step.IMPORT_BUNDLES)
        )
    for number, file in enumerate(told_apart(found.values()), start=1):
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
        if path.suffix == ".db" and not any(path.parent.glob("*.db")):
            refuse_what_is_gone(of_file(path), Beside(path.parent))
        what = "there is no such folder, bundle or database"
        raise InputError.at(name, what, "name a folder of bundles (*.bundle), or the coordinator's venuecheck.db")
    return of_file(path.resolve())


def _from_findings(folder: Path, pile: Pile, at: datetime) -> None:
    with duckdb_on(folder) as connection:
        told = read_told(connection, folder)
        for venue, checks in reduce(connection, folder, [at, before_of(at)]).items():
            # where faults are told, they tell what became of whatever a check found
            pile.exported[venue] += [replace(check, followed=venue in told) for check in checks]
        for venue, stores in told.items():
            pile.told[venue] += stores


def _from_database(name: str, pile: Pile, at: datetime, partners: Register | None) -> None:
    url = database_url(name)
    # those of a database on a server are where the coordinator's configuration is: where this is run
    with opened_to_read(url, beside_file(url) or Beside(Path())) as database:
        here = database.held_here()
        if not here:
            whole(database)  # refuses, where anything is recorded
            pile.proven.append(f"Records of {database.shown} whole: none yet")
        # what another key signed can be anybody's, who has the database and nothing beside it
        # of the many bundles few are read, and these are held to their form then
        for chain, proven in each_whole(database, here, pile.known, read_next=(BUNDLE_KIND,)).items():
            pile.proven.append(f"Records of {database.shown}, {chain}. {words_of(proven)}")
            read_chain(Store(database, chain), pile, at, partners)


def read_chain(store: Store, pile: Pile, at: datetime, partners: Register | None) -> None:
    """Read what a chain of records holds onto a pile; whoever calls has proven it.

    Of each key the newest bundle is read, and of those before it what a picture of the moment `at` needs: it is the one
    of a folder with all of them.
    """
    published = published_before(store)
    moments = (at,) if published.stood_before(str(Quarter.of(at))) else (at, before_of(at))
    recorded = {
        key: sorted(map(datetime.fromisoformat, came)) for key, came in listing.moments(store, BUNDLE_KIND).items()
    }
    newest: dict[str, datetime] = {}
    made_by: dict[str, datetime] = {}
    last: dict[str, int] = {}
    sent: dict[int, Sent] = {}
    for entry, text in listing.newest_texts(store, BUNDLE_KIND):
        came_at = datetime.fromisoformat(entry.at)
        source = came_on(came_at)
        try:
            kept = decode_text(Kept, text)
            check_bundle(kept.bundle, source)
        except (ValidationError, InputError):
            words = f"record {entry.seq} does not hold what a bundle holds; verify the records"
            why = NotCounted(
                source=source, trouble=Trouble.UNUSABLE, words=words, venue=plain(entry.key.partition("/")[0], 64)
            )
            pile.not_used.append(NotUsed(why=why))
            continue
        sent[entry.seq] = Sent(source=source, digest=kept.digest, bundle=kept.bundle)
        came_before = recorded[entry.key].copy()
        came_before.remove(came_at)
        for before, one in earlier(store, entry, kept, at, moments, came=came_before):
            came_then = came_on(datetime.fromisoformat(before.at))
            sent[before.seq] = Sent(source=came_then, digest=one.digest, bundle=one.bundle)
        venue, made = kept.bundle.venue.id, aware(kept.bundle.made_at)
        newest[venue], last[venue] = max(newest.get(venue, made), made), entry.seq
        made_by[entry.key] = made
    trusted = keys_trusted(store)
    pile.sent += _not_given_up(sent, trusted)
    pile.trusted += store.all(KEY_KIND, TrustedKey)
    for key, came in recorded.items():
        venue, _, public_key = key.partition("/")
        # all but the newest, which says itself when it was made: the others were made before that, whenever they came
        last_made = made_by.get(key)
        pile.came_before[venue] += [
            CameBefore(public_key=public_key, at=min(each, last_made) if last_made else each) for each in came[:-1]
        ]
    # what is of a venue's present id settles what came under one that it had before
    for old, now in partners.former.items() if partners else ():
        if now in last:
            newest[old] = max(newest.get(old, newest[now]), newest[now])
            last[old] = max(last.get(old, 0), last[now])
    for refused in refused_before(store, newest, last, trusted, within=partners.within if partners else None):
        if isinstance(refused, Sent):
            pile.sent.append(refused)
        else:
            pile.not_used.append(refused)
    pile.returns += [one.said for one in store.all(RETURN_KIND, RecordedReturn)]
    pile.published.append(published)


def _not_given_up(sent: Mapping[int, Sent], trusted: Sequence[tuple[int, TrustedKey]]) -> Iterator[Sent]:
    """Leave out what was sent under a key in whose place a person trusted a former one again, for what came later.

    `sent` is by the place of its record, the newest of each key.
    """
    by_person = {(one.venue, one.public_key): at for at, one in trusted if one.person}
    again: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for seq, one in sent.items():
        venue, key = one.bundle.venue.id, one.bundle.public_key
        again[venue].append((min(seq, by_person.get((venue, key), 0)), key))
    for seq, one in sent.items():
        if not any(at > seq and took_over(one.bundle, key) for at, key in again[one.bundle.venue.id]):
            yield one
