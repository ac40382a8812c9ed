"""The settings of a venue, changed part by part: who changed what is a record, and the file is written from it.

`venuecheck.yaml` stays what every program reads, by the one reader of it (`sites.site`). What somebody changed in it by
hand stands, and is recorded before the next change from a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from venuecheck.authoring.document import read
from venuecheck.core import day_words
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.records.appending import New
from venuecheck.records.listing import said, value_in
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.record_keeping.statements import cleaned
from venuecheck.service.sites.settings_text import text_of
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_settings.handed_in import HandedIn, write_beside
from venuecheck.service.venue_settings.settings_file import Data, Settings, SettingsFile, digest_of
from venuecheck.service.who_may import Doing, acting

RECORD_KIND: Final = "settings"
_FOR_CHECKS: Final[tuple[str, ...]] = (
    *("venue", "networks", "trust", "filter", "leave_out", "coverage", "reference", "limits", "probes"),
)
"""What a computer needs that only checks: nobody's name is in it."""
_HAVE_NO_PAGE: Final = ("people", "database")
"""People are accounts where pages are; and where the records are is for whoever looks after the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsKept:
    """The settings as they were from a moment on."""

    text: str
    """Of the whole `venuecheck.yaml`."""
    what: str
    """What was changed."""
    before: str
    """Digest of the text that it was made from; empty where the file was taken over as it stood."""
    person: str
    by: Acted | None = None
    at: datetime

    @property
    def digest(self) -> str:
        """The digest of the text."""
        return digest_of(self.text)


def settings_of(site: Site, store: Store) -> Settings:
    """Read the settings as they stand; a change that was recorded, and cut off before the file, is finished first.

    Before that the records are proven: whoever has the database alone must not write the file by it. Raises
    `InputError` where the file cannot be read, and `NotWholeError`.
    """
    file = SettingsFile(site.path)
    text = file.text()
    newest = store.latest(RECORD_KIND, site.venue.id, SettingsKept)
    if newest is not None and newest.digest != digest_of(text) and newest.before == digest_of(text):
        whole(store.database, store.venue, alone=True)
        file.write(newest.text)
        text = newest.text
    return file.settings(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """Somebody who changes one part of the settings, and what they saw of it."""

    site: Site
    store: Store
    person: Actor
    now: datetime
    seen: str
    """The mark of what stood there before them."""

    def put(
        self, place: tuple[str, ...], value: object, *, what: str, doing: Doing, beside: Sequence[HandedIn] = ()
    ) -> None:
        """Put a value at a place (None takes it out), record it, and write the file; before it, those that it names.

        Raises `ForbiddenError`, `ConflictError` where something else stands there by now, and `InvalidError` with what
        cannot be, each with its place (`networks.0.id`).
        """
        site, store = self.site, self.store
        who = acting(site.people, site.venue.id, self.person, doing)
        # before the file is read: what is recorded after it is seen
        version = store.version(RECORD_KIND, site.venue.id)
        stands = settings_of(site, store)
        if self.seen != stands.mark(*place):
            raise _overtaken(store, place, stands)
        data = _with(stands.data, place, value)
        if data == stands.data:
            write_beside(site.path.parent, beside)  # somebody may have removed one
            return
        text = text_of(data, opening=_opening(who, self.now))
        file = SettingsFile(site.path)
        file.refuse_unwritable()
        # before it is judged: what the settings name has to be there
        new = write_beside(site.path.parent, beside)
        try:
            file.judge(text)
        except InvalidError:
            for path in new:
                path.unlink(missing_ok=True)
            raise
        kept = SettingsKept(
            text=text, what=what, before=digest_of(stands.text), person=cleaned(who.name), by=who.acted, at=self.now
        )
        _record(store, version, [*_not_recorded(store, stands, who, self.now), kept], self.now)
        file.write(text)


def take_over(site: Site, store: Store, *, person: Actor, now: datetime) -> None:
    """Record the file as it stands, where it is not what was recorded last."""
    version = store.version(RECORD_KIND, site.venue.id)
    stands = settings_of(site, store)
    _record(store, version, _not_recorded(store, stands, person, now), now)


def history_of(store: Store) -> tuple[SettingsKept, ...]:
    """Give the settings as they were from each moment on, the newest first."""
    found = said(store, {RECORD_KIND})
    return tuple(value_in(store, SettingsKept, entry, says) for entry, says in found)[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when a part of the settings is as it is, and by whom."""

    person: str
    """Empty where somebody changed it in the file, and that is not on record yet."""
    at: datetime | None = None


