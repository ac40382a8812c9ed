"""The venues of a server: each with its configuration, its own store, and the people who have a role there."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Final

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.people import Account
from venuecheck.assessment.decider import Decider
from venuecheck.core.actor import Actor, People, Role
from venuecheck.core.problem import InputError, NotFoundError
from venuecheck.records.database import Database
from venuecheck.records.remembered import Remembered
from venuecheck.records.store import Store
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.view import View
from venuecheck.service.bookings.letters_made import LETTER
from venuecheck.service.bookings.noted_now import CONDITION, EVENT_REVIEW
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.bookings.replies import REPLY
from venuecheck.service.filter_checks.filter_log import RECORD_KIND as FILTER_LOG
from venuecheck.service.filter_checks.overrides import RECORD_KIND as OVERRIDE
from venuecheck.service.filter_checks.recorded_runs import WITH_STEPS, WITHOUT_STEPS
from venuecheck.service.filter_checks.retirements import RECORD_KIND as RETIREMENT
from venuecheck.service.names.lists import LIST_UPDATE_KIND
from venuecheck.service.names.words_said import DISMISSAL_KIND, JUDGEMENT_KIND
from venuecheck.service.record_keeping.proof import told_if_not_whole, whole
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.sites.starting import CONFIG_NAME
from venuecheck.service.venue_reports.actions import RECORD_KIND as ACTION
from venuecheck.service.venue_reports.actions import sees_all
from venuecheck.service.venue_reports.filter_reporting import FILTER_KINDS, FilterReport, filter_report
from venuecheck.service.venue_reports.reporting import RECORD_KIND as SIGN_OFF
from venuecheck.service.venue_reports.reporting import open_actions, venue_report
from venuecheck.service.venue_settings.changing import RECORD_KIND as SETTINGS
from venuecheck.web.made_last import MadeLast, last_record
from venuecheck.web.partners_made import PartnersMade
from venuecheck.web.venue_here import VenueHere

_READ_WHOLE = frozenset(
    {
        *(
            RECORD_KIND,
            REPLY,
            CONDITION,
            LETTER,
            EVENT_REVIEW,
            ACTION,
            LIST_UPDATE_KIND,
            DISMISSAL_KIND,
            JUDGEMENT_KIND,
        ),
        *(WITHOUT_STEPS, WITH_STEPS, OVERRIDE, RETIREMENT, FILTER_LOG, SIGN_OFF),
    }
)
"""What lists, diaries and the report go through again and again, and every page of a checklist, or with a name that is
saved.
"""
_OF_FILTER: Final = FILTER_KINDS | {SETTINGS}
"""And which networks, places and devices there are."""
_PROVEN_FOR: Final = timedelta(minutes=1)


@dataclass(slots=True, kw_only=True)
class Venues:
    """Configurations as they were read last, and stores that stay open."""

    named: tuple[Path, ...]
    """The configurations that the server was started with."""
    added: Path
    """The folder of venues that are added from a page, each in a folder of its own."""
    accounts: Accounts
    clock: Callable[[], datetime]
    _sites: dict[Path, tuple[tuple[int, int], Site]] = field(default_factory=dict)
    _stores: dict[str, Store] = field(default_factory=dict)
    _last: MadeLast = field(default_factory=MadeLast)
    _lock: Lock = field(default_factory=Lock)

    @property
    def configs(self) -> tuple[Path, ...]:
        """Every venue's configuration: those of the start, and of venues that were added from a page since."""
        return (*self.named, *sorted(self.added.glob(f"*/{CONFIG_NAME}")))

    @property
    def sites(self) -> tuple[Site, ...]:
        """Every venue's configuration; none before the first start is over. Raises `InputError` where one cannot be
        used.
        """
        return () if self.is_first_start else tuple(self._site(path) for path in self.configs)

    @property
    def usable(self) -> tuple[Site, ...]:
        """Give the venues whose configuration can be used: for what is done for all of them, one stops no other."""
        found: list[Site] = []
        for path in () if self.is_first_start else self.configs:
            with suppress(InputError):
                found.append(self._site(path))
        return tuple(found)

    @property
    def is_first_start(self) -> bool:
        """Whether there is no venue yet: the one configuration that is served, under its usual name, is not written."""
        return [one.name for one in self.named] == [CONFIG_NAME] and not self.named[0].exists()

    @property
    def first_folder(self) -> Path:
        """Where the first venue's configuration is, or will be."""
        return self.named[0].parent

    def here(self, venue: str, there: Sequence[Account] | None = None) -> VenueHere:
        """Give a venue, with those who have a role `there`, where they are known already.

        Raises `NotFoundError` where this server has none of this id; `InputError` where it has none, and cannot use a
        configuration: that of one venue stops no other.
        """
        site = self._named(venue)
        if site is None:
            raise NotFoundError.of("venue", "there is no such venue here", "choose one of yours")
        return VenueHere(site=self._with_people(site, there), now=self.clock(), opened=self._store)

    def _named(self, venue: str) -> Site | None:
        unusable: InputError | None = None
        for path in () if self.is_first_start else self.configs:
            try:
                site = self._site(path)
            except InputError as error:
                unusable = unusable or error
                continue
            if site.venue.id == venue:
                return site
        if unusable is not None:
            raise unusable
        return None

    def view(self, here: VenueHere) -> View:
        """Give the venue's report, with bookings summed up and none shown by itself.

        It is made anew once something is recorded, or a minute has gone by. Raises `NotWholeError` where the records
        are not as they were recorded.
        """
        return self._last.made(
            here, "view", lambda: venue_report(here.site, here.store, now=here.now, with_each=False, alone=True)
        )

    def filter_report(self, here: VenueHere) -> FilterReport:
        """Give the part of the report that is about the web filter, made anew once something of that is recorded, or a
        minute has gone by. Raises `NotWholeError` as `view` does.
        """
        return self._last.made(
            here,
            "web filter",
            lambda: filter_report(here.site, here.store, now=here.now),
            _OF_FILTER,
            lambda made: here.now if made.hangs_on_others else None,
        )

    def actions_seen(self, here: VenueHere, actor: Actor) -> tuple[ActionShown, ...]:
        """Give what there is to do of which somebody may know."""
        return self.open_actions(here) if sees_all(here.site, actor) else self.filter_report(here).actions

    def open_actions(self, here: VenueHere) -> tuple[ActionShown, ...]:
        """Give what there is to do, as the report has it: from the report, where that was made of these records."""
        known = self._last.that_stands(here, "view")
        if known is not None:
            found: tuple[ActionShown, ...] = known.actions
            return found
        return self._last.made(here, "open actions", lambda: open_actions(here.site, here.store, now=here.now))

    @property
    def partners(self) -> PartnersMade:
        """What is made of a coordinator's records."""
        return PartnersMade(last=self._last)

    def proven_view(self, here: VenueHere) -> View:
        """Give the report for a file, every booking in it: of records that are proven at this moment, whenever it was
        made. Raises `NotWholeError`.
        """
        whole(here.store.database, here.id)
        return self._last.made(here, "whole view", lambda: venue_report(here.site, here.store, now=here.now))

    def not_whole(self, here: VenueHere) -> str:
        """Say that the records are not whole, for what is looked at before it leaves; proven once a minute at most."""
        return self._last.made(
            here,
            "not whole",
            lambda: told_if_not_whole(here.store.database, here.id),
            (),
            lambda _: here.now + _PROVEN_FOR,
        )

    def last_record(self, here: VenueHere) -> str:
        """Give the digest of the venue's last record: another, once anything is recorded."""
        return last_record(here)

    @property
    def first_site(self) -> Site | None:
        """The first venue's configuration, whose folder has the key of the store's own matters; None before the first
        start. Raises `InputError` where it cannot be used: another venue's stops nothing.
        """
        return None if self.is_first_start else self._site(self.configs[0])

    def first_database(self) -> Database | None:
        """Give the database of the first venue, which holds the store's own matters; None before the first start.

        Raises `InputError` where it cannot be opened.
        """
        site = self.first_site
        return None if site is None else self._store(site).database

    def close(self) -> None:
        """Close every store; what is asked for after that is opened anew."""
        with self._lock:
            stores = tuple(self._stores.values())
            self._stores.clear()
        for store in stores:
            store.close()

    def _with_people(self, site: Site, there: Sequence[Account] | None = None) -> Site:
        """Put those who have accounts where the configuration lists people."""
        titles = {one.id: one.title for one in site.people.listed}
        accounts = self.accounts.book.at(site.venue.id) if there is None else there
        listed = tuple(replace(one.actor, title=titles.get(one.id, "")) for one in accounts)
        known = {one.name.casefold(): one.id for one in listed}
        ids = {one.id for one in listed}
        named = tuple(
            replace(one, id=one.id if one.id in ids else known.get(one.name.casefold(), "")) for one in site.deciders
        )
        own = tuple(Decider(name=one.name, id=one.id) for one in listed if Role.DECIDER in one.roles_at(site.venue.id))
        return replace(site, people=People(listed=listed), deciders=named or own)

    def _store(self, site: Site) -> Store:
        with self._lock:
            if site.venue.id not in self._stores:
                store = open_store(site, whosever=True)
                store.remembered = Remembered(kinds=_READ_WHOLE)
                self._stores[site.venue.id] = store
            return self._stores[site.venue.id]

    def _site(self, path: Path) -> Site:
        """Give what a configuration says, read again once it has changed. Raises `InputError`."""
        try:
            stat = path.stat()
        except FileNotFoundError:
            raise InputError.at(str(path), "there is no such file", "put the configuration back") from None
        except OSError:
            return load_site(path)  # which says what is wrong with it
        mark = (stat.st_mtime_ns, stat.st_size)
        known = self._sites.get(path)
        if known is not None and known[0] == mark:
            return known[1]
        site = load_site(path)
        self._sites[path] = mark, site
        return site
