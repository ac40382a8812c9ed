"""Kill the program at random moments and look at what is left. Run by test_kills.py, and by `make reliability`.

`python -m tests.records.kills WORKLOAD FOLDER KILLS SEED [DATABASE]` prints one line of JSON. Everything is imported
first and each child is forked from that, so that the moments fall into the work and not into the start of Python.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from alembic import command  # noqa: F401 - loaded before the children are forked

from tests.report import samples as made
from tests.screening.samples import entry, names
from tests.service import venues
from tests.service.kept_lists import keep_list
from venuecheck.core.problem import InputError
from venuecheck.records import schema
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.copying import back_up
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import Held, verify
from venuecheck.service.names.lists import lists_of
from venuecheck.service.names.update_records import newest
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_import import receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from .jotting import Jotting, said_of

assert sys.platform != "win32"  # children are forked

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
OLD = Path(__file__).parent / "old" / "store-0001.sql"
_SAVING_SECONDS, _SAVING_WORDS = 0.03, 12
"""A child that saves without end is killed within this time of an acknowledgement, which is one of the first so many:
a moment counted from its start would, on a busy machine, always be the same one."""
_UPDATING_SECONDS = 0.06
"""A list is got within about this time."""
_TRIES = 3


@dataclass(slots=True)
class Tally:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    """Things that the store said it had kept, and then the kill came."""
    midway: int = 0
    """Kills before the work was done."""
    faults: list[str] = field(default_factory=list)


def url_of(folder: Path) -> str:
    """Give the address of the store in `folder`."""
    return f"sqlite:///{(folder / 'venuecheck.db').as_posix()}"


def killed(
    work: Callable[[int], None], within: float, chance: random.Random, *, words: int = 0
) -> tuple[list[str], bool]:
    """Fork a child that does `work`, kill it at a moment within so many seconds; give its words and if it was done.

    The seconds count from its start or, where it is to say at least so many `words` first, from the last of them.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            work(writer)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    heard = b""
    while heard.count(b" ") < words and (more := os.read(reader, 4_096)):
        heard += more
    time.sleep(chance.uniform(0, within))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as stream:
        said = (heard + stream.read()).decode()
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        message = "the child failed by itself"
        raise RuntimeError(message)
    # an acknowledgement is one write below a pipe's limit: it is there whole or not at all
    return said.split(), os.WIFEXITED(status)


_HEADERS = "SELECT seq, kind, key, venue, at, previous, payload_digest, digest FROM record ORDER BY seq"


def saving(folder: Path, kills: int, chance: random.Random, url: str) -> Tally:
    """Records, files, drafts and a journal, again and again in one store."""
    tally = Tally()
    key = Beside(folder)
    with Store.open(url, "v", key) as store:
        # what is made on first use is made here, not in every child
        store.append("thing", "first", Jotting(name="x"), AT)
    expected: Counter[str] = Counter()
    for number in range(kills):
        words = chance.randrange(_SAVING_WORDS)
        said, _ = killed(partial(_save, url, key, number), _SAVING_SECONDS, chance, words=words)
        tally.kills += 1
        tally.midway += 1
        tally.acknowledged += len(said)
        records = [word.removeprefix("record:") for word in said if word.startswith("record:")]
        drafts = [int(word.removeprefix("draft:")) for word in said if word.startswith("draft:")]
        steps = [int(word.removeprefix("step:")) for word in said if word.startswith("step:")]
        expected.update(records)
        with Store.open(url, "v", key) as store:
            verification = verify(store.database)
            tally.faults += [f"kill {number}: {fault}" for fault in verification.faults]
            with store.reading() as connection:
                kept = Counter(connection.scalars(sa.text("SELECT key FROM record")))
            tally.faults += [f"kill {number}: {word} is missing" for word in records if not kept[word]]
            tally.faults += [f"kill {number}: {word} is doubled" for word, times in kept.items() if times > 1]
            draft = store.draft("thing", str(number))
            if drafts and (draft is None or draft.body["number"] not in {drafts[-1], drafts[-1] + 1}):
                tally.faults.append(f"kill {number}: the draft {drafts[-1]} is lost: {draft}")
            journal = [line["step"] for line in store.journal(str(number))]
            if journal not in (steps, [*steps, len(steps)]):
                tally.faults.append(f"kill {number}: the journal has {journal}, and was told {steps}")
    with Store.open(url, "v", key) as store, store.reading() as connection:
        kept = Counter(connection.scalars(sa.text("SELECT key FROM record")))
        tally.faults += [f"at the end: {word} is missing" for word in expected if kept[word] != 1]
    return tally


