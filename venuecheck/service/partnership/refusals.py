"""What came and was not imported: put on record with why, so that nothing that was sent is silent."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.assurance.check import aware
from venuecheck.core.actor import Acted
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import of_whom
from venuecheck.service.partnership.whose_key import by_its_key, whose_keys

REFUSED_KIND = "refused_bundle"
SETTLED_KIND = "settled_refusal"
OTHER_KEY, UNUSABLE = "other_key", "unusable"
"""What else a bundle is refused for than its records."""
OLDER = "older"
"""No refusal: a newer one of the same records was here when it came. What comes next is held to it."""
_NO_VENUE = "-"
"""In the key of a record: the file says no venue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """That a bundle came and was not imported, and why: what was refused is never silent."""

    venue: str
    """As it says or, where that cannot be read, after which it is called; empty where it is neither."""
    public_key: str
    """Empty where nothing in it is proven."""
    digest: str
    made_at: datetime
    """As it says; where it cannot be read, when it came."""
    outcome: str
    """`forked` or `shorter` (its records do not go on those that the venue sent before), `future` (it is dated so),
    `other_key`, `unusable`."""
    words: str = ""
    """Of what is unusable: why, and what to do."""
    perhaps: str = ""
    """Where it is of no venue: the one of which it may be, with whose id its name begins."""
    name: str = ""
    """What the file was called, where that alone can say who sent it. (Empty in records of earlier versions.)"""
    bundle: Bundle | None = None
    """What it says, without its cases, as far as that can be read. (None in records of earlier versions.)"""
    key_beside: str = ""
    """Fingerprint, without blanks, of the key beside its signature, where nothing tells yet whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """That a person said what became of something that was refused, and that nothing more is to be done about it."""

    refused: str
    """The key of its record."""
    reason: str
    person: str
    at: datetime
    by: Acted | None = None


def put_down(store: Store, bundle: Bundle, digest: str, outcome: str, now: datetime) -> None:
    """Put on record that a bundle came that its own key signed, and what it was refused for."""
    said = Refused(
        venue=bundle.venue.id,
        public_key=bundle.public_key,
        digest=digest,
        made_at=bundle.made_at,
        outcome=outcome,
        bundle=replace(bundle, cases=()),
    )
    _record(store, said, now)


def _record(store: Store, said: Refused, now: datetime) -> None:
    key = f"{said.venue or _NO_VENUE}/{said.digest}/{said.outcome}"
    if store.latest(REFUSED_KIND, key, Refused) is None:
        store.append(REFUSED_KIND, key, said, now)


def file_name(given: str) -> str:
    """Give what a file is called, without the folders that it lay in: these say nothing of whose it is."""
    return plain(given.replace("\\", "/").rpartition("/")[2], 200)


def put_down_unusable(store: Store, file: Given, error: InputError, register: Register | None, now: datetime) -> str:
    """Put on record that a file came that cannot be relied on, and why; give the id of its venue, empty for none."""
    whose = of_whom(file, register.ids if register else ())
    signs_for = whose_keys(store, register).venue(whose.key) if whose.key else ""
    bundle = whose.says
    problem = error.problems[0]
    words = plain(problem.what + (f"; {problem.fix}" if problem.fix else ""), 500)
    said = Refused(
        venue=signs_for or whose.venue,
        public_key="",
        digest=hashlib.sha256(file.content).hexdigest(),
        made_at=aware(bundle.made_at) if bundle else whose.made_at or now,
        outcome=UNUSABLE,
        words=by_its_key(words) if signs_for else words,
        perhaps="" if signs_for else whose.perhaps,
        name="" if signs_for or whose.venue else file_name(file.name),
        bundle=replace(bundle, cases=()) if bundle else None,
        key_beside="" if signs_for else whose.key,
    )
    _record(store, said, now)
    return said.venue
