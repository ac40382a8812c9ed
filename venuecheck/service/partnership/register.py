"""A coordinator's register: partners, venues with what became of each and from which day, keys that were compared.

A list of partners, the coordinator's records and a spreadsheet all give it; whatever needs to know who is expected
asks it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from venuecheck.collate.facts import ListedVenue, Partner
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.core.venue import VenueKind

REPORT_EVERY_DAYS, GRACE_DAYS = 91, 14


class Became(StrEnum):
    """What becomes of a venue from a day on."""

    OPENED = "opened"
    """Again, or for the first time where it was listed before that."""
    RENAMED = "renamed"
    MOVED = "moved"
    """To another partner."""
    CLOSED = "closed"
    MERGED = "merged"
    """Into another venue, which answers for it from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that became of a venue."""

    since: date
    """The first day on which it holds."""
    became: Became
    to: str = ""
    """Its name, the partner's id, the other venue's id; empty where nothing is to be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredVenue:
    """A venue from when it was listed on."""

    id: str
    kind: VenueKind
    name: str
    """What it was called at first."""
    partner: str
    """Id of the partner that answered for it at first."""
    opened: date | None = None
    """The first day on which it was there; None where it always was."""
    changes: tuple[Change, ...] = ()
    """By their days; of one day, in the order in which they were noted."""

    @property
    def at_first(self) -> "OnADay":
        """How it stood before all changes."""
        return OnADay(name=self.name, partner=self.partner, opened=self.opened)

    def on(self, day: date) -> "OnADay":
        """Say how it stands on a day: by every change up to then."""
        stands = self.at_first
        if self.opened is not None and day < self.opened:
            return replace(stands, is_there=False)
        for change in self.changes:
            if change.since <= day:
                stands = after(stands, change)
        return stands

    def with_change(self, change: Change) -> "RegisteredVenue":
        """Give it with one more change, at the place of its day.

        Another name, or another partner, for the same day takes the place of the one that holds on no day then.
        """
        to_what = {Became.RENAMED, Became.MOVED}
        same_day = (change.since, change.became)
        left = (one for one in self.changes if one.became not in to_what or (one.since, one.became) != same_day)
        return replace(self, changes=tuple(sorted((*left, change), key=lambda one: one.since)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnADay:
    """How a venue stands on a day."""

    name: str
    partner: str
    opened: date | None
    """Since when it has been there; None where it always was."""
    is_there: bool = True
    gone_since: date | None = None
    """Where it is closed or merged."""
    into: str = ""
    """Id of the venue that it was merged into."""


def after(stands: OnADay, change: Change) -> OnADay:
    """Say how a venue stands from a change on."""
    match change.became:
        case Became.OPENED:
            return replace(stands, is_there=True, opened=change.since, gone_since=None, into="")
        case Became.RENAMED:
            return replace(stands, name=change.to)
        case Became.MOVED:
            return replace(stands, partner=change.to)
        case Became.CLOSED | Became.MERGED:
            return replace(stands, is_there=False, gone_since=change.since, into=change.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a register says of the partnership itself: as it is written, recorded and asked."""

    id: str
    name: str
    report_every_days: int = REPORT_EVERY_DAYS
    grace_days: int = GRACE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Head):
    """All of it."""

    partners: tuple[Partner, ...]
    venues: tuple[RegisteredVenue, ...]
    """In the order in which they are shown."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fingerprints of keys by venue's id, where they have been compared: hexadecimal, upper case, no spaces."""
    former: Mapping[str, str] = field(default_factory=dict)
    """Ids that venues had before, each with the one that its venue has now: what came under it is the venue's own."""
    version: str = field(default="", compare=False)
    """Up to which record of the coordinator's it was read, as `register_records` writes it; empty where of none."""
    _earlier: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """`former` the other way round."""

    def __post_init__(self) -> None:
        """Turn `former` round once: each venue is asked for its ids."""
        earlier: dict[str, tuple[str, ...]] = {}
        for old, now in sorted(self.former.items()):
            earlier[now] = (*earlier.get(now, ()), old)
        object.__setattr__(self, "_earlier", earlier)

    @property
    def within(self) -> timedelta:
        """How long what was heard of a venue counts, and how long it may be silent."""
        return timedelta(days=self.report_every_days + self.grace_days)

    @property
    def by_id(self) -> dict[str, Partner]:
        """The partners by their ids."""
        return {partner.id: partner for partner in self.partners}

    def id_now(self, venue: str) -> str:
        """Give the id that a venue has now, by that or by one that it had."""
        return self.former.get(venue, venue)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids under which something can come, those that venues had before too."""
        return (*(venue.id for venue in self.venues), *self.former)

    def ids_of(self, venue: str) -> tuple[str, ...]:
        """Give all ids of a venue, those that it had before first."""
        return (*self._earlier.get(venue, ()), venue)

    def on(self, day: date) -> tuple[ListedVenue, ...]:
        """Give the venues that are there on a day, as they stand then."""
        return tuple(self._listed(day))

    def _listed(self, day: date) -> Iterator[ListedVenue]:
        partners = self.by_id
        for venue in self.venues:
            stands = venue.on(day)
            if stands.is_there:
                yield listed_as(venue, stands, partners, day)

    def names_on(self, day: date) -> dict[str, str]:
        """Give what each venue is called on a day, by its id, whether it is there or not."""
        return {venue.id: venue.on(day).name for venue in self.venues}

    def gone_by(self, day: date) -> dict[str, "OnADay"]:
        """Give the venues that are closed or merged on a day, by id, as they stood last."""
        stands = ((venue.id, venue.on(day)) for venue in self.venues)
        return {name: one for name, one in stands if not one.is_there and one.gone_since is not None}

    def venue(self, venue: str) -> RegisteredVenue:
        """Give the venue of this id, whether it is still there or not. Raises `InputError`."""
        for one in self.venues:
            if one.id == venue:
                return one
        what = f"there is no venue '{plain(venue, 80)}' in the list of partners"
        now = self.former.get(venue)
        fix = f"its id is '{now}' now" if now else did_you_mean(venue, [one.id for one in self.venues])
        raise InvalidError.of("venue", what, fix)


def listed_as(venue: RegisteredVenue, stands: OnADay, partners: Mapping[str, Partner], day: date) -> ListedVenue:
    """Give a venue as it `stands` on a day, whether it is there then or not."""
    return ListedVenue(
        id=venue.id,
        name=stands.name,
        kind=venue.kind,
        partner=stands.partner,
        owes=partners[stands.partner].bound_on(day).owes,
        opened=stands.opened,
    )
