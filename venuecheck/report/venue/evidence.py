"""What is recorded for one thing that a plan wants to be shown: where it comes from, of when, and how it came out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.assurance.evidence import ENOUGH_GROUPS, groups_status
from venuecheck.assurance.evidence_found import contradicted, filter_piece, newest_signature, statement_piece
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.requirement import Aged, Asked, Evidenced, Piece, pieces_stand
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.london import london_day
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.plan import Evidence, EvidenceKind, Requirement
from venuecheck.plans.said import LogCheck, SignOff
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN
from venuecheck.report.setting.wording import counted, day, joined, label, remark, sentence
from venuecheck.report.venue.among_all import AmongAll
from venuecheck.report.venue.answered import answered_facts, booking_facts
from venuecheck.report.venue.checks import unfinished_words
from venuecheck.report.venue.fact import Fact, nothing
from venuecheck.report.venue.log_checks import log_fact
from venuecheck.report.venue.networks import NO_CHECK_WORDS, NetworkChecked, NetworkShown
from venuecheck.report.venue.pages import CategoryShown
from venuecheck.report.venue.statement import otherwise_words, signed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """All that requirements are held against."""

    networks: Sequence[NetworkShown]
    stands: Mapping[str, NetworkStands]
    """How each network stands, by id as shown."""
    runs: Mapping[str, Run]
    """By id, as shown."""
    assessments: Sequence[Assessment]
    among: AmongAll
    """How each of them stands among all."""
    log_checks: Sequence[LogCheck]
    sign_offs: Sequence[SignOff]
    signed_before: Sequence[SignOff]
    """Signatures of requirements that a later one has taken the place of."""
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShown:
    """One piece of evidence, or that there is none."""

    kind: EvidenceKind
    about: str
    status: Status
    status_words: str
    words: str
    on: date | None
    """Of when it is; None for none."""
    on_words: str
    due: date | None
    """The day by which it must be shown again; None where nothing is recorded."""
    due_words: str
    past: bool
    """Whether that day is past."""
    by: str
    record: str
    """Id of the record that it rests on; empty for none."""
    target: str
    """The anchor of the section that has it in full; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is recorded for one evidence that a requirement wants."""

    wanted: Evidence
    recorded: tuple[Fact, ...]
    otherwise: tuple[Fact, ...] = ()
    """The answers that stand in for what is not recorded."""
    beside: bool = False
    """Whether the plan does not ask for it."""

    @property
    def told(self) -> Evidenced:
        """The same without words and names, as it is told to a coordinator."""
        return Evidenced(
            kind=self.wanted.kind,
            every_months=self.wanted.every_months,
            recorded=tuple(_piece(fact) for fact in self.recorded),
            otherwise=tuple(_piece(fact) for fact in self.otherwise),
            asks=asked_of(self.wanted),
            beside=self.beside,
        )


def asked_of(wanted: Evidence) -> Asked:
    """Give what an evidence asks for."""
    return Asked(
        categories=wanted.categories,
        probes=wanted.probes,
        checklist=wanted.checklist,
        otherwise=wanted.otherwise.checklist if wanted.otherwise else "",
    )


def _piece(fact: Fact) -> Piece:
    return Piece(of=fact.of, status=fact.status, on=fact.on, later=fact.later, at=fact.at)


def held_of(plan: str, requirement: Requirement, recorded: Recorded) -> tuple[Held, ...]:
    """Give what is recorded for each evidence of a requirement; where nothing is, a fact that says so."""
    held = tuple(_held(wanted, plan, requirement.number, recorded) for wanted in requirement.evidence)
    if all(each.kind is not EvidenceKind.STATEMENT for each in requirement.evidence):
        held += _contradicted_by(plan, requirement.number, recorded)
    return held


def evidence_of(held: Held, made_at: datetime) -> tuple[EvidenceShown, ...]:
    """Show what counts for one evidence."""
    counting = pieces_stand(
        held.wanted.kind, held.recorded, held.otherwise, held.wanted.every_months, london_day(made_at)
    )
    return tuple(_shown(fact, age, held.wanted) for fact, age in counting)


def _held(wanted: Evidence, plan: str, requirement: str, recorded: Recorded) -> Held:
    stated: Iterable[Fact] = ()
    if wanted.otherwise is not None:
        stated = answered_facts(wanted.otherwise, recorded.assessments, recorded.among, recorded.made_at)
    facts = tuple(_facts(wanted, plan, requirement, recorded))
    return Held(wanted=wanted, recorded=facts, otherwise=tuple(stated))


def _contradicted_by(plan: str, requirement: str, recorded: Recorded) -> tuple[Held, ...]:
    """Give the newest signed statement about a requirement that asks for none, where it says that it is not met."""
    if not contradicted(statement_piece(recorded.sign_offs, plan, requirement)):
        return ()
    wanted = Evidence(kind=EvidenceKind.STATEMENT)
    return (Held(wanted=wanted, recorded=(_statement_fact(wanted, plan, requirement, recorded),), beside=True),)


def _facts(wanted: Evidence, plan: str, requirement: str, recorded: Recorded) -> Iterator[Fact]:
    match wanted.kind:
        case EvidenceKind.FILTER_CHECK:
            yield from (_filter_fact(network, recorded.stands[network.id], wanted) for network in recorded.networks)
            if not recorded.networks:
                yield nothing("Networks", "No network of this venue is listed.")
        case EvidenceKind.USER_GROUPS:
            yield _groups_fact(recorded)
        case EvidenceKind.ANSWERS:
            yield from answered_facts(wanted, recorded.assessments, recorded.among, recorded.made_at)
        case EvidenceKind.BOOKINGS:
            yield from booking_facts(wanted, recorded.assessments, recorded.among, recorded.made_at)
        case EvidenceKind.FILTER_LOG:
            yield from (log_fact(network, recorded.log_checks) for network in recorded.networks)
            if not recorded.networks:
                yield nothing("Filter’s log", "No network of this venue is listed.")
        case EvidenceKind.STATEMENT:
            yield _statement_fact(wanted, plan, requirement, recorded)


def _shown(fact: Fact, age: Aged, wanted: Evidence) -> EvidenceShown:
    due, past = age.due, age.past
    words = fact.status_words if age.status is fact.status else ""
    return EvidenceShown(
        kind=wanted.kind,
        about=fact.about,
        status=age.status,
        status_words=words or STATUS_WORDS[age.status],
        words=fact.words,
        on=fact.on,
        on_words=day(fact.on) if fact.on else "nothing recorded",
        due=due,
        due_words=(f"was due again by {day(due)}" if past else f"due again by {day(due)}") if due else "due now",
        past=past,
        by=fact.by,
        record=fact.record,
        target=fact.target,
    )


def _filter_fact(network: NetworkShown, stands: NetworkStands, wanted: Evidence) -> Fact:
    if not isinstance(network, NetworkChecked):
        return nothing(network.name, f"{NO_CHECK_WORDS[network.why]}.", of=network.id, target=network.anchor)
    piece = filter_piece(stands, asked_of(wanted))
    return Fact(
        of=network.id,
        about=network.name,
        status=piece.status,
        words=" ".join(sentence(words) for words in _filter_words(network, wanted)),
        on=piece.on,
        by=_who_looked(network),
        record=network.check.id,
        target=network.anchor,
    )


def _who_looked(network: NetworkChecked) -> str:
    """Name who made the newest check, and whoever looked by hand of whose looking something counts with it."""
    by_hand = (f"{one.by} (by hand, on {one.device}, {one.when})" for one in network.beside)
    return "; ".join((network.check.by, *by_hand))


def _filter_words(network: NetworkChecked, wanted: Evidence) -> Iterator[str]:
    if not wanted.categories and not wanted.probes:
        yield f"{network.counts.words}."
    known = {category.id for category in network.categories}
    missing = [label(each).replace("-", " ") for each in wanted.categories if each not in known]
    yield from (_category_said(category) for category in network.categories if category.id in wanted.categories)
    if missing:
        yield f"the list that was used has no category for {joined(missing)}"
    yield from (_probe_said(network, each) for each in wanted.probes)
    for check in (network.check, *network.others):
        if not check.valid:
            yield "the check could not be relied on."
        elif check.finished is None:
            yield f"the check {unfinished_words(check)}."
        elif check.vantage is Vantage.PERSON:
            yield "a person looked, and this program did not."


def _category_said(category: CategoryShown) -> str:
    closed = sum(page.closed for page in category.pages)
    words = category.counts.words if category.counts.tested else "nothing was tested"
    return f"{category.title}: {words}" + (f" ({closed} {NOT_CHECKED_AGAIN})" if closed else "")


def _probe_said(network: NetworkChecked, wanted: str) -> str:
    question = next((each for each in network.questions if each.probe == wanted), None)
    if question is None:
        return f"the question “{label(wanted).replace('_', ' ')}” was not asked"
    return f"{question.question} {question.reason}" + (f" ({NOT_CHECKED_AGAIN})" if question.closed else "")


def _groups_fact(recorded: Recorded) -> Fact:
    about = "User groups told apart"
    named: dict[str, set[tuple[str, str]]] = {}
    newest: date | None = None
    by_person = False
    checked: dict[str, str] = {}
    for network in recorded.networks:
        run = recorded.runs.get(network.check.id) if isinstance(network, NetworkChecked) else None
        if run is None or not run.run.valid or run.run.finished is None:
            continue
        group = label(run.run.user_group).casefold()
        checked.setdefault(group, label(run.run.user_group))
        named.setdefault(group, set()).update((each.naming, each.name.casefold()) for each in run.run.identified)
        on = london_day(run.run.started)
        # all groups together are as old as the oldest check
        newest = on if newest is None else min(newest, on)
        by_person = by_person or run.run.vantage is Vantage.PERSON
    if len(checked) < ENOUGH_GROUPS:
        done = f"Checked: {joined(list(checked.values()))} only." if checked else "No user group was checked."
        return nothing(about, f"{done} At least {ENOUGH_GROUPS} groups are needed.")
    status = groups_status(list(named.values()), by_person=by_person)
    different = status is not Status.NOT_PROVEN
    groups = f"{counted(len(checked), 'user group')} checked ({joined(list(checked.values()))})"
    words = f"{groups}; the filter named each differently." if different else f"{groups}, but nothing that the filter"
    words += "" if different else " showed says that it tells them apart."
    words += " A person wrote that down." if different and by_person else ""
    return Fact(about=about, status=status, words=words, on=newest)


def _statement_fact(wanted: Evidence, plan: str, requirement: str, recorded: Recorded) -> Fact:
    about = "A named person’s statement"
    newest = newest_signature(recorded.sign_offs, plan, requirement)
    if newest is None:
        return nothing(about, f"nobody has signed this. What to look for: {remark(wanted.look_for)}")
    by = label(newest.person) + (f", {label(newest.role)}" if newest.role else "")
    return Fact(
        about=about,
        status=statement_piece((newest,), plan, requirement).status,
        words=" ".join((signed_words(newest), *otherwise_words(newest, recorded.signed_before))),
        on=london_day(newest.at),
        at=aware(newest.at),
        by=by,
        record=label(newest.id),
        target="signatures",
    )
