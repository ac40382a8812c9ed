"""One venue on a page of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping

from venuecheck.assessment.assessment import OF_VENUE_KINDS, OUTCOME_KIND_WORDS
from venuecheck.assurance.assessed import stated_kind
from venuecheck.assurance.check import OLD_AFTER
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.how import How
from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.bookings import action_counts, looks_back
from venuecheck.collate.facts import Check, Partner, Return, VenueFacts
from venuecheck.collate.failures import FailingPage
from venuecheck.collate.picture import Picture
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.filtering.model.finding import RESULT_WORDS, NetworkStatus, Result
from venuecheck.report.partnership.actions import actions_words
from venuecheck.report.partnership.by_persons import WHERE_WHY, by_persons, counts_words
from venuecheck.report.partnership.listed import name_of, partner_name
from venuecheck.report.partnership.overall import MOST_ROWS, columns, left_out, nothing_heard, users_of
from venuecheck.report.partnership.unusable import side_shown, unusable_facts
from venuecheck.report.partnership.view import Grid, VenuePage
from venuecheck.report.partnership.words import BOOKINGS_SAID_WORDS, FILTER_SAID_WORDS, question_words, readable
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN
from venuecheck.report.setting.requirement_words import requirement_words
from venuecheck.report.setting.wording import counted, day, joined, label, prose, sentence, some
from venuecheck.report.venue.counts import result_counted

_QUESTION_WORDS = {NetworkStatus.PROBLEM: "problem", NetworkStatus.INCONCLUSIVE: "could not tell"}
_NETWORKS_NAMED = 10


def venue_page(
    facts: VenueFacts,
    standing: Standing,
    failing: tuple[FailingPage, ...],
    partners: Mapping[str, Partner],
    picture: Picture,
) -> VenuePage:
    """Make a venue's page; `failing` are the pages that failed there."""
    return VenuePage(
        anchor=f"venue-{facts.venue.id}",
        id=facts.venue.id,
        name=name_of(facts.venue),
        kind_words=VENUE_KIND_WORDS[facts.venue.kind],
        partner=partner_name(facts.venue, partners),
        filtering=side_shown(standing.filtering, standing.counted.filtering, standing),
        bookings=side_shown(standing.bookings, standing.counted.bookings, standing),
        facts=tuple(_facts(facts, standing, picture)),
        grids=tuple(
            grid
            for grid in (
                _checks(standing, picture),
                _failing(failing, standing),
                by_persons(standing),
                _questions(standing),
            )
            if grid.rows
        ),
    )


def _facts(facts: VenueFacts, standing: Standing, picture: Picture) -> Iterator[str]:
    if standing.last_heard is None:
        yield sentence(f"{nothing_heard(picture, standing.venue)} of this venue")
    else:
        late = f" It was due again by {day(standing.due)}." if standing.is_silent and standing.due else ""
        due = f" It is due again by {day(standing.due)}." if standing.due and not standing.overdue else ""
        yield f"Last heard of on {day(standing.last_heard)}.{late}{due}"
    yield from unusable_facts(standing)
    persons = counts_words([standing])
    if persons:
        yield f"By persons, and shown by no check: {persons}. {WHERE_WHY}"
    if standing.unchecked:
        named = some([label(network) for network in standing.unchecked], _NETWORKS_NAMED)
        yield f"Networks of which no check counts: {named}."
    ahead = sum(1 for _ in dated_ahead(facts, picture.at))
    if ahead:
        records = counted(ahead, "record")
        yield f"Not counted, because sent with a date in the future: {records}. Have the venue's clock put right."
    yield from _told(standing)
    counting = [each for each in standing.assessed.values() if each.counts]
    if counting:
        waiting = sum(each.to_decide for each in counting)
        yield f"{counted(len(counting), 'checklist')} counted, {waiting} of them to be decided."
    yield from _passed_over(facts, standing)
    yield from _differing(standing)
    found = looks_back((facts.venue.id, one) for one in facts.assessed)
    if found:
        yield f"Noted after events (stated): {'; '.join(f'{words}: {number}' for words, number in found.items())}."
    if standing.required:
        words = requirement_words(standing.required.values())
        yield f"{counted(len(standing.required), 'requirement')} of its plans: {words}."
    number = action_counts(((standing.venue, each) for each in standing.to_do), picture.at)
    if number.open:
        yield actions_words(number)


def _told(standing: Standing) -> Iterator[str]:
    for told in standing.said.counting:
        yield f"On {day(told.said_on)} it was said ({_how(told)}; no evidence): {_said(told)}."
        if told.note:
            yield sentence(f"Note: {prose(told.note)}")
    for told in standing.said.contrary:
        yield (
            f"Before that, on the same day ({day(told.said_on)}), it was said ({_how(told)}): {_said(told)}. "
            "What was said last counts."
        )


def _how(told: Return) -> str:
    return label(told.how) or "how is not recorded"


def _said(told: Return) -> str:
    return f"{FILTER_SAID_WORDS[told.filtering]}; {BOOKINGS_SAID_WORDS[told.bookings]}"