def _save(url: str, key: Beside, number: int, out: int) -> None:
    with Store.open(url, "v", key) as store:
        for turn in range(10_000):
            name = f"{number}-{turn}"
            attached = Attached(media_type="text/plain", content=name.encode() * 200) if turn % 3 == 0 else None
            thing = said_of(attached) | {"name": name} if attached else Jotting(name=name)
            kind = FILE if attached else "thing"
            store.append_all([New(kind=kind, key=name, venue="v", payload=thing, at=AT, file=attached)])
            os.write(out, f"record:{name} ".encode())
            store.save_draft("thing", str(number), {"number": turn})
            os.write(out, f"draft:{turn} ".encode())
            store.add_to_journal(str(number), turn, [f'{{"step": {turn}}}'])
            os.write(out, f"step:{turn} ".encode())


def migrating(folder: Path, kills: int, chance: random.Random, _url: str) -> Tally:
    """An old store is brought up to date: afterwards it is old or new, and has what it had."""
    template = folder / "template" / "venuecheck.db"
    template.parent.mkdir()
    connection = sqlite3.connect(template)
    connection.executescript(OLD.read_text("utf-8"))
    before = connection.execute(_HEADERS).fetchall()
    connection.close()
    return _over_and_over(folder, kills, chance, template, _migrate, partial(_is_migrated, before))


def _migrate(folder: Path, out: int) -> None:
    Store.open(url_of(folder), "v").close()
    os.write(out, b"migrated ")


def _is_migrated(before: list[object], folder: Path, said: list[str]) -> list[str]:
    connection = sqlite3.connect(folder / "venuecheck.db")
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    faults = [f"it is version {version}"] if said and version != schema.HEAD else []
    with Store.open(url_of(folder), "hill-top") as store:
        # the first version signed nothing
        faults += map(str, verify(store.database, held=Held(unsigned=True, keyless=True, anchored=False)).faults)
        with store.reading() as reading:
            now = [tuple(row) for row in reading.execute(sa.text(_HEADERS))]
        if now != before:
            faults.append("the records are not those from before")
        if store.draft("assessment", "venue-booking/hill-top") is None:
            faults.append("the draft is lost")
    return faults


def backing_up(folder: Path, kills: int, chance: random.Random, _url: str) -> Tally:
    """A copy is made: it is there whole or not at all, and the store is as it was."""
    template = folder / "template" / "venuecheck.db"
    template.parent.mkdir()
    with Store.open(f"sqlite:///{template.as_posix()}", "v") as store:
        for number in range(100):
            store.append("thing", str(number), Jotting(name="x" * 200), AT)
    return _over_and_over(folder, kills, chance, template, _back_up, _is_backed_up)


def _back_up(folder: Path, out: int) -> None:
    with Store.open(url_of(folder), "v") as store:
        back_up(store.database, folder / "copy.db")
    os.write(out, b"copied ")


def _is_backed_up(folder: Path, said: list[str]) -> list[str]:
    faults = []
    for name in ("venuecheck.db", "copy.db"):
        path = folder / name
        if not path.exists():
            faults += ["the copy is missing"] if said else []
            continue
        with Store.open(f"sqlite:///{path.as_posix()}", "v") as store:
            verification = verify(store.database)
        faults += [f"{name}: {fault}" for fault in verification.faults]
        if verification.records != 100:
            faults.append(f"{name} has {verification.records} records")
    return faults


def importing(folder: Path, kills: int, chance: random.Random, _url: str) -> Tally:
    """A coordinator imports a bundle with a case: all of it is there or nothing, and importing again mends it."""
    school = venues.school(folder / "school")
    with open_store(school) as store:
        bundle = bundle_of(school, store, now=AT, cases=[made.booking().id], agreement="Example agreement")
        (folder / "sent.bundle").write_bytes(export(school, store, bundle))
    office = venues.office(folder / "office")
    template = folder / "template" / "venuecheck.db"
    template.parent.mkdir()
    with open_store(office) as store:
        store.append("thing", "earlier", Jotting(name="x"), AT)
        # a first import in this process, elsewhere, so that the children need not build what reads bundles
        back_up(store.database, template)
        for name in ("key", "anchor"):
            shutil.copy(folder / "office" / f"venuecheck.{name}", template.parent / f"venuecheck.{name}")
        receive(office, store, read_bundle(folder / "sent.bundle"), now=AT)
    return _over_and_over(folder, kills, chance, template, _import, _is_imported)


