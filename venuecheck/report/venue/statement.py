"""What named persons stated of a requirement, in words: the newest, and who said otherwise before."""

from collections.abc import Iterable, Iterator
from typing import Final

from venuecheck.assurance.check import aware
from venuecheck.assurance.evidence import statement_status
from venuecheck.assurance.status import Status
from venuecheck.core.london import london_day
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import SignOff, Stated
from venuecheck.report.setting.wording import day, joined, label, said, sentence

STATED_WORDS: Final[dict[Stated, str]] = {
    Stated.MET: "Met.",
    Stated.PARTLY: "Met in part.",
    Stated.NOT_MET: "Not met.",
}


_ASKED: Final[dict[EvidenceKind, str]] = {
    EvidenceKind.FILTER_CHECK: "a check of every network",
    EvidenceKind.USER_GROUPS: "checks of two user groups",
    EvidenceKind.ANSWERS: "answers to a checklist",
    EvidenceKind.BOOKINGS: "bookings that were checked and decided on",
    EvidenceKind.FILTER_LOG: "a look at the filter’s log of every network",
    EvidenceKind.STATEMENT: "a signed statement",
}


def in_vain_words(asks: Iterable[EvidenceKind]) -> str:
    """Say in a clause why a signature counts for nothing, by what its requirement asks for."""
    wanted = joined([_ASKED[kind] for kind in asks])
    if not wanted:
        return "the venue is not held against this requirement"
    return f"what shows this requirement is {wanted}, and nobody’s signature takes the place of that"


def taken_back_words(newest: SignOff, before: Iterable[SignOff]) -> str:
    """Say which word of before, that it is not met or in part, a signature took back; empty for none."""
    mine = (one for one in before if one.key == newest.key and statement_status(one) is Status.PROBLEM)
    last = max(mine, key=lambda each: aware(each.at), default=None)
    if last is None:
        return ""
    return f"It takes back what {_by(last)} said on {day(london_day(last.at))}: {signed_words(last)}"


def _by(signed: SignOff) -> str:
    return label(signed.person) + (f", {label(signed.role)}" if signed.role else "")


def stated_words(signed: SignOff) -> str:
    """Say whether somebody stated that a requirement is met, and by how much."""
    figure = ""
    if signed.figure is not None and signed.target is not None:
        figure = f" {signed.figure:g} against a target of {signed.target:g}."
        if signed.stated is not Stated.MET and signed.figure >= signed.target:
            figure += " The figure meets its target: ask whoever signed what is missing."
    return f"{STATED_WORDS[signed.stated]}{figure}"


def signed_words(signed: SignOff) -> str:
    """Say what somebody stated of a requirement, with what shows it; that it is simply met goes without saying."""
    stated = stated_words(signed).removeprefix(STATED_WORDS[Stated.MET]).strip()
    return " ".join(filter(None, (stated, sentence(said(signed.statement)) or "No more is said.")))


def otherwise_words(newest: SignOff, before: Iterable[SignOff]) -> Iterator[str]:
    """Say who else said of it that it is not met, or in part, and has said nothing of it since."""
    last: dict[str, SignOff] = {}
    for one in sorted(before, key=lambda each: aware(each.at)):
        if one.key == newest.key:
            last[one.person.casefold()] = one
    for person, one in last.items():
        if person != newest.person.casefold() and one.stated is not Stated.MET:
            yield f"Before that, on {day(london_day(one.at))}, {_by(one)}, said: {signed_words(one)}"
