"""What persons saw in a browser, beside what this program saw, and where the two differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assurance.check import check_of, check_status, is_old, worth
from venuecheck.assurance.counting import retired_by
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.filtering.judging.sight import PROBE, differ
from venuecheck.filtering.judging.vantages import Combined, Sight
from venuecheck.filtering.model.finding import RESULT_WORDS, VERDICT_WORDS, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Saw, Sighting
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.setting.wording import clause, counted, day, in_zone, label, remark, was_or_were
from venuecheck.report.venue.counts import result_counted
from venuecheck.report.venue.identity import IdentityShown, identity_shown

_SAW_WORDS: dict[Verdict, str] = {**VERDICT_WORDS, Verdict.INCONCLUSIVE: "not sure"}
_PROGRAM_BLOCKED = (
    "Point to check: this program was blocked, and a person was not. The device or the account may be exempt, the "
    "browser may go another way (a VPN, encrypted DNS, mobile data), or the filter has changed in between."
)
_PROGRAM_OPENED = (
    "Point to check: it opened for this program, and was blocked for a person. The filter may live in the browser or "
    "in a program on the device (then say so of the network, in the settings), or the person's device or account is "
    "filtered in another way."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SightShown:
    """What one person saw of one page."""

    check: str
    """Id of the hand check."""
    by: str
    device: str
    account: str
    day: date
    verdict: Verdict
    result: Result
    note: str
    words: str
    """All of it as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesShown:
    """One page from both vantages."""

    program: Verdict | None
    """What this program found; None where it did not try the page."""
    program_words: str
    """The same as a sentence."""
    persons: tuple[SightShown, ...]
    """What persons saw, the newest first."""
    counted: str
    """`program` or `person`: whose view the page's verdict is."""
    differ: bool
    """Whether they told different things."""
    point: str
    """What to check where they differ; '' elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCheckShown:
    """One hand check of a network."""

    id: str
    by: str
    device: str
    place: str
    when: str
    identity: IdentityShown
    list_words: str
    blocked: int
    opened: int
    unsure: int
    not_checked: int
    """Pages of its list for which nobody wrote anything down."""
    valid: bool
    old: bool
    status: Status
    status_words: str
    words: str
    """The counts as a sentence."""
    warnings: tuple[str, ...]
    counted: bool
    """Whether something that was seen then is counted with a check of the network."""


def hand_checks_shown(
    runs: Sequence[Run],
    counting: Sequence[Combined],
    stands: NetworkStands,
    retirements: Sequence[Retirement],
    made_at: datetime,
) -> tuple[HandCheckShown, ...]:
    """Show the hand checks among a network's runs, in their order.

    One counts where something of it is in what is `counting`, or is still wrong.
    """
    still_wrong = {fault.last.run for fault in stands.wrong}
    counted_with = {one.run.run.id for both in counting for seen in both.sights.values() for one in seen}
    counted_with |= still_wrong | {both.measured.run.id for both in counting}
    return tuple(
        _shown(
            run, stands, retirements, made_at, counts=run.run.id in counted_with, still_wrong=run.run.id in still_wrong
        )
        for run in runs
        if run.run.vantage is Vantage.PERSON
    )


def _shown(
    run: Run,
    stands: NetworkStands,
    retirements: Sequence[Retirement],
    made_at: datetime,
    *,
    counts: bool,
    still_wrong: bool,
) -> HandCheckShown:
    """Show one hand check; one whose list or network was retired since applies to nothing any more.

    `counts`: something of it is counted with a check of the network; `still_wrong`: what it found wrong is.
    """
    number = _numbers(run)
    head = run.run
    old, retired = is_old(head.started, made_at), retired_by(run, retirements, made_at)
    # one that is not asked about today is shown as it came out then
    check, at = check_of(run), made_at if old else head.started
    status = Status.NOT_APPLICABLE if retired else stands.check_stands(check, at)
    warnings = []
    if not retired and status is not check_status(check, at):
        warnings.append(_BY_WORD)
    if not head.valid:
        warnings.append(f"It could not be relied on: {clause(remark(head.invalid_reason or ''))}.")
    if old:
        warnings.append(_OLD_AND_WRONG if still_wrong else _OLD)
    if retired:
        what = "list is" if retired.list_id else "network was"
        warnings.append(f"Its {what} retired, so it counts for nothing here.")
    return HandCheckShown(
        id=label(head.id),
        by=label(head.person) or "somebody not named",
        device=label(head.device) or "not recorded",
        place=label(head.place) or "not recorded",
        when=day(in_zone(head.started, made_at).date()),
        identity=identity_shown(head),
        list_words=f"{label(head.list_title or head.list_id)}, version {head.list_version}",
        blocked=number[Saw.BLOCKED],
        opened=number[Saw.OPENED],
        unsure=number[Saw.UNSURE],
        not_checked=number[None],
        valid=head.valid,
        old=old,
        status=status,
        status_words=STATUS_WORDS[status],
        words=words_of(run),
        warnings=tuple(warnings),
        counted=counts,
    )


_BY_WORD = "What it found wrong was closed by a person, with a reason; it was not checked again."
_OLD = "It is more than a year old, and counts for nothing here."
_OLD_AND_WRONG = (
    "It is more than a year old: what it found wrong counts until a later check shows that it is put right, and "
    "nothing else of it does."
)


def words_of(run: Run) -> str:
    """Say what a person saw, such as: seen by a person, 3 blocked, 1 opened, 2 pages not checked."""
    number = _numbers(run)
    wrong = Counter(finding.result for finding in run.findings)
    parts = [f"{number[saw]} {words}" for saw, words in _COUNTED if number[saw]]
    if number[None]:
        parts.append(f"{counted(number[None], 'page')} not checked by a person")
    bad = [result_counted(wrong[result], result) for result in _WRONG if wrong[result]]
    return f"Seen by a person: {', '.join(parts) or 'nothing'}." + (f" Of these, {' and '.join(bad)}." if bad else "")


_COUNTED = ((Saw.BLOCKED, "blocked"), (Saw.OPENED, "opened"), (Saw.UNSURE, "not sure"))
_WRONG = (Result.UNDER_BLOCKED, Result.OVER_BLOCKED)


def _numbers(run: Run) -> "Counter[Saw | None]":
    seen = {step.subject: step.saw for step in run.observations if isinstance(step, Sighting)}
    return Counter(seen.get(finding.page) for finding in run.findings)


def sides_of(both: Combined, page: str, chosen: PageFinding, made_at: datetime) -> SidesShown | None:
    """Show a page from both vantages; None where no person wrote anything down of it."""
    sights = both.sights.get(page, ())
    if not sights:
        return None
    probed = next((each for each in both.measured.findings if each.page == page and each.probe != PROBE), None)
    measured = worth(probed, valid=both.measured.run.valid) if probed is not None else Result.NOT_PROVEN
    against = next((one for one in sights if differ(measured, one.finding.result)), None)
    point = ""
    if against is not None:
        point = _PROGRAM_OPENED if against.finding.verdict is Verdict.BLOCKED else _PROGRAM_BLOCKED
    return SidesShown(
        program=probed.verdict if probed is not None else None,
        program_words=_program_words(probed, measured),
        persons=tuple(_sight(one, made_at) for one in sights),
        counted="person" if chosen.probe == PROBE else "program",
        differ=against is not None,
        point=point,
    )


def _program_words(probed: PageFinding | None, worth: Result) -> str:
    if probed is None:
        return "This program did not try it."
    return f"This program: {VERDICT_WORDS[probed.verdict]} ({RESULT_WORDS[worth]}). {remark(probed.reason)}".strip()


def _sight(one: Sight, made_at: datetime) -> SightShown:
    head = one.run.run
    when = in_zone(head.started, made_at).date()
    by, device, account = label(head.person), label(head.device), label(head.account)
    said = f"{_SAW_WORDS[one.finding.verdict]} ({RESULT_WORDS[one.finding.result]})"
    note = remark(one.note)
    words = f"Seen by a person: {said}, by {by} on {device} as {account}, {day(when)}."
    return SightShown(
        check=label(head.id),
        by=by,
        device=device,
        account=account,
        day=when,
        verdict=one.finding.verdict,
        result=one.finding.result,
        note=note,
        words=words + (f" Note: {clause(note)}." if note else ""),
    )


def hand_words(checks: Sequence[HandCheckShown], differing: int) -> str:
    """Say how many persons' checks there are, and where they differ; '' where there is none."""
    if not checks:
        return ""
    said = f"{counted(len(checks), 'check')} by a person in a browser."
    if differing:
        said += f" {counted(differing, 'page')} {was_or_were(differing)} seen differently by a person and this program."
    return said
