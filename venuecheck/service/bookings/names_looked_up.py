"""The names of an assessment, screened by the site's lists: what the checklist engine asks for, as screening has it.

The two domains do not know each other. Here a match of the one becomes a possible match of the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.name_check import screen as look_all_up
from venuecheck.assessment.name_check import with_names
from venuecheck.assessment.names_sought import PERSON
from venuecheck.assessment.screened import (
    Dismissal,
    Judgement,
    Looked,
    PossibleMatch,
    Screened,
    Sought,
    Within,
    Word,
)
from venuecheck.authoring.typed import fields_of
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError, NotFoundError, did_you_mean
from venuecheck.core.venue import Nation, Venue
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.screening.comparable import why_little, why_not
from venuecheck.screening.judging import Strength
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.particulars import told_apart
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.plainly_listed import those_that_count
from venuecheck.service.names.judging import Said, keep_words, what_follows, word_about
from venuecheck.service.names.screening import (
    MOST_NAMES,
    Asked,
    Kind,
    Match,
    NameResult,
    Screening,
    screen,
)
from venuecheck.service.names.words_said import WordsSaid, words_said
from venuecheck.service.sites.site import Site

PEOPLE_REASON = "people_reason"
"""The question whose answer says why people are looked up, in the checklists that ship."""
_WEAK_KEPT = 10
"""So many weak matches are kept with a booking, the likest; the others are counted."""


class SiteScreener:
    """Looks the names of one assessment up; `look_up` is what `assessment.name_check.Screener` asks for.

    The same names are looked up once, however often they are asked for, so that it is recorded once that people were
    screened.
    """

    def __init__(self, site: Site, store: Store, now: datetime) -> None:
        self._site, self._store, self._now = site, store, now
        self._done: dict[tuple[Sought, ...], Screening] = {}
        self._said: dict[tuple[str, str, datetime], Said] = {}

    @property
    def nation(self) -> Nation:
        """Where the site is: it says whom staff can ask."""
        return self._site.venue.nation

    def look_up(self, names: Sequence[Sought]) -> tuple[Looked, ...]:
        """Look names up. Raises `InputError` where a list is damaged, or a reason for people says too little."""
        usable = [one for one in names if not why_not(one.name)]
        done = [self._screening(some) for some in _parts(usable)]
        found = iter([result for screening in done for result in screening.names])
        lists = {one.id: one for screening in done for one in screening.lists}
        looked = []
        words = words_said(self._store)
        for one in names:
            is_name = one.within is Within.NAME
            if why := why_not(one.name):
                looked.append(Looked(matches=(), lists=(), not_compared=why if is_name else ""))
                continue
            result = next(found)
            matches = list(those_that_count(result.matches, one.within))
            strong = [match for match in matches if match.strength is Strength.STRONG]
            weak = [match for match in matches if match.strength is Strength.WEAK]
            used = [lists[each] for each in result.lists if each in lists]
            troubles = "; ".join(f"{each.title}: {each.problem}" for each in used if each.problem)
            said = "A list is missing" if any(not each.dated for each in used) else "A list is too old, or not whole"
            looked.append(
                Looked(
                    matches=tuple(_possible(match, words) for match in (*strong, *weak[:_WEAK_KEPT])),
                    lists=tuple(f"{each.title}, {day_words.day(each.dated)}" for each in used if each.dated),
                    problem=f"{said}. {troubles}." if troubles else "",
                    not_compared=why_little(one.name, Kind(one.kind)) if is_name else "",
                    registered=result.registered,
                    more_weak=len(weak[_WEAK_KEPT:]),
                )
            )
        return tuple(looked)

    def word(self, name: str, entry: str, word: Word, *, reason: str, person: str | Actor, now: datetime) -> Judgement:
        """Make a person's word about a match that was found, with what follows. Raises `InputError`; keeps nothing."""
        found, result = self._result(name, entry)
        said = word_about(
            self._site,
            replace(found, names=(result,)),
            entry,
            word=word,
            reason=reason,
            person=person,
            now=now,
        )
        made = said.record
        self._said[name.casefold(), entry, now] = said
        return Judgement(
            name=name,
            entry=entry,
            word=word,
            reason=made.reason,
            person=made.person,
            at=now,
            by=made.by,
            steps=said.follows,
        )

    def keep(self, judgements: Sequence[Judgement], also: Sequence[New] = ()) -> None:
        """Record words that `word` made, so that they are shown the next time, and `also` with them.

        All or nothing: raises `ConflictError`, and `OvertakenError` where something in `also` is not as it was read.
        """
        keep_words(self._store, [self._said[one.name.casefold(), one.entry, one.at] for one in judgements], also)

    def look_up_again(self, assessment: Assessment) -> None:
        """Look the names of a recorded assessment up: what is judged is the entry as it stands today."""
        for some in _parts(_sought_again(assessment, [one for one in assessment.screened if one.matches])):
            self._screening(some)

    def with_born(self, assessment: Assessment, name: str, year: int, now: datetime) -> tuple[Screened, Assessment]:
        """Look a person up again with the year of birth, and give the assessment with what comes of it."""
        people = [one for one in assessment.screened if one.kind == PERSON]
        mine = [one for one in people if one.name.casefold() == " ".join(name.split()).casefold()]
        if not mine:
            what = f"no person '{name[:80]}' was looked up for this booking"
            raise NotFoundError.of("name", what, did_you_mean(name, [one.name for one in people]))
        born = replace(mine[0], born=year)
        (looked,) = self.look_up(_sought_again(assessment, [born]))
        words = {match.entry: match for match in born.matches}
        matches = tuple(
            replace(match, dismissed=match.dismissed or before.dismissed, held=match.held or before.held)
            if (before := words.get(match.entry))
            else match
            for match in looked.matches
        )
        found = replace(born, **fields_of(Looked, looked) | {"matches": matches})
        screened = [found if one is mine[0] else one for one in assessment.screened]
        return found, with_names(assessment, screened, today=london_day(now))

    def _result(self, name: str, entry: str) -> tuple[Screening, NameResult]:
        known = {}
        for done in self._done.values():
            for result in done.names:
                known[result.name] = (done, result)
                if result.name.casefold() == name.casefold() and _has(result, entry):
                    return done, result
        for one, pair in known.items():
            if one.casefold() == name.casefold():
                return pair
        what = f"'{name[:80]}' is none of the names that were looked up"
        raise InputError.at("dismissals", what, did_you_mean(name, known) or "write the name as it was answered")

    def _screening(self, names: tuple[Sought, ...]) -> Screening:
        if names not in self._done:
            self._done[names] = screen(
                self._site,
                [
                    Asked(
                        name=one.name,
                        kind=Kind(one.kind),
                        role=one.asked,
                        born=one.born,
                        first=one.first,
                        last=one.last,
                    )
                    for one in names
                ],
                now=self._now,
                reason=next((one.reason for one in names if one.reason), ""),
                store=self._store,
            )
        return self._done[names]


