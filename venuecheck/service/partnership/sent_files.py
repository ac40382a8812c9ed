"""Files of folders that venues sent: each read with mistrust, or named with why it was not."""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.day_words import day
from venuecheck.core.ids import ID_PATTERN
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.envelope import MAX_BYTES
from venuecheck.service.given_files import Given, given
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_reading import read_bundle, said_by
from venuecheck.service.partnership.damaged import left_in

SUFFIX = ".bundle"
_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A bundle that its own key signed. Whether it counts is another question."""

    source: str
    digest: str
    bundle: Bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUsed:
    """One thing that was sent and is not counted, with what it says as far as that can be read."""

    why: NotCounted
    says: Bundle | None = None
    proven: bool = False
    """Whether the key that it names signed it."""
    key: str = ""
    """As in `Whose`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file of a folder, by the name that tells it from all others there."""

    path: Path
    name: str


def came_on(came: datetime, name: str = "") -> str:
    """Name what a database holds as where something comes from: papers are read by people who have no such records.

    `name` is what the file was called, where that is known.
    """
    return f"{name}, which came on {day(london_day(came))}" if name else f"a file that came on {day(london_day(came))}"


def files_in(folder: Path, venues: Collection[str]) -> Iterator[FoundFile | NotCounted]:
    """Give every file under a folder: bundles to be read, everything else with why it is not opened.

    What is no bundle is of the venue of `venues` (ids) after which it is called, as where it is imported: whoever sent
    it was not silent.
    """
    unread: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(where) / name
            shown = plain(path.relative_to(folder).as_posix(), _NAME)
            why = _not_opened(path)
            if why:
                whose = _by_name(path, venues)
                yield NotCounted(
                    source=shown,
                    trouble=Trouble.NOT_A_BUNDLE,
                    words=why,
                    venue=whose.venue,
                    meant=whose.perhaps,
                )
            else:
                yield FoundFile(path=path, name=shown)
    for error in unread:
        words = f"this folder cannot be read ({error.strerror or 'input error'}); see who may read it"
        name = Path(os.fsdecode(error.filename or folder)).name
        yield NotCounted(source=plain(name, _NAME), trouble=Trouble.UNUSABLE, words=words)


def told_apart(files: Iterable[FoundFile]) -> list[FoundFile]:
    """Give files of several folders that have one name with as much of their path as tells them apart."""
    alike: dict[str, list[FoundFile]] = defaultdict(list)
    files = list(files)
    for file in files:
        alike[file.name].append(file)
    names: dict[Path, str] = {}
    for name, some in alike.items():
        parts, longest = len(Path(name).parts), max(len(one.path.absolute().parts) for one in some)
        while len(some) > 1 and parts < longest and len({_tail(one, parts) for one in some}) < len(some):
            parts += 1
        for one in some:
            names[one.path] = name if len(some) == 1 else plain(_tail(one, parts), _NAME)
    return [FoundFile(path=one.path, name=names[one.path]) for one in files]


def _tail(file: FoundFile, parts: int) -> str:
    return "/".join(file.path.absolute().parts[-parts:])


def is_bundle(name: str) -> bool:
    """Whether a file is a bundle by its name."""
    return name.lower().endswith(SUFFIX)


def _not_opened(path: Path) -> str:
    if path.is_symlink():
        return "it is a link to somewhere else, and was not followed; put the file itself here"
    if not path.is_file():
        return "it is no ordinary file, and was not opened; take it out"
    if is_bundle(path.name):
        return ""
    if path.suffix.lower() in _PACKED:
        return f"it is a packed file, and was not opened; unpack it, and put the {SUFFIX} files here"
    return f"its name does not end with {SUFFIX}, so it was not opened; if it is a bundle, give it that ending"


_PACKED = frozenset({".zip", ".7z", ".gz", ".tgz", ".rar", ".tar", ".bz2", ".xz"})


def read_sent(file: FoundFile, venues: Collection[str]) -> Sent | NotUsed:
    """Read a bundle; where that cannot be, say why and of which venue it is, by what it holds or else by its name.

    `venues` are the ids that are expected.
    """
    said: Given | None = None
    try:
        said = given(file.path, MAX_BYTES)
        received = read_bundle(said)
    except InputError as error:
        problem = error.problems[0]
        words = plain(problem.what + (f"; {problem.fix}" if problem.fix else ""), 500)
        whose = of_whom(said, venues) if said is not None else _by_name(file.path, venues)
        why = NotCounted(
            source=file.name,
            trouble=Trouble.UNUSABLE,
            words=words,
            venue=whose.venue,
            meant=whose.perhaps,
            came=whose.made_at,
            digest=hashlib.sha256(said.content).hexdigest() if said is not None else "",
        )
        return NotUsed(why=why, says=whose.says, key=whose.key)
    return Sent(source=file.name, digest=received.digest, bundle=received.bundle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Of which venue a file is that cannot be relied on."""

    venue: str = ""
    """As it says or, where that cannot be read, after which it is called; empty where it is neither."""
    perhaps: str = ""
    """Of no venue: the one with whose id its name begins; empty for none."""
    says: Bundle | None = None
    """What it says, as far as that can be read."""
    made_at: datetime | None = None
    """When it says that it was made, where nothing else of it can be read."""
    key: str = ""
    """Fingerprint, without blanks, of the key beside its signature, where it says no venue that is expected."""


def of_whom(file: Given, venues: Collection[str]) -> Whose:
    """Tell of a file that cannot be relied on of which of `venues` (ids) it is, and what it says."""
    venue, says = said_by(file)
    if says is not None and (venue in venues or not venues):
        return Whose(venue=venue, says=says)
    left = left_in(file.content)
    venue, made_at = venue or left.venue, left.made_at if says is None else None
    if venue and (venue in venues or not venues):
        return Whose(venue=venue, says=says, made_at=made_at)
    whose = Whose(venue=venue, says=says) if venue else _by_name(Path(file.name), venues)
    return replace(whose, made_at=made_at, key=left.key)


def _by_name(path: Path, venues: Collection[str]) -> Whose:
    venue = _named_after(path, venues)
    return Whose(venue=venue, perhaps="" if venue else _perhaps_of(path, venues))


_DAY = r"-[12][0-9]{3}-?[0-9]{2}-?[0-9]{2}(?![0-9A-Za-z])"
_EXPORTED = re.compile(f"({ID_PATTERN}){_DAY}")
_AFTER = re.compile(rf"$|[ (]|{_DAY}")
"""What follows the id in a name: nothing, what a browser or a person adds to it, or the day."""


def _named_after(path: Path, venues: Collection[str]) -> str:
    """Give the venue that a file is called after, as the program calls it: the id, then a day.

    It is one of `venues`; where none are expected, as without a list, whichever the name of a bundle says.
    """
    if not venues:
        exported = _EXPORTED.match(path.stem) if is_bundle(path.name) else None
        return exported[1] if exported else ""
    mine = [venue for venue in venues if path.stem.startswith(venue) and _AFTER.match(path.stem, len(venue))]
    return max(mine, key=len, default="")


def _perhaps_of(path: Path, venues: Iterable[str]) -> str:
    """Give the venue whose id a file's name begins with, whatever follows."""
    stem = path.stem.casefold()
    mine = [venue for venue in venues if stem.startswith(venue) and not stem[len(venue) : len(venue) + 1].isalnum()]
    return max(mine, key=len, default="")
