"""Evidence: a file kept with an assessment or a check, bound to its record by its digest."""

import hashlib
import mimetypes
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from venuecheck.core.actor import Acted, Actor
from venuecheck.core.ids import new_id
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InputError, InvalidError, NotFoundError, did_you_mean
from venuecheck.records import listing
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.store import Store
from venuecheck.records.taken_places import DATABASE_BEGINS, refuse_as_evidence
from venuecheck.records.version import once_settled
from venuecheck.service.given_files import Given, given
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

MAX_BYTES = 10 * 1024 * 1024
_ABOUT = frozenset({"assessment", "run"})
_MAX_NAME = 120
_PRIVATE_KEY = re.compile(
    rb"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1"
)
LATEST = "latest"
"""Names the record that was made last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """What is recorded of a file. The file itself lies beside the record, under its digest."""

    digest: str
    """SHA-256, hexadecimal."""
    size: int
    """Bytes."""
    media_type: str
    name: str
    """Without a path."""
    about: str
    """Id of the assessment or run that it is evidence of."""
    person: str
    added: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


def attach(
    site: Site, store: Store, file: Path | Given, about: str, *, person: str | Actor, now: datetime
) -> EvidenceFile:
    """Keep a copy of a file with the recorded assessment or run `about`.

    `latest` is the one that was recorded last. The same file with the same record is kept once. Raises `InputError`.
    """
    actor = acting(site.people, site.venue.id, person, Doing.ATTACH)
    who = in_one_line(actor.name, 200)
    if not any(char.isalpha() for char in who):
        raise InvalidError.of("person", "nobody is named", "name the person who adds the file")
    if isinstance(file, Path):
        refuse_as_evidence(file)
    attached = given(file, MAX_BYTES)
    content, name = _content(attached), safe_name(attached.name)
    made = EvidenceFile(
        digest=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        name=name,
        about=about,
        person=who,
        added=now,
        by=actor.acted,
    )
    return once_settled(lambda: _keep(store, made, content))


def _keep(store: Store, made: EvidenceFile, content: bytes) -> EvidenceFile:
    there = [entry for entry in listing.entries(store) if entry.kind in _ABOUT]
    known = {entry.key: entry.kind for entry in there}
    if made.about == LATEST and there:
        made = replace(made, about=max(there, key=lambda entry: entry.seq).key)
    about = made.about
    if about not in known:
        ids = (*known, LATEST) if known else ()
        what = "no assessment or run of this id is recorded" if ids else "no assessment or run is recorded yet"
        raise NotFoundError.at(plain(about, 80), what, did_you_mean(about, ids))
    # no file comes twice, and none comes to a record that is erased meanwhile
    read = (store.version(FILE), store.version(known[about], about))
    for entry, says in listing.said(store, {FILE}, worth_reading=lambda body: made.digest in body):
        earlier = listing.value_in(store, EvidenceFile, entry, says)
        if (earlier.about, earlier.digest) == (about, made.digest):
            store.append_all(())  # that it is kept is said of records whose end holds alone
            return earlier
    # the id tells nothing of the file: headers stay when a record is erased, and a file's digest can be tried out
    key = f"{about}/{new_id(FILE, made.added)}"
    file = Attached(media_type=made.media_type, content=content)
    new = New(kind=FILE, key=key, venue=store.venue, payload=made, at=made.added, file=file, expects=read)
    store.append_all([new])
    return made


def safe_name(name: str) -> str:
    """Give a file's name without any path, controls or leading dots: it can be written into any folder."""
    bare = PurePosixPath(PureWindowsPath(plain(name, 1_000)).name).name.lstrip(".").strip()
    kept = "".join(char for char in bare if char not in '<>:"|?*/\\')
    return kept[-_MAX_NAME:] or "file"


def _content(file: Given) -> bytes:
    content = file.content
    if content.startswith(DATABASE_BEGINS) or _PRIVATE_KEY.search(content):
        what = "this file is a database of records, or holds a private key, which whoever reads the records could use"
        raise InputError.at(file.name, what, "attach the document itself")
    if not content:
        raise InputError.at(file.name, "this file is empty", "choose the file that holds it")
    if len(content) > MAX_BYTES:
        fix = "keep it where your large files are, and attach a note that says where"
        raise InputError.at(file.name, f"this file is larger than {MAX_BYTES // 1024 // 1024} MiB", fix)
    return content
