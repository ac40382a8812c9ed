"""Names looked up before a booking is recorded: what lists said of them, kept beside the draft.

So a strong match waits for those who judge names from the day on which it was found, however late the last
answer comes.
Nothing of it decides: for the record every name is looked up again, on the lists of that day. A word about a match is
on record for the name, and found there then.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from venuecheck.assessment.name_check import screen_answer
from venuecheck.assessment.names_sought import ORGANISATION
from venuecheck.assessment.screened import Screened, Within
from venuecheck.core.actor import People
from venuecheck.core.london import london_day
from venuecheck.records.codec import decode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.screening.result import dismissal_key
from venuecheck.screening.screen import name_digest
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, key_of
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.kept_drafts import KeptDraft, kept_drafts, named_in
from venuecheck.service.names.screening import Kind
from venuecheck.service.names.words_said import WordsSaid, words_said
from venuecheck.service.record_keeping.names_beside import NAMES_EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUpEarly:
    """What lists said of a name when it was given."""

    name: Screened
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesEarly:
    """All names of a draft that were looked up so far: organisations, and whatever is strongly like a listed name."""

    found: tuple[LookedUpEarly, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftToJudge:
    """A booking that is not finished, with a name that a named person judges."""

    draft: KeptDraft
    by: date
    """The day on which it was found: it is judged the same day."""
    matches: int
    """How many nobody has judged."""


def look_up(desk: Desk, draft: Draft, path: str) -> None:
    """Look up what an answer names, on leaving its page, unless this very name was looked up for it before.

    Raises `InputError` where a list cannot be used.
    """
    before = names_early(desk.store, draft)
    walked = walk_through(
        desk.checklist,
        draft.answers,
        venue=desk.site.venue,
        now=desk.clock(),
        records=desk.records,
        waivers=draft.waivers,
    )
    answer = next((step.value for step in walked.answered if step.path == path), None)
    mine = [one.name for one in before.found if one.name.question == path]
    if answer is not None and [one.name for one in mine] == [" ".join(str(answer).split())]:
        return
    screened = tuple(filter(_is_kept, screen_answer(desk.checklist, walked, desk.screener, path)))
    if screened or mine:
        others = tuple(one for one in before.found if one.name.question != path)
        _save(desk, draft, replace(before, found=(*others, *_now(desk, before, screened))))


def keep(desk: Desk, draft: Draft, screened: Iterable[Screened]) -> tuple[Screened, ...]:
    """Keep what lists said of all names of a draft; give those that a named person judges."""
    before = names_early(desk.store, draft)
    found = _now(desk, before, filter(_is_kept, screened))
    if found or before.found:
        _save(desk, draft, NamesEarly(found=found))
    return tuple(one.name for one in found if one.name.to_judge)


def look_all_up(desk: Desk, draft: Draft) -> tuple[Screened, ...]:
    """Look up every name of a draft, as when it is put down; as `keep`. Raises `InputError` as `Desk.assess` does."""
    return keep(desk, draft, judging_of(desk, draft).assessment.screened)


def names_early(store: Store, draft: Draft) -> NamesEarly:
    """Give what was looked up for a draft so far."""
    found = store.draft(NAMES_EARLY, _key(draft))
    return decode(NamesEarly, found.body) if found is not None else NamesEarly()


def drafts_to_judge(store: Store) -> tuple[DraftToJudge, ...]:
    """Give the drafts with a strong match that nobody has judged, by the day on which it is to be."""
    rows = [(row, _decoded(store, row.key, row.body)) for row in store.drafts(NAMES_EARLY)]
    if not any(one.name.to_judge for _, early in rows for one in early.found):
        return ()
    words = words_said(store)
    drafts = {(one.checklist, one.name): one for one in kept_drafts(store) if one.is_readable}
    found = []
    for row, early in rows:
        draft = drafts.get(named_in(row.key))
        left = [(one, count) for one in early.found if (count := _left(one, words))]
        if draft is not None and left:
            by = min(london_day(one.at) for one, _ in left)
            found.append(DraftToJudge(draft=draft, by=by, matches=sum(count for _, count in left)))
    return tuple(sorted(found, key=lambda one: (one.by, one.draft.subject)))


def judging_of(desk: Desk, draft: Draft) -> JudgingMatches:
    """Give the names of a draft to judge, as it is answered so far. Each word is on record at once.

    Whoever judges need not be who answers. Raises `InputError` as `Desk.assess` does.
    """
    assessment = desk.assess(
        draft.answers, subject=draft.subject, person=draft.person, waivers=draft.waivers, people=People()
    )
    return JudgingMatches(
        assessment=assessment, screener=desk.screener, on_made=lambda said: desk.screener.keep([said])
    )


def _is_kept(one: Screened) -> bool:
    return bool(one.to_judge) or (one.kind == ORGANISATION and one.within is Within.NAME)


def _now(desk: Desk, before: NamesEarly, screened: Iterable[Screened]) -> tuple[LookedUpEarly, ...]:
    """Date what was found; what waits already waits since then: another look puts nothing off."""
    now = desk.clock()
    since = {(one.name.name, match.entry): one.at for one in before.found for match in one.name.to_judge}
    return tuple(
        LookedUpEarly(
            name=one, at=min((since.get((one.name, match.entry), now) for match in one.to_judge), default=now)
        )
        for one in screened
    )


def _save(desk: Desk, draft: Draft, made: NamesEarly) -> None:
    # the answer itself is kept by now; the page that follows need not wait for the disk twice
    desk.store.save_draft(NAMES_EARLY, _key(draft), made, may_be_lost=True)


def _left(one: LookedUpEarly, words: WordsSaid) -> int:
    """Say how many of its matches nobody has judged since."""
    digest = name_digest(one.name.name, Kind(one.name.kind))
    said: Sequence[str] = [each.key for each in words.dismissals if each.made >= one.at]
    keys = {*said, *words.held}
    return sum(dismissal_key(digest, *match.entry.split("/", 1)) not in keys for match in one.name.to_judge)


def _decoded(store: Store, key: str, body: object) -> NamesEarly:
    with suppress(NotWholeError), as_written(store.shown, key):
        return decode(NamesEarly, body)
    return NamesEarly()


def _key(draft: Draft) -> str:
    return key_of(draft.checklist, draft.venue, draft.name)