def _passed_over(facts: VenueFacts, standing: Standing) -> Iterator[str]:
    """Say what was told of checklists and counts for nothing, with why; what is dated in the future is told apart."""
    number = Counter(each.how for each in standing.assessed.values() if not each.counts)
    said = [f"{number[how]} {words}" for how, words in _PASSED_OVER.items() if number[how]]
    if said:
        yield f"Checklists told and not counted: {joined(said)}."
    if standing.signed_in_vain:
        signed = counted(standing.signed_in_vain, "requirement")
        yield f"Signatures told and not counted: of {signed}, where the plan asks for something else."
    yield from _contrary(facts, standing)


def _contrary(facts: VenueFacts, standing: Standing) -> Iterator[str]:
    """Say of two self-assessments of one day that say otherwise of the same which one counts, as of returns."""
    by_id = {each.id: each for each in facts.assessed}
    for one in by_id.values():
        stands = standing.assessed.get(one.id)
        later = by_id.get(stands.replaced_by) if stands else None
        if later is None or later.on != one.on or not {one.recommended, later.recommended} <= OF_VENUE_KINDS:
            continue
        was, counts = (OUTCOME_KIND_WORDS[stated_kind(each)] for each in (one, later))
        if was != counts:
            words = f"{label(one.checklist)} was answered twice to the contrary, at last: {counts}"
            yield f"On {day(one.on)} {words}. That counts; before it said: {was}."


_PASSED_OVER: dict[How, str] = {
    How.REPLACED: "replaced by a later one",
    How.LONG_SETTLED: "settled, and begun more than a year ago",
}


def _differing(standing: Standing) -> Iterator[str]:
    """Say how often persons decided otherwise than a checklist recommended: they may, and it is shown."""
    ways = Counter(each.differs for each in standing.assessed.values() if each.is_settled)
    said = [f"{ways[way]} {words}" for way, words in _DIFFERS_WORDS.items() if ways[way] and words]
    if said:
        yield f"Decided otherwise than the checklist recommended: {joined(said)}."


_DIFFERS_WORDS: dict[Differs, str] = {
    Differs.LESS_STRICT: "less strictly",
    Differs.STRICTER: "more strictly",
    Differs.NO_JUDGEMENT: "",
    Differs.NOT: "",
}


def _checks(standing: Standing, picture: Picture) -> Grid:
    return Grid(
        id="checks",
        title="Checks of networks",
        about="",
        columns=columns(
            ("network", "Network"),
            ("users", "Used by"),
            ("on", "Checked on"),
            ("as_expected", "As expected"),
            ("opened", "Opened, should be blocked"),
            ("blocked", "Blocked, should open"),
            ("not_told", "Could not tell"),
            ("filter", "Filter seen"),
            ("notes", "Notes"),
        ),
        rows=tuple(
            (
                label(check.network),
                users_of(check.network_kind),
                london_day(check.started),
                check.as_it_was().as_expected,
                check.as_it_was().under_blocked,
                check.as_it_was().over_blocked,
                check.as_it_was().not_proven,
                readable(check.product) or "none seen",
                _notes(check, picture, _stand_from_before(check, standing)),
            )
            for check in standing.checks
        ),
        otherwise="",
    )


def _stand_from_before(check: Check, standing: Standing) -> int:
    """Count what failed in a check that no longer counts, and stands: told with the network's newest check."""
    mine = [each for each in standing.checks if each.network == check.network]
    if check is not mine[0]:
        return 0
    runs = {each.run for each in mine}
    networks = (each for each in standing.networks if each.network == check.network)
    return sum(fault.last.run not in runs for each in networks for fault in each.wrong)


def _notes(check: Check, picture: Picture, before: int) -> str:
    said = []
    if before:
        said.append(f"{counted(before, 'fault')} of an earlier check {'stands' if before == 1 else 'stand'}")
    if not check.valid:
        said.append("could not be relied on")
    if not check.finished:
        said.append("stopped before its end")
    if picture.at - check.started > OLD_AFTER:
        said.append("more than a year old")
    if check.by_person:
        said.append("by a person, in a browser")
    if days := check.seen_since(picture.at):
        together = ", ".join(
            result_counted(number, result) for result in Result if (number := getattr(check.counts, result.value))
        )
        said.append(f"persons saw pages since, on {joined([day(one) for one in days])} (together: {together})")
    return joined(said)


def _failing(failing: tuple[FailingPage, ...], standing: Standing) -> Grid:
    by_word = {(each.network, each.item, each.result) for each in standing.answered}
    by_word -= {(each.network, each.item, each.result) for network in standing.networks for each in network.wrong}

    def found(one: FailingPage) -> str:
        words = RESULT_WORDS[one.result]
        return f"{words}; {NOT_CHECKED_AGAIN}" if (one.network, one.page, one.result) in by_word else words

    return Grid(
        id="failing",
        title="Pages that failed",
        about="",
        columns=columns(("page", "Page"), ("category", "Category"), ("network", "Network"), ("result", "Result")),
        rows=tuple(
            (label(one.page), readable(one.category), label(one.network), found(one)) for one in failing[:MOST_ROWS]
        )
        + left_out(failing, 4),
        otherwise="",
    )


def _questions(standing: Standing) -> Grid:
    return Grid(
        id="questions",
        title="Questions to the networks",
        about="",
        columns=columns(("question", "Question"), ("network", "Network"), ("found", "Found")),
        rows=tuple(
            (question_words(question.probe), label(check.network), _QUESTION_WORDS[question.status])
            for check in standing.checks
            for question in check.questions
            if question.status in _QUESTION_WORDS
        ),
        otherwise="",
    )
