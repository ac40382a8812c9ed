"""What is not as it was recorded: what of it, where, and what has to be done about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from venuecheck.core.problem import UnusableFileError
from venuecheck.records.chains import called


class NotWholeError(UnusableFileError):
    """The records are not as they were recorded: nothing is added to them, and nothing leaves from them."""


class DamageKind(StrEnum):
    """What has to be done about something that is not as it was recorded."""

    ALTERED = "altered"
    ADDED = "added"
    """Something is in the database that is not the program's: a table, a trigger, a setting of the server."""
    NO_KEY = "no_key"
    """The key is not here, so that nothing shows that the records are as they were: as on a second computer."""
    NO_ANCHOR = "no_anchor"
    """The same of the anchor."""
    OTHER_KEY = "other_key"
    """Another key is here than the one that signed, and the anchor does not name it either."""
    OTHER_ANCHOR = "other_anchor"
    """Another anchor is here, of a key that is neither the one here nor the one that signed; or it was changed."""
    EXCHANGED = "exchanged"
    """A key or an anchor lies under the name of another chain's; nothing is lost."""
    KEPT = "kept"
    """The database keeps the same in another way than the program set: no record is changed by it."""
    OF_NO_RECORD = "of_no_record"
    """A row is in the database that belongs to no record: nothing shows it, and no copy takes it along."""
    OTHER_FORM = "other_form"
    """A record was signed, and says nothing that this version can read: a newer one wrote it, or none of ours."""
    ELSEWHERE = "elsewhere"
    """The database looks for the store in another schema than the one in which it is."""
    OTHERS_WRONG = "others_wrong"
    """Another chain of the store is missing or not whole: nothing leaves until somebody has answered for that."""
    CLAIMED = "claimed"
    """Only the end of another chain says so, which nothing here proves: it can be true, or be made up."""
    OTHER_VENUE = "other_venue"
    """Everything here is another venue's, and nothing is the one's that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that is not as it was recorded, or that nothing here shows to be."""

    seq: int
    """The record's place in the chain; 0 for the chain as a whole."""
    what: str
    chain: str = ""
    """Whose chain it is, where that goes without saying for nobody."""
    kind: DamageKind = DamageKind.ALTERED
    file: str = field(default="", compare=False)
    """The name of the key's or the anchor's file, where that is what is wrong, or not here."""

    def __str__(self) -> str:
        """Give a line for a person."""
        where = [*([called(self.chain)] if self.chain else []), *([f"record {self.seq}"] if self.seq else [])]
        return f"{', '.join(where)}: {self.what}" if where else self.what


def of_another(venue: str) -> Damage:
    """Say that the folder is another venue's, and nothing of this one is here."""
    what = f"nothing of this venue is here: the key and the anchor are those of {venue}"
    return Damage(seq=0, what=what, kind=DamageKind.OTHER_VENUE)