def since_when(history: Sequence[SettingsKept], settings: Settings, *place: str) -> Since | None:
    """Say who set a part of the settings and when; None where it stands as the file was taken over.

    `history` as `history_of` gives it.
    """
    stands = settings.part(*place)
    if history and _part(history[0], place) != stands:
        return Since(person="")
    for later, earlier in pairwise(history):
        if _part(later, place) != _part(earlier, place):
            return Since(person=later.person, at=later.at)
    return None


def _part(kept: SettingsKept, place: tuple[str, ...]) -> object:
    return Settings(path=Path(), text=kept.text, data=_data(kept.text)).part(*place)


def others_of(settings: Settings) -> str:
    """Give the text of what no page changes; empty where there is none of it."""
    rest: Data = {name: settings.data[name] for name in _HAVE_NO_PAGE if name in settings.data}
    return text_of(rest, opening="") if rest else ""


def for_checks(settings: Settings, now: datetime) -> str:
    """Give the text of a `venuecheck.yaml` for a computer that only checks: without people, letters and databases."""
    kept: dict[str, object] = {name: settings.data[name] for name in _FOR_CHECKS if name in settings.data}
    opening = f"For a computer that checks networks of this venue. Made on {day_words.day(now)}."
    return text_of(kept, opening=opening)


def _not_recorded(store: Store, stands: Settings, who: Actor, now: datetime) -> list[SettingsKept]:
    """Give the file as it stands, where that is not what was recorded last."""
    newest = store.latest(RECORD_KIND, store.venue, SettingsKept)
    if newest is not None and newest.digest == digest_of(stands.text):
        return []
    what = "the file, as it was taken over" if newest is None else "the file, as somebody changed it by hand"
    return [SettingsKept(text=stands.text, what=what, before="", person=cleaned(who.name), by=who.acted, at=now)]


def _record(store: Store, version: Version, kept: Sequence[SettingsKept], now: datetime) -> None:
    """Record settings one after the other, all or none. Raises `ConflictError` where somebody recorded others since."""
    new = [New(kind=RECORD_KIND, key=store.venue, venue=store.venue, payload=one, at=now) for one in kept]
    if new:
        store.append_all([replace(new[0], expects=(version,)), *new[1:]])


def _overtaken(store: Store, place: tuple[str, ...], stands: Settings) -> ConflictError:
    newest = store.latest(RECORD_KIND, store.venue, SettingsKept)
    is_known = newest is not None and newest.digest == digest_of(stands.text)
    return ConflictError(
        thing=place[-1],
        changed=f"it says now: {_shown(stands.part(*place))}",
        by=newest.person if newest is not None and is_known else "",
        since=newest.at if newest is not None and is_known else None,
        fix="look at it, and change it again if it is still to be otherwise",
        field="seen",
    )


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return "nothing" if value in {None, ""} else str(value)


def _with(data: Data, place: tuple[str, ...], value: object) -> Data:
    """Give the data with another value at a place; what becomes empty by it goes."""
    key, *rest = place
    inner = data.get(key)
    new = _with(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    changed = {**data, key: new}
    if new is None or (rest and new == {}):
        del changed[key]
    return changed


def _opening(who: Actor, now: datetime) -> str:
    return (
        f"Written by venuecheck on {day_words.day(now)}, for {cleaned(who.name)}. Earlier ones are on record.\n"
        "It can be changed by hand as well: what stands here is taken over."
    )


@lru_cache(maxsize=256)
def _data(text: str) -> Data:
    """Give what a text of before says: texts on record do not change."""
    data = read(text.encode(), RECORD_KIND).data
    return data if isinstance(data, dict) else {}