def is_to_judge(
    screener: SiteScreener,
    checklist: Checklist,
    answers: Answers,
    *,
    venue: Venue,
    subject: str,
    now: datetime,
    records: Mapping[str, str | date] | None = None,
) -> bool:
    """Whether one of the names in these answers is like a listed one today, and nobody has set that aside.

    For a further booking of a series: lists change while a decision is in force.
    """
    walked = walk_through(checklist, answers, venue=venue, now=now, records=records)
    return any(one.open for one in look_all_up(checklist, walked, screener, subject=subject))


def _has(result: NameResult, entry: str) -> bool:
    return any(_entry(match) == entry for match in result.matches)


def _entry(match: Match) -> str:
    return f"{match.list_id}/{match.entry_id}"


def _sought_again(assessment: Assessment, screened: Sequence[Screened]) -> tuple[Sought, ...]:
    reason = next((one.shown for one in assessment.answers if one.question == PEOPLE_REASON), "")
    days = event_days(assessment)
    return tuple(
        Sought(
            question=one.question,
            name=one.name,
            kind=one.kind,
            reason=reason if one.kind == PERSON else "",
            asked=one.asked,
            within=one.within,
            born=one.born,
            first=days.first if days else None,
            last=days.last if days else None,
        )
        for one in screened
    )


def _possible(match: Match, words: WordsSaid) -> PossibleMatch:
    before, held = match.dismissed, words.held_at(match)
    return PossibleMatch(
        listed=match.listed if match.listed == match.entry else f"{match.listed} ({match.entry})",
        list_name=match.list_title,
        list_date=day_words.day(match.list_dated),
        entry=_entry(match),
        why=match.how + (f"; this name is not in the law: {match.not_in_law}" if match.not_in_law else ""),
        weak=match.strength is Strength.WEAK,
        apart=told_apart(match),
        proscribed=match.list_id == PROSCRIBED and not match.removed,
        held=None
        if held is None
        else Judgement(
            name=match.given,
            entry=_entry(match),
            word=held.word,
            reason=held.reason,
            person=held.person,
            at=held.made,
            by=held.by,
            steps=what_follows(match),
        ),
        dismissed=None
        if before is None
        else Dismissal(
            name=match.given,
            entry=_entry(match),
            reason=before.reason,
            person=before.person,
            at=before.made,
            by=before.by,
        ),
    )


def _parts(names: Sequence[Sought]) -> Iterator[tuple[Sought, ...]]:
    """Give names in parts of as many as one look-up takes: of a long booking none is left out."""
    for first in range(0, len(names), MOST_NAMES):
        yield tuple(names[first : first + MOST_NAMES])