def _import(folder: Path, out: int) -> None:
    office = venues.office(folder)
    with open_store(office) as store:
        receive(office, store, read_bundle(folder.parent / "sent.bundle"), now=AT)
    os.write(out, b"imported ")


def _is_imported(folder: Path, said: list[str]) -> list[str]:
    office = venues.office(folder)
    faults = []
    for turn in ("after the kill", "imported again"):
        with open_store(office) as store:
            verification = verify(store.database)
            faults += [f"{turn}: {fault}" for fault in verification.faults]
            allowed = {1 + 3} if said or turn == "imported again" else {1, 1 + 3}
            if verification.records not in allowed:
                faults.append(f"{turn}: it has {verification.records} records")
            receive(office, store, read_bundle(folder.parent / "sent.bundle"), now=AT)
    return faults


def updating(folder: Path, kills: int, chance: random.Random, _url: str) -> Tally:
    """Lists of names are got, again and again: each is there with its record, and the one before it until then."""
    tally, place, last = Tally(), folder / "place", 0
    office = venues.office(place)
    with open_store(office) as store:
        _put(office, store, 0)
    for number in range(kills):
        said, _ = killed(partial(_update, place, last), _UPDATING_SECONDS, chance, words=chance.randrange(3))
        tally.kills += 1
        tally.midway += 1
        tally.acknowledged += len(said)
        told = int(said[-1]) if said else last
        with open_store(office) as store:
            tally.faults += [f"kill {number}: {fault}" for fault in verify(store.database).faults]
            is_recorded = newest(store)["proscribed"].entries
            try:
                is_here = len(lists_of(office, store)["proscribed"].entries)
            except InputError as error:
                tally.faults.append(f"kill {number}: {error}")
                is_here = is_recorded
        if not told + 1 <= is_here == is_recorded <= told + 2:
            tally.faults.append(f"kill {number}: told of {told}, recorded {is_recorded - 1}, and here {is_here - 1}")
        last = is_recorded - 1
    left = [path.name for path in (place / "lists").iterdir() if path.name != "proscribed.json"]
    with open_store(office) as store:
        _put(office, store, last + 1)
    if [path.name for path in (place / "lists").iterdir()] != ["proscribed.json"]:
        tally.faults.append(f"at the end there are {left}")
    return tally


def _update(place: Path, last: int, out: int) -> None:
    office = venues.office(place)
    with open_store(office) as store:
        for number in range(last + 1, last + 10_000):
            _put(office, store, number)
            os.write(out, f"{number} ".encode())


def _put(office: Site, store: Store, number: int) -> None:
    """Get a list of so many entries and one."""
    keep_list(office, names(*(entry(f"Zorb {each}") for each in range(number + 1))), store)


def _over_and_over(  # noqa: PLR0917
    folder: Path,
    kills: int,
    chance: random.Random,
    template: Path,
    work: Callable[[Path, int], None],
    faults_of: Callable[[Path, list[str]], list[str]],
) -> Tally:
    """Do a piece of work from one beginning again and again, killed within the time that it takes."""
    tally = Tally()
    # the shortest: where the machine was busy just then, every kill would come after the work was done
    within = min(_time_of(folder, template, work) for _ in range(_TRIES))
    for number in range(kills):
        place = _fresh(folder, template)
        said, done = killed(partial(work, place), within, chance)
        tally.kills += 1
        tally.acknowledged += len(said)
        tally.midway += not done
        tally.faults += [f"kill {number}: {fault}" for fault in faults_of(place, said)]
    return tally


def _fresh(folder: Path, template: Path) -> Path:
    place = folder / "place"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for path in template.parent.iterdir():
        shutil.copy(path, place / path.name)
    return place


def _time_of(folder: Path, template: Path, work: Callable[[Path, int], None]) -> float:
    place = _fresh(folder, template)
    reader, writer = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        work(place, writer)
        os._exit(0)
    os.waitpid(child, 0)
    os.close(reader)
    os.close(writer)
    return time.monotonic() - started


WORKLOADS = {
    "saving": saving,
    "migrating": migrating,
    "importing": importing,
    "backing_up": backing_up,
    "updating": updating,
}


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    name, where, kills, seed, *database = arguments
    folder = Path(where)
    url = database[0] if database else url_of(folder)
    tally = WORKLOADS[name](folder, int(kills), random.Random(int(seed)), url)  # noqa: S311 - moments, no secrets
    sys.stdout.write(json.dumps(asdict(tally)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
