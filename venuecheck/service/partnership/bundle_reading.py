"""A bundle as a file: read with mistrust, and held to the key that it names."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.chain import is_canonical
from venuecheck.records.envelope import MAX_BYTES, Envelope, parse_body, read_envelope
from venuecheck.records.mark import Mark, is_mark
from venuecheck.records.signing import fingerprint
from venuecheck.service.given_files import Given, given
from venuecheck.service.partnership.bundle import BUNDLE_SCHEMA, BUNDLE_TYPE, READ_SCHEMAS, Bundle, Case
from venuecheck.service.partnership.bundle_numbers import check_numbers
from venuecheck.service.partnership.bundle_values import no_text, read, read_values, way_to
from venuecheck.service.partnership.key_changes import MarkSaid, unfit_changes
from venuecheck.service.record_keeping.attachments import safe_name
from venuecheck.service.sites.program import software

CHANGED = "the signature is not right: the file was changed on its way, or signed with another key than it names"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A bundle that its own key signed. Whether the key is the venue's is another question."""

    bundle: Bundle
    digest: str
    """SHA-256 of what was signed, hexadecimal."""

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint, to be compared on the telephone."""
        return fingerprint(self.bundle.public_key)

    @property
    def records_words(self) -> str:
        """How far the venue's records go, in a line."""
        said = self.bundle.mark
        if said is None:
            return f"{len(self.bundle.chain)} records; key {self.fingerprint}"
        mark = Mark(public_key=self.bundle.public_key, records=said.records, last=said.last, day=said.day)
        return mark.words


def read_bundle(file: Path | Given) -> Received:
    """Read a bundle and check its signature. Nothing is kept. Raises `InputError` where it cannot be relied on."""
    sent = given(file, MAX_BYTES)
    envelope = read_envelope(sent.content, sent.name)
    if envelope.kind != BUNDLE_TYPE:
        what = "this is a signed file, but not a bundle that this program knows"
        raise InputError.at(sent.name, what, "ask for a bundle; if it is one, update venuecheck")
    return Received(bundle=_bundle(envelope, sent.name), digest=hashlib.sha256(envelope.body).hexdigest())


def said_by(file: Given) -> tuple[str, Bundle | None]:
    """Tell of a file that cannot be relied on which venue it says it is of, and what it says, as far as that is read.

    Nothing of it is proven: it was changed, or made by another version. The venue's id is empty where it names none.
    """
    try:
        data = parse_body(read_envelope(file.content, file.name).body, file.name)
    except InputError:
        return "", None
    head = data.get("venue") if isinstance(data, dict) else None
    venue = head.get("id") if isinstance(head, dict) else None
    if not isinstance(venue, str) or not is_id(venue):
        return "", None
    try:
        bundle = read_values(data)
    except (ValidationError, RecursionError):
        return venue, None
    return venue, bundle if _is_fit(bundle) else None


def _is_fit(bundle: Bundle) -> bool:
    """Whether what it says can be counted, were it proven."""
    try:
        check_numbers(bundle, "")
    except InputError:
        return False
    return next(_unfit(bundle), None) is None


def _number(schema: object) -> int:
    """Give the number of a bundle's schema; 0 for anything else."""
    name, _, number = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    return int(number) if name == BUNDLE_SCHEMA.partition("/")[0] and re.fullmatch(r"[0-9]{1,6}", number) else 0


def _bundle(envelope: Envelope, name: str) -> Bundle:
    return _at_once(envelope) or _step_by_step(envelope, name)


def _at_once(envelope: Envelope) -> Bundle | None:
    """Read what is right, without JSON values in between; None where anything is wrong, which is then looked for."""
    try:
        if not is_canonical(envelope.body.decode()):
            return None
        bundle = read(envelope.body)
    except (ValueError, RecursionError):
        return None
    is_signed = _DIGEST.fullmatch(bundle.public_key) is not None and envelope.is_signed_by(bundle.public_key)
    return bundle if is_signed and bundle.schema in READ_SCHEMAS and _is_fit(bundle) else None


def _step_by_step(envelope: Envelope, name: str) -> Bundle:
    data = parse_body(envelope.body, name)
    key = data.get("public_key") if isinstance(data, dict) else None
    if not isinstance(key, str) or not _DIGEST.fullmatch(key) or not envelope.is_signed_by(key):
        raise InputError.at(name, CHANGED, "ask for it again")
    schema = data.get("schema")
    if not isinstance(schema, str) or schema not in READ_SCHEMAS:
        newer = _number(schema) > _number(BUNDLE_SCHEMA)
        version = f"a newer version of venuecheck than {software()}" if newer else "another version of venuecheck"
        what = f"it was made by {version} ({plain(str(schema), 60)}, this one knows {BUNDLE_SCHEMA})"
        raise InputError.at(name, what, "update venuecheck")
    is_as_signed = is_canonical(envelope.body.decode())
    way = None if is_as_signed else no_text(data)
    if way is not None:
        raise InputError.at(name, f"what stands at {plain('.'.join(way), 100)} cannot be", _FIX)
    try:
        bundle = read_values(data)
    except (ValidationError, RecursionError) as error:
        where = ".".join(way_to(error)) if isinstance(error, ValidationError) else "its depth"
        raise InputError.at(name, f"what stands at {plain(where, 100)} cannot be", _FIX) from None
    problem = next(_unfit(bundle), None)
    if problem:
        raise InputError.at(name, problem, _FIX)
    check_numbers(bundle, name)
    if not is_as_signed:
        raise InputError.at(name, "what it says is not written in the one form in which it is signed (RFC 8785)", _FIX)
    return bundle


_FIX = "ask for it again, and which version of venuecheck made it"


def _is_marked(bundle: Bundle, said: MarkSaid) -> bool:
    """Whether a bundle's mark is signed, and that of its chain."""
    if not is_mark(bundle.public_key, said.records, said.last, said.day):
        return False
    mark = Mark(public_key=bundle.public_key, records=said.records, last=said.last, day=said.day)
    return mark.is_signed(said.signature) and (mark.records, mark.last) == (len(bundle.chain), bundle.chain[-1])


def _unfit(bundle: Bundle) -> Iterator[str]:
    """Name what its types allow and no bundle has."""
    if not is_id(bundle.venue.id):
        yield "its venue's id is none"
    if not bundle.chain or not all(_DIGEST.fullmatch(one) for one in bundle.chain):
        yield "its chain of records is none"
    if bundle.mark is not None and not _is_marked(bundle, bundle.mark):
        yield "how far its records go is not what it says"
    yield from unfit_changes(bundle.keys, bundle.chain)
    for case in bundle.cases:
        yield from _unfit_case(case)


def _unfit_case(case: Case) -> Iterator[str]:
    if not is_id(case.id):
        yield "the id of a case is none"
    for file in case.evidence:
        if file.name != safe_name(file.name):
            yield f"the name of a file leads elsewhere ({plain(file.name, 80)})"
        try:
            content = base64.b64decode(file.content, validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if hashlib.sha256(content).hexdigest() != file.digest:
            yield f"a file is not the one that it names ({plain(file.name, 80)})"
