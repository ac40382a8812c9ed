"""What a screening says: each match with what it rests on, and what can be said of each name. Never a refusal."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.core.actor import Acted
from venuecheck.screening.judging import Likeness, Strength
from venuecheck.screening.listing import Kind

LIKENESS_WORDS: dict[Likeness, str] = {
    Likeness.SAME: "the same name",
    Likeness.SPELLING: "the same name in another spelling",
    Likeness.WITHIN: "the listed name stands within it",
    Likeness.NEAR: "nearly the same name: a few letters differ",
    Likeness.PART: "the listed name holds all of it, and says more",
    Likeness.SHARED: "most of the words that tell are the same",
    Likeness.INITIALS: "the same initials",
}


class Conclusion(StrEnum):
    """What can be said of a name, or of all."""

    TO_JUDGE = "to_judge"
    """Something on a list is strongly like it, and nobody has dismissed that: a person must judge the same day."""
    TO_LOOK_AT = "to_look_at"
    """Something on a list is weakly like it: it is shown with what would tell apart, and changes nothing."""
    NO_LIST = "no_list"
    """A list that is needed is not here."""
    LIST_TOO_OLD = "list_too_old"
    """Nothing was found, on a list too old or not whole enough to say so."""
    NOT_COMPARED = "not_compared"
    """Nothing was found, and the name is a text, or in letters that can be compared with few listed names."""
    NOTHING_TO_JUDGE = "nothing_to_judge"
    """Nothing was found on lists that are whole and recent, or all that was found had been dismissed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A name to be screened."""

    name: str
    kind: Kind = Kind.ORGANISATION
    role: str = ""
    """Whose name it is in the booking, such as `organiser`."""
    born: int | None = None
    """Of a person, the year of birth, where staff know it from public particulars. An organiser is never asked."""
    organisation: str = ""
    """Of a person, the organisation that he or she speaks or acts for."""
    first: date | None = None
    last: date | None = None
    """First and last day of the event, where they are known: an entry counts that is in force on one of its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOnMatch:
    """What a person said of a match: of which name, and which entry of which list."""

    name_digest: str
    """SHA-256 of the kind and the name in its plain form, hexadecimal: a person's name is not kept in the open."""
    list_id: str
    entry_id: str
    reason: str
    person: str
    made: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""

    @property
    def key(self) -> str:
        """What it is about: the newest word about it counts."""
        return dismissal_key(self.name_digest, self.list_id, self.entry_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(WordOnMatch):
    """A person's word that a match is not the one on the list. It is kept, and shown each time the match comes."""

    entry_digest: str
    """Of the entry's names when it was dismissed: once the entry changes, somebody must look again."""


def dismissal_key(name: str, list_id: str, entry_id: str) -> str:
    """Give the key of a dismissal: of which name (its digest), and which entry."""
    return f"{name[:32]}/{list_id}/{entry_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A name and an entry that are alike."""

    given: str
    kind: Kind
    list_id: str
    list_title: str
    list_dated: date
    entry_id: str
    entry: str
    """The entry's main name."""
    listed: str
    """The name of the entry that is like the given one."""
    likeness: str
    """`same`, `spelling`, `within`, `near`, `part`, `shared` or `initials`."""
    how: str
    """The likeness in words."""
    source: str
    note: str
    since: date | None
    until: date | None
    entry_digest: str
    dismissed: Dismissal | None = None
    strength: Strength = Strength.STRONG
    """Strong: a named person judges the same day. Weak: shown, and changes nothing."""
    not_in_law: str = ""
    """Where `listed` is not the list's own name for the entry: who writes it so."""
    removed: bool = False
    """Whether the entry had gone from the list by then: such a match is weak."""
    ahead: bool = False
    """Whether the entry is in force only from a day to come; weak unless the event is known to be on or after it."""
    by_year: bool = False
    """Whether of `since` and `until` only the years are known."""
    what: str = ""
    """What and where a listed organisation is, in a clause; empty where nothing says it."""
    births: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    regime: str = ""
    measures: tuple[str, ...] = ()
    reasons: str = ""
    """What the list says of the entry: it tells apart."""
    born_agrees: bool | None = None
    """Whether the given year of birth is one of the entry's; None where one of the two is not known."""

    @property
    def is_open(self) -> bool:
        """Whether somebody must judge it: strong, and nobody has dismissed it."""
        return self.dismissed is None and self.strength is Strength.STRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUsed:
    """A list that was used, or that is needed and not here."""

    id: str
    title: str
    dated: date | None
    """The day that it bears; None where it is not here."""
    known_current: date | None
    """The last day on which it is known to have been in force."""
    age_days: int | None
    entries: int
    problem: str
    """Why it cannot support `nothing to judge`, in words; empty where it can."""
    snapshot: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameResult:
    """What the lists say of one name."""

    name: str
    kind: Kind
    role: str
    standing: Conclusion
    words: str
    lists: tuple[str, ...]
    """Ids of the lists that were used for it."""
    matches: tuple[Match, ...]
    registered: tuple[str, ...] = ()
    """Bodies on a register that bear this very name, in words. A help for who judges; it settles nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Names against lists, as at a day."""

    made: datetime
    on: date
    """The day as at which the lists were read."""
    standing: Conclusion
    words: str
    reason: str
    """Why names of people were screened; empty where none was."""
    lists: tuple[ListUsed, ...]
    names: tuple[NameResult, ...]
