"""Which letters leave only by a named person's approval, and what they must carry besides.

A referral shares personal data. Advice to the owner of another's venue (Action 32) can cost a hirer the room, so
whoever decides on difficult bookings approves it, and legal advice is taken where it names somebody.
"""

from collections.abc import Iterator
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.names_said import names_said
from venuecheck.core.actor import Actor, in_a_row
from venuecheck.core.problem import ForbiddenError, Problem
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_values import tells_event
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_NAMES_SOMEBODY: Final = "names_hirer"
"""The question whose answer says whether what the owner is told names a hirer or a speaker."""
_LAWFUL: Final = "write it, such as: public task (UK GDPR article 6(1)(e)); ask your data protection officer"
_OF_REFERRAL: Final = (
    ("approved_by", "nobody has approved that this goes out", "name the person who approves it"),
    ("purpose", "it does not say what it is for", "write what the recipient is to use it for"),
    ("lawful_basis", "it does not say on which lawful basis personal data are shared", _LAWFUL),
)


_REASONS_TO_ASK: Final = ("points", "matches", "note", "asks_safeguarding", "decided_reasons")


def approver(site: Site, kind: LetterKind, said: str | Actor) -> Actor | None:
    """Give who approves a letter; None where nobody is named.

    Raises `ForbiddenError` where they may not: advice to an owner is approved by those alone who decide on difficult
    bookings, where the venue names them.
    """
    if not said:
        return None
    who = acting(site.people, site.venue.id, said, Doing.DECIDE, field="approved_by")
    is_theirs = kind is LetterKind.OWNER_ADVICE and bool(site.deciders)
    if is_theirs and not any(one.means(who.name, who.acted) for one in site.deciders):
        fix = f"name somebody who may: {in_a_row([one.shown for one in site.deciders])}"
        raise ForbiddenError.of("approved_by", f"{who.name} may not approve advice to an owner", fix)
    return who


def in_draft(values: Values) -> Values:
    """Give the values with what a draft says where nobody has written yet what a letter cannot leave without."""
    open_yet = {name: said for name, said in _NOT_YET.items() if not _says(values[name])}
    unsigned = {} if _says(values["signed"]) else {"signature": f"(whoever approves it)\n{values['signature']}"}
    return {**values, **open_yet, **unsigned}


_NOT_YET: Final = {
    "to": "(not known yet)",
    "approved_by": "(nobody yet)",
    "purpose": "(not written yet)",
    "lawful_basis": "(not written yet)",
}


def missing_approval(
    kind: LetterKind, values: Values, assessment: Assessment, *, legal_advice: str, legal_services: str
) -> Iterator[Problem]:
    """Say what a letter lacks that leaves only by approval. `legal_services`: whom this venue's staff ask; or empty."""
    if kind is LetterKind.REFERRAL:
        yield from _in_referral(values)
    if kind is LetterKind.OWNER_ADVICE:
        yield from _in_advice(values, assessment, legal_advice=legal_advice, legal_services=legal_services)


def _in_referral(values: Values) -> Iterator[Problem]:
    for field, what, fix in _OF_REFERRAL:
        if not _says(values[field]):
            yield Problem(field=field, what=what, fix=fix)
    if not any(values[name] for name in _REASONS_TO_ASK):
        what = "nothing on record gives a reason to ask"
        yield Problem(field="note", what=what, fix="write what you ask about, and why")


def _in_advice(values: Values, assessment: Assessment, *, legal_advice: str, legal_services: str) -> Iterator[Problem]:
    if not _says(values["approved_by"]):
        what = "nobody has approved that this advice goes out"
        yield Problem(field="approved_by", what=what, fix="name whoever decides on difficult bookings and has read it")
    said = next((one.value for one in assessment.answers if one.question == _NAMES_SOMEBODY), None)
    place = next((one.shown for one in assessment.answers if one.question == "place"), "")
    named = names_said(str(values["event_told"]), besides=place)
    if tells_event(assessment) and (said != "no" or named) and not _says(legal_advice):
        whom = f" ({legal_services})" if legal_services else ""
        what = "it tells the owner of an event and may name a hirer or a speaker, and no legal advice is recorded"
        if said == "no":
            what = f"it is said to name nobody, and “{named[0]}” reads like a name; no legal advice is recorded"
        yield Problem(
            field="legal_advice",
            what=what,
            fix=f"ask legal services{whom}, and write who advised, when, and what they said",
        )


def _says(said: str | tuple[str, ...]) -> bool:
    return any(char.isalpha() for char in said)
