"""What a venue's records show to be done of what its checklists asked for."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.passed_to_lead import answers_it
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.check import aware
from venuecheck.assurance.closes_actions import (
    DoneElsewhere,
    FilterShown,
    ListsGot,
    asked_at,
)
from venuecheck.assurance.counting import happened
from venuecheck.assurance.since_decided import by_assessment
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.run import Run
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.service.bookings.filter_facts import FINE, WRONG, filter_facts
from venuecheck.service.bookings.letters_made import letters_by_booking
from venuecheck.service.bookings.noted_now import conditions_now, reviews_now
from venuecheck.service.bookings.safeguarding import opened_by_lead
from venuecheck.service.names.lists import LIST_UPDATE_KIND, lists_of, used_lists
from venuecheck.service.sites.site import Site


def done_on_record(
    site: Site,
    store: Store,
    *,
    runs: Sequence[Run],
    assessments: Sequence[Assessment],
    replies: Iterable[Reply],
    now: datetime,
) -> DoneElsewhere:
    """Give what replies, looks back, lists of names that were got and checks of the filter show to be done."""
    done_by = {each.id: [kind_of(action).done_by for action in each.actions] for each in assessments}
    asked = [each for each in assessments if any(by.lists_got for by in done_by[each.id])]
    is_about_filter = any(by.is_by_check for some in done_by.values() for by in some)
    return DoneElsewhere(
        filter=_filter_shown(site, store, runs, now) if is_about_filter else None,
        lists=_lists_got(site, store, asked, now) if asked else None,
        replied=replied(replies, assessments),
        opened_by_lead=opened_by_lead(store) if any(one.passed_to_lead for one in assessments) else {},
        conditions=by_assessment(conditions_now(store, now)),
        reviews=by_assessment(reviews_now(store, now)),
        letters=letters_by_booking(store),
    )


def _filter_shown(site: Site, store: Store, runs: Sequence[Run], now: datetime) -> FilterShown | None:
    finished = happened([run for run in runs if run.run.finished is not None], now)
    if not finished:
        return None
    last: dict[str, datetime] = {}
    for run in finished:
        last[run.run.network] = max(aware(run.run.started), last.get(run.run.network, aware(run.run.started)))
    each = [last.get(network.id) for network in site.networks] or [*last.values()]
    facts = filter_facts(store, now, runs)
    return FilterShown(
        last=max(last.values()),
        every_network=None if None in each else min(when for when in each if when is not None),
        wrong=frozenset(name for name, said in facts.items() if said == WRONG),
        told=frozenset(name for name, said in facts.items() if said in {FINE, WRONG}),
    )


def replied(replies: Iterable[Reply], assessments: Sequence[Assessment]) -> dict[str, dict[Answerer, datetime]]:
    """Give when each answered first; the lead, since something was last passed to them."""
    known = {one.id: one for one in assessments}
    found: dict[str, dict[Answerer, datetime]] = {}
    for each in replies:
        about = known.get(each.assessment)
        if about is None or answers_it(about, each.answerer, each.at):
            by = found.setdefault(each.assessment, {})
            by[each.answerer] = min(by.get(each.answerer, each.at), each.at)
    return found


def _lists_got(site: Site, store: Store, asked: Sequence[Assessment], now: datetime) -> ListsGot | None:
    """Give when the lists that are needed were got; None where none was.

    Whether they can be used is asked only where it matters, for they have to be read whole for it: where some were got
    since `asked` asked for them, and some were not.
    """
    got = {
        str(says["list"]): datetime.fromisoformat(entry.at) for entry, says in listing.said(store, {LIST_UPDATE_KIND})
    }
    last = tuple(got.get(each) for each in site.screening.lists)
    if not any(last):
        return None
    since = [sum(when is not None and when >= asked_at(each) for when in last) for each in asked]
    usable = any(0 < number < len(last) for number in since) and _usable(site, store, now)
    return ListsGot(last=last, usable=usable)


def _usable(site: Site, store: Store, now: datetime) -> bool:
    try:
        used = used_lists(site, lists_of(site, store), london_day(now), store)
    except InputError:
        return False  # a damaged list is named where names are looked up
    return not any(each.problem for each in used if each.id in site.screening.lists)
