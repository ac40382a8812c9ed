"""A published edition as a signed file: read with mistrust, and held to the key that stands in it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.envelope import MAX_BYTES, parse, read_envelope
from venuecheck.records.signing import fingerprint
from venuecheck.report.partnership.view import Edition
from venuecheck.service.given_files import Given, given
from venuecheck.service.partnership.editions import EDITION_SCHEMA, EDITION_TYPE, FIRST_SCHEMA


class AlteredError(InputError):
    """An edition is not as it was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRead:
    """An edition that the key in its file signed. Whose key that is, is another question."""

    edition: Edition
    quarter: str
    published_at: datetime
    partnership: str
    person: str
    """Who published it; empty in a file of an earlier version."""
    fingerprint: str
    """The key's, to be compared on the telephone."""


def is_edition(file: Path | Given) -> bool:
    """Whether a file says that it is an edition. Raises `InputError` where it is no signed file."""
    sent = given(file, MAX_BYTES)
    return read_envelope(sent.content, sent.name).kind == EDITION_TYPE


def read_edition(file: Path | Given) -> EditionRead:
    """Read an edition and prove its signature. Raises `AlteredError` where it is altered, or `InputError`."""
    sent = given(file, MAX_BYTES)
    envelope = read_envelope(sent.content, sent.name)
    if not envelope.keys:
        what = "this edition was written by an earlier version, without the key that proves it"
        raise InputError.at(sent.name, what, "have its coordinator publish the quarter again, which writes the same")
    key = next((one for one in envelope.keys if envelope.is_signed_by(one)), None)
    if key is None:
        what = "ALTERED: the signature is not right: this edition is not as it was published"
        raise AlteredError.at(sent.name, what, "ask its coordinator for it again")
    said = parse(envelope.body, sent.name)
    try:
        if said["schema"] not in {FIRST_SCHEMA, EDITION_SCHEMA}:
            raise InputError.at(sent.name, "another version of venuecheck made it", "update venuecheck")
        return EditionRead(
            edition=Edition(said["edition"]),
            quarter=plain(str(said["quarter"]), 20),
            published_at=datetime.fromisoformat(said["published_at"]).astimezone(),
            partnership=plain(str(said["view"]["partnership"]), 120),
            person=plain(str(said["person"]), 200) if said["schema"] == EDITION_SCHEMA else "",
            fingerprint=fingerprint(key),
        )
    except (KeyError, TypeError, ValueError):
        what = "it does not hold what an edition holds"
        raise InputError.at(sent.name, what, "ask for it again, and which version of venuecheck made it") from None
